import { type Fates, GO } from './process.ts';
import type { StepFault } from './schedule.ts';

/** What is planned for the steps of a process. A lasting fault meets each later step of its kind as well. */
export function fatesOf(faults: readonly StepFault[]): Fates {
  if (faults.length === 0) return () => GO;
  const lasting = new Map<string, StepFault>();
  return ({ kind }, nth) => {
    const now = faults.find(({ step }) => step === nth);
    if (now?.do === 'die')
      return { do: 'die', when: now.flavour < 0.5 ? 'before' : 'after', flavour: (now.flavour * 2) % 1 };
    if (now?.isLasting === true) lasting.set(kind, now);
    const fault = now ?? lasting.get(kind);
    return fault === undefined ? GO : { do: 'fail', flavour: fault.flavour };
  };
}
