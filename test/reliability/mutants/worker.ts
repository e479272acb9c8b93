// The process in which mutants are tried, one after the other: it may hang or fill up, and is then replaced.
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

import type { Collected } from './collected-tests.ts';
import { type FreshModules, openFreshModules } from './fresh-modules.ts';
import { switches } from './switches.ts';
import {
  type Reply,
  type Survey,
  type SurveyedTest,
  type Trial,
  type Tried,
  type Wish,
  isLeftOut,
} from './trial.ts';
import { type Watchdog, openWatchdog } from './watchdog.ts';

/** A test that waits for longer waits for something that never comes. */
const TEST_MS_MAX = 60_000;
const HEAP_BYTES_MAX = 1_200_000_000;

let opened: { readonly modules: FreshModules; readonly watchdog: Watchdog } | undefined;

process.on('disconnect', () => process.exit());
process.on('message', (wish: Wish) => {
  void answer(wish).catch((error: unknown) => {
    reply({ type: 'broken', problem: inspect(error) });
  });
});

async function answer(wish: Wish): Promise<void> {
  if (wish.type === 'set') {
    const { setting } = wish;
    opened = { modules: openFreshModules(setting), watchdog: openWatchdog(setting.testCpuMsMax) };
    return reply({ type: 'ready' });
  }
  if (opened === undefined) throw new Error('Say first what to try.');
  const { modules, watchdog } = opened;
  if (wish.type === 'survey') return reply({ type: 'surveyed', survey: await survey(modules, wish) });

  const tried = await tryMutant(modules, watchdog, wish.trial);
  watchdog.rest();
  return reply({ type: 'tried', tried });
}

async function survey(
  fresh: FreshModules,
  { files, leaveOut }: { readonly files: readonly string[]; readonly leaveOut: readonly string[] },
): Promise<Survey> {
  const on = switches();
  on.sleep();
  const tests: SurveyedTest[] = [];
  const unknown = new Set(leaveOut);
  for (const file of files) {
    for (const { name, run } of await fresh.testsOf(file)) {
      const leftOut = leaveOut.filter(test => isLeftOut({ file, name }, [test]));
      for (const test of leftOut) unknown.delete(test);
      if (leftOut.length > 0) continue;

      const hits = on.countFor(`${file} > ${name}`);
      const from = performance.now();
      try {
        await run();
      } catch (error) {
        throw new Error(`${file} > ${name} fails without any mutant.`, { cause: error });
      }
      tests.push({ file, name, ms: performance.now() - from, hits: hits() });
    }
  }
  if (unknown.size > 0) throw new Error(`No test has this name, to be left out: ${[...unknown].join(', ')}`);
  return { tests, loaded: on.loaded(), imports: fresh.imports };
}

type Asked = Collected & { readonly hitsMax: number };

async function tryMutant(
  fresh: FreshModules,
  watchdog: Watchdog,
  { mutant, hitsMax, files }: Trial,
): Promise<Tried> {
  const on = switches();
  fresh.renew();
  on.wake(mutant, hitsMax);
  for (const { file, tests, leaveOut } of files) {
    const name = await firstToFail(async () => {
      const all = await fresh.testsOf(file);
      if (tests === undefined)
        return all
          .filter(({ name }) => !isLeftOut({ file, name }, leaveOut))
          .map(({ name, run }) => ({ name, run, hitsMax }));
      const byName = new Map(all.map(test => [test.name, test]));
      return tests.flatMap(({ name, hitsMax }) => {
        const test = byName.get(name);
        return test === undefined ? [] : [{ name, run: test.run, hitsMax }];
      });
    });
    if (name !== undefined) return tried({ file, name });
  }
  return tried(undefined);

  async function firstToFail(collect: () => Promise<readonly Asked[]>): Promise<string | undefined> {
    let name = 'loading it';
    watchdog.begin();
    try {
      for (const test of await collect()) {
        watchdog.begin();
        name = test.name;
        on.wake(mutant, test.hitsMax);
        const waiting = test.run();
        if (waiting instanceof Promise) await inTime(waiting);
      }
    } catch {
      return name;
    }
    return undefined;
  }
}

async function inTime(waiting: Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  const late = sleep(TEST_MS_MAX, undefined, { signal: ended.signal }).then(() => {
    throw new Error('It never ends.');
  });
  try {
    await Promise.race([waiting, late]);
  } finally {
    late.catch(() => undefined);
    ended.abort();
  }
}

function tried(killedBy: Tried['killedBy']): Tried {
  return { killedBy, full: process.memoryUsage().heapUsed > HEAP_BYTES_MAX };
}

function reply(reply: Reply): void {
  process.send?.(reply);
}
