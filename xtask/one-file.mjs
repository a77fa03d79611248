// Writes the page as one file that works by double-click, without a server or a network.
// node xtask/one-file.mjs WWW PACKAGE MODEL OUT: the page's sources, the folder with the analyser and readability.js, the weights, the file to write.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LINKED_STYLES, STYLES, bundle, madeIn, put } from './bundle.mjs';

const [www, made, model, out] = process.argv.slice(2);
const read = (path) => readFileSync(join(www, path), 'utf8');

/** The single file has its own way to its assets. */
const PLACES = [
  [/\/(pkg|lazy)\/[\w-]+\.js$/, madeIn(made)],
  [/\/assets\.js$/, () => madeIn(join(www, 'lib'))('assets-inline.js')],
];

async function script(entry, format) {
  const { outputFiles } = await bundle(join(www, entry), { format, places: PLACES });
  // Inside an element a closing tag would end the script.
  return outputFiles[0].text.replaceAll('</script', '<\\/script');
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = await script('app.js', 'esm');
const worker = await script('lib/worker.js', 'iife');
// A plain script that runs before anything is shown.
const early = read('early.js');
const style = STYLES.map(read).join('\n');
const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).toString('base64');
const icon = `data:image/svg+xml;base64,${Buffer.from(read('icon.svg')).toString('base64')}`;
const policy = `default-src 'none'; script-src ${hash(page)} ${hash(early)} 'wasm-unsafe-eval'; style-src ${hash(style)}; worker-src blob:; connect-src 'none'; img-src data:; base-uri 'none'; form-action 'none'`;

let html = read('index.html');
html = put(html, /(?<=http-equiv="Content-Security-Policy" content=")[^"]+/, policy);
html = put(html, /<link rel="icon"[^>]*>/, `<link rel="icon" href="${icon}" type="image/svg+xml">`);
html = put(html, /<link rel="manifest"[^>]*>\n/, '');
html = put(html, LINKED_STYLES, `<style>${style}</style>\n`);
html = put(html, /(<link rel="preload"[^>]*>\n)+(<script type="module"[^>]*><\/script>\n)+/, '');
html = put(html, /<script src="early.js"><\/script>/, `<script>${early}</script>`);
html = put(
  html,
  /<\/body>/,
  `<script type="text/plain" id="worker">${worker}</script>\n<script type="text/plain" id="wasm">${packed(join(made, 'sourcelight_bg.wasm'))}</script>\n<script type="text/plain" id="model">${packed(model)}</script>\n<script type="module">${page}</script>\n</body>`,
);
writeFileSync(out, html);
