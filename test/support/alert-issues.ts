import type { Issue } from './github/world.ts';
import type { GitHub } from './github/start-github.ts';

/** The issues that call for help, and whatever else is there: all but the dashboards. */
export function alertIssues({ issues }: Pick<GitHub, 'issues'>): readonly Issue[] {
  return issues.filter(({ title }) => !title.endsWith(': dashboard'));
}
