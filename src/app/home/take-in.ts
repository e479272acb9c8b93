import type { RunId } from '../../domain/event.ts';
import type { StateProblem } from '../../domain/alerts/firing.ts';
import { assertNever } from '../../domain/invariant.ts';
import { type LostOutcome, isWanted } from '../../domain/recover-outcomes.ts';
import { parseJson } from '../../log/decode.ts';
import { counted } from '../../report/money.ts';
import type { AnswerStore, Console, LogStore } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { Beside } from './branch-copy.ts';
import { putAsidePath } from './branch-files.ts';
import type { Journal } from '../journal.ts';
import type { LeftBehind } from './left-behind.ts';
import { readLostHistory } from './lost-history.ts';

export type TakeInPorts = {
  readonly journal: Journal;
  readonly store: Pick<LogStore, 'read' | 'snapshot'>;
  readonly answers: AnswerStore;
  readonly console: Console;
};

export type TakenIn = {
  /** What becomes of the files that it was in, with the commit that has the log as it is now. */
  readonly beside: Beside;
  /** False: something could not be fetched, and stays where it is for the next run. */
  readonly isAll: boolean;
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
  let isAll = true;

  for (const each of left) {
    const lines = await each.lines();
    const one = lines.ok ? await takeInOne(ports, each, lines.value) : troubled(lines.trouble);
    if (one.kind === 'left') {
      isAll = false;
      ports.console.write(
        'warning',
        `${one.reason} What run ${each.run} did aside from this log is taken in by the next run.`,
      );
      continue;
    }
    if (each.path !== undefined) remove.push(each.path);
    if (one.kind === 'merged') merged.push(each.run);
    if (one.kind !== 'refused' || each.isDoubtful === true) continue;
    refusals.push(refusalText(each, one.reason));
    if (each.path !== undefined && lines.ok) put.set(putAsidePath(each.run), lines.value);
  }
  for (const text of refusals) ports.console.write('warning', text);
  return { beside: { put, remove }, isAll, problem: problemOf(merged, refusals) };
}

type TakenInOne =
  | { readonly kind: 'merged' | 'known' }
  /** `left`: it stays where it is for a run that can do more. */
  | { readonly kind: 'refused' | 'left'; readonly reason: string };

async function takeInOne(ports: TakeInPorts, left: LeftBehind, lines: Uint8Array): Promise<TakenInOne> {
  const { journal, store, console } = ports;
  const { run } = left;
  const history = readLostHistory(store, { run, lines });
  switch (history.kind) {
    case 'known':
    case 'refused':
      return history;
    case 'newer':
      return { kind: 'left', reason: history.reason };
    case 'proved': {
      const outcomes: LostOutcome[] = [];
      for (const outcome of history.outcomes) {
        const had = await withAnswer(ports, left, outcome);
        if ('trouble' in had) return troubled(had.trouble);
        outcomes.push(had);
      }
      const events = await journal.commit({ type: 'RecoverOutcomes', outcomes });
      if (history.isWhole) await journal.commit({ type: 'ReleaseEscrow', run, reason: KNOWN_TO_ITS_END });
      const calls = events.filter(event => event.type === 'OutcomeRecovered');
      const answers = calls.filter(({ result }) => result !== undefined);
      console.write('warning', mergedText(run, calls.length, answers.length));
      return { kind: 'merged' };
    }
    default:
      return assertNever(history);
  }
}

const KNOWN_TO_ITS_END = 'All that it did was taken in.';

/** An answer that a task wants must lie here before the log says so. One that nobody has any more was none. */
async function withAnswer(
  { journal, answers }: TakeInPorts,
  left: LeftBehind,
  outcome: LostOutcome,
): Promise<LostOutcome | { readonly trouble: GitHubTrouble }> {
  const { result, ...without } = outcome;
  if (result === undefined || result.published !== undefined) return outcome;
  if (!isWanted(journal.state, outcome.key)) return without;
  if (answers.get(result.answer) !== undefined) return outcome;

  const asked = await left.answer(result.answer);
  if (!asked.ok) return { trouble: asked.trouble };
  if (asked.value === undefined || !isAnswer(asked.value)) return without;
  await answers.put(result.answer, asked.value);
  return outcome;
}

/** Its hash is right, so it is what that run had, if it was a run that had it. */
function isAnswer(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('utf8');
  return !text.includes('\n') && parseJson(text) !== undefined;
}

function troubled({ message }: GitHubTrouble): TakenInOne {
  return { kind: 'left', reason: message };
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
