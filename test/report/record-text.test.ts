import assert from 'node:assert/strict';
import { test } from 'vitest';

import { eventSentence } from '../../src/report/record-text.ts';
import { runFinished } from '../support/literals.ts';

test('the end of a run says what was out of the ordinary in it, by type', () => {
  assert.equal(eventSentence(runFinished), 'run finished: completed');
  const odd = [
    { taskType: 'triage', kinds: ['failing' as const, 'slow' as const] },
    { taskType: 'notes', kinds: ['dear' as const] },
  ];
  assert.equal(
    eventSentence({ type: 'RunFinished', outcome: 'waiting', odd }),
    'run finished: waiting; out of the ordinary: type "triage" failing, slow; type "notes" dear',
  );
});
