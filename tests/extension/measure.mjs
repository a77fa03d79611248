/**
 * What marking a page costs its reader, in Chromium: `node tests/extension/measure.mjs` after `cargo xtask extension`.
 *
 * Prints, over twenty pages of 1,000 to 2,000 words, the time from the press of the button to the first marks and what the page's main thread
 * spent on it: warm, and cold, after the browser has stopped the background as it does when it is idle. Then the same for a page of 10,000 elements
 * and for a megabyte. The longest task of the page's main thread is counted in time of the processor too: on a machine that does something else
 * besides, a task lasts as long as it waits. With `--memory` instead the memory of tab, background and engine after each fifty of two hundred
 * pages that are marked in one tab after another.
 */
import fs from 'node:fs';
import { LONG } from './forty.mjs';
import { newTab, press, serve, sleep, start } from './harness.mjs';

const site = await serve();
const browser = await start({ consent: 'none' });

/** Seconds of the processor that the page's main thread has taken. */
async function busy(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

const painted = (page) =>
  page.waitForFunction(() => [...CSS.highlights].some(([name, { size }]) => name === 'sourcelight-quote' && size), { polling: 'raf' });

/** The longest task of a page's main thread, in milliseconds of the processor, while something is done. */
async function longestTask(page, work) {
  const tracing = await browser.target().createCDPSession();
  const events = [];
  tracing.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await tracing.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  await page.evaluate(() => performance.mark('sourcelight measures here'));
  await work();
  const ended = new Promise((done) => tracing.once('Tracing.tracingComplete', done));
  await tracing.send('Tracing.end');
  await ended;
  const { pid, tid } = events.find(({ name }) => name === 'sourcelight measures here');
  return Math.max(...events.filter((event) => event.pid === pid && event.tid === tid).map(({ tdur = 0 }) => tdur)) / 1000;
}

/** Marks a page in a new tab; milliseconds. */
async function marked(name, asleep = false) {
  const page = await newTab(browser);
  await page.goto(site.url(name));
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  // Let the page finish its own work first.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver(
      (list) => (globalThis.longest = Math.max(longest, ...list.getEntries().map(({ duration }) => duration))),
    ).observe({ type: 'longtask' });
  });
  if (asleep) await sleep(browser);
  const before = await busy(session);
  let took;
  const processor = await longestTask(page, async () => {
    const since = performance.now();
    const popup = press(browser, page);
    await painted(page);
    took = performance.now() - since;
    await popup;
  });
  const mainThread = ((await busy(session)) - before) * 1000;
  const longest = await page.evaluate(() => globalThis.longest);
  await page.close();
  return { took, mainThread, longest, processor };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const row = (...cells) => console.log(cells.map((cell, i) => (i ? String(cell).padStart(22) : cell.padEnd(34))).join(''));
const told = (what, runs) =>
  row(
    what,
    median(runs.map(({ took }) => took)).toFixed(0),
    median(runs.map(({ mainThread }) => mainThread)).toFixed(0),
    Math.max(...runs.map(({ longest }) => longest)).toFixed(0),
    Math.max(...runs.map(({ processor }) => processor)).toFixed(0),
  );

if (process.argv.includes('--memory')) {
  const tab = await newTab(browser);
  const used = async (client) => {
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
    return `${((usedSize + backingStorageSize) / 1e6).toFixed(1)} MB`;
  };
  /** What the processes that show pages hold of their own, with the analyser's memory, which no heap counts. On Linux alone. */
  const resident = async () => {
    const client = await browser.target().createCDPSession();
    const { processInfo } = await client.send('SystemInfo.getProcessInfo');
    const sizes = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => Number(fs.readFileSync(`/proc/${id}/status`, 'utf8').match(/RssAnon:\s+(\d+)/)[1]));
    return `${sizes.map((size) => (size / 1e3).toFixed(0)).join(' + ')} MB`;
  };
  const memory = async () => {
    const sizes = [`tab ${await used(await tab.createCDPSession())}`];
    for (const target of browser.targets().filter((other) => /\/(?:worker\.js|offscreen\.html)$/.test(other.url())))
      sizes.push(`${target.url().split('/').at(-1)} ${await used(await target.createCDPSession())}`);
    return `${sizes.join(', ')}; in every process ${await resident()}`;
  };
  for (let n = 1; n <= 200; n++) {
    await tab.goto(site.url(`${LONG[n % LONG.length].name}?${n}`));
    const popup = await press(browser, tab);
    await painted(tab);
    await popup.close();
    if (n === 10 || n % 50 === 0) console.log(`after ${n} pages: ${await memory()}`);
  }
} else {
  row('', 'press to marks, ms', 'main thread, ms', 'longest task, ms', 'of the processor, ms');
  told('the first page', [await marked(LONG[0].name)]);
  const warm = [];
  for (const { name } of LONG) warm.push(await marked(name));
  told('twenty pages, warm, median', warm);
  const cold = [];
  for (const { name } of LONG) cold.push(await marked(name, true));
  told('twenty pages, after a sleep', cold);
  told('10,000 elements', [await marked('long.html?paragraphs=3300')]);
  told('1.2 MB', [await marked('long.html')]);
}

await browser.close();
site.close();
