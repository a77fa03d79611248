/**
 * What the page costs a reader, in headless Chromium: bytes of the first load, time to the first highlight, and how long a long text
 * ever holds the main thread. `cargo xtask build`, then `node benches/page.mjs [repeats]`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST, PASSAGE, launch, serve } from '../tests/browser/harness.mjs';

/** Runs of each figure; the median is printed, and the worst for what must never be long. */
const RUNS = Number(process.argv[2] ?? 5);
/** What the first load may transfer, in bytes of gzip. */
const BUDGET = 1_200_000;
/** From here on a task is felt, in milliseconds. */
const LONG_TASK = 50;

const words = (text, n) => text.split(/(?<=\s)/).slice(0, n).join('');
const thousandWords = words(Array(20).fill(PASSAGE).join('\n\n'), 1000);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const say = (what, figure) => console.log(`${what.padEnd(64)} ${figure}`);

const [browser, server] = await Promise.all([launch(), serve()]);

async function fresh() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.setViewport({ width: 1280, height: 860 });
  return page;
}

/** Installs what a drop needs; `window.give()` drops the text that was made, `window.first` is the time until something was painted. */
const prepare = (page, make, ...inputs) =>
  page.evaluate(`
    window.made = (${make})(...${JSON.stringify(inputs)});
    window.give = () => {
      window.first = null;
      const from = performance.now();
      const data = new DataTransfer();
      data.setData('text/plain', window.made);
      const event = new Event('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: data });
      document.body.dispatchEvent(event);
      const look = () => {
        if ([...CSS.highlights.values()].some((highlight) => highlight.size > 0)) requestAnimationFrame(() => setTimeout(() => (window.first = performance.now() - from)));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    true`);

async function firstHighlight(page) {
  await prepare(page, (text) => text, thousandWords);
  await page.evaluate(() => window.give());
  await page.waitForFunction(() => window.first !== null);
  return page.evaluate(() => window.first);
}

/** Files that the page asks for until it is ready, with their weight; the service worker's copies come from the browser's cache. */
async function firstLoad() {
  const page = await fresh();
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.goto(server.address);
  await page.waitForSelector('#samples button');
  await firstHighlight(page);
  const workers = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  for (const name of [...workers, '/lib/worker.js', '/pkg/sourcelight.js']) asked.add(name);
  await page.browserContext().close();
  const files = [...asked].filter((name) => !name.includes('lazy/'));
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(DIST, name === '/' ? 'index.html' : name)), { level: 9 }).length, 0);
}

const bytes = await firstLoad();
say('first load, gzip', `${bytes.toLocaleString('en')} bytes (${((100 * bytes) / BUDGET).toFixed(0)} % of ${BUDGET.toLocaleString('en')})`);

const cold = [];
const warm = [];
for (let run = 0; run < RUNS; run++) {
  const page = await fresh();
  await page.goto(server.address, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('#samples button');
  cold.push(await firstHighlight(page));
  await page.click('#new');
  warm.push(await firstHighlight(page));
  await page.browserContext().close();
}
say('1,000 words, page just opened: first highlight', `${median(cold).toFixed(0)} ms (worst ${Math.max(...cold).toFixed(0)})`);
say('1,000 words, analyser warm: first highlight', `${median(warm).toFixed(0)} ms (worst ${Math.max(...warm).toFixed(0)})`);

/** The tasks of the page's main thread while a text of so many megabytes is taken in, from the browser's own trace. */
async function longText(megabytes) {
  const page = await fresh();
  await page.goto(server.address);
  await page.waitForSelector('#samples button');
  await firstHighlight(page);
  await page.click('#new');
  await prepare(page, (passage, length) => Array.from({ length: Math.ceil(length / (passage.length + 2)) }, (_, i) => passage.replace('14', String(i))).join('\n\n'), PASSAGE, megabytes * 1e6);
  await page.tracing.start({ categories: ['-*', 'toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'] });
  const from = Date.now();
  await page.evaluate(() => (document.body.dataset.done = 0, window.give()));
  await page.waitForFunction(() => Number(document.body.dataset.done) > 0);
  const whole = Date.now() - from;
  const first = await page.evaluate(() => window.first);
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const protocol = await page.createCDPSession();
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await protocol.send('Runtime.getHeapUsage');
  await page.browserContext().close();
  return { first, whole, heap, events: trace.traceEvents };
}

const { first, whole, heap, events } = await longText(10);
const thread = ({ pid, tid }) => `${pid} ${tid}`;
const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread));
const tasks = events.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)) && event.dur);
const longest = (time) => tasks.reduce((most, task) => Math.max(most, task[time] ?? 0), 0) / 1000;
const long = (time) => tasks.filter((task) => task[time] > LONG_TASK * 1000).length;
say('10 MB: first highlight', `${first.toFixed(0)} ms`);
say('10 MB: read to its end', `${(whole / 1000).toFixed(1)} s`);
// On a machine that has other things to do a task waits in the middle: what it ran is the page's own, what passed also the machine's.
say('10 MB: longest task of the main thread, time it ran', `${longest('tdur').toFixed(0)} ms (${long('tdur')} of ${tasks.length} over ${LONG_TASK} ms)`);
say('10 MB: longest task of the main thread, time that passed', `${longest('dur').toFixed(0)} ms (${long('dur')} over ${LONG_TASK} ms)`);
say('10 MB: what the page holds afterwards', `${(heap / 1e6).toFixed(0)} MB`);
await browser.close();
await server.close();
