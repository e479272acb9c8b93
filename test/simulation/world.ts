import { hash } from 'node:crypto';

import type { Outgoing, Received } from '../../src/adapters/github/exchange.ts';
import type { Head } from '../../src/log/chain.ts';
import type { Console } from '../../src/ports.ts';
import type { Copy } from './cache/copy-files.ts';
import { SimulatedCache } from './cache/simulated-cache.ts';
import { allChecks } from './checks/all-checks.ts';
import { SECRET } from './checks/texts-stay-away.ts';
import { SimulatedGitHub } from './github/simulated-github.ts';
import type { SimulatedCommit } from './github/commits.ts';
import { doneIn } from './lines-of.ts';
import { DurableHolds, type Machine } from './machine.ts';
import { type BilledRequest, SimulatedModel } from './model/simulated-model.ts';
import type { Process } from './process.ts';
import type { Schedule } from './schedule.ts';
import { type CheckedOut, SimulatedTasks } from './simulated-tasks.ts';
import { VirtualTime } from './virtual-time.ts';
import { Watch } from './watch.ts';

export const BRANCH = 'background-agent/default';
export const MAIN = 'main';

export type Service = 'github' | 'cache' | 'model';

/** A process that may ask the model. */
type Caller = {
  readonly startedMs: number;
  readonly holds: DurableHolds;
  doneInCopy: ReadonlySet<string>;
};

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
  /** A line for each thing that happens; undefined: nobody wants to read it. */
  readonly transcript: string[] | undefined;
  /** From now on nothing goes wrong any more. */
  isQuiet = false;
  readonly #callers = new Map<string, Caller>();
  /** A copy that is saved is found so much later. */
  copiesListedAfterMs = 0;
  #copyDamage: number | undefined;
  readonly #downUntilMs = new Map<Service, number>();
  readonly #seen: { state: number; main: SimulatedCommit | undefined };

  /** `past`: a world in which nothing is under way. This one goes on from there by itself, by a schedule of its own. */
  constructor(schedule: Schedule, isRecorded: boolean, past?: World) {
    this.schedule = schedule;
    this.transcript = isRecorded ? [...(past?.transcript ?? [])] : undefined;
    this.time = new VirtualTime(past?.time.now() ?? schedule.beginsMs);
    const { now } = this.time;
    this.github = past?.github.clone(now) ?? new SimulatedGitHub({ nowMs: now });
    if (!schedule.settings.mayAsk) this.github.setPermissions({ actions: 'none' });
    this.cache = past?.cache.fork(this.time) ?? new SimulatedCache(this.time);
    this.tasks = past?.tasks.fork() ?? new SimulatedTasks(schedule.tasks, schedule.settings);
    this.watch = past?.watch.fork(now) ?? new Watch(allChecks(schedule), now);
    this.model = new SimulatedModel({
      time: this.time,
      isHonest: schedule.model.isHonest,
      onArrival: request => this.#arrive(request),
      askedFor: past?.model.askedFor ?? new Map(),
    });
    this.#seen = { state: past === undefined ? 0 : past.#seen.state, main: this.#mainTip };
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
  readonly askGitHub = (outgoing: Outgoing): Received => {
    const received = this.github.handle(outgoing);
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
  watchCallsOf({ name, startedMs }: Process, machine: Machine): void {
    const holds = new DurableHolds(machine, name);
    this.#callers.set(name, { startedMs, holds, doneInCopy: new Set() });
  }

  /** A process goes on from this copy, which is as it was saved. */
  noteCopy(name: string, copy: Copy): void {
    const caller = this.#callers.get(name);
    if (caller !== undefined) caller.doneInCopy = doneIn(copy);
  }

  #arrive({ label, call, fate, ...bill }: BilledRequest): () => void {
    const caller = this.#callers.get(label);
    const content = this.tasks.contentOf(call.messages);
    const key = this.tasks.keyOf(content);
    this.note(`${label} asks for ${content}: ${fate}`);
    const billed = this.watch.called({
      ...{ run: label, runStartedMs: caller?.startedMs ?? 0, atMs: this.time.now(), content, key },
      doneInCopy: caller?.doneInCopy ?? new Set(),
      hold: caller?.holds.take(key),
    });
    const { promptTokens, completionTokens, costNanoUsd: nanoUsd } = bill;
    return () => billed({ tokens: promptTokens + completionTokens, nanoUsd });
  }

  /** What an idle run depends on. */
  static markFor({ seq, hash: link }: Head, { lines }: CheckedOut): string {
    return `idle at ${seq} ${link} with ${JSON.stringify(lines)}\n`;
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

  /** Somebody else's commit, which the checks do not judge. */
  commitToMain(path: string, text: string): void {
    this.github.push({ files: { [path]: text } });
    this.#seen.main = this.#mainTip;
  }

  get #mainTip(): SimulatedCommit | undefined {
    return this.github.branches.get(MAIN)?.at(-1);
  }

  /** Shows the checks what is new on the branches. */
  #see(): void {
    const commits = this.github.branches.get(BRANCH) ?? [];
    for (const { files, message } of commits.slice(this.#seen.state)) {
      this.note(`state branch: ${message.split('\n', 1)[0]}`);
      this.watch.kept(files);
    }
    this.#seen.state = commits.length;
    const tip = this.#mainTip;
    if (tip === this.#seen.main) return;
    const before = this.#seen.main?.files ?? new Map<string, Buffer>();
    const now = tip?.files ?? new Map<string, Buffer>();
    const paths = new Set([...before.keys(), ...now.keys()]);
    const changed = [...paths].filter(path => !isSame(before.get(path), now.get(path)));
    this.note(`results: ${changed.join(' ')}`);
    this.#seen.main = tip;
    this.watch.published(
      new Map(changed.map(path => [path, { before: before.get(path), now: now.get(path) }])),
    );
  }
}

function isSame(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && one.equals(other));
}
