// One scene: a run of the packaged action is hurt in one place, then its post step runs or its machine is lost, and then a
// run that nobody hurts cleans up. What is left of each is looked at while it is there.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { LogRecord } from '../../../src/domain/event.ts';
import type { GitHubScene } from '../../support/workflow/github-scene.ts';
import { type Place, filesOn } from '../../support/workflow/lasting-places.ts';
import type { Launch } from '../../support/workflow/run-job.ts';
import type { JobEnd } from '../../support/workflow/running-job.ts';
import { type Undurable, undurableIn } from './durable.ts';
import { keptRecords, recordsIn } from './logs-left.ts';
import { STATE, type StageOptions, openStage, taskOf } from './stage.ts';
import { type Story, killedAtWork } from './story.ts';
import { type Step, stepsIn } from './trace.ts';
import { type Injection, traced } from './tracer.ts';

export type Hurt = {
  readonly injection?: Injection;
  /** Where main is killed, its machine goes with it. */
  readonly isLost: boolean;
  readonly stage?: StageOptions;
  readonly isWide?: boolean;
  readonly bytesMax?: number;
  /** What is started in place of a traced step. */
  readonly instead?: (command: Parameters<Launch>[0]) => ReturnType<Launch>;
};

export type Aftermath = {
  readonly scene: GitHubScene;
  readonly story: Story;
  readonly hurt: JobEnd;
  /** Tasks, one word for each call that reached the model. */
  readonly askedByHurt: readonly string[];
  readonly askedByClean: readonly string[];
  /** Calls to disk and network, up to the end of the process that was hurt. */
  readonly steps: readonly Step[];
  /** Told only if what is written is in the trace. */
  readonly undurable: Undurable;
  /** The log of the machine as main ended. */
  readonly disk: readonly LogRecord[];
  /** What the clean run could know: in the cache, or on the state branch. */
  readonly kept: readonly LogRecord[];
  readonly clean: JobEnd;
  /** Files of both machines, as their steps ended. */
  readonly files: readonly Place[];
};

export const HURT_RUN = '2001.1';
const [HURT_ID, CLEAN_ID] = [2_001, 2_002];

/** `look` sees what is there before it goes. */
export async function hurtAndClean<Seen>(
  story: Story,
  hurt: Hurt,
  look: (aftermath: Aftermath) => Seen,
): Promise<Seen> {
  const scratch = mkdtempSync(join(tmpdir(), 'packaged-'));
  const scene = await openStage(story.start, hurt.stage);
  try {
    const files: Place[] = [];
    const watched = watchedLaunch(story, hurt, { scratch, files });
    const end = await scene.run({
      ...{ runId: HURT_ID, launch: watched.launch, isLostWithMain: hurt.isLost },
      look: workspace => watched.look(workspace),
    });
    // What it sent as it died may still be on its way.
    await scene.model.idle();
    const { length: asked } = scene.model.requests;
    const kept = await keptRecords(scene);
    const clean = await scene.run({
      runId: CLEAN_ID,
      look: workspace => void files.push(...filesOn(dirname(workspace))),
    });
    await scene.model.idle();
    const tasks = scene.model.requests.map(taskOf);
    return look({
      ...{ scene, story, hurt: end, kept, clean, files },
      ...{ askedByHurt: tasks.slice(0, asked), askedByClean: tasks.slice(asked) },
      ...watched.seen(scene),
    });
  } finally {
    await scene[Symbol.asyncDispose]();
    rmSync(scratch, { recursive: true });
  }
}

/** Around the step that is hurt, and with eyes for what main has left when it ends. */
function watchedLaunch(
  story: Story,
  { injection, isWide = false, bytesMax = 0, instead }: Hurt,
  { scratch, files }: { readonly scratch: string; readonly files: Place[] },
) {
  const trace = join(scratch, 'hurt.trace');
  const copy = join(scratch, 'state');
  let root = '';
  /** The first time that it is called: as main has left it. */
  const copyState = (workspace: string) => {
    const state = join(workspace, STATE);
    if (!existsSync(copy) && existsSync(state)) cpSync(state, copy, { recursive: true });
  };
  const look = (workspace: string) => {
    files.push(...filesOn(dirname(workspace)));
    copyState(workspace);
  };
  const launch: Launch = (command, phase) => {
    root = dirname(command.folder);
    if (phase === 'post') copyState(command.folder);
    if (phase !== story.phase) return phase === 'main' ? killedAtWork(command, scratch) : command;
    if (instead !== undefined) return instead(command);
    return traced(command, { file: trace, injection, isWide, bytesMax });
  };
  const seen = (scene: GitHubScene) => {
    const text = existsSync(trace) ? readFileSync(trace, 'utf8') : '';
    const places = { root, ports: portsOf(scene) };
    return {
      ...{ steps: stepsIn(text, places), undurable: undurableIn(text, places) },
      disk: existsSync(copy) ? recordsIn(join(copy, 'log')) : [],
    };
  };
  return { launch, look, seen };
}

function portsOf({ github, cache, model }: GitHubScene): ReadonlyMap<number, string> {
  const addresses = [
    [github.url, 'github'],
    [cache.env()['ACTIONS_RESULTS_URL'] ?? '', 'cache'],
    [model.url, 'model'],
  ] as const;
  return new Map(addresses.map(([url, name]) => [Number(new URL(url).port), name]));
}
