import { Cron } from 'croner';

import { instantOf, wallTimeOf } from './zone-clock.ts';

/** A line of a workflow's `schedule`: five fields as `cronComplaint` takes them, and the zone whose clock counts. */
export type CronLine = { readonly cron: string; readonly zone: string };

/** When an agent is to run: at the times of its workflow, or at the latest so long after its last success. */
export type Schedule =
  | { readonly kind: 'cron'; readonly lines: readonly [CronLine, ...CronLine[]] }
  | { readonly kind: 'stale-after'; readonly ms: number };

/**
 * The first instant after this one at which a line is due; of several, the earliest. A time that the zone's clock passes
 * over is due when it does; one that it shows twice is due once. Undefined: never again, as on 30 February.
 */
export function nextDue(lines: readonly CronLine[], afterMs: number): number | undefined {
  const dues = lines.map(line => nextDueOf(line, afterMs)).filter(due => due !== undefined);
  return dues.length === 0 ? undefined : Math.min(...dues);
}

function nextDueOf({ cron, zone }: CronLine, afterMs: number): number | undefined {
  const times = timesOf(cron);
  // What a clock that was put back shows once more was due before.
  let wall = times.nextRun(new Date(wallTimeOf(afterMs, zone)));
  while (wall !== null && instantOf(wall.getTime(), zone) <= afterMs) wall = times.nextRun(wall);
  return wall === null ? undefined : instantOf(wall.getTime(), zone);
}

const patterns = new Map<string, Cron>();

/** To read the fields takes longer than to use them. */
function timesOf(cron: string): Cron {
  const known = patterns.get(cron);
  if (known !== undefined) return known;
  // The fields are about wall time; what zones do to that is ours. Asked for the zone UTC it would look it up each time.
  const times = new Cron(cron, { utcOffset: 0, paused: true });
  patterns.set(cron, times);
  return times;
}
