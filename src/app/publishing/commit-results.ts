import type { Clock, Random } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { BranchTip, Delivery, ResultBranch, ResultFile } from '../../ports/publishing.ts';

type Ports = {
  readonly branch: ResultBranch;
  readonly clock: Clock;
  readonly random: Random;
  /** Asked before each commit. */
  readonly isOvertaken?: (() => boolean) | undefined;
};

/** A portion is complete in itself: whatever stops a run, what has landed is right. */
const FILES_PER_COMMIT = 100;
const BYTES_PER_COMMIT = 5_000_000;

/** People push too; each of their pushes costs one more try. */
const CONFLICTS_MAX = 200;
const BACKOFF_MS = 200;
const BACKOFF_MS_MAX = 5_000;

/** So many single files refused and none taken: it is not the files. */
const REFUSED_ALONE_MAX = 5;

/**
 * Commits results to a branch at its tip, in portions. A portion that is refused for what is in it is halved until the
 * offending results stand alone; those are held back, and all others land.
 */
export async function commitResults(
  ports: Ports,
  files: readonly ResultFile[],
  message: (files: readonly ResultFile[]) => string,
): Promise<Delivery> {
  const landed: ResultFile[] = [];
  const heldBack: { file: ResultFile; reason: string }[] = [];
  let last: BranchTip | undefined;
  const delivery = (trouble: GitHubTrouble | undefined): Delivery => ({
    ...{ landed, heldBack, trouble },
    ...{ branch: last?.branch, tip: last?.commit, pull: undefined },
  });

  const waiting = portionsOf(files).toReversed();
  for (let portion = waiting.pop(); portion !== undefined; portion = waiting.pop()) {
    const done = await commitPortion(ports, portion, message(portion));
    if (done.ok) {
      landed.push(...portion);
      last = done.tip;
      continue;
    }
    const { trouble } = done;
    if (trouble.kind !== 'refused') return delivery(trouble);

    const [file, ...others] = portion;
    if (others.length > 0) {
      const half = Math.ceil(portion.length / 2);
      waiting.push(portion.slice(half), portion.slice(0, half));
    } else if (file !== undefined) {
      heldBack.push({ file, reason: trouble.message });
    }
    const takesNone = landed.length === 0 && heldBack.length >= REFUSED_ALONE_MAX;
    if (takesNone && waiting.length > 0) return delivery(takesNoneOf(trouble));
  }
  return delivery(undefined);
}

function takesNoneOf({ message }: GitHubTrouble): GitHubTrouble {
  const told = `${message} ${REFUSED_ALONE_MAX} results were refused, each alone, and none was taken, so the rest was not tried.`;
  return { kind: 'protected', message: told };
}

function portionsOf(files: readonly ResultFile[]): ResultFile[][] {
  const portions: ResultFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = portions.at(-1);
    bytes += file.bytes.length;
    if (last === undefined || last.length === FILES_PER_COMMIT || bytes > BYTES_PER_COMMIT) {
      portions.push([file]);
      bytes = file.bytes.length;
    } else {
      last.push(file);
    }
  }
  return portions;
}

type Done =
  { readonly ok: true; readonly tip: BranchTip } | { readonly ok: false; readonly trouble: GitHubTrouble };

/** Always at the tip as it is now: whoever pushed meanwhile keeps every byte. */
async function commitPortion(
  { branch, clock, random, isOvertaken }: Ports,
  files: readonly ResultFile[],
  message: string,
): Promise<Done> {
  const put = new Map(files.map(({ path, bytes }) => [path, bytes]));
  for (let conflicts = 0; ; conflicts += 1) {
    const tip = await branch.tip();
    if (!tip.ok) return tip;
    if (tip.value === undefined) return { ok: false, trouble: NO_BRANCH };
    if (isOvertaken?.() === true) return { ok: false, trouble: OVERTAKEN };

    const asked = await branch.change({ follows: tip.value, message, put, remove: [] });
    if (!asked.ok) return asked;
    if (asked.value.kind === 'changed')
      return { ok: true, tip: { branch: tip.value.branch, commit: asked.value.tip } };
    if (conflicts === CONFLICTS_MAX) return { ok: false, trouble: TOO_BUSY };
    await clock.sleep(random.fraction() * Math.min(BACKOFF_MS_MAX, BACKOFF_MS * 2 ** conflicts));
  }
}

const NO_BRANCH: GitHubTrouble = {
  kind: 'missing',
  message: 'Could not commit the results: there is no such branch. Name one that exists as "branch".',
};

export const OVERTAKEN: GitHubTrouble = {
  kind: 'unreachable',
  message:
    'Could not commit the results: another run may have taken this one’s place meanwhile. The next run publishes them.',
};

const TOO_BUSY: GitHubTrouble = {
  kind: 'unreachable',
  message: `Could not commit the results: the branch moved ${CONFLICTS_MAX} times in between. The next run tries again.`,
};
