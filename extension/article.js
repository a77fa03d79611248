/**
 * Where the article is on a page: Mozilla's Readability looks at a document built from the page's outline. It moves and replaces elements, so
 * what it kept is known by its text nodes.
 */
/** @import { Attributes, Found, Head, Outline, Page, Scope, Stretch } from '../types/messages.js' */
import { Readability } from '../www/lazy/readability.js';
import { plainNames } from '../www/lib/extract.js';
import { CLOSE, OPEN, OVER, SURROUNDS, TEXT, assemble, steps, stretchesOf, within } from './outline.js';
import { survey } from './survey.js';

/** Readability tries again, less strict each time, where it found less than this, in UTF-16 units. The number is its own. */
const ENOUGH = 500;
/** It need not try again where what it found has this much and all but a rest of the prose on the page. */
const WHOLE = 250;
const REST = 0.2;
/** What Readability has beside what it declares. @typedef {import('@mozilla/readability').Readability<Node> & Record<'_flags' | 'FLAG_STRIP_UNLIKELYS' | 'FLAG_WEIGHT_CLASSES' | 'FLAG_CLEAN_CONDITIONALLY', number>} Inner */

/** Readability's three strictnesses, in the order in which it gives them up. @type {((flags: Inner) => number)[]} */
const STRICTNESS = [
  (flags) => flags.FLAG_STRIP_UNLIKELYS | flags.FLAG_WEIGHT_CLASSES | flags.FLAG_CLEAN_CONDITIONALLY,
  (flags) => flags.FLAG_WEIGHT_CLASSES | flags.FLAG_CLEAN_CONDITIONALLY,
  (flags) => flags.FLAG_CLEAN_CONDITIONALLY,
  () => 0,
];
/** A frame inside the page has something to say from this length on, in UTF-16 units: less is a widget. */
const FRAME = 600;

/**
 * What is to be read of a page.
 *
 * @param {Page} page
 * @param {Scope} scope  what was asked for
 * @returns {Found}
 */
export function find({ outline, head, inFrame }, scope) {
  if (scope !== 'article') return { ...reading(outline, everything(outline)), scope, none: false, short: false };
  const kept = articleIn(outline, head);
  const seen = survey(outline, within(kept));
  const wholePage = () => reading(outline, seen.page);
  const isPage = seen.isArticle === false && seen.pageIsArticle;
  const found =
    isPage || seen.isShort
      ? { ...wholePage(), scope: /** @type {Scope} */ ('page') }
      : { ...reading(outline, withHeadline(outline, kept, head.title)), scope };
  const none = !isPage && !seen.isArticle && !(isCalledArticle(head) && seen.own >= BRIEF);
  if (inFrame && (none || found.text.length < FRAME)) return { text: '', blocks: [], kept: [], scope, none: false, short: false };
  return { ...found, none, short: seen.isShort };
}

/** A page that calls itself an article is one from so much prose on, in UTF-16 units: a news item may be two lines long. */
const BRIEF = 100;

/** Whether the page itself says that it is an article. @type {(head: Head) => boolean} */
const isCalledArticle = ({ metas, data }) =>
  metas.some(({ property, content }) => (property === 'og:type' && content === 'article') || property === 'article:published_time') ||
  data.some((json) => /"@type"\s*:\s*\[?\s*"\w*Article"/.test(json));

/** @type {(outline: Outline, kept: Stretch[]) => Pick<Found, 'text' | 'blocks' | 'kept'>} */
const reading = (outline, kept) => ({ ...assemble(outline, within(kept)), kept });

/** @type {(outline: Outline) => Stretch[]} */
function everything(outline) {
  let count = 0;
  for (const [operation] of steps(outline)) if (operation === TEXT) count++;
  return count ? [[0, count]] : [];
}

/** Readability's time grows faster than the page: on one of more elements than this, minutes. There the page's own word is taken. */
const MANY = 20_000;

/** The text nodes of the article, as stretches: what Readability keeps of them. @type {(outline: Outline, head: Head) => Stretch[]} */
function articleIn(outline, head) {
  let elements = 0;
  for (const [operation] of steps(outline)) if (operation === OPEN) elements++;
  if (elements > MANY) return named(outline);
  /** @type {{length: number, kept: Stretch[]}} */
  let longest = { length: 0, kept: [] };
  for (const flags of STRICTNESS) {
    const { doc, numbers } = documentOf(outline, head);
    const content = attempt(doc, flags);
    const length = content ? (content.textContent ?? '').trim().replace(/\s{2,}/g, ' ').length : 0;
    if (content && length > longest.length) longest = { length, kept: stretchesOf(numbersIn(content, numbers)) };
    if (length >= ENOUGH || (length >= WHOLE && survey(outline, within(longest.kept)).left < REST)) break;
  }
  return longest.kept;
}

/**
 * The text nodes in the longest element that says it is an article, or the page's main part, as one stretch.
 *
 * @type {(outline: Outline) => Stretch[]}
 */
function named(outline) {
  /** @type {{name: string, from: number, before: number}[]} */
  const open = [];
  /** @type {Record<string, {size: number, kept?: Stretch[]}>} */
  const longest = { ARTICLE: { size: 0 }, MAIN: { size: 0 } };
  let [node, size] = [0, 0];
  for (const [operation, operand] of steps(outline)) {
    if (operation === OPEN) open.push({ name: operand, from: node, before: size });
    else if (operation === TEXT) {
      node++;
      size += operand.trim().length;
    } else if (operation === CLOSE) {
      const { name, from, before } = open.pop() ?? { name: '', from: 0, before: 0 };
      if (longest[name]?.size < size - before) longest[name] = { size: size - before, kept: [[from, node]] };
    }
  }
  return longest.ARTICLE.kept ?? longest.MAIN.kept ?? [[0, node]];
}

/**
 * The numbers of the text nodes in what Readability gives, in order of the page: it may move a node.
 *
 * @type {(content: Node, numbers: Map<Node, number>) => number[]}
 */
function numbersIn(content, numbers) {
  const found = [];
  const walker = (content.ownerDocument ?? document).createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const number = numbers.get(walker.currentNode);
    if (number !== undefined) found.push(number);
  }
  return found.sort((a, b) => a - b);
}

/**
 * One of Readability's attempts. Between its own it writes the document anew from HTML, and no text node is the same: so it makes one alone,
 * which any length satisfies, and gets a fresh document for the next.
 *
 * @type {(doc: Document, flags: (flags: Inner) => number) => Node | null}
 */
function attempt(doc, flags) {
  const readability = /** @type {Inner} */ (new Readability(doc, { charThreshold: 1, serializer: (element) => element }));
  readability._flags = flags(readability);
  try {
    return readability.parse()?.content ?? null;
  } catch (error) {
    console.warn('Sourcelight: Readability gave this page up.', error);
    return null;
  }
}

/** Names that a document can be built with; a page may hold others. */
const NAME = /^[a-z][\w-]*$/i;

/**
 * A document that nobody sees, as the outline has it, with the numbers of its text nodes.
 *
 * @type {(outline: Outline, head: Head) => {doc: Document, numbers: Map<Node, number>}}
 */
function documentOf(outline, { title, metas, data }) {
  const doc = document.implementation.createHTMLDocument(title);
  for (const attributes of metas) doc.head.append(made(doc, 'meta', attributes));
  for (const json of data) {
    const script = made(doc, 'script', { type: 'application/ld+json' });
    script.textContent = json;
    doc.head.append(script);
  }
  /** @type {Map<Node, number>} */
  const numbers = new Map();
  /** @type {Map<Element, Element>} */
  const parents = new Map();
  /** @type {(parent: Element, element: Element) => Element} */
  const beside = (parent, element) => (parents.set(element, parent), element);
  /** @type {Element} */
  let node = doc.documentElement;
  doc.body.remove();
  for (const [operation, operand, attributes] of steps(outline)) {
    // What lies over the article is built beside the document.
    if (operation === OPEN && attributes?.[SURROUNDS] === OVER) node = beside(node, made(doc, 'div', null));
    else if (operation === OPEN) node = node.appendChild(made(doc, operand, attributes));
    else if (operation === CLOSE) node = parents.get(node) ?? /** @type {Element} */ (node.parentNode);
    else if (operation === TEXT) {
      const text = doc.createTextNode(operand);
      numbers.set(text, numbers.size);
      node.append(text);
    }
  }
  if (!doc.body) doc.documentElement.append(doc.createElement('body'));
  return { doc: plainNames(doc), numbers };
}

/** @type {(doc: Document, name: string, attributes: Attributes | null) => Element} */
function made(doc, name, attributes) {
  const element = doc.createElement(NAME.test(name) ? name : 'span');
  for (const [attribute, value] of Object.entries(attributes ?? {})) if (attribute !== SURROUNDS) element.setAttribute(attribute, value);
  return element;
}

/** Blocks above the article that are looked at for its headline. */
const ABOVE = 60;

/**
 * The article with its headline, where Readability left it out as a repetition of the page's title: the last `h1` above the text or the
 * first in it, or any above that the title repeats.
 *
 * @type {(outline: Outline, kept: Stretch[], title: string) => Stretch[]}
 */
function withHeadline(outline, kept, title) {
  const isKept = within(kept);
  let first = 0;
  for (const [operation, operand] of steps(outline)) {
    if (operation !== TEXT) continue;
    if (isKept(first) && /\S/.test(operand)) break;
    first++;
  }
  /** @type {{from: number, to: number, words: string}[]} */
  const headlines = [];
  let node = 0;
  /** @type {{depth: number, from: number, words: string} | null} */
  let inside = null;
  let depth = 0;
  for (const [operation, operand] of steps(outline)) {
    if (operation === OPEN) {
      depth++;
      if (operand === 'H1' && !inside) inside = { depth, from: node, words: '' };
    } else if (operation === CLOSE) {
      if (inside?.depth === depth) {
        headlines.push({ ...inside, to: node });
        inside = null;
      }
      depth--;
    } else if (operation === TEXT) {
      if (inside) inside.words += operand;
      node++;
      if (node > first && !inside) break;
    }
  }
  const plain = (/** @type {string} */ words) => words.replace(/\s+/g, ' ').trim();
  const above = headlines.filter(({ from, words }) => from < first && plain(words));
  const headline = above.findLast(({ words }) => title.includes(plain(words))) ?? above.findLast(({ to }) => first - to < ABOVE);
  if (!headline) return kept;
  /** @type {(stretch: Stretch) => Stretch[]} */
  const behind = ([from, to]) => (to > headline.to ? [[Math.max(from, headline.to), to]] : []);
  return [[headline.from, headline.to], ...kept.flatMap(behind)];
}
