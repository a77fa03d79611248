/** What other people's pages hold: nothing of it runs, and nothing of it is asked for, whichever way it gets in. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, afterEach, test } from 'node:test';
import { DIST, analysed, painted, paste, suite, textOf } from './harness.mjs';

/** Beside what is built, the modules that it is made of: a test takes them one by one. @type {(at: string) => Buffer | null} */
const source = (at) => {
  const file = path.join(import.meta.dirname, '../../www', at);
  return !existsSync(path.join(DIST, at)) && existsSync(file) ? readFileSync(file) : null;
};

const { open, server } = await suite({ after, afterEach }, { replace: source });

/** A server that nobody may ask for anything. */
const asked = [];
const other = createServer((request, response) => {
  asked.push(request.url);
  response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
});
await new Promise((listening) => other.listen(0, '127.0.0.1', listening));
after(() => other.close());
const THERE = `http://127.0.0.1:${other.address().port}`;

/** Runs, or asks for something, wherever it is taken for more than text. */
const RUN = `window.ran=true;new Image().src='${THERE}/ran'`;
const FOREIGN = {
  'a script': `<script>${RUN}</script><script src="${THERE}/s.js"></script><script type="module">${RUN}</script>`,
  'event handlers': `<p onclick="${RUN}" onmouseover="${RUN}">x</p><img src="x" onerror="${RUN}"><details open ontoggle="${RUN}">x</details><input autofocus onfocus="${RUN}"><body onload="${RUN}" onpageshow="${RUN}">`,
  'links that are scripts': `<a href="javascript:${RUN}">x</a><form action="javascript:${RUN}"><button>x</button></form><a href="data:text/html,<script>${RUN}</script>">x</a>`,
  SVG: `<svg onload="${RUN}"><script>${RUN}</script><image href="${THERE}/i.svg"/><use href="${THERE}/u.svg#x"/><foreignObject><iframe src="${THERE}/f"></iframe></foreignObject><animate onbegin="${RUN}" attributeName="x" dur="1s"/></svg>`,
  'a refresh': `<meta http-equiv="refresh" content="0;url=${THERE}/refresh"><meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  'a base and a policy': `<base href="${THERE}/"><meta http-equiv="Content-Security-Policy" content="default-src *"><link rel="manifest" href="m"><p><a href="a">x</a></p>`,
  'style sheets': `<style>@import "${THERE}/a.css"; body { background: url(${THERE}/b.png) } p::before { content: url(${THERE}/c.png) }</style><link rel="stylesheet" href="${THERE}/d.css"><p style="background:url(${THERE}/e.png);position:fixed;inset:0">x</p>`,
  'what is fetched beforehand': `<link rel="preload" as="image" href="${THERE}/p"><link rel="prefetch" href="${THERE}/q"><link rel="dns-prefetch" href="${THERE}"><link rel="preconnect" href="${THERE}"><link rel="icon" href="${THERE}/icon"><link rel="modulepreload" href="${THERE}/m.js">`,
  frames: `<iframe src="${THERE}/f"></iframe><iframe srcdoc="<script>parent.${RUN}</script>"></iframe><object data="${THERE}/o"></object><embed src="${THERE}/e"><frameset><frame src="${THERE}/g"></frameset><portal src="${THERE}/p"></portal>`,
  'pictures, sound and film': `<img src="${THERE}/i.png" srcset="${THERE}/j.png 2x"><picture><source srcset="${THERE}/k.png"><img></picture><video src="${THERE}/v" poster="${THERE}/w" autoplay></video><audio src="${THERE}/a" autoplay></audio><track src="${THERE}/t">`,
  'a picture that is huge': `<img width="1000000" height="1000000" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='1000000' height='1000000'><rect width='100%25' height='100%25'/></svg>"><img src="data:image/png;base64,${'A'.repeat(2_000_000)}">`,
  'templates and shadow trees': `<template shadowrootmode="open"><img src="${THERE}/s" onerror="${RUN}"></template><div><template shadowrootmode="open"><script>${RUN}</script></template></div>`,
  'markup that is torn': `<p title="</p><img src=x onerror='${RUN}'>">x</p><noscript><p title="</noscript><img src=x onerror='${RUN}'>"></p></noscript><textarea></textarea><img src=x onerror="${RUN}"><math><mtext><table><mglyph><style><!-- --></style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;"></table></mtext></math>`,
  'names of the page’s own': `<p id="text">x</p><p id="editor" name="notice">x</p><form id="document" name="body"><input name="attributes"><input name="parentNode"><input name="nextSibling"><input id="nodeName"></form><img name="querySelector" id="title"><form name="title"><select name="firstChild"></select></form>`,
};
/** Its words are what is read. */
const story = (foreign) =>
  `${foreign}<article><h1>Rain stops the fair</h1><p>“We wait,” said Iva Brandt, who has a stall by the pier and sells what she has made.</p><p>Twelve stalls closed, the town said.</p>${foreign}</article>${foreign}`;

/** Fails if anything ran or was asked for, or any markup was taken over. */
async function inert(page, requests) {
  // What was set off before has come to its end when what is asked for now has arrived, and two frames later.
  await page.evaluate(() => fetch('icon.svg'));
  await painted(page);
  assert.deepEqual(asked.splice(0), [], 'another server was asked');
  assert.deepEqual(
    requests.filter((url) => !url.startsWith(server.address) && !/^(blob|data):/.test(url)),
    [],
  );
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.ok(page.url().startsWith(server.address), page.url());
  const markup = await page.$$eval('#text *, #panel *', (all) =>
    all
      .filter(
        (e) =>
          !/^(section|p|h2|h3|ul|ol|li|span|blockquote|div|button|small|b|strong|details|summary|dl|dt|dd)$/.test(e.localName) ||
          [...e.attributes].some(({ name }) => /^(on|href|src|srcdoc|action)/.test(name)),
      )
      .map((e) => e.outerHTML),
  );
  assert.deepEqual(markup, []);
}

for (const [what, foreign] of Object.entries(FOREIGN)) {
  test(`${what}: nothing runs and nothing loads, pasted or opened`, async () => {
    const requests = [];
    const page = await open({ before: (page) => page.on('request', (request) => requests.push(request.url())) });
    await paste(page, 'Rain stops the fair', story(foreign));
    assert.match(await textOf(page, '#text'), /“We wait,” said Iva Brandt/);
    await inert(page, requests);
    await analysed(page, () =>
      page.evaluate((html) => {
        const data = new DataTransfer();
        data.items.add(new File([html], 'fair.html', { type: 'text/html' }));
        const input = document.getElementById('file');
        input.files = data.files;
        input.dispatchEvent(new Event('change'));
      }, story(foreign)),
    );
    assert.match(await textOf(page, '#text'), /“We wait,” said Iva Brandt/);
    await inert(page, requests);
  });
}

test('the annotated page that is saved runs nothing and asks for nothing, whatever stood in the text', async () => {
  const page = await open();
  const nasty = Object.values(FOREIGN)
    .map((foreign) => `“${foreign.slice(0, 400)}”, said Ann Lee.`)
    .join('\n\n');
  await paste(page, nasty);
  const html = await page.evaluate(async (url) => {
    const [{ FORMATS }, { Ledger }, { AnalyserClient }, { assets, newWorker }] = await Promise.all(
      ['./lib/export.js', './lib/ledger.js', './lib/client.js', './lib/assets.js'].map((path) => import(path)),
    );
    const text = document.getElementById('text').innerText;
    const building = Ledger.build(text, await new AnalyserClient(newWorker, assets).analyse(text, null));
    let step;
    do step = building.next();
    while (!step.done);
    return [...FORMATS.find(({ id }) => id === 'html').write(step.value, { title: text.slice(0, 500), url })].join('');
  }, `${THERE}/a"><script>${RUN}</script>`);
  assert.ok(html.includes('Ann Lee'));
  const saved = await page.browserContext().newPage();
  await saved.setContent(html);
  // It has loaded all that it wants.
  await painted(saved);
  assert.equal(await saved.evaluate(() => window.ran), undefined);
  assert.deepEqual(await saved.$$eval('script, img, iframe, svg, object, link, base', (all) => all.length), 0);
  assert.deepEqual(asked.splice(0), []);
});
