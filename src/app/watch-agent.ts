import type { EndCause } from './process-tasks.ts';
import { type Prepared, prepareTasks } from './prepare-tasks.ts';
import { type RunEnd, beginRun } from './run-agent.ts';
import { type AgentPorts, type Run, finishRun, publish, startRun, workThrough } from './run.ts';
import type { Settings } from './settings.ts';
import { timestampOf } from '../domain/units.ts';

/**
 * Stays as one run: works through what is open, publishes it, and reads the task files again every `pollMs` until
 * somebody stops it, or until nothing that may still happen in this run could go on.
 */
export async function watchAgent(
  ports: AgentPorts,
  settings: Settings,
  { pollMs, stop }: { readonly pollMs: number; readonly stop: AbortSignal },
): Promise<RunEnd> {
  const begun = await beginRun(ports, settings);
  if (begun.kind !== 'begun') return begun;

  const { run, source } = begun;
  const started = await startRun(run);
  if (started.kind !== 'started') return started;
  try {
    let { prepared } = begun;
    const mistakesTold = new Set<string>();
    for (;;) {
      const cause = await workThrough(run, started.llm, prepared, { deadlineMs: Infinity, stop });
      if (endsWatch(cause))
        return {
          kind: 'reported',
          source,
          files: prepared.files,
          report: await finishRun(run, prepared, cause, stop),
        };

      await publish(run);
      await ports.clock.sleep(pollMs, stop);
      prepared = readAgain(run, prepared, mistakesTold);
    }
  } finally {
    await started.llm.close();
  }
}

/** A day's budget is free again tomorrow, and a wait or a pause ends; a run's own budget and a stop last as long as the run. */
function endsWatch(cause: EndCause): boolean {
  switch (cause.kind) {
    case 'interrupted':
    case 'provider-stopped':
    case 'deadline':
      return true;
    case 'budget':
      return cause.refusal.window === 'run';
    case 'done':
    case 'waiting':
    case 'paused':
      return false;
  }
}

/** While a task file is being edited it may well be wrong: its mistakes are said, each once, and the list before stays in force. */
function readAgain({ ports, settings }: Run, before: Prepared, told: Set<string>): Prepared {
  const read = prepareTasks(ports.source, { ...settings, at: timestampOf(ports.clock.now()) });
  if (read.ok) return read.prepared;
  for (const { place, message } of read.mistakes) {
    const mistake = JSON.stringify([place, message]);
    if (!told.has(mistake)) ports.console.write('warning', message, place);
    told.add(mistake);
  }
  return before;
}
