import assert from 'node:assert/strict';
import { beforeAll, describe, expect, test } from 'vitest';

import { Event } from '../../../src/domain/event.ts';
import type { LogSnapshot, LogStore } from '../../../src/ports.ts';
import { live } from '../story/live.ts';
import { traceOf } from '../story/trace.ts';
import { Crashes, someOf } from './crash-at-every-step.ts';
import { type Point, scheduleOf } from './point.ts';
import { REFERENCES, type ReferenceName } from './reference-story.ts';

const EVERY_TYPE = Event.options.map(({ shape }) => shape.type.value).sort();

let crashes: Crashes;
beforeAll(async () => {
  crashes = await Crashes.open({ isRecorded: true });
});

/** Of a reference run to which nothing happens: all that is in the log in the end, and what it wrote itself. */
async function eventsOf(name: ReferenceName) {
  const morning = crashes.morning(name);
  const { violations, world } = await morning.liveUnhurt();
  assert.deepEqual(violations, []);
  const { records } = world.watch.log;
  return { records, own: records.filter(({ run }) => run === morning.names.run).map(({ event }) => event) };
}

describe('the reference runs', () => {
  test('have every kind of event in their log', async () => {
    const { records } = await eventsOf('after-lost');
    assert.deepEqual([...new Set(records.map(({ event }) => event.type))].sort(), EVERY_TYPE);
  });

  test('write nearly every kind themselves, and most of them in one', async () => {
    const missing = (own: Iterable<string>) => {
      const known = new Set(own);
      return EVERY_TYPE.filter(type => !known.has(type));
    };
    const all = await Promise.all(REFERENCES.map(eventsOf));
    // What only a person does who sits at the machine.
    const inAll = all.flatMap(({ own }) => own.map(({ type }) => type));
    assert.deepEqual(missing(inAll), ['AnswerForgotten', 'LogAdopted']);
    const { own } = await eventsOf('busy');
    const inBusy = own.map(({ type }) => type);
    assert.deepEqual(missing(inBusy), [
      ...['AlertRemembered', 'AnswerForgotten', 'EscrowReleased', 'LogAdopted', 'LogCreated'],
      ...['OutcomeRecovered', 'ProviderStopped'],
    ]);
  });

  test.each(REFERENCES)('have work with at least 20 tasks (%s)', async name => {
    const { own } = await eventsOf(name);
    const worked = own.filter(({ type }) => type === 'AttemptStarted' || type === 'OutcomeRecovered');
    const tasks = new Set(worked.map(event => ('task' in event ? event.task : undefined)));
    assert.ok(tasks.size >= 20, `${tasks.size}`);
  });
});

describe('a story that goes on from a morning', () => {
  const die = (step: number, fate: Point['fate']) => ({
    fault: { step, do: 'die', flavour: 0.25, isLasting: false } as const,
    fate,
  });
  const points: readonly Point[] = [
    { reference: 'first', ...die(90, 'post') },
    { reference: 'busy', ...die(40, 'power') },
    {
      reference: 'busy',
      fault: { step: 200, do: 'fail', flavour: 0.5, isLasting: true },
      fate: 'stays',
    },
    { reference: 'after-lost', ...die(120, 'lost') },
    {
      reference: 'after-lost',
      ...die(130, 'post'),
      second: { hurts: 'post', ...die(4, 'stays'), fate: 'stays' },
    },
    { reference: 'busy', ...die(130, 'lost'), second: { hurts: 'next', ...die(20, 'power'), fate: 'power' } },
  ];

  test.each(points)('is the one that is lived from its first day on (%j)', async point => {
    const morning = crashes.morning(point.reference);
    const gone = await morning.live(point);
    const whole = await live(scheduleOf(point), true);
    assert.equal(traceOf(gone), traceOf(whole));
    assert.deepEqual([gone.violations, whole.violations], [[], []]);
    if (point.second?.hurts === 'next')
      assert.equal(traceOf(await (await morning.after(point)).live(point)), traceOf(whole));
  });
});

describe('a crash', () => {
  test('is tried at every step, in every way that its kind knows', () => {
    const tried = new Set(crashes.points.map(({ reference, fault }) => `${reference} ${fault.step}`));
    const steps = [...crashes.steps].flatMap(([name, all]) => all.map(({ nth }) => `${name} ${nth}`));
    assert.deepEqual([...tried], steps);
    expect(steps.length).toBeGreaterThan(700);
  });

  test('at some points of all breaks no promise', async () => {
    const { stories, cleanRuns, failed } = await crashes.live(someOf(crashes.points, 30));
    assert.deepEqual(failed, []);
    assert.equal(stories, 30);
    expect(cleanRuns).toBeGreaterThan(stories);
  });

  test('of a run that was to bring another one in order breaks no promise', async () => {
    const [one, other] = someOf(crashes.deaths, 2);
    assert.ok(one !== undefined && other !== undefined);
    for (const first of [one, other]) {
      const { stories, failed } = await crashes.liveAgain(first, 0.1);
      assert.deepEqual(failed, []);
      expect(stories).toBeGreaterThan(2);
    }
  });

  test('is found out where nobody waits for the hold to be on the disk', async () => {
    const hasty = await Crashes.open({ tamper: ports => ({ ...ports, store: new HastyLog(ports.store) }) });
    const isWrite = new Set(
      (hasty.steps.get('first') ?? [])
        .filter(({ kind, name }) => kind === 'disk' && name.startsWith('write state/log'))
        .map(({ nth }) => nth),
    );
    const points = hasty.points.filter(
      ({ reference, fault, fate }) =>
        reference === 'first' && fate === 'stays' && fault.do === 'fail' && isWrite.has(fault.step),
    );
    const { failed } = await hasty.live(someOf(points, 20));
    assert.ok(failed.some(({ check }) => check === 'hold before call'));
  });
});

/** Says that bytes are durable when it was told to append them, and never that they are not. */
class HastyLog implements LogStore {
  readonly #store: LogStore;

  constructor(store: LogStore) {
    this.#store = store;
  }

  append(bytes: Uint8Array): Promise<void> {
    this.#store.append(bytes).catch(() => {});
    return Promise.resolve();
  }

  snapshot = (): LogSnapshot | undefined => this.#store.snapshot();
  read = (): Iterable<Uint8Array> => this.#store.read();
  slice = (from: number, to: number): Uint8Array => this.#store.slice(from, to);
  cutAt = (offset: number): string => this.#store.cutAt(offset);
  keptAt = (offset: number): number | undefined => this.#store.keptAt(offset);
  beginSegment = (): void => this.#store.beginSegment();
  beginWith = (snapshot: LogSnapshot): void => this.#store.beginWith(snapshot);
}

/** Points at which something was wrong once. */
const KEPT: readonly (readonly [string, Point])[] = [
  [
    'a copy from the cache that was not synced, on a machine that lost power after it had gone on from there',
    {
      reference: 'after-lost',
      fault: { step: 12, on: 'disk sync state/log', do: 'die', flavour: 0, isLasting: false },
      fate: 'post',
      second: {
        hurts: 'next',
        fault: { step: 8, on: 'disk write state/log', do: 'die', flavour: 0, isLasting: false },
        fate: 'power',
      },
    },
  ],
];

test.each(KEPT)('nothing is wrong any more with %s', async (_what, point) => {
  const { violations } = await crashes.morning(point.reference).live(point);
  assert.deepEqual(violations, []);
});
