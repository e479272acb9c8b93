import type { ChatBody } from './model-server.ts';

/**
 * What a model might say: JSON that fits the schema asked for, or the first sentence of the text it was given. A
 * built-in type is known by the properties of its schema.
 */
export function plausibleAnswer(body: ChatBody): string {
  const text = body.messages.at(-1)?.content ?? '';
  const schema = body.response_format?.json_schema.schema;
  return schema === undefined ? firstSentence(text) : JSON.stringify(valueOf(schema, text));
}

type Schema = {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
};

function valueOf(schema: Schema, text: string): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum !== undefined) return chosenFrom(schema.enum, text);
  if (schema.anyOf?.[0] !== undefined) return valueOf(schema.anyOf[0], text);

  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [
          name,
          propertyOf(name, property, text),
        ]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () => valueOf(schema.items ?? {}, text));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return firstSentence(text);
  }
}

function propertyOf(name: string, schema: Schema, text: string): unknown {
  return name === 'entities' ? entitiesOf(text) : valueOf(schema, text);
}

function chosenFrom(options: readonly unknown[], text: string): unknown {
  const mood = /angry|terrible|worst|broken|refund|disappoint/i.test(text)
    ? 'negative'
    : /love|great|thank|happy|wonderful|excellent/i.test(text)
      ? 'positive'
      : 'neutral';
  return options.includes(mood) ? mood : options[0];
}

function entitiesOf(text: string): object[] {
  const names = text.match(/\b[A-Z][a-z]+(?: [A-Z][a-z]+| \d{4})*\b/g) ?? [];
  return [...new Set(names)].map(name => ({ name, type: /\d/.test(name) ? 'date' : 'name' }));
}

function firstSentence(text: string): string {
  return /^[\s\S]{1,300}?[.!?](?=\s|$)/.exec(text.trim())?.[0] ?? (text.trim().slice(0, 300) || 'Nothing.');
}
