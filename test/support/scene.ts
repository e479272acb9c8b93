// A scenario's stage: a machine with a checkout, a model server, and the packaged action between them. Whatever a
// scenario is about, after each of its runs everything is checked that must hold after any run.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { NO_LIMITS } from '../../src/domain/budget.ts';
import type { Event, LogRecord } from '../../src/domain/event.ts';
import { replay } from '../../src/log/replay.ts';
import { type Result, parseResult } from '../../src/report/result-file.ts';
import { type Inputs, type Machine, type Step, type StepEnd, createMachine } from './action-runner.ts';
import { Audit } from './audit.ts';
import { echoing } from './echo.ts';
import { treeOf } from './file-tree.ts';
import { type Answering, type ModelServer, answer, startModelServer } from './model-server.ts';
import {
  CANARY,
  expectNoKey,
  expectOwnCommands,
  expectTrueOutputs,
  expectPublishedResults,
} from './sound-run.ts';
import { storyOf } from './story.ts';

export type Scene = {
  readonly server: ModelServer;
  readonly machine: Machine;
  /** From the next request on. */
  answerWith(answering: Answering): void;
  /** The task file from the next run on. */
  list(tasks: TaskFile): void;
  run(inputs?: Inputs, env?: Readonly<Record<string, string>>): Promise<Run>;
  /** For those who have something to do while it runs. */
  start(inputs?: Inputs, env?: Readonly<Record<string, string>>): Step & { readonly checked: Promise<Run> };
  /** Resolves when the server has that many requests, those of earlier runs included. */
  received(count: number): Promise<void>;
  /** Every file of the log and of the results, to the byte. */
  bytes(): ReadonlyMap<string, string>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type Run = StepEnd & {
  /** This run's part of the log. */
  readonly events: readonly Event[];
  /** What became of the tasks, a line an event. */
  readonly story: readonly string[];
  /** How many requests the server had from this run. */
  readonly requests: number;
  /** Every result in the checkout, by the id of its task. */
  readonly results: ReadonlyMap<string, Result>;
};

export type TaskFile = {
  readonly tasks: readonly object[];
  readonly defaults?: object;
  readonly types?: object;
  readonly prices?: object;
};

/** One model with a price, and room for short answers, so that the usual budgets hold for dozens of tasks. */
const DEFAULTS = { model: 'small', 'max-output-tokens': 100 };
const PRICE = { input: 0.15, output: 0.6 };

const TASKS = '.github/background-agent/tasks.yml';
const LOG = '.background-agent/default/log';
const RESULTS = 'results';

export async function openScene({
  answering,
  ...tasks
}: TaskFile & { answering?: Answering }): Promise<Scene> {
  const machine = createMachine();
  const server = await startModelServer();
  const stage: Stage = { machine, server, audit: new Audit(), seen: { records: 0, requests: 0 } };

  const list: Scene['list'] = file => machine.write(TASKS, taskFileText(file));
  const arrivals = new EventEmitter();
  const answerWith: Scene['answerWith'] = next => {
    const echo = echoing(next);
    server.answerWith(request => {
      arrivals.emit('request');
      return echo(request);
    });
  };
  const start: Scene['start'] = (inputs = {}, env = {}) => {
    const step = machine.start({ ...usualInputs(server), ...inputs }, env);
    return { ...step, checked: step.ended.then(end => check(stage, end)) };
  };
  list(tasks);
  answerWith(answering ?? (({ body }) => answer(body)));
  return {
    server,
    machine,
    answerWith,
    list,
    start,
    received: async count => {
      while (server.requests.length < count) await once(arrivals, 'request');
    },
    run: (inputs, env) => start(inputs, env).checked,
    bytes: () => new Map([LOG, RESULTS].flatMap(folder => filesIn(machine, folder))),
    [Symbol.asyncDispose]: async () => {
      await server.close();
      machine.remove();
    },
  };
}

/** Texts to summarize, each another one: `t1`, `t2` and so on. */
export function summaries(count: number, more: object = {}): object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `t${index + 1}`,
    type: 'summarize',
    input: { text: `Text ${index + 1} says one thing.` },
    ...more,
  }));
}

/** JSON is YAML too. */
export function taskFileText({ defaults, prices, ...rest }: TaskFile): string {
  return JSON.stringify({
    version: 1,
    defaults: { ...DEFAULTS, ...defaults },
    prices: { small: PRICE, other: PRICE, ...prices },
    ...rest,
  });
}

function usualInputs({ url }: ModelServer): Inputs {
  return { provider: 'compatible', 'base-url': url, 'api-key': CANARY, concurrency: '1' };
}

function filesIn({ workspace }: Machine, folder: string): [string, string][] {
  return [...treeOf(join(workspace, folder))].map(([name, bytes]) => [join(folder, name), bytes]);
}

type Stage = {
  readonly machine: Machine;
  readonly server: ModelServer;
  readonly audit: Audit;
  /** What was there before the run. */
  readonly seen: { records: number; requests: number };
};

function check({ machine, server, audit, seen }: Stage, end: StepEnd): Run {
  const { workspace } = machine;
  const records = recordsIn(join(workspace, LOG));
  const own = records.slice(seen.records);
  const events = own.map(({ event }) => event);
  const requests = server.requests.length - seen.requests;
  Object.assign(seen, { records: records.length, requests: server.requests.length });

  expectOwnCommands(end);
  expectNoKey(workspace, end);
  expectTrueOutputs(end, events);
  expectPublishedResults(join(workspace, RESULTS), records);
  for (const record of own) audit.note(record, NO_LIMITS);
  assert.ok(own.every(({ run }) => run === end.run));
  assert.equal(requests, requestsToldIn(events), 'every request has its AttemptStarted');

  return { ...end, events, story: storyOf(events), requests, results: resultsIn(join(workspace, RESULTS)) };
}

/** Offline answers come from this machine: they are attempts, and no requests. */
function requestsToldIn(events: readonly Event[]): number {
  if (events.some(event => event.type === 'RunStarted' && event.provider === 'offline')) return 0;
  return events.filter(({ type }) => type === 'AttemptStarted').length;
}

/** The whole log, with every check on: one that is not intact fails the scenario. */
function recordsIn(folder: string): readonly LogRecord[] {
  const segments = existsSync(folder) ? readdirSync(folder).sort() : [];
  const records: LogRecord[] = [];
  const end = replay(
    segments.map(segment => readFileSync(join(folder, segment))),
    record => records.push(record),
  );
  assert.equal(end.status, 'intact');
  return records;
}

function resultsIn(folder: string): ReadonlyMap<string, Result> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    names.map(name => {
      const result = parseResult(readFileSync(join(folder, name), 'utf8'));
      assert.ok(result, `${name} is a result`);
      return [result.id, result];
    }),
  );
}
