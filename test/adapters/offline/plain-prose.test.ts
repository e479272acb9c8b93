import assert from 'node:assert/strict';

import { test } from 'vitest';

import { BLOCK_LENGTH_MAX, TEXT_LENGTH_MAX, plainProse } from '../../../src/adapters/offline/plain-prose.ts';

function read(markdown: string): readonly string[] {
  return plainProse(markdown).map(block => (block.kind === 'item' ? `* ${block.text}` : block.text));
}

test('lines that follow each other are one paragraph, an empty line ends it', () => {
  assert.deepEqual(read('One line\nand the next.\r\n\r\nAnother.'), ['One line and the next.', 'Another.']);
});

test('code blocks, headings, tables, rules and reference targets are silent', () => {
  const silent = [
    '```js\ncode\n```',
    '~~~\ncode\n~~~',
    '    code',
    '\tcode',
    '# Head',
    'Head\n====',
    'Head\n---',
    '| a | b |',
    '***',
    '[a]: https://x.y',
  ];
  for (const markdown of silent)
    assert.deepEqual(read(`Before.\n\n${markdown}\n\nAfter.`), ['Before.', 'After.'], markdown);
});

test('a fence ends with its own mark, and one that never ends hides the rest', () => {
  assert.deepEqual(read('Text.\n```\na\n~~~\nb\n```\nMore.'), ['Text.', 'More.']);
  assert.deepEqual(read('Text.\n```\na'), ['Text.']);
});

test('a rule below a sentence does not make it a heading', () => {
  assert.deepEqual(read('I love it.\n---\nSent from my desk.'), ['I love it.', 'Sent from my desk.']);
});

test('list entries are items of their own, with the lines that belong to them', () => {
  assert.deepEqual(read('A list:\n- one\n  goes on\n* two\n1. three\n- [x] four'), [
    'A list:',
    '* one goes on',
    '* two',
    '* three',
    '* four',
  ]);
});

test('quotes are read, the mark of a callout is not', () => {
  assert.deepEqual(read('> [!NOTE]\n> Mind the gap.'), ['Mind the gap.']);
});

test('links are read by their text, images and badges not at all', () => {
  const markdown =
    'See [the *docs*](https://a.b/c_(d) "title") and [this][ref] or [that].[^1]\n\n[![CI](https://a/b.svg)](https://a/b) ![logo](l.png)';
  assert.deepEqual(read(markdown), ['See the docs and this or that.']);
});

test('tags are dropped, elements without running text with their content', () => {
  const html =
    '<!-- a\nb --><h1 align="center">Head</h1><p>One <b>word</b>.</p><PRE>code</PRE><table><tr><td>x</td></tr></table><p>Two.<br>Three.';
  assert.deepEqual(read(html), ['One word.', 'Two.', 'Three.']);
});

test('an element that never ends hides nothing', () => {
  assert.deepEqual(read('One. <!-- two'), ['One. <!-- two']);
});

test('a letter that grows in lower case moves nothing', () => {
  assert.deepEqual(read('İİİ <b>x</b> <!-- y --> z.'), ['İİİ x <!-- y --> z.']);
});

test('less-than is text, an address in angle brackets is the address', () => {
  assert.deepEqual(read('It holds for a < b and c > d: <https://a.b>.'), [
    'It holds for a < b and c > d: https://a.b.',
  ]);
});

test('emphasis, escapes and character references are what they stand for', () => {
  assert.deepEqual(
    read('**Very** _nice_ and ~~old~~ snake_case &amp; \\*star\\* &lt;b&gt; &unknown; ``code``.'),
    ['Very nice and old snake_case & star <b> &unknown; `code`.'],
  );
});

test('a text that is nothing but markup is read as it stands', () => {
  assert.deepEqual(read('# Title'), ['# Title']);
  assert.deepEqual(read(' \n'), []);
});

test('a long paragraph is cut after a sentence, else at a space, else anywhere, and loses no word', () => {
  const sentences = 'The river is long. '.repeat(300).trim();
  const words = 'river '.repeat(1000).trim();
  const letters = 'r'.repeat(5000);

  for (const block of plainProse(sentences)) assert.match(block.text, /^The .*long\.$/);
  for (const text of [sentences, words, letters]) {
    const blocks = plainProse(text);
    assert.ok(blocks.every(block => block.text.length <= BLOCK_LENGTH_MAX && block.text !== ''));
    assert.equal(
      blocks
        .map(block => block.text)
        .join('')
        .replaceAll(' ', ''),
      text.replaceAll(' ', ''),
    );
  }
});

test('only the beginning of a long text is read', () => {
  const read = plainProse('a b. '.repeat(1024 * 200)).map(block => block.text);
  assert.ok(read.join(' ').length <= TEXT_LENGTH_MAX);
});
