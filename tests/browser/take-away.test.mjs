import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { linkTo } from '../../www/lib/link.js';
import { FIREFOX, PASSAGE, chord, paste, serve, suite } from './harness.mjs';

const { open, browser } = await suite({ after, afterEach });

/** Saves in each format and reads what the browser was handed. */
async function saved(text, { address, hide } = {}) {
  const page = await open();
  await paste(page, text);
  if (hide) await page.click(`[data-key="toggle-${hide}"]`);
  return { page, files: await taken(page, address) };
}

async function taken(page, address) {
  await page.evaluate(() => {
    window.saved = {};
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      window.last = blob;
      return make(blob);
    };
    addEventListener(
      'click',
      async (event) => {
        const link = event.target.closest?.('a[download]');
        if (link) event.preventDefault();
      },
      true,
    );
  });
  await page.click('#take');
  if (address) await page.type('dialog input[type=url]', address);
  const files = {};
  for (const format of ['Markdown', 'Table (CSV)', 'Annotated page (HTML)', 'JSON', 'Web Annotation (JSON-LD)']) {
    await page.evaluate((format) => {
      window.last = null;
      [...document.querySelectorAll('.formats li')]
        .find((li) => li.querySelector('b').textContent === format)
        .querySelectorAll('button')[1]
        .click();
    }, format);
    await page.waitForFunction(() => window.last);
    files[format] = await page.evaluate(async () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await window.last.arrayBuffer()));
  }
  return files;
}

/** A table as a spreadsheet reads it. */
function cells(csv) {
  const rows = [[]];
  for (const [, quoted, bare, end] of csv.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

test('every format holds what was found', async () => {
  const { page, files } = await saved(PASSAGE, { address: 'https://tidings.test/storm' });

  const table = cells(files['Table (CSV)']);
  assert.ok(table.some(([kind, , , , , , what]) => kind === 'finding' && what === 'Statistics without a source'));
  assert.ok(table.every((row) => row.length === table[0].length));
  const quote = table.find(([kind, words]) => kind === 'quote' && words.includes('We had no warning'));
  assert.deepEqual(quote.slice(2, 5), ['Ruth Amadi', 'named person', 'said']);
  assert.match(quote[table[0].indexOf('words of the sentence')], /^“We had no warning,” said Ruth Amadi/);

  assert.match(files.Markdown, /## Quotes\n\n[\s\S]*“We had no warning,”[\s\S]*— Ruth Amadi/);

  const object = JSON.parse(files.JSON);
  assert.equal(object.text, PASSAGE);
  assert.equal(object.offsets, 'utf16');
  for (const list of [
    'paragraphs',
    'sentences',
    'quotations',
    'statistics',
    'attributions',
    'speakers',
    'evidence',
    'passed_over',
    'findings',
  ])
    assert.ok(Array.isArray(object[list]), list);
  const [start, end] = object.quotations[0].spans[0];
  assert.equal(object.text.slice(start, end), '“We had no warning,”');

  const collection = JSON.parse(files['Web Annotation (JSON-LD)']);
  assert.equal(collection['@context'], 'http://www.w3.org/ns/anno.jsonld');
  assert.equal(collection.first.items.length, table.slice(1).filter(([kind]) => kind !== 'finding').length);
  const points = [...PASSAGE];
  for (const { target } of collection.first.items) {
    const [quoted, position] = target.selector;
    assert.equal(target.source, 'https://tidings.test/storm');
    assert.equal(points.slice(position.start, position.end).join(''), quoted.exact);
    assert.ok(PASSAGE.includes(quoted.prefix + quoted.exact + quoted.suffix));
  }
  await page.close();
});

test('files speak of sources, findings and guesses in the words of the page, and count what it counts', async () => {
  const { page, files } = await saved(PASSAGE);
  await page.keyboard.press('Escape');
  await page.click('#tab-sources');
  await page.select('.panel select', 'by order in the text');
  const sources = await page.$$eval('.rows > li', (rows) =>
    rows.map((row) => [
      row.querySelector('.name').textContent,
      row.querySelector('.badge').textContent,
      row.querySelector('summary')?.textContent.replaceAll(' · ', ', '),
    ]),
  );
  const listed = [...files.Markdown.matchAll(/^- \*\*(.*)\*\*(?:, .*?)? \(([^;]*?)(?:; (.*))?\)$/gm)].map(([, ...parts]) => parts);
  assert.deepEqual(listed, sources);
  assert.ok(sources.some(([, type]) => /^unnamed/.test(type)));
  assert.ok(sources.some(([, , amounts]) => amounts?.startsWith('1 statement')));
  assert.doesNotMatch(files.Markdown, /\b1 statements/);
  await page.click('#tab-overview');
  const findings = await page.$$eval('.finding summary', (all) =>
    all.map((summary) => [summary.firstChild.textContent, summary.lastChild.textContent]),
  );
  assert.deepEqual(
    [...files.Markdown.matchAll(/^- (.*) \((\d+)\)$/gm)].map(([, ...parts]) => parts).filter(([title]) => !title.startsWith('**')),
    findings,
  );
});

test('a speaker who is only a guess is one in every file', async () => {
  const { page, files } = await saved(PASSAGE);
  await page.keyboard.press('Escape');
  const guesses = async (tab) => (
    await page.click(`#tab-${tab}`),
    page.$$eval('.rows .who', (all) => all.map((who) => who.textContent).filter((who) => who.includes('perhaps ')))
  );
  const [quotes, statistics] = [await guesses('quotes'), await guesses('statistics')];
  assert.ok(quotes.length > 0);
  assert.deepEqual(
    [...files.Markdown.matchAll(/— ((?:not named, )?perhaps .*)$/gm)].map(([, who]) => who),
    [...quotes, ...statistics],
  );
  const table = cells(files['Table (CSV)']).slice(1);
  const rows = (kind) =>
    table
      .filter(([is, , , , , guess]) => is === kind && guess === 'guess')
      .map(([, , who, , , , detail]) => `${detail.includes('orphan') ? 'not named, ' : ''}perhaps ${who}`);
  assert.deepEqual(
    [rows('quote'), rows('statistic')],
    [quotes, statistics].map((all) => all.map((who) => who.replace('Not', 'not'))),
  );
});

test('text positions count code points also behind characters outside the first plane', async () => {
  const text = '😀😀 “Fine 😀,” said Ann Lee. 😀 “Good,” said Bo Lind.';
  const { files } = await saved(text);
  const points = [...text];
  const { items } = JSON.parse(files['Web Annotation (JSON-LD)']).first;
  assert.ok(items.length > 1);
  for (const { target } of items)
    assert.equal(points.slice(target.selector[1].start, target.selector[1].end).join(''), target.selector[0].exact);
});

test('a cell that looks like a formula is text to a spreadsheet', async () => {
  const { files } = await saved(
    '=HYPERLINK("x") said Ann Lee. “=1+1” was what Bo Lind said. “@SUM(1)”, said Ann Lee. “-2+3”, said Bo Lind.',
  );
  for (const row of cells(files['Table (CSV)']).slice(1)) for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+@]|^\s*-[^\d.]/);
});

test('the annotated page needs nothing else, runs nothing, and holds the text as it was', async () => {
  const hostile = `${PASSAGE}\n\n“<script>document.title='ran'</script><img src=x onerror=alert(1)>,” said Ann Lee.`;
  const { files } = await saved(hostile);
  const html = files['Annotated page (HTML)'];
  const page = await browser.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(html);
  // Whose the words are stands in the open, set apart from the text.
  const told = await page.$$eval('small.by', (all) => all.map((by) => (by.remove(), by.textContent)));
  assert.ok(told.includes('Ruth Amadi') && told.includes('no source named') && told.some((by) => by.startsWith('perhaps ')), told.join());
  assert.equal(
    await page.$$eval('body > :is(p, h2, blockquote):not(.legend)', (all) => all.map((p) => p.textContent).join('\n\n')),
    hostile,
  );
  assert.deepEqual(await page.$$eval('script, img, link, iframe, [src], [href]', (all) => all.map((e) => e.outerHTML)), []);
  assert.ok(await page.$$eval('mark.quote', (all) => all.some((mark) => mark.title.includes('Ruth Amadi'))));
  assert.notEqual(await page.title(), 'ran');
  assert.deepEqual(
    asked.filter((url) => /^https?:/.test(url)),
    [],
  );
  await page.close();
});

test('the annotated page marks the kinds that are shown, and lists sources and what to look at below the text', async () => {
  const { files } = await saved(PASSAGE, { hide: 'statistic' });
  const page = await browser.newPage();
  await page.setContent(files['Annotated page (HTML)']);
  assert.deepEqual(await page.$$eval('.statistic, [title*="Statistic"]', (all) => all.map((mark) => mark.textContent)), []);
  assert.ok((await page.$$('mark.quote')).length > 0);
  const [sources, findings] = await page.$$eval('.list', (lists) => lists.map((list) => list.innerText.replace(/\s+/g, ' ')));
  assert.match(sources, /^Sources .*Ruth Amadi.* \(named person; 1 statement, 7 quoted words\)/);
  assert.match(findings, /^To check .*Statistics without a source \(1\) Winds reached/);
  await page.close();
});

/** What the clipboard holds, pasted in another tab. */
async function clipboard(page) {
  const other = await page.browserContext().newPage();
  await other.setContent('<textarea></textarea>');
  await other.focus('textarea');
  await chord(other, 'v', 'Paste');
  await other.waitForFunction(() => document.querySelector('textarea').value);
  const text = await other.$eval('textarea', (area) => area.value);
  await other.close();
  await page.bringToFront();
  return text;
}

const said = (page, words) => page.waitForFunction((words) => document.getElementById('toast').textContent.includes(words), {}, words);

test('every format can be copied as well as saved', async () => {
  const { page, files } = await saved(PASSAGE);
  await page.evaluate(() =>
    [...document.querySelectorAll('.formats button')].find((button) => button.textContent === 'Copy Markdown').click(),
  );
  await said(page, 'Markdown copied');
  assert.equal((await clipboard(page)).replaceAll('\r', ''), files.Markdown);
  await page.close();
});

test('a list that the panel shows can be copied and sent: the numbers without a source, with links where the address is known', async () => {
  const page = await open();
  const text = `Storm shuts schools on the coast\n\n${PASSAGE}\n\nRents rose by 9 percent, and 1,200 flats stand empty.`;
  await paste(page, text);
  await page.evaluate(() =>
    [...document.querySelectorAll('.finding')]
      .find((finding) => finding.textContent.startsWith('Statistics without a source'))
      .setAttribute('open', ''),
  );
  const copyFinding = () => page.click('.finding[open] .copy');
  await copyFinding();
  await said(page, 'copied');
  assert.equal(
    (await clipboard(page)).replaceAll('\r', ''),
    `Statistics without a source: Storm shuts schools on the coast

To the author:
1. Winds reached 120 km an hour on Monday.
   120 km per hour · paragraph 6, sentence 1
   Where does “120 km an hour” come from?
2. Rents rose by 9 percent, and 1,200 flats stand empty.
   up by 9%, 1,200 · paragraph 8, sentence 1
   Where do “9 percent” and “1,200 flats” come from?
`,
  );
  await page.click('#take');
  await page.type('dialog input[type=url]', 'https://tidings.test/storm');
  await page.keyboard.press('Escape');
  await page.click('#tab-statistics');
  await page.type('.panel input[type=search]', 'no source');
  await page.click('.panel-tools .copy');
  await said(page, '3 lines');
  const lines = (await clipboard(page)).replaceAll('\r', '').split('\n');
  assert.equal(lines[0], 'Statistics: Storm shuts schools on the coast');
  assert.deepEqual(lines.slice(2, 4), ['To the author:', '1. Winds reached 120 km an hour on Monday.']);
  assert.equal(lines[4], '   120 km per hour · no source named · paragraph 6, sentence 1');
  assert.match(lines[6], /^ {3}https:\/\/tidings\.test\/storm#:~:text=/);
});

test('a text that nobody named goes by its headline', async () => {
  const { page, files } = await saved(`Storm shuts schools on the coast\n\nBy Ann Lee\n\n${PASSAGE}`);
  assert.match(files.Markdown, /^# Storm shuts schools on the coast\n/);
  assert.equal(JSON.parse(files.JSON).title, 'Storm shuts schools on the coast');
  assert.equal(await page.title(), 'Storm shuts schools on the coast – Sourcelight');
  await page.keyboard.press('Escape');
  await page.click('#new');
  assert.match(await page.title(), /^Sourcelight/);
  await page.close();
});

test('the page itself can be saved as one file', async () => {
  const page = await open();
  const one = await page.$eval('#one-file a', (link) => [link.checkVisibility(), link.hasAttribute('download'), link.href]);
  assert.deepEqual(one.slice(0, 2), [true, true]);
  assert.equal(await page.evaluate(async (address) => (await (await fetch(address)).text()).startsWith('<!doctype html>'), one[2]), true);
});

test('a link leads to the words on the page they come from', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.evaluate(() => {
    window.copied = null;
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => (window.copied = text) } });
  });
  await page.click('#take');
  await page.type('dialog input[type=url]', 'https://tidings.test/storm#top');
  await page.keyboard.press('Escape');
  await page.evaluate(() => [...document.querySelectorAll('.s')].find((s) => s.textContent.includes('no warning')).click());
  await page.evaluate(() => document.querySelector('#card footer button').click());
  await page.waitForFunction(() => window.copied);
  const link = await page.evaluate(() => window.copied);
  assert.match(link, /^https:\/\/tidings\.test\/storm#:~:text=/);
  assert.ok(decodeURIComponent(link).includes('“We had no warning,”'));
});

/** A page whose words are far below its top, with characters that mean something in an address, and a line that stands there twice. */
const STORY = `<!doctype html><meta charset="utf-8"><title>Storm</title><style>p { margin-block-end: 1500px }</style><p>First he came. “Yes,” he said. Then he left.</p>
<p>He said: “50 % – and more, well-known & ‘sure’ #1?” on Monday.</p><p>Later she came. “Yes,” he said. It rained.</p>
<p>The storm closed fourteen of the twenty schools on the coast, and nobody knows when they will open again.</p>`;

test('the browser follows a copied link to the very words, whatever characters they hold', async () => {
  const text =
    'First he came. “Yes,” he said. Then he left.\n\nHe said: “50 % – and more, well-known & ‘sure’ #1?” on Monday.\n\nLater she came. “Yes,” he said. It rained.\n\nThe storm closed fourteen of the twenty schools on the coast, and nobody knows when they will open again.';
  const story = await serve(undefined, (path) => path === '/story.html' && STORY);
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 800, height: 600 });
    for (const [words, from, paragraph] of [
      ['“50 % – and more, well-known & ‘sure’ #1?”', 0, 1],
      ['“Yes,” he said.', 60, 2],
      [text.slice(text.indexOf('The storm')), 0, 3],
    ]) {
      const start = text.indexOf(words, from);
      await page.goto('about:blank');
      await page.goto(linkTo(`${story.address}story.html`, text, [start, start + words.length]));
      await page.waitForFunction(() => scrollY > 0);
      const inSight = await page.$$eval('p', (all) =>
        all.map((p) => p.getBoundingClientRect().top >= 0 && p.getBoundingClientRect().top < innerHeight),
      );
      assert.deepEqual(
        inSight,
        [0, 1, 2, 3].map((i) => i === paragraph),
        words,
      );
    }
  } finally {
    await page.close();
    await story.close();
  }
});

/** Prints, and gives the page as it stood on paper: what can be seen, and the marks. */
async function onPaper(page) {
  await page.evaluate(() =>
    addEventListener('beforeprint', () => {
      const marks = {};
      for (const mark of document.querySelectorAll('.paper span[class]')) (marks[mark.className] ??= []).push(mark.textContent);
      window.paper = {
        marks,
        text: [...document.querySelectorAll('.paper > :not(.sheet)')].map((block) => block.textContent).join('\n\n'),
        sheet: document.querySelector('.sheet').textContent,
      };
    }),
  );
  assert.ok((await page.pdf({ printBackground: true })).length > 5000);
  return page.evaluate(() => window.paper);
}

test('print keeps the marks, of the kinds that are shown, and the whole text however far down', async () => {
  const page = await open();
  const long = Array(60).fill(PASSAGE).join('\n\n');
  await paste(page, long);
  await page.click('[data-key="toggle-statistic"]');
  const { marks, text, sheet } = await onPaper(page);
  assert.equal(text, long);
  // Sources and what to check stand on a sheet of their own.
  assert.match(sheet, /^Sources.*Ruth Amadi.*To checkStatistics without a source \(60\)/);
  assert.equal(marks.quote.filter((words) => words === '“We had no warning,”').length, 60);
  assert.ok(marks.source.includes('the county education office'));
  assert.ok(marks['quote-sentence'].includes('“We had no warning,” said Ruth Amadi, who runs the harbour school.'));
  assert.equal(marks.statistic, undefined);
  assert.equal(await page.$('.paper'), null);
});

test('what the reader ticked, noted and corrected is in print, in the annotated page and among the annotations', async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.click('#tab-checklist');
  await page.evaluate(() => {
    const row = (words) => [...document.querySelectorAll('.rows > li')].find((row) => row.textContent.includes(words));
    row('Winds reached').querySelector('input').click();
    const note = row('Winds reached').querySelector('textarea');
    note.value = 'the weather service';
    note.dispatchEvent(new Event('change'));
  });
  await page.select('.panel-tools select', 'Quotes');
  await page.evaluate(() =>
    [...document.querySelectorAll('.rows > li')]
      .find((row) => row.textContent.includes('no warning'))
      .querySelector('input')
      .click(),
  );
  await page.click('#tab-quotes');
  await page.evaluate(() =>
    [...document.querySelectorAll('.rows > li')]
      .find((row) => row.textContent.includes('far too slow'))
      .querySelector('.meta .only')
      .click(),
  );
  await page.evaluate(() =>
    [...document.querySelectorAll('dialog button')].find(({ textContent }) => textContent === 'This is no quote').click(),
  );
  await said(page, 'Corrected');
  const { sheet } = await onPaper(page);
  const told = [
    /Winds reached 120 km an hour on Monday\. Checked: the weather service\s*To the author: Where does “120 km an hour” come from\?/,
    /Noted by the reader\s*Quote: “We had no warning,” [^]*Checked\s*To Ruth Amadi: Did you say/,
    /Corrections by the reader\s*no quote: “far too slow”/,
  ];
  for (const one of told) assert.match(sheet, one);
  const files = await taken(page);
  const other = await browser.newPage();
  await other.setContent(files['Annotated page (HTML)']);
  const list = await other.evaluate(() => document.body.textContent);
  for (const one of told) assert.match(list, one);
  assert.deepEqual(await other.$$eval('.checks .checked', (all) => all.map((item) => getComputedStyle(item).listStyleType.trim())), [
    '"☑ "',
    '"☑ "',
  ]);
  await other.close();
  for (const one of [
    /☑ Winds reached 120 km an hour on Monday\. — \*\*Checked: the weather service\*\*/,
    /## Noted by the reader\n\n- ☑ Quote: “We had/,
  ])
    assert.match(files.Markdown, one);
  const comments = JSON.parse(files['Web Annotation (JSON-LD)']).first.items.flatMap(({ body }) =>
    body.filter(({ purpose }) => purpose === 'commenting').map(({ value }) => value),
  );
  assert.deepEqual(comments, ['Checked', 'Checked: the weather service']);
});

test('print leaves out what is no use on paper and keeps the legend', {
  skip: FIREFOX && 'only Chromium’s protocol lets a test see the page as it prints',
}, async () => {
  const page = await open();
  await paste(page, PASSAGE);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMediaType('print');
  const visible = (selector) => page.$eval(selector, (element) => element.checkVisibility());
  assert.deepEqual(await Promise.all(['.paper', '#legend', '#text', '.bar', '#panel'].map(visible)), [true, true, false, false, false]);
});
