// What the tracer wrote down of a process: its calls to the disk and to the network, each with a name that is the same in
// every run of the same story, whatever folders, ports and ids that run had.

/** One call. `name` is what it was to, and which of these it was: `write work/.background-agent/default/lock 1`. */
export type Step = {
  readonly call: string;
  readonly target: string;
  /** Which call of its kind to this target it was, from 1. */
  readonly nth: number;
  /** Which of its kind it was among all that the tracer counts, from 1. */
  readonly index: number;
  /** What the call was given, as the tracer prints it. */
  readonly given: string;
  /** `failed`: the tracer made it fail. `cut`: the process was killed in it. */
  readonly end: 'failed' | 'cut' | 'other';
};

export type Places = {
  /** Of the machine. */
  readonly root: string;
  /** Names of the servers on loopback. */
  readonly ports: ReadonlyMap<number, string>;
};

/** Those that change a disk, and those that say something to somebody. A `?`: not every machine has it. */
export const TRACED_CALLS: readonly string[] = [
  ...['write', 'writev', 'pwrite64', 'pwritev', 'sendto', 'sendmsg', 'connect', 'shutdown'],
  ...['fsync', 'fdatasync', 'ftruncate', 'truncate', 'copy_file_range', 'sendfile'],
  ...['?rename', 'renameat', '?renameat2', '?link', 'linkat', '?symlink', 'symlinkat'],
  ...['?unlink', 'unlinkat', '?rmdir', '?mkdir', 'mkdirat', 'openat'],
];

export function nameOf({ call, target, nth }: Pick<Step, 'call' | 'target' | 'nth'>): string {
  return `${call} ${target} ${nth}`;
}

/** Calls to anything else (pipes within the process, its own output) are counted as the tracer counts them, and left out. */
export function stepsIn(trace: string, places: Places): readonly Step[] {
  const [counts, nths] = [new Map<string, number>(), new Map<string, number>()];
  const steps: Step[] = [];
  for (const line of trace.split('\n')) {
    const [, call, given] = CALL.exec(line) ?? [];
    if (call === undefined || given === undefined) continue;
    const index = countIn(counts, call);
    const target = targetOf(call, given, places);
    if (target === undefined) continue;
    const nth = countIn(nths, `${call} ${target}`);
    // A file that is opened is changed only where that makes it.
    if (call === 'openat' && !given.includes('O_CREAT')) continue;
    steps.push({ call, target, nth, index, given, end: endOf(line) });
  }
  return steps;
}

/** With the id of a thread before it, where several are traced. */
export const CALL = /^(?:\d+ +)?([a-z]\w*)\((.*)$/;

function endOf(line: string): Step['end'] {
  return line.endsWith(' (INJECTED)') ? 'failed' : line.endsWith(' = ?') ? 'cut' : 'other';
}

function countIn(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

/** Undefined: it is none that lasts beyond the process. */
export function targetOf(call: string, given: string, places: Places): string | undefined {
  const port = PORT.exec(given)?.slice(1).find(Boolean);
  if (port !== undefined) return places.ports.get(Number(port));
  const path = pathIn(call, given);
  if (path === undefined) return undefined;
  if (path.startsWith('/proc/self/fd/')) return lasting(path.replace(/^\/proc\/self\/fd\/\d+/, 'opened'));
  return path.startsWith(`${places.root}/`) ? lasting(path.slice(places.root.length + 1)) : undefined;
}

/** The other end of a connection: of one that is there, or of one that is being made. */
const PORT = /^\d+<TCP:\[[^\]]*->[^\]]*?:(\d+)\]>|^\d+<TCP:\[\d+\]>, \{[^}]*sin_port=htons\((\d+)\)/;

/** Of a descriptor with what it stands for, of a text, or of a text below a descriptor. */
function pathIn(call: string, given: string): string | undefined {
  const [, opened] = /^(?:\d+|AT_FDCWD)<(\/[^>]*)>/.exec(given) ?? [];
  if (call.endsWith('at') || call === 'renameat2') {
    const [, name] = /^[^"]*"([^"]*)"/.exec(given) ?? [];
    return name?.startsWith('/') === true ? name : opened && name && `${opened}/${name}`;
  }
  return opened ?? /^"(\/[^"]*)"/.exec(given)?.[1];
}

/** Without what is another in every run. */
function lasting(path: string): string {
  return path
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '*')
    .replace(/(?<=\bcopy-)\w{6}\b/g, '*')
    .replace(/\b[0-9a-f]{64}\b/g, '*')
    .replace(/ \(deleted\)$/, '');
}
