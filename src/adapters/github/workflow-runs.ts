import * as z from 'zod';

import type { WorkflowRuns } from '../../ports/github.ts';
import type { GitHubApi } from './api.ts';
import { troubleOf } from './trouble.ts';

type Place = { readonly api: GitHubApi; readonly owner: string; readonly name: string };

const RUN = /^(\d{1,20})\.(\d{1,6})$/;

const Run = z.object({ status: z.string() });

/** What GitHub knows of the workflow runs of the repository. */
export function workflowRuns({ api, owner, name }: Place): WorkflowRuns {
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/actions/runs`;
  return {
    async isOver(run) {
      const doing = `learn whether run ${run} is over`;
      const [, id, attempt] = RUN.exec(run) ?? [];
      if (id === undefined) return { ok: false, trouble: troubleOf({ kind: 'missing' }, doing) };

      const asked = await api.read(`${path}/${id}/attempts/${attempt}`);
      if (!asked.ok) return { ok: false, trouble: troubleOf(asked.refusal, doing) };
      const { data } = Run.safeParse(asked.value);
      // Words that are not known yet may mean anything but that it is over.
      return { ok: true, value: data?.status === 'completed', date: asked.date };
    },
  };
}
