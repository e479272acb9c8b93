import assert from 'node:assert/strict';
import { test } from 'vitest';

import { slackBody } from '../../../src/adapters/webhook/slack.ts';
import { OVER, aNotification } from '../../support/a-notification.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';

const ISSUE = 'https://github.com/octo/example/issues/7';
const RUN = 'https://github.com/octo/example/actions/runs/77/attempts/1';
const LINKS = `<${ISSUE}|Issue> · <${RUN}|Run>`;

test('says what it is about, what happened and what to do, with our links', () => {
  assert.deepEqual(slackBody(aNotification(), 'octo/example'), {
    text: 'Critical, new: Background agent nightly: the provider stopped the work',
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      {
        type: 'header',
        text: {
          type: 'plain_text',
          emoji: false,
          text: 'Background agent nightly: the provider stopped the work',
        },
      },
      {
        type: 'section',
        text: {
          type: 'plain_text',
          emoji: false,
          text: 'The key was refused with the status 401; 12 tasks wait.',
        },
      },
      {
        type: 'section',
        text: {
          type: 'plain_text',
          emoji: false,
          text: 'What to do: Set a new key as the secret OPENROUTER_API_KEY.',
        },
      },
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            verbatim: true,
            text: `Critical, new · agent nightly in octo/example · since 2026-03-01 04:05 UTC · ${LINKS}`,
          },
        ],
      },
    ],
  });
});

for (const [what, words] of [
  ['firing', 'Critical, new'],
  ['again', 'Critical, back again'],
  ['changed', 'Critical, changed'],
  ['still', 'Critical, still going on'],
  ['resolved', 'Over'],
] as const)
  test(`of one that is ${what} it says "${words}"`, () => {
    const { text } = slackBody(aNotification({ what }), 'octo/example');
    assert.equal(text, `${words}: Background agent nightly: the provider stopped the work`);
  });

test('without advice, an issue or a run it says only the rest', () => {
  const { blocks } = slackBody(
    aNotification({ ...OVER, issueUrl: undefined, runUrl: undefined }),
    'octo/example',
  );
  assert.deepEqual(blocks, [
    {
      type: 'header',
      text: {
        type: 'plain_text',
        emoji: false,
        text: 'Background agent nightly: the provider stopped the work',
      },
    },
    {
      type: 'section',
      text: {
        type: 'plain_text',
        emoji: false,
        text: 'The provider answers again, and nothing is stopped.',
      },
    },
    {
      type: 'context',
      elements: [
        {
          type: 'mrkdwn',
          verbatim: true,
          text: 'Over · agent nightly in octo/example · since 2026-03-01 04:05 UTC',
        },
      ],
    },
  ]);
});

const MENTIONS = [
  '<!channel>',
  '<!here|here>',
  '<@U024BE7LH>',
  '<#C024BE7LR>',
  '<!subteam^S1>',
  '<https://evil.example|ok>',
];

test('whatever is said, nothing that Slack reads as its own language comes of it', () => {
  for (const text of [...MENTIONS, ...HOSTILE_TEXTS, ...HOSTILE_MARKDOWN]) {
    const body = slackBody(
      aNotification({ title: text, happened: text, advice: text, agent: text }),
      'octo/example',
    );
    const texts = textsIn(body);
    const shown = JSON.stringify(text.slice(0, 80));
    // Plain text is not read at all; in all others, only what stands in angle brackets means something.
    for (const { type, text: said } of texts) {
      assert.ok(said.length > 0 && said.length <= 3_000, shown);
      if (type !== 'mrkdwn') continue;
      assert.deepEqual(said.match(/<[^>]*>?/g) ?? [], [`<${ISSUE}|Issue>`, `<${RUN}|Run>`], shown);
      assert.deepEqual(said.match(/&(?!amp;|lt;|gt;)/g), null, shown);
    }
    assert.doesNotMatch(JSON.stringify(body['text']), /[<>]|&(?!amp;|lt;|gt;)/, shown);
  }
});

test('a text that is too long is cut where a section ends, never inside of a character', () => {
  const long = '🛑'.repeat(3_000);
  const [title, happened, advice] = textsIn(
    slackBody(aNotification({ title: long, happened: long, advice: long }), 'octo/example'),
  ).map(({ text }) => text);
  assert.equal(title, `${'🛑'.repeat(74)}…`);
  assert.equal(happened, `${'🛑'.repeat(1_499)}…`);
  assert.equal(advice, `What to do: ${'🛑'.repeat(1_493)}…`);
});

test('an address that is no page of ours is no link', () => {
  for (const issueUrl of [
    'https://evil.example/a|b',
    'https://evil.example/>',
    'javascript:alert(1)',
    'https://evil.example/<!channel>',
    `https://evil.example/${'a'.repeat(400)}`,
  ]) {
    const body = slackBody(aNotification({ issueUrl, runUrl: undefined }), 'octo/example');
    assert.doesNotMatch(JSON.stringify(body), /evil|javascript/);
  }
});

type Text = { readonly type: string; readonly text: string };

/** Of the blocks, in order. */
function textsIn(body: object): readonly Text[] {
  const texts: Text[] = [];
  JSON.stringify(body, (_, value: unknown) => {
    if (isText(value)) texts.push(value);
    return value;
  });
  return texts;
}

function isText(value: unknown): value is Text {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('type' in value)) return false;
  return typeof value.text === 'string';
}
