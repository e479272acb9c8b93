import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import {
  type AgentRequest,
  parseFingerprint,
  requestText,
} from '../../../src/domain/requests/agent-request.ts';

describe('the normal form of a request', () => {
  test.for<readonly [AgentRequest, string]>([
    [{ kind: 'retry', tasks: ['a', 'b'] }, 'retry a b'],
    [{ kind: 'skip', tasks: ['a'] }, 'skip a'],
    [{ kind: 'pause', until: undefined }, 'pause'],
    [{ kind: 'pause', until: '2026-02-01T00:00:00.000Z' }, 'pause 2026-02-01T00:00:00.000Z'],
    [{ kind: 'resume' }, 'resume'],
    [{ kind: 'budget', nanoUsd: 0 }, 'budget 0'],
    [{ kind: 'budget', nanoUsd: 1 }, 'budget 0.000000001'],
    [{ kind: 'budget', nanoUsd: 10_000_000_000 }, 'budget 10'],
    [{ kind: 'budget', nanoUsd: 100_500_000_000 }, 'budget 100.5'],
    [{ kind: 'budget', nanoUsd: 999_999_999_999_999 }, 'budget 999999.999999999'],
    [{ kind: 'status' }, 'status'],
    [{ kind: 'snooze', fingerprint: 'default/quarantine' }, 'snooze default/quarantine'],
    [{ kind: 'run' }, 'run'],
  ])('%j', ([request, text]) => assert.equal(requestText(request), text));
});

describe('a fingerprint', () => {
  test('is an agent and a kind of alert', () => {
    for (const text of ['default/quarantine', 'a--b/stale', '-/anomaly'])
      assert.equal(parseFingerprint(text), text);
  });

  test.for([
    '',
    '/',
    'default',
    'default/',
    '/stale',
    'default/dream',
    'De/stale',
    'a b/stale',
    'a/stale/x',
    'a/toString',
  ])('%j is none', text => assert.equal(parseFingerprint(text), undefined));
});
