/** A list as long as the article: rows are made when the reader gets there, and those of the sentence that is chosen are marked. */
/** @import { Span } from '../../../types/work.js' */
import { element } from '../element.js';

/** Rows that are made at once; more follow when the reader gets there. */
const PAGE = 80;

export class LongList {
  element = element('ol.rows');
  /** Stands behind the list: more rows are made when it is seen. */
  sentinel = element('div.sentinel');
  /** How each row is drawn. @type {(() => HTMLElement)[]} */
  #rows = [];
  #made = 0;
  /** Where the sentence stands that is chosen in the text. @type {Span | undefined} */
  #current;
  #seen = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && this.grow());

  /** How many rows were made. */
  get made() {
    return this.#made;
  }

  /**
   * Begins another list. It is made by `grow`, once it stands in the page.
   *
   * @param {(() => HTMLElement)[]} rows
   * @param {string} name
   */
  begin(rows, name) {
    this.stop();
    this.#rows = rows;
    this.#made = 0;
    this.element = element('ol.rows', { 'aria-label': name });
    this.sentinel = element('div.sentinel');
  }

  /** Makes no more rows: the list is not shown. */
  stop() {
    this.#seen.disconnect();
  }

  /** Makes the next rows. */
  grow() {
    const end = Math.min(this.#rows.length, this.#made + PAGE);
    for (; this.#made < end; this.#made++) this.element.append(this.#rows[this.#made]());
    this.#seen.unobserve(this.sentinel);
    if (this.#made < this.#rows.length) this.#seen.observe(this.sentinel);
    this.#mark();
  }

  /** Makes rows until there are so many, or all. @param {number} made */
  growTo(made) {
    while (this.#made < Math.min(made, this.#rows.length)) this.grow();
  }

  /** Marks the rows of a sentence that is chosen in the text, and of no other. @param {Span | undefined} sentence */
  mark(sentence) {
    this.#current = sentence;
    this.#mark();
  }

  /** Brings the first row into view that is marked. */
  follow() {
    this.element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #mark() {
    const span = this.#current;
    for (const row of /** @type {Iterable<HTMLElement>} */ (this.element.children)) {
      const at = Number(row.dataset.at);
      if (span && at >= span[0] && at < span[1]) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  }
}
