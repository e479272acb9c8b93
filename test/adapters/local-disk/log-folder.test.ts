import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { THIS_MACHINE } from '../../../src/adapters/local-disk/files.ts';
import { LogFolder, SEGMENT_BYTES } from '../../../src/adapters/local-disk/log-folder.ts';

let root: string;
let folder: string;
let store: LogFolder;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'log-folder-'));
  folder = join(root, 'state', 'log');
  store = new LogFolder(folder);
});

afterEach(async () => {
  await store.close();
  rmSync(root, { recursive: true });
});

/** A chunk is good until the next one is asked for, so each is copied. */
function contentOf(log: LogFolder): string {
  return Buffer.concat(Array.from(log.read(), chunk => Buffer.from(chunk))).toString('latin1');
}

/** A segment's name is the offset of its first byte. */
function named(offset: number): string {
  return `${String(offset).padStart(12, '0')}.jsonl`;
}

/** All that lies there, but for the mark of whoever writes. */
function segmentsIn(path: string): string[] {
  return readdirSync(path).filter(name => name !== 'unsure');
}

function filled(byte: string, length: number): Buffer {
  return Buffer.alloc(length, byte);
}

test('a log that does not exist yet is empty, and reading makes nothing', () => {
  assert.equal(contentOf(store), '');
  assert.equal(existsSync(join(root, 'state')), false);
});

test('what was appended is there for whoever opens the folder next, in the order of the calls', async () => {
  await Promise.all(['one\n', 'two\n', 'three\n'].map(text => store.append(Buffer.from(text))));
  await store.append(Buffer.from('four\n'));

  assert.equal(contentOf(store), 'one\ntwo\nthree\nfour\n');
  assert.equal(contentOf(new LogFolder(folder)), 'one\ntwo\nthree\nfour\n');
});

test('it is on the disk when the promise resolves', async () => {
  await store.append(Buffer.from('one\n'));

  assert.equal(readFileSync(join(folder, named(0)), 'utf8'), 'one\n');
});

test('a log goes on where an earlier process left it', async () => {
  await store.append(Buffer.from('one\n'));
  await store.close();
  const next = new LogFolder(folder);
  await next.append(Buffer.from('two\n'));
  await next.close();

  assert.equal(contentOf(store), 'one\ntwo\n');
  assert.deepEqual(readdirSync(folder), [named(0)]);
});

test('a mark that cannot be removed ends no process that has kept everything', async () => {
  const rmSync = () => assert.fail('This disk takes nothing any more.');
  const first = new LogFolder(folder, { ...THIS_MACHINE, rmSync });
  await first.append(Buffer.from('one\n'));
  await first.close();
  assert.deepEqual(readdirSync(folder), [named(0), 'unsure']);
  await store.append(Buffer.from('two\n'));
  await store.close();
  assert.deepEqual([contentOf(store), readdirSync(folder)], ['one\ntwo\n', [named(0)]]);
});

test('a full segment is followed by a new one, and no append is ever spread over two', async () => {
  const appends = [
    filled('a', SEGMENT_BYTES - 1),
    filled('b', 10),
    filled('c', 5),
    filled('d', 2 * SEGMENT_BYTES),
    filled('e', 1),
  ];
  for (const bytes of appends) await store.append(bytes);

  const segments = segmentsIn(folder);
  const second = SEGMENT_BYTES + 9;
  assert.deepEqual(segments, [named(0), named(second), named(second + 2 * SEGMENT_BYTES + 5)]);
  assert.deepEqual(
    segments.map(name => statSync(join(folder, name)).size),
    [SEGMENT_BYTES + 9, 2 * SEGMENT_BYTES + 5, 1],
  );
  assert.ok(contentOf(store) === Buffer.concat(appends).toString('latin1'));
});

test('a slice may begin in one segment and end in another', async () => {
  const appends = [filled('a', SEGMENT_BYTES), filled('b', SEGMENT_BYTES), filled('c', 3)];
  for (const bytes of appends) await store.append(bytes);
  const whole = Buffer.concat(appends);

  for (const [from, to] of [
    [SEGMENT_BYTES - 2, SEGMENT_BYTES + 2],
    [1, 2 * SEGMENT_BYTES + 3],
    [2 * SEGMENT_BYTES, 2 * SEGMENT_BYTES + 3],
  ] as const)
    assert.ok(whole.subarray(from, to).equals(store.slice(from, to)), `from ${from} to ${to}`);
  assert.throws(() => store.slice(0, whole.length + 1), /a log has its bytes from 0 to/);
});

test('reading may stop early', async () => {
  await store.append(filled('a', SEGMENT_BYTES));
  for (const chunk of store.read()) {
    assert.equal(chunk[0], 'a'.charCodeAt(0));
    break;
  }

  await store.append(Buffer.from('b'));
  assert.equal(contentOf(store).length, SEGMENT_BYTES + 1);
});

describe('a log that the disk does not give says where it is, and what to do:', () => {
  const refuses = () => {
    throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  test.each([
    ['it cannot be opened', { openSync: refuses }],
    ['it cannot be read', { readSync: refuses }],
  ])('%s', async (_, broken) => {
    await store.append(Buffer.from('one\n'));
    const log = new LogFolder(folder, { ...THIS_MACHINE, ...broken });
    const told = {
      name: 'StorageError',
      message: `Cannot read the log in "${join(folder, named(0))}": the disk reported EIO. Check the disk, or choose another state folder.`,
    };
    assert.throws(() => contentOf(log), told);
    assert.throws(() => log.slice(0, 4), told);
  });

  test('what its reader throws is left as it is', async () => {
    await store.append(Buffer.from('one\n'));
    const read = () => Array.from(store.read(), () => assert.fail('This is no line.'));
    assert.throws(read, { name: 'AssertionError', message: 'This is no line.' });
  });
});

test('callers that come while the disk is busy share what is next, and nothing waits for more', async () => {
  const order: string[] = [];
  const append = (name: string) => store.append(Buffer.from(`${name}\n`)).then(() => order.push(name));
  const first = append('first');
  await first;
  await Promise.all(Array.from({ length: 100 }, (_, index) => append(String(index))));

  assert.equal(order.length, 101);
  assert.equal(contentOf(store).split('\n').length, 102);
});

test('after a failure every later append fails too, although the disk is well again', async () => {
  mkdirSync(join(root, 'state'));
  writeFileSync(folder, 'a file');

  const failed = store.append(Buffer.from('one\n'));
  await expect(failed).rejects.toThrow(
    `Cannot read the folder "${folder}": a file stands where a folder is expected.`,
  );
  rmSync(folder);

  await expect(store.append(Buffer.from('two\n'))).rejects.toThrow(
    'a file stands where a folder is expected',
  );
  assert.equal(contentOf(store), '');
});

describe('a link that somebody put into the state folder is not followed:', () => {
  test('a segment', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(root, 'outside'), 'mine');
    symlinkSync(join(root, 'outside'), join(folder, named(0)));

    assert.throws(() => contentOf(store), /Cannot use the segment ".*000000000000\.jsonl": it is a link/);
    await expect(store.append(Buffer.from('one\n'))).rejects.toThrow('it is a link');
    assert.equal(readFileSync(join(root, 'outside'), 'utf8'), 'mine');
  });

  test('the folder', async () => {
    mkdirSync(join(root, 'state'));
    mkdirSync(join(root, 'outside'));
    symlinkSync(join(root, 'outside'), folder);

    writeFileSync(join(root, 'outside', named(0)), 'mine');

    const refusal = `Cannot use the folder "${folder}": it is a link`;
    await expect(store.append(Buffer.from('one\n'))).rejects.toThrow(refusal);
    assert.throws(() => contentOf(store), { message: new RegExp(refusal) });
    assert.throws(() => store.cutAt(0), { message: new RegExp(refusal) });
    assert.equal(readFileSync(join(root, 'outside', named(0)), 'utf8'), 'mine');
  });
});

describe('cutting', () => {
  test('keeps the bytes aside, and the log goes on before them', async () => {
    await store.append(Buffer.from('whole\nhal'));
    await store.close();
    const aside = store.cutAt(6);

    assert.equal(readFileSync(aside, 'utf8'), 'hal');
    assert.equal(contentOf(store), 'whole\n');
    await store.append(Buffer.from('next\n'));
    assert.equal(contentOf(store), 'whole\nnext\n');
  });

  test('that died before its first byte does not hide the one that has all of them', async () => {
    await store.append(Buffer.from('whole\nhal'));
    await store.close();
    writeFileSync(join(folder, 'torn-at-6-1'), '');
    assert.equal(store.keptAt(6), undefined);
    store.cutAt(6);
    assert.equal(store.keptAt(6), 3);
  });

  test('reaches over segments', async () => {
    const appends = ['a', 'b', 'c'].map(byte => filled(byte, SEGMENT_BYTES));
    for (const bytes of appends) await store.append(bytes);
    await store.close();
    const whole = contentOf(store);
    const aside = store.cutAt(SEGMENT_BYTES + 3);

    assert.ok(contentOf(store) === whole.slice(0, SEGMENT_BYTES + 3));
    assert.ok(readFileSync(aside, 'latin1') === whole.slice(SEGMENT_BYTES + 3));
    await store.append(Buffer.from('next'));
    assert.ok(contentOf(store).endsWith('bbbnext'));
  });

  test('at the end of a segment removes the next one whole', async () => {
    await store.append(filled('a', SEGMENT_BYTES));
    await store.append(Buffer.from('torn'));
    await store.close();
    store.cutAt(SEGMENT_BYTES);

    assert.deepEqual(
      readdirSync(folder).filter(name => name.endsWith('.jsonl')),
      [named(0)],
    );
  });

  test('twice at the same place keeps both ends', async () => {
    const asides: string[] = [];
    for (const end of ['first', 'second']) {
      const log = new LogFolder(folder);
      await log.append(Buffer.from(end));
      await log.close();
      asides.push(log.cutAt(0));
    }

    assert.deepEqual(
      asides.map(path => readFileSync(path, 'utf8')),
      ['first', 'second'],
    );
    assert.equal(contentOf(store), '');
  });

  test('is for a log that nobody appends to', async () => {
    await store.append(Buffer.from('one\n'));

    assert.throws(() => store.cutAt(0), /a log is cut before anything is appended to it/);
  });

  test('of a log that is not there says so', () => {
    assert.throws(() => store.cutAt(0), /Cannot cut the torn end off the log in/);
  });
});

describe('a snapshot', () => {
  const SNAPSHOT = { end: 4, bytes: Buffer.from('STATE') };
  const NAME = 'snapshot-000000000004.jsonl';

  /** Two segments before the snapshot's end, and one behind it. */
  async function written(): Promise<void> {
    for (const part of ['o', 'ne,', 'two,']) {
      store.beginSegment();
      await store.append(Buffer.from(part));
    }
  }
  const seen = (log: LogFolder) => [log.snapshot()?.bytes.toString(), contentOf(log)];

  test('takes the place of the segments before it', async () => {
    await written();
    assert.deepEqual(segmentsIn(folder), [named(0), named(1), named(4)]);
    store.beginWith(SNAPSHOT);
    assert.deepEqual(segmentsIn(folder), [named(4), NAME]);
    assert.deepEqual(seen(new LogFolder(folder)), ['STATE', 'two,']);
  });

  test('a log goes on behind it where an earlier process left it', async () => {
    await written();
    store.beginWith(SNAPSHOT);
    await store.close();
    const next = new LogFolder(folder);
    await next.append(Buffer.from('three,'));
    next.beginSegment();
    await next.append(Buffer.from('four'));
    await next.close();
    assert.deepEqual(segmentsIn(folder), [named(4), named(14), NAME]);
    assert.equal(contentOf(next), 'two,three,four');
  });

  test('wherever a crash stops it, the log is what it was or what it will be', async () => {
    await written();
    await store.close();
    const before = [undefined, 'one,two,'];
    const after = ['STATE', 'two,'];
    const old = [named(0), named(1)].map(name => [name, readFileSync(join(folder, name))] as const);

    // While it is written it has no name that counts.
    for (const part of ['', 'ST', 'STATE']) {
      writeFileSync(join(folder, 'snapshot-000000000004.part'), part);
      assert.deepEqual(seen(new LogFolder(folder)), before, `${part} was written`);
    }

    // From then on it does, whichever of the old segments are left.
    store.beginWith(SNAPSHOT);
    for (const left of [old, old.slice(0, 1), old.slice(1), []]) {
      for (const [name] of old) rmSync(join(folder, name), { force: true });
      for (const [name, bytes] of left) writeFileSync(join(folder, name), bytes);
      assert.deepEqual(seen(new LogFolder(folder)), after, `${left.length} old segments are left`);
      assert.equal(Buffer.from(new LogFolder(folder).slice(4, 8)).toString(), 'two,');
    }
  });

  test('clears away what crashes have left, of older ones too', async () => {
    await written();
    for (const name of [
      'snapshot-000000000001.jsonl',
      'snapshot-000000000001.part',
      NAME.replace('jsonl', 'part'),
    ])
      writeFileSync(join(folder, name), 'OLD');
    store.beginWith(SNAPSHOT);
    assert.deepEqual(segmentsIn(folder), [named(4), NAME]);
  });

  test('of which two are there counts from the newest on', async () => {
    await written();
    writeFileSync(join(folder, 'snapshot-000000000001.jsonl'), 'OLD');
    assert.deepEqual(seen(store), ['OLD', 'ne,two,']);
    writeFileSync(join(folder, NAME), 'STATE');
    assert.deepEqual(seen(store), ['STATE', 'two,']);
  });

  test('at whose end no segment begins does not count', async () => {
    await written();
    writeFileSync(join(folder, 'snapshot-000000000003.jsonl'), 'STRAY');
    assert.deepEqual(seen(store), [undefined, 'one,two,']);
  });

  test('is not put in the place of a segment that is appended to', async () => {
    await store.append(Buffer.from('one,'));
    assert.throws(() => store.beginWith(SNAPSHOT), /a segment begins at the end of the snapshot, 4/);
  });

  test('that is a link is not followed', async () => {
    await written();
    writeFileSync(join(root, 'outside'), 'mine');
    symlinkSync(join(root, 'outside'), join(folder, NAME));
    assert.throws(() => store.snapshot(), /Cannot use the segment ".*snapshot.*": it is a link/);
  });
});
