export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the cache service is, and what this job may do there. */
export type CacheAccess =
  | {
      readonly kind: 'on';
      readonly url: URL;
      readonly token: string;
      readonly readable: boolean;
      readonly writable: boolean;
      /** What the workflow's `cache-mode` says, for messages. */
      readonly mode: string;
    }
  | { readonly kind: 'off'; readonly reason: string };

/** Reads what the runner says about the cache, by the rules of its client (`config.js` in @actions/cache). */
export function readAccess(env: Environment): CacheAccess {
  const url = URL.parse(env['ACTIONS_RESULTS_URL'] ?? '');
  const token = env['ACTIONS_RUNTIME_TOKEN'] ?? '';
  if (url === null || token === '') return { kind: 'off', reason: NO_SERVICE };
  if (isOtherServer(env) || !env['ACTIONS_CACHE_SERVICE_V2']) return { kind: 'off', reason: OLD_SERVICE };

  // A mode that nobody knows yet forbids nothing; the service has the last word.
  const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
  return {
    kind: 'on',
    url,
    token,
    readable: !['none', 'write-only'].includes(mode),
    writable: !['none', 'read'].includes(mode),
    mode,
  };
}

const NO_SERVICE =
  'There is no Actions cache here: ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN must both be set, as the runner of GitHub Actions does for an action.';
const OLD_SERVICE =
  'The Actions cache of this server speaks an older protocol: expected the one that github.com announces by ACTIONS_CACHE_SERVICE_V2.';

/** GitHub Enterprise Server has the older protocol only, whatever is announced. */
function isOtherServer(env: Environment): boolean {
  const host = URL.parse(env['GITHUB_SERVER_URL'] || 'https://github.com')?.hostname ?? '';
  return host !== 'github.com' && !host.endsWith('.ghe.com') && !host.endsWith('.localhost');
}
