// The log as a run has left it behind: on its machine, and where the next run can find it.
import { LogFolder } from '../../../src/adapters/local-disk/log-folder.ts';
import { readLog } from '../../../src/app/open-journal.ts';
import type { LogRecord } from '../../../src/domain/event.ts';
import type { GitHubScene } from '../../support/workflow/github-scene.ts';
import { recordsInCache } from '../../support/workflow/log-copies.ts';

/** As far as it is whole: the end of a log may be torn. */
export function recordsIn(folder: string): readonly LogRecord[] {
  const records: LogRecord[] = [];
  const log = readLog(new LogFolder(folder), record => void records.push(record));
  if (!log.ok) throw new Error(`The log on the disk is not whole: ${log.problem.message}`);
  return records;
}

/** The copy in the cache counts if it goes on from the branch. */
export async function keptRecords(scene: GitHubScene): Promise<readonly LogRecord[]> {
  const [cached, branch] = [await recordsInCache(scene.cache), scene.records()];
  const tip = branch.at(-1);
  const goesOn = cached.some(({ seq, run, at }) => seq === tip?.seq && run === tip.run && at === tip.at);
  return goesOn ? cached : branch;
}

/** Tasks that a run asked for more often than its log has holds for them. */
export function askedWithoutHold(
  asked: readonly string[],
  disk: readonly LogRecord[],
  run: string,
): readonly string[] {
  const holds = disk.flatMap(({ run: by, event }) =>
    by === run && event.type === 'AttemptStarted' ? [event.task] : [],
  );
  const count = (words: readonly string[], task: string) => words.filter(word => word === task).length;
  return [...new Set(asked)].filter(task => count(asked, task) > count(holds, task));
}

/** Tasks of these events that need no call any more. */
export function endsIn(records: readonly LogRecord[]) {
  return records.flatMap(({ event }) =>
    event.type === 'TaskCompleted' || event.type === 'TaskQuarantined' ? [event] : [],
  );
}
