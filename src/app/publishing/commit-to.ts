import type { Clock, Random } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { Publisher, ResultBranch, ResultFile } from '../../ports/publishing.ts';
import { commitResults } from './commit-results.ts';

type Ports = { readonly branch: ResultBranch; readonly clock: Clock; readonly random: Random };

/** Publishes by commits to the branch that people work on. */
export function commitTo(ports: Ports, message: (files: readonly ResultFile[]) => string): Publisher {
  return {
    how: 'commit',
    publish: async (files, isOvertaken) => {
      const delivery = await commitResults({ ...ports, isOvertaken }, files, message);
      return { ...delivery, trouble: delivery.trouble && advised(delivery.trouble) };
    },
  };
}

/** What else can be done than GitHub says. A bot cannot be let past the rules of a branch. */
function advised(trouble: GitHubTrouble): GitHubTrouble {
  const advice = ADVICE[trouble.kind];
  return advice === undefined ? trouble : { ...trouble, message: `${trouble.message} ${advice}` };
}

const ADVICE: { readonly [kind in GitHubTrouble['kind']]?: string } = {
  protected:
    'Set "publish: pull-request", name another "branch", or give a "github-token" that may write there.',
  forbidden: 'An archived repository takes nothing until it is unarchived.',
};
