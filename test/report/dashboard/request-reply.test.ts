import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { AgentRequest } from '../../../src/domain/requests/agent-request.ts';
import { RequestRefusal } from '../../../src/domain/requests/asked-event.ts';
import { parseCommand } from '../../../src/domain/requests/comment-command.ts';
import { standOf } from '../../../src/report/dashboard/dashboard.ts';
import {
  lateReply,
  parseReplyMarker,
  replyMarkerOf,
  replyTo,
  replyToMistake,
} from '../../../src/report/dashboard/request-reply.ts';
import { BUSY, FULL, factsAfter } from '../../support/dashboards.ts';
import { aliveIn, parseMarkdown } from '../../support/github-markdown.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';
import { NOW, later } from '../../support/literals.ts';

const never = () => assert.fail('nobody asked how things stand');
const facts = factsAfter(BUSY, FULL);

describe('what was done is said in a line', () => {
  test.for<readonly [AgentRequest, string]>([
    [{ kind: 'retry', tasks: ['a', 'b--c'] }, 'Back in the queue: ` a `, ` b--c `.'],
    [
      { kind: 'skip', tasks: ['a'] },
      'Skipped: ` a `. `/agent retry` puts such a task back, and so does an edit of it.',
    ],
    [{ kind: 'pause', until: undefined }, 'Paused: nothing is sent until somebody writes `/agent resume`.'],
    [
      { kind: 'pause', until: later(60_000) },
      'Paused: nothing is sent until 2026-01-31 12:01 UTC, or until somebody writes `/agent resume`.',
    ],
    [{ kind: 'resume' }, 'The pause is over.'],
    [
      { kind: 'budget', nanoUsd: 123_456_789 },
      'Today may cost `$0.123456789` at most. At midnight UTC the settings count again.',
    ],
    [{ kind: 'snooze', fingerprint: 'default/quarantine' }, 'Snoozed for 7 days, or until it is over.'],
    [{ kind: 'run' }, 'The agent is at work.'],
  ])('%j', ([request, words]) => assert.equal(replyTo(request, {}, never), words));

  test('and how things stand, where somebody asks that', () =>
    assert.equal(
      replyTo({ kind: 'status' }, {}, () => facts),
      standOf(facts),
    ));

  test('with ten names at most', () => {
    const tasks = Array.from({ length: 12 }, (_, index) => `t${index}`);
    assert.match(
      replyTo({ kind: 'retry', tasks }, {}, never),
      /^Back in the queue: (?:` t\d ` ?,? ?){10}and 2 more\.$/,
    );
  });
});

describe('what was not done is said with its reason', () => {
  test.for(RequestRefusal.options)('%s', reason => {
    const alone = replyTo({ kind: 'resume' }, { reason }, never);
    assert.match(alone, /^Nothing was done\. [A-Z][^.]{8,}\.$/);
    const named = replyTo({ kind: 'retry', tasks: ['a', 'b'] }, { reason, tasks: ['b'] }, never);
    assert.equal(named, `${alone.slice(0, -1)}: \` b \`.`);
  });

  test('no two reasons read alike', () => {
    const words = RequestRefusal.options.map(reason => replyTo({ kind: 'resume' }, { reason }, never));
    assert.equal(new Set(words).size, words.length);
  });
});

describe('what is wrong with a command is said', () => {
  const told = (body: string) => {
    const command = parseCommand(body, { at: NOW });
    assert.ok(command?.ok === false, body);
    return replyToMistake(command.complaint);
  };

  test('with what was expected, what was got, and an example', () => {
    assert.equal(
      told('/agent retry a,b'),
      'Nothing was done. Expected ids of tasks with nothing but spaces between them; got ` a,b `. For example: ` /agent retry sum-001 sum-002 `',
    );
    assert.match(told('/agent'), /; got nothing\. For example: /);
  });

  test('and nothing of what was written comes alive, nor is it repeated at length', () => {
    for (const text of HOSTILE_MARKDOWN)
      for (const body of [`/agent retry ${text}`, `/agent pause ${text}`, `/agent ${text}`]) {
        const command = parseCommand(body, { at: NOW });
        if (command?.ok !== false) continue;
        const words = replyToMistake(command.complaint);
        assert.deepEqual(aliveIn(parseMarkdown(words)), [], body.slice(0, 80));
        assert.ok(words.length < 1_500, body.slice(0, 80));
        assert.equal(words.split('\n').length, 1);
      }
  });

  test('control: written plainly, it would', () => {
    const alive = HOSTILE_MARKDOWN.filter(text => aliveIn(parseMarkdown(`got ${text}`)).length > 0);
    assert.ok(alive.length > 100);
  });
});

test('who asked an earlier run that died is told how things stand', () =>
  assert.equal(
    lateReply(facts),
    `An earlier run took this, and ended before it could answer. How things stand now:\n\n${standOf(facts)}`,
  ));

describe('the marker of a reply', () => {
  test('names the comment that it answers, and is its first line', () => {
    assert.equal(replyMarkerOf(7), '<!-- background-agent reply: {"to":7,"v":1} -->');
    for (const text of [`${replyMarkerOf(7)}\nDone.`, `${replyMarkerOf(7)}\r\nDone.`, replyMarkerOf(7)])
      assert.equal(parseReplyMarker(text), 7);
  });

  test.each([
    'Done.',
    ` ${replyMarkerOf(7)}`,
    `> ${replyMarkerOf(7)}`,
    `x\n${replyMarkerOf(7)}`,
    `${replyMarkerOf(7)} x`,
    replyMarkerOf(7).replace('7', '7e3'),
    replyMarkerOf(7).replace('"v":1', '"v":2'),
  ])('is not %j', text => assert.equal(parseReplyMarker(text), undefined));
});
