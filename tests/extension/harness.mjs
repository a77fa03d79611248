/** The extension in a real browser, over pages of our own that reproduce what real ones do. */
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const dist = process.env.SOURCELIGHT_DIST ?? new URL('../../dist', import.meta.url).pathname;
const kind = process.env.BROWSER ?? 'chromium';
export const isFirefox = kind === 'firefox';
const program = process.env.BROWSER_PATH ?? (isFirefox ? '/usr/bin/firefox-esr' : '/usr/bin/chromium');
const pages = new URL('pages/', import.meta.url).pathname;

/** The strictest policy a page can have: nothing but its own inline style may run or load. */
const STRICT = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-page'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Serves the pages, with the strict policy. */
export async function serve() {
  const server = http.createServer((request, response) => {
    const file = path.join(pages, path.basename(new URL(request.url, 'http://x').pathname));
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': STRICT }).end(fs.readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: (name) => `http://127.0.0.1:${server.address().port}/${name}`, close: () => server.close() };
}

/**
 * The extension as it is built, with the one thing that a machine cannot give: the reader's consent. The test's copy may run on
 * every site and marks each page as it opens, as on a site that is always on.
 */
function consented(browser) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcelight-'));
  fs.cpSync(path.join(dist, 'extension', browser), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  manifest.host_permissions = ['http://127.0.0.1/*'];
  manifest.content_scripts = [{ matches: ['http://127.0.0.1/*'], js: ['content.js', 'always.js'], run_at: 'document_idle' }];
  fs.writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

/** Starts the browser with the extension in it: as on sites that are always on, or, without consent, as it comes. */
export async function start({ consent = true } = {}) {
  const name = isFirefox ? 'firefox' : 'chrome';
  const folder = consent ? consented(name) : path.join(dist, 'extension', name);
  if (isFirefox) {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: program, headless: true });
    await browser.installExtension(folder);
    return browser;
  }
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return puppeteer.launch({ executablePath: program, headless: true, pipe: true, enableExtensions: [folder], args });
}

/** What is painted in a page, by layer: the words under each range, in order of the text. */
export const painted = (page) =>
  page.evaluate(() => {
    const layers = {};
    for (const [name, highlight] of CSS.highlights) {
      if (name.startsWith('sourcelight-')) layers[name.slice(12)] = [...highlight].map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset));
    }
    return layers;
  });

/** Waits until a layer holds these words. */
export const untilPainted = (page, layer, words) =>
  page.waitForFunction(
    (name, wanted) => [...(CSS.highlights.get(`sourcelight-${name}`) ?? [])].some((r) => r.startContainer.data.slice(r.startOffset, r.endOffset).includes(wanted)),
    { polling: 'raf' },
    layer,
    words,
  );
