import type { Source } from '../app/home/bring-log-here.ts';
import type { TaskPlan } from '../domain/task-plan.ts';
import type { Verdict } from '../domain/watch/watch.ts';
import type { RunReport } from '../report/run-report.ts';

/** What became of a run, as far as the one who started it must tell it on. */
export type Told =
  | {
      readonly kind: 'reported';
      readonly report: RunReport;
      readonly source: Source;
      /** Every file whose content the task list depends on. */
      readonly files: readonly string[];
      readonly reportPath: string;
    }
  | { readonly kind: 'overlapped' }
  /** The settings or the task files are wrong; every mistake was said. */
  | { readonly kind: 'unusable' }
  | { readonly kind: 'refused'; readonly message: string; readonly alertsOpened?: number };

/** What became of `mode: monitor`. */
export type MonitorTold =
  | {
      readonly kind: 'watched';
      readonly health: Verdict['health'];
      readonly alertsOpened: number;
      /** Markdown. */
      readonly summary: string;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** What became of `mode: inbox`. */
export type InboxTold =
  | { readonly kind: 'heard'; readonly outcome: 'received' | 'idle' }
  | { readonly kind: 'refused'; readonly message: string };

/** What became of `mode: plan`. */
export type PlanTold =
  | {
      readonly kind: 'planned';
      /** Undefined: the task files are wrong, and every mistake was said. */
      readonly plan: TaskPlan | undefined;
      /** Markdown. */
      readonly summary: string;
      readonly exitCode: 0 | 1 | 2;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** What became of the step, in whichever mode. */
export type StepTold = Told | PlanTold | MonitorTold | InboxTold;
