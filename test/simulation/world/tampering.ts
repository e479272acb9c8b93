import { pieceAt } from '../../../src/app/home/branch-files.ts';
import { GENESIS, linkOf, sealOf } from '../../../src/log/chain.ts';
import type { PlannedHappening, Tampering } from '../schedule/planned-happening.ts';
import { BRANCH, type World } from './world.ts';

/** Somebody who can write to the state branch, or something that has gone wrong there, does what nobody should. */
export function tamper(world: World, what: PlannedHappening & Tampering): void {
  const { github } = world;
  const commits = github.branches.get(BRANCH) ?? [];
  if (commits.length === 0) return;
  switch (what.what) {
    case 'delete-state':
      github.deleteBranch(BRANCH);
      break;
    case 'reset-state': {
      const older = commits[Math.floor(commits.length / 2)];
      if (older !== undefined) github.setBranch(BRANCH, older.id);
      break;
    }
    case 'litter-state':
      github.push({
        branch: BRANCH,
        files: { 'notes.txt': 'Mine.', 'answers/notes.txt': 'Mine.', 'log/notes.txt': '' },
      });
      break;
    case 'copy-foreign-log':
      return copyForeignLog(world);
    case 'spoil-state': {
      const files = commits.at(-1)?.files ?? new Map<string, Buffer>();
      const paths = [...files.keys()].filter(path =>
        what.file === 'log' ? path.startsWith('log/') : path === what.file,
      );
      const path = paths[Math.floor(what.flavour * paths.length)];
      const text = path === undefined ? undefined : files.get(path)?.toString('utf8');
      if (path === undefined || text === undefined) return;
      github.push({ branch: BRANCH, files: { [path]: spoilt(text, what.flavour) } });
      break;
    }
  }
  world.passOver();
}

/** Of a repository of which this one is a copy: all is as it was there, and only its number is another. */
function copyForeignLog(world: World): void {
  const { github } = world;
  const files = [...(github.branches.get(BRANCH)?.at(-1)?.files ?? [])];
  const changed = new Map(
    files.map(([path, bytes]) => {
      const text = bytes.toString('utf8').replaceAll('"repository":"42"', '"repository":"41"');
      return [path, text.replaceAll('"repository": "42"', '"repository": "41"')];
    }),
  );
  let last: string = GENESIS.hash;
  for (const path of [...changed.keys()].filter(name => pieceAt(name) !== undefined).sort()) {
    const sealed = (changed.get(path) ?? '').replace(APPENDS, (_, body: string) => {
      last = linkOf({ seq: 0, hash: last }, Buffer.from(body));
      return `${body}${sealOf(last)}\n`;
    });
    changed.set(path, sealed);
  }
  const head = changed.get('head.json')?.replace(/"hash": "[0-9a-f]{64}"/, `"hash": "${last}"`);
  if (head !== undefined) changed.set('head.json', head);
  github.push({ branch: BRANCH, files: Object.fromEntries(changed) });
  world.passOver();
}

/** Each with what is before its seal. Behind a snapshot they do not link: nobody wants to know of that one whose it is. */
const APPENDS = /([^]*?),"hash":"[0-9a-f]{64}"\}\n/g;

/** Cut short, or with a character that is another, or something else altogether. */
function spoilt(text: string, flavour: number): string {
  const [kind, place] = [Math.floor(flavour * 4), Math.floor(((flavour * 4) % 1) * text.length)];
  if (kind === 0) return text.slice(0, place);
  if (kind === 1) return `${text.slice(0, place)}7${text.slice(place + 1)}`;
  return kind === 2 ? '{"version": 9}\n' : 'Nothing of that.';
}
