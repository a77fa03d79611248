/**
 * Whether a page is an article, by what stands on it: prose, or the headlines and first lines of many, or neither. It asks for little: a page
 * that is wrongly refused is lost to the reader, who can't know what was on it.
 */
/** @import { Outline, Stretch } from '../types/messages.js' */
import { BLOCK, CLOSE, DRAWN, OPEN, SURROUNDS, TEXT, steps } from './outline.js';

/** Prose is a block of at least so many characters that ends a sentence and is not mostly links, or a longer one: not every script has stops. */
const PROSE = 50;
const LONG_PROSE = 150;
const SENTENCE = /[.!?…。！？]["'”’»)\]]*(?:\s|$)|[。！？]/;
/** Signs that stand for a word count for two characters. */
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
/** A link in place of a headline is at least so long. */
const LINK = 15;
/** A page holds an article from so much prose on. */
const ARTICLE = 250;
/** From so much on it is one however much else there is. */
const LONG = 1500;
/** Less than that must be so large a part of all the words that are no links. A block of fewer characters than these is a cell or a counter. */
const PART = 0.3;
const CELL = 8;
/** Prose under a headline that is a link, or under another link, is a teaser as long as it is shorter than this. */
const TEASER = 600;
const LINE = 300;
/** An article is short beside its page where it holds less than one part in so many of the page's prose. */
const SHORT = 3;

/** @typedef {{size: number, linked: number, prose: boolean, headline: boolean, surrounds: boolean, kept: boolean, from: number, to: number}} Block */

/** @typedef {Pick<Block, 'linked' | 'kept' | 'surrounds' | 'from' | 'to'> & {words: string}} Gathered */

/** The blocks of a page as they are shown. @type {(outline: Outline, isKept: (node: number) => boolean) => Block[]} */
function blocksOf(outline, isKept) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {[link: number, box: number][]} */
  const open = [];
  let links = 0;
  let surrounds = 0;
  let node = 0;
  /** @type {Gathered | null} */
  let block = null;
  const close = (/** @type {string} */ kind) => {
    if (block && /\S/.test(block.words)) blocks.push(weighed(block, kind));
    block = null;
  };
  for (const [operation, operand, attributes] of steps(outline)) {
    if (operation === OPEN) {
      const [link, box] = [operand === 'A' ? 1 : 0, attributes?.[SURROUNDS] === undefined ? 0 : 1];
      open.push([link, box]);
      links += link;
      surrounds += box;
    } else if (operation === CLOSE) {
      const [link, box] = open.pop() ?? [0, 0];
      links -= link;
      surrounds -= box;
    } else if (operation === BLOCK) close(operand);
    else if (operation === DRAWN && block) block.words += operand;
    else if (operation === TEXT) {
      block ??= { words: '', linked: 0, kept: false, surrounds: surrounds > 0, from: node, to: node };
      block.words += operand;
      if (links) block.linked += operand.trim().length;
      if (isKept(node)) block.kept = true;
      block.to = ++node;
    }
  }
  close('prose');
  return blocks;
}

/** @type {(block: Gathered, kind: string) => Block} */
function weighed({ words, linked, kept, surrounds, from, to }, kind) {
  const line = words.trim();
  const size = line.length + (line.match(DENSE)?.length ?? 0);
  return {
    size,
    linked: linked / line.length,
    prose: linked / line.length < 0.5 && (size >= LONG_PROSE || (size >= PROSE && SENTENCE.test(line))),
    headline: kind === 'headline',
    surrounds,
    kept,
    from,
    to,
  };
}

/**
 * How much prose stands in some blocks of its own, and how much as teasers of something else.
 *
 * @type {(blocks: Block[]) => {own: number, teasers: number}}
 */
function prose(blocks) {
  let [own, teasers] = [0, 0];
  let under = 0;
  let here = 0;
  const close = () => {
    if (here < under) teasers += here;
    else own += here;
    here = 0;
  };
  for (const { size, linked, prose: is, headline } of blocks) {
    const isLink = linked > 0.8 && size >= LINK;
    if (headline || isLink) {
      close();
      under = isLink ? (headline ? TEASER : LINE) : 0;
    } else if (is) here += size;
  }
  close();
  return { own, teasers };
}

/**
 * @param {Outline} outline
 * @param {(node: number) => boolean} isKept  of text nodes, in order, whether they are part of what was taken for the article
 */
export function survey(outline, isKept) {
  const blocks = blocksOf(outline, isKept);
  const article = prose(blocks.filter(({ kept }) => kept));
  const around = blocks.filter(({ surrounds, kept }) => !surrounds || kept);
  const page = prose(around);
  const unlinked = around.filter(({ size }) => size >= CELL).reduce((sum, { size, linked }) => sum + size * (1 - linked), 0);
  const isArticle = (/** @type {{own: number, teasers: number}} */ { own, teasers }) =>
    own >= ARTICLE && own >= teasers && (own >= LONG || own >= unlinked * PART);
  return {
    isArticle: isArticle(article),
    pageIsArticle: isArticle(page),
    /** The article's prose, in characters. */
    own: article.own,
    isShort: isArticle(page) && article.own * SHORT < page.own,
    /** The part of the page's prose that was not taken for the article. */
    left: page.own + page.teasers ? 1 - (article.own + article.teasers) / (page.own + page.teasers) : 0,
    /** The text nodes of the page without what surrounds it, as stretches. */
    page: around.map(({ from, to }) => /** @type {Stretch} */ ([from, to])),
  };
}
