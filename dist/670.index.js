export const id = 670;
export const ids = [670];
export const modules = {

/***/ 27673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fetchLog)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _branch_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92042);
/* harmony import */ var _fetch_many_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3480);



/** Everything the branch has of a log, as one view saw it: files have ids of their own, so no later commit changes them. */
async function fetchLog(branch, view, head) {
    const parts = partsOf(view, head.end);
    if ('reason' in parts)
        return { ok: true, value: parts, date: undefined };
    const { snapshot, pieces } = parts;
    const answers = [...view.files.values()].filter(({ path }) => (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerAt */ .sA)(path) !== undefined);
    const isMuch = (0,_fetch_many_js__WEBPACK_IMPORTED_MODULE_2__/* .areMany */ .mB)(answers);
    const alone = [snapshot, ...pieces].flatMap(part => part?.file ?? []);
    const fetched = await (0,_fetch_many_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchAlone */ .K1)(branch, isMuch ? alone : [...alone, ...answers]);
    if (!fetched.ok)
        return fetched;
    const together = isMuch ? await branch.fetchAll(answers) : fetched;
    if (!together.ok)
        return together;
    const bytesOf = ({ file, offset }) => ({ offset, bytes: bytesIn(fetched.value, file) });
    const log = {
        snapshot: snapshot && { end: snapshot.offset, bytes: bytesIn(fetched.value, snapshot.file) },
        pieces: pieces.map(bytesOf),
        answers: new Map(answers.flatMap(file => {
            const [answer, bytes] = [(0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerAt */ .sA)(file.path) ?? '', bytesIn(together.value, file)];
            return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', bytes) === answer ? [[answer, bytes]] : [];
        })),
    };
    return { ok: true, value: { kind: 'log', ...log }, date: fetched.date };
}
/** The newest snapshot that the pieces go on from counts, and what stands before it does not. */
function partsOf({ files }, end) {
    const pieces = inOrder(files, _branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .pieceAt */ .sH);
    const snapshots = inOrder(files, _branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .snapshotAt */ .e6).toReversed();
    let reason;
    for (const snapshot of [...snapshots, undefined]) {
        const from = snapshot?.offset ?? 0;
        const rest = pieces.filter(({ offset }) => offset >= from);
        const problem = gapIn(rest, from, end);
        if (problem === undefined)
            return { snapshot, pieces: rest };
        reason ??= problem;
    }
    return { kind: 'damaged', reason: reason ?? '' };
}
function inOrder(files, offsetIn) {
    return [...files.values()]
        .flatMap(file => {
        const offset = offsetIn(file.path);
        return offset === undefined ? [] : [{ file, offset }];
    })
        .sort((a, b) => a.offset - b.offset);
}
function gapIn(pieces, from, end) {
    let at = from;
    for (const { file, offset } of pieces) {
        if (offset !== at)
            return `Expected the log's bytes from ${at} on in a file of their own, and the next file is "${file.path}".`;
        at += file.bytes;
    }
    return at === end
        ? undefined
        : `By head.json the log has ${end} bytes, and the files there have its bytes up to ${at}.`;
}
function bytesIn(contents, { path }) {
    return contents.get(path) ?? new Uint8Array();
}


/***/ }),

/***/ 3480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ fetchAlone),
/* harmony export */   mB: () => (/* binding */ areMany),
/* harmony export */   sl: () => (/* binding */ fetchMany)
/* harmony export */ });
/** Files of a branch that was kept for long are many and small. */
const FETCHES_AT_ONCE = 8;
/** More than these come many at a time: of single requests a job's token has a thousand in an hour. */
const ALONE_MAX = 100;
function areMany(files) {
    return files.length > ALONE_MAX;
}
/** The bytes of files, by their paths: some of the branch alone, many of them together. */
function fetchMany(branch, files) {
    return areMany(files) ? branch.fetchAll(files) : fetchAlone(branch, files);
}
/** Each with a request of its own. */
async function fetchAlone(branch, files) {
    const contents = new Map();
    const waiting = files.values();
    let trouble;
    let date;
    async function fetchInTurn() {
        for (const file of waiting) {
            const asked = await branch.fetch(file);
            if (!asked.ok)
                trouble ??= asked;
            // What is not asked for yet never will be.
            if (trouble !== undefined || !asked.ok)
                return;
            contents.set(file.path, asked.value);
            date = asked.date;
        }
    }
    await Promise.all(Array.from({ length: FETCHES_AT_ONCE }, fetchInTurn));
    return trouble ?? { ok: true, value: contents, date };
}


/***/ }),

/***/ 79826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ prepareTasks),
  p: () => (/* binding */ requestFor)
});

// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/request/build-request.js + 9 modules
var build_request = __webpack_require__(28123);
// EXTERNAL MODULE: ./build/request/hold.js
var hold = __webpack_require__(39689);
;// CONCATENATED MODULE: ./build/request/model-mistake.js
/**
 * Why a model of this name cannot be asked, whatever it costs: at OpenRouter a name may bring more than a model along. Undefined:
 * it can. https://openrouter.ai/docs/guides/features/presets https://openrouter.ai/docs/guides/routing/model-variants/online
 */
function modelMistake(model, provider) {
    if (provider !== 'openrouter')
        return undefined;
    if (model.includes('@preset/'))
        return `The model "${model}" is a preset: it may bring other models, messages and tools along, which no hold covers. Name the model itself.`;
    if (model.endsWith(':online'))
        return `The model "${model}" searches the web: here the model has no tools, so that no prompt can make it act. Name it without ":online".`;
    return undefined;
}

// EXTERNAL MODULE: ./build/request/price.js + 1 modules
var request_price = __webpack_require__(89781);
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
    const mistaken = new Set();
    for (const task of list.tasks) {
        const built = requestFor(task, source, provider);
        if (!built.ok) {
            mistakes.push(built.mistake);
            continue;
        }
        const { request } = built;
        const price = (0,request_price/* priceOf */.xx)(request.model, pricing);
        const message = modelMistake(request.model, provider) ?? unpriced(request.model, price, pricing, options.limits);
        // One set of lines to paste serves all tasks of a model: it is said at the first of them.
        if (message !== undefined && !mistaken.has(request.model))
            mistakes.push({ place: task.place, message });
        if (message !== undefined)
            mistaken.add(request.model);
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
    return loaded.ok ? (0,build_request/* buildRequest */.m)(task, loaded.input, { offline: provider === 'offline' }) : loaded;
}
function priceMistakes({ pricePlaces }, pricing) {
    return (0,request_price/* checkPrices */.DD)(pricing).map(({ model, message }) => {
        const place = pricePlaces.get(model);
        (0,invariant/* invariant */.V)(place !== undefined, `the price of ${model} stands somewhere`);
        return { place, message };
    });
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
        hold: (0,hold/* holdOf */.n)(request, price),
        holdDoubled: (0,hold/* holdOf */.n)(doubled, price),
        attemptsMax: task.settings.attemptsMax,
    };
}
/** A cost budget is no promise for a model whose price nobody knows. */
function unpriced(model, price, { prices, provider }, limits) {
    const costCounts = Object.values(limits).some(({ nanoUsd }) => nanoUsd !== undefined);
    if (price !== undefined || !costCounts)
        return undefined;
    // The mistake is in that entry then, and said where it stands.
    if (prices.has(model))
        return undefined;
    return `The price of the model "${model}" is not known for provider "${provider}", and a cost budget is set. Add this line to the task file, or name a model that costs the same with { like: ${(0,request_price/* likeFor */.v7)(model)} }, or write free; or switch the budget off with cost-budget: none.\n${(0,request_price/* priceLine */.eg)(model)}`;
}


/***/ }),

/***/ 87505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ sayMistakes)
/* harmony export */ });
/** A setting that is missing everywhere is missing in every task: nobody reads a hundred thousand lines of that. */
const MISTAKES_MAX = 100;
function sayMistakes(console, mistakes) {
    for (const { place, message } of mistakes.slice(0, MISTAKES_MAX))
        console.write('error', message, place);
    const more = mistakes.length - MISTAKES_MAX;
    if (more > 0)
        console.write('error', `and ${more} more mistakes: correct these first`);
}


/***/ }),

/***/ 28123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ buildRequest),
  i: () => (/* binding */ renderRequest)
});

// EXTERNAL MODULE: ./build/domain/task.js
var domain_task = __webpack_require__(28332);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/domain/json.js
var json = __webpack_require__(97803);
;// CONCATENATED MODULE: ./build/request/canonical.js

/**
 * One text for one value, as RFC 8785 writes it: no spaces, keys sorted by UTF-16 code units, numbers as ECMAScript
 * prints them (so -0 is 0). A lone surrogate, which that RFC refuses, stays the escape that JSON knows for it.
 */
function canonical(value) {
    if ((0,json/* isJsonList */.P8)(value))
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

// EXTERNAL MODULE: ./build/request/prompt-bound.js
var prompt_bound = __webpack_require__(10751);
// EXTERNAL MODULE: ./node_modules/liquidjs/dist/liquid.node.js
var liquid_node = __webpack_require__(48694);
// EXTERNAL MODULE: ./build/domain/expectation.js
var expectation = __webpack_require__(95443);
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
    if (!(0,json/* isJsonObject */.OW)(schema) || place.depth > DEPTH_MAX)
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
        ...((0,json/* isJsonObject */.OW)(schema['properties']) ? { additionalProperties: false } : {}),
        ...Object.fromEntries(members.map(([keyword, value]) => [keyword, closeInside(keyword, value)])),
    };
}
function closeInside(keyword, value) {
    if (keyword === 'items')
        return closeIfObject(value);
    if (keyword === 'anyOf' && (0,json/* isJsonList */.P8)(value))
        return value.map(closeIfObject);
    if ((keyword === 'properties' || keyword === '$defs') && (0,json/* isJsonObject */.OW)(value)) {
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closeIfObject(inner)]));
    }
    return value;
}
function closeIfObject(schema) {
    return (0,json/* isJsonObject */.OW)(schema) ? strict_schema_close(schema) : schema;
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
var own_parameters = __webpack_require__(23866);
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
    return withinReach(task, () => {
        const built = rendered(task, input, options);
        if (!built.ok)
            return built;
        const { request } = built;
        return { ok: true, request: { ...request, ...identityOf(task, input, request, options) } };
    });
}
/** The same without what tells it from other work: for a task that is known, and cannot have changed since. */
function renderRequest(task, input, options) {
    return withinReach(task, () => rendered(task, input, options));
}
/** Aliases of YAML make a small file into a value that is longer than any text can be. That is the task's mistake. */
function withinReach(task, build) {
    try {
        return build();
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        return mistaken(task, 'What the task holds is too long to be sent. Write less into its input and parameters.');
    }
}
function rendered(task, input, options) {
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
        promptTokensMax: (0,prompt_bound/* promptTokensBound */.v)({ messages, responseSchema, parameters }),
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


/***/ }),

/***/ 39689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ dearestRates),
/* harmony export */   n: () => (/* binding */ holdOf)
/* harmony export */ });
/* harmony import */ var _price_of_tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97248);

/** The most that one call of a request can use and cost. Without a price the money is 0: no cost budget asks for it then. */
function holdOf(request, price) {
    const { promptTokensMax, completionTokensMax } = request;
    const tokens = promptTokensMax + completionTokensMax;
    if (price === undefined)
        return { tokens, nanoUsd: 0 };
    const dearest = dearestRates(price, promptTokensMax);
    const nanoUsd = (0,_price_of_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .priceOfTokens */ .x)([
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


/***/ }),

/***/ 97248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ priceOfTokens)
/* harmony export */ });
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


/***/ }),

/***/ 89781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DD: () => (/* binding */ checkPrices),
  v7: () => (/* binding */ likeFor),
  eg: () => (/* binding */ priceLine),
  xx: () => (/* binding */ priceOf)
});

// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/domain/usd.js
var domain_usd = __webpack_require__(93509);
// EXTERNAL MODULE: ./node_modules/@pydantic/genai-prices/dist/index.js
var dist = __webpack_require__(82294);
;// CONCATENATED MODULE: ./build/request/bundled-price.js


/**
 * Models that search, or answer in sounds and pictures. Searches have a fee for each request, and sounds and pictures rates of their
 * own; the table has the rates of text for most of them, and nothing else. https://openrouter.ai/perplexity/sonar
 */
const IS_MORE_THAN_TEXT = /(?:^|[/-])(?:sonar|search|deep-?research|audio|realtime|image|transcribe|tts|computer-use)(?:[-:.]|$)/i;
/**
 * A model's price as the table of this release has it, or undefined. Of prices for different hours of the day it is
 * the dearest, of prices with a first day the one in force on `at`'s day.
 *
 * The table takes 40 ms to load and 0.8 MB of a bundle: only `price.ts` imports this file, and is itself loaded late.
 */
function bundledPrice(model, seller, at) {
    if (IS_MORE_THAN_TEXT.test(model))
        return undefined;
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
/** The entries of `prices` that lead to no price. */
function checkPrices(sources) {
    return [...sources.prices.keys()].flatMap(model => {
        const { path, price } = follow(model, sources);
        if (price !== undefined)
            return [];
        const way = path.map(name => JSON.stringify(name)).join(' is like ');
        const isCircle = new Set(path).size < path.length;
        const end = isCircle ? 'which leads in a circle' : 'which has no price';
        const advice = 'Name a model with a known price, or write { input: …, output: … }.';
        return [{ model, message: `The price of ${way}, ${end}. ${advice}` }];
    });
}
/** For example: a model whose price is known wherever `like` names it, and never the one that is asked about. */
function likeFor(model) {
    return model === 'openai/gpt-4o-mini' ? 'gpt-4o-mini' : 'openai/gpt-4o-mini';
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


/***/ }),

/***/ 10751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ COMPLAINT_BYTES_MAX),
/* harmony export */   v: () => (/* binding */ promptTokensBound)
/* harmony export */ });
/** UTF-8 bytes of a complaint about an answer. The hold has room for one, so a next try never needs a larger hold. */
const COMPLAINT_BYTES_MAX = 512;
/** Role and separators of one message: 3 or 4 tokens in every chat format known; twice that to be safe. */
const TOKENS_PER_MESSAGE = 8;
/** What a chat format adds once: the opening of the answer, and a preamble such as today's date or the reasoning effort. */
const TOKENS_PER_REQUEST = 128;
/**
 * An upper bound of a prompt's tokens, without a tokenizer. Every token of a byte-level tokenizer stands for at
 * least one byte of the UTF-8 text, so a text never has more tokens than bytes; tokenizers that know characters fall
 * back to bytes, which comes to the same. Some write the text in a composed form of Unicode first, in which one character may
 * become eighteen: the longest of these counts. Real prompts have about a quarter of that.
 */
function promptTokensBound(prompt) {
    const { messages, responseSchema, parameters } = prompt;
    let tokens = TOKENS_PER_REQUEST;
    for (const { content } of messages)
        tokens += TOKENS_PER_MESSAGE + bytesOf(content);
    if (responseSchema !== undefined)
        tokens += bytesOf(JSON.stringify(responseSchema));
    tokens += bytesOf(JSON.stringify(parameters));
    return tokens + TOKENS_PER_MESSAGE + COMPLAINT_BYTES_MAX;
}
/** In UTF-8, and in whichever form has the most. ASCII is the same in all. */
function bytesOf(text) {
    const bytes = Buffer.byteLength(text);
    if (bytes === text.length)
        return bytes;
    return Math.max(bytes, ...['NFC', 'NFKC'].map(form => Buffer.byteLength(text.normalize(form))));
}


/***/ })

};
