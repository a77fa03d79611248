/** What the reader decides: where nothing is marked, what is shown, and the keys. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Window } from './firefox.mjs';
import { FORTY } from './forty.mjs';
import { ask, isFirefox, ownPage, painted, press, tabOf, untilPainted, withOptions } from './harness.mjs';

const { browser, site, options, opened, holds } = await withOptions({ after });

const SAID = 'We have ground nothing but our teeth';
const words = (popup) => popup.$eval('#says', (says) => says.textContent);

test('where it is off everywhere a press marks nothing, and the popup that says so switches it on', async () => {
  await options.$eval('#off', (box) => box.click());
  await holds('off', true);
  const page = await opened('mill.html');
  const popup = await press(browser, page);
  assert.match(await words(popup), /off/i);
  assert.deepEqual(Object.values(await painted(page)).flat(), []);
  await popup.$eval('#off', (box) => box.click());
  await untilPainted(page, 'quote', SAID);
  await holds('off', false);
});

test('a site that is never marked stands on the options page until it is taken off the list', async () => {
  await options.evaluate(() => chrome.storage.local.set({ offSites: ['paper.example', 'news.example'] }));
  const again = await ownPage(browser, site, 'extension/options.html');
  await again.waitForSelector('body[data-ready]');
  const sites = () => again.$$eval('#off-sites li span', (all) => all.map(({ textContent }) => textContent));
  assert.deepEqual(await sites(), ['paper.example', 'news.example']);
  await again.$eval('#off-sites button', (button) => button.click());
  await holds('offSites', ['news.example']);
  await again.waitForFunction(() => document.querySelectorAll('#off-sites button').length === 1);
  await again.evaluate(() => chrome.storage.local.set({ offSites: [] }));
  await again.close();
});

test('what the analyser is unsure of is left out when that is asked for, and is there again', async () => {
  const unsure = (page) =>
    page.evaluate(() => [...CSS.highlights].reduce((sum, [name, { size }]) => (/-(?:guessed|unsure)$/.test(name) ? sum + size : sum), 0));
  let page;
  let tabId;
  // Whichever page has something of the sort: the next model may be sure of what this one doubts.
  for (const name of ['mill.html', ...FORTY.map(({ name }) => name)]) {
    await page?.close();
    page = await opened(name);
    tabId = await tabOf(options, page.url());
    await ask(options, 'mark', { tabId, scope: 'article' });
    if (await unsure(page)) break;
  }
  const before = await painted(page);
  assert.ok(await unsure(page), 'there is such a mark on one of the pages');
  await ask(options, 'settings', { tabId, chosen: { unsure: false } });
  assert.equal(await unsure(page), 0);
  assert.ok(Object.values(await painted(page)).flat().length > 0, 'what is certain stays');
  await ask(options, 'settings', { tabId, chosen: { unsure: true } });
  assert.deepEqual(await painted(page), before);
  await page.close();
});

test('where the article is overlooked for something short the whole page is read, and that is said', async () => {
  const page = await opened('overlooked.html');
  const popup = await press(browser, page);
  await untilPainted(page, 'quote', SAID);
  assert.match(await words(popup), /was short beside the page: the whole page was read/);
});

test('the keys stand in the popup; they mark the page, go from mark to mark, and clear it', async () => {
  const page = await opened('mill.html?keys');
  await page.bringToFront();
  await key('toggle', 'S');
  await untilPainted(page, 'quote', SAID);
  const chosen = async () => (await painted(page)).chosen?.join('') ?? '';
  const after = async (before) =>
    page.waitForFunction(
      (words) =>
        [...CSS.highlights.get('sourcelight-chosen')].map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset)).join('') !==
        words,
      { polling: 50 },
      before,
    );
  await key('next', 'VK_PERIOD');
  await after('');
  const first = await chosen();
  await key('next', 'VK_PERIOD');
  await after(first);
  assert.notEqual(await chosen(), first);
  const second = await chosen();
  await key('previous', 'VK_COMMA');
  await after(second);
  assert.equal(await chosen(), first);
  const popup = await press(browser, page);
  assert.equal(await popup.evaluate(() => document.querySelectorAll('#keys kbd').length), 3);
  await key('toggle', 'S');
  await page.waitForFunction(() => [...CSS.highlights.values()].every(({ size }) => size === 0), { polling: 50 });
});

/** Presses a key of the extension: in Firefox the window's own; of Chromium's no test can press one, and the background is told that it was. */
async function key(command, sign) {
  if (isFirefox) {
    const window = await Window.of(browser);
    return window.evaluate(
      (wanted) =>
        [...document.querySelectorAll('keyset[id^="ext-keyset-id"] key')]
          .find((one) => [one.getAttribute('key'), one.getAttribute('keycode')].includes(wanted))
          .doCommand(),
      sign,
    );
  }
  const target = await browser.waitForTarget((other) => other.type() === 'service_worker');
  const worker = await target.worker();
  await worker.evaluate(async (name) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    chrome.commands.onCommand.dispatch(name, tab);
  }, command);
}
