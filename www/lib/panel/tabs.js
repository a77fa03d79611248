/** The tabs of the panel: which there are, which of them is open, and the keys that lead from one to the next. */
import { element } from '../element.js';

/** @typedef {'overview' | 'sources' | 'quotes' | 'statistics' | 'checklist'} Tab */
/** @typedef {Exclude<Tab, 'overview'>} List */

/** @type {[id: Tab, name: string][]} */
const TABS = [
  ['overview', 'Overview'],
  ['sources', 'Sources'],
  ['quotes', 'Quotes'],
  ['statistics', 'Statistics'],
  ['checklist', 'Checklist'],
];

/** What a tab says. @type {Record<string, string>} */
export const TITLES = Object.fromEntries(TABS);

export class Tabs {
  #open;
  /** @type {Tab} */
  chosen = 'overview';

  /** @param {(tab: Tab) => void} open  shows what belongs to a tab, and chooses it here */
  constructor(open) {
    this.#open = open;
    this.element = element('div.tabs', { role: 'tablist', 'aria-label': 'Ledger', onkeydown: (event) => this.#arrows(event) });
    for (const [id, name] of TABS) {
      this.element.append(
        element(
          'button',
          { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': 'tab-body', data: { name }, onclick: () => open(id) },
          element('span', {}, name),
        ),
      );
    }
  }

  /** @param {Tab} tab */
  choose(tab) {
    this.chosen = tab;
    for (const [id] of TABS) {
      const button = this.#button(id);
      button.setAttribute('aria-selected', String(id === tab));
      button.tabIndex = id === tab ? 0 : -1;
    }
  }

  /** Gives the focus to the tab that is open. */
  focus() {
    this.#button(this.chosen).focus();
  }

  /** @param {Tab} tab */
  #button(tab) {
    return /** @type {HTMLButtonElement} */ (this.element.querySelector(`#tab-${tab}`));
  }

  /** @param {KeyboardEvent} event */
  #arrows(event) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    const index = TABS.findIndex(([id]) => id === this.chosen);
    const [id] = TABS[(index + step + TABS.length) % TABS.length];
    this.#open(id);
    this.focus();
    event.preventDefault();
  }
}
