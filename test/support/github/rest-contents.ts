// What people see of a repository, over REST: the repository itself, its files at a commit, its history, and two compared.
import { type Commit, history, mergeBase, touches } from './git-commits.ts';
import type { Oid } from './git-objects.ts';
import { resolveCommit } from './git-repository.ts';
import { type File, compareTrees, folderMode, lookUp, readTree } from './git-trees.ts';
import { pageOf } from './pages.ts';
import { notFound, refusal } from './refusal.ts';
import { type RestOperations, ok, operation, orRefuse } from './rest-call.ts';
import { base64 } from './rest-git-data.ts';
import { commitShape, fileShape, wholeCommitShape } from './shape-of-commit.ts';
import { apiPlace, fullRepositoryShape, webPlace } from './shape-of-repository.ts';
import type { World } from './world.ts';

/** Larger files come without their content, in this form. */
const contentBytesMax = 1_048_576;

export const contentsOperations: RestOperations = {
  'repos/get': operation('metadata', ({ world, token }) => ok(fullRepositoryShape(world, token))),

  'repos/get-content': operation(['contents', 'read'], ({ world, path, query, accept }) => {
    const revision = query['ref'] ?? world.repository.defaultBranch;
    const missing = () => (query['ref'] === undefined ? notFound() : noCommit(revision));
    const commit = orRefuse(resolveCommit(world.git, revision), missing);
    const found = orRefuse(lookUp(world.git.objects, commit.tree, path['path'] ?? ''), notFound);
    if (found.mode === folderMode) return ok(folderShape(world, found, revision));
    if (accept.includes('raw')) return ok(bytesOf(world, found.oid));
    return ok(contentShape(world, found, revision));
  }),

  'repos/list-commits': operation(['contents', 'read'], call => {
    const { world, query } = call;
    const { objects } = world.git;
    const revision = query['sha'] ?? world.repository.defaultBranch;
    const tip = orRefuse(resolveCommit(world.git, revision), () =>
      query['sha'] === undefined ? refusal(409, 'Git Repository is empty.') : notFound(),
    );
    const { path, author } = query;
    const [sinceMs, untilMs] = [timeOf(query['since'], -Infinity), timeOf(query['until'], Infinity)];
    const commits = [...history(objects, tip.oid)]
      .filter(({ committer: { atMs } }) => atMs >= sinceMs && atMs <= untilMs)
      .filter(commit => author === undefined || commit.author.name === author)
      .filter(commit => path === undefined || touches(objects, commit, path));
    const { items, headers } = pageOf(call, commits);
    return { ...ok(items.map(commit => commitShape(world, commit))), headers };
  }),

  'repos/get-commit': operation(['contents', 'read'], ({ world, path, accept }) => {
    const revision = path['ref'] ?? '';
    const commit = orRefuse(resolveCommit(world.git, revision), () =>
      refusal(422, `No commit found for SHA: ${revision}`),
    );
    return ok(accept.includes('.sha') ? Buffer.from(commit.oid) : wholeCommitShape(world, commit));
  }),

  'repos/compare-commits': operation(['contents', 'read'], ({ world, path }) => {
    const { objects } = world.git;
    const base = orRefuse(resolveCommit(world.git, path['base'] ?? ''), notFound);
    const head = orRefuse(resolveCommit(world.git, path['head'] ?? ''), notFound);
    const common = orRefuse(mergeBase(objects, base.oid, head.oid), notFound);
    const ahead = commitsSince(world, base, head);
    const behind = commitsSince(world, head, base);
    const place = webPlace(world, `/compare/${base.oid}...${head.oid}`);
    return ok({
      url: apiPlace(world, `/compare/${path['base']}...${path['head']}`),
      html_url: place,
      permalink_url: place,
      diff_url: `${place}.diff`,
      patch_url: `${place}.patch`,
      base_commit: commitShape(world, base),
      merge_base_commit: commitShape(world, common),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: ahead.reverse().map(commit => commitShape(world, commit)),
      files: [...compareTrees(objects, common.tree, head.tree)].map(file => fileShape(world, head.oid, file)),
    });
  }),
};

function noCommit(revision: string) {
  return refusal(404, `No commit found for the ref ${revision}`);
}

function bytesOf({ git }: World, oid: Oid): Buffer {
  return git.objects.read(oid)?.bytes ?? Buffer.of();
}

function folderShape(world: World, folder: File, revision: string): readonly object[] {
  return readTree(world.git.objects, folder.oid).map(({ name, mode, oid }) =>
    linkShape(world, { path: folder.path === '' ? name : `${folder.path}/${name}`, mode, oid }, revision),
  );
}

function contentShape(world: World, file: File, revision: string): object {
  const bytes = bytesOf(world, file.oid);
  const whole = bytes.length <= contentBytesMax;
  return {
    ...linkShape(world, file, revision),
    content: whole ? base64(bytes) : '',
    encoding: whole ? 'base64' : 'none',
  };
}

function linkShape(world: World, { path, mode, oid }: File, revision: string): object {
  const type = mode === folderMode ? 'dir' : 'file';
  const place = path.split('/').map(encodeURIComponent).join('/');
  const url = apiPlace(world, `/contents/${place}?ref=${encodeURIComponent(revision)}`);
  const git_url = apiPlace(world, `/git/${type === 'dir' ? 'trees' : 'blobs'}/${oid}`);
  const html_url = webPlace(
    world,
    `/${type === 'dir' ? 'tree' : 'blob'}/${encodeURIComponent(revision)}/${place}`,
  );
  return {
    type,
    name: path.split('/').at(-1) ?? '',
    path,
    sha: oid,
    size: type === 'dir' ? 0 : bytesOf(world, oid).length,
    url,
    git_url,
    html_url,
    download_url: type === 'dir' ? null : html_url,
    _links: { self: url, git: git_url, html: html_url },
  };
}

/** What the second has and the first has not, newest first. */
function commitsSince({ git }: World, base: Commit, head: Commit): Commit[] {
  const known = new Set([...history(git.objects, base.oid)].map(({ oid }) => oid));
  return [...history(git.objects, head.oid)].filter(({ oid }) => !known.has(oid));
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

function timeOf(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : Date.parse(text);
}
