/** The legend above the text: how many of each kind, on or off, and on to the next. */
/** @import { Counts } from '../types/messages.js' */
/** @import { Kind } from '../types/work.js' */
import { element } from './lib/element.js';
import { EVERY_KIND } from './lib/painter.js';
import { LABELS, count, digits } from './lib/words.js';

/** @type {Record<Kind, string>} */
const NAMES = { quote: 'Quotes', statistic: 'Statistics', attribution: 'Attributions', stance: 'Stance', passed: 'Passed over' };

/** @type {Record<Kind | 'guess', string>} */
const MEANINGS = {
  quote: 'Words given as somebody’s own, word for word',
  statistic: 'Quantities that one could check against data',
  attribution: 'Who says, writes, shows or believes something',
  stance: 'Stance: somebody wants, plans, supports or opposes something, and says so. No label; shown when asked for',
  passed: 'Passed over: seen and not marked, like dates, ages and scare quotes. Shown when asked for, each with the reason',
  guess:
    'Guesses: speakers that are only likely, and attributions that may be none. They are fainter; switch them off to see only what is certain',
};

export class Legend {
  /** @type {Map<Kind, {number: HTMLElement, onOff: HTMLElement, onward: HTMLButtonElement}>} */
  #chips = new Map();
  #filter;
  #guesses;
  #host;

  /**
   * @param {HTMLElement} host
   * @param {{toggle: (kind: Kind) => void, step: (direction: number, kind: Kind) => void, only: () => void, guesses: () => void}} owner
   */
  constructor(host, { toggle, step, only, guesses }) {
    this.#host = host;
    for (const kind of EVERY_KIND) {
      const number = element('b', {}, '0');
      const onOff = element(
        'button.toggle',
        { type: 'button', 'aria-pressed': true, data: { key: `toggle-${kind}` }, onclick: () => toggle(kind) },
        element(`span.sample.${kind}`, {}, NAMES[kind]),
        ' ',
        number,
      );
      const next = `Next ${LABELS[kind].toLowerCase()}`;
      const onward = element(
        'button.onward',
        { type: 'button', title: next, data: { key: `next-${kind}` }, onclick: () => step(1, kind) },
        element('span', { 'aria-hidden': 'true' }, '›'),
        element('span.unseen', {}, next),
      );
      this.#chips.set(kind, { number, onOff, onward });
      host.append(element('span.chip', { data: { kind } }, onOff, onward));
    }
    const number = element('b', {}, '0');
    const onOff = element(
      'button.toggle',
      { type: 'button', 'aria-pressed': true, title: MEANINGS.guess, data: { key: 'toggle-guess' }, onclick: guesses },
      element('span.sample.guess', {}, 'Guesses'),
      ' ',
      number,
    );
    this.#guesses = { number, onOff };
    host.append(element('span.chip', { data: { kind: 'guess' } }, onOff));
    this.#filter = element('button.filter', { type: 'button', onclick: only });
  }

  /**
   * @param {Counts | null} counts
   * @param {(kind: Kind) => boolean} shown
   * @param {boolean} guesses  whether what is only likely is shown
   * @param {string | null} speaker  the one whose marks alone are shown
   */
  show(counts, shown, guesses, speaker) {
    this.#guesses.number.textContent = digits(counts?.guess ?? 0);
    this.#guesses.onOff.setAttribute('aria-pressed', String(guesses));
    for (const [kind, { number, onOff, onward }] of this.#chips) {
      const n = counts?.[kind] ?? 0;
      number.textContent = digits(n);
      onOff.title = kind === 'stance' || kind === 'passed' ? MEANINGS[kind] : `${MEANINGS[kind]}: ${count(n, 'sentence')}`;
      onOff.setAttribute('aria-pressed', String(shown(kind)));
      onward.disabled = !n || !shown(kind);
    }
    this.#filter.remove();
    if (speaker === null) return;
    this.#filter.replaceChildren(
      `Only ${speaker}`,
      element('span', { 'aria-hidden': 'true' }, ' ×'),
      element('span.unseen', {}, ', show everyone'),
    );
    this.#host.append(this.#filter);
  }
}
