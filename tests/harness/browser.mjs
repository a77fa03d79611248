/**
 * The browser that page and extension are tried in. `SOURCELIGHT_DIST` is the folder that `cargo xtask build` leaves, `BROWSER` is `chromium` or
 * `firefox`, `BROWSER_PATH` the program.
 */
import puppeteer from 'puppeteer-core';

export const DIST = process.env.SOURCELIGHT_DIST ?? new URL('../../dist', import.meta.url).pathname;
export const FIREFOX = process.env.BROWSER?.toLowerCase() === 'firefox';
const PROGRAM = process.env.BROWSER_PATH ?? (FIREFOX ? '/usr/bin/firefox-esr' : '/usr/bin/chromium');

/** How long a condition may take to come true, in milliseconds, on a slow machine under load. */
export const PATIENCE = 120_000;

/**
 * What the browser keeps ready for its next tab and for its address bar, which nobody uses here: a third of what opening a page costs in
 * Chromium, a tenth in Firefox.
 */
const NOTHING_READY = {
  chromium: '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  firefox: { 'dom.ipc.processPrelaunch.enabled': false },
};

/**
 * Starts the browser.
 *
 * @param {Object} [how]  options of Puppeteer's besides
 * @param {Object} [how.preferences]  of Firefox, which takes some wishes of its reader only when it starts
 */
export const launch = ({ preferences = {}, ...options } = {}) =>
  puppeteer.launch({
    executablePath: PROGRAM,
    timeout: PATIENCE,
    protocolTimeout: 300_000,
    ...(FIREFOX
      ? { browser: 'firefox', extraPrefsFirefox: { ...NOTHING_READY.firefox, ...preferences } }
      : {
          browser: 'chrome',
          pipe: true,
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            NOTHING_READY.chromium,
          ],
        }),
    ...options,
  });
