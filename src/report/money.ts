import type { NanoUsd } from '../domain/units.ts';

const NANO_PER_CENT = 10_000_000;
const NANO_PER_STEP = 100_000;

/**
 * `$12.34`, and below a dollar up to four decimals, `$0.0012`: single calls cost fractions of a cent. Rounded up
 * to the last decimal shown, so that what is said to be spent is never less than what is.
 */
export function money(nanoUsd: NanoUsd): string {
  if (nanoUsd < 0) return `-${money(-nanoUsd)}`;
  const steps = Math.ceil(nanoUsd / NANO_PER_STEP);
  if (steps >= 10_000) return `$${decimal(Math.ceil(nanoUsd / NANO_PER_CENT), 2)}`;
  return `$${decimal(steps, 4).replace(/0{1,2}$/, '')}`;
}

/** An integer with a decimal point put in: no float takes part. */
function decimal(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, '0');
  return `${grouped(digits.slice(0, -places))}.${digits.slice(-places)}`;
}

/** `1,234,567`. */
export function count(value: number): string {
  return grouped(String(value));
}

/** `1 call`, `2,000 calls`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
