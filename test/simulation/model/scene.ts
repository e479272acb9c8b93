import type { Call, Reply } from '../../../src/ports.ts';
import { quiet } from '../../support/a-call.ts';
import { VirtualClock } from '../../support/fakes/virtual-clock.ts';
import type { WorldTime } from '../time/world-time.ts';
import { type FateOf, QUOTED_KEY } from './model-fates.ts';
import { type CallMs, simulatedLlm } from './simulated-llm.ts';
import { type ModelOptions, SimulatedModel } from './simulated-model.ts';

/** One process in front of the service, whose time a test lets pass. */
export class ModelScene {
  readonly clock = new VirtualClock();
  readonly model: SimulatedModel;
  isAlive = true;
  fateOf: FateOf;
  ms: CallMs = { connectMs: 10, thereMs: 20, workMs: 300, backMs: 40 };

  constructor(fateOf: FateOf, options: Partial<ModelOptions> = {}) {
    this.model = new SimulatedModel({ time: timeOf(this.clock), ...options });
    this.fateOf = fateOf;
  }

  /** Without letting time pass. */
  begin(call: Call, signal: AbortSignal = quiet): Promise<Reply> {
    const llm = simulatedLlm(this.model, {
      clock: this.clock,
      isAlive: () => this.isAlive,
      label: 'run 1',
      fateOf: asked => this.fateOf(asked),
      msOf: () => this.ms,
      apiKey: QUOTED_KEY,
    });
    return llm.ask(call, signal);
  }

  ask(call: Call, signal?: AbortSignal): Promise<Reply> {
    return this.clock.run(this.begin(call, signal));
  }
}

export function timeOf(clock: VirtualClock): WorldTime {
  return { now: () => clock.now(), after: (ms, happen) => void clock.sleep(ms).then(happen) };
}
