/**
 * The leaves of a text: stretches of paragraphs that are laid out, and painted, as one. A leaf begins as paragraphs with nothing but their words;
 * when it is opened its sentences get an element each.
 */
/** @import { Ledger } from '../lib/ledger.js' */
/** @import { BlockKind, Span } from '../../types/work.js' */
import { element } from '../lib/element.js';
import { TextMap } from '../lib/textmap.js';

/** Paragraphs and UTF-16 units a leaf, at most: a long text has a thousand leaves, and the browser looks at all of them in every frame. */
const LEAF_PARAGRAPHS = 120;
const LEAF_LENGTH = 12_000;
/** Behind what a paragraph that is longer than a leaf is best cut: a line, else a sentence, else a word. */
const CUTS = [/[^]*\n/y, /[^]*[.!?]["”’)]*\s/y, /[^]*\s/y];
/** Height that is assumed for text that was never laid out, in pixels a UTF-16 unit: a line of 70 characters, 30 px high. */
const PX_PER_UNIT = 30 / 70;

/** What a list item of a plain text begins with: it needs no bullet of ours. */
const MARKER = /^\s*(?:[-*+•–]|\d{1,3}[.)])\s/;

/** @type {Record<BlockKind, string>} */
const TAGS = {
  prose: 'p',
  metadata: 'p.metadata',
  headline: 'h3',
  'list item': 'li',
  'block quote': 'p',
  code: 'pre',
  caption: 'p.beside',
  reference: 'p.beside',
  contents: 'p.beside',
  table: 'p.beside.lines',
  navigation: 'p.beside',
};

/** @typedef {{kind: BlockKind, span: Span, goesOn: boolean}} Part */
/** @typedef {HTMLElement & {leaf?: Leaf}} LeafElement */
/**
 * @typedef {Object} Leaf
 * @property {LeafElement} element
 * @property {{block: HTMLElement, span: Span}[]} blocks
 * @property {Span} span
 * @property {TextMap | null} map  there once its sentences have elements
 * @property {number} first  its first sentence
 * @property {number} end
 */

/**
 * What is laid out as a block: a paragraph, or a part of one that is longer than a leaf. Laid out whole it would hold up the page.
 *
 * @type {(ledger: Ledger) => Generator<Part, void>}
 */
function* partsOf(ledger) {
  for (const { kind, span } of ledger.analysis.paragraphs) {
    const [start, end] = span;
    let at = start;
    while (end - at > LEAF_LENGTH) {
      const to = endOfPart(ledger, at);
      yield { kind, span: [at, to], goesOn: true };
      at = to;
    }
    yield { kind, span: [at, end], goesOn: false };
  }
}

/**
 * Where a part of a paragraph that begins at an offset ends: in its second half, and in no character.
 *
 * @type {(ledger: Ledger, at: number) => number}
 */
function endOfPart(ledger, at) {
  const [half, full] = [at + LEAF_LENGTH / 2, at + LEAF_LENGTH];
  const words = ledger.words([half, full]);
  for (const cut of CUTS) {
    cut.lastIndex = 0;
    const found = cut.exec(words);
    if (found) return half + found[0].length;
  }
  return full - (/[\ud800-\udbff]$/.test(words) ? 1 : 0);
}

/**
 * The leaves of a text, one after the other, as paragraphs with nothing but their words; without even these where a leaf is opened at once.
 *
 * @type {(ledger: Ledger, isOpened: (index: number) => boolean) => Generator<Leaf, void>}
 */
export function* leavesOf(ledger, isOpened) {
  const { sentences } = ledger;
  const parts = partsOf(ledger);
  let part = parts.next();
  let sentence = 0;
  let titled = false;
  let count = 0;
  while (!part.done) {
    const [from] = part.value.span;
    /** @type {Leaf} */
    const leaf = { element: element('section.leaf'), blocks: [], span: [from, from], map: null, first: 0, end: 0 };
    const opened = isOpened(count++);
    /** @type {HTMLElement | null} */
    let list = null;
    for (; !part.done && leaf.blocks.length < LEAF_PARAGRAPHS && part.value.span[0] - from < LEAF_LENGTH; part = parts.next()) {
      const { kind, span, goesOn } = part.value;
      const words = ledger.words(span);
      const block = element(kind === 'headline' && !titled ? 'h2.title' : (TAGS[kind] ?? 'p'), { dir: 'auto' }, opened ? null : words);
      if (kind === 'list item' && MARKER.test(words)) block.classList.add('marked');
      block.classList.toggle('goes-on', goesOn);
      titled ||= kind !== 'metadata';
      if (kind === 'list item') (list ??= leaf.element.appendChild(element('ul'))).append(block);
      else leaf.element.append(kind === 'block quote' ? element('blockquote', {}, block) : block);
      if (kind !== 'list item') list = null;
      leaf.blocks.push({ block, span });
      leaf.span[1] = span[1];
    }
    // A sentence may begin in one leaf and end in another.
    while (sentence < sentences.length && sentences[sentence].span[1] <= from) sentence++;
    leaf.first = sentence;
    while (sentence < sentences.length && sentences[sentence].span[0] < leaf.span[1]) sentence++;
    leaf.end = sentence;
    if (sentences[sentence - 1]?.span[1] > leaf.span[1]) sentence--;
    leaf.element.style.setProperty('contain-intrinsic-block-size', `auto ${Math.round((leaf.span[1] - from) * PX_PER_UNIT)}px`);
    yield leaf;
  }
}

/**
 * Gives every sentence of a leaf that holds a mark an element of its own, once, and notes in `holders` what shows which.
 *
 * @type {(leaf: Leaf, ledger: Ledger | null, holders: Map<number, HTMLElement>) => TextMap}
 */
export function open(leaf, ledger, holders) {
  if (leaf.map) return leaf.map;
  const map = new TextMap();
  leaf.map = map;
  let sentence = leaf.first;
  for (const { block, span } of leaf.blocks) {
    block.replaceChildren();
    if (ledger) sentence = openBlock(ledger, holders, block, leaf, map, span, sentence);
  }
  return map;
}

/** @type {(ledger: Ledger, holders: Map<number, HTMLElement>, block: HTMLElement, leaf: Leaf, map: TextMap, span: Span, sentence: number) => number} */
function openBlock(ledger, holders, block, leaf, map, [start, end], sentence) {
  const { text, sentences } = ledger;
  let at = start;
  /** @type {(parent: HTMLElement, to: number) => void} */
  const put = (parent, to) => {
    if (to <= at) return;
    const node = document.createTextNode(text.slice(at, to));
    parent.append(node);
    map.add(node, at);
    at = to;
  };
  for (; sentence < leaf.end && sentences[sentence].span[0] < end; sentence++) {
    const { span, kind } = sentences[sentence];
    const to = Math.min(span[1], end);
    put(block, span[0]);
    if (ledger.kindsOf(sentence).length) {
      const holder = element('span.s', { tabindex: -1, data: { i: sentence } });
      put(holder, to);
      block.append(holder);
      if (span[0] >= start) holders.set(sentence, holder);
    } else if (kind === 'metadata') {
      const holder = element('span.metadata');
      put(holder, to);
      block.append(holder);
    } else {
      put(block, to);
    }
    if (span[1] > end) return sentence;
  }
  put(block, end);
  return sentence;
}
