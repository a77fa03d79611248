/** The side bar: the ledger of the tab in front, the same as in the page. It follows the tab and what is marked in it. */
import { Ledger } from '../www/lib/ledger.js';
import { Panel } from '../www/lib/panel.js';
import { element } from '../www/lib/element.js';
import { FORMATS } from '../www/lib/export.js';
import { inSlices } from '../www/lib/slices.js';
import { copyRich, listed, save } from '../www/lib/take.js';
import * as says from './messages.js';

const $ = (id) => document.getElementById(id);
const ask = (type, fields) => chrome.runtime.sendMessage(says.message(type, fields));

let tabId = null;
let shown = null;

const panel = new Panel($('panel'), {
  jump: (span) => ask(says.JUMP, { tabId, span }),
  only: (speaker) => {
    panel.filter(speaker);
    ask(says.FILTER, { tabId, speaker });
  },
  async copy(title, places) {
    const written = copyRich(listed(title, places, shown.ledger, shown));
    $('says').textContent = await written.then(
      () => `${title}: copied.`,
      () => 'The browser did not allow copying.',
    );
  },
});

async function refresh() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  tabId = tab?.id ?? null;
  const asked = tabId;
  const found = tabId === null ? null : await ask(says.LEDGER, { tabId });
  if (asked !== tabId) return;
  if (!found?.analysis) {
    shown = null;
    $('title').textContent = 'Sourcelight';
    $('says').textContent = 'This page is not marked. Press the Sourcelight button, or the one here.';
    $('mark').hidden = false;
    $('panel').hidden = true;
    panel.show(null);
    $('take').replaceChildren();
    return;
  }
  const ledger = await inSlices(Ledger.build(found.text, found.analysis), () => asked !== tabId);
  if (!ledger) return;
  shown = { ledger, title: found.title, url: found.url };
  $('title').textContent = found.title;
  $('says').textContent = '';
  $('mark').hidden = true;
  $('panel').hidden = false;
  panel.filter(null);
  panel.show(ledger);
  $('take').replaceChildren(...FORMATS.map((format) => element('button', { type: 'button', onclick: () => save(format, shown.ledger, shown) }, format.name)));
  document.body.dataset.ready = 'true';
}

$('mark').onclick = async () => {
  const given = await ask(says.MARK, { tabId, scope: 'article' });
  if (given.error) $('says').textContent = `${given.error} If it is a page you opened, press the Sourcelight button in the tool bar once.`;
};

chrome.tabs.onActivated.addListener(refresh);
chrome.runtime.onMessage.addListener((said, sender) => {
  if (says.understood(said, sender) && said.type === says.MARKED && said.tabId === tabId) refresh();
});
await refresh();
