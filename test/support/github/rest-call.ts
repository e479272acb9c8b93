// What one REST operation gets and gives. The call was checked against GitHub's description before.
import { type Refusal, missingPermission } from './refusal.ts';
import type { Access, Scope, Token, World } from './world.ts';

export type RestCall = {
  readonly world: World;
  readonly token: Token;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly accept: string;
  /** Of the request, for links to other pages. */
  readonly url: URL;
};

export type Answer = {
  readonly status: number;
  /** Bytes as they are, undefined for none, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type RestOperation = {
  /** The permission of the token that it takes; any one of several. */
  readonly needs: readonly Need[];
  /** Throws a `Refusal` for what GitHub refuses. */
  answer(call: RestCall): Answer;
};

/** By GitHub's own name of the operation, such as `issues/create`. */
export type RestOperations = Readonly<Record<string, RestOperation>>;

export type Need = readonly [Scope, Exclude<Access, 'none'>] | 'metadata';

export function operation(need: Need | readonly Need[], answer: (call: RestCall) => Answer): RestOperation {
  const isList = (need: Need | readonly Need[]): need is readonly Need[] =>
    Array.isArray(need) && Array.isArray(need[0]);
  return { needs: isList(need) ? need : [need], answer };
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

/** @throws Refusal when the token has none of the permissions. A header of GitHub's says which would do. */
export function requirePermission(token: Token, needs: readonly Need[]): void {
  if (needs.some(need => isAllowed(token, need))) return;
  const accepted = needs.map(need =>
    need === 'metadata' ? 'metadata=read' : need.join('=').replace('-', '_'),
  );
  throw missingPermission(accepted.join('; '));
}

export function isAllowed({ permissions }: Token, need: Need): boolean {
  if (need === 'metadata') return true;
  const [scope, access] = need;
  return permissions[scope] === 'write' || permissions[scope] === access;
}

/** What is there, or the refusal. */
export function orRefuse<T>(value: T | undefined, refusal: () => Refusal): T {
  if (value === undefined) throw refusal();
  return value;
}
