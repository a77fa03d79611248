/** The built page in a real browser. */
import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { DIST, FIREFOX, PATIENCE, launch } from '../harness/browser.mjs';

export { DIST, FIREFOX, PATIENCE, launch };

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** What `replace` gives where the connection is to break off. */
export const CUT = Symbol('cut');

/** What `replace` gives where the server is in trouble. */
export const GONE = Symbol('gone');

/** Serves a folder; `replace` gives other bytes for a path, `CUT` or `GONE`, or a promise of them; `close()` takes the network away. */
export async function serve(folder = DIST, replace = () => null) {
  const server = createServer(async (request, response) => {
    const at = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/\/$/, '/index.html');
    const file = path.join(folder, at);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const other = file.startsWith(folder) && (await replace(at, () => readFileSync(file)));
    if (other === CUT) return response.destroy();
    if (other === GONE) return response.writeHead(503).end();
    if (!other && (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile())) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
    if (other) response.end(other);
    else createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}

/** The script that keeps the page for when there is no network. */
const KEEPER = '/sw.js';

/**
 * One browser and one server for a file of tests; `open` opens the page fresh, with nothing kept from the test before.
 * An error that the page did not expect fails the test in which it happened.
 *
 * A fresh page keeps all its files for when there is no network, which takes the machine a fifth of a test. So that script is served only where
 * something may hang on it: `offline`.
 */
export async function suite({ after, afterEach }, { offline = false, replace = () => null, preferences } = {}) {
  const given = (at, bytes) => (at === KEEPER && !offline ? GONE : replace(at, bytes));
  const [browser, server] = await Promise.all([launch({ preferences }), serve(DIST, given)]);
  const contexts = [];
  const errors = [];
  after(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    assert.deepEqual(errors.splice(0), [], 'errors on the page');
  });
  const open = async ({ width = 1280, height = 860, path: at = '', before } = {}) => {
    const context = await browser.createBrowserContext();
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => errors.push(error.message));
    await page.setViewport({ width, height });
    await before?.(page);
    await page.goto(server.address + at);
    await page.waitForSelector('#samples button');
    return page;
  };
  /** Opens the page and gives it a text to read. */
  const reading = async (text = PASSAGE, options = {}) => {
    const page = await open(options);
    await paste(page, text);
    return page;
  };
  return { open, reading, browser, server, errors };
}

/** How often an analysis was finished and shown. */
const done = (page) => page.evaluate(() => Number(document.body.dataset.done ?? 0));

/** Does something that leads to a new analysis and waits until that is shown. */
export async function analysed(page, act, { timeout = PATIENCE } = {}) {
  const before = await done(page);
  await act();
  await page.waitForFunction((n) => Number(document.body.dataset.done ?? 0) > n, { timeout }, before);
  await page.waitForFunction(() => document.getElementById('progress').hidden);
  await painted(page);
}

/** Loads the page anew and waits until what was there is analysed and shown. */
export async function reloaded(page) {
  await page.reload();
  await page.waitForFunction(() => Number(document.body.dataset.done ?? 0) > 0);
  await painted(page);
}

/** Two frames: highlights follow the observer that says what is near the window. */
export const painted = (page) =>
  page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(next)))));

/** Gives text as a reader does who pastes it into the empty page. The clipboard's own way is tested in `intake`. */
export const paste = (page, text, html = null) =>
  analysed(page, () =>
    page.evaluate(
      (text, html) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        if (html) data.setData('text/html', html);
        const event = new Event('drop', { bubbles: true, cancelable: true });
        Object.defineProperty(event, 'dataTransfer', { value: data });
        document.body.dispatchEvent(event);
      },
      text,
      html,
    ),
  );

/** Opens files as the file dialog hands them over. */
export const openFiles = (page, files, wait = true) => {
  const act = () =>
    page.evaluate((files) => {
      const data = new DataTransfer();
      for (const { name, type, content } of files)
        data.items.add(new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type }));
      const input = document.getElementById('file');
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
    }, files);
  return wait ? analysed(page, act) : act();
};

/** Chromium takes editing keys only with the command that the system would add. */
export async function chord(page, key, command) {
  await page.keyboard.down('Control');
  await page.keyboard.press(key, FIREFOX ? {} : { commands: [command] });
  await page.keyboard.up('Control');
}

/** The words under each of the page's registered highlights. */
export const highlights = (page) =>
  page.evaluate(() => {
    const words = (range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    };
    return Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map(words).sort()]));
  });

/**
 * The longest task of the page's main thread while something is done, in milliseconds of its own processor time: what else the machine did
 * meanwhile does not count. `null` in Firefox, which tells nobody.
 */
export async function longestTask(page, act) {
  if (FIREFOX) return void (await act()) ?? null;
  await page.tracing.start({ categories: ['-*', 'toplevel'] });
  await act();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread));
  const tasks = traceEvents.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)));
  assert.ok(tasks.length > 10, 'tasks are traced');
  return tasks.reduce((most, { tdur }) => Math.max(most, tdur ?? 0), 0) / 1000;
}

/** Waits until the page is kept for the time without a network. */
export const kept = (page) =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== 'activated')
      await new Promise((is) => active.addEventListener('statechange', () => active.state === 'activated' && is()));
  });

/** Clicks the first element that says so. */
export const clickText = (page, selector, words) =>
  page.evaluate(
    (selector, words) => {
      const found = [...document.querySelectorAll(selector)].find(({ textContent }) => textContent.includes(words));
      if (!found) throw new Error(`no ${selector} says ${words}`);
      found.click();
    },
    selector,
    words,
  );

/** Selects words of the text, as the pointer does. */
export const select = (page, words) =>
  page.evaluate((words) => {
    const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    }
    throw new Error('not there');
  }, words);

/** The words of the panel's rows that lead to their places. */
export const places = (page) => page.$$eval('.rows .place', (all) => all.map(({ textContent }) => textContent));

/** What the last of the panel's rows says. */
export const lastRow = (page) => page.$$eval('.rows > li', (rows) => rows.at(-1).textContent);

/** Does what leads to another arrangement of the same analysis, and waits until that is painted. */
export async function rearranged(page, act) {
  await page.evaluate(() => (window.before = document.querySelector('#text .leaf')));
  await act();
  await page.waitForFunction(() => document.querySelector('#text .leaf') !== window.before);
  await painted(page);
  await painted(page);
}

/** What the page hands to the clipboard, kept where a test can read it. */
export const listenIn = (page) =>
  page.evaluateOnNewDocument(() => {
    window.copied = null;
    navigator.clipboard.writeText = async (text) => void (window.copied = { text });
    navigator.clipboard.write = async ([item]) => {
      const read = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : undefined);
      window.copied = { text: await read('text/plain'), html: await read('text/html') };
    };
  });

/** What an act hands to the clipboard. */
export const copied = async (page, act) => {
  await page.evaluate(() => (window.copied = null));
  await act();
  await page.waitForFunction(() => window.copied);
  return page.evaluate(() => window.copied);
};

export const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent);

export const mode = (page) => page.evaluate(() => document.body.dataset.mode);

/** A passage of our own with one of everything. */
export const PASSAGE = `The storm closed 14 of 20 schools, according to the county education office.

“We had no warning,” said Ruth Amadi, who runs the harbour school. “Nobody called us.”

The mayor denied this. She said about 3,000 people had been told by radio.

A county official called the plan “far too slow”.

Winds reached 120 km an hour on Monday.

“The sea was in the kitchen.”`;
