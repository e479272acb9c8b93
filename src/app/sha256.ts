import { hash } from 'node:crypto';

import type { Sha256 } from '../domain/units.ts';

/** Of the text's UTF-8 bytes: what the domain is given where it tells facts apart. */
export function sha256(text: string): Sha256 {
  return hash('sha256', text);
}
