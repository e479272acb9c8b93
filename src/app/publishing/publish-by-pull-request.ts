import type { RunId } from '../../domain/event.ts';
import { pullBodyAfter, pullBodyOf, pullTitleOf } from '../../report/pull-request-text.ts';
import type { GitHubPlace } from '../../report/run-link.ts';
import type { Clock, Random } from '../../ports.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type {
  Delivery,
  Publisher,
  PullRequest,
  PullRequests,
  ResultBranch,
  ResultFile,
  ReviewBranches,
} from '../../ports/publishing.ts';
import { type Review, chooseReviewBranch, openInto } from './choose-review-branch.ts';
import { OVERTAKEN, commitResults } from './commit-results.ts';

export type ReviewPorts = {
  /** What the pull request is to be merged into. Only looked at. */
  readonly base: ResultBranch;
  readonly branches: ReviewBranches;
  readonly pulls: PullRequests;
  readonly clock: Clock;
  readonly random: Random;
};

export type ReviewOptions = {
  readonly agent: string;
  readonly run: RunId;
  readonly place: GitHubPlace | undefined;
  /** Of a commit with these files. */
  readonly message: (files: readonly ResultFile[]) => string;
};

/** People merge, close and delete while we write; each time it begins again. */
const ROUNDS_MAX = 5;
const SENDS_MAX = 3;

/**
 * Publishes by one open pull request that is kept up to date. Results have landed when they are on its branch and it
 * is open, or has ended with them: only then can people find them.
 */
export function publishByPullRequest(ports: ReviewPorts, options: ReviewOptions): Publisher {
  return {
    how: 'pull-request',
    publish: async (files, isOvertaken) => {
      const delivery = await deliver({ ...heeding(ports, isOvertaken), isOvertaken }, options, files);
      return { ...delivery, trouble: delivery.trouble && advised(delivery.trouble) };
    },
  };
}

/** Asked before each write: a branch that is taken away may be the one that the other run has made anew for its results. */
function heeding(ports: ReviewPorts, isOvertaken: (() => boolean) | undefined): ReviewPorts {
  const unlessOvertaken = async <Value>(write: () => Promise<GitHubAsked<Value>>) =>
    isOvertaken?.() === true ? ({ ok: false, trouble: OVERTAKEN } as const) : write();
  const { branches, pulls } = ports;
  return {
    ...ports,
    branches: {
      ...branches,
      begin: at => unlessOvertaken(() => branches.begin(at)),
      remove: branch => unlessOvertaken(() => branches.remove(branch)),
    },
    pulls: {
      ...pulls,
      create: pull => unlessOvertaken(() => pulls.create(pull)),
      changeBody: (number, body) => unlessOvertaken(() => pulls.changeBody(number, body)),
    },
  };
}

async function deliver(
  ports: ReviewPorts & { readonly isOvertaken: (() => boolean) | undefined },
  options: ReviewOptions,
  files: readonly ResultFile[],
): Promise<Delivery> {
  const { branches, clock, random, isOvertaken } = ports;
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const begun = await beginReview(ports, options);
    if (!begun.ok) return { ...NOTHING, trouble: begun.trouble };
    const { review, base } = begun.value;

    const branch = branches.open(review.branch);
    const committed = await commitResults({ branch, clock, random, isOvertaken }, files, options.message);
    // Somebody deleted the branch, with what was on it.
    if (committed.trouble?.kind === 'missing') continue;
    if (committed.landed.length === 0) return { ...committed, pull: review.pull };

    const told = await tell(ports, options, { review, base, results: committed.landed.length });
    if (!told.ok) return { ...committed, landed: [], trouble: told.trouble };
    const pull = told.value;
    if (pull.isOpen || pull.tip === committed.tip) return { ...committed, pull };
  }
  return { ...NOTHING, trouble: TOO_BUSY };
}

type Begun = { readonly review: Review; readonly base: string };

async function beginReview(ports: ReviewPorts, options: ReviewOptions): Promise<GitHubAsked<Begun>> {
  const base = await ports.base.tip();
  if (!base.ok) return base;
  if (base.value === undefined) return { ok: false, trouble: NO_BASE };
  const name = `background-agent-results/${options.agent}`;
  const chosen = await chooseReviewBranch(ports, name, base.value);
  if (!chosen.ok) return chosen;

  const review = chosen.value;
  const begun = { review, base: base.value.branch };
  if (!review.isLeft) return { ...chosen, value: begun };
  // What stands in the way of a pull request is found out before there is one more commit that nobody can find.
  const opened = await openPull(ports, options, { ...begun, results: 0 });
  if (opened.ok) return { ...opened, value: { ...begun, review: { ...review, pull: opened.value } } };
  // Without a commit there is nothing to propose yet.
  return opened.trouble.kind === 'refused' ? { ...chosen, value: begun } : opened;
}

type Results = Begun & { readonly results: number };

/** The pull request, open and up to date; or, if people were faster, as it ended. */
async function tell(
  ports: ReviewPorts,
  options: ReviewOptions,
  results: Results,
): Promise<GitHubAsked<PullRequest>> {
  const { pull } = results.review;
  if (pull === undefined) return openPull(ports, options, results);
  const body = pullBodyAfter(pull.body, options, results.results);
  const changed = body === undefined ? undefined : await ports.pulls.changeBody(pull.number, body);
  // The words matter less than where the results are.
  return changed?.ok === true ? changed : ports.pulls.look(pull.number);
}

async function openPull(
  { pulls }: ReviewPorts,
  { agent, run, place }: ReviewOptions,
  { review: { branch }, base, results }: Results,
): Promise<GitHubAsked<PullRequest>> {
  const body = pullBodyOf({ agent, run, place, results });
  for (let sent = 1; ; sent += 1) {
    const created = await pulls.create({ title: pullTitleOf(agent), body, head: branch, base });
    if (created.ok) return created;
    if (created.trouble.kind !== 'refused' && created.trouble.kind !== 'unreachable') return created;

    // There may be one all the same: its reply was lost, or a person was faster.
    const listed = await pulls.list(branch);
    if (!listed.ok) return listed;
    const open = openInto(listed.value, base);
    if (open !== undefined) return { ...listed, value: open };
    if (created.trouble.kind === 'refused' || sent === SENDS_MAX) return created;
  }
}

/** What else can be done than GitHub says. */
function advised(trouble: GitHubTrouble): GitHubTrouble {
  if (trouble.kind !== 'protected') return trouble;
  const advice =
    'Let the rules for branches leave out "background-agent-results/**": only what is merged from there needs them.';
  return { ...trouble, message: `${trouble.message} ${advice}` };
}

const NOTHING: Delivery = {
  landed: [],
  heldBack: [],
  trouble: undefined,
  branch: undefined,
  tip: undefined,
  pull: undefined,
};

const NO_BASE: GitHubTrouble = {
  kind: 'missing',
  message:
    'Could not propose the results: there is no such branch to merge them into. Name one that exists as "branch".',
};

const TOO_BUSY: GitHubTrouble = {
  kind: 'unreachable',
  message: `Could not propose the results: the pull request or its branch was ended ${ROUNDS_MAX} times while they were committed. The next run tries again.`,
};
