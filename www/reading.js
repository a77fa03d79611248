/**
 * The reading view. A text is laid out leaf by leaf, in slices: paragraphs with nothing but their words. When a leaf comes near
 * the window its sentences get an element each, to be clicked and focused, and its marks are painted.
 */
/** @import { Ledger } from './lib/ledger.js' */
/** @import { Painter, Ranges } from './lib/painter.js' */
/** @import { BlockKind, Kind, Span } from '../types/work.js' */
import { trimmed } from './lib/corrections.js';
import { $, element } from './lib/element.js';
import { inSlices } from './lib/slices.js';
import { TextMap } from './lib/textmap.js';

/** Paragraphs and UTF-16 units a leaf, at most: a long text has a thousand leaves, and the browser looks at all of them in every frame. */
const LEAF_PARAGRAPHS = 120;
const LEAF_LENGTH = 12_000;
/** Behind what a paragraph that is longer than a leaf is best cut: a line, else a sentence, else a word. */
const CUTS = [/[^]*\n/y, /[^]*[.!?]["”’)]*\s/y, /[^]*\s/y];
/** Height that is assumed for text that was never laid out, in pixels a UTF-16 unit: a line of 70 characters, 30 px high. */
const PX_PER_UNIT = 30 / 70;

/** Where a sentence that was chosen may stand, in shares of the window's height from the top; outside it is brought to the target, with room for its card below. */
const READING_LINE = { highest: 0.14, lowest: 0.5, target: 0.24 };

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

/** How a sentence was chosen. @typedef {'pointer' | 'keys'} How */
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

export class Reading {
  #host;
  #painter;
  /** @type {Leaf[]} */
  #leaves = [];

  /** @type {Set<Leaf>} */
  #near = new Set();
  /** @type {Ledger | null} */
  #ledger = null;
  /** @type {number | null} */
  #speaker = null;
  /** @type {(kind: Kind) => boolean} */
  #shown = () => true;
  #run = 0;
  #observer;
  #current = -1;
  /** @type {Map<number, HTMLElement>} */
  #spans = new Map();

  /**
   * @param {HTMLElement} host
   * @param {Painter} painter
   * @param {(sentence: number, how: How) => void} onChoose  a marked sentence was chosen
   */
  constructor(host, painter, onChoose) {
    this.#host = host;
    this.#painter = painter;
    this.#observer = new IntersectionObserver((entries) => this.#scrolled(entries), { rootMargin: '60% 0px' });
    host.addEventListener('click', (event) => {
      /** @type {HTMLElement | null} */
      const span = event.target instanceof Element ? event.target.closest('.s') : null;
      if (span && getSelection()?.isCollapsed && this.reachable(Number(span.dataset.i))) onChoose(Number(span.dataset.i), 'pointer');
    });
    host.addEventListener('keydown', (event) => {
      const { key, target } = event;
      if ((key === 'Enter' || key === ' ') && target instanceof HTMLElement && target.matches('.s')) {
        event.preventDefault();
        onChoose(Number(target.dataset.i), 'keys');
      }
    });
  }

  /**
   * Lays out and paints; resolves to false where a newer text came first. Leaves that stand are replaced in place, so the reader keeps their line.
   *
   * @type {(ledger: Ledger, layout: {lineBreaks: boolean, shown: (kind: Kind) => boolean}) => Promise<boolean>}
   */
  async show(ledger, { lineBreaks, shown }) {
    const run = ++this.#run;
    this.#ledger = ledger;
    this.#current = -1;
    this.#speaker = null;
    this.#shown = shown;
    this.#host.classList.toggle('keeps-lines', lineBreaks);
    return (await inSlices(this.#fill(run, ledger), () => run !== this.#run)) === true;
  }

  /**
   * What is laid out as a block: a paragraph, or a part of one that is longer than a leaf. Laid out whole it would hold up the page.
   *
   * @type {(ledger: Ledger) => Generator<Part, void>}
   */
  *#parts(ledger) {
    for (const { kind, span } of ledger.analysis.paragraphs) {
      const [start, end] = span;
      let at = start;
      while (end - at > LEAF_LENGTH) {
        const to = this.#cut(ledger, at);
        yield { kind, span: [at, to], goesOn: true };
        at = to;
      }
      yield { kind, span: [at, end], goesOn: false };
    }
  }

  /**
   * Where a part of a paragraph that begins at an offset ends: in its second half, and in no character.
   *
   * @param {Ledger} ledger
   * @param {number} at
   */
  #cut(ledger, at) {
    const [half, full] = [at + LEAF_LENGTH / 2, at + LEAF_LENGTH];
    const words = ledger.words([half, full]);
    for (const cut of CUTS) {
      cut.lastIndex = 0;
      const found = cut.exec(words);
      if (found) return half + found[0].length;
    }
    return full - (/[\ud800-\udbff]$/.test(words) ? 1 : 0);
  }

  /** @type {(run: number, ledger: Ledger) => Generator<undefined, boolean>} */
  *#fill(run, ledger) {
    const { sentences } = ledger;
    const parts = this.#parts(ledger);
    let part = parts.next();
    let sentence = 0;
    let titled = false;
    let count = 0;
    this.#spans = new Map();
    while (!part.done) {
      const [from] = part.value.span;
      /** @type {Leaf} */
      const leaf = { element: element('section.leaf'), blocks: [], span: [from, from], map: null, first: 0, end: 0 };
      const seen = this.#isSeen(count);
      /** @type {HTMLElement | null} */
      let list = null;
      for (; !part.done && leaf.blocks.length < LEAF_PARAGRAPHS && part.value.span[0] - from < LEAF_LENGTH; part = parts.next()) {
        const { kind, span, goesOn } = part.value;
        const words = ledger.words(span);
        const block = element(kind === 'headline' && !titled ? 'h2.title' : (TAGS[kind] ?? 'p'), { dir: 'auto' }, seen ? null : words);
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
      this.#place(leaf, count++, seen);
      yield;
      if (run !== this.#run) return false;
    }
    for (const leaf of this.#leaves.splice(count)) this.#remove(leaf);
    if (this.#current < 0) this.#rove(this.#seek(0, 1));
    return true;
  }

  /** Gives every sentence of a leaf that holds a mark an element of its own, once. @param {Leaf} leaf */
  #open(leaf) {
    if (leaf.map) return leaf.map;
    const map = new TextMap();
    leaf.map = map;
    let sentence = leaf.first;
    for (const { block, span } of leaf.blocks) {
      block.replaceChildren();
      if (this.#ledger) sentence = this.#paragraph(this.#ledger, block, leaf, map, span, sentence);
    }
    return map;
  }

  /** @type {(ledger: Ledger, block: HTMLElement, leaf: Leaf, map: TextMap, span: Span, sentence: number) => number} */
  #paragraph(ledger, block, leaf, map, [start, end], sentence) {
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
        if (span[0] >= start) this.#spans.set(sentence, holder);
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

  /**
   * Whether a leaf takes the place of one that is near the window, or begins the text: its marks are painted with its words, a frame before the observer says so.
   *
   * @param {number} index
   */
  #isSeen(index) {
    const old = this.#leaves[index];
    return old ? this.#near.has(old) : index === 0;
  }

  /**
   * @param {Leaf} leaf
   * @param {number} index
   * @param {boolean} seen
   */
  #place(leaf, index, seen) {
    const old = this.#leaves[index];
    this.#leaves[index] = leaf;
    leaf.element.leaf = leaf;
    if (seen) {
      this.#near.add(leaf);
      this.#paint(leaf);
    }
    if (old) {
      this.#forget(old);
      old.element.replaceWith(leaf.element);
    } else {
      this.#host.append(leaf.element);
    }
    this.#observer.observe(leaf.element);
  }

  /** @param {Leaf} leaf */
  #forget(leaf) {
    this.#observer.unobserve(leaf.element);
    this.#near.delete(leaf);
    this.#painter.clear(leaf);
  }

  /** @param {Leaf} leaf */
  #remove(leaf) {
    this.#forget(leaf);
    leaf.element.remove();
  }

  /** Takes the text away. */
  clear() {
    this.#run++;
    for (const leaf of this.#leaves) this.#remove(leaf);
    this.#leaves = [];
    this.#spans.clear();
    this.#current = -1;
    this.#ledger = null;
    this.#painter.clear('connected');
    this.#painter.clear('chosen');
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #scrolled(entries) {
    for (const { target, isIntersecting } of entries) {
      const { leaf } = /** @type {LeafElement} */ (target);
      if (!leaf || !target.isConnected) continue;
      if (isIntersecting) {
        // One that was seen when it was laid out is painted.
        if (this.#near.has(leaf)) continue;
        this.#near.add(leaf);
        this.#paint(leaf);
      } else if (this.#near.delete(leaf)) {
        this.#painter.clear(leaf);
      }
    }
  }

  /** @param {Leaf} leaf */
  #paint(leaf) {
    const [ledger, speaker] = [this.#ledger, this.#speaker];
    if (!ledger) return;
    const map = this.#open(leaf);
    /** @type {Ranges} */
    const ranges = [];
    /** @type {(layer: string, span: Span) => void} */
    const put = (layer, span) => {
      if (span[0] < leaf.span[1] && span[1] > leaf.span[0]) ranges.push([layer, map.fixed(span)]);
    };
    for (let i = leaf.first; i < leaf.end; i++) {
      for (const [layer, span] of ledger.marks(i, speaker)) put(layer, span);
      // The others stay, faintly: of one speaker alone one would not see how much of the article is theirs.
      if (speaker !== null && !ledger.isBy(i, speaker))
        for (const [layer, span] of ledger.marks(i)) if (!layer.endsWith('-sentence')) put('others', span);
    }
    this.#painter.paint(leaf, ranges);
  }

  /**
   * Which kinds are shown and, where one is chosen, whose marks only.
   *
   * @param {(kind: Kind) => boolean} shown
   * @param {number | null} speaker
   */
  filter(shown, speaker) {
    this.#shown = shown;
    this.#speaker = speaker;
    for (const leaf of this.#near) this.#paint(leaf);
    if (this.#ledger && this.#current < 0) this.#rove(this.#seek(0, 1));
  }

  /** Whether a sentence holds a mark of this kind, or any mark that is shown. @type {(sentence: number, kind?: Kind | null) => boolean} */
  reachable(sentence, kind = null) {
    const ledger = this.#ledger;
    if (!ledger || (this.#speaker !== null && !ledger.isBy(sentence, this.#speaker))) return false;
    const kinds = ledger.kindsOf(sentence);
    return kind ? kinds.includes(kind) : kinds.some((k) => this.#shown(k));
  }

  /**
   * The next marked sentence in a direction, of one kind or of any that is shown; -1 where there is none.
   *
   * @type {(direction: number, kind?: Kind | null) => number}
   */
  next(direction, kind = null) {
    return this.#seek(this.#onward(direction), direction, kind);
  }

  /** The first marked sentence that can be reached; -1 where there is none. */
  first() {
    return this.#seek(0, 1);
  }

  /** The words of the text that are selected, as a span; `null` where there are none. */
  selected() {
    const selection = getSelection();
    if (!this.#ledger || !selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!this.#host.contains(range.commonAncestorContainer)) return null;
    /** @type {(node: Node, offset: number) => number | null} */
    const at = (node, offset) => {
      const inside = node instanceof Element ? node : node.parentElement;
      const { leaf } = /** @type {LeafElement} */ (inside?.closest('.leaf') ?? {});
      return leaf?.map?.offset(node, offset) ?? null;
    };
    const [from, to] = [at(range.startContainer, range.startOffset), at(range.endContainer, range.endOffset)];
    if (from === null || to === null) return null;
    return trimmed(this.#ledger.text, [from, to]);
  }

  /** @type {(from: number, direction: number, kind?: Kind | null) => number} */
  #seek(from, direction, kind = null) {
    const { length } = this.#ledger?.sentences ?? [];
    for (let i = from; i >= 0 && i < length; i += direction) if (this.reachable(i, kind)) return i;
    return -1;
  }

  /**
   * Where a step begins: beside the current sentence, or with what is in the window where the reader has scrolled on from it.
   *
   * @param {number} direction
   */
  #onward(direction) {
    const top = $('legend').getBoundingClientRect().bottom;
    const inSight = (/** @type {number} */ sentence) => {
      const box = this.#spans.get(sentence)?.getBoundingClientRect();
      return box && box.bottom > top && box.top < innerHeight;
    };
    if (this.#current >= 0 && inSight(this.#current)) return this.#current + direction;
    const near = [...this.#near].sort((a, b) => a.first - b.first);
    if (!near.length) return this.#current < 0 ? 0 : this.#current + direction;
    const [first, end] = [near[0].first, near[near.length - 1].end];
    // Beyond the window's edge, too: between two marks there may be more plain text than the window shows.
    const passed = (/** @type {number} */ sentence) => {
      const box = this.#spans.get(sentence)?.getBoundingClientRect();
      return !box || (direction > 0 ? box.top < top : box.bottom > innerHeight);
    };
    let i = direction > 0 ? first : end - 1;
    while (i >= first && i < end && passed(i)) i += direction;
    return i;
  }

  /**
   * One sentence of the text can be reached by the tab key, and says that there is something to press; the keys lead on from there.
   *
   * @param {number} sentence
   */
  #rove(sentence) {
    const leaf = this.#leafOf(sentence);
    if (!leaf) return;
    this.#open(leaf);
    for (const old of /** @type {NodeListOf<HTMLElement>} */ (this.#host.querySelectorAll('.s[role]'))) {
      old.tabIndex = -1;
      for (const name of ['role', 'aria-controls', 'aria-expanded']) old.removeAttribute(name);
    }
    const holder = this.#spans.get(sentence);
    if (!holder) return;
    holder.tabIndex = 0;
    for (const [name, value] of [
      ['role', 'button'],
      ['aria-controls', 'card'],
      ['aria-expanded', 'false'],
    ])
      holder.setAttribute(name, value);
  }

  /** @param {number} sentence */
  #leafOf(sentence) {
    return this.#leaves.find(({ first, end }) => sentence >= first && sentence < end);
  }

  /**
   * What shows a sentence in a leaf, which may be the second that it stands in.
   *
   * @type {(leaf: Leaf | undefined, sentence: number) => HTMLElement | null}
   */
  #holder(leaf, sentence) {
    if (!leaf) return null;
    this.#open(leaf);
    const first = this.#spans.get(sentence);
    return first && leaf.element.contains(first) ? first : (leaf.element.querySelector(`.s[data-i="${sentence}"]`) ?? leaf.element);
  }

  /**
   * Makes a sentence the current one: it is scrolled to, unless it is to stand still, and focused where the keys brought the reader. Returns its element.
   *
   * @param {number} sentence
   * @param {{focus: boolean, span?: Span | null, still?: boolean}} how
   */
  choose(sentence, { focus, span = null, still = false }) {
    this.#current = sentence;
    this.#rove(sentence);
    for (const old of this.#host.querySelectorAll('.s.current')) old.classList.remove('current');
    const leaf = span ? this.#leaves.find((one) => span[0] < one.span[1]) : this.#leafOf(sentence);
    const holder = this.#holder(leaf, sentence);
    if (!holder) return null;
    if (holder.matches('.s')) holder.classList.add('current');
    this.#painter.paint('chosen', span && leaf ? [['chosen', this.#open(leaf).fixed(span)]] : []);
    if (still) return holder;
    // Text that was never laid out has an assumed height: this brings its leaf in, so that the place is true.
    holder.scrollIntoView({ block: 'nearest' });
    const { top, bottom } = holder.getBoundingClientRect();
    if (top < innerHeight * READING_LINE.highest || bottom > innerHeight * READING_LINE.lowest)
      scrollBy({ top: top - innerHeight * READING_LINE.target });
    if (focus) holder.focus({ preventScroll: true });
    return holder;
  }

  /** Lights up what belongs together, in the leaves that are near the window. @param {Span[]} spans */
  connect(spans) {
    /** @type {Ranges} */
    const ranges = [];
    for (const leaf of this.#near) {
      const [from, to] = leaf.span;
      for (const [start, end] of spans)
        if (start < to && from < end) ranges.push(['connected', this.#open(leaf).fixed([Math.max(start, from), Math.min(end, to)])]);
    }
    this.#painter.paint('connected', ranges);
  }

  /** No sentence is the current one any more. */
  leave() {
    this.#painter.clear('connected');
    for (const old of this.#host.querySelectorAll('.s.current')) old.classList.remove('current');
    this.#painter.clear('chosen');
  }
}
