import type { Measured, Row } from './row.ts';

/** The figures as a Markdown table, as the documentation has it. */
export function tableOf(measured: readonly (readonly [Row, Measured])[]): string {
  const lines = measured.map(
    ([{ says, goal }, { figure, holds }]) =>
      `| ${says} | ${goal} | ${figure} | ${holds ? 'holds' : '**fails**'} |`,
  );
  return ['| what | goal | found | |', '|---|---|---|---|', ...lines].join('\n');
}
