/** The engine in its offscreen document: answers the background, and leaves when it has long not been asked. */
import * as engine from './engine.js';
import * as says from './messages.js';

/** What is not needed for so long gives its memory back, in milliseconds. */
const IDLE = 15 * 60_000;

let leaving = null;

function stay() {
  clearTimeout(leaving);
  leaving = setTimeout(() => window.close(), IDLE);
}

chrome.runtime.onMessage.addListener((said, sender, reply) => {
  if (!says.understood(said, sender) || sender.tab || (said.type !== says.WARM && said.type !== says.ANALYSE)) return false;
  stay();
  const work = said.type === says.WARM ? engine.warm() : engine.read(said.pages, said.scope, said.insists);
  work.then(
    (given) => reply(given ?? {}),
    (error) => reply({ error: String(error?.message ?? error) }),
  );
  return true;
});
stay();
engine.warm().catch(() => {});
