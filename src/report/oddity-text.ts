import type { Oddity } from '../domain/oddities/oddity.ts';
import type { Share } from '../domain/oddities/tally.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { moneyCell } from './budget-text.ts';
import { codeSpan } from './markdown.ts';
import { count, counted } from './money.ts';
import { durationText } from './time-text.ts';

/** What was odd in a run, one sentence of Markdown. */
export function oddityText(odd: Oddity): string {
  const type = typeSpan(odd.taskType);
  if (odd.kind === 'mismatched') return `Type ${type}: ${seenText(odd)}.`;
  const what = odd.kind === 'failing' ? `Type ${type}:` : `${codeSpan(odd.task)} of type ${type}`;
  return `${what} ${seenText(odd)}; usual is ${usualText(odd)}.`;
}

/** What was seen. */
export function seenText(odd: Oddity): string {
  switch (odd.kind) {
    case 'slow':
      return `took ${durationText(odd.value)}`;
    case 'dear':
      return `cost ${moneyCell(odd.value)}`;
    case 'failing':
      return `${shareText(odd.now)} failed`;
    case 'mismatched': {
      const named = odd.tasks.slice(0, NAMED_MAX).map(id => codeSpan(id));
      const more = odd.tasks.length > named.length ? ', …' : '';
      return `${counted(odd.tasks.length, 'task')} set aside without an answer that fits (${named.join(', ')}${more})`;
    }
  }
}

/** What is seen else, and up to where that is nothing to speak of; empty where there is no such thing. */
export function usualText(odd: Oddity): string {
  switch (odd.kind) {
    case 'slow':
      return `${durationText(odd.median)}, and up to ${durationText(odd.bound)} nothing odd`;
    case 'dear':
      return `${moneyCell(Math.ceil(odd.median))}, and up to ${moneyCell(Math.ceil(odd.bound))} nothing odd`;
    case 'failing':
      return shareText(odd.before);
    case 'mismatched':
      return '';
  }
}

/** The same for a program: money is in USD. */
export function oddityJson(odd: Oddity): object {
  const { kind, taskType: type } = odd;
  switch (odd.kind) {
    case 'slow':
      return { kind, type, task: odd.task, ms: odd.value, usualMs: odd.median };
    case 'dear':
      return {
        kind,
        type,
        task: odd.task,
        usd: odd.value / NANO_PER_USD,
        usualUsd: odd.median / NANO_PER_USD,
      };
    case 'failing':
      return { kind, type, now: odd.now, before: odd.before };
    case 'mismatched':
      return { kind, type, tasks: odd.tasks };
  }
}

export function typeSpan(name: string): string {
  return codeSpan(name, 80);
}

/** Rounded to the nearest per cent. */
function shareText({ failed, attempts }: Share): string {
  return `${count(failed)} of ${counted(attempts, 'attempt')} (${Math.round((100 * failed) / attempts)} %)`;
}

const NAMED_MAX = 3;
