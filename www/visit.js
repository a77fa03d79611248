/** The articles of this visit: several can be open, one is shown, and each keeps its checklist and its corrections. */
/** @import { Article, Open, Taken, Work } from '../types/work.js' */
import { settings, visit } from './store.js';

/** So many, and so many UTF-16 units of text together, are kept: what was read longest ago goes first. */
const MOST = 40;
const MOST_LENGTH = 24_000_000;

/** @type {Open[]} */
let articles = [];

/** What a reader did with an article: nothing yet. @returns {Work} */
const untouched = () => ({ checks: [], corrections: [] });

/** What the reader did with this very text before, else nothing. @type {(article: Article) => Work} */
export const workOf = ({ text, work }) => work ?? articles.find((other) => other.text === text)?.work ?? untouched();

/** An article with what the reader did with it. @type {(article: Taken) => Open} */
export const opened = (article) => Object.assign(article, { work: workOf(article) });

/** What can be kept of an article. @type {(article: Open) => Open} */
export const stored = ({ title, text, blocks, url, work, language = null }) => ({ title, text, blocks, url, work, language });

/** Takes an article in, as the newest. @param {Open} article */
export function add(article) {
  articles = [article, ...articles.filter(({ text }) => text !== article.text)].slice(0, MOST);
  while (articles.length > 1 && articles.reduce((sum, { text }) => sum + text.length, 0) > MOST_LENGTH) articles.pop();
  keep();
}

/**
 * The same article in other words.
 *
 * @param {Open} before
 * @param {Open} article
 */
export function replace(before, article) {
  const at = articles.indexOf(before);
  if (at >= 0) articles[at] = article;
  else articles.unshift(article);
}

/** @param {Open} article */
export function drop(article) {
  articles = articles.filter((other) => other !== article);
  keep();
}

/** Those that there is something to read of: a text may be edited away. */
export const all = () => articles.filter(({ text }) => text.trim());

/** Gives the texts that outlive a reload. */
export const keep = () => visit.save(articles.map(stored)).map(({ text }) => text);

/** How long an article is kept, in words; `null` where it is not. @type {(article: Open) => string | null} */
export const keptUntil = (article) =>
  articles.includes(article) ? (keep().includes(article.text) ? 'until you close this tab' : 'until you close or reload this tab') : null;

export function load() {
  articles = visit.load().map(opened);
}

export function forget() {
  articles = [];
  keep();
}

/** How a ledger of an article is to be arranged. @type {(article: Open) => {guesses: boolean, corrections: Work['corrections']}} */
export const arrangement = ({ work }) => ({ guesses: settings.guesses, corrections: work?.corrections ?? [] });
