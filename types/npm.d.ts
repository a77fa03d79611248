/** What the npm package's build puts beside its sources. */

declare module '*/tape.js' {
  export const unwind: typeof import('../www/lib/tape.js').unwind;
}

declare module '*/inline-data.js' {
  export const wasm: string;
  export const model: string;
}
