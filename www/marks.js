/**
 * The marks on the screen: in the text, in the legend, in the panel, on the card – and the ways through them. All of these show one ledger,
 * which may be that of a beginning, and of one speaker or of everyone.
 */
/** @import { How } from './reading.js' */
/** @import { Analysis, Check, Checkable, Correction, Kind, Label, Mark, Note, Open, Span } from '../types/work.js' */
import { $ } from './lib/element.js';
import { Ledger } from './lib/ledger.js';
import { EVERY_KIND, Painter } from './lib/painter.js';
import { at } from './lib/certainty.js';
import { Panel } from './lib/panel.js';
import { inSlices, nextFrame } from './lib/slices.js';
import { LABELS } from './lib/words.js';
import { Card } from './card.js';
import { heard } from './card/glimpse.js';
import { Editor } from './editor.js';
import { drawer, mode } from './frame.js';
import * as glance from './glance.js';
import { Legend } from './legend.js';
import { announce, brief } from './messages.js';
import { paper } from './paper.js';
import { Reading } from './reading.js';
import { settings } from './store.js';

const painter = new Painter();
export const editor = new Editor($('editor'), painter);
const reading = new Reading($('text'), painter, choose);
const card = new Card($('card'));
const legend = new Legend($('legend'), { toggle, step, only: () => only(null), guesses: () => take.guesses() });
const panel = new Panel($('panel'), {
  jump,
  only,
  copy: (title, places) => take.list(title, places),
  rename: (speaker) => take.rename(speaker),
  correct: (kind, mark) => take.correct(kind, mark),
  undo: (correction) => take.undo(correction),
  checks: {
    of: (item) => take.checked(item),
    set: (item, change) => (take.check(item, change), card.refresh()),
    all: () => take.notes(),
    drop: (check) => take.drop(check),
  },
});

/** What is shown: the analysis of the text, or of its beginning, arranged. @type {Ledger | null} */
export let ledger = null;
/** The one speaker whose marks are shown, or `null` for everyone. @type {number | null} */
let speaker = null;
/** What the reader does with marks, beyond looking at them: copies, checks, corrects. @type {Take} */
let take;

/** @type {(kind: Kind) => boolean} */
const shown = (kind) => !settings.hidden.includes(kind);

/**
 * @typedef {Object} Take
 * @property {(sentence: number) => unknown} link
 * @property {(sentence: number) => unknown} permalink
 * @property {(title: string, places: import('./lib/take.js').Place[]) => void} list
 * @property {() => Open} article
 * @property {() => void} guesses  shows or hides what is only likely
 * @property {(speaker: number) => void} rename
 * @property {(item: Checkable) => Note} checked
 * @property {(item: Checkable, change: Partial<Note>) => void} check
 * @property {() => Check[]} notes  those on what is shown
 * @property {(check: Check) => void} drop
 * @property {(kind: Label, mark: Mark) => void} correct
 * @property {(correction: Correction) => void} undo
 */

/** @param {Take} owner */
export function listen(owner) {
  take = owner;
}

// ---- Showing ------------------------------------------------------------------------------------------------------------

/**
 * Lays out a text before anything is known of its marks.
 *
 * @param {Ledger} unread
 * @param {{lineBreaks: boolean}} layout
 */
export function lay(unread, { lineBreaks }) {
  reading.show(unread, { lineBreaks, shown });
}

/**
 * Shows a ledger: the marks first, and the lists beside them when those are on the screen. False where another came first.
 *
 * @type {(next: Ledger, layout: {lineBreaks: boolean}) => Promise<boolean>}
 */
export async function show(next, { lineBreaks }) {
  // A card is about a sentence of the ledger before; the same sentence has another one now.
  const open = card.open && !card.peeking ? card.sentence : -1;
  const how = card.hasFocus ? 'keys' : 'pointer';
  ledger = next;
  // Speakers have new numbers in a new analysis.
  speaker = null;
  showCounts();
  if (mode() === 'reading') {
    $('hint').hidden = settings.met || !next.counts.labelled;
    if (!(await reading.show(next, { lineBreaks, shown }))) return false;
    if (open >= 0 && open < next.sentences.length) choose(open, how);
  } else {
    editor.paint(next);
  }
  await nextFrame();
  if (ledger !== next) return false;
  panel.show(next);
  return true;
}

/**
 * Paints what an edit changed, as it is typed. The lists and who speaks wait for the whole.
 *
 * @param {string} text
 * @param {Analysis} part
 */
export async function showChanged(text, part) {
  const changed = await inSlices(Ledger.build(text, part));
  if (changed && mode() !== 'reading') editor.repaint(changed);
}

/** Takes everything off the screen. */
export function clear() {
  ledger = null;
  speaker = null;
  closeCard();
  reading.clear();
  editor.clear();
  panel.show(null);
  showCounts();
}

/** From the laid-out text to the field in which it is edited, with the same marks. @param {string} text */
export function showInEditor(text) {
  closeCard();
  reading.clear();
  editor.text = text;
  editor.focus();
  if (ledger) editor.paint(ledger);
}

/** Shows what was noted elsewhere. */
export function refresh() {
  panel.refresh();
  card.refresh();
}

export function showCounts() {
  legend.show(ledger?.counts ?? null, shown, settings.guesses, at(ledger?.analysis.speakers ?? [], speaker)?.name ?? null);
}

/** Paints the kinds that the settings show. */
export function showKinds() {
  for (const kind of EVERY_KIND) painter.show(kind, shown(kind));
}

/** @param {Kind} kind */
export function toggle(kind) {
  settings.set('hidden', shown(kind) ? [...settings.hidden, kind] : settings.hidden.filter((other) => other !== kind));
  painter.show(kind, shown(kind));
  showCounts();
  reading.filter(shown, speaker);
}

/**
 * Shows one speaker's marks, those of others faintly, or everyone's again. The first of them is brought into the window.
 *
 * @param {number | null} next
 */
export function only(next) {
  speaker = next;
  closeCard();
  reading.filter(shown, speaker);
  panel.filter(speaker);
  showCounts();
  drawer(false);
  const first = speaker === null || mode() !== 'reading' ? -1 : reading.first();
  if (first >= 0) reading.choose(first, { focus: false });
  const { name } = at(ledger?.analysis.speakers ?? [], speaker) ?? {};
  announce(name === undefined ? 'Everyone is shown.' : `Only ${name} is shown.`);
}

// ---- Moving -------------------------------------------------------------------------------------------------------------

/** What a card can do, for the sentence it is about. @type {import('./card.js').Owner} */
const cardOwner = {
  jump: (span) => ledger && reading.choose(ledger.sentenceAt(span[0]), { focus: false, span }),
  go: (sentence) => choose(sentence, 'keys'),
  only,
  close,
  step,
  link: (sentence) => take.link(sentence),
  permalink: (sentence) => take.permalink(sentence),
  checked: (item) => take.checked(item),
  check: (item, change) => (take.check(item, change), panel.refresh()),
  correct: (kind, mark) => take.correct(kind, mark),
  undo: (correction) => take.undo(correction),
  shown,
};

/** The words that are selected in the text, as a span; `null` where there are none. */
export const selected = () => (ledger && mode() === 'reading' ? reading.selected() : null);

/** Goes to a span, as a link to it asks for. @param {Span} span */
export function goTo(span) {
  if (!ledger) return;
  const sentence = ledger.sentenceAt(span[0]);
  if (ledger.kindsOf(sentence).length) choose(sentence, 'keys', span);
  else jump(span);
}

/**
 * A marked sentence was chosen: by the pointer, by the keys (then it gets the focus), or from a row (then it needs no card).
 *
 * @type {(sentence: number, how: How | 'row', span?: Span | null) => void}
 */
function choose(sentence, how, span = null) {
  if (!ledger) return;
  const labelled = how !== 'row' && ledger.kindsOf(sentence).length > 0;
  // What was clicked stays under the pointer.
  const still = how === 'pointer';
  // What tells how to get at a card goes before the card gets its place: it stands above the text.
  if (labelled) met(!still);
  const holder = reading.choose(sentence, { focus: how === 'keys', span, still });
  if (!holder) return;
  panel.follow(sentence);
  reading.connect(labelled ? ledger.connected(sentence) : []);
  if (labelled) card.show(ledger, sentence, holder, cardOwner);
  else closeCard(false);
  if (how === 'keys') announce(heard(ledger, sentence, shown));
}

/**
 * The reader has seen a card: how to get one needs no telling any more, of the next text where this one is to stand still.
 *
 * @param {boolean} atOnce
 */
function met(atOnce) {
  if (!settings.met) settings.set('met', true);
  if (atOnce) $('hint').hidden = true;
}

/** @type {(direction: number, kind?: Kind | null) => void} */
export function step(direction, kind = null) {
  if (!ledger || mode() !== 'reading') return;
  const next = reading.next(direction, kind);
  if (next >= 0) choose(next, 'keys');
  else brief(`No ${direction > 0 ? 'further' : 'earlier'} ${kind ? LABELS[kind].toLowerCase() : 'mark'}.`);
}

/** Leads from a row to its words in the text. @param {Span} span */
function jump(span) {
  if (!ledger || mode() !== 'reading') return;
  drawer(false);
  choose(ledger.sentenceAt(span[0]), 'row', span);
}

function closeCard(leave = true) {
  card.close();
  if (!leave) return;
  reading.leave();
  panel.follow(-1);
}

/** Closes the card and gives the focus back to its sentence. */
function close() {
  if (card.hasFocus) reading.choose(card.sentence, { focus: true });
  closeCard();
}

export function leave() {
  if (card.peeking) card.close();
  else if (card.open) close();
  else if (speaker !== null) only(null);
  else drawer(false);
}

export function search() {
  if (mode() === 'start') return;
  drawer(true);
  panel.search();
}

glance.listen($('text'), $('card'), {
  show(sentence, holder) {
    if (ledger && reading.reachable(sentence) && (!card.open || card.peeking)) card.show(ledger, sentence, holder, cardOwner, true);
  },
  hide: () => card.peeking && card.close(),
  keep: () => card.peeking && choose(card.sentence, 'pointer'),
});

// ---- Printing -----------------------------------------------------------------------------------------------------------

/** @type {HTMLElement | null} */
let printed = null;
addEventListener('beforeprint', () => {
  if (!ledger || mode() === 'start') return;
  printed ??= paper(ledger, { shown, speaker, article: take.article() });
  $('text').after(printed);
});
addEventListener('afterprint', () => {
  printed?.remove();
  printed = null;
});
