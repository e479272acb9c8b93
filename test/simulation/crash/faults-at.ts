import type { Chance } from '../../support/chance.ts';
import { OUTAGE_FATES } from '../model/model-fates.ts';
import { TROUBLES } from '../machine/network.ts';
import type { Step } from '../machine/process.ts';
import type { StepFault } from '../schedule/schedule.ts';

/** As `Process` numbers them, from 1. */
export type NumberedStep = Step & { readonly nth: number };

/**
 * Ways to die at a step. A request that left is with whoever it was sent to, and a write may be done in part: not at all, a
 * sixth of it, half, all but little, all. To die after any other operation of a disk is to die before the next step.
 */
export function deathsAt(step: NumberedStep): readonly StepFault[] {
  return flavoursOfDeath(step).map(flavour => ({ step: step.nth, do: 'die', flavour, isLasting: false }));
}

export function someDeathAt(step: NumberedStep, chance: Chance): StepFault {
  return { step: step.nth, do: 'die', flavour: chance.pick(flavoursOfDeath(step)), isLasting: false };
}

/** Ways in which a step fails: that one alone, and it and all later ones of its kind. */
export function failuresAt(step: NumberedStep): readonly StepFault[] {
  return [false, true].flatMap(isLasting =>
    flavoursOfFailure(step).map(flavour => ({ step: step.nth, do: 'fail', flavour, isLasting })),
  );
}

/** Below a half it dies before; and twice the flavour is the share of a write that is done. */
function flavoursOfDeath(step: Step): readonly [number, ...number[]] {
  if (step.kind !== 'disk') return [0, 0.5];
  return isWrite(step) ? [0, 1 / 12, 1 / 4, 0.4995, 0.499_999] : [0];
}

function flavoursOfFailure(step: Step): readonly number[] {
  switch (step.kind) {
    case 'request':
      return oneOfEach(TROUBLES.length);
    case 'call':
      return oneOfEach(Object.keys(OUTAGE_FATES).length);
    case 'disk':
      // ENOSPC, EIO and EROFS; and of a write the flavour is the share of it that is done.
      return isWrite(step) ? [0, 0.3, 1 / 3, 0.6, 2 / 3] : [0, 1 / 3, 2 / 3];
    case 'cache':
      // Out of reach with nothing, a part or nearly all of a copy; or one with a file that is not as it was.
      if (step.name === 'restore') return [0, 0.3, 0.59, 0.6, 0.8, 0.95];
      // It arrives never, late or at once, without anybody hearing of it; read only; full.
      return [0.1, 0.4, 0.65, 0.8, 0.9];
  }
}

function isWrite({ name }: Step): boolean {
  return /^(?:write|copy) /.test(name);
}

function oneOfEach(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index + 0.5) / count);
}
