import type { State } from '../../domain/state.ts';
import type { RunId } from '../../domain/event.ts';
import { appendsOfRun } from '../../log/appends-of-run.ts';
import type { AnswerStore, LogStore } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { StateBranch } from '../../ports/state-branch.ts';
import { answerPath, handedOverPath } from './branch-files.ts';
import { unpublishedAnswers } from '../publishing/publish-results.ts';

export type HandOverPorts = {
  readonly branch: Pick<StateBranch, 'look' | 'change'>;
  readonly store: Pick<LogStore, 'read'>;
  readonly answers: Pick<AnswerStore, 'get'>;
};

export type HandedOver =
  | { readonly kind: 'handed-over' }
  /** It lies there already, or there is no branch any more to be taken in on. */
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'trouble'; readonly trouble: GitHubTrouble };

/** Those who have the branch now write to it all the time, and each time this must follow. */
const MOVES_MAX = 20;

/**
 * A run whose place in the log another one has taken leaves what it did on the state branch: its own lines, all of them, and
 * the answers that are nowhere else. Head and lease are not its any more and stay as they are, so whoever is at work now goes
 * round this commit. Where the two histories part, whoever takes it in finds out: it has the log.
 */
export async function handOver(
  { branch, store, answers }: HandOverPorts,
  { state, run }: { readonly state: State; readonly run: RunId },
): Promise<HandedOver> {
  const lines = appendsOfRun(store.read(), run);
  const path = handedOverPath(run);
  for (let moves = 0; ; moves += 1) {
    const looked = await branch.look([]);
    if (!looked.ok) return { kind: 'trouble', trouble: looked.trouble };
    const view = looked.value;
    if (view === undefined || lines.length === 0 || view.files.get(path)?.bytes === lines.length)
      return { kind: 'nothing-to-do' };

    const put = new Map<string, Uint8Array>([[path, lines]]);
    for (const answer of unpublishedAnswers(state)) {
      const bytes = view.files.has(answerPath(answer)) ? undefined : answers.get(answer);
      if (bytes !== undefined) put.set(answerPath(answer), bytes);
    }
    const message = `Hand over what run ${run} of agent ${state.log?.agent ?? ''} did`;
    const asked = await branch.change({ follows: view.tip, message, put, remove: [] });
    if (!asked.ok) return { kind: 'trouble', trouble: asked.trouble };
    if (asked.value.kind === 'changed') return { kind: 'handed-over' };
    if (moves === MOVES_MAX) return { kind: 'trouble', trouble: ALWAYS_MOVED };
  }
}

const ALWAYS_MOVED: GitHubTrouble = {
  kind: 'unreachable',
  message: 'The state branch moved each time that something was to be left on it.',
};
