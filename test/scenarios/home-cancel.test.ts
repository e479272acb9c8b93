// Somebody cancels a run on GitHub: the runner sends SIGINT, then SIGTERM, then kills, and starts the post step. Whatever of
// that main lives to see, all that it did is kept, and the next run, on another machine, asks again only for what was in flight.
// Main keeps it itself; where it is killed before, the post step does.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, test } from 'vitest';

import { answer } from '../support/model-server.ts';
import { summaries } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';
import { type Patience, RUNNERS_PATIENCE } from '../support/workflow/step-process.ts';

const TASKS = 8;
/** Those that come back within the grace are done; these never do. */
const HANGING = new Set(['t5', 't6']);
const EXIT_MS_MAX = RUNNERS_PATIENCE.afterInterruptMs;

const RESCUED = /::notice title=Background agent::The run was cut off; what it did is kept/;

const taskIn = (prompt: string) => `t${/Text (\d+)/.exec(prompt)?.[1]}`;
const asked = ({ requests }: JobEnd) => requests.model.map(({ prompt }) => taskIn(prompt)).sort();

function open(): Promise<GitHubScene> {
  return openGitHubScene({
    tasks: summaries(TASKS),
    with: { concurrency: '4' },
    answering: ({ body, prompt }) => {
      if (HANGING.has(taskIn(prompt))) return { fault: 'hang' };
      return { delayMs: ['t7', 't8'].includes(taskIn(prompt)) ? 1_500 : 0, ...answer(body) };
    },
  });
}

/** Cancelled when `t1` to `t4` are done, `t7` and `t8` are on their way, and `t5` and `t6` never come. */
async function cancelled(scene: GitHubScene, patience: Patience): Promise<JobEnd & { exitMs: number }> {
  const job = await scene.start({ patience });
  await job.received(TASKS);
  await sleep(100);
  const cancelledMs = performance.now();
  await job.cancel();
  const exitMs = performance.now() - cancelledMs;
  return { ...(await job.ended), exitMs };
}

/** The state branch has it all, and nobody is at work. */
function expectKept(scene: GitHubScene, { run, log, postExitCode, conclusion }: JobEnd): void {
  assert.deepEqual([conclusion, postExitCode], ['cancelled', 0], log);
  assert.equal(scene.state()?.lease, undefined);
  const started = scene.events(run).filter(({ type }) => type === 'AttemptStarted');
  assert.equal(started.length, TASKS);
}

async function expectToGoOn(scene: GitHubScene, ...tasks: readonly string[]): Promise<void> {
  scene.answerWith(({ body }) => answer(body));
  const next = await scene.run();
  assert.deepEqual([next.conclusion, next.outputs.get('outcome')], ['success', 'completed'], next.log);
  assert.deepEqual(asked(next), tasks);
  assert.equal(scene.results().size, TASKS);
  const charged = scene.events().flatMap(event => (event.type === 'HoldCharged' ? [event.task] : []));
  assert.deepEqual(charged.sort(), tasks, 'each call that was cut off is on the books');
  for (const event of scene.events())
    assert.ok(event.type !== 'RunInterrupted' || event.charged === undefined, 'nothing else is charged');
}

describe.concurrent('a cancelled run', () => {
  test('ends in time, keeps what comes back within a moment, and the next asks for the rest', async () => {
    await using scene = await open();
    const end = await cancelled(scene, RUNNERS_PATIENCE);

    assert.equal(end.exitCode, 1);
    assert.ok(end.exitMs < EXIT_MS_MAX, `${end.exitMs} ms`);
    assert.equal(end.outputs.get('outcome'), 'interrupted');
    assert.deepEqual([end.outputs.get('completed'), end.outputs.get('pending')], ['6', '2']);
    assert.match(end.log, /Cancelled: no new calls; waiting a moment for answers on their way\./);
    expectKept(scene, end);
    assert.doesNotMatch(end.log, RESCUED);
    const finished = scene.events(end.run).filter(({ type }) => type === 'RunFinished');
    assert.deepEqual(finished, [{ type: 'RunFinished', outcome: 'interrupted' }]);
    await expectToGoOn(scene, 't5', 't6');
  });

  test('is not hurried by the second signal', async () => {
    await using scene = await open();
    const end = await cancelled(scene, { afterInterruptMs: 200, afterTerminateMs: 9_800 });

    assert.equal(end.exitCode, 1);
    assert.equal(end.outputs.get('completed'), '6');
    expectKept(scene, end);
    await expectToGoOn(scene, 't5', 't6');
  });

  test('that is killed before it could end has the post step end it', async () => {
    await using scene = await open();
    const end = await cancelled(scene, { afterInterruptMs: 100, afterTerminateMs: 100 });

    assert.equal(end.exitCode, null);
    expectKept(scene, end);
    assert.match(end.log, RESCUED);
    const interrupted = scene
      .events()
      .flatMap(event => (event.type === 'RunInterrupted' ? [event.interrupted] : []));
    assert.deepEqual(interrupted, [end.run]);
    await expectToGoOn(scene, 't5', 't6', 't7', 't8');
  });

  test('that is killed before its first line begins nothing, not at the end of the job either', async () => {
    await using scene = await open();
    const job = await scene.start();
    await job.mainStarted;
    await job.cancel();
    const end = await job.ended;

    assert.deepEqual([end.exitCode, end.postExitCode], [null, 0], end.log);
    assert.deepEqual([end.requests.github, end.requests.model], [[], []]);
  });
});
