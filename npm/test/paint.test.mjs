// `sourcelight/paint` in a real browser: the example page of the package, served as files.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PATIENCE, highlights, launch, serve } from '../../tests/browser/harness.mjs';

let browser;
let server;
let page;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve(process.env.SOURCELIGHT_NPM)]);
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${server.address}example/preview.html`);
  await page.waitForFunction(() => document.documentElement.dataset.marks);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The words under each layer of marks. */
async function marked() {
  const all = await highlights(page);
  return Object.fromEntries(['quote', 'statistic', 'source', 'cue'].map((layer) => [layer, all[`sourcelight-${layer}`]]));
}

test('the marks of a preview stand on its words and change nothing of its document', async () => {
  const { quote, statistic, source } = await marked();
  assert.deepEqual(quote, ['“We have no choice,”']);
  assert.ok(statistic.includes('12 percent') && statistic.some((words) => words.includes('4,000')), `${statistic}`);
  assert.ok(
    source.some((words) => words.includes('Ann Lee')),
    `${source}`,
  );
  assert.equal(
    await page.evaluate(() => [...document.getElementById('preview').querySelectorAll('*')].map(({ nodeName }) => nodeName).join(' ')),
    'H1 P P',
  );
});

test('after an edit the marks are those of the new words', async () => {
  await page.evaluate(() => {
    const editor = document.getElementById('editor');
    editor.value = 'A calm day\n\nSome 40 boats sank, Ben Roe said.';
    editor.dispatchEvent(new Event('input'));
  });
  const { quote, statistic, cue } = await marked();
  assert.deepEqual([quote, statistic, cue], [[], ['Some 40 boats'], ['said']]);
});
