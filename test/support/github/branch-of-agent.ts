// A state branch as an agent leaves it behind: its log, kept by the code that keeps it.
import assert from 'node:assert/strict';

import { openApi } from '../../../src/adapters/github/api.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { BranchCopy } from '../../../src/app/home/branch-copy.ts';
import { openJournal } from '../../../src/app/open-journal.ts';
import type { AnswerStore, LogStore } from '../../../src/ports.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import { HastyClock } from '../fakes/hasty-clock.ts';
import { SeededRandom } from '../fakes/seeded-random.ts';
import type { GitHub } from './start-github.ts';

/** Makes the branch of that agent from a log that lies elsewhere. */
export async function pushState(
  github: GitHub,
  { store, answers }: { readonly store: LogStore; readonly answers: AnswerStore },
  identity: { readonly repository: string; readonly agent: string },
): Promise<void> {
  const { url, token, repository } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  const api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  try {
    const { owner, name } = repository;
    const branch = stateBranch({ api, random, owner, name, branch: `background-agent/${identity.agent}` });
    // The log was written by whatever clock the test has: far ahead, none of its lines is from a time to come.
    const late = { now: () => Date.UTC(2100, 0), elapsed: () => 0, sleep: async () => {} };
    const policy = { limits: NO_LIMITS, backoff: BACKOFF };
    const opened = await openJournal({ store, clock: late }, { identity, run: '1.1', policy });
    assert.ok(opened.ok);
    const nothing = {
      tip: undefined,
      head: undefined,
      end: 0,
      log: [],
      answers: new Set<string>(),
      hasLease: false,
      hasLeftBehind: false,
    };
    const kept = await new BranchCopy({ branch, store, answers }, opened.journal, nothing).keep(undefined);
    assert.equal(kept.kind, 'kept');
  } finally {
    api.close();
  }
}
