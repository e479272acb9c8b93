import type { PlannedHappening } from './schedule.ts';
import type { SimulatedIssue } from './github/world.ts';
import type { World } from './world.ts';

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
    case 'commit-to-main':
      return world.commitToMain('src/code.ts', `Code at ${world.time.now()}.`);
    case 'close-issues':
      for (const { number, state } of github.issues)
        if (state === 'open') github.editIssue(number, { state: 'closed' });
      return;
    case 'ask':
      return onIssue(world, happening.on, ({ number }) => {
        github.letWrite('ada');
        github.comment(number, happening.says);
      });
    case 'tick':
      return onIssue(world, 'dashboard', ({ number, body }) => {
        github.letWrite('ada');
        const box = `- [ ] <!-- background-agent box: ${happening.box} -->`;
        github.editIssue(number, { body: body.replace(box, box.replace('[ ]', '[x]')) });
      });
  }
}

/** Where there is none, nobody can say anything there. */
function onIssue({ github }: World, words: string, act: (issue: SimulatedIssue) => void): void {
  const issue = github.issues.findLast(({ title }) => title.includes(words));
  if (issue !== undefined) act(issue);
}
