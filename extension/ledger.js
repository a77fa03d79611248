/** The side bar: the ledger of the tab in front, the same as in the page. It follows the tab and what is marked in it. */
/** @import { Announced, Marked, Message } from '../types/messages.js' */
/** @import { Work } from '../types/work.js' */
import { Corrector } from '../www/lib/correcting.js';
import { trimmed } from '../www/lib/corrections.js';
import { Ledger } from '../www/lib/ledger.js';
import { Panel } from '../www/lib/panel.js';
import { $, element } from '../www/lib/element.js';
import { FORMATS } from '../www/lib/export.js';
import { inSlices } from '../www/lib/slices.js';
import { copyRich, listed, save } from '../www/lib/take.js';
import { handoff } from '../www/store.js';
import * as says from './messages.js';
import { Notes } from './notes.js';
import { fill, say } from './say.js';

const { ask } = says;

fill();
/** @type {number | null} */
let tabId = null;
/** What is marked in that tab. @type {(Marked & {ledger: Ledger, notes: Notes, work: Work}) | null} */
let shown = null;

/** The same, for what can be done only while something is shown. */
const there = () => {
  if (tabId === null || !shown) throw new Error('Nothing is shown.');
  return { ...shown, tabId, work: shown.work };
};

/** Says something below the title, with a way back where there is one. @type {(words: string, undo?: () => unknown) => void} */
function tell(words, undo) {
  $('says').replaceChildren(words, ...(undo ? [' ', element('button', { type: 'button', onclick: undo }, say('undo'))] : []));
}

const corrector = new Corrector({
  ledger: () => there().ledger,
  corrections: () => there().work.corrections,
  // The ledger is shown anew when the page is marked anew.
  async keep(corrections) {
    const { notes, tabId } = there();
    await notes.correct(corrections);
    await ask(says.CORRECTED, { tabId });
  },
  tell,
  copy: (text, said) =>
    navigator.clipboard.writeText(text).then(
      () => tell(said),
      () => tell(say('notCopied')),
    ),
});

const panel = new Panel($('panel'), {
  jump: (span) => ask(says.JUMP, { tabId: there().tabId, span }),
  only: (speaker) => {
    panel.filter(speaker);
    ask(says.FILTER, { tabId: there().tabId, speaker });
  },
  copy(title, places) {
    const article = there();
    const written = copyRich(listed(title, places, article.ledger, article));
    written.then(
      () => tell(say('copied', title)),
      () => tell(say('notCopied')),
    );
  },
  rename: (speaker) => corrector.rename(speaker),
  correct: (kind, mark) => corrector.correct(kind, mark),
  undo: (correction) => corrector.undo(correction),
  // What is shown may be a part of the page: nobody knows here what else an edit resolved.
  checks: {
    of: (item) => there().notes.of(item),
    set: (item, change) => there().notes.set(item, change),
    all: () => [],
    drop: () => {},
  },
});

/** The sentence whose place is lit on the page, while the reader points at its row. @type {number | null} */
let lit = null;

/** @param {{target: EventTarget | null}} event */
function light({ target }) {
  /** @type {HTMLElement | null} */
  const row = target instanceof Element ? target.closest('li[data-at]') : null;
  const at = row?.dataset.at;
  const sentence = shown && at ? shown.ledger.sentenceAt(Number(at)) : null;
  if (sentence === lit) return;
  lit = sentence;
  if (tabId === null) return;
  ask(says.HOVER, { tabId, span: sentence === null ? null : (shown?.ledger.sentences[sentence].span ?? null) });
}

for (const event of ['pointerover', 'focusin']) $('panel').addEventListener(event, light);
for (const event of ['pointerleave', 'focusout']) $('panel').addEventListener(event, () => light({ target: null }));

/**
 * @param {Partial<Marked> | null} found
 * @returns {found is Marked}
 */
const isMarked = (found) => found?.analysis !== undefined;

async function refresh() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  tabId = tab?.id ?? null;
  const asked = tabId;
  const found = asked === null ? null : await ask(says.LEDGER, { tabId: asked });
  if (asked !== tabId) return;
  if (!isMarked(found)) {
    shown = null;
    $('title').textContent = 'Sourcelight';
    tell(say('notMarkedLedger'));
    $('mark').hidden = false;
    $('own').hidden = true;
    $('panel').hidden = true;
    panel.show(null);
    $('take').replaceChildren();
    return;
  }
  const notes = await Notes.load(found.url, found.text);
  const ledger = await inSlices(Ledger.build(found.text, found.analysis, { corrections: notes.work.corrections }), () => asked !== tabId);
  if (!ledger || asked !== tabId) return;
  // What was said of the same article stays.
  if (shown?.url !== found.url) tell('');
  shown = {
    ...found,
    ledger,
    notes,
    get work() {
      return notes.work;
    },
  };
  lit = null;
  $('title').textContent = found.title;
  $('mark').hidden = true;
  $('own').hidden = false;
  $('panel').hidden = false;
  panel.filter(null);
  panel.show(ledger);
  const formats = FORMATS.map((format) =>
    element('button', { type: 'button', onclick: () => save(format, there().ledger, there()) }, format.name),
  );
  $('take').replaceChildren(...formats, element('button', { type: 'button', id: 'reader', onclick: openReader }, say('openReader')));
  document.body.dataset.ready = 'true';
}

async function openReader() {
  const { text, blocks, title, url, work } = there();
  await handoff.put({ text, blocks, title, url, work });
  await chrome.tabs.create({ url: chrome.runtime.getURL('www/index.html') });
}

$('mark').onclick = async () => {
  if (tabId === null) return;
  const given = await ask(says.MARK, { tabId, scope: 'article' });
  if (given.error) tell(`${given.error} ${say('pressOnce')}`);
  else if (given.none) tell(say('noArticle'));
};

$('own').onclick = async () => {
  const { tabId, text } = there();
  const { span } = await ask(says.CHOSEN, { tabId });
  const words = span && trimmed(text, span);
  if (words) corrector.mark(words);
  else tell(say('selectFirst'));
};

chrome.tabs.onActivated.addListener(refresh);
chrome.runtime.onMessage.addListener((/** @type {Message<Announced>} */ said, sender) => {
  if (says.understood(said, sender) && said.type === says.MARKED && said.tabId === tabId) refresh();
});
await refresh();
