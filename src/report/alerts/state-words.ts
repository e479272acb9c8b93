import type { HeldBack, StateProblem } from '../../domain/alerts/firing.ts';
import { assertNever } from '../../domain/invariant.ts';
import type { AlertWords } from './alert-words.ts';
import { boundedTable } from '../bounded-table.ts';
import { codeSpan } from '../markdown.ts';
import { count, counted } from '../money.ts';

/** What is wrong with the log, its copies or the results, and the ways out. */
export function stateWords(problem: StateProblem): AlertWords {
  const message = 'message' in problem ? ` ${codeSpan(problem.message, 1_000)}` : '';
  return {
    happened: `${happenedTo(problem)}${message}`,
    means: meaningOf(problem),
    advice: adviceOn(problem),
    table: problem.kind === 'results-held-back' ? heldBackTable(problem.results) : '',
  };
}

function heldBackTable(results: readonly HeldBack[]): string {
  const rows = results.map(({ path, reason }) => [codeSpan(path), codeSpan(reason, 400)]);
  const columns = [{ title: 'Result' }, { title: 'Why it is not taken' }];
  return boundedTable(columns, rows, 'The report file of the run names them all.');
}

function happenedTo(problem: StateProblem): string {
  switch (problem.kind) {
    case 'corrupt':
      return 'The log of the agent is damaged.';
    case 'newer':
      return 'The log of the agent was written by a newer release.';
    case 'foreign':
      return 'The log belongs to another agent or another repository.';
    case 'clock':
      return 'The clock of the runner and the times in the log do not fit together.';
    case 'fork':
      return 'The log had two histories.';
    case 'unproved':
      return 'What another run is said to have done could not be taken in.';
    case 'cache-unreachable':
      return `The Actions cache could not be reached in ${count(problem.runs)} runs in a row.`;
    case 'results-refused':
      return 'The results cannot be published.';
    case 'webhook-lost':
      return 'The webhook at `webhook-url` was not told of all alerts.';
    case 'results-held-back':
      return `${counted(problem.results.length, 'result')} cannot be published: GitHub does not take what is in ${problem.results.length === 1 ? 'it' : 'them'}.`;
    default:
      return assertNever(problem);
  }
}

function meaningOf({ kind }: StateProblem): string {
  switch (kind) {
    case 'corrupt':
    case 'newer':
    case 'foreign':
    case 'clock':
      return 'Nothing was changed, sent or spent, and nothing will be until this is settled: work that was paid for might be paid for again.';
    case 'fork':
      return 'Two runs were at work at once. Nothing is lost: what the one did was entered again on top of what the other did. Where both have asked for the same, it was paid for twice.';
    case 'unproved':
      return 'Nothing of it was believed. If a run did do it, what it drew stays charged, and what it finished is asked for again.';
    case 'cache-unreachable':
      return 'The run went on from the state branch. Answers that only the cache holds may be asked for again, and what the last run drew counts as spent.';
    case 'results-refused':
      return 'No answer is lost: those that are paid for are kept, and the first run that may publish them does so without paying again.';
    case 'webhook-lost':
      return 'Whoever hears of alerts by it alone has not heard of all of them; issues and summaries have them all. The work goes on.';
    case 'results-held-back':
      return 'All other results are published. These are kept, and each run tries them once more, after all others and without paying again.';
    default:
      return assertNever(kind);
  }
}

function adviceOn({ kind }: StateProblem): string {
  switch (kind) {
    case 'corrupt':
      return 'Put back a whole copy of the log from the history of the state branch, or start anew with `background-agent log reset`.';
    case 'newer':
      return 'Let the workflow use the release that wrote it, or a later one.';
    case 'foreign':
      return '`background-agent log adopt` keeps its finished work and starts the budgets anew; `background-agent log reset` starts a new log.';
    case 'clock':
      return 'Set the clock of the runner right. If the times in the log are wrong, start anew with `background-agent log reset`.';
    case 'fork':
      return 'Keep runs of this agent from overlapping: give the workflow a `concurrency` group without `cancel-in-progress`, and let nobody but the agent write its state branch.';
    case 'unproved':
      return 'Find out who wrote it: the history of the state branch says so. `background-agent log show` shows what the agent itself has done.';
    case 'cache-unreachable':
      return 'Look at the status page of GitHub, and whether the job may use the cache. The agent also works without it, at the price of the last run of a machine that is lost.';
    case 'results-refused':
      return 'Do what the message says, then start the workflow again, or wait for its next run.';
    case 'webhook-lost':
      return 'Look whether the URL in the secret is still the one that the service gave, and whether the service takes messages from where the job runs. It is tried again with the next alert.';
    case 'results-held-back':
      return 'If a secret is meant, take it out of the input and treat it as leaked; if a rule is, change the rule or the setting `results`. An edited task runs again, and its new result replaces the one that is held back. `background-agent forget <task>` erases an answer that nobody may see.';
    default:
      return assertNever(kind);
  }
}
