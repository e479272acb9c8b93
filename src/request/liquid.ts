import { Liquid, toValue } from 'liquidjs';

import { dateFilter } from './date-filter.ts';

/** Characters of one template. */
const TEMPLATE_LENGTH_MAX = 1_048_576;
/** Characters and list items that one rendering may make on its way. */
const RENDER_MEMORY_MAX = 16_777_216;
/** Only to stop what would never end: loops inside loops over a long input. */
const RENDER_MS_MAX = 1_000;

/**
 * What a template may use. Lists of what is allowed, so that nothing that reads files, the clock or chance comes in
 * with a new version of liquidjs. Left out on purpose: `include`, `render`, `layout`, `block`; `sample`; and the
 * filters ending in `_exp`, which nest loops that no limit sees.
 */
const TAGS = new Set(
  '# assign break capture case comment continue cycle decrement echo for if increment liquid raw unless'.split(
    ' ',
  ),
);
const FILTERS = new Set(
  (
    'abs append at_least at_most base64_decode base64_encode capitalize ceil compact concat default divided_by ' +
    'downcase escape escape_once find find_index first floor has join json last lstrip map minus modulo ' +
    'newline_to_br plus prepend raw reject remove remove_first remove_last replace replace_first replace_last ' +
    'reverse round rstrip size slice sort sort_natural split strip strip_html strip_newlines sum times truncate ' +
    'truncatewords uniq upcase url_decode url_encode where'
  ).split(' '),
);

/** Liquid, made pure: a template's text depends on the template and its input alone. */
export function createLiquid(): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    outputEscape: textOf,
    parseLimit: TEMPLATE_LENGTH_MAX,
    memoryLimit: RENDER_MEMORY_MAX,
    renderLimit: RENDER_MS_MAX,
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!FILTERS.has(name)) liquid.unregisterFilter(name);
  liquid.registerFilter('date', dateFilter);
  return liquid;
}

/** Text stands as it is, any other value as JSON: a model reads `["a","b"]` better than `ab`. */
function textOf(value: unknown): string {
  const plain: unknown = toValue(value);
  return typeof plain === 'string' ? plain : (JSON.stringify(plain) ?? '');
}
