import type { Random } from '../../../src/ports.ts';
import { Chance } from '../chance.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Chance that is the same in every test. */
export class SeededRandom implements Random {
  readonly #chance: Chance;

  constructor(seed = 1) {
    this.#chance = new Chance(seed);
  }

  fraction(): number {
    return this.#chance.fraction();
  }

  word(length: number): string {
    let word = '';
    while (word.length < length) word += ALPHABET[this.#chance.integer(0, ALPHABET.length - 1)];
    return word;
  }
}
