import assert from 'node:assert/strict';
import { test } from 'node:test';

import { model, start } from './analyser.mjs';
import { bits, confidences } from './confidences.mjs';

test('under Node, the confidences of a hundred texts have the bits that the command line finds', async () => {
  const { Analyzer } = await start();
  const analyzer = new Analyzer(model());
  for (const { text, expected } of confidences()) assert.equal(bits(analyzer.confidences(text)), expected, text);
});
