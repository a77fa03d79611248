/** What the reader does with the marks: checks them, corrects them, reports them. All of it is kept with the article, and none of it is sent. */
import { keyOf, noted, notesIn } from './lib/checklist.js';
import { spanOf } from './lib/corrections.js';
import { caseOf } from './lib/report.js';
import { article, rearrange, worked } from './article.js';
import { correctDialog, markDialog, renameDialog, reportDialog } from './dialogs.js';
import * as marks from './marks.js';
import { toast } from './messages.js';
import { settings } from './store.js';
import { copy } from './take-away.js';

const $ = (id) => document.getElementById(id);

const UNTOUCHED = { status: 'open', note: '' };

/** The notes of the article, by key: found once for each change. */
let notes = { of: null, text: '', found: new Map() };

/** What the reader noted of something that can be checked. */
export function checked(item) {
  const { checks } = article.work;
  if (notes.of !== checks || notes.text !== article.text) notes = { of: checks, text: article.text, found: notesIn(article.text, checks) };
  return notes.found.get(keyOf({ finding: null, ...item })) ?? UNTOUCHED;
}

export function check(item, change) {
  const { kind, finding = null, span } = item;
  article.work.checks = noted(article.text, article.work.checks, { kind, finding, span }, { ...checked(item), ...change });
  worked({ again: false });
}

/** Adds a correction, with a way back. */
function add(correction, said) {
  const { work } = article;
  const before = work.corrections;
  const sameMark = ({ kind, span }) => correction.span && span && kind === correction.kind && span[0] === correction.span[0] && span[1] === correction.span[1];
  work.corrections = [...before.filter((other) => !sameMark(other)), correction];
  worked();
  toast(said, 'Undo', () => {
    work.corrections = before;
    worked();
  });
}

const names = () => [...new Set(marks.ledger.analysis.speakers.map(({ name }) => name))].sort((a, b) => a.localeCompare(b));

/** What a correction holds of its place. */
const placeOf = (kind, span) => ({ kind, span, words: marks.ledger.words(span) });

/** Asks what is wrong with a mark, and corrects or reports it. */
export function correct(kind, mark) {
  const { ledger } = marks;
  const span = spanOf(kind, mark);
  const speaker = kind === 'statistic' ? ledger.speakerOfStatistic(mark) : mark.speaker;
  const place = placeOf(kind, span);
  correctDialog({
    kind,
    words: kind === 'quote' ? ledger.line(mark.spans) : place.words,
    name: ledger.analysis.speakers[speaker]?.name ?? '',
    names: names(),
    correct: (change) => add({ ...place, ...change }, change.type === 'wrong' ? `Corrected: this is no ${kind}.` : `Corrected: ${change.name || 'nobody named'}.`),
    report: (change) => report({ ...place, words: kind === 'quote' ? ledger.line(mark.spans) : place.words, ...change }),
  });
}

/** Shows the report before it is copied: it holds words of the article. */
function report(correction) {
  const { ledger } = marks;
  const sentence = ledger.words(ledger.sentences[ledger.sentenceAt(correction.span[0])].span);
  reportDialog({ text: caseOf(sentence, correction), copy: (text) => copy({ text }, 'The report was copied. Nothing was sent.') });
}

/** Gives a source another name; that of another source makes them one. */
export function rename(speaker) {
  const { name } = marks.ledger.analysis.speakers[speaker];
  renameDialog({ name, names: names().filter((other) => other !== name), rename: (to) => to && to !== name && add({ type: 'rename', from: name, to }, names().includes(to) ? `${name} and ${to} are one source.` : `${name} is called ${to}.`) });
}

/** Marks the words that are selected as the reader's own. */
export function markSelection() {
  const span = marks.selected();
  if (!span) return toast('Select the words in the text first.');
  const place = { span, words: marks.ledger.words(span) };
  markDialog({
    words: place.words,
    names: names(),
    mark: (kind, name) => add({ type: 'mark', kind, name, ...place }, `Marked as ${kind === 'attribution' ? 'an' : 'a'} ${kind}.`),
    report: (kind, name) => report({ type: 'mark', kind, name, ...place }),
  });
}

// Words that are selected can be marked where they stand. The button does not take the selection away.
document.addEventListener('selectionchange', () => {
  const span = marks.selected();
  $('mark-own').hidden = !span;
  if (!span) return;
  const lines = getSelection().getRangeAt(0).getClientRects();
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
