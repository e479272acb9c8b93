// The language service that GitHub gives to editors. It imports JSON without saying so, which bundlers take and Node
// does not: it is said here before the service is loaded.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const isBareJson = /\/node_modules\/@actions\/[^/]+\/.*\.json$/.test(found.url);
    return isBareJson ? { ...found, importAttributes: { type: 'json' } } : found;
  },
});

export const { registerLogger, validate } = await import('@actions/languageservice');
