import type { Guard } from './guard.ts';

const SENT_HOWEVER_LATE = {
  file: 'app/perform-attempt.ts',
  from: `const isLate = clock.now() >= (attempt.leaseEndMs?.() ?? Infinity);`,
  to: `const isLate = false;`,
};

/** What keeps overlapping and dying runs from spoiling what others did. */
export const HOME_GUARDS: readonly Guard[] = [
  {
    name: 'lease-respected',
    without: 'a run does not mind that another one is at work',
    file: 'app/home/bring-log-here.ts',
    swaps: [{ from: `if (holder !== undefined) return { kind: 'overlapped', holder };`, to: `` }],
    breaks: 'paid once',
    seenIn: { story: 'a run starts while another one is at work' },
  },
  {
    name: 'lease-ends',
    without: 'a run goes on sending when its lease is over',
    file: 'app/process-tasks.ts',
    swaps: [
      {
        from: `Math.min(options.deadlineMs, options.leaseEndMs?.() ?? Infinity)`,
        to: `options.deadlineMs`,
      },
      SENT_HOWEVER_LATE,
    ],
    breaks: 'sent under a lease',
    seenIn: {
      story:
        'GitHub is out of reach from a minute after the beginning on, and there is work for more than a lease',
    },
  },
  {
    name: 'lease-ends-meanwhile',
    without: 'a request is sent however long its hold took to be durable',
    file: SENT_HOWEVER_LATE.file,
    swaps: [SENT_HOWEVER_LATE],
    breaks: 'sent under a lease',
    seenIn: { story: 'a disk takes minutes to sync while nobody can renew the lease' },
  },
  {
    name: 'lease-renewed',
    without: 'a lease is never renewed',
    file: 'app/home/keep-state.ts',
    swaps: [{ from: `if (sinceMs >= RENEW_AFTER_MS) return true;`, to: `` }],
    breaks: 'nobody is cut short',
    seenIn: { story: 'there is work for more than a lease' },
  },
  {
    name: 'hand-over',
    without: 'a run that lost its place leaves nothing of what it did',
    file: 'app/home/run-at-home.ts',
    swaps: [
      {
        from: `kept.kind === 'moved' ? await handOver({ branch: home.branch, ...ports }, journal) : kept;`,
        to: `kept.kind === 'moved' ? { kind: 'handed-over' } : kept;`,
      },
    ],
    breaks: 'all is kept',
    seenIn: { story: 'a run freezes at its work, loses its place, and wakes' },
  },
  {
    name: 'take-in',
    without: 'what runs left that lost their place is not taken in',
    file: 'app/home/run-at-home.ts',
    swaps: [{ from: `if (brought.leftBehind.length === 0) return;`, to: `return;` }],
    breaks: 'never paid again',
    seenIn: { story: 'a run freezes at its work, loses its place, and wakes' },
  },
  {
    name: 'seen-before-sending',
    without: 'a run that cannot see what was left aside goes on without',
    file: 'app/home/left-behind.ts',
    swaps: [
      { from: `if (!lines.ok) return unseen(each.run, lines.trouble);`, to: `if (!lines.ok) continue;` },
    ],
    breaks: 'never paid again',
    seenIn: { story: 'what a run has left cannot be fetched' },
  },
  {
    name: 'answers-fade',
    without: 'an answer goes from the branch before the event is there that says why',
    file: 'app/home/branch-copy.ts',
    swaps: [
      {
        from: `const gone = isDurable ? [...unwanted].filter(answer => this.#fading.has(answer)) : [];`,
        to: `const gone = [...unwanted];`,
      },
    ],
    breaks: 'answers stay',
    seenIn: {
      story: 'a checkpoint is made while the disk takes its time to sync that results are published',
    },
  },
  {
    name: 'answers-fade-for-sure',
    without: 'an answer goes a commit later, though the event that says why is not durable yet',
    file: 'app/home/branch-copy.ts',
    swaps: [{ from: `const gone = isDurable ?`, to: `const gone = end > 0 ?` }],
    breaks: 'answers stay',
    seenIn: { story: 'a disk takes longer to sync than a lease is renewed in' },
  },
  {
    name: 'whole-history',
    without: 'what was charged for a run is released though not all that it did is known',
    file: 'app/home/take-in.ts',
    swaps: [{ from: `if (history.isWhole) await journal.commit(`, to: `await journal.commit(` }],
    breaks: 'nothing is forgotten',
    seenIn: { story: 'a copy of a lost run turns up in the cache that does not have all that it did' },
  },
  {
    name: 'taken-in-once',
    without: 'what a run did that lost its place is counted each time that it is found',
    file: 'domain/recover-outcomes.ts',
    swaps: [{ from: `if (outcome.seq <= (state.takenIn.get(outcome.from) ?? 0)) return [];`, to: `` }],
    breaks: 'every hold ends',
    seenIn: { story: 'a copy of a lost run turns up in the cache twice' },
  },
  {
    name: 'newly-left-spared',
    without: 'answers that another run hands over meanwhile go when no task of this log names them',
    file: 'app/home/branch-copy.ts',
    swaps: [{ from: `this.#newlyLeft = new Set([...this.#newlyLeft, ...left]);`, to: `` }],
    breaks: 'never paid again',
    seenIn: {
      story: 'a run hands over what it did while another one is at work that stands still in its turn',
    },
  },
  {
    name: 'offset-at-most',
    without: 'the time of an answer counts as that of GitHub’s, however long it took to come',
    file: 'app/home/clock-offset.ts',
    swaps: [{ from: `mostMs: date.ms - date.sentMs }`, to: `mostMs: date.ms - date.hadMs }` }],
    breaks: 'sent under a lease',
    seenIn: {
      story:
        'an answer to the first look takes minutes, the lease cannot be renewed, and there is work for longer',
    },
  },
  {
    name: 'own-names',
    without: 'answers have names on the branch of which nobody knows that they are the agent’s',
    file: 'app/home/branch-files.ts',
    swaps: [{ from: 'return `answers/${answer}`;', to: 'return `${answer}.json`;' }],
    breaks: 'own files only',
    seenIn: { family: 'all', within: 10, seed: 1 },
  },
  {
    name: 'clock-set-back',
    without: 'a run takes its clock for GitHub’s though it was set back since',
    file: 'app/home/keep-state.ts',
    swaps: [
      {
        from: `return Math.max(this.#clock.now(), nowMs + this.#clock.elapsed() - elapsedMs);`,
        to: `return this.#clock.now();`,
      },
    ],
    breaks: 'sent under a lease',
    seenIn: { story: 'a clock that was ahead is set right while a run is at work' },
  },
  {
    name: 'unsure-commit',
    without: 'a commit of which nobody knows whether it was made passes for that of another run',
    file: 'app/home/branch-copy.ts',
    swaps: [
      {
        from: `head !== undefined && head.seq > (known?.seq ?? 0) && isSealOf`,
        to: `false && head !== undefined && isSealOf`,
      },
    ],
    breaks: 'only others take a place',
    seenIn: { story: 'GitHub makes a commit, its reply is lost, and nobody answers for a while' },
  },
  {
    name: 'moved-for-sure',
    without:
      'a run whose commit does not fit believes the first look at the branch, however old what it shows is',
    file: 'app/home/keep-state.ts',
    swaps: [
      { from: `return lookInTime(await look(), {`, to: `return true ? look() : lookInTime(await look(), {` },
    ],
    breaks: 'only others take a place',
    seenIn: {
      story:
        'a run is cut off as its last commit is on its way, and GitHub then shows the branch as it was before the run',
    },
  },
  {
    name: 'wanted-by-others',
    without: 'an answer that comes late is nobody’s when its task wants another, though others ask just that',
    file: 'domain/recover-outcomes.ts',
    swaps: [{ from: `= idsOf(state, key).filter(`, to: `= (isOwn ? idsOf(state, key) : []).filter(` }],
    breaks: 'never paid again',
    seenIn: { story: 'rows of a table move while what a run did waits to be taken in' },
  },
  {
    name: 'first-commit-waited-for',
    without:
      'the step after a run that was cut off takes the branch for as it is shown, though the run’s own commits are missing',
    file: 'app/home/rescue-state.ts',
    swaps: [{ from: `return isOfBefore && hasSent(store, run);`, to: `return false;` }],
    breaks: 'only others take a place',
    seenIn: {
      story: 'a run is cut off within seconds of its start, and GitHub shows the branch as it was before',
    },
  },
];
