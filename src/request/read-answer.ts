import { type Json, keepsDigits } from '../domain/json.ts';
import type { OutputSpec } from '../domain/task.ts';
import { mismatchOf } from './check-answer.ts';
import { complaintOf } from './complain.ts';

/** What an answer says, or why it is none: `keyword` is one of JSON Schema or `json`, `complaint` is for the model. */
export type Answer =
  | { readonly ok: true; readonly output: Json }
  | { readonly ok: false; readonly keyword: string; readonly complaint: string };

const BYTES_MAX = 4_194_304;
const DEPTH_MAX = 200;
/** To check `uniqueItems` means to compare every value with every other. */
const VALUES_MAX = 20_000;
const TOO_MUCH = 'it is nested too deeply or has too many values.';
const TOO_LARGE = 'it has a number that is too large.';
const TOO_LONG = 'it has a whole number of more digits than can be kept. Write it as a text.';

/** Reads a model's text as the output that its task asked for. Nothing is an answer only when there is something in it. */
export function readAnswer(text: string, output: OutputSpec): Answer {
  if (Buffer.byteLength(text) > BYTES_MAX) return refused('json', 'it is far too long.');
  if (output.kind === 'text') {
    const sentence = text.trim();
    return sentence === '' ? refused('minLength', 'it is empty.') : { ok: true, output: sentence };
  }

  const json = withoutFence(text);
  const value = parsed(json);
  if (value === undefined) return refused('json', 'it is not JSON. Answer again, with JSON only.');
  const excess = excessOf(value);
  if (excess !== undefined) return refused('json', excess);
  if (hasLongInteger(json)) return refused('json', TOO_LONG);

  const mismatch = mismatchOf(value, output.schema);
  if (mismatch === undefined) return { ok: true, output: value };
  if ('unchecked' in mismatch) {
    return mismatch.unchecked === 'too deep'
      ? refused('json', TOO_MUCH)
      : refused(mismatch.keyword, 'it takes too long to check.');
  }
  const problem = 'it does not match the JSON Schema. Answer again, with JSON only that matches it.';
  return refused(mismatch.keyword, problem, mismatch.statements);
}

function refused(keyword: string, problem: string, statements: readonly string[] = []): Answer {
  return { ok: false, keyword, complaint: complaintOf(problem, statements) };
}

/**
 * Many models wrap JSON in a Markdown fence whatever they are told. Words around it would be another answer. One pattern for
 * all of it would try each line end of a long answer with each other one.
 */
function withoutFence(text: string): string {
  const fenced = text.trim();
  const opening = /^```(?:json)?[^\S\n]*\n/.exec(fenced);
  if (opening === null || !fenced.endsWith('```')) return text;
  const inside = fenced.slice(opening[0].length, -3);
  const content = inside.trimEnd();
  return inside.includes('\n', content.length) ? content : text;
}

/** A key `__proto__` becomes a member like any other here, and stays one. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** One that would be written as another number. The text must be JSON. Nearly no answer has so many digits in a row. */
function hasLongInteger(json: string): boolean {
  if (!/\d{16}/.test(json)) return false;
  const withoutTexts = json.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
  return [...withoutTexts.matchAll(/-?\d[\d.eE+-]*/g)].some(
    ([number]) => /^-?\d{16,}$/.test(number) && !keepsDigits(number),
  );
}

/** What no check would bear, or no file can keep: `1e999` is read as infinite, and would be written as `null`. */
function excessOf(value: Json): string | undefined {
  const waiting: { value: Json; depth: number }[] = [{ value, depth: 1 }];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    values += 1;
    if (next.depth > DEPTH_MAX || values > VALUES_MAX) return TOO_MUCH;
    if (next.value === Infinity || next.value === -Infinity) return TOO_LARGE;
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const inner of Object.values(next.value)) waiting.push({ value: inner, depth: next.depth + 1 });
  }
  return undefined;
}
