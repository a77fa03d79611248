/** The legend above the text: how many of each kind, on or off, and on to the next. */
import { element } from './lib/element.js';
import { KINDS } from './lib/painter.js';
import { LABELS, count, digits } from './lib/words.js';

const NAMES = { quote: 'Quotes', statistic: 'Statistics', attribution: 'Attributions', stance: 'Stance', passed: 'Passed over' };

const MEANINGS = {
  quote: 'Words given as somebody’s own, word for word',
  statistic: 'Quantities that one could check against data',
  attribution: 'Who says, writes, shows or believes something',
  stance: 'Who wants, plans, supports or opposes something: shown when asked for',
  passed: 'What was seen and not marked, like dates and scare quotes: shown when asked for',
};

export class Legend {
  #chips = {};
  #filter;
  #host;

  /** @param {{toggle: (kind: string) => void, step: (direction: number, kind: string) => void, only: () => void}} owner */
  constructor(host, { toggle, step, only }) {
    this.#host = host;
    for (const kind of Object.keys(KINDS)) {
      const number = element('b', {}, '0');
      const onOff = element('button.toggle', { type: 'button', 'aria-pressed': true, data: { key: `toggle-${kind}` }, onclick: () => toggle(kind) }, element(`span.sample.${kind}`, { 'aria-hidden': 'true' }, 'ab'), NAMES[kind], ' ', number);
      const next = `Next ${LABELS[kind].toLowerCase()}`;
      const onward = element('button.onward', { type: 'button', title: next, data: { key: `next-${kind}` }, onclick: () => step(1, kind) }, element('span', { 'aria-hidden': 'true' }, '›'), element('span.unseen', {}, next));
      this.#chips[kind] = { number, onOff, onward };
      host.append(element('span.chip', { data: { kind } }, onOff, onward));
    }
    this.#filter = element('button.filter', { type: 'button', onclick: only });
  }

  /** @param {string | null} speaker  the one whose marks alone are shown */
  show(counts, shown, speaker) {
    for (const [kind, { number, onOff, onward }] of Object.entries(this.#chips)) {
      const n = counts?.[kind] ?? 0;
      number.textContent = digits(n);
      onOff.title = kind === 'stance' || kind === 'passed' ? MEANINGS[kind] : `${MEANINGS[kind]}: ${count(n, 'sentence')}`;
      onOff.setAttribute('aria-pressed', shown(kind));
      onward.disabled = !n || !shown(kind);
    }
    this.#filter.remove();
    if (speaker === null) return;
    this.#filter.replaceChildren(`Only ${speaker}`, element('span', { 'aria-hidden': 'true' }, ' ×'), element('span.unseen', {}, ', show everyone'));
    this.#host.append(this.#filter);
  }
}
