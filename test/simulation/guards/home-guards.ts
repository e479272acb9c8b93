import type { Guard } from './guard.ts';

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
    ],
    breaks: 'sent under a lease',
    seenIn: {
      story:
        'GitHub is out of reach from a minute after the beginning on, and there is work for more than a lease',
    },
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
    seenIn: { story: 'the newest copy in the cache is not of the last run, which ended' },
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
    seenIn: { story: 'the newest copy in the cache is not of the last run, which was killed' },
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
    seenIn: { story: 'machines take turns' },
  },
  {
    name: 'copy-of-a-killed-run',
    without: 'nobody goes on from the copy that a killed run has in the cache',
    file: 'log/choose-copy.ts',
    swaps: [
      {
        from: `return cache.hasBranchHead\n        ? {`,
        to: `return cache.hasBranchHead && false\n        ? {`,
      },
    ],
    breaks: 'the cache counts',
    seenIn: { story: 'a run is killed when it has made a copy for the cache' },
  },
  {
    name: 'fetched-mark',
    without: 'a log that was fetched, and not gone on with, passes for one whose last run was at work here',
    file: 'adapters/local-disk/state-disk.ts',
    swaps: [{ from: `wasFetched: () => files.existsSync(mark),`, to: `wasFetched: () => false,` }],
    breaks: 'every request is known',
    seenIn: { story: 'a run has fetched the log of a killed one, and dies before it has gone on with it' },
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
    seenIn: { story: 'the newest copy in the cache is not of the last run, which ended' },
  },
  {
    name: 'scratch',
    without: 'a copy from the cache is unpacked straight into the state folder',
    file: 'adapters/local-disk/state-disk.ts',
    swaps: [
      {
        from: `      makeFolder(scratch, files);
      const place = told('make a folder in', scratch, () => files.mkdtempSync(join(scratch, 'copy-')));
      return { ...copyIn(place, files), folder: place };`,
        to: `      return { ...copyIn(folder, files), folder };`,
      },
      {
        from: `adopt: copy => told('put a copy of the log into', folder, () => adopt(folder, copy, mark, files)),`,
        to: `adopt: () => files.writeFileSync(mark, ''),`,
      },
    ],
    breaks: 'all is done',
    seenIn: { story: 'machines take turns, and there is no cache' },
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
    seenIn: { story: 'a run is killed, and the next one cannot reach the cache' },
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
    seenIn: {
      story:
        'what a run has left cannot be fetched, and the one that would take it in has no budget to ask again',
    },
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
    seenIn: { story: 'a checkpoint is made while the disk takes its time to sync that results are published' },
  },
  {
    name: 'state-clock',
    without: 'a run goes on with a clock that is hours off',
    file: 'app/home/bring-log-here.ts',
    swaps: [{ from: `if (Math.abs(offMs) > CLOCK_SKEW_MS_MAX) return`, to: `if (false) return` }],
    breaks: 'the right day',
    seenIn: { story: 'the clock of the first run is two days slow' },
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
    seenIn: {
      story:
        'the clock of a machine is put forward by three days while it is at work, and the next one is right',
    },
  },
  {
    name: 'copy-synced',
    without: 'what the client of the cache has written is not synced before the log goes on from it',
    file: 'adapters/local-disk/state-disk.ts',
    swaps: [{ from: `  for (const path of fetched) syncAllIn(path, files);\n`, to: `` }],
    breaks: 'resume',
    seenIn: {
      point: {
        reference: 'after-lost',
        fault: { step: 12, on: 'disk sync state/log', do: 'die', flavour: 0, isLasting: false },
        fate: 'post',
        second: {
          hurts: 'next',
          fault: { step: 8, on: 'disk write state/log', do: 'die', flavour: 0, isLasting: false },
          fate: 'power',
        },
      },
    },
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
    name: 'own-log',
    without: 'nobody minds that a log is of another repository',
    file: 'app/home/bring-log-here.ts',
    swaps: [
      {
        from: `if (head !== undefined && (head.repository !== identity.repository || head.agent !== identity.agent))`,
        to: `if (head === null)`,
      },
      {
        file: 'app/open-journal.ts',
        from: `if (log === undefined || (log.repository === identity.repository && log.agent === identity.agent))`,
        to: `if (log !== null)`,
      },
    ],
    breaks: 'own log only',
    seenIn: { story: 'the branch has the log of another repository' },
  },
  {
    name: 'snapshot-proved',
    without: 'a snapshot counts though the log behind it does not say so',
    file: 'log/restore.ts',
    swaps: [{ from: `if (unproved !== undefined) return corrupt(unproved.head.seq + 1, NOT_TOLD);`, to: `` }],
    breaks: 'never paid again',
    seenIn: { story: 'a figure in a snapshot is another one in the cache' },
  },
  {
    name: 'failed-sync',
    without: 'a log goes on in a file of which a sync has failed',
    file: 'adapters/local-disk/unsure-sync.ts',
    swaps: [{ from: `if (!files.existsSync(markIn(folder))) return;`, to: `return;` }],
    breaks: 'all is done',
    seenIn: { story: 'a sync of the log fails, and in the next run on that machine the power does' },
  },
  {
    name: 'newly-left-spared',
    without: 'answers that another run hands over meanwhile go when no task of this log names them',
    file: 'app/home/branch-copy.ts',
    swaps: [{ from: `this.#spared = new Set([...this.#spared, ...left]);`, to: `` }],
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
    name: 'slow-look-repeated',
    without: 'a look that took long counts like any other',
    file: 'app/home/bring-log-here.ts',
    swaps: [{ from: `if (Math.abs(mostMs - leastMs) <= LOOK_MS_MAX) return looked;`, to: `return looked;` }],
    breaks: 'the right day',
    seenIn: { story: 'the clock of a machine is set while GitHub answers its first look' },
  },
  {
    name: 'refusal-told',
    without: 'a run that refuses to go on opens no issue',
    file: 'app/home/bring-log-here.ts',
    swaps: [
      {
        from: `return { kind: 'refused', message, problem: { kind, message } };`,
        to: `return { kind: 'refused', message, problem: undefined };`,
      },
    ],
    breaks: 'well or refused',
    seenIn: { story: 'the branch has the log of another repository' },
  },
  {
    name: 'own-names',
    without: 'answers have names on the branch of which nobody knows that they are the agent’s',
    file: 'app/home/branch-files.ts',
    swaps: [{ from: 'return `answers/${answer}`;', to: 'return `${answer}.json`;' }],
    breaks: 'own files only',
    seenIn: { family: 'all', within: 10, seed: 1 },
  },
];
