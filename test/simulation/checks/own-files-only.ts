import { answerAt, handedOverAt, pieceAt, snapshotAt } from '../../../src/app/home/branch-files.ts';
import type { Check } from './check.ts';

const BESIDE = new Set([
  'head.json',
  'lease.json',
  'idle.json',
  'cache-unreachable.json',
  'status.json',
  'badge.json',
]);

/** On the state branch there is nothing but what the agent keeps there. */
export function ownFilesOnly(): Check {
  return {
    name: 'own files only',
    kept({ files }) {
      for (const path of files.keys()) {
        const isOwn =
          BESIDE.has(path) ||
          path.startsWith('put-aside/') ||
          [pieceAt(path), snapshotAt(path), answerAt(path), handedOverAt(path)].some(at => at !== undefined);
        if (!isOwn) return `there is a file ${path} on the state branch`;
      }
      return undefined;
    },
  };
}
