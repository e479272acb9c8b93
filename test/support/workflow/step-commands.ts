// What is started for a step: a script by its shell, or a file of the packaged action by node.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { type Scope, textOf, textsOf } from './expression.ts';
import type { Machine } from './machine.ts';
import type { Action } from './read-action.ts';
import type { WorkflowStep } from './read-workflow.ts';
import type { Command } from './step-process.ts';

export type Startable = Omit<Command, 'onLine'>;

type Env = Readonly<Record<string, string>>;
type RunTask = Extract<WorkflowStep['task'], { kind: 'run' }>;
type UsesTask = Extract<WorkflowStep['task'], { kind: 'uses' }>;

/** Without a shell named, bash goes on after a failure in a pipe. */
const SHELLS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['bash', '-e']],
  ['bash', ['bash', '--noprofile', '--norc', '-eo', 'pipefail']],
  ['sh', ['sh', '-e']],
]);

export function scriptCommand(
  task: RunTask,
  { machine, scope, env, name }: { machine: Machine; scope: Scope; env: Env; name: string },
): Startable {
  const shell = textOf(task.shell, scope);
  const [program, ...args] = SHELLS.get(shell) ?? [];
  if (program === undefined) throw new Error(`Expected bash or sh, got ${shell}. Teach step-commands.ts.`);
  const file = join(machine.temp, `${name}.sh`);
  writeFileSync(file, textOf(task.script, scope));
  const folder = join(machine.workspace, textOf(task.folder, scope));
  return { program, args: [...args, file], folder, env };
}

/** @throws Error for an input that the action does not know: the runner only warns, and people overlook it. */
export function actionCommand(
  task: UsesTask,
  file: string,
  { action, machine, scope, env }: { action: Action; machine: Machine; scope: Scope; env: Env },
): Startable {
  const given = textsOf(task.with, scope);
  const unknown = Object.keys(given).filter(name => !action.inputs.has(name));
  if (unknown.length > 0) throw new Error(`Expected inputs of action.yml, got ${unknown.join(', ')}.`);
  const inputs = [...action.inputs].map(([name, fallback]) => [
    // Spaces become underscores, hyphens stay.
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    given[name] ?? textOf(fallback, scope),
  ]);
  return {
    program: process.execPath,
    args: [file],
    folder: machine.workspace,
    env: { ...env, ...Object.fromEntries(inputs) },
  };
}
