/** Nothing that is not needed stands between a paste and its marks. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { PASSAGE, analysed, highlights, paste, reloaded, suite, textOf } from './harness.mjs';

/** Resolves once the analyser may be served; what was asked for, by path. */
let gate = null;
const asked = [];
const replace = async (path) => {
  asked.push(path);
  if (path.endsWith('.wasm')) await gate;
  return null;
};

const { open } = await suite({ after, afterEach }, { replace });

/** Pastes as a reader does, and waits for nothing. */
const give = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    // Firefox leaves the clipboard of an event of a script empty.
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    document.activeElement.dispatchEvent(event);
  }, text);

/** Notes what kinds of requests the page sends to its analyser. */
const listenIn = (page) =>
  page.evaluateOnNewDocument(() => {
    window.sent = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      window.sent.push(message.type);
      return post.call(this, message, ...rest);
    };
  });

test('a pasted text is on the screen before the analyser is there, and its marks follow by themselves', async () => {
  let release;
  gate = new Promise((resolve) => (release = resolve));
  const page = await open();
  await give(page, PASSAGE);
  const shown = await page.evaluate(
    () => new Promise((next) => requestAnimationFrame(() => next(document.getElementById('text').innerText))),
  );
  assert.match(shown, /The storm closed 14 of 20 schools[^]*The sea was in the kitchen/);
  assert.deepEqual(await highlights(page).then((all) => Object.values(all).flat()), []);
  await analysed(page, () => release());
  assert.equal((await highlights(page))['sourcelight-quote'].length, 3);
  gate = null;
});

test('a text pasted after another that is nearly the same is another text, and does not wait for a pause in typing', async () => {
  const page = await open({ before: listenIn });
  await paste(page, PASSAGE);
  await analysed(page, () => give(page, PASSAGE.replace('14 of 20', '15 of 21')));
  assert.deepEqual(
    (await page.evaluate(() => window.sent)).filter((type) => type !== 'start'),
    ['analyse', 'analyse'],
  );
});

test('what is typed is marked at once, and what waits for a pause is the whole: lists and speakers', async () => {
  const page = await open({ before: listenIn });
  await paste(page, PASSAGE);
  await page.click('#edit');
  await page.evaluate(() => {
    getSelection().selectAllChildren(document.getElementById('editor'));
    getSelection().collapseToEnd();
  });
  await analysed(page, () => page.keyboard.type('T'));
  // One event of input, and in which order its marks and the whole come.
  const log = await page.evaluate(
    () =>
      new Promise((done) => {
        const log = [];
        const add = Highlight.prototype.add;
        Highlight.prototype.add = function (range) {
          if (String(range).startsWith('98 boats')) log.push('mark');
          return add.call(this, range);
        };
        new MutationObserver(() => done([...log, 'whole'])).observe(document.body, { attributes: true, attributeFilter: ['data-done'] });
        document.execCommand('insertText', false, 'hen 98 boats sank.');
      }),
  );
  assert.deepEqual([log[0], log.at(-1)], ['mark', 'whole']);
  assert.ok(log.length >= 3, 'the whole paints its marks once more');
  assert.ok(
    (await highlights(page))['sourcelight-statistic'].some((said) => said.startsWith('14 of 20')),
    'the marks of the other paragraphs stay',
  );
  await page.click('#tab-statistics');
  assert.match(await textOf(page, '#tab-body'), /98 boats/);
  const sent = await page.evaluate(() => window.sent);
  assert.ok(sent.includes('edit'));
});

test('a mark goes as soon as its words are deleted', async () => {
  const page = await open();
  await paste(page, 'They lost 40 boats.\n\nThey kept 12 nets.');
  await page.click('#edit');
  await page.evaluate(() => {
    const { firstChild } = document.getElementById('editor');
    getSelection().setBaseAndExtent(firstChild, 10, firstChild, 12);
  });
  await analysed(page, () => page.keyboard.type('no'));
  assert.deepEqual((await highlights(page))['sourcelight-statistic'], ['12 nets']);
});

test('analyser, model and every script are asked for once, all at the beginning, and the scripts are few', async () => {
  asked.splice(0);
  const page = await open();
  const { waves, listed } = await page.evaluate(() => ({
    waves: performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    listed: [...document.querySelectorAll('script[src]')].map(({ src }) => new URL(src).pathname),
  }));
  await paste(page, PASSAGE);
  for (const path of [...listed, '/pkg/sourcelight_bg.wasm', '/model/attribution.bin'])
    assert.equal(waves.filter((wave) => wave === path).length, 1, path);
  // The server hears of the worker, too.
  assert.deepEqual(asked.filter((path) => path.endsWith('.js')).sort(), ['/analyser.js', '/app.js', '/early.js', '/lib/worker.js']);
});

test('a reload shows what was there without the first screen before it', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.evaluateOnNewDocument(() => {
    window.seen = 0;
    const look = () => {
      window.seen += document.querySelector('.hero')?.checkVisibility({ visibilityProperty: true }) ? 1 : 0;
      requestAnimationFrame(look);
    };
    look();
  });
  await reloaded(page);
  assert.equal(await page.evaluate(() => window.seen), 0);
  await page.click('#new');
  assert.equal(await page.$eval('.hero', (hero) => hero.checkVisibility({ visibilityProperty: true })), true);
  await page.reload();
  await page.waitForSelector('#samples button');
  assert.equal(await page.evaluate(() => 'opening' in document.documentElement.dataset), false);
});

test('the look that the reader chose is there in the first frame', async () => {
  const page = await open();
  await page.evaluate(() => localStorage.setItem('sourcelight', '{"theme":"dark"}'));
  await page.evaluateOnNewDocument(() => {
    requestAnimationFrame(() => (window.first = document.documentElement.dataset.theme));
  });
  await page.reload();
  await page.waitForFunction(() => window.first);
  assert.equal(await page.evaluate(() => window.first), 'dark');
});
