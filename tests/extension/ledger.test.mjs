/** The side bar, in a tab of its own: it shows the ledger of the tab in front. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, line, ownPage, painted, serve, start, tabOf, untilPainted } from './harness.mjs';

let browser;
let site;
let bar;
let page;

before(async () => {
  site = await serve();
  browser = await start({ consent: 'sites' });
  bar = await ownPage(browser, site, 'extension/ledger.html');
  page = await browser.newPage();
  await page.goto(site.url('article.html'));
  await page.bringToFront();
});

after(async () => {
  await browser?.close();
  site?.close();
});

/** Waits for something in the side bar. Its tab is not in front, so it draws no frames to wait for. */
const until = (condition, ...values) => bar.waitForFunction(condition, { polling: 'mutation' }, ...values);
const titled = (title) => until((wanted) => document.getElementById('title').textContent === wanted, title);
const openTab = (name) => bar.$eval(`#tab-${name}`, (tab) => tab.click());
const tab = () => tabOf(bar, page.url());

test('it says that the tab in front is not marked, and its button marks it', async () => {
  await until(() => /not marked/.test(document.getElementById('says').textContent));
  await bar.$eval('#mark', (button) => button.click());
  await titled('Harbour wall to be rebuilt');
  await untilPainted(page, 'quote', 'We cannot wait for another storm');
});

test('a short ledger is not pulled apart in a high window', async () => {
  await bar.setViewport({ width: 400, height: 2000 });
  const [tabs, body] = await bar.$$eval('#panel .tabs, #tab-body', (parts) => parts.map((part) => part.getBoundingClientRect().toJSON()));
  assert.ok(tabs.height < 60, `the tabs are ${tabs.height} pixels high`);
  assert.ok(body.top - tabs.bottom < 20, `${body.top - tabs.bottom} pixels below them`);
});

test('a row of it leads to its place on the page', async () => {
  await openTab('quotes');
  await bar.$$eval('#tab-body li button', (rows) => rows.find((row) => row.textContent.includes('where the boats go')).click());
  await untilPainted(page, 'chosen', 'Nobody has asked us where the boats go');
});

test('pointing at a row lights its place on the page, and no longer than that', async () => {
  const quotes = () => bar.$$eval('#tab-body li', (rows) => rows.find((row) => row.textContent.includes('cannot wait')).dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
  await quotes();
  await untilPainted(page, 'chosen', 'We cannot wait for another storm');
  await bar.$eval('#panel', (panel) => panel.dispatchEvent(new PointerEvent('pointerleave')));
  await page.waitForFunction(() => CSS.highlights.get('sourcelight-chosen').size === 0, { polling: 50 });
});

test('one source alone is shown, on the page too, and everyone again', async () => {
  const everyone = await painted(page);
  await ask(bar, 'filter', { tabId: await tab(), speaker: await speaker('Ruth Alder') });
  await page.waitForFunction(() => [...CSS.highlights.get('sourcelight-quote')].every((range) => !range.startContainer.data.includes('boats')));
  assert.match(await line(page, 'quote'), /cannot wait/);
  await ask(bar, 'filter', { tabId: await tab(), speaker: null });
  await untilPainted(page, 'quote', 'where the boats go');
  assert.deepEqual((await painted(page)).quote, everyone.quote);
});

/** The number of the speaker with this name. */
async function speaker(name) {
  const { analysis } = await ask(bar, 'ledger', { tabId: await tab() });
  return analysis.speakers.find((other) => other.name.includes(name)).id;
}

test('what is noted in the checklist is kept with the page, and goes when it is taken back', async () => {
  await openTab('checklist');
  await bar.$eval('#tab-body li input[type=checkbox]', (box) => box.click());
  const kept = () => bar.evaluate(async () => Object.entries(await chrome.storage.local.get()).filter(([name]) => name.startsWith('notes ')));
  await bar.waitForFunction(async () => Object.keys(await chrome.storage.local.get()).some((name) => name.startsWith('notes ')), { polling: 50 });
  const [[name, [check]]] = await kept();
  assert.equal(name, `notes ${page.url()}`);
  assert.equal(check.status, 'checked');
  await bar.$eval('#tab-body li input[type=checkbox]', (box) => box.click());
  await bar.waitForFunction(async () => !Object.keys(await chrome.storage.local.get()).some((name) => name.startsWith('notes ')), { polling: 50 });
});

test('everything can be taken away in every format', async () => {
  const names = await bar.$$eval('#take button', (buttons) => buttons.map((button) => button.textContent));
  for (const name of ['Markdown', 'JSON', 'Web Annotation (JSON-LD)', 'Open in the page']) assert.ok(names.includes(name), `${name} in ${names}`);
});

test('a list of it is copied with links to the words on the page', async () => {
  // Only the tab in front may write to the clipboard, and the side bar of this test is not.
  await bar.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { write: async ([item]) => (window.copied = await (await item.getType('text/plain')).text()) } }));
  await openTab('quotes');
  await bar.$eval('.panel-tools .copy', (button) => button.click());
  await until(() => document.getElementById('says').textContent === 'Quotes: copied.');
  const [title, , first, about, question, link] = (await bar.evaluate(() => window.copied)).split('\n');
  assert.equal(title, 'Quotes: Harbour wall to be rebuilt');
  assert.match(first, /^1\. “We cannot wait/);
  assert.match(about, /^ {3}Ruth Alder · paragraph \d+, sentence \d+$/);
  assert.match(question, /^ {3}To Ruth Alder: Did you say “We cannot wait/);
  assert.ok(link.trim().startsWith(`${page.url()}#:~:text=`), link);
});

test('the whole page is read when asked, and a selection alone', async () => {
  await ask(bar, 'mark', { tabId: await tab(), scope: 'page' });
  await untilPainted(page, 'quote', 'Subscribe now');
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelectorAll('article p')[3]));
  await ask(bar, 'mark', { tabId: await tab(), scope: 'selection' });
  await page.waitForFunction(() => [...CSS.highlights.get('sourcelight-quote')].every((range) => !range.startContainer.data.includes('Subscribe')));
  assert.match(await line(page, 'quote'), /where the boats go/);
  assert.doesNotMatch(await line(page, 'quote'), /cannot wait/);
});

test('it follows the reader to another tab', async () => {
  const other = await browser.newPage();
  await other.goto(site.url('dark.html'));
  await other.bringToFront();
  await until(() => /not marked/.test(document.getElementById('says').textContent));
  await page.bringToFront();
  await titled('Harbour wall to be rebuilt');
});
