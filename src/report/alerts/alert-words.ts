import type { AlertKind } from '../../domain/alerts/alert.ts';

/** What an alert says, each part Markdown: our own words and numbers, and whatever came from elsewhere as code. */
export type AlertWords = {
  /** What happened, in one sentence. */
  readonly happened: string;
  readonly means: string;
  /** What to do, with the exact setting or command. */
  readonly advice: string;
  /** Empty when there is nothing to list. */
  readonly table: string;
};

/** What an alert is about, as the title of its issue has it: the same for as long as the issue is open. */
export const TOPICS: Readonly<Record<AlertKind, string>> = {
  quarantine: 'tasks are in quarantine',
  budget: 'a budget is used up or nearly so',
  provider: 'the provider stopped the work',
  stale: 'the schedule or its runs are in trouble',
  interrupted: 'a run was killed',
  state: 'the log, the results or the webhook is in trouble',
  anomaly: 'something is out of the ordinary',
};

/** What it means that an alert is over. */
export const RECOVERIES: Readonly<Record<AlertKind, string>> = {
  quarantine: 'No task is in quarantine any more.',
  budget: 'No budget is at 80 % any more, and no run was stopped by one.',
  provider: 'The provider answers again, and nothing is stopped.',
  stale: 'The schedule is in force, and the agent runs as it should.',
  interrupted: 'A run has ended by itself again.',
  state: 'The log is in use, results are published, and messages arrive again.',
  anomaly: 'A run has ended in which nothing was out of the ordinary.',
};
