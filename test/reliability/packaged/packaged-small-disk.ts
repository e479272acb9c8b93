import { dirname, join } from 'node:path';

import type { LogRecord } from '../../../src/domain/event.ts';
import { answer } from '../../support/model-server.ts';
import { summaries } from '../../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../../support/workflow/github-scene.ts';
import type { Launch } from '../../support/workflow/run-job.ts';
import type { JobEnd } from '../../support/workflow/running-job.ts';
import type { Measured, Row } from '../row.ts';
import { askedWithoutHold, endsIn, keptRecords, recordsIn } from './logs-left.ts';
import { patchedAction } from './patched-action.ts';
import { type SmallFileSystem, mountSmall } from './small-file-system.ts';

const SMALL_KIBIBYTES = 64;
/** Their log is longer than that. */
const TASKS = 80;
/** So slow that a copy with answers is in the cache before the disk is full. */
const CALL_MS = 100;
const IN_FLIGHT = 2;

/** With it, what the disk did not take is taken for written, and the call is sent. */
const FAILED_WRITE_IGNORED = [
  {
    from: 'this.#files.writeFileSync(segment.file, bytes);',
    to: 'try { this.#files.writeFileSync(segment.file, bytes); } catch { /* ignored */ }',
  },
];

/**
 * The state folder lies in a file system of 64 KiB, which is full before the list is done. A run there ends red and says why,
 * sends nothing without a durable hold, and its post step keeps what is on the disk; the next one, on a new machine with as
 * little room, has none left beside the log, and sends nothing. On a disk with room all is done then.
 * The control is an action that does not notice that a write has failed: calls without a hold must be found.
 */
export const packagedSmallDisk: Row = {
  name: 'packaged-small-disk',
  says: 'a tmpfs of 64 KiB for the state folder',
  goal: '0 calls without a durable hold, red, then done',
  measure,
};

type Ran = {
  readonly end: JobEnd;
  readonly asked: readonly string[];
  /** Without a hold on the disk. */
  readonly unheld: readonly string[];
  /** Done on the disk, and known to nobody when that was gone. */
  readonly forgotten: readonly string[];
  /** What was known when it began. */
  readonly before: readonly LogRecord[];
};

async function measure(): Promise<Measured> {
  try {
    return await measureMounted();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { figure: 'could not be tried', holds: false, violations: [reason] };
  }
}

async function measureMounted(): Promise<Measured> {
  await using scene = await openList();
  const violations: string[] = [];
  const small: Ran[] = [];
  // Each has a disk of its own, and the log grows: in the end it has no room even before the first call.
  for (let count = 0; count < SMALL_RUNS; count += 1) small.push(await run(scene, SMALL_KIBIBYTES));
  const last = await run(scene);

  for (const [index, ran] of small.entries())
    violations.push(
      ...complaintsOf(ran, { isFull: true }).map(
        text => `run ${index + 1} on ${SMALL_KIBIBYTES} KiB: ${text}`,
      ),
    );
  violations.push(...complaintsOf(last, { isFull: false }).map(text => `the run with room: ${text}`));
  const done = endsIn(scene.records()).map(({ task }) => task);
  if (done.length !== TASKS || new Set(done).size !== TASKS)
    violations.push(`${TASKS} tasks end once, got ${done.length} ends of ${new Set(done).size} tasks`);
  if (scene.results().size !== TASKS) violations.push(`${scene.results().size} of ${TASKS} results`);
  if (!(await isControlNoticed()))
    violations.push('The control found nothing wrong with a failed write that is ignored.');

  const calls = small.map(({ asked }) => asked.length).join(', ');
  return {
    figure: `${small.length} runs full after ${calls} calls, then ${last.asked.length}; ${violations.length} violations`,
    holds: violations.length === 0,
    violations,
  };
}

const SMALL_RUNS = 2;

function openList(action?: string): Promise<GitHubScene> {
  return openGitHubScene({
    tasks: summaries(TASKS),
    answering: ({ body }) => ({ ...answer(body), delayMs: CALL_MS }),
    with: { concurrency: String(IN_FLIGHT), 'checkpoint-interval': '1s', 'token-budget': '100000' },
    ...(action !== undefined && { action }),
  });
}

/** A job on a machine of its own. Its state folder is on a small disk, if one is wanted. */
async function run(scene: GitHubScene, kibibytes?: number): Promise<Ran> {
  const before = await keptRecords(scene);
  const { length: earlier } = scene.model.requests;
  let small: SmallFileSystem | undefined;
  let disk: readonly LogRecord[] = [];
  const launch: Launch = (command, phase) => {
    if (phase === 'main' && kibibytes !== undefined)
      small = mountSmall(join(command.folder, dirname(STATE)), kibibytes);
    return command;
  };
  const end = await scene.run({
    launch,
    look: workspace => {
      try {
        disk = recordsIn(join(workspace, STATE, 'log'));
      } finally {
        small?.unmount();
      }
    },
  });
  await scene.model.idle();
  const asked = scene.model.requests.slice(earlier).map(({ prompt }) => `t${/Text (\d+)/.exec(prompt)?.[1]}`);
  const kept = new Set(endsIn(await keptRecords(scene)).map(({ task }) => task));
  const forgotten = endsIn(disk).flatMap(({ task }) => (kept.has(task) ? [] : [task]));
  return { end, asked, unheld: askedWithoutHold(asked, disk, end.run), forgotten, before };
}

const STATE = '.background-agent/default';

function complaintsOf(
  { end, asked, unheld, forgotten, before }: Ran,
  { isFull }: { readonly isFull: boolean },
) {
  const known = new Set(endsIn(before).map(({ task }) => task));
  const paidAgain = asked.filter(task => known.has(task));
  const expected = isFull ? /^::error .*Cannot .*: there is no space left\./m : /^completed: /m;
  return [
    ...unheld.map(task => `${task} was asked for without a durable hold`),
    ...forgotten.map(task => `${task} was done, and is lost`),
    ...paidAgain.map(task => `${task} was kept, and asked for again`),
    ...(new Set(asked).size === asked.length ? [] : ['it asked twice for the same']),
    ...(end.exitCode === (isFull ? 1 : 0) && expected.test(end.log) && !/%0A\s+at /.test(end.log)
      ? []
      : [`it ended with ${end.exitCode}: ${end.log}`]),
  ];
}

async function isControlNoticed(): Promise<boolean> {
  using patched = patchedAction(FAILED_WRITE_IGNORED);
  await using scene = await openList(patched.folder);
  const { unheld } = await run(scene, SMALL_KIBIBYTES);
  return unheld.length > 0;
}
