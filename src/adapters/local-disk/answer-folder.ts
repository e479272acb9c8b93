import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
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

const KEEP = constants.O_WRONLY | NO_FOLLOW;
const REPLACE = KEEP | constants.O_CREAT | constants.O_TRUNC;

/** Answers as files in a folder. What a crash left half written is told by its name, which is the hash of the whole. */
export class AnswerFolder implements AnswerStore {
  readonly #folder: string;
  readonly #flush = shareNext(() => this.#writeWaiting());
  #waiting = new Map<Sha256, Uint8Array>();

  /** Makes nothing on the disk: only the first answer does. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The same answer to many questions, "positive" for example, is written once. */
  put(answer: Sha256, bytes: Uint8Array): Promise<void> {
    invariant(hash('sha256', bytes) === answer, 'an answer is named by the SHA-256 of its bytes');
    this.#waiting.set(answer, bytes);
    return this.#flush();
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

  /**
   * All that came while the disk was busy, together: they share the sync of the folder, and all are written before the
   * first is synced, because to make a file while the disk syncs another is to wait for it.
   */
  async #writeWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    const files: number[] = [];
    try {
      makeFolder(this.#folder);
      for (const [answer, bytes] of waiting) {
        // One that is there may come from a process that died before it synced it: that is made up for, and no byte is touched.
        const isThere = this.get(answer) !== undefined;
        const file = openSync(this.#path(answer), isThere ? KEEP : REPLACE);
        files.push(file);
        if (!isThere) writeFileSync(file, bytes);
      }
      await Promise.all([...files.map(file => syncData(file)), syncFolder(this.#folder)]);
    } catch (error) {
      throw storageError('write the answers in', this.#folder, error);
    } finally {
      for (const file of files) closeSync(file);
    }
  }

  #path(answer: Sha256): string {
    invariant(Sha256.safeParse(answer).success, 'an answer is named by a SHA-256');
    return join(this.#folder, answer);
  }
}
