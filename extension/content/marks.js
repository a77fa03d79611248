/** The marks of a page, painted where its reader is. */
/** @import { TextMap } from '../../www/lib/textmap.js' */
/** @import { Painted } from '../../types/messages.js' */
/** @import { Kind } from '../../types/work.js' */
import { EVERY_KIND } from '../../www/lib/painter.js';
import { inSlices } from '../../www/lib/slices.js';
import { OnGround } from './ground.js';

/**
 * Marks that are painted at once. In every frame in which one of them changes browsers go over all of them: 3,000 cost about 20 ms. So many
 * has an article of some 15,000 words; of a longer text they are painted around the window, and on paper all.
 */
const MOST = 3000;
/** Of these so many stand before the first that is in the window, and are repainted when fewer than half as many are left on either side. */
const BEFORE = MOST / 3;
/** Marks that are painted between two breaths. */
const SLICE = 64;

export class Marks {
  #painter = new OnGround();
  /** @type {TextMap | null} */
  #map = null;
  /** @type {Painted[]} */
  #marks = [];
  /** The first of those that are painted. */
  #first = 0;
  /** Which painting is the latest. */
  #painting = 0;
  /** @type {StaticRange[]} */
  #lit = [];
  /** @type {AbortController | null} */
  #listening = null;

  /**
   * Paints marks in place of those before: what is in the window at once, and what is behind and before it in slices.
   *
   * @param {TextMap} map
   * @param {Painted[]} marks
   */
  async paint(map, marks) {
    this.#map = map;
    this.#marks = marks;
    this.#listen();
    await this.#paintFrom(this.#inView());
  }

  /** Index of the first mark that may be in the window. */
  #inView() {
    const from = this.#map?.firstInView() ?? 0;
    return Math.max(
      0,
      this.#marks.findIndex(([, , end]) => end >= from),
    );
  }

  /** Whether there are more than are painted at once. A frame does not hear its page scroll. */
  get #isLong() {
    return this.#marks.length > MOST && window === window.top;
  }

  /** @param {number} at */
  async #paintFrom(at) {
    const painting = this.#begin();
    this.#first = this.#isLong ? Math.max(0, Math.min(at - BEFORE, this.#marks.length - MOST)) : 0;
    const last = this.#isLong ? this.#first + MOST : this.#marks.length;
    await inSlices(
      this.#slices([...this.#marks.slice(at, last), ...this.#marks.slice(this.#first, at)]),
      () => painting !== this.#painting,
    );
  }

  /** Takes all marks away at once: from thousands, Firefox takes seconds to take one after the other. Nothing is shown before the next are there. */
  #begin() {
    this.#painter.clearAll();
    this.light(this.#lit);
    return ++this.#painting;
  }

  /** @param {Painted[]} marks */
  *#slices(marks) {
    const map = this.#map;
    if (!map) return;
    for (let n = 0; n < marks.length; n += SLICE) {
      /** @type {(mark: Painted) => [layer: string, range: StaticRange][]} */
      const pieces = ([layer, start, end]) => map.pieces([start, end]).map((range) => [layer, range]);
      const ranges = marks.slice(n, n + SLICE).flatMap(pieces);
      this.#painter.paint(`slice ${n}`, ranges);
      yield;
    }
  }

  /** Follows the reader through a long text, and onto paper. */
  #listen() {
    if (!this.#isLong || this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('scroll', () => this.#scrolled(), { capture: true, passive: true, signal });
    addEventListener('beforeprint', () => this.#paintAll(), { signal });
    addEventListener('afterprint', () => this.#paintFrom(this.#inView()), { signal });
  }

  #scrolled() {
    const at = this.#inView();
    const enough = BEFORE / 2;
    const before = this.#first > 0 && at - this.#first < enough;
    const behind = this.#first + MOST < this.#marks.length && this.#first + MOST - at < enough;
    if (before || behind) this.#paintFrom(at);
  }

  #paintAll() {
    this.#begin();
    for (const _ of this.#slices(this.#marks));
  }

  /** @type {(kind: Kind, shown: boolean) => void} */
  show(kind, shown) {
    this.#painter.show(kind, shown);
  }

  /** @param {Kind[]} hidden */
  showOnly(hidden) {
    for (const kind of EVERY_KIND) this.show(kind, !hidden.includes(kind));
  }

  /** Lights ranges up in place of those before. @param {StaticRange[]} ranges */
  light(ranges) {
    this.#lit = ranges;
    this.#painter.paint(
      'chosen',
      ranges.map((range) => ['chosen', range]),
    );
  }

  clear() {
    this.#listening?.abort();
    this.#listening = null;
    this.#painting++;
    this.#painter.clearAll();
    this.#lit = [];
    this.#marks = [];
    this.#map = null;
  }
}
