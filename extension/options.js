/** The options page. What is chosen here holds from the next marks on, in every tab. */
import { element } from '../www/lib/element.js';
import { kindBoxes, listKeys } from './controls.js';
import { fill, say } from './say.js';
import { always, alwaysSites, choose, settings } from './settings.js';

const $ = (id) => document.getElementById(id);
/** Where Chromium lets readers change an extension's keys. Pages may not link there, tabs may be opened there. */
const KEYS_IN_CHROMIUM = 'chrome://extensions/shortcuts';

fill();

async function show() {
  const chosen = await settings();
  $('kinds').replaceChildren(
    ...kindBoxes(chosen, null, async ({ kind, shown, unsure }) => {
      const { hidden } = await settings();
      const others = hidden.filter((other) => other !== kind);
      await choose(kind ? { hidden: shown ? others : [...others, kind] } : { unsure });
    }),
  );
  $('off').checked = chosen.off;
  $('off').onchange = () => choose({ off: $('off').checked });
  list($('always'), await alwaysSites(), async (site) => {
    await always(site, false);
    await chrome.permissions.remove({ origins: [`*://${site}/*`] });
  });
  list($('off-sites'), chosen.offSites, async (site) =>
    choose({ offSites: (await settings()).offSites.filter((other) => other !== site) }),
  );
}

/** Sites with a button each that takes one off the list. */
function list(host, sites, take) {
  const rows = sites.map((site) =>
    element(
      'li',
      {},
      element('span', {}, site),
      element('button', { type: 'button', 'aria-label': say('removeSite', site), onclick: () => take(site).then(show) }, say('remove')),
    ),
  );
  host.replaceChildren(...(rows.length ? rows : [element('li.quiet', {}, say('noSites'))]));
}

$('change-keys').onclick = () => {
  const { openShortcutSettings } = globalThis.browser?.commands ?? {};
  if (openShortcutSettings) openShortcutSettings();
  else if (chrome.sidePanel) chrome.tabs.create({ url: KEYS_IN_CHROMIUM });
  else $('how').textContent = say('keysInFirefox');
};

await Promise.all([show(), listKeys($('keys'))]);
document.body.dataset.ready = 'true';
