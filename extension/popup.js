/** The popup: shows what was found on the page under it, and opens the doors to the rest. */
/** @import { Scope, State } from '../types/messages.js' */
/** @import { Settings } from '../types/settings.js' */
import { $ } from '../www/lib/element.js';
import { handoff } from '../www/store.js';
import { kindBoxes, listKeys } from './controls.js';
import * as says from './messages.js';
import { workOn } from './notes.js';
import { fill, say, sayCount } from './say.js';
import { alwaysSites, choose, isOff, siteOf } from './settings.js';

const { ask } = says;

fill();
/** The tab it speaks of: the one under the popup. */
const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
const tabId = /** @type {number} */ (tab.id);
/** Known while the press on the button lets us see it. */
const site = siteOf(tab.url);

/**
 * @param {string} words
 * @param {boolean} wrong
 */
function tell(words, wrong = false) {
  $('says').textContent = words;
  $('says').classList.toggle('wrong', wrong);
}

/** What came of reading, in one or two sentences, and whether it is bad. @type {(state: State) => [words: string, wrong?: boolean]} */
function outcome({ error, reload, none, empty, foreign, marked, scope, asked, short, counts, unread }) {
  if (error) return [error, true];
  if (reload) return [say('updated'), true];
  if (none) return [say('noArticle')];
  if (foreign)
    return [
      foreign === true
        ? say('notEnglish')
        : say('inLanguage', new Intl.DisplayNames(undefined, { type: 'language' }).of(foreign) ?? foreign),
    ];
  if (empty) return [say(scope === 'selection' ? 'nothingSelected' : 'noText'), true];
  if (!marked || !counts) return [say('notMarked')];
  const lines = [say('marked', counts.labelled, counts.sentence)];
  if (short) lines.push(say('shortArticle'));
  else if (scope === 'page' && asked === 'article') lines.push(say('wholePageRead'));
  if (unread) lines.push(sayCount('unread', unread));
  return [lines.join(' ')];
}

/** @type {State} */
let state = { marked: false };

/** The boxes by which the reader says what is read of the page. */
const scopes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[name=scope]'));
/** @type {(radio: HTMLInputElement) => Scope} */
const scopeOf = ({ value }) => /** @type {Scope} */ (value);

function show() {
  const off = !state.marked && !state.error && isOff(state, tab.url);
  if (off) tell(say(state.off ? 'isOff' : 'isOffHere', site ?? ''));
  else tell(...outcome(state));
  const marked = Boolean(state.marked);
  $('toggle').textContent = say(marked ? 'clear' : state.none || state.foreign ? 'markAnyway' : 'mark');
  for (const id of ['kinds', 'doors']) $(id).hidden = !marked;
  if (marked)
    $('kinds').replaceChildren(
      ...kindBoxes(state, state.counts, (chosen) =>
        'kind' in chosen ? ask(says.KIND, { tabId, ...chosen }) : ask(says.SETTINGS, { tabId, chosen }),
      ),
    );
  for (const radio of scopes) radio.checked = radio.value === (state.asked ?? state.scope ?? 'article');
}

/** @param {Scope} scope @param {boolean} insists */
async function mark(scope, insists = false) {
  tell(say('reading'));
  const given = await ask(says.MARK, { tabId, scope, insists });
  state = { ...state, marked: false, none: false, empty: false, foreign: undefined, error: undefined, ...given };
  show();
}

$('toggle').onclick = async () => {
  if (!state.marked) return mark(state.none ? 'page' : (state.scope ?? 'article'), Boolean(state.foreign));
  await ask(says.UNMARK, { tabId });
  state = { ...state, marked: false, counts: null };
  show();
};

for (const radio of scopes) radio.onchange = () => mark(scopeOf(radio));

// Browsers open a side bar only while a press is being handled, so nothing may be awaited before.
$('ledger').onclick = () => {
  const { sidePanel } = chrome;
  const { sidebarAction } = globalThis.browser ?? {};
  if (sidePanel) sidePanel.open({ tabId });
  else if (sidebarAction) sidebarAction.open();
  close();
};
// On a telephone there is no side bar: the page has the ledger too.
if (!chrome.sidePanel && !globalThis.browser?.sidebarAction) $('ledger').remove();

$('reader').onclick = async () => {
  const { text, blocks = null, title = '', url } = await ask(says.LEDGER, { tabId });
  // The page went elsewhere meanwhile.
  if (text === undefined || url === undefined) return;
  await handoff.put({ text, blocks, title, url, work: await workOn(url) });
  await chrome.tabs.create({ url: chrome.runtime.getURL('www/index.html'), index: tab.index + 1 });
  close();
};

for (const label of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.site'))) label.hidden = !site;

async function control() {
  const { off = false, offSites = [] } = state;
  $('off').checked = off;
  $('off').onchange = () => switched({ off: $('off').checked });
  if (!site) return;
  const origins = [`*://${site}/*`];
  const [sites, allowed] = await Promise.all([alwaysSites(), chrome.permissions.contains({ origins })]);
  for (const [id, name] of [
    ['always', 'alwaysHere'],
    ['off-here', 'offHere'],
  ])
    $(id).nextElementSibling?.replaceChildren(say(name, site));
  $('off-here').checked = offSites.includes(site);
  $('off-here').onchange = async () => {
    const others = (state.offSites ?? []).filter((other) => other !== site);
    await switched({ offSites: $('off-here').checked ? [...others, site] : others });
  };
  $('always').checked = allowed && sites.includes(site);
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

/** Something was switched off or on: what is off is cleared, what is on is marked. @param {Partial<Settings>} chosen */
async function switched(chosen) {
  await choose(chosen);
  Object.assign(state, chosen);
  if (!isOff(state, tab.url)) return state.marked ? show() : mark('article');
  if (state.marked) await ask(says.UNMARK, { tabId });
  state = { ...state, marked: false, none: false, error: undefined };
  show();
}

listKeys($('keys'));
tell(say('reading'));
// The press that opened the popup has the page marked already; this waits for it.
state = await ask(says.STATE, { tabId });
show();
await control();
$('toggle').focus();
// Where the popup opens without such a press, on a telephone, opening it is asking for marks.
if (!state.marked && !state.error && !state.empty && !state.none && !state.foreign && !isOff(state, tab.url)) await mark('article');
document.body.dataset.ready = 'true';
