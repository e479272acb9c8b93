import { hash } from 'node:crypto';

import type { State } from '../../domain/state.ts';
import type { TaskId } from '../../domain/task.ts';
import type { Sha256 } from '../../domain/units.ts';
import { type Finished, unpublished } from '../../domain/unpublished.ts';
import { type PublicationReport, followedBy } from '../../report/publication-report.ts';
import { type Result, completedResult, quarantinedResult, resultText } from '../../report/result-file.ts';
import { type ResultPattern, resultPath } from '../../report/result-path.ts';
import type { AnswerStore, Random, ResultStore } from '../../ports.ts';
import type { Delivery, Publisher, ResultFile } from '../../ports/publishing.ts';
import type { Journal } from '../journal.ts';
import { publishedAnswer } from '../published-answer.ts';

export type PublishPorts = {
  readonly journal: Journal;
  readonly answers: AnswerStore;
  readonly results: ResultStore;
  readonly random: Random;
  /** Undefined: a result that is on the disk is where people look for it. */
  readonly publisher?: Publisher | undefined;
  /** Whether another run may have taken this one's place, and publishes by its own log. */
  readonly isOvertaken?: () => boolean;
};

export type Published = {
  /** Results that are where people look for them. */
  readonly written: number;
  /** Results that could not be written to the disk, and why. Their answers are kept, and the next run writes them. */
  readonly unwritten: readonly string[];
  /** Completed tasks whose answer is gone from the disk before it was published: they are pending again. */
  readonly lost: readonly TaskId[];
  /** What came of it beyond the disk; undefined: nobody was asked to take anything there. */
  readonly publication: PublicationReport | undefined;
};

/**
 * So many results are in memory at once, and in one event: its line stays far below the longest that a log may have,
 * and a run that is killed has noted most of what it published.
 */
const RESULTS_AT_ONCE = 1_000;

/**
 * Writes the results that were never published, brings them to where people look for them, notes in the log which got
 * there, and only then lets go of their answers. A published result belongs to the repository: it is not looked at again.
 */
export async function publishResults(ports: PublishPorts, pattern: ResultPattern): Promise<Published> {
  const { journal, answers, publisher } = ports;
  const unwritten: string[] = [];
  const lost: TaskId[] = [];
  let written = 0;
  let publication: PublicationReport | undefined;

  for (const batch of batchesOf(ports)) {
    const onDisk = writeAll(batch, ports, pattern);
    unwritten.push(...onDisk.unwritten);
    lost.push(...onDisk.lost);
    let landed = onDisk.files;
    if (publisher !== undefined) {
      // Later steps may read what is on the disk, whatever is in the way beyond it.
      const isStopped = publication?.refused !== undefined;
      const delivery =
        isStopped || landed.length === 0 ? undefined : await publisher.publish(landed, ports.isOvertaken);
      if (delivery !== undefined) publication = reportAfter(publication, publisher, delivery);
      landed = delivery?.landed ?? [];
    }
    const published = landed.flatMap(({ path, bytes }) => {
      const task = onDisk.tasks.get(path);
      return task === undefined ? [] : [{ task: task.id, key: task.key, sha256: hash('sha256', bytes) }];
    });
    if (published.length > 0) await journal.commit({ type: 'PublishResults', results: published });
    written += published.length;
  }

  if (lost.length > 0) await journal.commit({ type: 'ReleaseTasks', tasks: lost, reason: 'rerun' });
  await answers.keepOnly(unpublishedAnswers(journal.state));
  return { written, unwritten, lost, publication };
}

/**
 * Completed tasks whose answers were never published and are nowhere any more: they are pending again. A result may be there of
 * which the log knows nothing: GitHub had refused the answer on the state branch, and the run died once it took the result.
 */
export async function releaseLost(
  { journal, answers, results }: Pick<PublishPorts, 'journal' | 'answers' | 'results'>,
  pattern: ResultPattern,
): Promise<readonly TaskId[]> {
  const lost: TaskId[] = [];
  for (const task of unpublished(journal.state)) {
    if (task.status !== 'completed' || answers.get(task.answer) !== undefined) continue;
    const bytes = publishedAnswer(task, results, pattern);
    if (bytes === undefined) lost.push(task.id);
    else await answers.put(task.answer, bytes);
  }
  if (lost.length > 0) await journal.commit({ type: 'ReleaseTasks', tasks: lost, reason: 'rerun' });
  return lost;
}

type OnDisk = {
  readonly files: readonly ResultFile[];
  /** Whose results they are, by path. */
  readonly tasks: ReadonlyMap<string, Finished>;
  readonly unwritten: readonly string[];
  readonly lost: readonly TaskId[];
};

function writeAll(
  batch: readonly Finished[],
  { answers, results }: Pick<PublishPorts, 'answers' | 'results'>,
  pattern: ResultPattern,
): OnDisk {
  const files: ResultFile[] = [];
  const tasks = new Map<string, Finished>();
  const unwritten: string[] = [];
  const lost: TaskId[] = [];
  for (const task of batch) {
    const result = resultOf(task, answers);
    if (result === undefined) {
      lost.push(task.id);
      continue;
    }
    const path = resultPath(pattern, { id: task.id, type: task.taskType });
    const bytes = Buffer.from(resultText(result));
    const write = results.write(path, bytes);
    if (write.ok) {
      files.push({ path, bytes, status: task.status });
      tasks.set(path, task);
    } else {
      unwritten.push(write.message);
    }
  }
  return { files, tasks, unwritten, lost };
}

/**
 * What this run finished comes first. What an earlier run could not publish may be what nobody takes: it comes after
 * all others, and in another order each time, so that what is refused for ever is not always tried first.
 */
function batchesOf({ journal, publisher, random }: PublishPorts): readonly (readonly Finished[])[] {
  const all = [...unpublished(journal.state)];
  if (publisher === undefined) return chunksOf(all);
  const ofThisRun = ({ id }: Finished) => journal.state.run?.touched.has(id) === true;
  const again = all
    .filter(task => !ofThisRun(task))
    .map(task => ({ task, place: random.fraction() }))
    .sort((a, b) => a.place - b.place);
  return [...chunksOf(all.filter(ofThisRun)), ...chunksOf(again.map(({ task }) => task))];
}

function chunksOf(tasks: readonly Finished[]): readonly (readonly Finished[])[] {
  const chunks: Finished[][] = [];
  for (let first = 0; first < tasks.length; first += RESULTS_AT_ONCE)
    chunks.push(tasks.slice(first, first + RESULTS_AT_ONCE));
  return chunks;
}

function reportAfter(
  before: PublicationReport | undefined,
  { how }: Publisher,
  { landed, heldBack, trouble, branch, tip, pull }: Delivery,
): PublicationReport {
  const isPassing = trouble?.kind === 'unreachable' || trouble?.kind === 'rate-limited';
  return followedBy(before, {
    how,
    landed: landed.length,
    branch,
    commit: tip,
    pull: pull && { number: pull.number, url: pull.url },
    heldBack: [
      ...(before?.heldBack ?? []),
      ...heldBack.map(({ file, reason }) => ({ path: file.path, reason })),
    ],
    refused: trouble && { message: trouble.message, isPassing },
  });
}

function resultOf(task: Finished, answers: AnswerStore): Result | undefined {
  if (task.status === 'quarantined') return quarantinedResult(task);
  const answer = answers.get(task.answer);
  return answer && completedResult(task, JSON.parse(Buffer.from(answer).toString('utf8')));
}

/** The answers that are nowhere but beside the log. */
export function unpublishedAnswers(state: State): ReadonlySet<Sha256> {
  const wanted = new Set<Sha256>();
  for (const task of unpublished(state)) if (task.status === 'completed') wanted.add(task.answer);
  // A task that was edited or removed before its result was written may come back as it was.
  for (const task of state.archive.values()) if (task.published === undefined) wanted.add(task.answer);
  return wanted;
}
