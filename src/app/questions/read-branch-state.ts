import { parseBranchHead } from '../../domain/branch-head.ts';
import { type State, newState } from '../../domain/state.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { BranchView, StateBranch } from '../../ports/state-branch.ts';
import { pieceAt, snapshotAt } from '../home/branch-files.ts';
import { fetchLog } from '../home/fetch-log.ts';
import { type Identity, readLog, strangenessOf } from '../open-journal.ts';

/** `message` is for people. */
export type StateRead =
  { readonly ok: true; readonly state: State } | { readonly ok: false; readonly message: string };

/**
 * State as the branch has it, proved up to its head, for whoever only looks: in memory, without the answers, and no
 * byte is written anywhere. Without a branch nothing was ever done.
 */
export async function readBranchState(
  branch: Pick<StateBranch, 'look' | 'fetch' | 'fetchAll'>,
  options: { readonly identity: Identity; readonly nowMs: number },
): Promise<StateRead> {
  const { identity, nowMs } = options;
  const looked = await branch.look(['head.json']);
  if (!looked.ok) return { ok: false, message: messageOf(looked.trouble) };
  const view = looked.value;
  if (view === undefined) return { ok: true, state: newState() };

  const head = parseBranchHead(view.texts.get('head.json') ?? '');
  if (head === undefined)
    return damaged(identity, 'Its file head.json is missing, or is not of a form that this release knows.');
  const fetched = await fetchLog(branch, withoutAnswers(view), head);
  if (!fetched.ok) return { ok: false, message: messageOf(fetched.trouble) };
  if (fetched.value.kind === 'damaged') return damaged(identity, fetched.value.reason);

  const { snapshot, pieces } = fetched.value;
  const store = { snapshot: () => snapshot, read: () => pieces.map(({ bytes }) => bytes) };
  const log = readLog(store);
  if (!log.ok) return { ok: false, message: log.problem.message };
  if (log.torn !== undefined || log.head.seq !== head.seq || log.head.hash !== head.hash)
    return damaged(identity, 'Its log does not end at the head that head.json names.');
  const strange = strangenessOf(log, identity, nowMs);
  return strange === undefined ? { ok: true, state: log.state } : { ok: false, message: strange.message };
}

/** Each file is a request, and State holds where an answer is, never the answer. */
function withoutAnswers(view: BranchView): BranchView {
  const ofLog = ([path]: readonly [string, unknown]) =>
    pieceAt(path) !== undefined || snapshotAt(path) !== undefined;
  return { ...view, files: new Map([...view.files].filter(ofLog)) };
}

function messageOf({ kind, message }: GitHubTrouble): string {
  return kind === 'forbidden'
    ? 'Could not read the state of the agent from its branch: the token may not. Add "contents: read" to the "permissions:" of the job.'
    : message;
}

function damaged({ agent }: Identity, reason: string): StateRead {
  return {
    ok: false,
    message: `The state branch of agent "${agent}" is damaged: somebody edited it. ${reason} Set it back to its last commit that is whole.`,
  };
}
