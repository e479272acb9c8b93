import { parseBaseUrl } from '../../adapters/openai/endpoint.ts';
import { cronComplaint } from '../../domain/watch/cron.ts';
import type { Starter } from '../../report/starter/starter.ts';

/** The flags of `init` that shape its files, as they were typed. */
export type StarterFlags = {
  readonly name: string;
  readonly provider: string | undefined;
  readonly baseUrl: string | undefined;
  readonly model: string | undefined;
  readonly schedule: string | undefined;
  readonly publish: string;
};

export type ReadStarter =
  | { readonly ok: true; readonly starter: Starter }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Every text that gets into a workflow must mean itself there, in YAML and between the quotes of an expression. */
export function readStarter(flags: StarterFlags, fallback: Pick<Starter, 'cron' | 'branch'>): ReadStarter {
  const problems: string[] = [];
  const refuse = (rule: string, got: string) => void problems.push(`${rule}, got "${got}". See --help.`);

  const { name, baseUrl } = flags;
  if (!/^[a-z0-9-]{1,32}$/.test(name))
    refuse('Flag --name must be 1 to 32 lower-case letters, digits or hyphens', name);
  if (/^(?:tasks|(?:plan|monitor|inbox)(?:-.*)?)$/.test(name))
    refuse(
      'Flag --name must not be tasks, nor begin with plan, monitor or inbox: files of other agents are named so',
      name,
    );

  const given = flags.provider ?? 'openrouter';
  const provider = PROVIDERS.find(known => known === given);
  if (provider === undefined) refuse(`Flag --provider must be one of ${PROVIDERS.join(', ')}`, given);

  const publish = PUBLISH.find(known => known === flags.publish);
  if (publish === undefined) refuse(`Flag --publish must be one of ${PUBLISH.join(', ')}`, flags.publish);

  const model = provider === 'offline' ? undefined : (flags.model ?? modelOf(given));
  if (model !== undefined && !/^[\w@.+-][\w@.+:/-]{0,199}$/.test(model))
    refuse('Flag --model must be a name of letters, digits and . _ : / @ + - only', model);
  if (provider === 'compatible' && model === undefined)
    problems.push('The provider compatible needs --model: no one knows which models it has.');

  const endpoint = provider === 'compatible' ? parseBaseUrl(provider, baseUrl ?? '') : undefined;
  if (provider !== 'compatible' && baseUrl !== undefined)
    problems.push('Flag --base-url belongs to the provider compatible only.');
  else if (endpoint?.ok === false)
    problems.push(endpoint.message.replace(/^Input "/, 'Flag --').replace('"', ''));
  else if (baseUrl !== undefined && !/^[\w.:/[\]~%-]+$/.test(baseUrl))
    refuse('Flag --base-url must have no quotes, blanks or other such characters', baseUrl);

  const cron = flags.schedule ?? fallback.cron;
  const complaint = cronComplaint(cron);
  if (complaint !== undefined)
    problems.push(`Flag --schedule "${cron}" is no schedule of GitHub: ${complaint}. See --help.`);

  const { branch } = fallback;
  if (!/^[\w./-]+$/.test(branch))
    problems.push(`The default branch "${branch}" has a character in its name that filters cannot spell.`);

  if (problems.length > 0 || provider === undefined || publish === undefined) return { ok: false, problems };
  return { ok: true, starter: { name, provider, baseUrl, model, cron, publish, branch } };
}

const PROVIDERS = ['openrouter', 'openai', 'compatible', 'offline'] as const;
const PUBLISH = ['commit', 'pull-request', 'none'] as const;

/** A small model that is cheap everywhere; undefined: it has none, or nobody knows. */
export function modelOf(provider: string): string | undefined {
  switch (provider) {
    case 'openrouter':
      return 'openai/gpt-4o-mini';
    case 'openai':
      return 'gpt-4o-mini';
    default:
      return undefined;
  }
}
