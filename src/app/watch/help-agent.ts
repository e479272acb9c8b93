import type { Verdict } from '../../domain/watch/watch.ts';
import { timestampOf } from '../../domain/units.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { WorkflowBooks } from '../../ports/workflows.ts';
import { isPassing } from '../alerts/told.ts';

/** What a watcher did about what it saw. */
export type Helped =
  /** `kept`: GitHub has begun its sixty days anew, by this look or an earlier one of the day. */
  | { readonly act: 'enabled' | 'started' | 'kept' }
  /** It may not, or GitHub would not. */
  | { readonly act: 'refused'; readonly trouble: GitHubTrouble }
  | undefined;

export type Help = {
  readonly helped: Helped;
  /** Whether what was found is no more. `unknown`: this look did not try, or heard no answer, and must say nothing of it. */
  readonly mended: 'yes' | 'no' | 'unknown';
};

export type HelpOptions = {
  /** Of the agent's workflow file. */
  readonly path: string | undefined;
  /** Of the monitor's own. */
  readonly ownPath: string | undefined;
  readonly defaultBranch: string;
  readonly mayEnable: boolean;
  /** People were told of silence, and have not heard that it is over. */
  readonly isTold: boolean;
  readonly nowMs: number;
};

export type HelpBooks = Pick<WorkflowBooks, 'enable' | 'start' | 'runs'>;

/** Does what the verdict asks for, as far as that is wanted. */
export async function helpAgent(
  books: HelpBooks,
  { act, finding, isQuiet }: Verdict,
  options: HelpOptions,
): Promise<Help> {
  const { path, defaultBranch, mayEnable } = options;
  const isInactive = finding?.reason === 'inactive';
  const done =
    mayEnable && isQuiet ? await keepOn(books, keptOn(finding, options), options, isInactive) : NO_HELP;
  // Whatever else is wrong, that GitHub leaves the schedules on mends nothing of it.
  const kept = isInactive ? done : NO_HELP;
  if (path === undefined) return NO_HELP;
  // Whether a run that was asked for comes is still to be seen.
  if (act === 'start')
    return { ...kept, helped: helpedBy(await books.start(path, defaultBranch), 'started') };
  if (finding?.reason !== 'disabled-by-inactivity' || !mayEnable) return kept;
  return helpOf(await books.enable(path), 'enabled');
}

/** What is off stays off here: whoever switched it off may want that. The monitor is needed whatever is wrong with the agent. */
function keptOn(finding: Verdict['finding'], { path, ownPath }: HelpOptions): readonly string[] {
  const isOff = finding?.reason.startsWith('disabled') === true;
  return [...new Set([isOff ? undefined : path, ownPath])].filter(each => each !== undefined);
}

const NO_HELP: Help = { helped: undefined, mended: 'no' };

/**
 * To enable what is enabled begins GitHub's sixty days anew, which it counts for each workflow: also for the monitor's own,
 * that would fall asleep beside the agent's. Weeks are left for it, so that once a day is enough; hourly it would be a
 * thousand writes a month that change nothing. An earlier look of the day is a green run of our own, unless people were told
 * that it did not help.
 */
async function keepOn(
  books: HelpBooks,
  paths: readonly string[],
  { ownPath, isTold, nowMs }: HelpOptions,
  isInactive: boolean,
): Promise<Help> {
  if (!(isTold && isInactive) && (await hasLookedToday(books, ownPath, nowMs)))
    return { helped: { act: 'kept' }, mended: 'unknown' };
  let asked: GitHubAsked<undefined> | undefined;
  for (const path of paths) if (asked?.ok !== false) asked = await books.enable(path);
  return asked === undefined ? NO_HELP : helpOf(asked, 'kept');
}

/** Whoever has heard no answer tells nobody yet: the next look sees what came of it, and asks again. */
function helpOf(asked: GitHubAsked<undefined>, act: 'enabled' | 'kept'): Help {
  const mended = asked.ok ? 'yes' : isPassing(asked.trouble) ? 'unknown' : 'no';
  return { helped: helpedBy(asked, act), mended };
}

/** By the days of UTC. Where nobody can say, it has not. */
async function hasLookedToday(
  books: Pick<WorkflowBooks, 'runs'>,
  ownPath: string | undefined,
  nowMs: number,
): Promise<boolean> {
  const runs = ownPath === undefined ? undefined : await books.runs(ownPath);
  const today = dayOf(nowMs);
  return (
    runs?.ok === true &&
    runs.value.some(({ conclusion, startedAtMs }) => conclusion === 'success' && dayOf(startedAtMs) === today)
  );
}

function dayOf(ms: number): string {
  return timestampOf(ms).slice(0, 10);
}

function helpedBy(asked: GitHubAsked<undefined>, act: 'enabled' | 'started' | 'kept'): Helped {
  return asked.ok ? { act } : { act: 'refused', trouble: asked.trouble };
}
