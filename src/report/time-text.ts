import type { Timestamp } from '../domain/units.ts';
import { counted } from './money.ts';

/** `2026-01-31 12:00 UTC`. */
export function timeText(at: Timestamp): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long a call took: `0.8 s`, `12 s`, `5 minutes`. */
export function durationText(ms: number): string {
  if (ms >= 120_000) return spanText(ms);
  return ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}

/** How long something took, to its two largest units: `2 days 3 hours`, `5 minutes`, `less than a minute`. */
export function spanText(ms: number): string {
  const parts: string[] = [];
  let rest = Math.max(0, ms);
  for (const [unit, unitMs] of UNITS) {
    const whole = Math.floor(rest / unitMs);
    rest -= whole * unitMs;
    if (whole > 0) parts.push(counted(whole, unit));
  }
  return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}
