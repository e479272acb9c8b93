import assert from 'node:assert/strict';
import { test } from 'vitest';

import { storageError } from '../../src/adapters/local-disk/storage-error.ts';
import { bugText } from '../../src/entrypoints/bug-text.ts';

test('a disk that failed says what to do, and nothing else', () => {
  const refused = storageError(
    'append to the log in',
    'state',
    Object.assign(new Error(), { code: 'ENOSPC' }),
  );
  const error = new Error('The log can no longer be written.', { cause: refused });
  assert.equal(bugText(error), refused.message);
});

test('a bug of ours shows the stacks of all its causes', () => {
  const text = bugText(new Error('outer', { cause: new TypeError('inner') }));
  assert.match(text, /^Error: outer\n +at .*\ncaused by: TypeError: inner\n +at /s);
});

test('something thrown that is no error is shown as it is', () => {
  assert.equal(bugText({ code: 7 }), '{ code: 7 }');
});
