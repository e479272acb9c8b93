// What must hold after every run of the packaged action, whatever the run was about.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Event, EventOf, HoldEnd, LogRecord } from '../../src/domain/event.ts';
import type { StepEnd } from './action-runner.ts';
import { treeOf } from './file-tree.ts';
import { executedBy } from './runner-rules.ts';

/** The key of every scenario. It may stand in a request and in the mask that hides it, and in no other byte. */
export const CANARY = 'sk-or-v1-canary0123456789abcdef';

/** The runner executes nothing but what the agent itself says: masks, then annotations under its own title. */
export function expectOwnCommands({ stdout, stderr }: Pick<StepEnd, 'stdout' | 'stderr'>): void {
  let masksAreOver = false;
  for (const { name, properties } of executedBy(stdout)) {
    assert.match(name, /^(?:add-mask|notice|warning|error)$/);
    if (name === 'add-mask') assert.ok(!masksAreOver, 'a mask comes before everything that it hides');
    else assert.match(properties, /(?:^|,)title=Background agent$/);
    masksAreOver ||= name !== 'add-mask';
  }
  assert.deepEqual(executedBy(stderr), []);
}

export function expectNoKey(workspace: string, { stdout, stderr, outputs, summary }: StepEnd): void {
  const files = [...treeOf(workspace)].map(
    ([path, bytes]) => [path, Buffer.from(bytes, 'base64').toString()] as const,
  );
  for (const [where, text] of [
    ['stdout', stdout.replace(/^::add-mask::.*$/gm, '')],
    ['stderr', stderr],
    ['the summary', summary],
    ...outputs,
    ...files,
  ] as const) {
    assert.ok(!text.includes(CANARY), `the key stands in ${where}`);
  }
}

/** The outputs say of a run that worked what its part of the log says. */
export function expectTrueOutputs({ outputs }: Pick<StepEnd, 'outputs'>, events: readonly Event[]): void {
  const finished = events.find(event => event.type === 'RunFinished');
  if (finished === undefined) return;

  const { tokens, nanoUsd } = spentIn(events);
  const ends = [...endsIn(events).values()];
  assert.deepEqual(
    ['outcome', 'completed', 'quarantined', 'tokens', 'cost-usd'].map(name => outputs.get(name)),
    [
      finished.outcome,
      String(ends.filter(end => end === 'completed').length),
      String(ends.filter(end => end === 'quarantined').length),
      String(tokens),
      String(nanoUsd / 1_000_000_000),
    ],
  );
}

/** Each published result lies in the checkout, byte for byte as it was published last. */
export function expectPublishedResults(folder: string, records: readonly LogRecord[]): void {
  const published = new Map<string, string>();
  for (const { event } of records) {
    if (event.type !== 'ResultsPublished') continue;
    for (const { task, sha256 } of event.results) published.set(task, sha256);
  }
  for (const [task, sha256] of published) {
    const bytes = readFileSync(join(folder, `${task}.json`));
    assert.equal(hash('sha256', bytes), sha256, `the result of ${task} is as it was published`);
  }
}

function endsIn(events: readonly Event[]): ReadonlyMap<string, 'completed' | 'quarantined' | 'open'> {
  const ends = new Map<string, 'completed' | 'quarantined' | 'open'>();
  for (const event of events) {
    if (event.type === 'TaskCompleted' || event.type === 'AnswerShared') ends.set(event.task, 'completed');
    if (event.type === 'TaskQuarantined') ends.set(event.task, 'quarantined');
    if (event.type === 'TaskReleased') ends.set(event.task, 'open');
  }
  return ends;
}

function spentIn(events: readonly Event[]): { readonly tokens: number; readonly nanoUsd: number } {
  const holds = new Map<string, EventOf<'AttemptStarted'>>();
  let [tokens, nanoUsd] = [0, 0];
  for (const event of events) {
    if (event.type === 'AttemptStarted') holds.set(event.task, event);
    const end = endIn(event);
    const hold = 'task' in event ? holds.get(event.task) : undefined;
    if (end?.end === 'settled') {
      tokens += end.usage.promptTokens + end.usage.completionTokens;
      nanoUsd += end.costNanoUsd;
    } else if (end?.end === 'charged' && hold !== undefined) {
      tokens += hold.holdTokens;
      nanoUsd += hold.holdNanoUsd;
    }
  }
  return { tokens, nanoUsd };
}

function endIn(event: Event): HoldEnd | undefined {
  if (event.type === 'HoldCharged') return { end: 'charged' };
  return event.type === 'AttemptFailed' || event.type === 'TaskCompleted' ? event.hold : undefined;
}
