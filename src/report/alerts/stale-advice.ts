import { assertNever } from '../../domain/invariant.ts';
import type { StaleFinding } from '../../domain/watch/stale.ts';

/** What brings the runs back, with the button, the command or the line of the file. */
export function staleAdvice(finding: StaleFinding): string {
  const file = fileOf(finding);
  switch (finding.reason) {
    case 'disabled':
      return `Enable it: tab \`Actions\`, its name, \`Enable workflow\`; or \`gh workflow enable ${file}\`. In a fork, switch workflows on in the tab \`Actions\` first.`;
    case 'disabled-by-hand':
      return `If it is to rest, close this issue: nothing more will be said until it has run again. Else enable it: tab \`Actions\`, its name, \`Enable workflow\`; or \`gh workflow enable ${file}\`.`;
    case 'disabled-by-inactivity':
      return `Enable it: tab \`Actions\`, its name, \`Enable workflow\`; or \`gh workflow enable ${file}\`. Then start it: \`gh workflow run ${file}\`. With \`keepalive: true\` and the permission \`actions: write\` the monitor does so by itself.`;
    case 'broken':
      return brokenAdvice(finding);
    case 'hung':
      return hungAdvice(finding);
    case 'failing':
      return `Look at the first error of the run: \`gh run view ${finding.run} --log-failed\`. A run without a log was not given a machine: look at the billing and the spending limit of the owner of this repository. Then start one: \`gh workflow run ${file}\`.`;
    case 'missed':
      return missedAdvice(finding, file);
    case 'never-started':
      return `${seeRun(finding.lastRun)}Start it once by hand, which shows what is wrong: tab \`Actions\`, its name, \`Run workflow\`; or \`gh workflow run ${file}\`. GitHub runs a \`schedule\` from the default branch only, and not in a fork whose workflows are off.`;
    case 'inactive':
      return 'Any commit begins the 60 days anew. With `keepalive: true` and the permission `actions: write` the monitor sees to it.';
    case 'gap':
      return 'If its workflow was off or broken meanwhile, there is nothing to do. Else choose a minute away from the full hour for `cron`, and let `mode: monitor` watch the agent, or a service behind `ping-url`.';
    default:
      return assertNever(finding);
  }
}

function brokenAdvice(finding: Extract<StaleFinding, { reason: 'broken' }>): string {
  switch (finding.how) {
    case 'not-started':
      return `The page of the run says why: \`gh run view ${finding.run} --web\`. Mostly the workflow file is no valid one since its last change; it may also be that this repository may not use an action that it names, or that Actions are switched off.`;
    case 'no-file':
      return 'Bring its workflow file back, from the history of `.github/workflows` or with `background-agent init`. If the agent is no longer wanted, take out the step of the monitor that watches it.';
    case 'bad-schedule':
      return "Write each line as GitHub takes it, such as `- cron: '17 2 * * *'`, at least 5 minutes between two runs.";
    case 'no-schedule':
      return "Put it back, such as `schedule: [{ cron: '17 2 * * *' }]` under `on`. If something else starts the agent now, say with `stale-after` how long it may be silent.";
    default:
      return assertNever(finding);
  }
}

function hungAdvice({ run, isQueued }: Extract<StaleFinding, { reason: 'hung' }>): string {
  const why = isQueued
    ? 'A run waits for a machine with the labels of `runs-on`, for an earlier run of its `concurrency` group, or for somebody who must approve it.'
    : 'GitHub should have ended it at `timeout-minutes`; a machine of your own may be lost or out of reach.';
  return `Cancel it: \`gh run cancel ${run}\`. ${why} The next run goes on where it stood.`;
}

function missedAdvice({ lastRun }: Extract<StaleFinding, { reason: 'missed' }>, file: string): string {
  return `${seeRun(lastRun)}Start one by hand: tab \`Actions\`, its name, \`Run workflow\`; or \`gh workflow run ${file}\`. If that works and the schedule does not, let somebody who is a member of this repository change and commit the line with \`cron\`: a schedule ends when whoever wrote it last has left. The status page of GitHub says whether Actions are in trouble.`;
}

function seeRun(run: { readonly id: number } | undefined): string {
  return run === undefined ? '' : `Look at what became of the last run: \`gh run view ${run.id}\`. `;
}

/** For a command that somebody may copy: a name that a shell might take for more than a name is left to them. */
function fileOf({ path }: StaleFinding): string {
  const [, name] = PLAIN_PATH.exec(path ?? '') ?? [];
  return name ?? '<file>';
}

const PLAIN_PATH = /^\.github\/workflows\/([A-Za-z0-9_][A-Za-z0-9_.-]{0,99})$/;
