// Prints what each part of a build weighs: raw, gzip, brotli. `node xtask/size.mjs dist`; with `--json` as an object.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What the first load may transfer, in bytes of gzip. Whatever is not needed for it lies in lazy/. */
const BUDGET = 1_200_000;

const dist = process.argv[2];
const files = readdirSync(dist, { recursive: true })
  .map((name) => join(dist, name))
  .filter((path) => statSync(path).isFile());

/** The part of the build that a file belongs to. */
function part(path) {
  const name = relative(dist, path).split(sep).join('/');
  if (name.startsWith('lazy/')) return 'later: lazy/';
  if (name.startsWith('docs/') || name === 'sw.js') return 'later: guides, service worker';
  if (name === 'sourcelight.html') return 'apart: sourcelight.html';
  if (name.startsWith('extension/')) return 'apart: extension, both browsers';
  if (name.endsWith('.d.ts') || name === 'pkg/sourcelight.js') return 'apart: for whoever has the analyser alone';
  if (name.endsWith('.map')) return 'apart: maps to the sources';
  if (name.endsWith('.wasm')) return 'wasm';
  if (name.startsWith('model/')) return 'model';
  if (/\.m?js$/.test(name)) return 'javascript';
  return 'page: html, css, icons, texts';
}

const parts = new Map();
for (const path of files) {
  const bytes = readFileSync(path);
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  const name = part(path);
  parts.set(
    name,
    (parts.get(name) ?? [0, 0, 0]).map((sum, i) => sum + sizes[i]),
  );
}

if (process.argv[3] === '--json') {
  console.log(JSON.stringify(Object.fromEntries(parts)));
  process.exit();
}

const row = (name, cells) => console.log(name.padEnd(48) + cells.map((cell) => String(cell).padStart(12)).join(''));
const bytes = (n) => n.toLocaleString('en');
row('bytes', ['raw', 'gzip', 'brotli']);
const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
const first = sorted.filter(([name]) => !/^(later|apart):/.test(name));
const total = first.reduce((sum, [, sizes]) => sum.map((n, i) => n + sizes[i]), [0, 0, 0]);
for (const [name, sizes] of first) row(name, sizes.map(bytes));
row('first load', total.map(bytes));
for (const [name, sizes] of sorted.filter((entry) => !first.includes(entry))) row(name, sizes.map(bytes));
const share = ((100 * total[1]) / BUDGET).toFixed(0);
console.log(`first load: ${share} % of the ${bytes(BUDGET)} bytes of gzip that it may take`);
if (total[1] > BUDGET) process.exitCode = 1;
