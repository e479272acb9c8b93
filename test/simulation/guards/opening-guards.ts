import type { Guard } from './guard.ts';

/** What keeps a run from going on with a log that it should not go on with. */
export const OPENING_GUARDS: readonly Guard[] = [
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
    breaks: 'the log can be read',
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
        fault: { step: 2, on: 'call', do: 'die', flavour: 0, isLasting: false },
        fate: 'post',
        second: {
          hurts: 'next',
          fault: { step: 5, on: 'disk write state/log', do: 'die', flavour: 0, isLasting: false },
          fate: 'power',
        },
      },
    },
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
    without: 'a log goes on in a file of which a sync may have failed',
    file: 'adapters/local-disk/unsure-sync.ts',
    swaps: [{ from: `if (!files.existsSync(path)) return false;`, to: `return false;` }],
    breaks: 'all is done',
    seenIn: { story: 'a sync of the log fails, and in the next run on that machine the power does' },
  },
  {
    name: 'slow-look-repeated',
    without: 'a look that took long counts like any other',
    file: 'app/home/bring-log-here.ts',
    swaps: [
      { from: `if (Math.abs(mostMs - leastMs) <= UNSURE_MS_MAX) return looked;`, to: `return looked;` },
    ],
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
    name: 'newer-copy-than-disk',
    without: 'where the branch is gone the log on the disk will do, though the cache has more',
    file: 'log/choose-copy.ts',
    swaps: [{ from: `if (disk?.kind === 'whole' && !isStale)`, to: `if (disk?.kind === 'whole')` }],
    breaks: 'never paid again',
    seenIn: {
      story:
        'somebody deletes the state branch, and the disk that is left is older than the copy in the cache',
    },
  },
  {
    name: 'clock-since-look',
    without: 'a run begins though its clock was set since it looked at GitHub’s',
    file: 'app/run.ts',
    swaps: [{ from: `const trouble = atHome && clockTrouble(atHome);`, to: `const trouble = undefined;` }],
    breaks: 'the right day',
    seenIn: {
      story: 'the clock of a machine is set after GitHub’s was looked at, and before the run begins',
    },
  },
  {
    name: 'unread-is-not-unusable',
    without: 'a copy that this machine cannot read is taken for something else than a log',
    file: 'app/home/bring-log-here.ts',
    swaps: [
      {
        from: `if (isOfTheMachine(error)) return { kind: 'unreachable', reason: UNREAD_COPY };`,
        to: ``,
      },
    ],
    breaks: 'the cache counts',
    seenIn: {
      story:
        'a run is killed with its machine, and the next one cannot read something that came from the cache',
    },
  },
];
