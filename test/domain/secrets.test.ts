import assert from 'node:assert/strict';
import { test } from 'vitest';

import { redactor, secretForms } from '../../src/domain/secrets.ts';

test('a secret is taken out wherever it stands', () => {
  assert.equal(redactor(['sk-1234'])('key sk-1234, again sk-1234.'), 'key ***, again ***.');
});

test('a secret with white space around it is found without it', () => {
  assert.equal(redactor([' sk-1234\n'])('key=sk-1234;'), 'key=***;');
});

test('a secret of several lines is found line by line', () => {
  assert.equal(redactor(['first-line\r\n  second-line'])('a first-line\nb second-line'), 'a ***\nb ***');
});

test('short lines of a secret are left in, or a key that is JSON would take every brace out of the log', () => {
  assert.equal(redactor(['{\n"key": "sk-1234"\n}'])('{ "key": "sk-1234" }'), '{ *** }');
});

test('of a secret that begins with another nothing is left', () => {
  assert.equal(redactor(['sk-1', 'sk-1234'])('sk-1234'), '***');
});

test('an empty secret is no secret', () => {
  assert.deepEqual(secretForms(['', ' \n ']), []);
  assert.equal(redactor(['', ' '])('a b'), 'a b');
});

test('a secret with signs that mean something in a pattern is found as it is', () => {
  assert.equal(redactor(['$&.*('])('x$&.*(y'), 'x***y');
});
