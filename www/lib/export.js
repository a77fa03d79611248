/**
 * Taking the marks away. Each format is a generator of text pieces, so that a long text is written in slices.
 */
/** @import { Noted } from './checklist.js' */
/** @import { Resolved } from './resolved.js' */
/** @import { Ledger } from './ledger.js' */
/** @import { Attribution, CheckKind, Correction, Heading, Speaker, Span } from '../../types/work.js' */
import { annotatedHtml } from './annotated.js';
import { at, isGuessed, isUnsure } from './certainty.js';
import { STATUSES, checklistOf, itemsOf, keyOf, noteOf, notedWords, notesIn } from './checklist.js';
import { inWords, spanOf } from './corrections.js';
import { RESOLVED, resolvedOf } from './resolved.js';
import { sourcesOf } from './sources.js';
import { figure, named, typeOf } from './words.js';

/** Context that a TextQuoteSelector carries on either side, in UTF-16 units. */
const CONTEXT = 32;

/**
 * @typedef {Object} Marked
 * @property {CheckKind} kind
 * @property {Span[]} spans
 * @property {Span} [at]  the one it is known by
 * @property {string} speaker
 * @property {Speaker} [type]
 * @property {boolean} guess
 * @property {boolean} [unsure]
 * @property {boolean} [orphan]
 * @property {Correction} [reader]
 * @property {Span[]} [cue]
 * @property {string} detail
 * @property {import('../../types/work.js').Amount | null} [value]
 * @property {string | null} [unit]
 * @property {string | null} [qualifier]
 * @property {string} [says]
 * @property {number} [confidence]
 * @property {Attribution} [by]
 */

/** @typedef {{id: string, name: string, what: string, ending: string, type: string, write: (ledger: Ledger, heading: Heading) => Generator<string>}} Format */

/** Every mark in order of the text. @type {(ledger: Ledger) => Generator<Marked>} */
function* marksOf(ledger) {
  const { analysis } = ledger;
  const { quotations, statistics, attributions, speakers } = analysis;
  /** @type {Marked[]} */
  const marks = [
    ...quotations.map((q) => ({
      kind: /** @type {CheckKind} */ ('quote'),
      spans: q.spans,
      at: spanOf(q),
      speaker: at(speakers, q.speaker)?.name ?? '',
      type: at(speakers, q.speaker),
      guess: isGuessed(q),
      reader: q.reader,
      cue: at(attributions, q.attribution)?.cue,
      detail: q.parent === null ? q.kind : `${q.kind}, inside a quotation`,
      orphan: q.orphan,
    })),
    ...statistics.map((s) => {
      const by = at(attributions, s.attribution);
      return {
        kind: /** @type {CheckKind} */ ('statistic'),
        spans: [s.span],
        at: s.span,
        speaker: at(speakers, by?.speaker)?.name ?? '',
        type: at(speakers, by?.speaker),
        guess: by !== undefined && !ledger.isSure(by),
        reader: s.reader,
        cue: by?.cue,
        detail: s.kind,
        value: s.value,
        unit: s.unit,
        qualifier: s.qualifier,
        says: figure(s),
        by,
      };
    }),
    ...attributions
      .filter(({ bare }) => !bare)
      .map((a) => ({
        kind: /** @type {CheckKind} */ (a.act === 'stance' ? 'stance' : 'attribution'),
        spans: [...a.source, ...a.cue, ...a.content],
        at: spanOf(a),
        speaker: at(speakers, a.speaker)?.name ?? '',
        type: at(speakers, a.speaker),
        guess: !ledger.isSure(a),
        unsure: isUnsure(a),
        reader: a.reader,
        cue: a.cue,
        detail: a.act,
        confidence: a.confidence,
        by: a,
      })),
  ];
  for (const mark of marks) mark.spans = [...mark.spans].sort((a, b) => a[0] - b[0]);
  yield* marks.filter(({ spans }) => spans.length).sort((a, b) => a.spans[0][0] - b.spans[0][0]);
}

/**
 * A cell that a spreadsheet takes for what it is. Text that looks like a formula gets an apostrophe before it; so does what follows a
 * semicolon, at which spreadsheets of many countries part the cells, whatever the quotation marks say.
 *
 * @param {string | number | null | undefined} value
 */
function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = value.replace(/\s+/g, ' ').replace(/(^|;)(?= ?[=+\-@＝＋－＠])/g, "$1'");
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @type {(...cells: (string | number | null | undefined)[]) => string} */
const row = (...cells) => `${cells.map(cell).join(',')}\r\n`;

/** @type {Format['write']} */
function* csv(ledger, { work }) {
  const notes = notesIn(ledger.text, work?.checks ?? []);
  // The byte order mark makes spreadsheets read it as UTF-8.
  yield `\ufeff${row('kind', 'text', 'speaker or source', 'type of source', 'cue', 'guess', 'detail', 'value', 'value to', 'unit', 'qualifier', 'confidence', 'sentence', 'start', 'end', 'words of the sentence', 'marked by', 'status', 'note', 'ask', 'question')}`;
  const items = itemsOf(ledger);
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  for (const mark of marksOf(ledger)) {
    const [from, to] = Array.isArray(mark.value) ? mark.value : [mark.value, null];
    const source = mark.speaker || (mark.by ? (ledger.sourceOf(mark.by) ?? '') : '');
    const { spans } = mark;
    const sentence = ledger.sentenceAt(spans[0][0]);
    const place = { kind: mark.kind, span: mark.at ?? spans[0] };
    const { status, note } = noteOf(notes, place);
    const item = byKey.get(keyOf(place));
    yield row(
      mark.kind,
      ledger.line(spans),
      source,
      mark.type ? typeOf(mark.type) : '',
      mark.cue?.length ? ledger.line(mark.cue) : '',
      mark.unsure ? 'unsure' : mark.guess ? 'guess' : '',
      mark.orphan ? `${mark.detail}, orphan` : mark.detail,
      from,
      to,
      mark.unit,
      mark.qualifier,
      mark.confidence,
      sentence + 1,
      spans[0][0],
      spans[spans.length - 1][1],
      ledger.words(ledger.sentences[sentence]?.span ?? [0, 0]),
      mark.reader ? 'reader' : 'Sourcelight',
      STATUSES[status].toLowerCase(),
      note,
      item?.ask,
      item?.question,
    );
  }
  for (const item of items) {
    const { kind, span, words, name, sentence } = item;
    if (kind !== 'finding') continue;
    const { status, note } = noteOf(notes, item);
    yield row(
      'finding',
      words,
      '',
      '',
      '',
      '',
      name,
      null,
      null,
      null,
      null,
      null,
      sentence + 1,
      span[0],
      span[1],
      words,
      'Sourcelight',
      STATUSES[status].toLowerCase(),
      note,
      item.ask,
      item.question,
    );
  }
  for (const { check, name, words, span, by, status, note } of resolvedOf(ledger, work?.checks ?? [], items)) {
    const sentence = span && ledger.sentenceAt(span[0]);
    yield row(
      check.finding || check.about ? 'finding' : check.kind,
      words,
      '',
      '',
      '',
      '',
      `${name}, ${RESOLVED[by][1]}`,
      null,
      null,
      null,
      null,
      null,
      sentence === null ? null : sentence + 1,
      span?.[0],
      span?.[1],
      sentence === null ? '' : ledger.words(ledger.sentences[sentence]?.span ?? [0, 0]),
      'Sourcelight',
      STATUSES[status].toLowerCase(),
      note,
      '',
      '',
    );
  }
}

/** Text as Markdown shows it: nothing in it is read as markup. @type {(words: string) => string} */
const escaped = (words) =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~&$]/g, '\\$&')
    // At the start of a line these begin a list, a rule or the underline of a heading.
    .replace(/^(?:(\d{1,9})(?=[.)](?: |$))|(?=[-+=]))/, '$1\\');

/** @type {Format['write']} */
function* markdown(ledger, { title, url, work }) {
  const { analysis } = ledger;
  const { speakers, attributions } = analysis;
  yield `# ${escaped(title || 'Who says what')}\n\n`;
  if (url) yield `<${url.replace(/[<>\s]/g, encodeURIComponent)}>\n\n`;
  yield '## Sources\n\n';
  for (const { speaker, amounts } of sourcesOf(ledger)) {
    const { name, role } = speaker;
    yield `- **${escaped(name)}**${role ? `, ${escaped(role)}` : ''} (${[typeOf(speaker), amounts.join(', ')].filter(Boolean).join('; ')})\n`;
  }
  yield '\n## Quotes\n\n';
  for (const quotation of analysis.quotations) {
    const { spans, speaker, parent } = quotation;
    if (parent !== null) continue;
    yield `- ${escaped(ledger.line(spans))} — ${named(escaped(at(speakers, speaker)?.name ?? ''), quotation, 'no speaker named')}\n`;
  }
  yield '\n## Statistics\n\n';
  for (const statistic of analysis.statistics) {
    const { span, attribution } = statistic;
    const by = at(attributions, attribution);
    const source = at(speakers, by?.speaker)?.name ?? (by && ledger.sourceOf(by));
    yield `- ${escaped(ledger.words(span))} (${escaped(figure(statistic))}) — ${named(escaped(source ?? ''), { guess: by !== undefined && !ledger.isSure(by) }, ledger.noSource(statistic))}\n`;
  }
  yield '\n## To check\n\n';
  const { findings, marks, resolved } = checklistOf(ledger, work);
  for (const { title, items } of findings) {
    yield `- ${title} (${items.length})\n`;
    for (const item of items) yield `  - ${line(item)}\n    - To ${escaped(item.ask)}: ${escaped(item.question)}\n`;
  }
  if (marks.length) yield '\n## Noted by the reader\n\n';
  for (const item of marks) yield `- ${line(item, `${item.name}: `)}\n`;
  if (resolved.length) yield '\n## Noted, and resolved since\n\n';
  for (const item of resolved) yield `- ${line(item)}\n  - ${item.name}, ${RESOLVED[item.by][1]}\n`;
  if (work?.corrections.length) yield '\n## Corrections by the reader\n\n';
  for (const correction of work?.corrections ?? []) yield `- ${escaped(inWords(correction))}\n`;
  yield '\n## Text\n\n';
  for (const { span, kind } of analysis.paragraphs) {
    yield `${MARKUP[kind] ?? ''}${escaped(ledger.words(span))}\n\n`;
  }
}

/** What begins the line of a block. @type {Partial<Record<import('../../types/work.js').BlockKind, string>>} */
const MARKUP = { headline: '### ', 'block quote': '> ', 'list item': '- ' };

/** Something to check, ticked where it is, and what the reader noted of it. @type {(item: Noted | Resolved, before?: string) => string} */
const line = (item, before = '') =>
  `${item.status === 'checked' ? '☑' : '☐'} ${before}${escaped(item.words)}${notedWords(item) && ` — **${escaped(notedWords(item))}**`}`;

/** @type {Format['write']} */
function* json(ledger, { title, url, work }) {
  yield `{\n "title": ${JSON.stringify(title || null)},\n "url": ${JSON.stringify(url || null)},\n "text": ${JSON.stringify(ledger.text)},\n "offsets": ${JSON.stringify(ledger.analysis.offsets)},\n "language": ${JSON.stringify(ledger.analysis.language)},\n "language_code": ${JSON.stringify(ledger.analysis.language_code)}`;
  const all = { ...ledger.whole, corrections: work?.corrections ?? [], checklist: work?.checks ?? [] };
  for (const [list, items] of Object.entries(all)) {
    if (!Array.isArray(items)) continue;
    yield `,\n ${JSON.stringify(list)}: [`;
    for (const [i, item] of items.entries()) yield `${i ? ',' : ''}\n  ${JSON.stringify(item)}`;
    yield '\n ]';
  }
  yield '\n}\n';
}

/** A name that nothing else has. Browsers offer `randomUUID` only over HTTPS, and the page may stand on a school's plain server. */
function name() {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, i) =>
    ((i === 6 ? 0x40 | (byte & 15) : i === 8 ? 0x80 | (byte & 63) : byte) + 256).toString(16).slice(1),
  ).join('');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** W3C Web Annotation (JSON-LD). Text positions count code points, as the standard says. @type {Format['write']} */
function* webAnnotation(ledger, { title, url, work }) {
  const { text } = ledger;
  const notes = notesIn(text, work?.checks ?? []);
  // The standard asks for a name for each thing, unlike any other.
  const source = url || name();
  const collection = name();
  const marks = [...marksOf(ledger)];
  yield `{\n "@context": "http://www.w3.org/ns/anno.jsonld",\n "id": "${collection}",\n "type": "AnnotationCollection",\n "label": ${JSON.stringify(title || 'Sourcelight')},\n "total": ${marks.length},\n "first": {\n  "id": "${name()}",\n  "type": "AnnotationPage",\n  "partOf": "${collection}",\n  "startIndex": 0,\n  "items": [`;
  const points = new CodePoints(text);
  let first = true;
  for (const mark of marks) {
    const [start, end] = [mark.spans[0][0], mark.spans[mark.spans.length - 1][1]];
    const says = [named(mark.speaker, mark, ''), mark.says, mark.reader && 'by the reader'].filter(Boolean).join('; ');
    const said = notedWords(noteOf(notes, { kind: mark.kind, span: mark.at ?? mark.spans[0] }));
    const bodies = [
      ['tagging', mark.kind],
      ['describing', says],
      ['commenting', said],
    ].filter(([, value]) => value);
    const annotation = {
      id: name(),
      type: 'Annotation',
      motivation: bodies.length > 1 ? bodies.map(([purpose]) => purpose) : 'tagging',
      body: bodies.map(([purpose, value]) => ({ type: 'TextualBody', value, purpose })),
      target: {
        source,
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: text.slice(start, end).toWellFormed(),
            prefix: text.slice(Math.max(0, start - CONTEXT), start).toWellFormed(),
            suffix: text.slice(end, end + CONTEXT).toWellFormed(),
          },
          { type: 'TextPositionSelector', start: points.at(start), end: points.at(end) },
        ],
      },
    };
    yield `${first ? '' : ','}\n   ${JSON.stringify(annotation)}`;
    first = false;
  }
  yield '\n  ]\n }\n}\n';
}

/** UTF-16 offsets as code points, found from marks spaced through the text, so that a look-up never walks far. */
class CodePoints {
  static #STEP = 4096;
  #text;
  #before = [0];

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  /** @type {(offset: number) => number} */
  at(offset) {
    const step = Math.floor(offset / CodePoints.#STEP);
    while (this.#before.length <= step) {
      const from = (this.#before.length - 1) * CodePoints.#STEP;
      this.#before.push(this.#before[this.#before.length - 1] + this.#count(from, from + CodePoints.#STEP));
    }
    return this.#before[step] + this.#count(step * CodePoints.#STEP, offset);
  }

  /**
   * Units that do not end a surrogate pair, between two offsets.
   *
   * @param {number} from
   * @param {number} to
   */
  #count(from, to) {
    let points = 0;
    for (let i = from; i < to; i++) {
      const unit = this.#text.charCodeAt(i);
      const before = this.#text.charCodeAt(i - 1);
      if (!(unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00)) points++;
    }
    return points;
  }
}

/** @type {Format[]} */
export const FORMATS = [
  {
    id: 'markdown',
    name: 'Markdown',
    what: 'Sources, quotes, statistics, findings and the text.',
    ending: 'md',
    type: 'text/markdown',
    write: markdown,
  },
  { id: 'csv', name: 'Table (CSV)', what: 'One row per mark, for a spreadsheet.', ending: 'csv', type: 'text/csv', write: csv },
  {
    id: 'html',
    name: 'Annotated page (HTML)',
    what: 'The text with its marks and a legend in one file.',
    ending: 'html',
    type: 'text/html',
    write: annotatedHtml,
  },
  {
    id: 'json',
    name: 'JSON',
    what: 'The whole analysis, as the command line gives it.',
    ending: 'json',
    type: 'application/json',
    write: json,
  },
  {
    id: 'annotation',
    name: 'Web Annotation (JSON-LD)',
    what: 'The W3C form that annotation tools read.',
    ending: 'jsonld',
    type: 'application/ld+json',
    write: webAnnotation,
  },
];
