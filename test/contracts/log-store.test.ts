import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';

import { LogFolder } from '../../src/adapters/local-disk/log-folder.ts';
import type { LogStore } from '../../src/ports.ts';
import { SimulatedDisk } from '../simulation/disk/simulated-disk.ts';
import { MemoryLog } from '../support/fakes/memory-log.ts';

type Subject = {
  readonly store: LogStore;
  /** What was cut off and kept under this name. */
  readonly kept: (name: string) => string;
  readonly break: () => void;
  readonly repair: () => void;
};

function onDisk(): Subject {
  const root = mkdtempSync(join(tmpdir(), 'log-store-'));
  const folder = join(root, 'log');
  const store = new LogFolder(folder);
  onTestFinished(async () => {
    await store.close();
    rmSync(root, { recursive: true });
  });
  return {
    store,
    kept: name => readFileSync(name, 'utf8'),
    break: () => writeFileSync(folder, 'no folder'),
    repair: () => rmSync(folder),
  };
}

function onSimulatedDisk(): Subject {
  const files = new SimulatedDisk().open();
  return {
    store: new LogFolder('/log', files),
    kept: name => files.readFileSync(name).toString(),
    break: () => files.writeFileSync('/log', 'no folder'),
    repair: () => files.rmSync('/log'),
  };
}

function inMemory(): Subject {
  const store = new MemoryLog();
  return {
    store,
    kept: name => String(store.aside.get(name)),
    break: () => store.break(),
    repair: () => store.repair(),
  };
}

const bytes = (text: string) => Buffer.from(text);
const textOf = (store: LogStore) => [...store.read()].map(chunk => Buffer.from(chunk).toString()).join('');

describe.each([
  ['a log on the disk', onDisk],
  ['a log on a simulated disk', onSimulatedDisk],
  ['a log in memory', inMemory],
])('%s', (_, open) => {
  test('is empty before the first append', () => {
    const { store } = open();
    assert.deepEqual([...store.read()], []);
  });

  test('gives any part of what was appended', async () => {
    const { store } = open();
    await store.append(bytes('one,'));
    await store.append(bytes('two'));
    assert.equal(Buffer.from(store.slice(0, 7)).toString(), 'one,two');
    assert.equal(Buffer.from(store.slice(2, 5)).toString(), 'e,t');
    assert.equal(store.slice(7, 7).length, 0);
  });

  test('has all that was appended, in order', async () => {
    const { store } = open();
    await store.append(bytes('one,'));
    await store.append(bytes('two'));
    assert.equal(textOf(store), 'one,two');
  });

  test('keeps the order of appends that did not wait for each other', async () => {
    const { store } = open();
    await Promise.all(['one,', 'two,', 'three'].map(text => store.append(bytes(text))));
    assert.equal(textOf(store), 'one,two,three');
  });

  test('keeps aside what it cuts off', async () => {
    const { store, kept } = open();
    await store.append(bytes('whole,torn'));
    if (store instanceof LogFolder) await store.close();
    const name = store.cutAt('whole,'.length);
    assert.equal(kept(name), 'torn');
    assert.equal(store.keptAt('whole,'.length), 'torn'.length);
    assert.equal(store.keptAt('whole'.length), undefined);
    assert.equal(textOf(store), 'whole,');
  });

  test('takes nothing more after an append that failed, even when the disk is well again', async () => {
    const subject = open();
    subject.break();
    await assert.rejects(subject.store.append(bytes('one')));
    subject.repair();
    await assert.rejects(subject.store.append(bytes('two')));
    assert.equal(textOf(subject.store), '');
  });

  describe('that begins with a snapshot', () => {
    const SNAPSHOT = { end: 4, bytes: bytes('STATE') };

    async function begun(): Promise<Subject> {
      const subject = open();
      await subject.store.append(bytes('one,'));
      subject.store.beginSegment();
      await subject.store.append(bytes('two,'));
      subject.store.beginWith(SNAPSHOT);
      return subject;
    }
    const snapshotOf = (store: LogStore) => {
      const snapshot = store.snapshot();
      return snapshot && [snapshot.end, Buffer.from(snapshot.bytes).toString()];
    };

    test('has what is behind it, and offsets count as before', async () => {
      const { store } = await begun();
      assert.deepEqual(snapshotOf(store), [4, 'STATE']);
      assert.equal(textOf(store), 'two,');
      await store.append(bytes('three'));
      assert.equal(textOf(store), 'two,three');
      assert.equal(Buffer.from(store.slice(6, 10)).toString(), 'o,th');
      assert.throws(() => store.slice(3, 6), /a log has/);
    });

    test('is cut at an offset that counts as before', async () => {
      const { store, kept } = await begun();
      if (store instanceof LogFolder) await store.close();
      const name = store.cutAt(6);
      assert.equal(kept(name), 'o,');
      assert.equal(store.keptAt(6), 2);
      assert.equal(textOf(store), 'tw');
    });

    test('may begin with a later one', async () => {
      const { store } = await begun();
      store.beginSegment();
      await store.append(bytes('three'));
      store.beginWith({ end: 8, bytes: bytes('LATER') });
      assert.deepEqual(snapshotOf(store), [8, 'LATER']);
      assert.equal(textOf(store), 'three');
    });

    test('may be empty but for it, and goes on at its end', async () => {
      const { store } = open();
      assert.equal(store.snapshot(), undefined);
      store.beginWith(SNAPSHOT);
      assert.equal(textOf(store), '');
      await store.append(bytes('two,'));
      assert.deepEqual(snapshotOf(store), [4, 'STATE']);
      assert.equal(Buffer.from(store.slice(4, 8)).toString(), 'two,');
    });

    test('has a segment that begins at its end', async () => {
      const { store } = open();
      await store.append(bytes('one,'));
      await store.append(bytes('two,'));
      assert.throws(() => store.beginWith(SNAPSHOT), /a segment begins/);
      assert.equal(textOf(store), 'one,two,');
    });
  });
});
