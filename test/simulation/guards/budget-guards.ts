import type { Guard } from './guard.ts';

/** What keeps the bill within the budgets. */
export const BUDGET_GUARDS: readonly Guard[] = [
  {
    name: 'hold-first',
    without: 'a request does not wait until its hold is on the disk',
    file: 'app/perform-attempt.ts',
    swaps: [
      {
        from: `  const started = await journal.commit({
    type: 'StartAttempt',
    task,
    model: request.model,
    hold,
    now: journal.stamp(),
  });
  if (started.length === 0) return;
`,
        to: `  journal
    .commit({ type: 'StartAttempt', task, model: request.model, hold, now: journal.stamp() })
    .catch(() => {});
`,
      },
    ],
    breaks: 'hold before call',
    seenIn: { family: 'all', within: 30, seed: 9 },
  },
  {
    name: 'hold-counts',
    without: 'what is set aside for calls under way does not count',
    file: 'domain/budget.ts',
    swaps: [{ from: 'spent + held + hold[field] > limit', to: 'spent + hold[field] > limit' }],
    breaks: 'never over budget',
    seenIn: { family: 'all', within: 20, seed: 6 },
  },
  {
    name: 'hold-charged',
    without: 'the hold of a call of which nobody knows what it cost is released',
    file: 'app/perform-attempt.ts',
    swaps: [{ from: `return { end: 'charged' };`, to: `return { end: 'released' };` }],
    breaks: 'nothing is forgotten',
    seenIn: { family: 'all', within: 10, seed: 2 },
  },
  {
    name: 'killed-calls-charged',
    without: 'the calls that were under way when a run was killed are not charged',
    file: 'domain/start-run.ts',
    swaps: [
      {
        from: `chargeHold(id, call, 'killed', state));`,
        to: `chargeHold(id, call, 'killed', state)).slice(0, 0);`,
      },
    ],
    breaks: 'every hold ends',
    seenIn: { family: 'all', within: 50, seed: 16 },
  },
  {
    name: 'escrow-drawn',
    without: 'a run draws nothing before its first call',
    file: 'app/run.ts',
    swaps: [
      {
        from: `await journal.commit({ ...start, draw, endLost: atHome.brought.endLost });`,
        to: `await journal.commit({ ...start, endLost: atHome.brought.endLost });`,
      },
    ],
    breaks: 'never over budget',
    seenIn: { story: 'a run is lost when it has spent most of a day’s budget' },
  },
  {
    name: 'escrow-charged',
    without: 'a run that was lost with the end of its log is not charged for what it drew',
    file: 'app/run.ts',
    swaps: [{ from: `draw, endLost: atHome.brought.endLost }`, to: `draw, endLost: false }` }],
    breaks: 'never over budget',
    seenIn: { story: 'a run is lost when it has spent most of a day’s budget' },
  },
  {
    name: 'run-said-open',
    without: 'the head of the branch does not say that a run is on',
    file: 'app/home/branch-copy.ts',
    swaps: [{ from: `at, end, ...(run !== undefined && { run }) };`, to: `at, end };` }],
    breaks: 'never over budget',
    seenIn: { story: 'a run is lost when it has spent most of a day’s budget' },
  },
  {
    name: 'booked-where-drawn',
    without:
      'after midnight a call counts in the new day, and not where its run drew its budget, and may take more than was drawn',
    file: 'domain/state.ts',
    swaps: [
      { from: `return run?.escrow === undefined ? now : run.startedAt;`, to: `return now;` },
      {
        file: 'domain/escrow.ts',
        from: `if (run?.escrow === undefined) return undefined;`,
        to: `if (run !== null) return undefined;`,
      },
    ],
    breaks: 'never over budget',
    seenIn: { story: 'a day ends while a run is at work, and its budget allows half of the tasks' },
  },
  {
    name: 'greedy-model-stopped',
    without: 'a model that spends more than was held goes on being asked',
    file: 'domain/finish-attempt.ts',
    swaps: [{ from: `return exceeded ? stop(`, to: `return exceeded && false ? stop(` }],
    breaks: 'never over budget',
    seenIn: { family: 'dishonest', within: 10, seed: 3 },
  },
  {
    name: 'drawn-only',
    without: 'a run spends what a budget has got room for since it drew its own',
    file: 'domain/escrow.ts',
    swaps: [
      { from: `if (run?.escrow === undefined) return undefined;`, to: `if (run !== null) return undefined;` },
    ],
    breaks: 'nothing is forgotten',
    seenIn: {
      story:
        'the draw of a lost run is released in the middle of the run that takes it in, whose machine is lost in turn',
    },
  },
];
