import { parseBranchHead } from '../../domain/branch-head.ts';
import type { Head } from '../../log/chain.ts';
import type { BranchView } from '../../ports/state-branch.ts';
import type { Identity } from '../open-journal.ts';
import { handedOverAt } from './branch-files.ts';
import { HEAD, IDLE, LEASE } from './home.ts';

/** What the last run left for the next to know at once that there is nothing to do, and where the log ended then. */
export type LeftIdle = { readonly text: string; readonly head: Head };

/** Undefined: it left none, or the branch says of itself that there may be work. */
export function idleOnBranch(
  view: BranchView | undefined,
  { repository, agent }: Identity,
): LeftIdle | undefined {
  const text = view?.texts.get(IDLE);
  const head = parseBranchHead(view?.texts.get(HEAD) ?? '');
  if (text === undefined || head === undefined || head.run !== undefined) return undefined;
  const paths = [...(view?.files.keys() ?? [])];
  if (paths.some(path => path === LEASE || handedOverAt(path) !== undefined)) return undefined;
  return head.repository === repository && head.agent === agent ? { text, head } : undefined;
}
