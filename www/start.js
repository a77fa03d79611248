/** What the first screen offers beside the empty field: examples, and what was read before. */
/** @import { Article } from '../types/work.js' */
import { element } from './lib/element.js';
import { SAMPLES } from './samples.js';
import { recent, settings } from './store.js';

/** @param {HTMLElement} host @param {(sample: typeof SAMPLES[number]) => unknown} read */
export function showSamples(host, read) {
  host.append(
    ...SAMPLES.map((sample) =>
      element(
        'li',
        {},
        element(
          'button',
          { type: 'button', onclick: () => read(sample) },
          element('b', {}, sample.title),
          element('span', {}, sample.what),
        ),
      ),
    ),
  );
}

/**
 * Articles read before, where the reader asked to keep them, each with a way to forget it.
 *
 * @param {HTMLElement} host
 * @param {(article: Article) => unknown} read
 */
export async function showRecent(host, read) {
  const articles = settings.recent ? await recent.load() : [];
  host.replaceChildren();
  if (!articles.length) return;
  const again = () => showRecent(host, read);
  const name = (/** @type {Article} */ { title, text }) => title || `${text.trim().slice(0, 80)}…`;
  /** @type {(article: Article, i: number) => HTMLElement} */
  const row = (article, i) =>
    element(
      'li',
      {},
      element('button.place', { type: 'button', onclick: () => read(article) }, name(article)),
      element(
        'button',
        { type: 'button', onclick: () => recent.drop(i).then(again) },
        'Forget',
        element('span.unseen', {}, ` ${name(article)}`),
      ),
    );
  host.append(
    element('h2', {}, 'Read before, kept on this device'),
    element('ul.recents', {}, ...articles.map(row)),
    element('button', { type: 'button', onclick: () => recent.forget().then(again) }, 'Forget all'),
  );
}
