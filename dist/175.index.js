export const id = 175;
export const ids = [175];
export const modules = {

/***/ 8175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOnce: () => (/* binding */ runOnce)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(6961);
// EXTERNAL MODULE: ./build/adapters/local-disk/lock.js + 1 modules
var local_disk_lock = __webpack_require__(4856);
// EXTERNAL MODULE: ./build/domain/decide.js + 8 modules
var decide = __webpack_require__(2272);
// EXTERNAL MODULE: ./build/domain/budget.js
var domain_budget = __webpack_require__(1304);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(3468);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
;// CONCATENATED MODULE: ./build/domain/plan.js




/** A run sits out a wait of up to this long; a longer one is left to a later run. */
const WAIT_MS_MAX = 60_000;
/**
 * Says what to do next: attempt this task, wait until then, or stop because. Tasks whose retry is due come first,
 * then the queue in its order; one that is too big for what remains of a budget is passed over for smaller ones, and one
 * that is larger than a whole budget is none of a run's business.
 *
 * `stamp` is the time that an attempt started now will bear in the log, and so the day and month whose budgets it
 * counts in: the log does not follow a clock that was set back.
 */
function plan(state, work, limits, nowMs, stamp = (0,units/* timestampOf */.U_)(nowMs)) {
    const now = (0,units/* timestampOf */.U_)(nowMs);
    const open = state.throttle.until ?? now;
    const found = survey(state, work, limits, now, (0,domain_state/* accountsAt */.GO)(state, stamp));
    if (found.next !== undefined && open <= now)
        return { do: 'attempt', ...found.next };
    const soonest = found.next === undefined ? found.retryAt : now;
    const until = soonest === undefined || soonest > open ? soonest : open;
    if (state.inFlight.size > 0)
        return { do: 'wait', until };
    if (until !== undefined && until <= (0,units/* timestampOf */.U_)(nowMs + WAIT_MS_MAX))
        return { do: 'wait', until };
    return { do: 'stop', because: causeOf(found, until) };
}
/** Looks through everything open until something can be attempted, noting why the rest cannot. */
function survey(state, work, limits, now, accounts) {
    const found = { next: undefined, retryAt: undefined, refusal: undefined, stopped: false };
    for (const { task: id, at } of openTasks(state, now)) {
        const needs = work.get(id);
        const task = state.tasks.get(id);
        (0,invariant/* invariant */.V)(task && 'tries' in task, `task "${id}" is in the queue, but is not open`);
        if (needs === undefined)
            continue;
        const hold = task.tries.doubled ? needs.holdDoubled : needs.hold;
        // No run could ever take it: it waits for its owner, who is told, and is no reason to call a budget reached.
        if ((0,domain_budget/* neverFits */.di)(hold, limits) !== undefined)
            continue;
        const refusal = (0,domain_budget/* refusalOf */.Of)(hold, accounts, limits);
        if ((0,domain_state/* isStopped */.id)(state.run, needs)) {
            found.stopped = true;
        }
        else if (state.keysInFlight.has(task.key)) {
            // Equal work is under way for another id: its answer will serve both.
        }
        else if (refusal !== undefined) {
            found.refusal ??= refusal;
        }
        else if (at !== undefined && at > now) {
            found.retryAt = at;
            return found;
        }
        else {
            found.next = { task: id, hold };
            return found;
        }
    }
    return found;
}
/** Retries that are due, then the queue, then the retries to come, soonest first. */
function* openTasks(state, now) {
    const { retries } = state;
    let due = 0;
    for (let retry = retries[due]; retry !== undefined && retry.at <= now; retry = retries[++due])
        yield retry;
    for (const task of state.pending)
        yield { task, at: undefined };
    for (let retry = retries[due]; retry !== undefined; retry = retries[++due])
        yield retry;
}
function causeOf({ refusal, stopped }, until) {
    if (stopped)
        return { kind: 'provider-stopped' };
    if (refusal !== undefined)
        return { kind: 'budget', refusal };
    if (until !== undefined)
        return { kind: 'waiting', until };
    return { kind: 'done' };
}

// EXTERNAL MODULE: ./build/domain/retry.js
var retry = __webpack_require__(9007);
// EXTERNAL MODULE: ./build/app/bring-log-here.js + 3 modules
var bring_log_here = __webpack_require__(9423);
// EXTERNAL MODULE: ./build/app/open-journal.js + 18 modules
var open_journal = __webpack_require__(4621);
// EXTERNAL MODULE: ./build/domain/task.js
var domain_task = __webpack_require__(8332);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/domain/json.js
/** `Array.isArray` alone does not recognise a readonly list. */
function isJsonList(value) {
    return Array.isArray(value);
}
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !isJsonList(value);
}

;// CONCATENATED MODULE: ./build/request/canonical.js

/**
 * One text for one value, as RFC 8785 writes it: no spaces, keys sorted by UTF-16 code units, numbers as ECMAScript
 * prints them (so -0 is 0). A lone surrogate, which that RFC refuses, stays the escape that JSON knows for it.
 */
function canonical(value) {
    if (isJsonList(value))
        return `[${value.map(canonical).join(',')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    // Without a comparator, `sort` goes by UTF-16 code units. Concatenation, because this runs for every task of a file.
    let members = '';
    for (const name of Object.keys(value).sort()) {
        members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonical(value[name])}`;
    }
    return `{${members}}`;
}

;// CONCATENATED MODULE: ./build/request/key.js



/** The form of every key. A change of it would make every finished task run again: only with a new major version. */
const FORM = 1;
/**
 * What must be equal for two pieces of work to be the same: all that shapes the answer. The output cap, the timeout,
 * the attempts, the prices and the provider are left out: they decide whether an answer comes, not what it says.
 */
function requestKey(work) {
    const { messages, model, parameters, schema } = work;
    const shown = messages.map(({ role, content }) => ({ role, content }));
    // As `canonical` would write it: the names are in order.
    const text = [
        `"form":${FORM}`,
        `"messages":${canonical(shown)}`,
        `"model":${canonical(model)}`,
        `"parameters":${canonical(parameters)}`,
        `"schema":${schema === undefined ? 'null' : schemaText(schema)}`,
    ].join();
    return (0,external_node_crypto_.hash)('sha256', `{${text}}`);
}
/** The key of a task that brings its own: only that text counts, and whether it is a rehearsal. */
function explicitKey(idempotencyKey, { offline }) {
    return hashOf({ form: FORM, idempotencyKey, ...(offline ? { model: domain_task/* OFFLINE_MODEL */.w } : {}) });
}
function inputHash(input) {
    return hashOf(input);
}
function hashOf(value) {
    return (0,external_node_crypto_.hash)('sha256', canonical(value));
}
const schemaTexts = new WeakMap();
/** Thousands of tasks share one type's schema, which mostly is the longest part of their keys. */
function schemaText(schema) {
    const known = schemaTexts.get(schema);
    if (known !== undefined)
        return known;
    const text = canonical(schema);
    schemaTexts.set(schema, text);
    return text;
}

;// CONCATENATED MODULE: ./build/request/prompt-bound.js
/** UTF-8 bytes of a complaint about an answer. The hold has room for one, so a next try never needs a larger hold. */
const COMPLAINT_BYTES_MAX = 512;
/** Role and separators of one message: 3 or 4 tokens in every chat format known; twice that to be safe. */
const TOKENS_PER_MESSAGE = 8;
/** What a chat format adds once: the opening of the answer, and a preamble such as today's date or the reasoning effort. */
const TOKENS_PER_REQUEST = 128;
/**
 * An upper bound of a prompt's tokens, without a tokenizer. Every token of a byte-level tokenizer stands for at
 * least one byte of the UTF-8 text, so a text never has more tokens than bytes; tokenizers that know characters fall
 * back to bytes, which comes to the same. Real prompts have about a quarter of that.
 */
function promptTokensBound(prompt) {
    const { messages, responseSchema, parameters } = prompt;
    let tokens = TOKENS_PER_REQUEST;
    for (const { content } of messages)
        tokens += TOKENS_PER_MESSAGE + Buffer.byteLength(content);
    if (responseSchema !== undefined)
        tokens += Buffer.byteLength(JSON.stringify(responseSchema));
    tokens += Buffer.byteLength(JSON.stringify(parameters));
    return tokens + TOKENS_PER_MESSAGE + COMPLAINT_BYTES_MAX;
}

// EXTERNAL MODULE: ./node_modules/liquidjs/dist/liquid.node.js
var liquid_node = __webpack_require__(8694);
// EXTERNAL MODULE: ./build/domain/expectation.js
var expectation = __webpack_require__(5443);
;// CONCATENATED MODULE: ./build/request/date-filter.js

/**
 * The `date` filter of templates: `{{ day | date: "%d %B %Y" }}`. Always in UTC and in English, whatever the machine
 * is set to, and never the current time: the same task must give the same prompt, and so the same key, on every day.
 *
 * @param value an ISO 8601 date or date and time (no zone means UTC), or seconds since 1970
 * @throws Error a sentence for the template's author
 */
function dateFilter(value, format) {
    if (typeof format !== 'string')
        throw new Error('the filter "date" needs a format, such as date: "%Y-%m-%d"');
    const date = dateOf(value);
    return format.replace(/%(-?)(.?)/gs, (written, flag, letter) => {
        const field = FIELDS.get(letter);
        if (field === undefined) {
            throw new Error(`the filter "date" does not know "${written}"; it knows %${[...FIELDS.keys()].join(' %')}`);
        }
        return flag === '' ? field(date) : field(date).replace(/^[0 ]+(?=.)/, '');
    });
}
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAY_MS = 86_400_000;
/** The letters of strftime that mean the same everywhere. */
const FIELDS = new Map([
    ['Y', date => padded(date.getUTCFullYear(), 4)],
    ['y', date => padded(date.getUTCFullYear() % 100, 2)],
    ['m', date => padded(date.getUTCMonth() + 1, 2)],
    ['B', date => `${MONTHS[date.getUTCMonth()]}`],
    ['b', date => `${MONTHS[date.getUTCMonth()]}`.slice(0, 3)],
    ['d', date => padded(date.getUTCDate(), 2)],
    ['e', date => padded(date.getUTCDate(), 2, ' ')],
    ['j', date => padded((date.getTime() - Date.UTC(date.getUTCFullYear(), 0)) / DAY_MS + 1, 3)],
    ['A', date => `${DAYS[date.getUTCDay()]}`],
    ['a', date => `${DAYS[date.getUTCDay()]}`.slice(0, 3)],
    ['H', date => padded(date.getUTCHours(), 2)],
    ['I', date => padded(((date.getUTCHours() + 11) % 12) + 1, 2)],
    ['p', date => (date.getUTCHours() < 12 ? 'AM' : 'PM')],
    ['M', date => padded(date.getUTCMinutes(), 2)],
    ['S', date => padded(date.getUTCSeconds(), 2)],
    ['L', date => padded(date.getUTCMilliseconds(), 3)],
    ['s', date => padded(date.getTime() / 1000, 1)],
    ['F', date => date.toISOString().slice(0, 10)],
    ['T', date => date.toISOString().slice(11, 19)],
    ['z', () => '+0000'],
    ['Z', () => 'UTC'],
    ['%', () => '%'],
]);
const ISO_8601 = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;
function dateOf(value) {
    const date = new Date(typeof value === 'number' ? value * 1000 : isoOf(value));
    if (Number.isFinite(date.getTime()))
        return date;
    throw new Error('the filter "date" takes an ISO 8601 date such as "2026-01-31" or seconds since 1970, ' +
        `got ${(0,expectation/* shown */.SP)(value)}; there is no current time in a template: put the date into the input`);
}
/** With its zone spelt out: without one, JavaScript would take the machine's. */
function isoOf(value) {
    const [, day, minute = '00:00', second = ':00', zone = 'Z'] = ISO_8601.exec(String(value)) ?? [];
    return `${day}T${minute}${second}${zone}`;
}
function padded(value, length, filler = '0') {
    return String(Math.floor(value)).padStart(length, filler);
}

;// CONCATENATED MODULE: ./build/request/liquid.js


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
const TAGS = new Set('# assign break capture case comment continue cycle decrement echo for if increment liquid raw unless'.split(' '));
const FILTERS = new Set(('abs append at_least at_most base64_decode base64_encode capitalize ceil compact concat default divided_by ' +
    'downcase escape escape_once find find_index first floor has join json last lstrip map minus modulo ' +
    'newline_to_br plus prepend raw reject remove remove_first remove_last replace replace_first replace_last ' +
    'reverse round rstrip size slice sort sort_natural split strip strip_html strip_newlines sum times truncate ' +
    'truncatewords uniq upcase url_decode url_encode where').split(' '));
/** Liquid, made pure: a template's text depends on the template and its input alone. */
function createLiquid() {
    const liquid = new liquid_node/* Liquid */.HX({
        strictVariables: true,
        strictFilters: true,
        ownPropertyOnly: true,
        outputEscape: textOf,
        parseLimit: TEMPLATE_LENGTH_MAX,
        memoryLimit: RENDER_MEMORY_MAX,
        renderLimit: RENDER_MS_MAX,
    });
    for (const name of Object.keys(liquid.tags))
        if (!TAGS.has(name))
            delete liquid.tags[name];
    for (const name of Object.keys(liquid.filters))
        if (!FILTERS.has(name))
            liquid.unregisterFilter(name);
    liquid.registerFilter('date', dateFilter);
    return liquid;
}
/** Text stands as it is, any other value as JSON: a model reads `["a","b"]` better than `ab`. */
function textOf(value) {
    const plain = (0,liquid_node/* toValue */.BA)(value);
    return typeof plain === 'string' ? plain : (JSON.stringify(plain) ?? '');
}

;// CONCATENATED MODULE: ./build/request/render.js



/** Characters of one rendered message. */
const MESSAGE_LENGTH_MAX = 4_194_304;
/** The engine quotes whole tags. */
const REASON_LENGTH_MAX = 300;
/**
 * Puts a task's input into its type's templates. The input is text and never a template: what looks like one in it
 * stays as it is.
 */
function renderMessages(type, input) {
    const messages = [];
    for (const template of templatesOf(type)) {
        if (!template.ok)
            return { ok: false, message: template.mistake };
        try {
            const content = String(liquid.renderSync(template.parsed, input));
            if (content.length > MESSAGE_LENGTH_MAX) {
                return {
                    ok: false,
                    message: `${template.name} became longer than ${MESSAGE_LENGTH_MAX} characters.`,
                };
            }
            messages.push({ role: template.role, content });
        }
        catch (error) {
            return { ok: false, message: explained(template.name, error, input) };
        }
    }
    return { ok: true, messages };
}
/** What is wrong with a type's templates whatever the input: one sentence for each template that cannot be read. */
function checkTemplates(type) {
    return templatesOf(type).flatMap(template => (template.ok ? [] : template.mistake));
}
const liquid = createLiquid();
/** Thousands of tasks share a type: its templates are parsed once. */
const parsedTypes = new WeakMap();
function templatesOf(type) {
    const known = parsedTypes.get(type);
    if (known !== undefined)
        return known;
    const templates = type.messages.map(({ role, content }, index) => {
        const name = `Message ${index + 1} (${role}) of type ${JSON.stringify(type.name)}`;
        return parsedTemplate(name, role, content);
    });
    parsedTypes.set(type, templates);
    return templates;
}
function parsedTemplate(name, role, content) {
    try {
        return { ok: true, name, role, parsed: liquid.parse(content) };
    }
    catch (error) {
        return { ok: false, mistake: explained(name, error, {}) };
    }
}
/** The reason in the words of the template engine, its place inside the template, and for a missing name what there is. */
function explained(name, error, input) {
    if (!liquid_node/* LiquidError */.HN.is(error))
        return `${name}: ${String(error).replace(/^\w*Error: /, '')}.`;
    const [line, column] = error.token.getPosition();
    const reason = error.message.replace(/, line:\d+, col:\d+$/, '').slice(0, REASON_LENGTH_MAX);
    const names = Object.keys(input);
    const advice = error instanceof liquid_node/* UndefinedVariableError */.ni
        ? ` ${names.length === 0 ? 'The input is empty.' : `The input has ${(0,expectation/* enumerated */.BD)(names)}.`}`
        : '';
    return `${name}, line ${line}, column ${column}: ${reason}.${advice}`;
}

;// CONCATENATED MODULE: ./build/request/strict-rules.js

/**
 * Whether OpenAI's structured outputs take a schema as `strict`. Their rules stand under "Supported schemas" in
 * https://platform.openai.com/docs/guides/structured-outputs. What is not said there to be supported counts as
 * refused: a schema sent without `strict` is followed a little less, a refused one stops every task of its type.
 */
function isStrict(schema) {
    const sizes = { properties: 0, enumValues: 0, letters: 0 };
    const isPlainObject = schema['type'] === 'object' && !('anyOf' in schema);
    return isPlainObject && obeys(schema, { depth: 1, sizes }) && isWithinLimits(sizes);
}
const DEPTH_MAX = 10;
const PROPERTIES_MAX = 5_000;
const ENUM_VALUES_MAX = 1_000;
/** Of the names of properties and definitions, and of the values of `enum` and `const`. */
const LETTERS_MAX = 120_000;
const always = () => true;
/** The keywords that are supported, and when. */
const RULES = new Map([
    ['title', always],
    ['description', always],
    ['type', always],
    ['required', always],
    ['pattern', always],
    ['multipleOf', always],
    ['minimum', always],
    ['maximum', always],
    ['exclusiveMinimum', always],
    ['exclusiveMaximum', always],
    ['minItems', always],
    ['maxItems', always],
    ['format', value => FORMATS.has(value)],
    ['enum', allowedValues],
    ['const', (value, schema, place) => allowedValues([value], schema, place)],
    ['items', (value, _schema, place) => obeys(value, place)],
    ['anyOf', (value, _schema, place) => membersOf(value).every(([, inner]) => obeys(inner, place))],
    ['$defs', namedSchemas],
    ['properties', requiredProperties],
    ['additionalProperties', value => value === false],
    ['$ref', (_value, schema) => Object.keys(schema).length === 1],
]);
const FORMATS = new Set([
    'date-time',
    'time',
    'date',
    'duration',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uuid',
]);
function obeys(schema, place) {
    if (!isJsonObject(schema) || place.depth > DEPTH_MAX)
        return false;
    const inside = { ...place, depth: place.depth + 1 };
    const rulesHold = Object.entries(schema).every(([keyword, value]) => RULES.get(keyword)?.(value, schema, inside));
    return rulesHold && saysWhatItIs(schema);
}
/** A type is always named, an object lists its properties, a list says what its items are. */
function saysWhatItIs(schema) {
    const types = [schema['type'] ?? []].flat();
    if (types.includes('object') && !('properties' in schema))
        return false;
    if (types.includes('array') && !('items' in schema))
        return false;
    return types.length > 0 || 'anyOf' in schema || '$ref' in schema;
}
function allowedValues(values, _schema, { sizes }) {
    const members = membersOf(values);
    sizes.enumValues += members.length;
    for (const [, value] of members)
        sizes.letters += JSON.stringify(value).length;
    return members.every(([, value]) => typeof value !== 'object' || value === null);
}
function requiredProperties(properties, schema, place) {
    const names = membersOf(properties).map(([name]) => name);
    place.sizes.properties += names.length;
    const required = new Set(membersOf(schema['required'] ?? []).map(([, name]) => name));
    return names.every(name => required.has(name)) && namedSchemas(properties, schema, place);
}
function namedSchemas(schemas, _schema, place) {
    const members = membersOf(schemas);
    for (const [name] of members)
        place.sizes.letters += name.length;
    return members.every(([, inner]) => obeys(inner, place));
}
function membersOf(value) {
    return Object.entries(Object(value));
}
function isWithinLimits({ properties, enumValues, letters }) {
    return properties <= PROPERTIES_MAX && enumValues <= ENUM_VALUES_MAX && letters <= LETTERS_MAX;
}

;// CONCATENATED MODULE: ./build/request/strict-schema.js


/**
 * The schema in the form for which a provider can promise that answers follow it, or undefined when it has none.
 * It allows no more than the author's own, and answers are checked against that one either way.
 */
function strictSchema(schema) {
    const closed = strict_schema_close(schema);
    return isStrict(closed) ? closed : undefined;
}
/** Notes for people, which no answer depends on. */
const NOTES = new Set(['$schema', '$comment', 'examples', 'default', 'deprecated', 'readOnly', 'writeOnly']);
/** Says what is plainly meant: an object that lists its properties has no others, and the values of a list have a type. */
function strict_schema_close(schema) {
    const members = Object.entries(schema).filter(([keyword]) => !NOTES.has(keyword));
    const type = typeOfValues(schema);
    return {
        ...(type === undefined ? {} : { type }),
        ...(isJsonObject(schema['properties']) ? { additionalProperties: false } : {}),
        ...Object.fromEntries(members.map(([keyword, value]) => [keyword, closeInside(keyword, value)])),
    };
}
function closeInside(keyword, value) {
    if (keyword === 'items')
        return closeIfObject(value);
    if (keyword === 'anyOf' && isJsonList(value))
        return value.map(closeIfObject);
    if ((keyword === 'properties' || keyword === '$defs') && isJsonObject(value)) {
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closeIfObject(inner)]));
    }
    return value;
}
function closeIfObject(schema) {
    return isJsonObject(schema) ? strict_schema_close(schema) : schema;
}
/** `enum: [low, high]` means text, as far as anybody would read it. */
function typeOfValues(schema) {
    const values = [schema['enum'] ?? schema['const'] ?? null].flat();
    const types = new Set(values.map(value => typeof value));
    return ['string', 'number', 'boolean'].find(type => types.size === 1 && types.has(type));
}

;// CONCATENATED MODULE: ./build/request/response-schema.js

/** How an output is asked for: strictly if its schema can be, else as its author wrote it. Undefined for plain text. */
function responseSchemaOf(output) {
    if (output.kind === 'text')
        return undefined;
    const known = responseSchemas.get(output);
    if (known !== undefined)
        return known;
    const closed = strictSchema(output.schema);
    const made = {
        name: providerName(output.name),
        schema: closed ?? output.schema,
        strict: closed !== undefined,
    };
    responseSchemas.set(output, made);
    return made;
}
/** Thousands of tasks share an output: its schema is closed once. */
const responseSchemas = new WeakMap();
/** Providers refuse names with other characters or more of them. */
function providerName(name) {
    return name.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || 'answer';
}

// EXTERNAL MODULE: ./build/domain/own-parameters.js
var own_parameters = __webpack_require__(3866);
;// CONCATENATED MODULE: ./build/request/sent-parameters.js

/** The parameters as they are sent: `temperature: null` means to leave the parameter out. */
function sentParameters(parameters) {
    return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null));
}
/** Why a parameter that somebody set cannot be sent; undefined: all of them can. */
function refusedParameter(parameters) {
    for (const [name, value] of Object.entries(parameters)) {
        const advice = (0,own_parameters/* ownParameterAdvice */.s)(name, value);
        if (advice !== undefined)
            return `The parameter ${JSON.stringify(name)} cannot be set: ${advice}.`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/request/build-request.js






/**
 * Turns a task and its loaded input into the one exact request for it. The same task gives the same request on every
 * machine and day; only a rehearsal (`offline`) differs, in its model.
 */
function buildRequest(task, input, options) {
    const built = renderRequest(task, input, options);
    if (!built.ok)
        return built;
    const { request } = built;
    return { ok: true, request: { ...request, ...identityOf(task, input, request, options) } };
}
/** The same without what tells it from other work: for a task that is known, and cannot have changed since. */
function renderRequest(task, input, options) {
    const { type, settings } = task;
    const model = options.offline ? domain_task/* OFFLINE_MODEL */.w : settings.model;
    if (model === '') {
        return mistaken(task, 'No model is set. Name one with "model:" here, under "defaults:" or as an input.');
    }
    const parameters = sentParameters(settings.parameters);
    const refused = refusedParameter(parameters);
    if (refused !== undefined)
        return mistaken(task, refused);
    const rendering = renderMessages(type, input);
    if (!rendering.ok)
        return mistaken(task, rendering.message);
    const { messages } = rendering;
    const { output } = type;
    const responseSchema = responseSchemaOf(output);
    const request = {
        model,
        messages,
        parameters,
        output,
        responseSchema,
        promptTokensMax: promptTokensBound({ messages, responseSchema, parameters }),
        completionTokensMax: settings.completionTokensMax,
        timeoutMs: settings.timeoutMs,
    };
    return { ok: true, request };
}
function identityOf({ idempotencyKey }, input, { messages, model, parameters, output }, options) {
    const schema = output.kind === 'json' ? output.schema : undefined;
    const key = idempotencyKey === undefined
        ? requestKey({ messages, model, parameters, schema })
        : explicitKey(idempotencyKey, options);
    return { key, inputHash: inputHash(input) };
}
function mistaken(task, sentence) {
    return { ok: false, mistake: { place: task.place, message: sentence } };
}

;// CONCATENATED MODULE: ./build/request/price-of-tokens.js
const TOKENS_PER_RATE = 1000000n;
const NANO_USD_MAX = BigInt(Number.MAX_SAFE_INTEGER);
/**
 * The sum of tokens times rate (nano-USD per million tokens), rounded up once. In BigInt, because a million tokens
 * at a dollar each is past what a float counts exactly. A sum past nine million dollars stays there.
 */
function priceOfTokens(parts) {
    let sum = 0n;
    for (const [tokens, rate] of parts)
        sum += BigInt(tokens) * BigInt(rate);
    const nanoUsd = (sum + TOKENS_PER_RATE - 1n) / TOKENS_PER_RATE;
    return Number(nanoUsd < NANO_USD_MAX ? nanoUsd : NANO_USD_MAX);
}

;// CONCATENATED MODULE: ./build/request/hold.js

/** The most that one call of a request can use and cost. Without a price the money is 0: no cost budget asks for it then. */
function holdOf(request, price) {
    const { promptTokensMax, completionTokensMax } = request;
    const tokens = promptTokensMax + completionTokensMax;
    if (price === undefined)
        return { tokens, nanoUsd: 0 };
    const dearest = dearestRates(price, promptTokensMax);
    const nanoUsd = priceOfTokens([
        [promptTokensMax, dearest.prompt],
        [completionTokensMax, dearest.completion],
    ]);
    return { tokens, nanoUsd };
}
/** The dearest rates a prompt of at most so many tokens can meet: what a provider may be told as its ceiling. */
function dearestRates(price, promptTokensMax) {
    const possible = [price, ...price.tiers.filter(tier => tier.above < promptTokensMax)];
    return {
        prompt: Math.max(...possible.flatMap(rates => [rates.prompt, rates.cachedPrompt])),
        completion: Math.max(...possible.map(rates => rates.completion)),
    };
}

// EXTERNAL MODULE: ./build/domain/usd.js
var domain_usd = __webpack_require__(3509);
// EXTERNAL MODULE: ./node_modules/@pydantic/genai-prices/dist/index.js
var dist = __webpack_require__(2294);
;// CONCATENATED MODULE: ./build/request/bundled-price.js


/**
 * A model's price as the table of this release has it, or undefined. Of prices for different hours of the day it is
 * the dearest, of prices with a first day the one in force on `at`'s day.
 *
 * The table takes 40 ms to load and 0.8 MB of a bundle: only `price.ts` imports this file, and is itself loaded late.
 */
function bundledPrice(model, seller, at) {
    const timestamp = new Date(at);
    const whose = 'id' in seller ? { providerId: seller.id } : { providerApiUrl: seller.apiUrl };
    const found = (0,dist/* calcPrice */.jh)({}, model, { ...whose, timestamp })?.model.prices;
    if (found === undefined)
        return undefined;
    const possible = Array.isArray(found) ? possibleOn(timestamp, found) : [found];
    if (!possible.every(isByTokens))
        return undefined;
    const starts = new Set(possible.flatMap(price => Object.values(price).flatMap(tierStarts)));
    const tiers = [...starts].sort((a, b) => a - b).map(above => ({ above, ...ratesAt(possible, above + 1) }));
    return { ...ratesAt(possible, 0), tiers };
}
/** The table is read from its end, and the first price whose condition is met counts. Any hour of the day may come. */
function possibleOn(day, prices) {
    const begun = prices.filter(({ constraint }) => constraint?.type !== 'start_date' || new Date(constraint.start_date) <= day);
    const standing = begun.findLastIndex(({ constraint }) => constraint?.type !== 'time_of_date');
    return begun.slice(Math.max(standing, 0)).map(price => price.prices);
}
/** Whether tokens of text decide what a call costs. A fee for each request would be missing from every hold. */
function isByTokens(price) {
    return 'input_mtok' in price && 'output_mtok' in price && !('requests_kcount' in price);
}
/**
 * The rates for a prompt of so many tokens. Some sellers charge more for a prompt that goes into their cache, and
 * usage does not tell which part did: all of it counts as if it did. In the same way every completion token counts
 * as the dearer of answer and reasoning.
 */
function ratesAt(prices, promptTokens) {
    const dearest = (...kinds) => Math.max(...prices.flatMap(price => kinds.map(kind => nanoUsdAt(price[kind], promptTokens))));
    return {
        prompt: dearest('input_mtok', 'cache_write_mtok'),
        completion: dearest('output_mtok', 'output_reasoning_mtok'),
        cachedPrompt: dearest(prices.every(price => 'cache_read_mtok' in price) ? 'cache_read_mtok' : 'input_mtok'),
    };
}
/** The table's floats become integers here, once. What it does not list costs nothing. */
function nanoUsdAt(usd, promptTokens) {
    if (usd === undefined)
        return 0;
    const rate = typeof usd === 'number'
        ? usd
        : (usd.tiers.findLast(tier => tier.start < promptTokens)?.price ?? usd.base);
    return Math.round(rate * domain_usd/* NANO_PER_USD */.W);
}
function tierStarts(usd) {
    return typeof usd === 'object' ? usd.tiers.map(tier => tier.start) : [];
}

;// CONCATENATED MODULE: ./build/request/price.js



/**
 * What a model costs: by the task file, else by the bundled table, else undefined, for then nobody knows.
 * A price below the true one would break the budget, so nothing is guessed from a similar name.
 */
function priceOf(model, sources) {
    const { prices, provider, baseUrl = '', at } = sources;
    const known = knownPrices.get(prices) ?? new Map();
    knownPrices.set(prices, known);
    const question = [provider, baseUrl, (0,units/* dayOf */.kb)(at), model].join('\n');
    if (!known.has(question))
        known.set(question, lookUp(model, sources));
    return known.get(question);
}
/** The entries of `prices` that lead to no price, one sentence each. */
function checkPrices(sources) {
    return [...sources.prices.keys()].flatMap(model => {
        const { path, price } = follow(model, sources);
        if (price !== undefined)
            return [];
        const way = path.map(name => JSON.stringify(name)).join(' is like ');
        const isCircle = new Set(path).size < path.length;
        const end = isCircle ? 'which leads in a circle' : 'which has no price';
        return `The price of ${way}, ${end}. Name a model with a known price, or write { input: …, output: … }.`;
    });
}
/**
 * What somebody can paste into a task file for a model without a price: one line, because a log sets further lines in.
 * The two numbers are theirs to fill in, and as they stand they are none.
 */
function priceLine(model) {
    return `prices: { ${JSON.stringify(model)}: { input: <USD per million tokens>, output: <USD per million tokens> } }`;
}
const knownPrices = new WeakMap();
const NOTHING = { prompt: 0, completion: 0, cachedPrompt: 0, tiers: [] };
const FREE = { ...NOTHING, source: 'free' };
const OFFLINE = { ...NOTHING, source: 'offline' };
function lookUp(model, sources) {
    if (sources.provider === 'offline')
        return OFFLINE;
    if (sources.prices.has(model))
        return follow(model, sources).price;
    // OpenRouter's free variants; the hold's ceiling of 0, sent along, keeps them so.
    if (sources.provider === 'openrouter' && model.endsWith(':free'))
        return FREE;
    const seller = sellerOf(sources);
    const found = seller && bundledPrice(model, seller, sources.at);
    return found && { ...found, source: 'bundled' };
}
/** Follows `like` from entry to entry. `path` ends with the model that was not found, or was there before. */
function follow(model, sources) {
    const path = [model];
    for (let name = model;;) {
        const entry = sources.prices.get(name);
        if (entry === undefined)
            return { path, price: priceLike(name, sources) };
        if (entry.kind === 'free')
            return { path, price: FREE };
        if (entry.kind === 'usd')
            return { path, price: priceInUsd(entry) };
        name = entry.model;
        const isCircle = path.includes(name);
        path.push(name);
        if (isCircle)
            return { path, price: undefined };
    }
}
/** Who writes `like` names a model of this provider, or one of the two whose names everybody knows. */
function priceLike(model, sources) {
    const sellers = [sellerOf(sources), { id: 'openrouter' }, { id: 'openai' }];
    for (const seller of sellers) {
        const found = seller && bundledPrice(model, seller, sources.at);
        if (found !== undefined)
            return { ...found, source: 'task-file' };
    }
    return undefined;
}
function sellerOf({ provider, baseUrl }) {
    if (provider !== 'compatible')
        return { id: provider };
    return baseUrl === undefined ? undefined : { apiUrl: baseUrl };
}
function priceInUsd(entry) {
    const { input, output, cachedInput = input } = entry;
    return {
        prompt: nanoUsdOf(input),
        completion: nanoUsdOf(output),
        cachedPrompt: nanoUsdOf(cachedInput),
        source: 'task-file',
        tiers: [],
    };
}
function nanoUsdOf(usd) {
    return Math.round(usd * domain_usd/* NANO_PER_USD */.W);
}

;// CONCATENATED MODULE: ./build/app/prepare-tasks.js



/** Reads the task files and builds every request once, so that every mistake is known before anything is spent. */
function prepareTasks(source, options) {
    const read = source.read();
    if (!read.ok)
        return read;
    const { list } = read;
    const { provider, baseUrl, at } = options;
    const pricing = { prices: list.prices, provider, baseUrl, at };
    const mistakes = [];
    const listed = [];
    const work = new Map();
    const unpriced = new Set();
    for (const task of list.tasks) {
        const built = requestFor(task, source, provider);
        if (!built.ok) {
            mistakes.push(built.mistake);
            continue;
        }
        const { request } = built;
        const price = priceOf(request.model, pricing);
        const mistake = unpricedMistake(task, request.model, price, options.limits);
        // One set of lines to paste serves all tasks of a model: it is said at the first of them.
        if (mistake !== undefined && !unpriced.has(request.model))
            mistakes.push(mistake);
        if (mistake !== undefined)
            unpriced.add(request.model);
        listed.push(listedTask(task, request));
        work.set(task.id, workOf(task, request, price));
    }
    mistakes.push(...priceMistakes(list, pricing));
    if (mistakes.length > 0)
        return { ok: false, mistakes };
    const tasks = new Map(list.tasks.map(task => [task.id, task]));
    return { ok: true, prepared: { tasks, listed, work, pricing, notices: list.notices, files: list.files } };
}
function requestFor(task, source, provider) {
    const loaded = source.load(task);
    return loaded.ok ? buildRequest(task, loaded.input, { offline: provider === 'offline' }) : loaded;
}
function priceMistakes({ files, tasks }, pricing) {
    const path = tasks[0]?.place.path ?? files[0] ?? '';
    return checkPrices(pricing).map(message => ({ place: { path, line: 1, column: 1 }, message }));
}
function listedTask(task, request) {
    const { attemptsMax, onChange } = task.settings;
    const { key, inputHash: input, model } = request;
    return { id: task.id, key, input, taskType: task.type.name, model, attemptsMax, onChange };
}
function workOf(task, request, price) {
    const doubled = { ...request, completionTokensMax: 2 * request.completionTokensMax };
    return {
        model: request.model,
        taskType: task.type.name,
        hold: holdOf(request, price),
        holdDoubled: holdOf(doubled, price),
        attemptsMax: task.settings.attemptsMax,
    };
}
/** A cost budget is no promise for a model whose price nobody knows. */
function unpricedMistake(task, model, price, limits) {
    const costCounts = Object.values(limits).some(({ nanoUsd }) => nanoUsd !== undefined);
    if (price !== undefined || !costCounts)
        return undefined;
    return {
        place: task.place,
        message: `The price of the model "${model}" is not known, and a cost budget is set. Add this line to the task file, or name a model that costs the same with { like: openai/gpt-4o-mini }, or write free; or switch the budget off with cost-budget: none.\n${priceLine(model)}`,
    };
}

// EXTERNAL MODULE: ./build/app/publish-results.js
var publish_results = __webpack_require__(8640);
// EXTERNAL MODULE: ./build/report/json-text.js
var json_text = __webpack_require__(2365);
// EXTERNAL MODULE: ./build/report/money.js
var report_money = __webpack_require__(967);
;// CONCATENATED MODULE: ./build/report/badge.js


/**
 * A badge as shields.io's endpoint takes it (https://shields.io/badges/endpoint-badge): the gravest alert, else how far
 * the list is done.
 */
function badgeOf(agent, state) {
    const label = agent === 'default' ? 'background agent' : `background agent ${agent}`;
    return (0,json_text/* jsonText */.s)({ schemaVersion: 1, label, ...stand(state) });
}
/** The gravest first. */
const ALERTS = [
    ['state', 'log trouble', 'red'],
    ['provider', 'provider stopped', 'red'],
    ['quarantine', 'quarantined', 'orange'],
    ['budget', 'budget reached', 'yellow'],
    ['interrupted', 'interrupted', 'yellow'],
];
function stand({ tasks, alerts }) {
    const all = [...tasks.values()];
    const quarantined = all.filter(({ status }) => status === 'quarantined').length;
    const done = all.filter(({ status }) => status === 'completed').length;
    const kinds = new Set([...alerts.values()].map(({ alert }) => alert));
    const gravest = ALERTS.find(([kind]) => kinds.has(kind));
    if (gravest === undefined) {
        return {
            message: `${(0,report_money/* count */.U9)(done)} of ${(0,report_money/* count */.U9)(all.length)} done`,
            color: done === all.length ? 'brightgreen' : 'blue',
        };
    }
    const [kind, message, color] = gravest;
    return { message: kind === 'quarantine' ? `${(0,report_money/* count */.U9)(quarantined)} ${message}` : message, color };
}

;// CONCATENATED MODULE: ./build/report/budget-json.js

/** A budget with its numbers for a program: money is in USD. */
function budgetJson({ window, unit, limit, spent, held }) {
    const per = unit === 'cost' ? domain_usd/* NANO_PER_USD */.W : 1;
    const remaining = (limit - spent - held) / per;
    return {
        window,
        unit: unit === 'cost' ? 'usd' : unit,
        limit: limit / per,
        spent: spent / per,
        held: held / per,
        remaining,
    };
}

;// CONCATENATED MODULE: ./build/report/status-file.js



/**
 * How the agent stands, for programs and for people who look at the state branch: as of the last run that changed
 * something, since an idle one writes nothing. Money is in USD. Names of tasks are not in it.
 */
function statusFileOf(state, report) {
    const { agent, run, provider, startedAt, finishedAt, outcome, calls, tokens, costNanoUsd } = report;
    return (0,json_text/* jsonText */.s)({
        version: 1,
        agent,
        asOf: finishedAt,
        counts: countsOf(state),
        alerts: [...state.alerts.values()].map(alertOf),
        lastRun: {
            run,
            provider,
            outcome,
            startedAt,
            finishedAt,
            completed: report.counts.completed,
            quarantined: report.counts.quarantined,
            calls,
            tokens,
            costUsd: costNanoUsd / domain_usd/* NANO_PER_USD */.W,
        },
        budgets: report.budgets.map(budgetJson),
    });
}
function countsOf({ tasks }) {
    const counts = { pending: 0, processing: 0, failed: 0, quarantined: 0, completed: 0 };
    for (const { status } of tasks.values())
        counts[status] += 1;
    return counts;
}
function alertOf({ alert, severity, reason, since, changedAt }) {
    return { kind: alert, severity, reason, since, changedAt };
}

// EXTERNAL MODULE: ./build/app/branch-copy.js
var branch_copy = __webpack_require__(3690);
// EXTERNAL MODULE: ./build/app/home.js
var app_home = __webpack_require__(7677);
// EXTERNAL MODULE: ./build/app/keep-state.js
var keep_state = __webpack_require__(7843);
;// CONCATENATED MODULE: ./build/app/run-at-home.js





function atHome(home, brought, ports, journal, timeoutMsMax) {
    const copy = new branch_copy/* BranchCopy */.G({ branch: home.branch, ...ports }, journal, brought.onBranch);
    const { offsetMs } = brought;
    const keeper = new keep_state/* StateKeeper */.o({ home, ...ports }, journal, copy, { offsetMs, timeoutMsMax });
    return { home, brought, keeper };
}
/**
 * Takes the lease with the commit that says that a run has started. Where that fails nothing was sent, so the run ends in
 * its own log as well: no later one may take it for killed.
 */
async function beginAtHome({ home, keeper, brought }, journal) {
    // What was fetched has a line of our own now.
    home.disk.own();
    const kept = await keeper.begin({ put: new Map(), remove: brought.outdated });
    if (kept.kind === 'kept') {
        keeper.start();
        return { kind: 'begun' };
    }
    const outcome = kept.kind === 'moved' ? 'overlapped' : 'failed';
    await journal.commit({ type: 'FinishRun', outcome });
    if (kept.kind === 'moved')
        return { kind: 'overlapped' };
    return {
        kind: 'refused',
        message: `${kept.trouble.message} Without it no state can be kept, so nothing was sent or spent.`,
    };
}
/**
 * The run has ended in its log, and now in the repository and the cache. Undefined: all is kept there; else what is
 * not, for people.
 */
async function endAtHome({ home, keeper }, { state, head }, report, files) {
    await keeper.stop();
    const idle = home.markIdle(report, files, head);
    const put = new Map([
        ['status.json', Buffer.from(statusFileOf(state, report))],
        ['badge.json', Buffer.from(badgeOf(report.agent, state))],
    ]);
    if (idle !== undefined)
        put.set(app_home/* IDLE */.nY, Buffer.from(idle));
    const kept = await keeper.end({ put, remove: [] });
    await keeper.saveCopy();
    switch (kept.kind) {
        case 'kept':
            return undefined;
        case 'moved':
            return 'Another run has written to the state branch meanwhile: what this one did is in its copy in the cache only.';
        case 'trouble':
            return kept.trouble.message;
    }
}
/**
 * An idle run that had to read the log to know it says so on the branch, so that the next one knows at once. Once for
 * each change of what it depends on; nothing else is written, and where it cannot be, nothing is lost.
 */
async function leaveMark(atHome, { head }, report, files) {
    const { home, brought } = atHome ?? {};
    if (home === undefined || brought?.onBranch.tip === undefined || head.seq === 0)
        return;
    const idle = home.markIdle(report, files, head);
    if (idle === undefined)
        return;
    await home.branch.change({
        follows: brought.onBranch.tip,
        message: `Note that agent ${report.agent} has nothing to do`,
        put: new Map([[app_home/* IDLE */.nY, Buffer.from(idle)]]),
        remove: [],
    });
}

// EXTERNAL MODULE: ./build/report/result-path.js
var result_path = __webpack_require__(8316);
;// CONCATENATED MODULE: ./build/app/left-alone.js


/**
 * Results that people have edited, moved or deleted since they were published. They belong to the repository and are
 * left alone, but said: `rerun` makes them anew.
 */
function findLeftAlone(state, results, pattern) {
    const changed = [];
    for (const task of state.tasks.values()) {
        if (!('published' in task) || task.published === undefined || task.published === 'forgotten')
            continue;
        const path = (0,result_path/* resultPath */.jO)(pattern, { id: task.id, type: task.taskType });
        const bytes = results.read(path);
        if (bytes === undefined || (0,external_node_crypto_.hash)('sha256', bytes) !== task.published)
            changed.push(path);
    }
    return changed;
}

// EXTERNAL MODULE: ./build/report/failure-text.js
var failure_text = __webpack_require__(653);
;// CONCATENATED MODULE: ./build/report/record-text.js




/** One event as one line: when, in which run, and what happened. */
function recordText({ seq, at, run, event }) {
    return `${String(seq).padStart(6)}  ${at}  ${run}  ${eventSentence(event)}`;
}
/** What happened, in a sentence. Names in it are other people's words: show it as hostile text like any other. */
function eventSentence(event) {
    switch (event.type) {
        case 'LogCreated':
            return `log ${event.log} created for agent "${event.agent}" of repository ${event.repository}`;
        case 'LogAdopted':
            return `log taken over from repository ${event.previous}; budgets start anew`;
        case 'LogRecovered':
            return `a torn end of ${count(event.bytes)} bytes was kept aside and cut off`;
        case 'SnapshotTaken':
            return `a snapshot of the state after event ${event.seq} was taken; SHA-256 ${record_text_short(event.sha256)}`;
        case 'RunStarted':
            return `run started, provider ${event.provider}, version ${event.version}${escrowText(event.escrow)}`;
        case 'RunFinished':
            return `run finished: ${event.outcome}`;
        case 'RunInterrupted':
            return `run ${event.interrupted} was killed before it finished${event.charged === undefined ? '' : `; the end of its log is lost, so all it drew is charged: ${count(event.charged.tokens)} tokens, ${money(event.charged.nanoUsd)}`}`;
        case 'EscrowReleased':
            return `what was charged for run ${event.released} was released: ${event.reason}`;
        case 'TaskAdded':
            return `${event.task}: added, type ${event.taskType}, model ${event.model}, key ${record_text_short(event.key)}`;
        case 'TaskChanged':
            return `${event.task}: changed, type ${event.taskType}, model ${event.model}, key ${record_text_short(event.key)}`;
        case 'TaskRemoved':
            return `${event.task}: no longer in the task file`;
        case 'AttemptStarted':
            return `${event.task}: attempt ${event.attempt} sent to ${event.model}; held ${count(event.holdTokens)} tokens, ${money(event.holdNanoUsd)}`;
        case 'AttemptFailed':
            return `${event.task}: attempt ${event.attempt} failed after ${event.durationMs} ms; ${holdText(event.hold)}; ${event.counted ? 'counts towards quarantine' : 'costs no attempt'}${event.retryAt === undefined ? '' : `; retry at ${event.retryAt}`}. ${failureText(event.failure)}`;
        case 'TaskCompleted':
            return `${event.task}: completed by attempt ${event.attempt} in ${event.durationMs} ms; ${holdText(event.hold)}; answer ${record_text_short(event.answer)}`;
        case 'AnswerShared':
            return `${event.task}: completed with the answer of ${event.sameAs}, which has the same key`;
        case 'TaskQuarantined':
            return `${event.task}: quarantined. ${failureText(event.failure)}`;
        case 'TaskReleased':
            return `${event.task}: put back into the queue (${event.reason})`;
        case 'HoldCharged':
            return `${event.task}: attempt ${event.attempt} was ${event.cause}; its whole hold is charged`;
        case 'ProviderThrottled':
            return `the provider asked to slow down; waiting until ${event.until}`;
        case 'ProviderStopped':
            return `${scopeText(event.scope)} stopped for the rest of the run (${event.reason})${event.failure === undefined ? '' : `. ${failureText(event.failure)}`}`;
        case 'ModelAdapted':
            return `model ${event.model} is asked with ${event.adaptation} from now on`;
        case 'BudgetReached':
            return `${budgetName(event)} reached: limit ${amountOf(event, event.limit)}, spent ${amountOf(event, event.spent)}, held ${amountOf(event, event.held)}`;
        case 'AlertRaised':
            return `alert ${event.alert} (${event.severity}) raised: ${event.reason}`;
        case 'AlertResolved':
            return `alert ${event.alert} is over`;
        case 'ResultsPublished':
            return `${counted(event.results.length, 'result')} written`;
        case 'AnswerForgotten':
            return `${event.task}: its answer was erased`;
        default:
            return assertNever(event);
    }
}
function escrowText(escrow) {
    if (escrow === undefined)
        return '';
    const { tokens, nanoUsd } = escrow;
    const parts = [
        ...(tokens === undefined ? [] : [`${count(tokens)} tokens`]),
        ...(nanoUsd === undefined ? [] : [money(nanoUsd)]),
    ];
    return parts.length === 0 ? '' : `; may spend ${parts.join(' and ')}`;
}
function holdText(hold) {
    switch (hold.end) {
        case 'settled':
            return `used ${count(hold.usage.promptTokens)} + ${count(hold.usage.completionTokens)} tokens, ${money(hold.costNanoUsd)} (${hold.costSource})`;
        case 'released':
            return 'nothing spent';
        case 'charged':
            return 'whole hold charged';
        default:
            return assertNever(hold);
    }
}
function scopeText(scope) {
    switch (scope.kind) {
        case 'provider':
            return 'the provider';
        case 'model':
            return `model "${scope.name}"`;
        case 'type':
            return `type "${scope.name}"`;
        default:
            return (0,invariant/* assertNever */.x)(scope);
    }
}
function record_text_short(hash) {
    return hash.slice(0, 12);
}

;// CONCATENATED MODULE: ./build/report/event-text.js


/** What an event that follows from an attempt says to whoever watches the run; undefined: nothing worth a line. */
function eventText(event) {
    switch (event.type) {
        case 'TaskCompleted':
            return { level: 'debug', text: `${event.task}: completed` };
        case 'AnswerShared':
            return { level: 'debug', text: `${event.task}: same work as ${event.sameAs}, not paid again` };
        case 'AttemptFailed':
            return {
                level: 'info',
                text: `${event.task}: attempt ${event.attempt} failed. ${(0,failure_text/* failureText */.k)(event.failure)}`,
            };
        case 'TaskQuarantined':
            return { level: 'warning', text: `${event.task}: quarantined. ${(0,failure_text/* failureText */.k)(event.failure)}` };
        case 'TaskReleased':
            return { level: 'info', text: `${event.task}: put back into the queue` };
        case 'HoldCharged':
            return {
                level: 'info',
                text: `${event.task}: attempt ${event.attempt} was cut off; its whole hold is charged`,
            };
        case 'ProviderThrottled':
            return { level: 'info', text: `The provider asks to slow down: waiting until ${event.until}` };
        case 'ProviderStopped':
            return {
                level: 'error',
                text: `Stopped ${scopeText(event.scope)} for this run (${event.reason}).${event.failure === undefined ? '' : ` ${(0,failure_text/* failureText */.k)(event.failure)}`}`,
            };
        case 'ModelAdapted':
            return { level: 'info', text: `Model "${event.model}" is asked with ${event.adaptation} from now on` };
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/report/progress.js

/** One line: `12/72 done · 4 in flight · 1 quarantined · 3,210 tokens · $0.0012`. */
function progressLine(progress) {
    const { done, total, inFlight, failed, quarantined, tokens, costNanoUsd } = progress;
    return [
        `${(0,report_money/* count */.U9)(done)}/${(0,report_money/* count */.U9)(total)} done`,
        ...(inFlight > 0 ? [`${(0,report_money/* count */.U9)(inFlight)} in flight`] : []),
        ...(failed > 0 ? [`${(0,report_money/* count */.U9)(failed)} to retry`] : []),
        ...(quarantined > 0 ? [`${(0,report_money/* count */.U9)(quarantined)} quarantined`] : []),
        `${(0,report_money/* count */.U9)(tokens)} tokens`,
        (0,report_money/* money */.TG)(costNanoUsd),
    ].join(' · ');
}

;// CONCATENATED MODULE: ./build/app/narrator.js


/** Counting takes as long as the run has tasks, and nobody sees a line that stands for less. */
const PROGRESS_EVERY_MS = 100;
/** In a log, where no line is replaced: one at each tenth of the tasks, and one at least this often. */
const LINES_PER_RUN = 10;
const LINE_EVERY_MS = 30_000;
/** Tells a run while it is on: one line a decision that people care about, and how far it has come. */
class Narrator {
    #console;
    #clock;
    #total;
    #countedMs = 0;
    #lineMs;
    #lineDone;
    constructor(console, clock, state) {
        this.#console = console;
        this.#clock = clock;
        this.#total = state.pending.size + state.retries.length;
        this.#lineMs = clock.now();
        this.#lineDone = this.#total / LINES_PER_RUN;
    }
    tell(events) {
        for (const event of events) {
            const told = eventText(event);
            if (told !== undefined)
                this.#console.write(told.level, told.text);
        }
    }
    progress(state) {
        const nowMs = this.#clock.now();
        if (nowMs < this.#countedMs + PROGRESS_EVERY_MS)
            return;
        this.#countedMs = nowMs;
        const progress = progressOf(state, this.#total);
        const text = progressLine(progress);
        this.#console.progress(text);
        if (progress.done < this.#lineDone && nowMs < this.#lineMs + LINE_EVERY_MS)
            return;
        this.#console.write('info', text);
        this.#lineMs = nowMs;
        this.#lineDone = progress.done + this.#total / LINES_PER_RUN;
    }
}
function progressOf({ run, tasks, inFlight, retries }, total) {
    let [completed, quarantined] = [0, 0];
    for (const id of run?.touched.keys() ?? []) {
        const status = tasks.get(id)?.status;
        if (status === 'completed')
            completed += 1;
        if (status === 'quarantined')
            quarantined += 1;
    }
    const { tokens, nanoUsd: costNanoUsd } = run?.account.spent ?? { tokens: 0, nanoUsd: 0 };
    return {
        done: completed + quarantined,
        total,
        inFlight: inFlight.size,
        failed: retries.length,
        quarantined,
        tokens,
        costNanoUsd,
    };
}

;// CONCATENATED MODULE: ./build/app/pacer.js
const MINUTE_MS = 60_000;
/** How far ahead of an even pace calls may run: enough to fill the first seconds, too little to trip a limit. */
const BURST_MS = 5_000;
/**
 * Keeps calls below a provider's pace. Each call moves two due times on, by its share of a minute's requests and of
 * a minute's tokens; a call must wait while a due time lies further ahead than a burst. A limit that nobody set is
 * learnt from headers. After a refusal for pace only half as many calls run at once; every round without one adds one.
 */
class Pacer {
    #options;
    #concurrency;
    #answersSinceChange = 0;
    #requests;
    #tokens;
    #closedUntilMs = 0;
    /** When the number was last halved. */
    #slowedMs = -Infinity;
    constructor(options) {
        this.#options = options;
        this.#concurrency = options.concurrency;
        this.#requests = { perMinute: options.requestsPerMinute, dueMs: 0 };
        this.#tokens = { perMinute: options.tokensPerMinute, dueMs: 0 };
    }
    /** How many calls may be in flight now. */
    get concurrency() {
        return this.#concurrency;
    }
    /** Milliseconds until a call of that many tokens may be sent; 0: now. */
    delayMs(nowMs, tokens) {
        const delays = [
            this.#closedUntilMs - nowMs,
            delayOf(this.#requests, nowMs, 1),
            delayOf(this.#tokens, nowMs, tokens),
        ];
        return Math.max(0, ...delays);
    }
    noteSent(nowMs, tokens) {
        advance(this.#requests, nowMs, 1);
        advance(this.#tokens, nowMs, tokens);
    }
    noteAnswer(nowMs, pace) {
        this.#learn(nowMs, pace);
        this.#answersSinceChange += 1;
        if (this.#answersSinceChange < this.#concurrency || this.#concurrency >= this.#options.concurrency)
            return;
        this.#concurrency += 1;
        this.#answersSinceChange = 0;
    }
    noteRefusal(nowMs, sentMs, pace) {
        this.#learn(nowMs, pace);
        // The calls sent beside a refused one are refused with it: they halve the number once, not each.
        if (sentMs <= this.#slowedMs)
            return;
        this.#slowedMs = nowMs;
        this.#concurrency = Math.max(1, Math.floor(this.#concurrency / 2));
        this.#answersSinceChange = 0;
    }
    #learn(nowMs, pace) {
        this.#requests.perMinute =
            this.#options.requestsPerMinute ?? pace.requestsPerMinute ?? this.#requests.perMinute;
        this.#tokens.perMinute = this.#options.tokensPerMinute ?? pace.tokensPerMinute ?? this.#tokens.perMinute;
        const spent = pace.requestsRemaining === 0 || pace.tokensRemaining === 0;
        if (spent && pace.resetMs !== undefined) {
            this.#closedUntilMs = Math.max(this.#closedUntilMs, nowMs + Math.min(pace.resetMs, MINUTE_MS));
        }
    }
}
function delayOf({ perMinute, dueMs }, nowMs, amount) {
    if (perMinute === undefined)
        return 0;
    // A single call larger than a whole burst may still go, on an empty bucket.
    const burstMs = Math.max(BURST_MS, (amount / perMinute) * MINUTE_MS);
    return Math.max(dueMs, nowMs) + (amount / perMinute) * MINUTE_MS - burstMs - nowMs;
}
function advance(bucket, nowMs, amount) {
    if (bucket.perMinute === undefined)
        return;
    bucket.dueMs = Math.max(bucket.dueMs, nowMs) + (amount / bucket.perMinute) * MINUTE_MS;
}

;// CONCATENATED MODULE: ./build/app/calls.js
/** The calls under way: how many, when something about them changes, and how they come to an end. */
class Calls {
    #clock;
    #abort = new AbortController();
    #bell = Promise.withResolvers();
    /** Calls under way. */
    #size = 0;
    /** Those, and the ones that are over but not yet written down. */
    #open = 0;
    #bug;
    constructor(clock) {
        this.#clock = clock;
    }
    get size() {
        return this.#size;
    }
    /**
     * Starts a call. What it rejects with is no failure of a provider, which would be a fact, but the end of the run. A
     * call that says it is `over` makes room for the next one while it is still being written down.
     */
    begin(call) {
        this.#size += 1;
        this.#open += 1;
        let isOver = false;
        const over = () => {
            if (!isOver)
                this.#size -= 1;
            isOver = true;
            this.wake();
        };
        void call(this.#abort.signal, over)
            .catch((error) => {
            this.#bug ??= { error };
        })
            .finally(() => {
            this.#open -= 1;
            over();
        });
    }
    /** Ends the wait of whoever waits for a change. */
    wake() {
        this.#bell.resolve();
        this.#bell = Promise.withResolvers();
    }
    /** Resolves when a call has ended, when somebody wakes, or at `untilMs`. */
    async change(untilMs) {
        const bell = this.#bell.promise;
        if (untilMs === undefined)
            return bell;
        const timer = new AbortController();
        await Promise.race([bell, this.#clock.sleep(untilMs - this.#clock.now(), timer.signal)]);
        timer.abort();
    }
    /** Waits for all calls, aborts those that are not back after `graceMs`, and throws what any of them threw. */
    async land(graceMs) {
        const timer = new AbortController();
        await Promise.race([this.#quiet(), this.#clock.sleep(graceMs, timer.signal)]);
        timer.abort();
        this.#abort.abort();
        await this.#quiet();
        this.throwBug();
    }
    throwBug() {
        if (this.#bug !== undefined)
            throw this.#bug.error;
    }
    async #quiet() {
        while (this.#open > 0)
            await this.#bell.promise;
    }
}

;// CONCATENATED MODULE: ./build/request/cost.js

/**
 * What a call cost by its tokens, for providers that do not say it themselves. Reasoning tokens are among the
 * completion tokens, and cached ones among the prompt tokens, where each is counted at its own rate.
 */
function costOf(usage, price) {
    const { promptTokens, completionTokens, cachedTokens = 0 } = usage;
    const rates = ratesFor(price, promptTokens);
    const cached = Math.min(cachedTokens, promptTokens);
    return priceOfTokens([
        [promptTokens - cached, rates.prompt],
        [cached, rates.cachedPrompt],
        [completionTokens, rates.completion],
    ]);
}
function ratesFor(price, promptTokens) {
    return price.tiers.findLast(tier => tier.above < promptTokens) ?? price;
}

;// CONCATENATED MODULE: ./build/request/complain.js

/** The messages of the next try: the same, and what was wrong with the last answer. The request's hold has room for it. */
function complain(request, complaint) {
    return [...request.messages, { role: 'user', content: cut(complaint) }];
}
/** A complaint in plain words for the model, the most useful ones first: what is too long is cut at its end. */
function complaintOf(problem, statements) {
    return cut(`Your last answer was not accepted: ${problem} ${statements.join(' ')}`.trimEnd());
}
function cut(text) {
    const { read } = new TextEncoder().encodeInto(text, new Uint8Array(COMPLAINT_BYTES_MAX));
    return text.slice(0, read);
}

// EXTERNAL MODULE: ./node_modules/@cfworker/json-schema/dist/esm/validator.js + 6 modules
var validator = __webpack_require__(207);
;// CONCATENATED MODULE: ./build/request/check-answer.js

/** The rest would not fit into a complaint. */
const STATEMENTS_MAX = 10;
/**
 * Checks a value against a JSON Schema of draft 2020-12; undefined when it matches. The checker reads the schema and
 * never makes code of it: a schema comes from a file in a repository, and must not become a program.
 */
function mismatchOf(value, schema) {
    const errors = errorsOf(value, checkerOf(schema));
    if (errors === 'too deep')
        return errors;
    const [first, ...others] = errors.filter((error, index) => !leadsTo(error, errors[index + 1]));
    if (first === undefined)
        return undefined;
    return {
        // The names of references begin with a character that a code in the log may not begin with.
        keyword: first.keyword.replace('$', ''),
        statements: [first, ...others.filter(({ keyword }) => keyword !== 'false')]
            .slice(0, STATEMENTS_MAX)
            .map(({ instanceLocation, error }) => `At ${instanceLocation.slice(1) || '/'}: ${error}`),
    };
}
/** A schema that refers to itself can need more stack for a deep answer than there is. That is the answer's doing. */
function errorsOf(value, checker) {
    try {
        return checker.validate(value).errors;
    }
    catch (error) {
        if (error instanceof RangeError)
            return 'too deep';
        throw error;
    }
}
const checkers = new WeakMap();
function checkerOf(schema) {
    const known = checkers.get(schema);
    if (known !== undefined)
        return known;
    // A copy, because the checker leaves its marks in the schema.
    const checker = new validator/* Validator */.D(structuredClone(schema), '2020-12');
    checkers.set(schema, checker);
    return checker;
}
/** Errors that only say that something inside is wrong; the next one says what. */
const WRAPPERS = new Set(('properties patternProperties additionalProperties unevaluatedProperties propertyNames dependentSchemas ' +
    'prefixItems items unevaluatedItems allOf if $ref').split(' '));
/** The schema `false` says nothing by itself: there the wrapper is the statement. */
function leadsTo(error, next) {
    return WRAPPERS.has(error.keyword) && next !== undefined && next.keyword !== 'false';
}

;// CONCATENATED MODULE: ./build/request/read-answer.js


const BYTES_MAX = 4_194_304;
const read_answer_DEPTH_MAX = 200;
/** To check `uniqueItems` means to compare every value with every other. */
const VALUES_MAX = 20_000;
const TOO_MUCH = 'it is nested too deeply or has too many values.';
/** Reads a model's text as the output that its task asked for. Nothing is an answer only when there is something in it. */
function readAnswer(text, output) {
    if (Buffer.byteLength(text) > BYTES_MAX)
        return refused('json', 'it is far too long.');
    if (output.kind === 'text') {
        const sentence = text.trim();
        return sentence === '' ? refused('minLength', 'it is empty.') : { ok: true, output: sentence };
    }
    const value = parsed(withoutFence(text));
    if (value === undefined)
        return refused('json', 'it is not JSON. Answer again, with JSON only.');
    if (isTooMuch(value))
        return refused('json', TOO_MUCH);
    const mismatch = mismatchOf(value, output.schema);
    if (mismatch === undefined)
        return { ok: true, output: value };
    if (mismatch === 'too deep')
        return refused('json', TOO_MUCH);
    const problem = 'it does not match the JSON Schema. Answer again, with JSON only that matches it.';
    return refused(mismatch.keyword, problem, mismatch.statements);
}
function refused(keyword, problem, statements = []) {
    return { ok: false, keyword, complaint: complaintOf(problem, statements) };
}
/** Many models wrap JSON in a Markdown fence whatever they are told. Words around it would be another answer. */
function withoutFence(text) {
    return /^\s*```(?:json)?\s*\n(.*)\n\s*```\s*$/s.exec(text)?.[1] ?? text;
}
/** A key `__proto__` becomes a member like any other here, and stays one. */
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isTooMuch(value) {
    const waiting = [{ value, depth: 1 }];
    let values = 0;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        values += 1;
        if (next.depth > read_answer_DEPTH_MAX || values > VALUES_MAX)
            return true;
        if (typeof next.value !== 'object' || next.value === null)
            continue;
        for (const inner of Object.values(next.value))
            waiting.push({ value: inner, depth: next.depth + 1 });
    }
    return false;
}

;// CONCATENATED MODULE: ./build/request/read-reply.js


/**
 * What an answer that came back means for its task. That it was cut short counts before all it says: half an answer
 * may well look like a whole one.
 */
function readReply(reply, output, tokens) {
    const { text, finishReason } = reply;
    if (finishReason === 'length')
        return failed(lengthFailure(tokens));
    if (finishReason === 'content_filter')
        return failed({ kind: 'content-refused' });
    if (text.trim() === '')
        return failed(emptyFailure(finishReason));
    const answer = readAnswer(text, output);
    if (answer.ok)
        return answer;
    return failed({ kind: 'invalid-answer', keyword: answer.keyword }, answer.complaint);
}
function failed(failure, complaint) {
    return { ok: false, failure, complaint };
}
function lengthFailure(tokens) {
    const { completionTokensMax, reasoningTokens } = tokens;
    return {
        kind: 'length',
        completionTokensMax,
        ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    };
}
/** The provider chose the word: it stands in the log only if it is one. */
function emptyFailure(finishReason) {
    const code = units/* Code */.Cy.safeParse(finishReason);
    return { kind: 'empty-answer', ...(code.success ? { finishReason: code.data } : {}) };
}

;// CONCATENATED MODULE: ./build/app/perform-attempt.js







/**
 * One attempt, whole: the hold goes to the disk, the request out, the answer to the disk, and what follows into the
 * log. When there was no room for the hold after all, nothing is sent. `over` is called as soon as State has the outcome.
 */
async function performAttempt(worker, attempt, abort, over = () => { }) {
    const { clock, random, journal, llm, answers, pacer, complaints, narrator } = worker;
    const { task, request, hold, holdDoubled, attemptsMax } = attempt;
    // The hold comes first, and is on the disk first: a crash between here and the answer must still count the spend.
    const started = await journal.commit({
        type: 'StartAttempt',
        task,
        model: request.model,
        hold,
        now: journal.stamp(),
    });
    if (started.length === 0)
        return;
    const doubled = hold.tokens > request.promptTokensMax + request.completionTokensMax;
    const sent = perform_attempt_sentParameters(worker, request.model);
    const call = callOf(attempt, { sent, doubled, complaint: complaints.get(task) });
    const sentMs = clock.now();
    const reply = await llm.ask(call, abort);
    const nowMs = clock.now();
    notePace(pacer, { sentMs, nowMs }, reply);
    const read = readResult(reply, call);
    if (read.answer !== undefined)
        await answers.put(read.answer.sha256, read.answer.bytes);
    if (read.complaint === undefined)
        complaints.delete(task);
    else
        complaints.set(task, read.complaint);
    const finishing = journal.commit({
        type: 'FinishAttempt',
        task,
        attemptsMax,
        holdDoubled,
        result: read.result,
        hold: holdEndOf(reply, attempt.price),
        sent,
        durationMs: Math.max(0, nowMs - sentMs),
        nowMs,
        random: random.fraction(),
    });
    // The next call can be planned now: its start and this end share an append, and it is not sent before both are durable.
    over();
    narrator.tell(await finishing);
    narrator.progress(journal.state);
}
/** The parameters as this model is known to take them. */
function perform_attempt_sentParameters({ journal, outputCapName }, model) {
    const { run, adaptations } = journal.state;
    (0,invariant/* invariant */.V)(run, 'an attempt is performed outside a run');
    const known = adaptations.get((0,domain_state/* modelAt */.F1)(run, model));
    const capNames = ['max_tokens', 'max_completion_tokens'].filter(name => known?.has(name));
    return {
        outputCapName: capNames[0] ?? outputCapName,
        withoutTemperature: known?.has('without-temperature') ?? false,
    };
}
function callOf({ type, request, price }, { sent, doubled, complaint }) {
    return {
        type,
        model: request.model,
        messages: complaint === undefined ? request.messages : complain(request, complaint),
        parameters: request.parameters,
        output: request.output,
        responseSchema: request.responseSchema,
        completionTokensMax: (doubled ? 2 : 1) * request.completionTokensMax,
        ...sent,
        priceMax: price && dearestRates(price, request.promptTokensMax),
        timeoutMs: request.timeoutMs,
    };
}
function notePace(pacer, { sentMs, nowMs }, { result, pace }) {
    if (result.kind === 'failure' && result.failure.kind === 'rate-limited')
        pacer.noteRefusal(nowMs, sentMs, pace);
    else
        pacer.noteAnswer(nowMs, pace);
}
function readResult({ result, spend }, call) {
    switch (result.kind) {
        case 'aborted':
            return { result };
        case 'failure':
            return { result: { kind: 'failed', failure: result.failure } };
        case 'answer': {
            const reasoningTokens = spend.kind === 'known' ? spend.usage.reasoningTokens : undefined;
            const read = readReply(result, call.output, {
                completionTokensMax: call.completionTokensMax,
                reasoningTokens,
            });
            if (!read.ok)
                return { result: { kind: 'failed', failure: read.failure }, complaint: read.complaint };
            const bytes = Buffer.from(JSON.stringify(read.output));
            const sha256 = (0,external_node_crypto_.hash)('sha256', bytes);
            const { servedBy, finishReason } = result;
            return {
                result: { kind: 'answered', answer: sha256, servedBy, finishReason },
                answer: { sha256, bytes },
            };
        }
    }
}
function holdEndOf({ spend }, price) {
    switch (spend.kind) {
        case 'none':
            return { end: 'released' };
        case 'unknown':
            return { end: 'charged' };
        case 'known': {
            const { usage, costNanoUsd } = spend;
            if (costNanoUsd !== undefined)
                return { end: 'settled', usage, costNanoUsd, costSource: 'provider' };
            if (price === undefined)
                return { end: 'settled', usage, costNanoUsd: 0, costSource: 'unknown' };
            return { end: 'settled', usage, costNanoUsd: costOf(usage, price), costSource: price.source };
        }
    }
}

// EXTERNAL MODULE: ./build/domain/task-file.js
var task_file = __webpack_require__(9959);
;// CONCATENATED MODULE: ./build/app/rebuild-request.js




/**
 * The request of a task that is about to be sent, from its files as they are now; undefined when it is another than was
 * planned. A key given by hand stays the same when a file has changed; the hold that was planned for it may not.
 */
function rebuildRequest(task, source, provider, planned) {
    // What stands in the task file itself was read once. To tell it from other work again would double the cost of a request.
    if (!Object.values(task.input).some(task_file/* isFileInput */.rZ)) {
        const loaded = source.load(task);
        return loaded.ok ? renderRequest(task, loaded.input, { offline: provider === 'offline' }) : loaded;
    }
    const built = requestFor(task, source, provider);
    if (!built.ok)
        return built;
    const { request } = built;
    const isAsPlanned = request.key === planned.key && holdOf(request, undefined).tokens === planned.holdTokens;
    return { ok: true, request: isAsPlanned ? request : undefined };
}

;// CONCATENATED MODULE: ./build/app/process-tasks.js






/** How long an interrupted run waits for answers that are on their way. */
const GRACE_MS = 3_000;
/**
 * Works through everything that may be attempted now, with as many calls in flight as allowed, until `plan` says
 * stop. `notices` takes in tasks that changed while the run was on; the next run takes them as they are then.
 */
async function processTasks(worker, source, prepared, notices, options) {
    const calls = new Calls(worker.clock);
    const wake = () => calls.wake();
    options.stop.addEventListener('abort', wake);
    try {
        while (!options.stop.aborted) {
            calls.throwBug();
            const step = nextStep(worker, prepared, calls.size, options);
            switch (step.do) {
                case 'stop':
                    return step.because;
                case 'wait':
                    await calls.change(step.untilMs);
                    break;
                case 'attempt': {
                    const attempt = attemptFor(step, worker, source, prepared, options, notices);
                    if (attempt !== undefined) {
                        worker.pacer.noteSent(worker.clock.now(), attempt.hold.tokens);
                        calls.begin((abort, over) => performAttempt(worker, attempt, abort, over));
                    }
                    break;
                }
                default:
                    (0,invariant/* assertNever */.x)(step);
            }
        }
        return { kind: 'interrupted' };
    }
    finally {
        options.stop.removeEventListener('abort', wake);
        await calls.land(GRACE_MS);
    }
}
/** What the plan says, within what the deadline, the number of calls in flight and the provider's pace allow. */
function nextStep({ clock, journal, pacer }, prepared, calls, options) {
    const nowMs = clock.now();
    const deadlineMs = Math.min(options.deadlineMs, options.leaseEndMs?.() ?? Infinity);
    if (calls >= pacer.concurrency)
        return ANY_CHANGE;
    const step = plan(journal.state, prepared.work, options.limits, nowMs, journal.stamp());
    // A run that had nothing left to send was not cut short by its deadline.
    if (step.do !== 'stop' && nowMs >= deadlineMs)
        return calls > 0 ? ANY_CHANGE : { do: 'stop', because: { kind: 'deadline' } };
    switch (step.do) {
        case 'attempt': {
            const delayMs = pacer.delayMs(nowMs, step.hold.tokens);
            return delayMs > 0 ? { do: 'wait', untilMs: Math.min(nowMs + delayMs, deadlineMs) } : step;
        }
        case 'wait':
            return {
                do: 'wait',
                untilMs: Math.min(step.until === undefined ? Infinity : Date.parse(step.until), deadlineMs),
            };
        case 'stop':
            return calls > 0 ? ANY_CHANGE : step;
        default:
            return (0,invariant/* assertNever */.x)(step);
    }
}
const ANY_CHANGE = { do: 'wait', untilMs: undefined };
/** Builds the request once more, from the files as they are now. One that is another than planned is left to the next run. */
function attemptFor({ task: id, hold }, { journal }, source, prepared, { provider }, notices) {
    const task = prepared.tasks.get(id);
    const work = prepared.work.get(id);
    (0,invariant/* invariant */.V)(task !== undefined && work !== undefined, `task "${id}" is planned but not listed`);
    const planned = { key: journal.state.tasks.get(id)?.key, holdTokens: work.hold.tokens };
    const built = rebuildRequest(task, source, provider, planned);
    if (built.ok && built.request !== undefined) {
        const { request } = built;
        const { holdDoubled, attemptsMax } = work;
        const price = priceOf(request.model, prepared.pricing);
        return { task: id, type: task.type.name, request, hold, holdDoubled, price, attemptsMax };
    }
    const changed = 'A file that this task uses changed while the run was on; the next run takes it as it is then.';
    notices.push(built.ok ? { place: task.place, message: changed } : built.mistake);
    prepared.work.delete(id);
    return undefined;
}

;// CONCATENATED MODULE: ./build/app/report-run.js




/** All that a run has to say for itself: a projection of State as it is when the run ends. */
function reportRun(state, work, settings, at, findings) {
    const { run } = state;
    const tasks = [...(run?.touched.keys() ?? [])].flatMap(id => taskReport(id, state, run, settings));
    const completed = tasks.filter(({ status }) => status === 'completed').length;
    const quarantined = tasks.filter(({ status }) => status === 'quarantined').length;
    const spent = run?.account.spent;
    return {
        agent: settings.agent,
        run: settings.run,
        provider: settings.provider,
        ...at,
        ...findings,
        counts: {
            completed,
            quarantined,
            skipped: countOf(state, 'completed') - completed,
            pending: countOf(state, 'pending') + countOf(state, 'processing'),
            failed: countOf(state, 'failed'),
        },
        calls: run?.calls ?? 0,
        tokens: spent?.tokens ?? 0,
        costNanoUsd: spent?.nanoUsd ?? 0,
        budgets: budgetsAt(state, at.finishedAt, settings.limits),
        budgetsReached: run?.budgetsReached ?? [],
        monthTotals: monthTotals(state, (0,units/* monthOf */.GS)(at.finishedAt)),
        oversized: oversizedTasks(state, work, settings.limits),
        stops: run?.stops ?? [],
        tasks,
        resultsPath: settings.results.folder,
        logPath: settings.logPath,
    };
}
function monthTotals({ totals }, wanted) {
    return [...totals.values()]
        .filter(({ month }) => month === wanted)
        .map(({ month, taskType, costNanoUsd }) => ({ month, taskType, costNanoUsd }));
}
/** Every budget that is switched on, with its numbers. */
function budgetsAt(state, now, limits) {
    const accounts = (0,domain_state/* accountsAt */.GO)(state, now);
    return ['run', 'day', 'month'].flatMap(window => {
        const { tokens, nanoUsd } = limits[window];
        const account = accounts[window];
        const budgets = [];
        if (tokens !== undefined) {
            budgets.push({
                window,
                unit: 'tokens',
                limit: tokens,
                spent: account.spent.tokens,
                held: account.held.tokens,
            });
        }
        if (nanoUsd !== undefined) {
            budgets.push({
                window,
                unit: 'cost',
                limit: nanoUsd,
                spent: account.spent.nanoUsd,
                held: account.held.nanoUsd,
            });
        }
        return budgets;
    });
}
/** Open tasks whose own worst case is above a whole budget: no run will ever take them. */
function oversizedTasks(state, work, limits) {
    return [...work].flatMap(([id, needs]) => {
        const task = state.tasks.get(id);
        if (task?.status !== 'pending' && task?.status !== 'failed')
            return [];
        const budget = (0,domain_budget/* neverFits */.di)(task.tries.doubled ? needs.holdDoubled : needs.hold, limits);
        return budget === undefined ? [] : [{ id, budget }];
    });
}
function taskReport(id, state, run, settings) {
    const task = state.tasks.get(id);
    if (task?.status !== 'completed' && task?.status !== 'quarantined' && task?.status !== 'failed')
        return [];
    const spent = run?.touched.get(id);
    return [
        {
            id,
            type: task.taskType,
            model: task.model,
            status: task.status,
            ...('published' in task &&
                task.published !== undefined &&
                task.published !== 'forgotten' && {
                path: (0,result_path/* resultPath */.jO)(settings.results, { id, type: task.taskType }),
            }),
            attempts: task.status === 'completed' ? task.facts.attempts : task.tries.attempts,
            tokens: spent?.tokens ?? 0,
            costNanoUsd: spent?.nanoUsd ?? 0,
            failure: failureOf(task),
        },
    ];
}
function failureOf(task) {
    if (task.status === 'quarantined')
        return task.facts.failure;
    return task.status === 'failed' ? task.tries.lastFailure : undefined;
}
function countOf(state, status) {
    let count = 0;
    for (const task of state.tasks.values())
        if (task.status === status)
            count += 1;
    return count;
}

// EXTERNAL MODULE: ./build/report/result-file.js
var result_file = __webpack_require__(7577);
;// CONCATENATED MODULE: ./build/app/share-answers.js




/**
 * Gives tasks the answer of a finished one with the same key. The answer is taken from the published result where it
 * must be, but only if nobody has changed it since: otherwise the task is simply asked for.
 */
async function shareAnswers({ journal, answers, results }, pattern) {
    for (const { task, owner } of shareable(journal.state)) {
        const bytes = answers.get(owner.answer) ?? publishedAnswer(owner, results, pattern);
        if (bytes === undefined)
            continue;
        await answers.put(owner.answer, bytes);
        await journal.commit({ type: 'ShareAnswer', task, sameAs: owner.id });
    }
}
/** Open tasks with the key of a finished one. */
function shareable(state) {
    const pairs = [];
    for (const id of state.pending) {
        const task = state.tasks.get(id);
        const owner = task && ownerOf(task.key, state);
        if (owner !== undefined)
            pairs.push({ task: id, owner });
    }
    return pairs;
}
function ownerOf(key, state) {
    for (const id of (0,domain_state/* idsOf */.UX)(state, key)) {
        const task = (0,domain_state/* versionOf */.E4)(state, id, key);
        if (task?.status === 'completed')
            return task;
    }
    return undefined;
}
function publishedAnswer(owner, results, pattern) {
    const file = results.read((0,result_path/* resultPath */.jO)(pattern, { id: owner.id, type: owner.taskType }));
    const result = file && (0,result_file/* parseResult */.F)(Buffer.from(file).toString('utf8'));
    if (result?.status !== 'completed')
        return undefined;
    const bytes = Buffer.from(JSON.stringify(result.output));
    return (0,external_node_crypto_.hash)('sha256', bytes) === owner.answer ? bytes : undefined;
}

;// CONCATENATED MODULE: ./build/app/run.js











async function startRun({ ports, settings, journal, atHome }) {
    const connected = await ports.connect();
    if (!connected.ok)
        return { kind: 'unusable', message: connected.message };
    const { llm } = connected;
    const { agent, repository, version, provider } = settings;
    if (journal.state.log === undefined) {
        await journal.commit({ type: 'CreateLog', log: ports.random.word(20), repository, agent });
    }
    const start = { type: 'StartRun', version, provider };
    if (atHome === undefined) {
        await journal.commit(start);
        return { kind: 'started', llm };
    }
    const draw = { now: journal.stamp() };
    await journal.commit({ ...start, draw, endLost: atHome.brought.endLost });
    const begun = await beginAtHome(atHome, journal);
    if (begun.kind === 'begun')
        return { kind: 'started', llm };
    await llm.close();
    return begun;
}
/** Brings the log up to the task files, and works until there is a reason to stop. */
async function workThrough(run, llm, prepared, until) {
    const { ports, settings, journal } = run;
    await journal.commit({ type: 'ListTasks', tasks: prepared.listed });
    await shareAnswers({ journal, ...ports }, settings.results);
    const narrator = new Narrator(ports.console, ports.clock, journal.state);
    const toDo = journal.state.pending.size + journal.state.retries.length;
    if (toDo > 0)
        ports.console.write('info', `${toDo} of ${(0,report_money/* counted */.hS)(prepared.listed.length, 'task')} to do; provider ${settings.provider}, ${(0,report_money/* counted */.hS)(settings.pace.concurrency, 'call')} at once.`);
    const worker = workerOf(run, llm, narrator);
    const cause = await processTasks(worker, ports.source, prepared, run.notices, {
        provider: settings.provider,
        limits: settings.limits,
        leaseEndMs: run.atHome && (() => run.atHome?.keeper.sendUntilMs ?? 0),
        ...until,
    });
    if (cause.kind === 'budget')
        await journal.commit({ type: 'ReachBudget', refusal: cause.refusal });
    return cause;
}
/** Writes what is not yet published. What cannot be written is kept and said. */
async function publish({ ports, settings, journal, unwritten }) {
    const published = await (0,publish_results/* publishResults */.ku)({ journal, ...ports }, settings.results);
    // All that is not published yet was tried again: what was in the way before may be gone.
    unwritten.splice(0, unwritten.length, ...published.unwritten);
    for (const id of published.lost) {
        ports.console.write('warning', `The answer of task "${id}" is gone from the disk before it was published; the task is pending again.`);
    }
}
async function finishRun(run, prepared, cause) {
    await publish(run);
    const outcome = run.unwritten.length > 0 ? 'failed' : outcomeOf(cause);
    const report = reportOf(run, prepared, outcome);
    await run.journal.commit({ type: 'FinishRun', outcome });
    // Whoever cancels a run does not wait long: what is kept elsewhere is then kept by the step after this one.
    if (run.atHome === undefined || outcome === 'interrupted')
        return report;
    const problem = await endAtHome(run.atHome, run.journal, report, prepared.files);
    return problem === undefined ? report : { ...report, outcome: 'failed', problem };
}
function reportOf(run, prepared, outcome) {
    const { ports, settings, journal, startedMs, notices, unwritten } = run;
    const at = { startedAt: (0,units/* timestampOf */.U_)(startedMs), finishedAt: (0,units/* timestampOf */.U_)(ports.clock.now()) };
    const leftAlone = findLeftAlone(journal.state, ports.results, settings.results);
    return reportRun(journal.state, prepared.work, settings, at, { outcome, notices, leftAlone, unwritten });
}
function workerOf({ ports, settings, journal }, llm, narrator) {
    const { clock, random, answers } = ports;
    const { pace, outputCapName } = settings;
    const pacer = new Pacer(pace);
    return { clock, random, journal, llm, answers, pacer, outputCapName, complaints: new Map(), narrator };
}
function outcomeOf(cause) {
    switch (cause.kind) {
        case 'done':
            return 'completed';
        case 'budget':
            return 'budget-exhausted';
        case 'provider-stopped':
        case 'waiting':
        case 'deadline':
        case 'interrupted':
            return cause.kind;
        default:
            return (0,invariant/* assertNever */.x)(cause);
    }
}

;// CONCATENATED MODULE: ./build/app/run-agent.js










/**
 * One run: reads the tasks, replays the log, works through what is open within the budgets, publishes the results,
 * and says how it went. What the world does wrong is in the report; what rejects is a bug or a disk that fails.
 */
async function runAgent(ports, settings, stop) {
    const begun = await beginRun(ports, settings);
    if (begun.kind !== 'begun')
        return begun;
    const { run, prepared, source } = begun;
    const { files } = prepared;
    if (!hasWork(run, prepared)) {
        const report = reportOf(run, prepared, 'idle');
        await leaveMark(run.atHome, run.journal, report, files);
        return { kind: 'reported', source, files, report };
    }
    const started = await startRun(run);
    if (started.kind !== 'started')
        return started;
    try {
        const deadlineMs = run.startedMs + settings.runtimeMsMax;
        const cause = await workThrough(run, started.llm, prepared, { deadlineMs, stop });
        return { kind: 'reported', source, files, report: await finishRun(run, prepared, cause) };
    }
    finally {
        await started.llm.close();
    }
}
/** Reads the task files and opens the log: all that can be known before anything is sent or spent. */
async function beginRun(ports, settings) {
    const startedMs = ports.clock.now();
    const read = prepareTasks(ports.source, { ...settings, at: (0,units/* timestampOf */.U_)(startedMs) });
    if (!read.ok)
        return { kind: 'mistaken', mistakes: read.mistakes };
    const policy = { limits: settings.limits, backoff: retry/* BACKOFF */.h };
    const identity = { repository: settings.repository, agent: settings.agent };
    const { home } = ports;
    const brought = home &&
        (await (0,bring_log_here/* bringLogHere */.x)({ home, clock: ports.clock }, await home.looked(), { identity, run: settings.run }));
    if (brought !== undefined && brought.kind !== 'here')
        return brought;
    const opened = await (0,open_journal/* openJournal */._0)(ports, { identity, run: settings.run, policy });
    if (!opened.ok)
        return { kind: 'refused', message: opened.problem.message };
    const { journal, notice } = opened;
    const source = brought?.source ?? opened.source;
    if (notice !== undefined)
        ports.console.write('warning', notice);
    const run = {
        ports,
        settings,
        journal,
        policy,
        startedMs,
        notices: [...read.prepared.notices],
        unwritten: [],
        atHome: home && brought && atHome(home, brought, ports, journal, timeoutMsMaxOf(read.prepared)),
    };
    return { kind: 'begun', run, prepared: read.prepared, source };
}
/** The longest that a call of this run may take, by what its tasks say. */
function timeoutMsMaxOf({ tasks }) {
    let max = 0;
    for (const { settings } of tasks.values())
        max = Math.max(max, settings.timeoutMs);
    return max;
}
/** An idle run writes nothing: neither an event nor a result. */
function hasWork({ journal, settings, policy, startedMs, atHome }, prepared) {
    const { state } = journal;
    if (atHome?.keeper.isBehind === true)
        return true;
    if (state.run !== undefined || (0,publish_results/* hasUnpublished */.wY)(state))
        return true;
    if ((0,decide/* decide */.L)({ type: 'ListTasks', tasks: prepared.listed }, state, policy).length > 0)
        return true;
    const step = plan(state, prepared.work, settings.limits, startedMs);
    return step.do !== 'stop' || step.because.kind !== 'done';
}

;// CONCATENATED MODULE: ./build/app/watch-agent.js




/**
 * Stays as one run: works through what is open, publishes it, and reads the task files again every `pollMs` until
 * somebody stops it, or until nothing that may still happen in this run could go on.
 */
async function watchAgent(ports, settings, { pollMs, stop }) {
    const begun = await beginRun(ports, settings);
    if (begun.kind !== 'begun')
        return begun;
    const { run, source } = begun;
    const started = await startRun(run);
    if (started.kind !== 'started')
        return started;
    try {
        let { prepared } = begun;
        const mistakesTold = new Set();
        for (;;) {
            const cause = await workThrough(run, started.llm, prepared, { deadlineMs: Infinity, stop });
            if (endsWatch(cause))
                return {
                    kind: 'reported',
                    source,
                    files: prepared.files,
                    report: await finishRun(run, prepared, cause),
                };
            await publish(run);
            await ports.clock.sleep(pollMs, stop);
            prepared = readAgain(run, prepared, mistakesTold);
        }
    }
    finally {
        await started.llm.close();
    }
}
/** A day's budget is free again tomorrow, and a wait ends; a run's own budget and a stop last as long as the run. */
function endsWatch(cause) {
    switch (cause.kind) {
        case 'interrupted':
        case 'provider-stopped':
        case 'deadline':
            return true;
        case 'budget':
            return cause.refusal.window === 'run';
        case 'done':
        case 'waiting':
            return false;
    }
}
/** While a task file is being edited it may well be wrong: its mistakes are said, each once, and the list before stays in force. */
function readAgain({ ports, settings }, before, told) {
    const read = prepareTasks(ports.source, { ...settings, at: (0,units/* timestampOf */.U_)(ports.clock.now()) });
    if (read.ok)
        return read.prepared;
    for (const { place, message } of read.mistakes) {
        const mistake = JSON.stringify([place, message]);
        if (!told.has(mistake))
            ports.console.write('warning', message, place);
        told.add(mistake);
    }
    return before;
}

;// CONCATENATED MODULE: ./build/report/run-report.js




/** The report as a file for scripts. Money is in USD there. */
function reportText(report) {
    const { agent, run, provider, startedAt, finishedAt, outcome, problem, counts, calls, tokens } = report;
    return (0,json_text/* jsonText */.s)({
        version: 1,
        agent,
        run,
        provider,
        startedAt,
        finishedAt,
        outcome,
        problem,
        ...counts,
        calls,
        tokens,
        costUsd: report.costNanoUsd / domain_usd/* NANO_PER_USD */.W,
        budgets: report.budgets.map(budgetJson),
        budgetsReached: report.budgetsReached.map(budgetJson),
        oversized: report.oversized.map(({ id, budget }) => ({ id, budget: budgetJson(budget) })),
        stops: report.stops,
        tasks: report.tasks.map(taskOf),
        notices: report.notices,
        leftAlone: report.leftAlone,
        unwritten: report.unwritten,
        resultsPath: report.resultsPath,
        logPath: report.logPath,
    });
}
function taskOf({ id, type, model, status, path, attempts, tokens, costNanoUsd, failure, }) {
    const costUsd = costNanoUsd / domain_usd/* NANO_PER_USD */.W;
    const why = failure && { kind: failure.kind, message: (0,failure_text/* failureText */.k)(failure) };
    return { id, type, model, status, path, attempts, tokens, costUsd, failure: why };
}

;// CONCATENATED MODULE: ./build/entrypoints/say-mistakes.js
/** A setting that is missing everywhere is missing in every task: nobody reads a hundred thousand lines of that. */
const MISTAKES_MAX = 100;
function sayMistakes(console, mistakes) {
    for (const { place, message } of mistakes.slice(0, MISTAKES_MAX))
        console.write('error', message, place);
    const more = mistakes.length - MISTAKES_MAX;
    if (more > 0)
        console.write('error', `and ${more} more mistakes: correct these first`);
}

// EXTERNAL MODULE: ./build/entrypoints/wire.js + 19 modules
var wire = __webpack_require__(4082);
;// CONCATENATED MODULE: ./build/entrypoints/run-once.js









/**
 * One run on this machine's disk: takes the folder's lock, runs, writes the report. Everything wrong is said to the
 * console; what is returned decides over the exit code and the outputs.
 */
async function runOnce(config, mode, { console, env, stop, home, }) {
    const folder = (0,local_disk_folder/* makeStateFolder */.En)(config.workspace, config.stateFolder);
    const lock = (0,local_disk_lock/* acquireLock */.I)(folder);
    if (!lock.ok) {
        console.write('notice', `Another run is at work on ${config.stateFolder} (${lock.holder}): this one leaves it alone.`);
        return { kind: 'overlapped' };
    }
    const ports = { ...(0,wire/* wire */.O)(config, console, env), home };
    try {
        const end = await start(ports, config, mode, stop);
        return tell(end, config, folder, console);
    }
    finally {
        await ports.store.close();
        lock.release();
    }
}
function start(ports, { settings }, mode, stop) {
    return mode.kind === 'once'
        ? runAgent(ports, settings, stop)
        : watchAgent(ports, settings, { pollMs: mode.pollMs, stop });
}
function tell(end, config, folder, console) {
    switch (end.kind) {
        case 'mistaken':
            sayMistakes(console, end.mistakes);
            return { kind: 'unusable' };
        case 'unusable':
            console.write('error', end.message);
            return { kind: 'unusable' };
        case 'refused':
            console.write('error', end.message);
            return { kind: 'refused', message: end.message };
        case 'overlapped':
            console.write('notice', `Another run is at work${end.holder === undefined ? '' : ` (${end.holder})`}: this one leaves it alone.`);
            return { kind: 'overlapped' };
        case 'reported': {
            for (const { place, message } of end.report.notices)
                console.write('warning', message, place);
            for (const message of end.report.unwritten)
                console.write('error', message);
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'report.json'), reportText(end.report));
            return {
                kind: 'reported',
                report: end.report,
                source: end.source,
                files: end.files,
                reportPath: (0,external_node_path_.join)(config.stateFolder, 'report.json'),
            };
        }
    }
}


/***/ })

};
