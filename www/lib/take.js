/** Writes the marks in one of the formats, in slices, and saves them as a file. Shared by page and extension. */
import { element } from './element.js';
import { linkTo } from './link.js';
import { inSlices } from './slices.js';

/** A saved file is handed to the browser as an address that is good this long, in milliseconds: the download has begun by then. */
const HANDED_OVER_MS = 60_000;

/** @typedef {{words: string, span: [number, number]}} Place  what a line says, and where it stands */

/**
 * A list to send to somebody: the title, then a numbered line a place, with the link to it where the address of the article is known.
 *
 * @param {Place[]} places
 */
export function listed(title, places, ledger, article) {
  const lines = places.map(({ words, span }, i) => `${i + 1}. ${words.replace(/\s+/g, ' ')}${article.url ? `\n   ${linkTo(article.url, ledger.text, span)}` : ''}`);
  return `${title}${article.title ? `: ${article.title}` : ''}\n\n${lines.join('\n')}\n`;
}

/** The pieces of text of a format. */
export async function written(format, ledger, article) {
  const pieces = [];
  await inSlices(
    (function* () {
      for (const piece of format.write(ledger, article)) yield pieces.push(piece);
    })(),
  );
  return pieces;
}

export async function save(format, ledger, article) {
  const url = URL.createObjectURL(new Blob(await written(format, ledger, article), { type: format.type }));
  const name = (article.title || 'sourcelight').replace(/[^\p{L}\p{N} _-]/gu, '').trim().slice(0, 60) || 'sourcelight';
  element('a', { href: url, download: `${name}.${format.ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), HANDED_OVER_MS);
}
