import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { codeBlock, codeSpan, table } from '../../src/report/markdown.ts';
import { withoutCode } from '../support/code-spans.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { executedBy } from '../support/runner-rules.ts';

const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('`', '|', '\\', ' ', '@a', '\n', '~', '<b>') }),
);

test('text in a line is code and nothing but code', () =>
  fc.assert(
    fc.property(anyText, text => {
      assert.equal(withoutCode(`a ${codeSpan(text)} b`), 'a CODE b');
      assert.equal(withoutCode(codeSpan(text)), 'CODE');
    }),
    { numRuns: 2_000 },
  ));

test('a block of text is code and nothing but code', () =>
  fc.assert(
    fc.property(anyText, text => {
      assert.equal(withoutCode(`a\n\n${codeBlock(text)}\n\nb`), 'a\n\nFENCE\n\nb');
      assert.deepEqual(executedBy(codeBlock(text)), []);
    }),
    { numRuns: 2_000 },
  ));

test('text in a cell leaves the table its cells', () =>
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const row = table([{ title: 'A' }, { title: 'B' }], [[codeSpan(one), codeSpan(other)]]).split('\n');
      assert.equal(row.length, 3);
      assert.equal(row[2]?.split('|').length, 4);
      assert.equal(withoutCode(row[2] ?? ''), '| CODE | CODE |');
    }),
    { numRuns: 2_000 },
  ));

test('written plainly, the same texts come alive', () => {
  const alive = HOSTILE_TEXTS.map(text => withoutCode(text)).filter(text =>
    /@octo|#1|https?:|<img|<script|\]\(/.test(text),
  );
  assert.ok(alive.length >= 10, `${alive.length}`);
});

test('a table says its columns, and which of them hold numbers', () => {
  assert.equal(
    table([{ title: 'Type' }, { title: 'Tokens', align: 'right' }], [['`a`', '1']]),
    '| Type | Tokens |\n| --- | ---: |\n| `a` | 1 |',
  );
});

test('code is readable where nothing is hostile', () => {
  assert.equal(codeSpan('results/a.json'), '` results/a.json `');
  assert.equal(codeSpan('a ` b'), '`` a ` b ``');
  assert.equal(codeSpan('a|b'), '` a\\u007cb `');
  assert.equal(codeSpan('abcdef', 4), '` abc… `');
  assert.equal(codeBlock('one\ntwo'), '```text\none\ntwo\n```');
});
