import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, onTestFinished, test } from 'vitest';

import { acquireLock } from '../../src/adapters/local-disk/lock.ts';
import { type Config, readConfig } from '../../src/entrypoints/config.ts';
import { findIdle, idleContextOf, leaveIdleMark } from '../../src/entrypoints/idle-step.ts';
import type { InputName } from '../../src/entrypoints/inputs.ts';
import { runOnce } from '../../src/entrypoints/run-once.ts';
import type { Told } from '../../src/entrypoints/told.ts';
import { quiet } from '../support/a-call.ts';
import { RecordingConsole } from '../support/fakes/recording-console.ts';
import { treeOf } from '../support/file-tree.ts';
import { NOW, NOW_MS } from '../support/literals.ts';

let workspace: string;
const MARK = '.background-agent/default/idle.json';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

const PROMPT = 'messages:\n  - role: user\n    content: "Sort: {{ text }}"\n';

function taskFile(...ids: string[]): string {
  const tasks = ids.map(id => ({ id, type: 'summarize', input: { text: { file: 'notes.md' } } }));
  return JSON.stringify({ version: 1, tasks });
}

type Given = Partial<Record<InputName, string>>;

/** The settings of the next run, whose id is new. */
let runs = 0;
function config(given: Given = {}, version = '1.0.0'): Config {
  runs += 1;
  const read = readConfig({
    given: { provider: 'offline', tasks: 'tasks/*.yml', 'api-key': 'sk-1', ...given },
    env: { GITHUB_RUN_ID: String(runs), GITHUB_RUN_ATTEMPT: '1' },
    where: 'action',
    workspace,
    version,
    runWord: 'abc',
  });
  return read.ok ? read.config : assert.fail(read.problems.join('\n'));
}

/** A real run, offline, that leaves its mark if it may. */
async function run(settings: Config = config()): Promise<Told> {
  const console = new RecordingConsole();
  const atEnd = (told: Told) => leaveIdleMark(told, settings);
  const told = await runOnce(settings, { kind: 'once' }, { console, env: {}, stop: quiet, atEnd });
  assert.equal(told.kind, 'reported', console.lines.join('\n'));
  return told;
}

const idle = (given: Given = {}, version = '1.0.0') => findIdle(config(given, version), NOW_MS);

beforeEach(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'idle-step-'));
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }));
  write('tasks/one.yml', taskFile('a'));
  write('tasks/notes.md', 'One thing is noted here. It matters.');
  await run();
});

describe('after a run that left nothing to do', () => {
  test('the next one is idle, and says so of itself', () => {
    const next = config();
    const told = findIdle(next, NOW_MS);
    assert.ok(told?.kind === 'reported');
    const { report } = told;
    assert.equal(report.run, next.settings.run);
    assert.deepEqual([report.outcome, report.startedAt, report.finishedAt], ['idle', NOW, NOW]);
    assert.deepEqual(report.counts, { completed: 0, quarantined: 0, skipped: 1, pending: 0, failed: 0 });
    assert.deepEqual([report.calls, report.tokens, report.tasks], [0, 0, []]);
    assert.deepEqual([told.source, told.reportPath], ['disk', '.background-agent/default/report.json']);
  });

  test('finding that out changes not a byte', () => {
    const before = treeOf(workspace);
    assert.ok(idle());
    assert.deepEqual(treeOf(workspace), before);
  });

  test('a log that went on is noticed, although bytes that were cut off lie beside it', async () => {
    write('.background-agent/default/log/torn-at-9-1', 'torn');
    rmSync(join(workspace, MARK));
    await run();
    assert.ok(idle());
    appendFileSync(join(workspace, '.background-agent/default/log/000000000000.jsonl'), 'more');
    assert.equal(idle(), undefined);
  });

  test.each(['report.json', 'idle.json.new'])(
    'a link in the place of %s leads nobody to write elsewhere',
    async name => {
      const victim = join(workspace, 'victim');
      write('victim', 'mine');
      rmSync(join(workspace, MARK));
      rmSync(join(workspace, '.background-agent/default', name), { force: true });
      symlinkSync(victim, join(workspace, '.background-agent/default', name));
      write('tasks/two.yml', taskFile('b'));
      const told = await run();
      assert.equal(readFileSync(victim, 'utf8'), 'mine');
      assert.ok(told.kind === 'reported');
      assert.equal(told.report.outcome, 'completed');
    },
  );

  test('a mark that cannot be left costs the next run a look, and this one nothing', async () => {
    const told = await run();
    rmSync(join(workspace, MARK));
    mkdirSync(join(workspace, `${MARK}.new`));
    leaveIdleMark(told, config());
    assert.equal(idle(), undefined);
  });

  test('what stands in quarantine is said again and again', async () => {
    const told = withCounts(assertReported(await run()), { completed: 1, quarantined: 1 });
    const { report } = told;
    leaveIdleMark({ ...told, report: { ...report, outcome: 'completed', inQuarantine: 3 } }, config());
    const next = assertReported(idle()).report;
    assert.deepEqual([next.counts.quarantined, next.inQuarantine], [0, 3]);
  });

  test('the next one looks for itself from the moment on at which time alone may change something', async () => {
    const told = assertReported(await run());
    leaveIdleMark({ ...told, report: { ...told.report, lookAgainAt: NOW } }, config());
    assert.ok(findIdle(config(), NOW_MS - 1));
    assert.equal(findIdle(config(), NOW_MS), undefined);
  });

  test.each([
    ['edits a file', () => write('tasks/notes.md', 'Another thing.')],
    ['adds a file', () => write('tasks/two.yml', taskFile('b'))],
    ['removes a file', () => rmSync(join(workspace, 'tasks/notes.md'))],
  ])('somebody who %s while the run is on has the next one look: it was not read', async (_, change) => {
    const told = assertReported(await run());
    rmSync(join(workspace, MARK));
    await sleep(10);
    change();
    leaveIdleMark(told, config());
    assert.equal(idle(), undefined);
    assert.ok(!existsSync(join(workspace, MARK)));
  });

  test('the mark is left before another one can go on with the log: it would speak of what that has left', async () => {
    const taken: boolean[] = [];
    const atEnd = () => taken.push(acquireLock(join(workspace, dirname(MARK))).ok);
    const console = new RecordingConsole();
    await runOnce(config(), { kind: 'once' }, { console, env: {}, stop: quiet, atEnd });
    assert.deepEqual(taken, [false]);
  });

  test('an idle run leaves the mark of the next one', async () => {
    rmSync(join(workspace, MARK));
    await run();
    assert.ok(idle());
  });
});

test('a mark says nothing of what is secret: its hash may lie on a public branch', () => {
  const settings = config({
    ...{ 'api-key': 'canary-1', headers: 'X-A: canary-2', 'ping-url': 'https://a.example/canary-3' },
    ...{ 'webhook-url': 'https://b.example/canary-4', 'webhook-secret': 'canary-5' },
  });
  const proxied = { ...settings, proxyEnv: { HTTPS_PROXY: 'http://me:canary-6@c.example' } };
  const home = {
    ...proxied,
    github: { token: 'canary-7', apiUrl: '', graphqlUrl: '', owner: '', repository: '' },
  };
  const { settings: told } = idleContextOf(home);
  assert.doesNotMatch(told, /canary/);
  assert.match(told, /"webhook":"json"/);
});

describe('there may be work when', () => {
  test.each<[string, () => void]>([
    ['the task file changed', () => write('tasks/one.yml', taskFile('a', 'b'))],
    ['a file that a task names changed', () => write('tasks/notes.md', 'Another thing.')],
    ['a file that a task names is gone', () => rmSync(join(workspace, 'tasks/notes.md'))],
    ['another file matches the glob', () => write('tasks/two.yml', taskFile('c'))],
    ['the task file is gone', () => rmSync(join(workspace, 'tasks/one.yml'))],
    ['the log went on', () => appendFileSync(join(workspace, LOG), '\n')],
    [
      'the log is another one of the same length',
      () => write(LOG, readFileSync(join(workspace, LOG), 'utf8').replace(/"hash":"./g, '"hash":"x')),
    ],
    ['the log is gone', () => rmSync(dirname(join(workspace, LOG)), { recursive: true })],
    ['the mark is gone', () => rmSync(join(workspace, MARK))],
    ['the mark is damaged', () => write(MARK, '{')],
    ['the mark is no mark', () => write(MARK, '{"fingerprint":1,"files":[],"report":""}')],
    ['the mark is another text', () => write(MARK, 'null')],
    [
      'what the mark says was changed by hand',
      () => write(MARK, readFileSync(join(workspace, MARK), 'utf8').replace('idle', 'done')),
    ],
  ])('%s', (_, change) => {
    change();
    assert.equal(idle(), undefined);
  });

  test.each<[InputName, string]>([
    ['model', 'acme/small'],
    ['max-output-tokens', '99'],
    ['max-attempts', '9'],
    ['token-budget', '123456'],
    ['results', 'out'],
    ['base-url', 'https://llm.example'],
    ['fail-on', 'budget'],
    ['tasks', 'tasks/one.yml'],
    ['concurrency', '7'],
  ])('the input %s changed', (input, value) => {
    assert.equal(idle({ [input]: value }), undefined);
  });

  test('the version changed', () => assert.equal(idle({}, '1.0.1'), undefined));
});

test('a prompt file that a task has for its type counts, too', async () => {
  write('tasks/sort.prompt.yml', PROMPT);
  const task = { id: 'p', type: 'sort.prompt.yml', input: { text: 'x' } };
  write('tasks/one.yml', JSON.stringify({ version: 1, tasks: [task] }));
  const told = await run(config({ provider: 'offline' }));
  assert.ok(told.kind === 'reported');
  assert.ok(told.files.includes('tasks/sort.prompt.yml'));
});

describe('a glob means the same as when the files are read', () => {
  test.each(['tasks/*', 'tasks/**/*.yml'])('%s, beside a folder and a prompt file', async glob => {
    write('tasks/more.yml/notes.md', 'no task file');
    write('tasks/spare.prompt.yml', PROMPT);
    rmSync(join(workspace, 'tasks/notes.md'));
    write(
      'tasks/one.yml',
      JSON.stringify({ version: 1, tasks: [{ id: 'a', type: 'summarize', input: { text: 'b' } }] }),
    );
    await run(config({ tasks: glob }));
    assert.ok(idle({ tasks: glob }));
  });

  test('from the root of the disk', async () => {
    const tasks = join(workspace, 'tasks/*.yml');
    await run(config({ tasks }));
    assert.ok(idle({ tasks }));
    write('tasks/two.yml', taskFile('b'));
    assert.equal(idle({ tasks }), undefined);
  });
});

describe('still idle is the next run when', () => {
  test('only its id is another', () => assert.ok(idle()));

  test('the key is another', () => assert.ok(idle({ 'api-key': 'sk-2' })));

  test('a header, which may be a secret, is another', () => assert.ok(idle({ headers: 'X-Trace: 7' })));

  test('a file that nobody names changed', () => {
    write('tasks/readme.md', 'Nothing to do with it.');
    assert.ok(idle());
  });

  test('a result was edited: it belongs to the repository', () => {
    write('results/a.json', 'edited');
    assert.ok(idle());
  });
});

test('no secret is in the mark', () => {
  const text = readFileSync(join(workspace, MARK), 'utf8');
  assert.ok(!text.includes('sk-1'));
});

describe('no mark is left by', () => {
  test.each<[string, (told: Extract<Told, { kind: 'reported' }>) => Told]>([
    ['a run after which a task is pending', told => withCounts(told, { pending: 1 })],
    ['a run after which a task waits for a retry', told => withCounts(told, { failed: 1 })],
    [
      'a paused run, as there is work behind the pause',
      told => ({ ...told, report: { ...told.report, outcome: 'paused' } }),
    ],
    ['a run that a limit stopped', told => ({ ...told, report: { ...told.report, outcome: 'deadline' } })],
    [
      'a run that could not write a result',
      told => ({ ...told, report: { ...told.report, unwritten: ['No.'] } }),
    ],
    ['a run that met another', () => ({ kind: 'overlapped' })],
    ['a run that could not begin', () => ({ kind: 'unusable' })],
    ['a run that was refused', () => ({ kind: 'refused', message: 'No.' })],
  ])('%s', (_, tell) => {
    const told = idle();
    assert.ok(told?.kind === 'reported');
    rmSync(join(workspace, MARK));
    leaveIdleMark(tell({ ...told, report: { ...told.report, outcome: 'completed' } }), config());
    assert.equal(idle(), undefined);
  });
});

const LOG = '.background-agent/default/log/000000000000.jsonl';

type Reported = Extract<Told, { kind: 'reported' }>;

function assertReported(told: Told | undefined): Reported {
  return told?.kind === 'reported' ? told : assert.fail('Nothing was reported.');
}

function withCounts(told: Reported, counts: object): Reported {
  return { ...told, report: { ...told.report, counts: { ...told.report.counts, ...counts } } };
}
