import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { appeared, asPage, isFirefox, newTab, press, serve, start, untilPainted } from './harness.mjs';
import { Window } from './firefox.mjs';

let browser;
let site;

before(async () => {
  site = await serve();
  browser = await start({ consent: 'none' });
});

after(async () => {
  await browser?.close();
  site?.close();
});

test('one press of the button marks the page, another clears it', async () => {
  const page = await newTab(browser);
  await page.goto(site.url('article.html'));
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0, 'nothing is read before the press');
  const popup = await press(browser, page);
  await untilPainted(page, 'quote', 'We cannot wait for another storm');
  assert.match(await popup.$eval('#says', (says) => says.textContent), /of \d+ sentences marked/);
  assert.equal(await popup.$eval('#toggle', (button) => button.textContent), 'Clear the marks');
  const [size, high, wide] = await popup.evaluate(() => [
    getComputedStyle(document.body).fontSize,
    document.documentElement.scrollHeight,
    document.documentElement.scrollWidth - innerWidth,
  ]);
  assert.equal(size, '13.02px');
  assert.ok(high <= 600 && wide <= 0, `${high} pixels high, ${wide} cut off at the side`);

  await popup.$eval('#kind-quote', (box) => box.click());
  await page.waitForFunction(() => !CSS.highlights.has('sourcelight-quote'));
  await popup.$eval('#toggle', (button) => button.click());
  await page.waitForFunction(() => [...CSS.highlights.values()].every((highlight) => highlight.size === 0));
});

test('the popup opens the ledger in the side bar, for the page under it', async () => {
  const page = await newTab(browser);
  await page.goto(site.url('article.html'));
  const popup = await press(browser, page);
  const opened = isFirefox || appeared(browser, '/extension/ledger.html');
  await popup.click('#ledger');
  const bar = isFirefox ? await (await Window.of(browser)).sideBar() : await asPage(opened);
  await bar.waitForFunction(() => document.getElementById('title').textContent === 'Harbour wall to be rebuilt', { polling: 'mutation' });
  assert.match(await bar.$eval('#tab-body', (body) => body.textContent), /Ruth Alder/);
});

test('the popup opens the article in the reader, with its marks', async () => {
  const page = await newTab(browser);
  await page.goto(site.url('article.html'));
  const popup = await press(browser, page);
  const opened = isFirefox || appeared(browser, '/www/index.html');
  await popup.click('#reader');
  const reader = isFirefox ? await (await Window.of(browser)).tab('/www/index.html') : await (await opened).page();
  await untilPainted(reader, 'quote', 'We cannot wait for another storm');
  assert.doesNotMatch(await reader.$eval('main', (main) => main.textContent), /Subscribe now/);
});

test('a frame of another site that cannot be read is told of', async () => {
  const page = await newTab(browser);
  await page.goto(site.url('frames.html'));
  const popup = await press(browser, page);
  assert.match(await popup.$eval('#says', (says) => says.textContent), /A frame from another site could not be read/);
});
