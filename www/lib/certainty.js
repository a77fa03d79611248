/** What is certain of an analysis, and what is only likely: guessed speakers, and attributions of which the analyser is unsure. */

/** @import { Analysis, Attribution, Label, Link, Mark, Quotation, Sentence, Span } from '../../types/work.js' */

/** Below this confidence a link to a speaker must be shown as a guess: `Link::CERTAIN` of the analyser. */
const CERTAIN = 0.75;

/**
 * What an id leads to; nothing where there is no id.
 *
 * @template T
 * @param {T[]} list
 * @param {number | null | undefined} id
 * @returns {T | undefined}
 */
export const at = (list, id) => (id === null || id === undefined ? undefined : list[id]);

/** Whether what ties an attribution to its speaker is a guess. @type {(mark: {link: Link | null}) => boolean} */
export const isGuess = ({ link }) => link !== null && link.confidence < CERTAIN;

/** Whether an attribution may be none. @type {(attribution: Attribution) => boolean} */
export const isUnsure = ({ unsure }) => unsure === true;

/**
 * A quotation whose speaker is only likely. One that the text leaves without a speaker has at most a likely one.
 *
 * @type {(quotation: Pick<Quotation, 'speaker' | 'guess' | 'orphan'>) => boolean}
 */
export const isGuessed = ({ speaker, guess, orphan }) => speaker !== null && (guess || orphan);

/**
 * An analysis without what is only likely: guessed speakers are nobody, and unsure attributions are not there.
 *
 * @type {(analysis: Analysis) => Analysis}
 */
export function certain(analysis) {
  /** @type {Set<number>} */
  const unsure = new Set();
  for (const [id, one] of analysis.attributions.entries()) if (isUnsure(one)) unsure.add(id);
  const sure = without(analysis, { attributions: unsure });
  /** @template T @param {T} one */
  const nobody = (one) => ({ ...one, speaker: null, link: null });
  return {
    ...sure,
    attributions: sure.attributions.map((one) => (isGuess(one) ? nobody(one) : one)),
    quotations: sure.quotations.map((one) => (isGuessed(one) ? { ...nobody(one), guess: false } : one)),
  };
}

/** @type {Set<number>} */
const NONE = new Set();

/**
 * An analysis without some of its marks, given as sets of ids. A sentence keeps a label where another mark of its kind stands in it; the marks
 * that stay are numbered anew.
 *
 * @param {Analysis} analysis
 * @param {{quotations?: Set<number>, statistics?: Set<number>, attributions?: Set<number>}} gone
 * @returns {Analysis}
 */
export function without(analysis, { quotations = NONE, statistics = NONE, attributions = NONE }) {
  if (!quotations.size && !statistics.size && !attributions.size) return analysis;
  const labels = relabelled(analysis, {
    quote: [analysis.quotations, quotations],
    statistic: [analysis.statistics, statistics],
    attribution: [analysis.attributions, attributions],
  });
  const quotation = renumbered(analysis.quotations.length, quotations);
  const attribution = renumbered(analysis.attributions.length, attributions);
  /** @type {(gone: Set<number>) => (_: unknown, id: number) => boolean} */
  const stays = (gone) => (_, id) => !gone.has(id);
  /** @template T @param {T} one @param {number} id */
  const numbered = (one, id) => ({ ...one, id });
  return {
    ...analysis,
    quotations: analysis.quotations
      .filter(stays(quotations))
      .map((one) => ({ ...one, parent: quotation(one.parent), attribution: attribution(one.attribution) }))
      .map(numbered),
    statistics: analysis.statistics
      .filter(stays(statistics))
      .map((one) => ({ ...one, attribution: attribution(one.attribution) }))
      .map(numbered),
    attributions: analysis.attributions.filter(stays(attributions)).map(numbered),
    sentences: analysis.sentences.map((one, i) => (labels[i] ? { ...one, labels: labels[i] } : one)),
    evidence: analysis.evidence.filter(({ sentence, label }) => labels[sentence]?.includes(label) ?? true),
  };
}

/**
 * Where a mark stands: an attribution where its source and cue are, for its content may run over a whole paragraph.
 *
 * @type {(mark: Mark) => Span[]}
 */
const places = (mark) => {
  if ('spans' in mark) return mark.spans;
  if ('span' in mark) return [mark.span];
  const own = [...mark.source, ...mark.cue];
  return own.length ? own : mark.content;
};

/**
 * The labels of the sentences that lose some, by sentence.
 *
 * @type {(analysis: Analysis, marks: Record<Label, [all: Mark[], gone: Set<number>]>) => Label[][]}
 */
function relabelled({ sentences }, marks) {
  /** @type {Label[][]} */
  const labels = [];
  for (const [label, [all, gone]] of Object.entries(marks)) {
    if (!gone.size) continue;
    /** @type {Set<number>} */
    const held = new Set();
    /** @type {Set<number>} */
    const lost = new Set();
    for (const [id, mark] of all.entries()) {
      for (const [start, end] of places(mark))
        for (let i = sentenceOf(sentences, start); i < sentences.length && sentences[i].span[0] < end; i++)
          (gone.has(id) ? lost : held).add(i);
    }
    for (const i of lost) if (!held.has(i)) labels[i] = (labels[i] ?? sentences[i].labels).filter((other) => other !== label);
  }
  return labels;
}

/** New ids for old ones: `null` for what is gone. @type {(length: number, gone: Set<number>) => (id: number | null) => number | null} */
function renumbered(length, gone) {
  /** @type {(number | null)[]} */
  const ids = [];
  for (let id = 0, next = 0; id < length; id++) ids.push(gone.has(id) ? null : next++);
  return (id) => at(ids, id) ?? null;
}

/**
 * The sentence that holds an offset, or the last one before it; 0 where there is none.
 *
 * @type {(sentences: Sentence[], offset: number) => number}
 */
export function sentenceOf(sentences, offset) {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].span[0] <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
