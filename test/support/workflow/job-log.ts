// The log of a job as people see it, with what is masked in it.
import { EventEmitter, once } from 'node:events';

import { executedBy } from '../runner-rules.ts';

export type JobLog = {
  /** A line that a step printed: commands in it are obeyed, and what is masked is not shown. */
  print(line: string): void;
  /** From now on; each line of a text for itself. */
  mask(text: string): void;
  readonly text: string;
  /** Resolves when this stands in a line, or stood in one. */
  said(pattern: RegExp): Promise<void>;
  /** Errors, warnings and notices, as they were printed: with what is masked now. */
  readonly annotations: readonly string[];
};

export function newJobLog(secrets: readonly string[]): JobLog {
  const masks: string[] = [];
  const lines: string[] = [];
  const annotations: string[] = [];
  const mask = (text: string) =>
    void masks.push(...text.split(/\r?\n/).filter(line => line !== '' && !masks.includes(line)));
  /** The longest first: one may stand in another. */
  const masked = (line: string) =>
    masks.sort((a, b) => b.length - a.length).reduce((shown, each) => shown.replaceAll(each, '***'), line);
  const arrivals = new EventEmitter().setMaxListeners(0);
  const show = (line: string) => {
    lines.push(line);
    arrivals.emit('line');
  };
  secrets.forEach(mask);

  return {
    print: line => {
      for (const { name, data } of executedBy(line)) {
        if (name === 'add-mask') {
          mask(unescaped(data));
          return show('::add-mask::***');
        }
        if (/^(?:error|warning|notice)$/.test(name)) annotations.push(masked(line));
      }
      show(masked(line));
    },
    mask,
    get text() {
      return lines.map(line => `${line}\n`).join('');
    },
    said: async pattern => {
      while (!lines.some(line => pattern.test(line))) await once(arrivals, 'line');
    },
    annotations,
  };
}

/** The data of a command has line ends and percent signs escaped. */
function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
