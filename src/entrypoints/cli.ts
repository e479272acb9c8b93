#!/usr/bin/env node
import process from 'node:process';

import { runCommandLine } from './command-line.ts';

// What npm links as `background-agent`.
process.exitCode = await runCommandLine(process);
