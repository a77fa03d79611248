/** The side bar, in a tab of its own: it shows the ledger of the tab in front. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, line, newTab, ownPage, painted, serve, start, tabOf, untilPainted } from './harness.mjs';

let browser;
let site;
let bar;
let page;

before(async () => {
  site = await serve();
  browser = await start({ consent: 'sites' });
  bar = await ownPage(browser, site, 'extension/ledger.html');
  page = await newTab(browser);
  await page.goto(site.url('article.html'));
  await page.bringToFront();
});

after(async () => {
  await browser?.close();
  site?.close();
});

/** Waits for something in the side bar. Its tab is not in front, so it draws no frames to wait for. */
const until = (condition, ...values) => bar.waitForFunction(condition, { polling: 'mutation' }, ...values);
const titled = (title) => until((wanted) => document.getElementById('title').textContent === wanted, title);
const openTab = (name) => bar.$eval(`#tab-${name}`, (tab) => tab.click());
const tab = () => tabOf(bar, page.url());

test('it says that the tab in front is not marked, and its button marks it', async () => {
  await until(() => /not marked/.test(document.getElementById('says').textContent));
  await bar.$eval('#mark', (button) => button.click());
  await titled('Harbour wall to be rebuilt');
  await untilPainted(page, 'quote', 'We cannot wait for another storm');
});

test('a short ledger is not pulled apart in a high window', async () => {
  await bar.setViewport({ width: 400, height: 2000 });
  const [tabs, body] = await bar.$$eval('#panel .tabs, #tab-body', (parts) => parts.map((part) => part.getBoundingClientRect().toJSON()));
  assert.ok(tabs.height < 60, `the tabs are ${tabs.height} pixels high`);
  assert.ok(body.top - tabs.bottom < 20, `${body.top - tabs.bottom} pixels below them`);
});

test('no tab is cut off in a side bar as narrow as browsers let it be', async () => {
  for (const width of [240, 360, 400]) {
    await bar.setViewport({ width, height: 800 });
    const [bounds, ...tabs] = await bar.$$eval('body, #panel [role=tab] span', (parts) =>
      parts.map((part) => part.getBoundingClientRect().toJSON()),
    );
    assert.equal(tabs.length, 5);
    for (const { left, right } of tabs) assert.ok(left >= bounds.left && right <= bounds.right, `${left} to ${right} of ${width}`);
    assert.ok((await bar.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width}`);
  }
});

test('a row of it leads to its place on the page', async () => {
  await openTab('quotes');
  await bar.$$eval('#tab-body li button', (rows) => rows.find((row) => row.textContent.includes('where the boats go')).click());
  await untilPainted(page, 'chosen', 'Nobody has asked us where the boats go');
});

test('pointing at a row lights its place on the page, and no longer than that', async () => {
  const quotes = () =>
    bar.$$eval('#tab-body li', (rows) =>
      rows.find((row) => row.textContent.includes('cannot wait')).dispatchEvent(new PointerEvent('pointerover', { bubbles: true })),
    );
  await quotes();
  await untilPainted(page, 'chosen', 'We cannot wait for another storm');
  await bar.$eval('#panel', (panel) => panel.dispatchEvent(new PointerEvent('pointerleave')));
  await page.waitForFunction(() => CSS.highlights.get('sourcelight-chosen').size === 0, { polling: 50 });
});

test('one source alone is shown, on the page too, and everyone again', async () => {
  const everyone = await painted(page);
  await ask(bar, 'filter', { tabId: await tab(), speaker: await speaker('Ruth Alder') });
  await page.waitForFunction(() =>
    [...CSS.highlights.get('sourcelight-quote')].every((range) => !range.startContainer.data.includes('boats')),
  );
  assert.match(await line(page, 'quote'), /cannot wait/);
  await ask(bar, 'filter', { tabId: await tab(), speaker: null });
  await untilPainted(page, 'quote', 'where the boats go');
  assert.deepEqual((await painted(page)).quote, everyone.quote);
});

/** The number of the speaker with this name. */
async function speaker(name) {
  const { analysis } = await ask(bar, 'ledger', { tabId: await tab() });
  return analysis.speakers.find((other) => other.name.includes(name)).id;
}

test('what is noted in the checklist is kept with the page, and goes when it is taken back', async () => {
  await openTab('checklist');
  await bar.$eval('#tab-body li input[type=checkbox]', (box) => box.click());
  await bar.waitForFunction(async () => Object.keys(await chrome.storage.local.get()).some((name) => name.startsWith('notes ')), {
    polling: 50,
  });
  const [
    name,
    {
      checks: [check],
    },
  ] = await bar.evaluate(async () => Object.entries(await chrome.storage.local.get()).find(([name]) => name.startsWith('notes ')));
  assert.equal(name, `notes ${page.url()}`);
  assert.equal(check.status, 'checked');
  await bar.$eval('#tab-body li input[type=checkbox]', (box) => box.click());
  await bar.waitForFunction(async () => !Object.keys(await chrome.storage.local.get()).some((name) => name.startsWith('notes ')), {
    polling: 50,
  });
});

test('a speaker is corrected in the side bar, on the page and in what is kept, and the correction is taken back', async () => {
  await openTab('quotes');
  const row = (words) =>
    bar.$$eval('#tab-body li', (rows, wanted) => rows.find((one) => one.textContent.includes(wanted)).textContent, words);
  const boats = 'where the boats go';
  const before = await row(boats);
  await correct(boats);
  await bar.$eval('dialog[open] input', (field) => (field.value = 'Ruth Alder'));
  await pressIn('dialog[open]', 'Set the speaker');
  await until(
    (words) =>
      [...document.querySelectorAll('#tab-body li')].some(
        ({ textContent }) => textContent.includes(words) && /Ruth Alder.*yours/.test(textContent),
      ),
    boats,
  );
  // With her alone on the page, these words are hers now.
  await ask(bar, 'filter', { tabId: await tab(), speaker: await speaker('Ruth Alder') });
  await untilPainted(page, 'quote', boats);
  assert.deepEqual(
    (await kept()).corrections.map(({ type, name }) => [type, name]),
    [['speaker', 'Ruth Alder']],
  );
  await pressIn('#says', 'Undo');
  await until(
    (words, wanted) =>
      [...document.querySelectorAll('#tab-body li')].some(({ textContent }) => textContent.includes(words) && textContent === wanted),
    boats,
    before,
  );
  assert.equal(await kept(), undefined);
});

test('a mark that is said to be wrong goes from the page, stays away when the page is marked again, and is in the export', async () => {
  await openTab('quotes');
  await correct('where the boats go');
  await pressIn('dialog[open]', 'This is no quote');
  await page.waitForFunction(
    () =>
      [...CSS.highlights.get('sourcelight-quote')].every(
        (range) => !range.startContainer.data.slice(range.startOffset, range.endOffset).includes('boats'),
      ),
    { polling: 50 },
  );
  await ask(bar, 'unmark', { tabId: await tab() });
  await ask(bar, 'mark', { tabId: await tab(), scope: 'article' });
  assert.doesNotMatch(await line(page, 'quote'), /boats/);
  await titled('Harbour wall to be rebuilt');
  await bar.evaluate(() => {
    URL.createObjectURL = (blob) => ((window.saved = blob), 'data:,');
  });
  await pressIn('#take', 'JSON');
  await until(() => window.saved);
  const { corrections } = JSON.parse(await bar.evaluate(() => window.saved.text()));
  assert.deepEqual(
    corrections.map(({ type, kind }) => [type, kind]),
    [['wrong', 'quote']],
  );
  await bar.evaluate(() => chrome.storage.local.clear());
  await ask(bar, 'corrected', { tabId: await tab() });
  await untilPainted(page, 'quote', 'where the boats go');
});

test('two sources become one in the side bar', async () => {
  await openTab('sources');
  const names = () => bar.$$eval('#tab-body .name', (all) => all.map(({ textContent }) => textContent));
  const [first, second] = await names();
  await bar.$$eval(
    '#tab-body .only',
    (buttons, name) => buttons.find(({ textContent }) => textContent === `Rename or merge: ${name}`).click(),
    second,
  );
  await bar.$eval('dialog[open] input', (field, name) => (field.value = name), first);
  await pressIn('dialog[open]', 'Rename');
  await until((name) => ![...document.querySelectorAll('#tab-body .name')].some(({ textContent }) => textContent === name), second);
  await pressIn('#says', 'Undo');
  await until((name) => [...document.querySelectorAll('#tab-body .name')].some(({ textContent }) => textContent === name), second);
});

test('words that are selected on the page become a mark of the reader’s own', async () => {
  await page.evaluate(() => getSelection().removeAllRanges());
  await bar.$eval('#own', (button) => button.click());
  await until(() => /Select words/.test(document.getElementById('says').textContent));
  const words = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('article p'), NodeFilter.SHOW_TEXT);
    const node = walker.nextNode();
    getSelection().setBaseAndExtent(node, 0, node, node.data.indexOf(' ', 20));
    return getSelection().toString().trim();
  });
  await bar.$eval('#own', (button) => button.click());
  await bar.waitForSelector('dialog[open]');
  assert.equal(await bar.$eval('dialog[open] .words', ({ textContent }) => textContent), words);
  await pressIn('dialog[open]', 'Statistic');
  await untilPainted(page, 'statistic', words);
  await pressIn('#says', 'Undo');
  await page.waitForFunction(
    (gone) =>
      [...CSS.highlights.get('sourcelight-statistic')].every(
        (range) => !range.startContainer.data.slice(range.startOffset, range.endOffset).includes(gone),
      ),
    { polling: 50 },
    words,
  );
});

/** Presses “Correct” at the quotation with these words. */
const correct = (words) =>
  bar.$$eval(
    '#tab-body li',
    (rows, wanted) =>
      [...rows.find((row) => row.textContent.includes(wanted)).querySelectorAll('button')]
        .find(({ textContent }) => textContent.startsWith('Correct'))
        .click(),
    words,
  );

/** Presses the button with these words inside something. */
const pressIn = (selector, words) =>
  bar.$$eval(`${selector} button`, (buttons, wanted) => buttons.find(({ textContent }) => textContent === wanted).click(), words);

/** What is kept of the reader's work on the page. */
const kept = () =>
  bar.evaluate(async () => Object.entries(await chrome.storage.local.get()).find(([name]) => name.startsWith('notes '))?.[1]);

test('everything can be taken away in every format', async () => {
  const names = await bar.$$eval('#take button', (buttons) => buttons.map((button) => button.textContent));
  for (const name of ['Markdown', 'JSON', 'Web Annotation (JSON-LD)', 'Open in the page'])
    assert.ok(names.includes(name), `${name} in ${names}`);
});

test('a list of it is copied with links to the words on the page', async () => {
  // Only the tab in front may write to the clipboard, and the side bar of this test is not.
  await bar.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { write: async ([item]) => (window.copied = await (await item.getType('text/plain')).text()) },
    }),
  );
  await openTab('quotes');
  await bar.$eval('.panel-tools .copy', (button) => button.click());
  await until(() => document.getElementById('says').textContent === 'Quotes: copied.');
  const [title, , whom, first, about, question, link] = (await bar.evaluate(() => window.copied)).split('\n');
  assert.equal(title, 'Quotes: Harbour wall to be rebuilt');
  assert.equal(whom, 'To Ruth Alder:');
  assert.match(first, /^1\. “We cannot wait/);
  assert.match(about, /^ {3}Ruth Alder · paragraph \d+, sentence \d+$/);
  assert.match(question, /^ {3}Did you say “We cannot wait/);
  assert.ok(link.trim().startsWith(`${page.url()}#:~:text=`), link);
});

test('the whole page is read when asked, and a selection alone', async () => {
  await ask(bar, 'mark', { tabId: await tab(), scope: 'page' });
  await untilPainted(page, 'quote', 'Subscribe now');
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelectorAll('article p')[3]));
  await ask(bar, 'mark', { tabId: await tab(), scope: 'selection' });
  await page.waitForFunction(() =>
    [...CSS.highlights.get('sourcelight-quote')].every((range) => !range.startContainer.data.includes('Subscribe')),
  );
  assert.match(await line(page, 'quote'), /where the boats go/);
  assert.doesNotMatch(await line(page, 'quote'), /cannot wait/);
});

/** The place of words in the text of the tab in front, as its ledger has it. */
async function placeOf(words) {
  const { text } = await ask(bar, 'ledger', { tabId: await tab() });
  const at = text.indexOf(words);
  assert.ok(at >= 0, `“${words}” was read`);
  return [at, at + words.length];
}

/** Whether words of a root are painted as chosen and stand in the window. */
const seen = (words) => {
  const [range] = CSS.highlights.get('sourcelight-chosen') ?? [];
  if (!range?.startContainer.data.slice(range.startOffset, range.endOffset).includes(words)) return false;
  const place = document.createRange();
  place.setStart(range.startContainer, range.startOffset);
  place.setEnd(range.endContainer, range.endOffset);
  let { top, bottom } = place.getBoundingClientRect();
  for (let inner = window; inner.frameElement; inner = inner.parent) {
    const frame = inner.frameElement.getBoundingClientRect();
    if (top < 0 || bottom > inner.innerHeight) return false;
    top += frame.top;
    bottom += frame.top;
  }
  return top >= 0 && bottom <= window.top.innerHeight;
};

/** Puts what comes first of a page out of the window, and its article far below. */
const below = (height) => page.evaluate((space) => (document.body.style.paddingBlock = space), height);

for (const [where, file, words] of [
  ['a frame', 'frames.html', 'A hall can stand anywhere'],
  ['a shadow tree', 'shadow.html', 'Bread at eight is still bread'],
]) {
  test(`a place in ${where} is lit when its row is pointed at, and is brought into the window when it is pressed`, async () => {
    const before = page;
    page = await newTab(browser);
    await page.goto(site.url(file));
    await page.bringToFront();
    await below('3000px');
    await ask(bar, 'mark', { tabId: await tab(), scope: 'article' });
    const span = await placeOf(words);
    const frames = page.frames();
    const found = await Promise.all(
      frames.map((frame) =>
        painted(frame).then(
          (layers) => JSON.stringify(layers).includes(words),
          () => false,
        ),
      ),
    );
    const frame = frames[found.indexOf(true)];
    await ask(bar, 'hover', { tabId: await tab(), span });
    await untilPainted(frame, 'chosen', words);
    assert.equal(await frame.evaluate(seen, words), false, 'pointing moves nothing');
    await ask(bar, 'hover', { tabId: await tab(), span: null });
    await frame.waitForFunction(() => CSS.highlights.get('sourcelight-chosen').size === 0, { polling: 50 });
    await ask(bar, 'jump', { tabId: await tab(), span });
    await frame.waitForFunction(seen, { polling: 50 }, words);
    await page.close();
    page = before;
    await page.bringToFront();
  });
}

test('it follows the reader to another tab', async () => {
  const other = await newTab(browser);
  await other.goto(site.url('dark.html'));
  await other.bringToFront();
  await until(() => /not marked/.test(document.getElementById('says').textContent));
  await page.bringToFront();
  await titled('Harbour wall to be rebuilt');
});
