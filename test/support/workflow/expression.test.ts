import assert from 'node:assert/strict';

import { test } from 'vitest';

import { type Contexts, type JobStatus, isTrue, textOf, textsOf } from './expression.ts';
import { readWorkflow } from './read-workflow.ts';

test('texts of a workflow file are as the runner passes them on', async () => {
  const inputs = { word: 'two words', number: 1.5, yes: true };
  const github = { event: { deep: [{ a: 1 }, { a: 2 }] } };
  for (const [written, text] of [
    ['plain', 'plain'],
    ['1.00', '1'],
    ['true', 'true'],
    ["''", ''],
    ['${{ inputs.word }}', 'two words'],
    ['${{ inputs.number }} ${{ inputs.yes }} ${{ inputs.missing }}', '1.5 true '],
    [`"'a' 'b' \${{ inputs.yes && 'it''s ''quoted''' }}"`, "'a' 'b' it's 'quoted'"],
    ["${{ join(github.event.deep.*.a, '-') }}", '1-2'],
    ["${{ fromJSON('[3]')[0] }}", '3'],
    ['${{ INPUTS.Word }}', 'two words'],
  ] as const)
    assert.equal(await valueOf(written, { inputs, github }), text, written);
});

test('an expression that names what is not there fails', async () => {
  await assert.rejects(valueOf('${{ nowhere.a }}', {}), /nowhere/);
  await assert.rejects(valueOf('${{ hush() }}', {}), /hush/);
});

test('conditions know how the job is doing', () => {
  const holding = (expression: string) =>
    (['success', 'failure', 'cancelled'] as const).filter(status => holds(expression, status));
  assert.deepEqual(holding('success()'), ['success']);
  assert.deepEqual(holding('failure()'), ['failure']);
  assert.deepEqual(holding('cancelled()'), ['cancelled']);
  assert.deepEqual(holding('always()'), ['success', 'failure', 'cancelled']);
  assert.deepEqual(holding("!cancelled() && 'a' == 'A'"), ['success', 'failure']);
  assert.deepEqual(holding("''"), []);
});

test('a condition that asks for no status asks for success', async () => {
  const { jobs } = await readWorkflow(
    'a.yml',
    `{ on: push, jobs: { a: { runs-on: b, steps: [{ run: c, if: github.ref == 'x' }] } } }`,
  );
  assert.equal(jobs[0]?.steps[0]?.if, "success() && (github.ref == 'x')");
});

function holds(expression: string, status: JobStatus): boolean {
  return isTrue(expression, { contexts: {}, status });
}

/** Of a value in the `with:` of a step. */
async function valueOf(written: string, contexts: Contexts): Promise<string> {
  const workflow = await readWorkflow(
    'a.yml',
    `on: push
jobs: { a: { runs-on: b, steps: [{ uses: c/d@e, with: { value: ${/^["'\w.]/.test(written) ? written : `"${written}"`} } }] } }`,
  );
  const task = workflow.jobs[0]?.steps[0]?.task;
  assert.ok(task?.kind === 'uses');
  const scope = { contexts, status: 'success' } as const;
  assert.deepEqual(Object.keys(textsOf(task.with, scope)), ['value']);
  return textOf(task.with?.assertMapping('with').find('value'), scope);
}
