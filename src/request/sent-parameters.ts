import type { JsonObject } from '../domain/json.ts';
import { ownParameterAdvice } from '../domain/own-parameters.ts';

/** The parameters as they are sent: `temperature: null` means to leave the parameter out. */
export function sentParameters(parameters: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null));
}

/** Why a parameter that somebody set cannot be sent; undefined: all of them can. */
export function refusedParameter(parameters: JsonObject): string | undefined {
  for (const [name, value] of Object.entries(parameters)) {
    const advice = ownParameterAdvice(name, value);
    if (advice !== undefined) return `The parameter ${JSON.stringify(name)} cannot be set: ${advice}.`;
  }
  return undefined;
}
