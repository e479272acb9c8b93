import { AgentName, AlertKind, type Fingerprint, fingerprintOf } from '../alerts/alert.ts';
import type { TaskId } from '../task.ts';
import type { NanoUsd, Timestamp } from '../units.ts';
import { NANO_PER_USD } from '../usd.ts';

/** What somebody asks of an agent: by a comment on one of its issues, or by a box that is ticked there. */
export type AgentRequest =
  | { readonly kind: 'retry' | 'skip'; readonly tasks: readonly TaskId[] }
  /** Undefined: until somebody resumes it. */
  | { readonly kind: 'pause'; readonly until: Timestamp | undefined }
  | { readonly kind: 'resume' }
  /** Most of the cost of this UTC day. */
  | { readonly kind: 'budget'; readonly nanoUsd: NanoUsd }
  | { readonly kind: 'status' }
  | { readonly kind: 'snooze'; readonly fingerprint: Fingerprint }
  /** That there is a run is all there is to it. */
  | { readonly kind: 'run' };

/** In its normal form, which is the same for the same wish: as the log has it. */
export function requestText(request: AgentRequest): string {
  switch (request.kind) {
    case 'retry':
    case 'skip':
      return [request.kind, ...request.tasks].join(' ');
    case 'pause':
      return request.until === undefined ? 'pause' : `pause ${request.until}`;
    case 'budget':
      return `budget ${usdText(request.nanoUsd)}`;
    case 'snooze':
      return `snooze ${request.fingerprint}`;
    case 'resume':
    case 'status':
    case 'run':
      return request.kind;
  }
}

/** The fingerprint that the text is, of whichever agent, or undefined. */
export function parseFingerprint(text: string): Fingerprint | undefined {
  const [agent = '', kind] = text.split('/');
  const known = AlertKind.safeParse(kind).data;
  if (known === undefined || !AgentName.safeParse(agent).success) return undefined;
  const fingerprint = fingerprintOf(agent, known);
  return fingerprint === text ? fingerprint : undefined;
}

/** `0.5` USD: to the last digit, and no more digits than it takes. */
export function usdText(nanoUsd: NanoUsd): string {
  const rest = nanoUsd % NANO_PER_USD;
  return `${(nanoUsd - rest) / NANO_PER_USD}.${String(rest).padStart(9, '0')}`.replace(/\.?0+$/, '');
}
