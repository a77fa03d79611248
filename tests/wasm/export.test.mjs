import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'commonmark';

import { FORMATS } from '../../www/lib/export.js';
import { Ledger } from '../../www/lib/ledger.js';
import { linkTo } from '../../www/lib/link.js';
import { model, start } from './analyser.mjs';

const { Analyzer } = await start();
const analyzer = new Analyzer(model());

/** Lines that are markup, formulas or addresses to somebody. Every one holds a mark, so that it is written in every format. */
const NASTY = [
  '=HYPERLINK("http://x.test","click") said Ann Lee.',
  '“=1+1” was what Bo Lind said.',
  '+44 people came, Ann Lee said; =cmd() is no sum, she said.',
  '“One; =1+1; @SUM(1) and two”, said Ann Lee.',
  '- 3,000 people came, said Bo Lind.',
  '--- said Ann Lee.',
  '12. “A list?” said Bo Lind.',
  '3) “Another?” said Bo Lind.',
  '# “A heading?” said Ann Lee.',
  '> “A block quote?” said Ann Lee.',
  '“*Stars*, _lines_, `code`, ~~struck~~ and [links](http://x.test) ![p](http://x.test/p.png)”, said Bo Lind.',
  '“<script>alert(1)</script><img src=x onerror=alert(1)> &lt; &amp; &copy;”, said Ann Lee.',
  '“</title></style></mark><!-- ”, said Bo Lind. "It\'s 40 percent", he said.',
  '“A | table | row” was said by Ann Lee.',
  '“$x^2$ and $5”, said Ann Lee.',
  '“\u202eturned round”, said Bo Lind. 😀 “Half \ud800 a pair”, he said.',
  '“Null \0 and bell \u0007”, said Ann Lee.',
];
const TEXT = NASTY.join('\n\n');
const TITLE = '</title><script>alert(1)</script> *x* "y" \n# z';

function ledgerOf(text) {
  const analysis = analyzer.analyze(text);
  const building = Ledger.build(text, analysis);
  for (;;) {
    const { done, value } = building.next();
    if (done) return value;
  }
}

const ledger = ledgerOf(TEXT);
const written = (id, article = { title: TITLE, url: 'https://tidings.test/a?b="c"&d=<e>' }, of = ledger) =>
  [...FORMATS.find((format) => format.id === id).write(of, article)].join('');

/** A table as a spreadsheet reads it: cells between commas, or between semicolons as in many countries. */
function cells(csv, separator) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < csv.length; i++) {
    const c = csv[i];
    if (quoted && c === '"' && csv[i + 1] === '"') (cell += '"'), i++;
    else if (c === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && c === separator) rows.at(-1).push(cell), (cell = '');
    else if (!quoted && c === '\r') continue;
    else if (!quoted && c === '\n') rows.at(-1).push(cell), (cell = ''), rows.push([]);
    else cell += c;
  }
  return rows.slice(0, -1);
}

test('no cell of the table is a formula, in whatever way a spreadsheet parts the cells', () => {
  const csv = written('csv').replace(/^\ufeff/, '');
  const rows = cells(csv, ',');
  assert.ok(rows.length > NASTY.length, String(rows.length));
  assert.ok(
    rows.every((row) => row.length === rows[0].length),
    'every row has every cell',
  );
  assert.ok(
    rows.some((row) => row.some((cell) => cell.startsWith("'="))),
    'there was something to neutralise',
  );
  for (const separator of [',', ';', '\t']) {
    for (const cell of cells(csv, separator).flat())
      assert.doesNotMatch(cell, /^\s*[=+@＝＋－＠]|^\s*-(?![\d.]+$)/, `${separator} ${cell}`);
  }
});

test('numbers in the table stay numbers', () => {
  const [head, ...rows] = cells(
    written('csv', undefined, ledgerOf('It was minus 3.5 percent, said Ann Lee. Prices fell by 12 percent, said Bo Lind.')).replace(
      /^\ufeff/,
      '',
    ),
    ',',
  );
  for (const row of rows)
    for (const column of ['value', 'confidence', 'sentence', 'start', 'end']) assert.match(row[head.indexOf(column)], /^(-?\d+(\.\d+)?)?$/);
  assert.ok(rows.some((row) => row[head.indexOf('value')] === '12'));
});

/** What a Markdown reader sees: kinds of elements and the plain text. */
function rendered(markdown) {
  const kinds = new Set();
  let text = '';
  const walker = new Parser().parse(markdown).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    if (entering) kinds.add(node.type);
    if (entering && node.literal !== null) text += node.literal;
    if (entering && node.type === 'softbreak') text += ' ';
    if (!entering && ['paragraph', 'heading'].includes(node.type)) text += '\n';
  }
  return { kinds, lines: text.split('\n') };
}

test('Markdown shows the words as they are: nothing in them is markup', () => {
  const markdown = written('markdown');
  const { kinds, lines } = rendered(markdown);
  // The link is the article's own address; strong are the names of sources; the block quote and the lists are what the analyser sees in the text.
  assert.deepEqual([...kinds].sort(), ['block_quote', 'document', 'heading', 'item', 'link', 'list', 'paragraph', 'strong', 'text']);
  const body = lines.slice(lines.indexOf('Text') + 1);
  // A Markdown reader must replace NUL.
  assert.deepEqual(
    body.filter(Boolean),
    ledger.analysis.paragraphs.map(({ span }) => ledger.words(span).replace('\0', '\ufffd')),
  );
  assert.doesNotMatch(markdown, /^\s*([-*_=]\s*){3,}$/m);
  // GitHub's own additions, which the parser of this test does not know.
  assert.doesNotMatch(markdown, /(?<!\\)[~|$]/);
});

test('the Web Annotation has what the standard says every part must have', () => {
  const collection = JSON.parse(written('annotation'));
  const ids = [collection.id, collection.first.id, ...collection.first.items.map(({ id }) => id)];
  for (const id of ids) assert.match(id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(collection['@context'], 'http://www.w3.org/ns/anno.jsonld');
  assert.equal(collection.type, 'AnnotationCollection');
  assert.equal(collection.total, collection.first.items.length);
  assert.equal(collection.first.type, 'AnnotationPage');
  assert.equal(collection.first.partOf, collection.id);
  assert.equal(collection.first.startIndex, 0);
  const points = [...TEXT];
  const purposes = ['tagging', 'describing'];
  for (const { type, motivation, body, target } of collection.first.items) {
    assert.equal(type, 'Annotation');
    for (const motive of [motivation].flat()) assert.ok(purposes.includes(motive));
    for (const { type, value, purpose } of body) assert.ok(type === 'TextualBody' && value && purposes.includes(purpose));
    assert.ok(target.source);
    const [quote, position] = target.selector;
    assert.deepEqual([quote.type, position.type], ['TextQuoteSelector', 'TextPositionSelector']);
    assert.equal(points.slice(position.start, position.end).join('').toWellFormed(), quote.exact);
    assert.ok(TEXT.toWellFormed().includes(quote.prefix.replace(/^\ufffd/, '') + quote.exact + quote.suffix.replace(/\ufffd$/, '')));
  }
});

test('JSON is the text and the whole analysis of it', () => {
  const object = JSON.parse(written('json'));
  assert.equal(object.text, TEXT);
  const own = { title: undefined, url: undefined, text: undefined, checklist: [], corrections: [] };
  assert.deepEqual(
    { ...object, ...own, checklist: object.checklist, corrections: object.corrections },
    { ...analyzer.analyze(TEXT), ...own },
  );
});

test('in the annotated page every word of the text and of its title is text', () => {
  const html = written('html');
  // What remains once the escapes are gone are the page's own elements.
  const names = new Set([...html.matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, name]) => name));
  assert.deepEqual([...names].sort(), [
    'a',
    'b',
    'blockquote',
    'footer',
    'h2',
    'h3',
    'html',
    'li',
    'mark',
    'meta',
    'p',
    'section',
    'small',
    'span',
    'style',
    'title',
    'ul',
  ]);
  for (const [, attributes] of html.matchAll(/<(?:b|h3|li|ul)((?:\s[^>]*)?)>/g)) assert.equal(attributes, '');
  assert.equal(html.match(/<!/g).length, 1);
  for (const [, attributes] of html.matchAll(/<mark([^>]*)>/g))
    assert.match(attributes, /^ class="(quote|statistic|source|cue)( unsure)?" title="[^"<>]*"$/);
  assert.match(html, /<a href="https:\/\/tidings\.test\/a\?b=&#34;c&#34;&#38;d=&#60;e&#62;">/);
  assert.doesNotMatch(written('html', { title: '', url: 'javascript:alert(1)' }), /javascript:/);
});

const spanOf = (text, words, from = 0) => [text.indexOf(words, from), text.indexOf(words, from) + words.length];

test('a link holds the words of a short sentence, the two ends of a long one, and encodes what has a meaning in it', () => {
  const said = 'He said: 50 % - and more, & that’s all.';
  assert.equal(
    linkTo('https://tidings.test/a#top', said, [0, said.length]),
    'https://tidings.test/a#:~:text=He%20said%3A%2050%20%25%20%2D%20and%20more%2C%20%26%20that%E2%80%99s%20all.',
  );
  const long = 'One two three four five six seven eight nine ten eleven twelve thirteen fourteen.';
  assert.equal(
    linkTo(null, long, [0, long.length]),
    '#:~:text=One%20two%20three%20four%20five,ten%20eleven%20twelve%20thirteen%20fourteen.',
  );
  assert.match(linkTo(null, 'a \ud800 b', [0, 5]), /text=a%20%EF%BF%BD%20b$/);
});

test('a link to words that stand in the text twice says which of them are meant', () => {
  const text = 'First he came. “Yes,” he said. Then he left.\n\nLater she came. “Yes,” he said. It rained.';
  const [first, second] = [spanOf(text, '“Yes,” he said.'), spanOf(text, '“Yes,” he said.', 40)];
  assert.equal(decodeURIComponent(linkTo(null, text, first)), '#:~:text=First he came.-,“Yes,” he said.,-Then he left.');
  assert.equal(decodeURIComponent(linkTo(null, text, second)), '#:~:text=Later she came.-,“Yes,” he said.,-It rained.');
});
