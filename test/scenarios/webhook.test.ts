// A step is given a webhook: whatever it says, it does not say where.
import assert from 'node:assert/strict';
import { test } from 'vitest';

import { openScene, summaries } from '../support/scene.ts';

const KEY = 'canary0routing0key00000000000000';

for (const [what, inputs, message] of [
  [
    'that is right',
    { 'webhook-url': `https://events.pagerduty.com/v2/enqueue?routing_key=${KEY}` },
    undefined,
  ],
  [
    'that is wrong',
    { 'webhook-url': `http://alerts.example/canary?routing_key=${KEY}`, 'webhook-secret': 'canary-secret' },
    /"webhook-url" must be a URL such as/,
  ],
  [
    'that signs nothing',
    { 'webhook-url': 'https://hooks.slack.com/services/canary', 'webhook-secret': 'canary-secret' },
    /"webhook-secret" signs what is sent as json/,
  ],
] as const)
  test(`a webhook ${what} is masked before the first word, and in none`, async () => {
    await using scene = await openScene({ tasks: summaries(1) });
    const run = await scene.run(inputs);
    if (message === undefined) assert.deepEqual([run.exitCode, run.outputs.get('outcome')], [0, 'completed']);
    else assert.match(run.stdout, message);

    const lines = run.stdout.split('\n');
    const masks = lines.filter(line => line.startsWith('::add-mask::'));
    for (const secret of Object.values(inputs)) assert.ok(masks.includes(`::add-mask::${secret}`), secret);
    if (inputs['webhook-url'].includes(KEY)) assert.ok(masks.includes(`::add-mask::${KEY}`));
    assert.doesNotMatch(lines.slice(masks.length).join('\n'), /canary/);
  });
