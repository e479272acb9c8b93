// Runs of the agent in a process of their own, one after the other, with everything that a real one has. The arguments are
// a folder of workspaces, the model server's URL and the number of calls in flight; it prints the `Timing` of each.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { finishRun, startRun, workThrough } from '../src/app/run.ts';
import { beginRun } from '../src/app/run-agent.ts';
import { type Config, readConfig } from '../src/entrypoints/config.ts';
import { VERSION } from '../src/entrypoints/version.ts';
import { wire } from '../src/entrypoints/wire.ts';

export type Timing = {
  /** From the first task of the list to the last answer, each event in the log on the disk. */
  readonly dispatchMs: number;
  /** From reading the task file to the last result in its folder. */
  readonly wholeMs: number;
};

const [folder = '', url = '', concurrency = ''] = process.argv.slice(2);
const timings: Timing[] = [];
for (const workspace of readdirSync(folder).sort())
  timings.push(await timeRun(configFor(join(folder, workspace), url, concurrency)));
process.stdout.write(JSON.stringify(timings));

async function timeRun(config: Config): Promise<Timing> {
  const ports = wire(config, { write: () => {}, progress: () => {} }, {});
  const begunMs = performance.now();
  const begun = await beginRun(ports, config.settings);
  if (begun.kind !== 'begun') throw new Error(`The run did not begin: ${JSON.stringify(begun)}`);

  const { run, prepared } = begun;
  const started = await startRun(run);
  if (started.kind !== 'started') throw new Error(JSON.stringify(started));

  // What the list says is in the log when dispatch begins; to write it there is told with the whole.
  await run.journal.commit({ type: 'ListTasks', tasks: prepared.listed });
  const startedMs = performance.now();
  const stop = new AbortController().signal;
  const cause = await workThrough(run, started.llm, prepared, { deadlineMs: Infinity, stop });
  const dispatchMs = performance.now() - startedMs;

  const { outcome, counts } = await finishRun(run, prepared, cause, stop);
  const wholeMs = performance.now() - begunMs;
  await started.llm.close();
  if (outcome !== 'completed' || counts.completed !== prepared.tasks.size)
    throw new Error(
      `The run ended ${outcome} with ${counts.completed} of ${prepared.tasks.size} tasks done.`,
    );
  return { dispatchMs, wholeMs };
}

function configFor(workspace: string, url: string, concurrency: string): Config {
  const tokens = '1000000000';
  const given = {
    tasks: 'tasks.jsonl',
    provider: 'compatible',
    'base-url': url,
    concurrency,
    'token-budget': tokens,
    'daily-token-budget': tokens,
    'monthly-token-budget': tokens,
    'cost-budget': '1000',
    'daily-cost-budget': '1000',
    'monthly-cost-budget': '1000',
  };
  const read = readConfig({ given, env: {}, where: 'cli', workspace, version: VERSION, runWord: 'bench' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}
