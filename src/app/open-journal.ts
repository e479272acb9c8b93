import type { LogRecord, RunId } from '../domain/event.ts';
import type { Policy } from '../domain/policy.ts';
import type { State } from '../domain/state.ts';
import { timestampOf } from '../domain/units.ts';
import type { Head } from '../log/chain.ts';
import type { Start } from '../log/replay.ts';
import { restore } from '../log/restore.ts';
import type { Clock, LogStore } from '../ports.ts';
import { Journal } from './journal.ts';

/** Whose log it must be. The repository's numeric id, so that renaming and moving are harmless. */
export type Identity = { readonly repository: string; readonly agent: string };

export type Opened =
  | {
      readonly ok: true;
      readonly journal: Journal;
      readonly source: 'disk' | 'fresh';
      readonly notice: string | undefined;
    }
  | { readonly ok: false; readonly problem: LogProblem };

/** Why a log must not be worked on. Nothing was changed, and nothing may be spent. */
export type LogProblem = {
  readonly kind: 'corrupt' | 'newer' | 'foreign' | 'clock';
  readonly message: string;
};

const CLOCK_SKEW_MS_MAX = 24 * 60 * 60 * 1000;

/**
 * Opens the log for one run: replays it with every check on, cuts a torn end, and refuses whatever else is not as
 * it must be. A log that does not exist yet is created by the first run that has something to do.
 */
export async function openJournal(
  ports: { readonly store: LogStore; readonly clock: Clock },
  options: { readonly identity: Identity; readonly run: RunId; readonly policy: Policy },
): Promise<Opened> {
  const { store, clock } = ports;
  const { identity, run, policy } = options;

  const log = readLog(store);
  if (!log.ok) return log;
  const problem = strangenessOf(log, identity, clock.now());
  if (problem !== undefined) return { ok: false, problem };

  const { torn } = log;
  const aside = torn && store.cutAt(torn.offset);
  const { state, head, at, end } = log;
  const journal = new Journal(store, clock, { state, head, at, end, run, policy });

  // A run that was killed between its cut and the event left a whole log, and the bytes aside.
  const bytes = torn?.bytes ?? store.keptAt(log.end);
  if (bytes !== undefined) await journal.record([{ type: 'LogRecovered', damage: 'torn', bytes }]);

  const notice =
    aside &&
    `The last append of the log was cut off, as a crash does; its ${bytes} bytes were kept in ${aside}.`;
  const source = log.state.log === undefined ? 'fresh' : 'disk';
  return { ok: true, journal, source, notice };
}

export type ReadLog =
  | {
      readonly ok: true;
      readonly state: State;
      readonly head: Head;
      /** The last line's; empty when there is none. */
      readonly at: string;
      /** How many bytes are whole. */
      readonly end: number;
      readonly torn: { readonly offset: number; readonly bytes: number } | undefined;
      /** Where the log that is here begins; undefined: with its first event. */
      readonly snapshot: Start | undefined;
    }
  | { readonly ok: false; readonly problem: LogProblem };

/**
 * Replays the log into State and changes nothing. `onRecord` sees each event when State has it, `onSeal` each head that the
 * log contains.
 */
export function readLog(
  store: Pick<LogStore, 'read' | 'snapshot'>,
  onRecord?: (record: LogRecord, state: State) => void,
  onSeal?: (head: Head) => void,
): ReadLog {
  const read = restore({ snapshot: store.snapshot(), rest: store.read() }, onRecord, onSeal);
  switch (read.status) {
    case 'intact':
    case 'torn': {
      const { state, head, at, end, snapshot } = read;
      const torn = read.status === 'torn' ? { offset: end, bytes: read.tornBytes } : undefined;
      return { ok: true, state, head, at, end, torn, snapshot };
    }
    case 'newer':
      return {
        ok: false,
        problem: {
          kind: 'newer',
          message: `The log cannot be read from event ${read.seq} on. ${read.reason}`,
        },
      };
    case 'corrupt':
      return {
        ok: false,
        problem: {
          kind: 'corrupt',
          message: `The log is damaged at event ${read.seq}. ${read.reason} It was left as it is, and nothing was spent. Put back a whole copy of it, or start anew with "log reset".`,
        },
      };
  }
}

/** What is wrong with a log that could be read: it is somebody else's, or from a time to come. */
export function strangenessOf(
  { state, at }: { readonly state: State; readonly at: string },
  identity: Identity,
  nowMs: number,
): LogProblem | undefined {
  return foreign(state, identity) ?? skewed(at, nowMs);
}

/** Undefined: the log is this agent's own, or there is none yet. */
export function foreign(state: State, identity: Identity): LogProblem | undefined {
  const { log } = state;
  if (log === undefined || (log.repository === identity.repository && log.agent === identity.agent))
    return undefined;
  const waysOut =
    log.agent === identity.agent
      ? '"log adopt" takes its finished work over and starts the budgets anew; "log reset" starts a new log.'
      : `Each agent has a log of its own: choose another state folder, or the name "${log.agent}".`;
  return {
    kind: 'foreign',
    message: `The log belongs to agent "${log.agent}" of repository ${log.repository}, expected agent "${identity.agent}" of repository ${identity.repository}. ${waysOut}`,
  };
}

function skewed(at: string, nowMs: number): LogProblem | undefined {
  if (at <= timestampOf(nowMs + CLOCK_SKEW_MS_MAX)) return undefined;
  return {
    kind: 'clock',
    message: `The last event of the log is from ${at}, more than 24 hours ahead of this machine's clock, ${timestampOf(nowMs)}. Nothing was spent. Set the clock right.`,
  };
}
