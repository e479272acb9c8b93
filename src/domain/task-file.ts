import * as z from 'zod';

import { DURATION, TIMEOUT_MS_MAX, parseDurationMs } from './duration.ts';
import { closedObject, expected } from './expectation.ts';
import { ownParameterAdvice } from './own-parameters.ts';
import type { Json } from './json.ts';
import { JsonSchema } from './json-schema.ts';
import { type FileInput, TaskId } from './task.ts';

const anyJson: z.ZodType<Json> = z.any();

const text = (what: string) => z.string({ error: expected(what) });
const filled = (what: string) => text(what).min(1, { error: expected(what) });
const wholeNumber = (what: string, max: number) =>
  z
    .int({ error: expected(what) })
    .min(1, { error: expected(what) })
    .max(max, { error: expected(what) });

const TIMEOUT = 'a duration above 0 and up to one day, such as 90s, 15m or 6h';

const settings = {
  model: filled('the name of a model')
    .exactOptional()
    .describe("The model to ask, by the provider's name for it, for example `google/gemini-2.5-flash`."),
  'max-output-tokens': wholeNumber('a whole number from 1 to 10,000,000', 10_000_000)
    .exactOptional()
    .describe(
      'The most tokens an answer may have, reasoning included. Part of what a call is held for in the budget.',
    ),
  timeout: z
    .union([z.string().regex(DURATION, { abort: true }), z.number()], { error: expected(TIMEOUT) })
    .refine(isTimeout, { error: expected(TIMEOUT) })
    .exactOptional()
    .describe('How long one call may take: `90s`, `15m`, `6h`; a bare number is seconds.'),
  'max-attempts': wholeNumber('a whole number from 1 to 100', 100)
    .exactOptional()
    .describe('How many failed attempts bring a task into quarantine.'),
  parameters: z
    .record(z.string(), anyJson, {
      error: expected('a map of request parameters, such as { temperature: 0 }'),
    })
    .superRefine(refuseOwnParameters)
    .exactOptional()
    .describe(
      'Merged into the request as they are. `null` leaves out a parameter that a wider setting asks for.',
    ),
  'on-change': z
    .enum(['rerun', 'keep'], { error: expected('rerun or keep') })
    .exactOptional()
    .describe(
      'Whether finished tasks run again when only their type, model or prompt changed (`rerun`), or stay (`keep`).',
    ),
};

/** The settings that `defaults`, a type and a task can all have. */
export const FileSettings = closedObject('the settings', settings).describe(
  'Settings for every task of this file. A type or a task can set each of them anew.',
);
export type FileSettings = z.infer<typeof FileSettings>;

export const FileMessage = closedObject('a message', {
  role: z
    .enum(['system', 'user', 'assistant'], { error: expected('system, user or assistant') })
    .describe('Who says it.'),
  content: text('the text of the message').describe(
    'A Liquid template; the input of a task gives the variables.',
  ),
});
export type FileMessage = z.infer<typeof FileMessage>;

const typeFields = {
  description: text('a text').exactOptional().describe('For people; never sent.'),
  system: text('a text').exactOptional().describe('The system message: a Liquid template.'),
  prompt: text('a text')
    .exactOptional()
    .describe("The user's message: a Liquid template. Without it, the input's `text`."),
  messages: z
    .array(FileMessage, { error: expected('a list of messages') })
    .min(1, { error: expected('a list of at least one message') })
    .exactOptional()
    .describe('All messages, instead of `system` and `prompt`.'),
  output: JsonSchema.exactOptional().describe(
    'What an answer must be: a JSON Schema, asked for as structured output and checked on arrival. Without it, plain text.',
  ),
};

/** A type of the task file's own, or, under the name of a built-in type, settings for it. */
export const FileType = closedObject('a type', { ...typeFields, ...settings })
  .superRefine((type, context) => {
    if (type.messages === undefined) return;
    for (const other of ['system', 'prompt'] as const) {
      if (type[other] === undefined) continue;
      const message = 'cannot stand beside "messages"; make it one of the messages';
      context.addIssue({ code: 'custom', path: [other], message });
    }
  })
  .describe('What all tasks of this type share: prompt, form of the answer, settings.');
export type FileType = z.infer<typeof FileType>;

/** The fields by which a type says what it is, and not only how it is to run. */
export const TYPE_FIELDS = Object.keys(typeFields);

export const TypeName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, {
  error: 'must begin with a letter and go on with up to 63 letters, digits, hyphens or underscores',
});

const PRICE = '{ input, output } in USD per million tokens, { like: another model } or free';
const usd = z
  .number({ error: expected('a price in USD per million tokens') })
  .min(0, { error: expected('0 or more') })
  .max(1_000_000, { error: expected('a price in USD per million tokens, at most 1,000,000') });

export const FilePrice = z
  .union(
    [
      z.literal('free'),
      closedObject('a price', {
        input: usd.describe('USD per million tokens of the prompt.'),
        output: usd.describe('USD per million tokens of the answer.'),
        'cached-input': usd
          .exactOptional()
          .describe('USD per million tokens of the prompt that came from a cache.'),
      }),
      closedObject('a price', {
        like: filled('the name of a model').describe('A model that costs the same.'),
      }),
    ],
    { error: expected(PRICE) },
  )
  .describe('What a model costs, in USD per million tokens; or like another model; or free.');
export type FilePrice = z.infer<typeof FilePrice>;

const notYet = (what: string) =>
  z
    .never({ error: `is not yet supported; take it out` })
    .exactOptional()
    .describe(`Reserved for ${what}; not yet supported.`);

export const FileTask = closedObject('a task', {
  id: TaskId.describe(
    'The name of the task and of its result file. Unique, also when letter case is ignored.',
  ),
  type: filled('the name of a type, or the path of a .prompt.yml file').describe(
    'A built-in type (`summarize`, `analyze_sentiment`, `extract_entities`), a type of this file, or the path of a GitHub prompt file (`.prompt.yml`), relative to this file.',
  ),
  input: z
    .record(z.string(), anyJson.describe('Any value; `{ file: path }` stands for the text of that file.'), {
      error: expected('a map, such as { text: … }'),
    })
    .superRefine(refuseOddFileInputs)
    .exactOptional()
    .describe('The variables of the prompt. `{ file: path }` is the text of a file, relative to this file.'),
  'idempotency-key': text('a text of 1 to 256 characters')
    .min(1, { error: expected('a text of 1 to 256 characters') })
    .max(256, { error: expected('a text of 1 to 256 characters') })
    .exactOptional()
    .describe(
      'Two tasks with the same key are the same work. Without it, a hash of all that shapes the answer.',
    ),
  ...settings,
  'for-each': notYet('one task for each of many inputs'),
  needs: notYet('tasks that build upon the answers of others'),
  every: notYet('tasks that run again after a while'),
}).describe('One piece of work: one request, one answer.');
export type FileTask = z.infer<typeof FileTask>;

const VERSION = '1, the version of the task file format';

const headFields = {
  version: z.literal(1, { error: expected(VERSION) }).describe('The version of the task file format: 1.'),
  defaults: FileSettings.exactOptional(),
  types: z
    .record(TypeName, FileType, { error: expected('a map of types') })
    .exactOptional()
    .describe('Types of your own, by name. Under the name of a built-in type only settings may stand.'),
  prices: z
    .record(filled('the name of a model'), FilePrice, { error: expected('a map from models to prices') })
    .exactOptional()
    .describe('Prices by model, for models without a known one.'),
};

/** All of a task file but its tasks: in JSON Lines, the first line. */
export const FileHead = closedObject('the first line', headFields);
export type FileHead = z.infer<typeof FileHead>;

/** A whole task file: what its published JSON Schema is made from. */
export const TaskFile = closedObject('the task file', {
  ...headFields,
  tasks: z.array(FileTask, { error: expected('a list of tasks') }).describe('The work to do, in this order.'),
}).describe('The task file of Background Agent.');
export type TaskFile = z.infer<typeof TaskFile>;

/** The file as it is read: its tasks come one by one, so that one mistake does not hide those of the tasks after it. */
export const TaskFileWithoutTasks = closedObject('the task file', {
  ...headFields,
  tasks: z.array(anyJson, { error: expected('a list of tasks') }),
});

export function isFileInput(value: Json | FileInput): value is FileInput {
  return isLoneFile(value) && typeof value['file'] === 'string';
}

function isLoneFile(value: Json | FileInput): value is { readonly file: Json } {
  return typeof value === 'object' && value !== null && 'file' in value && Object.keys(value).length === 1;
}

function refuseOddFileInputs(input: Readonly<Record<string, Json>>, context: z.RefinementCtx): void {
  for (const [name, value] of Object.entries(input)) {
    if (!isLoneFile(value) || isFileInput(value)) continue;
    context.addIssue({
      code: 'custom',
      path: [name, 'file'],
      message: expected('the path of a file')({ code: 'custom', input: value.file }),
    });
  }
}

function refuseOwnParameters(parameters: Readonly<Record<string, Json>>, context: z.RefinementCtx): void {
  for (const [name, value] of Object.entries(parameters)) {
    const advice = ownParameterAdvice(name, value);
    if (advice !== undefined)
      context.addIssue({ code: 'custom', path: [name], message: `cannot be a parameter: ${advice}` });
  }
}

function isTimeout(duration: string | number): boolean {
  const ms = parseDurationMs(duration);
  return ms !== undefined && ms > 0 && ms <= TIMEOUT_MS_MAX;
}
