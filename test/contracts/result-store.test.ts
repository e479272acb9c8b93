import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished, test } from 'vitest';

import { resultsFolder } from '../../src/adapters/results-folder/results-folder.ts';
import type { ResultStore } from '../../src/ports.ts';
import { MemoryResults } from '../support/fakes/memory-results.ts';

type Subject = { readonly store: ResultStore; readonly block: (path: string) => void };

function onDisk(): Subject {
  const workspace = mkdtempSync(join(tmpdir(), 'result-store-'));
  onTestFinished(() => rmSync(workspace, { recursive: true }));
  return {
    store: resultsFolder({ workspace, folder: 'results' }),
    block: path => mkdirSync(join(workspace, path), { recursive: true }),
  };
}

function inMemory(): Subject {
  const store = new MemoryResults();
  return { store, block: path => store.block(path) };
}

const bytes = (text: string) => Buffer.from(text);

describe.each([
  ['a folder of results', onDisk],
  ['results in memory', inMemory],
])('%s', (_, open) => {
  test('has nothing at first', () => {
    const { store } = open();
    assert.equal(store.read('results/a.json'), undefined);
    assert.deepEqual(store.list(), []);
  });

  test('has what was written, below folders too, in the order of their paths', () => {
    const { store } = open();
    assert.deepEqual(store.write('results/triage/b.json', bytes('two')), { ok: true });
    assert.deepEqual(store.write('results/a.json', bytes('one')), { ok: true });
    assert.equal(String(store.read('results/triage/b.json')), 'two');
    assert.deepEqual(store.list(), ['results/a.json', 'results/triage/b.json']);
  });

  test('replaces a file as a whole', () => {
    const { store } = open();
    store.write('results/a.json', bytes('a long first version'));
    store.write('results/a.json', bytes('second'));
    assert.equal(String(store.read('results/a.json')), 'second');
  });

  test('removes a file, also one that is not there', () => {
    const { store } = open();
    store.write('results/a.json', bytes('one'));
    assert.deepEqual(store.remove('results/a.json'), { ok: true });
    assert.deepEqual(store.remove('results/a.json'), { ok: true });
    assert.deepEqual(store.list(), []);
  });

  test('says why it cannot write where a folder stands, and throws nothing', () => {
    const { store, block } = open();
    block('results/a.json');
    const written = store.write('results/a.json', bytes('one'));
    assert.match(written.ok ? '' : written.message, /^Cannot write results\/a\.json: /);
    assert.equal(store.read('results/a.json'), undefined);
  });
});
