import type { ResultStore, WriteResult } from '../../../src/ports.ts';
import type { Process } from '../machine/process.ts';

/** The folder of results in a checkout: as it was when the run began, and what that writes since. A dead one writes nothing. */
export function checkedOutResults(files: ReadonlyMap<string, Buffer>, process: Process): ResultStore {
  const results = new Map([...files].filter(([path]) => path.startsWith('results/')));
  const change = (work: () => void): WriteResult => {
    if (process.isAlive) work();
    return { ok: true };
  };
  return {
    write: (path, bytes) => change(() => results.set(path, Buffer.from(bytes))),
    read: path => results.get(path),
    remove: path => change(() => results.delete(path)),
    list: () => [...results.keys()].sort(),
  };
}
