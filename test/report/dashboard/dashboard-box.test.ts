import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import { TaskId } from '../../../src/domain/task.ts';
import {
  type BoxRequest,
  boxLine,
  boxesIn,
  newlyTicked,
  requestOfBox,
  withTicks,
} from '../../../src/report/dashboard/dashboard-box.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';

const retry = (task: string): BoxRequest => ({ kind: 'retry', task });
const RUN: BoxRequest = { kind: 'run' };
const BOXES: readonly BoxRequest[] = [
  retry('sum-001'),
  { kind: 'skip', task: 'sum-001' },
  { kind: 'snooze', fingerprint: 'default/quarantine' },
  RUN,
];
const BODY = ['Hello', ...BOXES.map(box => boxLine(box, 'Do it', '  ')), '', 'Bye'].join('\n');
const ticked = (line: string, mark = 'x') => line.replace('[ ]', `[${mark}]`);

describe('a box', () => {
  test('is a line of a list, with its meaning hidden in it', () => {
    assert.equal(
      boxLine(retry('sum-001'), 'Retry'),
      '- [ ] <!-- background-agent box: retry sum-001 --> Retry',
    );
    assert.equal(boxLine(RUN, 'Run now', '  '), '  - [ ] <!-- background-agent box: run --> Run now');
  });

  test('is ticked again where somebody still waits for it, and nowhere else', () => {
    const again = withTicks(BODY, [RUN, retry('sum-001'), retry('gone')]);
    assert.deepEqual(
      boxesIn(again).filter(({ isTicked }) => isTicked),
      [
        { request: retry('sum-001'), isTicked: true },
        { request: RUN, isTicked: true },
      ],
    );
    assert.equal(again.replaceAll('[x]', '[ ]'), BODY);
    assert.equal(withTicks(BODY, []), BODY);
    assert.equal(withTicks(again, [RUN]), again);
  });

  test('is read back, ticked or not, and is the same wish as a comment', () => {
    assert.deepEqual(
      boxesIn(BODY),
      BOXES.map(request => ({ request, isTicked: false })),
    );
    for (const mark of ['x', 'X'])
      assert.deepEqual(boxesIn(ticked(boxLine(RUN, 'Run now'), mark)), [{ request: RUN, isTicked: true }]);
    assert.deepEqual(BOXES.map(requestOfBox), [
      { kind: 'retry', tasks: ['sum-001'] },
      { kind: 'skip', tasks: ['sum-001'] },
      { kind: 'snooze', fingerprint: 'default/quarantine' },
      { kind: 'run' },
    ]);
  });

  test('is the same after a browser has edited the text, or somebody the words behind it', () => {
    assert.equal(boxesIn(BODY.replaceAll('\n', '\r\n')).length, BOXES.length);
    assert.equal(boxesIn(BODY.replaceAll('Do it', '@octocat <b>')).length, BOXES.length);
    assert.equal(boxesIn(BODY.replaceAll(' Do it', '')).length, BOXES.length);
  });

  test('may be for any task and any agent, and never ends its hidden comment before its time', () => {
    for (const box of [
      ...['a--b', 'a-----', 'a-', '0', 'A._-.b', 'x'.repeat(128), `a${'-'.repeat(127)}`].map(retry),
      { kind: 'snooze', fingerprint: '--a--/stale' } as const,
    ]) {
      const line = boxLine(box, 'Do it');
      assert.deepEqual(boxesIn(line), [{ request: box, isTicked: false }], line);
      // As in HTML: no two hyphens but those around it, and none before its end.
      assert.match(line, /^- \[ \] <!-- (?:(?!--)[^>])* --> Do it$/);
    }
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/), task => {
        if (TaskId.safeParse(task).success)
          assert.deepEqual(boxesIn(boxLine(retry(task), 'x')), [{ request: retry(task), isTicked: false }]);
      }),
    );
  });

  test.for([
    '',
    'a b',
    'a -->',
    '<!--',
    'a\n- [x] <!-- background-agent box: run -->',
    'nul',
    'a%2Db',
    '../x',
  ])('is never made for a task named %j', task =>
    assert.throws(() => boxLine(retry(task), 'x'), /a box means/),
  );
});

describe('no box is', () => {
  test.for([
    '- [ ] Run now',
    '[ ] <!-- background-agent box: run -->',
    '* [x] <!-- background-agent box: run -->',
    '> - [x] <!-- background-agent box: run -->',
    'x - [x] <!-- background-agent box: run -->',
    '| - [x] <!-- background-agent box: run --> |',
    '`- [x] <!-- background-agent box: run -->`',
    '- [x] `<!-- background-agent box: run -->`',
    '- [x]  <!-- background-agent box: run -->',
    '-  [x] <!-- background-agent box: run -->',
    '- [y] <!-- background-agent box: run -->',
    '- [x] <!-- background-agent box: run-->',
    '- [x] <!-- background-agent box: run now -->',
    '- [x] <!-- background-agent box: -->',
    '- [x] <!-- background-agent box: retry -->',
    '- [x] <!-- background-agent box: retry a b -->',
    '- [x] <!-- background-agent box: retry a. -->',
    '- [x] <!-- background-agent box: retry a--b -->',
    '- [x] <!-- background-agent box: retry a%2Db -->',
    '- [x] <!-- background-agent box: retry a-%2db -->',
    '- [x] <!-- background-agent box: retry %2Da -->',
    '- [x] <!-- background-agent box: rerun a -->',
    '- [x] <!-- background-agent box: snooze default -->',
    '- [x] <!-- background-agent box: snooze default/dream -->',
    '- [x] <!-- background-agent box: pause -->',
    '- [x] <!-- background-agent box: budget 5 -->',
    '- [x] <!-- background-agent box: toString a -->',
    '- [x] <!-- background-agent\nbox: run -->',
  ])('%j', text => assert.deepEqual(boxesIn(text), []));
});

describe('what an edit has ticked', () => {
  test('are the boxes that were not ticked before, in their order', () => {
    const lines = BODY.split('\n');
    const after = lines.with(4, ticked(lines[4] ?? '')).with(1, ticked(lines[1] ?? ''));
    assert.deepEqual(newlyTicked(BODY, after.join('\n')), [retry('sum-001'), RUN]);
    const before = lines.with(1, ticked(lines[1] ?? ''));
    assert.deepEqual(newlyTicked(before.join('\n'), after.join('\n')), [RUN]);
    assert.deepEqual(newlyTicked(after.join('\n'), after.join('\n')), []);
    assert.deepEqual(newlyTicked(after.join('\n'), BODY), []);
  });

  test('is never lost to a rewrite in between: whoever ticked it had the older text', () => {
    const box = ticked(boxLine(retry('gone'), 'Retry'));
    assert.deepEqual(newlyTicked('Nothing in quarantine.', box), [retry('gone')]);
  });

  test('is one wish, however often its line stands there', () => {
    const [open, done] = [boxLine(RUN, 'Run now'), ticked(boxLine(RUN, 'Run now'))];
    for (const [first, second] of [
      [open, done],
      [done, open],
      [done, done],
    ])
      assert.deepEqual(newlyTicked(open, `${first}\n${second}`), [RUN]);
    assert.deepEqual(newlyTicked(`${open}\n${done}`, done), []);
  });
});

describe('whatever anybody makes of the text', () => {
  test('nothing throws, and only what a box can mean comes of it', () => {
    const pieces = fc.constantFrom(
      '- [x] ',
      '- [ ] ',
      '<!-- background-agent box: ',
      ' -->',
      'retry ',
      'a',
      '-',
      '%2D',
      '\n',
      '\r\n',
      '  ',
      'run',
      'snooze default/',
      'stale',
      '/',
      '\0',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.constantFrom(...HOSTILE_TEXTS, ...HOSTILE_MARKDOWN)), { maxLength: 30 }),
        parts => {
          const body = parts.join('');
          for (const box of newlyTicked(BODY, body)) assert.ok(boxLine(box, 'x').length < 500);
          assert.ok(boxesIn(body).length <= body.split('\n').length);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('a text as long as can be is read at once', () => {
    for (const piece of [
      '- [x] <!-- background-agent box: retry ',
      '- [x] ',
      ' ',
      '-',
      `${ticked(boxLine(RUN, ''))}\n`,
    ]) {
      const body = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const startedMs = performance.now();
      boxesIn(body);
      assert.ok(performance.now() - startedMs < 2_000, piece);
    }
  });
});
