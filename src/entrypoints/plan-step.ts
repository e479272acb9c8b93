import { resolve } from 'node:path';

import { pullRequestComments } from '../adapters/github/pull-request-comments.ts';
import { LogFolder } from '../adapters/local-disk/log-folder.ts';
import { type PullRequestEvent, readPullRequestEvent } from '../adapters/runner-event.ts';
import { taskFiles } from '../adapters/task-files/task-files.ts';
import { wallClock } from '../adapters/wall-clock.ts';
import { readLog, strangenessOf } from '../app/open-journal.ts';
import { type PlanEnd, type PlanPorts, planOnGitHub } from '../app/questions/plan-on-github.ts';
import { type StateRead, readBranchState } from '../app/questions/read-branch-state.ts';
import { redactor } from '../domain/secrets.ts';
import { planRefusal } from '../report/plan-text.ts';
import type { GitHubPlace } from '../report/run-link.ts';
import { BUILT_IN_TYPES } from '../request/built-in-types.ts';
import type { Console } from '../ports.ts';
import type { GitHubTrouble } from '../ports/github.ts';
import type { Config } from './config.ts';
import { USAGE } from './exit-code.ts';
import { type GitHubPorts, openGitHub } from './github-ports.ts';
import { sayMistakes } from './say-mistakes.ts';
import { stateFolderOf } from './state-folder.ts';
import type { PlanTold } from './told.ts';

export type PlanOutside = {
  readonly console: Console;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** They are in no comment. */
  readonly secrets: readonly string[];
};

/**
 * `mode: plan`: says what the checked-out task files would come to, on the pull request too where there is one. It needs
 * no key, and writes nothing but one comment: neither the state branch nor this disk.
 */
export async function planStep(config: Config, outside: PlanOutside): Promise<PlanTold> {
  const { github, settings, planCostNanoUsdMax: costNanoUsdMax } = config;
  const { console, env, secrets } = outside;
  const event = readPullRequestEvent(env['GITHUB_EVENT_PATH']);
  const hub = github && openGitHub(config, github);
  try {
    const ports = portsOf(config, hub, event);
    const options = { costNanoUsdMax, place: placeOf(env), redact: redactor(secrets) };
    const end = await planOnGitHub(ports, settings, options);
    if (end.kind === 'planned') sayWhyUntold(end.untold, event, console);
    return tell(end, costNanoUsdMax, console);
  } finally {
    hub?.api.close();
  }
}

function portsOf(
  config: Config,
  hub: GitHubPorts | undefined,
  event: PullRequestEvent | undefined,
): PlanPorts {
  const { workspace, taskPatterns: patterns, fallback, settings: identity, github } = config;
  const source = taskFiles({ workspace, patterns, types: BUILT_IN_TYPES, fallback });
  const clock = wallClock;
  if (hub === undefined || github === undefined)
    return { source, clock, readState: async () => stateOnDisk(config, clock.now()), pull: undefined };

  const comments = pullRequestComments({ api: hub.api, owner: github.owner, name: github.repository });
  return {
    source,
    clock,
    readState: () => readBranchState(hub.branch, { identity, nowMs: clock.now() }),
    // The token of a fork's workflow only reads: it need not be tried.
    pull: event === undefined || event.isFromFork ? undefined : { number: event.number, comments },
  };
}

/** Without a token for GitHub the state is on this disk, if anywhere. */
function stateOnDisk(config: Config, nowMs: number): StateRead {
  const log = readLog(new LogFolder(resolve(stateFolderOf(config), 'log')));
  const problem = log.ok ? strangenessOf(log, config.settings, nowMs) : log.problem;
  return log.ok && problem === undefined
    ? { ok: true, state: log.state }
    : { ok: false, message: problem?.message ?? '' };
}

function placeOf(env: PlanOutside['env']): GitHubPlace | undefined {
  const { GITHUB_SERVER_URL: serverUrl, GITHUB_REPOSITORY: repository } = env;
  return serverUrl === undefined || repository === undefined ? undefined : { serverUrl, repository };
}

function tell(end: PlanEnd, costNanoUsdMax: number | undefined, console: Console): PlanTold {
  if (end.kind === 'refused') {
    console.write('error', end.message);
    return end;
  }
  const { found, notices, summary } = end;
  if (found.kind === 'mistakes') {
    sayMistakes(console, found.mistakes);
    return { kind: 'planned', plan: undefined, summary, exitCode: USAGE };
  }
  for (const { place, message } of notices) console.write('warning', message, place);
  const refusal = planRefusal(found.plan, costNanoUsdMax);
  if (refusal !== undefined) console.write('error', refusal);
  return { kind: 'planned', plan: found.plan, summary, exitCode: refusal === undefined ? 0 : 1 };
}

/** The plan is made and in the summary: that it is in no comment turns nothing red. */
function sayWhyUntold(
  trouble: GitHubTrouble | undefined,
  event: PullRequestEvent | undefined,
  console: Console,
): void {
  if (event?.isFromFork === true)
    console.write('notice', 'A pull request from a fork gets no comment: the plan is in the summary.');
  if (trouble?.kind === 'forbidden')
    console.write(
      'notice',
      'No comment on the pull request: the token may not write one, so the plan is in the summary only. Add "pull-requests: write" to the "permissions:" of the job, unless the pull request is locked.',
    );
  else if (trouble !== undefined) console.write('warning', `${trouble.message} The plan is in the summary.`);
}
