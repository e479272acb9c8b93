import { inspect } from 'node:util';

import type { Lived } from './live.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** A story as somebody reads it who has to find out why it went wrong. */
export function storyText(schedule: Schedule, { transcript, violations, calls }: Lived): string {
  const seen = violations.map(
    ({ check, atMs, saw }) => `VIOLATED at ${new Date(atMs).toISOString()}: ${check}: ${saw}`,
  );
  return [
    inspect(schedule, { depth: 8, breakLength: 140, maxArrayLength: 40 }),
    ...transcript,
    ...seen,
    `${calls} calls, ${violations.length} violations`,
  ].join('\n');
}
