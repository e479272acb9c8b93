import assert from 'node:assert/strict';
import * as z from 'zod';
import { test } from 'vitest';

import { compileLater } from '../../src/domain/compile-later.ts';
import { Event } from '../../src/domain/event.ts';
import { ROWS } from '../../src/domain/rows/state-row.ts';
import { FileTask } from '../../src/domain/task-file.ts';
import { EVERY_EVENT } from '../support/every-event.ts';

test('the thousandth value is parsed as the first one is, and none counts that should not', () => {
  const parse = compileLater(z.strictObject({ tokens: z.int(), note: z.string().optional() }));
  const values = [{ tokens: 7 }, { tokens: 7, note: 'x' }, { tokens: 7.5 }, { tokens: 7, more: 1 }, null, []];
  const first = values.map(value => parse(value));
  for (let time = 0; time < 1_000; time += 1)
    for (const [index, value] of values.entries()) {
      const { success, data } = parse(value);
      assert.deepEqual({ success, data }, { success: first[index]?.success, data: first[index]?.data });
    }
  assert.deepEqual(
    first.map(({ success }) => success),
    [true, true, false, false, false, false],
  );
});

test('what comes by the million can be compiled, whole', () => {
  const hot = [Event, FileTask, ...ROWS];
  for (const schema of hot) assert.notEqual(z.compile(schema, { strict: true }), schema);
  const compiled = z.compile(Event, { strict: true });
  for (const event of EVERY_EVENT) assert.deepEqual(compiled.parse(event), Event.parse(event));
});
