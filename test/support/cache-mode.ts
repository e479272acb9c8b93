const MODES = ['read', 'write', 'write-only', 'none'];

/**
 * A workflow without its `cache-mode` lines, and what is wrong with them. Workflows and jobs may have them since
 * September 2026, a job's own coming first, and nothing else that reads workflows in the tests knows of it yet.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#cache-mode
 */
export function withoutCacheMode(workflow: string): { text: string; complaints: readonly string[] } {
  const complaints: string[] = [];
  const text = workflow.replaceAll(/^( *)cache-mode: *(.*)$/gm, (_, indent: string, value: string) => {
    if (indent !== '' && indent !== '    ')
      complaints.push('cache-mode is neither in the workflow nor in a job');
    if (!MODES.includes(value)) complaints.push(`cache-mode cannot be ${value}`);
    return '';
  });
  return { text, complaints };
}
