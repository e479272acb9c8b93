import { Unusable } from './byte-reader.ts';

/**
 * The path in an extended header of a tar archive, if there is one: records of `<length> <key>=<value>\n`, whose
 * length counts itself. Times and owners are of no use here; what changes how the content is read is refused.
 */
export function pathIn(extension: Buffer): string | undefined {
  let path: string | undefined;
  for (let start = 0; start < extension.length;) {
    const [head = '', digits = ''] =
      /^([1-9]\d{0,5}) /.exec(extension.toString('latin1', start, start + 8)) ?? [];
    const end = start + Number(digits);
    const record = extension.toString('utf8', start + head.length, end);
    const equals = record.indexOf('=');
    if (head === '' || end > extension.length || equals < 1 || !record.endsWith('\n'))
      throw new Unusable('an extended header in it is damaged');

    const key = record.slice(0, equals);
    if (key === 'size' || key.startsWith('GNU.sparse'))
      throw new Unusable('a file in it is too large, or sparse');
    if (key === 'path') path = record.slice(equals + 1, -1);
    start = end;
  }
  return path;
}
