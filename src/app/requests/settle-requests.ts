import { isBefore, isTaken } from '../../domain/requests/asked.ts';
import { byGravity } from '../../domain/alerts/alert.ts';
import type { Limits } from '../../domain/budget.ts';
import type { State } from '../../domain/state.ts';
import type { Timestamp } from '../../domain/units.ts';
import type { DashboardFacts, ShownAlert } from '../../report/dashboard/dashboard-facts.ts';
import type { GitHubPlace } from '../../report/run-link.ts';
import type { RunReport } from '../../report/run-report.ts';
import { budgetsAt } from '../report-run.ts';
import { answerRequests, lateRequests } from './answer-requests.ts';
import { readUpTo } from './look-into-inbox.ts';
import { isDashboardOf, requestsIn } from './pending-requests.ts';
import type { Requests } from './requests.ts';
import { showDashboard } from './show-dashboard.ts';

/** A run that has worked, as it ended: kept where later runs find it. */
export type SettledRun = {
  readonly state: State;
  readonly report: RunReport;
  readonly limits: Limits;
  readonly now: Timestamp;
  readonly place: GitHubPlace | undefined;
};

/**
 * Answers whoever asked, and shows how the agent stands, once the run's events are durable in the repository: else the next run
 * might know nothing of what people were told. Undefined: all is said; else why it could not be.
 */
export async function settleRequests(requests: Requests, run: SettledRun): Promise<string | undefined> {
  const facts = factsOf(requests, run, await requests.nextDueAt?.());
  const answered = await answerRequests(requests, run.state, () => facts);
  const trouble = await showDashboard(requests, run.state, facts, answered.left);
  return (answered.trouble ?? trouble)?.message;
}

/**
 * Whether something was taken of which the dashboard does not know: the run that took it died, or GitHub was not to be had. One
 * that a person has closed is told nothing, so there only an answer can be owed.
 */
export async function isUnsaid(
  requests: Requests,
  { asked }: Pick<State, 'asked'>,
  now: Timestamp,
): Promise<boolean> {
  const { issues, agent } = requests;
  const dashboards = issues.filter(issue => isDashboardOf(issue, agent));
  if (dashboards.length > 0 && dashboards.every(({ isOpen }) => !isOpen))
    return (await lateRequests(requests, { asked }, Date.parse(now))).owed.length > 0;
  const read = readUpTo(issues, agent);
  return requestsIn(issues, agent).some(
    ({ issue, source }) => isTaken(asked, issue, source) && !isBefore(source, read),
  );
}

function factsOf(
  { agent }: Requests,
  { state, report, limits, now, place }: SettledRun,
  nextDueAt: Timestamp | undefined,
): DashboardFacts {
  const budgets = budgetsAt(state, now, limits);
  return { agent, now, state, budgets, alerts: alertsOf(state, report), lastRun: report, nextDueAt, place };
}

/** The gravest first, and of those the longest known. */
function alertsOf({ alerts }: State, report: RunReport): readonly ShownAlert[] {
  return [...alerts.values()]
    .map(({ alert, fingerprint, severity, since }) => {
      const issue = report.alerts.find(({ kind }) => kind === alert)?.issue?.number;
      return { alert, fingerprint, severity, since, issue };
    })
    .sort((a, b) => byGravity(a.severity, b.severity) || (a.since < b.since ? -1 : 1));
}
