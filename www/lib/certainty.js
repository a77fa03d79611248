/** What is certain of an analysis, and what is only likely: guessed speakers, and attributions of which the analyser is unsure. */

/** Below this confidence a link to a speaker must be shown as a guess: `Link::CERTAIN` of the analyser. */
const CERTAIN = 0.75;

/** Whether what ties an attribution to its speaker is a guess. */
export const isGuess = ({ link }) => Boolean(link) && link.confidence < CERTAIN;

/** Whether an attribution may be none. */
export const isUnsure = ({ unsure }) => unsure === true;

/** A quotation whose speaker is only likely. One that the text leaves without a speaker has at most a likely one. */
export const isGuessed = ({ speaker, guess, orphan }) => speaker !== null && (guess || orphan);

/** An analysis without what is only likely: guessed speakers are nobody, and unsure attributions are not there. */
export function certain(analysis) {
  const unsure = new Set();
  for (const [id, one] of analysis.attributions.entries()) if (isUnsure(one)) unsure.add(id);
  const sure = without(analysis, { attributions: unsure });
  const nobody = (one) => ({ ...one, speaker: null, link: null });
  return {
    ...sure,
    attributions: sure.attributions.map((one) => (isGuess(one) ? nobody(one) : one)),
    quotations: sure.quotations.map((one) => (isGuessed(one) ? { ...nobody(one), guess: false } : one)),
  };
}

const NONE = new Set();

/**
 * An analysis without some of its marks, given as sets of ids. A sentence keeps a label where another mark of its kind stands in it; the marks
 * that stay are numbered anew.
 *
 * @param {{quotations?: Set<number>, statistics?: Set<number>, attributions?: Set<number>}} gone
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
  const stays = (gone) => (_, id) => !gone.has(id);
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

/** Where a mark stands: an attribution where its source and cue are, for its content may run over a whole paragraph. */
const places = ({ spans, span, source, cue, content }) =>
  spans ?? (span ? [span] : source.length + cue.length ? [...source, ...cue] : content);

/** The labels of the sentences that lose some, by sentence. */
function relabelled({ sentences }, marks) {
  const labels = [];
  for (const [label, [all, gone]] of Object.entries(marks)) {
    if (!gone.size) continue;
    const [held, lost] = [new Set(), new Set()];
    for (const [id, mark] of all.entries()) {
      for (const [start, end] of places(mark))
        for (let i = sentenceOf(sentences, start); i < sentences.length && sentences[i].span[0] < end; i++)
          (gone.has(id) ? lost : held).add(i);
    }
    for (const i of lost) if (!held.has(i)) labels[i] = (labels[i] ?? sentences[i].labels).filter((other) => other !== label);
  }
  return labels;
}

/** New ids for old ones: `null` for what is gone. */
function renumbered(length, gone) {
  const ids = [];
  for (let id = 0, next = 0; id < length; id++) ids.push(gone.has(id) ? null : next++);
  return (id) => (id === null || id === undefined ? null : ids[id]);
}

/** The sentence that holds an offset, or the last one before it; 0 where there is none. */
export function sentenceOf(sentences, offset) {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].span[0] <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
