import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, test } from 'vitest';

import { AnswerFolder } from '../../../src/adapters/local-disk/answer-folder.ts';
import { makeFolder } from '../../../src/adapters/local-disk/folder.ts';
import { LogFolder } from '../../../src/adapters/local-disk/log-folder.ts';
import { stateDisk } from '../../../src/adapters/local-disk/state-disk.ts';
import { StorageError } from '../../../src/adapters/local-disk/storage-error.ts';
import { Chance } from '../../support/chance.ts';
import { type DiskStep, isReading } from './disk-step.ts';
import { ProcessFiles } from './process-files.ts';
import { SimulatedDisk } from './simulated-disk.ts';

// Whatever was said to be durable is there after kills at any step, the processes after them, and a power failure.

type Subject = {
  /** What a process does; it tells of each thing that counts from then on. `number` counts processes. */
  readonly work: (files: ProcessFiles, counts: (thing: string) => void, number: number) => Promise<void>;
  readonly read: (files: ProcessFiles) => readonly string[];
};

const log: Subject = {
  async work(files, counts, number) {
    const store = new LogFolder('/state/log', files);
    // As a run does: what a killed one has left half written goes first.
    const [before, all] = [store.snapshot()?.end ?? 0, textOf(store.read())];
    const whole = all.lastIndexOf('\n') + 1;
    if (whole < all.length) store.cutAt(before + whole);

    let end = before + whole;
    const append = async (line: string) => {
      await store.append(Buffer.from(`${line}\n`));
      end += line.length + 1;
      counts(line);
    };
    await append(`one of ${number}`);
    await append(`two of ${number}`);
    const snapshot = Buffer.from(linesOf(store).join('\n'));
    store.beginSegment();
    const parted = end;
    await append(`three of ${number}`);
    store.beginWith({ end: parted, bytes: snapshot });
    await append(`four of ${number}`);
    await store.close();
  },
  read: files => linesOf(new LogFolder('/state/log', files)),
};

const answers: Subject = {
  async work(files, counts, number) {
    const store = new AnswerFolder('/state/answers', files);
    const put = async (text: string) => {
      await store.put(hash('sha256', text), Buffer.from(text));
      counts(text);
    };
    await put(`one of ${number}`);
    await Promise.all([put(`two of ${number}`), put(`three of ${number}`)]);
    await store.keepOnly(new Set(store.list()));
    await put(`four of ${number}`);
  },
  read(files) {
    const store = new AnswerFolder('/state/answers', files);
    return store.list().map(name => String(Buffer.from(store.get(name) ?? [])));
  },
};

function linesOf(store: LogFolder): readonly string[] {
  const snapshot = store.snapshot();
  const lines = snapshot === undefined ? '' : `${String(Buffer.from(snapshot.bytes))}\n`;
  return `${lines}${textOf(store.read())}`.split('\n');
}

function textOf(chunks: Iterable<Uint8Array>): string {
  return Array.from(chunks, chunk => String(Buffer.from(chunk))).join('');
}

type Story = {
  /** So many processes die one after the other, each at each of its steps; the one after them lives. */
  readonly deaths: number;
  /** How many bytes of a write are done when it is the end: each is tried. */
  readonly bytes: readonly number[];
  /** How often the power fails on each occasion. */
  readonly failures: number;
  readonly Kind?: new (disk: SimulatedDisk, step: DiskStep) => ProcessFiles;
};

/** What a disk has been through. */
type Past = { readonly disk: SimulatedDisk; readonly counted: readonly string[]; readonly says: string };

/** What counted and was gone after a power failure, which may come whenever something new counts or a process ends. */
async function lossesOf(
  subject: Subject,
  { deaths, bytes, failures, Kind = ProcessFiles }: Story,
): Promise<readonly string[]> {
  const losses: string[] = [];
  let seed = 0;

  const failPower = ({ disk, counted, says }: Past) => {
    for (let failure = 1; failure <= failures; failure += 1) {
      const copy = disk.clone();
      copy.losePower(new Chance((seed += 1)));
      const left = subject.read(copy.open());
      losses.push(
        ...counted.filter(thing => !left.includes(thing)).map(thing => `${thing}: ${says}, ${seed}`),
      );
    }
  };

  /** One more process; it dies at step number `deadly`, or tells that it lived to its end. */
  const tryOne = async (past: Past, number: number, deadly: number, done: number): Promise<boolean> => {
    const disk = past.disk.clone();
    const counted = [...past.counted];
    const death = await deathOf(deadly, done, step => {
      const files = new Kind(disk, step);
      const counts = (thing: string) => {
        if (!files.isAlive) return;
        counted.push(thing);
        failPower({ disk, counted, says: `${past.says}, alive` });
      };
      return subject.work(files, counts, number);
    });
    const now = { disk, counted, says: `${past.says}, ${death ?? 'alive'}` };
    failPower(now);
    if (death !== undefined) await goOn(now, number + 1);
    return death === undefined;
  };

  const goOn = async (past: Past, number: number): Promise<void> => {
    if (number > deaths) return void (await tryOne(past, number, Infinity, 0));
    let isOver = false;
    for (let deadly = 1; !isOver; deadly += 1)
      for (const done of bytes) isOver = await tryOne(past, number, deadly, done);
  };

  await goOn({ disk: new SimulatedDisk(), counted: [], says: '' }, 1);
  return losses;
}

/** Resolves with the step before which a process died, or with undefined when it lived to the end. */
function deathOf(
  deadly: number,
  bytes: number,
  run: (step: DiskStep) => Promise<void>,
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let steps = 0;
    run(operation => {
      if (isReading(operation) || (steps += 1) < deadly) return { do: 'go' };
      resolve(`${operation.name} ${operation.path}`);
      return { do: 'die', when: 'before', bytes };
    }).then(() => resolve(undefined), reject);
  });
}

/** One that says that bytes are on the disk, and did not ask. */
class SkipsBytes extends ProcessFiles {
  override fdatasyncSync(): void {}
  override async fdatasync(): Promise<void> {}
}

/** The same, of names. */
class SkipsNames extends ProcessFiles {
  override async fsync(): Promise<void> {}
}

describe.each([
  ['a log', log],
  ['a folder of answers', answers],
])('%s', (_, subject) => {
  const ONE = { deaths: 1, bytes: [0, 3], failures: 5 };

  test('loses nothing that counted, whatever a process died at', async () => {
    assert.deepEqual(await lossesOf(subject, ONE), []);
  });

  test('loses nothing either when two died one after the other', async () => {
    assert.deepEqual(await lossesOf(subject, { deaths: 2, bytes: [3], failures: 1 }), []);
  });

  test.each([
    ['bytes', SkipsBytes],
    ['names', SkipsNames],
  ] as const)('that skips the sync of %s is caught', async (_what, Kind) => {
    assert.notDeepEqual(await lossesOf(subject, { ...ONE, Kind }), []);
  });
});

test('a log that a process died at when it adopted it is durable once it is gone on with', async () => {
  const before = new SimulatedDisk();
  const copy = stateDisk(PLACES, before.open()).openScratch();
  await copy.store.append(Buffer.from('fetched\n'));
  for (let deadly = 1; ; deadly += 1) {
    const disk = before.clone();
    const death = await deathOf(deadly, 0, async step => stateDisk(PLACES, disk.open(step)).adopt(copy));
    await new LogFolder('/state/log', disk.open()).append(Buffer.from('next\n'));
    for (let seed = 1; seed <= 20; seed += 1) {
      const after = disk.clone();
      after.losePower(new Chance(seed));
      assert.equal(linesOf(new LogFolder('/state/log', after.open())).at(-2), 'next', `${death}, ${seed}`);
    }
    if (death === undefined) return;
  }
});

test('a copy that the client of the cache has written is durable once it is gone on with', async () => {
  const [answer, bytes] = [hash('sha256', '"Yes."'), Buffer.from('"Yes."')];
  const before = new SimulatedDisk();
  const copy = stateDisk(PLACES, before.open()).openScratch();
  const files = before.open();
  for (const part of ['log', 'answers']) files.mkdirSync(`${copy.folder}/${part}`);
  files.writeFileSync(`${copy.folder}/log/snapshot-000000000008.jsonl`, 'snapshot');
  files.writeFileSync(`${copy.folder}/log/000000000008.jsonl`, 'fetched\n');
  files.writeFileSync(`${copy.folder}/log/000000000016.jsonl`, 'fetched too\n');
  files.writeFileSync(`${copy.folder}/answers/${answer}`, bytes);
  const disk = stateDisk(PLACES, before.open());
  disk.adopt(copy);
  disk.own();
  await new LogFolder('/state/log', before.open()).append(Buffer.from('next\n'));
  for (let seed = 1; seed <= 20; seed += 1) {
    const after = before.clone();
    after.losePower(new Chance(seed));
    const lines = linesOf(new LogFolder('/state/log', after.open()));
    assert.deepEqual(lines, ['snapshot', 'fetched', 'fetched too', 'next', ''], `power failure ${seed}`);
    assert.deepEqual(new AnswerFolder('/state/answers', after.open()).get(answer), bytes);
  }
});

describe.each([
  ['lines of a log', appendedTo, log.read],
  ['answers', putInto, answers.read],
])('%s', (_, keep, read) => {
  test.each([
    ['and it could go on', 'goes on'],
    ['and it was killed at once', 'dies'],
  ])(
    'that a failed sync has left unsure %s are sure once they are gone on with, whatever the next process died at',
    async (_, then) => {
      for (let failing = 1; ; failing += 1) {
        const first = new SimulatedDisk();
        let syncs = 0;
        let isOver = false;
        const failsOnce: DiskStep = operation => {
          if (isOver && then === 'dies' && !isReading(operation)) {
            died.resolve([]);
            return { do: 'die', when: 'before', bytes: 0 };
          }
          if (operation.name !== 'sync' || (syncs += 1) !== failing) return { do: 'go' };
          isOver = true;
          return { do: 'fail', code: 'EIO' };
        };
        const died = Promise.withResolvers<readonly string[]>();
        const counted = await Promise.race([keep(first, failsOnce, ['one', 'two', 'three']), died.promise]);
        if (syncs < failing) return;

        for (let deadly = 1, death: unknown = ''; death !== undefined; deadly += 1) {
          const disk = first.clone();
          const counts = [...counted];
          // What is asked again may be answered as it was, or in other words.
          const next = ['three', 'two', 'one', 'next'];
          death = await deathOf(deadly, 0, async step => {
            counts.push(...(await keep(disk, step, next)));
          });
          counts.push(...(await keep(disk, undefined, ['last'])));
          for (let seed = 1; seed <= 10; seed += 1) {
            const after = disk.clone();
            after.losePower(new Chance(seed));
            const left = read(after.open());
            const lost = counts.filter(thing => !left.includes(thing));
            assert.deepEqual(
              lost,
              [],
              `sync ${failing} failed, then ${String(death)}, power failure ${seed}`,
            );
          }
        }
      }
    },
  );
});

test('a log that was adopted has its answers, whatever a process died at, and after a power failure', async () => {
  const [answer, bytes] = [hash('sha256', '"Yes."'), Buffer.from('"Yes."')];
  const before = new SimulatedDisk();
  const copy = stateDisk(PLACES, before.open()).openScratch();
  await copy.store.append(Buffer.from('fetched\n'));
  await copy.answers.put(answer, bytes);
  const without: string[] = [];
  for (let deadly = 1, death: unknown = ''; death !== undefined; deadly += 1) {
    const disk = before.clone();
    death = await deathOf(deadly, 0, async step => stateDisk(PLACES, disk.open(step)).adopt(copy));
    for (let seed = 0; seed <= 20; seed += 1) {
      const after = disk.clone();
      if (seed > 0) after.losePower(new Chance(seed));
      const here = stateDisk(PLACES, after.open()).here();
      if (here !== undefined && here.answers.get(answer) === undefined)
        without.push(`${String(death)}, power failure ${seed}`);
    }
  }
  assert.deepEqual(without, []);
});

test('a log that somebody has put there is durable once it is gone on with', async () => {
  const disk = new SimulatedDisk();
  const files = disk.open();
  makeFolder('/state/log', files);
  files.writeFileSync('/state/log/000000000000.jsonl', 'put there\n');
  await new LogFolder('/state/log', files).append(Buffer.from('next\n'));
  for (let seed = 1; seed <= 20; seed += 1) {
    const after = disk.clone();
    after.losePower(new Chance(seed));
    const lines = linesOf(new LogFolder('/state/log', after.open()));
    assert.deepEqual(lines, ['put there', 'next', ''], `power failure ${seed}`);
  }
});

test('what was cut off a log is not there again behind its next line, whatever sync of the cut has failed', async () => {
  const torn = new SimulatedDisk();
  const store = new LogFolder('/state/log', torn.open());
  await store.append(Buffer.from('whole\nhalf of a long line'));
  await store.close();
  for (let failing = 1; ; failing += 1) {
    const disk = torn.clone();
    let syncs = 0;
    const failsOnce: DiskStep = ({ name }) =>
      name === 'sync' && (syncs += 1) === failing ? { do: 'fail', code: 'EIO' } : { do: 'go' };
    try {
      new LogFolder('/state/log', disk.open(failsOnce)).cutAt(6);
      if (syncs < failing) return;
    } catch (error) {
      assert.ok(error instanceof StorageError, String(error));
    }

    const next = new LogFolder('/state/log', disk.open());
    if (textOf(next.read()) !== 'whole\n') next.cutAt(6);
    await next.append(Buffer.from('next\n'));
    for (let seed = 1; seed <= 20; seed += 1) {
      const after = disk.clone();
      after.losePower(new Chance(seed));
      const lines = linesOf(new LogFolder('/state/log', after.open()));
      assert.deepEqual(lines, ['whole', 'next', ''], `sync ${failing} failed, power failure ${seed}`);
    }
  }
});

/** What of these lines is on the disk when a process has appended them, or has failed to. */
async function appendedTo(
  disk: SimulatedDisk,
  step: DiskStep | undefined,
  lines: readonly string[],
): Promise<readonly string[]> {
  const store = new LogFolder('/state/log', disk.open(step));
  const appended: string[] = [];
  try {
    for (const line of lines) {
      await store.append(Buffer.from(`${line}\n`));
      appended.push(line);
    }
  } catch (error) {
    assert.ok(error instanceof StorageError, String(error));
  }
  return appended;
}

/** The same of answers. */
async function putInto(
  disk: SimulatedDisk,
  step: DiskStep | undefined,
  texts: readonly string[],
): Promise<readonly string[]> {
  const store = new AnswerFolder('/state/answers', disk.open(step));
  const put: string[] = [];
  try {
    for (const text of texts) {
      await store.put(hash('sha256', text), Buffer.from(text));
      put.push(text);
    }
  } catch (error) {
    assert.ok(error instanceof StorageError, String(error));
  }
  return put;
}

test('a log that is this machine’s own from now on stays so, whatever the power does', async () => {
  const before = new SimulatedDisk();
  const disk = stateDisk(PLACES, before.open());
  const copy = disk.openScratch();
  await copy.store.append(Buffer.from('fetched\n'));
  disk.adopt(copy);
  assert.ok(disk.wasFetched());
  disk.own();
  for (let seed = 1; seed <= 20; seed += 1) {
    const after = before.clone();
    after.losePower(new Chance(seed));
    assert.equal(stateDisk(PLACES, after.open()).wasFetched(), false, `power failure ${seed}`);
  }
});

const PLACES = { folder: '/state', temp: '/temp' };
