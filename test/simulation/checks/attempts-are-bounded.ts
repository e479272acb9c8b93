import { isSkipped } from '../../../src/domain/requests/skipped.ts';
import { parseMarker } from '../../../src/report/alerts/issue-marker.ts';
import type { AtRest, Check } from './check.ts';

/** A task fails as often as it may, and no more; then it is set aside, and people are told. */
export function attemptsAreBounded(): Check {
  return { name: 'attempts are bounded', settled: unboundedIn };
}

function unboundedIn({ records, state, attemptsMax, issues }: AtRest): string | undefined {
  const failures = new Map<string, number>();
  for (const { event, seq } of records) {
    if (event.type === 'TaskReleased' || event.type === 'TaskAdded' || event.type === 'TaskChanged')
      failures.delete(event.task);
    // The streak that opened the breaker costs no task an attempt.
    if (event.type === 'ProviderStopped' && event.reason === 'breaker') failures.clear();
    if (event.type === 'AttemptFailed' || event.type === 'HoldCharged') {
      const count = (failures.get(event.task) ?? 0) + (event.counted ? 1 : 0);
      failures.set(event.task, count);
      if (count > attemptsMax) return `event ${seq}: task ${event.task} failed ${count} times`;
    }
  }
  // Whoever has skipped a task knows it.
  const quarantined = [...state.tasks.values()].filter(
    task => task.status === 'quarantined' && !isSkipped(task),
  );
  const isTold = issues.some(({ body }) => parseMarker(body)?.kind === 'quarantine');
  return quarantined.length > 0 && !isTold
    ? `${quarantined.length} tasks are set aside, and no issue says so`
    : undefined;
}
