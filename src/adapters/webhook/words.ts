import type { Severity } from '../../domain/alerts/alert.ts';
import { plainLine } from '../../domain/plain-text.ts';
import type { Timestamp } from '../../domain/units.ts';
import type { Notification } from '../../ports/webhook.ts';

// What every shape for people says in the same words.

/** `Critical, still going on · agent nightly in octo/example · since 2026-01-31 23:59 UTC` */
export function circumstancesOf(notification: Notification, repository: string): string {
  const { agent, since } = notification;
  return `${gravityOf(notification)} · agent ${agent} in ${repository} · since ${minuteOf(since)}`;
}

/** `Critical, new`; once it is over, how grave it was is no matter any more. */
export function gravityOf({ what, alert }: Notification): string {
  return what === 'resolved' ? 'Over' : `${SEVERITIES[alert.severity]}, ${STANDINGS[what]}`;
}

/**
 * One line of at most `lengthMax` UTF-16 units, each character as it is `written` where it goes. A text is cut between
 * characters, so never inside of what escapes one.
 */
export function lineWithin(
  text: string,
  lengthMax: number,
  written = (character: string) => character,
): string {
  const characters = Array.from(plainLine(text.trim(), lengthMax), written);
  if (characters.join('').length <= lengthMax) return characters.join('');
  let line = '';
  for (const character of characters) {
    if (line.length + character.length >= lengthMax) break;
    line += character;
  }
  return `${line}…`;
}

/** Pages about it on GitHub: the only addresses that may become links. */
export function linksOf({ issueUrl, runUrl }: Notification): readonly Link[] {
  const links = [
    { text: 'Issue', url: issueUrl },
    { text: 'Run', url: runUrl },
  ];
  return links.flatMap(({ text, url }) => (url !== undefined && isPage(url) ? [{ text, url }] : []));
}

export type Link = { readonly text: string; readonly url: string };

/** No character of it can end a link in any of the shapes. */
function isPage(url: string): boolean {
  return url.length <= 400 && /^https?:\/\/[A-Za-z0-9.:-]+\/[A-Za-z0-9._/-]+(?:#[A-Za-z0-9-]+)?$/.test(url);
}

function minuteOf(at: Timestamp): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  info: 'For your information',
  warning: 'Warning',
  critical: 'Critical',
};

const STANDINGS = {
  firing: 'new',
  again: 'back again',
  changed: 'changed',
  still: 'still going on',
} as const;
