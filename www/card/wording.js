/** What a first look and the whole card say in the same words. */
/** @import { Ledger } from '../lib/ledger.js' */
/** @import { Label, Span, Statistic } from '../../types/work.js' */
import { element } from '../lib/element.js';
import { sentenced } from '../lib/words.js';

/** Says why something is marked. @typedef {(label: Label, spans: Span[]) => string | undefined} Why */

/**
 * Why something is marked: the rule that spoke for a label where these words stand, else the first that spoke for it.
 *
 * @type {(ledger: Ledger, ids: number[]) => Why}
 */
export function whyOf(ledger, ids) {
  const evidence = ids.map((id) => ledger.analysis.evidence[id]);
  return (label, spans) => {
    const all = evidence.filter((one) => one.label === label);
    return (all.find(({ span }) => spans.some(([start, end]) => span[0] < end && start < span[1])) ?? all[0])?.rule;
  };
}

/** Confidence in words: a bare number would pretend to a precision that it does not have. @type {(confidence: number) => string} */
export const sureness = (confidence) =>
  confidence >= 0.9 ? 'very likely' : confidence >= 0.7 ? 'likely' : confidence >= 0.4 ? 'uncertain' : 'a weak guess';

/**
 * Nobody is named for a statistic: where that is a finding it is said as one.
 *
 * @type {(ledger: Ledger, statistic: Statistic) => HTMLElement}
 */
export const noSource = (ledger, statistic) =>
  element(ledger.unsourced.has(statistic.id) ? 'span.missing' : 'span.quiet', {}, sentenced(ledger.noSource(statistic)));

/** A passage as far as a card shows it, in one line. @type {(words: string, most?: number) => string} */
export const clip = (words, most = 160) => {
  const line = words.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 2).trimEnd()}…` : line;
};
