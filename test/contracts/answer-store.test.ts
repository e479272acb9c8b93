import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';

import { AnswerFolder } from '../../src/adapters/local-disk/answer-folder.ts';
import { type Files, THIS_MACHINE } from '../../src/adapters/local-disk/files.ts';
import type { AnswerStore } from '../../src/ports.ts';
import { SimulatedDisk } from '../simulation/disk/simulated-disk.ts';
import { MemoryAnswers } from '../support/fakes/memory-answers.ts';

type Subject = { readonly store: AnswerStore; readonly damage: (answer: string) => void };

function onDisk(): Subject {
  const folder = mkdtempSync(join(tmpdir(), 'answer-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return {
    store: new AnswerFolder(folder),
    damage: answer => damageIn(folder, answer, THIS_MACHINE),
  };
}

function onSimulatedDisk(): Subject {
  const files = new SimulatedDisk().open();
  return {
    store: new AnswerFolder('/answers', files),
    damage: answer => damageIn('/answers', answer, files),
  };
}

/** Changes the answer's bytes wherever in the folder they lie. */
function damageIn(folder: string, answer: string, files: Files): void {
  for (const name of files.readdirSync(folder)) {
    const path = join(folder, name);
    const lines = files.readFileSync(path).toString().split('\n');
    const damaged = lines.map(line => (hash('sha256', line) === answer ? line.replace(/./, '!') : line));
    files.writeFileSync(path, damaged.join('\n'));
  }
}

function inMemory(): Subject {
  const store = new MemoryAnswers();
  return { store, damage: answer => store.damage(answer) };
}

const YES = Buffer.from('"yes"');
const NO = Buffer.from('"no"');
const yes = hash('sha256', YES);
const no = hash('sha256', NO);

describe.each([
  ['a folder of answers', onDisk],
  ['a folder of answers on a simulated disk', onSimulatedDisk],
  ['answers in memory', inMemory],
])('%s', (_, open) => {
  test('has nothing at first', () => {
    const { store } = open();
    assert.equal(store.get(yes), undefined);
    assert.deepEqual(store.list(), []);
  });

  test('has nothing either once it is ready for answers, and may be made so at any time', async () => {
    const { store } = open();
    await store.prepare();
    assert.deepEqual(store.list(), []);
    await store.put(yes, YES);
    await store.prepare();
    assert.equal(String(store.get(yes)), '"yes"');
    await store.keepOnly(new Set());
    await store.prepare();
    await store.put(no, NO);
    assert.deepEqual(store.list(), [no]);
  });

  test('gives back the bytes of an answer by their hash', async () => {
    const { store } = open();
    await store.put(yes, YES);
    await store.put(no, NO);
    assert.equal(String(store.get(yes)), '"yes"');
    assert.deepEqual(store.list(), [yes, no].sort());
  });

  test('takes the same answer twice', async () => {
    const { store } = open();
    await Promise.all([store.put(yes, YES), store.put(yes, YES)]);
    await store.put(yes, YES);
    assert.deepEqual(store.list(), [yes]);
  });

  test('refuses bytes that do not have that hash: it would be a bug', async () => {
    const { store } = open();
    await assert.rejects(async () => store.put(yes, NO), /named by the SHA-256/);
  });

  test('does not have an answer any more whose bytes were damaged, and takes it again', async () => {
    const { store, damage } = open();
    await store.put(yes, YES);
    damage(yes);
    assert.equal(store.get(yes), undefined);
    await store.put(yes, YES);
    assert.equal(String(store.get(yes)), '"yes"');
  });

  test('lets go of an answer, also of one that is not there', async () => {
    const { store } = open();
    await store.put(yes, YES);
    await store.remove(yes);
    await store.remove(no);
    assert.equal(store.get(yes), undefined);
    assert.deepEqual(store.list(), []);
  });

  test('lets go of one answer without touching the others', async () => {
    const { store } = open();
    await Promise.all([store.put(yes, YES), store.put(no, NO)]);
    await store.remove(yes);
    assert.equal(String(store.get(no)), '"no"');
    assert.deepEqual(store.list(), [no]);
  });

  test('keeps what is wanted and lets go of the rest, whatever came before and after', async () => {
    const { store } = open();
    await store.keepOnly(new Set([no]));
    await Promise.all([store.put(yes, YES), store.put(no, NO)]);
    await store.keepOnly(new Set([no]));
    assert.equal(store.get(yes), undefined);
    assert.equal(String(store.get(no)), '"no"');

    await store.put(yes, YES);
    assert.deepEqual(store.list(), [yes, no].sort());
    await store.keepOnly(new Set());
    assert.deepEqual(store.list(), []);
  });

  test('refuses bytes of more than one line: it would be a bug', async () => {
    const { store } = open();
    const two = Buffer.from('"a"\n"b"');
    await assert.rejects(async () => store.put(hash('sha256', two), two), /an answer is one line/);
  });
});
