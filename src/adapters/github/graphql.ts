import * as z from 'zod';

import type { Dated, GitHubTrouble } from '../../ports/github.ts';
import type { Asked, GitHubApi } from './api.ts';
import { troubleOf } from './trouble.ts';

export type Answer<Data> =
  | { readonly ok: true; readonly data: Data; readonly date: Dated | undefined }
  /** GraphQL's own word for what is wrong, `STALE_DATA` for example. */
  | { readonly ok: false; readonly type: string; readonly message: string }
  | { readonly ok: false; readonly trouble: GitHubTrouble; readonly mayBeDone: boolean };

/** Most answers have none: to refuse them by the schema would take longer than to read them. */
const Errors = z.object({
  errors: z
    .array(z.object({ type: z.string().catch(''), message: z.string().catch('') }))
    .min(1)
    .optional(),
});

/** What a question is about, whatever its own schema: made once, as a schema costs more than an answer. */
const Whole = z.object({ data: z.unknown() });

/** Asks a query, and reads its answer by a schema: what GitHub sends is somebody else's until then. */
export async function query<Data>(
  api: GitHubApi,
  question: {
    readonly query: string;
    readonly variables: object;
    readonly data: z.ZodType<Data>;
    readonly doing: string;
  },
): Promise<Answer<Data>> {
  return answerOf(await api.query(question.query, question.variables), question);
}

export async function mutate<Data>(
  api: GitHubApi,
  question: {
    readonly query: string;
    readonly variables: object;
    readonly data: z.ZodType<Data>;
    readonly doing: string;
  },
): Promise<Answer<Data>> {
  return answerOf(await api.mutate(question.query, question.variables), question);
}

function answerOf<Data>(
  asked: Asked,
  { data, doing }: { readonly data: z.ZodType<Data>; readonly doing: string },
): Answer<Data> {
  if (!asked.ok) {
    const mayBeDone = asked.refusal.kind === 'unreachable' && asked.refusal.sent;
    return { ok: false, trouble: troubleOf(asked.refusal, doing), mayBeDone };
  }
  const failed = Errors.safeParse(asked.value);
  const first = failed.data?.errors?.[0];
  if (first !== undefined) return { ok: false, ...first };

  const parsed = data.safeParse(Whole.safeParse(asked.value).data?.data);
  if (parsed.success) return { ok: true, data: parsed.data, date: asked.date };
  const refusal = { kind: 'unreachable', sent: true, status: undefined } as const;
  return { ok: false, trouble: troubleOf(refusal, doing), mayBeDone: true };
}
