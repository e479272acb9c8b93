import type { Measured, Row } from '../row.ts';
import { CLOCKS, brokenByClocks } from './clock-off.ts';
import { CHANGES, brokenByDaylight } from './daylight-saving.ts';
import { patchedAction } from './patched-action.ts';
import { type Story, tellStories } from './story.ts';
import { whyNot } from './tools.ts';

/** The clock is compared with nobody's. */
const ANY_CLOCK = [{ from: 'if (Math.abs(offMs) > CLOCK_SKEW_MS_MAX)', to: 'if (false)' }];
/** Days and months are those of the machine's zone. */
const LOCAL_TIME = [
  {
    from: 'return new Date(ms).toISOString();',
    to: 'return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString();',
  },
];

/**
 * The clock of the machine is up to ten years off, and it is set to a change to or from daylight saving, which comes while a
 * run is at work: a clock that is more than an hour off that of GitHub spends nothing, no run crashes, and a budget of a day
 * is one of a UTC day. The controls are an action that believes any clock, and one that counts in local time.
 */
export const packagedClock: Row = {
  name: 'packaged-clock',
  says: 'clock ±10 years and over daylight saving',
  goal: '0 calls by a wrong clock, days are UTC, no crash',
  measure,
};

async function measure(): Promise<Measured> {
  const reason = whyNot('faketime');
  if (reason !== undefined) return { figure: 'could not be tried', holds: false, violations: [reason] };

  using told = await tellStories();
  const stories = [told.first, told.later];
  const violations = [
    ...(await brokenByClocks(stories)),
    ...(await brokenByDaylight()),
    ...(await unnoticed(told.later)),
  ];
  const runs = CHANGES.reduce((sum, change) => sum + change.runs.length, 0);
  return {
    figure: `${stories.length * CLOCKS.length} runs with another clock, ${runs} around a change, ${violations.length} violations`,
    holds: violations.length === 0,
    violations,
  };
}

/** What the controls did not notice: one wrong clock and one change are enough for each. */
async function unnoticed(story: Story): Promise<readonly string[]> {
  using anyClock = patchedAction(ANY_CLOCK);
  using localTime = patchedAction(LOCAL_TIME);
  const [clocks, changes] = [CLOCKS.slice(0, 1), CHANGES.slice(0, 1)];
  const byClock = await brokenByClocks([story], { clocks, action: anyClock.folder });
  const byChange = await brokenByDaylight({ changes, action: localTime.folder });
  return [
    ...(byClock.some(text => text.includes('calls were sent')) ? [] : ['an action that believes any clock']),
    ...(byChange.some(text => text.includes('the log has')) ? [] : ['days in local time']),
  ].map(guard => `The control found nothing wrong with ${guard}.`);
}
