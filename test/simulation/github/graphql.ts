// What the simulated GitHub answers to our GraphQL documents.
import { githubActions } from '../../support/github/identities.ts';
import { moveBranch, tipAsRead, tipOf } from './branches.ts';
import { type SimulatedCommit, blobIdOf, commitTo, entriesJsonOf, historyOf, pathsAt } from './commits.ts';
import { type DocumentName, documentNameOf } from './documents.ts';
import { type InboxVariables, inboxIn, olderTalkIn } from './graphql-inbox.ts';
import type { World } from './world.ts';

type Variables = Readonly<Record<string, string>> & InboxVariables;

export type CommitInput = {
  readonly branch: { readonly repositoryNameWithOwner: string; readonly branchName: string };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string };
  readonly fileChanges: {
    readonly additions: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions: readonly { readonly path: string }[];
  };
};

export type GraphqlBody = {
  readonly query: string;
  readonly variables: Variables | { readonly input: CommitInput };
};

/** Larger texts are cut. In bytes. */
const TEXT_BYTES_MAX = 512_000;

export function doesMutate(query: string): boolean {
  return documentNameOf(query) === 'commit';
}

/** JSON. @throws Error for a document that is not known. */
export function answerGraphql(world: World, { query, variables }: GraphqlBody): string {
  const name = documentNameOf(query);
  const { contents, issues } = world.rules.permissions;
  const access = name === 'inbox' || name === 'older talk' ? issues : contents;
  if (name !== 'viewer' && (access === 'none' || (name === 'commit' && access === 'read')))
    return errorOf('FORBIDDEN', 'Resource not accessible by integration');
  if ('input' in variables && typeof variables.input === 'object') return commit(world, variables.input);
  return read(world, name, variables as Variables);
}

function read(world: World, name: DocumentName, variables: Variables): string {
  if (name === 'viewer') return JSON.stringify({ data: { viewer: { databaseId: githubActions.id } } });
  const asked = `${variables['owner']}/${variables['name']}`;
  if (asked.toLowerCase() !== ownNameOf(world).toLowerCase())
    return errorOf('NOT_FOUND', `Could not resolve to a Repository with the name '${asked}'.`);
  const viewer = name === 'inbox' ? `"viewer":{"databaseId":${githubActions.id}},` : '';
  return `{"data":{${viewer}"repository":${repositoryOf(world, name, variables)}}}`;
}

function repositoryOf(world: World, name: Exclude<DocumentName, 'viewer'>, variables: Variables): string {
  switch (name) {
    case 'look':
      return look(world, variables);
    case 'tip': {
      const tip = tipAsRead(world, branchOf(variables['ref']));
      const nodes = tip && historyOf(world, tip).slice(-20).toReversed().map(nodeOfCommit);
      return JSON.stringify({ ref: nodes === undefined ? null : { target: { history: { nodes } } } });
    }
    case 'default tip':
      return JSON.stringify({ defaultBranchRef: refOf(world, world.defaultBranch) });
    case 'texts':
      return JSON.stringify(numbered(variables, 'blob', id => textWith(world, id)));
    case 'inbox':
      return JSON.stringify({ issues: inboxIn(world, variables) });
    case 'older talk':
      return JSON.stringify({ issue: olderTalkIn(world, variables) });
    case 'commit':
      throw new Error('Expected an input with the mutation, got none.');
  }
}

function nodeOfCommit({ id, message, parent }: SimulatedCommit): object {
  return { oid: id, message, parents: { nodes: parent === undefined ? [] : [{ oid: parent }] } };
}

/** Put together as a text: it is asked for more often than anything else. */
function look(world: World, variables: Variables): string {
  const tip = tipAsRead(world, branchOf(variables['ref']));
  const ref =
    tip === undefined
      ? 'null'
      : `{"target":{"oid":"${tip.id}","tree":{"entries":${entriesJsonOf(tip.files)}}}}`;
  const texts = numbered(variables, 'path', expression => {
    const colon = expression.indexOf(':');
    return textNodeOf(tipAsRead(world, branchOf(expression.slice(0, colon))), expression.slice(colon + 1));
  });
  const fields = Object.entries(texts).map(
    ([field, node]) => `,"text${field.slice('path'.length)}":${JSON.stringify(node)}`,
  );
  return `{"ref":${ref}${fields.join('')}}`;
}

function textNodeOf(tip: SimulatedCommit | undefined, path: string): object | null {
  const bytes = tip?.files.get(path);
  if (bytes === undefined) return tip !== undefined && pathsAt(tip.files, path).length > 0 ? {} : null;
  return { oid: blobIdOf(bytes), text: textOf(bytes), isTruncated: bytes.length > TEXT_BYTES_MAX };
}

function textWith({ blobs }: World, id: string): object | null {
  const bytes = blobs.get(id);
  return bytes === undefined ? null : { text: textOf(bytes) };
}

function textOf(bytes: Buffer): string | null {
  return bytes.includes(0) ? null : bytes.subarray(0, TEXT_BYTES_MAX).toString('utf8');
}

function refOf(world: World, name: string): object | null {
  const tip = tipAsRead(world, name);
  return tip === undefined ? null : { name, target: { oid: tip.id } };
}

/** A compare-and-swap: the commit follows the tip that the caller knows, or none is made. */
function commit(world: World, { branch, expectedHeadOid, message, fileChanges }: CommitInput): string {
  const asked = branch.repositoryNameWithOwner;
  if (asked.toLowerCase() !== ownNameOf(world).toLowerCase())
    return errorOf('NOT_FOUND', `Could not resolve to a Repository with the name '${asked}'.`);
  const tip = tipOf(world, branch.branchName);
  if (tip === undefined)
    return errorOf('NOT_FOUND', `Could not resolve to a branch named 'refs/heads/${branch.branchName}'.`);
  if (tip.id !== expectedHeadOid)
    return errorOf(
      'STALE_DATA',
      `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`,
    );

  const remove = fileChanges.deletions.map(({ path }) => path);
  if (remove.some(path => pathsAt(tip.files, path).length === 0))
    return errorOf(
      'UNPROCESSABLE',
      `A path was requested for deletion which does not exist as of commit oid \`${tip.id}\``,
    );
  const put = new Map<string, Buffer>();
  for (const { path, contents } of fileChanges.additions) {
    if (path === '' || path.startsWith('/') || path.split('/').some(part => part === '..' || part === '.git'))
      return errorOf('UNPROCESSABLE', `Path ${path} is malformed`);
    put.set(path, Buffer.from(contents, 'base64'));
  }
  const text = [message.headline, message.body].filter(part => part).join('\n\n');
  const made = commitTo(world, tip, { message: text, put, remove });
  const violation = moveBranch(world, branch.branchName, made);
  if (violation === undefined) return `{"data":{"createCommitOnBranch":{"commit":{"oid":"${made.id}"}}}}`;
  const type = violation.kind === 'protection' ? 'BRANCH_PROTECTION_RULE_VIOLATION' : 'UNPROCESSABLE';
  return errorOf(type, `Repository rule violations found\n\n${violation.message}\n\n`);
}

/** GitHub's own form: a type beside the message, and status 200. */
export function errorOf(type: string, message: string): string {
  return JSON.stringify({ data: null, errors: [{ type, message }] });
}

function numbered(
  variables: Variables,
  name: string,
  nodeOf: (value: string) => object | null,
): Readonly<Record<string, object | null>> {
  const nodes: Record<string, object | null> = {};
  for (let index = 0; ; index += 1) {
    const value = variables[`${name}${index}`];
    if (value === undefined) return nodes;
    nodes[`${name}${index}`] = nodeOf(value);
  }
}

function branchOf(ref: string | undefined): string {
  const [, branch] = /^refs\/heads\/(.+)$/.exec(ref ?? '') ?? [];
  if (branch === undefined) throw new Error(`Expected the whole name of a branch, got "${ref}".`);
  return branch;
}

function ownNameOf({ owner, name }: World): string {
  return `${owner}/${name}`;
}
