import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { describe, test } from 'vitest';

import { type Fetched, fetchLog } from '../../../src/app/home/fetch-log.ts';
import type { GitHubAsked, GitHubTrouble } from '../../../src/ports/github.ts';
import type { BranchFile, BranchView, StateBranch } from '../../../src/ports/state-branch.ts';
import { datedAt } from '../../support/fakes/dated-at.ts';

const TROUBLE: GitHubTrouble = { kind: 'unreachable', message: 'GitHub is away.' };
const ANSWER = '"an answer"';
const ANSWER_HASH = hash('sha256', ANSWER);

/** A branch whose files never change. */
function branchOf(files: Readonly<Record<string, string>>, troubled?: string) {
  const view: BranchView = {
    tip: 'a'.repeat(40),
    texts: new Map(),
    files: new Map(
      Object.entries(files).map(([path, text]) => [path, { path, id: path, bytes: text.length }]),
    ),
  };
  const asked: string[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const fetch: StateBranch['fetch'] = async ({ id }: BranchFile) => {
    asked.push(id);
    mostUnderWay = Math.max(mostUnderWay, (underWay += 1));
    await setImmediate();
    underWay -= 1;
    if (id === troubled) return { ok: false, trouble: TROUBLE };
    return { ok: true, value: Buffer.from(files[id] ?? ''), date: datedAt(1) };
  };
  const fetchAll: StateBranch['fetchAll'] = async some => {
    asked.push(`${some.length} files`);
    const bytes = some.map(({ path }) => [path, Buffer.from(files[path] ?? '')] as const);
    return { ok: true, value: new Map(bytes), date: datedAt(1) };
  };
  return { view, fetch, fetchAll, asked, most: () => mostUnderWay };
}

async function fetched(files: Readonly<Record<string, string>>, end: number): Promise<Fetched> {
  const branch = branchOf(files);
  const asked = await fetchLog(branch, branch.view, { end });
  assert.ok(asked.ok);
  return asked.value;
}

async function textOf(files: Readonly<Record<string, string>>, end: number): Promise<string> {
  const log = await fetched(files, end);
  assert.ok(log.kind === 'log', 'reason' in log ? log.reason : '');
  const rest = log.pieces.map(({ bytes }) => Buffer.from(bytes).toString()).join('');
  return log.snapshot ? `${Buffer.from(log.snapshot.bytes).toString()}@${log.snapshot.end}:${rest}` : rest;
}

const PIECES = {
  'log/000000000003.jsonl': 'def',
  'log/000000000000.jsonl': 'abc',
  'log/000000000006.jsonl': 'gh',
};

test('a log is its pieces in the order of their offsets', async () => {
  assert.equal(await textOf(PIECES, 8), 'abcdefgh');
});

test('files of other kinds are no part of it, and are not fetched', async () => {
  const branch = branchOf({ ...PIECES, 'head.json': '{}', 'status.json': '{}', 'log/notes.md': 'x' });
  assert.ok((await fetchLog(branch, branch.view, { end: 8 })).ok);
  assert.deepEqual(branch.asked.toSorted(), Object.keys(PIECES).toSorted());
});

test('a log that begins with a snapshot goes on at its end', async () => {
  const files = { 'snapshot/000000000003.jsonl': 'SNAP', 'log/000000000003.jsonl': 'def' };
  assert.equal(await textOf(files, 6), 'SNAP@3:def');
});

test('what stands before the snapshot is not fetched, and neither is an older snapshot', async () => {
  const branch = branchOf({
    ...PIECES,
    'snapshot/000000000003.jsonl': 'OLD',
    'snapshot/000000000006.jsonl': 'NEW',
  });
  const asked = await fetchLog(branch, branch.view, { end: 8 });
  assert.ok(asked.ok && asked.value.kind === 'log');
  assert.deepEqual(asked.value.snapshot, { end: 6, bytes: Buffer.from('NEW') });
  assert.deepEqual(branch.asked, ['snapshot/000000000006.jsonl', 'log/000000000006.jsonl']);
});

test('a snapshot that no piece goes on from does not stand in the way of an older whole log', async () => {
  assert.equal(await textOf({ ...PIECES, 'snapshot/000000000007.jsonl': 'STRAY' }, 8), 'abcdefgh');
});

describe('the branch is damaged', () => {
  test.each([
    ['when a piece is missing', { 'log/000000000000.jsonl': 'abc', 'log/000000000006.jsonl': 'gh' }, 8],
    ['when the first piece is missing', { 'log/000000000003.jsonl': 'def' }, 6],
    ['when two pieces overlap', { 'log/000000000000.jsonl': 'abc', 'log/000000000002.jsonl': 'cd' }, 4],
    ['when the end is missing', { 'log/000000000000.jsonl': 'abc' }, 6],
    ['when there is more than the head says', PIECES, 6],
    ['when there is no piece at all', {}, 6],
    [
      'when the bytes behind the snapshot are missing',
      { 'snapshot/000000000003.jsonl': 'SNAP', 'log/000000000006.jsonl': 'gh' },
      8,
    ],
  ])('%s', async (_, files, end) => {
    const log = await fetched(files, end);
    assert.equal(log.kind, 'damaged');
  });

  test('and it is said where', async () => {
    const { ['log/000000000003.jsonl']: _, ...rest } = PIECES;
    assert.deepEqual(await fetched(rest, 8), {
      kind: 'damaged',
      reason: `Expected the log's bytes from 3 on in a file of their own, and the next file is "log/000000000006.jsonl".`,
    });
    assert.deepEqual(await fetched(PIECES, 9), {
      kind: 'damaged',
      reason: 'By head.json the log has 9 bytes, and the files there have its bytes up to 8.',
    });
  });

  test('and nothing is fetched', async () => {
    const branch = branchOf(PIECES);
    await fetchLog(branch, branch.view, { end: 9 });
    assert.deepEqual(branch.asked, []);
  });
});

describe('answers', () => {
  test('come with the log', async () => {
    const log = await fetched({ ...PIECES, [`answers/${ANSWER_HASH}`]: ANSWER }, 8);
    assert.ok(log.kind === 'log');
    assert.deepEqual(log.answers, new Map([[ANSWER_HASH, Buffer.from(ANSWER)]]));
  });

  test('come many at a time where there are many: a job may not ask a thousand times in an hour', async () => {
    const texts = Array.from({ length: 1_200 }, (_, index) => `"answer ${index}"`);
    const files = Object.fromEntries(texts.map(text => [`answers/${hash('sha256', text)}`, text]));
    const branch = branchOf({ ...PIECES, ...files });
    const log = await fetchLog(branch, branch.view, { end: 8 });
    assert.ok(log.ok && log.value.kind === 'log');
    assert.deepEqual(
      [...log.value.answers.values()].map(bytes => Buffer.from(bytes).toString()),
      texts,
    );
    assert.deepEqual(branch.asked.toSorted(), ['1200 files', ...Object.keys(PIECES)].toSorted());
  });

  test('that somebody changed are left out', async () => {
    const log = await fetched({ ...PIECES, [`answers/${ANSWER_HASH}`]: '"another"' }, 8);
    assert.ok(log.kind === 'log');
    assert.deepEqual(log.answers, new Map());
  });
});

describe('fetching', () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`log/${String(index).padStart(12, '0')}.jsonl`, 'x']),
  );

  test('goes on at eight files at once', async () => {
    const branch = branchOf(many);
    assert.ok((await fetchLog(branch, branch.view, { end: 40 })).ok);
    assert.equal(branch.most(), 8);
  });

  test('ends with the first trouble, and asks for nothing more', async () => {
    const branch = branchOf(many, 'log/000000000002.jsonl');
    const asked: GitHubAsked<Fetched> = await fetchLog(branch, branch.view, { end: 40 });
    assert.deepEqual(asked, { ok: false, trouble: TROUBLE });
    assert.ok(branch.asked.length <= 16, `asked for ${branch.asked.length}`);
  });
});
