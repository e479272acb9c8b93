import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { describe, test } from 'vitest';
import { parse } from 'yaml';

import { taskFiles } from '../../src/adapters/task-files/task-files.ts';
import { runCommandLine } from '../../src/entrypoints/command-line.ts';
import { INPUTS } from '../../src/entrypoints/inputs.ts';
import { BUILT_IN_TYPES } from '../../src/request/built-in-types.ts';
import { newWorkspace } from '../support/command-line.ts';
import { INBOX, MONITOR, PLAN, TASKS, WORKFLOW, Workflow, init, inputsOf } from '../support/typed-init.ts';
import { complaintsAbout } from '../support/workflow-check.ts';

describe('without flags, where nobody can answer', () => {
  test('it asks nothing, and writes the workflows and a task file', async () => {
    const { exit, err, out, has } = await init();
    assert.deepEqual([exit, err], [0, '']);
    assert.match(out, /^Wrote /);
    assert.ok([WORKFLOW, PLAN, MONITOR, INBOX, TASKS].every(has));
    assert.deepEqual(
      out.split('\n').filter(line => line.startsWith('Wrote ')),
      [WORKFLOW, PLAN, MONITOR, INBOX, TASKS].map(path => `Wrote ${path}`),
    );
  });

  test('the workflow starts at night, by hand, from outside, and when the task file changes', async () => {
    const { on, concurrency } = (await init()).workflow();
    assert.deepEqual(Object.keys(on).sort(), [
      'push',
      'repository_dispatch',
      'schedule',
      'workflow_dispatch',
    ]);
    assert.deepEqual(on.schedule, [{ cron: '23 3 * * *' }]);
    assert.deepEqual(on.push, { branches: ['main'], paths: [TASKS] });
    assert.deepEqual(on['repository_dispatch'], { types: ['background-agent'] });
    assert.deepEqual(concurrency, { group: 'background-agent-default', 'cancel-in-progress': false });
  });

  test('its one job may do what the agent needs, and alone may write the cache', async () => {
    const workflow = (await init()).workflow();
    assert.equal(workflow['cache-mode'], 'none');
    assert.equal(workflow.jobs['work']?.['cache-mode'], 'write');
    assert.deepEqual(workflow.jobs['work']?.permissions, {
      contents: 'write',
      issues: 'write',
      actions: 'read',
    });
  });

  test('the plan workflow has no key, and writes nothing but its comment', async () => {
    const made = await init();
    const plan = made.workflow(PLAN);
    assert.equal(plan['cache-mode'], 'read');
    assert.deepEqual(plan.jobs['plan']?.permissions, { contents: 'read', 'pull-requests': 'write' });
    assert.deepEqual(inputsOf(plan), { mode: 'plan', model: 'openai/gpt-4o-mini' });
    assert.ok(!made.read(PLAN).includes('secrets.'));
  });

  test('the monitor looks at a minute of its own and at whatever happens, with no key, no cache, and a webhook only where somebody wants one', async () => {
    const made = await init();
    const { on, jobs, ...monitor } = made.workflow(MONITOR);
    assert.deepEqual(on.schedule, [{ cron: '57 * * * *' }]);
    assert.deepEqual(Object.keys(on).sort(), [
      'issues',
      'push',
      'schedule',
      'workflow_dispatch',
      'workflow_run',
    ]);
    assert.deepEqual(on['workflow_run'], { workflows: ['Background agent'], types: ['completed'] });
    assert.match(made.read(WORKFLOW), /^name: Background agent$/m);
    assert.equal(monitor['cache-mode'], 'none');
    assert.deepEqual(jobs['watch']?.permissions, { contents: 'read', issues: 'write', actions: 'read' });
    assert.deepEqual(inputsOf({ on, jobs, ...monitor }), { mode: 'monitor' });
    const secrets = made.read(MONITOR).match(/^.*secrets\..*$/gm);
    assert.deepEqual(secrets, [
      '          # webhook-url: ${{ secrets.WEBHOOK_URL }} # and the other inputs about alerts, as the agent has them',
    ]);
  });

  test('the inbox starts for comments and edits of the agent’s issues only, and starts the agent, with no key', async () => {
    const made = await init();
    const { on, jobs, ...inbox } = made.workflow(INBOX);
    assert.deepEqual(on, { issue_comment: { types: ['created'] }, issues: { types: ['edited'] } });
    assert.equal(inbox['cache-mode'], 'none');
    assert.deepEqual(jobs['take']?.permissions, { contents: 'read', issues: 'write', actions: 'write' });
    assert.deepEqual(inputsOf({ on, jobs, ...inbox }), { mode: 'inbox' });
    assert.ok(!made.read(INBOX).includes('secrets.'));
    assert.match(made.read(INBOX), /contains\(github\.event\.issue\.labels\.\*\.name, 'background-agent'\)/);
  });

  test('its checkout leaves no token in the folder', async () => {
    const made = await init();
    for (const path of [WORKFLOW, PLAN]) {
      const [checkout] = Object.values(made.workflow(path).jobs).flatMap(({ steps }) => steps);
      assert.match(checkout?.uses ?? '', /^actions\/checkout@[0-9a-f]{40}$/);
      assert.deepEqual(
        Object.entries(checkout?.with ?? {}).map(([name, value]) => `${name}: ${value}`),
        ['persist-credentials: false'],
      );
    }
  });

  test('the task file has two tasks that the agent takes', async () => {
    const { folder } = await init();
    const read = taskFiles({
      workspace: folder,
      patterns: [TASKS],
      types: BUILT_IN_TYPES,
      fallback: { model: 'm', completionTokensMax: 2_048, timeoutMs: 300_000, attemptsMax: 3 },
    }).read();
    assert.ok(read.ok);
    assert.deepEqual(
      read.list.tasks.map(({ type }) => type.name),
      ['summarize', 'analyze_sentiment'],
    );
  });

  test('it ends with what is left to do', async () => {
    const { out } = await init();
    assert.match(out, /^ +gh secret set OPENROUTER_API_KEY$/m);
    for (const word of [
      'Workflow permissions',
      'Issues',
      'Rules',
      'publish: pull-request',
      'background-agent-monitor.yml',
      'background-agent-inbox.yml',
      'about 720 minutes of Actions',
      'steps of agent, monitor and inbox `alerts: none`',
      'gh workflow run',
    ])
      assert.ok(out.includes(word), word);
  });
});

describe('flags', () => {
  test('--name gives a second agent files, a place for results, and a time of its own', async () => {
    const weekly = await init('--name weekly');
    assert.equal(weekly.exit, 0, weekly.err);
    const tasks = '.github/background-agent/weekly.yml';
    const workflow = weekly.workflow('.github/workflows/background-agent-weekly.yml');
    const { name, tasks: given, results } = inputsOf(workflow);
    assert.deepEqual({ name, given, results }, { name: 'weekly', given: tasks, results: 'results/weekly' });
    assert.deepEqual(workflow.on.push?.paths, [tasks]);
    assert.equal(workflow.concurrency.group, 'background-agent-weekly');
    assert.notDeepEqual(workflow.on.schedule, (await init()).workflow().on.schedule);
    assert.ok(weekly.has(tasks));
    const plan = inputsOf(weekly.workflow('.github/workflows/background-agent-plan-weekly.yml'));
    assert.deepEqual([plan['name'], plan['tasks'], plan['results']], ['weekly', tasks, 'results/weekly']);
    const monitor = weekly.workflow('.github/workflows/background-agent-monitor-weekly.yml');
    assert.deepEqual(inputsOf(monitor), { mode: 'monitor', name: 'weekly' });
    assert.deepEqual(monitor.on['workflow_run'], {
      workflows: ['Background agent weekly'],
      types: ['completed'],
    });
    const inbox = weekly.workflow('.github/workflows/background-agent-inbox-weekly.yml');
    assert.deepEqual(inputsOf(inbox), { mode: 'inbox', name: 'weekly' });
  });

  test('--provider names the secret, and takes a model that it has', async () => {
    const openai = await init('--provider openai');
    assert.match(openai.out, /gh secret set OPENAI_API_KEY/);
    const given = inputsOf(openai.workflow());
    assert.equal(given['api-key'], '${{ secrets.OPENAI_API_KEY }}');
    assert.equal(given['model'], "${{ inputs.model || 'gpt-4o-mini' }}");
  });

  test('--provider offline needs no secret and no model', async () => {
    const offline = await init('--provider offline');
    assert.ok(!offline.out.includes('secret'));
    const given = inputsOf(offline.workflow());
    assert.deepEqual(
      [given['provider'], given['api-key'], given['model']],
      ['offline', undefined, undefined],
    );
  });

  test('--provider compatible takes model and address, and says that a price is wanted', async () => {
    const line = '--provider compatible --model llama3:8b --base-url https://llm.example.com/v1';
    const compatible = await init(line);
    assert.equal(compatible.exit, 0, compatible.err);
    const given = inputsOf(compatible.workflow());
    assert.equal(given['base-url'], 'https://llm.example.com/v1');
    assert.match(compatible.read(TASKS), /^# {3}'llama3:8b': \{ input: /m);
    assert.match(compatible.out, /price of the model/);
  });

  test('--schedule and --publish are what the workflow says', async () => {
    const folder = newWorkspace().path;
    const made = await init('--publish pull-request');
    assert.equal(inputsOf(made.workflow())['publish'], 'pull-request');
    assert.equal(made.workflow().jobs['work']?.permissions['pull-requests'], 'write');
    assert.match(made.out, /Allow GitHub Actions to create and approve pull requests/);

    const argv = ['node', 'background-agent', 'init', '--schedule', '3,33 6 * * MON-FRI'];
    const silent = { write: () => true };
    const shell = { argv, env: {}, cwd: () => folder, stdin: Readable.from([]), on: () => {} };
    assert.equal(await runCommandLine({ ...shell, stdout: silent, stderr: silent }), 0);
    const { on } = Workflow.parse(parse(readFileSync(join(folder, WORKFLOW), 'utf8')));
    assert.deepEqual(on.schedule, [{ cron: '3,33 6 * * MON-FRI' }]);
  });

  for (const line of [
    '',
    '--name weekly --provider openai --publish none',
    '--name 7 --provider offline --publish pull-request',
    '--provider compatible --base-url http://localhost:11434/v1 --model @x/y:z',
  ])
    test(`"init ${line}" writes workflows that actionlint and GitHub take, with inputs that the action has`, async () => {
      const made = await init(line);
      assert.equal(made.exit, 0, made.err);
      const paths = made.out.match(/(?<=^Wrote )\.github\/workflows\/.*$/gm) ?? [];
      assert.equal(paths.length, 4);
      for (const path of paths) {
        assert.deepEqual(await complaintsAbout(made.read(path)), []);
        const known = INPUTS.map(({ name }) => String(name));
        assert.deepEqual(
          Object.keys(inputsOf(made.workflow(path))).filter(name => !known.includes(name)),
          [],
        );
      }
    });
});

describe('what is wrong is refused, and nothing is written', () => {
  for (const [line, expected] of [
    ['--name Weekly', /--name must be .* got "Weekly"/],
    ['--name ../x', /--name must be/],
    ['--name plan', /--name must not be/],
    ['--name plan-x', /--name must not be/],
    ['--name monitor', /--name must not be/],
    ['--name inbox-2', /--name must not be/],
    ['--name tasks', /--name must not be/],
    ['--provider mars', /--provider must be one of openrouter, openai, compatible, offline, got "mars"/],
    ['--publish mail', /--publish must be one of commit, pull-request, none, got "mail"/],
    ["--model x'y", /--model must be/],
    ['--model ${{x}}', /--model must be/],
    ['--provider compatible --base-url https://a.example/v1', /needs --model/],
    ['--provider compatible --model m', /--base-url must be set/],
    ['--provider compatible --model m --base-url ftp://a.example', /--base-url must begin with https/],
    ['--provider compatible --model m --base-url http://a.example', /--base-url must begin with https/],
    ["--provider compatible --model m --base-url https://a.example/'x", /--base-url must have no quotes/],
    ['--base-url https://a.example/v1', /--base-url belongs to the provider compatible only/],
    ['--schedule hourly', /--schedule "hourly" is no schedule of GitHub: expected five fields/],
    ['--timeout 5', /unknown option '--timeout'/],
  ] as const)
    test(`"init ${line}"`, async () => {
      const { exit, err, has } = await init(line);
      assert.equal(exit, 2);
      assert.match(err, expected);
      assert.ok(!has('.github'));
    });

  test('everything that is wrong is told at once', async () => {
    const { err } = await init('--name A --provider b --publish c --schedule d');
    assert.equal(err.trim().split('\n').length, 4);
  });
});

describe('at a terminal', () => {
  test('it asks for provider and model, no more', async () => {
    const made = await init('', { answers: 'openai\ngpt-5-nano\n' });
    assert.equal(made.exit, 0, made.err);
    assert.match(made.out, /^Provider: .* \[openrouter\]: Model \[gpt-4o-mini\]: Wrote/);
    assert.equal(inputsOf(made.workflow())['model'], "${{ inputs.model || 'gpt-5-nano' }}");
  });

  test('an empty line, or the end of the input, is the default', async () => {
    for (const answers of ['\n\n', '\n']) {
      const made = await init('', { answers });
      assert.equal(inputsOf(made.workflow())['model'], "${{ inputs.model || 'openai/gpt-4o-mini' }}");
    }
  });

  test('the provider offline has no model to ask for', async () => {
    const made = await init('', { answers: 'offline\n' });
    assert.ok(!made.out.includes('Model ['));
  });

  test('a wrong answer is refused like a wrong flag', async () => {
    const made = await init('', { answers: 'mars\n' });
    assert.equal(made.exit, 2);
    assert.match(made.err, /must be one of/);
  });

  for (const line of ['--yes', '--model openai/gpt-4o-mini', '--name weekly', '--publish none'])
    test(`with ${line} it asks nothing`, async () => {
      const made = await init(line, { answers: 'mars\nmars\n' });
      assert.equal(made.exit, 0, made.err);
      assert.ok(!made.out.includes(']: '));
    });
});
