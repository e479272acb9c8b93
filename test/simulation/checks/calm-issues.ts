import { parseMarker } from '../../../src/report/alerts/issue-marker.ts';
import type { AtEnd, Check } from '../check.ts';

/** One open issue for each problem. */
export function calmIssues(): Check {
  return { name: 'calm issues', cameToRest: crowdIn };
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
