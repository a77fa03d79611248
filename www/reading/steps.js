/** Steps from mark to mark: where in the text they begin. */
/** @import { Leaf } from './leaves.js' */
import { $ } from '../lib/element.js';

/**
 * Where a step begins: beside the current sentence, or with what is in the window where the reader has scrolled on from it.
 *
 * @type {(direction: number, current: number, near: Iterable<Leaf>, boxOf: (sentence: number) => DOMRect | undefined) => number}
 */
export function onward(direction, current, near, boxOf) {
  const top = $('legend').getBoundingClientRect().bottom;
  const inSight = (/** @type {number} */ sentence) => {
    const box = boxOf(sentence);
    return box && box.bottom > top && box.top < innerHeight;
  };
  if (current >= 0 && inSight(current)) return current + direction;
  const leaves = [...near].sort((a, b) => a.first - b.first);
  if (!leaves.length) return current < 0 ? 0 : current + direction;
  const [first, end] = [leaves[0].first, leaves[leaves.length - 1].end];
  // Beyond the window's edge, too: between two marks there may be more plain text than the window shows.
  const passed = (/** @type {number} */ sentence) => {
    const box = boxOf(sentence);
    return !box || (direction > 0 ? box.top < top : box.bottom > innerHeight);
  };
  let i = direction > 0 ? first : end - 1;
  while (i >= first && i < end && passed(i)) i += direction;
  return i;
}
