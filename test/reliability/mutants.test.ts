import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, test } from 'vitest';

import type { Equivalent } from './mutants/equivalents.ts';
import { type Mutant, instrument } from './mutants/instrument.ts';
import { sampleOf } from './mutants/sample.ts';
import { SLOW_FILES, SLOW_TESTS } from './mutants/slow-tests.ts';
import { percentOf, scoreOf, wrongEquivalents } from './mutants/score.ts';
import { type Judged, tryMutants } from './mutants/try-mutants.ts';

const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

type Files = Readonly<Record<string, string>>;

/** Each mutant of `src/` as `original → replacement`, and what became of it. */
async function judge(files: Files, leaveOut: readonly string[] = []): Promise<ReadonlyMap<string, string>> {
  const root = mkdtempSync(join(tmpdir(), 'mutants-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const instrumented = await instrument(root, ['src/*.ts']);
  const judged = await tryMutants({
    root,
    instrumented,
    mutants: instrumented.mutants,
    tests: ['test/*.test.ts'],
    leaveOut: { files: [], tests: leaveOut },
    jobs: 1,
    testCpuMsMax: 1_000,
  });
  return new Map(
    judged.map(({ mutant, verdict }) => [`${mutant.original} → ${mutant.replacement}`, verdict.how]),
  );
}

const HEAD = `import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
`;

const IS_ADULT = `export function isAdult(years: number): boolean {
  return years >= 18;
}
`;

describe('a mutant', () => {
  test('is noticed by a test that fails with it, and survives where none does', async () => {
    const found = await judge({
      'src/adult.ts': IS_ADULT,
      'test/adult.test.ts': `${HEAD}import { isAdult } from '../src/adult.ts';
        test('a child is not', () => assert.equal(isAdult(7), false));
        test('a grandmother is', () => assert.equal(isAdult(77), true));`,
    });

    assert.equal(found.get('years >= 18 → true'), 'failed');
    assert.equal(found.get('years >= 18 → false'), 'failed');
    assert.equal(found.get('years >= 18 → years < 18'), 'failed');
    assert.equal(found.get('years >= 18 → years > 18'), 'survived');
  });

  test('is not reached where no test comes by it', async () => {
    const found = await judge({
      'src/adult.ts': IS_ADULT,
      'test/adult.test.ts': `${HEAD}import '../src/adult.ts';
        test('is nothing of the sort', () => assert.ok(true));`,
    });

    assert.deepEqual(new Set(found.values()), new Set(['unreached']));
  });

  test('is there when a module is loaded, and is noticed by what was made of it then', async () => {
    const found = await judge({
      'src/words.ts': `export const WORDS = ['yes', 'no'];`,
      'src/count.ts': `import { WORDS } from './words.ts';
        export const COUNT = WORDS.length;`,
      'test/count.test.ts': `${HEAD}import { COUNT } from '../src/count.ts';
        test('there are two', () => assert.equal(COUNT, 2));`,
    });

    assert.equal(found.get(`['yes', 'no'] → []`), 'failed');
    assert.equal(found.get(`'yes' → ""`), 'survived');
  });

  test('that keeps a module from being loaded is noticed', async () => {
    const found = await judge({
      'src/checked.ts': `if (1 + 1 !== 2) throw new Error('Impossible.');`,
      'test/checked.test.ts': `${HEAD}import '../src/checked.ts';
        test('is loaded', () => assert.ok(true));`,
    });

    assert.equal(found.get('1 + 1 !== 2 → true'), 'failed');
  });

  test('that never ends is noticed', async () => {
    const found = await judge({
      'src/sum.ts': `export function sumTo(n: number): number {
          let sum = 0;
          for (let i = 0; i < n; i += 1) sum += i;
          return sum;
        }`,
      'test/sum.test.ts': `${HEAD}import { sumTo } from '../src/sum.ts';
        test('sums', () => assert.equal(sumTo(4), 6));`,
    });

    assert.equal(found.get('i += 1 → i -= 1'), 'failed');
    assert.equal(found.get('i < n → true'), undefined);
    assert.equal(found.get('i < n → i >= n'), 'failed');
  });

  test('that makes a test hang is noticed, and the next one is tried', async () => {
    const found = await judge({
      'src/adult.ts': IS_ADULT,
      'test/adult.test.ts': `${HEAD}import { isAdult } from '../src/adult.ts';
        test('a grandmother is', () => { const is = isAdult(77); while (!is); assert.ok(is); });`,
    });

    assert.equal(found.get('years >= 18 → false'), 'hung');
    assert.equal(found.get('years >= 18 → years < 18'), 'hung');
    assert.equal(found.get('years >= 18 → true'), 'survived');
  });

  test('leaves nothing behind for the next one', async () => {
    const found = await judge({
      'src/memory.ts': `const seen: string[] = [];
        export function see(word: string): number {
          if (word === '') seen.push('empty', 'word');
          seen.push(word);
          return seen.length;
        }`,
      'test/memory.test.ts': `${HEAD}import { see } from '../src/memory.ts';
        test('is one more than before', () => { const before = see('a'); assert.equal(see('b'), before + 1); });
        test('two at most are here', () => assert.ok(see('c') <= 3));`,
    });

    assert.equal(found.get(`word === '' → true`), 'failed');
    assert.equal(found.get(`word === '' → false`), 'survived');
    assert.equal(found.get(`'empty' → ""`), 'unreached');
  });

  test('is tried on every test that comes by it, in whatever form it is declared', async () => {
    for (const declared of [
      `test('x', () => check(18));`,
      `test('x', async () => { await null; check(18); });`,
      `test.each([7, 18])('%i', check);`,
      `test.each([['a', 7], ['b', 18]])('%s', (_, years) => check(years));`,
      `test.for([{ years: 7 }, { years: 18 }])('$years', ({ years }) => check(years));`,
      `describe('people', () => { test('x', () => check(late)); }); const late = 18;`,
      `describe.each([{ years: 7 }, { years: 18 }])('$years', ({ years }) => { test('x', () => check(years)); });`,
      `test('x', () => check(7)); test('x', () => check(18));`,
    ]) {
      const found = await judge({
        'src/adult.ts': IS_ADULT,
        'test/adult.test.ts': `${HEAD}import { isAdult } from '../src/adult.ts';
          const check = years => assert.equal(isAdult(years), years === 18);
          ${declared}`,
      });
      assert.equal(found.get('years >= 18 → years > 18'), 'failed', declared);
    }
  });

  test('is not tried on a test that is left out', async () => {
    const files = {
      'src/adult.ts': IS_ADULT,
      'test/adult.test.ts': `${HEAD}import { isAdult } from '../src/adult.ts';
        test('a child is not', () => assert.equal(isAdult(7), false));
        describe('people', () => { test('at 18', () => assert.equal(isAdult(18), true)); });`,
    };

    assert.equal((await judge(files)).get('years >= 18 → years > 18'), 'failed');
    const found = await judge(files, ['test/adult.test.ts > at 18']);
    assert.equal(found.get('years >= 18 → years > 18'), 'survived');
    assert.equal(found.get('years >= 18 → true'), 'failed');
  });
});

describe('nothing is said of mutants', () => {
  test('when a test fails without any', async () => {
    const files = {
      'src/adult.ts': IS_ADULT,
      'test/adult.test.ts': `${HEAD}import { isAdult } from '../src/adult.ts';
        test('a child is', () => assert.equal(isAdult(7), true));`,
    };
    await assert.rejects(judge(files), /a child is fails without any mutant/);
  });

  test('when a test that is to be left out does not exist', async () => {
    const files = {
      'src/adult.ts': IS_ADULT,
      'test/adult.test.ts': `${HEAD}import '../src/adult.ts';
        test('a child is not', () => assert.ok(true));`,
    };
    await assert.rejects(judge(files, ['test/adult.test.ts > a child is']), /No test has this name/);
  });
});

test('every test that is left out for being slow is there', () => {
  for (const file of SLOW_FILES) assert.ok(existsSync(file), file);
  for (const test of SLOW_TESTS) {
    const [file = '', title = ''] = test.split(' > ');
    assert.ok(readFileSync(file, 'utf8').includes(`test('${title}',`), test);
  }
});

describe('the score', () => {
  const mutant = (replacement: string, file = 'src/domain/a.ts'): Mutant => ({
    id: replacement,
    file,
    line: 1,
    text: 'return a > b;',
    original: 'a > b',
    replacement,
    mutator: 'EqualityOperator',
  });
  const survived = (mutant: Mutant): Judged => ({ mutant, verdict: { how: 'survived' } });
  const failed = (mutant: Mutant): Judged => ({
    mutant,
    verdict: { how: 'failed', test: { file: 'test/a.test.ts', name: 'x' } },
  });
  const listed: Equivalent = {
    file: 'src/domain/a.ts',
    text: 'return a > b;',
    original: 'a > b',
    replacement: 'a >= b',
    reason: 'They are never equal.',
  };

  test('is the share of a room’s mutants that are noticed, and to hang is noticed', () => {
    const judged: Judged[] = [
      failed(mutant('1')),
      { mutant: mutant('2'), verdict: { how: 'hung' } },
      survived(mutant('3')),
      { mutant: mutant('4'), verdict: { how: 'unreached' } },
      survived(mutant('5', 'src/log/a.ts')),
    ];
    const score = scoreOf('src/domain', judged, []);

    assert.deepEqual([score.noticed, score.all], [2, 4]);
    assert.equal(percentOf(score), 50);
    assert.deepEqual(score.survivors, [mutant('3'), mutant('4')]);
  });

  test('is rounded down', () => {
    const score = { room: 'src/domain', survivors: [] };
    assert.equal(percentOf({ ...score, noticed: 8_999, all: 10_000 }), 89.9);
    assert.equal(percentOf({ ...score, noticed: 9_000, all: 10_000 }), 90);
  });

  test('does not count a mutant that is listed as equivalent', () => {
    const judged = [failed(mutant('a < b')), survived(mutant('a >= b'))];
    const score = scoreOf('src/domain', judged, [listed]);

    assert.deepEqual([score.noticed, score.all, score.survivors], [1, 1, []]);
    assert.equal(scoreOf('src/domain', judged, [{ ...listed, text: 'return b < a;' }]).all, 2);
  });

  test('a list of equivalents is wrong about a mutant that is noticed, and about one that is not there', () => {
    const same = mutant('a >= b');

    assert.deepEqual(wrongEquivalents([listed], [same], [survived(same)]), []);
    assert.match(wrongEquivalents([listed], [same], [failed(same)])[0] ?? '', /a test notices it/);
    assert.match(wrongEquivalents([listed], [mutant('a < b')], [])[0] ?? '', /there is no such mutant/);
  });
});

test('a sample is one of so many, and a change of one source leaves that of the others as it was', () => {
  const mutants = Array.from({ length: 10_000 }, (_, index): Mutant => ({
    id: String(index),
    file: `src/domain/${index % 100}.ts`,
    line: 1,
    text: `line ${index}`,
    original: 'a',
    replacement: 'b',
    mutator: 'StringLiteral',
  }));
  const sample = sampleOf(mutants, 10);

  assert.ok(sample.length > 800 && sample.length < 1_200, `${sample.length}`);
  const others = mutants
    .filter(({ file }) => file !== 'src/domain/7.ts')
    .map(one => ({ ...one, id: '0', line: 9 }));
  assert.deepEqual(
    sampleOf(others, 10).map(({ text }) => text),
    sample.filter(({ file }) => file !== 'src/domain/7.ts').map(({ text }) => text),
  );
});
