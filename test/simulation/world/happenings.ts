import type { SimulatedIssue } from '../github/world.ts';
import { wordsOf } from '../story/llm-for.ts';
import { ANSWER_WORDS } from '../checks/texts-stay-away.ts';
import type { PlannedHappening } from '../schedule/planned-happening.ts';
import { tamper } from './tampering.ts';
import { MAIN, REVIEWS, type World } from './world.ts';

/** What happens in the world by itself, or by people, at its planned instant. */
export function happen(world: World, happening: PlannedHappening): void {
  if (world.isQuiet) return;
  world.note(`happens: ${happening.what}`);
  const { tasks, cache, github } = world;
  switch (happening.what) {
    case 'evict-all':
      return cache.evictAll();
    case 'evict-some':
      return cache.evictLeastRecentlyUsed();
    case 'damage-next-copy':
      return world.damageNextCopy(happening.flavour);
    case 'list-copies-late':
      world.copiesListedAfterMs = happening.forMs;
      return;
    case 'github-down':
      return world.takeDown('github', happening.forMs);
    case 'cache-down':
      return world.takeDown('cache', happening.forMs);
    case 'model-down':
      return world.takeDown('model', happening.forMs);
    case 'edit':
      return tasks.set(
        tasks.lines.map(line =>
          line.id === happening.task ? { id: line.id, content: happening.content } : line,
        ),
      );
    case 'remove':
      return tasks.set(tasks.lines.filter(({ id }) => id !== happening.task));
    case 'add':
      return tasks.set([...tasks.lines, { id: happening.task, content: happening.content }]);
    case 'put': {
      const { task: id, content } = happening;
      return tasks.set([...tasks.lines.filter(line => line.id !== id), { id, content }]);
    }
    case 'change-result':
      return world.changeResult(happening.task, 'Somebody knows better.');
    case 'delete-result':
      return world.changeResult(happening.task, null);
    case 'echo':
      return world.takeDown('echo', happening.forMs);
    case 'set':
      return world.change(happening.to);
    case 'commit-to-main':
      return world.commitToMain('src/code.ts', `Code at ${world.time.now()}.`);
    case 'close-issues':
      return eachOpen(
        world,
        issue => issue.pull === undefined,
        number => github.editIssue(number, { state: 'closed' }),
      );
    case 'merge-pulls':
      return eachOpen(world, isProposed, number => github.mergePull(number));
    case 'close-pulls':
      return eachOpen(world, isProposed, number => github.editIssue(number, { state: 'closed' }));
    case 'delete-review-branches':
      for (const name of [...github.branches.keys()]) if (name.startsWith(REVIEWS)) github.deleteBranch(name);
      return;
    case 'ask':
      return onIssue(world, happening.on, ({ number }) =>
        github.comment(number, happening.says, happening.by),
      );
    case 'tick':
      return onIssue(world, 'dashboard', ({ number, body }) => {
        const box = `- [ ] <!-- background-agent box: ${happening.box} -->`;
        const ticked = body.replace(box, box.replace('[ ]', '[x]'));
        github.editIssue(number, { body: ticked, by: happening.by ?? 'ada' });
      });
    case 'protect-main':
      return forAWhile(
        world,
        happening,
        () => github.protect(MAIN),
        () => github.unprotect(MAIN),
      );
    case 'expire-token':
      return forAWhile(
        world,
        happening,
        () => github.expireToken(),
        () => github.renewToken(),
      );
    case 'issues-off':
      return forAWhile(
        world,
        happening,
        () => github.setIssuesEnabled(false),
        () => github.setIssuesEnabled(true),
      );
    case 'forbid': {
      const { area } = happening;
      const begin = () => github.setPermissions({ [area]: 'read' });
      return forAWhile(world, happening, begin, () => github.setPermissions({ [area]: 'write' }));
    }
    case 'slow-down':
      return github.limit({ how: happening.how, untilMs: world.time.now() + happening.forMs });
    case 'list-issues-late':
      return forAWhile(
        world,
        happening,
        () => github.setListLag(happening.lagMs),
        () => github.setListLag(0),
      );
    case 'read-late':
      return forAWhile(
        world,
        happening,
        () => github.setReadLag(happening.lagMs),
        () => github.setReadLag(0),
      );
    case 'refuse-answers': {
      const { content } = happening;
      const words = content === undefined ? ANSWER_WORDS : wordsOf(content);
      return forAWhile(
        world,
        happening,
        () => github.refuseSecret(words),
        () => github.refuseNoSecret(),
      );
    }
    case 'delete-state':
    case 'reset-state':
    case 'litter-state':
    case 'copy-foreign-log':
    case 'spoil-state':
      return tamper(world, happening);
  }
}

/** Begins now, and is over by itself: at the latest when nothing goes wrong any more. */
function forAWhile(
  world: World,
  { forMs }: { readonly forMs: number },
  begin: () => void,
  end: () => void,
): void {
  begin();
  world.time.after(forMs, end);
}

/** What people do there is theirs. */
function eachOpen(
  world: World,
  isMeant: (issue: SimulatedIssue) => boolean,
  act: (number: number) => void,
): void {
  const { github } = world;
  for (const issue of [...github.issues])
    if (issue.state === 'open' && !issue.isDeleted && isMeant(issue)) act(issue.number);
  world.passOver();
}

function isProposed({ pull }: SimulatedIssue): boolean {
  return pull !== undefined;
}

/** Where there is none, nobody can say anything there. */
function onIssue({ github }: World, words: string, act: (issue: SimulatedIssue) => void): void {
  const issue = github.issues.findLast(
    ({ title, isDeleted, pull }) => !isDeleted && pull === undefined && title.includes(words),
  );
  if (issue !== undefined) act(issue);
}
