// The files through which a step tells the runner something: each step has new ones.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { outputsIn } from '../runner-rules.ts';

export type FileCommands = {
  readonly env: Readonly<Record<string, string>>;
  /** What the step wrote. @throws Error where the runner would fail the step. */
  read(): Told;
};

export type Told = {
  readonly outputs: ReadonlyMap<string, string>;
  /** Given to the same action's post step, and to nobody else. */
  readonly state: ReadonlyMap<string, string>;
  /** For all later steps. */
  readonly env: ReadonlyMap<string, string>;
  /** Folders for the front of `PATH`. */
  readonly path: readonly string[];
  /** Empty when it is too long: GitHub drops such a one whole. */
  readonly summary: string;
};

const SUMMARY_BYTES_MAX = 1024 * 1024;

const NAMES = {
  GITHUB_OUTPUT: 'set_output',
  GITHUB_STATE: 'save_state',
  GITHUB_ENV: 'set_env',
  GITHUB_PATH: 'add_path',
  GITHUB_STEP_SUMMARY: 'step_summary',
} as const;

export function newFileCommands(temp: string, step: string): FileCommands {
  const folder = join(temp, '_runner_file_commands');
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(NAMES).map(([name, kind]) => [name, join(folder, `${kind}_${step}`)] as const);
  for (const [, file] of files) writeFileSync(file, '');
  const contents = new Map(files);
  const read = (name: keyof typeof NAMES) => {
    const file = contents.get(name) ?? '';
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  return {
    env: Object.fromEntries(files),
    read: () => {
      const summary = read('GITHUB_STEP_SUMMARY');
      return {
        outputs: outputsIn(read('GITHUB_OUTPUT')),
        state: outputsIn(read('GITHUB_STATE')),
        env: outputsIn(read('GITHUB_ENV')),
        path: read('GITHUB_PATH')
          .split('\n')
          .filter(line => line !== ''),
        summary: Buffer.byteLength(summary) > SUMMARY_BYTES_MAX ? '' : summary,
      };
    },
  };
}
