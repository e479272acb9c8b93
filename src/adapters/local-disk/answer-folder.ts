import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { invariant } from '../../domain/invariant.ts';
import { Sha256 } from '../../domain/units.ts';
import type { AnswerStore } from '../../ports.ts';
import { NO_FOLLOW, makeFolder, syncFolder } from './folder.ts';
import { shareNext } from './share-next.ts';
import { codeOf, storageError } from './storage-error.ts';
import { syncData } from './sync-file.ts';

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | NO_FOLLOW;

/** Answers as files in a folder, each written whole before it gets its name. */
export class AnswerFolder implements AnswerStore {
  readonly #folder: string;
  /** Costly, and one covers every rename before it. */
  readonly #syncNames: () => Promise<void>;
  readonly #underWay = new Map<Sha256, Promise<void>>();
  #made = false;

  /** Makes nothing on the disk: only the first answer does. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#syncNames = shareNext(() => syncFolder(folder));
  }

  /** The same answer to many questions, "positive" for example, is written once. */
  put(answer: Sha256, bytes: Uint8Array): Promise<void> {
    invariant(hash('sha256', bytes) === answer, 'an answer is named by the SHA-256 of its bytes');
    const underWay = this.#underWay.get(answer);
    if (underWay !== undefined) return underWay;

    const put = this.#put(answer, bytes).finally(() => this.#underWay.delete(answer));
    this.#underWay.set(answer, put);
    return put;
  }

  get(answer: Sha256): Uint8Array | undefined {
    const path = this.#path(answer);
    try {
      // Asked first, as most are not there when they are put, and an error costs more than an answer.
      if (!existsSync(path)) return undefined;
      const bytes = readFileSync(path, { flag: constants.O_RDONLY | NO_FOLLOW });
      return hash('sha256', bytes) === answer ? bytes : undefined;
    } catch (error) {
      throw storageError('read the answer', path, error);
    }
  }

  remove(answer: Sha256): void {
    const path = this.#path(answer);
    try {
      rmSync(path, { force: true });
    } catch (error) {
      throw storageError('remove the answer', path, error);
    }
  }

  list(): readonly Sha256[] {
    try {
      return readdirSync(this.#folder)
        .filter(name => Sha256.safeParse(name).success)
        .sort();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw storageError('read the folder', this.#folder, error);
    }
  }

  async #put(answer: Sha256, bytes: Uint8Array): Promise<void> {
    const path = this.#path(answer);
    try {
      this.#make();
      if (this.get(answer) === undefined) await writeWhole(path, bytes);
      await this.#syncNames();
    } catch (error) {
      throw storageError('write the answer', path, error);
    }
  }

  #make(): void {
    if (this.#made) return;
    makeFolder(this.#folder);
    this.#made = true;
  }

  #path(answer: Sha256): string {
    invariant(Sha256.safeParse(answer).success, 'an answer is named by a SHA-256');
    return join(this.#folder, answer);
  }
}

/** The bytes are durable before the name is theirs, so under that name there is never half an answer. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, CREATE);
  try {
    writeFileSync(file, bytes);
    await syncData(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
