import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { onTestFinished, test } from 'vitest';

import { nodeTrouble } from '../../src/entrypoints/node-version.ts';

test.for(['24.0.0', '24.21.0', '26.1.0', '100.0.0'])('Node %s will do', version => {
  assert.equal(nodeTrouble(version), undefined);
});

test.for(['23.11.1', '20.20.2', '8.0.0'])('for Node %s the trouble says what to do', version => {
  assert.equal(
    nodeTrouble(version),
    `background-agent: expected Node 24 or newer, got v${version}. Start it with npx or an npm script, which on Linux use the Node that came along, or put Node 24 on the PATH.`,
  );
});

const old = olderNode();

test.skipIf(old === undefined)('an older Node says so in one line, instead of what it cannot load', () => {
  assert.ok(old);
  const said = spawnSync(old.path, [compiledStart()], { encoding: 'utf8' });
  assert.deepEqual(
    { code: said.status, out: said.stdout, err: said.stderr },
    { code: 2, out: '', err: `${nodeTrouble(old.version)}\n` },
  );
});

/** A Node of this machine that is too old, if it has one. */
function olderNode(): { readonly path: string; readonly version: string } | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  for (const path of new Set(folders.map(folder => join(folder, 'node')))) {
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    const version = /^v(\d+\.\d+\.\d+)\n$/.exec(stdout ?? '')?.[1];
    if (version !== undefined && nodeTrouble(version) !== undefined) return { path, version };
  }
  return undefined;
}

/** The start of the program as JavaScript, which is all of it that an older Node may load: the rest is not even there. */
function compiledStart(): string {
  const folder = mkdtempSync(join(tmpdir(), 'node-version-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of ['cli', 'exit-code', 'node-version']) {
    const text = readFileSync(join('src/entrypoints', `${name}.ts`), 'utf8');
    const code = stripTypeScriptTypes(text).replaceAll(/(?<=from '\.\/[\w-]+\.)ts(?=')/g, 'js');
    writeFileSync(join(folder, `${name}.js`), code);
  }
  return join(folder, 'cli.js');
}
