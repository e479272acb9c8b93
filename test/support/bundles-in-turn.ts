// Two bundles work for one agent by turns, as where a workflow is updated and goes back: on one repository, with its state
// branch and its cache. What is not as it must be is told in words.
import { setTimeout as sleep } from 'node:timers/promises';

import { restore } from '../../src/log/restore.ts';
import type { Bundle, Predecessor } from './bundles.ts';
import { answer } from './model-server.ts';
import { summaries } from './scene.ts';
import { type GitHubScene, openGitHubScene } from './workflow/github-scene.ts';
import { logTextInCache } from './workflow/log-copies.ts';
import type { JobEnd } from './workflow/running-job.ts';

export type Pair = {
  readonly older: Bundle;
  readonly newer: Bundle;
  /** What the older one does with a log that the newer one has gone on with. `either`: as it has an event that it does not know. */
  readonly expects: 'goes on' | 'refuses' | 'either';
};

/** What a turn writes is little, and may all be known to a bundle that does not know everything. */
export function expectedOf({ readsOurs }: Pick<Predecessor, 'readsOurs'>): Pair['expects'] {
  return readsOurs ? 'goes on' : 'either';
}

/** How the turns go: every run ends by itself, or each bundle loses one with its machine. */
export const TURNS = ['in peace', 'with lost machines'] as const;
export type Turns = (typeof TURNS)[number];

export async function faultsInTurn(pair: Pair, turns: Turns): Promise<readonly string[]> {
  await using scene = await openGitHubScene({
    tasks: listed(1, 2),
    with: { 'checkpoint-interval': '1s', 'token-budget': '5000' },
  });
  const stage = new Stage(scene, pair);
  await (turns === 'in peace' ? inPeace(stage) : withLostMachines(stage));
  return stage.faults;
}

/** The newer one finds a task gone, and so says what an older one may not know. */
async function inPeace(stage: Stage): Promise<void> {
  const { older, newer } = stage.pair;
  await stage.goesOn(older, [1, 2]);
  stage.list(2, 4);
  await stage.goesOn(newer, [3, 4]);
  stage.list(2, 6);
  if (!(await stage.goesBack([5, 6]))) await stage.goesOn(newer, [5, 6]);
  await stage.goesOn(newer, []);
  stage.expectNothingHeld();
}

/** The one answer that a lost run had was in the cache only, and the call that it was in is asked for again. */
async function withLostMachines(stage: Stage): Promise<void> {
  const { older, newer } = stage.pair;
  await stage.isLost(older, { done: 1, inFlight: 2 });
  await stage.goesOn(newer, [2]);
  stage.list(2, 4);
  await stage.isLost(newer, { done: 3, inFlight: 4 });
  if (!(await stage.goesBack([4]))) await stage.goesOn(newer, [4]);
  await stage.goesOn(newer, []);
  stage.expectNothingHeld();
}

class Stage {
  readonly faults: string[] = [];
  readonly pair: Pair;
  readonly #scene: GitHubScene;

  constructor(scene: GitHubScene, pair: Pair) {
    this.#scene = scene;
    this.pair = pair;
  }

  list(from: number, to: number): void {
    this.#scene.list({ tasks: listed(from, to) });
  }

  /** A run that does all that is left, and asks for exactly these. */
  async goesOn({ name, folder }: Bundle, left: readonly number[]): Promise<void> {
    this.#expectDone(name, await this.#scene.run({ action: folder }), left);
  }

  /** The older one again. Whether it went on; else it must have asked for nothing, and left all as it is. */
  async goesBack(left: readonly number[]): Promise<boolean> {
    const { older, expects } = this.pair;
    const before = this.#kept();
    const end = await this.#scene.run({ action: older.folder });
    const hasRefused = end.conclusion === 'failure' && /update to go on\./.test(end.log);
    if (hasRefused === (expects === 'goes on') && expects !== 'either')
      this.#note(
        older.name,
        `${hasRefused ? 'refused a log that it can' : 'did not refuse what it cannot'} read`,
      );
    if (!hasRefused) {
      this.#expectDone(older.name, end, left);
      return true;
    }
    if (askedIn(end) !== '') this.#note(older.name, `asked for ${askedIn(end)} on a log that it refused`);
    if (this.#kept() !== before) this.#note(older.name, 'changed what it refused');
    return false;
  }

  /** A run whose machine is lost in a call, when the answer before is in the cache and not on the branch. */
  async isLost({ folder }: Bundle, { done, inFlight }: { readonly done: number; readonly inFlight: number }) {
    const { cache } = this.#scene;
    this.#scene.answerWith(({ body, prompt }) =>
      prompt.includes(`Text ${inFlight} `) ? { fault: 'hang' } : answer(body),
    );
    const job = await this.#scene.start({ action: folder });
    const isCopied = async () =>
      (await logTextInCache(cache)).includes(`{"type":"TaskCompleted","task":"t${done}"`);
    while (!(await isCopied()) && !(await isOver(job.ended))) await sleep(50);
    await job.received(2);
    await job.loseMachine();
    const end = await job.ended;
    if (askedIn(end) !== `${done},${inFlight}`)
      this.#note('the lost run', `asked for ${askedIn(end)}: ${end.log}`);
    this.#scene.answerWith(({ body }) => answer(body));
  }

  /** No run is on, no call is open, and the books hold nothing, where this code can tell. */
  expectNothingHeld(): void {
    const isNewer = this.pair.expects === 'refuses';
    const read = restore({ snapshot: undefined, rest: [this.#scene.state()?.log ?? Buffer.of()] });
    if (read.status !== (isNewer ? 'newer' : 'intact')) this.#note('the log', `is ${read.status}`);
    if (!('state' in read)) return;
    const { run, inFlight, days, months } = read.state;
    const held = [...days.values(), ...months.values()].map(account => account.held);
    if (run !== undefined) this.#note('the log', `has run ${run.id} still on`);
    if (inFlight.size > 0) this.#note('the log', `has ${inFlight.size} calls without an end`);
    if (held.some(({ tokens, nanoUsd }) => tokens !== 0 || nanoUsd !== 0))
      this.#note('the log', 'holds something for nothing');
  }

  #expectDone(name: string, end: JobEnd, left: readonly number[]): void {
    if (end.conclusion !== 'success') this.#note(name, `ended as ${end.conclusion}: ${end.log}`);
    if (askedIn(end) !== left.join())
      this.#note(name, `asked for ${askedIn(end) || 'nothing'}, and ${left.join() || 'nothing'} was left`);
  }

  #note(who: string, what: string): void {
    this.faults.push(`${who} ${what}`);
  }

  #kept(): string {
    const { cache, github } = this.#scene;
    const [tip] = github.commits('background-agent/default');
    return JSON.stringify([tip?.oid, cache.entries.map(({ key }) => key)]);
  }
}

function listed(from: number, to: number): object[] {
  return summaries(to).slice(from - 1);
}

/** The numbers of the texts that a job asked for. */
function askedIn({ requests }: JobEnd): string {
  return requests.model
    .map(({ prompt }) => Number(/Text (\d+)/.exec(prompt)?.[1]))
    .sort((a, b) => a - b)
    .join();
}

function isOver(ended: Promise<unknown>): Promise<boolean> {
  return Promise.race([ended.then(() => true), sleep(0, false)]);
}
