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
  assert.deepEqual(readFileSync(join(folder, name)), bytes);
});

test('an answer that was never put is not there, and asking makes nothing', () => {
  assert.equal(store.get(answer('x').name), undefined);
  assert.deepEqual(store.list(), []);
  assert.equal(existsSync(folder), false);
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
  assert.deepEqual(readdirSync(folder).sort(), names);
});

test('an answer whose bytes were changed is not there any more, and can be put again', async () => {
  const { name, bytes } = answer('true');
  await store.put(name, bytes);
  writeFileSync(join(folder, name), 'fals');

  assert.equal(store.get(name), undefined);
  await store.put(name, bytes);
  assert.deepEqual(store.get(name), bytes);
});

test('what a killed process left half written is no answer, and in nobody’s way', async () => {
  const { name, bytes } = answer('whole');
  mkdirSync(folder);
  writeFileSync(join(folder, name), 'who');

  assert.equal(store.get(name), undefined);
  await store.put(name, bytes);
  assert.deepEqual(store.get(name), bytes);
  assert.deepEqual(readdirSync(folder), [name]);
});

test('a removed answer is gone, and removing it again is no error', async () => {
  const { name, bytes } = answer('secret');
  await store.put(name, bytes);
  store.remove(name);
  store.remove(name);

  assert.equal(store.get(name), undefined);
  assert.deepEqual(store.list(), []);
});

test('a name that is not the hash of the bytes, or no hash at all, is a bug of ours', () => {
  assert.throws(
    () => store.put(answer('a').name, Buffer.from('b')),
    /an answer is named by the SHA-256 of its bytes/,
  );
  assert.throws(() => store.get('../../outside'), /an answer is named by a SHA-256/);
  assert.throws(() => store.remove('../../outside'), /an answer is named by a SHA-256/);
});

test('links that somebody put into the folder are not followed', async () => {
  const [kept, half] = [answer('kept'), answer('half')];
  const outside = join(root, 'outside');
  mkdirSync(folder);
  writeFileSync(outside, 'kept');
  symlinkSync(outside, join(folder, kept.name));
  symlinkSync(join(root, 'nowhere'), join(folder, half.name));

  assert.throws(() => store.get(kept.name), /Cannot read the answer ".*": it is a link/);
  await expect(store.put(half.name, half.bytes)).rejects.toThrow('it is a link');
  assert.equal(readFileSync(outside, 'utf8'), 'kept');
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
