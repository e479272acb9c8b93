import type { Guard } from './guard.ts';

/** What keeps work from being done twice, for ever, or for nothing. */
export const WORK_GUARDS: readonly Guard[] = [
  {
    name: 'returned-work',
    without: 'a task that was finished before it was edited or removed is asked for again when it is back',
    file: 'domain/evolve-list.ts',
    swaps: [{ from: `if (finished?.key === work.key) {`, to: `if (finished?.key === work.key && false) {` }],
    breaks: 'never paid again',
    seenIn: { story: 'a task goes and comes back, and its result was deleted meanwhile' },
  },
  {
    name: 'shared-answer',
    without: 'a task does not get the answer of another one with the same key',
    file: 'app/share-answers.ts',
    swaps: [{ from: `if (task?.status === 'completed') yield task;`, to: `` }],
    breaks: 'never paid again',
    seenIn: { story: 'tasks exchange what they ask, and a new one asks what one of them asked before' },
  },
  {
    name: 'answer-from-a-result',
    without: 'an answer that is gone from beside the log is not looked for in the result',
    file: 'app/publishing/publish-results.ts',
    swaps: [
      { from: `const bytes = publishedAnswer(task, results, pattern);`, to: `const bytes = undefined;` },
    ],
    breaks: 'never paid again',
    seenIn: {
      story: 'GitHub refuses answers on the state branch, takes one as a result, and the machine is lost',
    },
  },
  {
    name: 'one-call-a-key',
    without: 'two tasks with the same key are asked for at once',
    file: 'domain/plan.ts',
    swaps: [{ from: `state.keysInFlight.has(task.key)`, to: `false` }],
    breaks: 'paid once',
    seenIn: { family: 'overlap', within: 10, seed: 1 },
  },
  {
    name: 'attempts-bounded',
    without: 'a task is tried for ever',
    file: 'domain/finish-attempt.ts',
    swaps: [{ from: `const isLast = failures >= attempt.attemptsMax;`, to: `const isLast = false;` }],
    breaks: 'attempts are bounded',
    seenIn: { family: 'all', within: 10, seed: 1 },
  },
  {
    name: 'breaker',
    without: 'a provider that is down is asked on',
    file: 'domain/breaker.ts',
    swaps: [
      { from: `return streak.length >= OUTAGE_UNTIL_STOP && new Set(streak).size > 1;`, to: `return false;` },
    ],
    breaks: 'stops hold',
    seenIn: { story: 'a service is down' },
  },
  {
    name: 'answer-first',
    without: 'the event that names an answer does not wait until that is on the disk',
    file: 'app/perform-attempt.ts',
    swaps: [
      {
        from: `if (read.answer !== undefined) await answers.put(read.answer.sha256, read.answer.bytes);`,
        to: `if (read.answer !== undefined) answers.put(read.answer.sha256, read.answer.bytes).catch(() => {});`,
      },
    ],
    breaks: 'answers stay',
    seenIn: { family: 'all', within: 80, seed: 27 },
  },
  {
    name: 'kept-first',
    without: 'results are published before the state branch has their answers',
    file: 'app/run.ts',
    swaps: [{ from: `const mayPublish = await isKeptFirst(run);`, to: `const mayPublish = true;` }],
    breaks: 'never paid again',
    seenIn: { story: 'a machine is lost between the commit of the results and that of the state' },
  },
  {
    name: 'published-once',
    without: 'a result that is published is written again',
    file: 'domain/unpublished.ts',
    swaps: [
      {
        from: `(task.status === 'completed' || task.status === 'quarantined') && task.published === undefined)`,
        to: `(task.status === 'completed' || task.status === 'quarantined') && task.published !== 'forgotten')`,
      },
    ],
    breaks: 'one result',
    seenIn: { family: 'all', within: 10, seed: 3 },
  },
  {
    name: 'writers-only',
    without: 'anybody may ask for something',
    file: 'app/requests/askers.ts',
    swaps: [
      { from: `    this.#known.set(login, asked.value);\n    return asked.value;`, to: `    return true;` },
    ],
    breaks: 'people are heard',
    seenIn: { family: 'all', within: 20, seed: 7 },
  },
  {
    name: 'request-taken-once',
    without: 'what was asked for is done by each run that finds it',
    file: 'domain/requests/asked.ts',
    swaps: [{ from: `return isBefore(source, taken.get(issue) ?? NONE_TAKEN);`, to: `return false;` }],
    breaks: 'people are heard',
    seenIn: { family: 'all', within: 80, seed: 26 },
  },
  {
    name: 'pause',
    without: 'an agent that was told to pause goes on',
    file: 'domain/plan.ts',
    swaps: [{ from: `if (pause !== undefined) {`, to: `if (pause === null) {` }],
    breaks: 'people are heard',
    seenIn: { story: 'somebody pauses the agent, and there is new work' },
  },
  {
    name: 'shared-at-once',
    without: 'tasks get the answers of others one after the other',
    file: 'app/share-answers.ts',
    swaps: [
      {
        from: `await journal.commit({ type: 'ShareAnswers', shares });`,
        to: `for (const share of shares) await journal.commit({ type: 'ShareAnswers', shares: [share] });`,
      },
    ],
    breaks: 'never paid again',
    seenIn: { story: 'tasks exchange what they ask, and a new one asks what one of them asked before' },
  },
  {
    name: 'words-of-others',
    without:
      'what a service calls a code is one, whatever it says, and no event is checked before it is written',
    file: 'adapters/openai/words.ts',
    swaps: [
      {
        from: `const word = Code.safeParse(value);`,
        to: `const word = { success: typeof value === 'string', data: String(value) };`,
      },
      {
        file: 'log/chain.ts',
        from: `invariant(parseEvent(event) !== undefined, `,
        to: `invariant(parseEvent(event) !== null, `,
      },
    ],
    breaks: 'texts stay away',
    seenIn: { story: 'a service says in an error what it was asked' },
  },
  {
    name: 'results-below',
    without: 'results are written beside the folder that is theirs',
    file: 'report/result-path.ts',
    swaps: [
      {
        from: `.replace('{id}', () => task.id);`,
        to: `.replace('{id}', () => task.id).replace('results/', '');`,
      },
    ],
    breaks: 'one result',
    seenIn: { family: 'all', within: 10, seed: 1 },
  },
  {
    name: 'overtaken-publishes-not',
    without: 'a run whose lease is over goes on publishing',
    file: 'app/run.ts',
    swaps: [
      {
        from: `const isOvertaken = () => atHome?.keeper.mayBeLost === true;`,
        to: `const isOvertaken = () => false;`,
      },
    ],
    breaks: 'one result',
    seenIn: {
      story:
        'a run stands still as it proposes results, and people delete the branch of those that another run has proposed meanwhile',
    },
  },
  {
    name: 'shared-before-wishes',
    without: 'what people ask for is done before tasks get the answers of others',
    file: 'app/run.ts',
    swaps: [
      {
        from: `  // Before anybody's wish lets go of an answer, and after one has made more tasks open.
  await shareAnswers({ journal, ...ports }, settings.results);
`,
        to: ``,
      },
    ],
    breaks: 'never paid again',
    seenIn: { story: 'somebody skips a task that was edited, and a new one asks what it asked before' },
  },
  {
    name: 'published-where-people-look',
    without: 'a result that is on the disk of its machine counts as published, whatever became of its commit',
    file: 'app/publishing/publish-results.ts',
    swaps: [{ from: `landed = delivery?.landed ?? [];`, to: `landed = [...landed];` }],
    breaks: 'answers stay',
    seenIn: { story: 'results cannot be brought to the branch of the code' },
  },
  {
    name: 'own-answer',
    without: 'a result has the answer of whichever task',
    file: 'app/publishing/publish-results.ts',
    swaps: [
      {
        from: `const answer = answers.get(task.answer);`,
        to: `const answer = answers.get(answers.list()[0] ?? task.answer);`,
      },
    ],
    breaks: 'one result',
    seenIn: { family: 'all', within: 10, seed: 1 },
  },
  {
    name: 'lowered-by-a-comment',
    without: 'a budget that somebody has lowered by a comment is as it was',
    file: 'domain/requests/limits-in-force.ts',
    swaps: [
      {
        from: `if (lowered?.day !== dayOf(bookedAt(run, now))) return limits;`,
        to: `if (run !== null) return limits;`,
      },
    ],
    breaks: 'never over budget',
    seenIn: { story: 'somebody lowers the budget of the day by a comment, and there is new work' },
  },
  {
    name: 'no-request-passed-over',
    without: 'what people ask for is taken for done before it is read',
    file: 'domain/requests/asked.ts',
    swaps: [{ from: `return isBefore(source, taken.get(issue) ?? NONE_TAKEN);`, to: `return true;` }],
    breaks: 'people are heard',
    seenIn: { family: 'all', within: 20, seed: 1 },
  },
  {
    name: 'people-are-told',
    without: 'an alert of which there is no issue yet counts as told',
    file: 'app/alerts/teller.ts',
    swaps: [
      {
        from: `const isKnown = issue === undefined ? this.#isToldBefore(alert) : this.#isOverruled(alert, issue);`,
        to: `const isKnown = issue === undefined || this.#isToldBefore(alert) || this.#isOverruled(alert, issue);`,
      },
    ],
    breaks: 'calm issues',
    seenIn: { story: 'a service says in an error what it was asked' },
  },
];
