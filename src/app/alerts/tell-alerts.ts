import type { Firing } from '../../domain/firing-alerts.ts';
import type { State } from '../../domain/state.ts';
import type { IssueTracker } from '../../ports/issues.ts';
import { type TellOptions, Teller } from './teller.ts';
import { type Told, toldBefore } from './told.ts';

/**
 * Brings the issues in line with what fires: one open issue for each alert, its text up to date, a comment only when
 * there is something new to say, closed when it is over.
 *
 * Issues are found again by label, author and marker, and the marker says what its issue tells: so whatever reply was
 * lost, the next run sees what is done and what is not, also when it has no log to compare with. What people do to an issue stands while there is nothing new: one that they closed, deleted or moved away is not
 * brought back, one that they opened again is not closed.
 */
export async function tellAlerts(
  tracker: IssueTracker,
  { alerts }: Pick<State, 'alerts'>,
  firing: readonly Firing[],
  options: TellOptions,
): Promise<Told> {
  const teller = new Teller(tracker, alerts, options);
  if (!(await teller.look())) return { ...toldBefore(alerts, firing), trouble: teller.result.trouble };
  for (const each of firing) await teller.tell(each);
  await teller.closeAllBut(firing);
  return teller.result;
}

/** Tells one alert without a log to compare with, and leaves all other issues alone: nobody knows what else fires. */
export async function tellAlone(tracker: IssueTracker, firing: Firing, options: TellOptions): Promise<Told> {
  const teller = new Teller(tracker, new Map(), options);
  if (!(await teller.look())) return { ...toldBefore(new Map(), [firing]), trouble: teller.result.trouble };
  await teller.tell(firing);
  return teller.result;
}
