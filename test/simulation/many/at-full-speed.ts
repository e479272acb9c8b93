// Imported before anything else by a process that lives through many stories.
import 'zod/compile';

import * as z from 'zod';

/**
 * From now on each schema is compiled at its first use. The product forbids it: a process of its own reads an answer of GitHub's
 * once or twice. Here each is read by the million. Called when all of the product is loaded.
 */
export function parseAtFullSpeed(): void {
  z.config({ jitless: false });
}
