/**
 * The analyser where WASM runs: bytes a second over prose, through each of its two doors, and what a keystroke costs by the length of the
 * document. Prints one JSON object, name → [unit, value]. `node benches/wasm.mjs PROSE [node|chromium|firefox]`; the build is
 * `SOURCELIGHT_DIST`, the browser `BROWSER_PATH`. `cargo xtask bench` calls it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [prose, runtime = 'node'] = process.argv.slice(2);
const text = readFileSync(prose, 'utf8');

/** Runs in Node and in a page alike: knows nothing but its arguments. */
async function measure({ glue, wasm, model }, text) {
  const { default: init, Analyzer } = await import(glue);
  await init({ module_or_path: await wasm() });
  const analyzer = new Analyzer(new Uint8Array(await model()));
  const figures = {};
  /** The best of some runs, in milliseconds: what else the machine does only makes it slower. */
  const best = (runs, run) => {
    let least = Infinity;
    for (let i = 0; i < runs; i++) {
      const from = performance.now();
      run();
      least = Math.min(least, performance.now() - from);
    }
    return least;
  };
  const bytes = new TextEncoder().encode(text).length;
  figures.analyze = ['bytes/s', (1000 * bytes) / best(5, () => analyzer.analyze(text))];
  const read = () => {
    const session = analyzer.session(text, {});
    while (session.step(1 << 30));
    session.analysis();
    session.free();
  };
  figures['session and tape'] = ['bytes/s', (1000 * bytes) / best(5, read)];
  for (const words of [1_000, 10_000, 100_000, 1_000_000]) {
    const long = text.repeat(Math.ceil((6 * words) / text.length)).slice(0, 6 * words);
    const session = analyzer.session(long, {});
    while (session.step(1 << 30));
    session.analysis();
    const at = long.indexOf(' the ', long.length / 2);
    const key = () => {
      session.edit(at, at, 'x');
      session.step(12_000);
      session.changed();
      session.edit(at, at + 1, '');
      session.step(12_000);
      session.changed();
    };
    const name = `${words.toLocaleString('en')} words`;
    figures[`keystroke, what changed, ${name}`] = ['ms', best(20, key) / 2];
    figures[`keystroke, the whole again, ${name}`] = ['ms', best(3, () => session.analysis())];
    session.free();
  }
  return figures;
}

if (runtime === 'node') {
  const { dist, model, wasm } = await import('../tests/wasm/analyser.mjs');
  console.log(JSON.stringify(await measure({ glue: pathToFileURL(path.join(dist, 'pkg/sourcelight.js')).href, wasm, model }, text)));
} else {
  process.env.BROWSER = runtime;
  const { launch, serve } = await import('../tests/browser/harness.mjs');
  const [browser, server] = await Promise.all([launch(), serve()]);
  const page = await browser.newPage();
  await page.goto(server.address);
  const inPage = `(${measure})({
    glue: '${server.address}pkg/sourcelight.js',
    wasm: () => fetch('${server.address}pkg/sourcelight_bg.wasm'),
    model: async () => (await fetch('${server.address}model/attribution.bin')).arrayBuffer(),
  }, ${JSON.stringify(text)})`;
  console.log(JSON.stringify(await page.evaluate(inPage)));
  await browser.close();
  await server.close();
}
