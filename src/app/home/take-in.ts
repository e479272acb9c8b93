import type { RunId } from '../../domain/event.ts';
import type { StateProblem } from '../../domain/alerts/firing.ts';
import { assertNever } from '../../domain/invariant.ts';
import type { LostWork } from '../../domain/lost-work.ts';
import { type LostOutcome, isWanted } from '../../domain/recover-outcomes.ts';
import { parseJson } from '../../log/decode.ts';
import { counted } from '../../report/money.ts';
import type { AnswerStore, Console } from '../../ports.ts';
import type { Beside } from './beside.ts';
import { putAsidePath } from './branch-files.ts';
import type { Journal } from '../journal.ts';
import type { LeftBehind } from './left-behind.ts';

export type TakeInPorts = {
  readonly journal: Journal;
  readonly answers: AnswerStore;
  readonly console: Console;
};

export type TakenIn = {
  /** What becomes of the files that it was in, with the commit that has the log as it is now. */
  readonly beside: Beside;
  /** What people must know. */
  readonly problem: StateProblem | undefined;
};

/**
 * Takes in what runs did that lost their place in the log: their calls are accounted for, and their answers are those of
 * tasks that still want one. Nothing may be sent before, or it might be paid for again. What cannot be proved is put aside
 * and told, and never believed.
 */
export async function takeIn(ports: TakeInPorts, left: readonly LeftBehind[]): Promise<TakenIn> {
  const put = new Map<string, Uint8Array>();
  const remove: string[] = [];
  const merged: RunId[] = [];
  const refusals: string[] = [];

  for (const each of left) {
    const { run, path, history } = each;
    if (path !== undefined) remove.push(path);
    switch (history.kind) {
      case 'known':
        break;
      case 'refused':
        if (each.isDoubtful === true) break;
        refusals.push(refusalText(each, history.reason));
        if (path !== undefined) put.set(putAsidePath(run), each.lines);
        break;
      case 'proved':
        await takeInOne(ports, each, history);
        merged.push(run);
        break;
      default:
        assertNever(history);
    }
  }
  for (const text of refusals) ports.console.write('warning', text);
  return { beside: { put, remove }, problem: problemOf(merged, refusals) };
}

async function takeInOne(ports: TakeInPorts, left: LeftBehind, history: LostWork): Promise<void> {
  const { journal, console } = ports;
  const { run } = left;
  const outcomes: LostOutcome[] = [];
  for (const outcome of history.outcomes) outcomes.push(await withAnswer(ports, left, outcome));
  const events = await journal.commit({ type: 'RecoverOutcomes', outcomes });
  if (history.isWhole) await journal.commit({ type: 'ReleaseEscrow', run, reason: KNOWN_TO_ITS_END });
  const calls = events.filter(event => event.type === 'OutcomeRecovered');
  const answers = calls.filter(({ result }) => result !== undefined);
  console.write('warning', mergedText(run, calls.length, answers.length));
}

const KNOWN_TO_ITS_END = 'All that it did was taken in.';

/** An answer that a task wants must lie here before the log says so. One that nobody has any more was none. */
async function withAnswer(
  { journal, answers }: TakeInPorts,
  left: LeftBehind,
  outcome: LostOutcome,
): Promise<LostOutcome> {
  const { result, ...without } = outcome;
  if (result === undefined || result.published !== undefined) return outcome;
  if (!isWanted(journal.state, outcome.key)) return without;
  if (answers.get(result.answer) !== undefined) return outcome;

  const bytes = left.answers.get(result.answer);
  if (bytes === undefined || !isAnswer(bytes)) return without;
  await answers.put(result.answer, bytes);
  return outcome;
}

/** Its hash is right, so it is what that run had, if it was a run that had it. */
function isAnswer(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('utf8');
  return !text.includes('\n') && parseJson(text) !== undefined;
}

function mergedText(run: RunId, calls: number, answers: number): string {
  return `Run ${run} was at work while another one had taken its place. What it did was taken in: ${counted(calls, 'call')}, ${counted(answers, 'answer')} that ${answers === 1 ? 'was' : 'were'} still wanted.`;
}

function refusalText({ run, path }: LeftBehind, reason: string): string {
  const where =
    path === undefined
      ? 'the copy in the cache was left alone'
      : `it lies in "${putAsidePath(run)}" on the state branch now`;
  return `What is said to be the work of run ${run} could not be taken in, and ${where}. ${reason}`;
}

function problemOf(merged: readonly RunId[], refusals: readonly string[]): StateProblem | undefined {
  if (refusals.length > 0) return { kind: 'unproved', message: refusals.join(' ') };
  if (merged.length === 0) return undefined;
  return { kind: 'fork', message: `Taken in: what was done by run ${merged.join(', ')}.` };
}
