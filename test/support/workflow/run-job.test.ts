import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, test } from 'vitest';

import { type RunOptions, openGitHubScene } from './github-scene.ts';
import type { Launch } from './run-job.ts';
import { type SmallActionFiles, smallAction } from './small-action.ts';

/** Waits until somebody ends it. */
const WAIT = 'setInterval(() => {}, 1_000); console.log("ready");';
const READY = { says: /^ready$/ };
/** Says so when it hears a signal, and goes on. */
const DEAF = `for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => console.log(name)); ${WAIT}`;
const NOTE = 'say("GITHUB_STATE", "noted=before the end");';
const POST = 'console.log("post", env.STATE_noted);';

const USUAL = workflowOf('{ uses: actions/checkout@v6 }, { uses: ./, id: agent }');

const AT_ONCE = { afterInterruptMs: 500, afterTerminateMs: 500 };

describe('the post step', () => {
  test('gets the state and the inputs of main, and tells outputs to nobody', async () => {
    const main = `${NOTE} say("GITHUB_OUTPUT", "a=1");`;
    const { steps, outputs, stdout, postExitCode } = await runAction({
      main,
      inputs: { word: '${{ github.event_name }}' },
      post: `${POST} console.log(env.INPUT_WORD); say("GITHUB_OUTPUT", "a=2");`,
    });
    assert.equal(stdout, 'post before the end\nschedule\n');
    assert.equal(postExitCode, 0);
    assert.deepEqual([...outputs], [['a', '1']]);
    assert.deepEqual(
      steps.map(({ id, phase }) => [id, phase]),
      [
        ['__actions_checkout', 'main'],
        ['agent', 'main'],
        ['agent', 'post'],
      ],
    );
  });

  test('runs after a failure unless it asks for success', async () => {
    const main = 'process.exit(3);';
    const always = await runAction({ main, post: POST });
    assert.deepEqual([always.conclusion, always.exitCode, always.postExitCode], ['failure', 3, 0]);
    const onSuccess = await runAction({ main, post: POST, postIf: 'success()' });
    assert.deepEqual([onSuccess.conclusion, onSuccess.postExitCode], ['failure', undefined]);
  });

  test('that fails fails the job', async () => {
    const { conclusion, exitCode, postExitCode } = await runAction({ main: '', post: 'process.exit(2);' });
    assert.deepEqual([conclusion, exitCode, postExitCode], ['failure', 0, 2]);
  });
});

describe('a job ends early', () => {
  test('when main is killed: the post step still runs, with what main had saved', async () => {
    const { conclusion, exitCode, stdout } = await runAction(
      { main: `${NOTE} ${WAIT}`, post: POST },
      { kill: { what: 'main', when: READY } },
    );
    assert.deepEqual([conclusion, exitCode], ['failure', null]);
    assert.equal(stdout, 'ready\npost before the end\n');
  });

  test('when the machine is lost: no post step, no process is left, and no disk', async () => {
    let disk = '';
    const beats = join(mkdtempSync(join(tmpdir(), 'beats-')), 'beats');
    const beating = `setInterval(() => require('node:fs').appendFileSync(${JSON.stringify(beats)}, '.'), 5)`;
    const end = await runAction(
      {
        main: `spawn(process.execPath, ['-e', ${JSON.stringify(beating)}], { detached: true, stdio: 'ignore' }).unref(); ${WAIT}`,
        post: POST,
      },
      {
        kill: { what: 'machine', when: until(() => existsSync(beats)) },
        look: workspace => (disk = workspace),
      },
    );
    assert.deepEqual([end.conclusion, end.exitCode, end.postExitCode], ['lost', null, undefined]);
    assert.equal(end.steps.at(-1)?.phase, 'main');
    assert.ok(disk !== '' && !existsSync(disk));
    const last = readFileSync(beats, 'utf8');
    await sleep(50);
    assert.equal(readFileSync(beats, 'utf8'), last);
    rmSync(dirname(beats), { recursive: true });
  });

  test('when main is killed by what it was started with: as a tracer would do it', async () => {
    const launch: Launch = (command, phase) =>
      phase === 'post'
        ? command
        : {
            ...command,
            program: 'sh',
            args: ['-c', '"$0" "$@" && kill -9 $$', command.program, ...command.args],
          };
    const files = { main: 'console.log("main");', post: POST };
    const end = await runAction(files, { launch });
    assert.deepEqual([end.conclusion, end.exitCode, end.postExitCode], ['failure', null, 0]);
    assert.match(end.stdout, /^main\npost/);
    const lost = await runAction(files, { launch, isLostWithMain: true });
    assert.deepEqual([lost.conclusion, lost.exitCode, lost.postExitCode], ['lost', null, undefined]);
    const unhurt = await runAction(files, { isLostWithMain: true });
    assert.deepEqual([unhurt.conclusion, unhurt.postExitCode], ['success', 0]);
  });

  test('when somebody cancels: one signal is enough for who listens', async () => {
    const { conclusion, exitCode, stdout } = await runAction(
      { main: `process.on("SIGINT", () => process.exit(1)); ${WAIT}`, post: POST },
      { kill: { what: 'cancel', when: READY }, patience: AT_ONCE },
    );
    assert.deepEqual([conclusion, exitCode], ['cancelled', 1]);
    assert.match(stdout, /^ready\npost/);
  });

  test('when somebody cancels: SIGINT, then SIGTERM, then the end; the post step runs', async () => {
    const { conclusion, exitCode, stdout } = await runAction(
      { main: `${NOTE} ${DEAF}`, post: POST },
      { kill: { what: 'cancel', when: READY }, patience: AT_ONCE },
    );
    assert.deepEqual([conclusion, exitCode], ['cancelled', null]);
    assert.equal(stdout, 'ready\nSIGINT\nSIGTERM\npost before the end\n');
  });

  test('when somebody cancels: later steps run only if they ask for it', async () => {
    const workflow = workflowOf(
      `{ uses: ./ }, { run: 'true' }, { run: 'true', if: cancelled() }, { run: 'true', if: always() }`,
    );
    const { steps } = await runAction(
      { main: DEAF },
      { workflow, kill: { what: 'cancel', when: READY }, patience: AT_ONCE },
    );
    assert.deepEqual(
      steps.map(({ exitCode }) => exitCode),
      [null, undefined, 0, 0],
    );
  });

  test('when the model has so many calls of it', async () => {
    const call = `await fetch(env.INPUT_URL + '/chat/completions', { method: 'POST', headers: { authorization: 'Bearer ' + env.INPUT_KEY }, body: '{"model":"m","messages":[]}' });`;
    const workflow = workflowOf(
      "{ uses: ./, with: { url: '${{ vars.LLM_URL }}', key: '${{ secrets.LLM_KEY }}' } }",
    );
    const { requests, exitCode } = await runAction(
      { main: `${call}${call}${call}${WAIT}`, inputs: { url: '', key: '' } },
      { workflow, kill: { what: 'main', when: { calls: 3 } } },
    );
    assert.deepEqual([requests.model.length, exitCode], [3, null]);
  });
});

describe('what the agent says is checked after every job', () => {
  for (const [what, main, complaint] of [
    ['a command that is none of its own', 'console.log("::set-env name=a::b");', /set-env/],
    ['a key in its output', 'console.log(env.INPUT_KEY.slice(0, 99));', /a secret stands in stdout/],
    ['the token in an output', 'say("GITHUB_OUTPUT", "a=" + env.INPUT_TOKEN);', /a secret stands in a$/m],
    ['a key in a commit', commitOf('env.INPUT_KEY'), /a secret stands in git\/create-blob/],
    [
      'an encoded key in a commit',
      commitOf('Buffer.from("a " + env.INPUT_KEY + " b").toString("base64")'),
      /a secret stands in git\/create-blob/,
    ],
  ] as const)
    test(`${what} is found`, async () => {
      const workflow = workflowOf(
        "{ uses: ./, with: { key: '${{ secrets.LLM_KEY }}' } }",
        'permissions: { contents: write },',
      );
      const inputs = { key: '', token: '${{ github.token }}' };
      await assert.rejects(runAction({ main, inputs }, { workflow }), complaint);
    });
});

test('an empty secret is in nothing', async () => {
  const { exitCode } = await runAction({ main: 'console.log("hello");' }, { secrets: { LLM_KEY: '' } });
  assert.equal(exitCode, 0);
});

test('an input that the action does not know is a mistake', async () => {
  const workflow = workflowOf('{ uses: ./, with: { modell: small } }');
  await assert.rejects(runAction({ main: '' }, { workflow }), /Expected inputs of action\.yml, got modell/);
});

test('the token may do what the workflow file says, and in a pull request of a fork no more than read', async () => {
  const main = `const { status } = await fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY + '/labels', {
    method: 'POST', headers: { authorization: 'Bearer ' + env.INPUT_TOKEN, 'user-agent': 'x' }, body: '{"name":"a"}' });
    console.log(status, env.INPUT_KEY);`;
  const inputs = { token: '${{ github.token }}', key: '' };
  const statusWith = async (permissions: string, options: RunOptions = {}) => {
    const workflow = workflowOf(
      `{ uses: ./, with: { key: "\${{ secrets.LLM_KEY && 'a key' || 'none' }}" } }`,
      permissions,
    );
    return (await runAction({ main, inputs }, { ...options, workflow })).stdout;
  };
  assert.equal(await statusWith('permissions: { issues: write },'), '201 a key\n');
  assert.equal(await statusWith('permissions: write-all,'), '201 a key\n');
  assert.equal(await statusWith('permissions: { contents: write },'), '403 a key\n');
  assert.equal(await statusWith(''), '403 a key\n');
  assert.equal(await statusWith('permissions: write-all,', { pull: 1 }), '403 none\n');
});

function commitOf(text: string): string {
  return `await fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY + '/git/blobs', {
    method: 'POST', headers: { authorization: 'Bearer ' + env.INPUT_TOKEN, 'user-agent': 'x' },
    body: JSON.stringify({ content: ${text} }) });`;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

/** `steps` and `more` are YAML. */
function workflowOf(steps: string, more = ''): string {
  return `{ on: { schedule: [{ cron: '1 2 * * *' }], pull_request: {} }, ${more}
    jobs: { job: { runs-on: x, steps: [${steps}] } } }`;
}

async function runAction(files: SmallActionFiles, options: RunOptions = {}) {
  using action = smallAction(files);
  await using scene = await openGitHubScene({ tasks: [], action: action.folder, workflow: USUAL });
  scene.github.push({ branch: 'change', from: 'main', files: { 'change.txt': 'x' } });
  scene.github.openPull({ head: 'change', fork: 'stranger' });
  return await scene.run(options);
}
