import type { Guard } from './guard.ts';

/** What keeps GitHub's replies, lost or doubled, from doing harm. */
export const GITHUB_GUARDS: readonly Guard[] = [
  {
    name: 'compare-and-swap',
    without: 'a commit goes onto the tip, whoever has moved it',
    file: 'adapters/github/follow-tip.ts',
    swaps: [
      {
        from: `    if (!tip.ok) return isStale ? MOVED : tip;`,
        to: `    if (!tip.ok) return isStale ? MOVED : tip;
    if (isStale && tip.value !== undefined) {
      input.expectedHeadOid = tip.value.oid;
      continue;
    }`,
      },
    ],
    breaks: 'the log only grows',
    seenIn: { story: 'a run freezes at its work, loses its place, and wakes' },
  },
  {
    name: 'mark-of-a-commit',
    without: 'when a reply was lost, whatever follows the tip passes for our own commit',
    file: 'adapters/github/follow-tip.ts',
    swaps: [
      {
        from: `parent === follows && message.endsWith(mark)`,
        to: `parent === follows && message !== ''`,
      },
    ],
    breaks: 'sent under a lease',
    seenIn: { story: 'a commit is lost while another run is faster' },
  },
  {
    name: 'lost-reply',
    without: 'when a reply was lost, our own commit passes for that of another run',
    file: 'adapters/github/follow-tip.ts',
    swaps: [
      { from: `parent === follows && message.endsWith(mark)`, to: `parent === '' && message === ''` },
      {
        file: 'app/home/branch-copy.ts',
        from: `head !== undefined && head.seq > (known?.seq ?? 0) && isSealOf`,
        to: `false && head !== undefined && isSealOf`,
      },
    ],
    breaks: 'only others overlap',
    seenIn: { story: 'a commit comes twice on its way, and the answer to the second one comes back' },
  },
  {
    name: 'issue-adoption',
    without: 'nobody looks for the issues that are there',
    file: 'app/alerts/issue-desk.ts',
    swaps: [{ from: `this.issues = ownIssues(listed, this.#options.agent);`, to: `` }],
    breaks: 'calm issues',
    seenIn: { family: 'all', within: 20, seed: 6 },
  },
  {
    name: 'doubles-closed',
    without: 'a second issue for one problem stays open',
    file: 'app/alerts/teller.ts',
    swaps: [{ from: `for (const double of doubles)`, to: `for (const double of doubles.slice(0, 0))` }],
    breaks: 'calm issues',
    seenIn: {
      story: 'the reply to a new issue is lost, and it does not stand in the list until another one is there',
    },
  },
  {
    name: 'issue-closed',
    without: 'an issue stays open when its problem is over',
    file: 'app/alerts/teller.ts',
    swaps: [
      {
        from: `const ending = issues.filter(({ memory }) => memory.phase !== 'over');`,
        to: `const ending = issues.slice(0, 0);`,
      },
    ],
    breaks: 'calm issues',
    seenIn: { story: 'a problem is over' },
  },
  {
    name: 'token-redacted',
    without: 'what GitHub says is passed on with the token in it',
    file: 'adapters/github/api.ts',
    swaps: [{ from: `body: redact(received.body)`, to: `body: received.body` }],
    breaks: 'texts stay away',
    seenIn: {
      story: 'the reply to a commit is lost, and something on the way to GitHub quotes what it is sent then',
    },
  },
  {
    name: 'written-once',
    without:
      'a request that may have done its work is sent again when its reply is lost, and nobody closes what is there twice then',
    file: 'adapters/github/api.ts',
    swaps: [
      {
        from: `refusal.kind !== 'unreachable' || (refusal.sent && !isSafe)`,
        to: `refusal.kind !== 'unreachable'`,
      },
      {
        file: 'app/alerts/teller.ts',
        from: `for (const double of doubles)`,
        to: `for (const double of doubles.slice(0, 0))`,
      },
    ],
    breaks: 'calm issues',
    seenIn: { story: 'the reply to a new issue is lost' },
  },
  {
    name: 'fresh-look-first',
    without: 'a run opens an issue on what is wrong by an old look at the branch',
    file: 'app/run-agent.ts',
    swaps: [
      {
        from: `if (problem.kind !== 'cache-unreachable' && hasMoved(await home.looked(), looked)) return 0;`,
        to: ``,
      },
    ],
    breaks: 'calm issues',
    seenIn: { story: 'a run stands still as it fetches a damaged copy, and another one comes and goes' },
  },
  {
    name: 'mark-taken-back-again',
    without: 'a mark that another run leaves while this one tells of its clock stays',
    file: 'app/home/mark-on-branch.ts',
    swaps: [
      {
        from: `const looked = await home.branch.look([IDLE]);`,
        to: `const looked = { ok: false } as const;`,
      },
    ],
    breaks: 'calm issues',
    seenIn: {
      story:
        'a run whose clock is wrong stands still before it says so, and another one has nothing left to do meanwhile',
    },
  },
  {
    name: 'mark-taken-back',
    without: 'a run that tells of its clock leaves it to others to find out that they must look',
    file: 'app/home/mark-on-branch.ts',
    swaps: [
      { from: `await askToLook(home, seen, { agent, isDue: ({ texts }) => isMarked(texts) });`, to: `` },
    ],
    breaks: 'calm issues',
    seenIn: {
      story: 'a run whose clock is days off dies as it tells of that, or does not hear that it has told',
    },
  },
  {
    name: 'branch-moved-for-news',
    without: 'a run that tells of its clock leaves the branch as it is where nobody has left a mark',
    file: 'app/home/mark-on-branch.ts',
    swaps: [{ from: `const mayBeNew = told.alertsOpened > 0 ||`, to: `const mayBeNew = false ||` }],
    breaks: 'calm issues',
    seenIn: { story: 'a run with nothing to do stands still, and another one tells of its clock meanwhile' },
  },
];
