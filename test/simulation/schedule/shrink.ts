import type { RunPlan, Schedule } from './schedule.ts';

/** A story that fails takes so many tries at most to make shorter: what is left can be read. */
const TRIES_MAX = 400;

/** The least of a failing schedule that still fails: part after part is left out, for as long as that helps. */
export async function shrink(
  schedule: Schedule,
  fails: (schedule: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  let least = schedule;
  let tries = 0;
  for (let isShorter = true; isShorter;) {
    isShorter = false;
    for (const candidate of shorterThan(least)) {
      if (tries === TRIES_MAX) return least;
      tries += 1;
      if (await fails(candidate)) {
        least = candidate;
        isShorter = true;
        break;
      }
    }
  }
  return least;
}

/** The same with one part left out or made plainer; what leaves out most comes first. */
function* shorterThan(schedule: Schedule): Generator<Schedule> {
  const { runs, happenings, tasks, model, pace, settings } = schedule;
  if (runs.length > 1) for (const index of runs.keys()) yield { ...schedule, runs: withoutRun(runs, index) };
  for (const index of happenings.keys()) yield { ...schedule, happenings: without(happenings, index) };
  if (model.trouble > 0) yield { ...schedule, model: { ...model, trouble: 0 } };
  if (model.hopeless.length > 0) yield { ...schedule, model: { ...model, hopeless: [] } };
  for (const [index, run] of runs.entries())
    for (const plainer of plainerThan(run)) yield { ...schedule, runs: runs.with(index, plainer) };
  if (tasks.length > 1) for (const index of tasks.keys()) yield { ...schedule, tasks: without(tasks, index) };
  if (schedule.restsOn !== undefined) yield { ...schedule, restsOn: undefined };
  if (settings.bounds !== undefined) yield { ...schedule, settings: { ...settings, bounds: undefined } };
  if (settings.listens === true) yield { ...schedule, settings: { ...settings, listens: false } };
  if (settings.publish !== 'commit') yield { ...schedule, settings: { ...settings, publish: 'commit' } };
  if (settings.concurrency > 1) yield { ...schedule, settings: { ...settings, concurrency: 1 } };
  const { requestMsMax, callMsMax, cacheMsMax } = pace;
  if (requestMsMax > 40) yield { ...schedule, pace: { ...pace, requestMsMax: 40 } };
  if (callMsMax > 500) yield { ...schedule, pace: { ...pace, callMsMax: 500 } };
  if (cacheMsMax > 100) yield { ...schedule, pace: { ...pace, cacheMsMax: 100 } };
  const { run, day, month } = settings.limits;
  for (const limits of [
    { run: {}, day, month },
    { run, day: {}, month },
    { run, day, month: {} },
  ])
    if (JSON.stringify(limits) !== JSON.stringify(settings.limits))
      yield { ...schedule, settings: { ...settings, limits } };
}

function* plainerThan(run: RunPlan): Generator<RunPlan> {
  for (const index of run.faults.keys()) yield { ...run, faults: without(run.faults, index) };
  for (const index of run.postFaults.keys()) yield { ...run, postFaults: without(run.postFaults, index) };
  if (run.cancelMs !== undefined) yield { ...run, cancelMs: undefined };
  if (run.stall !== undefined) yield { ...run, stall: undefined };
  if (run.clockJump !== undefined) yield { ...run, clockJump: undefined };
  if (run.clockOffsetMs !== 0) yield { ...run, clockOffsetMs: 0 };
  if (run.failingRead !== undefined) yield { ...run, failingRead: undefined };
  if (run.again !== undefined) yield { ...run, again: undefined };
  if (run.machine !== 'new') yield { ...run, machine: 'new' };
  if (run.afterDeath !== 'lost') yield { ...run, afterDeath: 'lost' };
  for (const [index, fault] of run.faults.entries())
    if (fault.isLasting) yield { ...run, faults: run.faults.with(index, { ...fault, isLasting: false }) };
}

/** A machine is named by the place of the run that had it first, and a job that is started once more by its own. */
function withoutRun(runs: readonly RunPlan[], gone: number): RunPlan[] {
  return without(runs, gone).map(each => {
    const again = each.again === undefined || each.again < gone ? each.again : each.again - 1;
    const run = { ...each, again: each.again === gone ? undefined : again };
    if (run.machine === 'new' || run.machine < gone) return run;
    return { ...run, machine: run.machine === gone ? 'new' : run.machine - 1 };
  });
}

function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index);
}
