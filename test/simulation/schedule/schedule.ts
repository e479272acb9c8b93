import type { Bounds } from '../../../src/app/home/home.ts';
import type { Limits } from '../../../src/domain/budget.ts';
import type { PlannedHappening } from './planned-happening.ts';

/**
 * What may happen in a schedule. `overlap`: nobody is killed, or stalled past a lease, and nothing fails. `dishonest`: as `all`, and
 * the model's service ignores the output cap. `tampered`: people do to the state branch what nobody should.
 */
export const FAMILIES = ['all', 'overlap', 'dishonest', 'tampered'] as const;
export type Family = (typeof FAMILIES)[number];

/** A story of an agent, as data: carried out twice it is the same story, and with a part left out still one. */
export type Schedule = {
  readonly seed: number;
  readonly family: Family;
  readonly beginsMs: number;
  readonly settings: SimulatedSettings;
  readonly pace: Pace;
  readonly tasks: readonly TaskLine[];
  readonly runs: readonly RunPlan[];
  readonly happenings: readonly PlannedHappening[];
  readonly model: ModelPlan;
  /** The machine on which it comes to rest, by its place among all; undefined: a new one for each run. */
  readonly restsOn?: number | undefined;
};

export type SimulatedSettings = {
  readonly limits: Limits;
  readonly concurrency: number;
  readonly publish: 'commit' | 'none' | 'pull-request';
  readonly checkpointMs: number;
  readonly attemptsMax: number;
  readonly timeoutMs: number;
  readonly runtimeMs: number;
  /** Whether runs may read what GitHub knows of other runs. */
  readonly mayAsk: boolean;
  readonly hasCache: boolean;
  /** Whether people can ask for something on its issues. */
  readonly listens?: boolean;
  /** How much gathers before a snapshot; undefined: what is usual. */
  readonly bounds?: Bounds | undefined;
};

/** The longest that a thing may take; how long it takes is chance. */
export type Pace = {
  readonly requestMsMax: number;
  readonly callMsMax: number;
  readonly cacheMsMax: number;
  /** Each sync of what goes on to be written takes as long, where it takes any time. */
  readonly syncMs?: number;
};

/** A task of the file. Two with the same content are one piece of work. */
export type TaskLine = { readonly id: string; readonly content: string };

export type RunPlan = {
  readonly startsMs: number;
  /** A person's command on the machine, instead of a run. */
  readonly command?: Command;
  /** Nothing goes wrong in it: if it ends well, nothing is left that it should have brought in order. */
  readonly isClean?: boolean;
  /** The job of that run, by its place in the list, is started once more, if it is over: the same run, its next attempt. */
  readonly again?: number | undefined;
  /** Whether it tells people of alerts by issues. They do where nothing is said. */
  readonly tells?: 'issues' | 'nobody';
  /** `new`, or that of an earlier run, by its place in the list, if nobody is at work there. */
  readonly machine: 'new' | number;
  readonly faults: readonly StepFault[];
  /** Somebody cancels it so long after its start: a signal, and later the end by force. */
  readonly cancelMs?: number | undefined;
  /** The machine freezes so long after its start. */
  readonly stall?: { readonly atMs: number; readonly forMs: number } | undefined;
  /** The machine's clock is wrong by so much. */
  readonly clockOffsetMs: number;
  /** It is put forward so long after its start. */
  readonly clockJump?: { readonly atMs: number; readonly byMs: number } | undefined;
  /** What becomes of its machine when it dies: the runner starts the step after it; or the machine is lost; or it loses power and starts again. */
  readonly afterDeath: 'post' | 'lost' | 'power';
  /** Whether the runner starts the step after one that was cut off, alive or dead. By `afterDeath`, where nothing is said. */
  readonly hasSecondStep?: boolean;
  /** Whatever comes of it, its machine loses power when it has ended. Of what was not synced chance keeps some: this one. */
  readonly losesPower?: number;
  readonly postFaults: readonly StepFault[];
  /** The so manyth time that it reads something from its disk it cannot; the first is 1. */
  readonly failingRead?: number | undefined;
};

/** By somebody who sits at the machine. `adopt`: of a log that has come there from another repository. */
export type Command = { readonly do: 'adopt' } | { readonly do: 'forget'; readonly task: string };

/** What happens at a step of a process, counted from 1 over everything that it does in the world. */
export type StepFault = {
  readonly step: number;
  /** Only those steps are counted whose kind and name begin so: `disk write state/log`. */
  readonly on?: string;
  readonly do: 'die' | 'fail';
  /** Chooses among the ways in which it can happen, in [0, 1). */
  readonly flavour: number;
  /** From that step on, at every one of its kind. */
  readonly isLasting: boolean;
};

export type ModelPlan = {
  /** How often a call goes wrong. */
  readonly trouble: number;
  /** A service that takes more than the output cap allows. */
  readonly isHonest: boolean;
  /** So many requests it bills as it should before it does not. */
  readonly honestFor?: number;
  /** Contents that never get a good answer. */
  readonly hopeless: readonly string[];
  /** What comes of the first requests for a content, one after the other, by name; of all others, what chance says. */
  readonly fates?: Readonly<Record<string, readonly string[]>>;
};

/** What went wrong by plan: a story without anything is no test. */
export function faultsIn({ runs, happenings, model }: Schedule): number {
  const inRuns = runs.reduce(
    (sum, run) =>
      sum +
      run.faults.length +
      run.postFaults.length +
      (run.cancelMs === undefined ? 0 : 1) +
      (run.stall === undefined ? 0 : 1) +
      (run.clockOffsetMs === 0 && run.clockJump === undefined ? 0 : 1),
    0,
  );
  return inRuns + happenings.length + (model.trouble > 0 || !model.isHonest ? 1 : 0);
}
