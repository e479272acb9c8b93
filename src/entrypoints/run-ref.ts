import type { RunRef } from '../app/checkout/find-span.ts';

/** What GitHub has started the run for: of a re-run, that of the first time. */
export function runRef(env: Readonly<Record<string, string | undefined>>): RunRef {
  const [, branch] = /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '') ?? [];
  const commit = env['GITHUB_SHA'] ?? '';
  return { branch, commit: /^[0-9a-f]{40}$/.test(commit) ? commit : undefined };
}
