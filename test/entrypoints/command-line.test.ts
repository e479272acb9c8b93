// A whole dialogue with the command line on a real folder: what somebody types, and what they see.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, onTestFinished, test } from 'vitest';

import { beginWithSnapshot } from '../support/begin-with-snapshot.ts';
import { type Said, type Workspace, newWorkspace } from '../support/command-line.ts';
import {
  type Answering,
  type ModelServer,
  answer,
  refusal,
  startModelServer,
} from '../support/model-server.ts';

const OFFLINE = { LLM_PROVIDER: 'offline' };
const TASKS = '.github/background-agent/tasks.yml';

/** Two tasks to summarize, one to judge. */
const LIST = `version: 1
tasks:
  - { id: one, type: summarize, input: { text: "The first text. It goes on." } }
  - { id: two, type: summarize, input: { text: "The second text. It goes on." } }
  - { id: mood, type: analyze_sentiment, input: { text: "I love it." } }
`;

const COMMANDS = 'run,watch,plan,status,explain,retry,rerun,forget,prune,costs,export,log,init'.split(',');

async function typeOffline(workspace: Workspace, line: string, env = {}): Promise<Said> {
  return workspace.type(line.split(' '), { ...OFFLINE, ...env });
}

/** A folder in which the list was rehearsed. */
async function rehearsed(): Promise<Workspace> {
  const workspace = newWorkspace({ [TASKS]: LIST });
  const said = await typeOffline(workspace, 'run');
  assert.equal(said.exit, 0, said.err);
  return workspace;
}

async function serverThat(answering: Answering): Promise<ModelServer> {
  const server = await startModelServer({ answering });
  onTestFinished(() => server.close());
  return server;
}

function at(server: ModelServer) {
  return {
    LLM_PROVIDER: 'compatible',
    MODEL: 'm',
    BG_AGENT_COST_BUDGET: 'none',
    url: ['--base-url', server.url],
  };
}

describe('help', () => {
  test('names every command', async () => {
    const { exit, out, err } = await newWorkspace().type(['--help']);
    assert.deepEqual([exit, err], [0, '']);
    for (const command of COMMANDS) assert.match(out, new RegExp(`^ {2}${command}\\b`, 'm'));
  });

  for (const command of [...COMMANDS, 'log verify', 'log show', 'log adopt', 'log reset']) {
    test(`is there for ${command}, and does nothing else`, async () => {
      const workspace = newWorkspace();
      const { exit, out } = await workspace.type([...command.split(' '), '--help']);
      assert.equal(exit, 0);
      assert.match(out, new RegExp(`^Usage: background-agent ${command}`));
      assert.deepEqual(readdirSync(workspace.path), []);
    });
  }

  test('the version is one line', async () => {
    const { exit, out } = await newWorkspace().type(['--version']);
    assert.equal(exit, 0);
    assert.match(out, /^\d+\.\d+\.\d+\n$/);
  });
});

test('a list of a flag that stands twice is both, and of any other flag the last counts', async () => {
  const list = (id: string) =>
    LIST.replace(/tasks:[^]*/, `tasks: [{ id: ${id}, type: summarize, input: { text: ${id} } }]`);
  const workspace = newWorkspace({ 'a.yml': list('a'), 'b.yml': list('b') });
  const said = await typeOffline(workspace, 'run --tasks a.yml --tasks b.yml --results x --results y');
  assert.equal(said.exit, 0, said.err);
  assert.deepEqual(readdirSync(join(workspace.path, 'y')), ['a.json', 'b.json']);
});

describe('wrong usage', () => {
  const lines: readonly { line: string; says: RegExp }[] = [
    { line: 'fly', says: /unknown command 'fly'/ },
    { line: 'run --bugdet 1', says: /unknown option '--bugdet'/ },
    { line: 'run now', says: /too many arguments/ },
    { line: 'explain', says: /missing required argument 'task'/ },
    { line: 'run --concurrency 0', says: /Flag --concurrency must be a whole number from 1 to 500, got "0"/ },
    { line: 'run --cost-budget 0', says: /Flag --cost-budget must be a number of USD above 0.*got "0"/ },
    { line: 'run --cost-budget ten', says: /Flag --cost-budget must be a number of USD above 0.*got "ten"/ },
    { line: 'run --token-budget 0', says: /Flag --token-budget must be a whole number of tokens above 0/ },
    { line: 'run --timeout soon', says: /Flag --timeout must be a time like 90s, 15m or 2h, got "soon"/ },
    { line: 'run --provider acme', says: /Flag --provider must be one of openrouter, .*got "acme"/ },
    { line: 'run --name Default', says: /Flag --name must be 1 to 32 lower-case letters/ },
    { line: 'run --results ../elsewhere', says: /results/ },
    { line: 'costs --month 2026-13', says: /Flag --month must be a month like 2026-01, got "2026-13"/ },
    { line: 'costs --by mood', says: /Flag --by must name some of month, type, model/ },
    { line: 'export --format xml', says: /Allowed choices are jsonl, csv/ },
    { line: 'rerun', says: /Say what to rerun: task ids, --type <type> or --all/ },
    { line: 'log reset', says: /Add --yes to do it/ },
  ];
  for (const { line, says } of lines) {
    test(`${line}: says so, exits 2, does nothing`, async () => {
      const workspace = newWorkspace({ [TASKS]: LIST });
      const said = await typeOffline(workspace, line);
      assert.equal(said.exit, 2);
      assert.match(said.err, says);
      assert.deepEqual([said.out, readdirSync(workspace.path)], ['', ['.github']]);
    });
  }

  test('every wrong flag is named at once', async () => {
    const said = await newWorkspace().type(['run', '--concurrency', 'x', '--timeout', 'y', '--name', 'Z']);
    assert.equal(said.exit, 2);
    for (const flag of ['concurrency', 'timeout', 'name'])
      assert.match(said.err, new RegExp(`--${flag} must`));
  });

  test('a wrong environment variable is named as one', async () => {
    const said = await newWorkspace().type(['run'], { BG_AGENT_COST_BUDGET: 'ten' });
    assert.equal(said.exit, 2);
    assert.match(said.err, /The environment variable BG_AGENT_COST_BUDGET must be .*got "ten"/);
  });
});

describe('plan', () => {
  test('in a fresh folder everything is new, no key is needed, and nothing is written', async () => {
    const workspace = newWorkspace({ [TASKS]: LIST });
    const { exit, out } = await workspace.type(['plan', '--model', 'openai/gpt-4o-mini']);
    assert.equal(exit, 0);
    assert.match(out, /^one +summarize +openai\/gpt-4o-mini +run +.*\bnew$/m);
    assert.match(out, /^3 of 3 tasks would run: 3 new work, 0 again/m);
    assert.match(out, /^Expected: [\d,]+ tokens, \$0\.\d+\. At most: [\d,]+ tokens, \$0\.\d+\.$/m);
    assert.deepEqual(readdirSync(workspace.path), ['.github']);
  });

  test('after a run nothing is left, and after an edit it says what changed', async () => {
    const workspace = await rehearsed();
    const after = await typeOffline(workspace, 'plan');
    assert.match(after.out, /^one .*skip .*done in run local-/m);
    assert.match(after.out, /^0 of 3 tasks would run/m);

    workspace.write(
      TASKS,
      LIST.replace('The first text.', 'Another text.').replace('- { id: two', '- { id: new'),
    );
    const edited = await typeOffline(workspace, 'plan');
    assert.match(edited.out, /^one .*run .*changed: input$/m);
    assert.match(edited.out, /^mood .*skip/m);
    assert.match(edited.out, /^new .*skip .*the same work as two, whose answer it shares$/m);
    assert.match(edited.out, /^1 of 3 tasks would run/m);
  });

  test('a task that no run can take is named with the budget that is too small', async () => {
    const workspace = newWorkspace({ [TASKS]: LIST });
    const { exit, out } = await typeOffline(workspace, 'plan --token-budget 100');
    assert.equal(exit, 0);
    assert.match(out, /^one .*blocked .*its worst case is above the whole token-budget$/m);
    assert.match(out, /^0 of 3 tasks would run/m);
  });

  test('a budget for one task at a time says how many runs it takes', async () => {
    const workspace = newWorkspace({ [TASKS]: LIST });
    const { out } = await typeOffline(workspace, 'plan --token-budget 3000');
    assert.match(out, /^By their worst cases, 1 task can be sent at once before "token-budget" is reached/m);
    assert.match(out, /1, and 2 runs all of it/);
  });

  test('as JSON it is for programs', async () => {
    const { out } = await typeOffline(newWorkspace({ [TASKS]: LIST }), 'plan --json');
    const plan = JSON.parse(out);
    assert.equal(plan.version, 1);
    assert.deepEqual(
      plan.tasks.map((task: { id: string; action: string }) => [task.id, task.action]),
      [
        ['one', 'run'],
        ['two', 'run'],
        ['mood', 'run'],
      ],
    );
  });
});

describe('status', () => {
  test('before the first run there is no log', async () => {
    const said = await newWorkspace().type(['status']);
    assert.deepEqual(said, { exit: 0, out: 'There is no log yet: the first run makes one.\n', err: '' });
  });

  test('after it: what is done, and which results somebody has edited', async () => {
    const workspace = await rehearsed();
    const clean = await workspace.type(['status', '--daily-token-budget', '1000000']);
    assert.match(
      clean.out,
      /^Agent "default" of repository local, log [a-z0-9]{20}\.\n3 completed, 0 pending/,
    );
    assert.match(clean.out, /tokens a day \(UTC\): \d+ tokens spent, 0 tokens held, of 1,000,000 tokens/);
    assert.doesNotMatch(clean.out, /edited/);

    workspace.write('results/one.json', '{}');
    const edited = await workspace.type(['status']);
    assert.match(edited.out, /edited or deleted.*:\n {2}results\/one\.json\n$/s);
    const json = JSON.parse((await workspace.type(['status', '--json'])).out);
    assert.deepEqual([json.counts.completed, json.leftAlone], [3, ['results/one.json']]);
  });
});

describe('explain', () => {
  test("tells a task's whole story", async () => {
    const { exit, out } = await typeOffline(await rehearsed(), 'explain one');
    assert.equal(exit, 0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map(line => line.replace(/^.*?local-\w+ {2}/, ''));
    assert.equal(lines[0], 'one: completed');
    assert.match(lines[1] ?? '', /^one: added, type summarize, model offline/);
    assert.match(lines[2] ?? '', /^one: attempt 1 sent to offline; held [\d,]+ tokens/);
    assert.match(lines[3] ?? '', /^one: completed by attempt 1 in \d+ ms; used/);
    assert.match(lines[4] ?? '', /results written$/);
    assert.equal(lines.length, 5);
  });

  test('a task that nobody knows is an error that says where to look', async () => {
    const { exit, out, err } = await typeOffline(await rehearsed(), 'explain three');
    assert.deepEqual([exit, out], [1, '']);
    assert.match(err, /^error: The log knows no task "three"\. "status" says what it knows/);
  });

  test('as JSON it has the task and its events', async () => {
    const { out } = await typeOffline(await rehearsed(), 'explain one --json');
    const { task, story } = JSON.parse(out);
    assert.equal(task.status, 'completed');
    assert.deepEqual(
      story.map(({ event }: { event: { type: string } }) => event.type),
      ['TaskAdded', 'AttemptStarted', 'TaskCompleted', 'ResultsPublished'],
    );
  });
});

describe('retry, rerun, forget, prune', () => {
  test('a quarantined task is put back by retry and done by the next run', async () => {
    const server = await serverThat(() => refusal(413, {}));
    const workspace = newWorkspace({ [TASKS]: LIST });
    const { url, ...env } = at(server);
    const first = await workspace.type(['run', ...url], env);
    assert.equal(first.exit, 0, first.err);
    assert.match(first.err, /completed: 0 completed, 3 quarantined/);
    const status = await workspace.type(['status']);
    assert.match(status.out, /^QUARANTINED +SINCE +ATTEMPTS +WHY$/m);

    const again = await workspace.type(['run', ...url], env);
    assert.match(again.err, /^idle: .* 3 tasks are in quarantine: "background-agent status" says why\.$/m);
    const retry = await workspace.type(['retry', 'one', 'two']);
    assert.deepEqual(retry, { exit: 0, out: '2 put back into the queue.\n', err: '' });

    server.answerWith(({ body }) => answer(body));
    const next = await workspace.type(['run', ...url], env);
    assert.match(next.err, /^completed: 2 completed, 0 done before/m);
  });

  test('fail-on quarantine makes the exit code 1', async () => {
    const server = await serverThat(() => refusal(413, {}));
    const { url, ...env } = at(server);
    const said = await newWorkspace({ [TASKS]: LIST }).type(['run', '--fail-on', 'quarantine', ...url], env);
    assert.equal(said.exit, 1);
  });

  test('rerun makes finished tasks pending, by id, by type, or all', async () => {
    const workspace = await rehearsed();
    assert.equal((await typeOffline(workspace, 'rerun one one')).out, '1 put back into the queue.\n');
    assert.match((await typeOffline(workspace, 'plan')).out, /^1 of 3 tasks would run/m);
    assert.match((await typeOffline(workspace, 'run')).err, /^completed: 1 completed, 2 done before/m);
    assert.equal(
      (await typeOffline(workspace, 'rerun --type summarize')).out,
      '2 put back into the queue.\n',
    );
    assert.match((await typeOffline(workspace, 'run')).err, /^completed: 2 completed, 1 done before/m);
    assert.equal((await typeOffline(workspace, 'rerun --all')).out, '3 put back into the queue.\n');
  });

  test('rerun makes a deleted result anew', async () => {
    const workspace = await rehearsed();
    rmSync(join(workspace.path, 'results/one.json'));
    const idle = await typeOffline(workspace, 'run');
    assert.match(
      idle.err,
      /results\/one\.json was edited or deleted since it was written, and is left alone/,
    );
    assert.ok(!existsSync(join(workspace.path, 'results/one.json')));

    await typeOffline(workspace, 'rerun one');
    await typeOffline(workspace, 'run');
    assert.ok(existsSync(join(workspace.path, 'results/one.json')));
  });

  test('what is finished is not put back by retry, which names rerun and fails if nothing else was', async () => {
    const workspace = await rehearsed();
    const one = await typeOffline(workspace, 'retry one');
    assert.deepEqual([one.exit, one.out], [1, '']);
    assert.match(
      one.err,
      /0 put back into the queue; 1 is finished: "rerun" runs it again, and it is paid again\.$/m,
    );
    const all = await typeOffline(workspace, 'retry one two mood');
    assert.match(all.err, /; 3 are finished: "rerun" runs them again, and they are paid again\.$/m);
    assert.equal(all.exit, 1);
  });

  test('what is in the queue already is said, and not put back twice', async () => {
    const workspace = await rehearsed();
    await typeOffline(workspace, 'rerun one');
    assert.deepEqual(await typeOffline(workspace, 'rerun one two'), {
      exit: 0,
      out: '1 put back into the queue; 1 is in the queue already.\n',
      err: '',
    });
    const retry = await typeOffline(workspace, 'retry one mood');
    assert.equal(retry.exit, 1);
    assert.match(retry.err, /; 1 is finished: .* paid again; 1 is in the queue already\.$/m);
  });

  test('where nothing is chosen the exit code is 1', async () => {
    const workspace = await rehearsed();
    const said = await typeOffline(workspace, 'rerun --type translate');
    assert.equal(said.exit, 1);
    assert.match(said.err, /The log knows no task of type "translate"\. "status" says what it knows\./);
    assert.match((await typeOffline(newWorkspace(), 'rerun --all')).err, /The log knows no task\. /);
  });

  test('an id that nobody knows changes nothing', async () => {
    const workspace = await rehearsed();
    const said = await typeOffline(workspace, 'rerun one three');
    assert.deepEqual([said.exit, said.out], [1, '']);
    assert.match(said.err, /The log knows no task "three"/);
    assert.match((await typeOffline(workspace, 'plan')).out, /^0 of 3 tasks would run/m);
  });

  test('forget erases the answer and its result; the log stays whole and the task done', async () => {
    const workspace = await rehearsed();
    const said = await typeOffline(workspace, 'forget one');
    assert.equal(said.exit, 0);
    assert.match(said.out, /^Erased the answer of "one"\./);
    assert.ok(!existsSync(join(workspace.path, 'results/one.json')));
    assert.match((await typeOffline(workspace, 'log verify')).out, /^intact: /);
    assert.match((await typeOffline(workspace, 'run')).err, /^idle: 0 completed, 3 done before/m);
    assert.ok(!existsSync(join(workspace.path, 'results/one.json')));
  });

  test('forget erases what an edited task was answered before it has another answer', async () => {
    const workspace = await rehearsed();
    workspace.write(TASKS, LIST.replace('The first text.', 'Another text.'));
    assert.match((await typeOffline(workspace, 'run --token-budget 1')).err, /one/);
    const said = await typeOffline(workspace, 'forget one');
    assert.deepEqual([said.exit, said.err], [0, '']);
    assert.ok(!existsSync(join(workspace.path, 'results/one.json')));
  });

  test('forget leaves an equal answer to others that has no result yet', async () => {
    const server = await serverThat(({ body }) => answer(body, 'The same.'));
    const { url, ...env } = at(server);
    const workspace = newWorkspace({ [TASKS]: LIST.replace(/.*id: mood.*\n/, ''), results: 'in the way' });
    const run = () => workspace.type(['run', ...url], env);
    assert.match((await run()).err, /2 completed/);
    assert.equal((await workspace.type(['forget', 'one'], env)).exit, 0);
    rmSync(join(workspace.path, 'results'));
    await run();
    assert.deepEqual(readdirSync(join(workspace.path, 'results')), ['two.json']);
    assert.equal(server.requests.length, 2);
  });

  test('prune removes results whose task is gone, and says which before it does', async () => {
    const workspace = await rehearsed();
    workspace.write('results/mine.json', '{}');
    workspace.write(TASKS, LIST.replace(/.*id: one.*\n/, ''));
    const dry = await workspace.type(['prune', '--dry-run']);
    assert.deepEqual(dry, { exit: 0, out: 'results/one.json\n', err: '1 result would be removed.\n' });
    assert.equal(readdirSync(join(workspace.path, 'results')).length, 4);

    assert.equal((await typeOffline(workspace, 'prune')).exit, 0);
    assert.deepEqual(readdirSync(join(workspace.path, 'results')).sort(), [
      'mine.json',
      'mood.json',
      'two.json',
    ]);
  });
});

describe('costs and export', () => {
  async function paid(): Promise<Workspace> {
    const server = await serverThat(({ body }) => answer(body, undefined, { costUsd: 0.25 }));
    const { url, ...env } = at(server);
    const workspace = newWorkspace({ [TASKS]: LIST });
    const said = await workspace.type(['run', ...url], { ...env, BG_AGENT_COST_BUDGET: 'none' });
    assert.equal(said.exit, 0, said.err);
    return workspace;
  }

  test('costs answers a budget owner: by month, by type and model, for one month', async () => {
    const workspace = await paid();
    const month = new Date().toISOString().slice(0, 7);
    assert.match((await workspace.type(['costs'])).out, new RegExp(`^${month} .*\\$0\\.75`, 'm'));

    const byType = await workspace.type(['costs', '--by', 'type,model', '--month', month]);
    assert.match(byType.out, /^summarize +m .*\$0\.50/m);
    assert.match(byType.out, /^analyze_sentiment +m .*\$0\.25/m);

    const none = JSON.parse((await workspace.type(['costs', '--month', '2001-01', '--json'])).out);
    assert.deepEqual(none.rows, []);
    const json = JSON.parse((await workspace.type(['costs', '--json'])).out);
    assert.equal(json.rows[0].costUsd, 0.75);
    const csv = (await workspace.type(['costs', '--by', 'type', '--csv'])).out.trimEnd().split('\n');
    assert.equal(csv.length, 3);
    assert.match(csv[0] ?? '', /^type,.*costUsd/);
  });

  test('export prints one result a line, or a table', async () => {
    const workspace = await paid();
    const jsonl = (await workspace.type(['export'])).out.trimEnd().split('\n');
    assert.deepEqual(
      jsonl.map(line => JSON.parse(line).id),
      ['one', 'two', 'mood'],
    );
    const csv = (await workspace.type(['export', '--format', 'csv'])).out.trimEnd().split('\n');
    assert.match(csv[0] ?? '', /^id,type,status,output/);
    assert.match(csv[1] ?? '', /^one,summarize,completed,The first text\./);
  });
});

describe('log', () => {
  test('verify and show', async () => {
    const workspace = await rehearsed();
    const verify = await workspace.type(['log', 'verify']);
    assert.match(verify.out, /^intact: (\d+) events, head [0-9a-f]{64}\n$/);
    const count = Number(/\d+/.exec(verify.out)?.[0]);
    const show = await workspace.type(['log', 'show']);
    assert.equal(show.out.trimEnd().split('\n').length, count);
    assert.match(show.out, /^ +1 {2}.* log [a-z0-9]{20} created for agent "default" of repository local$/m);
    const json = (await workspace.type(['log', 'show', '--json'])).out.trimEnd().split('\n');
    assert.equal(JSON.parse(json.at(-1) ?? '').event.type, 'RunFinished');
  });

  test('that begins with a snapshot is read as well, and says where the events before it are', async () => {
    const workspace = await rehearsed();
    const before = (await workspace.type(['log', 'verify'])).out;
    await beginWithSnapshot(join(workspace.path, '.background-agent/default/log'));
    const count = Number(/\d+/.exec(before)?.[0]);
    const said = `The first ${count} events are not here: a snapshot stands for them. The git history of the state branch has them.`;

    const verify = await workspace.type(['log', 'verify']);
    assert.match(verify.out, new RegExp(`^intact: ${count + 1} events, head [0-9a-f]{64}\n${said}\n$`));
    const { snapshotSeq } = JSON.parse((await workspace.type(['log', 'verify', '--json'])).out);
    assert.equal(snapshotSeq, count);

    const show = await workspace.type(['log', 'show']);
    assert.match(show.out, /^ +\d+ {2}.* a snapshot of the state after event \d+ was taken; .*\n$/);
    assert.match(show.err, new RegExp(said));

    const explain = await workspace.type(['explain', 'one']);
    assert.deepEqual([explain.exit, explain.out], [0, 'one: completed\n']);
    assert.match(explain.err, new RegExp(said));
    assert.equal((await workspace.type(['explain', 'three'])).exit, 1);
    assert.match((await typeOffline(workspace, 'run')).err, /^idle: 0 completed, 3 done before/m);
  });

  test('reset puts the log aside, and everything runs again', async () => {
    const workspace = await rehearsed();
    const said = await workspace.type(['log', 'reset', '--yes']);
    assert.equal(said.exit, 0);
    assert.match(said.out, /^Put aside under \.background-agent\/default\/before-local-\w+-log and -answers/);
    assert.equal((await workspace.type(['status'])).out, 'There is no log yet: the first run makes one.\n');
    assert.match((await typeOffline(workspace, 'run')).err, /^completed: 3 completed, 0 done before/m);
  });

  test("another repository's log is refused until it is adopted; its work stays done", async () => {
    const workspace = await rehearsed();
    const env = { ...OFFLINE, GITHUB_REPOSITORY_ID: '42' };
    const refused = await workspace.type(['run'], env);
    assert.equal(refused.exit, 1);
    assert.match(refused.err, /belongs to agent "default" of repository local, expected .*repository 42/);
    assert.match(refused.err, /"log adopt" .*"log reset"/);

    const adopted = await workspace.type(['log', 'adopt'], env);
    assert.equal(adopted.exit, 0);
    assert.match(adopted.out, /^Took the log over from repository local/);
    assert.match((await workspace.type(['run'], env)).err, /^idle: 0 completed, 3 done before/m);
    assert.equal(
      (await workspace.type(['log', 'adopt'], env)).out,
      'The log belongs to this repository already.\n',
    );
  });

  test('with no log there is nothing to adopt, and none is made', async () => {
    const workspace = newWorkspace();
    assert.equal((await workspace.type(['log', 'adopt'])).out, 'There is no log to take over.\n');
    assert.equal((await workspace.type(['log', 'verify'])).exit, 1);
  });

  test('that is not there is neither intact nor shown: the name may be wrong', async () => {
    const workspace = await rehearsed();
    const message =
      'There is no log at .background-agent/other/log: expected that of agent "other". Are --name and --state right? The first run that has something to do makes one.';
    for (const command of ['verify', 'show']) {
      const said = await workspace.type(['log', command, '--name', 'other']);
      assert.deepEqual(said, { exit: 1, out: '', err: `error: ${message}\n` });
    }
    const json = await workspace.type(['log', 'verify', '--json', '--name', 'other']);
    assert.equal(json.exit, 1);
    assert.deepEqual(JSON.parse(json.out), { status: 'none', message });
  });

  test('whose first append was cut off is there', async () => {
    const workspace = newWorkspace({ '.background-agent/default/log/000000000000.jsonl': '{"v":1,"seq":' });
    const { exit, out } = await workspace.type(['log', 'verify']);
    assert.deepEqual([exit, out.split(':')[0]], [0, 'torn']);
  });
});
