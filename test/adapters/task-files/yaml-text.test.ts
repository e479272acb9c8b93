import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { stringify } from 'yaml';

import { parseYaml } from '../../../src/adapters/task-files/yaml-text.ts';

/** `line:column message` of every mistake. */
function mistakes(text: string): string[] {
  const parsed = parseYaml('tasks.yml', text);
  return parsed.ok
    ? []
    : parsed.mistakes.map(({ place, message }) => `${place.line}:${place.column} ${message}`);
}

function valueOf(text: string): unknown {
  const parsed = parseYaml('tasks.yml', text);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value.value;
}

test('what YAML writes is what is read', () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
      // JSON has no -0, and a key that stands for a number is read as it is written.
      const plain: unknown = JSON.parse(JSON.stringify(value));
      assert.equal(
        JSON.stringify(valueOf(stringify(plain, { aliasDuplicateObjects: false }))),
        JSON.stringify(plain),
      );
    }),
  ));

test.each([
  ['a: 2026-01-01\nb: yes\nc: 0x1F\nd: ~', { a: '2026-01-01', b: 'yes', c: 31, d: null }],
  ['1: a\n1.0: b\ntrue: c', { '1': 'a', '1.0': 'b', true: 'c' }],
  ['a: !!str 5', { a: '5' }],
  ['a: |\n  x\n  y\n', { a: 'x\ny\n' }],
  ['a: &x { b: 1 }\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
  ['a: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
  ['', null],
  ['# nothing', null],
  ['? a', { a: null }],
])('%j is %j', (text, value) => assert.deepEqual(valueOf(text), value));

test('a key such as __proto__ is a key like every other', () => {
  const value = valueOf('__proto__: { polluted: true }');
  assert.deepEqual(Object.keys(value ?? {}), ['__proto__']);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
});

test.each([
  ['a: 1\na: 2', '2:1 The key "a" stands twice in this map; keep one.'],
  ['a: 1\n---\nb: 2', '2:1 A second document begins here; a task file is one document.'],
  ['%YAML 1.1\n---\na: yes', '1:1 A % directive is not supported here; take it out.'],
  ['a: !foo x', '1:4 Not valid YAML: Unresolved tag: !foo.'],
  ['a: !!binary aGk=', '1:4 Not valid YAML: Unresolved tag: tag:yaml.org,2002:binary.'],
  [
    'a: &x { b: 1 }\nc:\n  <<: *x',
    '3:3 The merge key << is not supported; write the values out, or set them in "defaults" or a type.',
  ],
  ['a: *x', '1:4 No anchor &x stands before this alias.'],
  ['a: &x [*x]', '1:8 No anchor &x stands before this alias.'],
  ...['1700000000000000001', '-9007199254740993', '0x20000000000001'].map((number): [string, string] => [
    `a: ${number}`,
    '1:4 This number has more digits than can be kept; write it as a text, in quotes.',
  ]),
  ['a: .inf', '1:4 This number cannot be written in JSON; write it as a text, in quotes.'],
  ['? [a]\n: b', '1:3 A key must be a text.'],
  ['a:\n\t- b', '2:1 Not valid YAML: Tabs are not allowed as indentation.'],
])('%j is refused: %s', (text, mistake) => assert.deepEqual(mistakes(text), [mistake]));

test('all mistakes of a text are told', () => assert.equal(mistakes('a: !x 1\nb: !y 2').length, 2));

test.each([
  ['lists in one line', '['.repeat(5_000)],
  ['maps in one line', '{a: '.repeat(5_000)],
  ['compact lists', '- '.repeat(5_000)],
  ['indented maps', Array.from({ length: 5_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('5,000 levels of %s are refused, and do not overflow the stack', (_, text) => {
  const [mistake, ...others] = mistakes(text);
  assert.match(mistake ?? '', /This is nested more than 100 levels deep; flatten it\.$/);
  assert.deepEqual(others, []);
});

test.each([
  ['lists', '['.repeat(100) + ']'.repeat(100)],
  ['maps', `${'{a: '.repeat(100)}1${'}'.repeat(100)}`],
  ['compact lists', `${'- '.repeat(100)}x`],
])('100 levels of %s are not too deep', (_, text) => assert.deepEqual(mistakes(text), []));

test('101 levels are too deep in every form', () => {
  assert.equal(mistakes('['.repeat(101) + ']'.repeat(101)).length, 1);
  assert.equal(mistakes(`${'- '.repeat(101)}x`).length, 1);
});

test('depth that grows by alias upon alias is refused too', () => {
  const nested = (inner: string): string => '['.repeat(30) + inner + ']'.repeat(30);
  const text = ['x', '*a', '*b', '*c'].map(
    (inner, index) => `${'abcd'[index]}: &${'abcd'[index]} ${nested(inner)}`,
  );
  assert.deepEqual(mistakes(text.join('\n')), ['4:37 This is nested more than 100 levels deep; flatten it.']);
});

test('a small text that aliases would make a large value of is refused once', () => {
  const levels = Array.from('bcdefghi').map(
    (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`,
  );
  const [mistake, ...others] = mistakes(['a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]', ...levels].join('\n'));
  assert.match(
    mistake ?? '',
    /^6:\d+ The aliases up to here stand for more than 100000 values; write them out, or use fewer\.$/,
  );
  assert.deepEqual(others, []);
});

test('a place is that of the key, of the list item, or of the last step that exists', () => {
  const parsed = parseYaml('f.yml', 'a:\n  "b":\n    - x\n    - { c: 1, d: 2 }\n');
  assert.ok(parsed.ok);
  const placeOf = (...path: PropertyKey[]): string => {
    const { line, column } = parsed.value.placeOf(path);
    return `${line}:${column}`;
  };
  assert.deepEqual(
    [
      placeOf(),
      placeOf('a', 'b'),
      placeOf('a', 'b', 0),
      placeOf('a', 'b', 1, 'd'),
      placeOf('a', 'b', 9),
      placeOf('a', 'x', 'y'),
      placeOf('a', 'b', 0, 'z'),
    ],
    ['1:1', '2:3', '3:7', '4:15', '2:3', '1:1', '3:7'],
  );
});
