// What must hold after every job with the packaged action in it, whatever the job was about.
import assert from 'node:assert/strict';

import type { GitHubRequest } from '../github/request-log.ts';
import { expectOwnCommands } from '../sound-run.ts';
import type { StepEnd } from './run-job.ts';

/** `secrets` may stand in the masks that hide them, in inputs and in headers, and in no other byte. */
export function expectSoundSteps(steps: readonly StepEnd[], secrets: readonly string[]): void {
  for (const step of steps.filter(({ isAction }) => isAction)) {
    expectOwnCommands(step);
    for (const [where, text] of [
      ['stdout', step.stdout.replace(/^::add-mask::.*$/gm, '')],
      ['stderr', step.stderr],
      ['the summary', step.summary],
      ...step.outputs,
    ] as const)
      for (const secret of secrets) assert.ok(!text.includes(secret), `a secret stands in ${where}`);
  }
}

/** Commits, issues and comments all come to GitHub in the body of a request. */
export function expectNoSecretSent(requests: readonly GitHubRequest[], secrets: readonly string[]): void {
  const traces = secrets.flatMap(secret => [secret, ...encoded(secret)]);
  for (const { operation, body } of requests) {
    const text = JSON.stringify(body) ?? '';
    for (const trace of traces) assert.ok(!text.includes(trace), `a secret stands in ${operation}`);
  }
}

/** What base64 makes of the middle of a text, wherever it begins. */
function encoded(text: string): readonly string[] {
  return [0, 1, 2].map(shift => {
    const base64 = Buffer.from(' '.repeat(shift) + text).toString('base64');
    return base64.slice(shift === 0 ? 0 : 4, -4);
  });
}
