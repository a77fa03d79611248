import assert from 'node:assert/strict';
import { test } from 'node:test';

import { model, start, wasm } from './analyser.mjs';
import { withMemory } from './memory.mjs';
import { article, prose } from './texts.mjs';

/** 16 MiB, in pages of 64 KiB: enough for an article, too little for a long text. */
const SMALL = 256;

test('a text that exhausts the memory traps, and a fresh instance of the same compiled module goes on', async (t) => {
  const module = new WebAssembly.Module(withMemory(wasm(), SMALL));
  const { Analyzer, __wbg_reset_state: freshInstance } = await start(module);
  // The reason is reported on the console; here it is expected.
  t.mock.method(console, 'error', () => {});
  const before = new Analyzer(model());
  const expected = before.analyze(article);
  assert.throws(
    () => before.analyze(prose(30_000_000)),
    (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError,
  );

  freshInstance();
  assert.throws(() => before.analyze(article), /stale/, 'an analyser of the instance that trapped must not be used again');
  assert.deepEqual(new Analyzer(model()).analyze(article), expected);
});

test('a fresh instance gives back the memory that a long text took', async () => {
  const { Analyzer, initSync, __wbg_reset_state: freshInstance } = await start();
  const bytes = () => initSync({}).memory.buffer.byteLength;
  const fresh = bytes();
  new Analyzer(model()).analyze(prose(2_000_000));
  assert.ok(bytes() > fresh + 2_000_000);
  freshInstance();
  assert.equal(bytes(), fresh);
  assert.equal(new Analyzer(model()).analyze('Text.').sentences.length, 1);
});
