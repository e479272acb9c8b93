import { cronComplaint } from '../../domain/watch/cron.ts';
import type { CronLine } from '../../domain/watch/schedule.ts';
import type { WorkflowFile } from '../../ports/workflows.ts';
import { type ScheduleLine, WorkflowShape, scheduleLinesOf } from './workflow-shape.ts';
import { yamlValueOf } from './yaml-value.ts';

/** A workflow file, as far as it says when and how an agent in it runs. */
export type ReadWorkflow = {
  readonly path: string;
  readonly lines: readonly CronLine[];
  /** What is wrong with lines of its schedule, a sentence each, with other people's words in it. */
  readonly complaints: readonly string[];
  readonly hasDispatch: boolean;
  readonly jobs: readonly WorkflowJob[];
};

export type WorkflowJob = {
  readonly name: string;
  readonly timeoutMinutes: number;
  /** It waits for other jobs. */
  readonly hasNeeds: boolean;
  /** The workflow that it is, as it stands there; undefined: it has steps of its own. */
  readonly calls: string | undefined;
  /** Its steps that use an action. */
  readonly uses: readonly UsedAction[];
};

/** `uses` as it stands there, and its inputs. */
export type UsedAction = { readonly uses: string; readonly with: Readonly<Record<string, string>> };

/** Undefined `workflow`: it cannot be read, and `complaint` says why, with other people's words in it. */
export type WorkflowReading =
  { readonly ok: true; readonly workflow: ReadWorkflow } | { readonly ok: false; readonly complaint: string };

export function readWorkflow({ path, text }: WorkflowFile): WorkflowReading {
  const read = yamlValueOf(text);
  if (!read.ok) return read;
  const shape = WorkflowShape.safeParse(read.value);
  if (!shape.success) return { ok: false, complaint: 'It is no map of "on" and "jobs".' };

  const { on, jobs } = shape.data;
  const schedule = scheduleOf(scheduleLinesOf(on));
  const workflow = {
    path,
    ...schedule,
    hasDispatch: Object.hasOwn(on, 'workflow_dispatch'),
    jobs: Object.entries(jobs).map(([name, job]) => ({
      name,
      timeoutMinutes: minutesOf(job['timeout-minutes']),
      hasNeeds: job.needs !== undefined,
      calls: job.uses,
      uses: job.steps.flatMap(({ uses, with: inputs }) =>
        uses === undefined ? [] : [{ uses, with: inputs }],
      ),
    })),
  };
  return { ok: true, workflow };
}

/** What GitHub gives a job that names no time of its own, and what we take for an expression. */
const MINUTES = 360;
/** A job on a machine of one's own ends after five days, whatever it says. */
const MINUTES_MAX = 5 * 24 * 60;

function minutesOf(timeout: number | string | undefined): number {
  const minutes = typeof timeout === 'string' && timeout.trim() === '' ? NaN : Number(timeout);
  return minutes > 0 ? Math.min(minutes, MINUTES_MAX) : MINUTES;
}

/** More lines than anybody has; each is computed at every look. */
const LINES_MAX = 50;

function scheduleOf(all: readonly ScheduleLine[] | undefined): Pick<ReadWorkflow, 'lines' | 'complaints'> {
  const judged = (all ?? []).slice(0, LINES_MAX).map(judge);
  const complaints = judged.filter(line => typeof line === 'string');
  if (all?.length === 0) complaints.push('The schedule is empty.');
  if (all !== undefined && all.length > LINES_MAX)
    complaints.push(`Only the first ${LINES_MAX} lines of the schedule are looked at.`);
  return { lines: judged.filter(line => typeof line !== 'string'), complaints };
}

/** The line, or what is wrong with it. */
function judge({ cron, timezone }: ScheduleLine): CronLine | string {
  if (typeof cron !== 'string') return 'A line of the schedule has no cron.';
  const complaint = cronComplaint(cron);
  if (complaint !== undefined) return `cron "${cron}": ${complaint}.`;
  const zone = timezone ?? 'UTC';
  if (typeof zone !== 'string' || !isZone(zone))
    return `timezone ${JSON.stringify(zone)}: expected a name such as "Europe/Berlin".`;
  return { cron, zone };
}

function isZone(name: string): boolean {
  // Node takes offsets such as "+01:00", too; GitHub takes names.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
