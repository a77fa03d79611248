import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { found } from './axe.mjs';
import { PASSAGE, analysed, highlights, longestTask, mode, painted, paste, suite, textOf } from './harness.mjs';

/** Pages of memory, of 64 KiB, that the analyser may take beyond those it starts with, in the test of a trap. */
const SPARE_PAGES = 64;

/** The module with a limit on its memory: a text that is too long for it then brings it down, as any trap would. */
function withLittleMemory(wasm) {
  const out = [wasm.subarray(0, 8)];
  let at = 8;
  const leb = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const bytes = (value) => {
    const made = [];
    do {
      made.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
      value = Math.floor(value / 128);
    } while (value);
    return made;
  };
  while (at < wasm.length) {
    const start = at;
    const id = wasm[at++];
    const size = leb();
    const content = at;
    if (id === 5) {
      leb();
      at++;
      const least = leb();
      const section = [1, 1, ...bytes(least), ...bytes(least + SPARE_PAGES)];
      out.push(Buffer.from([5, ...bytes(section.length), ...section]));
    } else {
      out.push(wasm.subarray(start, content + size));
    }
    at = content + size;
  }
  return Buffer.concat(out);
}

let littleMemory = false;
const { open } = await suite(
  { after, afterEach },
  { replace: (path, bytes) => (littleMemory && path.endsWith('.wasm') ? withLittleMemory(bytes()) : null) },
);

/** Makes a text in the page: tens of megabytes need not cross into the browser. */
const prepare = (page, make, ...inputs) => page.evaluate(`window.made = (${make})(...${JSON.stringify(inputs)}), true`);

/** Drops what was prepared. */
const drop = (page) =>
  page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', window.made);
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: data });
    document.body.dispatchEvent(event);
  });

/** A text of many megabytes may take this long, in milliseconds, on a slow machine under load. */
const LONG_PATIENCE = 280_000;

async function give(page, make, ...inputs) {
  await prepare(page, make, ...inputs);
  await analysed(page, () => drop(page), { timeout: LONG_PATIENCE });
}

/** A task of so many milliseconds of processor time is one that somebody forgot to cut into slices: those take some thirty. */
const STANDSTILL = 500;

const prose = (passage, length) => Array.from({ length: Math.ceil(length / passage.length) }, () => passage).join('\n\n');

test('nothing and white space are nothing to read, calmly', async () => {
  const page = await open();
  assert.equal(await page.$eval('#read', (button) => button.disabled), true);
  await page.focus('#editor');
  await page.keyboard.type('   ');
  await page.keyboard.press('Enter');
  assert.equal(await page.$eval('#read', (button) => button.disabled), true);
  await page.evaluate(() =>
    document.body.dispatchEvent(Object.assign(new Event('drop', { bubbles: true }), { dataTransfer: new DataTransfer() })),
  );
  assert.equal(await mode(page), 'start');
  assert.equal(await page.$eval('#notice', (notice) => notice.hidden), true);
});

test('a picture is refused with a sentence that says what can be read', async () => {
  const page = await open();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(
      new File(
        [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])],
        'photo.png',
        { type: 'image/png' },
      ),
    );
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: data });
    document.body.dispatchEvent(event);
  });
  await page.waitForFunction(() => !document.getElementById('notice').hidden);
  assert.match(await textOf(page, '#notice'), /“photo.png” is a picture.*\.txt, \.md, \.html, \.docx and \.pdf/);
});

test('lone surrogates and NUL bytes do no harm, and offsets hold behind them', async () => {
  const page = await open();
  await give(page, () => 'A \ud800 and a \0 stand here. \udc00 “It holds,” said Ann Lee.');
  assert.ok((await page.$$eval('.s', (all) => all.map((s) => s.textContent))).some((words) => words.includes('“It holds,” said Ann Lee.')));
});

test('thousands of quotation marks that open and never close are read calmly', async () => {
  const page = await open();
  await give(page, () => Array.from({ length: 5000 }, (_, i) => `He said “this is number ${i} and 'it goes on`).join('\n\n'));
  assert.match(await textOf(page, '#announce'), /Analysis done/);
  await page.keyboard.press('n');
  assert.equal(await page.$eval('#card', (card) => card.hidden), false);
});

test('a single line of a million characters is read calmly', async () => {
  const page = await open();
  await give(page, () => '“word 12 '.repeat(110_000));
  assert.match(await textOf(page, '#announce'), /Analysis done/);
});

test('20 MB of prose: the page stays responsive, the beginning is marked at once, and Cancel ends it', async (t) => {
  const page = await open();
  // A long text that comes after another is no edit of it.
  await paste(page, 'Something else, said Ole Finn.');
  await prepare(page, prose, PASSAGE, 20e6);
  const longest = await longestTask(page, async () => {
    await drop(page);
    await page.waitForSelector('#text .s', { timeout: LONG_PATIENCE });
    await page.waitForSelector('#progress:not([hidden])');
    await page.click('#cancel');
  });
  t.diagnostic(`longest task ${longest} ms`);
  assert.ok(longest < STANDSTILL, `the page was busy for ${longest} ms`);
  assert.equal(await page.$eval('#progress', (progress) => progress.hidden), true);
  assert.ok((await highlights(page))['sourcelight-quote'].length > 0);
  await paste(page, 'A short text, said Ole Finn.');
  assert.match(await textOf(page, '#text'), /^A short text/);
});

test('a text of 1.2 MB is read to its end while the page stays responsive, and its last mark can be reached', async (t) => {
  const page = await open();
  await prepare(page, prose, PASSAGE, 1.2e6);
  const longest = await longestTask(page, () => analysed(page, () => drop(page), { timeout: LONG_PATIENCE }));
  t.diagnostic(`longest task ${longest} ms`);
  assert.ok(longest < STANDSTILL, `the page was busy for ${longest} ms`);
  assert.match(await textOf(page, '#announce'), /Analysis done/);
  // The keys lead on from what is in the window: at the end, back to the last mark.
  // Which is reached by scrolling on: what comes into the window gets the height it has, where it had an estimate.
  await page.waitForFunction(() => {
    scrollTo(0, document.documentElement.scrollHeight);
    const last = [...document.querySelectorAll('.s')].at(-1);
    const [box, { scrollHeight }] = [last?.getBoundingClientRect(), document.documentElement];
    return scrollY + innerHeight >= scrollHeight - 1 && box?.top > 0 && box.bottom <= innerHeight;
  });
  await page.keyboard.press('p');
  const card = await page.$eval('#card', (card) => !card.hidden && card.textContent);
  assert.match(card, /The sea was in the kitchen/);
  assert.ok(await page.evaluate(() => scrollY > 10_000));
  await painted(page);
  assert.ok((await highlights(page))['sourcelight-quote-guessed'].includes('“The sea was in the kitchen.”'));
});

test('50 MB are refused with a message that says what can be read, and what was there stays', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await prepare(page, prose, PASSAGE, 50e6);
  await drop(page);
  await page.waitForFunction(() => document.getElementById('notice').textContent.includes('too long'));
  assert.match(await textOf(page, '#notice'), /It has 50,\d{3},\d{3} characters; Sourcelight reads up to 24,000,000/);
  assert.match(await textOf(page, '#text'), /^The storm closed/);
  await paste(page, 'A short text, said Ole Finn.');
  assert.match(await textOf(page, '#text'), /^A short text/);
});

test('the memory that a long text took is given back: its analyser goes when it is read', async () => {
  const count = () => {
    window.alive = 0;
    window.Worker = class extends Worker {
      constructor(...how) {
        super(...how);
        window.alive++;
      }
      terminate() {
        super.terminate();
        window.alive--;
      }
    };
  };
  const page = await open({ before: (page) => page.evaluateOnNewDocument(count) });
  await paste(page, PASSAGE);
  assert.equal(await page.evaluate(() => window.alive), 1);
  // A little more than what a worker is kept for.
  await give(page, prose, PASSAGE, 1.01e6);
  assert.equal(await page.evaluate(() => window.alive), 0);
  await paste(page, 'A short text, said Ole Finn.');
  assert.equal(await page.evaluate(() => window.alive), 1);
});

test('a long text is read by as many workers as there are cores, and by one where its helpers are gone', async () => {
  const count = (live) => {
    window.started = 0;
    window.Worker = class extends Worker {
      constructor(...how) {
        super(...how);
        if (++window.started > live) this.terminate();
      }
    };
  };
  const said = [];
  for (const live of [9, 1]) {
    const page = await open({ before: (page) => page.evaluateOnNewDocument(count, live) });
    // A little more than what one worker reads alone.
    await give(page, prose, PASSAGE, 330_000);
    assert.equal(await page.evaluate(() => window.started), Math.min(await page.evaluate(() => navigator.hardwareConcurrency), 4));
    said.push(await textOf(page, '#announce'));
  }
  assert.match(said[0], /Analysis done/);
  assert.equal(said[0], said[1]);
});

test('a quotation that nobody closes in thousands of paragraphs is read and marked calmly', async () => {
  const page = await open();
  await give(page, () => Array.from({ length: 8000 }, (_, i) => `“We lost ${i + 2} of the boats and I said so`).join('\n\n'));
  assert.match(await textOf(page, '#announce'), /Analysis done/);
  await page.keyboard.press('n');
  assert.equal(await page.$eval('#card', (card) => card.hidden), false);
});

test('when the analyser is brought down the page says so, keeps the text, and reads the next one with a fresh instance', async () => {
  littleMemory = true;
  try {
    const page = await open();
    await paste(page, PASSAGE);
    await prepare(page, prose, PASSAGE, 1.2e6);
    await drop(page);
    await page.waitForFunction(() => document.getElementById('notice').textContent.includes('The analysis failed'));
    assert.match(await textOf(page, '#notice'), /Your text is untouched/);
    assert.match(await textOf(page, '#text'), /The sea was in the kitchen/);
    assert.deepEqual(await found(page, '#notice'), [], 'what axe finds');
    await paste(page, 'A short text, said Ole Finn.');
    assert.match(await textOf(page, '#text'), /^A short text/);
    await painted(page);
  } finally {
    littleMemory = false;
  }
});
