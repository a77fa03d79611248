import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, PASSAGE, analysed, highlights, paste, suite, textOf } from './harness.mjs';

const FILE = path.join(DIST, 'sourcelight.html');

const { browser } = await suite({ after, afterEach }, { offline: true });

async function openFile(asked = []) {
  const page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(FILE).href);
  await page.waitForSelector('#samples button');
  return page;
}

test('the one file reads an article without a server and asks for nothing', async () => {
  const asked = [];
  const page = await openFile(asked);
  await paste(page, PASSAGE);
  assert.ok((await highlights(page))['sourcelight-quote'].includes('“We had no warning,”'));
  assert.deepEqual(
    asked.filter((url) => !/^(file|blob|data):/.test(url)),
    [],
  );
  await page.click('#new');
  await page.close();
});

test('the one file reduces a saved page, too', async () => {
  const page = await openFile();
  await analysed(page, () =>
    page.evaluate(() => {
      const data = new DataTransfer();
      const story =
        '<p>The ferry was late again on Monday, said Ruth Amadi, who waits on the pier every morning and counts the minutes with care.</p>'.repeat(
          8,
        );
      data.items.add(
        new File(
          [`<title>Ferry</title><nav>Home</nav><article><h1>Ferry late</h1>${story}</article><footer>Newsletter</footer>`],
          'ferry.html',
          { type: 'text/html' },
        ),
      );
      const input = document.getElementById('file');
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
    }),
  );
  assert.match(await textOf(page, '#text'), /Ruth Amadi/);
  assert.doesNotMatch(await textOf(page, '#text'), /Newsletter/);
  await page.click('#new');
  await page.close();
});

test('from the one file the marks are copied and saved, too, and it offers no way to itself', async () => {
  const page = await openFile();
  await page.setViewport({ width: 1280, height: 860 });
  assert.equal(await page.$eval('#one-file', (way) => way.hidden), true);
  await paste(page, PASSAGE);
  await page.click('#tab-statistics');
  await page.click('.panel-tools .copy');
  await page.waitForFunction(() => document.getElementById('toast').textContent.includes('Statistics: 3 lines copied'));
  const saved = await page.evaluate(async () => {
    let blob;
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (made) => make((blob = made));
    addEventListener('click', (event) => event.target.closest?.('a[download]') && event.preventDefault(), true);
    document.getElementById('take').click();
    [...document.querySelectorAll('.formats button')].find((button) => button.textContent === 'Save Table (CSV)').click();
    while (!blob) await new Promise((next) => setTimeout(next));
    return blob.text();
  });
  assert.match(saved, /statistic,"about 3,000 people"/);
  await page.keyboard.press('Escape');
  await page.click('#new');
  await page.close();
});

test('its policy lets it connect nowhere', () => {
  const [policy] = readFileSync(FILE, 'utf8').match(/(?<=http-equiv="Content-Security-Policy" content=")[^"]+/);
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!'wasm-unsafe-eval')|https?:/);
});
