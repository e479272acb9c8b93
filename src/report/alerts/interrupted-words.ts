import type { Interruption } from '../../domain/state.ts';
import type { AlertWords } from './alert-words.ts';
import { moneyCell } from '../budget-text.ts';
import { codeSpan } from '../markdown.ts';
import { count, counted } from '../money.ts';
import { timeText } from '../time-text.ts';

/** A run that was killed: what became of its work and its money. */
export function interruptedWords(interruption: Interruption): AlertWords {
  const { run, startedAt, calls, spent, runsInARow } = interruption;
  const inARow = runsInARow === 1 ? '' : ` It is the last of ${count(runsInARow)} in a row.`;
  return {
    happened: `Run ${codeSpan(run)}, started ${timeText(startedAt)}, was killed before it finished.${inARow}`,
    means: `What it had finished is kept, and the work goes on from there. It had sent ${counted(calls, 'call')}; those whose end nobody knows count with their worst case, so that it stands in the books with ${counted(spent.tokens, 'token')} and ${moneyCell(spent.nanoUsd)}.`,
    advice:
      'If somebody cancelled the job, there is nothing to do. Else look at the end of its log: keep `max-runtime` well below `timeout-minutes` of the job, and lower `concurrency` if the runner ran out of memory.',
    table: '',
  };
}
