/**
 * What the page costs a reader, in headless Chromium: bytes of the first load; from a paste to its marks; from a key to its marks; a long
 * text. Beside them a loop of the same page, so that machines can be compared: where milliseconds differ, loops decide.
 *
 *     cargo xtask build
 *     node benches/page.mjs [repeats]                    the build in dist/
 *     node benches/page.mjs [repeats] before/ dist/      two builds, run by run in turns
 *     node benches/page.mjs [repeats] --short            without the long text
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST, PASSAGE, launch, serve } from '../tests/browser/harness.mjs';

const options = process.argv.slice(2);
const short = options.includes('--short');
const isNumber = (option) => /^\d+$/.test(option);
const runs = Number(options.find(isNumber) ?? 7);
const folders = options.filter((option) => !isNumber(option) && !option.startsWith('--'));
const builds = folders.length ? folders.map((folder) => path.resolve(folder)) : [DIST];

/** What the first load may transfer, in bytes of gzip. */
const BUDGET = 1_200_000;
/** From here on a task is felt, in milliseconds. */
const LONG_TASK = 50;
/** The length of a long text, in megabytes. */
const LONG = 10;
/** Once loaded a page is left alone this long, in milliseconds, before it counts as idle. */
const IDLE = 1_500;

/** Four articles of a thousand words that share no beginning and no end. */
const NAMES = ['Amadi', 'Berg', 'Castellan', 'Dunmore'];
const articles = NAMES.map((name, n) => {
  const passage = PASSAGE.replaceAll('Amadi', name).replace('14 of 20', `${n + 3} of ${n + 31}`);
  const turned = passage
    .split('\n\n')
    .map((_, i, all) => all[(i + n) % all.length])
    .join('\n\n');
  return Array(20)
    .fill(turned)
    .join('\n\n')
    .split(/(?<=\s)/)
    .slice(0, 1000)
    .join('');
});

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const say = (what, ...figures) => console.log(`${what.padEnd(52)} ${figures.map((figure) => figure.padStart(26)).join(' ')}`);

const browser = await launch();
const servers = await Promise.all(builds.map((folder) => serve(folder)));

/** Installs `window.give(text)`, which pastes as the browser does, and `window.key()`, which types one: both give the time until marks are painted. */
const instruments = `
  window.painted = () => new Promise((done) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(null); }));
  window.marks = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
  window.until = (holds) => new Promise((done) => { const look = () => (holds() ? done(painted()) : requestAnimationFrame(look)); look(); });
  window.give = async (text) => {
    const from = performance.now();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    const shown = until(() => document.querySelector('#text .leaf')?.textContent.includes(text.slice(0, 40)));
    const marked = await until(() => marks() > 0);
    return { text: (await shown) - from, marks: marked - from, sinceOpening: marked };
  };
  window.loop = () => { const from = performance.now(); let x = 1; for (let i = 0; i < 20_000_000; i++) x = (Math.imul(x, 31) + i) | 0; window.sink = x; return performance.now() - from; };
  true`;

async function fresh(server, until) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.setViewport({ width: 1280, height: 860 });
  await page.evaluateOnNewDocument(instruments);
  await page.goto(server.address, { waitUntil: until });
  await page.waitForSelector('#samples button');
  return page;
}

const give = (page, n) => page.evaluate((text) => window.give(text), articles[n]);
const whole = (page, n) => page.waitForFunction((n) => Number(document.body.dataset.done ?? 0) >= n, {}, n);
const idle = (page) => page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), IDLE);

/** Files that the page asks for until it is ready, with their weight; the service worker's copies come from the browser's cache. */
async function firstLoad(folder, server) {
  const page = await fresh(server);
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.reload();
  await page.waitForSelector('#samples button');
  await give(page, 0);
  for (const name of await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)))
    asked.add(name);
  // Nobody hears of what the worker asks for.
  const imports = readFileSync(path.join(folder, 'lib/worker.js'), 'utf8').matchAll(/\bfrom ?["']\.\.(\/pkg\/[\w.]+)["']/g);
  for (const name of ['/', '/lib/worker.js', ...[...imports].map(([, name]) => name)]) asked.add(name);
  await page.browserContext().close();
  const files = [...asked].filter((name) => !name.includes('lazy/'));
  return files.reduce(
    (sum, name) => sum + gzipSync(readFileSync(path.join(folder, name === '/' ? 'index.html' : name)), { level: 9 }).length,
    0,
  );
}

/** One run of the short figures: `{name: milliseconds}`. */
async function pastes(server) {
  const took = {};
  const hurried = await fresh(server, 'domcontentloaded');
  const first = await give(hurried, 0);
  [took['at once after load: text'], took['at once after load: marks']] = [first.text, first.marks];
  // What is ready sooner is pasted into sooner, while less of the analyser is.
  took['at once after load: opening → marks'] = first.sinceOpening;
  await hurried.browserContext().close();

  const page = await fresh(server);
  await idle(page);
  took.loop = await page.evaluate(() => window.loop());
  for (const [n, name] of ['first, page idle', 'second', 'third'].entries()) {
    const { marks, text } = await give(page, n + 1);
    took[`${name}: marks`] = marks;
    if (!n) took[`${name}: text`] = text;
    await whole(page, n + 1);
    await idle(page);
  }
  await page.click('#edit');
  await idle(page);
  // A number comes into being where there was none.
  await page.evaluate(() => {
    getSelection().selectAllChildren(document.getElementById('editor'));
    getSelection().collapseToEnd();
  });
  await page.keyboard.press('Enter');
  await page.keyboard.type('“No,” said Tove Berg. They closed  schools');
  for (let i = 0; i < ' schools'.length; i++) await page.keyboard.press('ArrowLeft');
  await idle(page);
  await page.evaluate(() => {
    const counted = () => [...CSS.highlights.get('sourcelight-statistic')].some((range) => range.toString().startsWith('9 schools'));
    window.marked = new Promise((done) => {
      const typed = () => {
        const from = performance.now();
        window.until(counted).then((at) => done(at - from));
      };
      document.getElementById('editor').addEventListener('input', typed, { once: true });
    });
  });
  await page.keyboard.press('9');
  took['key → marks'] = await page.evaluate(() => window.marked);
  await page.browserContext().close();
  return took;
}

/** The tasks of the page's main thread while a text of so many megabytes is taken in, from the browser's own trace. */
async function longText(server) {
  const page = await fresh(server);
  await give(page, 0);
  await whole(page, 1);
  await page.click('#new');
  await page.evaluate(
    (passage, length) =>
      (window.made = Array.from({ length: Math.ceil(length / (passage.length + 2)) }, (_, i) => passage.replace('14', String(i))).join(
        '\n\n',
      )).length,
    PASSAGE,
    LONG * 1e6,
  );
  await page.tracing.start({ categories: ['-*', 'toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'] });
  const from = Date.now();
  const first = await page.evaluate(() => ((document.body.dataset.done = 0), window.give(window.made)));
  await whole(page, 1);
  const took = Date.now() - from;
  const { traceEvents: events } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const loop = await page.evaluate(() => window.loop());
  const protocol = await page.createCDPSession();
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await protocol.send('Runtime.getHeapUsage');
  await page.browserContext().close();
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread));
  const tasks = events.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)) && event.dur);
  return { first: first.marks, took, heap, loop, tasks };
}

say('', ...builds.map((folder) => path.basename(folder)));
const sizes = [];
for (const [i, folder] of builds.entries()) sizes.push(await firstLoad(folder, servers[i]));
say('first load, gzip', ...sizes.map((bytes) => `${bytes.toLocaleString('en')} B (${((100 * bytes) / BUDGET).toFixed(0)} %)`));

const figures = builds.map(() => ({}));
for (let run = 0; run < runs; run++) {
  for (const [i, server] of servers.entries()) {
    for (const [name, ms] of Object.entries(await pastes(server))) (figures[i][name] ??= []).push(ms);
  }
}
say('loop of 20 million integer steps', ...figures.map(({ loop }) => `${median(loop).toFixed(0)} ms`));
// Each time is divided by the loop of its own page: what the machine did meanwhile slowed both.
const inLoops = (times, loop) => median(times.map((ms, run) => ms / loop[run]));
for (const name of Object.keys(figures[0]).filter((name) => name !== 'loop')) {
  say(
    `1,000 words, ${name}`,
    ...figures.map((own) => `${median(own[name]).toFixed(0)} ms, ${inLoops(own[name], own.loop).toFixed(2)} loops`),
  );
}

if (!short) {
  const long = [];
  for (const server of servers) long.push(await longText(server));
  const longest = (tasks, time) => tasks.reduce((most, task) => Math.max(most, task[time] ?? 0), 0) / 1000;
  const over = (tasks, time) => tasks.filter((task) => task[time] > LONG_TASK * 1000).length;
  say(`${LONG} MB: first marks`, ...long.map(({ first }) => `${first.toFixed(0)} ms`));
  say(`${LONG} MB: read to its end`, ...long.map(({ took, loop }) => `${(took / 1000).toFixed(1)} s, ${(took / loop).toFixed(0)} loops`));
  // On a machine that has other things to do a task waits in the middle: what it ran is the page's own, what passed also the machine's.
  for (const [time, what] of [
    ['tdur', 'ran'],
    ['dur', 'passed'],
  ]) {
    say(
      `${LONG} MB: longest task of the main thread, time that ${what}`,
      ...long.map(({ tasks }) => `${longest(tasks, time).toFixed(0)} ms (${over(tasks, time)} over ${LONG_TASK})`),
    );
  }
  say(`${LONG} MB: what the page holds afterwards`, ...long.map(({ heap }) => `${(heap / 1e6).toFixed(0)} MB`));
}
await browser.close();
for (const server of servers) await server.close();
