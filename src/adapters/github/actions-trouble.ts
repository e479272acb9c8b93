import type { GitHubTrouble } from '../../ports/github.ts';
import type { Refusal } from './refusal.ts';
import { troubleOf } from './trouble.ts';

/** Something that is asked of Actions. */
export type Wish = {
  /** Completes "Could not ...". */
  readonly doing: string;
  readonly access: 'read' | 'write';
  /** What to look at when GitHub does not take it. */
  readonly advice?: string;
};

/** What a refusal by Actions means, with the permission that it takes: GitHub itself does not always name it. */
export function actionsTroubleOf(refusal: Refusal, { doing, access, advice }: Wish): GitHubTrouble {
  const trouble = troubleOf(refusal, doing);
  switch (refusal.kind) {
    case 'forbidden':
      return refusal.needs === undefined
        ? { ...trouble, message: `Could not ${doing}: the token may not. ${conditions(access)}` }
        : trouble;
    case 'missing':
      return {
        ...trouble,
        message: `Could not ${doing}: GitHub shows no such workflow to this token. Its file must be on the default branch. ${conditions(access)}`,
      };
    case 'invalid':
    case 'conflict':
      return advice === undefined ? trouble : { ...trouble, message: `${trouble.message} ${advice}` };
    default:
      return trouble;
  }
}

function conditions(access: Wish['access']): string {
  const permission = `It takes "actions: ${access}" in the "permissions:" of the job`;
  return access === 'read'
    ? `${permission}, and Actions that are switched on in the settings of the repository.`
    : `${permission}, and a repository that is not archived.`;
}
