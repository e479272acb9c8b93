import { dayOf } from '../../../src/domain/units.ts';
import type { Chance } from '../../support/chance.ts';
import type { Hold } from '../checks/check.ts';
import type { DiskFate, DiskOperation, DiskStep } from '../disk/disk-step.ts';
import { isReading } from '../disk/disk-step.ts';
import type { ProcessFiles } from '../disk/process-files.ts';
import { SimulatedDisk } from '../disk/simulated-disk.ts';
import { type Line, isSegment, linesOf } from './lines-of.ts';
import type { Process } from './process.ts';

export const STATE = '/machine/state';
/** Where a copy of the log is looked into before it is gone on with. */
export const SCRATCH = `${STATE}/scratch`;
export const TEMP = '/machine/temp';
const LOG = `${STATE}/log`;

const LINE_END = 0x0a;
const CODES = ['ENOSPC', 'EIO', 'EROFS'] as const;

/** A machine: its disk outlives the processes that run on it, one after the other. */
export class Machine {
  readonly disk: SimulatedDisk;
  /** The process that is at work here. */
  process: Process | undefined;

  constructor(disk = freshDisk()) {
    this.disk = disk;
  }

  /** One whose disk is as this one's is now, and goes on by itself. */
  fork(): Machine {
    return new Machine(this.disk.clone());
  }

  get isFree(): boolean {
    return this.process === undefined;
  }

  /** The lines of a run in the log as it is here. */
  linesOf(run: string): readonly Line[] {
    const paths = this.disk.paths(LOG).filter(isSegment);
    return paths.flatMap(path => linesOf(this.disk.bytes(path) ?? new Uint8Array(), run));
  }

  /** The same, of those that would surely be there if the power failed now. */
  durableLinesOf(run: string): readonly Line[] {
    const paths = this.disk.durablePaths(LOG).filter(isSegment);
    return paths.flatMap(path => linesOf(this.disk.durableBytes(path) ?? new Uint8Array(), run));
  }

  losePower(chance: Chance): void {
    this.disk.losePower(chance);
    // What a machine makes when it starts.
    const files = this.disk.open();
    for (const folder of [STATE, TEMP]) files.mkdirSync(folder, { recursive: true });
  }
}

function freshDisk(): SimulatedDisk {
  const disk = new SimulatedDisk();
  const files = disk.open();
  for (const folder of [STATE, TEMP]) files.mkdirSync(folder, { recursive: true });
  for (const folder of ['/', '/machine', STATE, TEMP]) files.fsyncSync(files.openSync(folder, 0));
  return disk;
}

/** The files of a machine as a process of it has them. What is synced is durable at once, and whoever waits for it hears so later. */
export function filesOn({ disk }: Machine, process: Process, syncMs = 0): ProcessFiles {
  const files = disk.open(diskStepsOf(process));
  disk.syncMs = syncMs;
  if (syncMs === 0) return files;
  const inThread = files.fdatasync.bind(files);
  files.fdatasync = async descriptor => {
    await inThread(descriptor);
    await process.clock.sleep(syncMs);
  };
  return files;
}

/** What becomes of the disk operations of a process: each that changes something is a step of it. */
function diskStepsOf(process: Process): DiskStep {
  return operation => {
    const { name, path, bytes } = operation;
    if (isReading(operation)) return process.canRead(path) ? { do: 'go' } : { do: 'fail', code: 'EIO' };
    const fate = process.fateOf({ kind: 'disk', name: `${name} ${path.slice('/machine/'.length)}` });
    switch (fate.do) {
      case 'go':
        return fate;
      case 'fail':
        return failed(operation, fate.flavour);
      case 'die':
        process.kill();
        return { do: 'die', when: fate.when, bytes: Math.floor(fate.flavour * (bytes + 1)) };
    }
  };
}

function failed({ bytes }: DiskOperation, flavour: number): DiskFate {
  const code = CODES[Math.floor(flavour * CODES.length)] ?? 'EIO';
  return { do: 'fail', code, bytes: Math.floor(flavour * bytes) };
}

/** Reads the holds of a run from the bytes of its log that would survive the machine; each line once. */
export class DurableHolds {
  readonly #machine: Machine;
  readonly #run: string;
  readonly #read = new Map<string, number>();
  readonly #holds: (Hold & { readonly key: string })[] = [];
  readonly #startOnBranch: () => string | undefined;
  #startedAt: string | undefined;

  /** `startOnBranch`: when the run began, as the branch has it. Here a snapshot may stand for that before anything is sent. */
  constructor(machine: Machine, run: string, startOnBranch: () => string | undefined) {
    this.#machine = machine;
    this.#run = run;
    this.#startOnBranch = startOnBranch;
  }

  /** Takes the first hold of that key for which no request has come yet. */
  take(key: string): Hold | undefined {
    this.#readOn();
    const index = this.#holds.findIndex(hold => hold.key === key);
    const [hold] = index === -1 ? [] : this.#holds.splice(index, 1);
    return hold;
  }

  #readOn(): void {
    for (const path of this.#machine.disk.durablePaths(LOG)) {
      if (!isSegment(path)) continue;
      const bytes = this.#machine.disk.durableBytes(path) ?? new Uint8Array();
      const from = this.#read.get(path) ?? 0;
      const end = bytes.lastIndexOf(LINE_END) + 1;
      if (end <= from) continue;
      this.#read.set(path, end);
      for (const line of linesOf(bytes.subarray(from, end), this.#run)) this.#note(line);
    }
  }

  #note({ at, event }: Line): void {
    if (event.type === 'RunStarted') this.#startedAt = at;
    if (event.type !== 'AttemptStarted') return;
    const { task, key, holdTokens: tokens, holdNanoUsd: nanoUsd } = event;
    this.#startedAt ??= this.#startOnBranch();
    this.#holds.push({ task, key, tokens, nanoUsd, startedAt: this.#startedAt ?? dayOf(at) });
  }
}
