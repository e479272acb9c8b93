import assert from 'node:assert/strict';
import { test } from 'vitest';

import { refused } from '../../../src/adapters/github/branch-place.ts';

const rule = (message: string) => `Repository rule violations found\n\n${message}\n\n`;

test.each([
  ['UNPROCESSABLE', rule('Changes must be made through a pull request.'), 'protected'],
  ['BRANCH_PROTECTION_RULE_VIOLATION', rule('Cannot update this branch.'), 'protected'],
  ['UNPROCESSABLE', rule('Secret detected in content'), 'refused'],
  ['UNPROCESSABLE', 'A path was requested for addition which is not allowed.', 'refused'],
  ['FORBIDDEN', 'Resource not accessible by integration', 'forbidden'],
])('%s: %j is %s', (type, message, kind) => assert.equal(refused('commit', { type, message }).kind, kind));
