import type { SentParameters } from '../domain/attempt-result.ts';
import type { Limits } from '../domain/budget.ts';
import type { RunId } from '../domain/event.ts';
import type { ResultPattern } from '../report/result-path.ts';
import type { PacerOptions } from './pacer.ts';

export type Provider = 'openrouter' | 'openai' | 'compatible' | 'offline';

/** What a run is told, parsed and complete: nothing in here can be wrong any more. */
export type Settings = {
  readonly agent: string;
  /** GitHub's numeric id of the repository, or `local`. */
  readonly repository: string;
  readonly version: string;
  readonly run: RunId;
  readonly provider: Provider;
  readonly baseUrl: string | undefined;
  /** The name under which this provider's models usually take the output cap. */
  readonly outputCapName: SentParameters['outputCapName'];
  readonly limits: Limits;
  readonly pace: PacerOptions;
  readonly runtimeMsMax: number;
  readonly results: ResultPattern;
  /** Relative to the workspace where possible: for people to read. */
  readonly logPath: string;
};
