import type { TaskId } from '../domain/task.ts';

/** Where results go, for example `results/{type}/{id}.json`. Only `parseResultPattern` makes one. */
export type ResultPattern = {
  readonly text: string;
  /** The folder that holds every result, relative to the workspace. */
  readonly folder: string;
};

export type ParsedResultPattern =
  { readonly ok: true; readonly pattern: ResultPattern } | { readonly ok: false; readonly message: string };

/**
 * Reads the setting `results`: a folder, or a pattern with `{id}` and, if wanted, `{type}` in it.
 *
 * What it accepts puts every result below a visible folder of its own, and two tasks never into one file: ids
 * are unique, `{id}` stands exactly once, and no `{type}` beside it can make two ids look alike.
 */
export function parseResultPattern(setting: string): ParsedResultPattern {
  const text = completed(setting.trim().replace(/^\.\//, '').replace(/\/+$/, ''));
  const segments = text.split('/');
  const problem = problemOf(text, segments);
  if (problem !== undefined) {
    return {
      ok: false,
      message: `Input "results" ${problem}, got "${setting}". Use a folder like "results", or a pattern like "results/{type}/{id}.json".`,
    };
  }
  const fixed = segments.slice(
    0,
    segments.findIndex(segment => segment.includes('{')),
  );
  return { ok: true, pattern: { text, folder: fixed.join('/') } };
}

/** The path of one result, relative to the workspace, with forward slashes. */
export function resultPath(
  pattern: ResultPattern,
  task: { readonly id: TaskId; readonly type: string },
): string {
  return pattern.text.replaceAll('{type}', () => slug(task.type)).replace('{id}', () => task.id);
}

/**
 * A type's name as one plain name of a folder: `prompts/triage.prompt.yml` becomes `prompts-triage`. Two types may
 * share it, as their tasks have different ids.
 */
export function slug(type: string): string {
  const name = type
    .replace(/\.prompt\.ya?ml$/i, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, SLUG_LENGTH_MAX)
    .replace(/^-+|-+$/g, '');
  if (name === '') return 'type';
  return DEVICE_NAME.test(name) ? `type-${name}` : name;
}

const TEXT_LENGTH_MAX = 100;
const SLUG_LENGTH_MAX = 64;
/** Windows opens a device for these, whatever follows a dot. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const PLAIN_SEGMENT = /^[\p{L}\p{M}\p{N} _.@+=,-]+$/u;

/** Without `{id}` it names a folder. */
function completed(text: string): string {
  return text === '' || text.includes('{id}') || text.endsWith('.json') ? text : `${text}/{id}.json`;
}

function problemOf(text: string, segments: readonly string[]): string | undefined {
  if (text === '') return 'must name a folder of the repository';
  if (text.length > TEXT_LENGTH_MAX) return `must have at most ${TEXT_LENGTH_MAX} characters`;
  if (/^[/\\~]|^[A-Za-z]:/.test(text)) return 'must be relative to the repository, not absolute';
  if (text.includes('\\')) return 'must have forward slashes only';
  if (segments.includes('..') || segments.includes('.')) return 'must not have "." or ".." in it';
  if (segments.includes('')) return 'must not have an empty name between two slashes';
  if (!text.includes('{id}')) return 'would put all results into one file: it must have {id} in its name';
  if (!text.endsWith('.json')) return 'must end in ".json" when it has {id} in it';
  if (text.split('{id}').length > 2) return 'must have {id} only once';
  if (segments[0]?.includes('{')) return 'must begin with a folder of its own';

  for (const segment of segments) {
    if (segment.includes('{id}') && segment.includes('{type}'))
      return 'must have a slash between {type} and {id}';

    const named = segment.replaceAll('{type}', 'x').replace('{id}', 'x');
    if (/[{}]/.test(named)) return 'can have {id} and {type} in it and no other braces';
    if (named.startsWith('.'))
      return 'must not lead into a hidden folder such as .git, .github or .background-agent';
    if (!PLAIN_SEGMENT.test(named)) return 'must have letters, digits and " _.@+=,-" in its names only';
    if (/^ |[. ]$/.test(named))
      return 'must not have names that begin with a space or end in a dot or a space';
    if (DEVICE_NAME.test(named)) return 'must not have a name that Windows keeps for a device';
  }
  return undefined;
}
