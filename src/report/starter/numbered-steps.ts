/** What is left to do by hand, for a terminal. */
export function numberedSteps(steps: readonly string[]): string {
  return [
    'Left to do:',
    ...steps.map((step, index) => `  ${index + 1}. ${step.replaceAll('\n', '\n     ')}`),
  ].join('\n');
}
