/*
 * A zone's clock shows wall time. Here that is counted as if it were UTC: the milliseconds since the epoch at which a clock
 * in UTC would show the same. Where clocks are put forward a wall time is never shown; where they are put back it is shown
 * twice.
 */

const DAY_MS = 86_400_000;

/** What the clock of a zone shows at an instant. @throws RangeError for a zone that does not exist. */
export function wallTimeOf(instantMs: number, zone: string): number {
  return instantMs + offsetOf(instantMs, zone);
}

/**
 * The first instant at which the clock of a zone shows this wall time or a later one: a time that is never shown is when
 * the clock passes over it, and one that is shown twice is the first of the two.
 */
export function instantOf(wallMs: number, zone: string): number {
  // No zone is further from UTC than a day, and none has two changes within two.
  const [fromMs, toMs] = [wallMs - DAY_MS, wallMs + DAY_MS];
  const [before, after] = [offsetOf(fromMs, zone), offsetOf(toMs, zone)];
  if (before === after) return wallMs - before;

  const changeMs = changeWithin(fromMs, toMs, zone);
  return wallMs - before < changeMs ? wallMs - before : Math.max(changeMs, wallMs - after);
}

/** Bisects to the instant from which on the offset is that of `toMs`. */
function changeWithin(fromMs: number, toMs: number, zone: string): number {
  const after = offsetOf(toMs, zone);
  let [low, high] = [fromMs, toMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetOf(middle, zone) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** How far a zone's clock is ahead of UTC, in milliseconds. Whole seconds. */
function offsetOf(instantMs: number, zone: string): number {
  // What most schedules are in, and thousands of times faster than to ask.
  if (zone === 'UTC') return 0;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const [year, month, day] = [part('year'), part('month') - 1, part('day')];
  const wallMs = Date.UTC(year, month, day, part('hour'), part('minute'), part('second'));
  return wallMs - Math.floor(instantMs / 1_000) * 1_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make one takes longer than to use it a hundred times. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const times = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields, ...times });
  formats.set(zone, format);
  return format;
}
