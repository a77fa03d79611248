/** The extension's own pages, and what the reader can switch on and off. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ask, isFirefox, line, newTab, ownPage, painted, press, tabOf, untilPainted, withOptions } from './harness.mjs';
import { Window } from './firefox.mjs';

const { browser, site, options, opened, holds } = await withOptions({ after });

const chosen = () => options.evaluate(() => chrome.storage.local.get());
const click = (selector) => options.$eval(selector, (box) => box.click());

test('the first page shows a paragraph that the analyser has marked, and its keys', async () => {
  const page = await ownPage(browser, site, 'extension/welcome.html');
  await page.waitForSelector('body[data-ready]');
  await untilPainted(page, 'quote', 'We counted 340 swifts');
  assert.match(await line(page, 'source'), /Ida Malm/);
  assert.match(await line(page, 'statistic'), /60 per cent of the nests/);
  assert.equal(await page.$$eval('#keys kbd', (keys) => keys.length), 3);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/welcome.png` });
  await page.close();
});

test('the page inside it reads no PDF, promises none, and says where one can be opened', async () => {
  const page = await ownPage(browser, site, 'www/index.html');
  await page.waitForFunction(() => document.getElementById('open').onclick);
  assert.doesNotMatch(await page.$eval('.compose-tools', (tools) => tools.innerText), /pdf/i);
  await page.evaluate(() => {
    const chosen = new DataTransfer();
    chosen.items.add(new File(['%PDF-1.4 and so on'], 'minutes.pdf', { type: 'application/pdf' }));
    document.getElementById('file').files = chosen.files;
    document.getElementById('file').dispatchEvent(new Event('change'));
  });
  await page.waitForFunction(() => /“minutes\.pdf” is a PDF.*only as a page on a server/.test(document.body.innerText));
  await page.close();
});

test('kinds are hidden and shown on the options page', async () => {
  await options.waitForSelector('body[data-ready]');
  await click('#kind-quote');
  await holds('hidden', ['stance', 'passed', 'quote']);
  const page = await opened('mill.html');
  await ask(options, 'mark', { tabId: await tabOf(options, page.url()), scope: 'article' });
  assert.equal(await page.evaluate(() => CSS.highlights.has('sourcelight-quote')), false);
  assert.match(await line(page, 'statistic'), /210,000 crowns/);
  await click('#kind-quote');
  await holds('hidden', ['stance', 'passed']);
  await page.close();
});

test('no string is missing from the extension’s pages', async () => {
  for (const file of ['options', 'welcome', 'ledger', 'popup']) {
    const page = await ownPage(browser, site, `extension/${file}.html`);
    assert.deepEqual(
      await page.$$eval('[data-say], [data-label]', (all) =>
        all.filter((one) => !(one.textContent || one.getAttribute('aria-label'))).map((one) => one.outerHTML),
      ),
      [],
      file,
    );
    await page.close();
  }
});

test('what stands in an article and is not its prose is told apart, and not marked', async () => {
  const page = await opened('kinds.html');
  const tabId = await tabOf(options, page.url());
  await ask(options, 'mark', { tabId, scope: 'article' });
  const { text, blocks } = await ask(options, 'ledger', { tabId });
  const words = (wanted) =>
    blocks
      .filter(({ kind }) => kind === wanted)
      .map(({ span }) => text.slice(...span))
      .join(' ');
  assert.match(words('caption'), /My grandfather/);
  assert.match(words('code'), /print/);
  assert.match(words('reference'), /744 readings compared/);
  assert.doesNotMatch(words('prose'), /grandfather|print|744 readings|62 readings|What 40 per cent means/);
  const marked = Object.values(await painted(page))
    .flat()
    .join(' ');
  assert.match(marked, /a boy with a pencil/);
  assert.doesNotMatch(marked, /744|grandfather|mean: 3\.2|62 readings/);
  await page.close();
});

test('a page that is not English is said to be so, and marked only when that is asked for', async () => {
  const page = await opened('foreign.html');
  const tabId = await tabOf(options, page.url());
  const given = await ask(options, 'mark', { tabId, scope: 'article' });
  assert.deepEqual([given.marked, given.foreign], [false, 'de']);
  assert.deepEqual(Object.values(await painted(page)).flat(), []);
  assert.equal((await ask(options, 'mark', { tabId, scope: 'article', insists: true })).marked, true);
  await page.close();
});

test('on a telephone nothing is wider than the window, and what is pressed is large enough for a finger', async () => {
  await touched(true);
  for (const file of ['popup', 'options', 'welcome', 'privacy']) {
    const page = await ownPage(browser, site, `extension/${file}.html`);
    await page.setViewport({ width: 360, height: 700, ...(isFirefox ? {} : { hasTouch: true, isMobile: true }) });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, `${file} is wider`);
    assert.equal(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), true);
    const small = () =>
      [...document.querySelectorAll('button, label')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map((one) => one.textContent);
    assert.deepEqual(await page.evaluate(small), [], file);
    await page.close();
  }
  await touched(false);
});

/** Whether Firefox takes its window for a touch screen. Chromium is told page by page. */
async function touched(by) {
  if (!isFirefox) return;
  const window = await Window.of(browser);
  await window.evaluate(
    (finger) =>
      finger
        ? Services.prefs.setIntPref('ui.primaryPointerCapabilities', 1)
        : Services.prefs.clearUserPref('ui.primaryPointerCapabilities'),
    by,
  );
}

test('where it is off, a press marks nothing until it is on again', async () => {
  const page = await opened('mill.html');
  const popup = await press(browser, page);
  await untilPainted(page, 'quote', 'We have ground nothing but our teeth');
  await popup.$eval('#off-here', (box) => box.click());
  await page.waitForFunction(() => [...CSS.highlights.values()].every(({ size }) => size === 0), { polling: 50 });
  assert.match(await popup.$eval('#says', (says) => says.textContent), /off on 127\.0\.0\.1/);
  assert.deepEqual((await chosen()).offSites, ['127.0.0.1']);
  const other = await opened('mill.html?other');
  const again = await press(browser, other);
  assert.match(await again.$eval('#says', (says) => says.textContent), /off on 127\.0\.0\.1/);
  assert.equal(await other.evaluate(() => [...CSS.highlights.values()].every(({ size }) => size === 0)), true);
  await again.$eval('#off-here', (box) => box.click());
  await untilPainted(other, 'quote', 'We have ground nothing but our teeth');
});

test('a page that is no article is said to be none, and marked when that is asked for', async () => {
  const page = await opened('a-front-page');
  const popup = await press(browser, page);
  assert.match(await popup.$eval('#says', (says) => says.textContent), /does not look like an article/);
  await popup.$eval('#toggle', (button) => button.click());
  await page.waitForFunction(() => [...CSS.highlights.values()].some(({ size }) => size > 0), { polling: 50 });
});

test('the selection is marked from the menu, and nothing else of the page', async () => {
  const page = await newTab(browser);
  await page.goto(site.url('article.html'));
  await page.bringToFront();
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelectorAll('article p')[3]));
  await fromMenu(page, 'article p:nth-of-type(4)', 'selection', 'Mark this selection');
  await untilPainted(page, 'quote', 'where the boats go');
  assert.doesNotMatch(await line(page, 'quote'), /cannot wait/);
});

/** Chooses an entry of the menu on an element: in Firefox with the mouse; Chromium draws its menu itself, and is told what was chosen in it. */
async function fromMenu(page, selector, entry, label) {
  if (isFirefox) {
    await page.click(selector, { button: 'right' });
    return (await Window.of(browser)).choose(label);
  }
  const target = await browser.waitForTarget((other) => other.type() === 'service_worker');
  const worker = await target.worker();
  await worker.evaluate(async (menuItemId) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    chrome.contextMenus.onClicked.dispatch({ menuItemId }, tab);
  }, entry);
}
