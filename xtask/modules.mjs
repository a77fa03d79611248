// Writes what a server hands out of the page's sources: few files, so that a first load asks for few, and each with a map, so that an error
// and a debugger still name the source.
// node xtask/modules.mjs WWW PACKAGE OUT: the page's sources, the folder with the analyser, the folder to write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';
import { LINKED_STYLES, STYLES, bundle, madeIn, put } from './bundle.mjs';

const [www, made, out] = process.argv.slice(2);
const read = (path) => readFileSync(join(www, path), 'utf8');

function write(path, content) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), content);
}

/** What is loaded when it is needed stays a file of its own, named from where the bundle lies. */
const LAZY = [/\/lazy\/[\w.-]+\.js$/, (name) => ({ path: `./lazy/${name}`, external: true })];
/** In `lib/`, modules name their neighbours by the address of their own; in the page's root they have another. */
const AS_IN_LIB = { define: { 'import.meta.url': 'lib' }, banner: { js: "const lib=new URL('lib/',import.meta.url);" } };

/** Bundles a module to a file of the same name. @returns the sources that it is made of */
async function module(entry, places, how = {}) {
  const { outputFiles, metafile } = await bundle(join(www, entry), {
    format: 'esm',
    places,
    sourcemap: 'linked',
    outfile: join(out, entry),
    ...how,
  });
  for (const { path, contents } of outputFiles) write(path.slice(join(process.cwd(), out).length), contents);
  return Object.keys(metafile.inputs);
}

// The analyser starts while the rest is on its way: a file of its own, which the rest imports.
await module('analyser.js', [LAZY], AS_IN_LIB);
const rest = await module('app.js', [LAZY, [/\/analyser\.js$/, () => ({ path: './analyser.js', external: true })]], AS_IN_LIB);
// What the analyser rejects with is told by its class, of which there must be one.
if (rest.some((source) => source.endsWith('lib/client.js')))
  throw new Error('the page must take from analyser.js what is in lib/client.js');
await module('lib/worker.js', [[/\/pkg\/[\w-]+\.js$/, madeIn(made)]]);

const small = async (path, loader) => (await transform(read(path), { loader, minify: true, charset: 'utf8' })).code;
write('early.js', await small('early.js', 'js'));
write('style.css', (await Promise.all(STYLES.map((path) => small(path, 'css')))).join(''));
write('index.html', put(read('index.html'), LINKED_STYLES, '<link rel="stylesheet" href="style.css">\n'));
