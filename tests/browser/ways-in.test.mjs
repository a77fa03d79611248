/** More ways in: PDF, Word documents, what other programs share. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { column, docx, pdf } from './documents.mjs';
import { FIREFOX, PATIENCE, kept, openFiles, painted, suite, textOf } from './harness.mjs';

let asked = [];
const { open, browser } = await suite({ after, afterEach }, { offline: true, replace: (path) => void asked.push(path) ?? null });

const outline = (page) => page.$$eval('#text :is(h2, h3, p, li)', (all) => all.map((block) => `${block.localName}: ${block.textContent}`));

async function opened(name, content, type = '') {
  const page = await open();
  await openFiles(page, [{ name, type, content }]);
  return page;
}

const CITY = [
  'The council met on Monday and heard that the old har-',
  'bour wall had moved by 14 centimetres since the spring.',
  '“We have no time to lose,” said Ann Lee, the engineer of',
  'the port, who had measured it herself and was not believed.',
];

test('a PDF as TeX sets it: words in pieces, hyphens, a running head and page numbers', async () => {
  const page1 = [
    { x: 200, y: 800, size: 8, text: 'Harbour Review 12 (2024)' },
    { x: 100, y: 740, size: 17, text: 'A wall that moves', kerned: true },
    ...column(CITY, { x: 100, y: 700, kerned: true }),
    { x: 297, y: 40, size: 10, text: '1' },
  ];
  const page2 = [
    { x: 200, y: 800, size: 8, text: 'Harbour Review 12 (2024)' },
    ...column(['  Nobody lives behind it. The well-known baths were closed', 'in June, and the well-', 'known café followed.'], {
      x: 100,
      y: 740,
      kerned: true,
    }),
    { x: 297, y: 40, size: 10, text: '2' },
  ];
  const page = await opened('wall.pdf', pdf([page1, page2]));
  assert.deepEqual(await outline(page), [
    'h2: A wall that moves',
    'p: The council met on Monday and heard that the old harbour wall had moved by 14 centimetres since the spring. “We have no time to lose,” said Ann Lee, the engineer of the port, who had measured it herself and was not believed.',
    'p: Nobody lives behind it. The well-known baths were closed in June, and the well-known café followed.',
  ]);
  assert.match(await page.title(), /^A wall that moves/);
});

test('a newspaper’s PDF: columns one after the other, the headline above both, a sentence that runs from one to the next', async () => {
  const left = [
    'Ferry crews stopped work on',
    'Tuesday, and 40 sailings were',
    'cancelled. Their union said',
    'that 300 of its members had',
    'not been paid since the end',
    'of March, a claim that the',
  ];
  const right = [
    'company denies. “We pay on',
    'the first of each month,” said',
    'Bo Lind, who speaks for it.',
    '  Talks go on this week. The',
    'mayor has offered her office',
    'for them, and tea.',
  ];
  const page = await opened(
    'ferry.pdf',
    pdf([
      [
        { x: 60, y: 790, size: 9, text: 'The Tidings' },
        { x: 60, y: 740, size: 26, text: 'Ferries stay in port over wages' },
        ...column(left, { x: 60, y: 690 }),
        ...column(right, { x: 320, y: 690 }),
        { x: 290, y: 30, size: 9, text: 'Page 7' },
      ],
    ]),
  );
  const blocks = await outline(page);
  assert.ok(
    blocks.includes('h2: Ferries stay in port over wages') || blocks.includes('h3: Ferries stay in port over wages'),
    blocks.join('\n'),
  );
  assert.ok(
    blocks.includes(
      'p: Ferry crews stopped work on Tuesday, and 40 sailings were cancelled. Their union said that 300 of its members had not been paid since the end of March, a claim that the company denies. “We pay on the first of each month,” said Bo Lind, who speaks for it.',
    ),
    blocks.join('\n'),
  );
  assert.equal(blocks.at(-1), 'p: Talks go on this week. The mayor has offered her office for them, and tea.');
});

test('columns with the width of one letter between them, and a running head beside the number of the page', async () => {
  const left = [
    'Nine ferries have left the harbour since the',
    'wall was mended, and each of them was late. The',
    'crews blame the tide; the port blames the crew.',
    '“Nobody has read the table that we hung up, and',
    'it is as large as a door,” said Tove Berg, who',
    'draws it every month and signs it with her name',
    'so that people know whom to ask about the water',
    'and when the next boat will leave. She has sold',
    'forty copies of it this year, at the price of a',
  ];
  const right = [
    'loaf of bread. The money goes to the school for',
    'sailors, where her brother teaches knots on two',
    'evenings a week. “We are glad of every coin, as',
    'the roof leaks,” said Bo Berg. The school has a',
    'roof of tin that was laid in 1931, and a second',
    'one of slate above the hall, which nobody likes',
    'to climb in winter. The council has been asked',
    'for help, and has said that it will look at the',
    'roof in May.',
  ];
  const page = await opened(
    'table.pdf',
    pdf([
      [
        { x: 60, y: 742, size: 10, text: '2 THE TIDE TABLE' },
        { x: 534, y: 742, size: 10, text: '2' },
        ...column(left, { x: 60, y: 700 }),
        ...column(right, { x: 305, y: 700 }),
      ],
    ]),
  );
  assert.deepEqual(await outline(page), [`p: ${[...left, ...right].join(' ')}`]);
});

test('a PDF as Word writes it: a piece for each run, paragraphs by the space between them, the name of a file for a title', async () => {
  const runs = (y, words) => words.reduce(([all, x], text) => [[...all, { x, y, size: 11, text }], x + text.length * 5.5], [[], 70])[0];
  const page = await opened(
    'minutes.pdf',
    pdf(
      [
        [
          ...runs(760, ['The board met ', 'twice', ' in May and spent $4', ' million.']),
          ...runs(730, ['“It was well spent,” ', 'said Tove Berg.']),
          ...runs(700, ['She left', ' at noon.']),
        ],
      ],
      { title: 'Microsoft Word - minutes.docx' },
    ),
  );
  assert.deepEqual(await outline(page), [
    'p: The board met twice in May and spent $4 million.',
    'p: “It was well spent,” said Tove Berg.',
    'p: She left at noon.',
  ]);
  assert.match(await page.title(), /^minutes/);
});

test('what a browser prints is read as it was written', async () => {
  const source = await browser.newPage();
  source.setDefaultTimeout(PATIENCE);
  await source.setContent(
    '<title>Rain again in the hills</title><h1>Rain again in the hills</h1><p>It rained on 19 of 30 days in June, the weather service said, which is more than in any June since it began to count.</p><p>“Our hay is gone,” said Ole Finn, a farmer.</p>',
  );
  const bytes = [...(await source.pdf({ timeout: PATIENCE }))];
  await source.close();
  const page = await opened('rain.pdf', bytes);
  assert.deepEqual(await outline(page), [
    'h2: Rain again in the hills',
    'p: It rained on 19 of 30 days in June, the weather service said, which is more than in any June since it began to count.',
    'p: “Our hay is gone,” said Ole Finn, a farmer.',
  ]);
});

test('a scan is told from a text, and so is a damaged file', async () => {
  const page = await open();
  await openFiles(page, [{ name: 'scan.pdf', type: 'application/pdf', content: pdf([[]]) }], false);
  await page.waitForFunction(() => document.getElementById('notice').textContent.includes('it was scanned'));
  await openFiles(page, [{ name: 'broken.pdf', type: 'application/pdf', content: '%PDF-1.4 and nothing else' }], false);
  await page.waitForFunction(() => /“broken.pdf” could not be read/.test(document.getElementById('notice').textContent));
});

test('the reader of PDF is fetched only when a PDF is opened', async () => {
  asked = [];
  const page = await open();
  await openFiles(page, [{ name: 'a.txt', type: 'text/plain', content: 'Ann Lee counted 14 boats.' }]);
  assert.ok(!asked.some((path) => path.includes('pdf.worker')));
});

test('a Word document keeps its headings, lists and quotations, and leaves out what was deleted', async () => {
  const paragraph = (words, style = '') => `<w:p>${style}<w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
  const styled = (id) => `<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`;
  const body = [
    paragraph('Bread is dearer', styled('Kop1')),
    '<w:p><w:r><w:t xml:space="preserve">A loaf costs </w:t></w:r><w:del><w:r><w:delText>3 euros</w:delText></w:r></w:del><w:ins><w:r><w:t>4 euros</w:t></w:r></w:ins><w:r><w:t>, said Ann Lee.</w:t></w:r></w:p>',
    paragraph('“Too much,” she wrote.', styled('Citaat')),
    paragraph('one in five bakers', '<w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>'),
  ].join('');
  const page = await opened('bread.docx', docx(body));
  assert.deepEqual(await outline(page), [
    'h2: Bread is dearer',
    'p: A loaf costs 4 euros, said Ann Lee.',
    'p: “Too much,” she wrote.',
    'li: one in five bakers',
  ]);
  assert.match(await page.title(), /^Bread is dearer/);
});

test('a zip that is no document is refused with a message', async () => {
  const page = await open();
  await openFiles(page, [{ name: 'things.docx', type: '', content: 'PK\x03\x04 nothing' }], false);
  await page.waitForFunction(() => document.getElementById('notice').textContent.includes('is no Word document'));
});

test('what another program shares is read, and no server gets it', { skip: FIREFOX && 'Firefox installs no pages' }, async () => {
  const page = await open();
  await kept(page);
  await page.reload();
  asked = [];
  // Another document takes the page's place, in which the count of analyses begins anew.
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate(async () => {
      const body = new FormData();
      body.set('title', 'From a phone');
      body.set('text', 'Ann Lee counted 14 boats.');
      body.append('files', new File(['“Bea” counts, said Bea Roe.'], 'bea.txt', { type: 'text/plain' }));
      const { url } = await fetch('./share', { method: 'POST', body });
      location.href = url;
    }),
  ]);
  await page.waitForFunction(() => Number(document.body.dataset.done ?? 0) > 0);
  await painted(page);
  assert.equal(await textOf(page, '#text'), '“Bea” counts, said Bea Roe.');
  assert.ok(!asked.includes('/share'));
});
