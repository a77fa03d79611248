/** Marks in any element of a page, painted with CSS Custom Highlights: the document itself stays as it is. */
/** @import { Reader } from './index.js' */
/** @import { Kind, Marked } from './paint.d.ts' */
import { visible } from '../../extension/content/visible.js';
import { assemble } from '../../extension/outline.js';
import { Ledger } from '../../www/lib/ledger.js';
import { KINDS, Painter, canPaint } from '../../www/lib/painter.js';
import { TextMap } from '../../www/lib/textmap.js';

export { canPaint };

/** @type {Kind[]} */
const LABELLED = ['quote', 'statistic', 'attribution'];

let count = 0;
/** @type {Painter | null} */
let painter = null;

/**
 * The text of an element as it is shown, its blocks, and where its characters stand.
 *
 * @param {Element} element
 */
export function textOf(element) {
  const { outline, nodes } = atOnce(visible(element));
  const map = new TextMap();
  return {
    ...assemble(
      outline,
      () => true,
      (node, start) => map.add(nodes[node], start),
    ),
    map,
  };
}

/** Reads an element and paints its marks. `look` reads it again after it has changed, `clear` takes the marks away. */
/** @type {(element: Element, reader: Reader, options?: {kinds?: Kind[]}) => Marked} */
export function paint(element, reader, { kinds = LABELLED } = {}) {
  const group = `element ${count++}`;
  const shown = new Set(kinds.flatMap((kind) => KINDS[kind]));
  const look = () => {
    const { text, blocks, map } = textOf(element);
    const analysis = reader.analyze(text, { blocks });
    const ledger = atOnce(Ledger.build(text, analysis));
    const marks = ledger.sentences.flatMap((_, sentence) => ledger.marks(sentence)).filter(([layer]) => shown.has(layer));
    painter ??= new Painter();
    painter.paint(
      group,
      marks.map(([layer, span]) => [layer, map.fixed(span)]),
    );
    Object.assign(marked, { text, analysis });
    return marked;
  };
  const marked = /** @type {Marked} */ ({ look, clear: () => painter?.clear(group) });
  return look();
}

/**
 * What a generator gives in the end: an element is short, and need not be read in slices.
 *
 * @template T
 * @param {Generator<unknown, T>} work
 * @returns {T}
 */
function atOnce(work) {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
