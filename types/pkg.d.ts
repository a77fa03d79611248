/** The analyser, as the build puts it beside the sources. A test holds it to what wasm-bindgen declares. */

declare module '*/pkg/sourcelight.js' {
  export type Analysis = import('../src/output.js').Analysis;
  export type BlockKind = import('../src/output.js').BlockKind;
  export type Options = import('../src/output.js').Options;
  export type Span = import('../src/output.js').Span;
  export type Tape = import('../src/output.js').Tape;

  export class Session {
    private constructor();
    step(bytes: number): boolean;
    deal(bytes: number): Uint8Array | undefined;
    take(readings: Uint8Array): void;
    readonly share: number;
    readonly end: number;
    analysis(): Tape;
    changed(): Tape;
    edit(start: number, end: number, words: string): void;
    free(): void;
  }
  export class Analyzer {
    constructor(model: Uint8Array);
    analyze(text: string, options?: Options | null): Analysis;
    session(text: string, options?: Options | null): Session;
    read(portion: Uint8Array): Uint8Array;
    free(): void;
  }
  export default function init(from: { module_or_path: WebAssembly.Module | BufferSource | Response }): Promise<unknown>;
  export function __wbg_reset_state(): void;
}
