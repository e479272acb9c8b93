import { countedRuns } from '../../domain/watch/counted-runs.ts';
import { isGoodOutcome } from '../../domain/watch/good-outcome.ts';
import type { Fingerprint } from '../../domain/alerts/alert.ts';
import { type Timestamp, timestampOf } from '../../domain/units.ts';
import type { WatchFacts, WatchedFile } from '../../domain/watch/watched.ts';
import { LABEL } from '../../report/alerts/issue-text.ts';
import { readSnoozes, readStatus } from '../../report/read-status.ts';
import { starterPaths } from '../../report/starter/starter.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { IssueTracker, TrackedIssue } from '../../ports/issues.ts';
import type { StateBranch } from '../../ports/state-branch.ts';
import type { WorkflowBooks, WorkflowFile, WorkflowRun } from '../../ports/workflows.ts';
import { isOpen, ownIssues } from '../alerts/own-issues.ts';

export type FactPorts = {
  readonly books: WorkflowBooks;
  /** Which of the workflow files runs the agent. */
  readonly findFile: (files: readonly WorkflowFile[]) => {
    readonly file: WatchedFile | undefined;
    readonly unreadable: readonly string[];
  };
  readonly branch: Pick<StateBranch, 'look'>;
  /** Undefined: nobody wants issues. */
  readonly tracker: Pick<IssueTracker, 'list'> | undefined;
};

export type FactOptions = {
  readonly agent: string;
  readonly staleAfterMs: number | undefined;
  readonly nowMs: number;
};

export type Gathered =
  | {
      readonly ok: true;
      readonly facts: WatchFacts;
      readonly defaultBranch: string;
      /** By ourselves, of whichever agent. */
      readonly issues: readonly TrackedIssue[];
      /** What somebody wants to hear nothing of, and until when. */
      readonly snoozes: ReadonlyMap<Fingerprint, Timestamp>;
    }
  | { readonly ok: false; readonly trouble: GitHubTrouble };

/**
 * All that can be known of an agent from outside. What cannot be read is trouble, not a fact: a watcher that sees
 * nothing must not say that all is well.
 */
export async function gatherFacts(
  { books, branch, tracker, findFile }: FactPorts,
  { agent, staleAfterMs, nowMs }: FactOptions,
): Promise<Gathered> {
  const [files, repository, looked, issues] = await Promise.all([
    books.files(),
    books.repository(),
    branch.look([STATUS]),
    tracker?.list(LABEL, timestampOf(nowMs)) ?? none,
  ]);
  if (!files.ok) return files;
  if (!repository.ok) return repository;
  if (!looked.ok) return looked;
  if (!issues.ok) return issues;

  const { file, unreadable } = findFile(files.value);
  const path = file?.path ?? lostPathOf(agent, files.value, unreadable);
  const [workflow, runs, changed] = await Promise.all([
    path === undefined ? nothing : books.workflow(path),
    path === undefined ? none : runsOf(books, path, repository.value.defaultBranch),
    path === undefined ? nothing : books.fileChangedMs(path),
  ]);
  if (!workflow.ok) return workflow;
  if (!runs.ok) return runs;

  const status = looked.value?.texts.get(STATUS);
  const noted = readStatus(status);
  const open = [...ownIssues(issues.value, agent).values()].flat().filter(isOpen);
  const facts: WatchFacts = {
    file,
    unreadable,
    workflow: workflow.value,
    runs: runs.value,
    repository: repository.value,
    staleAfterMs,
    hasState: looked.value !== undefined,
    loggedSuccessMs:
      noted !== undefined && isGoodOutcome(noted.outcome) ? Date.parse(noted.finishedAt) : undefined,
    notedMs: noted && Date.parse(noted.finishedAt),
    openAlerts: new Map(open.map(({ marker, memory }) => [marker.kind, memory.reason])),
    // Whoever asked for it: a start by hand that came to nothing tells as much.
    // To search a long history may take GitHub too long. Without it silence is told too early rather than not at all.
    changedMs: changed.ok ? changed.value : undefined,
    startAskedMs: runs.value.find(({ event }) => event === 'workflow_dispatch')?.createdAtMs,
  };
  const { defaultBranch } = repository.value;
  return { ok: true, facts, defaultBranch, issues: issues.value, snoozes: readSnoozes(status) };
}

/** Where runs of pull requests and branches fill the list, those that count are asked for by themselves. */
async function runsOf(
  books: Pick<WorkflowBooks, 'runs'>,
  path: string,
  defaultBranch: string,
): Promise<GitHubAsked<readonly WorkflowRun[]>> {
  const listed = await books.runs(path);
  if (!listed.ok) return listed;
  const counted = countedRuns(listed.value, defaultBranch);
  if (counted.length === listed.value.length) return listed;
  const others = await books.runs(path, defaultBranch);
  if (!others.ok) return others;
  const isNew = ({ id }: WorkflowRun) => counted.every(known => known.id !== id);
  return { ...listed, value: [...counted, ...countedRuns(others.value, defaultBranch).filter(isNew)] };
}

/**
 * Where `init` would have put the file of an agent that none of them runs: GitHub goes on knowing a workflow whose file
 * cannot be read, or is gone. One that can be read runs something else.
 */
function lostPathOf(
  agent: string,
  files: readonly WorkflowFile[],
  unreadable: readonly string[],
): string | undefined {
  const { workflow: path } = starterPaths(agent);
  const isThere = files.some(file => file.path === path);
  return !isThere || unreadable.some(complaint => complaint.startsWith(`${path}: `)) ? path : undefined;
}

const STATUS = 'status.json';
const nothing = { ok: true, value: undefined, date: undefined } as const;
const none = { ok: true, value: [], date: undefined } as const;
