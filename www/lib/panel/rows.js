/** The rows of the panel's lists, as an article gives them: its sources, its quotes, its statistics, what can be checked in it. */
/** @import { Item } from '../checklist.js' */
/** @import { Ledger } from '../ledger.js' */
/** @import { Checks } from '../panel.js' */
/** @import { Resolved } from '../resolved.js' */
/** @import { Statement } from '../sources.js' */
/** @import { Place } from '../take.js' */
/** @import { List } from './tabs.js' */
/** @import { Correction, Label, Mark, Quotation, Span, Speaker, Statistic } from '../../../types/work.js' */
import { at, isGuessed } from '../certainty.js';
import { figureOf, itemsOf, notedWords } from '../checklist.js';
import { inWords, locate } from '../corrections.js';
import { RESOLVED, resolvedOf } from '../resolved.js';
import { sourcesOf } from '../sources.js';
import { named, sentenced } from '../words.js';

/**
 * What all rows have: where they lead, what is copied of them, and the words that are searched.
 *
 * @typedef {{at: number, words: string, text: string, place: Place, speaker: number | null}} Row
 */
/** @typedef {Row & {kind: Label, mark: Quotation | Statistic, who: string, by: string, guess: boolean, span: Span, reader?: Correction}} MarkRow */
/** @typedef {Omit<Row, 'words'> & {speaker: number, source: Speaker, name: string, span: Span, words: number, statements: number, said: Statement[], numbers: number, amounts: string[]}} SourceRow */
/** @typedef {MarkRow & {length: number, partial: boolean}} QuoteRow */
/** @typedef {MarkRow & {missing: boolean, sort: string, size: number, value: string}} StatisticRow */
/** @typedef {Item & Row} ItemRow */
/** @typedef {Row & {kind: 'correction', correction: Correction, span: Span | null, told?: false}} CorrectionRow */
/** @typedef {Row & {kind: 'resolved', resolved: Resolved, told?: false}} ResolvedRow */
/** @typedef {ItemRow | CorrectionRow | ResolvedRow} CheckRow */
/** @typedef {{sources: SourceRow, quotes: QuoteRow, statistics: StatisticRow, checklist: CheckRow}} RowOf */

/** A passage as far as a row shows it. @type {(words: string) => string} */
export const shorten = (words) => (words.length > 240 ? `${words.slice(0, 238).trimEnd()}…` : words);

/** @type {(ledger: Ledger) => SourceRow[]} */
function sourceRows(ledger) {
  const { attributions, quotations, statistics } = ledger.analysis;
  return sourcesOf(ledger).map(({ speaker: source, statements, sure, numbers, amounts }) => {
    const { id, name, role, mentions } = source;
    const mine = ledger.bySpeaker[id];
    const first = mentions[0] ??
      attributions[mine.attributions[0]]?.cue[0] ??
      quotations[mine.quotations[0]]?.spans[0] ??
      statistics.find((one) => ledger.speakerOfStatistic(one) === id)?.span ?? [0, 0];
    const called = [name, role].filter(Boolean).join(', ');
    return {
      speaker: id,
      source,
      name,
      at: first[0],
      span: first,
      words: mine.words,
      statements: sure,
      said: statements,
      numbers,
      amounts,
      place: { span: first, words: [called, amounts.join(', ')].filter(Boolean).join(': ') },
      text: `${name} ${role ?? ''}`,
    };
  });
}

/** @type {(ledger: Ledger) => QuoteRow[]} */
function quoteRows(ledger) {
  const { quotations, speakers } = ledger.analysis;
  return quotations
    .filter(({ parent }) => parent === null)
    .map((quotation) => {
      const { spans, speaker, kind, reader } = quotation;
      const line = ledger.line(spans);
      const words = shorten(line);
      const name = at(speakers, speaker)?.name ?? '';
      const by = named(name, quotation, 'No speaker named');
      return {
        kind: 'quote',
        mark: quotation,
        speaker,
        who: name,
        by,
        guess: isGuessed(quotation),
        at: spans[0][0],
        span: spans[0],
        words,
        length: words.length,
        partial: kind === 'partial',
        reader,
        place: { kind: 'quote', span: spans[0], words: line },
        text: `${words} ${by}`,
      };
    });
}

/** @type {(ledger: Ledger) => StatisticRow[]} */
function statisticRows(ledger) {
  const { statistics, attributions, speakers } = ledger.analysis;
  return statistics.map((statistic) => {
    const { span, value, kind, attribution, reader } = statistic;
    const by = at(attributions, attribution);
    const words = shorten(ledger.words(span));
    const speaker = by?.speaker ?? null;
    const name = at(speakers, speaker)?.name ?? (by && ledger.sourceOf(by)) ?? '';
    const size = Array.isArray(value) ? (value[1] ?? value[0] ?? -Infinity) : (value ?? -Infinity);
    const guess = by !== undefined && !ledger.isSure(by);
    const source = named(name, { guess }, sentenced(ledger.noSource(statistic)));
    return {
      kind: 'statistic',
      mark: statistic,
      missing: ledger.unsourced.has(statistic.id),
      sort: kind,
      speaker,
      who: name,
      by: source,
      guess,
      at: span[0],
      span,
      words,
      size,
      value: figureOf(statistic),
      reader,
      place: { kind: 'statistic', span },
      text: `${words} ${source} ${kind}`,
    };
  });
}

/**
 * What can be checked: findings alone, or marks of one kind, or all; and what the reader corrected.
 *
 * @type {(ledger: Ledger, checks: Checks) => CheckRow[]}
 */
function checkRows(ledger, checks) {
  /** @type {(mark: Mark | null) => number | null} */
  const speakerOf = (mark) => (mark === null ? null : 'speaker' in mark ? mark.speaker : ledger.speakerOfStatistic(mark));
  const items = itemsOf(ledger).map((item) => ({
    ...item,
    speaker: speakerOf(item.mark),
    at: item.span[0],
    place: item,
    text: `${item.words} ${item.by} ${item.name}`,
  }));
  /** @type {CorrectionRow[]} */
  const corrections = ledger.corrections.map((correction) => {
    const span =
      correction.type === 'rename'
        ? (ledger.analysis.speakers.find(({ name }) => name === correction.to)?.mentions[0] ?? null)
        : locate(ledger.text, correction);
    const words = sentenced(inWords(correction));
    return {
      kind: 'correction',
      correction,
      speaker: null,
      span,
      at: span?.[0] ?? 0,
      words,
      place: { span: span ?? [0, 0], words },
      text: words,
    };
  });
  /** @type {ResolvedRow[]} */
  const resolved = resolvedOf(ledger, checks.all(), items).map((one) => ({
    kind: 'resolved',
    resolved: one,
    speaker: null,
    at: one.check.span[0],
    words: one.words,
    place: { span: one.check.span, words: one.words, about: `${one.name} · ${RESOLVED[one.by][1]}`, note: notedWords(one) },
    text: `${one.words} ${one.name} ${one.note}`,
  }));
  return [...items, ...corrections, ...resolved];
}

/** @type {{[L in List]: (ledger: Ledger, checks: Checks) => RowOf[L][]}} */
export const ROWS = { sources: sourceRows, quotes: quoteRows, statistics: statisticRows, checklist: checkRows };
