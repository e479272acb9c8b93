import { counted } from './money.ts';

/** Where the events are that a snapshot stands for, up to the one with this `seq`. */
export function snapshotText(seq: number): string {
  return `The first ${counted(seq, 'event')} are not here: a snapshot stands for them. The git history of the state branch has them.`;
}
