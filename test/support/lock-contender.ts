// Takes and leaves the lock of the folder that is the first argument, as often as the second says, together with others
// that do the same. It leaves it by dying as often as by releasing it: what a dead holder leaves behind is the lock with
// the number of a process that has ended, the third argument. Prints how often it found somebody else inside.
import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { acquireLock } from '../../src/adapters/local-disk/lock.ts';

const [folder = '', turns = '0', deadPid = ''] = process.argv.slice(2);
const inside = join(folder, 'inside');

let met = 0;
for (let turn = 0; turn < Number(turns);) {
  const lock = acquireLock(folder);
  if (!lock.ok) continue;
  turn += 1;

  try {
    mkdirSync(inside);
  } catch {
    met += 1;
  }
  rmSync(inside, { recursive: true, force: true });

  if (turn % 2 === 0) lock.release();
  else leaveDead();
}
process.stdout.write(String(met));

function leaveDead(): void {
  const claim = join(folder, `dead-${process.pid}`);
  writeFileSync(claim, `${randomUUID()} ${deadPid} 1\n`);
  renameSync(claim, join(folder, 'lock'));
}
