import { workflowOfAgent } from '../adapters/workflow-file/agent-workflow.ts';
import { workflowBooks } from '../adapters/github/workflow-books.ts';
import { monitorAgent } from '../app/watch/monitor-agent.ts';
import { monitorSummaryOf, standOf } from '../report/monitor-summary.ts';
import type { Verdict } from '../domain/watch/watch.ts';
import type { Console } from '../ports.ts';
import type { GitHubTrouble } from '../ports/github.ts';
import type { Config, GitHubConfig } from './config.ts';
import { openGitHub } from './github-ports.ts';
import { ownWorkflowIn } from './look-back-step.ts';
import type { MonitorTold } from './told.ts';
import { wireAlerting } from './wire-alerting.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `mode: monitor`: looks at the agent from outside. It reads no task, needs no key, and takes nothing from an event. */
export async function monitorStep(
  config: Config,
  github: GitHubConfig,
  { console, env }: { readonly console: Console; readonly env: Environment },
): Promise<MonitorTold> {
  const { settings, watching } = config;
  const { agent, run } = settings;
  const ports = openGitHub(config, github);
  try {
    const { api } = ports;
    const { owner, name } = ports.placeOf('');
    const place = { api, owner, name };
    const alerting = wireAlerting(config, ports, { console, env });
    const end = await monitorAgent(
      {
        books: workflowBooks(place),
        findFile: files =>
          workflowOfAgent(files, { action: env['GITHUB_ACTION_REPOSITORY'] ?? '', name: agent }),
        branch: ports.branch,
        tracker: alerting.tracker,
        alerting,
      },
      {
        ...{ agent, run, ...watching, isScheduled: env['GITHUB_EVENT_NAME'] === 'schedule' },
        ownPath: ownWorkflowIn(env),
      },
    );
    if (end.kind === 'blind') {
      const message = `${end.trouble.message} The monitor could not look, so nobody knows whether the agent is silent.`;
      console.write('error', message);
      return { kind: 'refused', message };
    }
    const { verdict, helped, alerted, untold } = end;
    console.write(
      verdict.health === 'missed' ? 'notice' : 'info',
      standOf(verdict, helped?.act === 'started'),
    );
    if (helped?.act === 'refused')
      console.write(isChoice(verdict, helped.trouble) ? 'info' : 'warning', helped.trouble.message);
    if (untold !== undefined) console.write('warning', untold.message);
    const summary = monitorSummaryOf({ agent, verdict, helped, ...alerted });
    return { kind: 'watched', health: verdict.health, alertsOpened: alerted.alertsOpened, summary };
  } finally {
    ports.api.close();
  }
}

/** A monitor that may not start runs is what most people want: it is no warning each hour. */
function isChoice({ act }: Verdict, { kind }: GitHubTrouble): boolean {
  return act === 'start' && kind === 'forbidden';
}
