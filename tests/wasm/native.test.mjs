import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { dist, model, start } from './analyser.mjs';
import { article, astral, cases, prose } from './texts.mjs';

const { Analyzer } = await start();
const analyzer = new Analyzer(model());

/** The command line, as `cargo test --features cli` leaves it. */
const program = process.env.SOURCELIGHT_BIN ?? join(dist, '../target/debug/sourcelight');

const texts = [
  ['article', article],
  ['astral', astral],
  ['prose', prose(100_000)],
  ['nothing', ''],
  ['marks', '“‘„«»“”"\''.repeat(500)],
  ...cases(),
];

function native(options, input) {
  assert.ok(existsSync(program), `${program} is missing: cargo build --features cli`);
  return execFileSync(program, [...options, '--offsets', 'utf16'], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
}

test('the browser and the command line give the same object', () => {
  for (const [name, text] of texts.slice(0, 2)) assert.deepEqual(analyzer.analyze(text), JSON.parse(native(['--json'], text)), name);
});

test('the browser and the command line give the same object for every line of an archive', () => {
  const lines = native(['--jsonl'], texts.map(([id, text]) => `${JSON.stringify({ id, text })}\n`).join(''))
    .trimEnd()
    .split('\n');
  assert.equal(lines.length, texts.length);
  for (const [n, [name, text]] of texts.entries()) assert.deepEqual({ id: name, ...analyzer.analyze(text) }, JSON.parse(lines[n]), name);
});
