/** The engine in its offscreen document: answers the background, and leaves when it has long not been asked. */
/** @import { FromEngine, ToEngine } from '../types/messages.js' */
import * as engine from './engine.js';
import { ENGINE } from './messages.js';

/** What is not needed for so long gives its memory back, in milliseconds. */
const IDLE = 15 * 60_000;

/** @type {number | undefined} */
let leaving;

function stay() {
  clearTimeout(leaving);
  leaving = setTimeout(() => window.close(), IDLE);
}

chrome.runtime.onConnect.addListener((port) => {
  // A content script may call too, and has no business here.
  if (port.name !== ENGINE || port.sender?.tab) return;
  // The background that asked may be gone, asleep, when the answer comes.
  let isOpen = true;
  port.onDisconnect.addListener(() => (isOpen = false));
  const say = (/** @type {FromEngine} */ said) => isOpen && port.postMessage(said);
  port.onMessage.addListener((/** @type {ToEngine} */ { pages, scope, insists }) => {
    stay();
    engine
      .read(pages, scope, insists, (beginning) => say({ beginning }))
      .then(
        (given) => say({ given }),
        (error) => say({ error: String(error?.message ?? error) }),
      );
  });
});
stay();
engine.warm().catch(() => {});
