import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { BranchCopy, type OnBranch } from '../../../src/app/home/branch-copy.ts';
import { logFilesIn } from '../../../src/app/home/branch-files.ts';
import { fetchLog } from '../../../src/app/home/fetch-log.ts';
import { Journal } from '../../../src/app/journal.ts';
import { type ReadLog, readLog } from '../../../src/app/open-journal.ts';
import { SNAPSHOT_BYTES_MAX, takeSnapshotIfLong } from '../../../src/app/home/take-snapshot.ts';
import { parseBranchHead } from '../../../src/domain/branch-head.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Lease } from '../../../src/domain/lease.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import { newState } from '../../../src/domain/state.ts';
import { timestampOf } from '../../../src/domain/units.ts';
import { GENESIS } from '../../../src/log/chain.ts';
import { readSnapshot } from '../../../src/log/snapshot.ts';
import type { StateBranch } from '../../../src/ports/state-branch.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { MemoryAnswers } from '../../support/fakes/memory-answers.ts';
import { MemoryLog } from '../../support/fakes/memory-log.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';
import { NOW, later, listed, sha } from '../../support/literals.ts';

const BRANCH = 'background-agent/default';
const LEASE: Lease = { version: 1, run: '7.1', since: NOW, until: later(1_800_000) };
const POLICY = { limits: NO_LIMITS, backoff: BACKOFF };
/** Few tasks are a long log already when a name in each of them is long. */
const MODEL = 'm'.repeat(2_000);
const MANY = Array.from({ length: 600 }, (_, index) => listed(`task-${index}`, { model: MODEL }));

let github: GitHub;
let api: GitHubApi;
let branch: StateBranch;
let clock: HastyClock;
let store: MemoryLog;
let journal: Journal;
let copy: BranchCopy;

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example' });
  const { url, token } = github;
  const random = new SeededRandom();
  clock = new HastyClock();
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  branch = stateBranch({ api, random, owner: 'octo', name: 'example', branch: BRANCH });

  store = new MemoryLog();
  const nothing = { head: GENESIS, at: '', end: 0 };
  journal = new Journal(store, clock, { state: newState(), ...nothing, run: '7.1', policy: POLICY });
  copy = copyKnowing({
    tip: undefined,
    head: undefined,
    end: 0,
    log: [],
    answers: new Set(),
    hasLease: false,
    hasLeftBehind: false,
  });
  await journal.commit({ type: 'CreateLog', log: 'k3v9', repository: '42', agent: 'default' });
});

afterEach(async () => {
  api.close();
  await github.close();
});

function copyKnowing(known: OnBranch): BranchCopy {
  return new BranchCopy({ branch, store, answers: new MemoryAnswers() }, journal, known);
}

const addMany = () => journal.commit({ type: 'ListTasks', tasks: MANY });
const addOne = (id: string) => journal.commit({ type: 'ListTasks', tasks: [listed(id)] });
const takeIfLong = () => takeSnapshotIfLong(store, journal, copy);
const filesOf = (folder: string) => github.files(BRANCH).filter(path => path.startsWith(folder));
const named = (offset: number) => `${String(offset).padStart(12, '0')}.jsonl`;

async function keep(): Promise<void> {
  const kept = await copy.keep(LEASE);
  assert.equal(kept.kind, 'kept', JSON.stringify(kept));
}

/** The log as somebody finds it who has nothing but the branch. */
async function readBranch(): Promise<Extract<ReadLog, { ok: true }>> {
  const view = await branch.look(['head.json']);
  assert.ok(view.ok && view.value !== undefined);
  const head = parseBranchHead(view.value.texts.get('head.json') ?? '');
  assert.ok(head !== undefined);
  const fetched = await fetchLog(branch, view.value, head);
  assert.ok(fetched.ok && fetched.value.kind === 'log', JSON.stringify(fetched));

  const there = new MemoryLog();
  if (fetched.value.snapshot) there.beginWith(fetched.value.snapshot);
  for (const { bytes } of fetched.value.pieces) await there.append(bytes);
  const log = readLog(there);
  assert.ok(log.ok, JSON.stringify(log));
  assert.deepEqual([log.head.seq, log.head.hash, log.end], [head.seq, head.hash, head.end]);
  return log;
}

async function known(): Promise<OnBranch> {
  const view = await branch.look([]);
  assert.ok(view.ok && view.value !== undefined);
  const { tip, files } = view.value;
  return {
    tip,
    head: journal.head,
    end: journal.end,
    log: logFilesIn(files.values()),
    answers: new Set(),
    hasLease: true,
    hasLeftBehind: false,
  };
}

/** A long log on the branch, and a snapshot taken. Returns where it ends. */
async function taken(): Promise<number> {
  await addMany();
  await keep();
  const { end } = journal;
  await takeIfLong();
  assert.ok(journal.end > end, 'a snapshot was due');
  return end;
}

describe('the next commit after a snapshot', () => {
  test('has it, with what came after, and nothing of what it stands for', async () => {
    await addOne('a');
    await keep();
    const end = await taken();
    await addOne('b');
    await keep();
    assert.deepEqual(filesOf('snapshot/'), [`snapshot/${named(end)}`]);
    assert.deepEqual(filesOf('log/'), [`log/${named(end)}`]);

    const log = await readBranch();
    assert.deepEqual(log.head, journal.head);
    assert.deepEqual(log.state, journal.state);
    assert.equal(log.snapshot?.head.seq, journal.head.seq - 2 - MANY.length);
  });

  test('is one, and the one before it has all that the snapshot stands for', async () => {
    const end = await taken();
    const whole = Buffer.from(store.bytes.subarray(0, end));
    const pieces = filesOf('log/').map(path => github.read(BRANCH, path));
    assert.equal(pieces.join(''), whole.toString());

    const before = github.requests.length;
    await keep();
    assert.equal(github.requests.length, before + 1);
  });

  test('lets the disk begin with it as well, and not before', async () => {
    const end = await taken();
    assert.equal(store.snapshot(), undefined);
    await keep();
    assert.equal(store.snapshot()?.end, end);
    const log = readLog(store);
    assert.ok(log.ok);
    assert.deepEqual(log.state, journal.state);
    assert.equal(log.end, journal.end);
  });

  test('is followed by pieces as ever', async () => {
    const end = await taken();
    await keep();
    const next = journal.end;
    await addOne('c');
    await keep();
    assert.deepEqual(filesOf('log/'), [`log/${named(end)}`, `log/${named(next)}`]);
    assert.deepEqual((await readBranch()).state, journal.state);
  });
});

test('a later snapshot takes the place of an earlier one', async () => {
  await taken();
  await keep();
  copy = copyKnowing(await known());
  await journal.commit({ type: 'ListTasks', tasks: [] });
  const end = await taken();
  await keep();
  assert.deepEqual(
    [filesOf('snapshot/'), filesOf('log/')],
    [[`snapshot/${named(end)}`], [`log/${named(end)}`]],
  );
  assert.deepEqual((await readBranch()).state, journal.state);
  assert.equal(store.snapshot()?.end, end);
});

describe('a log that begins with a snapshot is put on the branch again', () => {
  const follow = async () => {
    const looked = await branch.look([]);
    assert.ok(looked.ok);
    copy.follow(looked.value);
  };

  test.each<[string, () => void]>([
    ['when somebody deleted the branch', () => github.deleteBranch(BRANCH)],
    [
      'when somebody removed the snapshot',
      () => void github.push({ branch: BRANCH, files: { [filesOf('snapshot/')[0] ?? '']: null } }),
    ],
  ])('%s', async (_, meddle) => {
    const end = await taken();
    await keep();
    await addOne('b');
    await keep();
    meddle();
    await addOne('c');
    await follow();
    await keep();
    assert.deepEqual(
      [filesOf('snapshot/'), filesOf('log/')],
      [[`snapshot/${named(end)}`], [`log/${named(end)}`]],
    );
    assert.deepEqual((await readBranch()).state, journal.state);
  });

  test('and not, when only another file was added', async () => {
    const end = await taken();
    await keep();
    const next = journal.end;
    github.push({ branch: BRANCH, files: { 'README.md': 'Hello.' } });
    await addOne('c');
    await follow();
    await keep();
    assert.deepEqual(filesOf('log/'), [`log/${named(end)}`, `log/${named(next)}`]);
    assert.deepEqual((await readBranch()).state, journal.state);
  });
});

describe('a snapshot is taken', () => {
  test('when more than a mebibyte has come since the last', async () => {
    await addOne('a');
    await keep();
    assert.equal(copy.isLong, false);
    await taken();
    await keep();
    assert.equal(copy.isLong, false);
  });

  test('only when as much has come as the last one has bytes', async () => {
    const more = MANY.map(task => ({ ...task, id: `more-${task.id}`, key: sha(task.id.length) }));
    await journal.commit({ type: 'ListTasks', tasks: [...MANY, ...more] });
    await keep();
    await takeIfLong();
    await keep();
    const { end } = journal;

    await journal.commit({ type: 'ListTasks', tasks: MANY.map(task => ({ ...task, key: sha(1) })) });
    await keep();
    const beyond = journal.end - end;
    assert.ok(beyond > 1024 * 1024 && beyond < (store.snapshot()?.bytes.length ?? 0));
    assert.equal(copy.isLong, false);
  });

  test('when there are more than forty pieces', async () => {
    for (let piece = 1; piece <= 41; piece += 1) {
      assert.equal(copy.isLong, false, `${piece}`);
      await addOne(`task-${piece}`);
      await keep();
    }
    assert.equal(copy.isLong, true);
    copy = copyKnowing(await known());
    assert.equal(copy.isLong, true, 'also for whoever has only seen the branch');
    await takeIfLong();
    await keep();
    assert.equal(filesOf('log/').length, 1);
    assert.deepEqual((await readBranch()).state, journal.state);
  });

  test('not while the branch lacks some of the log: its history is to have all of it', async () => {
    await addMany();
    await keep();
    await addOne('a');
    const { end } = journal;
    await takeIfLong();
    assert.equal(journal.end, end);
  });

  test('not while an append is on its way: State is ahead of the log then', async () => {
    await addMany();
    await keep();
    const goOn = store.stall();
    const added = addOne('a');
    const taking = takeIfLong();
    goOn();
    await Promise.all([added, taking]);
    await keep();
    assert.deepEqual(filesOf('snapshot/'), []);
  });

  test('not when GitHub would refuse it for its length', async () => {
    const tasks = [...MANY.keys()].flatMap(part =>
      Array.from({ length: 20 }, (_, index) => listed(`task-${part}-${index}`, { model: MODEL })),
    );
    const { end } = journal;
    await journal.commit({ type: 'ListTasks', tasks });
    assert.ok(journal.end - end > SNAPSHOT_BYTES_MAX);
    const never = () => assert.fail('it was taken');
    await takeSnapshotIfLong(store, journal, {
      isLong: true,
      isBehind: false,
      hasLeftBehind: false,
      beginWith: never,
    });
    assert.doesNotMatch(store.bytes.subarray(-1_000).toString(), /SnapshotTaken/);
  });

  test('not while something waits to be taken in: that goes on from events which must be here', async () => {
    await addMany();
    await keep();
    copy = copyKnowing({ ...(await known()), hasLeftBehind: true });
    const { end } = journal;
    await takeIfLong();
    assert.equal(journal.end, end);
    copy.spareNoMore();
    await takeIfLong();
    assert.ok(journal.end > end);
  });

  test('not within a day of when a run was taken for dead, however long ago it began: it may hand over what it does', async () => {
    const start = () =>
      journal.commit({
        type: 'StartRun',
        ...{ version: '1.0.0', provider: 'openrouter', endLost: true },
        draw: { now: timestampOf(clock.now()) },
      });
    await start();
    await clock.sleep(24 * 3_600_000 + 1);
    await start();
    assert.equal(journal.state.charges.size, 1);
    await addMany();
    await keep();
    const { end } = journal;
    await takeIfLong();
    assert.equal(journal.end, end);

    await clock.sleep(24 * 3_600_000 + 1);
    await addOne('a');
    await keep();
    await takeIfLong();
    assert.match(store.bytes.subarray(-1_000).toString(), /SnapshotTaken/);
  });

  test('of State at the head: its rows are those of the log before it', async () => {
    await taken();
    const { seq, hash } = journal.head;
    await keep();
    const snapshot = readSnapshot(store.snapshot()?.bytes ?? Buffer.alloc(0));
    assert.ok(snapshot.status === 'intact');
    assert.equal(snapshot.head.seq, seq - 1);
    assert.notEqual(snapshot.head.hash, hash);
    assert.match(store.bytes.toString(), new RegExp(`"SnapshotTaken","seq":${seq - 1},`));
  });
});

describe('when the commit of a snapshot fails', () => {
  test('the next one is without, and the log goes on whole in both places', async () => {
    await taken();
    github.failNext('createCommitOnBranch', 'drop before', { times: 3 });
    assert.equal((await copy.keep(LEASE)).kind, 'trouble');
    assert.equal(store.snapshot(), undefined);
    await keep();
    assert.deepEqual(filesOf('snapshot/'), []);
    const log = await readBranch();
    assert.equal(log.snapshot, undefined);
    assert.deepEqual(log.state, journal.state);
  });

  test('the next run takes another', async () => {
    await taken();
    github.failNext('createCommitOnBranch', 'drop before', { times: 3 });
    await copy.keep(LEASE);
    await keep();
    const { end } = journal;
    await takeIfLong();
    await keep();
    assert.deepEqual(filesOf('snapshot/'), [`snapshot/${named(end)}`]);
    assert.deepEqual((await readBranch()).state, journal.state);
  });
});

test('a branch that somebody deleted is made again from a log that begins with a snapshot', async () => {
  const end = await taken();
  await keep();
  await addOne('a');
  github.deleteBranch(BRANCH);
  copy = copyKnowing({
    tip: undefined,
    head: undefined,
    end: 0,
    log: [],
    answers: new Set(),
    hasLease: false,
    hasLeftBehind: false,
  });
  await keep();
  assert.deepEqual(
    [filesOf('snapshot/'), filesOf('log/')],
    [[`snapshot/${named(end)}`], [`log/${named(end)}`]],
  );
  assert.deepEqual((await readBranch()).state, journal.state);

  await addOne('b');
  await keep();
  assert.deepEqual((await readBranch()).state, journal.state);
});
