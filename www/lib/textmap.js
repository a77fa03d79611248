/** @import { Span } from '../../types/work.js' */

/**
 * Where the characters of an article stand in a document: text nodes with the offset at which each begins, in order.
 * Offsets are in UTF-16 units, as in the DOM and in the analysis.
 */
export class TextMap {
  /** @type {Text[]} */
  #nodes = [];
  /** @type {number[]} */
  #starts = [];
  /** @type {Set<Node> | null} */
  #known = null;

  /**
   * Adds the next text node; `start` is the offset of its first unit. Nodes come in order of their offsets.
   *
   * @type {(node: Text, start: number) => void}
   */
  add(node, start) {
    this.#nodes.push(node);
    this.#starts.push(start);
  }

  get size() {
    return this.#nodes.length;
  }

  /** Index of the last node that starts at or before `offset`; -1 where there is none. @param {number} offset */
  #last(offset) {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * The two ends of a span as DOM positions, or `null` where the map holds none of its text.
   *
   * @type {(span: Span) => StaticRangeInit | null}
   */
  ends([start, end]) {
    const last = this.#last(end - 1);
    if (last < 0 || end <= start) return null;
    const first = Math.max(0, this.#last(start));
    const from = this.#position(first, start);
    // A start between two nodes belongs to the next one.
    const [startNode, startOffset] =
      from.offset === this.#nodes[first].length && first < last ? [this.#nodes[first + 1], 0] : [from.node, from.offset];
    const to = this.#position(last, end);
    if (startNode === to.node && startOffset >= to.offset) return null;
    return { startContainer: startNode, startOffset, endContainer: to.node, endOffset: to.offset };
  }

  /**
   * @param {number} index
   * @param {number} offset
   */
  #position(index, offset) {
    const node = this.#nodes[index];
    return { node, offset: Math.max(0, Math.min(node.length, offset - this.#starts[index])) };
  }

  /** A range that stays where it was made: cheap, for text that does not change. @type {(span: Span) => StaticRange | null} */
  fixed(span) {
    const ends = this.ends(span);
    return ends && new StaticRange(ends);
  }

  /**
   * A span as one range a text node, for text whose nodes stand in several trees or with other text between them.
   *
   * @type {(span: Span) => StaticRange[]}
   */
  pieces([start, end]) {
    /** @type {StaticRange[]} */
    const ranges = [];
    for (let i = Math.max(0, this.#last(start)); i < this.#nodes.length && this.#starts[i] < end; i++) {
      const node = this.#nodes[i];
      const startOffset = Math.max(0, start - this.#starts[i]);
      const endOffset = Math.min(node.length, end - this.#starts[i]);
      if (startOffset < endOffset) ranges.push(new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }));
    }
    return ranges;
  }

  /** The trees that the nodes stand in: the document, and shadow roots. */
  roots() {
    return new Set(this.#nodes.map((node) => node.getRootNode()));
  }

  /**
   * The offset of a DOM position, the other way about; `null` where it lies in no node of the map. In an element it is that of the child there.
   *
   * @type {(node: Node, at: number) => number | null}
   */
  offset(node, at) {
    if (node.nodeType !== Node.TEXT_NODE) {
      const inside = this.#nodes.findIndex(
        (one) =>
          node.contains(one) &&
          (!node.childNodes[at] ||
            node.childNodes[at] === one ||
            node.childNodes[at].compareDocumentPosition(one) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)),
      );
      if (inside < 0) return null;
      return node.childNodes[at] ? this.#starts[inside] : this.#starts[inside] + this.#nodes[inside].length;
    }
    const index = this.#nodes.indexOf(/** @type {Text} */ (node));
    return index < 0 ? null : this.#starts[index] + at;
  }

  /** @param {Node} node */
  has(node) {
    this.#known ??= new Set(this.#nodes);
    return this.#known.has(node);
  }

  /** Whether every node is still in its document. */
  isWhole() {
    return this.#nodes.every(({ isConnected }) => isConnected);
  }

  /** The offset at which the first node in the window begins. Nodes stand one below the other nearly always, so it is looked up. */
  firstInView() {
    const range = document.createRange();
    let [low, high] = [0, this.#nodes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      range.selectNodeContents(this.#nodes[middle]);
      if (range.getBoundingClientRect().bottom < 0) low = middle + 1;
      else high = middle;
    }
    return this.#starts[low] ?? 0;
  }

  /** A range that moves along when the text around it is edited. @type {(span: Span) => Range | null} */
  live(span) {
    const ends = this.ends(span);
    if (!ends) return null;
    const range = document.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    return range;
  }
}
