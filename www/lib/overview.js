/** The first tab of the panel: how much of the article is what, whose words it carries, what is missing. */
import { element } from './element.js';
import { FINDINGS, count, digits, percent } from './words.js';

/** Places of a finding that are listed; what is copied holds all. */
const LISTED = 200;

/** Speakers that get a stretch of the share bar of their own; the others share the last one. */
const NAMED_SHARES = 6;

/** @param {import('./ledger.js').Ledger} ledger */
export function overview(ledger, { jump, only, open, copy }) {
  return element('div.overview', {}, sentences(ledger, open), voices(ledger, only), findings(ledger, jump, copy));
}

function sentences(ledger, open) {
  const total = ledger.counts.sentence;
  const bar = (kind, name, tab) => {
    const n = ledger.counts[kind];
    return element(
      'li',
      {},
      element('button.bar-name', { type: 'button', onclick: () => open(tab) }, name),
      element('span.bar-track', { 'aria-hidden': 'true' }, element(`span.bar-fill.${kind}`, { style: { 'inline-size': `${total ? (100 * n) / total : 0}%` } })),
      element('span.bar-value', {}, digits(n)),
    );
  };
  return element(
    'section',
    {},
    element('h2', {}, count(total, 'sentence')),
    element('ul.bars', {}, bar('quote', 'with a quote', 'quotes'), bar('statistic', 'with a statistic', 'statistics'), bar('attribution', 'with an attribution', 'sources')),
  );
}

function voices(ledger, only) {
  const shares = ledger.shares();
  const section = element('section', {}, element('h2', {}, 'Share of voice'));
  if (!shares.length) {
    section.append(element('p.quiet', {}, 'Nobody who is named is quoted.'));
    return section;
  }
  const shown = shares.slice(0, NAMED_SHARES);
  const rest = shares.slice(NAMED_SHARES);
  if (rest.length) shown.push({ id: null, name: count(rest.length, 'other'), words: rest.reduce((n, r) => n + r.words, 0), share: rest.reduce((n, r) => n + r.share, 0) });
  section.append(
    element('p.quiet', {}, 'Quoted words, by speaker'),
    element('div.voice-bar', { 'aria-hidden': 'true' }, ...shown.map((s, i) => element(`span.voice-${i}`, { style: { 'flex-grow': s.share } }))),
    element(
      'ol.voices',
      {},
      ...shown.map((s, i) =>
        element(
          'li',
          {},
          element(`span.voice-key.voice-${i}`, { 'aria-hidden': 'true' }),
          s.id === null ? element('span', {}, s.name) : element('button', { type: 'button', title: `Show only ${s.name}`, onclick: () => only(s.id) }, s.name),
          element('span.voice-share', {}, `${percent(s.share)} · ${count(s.words, 'word')}`),
        ),
      ),
    ),
  );
  return section;
}

function findings(ledger, jump, copy) {
  const found = ledger.findings();
  const section = element('section', {}, element('h2', {}, 'What to look at'));
  if (!found.length) section.append(element('p.quiet', {}, ledger.counts.labelled ? 'Nothing is missing: what is quoted has a speaker, what is counted has a source.' : 'No quote, statistic or attribution was found.'));
  for (const { kind, places } of found) {
    const [title, why] = FINDINGS[kind] ?? [kind, ''];
    section.append(
      element(
        'details.finding',
        {},
        element('summary', {}, element('span', {}, title), element('b', {}, digits(places.length))),
        element('p.quiet', {}, why),
        element('ul', {}, ...places.slice(0, LISTED).map((i) => element('li', {}, element('button.place', { type: 'button', onclick: () => jump(ledger.sentences[i].span) }, excerpt(ledger.words(ledger.sentences[i].span)))))),
        places.length > LISTED && element('p.quiet', {}, `The first ${LISTED} are listed here.`),
        element('button.copy', { type: 'button', onclick: () => copy(title, places.map((i) => ({ words: ledger.words(ledger.sentences[i].span), span: ledger.sentences[i].span }))) }, 'Copy as a list', element('span.unseen', {}, `: ${title}`)),
      ),
    );
  }
  section.append(element('p.fine', {}, 'This is what the text shows, not a verdict: a missing source does not make a sentence false.'));
  return section;
}

const excerpt = (words) => {
  const line = words.replace(/\s+/g, ' ');
  return line.length > 150 ? `${line.slice(0, 148).trimEnd()}…` : line;
};
