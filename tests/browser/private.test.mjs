import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, test } from 'node:test';
import { DIST, FIREFOX, PASSAGE, analysed, kept, paste, serve, suite, textOf } from './harness.mjs';

const { open, server, browser, errors } = await suite({ after, afterEach }, { offline: true });

test('reading, opening a page, and taking the marks away ask no other origin for anything', async () => {
  const asked = [];
  const page = await open({ before: (page) => page.on('request', (request) => asked.push(request.url())) });
  await paste(
    page,
    PASSAGE,
    `<p>${PASSAGE}</p><img src="https://pictures.test/a.png"><link rel=stylesheet href="https://styles.test/a.css"><script src="https://scripts.test/a.js"></script>`,
  );
  await page.evaluate(() => document.querySelector('.s').click());
  await page.click('#take');
  await page.evaluate(() =>
    [...document.querySelectorAll('.formats button')].filter((b) => b.textContent.startsWith('Save')).forEach((b) => b.click()),
  );
  await page.keyboard.press('Escape');
  await analysed(page, () =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(
        new File(
          [
            '<title>x</title><img src="https://pictures.test/b.png"><article><h1>A title</h1><p>Some words, said Ole Finn, and more words.</p></article>',
          ],
          'x.html',
          { type: 'text/html' },
        ),
      );
      const input = document.getElementById('file');
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
    }),
  );
  const elsewhere = asked.filter((url) => !url.startsWith(server.address) && !/^(blob|data):/.test(url));
  assert.deepEqual(elsewhere, []);
  assert.ok(
    asked.some((url) => url.endsWith('.wasm')),
    'requests are watched',
  );
  // What is asked for are files of the page: no request carries words of the text.
  assert.deepEqual(
    asked.filter((url) => url.startsWith(server.address) && new URL(url).search),
    [],
  );
});

test('the browser itself refuses to send anything elsewhere: the policy of the page is strict', async () => {
  const page = await open();
  const other = await serve();
  // Firefox reports what it refused as errors of the page, the last a little later; nothing else may be among them.
  const reported = new Promise((done) => page.on('pageerror', () => errors.length === 3 && done()));
  const ran = await page.evaluate(async (address) => {
    const refused = [];
    const told = new Promise((done) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        refused.push(effectiveDirective);
        if (['connect-src', 'img-src'].every((directive) => refused.includes(directive))) done();
      });
    });
    await fetch(address).catch(() => {});
    const image = new Image();
    image.src = `${address}icon.svg`;
    await new Promise((settled) => (image.onerror = image.onload = settled));
    let ran = false;
    try {
      ran = Boolean(new Function('return true')());
    } catch {
      // Refused, as it should be.
    }
    await told;
    return ran;
  }, other.address);
  await other.close();
  assert.equal(ran, false);
  if (FIREFOX) await reported;
  assert.deepEqual(
    errors.splice(0).filter((error) => !error.startsWith('Content-Security-Policy')),
    [],
  );
});

test('once loaded, the page works without a network', async () => {
  const context = await browser.createBrowserContext();
  const own = await serve();
  try {
    const page = await context.newPage();
    await page.goto(own.address);
    await kept(page);
    const keeps = await page.evaluate(async () =>
      (await (await caches.open((await caches.keys())[0])).keys()).map(({ url }) => new URL(url).pathname.slice(1)),
    );
    // What reads PDF is as large as all of the rest: it is kept once it was needed.
    const needless =
      /^(lazy\/pdf(\.worker)?\.js|sw\.js|sourcelight\.html|pkg\/sourcelight\.js|extension\/.*|.*\.d\.ts|.*\.js\.map|index\.html)$/;
    const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(DIST, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
    assert.deepEqual(
      files.filter((file) => !needless.test(file) && !keeps.includes(file)),
      [],
      'what the page may need and does not keep',
    );
    await own.close();
    await page.reload();
    await page.waitForSelector('#samples button');
    await paste(page, PASSAGE);
    assert.match(await textOf(page, '#text'), /Ruth Amadi/);
    assert.equal(await page.evaluate(async () => typeof (await import('./lazy/readability.js')).Readability), 'function');
  } finally {
    await context.close();
    await own.close();
  }
});

test('a new version shows at the next load, and is the one that is kept', async () => {
  let updated = false;
  const newer = { '/index.html': ['<title>Sourcelight', '<title>Newer'], '/sw.js': [/(?<=VERSION = ')[^']*/, 'newer'] };
  const own = await serve(DIST, (path, bytes) =>
    updated && newer[path]
      ? bytes()
          .toString()
          .replace(...newer[path])
      : null,
  );
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(own.address);
    await kept(page);
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    assert.match(await page.title(), /^Sourcelight/);
    updated = true;
    await page.reload();
    assert.match(await page.title(), /^Newer/);
    await page.waitForFunction(async () => String(await caches.keys()) === 'sourcelight newer');
    await own.close();
    await page.reload();
    assert.match(await page.title(), /^Newer/);
  } finally {
    await context.close();
    await own.close();
  }
});

test('the page can be installed', { skip: FIREFOX && 'Firefox installs no pages' }, async () => {
  const page = await browser.newPage();
  await page.goto(server.address);
  await kept(page);
  const protocol = await page.createCDPSession();
  const { installabilityErrors } = await protocol.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  await page.close();
});
