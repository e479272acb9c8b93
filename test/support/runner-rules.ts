/**
 * What the runner would execute of a process's output, told independently of the code under test.
 *
 * The rules are those of `ActionCommand.cs` (`TryParseV2`, then `TryParse`) in actions/runner, made stricter for
 * us: any name counts as registered, because `stop-commands` registers names at run time, and characters that a
 * culture-aware comparison ignores are ignored.
 */
export type Executed = { readonly name: string; readonly properties: string; readonly data: string };

/** The runner reads lines with .NET's `StreamReader`: `\n`, `\r\n` and a bare `\r` end one. */
export function linesOf(output: string): readonly string[] {
  return output.split(/\r\n|\n|\r/);
}

export function executedBy(output: string): readonly Executed[] {
  return linesOf(output).flatMap(line => {
    const command = colonCommand(line) ?? bracketCommand(line);
    return command === undefined ? [] : [command];
  });
}

/** `::name properties::data`, after white space as .NET's `Char.IsWhiteSpace` has it, which knows U+0085 too. */
function colonCommand(line: string): Executed | undefined {
  const match = /^[\s\u0085]*::(.*?)::(.*)$/s.exec(withoutIgnorable(line));
  return match ? parts(match[1] ?? '', match[2] ?? '') : undefined;
}

/** `##[name properties]data`, anywhere in the line. */
function bracketCommand(line: string): Executed | undefined {
  const match = /##\[(.*?)\](.*)$/s.exec(withoutIgnorable(line));
  return match ? parts(match[1] ?? '', match[2] ?? '') : undefined;
}

function parts(info: string, data: string): Executed {
  const [name = '', ...rest] = info.split(' ');
  return { name, properties: rest.join(' '), data };
}

function withoutIgnorable(line: string): string {
  return line.replace(/(?![\s\x85])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
}

/**
 * Names and values that the runner reads from a file of `name<<delimiter` entries or `name=value` lines
 * (`FileCommandManager.cs`): only `\n` ends a line there.
 */
export function outputsIn(file: string): ReadonlyMap<string, string> {
  const lines = file.split('\n');
  const outputs = new Map<string, string>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      outputs.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const end = lines.indexOf(line.slice(heredoc + 2), index + 1);
    if (end < 0) throw new Error(`Matching delimiter not found for '${line}'`);
    outputs.set(line.slice(0, heredoc), lines.slice(index + 1, end).join('\n'));
    index = end;
  }
  return outputs;
}
