import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { GENESIS, seal } from '../../src/log/chain.ts';
import { LINE_BYTES_MAX } from '../../src/log/line.ts';
import { isTorn } from '../../src/log/torn.ts';
import { EVERY_EVENT } from '../support/every-event.ts';
import { RUN, atOf, line } from '../support/log-bytes.ts';

const HEAD = { seq: 6, hash: 'e'.repeat(64) };

function torn(tail: string | Uint8Array, at = atOf(0)): boolean {
  return isTorn(Buffer.from(tail), HEAD, at);
}

test('every proper beginning of every append is torn', () => {
  for (const event of EVERY_EVENT) {
    const append = seal(HEAD, atOf(0), RUN, [event, event]).bytes;
    for (let cut = 1; cut < append.length; cut += 1) {
      assert.ok(torn(append.subarray(0, cut)), `${event.type} cut at ${cut}`);
    }
  }
});

test('a beginning with any one character changed is torn only where that is still a beginning', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...EVERY_EVENT),
      fc.nat(),
      fc.constantFrom(...'\u0001 \t{}[]"\\'.split('')),
      (event, n, character) => {
        const text = line(7, { event }).replace(/[^\x20-\x7e]/g, '?');
        const structural = [...text].flatMap((at, index) =>
          '{}[]:,'.includes(at) && !inString(text, index) ? [index] : [],
        );
        const index = structural[n % structural.length] ?? 0;
        fc.pre(text[index] !== character);

        assert.equal(torn(`${text.slice(0, index)}${character}${text.slice(index + 1)}`), false);
      },
    ),
  ));

function inString(text: string, index: number): boolean {
  return text.slice(0, index).replaceAll(/\\./g, '').split('"').length % 2 === 0;
}

describe('is torn:', () => {
  test.each([
    ['nothing but zeros', '\0'.repeat(4096)],
    ['one whole line', `${line(7)}\n`],
    ['one whole line without its end', line(7)],
    ['two whole lines of different times', `${line(7)}\n${line(8, { at: atOf(9) })}\n`],
    ['a later time that is cut', '{"v":1,"seq":7,"at":"2027'],
    ['a run id that is cut', '{"v":1,"seq":7,"at":"2026-01-01T00:00:00.000Z","run":"1987'],
    [
      'an object that is cut behind its brace',
      '{"v":1,"seq":7,"at":"2026-01-01T00:00:00.000Z","run":"1","event":{',
    ],
    ['a line and zeros', `${line(7)}\n\0\0\0`],
  ])('%s', (_, tail) => {
    assert.equal(torn(tail), true);
  });

  test('a line of which so much is here as a line may have, behind another long one', () => {
    const begun = (seq: number, bytes: number): string => {
      const start = '{"type":"RunStarted","version":"1","provider":"';
      const text = `${line(seq, { event: {} }).slice(0, -3)}${start}`;
      return `${text}${'x'.repeat(bytes - text.length)}`;
    };

    assert.equal(torn(`${begun(7, 600_000)}"}}\n${begun(8, LINE_BYTES_MAX)}`), true);
    assert.equal(torn(begun(7, LINE_BYTES_MAX + 1)), false);
  });

  test('a character that is cut in the middle of its bytes', () => {
    const tail = Buffer.from(line(7, { event: { type: 'RunStarted', version: '1', provider: 'é' } }));

    assert.equal(torn(tail.subarray(0, tail.indexOf(0xc3) + 1)), true);
  });
});

describe('is not torn:', () => {
  const begun = '{"v":1,"seq":7,"at":"2026-01-01T00:00:00.000Z","run":"1","event":';

  test.each([
    ['a line with another seq', `${line(8)}\n`],
    ['a second line with another seq', `${line(7)}\n${line(9)}\n`],
    ['a rest with another seq', line(8)],
    ['a beginning with another seq', '{"v":1,"seq":8,'],
    ['a whole line without an event', '{"v":1,"seq":7}\n'],
    ['a whole line with a damaged seal', `${line(7).slice(0, -1)},"hash":"${'0'.repeat(63)}g"}\n`],
    ['a rest with a seal that is not its own', `${line(7).slice(0, -1)},"hash":"${'0'.repeat(64)}"}`],
    ['a rest that goes on after its end', `${line(7)} `],
    ['a whole line with something after the event', `${begun}{"type":"X"}x\n`],
    ['a whole line whose event is not closed', `${begun}{"type":"X"\n`],
    ['an event with a space in it', `${begun}{"type": "X"`],
    ['an event with a name twice', `${begun}{"type":"X","type":"X"}`],
    ['an event with brackets that do not match', `${begun}{"results":[}`],
    ['an event that is a list', `${begun}[`],
    ['zeros and something behind them', `${line(7)}\n\0\0{`],
    ['zeros in the middle of a beginning', '{"v":1,\0\0\0"seq"'],
    ['a newer format', '{"v":2,"seq":7'],
    ['something else', 'hello'],
    ['an empty line', '\n'],
  ])('%s', (_, tail) => {
    assert.equal(torn(tail), false);
  });

  test.each([
    ['a whole line', `${line(7, { at: atOf(0) })}\n`],
    ['a rest', line(7, { at: atOf(0) })],
    ['the beginning of a time', '{"v":1,"seq":7,"at":"2025'],
  ])('%s from before the last line', (_, tail) => {
    assert.equal(torn(tail, atOf(1)), false);
  });

  test('bytes that are no UTF-8', () => {
    assert.equal(torn(Buffer.concat([Buffer.from(`${begun}{"type":"`), Buffer.from([0xff, 0x41])])), false);
  });

  test('a byte order mark in front of a beginning', () => {
    assert.equal(torn(`\uFEFF${begun}{"type":"X`), false);
  });

  test('half a character where none can stand', () => {
    assert.equal(torn(Buffer.concat([Buffer.from(`${begun}{`), Buffer.from([0xc3])])), false);
  });

  test('a list that is nested too deep to be an event', () => {
    assert.equal(torn(`${begun}{"results":${'['.repeat(200_000)}`), false);
  });
});

test('a seal that is cut is torn only as far as it is the right one', () => {
  const events: Event[] = [{ type: 'RunFinished', outcome: 'idle' }];
  const append = Buffer.from(seal(GENESIS, atOf(0), RUN, events).bytes).toString();
  const right = append.slice(0, -10);
  const wrong = `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`;

  assert.equal(isTorn(Buffer.from(right), GENESIS, ''), true);
  assert.equal(isTorn(Buffer.from(wrong), GENESIS, ''), false);
});
