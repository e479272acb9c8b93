// Takes the lock of the folder that is the first argument, says so, and stays until it is killed.
import { acquireLock } from '../../src/adapters/local-disk/lock.ts';

const lock = acquireLock(process.argv[2] ?? '');
process.stdout.write(lock.ok ? 'held' : lock.holder);
setInterval(() => {}, 60_000);
