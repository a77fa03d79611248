/** How the reader corrects marks: what is wrong with one, what was not marked, what a source is called. Shared by page and side bar. */
import { inWords, spanOf } from './corrections.js';
import { act, dialog } from './dialog.js';
import { element } from './element.js';
import { caseOf } from './report.js';

export class Corrector {
  #owner;

  /**
   * @param {Object} owner
   * @param {() => import('./ledger.js').Ledger} owner.ledger
   * @param {() => Object[]} owner.corrections
   * @param {(corrections: Object[]) => void} owner.keep  keeps them, and shows the article anew
   * @param {(words: string, undo?: () => void) => void} owner.tell
   * @param {(text: string, said: string) => void} owner.copy
   */
  constructor(owner) {
    this.#owner = owner;
  }

  /** Adds a correction, with a way back. */
  #add(correction, said) {
    const before = this.#owner.corrections();
    const sameMark = ({ kind, span }) =>
      correction.span && span && kind === correction.kind && span[0] === correction.span[0] && span[1] === correction.span[1];
    this.#owner.keep([...before.filter((other) => !sameMark(other)), correction]);
    this.#owner.tell(said, () => this.#owner.keep(before));
  }

  /** Takes a correction back, with a way back. */
  undo(correction) {
    const before = this.#owner.corrections();
    this.#owner.keep(before.filter((other) => other !== correction));
    this.#owner.tell(`Undone: ${inWords(correction)}.`, () => this.#owner.keep(before));
  }

  #names() {
    return [...new Set(this.#owner.ledger().analysis.speakers.map(({ name }) => name))].sort((a, b) => a.localeCompare(b));
  }

  /** Asks what is wrong with a mark, and corrects or reports it. */
  correct(kind, mark) {
    const ledger = this.#owner.ledger();
    const span = spanOf(kind, mark);
    const speaker = kind === 'statistic' ? ledger.speakerOfStatistic(mark) : mark.speaker;
    // A correction holds the words of its place.
    const place = { kind, span, words: ledger.words(span) };
    const words = kind === 'quote' ? ledger.line(mark.spans) : place.words;
    correctDialog({
      kind,
      words,
      name: ledger.analysis.speakers[speaker]?.name ?? '',
      names: this.#names(),
      correct: (change) =>
        this.#add(
          { ...place, ...change },
          change.type === 'wrong' ? `Corrected: this is no ${kind}.` : `Corrected: ${change.name || 'nobody named'}.`,
        ),
      report: (change) => this.#report({ ...place, words, ...change }),
    });
  }

  /** Shows the report before it is copied: it holds words of the article. */
  #report(correction) {
    const ledger = this.#owner.ledger();
    const sentence = ledger.words(ledger.sentences[ledger.sentenceAt(correction.span[0])].span);
    reportDialog({
      text: caseOf(sentence, correction),
      copy: (text) => this.#owner.copy(text, 'The report was copied. Nothing was sent.'),
    });
  }

  /** Gives a source another name; that of another source makes them one. */
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

  /** Marks words as the reader's own; asks for them where none are selected. */
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

/** A field for the name of a source, with those of the article to choose from: it is what the dialog is opened for, and has the focus. */
function nameField(label, value, names) {
  const list = element('datalist', { id: 'names' }, ...names.map((name) => element('option', { value: name })));
  const field = element('input', { type: 'text', value, list: 'names', autocomplete: 'off', autofocus: true });
  return { field, row: element('label.address', {}, element('span', {}, label), field, list) };
}

/** What Enter does as well as its button. */
const form = (made, run, ...content) =>
  element('form', { onsubmit: (event) => (event.preventDefault(), made().close(), run()) }, ...content);

const submit = (name) => element('button.primary', { type: 'submit' }, name);

const quoted = (words) => element('blockquote.words', {}, words.length > 300 ? `${words.slice(0, 298)}…` : words);

/** What is wrong with a mark. `correct(change)` and `report(change)` get `{type: 'wrong'}` or `{type: 'speaker', name}`. */
function correctDialog({ kind, words, name, names, correct, report }) {
  const { field, row } = nameField(kind === 'quote' ? 'Speaker' : 'Source', name, names);
  const speaker = () => ({ type: 'speaker', name: field.value.trim() });
  let made;
  const of = () => made;
  // A number has its source from the statement that it stands in: that is where to correct it.
  const whose =
    kind === 'statistic'
      ? []
      : [
          form(
            of,
            () => correct(speaker()),
            row,
            element('p.fine', {}, 'Leave it empty where the article names nobody.'),
            element(
              'div.choices',
              {},
              submit('Set the speaker'),
              act(of, 'Report it', () => report(speaker())),
            ),
          ),
        ];
  made = dialog(
    'correct',
    `Correct this ${kind}`,
    quoted(words),
    ...whose,
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

const MARKS = [
  ['quote', 'Quote'],
  ['statistic', 'Statistic'],
  ['attribution', 'Attribution'],
];

/** What selected words are. `mark(kind, name)`, `report(kind, name)`. */
function markDialog({ words, names, mark, report }) {
  const { field, row } = nameField('Speaker or source, if the article names one', '', names);
  let made;
  const of = () => made;
  const name = () => field.value.trim();
  made = dialog(
    'correct',
    'Mark these words',
    quoted(words),
    row,
    element('div.choices', {}, ...MARKS.map(([kind, label]) => act(of, label, () => mark(kind, name())))),
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

/** Another name for a source. */
function renameDialog({ name, names, rename }) {
  const { field, row } = nameField('Name', name, names);
  let made;
  made = dialog(
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

/** A report, to be read before it is copied. */
function reportDialog({ text, copy }) {
  const field = element('textarea', { rows: 12, 'aria-label': 'Report' }, text);
  let made;
  made = dialog(
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
