import { start } from './reader.js';

export { SourcelightError } from './errors.js';

/** Loads the analyser, once, from a module that holds it: for where files beside a script can't be had. */
export const load = () =>
  start(async () => {
    const held = await import('./inline-data.js');
    const [wasm, model] = await Promise.all([unpacked(held.wasm), unpacked(held.model)]);
    return { wasm, model };
  });

/** @param {string} base64 */
function unpacked(base64) {
  const packed = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
