// The built analyser, as the browser gets it, here under Node.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where `cargo xtask build` left the page. */
export const dist = resolve(process.env.SOURCELIGHT_DIST ?? join(import.meta.dirname, '../../dist'));

/** The bytes of the analyser. */
export const wasm = () => readFileSync(join(dist, 'pkg/sourcelight_bg.wasm'));

/** The bytes of the attribution model. */
export const model = () => readFileSync(join(dist, 'model/attribution.bin'));

let count = 0;

/** A module of its own around an instance of its own, from these bytes or this compiled module. */
export async function start(module = wasm()) {
  const glue = await import(`${pathToFileURL(join(dist, 'pkg/sourcelight.js'))}?${++count}`);
  glue.initSync({ module });
  return glue;
}

/** The words that a span covers. */
export const words = (text, [from, to]) => text.slice(from, to);
