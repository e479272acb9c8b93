import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type Account, type Amount, type Limits, NO_LIMITS, ZERO } from '../../src/domain/budget.ts';
import { Event } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import type { ListedTask } from '../../src/domain/list-tasks.ts';
import type { Work } from '../../src/domain/plan.ts';
import { type State, newState } from '../../src/domain/state.ts';
import { Audit } from '../support/audit.ts';
import { Chance } from '../support/chance.ts';
import { keyOf, listed } from '../support/literals.ts';
import { Simulated, type Simulation, anyOutcome, settled, worstOutcome } from '../support/simulated-runs.ts';

const RUNS = 10_000;
const IN_FLIGHT = 50;
/** Five seconds before a day and a month end. */
const START_MS = Date.parse('2026-01-31T23:59:55.000Z');

/** What has to happen somewhere in the random runs. */
const STORY: readonly Event['type'][] = [
  'AnswerShared',
  'AttemptFailed',
  'AttemptStarted',
  'HoldCharged',
  'LogCreated',
  'ModelAdapted',
  'ProviderStopped',
  'ProviderThrottled',
  'RunFinished',
  'RunInterrupted',
  'RunStarted',
  'TaskAdded',
  'TaskCompleted',
  'TaskQuarantined',
  'TaskReleased',
];

describe(`${RUNS} random runs, with ${IN_FLIGHT} calls in flight and every kind of budget`, () => {
  test('never pass a limit at any event, count exactly, and leave no hold behind', () => {
    const seen = new Set<Event['type']>();
    let crowded = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const audit = new Audit();
      const simulated = new Simulated(randomSimulation(seed, audit));
      simulated.run();
      simulated.run(someLimits(new Chance(-seed), seed));

      assert.deepEqual(audit.overshoots, [], `seed ${seed}`);
      audit.checkAgainst(simulated.state);
      assert.equal(simulated.state.inFlight.size, 0, `seed ${seed}`);
      if (seed % 100 === 0) checkReplay(simulated);
      for (const { event } of simulated.records) seen.add(event.type);
      if (simulated.inFlightMax === IN_FLIGHT) crowded += 1;
    }
    assert.deepEqual([...seen].sort(), STORY, 'these runs were dull');
    assert.ok(crowded >= RUNS / 20, `${crowded} runs had all calls in flight`);
  });

  test('would pass limits if holds did not count: the audit sees it', () => {
    let caught = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const audit = new Audit();
      new Simulated({ ...randomSimulation(seed, audit), view: withoutHolds }).run();
      if (audit.overshoots.length > 0) caught += 1;
    }
    assert.ok(caught >= 50, `overshoot in ${caught} of 100 runs that check, then spend`);
  });
});

test('a budget of 50 worst-case calls lets 50 through, though all are asked for at once', () => {
  const hold = { tokens: 999, nanoUsd: 12_345 };
  for (const budget of [{ tokens: 50 * 999 }, { nanoUsd: 50 * 12_345 }]) {
    const { state, audit } = simulate(
      Array.from({ length: 80 }, () => hold),
      { ...NO_LIMITS, run: budget },
    );
    assert.equal(statusCount(state, 'completed'), 50);
    assert.deepEqual(audit.overshoots, []);
  }
});

test('one oversized task at the head of the queue does not keep ten small ones from being done', () => {
  const holds = [
    { tokens: 5_000, nanoUsd: 1 },
    ...Array.from({ length: 10 }, () => ({ tokens: 100, nanoUsd: 1 })),
  ];
  const { state } = simulate(holds, { ...NO_LIMITS, run: { tokens: 1_000 } });
  assert.equal(statusCount(state, 'completed'), 10);
  assert.equal(state.tasks.get('task-0')?.status, 'pending');
});

test('a provider that ignores the cap costs at most the calls in flight, then its model stops', () => {
  const hold = { tokens: 100, nanoUsd: 100 };
  const { state } = simulate(
    Array.from({ length: 500 }, () => hold),
    { ...NO_LIMITS, day: { tokens: 100_000 } },
    ({ tokens, nanoUsd }) => ({ ...worstOutcome(hold), hold: settled(tokens * 3, nanoUsd) }),
  );
  assert.equal(statusCount(state, 'completed'), IN_FLIGHT);
});

function simulate(holds: readonly Amount[], limits: Limits, outcome: Simulation['outcome'] = worstOutcome) {
  const audit = new Audit();
  const { tasks, work } = queueOf(holds);
  const simulated = new Simulated({
    chance: new Chance(7),
    audit,
    tasks,
    work,
    limits,
    startMs: START_MS,
    concurrency: IN_FLIGHT,
    outcome,
  });
  simulated.run();
  return { state: simulated.state, audit };
}

function randomSimulation(seed: number, audit: Audit): Simulation {
  const chance = new Chance(seed);
  const holds = Array.from({ length: chance.integer(1, 90) }, () => ({
    tokens: chance.integer(1, 2_000),
    nanoUsd: chance.integer(0, 3_000_000),
  }));
  return {
    ...queueOf(holds, chance),
    chance,
    audit,
    limits: someLimits(chance, seed),
    startMs: START_MS,
    concurrency: IN_FLIGHT,
    outcome: anyOutcome(chance.pick([0.95, 0.6, 0.1])),
    killed: chance.pick([0, 0.002, 0.02]),
  };
}

/** Each of the 64 combinations of budgets in turn; each budget takes from none to about all of the tasks. */
function someLimits(chance: Chance, seed: number): Limits {
  const limit = (bit: number, max: number) => ((seed >> bit) % 2 === 0 ? undefined : chance.integer(0, max));
  const window = (bit: number) => ({
    tokens: limit(bit, 80_000),
    nanoUsd: limit(bit + 1, 120_000_000),
  });
  return { run: window(0), day: window(2), month: window(4) };
}

function queueOf(holds: readonly Amount[], chance?: Chance): Pick<Simulation, 'tasks' | 'work'> {
  const tasks: ListedTask[] = [];
  const work = new Map<string, Work>();
  for (const [index, hold] of holds.entries()) {
    const id = `task-${index}`;
    const model = chance?.pick(['small', 'large']) ?? 'small';
    const taskType = chance?.pick(['summarize', 'triage']) ?? 'summarize';
    const key = chance?.is(0.1) === true ? keyOf('task-0') : keyOf(id);
    tasks.push(listed(id, { key, model, taskType }));
    const holdDoubled = { tokens: hold.tokens * 2, nanoUsd: hold.nanoUsd * 2 };
    work.set(id, { model, taskType, hold, holdDoubled, attemptsMax: 3 });
  }
  return { tasks, work };
}

/** The mistake that holds are there against: to look only at what is spent. */
function withoutHolds(state: State): State {
  const blind = (account: Account): Account => ({ ...account, held: ZERO });
  const all = (accounts: ReadonlyMap<string, Account>) =>
    new Map([...accounts].map(([name, account]) => [name, blind(account)]));
  return {
    ...state,
    run: state.run && { ...state.run, account: blind(state.run.account) },
    days: all(state.days),
    months: all(state.months),
  };
}

function statusCount(state: State, status: string): number {
  return [...state.tasks.values()].filter(task => task.status === status).length;
}

/** What the log says, read back as text, is what State said while it was written, and what the audit says at every event. */
function checkReplay({ records, state }: Simulated): void {
  const replayed = newState();
  const audit = new Audit();
  for (const record of records) {
    const event = Event.parse(JSON.parse(JSON.stringify(record.event)));
    evolve(replayed, { ...record, event });
    audit.note(record, NO_LIMITS);
    audit.checkAgainst(replayed);
  }
  assert.deepEqual(replayed, state);
}
