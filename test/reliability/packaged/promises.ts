// What must be true once a run was hurt and another has cleaned up, whatever happened in between.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';

import { readLog } from '../../../src/app/open-journal.ts';
import type { Event, LogRecord } from '../../../src/domain/event.ts';
import type { State } from '../../../src/domain/state.ts';
import { alertIssues } from '../../support/alert-issues.ts';
import { Audit } from '../../support/audit.ts';
import { CANARY, expectTrueOutputs } from '../../support/sound-run.ts';
import type { GitHubScene } from '../../support/workflow/github-scene.ts';
import { lastingPlaces, leaksIn } from '../../support/workflow/lasting-places.ts';
import { type Aftermath, HURT_RUN } from './hurt.ts';
import { askedWithoutHold, endsIn } from './logs-left.ts';
import { FIRST_RUN, LOST_RUN } from './story.ts';
import { IN_FLIGHT, LIMITS, REFUSED, TASKS, TOKENS_PER_CALL, WORKED_ON } from './stage.ts';

/** What is broken, a sentence each. */
export function brokenPromises(aftermath: Aftermath): readonly string[] {
  return PROMISES.flatMap(([promise, expect]) => {
    try {
      expect(aftermath);
      return [];
    } catch (error) {
      return [`${promise}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

const PROMISES: readonly (readonly [string, (aftermath: Aftermath) => void])[] = [
  ['the clean run ends well', expectCleanEnd],
  ['no call without a durable hold', expectHolds],
  ['what is kept is not paid again', expectNothingPaidAgain],
  ['at most what was in flight is repeated', expectFewRepeats],
  ['each task ends once', expectOneEnd],
  ['one result for each task', expectResults],
  ['the books are right', expectBooks],
  ['nobody holds anything any more', expectNothingHeld],
  ['nothing is silent', expectStory],
  ['alerts are calm', expectCalm],
  ['no secret is left anywhere', expectNoSecret],
];

function expectCleanEnd({ clean, scene }: Aftermath): void {
  assert.equal(clean.conclusion, 'success', clean.log);
  assert.match(clean.outputs.get('outcome') ?? '', /^(?:completed|idle)$/, clean.log);
  expectTrueOutputs(clean, scene.events(clean.run));
}

/** Also of the calls that a dying process got out of the door. */
function expectHolds({ askedByHurt, disk }: Aftermath): void {
  assert.deepEqual(askedWithoutHold(askedByHurt, disk, HURT_RUN), []);
}

function expectNothingPaidAgain({ askedByHurt, askedByClean, kept }: Aftermath): void {
  const before = kept.filter(({ run }) => run === LOST_RUN);
  for (const [asked, known] of [
    [askedByHurt, doneIn(before)],
    [askedByClean, doneIn(kept)],
  ] as const)
    for (const task of asked) {
      assert.ok(WORKED_ON.includes(task), `${task} was done long ago, and asked for again`);
      assert.ok(!known.has(task), `${task} was kept, and asked for again`);
    }
  assert.equal(new Set(askedByHurt).size, askedByHurt.length, 'a run asks for nothing twice');
  assert.equal(new Set(askedByClean).size, askedByClean.length, 'a run asks for nothing twice');
}

function expectFewRepeats({ hurt, askedByHurt, askedByClean, disk, kept }: Aftermath): void {
  const [done, saved] = [doneIn(disk), doneIn(kept)];
  const inFlight = eventsOf(disk, HURT_RUN).flatMap(event =>
    event.type === 'AttemptStarted' && !done.has(event.task) ? [event.task] : [],
  );
  assert.ok(inFlight.length <= IN_FLIGHT, `${inFlight.join()} in flight`);
  const repeated = askedByClean.filter(task => askedByHurt.includes(task));
  if (hurt.postExitCode === 0) {
    for (const task of done) assert.ok(saved.has(task), `the post step did not keep ${task}`);
    for (const task of repeated)
      assert.ok(inFlight.includes(task), `${task} was repeated, and not in flight`);
  }
  // A machine that is lost takes what was answered since the last upload with it.
  for (const task of repeated)
    assert.ok(inFlight.includes(task) || !saved.has(task), `${task} was repeated, and is kept`);
}

function expectOneEnd({ scene }: Aftermath): void {
  const ends = endsOfList(scene.records()).map(({ type, task }) => `${task} ${type}`);
  const expected = WORKED_ON.map(task => `${task} ${task === REFUSED ? 'TaskQuarantined' : 'TaskCompleted'}`);
  assert.deepEqual(ends.toSorted(), expected.toSorted());
}

function expectResults({ scene }: Aftermath): void {
  const results = scene.results();
  for (const { id, input } of TASKS.tasks as readonly { id: string; input: { text: string } }[]) {
    const result = results.get(id);
    assert.equal(result?.status, id === REFUSED ? 'quarantined' : 'completed', id);
    if (result?.status === 'completed')
      assert.ok(JSON.stringify(result.output).startsWith(`"${input.text}`), id);
  }
  const published = new Map<string, string>();
  for (const event of scene.events())
    if (event.type === 'ResultsPublished')
      for (const { task, sha256 } of event.results) published.set(task, sha256);
  for (const [task, sha256] of published) {
    const bytes = scene.github.readBytes('main', `results/${task}.json`);
    assert.equal(
      hash('sha256', bytes ?? Buffer.of()),
      sha256,
      `the result of ${task} is as it was published`,
    );
  }
}

function expectBooks({ scene, story, askedByHurt, askedByClean }: Aftermath): void {
  const audit = new Audit();
  for (const record of scene.records()) audit.note(record, LIMITS);
  assert.deepEqual(audit.overshoots, []);

  const { days, months } = stateOf(scene);
  for (const [accounts, limit] of [
    [days, LIMITS.day],
    [months, LIMITS.month],
  ] as const)
    for (const [window, { spent, held }] of accounts)
      for (const unit of ['tokens', 'nanoUsd'] as const)
        assert.ok(
          spent[unit] + held[unit] <= limit[unit],
          `${window}: ${spent[unit]} + ${held[unit]} ${unit}`,
        );
  const all = [...askedByHurt, ...askedByClean].filter(task => task !== REFUSED);
  const used = (all.length + story.callsBefore) * TOKENS_PER_CALL;
  const spent = [...months.values()].reduce((sum, month) => sum + month.spent.tokens, 0);
  assert.ok(spent >= used, `${used} tokens were used, and ${spent} are on the books`);
}

function expectNothingHeld({ scene, hurt, story }: Aftermath): void {
  const state = stateOf(scene);
  assert.deepEqual([...state.inFlight.keys()], []);
  assert.equal(state.run, undefined);
  assert.equal(scene.state()?.lease, undefined);
  for (const { held } of [...state.days.values(), ...state.months.values()])
    assert.deepEqual(held, { tokens: 0, nanoUsd: 0 });
  const charged = [...state.charges.keys()].filter(run => run === HURT_RUN);
  // Its log is whole: nothing of it has to be guessed.
  if (hurt.postExitCode === 0 && story.phase === 'main') assert.deepEqual(charged, []);
}

/** A run that was at work and died is known to have, once; and the log is as whole as it was. */
function expectStory({ scene, askedByHurt, hurt, kept }: Aftermath): void {
  const events = scene.events();
  const interrupted = events.flatMap(event => (event.type === 'RunInterrupted' ? [event.interrupted] : []));
  assert.equal(new Set(interrupted).size, interrupted.length, interrupted.join());
  const isOver = eventsOf(kept, HURT_RUN).some(({ type }) => type === 'RunFinished');
  if (hurt.exitCode === null && askedByHurt.length > 0 && !isOver)
    assert.ok(interrupted.includes(HURT_RUN), 'the run that was killed is known to be');
  for (const event of events)
    if (event.type === 'LogRecovered') assert.match(event.damage, /^(?:copy-missing|torn)$/);
}

function expectCalm({ scene }: Aftermath): void {
  const open = alertIssues(scene.github).filter(({ state }) => state === 'open');
  const titles = open.map(({ title }) => title);
  assert.equal(new Set(titles).size, titles.length, titles.join());
  assert.equal(titles.filter(title => /quarantine|set aside/i.test(title)).length, 1, titles.join());
}

function expectNoSecret({ scene, files }: Aftermath): void {
  const tokens = new Set(scene.github.requests.map(({ token }) => token));
  assert.deepEqual(leaksIn([...lastingPlaces(scene), ...files], [CANARY, ...tokens]), []);
}

function stateOf({ state }: GitHubScene): State {
  const { log = Buffer.of() } = state() ?? {};
  const read = readLog({ snapshot: () => undefined, read: () => [log] });
  assert.ok(read.ok, read.ok ? '' : read.problem.message);
  return read.state;
}

/** Of the work that the list asks for now. */
function endsOfList(records: readonly LogRecord[]) {
  return endsIn(records.filter(({ run }) => run !== FIRST_RUN));
}

function doneIn(records: readonly LogRecord[]): ReadonlySet<string> {
  return new Set(endsOfList(records).map(({ task }) => task));
}

function eventsOf(records: readonly LogRecord[], run: string): readonly Event[] {
  return records.filter(record => record.run === run).map(({ event }) => event);
}
