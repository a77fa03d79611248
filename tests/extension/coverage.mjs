/** How much of what should be read was read, and how much else. */

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Length of the longest common subsequence. */
function inOrder(a, b) {
  let row = new Uint32Array(b.length + 1);
  for (const word of a) {
    const next = new Uint32Array(b.length + 1);
    for (let j = 0; j < b.length; j++) next[j + 1] = word === b[j] ? row[j] + 1 : Math.max(row[j + 1], next[j]);
    row = next;
  }
  return row[b.length];
}

/** `coverage`: the share of the expected words that were read, in order; `excess`: the share of the words read that were not expected. */
export function compared(expected, read) {
  const [wanted, given] = [wordsOf(expected), wordsOf(read)];
  const common = inOrder(wanted, given);
  return { coverage: wanted.length ? common / wanted.length : 1, excess: given.length ? 1 - common / given.length : 0 };
}
