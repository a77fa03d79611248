import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isFirefox, press, serve, start, untilPainted } from './harness.mjs';

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

// Firefox offers a test no way to press an extension's button.
test('one press of the button marks the page, another clears it', { skip: isFirefox && 'no press from outside in Firefox' }, async () => {
  const page = await browser.newPage();
  await page.goto(site.url('article.html'));
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0, 'nothing is read before the press');
  const popup = await press(browser, page);
  await untilPainted(page, 'quote', 'We cannot wait for another storm');
  assert.match(await popup.$eval('#says', (says) => says.textContent), /of \d+ sentences marked/);
  assert.equal(await popup.$eval('#toggle', (button) => button.textContent), 'Clear the marks');

  await popup.$eval('#kind-quote', (box) => box.click());
  await page.waitForFunction(() => !CSS.highlights.has('sourcelight-quote'));
  await popup.$eval('#toggle', (button) => button.click());
  await page.waitForFunction(() => [...CSS.highlights.values()].every((highlight) => highlight.size === 0));
});
