// Takes the place of vitest where mutants are tried, in a process that loads the same test files thousands of times. It
// knows what the tests of `src/domain` and `src/log` need of vitest and nothing else: another word of it is a TypeError.

export type Body = (...given: never[]) => unknown;

/** A test that a file has declared. */
export type Collected = { readonly name: string; readonly run: () => unknown };

type Suite = { readonly names: readonly string[]; readonly declareAll: () => unknown };

let collected: Collected[] = [];
let suites: Suite[] = [];
let within: readonly string[] = [];

/** The tests that `load` declares, in their order, each under a name of its own. */
export async function collectTests(load: () => Promise<unknown>): Promise<readonly Collected[]> {
  collected = [];
  suites = [];
  within = [];
  await load();
  // A suite may use what its file says further down: vitest, too, waits for the whole file.
  for (const { names, declareAll } of suites) {
    within = names;
    if (declareAll() instanceof Promise)
      throw new TypeError(`"${names.join(' > ')}" declares its tests too late.`);
  }
  return collected;
}

export const test = Object.assign(
  function declareTest(name: string, run: () => unknown): void {
    declare(name, run);
  },
  {
    each:
      (rows: readonly unknown[]) =>
      (name: string, run: Body): void =>
        rows.forEach((row, index) => declare(`${name} [${index}]`, () => call(run, row))),
    for:
      (rows: readonly unknown[]) =>
      (name: string, run: Body): void =>
        rows.forEach((row, index) => declare(`${name} [${index}]`, () => call(run, [row]))),
  },
);

export const describe = Object.assign(
  function declareSuite(name: string, declareAll: () => unknown): void {
    enter(name, declareAll);
  },
  {
    each:
      (rows: readonly unknown[]) =>
      (name: string, declareAll: Body): void =>
        rows.forEach((row, index) => enter(`${name} [${index}]`, () => call(declareAll, row))),
  },
);

function declare(name: string, run: () => unknown): void {
  if (typeof run !== 'function') throw new TypeError(`The test "${name}" must be given as (name, function).`);
  const full = [...within, name].join(' > ');
  const namesakes = collected.filter(
    ({ name: other }) => other === full || other.startsWith(`${full} #`),
  ).length;
  collected.push({ name: namesakes === 0 ? full : `${full} #${namesakes + 1}`, run });
}

function enter(name: string, declareAll: () => unknown): void {
  suites.push({ names: [...within, name], declareAll });
}

/** `each` spreads a row that is a list. */
function call(run: Body, row: unknown): unknown {
  return Reflect.apply(run, undefined, Array.isArray(row) ? row : [row]);
}
