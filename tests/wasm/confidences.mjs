// A hundred texts, and the bits of the confidence of each of their attributions: `tests/confidences.rs` writes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const lines = (name) =>
  readFileSync(join(import.meta.dirname, '../confidences', name), 'utf8')
    .replace(/\n$/, '')
    .split('\n');

/** Each text with the bits that are expected, in hexadecimal. */
export function confidences() {
  const expected = lines('bits.txt');
  return lines('texts.txt').map((text, at) => ({ text, expected: expected[at] }));
}

/** The bits of 32-bit numbers, in hexadecimal. */
export const bits = (numbers) =>
  Array.from(new Uint32Array(Float32Array.from(numbers).buffer), (word) => word.toString(16).padStart(8, '0')).join(' ');
