/**
 * What marking a page costs its reader, in Chromium: `node tests/extension/measure.mjs` after `cargo xtask extension`.
 * Prints, for pages of 1,000 words and of a megabyte, the time from the press of the button to the marks, the time that the page's
 * main thread spent on it, and the memory of the analyser after each ten of fifty pages.
 */
import { press, serve, start } from './harness.mjs';

/** Paragraphs of the long article that make about 1,000 words. */
const THOUSAND_WORDS = 15;

const site = await serve();
const browser = await start({ consent: 'none' });

/** Seconds of the processor that the page's main thread has taken. */
async function busy(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

const painted = (page) => page.waitForFunction(() => [...CSS.highlights].some(([name, { size }]) => name === 'sourcelight-quote' && size), { polling: 'raf' });

/** Marks a page in a new tab; milliseconds. */
async function marked(address) {
  const page = await browser.newPage();
  await page.goto(address);
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  // Let the page finish its own work first.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  const [since, before] = [performance.now(), await busy(session)];
  const popup = press(browser, page);
  await painted(page);
  const took = performance.now() - since;
  await popup;
  const mainThread = ((await busy(session)) - before) * 1000;
  await page.close();
  return { took, mainThread };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const row = (...cells) => console.log(cells.map((cell) => String(cell).padStart(26)).join(''));

row('page', 'press to marks, ms', 'main thread, ms');
const first = await marked(site.url(`long.html?paragraphs=${THOUSAND_WORDS}`));
row('1,000 words, first', first.took.toFixed(0), first.mainThread.toFixed(1));

const worker = await (await browser.waitForTarget((target) => target.type() === 'service_worker')).worker();
const memory = async () => {
  await worker.client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await worker.client.send('Runtime.getHeapUsage');
  return ((usedSize + backingStorageSize) / 1e6).toFixed(1);
};
const runs = [];
const heap = [];
for (let n = 0; n < 50; n++) {
  runs.push(await marked(site.url(`long.html?paragraphs=${THOUSAND_WORDS}`)));
  if (n % 10 === 9) heap.push(await memory());
}
row('1,000 words, median of 50', median(runs.map(({ took }) => took)).toFixed(0), median(runs.map(({ mainThread }) => mainThread)).toFixed(1));
const long = await marked(site.url('long.html'));
row('1.2 MB', long.took.toFixed(0), long.mainThread.toFixed(1));
console.log(`heap of the background after 10, 20, 30, 40, 50 pages: ${heap.join(', ')} MB`);

await browser.close();
site.close();
