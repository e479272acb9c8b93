/**
 * Takes secrets out of a text. It must come before a text is cut or escaped: half a secret is not found again.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secretForms(secrets);
  return text => forms.reduce((rest, form) => rest.replaceAll(form, '***'), text);
}

/**
 * Every text that gives a secret away: itself, itself without the white space around it, and, because logs are
 * read by the line, each of its lines. Longest first, so that a secret inside another leaves no rest of it.
 */
export function secretForms(secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap(secret => [secret, secret.trim(), ...linesOf(secret)]);
  return [...new Set(forms)].filter(form => form.trim() !== '').sort((a, b) => b.length - a.length);
}

/** Shorter lines give nothing away: taking out each `{` of a key that is JSON would only spoil the log. */
const LINE_LENGTH_MIN = 4;

function linesOf(secret: string): readonly string[] {
  const lines = secret.split(/[\r\n]+/).map(line => line.trim());
  return lines.length === 1 ? [] : lines.filter(line => line.length >= LINE_LENGTH_MIN);
}
