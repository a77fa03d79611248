/** What the reader has chosen, kept by the browser on this machine. */

/** @import { Settings } from '../types/settings.js' */

/** @type {Settings} */
const DEFAULTS = { hidden: ['stance', 'passed'], unsure: true, off: false, offSites: [] };

/** @returns {Promise<Settings>} */
export const settings = () => /** @type {Promise<any>} */ (chrome.storage.local.get({ ...DEFAULTS }));

/** @param {Partial<Settings>} changed */
export const choose = (changed) => chrome.storage.local.set(changed);

/**
 * The site of an address, as patterns name it: they know no ports in Firefox. `null` where it has none.
 *
 * @type {(url: string | undefined) => string | null}
 */
export const siteOf = (url) => (url && /^https?:/.test(url) ? new URL(url).hostname : null);

/** Whether the reader wants nothing marked at an address. @type {(settings: Partial<Settings>, url: string | undefined) => boolean} */
export const isOff = ({ off = false, offSites = [] }, url) => off || offSites.includes(siteOf(url) ?? '');

/** @type {(site: string) => string} */
const idOf = (site) => `always ${site}`;

/** The sites whose pages are marked as they open. */
export async function alwaysSites() {
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  return scripts
    .map(({ id }) => id)
    .filter((id) => id.startsWith(idOf('')))
    .map((id) => id.slice(idOf('').length));
}

/**
 * Marks a site's pages as they open, from now on, or no longer. Without the reader's permission for the site nothing is marked.
 *
 * @param {string} site
 * @param {boolean} on
 */
export async function always(site, on) {
  const ids = [idOf(site)];
  const there = await chrome.scripting.getRegisteredContentScripts({ ids });
  if (there.length) await chrome.scripting.unregisterContentScripts({ ids });
  if (on) {
    await chrome.scripting.registerContentScripts([
      {
        id: idOf(site),
        matches: [`*://${site}/*`],
        js: ['content.js', 'always.js'],
        runAt: 'document_idle',
        allFrames: true,
        matchOriginAsFallback: true,
        persistAcrossSessions: true,
      },
    ]);
  }
}
