// Every place that outlives a job: what its repository, its cache and its issues have, to the byte.
import { execFileSync } from 'node:child_process';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';

import type { CacheService } from '../cache-service.ts';
import { treeOf } from '../file-tree.ts';
import type { GitHub } from '../github/start-github.ts';

export type Place = readonly [where: string, bytes: Buffer];

type Stage = { readonly github: GitHub; readonly cache: CacheService };

export function lastingPlaces({ github, cache }: Stage): readonly Place[] {
  const issues = Buffer.from(JSON.stringify(github.issues));
  return [...gitObjects(github), ...cacheArchives(cache), ['issues', issues]];
}

/** What was packed, not how. */
export function cacheArchives({ entries }: CacheService): readonly Place[] {
  const isZstd = (archive: Buffer) => archive.readUInt32LE(0) === 0xfd2fb528;
  return entries.map(({ key, archive }) => [
    `cache ${key}`,
    isZstd(archive) ? zstdDecompressSync(archive) : gunzipSync(archive),
  ]);
}

/** Every file of a machine. */
export function filesOn(folder: string): readonly Place[] {
  return [...treeOf(folder)].map(([path, base64]) => [path, Buffer.from(base64, 'base64')]);
}

/** The places in which a secret stands, plainly or in base64. */
export function leaksIn(places: readonly Place[], secrets: readonly string[]): readonly string[] {
  const traces = secrets.flatMap(secret => [
    secret,
    ...[0, 1, 2].map(shift =>
      Buffer.from(' '.repeat(shift) + secret)
        .toString('base64')
        .slice(shift === 0 ? 0 : 4, -4),
    ),
  ]);
  return places.filter(([, bytes]) => traces.some(trace => bytes.includes(trace))).map(([where]) => where);
}

/** Every object of the repository, also of commits that no branch has. */
function gitObjects({ gitDir }: GitHub): readonly Place[] {
  const options = ['--git-dir', gitDir, 'cat-file', '--batch-all-objects', '--batch'];
  const all = execFileSync('git', options, { maxBuffer: 1 << 28 });
  const places: Place[] = [];
  for (let at = 0; at < all.length;) {
    const endOfHead = all.indexOf('\n', at);
    const [oid, type, size] = all.toString('latin1', at, endOfHead).split(' ');
    const end = endOfHead + 1 + Number(size);
    places.push([`${type} ${oid}`, all.subarray(endOfHead + 1, end)]);
    at = end + 1;
  }
  return places;
}
