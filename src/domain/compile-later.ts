import * as z from 'zod';

// Left to itself zod writes a parser for every schema at its first use; this is for those that are worth it.
z.config({ jitless: true });

/** So many parses cost about as much as to compile a schema of the log's size. */
const WALKS = 300;

/**
 * A schema's `safeParse` for what comes by the million, or only once. Compiled it is several times as fast, but to compile
 * it takes longer than a whole small log: so it is done when that many have come.
 */
export function compileLater<S extends z.ZodType>(
  schema: S,
): (value: unknown) => z.ZodSafeParseResult<z.output<S>> {
  let walks = 0;
  let compiled: S | undefined;
  return value => {
    if (compiled !== undefined) return compiled.safeParse(value);
    walks += 1;
    if (walks > WALKS) compiled = z.compile(schema);
    return schema.safeParse(value);
  };
}
