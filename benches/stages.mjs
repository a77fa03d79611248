/**
 * Whether ten times the text takes a stage ten times as long where WASM runs. Prints one JSON object, name → [unit, value].
 * `node benches/stages.mjs PROSE PACKAGE MODEL`, the package as `cargo xtask bench` builds it from `benches/wasm`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [prose, folder, model] = process.argv.slice(2).map((name) => path.resolve(name));
const news = readFileSync(prose, 'utf8');
const weights = readFileSync(model);
const module = new WebAssembly.Module(readFileSync(path.join(folder, 'stages_bg.wasm')));

let count = 0;
/** A module of its own, around an instance whose memory nothing has stretched. */
async function fresh() {
  const glue = await import(`${pathToFileURL(path.join(folder, 'stages.js'))}?${++count}`);
  glue.initSync({ module });
  return glue;
}

/** The shortest time of a call, in milliseconds: called until a third of a second has gone, twice at least. */
function best(call) {
  let least = Infinity;
  let calls = 0;
  for (const from = performance.now(); calls < 2 || performance.now() - from < 333; calls++) {
    const before = performance.now();
    call();
    least = Math.min(least, performance.now() - before);
  }
  return least;
}

const figures = {};
const { names, dearest } = await fresh();
const costly = dearest();
for (const kilobytes of [10, 100, 1_000, 10_000]) {
  const bytes = 1_000 * kilobytes;
  const whole = (pattern) => pattern.repeat(Math.floor(bytes / Buffer.byteLength(pattern)));
  const measure = async (text, what, stages) => {
    const { Text } = await fresh();
    const read = new Text(text, weights);
    for (const [stage, name] of stages) {
      const rate = (1000 * Buffer.byteLength(text)) / best(() => read.run(stage));
      figures[`linearity: ${name}/${what}, ${String(kilobytes).padStart(5, '0')} KB`] = ['bytes/s', rate];
    }
  };
  const all = [...names().entries()];
  await measure(news.repeat(Math.ceil(bytes / news.length)).slice(0, bytes), 'prose', all);
  // Ten times more would take minutes to read.
  for (const stage of kilobytes > 1_000 ? [] : all) {
    await measure(whole(costly[stage[0]]), JSON.stringify(costly[stage[0]]), [stage]);
  }
}
console.log(JSON.stringify(figures));
