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

/** WCAG 2's contrast of two colours, each `[r, g, b]` of 255. */
function contrast(a, b) {
  const luminance = (colour) => colour.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('lines can be seen on light and dark ground, on coloured boxes and pictures: 3 to 1 at least', async () => {
  const page = await browser.newPage();
  await page.goto(site.url('grounds.html'));
  await untilPainted(page, 'quote', 'It will be mended by May');
  const lines = await page.evaluate(() => {
    const colour = (words) => words.match(/[\d.]+/g).slice(0, 3).map(Number);
    return [...document.querySelectorAll('p')].flatMap((p) =>
      ['quote', 'statistic', 'source', 'cue'].map((layer) => {
        const ground = ['', 'dark-'].find((name) => [...CSS.highlights.get(`sourcelight-${name}${layer}`)].some(({ startContainer }) => startContainer.parentElement === p));
        const style = getComputedStyle(p);
        // Of a picture its lightest part, on which light lines are hardest to see.
        const under = style.backgroundImage === 'none' ? style.backgroundColor : style.backgroundImage.match(/rgb\([^)]*\)(?=\)$)/)[0];
        const box = colour(under === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.body).backgroundColor : under);
        return { where: `${p.className} ${layer}`, box, line: colour(getComputedStyle(p, `::highlight(sourcelight-${ground}${layer})`).textDecorationColor) };
      }),
    );
  });
  assert.equal(lines.length, 20);
  for (const { where, box, line } of lines) assert.ok(contrast(box, line) >= 3, `${where}: ${contrast(box, line).toFixed(2)} to 1`);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/grounds-${process.env.BROWSER}.png` });
  await page.close();
});
