import { Script, createContext } from 'node:vm';

/** The one program that is ever run: it calls what it is given, and can be stopped within a regular expression, too. */
const PROGRAM = new Script('look()');

/** What `look` returns, or undefined when it takes longer. Nothing else can happen meanwhile, so it must never take long. */
export function withinTime<T>(msMax: number, look: () => T): T | undefined {
  let seen: T | undefined;
  const context = createContext({ look: () => void (seen = look()) });
  try {
    PROGRAM.runInContext(context, { timeout: msMax });
    return seen;
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  }
}

/** It is an error of the program's own world, so of another class. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
