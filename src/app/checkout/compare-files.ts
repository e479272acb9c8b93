import type { GitHubTrouble } from '../../ports/github.ts';
import type { CommitId } from '../../ports/state-branch.ts';
import type { Checkout, TaskGlob } from '../../ports/checkout.ts';
import type { RepositoryFile, RepositoryFiles } from '../../ports/repository-files.ts';
import type { NewerThanDisk } from './newer-than-disk.ts';

/** From the commit of the checkout to the tip of its branch. */
export type Span = { readonly base: CommitId; readonly tip: CommitId; readonly branch: string };

type Ports = {
  readonly checkout: Checkout;
  readonly repository: RepositoryFiles;
  readonly newer: NewerThanDisk;
};

/** So many at a time are asked for file by file, before it is worth a request to see which folders are the same. */
const PATHS_FEW = 100;
/** A hundred are one request. */
const PATHS_MAX = 20_000;
/** What is sent in Base64 must fit an answer. */
const FILE_BYTES_MAX = 32 << 20;
/** All of them are kept in memory. */
const BYTES_MAX = 128 << 20;

/**
 * Settles for each path what counts. The one rule: a file that is on the disk as it is at the base, and is another at
 * the tip, counts as at the tip; this also says when it is gone there, or new.
 */
export async function compareFiles(
  ports: Ports,
  span: Span,
  paths: readonly string[],
  globs: readonly TaskGlob[],
): Promise<GitHubTrouble | undefined> {
  const { repository, checkout, newer } = ports;
  const added = await fittingAtTip(repository, span, globs);
  if (!added.ok) return added.trouble;
  const all = [...new Set([...paths, ...added.paths])];
  const open = await withoutSameFolders(repository, span, all);
  if (!open.ok) return open.trouble;
  if (open.paths.length > PATHS_MAX) return tooMuch(span, `${open.paths.length} files must be compared`);

  const files = await repository.files([span.base, span.tip], open.paths);
  if (!files.ok) return files.trouble;
  const [atBase, atTip] = files.value;
  const wanted: RepositoryFile[] = [];
  for (const path of all) newer.set(path, undefined);
  for (const path of open.paths) {
    const [before, now] = [fileIn(atBase, path), fileIn(atTip, path)];
    if (before?.id === now?.id || checkout.idOf(path) !== before?.id) continue;
    if (now === undefined) newer.set(path, { kind: 'gone' });
    else if (now.kind === 'link') newer.set(path, { kind: 'unfit', trouble: LINK });
    else if (now.bytes > FILE_BYTES_MAX) newer.set(path, { kind: 'unfit', trouble: tooLarge(now.bytes) });
    else wanted.push(now);
  }

  const bytes = wanted.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > BYTES_MAX) return tooMuch(span, `${bytes} bytes must be fetched`);
  const fetched = await repository.bytesOf(wanted);
  if (!fetched.ok) return fetched.trouble;
  for (const { path, id } of wanted) {
    const found = fetched.value.get(id);
    if (found !== undefined) newer.set(path, { kind: 'bytes', bytes: found });
  }
  return undefined;
}

/** Folders and other repositories inside this one are no files. */
function fileIn(
  files: ReadonlyMap<string, RepositoryFile> | undefined,
  path: string,
): RepositoryFile | undefined {
  const found = files?.get(path);
  return found?.kind === 'file' || found?.kind === 'link' ? found : undefined;
}

type Paths =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly trouble: GitHubTrouble };

/** Task files at the tip that the disk need not have. */
async function fittingAtTip(
  repository: RepositoryFiles,
  span: Span,
  globs: readonly TaskGlob[],
): Promise<Paths> {
  const changed = await changedFolders(repository, span, [...new Set(globs.map(({ folder }) => folder))]);
  if (!changed.ok) return changed;
  const paths: string[] = [];
  for (const [path, id] of changed.folders) {
    if (id === undefined) continue;
    const listed = await repository.list({ path, id });
    if (!listed.ok) return listed;
    if (listed.value === undefined)
      return {
        ok: false,
        trouble: tooMuch(
          span,
          `${path === '' ? 'it' : JSON.stringify(path)} has more files than GitHub lists`,
        ),
      };
    const fitting = globs.filter(({ folder }) => folder === path);
    paths.push(...listed.value.filter(each => fitting.some(glob => glob.fits(each))));
  }
  return { ok: true, paths };
}

/** A folder that is the same at both ends has nothing new in it: mostly it is only the results that change. */
async function withoutSameFolders(
  repository: RepositoryFiles,
  span: Span,
  paths: readonly string[],
): Promise<Paths> {
  if (paths.length <= PATHS_FEW) return { ok: true, paths };
  const changed = await changedFolders(repository, span, [...new Set(paths.map(folderOf))]);
  return changed.ok
    ? { ok: true, paths: paths.filter(path => changed.folders.has(folderOf(path))) }
    : changed;
}

/** The folders that differ, and what each is at the tip; undefined: there is none any more. */
async function changedFolders(
  repository: RepositoryFiles,
  { base, tip }: Span,
  folders: readonly string[],
): Promise<
  | { readonly ok: true; readonly folders: ReadonlyMap<string, string | undefined> }
  | { readonly ok: false; readonly trouble: GitHubTrouble }
> {
  const named = folders.filter(folder => folder !== '');
  const asked = await repository.files([base, tip], named);
  if (!asked.ok) return asked;
  const [atBase, atTip] = asked.value;
  const changed = new Map<string, string | undefined>();
  // The whole repository differs, or there would be nothing to compare.
  if (folders.includes('')) changed.set('', tip);
  for (const folder of named) {
    const now = atTip?.get(folder);
    if (atBase?.get(folder)?.id !== now?.id) changed.set(folder, now?.kind === 'folder' ? now.id : undefined);
  }
  return { ok: true, folders: changed };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

const LINK = 'is a symbolic link at the tip of the branch; name the file itself';

function tooLarge(bytes: number): string {
  return `has ${bytes} bytes at the tip of the branch, and ${FILE_BYTES_MAX} are the most; split it`;
}

function tooMuch({ base, branch }: Span, what: string): GitHubTrouble {
  return {
    kind: 'refused',
    message: `The checkout of ${base.slice(0, 7)} is older than the branch "${branch}", and to know which task files count ${what}. Let actions/checkout check out the branch itself, with "ref: ${branch}".`,
  };
}
