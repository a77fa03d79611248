// The package as its users get it: packed, installed into an empty project, used as its README says.
// SOURCELIGHT_NPM is the folder that `cargo xtask npm` wrote.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { complaints } from '../../tests/harness/types.mjs';

const root = resolve(import.meta.dirname, '../..');
const built = resolve(process.env.SOURCELIGHT_NPM ?? join(root, 'dist-npm'));
/** More than this the packed package must not weigh, in bytes. */
const HEAVIEST = 3_500_000;

let project;
let tarball;

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: project, encoding: 'utf8', ...options });
  assert.equal(done.status, 0, `${command} ${args.join(' ')}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

before(() => {
  project = mkdtempSync(join(tmpdir(), 'sourcelight-npm-'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  const [{ filename }] = JSON.parse(run('npm', ['pack', built, '--json']));
  tarball = join(project, filename);
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]);
});
after(() => rmSync(project, { recursive: true }));

test('the package weighs little and needs no other', () => {
  assert.ok(statSync(tarball).size < HEAVIEST, `${statSync(tarball).size} bytes`);
  assert.deepEqual(
    readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['sourcelight'],
  );
});

const readme = readFileSync(join(root, 'npm/README.md'), 'utf8');
const examples = [...readme.matchAll(/^## (.+)\n(?:(?!^## )[^])*?^```js\n([^]*?)^```/gm)].map(([, title, code]) => ({ title, code }));

test('the README has five examples that run', () => assert.equal(examples.length, 5));

const runtimes = [
  ['Node', process.execPath, []],
  ['Deno', process.env.DENO ?? 'deno', ['run', '--allow-read', '--node-modules-dir=manual', '--no-lock']],
];
for (const [runtime, program, options] of runtimes) {
  const skip = spawnSync(program, ['--version']).status !== 0 && `${runtime} is not here`;
  for (const { title, code } of examples) {
    test(`the README's example runs in ${runtime}: ${title}`, { skip }, () => {
      const expected = [...code.matchAll(/console\.log\(.*\/\/ (.+)$/gm)].map(([, line]) => line);
      assert.ok(expected.length);
      writeFileSync(join(project, 'example.js'), code);
      assert.deepEqual(
        run(program, [...options, 'example.js'])
          .trim()
          .split('\n'),
        expected,
      );
    });
  }
}

test('the inline module gives the same analysis', () => {
  writeFileSync(
    join(project, 'both.js'),
    `import { load } from 'sourcelight';
     const text = '“We won,” said Ann Lee. The fund grew by 12 percent.';
     const { load: inline } = await import('sourcelight/inline');
     const reader = await load();
     if (reader !== (await load()) || reader !== (await inline())) throw new Error('there are two readers');
     console.log(JSON.stringify(reader.analyze(text)));`,
  );
  writeFileSync(
    join(project, 'inline.js'),
    `import { load } from 'sourcelight/inline';
     console.log(JSON.stringify((await load()).analyze('“We won,” said Ann Lee. The fund grew by 12 percent.')));`,
  );
  assert.equal(run(process.execPath, ['inline.js']), run(process.execPath, ['both.js']));
});

test('a failed load is typed and not remembered, a freed session too', () => {
  writeFileSync(
    join(project, 'errors.js'),
    `import { load, SourcelightError } from 'sourcelight';
     const code = async (work) => { try { await work(); } catch (error) { return error instanceof SourcelightError && error.code; } };
     const codes = [await code(() => load({ wasm: new Uint8Array([1, 2]) }))];
     const reader = await load();
     const session = reader.session('One. Two.');
     session.free();
     codes.push(await code(() => session.step()), await code(() => reader.analyze(7)));
     console.log(codes.join(' '), reader.analyze('One. Two.').sentences.length);`,
  );
  assert.equal(run(process.execPath, ['errors.js']).trim(), 'load freed options 2');
});

test('a worker thread analyses as the main thread does', () => {
  writeFileSync(
    join(project, 'worker.js'),
    `import { Worker, isMainThread, parentPort } from 'node:worker_threads';
     import { load } from 'sourcelight';
     const answer = async () => JSON.stringify((await load()).analyze('Ann Lee said 12 people came.'));
     if (isMainThread) {
       const there = await new Promise((done, failed) => new Worker(new URL(import.meta.url)).once('message', done).once('error', failed));
       console.log(there === (await answer()));
     } else parentPort.postMessage(await answer());`,
  );
  assert.equal(run(process.execPath, ['worker.js']).trim(), 'true');
});

test('its types are sound and refuse what is wrong', () => {
  const refused = (program) => {
    writeFileSync(join(project, 'program.ts'), program);
    return complaints(project, ['program.ts']);
  };
  const right = `import { load, type Analysis, SourcelightError } from 'sourcelight';
    import { paint, type Marked } from 'sourcelight/paint';
    import { attributionModel } from 'sourcelight/model';
    const reader = await load({ model: attributionModel() });
    const analysis: Analysis = reader.analyze('Text.', { blocks: [{ span: [0, 5], kind: 'prose' }] });
    const marked: Marked = paint(document.body, reader, { kinds: ['quote'] });
    export const code: 'load' | 'options' | 'trap' | 'freed' = new SourcelightError().code;
    export default [analysis, marked];`;
  assert.deepEqual(refused(right), []);
  assert.notDeepEqual(refused(right.replace("['quote']", "['noise']")), []);
  assert.notDeepEqual(refused(right.replace("kind: 'prose'", "kind: 'verse'")), []);
});

test('esbuild bundles the painter and the reader for a browser', () => {
  writeFileSync(
    join(project, 'app.js'),
    `import { load } from 'sourcelight/inline';\nimport { paint } from 'sourcelight/paint';\npaint(document.body, await load());\n`,
  );
  run(process.execPath, [
    join(root, 'node_modules/esbuild/bin/esbuild'),
    'app.js',
    '--bundle',
    '--format=esm',
    '--splitting',
    '--outdir=out',
    '--log-level=error',
  ]);
  assert.ok(existsSync(join(project, 'out/app.js')));
  // The analyser is in the bundle once, in a piece that is loaded when it is asked for.
  const holding = readdirSync(join(project, 'out')).filter((name) => readFileSync(join(project, 'out', name), 'utf8').length > 1_000_000);
  assert.equal(holding.length, 1);
  assert.notEqual(holding[0], 'app.js');
});
