import { fileURLToPath } from 'node:url';

import { WITHOUT_GUARD } from './at-start.ts';

/** How a process is started that has no such guard, nor have those that it starts itself. */
export function withoutGuard(name: string): { readonly execArgv: string[]; readonly env: NodeJS.ProcessEnv } {
  return {
    execArgv: ['--import', fileURLToPath(new URL('./at-start.ts', import.meta.url))],
    env: { ...process.env, [WITHOUT_GUARD]: name },
  };
}
