import type { TaskType } from '../domain/task.ts';

/**
 * The types every task file knows. Their words are part of every key made from them: one letter changed and all
 * finished tasks of all users would run and cost again. So they are edited only with a new major version.
 */
export const BUILT_IN_TYPES: ReadonlyMap<string, TaskType> = new Map(
  [
    typeOf('summarize', "Summarize the user's text in one plain sentence. Answer with that sentence only.", {
      kind: 'text',
    }),
    typeOf(
      'analyze_sentiment',
      "Judge the sentiment of the user's text: positive, negative or neutral. `confidence` runs from 0, a guess, to 1, certain. Answer with JSON only.",
      {
        kind: 'json',
        name: 'sentiment',
        schema: {
          type: 'object',
          properties: {
            sentiment: { type: 'string', enum: ['positive', 'negative', 'neutral'] },
            confidence: { type: 'number', minimum: 0, maximum: 1 },
          },
          required: ['sentiment', 'confidence'],
          additionalProperties: false,
        },
      },
    ),
    typeOf(
      'extract_entities',
      "List the named entities of the user's text as it spells them, each once. `type` is one lower-case word: person, organization, place, date or similar. Answer with JSON only.",
      {
        kind: 'json',
        name: 'entities',
        schema: {
          type: 'object',
          properties: {
            entities: {
              type: 'array',
              items: {
                type: 'object',
                properties: { name: { type: 'string' }, type: { type: 'string' } },
                required: ['name', 'type'],
                additionalProperties: false,
              },
            },
          },
          required: ['entities'],
          additionalProperties: false,
        },
      },
    ),
  ].map(type => [type.name, type]),
);

function typeOf(name: string, system: string, output: TaskType['output']): TaskType {
  return {
    name,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: '{{ text }}' },
    ],
    output,
  };
}
