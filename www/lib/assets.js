/**
 * Where the analyser comes from: files beside the page. The one-file build puts its own module in place of this one.
 */
export const newWorker = () => new Worker(new URL('worker.js', import.meta.url), { type: 'module', name: 'sourcelight' });

/** @param {string} path */
async function file(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`);
  return response;
}

/** The module, compiled while it streams in, off the main thread; and the attribution model beside it. */
export async function assets() {
  const [module, model] = await Promise.all([
    WebAssembly.compileStreaming(file('../pkg/sourcelight_bg.wasm')),
    file('../model/attribution.bin').then((response) => response.arrayBuffer()),
  ]);
  return { module, model };
}

/** Mozilla's Readability, loaded only when a whole page is opened. */
export const readability = async () => (await import('../lazy/readability.js')).Readability;

async function readerOfPdf() {
  const reader = await import('../lazy/pdf.js');
  reader.GlobalWorkerOptions.workerSrc = new URL('../lazy/pdf.worker.js', import.meta.url).href;
  return reader;
}

/**
 * Mozilla's reader of PDF, loaded only when a PDF is opened. The extension goes without: the program weighs as much as a third of the rest,
 * and makes code from strings, which no store likes.
 */
export const pdfjs = location.protocol.endsWith('-extension:') ? null : readerOfPdf;

/** How long the page waits, in milliseconds, until it keeps itself: that takes every file once more, and a text that is pasted at once goes first. */
const KEEP_AFTER = 3_000;

/** Keeps the page for the time without a network. The extension's copy of the page is there anyway. */
export function workOffline() {
  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  // Refused in private windows and where storage is full or blocked: then the page needs the network.
  setTimeout(() => navigator.serviceWorker.register(new URL('../sw.js', import.meta.url), { type: 'module' }).catch(() => {}), KEEP_AFTER);
}
