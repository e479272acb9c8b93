import type { Guard } from './guard.ts';

/** What keeps the log whole, on the disk of a machine. */
export const LOG_GUARDS: readonly Guard[] = [
  {
    name: 'seal',
    without: 'the hash of an append is not checked when it is read',
    file: 'log/chain.ts',
    swaps: [
      {
        from: `return sealed ? { body: roomy.subarray(LINK_LENGTH, end), hash: link } : undefined;`,
        to: `return { body: roomy.subarray(LINK_LENGTH, end), hash: roomy.toString('latin1', end + ',"hash":"'.length, end + ',"hash":"'.length + LINK_LENGTH) };`,
      },
    ],
    breaks: 'the log only grows',
    seenIn: { story: 'a figure in the copy of a killed run is another one in the cache' },
  },
  {
    name: 'torn-end-cut',
    without: 'the torn end of a log stays, and lines are added behind it',
    file: 'app/open-journal.ts',
    swaps: [{ from: `const aside = torn && store.cutAt(torn.offset);`, to: `const aside = undefined;` }],
    breaks: 'the log only grows',
    seenIn: { story: 'a run dies with half of an append written, and the next one is on that machine' },
  },
  {
    name: 'append-acknowledged',
    without: 'a decision counts as durable before it is',
    file: 'app/journal.ts',
    swaps: [
      {
        from: `        await this.#append(append);
        append.durable.resolve();`,
        to: `        append.durable.resolve();
        await this.#append(append);`,
      },
    ],
    breaks: 'hold before call',
    seenIn: { story: 'a sync of the log fails while a call is about to be sent' },
  },
  {
    name: 'append-synced',
    without: 'an append is written and not synced',
    file: 'adapters/local-disk/log-folder.ts',
    swaps: [{ from: `await this.#disk.sync(segment.file);`, to: `` }],
    breaks: 'hold before call',
    seenIn: { family: 'all', within: 10, seed: 1 },
  },
  {
    name: 'segment-name-synced',
    without: 'the name of a new segment is not synced before its first byte',
    file: 'adapters/local-disk/log-folder.ts',
    swaps: [
      {
        from: `const file = files.openSync(path, CREATE);
  await syncFolder(folder, files);`,
        to: `const file = files.openSync(path, CREATE);`,
      },
    ],
    breaks: 'hold before call',
    seenIn: { family: 'all', within: 10, seed: 1 },
  },
  {
    name: 'left-name-synced',
    without: 'the name of a segment that a killed process made is not synced before lines are added to it',
    file: 'adapters/local-disk/unsure-sync.ts',
    swaps: [{ from: `  syncFolderBlocking(folder, files);\n`, to: `` }],
    breaks: 'hold before call',
    seenIn: {
      story:
        'a run dies when it is about to sync the name of its first segment, and the next one is on that machine',
    },
  },
  {
    name: 'left-folder-synced',
    without: 'the name of a folder that a killed process made is not synced',
    file: 'adapters/local-disk/folder.ts',
    swaps: [{ from: `return syncNameOf(path, files);`, to: `return;` }],
    breaks: 'resume',
    seenIn: {
      point: {
        reference: 'first',
        fault: { step: 7, on: 'disk sync state', do: 'die', flavour: 0.25, isLasting: false },
        fate: 'stays',
        second: {
          hurts: 'next',
          fault: { step: 6, on: 'call', do: 'die', flavour: 0.25, isLasting: false },
          fate: 'power',
        },
      },
    },
  },
  {
    name: 'answer-synced',
    without: 'an answer is written and not synced',
    file: 'adapters/local-disk/incoming-answers.ts',
    swaps: [{ from: `await this.#disk.sync(file);`, to: `` }],
    breaks: 'resume',
    seenIn: {
      point: {
        reference: 'first',
        fault: { step: 6, on: 'call', do: 'die', flavour: 0.25, isLasting: false },
        fate: 'power',
      },
    },
  },
  {
    name: 'answers-name-synced',
    without: 'the name of the file of answers is not synced',
    file: 'adapters/local-disk/incoming-answers.ts',
    swaps: [{ from: `        await syncFolder(folder, this.#files);\n`, to: `` }],
    breaks: 'resume',
    seenIn: {
      point: {
        reference: 'first',
        fault: { step: 8, on: 'call', do: 'die', flavour: 0.25, isLasting: false },
        fate: 'power',
      },
    },
  },
];
