import { hash } from 'node:crypto';

import type { BranchHead } from '../../domain/branch-head.ts';
import type { Sha256 } from '../../domain/units.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchFile, BranchView, StateBranch } from '../../ports/state-branch.ts';
import { answerAt, pieceAt, snapshotAt } from './branch-files.ts';
import { areMany, fetchAlone } from './fetch-many.ts';

/** A log as the branch has it. None of its bytes are proved yet: that is what reading it does. */
export type FetchedLog = {
  /** What the log begins with; undefined: with its first byte. */
  readonly snapshot: { readonly end: number; readonly bytes: Uint8Array } | undefined;
  /** In order and without a gap, from the snapshot's end to the head's. */
  readonly pieces: readonly { readonly offset: number; readonly bytes: Uint8Array }[];
  /** Those whose bytes have the hash they are named by. */
  readonly answers: ReadonlyMap<Sha256, Uint8Array>;
};

export type Fetched =
  | ({ readonly kind: 'log' } & FetchedLog)
  /** The files of the branch are no log that ends at its head: somebody edited it. A sentence for people. */
  | { readonly kind: 'damaged'; readonly reason: string };

/** Everything the branch has of a log, as one view saw it: files have ids of their own, so no later commit changes them. */
export async function fetchLog(
  branch: Pick<StateBranch, 'fetch' | 'fetchAll'>,
  view: BranchView,
  head: Pick<BranchHead, 'end'>,
): Promise<GitHubAsked<Fetched>> {
  const parts = partsOf(view, head.end);
  if ('reason' in parts) return { ok: true, value: parts, date: undefined };

  const { snapshot, pieces } = parts;
  const answers = [...view.files.values()].filter(({ path }) => answerAt(path) !== undefined);
  const isMuch = areMany(answers);
  const alone = [snapshot, ...pieces].flatMap(part => part?.file ?? []);
  const fetched = await fetchAlone(branch, isMuch ? alone : [...alone, ...answers]);
  if (!fetched.ok) return fetched;
  const together = isMuch ? await branch.fetchAll(answers) : fetched;
  if (!together.ok) return together;

  const bytesOf = ({ file, offset }: Part) => ({ offset, bytes: bytesIn(fetched.value, file) });
  const log: FetchedLog = {
    snapshot: snapshot && { end: snapshot.offset, bytes: bytesIn(fetched.value, snapshot.file) },
    pieces: pieces.map(bytesOf),
    answers: new Map(
      answers.flatMap(file => {
        const [answer, bytes] = [answerAt(file.path) ?? '', bytesIn(together.value, file)];
        return hash('sha256', bytes) === answer ? [[answer, bytes] as const] : [];
      }),
    ),
  };
  return { ok: true, value: { kind: 'log', ...log }, date: fetched.date };
}

/** A file with bytes from `offset` on, or of State there. */
type Part = { readonly file: BranchFile; readonly offset: number };
type Parts = { readonly snapshot: Part | undefined; readonly pieces: readonly Part[] };

/** The newest snapshot that the pieces go on from counts, and what stands before it does not. */
function partsOf({ files }: BranchView, end: number): Parts | Extract<Fetched, { kind: 'damaged' }> {
  const pieces = inOrder(files, pieceAt);
  const snapshots = inOrder(files, snapshotAt).toReversed();
  let reason: string | undefined;
  for (const snapshot of [...snapshots, undefined]) {
    const from = snapshot?.offset ?? 0;
    const rest = pieces.filter(({ offset }) => offset >= from);
    const problem = gapIn(rest, from, end);
    if (problem === undefined) return { snapshot, pieces: rest };
    reason ??= problem;
  }
  return { kind: 'damaged', reason: reason ?? '' };
}

function inOrder(
  files: BranchView['files'],
  offsetIn: (path: string) => number | undefined,
): readonly Part[] {
  return [...files.values()]
    .flatMap(file => {
      const offset = offsetIn(file.path);
      return offset === undefined ? [] : [{ file, offset }];
    })
    .sort((a, b) => a.offset - b.offset);
}

function gapIn(pieces: readonly Part[], from: number, end: number): string | undefined {
  let at = from;
  for (const { file, offset } of pieces) {
    if (offset !== at)
      return `Expected the log's bytes from ${at} on in a file of their own, and the next file is "${file.path}".`;
    at += file.bytes;
  }
  return at === end
    ? undefined
    : `By head.json the log has ${end} bytes, and the files there have its bytes up to ${at}.`;
}

function bytesIn(contents: ReadonlyMap<string, Uint8Array>, { path }: BranchFile): Uint8Array {
  return contents.get(path) ?? new Uint8Array();
}
