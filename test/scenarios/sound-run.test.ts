// What watches over every scenario must see what it watches for.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';

import type { LogRecord } from '../../src/domain/event.ts';
import type { StepEnd } from '../support/action-runner.ts';
import { NOW, completed, sha, started } from '../support/literals.ts';
import {
  CANARY,
  expectNoKey,
  expectOwnCommands,
  expectTrueOutputs,
  expectPublishedResults,
} from '../support/sound-run.ts';

const sound: StepEnd = {
  run: '1.1',
  exitCode: 0,
  durationMs: 1,
  stdout: `::add-mask::${CANARY}\n::notice title=Background agent::Hello.\nDone.\n`,
  stderr: '',
  outputs: new Map(),
  summary: '',
};

describe('commands', () => {
  test('of the agent itself pass', () => expectOwnCommands(sound));

  for (const stdout of [
    '::set-output name=x::y',
    '::error::without a title',
    'text ##[error]x',
    '::notice title=Background agent::Too early.\n::add-mask::x',
  ]) {
    test(`are seen: ${JSON.stringify(stdout)}`, () =>
      assert.throws(() => expectOwnCommands({ ...sound, stdout }), assert.AssertionError));
  }

  test('are seen on stderr too', () =>
    assert.throws(() => expectOwnCommands({ ...sound, stderr: '::warning title=Background agent::x' })));
});

describe('the key', () => {
  let workspace: string;
  beforeAll(() => {
    workspace = mkdtempSync(join(tmpdir(), 'sound-'));
  });
  afterAll(() => rmSync(workspace, { recursive: true }));

  test('may stand in the mask', () => expectNoKey(workspace, sound));

  for (const where of ['stdout', 'stderr', 'summary'] as const) {
    test(`is seen in ${where}`, () =>
      assert.throws(() => expectNoKey(workspace, { ...sound, [where]: `x${CANARY}y` }), /the key stands/));
  }

  test('is seen in an output', () =>
    assert.throws(() => expectNoKey(workspace, { ...sound, outputs: new Map([['cost', CANARY]]) })));

  test('is seen in a file', () => {
    writeFileSync(join(workspace, 'result.json'), `"${CANARY}"`);
    assert.throws(() => expectNoKey(workspace, sound), /result\.json/);
  });
});

describe('outputs', () => {
  const events = [started('a'), completed('a'), { type: 'RunFinished', outcome: 'completed' } as const];
  const honest = { outcome: 'completed', completed: '1', quarantined: '0', tokens: '40', 'cost-usd': '4e-7' };

  test('that say what the log says pass', () =>
    expectTrueOutputs({ outputs: new Map(Object.entries(honest)) }, events));

  for (const lie of [
    { outcome: 'idle' },
    { completed: '2' },
    { quarantined: '1' },
    { tokens: '41' },
    { 'cost-usd': '0' },
  ]) {
    test(`that say something else are seen: ${JSON.stringify(lie)}`, () =>
      assert.throws(() =>
        expectTrueOutputs({ outputs: new Map(Object.entries({ ...honest, ...lie })) }, events),
      ));
  }
});

test('a result that is not what was published is seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sound-'));
  writeFileSync(join(folder, 'a.json'), '{}');
  const results = [{ task: 'a', key: sha(1), sha256: sha(2) }];
  const published: LogRecord = { seq: 1, at: NOW, run: '1.1', event: { type: 'ResultsPublished', results } };
  assert.throws(() => expectPublishedResults(folder, [published]), /as it was published/);
  rmSync(folder, { recursive: true });
});
