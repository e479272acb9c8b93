import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallAction = { readonly folder: string; [Symbol.dispose](): void };

export type SmallActionFiles = {
  readonly main: string;
  readonly post?: string;
  readonly postIf?: string;
  /** Inputs with their defaults. */
  readonly inputs?: Readonly<Record<string, string>>;
};

/** An action that does one thing, to see how the test runner treats actions. The sources are JavaScript. */
export function smallAction({ main, post, postIf, inputs = {} }: SmallActionFiles): SmallAction {
  const folder = mkdtempSync(join(tmpdir(), 'small-action-'));
  const file = (name: string, source: string | undefined) => {
    if (source !== undefined) writeFileSync(join(folder, name), `${PREAMBLE}${source}`);
    return source === undefined ? undefined : name;
  };
  const runs = {
    using: 'node24',
    main: file('main.mjs', main),
    post: file('post.mjs', post),
    'post-if': postIf,
  };
  const described = Object.entries(inputs).map(([name, value]) => [
    name,
    { description: name, default: value },
  ]);
  const action = { name: 'Small', description: 'Small', inputs: Object.fromEntries(described), runs };
  writeFileSync(join(folder, 'action.yml'), JSON.stringify(action));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

/** What every source may use. */
const PREAMBLE = `
import { appendFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
const { env } = process;
const say = (file, text) => appendFileSync(env[file], text + '\\n');
`;
