import * as z from 'zod';

import { AgentName, AlertKind, Fingerprint, Severity, fingerprintOf } from '../../domain/alerts/alert.ts';
import { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import { invariant } from '../../domain/invariant.ts';
import { Sha256, Timestamp } from '../../domain/units.ts';

/** Whose issue it is, and what about: an issue is found again by this, not by its title, which people may edit. */
export type Marker = {
  readonly agent: string;
  readonly kind: AlertKind;
  readonly fingerprint: Fingerprint;
  /** Undefined: the alert is over, and whatever wrote that noted no more. */
  readonly memory: AlertMemory | undefined;
  /** The comment that was to be written with it; undefined: none, or it was seen there. */
  readonly word: Word | undefined;
  /** SHA-256 of what was last written into the issue: what people have made of it since is theirs. */
  readonly text: Sha256 | undefined;
};

/** A comment is written after the marker that speaks of it, so that alone may fail. */
export type Word = {
  readonly says: WordKind;
  /** How many comments the issue had before: as long as it has no more, this one is missing. */
  readonly after: number;
};

export const WordKind = z.enum(['again', 'changed', 'risen', 'still', 'over']);
export type WordKind = z.infer<typeof WordKind>;

/** What a marker is made of; whatever is left out, it does not say. */
export type MarkerParts = Pick<Marker, 'agent' | 'kind'> & Partial<Pick<Marker, 'memory' | 'word' | 'text'>>;

/** The first line of an issue's body. A reader does not see it. */
export function markerOf({ agent, kind, memory, word, text }: MarkerParts): string {
  expectAgentName(agent);
  return lineOf({
    ...{ agent, kind, fingerprint: fingerprintOf(agent, kind) },
    ...(memory && fieldsOf(memory)),
    ...(word && { word: word.says, after: word.after }),
    ...(text !== undefined && { text }),
    v: 2,
  });
}

/** The body of an issue with another marker. All else in it stays as it is, whoever wrote it. */
export function bodyWith(marker: string, body: string): string {
  return marker + body.slice(body.search(/\r?\n|$/));
}

/** The same without the comment that its marker speaks of, as that is never to be. */
export function bodyWithoutWord(body: string): string {
  const marker = parseMarker(body);
  return marker === undefined ? body : bodyWith(markerOf({ ...marker, word: undefined }), body);
}

/**
 * What the first line says, or undefined when it is no marker to the letter. Anybody can write one, so it proves
 * nothing about who wrote the issue.
 */
export function parseMarker(body: string): Marker | undefined {
  const [, line, json] = MARKER.exec(body) ?? [];
  // As of most issues: all that people write has none.
  if (line === undefined || json === undefined) return undefined;
  const fields = fieldsIn(json);
  return markerIn(line, fields) ?? firstFormIn(line, fields);
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

/** It goes where nothing can be escaped. */
export function expectAgentName(agent: string): void {
  invariant(AgentName.safeParse(agent).success, `an agent is named ${JSON.stringify(agent)}`);
}

// Without anything that could end the comment, nest or ring a bell, and bounded: a body is anybody's text. The end of the
// line may be one of a browser's form.
const MARKER = /^(<!-- background-agent alert: (\{[\w"/:,.+-]{1,1200}\}) -->)(?:\r?\n|$)/;
const PLAN_MARKER = /^<!-- background-agent plan: \{"agent":"([a-z0-9-]{1,32})","v":1\} -->(?:\r?\n|$)/;

function lineOf(fields: object): string {
  return `<!-- background-agent alert: ${JSON.stringify(fields)} -->`;
}

/** In one order; and a reason is a word that anybody may have chosen. */
function fieldsOf(memory: AlertMemory): object {
  const { phase, severity, since, toldAt, returns } = memory;
  const always = { phase, severity, reason: memory.reason.replaceAll('@', '-'), since, toldAt, returns };
  switch (memory.phase) {
    case 'firing':
      return { ...always, facts: memory.facts, runs: memory.runs, risen: memory.risen };
    case 'held':
      return { ...always, runs: memory.runs };
    case 'over':
      return { ...always, overAt: memory.overAt };
  }
}

const Fields = z.record(z.string(), z.union([z.string(), z.int(), z.boolean()]));
type Fields = z.infer<typeof Fields>;

function fieldsIn(json: string): Fields {
  try {
    return Fields.parse(JSON.parse(json));
  } catch {
    return {};
  }
}

const About = z.strictObject({
  agent: AgentName,
  kind: AlertKind,
  word: WordKind.optional(),
  after: z.int().nonnegative().optional(),
  text: Sha256.optional(),
});

/** Whatever was read must be written again with the same letters: so no marker has two forms. */
function markerIn(
  line: string,
  { agent, kind, fingerprint: _, word: says, after, text, v: __, ...rest }: Fields,
): Marker | undefined {
  const about = About.safeParse({ agent, kind, word: says, after, text });
  const isWhole = Object.keys(rest).length === 0;
  const memory = isWhole ? undefined : AlertMemory.safeParse(rest).data;
  if (!about.success || (!isWhole && memory === undefined) || !hasTimes(rest)) return undefined;
  const word = wordOf(about.data);
  const marker = { agent: about.data.agent, kind: about.data.kind, memory, word, text: about.data.text };
  return markerOf(marker) === line ? withFingerprint(marker) : undefined;
}

function wordOf({ word, after }: z.infer<typeof About>): Word | undefined {
  return word === undefined || after === undefined ? undefined : { says: word, after };
}

const FirstForm = z.strictObject({
  ...{ agent: AgentName, kind: AlertKind, fingerprint: Fingerprint, v: z.literal(1) },
  ...{ severity: Severity.optional(), facts: Sha256.optional(), since: Timestamp.optional() },
});

/** As the first releases wrote it: while it fires with what was told, later without. */
function firstFormIn(line: string, fields: Fields): Marker | undefined {
  const { data } = FirstForm.safeParse(fields);
  if (data === undefined || !hasTimes(fields)) return undefined;
  const { agent, kind, fingerprint, severity, facts, since } = data;
  const fires = severity !== undefined && facts !== undefined && since !== undefined;
  const told = fires ? { severity, facts, since } : {};
  const isToTheLetter = lineOf({ agent, kind, fingerprint, ...told, v: 1 }) === line;
  if (!isToTheLetter || fingerprint !== fingerprintOf(agent, kind)) return undefined;
  const memory: AlertMemory | undefined = fires
    ? {
        ...{ phase: 'firing', severity, reason: 'unknown', facts, since, toldAt: since },
        ...{ runs: 1, risen: false, returns: 0 },
      }
    : undefined;
  return withFingerprint({ agent, kind, memory, word: undefined, text: undefined });
}

function withFingerprint(marker: Omit<Marker, 'fingerprint'>): Marker {
  return { ...marker, fingerprint: fingerprintOf(marker.agent, marker.kind) };
}

/** Their form is not all: no month has the number 13. */
function hasTimes({ since, toldAt, overAt }: Fields): boolean {
  return [since, toldAt, overAt].every(at => typeof at !== 'string' || !Number.isNaN(Date.parse(at)));
}
