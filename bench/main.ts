// `npm run bench` prints one table of measurements with goal and verdict, and ends with exit code 1 when one of them
// fails. With `--short` sizes are smaller, and a goal may be missed by a quarter: that is for machines that do other work.
import { parseArgs } from 'node:util';

import { benchAppend } from './append.ts';
import { benchDispatch } from './dispatch.ts';
import { benchHome } from './home.ts';
import { benchIdle } from './idle.ts';
import { benchPlan } from './plan.ts';
import { benchReplay } from './replay.ts';
import { benchRestore } from './restore.ts';
import type { Row } from './row.ts';
import { tableOf } from './table.ts';
import { type Judged, judge } from './verdict.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const { short } = values;

const benches: readonly (() => Promise<readonly Row[]>)[] = [
  () => benchReplay(short ? 100_000 : 1_000_000),
  () => benchRestore(short ? 2_000 : 10_000),
  () => benchAppend(),
  () =>
    benchDispatch({
      tasks: short ? 1_000 : 2_000,
      latencyMs: 50,
      inFlight: 50,
      goal: 1.15,
    }),
  () =>
    benchDispatch({
      tasks: short ? 1_000 : 2_000,
      latencyMs: 1_000,
      inFlight: 500,
      goal: 1.1,
    }),
  () => benchIdle(short ? 9 : 21),
  () => benchHome(short ? 5 : 15),
  () => benchPlan(short ? 20_000 : 100_000),
];

const judged: Judged[] = [];
for (const bench of benches) judged.push(...(await judge(bench, { tolerance: short ? 1.25 : 1 })));

process.stdout.write(`${tableOf(judged)}\n`);
process.exitCode = judged.some(({ verdict }) => verdict === 'FAIL') ? 1 : 0;
