import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { join } from 'node:path';

import { invariant } from '../../domain/invariant.ts';
import { Sha256 } from '../../domain/units.ts';
import type { AnswerStore } from '../../ports.ts';
import { type Files, THIS_MACHINE } from './files.ts';
import { NO_FOLLOW, WRITE_OVER, makeFolder, syncFolder } from './folder.ts';
import { IncomingAnswers, LINE_END } from './incoming-answers.ts';
import { shareNext } from './share-next.ts';
import { codeOf, storageError } from './storage-error.ts';

const READ = constants.O_RDONLY | NO_FOLLOW;

const INCOMING = 'incoming.jsonl';

/** A bound on the files that are open at once. */
const FILES_PER_SYNC = 100;

/**
 * Answers in a folder. One that comes in is a line of `incoming.jsonl`; one that is still wanted when a run lets go of the
 * others becomes a file of its own, whose name is the hash of the whole: what a crash left half written is told by it.
 */
export class AnswerFolder implements AnswerStore {
  readonly #folder: string;
  readonly #files: Files;
  readonly #incoming: IncomingAnswers;
  readonly #flush = shareNext(() => this.#appendWaiting());
  #waiting = new Map<Sha256, Uint8Array>();
  /** Answers that were put and are not durable yet, and whoever makes ready for them. */
  #coming = 0;

  /** Makes nothing on the disk: only `prepare` and the first answer do. */
  constructor(folder: string, files: Files = THIS_MACHINE) {
    this.#folder = folder;
    this.#files = files;
    this.#incoming = new IncomingAnswers(join(folder, INCOMING), files);
  }

  prepare(): Promise<void> {
    return this.#append();
  }

  /** The same answer to many questions, "positive" for example, is written once. */
  put(answer: Sha256, bytes: Uint8Array): Promise<void> {
    invariant(hash('sha256', bytes) === answer, 'an answer is named by the SHA-256 of its bytes');
    invariant(!bytes.includes(LINE_END), 'an answer is one line');
    this.#waiting.set(answer, bytes);
    return this.#append();
  }

  get(answer: Sha256): Uint8Array | undefined {
    const path = this.#path(answer);
    return this.#incoming.get(answer) ?? fileAt(path, answer, this.#files);
  }

  list(): readonly Sha256[] {
    return [...new Set([...this.#incoming.names(), ...this.#filed()])].sort();
  }

  async remove(answer: Sha256): Promise<void> {
    invariant(Sha256.safeParse(answer).success, 'an answer is named by a SHA-256');
    await this.keepOnly(new Set(this.list().filter(other => other !== answer)));
  }

  async keepOnly(wanted: ReadonlySet<Sha256>): Promise<void> {
    invariant(this.#coming === 0, 'answers are let go of while none comes in');
    await this.#file(this.#incoming.names().filter(answer => wanted.has(answer)));
    this.#incoming.discard();
    for (const answer of this.#filed()) if (!wanted.has(answer)) this.#removeFile(answer);
  }

  #append(): Promise<void> {
    this.#coming += 1;
    return this.#flush().finally(() => (this.#coming -= 1));
  }

  async #appendWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    await this.#incoming.append(waiting);
  }

  /** Gives answers files of their own, and makes sure that they are there before anybody counts on them. */
  async #file(answers: readonly Sha256[]): Promise<void> {
    for (let first = 0; first < answers.length; first += FILES_PER_SYNC)
      await this.#fileTogether(answers.slice(first, first + FILES_PER_SYNC));
    if (answers.length > 0) await syncFolder(this.#folder, this.#files);
  }

  /** All are written before the first is synced: to make a file while the disk syncs another is to wait for it. */
  async #fileTogether(answers: readonly Sha256[]): Promise<void> {
    const open: number[] = [];
    try {
      makeFolder(this.#folder, this.#files);
      for (const answer of answers) {
        const bytes = this.#incoming.get(answer);
        if (bytes === undefined) continue;
        const file = this.#files.openSync(this.#path(answer), WRITE_OVER);
        open.push(file);
        this.#files.writeFileSync(file, bytes);
      }
      await Promise.all(open.map(file => this.#files.fdatasync(file)));
    } catch (error) {
      throw storageError('write the answers in', this.#folder, error);
    } finally {
      for (const file of open) this.#files.closeSync(file);
    }
  }

  #filed(): readonly Sha256[] {
    try {
      return this.#files.readdirSync(this.#folder).filter(name => Sha256.safeParse(name).success);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw storageError('read the folder', this.#folder, error);
    }
  }

  #removeFile(answer: Sha256): void {
    const path = this.#path(answer);
    try {
      this.#files.rmSync(path, { force: true });
    } catch (error) {
      throw storageError('remove the answer', path, error);
    }
  }

  #path(answer: Sha256): string {
    invariant(Sha256.safeParse(answer).success, 'an answer is named by a SHA-256');
    return join(this.#folder, answer);
  }
}

/** Whether a file of such a folder has answers in it: all else that lies there is of no use anywhere else. */
export function hasAnswers(name: string): boolean {
  return name === INCOMING || Sha256.safeParse(name).success;
}

function fileAt(path: string, answer: Sha256, files: Files): Uint8Array | undefined {
  try {
    // Asked first, as an error costs more than an answer.
    if (!files.existsSync(path)) return undefined;
    const bytes = files.readFileSync(path, { flag: READ });
    return hash('sha256', bytes) === answer ? bytes : undefined;
  } catch (error) {
    throw storageError('read the answer', path, error);
  }
}
