import type { Console } from '../../ports.ts';
import type { Notification, Webhook } from '../../ports/webhook.ts';

/** What came of telling people beside GitHub. */
export type Sent =
  /** There was nothing to send, or nowhere to send it: nothing was learnt about the webhook. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'taken' }
  /** To be told to people. `trouble` is a sentence that says why. */
  | { readonly kind: 'lost'; readonly trouble: string };

/** Tells the webhook what people are told. Whatever becomes of it, the run is as it is; what went wrong stands in the log of the job. */
export async function sendNotifications(
  webhook: Webhook | undefined,
  notifications: readonly Notification[],
  console: Console,
): Promise<Sent> {
  if (webhook === undefined || notifications.length === 0) return { kind: 'nothing' };
  const trouble = await webhook.send(notifications);
  // Some places take what nobody wants to read without being asked.
  if (trouble === undefined)
    return notifications.every(({ isQuiet }) => isQuiet === true) ? { kind: 'nothing' } : { kind: 'taken' };
  console.write('warning', lostLine(trouble));
  return { kind: 'lost', trouble };
}

/** The people behind the webhook do not know; those who read the issues do. */
function lostLine(trouble: string): string {
  return `The webhook at "webhook-url" was not told of all alerts. ${trouble}`;
}
