// What GraphQL sees of the git repository: references, commits, trees and blobs.
import { type Commit, history, readCommit, touches } from './git-commits.ts';
import type { Oid } from './git-objects.ts';
import { resolveRevision } from './git-repository.ts';
import { type Entry, folderMode, lookUp, readTree } from './git-trees.ts';
import { type PageArguments, allowOnly, connection, pageArguments } from './graphql-connection.ts';
import { apiPlace, nodeId, webPlace } from './shape-of-repository.ts';
import { timeShape } from './shape-of-issue.ts';
import type { World } from './world.ts';

/** Larger texts are cut. In bytes. */
const textBytesMax = 512_000;

/** Null when there is no such reference. Half a name is a branch's. */
export function refNode(world: World, named: string): object | null {
  const ref = named.startsWith('refs/') ? named : `refs/heads/${named}`;
  const oid = world.git.refs.read(ref);
  if (oid === undefined) return null;
  const prefix = `${ref.split('/').slice(0, 2).join('/')}/`;
  const target = () => objectNode(world, oid);
  return { __typename: 'Ref', id: nodeId('REF', ref), name: ref.slice(prefix.length), prefix, target };
}

/** `revision` or `revision:path`; null when nothing is there. */
export function nodeAt(world: World, expression: string): object | null {
  const colon = expression.indexOf(':');
  const revision = colon === -1 ? expression : expression.slice(0, colon);
  const oid = resolveRevision(world.git, revision === 'HEAD' ? world.repository.defaultBranch : revision);
  if (oid === undefined || colon === -1) return oid === undefined ? null : objectNode(world, oid);
  const { objects } = world.git;
  const tree = readCommit(objects, oid)?.tree ?? oid;
  const found = lookUp(objects, tree, expression.slice(colon + 1));
  return found === undefined ? null : objectNode(world, found.oid);
}

export function objectNode(world: World, oid: Oid): object | null {
  const object = world.git.objects.read(oid);
  const commit = object?.type === 'commit' ? readCommit(world.git.objects, oid) : undefined;
  if (commit !== undefined) return commitNode(world, commit);
  if (object?.type === 'tree') return treeNode(world, oid);
  return object === undefined ? null : blobNode(world, oid, object.bytes);
}

function commitNode(world: World, commit: Commit): object {
  const { objects } = world.git;
  const [headline = '', ...rest] = commit.message.split('\n');
  return {
    ...shared(world, 'Commit', commit.oid),
    url: webPlace(world, `/commit/${commit.oid}`),
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    committedDate: timeShape(commit.committer.atMs),
    authoredDate: timeShape(commit.author.atMs),
    author: { name: commit.author.name, email: commit.author.email, date: timeShape(commit.author.atMs) },
    committer: { name: commit.committer.name, email: commit.committer.email },
    signature: commit.signed
      ? { __typename: 'GpgSignature', isValid: true, state: 'VALID', wasSignedByGitHub: true }
      : null,
    tree: () => treeNode(world, commit.tree),
    file: ({ path }: { readonly path: string }) => {
      const found = lookUp(objects, commit.tree, path);
      return found === undefined ? null : entryNode(world, { ...found, name: path.split('/').at(-1) ?? '' });
    },
    parents: (args: PageArguments) => connection(commit.parents, args, oid => objectNode(world, oid) ?? {}),
    history: (args: PageArguments & { readonly path?: string }) => {
      allowOnly([...pageArguments, 'path'], args);
      const { path } = args;
      const commits = [...history(objects, commit.oid)];
      const chosen = path ? commits.filter(each => touches(objects, each, path)) : commits;
      return connection(chosen, args, each => commitNode(world, each));
    },
  };
}

function treeNode(world: World, oid: Oid): object {
  const entries = readTree(world.git.objects, oid);
  return { ...shared(world, 'Tree', oid), entries: () => entries.map(entry => entryNode(world, entry)) };
}

function entryNode(world: World, { mode, name, oid }: Entry): object {
  const bytes = mode === folderMode ? undefined : world.git.objects.read(oid)?.bytes;
  return {
    name,
    oid,
    mode: Number.parseInt(mode, 8),
    type: mode === folderMode ? 'tree' : 'blob',
    size: bytes?.length ?? 0,
    object: () => objectNode(world, oid),
  };
}

function blobNode(world: World, oid: Oid, bytes: Buffer): object {
  const isBinary = bytes.includes(0);
  const text = bytes.subarray(0, textBytesMax).toString('utf8');
  return {
    ...shared(world, 'Blob', oid),
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > textBytesMax,
    text: isBinary ? null : text,
  };
}

function shared(world: World, kind: 'Commit' | 'Tree' | 'Blob', oid: Oid): object {
  return {
    __typename: kind,
    id: nodeId(kind, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitUrl: apiPlace(world, `/git/${kind.toLowerCase()}s/${oid}`),
  };
}
