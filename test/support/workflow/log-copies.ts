// The log as a job left it outside the repository: on its disk, and in the cache.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';

import { unpack } from '../../../src/adapters/actions-cache/unpack.ts';
import { findCompression } from '../../../src/adapters/actions-cache/version.ts';
import { LogFolder } from '../../../src/adapters/local-disk/log-folder.ts';
import { readLog } from '../../../src/app/open-journal.ts';
import type { LogRecord } from '../../../src/domain/event.ts';
import type { CacheService } from '../cache-service.ts';

/** As far as it is whole: the end of a log may be torn. For `look`, as the machine goes after that. */
export function recordsOnDisk(workspace: string, agent = 'default'): readonly LogRecord[] {
  return recordsIn(join(workspace, '.background-agent', agent, 'log'));
}

/** In the newest copy; none as long as there is no copy. */
export async function recordsInCache(cache: Pick<CacheService, 'entries'>): Promise<readonly LogRecord[]> {
  return (await inNewestCopy(cache, folder => recordsIn(join(folder, 'log')))) ?? [];
}

/** The text of the log in the newest copy, also of one that only another release can read. */
export async function logTextInCache(cache: Pick<CacheService, 'entries'>): Promise<string> {
  const segments = await inNewestCopy(cache, folder =>
    readdirSync(join(folder, 'log')).map(name => readFileSync(join(folder, 'log', name), 'utf8')),
  );
  return (segments ?? []).join('');
}

async function inNewestCopy<Found>(
  { entries }: Pick<CacheService, 'entries'>,
  find: (folder: string) => Found,
): Promise<Found | undefined> {
  const newest = entries.at(-1);
  if (newest === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'log-copy-'));
  try {
    const packed = {
      ...{ archive: Readable.from([newest.archive]), compression: await findCompression(process.env) },
      ...{ bytesMax: BYTES_MAX, signal: AbortSignal.timeout(UNPACK_MS_MAX) },
    };
    await unpack(packed, folder);
    return find(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const BYTES_MAX = 64 * 1024 ** 2;
const UNPACK_MS_MAX = 10_000;

function recordsIn(folder: string): readonly LogRecord[] {
  const records: LogRecord[] = [];
  const log = readLog(new LogFolder(folder), record => void records.push(record));
  assert.ok(log.ok, log.ok ? '' : log.problem.message);
  return records;
}
