import * as z from 'zod';

import { Event } from './event.ts';

// Compiled once: a log of a million events is checked event by event, and the plain parser takes three times as long.
const schema = z.compile(Event, { strict: true });

/** The event in today's shape, or undefined when it is none: then a newer release wrote it, or we erred. */
export function parseEvent(stored: unknown): Event | undefined {
  const parsed = schema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}
