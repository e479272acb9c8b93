// What one REST operation of the simulated GitHub gets and gives.
import { type Refusal, missingPermission } from '../../support/github/refusal.ts';
import type { Access, Scope } from '../../support/github/world.ts';
import type { World } from './world.ts';

export type RestCall = {
  readonly world: World;
  /** What the parentheses of the path caught. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
};

/** `body` undefined: there is none. */
export type Answer = { readonly status: number; readonly body?: unknown };

export type Need = readonly [Scope, Exclude<Access, 'none'>];

export type Route = {
  readonly method: string;
  /** Of what follows the repository. */
  readonly path: RegExp;
  /** Any one of these permissions; none: whoever has a token may. */
  readonly needs: readonly Need[];
  /** @throws Refusal for what GitHub refuses. */
  readonly answer: (call: RestCall) => Answer;
};

export function route(asked: string, path: RegExp, needs: readonly Need[], answer: Route['answer']): Route {
  return { method: asked, path, needs, answer };
}

/** @throws Refusal when the token has none of the permissions. A header of GitHub's says which would do. */
export function requirePermission({ rules: { permissions } }: World, needs: readonly Need[]): void {
  if (needs.length === 0) return;
  if (needs.some(([scope, access]) => permissions[scope] === 'write' || permissions[scope] === access))
    return;
  throw missingPermission(needs.map(need => need.join('=').replace('-', '_')).join('; '));
}

/** What is there, or the refusal. */
export function orRefuse<T>(value: T | undefined, refusal: () => Refusal): T {
  if (value === undefined) throw refusal();
  return value;
}

/** @throws Error when something is asked that would be ignored here and is not on GitHub. */
export function allowOnly(query: URLSearchParams, known: Readonly<Record<string, RegExp>>): void {
  for (const [name, value] of query)
    if (known[name]?.test(value) !== true)
      throw new Error(
        `Expected a query that the simulated GitHub knows, got ${name}=${value}. Teach it this.`,
      );
}

export function pageOf<T>(query: URLSearchParams, items: readonly T[]): readonly T[] {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  return items.slice((page - 1) * size, page * size);
}

/** GitHub's times have no fractions of a second. */
export function timeShape(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
