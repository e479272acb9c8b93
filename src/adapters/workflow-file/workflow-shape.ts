import * as z from 'zod';

/*
 * The part of a workflow file that tells when its jobs run and what they use, as lenient as can be: the file is somebody
 * else's, and what is wrong in one place must not hide the others.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const ScheduleLine = z.object({ cron: z.unknown().optional(), timezone: z.unknown().optional() });
export type ScheduleLine = z.infer<typeof ScheduleLine>;

/** `on: push`, `on: [push]` and `on: { push: … }` say the same. */
const Events = z.union([
  z.string().transform(event => ({ [event]: null })),
  z.array(z.string().catch('')).transform(events => Object.fromEntries(events.map(event => [event, null]))),
  z.record(z.string(), z.unknown()),
]);

const Step = z.object({
  uses: z.string().optional().catch(undefined),
  with: z.record(z.string(), Text.catch('')).catch({}).default({}),
});

const Job = z.object({
  'timeout-minutes': z.union([z.number(), z.string()]).optional().catch(undefined),
  needs: z.unknown().optional(),
  /** Of a job that is another workflow. */
  uses: z.string().optional().catch(undefined),
  steps: z
    .array(Step.catch({ with: {} }))
    .catch([])
    .default([]),
});

export const WorkflowShape = z.object({
  on: Events.catch({}).default({}),
  jobs: z
    .record(z.string(), Job.catch({ steps: [] }))
    .catch({})
    .default({}),
});

/** The lines of `on.schedule`; undefined: there is no schedule. What is no line is one without a cron. */
export function scheduleLinesOf(
  events: Readonly<Record<string, unknown>>,
): readonly ScheduleLine[] | undefined {
  if (!Object.hasOwn(events, 'schedule')) return undefined;
  return z.array(ScheduleLine.catch({})).catch([{}]).parse(events['schedule']);
}
