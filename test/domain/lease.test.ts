import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import {
  LEASE_MS,
  Lease,
  RENEW_AFTER_MS,
  claimLease,
  lastSendMs,
  leaseMsFor,
  parseLease,
} from '../../src/domain/lease.ts';
import { NOW, later } from '../support/literals.ts';

const lease: Lease = { version: 1, run: '7.1', since: NOW, until: later(LEASE_MS) };

describe('a lease', () => {
  test('that nobody has is free', () => assert.equal(claimLease(undefined, '8.1', NOW, 'unknown'), 'free'));

  test('keeps every other run out while it lives', () => {
    assert.equal(claimLease(lease, '8.1', later(LEASE_MS - 1), 'unknown'), 'held');
    assert.equal(claimLease(lease, '8.1', later(LEASE_MS - 1), 'running'), 'held');
  });

  test('keeps out another attempt of the same run', () =>
    assert.equal(claimLease(lease, '7.2', NOW, 'running'), 'held'));

  test('stays with the run that has it', () =>
    assert.equal(claimLease(lease, '7.1', later(LEASE_MS * 2), 'running'), 'mine'));

  test('is not anybody’s own who is new here', () =>
    assert.equal(claimLease(lease, undefined, NOW, 'running'), 'held'));

  test('is taken over when it has ended', () =>
    assert.equal(claimLease(lease, '8.1', later(LEASE_MS), 'running'), 'taken-over'));

  test('is taken over at once when GitHub says that its run is over', () =>
    assert.equal(claimLease(lease, '8.1', NOW, 'over'), 'taken-over'));

  test('lets the last call end before it does', () =>
    assert.equal(lastSendMs(lease, 300_000), Date.parse(lease.until) - 300_000));

  test('can be missed twice at its renewal and still live', () => assert.ok(3 * RENEW_AFTER_MS <= LEASE_MS));

  test.each([0, 300_000, 1_800_000, 7_200_000])(
    'leaves time to send, from one renewal to the second after it, where calls may take %i ms',
    timeoutMs => {
      const long: Lease = { ...lease, until: later(leaseMsFor(timeoutMs)) };
      assert.ok(lastSendMs(long, timeoutMs) - Date.parse(NOW) >= 2 * RENEW_AFTER_MS);
    },
  );

  test('is no longer than it need be for ordinary calls', () => assert.equal(leaseMsFor(300_000), LEASE_MS));

  test.each([
    ['another version', { ...lease, version: 2 }],
    ['a run that is no name', { ...lease, run: '../x' }],
    ['a time that is none', { ...lease, until: 'soon' }],
    ['more than it may say', { ...lease, more: 1 }],
    ['nothing', null],
  ])('with %s is no lease', (_, value) => assert.equal(Lease.safeParse(value).success, false));

  test('is read as it was written', () => assert.deepEqual(parseLease(JSON.stringify(lease)), lease));
  test.each([undefined, '', '{'])('of the text %j is no lease', text =>
    assert.equal(parseLease(text), undefined),
  );
});
