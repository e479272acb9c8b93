// Told from what the tracer saw of all threads: whether each call to the model waited for its hold to be on the disk, which
// it is when the bytes were written and then synced. After a sync that failed nobody knows what is there, and no later one
// makes up for it: the kernel may have let go of the bytes.
import { CALL, type Places, targetOf } from './trace.ts';

type Hold = { readonly task: string; fate: 'written' | 'synced' | 'lost' };

/** Tasks that were asked for before their hold was durable, and those whose hold is not durable at the end. */
export type Undurable = { readonly asked: readonly string[]; readonly atEnd: readonly string[] };

/** The trace must have what was written, and the threads: a slow disk is waited for in one. */
export function undurableIn(trace: string, places: Places): Undurable {
  const holds: Hold[] = [];
  /** By thread: the holds that stood in the file when its sync began. */
  const syncing = new Map<string, readonly Hold[]>();
  const asked = new Map<string, number>();
  const early: string[] = [];

  for (const line of trace.split('\n')) {
    const [thread = ''] = line.split(' ', 1);
    const [, end] = RESUMED.exec(line) ?? [];
    if (end !== undefined) settle(syncing, thread, end);
    const [, call = '', given = ''] = CALL.exec(line) ?? [];
    const target = call === '' ? undefined : targetOf(call, given, places);
    if (target === undefined) continue;

    if (call === 'write' && LOG.test(target) && !FAILED.test(line))
      for (const [, task = ''] of given.matchAll(STARTED)) holds.push({ task, fate: 'written' });
    if (SYNCS.has(call) && LOG.test(target)) {
      syncing.set(thread, [...holds]);
      const [, atOnce] = ENDED.exec(line) ?? [];
      if (atOnce !== undefined) settle(syncing, thread, atOnce);
    }
    if (call === 'write' && target === 'model')
      for (const [, task = ''] of given.matchAll(ASKED)) {
        const count = (asked.get(task) ?? 0) + 1;
        asked.set(task, count);
        if (holds.filter(hold => hold.task === task && hold.fate === 'synced').length < count)
          early.push(task);
      }
  }
  return { asked: early, atEnd: holds.flatMap(({ task, fate }) => (fate === 'synced' ? [] : [task])) };
}

const LOG = /^work\/\.background-agent\/default\/log\/\d+\.jsonl$/;
const SYNCS: ReadonlySet<string> = new Set(['fsync', 'fdatasync']);
const FAILED = / = -1 E\w+/;
/** What a sync came to: `0`, or `-1` with a reason. One that was waited for in a thread has its end in a line of its own. */
const ENDED = /\) = (-?\d+)(?: |$)/;
const RESUMED = /<\.\.\. f(?:data)?sync resumed>.*\) = (-?\d+)(?: |$)/;
/** As the tracer prints them: with a backslash before each quote. */
const STARTED = /\\"type\\":\\"AttemptStarted\\",\\"task\\":\\"(t\d+)\\"/g;
const ASKED = /Text (t\d+)\b/g;

function settle(syncing: Map<string, readonly Hold[]>, thread: string, result: string): void {
  for (const hold of syncing.get(thread) ?? [])
    if (hold.fate === 'written') hold.fate = result === '0' ? 'synced' : 'lost';
  syncing.delete(thread);
}
