// What goes wrong on purpose: chosen by a test in advance, met by the requests that fit.
import type { Refusal } from './refusal.ts';

/** A name is that of the operation, `issues/create` or `createCommitOnBranch`; a pattern looks at `POST /repos/...`. */
export type Match = string | RegExp;

/** A `Refusal` is answered and nothing done. After `until` or the delay the request takes its ordinary way. */
export type Fault =
  | 'drop before'
  | 'drop after'
  | { readonly delayMs: number }
  | { readonly until: Promise<unknown> }
  | Refusal;

export type When = {
  /** So many that fit pass before. */
  readonly after?: number;
  /** 1 when left out. */
  readonly times?: number | 'always';
};

export type Faults = {
  add(match: Match, fault: Fault, when: When): void;
  /** The fault that this request meets. Of several, the one that was added first. */
  take(request: { readonly line: string; readonly operations: readonly string[] }): Fault | undefined;
  clear(): void;
};

export function newFaults(): Faults {
  let waiting: { match: Match; fault: Fault; after: number; times: number }[] = [];
  return {
    add: (match, fault, { after = 0, times = 1 }) =>
      void waiting.push({ match, fault, after, times: times === 'always' ? Infinity : times }),
    take: ({ line, operations }) => {
      const fitting = waiting.filter(({ match }) =>
        typeof match === 'string' ? operations.includes(match) : match.test(line),
      );
      const due = fitting.find(({ after }) => after === 0);
      for (const each of fitting) each.after = Math.max(each.after - 1, 0);
      if (due === undefined) return undefined;
      due.times -= 1;
      waiting = waiting.filter(({ times }) => times > 0);
      return due.fault;
    },
    clear: () => void (waiting = []),
  };
}
