import { hash } from 'node:crypto';

/** A line of a log, as far as it is read here without asking the code that is under test. */
export type Line = {
  readonly at: string;
  readonly run: string;
  /** The last line of an append has one. */
  readonly hash?: string;
  readonly event: {
    readonly type: string;
    readonly task: string;
    readonly key: string;
    readonly answer: string;
    readonly holdTokens: number;
    readonly holdNanoUsd: number;
  };
};

/**
 * The whole lines of some bytes of a log; of one run alone, if it is named. Lines that nobody can read are passed over: what keeps
 * them from being there may be left out.
 */
export function linesOf(bytes: Uint8Array, run?: string): Line[] {
  // Most lines are another run's: to look for the name is much quicker than to read them.
  const mark = run === undefined ? '' : `"run":"${run}"`;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(line => line !== '' && line.includes(mark))
    .flatMap(line => {
      // Where a sync failed, an earlier process may have left a hole that only a power failure would show.
      const read = lineIn(line.slice(line.lastIndexOf('\0') + 1));
      return read === undefined || (run !== undefined && read.run !== run) ? [] : [read];
    });
}

function lineIn(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

/** Without an append at the end that is not there as a whole. */
export function wholeAppends(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, lines.findLastIndex(({ hash }) => hash !== undefined) + 1);
}

const SEGMENT = /(?:^|\/)log\/\d+\.jsonl$/;

export function isSegment(path: string): boolean {
  return SEGMENT.test(path);
}

/** The keys of the tasks that are done and whose answers are there, by the lines of a log that begins with its first. */
export function doneIn(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const done = new Map<string, string>();
  const answers = answersIn(files);
  const segments = [...files].filter(([path]) => isSegment(path)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, bytes] of segments) {
    for (const { event } of linesOf(bytes)) {
      if (event.type === 'TaskCompleted' && answers.has(event.answer)) done.set(event.task, event.key);
      if (event.type === 'TaskReleased' || event.type === 'TaskChanged') done.delete(event.task);
    }
  }
  return done;
}

/** Each in a file of its own, or a line of the one into which they come. */
function answersIn(files: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const incoming = Buffer.from(files.get('answers/incoming.jsonl') ?? []).toString('utf8');
  const lines = incoming.split('\n').slice(0, -1);
  return new Set([
    ...[...files.keys()].map(path => path.replace('answers/', '')),
    ...lines.map(line => hash('sha256', line)),
  ]);
}
