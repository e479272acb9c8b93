// Tar archives by hand, also such as no tar would make.

export type TarMember = {
  /** At most 100 bytes; longer ones go into an extended header. */
  readonly name: string;
  /** The one character that says what it is: `0` a file, `5` a folder. */
  readonly type?: string;
  readonly content?: string | Buffer;
  readonly target?: string;
  readonly prefix?: string;
  /** Instead of the length of the content. */
  readonly size?: string;
  /** Instead of the right checksum. */
  readonly checksum?: string;
};

export function tarArchive(...members: readonly TarMember[]): Buffer {
  return Buffer.concat([tarBytes(...members), TAR_END]);
}

/** Without an end. */
export function tarBytes(...members: readonly TarMember[]): Buffer {
  return Buffer.concat(members.map(bytesOf));
}

export const TAR_END = Buffer.alloc(1024);

/** An extended header, which is about the member after it. */
export function extension(records: Readonly<Record<string, string>>): TarMember {
  const content = Object.entries(records).map(([key, value]) => recordOf(`${key}=${value}\n`));
  return { name: './PaxHeaders/x', type: 'x', content: content.join('') };
}

/** `<length> <text>`, where the length counts its own digits, too. */
function recordOf(text: string): string {
  const rest = Buffer.byteLength(text) + 1;
  const length = rest + String(rest + String(rest).length).length;
  return `${length} ${text}`;
}

function bytesOf({
  name,
  type = '0',
  content = '',
  target = '',
  prefix = '',
  size,
  checksum,
}: TarMember): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(size ?? octal(bytes.length, 11), 124, 12, 'latin1');
  header.write(octal(0, 11), 136);
  header.write('        ', 148);
  header.write(type, 156, 1, 'latin1');
  header.write(target, 157, 100);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345, 155);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(checksum ?? `${octal(sum, 6)}\0 `, 148);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
