/**
 * What is wrong with the five fields of a schedule on GitHub, as what was expected; undefined: nothing. Stricter than
 * POSIX where GitHub is: no names such as `@daily`, and at least five minutes between two runs.
 */
export function cronComplaint(cron: string): string | undefined {
  const parts = cron.split(' ');
  if (parts.length !== FIELDS.length)
    return 'expected five fields with one space between them, such as "17 2 * * *"';

  const sets = new Map<Field['name'], ReadonlySet<number>>();
  for (const [part, field] of pairsOf(parts, FIELDS)) {
    const set = valuesOf(part, field);
    if (set === undefined) return `expected ${field.expected}, got "${part}"`;
    sets.set(field.name, set);
  }
  const valuesIn = (name: Field['name']) => [...sets].flatMap(([of, set]) => (of === name ? [...set] : []));

  if (gapOf(valuesIn('minute'), valuesIn('hour')) < MINUTES_BETWEEN_MIN)
    return 'expected at least 5 minutes between two runs: GitHub starts none more often';
  const isAnyWeekday = parts.at(-1) === '*';
  const firstDay = Math.min(...valuesIn('day'));
  if (isAnyWeekday && !valuesIn('month').some(month => firstDay <= daysOf(month)))
    return 'expected a day that some month has';
  return undefined;
}

type Field = {
  readonly name: 'minute' | 'hour' | 'day' | 'month' | 'weekday';
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
  readonly expected: string;
};

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59, names: [], expected: 'a minute from 0 to 59' },
  { name: 'hour', min: 0, max: 23, names: [], expected: 'an hour from 0 to 23' },
  { name: 'day', min: 1, max: 31, names: [], expected: 'a day from 1 to 31' },
  { name: 'month', min: 1, max: 12, names: MONTHS, expected: 'a month from 1 to 12 or JAN to DEC' },
  { name: 'weekday', min: 0, max: 6, names: DAYS, expected: 'a day of the week from 0 to 6 or SUN to SAT' },
];

const MINUTES_BETWEEN_MIN = 5;

/** Every value that a field means; undefined: it is no such field. */
function valuesOf(text: string, field: Field): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (match === null) return undefined;
    const [, every, first = '', last = first, step] = match;
    const from = every === undefined ? valueOf(first, field) : field.min;
    // `7/5` goes on from 7 to the end, as `7-59/5` does.
    const isOpen = every !== undefined || (step !== undefined && match[3] === undefined);
    const to = isOpen ? field.max : valueOf(last, field);
    const by = Number(step ?? 1);
    if (from === undefined || to === undefined || from > to || by === 0) return undefined;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return values;
}

function valueOf(text: string, { min, max, names }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  const value = named === -1 ? (/^\d{1,2}$/.test(text) ? Number(text) : NaN) : named + min;
  return value >= min && value <= max ? value : undefined;
}

/** The fewest minutes between two runs. */
function gapOf(minutes: readonly number[], hours: readonly number[]): number {
  const withinTheHour = minutes
    .flatMap(first => minutes.map(second => second - first))
    .filter(gap => gap > 0);
  const meetsNextHour = hours.some(hour => hours.includes((hour + 1) % 24));
  const overTheHour = 60 + Math.min(...minutes) - Math.max(...minutes);
  return Math.min(...withinTheHour, meetsNextHour ? overTheHour : Infinity);
}

function daysOf(month: number): number {
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pairsOf<First, Second>(
  firsts: readonly First[],
  seconds: readonly Second[],
): readonly (readonly [First, Second])[] {
  return firsts.flatMap((first, index) =>
    seconds.slice(index, index + 1).map(second => [first, second] as const),
  );
}
