import assert from 'node:assert/strict';

import { Chance } from '../../support/chance.ts';
import { type Booted, boot } from './boot.ts';
import { commandOnMachine } from '../machine/command-on-machine.ts';
import { QUIET_AFTER_MS } from '../schedule/draw-schedule.ts';
import { fatesOf } from '../machine/fates-of.ts';
import { happen } from '../world/happenings.ts';
import { type Line, wholeAppends } from '../machine/lines-of.ts';
import { Machine } from '../machine/machine.ts';
import { type Fates, Process, type Step } from '../machine/process.ts';
import { type StepEnd, endedWell, isCutOff, isOfTheDisk, runStep, secondStep, wordFor } from './run-step.ts';
import type { RunPlan, Schedule } from '../schedule/schedule.ts';
import { WRITERS, World } from '../world/world.ts';

/** Between the signal and the end by force. */
const FORCE_AFTER_MS = 10_000;
const DAY_MS = 24 * 3_600_000;
const CLEAN_RUNS_MAX = 200;
/** Whoever is refused so often, on so many days, is refused for ever. */
const REFUSALS_MAX = 5;

/** What the processes of a world do, one schedule long: up to an instant, or to its end and until all is at rest. */
export class Story {
  readonly world: World;
  readonly hits: string[] = [];
  steps = 0;
  /** Sees each step of each process before it is done. That of a second step is called `post`. */
  onStep: ((process: string, step: Step) => void) | undefined;
  /** Told when the step of a run is over, dead or alive, with the machine as it is then. */
  onOver: ((run: string, machine: Machine) => void) | undefined;
  /** Puts something in the place of what a process has: so a test can see that a check sees. */
  tamper: (ports: Booted) => Booted = ports => ports;
  readonly #machines: Machine[] = [];
  #runs = 0;
  /** Of each job that was started, its last attempt; and those that are over. */
  readonly #names = new Map<RunPlan, { readonly id: number; readonly attempt: number }>();
  readonly #over = new Set<number>();

  constructor(world: World) {
    this.world = world;
  }

  /**
   * Another story that goes on from here, by a schedule that is the same up to now; what becomes of one does not touch the
   * other. Nothing may be under way.
   */
  fork(schedule: Schedule): Story {
    const { world } = this;
    assert.ok(
      this.#machines.every(({ isFree }) => isFree),
      'a world in which somebody is at work cannot be gone on from twice',
    );
    const fork = new Story(new World(schedule, world.transcript !== undefined, world));
    fork.tamper = this.tamper;
    fork.hits.push(...this.hits);
    fork.steps = this.steps;
    fork.#machines.push(...this.#machines.map(machine => machine.fork()));
    fork.#runs = this.#runs;
    for (const [plan, name] of this.#names) fork.#names.set(plan, name);
    for (const id of this.#over) fork.#over.add(id);
    return fork;
  }

  /** All that is still to come, and then until all is at rest. */
  async live(): Promise<void> {
    const { schedule, time } = this.world;
    await time.run(this.#begin(Infinity));
    const endMs = schedule.beginsMs + Math.max(0, ...schedule.happenings.map(({ atMs }) => atMs));
    await time.pass(Math.max(0, endMs - time.now()) + QUIET_AFTER_MS);
    await this.#comeToRest();
  }

  /** All that begins so long after the beginning of the story, and ends before that as well. */
  async liveUntil(ms: number): Promise<void> {
    const { schedule, time } = this.world;
    await time.run(this.#begin(ms));
    await time.pass(schedule.beginsMs + ms - time.now());
    assert.equal(time.now(), schedule.beginsMs + ms, 'something took longer than that');
    assert.ok(time.isStill, 'something is still to happen that began before');
  }

  #begin(untilMs: number): Promise<unknown> {
    const { schedule, time } = this.world;
    const nowMs = time.now() - schedule.beginsMs;
    const isNext = (ms: number) => ms >= nowMs && ms < untilMs;
    for (const happening of schedule.happenings)
      if (isNext(happening.atMs)) time.after(happening.atMs - nowMs, () => happen(this.world, happening));
    const runs = schedule.runs.filter(({ startsMs }) => isNext(startsMs));
    return Promise.all(runs.map(plan => this.#later(plan.startsMs - nowMs, () => this.#job(plan))));
  }

  /** One clean run after the other, a day apart, until nothing is left to do. */
  async #comeToRest(): Promise<void> {
    const { world } = this;
    world.isQuiet = true;
    const plan = { ...CLEAN_RUN, machine: world.schedule.restsOn ?? ('new' as const) };
    let outcome = '';
    let refusals = 0;
    for (let day = 0; day < CLEAN_RUNS_MAX; day += 1) {
      outcome = await world.time.run(this.#job(plan));
      refusals = outcome === 'refused' ? refusals + 1 : 0;
      if (outcome === 'paused') resume(world);
      else if (!AGAIN.has(outcome) || refusals === REFUSALS_MAX) break;
      await world.time.pass(DAY_MS);
    }
    const issues = world.github.issues.map(({ number, title, body, state, comments }) => ({
      ...{ number, title, body, isOpen: state === 'open', comments },
      cameLate: world.lateIssues.has(number),
    }));
    const { attemptsMax, stateFiles: files, tasks } = world;
    const { wanted } = tasks;
    world.watch.settled({ files, outcome, wanted, attemptsMax, issues, writers: WRITERS });
  }

  #later<Value>(ms: number, work: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.world.time.after(ms, () => void work().then(resolve, reject));
    });
  }

  /** One job of a workflow: the step, and what the runner starts after it. */
  async #job(plan: RunPlan): Promise<string> {
    const { world } = this;
    const { id, attempt } = this.#nameFor(plan);
    const name = `${id}.${attempt}`;
    const machine = this.#machineFor(plan);
    world.github.setRun({ id, attempt, status: 'in_progress' });
    const process = this.#start(name, plan, machine, 'faults');
    const end = await this.#step(process, plan, machine);
    this.onOver?.(name, machine);
    if (end !== 'over' && wordFor(end) === 'overlapped') world.overlapped(process);
    if (plan.isClean === true && endedWell(end)) world.watch.ranClean(world.stateFiles);
    const { hasSecondStep = process.isAlive || plan.afterDeath === 'post' } = plan;
    if (isCutOff(end)) {
      process.kill();
      const whole = wholeAppends(machine.linesOf(name));
      const post = hasSecondStep && plan.command === undefined && (await this.#post(name, plan, machine));
      // What an append has written that then failed may be there or not: nobody has gone on from it.
      if (post !== false && post.end === 'kept')
        this.#expectKept(process, post.isUnhurt ? machine.linesOf(name) : whole, 'interrupted');
    } else if (typeof end !== 'string' && end.kind === 'reported') {
      this.#expectKept(process, machine.linesOf(name), end.report.outcome);
    }
    process.kill();
    machine.process = undefined;
    if (!process.isAlive && plan.afterDeath === 'power')
      machine.losePower(new Chance(world.seedFor(`${name} power`)));
    if (plan.losesPower !== undefined)
      machine.losePower(new Chance(world.seedFor(`${name} power ${plan.losesPower}`)));
    world.github.setRun({ id, attempt, status: 'completed' });
    this.#over.add(id);
    return wordFor(end);
  }

  #expectKept({ name: run, startedMs }: Process, lines: readonly Line[], outcome: string): void {
    const files = this.world.stateFiles;
    this.world.watch.ended({ run, startedMs, outcome, files }, lines);
  }

  /** A job can be started once more when it is over. */
  #nameFor(plan: RunPlan): { readonly id: number; readonly attempt: number } {
    const again = plan.again === undefined ? undefined : this.world.schedule.runs[plan.again];
    const before = again && this.#names.get(again);
    const isAgain = before !== undefined && this.#over.has(before.id);
    if (!isAgain) this.#runs += 1;
    const name = isAgain ? { ...before, attempt: before.attempt + 1 } : { id: 100 + this.#runs, attempt: 1 };
    this.#over.delete(name.id);
    this.#names.set(isAgain && again !== undefined ? again : plan, name);
    return name;
  }

  /** Another run's, if nobody is at work there. */
  #machineFor({ machine }: RunPlan): Machine {
    const known = machine === 'new' ? undefined : this.#machines[machine];
    if (known?.isFree === true) return known;
    const made = new Machine();
    this.#machines.push(made);
    return made;
  }

  #start(name: string, plan: RunPlan, machine: Machine, meets: 'faults' | 'postFaults'): Process {
    const { time, isQuiet } = this.world;
    const planned = fatesOf(isQuiet ? [] : plan[meets]);
    const fates: Fates = (step, nth) => {
      this.onStep?.(meets === 'faults' ? name : `${name} post`, step);
      return planned(step, nth);
    };
    const process = new Process(name, time, this.onStep === undefined ? planned : fates);
    process.setClock(plan.clockOffsetMs);
    if (meets === 'faults' && !isQuiet) process.failingRead = plan.failingRead;
    machine.process = process;
    return process;
  }

  async #step(process: Process, plan: RunPlan, machine: Machine): Promise<StepEnd> {
    const { world } = this;
    const { time } = world;
    const stop = new AbortController();
    if (plan.cancelMs !== undefined) {
      time.after(plan.cancelMs, () => stop.abort());
      time.after(plan.cancelMs + FORCE_AFTER_MS, () => process.kill());
    }
    const { stall } = plan;
    const { clockJump } = plan;
    if (clockJump !== undefined)
      time.after(clockJump.atMs, () => process.setClock(plan.clockOffsetMs + clockJump.byMs));
    if (stall !== undefined) time.after(stall.atMs, () => process.stall(stall.forMs));
    world.note(`${process.name} starts`);
    const ports = this.tamper(boot(world, process, machine, plan));
    const work: Promise<StepEnd> =
      plan.command === undefined
        ? runStep(ports, stop.signal)
        : commandOnMachine(ports, plan.command, process.name).then(() => 'over' as const);
    const end = await this.#endOf(work, process);
    world.note(`${process.name} ends: ${wordFor(end)}`);
    return end;
  }

  async #post(name: string, plan: RunPlan, machine: Machine) {
    const { world } = this;
    const process = this.#start(name, plan, machine, 'postFaults');
    world.note(`${name} has its second step`);
    const ports = this.tamper(boot(world, process, machine, { ...plan, step: 'second' }));
    const end = await this.#endOf(secondStep(ports, name), process);
    world.note(`${name} second step: ${JSON.stringify(end)}`);
    process.kill();
    return { end, isUnhurt: process.hit.length === 0 };
  }

  /** What a process comes to: what it returns, its death, or a disk that failed it. All else that it throws is a bug. */
  async #endOf<Value>(work: Promise<Value>, process: Process): Promise<Value | 'died' | 'disk failed'> {
    try {
      return await Promise.race([work, process.died]);
    } catch (error) {
      if (!process.isAlive) return 'died';
      if (isOfTheDisk(error)) return 'disk failed';
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.world.watch.violate('no bug', `${process.name}: ${text}`);
      return 'disk failed';
    } finally {
      this.steps += process.steps;
      this.hits.push(...process.hit.map(hit => `${process.name}: ${hit}`));
      for (const hit of process.hit) this.world.note(`${process.name} met: ${hit}`);
    }
  }
}

/** What somebody does who has looked at the dashboard, or at another issue of the agent where there is none. */
function resume({ github }: World): void {
  const issues = github.issues.filter(({ isDeleted, pull }) => !isDeleted && pull === undefined);
  const open = issues.filter(({ state }) => state === 'open');
  const dashboardIn = (some: typeof issues) => some.findLast(({ title }) => title.includes('dashboard'));
  const place = dashboardIn(open) ?? dashboardIn(issues) ?? open.at(-1) ?? issues.at(-1);
  if (place !== undefined) github.comment(place.number, '/agent resume', WRITERS[0]);
}

const CLEAN_RUN: RunPlan = {
  ...{ startsMs: 0, machine: 'new', faults: [], postFaults: [], clockOffsetMs: 0, afterDeath: 'lost' },
  isClean: true,
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
