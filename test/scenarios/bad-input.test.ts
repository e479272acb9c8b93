// Wrong settings and task files: a red step that says what to change, before anything is sent, spent or written.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

import type { Inputs } from '../support/action-runner.ts';
import { expectEnd } from '../support/expect-end.ts';
import { type Scene, type TaskFile, openScene, summaries } from '../support/scene.ts';
import { CANARY } from '../support/sound-run.ts';

const USAGE = 2;

type Wrong = {
  readonly inputs?: Inputs;
  readonly file?: Partial<TaskFile>;
  readonly arrange?: (scene: Scene) => void;
  readonly says: RegExp;
};

const TASK_FILE = '.github/background-agent/tasks.yml';

const WRONG: Readonly<Record<string, Wrong>> = {
  'a budget that is a word': {
    inputs: { 'cost-budget': 'ten' },
    says: /Input "cost-budget" must be .*, got "ten"\. Set it in the "with:" block/,
  },
  'a budget of nothing': {
    inputs: { 'token-budget': '0' },
    says: /Input "token-budget" must be .* above 0, or "none", got "0"/,
  },
  'a concurrency of nothing': {
    inputs: { concurrency: '0' },
    says: /Input "concurrency" must be a whole number from 1 to 500, got "0"/,
  },
  'a time that is none': { inputs: { timeout: 'soon' }, says: /Input "timeout" must be a time like 90s/ },
  'a provider that nobody knows': {
    inputs: { provider: 'acme' },
    says: /Input "provider" must be one of openrouter, openai, compatible, offline, got "acme"/,
  },
  'a key that would leave the machine in the clear': {
    inputs: { 'base-url': 'http://llm.example.com/v1' },
    says: /Input "base-url" must begin with https:\/\//,
  },
  'a name in the address of the provider': {
    inputs: { 'base-url': `https://me:${CANARY}@llm.example.com/v1` },
    says: /Input "base-url" must not hold a user name or password/,
  },
  'no key': {
    inputs: { provider: 'openrouter', 'api-key': '' },
    says: /Provider "openrouter" needs a key, and there is none\. .*from a secret/,
  },
  'a header that is none': {
    inputs: { headers: `X-Team ${CANARY}` },
    says: /Input "headers" must have one "Name: value" a line/,
  },
  'a word for fail-on that nobody knows': {
    inputs: { 'fail-on': 'everything' },
    says: /Input "fail-on" may name quarantine and budget, .*got "everything"/,
  },
  'no task file': {
    arrange: ({ machine }) => rmSync(join(machine.workspace, TASK_FILE)),
    says: /\.github\/background-agent\/tasks\.yml/,
  },
  'no checkout': {
    arrange: ({ machine }) => rmSync(join(machine.workspace, '.github'), { recursive: true }),
    says: /actions\/checkout/,
  },
  'a model whose price nobody knows': {
    file: { defaults: { model: 'acme/large' } },
    says: /The price of the model "acme\/large" is not known\b.*%0A *prices: \{ "acme\/large": \{ input: /,
  },
  'a task without a model': { file: { defaults: { model: '' } }, says: /model/ },
  'a type that nobody knows': {
    file: { tasks: [{ id: 'a', type: 'sumarize', input: { text: 'x' } }] },
    says: /file=\.github\/background-agent\/tasks\.yml,line=1,col=\d+.*sumarize/,
  },
  'ids that differ in letter case only': {
    file: { tasks: ['A', 'a'].map(id => ({ id, type: 'summarize', input: { text: id } })) },
    says: /file=\.github\/background-agent\/tasks\.yml,line=1,col=\d+/,
  },
};

describe.concurrent('a step is refused', () => {
  for (const [name, { inputs, file, arrange, says }] of Object.entries(WRONG)) {
    test(`for ${name}`, async () => {
      await using scene = await openScene({ tasks: summaries(2), ...file });
      arrange?.(scene);

      const run = await scene.run(inputs);

      const errors = run.stdout.split('\n').filter(line => line.startsWith('::error '));
      assert.ok(
        errors.some(error => says.test(error)),
        run.stdout,
      );
      assert.equal(run.requests, 0);
      assert.deepEqual(
        run.events.filter(({ type }) => type !== 'LogCreated'),
        [],
      );
      assert.equal(run.results.size, 0);
      expectEnd(run, { exit: USAGE, outcome: 'failed', completed: 0, tokens: 0 });
      assert.match(run.summary, /The settings or the task files are wrong/);
    });
  }
});

test('every wrong setting is named at once', async () => {
  await using scene = await openScene({ tasks: summaries(1) });

  const run = await scene.run({ concurrency: '0', 'token-budget': '0', timeout: 'soon', name: 'My Agent' });

  const errors = run.stdout.split('\n').filter(line => line.startsWith('::error '));
  assert.equal(errors.length, 4);
});

test('a missing price is said once for each model, and not at each of its tasks', async () => {
  const tasks = summaries(6).map((task, index) => ({ ...task, model: index < 3 ? 'acme/one' : 'acme/two' }));
  await using scene = await openScene({ tasks });

  const run = await scene.run();

  const errors = run.stdout.split('\n').filter(line => line.startsWith('::error '));
  assert.deepEqual(
    errors.map(error => /"(acme\/\w+)" is not known/.exec(error)?.[1]),
    ['acme/one', 'acme/two'],
  );
});

test('every mistake of a task file is an annotation of its line', async () => {
  await using scene = await openScene({ tasks: [] });
  const file = [
    'version: 1',
    'tasks:',
    '  - id: a',
    '    type: sumarize',
    '  - id: b c',
    '    type: summarize',
  ];
  scene.machine.write(TASK_FILE, file.join('\n'));

  const run = await scene.run();

  for (const line of [4, 5])
    assert.match(
      run.stdout,
      new RegExp(`^::error file=\\.github/background-agent/tasks\\.yml,line=${line},col=\\d+,`, 'm'),
    );
  expectEnd(run, { exit: USAGE, outcome: 'failed' });
});

test('a log of another repository is refused, with the two ways out', async () => {
  await using scene = await openScene({ tasks: summaries(1) });
  await scene.run();
  const before = scene.bytes();
  scene.list({ tasks: summaries(2) });

  const run = await scene.run({}, { GITHUB_REPOSITORY_ID: '4343' });

  expectEnd(run, { exit: 1, outcome: 'failed' });
  assert.match(run.stdout, /^::error .*repository 4242.*"log adopt".*"log reset"/m);
  assert.deepEqual(scene.bytes(), before);
});
