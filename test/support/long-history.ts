// An agent's life in memory, a run a day, each on a machine of its own. Any of its days can be lived again from the
// evening before, with another cache.
import { NOTHING_SEEN } from '../../src/app/watch/look-back.ts';
import { LOOKED_AT, type Home } from '../../src/app/home/home.ts';
import { readLog } from '../../src/app/open-journal.ts';
import { rescueState } from '../../src/app/home/rescue-state.ts';
import { runAgent } from '../../src/app/run-agent.ts';
import type { AgentPorts } from '../../src/app/run.ts';
import type { Settings } from '../../src/app/settings.ts';
import { invariant } from '../../src/domain/invariant.ts';
import type { LogRecord } from '../../src/domain/event.ts';
import type { State } from '../../src/domain/state.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Llm } from '../../src/ports.ts';
import type { StateCopy, StateDisk } from '../../src/ports/state-disk.ts';
import { type MemoryGround, groundInMemory } from './crowd-grounds.ts';
import { IDENTITY, RESULTS } from './fakes/agent-world.ts';
import { LiteralTasks, aTask } from './fakes/literal-tasks.ts';
import { RecordingConsole } from './fakes/recording-console.ts';
import { type Script, ScriptedLlm, answered, refused } from './fakes/scripted-llm.ts';
import { SeededRandom } from './fakes/seeded-random.ts';
import { NOW_MS } from './literals.ts';
import { type Power, powered } from './power.ts';
import { datedAt } from './fakes/dated-at.ts';

/** What a day brings. They come in turn. */
export const KINDS = [
  'two tasks',
  'slow calls',
  'nothing new',
  'a short budget',
  'a refused text',
  'results that cannot be written',
  'a killed process',
  'an edited task',
  'a network that fails',
  'a cancelled run',
] as const;
/** `a lost machine`: in the middle of calls so slow that the branch was written to meanwhile, and many copies made. */
export type Kind = (typeof KINDS)[number] | 'a lost machine';

const CALL_MS: { readonly [kind in Kind]?: number } = { 'slow calls': 45_000, 'a lost machine': 200_000 };
/** The call with whose answer the end comes. */
const CUT_OFF_AT: { readonly [kind in Kind]?: number } = {
  'a killed process': 2,
  'a cancelled run': 2,
  'a lost machine': 6,
};
const LETTERS: { readonly [kind in Kind]?: string } = {
  'a short budget': 'abcd',
  'a lost machine': 'abcdefg',
};

const DAY_MS = 24 * 3_600_000;
/** Calls hold less than 900 tokens each, and take 40: two or three of four fit in. */
const SHORT_OF_TOKENS = 950;

/** All that a day has left behind it. */
export type Evening = {
  readonly source: string;
  readonly outcome: string;
  readonly asked: readonly string[];
  /** Of the state branch. */
  readonly files: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
};

type Memory = Pick<MemoryGround['copies'], 'copies'> & {
  readonly commits: MemoryGround['branch']['commits'];
  readonly results: ReadonlyMap<string, Buffer>;
  readonly tasks: readonly Task[];
};

type Machine = StateCopy & { readonly disk: StateDisk };

export class LongHistory {
  readonly ground = groundInMemory();
  readonly llm = new ScriptedLlm(this.ground.clock);
  readonly #source = new LiteralTasks([]);

  static kindOf(day: number): Kind {
    return KINDS[(day - 1) % KINDS.length] ?? 'nothing new';
  }

  /** What there is now, to come back to. */
  remember(): Memory {
    const { branch, copies, files } = this.ground;
    return {
      copies: new Map(copies.copies),
      commits: [...branch.commits],
      results: new Map(files.files),
      tasks: this.#source.tasks,
    };
  }

  return(to: Memory): void {
    const { branch, copies, files } = this.ground;
    branch.commits.splice(0, Infinity, ...to.commits);
    refill(copies.copies, to.copies);
    refill(files.files, to.results);
    this.#source.tasks = to.tasks;
  }

  /** The cache offers this copy before all others. */
  offer(key: string): void {
    const { copies } = this.ground.copies;
    const copy = copies.get(key);
    invariant(copy !== undefined, `there is a copy ${key}`);
    copies.delete(key);
    copies.set(key, copy);
  }

  async live(day: number, kind = LongHistory.kindOf(day)): Promise<Evening> {
    const { clock, branch, files } = this.ground;
    clock.set(NOW_MS + day * DAY_MS);
    const calls = this.llm.calls.length;
    const { source, outcome } = await this.#run(day, kind);
    const text = (map: ReadonlyMap<string, Buffer>) =>
      Object.fromEntries([...map].map(([path, bytes]) => [path, bytes.toString('utf8')]));
    return {
      ...{ source, outcome, asked: this.llm.calls.slice(calls).map(textOf) },
      ...{ files: text(branch.files), results: text(files.files) },
    };
  }

  stored(): { readonly records: readonly LogRecord[]; readonly state: State } {
    const records: LogRecord[] = [];
    const log = readLog({ snapshot: () => undefined, read: () => [this.ground.log()] }, record =>
      records.push(record),
    );
    invariant(log.ok && log.torn === undefined, 'the log on the branch is whole');
    return { records, state: log.state };
  }

  async #run(day: number, kind: Kind): Promise<Pick<Evening, 'source' | 'outcome'>> {
    const { clock, files } = this.ground;
    const run = `${100 + day}.1`;
    const machine = this.ground.copies.open();
    const power: Power = { isOn: true };
    const [death, stop] = [Promise.withResolvers<'killed'>(), new AbortController()];
    const kill = () => {
      power.isOn = false;
      death.resolve('killed');
    };
    this.#prepare(day, kind);
    for (const { id } of this.#source.tasks) files.unblock(`results/${id}.json`);
    if (kind === 'results that cannot be written') files.block(`results/t${day}a.json`);
    let nth = 0;
    this.llm.callMs = CALL_MS[kind] ?? 1_000;
    this.llm.script = call => {
      nth += 1;
      if (nth === CUT_OFF_AT[kind]) (kind === 'a cancelled run' ? stop.abort.bind(stop) : kill)();
      return replyOn(kind, nth, call);
    };

    const ports = this.#ports(day, machine, powered<Llm>(this.llm, power), power);
    const tokens = kind === 'a short budget' ? SHORT_OF_TOKENS : 200_000;
    const settings = this.#settings(run, tokens);
    const end = await clock.run(Promise.race([runAgent(ports, settings, stop.signal), death.promise]));
    if (end === 'killed' && kind !== 'a lost machine') await this.#rescue(day, run, machine);
    if (end === 'killed') return { source: 'unknown', outcome: end };
    return end.kind === 'reported'
      ? { source: end.source, outcome: end.report.outcome }
      : { source: 'none', outcome: JSON.stringify(end) };
  }

  /** The step after a run that was cut off, on its machine. */
  async #rescue(day: number, run: string, machine: Machine): Promise<void> {
    const { home, ...ports } = this.#ports(day, machine, this.llm, { isOn: true });
    invariant(home !== undefined, 'there is a home');
    const rescued = await this.ground.clock.run(
      home.looked().then(looked => rescueState({ home, ...ports }, looked, { identity: IDENTITY, run })),
    );
    invariant(rescued === 'kept', 'what the run did is kept');
  }

  #prepare(day: number, kind: Kind): void {
    const all = this.#source.tasks;
    if (kind === 'nothing new') return;
    if (kind === 'an edited task') {
      const [first, ...rest] = all;
      invariant(first !== undefined, 'there is a task');
      this.#source.tasks = [
        aTask(first.id, { input: { text: `The text of ${first.id} by day ${day}.` } }),
        ...rest,
      ];
      return;
    }
    const letters = LETTERS[kind] ?? 'ab';
    this.#source.tasks = [...all, ...[...letters].map(letter => aTask(`t${day}${letter}`))];
  }

  #settings(run: string, tokens: number): Settings {
    return {
      ...IDENTITY,
      version: '1.0.0',
      run,
      provider: 'openrouter',
      baseUrl: undefined,
      outputCapName: 'max_tokens',
      limits: { run: { tokens: 5_000 }, day: { tokens }, month: { tokens: 1_000_000 } },
      pace: { concurrency: 1, requestsPerMinute: undefined, tokensPerMinute: undefined },
      runtimeMsMax: DAY_MS,
      results: RESULTS,
      logPath: 'state/log',
    };
  }

  #ports(day: number, machine: Machine, llm: Llm, power: Power): AgentPorts {
    const { clock, copies, files } = this.ground;
    const console = new RecordingConsole();
    const branch = powered(this.ground.branch, power);
    const home: Home = {
      branch,
      looked: () => branch.look(LOOKED_AT),
      copies: powered(copies, power),
      lookedBack: NOTHING_SEEN,
      copyPrefix: 'background-agent/default/',
      disk: machine.disk,
      runs: { isOver: () => Promise.resolve({ ok: true, value: true, date: datedAt(clock.now()) }) },
      alerting: {
        tracker: undefined,
        webhook: undefined,
        clock,
        console,
        place: undefined,
        wishes: { labels: [], assignees: [] },
      },
      checkpointIntervalMs: 30_000,
      markIdle: (_, __, { seq, hash }) => `idle at ${seq} ${hash}\n`,
    };
    return {
      ...{ clock, console, home, results: files, source: this.#source },
      random: new SeededRandom(day),
      store: powered(machine.store, power),
      answers: powered(machine.answers, power),
      connect: () => Promise.resolve({ ok: true, llm }),
    };
  }
}

function replyOn(kind: Kind, nth: number, call: Parameters<Script>[0]) {
  if (kind === 'a refused text' && nth === 1) return refused({ kind: 'content-refused', status: 400 });
  if (kind === 'a network that fails' && nth === 1) return refused({ kind: 'network' }, 'unknown');
  return answered(`An answer to: ${textOf(call)}`);
}

function textOf({ messages }: Parameters<Script>[0]): string {
  const [text] = /The text of [^.]*\./.exec(messages.map(({ content }) => content).join(' ')) ?? [];
  return text ?? 'nothing that is known';
}

function refill<Key, Value>(map: Map<Key, Value>, entries: ReadonlyMap<Key, Value>): void {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}
