/** The dialogs of the page: settings, help, export, the articles of the visit. */
/** @import { Format } from './lib/export.js' */
/** @import { PageSettings } from '../types/settings.js' */
/** @import { Open } from '../types/work.js' */
import { act, dialog } from './lib/dialog.js';
import { element } from './lib/element.js';
import { FORMATS } from './lib/export.js';
import { count, digits } from './lib/words.js';

/** How something is taken away. @typedef {'copy' | 'save'} How */

/** @type {(name: string, legend: string, options: [value: string, label: string][], chosen: string, set: (value: string) => void) => HTMLElement} */
const choices = (name, legend, options, chosen, set) =>
  element(
    'fieldset',
    {},
    element('legend', {}, legend),
    element(
      'div.choices',
      {},
      ...options.map(([value, label]) =>
        element(
          'label',
          {},
          element('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => set(value) }),
          element('span', {}, label),
        ),
      ),
    ),
  );

/** @type {(label: string, note: string, checked: boolean, set: (checked: boolean) => void) => HTMLElement} */
const tick = (label, note, checked, set) =>
  element(
    'label.tick',
    {},
    element('input', { type: 'checkbox', checked, onchange: (event) => set(event.target.checked) }),
    element('span', {}, label, element('small', {}, note)),
  );

/**
 * Reading settings; `apply` is called after each change.
 *
 * @param {typeof import('./store.js').settings} settings
 * @param {(key: string) => void} apply
 * @param {() => unknown} forget
 */
export function settingsDialog(settings, apply, forget) {
  /** @type {<K extends keyof PageSettings>(key: K) => (value: PageSettings[K]) => void} */
  const set = (key) => (value) => {
    settings.set(key, value);
    apply(key);
  };
  const size = element('input', {
    type: 'range',
    min: 15,
    max: 30,
    step: 1,
    value: settings.size,
    oninput: (event) => set('size')(Number(event.target.value)),
  });
  dialog(
    'settings',
    'Reading settings',
    choices(
      'theme',
      'Appearance',
      [
        ['system', 'Match system'],
        ['light', 'Light'],
        ['dark', 'Dark'],
      ],
      settings.theme,
      set('theme'),
    ),
    choices(
      'face',
      'Type',
      [
        ['serif', 'Serif'],
        ['sans', 'Sans serif'],
      ],
      settings.face,
      set('face'),
    ),
    element('label.slider', {}, element('span', {}, 'Size'), size),
    choices(
      'width',
      'Line length',
      [
        ['narrow', 'Short'],
        ['medium', 'Medium'],
        ['wide', 'Long'],
      ],
      settings.width,
      set('width'),
    ),
    choices(
      'contrast',
      'Contrast',
      [
        ['normal', 'Calm'],
        ['more', 'Strong'],
      ],
      settings.contrast,
      set('contrast'),
    ),
    tick('Single-key shortcuts', 'n, p, q, s, a and others. Switch them off if they disturb speech input.', settings.keys, set('keys')),
    tick(
      'Keep recent articles on this device',
      'Off unless you ask. The list is on the first screen, with a button to forget it.',
      settings.recent,
      set('recent'),
    ),
    element('button', { type: 'button', onclick: forget }, 'Forget everything kept on this device'),
  );
}

/** @type {[key: string, what: string][]} */
const KEYS = [
  ['n or j, p or k', 'next, previous marked sentence'],
  ['q, s, a', 'next quote, statistic, attribution (with Shift: previous)'],
  ['1, 2, 3, 4, 5', 'show or hide quotes, statistics, attributions, stance, what was passed over'],
  ['Enter', 'open the card of the sentence that has the focus'],
  ['Esc', 'close the card; end showing one speaker only'],
  ['/', 'search in the panel'],
  ['e', 'edit the text; Ctrl + Enter goes back to reading'],
  ['m', 'mark the words that are selected, or say what they are'],
  ['t', 'export: copy, save or print'],
  ['?', 'this sheet'],
];

/** What the marks mean, and the keys. */
export function helpDialog() {
  dialog(
    'help',
    'Help and keys',
    element(
      'dl.meanings',
      {},
      element('dt', {}, element('span.demo.quote', {}, '“Quote”')),
      element(
        'dd',
        {},
        'Words given as somebody’s own. Of some, only a few words are quoted; of others nobody near is named as the speaker.',
      ),
      element('dt', {}, element('span.demo.guess', {}, '“Perhaps”')),
      element(
        'dd',
        {},
        'A thin line: the speaker is only likely, or this may be no attribution at all. “Guesses” above the text hides these.',
      ),
      element('dt', {}, element('span.demo.statistic', {}, 'Statistic')),
      element('dd', {}, 'A quantity that one could check against data. Dates, ages and ranks are none.'),
      element('dt', {}, element('span.demo.source', {}, 'Source'), ' ', element('span.demo.cue', {}, 'said')),
      element('dd', {}, 'An attribution: who says, writes, shows or believes something, and the words that say so.'),
      element('dt', {}, element('span.demo.stance', {}, 'Stance')),
      element('dd', {}, 'Somebody wants, plans, supports or opposes something. It earns no label and is hidden until you show it.'),
      element('dt', {}, element('span.demo.passed', {}, 'Passed over')),
      element(
        'dd',
        {},
        'Seen and not marked: a date, an age, a “scare quote”. Hidden until you show it; the card says why it was passed over.',
      ),
    ),
    element('h3', {}, 'Keys'),
    element(
      'dl.keys',
      {},
      ...KEYS.flatMap(([key, what]) => [
        element('dt', {}, ...key.split(/(, | or )/).map((part, i) => (i % 2 ? part : element('kbd', {}, part)))),
        element('dd', {}, what),
      ]),
    ),
    element(
      'p.fine',
      {},
      'A web page cannot fetch other web pages: an address cannot be opened here. Paste the text, open a saved page, or use the Sourcelight extension on the page itself.',
    ),
    element(
      'p.fine',
      {},
      'Sourcelight reads English, by rules and a small statistical model. It misses some marks and sets some wrongly; the card says why each was set and how sure it is.',
    ),
  );
}

/**
 * The ways to take the marks away. `act(format, 'copy' | 'save')`, `print()`, `address(value)`.
 *
 * @param {{url: string | null, act: (format: Format, how: How) => unknown, print: () => void, address: (url: string) => void, link: () => unknown}} ways
 */
export function takeDialog({ url, act, print, address, link }) {
  /** @type {HTMLDialogElement} */
  const made = dialog(
    'take',
    'Export',
    element(
      'ul.formats',
      {},
      ...FORMATS.map((format) =>
        element(
          'li',
          {},
          element('div', {}, element('b', {}, format.name), element('small', {}, format.what)),
          element('button', { type: 'button', onclick: () => act(format, 'copy') }, 'Copy', element('span.unseen', {}, ` ${format.name}`)),
          element('button', { type: 'button', onclick: () => act(format, 'save') }, 'Save', element('span.unseen', {}, ` ${format.name}`)),
        ),
      ),
      element(
        'li',
        {},
        element(
          'div',
          {},
          element('b', {}, 'Link that holds the article'),
          element('small', {}, 'The text, your checklist and your corrections, packed into an address.'),
        ),
        element(
          'button',
          {
            type: 'button',
            onclick: () => {
              made.close();
              link();
            },
          },
          'Copy',
          element('span.unseen', {}, ' a link that holds the article'),
        ),
      ),
      element(
        'li',
        {},
        element(
          'div',
          {},
          element('b', {}, 'Print'),
          element('small', {}, 'The text with its marks, and sources and what to check on a sheet of their own; on paper or as PDF.'),
        ),
        element(
          'button',
          {
            type: 'button',
            onclick: () => {
              made.close();
              print();
            },
          },
          'Print',
        ),
      ),
    ),
    element(
      'label.address',
      {},
      element('span', {}, 'Address of the article'),
      element('input', { type: 'url', value: url ?? '', placeholder: 'https://…', oninput: (event) => address(event.target.value.trim()) }),
      element('small', {}, 'If you give it, links lead to the very sentence on the original page.'),
    ),
  );
}

/** What a link that holds the article means. @param {{length: number, local: boolean, copy: () => unknown}} link */
export function holdsDialog({ length, local, copy }) {
  /** @type {HTMLDialogElement} */
  const made = dialog(
    'correct',
    'A link that holds the article',
    element(
      'p',
      {},
      `The whole text, your checklist and your corrections are in the link itself, behind “#” (${digits(length)} characters). Whoever gets the link can read all of it. Browsers send that part to no server; programs through which you pass the link may keep it.`,
    ),
    local && element('p', {}, 'This page lies on your own device: the link works only here.'),
    element(
      'div.choices',
      {},
      act(() => made, 'Copy the link', copy, '.primary'),
    ),
  );
}

/**
 * The articles of this visit. `open(article)`, `drop(article)`.
 *
 * @param {{articles: Open[], current: Open, open: (article: Open) => unknown, drop: (article: Open) => void}} visit
 */
export function articlesDialog({ articles, current, open, drop }) {
  const name = (/** @type {Open} */ { title, text }) => title || `${text.trim().slice(0, 80)}…`;
  /** @type {(article: Open) => HTMLElement} */
  const row = (article) => {
    const notes = article.work.checks.length;
    const corrections = article.work.corrections.length;
    /** @type {HTMLElement} */
    const li = element(
      'li',
      {},
      element(
        'button.place',
        { type: 'button', 'aria-current': article === current ? 'true' : null, onclick: () => (made.close(), open(article)) },
        name(article),
        element(
          'small',
          {},
          [count(article.text.length, 'character'), notes && count(notes, 'check'), corrections && count(corrections, 'correction')]
            .filter(Boolean)
            .join(' · '),
        ),
      ),
      article !== current &&
        element(
          'button',
          { type: 'button', onclick: () => (drop(article), li.remove()) },
          'Close',
          element('span.unseen', {}, ` ${name(article)}`),
        ),
    );
    return li;
  };
  /** @type {HTMLDialogElement} */
  const made = dialog(
    'articles',
    'Articles of this visit',
    element('ul.recents', {}, ...articles.map(row)),
    element('p.fine', {}, 'Each keeps its checklist and its corrections until you close this tab.'),
  );
}
