import type { Dated, GitHubAsked } from '../../ports/github.ts';
import type { BranchFile, StateBranch } from '../../ports/state-branch.ts';

/** Files of a branch that was kept for long are many and small. */
const FETCHES_AT_ONCE = 8;
/** More than these come many at a time: of single requests a job's token has a thousand in an hour. */
const ALONE_MAX = 100;

export function areMany(files: readonly BranchFile[]): boolean {
  return files.length > ALONE_MAX;
}

/** The bytes of files, by their paths: some of the branch alone, many of them together. */
export function fetchMany(
  branch: Pick<StateBranch, 'fetch' | 'fetchAll'>,
  files: readonly BranchFile[],
): Promise<GitHubAsked<ReadonlyMap<string, Uint8Array>>> {
  return areMany(files) ? branch.fetchAll(files) : fetchAlone(branch, files);
}

/** Each with a request of its own. */
export async function fetchAlone(
  branch: Pick<StateBranch, 'fetch'>,
  files: readonly BranchFile[],
): Promise<GitHubAsked<ReadonlyMap<string, Uint8Array>>> {
  const contents = new Map<string, Uint8Array>();
  const waiting = files.values();
  let trouble: Extract<GitHubAsked<never>, { ok: false }> | undefined;
  let date: Dated | undefined;

  async function fetchInTurn(): Promise<void> {
    for (const file of waiting) {
      const asked = await branch.fetch(file);
      if (!asked.ok) trouble ??= asked;
      // What is not asked for yet never will be.
      if (trouble !== undefined || !asked.ok) return;
      contents.set(file.path, asked.value);
      date = asked.date;
    }
  }
  await Promise.all(Array.from({ length: FETCHES_AT_ONCE }, fetchInTurn));
  return trouble ?? { ok: true, value: contents, date };
}
