import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';

import { test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

import { taskFiles } from '../src/adapters/task-files/task-files.ts';
import { Outcome } from '../src/domain/event.ts';
import { Failure, faultOf } from '../src/domain/failure.ts';
import { FileSettings, FileTask, FileType, TaskFile } from '../src/domain/task-file.ts';
import { exitCodeOf, isRed } from '../src/entrypoints/exit-code.ts';
import { INPUTS, OUTPUTS } from '../src/entrypoints/inputs.ts';
import type { RunReport } from '../src/report/run-report.ts';
import { BUILT_IN_TYPES } from '../src/request/built-in-types.ts';
import { newWorkspace } from './support/command-line.ts';
import { markdownFile } from './support/markdown-file.ts';

const readme = markdownFile('README.md');
const reference = markdownFile('docs/task-file.md');
const pages = [
  readme,
  reference,
  markdownFile('examples/quickstart/README.md'),
  markdownFile('examples/dependencies/README.md'),
];
const blocks = [readme, reference].flatMap(page => page.blocks);

const code = (text: string) => `\`${text}\``;
const wordsIn = (cell: string | undefined) =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

test('the table of inputs is the list of inputs', () => {
  const expected = INPUTS.map(input => [
    code(input.name),
    input.description,
    'default' in input ? code(input.default) : '',
  ]);
  assert.deepEqual(readme.table('Inputs'), expected);
});

test('the table of outputs is the list of outputs', () => {
  assert.deepEqual(
    readme.table('Outputs'),
    OUTPUTS.map(({ name, description }) => [code(name), description]),
  );
});

test('the table of how an agent can be has every word that the output `health` names', () => {
  const { description } = OUTPUTS.find(({ name }) => name === 'health') ?? { description: '' };
  const stated = markdownFile('docs/monitoring.md').table('The monitor');
  assert.deepEqual(
    stated.map(([health]) => health),
    wordsIn(description).slice(1).map(code),
  );
});

test('the table of outcomes has every outcome with the colour of its step and its exit code', () => {
  const failOn = { quarantine: false, budget: false };
  const expected = Outcome.options.map(outcome => {
    const step = isRed(reportWith(outcome), failOn) ? 'red' : 'green';
    return [code(outcome), step, String(exitCodeOf(outcome))];
  });
  const stated = readme.table('Outcomes').map(([outcome, _means, step, exit]) => [outcome, step, exit]);
  assert.deepEqual(stated, expected);
});

test('the table of environment variables has each that is read, and which input it stands in for', () => {
  const rows = readme.table('Environment variables');
  assert.deepEqual(new Set(rows.flatMap(([name]) => wordsIn(name))), variablesRead());

  for (const input of INPUTS) {
    if (!('env' in input)) continue;
    const row = rows.find(([name]) => name === code(input.env.name));
    assert.match(row?.[1] ?? '', new RegExp(`^Stands in for ${code(input.name)}`), input.name);
    assert.equal(/command line only/.test(row?.[1] ?? ''), 'cliOnly' in input.env, input.name);
  }
});

test('the table of commands has every command with its arguments and options', async () => {
  const help = await commandsInHelp();
  const rows = readme.table('Commands').map(([command = '', means]) => ({
    command: command.slice(1, -1),
    options: wordsIn(means).filter(word => word.startsWith('--')),
  }));
  assert.deepEqual(
    rows.map(({ command }) => command),
    help.map(({ command }) => command),
  );
  for (const [index, { command, options }] of rows.entries()) {
    const named = options.map(option => option.split(' ', 1).join());
    assert.deepEqual(new Set(named), new Set(help[index]?.options), command);
  }
});

test('the table of failures has every kind, under the fault that decides what follows', () => {
  const stated = readme
    .table('When something fails')
    .flatMap(([fault, kinds]) => wordsIn(kinds).map(kind => ({ fault, kind })));
  const expected = Failure.options.map(option => {
    const failure = Failure.parse({ ...pickedFor(option), kind: option.shape.kind.value });
    return { fault: String(faultOf(failure)), kind: String(failure.kind) };
  });
  assert.deepEqual(stated, [
    ...expected,
    { fault: "nobody's", kind: 'interrupted' },
    { fault: "people's", kind: 'skipped' },
  ]);
});

test('the reference of the task file has every key', () => {
  const keys = reference.table('Keys').map(([where, key]) => `${where} ${key}`);
  const settings = Object.keys(FileSettings.shape);
  const own = (shape: object) => Object.keys(shape).filter(key => !settings.includes(key));
  const expected = [
    ...Object.keys(TaskFile.shape).map(key => `file ${code(key)}`),
    ...own(FileType.shape).map(key => `a type ${code(key)}`),
    ...own(FileTask.shape)
      .filter(key => !['for-each', 'needs', 'every'].includes(key))
      .map(key => `a task ${code(key)}`),
    ...settings.map(key => `settings ${code(key)}`),
  ];
  assert.deepEqual(new Set(keys), new Set(expected));
});

test('the reference of the task file has every built-in type', () => {
  const named = reference.table('Types').flatMap(([name]) => wordsIn(name));
  assert.deepEqual(named, [...BUILT_IN_TYPES.keys()]);
});

test('every block of YAML and JSON can be parsed', () => {
  const parsers: Readonly<Record<string, (text: string) => unknown>> = { yaml: parse, json: JSON.parse };
  const values = blocks.flatMap(({ language, text }) => parsers[language]?.(text) ?? []);
  const written = blocks.filter(({ language }) => language in parsers);
  assert.equal(values.length, written.length);
});

const exampleTaskFiles = blocks.filter(
  ({ language, text }) => language === 'jsonl' || (language === 'yaml' && /^tasks:$/m.test(text)),
);

test('there are examples of task files', () => {
  assert.equal(exampleTaskFiles.length, 6);
});

for (const { language, text } of exampleTaskFiles) {
  test(`the parser takes the example that begins "${text.split('\n', 1)[0]}"`, () => {
    const path = `.github/background-agent/tasks.${language === 'jsonl' ? 'jsonl' : 'yml'}`;
    const files = { 'docs/notes.md': 'A note.', ...namedBlocks(), [path]: text };
    const read = taskFiles({
      workspace: newWorkspace(files).path,
      patterns: [path],
      types: BUILT_IN_TYPES,
      fallback: { model: '', completionTokensMax: 2_048, timeoutMs: 300_000, attemptsMax: 3 },
    }).read();
    assert.deepEqual(read.ok ? [] : read.mistakes, []);
    assert.ok(read.ok && read.list.tasks.length > 0);
  });
}

test('the files to copy are those that init writes into a repository called my-repository', async () => {
  const written = await filesOfInit();
  assert.equal(written.size, 5);
  const watchers = markdownFile('docs/monitoring.md').blocks;
  for (const [path, text] of written) {
    const isWatcher = path.includes('-monitor') || path.includes('-inbox');
    assert.ok(
      (isWatcher ? watchers : readme.blocks).some(block => block.language === 'yaml' && block.text === text),
      `Expected a block with what init writes to ${path}:\n${text}`,
    );
  }
});

test('every workflow to copy is one that init writes, so nothing else has to be checked', async () => {
  const written = new Set((await filesOfInit()).values());
  const workflows = blocks.filter(({ text }) => /^jobs:$/m.test(text));
  assert.equal(workflows.length, 2);
  for (const { text } of workflows) assert.ok(written.has(text), text);
});

test('every npm script in a block of commands is there', () => {
  const { scripts } = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
  const words = [...commands.join('').matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, word = '']) => word);
  const named = words.filter(word => word !== 'ci' && word !== 'install');
  assert.deepEqual(named, ['demo', 'test']);
  for (const name of named) assert.ok(name in scripts, name);
});

for (const { path, links, parts, headings } of pages) {
  test(`every link of ${path} leads somewhere`, () => {
    assert.deepEqual(
      links.filter(target => !existsSync(target)),
      [],
    );
    assert.deepEqual(
      parts.filter(part => !headings.includes(part)),
      [],
    );
  });
}

const Package = z.object({ scripts: z.record(z.string(), z.string()) });

/** What `init` writes when it is told nothing, by path. */
async function filesOfInit(): Promise<ReadonlyMap<string, string>> {
  const workspace = newWorkspace({ 'my-repository/.keep': '' });
  const { exit, out, err } = await workspace.type(['init'], {}, 'my-repository');
  assert.equal(exit, 0, err);
  const paths = [...out.matchAll(/^Wrote (.+)$/gm)].map(([, path = '']) => path);
  return new Map(paths.map(path => [path, workspace.read(`my-repository/${path}`)]));
}

/** A run that ended so, and of which there is nothing else to say. */
function reportWith(outcome: Outcome): RunReport {
  return {
    agent: 'default',
    run: 'local-1',
    provider: 'offline',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
    outcome,
    counts: { completed: 0, quarantined: 0, skipped: 0, pending: 0, failed: 0 },
    inQuarantine: 0,
    calls: 0,
    tokens: 0,
    costNanoUsd: 0,
    budgets: [],
    budgetsReached: [],
    monthTotals: [],
    oversized: [],
    stops: [],
    tasks: [],
    notices: [],
    leftAlone: [],
    unwritten: [],
    alerts: [],
    alertsOpened: 0,
    resultsPath: 'results',
    logPath: '.background-agent/default/log',
  };
}

/** What the sources read from the environment, but for what a runner sets itself, and lower-case twins. */
function variablesRead(): ReadonlySet<string> {
  const sources = globSync('src/{entrypoints,adapters}/**/*.ts').map(path => readFileSync(path, 'utf8'));
  const read = sources.flatMap(text =>
    [...text.matchAll(/env\['([A-Z_]+)'\]|environmentMs\('([A-Z_]+)'\)|\bNODE_EXTRA_CA_CERTS\b/g)].map(
      ([whole, name, timed]) => name ?? timed ?? whole,
    ),
  );
  const ofInputs = INPUTS.flatMap(input => ('env' in input ? [input.env.name] : []));
  return new Set([...read, ...ofInputs].filter(name => !/^(?:GITHUB|RUNNER|ACTIONS)_/.test(name)));
}

type CommandHelp = { readonly command: string; readonly options: readonly string[] };

/** Every command as its own help shows it, with the options that are no inputs. */
async function commandsInHelp(parents: readonly string[] = []): Promise<readonly CommandHelp[]> {
  const { out } = await newWorkspace().type([...parents, '--help']);
  const [, list = ''] = out.split(/^Commands:$/m);
  const names = [...list.matchAll(/^ {2}([a-z]+)/gm)]
    .map(([, name = '']) => name)
    .filter(name => name !== 'help');
  if (names.length > 0) {
    const all = await Promise.all(names.map(name => commandsInHelp([...parents, name])));
    return all.flat();
  }
  const [, usage = ''] = /^Usage: background-agent (.+)$/m.exec(out) ?? [];
  const inputs = ['help', ...INPUTS.map(({ name }) => String(name))];
  const options = [...out.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(([, name = '']) => name);
  return [
    {
      command: usage.replace(' [options]', ''),
      options: options.filter(name => !inputs.includes(name)).map(name => `--${name}`),
    },
  ];
}

/** Of every field that some kind of failure must have, those that this kind knows. */
function pickedFor({ shape }: { readonly shape: object }): object {
  const fields = {
    status: 400,
    timeoutMs: 1_000,
    keyword: 'type',
    parameter: 'top_k',
    completionTokensMax: 1,
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name in shape));
}

/** Blocks that say in their first line which file they are. */
function namedBlocks(): Readonly<Record<string, string>> {
  const named = blocks.flatMap(({ text }): [string, string][] => {
    const [, path] = /^# (\S+\.prompt\.yml)\n/.exec(text) ?? [];
    return path === undefined ? [] : [[path, text]];
  });
  return Object.fromEntries(named);
}
