import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { beforeEach, describe, onTestFinished, test } from 'vitest';

import { reportRun } from '../../src/app/report-run.ts';
import type { Outcome } from '../../src/domain/event.ts';
import {
  MAIN_BEGAN,
  MAIN_ENDED,
  POST,
  isCutOff,
  noteState,
  phaseOf,
} from '../../src/entrypoints/step-phase.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { stateAfter } from '../support/given.ts';
import { NOW } from '../support/literals.ts';

let folder: string;
let GITHUB_STATE: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'step-phase-'));
  GITHUB_STATE = join(folder, 'state');
  writeFileSync(GITHUB_STATE, '');
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

/** What the runner makes of the notes when it starts the step again. */
function noted(): Readonly<Record<string, string>> {
  const lines = readFileSync(GITHUB_STATE, 'utf8')
    .split('\n')
    .filter(line => line !== '');
  return Object.fromEntries(lines.map(line => [`STATE_${line.split('=')[0]}`, line.split('=')[1] ?? '']));
}

describe('the phase of a step', () => {
  test('is its own turn at first', () => assert.equal(phaseOf({ GITHUB_STATE }, undefined), 'main'));

  test('is to keep what was left, after one that began and did not end', () => {
    noteState({ GITHUB_STATE }, MAIN_BEGAN);
    assert.equal(phaseOf(noted(), undefined), 'post');
  });

  test('is to keep what was left, after one that was killed before it could note anything', () =>
    assert.equal(phaseOf({ GITHUB_STATE }, POST), 'post'));

  test('is over, after one that ended by itself', () => {
    noteState({ GITHUB_STATE }, MAIN_BEGAN);
    noteState({ GITHUB_STATE }, MAIN_ENDED);
    for (const argument of [undefined, POST]) assert.equal(phaseOf(noted(), argument), 'over');
  });

  test.each([undefined, '', '/nowhere/at/all'])(
    'is noted without harm where there is no place for it: %j',
    path => assert.doesNotThrow(() => noteState({ GITHUB_STATE: path }, MAIN_BEGAN)),
  );
});

describe('a run is cut off', () => {
  function told(outcome: Outcome) {
    const at = { startedAt: NOW, finishedAt: NOW };
    const notes = { outcome, notices: [], leftAlone: [], unwritten: [] };
    const report = reportRun(stateAfter(), new Map(), new AgentWorld().settings(), at, notes);
    return { kind: 'reported', report, source: 'disk', files: [], reportPath: '' } as const;
  }

  test('when its end could not be kept: the end of the job is a second chance', () => {
    const failed = told('failed');
    assert.equal(isCutOff({ ...failed, report: { ...failed.report, problem: 'GitHub is away.' } }), true);
  });
  test('when it could not begin: the first commit may have been made, and its reply lost', () =>
    assert.equal(isCutOff({ kind: 'refused', message: 'No.' }), true));
  test('not when it came to an end, whatever that was: one that was cancelled has kept what it did', () => {
    for (const outcome of ['completed', 'failed', 'deadline', 'interrupted'] as const)
      assert.equal(isCutOff(told(outcome)), false);
  });
});

describe('the step itself, started as the runner starts it', () => {
  const ENTRYPOINTS = resolve(import.meta.dirname, '../../src/entrypoints');

  function start(
    inputs: Readonly<Record<string, string>>,
    state: Readonly<Record<string, string>> = {},
    file: 'action.ts' | 'post.ts' = 'action.ts',
  ) {
    mkdirSync(join(folder, 'work'), { recursive: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ENTRYPOINTS, file)], {
      cwd: join(folder, 'work'),
      encoding: 'utf8',
      env: {
        ...{
          GITHUB_STATE,
          GITHUB_WORKSPACE: join(folder, 'work'),
          INPUT_PROVIDER: 'offline',
          ...inputs,
          ...state,
        },
      },
    });
    return { status, said: stdout + stderr };
  }

  test('says once what is wrong with its settings: at the end of the job it says nothing', () => {
    const main = start({ INPUT_CONCURRENCY: 'many' });
    assert.equal(main.status, 2);
    assert.match(main.said, /concurrency/);
    assert.deepEqual(start({ INPUT_CONCURRENCY: 'many' }, noted()), { status: 0, said: '' });
  });

  test('does not begin a second run at the end of a job in which it was killed while it read its settings', () => {
    noteState({ GITHUB_STATE }, MAIN_BEGAN);
    assert.deepEqual(start({ INPUT_CONCURRENCY: 'many' }, noted()), { status: 0, said: '' });
    assert.deepEqual(start({}, noted()), { status: 0, said: '' });
  });

  test('does not begin one either at the end of a job in which it was killed before its first line', () => {
    writeFileSync(join(mkdirs('work/.github/background-agent'), 'tasks.yml'), TASKS);
    assert.deepEqual(start({}, {}, 'post.ts'), { status: 0, said: '' });
    assert.match(start({}).said, /1 of 1 task to do/);
  });

  test('has nothing to do at the end of a job after a run that ended', () => {
    writeFileSync(join(mkdirs('work/.github/background-agent'), 'tasks.yml'), TASKS);
    assert.equal(start({}).status, 0);
    assert.deepEqual(start({}, noted()), { status: 0, said: '' });
  });

  function mkdirs(path: string): string {
    mkdirSync(join(folder, path), { recursive: true });
    return join(folder, path);
  }
});

const TASKS =
  'version: 1\ntasks:\n  - { id: a, type: summarize, input: { text: "One thing is noted here." } }\n';
