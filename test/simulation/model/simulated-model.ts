import type { Call } from '../../../src/ports.ts';
import { priceOfTokens } from '../../../src/request/price-of-tokens.ts';
import type { WorldTime } from '../time/world-time.ts';
import type { Bill, ModelFate } from './model-fate.ts';

/** One question to the service, as far as its fate can depend on it. */
export type Asked = {
  readonly call: Call;
  /** The process that asks. */
  readonly label: string;
  /** How often this prompt was asked for, by whomever: the first is 1. */
  readonly nth: number;
  readonly model: SimulatedModel;
};

/** A request that reached the service, and what is charged for it. */
export type BilledRequest = Bill & {
  readonly call: Call;
  readonly label: string;
  readonly nth: number;
  readonly fate: ModelFate['kind'];
  readonly atMs: number;
  /** Undefined while the service is at work on it. */
  endedMs: number | undefined;
};

export type ModelOptions = {
  readonly time: WorldTime;
  /** In nano-USD per million tokens. */
  readonly rates?: { readonly prompt: number; readonly completion: number };
  /** False: it ignores the output cap, and charges for more than was asked for. */
  readonly isHonest?: boolean;
  /**
   * Called at the instant a request arrives: whatever must be durable before a call has to be by then. What it returns is called
   * when the service has ended it.
   */
  readonly onArrival?: (request: BilledRequest) => () => unknown;
  /** How often each prompt was asked for before. */
  readonly askedFor?: ReadonlyMap<string, number>;
};

/** A provider's service: it knows what reached it and what it charges for that. What it does, the schedule decides. */
export class SimulatedModel {
  readonly time: WorldTime;
  readonly rates: { readonly prompt: number; readonly completion: number };
  isHonest: boolean;
  readonly #requests: BilledRequest[] = [];
  readonly #askedFor: Map<string, number>;
  readonly #onArrival: (request: BilledRequest) => () => unknown;

  constructor({
    time,
    rates = RATES,
    isHonest = true,
    onArrival = () => () => {},
    askedFor = new Map(),
  }: ModelOptions) {
    this.#askedFor = new Map(askedFor);
    this.time = time;
    this.rates = rates;
    this.isHonest = isHonest;
    this.#onArrival = onArrival;
  }

  /** How often each prompt was asked for. */
  get askedFor(): ReadonlyMap<string, number> {
    return this.#askedFor;
  }

  /** In the order of their arrival. */
  get requests(): readonly BilledRequest[] {
    return this.#requests;
  }

  /** Somebody is about to ask. */
  ask(call: Call, label: string): Asked {
    const prompt = call.messages.reduce((text, { content }) => `${text}\n${content}`, call.model);
    const nth = (this.#askedFor.get(prompt) ?? 0) + 1;
    this.#askedFor.set(prompt, nth);
    return { call, label, nth, model: this };
  }

  /** The request is here. From now on the service works, and charges, whether or not anybody waits for it. */
  receive({ call, label, nth }: Asked, fate: ModelFate, workMs: number): void {
    const atMs = this.time.now();
    const request: BilledRequest = {
      ...this.#billOf(fate),
      ...{ call, label, nth, fate: fate.kind, atMs, endedMs: undefined },
    };
    this.#requests.push(request);
    const onEnd = this.#onArrival(request);
    const end = () => {
      request.endedMs = this.time.now();
      onEnd();
    };
    if (workMs === 0) end();
    else this.time.after(workMs, end);
  }

  /** By the service's own list. */
  costOf(promptTokens: number, completionTokens: number): number {
    return priceOfTokens([
      [promptTokens, this.rates.prompt],
      [completionTokens, this.rates.completion],
    ]);
  }

  #billOf(fate: ModelFate): Bill {
    if (fate.kind === 'answer') {
      const { promptTokens, completionTokens } = fate;
      const costNanoUsd = fate.costNanoUsd ?? this.costOf(promptTokens, completionTokens);
      return { promptTokens, completionTokens, costNanoUsd };
    }
    return (fate.kind === 'reset' && !fate.sent ? undefined : fate.billed) ?? NOTHING;
  }
}

/** USD 0.15 and 0.60 per million. */
const RATES = { prompt: 150_000_000, completion: 600_000_000 };

const NOTHING: Bill = { promptTokens: 0, completionTokens: 0, costNanoUsd: 0 };
