/** The options page. What is chosen here holds from the next marks on, in every tab. */
import { $, element } from '../www/lib/element.js';
import { kindBoxes, listKeys } from './controls.js';
import { fill, say } from './say.js';
import { always, alwaysSites, choose, settings } from './settings.js';

/** Where Chromium lets readers change an extension's keys. Pages may not link there, tabs may be opened there. */
const KEYS_IN_CHROMIUM = 'chrome://extensions/shortcuts';

fill();

async function show() {
  const chosen = await settings();
  $('kinds').replaceChildren(
    ...kindBoxes(chosen, null, async (change) => {
      if (!('kind' in change)) return choose(change);
      const { kind, shown } = change;
      const { hidden } = await settings();
      const others = hidden.filter((other) => other !== kind);
      await choose({ hidden: shown ? others : [...others, kind] });
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

/**
 * Sites with a button each that takes one off the list.
 *
 * @type {(host: HTMLElement, sites: string[], take: (site: string) => Promise<unknown>) => void}
 */
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
