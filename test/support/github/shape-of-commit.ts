// GitHub's JSON of a commit: as git has it, and as the history lists it.
import { type Commit, type Signature, readCommit, signature } from './git-commits.ts';
import { type Difference, compareTrees } from './git-trees.ts';
import { identityOf } from './identities.ts';
import { timeShape } from './shape-of-issue.ts';
import { apiPlace, nodeId, webPlace } from './shape-of-repository.ts';
import { userShape } from './shape-of-user.ts';
import type { World } from './world.ts';

/** Of `git/commits`. */
export function gitCommitShape(world: World, commit: Commit): object {
  return {
    sha: commit.oid,
    node_id: nodeId('C', commit.oid),
    url: apiPlace(world, `/git/commits/${commit.oid}`),
    html_url: webPlace(world, `/commit/${commit.oid}`),
    author: signatureShape(commit.author),
    committer: signatureShape(commit.committer),
    message: commit.message,
    tree: treeLink(world, commit),
    parents: parentLinks(world, commit, '/git/commits'),
    verification: verificationShape(commit),
  };
}

/** Of `commits`. */
export function commitShape(world: World, commit: Commit): object {
  return {
    sha: commit.oid,
    node_id: nodeId('C', commit.oid),
    url: apiPlace(world, `/commits/${commit.oid}`),
    html_url: webPlace(world, `/commit/${commit.oid}`),
    comments_url: apiPlace(world, `/commits/${commit.oid}/comments`),
    commit: {
      url: apiPlace(world, `/git/commits/${commit.oid}`),
      author: signatureShape(commit.author),
      committer: signatureShape(commit.committer),
      message: commit.message,
      tree: treeLink(world, commit),
      comment_count: 0,
      verification: verificationShape(commit),
    },
    author: accountShape(world, commit.author),
    committer: accountShape(world, commit.committer),
    parents: parentLinks(world, commit, '/commits'),
  };
}

/** One commit by itself, with what it changed. */
export function wholeCommitShape(world: World, commit: Commit): object {
  const { objects } = world.git;
  const [parent] = commit.parents.map(oid => readCommit(objects, oid));
  const files = [...compareTrees(objects, parent?.tree, commit.tree)];
  return {
    ...commitShape(world, commit),
    stats: { additions: files.length, deletions: 0, total: files.length },
    files: files.map(file => fileShape(world, commit.oid, file)),
  };
}

/** A file that differs. Lines are not counted: nobody here reads that. */
export function fileShape(world: World, commit: string, { path, before, after }: Difference): object {
  const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'modified';
  const place = path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: after ?? before ?? null,
    filename: path,
    status,
    ...{ additions: 1, deletions: 0, changes: 1 },
    blob_url: webPlace(world, `/blob/${commit}/${place}`),
    raw_url: webPlace(world, `/raw/${commit}/${place}`),
    contents_url: apiPlace(world, `/contents/${place}?ref=${commit}`),
  };
}

function signatureShape({ name, email, atMs }: Signature): object {
  return { name, email, date: timeShape(atMs) };
}

function verificationShape({ signed, committer }: Commit): object {
  return signed
    ? {
        verified: true,
        reason: 'valid',
        signature,
        payload: 'tree',
        verified_at: timeShape(committer.atMs),
      }
    : { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
}

/** GitHub finds accounts by their address; here, only those of its own form. */
function accountShape(world: World, { email }: Signature): object | null {
  const [, login] = /^\d+\+(.*)@users\.noreply\.github\.com$/.exec(email) ?? [];
  return login === undefined ? null : userShape(world, identityOf(login));
}

function treeLink(world: World, { tree }: Commit): object {
  return { sha: tree, url: apiPlace(world, `/git/trees/${tree}`) };
}

function parentLinks(world: World, { parents }: Commit, folder: string): readonly object[] {
  return parents.map(sha => ({
    sha,
    url: apiPlace(world, `${folder}/${sha}`),
    html_url: webPlace(world, `/commit/${sha}`),
  }));
}
