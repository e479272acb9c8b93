import { createHash } from 'node:crypto';

import type { Lived } from './live.ts';

/** All that happened in a story, as one hash: two of the same seed have the same, to the byte. */
export function traceOf({ transcript, steps, calls, hits, world }: Lived): string {
  const trace = createHash('sha256').update(JSON.stringify([transcript, steps, calls, hits]));
  trace.update(world.watch.log.bytes);
  for (const commits of world.github.branches.values()) trace.update(commits.map(({ id }) => id).join('\n'));
  for (const { title, body, state } of world.github.issues) trace.update(`${state} ${title}\n${body}\n`);
  return trace.digest('hex');
}
