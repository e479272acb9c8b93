// Replays the log in the folder that is the first argument, only checking it or, by the second, folding it into State, and
// prints how many megabytes the process had at its peak.
import { LogFolder } from '../src/adapters/local-disk/log-folder.ts';
import { readLog } from '../src/app/open-journal.ts';
import { replay } from '../src/log/replay.ts';
import { peakMegabytes } from './peak.ts';

const [folder = '', how = 'verify'] = process.argv.slice(2);
const store = new LogFolder(folder);
const whole = how === 'verify' ? replay(store.read(), () => {}).status === 'intact' : readLog(store).ok;
if (!whole) throw new Error('The sample log was not read whole.');
process.stdout.write(String(peakMegabytes()));
