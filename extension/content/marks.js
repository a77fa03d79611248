/** The marks of a page, painted where its reader is. */
import { KINDS } from '../../www/lib/painter.js';
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
  #map = null;
  #marks = [];
  /** The first of those that are painted. */
  #first = 0;
  /** Which painting is the latest. */
  #painting = 0;
  #lit = [];
  #listening = null;

  /** Paints marks in place of those before: what is in the window at once, and what is behind and before it in slices. */
  async paint(map, marks) {
    this.#map = map;
    this.#marks = marks;
    this.#listen();
    await this.#paintFrom(this.#inView());
  }

  /** Index of the first mark that may be in the window. */
  #inView() {
    const from = this.#map.firstInView();
    return Math.max(
      0,
      this.#marks.findIndex(([, , end]) => end >= from),
    );
  }

  /** Whether there are more than are painted at once. A frame does not hear its page scroll. */
  get #isLong() {
    return this.#marks.length > MOST && window === window.top;
  }

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

  *#slices(marks) {
    for (let n = 0; n < marks.length; n += SLICE) {
      const ranges = marks
        .slice(n, n + SLICE)
        .flatMap(([layer, start, end]) => this.#map.pieces([start, end]).map((range) => [layer, range]));
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

  show(kind, shown) {
    this.#painter.show(kind, shown);
  }

  showOnly(hidden) {
    for (const kind of Object.keys(KINDS)) this.show(kind, !hidden.includes(kind));
  }

  /** Lights ranges up in place of those before. */
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
