import * as z from 'zod';

/**
 * From now on each schema is compiled at its first use, in a process that was started with the compiler. The product forbids it:
 * a process of its own reads an answer of GitHub's once or twice. Here each is read by the million. For when all of the product
 * is loaded.
 */
export function parseAtFullSpeed(): void {
  z.config({ jitless: false });
}
