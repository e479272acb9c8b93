import type { Check } from '../check.ts';
import type { Schedule } from '../schedule.ts';
import { allIsDone } from './all-is-done.ts';
import { allIsKept } from './all-is-kept.ts';
import { attemptsAreBounded } from './attempts-are-bounded.ts';
import { calmIssues } from './calm-issues.ts';
import { everyHoldEnds } from './every-hold-ends.ts';
import { everyRequestIsKnown } from './every-request-is-known.ts';
import { holdBeforeCall } from './hold-before-call.ts';
import { neverOverBudget } from './never-over-budget.ts';
import { neverPaidAgain } from './never-paid-again.ts';
import { nothingIsForgotten } from './nothing-is-forgotten.ts';
import { oneResult } from './one-result.ts';
import { ownFilesOnly } from './own-files-only.ts';
import { paidOnce } from './paid-once.ts';
import { peopleAreHeard } from './people-are-heard.ts';
import { textsStayAway } from './texts-stay-away.ts';
import { theCacheCounts } from './the-cache-counts.ts';
import { wellOrRefused } from './well-or-refused.ts';

/** All that must be true in every story; of one in which somebody tampers with the log, what does not depend on it. */
export function allChecks(schedule: Schedule): readonly Check[] {
  const { family, settings, happenings, model } = schedule;
  const { isHonest } = model;
  const always = [holdBeforeCall(), textsStayAway(), calmIssues()];
  if (family === 'tampered')
    return [...always, neverOverBudget({ isHonest, windows: ['run'] }), wellOrRefused()];
  const inForce = [
    settings.limits,
    ...happenings.flatMap(happening => (happening.what === 'set' ? (happening.to.limits ?? []) : [])),
  ];
  return [
    ...always,
    neverOverBudget({ isHonest, windows: ['run', 'day', 'month'] }),
    neverPaidAgain(),
    theCacheCounts(),
    allIsKept(),
    oneResult(),
    ownFilesOnly(),
    everyHoldEnds(),
    everyRequestIsKnown(),
    nothingIsForgotten(inForce),
    attemptsAreBounded(),
    peopleAreHeard(),
    allIsDone(),
    ...(family === 'overlap' ? [paidOnce()] : []),
  ];
}
