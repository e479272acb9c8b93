// Which of our own GraphQL documents one is. There are few, and to read any other as GraphQL would take too long.

const ACTOR = '{ __typename login ... on User { databaseId } ... on Bot { databaseId } }';
const COMMENTS = `comments(last: 50, before: $before) {
  pageInfo { hasOlder: hasPreviousPage cursor: startCursor }
  nodes {
    id: fullDatabaseId createdAt body viewerDidAuthor author ${ACTOR} reactionGroups { content viewerHasReacted }
  }
}`;
const EDITS = `userContentEdits(first: 30, after: $after) {
  pageInfo { hasOlder: hasNextPage cursor: endCursor } nodes { editedAt diff editor ${ACTOR} }
}`;

/**
 * As our adapters write them. What stands between `<` and `>` is there as often as something is asked for, and `#` is its number.
 * They are written down here once more on purpose: a document that asks for more must be answered with more.
 */
const DOCUMENTS = {
  viewer: '{ viewer { databaseId } }',
  look: `query ($owner: String!, $name: String!, $ref: String!<, $path#: String!>) {
    repository(owner: $owner, name: $name) {
      ref(qualifiedName: $ref) {
        target { oid ... on Commit { tree {
          entries { name type oid size object { ... on Tree { entries { name type oid size } } } }
        } } }
      }< text#: object(expression: $path#) { ... on Blob { oid text isTruncated } }>
    }
  }`,
  tip: `query ($owner: String!, $name: String!, $ref: String!) {
    repository(owner: $owner, name: $name) {
      ref(qualifiedName: $ref) {
        target { ... on Commit { history(first: 20) { nodes { oid message parents(first: 1) { nodes { oid } } } } } }
      }
    }
  }`,
  texts: `query ($owner: String!, $name: String!<, $blob#: GitObjectID!>) {
    repository(owner: $owner, name: $name) {< blob#: object(oid: $blob#) { ... on Blob { text } }> }
  }`,
  'default tip': `query ($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { defaultBranchRef { name target { oid } } }
  }`,
  commit: `mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`,
  inbox: `query (
    $owner: String!, $name: String!, $label: String!, $from: String, $before: String, $after: String
  ) {
    viewer { databaseId }
    repository(owner: $owner, name: $name) {
      issues(first: 30, after: $from, labels: [$label], orderBy: { field: UPDATED_AT, direction: DESC }) {
        pageInfo { hasOlder: hasNextPage cursor: endCursor }
        nodes {
          number title body state locked updatedAt viewerDidAuthor author ${ACTOR} ${COMMENTS} ${EDITS}
        }
      }
    }
  }`,
  'older talk': `query (
    $owner: String!, $name: String!, $number: Int!
    $before: String, $after: String, $comments: Boolean!, $edits: Boolean!
  ) {
    repository(owner: $owner, name: $name) {
      issue(number: $number) {
        ... on Issue @include(if: $comments) { ${COMMENTS} } ... on Issue @include(if: $edits) { ${EDITS} }
      }
    }
  }`,
} as const;

export type DocumentName = keyof typeof DOCUMENTS;

/** @throws Error for a document that the simulated GitHub was not taught. */
export function documentNameOf(query: string): DocumentName {
  const known = names.get(query);
  if (known !== undefined) return known;
  const text = onOneLine(query);
  const found = patterns.find(({ pattern }) => pattern.test(text));
  if (found === undefined)
    throw new Error(
      `Expected a document that the simulated GitHub knows, got:\n${query}\nTeach it this one.`,
    );
  names.set(query, found.name);
  return found.name;
}

const names = new Map<string, DocumentName>();

const patterns = Object.entries(DOCUMENTS).map(([name, document]) => ({
  name: name as DocumentName,
  pattern: patternOf(onOneLine(document)),
}));

function onOneLine(document: string): string {
  return document.replaceAll(/\s+/g, ' ').trim();
}

function patternOf(document: string): RegExp {
  const parts = document.split(/[<>]/).map((part, index) => {
    const literal = part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&').replaceAll('#', '\\d+');
    return index % 2 === 0 ? literal : `(?:${literal})*`;
  });
  return new RegExp(`^${parts.join('')}$`);
}
