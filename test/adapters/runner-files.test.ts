import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';

import { setOutputs, writeSummary } from '../../src/adapters/runner-files.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { outputsIn } from '../support/runner-rules.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'runner-files-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function emptyFile(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
}

test('outputs arrive as they were set', () => {
  const path = emptyFile('outputs');
  assert.deepEqual(setOutputs(path, { outcome: 'completed', completed: 5 }), { ok: true });
  assert.deepEqual(setOutputs(path, { 'cost-usd': 0.0012 }), { ok: true });
  assert.deepEqual(
    [...outputsIn(readFileSync(path, 'utf8'))],
    [
      ['outcome', 'completed'],
      ['completed', '5'],
      ['cost-usd', '0.0012'],
    ],
  );
});

test('a hostile value is one output, whole, and sets no other', () => {
  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    const path = emptyFile(`hostile-${index}`);
    setOutputs(path, { first: text, last: 'x' });
    const expected = new Map([
      ['first', text.toWellFormed()],
      ['last', 'x'],
    ]);
    assert.deepEqual(outputsIn(readFileSync(path, 'utf8')), expected, JSON.stringify(text));
  }
});

test('written plainly, the same values would set other outputs', () => {
  const strange = HOSTILE_TEXTS.filter(text => {
    try {
      return outputsIn(`first=${text}\n`).size !== 1;
    } catch {
      return true;
    }
  });
  assert.ok(strange.length > 20, `${strange.length}`);
});

test('a summary is added to what is there', () => {
  const path = emptyFile('summary');
  assert.deepEqual(writeSummary(path, '# one\n'), { ok: true });
  assert.deepEqual(writeSummary(path, '# two\n'), { ok: true });
  assert.equal(readFileSync(path, 'utf8'), '# one\n# two\n');
});

test('a summary too large for GitHub is cut at a line, and says so', () => {
  const path = emptyFile('large');
  const line = `${'ü'.repeat(400)}\n`;
  writeSummary(path, line.repeat(2_000));
  const text = readFileSync(path, 'utf8');
  assert.ok(statSync(path).size <= 900_000);
  assert.ok(statSync(path).size > 890_000);
  const [kept, note] = text.split('\n\n_The rest');
  assert.match(note ?? '', /did not fit/);
  assert.ok(kept?.split('\n').every(part => part === 'ü'.repeat(400)));
});

test('one line too large for GitHub leaves the note alone', () => {
  const path = emptyFile('line');
  writeSummary(path, 'x'.repeat(1_000_000));
  assert.match(readFileSync(path, 'utf8'), /^\n\n_The rest did not fit/);
});

test('a missing file is told, and is no reason to fail', () => {
  assert.deepEqual(setOutputs(undefined, { a: 1 }), {
    ok: false,
    message: 'GITHUB_OUTPUT is not set: nothing was written there.',
  });
  assert.deepEqual(writeSummary('', 'x'), {
    ok: false,
    message: 'GITHUB_STEP_SUMMARY is not set: nothing was written there.',
  });
  assert.deepEqual(writeSummary(join(folder, 'no', 'such'), 'x'), {
    ok: false,
    message: 'The file of GITHUB_STEP_SUMMARY cannot be written (ENOENT): nothing was written there.',
  });
});
