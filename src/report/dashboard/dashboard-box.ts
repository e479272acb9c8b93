import { type AgentRequest, parseFingerprint } from '../../domain/requests/agent-request.ts';
import type { Fingerprint } from '../../domain/alerts/alert.ts';
import { invariant } from '../../domain/invariant.ts';
import { TaskId } from '../../domain/task.ts';

/** What a box on a dashboard can ask for. */
export type BoxRequest =
  | { readonly kind: 'retry' | 'skip'; readonly task: TaskId }
  | { readonly kind: 'snooze'; readonly fingerprint: Fingerprint }
  | { readonly kind: 'run' };

export type Box = { readonly request: BoxRequest; readonly isTicked: boolean };

/**
 * A box to tick, as a line of a list: `- [ ] <!-- background-agent box: retry sum-001 --> Retry`. The hidden comment is its
 * meaning, whatever people make of the words behind it. GitHub changes nothing of the line but the mark between the brackets.
 */
export function boxLine(request: BoxRequest, label: string, indent = ''): string {
  const meaning = meaningOf(request);
  // It goes where nothing can be escaped.
  invariant(parseMeaning(meaning) !== undefined, `a box means ${JSON.stringify(meaning)}`);
  return `${indent}- [ ] <!-- background-agent box: ${meaning} --> ${label}`;
}

/** Every box in a text that anybody may have edited, in its order. One that stands there twice is ticked if either is. */
export function boxesIn(body: string): readonly Box[] {
  const boxes = new Map<string, Box>();
  for (const [, tick = '', meaning = ''] of body.matchAll(BOX)) {
    const request = parseMeaning(meaning);
    if (request === undefined) continue;
    const isTicked = tick !== ' ' || boxes.get(meaning)?.isTicked === true;
    boxes.set(meaning, { request, isTicked });
  }
  return [...boxes.values()];
}

/**
 * What an edit asks for: the boxes that it leaves ticked and that were not before it, in the order of the text. A box that was
 * not there before counts as well: whoever ticked it had an older text before their eyes.
 */
export function newlyTicked(before: string, after: string): readonly BoxRequest[] {
  const ticked = new Set(
    boxesIn(before)
      .filter(({ isTicked }) => isTicked)
      .map(({ request }) => meaningOf(request)),
  );
  return boxesIn(after)
    .filter(({ request, isTicked }) => isTicked && !ticked.has(meaningOf(request)))
    .map(({ request }) => request);
}

/** The text with these boxes ticked, as far as it has them. All else stays as it is. */
export function withTicks(body: string, boxes: readonly BoxRequest[]): string {
  const wanted = new Set(boxes.map(meaningOf));
  return body.replaceAll(BOX, (line, _tick, meaning: string) =>
    wanted.has(meaning) ? line.replace('- [ ]', '- [x]') : line,
  );
}

/** The same wish as a comment would have it. */
export function requestOfBox(box: BoxRequest): AgentRequest {
  return 'task' in box ? { kind: box.kind, tasks: [box.task] } : box;
}

// Line by line and bounded: a body is anybody's text.
const BOX = /^ {0,8}- \[([ xX])\] <!-- background-agent box: ([a-z]{1,8}(?: [A-Za-z0-9._%/-]{1,400})?) -->/gm;

function meaningOf(request: BoxRequest): string {
  if (request.kind === 'run') return 'run';
  const what = 'task' in request ? request.task : request.fingerprint;
  // Two hyphens in a row would end a hidden comment, and a name may have them.
  return `${request.kind} ${what.replaceAll(/(?<=-)-/g, HYPHEN)}`;
}

function parseMeaning(meaning: string): BoxRequest | undefined {
  if (meaning === 'run') return { kind: 'run' };
  const [kind, written = ''] = meaning.split(' ');
  const what = written.replaceAll(HYPHEN, '-');
  const request = requestOf(kind, what);
  return request !== undefined && meaningOf(request) === meaning ? request : undefined;
}

function requestOf(kind: string | undefined, what: string): BoxRequest | undefined {
  if (kind === 'snooze') {
    const fingerprint = parseFingerprint(what);
    return fingerprint === undefined ? undefined : { kind, fingerprint };
  }
  if (kind !== 'retry' && kind !== 'skip') return undefined;
  const task = TaskId.safeParse(what).data;
  return task === undefined ? undefined : { kind, task };
}

const HYPHEN = '%2D';
