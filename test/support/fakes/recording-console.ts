import type { Console, Level } from '../../../src/ports.ts';

/** Remembers what people would have read. */
export class RecordingConsole implements Console {
  /** `level: text`, and where it stands if it does: `warning tasks.yml:1:1: text`. */
  readonly lines: string[] = [];
  readonly progressed: string[] = [];

  write(level: Level, text: string, place?: { path: string; line: number; column: number }): void {
    const where = place === undefined ? '' : ` ${place.path}:${place.line}:${place.column}`;
    this.lines.push(`${level}${where}: ${text}`);
  }

  progress(text: string): void {
    this.progressed.push(text);
  }
}
