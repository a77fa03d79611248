import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { FIREFOX, PASSAGE, analysed, mode, paste, suite, textOf } from './harness.mjs';

const { open } = await suite({ after, afterEach });

const RICH = `<h2>Rain stops the fair</h2><p>“We wait,” said <b>Iva Brandt</b>.<script>document.title='ran'</script></p>
<ul><li>Twelve stalls closed.</li><li>Nobody was hurt.</li></ul><blockquote><p>We will open again on Sunday.</p></blockquote>`;

/** Copies from one tab and pastes in another, through the browser's own clipboard. */
async function copyAndPaste(page, html) {
  const other = await page.browserContext().newPage();
  await other.setContent(html);
  await other.evaluate(() => getSelection().selectAllChildren(document.body));
  await chord(other, 'c', 'Copy');
  await other.close();
  await page.bringToFront();
  await page.focus('#editor');
  await analysed(page, () => chord(page, 'v', 'Paste'));
}

/** Chromium takes editing keys only with the command that the system would add. */
async function chord(page, key, command) {
  await page.keyboard.down('Control');
  await page.keyboard.press(key, FIREFOX ? {} : { commands: [command] });
  await page.keyboard.up('Control');
}

/** Opens files as the file dialog hands them over. */
const openFiles = (page, files, wait = true) => {
  const act = () =>
    page.evaluate((files) => {
      const data = new DataTransfer();
      for (const { name, type, content } of files) data.items.add(new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type }));
      const input = document.getElementById('file');
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
    }, files);
  return wait ? analysed(page, act) : act();
};

const outline = (page) => page.$$eval('#text :is(h2, h3, p, li)', (all) => all.map((e) => `${e.closest('blockquote') ? 'blockquote ' : ''}${e.localName}: ${e.textContent}`));

test('what is pasted from a page keeps its headings, paragraphs, lists and block quotes, and nothing of it runs', async () => {
  const page = await open();
  await copyAndPaste(page, RICH);
  assert.deepEqual(await outline(page), ['h2: Rain stops the fair', 'p: “We wait,” said Iva Brandt.', 'li: Twelve stalls closed.', 'li: Nobody was hurt.', 'blockquote p: We will open again on Sunday.']);
  assert.notEqual(await page.title(), 'ran');
  assert.equal(await page.$$eval('#text b, #text script', (all) => all.length), 0);
});

test('typed text is marked as it is typed, and Ctrl + Enter reads it', async () => {
  const page = await open();
  await page.focus('#editor');
  await analysed(page, () => page.keyboard.type('“Yes,” said Ole Finn.'));
  assert.equal(await mode(page), 'start');
  await analysed(page, () => chord(page, 'Enter', 'InsertNewline'));
  assert.equal(await mode(page), 'reading');
  assert.equal((await textOf(page, '#text')).trim(), '“Yes,” said Ole Finn.');
});

test('each of the examples can be read', async () => {
  const page = await open();
  const titles = await page.$$eval('#samples b', (all) => all.map((b) => b.textContent));
  assert.equal(titles.length, 3);
  for (const i of titles.keys()) {
    await analysed(page, () => page.evaluate((i) => document.querySelectorAll('#samples button')[i].click(), i));
    assert.ok((await page.$$('.s')).length > 5, titles[i]);
    await page.click('#new');
  }
});

test('a text file is read, in UTF-8 or in an older encoding', async () => {
  const page = await open();
  await openFiles(page, [{ name: 'note.txt', type: 'text/plain', content: '“Früh,” said Jörg.' }]);
  assert.equal(await textOf(page, '#text'), '“Früh,” said Jörg.');
  await openFiles(page, [{ name: 'old.txt', type: 'text/plain', content: [...Buffer.from('Caf\xe9 \x93open\x94.', 'latin1')] }]);
  assert.equal(await textOf(page, '#text'), 'Café “open”.');
});

test('a Markdown file keeps its headings, lists and block quotes', async () => {
  const page = await open();
  await openFiles(page, [{ name: 'a.md', type: '', content: '# Rain *again*\n\nFirst line\nof a [paragraph](https://x.test).\n\n- one\n- two\n\n> “So be it.”\n' }]);
  assert.deepEqual(await outline(page), ['h2: Rain again', 'p: First line of a paragraph.', 'li: one', 'li: two', 'blockquote p: “So be it.”']);
});

const SAVED = `<!doctype html><title>Ferry late again – The Tidings</title><link rel="canonical" href="https://tidings.test/ferry"><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<main><article><h1>Ferry late again</h1>${Array.from({ length: 8 }, (_, i) => `<p>Paragraph ${i + 1} of the story about the ferry, which was late for the ${i + 2}th time, said Ruth Amadi, who waits on the pier every morning and counts.</p>`).join('')}</article></main>
<aside><p>Subscribe to our newsletter today.</p></aside><footer>All rights reserved by The Tidings.</footer>`;

test('a saved page is reduced to its article, and the whole page is one click away', async () => {
  const page = await open();
  await openFiles(page, [{ name: 'ferry.html', type: 'text/html', content: SAVED }]);
  const reduced = await textOf(page, '#text');
  assert.match(reduced, /Ferry late again/);
  assert.match(reduced, /Paragraph 8/);
  assert.doesNotMatch(reduced, /newsletter|rights reserved/);
  await analysed(page, () => page.click('#notice button'));
  assert.match(await textOf(page, '#text'), /newsletter/);
});

test('an address is not fetched: the page says why, and what to do', async () => {
  const page = await open();
  await page.focus('#editor');
  await page.keyboard.type('https://example.org/story');
  await page.click('#read');
  assert.match(await textOf(page, '#notice'), /cannot fetch other pages.*extension/);
});

test('text that replaces another can be taken back', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await paste(page, 'Something else, said Ole Finn.');
  await analysed(page, () => page.click('#toast button'));
  assert.match(await textOf(page, '#text'), /Ruth Amadi/);
});

test('a text that was cleared comes back with Undo', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.click('#new');
  assert.equal(await mode(page), 'start');
  await analysed(page, () => page.click('#toast button'));
  assert.match(await textOf(page, '#text'), /Ruth Amadi/);
});

test('a reload loses nothing', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.reload();
  await page.waitForFunction(() => document.body.dataset.done);
  assert.match(await textOf(page, '#text'), /Ruth Amadi/);
});

test('a reload in the middle of typing loses nothing', async () => {
  const page = await open();
  await page.focus('#editor');
  await page.keyboard.type('Half a sentence that nobody has');
  await page.reload();
  await page.waitForFunction(() => document.body.dataset.done);
  assert.match(await textOf(page, '#text'), /Half a sentence/);
});

test('after the text was cleared a reload starts afresh', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.click('#new');
  await page.reload();
  await page.waitForSelector('#samples button');
  assert.equal(await mode(page), 'start');
});

test('no article is remembered unless the reader asks, and all can be forgotten', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.click('#new');
  assert.equal(await textOf(page, '#recent'), '');
  await page.click('#settings');
  await page.evaluate(() => [...document.querySelectorAll('dialog label')].find((label) => label.textContent.includes('Keep recent')).click());
  await page.keyboard.press('Escape');
  await paste(page, PASSAGE);
  await page.waitForFunction(async () => new Promise((is) => (indexedDB.open('sourcelight').onsuccess = (e) => (e.target.result.transaction('kept').objectStore('kept').get('recent').onsuccess = (r) => is(r.target.result?.length === 1)))));
  await page.click('#new');
  await page.waitForSelector('.recents li');
  assert.match(await textOf(page, '.recents'), /The storm closed/);
  await page.evaluate(() => [...document.querySelectorAll('#recent button')].at(-1).click());
  await page.waitForFunction(() => !document.querySelector('.recents'));
});

test('reader settings are remembered', async () => {
  const page = await open();
  await page.click('#settings');
  await page.evaluate(() => document.querySelector('input[name=theme][value=dark]').click());
  await page.evaluate(() => document.querySelector('input[name=face][value=sans]').click());
  await page.reload();
  await page.waitForSelector('#samples button');
  assert.deepEqual(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.dataset.face]), ['dark', 'sans']);
});
