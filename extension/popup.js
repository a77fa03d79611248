/** The popup: marks the page it is opened on, shows what was found, and opens the doors to the rest. */
import { KINDS } from '../www/lib/painter.js';
import { LABELS } from '../www/lib/words.js';
import { element } from '../www/lib/element.js';
import { handoff } from '../www/store.js';
import * as says from './messages.js';

const $ = (id) => document.getElementById(id);
const ask = (type, fields) => chrome.runtime.sendMessage(says.message(type, fields));

/** The tab it speaks of: the one under the popup. */
const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
let state = await ask(says.STATE, { tabId: tab.id });

const NOUNS = { quote: 'Quotes', statistic: 'Statistics', attribution: 'Attributions', stance: 'Stance', passed: 'Passed over' };

function tell(words, wrong = false) {
  $('says').textContent = words;
  $('says').classList.toggle('wrong', wrong);
}

function show() {
  if (state.error) tell(state.error, true);
  else if (state.reload) tell('Sourcelight was updated. Reload the page to mark it.', true);
  else if (state.empty) tell(state.scope === 'selection' ? 'Nothing is selected on the page.' : 'There is no text on this page that could be read.', true);
  else if (!state.marked) tell('The page is not marked.');
  else {
    const { labelled } = state.counts;
    const unread = state.unread ? ` ${state.unread === 1 ? 'A frame' : `${state.unread} frames`} from another site could not be read.` : '';
    tell(`${labelled} of ${state.sentences} sentences marked.${unread}`);
  }
  const marked = Boolean(state.marked);
  $('toggle').textContent = marked ? 'Clear the marks' : 'Mark this page';
  for (const id of ['kinds', 'doors']) $(id).hidden = !marked;
  if (marked) showKinds();
  for (const radio of document.querySelectorAll('[name=scope]')) radio.checked = radio.value === (state.scope ?? 'article');
}

function showKinds() {
  const focused = document.activeElement?.id;
  $('kinds').replaceChildren(
    ...Object.keys(KINDS).map((kind) =>
      element(
        'li',
        {},
        element(
          'label',
          {},
          element('input', { type: 'checkbox', id: `kind-${kind}`, checked: !state.hidden.includes(kind), onchange: ({ target }) => ask(says.KIND, { tabId: tab.id, kind, shown: target.checked }) }),
          element(`span.sample.${kind}`, { title: LABELS[kind] }, NOUNS[kind]),
          element('b', {}, state.counts[kind]),
        ),
      ),
    ),
  );
  if (focused) $(focused)?.focus();
}

async function mark(scope) {
  tell('Reading the page …');
  const given = await ask(says.MARK, { tabId: tab.id, scope });
  state = given.error || given.empty ? { ...given, hidden: state.hidden } : given;
  show();
}

$('toggle').onclick = async () => {
  if (!state.marked) return mark('article');
  await ask(says.UNMARK, { tabId: tab.id });
  state = { marked: false, hidden: state.hidden };
  show();
};

for (const radio of document.querySelectorAll('[name=scope]')) radio.onchange = () => mark(radio.value);

// Browsers open a side bar only while a press is being handled, so nothing may be awaited before.
$('ledger').onclick = () => {
  const { sidePanel } = chrome;
  if (sidePanel) sidePanel.open({ tabId: tab.id });
  else globalThis.browser.sidebarAction.open();
  close();
};

$('reader').onclick = async () => {
  const { text, blocks, title, url } = await ask(says.LEDGER, { tabId: tab.id });
  await handoff.put({ text, blocks, title, url });
  await chrome.tabs.create({ url: chrome.runtime.getURL('www/index.html'), index: tab.index + 1 });
  close();
};

/** The site of the tab: known while the press on the button lets us see it. Patterns for sites know no ports in Firefox. */
const site = /^https?:/.test(tab.url ?? '') ? new URL(tab.url).hostname : null;
$('site').hidden = !site;
if (site) {
  const origins = [`*://${site}/*`];
  const [scripts, allowed] = await Promise.all([chrome.scripting.getRegisteredContentScripts({ ids: [`always ${site}`] }), chrome.permissions.contains({ origins })]);
  $('always').checked = allowed && scripts.length > 0;
  $('site').querySelector('span').textContent = `Always on ${site}`;
  $('always').onchange = async () => {
    const on = $('always').checked;
    // The browser's question may close the popup before it is answered: the background is told at once. Without the permission a
    // registered script does not run.
    const permitted = on && chrome.permissions.request({ origins });
    await ask(says.ALWAYS, { site, on });
    if (on && !(await permitted)) {
      $('always').checked = false;
      await ask(says.ALWAYS, { site, on: false });
    }
    if (!on) await chrome.permissions.remove({ origins });
  };
}

chrome.commands.getAll().then((all) => {
  const key = all.find(({ name }) => name === 'toggle')?.shortcut;
  if (key) $('key').textContent = key;
});

show();
$('toggle').focus();
// Opening the popup on a page is asking for its marks.
if (!state.marked && !state.error) await mark('article');
document.body.dataset.ready = 'true';
