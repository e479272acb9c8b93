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
import { textsStayAway } from './texts-stay-away.ts';
import { theCacheCounts } from './the-cache-counts.ts';

/** All that must be true in every story. */
export function allChecks({ family, settings: { limits } }: Schedule): readonly Check[] {
  return [
    holdBeforeCall(),
    neverOverBudget(limits),
    neverPaidAgain(),
    theCacheCounts(),
    allIsKept(),
    oneResult(),
    ownFilesOnly(),
    textsStayAway(),
    everyHoldEnds(),
    everyRequestIsKnown(),
    nothingIsForgotten(limits),
    attemptsAreBounded(),
    calmIssues(),
    allIsDone(),
    ...(family === 'overlap' ? [paidOnce()] : []),
  ];
}
