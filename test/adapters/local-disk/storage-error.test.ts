import assert from 'node:assert/strict';
import { test } from 'vitest';

import { codeOf, storageError } from '../../../src/adapters/local-disk/storage-error.ts';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

test.each([
  ['ENOSPC', 'there is no space left. Free some and run again: what was written before is safe.'],
  ['EDQUOT', 'there is no space left. Free some and run again: what was written before is safe.'],
  ['EROFS', 'the file system is read-only. Choose a state folder on a disk that can be written.'],
  ['EACCES', 'permission was refused. Allow this user to write there, or choose another state folder.'],
  ['EPERM', 'permission was refused. Allow this user to write there, or choose another state folder.'],
  ['ELOOP', 'it is a link or something else that is not followed here. Put a real one in its place.'],
  ['ENOTDIR', 'a file stands where a folder is expected. Move it away, or choose another state folder.'],
  ['EIO', 'the disk reported EIO. Check the disk, or choose another state folder.'],
])('%s is told as a sentence with the path and what to do', (code, advice) => {
  const cause = failure(code);
  const error = storageError('append to the log in', '/state/log', cause);

  assert.equal(error.message, `Cannot append to the log in "/state/log": ${advice}`);
  assert.equal(error.cause, cause);
});

test('an error that already says where and what to do is not wrapped again', () => {
  const inner = storageError('make the folder', '/state/log', failure('EROFS'));

  assert.equal(storageError('append to the log in', '/state', inner), inner);
});

test('what has no code is told all the same', () => {
  assert.equal(codeOf('no error'), undefined);
  assert.equal(codeOf(failure('')), undefined);
  assert.match(storageError('read', '/x', new Error('odd')).message, /the disk reported an unknown error/);
});
