import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';

import { fingerprints, texts } from '../wasm/scores.mjs';
import { suite } from './harness.mjs';

const { open } = await suite({ after, afterEach });

test('in the browser, what the network computes of a hundred texts has the bits that native code finds', async () => {
  const page = await open();
  const found = await page.evaluate(async (texts) => {
    const { default: init, Analyzer } = await import('./pkg/sourcelight.js');
    const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
    await init({ module_or_path: await bytes('./pkg/sourcelight_bg.wasm') });
    const analyzer = new Analyzer(await bytes('./model/attribution.bin'));
    return texts.map((text) => analyzer.fingerprint(text));
  }, texts);
  assert.deepEqual(found, fingerprints);
});
