import { shown } from '../domain/expectation.ts';

/**
 * The `date` filter of templates: `{{ day | date: "%d %B %Y" }}`. Always in UTC and in English, whatever the machine
 * is set to, and never the current time: the same task must give the same prompt, and so the same key, on every day.
 *
 * @param value an ISO 8601 date or date and time (no zone means UTC), or seconds since 1970
 * @throws Error a sentence for the template's author
 */
export function dateFilter(value: unknown, format: unknown): string {
  if (typeof format !== 'string')
    throw new Error('the filter "date" needs a format, such as date: "%Y-%m-%d"');
  const date = dateOf(value);
  return format.replace(/%(-?)(.?)/gs, (written, flag: string, letter: string) => {
    const field = FIELDS.get(letter);
    if (field === undefined) {
      throw new Error(
        `the filter "date" does not know "${written}"; it knows %${[...FIELDS.keys()].join(' %')}`,
      );
    }
    return flag === '' ? field(date) : field(date).replace(/^[0 ]+(?=.)/, '');
  });
}

type Field = (date: Date) => string;

const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAY_MS = 86_400_000;

/** The letters of strftime that mean the same everywhere. */
const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['Y', date => padded(date.getUTCFullYear(), 4)],
  ['y', date => padded(date.getUTCFullYear() % 100, 2)],
  ['m', date => padded(date.getUTCMonth() + 1, 2)],
  ['B', date => `${MONTHS[date.getUTCMonth()]}`],
  ['b', date => `${MONTHS[date.getUTCMonth()]}`.slice(0, 3)],
  ['d', date => padded(date.getUTCDate(), 2)],
  ['e', date => padded(date.getUTCDate(), 2, ' ')],
  ['j', date => padded((date.getTime() - Date.UTC(date.getUTCFullYear(), 0)) / DAY_MS + 1, 3)],
  ['A', date => `${DAYS[date.getUTCDay()]}`],
  ['a', date => `${DAYS[date.getUTCDay()]}`.slice(0, 3)],
  ['H', date => padded(date.getUTCHours(), 2)],
  ['I', date => padded(((date.getUTCHours() + 11) % 12) + 1, 2)],
  ['p', date => (date.getUTCHours() < 12 ? 'AM' : 'PM')],
  ['M', date => padded(date.getUTCMinutes(), 2)],
  ['S', date => padded(date.getUTCSeconds(), 2)],
  ['L', date => padded(date.getUTCMilliseconds(), 3)],
  ['s', date => padded(date.getTime() / 1000, 1)],
  ['F', date => date.toISOString().slice(0, 10)],
  ['T', date => date.toISOString().slice(11, 19)],
  ['z', () => '+0000'],
  ['Z', () => 'UTC'],
  ['%', () => '%'],
]);

const ISO_8601 = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

function dateOf(value: unknown): Date {
  const date = new Date(typeof value === 'number' ? value * 1000 : isoOf(value));
  if (Number.isFinite(date.getTime())) return date;
  throw new Error(
    'the filter "date" takes an ISO 8601 date such as "2026-01-31" or seconds since 1970, ' +
      `got ${shown(value)}; there is no current time in a template: put the date into the input`,
  );
}

/** With its zone spelt out: without one, JavaScript would take the machine's. */
function isoOf(value: unknown): string {
  const [, day, minute = '00:00', second = ':00', zone = 'Z'] = ISO_8601.exec(String(value)) ?? [];
  return `${day}T${minute}${second}${zone}`;
}

function padded(value: number, length: number, filler = '0'): string {
  return String(Math.floor(value)).padStart(length, filler);
}
