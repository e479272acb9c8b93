// Prints what must not depend on where and on what it runs: hashes of the States that logs come to, of the logs that the same
// seeds give, and of the keys and results of the same tasks. In a process of its own, as zone and locale are the process's.
// Run: TZ=Asia/Kolkata LC_ALL=tr_TR.UTF-8 node test/support/print-hashes.ts
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';

import { runCommandLine } from '../../src/entrypoints/command-line.ts';
import { replay } from '../../src/log/replay.ts';
import { restore } from '../../src/log/restore.ts';
import { randomLog } from '../reliability/snapshot-cuts.ts';
import type { Printed } from './places-of-the-world.ts';
import { GOLDEN_LIVES, filesOf } from './golden-lives.ts';
import { KINDS, LongHistory } from './long-history.ts';
import { stateHash } from './state-text.ts';

const LOGS = 20;
/** Words that letters, days and numbers of a place could change. */
const TASKS = {
  version: 1,
  types: {
    dated: {
      prompt:
        '{{ text | upcase }} {{ text | downcase }} {{ day | date: "%A %e %B %Y %H:%M" }} {{ tags | sort | join }}',
    },
  },
  tasks: [
    {
      id: 'dated',
      type: 'dated',
      input: { text: 'Iğdır Straße', day: '2026-03-29 02:30', tags: ['z', 'ä', 'I', 'ı'] },
    },
    {
      id: 'entities',
      type: 'extract_entities',
      input: { text: 'Marie Curie spoke in Stockholm on 11 December 1911, at 02:30, for 1,234.5 crowns.' },
    },
    { id: 'tone', type: 'analyze_sentiment', input: { text: 'THIS IS BRILLIANT, and I like it.' } },
    { id: 'short', type: 'summarize', input: { text: 'It rains. It rained on 1 March, too. It will rain.' } },
  ],
};

const printed: Printed = {
  ...place(),
  hashes: {
    ...Object.fromEntries(GOLDEN_LIVES.map(life => [`life ${life.name}`, stateOf(filesOf(life).log)])),
    [`${LOGS} random logs`]: hashOf(
      Array.from({ length: LOGS }, (_, index) => bytesOf(randomLog(index + 1))),
    ),
    'ten days': await tenDays(),
    'a rehearsal': await rehearsal(),
  },
};
process.stdout.write(`${JSON.stringify(printed)}\n`);

/** What is of the place, by Node's own means: so that nobody takes two places for one. */
function place(): Omit<Printed, 'hashes'> {
  const { locale, timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  const day = new Date(Date.UTC(2026, 2, 29, 1, 30));
  return {
    node: process.version,
    zone,
    locale,
    ambient: `${day.toString()} ${day.toLocaleString()} ${'I'.toLocaleLowerCase()}`,
  };
}

function stateOf(log: Uint8Array): string {
  const read = restore({ snapshot: undefined, rest: [log] });
  return 'state' in read ? stateHash(read.state) : read.reason;
}

/** The log as well as the State of those who wrote it. */
function bytesOf({ bytes, state }: ReturnType<typeof randomLog>): string {
  return `${hash('sha256', bytes)} ${stateHash(state)}`;
}

/** A run a day, each kind of day once. */
async function tenDays(): Promise<string> {
  const life = new LongHistory();
  const evenings: unknown[] = [];
  for (const day of KINDS.keys()) evenings.push(await life.live(day + 1));
  return hashOf([life.ground.log().toString(), evenings]);
}

/** Keys of tasks, and the answers that this machine can give itself: to all but the first. When that was is left out. */
async function rehearsal(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  try {
    writeFileSync(join(folder, 'tasks.json'), JSON.stringify(TASKS));
    const exit = await runCommandLine({
      argv: ['node', 'background-agent', 'run', '--tasks', 'tasks.json', '--provider', 'offline'],
      env: {},
      cwd: () => folder,
      stdin: Readable.from([]),
      stdout: { write: () => true },
      stderr: { write: () => true },
      on: () => {},
    });
    const results = readdirSync(join(folder, 'results')).sort();
    const keys = keysIn(join(folder, '.background-agent/default/log'));
    assert.deepEqual([results.length, keys.length], [TASKS.tasks.length - 1, TASKS.tasks.length]);
    const answers = results.map(name => withoutTime(readFileSync(join(folder, 'results', name), 'utf8')));
    return hashOf([exit, keys, answers]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function keysIn(folder: string): readonly string[] {
  const keys: string[] = [];
  const segments = readdirSync(folder).map(name => readFileSync(join(folder, name)));
  replay(segments, ({ event }) => {
    if (event.type === 'TaskAdded') keys.push(`${event.task} ${event.key}`);
  });
  return keys;
}

function withoutTime(result: string): unknown {
  return JSON.parse(result, (name, value: unknown) =>
    ['completedAt', 'run'].includes(name) ? undefined : value,
  );
}

function hashOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value));
}
