/** What stands above a list: the search, what is shown of it and in which order, what it adds up to, the copy. */
/** @import { Filters } from './filters.js' */
/** @import { List } from './tabs.js' */
import { STATUSES } from '../checklist.js';
import { element } from '../element.js';
import { ANY, ORDERS, SCOPES, SOURCED } from './filters.js';

/**
 * The tools of a list, in their order. They change the filters, and say when.
 *
 * @param {List} list
 * @param {Filters} filters
 * @param {Object} owner
 * @param {string | null} owner.speaker  the name of the one whose rows are shown
 * @param {HTMLElement} owner.summary
 * @param {() => void} owner.changed
 * @param {() => void} owner.copy
 * @param {() => void} owner.everyone  shows everyone's rows again
 */
export function toolsOf(list, filters, { speaker, summary, changed, copy, everyone }) {
  /** @type {(label: string, names: string[], chosen: number, set: (index: number) => unknown) => HTMLSelectElement} */
  const select = (label, names, chosen, set) => {
    /** @type {HTMLSelectElement} */
    const made = element(
      'select',
      { 'aria-label': label, onchange: () => (set(made.selectedIndex), changed()) },
      ...names.map((name, i) => element('option', { selected: i === chosen }, name)),
    );
    return made;
  };
  const names = (/** @type {[name: string, ...rest: unknown[]][]} */ choices) => choices.map(([name]) => name);
  const statuses = [ANY, ...Object.values(STATUSES)];
  return [
    search(list, filters, summary, changed),
    ...(list === 'checklist'
      ? [
          select('What to check', names(SCOPES), filters.scope, (i) => (filters.scope = i)),
          select('Status', statuses, statuses.indexOf(filters.status), (i) => (filters.status = statuses[i])),
        ]
      : [order(list, filters, changed)]),
    ...(list === 'statistics' ? [select('Which statistics', names(SOURCED), filters.sourced, (i) => (filters.sourced = i))] : []),
    summary,
    element('button.copy', { type: 'button', onclick: copy }, 'Copy as a list'),
    ...(speaker === null
      ? []
      : [
          element(
            'button.filter',
            { type: 'button', onclick: everyone },
            `Only ${speaker}`,
            element('span', { 'aria-hidden': 'true' }, ' ×'),
            element('span.unseen', {}, ', show everyone'),
          ),
        ]),
  ];
}

/** @type {(list: List, filters: Filters, summary: HTMLElement, changed: () => void) => HTMLInputElement} */
function search(list, filters, summary, changed) {
  /** @type {HTMLInputElement} */
  const field = element('input', {
    type: 'search',
    'aria-label': `Search ${list}`,
    placeholder: `Search ${list}`,
    oninput: () => {
      // Told while somebody searches, not whenever the list is another.
      summary.setAttribute('role', 'status');
      filters.query = field.value;
      changed();
    },
  });
  return field;
}

/** @type {(list: List, filters: Filters, changed: () => void) => HTMLSelectElement} */
function order(list, filters, changed) {
  /** @type {HTMLSelectElement} */
  const choice = element('select', {
    'aria-label': 'Order',
    onchange: () => {
      filters.order[list] = choice.selectedIndex;
      changed();
    },
  });
  for (const [name] of ORDERS[list]) choice.append(element('option', {}, name));
  choice.selectedIndex = filters.order[list];
  return choice;
}
