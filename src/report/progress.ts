import type { NanoUsd, Tokens } from '../domain/units.ts';
import { count, money } from './money.ts';

export type Progress = {
  /** Tasks finished in this run, quarantined ones included. */
  readonly done: number;
  /** Tasks this run set out to do. */
  readonly total: number;
  readonly inFlight: number;
  readonly failed: number;
  readonly quarantined: number;
  readonly tokens: Tokens;
  readonly costNanoUsd: NanoUsd;
};

/** One line: `12/72 done · 4 in flight · 1 quarantined · 3,210 tokens · $0.0012`. */
export function progressLine(progress: Progress): string {
  const { done, total, inFlight, failed, quarantined, tokens, costNanoUsd } = progress;
  return [
    `${count(done)}/${count(total)} done`,
    ...(inFlight > 0 ? [`${count(inFlight)} in flight`] : []),
    ...(failed > 0 ? [`${count(failed)} to retry`] : []),
    ...(quarantined > 0 ? [`${count(quarantined)} quarantined`] : []),
    `${count(tokens)} tokens`,
    money(costNanoUsd),
  ].join(' · ');
}
