import { isSkipped } from '../../domain/requests/skipped.ts';
import type { Quarantined, State } from '../../domain/state.ts';
import { boxLine } from './dashboard-box.ts';
import { failureText } from '../failure-text.ts';
import { codeSpan } from '../markdown.ts';
import { count, counted } from '../money.ts';
import { timeText } from '../time-text.ts';

type Tasks = Pick<State, 'tasks'>;

/** The tasks in quarantine, the newest first, each with what can be done about it; empty when there is none. */
export function quarantinePart(state: Tasks): string {
  return boundedItems(
    asideIn(state).filter(task => !isSkipped(task)),
    item,
    { most: 25, length: 28_000 },
  );
}

/** The tasks that somebody asked to skip. */
export function skippedPart(state: Tasks): string {
  return boundedItems(asideIn(state).filter(isSkipped), skippedItem, { most: 10, length: 8_000 });
}

function asideIn({ tasks }: Tasks): readonly Quarantined[] {
  const aside: Quarantined[] = [];
  for (const task of tasks.values()) if (task.status === 'quarantined') aside.push(task);
  return aside.sort((a, b) => (a.facts.at < b.facts.at ? 1 : a.facts.at > b.facts.at ? -1 : 0));
}

function item({ id: task, taskType, tries, facts }: Quarantined): string {
  const { at, failure } = facts;
  const tried = counted(tries.attempts, 'attempt');
  return [
    `- ${codeSpan(task)} of type ${codeSpan(taskType, 80)}, ${tried}, since ${timeText(at)}: ${codeSpan(failureText(failure), 300)}`,
    boxLine({ kind: 'retry', task }, 'Retry', '  '),
    boxLine({ kind: 'skip', task }, 'Skip', '  '),
  ].join('\n');
}

function skippedItem({ id: task, facts }: Quarantined): string {
  return `- ${codeSpan(task)} since ${timeText(facts.at)}\n${boxLine({ kind: 'retry', task }, 'Put back', '  ')}`;
}

/** Whole items only, and what to say of the others: half a one might leave its code open. */
function boundedItems<Item>(
  items: readonly Item[],
  text: (item: Item) => string,
  max: { readonly most: number; readonly length: number },
): string {
  const kept: string[] = [];
  let length = 0;
  for (const one of items.slice(0, max.most)) {
    const lines = text(one);
    length += lines.length + 1;
    if (length > max.length) break;
    kept.push(lines);
  }
  const left = items.length - kept.length;
  const more = left === 0 ? '' : `\n\n… and ${count(left)} more: \`background-agent status\` names them all.`;
  return kept.join('\n') + more;
}
