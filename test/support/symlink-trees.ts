import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A workspace in which somebody has put a link where results are about to go. */
export type SymlinkTree = {
  readonly name: string;
  /** The result that is written. */
  readonly path: string;
  /** Puts the link in. `outside` is a folder beside the workspace with a file `victim.json` in it. */
  readonly plant: (workspace: string, outside: string) => void;
};

/** Where on the way to a result the link stands. */
const PATH = 'results/deep/triage/bug-17.json';
const PLACES = [
  'results',
  'results/deep',
  'results/deep/triage',
  PATH,
  'results/deep/triage/.bug-17.json.tmp',
];

/** Where it leads, given the folder outside and the depth of the link. */
const TARGETS: { readonly [name: string]: (outside: string, depth: number) => string } = {
  'a folder outside': outside => outside,
  'a file outside': outside => join(outside, 'victim.json'),
  'nothing outside yet': outside => join(outside, 'new.json'),
  'a folder outside, by a relative path': (_, depth) => `${'../'.repeat(depth)}../outside`,
  'the parent of the workspace': (_, depth) => `${'../'.repeat(depth)}..`,
  'the folder .git': (_, depth) => `${'../'.repeat(depth)}.git`,
  'another link that leads outside': (_, depth) => `${'../'.repeat(depth)}another-link`,
  itself: () => 'bug-17.json',
};

export const SYMLINK_TREES: readonly SymlinkTree[] = PLACES.flatMap(place =>
  Object.entries(TARGETS).map(([what, target]) => ({
    name: `${place} leads to ${what}`,
    path: PATH,
    plant: (workspace: string, outside: string) => {
      mkdirSync(join(workspace, '.git'), { recursive: true });
      writeFileSync(join(workspace, '.git', 'config'), '[core]\n');
      symlinkSync(outside, join(workspace, 'another-link'));
      mkdirSync(join(workspace, dirname(place)), { recursive: true });
      symlinkSync(target(outside, place.split('/').length - 1), join(workspace, place));
    },
  })),
);
