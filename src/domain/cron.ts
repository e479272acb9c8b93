/**
 * What is wrong with the five fields of a schedule on GitHub, as what was expected; undefined: nothing. Stricter than
 * POSIX where GitHub is: no names such as `@daily`, and at least five minutes between two runs.
 */
export function cronComplaint(cron: string): string | undefined {
  const fields = cron.split(' ');
  if (fields.length !== FIELDS.length)
    return 'expected five fields with one space between them, such as "17 2 * * *"';

  const sets: (readonly number[])[] = [];
  for (const [index, spec] of FIELDS.entries()) {
    const set = valuesOf(fields[index] ?? '', spec);
    if (set === undefined) return `expected ${spec.expected} as field ${index + 1}, got "${fields[index]}"`;
    sets.push(set);
  }
  const [minutes = [], hours = [], days = [], months = []] = sets;
  if (gapOf(minutes, hours) < MINUTES_BETWEEN_MIN)
    return 'expected at least 5 minutes between two runs: GitHub starts none more often';
  if (fields[4] === '*' && !months.some(month => days.some(day => day <= daysOf(month))))
    return 'expected a day that some month has';
  return undefined;
}

type Field = {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
  readonly expected: string;
};

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const FIELDS: readonly Field[] = [
  { min: 0, max: 59, names: [], expected: 'a minute from 0 to 59' },
  { min: 0, max: 23, names: [], expected: 'an hour from 0 to 23' },
  { min: 1, max: 31, names: [], expected: 'a day from 1 to 31' },
  { min: 1, max: 12, names: MONTHS, expected: 'a month from 1 to 12 or JAN to DEC' },
  { min: 0, max: 6, names: DAYS, expected: 'a day of the week from 0 to 6 or SUN to SAT' },
];

const MINUTES_BETWEEN_MIN = 5;

/** Every value that a field means, in order; undefined: it is no such field. */
function valuesOf(field: string, spec: Field): readonly number[] | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (match === null) return undefined;
    const [, every, first = '', last = first, step] = match;
    const from = every === undefined ? valueOf(first, spec) : spec.min;
    // `7/5` goes on from 7 to the end, as `7-59/5` does.
    const isOpen = every !== undefined || (step !== undefined && match[3] === undefined);
    const to = isOpen ? spec.max : valueOf(last, spec);
    const by = Number(step ?? 1);
    if (from === undefined || to === undefined || from > to || by === 0) return undefined;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function valueOf(text: string, { min, max, names }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  const value = named === -1 ? (/^\d{1,2}$/.test(text) ? Number(text) : NaN) : named + min;
  return value >= min && value <= max ? value : undefined;
}

/** The fewest minutes between two runs of one day, or across midnight. */
function gapOf(minutes: readonly number[], hours: readonly number[]): number {
  const gaps = minutes.slice(1).map((minute, index) => minute - (minutes[index] ?? 0));
  const meetsNextHour = hours.some(hour => hours.includes((hour + 1) % 24));
  const overTheHour = 60 + (minutes[0] ?? 0) - (minutes.at(-1) ?? 0);
  return Math.min(...gaps, meetsNextHour ? overTheHour : Infinity);
}

function daysOf(month: number): number {
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
