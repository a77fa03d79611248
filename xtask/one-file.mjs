// Writes the page as one file that works by double-click, without a server or a network.
// node xtask/one-file.mjs WWW PACKAGE MODEL OUT: the page's sources, the folder with the analyser and readability.js, the weights, the file to write.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const [www, made, model, out] = process.argv.slice(2);
const read = (path) => readFileSync(join(www, path), 'utf8');

/** The sources name files as they lie in `dist/`; the single file has its own way to its assets. */
const places = {
  name: 'places',
  setup(build) {
    build.onResolve({ filter: /\/(pkg|lazy)\/[\w-]+\.js$/ }, ({ path }) => ({ path: join(process.cwd(), made, path.split('/').at(-1)) }));
    build.onResolve({ filter: /\/assets\.js$/ }, () => ({ path: join(process.cwd(), www, 'lib/assets-inline.js') }));
  },
};

async function bundle(entry, format) {
  const { outputFiles } = await build({
    entryPoints: [join(www, entry)],
    bundle: true,
    format,
    minify: true,
    write: false,
    target: ['chrome125', 'firefox140'],
    plugins: [places],
    // Ways that are never gone here: the analyser's own to its module, Readability's to CommonJS.
    logOverride: { 'empty-import-meta': 'silent', 'commonjs-variable-in-esm': 'silent' },
  });
  // Inside an element a closing tag would end the script.
  return outputFiles[0].text.replaceAll('</script', '<\\/script');
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const script = await bundle('app.js', 'esm');
const worker = await bundle('lib/worker.js', 'iife');
// A plain script that runs before anything is shown.
const early = read('early.js');
const style = ['style.css', 'lib/marks.css', 'lib/panel.css'].map(read).join('\n');
const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).toString('base64');
const icon = `data:image/svg+xml;base64,${Buffer.from(read('icon.svg')).toString('base64')}`;
const policy = `default-src 'none'; script-src ${hash(script)} ${hash(early)} 'wasm-unsafe-eval'; style-src ${hash(style)}; worker-src blob:; connect-src 'none'; img-src data:; base-uri 'none'; form-action 'none'`;

/** Takes the place of exactly one piece of the page, so that a change there can't pass unseen. */
function put(html, pattern, replacement) {
  const found = html.match(new RegExp(pattern, 'g')) ?? [];
  if (found.length !== 1) throw new Error(`index.html has ${found.length} of ${pattern}, one is needed`);
  return html.replace(pattern, () => replacement);
}

let html = read('index.html');
html = put(html, /(?<=http-equiv="Content-Security-Policy" content=")[^"]+/, policy);
html = put(html, /<link rel="icon"[^>]*>/, `<link rel="icon" href="${icon}" type="image/svg+xml">`);
html = put(html, /<link rel="manifest"[^>]*>\n/, '');
html = put(html, /(<link rel="stylesheet"[^>]*>\s*)+/, `<style>${style}</style>\n`);
html = put(html, /(<link rel="preload"[^>]*>\n)+(<script type="module"[^>]*><\/script>\n)+(<link rel="modulepreload"[^>]*>\n)+/, '');
html = put(html, /<script src="early.js"><\/script>/, `<script>${early}</script>`);
html = put(
  html,
  /<\/body>/,
  `<script type="text/plain" id="worker">${worker}</script>\n<script type="text/plain" id="wasm">${packed(join(made, 'sourcelight_bg.wasm'))}</script>\n<script type="text/plain" id="model">${packed(model)}</script>\n<script type="module">${script}</script>\n</body>`,
);
writeFileSync(out, html);
