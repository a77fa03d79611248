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
  quote: 4,
  source: 5,
  cue: 5,
  statistic: 6,
  chosen: 7,
};

/** The layers that a kind of mark consists of: what its toggle shows and hides. */
export const KINDS = {
  quote: ['quote-sentence', 'quote'],
  statistic: ['statistic-sentence', 'statistic'],
  attribution: ['attribution-sentence', 'source', 'cue'],
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
  #highlights = new Map();
  #groups = new Map();

  constructor() {
    if (!canPaint()) return;
    for (const [layer, priority] of Object.entries(LAYERS)) {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.#highlights.set(layer, highlight);
    }
    for (const kind of Object.keys(KINDS)) this.show(kind, true);
    CSS.highlights.set(`${PREFIX}chosen`, this.#highlights.get('chosen'));
  }

  /** Paints `[layer, range]` pairs as one group, in place of what that group held before. */
  paint(group, ranges) {
    this.clear(group);
    const kept = [];
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
    for (const [highlight, range] of this.#groups.get(group) ?? []) highlight.delete(range);
    this.#groups.delete(group);
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
      if (shown && highlight) CSS.highlights.set(PREFIX + layer, highlight);
      else if (highlight) CSS.highlights.delete(PREFIX + layer);
    }
  }
}
