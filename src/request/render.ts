import { LiquidError, type Template, UndefinedVariableError } from 'liquidjs';

import { enumerated } from '../domain/expectation.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Message, TaskType } from '../domain/task.ts';
import { createLiquid } from './liquid.ts';

export type Rendering =
  | { readonly ok: true; readonly messages: readonly Message[] }
  | { readonly ok: false; readonly message: string };

/** Characters of one rendered message. */
const MESSAGE_LENGTH_MAX = 4_194_304;
/** The engine quotes whole tags. */
const REASON_LENGTH_MAX = 300;

/**
 * Puts a task's input into its type's templates. The input is text and never a template: what looks like one in it
 * stays as it is.
 */
export function renderMessages(type: TaskType, input: JsonObject): Rendering {
  const messages: Message[] = [];
  for (const template of templatesOf(type)) {
    if (!template.ok) return { ok: false, message: template.mistake };
    try {
      const content = String(liquid.renderSync(template.parsed, input));
      if (content.length > MESSAGE_LENGTH_MAX) {
        return {
          ok: false,
          message: `${template.name} became longer than ${MESSAGE_LENGTH_MAX} characters.`,
        };
      }
      messages.push({ role: template.role, content });
    } catch (error) {
      return { ok: false, message: explained(template.name, error, input) };
    }
  }
  return { ok: true, messages };
}

/** What is wrong with a type's templates whatever the input: one sentence for each template that cannot be read. */
export function checkTemplates(type: TaskType): string[] {
  return templatesOf(type).flatMap(template => (template.ok ? [] : template.mistake));
}

type MessageTemplate =
  | { readonly ok: true; readonly name: string; readonly role: Message['role']; readonly parsed: Template[] }
  | { readonly ok: false; readonly mistake: string };

const liquid = createLiquid();

/** Thousands of tasks share a type: its templates are parsed once. */
const parsedTypes = new WeakMap<TaskType, readonly MessageTemplate[]>();

function templatesOf(type: TaskType): readonly MessageTemplate[] {
  const known = parsedTypes.get(type);
  if (known !== undefined) return known;

  const templates = type.messages.map(({ role, content }, index) => {
    const name = `Message ${index + 1} (${role}) of type ${JSON.stringify(type.name)}`;
    return parsedTemplate(name, role, content);
  });
  parsedTypes.set(type, templates);
  return templates;
}

function parsedTemplate(name: string, role: Message['role'], content: string): MessageTemplate {
  try {
    return { ok: true, name, role, parsed: liquid.parse(content) };
  } catch (error) {
    return { ok: false, mistake: explained(name, error, {}) };
  }
}

/** The reason in the words of the template engine, its place inside the template, and for a missing name what there is. */
function explained(name: string, error: unknown, input: JsonObject): string {
  if (!LiquidError.is(error)) return `${name}: ${String(error).replace(/^\w*Error: /, '')}.`;

  const [line, column] = error.token.getPosition();
  const reason = error.message.replace(/, line:\d+, col:\d+$/, '').slice(0, REASON_LENGTH_MAX);
  const names = Object.keys(input);
  const advice =
    error instanceof UndefinedVariableError
      ? ` ${names.length === 0 ? 'The input is empty.' : `The input has ${enumerated(names)}.`}`
      : '';
  return `${name}, line ${line}, column ${column}: ${reason}.${advice}`;
}
