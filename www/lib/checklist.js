/** What can be checked in an article, each with what to ask and whom; and what the reader noted of it. */
/** @import { Ledger, Place } from './ledger.js' */
/** @import { Resolved } from './resolved.js' */
/** @import { Check, Checkable, FindingKind, Label, Mark, Note, Span, Speaker, Statistic, Status, Work } from '../../types/work.js' */
import { at, isGuessed, isUnsure } from './certainty.js';
import { locate, spanOf } from './corrections.js';
import { resolvedOf } from './resolved.js';
import { FINDINGS, LABELS, count, figure, named } from './words.js';

/** What became of something: its name in files, and in words. @type {Record<Status, string>} */
export const STATUSES = { open: 'Open', checked: 'Checked', asked: 'Asked', wrong: 'Wrong' };

/** Words of a mark that stand in a question, in UTF-16 units. */
const IN_QUESTION = 120;

/** @type {(words: string) => string} */
const clip = (words) => (words.length > IN_QUESTION ? `${words.slice(0, IN_QUESTION - 2).trimEnd()}…` : words);
/** @type {(words: string) => string} */
const inMarks = (words) => (/^[“"‘'«]/.test(words) ? clip(words) : `“${clip(words)}”`);

/**
 * @typedef {Object} Item  something to check
 * @property {'finding' | 'quote' | 'statistic' | 'attribution'} kind
 * @property {FindingKind | null} finding  its kind of finding
 * @property {Mark | null} mark  the mark it is; a finding is none
 * @property {string} name  what it is, in words
 * @property {Span} span  where it stands
 * @property {string} words
 * @property {number} sentence
 * @property {string} says  the figure, or nothing
 * @property {string} by  the speaker or source, in words
 * @property {string} who  its name, or nothing
 * @property {boolean} guess  whether they are only likely
 * @property {boolean} missing  whether it is to be told as missing where there is none
 * @property {string} ask  whom to ask
 * @property {string} question
 * @property {{kind: Label, span: Span}} [same]  the one mark that a finding is about
 * @property {boolean} told  whether a finding is about this one mark
 * @property {number[]} [sentences]  those of a finding
 * @property {Statistic[]} [numbers]  those for which a finding says that no source is named
 */

/** @typedef {Pick<Item, 'ask' | 'question'> & Partial<Item>} Question */
/** @typedef {Item & Note} Noted */

/** Everything that can be checked, findings first in each sentence, in order of the text. @param {Ledger} ledger */
export function itemsOf(ledger) {
  const { analysis } = ledger;
  const { speakers, attributions } = analysis;
  /** @type {Item[]} */
  const items = [];
  /** @type {(item: Question & Pick<Item, 'kind' | 'name' | 'span'>) => void} */
  const put = (item) =>
    items.push({
      finding: null,
      mark: null,
      says: '',
      by: '',
      who: '',
      guess: false,
      missing: true,
      told: false,
      ...item,
      words: item.words ?? ledger.words(item.span),
      sentence: ledger.sentenceAt(item.span[0]),
    });
  for (const { kind, places } of ledger.findings()) {
    for (const place of places)
      put({
        kind: 'finding',
        finding: kind,
        name: titleOf(kind),
        ...place,
        words: ledger.told(place),
        ...questionFor(ledger, kind, place),
      });
  }
  for (const quotation of analysis.quotations) {
    if (quotation.parent !== null) continue;
    const { spans, speaker } = quotation;
    const words = ledger.line(spans);
    const name = at(speakers, speaker)?.name ?? '';
    const by = named(name, quotation, 'no speaker named');
    const guess = isGuessed(quotation);
    const asked = toAsk(at(speakers, speaker), name, guess, `Did you say ${inMarks(words)}, and when?`, `does it say ${inMarks(words)}`);
    put({
      kind: 'quote',
      mark: quotation,
      name: LABELS.quote,
      span: spans[0],
      words,
      by,
      who: name,
      guess,
      ...(asked ?? { ask: AUTHOR, question: `Who says ${inMarks(words)}${name ? `? Is it ${name}?` : '?'}` }),
    });
  }
  for (const statistic of analysis.statistics) {
    const { span, attribution } = statistic;
    const by = at(attributions, attribution);
    const name = at(speakers, by?.speaker)?.name ?? (by && ledger.sourceOf(by)) ?? '';
    const guess = by !== undefined && !ledger.isSure(by);
    const words = ledger.words(span);
    put({
      kind: 'statistic',
      mark: statistic,
      name: LABELS.statistic,
      span,
      says: figureOf(statistic),
      who: name,
      guess,
      missing: ledger.unsourced.has(statistic.id),
      by: named(name, { guess }, ledger.noSource(statistic)),
      ...(toAsk(
        at(speakers, by?.speaker),
        name,
        guess,
        `Is ${inMarks(words)} right, and what is it based on?`,
        `does it say ${inMarks(words)}`,
      ) ?? { ask: AUTHOR, question: `Where does ${inMarks(words)} come from?` }),
    });
  }
  for (const one of attributions) {
    const span = spanOf(one);
    if (one.act === 'stance' || one.nested || one.bare || !span) continue;
    const name = at(speakers, one.speaker)?.name ?? ledger.sourceOf(one) ?? '';
    const words = ledger.line([...one.source, ...one.cue, ...one.content].sort((a, b) => a[0] - b[0]));
    const guess = !ledger.isSure(one);
    put({
      kind: 'attribution',
      mark: one,
      name: LABELS.attribution,
      span,
      words,
      who: name,
      guess,
      by: `${isUnsure(one) ? 'unsure: ' : ''}${named(name, { guess }, 'source not named')}`,
      ...(toAsk(at(speakers, one.speaker), name, guess, 'Is this rightly reported of you?', 'does it say so') ?? {
        ask: AUTHOR,
        question: 'Who says so, and how do they know?',
      }),
    });
  }
  const told = new Set(items.flatMap(({ same }) => (same ? [keyOf(same)] : [])));
  for (const item of items) item.told = told.has(keyOf(item));
  const order = { finding: 0, quote: 1, statistic: 2, attribution: 3 };
  return items.sort((a, b) => a.sentence - b.sentence || order[a.kind] - order[b.kind] || a.span[0] - b.span[0]);
}

/** What a kind of finding is called. @type {(kind: string) => string} */
export const titleOf = (kind) => FINDINGS[/** @type {FindingKind} */ (kind)]?.[0] ?? kind;

/** The figure of a statistic; of one that the reader marked nobody knows it. @param {Statistic} statistic */
export const figureOf = (statistic) => (statistic.reader?.type === 'mark' ? '' : figure(statistic));

const AUTHOR = 'the author';

/**
 * Whom to ask, and what: a source itself, or the author where it is a document, or not named. `null` where it is not known for certain.
 *
 * @type {(speaker: Speaker | undefined, name: string, guess: boolean, question: string, ofDocument: string) => Question | null}
 */
function toAsk(speaker, name, guess, question, ofDocument) {
  if (!name || guess) return null;
  if (speaker?.kind === 'document') return { ask: AUTHOR, question: `Where is ${inMarks(name)} to be found, and ${ofDocument}?` };
  if (speaker?.kind === 'unnamed' || speaker?.kind === 'collective')
    return { ask: AUTHOR, question: `Who is ${inMarks(name)}, and how do they know?` };
  return { ask: name, question };
}

/** What a finding leaves to be asked. @type {(ledger: Ledger, kind: FindingKind, place: Place) => Question} */
function questionFor(ledger, kind, { sentences }) {
  const { analysis } = ledger;
  const found = ledger.touching(sentences[0]);
  const numbers = found.statistics.filter((id) => ledger.unsourced.has(id)).map((id) => analysis.statistics[id]);
  const quotations = found.quotations.map((id) => analysis.quotations[id]).filter(({ orphan, parent }) => orphan && parent === null);
  /** @type {(kind: Label, marks: Mark[]) => Item['same']} */
  const same = (kind, [mark, ...others]) => {
    const span = mark && !others.length && spanOf(mark);
    return span ? { kind, span } : undefined;
  };
  const said = found.attributions.map((id) => analysis.attributions[id]);
  const unnamed = kind === 'unnamed source' ? said.filter((one) => at(analysis.speakers, one.speaker)?.kind === 'unnamed') : [];
  // Who they are, not “she” or “who”.
  const sources = [
    ...new Set(
      (unnamed.length ? unnamed : said)
        .map((one) => at(analysis.speakers, one.speaker)?.name ?? ledger.sourceOf(one) ?? '')
        .filter(Boolean),
    ),
  ];
  const ask = AUTHOR;
  switch (kind) {
    case 'statistic without source':
      return {
        ask,
        numbers,
        same: same('statistic', numbers),
        says: numbers.map(figureOf).filter(Boolean).join(', '),
        question: `Where ${numbers.length > 1 ? 'do' : 'does'} ${numbers.map(({ span }) => inMarks(ledger.words(span))).join(' and ') || 'this number'} come from?`,
      };
    case 'orphan quotation':
      return {
        ask,
        same: same('quote', quotations),
        question: `Who says ${quotations.map(({ spans }) => inMarks(ledger.line(spans))).join(' and ') || 'this'}?`,
      };
    case 'unnamed source':
      return {
        ask,
        by: sources.join(', '),
        who: sources.join(', '),
        question: `Who is ${sources.map(inMarks).join(' and ') || 'the source'}, why are they not named, and how do they know?`,
      };
    case 'second hand':
      return { ask, by: sources.join(', '), who: sources.join(', '), question: 'Has anybody asked the one whose words these are?' };
    case 'one source':
      return { ask, question: 'Who else can confirm this?' };
    default:
      return { ask, says: sentences.length > 1 ? count(sentences.length, 'sentence') : '', question: 'Who says so?' };
  }
}

/** What tells an item from the others. @type {(item: Pick<Checkable, 'kind' | 'finding' | 'span'>) => string} */
export const keyOf = ({ kind, finding, span }) => `${kind} ${finding ?? ''} ${span[0]}`;

/** @type {Note} */
const UNTOUCHED = { status: 'open', note: '' };

/**
 * What is noted of an item. What a finding says of one mark is noted with the mark; older notes stand with the finding.
 *
 * @type {(notes: Map<string, Note>, item: Checkable) => Note}
 */
export const noteOf = (notes, item) => notes.get(keyOf(item.same ?? item)) ?? notes.get(keyOf(item)) ?? UNTOUCHED;

/**
 * What the reader noted, found again in a text: by key, `{status, note}`. A note whose words are gone is not there.
 *
 * @type {(text: string, checks: Check[]) => Map<string, Note>}
 */
export function notesIn(text, checks) {
  /** @type {Map<string, Note>} */
  const notes = new Map();
  for (const check of checks) {
    const span = check.gone ? null : locate(text, check);
    if (span) notes.set(keyOf({ ...check, span }), { status: check.status, note: check.note });
  }
  return notes;
}

/**
 * The notes with one set. What was noted of a mark remembers the finding about it, which may be resolved before the mark is gone.
 *
 * @type {(text: string, checks: Check[], item: Checkable, note: Note) => Check[]}
 */
export function noted(text, checks, item, { status, note }) {
  const { kind, finding = null, span } = item.same ? { ...item.same, finding: null } : item;
  const keys = [keyOf(item), keyOf({ kind, finding, span })];
  /** @type {(check: Check) => boolean} */
  const isOf = (check) => {
    const span = check.gone ? null : locate(text, check);
    return span !== null && keys.includes(keyOf({ ...check, span }));
  };
  const others = checks.filter((check) => !isOf(check));
  if (status === 'open' && !note) return others;
  const about = (item.same ? item.finding : item.about) ?? checks.find(isOf)?.about;
  return [...others, { kind, finding, span, words: text.slice(...span), status, note, ...(about && { about }) }];
}

/**
 * What is to be checked, as files and paper list it: findings by kind, `{title, items}`, the marks of which the reader noted something that is no
 * finding's, and what was noted of something that is resolved. Each item has its `status` and `note`.
 *
 * @param {Ledger} ledger
 * @param {Work | null | undefined} work
 * @returns {{findings: {title: string, items: Noted[]}[], marks: Noted[], resolved: Resolved[]}}
 */
export function checklistOf(ledger, work) {
  const notes = notesIn(ledger.text, work?.checks ?? []);
  const items = itemsOf(ledger).map((item) => ({ ...item, ...noteOf(notes, item) }));
  const resolved = resolvedOf(ledger, work?.checks ?? [], items);
  const told = new Set(resolved.map(({ check, span }) => span && keyOf({ ...check, span })));
  return {
    findings: ledger.findings().map(({ kind }) => ({ title: titleOf(kind), items: items.filter(({ finding }) => finding === kind) })),
    marks: items.filter((item) => item.kind !== 'finding' && isNoted(item) && !item.told && !told.has(keyOf(item))),
    resolved,
  };
}

/** @type {(note: Note) => boolean} */
const isNoted = ({ status, note }) => status !== 'open' || Boolean(note);

/** What the reader noted, in words: "Asked: mail of Monday". @type {(note: Note) => string} */
export const notedWords = ({ status, note }) => [status !== 'open' && STATUSES[status], note].filter(Boolean).join(': ');

/**
 * The place of an item, as one says it to somebody with the article in hand.
 *
 * @param {Ledger} ledger
 * @param {{sentence: number}} place
 */
export function placeOf(ledger, { sentence }) {
  const { paragraph } = ledger.sentences[sentence] ?? { paragraph: 0 };
  let first = sentence;
  while (first > 0 && ledger.sentences[first - 1].paragraph === paragraph) first--;
  return `paragraph ${paragraph + 1}, sentence ${sentence - first + 1}`;
}
