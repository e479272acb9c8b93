import type { Timestamp } from '../domain/units.ts';
import { type Head, linkOf, sealOf } from './chain.ts';
import { beginsJson, endOfObject, isJson } from './json-prefix.ts';
import { LINE_BYTES_MAX, readEnvelope } from './line.ts';

/**
 * Could a crash have left these bytes after `head`: the beginning of one append that was on its way, or zeros where
 * the file had grown before its content arrived, or the one followed by the other? Anything else was changed, not cut.
 * So whole lines must be unsealed and in order, and what follows them must be the beginning of the line that is due.
 */
export function isTorn(tail: Uint8Array, head: Head, at: Timestamp): boolean {
  const text = decodeStart(withoutZeros(tail));
  if (text === undefined) return false;

  let due: Due = { seq: head.seq + 1, at };
  let from = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
    const line = text.slice(from, end);
    const envelope = readEnvelope(line, 0);
    if (envelope === undefined || !fits(envelope, due)) return false;
    if (!line.endsWith('}') || !isJson(line.slice(envelope.length, -1))) return false;

    due = { seq: due.seq + 1, at: envelope.at };
    from = end + 1;
  }
  return text.length - from <= LINE_BYTES_MAX && beginsLine(text, from, due, head);
}

/** What the next line must carry: this place, and no earlier time. */
type Due = { readonly seq: number; readonly at: Timestamp };

/** Is `text`, from `from` on, the beginning of the line that is due? If it has a seal, that must be the right one. */
function beginsLine(text: string, from: number, due: Due, head: Head): boolean {
  const envelope = readEnvelope(text, from);
  if (envelope === undefined) return beginsEnvelope(text.slice(from), due);
  if (!fits(envelope, due)) return false;

  const event = text.slice(from + envelope.length);
  const length = endOfObject(event);
  if (length === undefined) return beginsJson(event);
  if (!isJson(event.slice(0, length))) return false;

  const after = event.slice(length);
  const body = text.slice(0, text.length - after.length);
  return after === '}' || sealOf(linkOf(head, Buffer.from(body))).startsWith(after);
}

/** An envelope that was cut lacks its end, so the end of some whole one, put behind it, makes it whole. */
function beginsEnvelope(cut: string, due: Due): boolean {
  const whole = `{"v":1,"seq":${due.seq},"at":"9999-99-99T99:99:99.999Z","run":"0","event":{`;
  for (let from = 0; from < whole.length; from += 1) {
    const envelope = readEnvelope(cut + whole.slice(from), 0);
    if (envelope !== undefined && fits(envelope, due)) return true;
  }
  return false;
}

function fits(envelope: Due, due: Due): boolean {
  return envelope.seq === due.seq && envelope.at >= due.at;
}

function withoutZeros(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, 1 + bytes.findLastIndex(byte => byte !== 0));
}

/** As text, a character that was cut standing as an unknown one. Undefined: these bytes begin no UTF-8. */
function decodeStart(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return Buffer.byteLength(text) === bytes.length ? text : `${text}\uFFFD`;
  } catch {
    return undefined;
  }
}
