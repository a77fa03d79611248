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
  assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'storage', ...(isFirefox ? [] : ['sidePanel']), 'contextMenus']);
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
  const found = await new Promise((done) => execFile(process.execPath, [program, '--output', 'json', built], { maxBuffer: 2 ** 24 }, (_, out) => done(JSON.parse(out))));
  assert.deepEqual(found.errors, []);
  assert.deepEqual(found.notices, []);
  // Readability rewrites a document that nobody sees, in two places of its own.
  const ours = found.warnings.filter(({ code, file }) => code !== 'UNSAFE_VAR_ASSIGNMENT' || !['content.js', 'www/lazy/readability.js'].includes(file));
  assert.deepEqual(ours, []);
  assert.ok(found.warnings.length <= 4, JSON.stringify(found.warnings));
});
