/** What may happen to a page, or to the extension, while it is read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, line, newTab, ownPage, painted, press, reinstall, serve, start, tabOf, untilPainted } from './harness.mjs';

let browser;
let site;
let own;

before(async () => {
  site = await serve();
  browser = await start({ consent: 'sites' });
  own = await ownPage(browser, site, 'extension/options.html');
});

after(async () => {
  await browser?.close();
  site?.close();
});

let count = 0;

/** Opens a page under an address of its own and gives it with the tab's number. */
async function opened(file) {
  const page = await newTab(browser);
  await page.goto(site.url(`${file}?${count++}`));
  return { page, tabId: await tabOf(own, page.url()) };
}

/** Asks the content script of a tab, as the background does. */
const tell = (tabId, type, fields) =>
  own.evaluate((tab, said) => chrome.tabs.sendMessage(tab, { sourcelight: 3, ...said }), tabId, { type, ...fields });
const mark = (tabId) => ask(own, 'mark', { tabId, scope: 'article' });
const SAID = 'We have ground nothing but our teeth';

test('a page that rewrites itself faster than it can be read is marked once it stops', async () => {
  const { page, tabId } = await opened('rewrites.html');
  const given = await mark(tabId);
  assert.equal(given.error, undefined);
  const round = await page.evaluate(() => window.stop());
  await page.waitForFunction(
    (words) =>
      [...(CSS.highlights.get('sourcelight-quote') ?? [])].some(
        ({ startContainer }) => startContainer.isConnected && startContainer.data.includes(words),
      ),
    { polling: 50 },
    SAID,
  );
  const { text } = await ask(own, 'ledger', { tabId });
  assert.ok(text.includes('years after it stopped'), `round ${round}`);
});

for (const [what, change] of [
  [
    'is built anew',
    (story) => story.replaceChildren(...[...story.children].map((old) => Object.assign(old.cloneNode(), { textContent: old.textContent }))),
  ],
  ['gets other words', (story) => story.querySelector('p').firstChild.appendData(' Its sails are new.')],
  ['grows', (story) => story.append(Object.assign(document.createElement('p'), { textContent: 'The sails are new, too. '.repeat(8) }))],
]) {
  test(`a page that ${what} while it is analysed, and is still from then on, is read again`, async () => {
    const { page, tabId } = await opened('mill.html');
    await mark(tabId);
    await tell(tabId, 'clear');
    const { reading } = await tell(tabId, 'read', { scope: 'article' });
    await page.evaluate(`(${change})(document.querySelector('article'))`);
    await tell(tabId, 'paint', { reading, kept: [], hidden: [], marks: [], from: 0, more: false });
    await page.waitForFunction(() => CSS.highlights.get('sourcelight-quote')?.size, { polling: 50 });
    const { text } = await ask(own, 'ledger', { tabId });
    for (const words of await page.evaluate(() => [...document.querySelectorAll('article > *')].map((e) => e.textContent.trim())))
      assert.ok(text.includes(words), words);
  });
}

test('a page of fifty thousand elements is marked', async () => {
  const { page, tabId } = await opened('elements.html');
  assert.equal((await mark(tabId)).marked, true);
  assert.match(await line(page, 'quote'), /nothing but our teeth/);
});

test('a page with two hundred frames is marked', async () => {
  const { page, tabId } = await opened('many-frames.html');
  assert.equal(await page.evaluate(() => window.fill()), 200);
  assert.equal((await mark(tabId)).marked, true);
  assert.match(await line(page, 'quote'), /nothing but our teeth/);
});

test('a page that has highlights under our names is marked, and its others stay', async () => {
  const { page, tabId } = await opened('owns.html');
  await mark(tabId);
  assert.match(await line(page, 'quote'), /nothing but our teeth/);
  await ask(own, 'unmark', { tabId });
  assert.deepEqual(Object.values(await painted(page)).flat(), []);
  assert.equal(await page.evaluate(() => CSS.highlights.get('search').size), 1);
});

test('a page that removes itself ends nothing, and one that is removed before it is read has nothing to read', async () => {
  const { page, tabId } = await opened('mill.html');
  await mark(tabId);
  await page.evaluate(() => document.documentElement.remove());
  assert.equal((await mark(tabId)).empty, true);
  assert.equal((await ask(own, 'state', { tabId })).marked, false);
});

test('two presses at once mark a page once', async () => {
  const { page, tabId } = await opened('mill.html');
  const [first, second] = await Promise.all([mark(tabId), mark(tabId)]);
  assert.equal(first.marked && second.marked, true);
  const quotes = (await painted(page)).quote;
  await ask(own, 'unmark', { tabId });
  await mark(tabId);
  assert.deepEqual((await painted(page)).quote, quotes);
});

test('a press and its undoing at once leave nothing behind', async () => {
  const { page, tabId } = await opened('mill.html');
  await Promise.all([mark(tabId), ask(own, 'unmark', { tabId })]);
  assert.deepEqual(Object.values(await painted(page)).flat(), []);
});

test('the extension is taken out and put in again under ten tabs, and marks each of them again', async () => {
  const { page, tabId } = await opened('mill.html');
  const tabs = [page];
  await mark(tabId);
  for (let n = 1; n < 10; n++) {
    const other = await newTab(browser);
    await other.goto(site.url(`mill.html?tab=${n}`));
    assert.equal((await mark(await tabOf(own, other.url()))).marked, true);
    tabs.push(other);
  }
  const quotes = await painted(page);
  await reinstall(browser);
  for (const tab of tabs) {
    await tab.bringToFront();
    const popup = await press(browser, tab);
    assert.match(await popup.$eval('#says', (says) => says.textContent), /sentences marked/);
    await untilPainted(tab, 'quote', SAID);
    assert.deepEqual(await painted(tab), quotes);
  }
});
