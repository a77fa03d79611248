/** The background: hears the button, the keys, the menu, the pages, the popup and the ledger. It never waits awake. */
import { Marking, reason } from './marking.js';
import * as says from './messages.js';
import { always, choose, isOff, settings } from './settings.js';
import { forget, known } from './tabs.js';

const { isOwnPage, message, understood } = says;

const POPUP = 'extension/popup.html';

/** Registers everything that the background hears. `engine` finds the article and analyses it. */
export function listen(engine) {
  const marking = new Marking(engine);
  const tell = (tabId, frameId, type, fields) => chrome.tabs.sendMessage(tabId, message(type, fields), { frameId });
  const failed = (tabId) => chrome.action.setBadgeText({ tabId, text: '!' }).catch(() => {});

  /** Goes to a span of the text of a tab, or lights it where it stands. */
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
    const { frameId, span: there } = article.locate(span);
    await tell(tabId, frameId, type, { span: there });
  }

  /** The words that the reader has selected in a tab, as a span of its text. */
  async function selected(tabId) {
    const article = await known(tabId);
    const given = await Promise.all((article?.parts ?? []).map(({ frameId }) => tell(tabId, frameId, says.SELECTED).catch(() => null)));
    const n = given.findIndex((one) => one?.span);
    return { span: n < 0 ? null : article.whole(article.parts[n].frameId, given[n].span) };
  }

  /** Goes to the next or the previous labelled sentence. */
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

  /** Shows or hides a kind of mark in a tab, and from now on. */
  async function kind(tabId, name, shown) {
    const { hidden } = await settings();
    const others = hidden.filter((other) => other !== name);
    await choose({ hidden: shown ? others : [...others, name] });
    const article = await known(tabId);
    await Promise.all((article?.parts ?? []).map(({ frameId }) => tell(tabId, frameId, says.SHOW, { kind: name, shown }).catch(() => {})));
  }

  /** Whether a press marks the tab: it is not marked, and nothing is switched off there. */
  const wanted = (url) => async (tabId) => !(await known(tabId)) && !isOff(await settings(), url);

  /** What a content script may ask. */
  async function answerPage(said, { tab, frameId, url }) {
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

  /** What popup, options and ledger may ask. */
  async function answer(said) {
    const { type, tabId } = said;
    switch (type) {
      case says.STATE:
        return marking.settled(tabId);
      case says.MARK:
        return marking.mark(tabId, { scope: said.scope, insists: said.insists });
      case says.UNMARK:
        return marking.clear(tabId);
      case says.LEDGER: {
        const article = await known(tabId);
        return (
          article && { text: article.text, analysis: article.analysis, blocks: article.blocks, title: article.title, url: article.url }
        );
      }
      case says.JUMP:
        return point(tabId, says.GO, said.span);
      case says.HOVER:
        return point(tabId, says.LIGHT, said.span);
      case says.STEP:
        return step(tabId, said.by);
      case says.KIND:
        return kind(tabId, said.kind, said.shown);
      case says.FILTER:
        return marking.repaint(tabId, said.speaker);
      case says.CHOSEN:
        return selected(tabId);
      case says.CORRECTED:
        return marking.corrected(tabId);
      case says.SETTINGS:
        await choose(said.chosen);
        return tabId === undefined ? {} : marking.repaint(tabId);
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
    marking.mark(tab.id, { scope: 'article' }, wanted(tab.url)).catch(() => {});
    // From now on the button opens and closes it by itself, until the tab goes elsewhere. Firefox lets it open only while the press is being
    // handled, so nothing is awaited; it is refused where the window is not in front any more.
    chrome.action.setPopup({ tabId: tab.id, popup: POPUP }).catch(() => {});
    chrome.action.openPopup().catch(() => {});
  });

  // Firefox for Android has no popup that an extension could open: there it opens at the press, and marks the page itself.
  chrome.runtime.getPlatformInfo().then(({ os }) => os === 'android' && chrome.action.setPopup({ popup: POPUP }));

  chrome.commands?.onCommand.addListener(async (command, tab) => {
    const [active] = tab ? [tab] : await chrome.tabs.query({ active: true, currentWindow: true });
    if (!active) return;
    if (command === 'next' || command === 'previous') return void (await step(active.id, command === 'next' ? 1 : -1));
    if (await known(active.id)) await marking.clear(active.id);
    else await marking.mark(active.id, { scope: 'article' }, wanted(active.url)).catch(() => failed(active.id));
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
    marking.mark(tab.id, { scope: menuItemId }).catch(() => failed(tab.id));
  });

  // A tab that goes elsewhere takes its marks with it; the browser clears its badge by itself. A page that only changes its address
  // keeps its content script, and its marks.
  chrome.tabs.onUpdated.addListener(async (tabId, { status }) => {
    if (status !== 'complete' || !(await known(tabId))) return;
    await tell(tabId, 0, says.HERE).catch(() => forget(tabId));
  });
  chrome.tabs.onRemoved.addListener((tabId) => forget(tabId));
}
