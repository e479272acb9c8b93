// A workflow file as GitHub's own parser reads it.
import type { TemplateParseResult } from '@actions/workflow-parser/templates/template-parse-result';
import type { Job } from '@actions/workflow-parser/model/workflow-template';

import { type Token, childOf } from './expression.ts';
import { workflowParser } from './github-packages.ts';

export type Workflow = {
  /** From the root of the repository. */
  readonly path: string;
  readonly name: string;
  /** By name of the event. */
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Token;
  readonly concurrency: Token;
  readonly env: Token;
  readonly jobs: readonly WorkflowJob[];
};

export type WorkflowJob = {
  readonly id: string;
  /** An expression; it asks for the status of earlier jobs, also where the file does not. */
  readonly if: string;
  readonly permissions: Token;
  readonly concurrency: Token;
  readonly env: Token;
  readonly steps: readonly WorkflowStep[];
};

export type WorkflowStep = {
  readonly id: string;
  readonly name: Token;
  readonly if: string;
  readonly env: Token;
  readonly continueOnError: Token;
  readonly task:
    | { readonly kind: 'run'; readonly script: Token; readonly shell: Token; readonly folder: Token }
    | { readonly kind: 'uses'; readonly action: string; readonly with: Token };
};

/** @throws Error with everything that GitHub has against the file. */
export async function readWorkflow(path: string, text: string): Promise<Workflow> {
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = workflowParser;
  const parsed = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
  const root = soundRoot(parsed, path);
  const template = await convertWorkflowTemplate(parsed.context, root);
  soundRoot(parsed, path);

  const jobs = template.jobs.map(job => {
    if (job.type !== 'job') throw new Error(`Expected steps in job ${job.id.value} of ${path}.`);
    return readJob(job, childOf(childOf(root, 'jobs'), job.id.value));
  });
  return {
    path,
    name: childOf(root, 'name')?.assertString('name').value ?? path,
    on: template.events,
    permissions: childOf(root, 'permissions'),
    concurrency: childOf(root, 'concurrency'),
    env: childOf(root, 'env'),
    jobs,
  };
}

/** What was read. @throws Error when something is wrong with it. */
export function soundRoot({ context, value }: TemplateParseResult, path: string) {
  const mistakes = context.errors.getErrors().map(({ message }) => message);
  if (value === undefined || mistakes.length > 0)
    throw new Error(`GitHub would not take ${path}:\n${mistakes.join('\n')}`);
  return value;
}

function readJob(job: Job, token: Token): WorkflowJob {
  const written = childOf(token, 'steps')?.assertSequence('steps');
  return {
    id: job.id.value,
    if: job.if.expression,
    permissions: childOf(token, 'permissions'),
    concurrency: childOf(token, 'concurrency'),
    env: job.env,
    steps: job.steps.map((step, index) => readStep(step, written?.get(index), token)),
  };
}

/** The parser's model of a step leaves out `with`, `shell` and `working-directory`: they are taken from the file. */
function readStep(step: Job['steps'][number], token: Token, job: Token): WorkflowStep {
  if (!('run' in step) && !('uses' in step))
    throw new Error(`Expected "run" or "uses" in step ${step.id}. The test runner knows no other.`);
  const defaults = childOf(childOf(job, 'defaults'), 'run');
  return {
    id: step.id,
    name: step.name,
    if: step.if.expression,
    env: step.env,
    continueOnError: childOf(token, 'continue-on-error'),
    task:
      'run' in step
        ? {
            kind: 'run',
            script: step.run,
            shell: childOf(token, 'shell') ?? childOf(defaults, 'shell'),
            folder: childOf(token, 'working-directory') ?? childOf(defaults, 'working-directory'),
          }
        : { kind: 'uses', action: step.uses.value, with: childOf(token, 'with') },
  };
}
