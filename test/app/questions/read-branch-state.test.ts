import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { type StateRead, readBranchState } from '../../../src/app/questions/read-branch-state.ts';
import { runAgent } from '../../../src/app/run-agent.ts';
import { newState } from '../../../src/domain/state.ts';
import { quiet } from '../../support/a-call.ts';
import { AgentWorld, IDENTITY } from '../../support/fakes/agent-world.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { aTask } from '../../support/fakes/literal-tasks.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { pushState } from '../../support/github/branch-of-agent.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

const BRANCH = 'background-agent/default';
const DAY = 24 * 3_600_000;
let github: GitHub;
let api: GitHubApi;
let world: AgentWorld;

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example' });
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  world = new AgentWorld([aTask('a'), aTask('b')]);
});

afterEach(async () => {
  api.close();
  await github.close();
});

async function runAndPush(): Promise<void> {
  const end = await world.clock.run(runAgent(world, world.settings(), quiet));
  assert.equal(end.kind, 'reported');
  await pushState(github, world, IDENTITY);
}

function read(identity = IDENTITY, nowMs = world.clock.now()): Promise<StateRead> {
  const random = new SeededRandom();
  const branch = stateBranch({ api, random, owner: 'octo', name: 'example', branch: BRANCH });
  return readBranchState(branch, { identity, nowMs });
}

async function refusal(identity = IDENTITY, nowMs = world.clock.now()): Promise<string> {
  const asked = await read(identity, nowMs);
  return asked.ok ? assert.fail('State was read.') : asked.message;
}

const writes = () => github.requests.filter(({ writes: wrote }) => wrote).length;

test('without a branch nothing was ever done', async () => {
  assert.deepEqual(await read(), { ok: true, state: newState() });
  assert.equal(github.requests.length, 1);
});

test('State is that of the log, by one request and one for each piece', async () => {
  await runAndPush();
  const [before, written] = [github.requests.length, writes()];
  assert.deepEqual(await read(), { ok: true, state: world.stored() });
  assert.equal(github.requests.length - before, 2);
  assert.equal(writes(), written);
});

test('answers that wait there are not asked for', async () => {
  await runAndPush();
  github.push({ branch: BRANCH, files: { [`answers/${'a'.repeat(64)}`]: '"x"' } });
  const before = github.requests.length;
  assert.ok((await read()).ok);
  assert.equal(github.requests.length - before, 2);
});

describe('State is refused, as it would be wrong,', () => {
  const piece = 'log/000000000000.jsonl';
  const edit = (files: Readonly<Record<string, string | null>>) => github.push({ branch: BRANCH, files });
  beforeEach(runAndPush);

  test('of a branch without a head', async () => {
    edit({ 'head.json': null });
    assert.match(await refusal(), /^The state branch of agent "default" is damaged: .*head\.json is missing/);
  });

  test('of a branch whose files are no log', async () => {
    edit({ [piece]: null });
    assert.match(await refusal(), /is damaged: somebody edited it\. By head\.json the log has/);
  });

  test('of a log that was changed', async () => {
    edit({ [piece]: (github.read(BRANCH, piece) ?? '').replace('TaskCompleted', 'TaskCOMPLETED') });
    assert.match(await refusal(), /^The log is damaged at event \d+\./);
  });

  test('of a log that is whole but is not the one that the head names', async () => {
    const head = github.read(BRANCH, 'head.json') ?? '';
    edit({ 'head.json': head.replace(/"hash": "[0-9a-f]{8}/, '"hash": "00000000') });
    assert.match(await refusal(), /does not end at the head/);
    edit({ 'head.json': head.replace(/"seq": \d+/, '"seq": 3') });
    assert.match(await refusal(), /does not end at the head/);
  });

  test('of a log whose last append is cut off: a commit holds whole ones', async () => {
    const [text, head] = [github.read(BRANCH, piece) ?? '', github.read(BRANCH, 'head.json') ?? ''];
    const end = `"end": ${text.length}`;
    assert.ok(head.includes(end));
    edit({ [piece]: `${text}{"v":1`, 'head.json': head.replace(end, `"end": ${text.length + 6}`) });
    assert.match(await refusal(), /does not end at the head/);
  });

  test('of another repository', async () =>
    assert.match(
      await refusal({ ...IDENTITY, repository: '43' }),
      /belongs to agent "default" of repository 42, expected agent "default" of repository 43\./,
    ));

  test('from a time to come', async () =>
    assert.match(await refusal(IDENTITY, world.clock.now() - 2 * DAY), /more than 24 hours ahead/));

  test('when GitHub cannot be asked', async () => {
    github.failNext(/blobs/, 'drop before', { times: 'always' });
    assert.match(await refusal(), /^Could not read "log\/000000000000\.jsonl" .*could not be reached/);
  });

  test('when the token may not read', async () => {
    github.setPermissions({ contents: 'none' });
    assert.match(await refusal(), /Add "contents: read" to the "permissions:" of the job\.$/);
  });
});
