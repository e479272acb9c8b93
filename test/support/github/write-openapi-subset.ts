// Cuts GitHub's own description of its REST API down to the operations that the test GitHub answers, and writes it to
// test/fixtures/github-openapi.json. The whole description is 400 MB on disk, so it is no dependency. To make it again:
//
//     folder=$(mktemp -d) && npm install --prefix "$folder" --no-save --ignore-scripts @octokit/openapi@23
//     node test/support/github/write-openapi-subset.ts "$folder/node_modules/@octokit/openapi"
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Description = {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Json>>>>;
};

const operations: ReadonlySet<string> = new Set([
  ...['repos/get', 'repos/get-content', 'repos/list-commits', 'repos/get-commit', 'repos/compare-commits'],
  ...['git/get-ref', 'git/list-matching-refs', 'git/create-ref', 'git/update-ref', 'git/delete-ref'],
  ...[
    'git/get-commit',
    'git/create-commit',
    'git/get-tree',
    'git/create-tree',
    'git/get-blob',
    'git/create-blob',
  ],
  ...['issues/list-for-repo', 'issues/get', 'issues/create', 'issues/update', 'issues/lock', 'issues/unlock'],
  ...['issues/list-comments', 'issues/create-comment', 'issues/update-comment'],
  ...['reactions/create-for-issue-comment', 'repos/get-collaborator-permission-level'],
  ...['issues/list-labels-for-repo', 'issues/get-label', 'issues/create-label', 'issues/add-labels'],
  ...['pulls/list', 'pulls/create', 'pulls/get', 'pulls/update', 'pulls/list-files'],
  ...['actions/get-workflow-run', 'actions/get-workflow-run-attempt'],
  ...['actions/list-workflow-runs', 'actions/list-workflow-runs-for-repo'],
  ...['actions/get-workflow', 'actions/enable-workflow', 'actions/disable-workflow'],
  ...['actions/list-repo-workflows', 'actions/create-workflow-dispatch'],
]);

/** What is for readers only. */
const prose: ReadonlySet<string> = new Set([
  ...['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'tags', 'deprecated'],
]);

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('Expected the folder of @octokit/openapi, got nothing. See this file.');
const whole: Description = JSON.parse(readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8'));

const paths: Record<string, Record<string, Json>> = {};
for (const [path, methods] of Object.entries(whole.paths))
  for (const [method, operation] of Object.entries(methods))
    if (operations.has(operation.operationId)) (paths[path] ??= {})[method] = cut(operation);

const found = Object.values(paths).flatMap(methods => Object.values(methods)).length;
if (found !== operations.size) throw new Error(`Expected ${operations.size} operations, found ${found}.`);

const components: Record<string, Record<string, Json>> = {};
takeWhatIsNamedIn(paths);
const subset = { openapi: whole.openapi, info: { version: whole.info.version }, paths, components };
writeFileSync('test/fixtures/github-openapi.json', `${JSON.stringify(subset)}\n`);

/** Without what is for readers. Names of properties and of components are kept whatever they are. */
function cut(value: Json, namesAreData = false): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(item => cut(item));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => namesAreData || !(prose.has(name) || name.startsWith('x-')))
      .map(([name, inner]) => [name, cut(inner, name === 'properties')]),
  );
}

function takeWhatIsNamedIn(value: Json): void {
  if (value === null || typeof value !== 'object') return;
  const { $ref } = value as { readonly $ref?: string };
  if (typeof $ref === 'string') takeComponent($ref);
  else for (const inner of Object.values(value)) takeWhatIsNamedIn(inner);
}

function takeComponent($ref: string): void {
  const [, , kind = '', name = ''] = $ref.split('/');
  const taken = (components[kind] ??= {});
  if (name in taken) return;
  const component = cut(whole.components[kind]?.[name] ?? null);
  taken[name] = component;
  takeWhatIsNamedIn(component);
}
