/**
 * Takes code out of Markdown, by CommonMark's rule: a run of backticks ends at the next run of the same length.
 * What is left is what GitHub looks at for mentions, references, links and HTML.
 */
export function withoutCode(markdown: string): string {
  return withoutFences(markdown).split('\n').map(withoutSpans).join('\n');
}

function withoutSpans(line: string): string {
  const runs = [...line.matchAll(/`+/g)];
  let rest = '';
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const opening = runs[index];
    const closing = runs.findIndex((run, later) => later > index && run[0].length === opening?.[0].length);
    if (opening === undefined || closing < 0) continue;
    rest += `${line.slice(from, opening.index)}CODE`;
    from = (runs[closing]?.index ?? 0) + opening[0].length;
    index = closing;
  }
  return rest + line.slice(from);
}

function withoutFences(markdown: string): string {
  const kept: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const run = /^ {0,3}(`{3,})/.exec(line)?.[1] ?? '';
    const isBare = line.trim() === run;
    if (fence === '' && run !== '' && !line.slice(line.indexOf(run) + run.length).includes('`')) {
      fence = run;
      kept.push('FENCE');
    } else if (fence !== '' && isBare && run.length >= fence.length) fence = '';
    else if (fence === '') kept.push(line);
  }
  return kept.join('\n');
}
