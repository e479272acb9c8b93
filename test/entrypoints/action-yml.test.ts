import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

import { INPUTS, OUTPUTS } from '../../src/entrypoints/inputs.ts';

/** As strict as the runner is lenient: a key that it would ignore is a mistake. */
const ActionYml = z.strictObject({
  name: z.string(),
  description: z.string().max(125),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string().optional() })),
  outputs: z.record(z.string(), z.strictObject({ description: z.string() })),
  runs: z.strictObject({
    using: z.literal('node24'),
    main: z.string(),
    post: z.string(),
    'post-if': z.literal('always()'),
  }),
});
const action = ActionYml.parse(parse(readFileSync('action.yml', 'utf8')));

test('action.yml has the inputs that are read, in their order, with their defaults', () => {
  const stated = Object.entries(action.inputs).map(([name, input]) => ({ name, ...input }));
  const read = INPUTS.map(input => ({
    name: input.name,
    description: input.description,
    ...('default' in input ? { default: input.default } : {}),
  }));
  assert.deepEqual(stated, read);
});

test('action.yml has the outputs that are set, in their order', () => {
  const stated = Object.entries(action.outputs).map(([name, output]) => ({ name, ...output }));
  assert.deepEqual(stated, [...OUTPUTS]);
});

test('an input that the environment can stand in for has no default, which would hide it', () => {
  for (const input of INPUTS) assert.ok(!('env' in input && 'default' in input), input.name);
});

test('action.yml starts a file that is there, as an ES module', () => {
  assert.equal(action.runs.main, 'dist/index.js');
  assert.equal(action.runs.post, 'dist/post.js');
  assert.match(readFileSync(action.runs.post, 'utf8'), /^await import\('\.\/index\.js'\);$/m);
  assert.notEqual(readFileSync(action.runs.main, 'utf8'), '');
  assert.deepEqual(JSON.parse(readFileSync('dist/package.json', 'utf8')), { type: 'module' });
});
