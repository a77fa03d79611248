/** How the page's modules become few files, for the page on a server (`modules.mjs`) and for the one file (`one-file.mjs`). */
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** Browsers that paint marks. */
const TARGET = ['chrome125', 'firefox140'];

/**
 * The sources name files as they lie in `dist/`: what an import of one of them leads to, by the end of its path.
 *
 * @typedef {[RegExp, (name: string) => import('esbuild').OnResolveResult][]} Places
 */

/** @type {(places: Places) => import('esbuild').Plugin} */
const placing = (places) => ({
  name: 'places',
  setup(build) {
    for (const [filter, place] of places)
      build.onResolve({ filter }, ({ path, kind }) => (kind === 'entry-point' ? null : place(path.split('/').at(-1))));
  },
});

/**
 * One module and all that it imports.
 *
 * @param {string} entry
 * @param {{format: import('esbuild').Format, places: Places} & import('esbuild').BuildOptions} how
 */
export const bundle = (entry, { places, ...how }) =>
  build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    charset: 'utf8',
    write: false,
    metafile: true,
    target: TARGET,
    plugins: [placing(places)],
    // Ways that are never gone here: the analyser's own to its module, Readability's to CommonJS.
    logOverride: { 'empty-import-meta': 'silent', 'commonjs-variable-in-esm': 'silent' },
    ...how,
  });

/** A file that the build has made, as a place. @type {(folder: string) => (name: string) => import('esbuild').OnResolveResult} */
export const madeIn = (folder) => (name) => ({ path: resolve(join(folder, name)) });

/** The styles of the page in their order. */
export const STYLES = ['style.css', 'lib/marks.css', 'lib/panel.css'];

/** Takes the place of exactly one piece of the page, so that a change there can't pass unseen. @type {(html: string, pattern: RegExp, replacement: string) => string} */
export function put(html, pattern, replacement) {
  const found = html.match(new RegExp(pattern, 'g')) ?? [];
  if (found.length !== 1) throw new Error(`index.html has ${found.length} of ${pattern}, one is needed`);
  return html.replace(pattern, () => replacement);
}

/** The links to the styles. */
export const LINKED_STYLES = /(<link rel="stylesheet"[^>]*>\s*)+/;
