import { hash } from 'node:crypto';

import { invariant } from '../../../src/domain/invariant.ts';
import type { Sha256 } from '../../../src/domain/units.ts';
import type { AnswerStore } from '../../../src/ports.ts';

/** Answers in memory. */
export class MemoryAnswers implements AnswerStore {
  readonly #answers = new Map<Sha256, Buffer>();

  async prepare(): Promise<void> {}

  async put(answer: Sha256, bytes: Uint8Array): Promise<void> {
    invariant(hash('sha256', bytes) === answer, 'an answer is named by the SHA-256 of its bytes');
    invariant(!bytes.includes(0x0a), 'an answer is one line');
    this.#answers.set(answer, Buffer.from(bytes));
  }

  get(answer: Sha256): Uint8Array | undefined {
    const bytes = this.#answers.get(answer);
    return bytes !== undefined && hash('sha256', bytes) === answer ? bytes : undefined;
  }

  async remove(answer: Sha256): Promise<void> {
    this.#answers.delete(answer);
  }

  async keepOnly(wanted: ReadonlySet<Sha256>): Promise<void> {
    for (const answer of this.list()) if (!wanted.has(answer)) this.#answers.delete(answer);
  }

  list(): readonly Sha256[] {
    return [...this.#answers.keys()].sort();
  }

  /** What a bad disk does. */
  damage(answer: Sha256): void {
    this.#answers.set(answer, Buffer.from('damaged'));
  }
}
