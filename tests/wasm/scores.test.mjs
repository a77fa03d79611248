import assert from 'node:assert/strict';
import { test } from 'node:test';

import { model, start } from './analyser.mjs';
import { fingerprints, texts } from './scores.mjs';

test('under Node, what the network computes of a hundred texts has the bits that native code finds', async () => {
  const { Analyzer } = await start();
  const analyzer = new Analyzer(model());
  assert.deepEqual(
    texts.map((text) => analyzer.fingerprint(text)),
    fingerprints,
  );
});
