import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';

import { dist, start } from './analyser.mjs';
import { article } from './texts.mjs';

const { Analyzer } = await start();
const analysis = new Analyzer().analyze(article);

// Inside the project, so that the compiler finds what it needs.
let folder;
before(() => (folder = mkdtempSync(join(dist, '../target/types-'))));
after(() => rmSync(folder, { recursive: true }));

/** What the TypeScript compiler has to say of a program that uses the analyser's types; empty if nothing. */
function complaints(program) {
  const file = join(folder, 'program.ts');
  const types = relative(folder, join(dist, 'pkg/sourcelight.js')).replaceAll('\\', '/');
  writeFileSync(file, `import init, { Analyzer, type Analysis } from ${JSON.stringify(types)};\n${program}\n`);
  const tsc = join(dist, '../node_modules/typescript/bin/tsc');
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom,esnext.disposable', '--types', ''];
  try {
    execFileSync(process.execPath, [tsc, ...options, file], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return error.stdout;
  }
}

const declared = (value) => `export const analysis: Analysis = ${JSON.stringify(value)};`;

test('the declared types fit a real analysis that holds one of everything', () => {
  for (const [name, list] of Object.entries(analysis)) assert.ok(list.length > 0, `the article shows no ${name}`);
  assert.equal(complaints(declared(analysis)), '');
});

test('the declared types fit nothing else: each field is needed, and no other is known', () => {
  const lists = Object.entries(analysis).filter(([, value]) => Array.isArray(value));
  const programs = [declared({ ...analysis, more: 1 }), declared({ ...analysis, offsets: 'bytes' })];
  for (const [name, [first]] of lists) {
    programs.push(declared({ ...analysis, [name]: undefined }));
    for (const field of Object.keys(first)) {
      const { [field]: _, ...rest } = first;
      programs.push(declared({ ...analysis, [name]: [rest] }), declared({ ...analysis, [name]: [{ ...rest, [field]: { odd: true } }] }));
    }
    programs.push(declared({ ...analysis, [name]: [{ ...first, more: 1 }] }));
  }
  // One compilation for all of them: every line must be refused.
  const found = complaints(programs.map((program, n) => program.replace('analysis:', `analysis${n}:`)).join('\n'));
  const refused = new Set([...found.matchAll(/program\.ts\((\d+),/g)].map(([, line]) => Number(line) - 2));
  assert.deepEqual(programs.filter((_, n) => !refused.has(n)), []);
});

test('calls are typed as they are meant', () => {
  const call = (options) => `await init({ module_or_path: new ArrayBuffer(8) }); export const { quotations }: Analysis = new Analyzer().analyze('text', ${options});`;
  for (const options of ['', 'null', '{}', '{ blocks: null }', "{ blocks: [{ span: [0, 1], kind: 'block quote' }] }"]) {
    assert.equal(complaints(call(options)), '');
  }
  for (const options of ['3', '{ block: [] }', "{ blocks: [{ span: [0, 1], kind: 'verse' }] }", "{ blocks: [{ span: [0], kind: 'prose' }] }"]) {
    assert.match(complaints(call(options)), /error TS/, options);
  }
});
