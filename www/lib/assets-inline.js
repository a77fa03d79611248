/** Where the analyser comes from in the one-file build: elements of the page itself. */
import { Readability } from '../lazy/readability.js';

/** @type {(id: string) => string} */
const held = (id) => document.getElementById(id)?.textContent ?? '';

export const newWorker = () =>
  new Worker(URL.createObjectURL(new Blob([held('worker')], { type: 'text/javascript' })), { name: 'sourcelight' });

/** @param {string} id */
function unpacked(id) {
  const packed = Uint8Array.from(atob(held(id)), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

export async function assets() {
  const [wasm, model] = await Promise.all([unpacked('wasm'), unpacked('model')]);
  return { module: await WebAssembly.compile(wasm), model };
}

export const readability = async () => Readability;

/** Reading PDF takes a program as large as all of the rest: the single file goes without. */
export const pdfjs = null;

/** A single file is there without a network as it is. */
export const workOffline = () => {};
