/** What the files are made from that `init` writes. All texts are known to be harmless in YAML and in expressions. */
export type Starter = {
  /** Of the agent. */
  readonly name: string;
  readonly provider: 'openrouter' | 'openai' | 'compatible' | 'offline';
  /** Of a provider `compatible` only. */
  readonly baseUrl: string | undefined;
  /** Undefined: the provider `offline`, which has none. */
  readonly model: string | undefined;
  readonly cron: string;
  readonly publish: 'commit' | 'pull-request' | 'none';
  /** The default branch. */
  readonly branch: string;
};

/** The action, by the tag that moves with its releases. */
export const ACTION = 'background-agent/background-agent@v0';

/** Where the files stand. The agent `default` has the names that documentation speaks of. */
export function starterPaths(
  name: string,
): Readonly<Record<'workflow' | 'plan' | 'monitor' | 'inbox' | 'tasks', string>> {
  const own = name === 'default' ? '' : `-${name}`;
  return {
    workflow: `.github/workflows/background-agent${own}.yml`,
    plan: `.github/workflows/background-agent-plan${own}.yml`,
    monitor: `.github/workflows/background-agent-monitor${own}.yml`,
    inbox: `.github/workflows/background-agent-inbox${own}.yml`,
    tasks: `.github/background-agent/${name === 'default' ? 'tasks' : name}.yml`,
  };
}

/** As `gh workflow` knows it. */
export function workflowFileName(path: string): string {
  return path.replace('.github/workflows/', '');
}

/** What the agent's workflow is called on GitHub. */
export function workflowName(name: string): string {
  return name === 'default' ? 'Background agent' : `Background agent ${name}`;
}

/** The secret that holds the key of a provider; undefined: it needs none. */
export function secretOf(provider: Starter['provider']): string | undefined {
  switch (provider) {
    case 'openrouter':
      return 'OPENROUTER_API_KEY';
    case 'openai':
      return 'OPENAI_API_KEY';
    case 'compatible':
      return 'LLM_API_KEY';
    case 'offline':
      return undefined;
  }
}

/** The checkout, pinned. */
export const CHECKOUT = `\
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
`;

/** Inputs of the action that both workflows must give alike: who the agent is, and what it would ask. */
export function commonInputs({ name, provider, baseUrl }: Starter): readonly string[] {
  return [
    ...(name === 'default' ? [] : [`name: '${name}'`, `tasks: ${starterPaths(name).tasks}`]),
    ...(provider === 'openrouter' ? [] : [`provider: ${provider}`]),
    ...(baseUrl === undefined ? [] : [`base-url: '${baseUrl}'`]),
  ];
}
