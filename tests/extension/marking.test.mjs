import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { painted, serve, start, untilPainted } from './harness.mjs';

let browser;
let site;

before(async () => {
  site = await serve();
  browser = await start();
});

after(async () => {
  await browser?.close();
  site?.close();
});

test('a page under the strictest policy is marked in place, and its document stays as it was', async () => {
  const page = await browser.newPage();
  await page.goto(site.url('article.html'));
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await untilPainted(page, 'quote', 'We cannot wait for another storm');
  const layers = await painted(page);
  assert.ok(layers.source.some((words) => words.includes('Ruth Alder')), JSON.stringify(layers.source));
  assert.ok(layers.cue.includes('said'));
  assert.ok(layers.statistic.some((words) => words.includes('1,200')), JSON.stringify(layers.statistic));
  assert.ok(!Object.values(layers).flat().some((words) => words.includes('Subscribe')), 'the footer is no part of the article');
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
  await page.screenshot({ path: process.env.SCREENSHOTS ? `${process.env.SCREENSHOTS}/extension-${process.env.BROWSER}.png` : undefined });
  await page.close();
});
