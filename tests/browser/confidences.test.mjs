import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';

import { bits, confidences } from '../wasm/confidences.mjs';
import { suite } from './harness.mjs';

const { open } = await suite({ after, afterEach });

test('in the browser, the confidences of a hundred texts have the bits that the command line finds', async () => {
  const page = await open();
  const cases = confidences();
  const found = await page.evaluate(async (texts) => {
    const { default: init, Analyzer } = await import('./pkg/sourcelight.js');
    await init();
    const model = await (await fetch('./model/attribution.bin')).arrayBuffer();
    const analyzer = new Analyzer(new Uint8Array(model));
    return texts.map((text) => Array.from(analyzer.confidences(text)));
  }, cases.map(({ text }) => text));
  cases.forEach(({ text, expected }, at) => assert.equal(bits(found[at]), expected, text));
});
