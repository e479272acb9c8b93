// Loads sources and tests anew as often as is asked for, so that a mutant is there from the first line on, and nothing that
// another has left behind is.
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { type Collected, collectTests } from './collected-tests.ts';
import type { Setting } from './trial.ts';

const COLLECTOR = new URL('collected-tests.ts', import.meta.url).href;

export type FreshModules = {
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
  /** From here on everything is loaded anew. */
  readonly renew: () => void;
  readonly testsOf: (file: string) => Promise<readonly Collected[]>;
};

/** Once in a process: it stays that way. */
export function openFreshModules({ root, sources }: Setting): FreshModules {
  const imports = new Map<string, Set<string>>();
  const texts = new Map<string, string>();
  /** A module declares its tests once, when it is loaded. */
  let collected = new Map<string, Promise<readonly Collected[]>>();
  let generation = 0;

  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'vitest') return { url: COLLECTOR, format: 'module', shortCircuit: true };
      const resolved = next(specifier, context);
      const path = pathOf(resolved.url);
      if (path === undefined) return resolved;

      const importer = context.parentURL === undefined ? undefined : pathOf(context.parentURL);
      if (importer !== undefined) imports.set(importer, (imports.get(importer) ?? new Set()).add(path));
      const url = new URL(resolved.url);
      url.searchParams.set('generation', String(generation));
      return { ...resolved, url: url.href, format: 'module' };
    },
    load(url, context, next) {
      const path = pathOf(url);
      if (path === undefined) return next(url, context);
      return { format: 'module', source: textOf(path), shortCircuit: true };
    },
  });

  return {
    imports,
    renew: () => {
      generation += 1;
      collected = new Map();
    },
    testsOf: async file => {
      const tests =
        collected.get(file) ??
        collectTests(() => import(`${pathToFileURL(join(root, file)).href}?generation=${generation}`));
      collected.set(file, tests);
      return tests;
    },
  };

  /** Relative to the root, of what is loaded anew. */
  function pathOf(url: string): string | undefined {
    if (!url.startsWith('file:') || !url.replace(/\?.*$/, '').endsWith('.ts')) return undefined;
    const path = relative(root, fileURLToPath(url)).replaceAll('\\', '/');
    return path.startsWith('../') || path.includes('node_modules/') || url.startsWith(COLLECTOR)
      ? undefined
      : path;
  }

  function textOf(path: string): string {
    let text = texts.get(path);
    if (text === undefined) {
      text = stripTypeScriptTypes(sources.get(path) ?? readFileSync(join(root, path), 'utf8'));
      texts.set(path, text);
    }
    return text;
  }
}
