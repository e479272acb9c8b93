// Lists come in pages, with links to the others in a header.
import type { RestCall } from './rest-call.ts';

/** The page that was asked for. Each of its items is made only then. */
export function pageOf<T>(
  { query, url }: RestCall,
  items: readonly T[],
): { readonly items: readonly T[]; readonly headers: Readonly<Record<string, string>> } {
  const size = Math.min(Math.max(Number(query['per_page'] ?? 30), 1), 100);
  const page = Math.max(Number(query['page'] ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const links = [
    ...(page > 1 ? [link(url, page - 1, 'prev'), link(url, 1, 'first')] : []),
    ...(page < last ? [link(url, page + 1, 'next'), link(url, last, 'last')] : []),
  ];
  return {
    items: items.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

function link(url: URL, page: number, relation: string): string {
  const target = new URL(url);
  target.searchParams.set('page', String(page));
  return `<${target.href}>; rel="${relation}"`;
}
