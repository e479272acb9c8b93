import type { TaskSource } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { Checkout } from '../../ports/checkout.ts';
import type { RepositoryFiles } from '../../ports/repository-files.ts';
import { counted } from '../../report/money.ts';
import { type Span, compareFiles } from './compare-files.ts';
import type { NewerThanDisk } from './newer-than-disk.ts';

export type UpToDatePorts = {
  readonly checkout: Checkout;
  readonly repository: RepositoryFiles;
  /** What `source` reads instead of the disk. */
  readonly newer: NewerThanDisk;
  readonly source: TaskSource;
};

export type UpToDate =
  /** `notice`: what people should know of what counts. Undefined: nothing on the disk is old. */
  | { readonly ok: true; readonly notice: string | undefined }
  /** Nobody knows whether the tasks are old ones: nothing may be paid for them. */
  | { readonly ok: false; readonly trouble: GitHubTrouble };

/** Task files, then what they name: a third time only when the disk changes meanwhile. */
const ROUNDS_MAX = 3;

/**
 * A run can begin with an old checkout: when it is started again weeks later, or had to wait for another. What was done
 * since would be asked and paid once more, so the files of the tasks count as they are at the tip of the branch. What
 * a step of this job has made or changed counts as it is: the files are those that are not as they were checked out.
 */
export async function bringTasksUpToDate(ports: UpToDatePorts, span: Span): Promise<UpToDate> {
  const { paths, globs } = ports.checkout.taskPaths();
  let trouble = await compareFiles(ports, span, paths, globs);
  for (let round = 1; round <= ROUNDS_MAX && trouble === undefined; round += 1) {
    ports.source.read();
    const { unknown } = ports.newer;
    if (unknown.length === 0) return { ok: true, notice: noticeOf(span, ports.newer.keys()) };
    trouble = await compareFiles(ports, span, unknown, []);
  }
  return { ok: false, trouble: trouble ?? { kind: 'refused', message: UNSTEADY } };
}

const UNSTEADY =
  'The task files on the disk changed again and again while they were compared with the repository. Let the step that makes them end before this one.';

const NAMED_MAX = 5;

function noticeOf({ base, tip, branch }: Span, paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  const named = paths.slice(0, NAMED_MAX).map(path => JSON.stringify(path));
  const more = paths.length - named.length;
  const list = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `The checkout is of ${base.slice(0, 7)}, and the branch "${branch}" is at ${tip.slice(0, 7)} by now: ${counted(paths.length, 'file')} ${paths.length === 1 ? 'counts' : 'count'} as there (${list}).`;
}
