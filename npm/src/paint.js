/** Marks in any element of a page, painted with CSS Custom Highlights: the document itself stays as it is. */
import { visibleText } from '../../extension/content/visible.js';
import { Ledger } from '../../www/lib/ledger.js';
import { KINDS, Painter, canPaint } from '../../www/lib/painter.js';

export { canPaint };

let count = 0;
let painter = null;

/** The text of an element as it is shown, its blocks, and where its characters stand. */
export const textOf = (element) => visibleText(element);

/** Reads an element and paints its marks. `look` reads it again after it has changed, `clear` takes the marks away. */
export function paint(element, reader, { kinds = ['quote', 'statistic', 'attribution'] } = {}) {
  const group = `element ${count++}`;
  const shown = new Set(kinds.flatMap((kind) => KINDS[kind]));
  const look = () => {
    const { text, blocks, map } = textOf(element);
    const analysis = reader.analyze(text, { blocks });
    const ledger = arranged(text, analysis);
    const marks = ledger.sentences.flatMap((_, sentence) => ledger.marks(sentence)).filter(([layer]) => shown.has(layer));
    painter ??= new Painter();
    painter.paint(group, marks.map(([layer, span]) => [layer, map.fixed(span)]));
    Object.assign(marked, { text, analysis });
    return marked;
  };
  const marked = { text: '', analysis: null, look, clear: () => painter.clear(group) };
  return look();
}

function arranged(text, analysis) {
  const work = Ledger.build(text, analysis);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
