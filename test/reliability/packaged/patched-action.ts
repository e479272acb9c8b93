// The packaged action with a guard taken out, for negative controls: the bundle is a text, and a text can be changed.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Patch = { readonly from: string; readonly to: string };

const PACKAGED = resolve(import.meta.dirname, '../../..');

/** @throws Error when a text that is to be changed does not stand in the bundle exactly once: then it was written anew. */
export function patchedAction(patches: readonly Patch[]): Disposable & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'patched-action-'));
  for (const part of ['dist', 'action.yml'])
    cpSync(join(PACKAGED, part), join(folder, part), { recursive: true });
  for (const patch of patches) patchIn(join(folder, 'dist'), patch);
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

function patchIn(folder: string, { from, to }: Patch): void {
  const found = readdirSync(folder)
    .filter(name => name.endsWith('.js'))
    .map(name => join(folder, name))
    .map(path => ({ path, parts: readFileSync(path, 'utf8').split(from) }))
    .filter(({ parts }) => parts.length > 1);
  const [first] = found;
  if (first === undefined || found.length > 1 || first.parts.length > 2)
    throw new Error(
      `Expected one place in the bundle with "${from}", got ${found.length}. Teach the control anew.`,
    );
  writeFileSync(first.path, first.parts.join(to));
}
