const NODE_MIN = 24;

/**
 * What is wrong with a version of Node, as `20.1.0`, or undefined. An older one cannot even load the rest of the
 * program, so whoever asks must not have loaded it yet.
 */
export function nodeTrouble(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= NODE_MIN) return undefined;
  return `background-agent: expected Node ${NODE_MIN} or newer, got v${version}. Start it with npx or an npm script, which on Linux use the Node that came along, or put Node ${NODE_MIN} on the PATH.`;
}
