import assert from 'node:assert/strict';

import { test } from 'vitest';

import { ENTITIES_MAX, extractEntities } from '../../../src/adapters/offline/extract-entities.ts';

function named(text: string): readonly string[] {
  return extractEntities(text).entities.map(entity => `${entity.type}: ${entity.name}`);
}

test('people, places and dates of a sentence are found, and nothing else', () => {
  assert.deepEqual(
    named(
      'In December 1911 Marie Curie travelled from Paris to Stockholm to receive the Nobel Prize in Chemistry.',
    ),
    ['person: Marie Curie', 'place: Paris', 'place: Stockholm', 'date: December 1911'],
  );
});

test('organizations are found, abbreviations only where they are known', () => {
  assert.deepEqual(named('IBM and the World Health Organization share one API in the UK.'), [
    'place: UK',
    'organization: IBM',
    'organization: World Health Organization',
  ]);
});

test('a name keeps the small words within it', () => {
  assert.deepEqual(named('Ludwig van Beethoven studied at the University of Paris.'), [
    'person: Ludwig van Beethoven',
    'organization: University of Paris',
  ]);
});

test('a possessive does not cut a name in two', () => {
  assert.deepEqual(named("Angela Merkel's speech was long."), ['person: Angela Merkel']);
});

test('a list of places is several places', () => {
  assert.deepEqual(named('They live in Cupertino, California.'), ['place: Cupertino', 'place: California']);
});

test('dates are found in the usual spellings', () => {
  assert.deepEqual(named('Released on 2024-05-01.'), ['date: 2024-05-01']);
  assert.deepEqual(named('We met on 3 March 2024 at noon.'), ['date: 3 March 2024']);
});

test('a version, a duration and "today" are no dates', () => {
  const text =
    'Since 2.4.0 it takes five minutes, and now less; it was fixed today. Minutes later it was released.';
  assert.deepEqual(named(text), []);
});

test('a word in lower case is no name, even if some people are called so', () => {
  assert.deepEqual(named('Use it with ava, jest or mocha.'), []);
});

test('names are searched for in the beginning of a long text', () => {
  assert.deepEqual(named(`${'The river runs. '.repeat(1200)} It rains in Paris.`), []);
});

test('a name in code, in a link target or in a heading is not one', () => {
  assert.deepEqual(
    named('# Paris\n\nCall `London` or [this](https://example.com/Berlin) one.\n\n```\nMadrid\n```\n'),
    [],
  );
});

test('each name is listed once, whatever its letter case', () => {
  assert.deepEqual(named('Paris is large. In Paris it rains. I left Paris.'), ['place: Paris']);
});

test('a text with more names gives the first ones only', () => {
  const firstNames = ['Anna', 'Peter', 'Maria', 'John', 'David', 'Emma', 'Paul', 'Laura'];
  const lastNames = ['Smith', 'Miller', 'Jones', 'Brown', 'Taylor', 'Wilson', 'Clark', 'Lewis'];
  const text = firstNames.flatMap(first => lastNames.map(last => `${first} ${last} spoke.`)).join(' ');

  const { entities } = extractEntities(text);
  assert.equal(entities.length, ENTITIES_MAX);
  assert.deepEqual(entities[0], { name: 'Anna Smith', type: 'person' });
});

test('an empty text has none', () => {
  assert.deepEqual(extractEntities(''), { entities: [] });
});
