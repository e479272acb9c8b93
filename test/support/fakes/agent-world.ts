import { NO_LIMITS, type Limits } from '../../../src/domain/budget.ts';
import type { Event, LogRecord } from '../../../src/domain/event.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import type { State } from '../../../src/domain/state.ts';
import type { Task } from '../../../src/domain/task.ts';
import type { Journal } from '../../../src/app/journal.ts';
import { Narrator } from '../../../src/app/narrator.ts';
import { type Opened, openJournal, readLog } from '../../../src/app/open-journal.ts';
import { Pacer } from '../../../src/app/pacer.ts';
import { type Prepared, prepareTasks } from '../../../src/app/prepare-tasks.ts';
import type { AgentPorts, Connected } from '../../../src/app/run.ts';
import type { Settings } from '../../../src/app/settings.ts';
import type { Worker } from '../../../src/app/worker.ts';
import { timestampOf } from '../../../src/domain/units.ts';
import { storyOf } from '../story.ts';
import { LiteralTasks } from './literal-tasks.ts';
import { MemoryAnswers } from './memory-answers.ts';
import { MemoryLog } from './memory-log.ts';
import { MemoryResults } from './memory-results.ts';
import { RecordingConsole } from './recording-console.ts';
import { ScriptedLlm } from './scripted-llm.ts';
import { SeededRandom } from './seeded-random.ts';
import { VirtualClock } from './virtual-clock.ts';

export const RESULTS = { text: 'results/{id}.json', folder: 'results' };
export const IDENTITY = { repository: '42', agent: 'default' };

/** The whole world of an agent, in memory: what is on its disk lasts from run to run. */
export class AgentWorld implements AgentPorts {
  readonly clock = new VirtualClock();
  readonly random = new SeededRandom();
  store = new MemoryLog();
  readonly answers = new MemoryAnswers();
  readonly results = new MemoryResults();
  readonly source: LiteralTasks;
  console = new RecordingConsole();
  readonly llm: ScriptedLlm;
  connected: Connected;
  #runs = 0;

  constructor(tasks: readonly Task[] = []) {
    this.source = new LiteralTasks(tasks);
    this.llm = new ScriptedLlm(this.clock);
    this.connected = { ok: true, llm: this.llm };
  }

  readonly connect = (): Promise<Connected> => Promise.resolve(this.connected);

  /** The settings of the next run. */
  settings(special: Partial<Settings> = {}): Settings {
    this.#runs += 1;
    return {
      ...IDENTITY,
      version: '1.0.0',
      run: `run-${this.#runs}`,
      provider: 'openrouter',
      baseUrl: undefined,
      outputCapName: 'max_tokens',
      limits: NO_LIMITS,
      pace: { concurrency: 1, requestsPerMinute: undefined, tokensPerMinute: undefined },
      runtimeMsMax: 3_600_000,
      results: RESULTS,
      logPath: 'state/log',
      ...special,
    };
  }

  /** The journal as the next run opens it. */
  async open(limits: Limits = NO_LIMITS): Promise<Opened> {
    this.#runs += 1;
    const options = {
      identity: IDENTITY,
      run: `run-${this.#runs}`,
      policy: { limits, backoff: BACKOFF },
    };
    return this.clock.run(openJournal(this, options));
  }

  async journal(limits: Limits = NO_LIMITS): Promise<Journal> {
    const opened = await this.open(limits);
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.journal;
  }

  /** The tasks as they are in the task file now; they must be right. */
  prepared(limits: Limits = NO_LIMITS): Prepared {
    const at = timestampOf(this.clock.now());
    const read = prepareTasks(this.source, { provider: 'openrouter', baseUrl: undefined, limits, at });
    if (!read.ok) throw new Error(read.mistakes.map(({ message }) => message).join('\n'));
    return read.prepared;
  }

  /** A run that has begun and has taken up the tasks: everything but the calls. */
  async begun(limits: Limits = NO_LIMITS): Promise<{ journal: Journal; prepared: Prepared }> {
    const [journal, prepared] = [await this.journal(limits), this.prepared(limits)];
    await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
    await journal.commit({ type: 'ListTasks', tasks: prepared.listed });
    return { journal, prepared };
  }

  worker(journal: Journal, concurrency = 1): Worker {
    const { clock, random, llm, answers, console } = this;
    return {
      clock,
      random,
      journal,
      llm,
      answers,
      pacer: new Pacer({ concurrency, requestsPerMinute: undefined, tokensPerMinute: undefined }),
      outputCapName: 'max_tokens',
      complaints: new Map(),
      narrator: new Narrator(console, clock, journal.state),
    };
  }

  /** What is on the disk, proved and read. */
  records(): LogRecord[] {
    const records: LogRecord[] = [];
    const log = readLog(this.store, record => records.push(record));
    if (!log.ok) throw new Error(log.problem.message);
    return records;
  }

  events(): Event[] {
    return this.records().map(({ event }) => event);
  }

  /** What became of the tasks, a line an event. */
  story(): readonly string[] {
    return storyOf(this.events());
  }

  /** State as the disk has it. */
  stored(): State {
    const log = readLog(this.store);
    if (!log.ok) throw new Error(log.problem.message);
    return log.state;
  }
}
