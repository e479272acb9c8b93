import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import type { Json } from '../../src/domain/json.ts';
import { canonical } from '../../src/request/canonical.ts';

const json = fc.json().map((text): Json => JSON.parse(text));

test('keys are sorted by UTF-16 code units, at every depth, without spaces', () => {
  const value = { '€': 1, '\u{1f600}': 2, b: [{ d: null, c: true }], '\ufb33': 3, '1': 'x', B: '' };
  assert.equal(canonical(value), '{"1":"x","B":"","b":[{"c":true,"d":null}],"€":1,"\u{1f600}":2,"\ufb33":3}');
});

test('numbers are as ECMAScript prints them, and minus zero is zero', () => {
  assert.equal(canonical([-0, 1.0, 1e21, 1e-7, 0.1 + 0.2]), '[0,1,1e+21,1e-7,0.30000000000000004]');
});

test('a lone surrogate stays an escape, so that two of them differ', () => {
  assert.equal(canonical('\ud800'), '"\\ud800"');
  assert.notEqual(canonical('\ud800'), canonical('\ud801'));
});

test('the order in which keys were written does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), members => {
      const turned = Object.fromEntries(Object.entries(members).reverse());
      assert.equal(canonical(turned), canonical(members));
    }),
  );
});

test('it is JSON for the same value', () => {
  fc.assert(
    fc.property(json, value =>
      assert.deepEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value))),
    ),
  );
});

test('a member named __proto__ is a member', () => {
  assert.equal(canonical(JSON.parse('{"__proto__":{"a":1}}')), '{"__proto__":{"a":1}}');
});
