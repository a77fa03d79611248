import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';

import { bits, confidences } from '../wasm/confidences.mjs';
import { suite } from './harness.mjs';

const { open } = await suite({ after, afterEach });

test('in the browser, the confidences of a hundred texts have the bits that the command line finds', async () => {
  const page = await open();
  const cases = confidences();
  const found = await page.evaluate(
    async (texts) => {
      const { default: init, Analyzer } = await import('./pkg/sourcelight.js');
      const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
      await init({ module_or_path: await bytes('./pkg/sourcelight_bg.wasm') });
      const analyzer = new Analyzer(await bytes('./model/attribution.bin'));
      return texts.map((text) => Array.from(analyzer.confidences(text)));
    },
    cases.map(({ text }) => text),
  );
  cases.forEach(({ text, expected }, at) => assert.equal(bits(found[at]), expected, text));
});
