// Replays the log in the folder that is the first argument, and prints how many megabytes the process had at its peak.
import { LogFolder } from '../src/adapters/local-disk/log-folder.ts';
import { readLog } from '../src/app/open-journal.ts';
import { peakMegabytes } from './peak.ts';

const log = readLog(new LogFolder(process.argv[2] ?? ''));
if (!log.ok) throw new Error(log.problem.message);
process.stdout.write(String(peakMegabytes()));
