/** A task file in JSON Lines: `count` short texts, each another one, for a type whose answers are checked. */
export function taskLines(count: number): string {
  const head = {
    version: 1,
    defaults: { model: 'bench', 'max-output-tokens': 256 },
    prices: { bench: { input: 0.15, output: 0.6 } },
  };
  const tasks = Array.from({ length: count }, (_, index) => ({
    id: `row-${index + 1}`,
    type: 'extract_entities',
    input: { text: textOf(index) },
  }));
  return [head, ...tasks].map(line => `${JSON.stringify(line)}\n`).join('');
}

function textOf(index: number): string {
  return `Person ${index} travelled from Paris to Stockholm in December ${1900 + (index % 100)} and came home by way of Copenhagen, where she met an old friend from her years at the university.`;
}
