/** The background: it sleeps, is updated, runs out of memory, and is spoken to by pages that have no business with it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { STILL } from '../../extension/content/again.js';
import { withMemory } from '../wasm/memory.mjs';
import { Window } from './firefox.mjs';
import { ask, idOf, isFirefox, line, newTab, ownPage, painted, press, serve, sleep, start, tabOf, untilPainted } from './harness.mjs';

/** Memory, in pages of 64 KiB, that an article fits into and a page of a megabyte does not. */
const ENOUGH_FOR_AN_ARTICLE = 100;

let site;
let browser;

before(async () => {
  site = await serve();
});

afterEach(async () => {
  await browser?.close();
});

after(() => site?.close());

async function opened(file) {
  const page = await newTab(browser);
  await page.goto(site.url(file));
  return page;
}

test('after the background was put to sleep the page is still followed', async () => {
  browser = await start();
  const page = await opened('growing.html');
  await untilPainted(page, 'quote', 'They know the timetable');
  await sleep(browser);
  await page.evaluate(() => window.grow());
  await untilPainted(page, 'quote', 'I was up at six anyway');
  assert.match(await line(page, 'quote'), /They know the timetable/);
});

test('when the extension is removed or replaced, its marks go with the next change: nobody would keep them right', async () => {
  browser = await start();
  const page = await opened('growing.html');
  await untilPainted(page, 'quote', 'They know the timetable');
  await browser.uninstallExtension(await idOf(browser));
  await page.evaluate(() => window.grow());
  // Firefox takes the extension's style sheet away; in Chromium the script that is left behind takes its marks away.
  const bare = () =>
    CSS.highlights.get('sourcelight-quote').size === 0 ||
    getComputedStyle(document.querySelector('article p'), '::highlight(sourcelight-quote)').textDecorationLine === 'none';
  await page.waitForFunction(bare, { polling: 'raf' });
});

test('a page that brings the analyser down is told so, and the next one is marked', async () => {
  browser = await start({
    consent: 'sites',
    replace: { 'www/pkg/sourcelight_bg.wasm': (bytes) => withMemory(bytes, ENOUGH_FOR_AN_ARTICLE) },
  });
  const own = await ownPage(browser, site, 'extension/ledger.html');
  const long = await opened('long.html');
  const given = await ask(own, 'mark', { tabId: await tabOf(own, long.url()), scope: 'article' });
  assert.match(given.error, /The page could not be marked\. The analyser broke off/);
  assert.deepEqual(Object.values(await painted(long)).flat(), [], 'what was marked before it broke off is gone');
  const page = await opened('article.html');
  await ask(own, 'mark', { tabId: await tabOf(own, page.url()), scope: 'article' });
  await untilPainted(page, 'quote', 'We cannot wait for another storm');
});

test('what a page says to it is not heard', async () => {
  browser = await start({ consent: 'sites' });
  const other = await opened('dark.html');
  const own = await ownPage(browser, site, 'extension/ledger.html');
  const page = await opened('article.html');
  await page.evaluate(() => {
    window.postMessage({ sourcelight: 1, type: 'mark', scope: 'page' }, '*');
    document.dispatchEvent(new CustomEvent('sourcelight', { detail: { type: 'read' } }));
  });
  // Nothing is to happen. Had it been heard, the page would be marked before another one for which it is asked later.
  await ask(own, 'mark', { tabId: await tabOf(own, other.url()), scope: 'article' });
  await untilPainted(other, 'quote', 'four hours in a chair');
  const heard = await page.evaluate(() => ({
    highlights: CSS.highlights.size,
    runtime: typeof globalThis.chrome?.runtime?.sendMessage,
    shown: Object.keys(window).filter((name) => /sourcelight/i.test(name)),
  }));
  assert.deepEqual(heard, { highlights: 0, runtime: 'undefined', shown: [] });
});

test('a clock on the page does not make it read the article again', {
  skip: isFirefox && 'a content script’s world cannot be entered',
}, async () => {
  browser = await start();
  const page = await newTab(browser);
  const session = await page.createCDPSession();
  const worlds = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  await page.goto(site.url('growing.html'));
  await untilPainted(page, 'quote', 'They know the timetable');
  const world = worlds.findLast(({ origin }) => origin.startsWith('chrome-extension://'));
  const inWorld = async (expression) =>
    (await session.send('Runtime.evaluate', { expression, contextId: world.id, returnByValue: true })).result.value;
  // Every reading asks how the body is shown.
  await inWorld(
    'globalThis.readings = 0; const asked = getComputedStyle; globalThis.getComputedStyle = (element, pseudo) => { if (element === document.body) readings++; return asked(element, pseudo); }; 0',
  );
  // Nothing is to happen, and what would happen does once the page has been still: several ticks in that time, and twice as long without one.
  await page.evaluate(async (still) => {
    const wait = (time) => new Promise((done) => setTimeout(done, time));
    for (let n = 0; n < 12; n++) {
      window.tick();
      await wait(still / 6);
    }
    await wait(2 * still);
  }, STILL);
  assert.equal(await inWorld('readings'), 0);
  await page.evaluate(() => window.grow());
  await untilPainted(page, 'quote', 'I was up at six anyway');
  assert.equal(await inWorld('readings'), 1);
});

test('a site that is always on is marked without a press, until it is not', async () => {
  browser = await start({ consent: isFirefox ? 'none' : 'sites' });
  const page = await opened('article.html');
  const popup = await press(browser, page);
  // The browser's question, like anything that takes the focus, closes the popup. Chromium shows a test no question.
  if (isFirefox) {
    await popup.click('#always');
    await (await Window.of(browser)).allow(await idOf(), site.url(''));
  } else {
    await popup.$eval('#always', (box) => {
      box.click();
      window.close();
    });
    const own = await ownPage(browser, site, 'extension/ledger.html');
    await own.waitForFunction(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1);
  }
  const other = await opened('dark.html');
  await untilPainted(other, 'quote', 'four hours in a chair');
  const again = await press(browser, other);
  await again.$eval('#always', (box) => box.click());
  await again.waitForFunction(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0);
});
