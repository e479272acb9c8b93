import { type Fates, GO } from './process.ts';
import type { StepFault } from '../schedule/schedule.ts';

/** What is planned for the steps of a process. A lasting fault meets each later step of its kind as well. */
export function fatesOf(faults: readonly StepFault[]): Fates {
  if (faults.length === 0) return () => GO;
  const lasting = new Map<string, StepFault>();
  const counted = new Map<StepFault, number>();
  const isAt = (fault: StepFault, text: string) => {
    if (!text.startsWith(fault.on ?? '')) return false;
    const place = (counted.get(fault) ?? 0) + 1;
    counted.set(fault, place);
    return place === fault.step;
  };
  return ({ kind, name }, nth) => {
    const now = faults.find(fault =>
      fault.on === undefined ? fault.step === nth : isAt(fault, `${kind} ${name}`),
    );
    if (now?.do === 'die')
      return { do: 'die', when: now.flavour < 0.5 ? 'before' : 'after', flavour: (now.flavour * 2) % 1 };
    if (now?.isLasting === true) lasting.set(kind, now);
    const fault = now ?? lasting.get(kind);
    return fault === undefined ? GO : { do: 'fail', flavour: fault.flavour };
  };
}
