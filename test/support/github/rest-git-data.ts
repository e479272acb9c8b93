// Git's own objects over REST: commits, trees and blobs, made one by one and not seen by anybody until a reference moves.
import { ruleAgainstContent } from './branch-rules.ts';
import { type Signature, readCommit, writeCommit } from './git-commits.ts';
import type { GitObjects, Oid } from './git-objects.ts';
import { resolveCommit } from './git-repository.ts';
import {
  type Changes,
  type File,
  changeTree,
  fileMode,
  folderMode,
  lookUp,
  readTree,
  walk,
} from './git-trees.ts';
import { emailOf } from './identities.ts';
import { notFound, refusal } from './refusal.ts';
import { type RestOperations, created, ok, operation, orRefuse } from './rest-call.ts';
import { gitCommitShape } from './shape-of-commit.ts';
import { apiPlace, nodeId } from './shape-of-repository.ts';
import type { World } from './world.ts';

type Person = { readonly name: string; readonly email: string; readonly date?: string };
type NewCommit = {
  readonly message: string;
  readonly tree: Oid;
  readonly parents?: readonly Oid[];
  readonly author?: Person;
  readonly committer?: Person;
};
type NewTree = {
  readonly base_tree?: Oid;
  readonly tree: readonly {
    readonly path: string;
    readonly mode?: string;
    readonly sha?: Oid | null;
    readonly content?: string;
  }[];
};

export const gitDataOperations: RestOperations = {
  'git/get-commit': operation(['contents', 'read'], ({ world, path }) =>
    ok(gitCommitShape(world, orRefuse(readCommit(world.git.objects, path['commit_sha'] ?? ''), notFound))),
  ),

  'git/create-commit': operation(['contents', 'write'], ({ world, token, body }) => {
    const { message, tree, parents = [], author, committer } = body as NewCommit;
    const { objects } = world.git;
    if (objects.read(tree)?.type !== 'tree') throw refusal(422, 'Tree SHA does not exist');
    if (parents.some(oid => readCommit(objects, oid) === undefined))
      throw refusal(422, 'Parent SHA does not exist or is not a commit object');

    const own: Signature = { name: token.identity.login, email: emailOf(token.identity), atMs: world.now() };
    const authored = author === undefined ? own : signatureOf(author, world);
    const committed = committer === undefined ? authored : signatureOf(committer, world);
    // GitHub signs what is in the name of the bot itself, and nothing else.
    const signed = author === undefined && committer === undefined && token.identity.app !== undefined;
    const oid = writeCommit(objects, {
      tree,
      parents,
      author: authored,
      committer: committed,
      message,
      signed,
    });
    return created(gitCommitShape(world, orRefuse(readCommit(objects, oid), notFound)));
  }),

  'git/get-tree': operation(['contents', 'read'], ({ world, path, query }) => {
    const { objects } = world.git;
    const named = path['tree_sha'] ?? '';
    const sha = objects.read(named)?.type === 'tree' ? named : resolveCommit(world.git, named)?.tree;
    const tree = orRefuse(sha, notFound);
    const all: readonly File[] =
      query['recursive'] === undefined
        ? readTree(objects, tree).map(({ name, ...entry }) => ({ ...entry, path: name }))
        : [...walk(objects, tree)];
    const truncated = all.length > world.rules.treeEntriesMax;
    return ok(treeShape(world, tree, all.slice(0, world.rules.treeEntriesMax), truncated));
  }),

  'git/create-tree': operation(['contents', 'write'], ({ world, body }) => {
    const { base_tree, tree } = body as NewTree;
    const { objects } = world.git;
    const base = base_tree === undefined ? undefined : treeOf(objects, base_tree);
    const oid = changeTree(objects, base, changesOf(objects, base, tree));
    const entries = readTree(objects, oid).map(({ name, ...entry }) => ({ ...entry, path: name }));
    return created(treeShape(world, oid, entries, false));
  }),

  'git/get-blob': operation(['contents', 'read'], ({ world, path, accept }) => {
    const sha = path['file_sha'] ?? '';
    const { type, bytes } = orRefuse(world.git.objects.read(sha), notFound);
    if (type !== 'blob') throw notFound();
    if (accept.includes('raw')) return ok(bytes);
    return ok({ ...blobLink(world, sha), size: bytes.length, content: base64(bytes), encoding: 'base64' });
  }),

  'git/create-blob': operation(['contents', 'write'], ({ world, body }) => {
    const { content, encoding = 'utf-8' } = body as { readonly content: string; readonly encoding?: string };
    const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
    const rule = ruleAgainstContent(world, bytes);
    if (rule !== undefined) throw refusal(422, `Repository rule violations found\n\n${rule}\n\n`);
    const { sha, url } = blobLink(world, world.git.objects.write('blob', bytes));
    return created({ sha, url });
  }),
};

/** GitHub breaks its lines after 60 characters. */
export function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{1,60}/g, '$&\n');
}

function changesOf(objects: GitObjects, base: Oid | undefined, entries: NewTree['tree']): Changes {
  return new Map(
    entries.map(({ path, mode = fileMode, sha, content }) => {
      if (path === '' || path.startsWith('/') || path.split('/').includes('..'))
        throw refusal(422, `tree.path contains a malformed path component`);
      if (sha === null) {
        const isThere = base !== undefined && lookUp(objects, base, path) !== undefined;
        if (!isThere) throw refusal(422, 'GitRPC::BadObjectState');
        return [path, undefined];
      }
      const oid = sha ?? objects.write('blob', Buffer.from(content ?? ''));
      if (objects.read(oid) === undefined) throw refusal(422, `tree.sha ${oid} is not a valid object`);
      return [path, { mode: mode.replace(/^0/, ''), oid }];
    }),
  );
}

/** A commit stands for its tree. */
function treeOf(objects: GitObjects, oid: Oid): Oid {
  const tree = objects.read(oid)?.type === 'tree' ? oid : readCommit(objects, oid)?.tree;
  return orRefuse(tree, () => refusal(422, 'base_tree is not a valid tree oid'));
}

function treeShape(world: World, sha: Oid, files: readonly File[], truncated: boolean): object {
  const tree = files.map(({ path, mode, oid }) => {
    const type = mode === folderMode ? 'tree' : 'blob';
    const size = type === 'blob' ? { size: world.git.objects.read(oid)?.bytes.length ?? 0 } : {};
    return {
      path,
      mode: mode.padStart(6, '0'),
      type,
      sha: oid,
      ...size,
      url: apiPlace(world, `/git/${type}s/${oid}`),
    };
  });
  return { sha, url: apiPlace(world, `/git/trees/${sha}`), tree, truncated };
}

function blobLink(
  world: World,
  sha: Oid,
): { readonly sha: Oid; readonly url: string; readonly node_id: string } {
  return { sha, url: apiPlace(world, `/git/blobs/${sha}`), node_id: nodeId('B', sha) };
}

function signatureOf({ name, email, date }: Person, world: World): Signature {
  return { name, email, atMs: date === undefined ? world.now() : Date.parse(date) };
}
