import * as z from 'zod';

import { RunId } from './event.ts';
import { Sha256, Timestamp } from './units.ts';

/** What stands in `head.json` on the state branch: how far the log is known there, and whose it is. */
export const BranchHead = z.strictObject({
  version: z.literal(1),
  log: z.string(),
  repository: z.string(),
  agent: z.string(),
  seq: z.int().positive(),
  hash: Sha256,
  /** Of the last event. */
  at: Timestamp,
  /** Bytes of the log up to there. */
  end: z.int().positive(),
  /** The run that is on there; absent: the last one has ended. */
  run: RunId.optional(),
});
export type BranchHead = z.infer<typeof BranchHead>;

/** The file's text. A person may read it. */
export function branchHeadText(head: BranchHead): string {
  return `${JSON.stringify(BranchHead.parse(head), null, 2)}\n`;
}

/** Undefined: somebody edited the file by hand, or a newer release wrote it. */
export function parseBranchHead(text: string): BranchHead | undefined {
  try {
    return BranchHead.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
