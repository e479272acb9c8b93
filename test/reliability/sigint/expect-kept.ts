// What must stand on the state branch when a cancelled run is over, and what the next run may do with it.
import assert from 'node:assert/strict';

import { readLog } from '../../../src/app/open-journal.ts';
import { unpublishedAnswers } from '../../../src/app/publishing/publish-results.ts';
import type { Event, LogRecord } from '../../../src/domain/event.ts';
import type { State } from '../../../src/domain/state.ts';
import type { GitHubScene } from '../../support/workflow/github-scene.ts';
import type { JobEnd } from '../../support/workflow/running-job.ts';
import { taskIn } from './slow-scene.ts';

export type CutOff = {
  readonly end: JobEnd;
  /** The log on the machine's disk, after the post step. */
  readonly disk: readonly LogRecord[];
  /** Tasks whose answers had come before the signal. */
  readonly answered: readonly string[];
};

/** Everything that the run did is on the branch, and it is over there. */
export function expectKept(scene: GitHubScene, { end, disk, answered }: CutOff): void {
  const { run, requests, log, postExitCode } = end;
  assert.ok(
    postExitCode === 0 || postExitCode === undefined,
    `the post step ended with ${postExitCode}\n${log}`,
  );
  const kept = scene.records();
  const isBegun = kept.some(record => record.run === run && record.event.type === 'RunStarted');
  if (!isBegun) {
    assert.deepEqual(
      [requests.model.length, answered],
      [0, []],
      `nothing is kept of a run that asked\n${log}`,
    );
    return;
  }
  assert.deepEqual(lineOf(kept.at(-1)), lineOf(disk.at(-1)), `the branch ends where the disk does\n${log}`);
  assert.ok(
    kept.some(({ event, run: by }) => isEndOf(run, event, by)),
    `the run has no end\n${log}`,
  );
  assert.ok(scene.isCounted(end), 'each call is in the log');
  const { lease, answers = new Map<string, string>() } = scene.state() ?? {};
  assert.equal(lease, undefined, 'nobody is at work');

  const state = stateOn(scene);
  assert.deepEqual(
    [state.run, state.inFlight.size, state.charges.size],
    [undefined, 0, 0],
    'no hold is open',
  );
  for (const answer of unpublishedAnswers(state))
    assert.ok(answers.has(answer), `the answer ${answer} is lost`);
  const done = doneIn(state);
  for (const task of answered)
    assert.ok(done.has(task), `the answer of ${task} had come, and is lost\n${log}`);
}

/** Runs, asks only for what was not answered, and explains each call that was cut off by a charge. */
export async function expectToGoOn(
  scene: GitHubScene,
  { end }: CutOff,
  tasks: readonly string[],
): Promise<void> {
  const open = tasks.filter(task => !doneIn(stateOn(scene)).has(task));
  const cut = chargedIn(scene.events());
  const started = scene
    .events(end.run)
    .flatMap(event => (event.type === 'AttemptStarted' ? [event.task] : []));
  const next = await scene.run();
  const outcome = next.outputs.get('outcome') ?? '';
  assert.match(`${next.conclusion} ${outcome}`, /^success (?:completed|idle)$/, next.log);
  const asked = next.requests.model.map(({ prompt }) => taskIn(prompt));
  assert.deepEqual(asked.sort(), open.sort(), `what was done is not asked again\n${next.log}`);
  for (const task of tasks) assert.ok(scene.results().has(task), `${task} has a result`);
  const unanswered = started.filter(task => open.includes(task));
  assert.deepEqual(
    cut.filter(task => tasks.includes(task)).sort(),
    unanswered.sort(),
    'each call cut off is charged',
  );
  const later = scene.events(next.run);
  for (const event of later) {
    assert.ok(
      event.type !== 'RunInterrupted' && event.type !== 'LogRecovered',
      `nothing was left: ${event.type}`,
    );
    assert.ok(event.type !== 'HoldCharged', 'nothing is charged that the next run knows nothing of');
  }
}

function lineOf(record: LogRecord | undefined) {
  return record && `${record.seq} ${record.run} ${record.event.type}`;
}

function isEndOf(run: string, event: Event, by: string): boolean {
  return (
    (event.type === 'RunFinished' && by === run) ||
    (event.type === 'RunInterrupted' && event.interrupted === run)
  );
}

function stateOn(scene: GitHubScene): State {
  const { log } = scene.state() ?? {};
  const read = readLog({ snapshot: () => undefined, read: () => (log === undefined ? [] : [log]) });
  assert.ok(read.ok, 'the log on the branch is whole');
  return read.state;
}

function doneIn({ tasks }: State): ReadonlySet<string> {
  const ended = [...tasks.values()].filter(
    ({ status }) => status === 'completed' || status === 'quarantined',
  );
  return new Set(ended.map(({ id }) => id));
}

function chargedIn(events: readonly Event[]): string[] {
  return events.flatMap(event => (event.type === 'HoldCharged' ? [event.task] : []));
}
