import assert from 'node:assert/strict';

import { test } from 'vitest';

import { cronComplaint } from '../../../src/domain/watch/cron.ts';
import { nightlyCron } from '../../../src/domain/watch/nightly.ts';

const names = Array.from({ length: 2_000 }, (_, index) => `repository-${index}`);

test('a schedule of its own is at night, at an odd minute that is no multiple of five', () => {
  for (const name of names) {
    const cron = nightlyCron(name);
    assert.equal(cronComplaint(cron), undefined, cron);
    const [minute, hour] = cron.split(' ').map(Number);
    assert.ok(minute !== undefined && minute % 2 === 1 && minute % 5 !== 0, cron);
    assert.ok(hour !== undefined && hour >= 1 && hour <= 5, cron);
  }
});

test('the same name gets the same time, and names are spread over all of them', () => {
  assert.equal(nightlyCron('my-repository'), nightlyCron('my-repository'));
  const times = new Set(names.map(nightlyCron));
  assert.equal(times.size, 24 * 5);
});
