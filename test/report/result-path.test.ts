import assert from 'node:assert/strict';
import { posix } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';

import { TaskId } from '../../src/domain/task.ts';
import { type ResultPattern, parseResultPattern, resultPath, slug } from '../../src/report/result-path.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';

function patternOf(setting: string): ResultPattern {
  const parsed = parseResultPattern(setting);
  assert.ok(parsed.ok, setting);
  return parsed.pattern;
}

test.for([
  ['results', 'results/sum-001.json', 'results'],
  ['./results/', 'results/sum-001.json', 'results'],
  ['results/{type}', 'results/triage/sum-001.json', 'results'],
  ['results/{type}/{id}.json', 'results/triage/sum-001.json', 'results'],
  ['out/ai results/{id}/{type}.json', 'out/ai results/sum-001/triage.json', 'out/ai results'],
  ['answers/task-{id}.result.json', 'answers/task-sum-001.result.json', 'answers'],
] as const)('%s puts a result into %s', ([setting, path, folder]) => {
  const pattern = patternOf(setting);
  assert.equal(resultPath(pattern, { id: 'sum-001', type: 'triage' }), path);
  assert.equal(pattern.folder, folder);
});

test.for([
  ['', /must name a folder/],
  ['./', /must name a folder/],
  ['.', /must not have "\."/],
  ['/results', /must be relative/],
  ['C:/results', /must be relative/],
  ['~/results', /must be relative/],
  ['\\results', /must be relative/],
  ['results\\{id}.json', /forward slashes/],
  ['../results', /must not have "\." or "\.\."/],
  ['results/../../x', /must not have "\." or "\.\."/],
  ['results//{id}.json', /empty name/],
  ['.git', /hidden folder/],
  ['.github/workflows', /hidden folder/],
  ['.background-agent/default', /hidden folder/],
  ['results/.hidden/{id}.json', /hidden folder/],
  ['results/.{id}.json', /hidden folder/],
  ['results/all.json', /all results into one file/],
  ['results/{id}.txt', /must end in "\.json"/],
  ['results/{id}', /must end in "\.json"/],
  ['results/{id}/{id}.json', /only once/],
  ['{id}.json', /begin with a folder/],
  ['{type}/{id}.json', /begin with a folder/],
  ['results/{type}-{id}.json', /slash between/],
  ['results/{model}/{id}.json', /no other braces/],
  ['results/{{id}}.json', /no other braces/],
  ['results/a*b', /letters, digits/],
  ['results/a\u200bb', /letters, digits/],
  ['results/a\nb', /letters, digits/],
  ['results/name ./{id}.json', /end in a dot or a space/],
  ['results/ name/{id}.json', /begin with a space/],
  ['results/con/{id}.json', /keeps for a device/],
  ['results/NUL.{id}.json', /keeps for a device/],
  ['r'.repeat(101), /at most 100 characters/],
] as const)('%j is refused', ([setting, message]) => {
  const parsed = parseResultPattern(setting);
  assert.ok(!parsed.ok);
  assert.match(parsed.message, message);
  assert.ok(parsed.message.includes(`got "${setting}"`));
});

test.for([
  ['summarize', 'summarize'],
  ['prompts/triage.prompt.yml', 'prompts-triage'],
  ['../../etc/passwd', 'etc-passwd'],
  ['.git', 'git'],
  ['..', 'type'],
  ['', 'type'],
  ['con', 'type-con'],
  ['日本', 'type'],
  [`${'a'.repeat(63)}/b`, 'a'.repeat(63)],
] as const)('the type %j is %s in a path', ([type, name]) => assert.equal(slug(type), name));

const piece = fc.constantFrom(
  '..',
  '.',
  '/',
  '//',
  '\\',
  '{id}',
  '{type}',
  '.json',
  '.git',
  'results',
  'C:',
  '\0',
  '~',
  ' ',
  'con',
  '{',
  '}',
  '$&',
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')),
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary' }),
);
const settings = fc.oneof(
  anyText,
  anyText.map(text => `results/${text}`),
  anyText.map(text => `results/${text}/{id}.json`),
  fc.constantFrom('results', 'results/{type}', 'results/{type}/{id}.json', 'results/{id}/{type}.json'),
);
const ids = fc.oneof(
  anyText,
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/),
  fc.constantFrom('a..b', 'a.', 'com1.x', '{type}', '$&', 'a{id}', 'x'.repeat(128)),
);

test('of 10,000 fuzzed ids, types and patterns none leads out of the results', () => {
  let inside = 0;
  fc.assert(
    fc.property(settings, ids, anyText, (setting, id, type) => {
      const parsed = parseResultPattern(setting);
      if (!parsed.ok || !TaskId.safeParse(id).success) return;

      const { pattern } = parsed;
      const path = resultPath(pattern, { id, type });
      assert.equal(posix.normalize(path), path);
      assert.ok(path.startsWith(`${pattern.folder}/`) && path.endsWith('.json'));
      assert.equal(path.split('/').length, pattern.text.split('/').length);
      for (const segment of path.split('/')) {
        assert.match(segment, /^[^.\\:\p{Cc}][^\\:\p{Cc}]*$/u);
        assert.doesNotMatch(segment, /[. ]$/);
        assert.doesNotMatch(segment, /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      }
      inside += 1;
    }),
    { numRuns: 10_000 },
  );
  assert.ok(inside > 500, `only ${inside} were accepted: the test would show little`);
});

test('two tasks never share a file, also where letter case makes no difference', () =>
  fc.assert(
    fc.property(settings, ids, ids, anyText, anyText, (setting, one, other, typeOne, typeOther) => {
      const parsed = parseResultPattern(setting);
      fc.pre(parsed.ok && TaskId.safeParse(one).success && TaskId.safeParse(other).success);
      fc.pre(one.toLowerCase() !== other.toLowerCase());
      const { pattern } = parsed;
      assert.notEqual(
        resultPath(pattern, { id: one, type: typeOne }).toLowerCase(),
        resultPath(pattern, { id: other, type: typeOther }).toLowerCase(),
      );
    }),
  ));
