import { plainLine, plainText } from '../../domain/plain-text.ts';
import { redactor } from '../../domain/secrets.ts';
import type { Place } from '../../domain/task.ts';
import type { Console, Level } from '../../ports.ts';
import { logLines } from './log-lines.ts';

/** A standard stream of the process, or what stands in for it. */
export type TerminalStream = {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
};

export type TerminalConsoleOptions = {
  /** For what was asked for: it can be piped on. */
  readonly out: TerminalStream;
  /** For everything said on the way there. */
  readonly err: TerminalStream;
  readonly secrets: readonly string[];
  readonly debug: boolean;
  /** Whether `NO_COLOR` is set. */
  readonly noColor: boolean;
};

/**
 * The command line's console. It breaks workflow commands too, since a command line may well run in a workflow.
 */
export class TerminalConsole implements Console {
  readonly #options: TerminalConsoleOptions;
  readonly #redact: (text: string) => string;
  readonly #colored: boolean;
  #progress = '';

  constructor(options: TerminalConsoleOptions) {
    this.#options = options;
    this.#redact = redactor(options.secrets);
    this.#colored = options.err.isTTY === true && !options.noColor;
  }

  write(level: Level, text: string, place?: Place): void {
    if (level === 'debug' && !this.#options.debug) return;

    const message = place === undefined ? text : `${place.path}:${place.line}:${place.column}: ${text}`;
    const [first = '', ...rest] = logLines(this.#redact(level === 'info' ? message : `${level}: ${message}`));
    this.#aboveProgress(() => {
      for (const line of [this.#paint(level, first), ...rest]) this.#options.err.write(`${line}\n`);
    });
  }

  /** On a terminal only: into a file, the lines of `write` tell the same story once. */
  progress(text: string): void {
    if (this.#options.err.isTTY !== true) return;
    // One column stays free: a full line would wrap, and `\r` would come back to its second half.
    this.#progress = plainLine(this.#redact(text), (this.#options.err.columns ?? COLUMNS_DEFAULT) - 1);
    this.#options.err.write(`\r${this.#progress}${CLEAR_TO_END}`);
  }

  /**
   * Prints what the command was asked for, whole and line by line. JSON comes out as the same JSON: what had to
   * be made harmless is escaped the way JSON does it.
   */
  print(text: string): void {
    this.#aboveProgress(() =>
      this.#options.out.write(`${plainText(this.#redact(text)).replace(/\n$/, '')}\n`),
    );
  }

  /** Takes the progress line away. */
  close(): void {
    this.#clearProgress();
    this.#progress = '';
  }

  #aboveProgress(print: () => void): void {
    this.#clearProgress();
    print();
    if (this.#progress !== '') this.#options.err.write(this.#progress);
  }

  #clearProgress(): void {
    if (this.#progress !== '') this.#options.err.write(`\r${CLEAR_TO_END}`);
  }

  /** Colours the level's name, which is ours: never a character of the message. */
  #paint(level: Level, line: string): string {
    if (!this.#colored || level === 'info') return line;
    return `\u001b[${COLORS[level]}m${level}\u001b[0m${line.slice(level.length)}`;
  }
}

const COLUMNS_DEFAULT = 80;
const CLEAR_TO_END = '\u001b[K';
const COLORS: { readonly [level in Exclude<Level, 'info'>]: number } = {
  debug: 2,
  notice: 36,
  warning: 33,
  error: 31,
};
