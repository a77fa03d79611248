/** The parts of a card, one for each mark: a quotation, a statistic, an attribution, and what the reader can do with it. */
/** @import { Ledger } from '../lib/ledger.js' */
/** @import { Owner } from '../card.js' */
/** @import { Why } from './wording.js' */
/** @import { Child, Children } from '../../types/dom.js' */
/** @import { Attribution, Label, Link, Mark, Note, Quotation, Statistic } from '../../types/work.js' */
import { at, isUnsure } from '../lib/certainty.js';
import { STATUSES, figureOf } from '../lib/checklist.js';
import { inWords, spanOf } from '../lib/corrections.js';
import { element } from '../lib/element.js';
import { guessWords, named, typeOf } from '../lib/words.js';
import { clip, noSource, sureness } from './wording.js';

/** @type {(confidence: number) => HTMLElement[]} */
const sure = (confidence) => fact('Confidence', sureness(confidence), element('span.quiet', {}, ` (${Math.round(confidence * 100)}%)`));

/** @type {(name: string, ...value: Children) => HTMLElement[]} */
const fact = (name, ...value) => [element('dt', {}, name), element('dd', {}, ...value)];

/** @type {(rule: string | undefined) => HTMLElement[]} */
const because = (rule) => (rule ? fact('Why it is marked', rule) : []);

/**
 * A speaker; a guess is shown as one, with its reason.
 *
 * @type {(ledger: Ledger, id: number, owner: Owner, guess: boolean, link: Link | null, orphan?: boolean) => Child[]}
 */
function speakerName(ledger, id, owner, guess, link, orphan = false) {
  const speaker = ledger.analysis.speakers[id];
  const type = speaker.kind === 'person' ? '' : ` · ${typeOf(speaker)}`;
  return [
    (guess || orphan) && element('span.guess', {}, orphan ? 'not named, perhaps ' : 'perhaps '),
    element('button.name', { type: 'button', title: `Only ${speaker.name}`, onclick: () => owner.only(id) }, speaker.name),
    element('span.quiet', {}, speaker.role && `, ${speaker.role}`, type),
    (guess || orphan) && element('p.quiet', {}, `A guess${link ? `: ${guessWords(link.reason)}` : ''}.`),
    speaker.anonymity && element('p.quiet', {}, `Not named: ${speaker.anonymity}`),
  ];
}

/**
 * What the reader can do with a mark: note what became of it, say what is wrong with it, and name what it lacks.
 *
 * @type {(kind: Label, mark: Mark, owner: Owner, lacks?: string | false | null) => HTMLElement | null}
 */
function acts(kind, mark, owner, lacks = null) {
  const span = spanOf(mark);
  if (!span) return null;
  const { status } = owner.checked({ kind, span });
  const choice = element(
    'select',
    {
      'aria-label': `Status of this ${kind}`,
      onchange: ({ target }) => owner.check({ kind, span }, { status: /** @type {Note['status']} */ (target.value) }),
    },
    ...Object.entries(STATUSES).map(([value, name]) => element('option', { value, selected: value === status }, name)),
  );
  return element(
    'div.acts',
    {},
    ...yours(mark, owner),
    choice,
    lacks && element('button', { type: 'button', onclick: () => owner.correct(kind, mark) }, lacks),
    element('button', { type: 'button', onclick: () => owner.correct(kind, mark) }, 'Correct or report'),
  );
}

/** Says what is the reader's own, with a way back. @type {(mark: Mark, owner: Owner) => HTMLElement[]} */
const yours = ({ reader }, owner) =>
  reader
    ? [
        element('span.badge.yours', {}, reader.type === 'mark' ? 'marked by you' : 'corrected by you'),
        element(
          'button',
          { type: 'button', onclick: () => owner.undo(reader) },
          'Undo',
          element('span.unseen', {}, `: ${inWords(reader)}`),
        ),
      ]
    : [];

/** @type {(ledger: Ledger, quoted: Quotation, owner: Owner, why: Why) => HTMLElement} */
export function quotation(ledger, quoted, owner, why) {
  const { spans, kind, speaker, guess, orphan, parent, link, attribution: by } = quoted;
  const { speakers, attributions } = ledger.analysis;
  const cue = at(attributions, by)?.cue ?? [];
  return element(
    'section.fact.quote',
    {},
    element('h3', {}, parent === null ? (kind === 'partial' ? 'A few quoted words' : 'Quotation') : 'Quotation inside a quotation'),
    element(
      'button.words',
      { type: 'button', title: 'Show it in the text', onclick: () => owner.jump(spans[0]) },
      clip(ledger.line(spans)),
    ),
    element(
      'dl',
      {},
      ...fact(
        'Speaker',
        ...(speaker !== null && speakers[speaker]
          ? speakerName(ledger, speaker, owner, guess, link, orphan)
          : [element('span.missing', {}, 'No speaker named')]),
      ),
      ...(cue.length ? fact('Said how', `“${ledger.line(cue)}”`) : []),
      ...(at(speakers, speaker) && link ? sure(link.confidence) : []),
      ...because(why('quote', spans)),
    ),
    acts('quote', quoted, owner),
  );
}

/** @type {(ledger: Ledger, one: Statistic, owner: Owner, why: Why, told: Attribution[]) => HTMLElement} */
export function statistic(ledger, one, owner, why, told) {
  const { span, counted, kind, attribution } = one;
  const by = at(ledger.analysis.attributions, attribution);
  // Its source is told once: with the attribution, where that is on the card too.
  const isTold = by !== undefined && told.includes(by);
  const source = by && (isTold ? [toldName(ledger, by)] : sourceName(ledger, by, owner));
  return element(
    'section.fact.statistic',
    {},
    element('h3', {}, `Statistic, ${kind}`),
    element('button.words', { type: 'button', title: 'Show it in the text', onclick: () => owner.jump(span) }, clip(ledger.words(span))),
    element(
      'dl',
      {},
      ...(figureOf(one) ? fact('Value', figureOf(one)) : []),
      ...(counted ? fact('Counted', ledger.words(counted)) : []),
      ...fact('Source', ...(source?.[0] || source?.[1] ? source : [noSource(ledger, one)])),
      ...(by && !by.bare && !isTold ? sure(by.confidence) : []),
      ...because(why('statistic', [span])),
    ),
    acts('statistic', one, owner, !by && 'Name its source'),
  );
}

/** @type {(ledger: Ledger, by: Attribution) => string} */
const toldName = (ledger, by) =>
  named(at(ledger.analysis.speakers, by.speaker)?.name ?? ledger.sourceOf(by), { guess: !ledger.isSure(by) }, 'Not named');

/** @type {(ledger: Ledger, by: Attribution, owner: Owner) => Child[]} */
const sourceName = (ledger, by, owner) =>
  by.speaker !== null ? speakerName(ledger, by.speaker, owner, ledger.isGuess(by), by.link) : [ledger.sourceOf(by)];

const ACTS = { speech: 'Said', thought: 'Thought', stance: 'Stance' };
const HOW = { direct: 'word for word', indirect: 'in the writer’s words', mixed: 'partly word for word' };

/**
 * With `told` the card says who it is with a quotation.
 *
 * @type {(ledger: Ledger, one: Attribution, owner: Owner, why: Why, told?: boolean) => HTMLElement}
 */
export function attribution(ledger, one, owner, why, told = false) {
  const { source, cue, content, kind, act, nested, speaker, confidence } = one;
  return element(
    'section.fact.attribution',
    {},
    element('h3', {}, `${ACTS[act] ?? act}, ${HOW[kind] ?? kind}${nested ? ', inside a quotation' : ''}`),
    isUnsure(one) && element('p.quiet', {}, 'Unsure: this may be no attribution.'),
    cue.length > 0 &&
      element(
        'button.words',
        { type: 'button', title: 'Show it in the text', onclick: () => owner.jump(source[0] ?? cue[0]) },
        clip(ledger.line([...source, ...cue].sort((a, b) => a[0] - b[0]))),
      ),
    element(
      'dl',
      {},
      ...(told
        ? []
        : fact(
            'Source',
            ...(speaker !== null
              ? speakerName(ledger, speaker, owner, ledger.isGuess(one), one.link)
              : [source.length ? ledger.line(source) : element('span.missing', {}, 'Not named')]),
          )),
      ...(content.length ? fact('What', clip(ledger.line(content))) : []),
      ...(told ? [] : sure(confidence)),
      ...(act === 'stance' ? [] : because(why('attribution', [...source, ...cue]))),
    ),
    act !== 'stance' && acts('attribution', one, owner),
  );
}
