import assert from 'node:assert/strict';

import type { OutputName } from '../../src/entrypoints/inputs.ts';
import type { StepEnd } from './action-runner.ts';

/** How the step ended, for those outputs that a scenario is about. */
export function expectEnd(
  { exitCode, outputs }: StepEnd,
  expected: { readonly exit: number } & { readonly [output in OutputName]?: string | number },
): void {
  const { exit, ...named } = expected;
  const got = Object.keys(named).map(name => [name, outputs.get(name)]);
  const wanted = Object.entries(named).map(([name, value]) => [name, String(value)]);
  assert.deepEqual({ exit: exitCode, ...Object.fromEntries(got) }, { exit, ...Object.fromEntries(wanted) });
}
