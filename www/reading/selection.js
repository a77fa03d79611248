/** What the reader has selected in the text. */
/** @import { LeafElement } from './leaves.js' */
/** @import { Span } from '../../types/work.js' */
import { trimmed } from '../lib/corrections.js';

/**
 * The words of the text in `host` that are selected, as a span; `null` where there are none.
 *
 * @type {(text: string, host: HTMLElement) => Span | null}
 */
export function selected(text, host) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!host.contains(range.commonAncestorContainer)) return null;
  /** @type {(node: Node, offset: number) => number | null} */
  const at = (node, offset) => {
    const inside = node instanceof Element ? node : node.parentElement;
    const { leaf } = /** @type {LeafElement} */ (inside?.closest('.leaf') ?? {});
    return leaf?.map?.offset(node, offset) ?? null;
  };
  const [from, to] = [at(range.startContainer, range.startOffset), at(range.endContainer, range.endOffset)];
  if (from === null || to === null) return null;
  return trimmed(text, [from, to]);
}
