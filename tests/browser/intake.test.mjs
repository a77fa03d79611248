import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { PASSAGE, analysed, chord, mode, openFiles, paste, suite, textOf } from './harness.mjs';

const { open } = await suite({ after, afterEach }, { offline: true });

const RICH = `<h2>Rain stops the fair</h2><p>“We wait,” said <b>Iva Brandt</b>.<script>document.title='ran'</script></p>
<ul><li>Twelve stalls closed.</li><li>Nobody was hurt.</li></ul><blockquote><p>We will open again on Sunday.</p></blockquote>`;

/** Copies in another tab, into the browser's own clipboard. */
async function copy(page, html, select = () => getSelection().selectAllChildren(document.body)) {
  const other = await page.browserContext().newPage();
  await other.setContent(html);
  await other.evaluate(select);
  await chord(other, 'c', 'Copy');
  await other.close();
  await page.bringToFront();
}

/** From a field for plain text no structure is copied. */
const copyText = (page, text) => copy(page, `<textarea>${text}</textarea>`, () => document.querySelector('textarea').select());

const outline = (page) =>
  page.$$eval('#text :is(h2, h3, p, li)', (all) =>
    all.map((e) => `${e.closest('blockquote') ? 'blockquote ' : ''}${e.localName}: ${e.textContent}`),
  );

test('what is pasted from a page keeps its headings, paragraphs, lists and block quotes, and nothing of it runs', async () => {
  const page = await open();
  await copy(page, RICH);
  await page.focus('#editor');
  await analysed(page, () => chord(page, 'v', 'Paste'));
  assert.deepEqual(await outline(page), [
    'h2: Rain stops the fair',
    'p: “We wait,” said Iva Brandt.',
    'li: Twelve stalls closed.',
    'li: Nobody was hurt.',
    'blockquote p: We will open again on Sunday.',
  ]);
  assert.notEqual(await page.title(), 'ran');
  assert.equal(await page.$$eval('#text b, #text script', (all) => all.length), 0);
});

test('plain text is read as soon as it is pasted, wherever the focus is, and what it replaces comes back', async () => {
  const page = await open();
  await copyText(page, PASSAGE);
  await page.focus('#editor');
  await analysed(page, () => chord(page, 'v', 'Paste'));
  assert.equal(await mode(page), 'reading');
  assert.equal((await textOf(page, '#text')).startsWith('The storm closed'), true);
  await copyText(page, 'Something else, said Ole Finn.');
  await page.evaluate(() => document.activeElement.blur());
  await analysed(page, () => chord(page, 'v', 'Paste'));
  assert.match(await textOf(page, '#text'), /^Something else/);
  await analysed(page, () => page.click('#toast button'));
  assert.match(await textOf(page, '#text'), /^The storm closed/);
});

test('what is pasted into a text under edit joins it as plain words', async () => {
  const page = await open();
  await paste(page, '“No,” said Tove Berg.');
  await page.click('#edit');
  await page.evaluate(() => getSelection().selectAllChildren(document.getElementById('editor')));
  await page.keyboard.press('ArrowRight');
  await copy(page, '<p>And <b>“Yes,”</b> said Bo Lind.</p>');
  await page.focus('#editor');
  await analysed(page, () => chord(page, 'v', 'Paste'));
  assert.equal(await mode(page), 'editing');
  assert.match(await textOf(page, '#editor'), /^“No,” said Tove Berg\.\s*And “Yes,” said Bo Lind\.\s*$/);
  assert.equal(await page.$('#editor b'), null);
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

test('several files become several articles: the first is read, the others are in the list of articles', async () => {
  const page = await open();
  await openFiles(
    page,
    ['One', 'Two', 'Three'].map((name) => ({ name: `${name}.txt`, type: 'text/plain', content: `“${name},” said Ole Finn.` })),
  );
  assert.equal(await textOf(page, '#text'), '“One,” said Ole Finn.');
  assert.match(await textOf(page, '#toast'), /^3 articles opened/);
  for (const words of ['Two', 'Three']) {
    await page.click('#articles');
    assert.deepEqual(await page.$$eval('.articles li .place', (all) => all.length), 3);
    await analysed(page, () =>
      page.evaluate(
        (words) => [...document.querySelectorAll('.articles .place')].find((place) => place.textContent.includes(words)).click(),
        words,
      ),
    );
    assert.equal(await textOf(page, '#text'), `“${words},” said Ole Finn.`);
  }
});

test('what is dragged over the page is invited to be dropped, and a file that is dropped is read', async () => {
  const page = await open();
  const drag = (type) =>
    page.evaluate((type) => {
      const data = new DataTransfer();
      data.items.add(new File(['“Dropped,” said Ole Finn.'], 'note.htm', { type: 'text/html' }));
      const event = new Event(type, { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: data });
      document.body.dispatchEvent(event);
    }, type);
  const invited = () => page.$eval('#drop', (drop) => drop.checkVisibility());
  await drag('dragenter');
  assert.equal(await invited(), true);
  await drag('dragleave');
  assert.equal(await invited(), false);
  await drag('dragenter');
  await analysed(page, () => drag('drop'));
  assert.equal(await invited(), false);
  assert.equal(await textOf(page, '#text'), '“Dropped,” said Ole Finn.');
});

test('a Markdown file keeps its headings, lists and block quotes', async () => {
  const page = await open();
  await openFiles(page, [
    {
      name: 'a.md',
      type: '',
      content: '# Rain *again*\n\nFirst line\nof a [paragraph](https://x.test).\n\n- one\n- two\n\n> “So be it.”\n',
    },
  ]);
  assert.match(await page.title(), /^Rain again/);
  assert.deepEqual(await outline(page), [
    'h2: Rain again',
    'p: First line of a paragraph.',
    'li: one',
    'li: two',
    'blockquote p: “So be it.”',
  ]);
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
  await analysed(page, () => page.click('#notice button'));
  assert.equal(await textOf(page, '#text'), reduced);
  assert.match(await textOf(page, '#notice'), /Use the whole page/);
});

test('the byline of an opened page stands below its headline', async () => {
  const page = await open();
  for (const content of [
    SAVED.replace('</h1>', '</h1><p class="byline" rel="author">By Tove Berg</p>'),
    SAVED.replace('</h1>', '</h1><p class="byline" rel="author">By Tove Berg</p>')
      .replaceAll(/h1>/g, 'h2>')
      .replace('late again</h2>', 'comes late once more</h2>'),
  ]) {
    await openFiles(page, [{ name: 'ferry.html', type: 'text/html', content }]);
    const [headline, byline, first] = await outline(page);
    assert.match(headline, /^h2: Ferry/);
    assert.match(byline, /^p: By Tove Berg$/);
    assert.match(first, /^(h3: Ferry|p: Paragraph 1)/);
  }
});

test('a page with styles, handlers and a base is opened without a word of the browser’s on its policy', async () => {
  const page = await open();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  const content = SAVED.replace(
    '<nav>',
    '<base href="https://tidings.test/"><style>p { color: red }</style><script>write("<style>i { color: red }</style>"); go();</script><nav onclick="go()">',
  )
    .replace('<h1>', '<h1 style="color: red" title="a > b">')
    .replace('<main>', '<main><svg style="fill: red"><style>a {}</style></svg>');
  await openFiles(page, [{ name: 'ferry.html', type: 'text/html', content }]);
  assert.match(await textOf(page, '#text'), /Ferry late again.*Paragraph 8/s);
  assert.doesNotMatch(await textOf(page, '#text'), /color|a \{\}|go\(/);
  assert.deepEqual(said, []);
});

test('a paste of nothing but blanks says so', async () => {
  const page = await open();
  await copyText(page, '  \n \n ');
  await page.focus('#editor');
  await chord(page, 'v', 'Paste');
  await page.waitForFunction(() => /only blanks/.test(document.getElementById('toast').textContent));
  assert.equal(await mode(page), 'start');
});

test('an address is not fetched: the page says why, and what to do', async () => {
  const page = await open();
  await page.focus('#editor');
  await page.keyboard.type('https://example.org/story');
  await page.click('#read');
  assert.match(await textOf(page, '#notice'), /cannot fetch other pages.*extension/);
  await page.click('#read');
  assert.equal(await mode(page), 'start');
  await page.evaluate(() => getSelection().selectAllChildren(document.getElementById('editor')));
  await analysed(page, () => page.keyboard.type('“Yes,” said Ole Finn.'));
});

test('an address that is pasted says so at once', async () => {
  const page = await open();
  await copyText(page, 'https://example.org/story');
  await page.focus('#editor');
  await chord(page, 'v', 'Paste');
  await page.waitForSelector('#notice:not([hidden])');
  assert.match(await textOf(page, '#notice'), /This is an address, not a text/);
  assert.equal(await textOf(page, '#editor'), 'https://example.org/story');
});

test('text that replaces another can be taken back', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await paste(page, 'Something else, said Ole Finn.');
  await analysed(page, () => page.click('#toast button'));
  assert.match(await textOf(page, '#text'), /Ruth Amadi/);
});

test('a text that made way for a new one is one click away, and among the articles until the tab is closed', async () => {
  const page = await open();
  assert.equal(await page.$eval('#articles', (button) => button.hidden), true);
  await paste(page, PASSAGE);
  await page.click('#new');
  assert.equal(await mode(page), 'start');
  assert.match(await textOf(page, '#toast'), /kept under “Articles”, with its checklist, until you close this tab/);
  await analysed(page, () => page.click('#toast button'));
  assert.match(await textOf(page, '#text'), /Ruth Amadi/);
  await page.click('#new');
  await page.reload();
  await page.waitForSelector('#articles:not([hidden])');
  await page.click('#articles');
  await analysed(page, () => page.click('.articles .place'));
  assert.match(await textOf(page, '#text'), /Ruth Amadi/);
});

/** What the page would do in ten seconds or later waits for the test in `window.late`. */
function hold() {
  const soon = window.setTimeout;
  window.late = [];
  window.setTimeout = (run, ms, ...rest) => (ms >= 10_000 ? -window.late.push(run) : soon(run, ms, ...rest));
}

test('what says that a text was cleared lies on nothing that can be pressed, and goes though the pointer is on it', async () => {
  for (const size of [
    { width: 1280, height: 700 },
    { width: 390, height: 700 },
  ]) {
    const page = await open({ ...size, before: (page) => page.evaluateOnNewDocument(hold) });
    await paste(page, PASSAGE);
    await page.click('#new');
    const covered = await page.evaluate(() => {
      const box = document.getElementById('toast').getBoundingClientRect();
      const under = (it) =>
        ((its) => its.left < box.right && box.left < its.right && its.top < box.bottom && box.top < its.bottom)(it.getBoundingClientRect());
      return [...document.querySelectorAll('button, a, #editor')]
        .filter((it) => it.checkVisibility() && !it.closest('#toast') && under(it))
        .map((it) => it.outerHTML);
    });
    assert.deepEqual(covered, []);
    if (size.width < 1000) continue;
    await page.hover('#toast span');
    assert.equal(await page.$eval('#toast', (toast) => toast.matches(':hover')), true);
    assert.notEqual(await textOf(page, '#toast'), '');
    await page.evaluate(() => window.late.at(-1)());
    assert.equal(await textOf(page, '#toast'), '');
  }
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
  await page.evaluate(() =>
    [...document.querySelectorAll('dialog label')].find((label) => label.textContent.includes('Keep recent')).click(),
  );
  await page.keyboard.press('Escape');
  await paste(page, PASSAGE);
  await page.waitForFunction(
    async () =>
      new Promise(
        (is) =>
          (indexedDB.open('sourcelight').onsuccess = (e) =>
            (e.target.result.transaction('kept').objectStore('kept').get('recent').onsuccess = (r) => is(r.target.result?.length === 1))),
      ),
  );
  await page.click('#new');
  await page.waitForSelector('.recents li');
  assert.match(await textOf(page, '.recents'), /The storm closed/);
  await page.evaluate(() => [...document.querySelectorAll('#recent button')].at(-1).click());
  await page.waitForFunction(() => !document.querySelector('.recents'));
});

test('one button forgets everything that is kept, the text under work included', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.click('#settings');
  await page.evaluate(() =>
    [...document.querySelectorAll('dialog button')].find((button) => button.textContent.startsWith('Forget everything')).click(),
  );
  await page.waitForFunction(() => document.getElementById('toast').textContent.includes('was forgotten'));
  await page.reload();
  await page.waitForSelector('#samples button');
  assert.equal(
    await page.evaluate(
      () =>
        new Promise(
          (is) =>
            (indexedDB.open('sourcelight').onsuccess = (e) =>
              (e.target.result.transaction('kept').objectStore('kept').count().onsuccess = (r) => is(r.target.result))),
        ),
    ),
    0,
  );
  assert.equal(await mode(page), 'start');
});

test('reader settings are remembered', async () => {
  const page = await open();
  await page.click('#settings');
  await page.evaluate(() => document.querySelector('input[name=theme][value=dark]').click());
  for (const choice of ['[name=face][value=sans]', '[name=width][value=wide]', '[name=contrast][value=more]'])
    await page.evaluate((choice) => document.querySelector(`input${choice}`).click(), choice);
  await page.focus('dialog input[type=range]');
  await page.keyboard.press('End');
  const look = () =>
    page.evaluate(() =>
      ['color', 'background-color', 'font-family', 'font-size', 'inline-size'].map((property) =>
        getComputedStyle(document.getElementById('text')).getPropertyValue(property),
      ),
    );
  await page.keyboard.press('Escape');
  await paste(page, PASSAGE);
  const chosen = await look();
  await page.reload();
  await page.waitForFunction(() => document.body.dataset.done);
  assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), {
    theme: 'dark',
    face: 'sans',
    width: 'wide',
    contrast: 'more',
  });
  assert.deepEqual(await look(), chosen);
  assert.equal(chosen[3], '30px');
});
