/** Extension, page and Node say the same of the same article (that Node and the command line do is tested in `tests/wasm`). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve as servePage } from '../browser/harness.mjs';
import { model, start as startAnalyser } from '../wasm/analyser.mjs';
import { ask, newTab, ownPage, serve, start, tabOf } from './harness.mjs';

const ARTICLES = [
  'article.html',
  'breaks.html',
  'dark.html',
  'frame.html',
  'growing.html',
  'inline.html',
  'marks.html',
  'noscript.html',
  'pre.html',
  'rtl.html',
  'long.html?paragraphs=40',
];

let browser;
let site;
let app;

before(async () => {
  site = await serve();
  app = await servePage();
  browser = await start({ consent: 'sites' });
});

after(async () => {
  await browser?.close();
  site?.close();
  await app?.close();
});

test('the same article gives the same object in the extension, on the page and under Node', async () => {
  const { Analyzer } = await startAnalyser();
  const analyzer = new Analyzer(model());
  const own = await ownPage(browser, site, 'extension/ledger.html');
  const reader = await newTab(browser);
  await reader.goto(app.address);
  const page = await newTab(browser);
  for (const article of ARTICLES) {
    await page.goto(site.url(article));
    const tabId = await tabOf(own, page.url());
    await ask(own, 'mark', { tabId, scope: 'article' });
    const { text, blocks, analysis } = await ask(own, 'ledger', { tabId });
    assert.ok(analysis.sentences.length > 3, article);
    assert.deepEqual(analysis, analyzer.analyze(text, { blocks }), `${article}: extension and Node`);
    const onPage = await reader.evaluate(
      async (text, blocks) => {
        const { client } = await import('./analyser.js');
        const { ms, ...analysis } = await client.analyse(text, blocks);
        return analysis;
      },
      text,
      blocks,
    );
    assert.deepEqual(onPage, analysis, `${article}: page and extension`);
  }
});
