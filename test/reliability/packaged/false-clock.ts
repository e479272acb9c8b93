// Programs that believe in another time than this machine's.
import type { Launch } from '../../support/workflow/run-job.ts';

/**
 * So many milliseconds ahead of this machine, and in a time zone. Only the time of day is another: what measures durations is
 * set by nobody.
 */
export function withClock(
  command: Parameters<Launch>[0],
  { aheadMs, zone }: { readonly aheadMs: number; readonly zone: string },
): ReturnType<Launch> {
  const env = { ...command.env, TZ: zone, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const ahead = `${aheadMs < 0 ? '' : '+'}${(aheadMs / 1_000).toFixed(3)}`;
  return { ...command, env, program: 'faketime', args: ['-f', ahead, command.program, ...command.args] };
}
