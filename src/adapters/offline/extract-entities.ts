import nlp from 'compromise';

import { plainProse } from './plain-prose.ts';

export type Entity = { readonly name: string; readonly type: NameType | 'date' };
type NameType = 'person' | 'place' | 'organization';

/** Enough for any text that is about something; more would be a list of names. */
export const ENTITIES_MAX = 50;

/** In UTF-16 units of running text. Tagging takes about 10 ms for 2,000 of them. */
const TAGGED_LENGTH_MAX = 16_000;

/**
 * The people, places, organizations and dates that a text names, each once, in this order of types and within it
 * as they first occur. The tagger's guesses that do not look like a name are left out: better one too few.
 */
export function extractEntities(text: string): { readonly entities: readonly Entity[] } {
  const tagged = nlp(taggable(text));
  const entities = [
    ...tagged
      .people()
      .out('array')
      .flatMap((found: string) => named('person', found)),
    ...tagged
      .places()
      .out('array')
      .flatMap((found: string) => named('place', found)),
    ...tagged
      .match('#Organization+')
      .out('array')
      .flatMap((found: string) => named('organization', found)),
    ...tagged.match('#Date+').ifNo('#Duration').out('array').flatMap(dated),
  ];
  return { entities: withoutRepeats(entities).slice(0, ENTITIES_MAX) };
}

function taggable(text: string): string {
  return (
    plainProse(text)
      .map(block => block.text)
      .join('\n\n')
      // Names in code are not names; a plain noun in their place keeps the sentence whole.
      .replace(/`[^`]*`/g, 'code')
      // A name with a possessive is cut in two by the tagger.
      .replace(/(?<=\p{L})['’]s\b/gu, '')
      .slice(0, TAGGED_LENGTH_MAX)
  );
}

/** Words that begin with a capital, joined by spaces or by a small word that belongs to the name. */
const NAME =
  /^\p{Lu}[\p{L}\p{M}\p{N}'’.-]*(?: (?:(?:of|the|and|for|du|de|da|del|della|di|van|von|der|den|la|le|bin|al|&) )*\p{Lu}[\p{L}\p{M}\p{N}'’.-]*)*$/u;

function named(type: NameType, found: string): readonly Entity[] {
  return found
    .split(/[,;/]/)
    .map(trimmed)
    .filter(name => NAME.test(name) && (/\p{Ll}/u.test(name) || isKnownAbbreviation(type, name)))
    .map(name => ({ name, type }));
}

/** The tagger takes any abbreviation for an organization; in lower case it goes by its lexicon: IBM, but not API. */
function isKnownAbbreviation(type: NameType, name: string): boolean {
  return type !== 'person' && nlp(name.toLowerCase()).has(type === 'place' ? '#Place' : '#Organization');
}

/** Neither a word in the middle of a sentence, such as "now", nor a version number. */
function dated(found: string): readonly Entity[] {
  const name = trimmed(found);
  return /^[\p{Lu}\p{N}]/u.test(name) && !/^\d+(?:\.\d+)+$/.test(name) ? [{ name, type: 'date' }] : [];
}

/** Without the quotes, brackets and stops that stand around it in its sentence. */
function trimmed(found: string): string {
  return found
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .trim();
}

function withoutRepeats(entities: readonly Entity[]): readonly Entity[] {
  const first = new Map<string, Entity>();
  for (const entity of entities) {
    const identity = `${entity.type} ${entity.name.toLowerCase()}`;
    if (!first.has(identity)) first.set(identity, entity);
  }
  return [...first.values()];
}
