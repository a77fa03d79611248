import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';

import { complaints } from '../harness/types.mjs';
import { dist, model, start } from './analyser.mjs';
import { article } from './texts.mjs';

const { Analyzer } = await start();
const analysis = new Analyzer(model()).analyze(article);

// Inside the project, so that the compiler finds what it needs.
let folder;
before(() => (folder = mkdtempSync(join(dist, '../target/types-'))));
after(() => rmSync(folder, { recursive: true }));

/**
 * The lines of a program over the analyser's types, and over `declarations`, that the TypeScript compiler refuses, each with what it says. One
 * compilation.
 */
function refused(lines, declarations = []) {
  const types = relative(folder, join(dist, 'pkg/sourcelight.js')).replaceAll('\\', '/');
  writeFileSync(join(folder, 'program.ts'), [`import { Analyzer, type Analysis } from ${JSON.stringify(types)};`, ...lines].join('\n'));
  const found = complaints(folder, ['program.ts', ...declarations]);
  return new Map(found.map((complaint) => [lines[complaint.match(/program\.ts\((\d+),/)?.[1] - 2], complaint]));
}

const declared = (value, n = 0) => `export const analysis${n}: Analysis = ${JSON.stringify(value)};`;

test('the declared types fit a real analysis that holds one of everything', () => {
  for (const [name, list] of Object.entries(analysis)) assert.ok(list.length > 0, `the article shows no ${name}`);
  assert.deepEqual(refused([declared(analysis)]), new Map());
});

test('the declared types fit nothing else: each field is needed, and no other is known', () => {
  const lists = Object.entries(analysis).filter(([, value]) => Array.isArray(value));
  const wrong = [
    { ...analysis, more: 1 },
    { ...analysis, offsets: 'bytes' },
  ];
  for (const [name, [first]] of lists) {
    wrong.push({ ...analysis, [name]: undefined }, { ...analysis, [name]: [{ ...first, more: 1 }] });
    for (const field of Object.keys(first)) {
      const { [field]: _, ...rest } = first;
      wrong.push({ ...analysis, [name]: [rest] }, { ...analysis, [name]: [{ ...rest, [field]: { odd: true } }] });
    }
  }
  const programs = wrong.map(declared);
  const found = refused(programs);
  assert.deepEqual(
    programs.filter((program) => !found.has(program)),
    [],
  );
});

test('calls are typed as they are meant', () => {
  const call = (options, n) => `export const call${n}: Analysis = new Analyzer(new Uint8Array()).analyze('text', ${options});`;
  const right = ['', 'null', '{}', '{ blocks: null }', "{ blocks: [{ span: [0, 1], kind: 'block quote' }] }"].map(call);
  assert.deepEqual(refused(right), new Map());
  const wrong = ['3', '{ block: [] }', "{ blocks: [{ span: [0, 1], kind: 'verse' }] }", "{ blocks: [{ span: [0], kind: 'prose' }] }"].map(
    call,
  );
  assert.deepEqual([...refused(wrong).keys()], wrong);
});

test('page and extension are checked against the analyser as it is built', () => {
  const built = JSON.stringify(relative(folder, join(dist, 'pkg/sourcelight.js')).replaceAll('\\', '/'));
  const lines = [
    `import * as built from ${built};`,
    "import * as declared from 'sources/pkg/sourcelight.js';",
    'export const start: typeof declared.default = built.default;',
    'export const reset: typeof declared.__wbg_reset_state = built.__wbg_reset_state;',
    'export const analyzer: typeof declared.Analyzer = built.Analyzer;',
    'export const session = (one: built.Session): declared.Session => one;',
    'export const wrong = (one: built.Session): declared.Analyzer => one;',
  ];
  const found = refused(lines, [join(dist, '../types/pkg.d.ts')]);
  assert.deepEqual([...found.keys()], lines.slice(-1), [...found.values()].join('\n'));
});
