// A step is given a webhook: it tells what it tells people, does not fail with it, and never says where it is.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import * as z from 'zod';

import { answer, refusal } from '../support/model-server.ts';
import { alertIssues } from '../support/alert-issues.ts';
import { openScene, summaries } from '../support/scene.ts';
import { WEBHOOK_SECRET, startWebhookService } from '../support/webhook-service.ts';
import { openGitHubScene } from '../support/workflow/github-scene.ts';

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

const Message = z.object({ what: z.string(), alert: z.object({ kind: z.string() }) });

test('on GitHub it hears what people hear, and its trouble is an issue until it takes the next message', async () => {
  const service = await startWebhookService();
  await using scene = await openGitHubScene({
    tasks: summaries(2),
    with: { 'webhook-url': service.url },
    answering: () => refusal(401, {}),
  });
  const said = () =>
    service.posted.map(({ body }) => {
      const { what, alert } = Message.parse(JSON.parse(body));
      return `${what} ${alert.kind}`;
    });
  const issues = () => alertIssues(scene.github).map(({ state, labels }) => `${state} ${labels[1] ?? ''}`);

  service.answerWith(410);
  const first = await scene.run();
  assert.equal(first.outputs.get('outcome'), 'provider-stopped', 'as it would have been');
  assert.match(first.stdout, /The webhook at "webhook-url" was not told of all alerts\. .*410/);
  const open = ['open background-agent: provider', 'open background-agent: state'];
  assert.deepEqual([said(), issues()], [['firing provider'], open]);
  await scene.run();
  assert.deepEqual([said().length, issues()], [1, open], 'nothing is new, and nothing is sent');

  scene.answerWith(({ body }) => answer(body));
  const last = await scene.run();
  assert.equal(last.outputs.get('outcome'), 'completed');
  assert.deepEqual(said(), ['firing provider', 'resolved provider']);
  assert.ok(issues().every(issue => issue.startsWith('closed')));
  const written = [first.stdout, last.stdout, ...scene.github.issues.map(({ body }) => body ?? '')].join(
    '\n',
  );
  assert.doesNotMatch(written.replaceAll(/^.*::add-mask::.*$/gm, ''), new RegExp(WEBHOOK_SECRET));
  await service.close();
});
