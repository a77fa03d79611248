import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, test } from 'node:test';
import { FIREFOX, PASSAGE, analysed, painted, paste, suite, textOf } from './harness.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const { open } = await suite({ after, afterEach });

/** What axe finds, in words. Axe is evaluated by the debugger, so that the page's policy stays as it is. */
async function found(page) {
  // A card that fades in has no contrast yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  return page.evaluate(
    async (rules) => (await window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.target.join(' ')} (${n.any[0]?.message ?? n.failureSummary})`).join(' | ')}`),
    RULES,
  );
}

const STATES = {
  start: async () => {},
  typing: async (page) => {
    await page.focus('#editor');
    await analysed(page, () => page.keyboard.type('“Yes,” said Ole Finn.'));
  },
  reading: (page) => paste(page, PASSAGE),
  card: async (page) => {
    await paste(page, PASSAGE);
    await page.keyboard.press('q');
  },
  'everything shown': async (page) => {
    await paste(page, PASSAGE);
    await page.click('[data-key="toggle-stance"]');
    await page.click('[data-key="toggle-passed"]');
  },
  sources: async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-sources').click());
    await page.evaluate(() => document.querySelectorAll('.rows details').forEach((details) => (details.open = true)));
  },
  quotes: async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-quotes').click());
  },
  statistics: async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-statistics').click());
  },
  'one speaker': async (page) => {
    await paste(page, PASSAGE);
    await page.evaluate(() => document.getElementById('tab-sources').click());
    await page.evaluate(() => document.querySelector('.only').click());
  },
  editing: async (page) => {
    await paste(page, PASSAGE);
    await page.click('#edit');
  },
  settings: (page) => page.click('#settings'),
  help: (page) => page.click('#help'),
  'take away': async (page) => {
    await paste(page, PASSAGE);
    await page.click('#take');
  },
  'message with undo': async (page) => {
    await paste(page, PASSAGE);
    await page.click('#new');
  },
  address: async (page) => {
    await page.focus('#editor');
    await page.keyboard.type('https://example.org/');
    await page.click('#read');
  },
};

for (const [state, reach] of Object.entries(STATES)) {
  test(`axe finds nothing: ${state}, light and dark, wide and narrow`, async () => {
    const page = await open();
    await reach(page);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      for (const width of [1280, 390]) {
        await page.setViewport({ width, height: 844 });
        await painted(page);
        assert.deepEqual(await found(page), [], `${theme}, ${width} px`);
      }
    }
  });
}

test('the drawer of a narrow window holds the lists, and axe finds nothing there', async () => {
  const page = await open({ width: 390, height: 844 });
  await paste(page, PASSAGE);
  await page.click('#drawer');
  assert.equal(await page.$eval('#panel', (panel) => getComputedStyle(panel).display), 'flex');
  assert.deepEqual(await found(page), []);
});

test('one sentence tells a screen reader that the analysis is done, and what it found', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  assert.match(await textOf(page, '[role=status]#announce'), /^Analysis done: \d+ quotes?, \d+ statistics?, \d+ attributions? in \d+ sentences\.$/);
});

test('the whole way goes by keyboard: sample, marks, card, panel, back', async () => {
  const page = await open();
  await page.focus('#read');
  await page.focus('#samples button');
  await analysed(page, () => page.keyboard.press('Enter'));
  await page.focus('.s[tabindex="0"]');
  await page.keyboard.press('Enter');
  assert.equal(await page.$eval('#card', (card) => card.hidden), false);
  await page.keyboard.press('Escape');
  await page.focus('#tab-overview');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tab-sources');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.matches('input[type=search]')), true);
});

test('a window of 320 px, as at 400 % zoom, needs no scrolling sideways', async () => {
  const page = await open({ width: 320, height: 640 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await wide(), 0);
  await paste(page, PASSAGE);
  assert.equal(await wide(), 0);
  await page.keyboard.press('q');
  assert.equal(await wide(), 0);
  await page.evaluate(() => document.getElementById('drawer').click());
  assert.equal(await wide(), 0);
});

test('a window as low as at 400 % zoom belongs to the text, not to the bars', async () => {
  const page = await open({ width: 320, height: 256 });
  await paste(page, PASSAGE);
  await page.evaluate(() => scrollTo(0, document.getElementById('text').offsetTop + 40));
  await painted(page);
  const share = await page.evaluate(() => {
    const lines = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(innerWidth / 2, y));
    return lines.filter((element) => element?.closest('#text')).length / innerHeight;
  });
  assert.ok(share > 0.7, `${Math.round(100 * share)} % of the height`);
});

test('text that runs from right to left is laid out so', async () => {
  const page = await open();
  await paste(page, 'قالت ليلى: «لن نغادر».\n\nThe fund grew by 12 percent, said Ann Lee.');
  assert.deepEqual(await page.$$eval('#text p', (all) => all.map((p) => getComputedStyle(p).direction)), ['rtl', 'ltr']);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
});

test('who asked for less motion gets none', { skip: FIREFOX && 'the media feature can be set only through Chromium’s protocol' }, async () => {
  const page = await open();
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await paste(page, PASSAGE);
  await page.keyboard.press('q');
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
});

test('in forced colours the marks keep their styles of underline and the text its ground', { skip: FIREFOX && 'the media feature can be set only through Chromium’s protocol' }, async () => {
  const page = await open();
  const protocol = await page.createCDPSession();
  await protocol.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  await paste(page, PASSAGE);
  const style = (name) => page.evaluate((name) => getComputedStyle(document.querySelector('#text p'), `::highlight(sourcelight-${name})`).textDecorationStyle, name);
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
