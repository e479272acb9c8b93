import { type Taken, NONE_TAKEN } from '../../domain/requests/asked.ts';
import { expectAgentName } from '../alerts/issue-marker.ts';
import { LABEL } from '../alerts/issue-text.ts';

/**
 * The first line of the text of an agent's dashboard, which is found again by it. A reader does not see it. `read`: up to where
 * everything that was asked has been taken or left, in all issues together: so a run that reads no log knows what is new.
 */
export function dashboardMarkerOf(agent: string, read: Taken = NONE_TAKEN): string {
  expectAgentName(agent);
  const { comment, edit } = read;
  const marks = [
    ...(comment === undefined ? [] : [`"comment":${comment}`]),
    ...(edit === undefined ? [] : [`"edit":["${edit.at}",${edit.number}]`]),
  ];
  const taken = marks.length === 0 ? '' : `"taken":{${marks.join(',')}},`;
  return `<!-- background-agent dashboard: {"agent":"${agent}",${taken}"v":1} -->`;
}

/** The agent whose dashboard it is, or undefined. Anybody can write one, so it proves nothing about who wrote the issue. */
export function parseDashboardMarker(body: string): string | undefined {
  return DASHBOARD_MARKER.exec(body)?.[1];
}

/** Up to where the dashboard says that what was asked has been taken. */
export function takenIn(body: string): Taken {
  const [, , comment, at, number] = DASHBOARD_MARKER.exec(body) ?? [];
  return {
    comment: comment === undefined ? undefined : Number(comment),
    edit: at === undefined ? undefined : { at, number: Number(number) },
  };
}

export function dashboardTitleOf(agent: string): string {
  expectAgentName(agent);
  return `Background agent \`${agent}\`: dashboard`;
}

/** Of dashboards alone, so that they are found among any number of issues. */
export const DASHBOARD_LABEL = `${LABEL}: dashboard`;

export const DASHBOARD_LABELS: readonly string[] = [LABEL, DASHBOARD_LABEL];

// The end of the line may be one of a browser's form.
const DASHBOARD_MARKER =
  /^<!-- background-agent dashboard: \{"agent":"([a-z0-9-]{1,32})",(?:"taken":\{(?:"comment":(\d{1,15}))?,?(?:"edit":\["(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",(\d{1,6})\])?\},)?"v":1\} -->(?:\r?\n|$)/;
