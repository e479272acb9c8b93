import type { RunId } from '../domain/event.ts';
import { codeSpan } from './markdown.ts';

/** Where on GitHub the agent runs. */
export type GitHubPlace = {
  /** `https://github.com` */
  readonly serverUrl: string;
  /** `owner/name` */
  readonly repository: string;
};

/** A run as Markdown: a link to its page where there is one, else its id. */
export function runLink(run: RunId, place: GitHubPlace | undefined): string {
  const url = runUrl(run, place);
  return url === undefined ? `run ${codeSpan(run)}` : `[this run](${url})`;
}

/**
 * The address of a run's page; undefined when there is none, or when any part of it is not what it should be: an
 * address is the one thing here that cannot stand inside of code.
 */
export function runUrl(run: RunId, place: GitHubPlace | undefined): string | undefined {
  const [, id, runAttempt] = GITHUB_RUN.exec(run) ?? [];
  if (id === undefined || runAttempt === undefined) return undefined;
  return urlIn(place, `actions/runs/${id}/attempts/${runAttempt}`);
}

/** An issue as Markdown: a link to it where there is one, else its number. */
export function issueLink(number: number, place: GitHubPlace | undefined): string {
  const url = issueUrl(number, place);
  return url === undefined ? `issue ${number}` : `[issue ${number}](${url})`;
}

export function issueUrl(number: number, place: GitHubPlace | undefined): string | undefined {
  return urlIn(place, `issues/${number}`);
}

function urlIn(place: GitHubPlace | undefined, path: string): string | undefined {
  if (place === undefined) return undefined;
  const { serverUrl, repository } = place;
  if (!SERVER_URL.test(serverUrl) || !REPOSITORY.test(repository)) return undefined;
  return `${serverUrl}/${repository}/${path}`;
}

/** GitHub's run id, and its run attempt. */
const GITHUB_RUN = /^(\d{1,20})\.(\d{1,5})$/;
const SERVER_URL = /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?$/;
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;
