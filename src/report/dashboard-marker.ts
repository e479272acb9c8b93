import { expectAgentName } from './issue-marker.ts';
import { LABEL } from './issue-text.ts';

/** The first line of the text of an agent's dashboard, which is found again by it. A reader does not see it. */
export function dashboardMarkerOf(agent: string): string {
  expectAgentName(agent);
  return `<!-- background-agent dashboard: {"agent":"${agent}","v":1} -->`;
}

/** The agent whose dashboard it is, or undefined. Anybody can write one, so it proves nothing about who wrote the issue. */
export function parseDashboardMarker(body: string): string | undefined {
  return DASHBOARD_MARKER.exec(body)?.[1];
}

export function dashboardTitleOf(agent: string): string {
  expectAgentName(agent);
  return `Background agent \`${agent}\`: dashboard`;
}

export const DASHBOARD_LABELS: readonly string[] = [LABEL, `${LABEL}: dashboard`];

// The end of the line may be one of a browser's form.
const DASHBOARD_MARKER =
  /^<!-- background-agent dashboard: \{"agent":"([a-z0-9-]{1,32})","v":1\} -->(?:\r?\n|$)/;
