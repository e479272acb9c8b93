import { TIMEOUT_MS_MAX, parseDurationMs } from '../domain/duration.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { INPUTS, type Input, type InputName } from './inputs.ts';

/** Where settings come from. `given` holds the inputs or flags; an empty one is one that was not given. */
export type InputSource = {
  readonly given: Readonly<Partial<Record<InputName, string>>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly where: 'action' | 'cli';
};

type Value = { readonly text: string; readonly label: string; readonly advice: string };

/**
 * Reads single settings, each from the input or flag, else from the environment variable that stands in for it. What is
 * wrong is noted in `problems`, one sentence each, and read as if it had not been given.
 */
export class InputReader {
  readonly problems: string[] = [];
  readonly #source: InputSource;

  constructor(source: InputSource) {
    this.#source = source;
  }

  text(input: InputName): string | undefined {
    return this.#value(input)?.text;
  }

  oneOf<const Member extends string>(input: InputName, members: readonly Member[]): Member | undefined {
    const text = this.text(input);
    if (text === undefined) return undefined;
    const member = members.find(known => known === text);
    return member ?? this.refuse(input, `must be one of ${members.join(', ')}`, text);
  }

  whole(input: InputName, { min, max }: { min: number; max: number }): number | undefined {
    const text = this.text(input);
    if (text === undefined) return undefined;
    const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return number >= min && number <= max
      ? number
      : this.refuse(input, `must be a whole number from ${min} to ${max}`, text);
  }

  tokens(input: InputName, fallback: number | undefined): number | undefined {
    const text = this.text(input);
    if (text === undefined) return fallback;
    if (text === 'none') return undefined;
    const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
    return number > 0
      ? number
      : this.refuse(input, 'must be a whole number of tokens above 0, or "none"', text);
  }

  usd(input: InputName, fallback: number | undefined): number | undefined {
    const text = this.text(input) ?? fallback?.toString();
    if (text === undefined || text === 'none') return undefined;
    const nanoUsd = /^\d{1,6}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * NANO_PER_USD) : 0;
    return nanoUsd > 0
      ? nanoUsd
      : this.refuse(input, 'must be a number of USD above 0 and below a million, or "none"', text);
  }

  durationMs(input: InputName): number | undefined {
    const text = this.text(input);
    if (text === undefined) return undefined;
    const ms = parseDurationMs(text);
    return ms !== undefined && ms >= 1_000
      ? ms
      : this.refuse(input, 'must be a time like 90s, 15m or 2h', text);
  }

  /** As long as a task file may say, and no longer. */
  timeoutMs(input: InputName): number | undefined {
    const ms = this.durationMs(input);
    return ms === undefined || ms <= TIMEOUT_MS_MAX
      ? ms
      : this.refuse(input, 'must be a time of one day at most; a bare number is seconds', this.text(input));
  }

  environmentMs(name: string): number | undefined {
    const text = this.#source.env[name]?.trim();
    if (text === undefined || text === '') return undefined;
    const ms = parseDurationMs(text);
    if (ms !== undefined && ms > 0) return ms;
    this.problems.push(
      `The environment variable ${name} must be a number of seconds above 0, got "${text}".`,
    );
    return undefined;
  }

  headers(input: InputName): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const line of linesOf(this.text(input) ?? '')) {
      const match = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([\x20-\x7e\t]*)$/.exec(line);
      const [, header = '', value = ''] = match ?? [];
      // The line itself may hold a secret, so it is not shown.
      if (match === null || RESERVED_HEADERS.has(header.toLowerCase()))
        this.refuse(
          input,
          'must have one "Name: value" a line, and none of the headers the agent sets itself',
        );
      else headers[header] = value.trim();
    }
    return headers;
  }

  /** Words, one a line or separated by commas. */
  list(input: InputName): readonly string[] {
    return linesOf((this.text(input) ?? '').replaceAll(',', '\n'));
  }

  /** As git has it, without `refs/heads/`. */
  branch(input: InputName): string | undefined {
    const text = this.text(input);
    if (text === undefined) return undefined;
    return isBranchName(text) ? text : this.refuse(input, 'must be the name of a branch', text);
  }

  failOn(input: InputName): { quarantine: boolean; budget: boolean } {
    const words = (this.text(input) ?? '').split(/[\s,]+/).filter(word => word !== '');
    for (const word of words) {
      if (word !== 'quarantine' && word !== 'budget')
        this.refuse(input, 'may name quarantine and budget, separated by a comma', word);
    }
    return { quarantine: words.includes('quarantine'), budget: words.includes('budget') };
  }

  refuse(input: InputName, rule: string, got?: string): undefined {
    const { label, advice } = this.#value(input) ?? this.#given(input, '');
    this.problems.push(`${label} ${rule}${got === undefined ? '' : `, got "${got}"`}. ${advice}`);
    return undefined;
  }

  #value(input: InputName): Value | undefined {
    const given = this.#source.given[input]?.trim();
    if (given !== undefined && given !== '') return this.#given(input, given);

    const { env }: Input = INPUTS.find(({ name }) => name === input) ?? { name: input, description: '' };
    if (env === undefined || (env.cliOnly === true && this.#source.where === 'action')) return undefined;
    const text = this.#source.env[env.name]?.trim();
    if (text === undefined || text === '') return undefined;
    return { text, label: `The environment variable ${env.name}`, advice: 'Change or unset it.' };
  }

  #given(input: InputName, text: string): Value {
    return this.#source.where === 'action'
      ? { text, label: `Input "${input}"`, advice: 'Set it in the "with:" block of the step.' }
      : { text, label: `Flag --${input}`, advice: 'See --help.' };
  }
}

/** The rules of `git check-ref-format`, and none of the names that mean something else. */
function isBranchName(text: string): boolean {
  const hasBadParts = text.split('/').some(part => part === '' || /^\.|\.lock$|\.$/.test(part));
  const isStrange = /[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|^@$|^-|^refs\//.test(text);
  return !hasBadParts && !isStrange && text.length <= 200;
}

const RESERVED_HEADERS = new Set([
  'authorization',
  'content-type',
  'content-length',
  'host',
  'connection',
  'transfer-encoding',
]);

export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
}
