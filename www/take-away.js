/** Taking the marks away: copied, saved, printed, or as a link to a sentence. */
import { linkTo } from './lib/link.js';
import { listed, save, written } from './lib/take.js';
import { count } from './lib/words.js';
import { takeDialog } from './dialogs.js';
import { toast } from './messages.js';
import { settings } from './store.js';

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    toast('The browser did not allow copying. Save it as a file instead.');
  }
}

/** An article that nobody named goes by its headline. */
const named = (article, ledger) => ({ ...article, title: article.title || ledger.title, shown: (kind) => !settings.hidden.includes(kind) });

/** Copies a list that the panel shows. */
export function copyList(title, places, ledger, article) {
  copy(listed(title, places, ledger, named(article, ledger)), `${title}: ${count(places.length, 'line')} copied.`);
}

async function take(format, how, ledger, article) {
  if (how === 'save') return save(format, ledger, article);
  return copy((await written(format, ledger, article)).join(''), `${format.name} copied.`);
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
    act: (format, how) => take(format, how, ledger, named(article, ledger)),
  });
}

/** Copies a link that leads to a sentence on the page the article comes from. */
export function copyLink(ledger, article, sentence) {
  copy(linkTo(article.url, ledger.text, ledger.sentences[sentence].span), article.url ? 'Link copied.' : 'Copied the part of a link that finds this sentence. Put the address of the article before it, or give the address under “Export”.');
}
