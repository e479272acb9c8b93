import assert from 'node:assert/strict';
import { test } from 'vitest';

import { discordBody } from '../../../src/adapters/webhook/discord.ts';
import type { Notification } from '../../../src/ports/webhook.ts';
import { plainLine } from '../../../src/domain/plain-text.ts';
import { OVER, aNotification } from '../../support/a-notification.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';

const ISSUE = 'https://github.com/octo/example/issues/7';
const RUN = 'https://github.com/octo/example/actions/runs/77/attempts/1';

test('says what it is about, what happened and what to do, with our links', () => {
  assert.deepEqual(discordBody(aNotification(), 'octo/example'), {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: 'Background agent nightly\\: the provider stopped the work',
        url: ISSUE,
        description: [
          'The key was refused with the status 401; 12 tasks wait.',
          '**What to do:** Set a new key as the secret OPENROUTER\\_API\\_KEY.',
          `[Issue](${ISSUE}) · [Run](${RUN})`,
        ].join('\n\n'),
        color: 0xdc2626,
        timestamp: '2026-03-02T04:05:06.000Z',
        footer: {
          text: 'Critical, new · agent nightly in octo/example · since 2026-03-01 04:05 UTC',
        },
      },
    ],
  });
});

test('without advice, an issue or a run it says only the rest', () => {
  const over = aNotification({ ...OVER, issueUrl: undefined, runUrl: undefined });
  assert.deepEqual(embedOf(over), {
    title: 'Background agent nightly\\: the provider stopped the work',
    description: 'The provider answers again, and nothing is stopped.',
    color: 0x16a34a,
    timestamp: '2026-03-02T04:05:06.000Z',
    footer: { text: 'Over · agent nightly in octo/example · since 2026-03-01 04:05 UTC' },
  });
});

for (const [severity, color] of [
  ['info', 0x3b82f6],
  ['warning', 0xf59e0b],
  ['critical', 0xdc2626],
] as const)
  test(`${severity} has a colour of its own`, () => {
    const { alert } = aNotification();
    assert.equal(embedOf(aNotification({ alert: { ...alert, severity } })).color, color);
  });

const MENTIONS = ['<@80351110224678912>', '<@&165511591545143296>', '@everyone', '<#103735883630395392>'];
const LINKS = ['[ok](https://evil.example)', '<https://evil.example>', '</airhorn:816437322781949972>'];
const MARKS = ['||hidden||', '-# small', '> said', '>>> said', '**bold**', '__line__', '<t:1618953630>'];

test('whatever is said, Discord finds no mention, no link and no mark in it', () => {
  for (const text of [...MENTIONS, ...LINKS, ...MARKS, ...HOSTILE_TEXTS, ...HOSTILE_MARKDOWN]) {
    const shown = JSON.stringify(text.slice(0, 80));
    const notification = aNotification({ title: text, happened: text, advice: text });
    const { title, description } = embedOf(notification);
    assert.notEqual(title, '', shown);
    const [said = '', ...others] = description
      .replace(/(?:^|\n\n)\[Issue\]\([^)]+\) · \[Run\]\([^)]+\)$/, '')
      .split(/(?:\n\n)?\*\*What to do:\*\* /);
    for (const words of [title, said, ...others]) {
      // What Discord reads as text, whatever it stands for: a mark after a backslash.
      assert.doesNotMatch(words.replaceAll(/\\[!-/:-@[-`{-~]/g, ''), /[<>@#*_~`|:/[\]()\\+=-]/, shown);
    }
    const words = said.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
    if (said.length < 1_400) assert.equal(words, plainLine(text.trim()), shown);
    assert.deepEqual(discordBody(notification, 'octo/example')['allowed_mentions'], { parse: [] });
  }
});

test('texts that are too long are cut, never between a mark and its backslash', () => {
  const long = '*'.repeat(10_000);
  const { title, description } = embedOf(aNotification({ title: long, happened: long, advice: long }));
  assert.equal(title, `${'\\*'.repeat(127)}…`);
  assert.ok(description.length <= 4_096);
  assert.ok(description.startsWith(`${'\\*'.repeat(749)}…\n\n**What to do:** \\*`));
});

type Embed = { title: string; url?: string; description: string; color: number };

function embedOf(notification: Notification): Embed {
  const { embeds } = JSON.parse(JSON.stringify(discordBody(notification, 'octo/example'))) as {
    embeds: [Embed];
  };
  return embeds[0];
}
