#!/usr/bin/env node
import process from 'node:process';

import { USAGE } from './exit-code.ts';
import { nodeTrouble } from './node-version.ts';

// What npm links as `background-agent`. Nothing else may be imported above: in an older Node it would not load, and
// the error would be about whatever is missing first.
const trouble = nodeTrouble(process.versions.node);
if (trouble === undefined) {
  const { takeClosedPipes } = await import('./closed-pipe.ts');
  const { runCommandLine } = await import('./command-line.ts');
  takeClosedPipes(process.stdout, process.stderr);
  process.exitCode = await runCommandLine(process);
} else {
  process.stderr.write(`${trouble}\n`);
  process.exitCode = USAGE;
}
