/** How the reader corrects marks: what is wrong with one, what was not marked, what a source is called. Shared by page and side bar. */
/** @import { Children } from '../../types/dom.js' */
/** @import { Change, Correction, Label, Mark, MarkCorrection, Span } from '../../types/work.js' */
import { at } from './certainty.js';
import { inWords, spanOf } from './corrections.js';
import { act, dialog } from './dialog.js';
import { element } from './element.js';
import { caseOf } from './report.js';

/** @typedef {MarkCorrection & {type: 'speaker' | 'wrong' | 'mark'}} Reported */

export class Corrector {
  #owner;

  /**
   * @param {Object} owner
   * @param {() => import('./ledger.js').Ledger} owner.ledger
   * @param {() => Correction[]} owner.corrections
   * @param {(corrections: Correction[]) => unknown} owner.keep  keeps them, and shows the article anew
   * @param {(words: string, undo?: () => unknown) => void} owner.tell
   * @param {(text: string, said: string) => unknown} owner.copy
   */
  constructor(owner) {
    this.#owner = owner;
  }

  /**
   * Adds a correction, with a way back.
   *
   * @param {Correction} correction
   * @param {string} said
   */
  #add(correction, said) {
    const before = this.#owner.corrections();
    /** @type {(other: Correction) => boolean} */
    const sameMark = (other) =>
      other.type !== 'rename' &&
      correction.type !== 'rename' &&
      other.kind === correction.kind &&
      other.span[0] === correction.span[0] &&
      other.span[1] === correction.span[1];
    const same = before.find(sameMark);
    // A mark of the reader's own stays theirs: it has another source.
    const added =
      same?.type === 'mark' && correction.type === 'speaker' ? { ...correction, type: /** @type {const} */ ('mark') } : correction;
    this.#owner.keep([...before.filter((other) => !sameMark(other)), added]);
    this.#owner.tell(said, () => this.#owner.keep(before));
  }

  /** Takes a correction back, with a way back. @param {Correction} correction */
  undo(correction) {
    const before = this.#owner.corrections();
    this.#owner.keep(before.filter((other) => other !== correction));
    this.#owner.tell(`Undone: ${inWords(correction)}.`, () => this.#owner.keep(before));
  }

  #names() {
    return [...new Set(this.#owner.ledger().analysis.speakers.map(({ name }) => name))].sort((a, b) => a.localeCompare(b));
  }

  /**
   * Asks what is wrong with a mark, and corrects or reports it.
   *
   * @param {Label} kind
   * @param {Mark} mark
   */
  correct(kind, mark) {
    const ledger = this.#owner.ledger();
    const span = spanOf(mark);
    // An attribution of which no words are left stands nowhere.
    if (!span) return;
    const speaker = 'speaker' in mark ? mark.speaker : ledger.speakerOfStatistic(mark);
    // A correction holds the words of its place.
    const place = { kind, span, words: ledger.words(span) };
    const words = 'spans' in mark ? ledger.line(mark.spans) : place.words;
    correctDialog({
      kind,
      words,
      sentence: kind === 'statistic' ? ledger.words(ledger.sentences[ledger.sentenceAt(span[0])].span) : '',
      name: at(ledger.analysis.speakers, speaker)?.name ?? '',
      names: this.#names(),
      correct: (change) =>
        this.#add(
          { ...place, ...change },
          change.type === 'wrong' ? `Corrected: this is no ${kind}.` : `Corrected: ${change.name || 'nobody named'}.`,
        ),
      report: (change) => this.#report({ ...place, words, ...change }),
    });
  }

  /** Shows the report before it is copied: it holds words of the article. @param {Reported} correction */
  #report(correction) {
    const ledger = this.#owner.ledger();
    const sentence = ledger.words(ledger.sentences[ledger.sentenceAt(correction.span[0])].span);
    reportDialog({
      text: caseOf(sentence, correction),
      copy: (text) => this.#owner.copy(text, 'The report was copied. Nothing was sent.'),
    });
  }

  /** Gives a source another name; that of another source makes them one. @param {number} speaker */
  rename(speaker) {
    const { name } = this.#owner.ledger().analysis.speakers[speaker];
    const others = this.#names().filter((other) => other !== name);
    renameDialog({
      name,
      names: others,
      rename: (to) =>
        to &&
        to !== name &&
        this.#add(
          { type: 'rename', from: name, to },
          others.includes(to) ? `${name} and ${to} are one source.` : `${name} is called ${to}.`,
        ),
    });
  }

  /** Marks words as the reader's own; asks for them where none are selected. @param {Span | null} span */
  mark(span) {
    if (!span) return this.#owner.tell('Select the words in the text first.');
    const place = { span, words: this.#owner.ledger().words(span) };
    markDialog({
      words: place.words,
      names: this.#names(),
      mark: (kind, name) => this.#add({ type: 'mark', kind, name, ...place }, `Marked as ${kind === 'attribution' ? 'an' : 'a'} ${kind}.`),
      report: (kind, name) => this.#report({ type: 'mark', kind, name, ...place }),
    });
  }
}

/**
 * A field for the name of a source, with those of the article to choose from: it is what the dialog is opened for, and has the focus.
 *
 * @type {(label: string, value: string, names: string[]) => {field: HTMLInputElement, row: HTMLElement}}
 */
function nameField(label, value, names) {
  const list = element('datalist', { id: 'names' }, ...names.map((name) => element('option', { value: name })));
  const field = element('input', { type: 'text', value, list: 'names', autocomplete: 'off', autofocus: true });
  return { field, row: element('label.address', {}, element('span', {}, label), field, list) };
}

/**
 * What Enter does as well as its button.
 *
 * @type {(made: () => HTMLDialogElement, run: () => unknown, ...content: Children) => HTMLFormElement}
 */
const form = (made, run, ...content) =>
  element('form', { onsubmit: (event) => (event.preventDefault(), made().close(), run()) }, ...content);

/** @type {(name: string) => HTMLButtonElement} */
const submit = (name) => element('button.primary', { type: 'submit' }, name);

/** @type {(words: string) => string} */
const shortened = (words) => (words.length > 300 ? `${words.slice(0, 298)}…` : words);

/** @type {(words: string) => HTMLElement} */
const quoted = (words) => element('blockquote.words', {}, shortened(words));

/**
 * What is wrong with a mark. `correct(change)` and `report(change)` get `{type: 'wrong'}` or `{type: 'speaker', name}`.
 *
 * @param {{kind: Label, words: string, sentence: string, name: string, names: string[], correct: (change: Change) => unknown, report: (change: Change) => unknown}} choice
 */
function correctDialog({ kind, words, sentence, name, names, correct, report }) {
  const { field, row } = nameField(kind === 'quote' ? 'Speaker' : 'Source', name, names);
  /** @type {() => Change} */
  const speaker = () => ({ type: 'speaker', name: field.value.trim() });
  /** @type {HTMLDialogElement} */
  let made;
  const of = () => made;
  const fine = kind === 'statistic' ? 'Who or what this number comes from. ' : '';
  const whose = form(
    of,
    () => correct(speaker()),
    row,
    element('p.fine', {}, `${fine}Leave it empty where the article names nobody.`),
    element(
      'div.choices',
      {},
      submit(kind === 'quote' ? 'Set the speaker' : 'Set the source'),
      act(of, 'Report it', () => report(speaker())),
    ),
  );
  made = dialog(
    'correct',
    `Correct this ${kind}`,
    quoted(words),
    sentence !== words && sentence && element('p.fine', {}, shortened(sentence)),
    whose,
    element(
      'div.choices',
      {},
      act(of, `This is no ${kind}`, () => correct({ type: 'wrong' })),
      act(of, `Report that it is no ${kind}`, () => report({ type: 'wrong' })),
    ),
    element(
      'p.fine',
      {},
      'Corrections are yours: they are kept with this article on this device, shown as yours, and part of every export; the checklist lists them, each with an Undo. A report is text for you to copy; nothing is sent.',
    ),
  );
}

/** @type {[kind: Label, label: string][]} */
const MARKS = [
  ['quote', 'Quote'],
  ['statistic', 'Statistic'],
  ['attribution', 'Attribution'],
];

/**
 * What selected words are. `mark(kind, name)`, `report(kind, name)`.
 *
 * @param {{words: string, names: string[], mark: (kind: Label, name: string) => unknown, report: (kind: Label, name: string) => unknown}} choice
 */
function markDialog({ words, names, mark, report }) {
  const { field, row } = nameField('Speaker or source, if the article names one', '', names);
  /** @type {HTMLDialogElement} */
  let made;
  const of = () => made;
  const name = () => field.value.trim();
  // Enter takes the first: words with a figure are most often marked for it, others for being somebody's.
  const first = /\d/.test(words) && !/^[“"‘'«]/.test(words) ? 'statistic' : 'quote';
  const marks = [...MARKS].sort(([a], [b]) => Number(b === first) - Number(a === first));
  made = dialog(
    'correct',
    'Mark these words',
    quoted(words),
    form(
      of,
      () => mark(first, name()),
      row,
      element(
        'div.choices',
        {},
        ...marks.map(([kind, label]) => (kind === first ? submit(label) : act(of, label, () => mark(kind, name())))),
      ),
    ),
    element('p.fine', {}, 'The mark is yours, and shown as yours. If Sourcelight should have set it, copy a report:'),
    element(
      'div.choices',
      {},
      ...MARKS.map(([kind, label]) =>
        act(of, `Report a ${label.toLowerCase()}`.replace('a attribution', 'an attribution'), () => report(kind, name())),
      ),
    ),
  );
}

/** Another name for a source. @param {{name: string, names: string[], rename: (to: string) => unknown}} choice */
function renameDialog({ name, names, rename }) {
  const { field, row } = nameField('Name', name, names);
  /** @type {HTMLDialogElement} */
  const made = dialog(
    'correct',
    `Rename ${name}`,
    form(
      () => made,
      () => rename(field.value.trim()),
      row,
      element('p.fine', {}, 'The name of another source makes the two one.'),
      element('div.choices', {}, submit('Rename')),
    ),
  );
}

/** A report, to be read before it is copied. @param {{text: string, copy: (text: string) => unknown}} choice */
function reportDialog({ text, copy }) {
  const field = element('textarea', { rows: 12, 'aria-label': 'Report' }, text);
  /** @type {HTMLDialogElement} */
  const made = dialog(
    'correct',
    'Report this',
    element(
      'p',
      {},
      'This holds one sentence of your article and the names in it. Read it before you give it away; nothing is sent from here.',
    ),
    field,
    element(
      'div.choices',
      {},
      act(
        () => made,
        'Copy the report',
        () => copy(field.value),
        '.primary',
      ),
    ),
  );
}
