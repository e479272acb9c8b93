// The command line of strace: what it writes down of a process, and what it makes of one of the calls.
import { dirname, join } from 'node:path';

import type { Launch } from '../../support/workflow/run-job.ts';
import { type Step, TRACED_CALLS } from './trace.ts';

export type Injection = {
  readonly call: string;
  /** `signal=KILL`: the process dies as it makes the call, which comes to nothing. `error=EIO`: the call fails. */
  readonly effect: string;
  /** `3`: the third of its kind; `3+`: the third, and each after it. */
  readonly when: string;
  /** Only calls to this path are seen, counted and changed: it is below the root of the machine. */
  readonly path?: string;
};

export type Tracing = {
  /** Where the trace goes. */
  readonly file: string;
  readonly injection?: Injection | undefined;
  /** Also the other threads, and the processes that they start: each is counted for itself. */
  readonly isWide?: boolean;
  /** How many bytes of what is written stand in the trace. */
  readonly bytesMax?: number;
};

/** Where its path is the same in every run, only calls to it are counted; else all of its kind are, and some may be others'. */
export function injectionAt({ call, target, nth, index }: Step, effect: string): Injection {
  const isPath = target.includes('/') && !target.startsWith('opened/') && call !== 'unlinkat';
  return isPath && !target.includes('*')
    ? { call, effect, when: String(nth), path: target }
    : { call, effect, when: String(index) };
}

/** A step of the action is traced instead of simply started. The tracer ends as the traced process does. */
export function traced(
  command: Parameters<Launch>[0],
  { file, injection, isWide = false, bytesMax = 0 }: Tracing,
): ReturnType<Launch> {
  const args = [
    ...['-qq', '-yy', '-e', 'signal=none', '-s', String(bytesMax), '-o', file],
    ...(isWide ? ['-f', '--seccomp-bpf'] : []),
    ...['-e', `trace=${TRACED_CALLS.join(',')}`],
    // The workspace is a folder of the root.
    ...(injection?.path === undefined ? [] : ['-P', join(dirname(command.folder), injection.path)]),
    ...(injection === undefined
      ? []
      : ['-e', `inject=${injection.call}:${injection.effect}:when=${injection.when}`]),
  ];
  return { ...command, program: 'strace', args: [...args, command.program, ...command.args] };
}
