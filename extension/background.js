/** The background: hears the button, the keys, the menu, the pages, the popup and the ledger. It never waits awake. */
/** @import { Engine, FromContent, Message, Scope, ToBackground } from '../types/messages.js' */
/** @import { Kind, Span } from '../types/work.js' */
import { Marking, reason } from './marking.js';
import * as says from './messages.js';
import { always, choose, isOff, settings } from './settings.js';
import { forget, known } from './tabs.js';

const { isOwnPage, tell, understood } = says;

const POPUP = 'extension/popup.html';

/** Registers everything that the background hears. `engine` finds the article and analyses it. @param {Engine} engine */
export function listen(engine) {
  const marking = new Marking(engine);
  const failed = (/** @type {number} */ tabId) => chrome.action.setBadgeText({ tabId, text: '!' }).catch(() => {});

  /**
   * Goes to a span of the text of a tab, or lights it where it stands.
   *
   * @type {(tabId: number, type: 'go' | 'light', span: Span | null) => Promise<void>}
   */
  async function point(tabId, type, span) {
    const article = await known(tabId);
    if (!article) return;
    if (type === says.LIGHT) {
      // The light that went on last may be in another frame.
      const at = span && article.locate(span);
      await Promise.all(
        article.parts.map(({ frameId }) =>
          tell(tabId, frameId, says.LIGHT, { span: at?.frameId === frameId ? at.span : null }).catch(() => {}),
        ),
      );
      return;
    }
    if (!span) return;
    const { frameId, span: there } = article.locate(span);
    await tell(tabId, frameId, type, { span: there });
  }

  /** The words that the reader has selected in a tab, as a span of its text. @type {(tabId: number) => Promise<{span: Span | null}>} */
  async function selected(tabId) {
    const article = await known(tabId);
    if (!article) return { span: null };
    const given = await Promise.all(article.parts.map(({ frameId }) => tell(tabId, frameId, says.SELECTED, {}).catch(() => null)));
    const n = given.findIndex((one) => one?.span);
    const span = given[n]?.span;
    return { span: span ? article.whole(article.parts[n].frameId, span) : null };
  }

  /**
   * Goes to the next or the previous labelled sentence.
   *
   * @param {number} tabId
   * @param {number} by
   */
  async function step(tabId, by) {
    const article = await known(tabId);
    if (!article) return;
    const { hidden } = await settings();
    const { sentences } = article.ledger;
    let at = article.current ?? (by > 0 ? -1 : sentences.length);
    do at += by;
    while (at >= 0 && at < sentences.length && !sentences[at].labels.some((label) => !hidden.includes(label)));
    if (at < 0 || at >= sentences.length) return;
    article.current = at;
    await point(tabId, says.GO, sentences[at].span);
  }

  /**
   * Shows or hides a kind of mark in a tab, and from now on.
   *
   * @param {number} tabId
   * @param {Kind} name
   * @param {boolean} shown
   */
  async function kind(tabId, name, shown) {
    const { hidden } = await settings();
    const others = hidden.filter((other) => other !== name);
    await choose({ hidden: shown ? others : [...others, name] });
    const article = await known(tabId);
    await Promise.all((article?.parts ?? []).map(({ frameId }) => tell(tabId, frameId, says.SHOW, { kind: name, shown }).catch(() => {})));
  }

  /** Whether a press marks the tab: it is not marked, and nothing is switched off there. */
  const wanted = (/** @type {string | undefined} */ url) => async (/** @type {number} */ tabId) =>
    !(await known(tabId)) && !isOff(await settings(), url);

  /**
   * What a content script may ask.
   *
   * @param {Message<FromContent>} said
   * @param {chrome.runtime.MessageSender} sender
   */
  async function answerPage(said, { tab, frameId, url }) {
    if (tab?.id === undefined || frameId === undefined) return {};
    switch (said.type) {
      case says.CHANGED:
        return marking.changed(tab.id, frameId, said.part);
      case says.MARK:
        // A frame that is there later than its page joins what is marked, and begins nothing by itself.
        if (frameId !== 0 && !marking.isBusy(tab.id) && !(await known(tab.id))) return {};
        return marking.mark(tab.id, { scope: 'article' }, async () => !isOff(await settings(), tab.url ?? url));
      default:
        return { reload: true };
    }
  }

  /** What popup, options and ledger may ask. @param {Message<ToBackground>} said */
  async function answer(said) {
    switch (said.type) {
      case says.STATE:
        return marking.settled(said.tabId);
      case says.MARK:
        return marking.mark(said.tabId, { scope: said.scope, insists: said.insists });
      case says.UNMARK:
        return marking.clear(said.tabId);
      case says.LEDGER: {
        const article = await known(said.tabId);
        return (
          article && { text: article.text, analysis: article.analysis, blocks: article.blocks, title: article.title, url: article.url }
        );
      }
      case says.JUMP:
        return point(said.tabId, says.GO, said.span);
      case says.HOVER:
        return point(said.tabId, says.LIGHT, said.span);
      case says.STEP:
        return step(said.tabId, said.by);
      case says.KIND:
        return kind(said.tabId, said.kind, said.shown);
      case says.FILTER:
        return marking.repaint(said.tabId, said.speaker);
      case says.CHOSEN:
        return selected(said.tabId);
      case says.CORRECTED:
        return marking.corrected(said.tabId);
      case says.SETTINGS:
        await choose(said.chosen);
        return said.tabId === undefined ? {} : marking.repaint(said.tabId);
      case says.ALWAYS:
        return always(said.site, said.on);
      default:
        return { reload: true };
    }
  }

  chrome.runtime.onMessage.addListener((said, sender, reply) => {
    // What those who show a tab hear.
    if (said?.sourcelight === undefined || said.type === says.MARKED) return false;
    if (!understood(said, sender)) {
      reply({ reload: true });
      return false;
    }
    (isOwnPage(sender) ? answer(said) : answerPage(said, sender)).then(
      (given) => reply(given ?? {}),
      (error) => reply({ error: reason(error) }),
    );
    return true;
  });

  // ---- What starts it -----------------------------------------------------------------------------------------------------

  // The page is marked at the press; the popup takes its time.
  chrome.action.onClicked.addListener((tab) => {
    if (tab.id === undefined) return;
    marking.mark(tab.id, { scope: 'article' }, wanted(tab.url)).catch(() => {});
    // From now on the button opens and closes it by itself, until the tab goes elsewhere. Firefox lets it open only while the press is being
    // handled, so nothing is awaited; it is refused where the window is not in front any more.
    chrome.action.setPopup({ tabId: tab.id, popup: POPUP }).catch(() => {});
    chrome.action.openPopup().catch(() => {});
  });

  // Firefox for Android has no popup that an extension could open: there it opens at the press, and marks the page itself.
  chrome.runtime.getPlatformInfo().then(({ os }) => {
    if (os === 'android') chrome.action.setPopup({ popup: POPUP });
  });

  chrome.commands?.onCommand.addListener(async (command, tab) => {
    const [active] = tab ? [tab] : await chrome.tabs.query({ active: true, currentWindow: true });
    const id = active?.id;
    if (id === undefined) return;
    if (command === 'next' || command === 'previous') return void (await step(id, command === 'next' ? 1 : -1));
    if (await known(id)) await marking.clear(id);
    else await marking.mark(id, { scope: 'article' }, wanted(active.url)).catch(() => failed(id));
  });

  chrome.runtime.onInstalled.addListener(({ reason: why }) => {
    // On a telephone there is none.
    chrome.contextMenus?.removeAll(() => {
      chrome.contextMenus.create({ id: 'selection', title: chrome.i18n.getMessage('markSelection'), contexts: ['selection'] });
      chrome.contextMenus.create({ id: 'page', title: chrome.i18n.getMessage('markPage'), contexts: ['page'] });
    });
    if (why === 'install') chrome.tabs.create({ url: chrome.runtime.getURL('extension/welcome.html') });
  });

  chrome.contextMenus?.onClicked.addListener(({ menuItemId }, tab) => {
    const id = tab?.id;
    if (id !== undefined) marking.mark(id, { scope: /** @type {Scope} */ (menuItemId) }).catch(() => failed(id));
  });

  // A tab that goes elsewhere takes its marks with it; the browser clears its badge by itself. A page that only changes its address
  // keeps its content script, and its marks.
  chrome.tabs.onUpdated.addListener(async (tabId, { status }) => {
    if (status !== 'complete' || !(await known(tabId))) return;
    await tell(tabId, 0, says.HERE, {}).catch(() => forget(tabId));
  });
  chrome.tabs.onRemoved.addListener((tabId) => forget(tabId));
}
