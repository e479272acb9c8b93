import type { Alert } from '../domain/alerts/alert.ts';
import type { Timestamp } from '../domain/units.ts';

/** What people are told of an alert, once each. Texts are plain, one line each, and may hold other people's words. */
export type Notification = {
  /** `firing`: it is new. `again`: it was over. `changed`: it says something else. `still`: it goes on. `resolved`: it is over. */
  readonly what: 'firing' | 'again' | 'changed' | 'still' | 'resolved';
  readonly agent: string;
  readonly alert: Pick<Alert, 'alert' | 'fingerprint' | 'severity' | 'reason'>;
  /** When it was first raised. */
  readonly since: Timestamp;
  readonly at: Timestamp;
  readonly title: string;
  readonly happened: string;
  /** Empty when it is over. */
  readonly advice: string;
  readonly issueUrl: string | undefined;
  readonly runUrl: string | undefined;
  /** Nobody wants to read it; only a place that keeps count must hear that it is over. */
  readonly isQuiet?: true;
};

/** A place beside GitHub where people are told. */
export interface Webhook {
  /** Resolves with what went wrong, for people; undefined: all were taken. It never rejects for what the other side does. */
  send(notifications: readonly Notification[]): Promise<string | undefined>;
}
