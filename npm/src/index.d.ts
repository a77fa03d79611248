import type { Analysis, BlockKind, Span } from './pkg/sourcelight.js';

export type * from './pkg/sourcelight.js';

/** A block whose kind is known, from HTML or Markdown. */
export interface Block {
  /** UTF-16 offsets into the text. Blocks are in order and don't overlap; what lies between them is not read. */
  span: Span;
  kind: BlockKind;
}

export interface ReadOptions {
  blocks?: Block[] | null;
}

export interface LoadOptions {
  /** The analyser: a compiled module, its bytes, or a response that holds them. */
  wasm?: WebAssembly.Module | BufferSource | Response | Promise<WebAssembly.Module | BufferSource | Response>;
  /** The weights of the attribution model. */
  model?: ArrayBuffer | Uint8Array | Promise<ArrayBuffer | Uint8Array>;
}

/**
 * Loads the analyser and its model. The first call decides where they come from; every later one resolves to the same reader.
 * `sourcelight/inline` takes no options.
 */
export function load(options?: LoadOptions): Promise<Reader>;

/** Analyses texts. */
export interface Reader {
  /** Analyses a text at once. Offsets are UTF-16 units, as in JavaScript strings. Takes time in proportion to the text: 1 MB takes about half a second. */
  analyze(text: string, options?: ReadOptions | null): Analysis;
  /** Begins a session with a text, which is read in steps and again only where it is edited. */
  session(text: string, options?: ReadOptions | null): Session;
}

/** A text that is read step by step. Free it when it is done with, or declare it with `using`. */
export interface Session {
  /** Reads on: about so many bytes, at least a paragraph. Says whether there are more. */
  step(bytes?: number): boolean;
  /** The offset up to which the text is read. */
  readonly end: number;
  /** The analysis of what is read. */
  analysis(): Analysis;
  /** The paragraphs that were read since the last edit, analysed as if they stood alone. */
  changed(): Analysis;
  /** Replaces a part of the text; `step` reads what has changed. */
  edit(start: number, end: number, words: string): void;
  free(): void;
}

/**
 * - `load`: the analyser or its model could not be had. The next `load` tries again.
 * - `options`: what was passed is not what it should be.
 * - `trap`: a text needed more memory than there is. The reader goes on; sessions are lost.
 * - `freed`: the session was freed, or lost in a trap.
 */
export type ErrorCode = 'load' | 'options' | 'trap' | 'freed';

export class SourcelightError extends Error {
  readonly code: ErrorCode;
}
