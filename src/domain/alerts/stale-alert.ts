import { alertOf } from './alert-of.ts';
import type { Firing, Hash } from './firing.ts';
import type { StaleFinding } from '../watch/stale.ts';

/** Known without State: who is silent cannot say so. How long it has lasted, and in how many runs, is no news. */
export function staleAlert(
  agent: string,
  { finding }: { readonly finding: StaleFinding | undefined },
  hash: Hash,
): Firing | undefined {
  if (finding === undefined) return undefined;
  const { reason } = finding;
  const told = finding.reason === 'broken' ? [reason, finding.how] : [reason];
  const alert = alertOf(agent, 'stale', { reason, told }, hash);
  return { alert, details: { kind: 'stale', finding } };
}
