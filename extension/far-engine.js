/**
 * The engine from Chromium's background, which has no document and is put to sleep: it stands in an offscreen document, which stays awake
 * and warm. The document leaves by itself when it has long not been needed.
 */
/** @import { Engine, FromEngine, ToEngine } from '../types/messages.js' */
import { ENGINE } from './messages.js';

/** @type {Promise<void> | null} */
let opening = null;

async function open() {
  const there = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (there.length) return;
  await chrome.offscreen.createDocument({
    url: 'extension/offscreen.html',
    reasons: ['DOM_PARSER'],
    justification: 'Finds the article in the text of the page and analyses it with WebAssembly.',
  });
}

/** Opens the engine's document, which warms itself, unless it is open. Two at once would be refused. */
export async function warm() {
  opening ??= open().finally(() => (opening = null));
  await opening;
}

/** A line of its own: what is said on it no other page of the extension has to read. @type {Engine['read']} */
export async function read(pages, scope, insists, onHead) {
  await warm();
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: ENGINE });
    port.onMessage.addListener((/** @type {FromEngine} */ { beginning, given, error }) => {
      if (beginning) return onHead(beginning);
      port.disconnect();
      if (given) resolve(given);
      else reject(new Error(error));
    });
    port.onDisconnect.addListener(() => reject(new Error('The analyser went away.')));
    /** @type {ToEngine} */
    const asked = { pages, scope, insists };
    port.postMessage(asked);
  });
}
