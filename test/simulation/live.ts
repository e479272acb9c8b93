import { LOOKED_AT } from '../../src/app/home/home.ts';
import { idleOnBranch } from '../../src/app/home/idle-on-branch.ts';
import { rescueState } from '../../src/app/home/rescue-state.ts';
import { type RunEnd, runAgent } from '../../src/app/run-agent.ts';
import { StorageError } from '../../src/adapters/local-disk/storage-error.ts';
import { Chance } from '../support/chance.ts';
import { type Booted, IDENTITY, boot, settingsFor } from './boot.ts';
import { QUIET_AFTER_MS } from './draw-schedule.ts';
import { fatesOf } from './fates-of.ts';
import { happen } from './happenings.ts';
import { Machine } from './machine.ts';
import { Process } from './process.ts';
import type { RunPlan, Schedule } from './schedule.ts';
import type { Violation } from './watch.ts';
import { World } from './world.ts';

/** What came of a story. */
export type Lived = {
  readonly violations: readonly Violation[];
  readonly transcript: readonly string[];
  /** Steps of all processes. */
  readonly steps: number;
  /** What was planned and came about. */
  readonly hits: readonly string[];
  readonly calls: number;
  readonly world: World;
};

/** Between the signal and the end by force. */
const FORCE_AFTER_MS = 10_000;
const DAY_MS = 24 * 3_600_000;
const CLEAN_RUNS_MAX = 80;

/** Carries a schedule out, lets everything come to rest, and says what the checks saw. */
export async function live(schedule: Schedule, isRecorded = false): Promise<Lived> {
  const world = new World(schedule, isRecorded);
  const story = new Story(world);
  await story.live();
  return {
    violations: world.watch.violations,
    transcript: world.transcript ?? [],
    steps: story.steps,
    hits: story.hits,
    calls: world.watch.calls.length,
    world,
  };
}

class Story {
  readonly hits: string[] = [];
  steps = 0;
  readonly #world: World;
  readonly #machines: Machine[] = [];
  #runs = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async live(): Promise<void> {
    const { schedule, time } = this.#world;
    const begun = time.now();
    for (const happening of schedule.happenings)
      time.after(happening.atMs, () => happen(this.#world, happening));
    const runs = schedule.runs.map(plan => this.#later(plan.startsMs, () => this.#job(plan)));
    await time.run(Promise.all(runs));
    const endMs = begun + Math.max(0, ...schedule.happenings.map(({ atMs }) => atMs));
    await time.pass(Math.max(0, endMs - time.now()) + QUIET_AFTER_MS);
    await this.#comeToRest();
  }

  /** One clean run after the other, a day apart, until nothing is left to do. */
  async #comeToRest(): Promise<void> {
    const world = this.#world;
    world.isQuiet = true;
    let outcome = '';
    for (let day = 0; day < CLEAN_RUNS_MAX; day += 1) {
      outcome = await world.time.run(this.#job(CLEAN_RUN));
      if (!AGAIN.has(outcome)) break;
      await world.time.pass(DAY_MS);
    }
    const issues = world.github.issues.map(({ title, body, state }) => ({
      ...{ title, body, isOpen: state === 'open' },
    }));
    const { attemptsMax } = world.schedule.settings;
    const files = world.stateFiles;
    world.watch.settled({ files, outcome, wanted: world.tasks.wanted, attemptsMax, issues });
  }

  #later<Value>(ms: number, work: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#world.time.after(ms, () => void work().then(resolve, reject));
    });
  }

  /** One job of a workflow: the step, and what the runner starts after it. */
  async #job(plan: RunPlan): Promise<string> {
    const world = this.#world;
    this.#runs += 1;
    const id = 100 + this.#runs;
    const name = `${id}.1`;
    const machine = this.#machineFor(plan);
    world.github.setRun({ id, attempt: 1, status: 'in_progress' });
    const process = this.#start(name, plan, machine, plan.faults);
    const end = await this.#step(process, plan, machine);
    if (end !== 'over' && (process.isAlive || plan.afterDeath === 'post') && isCutOff(end)) {
      process.kill();
      if ((await this.#post(name, plan, machine)) === 'kept') this.#expectKept(name, machine);
    } else if (typeof end !== 'string' && end.kind === 'reported') {
      this.#expectKept(name, machine);
    }
    process.kill();
    machine.process = undefined;
    if (!process.isAlive && plan.afterDeath === 'power')
      machine.losePower(new Chance(world.seedFor(`${name} power`)));
    world.github.setRun({ id, attempt: 1, status: 'completed' });
    return wordFor(end);
  }

  #expectKept(name: string, machine: Machine): void {
    this.#world.watch.ended(name, machine.linesOf(name), this.#world.stateFiles);
  }

  /** Another run's, if nobody is at work there. */
  #machineFor({ machine }: RunPlan): Machine {
    const known = machine === 'new' ? undefined : this.#machines[machine];
    if (known?.isFree === true) return known;
    const made = new Machine();
    this.#machines.push(made);
    return made;
  }

  #start(name: string, plan: RunPlan, machine: Machine, faults: RunPlan['faults']): Process {
    const { time } = this.#world;
    const process = new Process(name, time, this.#world.isQuiet ? fatesOf([]) : fatesOf(faults));
    process.setClock(plan.clockOffsetMs);
    machine.process = process;
    return process;
  }

  async #step(process: Process, plan: RunPlan, machine: Machine): Promise<StepEnd> {
    const world = this.#world;
    const { time } = world;
    const stop = new AbortController();
    if (plan.cancelMs !== undefined) {
      time.after(plan.cancelMs, () => stop.abort());
      time.after(plan.cancelMs + FORCE_AFTER_MS, () => process.kill());
    }
    const { stall } = plan;
    if (stall !== undefined) time.after(stall.atMs, () => process.stall(stall.forMs));
    world.note(`${process.name} starts`);
    const work = runStep(world, boot(world, process, machine), process.name, stop.signal);
    const end = await this.#endOf(work, process);
    world.note(`${process.name} ends: ${wordFor(end)}`);
    return end;
  }

  async #post(name: string, plan: RunPlan, machine: Machine): Promise<string> {
    const world = this.#world;
    const process = this.#start(name, plan, machine, plan.postFaults);
    world.note(`${name} has its second step`);
    const ports = boot(world, process, machine);
    const rescue = async () =>
      rescueState(ports, await ports.home.branch.look(LOOKED_AT), { identity: IDENTITY, run: name });
    const end = await this.#endOf(rescue(), process);
    world.note(`${name} second step: ${JSON.stringify(end)}`);
    process.kill();
    return end;
  }

  /** What a process comes to: what it returns, its death, or a disk that failed it. All else that it throws is a bug. */
  async #endOf<Value>(work: Promise<Value>, process: Process): Promise<Value | 'died' | 'disk failed'> {
    try {
      return await Promise.race([work, process.died]);
    } catch (error) {
      if (!process.isAlive) return 'died';
      if (isOfTheDisk(error)) return 'disk failed';
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#world.watch.violate('no bug', `${process.name}: ${text}`);
      return 'disk failed';
    } finally {
      this.steps += process.steps;
      this.hits.push(...process.hit.map(hit => `${process.name}: ${hit}`));
      for (const hit of process.hit) this.#world.note(`${process.name} met: ${hit}`);
    }
  }
}

type StepEnd = RunEnd | 'idle' | 'over' | 'died' | 'disk failed';

const CLEAN_RUN: RunPlan = {
  ...{ startsMs: 0, machine: 'new', faults: [], postFaults: [], clockOffsetMs: 0, afterDeath: 'lost' },
};

/** After these there may be something left that another day allows. */
const AGAIN = new Set([
  'budget-exhausted',
  'waiting',
  'deadline',
  'provider-stopped',
  'overlapped',
  'refused',
  'failed',
]);

/** As the step does: a look at the branch, and mostly there is nothing to do. */
async function runStep(
  world: World,
  ports: Booted,
  run: string,
  stop: AbortSignal,
): Promise<RunEnd | 'idle'> {
  const looked = await ports.home.looked();
  const left = looked.ok ? idleOnBranch(looked.value, IDENTITY) : undefined;
  if (left !== undefined && left.text === World.markFor(left.head, ports.tasks)) return 'idle';
  const home = { ...ports.home, looked: () => Promise.resolve(looked) };
  return runAgent({ ...ports, home }, settingsFor(world, run), stop);
}

function isOfTheDisk(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if (at instanceof StorageError || 'code' in at) return true;
  return false;
}

/** Whether the runner has to start the step again: what it did is on the disk, and not all of it elsewhere. */
function isCutOff(end: StepEnd): boolean {
  if (typeof end === 'string') return end === 'died' || end === 'disk failed';
  return end.kind === 'refused' || (end.kind === 'reported' && end.report.problem !== undefined);
}

function wordFor(end: StepEnd): string {
  if (typeof end === 'string') return end;
  return end.kind === 'reported' ? end.report.outcome : end.kind;
}
