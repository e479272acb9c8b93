import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import { type AgentRequest, requestText } from '../../../src/domain/requests/agent-request.ts';
import { TASKS_MAX, parseCommand } from '../../../src/domain/requests/comment-command.ts';
import { Event } from '../../../src/domain/event.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';
import { NOW, later } from '../../support/literals.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const read = (body: string, agent?: string) => parseCommand(body, { agent, at: NOW });

/** What a right command asks for, and of whom. */
function asks(body: string, agent?: string): readonly [string, AgentRequest] {
  const command = read(body, agent);
  assert.ok(command?.ok === true, body);
  return [command.agent, command.request];
}

/** What a wrong one is told. */
function complaintOf(body: string) {
  const command = read(body);
  assert.ok(command?.ok === false, body);
  return command.complaint;
}

describe('a command', () => {
  test.for<readonly [string, AgentRequest]>([
    ['/agent retry sum-001', { kind: 'retry', tasks: ['sum-001'] }],
    ['/agent retry a b.c_d E--', { kind: 'retry', tasks: ['a', 'b.c_d', 'E--'] }],
    ['/agent skip sum-001', { kind: 'skip', tasks: ['sum-001'] }],
    ['/agent pause', { kind: 'pause', until: undefined }],
    ['/agent pause 6h', { kind: 'pause', until: later(6 * HOUR_MS) }],
    ['/agent pause 2d', { kind: 'pause', until: later(2 * DAY_MS) }],
    ['/agent pause 1.5h', { kind: 'pause', until: later(1.5 * HOUR_MS) }],
    ['/agent pause 366d', { kind: 'pause', until: later(366 * DAY_MS) }],
    ['/agent pause 2026-02-01', { kind: 'pause', until: '2026-02-01T00:00:00.000Z' }],
    ['/agent pause 2026-02-01T08:30', { kind: 'pause', until: '2026-02-01T08:30:00.000Z' }],
    ['/agent pause 2026-02-01T08:30Z', { kind: 'pause', until: '2026-02-01T08:30:00.000Z' }],
    ['/agent pause 2026-02-01T08:30:15Z', { kind: 'pause', until: '2026-02-01T08:30:15.000Z' }],
    ['/agent pause 2026-02-01T08:30:15.250Z', { kind: 'pause', until: '2026-02-01T08:30:15.250Z' }],
    ['/agent resume', { kind: 'resume' }],
    ['/agent budget 0', { kind: 'budget', nanoUsd: 0 }],
    ['/agent budget 0.5', { kind: 'budget', nanoUsd: 500_000_000 }],
    ['/agent budget 0.000000001', { kind: 'budget', nanoUsd: 1 }],
    ['/agent budget 999999.999999999', { kind: 'budget', nanoUsd: 999_999_999_999_999 }],
    ['/agent status', { kind: 'status' }],
  ])('%s', ([body, request]) => assert.deepEqual(asks(body), ['default', request]));

  test('may stand below empty lines, with words for people behind it, however its lines end', () => {
    const status = ['default', { kind: 'status' }];
    for (const body of [
      '\n \n\t\n/agent status',
      '/agent status\nThank you!',
      '\r\n/agent status\r\n\r\nThank you!',
      '/agent  \t status  \t',
      '/agent status\rThank you!',
    ])
      assert.deepEqual(asks(body), status, JSON.stringify(body));
  });

  test('is for the agent that it names, else for whose issue it is, else for the one named default', () => {
    assert.equal(asks('/agent nightly status', 'weekly')[0], 'nightly');
    assert.equal(asks('/agent status', 'weekly')[0], 'weekly');
    assert.equal(asks('/agent status')[0], 'default');
  });

  test('is the word that it begins with, although an agent or a task may have that name', () => {
    assert.deepEqual(asks('/agent retry skip'), ['default', { kind: 'retry', tasks: ['skip'] }]);
    assert.equal(read('/agent retry status a')?.ok, true);
  });

  test(`names up to ${TASKS_MAX} tasks with names as long as they may be`, () => {
    const tasks = Array.from({ length: TASKS_MAX }, (_, index) => String(index).padStart(128, 'x'));
    assert.deepEqual(asks(`/agent ${'a'.repeat(32)} retry ${tasks.join(' ')}`)[1], { kind: 'retry', tasks });
  });
});

describe('is no command', () => {
  test.for([
    '',
    ' \n ',
    'Please /agent status',
    'Hello\n/agent status',
    ' /agent status',
    '\t/agent status',
    '    /agent status',
    '```\n/agent status\n```',
    '~~~\n/agent status\n~~~',
    '> /agent status',
    '>/agent status',
    '- /agent status',
    '* /agent status',
    '1. /agent status',
    '- [ ] /agent status',
    '<!--\n/agent status\n-->',
    '<!-- x -->\n/agent status',
    '<details>\n/agent status\n</details>',
    '# /agent status',
    '`/agent status`',
    '**/agent status**',
    '\\/agent status',
    '\ufeff/agent status',
    '\u200b/agent status',
    '/agents status',
    '/agent: status',
    '/agent\u00a0status',
    '/agent-status',
    '/AGENT status',
    '/Agent status',
    '//agent status',
    'agent status',
    '@agent status',
  ])('%j', body => assert.equal(read(body), undefined));
});

describe('what is wrong with a command is said', () => {
  const verbs = 'retry, skip, pause, resume, budget or status, after the name of an agent or without';

  test.for([
    ['/agent', verbs, '', '/agent status'],
    ['/agent restart', verbs, 'restart', '/agent status'],
    ['/agent nightly', verbs, 'nightly', '/agent status'],
    ['/agent nightly restart a', verbs, 'restart', '/agent status'],
    ['/agent Nightly status', verbs, 'Nightly', '/agent status'],
    ['/agent toString', verbs, 'toString', '/agent status'],
    ['/agent constructor a', verbs, 'a', '/agent status'],
    ['/agent retry', 'the id of at least one task after "retry"', '', '/agent retry sum-001 sum-002'],
    ['/agent skip', 'the id of at least one task after "skip"', '', '/agent skip sum-001 sum-002'],
    [
      '/agent retry a, b',
      'ids of tasks with nothing but spaces between them',
      'a,',
      '/agent retry sum-001 sum-002',
    ],
    [
      '/agent retry `a`',
      'ids of tasks with nothing but spaces between them',
      '`a`',
      '/agent retry sum-001 sum-002',
    ],
    [
      '/agent skip a nul',
      'ids of tasks with nothing but spaces between them',
      'nul',
      '/agent skip sum-001 sum-002',
    ],
    ['/agent retry a b a', 'each task once', 'a', '/agent retry sum-001 sum-002'],
    ['/agent resume now', 'nothing after "resume"', 'now', '/agent resume'],
    ['/agent status of it', 'nothing after "status"', 'of it', '/agent status'],
  ])('%s', ([body = '', expected, got, example]) =>
    assert.deepEqual(complaintOf(body), { expected, got, example }),
  );

  test.for(['6', '0x6h', '-6h', '6 h', 'until tomorrow', 'tomorrow', '2026-02-30', '2026-13-01'])(
    '/agent pause %s: neither a duration nor a time',
    word => {
      const { expected, got } = complaintOf(`/agent pause ${word}`);
      assert.match(expected, /^nothing, a duration like 6h or 2d, or a day or time in UTC/);
      assert.equal(got, word);
    },
  );

  test.for([
    '2026-02-01T24:00',
    '2026-02-01T08:60',
    '2026-02-01 08:00',
    '2026-02-01T08:00+01:00',
    '2026-02-01T08:00:00.5Z',
    '6h 2d',
  ])('/agent pause %s: no time that there is', word =>
    assert.match(complaintOf(`/agent pause ${word}`).expected, /^nothing, a duration/),
  );

  test.for(['0s', '2026-01-31', '2026-01-31T12:00', '1999-01-01'])('/agent pause %s: over already', word =>
    assert.equal(complaintOf(`/agent pause ${word}`).expected, 'an end of the pause that is still to come'),
  );

  test.for(['367d', '999999999d', '2027-02-02', '9999-12-31'])('/agent pause %s: too far away', word =>
    assert.equal(complaintOf(`/agent pause ${word}`).expected, 'an end of the pause within a year'),
  );

  test.for(['', '-1', '+1', '.5', '1.', '1,5', '$5', '5 USD', '1e3', '0x10', '1000000', '0.0000000001', '٣'])(
    '/agent budget %s: no sum',
    word => {
      const complaint = complaintOf(`/agent budget ${word}`);
      assert.equal(complaint.expected, 'one number of USD, below a million and with at most 9 decimals');
      assert.deepEqual([complaint.got, complaint.example], [word, '/agent budget 0.50']);
    },
  );

  test('as that too many tasks are named, or the line is endless', () => {
    const tasks = Array.from({ length: TASKS_MAX + 1 }, (_, index) => `task-${index}`);
    const { expected, got } = complaintOf(`/agent retry ${tasks.join(' ')}`);
    assert.deepEqual([expected, got], ['at most 50 tasks at once', '51 tasks']);
    assert.equal(complaintOf(`/agent ${'x '.repeat(100_000)}`).expected, 'a line of at most 8000 characters');
  });

  test('by whose issue it stands on, whatever name the command may have meant', () => {
    const command = read('/agent restart now', 'nightly');
    assert.deepEqual([command?.ok, command?.agent], [false, 'nightly']);
  });
});

describe('whatever anybody writes', () => {
  const texts = [...HOSTILE_TEXTS, ...HOSTILE_MARKDOWN];
  const word = fc.oneof(
    fc.constantFrom('retry', 'skip', 'pause', 'resume', 'budget', 'status', 'a', 'nightly', '6h', '0.5', ''),
    fc.constantFrom('__proto__', 'constructor', '\ud800', '2026-02-01', '1e9', '-->', '`', '\u0000'),
    fc.constantFrom(...texts.filter(text => text.length < 200)),
    fc.string({ unit: 'binary' }),
  );

  /** Either it is none, or its request could be noted, or there is a whole complaint. */
  function expectSound(body: string): void {
    const command = read(body);
    if (command === undefined) return;
    assert.ok(/^\s*\/agent(?:[ \t\r\n]|$)/.test(body), JSON.stringify(body));
    if (!command.ok) {
      const { expected, example } = command.complaint;
      assert.match(expected, /^[\x20-\x7e]{5,200}$/);
      assert.ok(read(example)?.ok, example);
      return;
    }
    const taken = { issue: 1, source: { kind: 'comment', id: 1 }, by: 'ada', outcome: 'done' };
    const what = requestText(command.request);
    assert.ok(Event.safeParse({ type: 'RequestTaken', ...taken, what }).success, what);
    // Its normal form is the same wish again.
    assert.deepEqual(asks(`/agent ${what}`)[1], command.request);
  }

  test('never throws, and what is a command can be noted and said again', () => {
    for (const text of texts)
      for (const body of [
        text,
        `/agent ${text}`,
        `/agent retry ${text}`,
        `/agent pause ${text}`,
        `${text}\n/agent status`,
      ])
        expectSound(body);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.constantFrom(' ', '\t', '\n', '\r\n', ''),
        (words, between) => {
          expectSound(words.join(between));
          expectSound(`/agent ${words.join(between)}`);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('control: there are commands and complaints among these', () => {
    const found = texts.map(text => read(`/agent ${text}`)?.ok);
    assert.ok(found.filter(ok => ok === false).length > 200);
    assert.ok(read('/agent pause 6h')?.ok);
  });
});
