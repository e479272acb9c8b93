/** `90s`, `15m`, `6h`, `2d`; a bare number is seconds. */
export const DURATION = /^(\d{1,9}(?:\.\d{1,3})?) ?([smhd]?)$/;

/** A call that takes longer is none any more; and no timer of Node can be set a month ahead, but it goes off at once. */
export const TIMEOUT_MS_MAX = 24 * 3_600_000;

const MS_PER_UNIT: Readonly<Record<string, number>> = {
  '': 1_000,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Whole milliseconds, or undefined when the text is no duration. A number is seconds, as a bare number in a text is. */
export function parseDurationMs(duration: string | number): number | undefined {
  const [, amount, unit = ''] = DURATION.exec(String(duration)) ?? [];
  const msPerUnit = MS_PER_UNIT[unit];
  return amount === undefined || msPerUnit === undefined ? undefined : Math.round(Number(amount) * msPerUnit);
}
