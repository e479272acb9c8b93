import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { beforeEach, describe, test } from 'vitest';

import type { Journal } from '../../src/app/journal.ts';
import { type EndCause, GRACE_MS, type ProcessOptions, processTasks } from '../../src/app/process-tasks.ts';
import { Pacer } from '../../src/app/pacer.ts';
import type { Prepared } from '../../src/app/prepare-tasks.ts';
import type { Worker } from '../../src/app/worker.ts';
import { type Limits, NO_LIMITS } from '../../src/domain/budget.ts';
import type { Mistake, Task } from '../../src/domain/task.ts';
import { quiet } from '../support/a-call.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered, refused } from '../support/fakes/scripted-llm.ts';
import { NOW_MS, later } from '../support/literals.ts';

let world: AgentWorld;
let journal: Journal;
let prepared: Prepared;
let worker: Worker;
let notices: Mistake[];
let limits: Limits;

async function ready(tasks: readonly Task[], given: { limits?: Limits; concurrency?: number } = {}) {
  world = new AgentWorld(tasks);
  limits = given.limits ?? NO_LIMITS;
  await begin(given.concurrency);
}

async function begin(concurrency = 1) {
  ({ journal, prepared } = await world.begun(limits));
  worker = world.worker(journal, concurrency);
  notices = [];
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => aTask(`t${index + 1}`));

function work(options: Partial<ProcessOptions> = {}): Promise<EndCause> {
  return processTasks(worker, world.source, prepared, notices, {
    provider: 'openrouter',
    limits,
    deadlineMs: Infinity,
    stop: quiet,
    ...options,
  });
}
const worked = (options: Partial<ProcessOptions> = {}) => world.clock.run(work(options));

describe('the queue', () => {
  test('is worked through in its order, until nothing is left', async () => {
    await ready(numbered(3));
    assert.deepEqual(await worked(), { kind: 'done' });
    assert.deepEqual(
      world.story().filter(line => line.includes('attempt')),
      ['t1 attempt 1', 't2 attempt 1', 't3 attempt 1'],
    );
    assert.deepEqual(notices, []);
  });

  test('leaves no timer and no listener behind', async () => {
    const stop = new AbortController();
    await ready(numbered(3));
    await worked({ stop: stop.signal, deadlineMs: NOW_MS + 1_000_000 });
    assert.equal(world.clock.sleeping, 0);
    assert.deepEqual(getEventListeners(stop.signal, 'abort'), []);
  });
});

describe('calls at once', () => {
  test('are as many as allowed and never more', async () => {
    await ready(numbered(20), { concurrency: 4 });
    await worked();
    assert.equal(world.llm.inFlightMax, 4);
    assert.equal(world.llm.calls.length, 20);
    assert.equal(world.clock.now(), NOW_MS + 5_000);
  });

  test('are one when one is allowed', async () => {
    await ready(numbered(5));
    await worked();
    assert.equal(world.llm.inFlightMax, 1);
  });

  test('keep to the pace', async () => {
    await ready(numbered(7));
    world.llm.callMs = 0;
    const pacer = new Pacer({ concurrency: 100, requestsPerMinute: 60, tokensPerMinute: undefined });
    worker = { ...worker, pacer };
    await worked();
    assert.equal(world.clock.now(), NOW_MS + 2_000);
  });

  test('count their tokens for the pace', async () => {
    await ready(numbered(2));
    world.llm.callMs = 0;
    const tokens = prepared.work.get('t1')?.hold.tokens ?? 0;
    const pacer = new Pacer({ concurrency: 100, requestsPerMinute: undefined, tokensPerMinute: tokens });
    worker = { ...worker, pacer };
    await worked();
    assert.equal(world.clock.now(), NOW_MS + 60_000);
  });

  test('come at their pace also when the clock of the machine is set back in between', async () => {
    await ready(numbered(2));
    let setMs = 0;
    const { clock } = world;
    worker = {
      ...worker,
      pacer: new Pacer({ concurrency: 1, requestsPerMinute: 30, tokensPerMinute: undefined }),
      clock: {
        now: () => clock.now() + setMs,
        elapsed: () => clock.now(),
        sleep: (ms, signal) => clock.sleep(ms, signal),
      },
    };
    for (let call = 1; call <= 3; call += 1) worker.pacer.noteSent(clock.elapsed(), 1);
    setMs = -1_800_000;
    await worked();
    assert.ok(clock.now() < NOW_MS + 60_000, `it took ${clock.now() - NOW_MS} ms`);
  });
});

describe('the end of a lease', () => {
  test('is a deadline, too, and what is in flight then is waited for', async () => {
    await ready(numbered(3));
    assert.deepEqual(await worked({ leaseEndMs: () => NOW_MS + 500 }), { kind: 'deadline' });
    assert.deepEqual([world.llm.calls.length, journal.state.inFlight.size], [1, 0]);
  });

  test('moves when the lease is renewed', async () => {
    await ready(numbered(3));
    const leaseEndMs = () => (world.llm.calls.length >= 1 ? NOW_MS + 10_000 : NOW_MS + 500);
    assert.deepEqual(await worked({ leaseEndMs }), { kind: 'done' });
  });

  test('lets nothing be sent when it has been lost before the first request', async () => {
    await ready(numbered(1));
    assert.deepEqual(await worked({ leaseEndMs: () => 0 }), { kind: 'deadline' });
    assert.equal(world.llm.calls.length, 0);
  });

  test('is asked about once more when the hold is on the disk: what came too late is not sent', async () => {
    await ready(numbered(2));
    const append = world.store.append.bind(world.store);
    world.store.append = async bytes => {
      await world.clock.sleep(60_000);
      await append(bytes);
    };
    assert.deepEqual(await worked({ leaseEndMs: () => NOW_MS + 50_000 }), { kind: 'deadline' });
    assert.equal(world.llm.calls.length, 0);
    assert.deepEqual(world.story().slice(-2), ['t1 attempt 1', 't1 aborted, charged, not counted']);
  });

  test('does not put off an earlier deadline', async () => {
    await ready(numbered(3));
    const options = { deadlineMs: NOW_MS + 500, leaseEndMs: () => NOW_MS + 10_000 };
    assert.deepEqual(await worked(options), { kind: 'deadline' });
    assert.equal(world.llm.calls.length, 1);
  });
});

describe('the deadline', () => {
  test('lets what is in flight come back, and sends nothing more', async () => {
    await ready(numbered(5), { concurrency: 2 });
    assert.deepEqual(await worked({ deadlineMs: NOW_MS + 500 }), { kind: 'deadline' });
    assert.equal(world.llm.calls.length, 2);
    assert.equal(journal.state.pending.size, 3);
    assert.equal(journal.state.inFlight.size, 0);
  });

  test('ends a wait', async () => {
    await ready(numbered(1));
    world.llm.script = () => refused({ kind: 'rate-limited', status: 429, retryAfterMs: 30_000 });
    assert.deepEqual(await worked({ deadlineMs: NOW_MS + 10_000 }), { kind: 'deadline' });
    assert.equal(world.clock.now(), NOW_MS + 10_000);
  });

  test('ends a wait for the pace', async () => {
    await ready(numbered(3));
    const pacer = new Pacer({ concurrency: 1, requestsPerMinute: 1, tokensPerMinute: undefined });
    worker = { ...worker, pacer };
    assert.deepEqual(await worked({ deadlineMs: NOW_MS + 10_000 }), { kind: 'deadline' });
    assert.equal(world.clock.now(), NOW_MS + 10_000);
  });

  test('is none when the last answer came after it and nothing is left to do', async () => {
    await ready(numbered(2), { concurrency: 2 });
    assert.deepEqual(await worked({ deadlineMs: NOW_MS + 500 }), { kind: 'done' });
  });
});

describe('a wish to stop', () => {
  test('waits a moment for answers on their way, and sends nothing more', async () => {
    await ready(numbered(5), { concurrency: 2 });
    const stop = new AbortController();
    const ended = work({ stop: stop.signal });
    await world.clock.pass(10);
    stop.abort();
    assert.deepEqual(await world.clock.run(ended), { kind: 'interrupted' });
    assert.deepEqual(
      world.story().filter(line => line.includes('completed')),
      ['t1 completed, settled', 't2 completed, settled'],
    );
    assert.equal(world.llm.calls.length, 2);
  });

  test('aborts what is not back after three seconds: charged, and no task’s fault', async () => {
    await ready(numbered(3), { concurrency: 2 });
    world.llm.callMs = 300_000;
    const stop = new AbortController();
    const ended = work({ stop: stop.signal });
    await world.clock.pass(1_000);
    stop.abort();
    assert.deepEqual(await world.clock.run(ended), { kind: 'interrupted' });
    assert.equal(GRACE_MS, 3_000);
    assert.equal(world.clock.now(), NOW_MS + 1_000 + GRACE_MS);
    assert.deepEqual(world.story().slice(-2), [
      't1 aborted, charged, not counted',
      't2 aborted, charged, not counted',
    ]);
    assert.equal(journal.state.inFlight.size, 0);
  });

  test('that came before anything began sends nothing', async () => {
    await ready(numbered(1));
    assert.deepEqual(await worked({ stop: AbortSignal.abort() }), { kind: 'interrupted' });
    assert.equal(world.llm.calls.length, 0);
  });

  test('ends a wait at once', async () => {
    await ready(numbered(1));
    world.llm.script = () => refused({ kind: 'rate-limited', status: 429, retryAfterMs: 30_000 });
    const stop = new AbortController();
    const ended = work({ stop: stop.signal });
    await world.clock.pass(5_000);
    stop.abort();
    assert.deepEqual(await world.clock.run(ended), { kind: 'interrupted' });
    assert.equal(world.clock.now(), NOW_MS + 5_000);
  });
});

describe('a retry', () => {
  const asking = (retryAfterMs: number) => {
    world.llm.script = (_, nth) =>
      nth === 1 ? refused({ kind: 'server-error', status: 503, retryAfterMs }) : answered('A sentence.');
  };

  test('that is due within a minute is waited for', async () => {
    await ready(numbered(1));
    asking(60_000);
    assert.deepEqual(await worked(), { kind: 'done' });
    assert.equal(world.clock.now(), NOW_MS + 1_000 + 60_000 + 1_000);
  });

  test('that is due later is left to a later run', async () => {
    await ready(numbered(1));
    asking(60_001);
    assert.deepEqual(await worked(), { kind: 'waiting', until: later(61_001) });
    assert.equal(world.clock.now(), NOW_MS + 1_000);
  });

  test('does not keep the rest of the queue waiting', async () => {
    await ready(numbered(3));
    asking(30_000);
    await worked();
    assert.deepEqual(
      world.story().filter(line => line.includes('attempt')),
      ['t1 attempt 1', 't2 attempt 1', 't3 attempt 1', 't1 attempt 2'],
    );
  });

  test('after the last one allowed there is none: the task is quarantined, the rest goes on', async () => {
    await ready([aTask('a', { settings: { attemptsMax: 2 } }), aTask('b')]);
    world.llm.script = ({ messages }) =>
      messages.at(-1)?.content.includes('of a.') === true
        ? refused({ kind: 'server-error', status: 500 })
        : answered('A sentence.');
    assert.deepEqual(await worked(), { kind: 'done' });
    assert.equal(journal.state.tasks.get('a')?.status, 'quarantined');
    assert.equal(journal.state.tasks.get('b')?.status, 'completed');
  });
});

describe('a stop', () => {
  test('of the provider ends the run when what is in flight is back', async () => {
    await ready(numbered(9), { concurrency: 3 });
    world.llm.script = () => refused({ kind: 'unauthorized', status: 401 });
    assert.deepEqual(await worked(), { kind: 'provider-stopped' });
    assert.equal(world.llm.calls.length, 3);
    assert.equal(journal.state.pending.size, 9);
  });

  test('of one model leaves the others at work', async () => {
    await ready([aTask('a', { settings: { model: 'other' } }), aTask('b')]);
    world.llm.script = ({ model }) =>
      model === 'other' ? refused({ kind: 'model-not-found', status: 404 }) : answered('A sentence.');
    assert.deepEqual(await worked(), { kind: 'provider-stopped' });
    assert.equal(journal.state.tasks.get('b')?.status, 'completed');
  });
});

describe('a budget', () => {
  const charging = () => {
    world.llm.script = () => refused({ kind: 'timeout', timeoutMs: 30_000 }, 'unknown');
  };
  const holdTokens = 861;

  test('ends the run before the call that it has no room for, also with others in flight', async () => {
    const tokens = 2 * holdTokens + 1;
    await ready(numbered(5), { limits: { ...NO_LIMITS, run: { tokens } }, concurrency: 5 });
    assert.equal(prepared.work.get('t1')?.hold.tokens, holdTokens);
    charging();
    assert.deepEqual(await worked(), {
      kind: 'budget',
      refusal: { window: 'run', unit: 'tokens', limit: tokens, spent: 2 * holdTokens, held: 0 },
    });
    assert.equal(world.llm.inFlightMax, 2);
    assert.equal(world.llm.calls.length, 2);
  });

  test('has room again when a call came cheaper than its hold', async () => {
    await ready(numbered(5), { limits: { ...NO_LIMITS, run: { tokens: holdTokens + 160 } }, concurrency: 5 });
    assert.deepEqual(await worked(), { kind: 'done' });
    assert.equal(world.llm.inFlightMax, 1);
  });

  // The books are kept by the log's time, which never goes back: whoever plans must look at the same day.
  test('of the day that the log has reached counts, though the clock was set back behind it', async () => {
    await ready(numbered(2), { limits: { ...NO_LIMITS, day: { tokens: holdTokens } } });
    charging();
    assert.equal((await worked()).kind, 'budget');
    world.clock.set(NOW_MS - 13 * 3_600_000);
    const again = await worked();
    assert.ok(again.kind === 'budget');
    assert.equal(again.refusal.window, 'day');
  });
});

describe('a file that changed while the run was on', () => {
  const b = aTask('b', {
    input: { text: { file: 'b.txt' } },
    place: { path: 'tasks.yml', line: 7, column: 3 },
  });

  beforeEach(async () => {
    world = new AgentWorld([aTask('a'), b, aTask('c')]);
    world.source.files.set('b.txt', 'as it was');
    limits = NO_LIMITS;
    await begin();
  });

  test('leaves its task to the next run, with a notice where it stands', async () => {
    world.llm.script = () => {
      world.source.files.set('b.txt', 'as it is now');
      return answered('A sentence.');
    };
    assert.deepEqual(await worked(), { kind: 'done' });
    assert.equal(world.llm.calls.length, 2);
    assert.equal(journal.state.tasks.get('b')?.status, 'pending');
    assert.deepEqual(notices, [
      {
        place: { path: 'tasks.yml', line: 7, column: 3 },
        message:
          'A file that this task uses changed while the run was on; the next run takes it as it is then.',
      },
    ]);
  });

  test('or is gone does so, too', async () => {
    world.source.files.delete('b.txt');
    assert.deepEqual(await worked(), { kind: 'done' });
    assert.deepEqual(notices, [{ place: b.place, message: 'The file for "text" is not there.' }]);
  });

  test('does not send more than is held for it, though its key was given by hand and is the same', async () => {
    world.source.tasks = [{ ...b, idempotencyKey: 'b-v1' }];
    await begin();
    world.source.files.set('b.txt', 'much longer than it was when its hold was reckoned');
    assert.deepEqual(await worked(), { kind: 'done' });
    assert.equal(world.llm.calls.length, 0);
    assert.equal(notices.length, 1);
  });

  test('is sent under a key given by hand when it takes no more and no less', async () => {
    world.source.tasks = [{ ...b, idempotencyKey: 'b-v1' }];
    await begin();
    world.source.files.set('b.txt', 'as it is!');
    assert.deepEqual(await worked(), { kind: 'done' });
    assert.equal(world.llm.calls.length, 1);
  });
});

describe('a bug in a call', () => {
  test('ends the run: what it threw is thrown, after the other calls are back', async () => {
    await ready(numbered(5), { concurrency: 2 });
    world.llm.script = (_, nth) => {
      if (nth === 1) throw new Error('a bug');
      return answered('A sentence.');
    };
    await assert.rejects(worked(), /a bug/);
    assert.equal(world.llm.inFlight, 0);
    assert.equal(world.llm.calls.length, 2);
  });

  test('is also what a broken disk is', async () => {
    await ready(numbered(5), { concurrency: 2 });
    world.llm.script = () => {
      world.store.break();
      return answered('A sentence.');
    };
    await assert.rejects(worked(), /disk is full/);
    assert.equal(world.llm.calls.length, 2);
  });
});
