// Looks every few milliseconds whether anything new is where it outlives the machine: on the state branch, and in the cache.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { GitHubScene } from '../../support/workflow/github-scene.ts';

export type PlacesWatch = {
  /** When the branch got its last commit, and the cache its last entry, by `performance.now()`; 0: none so far. */
  readonly last: { readonly branchMs: number; readonly cacheMs: number };
  stop(): void;
};

const LOOK_MS = 5;

export function watchPlaces({ github, cache }: Pick<GitHubScene, 'github' | 'cache'>): PlacesWatch {
  const last = { branchMs: 0, cacheMs: 0 };
  const ref = join(github.gitDir, 'refs/heads/background-agent/default');
  let [tip, entries] = [tipIn(ref), cache.entries.length];
  const look = () => {
    const now = tipIn(ref);
    if (now !== tip) last.branchMs = performance.now();
    if (cache.entries.length !== entries) last.cacheMs = performance.now();
    [tip, entries] = [now, cache.entries.length];
  };
  const timer = setInterval(look, LOOK_MS);
  return { last, stop: () => clearInterval(timer) };
}

function tipIn(ref: string): string | undefined {
  try {
    return readFileSync(ref, 'latin1');
  } catch {
    return undefined;
  }
}
