import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

import { type Guard, filesOf, sourceWithout } from './guard.ts';

const SOURCES = new URL('../../../src/', import.meta.url).href;
const WATCHERS = new URL('../checks/', import.meta.url).href;
/** Marks the sources that whoever watches has for himself. */
const WHOLE = '?whole';

/**
 * From now on what is loaded of the sources has no such guard; `wasLeftOut` says whether its files were. The checks go on with
 * the sources as they are: who watches must not be blind to what he watches for.
 */
export function leaveOut(guard: Guard): { readonly wasLeftOut: () => boolean } {
  const left = new Set(filesOf(guard));
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      const from = context.parentURL ?? '';
      const isWatching = from.endsWith(WHOLE) || from.startsWith(WATCHERS);
      return isWatching && resolved.url.startsWith(SOURCES)
        ? { ...resolved, url: resolved.url + WHOLE }
        : resolved;
    },
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const file = url.startsWith(SOURCES) ? url.slice(SOURCES.length) : '';
      if (!left.delete(file)) return loaded;
      return { ...loaded, source: sourceWithout(guard, file, readFileSync(new URL(url), 'utf8')) };
    },
  });
  return { wasLeftOut: () => left.size === 0 };
}
