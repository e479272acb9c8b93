// What an agent keeps on its state branch, looked at from outside.
import assert from 'node:assert/strict';

import type { LogRecord } from '../../../src/domain/event.ts';
import { replay } from '../../../src/log/replay.ts';
import { wholeLogOf } from '../whole-log.ts';
import type { GitHub } from '../github/start-github.ts';

export type StateOnBranch = {
  readonly paths: readonly string[];
  /** Parsed; undefined when there is no such file. */
  readonly head: unknown;
  readonly lease: unknown;
  readonly idle: unknown;
  readonly status: unknown;
  /** By their hashes. */
  readonly answers: ReadonlyMap<string, string>;
  /** All of it, also what a snapshot stands for. */
  readonly log: Buffer;
};

/** Undefined: there is no such branch. */
export function stateOn(github: GitHub, agent: string): StateOnBranch | undefined {
  const branch = `background-agent/${agent}`;
  if (!github.branches().includes(branch)) return undefined;
  const paths = github.files(branch);
  const json = (path: string): unknown => {
    const text = github.read(branch, path);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const within = (folder: string) => paths.filter(path => path.startsWith(`${folder}/`));
  return {
    paths,
    ...{
      head: json('head.json'),
      lease: json('lease.json'),
      idle: json('idle.json'),
      status: json('status.json'),
    },
    answers: new Map(
      within('answers').map(path => [path.slice('answers/'.length), github.read(branch, path) ?? '']),
    ),
    log: wholeLogOf(github, branch),
  };
}

/** The whole log, with every check on: one that is not intact fails the test. */
export function recordsOf({ log }: StateOnBranch): readonly LogRecord[] {
  const records: LogRecord[] = [];
  const end = replay(log.length === 0 ? [] : [log], record => void records.push(record));
  assert.equal(end.status, 'intact');
  return records;
}
