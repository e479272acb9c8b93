import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { AnswerFolder } from '../../../src/adapters/local-disk/answer-folder.ts';
import { LogFolder } from '../../../src/adapters/local-disk/log-folder.ts';
import { stateDisk } from '../../../src/adapters/local-disk/state-disk.ts';
import { NOTHING_SEEN } from '../../../src/app/watch/look-back.ts';
import { BranchCopy } from '../../../src/app/home/branch-copy.ts';
import { bringLogHere } from '../../../src/app/home/bring-log-here.ts';
import { type Home, LOOKED_AT } from '../../../src/app/home/home.ts';
import type { Journal } from '../../../src/app/journal.ts';
import { StateKeeper } from '../../../src/app/home/keep-state.ts';
import { openJournal, readLog } from '../../../src/app/open-journal.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import type { CopyStore } from '../../../src/ports/copies.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { RecordingConsole } from '../../support/fakes/recording-console.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';
import { listed } from '../../support/literals.ts';

const BRANCH = 'background-agent/default';
const IDENTITY = { repository: '42', agent: 'default' };
const NO_COPIES: CopyStore = {
  restore: async () => ({ kind: 'missing' }),
  save: async () => ({ kind: 'saved' }),
  prepareSave: () => {},
};
const MANY = Array.from({ length: 600 }, (_, index) => listed(`task-${index}`, { model: 'm'.repeat(2_000) }));

let root: string;
let github: GitHub;
let api: GitHubApi;
const clock = new HastyClock();

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'snapshot-at-home-'));
  github = await startGitHub({ repository: 'octo/example', now: () => clock.now() });
  const { url, token } = github;
  const random = new SeededRandom();
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
});

afterEach(async () => {
  api.close();
  await github.close();
  rmSync(root, { recursive: true });
});

/** A runner with a disk of its own. */
class Machine {
  readonly log: string;
  readonly store: LogFolder;
  readonly answers: AnswerFolder;
  readonly home: Home;

  constructor(name: string) {
    const folder = join(root, name);
    mkdirSync(folder);
    this.log = join(folder, 'log');
    this.store = new LogFolder(this.log);
    this.answers = new AnswerFolder(join(folder, 'answers'));
    const branch = stateBranch({
      ...{ api, random: new SeededRandom(), owner: 'octo', name: 'example', branch: BRANCH },
    });
    this.home = {
      branch,
      looked: () => branch.look(LOOKED_AT),
      copies: NO_COPIES,
      copyPrefix: 'p/',
      lookedBack: NOTHING_SEEN,
      disk: stateDisk({ folder, temp: root }),
      runs: { isOver: async () => ({ ok: true, value: true, date: undefined }) },
      alerting: {
        ...{
          tracker: undefined,
          webhook: undefined,
          clock,
          console: new RecordingConsole(),
          place: undefined,
        },
        wishes: { labels: [], assignees: [] },
      },
      checkpointIntervalMs: 30_000,
      markIdle: () => undefined,
    };
  }

  /** One run, from its beginning to its end. */
  async run(id: string, work: (journal: Journal) => Promise<unknown>): Promise<void> {
    const { home, store, answers } = this;
    const brought = await bringLogHere({ home, clock }, await home.looked(), { identity: IDENTITY, run: id });
    assert.ok(brought.kind === 'here', JSON.stringify(brought));
    const policy = { limits: NO_LIMITS, backoff: BACKOFF };
    const opened = await openJournal({ store, clock }, { identity: IDENTITY, run: id, policy });
    assert.ok(opened.ok);
    const { journal } = opened;
    const ports = { home, clock, store, answers, console: new RecordingConsole(), branch: home.branch };
    const copy = new BranchCopy(ports, journal, brought.onBranch);
    const keeper = new StateKeeper(ports, journal, copy, {
      offset: { leastMs: 0, mostMs: 0 },
      timeoutMsMax: 1_000,
    });

    if (journal.state.log === undefined)
      await journal.commit({ type: 'CreateLog', log: 'k3v9', ...IDENTITY });
    await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
    home.disk.own();
    assert.equal((await keeper.begin({ put: new Map(), remove: [] })).kind, 'kept');
    await work(journal);
    await journal.commit({ type: 'FinishRun', outcome: 'completed' });
    assert.equal((await keeper.end({ put: new Map(), remove: [] })).kind, 'kept');
    await store.close();
  }

  state() {
    const log = readLog(this.store);
    assert.ok(log.ok, JSON.stringify(log));
    return log;
  }
}

test('a long log begins with a snapshot from the next run on, and every other machine goes on from it', async () => {
  const first = new Machine('first');
  await first.run('1.1', journal => journal.commit({ type: 'ListTasks', tasks: MANY }));
  const whole = first.state().end;
  assert.equal(first.store.snapshot(), undefined);

  let begun: readonly string[] = [];
  await first.run('2.1', async journal => {
    begun = readdirSync(first.log).filter(name => name !== 'unsure');
    await journal.commit({ type: 'ListTasks', tasks: MANY.slice(1) });
  });
  assert.ok((first.store.snapshot()?.end ?? 0) > whole);
  assert.equal(begun.length, 2, 'what it stands for is gone from the disk before the work begins');
  assert.deepEqual(github.files(BRANCH).filter(path => path.startsWith('snapshot/')).length, 1);

  const second = new Machine('second');
  await second.run('3.1', journal => journal.commit({ type: 'ListTasks', tasks: MANY.slice(2) }));
  assert.equal(second.store.snapshot()?.end, first.store.snapshot()?.end);
  assert.equal(second.state().state.tasks.size, MANY.length - 2);

  // The first has the branch's head no more, and takes what it lacks from there.
  await first.run('4.1', async () => {});
  assert.equal(first.state().state.tasks.size, MANY.length - 2);
});
