import { sha256 } from '../../../src/app/sha256.ts';
import { budgetAlert } from '../../../src/domain/alerts/budget-alert.ts';
import type { Limits } from '../../../src/domain/budget.ts';
import type { State } from '../../../src/domain/state.ts';
import { timestampOf } from '../../../src/domain/units.ts';
import { parseMarker } from '../../../src/report/alerts/issue-marker.ts';
import type { AtEnd, AtRest, Check } from './check.ts';

/**
 * One open issue for each problem, and none for what is over: but where an agent was not shown all of them, or one came when
 * nobody was at work any more, it takes another run that has something to do.
 */
export function calmIssues({ areAllListed, areAlwaysOn, mayAlwaysNote, limits }: CalmOptions): Check {
  const isSeen = ({ outcome }: AtRest) => areAllListed && (mayAlwaysNote || outcome !== 'idle');
  return {
    name: 'calm issues',
    cameToRest: end => (areAlwaysOn || end.outcome !== 'idle' ? crowdIn(end) : undefined),
    settled: rest => untoldIn(rest) ?? (isSeen(rest) ? forgottenIn(rest, limits) : undefined),
  };
}

/** Of what fires people were told, whatever they have done with the issue since. */
function untoldIn({ issues, state }: AtRest): string | undefined {
  const told = new Set(issues.map(({ body }) => parseMarker(body)?.fingerprint));
  for (const { fingerprint, since } of state.alerts.values())
    if (!told.has(fingerprint)) return `${fingerprint} fires since ${since}, and no issue says so`;
  return undefined;
}

/**
 * `areAlwaysOn`: nobody switches issues off. `mayAlwaysNote`: whoever opens an issue may also write to the branch that the next
 * run must look. `limits`: those of the last runs.
 */
export type CalmOptions = {
  readonly areAllListed: boolean;
  readonly areAlwaysOn: boolean;
  readonly mayAlwaysNote: boolean;
  readonly limits: Limits;
};

function forgottenIn({ issues, state, atMs, outcome }: AtRest, limits: Limits): string | undefined {
  for (const { title, body, isOpen, cameLate } of issues) {
    if (cameLate && outcome === 'idle') continue;
    const marker = parseMarker(body);
    if (!isOpen || marker === undefined || state.alerts.has(marker.fingerprint)) continue;
    // A run with nothing to do tells of these, and writes nothing into the log.
    const isOfKill = marker.kind === 'interrupted' && state.interruption !== undefined;
    const isOfTasks =
      marker.kind === 'quarantine' &&
      [...state.tasks.values()].some(({ status }) => status === 'quarantined');
    const isOfBudget = marker.kind === 'budget' && isNearLimit(state, limits, atMs);
    if (!isOfKill && !isOfTasks && !isOfBudget)
      return `an issue is open for a problem that is over: ${title}`;
  }
  return undefined;
}

function isNearLimit(state: State, limits: Limits, nowMs: number): boolean {
  const facts = { agent: '', problem: undefined, outcome: 'idle', limits, now: timestampOf(nowMs) } as const;
  return budgetAlert(state, facts, sha256) !== undefined;
}

function crowdIn({ issues, outcome }: AtEnd): string | undefined {
  const open = new Map<string, string>();
  for (const { title, body, isOpen, cameLate } of issues) {
    if (cameLate && outcome === 'idle') continue;
    const { kind, fingerprint } = parseMarker(body) ?? {};
    if (!isOpen || fingerprint === undefined) continue;
    // A run without a log knows of nothing but what it is refused for.
    if (outcome === 'refused' && kind !== 'state') continue;
    if (open.has(fingerprint))
      return `two issues are open for one problem: ${open.get(fingerprint)}, ${title}`;
    open.set(fingerprint, title);
  }
  return undefined;
}
