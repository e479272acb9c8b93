// GitHub's own packages for workflow files. They import JSON without saying so, which bundlers take and Node does not:
// what they need is said for them before they are loaded.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return isBareJson(found.url) ? { ...found, importAttributes: { type: 'json' } } : found;
  },
});

export const workflowParser = await import('@actions/workflow-parser');
export const actionParser = await import('@actions/workflow-parser/actions/action-parser');
export const actionTemplate = await import('@actions/workflow-parser/actions/action-template');
export const expressions = await import('@actions/expressions');

function isBareJson(url: string): boolean {
  return /\/node_modules\/@actions\/(?:workflow-parser|languageservice)\/.*\.json$/.test(url);
}
