import assert from 'node:assert/strict';

import { describe, test } from 'vitest';

import { openGitHubScene } from './github-scene.ts';
import type { JobOptions } from './running-job.ts';

describe('a step', () => {
  test('runs when its condition holds, and is skipped when not', async () => {
    const { steps } = await runSteps(`
      - { id: one, run: 'true', if: "github.event_name == 'schedule'" }
      - { id: two, run: 'true', if: "github.event_name == 'push'" }
    `);
    assert.deepEqual(
      steps.map(({ id, outcome }) => [id, outcome]),
      [
        ['one', 'success'],
        ['two', 'skipped'],
      ],
    );
  });

  test('that fails skips later ones, but those that ask for it', async () => {
    const { steps, conclusion } = await runSteps(`
      - { id: fails, run: 'exit 7' }
      - { id: later, run: 'true' }
      - { id: on-failure, run: 'true', if: failure() }
      - { id: always, run: 'true', if: always() }
    `);
    assert.equal(conclusion, 'failure');
    assert.deepEqual(
      steps.map(({ outcome, exitCode }) => [outcome, exitCode]),
      [
        ['failure', 7],
        ['skipped', undefined],
        ['success', 0],
        ['success', 0],
      ],
    );
  });

  test('that may fail stops nobody', async () => {
    const { steps, conclusion } = await runSteps(`
      - { id: fails, run: 'false', continue-on-error: true }
      - { id: later, run: 'echo "\${{ steps.fails.outcome }} \${{ steps.fails.conclusion }}"' }
    `);
    assert.equal(conclusion, 'success');
    assert.equal(steps[1]?.stdout, 'failure success\n');
  });

  test('hands on outputs, environment and path', async () => {
    const { steps } = await runSteps(`
      - id: first
        run: |
          echo 'word=two words' >> "$GITHUB_OUTPUT"
          printf 'text<<END\\na\\nb\\nEND\\n' >> "$GITHUB_OUTPUT"
          echo 'LEFT=behind' >> "$GITHUB_ENV"
          mkdir bin && printf '#!/bin/sh\\necho found' > bin/finds && chmod +x bin/finds
          echo "$PWD/bin" >> "$GITHUB_PATH"
      - id: second
        env: { OF_STEP: '\${{ env.LEFT }} \${{ steps.first.outputs.word }}' }
        run: echo "$OF_STEP $LEFT" && finds
    `);
    assert.equal(steps[1]?.stdout, 'behind two words behind\nfound\n');
    assert.deepEqual(
      [...(steps[0]?.outputs ?? [])],
      [
        ['word', 'two words'],
        ['text', 'a\nb'],
      ],
    );
  });

  test('sees the inner environment before the outer', async () => {
    const { steps } = await runSteps(
      `
      - { id: one, env: { C: step }, run: 'echo $A $B $C' }
    `,
      {},
      { A: 'workflow', B: 'workflow', C: 'workflow' },
    );
    assert.equal(steps[0]?.stdout, 'workflow job step\n');
  });

  test('writes a summary, which is dropped whole when it is too long', async () => {
    const { steps } = await runSteps(`
      - run: echo '# Fine' >> "$GITHUB_STEP_SUMMARY"
      - run: head -c 1048577 /dev/zero | tr '\\0' x > "$GITHUB_STEP_SUMMARY"
    `);
    assert.deepEqual(
      steps.map(({ summary }) => summary),
      ['# Fine\n', ''],
    );
  });

  test('knows nothing of the services that actions get, and nothing of this machine', async () => {
    const { steps } = await runSteps(`
      - { id: all, run: env }
    `);
    const names = (steps[0]?.stdout ?? '').split('\n').map(line => line.split('=')[0] ?? '');
    assert.ok(names.includes('GITHUB_SHA') && names.includes('RUNNER_TEMP'));
    assert.deepEqual(
      names.filter(name => /^(?:ACTIONS_|INPUT_|VITEST|NODE|npm_)|TOKEN|SECRET/.test(name)),
      [],
    );
  });
});

describe('the log of a job', () => {
  test('hides secrets, the token, and what a step masks, from then on', async () => {
    const { log, steps } = await runSteps(
      `
      - run: |
          echo before
          echo '::add-mask::before%0Alines'
          echo "before \${{ secrets.WORD }} \${{ secrets.LONGER }} \${{ github.token }} lines"
    `,
      { secrets: { WORD: 'hush', LONGER: 'hushed', EMPTY: '' } },
    );
    assert.equal(log, 'before\n::add-mask::***\n*** *** *** *** ***\n');
    assert.match(steps[0]?.stdout ?? '', /before hush hushed ghs_\d+ lines/);
  });

  test('collects annotations', async () => {
    const { annotations } = await runSteps(`
      - run: echo '::error title=Oh::no' && echo '::notice::well'
    `);
    assert.deepEqual(annotations, ['::error title=Oh::no', '::notice::well']);
  });
});

test('a file that GitHub would not take fails, with what GitHub has against it', async () => {
  await assert.rejects(runSteps('- { run: a, uses: b }'), /GitHub would not take .*\n.*'uses'/s);
  await assert.rejects(runSteps("- { run: a, if: secrets.X == '' }"), /secrets/);
});

test('an action that nobody taught the runner fails', async () => {
  await assert.rejects(runSteps('- uses: somebody/something@v1'), /got somebody\/something@v1/);
});

test('other actions of GitHub do nothing here', async () => {
  const { steps } = await runSteps('- { uses: actions/upload-artifact@v5, with: { path: x } }');
  assert.equal(steps[0]?.outcome, 'success');
});

/** `steps` is the YAML of a list. */
async function runSteps(steps: string, options: JobOptions = {}, env: object = {}) {
  const workflow = `
on: { schedule: [{ cron: '1 2 * * *' }] }
env: ${JSON.stringify(env)}
jobs:
  job:
    runs-on: ubuntu-latest
    env: ${JSON.stringify('B' in env ? { B: 'job' } : {})}
    steps:
      ${steps.trim()}
`;
  await using scene = await openGitHubScene({ tasks: [], workflow });
  return await scene.run(options);
}
