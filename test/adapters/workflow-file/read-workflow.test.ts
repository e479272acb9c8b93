import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type ReadWorkflow, readWorkflow } from '../../../src/adapters/workflow-file/read-workflow.ts';
import { starterWorkflow } from '../../../src/report/starter/starter-workflow.ts';

function read(text: string): ReadWorkflow {
  const reading = readWorkflow({ path: '.github/workflows/a.yml', text });
  assert.ok(reading.ok, reading.ok ? '' : reading.complaint);
  return reading.workflow;
}

function complaintAbout(text: string): string {
  const reading = readWorkflow({ path: '.github/workflows/a.yml', text });
  assert.ok(!reading.ok);
  return reading.complaint;
}

test('a workflow tells when it runs, and what its jobs use', () =>
  assert.deepEqual(
    read(`\
name: Nightly
on:
  schedule:
    - cron: '17 2 * * *'
    - cron: 47 4 * * 1-5
      timezone: Europe/Berlin
  workflow_dispatch:
jobs:
  work:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v5
      - run: make
      - uses: octo-org/background-agent@v1
        with:
          mode: run
          concurrency: 8
          dry: true
          tasks: |
            a.yml
            b.yml
  after:
    needs: work
    uses: ./.github/workflows/other.yml
`),
    {
      path: '.github/workflows/a.yml',
      lines: [
        { cron: '17 2 * * *', zone: 'UTC' },
        { cron: '47 4 * * 1-5', zone: 'Europe/Berlin' },
      ],
      complaints: [],
      hasDispatch: true,
      jobs: [
        {
          name: 'work',
          timeoutMinutes: 60,
          hasNeeds: false,
          calls: undefined,
          uses: [
            { uses: 'actions/checkout@v5', with: {} },
            {
              uses: 'octo-org/background-agent@v1',
              with: { mode: 'run', concurrency: '8', dry: 'true', tasks: 'a.yml\nb.yml\n' },
            },
          ],
        },
        {
          name: 'after',
          timeoutMinutes: 360,
          hasNeeds: true,
          calls: './.github/workflows/other.yml',
          uses: [],
        },
      ],
    } satisfies ReadWorkflow,
  ));

test('the workflow that init writes is read as it is meant', () => {
  const starter = {
    name: 'default',
    provider: 'openrouter',
    model: 'm',
    cron: '23 3 * * *',
    baseUrl: undefined,
    publish: 'commit',
    branch: 'main',
  } as const;
  const { lines, complaints, hasDispatch, jobs } = read(starterWorkflow(starter));
  assert.deepEqual([lines, complaints, hasDispatch], [[{ cron: '23 3 * * *', zone: 'UTC' }], [], true]);
  assert.deepEqual(
    jobs.map(({ timeoutMinutes }) => timeoutMinutes),
    [60],
  );
});

describe('a schedule', () => {
  const scheduled = (lines: string) => read(`on:\n  schedule: ${lines}`);

  test.each([
    ["[{ cron: '* * * * *' }]", /^cron "\* \* \* \* \*": expected at least 5 minutes/],
    ["[{ cron: '@daily' }]", /^cron "@daily": expected five fields/],
    ["[{ cron: '0 0 30 2 *' }]", /expected a day that some month has/],
    ["[{ cron: '17 2 * * *', timezone: Mars/Olympus }]", /^timezone "Mars\/Olympus": expected a name/],
    ["[{ cron: '17 2 * * *', timezone: '+01:00' }]", /^timezone "\+01:00": expected a name/],
    ["[{ cron: '17 2 * * *', timezone: [UTC] }]", /^timezone \["UTC"\]: expected a name/],
    ['[{ crom: x }]', /^A line of the schedule has no cron\.$/],
    ['[17]', /^A line of the schedule has no cron\.$/],
    ["'17 2 * * *'", /^A line of the schedule has no cron\.$/],
    ['', /^A line of the schedule has no cron\.$/],
    ['[]', /^The schedule is empty\.$/],
  ])('%s is complained of', (lines, complaint) => {
    const workflow = scheduled(lines);
    assert.deepEqual(workflow.lines, []);
    assert.equal(workflow.complaints.length, 1);
    assert.match(workflow.complaints[0] ?? '', complaint);
  });

  test('keeps its other lines', () => {
    const { lines, complaints } = scheduled("[{ cron: 'x' }, { cron: '17 2 * * *', timezone: }]");
    assert.deepEqual(lines, [{ cron: '17 2 * * *', zone: 'UTC' }]);
    assert.equal(complaints.length, 1);
  });

  test('of more lines than anybody has is cut, and says so', () => {
    const { lines, complaints } = scheduled(`[${"{ cron: '17 2 * * *' }, ".repeat(51)}]`);
    assert.equal(lines.length, 50);
    assert.deepEqual(complaints, ['Only the first 50 lines of the schedule are looked at.']);
  });
});

describe('events', () => {
  test.each([
    ['on: workflow_dispatch', true],
    ['on: [push, workflow_dispatch]', true],
    ['on: { workflow_dispatch: { inputs: {} } }', true],
    ['"on": [push, 7, workflow_dispatch]', true],
    ['on: push', false],
    ['on: { push: }', false],
    ['on: 7', false],
    ['on:', false],
    ['jobs: {}', false],
    ['on: { __proto__: { workflow_dispatch: } }', false],
  ])('%s has a start by hand: %j', (text, hasDispatch) => {
    const workflow = read(text);
    assert.equal(workflow.hasDispatch, hasDispatch);
    assert.deepEqual([workflow.lines, workflow.complaints], [[], []]);
  });
});

describe('the time of a job', () => {
  test.each([
    ['30', 30],
    ["'30'", 30],
    ['0.5', 0.5],
    ['"${{ inputs.minutes }}"', 360],
    ["''", 360],
    ['0', 360],
    ['-5', 360],
    ['.nan', 360],
    ['[1]', 360],
    ['', 360],
    ['.inf', 360],
    ['99999', 7_200],
  ])('%s is %d minutes', (text, minutes) =>
    assert.equal(read(`jobs: { a: { timeout-minutes: ${text} } }`).jobs[0]?.timeoutMinutes, minutes),
  );
});

test('what is wrong in one place hides nothing of the others', () => {
  const { jobs } = read(`\
jobs:
  a: 7
  b: { steps: nothing }
  c: { steps: [7, { uses: 7 }, { uses: x, with: nothing }, { uses: y, with: { a: [1], b: 2 } }] }
`);
  assert.deepEqual(
    jobs.map(({ name, uses }) => [name, uses]),
    [
      ['a', []],
      ['b', []],
      [
        'c',
        [
          { uses: 'x', with: {} },
          { uses: 'y', with: { a: '', b: '2' } },
        ],
      ],
    ],
  );
});

describe('what makes a small text large', () => {
  test('is refused where aliases multiply', () => {
    const levels = Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`);
    assert.match(complaintAbout(`a0: &a0 [x]\n${levels.join('\n')}`), /stands for more than 200000 values/);
  });

  test('is refused where an alias has no end', () =>
    assert.match(complaintAbout('a: &a [*a]'), /No anchor "a" stands before its alias/));

  test('is refused where it is deep', () => {
    assert.match(complaintAbout('['.repeat(100_000)), /nested more than 100 levels deep/);
    assert.match(
      complaintAbout(`a: ${'['.repeat(101)}${']'.repeat(101)}`),
      /nested more than 100 levels deep/,
    );
    const levels = Array.from({ length: 101 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}]`);
    assert.match(complaintAbout(`a0: &a0 [x]\n${levels.join('\n')}`), /nested more than 100 levels deep/);
  });

  test('is refused where it is long', () =>
    assert.match(complaintAbout(`# ${'x'.repeat(1_000_000)}`), /longer than 1000000 characters/));

  test('is read in a moment else', () => {
    const twins = read(`on: push\n${'x: 1\n'.repeat(100_000)}`);
    assert.deepEqual(twins.jobs, []);
    assert.match(complaintAbout(`a: &a x\nb: [${'*a, '.repeat(250_000)}]`), /longer|stands for more/);
  });

  test('and aliases that do not multiply are taken, as GitHub takes them', () => {
    const { lines } = read("x: &line { cron: '17 2 * * *' }\non: { schedule: [*line] }");
    assert.deepEqual(lines, [{ cron: '17 2 * * *', zone: 'UTC' }]);
  });
});

describe('what is no workflow', () => {
  test.each([
    ['on: [push', /Flow sequence/],
    ['a: b: c', /Nested mappings/],
    ['on: push\n---\non: push', /several documents/],
    ['', /no map of "on" and "jobs"/],
    ['7', /no map of "on" and "jobs"/],
    ['[on, jobs]', /no map of "on" and "jobs"/],
    ['on: *nothing', /No anchor "nothing"/],
  ])('%j is refused with a reason', (text, complaint) => assert.match(complaintAbout(text), complaint));

  test('keys that are no texts are no events', () =>
    assert.deepEqual(read('? [a, b]\n: c\n? { d: e }\n: f\n7: g').jobs, []));
});
