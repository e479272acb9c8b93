import { parseDurationMs } from '../../domain/duration.ts';
import { invariant } from '../../domain/invariant.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { FileSettings } from '../../domain/task-file.ts';
import type { Settings } from '../../domain/task.ts';

/** What holds where no file says anything: inputs, flags, environment and what is built in, already resolved. */
export type Fallback = Pick<Settings, 'model' | 'completionTokensMax' | 'timeoutMs' | 'attemptsMax'>;

/** `layers` from the nearest to the widest: task, type, prompt file, defaults. The nearest that speaks wins. */
export function settingsFrom(layers: readonly FileSettings[], fallback: Fallback): Settings {
  const nearest = <Name extends keyof FileSettings>(name: Name): FileSettings[Name] | undefined =>
    layers.find(layer => layer[name] !== undefined)?.[name];

  const timeout = nearest('timeout');
  return {
    model: nearest('model') ?? fallback.model,
    completionTokensMax: nearest('max-output-tokens') ?? fallback.completionTokensMax,
    timeoutMs: timeout === undefined ? fallback.timeoutMs : millisecondsOf(timeout),
    attemptsMax: nearest('max-attempts') ?? fallback.attemptsMax,
    parameters: mergedParameters(layers),
    onChange: nearest('on-change') ?? 'rerun',
  };
}

/** Parameters are merged one by one: to set a temperature must not mean to lose the seed. */
function mergedParameters(layers: readonly FileSettings[]): JsonObject {
  const widestFirst = layers.toReversed().flatMap(({ parameters = {} }) => Object.entries(parameters));
  return Object.fromEntries(widestFirst);
}

function millisecondsOf(timeout: string | number): number {
  const ms = parseDurationMs(timeout);
  invariant(ms !== undefined, `"${timeout}" passed the schema but is no duration`);
  return ms;
}
