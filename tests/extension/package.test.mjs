/** What is handed to the stores. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { built, isFirefox } from './harness.mjs';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(fs.readFileSync(path.join(built, 'manifest.json'), 'utf8'));

test('it asks for no site and no more than it needs, and may not use the network', () => {
  assert.deepEqual(manifest.permissions, [
    'activeTab',
    'scripting',
    'storage',
    ...(isFirefox ? [] : ['sidePanel', 'offscreen']),
    'contextMenus',
  ]);
  assert.equal(manifest.host_permissions, undefined);
  assert.equal(manifest.content_scripts, undefined);
  assert.deepEqual(manifest.optional_host_permissions, ['*://*/*']);
  assert.match(manifest.content_security_policy.extension_pages, /default-src 'none';.*connect-src 'self';/);
  if (isFirefox) assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, { required: ['none'] });
});

test('its version is the crate’s', () => {
  assert.equal(manifest.version, fs.readFileSync(new URL('Cargo.toml', root), 'utf8').match(/^version = "(.*)"$/m)[1]);
});

test('Mozilla’s check finds nothing in our own code', { skip: !isFirefox && 'the check is for Firefox' }, async () => {
  const program = new URL('node_modules/addons-linter/bin/addons-linter', root).pathname;
  const found = await new Promise((done) =>
    execFile(process.execPath, [program, '--output', 'json', built], { maxBuffer: 2 ** 24 }, (_, out) => done(JSON.parse(out))),
  );
  assert.deepEqual(found.errors, []);
  assert.deepEqual(found.notices, []);
  // Readability rewrites a document that nobody sees, in two places of its own.
  const ours = found.warnings.filter(({ code, file }) => code !== 'UNSAFE_VAR_ASSIGNMENT' || file !== 'www/lazy/readability.js');
  assert.deepEqual(ours, []);
  assert.ok(found.warnings.length <= 2, JSON.stringify(found.warnings));
});

test('its summary is short enough for every store', () => {
  const { description } = JSON.parse(fs.readFileSync(path.join(built, '_locales/en/messages.json'), 'utf8'));
  assert.ok(description.message.length <= 132, `${description.message.length} characters`);
});

test('every message that is asked for is there, and none is there in vain', () => {
  const there = Object.keys(JSON.parse(fs.readFileSync(path.join(built, '_locales/en/messages.json'), 'utf8')));
  const folder = path.join(built, 'extension');
  const source =
    fs
      .readdirSync(folder)
      .filter((name) => /\.(?:js|html)$/.test(name))
      .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
      .join('\n') + fs.readFileSync(new URL('extension/manifest.json', root), 'utf8');
  for (const [, name] of source.matchAll(/data-(?:say|label)="(\w+)"/g)) assert.ok(there.includes(name), name);
  for (const name of there)
    assert.match(
      source,
      new RegExp(`["'_]${name.replace(/(?:One|Many)$/, '').replace(/^(kind|about)_.*/, '$1_')}|\`${name.split('_')[0]}_`),
      name,
    );
});
