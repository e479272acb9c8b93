import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { isKeptOn, workflowOfAgent } from '../../../src/adapters/workflow-file/agent-workflow.ts';

const ACTION = 'octo-org/background-agent';

function file(name: string, step: string, on = '{ push: }') {
  const text = `on: ${on}\njobs: { work: { timeout-minutes: 60, steps: [{ uses: actions/checkout@v5 }, ${step}] } }`;
  return { path: `.github/workflows/${name}.yml`, text };
}

function foundIn(files: readonly { path: string; text: string }[], name = 'default') {
  return workflowOfAgent(files, { action: ACTION, name }).file?.path.replace('.github/workflows/', '');
}

const NIGHTLY = "{ schedule: [{ cron: '17 2 * * *' }], workflow_dispatch: }";
const own = `{ uses: ${ACTION}@v1 }`;

test('the workflow of an agent is found, with when it runs and how long it may take', () =>
  assert.deepEqual(
    workflowOfAgent([file('test', '{ run: make }'), file('agent', own, NIGHTLY)], {
      action: ACTION,
      name: 'default',
    }),
    {
      file: {
        path: '.github/workflows/agent.yml',
        lines: [{ cron: '17 2 * * *', zone: 'UTC' }],
        complaints: [],
        canBeStarted: true,
        timeoutMs: 3_600_000,
      },
      unreadable: [],
    },
  ));

describe('a step runs the agent', () => {
  test.each([
    ['by any version', `{ uses: ${ACTION}@0123456789abcdef }`],
    ['in any case', '{ uses: Octo-Org/Background-Agent@V1 }'],
    ['in the repository of the action itself', '{ uses: ./ }'],
    ['in the mode that is said', `{ uses: ${ACTION}@v1, with: { mode: run } }`],
    ['in a mode that is empty', `{ uses: ${ACTION}@v1, with: { mode: '' } }`],
    [
      'in a mode that only a run can know',
      `{ uses: ${ACTION}@v1, with: { mode: "\${{ inputs.mode || 'run' }}" } }`,
    ],
    ['under the name that is said', `{ uses: ${ACTION}@v1, with: { Name: ' default ' } }`],
  ])('%s', (_, step) => assert.equal(foundIn([file('a', step)]), 'a.yml'));

  test.each([
    ['of another action', '{ uses: octo-org/background-agents@v1 }'],
    ['of an action in a folder of it', `{ uses: ${ACTION}/monitor@v1 }`],
    ['of another folder', '{ uses: ./monitor }'],
    ['in another mode', `{ uses: ${ACTION}@v1, with: { mode: monitor } }`],
    ['under another name', `{ uses: ${ACTION}@v1, with: { name: weekly } }`],
  ])('but not one %s', (_, step) => assert.equal(foundIn([file('a', step)]), undefined));

  test('under a name that only a run can know, where nothing says the name itself', () => {
    const made = file('a', `{ uses: ${ACTION}@v1, with: { name: "\${{ matrix.name }}" } }`);
    const weekly = file('b', `{ uses: ${ACTION}@v1, with: { name: weekly } }`);
    assert.equal(foundIn([made], 'weekly'), 'a.yml');
    assert.equal(foundIn([made, weekly], 'weekly'), 'b.yml');
    assert.equal(foundIn([made]), undefined, 'the agent that needs no name');
    const broken = (path: string) => ({ path: `.github/workflows/${path}`, text: 'on: [' });
    assert.equal(
      foundIn([made, broken('background-agent-weekly.yml')], 'weekly'),
      undefined,
      'it may be that',
    );
    assert.equal(foundIn([made, broken('lint.yml')], 'weekly'), 'a.yml');
  });

  test('under the name that is asked for', () => {
    const weekly = file('b', `{ uses: ${ACTION}@v1, with: { name: weekly } }`);
    assert.equal(foundIn([file('a', own), weekly], 'weekly'), 'b.yml');
  });
});

describe('of several files', () => {
  const none = file('none', own);
  const bad = file('bad', own, "{ schedule: [{ cron: '@daily' }] }");
  const good = file('good', own, NIGHTLY);

  test('the first with a schedule counts', () => {
    assert.equal(foundIn([none, bad, good, file('later', own, NIGHTLY)]), 'good.yml');
    assert.equal(foundIn([none, bad]), 'bad.yml');
    assert.equal(foundIn([none, file('b', own)]), 'none.yml');
  });

  test('one that cannot be read is named, and hides none', () => {
    const broken = { path: '.github/workflows/broken.yml', text: 'on: [push' };
    const { file: found, unreadable } = workflowOfAgent([broken, good], { action: ACTION, name: 'default' });
    assert.equal(found?.path, '.github/workflows/good.yml');
    assert.equal(unreadable.length, 1);
    assert.match(unreadable[0] ?? '', /^\.github\/workflows\/broken\.yml: ./);
  });
});

describe('the time of a run', () => {
  const hours = (jobs: string) => {
    const found = workflowOfAgent([{ path: 'a.yml', text: `jobs: { ${jobs} }` }], {
      action: ACTION,
      name: 'default',
    });
    return (found.file?.timeoutMs ?? 0) / 3_600_000;
  };
  const work = `timeout-minutes: 60, steps: [${own}]`;

  test('is that of its longest job', () =>
    assert.equal(hours(`work: { ${work} }, lint: { timeout-minutes: 120 }`), 2));

  test('is that of all its jobs where one waits for another', () =>
    assert.equal(hours(`build: { timeout-minutes: 120 }, work: { needs: build, ${work} }`), 3));
});

describe('an agent in a workflow that others call', () => {
  const called = file('called', own, '{ workflow_call: }');
  const caller = (name: string, uses: string, on = NIGHTLY) => ({
    path: `.github/workflows/${name}.yml`,
    text: `on: ${on}\njobs: { call: { uses: ${uses} }, lint: { timeout-minutes: 10, steps: [{ run: make }] } }`,
  });
  const CALL = './.github/workflows/called.yml';

  test('is run by the caller, by its schedule, for as long as the called one may take', () =>
    assert.deepEqual(
      workflowOfAgent([called, caller('nightly', CALL)], { action: ACTION, name: 'default' }).file,
      {
        path: '.github/workflows/nightly.yml',
        lines: [{ cron: '17 2 * * *', zone: 'UTC' }],
        complaints: [],
        canBeStarted: true,
        timeoutMs: 3_600_000,
      },
    ));

  test('is run by the caller with a schedule, where several call', () =>
    assert.equal(
      foundIn([caller('hand', CALL, '{ push: }'), caller('nightly', CALL), called]),
      'nightly.yml',
    ));

  test('has a schedule of its own in spite of its callers', () => {
    assert.equal(foundIn([caller('a', CALL), file('called', own, NIGHTLY)]), 'called.yml');
    const bad = file('called', own, "{ schedule: [{ cron: '@daily' }] }");
    assert.equal(foundIn([caller('a', CALL, '{ push: }'), bad]), 'called.yml');
  });

  test.each([
    ['another repository', 'octo-org/other/.github/workflows/called.yml@main'],
    ['another file', './.github/workflows/other.yml'],
    ['a file by another path', '.github/workflows/called.yml'],
  ])('is not run by who calls %s', (_, uses) =>
    assert.equal(foundIn([caller('nightly', uses), called]), 'called.yml'),
  );

  test('is looked for no further than one call away', () => {
    const between = caller('between', CALL, '{ workflow_call: }');
    const outer = caller('outer', './.github/workflows/between.yml');
    assert.equal(foundIn([outer, between, called]), 'between.yml');
  });

  test('is found by the one file that is asked about, and else not', () => {
    const files = [called, caller('a', CALL), caller('b', CALL), file('other', own, NIGHTLY)];
    const at = (name: string) =>
      workflowOfAgent(files, { action: ACTION, name: 'default', path: `.github/workflows/${name}.yml` });
    assert.equal(at('b').file?.path, '.github/workflows/b.yml');
    assert.equal(at('other').file?.path, '.github/workflows/other.yml');
    assert.equal(at('called').file, undefined);
  });
});

describe('a schedule is kept on', () => {
  const kept = (...inputs: readonly string[]) =>
    isKeptOn(
      inputs.map((each, index) => file(`w${index}`, `{ uses: ${ACTION}@v1, with: { ${each} } }`)),
      { action: ACTION, name: 'default' },
    );

  test('by a monitor of that agent that is told to', () => {
    assert.equal(kept('mode: run', 'mode: monitor, keepalive: true'), true);
    assert.equal(kept("mode: ' monitor ', KeepAlive: 'true', name: default"), true);
  });

  test.each([
    'mode: monitor',
    'mode: monitor, keepalive: false',
    'keepalive: true',
    'mode: monitor, keepalive: true, name: x',
  ])('and not by a step with %s', inputs => assert.equal(kept(inputs), false));

  test('and not by another action, or by a file that cannot be read', () => {
    const other = file('a', '{ uses: octo-org/other@v1, with: { mode: monitor, keepalive: true } }');
    const broken = { path: '.github/workflows/b.yml', text: 'on: [' };
    assert.equal(isKeptOn([other, broken], { action: ACTION, name: 'default' }), false);
  });
});
