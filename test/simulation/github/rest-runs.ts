// Workflow runs over the simulated GitHub's REST: which of them are over.
import { notFound } from '../../support/github/refusal.ts';
import { type Route, orRefuse, route } from './rest-call.ts';

export const runRoutes: readonly Route[] = [
  route(
    'GET',
    /^actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    [['actions', 'read']],
    ({ world, path: [id, attempt] }) => ({
      status: 200,
      body: { status: orRefuse(world.runs.get(`${id}.${attempt}`), notFound) },
    }),
  ),
];
