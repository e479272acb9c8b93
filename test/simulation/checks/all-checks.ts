import type { Check } from './check.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { allIsDone } from './all-is-done.ts';
import { allIsKept } from './all-is-kept.ts';
import { answersStay } from './answers-stay.ts';
import { attemptsAreBounded } from './attempts-are-bounded.ts';
import { calmIssues } from './calm-issues.ts';
import { everyHoldEnds } from './every-hold-ends.ts';
import { everyRequestIsKnown } from './every-request-is-known.ts';
import { holdBeforeCall } from './hold-before-call.ts';
import { neverOverBudget } from './never-over-budget.ts';
import { neverPaidAgain } from './never-paid-again.ts';
import { nobodyIsCutShort } from './nobody-is-cut-short.ts';
import { nothingIsForgotten } from './nothing-is-forgotten.ts';
import { oneResult } from './one-result.ts';
import { ownFilesOnly } from './own-files-only.ts';
import { ownLogOnly } from './own-log-only.ts';
import { onlyOthersOverlap } from './only-others-overlap.ts';
import { onlyOthersTakeAPlace } from './only-others-take-a-place.ts';
import { paidOnce } from './paid-once.ts';
import { peopleAreHeard } from './people-are-heard.ts';
import { sentUnderLease } from './sent-under-lease.ts';
import { stopsHold } from './stops-hold.ts';
import { textsStayAway } from './texts-stay-away.ts';
import { theCacheCounts } from './the-cache-counts.ts';
import { theRightDay } from './the-right-day.ts';
import { unreachableIsNotMissing } from './unreachable-is-not-missing.ts';
import { wellOrRefused } from './well-or-refused.ts';

/** The number of the simulated one. */
const REPOSITORY = '42';

/** All that must be true in every story; of one in which somebody tampers with the log, what does not depend on it. */
export function allChecks(schedule: Schedule): readonly Check[] {
  const { family, settings, happenings, model } = schedule;
  const { isHonest } = model;
  const areAlwaysOn = happenings.every(({ what }) => what !== 'issues-off');
  const areAllListed = areAlwaysOn && happenings.every(({ what }) => what !== 'list-issues-late');
  const mayAlwaysNote = happenings.every(
    ({ what, ...to }) => what !== 'forbid' || !('area' in to && to.area === 'contents'),
  );
  const inForce = [
    settings.limits,
    ...happenings.flatMap(happening => (happening.what === 'set' ? (happening.to.limits ?? []) : [])),
  ];
  const limits = inForce.at(-1) ?? settings.limits;
  const isPublished =
    settings.publish !== 'none' &&
    happenings.every(happening => happening.what !== 'set' || happening.to.publish !== 'none');
  const always = [
    holdBeforeCall(),
    textsStayAway(),
    calmIssues({ areAllListed, areAlwaysOn, mayAlwaysNote, limits }),
    ownLogOnly(REPOSITORY),
  ];
  if (family === 'tampered')
    return [...always, neverOverBudget({ isHonest, windows: ['run'] }), wellOrRefused()];
  // What GitHub takes for a secret is kept nowhere but in the cache, and said to be.
  const isAllTaken = happenings.every(({ what }) => what !== 'refuse-answers');
  return [
    ...always,
    neverOverBudget({ isHonest, windows: ['run', 'day', 'month'] }),
    neverPaidAgain({ isAllTaken, isPublished }),
    theCacheCounts(),
    allIsKept(),
    oneResult(),
    ownFilesOnly(),
    everyHoldEnds(),
    everyRequestIsKnown(),
    nothingIsForgotten(inForce),
    attemptsAreBounded(),
    peopleAreHeard({ listens: settings.listens === true }),
    allIsDone(),
    ...(isAllTaken ? [answersStay({ isPublished })] : []),
    sentUnderLease(),
    onlyOthersOverlap(),
    onlyOthersTakeAPlace(),
    unreachableIsNotMissing(),
    theRightDay(),
    stopsHold(),
    ...(family === 'overlap' ? [paidOnce(), nobodyIsCutShort(settings.runtimeMs)] : []),
  ];
}
