import * as z from 'zod';

import { RunId, Usage } from '../domain/event.ts';
import type { Json } from '../domain/json.ts';
import type { Completed, Quarantined } from '../domain/state.ts';
import { TaskId } from '../domain/task.ts';
import { Timestamp } from '../domain/units.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { failureText } from './failure-text.ts';
import { jsonText } from './json-text.ts';

/** Whatever JSON can carry, and as it is: a schema that looked into it would drop a member named `__proto__`. */
const Output: z.ZodType<Json> = z.any().refine(output => output !== undefined);

const head = {
  version: z.literal(1),
  id: TaskId.describe("The task's name."),
  type: z.string().describe("The name of the task's type."),
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('The idempotency key: a SHA-256 of all that shaped the answer.'),
};

const tail = {
  attempts: z.int().nonnegative().describe('Requests sent for this task and key.'),
  completedAt: Timestamp.describe('When the task was completed or quarantined, UTC.'),
  run: RunId.describe('The run that did it.'),
};

const CompletedResult = z.strictObject({
  ...head,
  status: z.literal('completed'),
  output: Output.describe('The answer: a text, or JSON that matches the schema of the type.'),
  sameAs: TaskId.optional().describe(
    'The task with the same key whose answer this is. It was paid for once.',
  ),
  model: z.string().describe('The model that was asked.'),
  servedBy: z.string().optional().describe('The model that answered, as the provider says.'),
  finishReason: z.string().optional().describe('Why the model stopped, as the provider says.'),
  usage: Usage.extend({ totalTokens: z.int().nonnegative() })
    .optional()
    .describe('Absent when the provider did not say.'),
  costUsd: z
    .number()
    .nonnegative()
    .optional()
    .describe('Absent when the provider did not say what was used.'),
  ...tail,
});

const QuarantinedResult = z.strictObject({
  ...head,
  status: z.literal('quarantined'),
  failure: z.strictObject({
    kind: z
      .string()
      .describe(
        'What went wrong, as a word; `skipped`: nothing did, somebody asked to leave the task alone.',
      ),
    message: z.string().describe('What happened and what to do.'),
  }),
  model: z.string().describe('The model that was asked.'),
  ...tail,
});

/** What a result file says. The keys stand in the file in this order. */
export const Result = z.discriminatedUnion('status', [CompletedResult, QuarantinedResult]);
export type Result = z.infer<typeof Result>;

export function completedResult(task: Completed, output: Json): Result {
  const { facts } = task;
  const settled = facts.hold.end === 'settled' ? facts.hold : undefined;
  return {
    version: 1,
    id: task.id,
    type: task.taskType,
    key: task.key,
    status: 'completed',
    output,
    ...(facts.sameAs !== undefined && { sameAs: facts.sameAs }),
    model: facts.model,
    ...(facts.servedBy !== undefined && { servedBy: facts.servedBy }),
    ...(facts.finishReason !== undefined && { finishReason: facts.finishReason }),
    ...(settled && { usage: usageOf(settled.usage), costUsd: settled.costNanoUsd / NANO_PER_USD }),
    attempts: facts.attempts,
    completedAt: facts.at,
    run: facts.run,
  };
}

export function quarantinedResult(task: Quarantined): Result {
  const { facts, tries } = task;
  return {
    version: 1,
    id: task.id,
    type: task.taskType,
    key: task.key,
    status: 'quarantined',
    failure: { kind: facts.failure.kind, message: failureText(facts.failure) },
    model: task.model,
    attempts: tries.attempts,
    completedAt: facts.at,
    run: facts.run,
  };
}

/** The bytes of a result file: the same for the same result, whoever writes it. */
export function resultText(result: Result): string {
  return jsonText(result);
}

/** Undefined when the text is no result file of this version. */
export function parseResult(text: string): Result | undefined {
  try {
    return Result.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function usageOf(usage: Usage): Extract<Result, { status: 'completed' }>['usage'] {
  const { promptTokens, completionTokens, cachedTokens, reasoningTokens } = usage;
  return {
    promptTokens,
    completionTokens,
    totalTokens: promptTokens + completionTokens,
    ...(cachedTokens !== undefined && { cachedTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
  };
}
