// GraphQL's way of paging: a window on a list, forwards from one cursor or backwards from another.

export type PageArguments = {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
};

/** Each item is made a node only when it is in the window. */
export function connection<T>(
  items: readonly T[],
  { first, after, last, before }: PageArguments,
  nodeOf: (item: T) => object,
): object {
  const from = after ? placeOf(after) + 1 : 0;
  const to = before ? placeOf(before) : items.length;
  const start = last ? Math.max(from, to - last) : from;
  const end = first || first === 0 ? Math.min(to, start + first) : to;
  const window = items.slice(start, end);
  return {
    totalCount: items.length,
    nodes: () => window.map(nodeOf),
    edges: () => window.map((item, index) => ({ cursor: cursorOf(start + index), node: nodeOf(item) })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: window.length === 0 ? null : cursorOf(start),
      endCursor: window.length === 0 ? null : cursorOf(end - 1),
    },
  };
}

/** @throws Error when a query passes an argument that would be ignored here and is not on GitHub. */
export function allowOnly(known: readonly string[], args: object): void {
  for (const [name, value] of Object.entries(args))
    // False is what GitHub takes for a switch that is left out.
    if (value !== null && value !== undefined && value !== false && !known.includes(name))
      throw new Error(
        `Expected the arguments ${known.join(', ')}, got ${name}. Teach the test GitHub what it does.`,
      );
}

export const pageArguments = ['first', 'after', 'last', 'before'] as const;

function cursorOf(index: number): string {
  return Buffer.from(`cursor:${index}`).toString('base64');
}

function placeOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64').toString().replace('cursor:', ''));
}
