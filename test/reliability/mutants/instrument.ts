// All mutants of some sources in one copy of them: each is asleep until the switch of its id is turned.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One small change of a source, as a mistake might have made it. */
export type Mutant = {
  readonly id: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line where it begins, without white space around. */
  readonly text: string;
  /** What it takes away, and what it puts there. */
  readonly original: string;
  readonly replacement: string;
  /** Stryker's word for the sort of change. */
  readonly mutator: string;
};

export type Instrumented = {
  readonly mutants: readonly Mutant[];
  readonly sources: ReadonlyMap<string, string>;
};

/** `patterns` are globs relative to `root`. */
export async function instrument(root: string, patterns: readonly string[]): Promise<Instrumented> {
  const paths = globSync([...patterns], { cwd: root })
    .map(path => path.replaceAll('\\', '/'))
    .sort();
  const originals = new Map(paths.map(path => [path, readFileSync(join(root, path), 'utf8')]));
  const { files, mutants } = await new Instrumenter(SILENT).instrument(
    [...originals].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  return {
    sources: new Map(files.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id, fileName, location, replacement, mutatorName }) => {
      const lines = (originals.get(fileName) ?? '').split('\n');
      return {
        id,
        file: fileName,
        line: location.start.line + 1,
        text: (lines[location.start.line] ?? '').trim(),
        original: textBetween(lines, location),
        replacement,
        mutator: mutatorName,
      };
    }),
  };
}

type Place = { readonly line: number; readonly column: number };

function textBetween(
  lines: readonly string[],
  { start, end }: { readonly start: Place; readonly end: Place },
): string {
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.column, end.column);
  const between = lines.slice(start.line, end.line + 1);
  return between
    .map((line, index) => {
      if (index === 0) return line.slice(start.column);
      return index === between.length - 1 ? line.slice(0, end.column) : line;
    })
    .join('\n');
}

const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  fatal: () => undefined,
};
