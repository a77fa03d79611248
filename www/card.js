/** The card of a sentence: what it is marked as and why, who says it, what was seen and not marked. */
/** @import { Ledger } from './lib/ledger.js' */
/** @import { Child, Children } from '../types/dom.js' */
/** @import { Attribution, Checkable, Correction, Kind, Label, Link, Mark, Note, Quotation, Span, Speaker, Statistic } from '../types/work.js' */
import { $, element } from './lib/element.js';
import { at, isUnsure } from './lib/certainty.js';
import { STATUSES, figureOf } from './lib/checklist.js';
import { inWords, spanOf } from './lib/corrections.js';
import { LABELS, REASONS, count, guessWords, named, sentenced, typeOf } from './lib/words.js';

/**
 * @typedef {Object} Owner
 * @property {(span: Span) => unknown} jump
 * @property {(sentence: number) => void} go
 * @property {(speaker: number | null) => void} only
 * @property {() => void} close
 * @property {(direction: number) => void} step
 * @property {(sentence: number) => unknown} link
 * @property {(sentence: number) => unknown} permalink
 * @property {(kind: Kind) => boolean} shown
 * @property {(item: Checkable) => Note} checked
 * @property {(item: Checkable, change: Partial<Note>) => unknown} check
 * @property {(kind: Label, mark: Mark) => void} correct
 * @property {(correction: Correction) => void} undo
 */
/** Says why something is marked. @typedef {(label: Label, spans: Span[]) => string | undefined} Why */

/** Between sentence and card, in pixels; between the text and a card in the margin. */
const GAP = 10;
const ASIDE = 24;
/** In windows as wide as this the card stands in the margin, beside what it is about, unless the reader's lines are too long for that. */
const MARGIN = matchMedia('(min-width: 68.75rem)');
/** The least room for a card above or below its sentence, in pixels: what the style gives it. */
const LEAST = 144;
/** Marks that a first look shows, at most. */
const GLIMPSES = 4;
/** Other places of a speaker that a card leads to, the nearest ones. */
const PLACES = 3;

/** Confidence in words: a bare number would pretend to a precision that it does not have. @type {(confidence: number) => string} */
const sureness = (confidence) =>
  confidence >= 0.9 ? 'very likely' : confidence >= 0.7 ? 'likely' : confidence >= 0.4 ? 'uncertain' : 'a weak guess';

/** @type {(confidence: number) => HTMLElement[]} */
const sure = (confidence) => fact('Confidence', sureness(confidence), element('span.quiet', {}, ` (${Math.round(confidence * 100)}%)`));

/** @type {(name: string, ...value: Children) => HTMLElement[]} */
const fact = (name, ...value) => [element('dt', {}, name), element('dd', {}, ...value)];

/**
 * The content of the card.
 *
 * @param {Ledger} ledger
 * @param {number} sentence
 * @param {Owner} owner
 */
function content(ledger, sentence, owner) {
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

/**
 * Why something is marked: the rule that spoke for a label where these words stand, else the first that spoke for it.
 *
 * @type {(ledger: Ledger, ids: number[]) => Why}
 */
function whyOf(ledger, ids) {
  const evidence = ids.map((id) => ledger.analysis.evidence[id]);
  return (label, spans) => {
    const all = evidence.filter((one) => one.label === label);
    return (all.find(({ span }) => spans.some(([start, end]) => span[0] < end && start < span[1])) ?? all[0])?.rule;
  };
}

/**
 * Nobody is named for a statistic: where that is a finding it is said as one.
 *
 * @type {(ledger: Ledger, statistic: Statistic) => HTMLElement}
 */
const noSource = (ledger, statistic) =>
  element(ledger.unsourced.has(statistic.id) ? 'span.missing' : 'span.quiet', {}, sentenced(ledger.noSource(statistic)));

/** @type {(rule: string | undefined) => HTMLElement[]} */
const because = (rule) => (rule ? fact('Why it is marked', rule) : []);

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
function glimpse(ledger, sentence, shown) {
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
function quotation(ledger, quoted, owner, why) {
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
function statistic(ledger, one, owner, why, told) {
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
function attribution(ledger, one, owner, why, told = false) {
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

/** @type {(words: string, most?: number) => string} */
const clip = (words, most = 160) => {
  const line = words.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 2).trimEnd()}…` : line;
};

/** The card in its place beside the sentence. */
export class Card {
  #box;
  #sentence = -1;
  /** @type {HTMLElement | null} */
  #holder = null;
  /** @type {() => Node} */
  #content = () => document.createTextNode('');

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
    addEventListener('resize', () => this.#holder?.isConnected && this.open && this.#place(this.#holder));
  }

  get open() {
    return !this.#box.hidden;
  }

  get sentence() {
    return this.#sentence;
  }

  /** Whether it is only a first look, which goes when the pointer or the focus leaves. */
  get peeking() {
    return this.open && this.#box.classList.contains('peek');
  }

  /** Whether the focus is in the card. */
  get hasFocus() {
    return this.#box.contains(document.activeElement);
  }

  /**
   * With `peek` the card is short and has nothing to press.
   *
   * @type {(ledger: Ledger, sentence: number, holder: HTMLElement, owner: Owner, peek?: boolean) => void}
   */
  show(ledger, sentence, holder, owner, peek = false) {
    this.close();
    this.#box.classList.toggle('peek', peek);
    this.#content = () => (peek ? glimpse(ledger, sentence, owner.shown) : content(ledger, sentence, owner));
    this.#box.replaceChildren(this.#content());
    this.#box.hidden = false;
    this.#sentence = sentence;
    this.#holder = holder;
    if (peek) holder.setAttribute('aria-describedby', this.#box.id);
    else holder.setAttribute('aria-expanded', 'true');
    this.#place(holder);
  }

  /** Shows what was noted elsewhere. */
  refresh() {
    if (this.open && !this.peeking) this.#box.replaceChildren(this.#content());
  }

  close() {
    this.#box.hidden = true;
    this.#holder?.removeAttribute('aria-describedby');
    if (this.#holder?.hasAttribute('aria-expanded')) this.#holder.setAttribute('aria-expanded', 'false');
    this.#holder = null;
  }

  /**
   * In the margin, its first line beside the first of the sentence as far as the window allows; false where the margin is too narrow.
   *
   * @param {DOMRect} column
   * @param {DOMRect} first
   */
  #beside(column, first) {
    this.#box.classList.add('aside');
    const right = column.right + ASIDE + this.#box.offsetWidth;
    if (right > $('panel').getBoundingClientRect().left) {
      this.#box.classList.remove('aside');
      return false;
    }
    const above = $('legend').getBoundingClientRect().bottom;
    this.#box.style.setProperty('--room', `${innerHeight - above - 2 * GAP}px`);
    const top = Math.max(above + GAP, Math.min(first.top, innerHeight - this.#box.offsetHeight - GAP));
    this.#box.style.setProperty('--top', `${top - column.top}px`);
    this.#box.style.setProperty('--left', `${column.width + ASIDE}px`);
    return true;
  }

  /**
   * In the margin; where there is none below the sentence, or above it where there is more room; in narrow windows the style makes it a sheet at
   * the bottom. Never on the sentence: where there is room nowhere, the text gives way.
   *
   * @param {HTMLElement} holder
   */
  #place(holder) {
    const column = (this.#box.parentElement ?? document.body).getBoundingClientRect();
    const lines = holder.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    this.#box.style.removeProperty('--room');
    this.#box.classList.remove('aside');
    if (MARGIN.matches && !this.peeking && this.#beside(column, first)) return;
    const height = this.#box.offsetHeight + GAP;
    const below = innerHeight - last.bottom;
    const above = first.top - $('legend').getBoundingClientRect().bottom;
    const isBelow = below > height + GAP || below >= above || above < LEAST + 2 * GAP;
    const room = Math.max(LEAST, (isBelow ? below : above) - 2 * GAP);
    const top = isBelow ? last.bottom + GAP : first.top - Math.min(height, room + GAP);
    if (getComputedStyle(this.#box).position === 'fixed') {
      // A sheet must not lie on the sentence it is about.
      const under = last.bottom + GAP - this.#box.getBoundingClientRect().top;
      if (under > 0) scrollBy({ top: under });
      return;
    }
    this.#box.style.setProperty('--top', `${top - column.top}px`);
    this.#box.style.setProperty('--room', `${room}px`);
    this.#box.style.setProperty('--left', `${Math.max(0, Math.min(first.left - column.left, column.width - this.#box.offsetWidth))}px`);
    const outside = top + Math.min(height, room) - innerHeight;
    if (isBelow && !this.peeking && outside > 0) scrollBy({ top: outside + GAP });
  }
}
