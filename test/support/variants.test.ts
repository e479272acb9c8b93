import assert from 'node:assert/strict';
import { test } from 'vitest';
import * as z from 'zod';

import { variantsIn, variantsOf } from './variants.ts';

const Mood = z.enum(['calm', 'wild']);
const Sea = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('deep'), metres: z.number(), mood: Mood.optional() }),
  z.strictObject({ is: z.literal('flat'), mood: Mood, isCold: z.boolean() }),
  z.strictObject({ is: z.literal('many'), bays: z.array(z.strictObject({ name: z.string().optional() })) }),
]);
const Anything = Sea.or(z.string());

test('a schema leaves a choice wherever there are several ways to fit it', () => {
  assert.deepEqual(
    [...variantsOf(Anything, 'Sea')],
    [
      ...['Sea=1', 'Sea=2', 'Sea=1=deep', 'Sea=1=flat', 'Sea=1=many'],
      // The same moods are there twice, and count once.
      ...['Sea=1=deep.mood?there', 'Sea=1=deep.mood?absent', 'Sea=1=deep.mood=calm', 'Sea=1=deep.mood=wild'],
      ...['Sea=1=flat.isCold=true', 'Sea=1=flat.isCold=false'],
      ...['Sea=1=many.bays[].name?there', 'Sea=1=many.bays[].name?absent'],
    ],
  );
});

test.each([
  ['a text', ['Sea=2']],
  [{ is: 'deep', metres: 9 }, ['Sea=1', 'Sea=1=deep', 'Sea=1=deep.mood?absent']],
  [
    { is: 'flat', mood: 'wild', isCold: false },
    ['Sea=1', 'Sea=1=flat', 'Sea=1=deep.mood=wild', 'Sea=1=flat.isCold=false'],
  ],
  [
    { is: 'many', bays: [{}, { name: 'x' }] },
    ['Sea=1', 'Sea=1=many', 'Sea=1=many.bays[].name?absent', 'Sea=1=many.bays[].name?there'],
  ],
])('%j makes its choices', (value, made) => {
  const found = variantsIn(Anything, 'Sea', value);
  assert.deepEqual([...found], made);
  for (const one of found) assert.ok(variantsOf(Anything, 'Sea').has(one));
});

test('a value that fits nothing is told', () => {
  assert.throws(() => variantsIn(Anything, 'Sea', 7), /Expected a value of the union, got 7\./);
});
