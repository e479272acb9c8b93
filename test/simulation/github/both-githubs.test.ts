import assert from 'node:assert/strict';
import { test } from 'vitest';

import { issueTracker } from '../../../src/adapters/github/issues.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { workflowRuns } from '../../../src/adapters/github/workflow-runs.ts';
import { wirePublisher } from '../../../src/entrypoints/wire-publisher.ts';
import type { IssueChange } from '../../../src/ports/issues.ts';
import type { Publisher } from '../../../src/ports/publishing.ts';
import type { BranchView } from '../../../src/ports/state-branch.ts';
import { Chance } from '../../support/chance.ts';
import { AgentWorld } from '../../support/fakes/agent-world.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type Stage, inMemory, withServer } from './stages.ts';

// One story on both GitHubs: whatever the adapters are asked to do and people do in between, what comes back, what was sent
// and what stands there in the end are the same. Only the ids of commits differ, and those one to one.

const BRANCH = 'background-agent/default';
const LABEL = 'background-agent';
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const PATHS = ['head.json', 'lease.json', 'log/0', 'log/1', 'answers/a', 'log', 'answers'] as const;
const STEPS = 150;

type Agent = ReturnType<typeof agentOn>;

function agentOn(stage: Stage) {
  const api = stage.open();
  const at = { owner: 'octo', name: 'example' };
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  const publisher = (how: Publisher['how']) =>
    wirePublisher(
      { api, clock, random, place: undefined },
      {
        publishing: { how, branch: undefined, message: undefined },
        settings: new AgentWorld().settings({ run: '7.1' }),
      },
      { owner: 'octo', repository: 'example' },
    );
  return {
    stage,
    branch: stateBranch({ api, random, ...at, branch: BRANCH }),
    tracker: issueTracker({ api, ...at }),
    runs: workflowRuns({ api, ...at }),
    publisher,
    /** Tips that it has seen, and the last view, of which any file can be fetched. */
    tips: ['f'.repeat(40)],
    view: undefined as BranchView | undefined,
  };
}

/** What to do next, decided before anybody does it: by each of both agents in the same way. */
type Step = { readonly says: string; readonly act: (agent: Agent) => Promise<unknown> };

function stepOf(chance: Chance, number: number): Step {
  const text = `${number} ${'ä'.repeat(chance.integer(0, 20))}`;
  const some = (max: number) =>
    Array.from({ length: chance.integer(0, max) }, () => chance.pick(PATHS)).filter(
      (path, index, all) => all.indexOf(path) === index,
    );
  const issue = chance.integer(1, 6);
  const back = chance.integer(0, 9);
  const people = (says: string, act: (stage: Stage) => void): Step => ({
    says,
    act: async ({ stage }) => act(stage),
  });

  switch (chance.integer(0, 21)) {
    case 0:
    case 1:
    case 2: {
      const paths = some(4);
      return {
        says: `look at ${paths.join()}`,
        act: async agent => {
          const asked = await agent.branch.look(paths);
          if (asked.ok && asked.value !== undefined) {
            agent.view = asked.value;
            agent.tips.push(asked.value.tip);
          }
          return asked;
        },
      };
    }
    case 3:
    case 4:
    case 5:
    case 6:
    case 7: {
      const put = new Map(some(4).map(path => [path, Buffer.from(text)]));
      const remove = chance.is(0.3) ? some(2).filter(path => !put.has(path) && path.includes('.')) : [];
      const isFirst = chance.is(0.2);
      return {
        says: `change ${[...put.keys()].join()} and remove ${remove.join()}`,
        act: async agent => {
          // Most often the last tip, and at times an older one.
          const follows = isFirst ? undefined : agent.tips.at(back < 7 ? -1 : back - 10);
          const changed = await agent.branch.change({ follows, message: `Change ${number}`, put, remove });
          if (changed.ok && changed.value.kind === 'changed') agent.tips.push(changed.value.tip);
          return changed;
        },
      };
    }
    case 8:
      return {
        says: 'fetch',
        act: async ({ branch, view }) => {
          const files = [...(view?.files.values() ?? [])];
          const file = files[back % Math.max(files.length, 1)];
          return file && branch.fetch(file);
        },
      };
    case 9:
    case 10: {
      const how = chance.pick(['commit', 'pull-request'] as const);
      const secret = chance.is(0.2) ? 'ghpcanary' : '';
      const files = Array.from({ length: chance.integer(1, 5) }, (_, index) => ({
        path: `results/${chance.integer(0, 9)}-${index}.json`,
        bytes: Buffer.from(`${text} ${index === 0 ? secret : ''}`),
        status: 'completed' as const,
      }));
      return {
        says: `publish ${files.length} by ${how}`,
        act: async ({ publisher }) => publisher(how)?.publish(files),
      };
    }
    case 11:
    case 12: {
      const wishes = {
        labels: chance.pick<readonly string[]>([[], ['more'], ['x'.repeat(51)]]),
        assignees: chance.pick<readonly string[]>([[], ['ada'], ['nobody']]),
      };
      const label = chance.pick([LABEL, 'Background-Agent']);
      return {
        says: 'open an issue',
        act: ({ tracker }) => tracker.create({ title: text, body: text, labels: [label], wishes }),
      };
    }
    case 13: {
      const state = chance.pick(['open', 'closed'] as const);
      const changes = chance.pick<IssueChange>([
        { state },
        { title: text },
        { body: text, state },
        { labels: [LABEL, 'more'] },
      ]);
      return {
        says: `change #${issue} to ${JSON.stringify(changes)}`,
        act: async ({ stage, tracker }) => {
          const isPull = stage.issues().some(each => each.number === issue && each.isPull);
          // GitHub's description forgets that a label of a pull request may have no words of its own.
          return 'labels' in changes && isPull ? undefined : tracker.change(issue, changes);
        },
      };
    }
    case 14:
      return { says: `comment on #${issue}`, act: ({ tracker }) => tracker.comment(issue, text) };
    case 15: {
      const status = chance.pick(['queued', 'in_progress', 'completed'] as const);
      return {
        says: `ask after a run that is ${status}`,
        act: ({ stage, runs }) => {
          stage.setRun({ id: issue, attempt: (back % 2) + 1, status });
          return runs.isOver(`${issue}.1`);
        },
      };
    }
    case 16: {
      const which = chance.pick<RegExp | 'createCommitOnBranch'>([
        'createCommitOnBranch',
        /^POST .*\/(?:git|issues|pulls)/,
      ]);
      const when = chance.pick(['before', 'after'] as const);
      return people(`lose what is like ${which}, ${when} it arrives`, stage => stage.lose(which, when));
    }
    case 17: {
      const branch = chance.pick([BRANCH, 'main', 'background-agent-results/default']);
      const files = Object.fromEntries([...some(3), `pushed/${number}`].map(path => [path, text]));
      return people(`push to ${branch}`, stage => {
        if (stage.branches().includes(branch)) stage.push({ branch, files, message: text });
      });
    }
    case 18: {
      const access = chance.pick(['write', 'write', 'read', 'none'] as const);
      const scope = chance.pick(['contents', 'issues', 'pull-requests', 'actions'] as const);
      return people(`${scope}: ${access}`, stage => stage.setPermissions({ [scope]: access }));
    }
    case 19: {
      const branch = chance.pick(['main', BRANCH]);
      return people(`protect or unprotect ${branch}`, stage =>
        back < 3 ? stage.protect(branch) : stage.unprotect(branch),
      );
    }
    case 20: {
      const branch = chance.pick([BRANCH, 'background-agent-results/default']);
      if (back < 3) return people(`delete ${branch}`, stage => stage.deleteBranch(branch));
      return people('pass a minute and a bit', stage => void (stage.nowMs += 60_001 + back * 100));
    }
    default: {
      const state = chance.pick(['open', 'closed'] as const);
      return people(`touch #${issue}`, stage => {
        const known = stage.issues().find(({ number }) => number === issue);
        if (known === undefined || known.isPull) return;
        if (back < 5) stage.editIssue(issue, { state, body: text });
        else if (back < 8) stage.comment(issue, text);
        else if (back === 8) stage.lockIssue(issue);
        else stage.deleteIssue(issue);
      });
    }
  }
}

/** Equal but for ids, which stand for each other from the first time that they meet. */
class Counterparts {
  readonly #there = new Map<string, string>();
  readonly #here = new Map<string, string>();

  expectEqual(here: unknown, there: unknown, says: string): void {
    const [a, b] = [here, there].map(value => textOf(value).split(/\b([0-9a-f]{40})\b/));
    const known = (id: string | undefined, index: number, ids: ReadonlyMap<string, string>) =>
      index % 2 === 0 ? id : (ids.get(id ?? '') ?? id);
    for (const [index, id] of a?.entries() ?? []) {
      const other = b?.[index];
      if (index % 2 === 0 || other === undefined || id === other) continue;
      if (!this.#there.has(id) && !this.#here.has(other)) {
        this.#there.set(id, other);
        this.#here.set(other, id);
      }
    }
    const [as, bs] = [a?.map((id, index) => known(id, index, this.#there)), b];
    assert.deepEqual(as, bs, says);
  }
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each), 1) ?? '';
}

async function outcomeOf(step: Step, agent: Agent): Promise<unknown> {
  const before = agent.stage.exchanges.length;
  const value = await step.act(agent);
  return { value, exchanges: agent.stage.exchanges.slice(before) };
}

test.each([1, 2, 3, 4, 5, 6])('a story of many steps is the same on both GitHubs (seed %i)', async seed => {
  const agents = [agentOn(await inMemory()), agentOn(await withServer())] as const;
  const chance = new Chance(seed);
  const counterparts = new Counterparts();
  for (const { stage } of agents) {
    stage.refuseSecret('ghpcanary');
    stage.refuseAssignee('nobody');
  }
  let story = '';
  for (let number = 1; number <= STEPS; number += 1) {
    const step = stepOf(chance, number);
    story += `${number}. ${step.says}\n`;
    const [here, there] = [await outcomeOf(step, agents[0]), await outcomeOf(step, agents[1])];
    counterparts.expectEqual(here, there, story);
  }
  for (const { stage } of agents)
    stage.setPermissions({ contents: 'write', issues: 'write', 'pull-requests': 'write' });
  const end = async ({ stage, tracker }: Agent) => ({
    branches: stage.branches().map(name => [name, stage.commits(name), stage.files(name)]),
    issues: stage.issues(),
    listed: await tracker.list(LABEL, LONG_AGO),
  });
  const [here, there] = [await end(agents[0]), await end(agents[1])];
  assert.ok(here.branches.length >= 1 && here.issues.length > 0, 'something happened');
  counterparts.expectEqual(here, there, story);
});
