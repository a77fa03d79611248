/** The card of a sentence: what it is marked as and why, who says it, what was seen and not marked. */
import { element } from './lib/element.js';
import { LABELS, REASONS, SPEAKER_KINDS, count, figure } from './lib/words.js';

/** Between sentence and card, in pixels. */
const GAP = 10;
/** Marks that a first look shows, at most. */
const GLIMPSES = 4;
/** Other places of a speaker that a card leads to, the nearest ones. */
const PLACES = 3;

/** Confidence in words: a bare number would pretend to a precision that it does not have. */
const sureness = (confidence) => (confidence >= 0.9 ? 'very likely' : confidence >= 0.7 ? 'likely' : confidence >= 0.4 ? 'uncertain' : 'a weak guess');

const sure = (confidence) => fact('How sure', sureness(confidence), element('span.quiet', {}, ` (${Math.round(confidence * 100)} %)`));

const fact = (name, ...value) => [element('dt', {}, name), element('dd', {}, ...value)];

/**
 * The content of the card.
 *
 * @param {import('./lib/ledger.js').Ledger} ledger
 * @param {number} sentence
 * @param {{jump: Function, only: Function, close: Function, step: Function, link: Function, shown: Function}} owner
 */
function content(ledger, sentence, owner) {
  const { labels } = ledger.sentences[sentence];
  const found = ledger.touching(sentence);
  const a = ledger.analysis;
  const attributions = found.attributions.map((id) => a.attributions[id]);
  const stance = attributions.filter(({ act }) => act === 'stance');
  return element(
    'div.card-in',
    {},
    element(
      'header',
      {},
      element('h2', {}, ...(labels.length ? labels.map((label) => element(`span.tag.${label}`, {}, LABELS[label])) : ['Not labelled'])),
      element('button.step', { type: 'button', title: 'Previous mark', onclick: () => owner.step(-1) }, element('span', { 'aria-hidden': 'true' }, '‹'), element('span.unseen', {}, 'Previous mark')),
      element('button.step', { type: 'button', title: 'Next mark', onclick: () => owner.step(1) }, element('span', { 'aria-hidden': 'true' }, '›'), element('span.unseen', {}, 'Next mark')),
      element('button.step', { type: 'button', title: 'Close', onclick: owner.close }, element('span', { 'aria-hidden': 'true' }, '×'), element('span.unseen', {}, 'Close')),
    ),
    ...found.quotations.filter((id) => labels.includes('quote') || a.quotations[id].parent === null).map((id) => quotation(ledger, a.quotations[id], owner)),
    ...found.statistics.map((id) => statistic(ledger, a.statistics[id], owner)),
    ...attributions.filter(({ act }) => act !== 'stance').map((one) => attribution(ledger, one, owner)),
    ...(owner.shown('stance') ? stance.map((one) => attribution(ledger, one, owner)) : []),
    evidence(ledger, found.evidence),
    ...speakersOf(ledger, found).map((id) => elsewhere(ledger, id, sentence, owner)),
    passedOver(ledger, found.passed, owner.shown('passed')),
    element('footer', {}, element('button', { type: 'button', onclick: () => owner.link(sentence) }, 'Copy a link to this sentence')),
  );
}

/** What a first look tells of each mark: who says it, why it is marked and how sure that is. */
function looks(ledger, sentence, shown) {
  const a = ledger.analysis;
  const found = ledger.touching(sentence);
  const why = (label, spans) => {
    const all = found.evidence.map((id) => a.evidence[id]).filter((one) => one.label === label);
    return (all.find(({ span }) => spans.some(([start, end]) => span[0] < end && start < span[1])) ?? all[0])?.rule;
  };
  const name = (id, guess) => [guess && 'perhaps ', element('b', {}, a.speakers[id].name), a.speakers[id].role && `, ${a.speakers[id].role}`];
  const source = (one) => (a.speakers[one?.speaker] ? name(one.speaker, ledger.isGuess(one)) : one && ledger.sourceOf(one) ? [ledger.sourceOf(one)] : null);
  const missing = (words) => [element('span.missing', {}, words)];
  const all = [];
  const look = (label, what, ...note) => all.push({ label, what, note });
  for (const { spans, speaker, guess, parent, link } of found.quotations.map((id) => a.quotations[id])) {
    if (parent === null) look('quote', a.speakers[speaker] ? name(speaker, guess) : missing('no speaker named'), why('quote', spans), link && sureness(link.confidence));
  }
  for (const one of found.statistics.map((id) => a.statistics[id])) {
    look('statistic', [element('b', {}, figure(one)), ' – ', ...(source(a.attributions[one.attribution]) ?? missing('no source named'))], why('statistic', [one.span]));
  }
  for (const one of found.attributions.map((id) => a.attributions[id])) {
    const kind = one.act === 'stance' ? 'stance' : 'attribution';
    if (shown(kind)) look(kind, source(one) ?? missing('source not named'), `“${ledger.line(one.cue)}”`, sureness(one.confidence));
  }
  for (const { span, reason } of shown('passed') ? found.passed.map((id) => a.passed_over[id]) : []) look('passed', [clip(ledger.words(span), 60)], REASONS[reason] ?? reason);
  return all;
}

/** A first look at a sentence. */
function glimpse(ledger, sentence, shown) {
  const all = looks(ledger, sentence, shown);
  const lines = all.slice(0, GLIMPSES).flatMap(({ label, what, note }) => [element(`span.tag.${label}`, {}, LABELS[label]), element('div', {}, ...what, element('small', {}, note.filter(Boolean).join(' · ')))]);
  return element('div.peek-in', {}, ...lines, element('small.more', {}, all.length > GLIMPSES ? `${count(all.length - GLIMPSES, 'more mark')} here. ` : '', 'Click for all of it.'));
}

/** The same in words, for who hears where the keys have led: "Quote: Ann Lee, mayor. Statistic: 40 % – no source named." */
export const heard = (ledger, sentence, shown) =>
  looks(ledger, sentence, shown)
    .map(({ label, what }) => `${LABELS[label]}: ${element('p', {}, ...what).textContent}.`)
    .join(' ');

/** A speaker; a guess is shown as one, with its reason. */
function speakerName(ledger, id, owner, guess, link) {
  const speaker = ledger.analysis.speakers[id];
  const kind = speaker.kind === 'person' ? '' : ` · ${SPEAKER_KINDS[speaker.kind] ?? speaker.kind}`;
  return [
    guess && element('span.guess', {}, 'perhaps '),
    element('button.name', { type: 'button', title: `Show only ${speaker.name}`, onclick: () => owner.only(id) }, speaker.name),
    element('span.quiet', {}, speaker.role && `, ${speaker.role}`, kind),
    guess && element('p.quiet', {}, `A guess${link ? `: ${link.reason}` : ''}.`),
  ];
}

function quotation(ledger, { spans, kind, speaker, guess, orphan, parent, link }, owner) {
  const { speakers } = ledger.analysis;
  return element(
    'section.fact.quote',
    {},
    element('h3', {}, parent === null ? (kind === 'partial' ? 'Partial quotation' : 'Quotation') : 'Quotation inside a quotation'),
    element('button.words', { type: 'button', title: 'Show it in the text', onclick: () => owner.jump(spans[0]) }, clip(ledger.line(spans))),
    element('dl', {}, ...fact('Speaker', ...(speakers[speaker] ? speakerName(ledger, speaker, owner, guess, link) : [element('span.missing', {}, orphan ? 'No speaker named: an orphan quotation' : 'No speaker named')])), ...(speakers[speaker] && link ? sure(link.confidence) : [])),
  );
}

function statistic(ledger, one, owner) {
  const { span, counted, kind, attribution } = one;
  const by = ledger.analysis.attributions[attribution];
  const source = by && (by.speaker !== null ? speakerName(ledger, by.speaker, owner, ledger.isGuess(by), by.link) : [ledger.sourceOf(by)]);
  return element(
    'section.fact.statistic',
    {},
    element('h3', {}, `Statistic, ${kind}`),
    element('button.words', { type: 'button', title: 'Show it in the text', onclick: () => owner.jump(span) }, clip(ledger.words(span))),
    element(
      'dl',
      {},
      ...fact('Value', figure(one)),
      ...(counted ? fact('Counted', ledger.words(counted)) : []),
      ...fact('Source', ...(source?.[0] || source?.[1] ? source : [element('span.missing', {}, 'No source named')])),
      ...(by ? sure(by.confidence) : []),
    ),
  );
}

const ACTS = { speech: 'Said', thought: 'Thought', stance: 'Stance' };
const HOW = { direct: 'word for word', indirect: 'in the writer’s words', mixed: 'partly word for word' };

function attribution(ledger, one, owner) {
  const { source, cue, content, kind, act, nested, speaker, confidence } = one;
  return element(
    'section.fact.attribution',
    {},
    element('h3', {}, `${ACTS[act] ?? act}, ${HOW[kind] ?? kind}${nested ? ', inside a quotation' : ''}`),
    cue.length > 0 && element('button.words', { type: 'button', title: 'Show it in the text', onclick: () => owner.jump((source[0] ?? cue[0])) }, clip(ledger.line([...source, ...cue].sort((a, b) => a[0] - b[0])))),
    element(
      'dl',
      {},
      ...fact('Source', ...(speaker !== null ? speakerName(ledger, speaker, owner, ledger.isGuess(one), one.link) : [source.length ? ledger.line(source) : element('span.missing', {}, 'Not named')])),
      ...(content.length ? fact('What', clip(ledger.line(content))) : []),
      ...sure(confidence),
    ),
  );
}

function evidence(ledger, ids) {
  if (!ids.length) return null;
  const items = ids.map((id) => ledger.analysis.evidence[id]);
  return element(
    'section.why',
    {},
    element('h3', {}, 'Why it is marked'),
    element('ul', {}, ...items.map(({ label, rule, span }) => element('li', {}, element(`span.tag.${label}`, {}, LABELS[label]), ` ${rule}: `, element('span.trigger', {}, clip(ledger.words(span)))))),
  );
}

/** Who speaks in a sentence, each once. */
function speakersOf(ledger, { quotations, attributions }) {
  const a = ledger.analysis;
  const ids = [...quotations.map((id) => a.quotations[id].speaker), ...attributions.map((id) => a.attributions[id].speaker)];
  return [...new Set(ids)].filter((id) => a.speakers[id]);
}

/** The other places where a speaker is heard: the nearest ones, and the way to all. */
function elsewhere(ledger, id, sentence, owner) {
  const places = ledger.placesOf(id).filter((place) => place !== sentence);
  if (!places.length) return null;
  const near = [...places].sort((a, b) => Math.abs(a - sentence) - Math.abs(b - sentence)).slice(0, PLACES).sort((a, b) => a - b);
  const { name } = ledger.analysis.speakers[id];
  const row = (place) =>
    element('li', {}, element('button.place', { type: 'button', onclick: () => owner.go(place) }, element('span.quiet', { 'aria-hidden': 'true' }, place < sentence ? '↑ ' : '↓ '), clip(ledger.words(ledger.sentences[place].span), 90)));
  return element(
    'section.elsewhere',
    {},
    element('h3', {}, `${name}, ${count(places.length, 'other place')}`),
    element('ul', {}, ...near.map(row)),
    places.length > near.length && element('button.all', { type: 'button', onclick: () => owner.only(id) }, `Show all of ${name}`),
  );
}

function passedOver(ledger, ids, open) {
  if (!ids.length) return null;
  return element(
    'details.passed',
    { open },
    element('summary', {}, 'Seen and not marked'),
    element('ul', {}, ...ids.map((id) => ledger.analysis.passed_over[id]).map(({ span, reason }) => element('li', {}, element('span.trigger', {}, clip(ledger.words(span))), ` ${REASONS[reason] ?? reason}`))),
  );
}

const clip = (words, most = 160) => {
  const line = words.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 2).trimEnd()}…` : line;
};

/** The card in its place beside the sentence. */
export class Card {
  #box;
  #sentence = -1;
  #holder = null;

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
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

  /** With `peek` the card is short and has nothing to press. */
  show(ledger, sentence, holder, owner, peek = false) {
    this.close();
    this.#box.classList.toggle('peek', peek);
    this.#box.replaceChildren(peek ? glimpse(ledger, sentence, owner.shown) : content(ledger, sentence, owner));
    this.#box.hidden = false;
    this.#sentence = sentence;
    this.#holder = holder;
    if (peek) holder.setAttribute('aria-describedby', this.#box.id);
    else holder.setAttribute('aria-expanded', true);
    this.#place();
  }

  close() {
    this.#box.hidden = true;
    this.#holder?.removeAttribute('aria-describedby');
    if (this.#holder?.hasAttribute('aria-expanded')) this.#holder.setAttribute('aria-expanded', false);
    this.#holder = null;
  }

  /** Below the sentence where there is room, above it where there is more; in narrow windows the style makes it a sheet at the bottom. */
  #place() {
    const column = this.#box.parentElement.getBoundingClientRect();
    const lines = this.#holder.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    this.#box.style.removeProperty('--room');
    const height = this.#box.offsetHeight + GAP;
    const below = innerHeight - last.bottom;
    const above = first.top - document.getElementById('legend').getBoundingClientRect().bottom;
    const isBelow = below > height + GAP || below >= above;
    const room = (isBelow ? below : above) - 2 * GAP;
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
  }
}
