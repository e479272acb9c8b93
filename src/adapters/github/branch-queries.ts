import * as z from 'zod';

const Oid = z.string().regex(/^[0-9a-f]{40}$/);

const File = z.object({ name: z.string(), type: z.string(), oid: Oid, size: z.int().nonnegative() });
const Folder = File.extend({
  object: z.object({ entries: z.array(File).optional() }).nullish(),
});
const Text = z.object({ oid: Oid, text: z.string().nullish(), isTruncated: z.boolean().nullish() }).nullish();

/** The tip, all files down to one folder below the root, and some texts: one request. */
export function lookQuery(texts: readonly string[]): string {
  const parameters = texts.map((_, index) => `, $path${index}: String!`).join('');
  const fields = texts.map(
    (_, index) => `text${index}: object(expression: $path${index}) { ... on Blob { oid text isTruncated } }`,
  );
  return `query ($owner: String!, $name: String!, $ref: String!${parameters}) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target {
        oid
        ... on Commit {
          tree {
            entries { name type oid size object { ... on Tree { entries { name type oid size } } } }
          }
        }
      }
    }
    ${fields.join('\n    ')}
  }
}`;
}

export const LookData = z.object({
  repository: z
    .object({
      ref: z
        .object({ target: z.object({ oid: Oid, tree: z.object({ entries: z.array(Folder) }) }) })
        .nullable(),
    })
    .catchall(Text),
});
export type LookData = z.infer<typeof LookData>;

/** The last commits of a branch: what others have put behind one of ours hides it only when it is more than these. */
export const TIP_QUERY = `query ($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target { ... on Commit { history(first: 20) { nodes { oid message parents(first: 1) { nodes { oid } } } } } }
    }
  }
}`;

const CommitNode = z.object({
  oid: Oid,
  message: z.string(),
  parents: z.object({ nodes: z.array(z.object({ oid: Oid })) }),
});

export const TipData = z.object({
  repository: z.object({
    ref: z
      .object({ target: z.object({ history: z.object({ nodes: z.tuple([CommitNode], CommitNode) }) }) })
      .nullable(),
  }),
});

export const DEFAULT_TIP_QUERY = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { defaultBranchRef { name target { oid } } }
}`;

export const DefaultTipData = z.object({
  repository: z.object({
    defaultBranchRef: z.object({ name: z.string().min(1), target: z.object({ oid: Oid }) }).nullable(),
  }),
});

export const COMMIT_MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

export const CommitData = z.object({
  createCommitOnBranch: z.object({ commit: z.object({ oid: Oid }) }),
});
