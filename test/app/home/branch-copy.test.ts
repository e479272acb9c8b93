import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { BranchCopy, type OnBranch, onBranch } from '../../../src/app/home/branch-copy.ts';
import { Journal } from '../../../src/app/journal.ts';
import { readLog } from '../../../src/app/open-journal.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Lease } from '../../../src/domain/lease.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import { newState } from '../../../src/domain/state.ts';
import { parseBranchHead } from '../../../src/domain/branch-head.ts';
import { GENESIS } from '../../../src/log/chain.ts';
import type { StateBranch } from '../../../src/ports/state-branch.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { MemoryAnswers } from '../../support/fakes/memory-answers.ts';
import { MemoryLog } from '../../support/fakes/memory-log.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';
import { HOLD, NOW, NOW_MS, SETTLED, later, listed, sha } from '../../support/literals.ts';

const BRANCH = 'background-agent/default';
const NOTHING: OnBranch = {
  tip: undefined,
  head: undefined,
  end: 0,
  log: [],
  answers: new Set(),
  hasLease: false,
  hasLeftBehind: false,
};
const LEASE: Lease = { version: 1, run: '7.1', since: NOW, until: later(1_800_000) };

let github: GitHub;
let api: GitHubApi;
let branch: StateBranch;
let store: MemoryLog;
let answers: MemoryAnswers;
let journal: Journal;
let copy: BranchCopy;

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example' });
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  branch = stateBranch({ api, random, owner: 'octo', name: 'example', branch: BRANCH });

  store = new MemoryLog();
  answers = new MemoryAnswers();
  const policy = { limits: NO_LIMITS, backoff: BACKOFF };
  journal = new Journal(store, clock, {
    state: newState(),
    head: GENESIS,
    at: '',
    end: 0,
    run: '7.1',
    policy,
  });
  copy = new BranchCopy({ branch, store, answers }, journal, NOTHING);
  await journal.commit({ type: 'CreateLog', log: 'k3v9', repository: '42', agent: 'default' });
  await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter', draw: { now: NOW } });
});

afterEach(async () => {
  api.close();
  await github.close();
});

async function complete(id: string): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(`Answer of ${id}`));
  const answer = hash('sha256', bytes);
  await journal.commit({
    type: 'ListTasks',
    tasks: [...journal.state.tasks.keys(), id].map(name => listed(name)),
  });
  await journal.commit({ type: 'StartAttempt', task: id, model: 'small', hold: HOLD, now: NOW });
  await answers.put(answer, bytes);
  await journal.commit({
    type: 'FinishAttempt',
    ...{ task: id, attemptsMax: 3, holdDoubled: HOLD, durationMs: 5, nowMs: NOW_MS, random: 0 },
    result: { kind: 'answered', answer, servedBy: undefined, finishReason: undefined },
    hold: SETTLED,
    sent: { outputCapName: 'max_tokens', withoutTemperature: false },
  });
  return answer;
}

const publish = (task: string) =>
  journal.commit({
    type: 'PublishResults',
    results: [{ task, key: journal.state.tasks.get(task)?.key ?? '', sha256: sha(1) }],
  });

/** The log as whoever has nothing but the branch would read it. */
function logOnBranch(): string {
  const segments = github
    .files(BRANCH)
    .filter(path => path.startsWith('log/'))
    .sort();
  return segments.map(path => github.read(BRANCH, path)).join('');
}

const head = () => parseBranchHead(github.read(BRANCH, 'head.json') ?? '');
const answersThere = () =>
  github
    .files(BRANCH)
    .filter(path => path.startsWith('answers/'))
    .sort();

test('answers that a run had left before stay until that is taken in, and then go when State does not name them', async () => {
  const left = `answers/${sha(7)}`;
  github.push({ branch: BRANCH, files: { 'handed-over/6.1.jsonl': 'lines', [left]: '"Yes."' } });
  const looked = await branch.look([]);
  assert.ok(looked.ok);
  copy = new BranchCopy({ branch, store, answers }, journal, onBranch(looked.value, undefined));
  for (let commit = 1; commit <= 3; commit += 1) await copy.keep(LEASE);
  assert.deepEqual(answersThere(), [left]);

  copy.spareNoMore();
  for (let commit = 1; commit <= 2; commit += 1) await copy.keep(LEASE);
  assert.deepEqual(answersThere(), []);
});

test('answers that another run leaves while this one is at work stay there: its State does not name them yet', async () => {
  await copy.keep(LEASE);
  const left = `answers/${sha(7)}`;
  github.push({ branch: BRANCH, files: { 'handed-over/6.1.jsonl': 'lines', [left]: '"Yes."' } });
  const looked = await branch.look([]);
  assert.ok(looked.ok);
  copy.follow(looked.value);
  for (let commit = 1; commit <= 3; commit += 1) await copy.keep(LEASE);
  assert.deepEqual(answersThere(), [left]);
});

test('they stay there also when what was left before them is taken in', async () => {
  github.push({ branch: BRANCH, files: { 'handed-over/5.1.jsonl': 'lines' } });
  const before = await branch.look([]);
  assert.ok(before.ok);
  copy = new BranchCopy({ branch, store, answers }, journal, onBranch(before.value, undefined));
  const left = `answers/${sha(7)}`;
  github.push({ branch: BRANCH, files: { 'handed-over/6.1.jsonl': 'lines', [left]: '"Yes."' } });
  const looked = await branch.look([]);
  assert.ok(looked.ok);
  copy.follow(looked.value);

  copy.spareNoMore();
  for (let commit = 1; commit <= 3; commit += 1) await copy.keep(LEASE);
  assert.deepEqual(answersThere(), [left]);
});

test('an answer that nobody wants here stays when what another run leaves may name it', async () => {
  const answer = await complete('a');
  await copy.keep(LEASE);
  await publish('a');
  await copy.keep(LEASE);
  github.push({ branch: BRANCH, files: { 'handed-over/6.1.jsonl': 'lines' } });
  const looked = await branch.look([]);
  assert.ok(looked.ok);
  copy.follow(looked.value);
  for (let commit = 1; commit <= 3; commit += 1) await copy.keep(LEASE);
  assert.deepEqual(answersThere(), [`answers/${answer}`]);
});

test('what was left in a copy is still to be taken in behind a commit of somebody else', async () => {
  await copy.keep(LEASE);
  const before = await branch.look([]);
  assert.ok(before.ok);
  const known = { ...onBranch(before.value, head()), hasLeftBehind: true };
  copy = new BranchCopy({ branch, store, answers }, journal, known);
  github.push({ branch: BRANCH, files: { 'NOTES.md': 'Hands off.' } });
  const looked = await branch.look([]);
  assert.ok(looked.ok);
  copy.follow(looked.value);
  assert.equal(copy.hasLeftBehind, true);
  copy.spareNoMore();
  assert.equal(copy.hasLeftBehind, false);
});

test('the first commit makes the branch, with the log, its head and the lease', async () => {
  assert.equal((await copy.keep(LEASE)).kind, 'kept');
  assert.deepEqual([...github.files(BRANCH)].sort(), ['head.json', 'lease.json', 'log/000000000000.jsonl']);
  assert.equal(logOnBranch(), store.bytes.toString());
  assert.deepEqual(head(), {
    version: 1,
    ...{ log: 'k3v9', repository: '42', agent: 'default', run: '7.1' },
    ...{ ...journal.head, at: NOW, end: store.bytes.length },
  });
  assert.deepEqual(JSON.parse(github.read(BRANCH, 'lease.json') ?? ''), LEASE);
});

test('after every commit the branch alone is a whole log, at its head', async () => {
  for (const id of ['a', 'b', 'c']) {
    await complete(id);
    await copy.keep(LEASE);
    const log = readLog(new MemoryLog(Buffer.from(logOnBranch())));
    assert.ok(log.ok && log.torn === undefined);
    assert.deepEqual(log.head, journal.head);
    assert.deepEqual(log.state, journal.state);
    assert.equal(head()?.seq, log.head.seq);
  }
});

test('answers lie there until they are published, and no commit is without one that its log names', async () => {
  const [a, b] = [await complete('a'), await complete('b')];
  await copy.keep(LEASE);
  assert.deepEqual(answersThere(), [`answers/${a}`, `answers/${b}`].sort());

  await publish('a');
  await copy.keep(LEASE);
  await copy.keep(LEASE);
  assert.deepEqual(answersThere(), [`answers/${b}`]);
  assert.equal(github.read(BRANCH, `answers/${b}`), '"Answer of b"');
});

test('an answer that is not wanted any more outlives the commit that first says so', async () => {
  const a = await complete('a');
  await copy.keep(LEASE);
  const goOn = store.stall();
  const published = publish('a');
  await copy.keep(LEASE);
  assert.deepEqual(answersThere(), [`answers/${a}`], 'the log there does not know yet that it was published');
  goOn();
  await published;
});

test('an answer that is wanted for a while stays until the event is there that says why it goes, though it was not wanted before', async () => {
  const a = await complete('a');
  await copy.keep(LEASE);
  await journal.commit({ type: 'ReleaseTasks', tasks: ['a'], reason: 'rerun' });
  await copy.keep(LEASE);
  assert.equal(await complete('a'), a);
  const goOn = store.stall();
  const published = publish('a');
  await copy.keep(LEASE);
  assert.deepEqual(
    answersThere(),
    [`answers/${a}`],
    'the log there names it, and does not know that it was published',
  );
  goOn();
  await published;
});

test('the lease goes with the last commit, when the run has finished', async () => {
  await copy.keep(LEASE);
  await journal.commit({ type: 'FinishRun', outcome: 'completed' });
  assert.equal(copy.isBehind, true);
  await copy.keep(undefined);
  assert.equal(copy.isBehind, false);
  assert.equal(github.read(BRANCH, 'lease.json'), undefined);
  assert.equal(head()?.run, undefined);
});

test('a run is on at the head of a log that does not have its end yet', async () => {
  await copy.keep(LEASE);
  const goOn = store.stall();
  const finished = journal.commit({ type: 'FinishRun', outcome: 'completed' });
  await copy.keep(LEASE);
  assert.equal(head()?.run, '7.1');
  goOn();
  await finished;
});

test('only the new part of the log is sent', async () => {
  await copy.keep(LEASE);
  const before = store.bytes.length;
  await complete('a');
  await copy.keep(LEASE);
  const name = `log/${String(before).padStart(12, '0')}.jsonl`;
  assert.equal(github.read(BRANCH, name), store.bytes.subarray(before).toString());
});

test('when somebody else has written, nothing is overwritten', async () => {
  await copy.keep(LEASE);
  github.push({ branch: BRANCH, files: { 'lease.json': '{}' }, message: 'Take over' });
  await complete('a');
  assert.deepEqual(await copy.keep(LEASE), { kind: 'moved' });
  assert.equal(github.read(BRANCH, 'lease.json'), '{}');
});

test('a commit whose reply was lost is known again under that of somebody else', async () => {
  await copy.keep(LEASE);
  const overtaken: StateBranch = {
    ...branch,
    async change(change) {
      const asked = await branch.change(change);
      github.push({ branch: BRANCH, files: { 'handed-over/6.1.jsonl': 'lines' } });
      return asked.ok ? { ...asked, value: { kind: 'moved' } } : asked;
    },
  };
  const known = await branch.look([]);
  assert.ok(known.ok);
  copy = new BranchCopy({ branch: overtaken, store, answers }, journal, onBranch(known.value, head()));
  await complete('a');
  assert.deepEqual(await copy.keep(LEASE), { kind: 'moved' });
  assert.equal(copy.isAsLeft(head()), true);
});

test('a branch as it was before the last commit is known for that, and one with another log is not', async () => {
  await copy.keep(LEASE);
  const before = head();
  assert.equal(copy.mayBeBefore(before), false);
  await complete('a');
  await copy.keep(LEASE);
  assert.equal(copy.mayBeBefore(before), true);
  assert.equal(copy.mayBeBefore(head()), false);
  assert.ok(before !== undefined);
  assert.equal(copy.mayBeBefore({ ...before, hash: sha(99) }), false);
  assert.equal(copy.mayBeBefore(undefined), false);
});

test('trouble is told, and the next try makes up for it', async () => {
  await copy.keep(LEASE);
  await complete('a');
  github.failNext('createCommitOnBranch', 'drop before', { times: 3 });
  assert.equal((await copy.keep(LEASE)).kind, 'trouble');
  assert.equal((await copy.keep(LEASE)).kind, 'kept');
  assert.equal(logOnBranch(), store.bytes.toString());
});

describe('an answer that GitHub does not take for what is in it', () => {
  test('is left out alone: the log and all other answers get there, and why is told', async () => {
    github.refuseSecret(/of c/);
    const answer = new Map<string, string>();
    for (const id of ['a', 'b', 'c', 'd']) answer.set(id, `answers/${await complete(id)}`);

    const kept = await copy.keep(LEASE);

    assert.ok(kept.kind === 'kept');
    assert.match(kept.leftOut?.message ?? '', /Secret detected/);
    assert.deepEqual(answersThere(), ['a', 'b', 'd'].map(id => answer.get(id) ?? '').sort());
    assert.equal(logOnBranch(), store.bytes.toString());
  });

  test('costs no request more until the run ends, and is none when its result is published', async () => {
    await copy.keep(LEASE);
    github.refuseSecret(/of a/);
    await complete('a');
    await copy.keep(LEASE);

    const before = github.requests.length;
    assert.match(JSON.stringify(await copy.keep(LEASE)), /Secret detected/);
    assert.equal(github.requests.length - before, 1);

    await publish('a');
    const kept = await copy.keep(undefined);
    assert.ok(kept.kind === 'kept' && kept.leftOut === undefined);
  });

  test('is not looked for where something else than an answer is refused', async () => {
    await copy.keep(LEASE);
    const a = await complete('a');
    github.refusePath(/^head\.json$/);
    const kept = await copy.keep(LEASE);
    assert.ok(kept.kind === 'trouble' && kept.trouble.kind === 'refused');
    // An answer whose event is not there yet does no harm.
    assert.deepEqual(answersThere(), [`answers/${a}`]);
    assert.equal(head()?.seq, 2);
  });

  test('is not left out for longer than everything is refused', async () => {
    await copy.keep(LEASE);
    const a = await complete('a');
    let isRefusing = true;
    const trouble = { kind: 'refused', message: 'Something went wrong.' } as const;
    const moody: StateBranch = {
      ...branch,
      change: async change => (isRefusing ? { ok: false, trouble } : branch.change(change)),
    };
    const known = await branch.look([]);
    assert.ok(known.ok);
    copy = new BranchCopy({ branch: moody, store, answers }, journal, onBranch(known.value, head()));
    assert.deepEqual(await copy.keep(LEASE), { kind: 'trouble', trouble });

    isRefusing = false;
    assert.deepEqual(await copy.keep(LEASE), { kind: 'kept', leftOut: undefined });
    assert.deepEqual(answersThere(), [`answers/${a}`]);
  });
});
