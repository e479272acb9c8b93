import { plainLine } from '../../domain/plain-text.ts';

/** As GitHub takes it, counted as it counts. */
export const BODY_LENGTH_MAX = 65_536;

const BEGIN = '<!-- watch -->';
const END = '<!-- /watch -->';

/** The part of a dashboard that the monitor writes, while everything around it is the agent's. `text` is one line of Markdown, or empty. */
export function watchPart(text: string): string {
  // Nothing in it may look like one of the marks around it.
  const line = plainLine(text, WATCH_LENGTH_MAX).replaceAll('<!--', '<\\u0021--');
  return line === '' ? `${BEGIN}\n${END}` : `${BEGIN}\n${line}\n${END}`;
}

/**
 * The dashboard with this said by the monitor; all else stays as it is. People may have taken the part out, and then it comes to
 * the end. Where there is no room left, nothing changes.
 */
export function withWatch(body: string, text: string): string {
  const place = placeIn(body);
  const part = watchPart(text);
  const whole =
    place === undefined
      ? `${body.trimEnd()}\n\n${part}\n`
      : `${body.slice(0, place.from)}${part}${body.slice(place.to)}`;
  return whole.length > BODY_LENGTH_MAX ? body : whole;
}

/**
 * What the monitor has said, for an agent that writes the rest anew; empty: nothing. Anybody may have edited it, so that only a
 * line is kept in which nothing can come alive.
 */
export function watchIn(body: string): string {
  const place = placeIn(body);
  if (place === undefined) return '';
  const text = body.slice(place.from + BEGIN.length, place.to - END.length).trim();
  return isCalm(text) ? text : '';
}

/** Each mark is a line of its own: a name in the text may look like one, and stands behind something else. */
function placeIn(body: string): { readonly from: number; readonly to: number } | undefined {
  const from = body.search(/^<!-- watch -->\r?$/m);
  if (from < 0) return undefined;
  const length = body.slice(from).search(/^<!-- \/watch -->\r?$/m);
  return length < 0 ? undefined : { from, to: from + length + END.length };
}

const WATCH_LENGTH_MAX = 1_000;

/** Words, numbers and stops, some of them strong: no mention, no link, no reference, no address, no hash of a commit. */
function isCalm(text: string): boolean {
  return (
    text.length <= WATCH_LENGTH_MAX &&
    /^[\p{L}\p{N} .,;:()'’%*–—-]*$/u.test(text) &&
    !/www\.|\b[0-9a-f]{7,40}\b|\bgh-\d|:\w+:/i.test(text)
  );
}
