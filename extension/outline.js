/**
 * The outline of a page: what a reader sees of it, as a flat list that can be sent. The content script writes it; the background finds the
 * article in it; both put the same text together from it.
 *
 * A list and no tree, because pages nest deeper than what serialises a tree can follow. Each step is an operation and what belongs to it.
 */

/** @import { Attributes, Outline, Stretch } from '../types/messages.js' */
/** @import { Block, BlockKind } from '../types/work.js' */

/** An element begins: its name, its attributes or `null`. */
export const OPEN = 1;
/** The element that was opened last ends. */
export const CLOSE = 2;
/** The characters of the next text node. */
export const TEXT = 3;
/** Characters that the page shows and no node holds: a line break, the marks of `<q>`. */
export const DRAWN = 4;
/** A line begins or ends: the block before is of this kind. */
export const BLOCK = 5;

/** What follows each operation. @type {Record<number, number>} */
const OPERANDS = { [OPEN]: 2, [CLOSE]: 0, [TEXT]: 1, [DRAWN]: 1, [BLOCK]: 1 };

/** The attribute of an element that surrounds the article (navigation, boxes), or is laid over it: that is never part of it. */
export const SURROUNDS = 'data-surrounds';
export const AROUND = 'around';
export const OVER = 'over';

/**
 * Walks an outline: `[operation, first operand, second operand]`. The array is the same at every step.
 *
 * @type {(outline: Outline) => Generator<[operation: number, operand: string, attributes: Attributes | null]>}
 */
export function* steps(outline) {
  /** @type {[number, any, any]} */
  const step = [0, null, null];
  for (let at = 0; at < outline.length; at += 1 + OPERANDS[step[0]]) {
    step[0] = /** @type {number} */ (outline[at]);
    step[1] = outline[at + 1];
    step[2] = outline[at + 2];
    yield step;
  }
}

/**
 * The text of the wanted text nodes, in blocks with an empty line between two. Its characters are the nodes' own, one for one, so that an
 * offset in it is a place in a node. Offsets are UTF-16 units.
 *
 * @param {Outline} outline
 * @param {(node: number) => boolean} wanted  by the number of the text node in the outline
 * @param {(node: number, start: number) => void} [placed]  hears where each wanted node begins
 */
export function assemble(outline, wanted, placed) {
  const work = assembling(outline, wanted, placed);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Steps of an outline between two breaths. */
const SLICE = 500;

/**
 * `assemble` as a generator, so that a large page is put together in slices.
 *
 * @type {(outline: Outline, wanted: (node: number) => boolean, placed?: (node: number, start: number) => void) => Generator<undefined, {text: string, blocks: Block[]}>}
 */
export function* assembling(outline, wanted, placed = () => {}) {
  /** @type {string[]} */
  const closed = [];
  /** @type {Block[]} */
  const blocks = [];
  let length = 0;
  let open = '';
  let node = 0;
  const close = (/** @type {BlockKind} */ kind) => {
    if (!open) return;
    // Lines broken twice, in preformatted text or by `<br><br>`, are blocks of their own.
    for (const match of open.matchAll(/\S(?:(?!\n[^\S\n]*\n)[^])*/g)) {
      const start = length + match.index;
      blocks.push({ span: [start, start + match[0].trimEnd().length], kind });
    }
    closed.push(open);
    length += open.length + 2;
    open = '';
  };
  let last = false;
  let opening = '';
  let taken = 0;
  for (const [operation, operand] of steps(outline)) {
    if (++taken % SLICE === 0) yield;
    if (operation === BLOCK) {
      close(/** @type {BlockKind} */ (operand));
      opening = '';
    } else if (operation === DRAWN) {
      // A break or a closing mark belongs to the words before it, an opening mark to those behind it.
      if (open && last) open += operand;
      else if (/\S/.test(operand)) opening = operand;
    } else if (operation === TEXT) {
      last = wanted(node);
      // White space before the first word of a block is not shown.
      if (last && (open || /\S/.test(operand))) {
        open += opening;
        opening = '';
        placed(node, length + open.length);
        open += operand;
      }
      node++;
    }
  }
  close('prose');
  return { text: closed.join('\n\n'), blocks };
}

/** Numbers as stretches `[first, last + 1]`, in order: most of an article stands together. @type {(numbers: number[]) => Stretch[]} */
export function stretchesOf(numbers) {
  /** @type {Stretch[]} */
  const stretches = [];
  for (const n of numbers) {
    const last = stretches.at(-1);
    if (last?.[1] === n) last[1]++;
    else stretches.push([n, n + 1]);
  }
  return stretches;
}

/**
 * Says of a number, asked in ascending order, whether it lies in the stretches.
 *
 * @type {(stretches: Stretch[]) => (n: number) => boolean}
 */
export function within(stretches) {
  let at = 0;
  return (n) => {
    while (at < stretches.length && stretches[at][1] <= n) at++;
    return at < stretches.length && stretches[at][0] <= n;
  };
}

/**
 * The texts of several frames, one after the other, as one; `starts` is where each begins.
 *
 * @type {(parts: {text: string, blocks: Block[]}[]) => {text: string, blocks: Block[], starts: number[]}}
 */
export function joined(parts) {
  /** @type {number[]} */
  const starts = [];
  /** @type {Block[]} */
  const blocks = [];
  let text = '';
  for (const part of parts) {
    if (text) text += '\n\n';
    const start = text.length;
    starts.push(start);
    text += part.text;
    for (const { span, kind } of part.blocks) blocks.push({ span: [span[0] + start, span[1] + start], kind });
  }
  return { text, blocks, starts };
}
