import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createMachine } from './action-runner.ts';
import type { Bundle } from './bundles.ts';
import { startModelServer } from './model-server.ts';
import { summaries, taskFileText } from './scene.ts';
import { CANARY } from './sound-run.ts';

/** The repository of which the golden lives tell. */
const REPOSITORY = '987654321';

/**
 * A bundle finds a log on its disk that has every event in every form, and a task that nobody has asked for yet. Either it does
 * that one task, or, if it cannot read such a log, it must refuse it before a call. What is not so is told in words.
 */
export async function faultsOnLife(
  { name, folder }: Bundle,
  life: Uint8Array,
  isReadable: boolean,
): Promise<readonly string[]> {
  const machine = createMachine();
  const server = await startModelServer();
  try {
    machine.write('.github/background-agent/tasks.yml', taskFileText({ tasks: summaries(1) }));
    const log = join(machine.workspace, '.background-agent/default/log');
    mkdirSync(log, { recursive: true });
    writeFileSync(join(log, FIRST), life);
    const inputs = { provider: 'compatible', 'base-url': server.url, 'api-key': CANARY };
    const env = { GITHUB_REPOSITORY_ID: REPOSITORY };
    const { exitCode, stdout } = await machine.start(inputs, env, folder).ended;

    const after = readFileSync(join(log, FIRST));
    const requests = server.requests.length;
    const faults: readonly (readonly [boolean, string])[] = isReadable
      ? [
          [exitCode !== 0 || requests !== 1, `ended with ${exitCode} after ${requests} requests: ${stdout}`],
          [!after.subarray(0, life.length).equals(life), 'changed what was there'],
        ]
      : [
          [exitCode !== 1 || requests !== 0, `ended with ${exitCode} after ${requests} requests: ${stdout}`],
          [!/update to go on\./.test(stdout), `told nobody to update: ${stdout}`],
          [!after.equals(life), 'changed what it cannot read'],
        ];
    return faults.flatMap(([isSo, fault]) => (isSo ? [`${name}, on a golden life, ${fault}`] : []));
  } finally {
    await server.close();
    machine.remove();
  }
}

const FIRST = '000000000000.jsonl';
