import * as z from 'zod';

import { Code, Sha256, type Timestamp } from '../units.ts';

/** What an agent calls for help about. */
export const AlertKind = z.enum([
  'quarantine',
  'budget',
  'provider',
  'stale',
  'interrupted',
  'state',
  'anomaly',
]);
export type AlertKind = z.infer<typeof AlertKind>;

/** `critical`: nothing goes on until somebody acts. `warning`: something does not. `info`: worth knowing. */
export const Severity = z.enum(['info', 'warning', 'critical']);
export type Severity = z.infer<typeof Severity>;

/** For sorting, the gravest first. */
export function byGravity(a: Severity, b: Severity): number {
  return Severity.options.indexOf(b) - Severity.options.indexOf(a);
}

/** The name of an agent, safe wherever it stands: in a path, a branch, a label, a marker. */
export const AgentName = z.string().regex(/^[a-z0-9-]{1,32}$/);

/** What makes an alert the same one as before: one for each agent and kind, `default/quarantine`. */
export const Fingerprint = z.string().regex(/^[a-z0-9-]{1,32}\/[a-z]{1,16}$/);
export type Fingerprint = z.infer<typeof Fingerprint>;

export const Alert = z.strictObject({
  alert: AlertKind,
  fingerprint: Fingerprint,
  severity: Severity,
  /** Why it fires, as a word for machines. */
  reason: Code,
  /** SHA-256 of what it tells, as far as a change of it is news. */
  facts: Sha256,
});
export type Alert = z.infer<typeof Alert>;

/** An alert that was raised and is not over. `changedAt`: when there last was something new to say. */
export type AlertState = Alert & { readonly since: Timestamp; readonly changedAt: Timestamp };

export function fingerprintOf(agent: string, kind: AlertKind): Fingerprint {
  return `${agent}/${kind}`;
}

/** Undefined: of a kind that there is not, as only somebody else can have made it. */
export function kindOf(fingerprint: Fingerprint): AlertKind | undefined {
  return AlertKind.safeParse(fingerprint.split('/')[1]).data;
}
