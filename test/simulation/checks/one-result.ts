import { versionOf } from '../../../src/domain/state.ts';
import { parseResult } from '../../../src/report/result-file.ts';
import { wordsOf } from '../story/llm-for.ts';
import type { Check, Kept, Published } from './check.ts';
import { ANSWER_WORDS } from './texts-stay-away.ts';

/**
 * A result that is there is never replaced by another one for the same work, and one that the log says is published is not
 * written again: it belongs to the people. Nothing else of the repository changes.
 */
export function oneResult(
  /** What the agent wrote last, by its path. */
  written = new Map<string, Buffer>(),
  /** The work whose answer is published, as the log on the branch has it, by its path. */
  published = new Map<string, string>(),
  /** What each work asks about. */
  contents = new Map<string, string>(),
): Check {
  const rewrittenIn = (path: string, { before, now }: Change): string | undefined => {
    const [old, fresh] = [before, now].map(bytes => bytes && parseResult(bytes.toString('utf8')));
    if (fresh === undefined) return `${path} is no result`;
    if (path !== `results/${fresh.id}.json`) return `${path} is the result of ${fresh.id}`;
    if (fresh.status === 'completed' && isOfOther(fresh.output, contents.get(fresh.key)))
      return `${path} has an answer that was given to something else: ${JSON.stringify(fresh.output)}`;
    const known = published.get(path);
    if (known !== fresh.key) published.delete(path);
    else return `${path} was published, and was written again for the same work`;
    // Where people have written into a result of which the log does not know yet, what they wrote is not seen.
    const isOwn = before !== undefined && written.get(path)?.equals(before) === true;
    if (isOwn && old?.key === fresh.key && old.status === 'completed')
      return `${path} was there, and was written again for the same work`;
    return undefined;
  };
  return {
    name: 'one result',
    called({ key, content }) {
      contents.set(key, content);
      return undefined;
    },
    kept({ records, state }: Kept) {
      for (const { event } of records) {
        if (event.type === 'ResultsPublished') {
          for (const { task, key } of event.results)
            if (versionOf(state, task, key)?.status === 'completed')
              published.set(`results/${task}.json`, key);
        } else if ('task' in event && LETS_GO.has(event.type)) {
          published.delete(`results/${event.task}.json`);
          written.delete(`results/${event.task}.json`);
        }
      }
      return undefined;
    },
    published({ changed }: Published) {
      for (const [path, change] of changed) {
        if (!path.startsWith('results/')) return `the agent changed ${path}`;
        if (change.now === undefined) return `the agent removed ${path}`;
        const seen = rewrittenIn(path, change);
        if (seen !== undefined) return seen;
        written.set(path, change.now);
      }
      return undefined;
    },
    fork: () => oneResult(new Map(written), new Map(published), new Map(contents)),
  };
}

/** An answer in words says to what it is one. */
function isOfOther(output: unknown, content: string | undefined): boolean {
  if (typeof output !== 'string' || !output.includes(ANSWER_WORDS) || content === undefined) return false;
  return !output.includes(wordsOf(content));
}

type Change = Published['changed'] extends ReadonlyMap<string, infer One> ? One : never;

/** What a task has done before is nobody's any more after these. */
const LETS_GO = new Set([
  'TaskReleased',
  'TaskCompleted',
  'AnswerShared',
  'OutcomeRecovered',
  'TaskQuarantined',
]);
