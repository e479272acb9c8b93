import { timestampOf } from '../../domain/units.ts';
import { parseDashboardMarker } from '../../report/dashboard/dashboard-marker.ts';
import { withWatch } from '../../report/dashboard/dashboard-watch.ts';
import { LABEL } from '../../report/alerts/issue-text.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { IssueTracker, TrackedIssue } from '../../ports/issues.ts';

type Note = { readonly agent: string; readonly line: string };

/**
 * Says on the dashboard of the agent what the monitor has seen; an empty line takes it back. Only that part is written,
 * and only when it changes. Without a dashboard, or with one that somebody closed, nobody wants to read it there.
 */
export async function noteOnDashboard(
  tracker: Pick<IssueTracker, 'change' | 'list'>,
  issues: readonly TrackedIssue[],
  { nowMs, ...note }: Note & { readonly nowMs: number },
): Promise<GitHubTrouble | undefined> {
  if (noteIn(issues, note) === undefined) return undefined;
  // A look takes a while, and the agent may have written all of it meanwhile: that must stay.
  const listed = await tracker.list(LABEL, timestampOf(nowMs));
  if (!listed.ok) return listed.trouble;
  const change = noteIn(listed.value, note);
  if (change === undefined) return undefined;
  const asked = await tracker.change(change.number, { body: change.body });
  return asked.ok ? undefined : asked.trouble;
}

/** Undefined: there is nothing to write. */
function noteIn(
  issues: readonly TrackedIssue[],
  { agent, line }: Note,
): Pick<TrackedIssue, 'number' | 'body'> | undefined {
  const dashboard = issues.find(
    ({ body, closedAt }) => closedAt === undefined && parseDashboardMarker(body) === agent,
  );
  if (dashboard === undefined) return undefined;
  const { number } = dashboard;
  const body = withWatch(dashboard.body, line);
  return body === dashboard.body ? undefined : { number, body };
}
