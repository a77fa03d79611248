/**
 * The pictures that the stores show, from real marked pages of our own: `node extension/store/pictures.mjs FOLDER` after `cargo xtask extension`.
 * Five of 1280 × 800, and a tile of 440 × 280.
 */
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { ask, ownPage, press, serve, start, tabOf } from '../../tests/extension/harness.mjs';
import { STORIES } from '../../tests/extension/stories.mjs';

const folder = process.argv[2];
fs.mkdirSync(folder, { recursive: true });

const SIZE = { width: 1280, height: 800 };
const BAR = { width: 400, height: 800 };
const TILE = { width: 440, height: 280 };

/** A story as a paper would set it; `dark` as one at night. */
const paper = ({ title, lead, paragraphs }, dark) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>
body { margin: 0; background: ${dark ? '#15171b' : '#fff'}; color: ${dark ? '#e6e3dc' : '#1c1b19'}; font: 19px/1.6 Georgia, serif }
header { border-bottom: 1px solid ${dark ? '#33363d' : '#ddd'}; font: 600 15px/3.4 system-ui, sans-serif; padding-inline: max(2rem, calc(50% - 20rem)); letter-spacing: .04em }
article { max-width: 40rem; margin: 0 auto; padding: 0 2rem }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 2rem 0 1rem } p { margin: 0 0 1rem }
</style><body><header>The Valley Paper</header><article><h1>${title}</h1><p>${lead}</p>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`;

const site = await serve();
const papers = http.createServer((request, response) => {
  const [, dark, n] = request.url.match(/^\/(dark-)?(\d)/) ?? [];
  if (n === undefined) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(paper(STORIES[n], Boolean(dark)));
});
await new Promise((done) => papers.listen(0, done));
const browser = await start({ consent: 'sites' });
const own = await ownPage(browser, site, 'extension/options.html');

/** Opens a story and marks it. */
async function marked(name, size) {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.goto(`http://127.0.0.1:${papers.address().port}/${name}`);
  await ask(own, 'mark', { tabId: await tabOf(own, page.url()), scope: 'article' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page;
}

/** A browser draws only what is in front. */
async function picture(page) {
  await page.bringToFront();
  return page.screenshot({ encoding: 'base64' });
}
const keep = (name, base64) => fs.writeFileSync(path.join(folder, name), Buffer.from(base64, 'base64'));

/** Pictures side by side or one over the other, as the browser shows a page with a side bar or a popup. */
async function composed(parts) {
  const page = await browser.newPage();
  await page.setViewport(SIZE);
  const images = parts
    .map(({ base64, style }) => `<img src="data:image/png;base64,${base64}" style="position:absolute;${style}">`)
    .join('');
  await page.setContent(`<style>body{margin:0}</style>${images}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const base64 = await picture(page);
  await page.close();
  return base64;
}

const light = await marked('0', SIZE);
keep('1-marked.png', await picture(light));
// A tab is found by its address.
await light.close();

const narrow = await marked('0', { width: SIZE.width - BAR.width, height: SIZE.height });
const bar = await ownPage(browser, site, 'extension/ledger.html');
await bar.setViewport(BAR);
// In a tab of its own it would speak of itself once it is in front.
const tabId = await tabOf(own, narrow.url());
await bar.evaluate((id) => void (chrome.tabs.query = async () => [{ id }]), tabId);
const beneath = await picture(narrow);
await bar.bringToFront();
await bar.waitForFunction((title) => document.getElementById('title').textContent === title, { polling: 'mutation' }, STORIES[0].title);
await bar.$eval('#tab-sources', (tab) => tab.click());
keep(
  '2-ledger.png',
  await composed([
    { base64: beneath, style: 'left:0' },
    { base64: await picture(bar), style: `left:${SIZE.width - BAR.width}px;box-shadow:0 0 0 1px #bbb` },
  ]),
);

const other = await marked('2', SIZE);
await other.bringToFront();
const popup = await press(browser, other);
const body = await (await popup.$('body')).screenshot({ encoding: 'base64' });
keep(
  '3-popup.png',
  await composed([
    { base64: await picture(other), style: 'left:0' },
    { base64: body, style: 'right:24px;top:12px;box-shadow:0 4px 24px #0006;border-radius:8px' },
  ]),
);

keep('4-dark.png', await picture(await marked('dark-1', SIZE)));

const first = await ownPage(browser, site, 'extension/welcome.html');
await first.setViewport(SIZE);
await first.bringToFront();
await first.waitForSelector('body[data-ready]');
keep('5-first-page.png', await picture(first));

const tile = await browser.newPage();
await tile.setViewport(TILE);
await tile.setContent(`<style>body{margin:0;height:280px;display:grid;place-content:center;gap:14px;background:#fbfaf7;color:#23211d;font:22px/1.5 Georgia,serif;text-align:center}
b{font:700 34px/1 system-ui,sans-serif}.q{text-decoration:underline solid 3px #a35a00;text-underline-offset:3px}.s{text-decoration:underline double 2px #00736b;text-underline-offset:4px}.a{text-decoration:underline dotted 3px #5546c8;text-underline-offset:4px}</style>
<b>Sourcelight</b><div>Who <span class="a">says</span> <span class="q">what</span>,<br>and where the <span class="s">numbers</span> come from</div>`);
keep('tile.png', await picture(tile));

await browser.close();
papers.close();
site.close();
