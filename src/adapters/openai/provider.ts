/** The providers that speak OpenAI's chat completions. `compatible` is any server under a `base-url` of its own. */
export type Provider = 'openrouter' | 'openai' | 'compatible';
