import type { Guard } from './guard.ts';

/** What keeps overlapping and dying runs from spoiling what others did. */
export const HOME_GUARDS: readonly Guard[] = [
  {
    name: 'lease-respected',
    without: 'a run does not mind that another one is at work',
    file: 'app/home/bring-log-here.ts',
    swaps: [{ from: `if (holder !== undefined) return { kind: 'overlapped', holder };`, to: `` }],
    breaks: 'paid once',
    ...{ family: 'overlap', within: 300, seed: 1 },
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
    ],
    breaks: 'sent under a lease',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'lease-renewed',
    without: 'a lease is never renewed',
    file: 'app/home/keep-state.ts',
    swaps: [{ from: `if (sinceMs >= RENEW_AFTER_MS) return true;`, to: `` }],
    breaks: 'nobody is cut short',
    ...{ family: 'overlap', within: 300, seed: 1 },
  },
  {
    name: 'head-at-clean-end',
    without: 'after a run that ended, any copy in the cache will do',
    file: 'log/choose-copy.ts',
    swaps: [
      {
        from: `cache.kind === 'whole' && cache.head.seq === branch.head.seq && cache.hasBranchHead;`,
        to: `cache.kind === 'whole';`,
      },
    ],
    breaks: 'the log only grows',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'head-after-kill',
    without: 'after a run that was killed, any copy in the cache will do',
    file: 'log/choose-copy.ts',
    swaps: [
      {
        from: `return cache.hasBranchHead\n        ? {`,
        to: `return cache.hasBranchHead || true\n        ? {`,
      },
    ],
    breaks: 'the log only grows',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'head-on-disk',
    without: 'the log on the disk will do, whatever the branch has',
    file: 'log/choose-copy.ts',
    swaps: [
      {
        from: `disk?.kind === 'whole' && disk.hasBranchHead && !disk.wasFetched;`,
        to: `disk?.kind === 'whole' && !disk.wasFetched;`,
      },
    ],
    breaks: 'the log only grows',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'fetched-mark',
    without: 'a log that was fetched, and not gone on with, passes for one whose last run was at work here',
    file: 'adapters/local-disk/state-disk.ts',
    swaps: [{ from: `wasFetched: () => files.existsSync(mark),`, to: `wasFetched: () => false,` }],
    breaks: 'never over budget',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'copy-proved',
    without: 'a copy from the cache is taken without having been read',
    file: 'app/home/bring-log-here.ts',
    swaps: [
      {
        from: `return copyFacts(store, identity, head, true) ?? { kind: 'unusable', reason: EMPTY_COPY };`,
        to: `return { kind: 'whole', head: head ?? { seq: 0, hash: '' }, hasBranchHead: true, wasFetched: true };`,
      },
    ],
    breaks: 'the log only grows',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'scratch',
    without: 'a copy from the cache is unpacked straight into the state folder',
    file: 'adapters/local-disk/state-disk.ts',
    swaps: [
      {
        from: `      makeFolder(scratch, files);
      const place = files.mkdtempSync(join(scratch, 'copy-'));
      return { ...copyIn(place, files), folder: place };`,
        to: `      return { ...copyIn(folder, files), folder };`,
      },
      { from: `        adopt(folder, copy, mark, files);`, to: `        files.writeFileSync(mark, '');` },
    ],
    breaks: 'all is done',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'unreachable-is-not-missing',
    without: 'a cache that cannot be reached passes for one that has nothing',
    file: 'app/home/bring-log-here.ts',
    swaps: [
      {
        from: `return { branch, disk, cache: restored, scratch: undefined };`,
        to: `return { branch, disk, cache: { kind: 'missing' }, scratch: undefined };`,
      },
    ],
    breaks: 'unreachable is not missing',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'hand-over',
    without: 'a run that lost its place leaves nothing of what it did',
    file: 'app/home/run-at-home.ts',
    swaps: [
      {
        from: `kept.kind === 'moved' ? await handOver({ branch: home.branch, ...ports }, { state, run }) : kept;`,
        to: `kept.kind === 'moved' ? { kind: 'handed-over' } : kept;`,
      },
    ],
    breaks: 'never paid again',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'take-in',
    without: 'what runs left that lost their place is not taken in',
    file: 'app/home/run-at-home.ts',
    swaps: [{ from: `if (brought.leftBehind.length === 0) return;`, to: `return;` }],
    breaks: 'never paid again',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'left-answers-spared',
    without: 'answers that were left on the branch go when no task of this log names them',
    file: 'app/home/branch-copy.ts',
    swaps: [
      {
        from: `this.#spared = known.hasLeftBehind ? known.answers : new Set();`,
        to: `this.#spared = new Set();`,
      },
    ],
    breaks: 'never paid again',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'answers-fade',
    without: 'an answer goes from the branch before the event is there that says why',
    file: 'app/home/branch-copy.ts',
    swaps: [
      {
        from: `const gone = [...unwanted].filter(answer => this.#fading.has(answer));`,
        to: `const gone = [...unwanted];`,
      },
    ],
    breaks: 'answers stay',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'state-clock',
    without: 'a run goes on with a clock that is hours off',
    file: 'app/home/bring-log-here.ts',
    swaps: [{ from: `if (Math.abs(offsetMs) > CLOCK_SKEW_MS_MAX) return`, to: `if (false) return` }],
    breaks: 'the right day',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'log-clock',
    without: 'a run goes on with a log from a time to come',
    file: 'app/open-journal.ts',
    swaps: [
      {
        from: `if (at <= timestampOf(nowMs + CLOCK_SKEW_MS_MAX)) return undefined;`,
        to: `if (at !== '#') return undefined;`,
      },
    ],
    breaks: 'the right day',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'copy-synced',
    without: 'what the client of the cache has written is not synced before the log goes on from it',
    file: 'adapters/local-disk/state-disk.ts',
    swaps: [{ from: `  for (const path of fetched) syncAllIn(path, files);\n`, to: `` }],
    breaks: 'all is done',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'whole-history',
    without: 'what was charged for a run is released though not all that it did is known',
    file: 'app/home/take-in.ts',
    swaps: [{ from: `if (history.isWhole) await journal.commit(`, to: `await journal.commit(` }],
    breaks: 'nothing is forgotten',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'taken-in-once',
    without: 'what a run did that lost its place is counted each time that it is found',
    file: 'domain/recover-outcomes.ts',
    swaps: [{ from: `if (outcome.seq <= (state.takenIn.get(outcome.from) ?? 0)) return [];`, to: `` }],
    breaks: 'every hold ends',
    ...{ family: 'all', within: 300, seed: 1 },
  },
  {
    name: 'own-log',
    without: 'the log of another repository is gone on from',
    file: 'app/home/bring-log-here.ts',
    swaps: [
      {
        from: `if (head !== undefined && (head.repository !== identity.repository || head.agent !== identity.agent))`,
        to: `if (head === null)`,
      },
    ],
    breaks: 'well or refused',
    ...{ family: 'tampered', within: 300, seed: 1 },
  },
  {
    name: 'snapshot-proved',
    without: 'a snapshot counts though the log behind it does not say so',
    file: 'log/restore.ts',
    swaps: [{ from: `if (unproved !== undefined) return corrupt(unproved.head.seq + 1, NOT_TOLD);`, to: `` }],
    breaks: 'never paid again',
    ...{ family: 'all', within: 300, seed: 1 },
  },
];
