import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { afterEach, beforeEach, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { type HandOverPorts, handOver } from '../../../src/app/home/hand-over.ts';
import { Journal } from '../../../src/app/journal.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import { newState } from '../../../src/domain/state.ts';
import { GENESIS } from '../../../src/log/chain.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { MemoryAnswers } from '../../support/fakes/memory-answers.ts';
import { MemoryLog } from '../../support/fakes/memory-log.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';
import { completed, created, queued, runStarted, started } from '../../support/literals.ts';

const BRANCH = 'background-agent/default';
const LINES = 'handed-over/7.1.jsonl';

let github: GitHub;
let api: GitHubApi;
let ports: HandOverPorts;
let journal: Journal;
/** The path of each task's answer on the branch. */
let paths: string[];

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example' });
  github.push({ branch: BRANCH, files: { 'head.json': '{}' } });
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  const branch = stateBranch({ api, random, owner: 'octo', name: 'example', branch: BRANCH });
  const [store, answers] = [new MemoryLog(), new MemoryAnswers()];
  ports = { branch, store, answers };

  const start = { state: newState(), head: GENESIS, at: '', end: 0 };
  const policy = { limits: NO_LIMITS, backoff: BACKOFF };
  journal = new Journal(store, clock, { ...start, run: '7.1', policy });
  await journal.record([created, runStarted, ...queued('a', 'b', 'c')]);
  paths = [];
  for (const id of ['a', 'b', 'c']) {
    const bytes = Buffer.from(JSON.stringify(`Answer of ${id}`));
    const answer = hash('sha256', bytes);
    await answers.put(answer, bytes);
    await journal.record([started(id), completed(id, { answer })]);
    paths.push(`answers/${answer}`);
  }
});

afterEach(async () => {
  api.close();
  await github.close();
});

const leftThere = () =>
  github
    .files(BRANCH)
    .filter(path => path !== 'head.json')
    .sort();

test('a run leaves its lines and its answers in one commit', async () => {
  assert.deepEqual(await handOver(ports, journal), { kind: 'handed-over', leftOut: undefined });
  assert.deepEqual(leftThere(), [...paths, LINES].sort());
  assert.deepEqual(await handOver(ports, journal), { kind: 'nothing-to-do' });
});

test('a commit whose reply was lost is known again under that of somebody else', async () => {
  const { branch } = ports;
  const overtaken: HandOverPorts['branch'] = {
    look: paths => branch.look(paths),
    async change(change) {
      const asked = await branch.change(change);
      github.push({ branch: BRANCH, files: { 'lease.json': '{}' } });
      return asked.ok ? { ...asked, value: { kind: 'moved' } } : asked;
    },
  };
  const left = await handOver({ ...ports, branch: overtaken }, journal);
  assert.deepEqual(left, { kind: 'handed-over', leftOut: undefined });
});

test('an answer that GitHub refuses for what is in it is left out alone, and why is told', async () => {
  github.refuseSecret(/of b/);
  const left = await handOver(ports, journal);
  assert.ok(left.kind === 'handed-over');
  assert.match(left.leftOut?.message ?? '', /Secret detected/);
  assert.deepEqual(leftThere(), [...paths.filter((_, index) => index !== 1), LINES].sort());
});

test('where GitHub refuses every answer nothing is left there: who takes in the lines alone looks for no other copy', async () => {
  github.refuseSecret(/of/);
  const left = await handOver(ports, journal);
  assert.ok(left.kind === 'trouble' && left.trouble.kind === 'refused');
  assert.deepEqual(leftThere(), []);
});
