/**
 * The reading view. A text is laid out leaf by leaf, in slices: paragraphs with nothing but their words. When a leaf comes near
 * the window its sentences get an element each, to be clicked and focused, and its marks are painted.
 */
/** @import { Ledger } from './lib/ledger.js' */
/** @import { Painter, Ranges } from './lib/painter.js' */
/** @import { Leaf, LeafElement } from './reading/leaves.js' */
/** @import { Kind, Span } from '../types/work.js' */
import { inSlices } from './lib/slices.js';
import { leavesOf, open } from './reading/leaves.js';
import { selected } from './reading/selection.js';
import { onward } from './reading/steps.js';

/** Where a sentence that was chosen may stand, in shares of the window's height from the top; outside it is brought to the target, with room for its card below. */
const READING_LINE = { highest: 0.14, lowest: 0.5, target: 0.24 };

/** How a sentence was chosen. @typedef {'pointer' | 'keys'} How */

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
  #holders = new Map();

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

  /** @type {(run: number, ledger: Ledger) => Generator<undefined, boolean>} */
  *#fill(run, ledger) {
    let count = 0;
    this.#holders = new Map();
    for (const leaf of leavesOf(ledger, (index) => this.#isSeen(index))) {
      this.#place(leaf, count++);
      yield;
      if (run !== this.#run) return false;
    }
    for (const leaf of this.#leaves.splice(count)) this.#remove(leaf);
    if (this.#current < 0) this.#rove(this.#seek(0, 1));
    return true;
  }

  /** The leaf with its sentences as elements. @param {Leaf} leaf */
  #open(leaf) {
    return open(leaf, this.#ledger, this.#holders);
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
   */
  #place(leaf, index) {
    const seen = this.#isSeen(index);
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
    this.#holders.clear();
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
    return this.#seek(
      onward(direction, this.#current, this.#near, (sentence) => this.#holders.get(sentence)?.getBoundingClientRect()),
      direction,
      kind,
    );
  }

  /** The first marked sentence that can be reached; -1 where there is none. */
  first() {
    return this.#seek(0, 1);
  }

  /** The words of the text that are selected, as a span; `null` where there are none. */
  selected() {
    return this.#ledger && selected(this.#ledger.text, this.#host);
  }

  /** @type {(from: number, direction: number, kind?: Kind | null) => number} */
  #seek(from, direction, kind = null) {
    const { length } = this.#ledger?.sentences ?? [];
    for (let i = from; i >= 0 && i < length; i += direction) if (this.reachable(i, kind)) return i;
    return -1;
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
    const holder = this.#holders.get(sentence);
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
    const first = this.#holders.get(sentence);
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
