import type { Starter } from './starter.ts';

/** Where editors find what a task file may say. */
const SCHEMA =
  'https://raw.githubusercontent.com/background-agent/background-agent/v0/schema/tasks.schema.json';

/** A task file with two small tasks, as YAML. */
export function starterTasks({ provider, model }: Pick<Starter, 'provider' | 'model'>): string {
  const prices =
    provider === 'compatible' && model !== undefined
      ? `\
# A cost budget needs the price of the model: USD per million tokens, or \`free\` for a server of your own.
# prices:
#   '${model}': { input: 0.15, output: 0.60 }
`
      : '';
  return `\
# yaml-language-server: $schema=${SCHEMA}
version: 1
tasks:
  - id: first-summary
    type: summarize
    input:
      text: >-
        The old importer kept its place in memory only, so a restart imported half of the rows twice. The new one
        writes down after each row where it is, and goes on from there.
  - id: first-mood
    type: analyze_sentiment
    input:
      text: Three crashes before lunch, and the support desk is rude. I am angry.
${prices}`;
}
