import type { RunId } from '../domain/event.ts';
import { plainLine } from '../domain/plain-text.ts';
import { expectAgentName } from './alerts/issue-marker.ts';
import { counted } from './money.ts';
import { type GitHubPlace, runUrl } from './run-link.ts';

export type CommitFacts = {
  /** The input `commit-message`; undefined: our own words. */
  readonly subject: string | undefined;
  readonly agent: string;
  /** Of the results in this commit. */
  readonly counts: { readonly completed: number; readonly quarantined: number };
  readonly run: RunId;
  readonly place: GitHubPlace | undefined;
};

/**
 * The message of a commit that publishes results: a subject, what is in it, and whose it is. No name of a task, a type
 * or a model is in it: in a commit message nothing can be put into code, where GitHub does not look.
 */
export function commitMessageOf({ subject, agent, counts, run, place }: CommitFacts): string {
  expectAgentName(agent);
  const { completed, quarantined } = counts;
  const url = runUrl(run, place);
  const own = `Add ${counted(completed + quarantined, 'result')} of background-agent/${agent}`;
  const parts = [
    subject === undefined ? own : defused(subject, own),
    `${counted(completed, 'task')} completed, ${counted(quarantined, 'task')} quarantined.`,
    [
      `Background-Agent: background-agent/${agent}`,
      ...(url === undefined ? [] : [`Background-Agent-Run: ${url}`]),
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What GitHub shows of a subject, and some. */
const SUBJECT_LENGTH_MAX = 200;

/**
 * A subject that a workflow chose, perhaps with other people's words put into it: one line, and no mention, reference
 * or address, which would ring somebody's bell, or close an issue, at every run. `[skip ci]` stays: it is for the
 * workflow to say.
 */
function defused(subject: string, fallback: string): string {
  const [firstLine = ''] = subject.trim().split(/[\r\n]/);
  const line = plainLine(firstLine, SUBJECT_LENGTH_MAX)
    .replace(/@(?=\w)/g, '@ ')
    .replace(/#(?=\d)/g, '# ')
    .replace(/\b(gh)-(?=\d)/gi, '$1 ')
    .replace(/:(?=\/\/)/g, ': ')
    .replace(/\bwww\.(?=\S)/gi, 'www ')
    .replace(/\b([0-9a-f]{6})[0-9a-f]{1,34}\b/gi, '$1…')
    .trim();
  return line === '' ? fallback : line;
}
