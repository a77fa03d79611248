import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { isFirefox, newTab, painted, serve, start, untilPainted } from './harness.mjs';

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
  const page = await newTab(browser);
  await page.goto(site.url('article.html'));
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await untilPainted(page, 'quote', 'We cannot wait for another storm');
  const layers = await painted(page);
  assert.ok(
    layers.source.some((words) => words.includes('Ruth Alder')),
    JSON.stringify(layers.source),
  );
  assert.ok(layers.cue.includes('said'));
  assert.ok(
    layers.statistic.some((words) => words.includes('1,200')),
    JSON.stringify(layers.statistic),
  );
  assert.ok(
    !Object.values(layers)
      .flat()
      .some((words) => words.includes('Subscribe')),
    'the footer is no part of the article',
  );
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
  await page.screenshot({ path: process.env.SCREENSHOTS ? `${process.env.SCREENSHOTS}/extension-${process.env.BROWSER}.png` : undefined });
  await page.close();
});

/** WCAG 2's contrast of two colours, each `[r, g, b]` of 255. */
function contrast(a, b) {
  const luminance = (colour) =>
    colour
      .map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('lines can be seen on light and dark ground, on coloured boxes and pictures: 3 to 1 at least', async () => {
  const page = await newTab(browser);
  await page.goto(site.url('grounds.html'));
  await untilPainted(page, 'quote', 'It will be mended by May');
  const lines = await page.evaluate(() => {
    const colour = (words) =>
      words
        .match(/[\d.]+/g)
        .slice(0, 3)
        .map(Number);
    return [...document.querySelectorAll('p')].flatMap((p) =>
      ['quote', 'statistic', 'source', 'cue'].map((layer) => {
        const ground = ['', 'dark-'].find((name) =>
          [...CSS.highlights.get(`sourcelight-${name}${layer}`)].some(({ startContainer }) => startContainer.parentElement === p),
        );
        const style = getComputedStyle(p);
        // Of a picture its lightest part, on which light lines are hardest to see.
        const under = style.backgroundImage === 'none' ? style.backgroundColor : style.backgroundImage.match(/rgb\([^)]*\)(?=\)$)/)[0];
        const box = colour(under === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.body).backgroundColor : under);
        return {
          where: `${p.className} ${layer}`,
          box,
          line: colour(getComputedStyle(p, `::highlight(sourcelight-${ground}${layer})`).textDecorationColor),
        };
      }),
    );
  });
  assert.equal(lines.length, 20);
  for (const { where, box, line } of lines) assert.ok(contrast(box, line) >= 3, `${where}: ${contrast(box, line).toFixed(2)} to 1`);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/grounds-${process.env.BROWSER}.png` });
  await page.close();
});

/** How many pixels of each row of an element are dark. */
async function inkOf(page, element) {
  const picture = await element.screenshot({ encoding: 'base64' });
  const reader = await page.browser().newPage();
  const rows = await reader.evaluate(async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    const isDark = (pixel) => Math.min(data[pixel * 4], data[pixel * 4 + 1], data[pixel * 4 + 2]) < 128;
    return Array.from(
      { length: image.height },
      (_, y) => Array.from({ length: image.width }, (_, x) => isDark(y * image.width + x)).filter(Boolean).length,
    );
  }, picture);
  await reader.close();
  await page.bringToFront();
  return rows;
}

/** Dark pixels in a row of pixels where only the tails of commas are. */
const COMMAS = 12;

test('at a line height of 1.2 no underline touches the letters of the next line', async () => {
  const page = await newTab(browser);
  await page.goto(site.url('tight.html'));
  await untilPainted(page, 'quote', 'It will be mended when it is mended');
  await page.evaluate(() =>
    [...CSS.highlights.keys()].filter((name) => name.endsWith('-sentence')).forEach((name) => CSS.highlights.delete(name)),
  );
  for (const element of await page.$$('p')) {
    await element.evaluate((p) => (p.style.color = 'transparent'));
    const lines = await inkOf(page, element);
    await element.evaluate((p) => {
      p.style.color = '';
      globalThis.marks = [...CSS.highlights];
      CSS.highlights.clear();
    });
    const letters = await inkOf(page, element);
    const size = await element.evaluate((p) => {
      for (const [name, highlight] of globalThis.marks) CSS.highlights.set(name, highlight);
      return getComputedStyle(p).fontSize;
    });
    assert.ok(lines.filter(Boolean).length > 4, `${size}: lines are drawn`);
    // Commas reach below their line, and there is little of them in a row.
    lines.forEach((line, y) => assert.ok(!line || letters[y] <= COMMAS, `${size}: row ${y}`));
  }
  await page.close();
});

test('on paper the lines are there', { skip: isFirefox && 'it prints no highlights' }, async () => {
  const page = await newTab(browser);
  await page.goto(site.url('tight.html'));
  await untilPainted(page, 'quote', 'It will be mended when it is mended');
  const marked = await page.pdf();
  await page.evaluate(() => CSS.highlights.clear());
  const bare = await page.pdf();
  // Colours as PDF writes them: of quotations and statistics.
  for (const colour of [/\.639\d* \.35\d* 0 rg/i, /0 \.45\d* \.4[12]\d* rg/i]) {
    assert.match(drawn(marked), colour);
    assert.doesNotMatch(drawn(bare), colour);
  }
  await page.close();
});

/** What the streams of a PDF draw. */
function drawn(pdf) {
  const bytes = Buffer.from(pdf);
  let out = '';
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      out += inflateSync(bytes.subarray(at + 7)).toString('latin1');
    } catch {
      // No deflated stream begins here: it is the end of one, or a picture's.
    }
  }
  return out;
}
