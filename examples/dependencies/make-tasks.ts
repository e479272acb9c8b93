import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as z from 'zod';

/**
 * The task file of this example, made from what `package-lock.json` says `npm ci` installs everywhere: for each of
 * those packages with a README that is worth reading, three tasks. Needs the packages to be installed.
 */
export function makeTasks(root: string): string {
  const tasks = packagesOf(root).flatMap(name => {
    const readme = readmeOf(join(root, 'node_modules', name));
    return readme === undefined ? [] : tasksOf(name, readme);
  });
  return `${HEAD}${tasks.join('\n')}`;
}

const HEAD = `# yaml-language-server: $schema=../../schema/tasks.schema.json
# Made from package-lock.json by make-tasks.ts: run that again instead of editing this.
version: 1
tasks:
`;

/** Smaller ones have nothing to summarize, larger ones would make this example expensive to run with a model. */
const README_BYTES_MIN = 1024;
const README_BYTES_MAX = 16 * 1024;

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      peer: z.boolean().optional(),
    }),
  ),
});

/** The names of all packages that every machine has: not those for one platform, and not peers, which npm can leave out. */
function packagesOf(root: string): readonly string[] {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(packages)
    .filter(([, entry]) => !entry.optional && !entry.devOptional && !entry.peer)
    .map(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1])
    .filter(name => name !== undefined)
    .sort();
}

/** As the package spells it: letter case matters on some file systems and not on others. */
function readmeOf(folder: string): string | undefined {
  const readme = readdirSync(folder).find(name => name.toLowerCase() === 'readme.md');
  if (readme === undefined) return undefined;
  const bytes = statSync(join(folder, readme)).size;
  return bytes >= README_BYTES_MIN && bytes <= README_BYTES_MAX ? readme : undefined;
}

function tasksOf(name: string, readme: string): readonly string[] {
  const id = name.replace('@', '').replace('/', '-');
  const types = { summary: 'summarize', sentiment: 'analyze_sentiment', names: 'extract_entities' };
  return Object.entries(types).map(
    ([suffix, type]) => `  - id: ${id}.${suffix}
    type: ${type}
    input: { text: { file: ../../node_modules/${name}/${readme} } }
`,
  );
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  writeFileSync(join(root, 'examples/dependencies/tasks.yml'), makeTasks(root));
}
