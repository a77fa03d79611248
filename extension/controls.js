/** What popup and options page have in common: the kinds of marks, and the keys. */
/** @import { Settings } from '../types/settings.js' */
/** @import { Kind } from '../types/work.js' */
import { element } from '../www/lib/element.js';
import { EVERY_KIND } from '../www/lib/painter.js';
import { LABELS } from '../www/lib/words.js';
import { say } from './say.js';

/**
 * A check box for every kind of mark, and one for those that the analyser is unsure of.
 *
 * @param {Partial<Settings>} chosen
 * @param {Record<Kind, number> | null | undefined} counts  how many there are of each on the page
 * @param {(change: {kind: Kind, shown: boolean} | {unsure: boolean}) => unknown} change
 */
export function kindBoxes({ hidden = [], unsure = false }, counts, change) {
  /** @type {(id: string, checked: boolean, onchange: (checked: boolean) => unknown, name: HTMLElement, count?: number) => HTMLElement} */
  const row = (id, checked, onchange, name, count) =>
    element(
      'li',
      {},
      element(
        'label',
        {},
        element('input', { type: 'checkbox', id, checked, onchange: ({ target }) => onchange(target.checked) }),
        name,
        count !== undefined && element('b', {}, count),
      ),
    );
  const kinds = EVERY_KIND.map((kind) =>
    row(
      `kind-${kind}`,
      !hidden.includes(kind),
      (shown) => change({ kind, shown }),
      element(`span.sample.${kind}`, { title: LABELS[kind] }, say(`kind_${kind}`)),
      counts?.[kind],
    ),
  );
  return [...kinds, row('unsure', unsure, (shown) => change({ unsure: shown }), element('span', {}, say('unsure')))];
}

/** The names of the commands in the manifest. @type {Record<string, string>} */
const COMMANDS = { toggle: 'keyToggle', next: 'keyNext', previous: 'keyPrevious' };

/** Shows which keys do what, as the browser has them now. @param {HTMLElement} list */
export async function listKeys(list) {
  const all = (await chrome.commands?.getAll()) ?? [];
  const shortcuts = new Map(all.map(({ name, shortcut }) => [name, shortcut]));
  const known = Object.keys(COMMANDS).filter((name) => shortcuts.has(name));
  list.replaceChildren(
    ...known.map((name) =>
      element('li', {}, element('span', {}, say(COMMANDS[name])), element('kbd', {}, shortcuts.get(name) || say('noKey'))),
    ),
  );
}
