import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, test } from 'vitest';

import { INBOX, MONITOR, PLAN, TASKS, WORKFLOW, asCloned, git, init, write } from '../support/typed-init.ts';

describe('where it may not write, nothing is written', () => {
  test('a workflow that is there already: all such are named, and a task file would not be in the way', async () => {
    const { exit, err, out, has, read } = await init('', {
      before(folder) {
        write(folder, WORKFLOW, 'mine');
        write(folder, TASKS, 'mine');
        symlinkSync('nowhere', join(folder, PLAN));
      },
    });
    assert.deepEqual([exit, out], [1, '']);
    assert.equal(
      err,
      `error: Nothing was written, as these are there already: ${WORKFLOW}, ${PLAN}. ` +
        'Move them away, or give a second agent a --name of its own.\n',
    );
    assert.ok(!has(PLAN));
    assert.deepEqual([read(WORKFLOW), read(TASKS)], ['mine', 'mine']);
  });

  test.each([
    [[PLAN]],
    [[WORKFLOW]],
    [[MONITOR, INBOX]],
    [[WORKFLOW, MONITOR]],
    [[WORKFLOW, PLAN, MONITOR]],
    [[WORKFLOW, PLAN, INBOX]],
    [[WORKFLOW, PLAN, MONITOR, INBOX]],
  ])('with %j there, no other is written, as it could be of another age', async paths => {
    const { exit, out, err, has } = await init('', {
      before(folder) {
        for (const path of paths) write(folder, path, 'mine');
      },
    });
    assert.deepEqual([exit, out], [1, '']);
    assert.ok(err.includes(`already: ${paths.join(', ')}.`), err);
    assert.deepEqual([WORKFLOW, PLAN, MONITOR, INBOX, TASKS].filter(has), paths);
  });

  test('a link in the place of the task file: the agent would not read it', async () => {
    const { exit, err, has } = await init('', {
      before(folder) {
        write(folder, 'mine.yml', 'mine');
        mkdirSync(join(folder, TASKS, '..'), { recursive: true });
        symlinkSync('../../mine.yml', join(folder, TASKS));
      },
    });
    assert.equal(exit, 1);
    assert.ok(err.includes(`already: ${TASKS}.`), err);
    assert.ok(!has(WORKFLOW) && !has(PLAN));
  });

  for (const inTheWay of ['.github', '.github/background-agent'])
    test(`a file called ${inTheWay}: what was written before it is taken back`, async () => {
      const { exit, err, has } = await init('', {
        before(folder) {
          mkdirSync(join(folder, inTheWay, '..'), { recursive: true });
          writeFileSync(join(folder, inTheWay), 'a file in the way');
        },
      });
      assert.equal(exit, 1);
      assert.match(err, /Nothing was written: .*\((?:ENOTDIR|EEXIST)\)/);
      assert.ok(!has(WORKFLOW) && !has(PLAN));
    });

  test('a folder inside a repository: GitHub would not look there', async () => {
    const { exit, err, has } = await init('', {
      before(folder) {
        git(join(folder, '..'), 'init');
      },
    });
    assert.equal(exit, 2);
    assert.match(err, /root of a repository/);
    assert.ok(!has('.github'));
  });
});

describe('the two workflows of an older version, the agent and its plan', () => {
  const older = (folder: string) => {
    asCloned(folder);
    write(folder, WORKFLOW, 'mine');
    write(folder, PLAN, 'mine');
  };
  const firstLines = (out: string) => out.slice(0, out.indexOf('\n\n')).split('\n');

  test('are kept, and get the monitor and the inbox beside them', async () => {
    const fresh = await init();
    const made = await init('', {
      before(folder) {
        older(folder);
        write(folder, TASKS, 'mine');
      },
    });
    assert.deepEqual([made.exit, made.err], [0, '']);
    assert.deepEqual(firstLines(made.out), [
      ...[MONITOR, INBOX].map(path => `Wrote ${path}`),
      ...[WORKFLOW, PLAN, TASKS].map(path => `Kept ${path} as it is`),
    ]);
    assert.deepEqual([WORKFLOW, PLAN, TASKS].map(made.read), ['mine', 'mine', 'mine']);
    assert.deepEqual([MONITOR, INBOX].map(made.read), [MONITOR, INBOX].map(fresh.read));
  });

  test('what is left to do is what those two need of them, and not what was done long ago', async () => {
    const { out } = await init('', { before: older });
    assert.match(out, /background-agent\.yml must have `workflow_dispatch:`/);
    assert.match(out, /`name:` of that workflow must be .*\n +which is 'Background agent'/);
    assert.match(out, /^ +\d\. Commit the files to main: GitHub starts them from there only\.$/m);
    assert.match(out, /about 720 minutes of Actions a month/);
    assert.ok(!out.includes('gh secret set'), out);
  });

  test('may read another task file: none is written', async () => {
    const { out, has } = await init('', { before: older });
    assert.ok(!has(TASKS) && !out.includes(TASKS), out);
  });

  test('need no answers: nothing that they say is in the other two', async () => {
    const made = await init('', { before: older, answers: 'mars\n' });
    assert.deepEqual([made.exit, made.err], [0, '']);
    assert.ok(!made.out.includes(']: '), made.out);
  });

  test('of a second agent get those of that agent', async () => {
    const ofWeekly = (kind: string) => `.github/workflows/background-agent${kind}-weekly.yml`;
    const made = await init('--name weekly', {
      before(folder) {
        asCloned(folder);
        for (const kind of ['', '-plan']) write(folder, ofWeekly(kind), 'mine');
      },
    });
    assert.deepEqual(firstLines(made.out), [
      ...['-monitor', '-inbox'].map(kind => `Wrote ${ofWeekly(kind)}`),
      ...['', '-plan'].map(kind => `Kept ${ofWeekly(kind)} as it is`),
    ]);
  });

  test('where the default branch is not known, only the monitor may have to be corrected', async () => {
    const { out } = await init('', {
      before(folder) {
        git(folder, 'init');
        write(folder, WORKFLOW, 'mine');
        write(folder, PLAN, 'mine');
      },
    });
    assert.ok(out.includes(`correct \`branches:\` in ${MONITOR} if it is another.\n`), out);
    assert.match(out, /Commit the files to the default branch:/);
  });
});

describe('a task file that is there already', () => {
  for (const [line, tasks, own] of [
    ['--yes', TASKS, ''],
    ['--name weekly', '.github/background-agent/weekly.yml', '-weekly'],
  ] as const)
    test(`with ${line} is kept, and the workflows are written`, async () => {
      const made = await init(line, {
        before(folder) {
          asCloned(folder);
          write(folder, tasks, 'mine');
        },
      });
      assert.deepEqual([made.exit, made.err], [0, '']);
      const workflows = ['', '-plan', '-monitor', '-inbox'].map(
        kind => `.github/workflows/background-agent${kind}${own}.yml`,
      );
      assert.deepEqual(made.out.slice(0, made.out.indexOf('\n\n')).split('\n'), [
        ...workflows.map(path => `Wrote ${path}`),
        `Kept ${tasks} as it is`,
      ]);
      assert.equal(made.read(tasks), 'mine');
      assert.ok(workflows.every(made.has));
    });
});

describe('the default branch', () => {
  /** A repository with one commit on a branch, and what else is done there. */
  const withCommit = (branch: string, ...others: readonly (readonly string[])[]) => ({
    before(folder: string) {
      git(folder, 'init', '--initial-branch', branch);
      git(folder, 'commit', '--allow-empty', '--message', 'a');
      for (const args of others) git(folder, ...args);
    },
  });

  test('is the remote’s, whatever is checked out', async () => {
    const made = await init('', {
      before(folder) {
        const remote = join(folder, '../remote');
        mkdirSync(remote);
        git(remote, 'init');
        git(remote, 'commit', '--allow-empty', '--message', 'a');
        git(remote, 'branch', 'main');
        git(folder, 'clone', remote, '.');
        git(folder, 'branch', 'main');
        git(folder, 'checkout', '-b', 'feature');
      },
    });
    assert.deepEqual(made.workflow().on.push?.branches, ['trunk']);
    assert.ok(!made.out.includes('Took'), made.out);
    assert.match(made.out, /^ +\d\. Commit the files to trunk: schedules run from there only\./m);
    assert.match(made.out, /if trunk takes no commits/);
  });

  for (const [what, taken, repository] of [
    ['a local main', 'main', withCommit('main', ['checkout', '-b', 'topic'])],
    ['a local master', 'master', withCommit('master', ['checkout', '-b', 'topic'])],
    [
      'main of the remote only',
      'main',
      withCommit('topic', ['update-ref', 'refs/remotes/origin/main', 'HEAD']),
    ],
    [
      'master of the remote, and a local main',
      'master',
      withCommit('main', ['update-ref', 'refs/remotes/origin/master', 'HEAD']),
    ],
    ['neither', 'topic', withCommit('topic')],
    ['neither, but a branch main/1', 'topic', withCommit('topic', ['branch', 'main/1'])],
    ['neither, but a tag like the branch', 'v1', withCommit('v1', ['tag', 'v1'])],
    ['no commit', 'trunk', { before: (folder: string) => git(folder, 'init') }],
    ['a commit checked out, no branch', 'main', withCommit('x', ['checkout', '--detach'])],
  ] as const)
    test(`of a repository whose remote does not say it, with ${what}, is taken to be ${taken}`, async () => {
      const made = await init('', repository);
      assert.deepEqual([made.exit, made.err], [0, '']);
      assert.deepEqual(made.workflow().on.push?.branches, [taken]);
      assert.ok(
        made.out.includes(
          `\nTook "${taken}" for the default branch; correct \`branches:\` in ${WORKFLOW} and ${MONITOR} if it is another.\n`,
        ),
        made.out,
      );
      assert.match(made.out, /Commit the files to the default branch: schedules run from there only\./);
      assert.match(made.out, /if the default branch takes no commits/);
    });

  test('with a name that a filter cannot spell is refused', async () => {
    const made = await init('', { before: folder => git(folder, 'init', '--initial-branch', "a'b") });
    assert.equal(made.exit, 2);
    assert.match(made.err, /The default branch "a'b"/);
  });
});

describe('a folder in no git repository', () => {
  const nowhere = (): void => {};

  test('gets the files, after a warning that GitHub does not see them there', async () => {
    const { exit, err, has, out } = await init('--yes', { before: nowhere });
    assert.equal(exit, 0);
    assert.equal(
      err,
      'warning: No git repository was found here: GitHub sees these files only in the root of one.\n',
    );
    assert.ok([WORKFLOW, PLAN, TASKS].every(has));
    assert.match(out, /^Took "main" for the default branch/m);
  });

  test('is warned of even where somebody then answers wrongly', async () => {
    const { exit, err } = await init('', { before: nowhere, answers: 'mars\n' });
    assert.equal(exit, 2);
    assert.match(err, /^warning: No git repository .*\nerror: Flag --provider/);
  });
});
