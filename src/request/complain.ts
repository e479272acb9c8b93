import type { Message } from '../domain/task.ts';
import { COMPLAINT_BYTES_MAX } from './prompt-bound.ts';
import type { Request } from './request.ts';

/** The messages of the next try: the same, and what was wrong with the last answer. The request's hold has room for it. */
export function complain(request: Pick<Request, 'messages'>, complaint: string): readonly Message[] {
  return [...request.messages, { role: 'user', content: cut(complaint) }];
}

/** A complaint in plain words for the model, the most useful ones first: what is too long is cut at its end. */
export function complaintOf(problem: string, statements: readonly string[]): string {
  return cut(`Your last answer was not accepted: ${problem} ${statements.join(' ')}`.trimEnd());
}

function cut(text: string): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(COMPLAINT_BYTES_MAX));
  return text.slice(0, read);
}
