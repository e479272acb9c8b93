import { parseDashboardMarker } from '../../report/dashboard/dashboard-marker.ts';
import { withWatch } from '../../report/dashboard/dashboard-watch.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { IssueTracker, TrackedIssue } from '../../ports/issues.ts';

/**
 * Says on the dashboard of the agent what the monitor has seen; an empty line takes it back. Only that part is written,
 * and only when it changes. Without a dashboard, or with one that somebody closed, nobody wants to read it there.
 */
export async function noteOnDashboard(
  tracker: Pick<IssueTracker, 'change'>,
  issues: readonly TrackedIssue[],
  { agent, line }: { readonly agent: string; readonly line: string },
): Promise<GitHubTrouble | undefined> {
  const dashboard = issues.find(
    ({ body, closedAt }) => closedAt === undefined && parseDashboardMarker(body) === agent,
  );
  if (dashboard === undefined) return undefined;
  const body = withWatch(dashboard.body, line);
  if (body === dashboard.body) return undefined;
  const asked = await tracker.change(dashboard.number, { body });
  return asked.ok ? undefined : asked.trouble;
}
