import type { Notification } from '../../src/ports/webhook.ts';

/** What people are told when an account refuses, with whatever else is said of it. */
export function aNotification(more: Partial<Notification> = {}): Notification {
  return {
    what: 'firing',
    agent: 'nightly',
    alert: {
      alert: 'provider',
      fingerprint: 'nightly/provider',
      severity: 'critical',
      reason: 'account',
    },
    since: '2026-03-01T04:05:06.000Z',
    at: '2026-03-02T04:05:06.000Z',
    title: 'Background agent nightly: the provider stopped the work',
    happened: 'The key was refused with the status 401; 12 tasks wait.',
    advice: 'Set a new key as the secret OPENROUTER_API_KEY.',
    issueUrl: 'https://github.com/octo/example/issues/7',
    runUrl: 'https://github.com/octo/example/actions/runs/77/attempts/1',
    ...more,
  };
}

/** The same once it is over. */
export const OVER: Partial<Notification> = {
  what: 'resolved',
  happened: 'The provider answers again, and nothing is stopped.',
  advice: '',
};
