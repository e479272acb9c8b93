// Git's objects and references over the simulated GitHub's REST: what begins a branch, and what takes one away.
import { notFound, refusal } from '../../support/github/refusal.ts';
import { moveBranch, tipAsRead } from './branches.ts';
import {
  type SimulatedCommit,
  blobIdOf,
  changedFiles,
  historyOf,
  keep,
  keepBlobs,
  treeIdOf,
} from './commits.ts';
import { type Need, type RestCall, type Route, orRefuse, route } from './rest-call.ts';
import type { World } from './world.ts';

const read: readonly Need[] = [['contents', 'read']];
const write: readonly Need[] = [['contents', 'write']];

export const gitRoutes: readonly Route[] = [
  route('POST', /^git\/trees$/, write, ({ world, body }) => {
    const { tree, ...more } = body as {
      readonly tree: readonly { readonly path: string; readonly mode: string; readonly content: string }[];
    };
    if (Object.keys(more).length > 0 || tree.some(({ mode }) => mode !== '100644'))
      throw new Error('Expected a tree of files and on no other, got more. Teach the simulated GitHub.');
    const put = new Map(tree.map(({ path, content }) => [path, Buffer.from(content)]));
    const files = changedFiles(new Map(), { put, remove: [] });
    const id = treeIdOf(files);
    keepBlobs(world, files);
    world.trees.set(id, files);
    return { status: 201, body: { sha: id } };
  }),

  route('POST', /^git\/commits$/, write, ({ world, body }) => {
    const { message, tree, parents } = body as {
      readonly message: string;
      readonly tree: string;
      readonly parents: readonly string[];
    };
    if (parents.length > 0)
      throw new Error('Expected a commit that follows none, got a parent. Teach the simulated GitHub.');
    const files = orRefuse(world.trees.get(tree), () => refusal(422, 'Tree SHA does not exist'));
    return { status: 201, body: { sha: keep(world, { parent: undefined, message, files }, tree).id } };
  }),

  route('GET', /^git\/blobs\/([0-9a-f]{40})$/, read, ({ world, path: [id = ''] }) => {
    const bytes = orRefuse(world.blobs.get(id), notFound);
    const content = bytes.toString('base64');
    return { status: 200, body: { sha: blobIdOf(bytes), size: bytes.length, content, encoding: 'base64' } };
  }),

  route('GET', /^git\/matching-refs\/heads\/(.+)$/, read, ({ world, path: [name = ''] }) => {
    const found = [...world.moves.keys()].filter(branch => branch.startsWith(name));
    const body = found.sort().flatMap(branch => {
      const tip = tipAsRead(world, branch);
      return tip === undefined ? [] : [refShape(branch, tip.id)];
    });
    return { status: 200, body };
  }),

  route('POST', /^git\/refs$/, write, ({ world, body }) => {
    const { ref, sha } = body as { readonly ref: string; readonly sha: string };
    const [, branch] = /^refs\/heads\/((?:[\w-][\w.-]*\/)*[\w-][\w.-]*)$/.exec(ref) ?? [];
    if (branch === undefined) throw new Error(`Expected the whole name of a plain branch, got "${ref}".`);
    const commit = orRefuse(world.commits.get(sha), () => refusal(422, 'Object does not exist'));
    if (world.branches.has(branch)) throw refusal(422, 'Reference already exists');
    move(world, branch, commit);
    return { status: 201, body: refShape(branch, sha) };
  }),

  route('DELETE', /^git\/refs\/heads\/(.+)$/, write, ({ world, path: [branch = ''] }) => {
    if (!world.branches.has(branch)) throw refusal(422, 'Reference does not exist');
    move(world, branch, undefined);
    return { status: 204 };
  }),

  route('GET', /^compare\/([0-9a-f]{40})\.\.\.([0-9a-f]{40})$/, read, compare),
];

function compare({ world, path: [base = '', head = ''] }: RestCall) {
  const [before, after] = [base, head].map(
    id => new Set(historyOf(world, orRefuse(world.commits.get(id), notFound)).map(commit => commit.id)),
  );
  // Commits of which neither comes from the other at all cannot be compared.
  if (before === undefined || after?.isDisjointFrom(before) !== false) throw notFound();
  const [ahead, behind] = [after.difference(before).size, before.difference(after).size];
  const one = behind > 0 ? 'behind' : 'identical';
  return { status: 200, body: { status: ahead === 0 ? one : behind > 0 ? 'diverged' : 'ahead' } };
}

function move(world: World, branch: string, to: SimulatedCommit | undefined): void {
  const violation = moveBranch(world, branch, to);
  if (violation === undefined) return;
  throw refusal(422, `Repository rule violations found\n\n${violation.message}\n\n`);
}

function refShape(branch: string, sha: string | undefined): object {
  return { ref: `refs/heads/${branch}`, object: { type: 'commit', sha } };
}
