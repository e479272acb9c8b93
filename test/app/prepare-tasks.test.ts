import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type PrepareOptions, prepareTasks } from '../../src/app/prepare-tasks.ts';
import { NO_LIMITS } from '../../src/domain/budget.ts';
import type { Place, Task } from '../../src/domain/task.ts';
import { LiteralTasks, aTask } from '../support/fakes/literal-tasks.ts';
import { NOW } from '../support/literals.ts';

const OPTIONS: PrepareOptions = { provider: 'openrouter', baseUrl: undefined, limits: NO_LIMITS, at: NOW };
const WITH_COST = { ...OPTIONS, limits: { ...NO_LIMITS, month: { nanoUsd: 1_000_000 } } };

const at = (line: number): Place => ({ path: 'tasks.yml', line, column: 5 });

function prepared(tasks: readonly Task[], options: PrepareOptions = OPTIONS) {
  const read = prepareTasks(new LiteralTasks(tasks), options);
  return read.ok ? read.prepared : assert.fail(read.mistakes.map(({ message }) => message).join('\n'));
}

function mistakesIn(source: LiteralTasks, options: PrepareOptions = OPTIONS): string[] {
  const read = prepareTasks(source, options);
  assert.ok(!read.ok);
  return read.mistakes.map(({ place, message }) => `${place.path}:${place.line}:${place.column} ${message}`);
}

describe('right tasks', () => {
  test('are listed by hash, in their order', () => {
    const { listed } = prepared([aTask('b'), aTask('a', { settings: { attemptsMax: 7, onChange: 'keep' } })]);
    const [b, a] = listed;
    assert.deepEqual([b?.id, a?.id], ['b', 'a']);
    assert.deepEqual([a?.taskType, a?.model, a?.attemptsMax, a?.onChange], ['summarize', 'small', 7, 'keep']);
    assert.notEqual(a?.key, b?.key);
    assert.notEqual(a?.input, b?.input);
  });

  test('have a hold for the worst case at their price, and one for twice the cap', () => {
    const work = prepared([aTask('a')]).work.get('a');
    assert.ok(work);
    const { hold, holdDoubled, ...rest } = work;
    assert.deepEqual(rest, { model: 'small', taskType: 'summarize', attemptsMax: 3 });
    assert.equal(hold.nanoUsd, (hold.tokens - 100) * 1_000 + 100 * 10_000);
    assert.deepEqual(holdDoubled, { tokens: hold.tokens + 100, nanoUsd: hold.nanoUsd + 100 * 10_000 });
  });

  test('are another work when they are only rehearsed', () => {
    const offline = { ...OPTIONS, provider: 'offline' } as const;
    assert.notEqual(prepared([aTask('a')], offline).listed[0]?.key, prepared([aTask('a')]).listed[0]?.key);
    assert.equal(prepared([aTask('a')], offline).listed[0]?.model, 'offline');
  });

  test('bring notices and files along', () => {
    const source = new LiteralTasks([aTask('a')]);
    source.notices = [{ place: at(3), message: 'This one is passed over.' }];
    const read = prepareTasks(source, OPTIONS);
    assert.ok(read.ok);
    assert.deepEqual(read.prepared.notices, source.notices);
    assert.deepEqual(read.prepared.files, ['tasks.yml']);
  });
});

describe('mistakes', () => {
  test('of the task file are passed on', () => {
    const source = new LiteralTasks([aTask('a')]);
    source.mistakes = [{ place: at(1), message: 'No.' }];
    assert.deepEqual(mistakesIn(source), ['tasks.yml:1:5 No.']);
  });

  test('of all tasks are named, each where it stands, with those of the prices', () => {
    const source = new LiteralTasks([
      aTask('a', { settings: { model: '' }, place: at(2) }),
      aTask('b'),
      aTask('c', { input: { txt: 'no text' }, place: at(9) }),
      aTask('d', { input: { text: { file: 'none.md' } }, place: at(12) }),
      aTask('e', { settings: { model: 'unknown' }, place: at(15) }),
    ]);
    source.prices = new Map([...source.prices, ['odd', { kind: 'like', model: 'nobody/knows' }]]);
    const mistakes = mistakesIn(source, WITH_COST);
    assert.deepEqual(
      mistakes.map(mistake => mistake.split(' ')[0]),
      ['tasks.yml:2:5', 'tasks.yml:9:5', 'tasks.yml:12:5', 'tasks.yml:15:5', 'tasks.yml:2:3'],
    );
    assert.match(mistakes[0] ?? '', /No model is set/);
    assert.match(mistakes[2] ?? '', /The file for "text" is not there/);
    assert.match(mistakes[4] ?? '', /"odd" is like "nobody\/knows", which has no price/);
  });
});

describe('a model whose name brings more than a model along', () => {
  test.each([
    ['openai/gpt-4o-mini:online', /searches the web.*Name it without ":online"/],
    ['@preset/copywriter', /is a preset/],
    ['openai/gpt-4o-mini@preset/copywriter', /is a preset/],
  ])('%s is refused, whatever it costs, once', (model, expected) => {
    const tasks = ['a', 'b'].map(id => aTask(id, { settings: { model }, place: at(4) }));
    const source = new LiteralTasks(tasks);
    source.prices = new Map([[model, { kind: 'free' }]]);
    const [mistake = '', ...rest] = mistakesIn(source);
    assert.match(mistake, expected);
    assert.deepEqual(rest, []);
  });

  test('is a name like any other elsewhere', () => {
    const named = [aTask('a', { settings: { model: 'small:online' } })];
    assert.equal(prepared(named, { ...OPTIONS, provider: 'compatible' }).listed[0]?.model, 'small:online');
  });
});

describe('a model whose price nobody knows', () => {
  const tasks = [aTask('a', { settings: { model: 'unknown' }, place: at(4) })];

  test('is refused while a cost budget is set, with the lines to paste', () => {
    const [mistake = '', ...rest] = mistakesIn(new LiteralTasks(tasks), WITH_COST);
    assert.deepEqual(rest, []);
    assert.match(
      mistake,
      /^tasks\.yml:4:5 The price of the model "unknown" is not known for provider "openrouter"/,
    );
    assert.match(mistake, /\{ like: openai\/gpt-4o-mini \}/);
    assert.match(mistake, /\nprices: \{ "unknown": \{ input: /);
    assert.match(mistake, /cost-budget: none/);
  });

  test('is never told to be like itself', () => {
    const mini = [aTask('a', { settings: { model: 'openai/gpt-4o-mini' }, place: at(4) })];
    const options = { ...WITH_COST, provider: 'compatible', baseUrl: 'https://llm.example' } as const;
    const [mistake = ''] = mistakesIn(new LiteralTasks(mini), options);
    assert.match(mistake, /is not known for provider "compatible", .*\{ like: gpt-4o-mini \}/);
  });

  test('although the task file has an entry for it is refused once, at that entry', () => {
    const source = new LiteralTasks(tasks);
    source.prices = new Map([...source.prices, ['unknown', { kind: 'like', model: 'unknown' }]]);
    const [mistake = '', ...rest] = mistakesIn(source, WITH_COST);
    assert.deepEqual(rest, []);
    assert.match(mistake, /^tasks\.yml:2:3 .* which leads in a circle/);
  });

  test('is taken without one: its hold has tokens and no money', () => {
    const hold = prepared(tasks).work.get('a')?.hold;
    assert.equal(hold?.nanoUsd, 0);
    assert.ok((hold?.tokens ?? 0) > 100);
  });

  test('is no matter for a rehearsal', () => {
    assert.equal(prepared(tasks, { ...WITH_COST, provider: 'offline' }).work.get('a')?.hold.nanoUsd, 0);
  });
});
