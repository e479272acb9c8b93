import { hash } from 'node:crypto';

import type { Outgoing, Received } from '../../../src/adapters/github/exchange.ts';
import type { Limits } from '../../../src/domain/budget.ts';
import { parseBranchHead } from '../../../src/domain/branch-head.ts';
import type { LogRecord } from '../../../src/domain/event.ts';
import type { Head } from '../../../src/log/chain.ts';
import type { Console } from '../../../src/ports.ts';
import type { Copy } from '../cache/copy-files.ts';
import type { Called, Restored } from '../checks/check.ts';
import { SimulatedCache } from '../cache/simulated-cache.ts';
import { allChecks } from '../checks/all-checks.ts';
import { SECRET } from '../checks/texts-stay-away.ts';
import { SimulatedGitHub } from '../github/simulated-github.ts';
import type { Files, SimulatedCommit } from '../github/commits.ts';
import { LeasesSeen } from '../checks/leases-seen.ts';
import { doneIn } from '../machine/lines-of.ts';
import { DurableHolds, type Machine, SCRATCH } from '../machine/machine.ts';
import { type BilledRequest, SimulatedModel } from '../model/simulated-model.ts';
import type { Process } from '../machine/process.ts';
import type { Schedule, SimulatedSettings } from '../schedule/schedule.ts';
import type { ChangeableSettings } from '../schedule/planned-happening.ts';
import { type CheckedOut, SimulatedTasks } from './simulated-tasks.ts';
import { VirtualTime } from '../time/virtual-time.ts';
import { Watch } from '../checks/watch.ts';

export const BRANCH = 'background-agent/default';
export const MAIN = 'main';
/** Branches on which the agent proposes its results begin with this. */
export const REVIEWS = 'background-agent-results/';
/** People who may write to the repository. Anybody else may only talk there. */
export const WRITERS: readonly string[] = ['ada', 'grace'];

/** `echo`: the way to GitHub, on which something quotes what it is sent. */
export type Service = 'github' | 'cache' | 'model' | 'echo';

/** What is outside of every process: services, time, the task file; and whoever watches it all. */
export class World {
  readonly schedule: Schedule;
  readonly token = SECRET;
  readonly time: VirtualTime;
  readonly github: SimulatedGitHub;
  readonly cache: SimulatedCache;
  readonly model: SimulatedModel;
  readonly tasks: SimulatedTasks;
  readonly watch: Watch;
  readonly leases: LeasesSeen;
  /** A line for each thing that happens; undefined: nobody wants to read it. */
  readonly transcript: string[] | undefined;
  /** From now on nothing goes wrong any more. */
  isQuiet = false;
  /** As the workflow and the task file have them now. */
  settings: SimulatedSettings;
  /** The most that any task was ever allowed. */
  attemptsMax: number;
  readonly #callers = new Map<string, Caller>();
  /** A copy that is saved is found so much later. */
  copiesListedAfterMs = 0;
  #copyDamage: number | undefined;
  readonly #downUntilMs = new Map<Service, number>();
  /** Issues that were opened or changed by a request which nobody waited for any more. */
  readonly lateIssues: Set<number>;
  /** Commits on the state branch. */
  #seenOfState: number;
  /** Commits with results. */
  readonly #seen: Set<string>;

  /** `past`: a world in which nothing is under way. This one goes on from there by itself, by a schedule of its own. */
  constructor(schedule: Schedule, isRecorded: boolean, past?: World) {
    this.schedule = schedule;
    this.settings = past?.settings ?? schedule.settings;
    this.attemptsMax = past?.attemptsMax ?? schedule.settings.attemptsMax;
    this.transcript = isRecorded ? [...(past?.transcript ?? [])] : undefined;
    this.time = new VirtualTime(past?.time.now() ?? schedule.beginsMs);
    const { now } = this.time;
    this.github = past?.github.clone(now) ?? new SimulatedGitHub({ nowMs: now });
    if (!schedule.settings.mayAsk) this.github.setPermissions({ actions: 'none' });
    this.cache = past?.cache.fork(this.time) ?? new SimulatedCache(this.time);
    this.tasks = past?.tasks.fork() ?? new SimulatedTasks(schedule.tasks, schedule.settings);
    this.watch =
      past?.watch.fork(now) ??
      new Watch(allChecks(schedule), now, { isTampered: schedule.family === 'tampered' });
    this.leases = past?.leases.fork() ?? new LeasesSeen();
    this.model = new SimulatedModel({
      time: this.time,
      isHonest: schedule.model.isHonest,
      onArrival: request => this.#arrive(request),
      askedFor: past?.model.askedFor ?? new Map(),
    });
    for (const login of WRITERS) this.github.letWrite(login);
    this.lateIssues = new Set(past?.lateIssues);
    this.#seenOfState = past === undefined ? 0 : past.#seenOfState;
    this.#seen = new Set(past === undefined ? [] : past.#seen);
    this.passOver();
    this.copiesListedAfterMs = past?.copiesListedAfterMs ?? 0;
  }

  note(text: string): void {
    this.transcript?.push(`${new Date(this.time.now()).toISOString()} ${text}`);
  }

  /** A source of chance of its own for each thing, so that what one of them draws changes nothing for another. */
  seedFor(name: string): number {
    return parseInt(hash('sha1', `${this.schedule.seed} ${name}`).slice(0, 8), 16);
  }

  /** At this instant a request arrives at GitHub. */
  readonly askGitHub = (outgoing: Outgoing, when?: 'late'): Received => {
    const before = when === 'late' ? new Set(this.github.issues) : undefined;
    const received = this.github.handle(outgoing);
    if (before !== undefined)
      for (const issue of this.github.issues) if (!before.has(issue)) this.lateIssues.add(issue.number);
    this.#see();
    return received;
  };

  get mainFiles(): ReadonlyMap<string, Buffer> {
    return this.#mainTip?.files ?? new Map();
  }

  get stateFiles(): ReadonlyMap<string, Buffer> {
    return this.github.branches.get(BRANCH)?.at(-1)?.files ?? new Map();
  }

  isDown(service: Service): boolean {
    return !this.isQuiet && this.time.now() < (this.#downUntilMs.get(service) ?? 0);
  }

  takeDown(service: Service, forMs: number): void {
    this.#downUntilMs.set(service, this.time.now() + forMs);
  }

  /** The next copy that is restored has a file in it that is not as it was. */
  damageNextCopy(flavour: number): void {
    this.#copyDamage = flavour;
  }

  takeCopyDamage(): number | undefined {
    const damage = this.isQuiet ? undefined : this.#copyDamage;
    this.#copyDamage = undefined;
    return damage;
  }

  /** From now on the requests of that process are held against what is on its machine's disk. */
  watchCallsOf(process: Process, machine: Machine): void {
    const { name } = process;
    // The step after it has its name, and asks for nothing.
    if (this.#callers.has(name)) return;
    const { limits } = this.settings;
    const isStart = ({ event, run }: LogRecord) => event.type === 'RunStarted' && run === name;
    const holds = new DurableHolds(machine, name, () => this.watch.log.records.find(isStart)?.at);
    this.#callers.set(name, {
      process,
      limits,
      holds,
      sentMs: new Map(),
      last: new Map(),
      copy: NO_COPY,
      needsCopy: false,
      checkedOut: this.mainFiles,
    });
  }

  /** A process says that another run is at work. */
  overlapped({ name: run, startedMs }: Process): void {
    const sinceMs = startedMs - this.github.readLagMs;
    this.watch.overlapped({ run, hasMetOthers: this.leases.hadOthers(run, sinceMs) });
  }

  /** What came of asking the cache for a copy. */
  restored(run: string, kind: Restored['kind']): void {
    this.watch.restored({ run, kind, isRunOpen: this.#isRunOpen });
  }

  get #isRunOpen(): boolean {
    const head = parseBranchHead(this.stateFiles.get('head.json')?.toString('utf8') ?? '');
    return head?.run !== undefined;
  }

  /** A process goes on from this copy, which is as it was saved. */
  noteCopy(name: string, copy: Copy): void {
    const caller = this.#callers.get(name);
    if (caller !== undefined) Object.assign(caller, { copy, needsCopy: this.#isRunOpen });
  }

  /** A request leaves its process. */
  send(label: string, content: string): void {
    this.#callers.get(label)?.sentMs.set(content, this.time.now());
  }

  /** A process has heard what the service took for its last request about that. */
  tell(label: string, content: string): void {
    const call = this.#callers.get(label)?.last.get(content);
    if (call !== undefined) this.watch.told(call);
  }

  #arrive({ label, call, fate, ...bill }: BilledRequest): () => void {
    const caller = this.#callers.get(label);
    if (caller === undefined) throw new Error(`Expected a process that may ask, got ${label}.`);
    const { process, limits, sentMs, holds } = caller;
    const { startedMs: runStartedMs, isAlive } = process;
    const content = this.tasks.contentOf(call.messages);
    const key = this.tasks.keyOf(content);
    this.note(`${label} asks for ${content}: ${fate}`);
    const called: Called = {
      ...{ run: label, runStartedMs, atMs: this.time.now(), limits, content, key },
      sentMs: sentMs.get(content) ?? this.time.now(),
      doneInCopy: caller.needsCopy || process.couldRead(SCRATCH) ? doneInCopy(caller.copy) : NOTHING_DONE,
      ...{ timeoutMs: call.timeoutMs, lease: this.leases.now, isAlive },
      checkedOut: caller.checkedOut,
      hold: holds.take(key),
    };
    caller.last.set(content, called);
    const billed = this.watch.called(called);
    const { promptTokens, completionTokens, costNanoUsd: nanoUsd } = bill;
    return () => billed({ tokens: promptTokens + completionTokens, nanoUsd });
  }

  /** The workflow and the task file say something else from now on. */
  change(to: Partial<ChangeableSettings>): void {
    this.settings = { ...this.settings, ...to };
    this.attemptsMax = Math.max(this.attemptsMax, this.settings.attemptsMax);
    this.tasks.allow(this.settings);
  }

  /** What an idle run depends on, and from when on a run must look all the same. */
  markFor({ seq, hash: link }: Head, { lines }: CheckedOut, tells: string, lookAgainAt?: string): string {
    const by = JSON.stringify([lines, this.settings.limits, tells]);
    return `idle at ${seq} ${link} with ${by}\nuntil ${lookAgainAt ?? ''}\n`;
  }

  /** Whether the last run's mark says that there is nothing to do now. */
  isIdleBy(text: string, head: Head, tasks: CheckedOut, tells: string, now: string): boolean {
    const until = /\nuntil (.*)\n$/.exec(text)?.[1] ?? '';
    return text === this.markFor(head, tasks, tells, until) && (until === '' || now < until);
  }

  consoleFor(process: Process): Console {
    return {
      write: (level, text) => {
        if (!process.isAlive) return;
        if (text.includes(this.token))
          this.watch.violate('texts stay away', 'the secret is in the log of a job');
        if (level !== 'debug') this.note(`${process.name} says: ${text}`);
      },
      progress() {},
    };
  }

  /** Somebody has a mind of their own about a result; null: they want none. */
  changeResult(task: string, text: string | null): void {
    const path = `results/${task}.json`;
    if (this.mainFiles.has(path)) this.commitToMain(path, text);
  }

  /** Somebody else's commit, which the checks do not judge. */
  commitToMain(path: string, text: string | null): void {
    this.github.push({ files: { [path]: text } });
    this.passOver();
  }

  /** What people have done to the branches is theirs: the checks judge what comes after it. */
  passOver(): void {
    this.#seenOfState = this.github.branches.get(BRANCH)?.length ?? 0;
    for (const commits of this.#resultBranches())
      for (const { id } of unseenIn(commits, this.#seen)) this.#seen.add(id);
  }

  get #mainTip(): SimulatedCommit | undefined {
    return this.github.branches.get(MAIN)?.at(-1);
  }

  *#resultBranches(): Generator<readonly SimulatedCommit[]> {
    for (const [name, commits] of this.github.branches)
      if (name === MAIN || name.startsWith(REVIEWS)) yield commits;
  }

  /** Shows the checks what is new on the branches. */
  #see(): void {
    const commits = this.github.branches.get(BRANCH) ?? [];
    for (const { files, message } of commits.slice(this.#seenOfState)) {
      this.note(`state branch: ${message.split('\n', 1)[0]}`);
      this.leases.note(files, this.time.now());
      this.watch.kept(files);
    }
    this.#seenOfState = commits.length;
    for (const branch of this.#resultBranches())
      for (const commit of unseenIn(branch, this.#seen)) {
        this.#seen.add(commit.id);
        this.#publish(this.github.commitOf(commit.parent)?.files ?? new Map(), commit.files);
      }
  }

  #publish(before: Files, now: Files): void {
    const paths = new Set([...before.keys(), ...now.keys()]);
    const changed = [...paths].filter(path => !isSame(before.get(path), now.get(path)));
    this.note(`results: ${changed.join(' ')}`);
    this.watch.published(
      new Map(changed.map(path => [path, { before: before.get(path), now: now.get(path) }])),
    );
  }
}

/** A process that may ask, and what is known of its requests. */
type Caller = {
  readonly process: Process;
  readonly limits: Limits;
  readonly holds: DurableHolds;
  /** That from the cache which it went on from. */
  copy: Copy;
  /** Whether the run before was killed, by what the branch said then: it is not to be gone on with where the copy cannot be read. */
  needsCopy: boolean;
  /** The default branch as it was when it began. */
  readonly checkedOut: Files;
  /** When the last one about a content left it. */
  readonly sentMs: Map<string, number>;
  readonly last: Map<string, Called>;
};

const NO_COPY: Copy = new Map();

/** The keys of the tasks that were done in a copy. Each is read once, and only if somebody asks for something after it. */
function doneInCopy(copy: Copy): ReadonlyMap<string, string> {
  let done = doneInCopies.get(copy);
  if (done === undefined) doneInCopies.set(copy, (done = doneIn(copy)));
  return done;
}

const NOTHING_DONE: ReadonlyMap<string, string> = new Map();
const doneInCopies = new WeakMap<Copy, ReadonlyMap<string, string>>();

/** The newest of them, the oldest first. */
function unseenIn(
  commits: readonly SimulatedCommit[],
  seen: ReadonlySet<string>,
): readonly SimulatedCommit[] {
  return commits.slice(commits.findLastIndex(({ id }) => seen.has(id)) + 1);
}

function isSame(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && one.equals(other));
}
