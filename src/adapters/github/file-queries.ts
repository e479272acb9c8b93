import * as z from 'zod';

const Oid = z.string().regex(/^[0-9a-f]{40}$/);

/** A branch, a commit, or an object that is no commit. */
export const Found = z
  .object({ name: z.string().optional(), target: z.object({ oid: Oid }).nullish(), oid: Oid.optional() })
  .nullish();
export type Found = z.infer<typeof Found>;

/** Where branches stand, and which commits are there. Of the commits and branches there are a few. */
export function standQuery(asked: { readonly branches: number; readonly commits: number }): string {
  const branches = numbers(asked.branches).map(
    n => `branch${n}: ref(qualifiedName: $branch${n}) { ...stand }`,
  );
  const commits = numbers(asked.commits).map(
    n => `commit${n}: object(oid: $commit${n}) { ... on Commit { oid } }`,
  );
  const parameters = [
    ...numbers(asked.branches).map(n => `, $branch${n}: String!`),
    ...numbers(asked.commits).map(n => `, $commit${n}: GitObjectID!`),
  ];
  return `query ($owner: String!, $name: String!${parameters.join('')}) {
  repository(owner: $owner, name: $name) {
    isArchived
    defaultBranchRef { ...stand }
    ${[...branches, ...commits].join('\n    ')}
  }
}
fragment stand on Ref { name target { oid } }`;
}

export const StandData = z.object({
  repository: z.object({ isArchived: z.boolean(), defaultBranchRef: Found }).catchall(Found),
});

/** What stands at paths, at each of some commits. */
export function filesQuery(asked: { readonly commits: number; readonly paths: number }): string {
  const commits = numbers(asked.commits).map(n => `commit${n}: object(oid: $commit${n}) { ...files }`);
  const files = numbers(asked.paths).map(n => `file${n}: file(path: $path${n}) { oid mode type size }`);
  const parameters = [
    ...numbers(asked.commits).map(n => `, $commit${n}: GitObjectID!`),
    ...numbers(asked.paths).map(n => `, $path${n}: String!`),
  ];
  return `query ($owner: String!, $name: String!${parameters.join('')}) {
  repository(owner: $owner, name: $name) {
    ${commits.join('\n    ')}
  }
}
fragment files on Commit {
  ${files.join('\n  ')}
}`;
}

const Entry = z.object({ oid: Oid, mode: z.int(), type: z.string(), size: z.int().nonnegative() });
export type Entry = z.infer<typeof Entry>;

export const FilesData = z.object({
  repository: z.record(z.string(), z.record(z.string(), Entry.nullable()).nullable()),
});

export function textsQuery(count: number): string {
  const parameters = numbers(count).map(n => `, $blob${n}: GitObjectID!`);
  const blobs = numbers(count).map(n => `blob${n}: object(oid: $blob${n}) { ... on Blob { text } }`);
  return `query ($owner: String!, $name: String!${parameters.join('')}) {
  repository(owner: $owner, name: $name) {
    ${blobs.join('\n    ')}
  }
}`;
}

export const TextsData = z.object({
  repository: z.record(z.string(), z.object({ text: z.string().nullish() }).nullable()),
});

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
