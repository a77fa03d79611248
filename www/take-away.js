/** Taking the marks away: copied, saved, printed, or as a link to a sentence. */
/** @import { How } from './dialogs.js' */
/** @import { Format } from './lib/export.js' */
/** @import { Ledger } from './lib/ledger.js' */
/** @import { Place } from './lib/take.js' */
/** @import { Heading, Open } from '../types/work.js' */
import { annotatedHtml } from './lib/annotated.js';
import { linkTo } from './lib/link.js';
import { packed } from './lib/pack.js';
import { copyRich, listed, save, written } from './lib/take.js';
import { count } from './lib/words.js';
import { holdsDialog, takeDialog } from './dialogs.js';
import { toast } from './messages.js';
import { settings } from './store.js';

/**
 * @param {{text: string, html?: string}} content
 * @param {string} said
 */
export async function copy(content, said) {
  try {
    await copyRich(content);
    toast(said);
  } catch {
    toast('The browser did not allow copying. Save it as a file instead.');
  }
}

/** An article that nobody named goes by its headline. @type {(article: Open, ledger: Ledger) => Open & Heading} */
const named = (article, ledger) => ({ ...article, title: article.title || ledger.title, shown: (kind) => !settings.hidden.includes(kind) });

/**
 * Copies a list that the panel shows.
 *
 * @param {string} title
 * @param {Place[]} places
 * @param {Ledger} ledger
 * @param {Open} article
 */
export function copyList(title, places, ledger, article) {
  copy(listed(title, places, ledger, named(article, ledger)), `${title}: ${count(places.length, 'line')} copied.`);
}

/** @type {(format: Format, how: How, ledger: Ledger, article: Heading) => Promise<void>} */
async function take(format, how, ledger, article) {
  if (how === 'save') return save(format, ledger, article);
  const text = (await written(format, ledger, article)).join('');
  return copy(format.write === annotatedHtml ? { text, html: text } : { text }, `${format.name} copied.`);
}

/**
 * Opens the dialog; `addressed` hears when the reader gives the article's address.
 *
 * @param {Ledger} ledger
 * @param {Open} article
 * @param {() => unknown} addressed
 */
export function takeAway(ledger, article, addressed) {
  takeDialog({
    url: article.url,
    print: () => print(),
    address(url) {
      article.url = /^https?:\/\/\S+$/i.test(url) ? url : null;
      addressed();
    },
    act: (format, how) => take(format, how, ledger, named(article, ledger)),
    link: () => copyArticle(ledger, article),
  });
}

/** Where this page is, without what is behind it. */
const here = () => location.href.split('#')[0];

/**
 * Copies a link that holds the whole article, and leads to a sentence of it; what that means is said first.
 *
 * @param {Ledger} ledger
 * @param {Open} article
 * @param {number | null} sentence
 */
export async function copyArticle(ledger, article, sentence = null) {
  const part = await packed(named(article, ledger), sentence === null ? null : ledger.sentences[sentence].span);
  if (!part) return toast('This article is too long for a link. Save it as a file instead.');
  const link = here() + part;
  holdsDialog({
    length: link.length,
    local: !location.protocol.startsWith('http'),
    copy: () => copy({ text: link }, 'Link copied. Whoever has it has the article.'),
  });
}

/**
 * Copies a link that leads to a sentence on the page the article comes from.
 *
 * @param {Ledger} ledger
 * @param {Open} article
 * @param {number} sentence
 */
export function copyLink(ledger, article, sentence) {
  copy(
    { text: linkTo(article.url, ledger.text, ledger.sentences[sentence].span) },
    article.url
      ? 'Link copied.'
      : 'Copied the part of a link that finds this sentence. Put the address of the article before it, or give the address under “Export”.',
  );
}
