/** The background: marks a tab when asked, answers the popup and the ledger, analyses what changed. It never waits awake. */
import { analyse } from './analyser.js';
import { look } from './look.js';
import * as says from './messages.js';
import { TabArticle, forget, keep, known } from './tabs.js';

const { isOwnPage, message, understood } = says;

/** Tabs that are being marked, so that two presses do not race. */
const busy = new Map();

/** The kinds that are not painted. Stance and what was passed over are there when asked for. */
async function hiddenKinds() {
  return (await chrome.storage.local.get({ hidden: ['stance', 'passed'] })).hidden;
}

// ---- Marking ------------------------------------------------------------------------------------------------------------

/** Reads a tab, analyses it and paints it. Gives what the popup shows. */
async function mark(tabId, scope = 'article') {
  const before = busy.get(tabId) ?? Promise.resolve();
  const work = before.catch(() => {}).then(() => markNow(tabId, scope));
  busy.set(tabId, work);
  try {
    return await work;
  } finally {
    if (busy.get(tabId) === work) busy.delete(tabId);
  }
}

async function markNow(tabId, scope) {
  const frames = await inject(tabId);
  const parts = [];
  for (const frameId of frames) {
    // A frame may go away between the two calls; the others are read all the same.
    const part = await tell(tabId, frameId, says.READ, { scope }).catch(() => null);
    if (part?.text) parts.push({ frameId, part });
  }
  if (!parts.length) {
    await clear(tabId);
    return { empty: true, scope };
  }
  return analysed(tabId, parts);
}

/** Puts the content script into every frame that can be reached, the top frame first, without waiting for what is still loading. */
async function inject(tabId) {
  const results = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['content.js'], injectImmediately: true });
  return results.map(({ frameId }) => frameId).sort((a, b) => a - b);
}

/** Analyses what the frames hold and paints them. */
async function analysed(tabId, parts) {
  const article = new TabArticle(parts);
  article.analysis = await analyse(article.text, article.blocks);
  await keep(tabId, article);
  await dress(tabId, parts.some(({ part }) => part.dark));
  await paint(tabId, article);
  await badge(tabId, article);
  chrome.runtime.sendMessage(message(says.MARKED, { tabId })).catch(() => {});
  return state(tabId);
}

async function paint(tabId, article, speaker = null) {
  const hidden = await hiddenKinds();
  const painted = article.marks(speaker).map((frame) => {
    const { frameId, marks, reading } = frame;
    return tell(tabId, frameId, says.PAINT, { marks, hidden, reading }).catch(() => {});
  });
  await Promise.all(painted);
}

/**
 * Inserts the style sheet that fits the page, in place of the one before: as the reader's own, for the page's would end at the shadow
 * trees, and as the page's too, for from the reader's Chromium takes the lines and not the tints of a highlight.
 */
async function dress(tabId, dark) {
  const target = { tabId, allFrames: true };
  for (const origin of ['USER', 'AUTHOR']) {
    await chrome.scripting.removeCSS({ target, origin, css: await look(!dark) });
    await chrome.scripting.removeCSS({ target, origin, css: await look(dark) });
    await chrome.scripting.insertCSS({ target, origin, css: await look(dark) });
  }
}

async function badge(tabId, article) {
  const { labelled } = article.ledger.counts;
  await chrome.action.setBadgeBackgroundColor({ tabId, color: '#23211d' });
  await chrome.action.setBadgeText({ tabId, text: labelled > 999 ? '1k' : String(labelled) });
}

async function clear(tabId) {
  const article = await known(tabId);
  await forget(tabId);
  await chrome.action.setBadgeText({ tabId, text: '' });
  for (const { frameId } of article?.parts ?? []) await tell(tabId, frameId, says.CLEAR).catch(() => {});
  chrome.runtime.sendMessage(message(says.MARKED, { tabId })).catch(() => {});
}

const tell = (tabId, frameId, type, fields) => chrome.tabs.sendMessage(tabId, message(type, fields), { frameId });

/** A frame's text changed under its marks. */
async function changed(tabId, frameId, part) {
  const article = await known(tabId);
  if (!article) return;
  const parts = article.parts.filter((other) => other.frameId !== frameId);
  if (part.text) parts.push({ frameId, part });
  if (!parts.length) return void (await clear(tabId));
  await analysed(tabId, parts.sort((a, b) => a.frameId - b.frameId));
}

// ---- Answers ------------------------------------------------------------------------------------------------------------

async function state(tabId) {
  const article = await known(tabId);
  const hidden = await hiddenKinds();
  if (!article) return { marked: false, hidden };
  const { counts } = article.ledger;
  return { marked: true, hidden, counts, sentences: counts.sentence, scope: article.scope, unread: article.unread, url: article.url };
}

/** Goes to a span of the text of a tab. */
async function jump(tabId, span) {
  const article = await known(tabId);
  if (!article) return;
  const { frameId, span: there } = article.locate(span);
  await tell(tabId, frameId, says.GO, { span: there });
}

/** Goes to the next or the previous labelled sentence. */
async function step(tabId, by) {
  const article = await known(tabId);
  if (!article) return;
  const hidden = await hiddenKinds();
  const { sentences } = article.ledger;
  let at = article.current ?? (by > 0 ? -1 : sentences.length);
  do at += by;
  while (at >= 0 && at < sentences.length && !sentences[at].labels.some((label) => !hidden.includes(label)));
  if (at < 0 || at >= sentences.length) return;
  article.current = at;
  await jump(tabId, sentences[at].span);
}

async function kind(tabId, name, shown) {
  const hidden = await hiddenKinds();
  const others = hidden.filter((other) => other !== name);
  await chrome.storage.local.set({ hidden: shown ? others : [...others, name] });
  const article = await known(tabId);
  for (const { frameId } of article?.parts ?? []) await tell(tabId, frameId, says.SHOW, { kind: name, shown }).catch(() => {});
}

/** Marks a site's pages as they open, from now on, or no longer. The popup asks for the permission, without which nothing is marked. */
async function always(site, on) {
  const id = `always ${site}`;
  const there = await chrome.scripting.getRegisteredContentScripts({ ids: [id] });
  if (there.length) await chrome.scripting.unregisterContentScripts({ ids: [id] });
  if (on) {
    await chrome.scripting.registerContentScripts([
      { id, matches: [`*://${site}/*`], js: ['content.js', 'always.js'], runAt: 'document_idle', allFrames: true, matchOriginAsFallback: true, persistAcrossSessions: true },
    ]);
  }
}

/** What a content script may ask. */
async function answerPage(said, { tab, frameId }) {
  switch (said.type) {
    case says.CHANGED:
      return changed(tab.id, frameId, said.part);
    case says.MARK:
      // A frame that is there later than its page joins what is marked, and begins nothing by itself.
      if (frameId !== 0 && !busy.has(tab.id) && !(await known(tab.id))) return {};
      return mark(tab.id, 'article');
    default:
      return { reload: true };
  }
}

/** What popup and ledger may ask. */
async function answer(said) {
  const { type, tabId } = said;
  switch (type) {
    case says.STATE:
      return state(tabId);
    case says.MARK:
      return mark(tabId, said.scope);
    case says.UNMARK:
      return clear(tabId);
    case says.LEDGER: {
      const article = await known(tabId);
      return article && { text: article.text, analysis: article.analysis, blocks: article.blocks, title: article.title, url: article.url };
    }
    case says.JUMP:
      return jump(tabId, said.span);
    case says.STEP:
      return step(tabId, said.by);
    case says.KIND:
      return kind(tabId, said.kind, said.shown);
    case says.FILTER: {
      const article = await known(tabId);
      return article && paint(tabId, article, said.speaker);
    }
    case says.ALWAYS:
      return always(said.site, said.on);
    default:
      return { reload: true };
  }
}

chrome.runtime.onMessage.addListener((said, sender, reply) => {
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

/** What a browser's refusal means, in words for the reader. */
function reason(error) {
  const words = String(error?.message ?? error);
  if (/cannot access|cannot be scripted|missing host permission|chrome:\/\/|about:|extensions gallery/i.test(words)) {
    return 'The browser does not let extensions read this page.';
  }
  return `The page could not be marked. ${words}`;
}

// ---- What starts it -------------------------------------------------------------------------------------------------------

chrome.commands.onCommand.addListener(async (command, tab) => {
  const [active] = tab ? [tab] : await chrome.tabs.query({ active: true, currentWindow: true });
  if (!active) return;
  if (command === 'next' || command === 'previous') return void (await step(active.id, command === 'next' ? 1 : -1));
  if (await known(active.id)) await clear(active.id);
  else await mark(active.id).catch(() => chrome.action.setBadgeText({ tabId: active.id, text: '!' }));
});

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: 'selection', title: 'Mark this selection', contexts: ['selection'] });
    chrome.contextMenus.create({ id: 'page', title: 'Mark the whole page', contexts: ['page'] });
  });
});

chrome.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  mark(tab.id, menuItemId).catch(() => chrome.action.setBadgeText({ tabId: tab.id, text: '!' }));
});

// A tab that goes elsewhere takes its marks with it; the browser clears its badge by itself. A page that only changes its address
// keeps its content script, and its marks.
chrome.tabs.onUpdated.addListener(async (tabId, { status }) => {
  if (status !== 'complete' || !(await known(tabId))) return;
  await tell(tabId, 0, says.HERE).catch(() => forget(tabId));
});
chrome.tabs.onRemoved.addListener((tabId) => forget(tabId));
