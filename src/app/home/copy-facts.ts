import type { BranchHead } from '../../domain/branch-head.ts';
import type { RunId } from '../../domain/event.ts';
import type { Head } from '../../log/chain.ts';
import type { CopyFacts } from '../../log/choose-copy.ts';
import type { LogStore } from '../../ports.ts';
import { type Identity, foreign, readLog } from '../open-journal.ts';

/**
 * Reads a copy of the log with every check on, and compares it with what the branch knows. Undefined: there is nothing in
 * it. A torn end does not make a copy unusable: its head is its last seal.
 */
export function copyFacts(
  store: Pick<LogStore, 'read' | 'snapshot'>,
  identity: Identity,
  branch: BranchHead | undefined,
  wasFetched: boolean,
): CopyFacts | undefined {
  let hasBranchHead = branch === undefined;
  let isReadable = false;
  const log = readLog(store, undefined, ({ seq, hash }) => {
    isReadable = true;
    if (seq === branch?.seq && hash === branch.hash) hasBranchHead = true;
  });
  if (!log.ok) {
    const { kind, message: reason } = log.problem;
    if (kind !== 'newer') return { kind: 'unusable', reason };
    return { kind, reason, mayHaveBranchHead: hasBranchHead || !isReadable, wasFetched };
  }
  if (log.head.seq === 0) return undefined;

  const problem = foreign(log.state, identity);
  if (problem !== undefined) return { kind: 'unusable', reason: problem.message };
  return { kind: 'whole', head: log.head, hasBranchHead, wasFetched };
}

/**
 * Whether a log has this head as one of its seals, and so is the same history, as far as that. What a snapshot stands for
 * has no seals left, so a head before it is taken at its word.
 */
export function hasSeal(store: Pick<LogStore, 'read' | 'snapshot'>, head: Head): boolean {
  let isThere = false;
  const log = readLog(store, undefined, ({ seq, hash }) => {
    if (seq === head.seq && hash === head.hash) isThere = true;
  });
  return isThere || (log.ok && log.snapshot !== undefined && head.seq < log.snapshot.head.seq);
}

/** Whether a log has this head as one of its seals, and a run has written what is before it. */
export function isSealOf(run: RunId, store: Pick<LogStore, 'read' | 'snapshot'>, head: Head): boolean {
  let writer: RunId | undefined;
  let isThere = false;
  readLog(
    store,
    record => (writer = record.run),
    ({ seq, hash }) => {
      if (seq === head.seq && hash === head.hash) isThere = writer === run;
    },
  );
  return isThere;
}
