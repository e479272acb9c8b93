import type { LogRecord } from '../domain/event.ts';
import { parseEvent } from '../domain/parse-event.ts';
import type { Timestamp } from '../domain/units.ts';
import { type Block, blocksOf } from './blocks.ts';
import { APPEND_BYTES_MAX, GENESIS, type Head, LINK_LENGTH, unseal } from './chain.ts';
import { decode, parseJson } from './decode.ts';
import {
  type Envelope,
  FORMAT,
  LINE_BYTES_MAX,
  readEnvelope,
  readNextEnvelope,
  readVersion,
} from './line.ts';
import { isTorn } from './torn.ts';
import { upcast } from './upcast.ts';

/** Where a log is read from when a snapshot stands for what was before: its head, and the `at` that none may precede. */
export type Start = { readonly head: Head; readonly at: Timestamp };

/**
 * How reading ended. `offset` counts the bytes that were read up to the last seal: where a torn tail of `bytes` bytes is cut, and
 * where the next append goes. `seq` is the first event that cannot be believed or understood, `reason` a sentence for
 * people. After `corrupt` and `newer` whatever was folded is worthless: spend nothing on it.
 */
export type Replay =
  | { readonly status: 'intact'; readonly head: Head; readonly offset: number }
  | { readonly status: 'torn'; readonly head: Head; readonly offset: number; readonly bytes: number }
  | Refusal;

type Refusal = { readonly status: 'corrupt' | 'newer'; readonly seq: number; readonly reason: string };

/** How far the log is proved, and the `at` that no later line may be earlier than. */
type Place = { readonly head: Head; readonly at: Timestamp; readonly offset: number };

/** A line that is proved but not yet understood. */
type StoredRecord = Omit<LogRecord, 'event'> & { readonly stored: unknown };

/** Before the first append. Its `at` is earlier than every timestamp. */
const BEGINNING: Start = { head: GENESIS, at: '' };

/**
 * Folds a whole log, record by record, from chunks of any size. A torn tail is the ordinary mark of a crash: its
 * append was never acknowledged, so it may be dropped. Any other bytes that do not link are corruption, and
 * corruption is reported, never repaired. `onSeal` is told each head that the log contains after `from`, when its append
 * has been folded: a head known from elsewhere is compared there.
 */
export function replay(
  chunks: Iterable<Uint8Array>,
  fold: (record: LogRecord) => void,
  { from = BEGINNING, onSeal }: { readonly from?: Start; readonly onSeal?: (head: Head) => void } = {},
): Replay {
  let place: Place = { ...from, offset: 0 };

  for (const block of blocksOf(chunks)) {
    if (block.kind !== 'append') return endOf(block, place);

    const records = readAppend(block.roomy, place);
    if ('status' in records) return records;

    for (const record of records.all) fold(record);
    place = records.place;
    onSeal?.(place.head);
  }
  return { status: 'intact', head: place.head, offset: place.offset };
}

/** Integrity before meaning: nothing is upcast or parsed before the whole append links and is in order. */
function readAppend(
  roomy: Buffer,
  place: Place,
): { readonly all: readonly LogRecord[]; readonly place: Place } | Refusal {
  const seq = place.head.seq + 1;
  const unsealed = unseal(place.head, roomy);
  if (unsealed === undefined)
    return corrupt(seq, 'The append that begins here does not match the hash at its end.');

  const text = decode(unsealed.body);
  if (text === undefined) return corrupt(seq, 'The append that begins here is not UTF-8.');

  const stored = readLines(text, place);
  if ('status' in stored) return stored;

  const all: LogRecord[] = [];
  let at = place.at;
  for (const record of stored) {
    const event = parseEvent(upcast(record.stored));
    if (event === undefined) return newer(record.seq, 'The event here has a type or a form');
    all.push({ seq: record.seq, at: record.at, run: record.run, event });
    at = record.at;
  }
  const head = { seq: place.head.seq + all.length, hash: unsealed.hash };
  return { all, place: { head, at, offset: place.offset + roomy.length - LINK_LENGTH } };
}

/** `text` is an append without its seal, and so without the brace that closes its last line. */
function readLines(text: string, place: Place): readonly StoredRecord[] | Refusal {
  const records: StoredRecord[] = [];
  let { at } = place;
  let envelope: Envelope | undefined;

  for (let from = 0, end = 0; end !== -1; from = end + '}\n'.length) {
    const seq = place.head.seq + 1 + records.length;
    end = text.indexOf('}\n', from);

    envelope = envelope === undefined ? readEnvelope(text, from) : readNextEnvelope(text, from, envelope);
    if (envelope === undefined) return unreadable(seq, readVersion(text, from));
    if (envelope.seq !== seq)
      return corrupt(seq, `Expected the line with seq ${seq} here, got ${envelope.seq}.`);
    if (envelope.at < at)
      return corrupt(seq, `The line is from ${envelope.at}, earlier than the one before it, ${at}.`);

    const stored = parseJson(text.slice(from + envelope.length, end === -1 ? text.length : end));
    if (stored === undefined) return corrupt(seq, 'The event here is not JSON.');
    records.push({ seq, at: envelope.at, run: envelope.run, stored });
    at = envelope.at;
  }
  return records;
}

/** Where no seal closes the bytes: a crash in the middle of an append, or damage. */
function endOf(block: Block, { head, at, offset }: Place): Replay {
  if (block.kind === 'too-long') {
    return corrupt(
      head.seq + 1,
      `A line may have ${LINE_BYTES_MAX} bytes and an append ${APPEND_BYTES_MAX}; the one that begins here has more.`,
    );
  }

  const tail = block.roomy.subarray(LINK_LENGTH);
  if (isTorn(tail, head, at)) return { status: 'torn', head, offset, bytes: tail.length };
  return corrupt(
    head.seq + 1,
    'The bytes from here to the end are no append, and no beginning of one either.',
  );
}

/** The seal is right, so this is what was written: by a newer release, unless its version says otherwise. */
function unreadable(seq: number, version: number | undefined): Refusal {
  if (version !== undefined && version > FORMAT) {
    return newer(seq, `The line here has format version ${version}, not ${FORMAT},`);
  }
  return corrupt(seq, 'The line here does not have the form of a log line.');
}

function corrupt(seq: number, reason: string): Refusal {
  return { status: 'corrupt', seq, reason };
}

function newer(seq: number, what: string): Refusal {
  return {
    status: 'newer',
    seq,
    reason: `${what} that this release cannot read. A newer one wrote it: update to go on.`,
  };
}
