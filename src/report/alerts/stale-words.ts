import { assertNever } from '../../domain/invariant.ts';
import type { LastRun, StaleFinding } from '../../domain/watch/stale.ts';
import { timestampOf } from '../../domain/units.ts';
import type { AlertWords } from './alert-words.ts';
import { boundedTable } from '../bounded-table.ts';
import { codeSpan } from '../markdown.ts';
import { count } from '../money.ts';
import { staleAdvice } from './stale-advice.ts';
import { spanText, timeText } from '../time-text.ts';

/** Why no run comes, or none ends well, and the way back. */
export function staleWords(finding: StaleFinding): AlertWords {
  return {
    happened: `${happenedTo(finding)} ${lastSuccess(finding)}`,
    means: meaningOf(finding),
    advice: staleAdvice(finding),
    table: complaintsTable(finding),
  };
}

function lastSuccess({ lastSuccessMs, path }: StaleFinding): string {
  const file = path === undefined ? '' : ` Its workflow is ${codeSpan(path)}.`;
  const last =
    lastSuccessMs === undefined
      ? 'No run that ended well is known.'
      : `The last run that ended well was over at ${time(lastSuccessMs)}.`;
  return `${last}${file}`;
}

function happenedTo(finding: StaleFinding): string {
  switch (finding.reason) {
    case 'disabled':
      return 'The workflow of the agent is switched off on GitHub.';
    case 'disabled-by-hand':
      return 'Somebody has switched the workflow of the agent off.';
    case 'disabled-by-inactivity':
      return 'GitHub has switched the workflow of the agent off, as it does in a public repository after 60 days without a commit.';
    case 'broken':
      return brokenHow(finding);
    case 'hung':
      return finding.isQueued
        ? `Run \`${finding.run}\` has waited since ${time(finding.sinceMs)} and does not begin.`
        : `Run \`${finding.run}\`, at work since ${time(finding.sinceMs)}, does not end: its time is up.`;
    case 'failing':
      return `The last ${count(finding.runs)} runs have failed, \`${finding.run}\` the latest, and no other alert says why.`;
    case 'missed':
      return `A run was due at ${time(finding.dueMs)}, and none has ended well since.${vainStart(finding)}${lastRunText(finding.lastRun)}`;
    case 'never-started':
      return `The first run was due at ${time(finding.dueMs)}, and none has ended well yet.${lastRunText(finding.lastRun)}`;
    case 'inactive':
      return `The last commit on the default branch is of ${time(finding.committedAtMs)}. In a public repository GitHub switches schedules off after 60 days without a commit: at ${time(finding.offMs)}.`;
    case 'gap':
      return `The agent was silent: a run was due at ${time(finding.dueMs)}, and the next one came at ${time(finding.backMs)}, ${spanText(finding.backMs - finding.dueMs)} later.`;
    default:
      return assertNever(finding);
  }
}

function brokenHow(finding: Extract<StaleFinding, { reason: 'broken' }>): string {
  switch (finding.how) {
    case 'not-started':
      return `GitHub could not begin run \`${finding.run}\`.`;
    case 'no-file':
      return 'No workflow file of the default branch runs the agent any more.';
    case 'bad-schedule':
      return 'The workflow of the agent has a schedule that GitHub does not take.';
    case 'no-schedule':
      return 'The workflow of the agent has no schedule any more.';
    default:
      return assertNever(finding);
  }
}

function vainStart({ wasStartedInVain }: Extract<StaleFinding, { reason: 'missed' }>): string {
  return wasStartedInVain ? ' The monitor has asked GitHub to start one, in vain.' : '';
}

function lastRunText(run: LastRun | undefined): string {
  if (run === undefined) return '';
  return ` The last one that came, \`${run.id}\`, ${STANDS[run.stand]}.`;
}

const STANDS: Readonly<Record<LastRun['stand'], string>> = {
  failed: 'has failed',
  cancelled: 'was cancelled or passed over',
  waits:
    'waits and does not begin: for a machine with the labels of `runs-on`, for an earlier run, or for an approval',
};

function meaningOf({ reason }: StaleFinding): string {
  switch (reason) {
    case 'disabled':
    case 'disabled-by-hand':
    case 'disabled-by-inactivity':
      return 'GitHub starts no run of it, neither by schedule nor by hand. Tasks wait; nothing is lost, and nothing is spent.';
    case 'broken':
      return 'No run comes by schedule until this is mended. Tasks wait; nothing is lost, and nothing is spent.';
    case 'hung':
      return 'As long as it is there, other runs may wait for it. What it had finished is kept.';
    case 'failing':
      return 'Runs come and do not do their work. What was finished before is kept; each of them may have cost something, within the budgets.';
    case 'missed':
      return 'Tasks wait; nothing is lost, and nothing is spent. GitHub drops single runs when it is busy: this is more than that.';
    case 'never-started':
      return 'The agent has not begun its work. Its workflow is switched on, so the reason lies elsewhere.';
    case 'inactive':
      return 'The agent runs as it should. Once its schedule is off nothing starts it any more, and the schedule of its monitor goes the same way.';
    case 'gap':
      return 'It is at work again, and does what has waited. Nothing was lost; what kept it away may do so again.';
    default:
      return assertNever(reason);
  }
}

function complaintsTable(finding: StaleFinding): string {
  if (!('complaints' in finding) || finding.complaints.length === 0) return '';
  const title =
    finding.how === 'no-file' ? 'Workflow files that cannot be read' : 'What is wrong with the schedule';
  const rows = finding.complaints.map(complaint => [codeSpan(complaint, 400)]);
  return boundedTable([{ title }], rows, 'The log of the run that says this names them all.');
}

function time(ms: number): string {
  return timeText(timestampOf(ms));
}
