import { readFileSync, statSync } from 'node:fs';

import * as z from 'zod';

/** The pull request that started the workflow. */
export type PullRequestEvent = {
  readonly number: number;
  /** Its workflow has a token that only reads, and no secrets. */
  readonly isFromFork: boolean;
};

/**
 * Reads what GitHub says of the event. `path` is `GITHUB_EVENT_PATH`. Undefined: it was not a pull request that started
 * the workflow, or nobody can tell.
 */
export function readPullRequestEvent(path: string | undefined): PullRequestEvent | undefined {
  if (path === undefined || path === '') return undefined;
  const { data } = Event.safeParse(jsonIn(path));
  if (data === undefined) return undefined;

  const { number, head, base } = data.pull_request;
  // A fork that was deleted meanwhile is not there any more.
  return { number, isFromFork: head.repo?.id !== base.repo.id };
}

/** The issue where somebody wrote something. */
export type IssueEvent = {
  readonly issue: number;
  /** Undefined: it is its text that was edited. */
  readonly comment: number | undefined;
};

/** Undefined: it was no issue that started the workflow, or nobody can tell. */
export function readIssueEvent(path: string | undefined): IssueEvent | undefined {
  if (path === undefined || path === '') return undefined;
  const { data } = OnIssue.safeParse(jsonIn(path));
  return data && { issue: data.issue.number, comment: data.comment?.id };
}

/** GitHub's own limit for an event is 25 MB. */
const EVENT_BYTES_MAX = 32 << 20;

// Titles, texts and names in it are anybody's: only numbers are read.
const Repository = z.object({ id: z.int() });
const Event = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ repo: Repository.nullable() }),
    base: z.object({ repo: Repository }),
  }),
});

const OnIssue = z.object({
  issue: z.object({ number: z.int().positive() }),
  comment: z.object({ id: z.int().positive() }).optional(),
});

function jsonIn(path: string): unknown {
  try {
    return statSync(path).size > EVENT_BYTES_MAX ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
