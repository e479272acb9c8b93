import { Journal } from '../../../src/app/journal.ts';
import { openJournal, readLog } from '../../../src/app/open-journal.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import { type Booted, IDENTITY } from '../story/boot.ts';
import type { Command } from '../schedule/schedule.ts';

const POLICY = { limits: NO_LIMITS, backoff: BACKOFF };
const ELSEWHERE = '41';

/** What somebody does on the command line of a machine, on the log that lies there. */
export async function commandOnMachine(ports: Booted, command: Command, run: string): Promise<void> {
  if (command.do === 'adopt') return adopt(ports, run);
  const opened = await openJournal(ports, { identity: IDENTITY, run, policy: POLICY });
  const task = opened.ok ? opened.journal.state.tasks.get(command.task) : undefined;
  if (!opened.ok || task?.status !== 'completed') return;
  await opened.journal.commit({ type: 'ForgetAnswer', task: task.id });
  await ports.answers.remove(task.answer);
}

/** It was begun in another repository, which this one is a copy of. */
async function adopt({ store, clock, random, console }: Booted, run: string): Promise<void> {
  const log = readLog(store);
  if (!log.ok) return console.write('error', log.problem.message);
  const journal = new Journal(store, clock, { ...log, run, policy: POLICY });
  if (log.state.log === undefined)
    await journal.commit({
      ...{ type: 'CreateLog', log: random.word(20) },
      ...{ repository: ELSEWHERE, agent: IDENTITY.agent },
    });
  if (journal.state.log?.repository !== IDENTITY.repository)
    await journal.commit({ type: 'AdoptLog', repository: IDENTITY.repository });
}
