/** The first tab of the panel: how much of the article is what, whose words it carries, what is to be checked. */
/** @import { Ledger } from '../ledger.js' */
/** @import { Tab } from './tabs.js' */
/** @import { Place } from '../take.js' */
/** @import { Label, Span } from '../../../types/work.js' */
import { element } from '../element.js';
import { FINDINGS, count, digits, percent } from '../words.js';

/** Places of a finding that are listed; what is copied holds all. */
const LISTED = 100;

/** Speakers that get a stretch of the share bar of their own; the others share the last one. */
const NAMED_SHARES = 6;

/** @typedef {(speaker: number | null) => void} Only */
/** @typedef {(title: string, places: Place[]) => void} Copy */
/** @typedef {(span: Span) => void} Jump */

/**
 * @param {Ledger} ledger
 * @param {{jump: Jump, only: Only, open: (tab: Tab) => void, check: (title: string) => void, copy: Copy}} owner
 */
export function overview(ledger, { jump, only, open, check, copy }) {
  return element('div.overview', {}, findings(ledger, jump, copy, check), sentences(ledger, open), voices(ledger, only));
}

/**
 * @param {Ledger} ledger
 * @param {(tab: Tab) => void} open
 */
function sentences(ledger, open) {
  const total = ledger.counts.sentence;
  /** @type {(kind: Label, name: string, tab: Tab) => HTMLElement} */
  const bar = (kind, name, tab) => {
    const n = ledger.counts[kind];
    return element(
      'li',
      {},
      element('button.bar-name', { type: 'button', onclick: () => open(tab) }, name),
      element(
        'span.bar-track',
        { 'aria-hidden': 'true' },
        element(`span.bar-fill.${kind}`, { style: { 'inline-size': `${total ? (100 * n) / total : 0}%` } }),
      ),
      element('span.bar-value', {}, digits(n)),
    );
  };
  const { n, of } = ledger.attributed;
  return element(
    'section',
    {},
    element('h2', {}, count(total, 'sentence')),
    element(
      'ul.bars',
      {},
      bar('quote', 'with a quote', 'quotes'),
      bar('statistic', 'with a statistic', 'statistics'),
      bar('attribution', 'with an attribution', 'sources'),
    ),
    elsewhere(ledger),
    of > 0 &&
      element('p.quiet', {}, `${digits(n)} of ${count(of, 'sentence')} of the article ${n === 1 ? 'says' : 'say'} whose words they carry.`),
  );
}

/** Says how much of an English article is not English, and so not marked. @param {Ledger} ledger */
function elsewhere({ analysis }) {
  const foreign = analysis.language === 'en' ? analysis.paragraphs.filter(({ language }) => language === 'other').length : 0;
  return (
    foreign > 0 && element('p.quiet', {}, `${count(foreign, 'paragraph')} ${foreign === 1 ? 'is' : 'are'} not in English and not marked.`)
  );
}

/**
 * How a share is told: in percent only where enough is quoted for it to say something.
 *
 * @type {(ledger: Ledger, words: number) => string}
 */
const told = (ledger, words) => [percentOf(ledger.share(words)), count(words, 'word')].filter(Boolean).join(' · ');

/** @type {(share: number | null) => string | null} */
const percentOf = (share) => (share === null ? null : percent(share));

/**
 * @param {Ledger} ledger
 * @param {Only} only
 */
function voices(ledger, only) {
  const { named, guessed, nobody, words } = ledger.voices();
  const section = element('section', {}, element('h2', {}, 'Share of voice'));
  const indirect = new Map(ledger.bySpeaker.flatMap(({ reported }, id) => (reported ? [[id, reported]] : [])));
  if (!words && !indirect.size) {
    section.append(element('p.quiet', {}, 'Nobody is quoted.'));
    return section;
  }
  /** @typedef {{id: number | null, name: string, words: number, key: string, look: string}} Voice */
  /** @type {Voice[]} */
  const shown = named.slice(0, NAMED_SHARES).map((one, i) => ({ ...one, key: String(i + 1), look: `voice-${i}` }));
  const rest = named.slice(NAMED_SHARES);
  if (rest.length)
    shown.push({ id: null, name: count(rest.length, 'other'), words: rest.reduce((n, r) => n + r.words, 0), key: '+', look: 'voice-6' });
  if (guessed) shown.push({ id: null, name: 'Speaker is a guess', words: guessed, key: '?', look: 'voice-guess' });
  if (nobody) shown.push({ id: null, name: 'No speaker named', words: nobody, key: '–', look: 'voice-nobody' });
  /** @param {Voice} voice */
  const voice = ({ id, name, words, key, look }) =>
    element(
      'li',
      {},
      element(`span.voice-key.${look}`, { 'aria-hidden': 'true' }, key),
      id === null ? element('span', {}, name) : element('button', { type: 'button', title: `Only ${name}`, onclick: () => only(id) }, name),
      element('span.voice-share', {}, told(ledger, words), id !== null && indirect.has(id) && ` · reported ${indirect.get(id)}×`),
    );
  if (words) {
    section.append(
      element('p.quiet', {}, `${count(words, 'quoted word')}, by speaker${ledger.share(0) === null ? ': too few for shares' : ''}`),
      element(
        'div.voice-bar',
        { 'aria-hidden': 'true' },
        ...shown.map(({ words, key, look }) => element(`span.${look}`, { style: { 'flex-grow': words } }, element('b', {}, key))),
      ),
      element('ol.voices', {}, ...shown.map(voice)),
    );
  }
  const unquoted = [...indirect].filter(([id]) => !named.some((one) => one.id === id)).sort((a, b) => b[1] - a[1]);
  if (unquoted.length) {
    /** @param {[id: number, n: number]} entry */
    const row = ([id, n]) =>
      element(
        'li',
        {},
        element(
          'button',
          { type: 'button', title: `Only ${ledger.analysis.speakers[id].name}`, onclick: () => only(id) },
          ledger.analysis.speakers[id].name,
        ),
        element('span.voice-share', {}, `reported ${n}×`),
      );
    section.append(
      element('p.quiet', {}, 'Not quoted, but reported in the writer’s words'),
      element('ol.voices.reported', {}, ...unquoted.slice(0, NAMED_SHARES).map(row)),
    );
  }
  return section;
}

/**
 * @param {Ledger} ledger
 * @param {Jump} jump
 * @param {Copy} copy
 * @param {(title: string) => void} check  opens the checklist with one kind of finding
 */
function findings(ledger, jump, copy, check) {
  const found = ledger.findings();
  const section = element('section', {}, element('h2', {}, 'To check'));
  if (!found.length)
    section.append(
      element(
        'p.quiet',
        {},
        ledger.counts.labelled
          ? 'Nothing is missing: what is quoted has a speaker, what is counted has a source.'
          : 'No quote, statistic or attribution was found.',
      ),
    );
  for (const { kind, places } of found) {
    const [title, why] = FINDINGS[kind] ?? [kind, ''];
    section.append(
      element(
        'details.finding',
        {},
        element('summary', {}, element('span', {}, title), element('b', {}, digits(places.length))),
        element('p.quiet', {}, why),
        element(
          'ul',
          {},
          ...places
            .slice(0, LISTED)
            .map((place) =>
              element('li', {}, element('button.place', { type: 'button', onclick: () => jump(place.span) }, excerpt(ledger.told(place)))),
            ),
        ),
        places.length > LISTED && element('p.quiet', {}, `The first ${LISTED} are listed here.`),
        element(
          'button.copy',
          {
            type: 'button',
            onclick: () =>
              copy(
                title,
                places.map(({ span }) => ({ finding: kind, span })),
              ),
          },
          'Copy as a list',
          element('span.unseen', {}, `: ${title}`),
        ),
        element(
          'button.copy',
          { type: 'button', onclick: () => check(title) },
          'Whom to ask, and what',
          element('span.unseen', {}, `: ${title}`),
        ),
      ),
    );
  }
  section.append(element('p.fine', {}, 'This is what the text shows, not a verdict: a missing source does not make a sentence false.'));
  return section;
}

/** @type {(line: string) => string} */
const excerpt = (line) => (line.length > 150 ? `${line.slice(0, 148).trimEnd()}…` : line);
