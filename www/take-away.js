/** Taking the marks away: copied, saved, printed, or as a link to a sentence. */
import { element } from './lib/element.js';
import { fragmentLink } from './lib/export.js';
import { inSlices } from './lib/slices.js';
import { takeDialog } from './dialogs.js';
import { toast } from './messages.js';

/** A saved file is handed to the browser as an address that is good this long, in milliseconds: the download has begun by then. */
const HANDED_OVER_MS = 60_000;

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    toast('The browser did not allow copying. Save it as a file instead.');
  }
}

async function take(format, how, ledger, article) {
  const pieces = [];
  const write = function* () {
    for (const piece of format.write(ledger, article)) yield pieces.push(piece);
  };
  await inSlices(write());
  if (how === 'copy') return copy(pieces.join(''), `${format.name} copied.`);
  const url = URL.createObjectURL(new Blob(pieces, { type: format.type }));
  const name = (article.title || 'sourcelight').replace(/[^\p{L}\p{N} _-]/gu, '').trim().slice(0, 60) || 'sourcelight';
  element('a', { href: url, download: `${name}.${format.ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), HANDED_OVER_MS);
}

/** Opens the dialog; `addressed` hears when the reader gives the article's address. */
export function takeAway(ledger, article, addressed) {
  takeDialog({
    url: article.url,
    print: () => print(),
    address(url) {
      article.url = /^https?:\/\/\S+$/i.test(url) ? url : null;
      addressed();
    },
    act: (format, how) => take(format, how, ledger, article),
  });
}

/** Copies a link that leads to a sentence on the page the article comes from. */
export function copyLink(ledger, article, sentence) {
  const words = ledger.words(ledger.sentences[sentence].span);
  copy(fragmentLink(article.url, words), article.url ? 'Link copied.' : 'Copied the part of a link that finds this sentence. Put the address of the article before it, or give the address under “Take away”.');
}
