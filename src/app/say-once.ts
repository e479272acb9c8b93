import type { Console } from '../ports.ts';

export type SayOnce = (level: 'notice' | 'warning', text: string) => void;

/** What goes on for the whole of a run is said when it begins, and not again. */
export function saysOnce(console: Console): SayOnce {
  const said = new Set<string>();
  return (level, text) => {
    if (said.has(text)) return;
    said.add(text);
    console.write(level, text);
  };
}
