/** What a reader has asked of their system: forced colours, less motion. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { found } from './axe.mjs';
import { FIREFOX, PASSAGE, painted, paste, suite } from './harness.mjs';

/** Firefox takes such wishes from its settings when it starts, Chromium from the debugger. */
const { open } = await suite(
  { after, afterEach },
  { preferences: { 'browser.display.document_color_use': 2, 'ui.prefersReducedMotion': 1 } },
);

async function wishing(wishes) {
  const page = await open({
    before: async (page) => {
      if (FIREFOX) return;
      const features = Object.entries(wishes).map(([name, value]) => ({ name, value }));
      await (await page.createCDPSession()).send('Emulation.setEmulatedMedia', { features });
    },
  });
  for (const [name, value] of Object.entries(wishes))
    assert.ok(await page.evaluate((query) => matchMedia(query).matches, `(${name}: ${value})`), name);
  return page;
}

test('who asked for less motion gets none', async () => {
  const page = await wishing({ 'prefers-reduced-motion': 'reduce' });
  await paste(page, PASSAGE);
  await page.keyboard.press('q');
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
});

test('in forced colours the marks keep their styles of underline and the text its ground', async () => {
  const page = await wishing({ 'forced-colors': 'active' });
  await paste(page, PASSAGE);
  const style = (name) =>
    page.evaluate(
      (name) => getComputedStyle(document.querySelector('#text p'), `::highlight(sourcelight-${name})`).textDecorationStyle,
      name,
    );
  const styles = await Promise.all(['quote', 'statistic', 'source', 'cue', 'stance'].map(style));
  assert.deepEqual(styles, ['solid', 'double', 'dotted', 'dashed', 'wavy']);
  // Highlights that nobody looks after get the colours of a selection in this mode.
  const picture = await (await page.$('#text')).screenshot({ encoding: 'base64' });
  const share = await page.evaluate(async (picture) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    let ground = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] === 255 && data[i + 1] === 255 && data[i + 2] === 255) ground++;
    return (4 * ground) / data.length;
  }, picture);
  assert.ok(share > 0.8, `the ground of the text is its own in ${Math.round(100 * share)} % of it`);
});

test('in forced colours what is chosen can be told from what is not, whatever appearance the reader set', async () => {
  const page = await wishing({ 'forced-colors': 'active' });
  await paste(page, `Storm shuts schools on the coast\n\nBy Ann Lee\n\n${PASSAGE}`);
  const tab = (id) => page.$eval(`#tab-${id}`, (tab) => getComputedStyle(tab).borderBlockEndColor);
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.notEqual(await tab('overview'), ground);
  assert.equal(await tab('quotes'), ground);
  const underlined = (kind) => page.$eval(`[data-key="toggle-${kind}"] .sample`, (sample) => getComputedStyle(sample).textDecorationLine);
  assert.deepEqual(await Promise.all(['quote', 'stance'].map(underlined)), ['underline', 'none']);
  await page.click('#settings');
  const ring = (value) => page.$eval(`input[name=theme][value=${value}] + span`, (choice) => getComputedStyle(choice).outlineStyle);
  assert.deepEqual(await Promise.all(['system', 'dark'].map(ring)), ['solid', 'none']);
  const ink = () => page.$$eval('#text *', (all) => [...new Set(all.map((it) => getComputedStyle(it).color))]);
  const before = await ink();
  assert.equal(before.length, 1);
  await page.evaluate(() => document.querySelector('input[name=theme][value=dark]').click());
  assert.deepEqual(await ink(), before);
});

for (const [state, reach] of Object.entries({
  start: () => {},
  card: (page) => page.keyboard.press('q'),
  statistics: (page) => page.click('#tab-statistics'),
  settings: (page) => page.click('#settings'),
})) {
  test(`axe finds nothing in forced colours: ${state}`, async () => {
    const page = await wishing({ 'forced-colors': 'active' });
    if (state !== 'start') await paste(page, PASSAGE);
    await reach(page);
    await painted(page);
    assert.deepEqual(await found(page), []);
  });
}
