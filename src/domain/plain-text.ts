/**
 * Text that nobody here wrote, made safe to show on a terminal, in a log, in a file that somebody prints.
 *
 * What could do harm is written as JSON would escape it, `\u001b`: it stays visible, nothing is lost, and JSON
 * that goes through here is still the same JSON. Harm is done by
 *
 * - control characters, line ends other than `\n`, lone surrogates, and every character that shows nothing or
 *   turns the text around it (bidi controls, zero-width, tags, fillers);
 * - workflow commands. The runner reads a line of output as one when it holds `##[name]` anywhere, or starts
 *   with `::name::` after any white space (`ActionCommand.cs` in actions/runner). Names can be registered while
 *   a job runs, so both openings are broken whatever follows: `##\u005b` and `\u003a:`.
 */
export function plainText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(HARMFUL, escaped)
    .replaceAll('##[', `##${escaped('[')}`)
    .replace(COMMAND_START, `$1${escaped(':')}:`);
}

/** The same as one line of at most `lengthMax` characters; what was cut off is marked by an ellipsis. */
export function plainLine(text: string, lengthMax = LINE_LENGTH_MAX): string {
  // A character is at most two units long: this much is enough to know whether there is more.
  const start = text.slice(0, 2 * lengthMax + 2);
  const characters = Array.from(plainText(start).replaceAll('\n', '\\n'));
  return characters.length <= lengthMax
    ? characters.join('')
    : `${characters.slice(0, lengthMax - 1).join('')}…`;
}

export const LINE_LENGTH_MAX = 2_000;

const HARMFUL =
  /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]--\n]/gv;

const COMMAND_START = /^([^\S\n]*)::/gm;

/** `\uXXXX` for each of its UTF-16 units, as in JSON. */
function escaped(character: string): string {
  const units = character.split('');
  return units.map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
