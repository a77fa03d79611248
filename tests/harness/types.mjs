/** TypeScript's opinion of a program, as strict as it gets. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const TSC = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
const OPTIONS = [
  '--ignoreConfig',
  '--noEmit',
  '--strict',
  '--target',
  'es2022',
  '--module',
  'nodenext',
  '--lib',
  'es2022,dom,esnext.disposable',
  '--types',
  '',
];

/** What the compiler has against these files in a folder, a line each. One compilation. */
export function complaints(folder, files) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TSC, ...OPTIONS, ...files], { cwd: folder, encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line.includes('error TS'));
  // A compiler that broke off has not found the program sound.
  assert.ok(status === 0 || lines.length > 0, `${stdout}${stderr}`);
  return lines;
}
