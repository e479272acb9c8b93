import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import {
  BODY_LENGTH_MAX,
  watchIn,
  watchPart,
  withWatch,
} from '../../../src/report/dashboard/dashboard-watch.ts';
import { dashboardOf } from '../../../src/report/dashboard/dashboard.ts';
import { codeSpan } from '../../../src/report/markdown.ts';
import { BUSY, FULL, factsAfter } from '../../support/dashboards.ts';
import { aliveIn, parseMarkdown } from '../../support/github-markdown.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';

const WELL = '**Well.** Looked at 2026-01-31 11:47 UTC; due 12:17 (in 30 minutes), 99.5 % on time.';
const bare = dashboardOf(factsAfter(BUSY, FULL));

describe('what the monitor says', () => {
  test('takes the place of what it has said before, and touches nothing else', () => {
    const once = withWatch(bare, 'Well.');
    assert.equal(
      once,
      bare.replace('<!-- watch -->\n<!-- /watch -->', '<!-- watch -->\nWell.\n<!-- /watch -->'),
    );
    assert.equal(withWatch(once, ''), bare);
    assert.equal(withWatch(withWatch(once, WELL), 'Well.'), once);
    assert.equal(watchIn(withWatch(bare, WELL)), WELL);
  });

  test('is found also in a text that a browser has edited', () => {
    const edited = withWatch(bare, WELL).replaceAll('\n', '\r\n');
    assert.equal(watchIn(edited), WELL);
    assert.equal(watchIn(withWatch(edited, 'Well.')), 'Well.');
  });

  test('comes to the end where somebody has taken its place out, in whole or in half', () => {
    for (const body of [
      'Mine now.\n\n',
      'Mine now.\n\n<!-- watch -->\n',
      '<!-- /watch -->\nMine now.\n<!-- watch -->',
    ]) {
      const said = withWatch(body, 'Well.');
      assert.ok(
        said.startsWith(body.trimEnd()) && said.endsWith('\n\n<!-- watch -->\nWell.\n<!-- /watch -->\n'),
        body,
      );
    }
  });

  test('is left out where there is no room for it', () => {
    const full = 'x'.repeat(BODY_LENGTH_MAX - 10);
    assert.equal(withWatch(full, 'Well.'), full);
    const room = 'x'.repeat(BODY_LENGTH_MAX - `\n\n${watchPart('Well.')}\n`.length);
    assert.equal(withWatch(room, 'Well.').length, BODY_LENGTH_MAX);
  });

  test('is one line, and can neither end its part nor begin another', () => {
    const part = watchPart('a\n<!-- /watch -->\n<!-- watch -->');
    assert.equal(part.split('\n').length, 3);
    assert.equal(part.match(/<!--/g)?.length, 2);
  });

  test('is not looked for in the names of tasks and types, which may read like its marks', () => {
    const { state } = factsAfter(BUSY);
    const tasks = [...state.tasks].map(
      ([id, task]) => [id, { ...task, taskType: '<!-- watch -->' }] as const,
    );
    const body = dashboardOf({ ...factsAfter([], FULL), state: { ...state, tasks: new Map(tasks) } });
    assert.match(body, /of type ` <!-- watch --> `/);
    assert.equal(withWatch(body, 'Well.'), body.replace('\n<!-- watch -->\n', '\n<!-- watch -->\nWell.\n'));
  });
});

describe('what is kept of it when the agent writes the rest anew', () => {
  test.for([
    '@octocat',
    'see #1',
    'GH-1',
    '[x](https://example.com)',
    'https://example.com',
    'www.example.com',
    'a@example.com',
    '<b>x</b>',
    '`x`',
    '- [x] run',
    '| a |',
    ':tada:',
    'deadbeef',
    '6f1d2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b',
    '$x$',
    'a\nb',
    '\u202ex',
    '![x](y)',
    '~~x~~',
    'x'.repeat(2_000),
  ])('is nothing, if it is %j', text =>
    assert.equal(watchIn(`<!-- watch -->\n${text}\n<!-- /watch -->`), ''),
  );

  test('is nothing, if there is nothing', () => {
    for (const body of ['', '<!-- watch -->', '<!-- /watch -->', 'x', '<!-- watch -->\n<!-- /watch -->'])
      assert.equal(watchIn(body), '');
  });

  test('lets nothing come alive, whatever stands there', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a',
            ' ',
            '@',
            '#',
            '1',
            'www.',
            '.',
            ':',
            '/',
            '`',
            '*',
            '(',
            'é',
            '7654321',
            ...HOSTILE_MARKDOWN,
          ),
          { maxLength: 6 },
        ),
        pieces => {
          const kept = watchIn(`<!-- watch -->\n${pieces.join('')}\n<!-- /watch -->`);
          assert.deepEqual(
            aliveIn(parseMarkdown(kept)).filter(found => !found.includes('formatting')),
            [],
          );
        },
      ),
      { numRuns: 2_000 },
    ));

  test('control: the monitor can say what it has to say', () => {
    assert.equal(watchIn(`<!-- watch -->\n${WELL}\n<!-- /watch -->`), WELL);
    assert.equal(watchIn(withWatch(bare, `By ${codeSpan('x')}.`)), '');
  });
});
