import { SimulatedFile } from './simulated-file.ts';
import { type Entry, type Place, SimulatedFolder } from './simulated-folder.ts';

/** The code of the error with which `rename` refuses to put an entry from one place into another. */
export function refusalToRename(entry: Entry, from: Place, to: Place): string | undefined {
  if (entry instanceof SimulatedFolder && has(entry, to.folder)) return 'EINVAL';
  const replaced = to.folder.entries.get(to.name);
  if (replaced === undefined) return undefined;
  if (replaced instanceof SimulatedFolder && has(replaced, from.folder)) return 'ENOTEMPTY';
  if (entry instanceof SimulatedFile) return replaced instanceof SimulatedFolder ? 'EISDIR' : undefined;
  if (replaced instanceof SimulatedFile) return 'ENOTDIR';
  return replaced.entries.size > 0 ? 'ENOTEMPTY' : undefined;
}

function has(folder: SimulatedFolder, sought: SimulatedFolder): boolean {
  if (folder === sought) return true;
  return [...folder.entries.values()].some(entry => entry instanceof SimulatedFolder && has(entry, sought));
}
