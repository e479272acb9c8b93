// Labels over REST. Their names are the same in any case of letters.
import { addLabel } from './issues.ts';
import { pageOf } from './pages.ts';
import { invalid, notFound } from './refusal.ts';
import { type RestOperations, created, ok, operation, orRefuse } from './rest-call.ts';
import { labelShape, sameName } from './shape-of-issue.ts';
import type { Label } from './world.ts';

export const labelOperations: RestOperations = {
  'issues/list-labels-for-repo': operation(['issues', 'read'], call => {
    const { items, headers } = pageOf(call, call.world.labels);
    return { ...ok(items.map(label => labelShape(call.world, label))), headers };
  }),

  'issues/get-label': operation(['issues', 'read'], ({ world, path }) => {
    const found = world.labels.find(({ name }) => sameName(name, path['name'] ?? ''));
    return ok(labelShape(world, orRefuse(found, notFound)));
  }),

  'issues/create-label': operation(['issues', 'write'], ({ world, body }) => {
    const label = body as Omit<Label, 'id'>;
    if (world.labels.some(({ name }) => sameName(name, label.name)))
      throw invalid('Label', 'name', 'already_exists');
    if (label.color !== undefined && !/^[0-9a-f]{6}$/i.test(label.color))
      throw invalid('Label', 'color', 'invalid');
    if ([...(label.description ?? '')].length > 100)
      throw invalid('Label', 'description', 'custom', 'description is too long (maximum is 100 characters)');
    return created(labelShape(world, addLabel(world, label)));
  }),
};
