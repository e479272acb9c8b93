import type { JsonObject } from '../../domain/json.ts';
import type { Notification } from '../../ports/webhook.ts';
import { circumstancesOf, gravityOf, lineWithin, linksOf } from './words.ts';

/**
 * A message of Slack's incoming webhooks (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
 * Texts stand in `plain_text`, in which Slack looks for nothing. What it reads as mrkdwn is our own line with links, and
 * the text that stands in for the blocks in a notification; there, what could begin a mention or a link is an entity.
 */
export function slackBody(notification: Notification, repository: string): JsonObject {
  const title = lineWithin(notification.title, HEADER_LENGTH_MAX) || 'Background agent';
  const happened = lineWithin(notification.happened, SECTION_LENGTH_MAX);
  const advice = lineWithin(notification.advice, SECTION_LENGTH_MAX - WHAT_TO_DO.length);
  const links = linksOf(notification).map(({ text, url }) => `<${url}|${text}>`);
  const circumstances = lineWithin(circumstancesOf(notification, repository), LINE_LENGTH_MAX, entity);
  return {
    text: lineWithin(`${gravityOf(notification)}: ${title}`, LINE_LENGTH_MAX, entity),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(title) },
      ...(happened === '' ? [] : [{ type: 'section', text: plain(happened) }]),
      ...(advice === '' ? [] : [{ type: 'section', text: plain(WHAT_TO_DO + advice) }]),
      {
        type: 'context',
        // `verbatim`: an address or a name in it does not become a link by itself.
        elements: [{ type: 'mrkdwn', verbatim: true, text: [circumstances, ...links].join(' · ') }],
      },
    ],
  };
}

const HEADER_LENGTH_MAX = 150;
const SECTION_LENGTH_MAX = 3_000;
const LINE_LENGTH_MAX = 500;
const WHAT_TO_DO = 'What to do: ';

function plain(text: string): JsonObject {
  return { type: 'plain_text', emoji: false, text };
}

/** The three characters that mean something to Slack are written as it asks for. */
function entity(character: string): string {
  return ENTITIES[character] ?? character;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
