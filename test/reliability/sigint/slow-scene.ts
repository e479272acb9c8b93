// A stage on which everybody takes a while: GitHub, the cache and the model answer each request after the same latency.
import { type Answering, answer } from '../../support/model-server.ts';
import { type GitHubScene, openGitHubScene } from '../../support/workflow/github-scene.ts';

export const LATENCY_MS = 300;

export type SlowSceneOptions = {
  readonly tasks: readonly object[];
  /** Folder of another action than the packaged one. */
  readonly action?: string | undefined;
};

export function openSlowScene({ tasks, action }: SlowSceneOptions): Promise<GitHubScene> {
  return openGitHubScene({
    tasks,
    // A run is over in seconds: checkpoints must come as often for some to be hit.
    with: { concurrency: '4', 'checkpoint-interval': '1s' },
    ...(action !== undefined && { action }),
  });
}

/** Of texts to summarize, each another one: `Text t7 says one thing.` */
export function listOf(tasks: readonly string[]): object[] {
  return tasks.map(id => ({ id, type: 'summarize', input: { text: `Text ${id} says one thing.` } }));
}

export function taskIn(prompt: string): string {
  return /Text (\S+) says/.exec(prompt)?.[1] ?? '';
}

/** From now on; the model as its tasks want it. */
export function slowDown({ github, cache, answerWith }: GitHubScene, answering: Answering): void {
  github.failNext(/^/, { delayMs: LATENCY_MS }, { times: 'always' });
  cache.trouble({ kind: 'slow', delayMs: LATENCY_MS });
  answerWith(answering);
}

/** Nobody waits for anybody any more. */
export function hurry({ github, cache, answerWith }: GitHubScene): void {
  github.failNoMore();
  cache.heal();
  answerWith(({ body }) => answer(body));
}
