// References over REST. An update without force is a compare-and-swap: only what is ahead of the tip is taken.
import { moveRef } from './branches.ts';
import { isAncestor, readCommit } from './git-commits.ts';
import { isOid, type Oid } from './git-objects.ts';
import { notFound, refusal } from './refusal.ts';
import {
  type RestCall,
  type RestOperations,
  created,
  noContent,
  ok,
  operation,
  orRefuse,
} from './rest-call.ts';
import { apiPlace, nodeId } from './shape-of-repository.ts';
import type { World } from './world.ts';

export const refOperations: RestOperations = {
  'git/get-ref': operation(['contents', 'read'], ({ world, path }) => {
    const ref = refOf(path);
    return ok(refShape(world, ref, orRefuse(world.git.refs.read(ref), notFound)));
  }),

  'git/list-matching-refs': operation(['contents', 'read'], ({ world, path }) =>
    ok(world.git.refs.list(refOf(path)).map(({ ref, oid }) => refShape(world, ref, oid))),
  ),

  'git/create-ref': operation(['contents', 'write'], call => {
    const { ref, sha } = call.body as { readonly ref: string; readonly sha: string };
    if (!/^refs\/[^/]+\/./.test(ref))
      throw refusal(422, 'Reference name must start with refs/ and have two slashes');
    requireCommit(call.world, sha);
    if (call.world.git.refs.read(ref) !== undefined) throw refusal(422, 'Reference already exists');
    move(call, ref, sha);
    return created(refShape(call.world, ref, sha));
  }),

  'git/update-ref': operation(['contents', 'write'], call => {
    const { sha, force = false } = call.body as { readonly sha: string; readonly force?: boolean };
    const { objects, refs } = call.world.git;
    const ref = refOf(call.path);
    const tip = orRefuse(refs.read(ref), () => refusal(422, 'Reference does not exist'));
    requireCommit(call.world, sha);
    if (!force && !isAncestor(objects, tip, sha)) throw refusal(422, 'Update is not a fast forward');
    move(call, ref, sha);
    return ok(refShape(call.world, ref, sha));
  }),

  'git/delete-ref': operation(['contents', 'write'], call => {
    const ref = refOf(call.path);
    orRefuse(call.world.git.refs.read(ref), () => refusal(422, 'Reference does not exist'));
    move(call, ref, undefined);
    return noContent;
  }),
};

function refOf(path: RestCall['path']): string {
  return `refs/${path['ref'] ?? ''}`;
}

function requireCommit({ git }: World, sha: string): void {
  if (!isOid(sha))
    throw refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
  if (readCommit(git.objects, sha) === undefined) throw refusal(422, 'Object does not exist');
}

function move({ world, token }: RestCall, ref: string, to: Oid | undefined): void {
  const moved = moveRef(world, token.identity, ref, to);
  if (moved.ok) return;
  throw refusal(422, `Repository rule violations found\n\n${moved.violation.message}\n\n`);
}

function refShape(world: World, ref: string, oid: Oid): object {
  return {
    ref,
    node_id: nodeId('REF', ref),
    url: apiPlace(world, `/git/${ref}`),
    object: { type: 'commit', sha: oid, url: apiPlace(world, `/git/commits/${oid}`) },
  };
}
