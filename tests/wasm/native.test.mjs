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

function native(text) {
  const json = execFileSync(program, ['--json', '--offsets', 'utf16'], { input: text, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(json);
}

test('the browser and the command line give the same object', () => {
  assert.ok(existsSync(program), `${program} is missing: cargo build --features cli`);
  const texts = [['article', article], ['astral', astral], ['prose', prose(100_000)], ['nothing', ''], ['marks', '“‘„«»“”"\''.repeat(500)], ...cases()];
  for (const [name, text] of texts) assert.deepEqual(analyzer.analyze(text), native(text), name);
});
