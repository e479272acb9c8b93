import type { GitHubTrouble } from '../../ports/github.ts';
import type { Refusal } from './refusal.ts';

/** What a refusal means to somebody who reads a log, and what they can do. `doing` completes "Could not ...". */
export function troubleOf(refusal: Refusal, doing: string): GitHubTrouble {
  switch (refusal.kind) {
    case 'unauthorized':
      return {
        kind: 'unauthorized',
        message: `Could not ${doing}: GitHub does not know the token. Leave "github-token" out to use the job's own, or give one that has not expired.`,
      };
    case 'forbidden':
      return { kind: 'forbidden', message: `Could not ${doing}: ${permissionAdvice(refusal.needs)}` };
    case 'missing':
      return {
        kind: 'missing',
        message: `Could not ${doing}: GitHub says that it is not there, which it also says of what the token may not see. Check the repository, and the permissions of the job.`,
      };
    case 'gone':
      return { kind: 'refused', message: `Could not ${doing}: this is switched off in the repository.` };
    case 'conflict':
    case 'invalid':
      return {
        kind: 'refused',
        message: `Could not ${doing}: GitHub refused it${codesText(refusal.codes)}.`,
      };
    case 'rate-limited':
      return {
        kind: 'rate-limited',
        message: `Could not ${doing}: GitHub asks to wait for ${Math.ceil(refusal.waitMs / 1_000)} s. The next run tries again.`,
      };
    case 'cancelled':
      return {
        kind: 'unreachable',
        message: `Could not ${doing}: the run was cancelled. The next run does it.`,
      };
    case 'unreachable':
      return {
        kind: 'unreachable',
        message: `Could not ${doing}: GitHub ${refusal.status === undefined ? 'could not be reached' : `answered with status ${refusal.status}`}. The next run tries again.`,
      };
  }
}

/** GitHub names a permission as `contents=write`, and several ways to have enough with semicolons between. */
function permissionAdvice(needs: string | undefined): string {
  const [permission] = (needs ?? '').split(/[;,]/);
  const match = /^([a-z_]{1,40})=(read|write|admin)$/.exec((permission ?? '').trim());
  if (match === null) return 'the token may not. Check the "permissions:" of the job.';
  const [, name = '', level = ''] = match;
  return `the token may not. Add "${name.replaceAll('_', '-')}: ${level}" to the "permissions:" of the job.`;
}

function codesText(codes: readonly string[]): string {
  const words = codes.filter(code => /^[a-z0-9_-]{1,40}$/i.test(code));
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
