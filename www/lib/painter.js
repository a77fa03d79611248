/** @import { Kind } from '../../types/work.js' */

/** Every highlight this project registers starts with this, so that a page's own highlights are never touched. */
const PREFIX = 'sourcelight-';

/**
 * What is painted, from the quietest layer to the loudest: a sentence is tinted, the words that earn the label are
 * underlined. Higher priority paints above.
 *
 * @type {Record<string, number>}
 */
const LAYERS = {
  'attribution-sentence': 0,
  'statistic-sentence': 1,
  'quote-sentence': 2,
  passed: 3,
  stance: 3,
  others: 3,
  quote: 4,
  'quote-guessed': 4,
  source: 5,
  cue: 5,
  'source-unsure': 5,
  'cue-unsure': 5,
  statistic: 6,
  connected: 7,
  chosen: 8,
};

/** The layers that a kind of mark consists of: what its toggle shows and hides. @type {Record<Kind, string[]>} */
export const KINDS = {
  quote: ['quote-sentence', 'quote', 'quote-guessed'],
  statistic: ['statistic-sentence', 'statistic'],
  attribution: ['attribution-sentence', 'source', 'cue', 'source-unsure', 'cue-unsure'],
  stance: ['stance'],
  passed: ['passed'],
};

/** Every kind of mark, in order. */
export const EVERY_KIND = /** @type {Kind[]} */ (Object.keys(KINDS));

/** Whether this browser can paint without touching the document. */
export const canPaint = () => typeof Highlight === 'function' && 'highlights' in CSS;

/**
 * Paints marks with CSS Custom Highlights: the document itself stays as it is. Used by the page and by the extension.
 * Ranges come in groups, so that the part of a long text that is far from the window can be left unpainted.
 */
/** @typedef {[layer: string, range: AbstractRange | null][]} Ranges  nothing is painted where there is no range */

export class Painter {
  #prefix;
  /** @type {Map<string, Highlight>} */
  #highlights = new Map();
  /** @type {Map<unknown, [Highlight, AbstractRange][]>} */
  #groups = new Map();

  /** @param {string} ground  names the layers of one ground, where a page has light and dark ones: its style sheet has colours for each */
  constructor(ground = '') {
    this.#prefix = PREFIX + ground;
    if (!canPaint()) return;
    for (const [layer, priority] of Object.entries(LAYERS)) {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.#highlights.set(layer, highlight);
    }
    for (const kind of EVERY_KIND) this.show(kind, true);
    for (const layer of ['chosen', 'connected', 'others']) this.#show(layer, true);
  }

  /**
   * Paints `[layer, range]` pairs as one group, in place of what that group held before.
   *
   * @type {(group: unknown, ranges: Ranges) => void}
   */
  paint(group, ranges) {
    this.clear(group);
    this.#add(group, ranges);
  }

  /**
   * Paints `[layer, range]` pairs in place of those of a group's ranges that are `gone`.
   *
   * @type {(group: unknown, gone: (range: AbstractRange) => boolean, ranges: Ranges) => void}
   */
  repaint(group, gone, ranges) {
    /** @type {[Highlight, AbstractRange][]} */
    const goes = [];
    /** @type {[Highlight, AbstractRange][]} */
    const stays = [];
    for (const entry of this.#groups.get(group) ?? []) (gone(entry[1]) ? goes : stays).push(entry);
    this.#drop(goes);
    this.#groups.set(group, stays);
    this.#add(group, ranges);
  }

  /** @type {(group: unknown, ranges: Ranges) => void} */
  #add(group, ranges) {
    const kept = this.#groups.get(group) ?? [];
    for (const [layer, range] of ranges) {
      const highlight = this.#highlights.get(layer);
      if (!highlight || !range) continue;
      highlight.add(range);
      kept.push([highlight, range]);
    }
    this.#groups.set(group, kept);
  }

  /** Takes one group away. @param {unknown} group */
  clear(group) {
    this.#drop(this.#groups.get(group) ?? []);
    this.#groups.delete(group);
  }

  /**
   * Drops ranges. For each that goes Firefox looks at all that stay, unless their highlight is off the page meanwhile.
   *
   * @param {[Highlight, AbstractRange][]} entries
   */
  #drop(entries) {
    const touched = new Set(entries.map(([highlight]) => highlight));
    const shown = [...this.#highlights].filter(([layer, highlight]) => touched.has(highlight) && CSS.highlights.has(this.#prefix + layer));
    for (const [layer] of shown) CSS.highlights.delete(this.#prefix + layer);
    for (const [highlight, range] of entries) highlight.delete(range);
    for (const [layer, highlight] of shown) CSS.highlights.set(this.#prefix + layer, highlight);
  }

  /** Takes every group away; highlights of others stay. */
  clearAll() {
    for (const highlight of this.#highlights.values()) highlight.clear();
    this.#groups.clear();
  }

  /** Shows or hides a kind. @type {(kind: Kind, shown: boolean) => void} */
  show(kind, shown) {
    for (const layer of KINDS[kind]) this.#show(layer, shown);
  }

  /** @type {(layer: string, shown: boolean) => void} */
  #show(layer, shown) {
    const highlight = this.#highlights.get(layer);
    if (shown && highlight) CSS.highlights.set(this.#prefix + layer, highlight);
    else if (highlight) CSS.highlights.delete(this.#prefix + layer);
  }
}
