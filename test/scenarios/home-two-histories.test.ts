// A run cannot reach GitHub, another one takes its lease over, and both work. What the first one did meanwhile is handed
// over when GitHub is back, and the run after that takes it in: each call counts once, and no answer is lost.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { answerPath, handedOverPath, putAsidePath } from '../../src/app/home/branch-files.ts';
import type { Event, EventOf } from '../../src/domain/event.ts';
import { GENESIS, type Head, seal } from '../../src/log/chain.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered } from '../support/fakes/scripted-llm.ts';
import { BRANCH, HomeWorld } from '../support/home-world.ts';
import { FUTURE_NAMES, newerAppend } from '../support/newer-logs.ts';
import { NOW, completed, runFinished, runStarted } from '../support/literals.ts';

const MINUTE = 60_000;
const TASKS = 12;
/** Each call takes so long: seven are sent before a lease of half an hour ends. */
const CALL_MS = 4 * MINUTE;
const [LOST, OTHER] = ['101.1', '102.1'];
/** Enough for three calls: each holds some 860 tokens, and comes to 40. */
const FEW = { run: { tokens: 960 }, day: { tokens: 200_000 }, month: { tokens: 1_000_000 } };

/** The sixth call of the one that is lost. */
const ANSWER_OF_T5 = answerPath(hash('sha256', JSON.stringify('Answer 6.')));

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open(Array.from({ length: TASKS }, (_, index) => aTask(`t${index}`)));
  world.llm.callMs = CALL_MS;
});
afterEach(() => world.close());

type Story = {
  /** The one that takes over finds no copy of the first one's log. */
  readonly withoutCopy?: boolean;
  /** What is otherwise for the one that takes over, and how it ends. */
  readonly before?: () => void;
  readonly expected?: string;
  /** GitHub does not come back for the first one. */
  readonly staysAway?: boolean;
  /** What happens before the first one ends, and after it was taken for dead. */
  readonly meanwhile?: () => Promise<void>;
};

let lost: RunReport;
/** Of the model, by whom each was asked. */
let asked: { readonly lost: number; readonly other: number };

/** GitHub is away after the first answer of a run; while it waits for its last one, another run takes over. */
async function overlap(story: Story = {}): Promise<void> {
  const { withoutCopy = false, staysAway = false, expected = 'budget-exhausted', before, meanwhile } = story;
  let isAway = false;
  let others = 0;
  world.llm.script = async (_, nth) => {
    isAway ||= nth === 1;
    if (nth !== 7) return answered(`Answer ${nth}.`);
    const machine = world.folder;
    await world.clock.pass(5 * MINUTE);
    if (withoutCopy) world.copies.evictAll();
    world.loseMachine();
    others = world.llm.calls.length;
    before?.();
    assert.equal((await world.report({ limits: FEW })).outcome, expected);
    others = world.llm.calls.length - others;
    await meanwhile?.();
    world.use(machine, LOST);
    isAway = staysAway;
    return answered(`Answer ${nth}.`);
  };
  lost = await world.report({ isAway: () => isAway, stop: stop.signal });
  world.loseMachine();
  world.llm.script = (_, nth) => answered(`Answer ${nth}.`);
  world.llm.callMs = 1_000;
  asked = { lost: world.llm.calls.length - others, other: others };
}

let stop = new AbortController();
beforeEach(() => (stop = new AbortController()));

const handedOver = () => world.github.readBytes(BRANCH, handedOverPath(LOST));
const recovered = (): readonly EventOf<'OutcomeRecovered'>[] =>
  world.events().filter(event => event.type === 'OutcomeRecovered');

/** Each task has one result; the books, the totals and the model agree on what was asked; nothing is left over. */
function expectSound(paidTwice: number): void {
  assert.equal(world.results.list().length, TASKS);
  const { totals, charges, days, run, tasks } = world.stored();
  assert.ok([...tasks.values()].every(({ status }) => status === 'completed'));
  assert.equal(world.llm.calls.length, TASKS + paidTwice);
  const calls = [...totals.values()].reduce((sum, row) => sum + row.calls, 0);
  const costNanoUsd = [...totals.values()].reduce((sum, row) => sum + row.costNanoUsd, 0);
  assert.deepEqual([calls, costNanoUsd], [TASKS + paidTwice, (TASKS + paidTwice) * 400]);
  assert.deepEqual([charges.size, run], [0, undefined]);
  assert.deepEqual(days.get('2026-01-31'), {
    spent: { tokens: 40 * calls, nanoUsd: costNanoUsd },
    held: { tokens: 0, nanoUsd: 0 },
  });
  const left = world.github.files(BRANCH).filter(path => /^(?:handed-over|put-aside)\//.test(path));
  assert.deepEqual(left, []);
}

describe('a run whose lease was taken over', () => {
  test('hands over what it did, and leaves head and lease to the other', async () => {
    let before: readonly unknown[] = [];
    await overlap({ meanwhile: async () => void (before = [world.head, world.lease]) });
    assert.deepEqual([world.head, world.lease], before);
    assert.deepEqual(asked, { lost: 7, other: 3 });
    assert.equal(lost.outcome, 'deadline', 'it ends as it would have');
    assert.equal(lost.problem, undefined);
    assert.match(String(handedOver()), /"type":"RunFinished"/);
    assert.ok(
      world.console.lines.some(line => line.startsWith('warning: Another run has taken this one’s place')),
    );
    assert.match(
      [...world.copies.copies.keys()].at(-1) ?? '',
      /\/102\.1\//,
      'the newest copy is of the other',
    );
  });

  test('does so also while the other one is still at work, which goes on without a break', async () => {
    const others: Promise<RunReport>[] = [];
    const atWork = Promise.withResolvers<void>();
    let isAway = false;
    world.llm.script = async (_, nth) => {
      isAway ||= nth === 1;
      if (nth === 7) {
        await world.clock.pass(5 * MINUTE);
        world.loseMachine();
        others.push(world.report());
        await atWork.promise;
        isAway = false;
      }
      if (nth === 9) atWork.resolve();
      return answered(`Answer ${nth}.`);
    };
    const first = await world.report({ isAway: () => isAway });
    assert.equal(first.outcome, 'deadline');
    assert.ok(handedOver() !== undefined);
    assert.equal(world.head?.run, OTHER);
    const [second] = await Promise.all(others);
    assert.equal(second?.outcome, 'completed');
    assert.ok(handedOver() !== undefined, 'it went round it');

    world.loseMachine();
    assert.equal((await world.report()).outcome, 'completed');
    expectSound(recovered().filter(({ result }) => result === undefined).length);
  });
});

describe('the run after that', () => {
  test.each([
    ['goes on from a copy that is ahead of the branch', false],
    ['goes on from the branch alone', true],
  ])('%s, takes in what was handed over, and asks only for what nobody has', async (_, withoutCopy) => {
    await overlap({ withoutCopy });
    const charged = [...world.stored().charges.keys()];
    assert.deepEqual(charged, [LOST]);
    const report = await world.report();

    assert.equal(report.outcome, 'completed');
    const twice = recovered().filter(({ result }) => result === undefined);
    expectSound(twice.length);
    assert.ok(recovered().length > twice.length, 'answers came of it');
    assert.ok(recovered().every(({ from }) => from === LOST));
    const keys = recovered().map(({ seq }) => seq);
    assert.deepEqual(
      keys,
      [...new Set(keys)].sort((a, b) => a - b),
    );
  });

  test('tells people of it, and the next one that it is over', async () => {
    await overlap();
    const [state] = (await world.report()).alerts;
    assert.deepEqual([state?.kind, state?.reason, state?.severity], ['state', 'fork', 'warning']);
    assert.ok(world.console.lines.some(line => line.startsWith(`warning: Run ${LOST} was at work while`)));
    world.loseMachine();
    await world.report();
    const over = world.events().filter(event => event.type === 'AlertResolved' && event.alert === 'state');
    assert.equal(over.length, 1);
  });

  test('takes the answers also of tasks that only the lost one knew of', async () => {
    const all = world.source.tasks;
    await overlap({
      withoutCopy: true,
      before: () => (world.source.tasks = all.slice(0, 3)),
      expected: 'completed',
    });
    world.source.tasks = all;
    await world.report();
    const taken = recovered().flatMap(({ task, result }) => (result === undefined ? [] : [task]));
    assert.deepEqual(taken, ['t3', 't4', 't5', 't6']);
    expectSound(recovered().length - taken.length);
  });

  test('keeps the results as they were published', async () => {
    await overlap();
    const before = new Map(world.results.files);
    await world.report();
    for (const [path, bytes] of before) assert.deepEqual(world.results.files.get(path), bytes, path);
  });

  test('does so although it has nothing else to do', async () => {
    await overlap({
      async meanwhile() {
        world.loseMachine();
        assert.equal((await world.report()).outcome, 'completed');
      },
    });
    const before = world.llm.calls.length;
    world.loseMachine();
    assert.equal((await world.report()).outcome, 'completed');
    assert.equal(world.llm.calls.length, before);
    expectSound(recovered().length);
    world.loseMachine();
    await world.report();
    world.loseMachine();
    assert.equal((await world.report()).outcome, 'idle');
  });

  test('does so on the machine of the first, whose log is that of the other history', async () => {
    const machine = world.folder;
    await overlap();
    world.use(machine, LOST);
    assert.equal((await world.report()).outcome, 'completed');
    expectSound(recovered().filter(({ result }) => result === undefined).length);
  });

  test('that dies when it has taken it in leaves it to the one after, and nothing counts twice', async () => {
    await overlap();
    world.llm.script = () => {
      world.kill();
      return answered('');
    };
    await world.startAndKill();
    assert.ok(handedOver() !== undefined, 'it is still there');
    const taken = world.onDisk().filter(({ event }) => event.type === 'OutcomeRecovered').length;
    assert.ok(taken > 0);
    world.llm.script = (_, nth) => answered(`Answer ${nth}.`);
    const report = await world.report();
    assert.equal(report.outcome, 'completed');
    assert.deepEqual([recovered().length, handedOver()], [taken, undefined]);
  });

  test.each([
    ['it', 0],
    ['one of its answers', 1],
  ])('that cannot fetch %s sends nothing, and leaves all where it is', async (_, after) => {
    world.results.block('results/t5.json');
    let machine = '';
    await overlap({ withoutCopy: true, meanwhile: () => Promise.resolve(void (machine = world.folder)) });
    const [calls, files, commits] = [world.llm.calls.length, world.github.files(BRANCH), world.commits];
    assert.ok(files.includes(ANSWER_OF_T5));
    // The log of the branch lies on its disk: nothing else is fetched.
    world.use(machine, OTHER);
    world.github.failNext('git/get-blob', 'drop before', { after, times: 'always' });
    const end = await world.start();
    assert.ok(end.kind === 'refused');
    assert.match(end.message, /^What run 101\.1 did .* nothing is sent before.*GitHub could not be reached/);
    assert.deepEqual([world.llm.calls.length, world.commits], [calls, commits]);
    assert.deepEqual(world.github.files(BRANCH), files);
    world.github.failNoMore();

    world.loseMachine();
    world.results.unblock('results/t5.json');
    await world.report();
    assert.equal(world.results.list().length, TASKS);
    assert.ok(recovered().some(({ task, result }) => task === 't5' && result?.published === undefined));
  });
});

describe('what was handed over is put aside and told, and not believed,', () => {
  const ours = () => {
    const bytes = handedOver();
    assert.ok(bytes !== undefined);
    return Buffer.from(bytes);
  };
  /** An append that links to the head of the branch. */
  const forged = (...events: Event[]) => {
    const { head } = world;
    assert.ok(head !== undefined);
    return Buffer.from(seal(head, head.at, LOST, events).bytes);
  };
  const foreign: Event = { type: 'LogCreated', log: 'k3v9', repository: '42', agent: 'other' };
  const flipped = (bytes: Buffer) => {
    const at = bytes.length >> 1;
    return bytes.fill((bytes[at] ?? 0) ^ 1, at, at + 1);
  };

  test.each<[string, () => Buffer, RegExp]>([
    ['damaged', () => flipped(ours()), /It cannot be read from event \d+ on/],
    ['cut off', () => ours().subarray(0, -10), /Its last append is cut off/],
    ['cut off before its first line', () => ours().subarray(0, 10), /does not begin with a line of a log/],
    ['no log at all', () => Buffer.from('no log\n'), /does not begin with a line of a log/],
    [
      'the log of another agent, whole in itself',
      () => Buffer.from(seal(GENESIS, NOW, LOST, [foreign, runStarted, runFinished]).bytes),
      /has nothing in common with this log/,
    ],
    [
      'behind an event at which no append of ours ends',
      () => Buffer.from(seal({ seq: 999, hash: 'f'.repeat(64) }, NOW, LOST, [runFinished]).bytes),
      /no append that ends before event 1000/,
    ],
    [
      'forged by somebody who knows our head: an answer to a call that was never sent',
      () => forged(runStarted, completed('t11')),
      /cannot have happened/,
    ],
    [
      'forged by somebody who knows our head: the end of a run that is not on',
      () => Buffer.concat([forged({ type: 'EscrowReleased', released: 'x', reason: 'Mine.' })]),
      /cannot have happened/,
    ],
  ])('when it is %s', async (_, spoil, reason) => {
    await overlap();
    const charge = world.stored().charges.get(LOST);
    const bytes = spoil();
    world.github.push({ branch: BRANCH, files: { [handedOverPath(LOST)]: bytes } });
    const report = await world.report();

    assert.deepEqual([recovered().length, handedOver()], [0, undefined]);
    assert.ok(bytes.equals(world.github.readBytes(BRANCH, putAsidePath(LOST)) ?? Buffer.alloc(0)));
    assert.deepEqual(world.stored().charges.get(LOST), charge);
    assert.ok(charge !== undefined && charge.amount.tokens > 0);
    assert.equal(report.outcome, 'completed', 'the work goes on');
    assert.equal(world.results.list().length, TASKS);
    const [state] = report.alerts;
    assert.deepEqual([state?.kind, state?.reason], ['state', 'unproved']);
    const said = world.console.lines.filter(line => line.includes('could not be taken in'));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', reason);
  });

  test('when it bears the name of another run', async () => {
    await overlap();
    world.github.push({
      branch: BRANCH,
      files: { [handedOverPath(LOST)]: null, [handedOverPath('999.1')]: ours() },
    });
    await world.report();
    assert.equal(recovered().length, 0);
    assert.ok(world.github.readBytes(BRANCH, putAsidePath('999.1')) !== undefined);
    assert.ok(world.console.lines.some(line => line.includes('It has lines of other runs as well')));
  });

  test('as to answers, when their bytes are others: the task is asked for again', async () => {
    world.results.block('results/t5.json');
    await overlap({ withoutCopy: true });
    world.github.push({ branch: BRANCH, files: { [ANSWER_OF_T5]: '"Something else."' } });
    world.results.unblock('results/t5.json');
    const before = world.llm.calls.length;
    await world.report();
    const one = recovered().find(({ task }) => task === 't5');
    assert.deepEqual([one?.ended, one?.result], ['answered', undefined]);
    assert.match(JSON.stringify(world.llm.calls.slice(before)), /The text of t5\./);
    assert.equal(world.results.list().length, TASKS);
  });
});

test.each(FUTURE_NAMES)(
  'what a newer release handed over stops every run until it can be taken in: %s',
  async future => {
    await overlap();
    const ours = handedOver();
    assert.ok(ours !== undefined);
    const { seq, hash: link } = endOf(ours);
    const { bytes } = newerAppend({ seq, hash: link }, future, { at: world.head?.at ?? '', run: LOST });
    const newer = Buffer.concat([ours, bytes]);
    world.github.push({ branch: BRANCH, files: { [handedOverPath(LOST)]: newer } });

    const [commits, calls] = [world.commits, world.llm.calls.length];
    const end = await world.start();
    assert.ok(end.kind === 'refused');
    assert.match(
      end.message,
      /^What run 101\.1 did aside from this log is not taken in\..*update to go on\..*nothing was spent\.$/,
    );
    assert.deepEqual([world.commits, world.llm.calls.length], [commits, calls]);
    assert.ok(newer.equals(handedOver() ?? Buffer.alloc(0)));

    world.github.push({ branch: BRANCH, files: { [handedOverPath(LOST)]: ours } });
    assert.equal((await world.report()).outcome, 'completed');
    expectSound(recovered().filter(({ result }) => result === undefined).length);
  },
);

/** Of lines that end in a seal: the place of the last one, and its hash. */
function endOf(lines: Buffer): Head {
  const last = lines.toString().trimEnd().split('\n').at(-1) ?? '';
  const { seq, hash: link }: Head = JSON.parse(last);
  return { seq, hash: link };
}

describe('where GitHub does not come back for the first one', () => {
  test('its copy in the cache is the other history: what it did is taken from there', async () => {
    await overlap({ withoutCopy: true, staysAway: true });
    assert.equal(lost.outcome, 'failed');
    assert.match(lost.problem ?? '', /GitHub could not be reached/);
    assert.equal(handedOver(), undefined);
    // One more run begins, and dies before it makes a copy: now the copy of the first one is asked for.
    world.llm.script = () => {
      world.kill();
      return answered('');
    };
    await world.startAndKill();
    world.loseMachine();
    world.llm.script = (_, nth) => answered(`Answer ${nth}.`);

    const report = await world.report();
    assert.equal(report.outcome, 'completed');
    assert.ok(recovered().length > 0);
    assert.ok(recovered().some(({ result }) => result !== undefined));
    assert.deepEqual([report.alerts[0]?.kind, report.alerts[0]?.reason], ['state', 'fork']);
    assert.equal(world.results.list().length, TASKS);
    assert.deepEqual([...world.stored().charges.keys()], ['103.1'], 'only the one that died stays charged');
  });
});
