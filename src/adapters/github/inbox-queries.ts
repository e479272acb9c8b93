import * as z from 'zod';

import { Timestamp, timestampOf } from '../../domain/units.ts';
import { ACTOR_FIELDS, Actor } from './actor.ts';

/** GitHub lists comments with the oldest first, and edits with the newest first: both are read from the newest backwards. */
const COMMENTS = `comments(last: 50, before: $before) {
    pageInfo { hasOlder: hasPreviousPage cursor: startCursor }
    nodes {
      id: fullDatabaseId createdAt body viewerDidAuthor
      author { ${ACTOR_FIELDS} }
      reactionGroups { content viewerHasReacted }
    }
  }`;
const EDITS = `userContentEdits(first: 30, after: $after) {
    pageInfo { hasOlder: hasNextPage cursor: endCursor }
    nodes { editedAt diff editor { ${ACTOR_FIELDS} } }
  }`;

/** Who we are, our issues, and what was written there last: one request. */
export const INBOX_QUERY = `query (
  $owner: String!, $name: String!, $label: String!, $from: String, $before: String, $after: String
) {
  viewer { databaseId }
  repository(owner: $owner, name: $name) {
    issues(first: 30, after: $from, labels: [$label], orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasOlder: hasNextPage cursor: endCursor }
      nodes {
        number title body state locked updatedAt viewerDidAuthor
        author { ${ACTOR_FIELDS} }
        ${COMMENTS}
        ${EDITS}
      }
    }
  }
}`;

/** What was written in one issue before that. */
export const OLDER_QUERY = `query (
  $owner: String!, $name: String!, $number: Int!
  $before: String, $after: String, $comments: Boolean!, $edits: Boolean!
) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      ... on Issue @include(if: $comments) { ${COMMENTS} }
      ... on Issue @include(if: $edits) { ${EDITS} }
    }
  }
}`;

/** Too large for GraphQL's numbers, so it comes as a text. */
const Id = z
  .union([z.int(), z.string().regex(/^\d{1,16}$/)])
  .transform(Number)
  .pipe(z.int().positive());
const Time = z
  .string()
  .transform(text => Date.parse(text))
  .pipe(z.int())
  .transform(timestampOf)
  .pipe(Timestamp);

const CommentData = z.object({
  id: Id,
  createdAt: Time,
  body: z.string(),
  viewerDidAuthor: z.boolean(),
  author: Actor,
  reactionGroups: z.array(z.object({ content: z.string(), viewerHasReacted: z.boolean() })).nullish(),
});
export type CommentData = z.infer<typeof CommentData>;

/** Without a `diff`, somebody has deleted what the edit left. */
const EditData = z.object({ editedAt: Time, diff: z.string().nullish(), editor: Actor });
export type EditData = z.infer<typeof EditData>;

/** In GitHub's order. `older`: where to go on; undefined when that was all. */
export type Page<Node> = { readonly nodes: readonly Node[]; readonly older: string | undefined };

function page<Node>(node: z.ZodType<Node>) {
  return z
    .object({
      pageInfo: z.object({ hasOlder: z.boolean(), cursor: z.string().nullish() }),
      nodes: z.array(node.nullable()).nullish(),
    })
    .transform(({ pageInfo, nodes }): Page<Node> => ({
      nodes: (nodes ?? []).flatMap(each => (each === null ? [] : [each])),
      older: pageInfo.hasOlder ? (pageInfo.cursor ?? undefined) : undefined,
    }));
}

const Comments = page(CommentData);
const Edits = page(EditData)
  .nullable()
  .transform((edits): Page<EditData> => edits ?? { nodes: [], older: undefined });

const IssueData = z.object({
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  state: z.string(),
  locked: z.boolean(),
  updatedAt: Time,
  viewerDidAuthor: z.boolean(),
  author: Actor,
  comments: Comments,
  userContentEdits: Edits,
});
export type IssueData = z.infer<typeof IssueData>;

export const InboxData = z.object({
  viewer: z.object({ databaseId: z.int() }),
  repository: z.object({ issues: page(IssueData) }),
});
export type InboxData = z.infer<typeof InboxData>;

export const OlderData = z.object({
  repository: z.object({
    issue: z.object({ comments: Comments.optional(), userContentEdits: Edits.optional() }),
  }),
});
export type OlderData = z.infer<typeof OlderData>;
