// A process that tries mutants, seen from outside: it is ended when it hangs, and there is a new one when it is full.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

import type { Reply, Setting, Survey, TestRef, Trial, Wish } from './trial.ts';

/** Only there to end what its own watchdog does not. */
const ANSWER_MS_MAX = 600_000;

export type Verdict =
  | { readonly how: 'failed'; readonly test: TestRef }
  | { readonly how: 'hung' }
  | { readonly how: 'survived' };

export type WorkerProcess = {
  readonly survey: (files: readonly string[], leaveOut: readonly string[]) => Promise<Survey>;
  readonly try: (trial: Trial) => Promise<Verdict>;
  readonly close: () => void;
};

export function openWorkerProcess(setting: Setting): WorkerProcess {
  let child: ChildProcess | undefined;

  return {
    survey: async (files, leaveOut) => {
      const reply = await ask({ type: 'survey', files, leaveOut }, ANSWER_MS_MAX);
      if (reply?.type !== 'surveyed')
        throw new Error(`The tests do not run without mutants: ${problemOf(reply)}`);
      return reply.survey;
    },
    try: async trial => {
      const reply = await ask({ type: 'try', trial }, ANSWER_MS_MAX);
      if (reply === undefined) return { how: 'hung' };
      if (reply.type !== 'tried') throw new Error(`A mutant could not be tried: ${problemOf(reply)}`);

      const { killedBy, full } = reply.tried;
      if (full) close();
      if (killedBy === undefined) return { how: 'survived' };
      return { how: 'failed', test: killedBy };
    },
    close,
  };

  /** Undefined: no answer in time, or the process is gone. It is gone then, in any case. */
  async function ask(wish: Wish, msMax: number): Promise<Reply | undefined> {
    const running = child ?? (await start());
    const replied = answerOf(running, msMax);
    running.send(wish);
    const reply = await replied;
    if (reply === undefined) close();
    return reply;
  }

  async function start(): Promise<ChildProcess> {
    child = fork(new URL('worker.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: ['--no-warnings', '--max-old-space-size=2500'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ready = answerOf(child, ANSWER_MS_MAX);
    child.send({ type: 'set', setting } satisfies Wish);
    await ready;
    return child;
  }

  function close(): void {
    child?.kill('SIGKILL');
    child = undefined;
  }
}

function problemOf(reply: Reply | undefined): string {
  return reply?.type === 'broken' ? reply.problem : 'no answer came.';
}

async function answerOf(child: ChildProcess, msMax: number): Promise<Reply | undefined> {
  const done = new AbortController();
  const timer = setTimeout(() => done.abort(), msMax);
  try {
    const gone = once(child, 'exit', { signal: done.signal }).then(() => undefined);
    const answered = once(child, 'message', { signal: done.signal }).then(([reply]) => reply as Reply);
    gone.catch(() => undefined);
    answered.catch(() => undefined);
    return await Promise.race([gone, answered]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    done.abort();
  }
}
