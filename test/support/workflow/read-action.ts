// What the runner reads of an `action.yml`, with GitHub's own parser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Token } from './expression.ts';
import { actionParser, actionTemplate, workflowParser } from './github-packages.ts';
import { soundRoot } from './read-workflow.ts';

export type Action = {
  /** Where `action.yml` is. */
  readonly folder: string;
  /** Files that node starts. */
  readonly main: string;
  readonly post: string | undefined;
  /** An expression, always true unless the action says otherwise. */
  readonly postIf: string;
  /** Every input, with its default. */
  readonly inputs: ReadonlyMap<string, Token>;
  readonly outputs: ReadonlySet<string>;
};

/** @throws Error with everything that GitHub has against the file, or when it is no JavaScript action. */
export function readAction(folder: string): Action {
  const path = join(folder, 'action.yml');
  const file = { name: path, content: readFileSync(path, 'utf8') };
  const parsed = actionParser.parseAction(file, new workflowParser.NoOperationTraceWriter());
  const template = actionTemplate.convertActionTemplate(parsed.context, soundRoot(parsed, path));
  soundRoot(parsed, path);

  const { runs, inputs = [], outputs = [] } = template;
  if (!('main' in runs)) throw new Error(`Expected "main" in "runs" of ${path}, got ${runs.using}.`);
  return {
    folder,
    main: join(folder, runs.main),
    post: runs.post === undefined ? undefined : join(folder, runs.post),
    postIf: runs.postIf ?? 'always()',
    inputs: new Map(inputs.map(input => [input.id, input.default])),
    outputs: new Set(outputs.map(({ id }) => id)),
  };
}
