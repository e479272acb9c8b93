import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openApi } from '../../src/adapters/github/api.ts';
import { resultBranch } from '../../src/adapters/github/result-branch.ts';
import { stateBranch } from '../../src/adapters/github/state-branch.ts';
import { AnswerFolder } from '../../src/adapters/local-disk/answer-folder.ts';
import { makeFolder } from '../../src/adapters/local-disk/folder.ts';
import { LogFolder } from '../../src/adapters/local-disk/log-folder.ts';
import { stateDisk } from '../../src/adapters/local-disk/state-disk.ts';
import { commitTo } from '../../src/app/publishing/commit-to.ts';
import type { Ground, Machine } from './crowd.ts';
import { MemoryBranch } from './fakes/memory-branch.ts';
import { MemoryCopies } from './fakes/memory-copies.ts';
import { MemoryMachines } from './fakes/memory-machines.ts';
import { MemoryResults } from './fakes/memory-results.ts';
import { PatientClock } from './fakes/patient-clock.ts';
import { SeededRandom } from './fakes/seeded-random.ts';
import { VirtualClock } from './fakes/virtual-clock.ts';
import { startGitHub } from './github/start-github.ts';
import { wholeLogIn, wholeLogOf } from './whole-log.ts';

export type MemoryGround = Ground & {
  readonly branch: MemoryBranch;
  readonly copies: MemoryMachines;
  readonly files: MemoryResults;
};

/** Everything in memory: a thousand stories in seconds. */
export function groundInMemory(): MemoryGround {
  const clock = new VirtualClock();
  const branch = new MemoryBranch(clock);
  const machines = new MemoryMachines();
  const results = new MemoryResults();
  return {
    ...{ clock, branch, copies: machines, files: results },
    evict: () => machines.copies.clear(),
    openMachine: () => ({ ...machines.open(), results }),
    during: work => work,
    log: () => wholeLogIn(branch.commits.map(({ files }) => files)),
    hasLease: () => branch.files.has('lease.json'),
    results: () => results.list(),
  };
}

export type RealGround = Ground & { readonly forced: () => number; close(): Promise<void> };

/** A real repository for state and results, and real folders. Each machine has a workspace of its own. */
export async function realGround(): Promise<RealGround> {
  const clock = new PatientClock();
  const github = await startGitHub({ repository: 'octo/example', now: () => clock.now() });
  const root = mkdtempSync(join(tmpdir(), 'crowd-'));
  const random = new SeededRandom();
  // Waits between two tries are over at once: only the story's own steps take time.
  const now = () => clock.now();
  const hasty = { now, elapsed: now, sleep: () => Promise.resolve() };
  const { url, token } = github;
  const api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock: hasty, random, proxyEnv: {} });
  const place = { api, random, owner: 'octo', name: 'example' };
  const name = 'background-agent/default';
  const copies = new MemoryCopies(clock);
  const main = resultBranch({ ...place, branch: undefined });

  const openMachine = (run: string): Machine => {
    const [folder, temp] = [join(root, run, 'state'), join(root, run, 'temp')];
    for (const each of [folder, temp]) makeFolder(each);
    return {
      disk: stateDisk({ folder, temp }),
      store: new LogFolder(join(folder, 'log')),
      answers: new AnswerFolder(join(folder, 'answers')),
      results: new MemoryResults(),
      publisher: commitTo({ branch: main, clock: hasty, random }, () => `Results of run ${run}`),
    };
  };
  return {
    ...{ clock, copies, openMachine },
    branch: stateBranch({ ...place, branch: name }),
    evict: () => copies.evictAll(),
    during: work => clock.during(work),
    log: () => wholeLogOf(github, name),
    hasLease: () => github.files(name).includes('lease.json'),
    results: () => github.files('main').filter(path => path.startsWith('results/')),
    forced: () => github.requests.filter(({ operation }) => /update-?ref/i.test(operation)).length,
    close: async () => {
      api.close();
      rmSync(root, { recursive: true, force: true });
      await github.close();
    },
  };
}
