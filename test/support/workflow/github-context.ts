// The context `github` of a job.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { GitHub } from '../github/start-github.ts';
import type { Happening } from './happening.ts';
import type { Machine } from './machine.ts';
import type { Workflow, WorkflowJob } from './read-workflow.ts';
import type { GitHubContext } from './run-job.ts';

export type RunPlace = { readonly id: number; readonly attempt: number; readonly number: number };

type ContextOptions = {
  readonly github: GitHub;
  readonly token: string;
  readonly run: RunPlace;
  readonly happening: Happening;
  readonly workflow: Workflow;
  readonly job: WorkflowJob;
  readonly machine: Machine;
};

/** Writes the payload of the event to the machine, too. */
export function contextOf({
  github,
  token,
  run,
  happening,
  workflow,
  job,
  machine,
}: ContextOptions): GitHubContext {
  const { id, owner, name } = github.repository;
  const { event, payload, sha, ref, headRef, baseRef } = happening;
  const folder = join(machine.temp, '_github_workflow');
  const file = join(folder, 'event.json');
  mkdirSync(folder);
  writeFileSync(file, JSON.stringify(payload));

  return {
    ...{ token, sha, ref, ref_name: ref.replace(/^refs\/(?:heads|pull)\//, ''), ref_type: 'branch' },
    ...{ event_name: event, event: payload, event_path: file, head_ref: headRef, base_ref: baseRef },
    ...{ repository: `${owner}/${name}`, repository_id: String(id), repository_owner: owner },
    ...{ run_id: String(run.id), run_attempt: String(run.attempt), run_number: String(run.number) },
    ...{
      workflow: workflow.name,
      workflow_ref: `${owner}/${name}/${workflow.path}@${ref}`,
      workflow_sha: sha,
    },
    ...{ job: job.id, actor: 'ada', triggering_actor: 'ada', workspace: machine.workspace },
    // Of github.com, so that the client of the cache takes the address of its service, which is not.
    ...{ server_url: 'https://github.com', api_url: github.url, graphql_url: `${github.url}/graphql` },
  };
}
