import { readFileSync, statSync } from 'node:fs';

import type { Mode } from './config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that says what a run is for is a few kilobytes; GitHub's own limit for an event is 25 MB. */
const EVENT_BYTES_MAX = 32 << 20;

/**
 * Why this mode must not run under the event that started the workflow; undefined: it may. Whoever opens a pull
 * request decides what its task file says: it would be asked with the repository's key, and paid from its budget.
 */
export function refusalOfEvent(mode: Mode, env: Environment): string | undefined {
  if (mode !== 'run') return undefined;
  const event = env['GITHUB_EVENT_NAME'] ?? '';
  if (isOfPullRequest(event)) return refusal(`the event "${event}"`);
  if (event !== 'workflow_run') return undefined;

  const first = eventBefore(env['GITHUB_EVENT_PATH']);
  if (first === 'workflow_run')
    return `${REFUSED} the event "workflow_run" after another one: nobody says how that began, and it may have been with a pull request. ${ADVICE}`;
  if (first === undefined)
    return `${REFUSED} the event "workflow_run" when its payload cannot be read: it may have begun with a pull request. ${ADVICE}`;
  return isOfPullRequest(first) ? refusal(`the event "workflow_run" after "${first}"`) : undefined;
}

const REFUSED = 'Mode "run" does not work under';
const ADVICE = 'Start it by "schedule", "workflow_dispatch" or "push" instead.';

/** `pull_request`, `pull_request_target`, and those of reviews and their comments. */
function isOfPullRequest(event: string): boolean {
  return event === 'pull_request' || event.startsWith('pull_request_');
}

function refusal(what: string): string {
  return `${REFUSED} ${what}: whoever opens a pull request could have tasks of theirs asked with your key, and paid from your budget. Set "mode: plan" to see on a pull request what its tasks would cost. ${ADVICE}`;
}

/** Which event started the workflow whose end started this one. Undefined: nobody can say. */
function eventBefore(path: string | undefined): string | undefined {
  try {
    if (path === undefined || statSync(path).size > EVENT_BYTES_MAX) return undefined;
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const event = fieldOf(fieldOf(payload, 'workflow_run'), 'event');
    return typeof event === 'string' && /^[a-z_]{1,40}$/.test(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
