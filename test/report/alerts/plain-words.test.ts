import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import { codeSpan } from '../../../src/report/markdown.ts';
import { plainWords } from '../../../src/report/alerts/plain-words.ts';
import { wordsOf } from '../../../src/report/alerts/words-of-alert.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';
import { detailsWith } from '../../support/words-everywhere.ts';

describe('our Markdown as one plain line', () => {
  test.each([
    ['Raise `daily-cost-budget` in the `with:` block.', 'Raise daily-cost-budget in the with: block.'],
    ['**What to do:** nothing.', 'What to do: nothing.'],
    ['Seen by [this run](https://github.com/a/b/actions/runs/1/attempts/1).', 'Seen by this run.'],
    ['two\n\nparagraphs\n', 'two paragraphs'],
    ['`` a ` b ``, and ` c `', 'a ` b, and c'],
    ['`**code**` and **strong**', '**code** and strong'],
    ['`[x](y)`', '[x](y)'],
    ['a backtick ` alone', 'a backtick ` alone'],
    ['', ''],
  ])('%j is %j', (markdown, plain) => assert.equal(plainWords(markdown), plain));

  test('keeps a name as it is', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/), name => {
        const shown = name.replaceAll('|', '\\u007c').replace(/ +/g, ' ');
        if (/^::|##\[/.test(shown)) return;
        assert.equal(plainWords(`Task ${codeSpan(name)} failed.`), `Task ${shown} failed.`);
      }),
    ));

  test('is one line of bounded length that no terminal or runner obeys, whatever it was', () => {
    for (const text of [...HOSTILE_MARKDOWN, '`'.repeat(20_000), '[a]('.repeat(20_000)]) {
      const plain = plainWords(text);
      assert.ok(plain.length <= 2_000);
      assert.doesNotMatch(plain, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s*::|##\[/u);
    }
  });

  test('has neither fences nor stars of ours, of any alert', () => {
    for (const details of detailsWith('name')) {
      const { happened, advice } = wordsOf(details);
      for (const words of [happened, advice]) assert.doesNotMatch(plainWords(words), /`|\*\*|\]\(/);
    }
  });
});
