/**
 * The engine from Chromium's background, which has no document and is put to sleep: it stands in an offscreen document, which stays awake
 * and warm. The document leaves by itself when it has long not been needed.
 */
import { ENGINE } from './messages.js';

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

/** A line of its own: what is said on it no other page of the extension has to read. */
export async function read(pages, scope, insists, onHead) {
  await warm();
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: ENGINE });
    port.onMessage.addListener(({ beginning, given, error }) => {
      if (beginning) return onHead(beginning);
      port.disconnect();
      if (error) reject(new Error(error));
      else resolve(given);
    });
    port.onDisconnect.addListener(() => reject(new Error('The analyser went away.')));
    port.postMessage({ pages, scope, insists });
  });
}
