// A hundred texts, and of each the fingerprint of what the network computes: `tests/scores.rs` writes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const lines = (name) =>
  readFileSync(join(import.meta.dirname, '../scores', name), 'utf8')
    .trimEnd()
    .split('\n');

export const texts = lines('texts.txt');

/** One for each text. */
export const fingerprints = lines('fingerprints.txt').map((bits) => Number.parseInt(bits, 16));
