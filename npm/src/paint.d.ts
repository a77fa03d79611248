import type { Analysis, Block, Reader } from './index.js';

export type Kind = 'quote' | 'statistic' | 'attribution' | 'stance' | 'passed';

/** Whether this browser has CSS Custom Highlights. Without them nothing is painted, and analyses are made all the same. */
export function canPaint(): boolean;

/** The text of an element as a reader sees it, and its blocks. */
export function textOf(element: Element): { text: string; blocks: Block[] };

/** The marks of an element. */
export interface Marked {
  readonly text: string;
  readonly analysis: Analysis;
  /** Reads the element again, after it has changed. */
  look(): Marked;
  /** Takes its marks away. */
  clear(): void;
}

/** Reads an element and paints its marks. The document is not changed. Load `sourcelight/marks.css` for how they look. */
export function paint(element: Element, reader: Reader, options?: { kinds?: Kind[] }): Marked;
