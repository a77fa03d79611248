/** Every highlight this project registers starts with this, so that a page's own highlights are never touched. */
const PREFIX = 'sourcelight-';

/**
 * What is painted, from the quietest layer to the loudest: a sentence is tinted, the words that earn the label are
 * underlined. Higher priority paints above.
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

/** The layers that a kind of mark consists of: what its toggle shows and hides. */
export const KINDS = {
  quote: ['quote-sentence', 'quote', 'quote-guessed'],
  statistic: ['statistic-sentence', 'statistic'],
  attribution: ['attribution-sentence', 'source', 'cue', 'source-unsure', 'cue-unsure'],
  stance: ['stance'],
  passed: ['passed'],
};

/** Whether this browser can paint without touching the document. */
export const canPaint = () => typeof Highlight === 'function' && 'highlights' in CSS;

/**
 * Paints marks with CSS Custom Highlights: the document itself stays as it is. Used by the page and by the extension.
 * Ranges come in groups, so that the part of a long text that is far from the window can be left unpainted.
 */
export class Painter {
  #prefix;
  #highlights = new Map();
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
    for (const kind of Object.keys(KINDS)) this.show(kind, true);
    for (const layer of ['chosen', 'connected', 'others']) CSS.highlights.set(this.#prefix + layer, this.#highlights.get(layer));
  }

  /** Paints `[layer, range]` pairs as one group, in place of what that group held before. */
  paint(group, ranges) {
    this.clear(group);
    this.#add(group, ranges);
  }

  /** Paints `[layer, range]` pairs in place of those of a group's ranges that are `gone`. */
  repaint(group, gone, ranges) {
    const [goes, stays] = [[], []];
    for (const entry of this.#groups.get(group) ?? []) (gone(entry[1]) ? goes : stays).push(entry);
    this.#drop(goes);
    this.#groups.set(group, stays);
    this.#add(group, ranges);
  }

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

  /** Takes one group away. */
  clear(group) {
    this.#drop(this.#groups.get(group) ?? []);
    this.#groups.delete(group);
  }

  /** Drops ranges. For each that goes Firefox looks at all that stay, unless their highlight is off the page meanwhile. */
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

  /** Shows or hides a kind. */
  show(kind, shown) {
    for (const layer of KINDS[kind]) {
      const highlight = this.#highlights.get(layer);
      if (shown && highlight) CSS.highlights.set(this.#prefix + layer, highlight);
      else if (highlight) CSS.highlights.delete(this.#prefix + layer);
    }
  }
}
