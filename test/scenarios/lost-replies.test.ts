// The connection breaks at each write of two days' history, once: the reply is lost after GitHub did it, or the request
// before. After the next run nobody can tell: nothing is paid, published or told twice, and nothing is left undone.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { parseResult } from '../../src/report/result-file.ts';
import type { Task } from '../../src/domain/task.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered, refused } from '../support/fakes/scripted-llm.ts';
import { HomeWorld } from '../support/home-world.ts';

const DAY_MS = 24 * 3_600_000;

/** On the first day a task is too large and called for help about; on the second it is shorter, and there is one more. */
const DAYS: readonly (readonly Task[])[] = [
  [aTask('a'), aTask('b'), aTask('c')],
  [aTask('a'), aTask('b', { input: { text: 'Shorter.' } }), aTask('c'), aTask('d')],
];

/** Where results are looked for. */
const BRANCHES = { commit: 'main', 'pull-request': 'background-agent-results/default' } as const;
type How = keyof typeof BRANCHES;

const QUARANTINE = 'Background agent `default`: tasks are in quarantine';

type Write = { readonly operation: string; readonly nth: number };

/** What people and later runs can see at the end of a day. */
type Seen = ReturnType<typeof seenIn>;

type History = {
  readonly days: readonly Seen[];
  readonly writes: readonly Write[];
  readonly dropped: number;
};

async function history(
  how: How,
  fault?: { readonly at: Write; readonly what: 'drop before' | 'drop after' },
): Promise<History> {
  const world = await HomeWorld.open([]);
  try {
    world.tells = true;
    world.publishing = how;
    world.llm.script = ({ messages }) =>
      JSON.stringify(messages).includes('text of b')
        ? refused({ kind: 'too-large', status: 413 })
        : answered('One sentence.');
    const { github } = world;
    if (fault !== undefined) github.failNext(fault.at.operation, fault.what, { after: fault.at.nth - 1 });

    const days: Seen[] = [];
    for (const tasks of DAYS) {
      world.source.tasks = tasks;
      // A run, and the next one.
      for (let run = 0; run < 2; run += 1) {
        world.loseMachine();
        await world.start();
        await world.clock.pass(DAY_MS / 2);
      }
      days.push(seenIn(world, BRANCHES[how]));
    }
    const dropped = github.requests.filter(({ writes, status }) => writes && status === undefined);
    return { days, writes: writesIn(world), dropped: dropped.length };
  } finally {
    await world.close();
  }
}

function seenIn(world: HomeWorld, branch: string) {
  const { github } = world;
  const state = world.stored();
  const paths = github.files(branch).filter(path => path.startsWith('results/'));
  return {
    asked: world.llm.calls.map(({ messages }) => /text of (\w)|Shorter/.exec(JSON.stringify(messages))?.[0]),
    results: paths.map(path => {
      const result = parseResult(github.read(branch, path) ?? '');
      const isAsOnDisk = github.readBytes(branch, path)?.equals(world.results.read(path) ?? Buffer.of());
      return [path, result?.status, result?.status === 'completed' ? result.output : '', isAsOnDisk];
    }),
    published: github
      .commits(branch)
      .flatMap(commit => commit.paths.filter(path => path.startsWith('results/')))
      .sort(),
    issues: github.issues.map(
      ({ title, state: is, comments, pull }) =>
        `${pull === undefined ? 'issue' : 'pull'} ${is}: ${title} (${comments.length})`,
    ),
    state: {
      tasks: [...state.tasks.values()].map(({ id, status }) => `${id} ${status}`),
      charges: state.charges.size,
      run: state.run,
      held: [...state.days.values()].reduce((sum, { held }) => sum + held.tokens, 0),
      spent: [...state.days.values()].reduce((sum, { spent }) => sum + spent.tokens, 0),
      lease: world.lease,
    },
    interrupted: world.events().filter(({ type }) => type === 'RunInterrupted').length,
  };
}

function writesIn({ github }: HomeWorld): readonly Write[] {
  const counts = new Map<string, number>();
  return github.requests
    .filter(({ writes }) => writes)
    .map(({ operation }) => {
      const nth = (counts.get(operation) ?? 0) + 1;
      counts.set(operation, nth);
      return { operation, nth };
    });
}

describe.each(['commit', 'pull-request'] as const)('with publish: %s', how => {
  test('an undisturbed history pays each task once, tells once, and writes at many places', async () => {
    const { days, writes } = await history(how);
    const [first, second] = days;
    assert.deepEqual(first?.asked, ['text of a', 'text of b', 'text of c']);
    assert.deepEqual(second?.asked.slice(3), ['Shorter', 'text of d']);
    assert.deepEqual(
      second?.published,
      ['a', 'b', 'b', 'c', 'd'].map(id => `results/${id}.json`),
    );
    assert.deepEqual(
      days.map(({ issues }) => issues.at(-1)),
      ['open', 'closed'].map((is, comments) => `issue ${is}: ${QUARANTINE} (${comments})`),
    );
    assert.equal(new Set(writes.map(({ operation }) => operation)).size, how === 'commit' ? 7 : 9);
  });

  test.each(['drop after', 'drop before'] as const)(
    'so does one with "%s" at any of its writes',
    async what => {
      const undisturbed = await history(how);
      for (const at of undisturbed.writes) {
        const { days, dropped } = await history(how, { at, what });
        const where = `${what} of ${at.operation} ${at.nth}`;
        assert.equal(dropped, 1, where);
        assert.deepEqual(days, undisturbed.days, where);
      }
    },
  );
});
