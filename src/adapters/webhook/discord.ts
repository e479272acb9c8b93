import type { JsonObject } from '../../domain/json.ts';
import type { Notification } from '../../ports/webhook.ts';
import { circumstancesOf, lineWithin, linksOf } from './words.ts';

/**
 * A message of Discord's webhooks: one embed (https://discord.com/developers/docs/resources/webhook#execute-webhook).
 * Nobody can be mentioned by it, whatever it says. Discord finds links, lists and names by their characters as they are
 * sent, so a backslash before every mark leaves text.
 */
export function discordBody(notification: Notification, repository: string): JsonObject {
  const { what, alert, at } = notification;
  const happened = lineWithin(notification.happened, TEXT_LENGTH_MAX, escaped);
  const advice = lineWithin(notification.advice, TEXT_LENGTH_MAX, escaped);
  const links = linksOf(notification);
  const [page] = links;
  const description = [
    happened,
    advice === '' ? '' : `**What to do:** ${advice}`,
    links.map(({ text, url }) => `[${text}](${url})`).join(' · '),
  ];
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: lineWithin(notification.title, TITLE_LENGTH_MAX, escaped) || 'Background agent',
        ...(page !== undefined && { url: page.url }),
        description: description.filter(part => part !== '').join('\n\n'),
        color: what === 'resolved' ? OVER : COLOURS[alert.severity],
        timestamp: at,
        // Discord reads no Markdown here.
        footer: { text: lineWithin(circumstancesOf(notification, repository), FOOTER_LENGTH_MAX) },
      },
    ],
  };
}

const TITLE_LENGTH_MAX = 256;
/** Two of these and two links are less than the 4,096 of a description. */
const TEXT_LENGTH_MAX = 1_500;
const FOOTER_LENGTH_MAX = 500;

const COLOURS = { info: 0x3b_82_f6, warning: 0xf5_9e_0b, critical: 0xdc_26_26 } as const;
const OVER = 0x16_a3_4a;

/** Every mark of ASCII but those that can only be what they are. */
function escaped(character: string): string {
  return /^[!-/:-@[-`{-~]$/.test(character) && !`!"%',.;?`.includes(character) ? `\\${character}` : character;
}
