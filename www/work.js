/** What the reader does with the marks: checks them, corrects them, reports them. All of it is kept with the article, and none of it is sent. */
/** @import { Check, Checkable, Correction, Label, Mark, Note } from '../types/work.js' */
import { noteOf, noted, notesIn } from './lib/checklist.js';
import { $ } from './lib/element.js';
import { Corrector } from './lib/correcting.js';
import { article, rearrange, worked } from './article.js';
import * as marks from './marks.js';
import { toast } from './messages.js';
import { settings } from './store.js';
import { copy } from './take-away.js';

/** The notes of the article, by key: found once for each change. @type {{of: Check[] | null, text: string, found: Map<string, Note>}} */
let notes = { of: null, text: '', found: new Map() };

/** What the reader noted of something that can be checked. @type {(item: Checkable) => Note} */
export function checked(item) {
  const { checks } = article.work;
  if (notes.of !== checks || notes.text !== article.text) notes = { of: checks, text: article.text, found: notesIn(article.text, checks) };
  return noteOf(notes.found, item);
}

/** @type {(item: Checkable, change: Partial<Note>) => void} */
export function check(item, change) {
  article.work.checks = noted(article.text, article.work.checks, item, { ...checked(item), ...change });
  worked({ again: false });
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
