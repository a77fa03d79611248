/** What the reader does with the marks: checks them, corrects them, reports them. All of it is kept with the article, and none of it is sent. */
/** @import { Check, Checkable, Correction, Label, Mark, Note } from '../types/work.js' */
import { itemsOf, keyOf, noteOf, noted, notesIn } from './lib/checklist.js';
import { $ } from './lib/element.js';
import { Corrector } from './lib/correcting.js';
import { article, rearrange, worked } from './article.js';
import * as marks from './marks.js';
import { toast } from './messages.js';
import { settings } from './store.js';
import { copy } from './take-away.js';

/** The notes of the article, by key: found once for each change. @type {{of: Check[] | null, text: string, notes: Map<string, Note>}} */
let found = { of: null, text: '', notes: new Map() };

/** What the reader noted of something that can be checked. @type {(item: Checkable) => Note} */
export function checked(item) {
  const { checks } = article.work;
  if (found.of !== checks || found.text !== article.text) found = { of: checks, text: article.text, notes: notesIn(article.text, checks) };
  return noteOf(found.notes, item);
}

/** @type {(item: Checkable, change: Partial<Note>) => void} */
export function check(item, change) {
  const about = item.finding ? null : findingAbout(item);
  article.work.checks = noted(article.text, article.work.checks, { ...item, about }, { ...checked(item), ...change });
  worked({ again: false });
}

/** The finding that is about a mark alone. @param {Checkable} mark */
const findingAbout = (mark) => marks.ledger && itemsOf(marks.ledger).find(({ same }) => same && keyOf(same) === keyOf(mark))?.finding;

/** The notes on the text that is shown: of its beginning nobody knows what is resolved. */
export const notes = () => (marks.ledger?.text === article.text ? article.work.checks : []);

/** Takes a note away that has nothing left to be about, with a way back. @param {Check} check */
export function drop(check) {
  const before = article.work.checks;
  /** @param {Check[]} checks */
  const keep = (checks) => {
    article.work.checks = checks;
    worked({ again: false });
    marks.refresh();
  };
  keep(before.filter((other) => other !== check));
  toast('The note was removed.', 'Undo', () => keep(before));
}

const corrector = new Corrector({
  ledger: () => /** @type {import('./lib/ledger.js').Ledger} */ (marks.ledger),
  corrections: () => article.work.corrections,
  keep(corrections) {
    article.work.corrections = corrections;
    worked();
  },
  tell: (words, undo) => toast(words, undo ? 'Undo' : null, undo),
  copy: (text, said) => copy({ text }, said),
});

/** @type {(kind: Label, mark: Mark) => void} */
export const correct = (kind, mark) => corrector.correct(kind, mark);
/** @type {(correction: Correction) => void} */
export const undo = (correction) => corrector.undo(correction);
/** @type {(speaker: number) => void} */
export const rename = (speaker) => corrector.rename(speaker);
export const markSelection = () => corrector.mark(marks.selected());

// Words that are selected can be marked where they stand. The button does not take the selection away.
document.addEventListener('selectionchange', () => {
  const span = marks.selected();
  $('mark-own').hidden = !span;
  if (!span) return;
  const lines = getSelection()?.getRangeAt(0).getClientRects() ?? [];
  const { bottom, right } = lines[lines.length - 1] ?? { bottom: 0, right: 0 };
  $('mark-own').style.setProperty('--top', `${Math.max(0, Math.min(bottom + 8, innerHeight - 50))}px`);
  $('mark-own').style.setProperty('--left', `${Math.max(8, Math.min(right - 70, innerWidth - 180))}px`);
});
$('mark-own').onpointerdown = (event) => event.preventDefault();
$('mark-own').onclick = markSelection;

/** Shows or hides what is only likely. */
export function guesses() {
  settings.set('guesses', !settings.guesses);
  if (marks.ledger) rearrange();
  else marks.showCounts();
}
