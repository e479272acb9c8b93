// What the token of a job may do: what the workflow file asks for, as far as the event gets it at all.
import type { Permissions } from '../github/world.ts';
import { workflowParser } from './github-packages.ts';
import type { Token } from './expression.ts';

/** A repository that was never told otherwise. */
const RESTRICTED: Permissions = {
  contents: 'read',
  issues: 'none',
  'pull-requests': 'none',
  actions: 'none',
};

/** `asked`: the job's `permissions:`, else the workflow's. What is not named there is refused. */
export function permissionsOf(asked: Token, { isFork }: { readonly isFork: boolean }): Permissions {
  const given = asked === undefined ? RESTRICTED : askedFor(asked);
  if (!isFork) return given;
  const scopes = Object.entries(given).map(([scope, access]) => [
    scope,
    access === 'write' ? 'read' : access,
  ]);
  return Object.fromEntries(scopes) as Permissions;
}

function askedFor(asked: NonNullable<Token>): Permissions {
  const all = (access: 'read' | 'write' | 'none'): Permissions => ({
    ...{ contents: access, issues: access, 'pull-requests': access, actions: access },
  });
  if (workflowParser.isString(asked)) return all(asked.value === 'write-all' ? 'write' : 'read');
  const named = [...asked.assertMapping('permissions')].map(({ key, value }) => [
    key.assertString('permission').value,
    value.assertString('access').value,
  ]);
  return { ...all('none'), ...Object.fromEntries(named) };
}
