import {
  type Alert,
  AgentName,
  AlertKind,
  type Fingerprint,
  Severity,
  fingerprintOf,
} from '../domain/alert.ts';
import { invariant } from '../domain/invariant.ts';
import type { Timestamp } from '../domain/units.ts';

/** Whose issue it is, and what about: an issue is found again by this, not by its title, which people may edit. */
export type Marker = {
  readonly agent: string;
  readonly kind: AlertKind;
  readonly fingerprint: Fingerprint;
  /** Undefined: the alert was over when the agent last wrote there, so whoever opened the issue since is a person. */
  readonly told: Telling | undefined;
};

/** What an issue says of its alert, as far as a change of it is news. So it is known also where no log can be read. */
export type Telling = Pick<Alert, 'severity' | 'facts'> & {
  /** When the alert was first raised. */
  readonly since: Timestamp;
};

/** The first line of an issue's body. A reader does not see it. */
export function markerOf(agent: string, kind: AlertKind, told?: Telling): string {
  expectAgentName(agent);
  const fires =
    told === undefined
      ? ''
      : `"severity":"${told.severity}","facts":"${told.facts}","since":"${told.since}",`;
  return `<!-- background-agent alert: {"agent":"${agent}","kind":"${kind}","fingerprint":"${fingerprintOf(agent, kind)}",${fires}"v":1} -->`;
}

/** The body of an issue, with a marker that says that its alert is over. All else in it stays as it is. */
export function bodyOver(body: string, { agent, kind }: Pick<Marker, 'agent' | 'kind'>): string {
  const end = body.search(/\r?\n|$/);
  return markerOf(agent, kind) + body.slice(end);
}

/**
 * What the first line says, or undefined when it is no marker to the letter. Anybody can write one, so it proves
 * nothing about who wrote the issue.
 */
export function parseMarker(body: string): Marker | undefined {
  const [, agent = '', kind, fingerprint, ...telling] = MARKER.exec(body) ?? [];
  const known = AlertKind.safeParse(kind);
  if (!known.success || fingerprint !== fingerprintOf(agent, known.data)) return undefined;
  return { agent, kind: known.data, fingerprint, told: tellingOf(telling) };
}

function tellingOf([severity, facts, since]: readonly (string | undefined)[]): Telling | undefined {
  const known = Severity.safeParse(severity);
  return known.success && facts !== undefined && since !== undefined
    ? { severity: known.data, facts, since }
    : undefined;
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
  /^<!-- background-agent alert: \{"agent":"([a-z0-9-]{1,32})","kind":"([a-z]{1,16})","fingerprint":"([a-z0-9-]{1,32}\/[a-z]{1,16})",(?:"severity":"(info|warning|critical)","facts":"([0-9a-f]{64})","since":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",)?"v":1\} -->(?:\r?\n|$)/;
const PLAN_MARKER = /^<!-- background-agent plan: \{"agent":"([a-z0-9-]{1,32})","v":1\} -->(?:\r?\n|$)/;

/** It goes where nothing can be escaped. */
export function expectAgentName(agent: string): void {
  invariant(AgentName.safeParse(agent).success, `an agent is named ${JSON.stringify(agent)}`);
}
