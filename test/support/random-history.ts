import type { AgentRequest } from '../../src/domain/requests/agent-request.ts';
import type { RequestSource } from '../../src/domain/requests/asked-event.ts';
import type { AttemptResult } from '../../src/domain/attempt-result.ts';
import { type Command, decide } from '../../src/domain/decide.ts';
import type { Event, LogRecord } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { type Alert, type AlertKind, fingerprintOf } from '../../src/domain/alerts/alert.ts';
import type { AlertMemory } from '../../src/domain/alerts/alert-memory.ts';
import type { ListedTask } from '../../src/domain/list-tasks.ts';
import type { LostOutcome } from '../../src/domain/recover-outcomes.ts';
import { BACKOFF } from '../../src/domain/retry.ts';
import { type State, newState } from '../../src/domain/state.ts';
import { timestampOf } from '../../src/domain/units.ts';
import type { Chance } from './chance.ts';
import { sha } from './literals.ts';
import { anyOutcome } from './simulated-runs.ts';

/** Names that an object would take for its own. */
const IDS = [
  'constructor',
  'toString',
  'a',
  'b',
  'B.7',
  'hasOwnProperty',
  'valueOf',
  'c-1',
  'd_2',
  'e',
] as const;
const NAMES = ['summarize', '__proto__', 'Frage "kurz"\t日本 🗂️\u0007'] as const;
const POLICY = {
  limits: { run: { tokens: 20_000 }, day: { tokens: 40_000 }, month: { nanoUsd: 90_000_000_000 } },
  backoff: BACKOFF,
};

/**
 * What an agent might do in many runs, at random: tasks come, change and go, answers arrive, fail, are shared, published
 * and forgotten, runs are killed and budgets drawn. Every event was decided, so it is one that a log can have.
 */
export function randomHistory(chance: Chance, commands: number): readonly LogRecord[] {
  return goOn(newState(), 0, chance, commands);
}

/** The same from a State, which changes: what comes after the event with this `seq`. */
export function goOn(state: State, seq: number, chance: Chance, commands: number): readonly LogRecord[] {
  const records: LogRecord[] = [];
  let nowMs = Date.UTC(2026, 0, 31, 22);
  let run = state.run?.id ?? 'run-0';

  const commit = (events: readonly Event[]) => {
    for (const event of events) {
      const record: LogRecord = { seq: seq + records.length + 1, at: timestampOf(nowMs), run, event };
      records.push(record);
      evolve(state, record);
    }
  };
  if (state.log === undefined)
    commit(decide({ type: 'CreateLog', log: 'k3v9', repository: '42', agent: 'default' }, state, POLICY));
  for (let step = 1; step <= commands; step += 1) {
    nowMs += chance.is(0.1) ? chance.integer(0, 86_400_000) : chance.integer(0, 2_000);
    if (state.run === undefined || chance.is(0.03)) {
      run = `run-${seq + records.length}`;
      commit(decide(startRun(nowMs, chance), state, POLICY));
    } else if (chance.is(0.02)) {
      commit([{ type: 'LogRecovered', damage: 'torn', bytes: step }]);
    } else {
      const command = anyCommand(state, nowMs, chance);
      if (command !== undefined) commit(decide(command, state, POLICY));
    }
  }
  return records;
}

function startRun(nowMs: number, chance: Chance): Command {
  return {
    type: 'StartRun',
    version: '1.0.0',
    provider: chance.pick(['openrouter', 'compatible']),
    ...(chance.is(0.5) ? { draw: { now: timestampOf(nowMs) } } : {}),
    endLost: chance.is(0.5),
  };
}

/** Undefined when what chance has chosen makes no sense now. */
function anyCommand(state: State, nowMs: number, chance: Chance): Command | undefined {
  const task = chance.pick(IDS);
  const known = state.tasks.get(task);
  switch (chance.integer(0, 22)) {
    case 0:
    case 1:
      return { type: 'ListTasks', tasks: IDS.filter(() => chance.is(0.7)).map(id => anyTask(id, chance)) };
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
      return startAttempt(state, nowMs, chance);
    case 8:
    case 9:
    case 10:
    case 11:
      return finishAttempt(state, nowMs, chance);
    case 12:
      return { type: 'ShareAnswers', shares: [{ task, sameAs: chance.pick(IDS) }] };
    case 13:
      return { type: 'ReleaseTasks', tasks: [task], reason: chance.pick(['retry', 'rerun']) };
    case 14:
      return { type: 'ForgetAnswer', task };
    case 15:
    case 16:
      return known === undefined || !('published' in known)
        ? undefined
        : { type: 'PublishResults', results: [{ task, key: known.key, sha256: sha(chance.integer(0, 99)) }] };
    case 17: {
      const [released = ''] = state.charges.keys();
      return { type: 'ReleaseEscrow', run: released, reason: 'Its bill shows 3 calls.' };
    }
    case 18:
      return chance.is(0.5)
        ? {
            type: 'ReachBudget',
            refusal: { window: chance.pick(['run', 'day']), unit: 'tokens', limit: 9, spent: 8, held: 1 },
          }
        : raiseAlerts(nowMs, chance);
    case 19:
      return chance.is(0.1)
        ? { type: 'AdoptLog', repository: '43' }
        : { type: 'RecoverOutcomes', outcomes: [anyLostOutcome(state, nowMs, chance)] };
    case 20:
    case 21:
      return anyRequest(state, nowMs, chance);
    default:
      return state.inFlight.size > 0
        ? undefined
        : { type: 'FinishRun', outcome: chance.pick(['completed', 'interrupted']) };
  }
}

function anyRequest(state: State, nowMs: number, chance: Chance): Command {
  const now = timestampOf(nowMs);
  const fingerprint = chance.pick([fingerprintOf('default', 'stale'), ...state.alerts.keys()]);
  const request = chance.pick<AgentRequest | undefined>([
    undefined,
    { kind: chance.pick(['retry', 'skip']), tasks: IDS.filter(() => chance.is(0.2)) },
    { kind: chance.pick(['retry', 'skip']), tasks: [chance.pick(IDS)] },
    { kind: 'pause', until: chance.is(0.5) ? undefined : timestampOf(nowMs + chance.integer(-9, 9_000)) },
    { kind: 'budget', nanoUsd: chance.integer(0, 90_000_000) },
    { kind: 'snooze', fingerprint },
    { kind: chance.pick(['resume', 'status', 'run']) },
  ]);
  const source: RequestSource = chance.is(0.5)
    ? { kind: 'comment', id: chance.integer(1, 90) }
    : { kind: 'edit', at: now, number: chance.integer(0, 3) };
  return { type: 'TakeRequest', issue: chance.integer(1, 4), source, by: 'ada', request, now };
}

function anyLostOutcome(state: State, nowMs: number, chance: Chance): LostOutcome {
  const from = chance.pick(['lost-1', 'run-1', ...state.charges.keys()]);
  const task = chance.pick(IDS);
  const hold = { tokens: chance.integer(0, 3_000), nanoUsd: chance.integer(0, 9_000_000) };
  const { result, hold: end } = anyEnd(hold, chance);
  const published = chance.is(0.3) ? { published: sha(chance.integer(0, 99)) } : {};
  return {
    ...{ from, seq: (state.takenIn.get(from) ?? 0) + chance.integer(0, 2) || 1 },
    ...{ task, key: state.tasks.get(task)?.key ?? sha(1), attempt: chance.integer(1, 3) },
    ...{ taskType: chance.pick(NAMES), model: 'small', countsAt: timestampOf(nowMs) },
    ...{ holdTokens: hold.tokens, holdNanoUsd: hold.nanoUsd, hold: end, wasCharged: false },
    ...(result.kind === 'answered'
      ? {
          ended: 'answered',
          result: { answer: result.answer, at: timestampOf(nowMs), ...published },
        }
      : { ended: 'failed', ...(result.kind === 'failed' && { failure: result.failure }) }),
  };
}

/** Of few keys, so that many share one. */
function anyTask(id: string, chance: Chance): ListedTask {
  return {
    id,
    key: sha(chance.integer(1, 6)),
    input: sha(chance.integer(1, 2)),
    taskType: chance.pick(NAMES),
    model: chance.pick(['small', '__proto__', 'offline']),
    attemptsMax: chance.integer(1, 3),
    onChange: chance.pick(['rerun', 'keep']),
  };
}

function startAttempt(state: State, nowMs: number, chance: Chance): Command | undefined {
  const open = [...state.pending, ...state.retries.map(({ task }) => task)].filter(
    id => !state.keysInFlight.has(state.tasks.get(id)?.key ?? ''),
  );
  const [first, ...others] = open;
  if (first === undefined) return undefined;
  return {
    type: 'StartAttempt',
    task: chance.pick([first, ...others]),
    model: chance.pick(['small', '__proto__']),
    hold: { tokens: chance.integer(0, 3_000), nanoUsd: chance.integer(0, 9_000_000) },
    now: timestampOf(nowMs),
  };
}

function finishAttempt(state: State, nowMs: number, chance: Chance): Command | undefined {
  const [first, ...others] = state.inFlight;
  if (first === undefined) return undefined;
  const [task, { hold }] = chance.pick([first, ...others]);
  return {
    type: 'FinishAttempt',
    task,
    attemptsMax: 3,
    holdDoubled: { tokens: 3 * hold.tokens, nanoUsd: 2 * hold.nanoUsd },
    ...anyEnd(hold, chance),
    sent: { outputCapName: 'max_tokens', withoutTemperature: chance.is(0.5) },
    durationMs: 50,
    nowMs,
    random: chance.fraction(),
  };
}

function anyEnd(
  hold: Parameters<ReturnType<typeof anyOutcome>>[0],
  chance: Chance,
): Pick<AttemptResult, 'result' | 'hold'> {
  const outcome = anyOutcome(0.5)(hold, chance);
  if (chance.is(0.1)) return { result: { kind: 'aborted' }, hold: { end: 'charged' } };
  if (outcome.result.kind !== 'answered' || chance.is(0.5)) return outcome;
  return {
    result: {
      kind: 'answered',
      answer: sha(chance.integer(1, 9)),
      servedBy: chance.is(0.5) ? 'small-001' : undefined,
      finishReason: chance.is(0.5) ? 'stop' : undefined,
    },
    hold: {
      end: 'settled',
      usage: {
        promptTokens: chance.integer(0, 999),
        completionTokens: chance.integer(0, 99),
        ...(chance.is(0.5) ? { cachedTokens: 5 } : {}),
        ...(chance.is(0.5) ? { reasoningTokens: 0 } : {}),
      },
      costNanoUsd: chance.integer(0, 9_000_000),
      costSource: chance.pick(['provider', 'unknown']),
    },
  };
}

function raiseAlerts(nowMs: number, chance: Chance): Command {
  const alert = anyAlert(chance);
  const memories = new Map(chance.is(0.5) ? [[alert.fingerprint, anyMemory(alert, nowMs, chance)]] : []);
  return { type: 'RaiseAlerts', firing: chance.is(0.5) ? [alert] : [], memories };
}

function anyMemory({ severity, reason, facts }: Alert, nowMs: number, chance: Chance): AlertMemory {
  const at = timestampOf(nowMs);
  const always = { severity, reason, since: at, toldAt: at, returns: chance.integer(0, 3) };
  const runs = chance.integer(1, 3);
  return chance.pick<AlertMemory>([
    { phase: 'firing', ...always, facts, runs, risen: chance.is(0.5) },
    { phase: 'held', ...always, runs },
    { phase: 'over', ...always, overAt: at },
  ]);
}

function anyAlert(chance: Chance): Alert {
  const alert = chance.pick<AlertKind>(['budget', 'provider']);
  return {
    alert,
    fingerprint: fingerprintOf('default', alert),
    severity: chance.pick(['info', 'critical']),
    reason: 'tokens',
    facts: sha(chance.integer(1, 3)),
  };
}
