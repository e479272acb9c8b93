import { fork } from 'node:child_process';

import type { Guard } from './guard.ts';
import type { Found, Search } from './until-red.ts';
import { withoutGuard } from './without-guard.ts';

/** `nothing`: all guards are there, and the check must see nothing. */
export type TryOptions = {
  readonly first: number;
  readonly schedules: number;
  readonly leavesOut: 'it' | 'nothing';
};

/** Lives through stories in a process of their own, in which the guard is left out, until its check sees that. */
export async function tryGuard(
  { name, breaks, family }: Guard,
  { first, schedules, leavesOut }: TryOptions,
): Promise<Found> {
  const child = fork(
    new URL('./until-red.ts', import.meta.url),
    leavesOut === 'it' ? withoutGuard(name) : { execArgv: [] },
  );
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  child.once('message', (answer: { readonly found: Found }) => resolve(answer.found));
  child.once('exit', code =>
    reject(new Error(`The process without the guard "${name}" ended with ${code}.`)),
  );
  const search: Search = { breaks, family, first, schedules };
  child.send(search);
  return promise;
}
