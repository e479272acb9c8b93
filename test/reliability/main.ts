// `npm run reliability` measures every figure of reliability, prints the table, and ends with exit code 1 when one does not hold.
// With `--short` it takes the time that every commit has; `--only a,b` measures some of them.
import { parseArgs } from 'node:util';

import type { Measured, Row, Scale } from './row.ts';
import { ROWS } from './rows.ts';
import { tableOf } from './table.ts';

/** More violations of one figure say mostly the same. */
const SHOWN_MAX = 20;

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const wanted = values.only?.split(',');
const unknown = wanted?.filter(name => !ROWS.some(row => row.name === name)) ?? [];
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.log(`There is no figure ${unknown.join(', ')}.`);
  console.log('npm run reliability -- [--short] [--only name,name]\n');
  for (const { name, says } of ROWS) console.log(`  ${name.padEnd(20)} ${says}`);
  process.exit(values.help ? 0 : 2);
}

const scale: Scale = values.short ? 'short' : 'full';
const measured: (readonly [Row, Measured])[] = [];
for (const row of ROWS) {
  if (wanted?.includes(row.name) === false) continue;
  const began = performance.now();
  const found = await measure(row);
  measured.push([row, found]);
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(`${found.holds ? 'holds' : 'FAILS'}  ${row.name}: ${found.figure} (${seconds} s)`);
  for (const violation of found.violations.slice(0, SHOWN_MAX)) console.log(`       ${violation}`);
}
console.log(`\n${tableOf(measured)}`);
process.exitCode = measured.every(([, { holds }]) => holds) ? 0 : 1;

/** A figure that cannot be measured does not hold. */
async function measure(row: Row): Promise<Measured> {
  try {
    return await row.measure(scale);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { figure: 'could not be measured', holds: false, violations: [text] };
  }
}
