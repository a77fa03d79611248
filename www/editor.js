/** The text under edit, with its marks painted live as it is typed. */
/** @import { Ledger } from './lib/ledger.js' */
/** @import { Painter, Ranges } from './lib/painter.js' */
import { TextMap } from './lib/textmap.js';

/** Longer texts are read, not edited here, in UTF-16 units: a browser's editing grows slow beyond. */
export const EDITABLE = 300_000;

/** Every mark of a ledger as a range that moves along with what is typed. @type {(ledger: Ledger, map: TextMap) => Ranges} */
function ranges(ledger, map) {
  /** @type {Ranges} */
  const made = [];
  for (let i = 0; i < ledger.sentences.length; i++) {
    for (const [layer, span] of ledger.marks(i)) made.push([layer, map.live(span)]);
  }
  return made;
}

export class Editor {
  #host;
  #painter;

  /**
   * @param {HTMLElement} host
   * @param {Painter} painter
   */
  constructor(host, painter) {
    this.#host = host;
    this.#painter = painter;
  }

  set text(text) {
    this.#painter.clear('editor');
    this.#host.textContent = text;
  }

  get text() {
    return this.#read().text;
  }

  focus() {
    this.#host.focus();
  }

  /** Paints the marks of a ledger; the ranges move along with what is typed until the next analysis. @param {Ledger} ledger */
  paint(ledger) {
    const { text, map } = this.#read();
    // Typing went on while the analysis ran: the next one is under way.
    if (text !== ledger.text) return;
    this.#painter.paint('editor', ranges(ledger, map));
  }

  /** Paints the paragraphs of a ledger anew; what stands around them keeps its marks. @param {Ledger} ledger */
  repaint(ledger) {
    const { text, map } = this.#read();
    const { paragraphs } = ledger.analysis;
    if (text !== ledger.text || !paragraphs.length) return;
    const part = map.live([paragraphs[0].span[0], paragraphs[paragraphs.length - 1].span[1]]);
    if (!part) return;
    // The ranges here move along, all of them.
    const inPart = (/** @type {AbstractRange} */ other) => {
      const range = /** @type {Range} */ (other);
      return part.compareBoundaryPoints(Range.START_TO_END, range) >= 0 && part.compareBoundaryPoints(Range.END_TO_START, range) <= 0;
    };
    this.#painter.repaint('editor', inPart, ranges(ledger, map));
  }

  clear() {
    this.#painter.clear('editor');
  }

  /** The text with the place of each of its nodes. A browser may put a `<br>` at the very end to show an empty last line: it is no text. */
  #read() {
    const map = new TextMap();
    let text = '';
    const walker = document.createTreeWalker(this.#host, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const { data } = /** @type {Text} */ (node);
        map.add(/** @type {Text} */ (node), text.length);
        text += data;
      } else if (node.nodeName === 'BR' && node !== this.#host.lastChild) {
        text += '\n';
      }
    }
    return { text, map };
  }
}
