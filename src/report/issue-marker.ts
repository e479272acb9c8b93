import { AgentName, AlertKind, type Fingerprint, fingerprintOf } from '../domain/alert.ts';
import { invariant } from '../domain/invariant.ts';

/** Whose issue it is, and what about: an issue is found again by this, not by its title, which people may edit. */
export type Marker = {
  readonly agent: string;
  readonly kind: AlertKind;
  readonly fingerprint: Fingerprint;
};

/** The first line of an issue's body. A reader does not see it. */
export function markerOf(agent: string, kind: AlertKind): string {
  expectAgentName(agent);
  return `<!-- background-agent alert: {"agent":"${agent}","kind":"${kind}","fingerprint":"${fingerprintOf(agent, kind)}","v":1} -->`;
}

/**
 * What the first line says, or undefined when it is no marker to the letter. Anybody can write one, so it proves
 * nothing about who wrote the issue.
 */
export function parseMarker(body: string): Marker | undefined {
  const [, agent = '', kind, fingerprint] = MARKER.exec(body) ?? [];
  const known = AlertKind.safeParse(kind);
  if (!known.success || fingerprint !== fingerprintOf(agent, known.data)) return undefined;
  return { agent, kind: known.data, fingerprint };
}

/** The first line of the comment that tells a pull request what it would cost. One for each agent. */
export function planMarkerOf(agent: string): string {
  expectAgentName(agent);
  return `<!-- background-agent plan: {"agent":"${agent}","v":1} -->`;
}

/** The agent whose plan the comment is, or undefined. */
export function parsePlanMarker(body: string): string | undefined {
  return PLAN_MARKER.exec(body)?.[1];
}

// The end of the line may be one of a browser's form. Bounded everywhere: a body is anybody's text.
const MARKER =
  /^<!-- background-agent alert: \{"agent":"([a-z0-9-]{1,32})","kind":"([a-z]{1,16})","fingerprint":"([a-z0-9-]{1,32}\/[a-z]{1,16})","v":1\} -->(?:\r?\n|$)/;
const PLAN_MARKER = /^<!-- background-agent plan: \{"agent":"([a-z0-9-]{1,32})","v":1\} -->(?:\r?\n|$)/;

/** It goes where nothing can be escaped. */
export function expectAgentName(agent: string): void {
  invariant(AgentName.safeParse(agent).success, `an agent is named ${JSON.stringify(agent)}`);
}
