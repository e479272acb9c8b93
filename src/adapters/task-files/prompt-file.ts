import * as z from 'zod';

import { closedObject, expected, problemsOf } from '../../domain/expectation.ts';
import { assertNever } from '../../domain/invariant.ts';
import { JsonSchema } from '../../domain/json-schema.ts';
import type { Json } from '../../domain/json.ts';
import { FileSettings } from '../../domain/task-file.ts';
import type { Message, OutputSpec } from '../../domain/task.ts';
import { parseJson } from './json-file.ts';
import type { KnownType } from './known-types.ts';
import type { MistakeList } from './mistake-list.ts';
import type { Located, Path } from './sheet.ts';
import { parseYaml } from './yaml-text.ts';

const anyJson: z.ZodType<Json> = z.any();
const FORMATS = 'text, json_object or json_schema';

/** GitHub's format; its `name`, `description`, `testData` and `evaluators` mean nothing to a run. */
const PromptFile = z.object(
  {
    messages: z
      .array(
        z.object(
          {
            role: z.enum(['system', 'user', 'assistant'], { error: expected('system, user or assistant') }),
            content: z.string({ error: expected('the text of the message') }),
          },
          { error: expected('a message') },
        ),
        { error: expected('a list of messages') },
      )
      .min(1, { error: expected('a list of at least one message') }),
    model: z.string({ error: expected('the name of a model') }).exactOptional(),
    modelParameters: z
      .record(z.string(), anyJson, { error: expected('a map of parameters') })
      .exactOptional(),
    responseFormat: z
      .enum(['text', 'json_object', 'json_schema'], { error: expected(FORMATS) })
      .exactOptional(),
    jsonSchema: anyJson.exactOptional(),
  },
  { error: expected('a map with "messages"') },
);
type PromptFile = z.infer<typeof PromptFile>;

const NamedSchema = closedObject('a named JSON Schema', {
  name: z
    .string({ error: expected('a name') })
    .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: expected('1 to 64 letters, digits, hyphens and underscores') }),
  description: z.string({ error: expected('a text') }).exactOptional(),
  strict: z
    .boolean({ error: expected('true or false') })
    .nullable()
    .exactOptional(),
  schema: JsonSchema,
});

/** A GitHub prompt file (`.prompt.yml`) as a type. Undefined when it is wrong: the mistakes say where. */
export function readPromptFile(path: string, text: string, mistakes: MistakeList): KnownType | undefined {
  const parsed = parseYaml(path, text);
  if (!parsed.ok) {
    mistakes.addAll(parsed.mistakes);
    return undefined;
  }

  const document = parsed.value;
  const file = checked(PromptFile, document, [], document.value, mistakes);
  if (file === undefined) return undefined;

  const settings = settingsIn(file, document, mistakes);
  const output = outputIn(file, document, mistakes);
  if (settings === undefined || output === undefined) return undefined;

  const messages = file.messages.map(({ role, content }): Message => ({ role, content }));
  const places = messages.map((_, index) => document.placeOf(['messages', index, 'content']));
  return { type: { name: path, messages, output, places }, settings: [settings] };
}

/** The names that GitHub has for the output cap. */
const OUTPUT_CAPS = ['maxCompletionTokens', 'maxTokens', 'max_completion_tokens', 'max_tokens'];

function settingsIn(file: PromptFile, document: Located, mistakes: MistakeList): FileSettings | undefined {
  const given = Object.entries(file.modelParameters ?? {});
  const cap = OUTPUT_CAPS.find(name => Object.hasOwn(file.modelParameters ?? {}, name));
  const parameters = given
    .filter(([name]) => !OUTPUT_CAPS.includes(name))
    .map(([name, value]) => [snakeCase(name), value]);

  const settings = {
    ...(file.model === undefined ? {} : { model: file.model }),
    ...(cap === undefined ? {} : { 'max-output-tokens': file.modelParameters?.[cap] }),
    ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
  };

  const result = FileSettings.safeParse(settings);
  if (result.success) return result.data;
  for (const { path, message } of problemsOf(result.error)) {
    mistakes.add(
      document.placeOf(path[0] === 'model' ? ['model'] : ['modelParameters', ...originOf(path, given, cap)]),
      message,
    );
  }
  return undefined;
}

/** Where in `modelParameters` a setting came from. */
function originOf(path: Path, given: readonly (readonly [string, Json])[], cap: string | undefined): Path {
  if (path[0] === 'max-output-tokens') return cap === undefined ? [] : [cap];
  return given.filter(([name]) => snakeCase(name) === path[1]).map(([name]) => name);
}

/** `topP` is `top_p` in a request. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

function outputIn(file: PromptFile, document: Located, mistakes: MistakeList): OutputSpec | undefined {
  switch (file.responseFormat) {
    case undefined:
    case 'text':
      return { kind: 'text' };
    case 'json_object':
      return { kind: 'json', name: 'answer', schema: { type: 'object', additionalProperties: true } };
    case 'json_schema': {
      const named = namedSchemaIn(file, document, mistakes);
      return named === undefined ? undefined : { kind: 'json', name: named.name, schema: named.schema };
    }
    default:
      return assertNever(file.responseFormat);
  }
}

/** GitHub writes the schema as a text of JSON; a map is taken too, and has a place for each part. */
function namedSchemaIn(
  file: PromptFile,
  document: Located,
  mistakes: MistakeList,
): z.infer<typeof NamedSchema> | undefined {
  const place = document.placeOf(['jsonSchema']);
  if (file.jsonSchema === undefined) {
    mistakes.add(
      document.placeOf(['responseFormat']),
      '"responseFormat" is json_schema, but there is no "jsonSchema"; add it.',
    );
    return undefined;
  }
  if (typeof file.jsonSchema !== 'string') {
    return checked(NamedSchema, document, ['jsonSchema'], file.jsonSchema, mistakes);
  }

  const inner = parseJson(document.placeOf([]).path, file.jsonSchema);
  if (!inner.ok) {
    const [fault] = inner.mistakes;
    const where = fault === undefined ? '' : ` (line ${fault.place.line} of the text)`;
    mistakes.add(place, `In "jsonSchema"${where}: ${fault?.message ?? ''}`);
    return undefined;
  }
  return checked(
    NamedSchema,
    { value: inner.value.value, placeOf: () => place },
    [],
    inner.value.value,
    mistakes,
  );
}

function checked<Schema extends z.ZodType>(
  schema: Schema,
  document: Located,
  base: Path,
  value: unknown,
  mistakes: MistakeList,
): z.infer<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const { path, message } of problemsOf(result.error)) {
    mistakes.add(document.placeOf([...base, ...path]), message);
  }
  return undefined;
}
