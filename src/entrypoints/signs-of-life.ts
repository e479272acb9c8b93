import type { Heartbeat, HeartbeatOptions } from '../adapters/heartbeat.ts';
import type { Console } from '../ports.ts';
import type { InputName } from './inputs.ts';
import { parsePingUrl } from './ping-url.ts';
import { parseProxy } from './proxy.ts';
import { noteState } from './step-phase.ts';
import type { StepTold } from './told.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A run that was cancelled has seconds left, and work to put away in them. */
export const CANCELLED_MS_MAX = 1_000;

/** The service has heard that the run failed, so the post step need not say it. */
const FAILURE_HEARD = 'failure-heard';

/**
 * Tells the service behind `ping-url` how the step goes, on every way out. It reads its own inputs, as the run whose other
 * settings are wrong is one to hear of; whether its own are right, the configuration says.
 */
export class SignsOfLife {
  /** Undefined: nobody waits for them. */
  readonly #service: HeartbeatOptions | undefined;
  readonly #env: Environment;
  readonly #console: Console;
  #begun: Promise<Heartbeat> | undefined;

  constructor(given: Partial<Record<InputName, string>>, env: Environment, console: Console) {
    this.#env = env;
    this.#console = console;
    const text = given['ping-url']?.trim() ?? '';
    const url =
      text === '' || ['plan', 'inbox'].includes(given.mode?.trim() ?? '') ? undefined : parsePingUrl(text);
    const proxy = parseProxy(env);
    if (url?.ok === true && proxy.ok) this.#service = { url: url.url, proxyEnv: proxy.proxyEnv };
  }

  /** The step begins, and waits for nothing. */
  begin(): void {
    if (this.#service !== undefined) this.#begun = this.#open(this.#service);
    void this.#begun?.then(heartbeat => heartbeat.begin());
  }

  /** The step ends with this code, which it gives back. Another run that is at work speaks for itself. */
  async end(exitCode: number, told?: StepTold): Promise<number> {
    if (told?.kind === 'overlapped') return exitCode;
    const isCancelled = told?.kind === 'reported' && told.report.outcome === 'interrupted';
    await this.#say(exitCode === 0 ? 'success' : 'failure', isCancelled ? CANCELLED_MS_MAX : undefined);
    return exitCode;
  }

  /** The post step of a run that did not end by itself. */
  async endOfCutOff(): Promise<void> {
    if (this.#env[`STATE_${FAILURE_HEARD}`] !== 'true') await this.#say('failure');
  }

  /** Loaded only where somebody waits for it. */
  async #open(service: HeartbeatOptions): Promise<Heartbeat> {
    const { Heartbeat } = await import('../adapters/heartbeat.ts');
    return new Heartbeat(service);
  }

  async #say(sign: 'success' | 'failure', msMax?: number): Promise<void> {
    if (this.#service === undefined) return;
    const heartbeat = await (this.#begun ?? this.#open(this.#service));
    const trouble = await heartbeat.end(sign, msMax);
    if (trouble === undefined) {
      if (sign === 'failure') noteState(this.#env, FAILURE_HEARD);
      return;
    }
    this.#console.write('warning', untold(sign, trouble));
  }
}

/** The sign did not arrive; the run is as it is. */
export function untold(sign: 'success' | 'failure', trouble: string): string {
  return `The service at "ping-url" was not told of the run's ${sign}. ${trouble}`;
}
