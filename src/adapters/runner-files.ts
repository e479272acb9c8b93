import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

import type { WriteResult } from '../ports.ts';

/**
 * Hands a step's outputs to the runner. `path` is `GITHUB_OUTPUT`. A run has done its work by then, so trouble
 * here is told, never thrown.
 */
export function setOutputs(
  path: string | undefined,
  values: { readonly [name: string]: string | number },
): WriteResult {
  const entries = Object.entries(values).map(([name, value]) => heredoc(name, String(value)));
  return append('GITHUB_OUTPUT', path, entries.join(''));
}

/** Adds to the job summary. `path` is `GITHUB_STEP_SUMMARY`. */
export function writeSummary(path: string | undefined, markdown: string): WriteResult {
  return append('GITHUB_STEP_SUMMARY', path, cutAtLine(markdown));
}

/** GitHub drops a summary above 1 MiB whole. */
const SUMMARY_BYTES_MAX = 900_000;
const CUT_NOTE = '\n\n_The rest did not fit into a job summary. The report file has all of it._\n';

/** The value ends at a line that nobody could have written into it, because nobody knew it. */
function heredoc(name: string, value: string): string {
  const delimiter = `end-${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

function cutAtLine(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= SUMMARY_BYTES_MAX) return markdown;

  const end = bytes.lastIndexOf('\n', SUMMARY_BYTES_MAX - CUT_NOTE.length);
  return bytes.subarray(0, Math.max(end, 0)).toString() + CUT_NOTE;
}

function append(name: string, path: string | undefined, text: string): WriteResult {
  if (path === undefined || path === '')
    return { ok: false, message: `${name} is not set: nothing was written there.` };
  try {
    appendFileSync(path, text);
    return { ok: true };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return {
      ok: false,
      message: `The file of ${name} cannot be written (${code}): nothing was written there.`,
    };
  }
}
