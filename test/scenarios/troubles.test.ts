// Every way in which a model can fail, once, between two answers of the same model: what the table of DESIGN.md,
// section 6, says must follow, and nothing else.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Failure } from '../../src/domain/failure.ts';
import { expectEnd } from '../support/expect-end.ts';
import { answer } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';
import { TROUBLES, type Trouble } from '../support/troubles.ts';

const HOLD_END = { none: 'released', known: 'settled', unknown: 'charged' } as const;

describe.concurrent('what follows', () => {
  for (const { what, script, kind, spend } of TROUBLES) {
    test(`from ${what}`, async () => {
      await using scene = await openScene({
        tasks: summaries(3),
        answering: request => (request.number === 2 ? script(request) : answer(request.body)),
      });

      const run = await scene.run();

      const [attempt, failed = '', ...rest] = run.story.filter(line => !/^t[13] /.test(line));
      const { counted, then, end } = consequenceOf(kind, what);
      assert.equal(attempt, 't2 attempt 1');
      const status = /\d{3}/.exec(failed)?.[0];
      const told = status === undefined ? kind : `${kind} ${status}`;
      assert.equal(failed, `t2 failed: ${told}, ${HOLD_END[spend]}${counted ? '' : ', not counted'}`);
      assert.deepEqual(rest, then);
      expectEnd(run, end);
    });
  }
});

type Consequence = {
  readonly counted: boolean;
  /** What the log says next of this task, its model and the provider. */
  readonly then: readonly string[];
  readonly end: Parameters<typeof expectEnd>[1];
};

const AGAIN = ['t2 attempt 2', 't2 completed, settled'];
const ALL_DONE = { exit: 0, outcome: 'completed', completed: 3, quarantined: 0 };
const STOPPED = { exit: 3, outcome: 'provider-stopped', completed: 1, quarantined: 0, pending: 2 };

function consequenceOf(kind: Failure['kind'], what: Trouble['what']): Consequence {
  switch (kind) {
    case 'rate-limited':
      return { counted: false, then: ['slower', ...AGAIN], end: ALL_DONE };
    case 'network':
    case 'timeout':
    case 'server-error':
    case 'error-in-answer':
    case 'malformed-answer':
    case 'empty-answer':
    case 'invalid-answer':
      return { counted: true, then: AGAIN, end: ALL_DONE };
    case 'unauthorized':
    case 'out-of-credit':
    case 'key-limit':
      return { counted: false, then: ['stopped provider: account'], end: STOPPED };
    case 'parameter-refused':
      assert.equal(what, 'the output cap under another name');
      return { counted: false, then: ['small adapted: max_completion_tokens', ...AGAIN], end: ALL_DONE };
    case 'model-not-found':
      return { counted: false, then: ['stopped model small: configuration'], end: STOPPED };
    case 'schema-refused':
    case 'type-not-supported':
      return { counted: false, then: ['stopped type summarize: configuration'], end: STOPPED };
    case 'too-large':
    case 'context-too-long':
    case 'content-refused':
    case 'weight-exceeds-budget':
    case 'bad-request':
      return {
        counted: true,
        then: [`t2 quarantined: ${kind}`],
        end: { exit: 0, outcome: 'completed', completed: 2, quarantined: 1, pending: 0 },
      };
    case 'length':
      return { counted: false, then: AGAIN, end: ALL_DONE };
  }
}
