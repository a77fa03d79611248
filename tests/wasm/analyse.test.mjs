import assert from 'node:assert/strict';
import { test } from 'node:test';

import { model, start, words } from './analyser.mjs';
import { article, astral, cases, prose } from './texts.mjs';
import { unwind } from '../../www/lib/tape.js';

const { Analyzer } = await start();
const analyzer = new Analyzer(model());

/** What a tape holds. */
function unwound(tape) {
  const work = unwind(tape);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Every span of an analysis, wherever it stands. */
function* spans(value) {
  if (Array.isArray(value) && value.length === 2 && value.every(Number.isInteger)) yield value;
  else if (value && typeof value === 'object') {
    // A range of values looks like a span and is none.
    for (const [name, inner] of Object.entries(value)) if (name !== 'value' && name !== 'sentences') yield* spans(inner);
  }
  if (value?.sentences?.[0]?.span) yield* spans({ list: value.sentences });
}

function assertSound(text, analysis) {
  assert.equal(analysis.offsets, 'utf16');
  for (const [from, to] of spans(analysis)) {
    assert.ok(0 <= from && from < to && to <= text.length, `[${from}, ${to}] lies outside the text`);
    // A span that begins or ends inside a surrogate pair would cut a character in two.
    for (const at of [from, to]) {
      const pair = text.charCodeAt(at - 1) >> 10 === 0x36 && text.charCodeAt(at) >> 10 === 0x37;
      assert.ok(!pair, `${at} cuts ${JSON.stringify(text.slice(at - 1, at + 1))} in two`);
    }
  }
  // Whatever is no white space stands in a sentence.
  let read = 0;
  for (const { span } of analysis.sentences) {
    assert.ok(read <= span[0], 'sentences overlap');
    assert.match(text.slice(read, span[0]), /^[\s\u0085\ufeff]*$/u);
    read = span[1];
  }
}

test('an article comes back as one object with marks in the right places', () => {
  const analysis = analyzer.analyze(article);
  assertSound(article, analysis);
  const quoted = analysis.quotations.flatMap((quotation) => quotation.spans.map((span) => words(article, span)));
  assert.ok(quoted.includes('“We could not let it go,”'), quoted.join(' | '));
  const statistics = analysis.statistics.map((statistic) => statistic.value);
  assert.ok(statistics.includes(4200), JSON.stringify(statistics));
  const cues = analysis.attributions.flatMap((attribution) => attribution.cue.map((span) => words(article, span)));
  assert.ok(cues.includes('said') && cues.includes('according to'), cues.join(' | '));
});

test('offsets count UTF-16 units where characters take two of them', () => {
  const analysis = analyzer.analyze(astral);
  assertSound(astral, analysis);
  const quoted = analysis.quotations.flatMap((quotation) => quotation.spans.map((span) => words(astral, span)));
  assert.deepEqual(quoted, ['“We won 𝟙𝟚 𝒸ups 🏆,”', '“nobody 𠜎 paid,”', '“Oui,”']);
  assert.ok(analysis.statistics.some(({ span, value }) => value === 4000 && words(astral, span).includes('4,000')));
});

test('lone surrogates are kept in place and move nothing', () => {
  // U+FFFD is what a lone surrogate is read as; one unit stands for one unit.
  const whole = '\ufffd “We won,” said Ann\ufffd Lee. \ufffd\n\n“Yes,” she\ufffd\ufffd said.\ufffd';
  for (const surrogate of ['\ud83d', '\ude00']) {
    const text = whole.replaceAll('\ufffd', surrogate);
    assert.equal(text.length, whole.length);
    // Two in a row, high then low, would be a character.
    assert.ok(!text.isWellFormed());
    const analysis = analyzer.analyze(text);
    assertSound(text, analysis);
    assert.deepEqual(analysis, analyzer.analyze(whole));
    assert.ok(analysis.quotations.some(({ spans: [span] }) => words(text, span) === '“We won,”'));
  }
});

test('NUL is a character like any other', () => {
  const text = '“We\0 won,” said Ann Lee.\0\n\n\0\0\0“Yes,” she said.';
  const analysis = analyzer.analyze(text);
  assertSound(text, analysis);
  assert.ok(analysis.quotations.some(({ spans: [span] }) => words(text, span) === '“We\0 won,”'));
});

test('an empty text and one of white space give an empty analysis', () => {
  for (const text of ['', ' ', '\n\n\t \u00a0\u2003\n']) {
    const { offsets, language, language_code: code, ...lists } = analyzer.analyze(text);
    assert.deepEqual([offsets, language, code], ['utf16', 'en', 'en']);
    for (const [name, list] of Object.entries(lists)) assert.deepEqual(list, [], name);
  }
});

test('the same text gives the same object, however often it is asked for', () => {
  const once = analyzer.analyze(article);
  analyzer.analyze(astral);
  assert.deepEqual(analyzer.analyze(article), once);
});

test('2 MB of prose come back whole', () => {
  const text = prose(2_000_000);
  const analysis = analyzer.analyze(text);
  assertSound(text, analysis);
  const last = analysis.sentences.at(-1).span;
  assert.equal(words(text, last), 'The council wants the state to pay half.');
  assert.equal(last[1], text.trimEnd().length);
});

test('blocks kept from HTML decide where paragraphs are and what they are', () => {
  const text = '😀 A title without a stop Ann Lee said: I came. Posted on Monday';
  const block = (part, kind) => ({ span: [text.indexOf(part), text.indexOf(part) + part.length], kind });
  const blocks = [
    block('😀 A title without a stop', 'headline'),
    block('Ann Lee said: I came.', 'prose'),
    block('Posted on Monday', 'metadata'),
  ];
  const { paragraphs, sentences } = analyzer.analyze(text, { blocks });
  assert.deepEqual(
    paragraphs.map(({ span, kind }) => ({ span, kind })),
    blocks,
  );
  assert.deepEqual(
    sentences.map(({ kind, paragraph }) => [kind, paragraph]),
    [
      ['headline', 0],
      ['prose', 1],
      ['metadata', 2],
    ],
  );
  assert.equal(analyzer.analyze(text, { blocks: null }).paragraphs.length, analyzer.analyze(text).paragraphs.length);
});

test('blocks that overlap, cut a character or lie outside the text are left out', () => {
  const text = '😀😀 one. Two.';
  const blocks = [
    [1, 4],
    [2, 4],
    [0, 4],
    [5, 9],
    [10, 99],
  ].map((span) => ({ span, kind: 'prose' }));
  assert.deepEqual(
    analyzer.analyze(text, { blocks }).paragraphs.map(({ span }) => span),
    [
      [2, 4],
      [5, 9],
    ],
  );
});

test('options that are none are refused in words, and the analyser goes on', () => {
  for (const options of [
    { blocks: [{ span: [0, 1], kind: 'verse' }] },
    { blocks: [{ span: [0], kind: 'prose' }] },
    { blocks: [{ span: [-1, 2], kind: 'prose' }] },
    { blocks: 3 },
    3,
  ]) {
    assert.throws(
      () => analyzer.analyze('Text.', options),
      (error) => error instanceof Error && error.message.length > 8,
      JSON.stringify(options),
    );
  }
  assert.equal(analyzer.analyze('Text.').sentences.length, 1);
});

test('bytes that are no model are refused in words', () => {
  const damaged = model();
  damaged[damaged.length >> 1] ^= 1;
  for (const bytes of [new Uint8Array(), new Uint8Array(1000), model().subarray(0, -1), damaged]) {
    assert.throws(
      () => new Analyzer(bytes),
      (error) => error instanceof Error && error.message.length > 8,
    );
  }
});

test('the latest analysis, and only that, stands on the performance timeline', () => {
  analyzer.analyze(article);
  analyzer.analyze('Text.');
  assert.equal(performance.getEntriesByName('sourcelight analyze', 'measure').length, 1);
  assert.equal(performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('sourcelight')).length, 0);
});

test('a text read in steps gives what it gives at once, its beginning first', () => {
  const text = prose(60_000).replaceAll('Tobias', '😀 Tobias');
  const session = analyzer.session(text);
  assert.equal(session.step(5_000), true);
  assert.ok(5_000 < session.end * 1.2 && session.end < text.length / 4, `${session.end} units are read`);
  const head = unwound(session.analysis());
  assert.deepEqual(head.sentences, analyzer.analyze(text).sentences.slice(0, head.sentences.length));
  assertSound(text.slice(0, session.end), head);
  while (session.step(5_000));
  assert.equal(session.end, text.trimEnd().length);
  assert.deepEqual(unwound(session.analysis()), analyzer.analyze(text));
  session.free();
});

test('what other analysers read from the end leads to the analysis of the whole', () => {
  const other = new Analyzer(model());
  // A quotation that runs on over portions is read again by whoever knows that it does.
  const texts = [
    ['article', article, 100],
    ['prose', prose(60_000).replaceAll('Tobias', '😀 Tobias'), 7_000],
    ['open', '“We were told nothing.\n\n'.repeat(200), 500],
  ];
  for (const [name, text, bytes] of texts) {
    const session = analyzer.session(text);
    const portions = [];
    for (let n = 0; n < 4; n++) portions.push(session.deal(bytes));
    assert.ok(
      portions.every((portion) => portion instanceof Uint8Array),
      name,
    );
    session.step(bytes);
    const before = session.share;
    for (const portion of portions) session.take(other.read(portion));
    assert.ok(before < session.share && session.share < 1, `${name}: ${before}, ${session.share}`);
    while (session.step(bytes));
    assert.equal(session.deal(bytes), undefined, name);
    assert.deepEqual(unwound(session.analysis()), analyzer.analyze(text), name);
    assert.throws(() => session.take(new Uint8Array([7, 250, 250])), Error);
    session.free();
  }
  assert.throws(() => other.read(new Uint8Array([1])), Error);
});

test('an edit, in UTF-16 units, leads to the analysis of the text that then stands', () => {
  let text = prose(20_000).replaceAll('Tobias', '😀 Tobias');
  const session = analyzer.session(text);
  while (session.step(5_000));
  for (const [part, with_] of [
    ['😀 Tobias', '😀😀 “Toby”'],
    ['12 percent', ''],
    ['.\n\n“Nobody', '. “Nobody'],
    ['The ferry', '\n\n“'],
  ]) {
    const at = text.lastIndexOf(part);
    assert.ok(at > 0, part);
    text = text.slice(0, at) + with_ + text.slice(at + part.length);
    session.edit(at, at + part.length, with_);
    while (session.step(5_000));
    assert.deepEqual(unwound(session.analysis()), analyzer.analyze(text));
  }
  session.free();
});

test('a tape holds the object that is written without one', () => {
  for (const [name, text] of [['article', article], ['astral', astral], ['nothing', ''], ...cases()]) {
    const session = analyzer.session(text);
    while (session.step(1_000_000));
    assert.deepEqual(unwound(session.analysis()), analyzer.analyze(text), name);
    session.free();
  }
});

test('what an edit changed is marked alone as it is in the whole', () => {
  const text = prose(20_000);
  const session = analyzer.session(text);
  while (session.step(5_000));
  const at = text.lastIndexOf('Ridership');
  session.edit(at, at, 'Some 😀 “wet” ');
  while (session.step(5_000));
  const changed = unwound(session.changed());
  const whole = unwound(session.analysis());
  assert.equal(changed.paragraphs.length, 1);
  const [from, to] = changed.paragraphs[0].span;
  const marks = ({ sentences, statistics }) => [
    sentences.filter(({ span }) => from <= span[0] && span[1] <= to).map(({ span, kind, labels }) => ({ span, kind, labels })),
    statistics.filter(({ span }) => from <= span[0] && span[1] <= to).map(({ span, value, unit }) => ({ span, value, unit })),
  ];
  assert.ok(changed.statistics.length > 1);
  assert.deepEqual(marks(changed), marks(whole));
  session.free();
});
