import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import { AnswerFolder } from '../../src/adapters/local-disk/answer-folder.ts';
import { type RunEnd, runAgent } from '../../src/app/run-agent.ts';
import type { Settings } from '../../src/app/settings.ts';
import { NO_LIMITS } from '../../src/domain/budget.ts';
import type { Event, Outcome } from '../../src/domain/event.ts';
import { timestampOf } from '../../src/domain/units.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { SimulatedDisk } from '../simulation/disk/simulated-disk.ts';
import { quiet } from '../support/a-call.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { MemoryLog } from '../support/fakes/memory-log.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';
import { answered, refused } from '../support/fakes/scripted-llm.ts';
import { NOW_MS } from '../support/literals.ts';

let world: AgentWorld;
beforeEach(() => {
  world = new AgentWorld([aTask('a'), aTask('b')]);
});

const run = (settings: Partial<Settings> = {}, stop: AbortSignal = quiet): Promise<RunEnd> =>
  world.clock.run(runAgent(world, world.settings(settings), stop));

async function report(settings: Partial<Settings> = {}, stop: AbortSignal = quiet): Promise<RunReport> {
  const end = await run(settings, stop);
  assert.ok(end.kind === 'reported');
  return end.report;
}

/** All that an agent has on its disk and in the checkout, to the byte. */
function everything() {
  const { store, answers, results } = world;
  return {
    log: store.bytes.toString(),
    answers: [...answers.list()],
    results: [...results.files].map(([path, bytes]) => `${path} ${bytes.toString()}`),
    aside: [...store.aside.keys()],
  };
}

describe('a run', () => {
  test('works through the tasks, publishes, reports and closes the client', async () => {
    const end = await run();
    assert.ok(end.kind === 'reported');
    assert.equal(end.source, 'fresh');
    assert.deepEqual(end.files, ['tasks.yml']);
    assert.equal(end.report.outcome, 'completed');
    assert.deepEqual(end.report.counts, {
      completed: 2,
      quarantined: 0,
      skipped: 0,
      pending: 0,
      failed: 0,
    });
    assert.deepEqual(world.results.list(), ['results/a.json', 'results/b.json']);
    assert.deepEqual(world.answers.list(), []);
    assert.equal(world.llm.closed, 1);
    assert.deepEqual(
      world.events().map(({ type }) => type),
      [
        'LogCreated',
        'RunStarted',
        'TaskAdded',
        'TaskAdded',
        'AttemptStarted',
        'TaskCompleted',
        'AttemptStarted',
        'TaskCompleted',
        'ResultsPublished',
        'RunFinished',
      ],
    );
  });

  test('reports itself as it was when it ended, before the log forgets the run', async () => {
    const { calls, tokens, costNanoUsd, startedAt, finishedAt, tasks } = await report();
    assert.deepEqual([calls, tokens, costNanoUsd], [2, 80, 800]);
    assert.equal(Date.parse(finishedAt) - Date.parse(startedAt), 2_000);
    assert.deepEqual(
      tasks.map(({ id, path }) => `${id} ${path}`),
      ['a results/a.json', 'b results/b.json'],
    );
  });

  test('takes up what a run that was killed has left: charged, and tried again', async () => {
    const { journal } = await world.begun();
    await journal.commit({
      type: 'StartAttempt',
      task: 'a',
      model: 'small',
      hold: { tokens: 861, nanoUsd: 1 },
      now: journal.stamp(),
    });
    assert.equal((await report()).outcome, 'completed');
    assert.ok(world.story().includes('a killed, charged, not counted'));
    assert.ok(world.events().some(event => event.type === 'RunInterrupted' && event.interrupted === 'run-1'));
    assert.ok(world.story().includes('a attempt 2'));
  });

  test('does not ask again for what is the same work, and pays once', async () => {
    const [a, b] = ['a', 'b'].map(id => aTask(id, { input: { text: 'The same.' } }));
    assert.ok(a && b);
    world.source.tasks = [a, b];
    await run();
    assert.equal(world.llm.calls.length, 1);
    assert.deepEqual(world.results.list(), ['results/a.json', 'results/b.json']);
  });

  test('says that a torn end was cut', async () => {
    await run();
    world.store = new MemoryLog(world.store.bytes.subarray(0, -10));
    world.console = new RecordingConsole();
    await run();
    assert.match(world.console.lines[0] ?? '', /^warning: The last append of the log was cut off/);
  });

  test('closes the client also when the disk fails, and throws what it threw', async () => {
    world.llm.script = () => {
      world.store.break();
      return answered('A sentence.');
    };
    await assert.rejects(run(), /disk is full/);
    assert.equal(world.llm.closed, 1);
  });
});

describe('a disk that takes no answer', () => {
  const onDisk = (disk: SimulatedDisk) => {
    const { clock, random, store, results, source, console, connect } = world;
    const answers = new AnswerFolder('/answers', disk.open());
    return { clock, random, store, answers, results, source, console, connect };
  };

  test('ends a run before anything is sent', async () => {
    const disk = new SimulatedDisk();
    disk.open().writeFileSync('/answers', 'a file');
    await assert.rejects(
      world.clock.run(runAgent(onDisk(disk), world.settings(), quiet)),
      /Cannot make the folder "\/answers": a file stands where a folder is expected\./,
    );
    assert.equal(world.llm.calls.length, 0);
    assert.deepEqual(world.story(), []);
  });

  test('does so as well when it has no room for the copy of what a killed run has left', async () => {
    const disk = new SimulatedDisk();
    disk.open().mkdirSync('/answers');
    for (const name of ['incoming.jsonl', 'unsure'])
      disk.open().writeFileSync(`/answers/${name}`, '"Left."\n');
    disk.bytesMax = 20;
    await assert.rejects(
      world.clock.run(runAgent(onDisk(disk), world.settings(), quiet)),
      /Cannot write the answers to ".*": there is no space left\./,
    );
    assert.equal(world.llm.calls.length, 0);
  });

  test('is not asked by a run that has nothing to send', async () => {
    await run();
    const disk = new SimulatedDisk();
    for (const tasks of [world.source.tasks, []]) {
      world.source.tasks = tasks;
      const end = await world.clock.run(runAgent(onDisk(disk), world.settings(), quiet));
      assert.equal(end.kind, 'reported');
    }
    assert.deepEqual(disk.paths(), []);
  });
});

describe('a run that finds nothing to do', () => {
  test('writes not a byte, connects to nobody, and says that it was idle', async () => {
    await run();
    const before = everything();
    const appends = world.store.appends.length;
    world.connected = { ok: false, message: 'nobody is to be asked' };

    const end = await run();
    assert.ok(end.kind === 'reported');
    assert.equal(end.report.outcome, 'idle');
    assert.equal(end.source, 'disk');
    assert.equal(end.report.counts.skipped, 2);
    assert.deepEqual(everything(), before);
    assert.equal(world.store.appends.length, appends);
  });

  test('does so also when people have edited the results: it names them', async () => {
    await run();
    world.results.write('results/a.json', Buffer.from('edited'));
    world.results.remove('results/b.json');
    const before = everything();
    const idle = await report();
    assert.equal(idle.outcome, 'idle');
    assert.deepEqual(idle.leftAlone, ['results/a.json', 'results/b.json']);
    assert.deepEqual(everything(), before);
  });

  test('does so also with a task in quarantine', async () => {
    world.llm.script = () => refused({ kind: 'too-large', status: 413 });
    await run();
    const before = everything();
    assert.equal((await report()).outcome, 'idle');
    assert.deepEqual(everything(), before);
  });
});

describe('there is work when', () => {
  beforeEach(async () => {
    await run();
  });

  test('a task was added', async () => {
    world.source.tasks = [...world.source.tasks, aTask('c')];
    assert.equal((await report()).counts.completed, 1);
  });

  test('a task was edited', async () => {
    world.source.tasks = [aTask('a', { input: { text: 'Another.' } }), aTask('b')];
    assert.equal((await report()).counts.completed, 1);
  });

  test('a task was removed', async () => {
    world.source.tasks = [aTask('a')];
    assert.equal((await report()).outcome, 'completed');
    assert.equal(world.llm.calls.length, 2);
  });

  test('the last run was killed before it could finish, though nothing else is left', async () => {
    const journal = await world.journal();
    await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
    assert.equal((await report()).outcome, 'completed');
    assert.equal(world.stored().run, undefined);
  });

  test('a result was not published', async () => {
    world.source.tasks = [...world.source.tasks, aTask('c')];
    world.results.block('results/c.json');
    await run();
    world.results.unblock('results/c.json');
    assert.equal((await report()).outcome, 'completed');
    assert.ok(world.results.list().includes('results/c.json'));
    assert.equal(world.llm.calls.length, 3);
  });
});

describe('nothing is done, not a byte,', () => {
  test('when the task files are wrong: every mistake is given back', async () => {
    const mistakes = [{ place: { path: 'tasks.yml', line: 2, column: 1 }, message: 'No.' }];
    world.source.mistakes = mistakes;
    assert.deepEqual(await run(), { kind: 'mistaken', mistakes });
    assert.equal(world.store.bytes.length, 0);
    assert.equal(world.llm.calls.length, 0);
  });

  test('when the log must not be worked on', async () => {
    await run();
    world.source.tasks = [aTask('new')];
    const before = everything();
    const end = await run({ repository: '43' });
    assert.ok(end.kind === 'refused');
    assert.match(end.message, /belongs to agent "default" of repository 42/);
    assert.deepEqual(everything(), before);
  });

  test('when the settings name no model that could be asked', async () => {
    await run();
    world.source.tasks = [aTask('new')];
    world.connected = { ok: false, message: 'There is no key.' };
    const before = everything();
    assert.deepEqual(await run(), { kind: 'unusable', message: 'There is no key.' });
    assert.deepEqual(everything(), before);
  });
});

describe('the outcome', () => {
  /** What the report says, and what the log says, must be the same. */
  async function expectOutcome(outcome: Outcome, settings: Partial<Settings> = {}, stop = quiet) {
    assert.equal((await report(settings, stop)).outcome, outcome);
    assert.deepEqual(world.events().at(-1), { type: 'RunFinished', outcome });
  }

  test('is completed when nothing more can be done, quarantines included', async () => {
    world.llm.script = () => refused({ kind: 'too-large', status: 413 });
    await expectOutcome('completed');
  });

  test('is waiting when only retries are left that are too far away', async () => {
    world.llm.script = () => refused({ kind: 'server-error', status: 503, retryAfterMs: 3_600_000 });
    await expectOutcome('waiting');
  });

  test('is budget-exhausted when the rest does not fit, and the log says which budget', async () => {
    world.llm.script = () => refused({ kind: 'timeout', timeoutMs: 1 }, 'unknown');
    await expectOutcome('budget-exhausted', { limits: { ...NO_LIMITS, run: { tokens: 1_000 } } });
    assert.ok(world.story().includes('budget reached: tokens a run'));
  });

  test('is deadline when the time is up', async () => {
    await expectOutcome('deadline', { runtimeMsMax: 500 });
  });

  test('is provider-stopped when nobody may be asked any more', async () => {
    world.llm.script = () => refused({ kind: 'unauthorized', status: 401 });
    await expectOutcome('provider-stopped');
  });

  test('is interrupted when somebody stopped it', async () => {
    const stop = new AbortController();
    world.llm.script = () => {
      stop.abort();
      return answered('One plain sentence.');
    };
    await expectOutcome('interrupted', {}, stop.signal);
  });

  test('is interrupted, and not a byte is written, when somebody stopped it before it began', async () => {
    const end = await run({}, AbortSignal.abort());
    assert.equal(end.kind === 'reported' && end.report.outcome, 'interrupted');
    assert.deepEqual(world.events(), []);
  });

  test('is failed when a result could not be written, and says which', async () => {
    world.results.block('results/a.json');
    await expectOutcome('failed');
    assert.deepEqual(world.results.list(), ['results/b.json']);
    assert.equal(world.answers.list().length, 1);
  });
});

describe('an agent that is paused', () => {
  const paused = { type: 'AgentPaused', by: 'ada' } as const;

  /** What people have asked of the run before, which did nothing else. */
  async function asked(...events: readonly Event[]): Promise<void> {
    const journal = await world.journal();
    await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
    await journal.record(events);
    await journal.commit({ type: 'FinishRun', outcome: 'completed' });
  }

  test('takes in what is new, says that it is paused, and sends nothing', async () => {
    await asked(paused);
    const { outcome, counts, calls } = await report();
    assert.deepEqual([outcome, counts.pending, calls], ['paused', 2, 0]);
    assert.deepEqual(world.events().at(-1), { type: 'RunFinished', outcome: 'paused' });
    assert.deepEqual(world.llm.calls, []);
  });

  test('then writes nothing more, and asks for no client, as long as it is', async () => {
    await asked(paused);
    await run();
    world.connected = { ok: false, message: 'There is no key.' };
    const before = everything();
    const { outcome, counts } = await report();
    assert.deepEqual([outcome, counts.pending], ['paused', 2]);
    assert.deepEqual(everything(), before);
  });

  test('goes on when somebody resumes it, or when its time has come', async () => {
    await asked(paused);
    await run();
    await asked({ type: 'AgentResumed' });
    assert.equal((await report()).counts.completed, 2);

    world.source.tasks = [aTask('c')];
    const until = timestampOf(world.clock.now() + 60_000);
    await asked({ ...paused, until });
    assert.equal((await report()).outcome, 'paused');
    await world.clock.run(world.clock.sleep(60_000));
    assert.equal((await report()).outcome, 'completed');
  });

  test('is idle where nothing is left, as there is nothing to hold up', async () => {
    await run();
    await asked(paused);
    assert.equal((await report()).outcome, 'idle');
  });

  test('writes results all the same that were paid for', async () => {
    world.results.block('results/a.json');
    await run();
    world.results.unblock('results/a.json');
    await asked(paused);
    world.source.tasks = [...world.source.tasks, aTask('c')];
    const { outcome, calls } = await report();
    assert.deepEqual([outcome, calls], ['paused', 0]);
    assert.deepEqual(world.results.list(), ['results/a.json', 'results/b.json']);
  });
});

test('the time of a run counts from its very beginning', async () => {
  world.llm.callMs = 400;
  assert.equal((await report({ runtimeMsMax: 400 })).outcome, 'deadline');
  assert.equal(world.clock.now(), NOW_MS + 400);
});

test('a task whose answer is lost before it was published is pending again, and that is said', async () => {
  world.answers.put = () => Promise.resolve();
  const { counts } = await report();
  assert.deepEqual([counts.completed, counts.pending], [0, 2]);
  assert.ok(world.console.lines.some(line => line.startsWith('warning: The answer of task "a" is gone')));
});

test('a task whose answer is lost by the time of the next run is asked for again in that run', async () => {
  world.results.block('results/a.json');
  await run();
  world.results.unblock('results/a.json');
  await world.answers.keepOnly(new Set());
  const { outcome, calls, counts } = await report();
  assert.deepEqual([outcome, calls, counts.completed, counts.pending], ['completed', 1, 1, 0]);
});

describe('a task whose answer is lost, and of whose result the log knows nothing', () => {
  /** By a run that died after its results were there and before it could note that. */
  const lose = async () => {
    const other = new AgentWorld([aTask('a'), aTask('b')]);
    await other.clock.run(runAgent(other, other.settings({}), quiet));
    world.results.block('results/a.json');
    await run();
    world.results.unblock('results/a.json');
    await world.answers.keepOnly(new Set());
    const result = other.results.files.get('results/a.json');
    assert.ok(result !== undefined);
    world.results.files.set('results/a.json', result);
    return result;
  };

  test('has the answer of its result', async () => {
    const result = await lose();
    const { outcome, calls } = await report();
    assert.deepEqual([outcome, calls], ['completed', 0]);
    assert.deepEqual(world.results.files.get('results/a.json'), result);
    assert.ok(!world.console.lines.some(line => line.includes('is gone')));
  });

  test('is asked for again when somebody has changed that since', async () => {
    const result = await lose();
    const { output } = JSON.parse(result.toString()) as { readonly output: string };
    const changed = result.toString().replace(JSON.stringify(output), '"Something else."');
    assert.notEqual(changed, result.toString());
    world.results.files.set('results/a.json', Buffer.from(changed));
    const { calls, counts } = await report();
    assert.deepEqual([calls, counts.completed], [1, 1]);
  });
});

test('what the task files give notice of is in the report', async () => {
  world.source.notices = [{ place: aTask('a').place, message: 'Passed over.' }];
  assert.deepEqual((await report()).notices, world.source.notices);
});
