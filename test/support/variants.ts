// The choices that a schema leaves, and which of them a value has made: so a test can tell whether a list of values has
// every one of them. A part of a schema that is used in several places leaves its choices once.
import * as z from 'zod';

type Schema = z.core.$ZodType;

/** `Event=RunFinished.outcome=idle`: each option of a union or an enumeration, each switch, each field that may be absent. */
export function variantsOf(schema: Schema, name: string): ReadonlySet<string> {
  const names = namesOf(schema, name);
  return new Set([...names].flatMap(([part, path]) => optionsOf(part).map(option => `${path}${option}`)));
}

/** Those that this value has made. It fits the schema. */
export function variantsIn(schema: Schema, name: string, value: unknown): ReadonlySet<string> {
  const names = namesOf(schema, name);
  const made = new Set<string>();
  const visit = (part: Schema, given: unknown) => {
    const choice = choiceIn(part, given);
    if (choice !== undefined) made.add(`${names.get(part)}${choice}`);
    for (const [inner, value] of partsIn(part, given)) visit(inner, value);
  };
  visit(schema, value);
  return made;
}

/** Each part of a schema by the first place where it stands. */
function namesOf(schema: Schema, name: string): ReadonlyMap<Schema, string> {
  const names = new Map<Schema, string>();
  const visit = (part: Schema, path: string) => {
    if (names.has(part)) return;
    names.set(part, path);
    if (part instanceof z.ZodObject)
      for (const [field, inner] of Object.entries<Schema>(part.shape)) visit(inner, `${path}.${field}`);
    if (part instanceof z.ZodUnion)
      for (const option of part.options) visit(option, `${path}=${nameOf(part, option)}`);
    if (part instanceof z.ZodOptional) visit(part.unwrap(), path);
    if (part instanceof z.ZodArray) visit(part.element, `${path}[]`);
  };
  visit(schema, name);
  return names;
}

function optionsOf(part: Schema): readonly string[] {
  if (part instanceof z.ZodUnion) return part.options.map(option => `=${nameOf(part, option)}`);
  if (part instanceof z.ZodEnum) return part.options.map(option => `=${option}`);
  if (part instanceof z.ZodBoolean) return ['=true', '=false'];
  return part instanceof z.ZodOptional ? ['?there', '?absent'] : [];
}

function choiceIn(part: Schema, value: unknown): string | undefined {
  if (part instanceof z.ZodUnion) return `=${nameOf(part, optionFor(part, value))}`;
  if (part instanceof z.ZodEnum || part instanceof z.ZodBoolean) return `=${String(value)}`;
  if (part instanceof z.ZodOptional) return value === undefined ? '?absent' : '?there';
  return undefined;
}

function partsIn(part: Schema, value: unknown): readonly (readonly [Schema, unknown])[] {
  if (part instanceof z.ZodUnion) return [[optionFor(part, value), value]];
  if (part instanceof z.ZodOptional) return value === undefined ? [] : [[part.unwrap(), value]];
  if (part instanceof z.ZodArray && Array.isArray(value))
    return value.map((item: unknown) => [part.element, item]);
  if (!(part instanceof z.ZodObject)) return [];
  const given = new Map<string, unknown>(Object.entries(value ?? {}));
  return Object.entries<Schema>(part.shape).map(([field, inner]) => [inner, given.get(field)]);
}

function optionFor({ options }: z.ZodUnion, value: unknown): Schema {
  const option = options.find(one => z.safeParse(one, value).success);
  if (option === undefined) throw new Error(`Expected a value of the union, got ${JSON.stringify(value)}.`);
  return option;
}

/** By the word that tells it from the others, or by its place among them. */
function nameOf(union: z.ZodUnion, option: Schema): string {
  const literal =
    option instanceof z.ZodObject
      ? Object.values<Schema>(option.shape).find(field => field instanceof z.ZodLiteral)
      : undefined;
  return literal instanceof z.ZodLiteral ? String(literal.value) : `${union.options.indexOf(option) + 1}`;
}
