import { parseMarker } from '../../../src/report/alerts/issue-marker.ts';
import type { AtEnd, AtRest, Check } from './check.ts';

/** One open issue for each problem, and none for what is over: but where an agent was not shown all of them, it takes another run. */
export function calmIssues({ areAllListed }: { readonly areAllListed: boolean }): Check {
  const check = { name: 'calm issues', cameToRest: crowdIn };
  return areAllListed ? { ...check, settled: forgottenIn } : check;
}

function forgottenIn({ issues, state }: AtRest): string | undefined {
  for (const { title, body, isOpen } of issues) {
    const marker = parseMarker(body);
    if (!isOpen || marker === undefined || state.alerts.has(marker.fingerprint)) continue;
    // A run with nothing to do tells of these, and writes nothing into the log.
    const isOfKill = marker.kind === 'interrupted' && state.interruption !== undefined;
    const isOfTasks =
      marker.kind === 'quarantine' &&
      [...state.tasks.values()].some(({ status }) => status === 'quarantined');
    if (!isOfKill && !isOfTasks) return `an issue is open for a problem that is over: ${title}`;
  }
  return undefined;
}

function crowdIn({ issues }: AtEnd): string | undefined {
  const open = new Map<string, string>();
  for (const { title, body, isOpen } of issues) {
    const fingerprint = parseMarker(body)?.fingerprint;
    if (!isOpen || fingerprint === undefined) continue;
    if (open.has(fingerprint))
      return `two issues are open for one problem: ${open.get(fingerprint)}, ${title}`;
    open.set(fingerprint, title);
  }
  return undefined;
}
