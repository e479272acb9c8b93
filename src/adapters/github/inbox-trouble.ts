import type { GitHubTrouble } from '../../ports/github.ts';
import type { Answer } from './graphql.ts';
import type { Refusal } from './refusal.ts';
import { troubleOf } from './trouble.ts';

/** Why issues could not be read. GraphQL does not name the permission that it would take. */
export function inboxTroubleOf(
  answer: Extract<Answer<unknown>, { readonly ok: false }>,
  doing: string,
): GitHubTrouble {
  return 'trouble' in answer ? answer.trouble : troubleOf(refusalOfType(answer.type), doing);
}

function refusalOfType(type: string): Refusal {
  switch (type) {
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return { kind: 'forbidden', needs: 'issues=read' };
    case 'NOT_FOUND':
      return { kind: 'missing' };
    default:
      return { kind: 'invalid', codes: [type] };
  }
}
