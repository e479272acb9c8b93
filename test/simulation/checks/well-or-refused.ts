import { parseMarker } from '../../../src/report/alerts/issue-marker.ts';
import type { Check, AtEnd } from './check.ts';

/** Where somebody tampers with the log a run goes on from what is left, or refuses to and an issue says why, which people may have closed. */
export function wellOrRefused(): Check {
  return { name: 'well or refused', cameToRest: silentIn };
}

function silentIn({ outcome, issues }: AtEnd): string | undefined {
  if (outcome === 'completed' || outcome === 'idle') return undefined;
  if (outcome !== 'refused') return `the last run ended as ${outcome}`;
  const isTold = issues.some(({ body }) => parseMarker(body)?.kind === 'state');
  return isTold ? undefined : 'the last run was refused, and no issue says why';
}
