import { appendsOfRun } from '../../log/appends-of-run.ts';
import type { Sha256 } from '../../domain/units.ts';
import type { AnswerStore, LogStore } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { StateBranch } from '../../ports/state-branch.ts';
import { answerPath, handedOverPath } from './branch-files.ts';
import type { Journal } from '../journal.ts';
import { unpublishedAnswers } from '../publishing/publish-results.ts';
import { type SomeAnswers, siftAnswers } from './sift-answers.ts';

export type HandOverPorts = {
  readonly branch: Pick<StateBranch, 'look' | 'change'>;
  readonly store: Pick<LogStore, 'read' | 'snapshot'>;
  readonly answers: Pick<AnswerStore, 'get'>;
};

export type HandedOver =
  | {
      readonly kind: 'handed-over';
      /** Why answers are not there: GitHub does not take what is in them. Undefined: all are. */
      readonly leftOut: GitHubTrouble | undefined;
    }
  /** It lies there already, or there is no branch any more to be taken in on. */
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'trouble'; readonly trouble: GitHubTrouble };

/** Of what is left out. */
export const NOT_TAKEN = 'All else is there; what is refused is paid again.';

/** Those who have the branch now write to it all the time, and each time this must follow. */
const MOVES_MAX = 20;

/**
 * A run whose place in the log another one has taken leaves what it did on the state branch: its own lines, all of them, and
 * the answers that are nowhere else. Head and lease are not its any more and stay as they are, so whoever is at work now goes
 * round this commit. Where the two histories part, whoever takes it in finds out: it has the log.
 *
 * One answer that GitHub refuses must not keep all others from there. Then the lines come last: a run that finds them takes
 * in the answers that it finds with them, and no others.
 */
export async function handOver(
  { branch, store, answers }: HandOverPorts,
  { state, run, end }: Pick<Journal, 'state' | 'run' | 'end'>,
): Promise<HandedOver> {
  // What a full disk has taken of an append is no part of the log, and whoever finds it at the end believes none of the lines.
  const lines = appendsOfRun(store.read(), run, end - (store.snapshot()?.end ?? 0));
  if (lines.length === 0) return { kind: 'nothing-to-do' };
  const message = `Hand over what run ${run} of agent ${state.log?.agent ?? ''} did`;
  const own = { path: handedOverPath(run), lines };
  const all = new Map<Sha256, Uint8Array>();
  for (const answer of unpublishedAnswers(state)) {
    const bytes = answers.get(answer);
    if (bytes !== undefined) all.set(answer, bytes);
  }

  const left = await leave(branch, { own, some: all, message });
  if (left.kind !== 'trouble' || left.trouble.kind !== 'refused' || all.size === 0) return left;
  const { refused, stoppedBy } = await siftAnswers(all, async some => {
    const sent = await leave(branch, { own: undefined, some, message });
    return sent.kind === 'trouble' ? sent : { kind: 'sent' };
  });
  if (stoppedBy?.kind === 'trouble') return stoppedBy;
  // Whoever takes in the lines alone lets go of what is in the cache.
  if (refused.size === all.size) return left;
  // Whoever is at work may have removed some meanwhile, as long as there were no lines that name them.
  const taken = new Map([...all].filter(([answer]) => !refused.has(answer)));
  const last = await leave(branch, { own, some: taken, message });
  const [leftOut] = refused.values();
  return last.kind === 'handed-over' ? { ...last, leftOut } : last;
}

type ToLeave = {
  readonly own: { readonly path: string; readonly lines: Uint8Array } | undefined;
  readonly some: SomeAnswers;
  readonly message: string;
};

/** In one commit, behind whatever others have written. */
async function leave(branch: HandOverPorts['branch'], { own, some, message }: ToLeave): Promise<HandedOver> {
  for (let moves = 0; ; moves += 1) {
    const looked = await branch.look([]);
    if (!looked.ok) return { kind: 'trouble', trouble: looked.trouble };
    const view = looked.value;
    if (view === undefined) return { kind: 'nothing-to-do' };
    if (own !== undefined && view.files.get(own.path)?.bytes === own.lines.length)
      // Where the branch has moved meanwhile it is this commit, whose reply was lost, and what others have put on it.
      return moves === 0 ? { kind: 'nothing-to-do' } : { kind: 'handed-over', leftOut: undefined };

    const put = new Map<string, Uint8Array>(own && [[own.path, own.lines]]);
    for (const [answer, bytes] of some)
      if (!view.files.has(answerPath(answer))) put.set(answerPath(answer), bytes);
    if (put.size === 0) return { kind: 'nothing-to-do' };
    const asked = await branch.change({ follows: view.tip, message, put, remove: [] });
    if (!asked.ok) return { kind: 'trouble', trouble: asked.trouble };
    if (asked.value.kind === 'changed') return { kind: 'handed-over', leftOut: undefined };
    if (moves === MOVES_MAX) return { kind: 'trouble', trouble: ALWAYS_MOVED };
  }
}

const ALWAYS_MOVED: GitHubTrouble = {
  kind: 'unreachable',
  message: 'The state branch moved each time that something was to be left on it.',
};
