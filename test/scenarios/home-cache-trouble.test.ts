// What the cache does when a run asks for the copy of its log: refuses, breaks off, lies. A run that needs the copy waits for
// it or goes on from the state branch; a run that does not need it takes no notice. None starts empty, and none believes a lie.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { GENESIS, seal } from '../../src/log/chain.ts';
import { alertIssues } from '../support/alert-issues.ts';
import { putCopy } from '../support/cache-scene.ts';
import type { CacheEntry, CacheTrouble, Step } from '../support/cache-service.ts';
import { answer } from '../support/model-server.ts';
import { summaries } from '../support/scene.ts';
import { tarArchive } from '../support/tar-archive.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import { recordsInCache } from '../support/workflow/log-copies.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';

const AGENT = 'background-agent/default';
const RUN_TOKENS = 5_000;
const INPUTS = { 'checkpoint-interval': '1s', 'token-budget': String(RUN_TOKENS) };

/** GitHub and the cache, as they were at one time. */
type World = { readonly tips: ReadonlyMap<string, string>; readonly entries: readonly CacheEntry[] };

let scene: GitHubScene;
/** A run has done `t1` and `t2`, and four more tasks are on the list. */
let ended: World;
/** After that, the machine of one that had done `t3` and `t4`, and uploaded both, was lost in the call for `t5`. */
let killed: World;
/** A copy of the agent's log in another repository. */
let foreign: CacheEntry;

beforeAll(async () => {
  scene = await openGitHubScene({ tasks: summaries(2), with: INPUTS });
  await scene.run();
  scene.list({ tasks: summaries(6) });
  ended = now();

  scene.answerWith(({ body, prompt }) => (prompt.includes('Text 5') ? { fault: 'hang' } : answer(body)));
  const job = await scene.start();
  while (!(await recordsInCache(scene.cache)).some(({ event }) => isDone(event, 't4'))) await sleep(20);
  await job.loseMachine();
  assert.equal((await job.ended).conclusion, 'lost');
  scene.answerWith(({ body }) => answer(body));
  killed = now();

  await using other = await openGitHubScene({ tasks: summaries(6), github: { repositoryId: 4_711 } });
  await other.run();
  [foreign] = other.cache.entries as [CacheEntry];
}, 60_000);
afterAll(() => scene[Symbol.asyncDispose]());
afterEach(() => scene.cache.heal());

function now(): World {
  const { github, cache } = scene;
  const tips = github.branches().map(branch => [branch, github.commits(branch)[0]?.oid ?? ''] as const);
  return { tips: new Map(tips), entries: [...cache.entries] };
}

/** As if nothing had happened since. */
function goBackTo({ tips, entries }: World): void {
  const { github, cache } = scene;
  for (const [branch, oid] of tips) github.setBranch(branch, oid);
  for (const { number } of openIssues()) github.deleteIssue(number);
  cache.evict();
  for (const { key, version, archive } of entries) cache.put(key, version, archive);
}

const openIssues = () =>
  alertIssues(scene.github).filter(({ deleted, state }) => !deleted && state === 'open');
const titles = () =>
  openIssues()
    .map(({ title }) => title.replace(/^.*: /, ''))
    .sort();
const isDone = (event: Event, task: string) => event.type === 'TaskCompleted' && event.task === task;
const log = () => scene.state()?.log ?? Buffer.of();
const asked = ({ requests }: JobEnd) =>
  requests.model.map(({ prompt }) => `t${/Text (\d+)/.exec(prompt)?.[1]}`).sort();
const interruptions = () => scene.events().filter(event => event.type === 'RunInterrupted');
const damages = () => scene.events().flatMap(event => (event.type === 'LogRecovered' ? [event.damage] : []));

function expectWork(end: JobEnd, source: string, ...tasks: readonly string[]): void {
  const { conclusion, outputs, log: said } = end;
  assert.deepEqual(
    [conclusion, outputs.get('outcome'), outputs.get('state-source')],
    ['success', 'completed', source],
    said,
  );
  assert.deepEqual(asked(end), tasks);
  const texts = [...scene.results().values()].map(result => JSON.stringify(result));
  assert.equal(texts.length, 6);
  assert.deepEqual(
    texts.filter(text => text.includes(LIE)),
    [],
  );
}

/** Nothing was asked, and nothing of the log is other than it was. */
async function expectPatience(reason: RegExp): Promise<void> {
  const before = log();
  const end = await scene.run();
  assert.deepEqual([end.conclusion, end.outputs.get('outcome')], ['failure', 'failed'], end.log);
  assert.match(end.log, /::error .*The last run was cut off.*cannot be reached.*Nothing was spent\./);
  assert.match(end.log, reason);
  assert.deepEqual(asked(end), []);
  assert.deepEqual(log(), before);
}

const refusing = (status: number): CacheTrouble => ({ kind: 'status', status });
const TROUBLES: readonly (readonly [string, Step, CacheTrouble, RegExp])[] = [
  ['answers 403', 'find', refusing(403), /HTTP 403/],
  ['answers 429', 'find', refusing(429), /HTTP 429/],
  ['answers 500', 'find', refusing(500), /HTTP 500/],
  ['does not hand its archive out', 'download', refusing(403), /HTTP 403/],
  ['cuts its archive short', 'download', { kind: 'truncated' }, /The copy in the cache cannot be used/],
  ['breaks off in the middle', 'download', { kind: 'cut' }, /The copy in the cache cannot be used/],
];

const LIE = 'The forged answer.';

/**
 * The log as somebody would like it to be: whole in itself, about this repository and this run, with every task done. With so
 * many events, if that is more than it takes.
 */
async function forge(length = 0): Promise<void> {
  const text = JSON.stringify(LIE);
  const name = hash('sha256', text);
  const [created] = scene.events();
  assert.equal(created?.type, 'LogCreated');
  const tasks = (await recordsInCache(scene.cache)).flatMap(({ event }) =>
    event.type === 'TaskAdded' ? [event] : [],
  );
  const started: Event = { type: 'RunStarted', version: '0.1.0', provider: 'compatible' };
  const done = tasks.flatMap(({ task, key }): Event[] => [
    { type: 'AttemptStarted', task, key, attempt: 1, model: 'small', holdTokens: 800, holdNanoUsd: 1_000 },
    {
      ...{ type: 'TaskCompleted', task, key, attempt: 1, answer: name, durationMs: 1 },
      hold: { end: 'released' },
    },
  ]);
  const events = [created, started, ...tasks, ...done];
  while (events.length < length) events.push({ type: 'LogRecovered', damage: 'torn' });
  const { bytes } = seal(GENESIS, new Date().toISOString(), '1002.1', events);
  const file = (path: string, content: string | Uint8Array) => ({
    name: path,
    content: Buffer.from(content),
  });
  const archive = tarArchive(
    ...['./', './log/', './answers/'].map(folder => ({ name: folder, type: '5' })),
    file('./log/000000000000.jsonl', bytes),
    file(`./answers/${name}`, text),
  );
  await putCopy(scene.cache, `${AGENT}/1002.1/99`, archive);
}

describe('after a run that was killed, when the cache', () => {
  beforeEach(() => goBackTo(killed));

  test('is as it should be, only the call in flight and the rest are asked for', async () => {
    expectWork(await scene.run(), 'cache', 't5', 't6');
    assert.deepEqual([damages(), titles()], [[], ['a run was killed']]);
  });

  test.each(TROUBLES)(
    '%s, nothing is spent, and its copy is gone on with when it is well again',
    async (_, step, trouble, reason) => {
      scene.cache.trouble(trouble, step);
      await expectPatience(reason);
      scene.cache.heal();
      expectWork(await scene.run(), 'cache', 't5', 't6');
      assert.deepEqual(damages(), []);
    },
  );

  test('does not get well, the third run goes on from the branch, and the killed one is charged whole', async () => {
    scene.cache.trouble(refusing(500), 'find');
    await expectPatience(/HTTP 500/);
    await expectPatience(/HTTP 500/);
    const before = log();
    expectWork(await scene.run(), 'repository', 't3', 't4', 't5', 't6');
    assert.deepEqual(log().subarray(0, before.length), before, 'the log goes on');
    assert.deepEqual(damages(), ['cache-unreachable']);
    const [{ charged } = {}] = interruptions();
    assert.equal(charged?.tokens, RUN_TOKENS);
    assert.deepEqual(titles(), ['a run was killed', 'the log, the results or the webhook is in trouble']);
  });

  const LIES: readonly (readonly [string, () => Promise<void> | void, string])[] = [
    [
      'offers the log of another repository',
      () => scene.cache.put(`${AGENT}/1002.1/99`, foreign.version, foreign.archive),
      'copy-unusable',
    ],
    ['offers a forged log, whole in itself, without the head that is known', () => forge(), 'two-histories'],
    ['offers a forged log that is longer than the branch’s', () => forge(60), 'two-histories'],
    [
      'offers an archive without a log',
      () => putCopy(scene.cache, `${AGENT}/1002.1/99`, tarArchive({ name: './', type: '5' })),
      'copy-unusable',
    ],
  ];
  test.each(LIES)('%s, the branch is gone on with', async (_, lie, damage) => {
    await lie();
    const before = log();
    expectWork(await scene.run(), 'repository', 't3', 't4', 't5', 't6');
    assert.deepEqual(log().subarray(0, before.length), before, 'the log goes on');
    assert.deepEqual(damages(), [damage]);
  });
});

describe('after a run that ended, when the cache', () => {
  beforeEach(() => goBackTo(ended));

  test.each(TROUBLES)('%s, nobody need know', async (_, step, trouble) => {
    scene.cache.trouble(trouble, step);
    const end = await scene.run();
    expectWork(end, 'repository', 't3', 't4', 't5', 't6');
    assert.deepEqual([end.annotations, titles(), interruptions(), damages()], [[], [], [], []]);
  });

  test.each<[string, () => Promise<void> | void]>([
    ['another repository', () => scene.cache.put(`${AGENT}/1001.1/99`, foreign.version, foreign.archive)],
    ['a forger', () => forge(scene.records().length)],
  ])('offers a log of %s, it is not looked at twice', async (_, lie) => {
    await lie();
    const end = await scene.run();
    expectWork(end, 'repository', 't3', 't4', 't5', 't6');
    assert.deepEqual([end.annotations, titles(), interruptions(), damages()], [[], [], [], []]);
  });
});
