/** The whole card of a sentence: its labels, a part for each mark, where its speakers are heard besides, what was seen and not marked. */
/** @import { Ledger } from '../lib/ledger.js' */
/** @import { Owner } from '../card.js' */
import { at } from '../lib/certainty.js';
import { element } from '../lib/element.js';
import { LABELS, REASONS, count } from '../lib/words.js';
import { attribution, quotation, statistic } from './facts.js';
import { clip, whyOf } from './wording.js';

/** Other places of a speaker that a card leads to, the nearest ones. */
const PLACES = 3;

/**
 * The content of the card.
 *
 * @param {Ledger} ledger
 * @param {number} sentence
 * @param {Owner} owner
 */
export function content(ledger, sentence, owner) {
  const { labels } = ledger.sentences[sentence];
  const found = ledger.touching(sentence);
  const a = ledger.analysis;
  const quotations = found.quotations.filter((id) => labels.includes('quote') || a.quotations[id].parent === null);
  // Who is quoted is told with the quotation; what reports nothing else needs no part of its own.
  const told = new Set(
    quotations
      .map((id) => a.quotations[id])
      .filter(
        ({ attribution, speaker }) =>
          attribution !== null &&
          a.attributions[attribution].kind === 'direct' &&
          a.attributions[attribution].speaker === speaker &&
          found.attributions.includes(attribution),
      )
      .map(({ attribution }) => attribution),
  );
  const attributions = found.attributions.filter((id) => !told.has(id)).map((id) => a.attributions[id]);
  const why = whyOf(ledger, found.evidence);
  const stance = attributions.filter(({ act }) => act === 'stance');
  return element(
    'div.card-in',
    {},
    element(
      'header',
      {},
      element('h2', {}, ...(labels.length ? labels.map((label) => element(`span.tag.${label}`, {}, LABELS[label])) : ['Not labelled'])),
      element(
        'button.step',
        { type: 'button', title: 'Previous mark', onclick: () => owner.step(-1) },
        element('span', { 'aria-hidden': 'true' }, '‹'),
        element('span.unseen', {}, 'Previous mark'),
      ),
      element(
        'button.step',
        { type: 'button', title: 'Next mark', onclick: () => owner.step(1) },
        element('span', { 'aria-hidden': 'true' }, '›'),
        element('span.unseen', {}, 'Next mark'),
      ),
      element(
        'button.step',
        { type: 'button', title: 'Close', onclick: owner.close },
        element('span', { 'aria-hidden': 'true' }, '×'),
        element('span.unseen', {}, 'Close'),
      ),
    ),
    ...quotations.map((id) => quotation(ledger, a.quotations[id], owner, why)),
    ...found.statistics.map((id) => statistic(ledger, a.statistics[id], owner, why, attributions)),
    ...attributions
      .filter(({ act }) => act !== 'stance')
      .map((one) =>
        attribution(
          ledger,
          one,
          owner,
          why,
          quotations.some((id) => at(a.attributions, a.quotations[id].attribution) === one && a.quotations[id].speaker === one.speaker),
        ),
      ),
    ...(owner.shown('stance') ? stance.map((one) => attribution(ledger, one, owner, why)) : []),
    ...speakersOf(ledger, found).map((id) => elsewhere(ledger, id, sentence, owner)),
    passedOver(ledger, found.passed, owner.shown('passed')),
    element(
      'footer',
      {},
      element('button', { type: 'button', onclick: () => owner.link(sentence) }, 'Copy a link to this sentence'),
      element('button', { type: 'button', onclick: () => owner.permalink(sentence) }, 'Copy a link that holds the article'),
    ),
  );
}

/** Who speaks in a sentence, each once. @type {(ledger: Ledger, found: {quotations: number[], attributions: number[]}) => number[]} */
function speakersOf(ledger, { quotations, attributions }) {
  const a = ledger.analysis;
  const ids = [...quotations.map((id) => a.quotations[id].speaker), ...attributions.map((id) => a.attributions[id].speaker)];
  return [...new Set(ids)].filter((id) => id !== null);
}

/**
 * The other places where a speaker is heard: the nearest ones, and the way to all.
 *
 * @type {(ledger: Ledger, id: number, sentence: number, owner: Owner) => HTMLElement | null}
 */
function elsewhere(ledger, id, sentence, owner) {
  const places = ledger.placesOf(id).filter((place) => place !== sentence);
  if (!places.length) return null;
  const near = [...places]
    .sort((a, b) => Math.abs(a - sentence) - Math.abs(b - sentence))
    .slice(0, PLACES)
    .sort((a, b) => a - b);
  const { name } = ledger.analysis.speakers[id];
  const row = (/** @type {number} */ place) =>
    element(
      'li',
      {},
      element(
        'button.place',
        { type: 'button', onclick: () => owner.go(place) },
        element('span.quiet', { 'aria-hidden': 'true' }, place < sentence ? '↑ ' : '↓ '),
        clip(ledger.words(ledger.sentences[place].span), 90),
      ),
    );
  return element(
    'section.elsewhere',
    {},
    element('h3', {}, `${name}, ${count(places.length, 'other place')}`),
    element('ul', {}, ...near.map(row)),
    places.length > near.length && element('button.all', { type: 'button', onclick: () => owner.only(id) }, `Show all of ${name}`),
  );
}

/** @type {(ledger: Ledger, ids: number[], open: boolean) => HTMLElement | null} */
function passedOver(ledger, ids, open) {
  if (!ids.length) return null;
  return element(
    'details.passed',
    { open },
    element('summary', {}, 'Seen and not marked'),
    element(
      'ul',
      {},
      ...ids
        .map((id) => ledger.analysis.passed_over[id])
        .map(({ span, reason }) =>
          element('li', {}, element('span.trigger', {}, clip(ledger.words(span))), ` ${REASONS[reason] ?? reason}`),
        ),
    ),
  );
}
