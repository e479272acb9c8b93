import assert from 'node:assert/strict';
import { test } from 'vitest';

import { TerminalConsole } from '../../../src/adapters/console/terminal-console.ts';
import { plainText } from '../../../src/domain/plain-text.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';
import { executedBy } from '../../support/runner-rules.ts';

type Options = {
  secrets?: readonly string[];
  debug?: boolean;
  noColor?: boolean;
  isTTY?: boolean;
  columns?: number;
};

function open({ secrets = [], debug = true, noColor = false, ...terminal }: Options = {}) {
  let out = '';
  let err = '';
  const console = new TerminalConsole({
    out: { ...terminal, write: text => (out += text) },
    err: { ...terminal, write: text => (err += text) },
    secrets,
    debug,
    noColor,
  });
  return { console, out: () => out, err: () => err };
}

test('what was asked for goes to standard output, the rest to standard error', () => {
  const { console, out, err } = open();
  console.write('info', 'reading');
  console.print('[1, 2]\n');
  assert.equal(out(), '[1, 2]\n');
  assert.equal(err(), 'reading\n');
});

test('a message says its level and its place', () => {
  const { console, err } = open();
  console.write('error', 'expected a name', { path: 'tasks.yml', line: 2, column: 3 });
  assert.equal(err(), 'error: tasks.yml:2:3: expected a name\n');
});

test('debug lines appear only when asked for', () => {
  const { console, err } = open({ debug: false });
  console.write('debug', 'x');
  assert.equal(err(), '');
});

test('on a terminal the level has a colour, and nothing else', () => {
  const { console, err } = open({ isTTY: true });
  console.write('warning', 'x');
  console.write('info', 'y');
  assert.equal(err(), '\u001b[33mwarning\u001b[0m: x\ny\n');
});

test('NO_COLOR takes the colour away', () => {
  const { console, err } = open({ isTTY: true, noColor: true });
  console.write('warning', 'x');
  assert.equal(err(), 'warning: x\n');
});

test('progress replaces itself on a terminal, and stays below what is written meanwhile', () => {
  const { console, err, out } = open({ isTTY: true, noColor: true });
  console.progress('1/2 done');
  console.write('info', 'a completed');
  console.progress('2/2 done');
  console.print('answer');
  console.close();
  console.write('info', 'end');
  assert.deepEqual(err().split('\r'), [
    '',
    '1/2 done\u001b[K',
    '\u001b[Ka completed\n1/2 done',
    '2/2 done\u001b[K',
    '\u001b[K2/2 done',
    '\u001b[Kend\n',
  ]);
  assert.equal(out(), 'answer\n');
});

test('progress is no wider than the terminal, less the column that would wrap', () => {
  const { console, err } = open({ isTTY: true, columns: 10 });
  console.progress('0123456789');
  assert.equal(err(), '\r01234567…\u001b[K');
});

test('there is no progress where lines cannot be replaced', () => {
  const { console, err } = open();
  console.progress('1/2 done');
  console.close();
  assert.equal(err(), '');
});

test('secrets are taken out of everything', () => {
  const { console, out, err } = open({ secrets: ['sk-canary'], isTTY: true });
  console.write('error', 'sk-canary', { path: 'sk-canary', line: 1, column: 1 });
  console.progress('sk-canary');
  console.print('{"key":"sk-canary"}');
  assert.doesNotMatch(out() + err(), /canary/);
});

test('no hostile text is executed or reaches the terminal as a control character, on any way out', () => {
  for (const text of HOSTILE_TEXTS) {
    for (const isTTY of [false, true]) {
      const { console, out, err } = open({ isTTY, noColor: true });
      for (const level of ['debug', 'info', 'notice', 'warning', 'error'] as const) {
        console.write(level, text);
        console.write(level, 'x', { path: text, line: 1, column: 1 });
      }
      console.print(text);
      if (isTTY) console.progress(text);

      assert.deepEqual(executedBy(out()), [], JSON.stringify(text));
      assert.deepEqual(executedBy(err()), [], JSON.stringify(text));
      const own = err().replaceAll('\r', '').replaceAll('\u001b[K', '');
      assert.equal(own, plainText(own), JSON.stringify(text));
    }
  }
});

test('JSON is printed as JSON that says the same, whatever its texts say', () => {
  const { console, out } = open();
  console.print(JSON.stringify(HOSTILE_TEXTS, null, 2));
  assert.deepEqual(JSON.parse(out()), HOSTILE_TEXTS);
});
