import type { AgentRequest } from './agent-request.ts';
import { AgentName } from '../alerts/alert.ts';
import { parseDurationMs } from '../duration.ts';
import { TaskId } from '../task.ts';
import { type NanoUsd, type Timestamp, timestampOf } from '../units.ts';
import { NANO_PER_USD } from '../usd.ts';

/** A comment that wants something of an agent. What is wrong with it is said to whoever wrote it. */
export type ParsedCommand =
  | { readonly ok: true; readonly agent: string; readonly request: AgentRequest }
  | { readonly ok: false; readonly agent: string; readonly complaint: Complaint };

/** `expected` and `example` are our own words. `got` is of whoever wrote it, and as long as they liked. */
export type Complaint = { readonly expected: string; readonly got: string; readonly example: string };

/**
 * What a comment asks for; undefined: it is no command. It is one when the first line that is not blank begins with `/agent`,
 * at its very start: so nothing is one in a quote, a list, a block of code or a hidden comment, each of which begins with
 * something else. What follows in further lines is for people.
 *
 *     /agent [name] retry <task>… | skip <task>… | pause [until] | resume | budget <usd> | status
 *
 * A word that is both is the command, and not a name. `agent` is whose issue it stands on; a wrong command is answered by that
 * one. `at` is when it was written: from then on a duration counts.
 */
export function parseCommand(
  body: string,
  { agent = 'default', at }: { readonly agent?: string | undefined; readonly at: Timestamp },
): ParsedCommand | undefined {
  const line = body.split(LINE_END).find(text => text.trim() !== '') ?? '';
  if (!/^\/agent(?![^ \t])/.test(line)) return undefined;
  const complain = (complaint: Complaint) => ({ ok: false, agent, complaint }) as const;
  if (line.length > LINE_LENGTH_MAX)
    return complain({
      expected: `a line of at most ${LINE_LENGTH_MAX} characters`,
      got: line,
      example: RETRY,
    });

  const all = line
    .split(/[ \t]+/)
    .slice(1)
    .filter(word => word !== '');
  const [first = ''] = all;
  const isNamed = !isVerb(first) && AgentName.safeParse(first).success;
  const [verb = first, ...words] = isNamed ? all.slice(1) : all;
  if (!isVerb(verb)) return complain({ expected: ONE_OF_THEM, got: verb, example: '/agent status' });

  const read = READ[verb](words, at);
  return 'kind' in read ? { ok: true, agent: isNamed ? first : agent, request: read } : complain(read);
}

const LINE_END = /\r\n|\n|\r/;

/** Room for as many tasks as one command may name. */
const LINE_LENGTH_MAX = 8_000;
export const TASKS_MAX = 50;

/** A pause that was meant to end does. */
const PAUSE_MS_MAX = 366 * 86_400_000;

type Read = (words: readonly string[], at: Timestamp) => AgentRequest | Complaint;

const READ = {
  retry: words => readTasks('retry', words),
  skip: words => readTasks('skip', words),
  pause: readPause,
  resume: words => readAlone('resume', words),
  budget: readBudget,
  status: words => readAlone('status', words),
} as const satisfies Readonly<Record<string, Read>>;

type Verb = keyof typeof READ;

const RETRY = '/agent retry sum-001 sum-002';
const ONE_OF_THEM = 'retry, skip, pause, resume, budget or status, after the name of an agent or without';

function isVerb(word: string): word is Verb {
  return Object.hasOwn(READ, word);
}

function readTasks(kind: 'retry' | 'skip', words: readonly string[]): AgentRequest | Complaint {
  const example = RETRY.replace('retry', kind);
  const complain = (expected: string, got: string): Complaint => ({ expected, got, example });
  if (words.length === 0) return complain(`the id of at least one task after "${kind}"`, '');
  if (words.length > TASKS_MAX)
    return complain(`at most ${TASKS_MAX} tasks at once`, `${words.length} tasks`);
  const strange = words.find(word => !TaskId.safeParse(word).success);
  if (strange !== undefined) return complain('ids of tasks with nothing but spaces between them', strange);
  const double = words.find((word, index) => words.indexOf(word) !== index);
  if (double !== undefined) return complain('each task once', double);
  return { kind, tasks: words };
}

function readPause(words: readonly string[], at: Timestamp): AgentRequest | Complaint {
  const [word, ...more] = words;
  const complain = (expected: string): Complaint => ({
    expected,
    got: words.join(' '),
    example: '/agent pause 6h',
  });
  if (word === undefined) return { kind: 'pause', until: undefined };
  const atMs = Date.parse(at);
  const untilMs = more.length === 0 ? instantOf(word, atMs) : undefined;
  if (untilMs === undefined)
    return complain(
      'nothing, a duration like 6h or 2d, or a day or time in UTC like 2027-01-31 or 2027-01-31T08:00Z',
    );
  if (untilMs <= atMs) return complain('an end of the pause that is still to come');
  if (untilMs > atMs + PAUSE_MS_MAX) return complain('an end of the pause within a year');
  return { kind: 'pause', until: timestampOf(untilMs) };
}

/** Milliseconds since the epoch. A bare number is no duration here: nobody means seconds. */
function instantOf(word: string, atMs: number): number | undefined {
  const durationMs = /[smhd]$/.test(word) ? parseDurationMs(word) : undefined;
  if (durationMs !== undefined) return atMs + durationMs;

  const [, day, minute = '00:00', second = '00', ms = '000'] = DAY_OR_TIME.exec(word) ?? [];
  if (day === undefined) return undefined;
  const written = `${day}T${minute}:${second}.${ms}Z`;
  const parsed = Date.parse(written);
  // There is no 30th of February, nor an hour 24.
  return Number.isNaN(parsed) || timestampOf(parsed) !== written ? undefined : parsed;
}

const DAY_OR_TIME = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{3}))?)?Z?)?$/;

function readBudget(words: readonly string[]): AgentRequest | Complaint {
  const nanoUsd = parseNanoUsd(words.join(' '));
  if (nanoUsd !== undefined) return { kind: 'budget', nanoUsd };
  return {
    expected: 'one number of USD, below a million and with at most 9 decimals',
    got: words.join(' '),
    example: '/agent budget 0.50',
  };
}

/** No float takes part. */
function parseNanoUsd(text: string): NanoUsd | undefined {
  const [, whole, decimals = ''] = /^(\d{1,6})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole) * NANO_PER_USD + Number(decimals.padEnd(9, '0'));
}

function readAlone(kind: 'resume' | 'status', words: readonly string[]): AgentRequest | Complaint {
  if (words.length === 0) return { kind };
  return { expected: `nothing after "${kind}"`, got: words.join(' '), example: `/agent ${kind}` };
}
