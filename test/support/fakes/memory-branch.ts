import { hash } from 'node:crypto';

import type { Clock } from '../../../src/ports.ts';
import type { GitHubAsked, GitHubTrouble } from '../../../src/ports/github.ts';
import type {
  BranchChange,
  BranchFile,
  BranchView,
  Changed,
  CommitId,
  StateBranch,
} from '../../../src/ports/state-branch.ts';
import { datedAt } from './dated-at.ts';

export type MemoryCommit = {
  readonly id: CommitId;
  readonly follows: CommitId | undefined;
  readonly message: string;
  readonly files: ReadonlyMap<string, Buffer>;
};

/** A state branch in memory. Each of its methods is done at once, so only whoever waits in between is overtaken. */
export class MemoryBranch implements StateBranch {
  /** The oldest first. */
  readonly commits: MemoryCommit[] = [];
  /** Takes every change as if it followed the tip: what a forced push would be. */
  isCareless = false;
  readonly #clock: Clock;
  readonly #blobs = new Map<string, Buffer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The files at the tip. */
  get files(): ReadonlyMap<string, Buffer> {
    return this.commits.at(-1)?.files ?? new Map();
  }

  async look(paths: readonly string[]): Promise<GitHubAsked<BranchView | undefined>> {
    const tip = this.commits.at(-1);
    if (tip === undefined) return this.#good(undefined);
    const files = [...tip.files].map(([path, bytes]) => [path, this.#fileOf(path, bytes)] as const);
    const texts = paths.flatMap(path => {
      const bytes = tip.files.get(path);
      return bytes === undefined ? [] : [[path, bytes.toString('utf8')] as const];
    });
    return this.#good({ tip: tip.id, texts: new Map(texts), files: new Map(files) });
  }

  async fetch({ path, id }: BranchFile): Promise<GitHubAsked<Uint8Array>> {
    const bytes = this.#blobs.get(id);
    return bytes === undefined ? missing(`There is no "${path}".`) : this.#good(Buffer.from(bytes));
  }

  async fetchAll(files: readonly BranchFile[]): Promise<GitHubAsked<ReadonlyMap<string, Uint8Array>>> {
    const found = new Map<string, Uint8Array>();
    for (const file of files) {
      const fetched = await this.fetch(file);
      if (!fetched.ok) return fetched;
      found.set(file.path, fetched.value);
    }
    return this.#good(found);
  }

  async change(change: BranchChange): Promise<GitHubAsked<Changed>> {
    const tip = this.commits.at(-1);
    if (change.follows !== undefined && tip === undefined) return missing('There is no such branch.');
    if (change.follows !== tip?.id && !this.isCareless) return this.#good({ kind: 'moved' });

    const files = new Map(tip?.files);
    for (const path of change.remove)
      if (!files.delete(path)) return missing(`There is no "${path}" to remove.`);
    for (const [path, bytes] of change.put) files.set(path, Buffer.from(bytes));
    const { follows, message } = change;
    const id = hash('sha1', `${follows} ${this.commits.length} ${message}`);
    this.commits.push({ id, follows, message, files });
    return this.#good({ kind: 'changed', tip: id });
  }

  #fileOf(path: string, bytes: Buffer): BranchFile {
    const id = hash('sha1', bytes);
    this.#blobs.set(id, bytes);
    return { path, id, bytes: bytes.length };
  }

  #good<Value>(value: Value): GitHubAsked<Value> {
    return { ok: true, value, date: datedAt(this.#clock.now()) };
  }
}

function missing(message: string): { readonly ok: false; readonly trouble: GitHubTrouble } {
  return { ok: false, trouble: { kind: 'missing', message } };
}
