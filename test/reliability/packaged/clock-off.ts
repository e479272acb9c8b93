// Runs whose clock is not that of GitHub: up to an hour they work, beyond it they spend nothing and call for help.
import { alertIssues } from '../../support/alert-issues.ts';
import { withClock } from './false-clock.ts';
import { type Aftermath, hurtAndClean } from './hurt.ts';
import { inLanes } from './lanes.ts';
import { brokenPromises } from './promises.ts';
import type { Story } from './story.ts';

const MINUTE_MS = 60_000;
const YEAR_MS = 365.25 * 24 * 60 * MINUTE_MS;

/** A run is allowed to be an hour off. */
export const CLOCKS: readonly (readonly [words: string, aheadMs: number, isTooFar: boolean])[] = [
  ['10 years ahead', 10 * YEAR_MS, true],
  ['10 years behind', -10 * YEAR_MS, true],
  ['61 minutes ahead', 61 * MINUTE_MS, true],
  ['61 minutes behind', -61 * MINUTE_MS, true],
  ['59 minutes ahead', 59 * MINUTE_MS, false],
  ['59 minutes behind', -59 * MINUTE_MS, false],
];

export async function brokenByClocks(
  stories: readonly Story[],
  { clocks = CLOCKS, action }: { readonly clocks?: typeof CLOCKS; readonly action?: string } = {},
): Promise<readonly string[]> {
  const cases = stories.flatMap(story => clocks.map(off => ({ story, off })));
  const broken = await inLanes(cases, async ({ story, off: [words, aheadMs, isTooFar] }) => {
    const instead = (command: Parameters<typeof withClock>[0]) =>
      withClock(command, { aheadMs, zone: 'UTC' });
    try {
      return await hurtAndClean(story, { isLost: false, instead, stage: { action } }, aftermath =>
        [
          ...(isTooFar ? refusalComplaints(aftermath) : workComplaints(aftermath)),
          ...brokenPromises(aftermath),
        ].map(text => `${story.name}, ${words}: ${text}`),
      );
    } catch (error) {
      return [`${story.name}, ${words}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
  return broken.flat();
}

function refusalComplaints({ hurt, askedByHurt, disk, scene }: Aftermath): readonly string[] {
  const told = alertIssues(scene.github).filter(({ title }) => title.endsWith('is in trouble'));
  return [
    ...(askedByHurt.length === 0 ? [] : [`${askedByHurt.length} calls were sent`]),
    ...(disk.some(({ run }) => run === hurt.run) ? ['it wrote to its log'] : []),
    ...(hurt.exitCode === 1 && /^::error .*The clock of this machine is/m.test(hurt.log)
      ? []
      : [`it ended with ${hurt.exitCode}: ${hurt.log}`]),
    ...(told.length === 1 ? [] : [`people were told ${told.length} times`]),
    ...(told.every(({ state }) => state === 'closed') ? [] : ['people were not told that it is over']),
  ];
}

function workComplaints({ hurt, askedByClean }: Aftermath): readonly string[] {
  return [
    ...(hurt.outputs.get('outcome') === 'completed' ? [] : [`it ended with ${hurt.exitCode}: ${hurt.log}`]),
    ...(askedByClean.length === 0 ? [] : [`the next run asked for ${askedByClean.join()} again`]),
  ];
}
