import assert from 'node:assert/strict';
import { test } from 'vitest';

import { ActionsConsole } from '../../../src/adapters/console/actions-console.ts';
import { plainText } from '../../../src/domain/plain-text.ts';
import type { Level } from '../../../src/ports.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';
import { executedBy, linesOf } from '../../support/runner-rules.ts';

function open({ secrets = [], debug = true }: { secrets?: readonly string[]; debug?: boolean } = {}) {
  let output = '';
  const out = { write: (text: string) => (output += text) };
  return {
    console: new ActionsConsole({ out, secrets, debug, title: 'Background Agent' }),
    output: () => output,
  };
}

test('an information is a line', () => {
  const { console, output } = open();
  console.write('info', 'sum-001 completed');
  assert.equal(output(), 'sum-001 completed\n');
});

test('a mistake is an annotation on its line, and says the place in the log as well', () => {
  const { console, output } = open();
  console.write('error', 'Expected a name: got 5,\nadd quotes. 100%', {
    path: 'a,b:c/tasks.yml',
    line: 3,
    column: 7,
  });
  assert.equal(
    output(),
    '::error file=a%2Cb%3Ac/tasks.yml,line=3,col=7,title=Background Agent::' +
      'a,b:c/tasks.yml:3:7: Expected a name: got 5,%0A  add quotes. 100%25\n',
  );
});

test('a warning that belongs to no file is an annotation without a place', () => {
  const { console, output } = open();
  console.write('warning', 'a budget was reached');
  console.write('notice', 'a newer version is there');
  assert.equal(
    output(),
    '::warning title=Background Agent::a budget was reached\n::notice title=Background Agent::a newer version is there\n',
  );
});

test('debug lines appear only when debug logging is on', () => {
  const off = open({ debug: false });
  off.console.write('debug', 'x');
  assert.equal(off.output(), '');

  const on = open();
  on.console.write('debug', 'x');
  assert.equal(on.output(), 'debug: x\n');
});

test('progress is left out: a log only grows', () => {
  const { console, output } = open();
  console.progress();
  assert.equal(output(), '');
});

test('ten errors are ten annotations', () => {
  const { console, output } = open();
  for (let n = 1; n <= 10; n += 1) console.write('error', `error ${n}`);
  console.close();
  console.close();
  assert.deepEqual(
    executedBy(output()).map(({ data }) => data),
    Array.from({ length: 10 }, (_, index) => `error ${index + 1}`),
  );
});

test('of more errors the tenth annotation says how many there are, and each stands in the log at once', () => {
  const { console, output } = open();
  for (let n = 1; n <= 25; n += 1) console.write('error', `error ${n}`);
  for (let n = 10; n <= 25; n += 1) assert.match(output(), new RegExp(`^error: error ${n}$`, 'm'));
  for (let n = 1; n <= 12; n += 1) console.write('warning', `warning ${n}`);
  console.close();

  const commands = executedBy(output());
  const errors = commands.filter(({ name }) => name === 'error');
  assert.equal(errors.length, 10);
  assert.equal(errors[9]?.data, 'and 16 more: see "error:" in the log of this step');
  assert.equal(commands.filter(({ name }) => name === 'warning').length, 10);
});

test('each secret is masked before anything else is said, a secret of several lines also line by line', () => {
  const { output } = open({ secrets: ['sk-1234', ' padded%key ', 'line-one\nline-two'] });
  assert.deepEqual(output().split('\n').sort(), [
    '',
    '::add-mask:: padded%25key ',
    '::add-mask::line-one',
    '::add-mask::line-one%0Aline-two',
    '::add-mask::line-two',
    '::add-mask::padded%25key',
    '::add-mask::sk-1234',
  ]);
});

test('secrets are taken out of all that is written, whoever listens', () => {
  const { console, output } = open({ secrets: ['sk-canary'] });
  const masks = output().length;
  for (const level of ['debug', 'info', 'notice', 'warning', 'error'] as const) {
    for (let n = 0; n < 12; n += 1)
      console.write(level, 'key sk-canary', { path: 'sk-canary.yml', line: 1, column: 1 });
  }
  console.close();
  assert.doesNotMatch(output().slice(masks), /canary/);
});

test('a message of a thousand lines is cut off, and says so', () => {
  const { console, output } = open();
  console.write('info', Array.from({ length: 1_000 }, (_, index) => `line ${index}`).join('\n'));
  assert.equal(linesOf(output().trimEnd()).length, 201);
  assert.match(output(), /… 800 more lines\n$/);
});

test('a line end in a message does not start what looks like a message of its own', () => {
  const { console, output } = open();
  console.write('info', 'task failed\nAll budgets are off.');
  assert.equal(output(), 'task failed\n  All budgets are off.\n');
});

for (const level of ['debug', 'info', 'notice', 'warning', 'error'] satisfies Level[]) {
  test(`no hostile text is executed at level ${level}, in a message or as the name of a file`, () => {
    for (const text of HOSTILE_TEXTS) {
      const { console, output } = open();
      console.write(level, text);
      console.write(level, `task ${text} failed`);
      console.write(level, 'x', { path: text, line: 1, column: 1 });
      console.close();

      const commands = executedBy(output());
      const isAnnotation = level !== 'debug' && level !== 'info';
      assert.equal(commands.length, isAnnotation ? 3 : 0, JSON.stringify(text));
      for (const { name, properties, data } of commands) {
        assert.equal(name, level);
        assert.match(properties, /^(?:file=[^,:\n]*,line=1,col=1,)?title=Background Agent$/);
        assert.equal(properties + data, plainText(properties + data));
      }
    }
  });
}

test('no hostile text beyond the annotations is executed', () => {
  const { console, output } = open();
  for (const text of HOSTILE_TEXTS) console.write('error', text, { path: text, line: 1, column: 1 });
  console.close();
  const commands = executedBy(output());
  assert.equal(commands.length, 10);
  assert.ok(commands.every(({ name }) => name === 'error'));
});

test('printed raw, the same texts would be executed', () => {
  const raw = HOSTILE_TEXTS.map(text => `${text}\n`).join('');
  assert.ok(executedBy(raw).length >= 200, `${executedBy(raw).length}`);
});
