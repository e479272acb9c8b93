import type { StopReason } from '../../domain/event.ts';
import type { AlertDetails } from '../../domain/alerts/firing.ts';
import { assertNever } from '../../domain/invariant.ts';
import type { Stop } from '../../domain/state.ts';
import type { AlertWords } from './alert-words.ts';
import { boundedTable } from '../bounded-table.ts';
import { failureText } from '../failure-text.ts';
import { codeSpan } from '../markdown.ts';
import { counted } from '../money.ts';

const COLUMNS = [{ title: 'Stopped' }, { title: 'Reason' }, { title: 'Why, and what to do' }] as const;

type Details = Extract<AlertDetails, { kind: 'provider' }>;

/** What was stopped by account, outage or configuration, and which setting or page to look at. */
export function providerWords({ stops, left }: Details): AlertWords {
  const everything = stops.some(({ scope }) => scope.kind === 'provider');
  const reasons = [...new Set(stops.map(({ reason }) => reason))];
  return {
    happened: everything
      ? 'The provider could not be used, and the run was stopped early.'
      : 'A model or a type of task could not be used, and was stopped for this run.',
    means: `No task lost an attempt by it. ${counted(left, 'task')} ${left === 1 ? 'is' : 'are'} kept; the next run tries again.`,
    advice: reasons.map(adviceOn).join(' '),
    table: boundedTable(COLUMNS, stops.map(row), 'The report file of the run names them all.'),
  };
}

function row({ scope, reason, failure }: Stop): readonly string[] {
  const what =
    scope.kind === 'provider'
      ? 'the provider'
      : `${scope.kind === 'model' ? 'model' : 'type'} ${codeSpan(scope.name)}`;
  return [what, reason, failure === undefined ? adviceOn(reason) : codeSpan(failureText(failure), 400)];
}

function adviceOn(reason: StopReason): string {
  switch (reason) {
    case 'account':
      return 'Look at the account at the provider: its credit, and the limit and the rights of the key behind `api-key`.';
    case 'breaker':
      return 'Calls failed one after the other across tasks: look at the status page of the provider, at `base-url`, and whether `timeout` is long enough.';
    case 'configuration':
      return 'A setting was refused: check `model`, `parameters` and the `output` schema of the type in the task file.';
    case 'hold-exceeded':
      return 'A call used or cost more than its worst case, which the output cap and the price make: put the right price under `prices` in the task file, and check that the model keeps to `max-output-tokens`.';
    default:
      return assertNever(reason);
  }
}
