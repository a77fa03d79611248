/**
 * The engine from Chromium's background, which has no document and is put to sleep: it stands in an offscreen document, which stays awake
 * and warm. The document leaves by itself when it has long not been needed.
 */
import * as says from './messages.js';

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

/** Opens the engine's document unless it is open. Two at once would be refused. */
async function opened() {
  opening ??= open().finally(() => (opening = null));
  await opening;
}

async function ask(type, fields) {
  await opened();
  const given = await chrome.runtime.sendMessage(says.message(type, fields));
  if (!given) throw new Error('The analyser went away.');
  if (given.error) throw new Error(given.error);
  return given;
}

export const warm = () => ask(says.WARM);
export const read = (pages, scope, insists) => ask(says.ANALYSE, { pages, scope, insists });
