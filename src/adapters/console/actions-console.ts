import { plainLine } from '../../domain/plain-text.ts';
import { redactor, secretForms } from '../../domain/secrets.ts';
import type { Place } from '../../domain/task.ts';
import type { Console, Level } from '../../ports.ts';
import { type AnnotationLevel, annotation, mask } from './annotation.ts';
import { logLines } from './log-lines.ts';

export type ActionsConsoleOptions = {
  readonly out: { write(text: string): unknown };
  readonly secrets: readonly string[];
  /** Whether debug logging is on: `RUNNER_DEBUG` is `1`. */
  readonly debug: boolean;
  /** Stands above each annotation. */
  readonly title: string;
};

/** GitHub shows so many annotations of a level for a step, and drops the others in silence. */
const ANNOTATIONS_MAX = 10;

/**
 * The log of a step on the runner. The runner executes what it reads there, so the only commands that leave
 * here are the ones made in `annotation.ts`: masks first of all, then annotations.
 */
export class ActionsConsole implements Console {
  readonly #options: ActionsConsoleOptions;
  readonly #redact: (text: string) => string;
  readonly #annotations = { notice: new Annotations(), warning: new Annotations(), error: new Annotations() };

  constructor(options: ActionsConsoleOptions) {
    this.#options = options;
    this.#redact = redactor(options.secrets);
    for (const secret of secretForms(options.secrets)) this.#print(mask(secret));
  }

  write(level: Level, text: string, place?: Place): void {
    const message = place === undefined ? text : `${place.path}:${place.line}:${place.column}: ${text}`;
    switch (level) {
      case 'debug':
        if (this.#options.debug) this.#printLines(`debug: ${message}`);
        return;
      case 'info':
        this.#printLines(message);
        return;
      case 'notice':
      case 'warning':
      case 'error':
        this.#annotate(level, message, place);
    }
  }

  /** A log that only grows has no line to replace. */
  progress(): void {}

  /** Says what did not fit into the annotations. Call it when the step ends. */
  close(): void {
    for (const level of ['error', 'warning', 'notice'] as const) {
      const last = this.#annotations[level].last(level, this.#options.title);
      if (last !== undefined) this.#print(last);
    }
  }

  #annotate(level: AnnotationLevel, message: string, place: Place | undefined): void {
    const text = logLines(this.#redact(message)).join('\n');
    const at = place && { ...place, path: plainLine(this.#redact(place.path)) };
    const command = annotation(level, this.#options.title, text, at);

    if (this.#annotations[level].admit(command)) this.#print(command);
    else this.#printLines(`${level}: ${message}`);
  }

  #printLines(text: string): void {
    for (const line of logLines(this.#redact(text))) this.#print(line);
  }

  #print(line: string): void {
    this.#options.out.write(`${line}\n`);
  }
}

/** One level's annotations of a step. The last place is kept free to say how many more there were. */
class Annotations {
  #shown = 0;
  readonly #waiting: { first: string | undefined; count: number } = { first: undefined, count: 0 };

  admit(command: string): boolean {
    if (this.#shown < ANNOTATIONS_MAX - 1) {
      this.#shown += 1;
      return true;
    }
    this.#waiting.first ??= command;
    this.#waiting.count += 1;
    return false;
  }

  last(level: AnnotationLevel, title: string): string | undefined {
    const { first, count } = this.#waiting;
    this.#waiting.first = undefined;
    this.#waiting.count = 0;
    return count <= 1
      ? first
      : annotation(level, title, `and ${count} more: see "${level}:" in the log of this step`);
  }
}
