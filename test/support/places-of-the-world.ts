import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';

import * as z from 'zod';

/** A zone and a locale, as a machine is set to them. */
export type Place = { readonly zone: string; readonly locale: string };

/** Zones that are off by half and by quarter hours, that skipped a day, or turn their clocks for Ramadan; letters, digits and calendars of all kinds. */
export const PLACES: readonly Place[] = [
  { zone: 'UTC', locale: 'C' },
  { zone: 'America/New_York', locale: 'tr_TR.UTF-8' },
  { zone: 'Asia/Kolkata', locale: 'ar_EG.UTF-8' },
  { zone: 'Pacific/Apia', locale: 'de_DE.UTF-8' },
  { zone: 'Pacific/Chatham', locale: 'th_TH.UTF-8' },
  { zone: 'Africa/Casablanca', locale: 'ja_JP.UTF-8' },
  { zone: 'Europe/Berlin', locale: 'fa_IR.UTF-8' },
  { zone: 'Asia/Tehran', locale: 'lt_LT.UTF-8' },
];

/** What `print-hashes.ts` prints. */
export const Printed = z.strictObject({
  node: z.string(),
  zone: z.string(),
  locale: z.string(),
  /** A moment and a letter as the process itself would write them. */
  ambient: z.string(),
  hashes: z.record(z.string(), z.string()),
});
export type Printed = z.infer<typeof Printed>;

/** The hashes as they are there, by this Node or another one. */
export async function hashesAt({ zone, locale }: Place, node: string = process.execPath): Promise<Printed> {
  const child = spawn(node, [join(import.meta.dirname, 'print-hashes.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], TZ: zone, LANG: locale, LC_ALL: locale },
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  if (code !== 0)
    throw new Error(`Expected hashes from ${node} at ${zone}, ${locale}, got exit code ${code}. ${err}`);
  return Printed.parse(JSON.parse(out));
}

/** What differs from the first of them, or is not of its place at all. */
export function differencesAmong(all: readonly Printed[]): string[] {
  const [first] = all;
  return all.flatMap(({ node, zone, locale, hashes }) =>
    Object.entries(hashes).flatMap(([what, hash]) =>
      hash === first?.hashes[what] ? [] : [`${what} at ${zone}, ${locale}, on Node ${node}: ${hash}`],
    ),
  );
}
