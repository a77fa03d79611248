// Writes the npm package.
// node npm/build.mjs PACKAGE OUT: the folder with the analyser and its JavaScript (dist/pkg), the folder to write.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const [made, out] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
const source = join(import.meta.dirname, 'src');
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'pkg'), { recursive: true });

for (const name of ['sourcelight.js', 'sourcelight.d.ts', 'sourcelight_bg.wasm']) cpSync(join(made, name), join(out, 'pkg', name));
for (const name of ['errors.js', 'files.js', 'index.js', 'index.d.ts', 'inline.js', 'model.js', 'model.d.ts', 'paint.d.ts', 'reader.js'])
  cpSync(join(source, name), join(out, name));
cpSync(join(root, 'www/lib/tape.js'), join(out, 'tape.js'));
cpSync(join(root, 'www/lib/marks.css'), join(out, 'marks.css'));
cpSync(join(root, 'model/attribution.bin'), join(out, 'attribution.bin'));
for (const name of ['MODEL.md', 'NOTICE.md']) cpSync(join(root, 'model', name), join(out, name));
for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) cpSync(join(root, name), join(out, name));
for (const name of ['package.json', 'README.md', 'example']) cpSync(join(import.meta.dirname, name), join(out, name), { recursive: true });

// The painter is put together from what page and extension share.
await build({
  entryPoints: [join(source, 'paint.js')],
  bundle: true,
  format: 'esm',
  outfile: join(out, 'paint.js'),
  target: 'es2022',
  logLevel: 'warning',
});

const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).toString('base64');
const wasm = packed(join(made, 'sourcelight_bg.wasm'));
const model = packed(join(root, 'model/attribution.bin'));
writeFileSync(join(out, 'inline-data.js'), `export const wasm = '${wasm}';\nexport const model = '${model}';\n`);
