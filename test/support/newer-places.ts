// The packaged action meets a log that a newer release has gone on with, in each place that a log can come from. A trial tells
// what is not as it must be: nothing sent, nothing changed, a red step that says what to do.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { unpack } from '../../src/adapters/actions-cache/unpack.ts';
import { findCompression } from '../../src/adapters/actions-cache/version.ts';
import { parseBranchHead } from '../../src/domain/branch-head.ts';
import type { Head } from '../../src/log/chain.ts';
import { replay } from '../../src/log/replay.ts';
import { alertIssues } from './alert-issues.ts';
import { putCopy } from './cache-scene.ts';
import type { CacheEntry } from './cache-service.ts';
import { treeOf } from './file-tree.ts';
import { answer } from './model-server.ts';
import {
  type Append,
  FUTURE_NAMES,
  type Future,
  KNOWN,
  NEWER_SNAPSHOT,
  type Where,
  appendTo,
  newerAppend,
} from './newer-logs.ts';
import { openScene, summaries } from './scene.ts';
import { CANARY } from './sound-run.ts';
import { tarArchive } from './tar-archive.ts';
import { type GitHubScene, openGitHubScene } from './workflow/github-scene.ts';
import { recordsInCache } from './workflow/log-copies.ts';
import type { JobEnd } from './workflow/running-job.ts';

export const PLACES = ['disk', 'branch', 'cache'] as const;
export type Place = (typeof PLACES)[number];

/** `control`: what every release knows, which must be gone on with, or the trials around it prove nothing. */
export const WHATS = [...FUTURE_NAMES, 'a snapshot of a version that is not known yet', 'control'] as const;
export type What = (typeof WHATS)[number];

export type Trial = { readonly place: Place; readonly what: What; readonly faults: readonly string[] };

/** Some or all of them in one place, one after another. */
export async function trialsIn(place: Place, whats: readonly What[] = WHATS): Promise<readonly Trial[]> {
  switch (place) {
    case 'disk':
      return trialsOnDisk(whats);
    case 'branch':
      return trialsAtHome('branch', whats, putOnBranch);
    case 'cache':
      return trialsAtHome('cache', whats, putIntoCache);
  }
}

type Seen = {
  readonly requests: number;
  readonly isRed: boolean;
  readonly isUntouched: boolean;
  readonly said: string;
  /** Whether an issue says so as well; where there are issues. */
  readonly isTold: boolean;
};

const TASKS = 2;
const MORE = 2;
/** What is left to ask for: one of the answers is in the copy of the machine that was lost. */
const ASKED: Readonly<Record<Place, number>> = { disk: MORE, branch: MORE, cache: MORE - 1 };
const AGENT = 'background-agent/default';

function judge(place: Place, what: What, seen: Seen): Trial {
  const { requests, isRed, isUntouched, said, isTold } = seen;
  const faults: readonly (readonly [boolean, string])[] =
    what === 'control'
      ? [[isRed || requests !== ASKED[place], `${requests} requests were sent, and it said ${said}`]]
      : [
          [requests > 0, `${requests} requests were sent`],
          [!isRed, 'the step is not red'],
          [!isUntouched, 'the state was changed'],
          [!/update to go on\./.test(said), `nobody was told to update: ${said}`],
          [!isTold, 'no issue says that a newer release wrote it'],
        ];
  return { place, what, faults: faults.flatMap(([isSo, fault]) => (isSo ? [fault] : [])) };
}

async function trialsOnDisk(whats: readonly What[]): Promise<readonly Trial[]> {
  await using scene = await openScene({ tasks: summaries(TASKS) });
  const { machine, server } = scene;
  await scene.run();
  scene.list({ tasks: summaries(TASKS + MORE) });
  const folder = join(machine.workspace, '.background-agent/default/log');
  const log = readFileSync(join(folder, '000000000000.jsonl'));

  const trials: Trial[] = [];
  for (const what of whats) {
    writeFiles(folder, filesWith(what, log, soon()));
    const [before, requests] = [treeOf(folder), server.requests.length];
    const inputs = { provider: 'compatible', 'base-url': server.url, 'api-key': CANARY, concurrency: '1' };
    const { exitCode, stdout } = await machine.start(inputs).ended;
    trials.push(
      judge('disk', what, {
        requests: server.requests.length - requests,
        isRed: exitCode === 1,
        isUntouched: JSON.stringify([...treeOf(folder)]) === JSON.stringify([...before]),
        said: stdout,
        isTold: true,
      }),
    );
  }
  return trials;
}

/** The log's files when that has come to it. */
function filesWith(what: What, log: Buffer, where: Where): Readonly<Record<string, Uint8Array>> {
  const { bytes } = appendOf(what, headOf(log), where);
  if (!isSnapshot(what)) return { '000000000000.jsonl': Buffer.concat([log, bytes]) };
  const end = digitsOf(log.length);
  return { [`snapshot-${end}.jsonl`]: NEWER_SNAPSHOT, [`${end}.jsonl`]: bytes };
}

/** GitHub and the cache, as they were at one time. */
type World = { readonly tips: ReadonlyMap<string, string>; readonly entries: readonly CacheEntry[] };

async function trialsAtHome(
  place: Place,
  whats: readonly What[],
  put: (scene: GitHubScene, what: What) => Promise<void>,
): Promise<readonly Trial[]> {
  await using scene = await openGitHubScene({
    tasks: summaries(TASKS),
    with: { 'checkpoint-interval': '1s' },
  });
  await scene.run();
  scene.list({ tasks: summaries(TASKS + MORE) });
  if (place === 'cache') await loseMachineIn(scene);
  const world = worldOf(scene);

  const trials: Trial[] = [];
  for (const what of whats) {
    goBackTo(scene, world);
    await put(scene, what);
    const before = worldOf(scene);
    const end = await scene.run();
    trials.push(judge(place, what, seenIn(scene, end, before)));
  }
  return trials;
}

/** Only the cache knows of the answer to one of the two tasks: the branch was last written to before it. */
async function loseMachineIn(scene: GitHubScene): Promise<void> {
  const last = `Text ${TASKS + MORE} `;
  scene.answerWith(({ body, prompt }) => (prompt.includes(last) ? { fault: 'hang' } : answer(body)));
  const job = await scene.start();
  const isCopied = async () =>
    (await recordsInCache(scene.cache)).some(
      ({ event }) => event.type === 'TaskCompleted' && event.task === `t${TASKS + 1}`,
    );
  while (!(await isCopied())) await sleep(20);
  await job.loseMachine();
  assert.equal((await job.ended).conclusion, 'lost');
  scene.answerWith(({ body }) => answer(body));
}

async function putOnBranch({ github, cache }: GitHubScene, what: What): Promise<void> {
  cache.evict();
  const head = parseBranchHead(github.read(AGENT, 'head.json') ?? '');
  assert.ok(head !== undefined, 'the branch has a head');
  const { bytes, head: next } = appendOf(what, head, soon());
  const after = { ...head, ...next, end: head.end + bytes.length };
  const pieces = github.files(AGENT).filter(path => path.startsWith('log/'));
  github.push({
    branch: AGENT,
    files: {
      ...(isSnapshot(what) && {
        ...Object.fromEntries(pieces.map(path => [path, null])),
        [`snapshot/${digitsOf(head.end)}.jsonl`]: NEWER_SNAPSHOT.toString(),
      }),
      [`log/${digitsOf(head.end)}.jsonl`]: bytes.toString(),
      'head.json': JSON.stringify(after),
    },
  });
}

/** A copy of the run whose machine was lost, newer than its own last one. */
async function putIntoCache({ cache }: GitHubScene, what: What): Promise<void> {
  const newest = cache.entries.at(-1);
  assert.ok(newest !== undefined, 'the cache has a copy');
  const folder = mkdtempSync(join(tmpdir(), 'newer-copy-'));
  try {
    const compression = await findCompression(process.env);
    const packed = { archive: Readable.from([newest.archive]), compression, bytesMax: 64 * 1024 ** 2 };
    await unpack({ ...packed, signal: AbortSignal.timeout(10_000) }, folder);
    const path = join(folder, 'log');
    writeFiles(path, filesWith(what, readFileSync(join(path, '000000000000.jsonl')), soon()));
    const members = [...treeOf(folder)].map(([name, content]) =>
      content === '/'
        ? { name: `./${name}/`, type: '5' }
        : { name: `./${name}`, content: Buffer.from(content, 'base64') },
    );
    await putCopy(cache, `${newest.key}9`, tarArchive({ name: './', type: '5' }, ...members));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function seenIn(scene: GitHubScene, { conclusion, requests, log }: JobEnd, before: World): Seen {
  const after = worldOf(scene);
  const keysOf = ({ entries }: World) => entries.map(({ key }) => key).join();
  return {
    requests: requests.model.length,
    isRed: conclusion === 'failure',
    isUntouched: before.tips.get(AGENT) === after.tips.get(AGENT) && keysOf(before) === keysOf(after),
    said: log,
    isTold: alertIssues(scene.github).some(
      ({ state, deleted, body }) =>
        state === 'open' && !deleted && /was written by a newer release/.test(body ?? ''),
    ),
  };
}

function worldOf({ github, cache }: GitHubScene): World {
  const tips = github.branches().map(branch => [branch, github.commits(branch)[0]?.oid ?? ''] as const);
  return { tips: new Map(tips), entries: [...cache.entries] };
}

/** As if nothing had happened since. */
function goBackTo({ github, cache }: GitHubScene, { tips, entries }: World): void {
  for (const [branch, oid] of tips) github.setBranch(branch, oid);
  for (const { number, deleted } of github.issues) if (!deleted) github.deleteIssue(number);
  cache.evict();
  for (const { key, version, archive } of entries) cache.put(key, version, archive);
}

function appendOf(what: What, head: Head, where: Where): Append {
  if (what === 'control') return appendTo(head, KNOWN, where);
  return newerAppend(head, isSnapshot(what) ? FUTURE_NAMES[0] : what, where);
}

function isSnapshot(what: What): what is Exclude<What, Future | 'control'> {
  return what.startsWith('a snapshot');
}

function headOf(log: Uint8Array): Head {
  const read = replay([log], () => {});
  assert.equal(read.status, 'intact');
  return 'head' in read ? read.head : assert.fail('an intact log has a head');
}

/** No earlier than what the log has, by the same clock. */
function soon(): Where {
  return { at: new Date().toISOString(), run: '1999.1' };
}

function writeFiles(folder: string, files: Readonly<Record<string, Uint8Array>>): void {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}

function digitsOf(offset: number): string {
  return String(offset).padStart(12, '0');
}
