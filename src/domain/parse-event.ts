import { compileLater } from './compile-later.ts';
import { Event } from './event.ts';

// A log of a million events is checked event by event.
const parse = compileLater(Event);

/** The event in today's shape, or undefined when it is none: then a newer release wrote it, or we erred. */
export function parseEvent(stored: unknown): Event | undefined {
  const parsed = parse(stored);
  return parsed.success ? parsed.data : undefined;
}
