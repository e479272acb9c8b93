/** A setting that people give: an input of the action, and a flag of the same name on the command line. */
export type Input = {
  readonly name: string;
  readonly description: string;
  /** Only where nothing else can set it: a default in `action.yml` would hide the environment and the task file. */
  readonly default?: string;
  /** The environment variable that stands in for it. In a workflow, one that is `cliOnly` could come from anywhere and is not read. */
  readonly env?: { readonly name: string; readonly cliOnly?: true };
  /** About GitHub: on the command line the disk is all there is, and such a flag would do nothing. */
  readonly actionOnly?: true;
};

/** Every input, once: `action.yml`, the flags, and the tables of the README are held against this list. */
export const INPUTS = [
  {
    name: 'mode',
    actionOnly: true,
    default: 'run',
    description:
      '`run`; `plan`: says what a pull request would run and cost; `monitor`: tells when no run comes any more; `inbox`: takes what people ask for on issues. Only `run` needs a key.',
  },
  {
    name: 'name',
    default: 'default',
    description:
      'Name of this agent, `[a-z0-9-]{1,32}`. A second agent in one repository has its own log and budgets.',
  },
  {
    name: 'tasks',
    default: '.github/background-agent/tasks.yml',
    description: 'Task files, one path or glob a line: YAML, JSON or JSON Lines by extension.',
  },
  {
    name: 'provider',
    env: { name: 'LLM_PROVIDER', cliOnly: true },
    description:
      '`openrouter`, `openai`, `compatible` (needs `base-url`) or `offline` (no key, no network; a rehearsal). Default: `openrouter`.',
  },
  {
    name: 'base-url',
    description:
      'Root of an OpenAI-compatible API, for example `https://llm.example.com/v1`. https; plain http only to this machine.',
  },
  {
    name: 'api-key',
    description:
      'Key of the provider. Default: the environment variable `OPENROUTER_API_KEY` or `OPENAI_API_KEY`, whichever belongs to the provider.',
  },
  { name: 'headers', description: 'Further HTTP headers for the provider, one `Name: value` a line.' },
  {
    name: 'model',
    env: { name: 'MODEL', cliOnly: true },
    description: 'Model for tasks that name none, as the provider spells it.',
  },
  {
    name: 'max-output-tokens',
    description: 'Most tokens of an answer, for tasks that do not say. Default: 2048.',
  },
  {
    name: 'timeout',
    env: { name: 'BG_AGENT_TIMEOUT' },
    description:
      'Time for one call, for tasks that do not say, as `90s` or `5m`. Default: the environment variable `BG_AGENT_TIMEOUT` (seconds), else 300s.',
  },
  { name: 'concurrency', default: '4', description: 'Calls in flight at once, 1 to 500.' },
  { name: 'requests-per-minute', description: 'Most requests a minute. Empty: learn it from the provider.' },
  {
    name: 'tokens-per-minute',
    description: 'Most tokens a minute, counted as worst cases. Empty: learn it from the provider.',
  },
  {
    name: 'max-attempts',
    env: { name: 'BG_AGENT_MAX_RETRIES' },
    description:
      'Failures of a task until it is quarantined, for tasks that do not say. Default: the environment variable `BG_AGENT_MAX_RETRIES`, else 3.',
  },
  {
    name: 'token-budget',
    env: { name: 'BG_AGENT_TOKEN_BUDGET' },
    description:
      'Most tokens a run may use, or `none`. Default: the environment variable `BG_AGENT_TOKEN_BUDGET`, else 50000.',
  },
  {
    name: 'cost-budget',
    env: { name: 'BG_AGENT_COST_BUDGET' },
    description:
      'Most USD a run may cost, or `none`. Default: the environment variable `BG_AGENT_COST_BUDGET`, else 1.00.',
  },
  { name: 'daily-token-budget', default: 'none', description: 'Most tokens a UTC day, or `none`.' },
  { name: 'daily-cost-budget', default: 'none', description: 'Most USD a UTC day, or `none`.' },
  { name: 'monthly-token-budget', default: 'none', description: 'Most tokens a UTC month, or `none`.' },
  { name: 'monthly-cost-budget', default: 'none', description: 'Most USD a UTC month, or `none`.' },
  {
    name: 'max-runtime',
    default: '50m',
    description: 'Time after which a run sends nothing more, as `50m`.',
  },
  {
    name: 'checkpoint-interval',
    actionOnly: true,
    default: '30s',
    description: 'How often what is new is copied to the cache while a run goes on, as `30s`.',
  },
  {
    name: 'results',
    default: 'results',
    description: 'Folder of the results, or a pattern such as `results/{type}/{id}.json`.',
  },
  {
    name: 'publish',
    actionOnly: true,
    default: 'commit',
    description:
      'What becomes of results: `commit` to `branch`, `pull-request`, or `none` (they stay on the disk of the runner).',
  },
  {
    name: 'branch',
    actionOnly: true,
    description: 'Branch that results are committed to. Default: the default branch of the repository.',
  },
  {
    name: 'commit-message',
    actionOnly: true,
    description: 'First line of the commits of results. Default: it says how many results they hold.',
  },
  {
    name: 'state',
    description: 'Folder on the disk of the runner for log and answers. Default: `.background-agent/<name>`.',
  },
  {
    name: 'github-token',
    actionOnly: true,
    default: '${{ github.token }}',
    description:
      'Token for state branch, commits and issues: `contents: write`, `issues: write`, and if possible `actions: read`. Empty: state stays on this disk.',
  },
  {
    name: 'alerts',
    actionOnly: true,
    default: 'issues',
    description: 'Where people are told of trouble: `issues`, or `none`.',
  },
  {
    name: 'alert-labels',
    actionOnly: true,
    description: 'Further labels of these issues, one a line or separated by commas.',
  },
  {
    name: 'alert-assignees',
    actionOnly: true,
    description: 'Who these issues are assigned to, one login a line or separated by commas.',
  },
  {
    name: 'stale-after',
    actionOnly: true,
    description:
      'Time after the last good run from which silence is an alert, as `36h`. Default: by the schedule in the workflow file.',
  },
  {
    name: 'stale-grace',
    actionOnly: true,
    description:
      'How late a scheduled run may be before it counts as missed, as `6h`. Default: as long as from one to the next, 3 to 12 hours.',
  },
  {
    name: 'keepalive',
    actionOnly: true,
    default: 'false',
    description:
      'With `mode: monitor` and `actions: write`: `true` switches the workflow of the agent on again when GitHub has switched it off.',
  },
  {
    name: 'ping-url',
    description:
      'Told when a run starts, succeeds or fails: a check of healthchecks.io or of a service like it, from a secret. It calls for help when no run comes any more.',
  },
  {
    name: 'webhook-url',
    actionOnly: true,
    description:
      'Told of alerts beside the issues: a webhook of Slack or Discord, PagerDuty with `?routing_key=`, or any receiver of JSON, from a secret.',
  },
  {
    name: 'webhook-format',
    actionOnly: true,
    description:
      'What is sent there: `slack`, `discord`, `pagerduty` or `json`. Default: what the host of `webhook-url` takes, else `json`.',
  },
  {
    name: 'webhook-secret',
    actionOnly: true,
    description: 'What `json` is signed with (HMAC-SHA256), from a secret. Empty: it is not signed.',
  },
  {
    name: 'max-plan-cost',
    actionOnly: true,
    default: 'none',
    description:
      'With `mode: plan`: most USD that what is planned may cost at most, or `none`. Above it the step is red.',
  },
  {
    name: 'fail-on',
    description: 'What else makes the step red, separated by commas: `quarantine`, `budget`.',
  },
] as const satisfies readonly Input[];

export type InputName = (typeof INPUTS)[number]['name'];

/** Those that are flags of the command line as well. */
export const FLAGS: readonly (Input & { readonly name: InputName })[] = INPUTS.filter(
  input => !('actionOnly' in input),
);

/** The outputs of the action. */
export const OUTPUTS = [
  {
    name: 'outcome',
    description:
      'How the run ended: `completed`, `idle`, `waiting`, `budget-exhausted`, `deadline`, `overlapped`, `paused`, `provider-stopped`, `interrupted`, `failed`, or with another mode `planned`, `monitored` or `received`. More may come.',
  },
  { name: 'completed', description: 'Tasks this run completed.' },
  { name: 'quarantined', description: 'Tasks this run set aside.' },
  { name: 'skipped', description: 'Tasks that were done before (not those that somebody asked to skip).' },
  { name: 'tokens', description: 'Tokens this run used.' },
  { name: 'cost-usd', description: 'What this run cost, in USD.' },
  { name: 'pending', description: 'Tasks still to do at the end of the run.' },
  { name: 'failed', description: 'Tasks that wait for a retry at the end of the run.' },
  {
    name: 'state-source',
    description: 'Where the state came from: `cache`, `repository`, `disk` or `fresh`.',
  },
  { name: 'commit-sha', description: 'Last commit of results of this run, if there was one.' },
  { name: 'alerts-opened', description: 'Issues this run opened, or opened again.' },
  { name: 'results-path', description: 'Folder or pattern of the results.' },
  { name: 'log-path', description: 'Folder of the segments of the log.' },
  {
    name: 'report-path',
    description: 'JSON file about this run: its tasks with status, result path and cost.',
  },
  { name: 'planned', description: 'With `mode: plan`: tasks that would run.' },
  { name: 'reruns', description: 'With `mode: plan`: those of them that ran before.' },
  { name: 'expected-cost-usd', description: 'With `mode: plan`: what they are expected to cost, in USD.' },
  { name: 'max-cost-usd', description: 'With `mode: plan`: what they cost at most, in USD.' },
  {
    name: 'health',
    description:
      'With `mode: monitor`: how the agent is: `well`, `late`, `missed`, `stale`, `pending`, `unscheduled`, `archived` or `unknown`.',
  },
] as const;

export type OutputName = (typeof OUTPUTS)[number]['name'];
