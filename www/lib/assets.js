/**
 * Where the analyser comes from: files beside the page. The one-file build and the extension put their own module in place of this one.
 */
export const newWorker = () => new Worker(new URL('worker.js', import.meta.url), { type: 'module', name: 'sourcelight' });

async function file(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`);
  return response;
}

/** Compiled while it streams in, off the main thread. */
export async function assets() {
  const module = await WebAssembly.compileStreaming(file('../pkg/sourcelight_bg.wasm'));
  return { module, model: null };
}

/** Mozilla's Readability, loaded only when a whole page is opened. */
export const readability = async () => (await import('../lazy/readability.js')).Readability;
