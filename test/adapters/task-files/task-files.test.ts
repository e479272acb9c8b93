import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { taskFiles } from '../../../src/adapters/task-files/task-files.ts';
import type { Task, TaskList, TaskType } from '../../../src/domain/task.ts';

const TASKS = '.github/background-agent/tasks.yml';
const fallback = { model: 'fallback', completionTokensMax: 2048, timeoutMs: 300_000, attemptsMax: 3 };
const summarize: TaskType = {
  name: 'summarize',
  messages: [{ role: 'user', content: '{{ text }}' }],
  output: { kind: 'text' },
};
const types = new Map([[summarize.name, summarize]]);

let workspace = '';
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'task-files-'));
  mkdirSync(join(workspace, '.git'));
});
afterEach(() => rmSync(workspace, { recursive: true }));

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

function source(...patterns: string[]) {
  return taskFiles({ workspace, patterns: patterns.length === 0 ? [TASKS] : patterns, types, fallback });
}

function read(...patterns: string[]): TaskList {
  const result = source(...patterns).read();
  assert.ok(result.ok, JSON.stringify(result));
  return result.list;
}

/** `path:line:column message` of every mistake. */
function mistakes(...patterns: string[]): string[] {
  const result = source(...patterns).read();
  assert.ok(!result.ok);
  return result.mistakes.map(
    ({ place, message }) => `${place.path}:${place.line}:${place.column} ${message}`,
  );
}

/** The one task that this text, as a YAML task file, holds. */
function taskFrom(text: string): Task {
  write(TASKS, text);
  const [task, ...others] = read().tasks;
  assert.ok(task !== undefined && others.length === 0);
  return task;
}

describe('a task file', () => {
  test('becomes tasks with types, settings, input and place', () => {
    const task = taskFrom(
      'version: 1\ntasks:\n  - id: sum-001\n    type: summarize\n    input: { text: Hello., rows: [1, null] }\n',
    );
    assert.deepEqual(task, {
      id: 'sum-001',
      type: summarize,
      input: { text: 'Hello.', rows: [1, null] },
      settings: { ...fallback, parameters: {}, onChange: 'rerun' },
      place: { path: TASKS, line: 3, column: 5 },
    });
  });

  test('says the same in YAML, JSON and JSON Lines', () => {
    const task = { id: 'a', type: 'own', input: { text: 'x' }, 'idempotency-key': 'k' };
    const head = {
      version: 1,
      types: { own: { prompt: '{{ text }}', timeout: '1m' } },
      prices: { m: 'free' },
    };
    write('a.json', JSON.stringify({ ...head, tasks: [task] }, null, 2));
    write('a.yml', JSON.stringify({ ...head, tasks: [task] }));
    write('a.jsonl', `${JSON.stringify(head)}\n\n${JSON.stringify(task)}\r\n`);
    write('a.ndjson', `\u{FEFF}${JSON.stringify(head)}\n${JSON.stringify(task)}`);

    const lists = ['a.json', 'a.yml', 'a.jsonl', 'a.ndjson'].map(path => read(path));
    for (const { tasks, prices } of lists) {
      const [only] = tasks;
      assert.equal(tasks.length, 1);
      assert.deepEqual(
        { id: only?.id, type: only?.type.name, input: only?.input },
        { id: 'a', type: 'own', input: task.input },
      );
      assert.equal(only?.settings.timeoutMs, 60_000);
      assert.equal(only?.idempotencyKey, 'k');
      assert.deepEqual([...prices], [['m', { kind: 'free' }]]);
    }
    assert.deepEqual(
      lists.map(({ tasks }) => tasks[0]?.place),
      [
        { path: 'a.json', line: 13, column: 5 },
        { path: 'a.yml', line: 1, column: lists[1]?.tasks[0]?.place.column },
        { path: 'a.jsonl', line: 3, column: 1 },
        { path: 'a.ndjson', line: 2, column: 1 },
      ],
    );
  });

  test('in JSON Lines needs no first line of its own', () => {
    write('a.jsonl', '{"id":"a","type":"summarize"}\n{"id":"b","type":"summarize"}\n');
    assert.deepEqual(
      read('a.jsonl').tasks.map(({ id }) => id),
      ['a', 'b'],
    );
  });

  test('says where each price stands', () => {
    write(TASKS, 'version: 1\nprices:\n  a: free\n  b: { like: a }\ntasks: []\n');
    write('more.jsonl', '{"version":1,"prices":{"c":"free"}}\n{"id":"x","type":"summarize"}\n');
    assert.deepEqual(
      [...read(TASKS, 'more.jsonl').pricePlaces].map(([model, { path, line }]) => [model, path, line]),
      [
        ['a', TASKS, 3],
        ['b', TASKS, 4],
        ['c', 'more.jsonl', 1],
      ],
    );
  });

  test('gives each price its kind', () => {
    write(
      TASKS,
      'version: 1\nprices: { a: { input: 0.15, output: 0.6, cached-input: 0.01 }, b: { input: 1, output: 2 }, c: { like: a }, d: free }\ntasks: []\n',
    );
    assert.deepEqual(
      [...read().prices],
      [
        ['a', { kind: 'usd', input: 0.15, output: 0.6, cachedInput: 0.01 }],
        ['b', { kind: 'usd', input: 1, output: 2 }],
        ['c', { kind: 'like', model: 'a' }],
        ['d', { kind: 'free' }],
      ],
    );
  });
});

describe('types', () => {
  const own = (type: string): TaskType =>
    taskFrom(`version: 1\ntypes:\n  own: ${type}\ntasks:\n  - { id: a, type: own }\n`).type;

  test('have a system message, a prompt and a form, and know where each template stands', () =>
    assert.deepEqual(
      own('\n    system: Sort this.\n    prompt: "{{ bug }}"\n    output: { type: object }\n'),
      {
        name: 'own',
        messages: [
          { role: 'system', content: 'Sort this.' },
          { role: 'user', content: '{{ bug }}' },
        ],
        output: { kind: 'json', name: 'own', schema: { type: 'object' } },
        places: [
          { path: TASKS, line: 4, column: 5 },
          { path: TASKS, line: 5, column: 5 },
        ],
      },
    ));

  test("ask for the input's text when they have no prompt", () =>
    assert.deepEqual(own('{ system: Sort this. }').messages[1], { role: 'user', content: '{{ text }}' }));

  test('may have messages instead', () =>
    assert.deepEqual(
      own('{ messages: [{ role: user, content: a }, { role: assistant, content: b }] }').messages,
      [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'b' },
      ],
    ));

  test('that are built in can have settings, and nothing else', () => {
    assert.equal(
      taskFrom('version: 1\ntypes: { summarize: { model: m } }\ntasks: [{ id: a, type: summarize }]\n')
        .settings.model,
      'm',
    );
    write(TASKS, 'version: 1\ntypes: { summarize: { prompt: x } }\ntasks: []\n');
    assert.deepEqual(mistakes(), [
      `${TASKS}:2:23 The type "summarize" is built in: its settings can be set here, but not its "prompt". Give your type another name.`,
    ]);
  });

  test('that say nothing are refused', () => {
    write(TASKS, 'version: 1\ntypes: { own: { model: m } }\ntasks: []\n');
    assert.deepEqual(mistakes(), [
      `${TASKS}:2:10 The type "own" does not say what to ask; give it a "prompt", a "system" message or "messages".`,
    ]);
  });

  test('that nobody said are refused with advice', () => {
    write(TASKS, 'version: 1\ntasks:\n  - { id: a, type: summarise }\n  - { id: b, type: translate }\n');
    assert.deepEqual(mistakes(), [
      `${TASKS}:3:14 There is no type "summarise"; did you mean "summarize"?`,
      `${TASKS}:4:14 There is no type "translate"; known are "summarize".`,
    ]);
  });

  test('that are wrong are told once, and not again for each task', () => {
    write(TASKS, 'version: 1\ntypes: { own: { promt: x } }\ntasks: [{ id: a, type: own }]\n');
    assert.deepEqual(mistakes(), [`${TASKS}:2:17 "promt" is not a key of a type; did you mean "prompt"?`]);
  });
});

describe('settings', () => {
  test('go task before type before prompt file before defaults before fallback', () => {
    write(
      'p.prompt.yml',
      'model: prompt-file\nmodelParameters: { topP: 0.5 }\nmessages: [{ role: user, content: x }]\n',
    );
    write(
      'tasks.yml',
      `version: 1
defaults: { model: defaults, timeout: 1m, max-output-tokens: 10, on-change: keep, parameters: { seed: 1, top_p: 1, stop: x } }
types: { own: { prompt: x, model: type, timeout: 2m } }
tasks:
  - { id: b, type: own }
  - { id: a, type: own, model: task, parameters: { seed: null } }
  - { id: c, type: summarize }
  - { id: d, type: p.prompt.yml, max-attempts: 9 }
`,
    );
    const settings = read('tasks.yml').tasks.map(task => task.settings);
    const shared = {
      completionTokensMax: 10,
      attemptsMax: 3,
      onChange: 'keep',
      parameters: { seed: 1, top_p: 1, stop: 'x' },
    };
    assert.deepEqual(settings, [
      { ...shared, model: 'type', timeoutMs: 120_000 },
      { ...shared, model: 'task', timeoutMs: 120_000, parameters: { ...shared.parameters, seed: null } },
      { ...shared, model: 'defaults', timeoutMs: 60_000 },
      {
        ...shared,
        model: 'prompt-file',
        timeoutMs: 60_000,
        attemptsMax: 9,
        parameters: { ...shared.parameters, top_p: 0.5 },
      },
    ]);
  });
});

describe('several files', () => {
  test('are found by paths and globs, each once and in order', () => {
    for (const name of ['b', 'a', 'c'])
      write(`tasks/${name}.yml`, `version: 1\ntasks: [{ id: ${name}, type: summarize }]\n`);
    write('tasks/more/x.prompt.yml', 'messages: []');
    mkdirSync(join(workspace, 'tasks/folder.yml'));
    assert.deepEqual(
      read('tasks/c.yml', 'tasks/**/*.yml', join(workspace, 'tasks/a.yml')).tasks.map(({ id }) => id),
      ['a', 'b', 'c'],
    );
  });

  test('share types and prices, and keep their defaults to themselves', () => {
    write('a.yml', 'version: 1\ndefaults: { model: a }\ntasks: [{ id: a, type: own }]\n');
    write(
      'b.yml',
      'version: 1\ntypes: { own: { prompt: x } }\nprices: { m: free }\ntasks: [{ id: b, type: own }]\n',
    );
    write('c.yml', 'version: 1\ntypes: { own: { prompt: x } }\nprices: { m: free }\ntasks: []\n');
    const list = read('*.yml');
    assert.deepEqual(
      list.tasks.map(({ settings }) => settings.model),
      ['a', 'fallback'],
    );
    assert.deepEqual([...list.prices.keys()], ['m']);
    assert.deepEqual(list.files, ['a.yml', 'b.yml', 'c.yml']);
  });

  test('must not say one type or one price in two ways', () => {
    write('a.yml', 'version: 1\ntypes: { own: { prompt: x } }\nprices: { m: free }\ntasks: []\n');
    write('b.yml', 'version: 1\ntypes: { own: { prompt: y } }\nprices: { m: { like: n } }\ntasks: []\n');
    assert.deepEqual(mistakes('*.yml'), [
      'b.yml:2:10 The type "own" is another one in a.yml:2:10; give one of them another name.',
      'b.yml:3:11 The price of "m" is another one in a.yml:3:11; keep one of them.',
    ]);
  });

  test('have no id twice, also by letter case', () => {
    write('a.yml', 'version: 1\ntasks: [{ id: One, type: summarize }]\n');
    write('b.jsonl', '{"id":"one","type":"summarize"}\n{"id":"One","type":"summarize"}\n');
    assert.deepEqual(mistakes('a.yml', 'b.jsonl'), [
      'b.jsonl:1:2 The id "one" is taken by the task in a.yml:2:9, as "One": letter case makes no difference; give one of them another id.',
      'b.jsonl:2:2 The id "One" is taken by the task in a.yml:2:9; give one of them another id.',
    ]);
  });

  test('run one task for each idempotency key, and say which they pass over', () => {
    write(
      'a.yml',
      'version: 1\ntasks:\n  - { id: a, type: summarize, idempotency-key: k }\n  - { id: b, type: summarize, idempotency-key: k }\n',
    );
    const list = read('a.yml');
    assert.deepEqual(
      list.tasks.map(({ id }) => id),
      ['a'],
    );
    assert.deepEqual(list.notices, [
      {
        place: { path: 'a.yml', line: 4, column: 5 },
        message: 'The task "b" is passed over: "a" in a.yml:3:5 has the same idempotency-key.',
      },
    ]);
  });
});

describe('prompt files', () => {
  const schema = { type: 'object', properties: { area: { type: 'string' } } };
  const taskWith = (promptFile: string): Task => {
    write('prompts/triage.prompt.yml', promptFile);
    return taskFrom(
      'version: 1\ntasks: [{ id: a, type: ../../prompts/triage.prompt.yml, input: { text: x } }]\n',
    );
  };
  const mistakesOf = (promptFile: string): string[] => {
    write('prompts/triage.prompt.yaml', promptFile);
    write(
      'tasks.yml',
      'version: 1\ntasks: [{ id: a, type: prompts/triage.prompt.yaml }, { id: b, type: prompts/triage.prompt.yaml }]\n',
    );
    return mistakes('tasks.yml');
  };

  test('in GitHub’s format are types, named by their path', () => {
    const { type, settings } = taskWith(`name: Triage
description: Sorts bugs
model: openai/gpt-4o-mini
modelParameters: { maxCompletionTokens: 500, temperature: 0.5, topP: 0.9, stop: [x] }
messages:
  - role: system
    content: Sort this.
  - role: user
    content: "{{text}}"
testData: [{ input: x, expected: y }]
evaluators: []
`);
    assert.deepEqual(type, {
      name: 'prompts/triage.prompt.yml',
      messages: [
        { role: 'system', content: 'Sort this.' },
        { role: 'user', content: '{{text}}' },
      ],
      output: { kind: 'text' },
      places: [
        { path: 'prompts/triage.prompt.yml', line: 7, column: 5 },
        { path: 'prompts/triage.prompt.yml', line: 9, column: 5 },
      ],
    });
    assert.equal(settings.model, 'openai/gpt-4o-mini');
    assert.equal(settings.completionTokensMax, 500);
    assert.deepEqual(settings.parameters, { temperature: 0.5, top_p: 0.9, stop: ['x'] });
    assert.deepEqual(read().files, [TASKS, 'prompts/triage.prompt.yml']);
  });

  test('take maxTokens too, and read one file for many tasks', () => {
    write(
      'p.prompt.yml',
      'modelParameters: { maxTokens: 7 }\nmessages: [{ role: user, content: x }]\nresponseFormat: text\n',
    );
    write(
      'tasks.yml',
      'version: 1\ntasks: [{ id: a, type: p.prompt.yml }, { id: b, type: ./p.prompt.yml }]\n',
    );
    const [a, b] = read('tasks.yml').tasks;
    assert.equal(a?.settings.completionTokensMax, 7);
    assert.equal(a?.type, b?.type);
  });

  const prompt = 'messages: [{ role: user, content: x }]\nresponseFormat: json_schema\n';
  test.each([
    [
      'a text of JSON',
      `${prompt}jsonSchema: '${JSON.stringify({ name: 'triage', strict: true, schema })}'\n`,
    ],
    ['a map', `${prompt}jsonSchema: ${JSON.stringify({ name: 'triage', schema })}\n`],
  ])('take their schema as %s', (_, text) =>
    assert.deepEqual(taskWith(text).type.output, { kind: 'json', name: 'triage', schema }),
  );

  test('may ask for any JSON object', () =>
    assert.deepEqual(
      taskWith('messages: [{ role: user, content: x }]\nresponseFormat: json_object\n').type.output,
      {
        kind: 'json',
        name: 'answer',
        schema: { type: 'object', additionalProperties: true },
      },
    ));

  test.each([
    ['name: x\n', '1:1 "messages" is missing; it must be a list of messages.'],
    [
      'messages: [{ role: tool, content: x }]\n',
      '1:14 "role" must be system, user or assistant, got "tool".',
    ],
    [
      'messages: [\n',
      '2:1 Not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
    ['', '1:1 This must be a map with "messages", got null.'],
    [
      'messages: [{ role: user, content: x }]\nmodel: ""\n',
      '2:1 "model" must be the name of a model, got "".',
    ],
    [
      'messages: [{ role: user, content: x }]\nmodelParameters: { maxTokens: 0 }\n',
      '2:20 "max-output-tokens" must be a whole number from 1 to 10,000,000, got 0.',
    ],
    [
      'messages: [{ role: user, content: x }]\nmodelParameters: { toolChoice: x }\n',
      '2:20 "tool_choice" cannot be a parameter: the model has no tools, so that no prompt can make it act.',
    ],
    [prompt, '2:1 "responseFormat" is json_schema, but there is no "jsonSchema"; add it.'],
    [
      `${prompt}jsonSchema: '{"name":'\n`,
      '3:1 In "jsonSchema" (line 1 of the text): Not valid JSON: expected a value, got the end.',
    ],
    [`${prompt}jsonSchema: { schema: {} }\n`, '3:1 "name" is missing; it must be a name.'],
    [
      `${prompt}jsonSchema: { name: x, schema: { type: strin } }\n`,
      '3:34 "type" must be one of string, number, integer, boolean, object, array, null, or a list of these, got "strin".',
    ],
    [
      `${prompt}jsonSchema: '{"name":"x","schema":{"type":5}}'\n`,
      '3:1 "type" must be one of string, number, integer, boolean, object, array, null, or a list of these, got 5.',
    ],
  ])('that are wrong are told once, at their own place: %j', (text, mistake) =>
    assert.deepEqual(mistakesOf(text), [`prompts/triage.prompt.yaml:${mistake}`]),
  );

  test('must exist, inside the workspace', () => {
    write(
      'tasks.yml',
      'version: 1\ntasks: [{ id: a, type: no.prompt.yml }, { id: b, type: ../x.prompt.yml }]\n',
    );
    assert.deepEqual(mistakes('tasks.yml'), [
      'tasks.yml:2:18 "no.prompt.yml" does not exist; correct the path, or add the file.',
      'tasks.yml:2:50 "../x.prompt.yml" lies outside the workspace; name a file inside it.',
    ]);
  });
});

describe('file inputs', () => {
  const withFile = (path: string): void =>
    write(
      'sub/tasks.yml',
      `version: 1\ntasks:\n  - id: a\n    type: summarize\n    input: { text: { file: ${JSON.stringify(path)} } }\n`,
    );
  const refusal = (path: string): string[] => {
    withFile(path);
    return mistakes('sub/tasks.yml').map(mistake =>
      mistake.replace('sub/tasks.yml:5:14 The file for "text": ', ''),
    );
  };

  test('are read when their task is loaded, relative to the task file, and listed', () => {
    write('docs/notes.md', '\u{FEFF}Füße');
    withFile('../docs/notes.md');
    const agent = source('sub/tasks.yml');
    const result = agent.read();
    assert.ok(result.ok);
    assert.deepEqual(result.list.files, ['docs/notes.md', 'sub/tasks.yml']);
    const [task] = result.list.tasks;
    assert.ok(task !== undefined);
    assert.deepEqual(task.input, { text: { file: '../docs/notes.md' } });
    assert.deepEqual(agent.load(task), { ok: true, input: { text: 'Füße' } });
  });

  test('that went away after reading are a mistake of their task', () => {
    write('sub/notes.md', 'x');
    withFile('notes.md');
    const agent = source('sub/tasks.yml');
    const result = agent.read();
    assert.ok(result.ok && result.list.tasks[0] !== undefined);
    rmSync(join(workspace, 'sub/notes.md'));
    assert.deepEqual(agent.load(result.list.tasks[0]), {
      ok: false,
      mistake: {
        place: { path: 'sub/tasks.yml', line: 3, column: 5 },
        message: 'The file for "text": "sub/notes.md" does not exist; correct the path, or add the file.',
      },
    });
  });

  test('that are no UTF-8 are a mistake of their task', () => {
    write('sub/notes.md', Buffer.from([0x66, 0xfc]));
    withFile('notes.md');
    const agent = source('sub/tasks.yml');
    const result = agent.read();
    assert.ok(result.ok && result.list.tasks[0] !== undefined);
    const loaded = agent.load(result.list.tasks[0]);
    assert.equal(
      loaded.ok || loaded.mistake.message,
      'The file for "text": "sub/notes.md" is not text in UTF-8; save it as UTF-8.',
    );
  });

  test('that a task names as plain data stay data', () => {
    write(
      'tasks.yml',
      'version: 1\ntasks: [{ id: a, type: summarize, input: { __proto__: { x: 1 }, text: { file: a, line: 1 } } }]\n',
    );
    const [task] = read('tasks.yml').tasks;
    assert.ok(task !== undefined);
    assert.deepEqual(source().load(task), { ok: true, input: { text: { file: 'a', line: 1 } } });
  });

  test.each([
    ['', '"" is no path of a file.'],
    ['a\0b', '"a\\u0000b" is no path of a file.'],
    ['../../etc/passwd', '"../../etc/passwd" lies outside the workspace; name a file inside it.'],
    ['/etc/passwd', '"/etc/passwd" lies outside the workspace; name a file inside it.'],
    ['../.git/config', '"../.git/config" lies in .git, which can hold credentials; name a file outside it.'],
    ...[
      '.git/config',
      '../a/.git/config',
      '../.GIT/config',
      '.git./config',
      'git~1/config',
      '.git::$INDEX_ALLOCATION/config',
    ].map(path => [path, `"${path}" lies in .git, which can hold credentials; name a file outside it.`]),
    ['..\\..\\.git\\config', '"..\\\\..\\\\.git\\\\config" has a "\\" in it; write "/" between folders.'],
    ['missing.md', '"sub/missing.md" does not exist; correct the path, or add the file.'],
    ['tasks.yml/x', '"sub/tasks.yml/x" does not exist; correct the path, or add the file.'],
    ['.', '"sub" is not a file.'],
  ])('at %j are refused', (path, trouble) => assert.deepEqual(refusal(path), [trouble]));

  test('through a symbolic link are refused, wherever on the path it is', () => {
    write('real/notes.md', 'x');
    symlinkSync('/etc/passwd', join(workspace, 'passwd'));
    symlinkSync('notes.md', join(workspace, 'real/link.md'));
    symlinkSync('real', join(workspace, 'folder'));
    assert.deepEqual(refusal('../passwd'), [
      '"passwd" leads through a symbolic link (passwd); name the file itself.',
    ]);
    assert.deepEqual(refusal('../real/link.md'), [
      '"real/link.md" leads through a symbolic link (real/link.md); name the file itself.',
    ]);
    assert.deepEqual(refusal('../folder/notes.md'), [
      '"folder/notes.md" leads through a symbolic link (folder); name the file itself.',
    ]);
  });

  test('that are a pipe are refused, and not waited for', () => {
    mkdirSync(join(workspace, 'sub'));
    execFileSync('mkfifo', [join(workspace, 'sub/pipe')]);
    assert.deepEqual(refusal('pipe'), ['"sub/pipe" is not a file.']);
  });

  test('have at most 1 MiB', () => {
    write('sub/big.md', 'x'.repeat((1 << 20) + 1));
    assert.deepEqual(refusal('big.md'), [
      '"sub/big.md" has 1048577 bytes, and 1048576 are the most; split it.',
    ]);
    truncateSync(join(workspace, 'sub/big.md'), 1 << 20);
    withFile('big.md');
    assert.equal(read('sub/tasks.yml').tasks.length, 1);
  });
});

describe('bad input', () => {
  test('without a task file says what was looked for', () => {
    assert.deepEqual(mistakes('tasks/*.yml'), [
      'tasks/*.yml:1:1 There is no task file here. Looked for "tasks/*.yml"; correct "tasks", or add the file: "background-agent init" writes one.',
    ]);
    assert.deepEqual(mistakes(), [
      `${TASKS}:1:1 There is no task file here. Looked for "${TASKS}"; correct "tasks", or add the file: "background-agent init" writes one.`,
    ]);
  });

  test('without a checkout says so, and what to do in a shell and in a workflow', () => {
    rmSync(join(workspace, '.git'), { recursive: true });
    assert.deepEqual(mistakes(), [
      `${TASKS}:1:1 There is no task file here, and no checkout of a repository either. Looked for "${TASKS}"; correct "tasks", or add the file: "background-agent init" writes one. In a workflow, put a step with "uses: actions/checkout" before this one.`,
    ]);
  });

  test.each(['list', 'list/', './list'])(
    'that is a folder, named as %s, says how to name its files',
    path => {
      write('list/tasks.yml', 'version: 1');
      const [mistake, ...more] = mistakes(path);
      assert.match(
        mistake ?? '',
        /:1:1 "list\/?" is a folder; name a file in it, or a glob such as "list\/\*\.yml"\.$/,
      );
      assert.deepEqual(more, []);
    },
  );

  test('in a workspace that does not exist says so too', () => {
    const result = taskFiles({
      workspace: join(workspace, 'gone'),
      patterns: ['a.yml'],
      types,
      fallback,
    }).read();
    assert.match(result.ok ? '' : (result.mistakes[0]?.message ?? ''), /no checkout/);
  });

  test.each(['tasks.yml', 'tasks.json', 'tasks.jsonl'])('an empty %s is told', path => {
    for (const text of ['', ' \n\n']) {
      write(path, text);
      assert.deepEqual(mistakes(path), [`${path}:1:1 "${path}" is empty; write at least one task into it.`]);
    }
  });

  test('a file of comments is empty', () => {
    write('tasks.yml', '# to do\n');
    assert.deepEqual(mistakes('tasks.yml'), [
      'tasks.yml:1:1 "tasks.yml" is empty; write at least one task into it.',
    ]);
  });

  test.each([
    ['tasks.yml', 'tasks.yml:1:1 "tasks.yml" is not text in UTF-8; save it as UTF-8.'],
    ['tasks.json', 'tasks.json:1:1 "tasks.json" is not text in UTF-8; save it as UTF-8.'],
    ['tasks.jsonl', 'tasks.jsonl:1:1 This line is not text in UTF-8; save the file as UTF-8.'],
  ])('a binary %s is told', (path, mistake) => {
    for (const bytes of [
      [0x61, 0x00, 0x0a],
      [0xff, 0xfe, 0x61],
      [0xc3, 0x28],
    ]) {
      write(path, Uint8Array.from(bytes));
      assert.deepEqual(mistakes(path), [mistake]);
    }
  });

  test.each(['tasks.yml', 'tasks.json', 'tasks.jsonl'])(
    '%s of more than 64 MiB is told without being read',
    path => {
      write(path, '');
      truncateSync(join(workspace, path), (64 << 20) + 1);
      assert.deepEqual(mistakes(path), [
        `${path}:1:1 "${path}" has 67108865 bytes, and 67108864 are the most; split it.`,
      ]);
    },
  );

  test('a name without a known ending is told', () => {
    write('tasks.txt', 'version: 1');
    assert.deepEqual(mistakes('tasks.txt'), [
      'tasks.txt:1:1 "tasks.txt" must end in .yml, .yaml, .json, .jsonl or .ndjson to be read as a task file.',
    ]);
  });

  test('a task file outside the workspace or behind a link is refused', () => {
    symlinkSync('/etc/hostname', join(workspace, 'link.yml'));
    assert.deepEqual(mistakes('../tasks.yml', 'link.yml'), [
      '../tasks.yml:1:1 "../tasks.yml" lies outside the workspace; name a file inside it.',
      'link.yml:1:1 "link.yml" leads through a symbolic link (link.yml); name the file itself.',
    ]);
  });

  test('5,000 levels are refused in every form', () => {
    write('a.yml', `version: 1\ntasks: ${'['.repeat(5_000)}`);
    write('b.json', '['.repeat(5_000));
    write(
      'c.jsonl',
      `{"id":"a","type":"summarize","input":{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}}\n`,
    );
    const told = mistakes('a.yml', 'b.json', 'c.jsonl');
    assert.equal(told.length, 3);
    for (const mistake of told)
      assert.match(mistake, /This is nested more than 100 levels deep; flatten it\.$/);
  });

  test('every mistake of every file is told at its place, in order', () => {
    write(
      'a.json',
      '{\n  "version": 1,\n  "tasks": [\n    {"id": "a", "type": "summarize", "modell": "x"},\n    {"id": "b."}\n  ]\n}\n',
    );
    write(
      'b.jsonl',
      '{"version":1,"default":{}}\n{"id":"a"\n{"id":"c","type":"summarize","timeout":"soon"}\n[]\n',
    );
    write('c.yml', 'version: 1\ntasks: nothing\n');
    assert.deepEqual(mistakes('c.yml', 'b.jsonl', 'a.json'), [
      'a.json:4:38 "modell" is not a key of a task; did you mean "model"?',
      'a.json:5:5 "type" is missing; it must be the name of a type, or the path of a .prompt.yml file.',
      'a.json:5:6 "id" must be a name without a dot at its end, got "b.".',
      'b.jsonl:1:14 "default" is not a key of the first line; did you mean "defaults"?',
      'b.jsonl:2:10 Not valid JSON: expected a comma or }, got the end.',
      'b.jsonl:3:30 "timeout" must be a duration above 0 and up to one day, such as 90s, 15m or 6h, got "soon".',
      'b.jsonl:4:1 This must be a task, got an empty list.',
      'c.yml:2:1 "tasks" must be a list of tasks, got "nothing".',
    ]);
  });

  test('a thousand mistakes are counted, and a hundred told', () => {
    write('a.jsonl', '{"id":"a"}\n'.repeat(1_000));
    const told = mistakes('a.jsonl');
    assert.equal(told.length, 101);
    assert.equal(told.at(-1), 'a.jsonl:100:1 And 900 more mistakes: correct these first.');
  });

  // Looking for the place of each task from the top of the file would take minutes here.
  test.each(['tasks.json', 'tasks.yml'])('20,000 tasks in %s each know their place', path => {
    const tasks = Array.from({ length: 20_000 }, (_, index) => ({
      id: `task-${index}`,
      type: 'summarize',
      input: { text: 'x'.repeat(200) },
    }));
    write(path, `{"version":1,"tasks":[\n${tasks.map(task => JSON.stringify(task)).join(',\n')}\n]}`);
    assert.deepEqual(read(path).tasks.at(-1)?.place, { path, line: 20_001, column: 1 });
  });

  test('a line longer than a chunk of reading is whole', () => {
    const lines = ['a', 'b', 'c'].map(id =>
      JSON.stringify({ id, type: 'summarize', input: { text: 'ü'.repeat(700_001) } }),
    );
    write('a.jsonl', lines.join('\n'));
    assert.deepEqual(
      read('a.jsonl').tasks.map(({ id, input }) => [id, JSON.stringify(input['text']).length]),
      [
        ['a', 700_003],
        ['b', 700_003],
        ['c', 700_003],
      ],
    );
  });
});
