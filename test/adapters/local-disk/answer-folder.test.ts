import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { AnswerFolder } from '../../../src/adapters/local-disk/answer-folder.ts';
import { isReading } from '../../simulation/disk/disk-step.ts';
import { SimulatedDisk } from '../../simulation/disk/simulated-disk.ts';

let root: string;
let folder: string;
let store: AnswerFolder;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'answer-folder-'));
  folder = join(root, 'answers');
  store = new AnswerFolder(folder);
});

afterEach(() => rmSync(root, { recursive: true }));

function answer(text: string): { readonly name: string; readonly bytes: Buffer } {
  const bytes = Buffer.from(text);
  return { name: hash('sha256', bytes), bytes };
}

test('an answer that was put is there, also for whoever opens the folder next', async () => {
  const { name, bytes } = answer('forty-two');
  await store.put(name, bytes);

  assert.deepEqual(store.get(name), bytes);
  assert.deepEqual(new AnswerFolder(folder).get(name), bytes);
  assert.equal(readFileSync(join(folder, 'incoming.jsonl'), 'utf8'), 'forty-two\n');
});

test('an answer that was never put is not there, and asking makes nothing', () => {
  assert.equal(store.get(answer('x').name), undefined);
  assert.deepEqual(store.list(), []);
  assert.equal(existsSync(folder), false);
});

test('what is made ready for answers has a file that is open for them, and nothing else is written then', async () => {
  const steps: string[] = [];
  const disk = new SimulatedDisk();
  const opened = new AnswerFolder(
    '/answers',
    disk.open(operation => {
      if (!isReading(operation)) steps.push(`${operation.name} ${operation.path}`);
      return { do: 'go' };
    }),
  );
  await opened.prepare();
  assert.deepEqual(disk.durablePaths(), ['/answers/incoming.jsonl', '/answers/unsure']);

  const { name, bytes } = answer('forty-two');
  steps.length = 0;
  await opened.prepare();
  await opened.put(name, bytes);
  assert.deepEqual(steps, ['write /answers/incoming.jsonl', 'sync /answers/incoming.jsonl']);
});

test('a disk without room for the copy of what an earlier process left is told before an answer comes', async () => {
  const { name, bytes } = answer('left behind');
  const disk = new SimulatedDisk();
  await new AnswerFolder('/answers', disk.open()).put(name, bytes);
  disk.bytesMax = 2 * bytes.length;

  const opened = new AnswerFolder('/answers', disk.open());
  await expect(opened.prepare()).rejects.toThrow('there is no space left');
  assert.deepEqual(opened.get(name), bytes);
  // What is half of a copy leaves the space to others.
  assert.deepEqual(disk.paths(), ['/answers/incoming.jsonl', '/answers/unsure']);
});

test('what is in the way of that copy is told also where half of it cannot be removed', async () => {
  const { name, bytes } = answer('left behind');
  const disk = new SimulatedDisk();
  await new AnswerFolder('/answers', disk.open()).put(name, bytes);

  const full = disk.open(({ name }) => {
    if (name === 'remove') return { do: 'fail', code: 'EIO' };
    return name === 'write' ? { do: 'fail', code: 'ENOSPC', bytes: 4 } : { do: 'go' };
  });
  await expect(new AnswerFolder('/answers', full).prepare()).rejects.toThrow('there is no space left');
  assert.equal(disk.bytes('/answers/incoming.jsonl.part')?.length, 4);
  await new AnswerFolder('/answers', disk.open()).prepare();
  assert.deepEqual(disk.paths(), ['/answers/incoming.jsonl', '/answers/unsure']);
});

test('an empty answer is an answer', async () => {
  const { name, bytes } = answer('');
  await store.put(name, bytes);

  assert.deepEqual(store.get(name), bytes);
});

test('many at once are all there, and nothing else is in the folder', async () => {
  const answers = Array.from({ length: 200 }, (_, index) => answer(`answer ${index % 150}`));
  await Promise.all(answers.map(({ name, bytes }) => store.put(name, bytes)));

  const names = [...new Set(answers.map(({ name }) => name))].sort();
  assert.deepEqual(store.list(), names);
  assert.deepEqual(readdirSync(folder), ['incoming.jsonl', 'unsure']);
});

test('answers that are still wanted when the others are let go become files, named by their hashes', async () => {
  const answers = ['a', 'b', 'c'].map(answer);
  await Promise.all(answers.map(({ name, bytes }) => store.put(name, bytes)));
  const [kept] = answers;
  await store.keepOnly(new Set([kept?.name ?? '']));

  assert.deepEqual(readdirSync(folder), [kept?.name]);
  assert.deepEqual(readFileSync(join(folder, kept?.name ?? '')), kept?.bytes);
});

test('more answers than files may be open at once become files too', async () => {
  const answers = Array.from({ length: 250 }, (_, index) => answer(String(index)));
  await Promise.all(answers.map(({ name, bytes }) => store.put(name, bytes)));
  const names = answers.map(({ name }) => name).sort();
  await store.keepOnly(new Set(names));

  assert.deepEqual(readdirSync(folder).sort(), names);
});

test('what comes in after the others were let go is there beside the files', async () => {
  const [filed, next] = [answer('filed'), answer('next')];
  await store.put(filed.name, filed.bytes);
  await store.keepOnly(new Set([filed.name]));
  await store.put(next.name, next.bytes);

  const opened = new AnswerFolder(folder);
  assert.deepEqual(opened.get(filed.name), filed.bytes);
  assert.deepEqual(opened.get(next.name), next.bytes);
  assert.deepEqual(opened.list(), [filed.name, next.name].sort());
});

test('a file whose bytes were changed is no answer any more, and the answer can be put again', async () => {
  const { name, bytes } = answer('true');
  await store.put(name, bytes);
  await store.keepOnly(new Set([name]));
  writeFileSync(join(folder, name), 'fals');

  assert.equal(store.get(name), undefined);
  await store.put(name, bytes);
  assert.deepEqual(store.get(name), bytes);
  await store.keepOnly(new Set([name]));
  assert.deepEqual(readFileSync(join(folder, name)), bytes);
});

test('of a line that a killed process left half written nothing is taken, and the next one is not spoilt by it', async () => {
  const [whole, half, next] = [answer('whole'), answer('half'), answer('next')];
  mkdirSync(folder);
  writeFileSync(join(folder, 'incoming.jsonl'), 'whole\nha');

  assert.deepEqual(store.get(whole.name), whole.bytes);
  assert.equal(store.get(half.name), undefined);
  await store.put(next.name, next.bytes);
  await store.put(half.name, half.bytes);
  assert.equal(readFileSync(join(folder, 'incoming.jsonl'), 'utf8'), 'whole\nnext\nhalf\n');
  assert.deepEqual(new AnswerFolder(folder).list(), [whole, half, next].map(({ name }) => name).sort());
});

test('the same answer again is not written again', async () => {
  const { name, bytes } = answer('positive');
  await store.put(name, bytes);
  await store.put(name, bytes);
  await new AnswerFolder(folder).put(name, bytes);

  assert.equal(readFileSync(join(folder, 'incoming.jsonl'), 'utf8'), 'positive\n');
});

test('a removed answer leaves no byte behind', async () => {
  const [secret, other] = [answer('a secret'), answer('other')];
  await store.put(secret.name, secret.bytes);
  await store.put(other.name, other.bytes);
  await store.remove(secret.name);

  for (const file of readdirSync(folder))
    assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /secret/);
  assert.deepEqual(store.get(other.name), other.bytes);
});

test('nor does a removed one in the copy that a killed process was about to make', async () => {
  const { name, bytes } = answer('a secret');
  await store.put(name, bytes);
  writeFileSync(join(folder, 'incoming.jsonl.part'), 'a secret\n');
  await store.remove(name);

  assert.deepEqual(readdirSync(folder), []);
});

test('answers are not let go of while one comes in: nobody could know whether it is wanted', async () => {
  const { name, bytes } = answer('coming');
  const put = store.put(name, bytes);
  await assert.rejects(store.keepOnly(new Set()), /answers are let go of while none comes in/);
  await put;
  assert.deepEqual(store.get(name), bytes);
});

test('nor while the disk still writes one', async () => {
  const { name, bytes } = answer('on its way');
  const put = store.put(name, bytes);
  // It is no longer waiting then, and not yet durable.
  await Promise.resolve();
  await Promise.resolve();
  await assert.rejects(store.keepOnly(new Set()), /answers are let go of while none comes in/);
  await put;
  assert.deepEqual(new AnswerFolder(folder).get(name), bytes);
});

test('a removed answer is gone, and removing it again is no error', async () => {
  const { name, bytes } = answer('secret');
  await store.put(name, bytes);
  await store.remove(name);
  await store.remove(name);

  assert.equal(store.get(name), undefined);
  assert.deepEqual(store.list(), []);
});

test('a name that is not the hash of the bytes, or no hash at all, is a bug of ours', async () => {
  assert.throws(
    () => store.put(answer('a').name, Buffer.from('b')),
    /an answer is named by the SHA-256 of its bytes/,
  );
  assert.throws(() => store.get('../../outside'), /an answer is named by a SHA-256/);
  await assert.rejects(store.remove('../../outside'), /an answer is named by a SHA-256/);
});

test('links that somebody put into the folder are not followed', async () => {
  const [kept, other] = [answer('kept'), answer('other')];
  const outside = join(root, 'outside');
  mkdirSync(folder);
  writeFileSync(outside, 'kept');
  symlinkSync(outside, join(folder, kept.name));
  assert.throws(() => store.get(kept.name), /Cannot read the answer ".*": it is a link/);

  symlinkSync(outside, join(folder, 'incoming.jsonl'));
  const opened = new AnswerFolder(folder);
  await expect(opened.put(other.name, other.bytes)).rejects.toThrow('it is a link');
  assert.equal(readFileSync(outside, 'utf8'), 'kept');
});

test('a link in the place of a file is not written through', async () => {
  const { name, bytes } = answer('wanted');
  await store.put(name, bytes);
  symlinkSync(join(root, 'nowhere'), join(folder, name));

  await expect(store.keepOnly(new Set([name]))).rejects.toThrow('it is a link');
  assert.equal(existsSync(join(root, 'nowhere')), false);
  assert.deepEqual(new AnswerFolder(folder).get(name), bytes);
});

test('a folder that cannot be made is told with its path and what to do, and may be tried again', async () => {
  const { name, bytes } = answer('x');
  writeFileSync(folder, 'a file');
  await expect(store.put(name, bytes)).rejects.toThrow(
    `Cannot make the folder "${folder}": a file stands where a folder is expected. Move it away, or choose another state folder.`,
  );
  rmSync(folder);

  await store.put(name, bytes);
  assert.deepEqual(store.list(), [name]);
});
