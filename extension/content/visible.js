/** What a reader sees of a live page, as an outline, with the text nodes that hold its words. Nothing of the page is changed. */
/** @import { Attributes, Outline } from '../../types/messages.js' */
/** @import { BlockKind } from '../../types/work.js' */
import { KINDS, NO_PROSE, SILENT } from '../../www/lib/html.js';
import { AROUND, BLOCK, CLOSE, DRAWN, OPEN, OVER, SURROUNDS, TEXT } from '../outline.js';

/** What is left to read: an element or a text, or what closes one. @typedef {{kind: BlockKind, node?: Node, preformatted?: boolean, boxed?: boolean, closes?: boolean, draws?: string}} Left */

/** Elements whose words are not the page's prose. What they are still tells where the article is. */
const CLOSED = new Set([...NO_PROSE, 'OPTION', 'DATALIST', 'METER', 'PROGRESS', 'IMG']);
/** Elements that are not looked at. */
const SKIPPED = new Set(SILENT);
/** What surrounds an article: left out where the whole page is read in its place. */
const SURROUNDINGS =
  'nav, footer, aside, dialog, form, [role=navigation], [role=contentinfo], [role=complementary], [role=search], [role=dialog], [role=alertdialog], [role=banner], [aria-hidden=true]';
/** Boxes that pages lay over or under their text, by the names their makers give them. */
const BOXES =
  /(?:^|[-_ ])(?:cookies?|consent|gdpr|newsletter|comments?|disqus|paywall|share|social|related|promo|advert(?:isement)?|ads?)(?:$|[-_ ])/i;
/** Those that ask for something before one reads on, and with more words than this are what is read. */
const CONSENT = /(?:^|[-_ ])(?:cookies?|consent|gdpr)(?:$|[-_ ])/i;
const PROMPT = /(?:^|[-_ ])(?:newsletter|paywall|subscri(?:be|ption)|regwall)(?:$|[-_ ])/i;
const PROMPT_LENGTH = 300;
/** What a block is on a page that is shown, by the nearest of these around it. @type {Record<string, BlockKind>} */
const SHOWN_KINDS = { ...KINDS, FIGCAPTION: 'caption', CAPTION: 'caption', PRE: 'code', NAV: 'navigation' };
/** What holds its own kind against whatever stands inside. */
const LASTING = new Set(['block quote', 'caption', 'code', 'navigation', 'reference', 'contents']);
/** Lists at an article's end and beginning, by the names and roles that their makers give them. */
const REFERENCES = /(?:^|[-_ ])(?:references?|reflist|footnotes?|endnotes?|bibliography|citations)(?:$|[-_ ])/i;
const CONTENTS = /(?:^|[-_ ])(?:toc|table-?of-?contents)(?:$|[-_ ])/i;
const LISTS = new Set('OL UL DL DIV SECTION ASIDE NAV TABLE'.split(' '));

/** The attributes that tell where an article is. */
const TELLING = new Set('class id role rel itemprop itemtype aria-hidden aria-modal dir lang summary colspan rowspan type'.split(' '));
/** A drop cap floats, and so starts a block by its style; it is so long at most, in UTF-16 units. */
const DROP_CAP = 2;

// A form's fields hide the DOM's own properties of the form behind their names.
/** @type {<N extends Node, K extends keyof N>(prototype: N, name: K) => (node: N) => N[K]} */
const getter = (prototype, name) => Function.prototype.call.bind(/** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, name)).get);
const childNodesOf = getter(Node.prototype, 'childNodes');
const nameOf = getter(Node.prototype, 'nodeName');
const typeOf = getter(Node.prototype, 'nodeType');
const contentOf = getter(Node.prototype, 'textContent');
const wordsOf = (/** @type {Node} */ node) => contentOf(node) ?? '';
const shadowOf = getter(Element.prototype, 'shadowRoot');
const namesOf = Function.prototype.call.bind(Element.prototype.getAttributeNames);
const attributeOf = Function.prototype.call.bind(Element.prototype.getAttribute);
const matches = Function.prototype.call.bind(Element.prototype.matches);

/**
 * Whether an element is shown; parents are known to be. Words in the flow that are transparent will be faded in when the reader
 * comes to them; words taken out of the flow and cut to nothing are there for screen readers alone.
 *
 * @param {CSSStyleDeclaration} style
 */
function shown(style) {
  if (style.display === 'none' || style.visibility !== 'visible') return false;
  const { position } = style;
  const inFlow = position === 'static' || position === 'relative';
  return inFlow || (style.opacity !== '0' && style.clip === 'auto' && style.clipPath !== 'inset(50%)');
}

/**
 * The marks that the browser draws around an element (`<q>`, unless the page says otherwise). They stand in no node.
 *
 * @type {(element: Element, name: string) => string[]}
 */
function drawnAround(element, name) {
  if (name !== 'Q' || getComputedStyle(element, '::before').content === 'none') return [];
  return element.parentElement?.closest('q') ? ['‘', '’'] : ['“', '”'];
}

/**
 * Whether an element starts a line of its own. `contents`, inline boxes and drop caps do not.
 *
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function startsBlock(element, style) {
  if (/^(?:inline|contents|ruby)/.test(style.display)) return false;
  return style.float === 'none' || wordsOf(element).trim().length > DROP_CAP;
}

/**
 * What stands inside an element as it is shown: its open shadow root, what is slotted into it, or its children.
 *
 * @type {(node: Element, name: string) => ArrayLike<Node>}
 */
function inside(node, name) {
  const shadow = shadowOf(node);
  if (shadow) return shadow.childNodes;
  if (name === 'DETAILS' && !(/** @type {HTMLDetailsElement} */ (node).open))
    return [...node.children].filter(({ nodeName }) => nodeName === 'SUMMARY').slice(0, 1);
  if (name === 'SLOT') {
    const slotted = /** @type {HTMLSlotElement} */ (node).assignedNodes({ flatten: true });
    if (slotted.length) return slotted;
  }
  return childNodesOf(node);
}

/** What Readability tells videos by, from whose addresses it knows players. */
const PLAYERS = new Set('IFRAME OBJECT EMBED'.split(' '));

/**
 * The attributes that matter of an element; `null` where there are none. Of a link only whether it leads elsewhere.
 *
 * @type {(element: Element, name: string) => Attributes | null}
 */
function attributesOf(element, name) {
  /** @type {Attributes | null} */
  let told = null;
  for (const attribute of namesOf(element)) {
    if (attribute === 'href' && name === 'A') {
      const address = attributeOf(element, attribute) ?? '';
      if (!/^\s*javascript:/i.test(address)) (told ??= {}).href = address.startsWith('#') ? '#here' : '/';
    } else if (attribute === 'src' || attribute === 'data')
      (told ??= {})[attribute] = PLAYERS.has(name) ? (attributeOf(element, attribute) ?? '') : '/';
    else if (TELLING.has(attribute)) (told ??= {})[attribute] = attributeOf(element, attribute) ?? '';
  }
  return told;
}

/**
 * Whether a list is of references or of contents. What holds most of the page's words is neither, however it is called.
 *
 * @type {(element: Element, name: string, attributes: Attributes | null, most: number) => BlockKind | undefined}
 */
function listKind(element, name, attributes, most) {
  if (!attributes || !LISTS.has(name)) return undefined;
  const named = `${attributes.id ?? ''} ${attributes.class ?? ''} ${attributes.role ?? ''}`;
  const kind = REFERENCES.test(named) ? 'reference' : CONTENTS.test(named) ? 'contents' : undefined;
  return kind && wordsOf(element).length < most ? kind : undefined;
}

/** Rows of a table that are looked at for headings. */
const HEAD_ROWS = 3;

/**
 * Whether a table holds data. Pages set whole articles in tables, which have no headings of their own; a table inside them may.
 *
 * @type {(table: HTMLTableElement) => boolean}
 */
const holdsData = (table) =>
  Boolean(
    table.caption ||
      table.tHead ||
      [...table.rows].slice(0, HEAD_ROWS).some(({ cells }) => [...cells].some(({ nodeName }) => nodeName === 'TH')),
  );

/** Says of elements whether they are cells of a table of data. @returns {(element: Element, name: string) => boolean} */
function cells() {
  /** @type {Map<Element, boolean>} */
  const known = new Map();
  return (element, name) => {
    if (name !== 'TD' && name !== 'TH') return false;
    const table = element.closest('table');
    if (!table) return false;
    const holds = known.get(table) ?? holdsData(table);
    known.set(table, holds);
    return holds;
  };
}

/** Elements between two breaths. */
const SLICE = 50;

/**
 * Reads what is shown under `root`; a generator, so that a large page is read in slices.
 *
 * @param {Element} root
 * @param {Range | null} chosen  limits it to a selection
 * @returns {Generator<undefined, {outline: Outline, nodes: Text[]}>}
 */
export function* visible(root, chosen = null) {
  /** @type {Outline} */
  const outline = [];
  /** @type {Text[]} */
  const nodes = [];
  const most = wordsOf(root).length / 2;
  const isBox = boxes(root, most);
  const isCell = cells();
  let elements = 0;
  // Iterative: pages nest deeper than the stack. An entry without a node closes what its element opened.
  /** @type {Left[]} */
  const stack = [{ node: root, kind: 'prose', preformatted: false, boxed: false }];
  for (let left = stack.pop(); left; left = stack.pop()) {
    const { node, kind, preformatted, boxed, closes, draws } = left;
    if (draws) {
      outline.push(DRAWN, draws);
      continue;
    }
    if (closes !== undefined) {
      if (closes) outline.push(BLOCK, kind);
      outline.push(CLOSE);
      continue;
    }
    if (!node) continue;
    const type = typeOf(node);
    if (type === Node.TEXT_NODE) {
      const text = /** @type {Text} */ (node);
      if (!text.data || (chosen && !chosen.intersectsNode(text))) continue;
      outline.push(TEXT, preformatted ? text.data : text.data.replace(/[\t\n\f\r]/g, ' '));
      nodes.push(text);
      continue;
    }
    if (type !== Node.ELEMENT_NODE) continue;
    const element = /** @type {Element} */ (node);
    const name = nameOf(node).toUpperCase();
    if (SKIPPED.has(name)) continue;
    if (++elements % SLICE === 0) yield;
    if (name === 'BR') {
      outline.push(DRAWN, '\n', OPEN, 'BR', null, CLOSE);
      continue;
    }
    const style = getComputedStyle(element);
    if (!shown(style)) continue;
    const attributes = attributesOf(element, name);
    if (CLOSED.has(name)) {
      outline.push(OPEN, name, attributes, CLOSE);
      continue;
    }
    const own = LASTING.has(kind)
      ? kind
      : (listKind(element, name, attributes, most) ?? SHOWN_KINDS[name] ?? (isCell(element, name) ? 'table' : kind));
    const block = name !== 'SLOT' && startsBlock(element, style);
    if (block) outline.push(BLOCK, kind);
    // What is inside a box is in it, and need not be asked.
    const surrounds = boxed ? null : isBox(element, attributes, style);
    outline.push(OPEN, name, surrounds ? { ...attributes, [SURROUNDS]: surrounds } : attributes);
    stack.push({ closes: block, kind: own });
    const [opening, closing] = chosen ? [] : drawnAround(element, name);
    if (opening) {
      outline.push(DRAWN, opening);
      stack.push({ draws: closing, kind });
    }
    const pre = /^(?:pre|break-spaces)/.test(style.whiteSpace);
    const children = inside(element, name);
    for (let i = children.length - 1; i >= 0; i--)
      stack.push({ node: children[i], kind: own, preformatted: pre, boxed: boxed || surrounds !== null });
  }
  return { outline, nodes };
}

/**
 * Says of elements under `root` whether they surround the article or lie over it. What holds `most` of the words is the article, however it is
 * called.
 *
 * @type {(root: Element, most: number) => (element: Element, attributes: Attributes | null, style: CSSStyleDeclaration) => string | null}
 */
function boxes(root, most) {
  return (element, attributes, style) => {
    if (element === root) return null;
    const named = attributes?.id || attributes?.class ? `${attributes.id ?? ''} ${attributes.class ?? ''}` : '';
    const box = BOXES.test(named);
    const prompt = PROMPT.test(named);
    const fixed = style.position === 'fixed';
    if (!box && !prompt && !fixed && !matches(element, SURROUNDINGS)) return null;
    const { length } = wordsOf(element);
    if (length >= most) return null;
    return fixed || (box && CONSENT.test(named)) || (prompt && length < PROMPT_LENGTH) ? OVER : box || !prompt ? AROUND : null;
  };
}
