import type { Mistake } from '../domain/task.ts';
import type { Console } from '../ports.ts';

/** A setting that is missing everywhere is missing in every task: nobody reads a hundred thousand lines of that. */
const MISTAKES_MAX = 100;

export function sayMistakes(console: Console, mistakes: readonly Mistake[]): void {
  for (const { place, message } of mistakes.slice(0, MISTAKES_MAX)) console.write('error', message, place);
  const more = mistakes.length - MISTAKES_MAX;
  if (more > 0) console.write('error', `and ${more} more mistakes: correct these first`);
}
