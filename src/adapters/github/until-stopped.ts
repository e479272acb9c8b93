import { type Asked, CANCELLED, type GitHubApi } from './api.ts';

/**
 * GitHub's API for all that another run can do as well: once somebody wants this one to end, nothing more is sent, and nobody
 * waits for what is only read, nor until a write may be sent. One that is on its way is waited for: it will be done, and must not
 * be taken for undone.
 */
export function untilStopped(api: GitHubApi, stop: AbortSignal): GitHubApi {
  const stopped = new Promise<Asked>(resolve => {
    if (stop.aborted) resolve(CANCELLED);
    stop.addEventListener('abort', () => resolve(CANCELLED), { once: true });
  });
  const read = (ask: () => Promise<Asked>) => (stop.aborted ? stopped : Promise.race([ask(), stopped]));
  const write = (ask: () => Promise<Asked>) => (stop.aborted ? stopped : ask());
  return {
    read: path => read(() => api.read(path)),
    write: (method, path, body) => write(() => api.write(method, path, body, stop)),
    query: (query, variables) => read(() => api.query(query, variables)),
    mutate: (query, variables) => write(() => api.mutate(query, variables, stop)),
    pause: ms => Promise.race([api.pause(ms), stopped.then(() => {})]),
    close: () => api.close(),
  };
}
