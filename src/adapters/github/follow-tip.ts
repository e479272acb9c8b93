import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchChange, Changed, CommitId } from '../../ports/state-branch.ts';
import { type Place, refused } from './branch-place.ts';
import { COMMIT_MUTATION, CommitData } from './branch-queries.ts';
import { type Tip, tipInTime } from './branch-tip.ts';
import { mutate } from './graphql.ts';

/** How often a change is sent whose reply was lost and which is not there. */
const SENDS_MAX = 3;

/** Adds a commit if the tip is still the one it follows. */
export async function follow(
  at: Place,
  change: BranchChange,
  follows: CommitId,
): Promise<GitHubAsked<Changed>> {
  const { api, branch } = at;
  const doing = `write to the branch "${branch}"`;
  // A commit whose reply was lost is known again by a word that no other has.
  const mark = `Change: ${at.random.word(20)}`;
  const [headline = '', ...lines] = change.message.split('\n');
  const input = {
    branch: { repositoryNameWithOwner: `${at.owner}/${at.name}`, branchName: branch },
    expectedHeadOid: follows,
    message: { headline, body: `${lines.join('\n').trim()}\n\n${mark}`.trim() },
    fileChanges: {
      additions: [...change.put].map(([path, bytes]) => ({
        path,
        contents: Buffer.from(bytes).toString('base64'),
      })),
      deletions: change.remove.map(path => ({ path })),
    },
  };
  const question = { query: COMMIT_MUTATION, variables: { input }, data: CommitData, doing };

  for (let sent = 1; ; sent += 1) {
    const answer = await mutate(api, question);
    if (answer.ok) {
      const tip = answer.data.createCommitOnBranch.commit.oid;
      return { ok: true, value: { kind: 'changed', tip }, date: answer.date };
    }
    const isStale = 'type' in answer && answer.type === 'STALE_DATA';
    const trouble = 'type' in answer ? refused(doing, answer) : answer.trouble;
    if (!isStale && ('type' in answer || !answer.mayBeDone)) return { ok: false, trouble };

    // Somebody else was faster, or our own commit is there: its reply was lost, or it came twice and this is the second one's.
    // Others may have gone on behind it since, and to make it again would take back what they have done.
    // Behind a merge it may be a second parent, and only the first is asked for.
    const hasMoved = (shown: Tip | undefined) =>
      shown !== undefined &&
      shown.oid !== follows &&
      shown.recent.some(({ oid, parent }) => parent === follows || oid === follows);
    const mayStand = (shown: Tip | undefined) => shown?.oid === follows && !isStale;
    const tip = await tipInTime(at, doing, shown => hasMoved(shown) || mayStand(shown));
    if (!tip.ok) return isStale ? MOVED : tip;
    const own = tip.value?.recent.find(({ parent, message }) => parent === follows && message.endsWith(mark));
    if (own !== undefined) return { ok: true, value: { kind: 'changed', tip: own.oid }, date: tip.date };
    if (isStale || tip.value?.oid !== follows) return { ...MOVED, date: tip.date };
    if (sent === SENDS_MAX) return { ok: false, trouble };
  }
}

const MOVED = { ok: true, value: { kind: 'moved' }, date: undefined } as const;
