import { posix } from 'node:path';

/** A file of the repository, its path relative to the root. */
export type SourceFile = { readonly path: string; readonly text: string };

/** A rule of the house: what is wrong with this file, one complaint each. */
export type HouseRule = (file: SourceFile) => readonly string[];

/** The arrows between rooms: entrypoints → app → (request, log, report) → domain; adapters → domain and ports. */
export const importsKnownRoomsOnly: HouseRule = ({ path, text }) =>
  importsOf(text)
    .filter(target => !mayImport(path, target))
    .map(target => `imports ${target}`);

/** Clock, chance, environment and everything else of the world come in through ports. */
export const takesTheWorldFromPorts: HouseRule = ({ text }) => matches(codeOf(text), AMBIENT);

export const exportsByName: HouseRule = ({ text }) =>
  matches(codeOf(text), /\bexport default\b|\bas default\b/g);

/** A file that passes others on hides who needs whom. */
export const passesNothingOn: HouseRule = ({ text }) =>
  matches(codeOf(text), /^export (?:type )?(?:\*|\{[^}]*\}) ?(?:as \w+ )?from\b.*/gm);

/** A name for what is left over collects what belongs elsewhere. */
export const hasAName: HouseRule = ({ path }) =>
  matches(path, /(?<=\/)(?:utils?|helpers?|common|misc|shared|lib|index)(?=[/.])/g);

export const staysSmall: HouseRule = ({ text }) => {
  const lines = text.split('\n').length - 1;
  return lines > SOURCE_LINES_MAX ? [`has ${lines} lines, more than ${SOURCE_LINES_MAX}`] : [];
};

/** Ways around the compiler, the linter and the rule that tests use real parts. */
export const goesAroundNothing: HouseRule = ({ text }) =>
  matches(text, /\bas any\b|\bas unknown as\b|@ts-[a-z-]+|\b(?:ox|es)lint-disable\b|\bvi\.mock\b/g);

export const saysWhatItIsFor: HouseRule = ({ text }) =>
  /^\s*(?:\/\*\*|\/\/)/m.test(text) ? [] : ['has no comment that says what it is for'];

/** What is true on one machine only: where it keeps its files, and whom it asks for packages. */
export const namesNoMachine: HouseRule = ({ text }) => matches(text, MACHINE);

const SOURCE_LINES_MAX = 350;

const AMBIENT = new RegExp(
  [
    /\bDate\.now\b|\bnew Date\(\)|(?<!new )\bDate\(/,
    /\bMath\.random\b|\brandom(?:UUID|Bytes|Int|FillSync)\b|\bgetRandomValues\b/,
    /\bperformance\b|\bset(?:Timeout|Interval|Immediate)\b|\bAbortSignal\.timeout\b/,
    /\bprocess\.|\bglobalThis\b|\bconsole\.(?:log|error|warn|info|debug)\b|(?<!\.)\bfetch\(/,
    /\btoLocale\w*\(\)|\bIntl\.\w+\(\)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

// Written with brackets, so that this file names no host either.
const MACHINE =
  /(?<![\w.~-])\/(?:work|tmp|root|home\/\w+|Users\/\w+)\/[\w.]|\bregistry[.][a-z]+[.](?:org|com)\b|\b(?:pypi|rubygems)[.]org\b/g;

type Room = {
  /** Rooms, and packages or built-in modules. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[] | 'any';
};

const ROOMS: Readonly<Record<string, Room>> = {
  domain: { rooms: [], packages: ['zod', 'croner'] },
  request: {
    rooms: ['domain'],
    packages: [
      'zod',
      'liquidjs',
      '@cfworker/json-schema',
      '@pydantic/genai-prices',
      'node:crypto',
      'node:vm',
    ],
  },
  log: { rooms: ['domain'], packages: ['node:crypto'] },
  report: { rooms: ['domain'], packages: ['zod', 'csv-stringify/sync'] },
  'ports.ts': { rooms: ['domain'], packages: [] },
  ports: { rooms: ['domain', 'ports.ts'], packages: [] },
  app: { rooms: ['domain', 'request', 'log', 'report', 'ports.ts', 'ports'], packages: ['node:crypto'] },
  adapters: { rooms: ['domain', 'ports.ts', 'ports'], packages: 'any' },
  entrypoints: {
    rooms: ['domain', 'request', 'log', 'report', 'app', 'adapters', 'ports.ts', 'ports'],
    packages: 'any',
  },
};

function mayImport(path: string, target: string): boolean {
  const [room, rules] = roomOf(path);
  if (!target.startsWith('.')) return rules.packages === 'any' || rules.packages.includes(target);

  const file = posix.join(posix.dirname(path), target);
  const [targetRoom] = roomOf(file);
  if (targetRoom !== room) return rules.rooms.includes(targetRoom);
  return room !== 'adapters' || adapterOf(file) === adapterOf(path);
}

function roomOf(path: string): readonly [name: string, room: Room] {
  const [, name = ''] = path.split('/');
  const room = ROOMS[name];
  if (room === undefined) throw new Error(`${path} is in no room of the house: put it into one of src/.`);
  return [name, room];
}

/** The folder of an adapter, or its one file. */
function adapterOf(path: string): string | undefined {
  return path.split('/')[2];
}

function importsOf(text: string): readonly string[] {
  return [...codeOf(text).matchAll(/(?:\bfrom|^import|\bimport\()\s*'([^']+)'/gm)].map(
    ([, target = '']) => target,
  );
}

/** Without comments, which may talk about anything. `//` counts after white space only: it is a part of URLs, too. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return (text.match(pattern) ?? []).map(found => `has "${found}" in it`);
}
