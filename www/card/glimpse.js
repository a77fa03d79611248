/** A first look at a sentence, where the pointer or the keys have led: who says it, why it is marked, how sure that is. */
/** @import { Ledger } from '../lib/ledger.js' */
/** @import { Owner } from '../card.js' */
/** @import { Child, Children } from '../../types/dom.js' */
/** @import { Attribution, Kind, Speaker } from '../../types/work.js' */
import { at, isUnsure } from '../lib/certainty.js';
import { figureOf } from '../lib/checklist.js';
import { element } from '../lib/element.js';
import { LABELS, REASONS, count } from '../lib/words.js';
import { clip, noSource, sureness, whyOf } from './wording.js';

/** Marks that a first look shows, at most. */
const GLIMPSES = 4;

/**
 * What a first look tells of each mark: who says it, why it is marked and how sure that is.
 *
 * @type {(ledger: Ledger, sentence: number, shown: Owner['shown']) => {label: Kind, what: Children, note: Children}[]}
 */
function looks(ledger, sentence, shown) {
  const a = ledger.analysis;
  const found = ledger.touching(sentence);
  const why = whyOf(ledger, found.evidence);
  /** @type {(speaker: Speaker, guess: boolean, orphan?: boolean) => Child[]} */
  const name = (speaker, guess, orphan = false) => [
    orphan ? 'not named, perhaps ' : guess && 'perhaps ',
    element('b', {}, speaker.name),
    speaker.role && `, ${speaker.role}`,
  ];
  /** @type {(one: Attribution | undefined) => Child[] | null} */
  const source = (one) => {
    if (!one) return null;
    const speaker = at(a.speakers, one.speaker);
    if (speaker) return name(speaker, ledger.isGuess(one));
    return ledger.sourceOf(one) ? [ledger.sourceOf(one)] : null;
  };
  const missing = (/** @type {string} */ words) => [element('span.missing', {}, words)];
  /** @type {ReturnType<typeof looks>} */
  const all = [];
  /** @type {(label: Kind, what: Child[], ...note: Child[]) => void} */
  const look = (label, what, ...note) => all.push({ label, what, note });
  for (const { spans, speaker, guess, orphan, parent, link } of found.quotations.map((id) => a.quotations[id])) {
    const by = at(a.speakers, speaker);
    if (parent === null)
      look('quote', by ? name(by, guess, orphan) : missing('no speaker named'), why('quote', spans), link && sureness(link.confidence));
  }
  for (const one of found.statistics.map((id) => a.statistics[id])) {
    look(
      'statistic',
      [
        element('b', {}, figureOf(one) || clip(ledger.words(one.span), 60)),
        ' – ',
        ...(source(at(a.attributions, one.attribution)) ?? [noSource(ledger, one)]),
      ],
      why('statistic', [one.span]),
    );
  }
  for (const one of found.attributions.map((id) => a.attributions[id])) {
    const kind = one.act === 'stance' ? 'stance' : 'attribution';
    if (shown(kind))
      look(
        kind,
        source(one) ?? missing('source not named'),
        one.cue.length > 0 && `“${ledger.line(one.cue)}”`,
        isUnsure(one) ? 'unsure: may be none' : sureness(one.confidence),
      );
  }
  for (const { span, reason } of shown('passed') ? found.passed.map((id) => a.passed_over[id]) : [])
    look('passed', [clip(ledger.words(span), 60)], REASONS[reason] ?? reason);
  return all;
}

/**
 * A first look at a sentence.
 *
 * @param {Ledger} ledger
 * @param {number} sentence
 * @param {Owner['shown']} shown
 */
export function glimpse(ledger, sentence, shown) {
  const all = looks(ledger, sentence, shown);
  const lines = all
    .slice(0, GLIMPSES)
    .flatMap(({ label, what, note }) => [
      element(`span.tag.${label}`, {}, LABELS[label]),
      element('div', {}, ...what, element('small', {}, note.filter(Boolean).join(' · '))),
    ]);
  return element(
    'div.peek-in',
    {},
    ...lines,
    element('small.more', {}, all.length > GLIMPSES ? `${count(all.length - GLIMPSES, 'more mark')} here. ` : '', 'Click for details.'),
  );
}

/**
 * The same in words, for who hears where the keys have led: "Quote: Ann Lee, mayor. Statistic: 40 % – no source named."
 *
 * @type {(ledger: Ledger, sentence: number, shown: Owner['shown']) => string}
 */
export const heard = (ledger, sentence, shown) =>
  looks(ledger, sentence, shown)
    .map(({ label, what }) => `${LABELS[label]}: ${element('p', {}, ...what).textContent}.`)
    .join(' ');
