import assert from 'node:assert/strict';
import fs, { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as settle } from 'node:timers/promises';
import { describe, onTestFinished, test } from 'vitest';

import type { Clock } from '../../src/ports.ts';
import type { CopyStore } from '../../src/ports/copies.ts';
import { openCacheScene } from '../support/cache-scene.ts';
import { MemoryCopies } from '../support/fakes/memory-copies.ts';
import { VirtualClock } from '../support/fakes/virtual-clock.ts';
import { treeOf } from '../support/file-tree.ts';
import { SimulatedCache } from '../simulation/cache/simulated-cache.ts';
import { type SimulatedCopiesOptions, simulatedCopies } from '../simulation/cache/simulated-copies.ts';

type Subject = {
  readonly store: CopyStore;
  /** A store in front of a service that does not answer. */
  readonly cutOff: CopyStore;
};

async function ofActions(): Promise<Subject> {
  const scene = await openCacheScene();
  const far = await openCacheScene();
  await far.close();
  onTestFinished(() => scene.close());
  return { store: scene.open(), cutOff: far.open() };
}

async function inMemory(): Promise<Subject> {
  const [store, cutOff] = [new MemoryCopies(new VirtualClock()), new MemoryCopies(new VirtualClock())];
  cutOff.restoring = { kind: 'unreachable', reason: 'It does not answer.' };
  cutOff.saving = { kind: 'unreachable', reason: 'It does not answer.' };
  return { store, cutOff };
}

async function simulated(): Promise<Subject> {
  const clock: Clock = { now: () => 0, elapsed: () => 0, sleep: () => settle() };
  const time = { now: () => 0, after: (_ms: number, happen: () => void) => happen() };
  const cache = new SimulatedCache(time);
  const options: SimulatedCopiesOptions = { time, clock, isAlive: () => true, files: fs };
  return {
    store: simulatedCopies(cache, options),
    cutOff: simulatedCopies(cache, {
      ...options,
      restoreFate: () => ({ kind: 'unreachable', share: 0 }),
      saveFate: () => ({ kind: 'unreachable', arrivesAfterMs: undefined }),
    }),
  };
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'copy-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function state(text: string): string {
  const folder = emptyFolder();
  for (const part of ['log', 'answers']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'log/000000000000.jsonl'), text);
  writeFileSync(join(folder, 'answers/incoming.jsonl'), '"yes"\n');
  return folder;
}

describe.each([
  ['the cache of GitHub Actions', ofActions],
  ['copies in memory', inMemory],
  ['a simulated cache', simulated],
])('%s', (_, open) => {
  test('has no copy at first', async () => {
    const { store } = await open();
    assert.deepEqual(await store.restore('a/', emptyFolder()), { kind: 'missing' });
  });

  test('gives back every file of a copy', async () => {
    const { store } = await open();
    const [folder, into] = [state('one'), emptyFolder()];
    assert.deepEqual(await store.save('a/7.1/3', folder), { kind: 'saved' });
    assert.deepEqual(await store.restore('a/', into), { kind: 'hit', key: 'a/7.1/3' });
    const files = (root: string) => [...treeOf(root)].filter(([, content]) => content !== '/');
    assert.deepEqual(files(into), files(folder));
  });

  test('gives the newest of the copies with a prefix, and none of another', async () => {
    const { store } = await open();
    await store.save('a/7.1/30', state('first'));
    await store.save('a/7.1/4', state('second'));
    await store.save('b/7.1/5', state('of another'));
    const into = emptyFolder();
    assert.deepEqual(await store.restore('a/', into), { kind: 'hit', key: 'a/7.1/4' });
    assert.equal(readFileSync(join(into, 'log/000000000000.jsonl'), 'utf8'), 'second');
  });

  test('never replaces a copy', async () => {
    const { store } = await open();
    await store.save('a/7.1/3', state('first'));
    assert.equal((await store.save('a/7.1/3', state('second'))).kind, 'taken');
    const into = emptyFolder();
    await store.restore('a/', into);
    assert.equal(readFileSync(join(into, 'log/000000000000.jsonl'), 'utf8'), 'first');
  });

  test('tells a service out of reach from one that has nothing', async () => {
    const { cutOff } = await open();
    assert.equal((await cutOff.restore('a/', emptyFolder())).kind, 'unreachable');
    assert.equal((await cutOff.save('a/7.1/3', state('one'))).kind, 'unreachable');
  });
});
