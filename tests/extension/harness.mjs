/** The extension in a real browser, over pages of our own that reproduce what real ones do. */
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { DIST, FIREFOX as isFirefox, PATIENCE, launch } from '../harness/browser.mjs';
import { Window } from './firefox.mjs';
import { FORTY, LONG } from './forty.mjs';

export { isFirefox };
const pages = new URL('pages/', import.meta.url).pathname;

/** The strictest policy a page can have: nothing but its own inline style and its own marked script may run or load. */
const STRICT =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-page'; require-trusted-types-for 'script'; trusted-types 'none'";
const POLICIES = Object.assign(Object.fromEntries([...FORTY, ...LONG].map(({ name }) => [name, `${STRICT}; img-src data:`])), {
  'frames.html': `${STRICT}; frame-src *`,
});

/** Paragraphs of the long page, about one megabyte in all. */
export const MANY = 3000;

/** An article of about `MANY` paragraphs or as many as asked for (`?paragraphs=`), every one of them different. */
function long(paragraphs) {
  const names = ['Alder', 'Birk', 'Crane', 'Dorn', 'Elm', 'Fisk', 'Gorse', 'Holt'];
  let html =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The long inquiry</title></head><body><nav><a href="#">Home</a></nav><article><h1>The long inquiry</h1>';
  for (let n = 0; n < paragraphs; n++) {
    const name = names[n % names.length];
    html += `<p>“I saw the water come up to step ${n + 2} of the stairs,” said witness <b>${name}</b>, who was asked on day ${n + 1} of the inquiry. The chairman said that ${n + 20} households had told the inquiry of the same thing, and that <a href="#${n}">their letters</a> would be printed with its report, which nobody expects before the spring is over. The street was dry by the morning, and the stairs were washed.</p>`;
  }
  return `${html}</article><footer>“Nothing,” said the footer.</footer></body></html>`;
}

/** Serves the pages under the strict policy, at an address and, as another site, under another name. */
export async function serve() {
  const asked = [];
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://x');
    const name = path.basename(pathname);
    asked.push(request.url);
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICIES[name] ?? STRICT };
    if (name === 'long.html') return response.writeHead(200, headers).end(long(Number(searchParams.get('paragraphs') ?? MANY)));
    const made = [...FORTY, ...LONG].find((fixture) => fixture.name === name);
    if (made) return response.writeHead(200, headers).end(made.html);
    const file = path.join(pages, name);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, headers).end(fs.readFileSync(file, 'utf8').replace('OTHER', `http://localhost:${server.address().port}`));
  });
  await new Promise((resolve) => server.listen(0, resolve));
  return { url: (name) => `http://127.0.0.1:${server.address().port}/${name}`, close: () => server.close(), asked };
}

const SITE = '*://127.0.0.1/*';

/** What the reader has agreed to, which a machine cannot: what the test's copy of the manifest says in their place. */
const CONSENT = {
  /** The sites may be read when the button is pressed or when they are always on. */
  sites: { host_permissions: [SITE] },
  /** The sites are always on: each page is marked as it opens. */
  always: {
    host_permissions: [SITE],
    content_scripts: [
      { matches: [SITE], js: ['content.js', 'always.js'], run_at: 'document_idle', all_frames: true, match_origin_as_fallback: true },
    ],
  },
};

/** Firefox gives an extension a random name inside the browser unless it is told one. */
const NAME_IN_FIREFOX = '4c8a6e1b-93a7-4d0e-9d43-6a2f0c5be771';

/** A folder of the extension in this browser, as it is built. */
export const built = path.join(DIST, 'extension', isFirefox ? 'firefox' : 'chrome');

/** The extension with the reader's consent, and with files of it replaced. */
function copied(consent, replace) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcelight-'));
  fs.cpSync(built, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  // Firefox opens an extension's pages for a test only from a link on a page, and only those that pages may link to.
  const open = isFirefox ? { web_accessible_resources: [{ resources: ['extension/*', 'www/*'], matches: ['*://*/*'] }] } : {};
  fs.writeFileSync(file, JSON.stringify({ ...JSON.parse(fs.readFileSync(file, 'utf8')), ...CONSENT[consent], ...open }));
  for (const [name, change] of Object.entries(replace))
    fs.writeFileSync(path.join(folder, name), change(fs.readFileSync(path.join(folder, name))));
  return folder;
}

/** Firefox's questions can be answered as soon as they are asked, and not after half a second. */
const AT_ONCE = { 'security.notification_enable_delay': 0 };

/** Starts the browser with the extension in it: as on sites that are always on, with another consent, or with none, as it comes. */
export async function start({ consent = 'always', replace = {} } = {}) {
  const folder = consent === 'none' ? built : copied(consent, replace);
  if (isFirefox) {
    const names = JSON.stringify({ [await idOf()]: NAME_IN_FIREFOX });
    const preferences = { 'extensions.webextensions.uuids': names, ...AT_ONCE };
    const browser = await launch({ preferences, args: ['--remote-allow-system-access'] });
    await browser.installExtension(folder);
    folders.set(browser, folder);
    return installed(browser);
  }
  const browser = await installed(await launch({ enableExtensions: [folder] }));
  folders.set(browser, folder);
  return browser;
}

/** The folder of each browser's extension. */
const folders = new WeakMap();

/** Takes the extension out and puts it in again, as an update does. */
export async function reinstall(browser) {
  await browser.uninstallExtension(await idOf(browser));
  await browser.installExtension(folders.get(browser));
  await installed(browser);
}

/** Puts the background to sleep, as the browser does when it is idle. In Chromium the engine stays awake in a document of its own. */
export async function sleep(browser) {
  if (isFirefox) return (await Window.of(browser)).sleep(await idOf());
  const target = browser.targets().find((other) => other.type() === 'service_worker');
  if (target) await (await target.worker()).close();
}

/** Closes the first page, which opens when the extension is installed and would come to the front. */
async function installed(browser) {
  if (isFirefox) {
    await (await Window.of(browser)).closeTab('/extension/welcome.html');
    return browser;
  }
  const target = await appeared(browser, '/extension/welcome.html');
  await (await target.page()).close();
  return browser;
}

/** A new tab. What is awaited in it may take as long as on the page: browsers start, and long pages are read, at a quarter of their speed under load. */
export async function newTab(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** What shows an address of the extension that ends so, once it is there. */
export const appeared = (browser, end) => browser.waitForTarget((target) => target.url().endsWith(end), { timeout: PATIENCE });

/** The popup, the side panel, or whatever else stands in no tab. */
export async function asPage(target) {
  const page = await (await target).asPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** What is painted in a page or a frame, by layer: the words under each range, in order of the text. */
export const painted = (frame) =>
  frame.evaluate(() => {
    const layers = {};
    for (const [name, highlight] of CSS.highlights) {
      // A page may have light and dark ground, and marks may be certain or not, with layers for each.
      const layer = name.match(/^sourcelight-(?:dark-)?(.+?)(?:-guessed|-unsure)?$/)?.[1];
      if (layer) layers[layer] = [...(layers[layer] ?? []), ...highlight];
    }
    const order = (a, b) =>
      a.startContainer === b.startContainer
        ? a.startOffset - b.startOffset
        : a.startContainer.compareDocumentPosition(b.startContainer) & Node.DOCUMENT_POSITION_PRECEDING
          ? 1
          : -1;
    for (const layer of Object.keys(layers))
      layers[layer] = layers[layer].sort(order).map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset));
    return layers;
  });

/** All words of a layer as one line, with a bar between ranges. */
export async function line(frame, layer) {
  return ((await painted(frame))[layer] ?? []).join('|');
}

/** Waits until a layer holds these words, in one range or over several; white space does not count, for it may stand in no node. */
export const untilPainted = (frame, layer, words) =>
  frame.waitForFunction(
    (name, wanted) => {
      const ranges = ['', 'dark-'].flatMap((ground) =>
        ['', '-guessed', '-unsure'].flatMap((sure) => [...(CSS.highlights.get(`sourcelight-${ground}${name}${sure}`) ?? [])]),
      );
      const all = ranges.map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset)).join('');
      return all.replace(/\s+/g, '').includes(wanted.replace(/\s+/g, ''));
    },
    // Frames are drawn only where they are seen: by the clock, then.
    { polling: 50 },
    layer,
    words,
  );

/** The extension's name inside the browser. */
export async function idOf(browser) {
  if (!isFirefox) return [...(await browser.extensions()).keys()][0];
  return JSON.parse(fs.readFileSync(path.join(built, 'manifest.json'), 'utf8')).browser_specific_settings.gecko.id;
}

/** Opens a page of the extension in a tab of its own. */
export async function ownPage(browser, site, file) {
  const page = await newTab(browser);
  if (isFirefox) {
    await page.goto(site.url('article.html'));
    await page.evaluate((address) => void (location.href = address), `moz-extension://${NAME_IN_FIREFOX}/${file}`);
    await page.waitForFunction((name) => location.pathname.endsWith(name) && document.readyState === 'complete', {}, file);
  } else {
    await page.goto(`chrome-extension://${await idOf(browser)}/${file}`);
  }
  return page;
}

/** Asks the background what the popup and the ledger ask it. */
export const ask = (own, type, fields) =>
  own.evaluate((said) => chrome.runtime.sendMessage({ sourcelight: 3, ...said }), { type, ...fields });

/** The tab that shows an address, as the extension counts tabs. */
export const tabOf = (own, address) =>
  own.evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, address);

/** Presses the button over a page and gives the popup once it has read the page. */
export async function press(browser, page) {
  if (isFirefox) {
    const window = await Window.of(browser);
    await page.bringToFront();
    await window.pressButton(await idOf());
    const popup = await window.popup();
    await popup.waitForSelector('body[data-ready]');
    return popup;
  }
  const [extension] = [...(await browser.extensions()).values()];
  const opened = appeared(browser, '/extension/popup.html');
  await page.triggerExtensionAction(extension);
  const popup = await asPage(opened);
  await popup.waitForSelector('body[data-ready]');
  return popup;
}

/** A browser with the options page open, for a file of tests: what it opens, and what the reader has chosen. */
export async function withOptions({ after }) {
  const site = await serve();
  const browser = await start({ consent: 'sites' });
  after(async () => {
    await browser.close();
    site.close();
  });
  const options = await ownPage(browser, site, 'extension/options.html');
  await options.waitForSelector('body[data-ready]');
  const opened = async (file) => {
    const page = await newTab(browser);
    await page.goto(site.url(file));
    return page;
  };
  const holds = (name, value) =>
    options.waitForFunction(
      async (key, wanted) => JSON.stringify((await chrome.storage.local.get())[key]) === wanted,
      { polling: 50 },
      name,
      JSON.stringify(value),
    );
  return { browser, site, options, opened, holds };
}
