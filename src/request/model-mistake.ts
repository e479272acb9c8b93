/**
 * Why a model of this name cannot be asked, whatever it costs: at OpenRouter a name may bring more than a model along. Undefined:
 * it can. https://openrouter.ai/docs/guides/features/presets https://openrouter.ai/docs/guides/routing/model-variants/online
 */
export function modelMistake(model: string, provider: string): string | undefined {
  if (provider !== 'openrouter') return undefined;
  if (model.includes('@preset/'))
    return `The model "${model}" is a preset: it may bring other models, messages and tools along, which no hold covers. Name the model itself.`;
  if (model.endsWith(':online'))
    return `The model "${model}" searches the web: here the model has no tools, so that no prompt can make it act. Name it without ":online".`;
  return undefined;
}
