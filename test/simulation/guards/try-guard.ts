import { fork } from 'node:child_process';

import type { Guard } from './guard.ts';
import type { Found, Search } from './until-red.ts';
import { withoutGuard } from './without-guard.ts';

/** `nothing`: all guards are there, and the check must see nothing. `isShort`: see `storiesFor`. */
export type TryOptions = { readonly isShort: boolean; readonly leavesOut: 'it' | 'nothing' };

/** Lives through stories in a process of their own, in which the guard is left out, until its check sees that. */
export async function tryGuard({ name }: Guard, { isShort, leavesOut }: TryOptions): Promise<Found> {
  const child = fork(
    new URL('./until-red.ts', import.meta.url),
    leavesOut === 'it' ? withoutGuard(name) : { execArgv: [] },
  );
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  child.once('message', (answer: { readonly found: Found }) => resolve(answer.found));
  child.once('exit', code =>
    reject(new Error(`The process without the guard "${name}" ended with ${code}.`)),
  );
  const search: Search = { name, isShort };
  child.send(search);
  return promise;
}
