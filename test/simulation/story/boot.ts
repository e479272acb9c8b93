import { openApi } from '../../../src/adapters/github/api.ts';
import { inbox } from '../../../src/adapters/github/inbox.ts';
import { issueTracker } from '../../../src/adapters/github/issues.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { workflowRuns } from '../../../src/adapters/github/workflow-runs.ts';
import { AnswerFolder } from '../../../src/adapters/local-disk/answer-folder.ts';
import { LogFolder } from '../../../src/adapters/local-disk/log-folder.ts';
import { stateDisk } from '../../../src/adapters/local-disk/state-disk.ts';
import { type Home, LOOKED_AT } from '../../../src/app/home/home.ts';
import { lookIntoInbox } from '../../../src/app/requests/look-into-inbox.ts';
import type { AgentPorts } from '../../../src/app/run.ts';
import type { Settings } from '../../../src/app/settings.ts';
import { NOTHING_SEEN } from '../../../src/app/watch/look-back.ts';
import type { Head } from '../../../src/log/chain.ts';
import { leavesNothing } from '../../../src/entrypoints/idle-step.ts';
import { wirePublisher } from '../../../src/entrypoints/wire-publisher.ts';
import { Chance } from '../../support/chance.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { copiesFor } from './copies-for.ts';
import { llmFor } from './llm-for.ts';
import { type Machine, STATE, TEMP, filesOn } from '../machine/machine.ts';
import { exchangeOver } from '../machine/network.ts';
import type { Process } from '../machine/process.ts';
import type { RunPlan, SimulatedSettings } from '../schedule/schedule.ts';
import type { CheckedOut } from '../world/simulated-tasks.ts';
import { checkedOutResults } from '../world/repository-results.ts';
import { BRANCH, type World } from '../world/world.ts';

export const IDENTITY = { repository: '42', agent: 'default' };
export const COPY_PREFIX = 'background-agent/default/';
const RESULTS = { text: 'results/{id}.json', folder: 'results' };
const PLACE = { owner: 'octo', name: 'example' };
const URL = 'http://127.0.0.1:1';

export type Booted = AgentPorts & {
  readonly home: Home;
  readonly tasks: CheckedOut;
  readonly settings: Settings;
  readonly isIdleBy: (mark: string, head: Head, now: string) => boolean;
};

/** The agent's ports as a process has them: the real adapters, with the simulated world behind them. */
export function boot(
  world: World,
  process: Process,
  machine: Machine,
  { tells = 'issues', step = 'first' }: Pick<RunPlan, 'tells'> & { readonly step?: 'first' | 'second' } = {},
): Booted {
  const { settings } = world;
  const { pace } = world.schedule;
  const { clock } = process;
  const chance = new Chance(world.seedFor(process.name));
  // Two processes of one name have not the same chance, or a commit of the one would pass for that of the other.
  const randomOf = step === 'first' ? 'random' : 'random of the second step';
  const random = new SeededRandom(world.seedFor(`${process.name} ${randomOf}`));
  const network = {
    time: world.time,
    handle: world.askGitHub,
    travelMs: () => chance.integer(1, pace.requestMsMax),
    isDown: () => world.isDown('github'),
    echoes: () => world.isDown('echo'),
  };
  const api = openApi({
    ...{ url: URL, graphqlUrl: `${URL}/graphql`, token: world.token, clock, random, proxyEnv: {} },
    exchange: exchangeOver(network, process),
  });
  const tasks = world.tasks.checkOut();
  const console = world.consoleFor(process);
  const files = filesOn(machine, process, pace.syncMs);
  const branch = stateBranch({ api, random, ...PLACE, branch: BRANCH });
  const llm = llmFor(world, process, machine, chance);
  const tracker = tells === 'issues' ? issueTracker({ api, ...PLACE }) : undefined;
  const box = inbox({ api, ...PLACE });
  const home: Home = {
    branch,
    looked: () => branch.look(LOOKED_AT),
    copies: copiesFor(world, process, files, chance),
    copyPrefix: COPY_PREFIX,
    disk: stateDisk({ folder: STATE, temp: TEMP }, files),
    runs: workflowRuns({ api, ...PLACE }),
    lookedBack: NOTHING_SEEN,
    alerting: {
      tracker,
      webhook: undefined,
      ...{ clock, console, place: undefined },
      wishes: { labels: [], assignees: [] },
    },
    requests:
      settings.listens === true && tracker !== undefined
        ? { inbox: box, tracker, looked: () => lookIntoInbox(box, IDENTITY.agent) }
        : undefined,
    bounds: settings.bounds,
    checkpointIntervalMs: settings.checkpointMs,
    markIdle: (report, _, head) =>
      leavesNothing(report) ? world.markFor(head, tasks, tells, report.lookAgainAt) : undefined,
  };
  const config = {
    publishing: { how: settings.publish, branch: undefined, message: undefined },
    settings: settingsFor(settings, process.name),
  };
  return {
    ...{ clock, random, console, home, source: tasks.source, tasks, settings: config.settings },
    isIdleBy: (mark, head, now) => world.isIdleBy(mark, head, tasks, tells, now),
    store: new LogFolder(`${STATE}/log`, files),
    answers: new AnswerFolder(`${STATE}/answers`, files),
    results: checkedOutResults(world.mainFiles, process),
    connect: () => Promise.resolve({ ok: true, llm }),
    publisher: wirePublisher({ api, clock, random, place: undefined }, config, {
      owner: PLACE.owner,
      repository: PLACE.name,
    }),
  };
}

function settingsFor(settings: SimulatedSettings, run: string): Settings {
  return {
    ...IDENTITY,
    version: '1.0.0',
    run,
    provider: 'openrouter',
    baseUrl: undefined,
    outputCapName: 'max_tokens',
    limits: settings.limits,
    pace: { concurrency: settings.concurrency, requestsPerMinute: undefined, tokensPerMinute: undefined },
    runtimeMsMax: settings.runtimeMs,
    results: RESULTS,
    logPath: 'state/log',
  };
}
