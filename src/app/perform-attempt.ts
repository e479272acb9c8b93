import { hash } from 'node:crypto';

import type { Amount } from '../domain/budget.ts';
import type { AttemptResult, SentParameters } from '../domain/attempt-result.ts';
import type { HoldEnd } from '../domain/event.ts';
import { invariant } from '../domain/invariant.ts';
import { modelAt } from '../domain/state.ts';
import type { TaskId } from '../domain/task.ts';
import { costOf } from '../request/cost.ts';
import { dearestRates } from '../request/hold.ts';
import { complain } from '../request/complain.ts';
import { readReply } from '../request/read-reply.ts';
import type { Price, Rendered } from '../request/request.ts';
import type { Call, Reply } from '../ports.ts';
import type { Worker } from './worker.ts';

/** One task as it is about to be sent. */
export type Attempt = {
  readonly task: TaskId;
  readonly type: string;
  readonly request: Rendered;
  readonly hold: Amount;
  readonly holdDoubled: Amount;
  readonly price: Price | undefined;
  readonly attemptsMax: number;
  /** As in `ProcessOptions`. */
  readonly leaseEndMs?: (() => number) | undefined;
};

/**
 * One attempt, whole: the hold goes to the disk, the request out, the answer to the disk, and what follows into the
 * log. When there was no room for the hold after all, nothing is sent. `over` is called as soon as State has the outcome.
 */
export async function performAttempt(
  worker: Worker,
  attempt: Attempt,
  abort: AbortSignal,
  over: () => void = () => {},
): Promise<void> {
  const { clock, random, journal, llm, answers, pacer, complaints, narrator } = worker;
  const { task, request, hold, holdDoubled, attemptsMax } = attempt;

  // The hold comes first, and is on the disk first: a crash between here and the answer must still count the spend.
  const started = await journal.commit({
    type: 'StartAttempt',
    task,
    model: request.model,
    hold,
    now: journal.stamp(),
  });
  if (started.length === 0) return;

  const doubled = hold.tokens > request.promptTokensMax + request.completionTokensMax;
  const sent = sentParameters(worker, request.model);
  const call = callOf(attempt, { sent, doubled, complaint: complaints.get(task) });
  const sentMs = clock.elapsed();
  // The disk may have taken longer than the lease: then another run may be at work, and ask for the same.
  const isLate = clock.now() >= (attempt.leaseEndMs?.() ?? Infinity);
  const reply = isLate ? NOT_SENT : await llm.ask(call, abort);
  const [nowMs, hadMs] = [clock.now(), clock.elapsed()];
  notePace(pacer, { sentMs, hadMs }, reply);

  const read = readResult(reply, call);
  if (read.answer !== undefined) await answers.put(read.answer.sha256, read.answer.bytes);
  if (read.complaint === undefined) complaints.delete(task);
  else complaints.set(task, read.complaint);

  const finishing = journal.commit({
    type: 'FinishAttempt',
    task,
    attemptsMax,
    holdDoubled,
    result: read.result,
    hold: holdEndOf(reply, attempt.price),
    sent,
    durationMs: Math.round(hadMs - sentMs),
    nowMs,
    random: random.fraction(),
  });
  // The next call can be planned now: its start and this end share an append, and it is not sent before both are durable.
  over();
  narrator.tell(await finishing);
  narrator.progress(journal.state);
}

const NOT_SENT: Reply = { result: { kind: 'aborted' }, spend: { kind: 'none' }, pace: {} };

/** The parameters as this model is known to take them. */
function sentParameters({ journal, outputCapName }: Worker, model: string): SentParameters {
  const { run, adaptations } = journal.state;
  invariant(run, 'an attempt is performed outside a run');
  const known = adaptations.get(modelAt(run, model));
  const capNames = (['max_tokens', 'max_completion_tokens'] as const).filter(name => known?.has(name));
  return {
    outputCapName: capNames[0] ?? outputCapName,
    withoutTemperature: known?.has('without-temperature') ?? false,
  };
}

function callOf(
  { type, request, price }: Attempt,
  { sent, doubled, complaint }: { sent: SentParameters; doubled: boolean; complaint: string | undefined },
): Call {
  return {
    type,
    model: request.model,
    messages: complaint === undefined ? request.messages : complain(request, complaint),
    parameters: request.parameters,
    output: request.output,
    responseSchema: request.responseSchema,
    completionTokensMax: (doubled ? 2 : 1) * request.completionTokensMax,
    ...sent,
    priceMax: price && dearestRates(price, request.promptTokensMax),
    timeoutMs: request.timeoutMs,
  };
}

function notePace(
  pacer: Worker['pacer'],
  { sentMs, hadMs }: { sentMs: number; hadMs: number },
  { result, pace }: Reply,
): void {
  if (result.kind === 'failure' && result.failure.kind === 'rate-limited')
    pacer.noteRefusal(hadMs, sentMs, pace);
  else pacer.noteAnswer(hadMs, pace);
}

type ReadResult = {
  readonly result: AttemptResult['result'];
  readonly answer?: { readonly sha256: string; readonly bytes: Uint8Array };
  /** What to tell the model in the next try. It may quote the answer, so it stays out of the log. */
  readonly complaint?: string | undefined;
};

function readResult({ result, spend }: Reply, call: Call): ReadResult {
  switch (result.kind) {
    case 'aborted':
      return { result };
    case 'failure':
      return { result: { kind: 'failed', failure: result.failure } };
    case 'answer': {
      const reasoningTokens = spend.kind === 'known' ? spend.usage.reasoningTokens : undefined;
      const read = readReply(result, call.output, {
        completionTokensMax: call.completionTokensMax,
        reasoningTokens,
      });
      if (!read.ok) return { result: { kind: 'failed', failure: read.failure }, complaint: read.complaint };

      const bytes = Buffer.from(JSON.stringify(read.output));
      const sha256 = hash('sha256', bytes);
      const { servedBy, finishReason } = result;
      return {
        result: { kind: 'answered', answer: sha256, servedBy, finishReason },
        answer: { sha256, bytes },
      };
    }
  }
}

function holdEndOf({ spend }: Reply, price: Price | undefined): HoldEnd {
  switch (spend.kind) {
    case 'none':
      return { end: 'released' };
    case 'unknown':
      return { end: 'charged' };
    case 'known': {
      const { usage, costNanoUsd } = spend;
      if (costNanoUsd !== undefined) return { end: 'settled', usage, costNanoUsd, costSource: 'provider' };
      if (price === undefined) return { end: 'settled', usage, costNanoUsd: 0, costSource: 'unknown' };
      return { end: 'settled', usage, costNanoUsd: costOf(usage, price), costSource: price.source };
    }
  }
}
