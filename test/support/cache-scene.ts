import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';

import {
  type ActionsCacheOptions,
  openActionsCache,
} from '../../src/adapters/actions-cache/actions-cache.ts';
import { copyVersion, findCompression } from '../../src/adapters/actions-cache/version.ts';
import type { CopyStore } from '../../src/ports/copies.ts';
import { type CacheService, type Rights, startCacheService } from './cache-service.ts';

/** A machine with folders of its own, in front of a cache service. */
export type CacheScene = {
  readonly service: CacheService;
  /** Everything below it may be looked at; `into` and `temp` are in it, and empty. */
  readonly root: string;
  readonly into: string;
  /** The runner's temporary folder. */
  readonly temp: string;
  /** What a step with these rights sees. */
  env(rights?: Partial<Rights>): Readonly<Record<string, string>>;
  open(options?: Partial<ActionsCacheOptions>): CopyStore;
  /** A copy that no client made: a tar archive, packed as on this machine. */
  put(key: string, tar: Buffer): Promise<void>;
  /** A new folder with these files in it. */
  folder(files: Readonly<Record<string, string | Buffer>>): string;
  close(): Promise<void>;
};

export const SAVE_IN_CHILD = fileURLToPath(new URL('save-in-child.ts', import.meta.url));

export async function openCacheScene(): Promise<CacheScene> {
  const service = await startCacheService();
  const root = mkdtempSync(join(tmpdir(), 'actions-cache-'));
  const [into, temp, workspace] = ['into', 'temp', 'workspace'].map(name => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [into, temp, workspace]) mkdirSync(folder);
  let folders = 0;

  const env: CacheScene['env'] = rights => ({
    PATH: process.env['PATH'] ?? '',
    RUNNER_TEMP: temp,
    // Not the folder that a copy is of.
    GITHUB_WORKSPACE: workspace,
    ...service.env(rights),
  });
  return {
    service,
    root,
    into,
    temp,
    env,
    open: options => openActionsCache({ env: env(), program: SAVE_IN_CHILD, ...options }),
    put: (key, tar) => putCopy(service, key, tar),
    folder(files) {
      const folder = join(root, `folder-${++folders}`);
      mkdirSync(folder);
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
      return folder;
    },
    async close() {
      await service.close();
      if (existsSync(root)) rmSync(root, { recursive: true });
    },
  };
}

/** An entry that no client made: a tar archive, packed as on this machine. */
export async function putCopy(service: Pick<CacheService, 'put'>, key: string, tar: Buffer): Promise<void> {
  const compression = await findCompression(process.env);
  const archive = compression === 'gzip' ? gzipSync(tar) : zstdCompressSync(tar, CHECKED);
  service.put(key, copyVersion(compression, process.platform), archive);
}

/** With a checksum, as the command `zstd` packs. */
const CHECKED = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };
