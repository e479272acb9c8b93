// Runs before, over and after a change of the clocks, with a budget of one call a day: days and months are those of UTC.
import { dayOf, monthOf, timestampOf } from '../../../src/domain/units.ts';
import type { GitHubScene } from '../../support/workflow/github-scene.ts';
import type { JobEnd } from '../../support/workflow/running-job.ts';
import { withClock } from './false-clock.ts';
import { inLanes } from './lanes.ts';
import { openStage, summary } from './stage.ts';

type Change = {
  readonly words: string;
  readonly zone: string;
  /** When runs start, in UTC, and how many calls each has a budget for. */
  readonly runs: readonly (readonly [at: string, calls: 0 | 1])[];
};

export const CHANGES: readonly Change[] = [
  {
    words: 'an hour is there twice',
    zone: 'Europe/Berlin',
    runs: [
      // In Berlin it is the 25th already.
      ['2026-10-24T23:30:00.000Z', 1],
      // The change comes while it runs.
      ['2026-10-25T00:59:59.600Z', 1],
      ['2026-10-25T01:30:00.000Z', 0],
      ['2026-10-25T23:30:00.000Z', 0],
      ['2026-10-26T00:10:00.000Z', 1],
    ],
  },
  {
    words: 'an hour is left out',
    zone: 'Europe/Berlin',
    runs: [
      ['2027-03-27T23:30:00.000Z', 1],
      ['2027-03-28T00:59:59.600Z', 1],
      ['2027-03-28T22:30:00.000Z', 0],
      // In Berlin it is April.
      ['2027-03-31T22:30:00.000Z', 1],
      ['2027-04-01T00:10:00.000Z', 1],
    ],
  },
  {
    words: 'an hour is left out, and midnight with it',
    zone: 'Africa/Cairo',
    runs: [
      ['2027-04-29T21:59:59.600Z', 1],
      ['2027-04-29T23:30:00.000Z', 0],
      ['2027-04-30T00:10:00.000Z', 1],
    ],
  },
  {
    words: 'an hour is there twice, west of Greenwich',
    zone: 'America/New_York',
    runs: [
      // In New York it is still October.
      ['2026-11-01T00:30:00.000Z', 1],
      ['2026-11-01T05:59:59.600Z', 0],
      ['2026-11-01T06:30:00.000Z', 0],
      ['2026-11-02T00:10:00.000Z', 1],
    ],
  },
];

/** No run takes longer. */
const RUN_MS_MAX = 120_000;

const TASKS = { tasks: ['t1', 't2', 't3', 't4'].map(id => summary(id, id)) };
/** One call holds less, two hold more. */
const TOKENS_A_DAY = '1000';

export async function brokenByDaylight({
  changes = CHANGES,
  action,
}: { readonly changes?: typeof CHANGES; readonly action?: string } = {}): Promise<readonly string[]> {
  return (await inLanes(changes, change => live(change, action))).flat();
}

async function live({ words, zone, runs }: Change, action: string | undefined): Promise<readonly string[]> {
  await using scene = await openStage(undefined, {
    ...{ tasks: TASKS, action },
    inputs: { 'token-budget': TOKENS_A_DAY, 'daily-token-budget': TOKENS_A_DAY },
  });
  const broken: string[] = [];
  for (const [at, calls] of runs) {
    const { length: before } = scene.model.requests;
    const aheadMs = Date.parse(at) - Date.now();
    scene.github.setClock(() => Date.now() + aheadMs);
    const end = await scene.run({ launch: command => withClock(command, { aheadMs, zone }) });
    const asked = scene.model.requests.length - before;
    const complaints = [...complaintsOf(end), ...misdated(scene, end, at)];
    if (asked !== calls) complaints.push(`${asked} calls instead of ${calls}: ${end.log}`);
    broken.push(...complaints.map(text => `${words} (${zone}), run at ${at}: ${text}`));
  }
  return broken;
}

function complaintsOf({ exitCode, outputs, log }: JobEnd): readonly string[] {
  const outcome = outputs.get('outcome') ?? '';
  return exitCode === 0 && /^(?:completed|budget-exhausted)$/.test(outcome)
    ? []
    : [`it ended with ${exitCode}: ${log}`];
}

/** The log has the time of GitHub, and every account is that of a day or month in it. */
function misdated(scene: GitHubScene, end: JobEnd, at: string): readonly string[] {
  const records = scene.records();
  const own = records.filter(({ run }) => run === end.run).map(record => record.at);
  const latest = timestampOf(Date.parse(at) + RUN_MS_MAX);
  const wrong = own.filter(time => time < at || time > latest);
  const started = records.filter(({ event }) => event.type === 'AttemptStarted').map(record => record.at);
  const days = [...new Set(started.map(dayOf))];
  const months = [...new Set(started.map(monthOf))];
  return [
    ...(wrong.length === 0 ? [] : [`the log has ${wrong.join()}`]),
    ...(days.length === started.length
      ? []
      : [`${started.length} calls on ${days.join()}, in ${months.join()}`]),
  ];
}
