// Gives a WebAssembly module less memory, as a small device does: the limit is part of the module.

const MEMORY_SECTION = 5;

/** Reads an unsigned LEB128 number: `[value, position behind it]`. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function encoded(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}

/** The same module with at most so many pages of 64 KiB. */
export function withMemory(bytes, pages) {
  for (let at = 8; at < bytes.length; ) {
    const [size, content] = number(bytes, at + 1);
    const end = content + size;
    if (bytes[at] === MEMORY_SECTION) {
      const [memories, flags] = number(bytes, content);
      const [minimum] = number(bytes, flags + 1);
      if (memories !== 1 || minimum > pages) throw new Error(`${memories} memories, ${minimum} pages at least`);
      const limited = [1, 1, ...encoded(minimum), ...encoded(pages)];
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from([MEMORY_SECTION, ...encoded(limited.length), ...limited]),
        bytes.subarray(end),
      ]);
    }
    at = end;
  }
  throw new Error('the module has no memory');
}
