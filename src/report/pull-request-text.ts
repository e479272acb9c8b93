import type { RunId } from '../domain/event.ts';
import { expectAgentName } from './alerts/issue-marker.ts';
import { counted } from './money.ts';
import { type GitHubPlace, runLink } from './run-link.ts';

export type PullFacts = {
  readonly agent: string;
  /** Committed since the pull request was opened. */
  readonly results: number;
  /** The run that committed last. */
  readonly run: RunId;
  readonly place: GitHubPlace | undefined;
};

/** The same for as long as it is open: what changes stands in the body. */
export function pullTitleOf(agent: string): string {
  expectAgentName(agent);
  return `Results of background-agent/${agent}`;
}

/** What a reviewer must know, between two markers: nothing of a task or a model is in it. */
export function pullBodyOf({ agent, results, run, place }: PullFacts): string {
  expectAgentName(agent);
  return [
    `<!-- background-agent results: {"agent":"${agent}","results":${results},"v":1} -->`,
    `${counted(results, 'result')} of \`background-agent/${agent}\` ${results === 1 ? 'was' : 'were'} committed here, the last by ${runLink(run, place)}.`,
    'Results that come while this is open are added at the tip, and commits of yours on the branch are kept. After it was merged, squashed or closed, the next results open a new one. What was proposed once is not proposed again: `background-agent rerun <task>` makes a result anew.',
    END,
  ].join('\n\n');
}

/**
 * The body brought up to date. What people wrote below our part stays; a body that does not begin with our marker is
 * somebody else's, and undefined: it is left alone.
 */
export function pullBodyAfter(
  body: string,
  { agent, run, place }: Omit<PullFacts, 'results'>,
  more: number,
): string | undefined {
  const [, owner, results] = MARKER.exec(body) ?? [];
  if (owner !== agent || results === undefined) return undefined;
  const end = body.indexOf(END);
  const below = end < 0 ? '' : body.slice(end + END.length);
  return pullBodyOf({ agent, run, place, results: Number(results) + more }) + below;
}

const END = '<!-- background-agent results: end -->';
const MARKER =
  /^<!-- background-agent results: \{"agent":"([a-z0-9-]{1,32})","results":(\d{1,9}),"v":1\} -->(?:\r?\n|$)/;
