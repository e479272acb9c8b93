import type { StateProblem } from '../domain/firing-alerts.ts';
import { assertNever } from '../domain/invariant.ts';
import type { AlertWords } from './alert-words.ts';
import { codeSpan } from './markdown.ts';
import { count } from './money.ts';

/** What is wrong with the log or its copies, and the ways out. */
export function stateWords(problem: StateProblem): AlertWords {
  const message = 'message' in problem ? ` ${codeSpan(problem.message, 1_000)}` : '';
  return {
    happened: `${happenedTo(problem)}${message}`,
    means: meaningOf(problem),
    advice: adviceOn(problem),
    table: '',
  };
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
      return 'The log has two histories.';
    case 'cache-unreachable':
      return `The Actions cache could not be reached in ${count(problem.runs)} runs in a row.`;
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
      return 'Another run has written the state branch since this one read it. Nothing is lost: what this run finished was entered again on top of the other history.';
    case 'cache-unreachable':
      return 'The run went on from the state branch. Answers that only the cache holds may be asked for again, and what the last run drew counts as spent.';
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
    case 'cache-unreachable':
      return 'Look at the status page of GitHub, and whether the job may use the cache. The agent also works without it, at the price of the last run of a machine that is lost.';
    default:
      return assertNever(kind);
  }
}
