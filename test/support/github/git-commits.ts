// Commits of a git repository: one as it is stored, and the history that they make.
import { lookUp } from './git-trees.ts';
import type { GitObjects, Oid } from './git-objects.ts';

export type Signature = { readonly name: string; readonly email: string; readonly atMs: number };

export type Commit = {
  readonly oid: Oid;
  readonly tree: Oid;
  readonly parents: readonly Oid[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
  /** As GitHub signs what is made through its API. Nobody could check this one. */
  readonly signed: boolean;
};

/** Stands where GitHub's signature would. */
export const signature = '-----BEGIN PGP SIGNATURE-----\n\nc2lnbmVk\n-----END PGP SIGNATURE-----';

export function writeCommit(objects: GitObjects, commit: Omit<Commit, 'oid'>): Oid {
  const head = [
    `tree ${commit.tree}`,
    ...commit.parents.map(parent => `parent ${parent}`),
    `author ${lineOf(commit.author)}`,
    `committer ${lineOf(commit.committer)}`,
    ...(commit.signed ? [`gpgsig ${signature.replaceAll('\n', '\n ')}`] : []),
  ];
  return objects.write('commit', Buffer.from(`${head.join('\n')}\n\n${commit.message}`));
}

/** Undefined when there is no such commit. */
export function readCommit(objects: GitObjects, oid: Oid): Commit | undefined {
  const found = objects.read(oid);
  if (found?.type !== 'commit') return undefined;
  const text = found.bytes.toString('utf8');
  const endOfHead = text.indexOf('\n\n');
  const head = text.slice(0, endOfHead).split('\n');
  const values = (name: string) =>
    head.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length + 1));
  return {
    oid,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: signatureIn(values('author')[0] ?? ''),
    committer: signatureIn(values('committer')[0] ?? ''),
    message: text.slice(endOfHead + 2),
    signed: values('gpgsig').length > 0,
  };
}

/** The commit and all before it, each before its parents, newest first where that leaves a choice. */
export function* history(objects: GitObjects, tip: Oid): Generator<Commit> {
  const seen = new Set<Oid>();
  const waiting: Commit[] = [];
  const meet = (oid: Oid) => {
    const commit = seen.has(oid) ? undefined : readCommit(objects, oid);
    seen.add(oid);
    if (commit === undefined) return;
    const place = waiting.findIndex(({ committer }) => committer.atMs < commit.committer.atMs);
    waiting.splice(place === -1 ? waiting.length : place, 0, commit);
  };
  meet(tip);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    yield next;
    next.parents.forEach(meet);
  }
}

export function isAncestor(objects: GitObjects, older: Oid, younger: Oid): boolean {
  for (const { oid } of history(objects, younger)) if (oid === older) return true;
  return false;
}

/** The newest commit that both have. */
export function mergeBase(objects: GitObjects, a: Oid, b: Oid): Commit | undefined {
  const known = new Set([...history(objects, a)].map(({ oid }) => oid));
  for (const commit of history(objects, b)) if (known.has(commit.oid)) return commit;
  return undefined;
}

/** Whether the commit changed what is at the path, against its first parent. */
export function touches(objects: GitObjects, commit: Commit, path: string): boolean {
  const [parent] = commit.parents.map(oid => readCommit(objects, oid));
  const before = parent === undefined ? undefined : lookUp(objects, parent.tree, path);
  return before?.oid !== lookUp(objects, commit.tree, path)?.oid;
}

function lineOf({ name, email, atMs }: Signature): string {
  return `${name} <${email}> ${Math.floor(atMs / 1000)} +0000`;
}

function signatureIn(line: string): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) /.exec(line) ?? [];
  return { name, email, atMs: Number(seconds) * 1000 };
}
