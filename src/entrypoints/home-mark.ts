import { idleMarkText, parseIdleMark } from '../adapters/local-disk/idle-mark.ts';
import { idleOnBranch } from '../app/home/idle-on-branch.ts';
import type { Head } from '../log/chain.ts';
import type { RunReport } from '../report/run-report.ts';
import type { BranchView } from '../ports/state-branch.ts';
import type { Config } from './config.ts';
import { idleAfter, idleContextOf, markAfter } from './idle-step.ts';
import type { Told } from './told.ts';

/** The mark of the last run, if nothing has changed since: neither what it depends on, nor the branch, where nothing waits either. */
export function findIdle(config: Config, view: BranchView | undefined, nowMs: number): Told | undefined {
  const left = idleOnBranch(view, config.settings);
  const mark = left && parseIdleMark(left.text, homeContextOf(config), endOf(left.head));
  return mark && idleAfter(mark, 'repository', config, nowMs);
}

/** What a run leaves on the branch when nothing is left to do. */
export function markText(
  config: Config,
  report: RunReport,
  files: readonly string[],
  head: Head,
): string | undefined {
  const mark = markAfter(report, files, '', config);
  return mark && `${idleMarkText(homeContextOf(config), endOf(head), mark)}\n`;
}

function endOf({ seq, hash }: Head): string {
  return `${seq} ${hash}`;
}

/** Where the checkout lies on this machine has no meaning on another. */
function homeContextOf(config: Config) {
  return { ...idleContextOf({ ...config, workspace: '' }), workspace: config.workspace };
}
