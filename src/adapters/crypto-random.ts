import { randomInt } from 'node:crypto';

import type { Random } from '../ports.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Chance from the operating system. */
export const cryptoRandom: Random = {
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
  word: length => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
};
