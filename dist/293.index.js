export const id = 293;
export const ids = [293];
export const modules = {

/***/ 5293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLlm: () => (/* binding */ openLlm)
});

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: ./node_modules/openai/index.mjs + 232 modules
var openai = __webpack_require__(98193);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/domain/own-parameters.js
var own_parameters = __webpack_require__(23866);
// EXTERNAL MODULE: ./build/domain/usd.js
var domain_usd = __webpack_require__(93509);
;// CONCATENATED MODULE: ./build/adapters/openai/body.js


/** The request's body: the parameters as they are, then what the call fixes. */
function bodyOf(provider, call) {
    const given = Object.entries(call.parameters).filter(([name, value]) => isPassedOn(name, value, call));
    const passedOn = Object.fromEntries(given);
    return {
        ...passedOn,
        model: call.model,
        messages: call.messages.map(({ role, content }) => ({ role, content })),
        [call.outputCapName]: call.completionTokensMax,
        ...responseFormat(call),
        ...(provider === 'openrouter' ? routing(call) : {}),
    };
}
/** The task file has refused what nobody may set; here it is left out whatever way it came. */
function isPassedOn(name, value, { withoutTemperature }) {
    return (value !== null &&
        (0,own_parameters/* ownParameterAdvice */.s)(name, value) === undefined &&
        !(withoutTemperature && name === 'temperature'));
}
function responseFormat({ responseSchema, }) {
    if (responseSchema === undefined)
        return {};
    const { name, schema, strict } = responseSchema;
    return { response_format: { type: 'json_schema', json_schema: { name, schema: { ...schema }, strict } } };
}
/**
 * Tells OpenRouter what the hold was made for: no endpoint above that price may serve the call, and a strict
 * schema goes to endpoints only that follow it. Other wishes about providers stay as they are.
 * https://openrouter.ai/docs/guides/routing/provider-selection
 */
function routing({ parameters, priceMax, responseSchema }) {
    const wishes = objectOf(parameters['provider']);
    const price = priceMax && {
        max_price: {
            ...objectOf(wishes['max_price']),
            prompt: lower(objectOf(wishes['max_price'])['prompt'], priceMax.prompt / domain_usd/* NANO_PER_USD */.W),
            completion: lower(objectOf(wishes['max_price'])['completion'], priceMax.completion / domain_usd/* NANO_PER_USD */.W),
        },
    };
    const provider = {
        ...wishes,
        ...price,
        ...(responseSchema?.strict === true ? { require_parameters: true } : {}),
    };
    return Object.keys(provider).length === 0 ? {} : { provider };
}
/** Somebody may ask for a lower price than the hold's, never for a higher one. USD per million tokens. */
function lower(wish, usd) {
    return typeof wish === 'number' ? Math.min(wish, usd) : usd;
}
function objectOf(value) {
    return isObject(value) ? value : {};
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./build/adapters/openai/headers.js

/** Every header of every request, in lower case. Headers that somebody set win over ours. */
function headersOf({ provider, apiKey, headers, app, }) {
    const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    return {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': app.name,
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        // By these OpenRouter names the app in its owner's activity.
        ...(provider === 'openrouter' ? { 'http-referer': app.url, 'x-openrouter-title': app.name } : {}),
        ...Object.fromEntries(given),
    };
}
/** Headers that belong to the connection: another value would break it, or change what is sent. */
const OWN_HEADERS = new Set([
    'host',
    'content-length',
    'content-type',
    'content-encoding',
    'transfer-encoding',
    'accept-encoding',
    'connection',
    'keep-alive',
    'upgrade',
    'expect',
    'te',
    'trailer',
    'proxy-authorization',
]);
/** The first thing wrong with the key or a header. No value is repeated: any of them may be a secret. */
function headerMistake({ apiKey, headers }) {
    if (apiKey !== undefined && !isHeader('authorization', apiKey)) {
        return 'Input "api-key" must be one line of plain characters, and holds others. Copy the key again.';
    }
    for (const [name, value] of Object.entries(headers)) {
        const shown = JSON.stringify(name);
        if (!isHeader(name, value)) {
            return `Input "headers" must hold names with one-line values of plain characters; ${shown} is none, or its value is none.`;
        }
        if (OWN_HEADERS.has(name.toLowerCase())) {
            return `Input "headers" cannot set ${shown}: it belongs to the connection itself. Take it out.`;
        }
    }
    return undefined;
}
/** A header is a secret by its name; taking the value of any other out of answers would only spoil them. */
const SECRET_NAME = /auth|key|token|secret|cookie|password/i;
/** The key, and what is secret in the headers: with the scheme before it, as in `Bearer …`, and without. */
function secretsOf({ apiKey, headers }) {
    const secret = Object.entries(headers).filter(([name]) => SECRET_NAME.test(name));
    const values = secret.flatMap(([, value]) => [value, value.replace(/^\S+\s+/, '')]);
    return [...(apiKey === undefined ? [] : [apiKey]), ...values];
}
function isHeader(name, value) {
    try {
        (0,external_node_http_.validateHeaderName)(name);
        (0,external_node_http_.validateHeaderValue)(name, value);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./build/adapters/openai/text-response.js
/**
 * A response whose whole body has come. The built-in one makes a stream of every body and a list of its headers, at a
 * twentieth of a call's whole cost; the client asks for a text and three headers.
 */
class TextResponse {
    status;
    headers;
    body = null;
    bodyUsed = false;
    redirected = false;
    statusText = '';
    type = 'default';
    url = '';
    #bytes;
    constructor(status, contentType, bytes) {
        this.status = status;
        this.headers = text_response_headersOf(contentType);
        this.#bytes = bytes;
    }
    get ok() {
        return this.status >= 200 && this.status < 300;
    }
    async text() {
        return this.#bytes.toString();
    }
    async json() {
        return JSON.parse(this.#bytes.toString());
    }
    async bytes() {
        return new Uint8Array(this.#bytes);
    }
    async arrayBuffer() {
        return new Uint8Array(this.#bytes).buffer;
    }
    async blob() {
        return new Blob([this.#bytes]);
    }
    async formData() {
        throw new TypeError('An answer of a model is no form.');
    }
    clone() {
        return new TextResponse(this.status, this.headers.get('content-type') ?? undefined, this.#bytes);
    }
}
/** Nearly every answer has the same. */
let last;
function text_response_headersOf(contentType) {
    if (last === undefined || last.contentType !== contentType) {
        last = {
            contentType,
            headers: new Headers(contentType === undefined ? {} : { 'content-type': contentType }),
        };
    }
    return last.headers;
}

;// CONCATENATED MODULE: ./build/adapters/openai/keep-alive-fetch.js





/** An answer of 128,000 tokens is about half a MiB. */
const BODY_BYTES_MAX = 16 * 1024 * 1024;
const NO_BODY = Buffer.alloc(0);
/**
 * How long a connection may rest before it is closed from this side. A server that closes first can do so in
 * the instant a request goes out on it, and then nobody knows whether the request was read; it must not be sent
 * again, so it costs its whole hold. The servers in use rest 5 s (Node, uvicorn, and with it vLLM) or longer; where
 * a server names its own time in `Keep-Alive: timeout=`, Node's agent stays a second below that. Node gives a
 * proxy the same time to open a tunnel; a request under way it does not bound.
 */
const IDLE_MS_MAX = 4_000;
/**
 * A `fetch` for one kind of request, over node:http: an answer through it costs a third of what the built-in one
 * costs. It sends once and never again, follows no redirect, reads the whole body before it returns, and an
 * abort destroys the connection at any time until then.
 */
function createKeepAliveFetch({ proxyEnv }) {
    const resting = { keepAlive: true, timeout: IDLE_MS_MAX, maxFreeSockets: Infinity };
    // Plain http goes to this machine only, so it never goes through a proxy: that would carry the key off in the clear.
    const plain = new external_node_http_.Agent(resting);
    const secure = new external_node_https_.Agent({ ...resting, proxyEnv });
    const target = parseOnce();
    return {
        post: (url, outgoing) => {
            const to = { ...target(url), method: 'POST', headers: outgoing.headers };
            const request = to.protocol === 'https:'
                ? external_node_https_.request({ ...to, agent: secure })
                : external_node_http_.request({ ...to, agent: plain });
            return exchange(request, outgoing);
        },
        close: () => {
            plain.destroy();
            secure.destroy();
        },
    };
}
/** All calls go to the same URL. */
function parseOnce() {
    let last;
    return url => {
        if (last?.url !== url)
            last = { url, options: (0,external_node_url_.urlToHttpOptions)(new URL(url)) };
        return last.options;
    };
}
function exchange(request, { body, timeout, stop, trace }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const fail = (error) => {
        trace.brokenBy = codeOf(error) ?? 'unknown';
        reject(error);
    };
    const abort = () => {
        const error = new DOMException('The request was aborted.', 'AbortError');
        trace.aborted = true;
        request.destroy(error);
        // A request that still waits for a proxy to open its tunnel does not say that it was destroyed.
        fail(error);
    };
    if (timeout.aborted || stop.aborted)
        abort();
    timeout.addEventListener('abort', abort, { once: true });
    stop.addEventListener('abort', abort, { once: true });
    request.once('socket', socket => watchSending(socket, trace));
    // Once there is a response, an error of the request is its error too, and told by its body.
    request.once('response', incoming => {
        request.off('error', fail).on('error', () => { });
        void receive(incoming, trace).then(resolve, fail);
    });
    request.on('error', fail);
    request.end(body);
    return promise.finally(() => stop.removeEventListener('abort', abort));
}
/** Nothing leaves before the connection stands; a connection that stands already may carry the request at once. */
function watchSending(socket, trace) {
    if (!socket.connecting)
        trace.sent = true;
    else
        socket.once(socket instanceof external_node_tls_.TLSSocket ? 'secureConnect' : 'connect', () => (trace.sent = true));
}
async function receive(incoming, trace) {
    const status = incoming.statusCode ?? 0;
    if (status < 200 || status > 599)
        throw new RangeError(`A response has no status ${status}.`);
    const body = await readBody(incoming).catch((error) => {
        // The line broke within the body. An error status has said all there is to know by then; a success has said nothing.
        if (status < 300)
            throw error;
        return NO_BODY;
    });
    trace.response = { status, headers: incoming.headers, body };
    return new TextResponse(status, incoming.headers['content-type'], body);
}
/** The whole body. One above the limit counts as none: a part of it means nothing. */
function readBody(incoming) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const chunks = [];
    let bytes = 0;
    incoming.on('data', (chunk) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes <= BODY_BYTES_MAX)
            return;
        resolve(NO_BODY);
        incoming.destroy();
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks, bytes)));
    incoming.on('error', reject);
    return promise;
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
;// CONCATENATED MODULE: ./build/adapters/openai/error-body.js

const NOTHING = { codes: [], param: undefined, message: '', moderated: false };
/** The provider's words come first in a message; what it may quote of a prompt comes after them. */
const MESSAGE_LENGTH_MAX = 400;
/** An empty text, or a `None` that LiteLLM's Python wrote out, says as little as none. */
const error_body_text = schemas/* string */.YjP()
    .refine(text => text !== '' && text !== 'None')
    .optional()
    .catch(undefined);
const present = schemas/* unknown */.L5J()
    .optional()
    .transform(value => value !== undefined && value !== null);
const Metadata = schemas/* object */.Ikc({
    reason: error_body_text,
    limit_source: error_body_text,
    error_type: error_body_text,
    provider_code: error_body_text,
    raw: error_body_text,
    reasons: present,
    flagged_input: present,
    patterns: present,
});
const ErrorObject = schemas/* object */.Ikc({
    code: error_body_text,
    type: error_body_text,
    status: error_body_text,
    error_type: error_body_text,
    param: error_body_text,
    message: error_body_text,
    metadata: Metadata.optional().catch(undefined),
    /** Azure says here which of its policies it was. */
    innererror: schemas/* object */.Ikc({ code: error_body_text }).optional().catch(undefined),
    /** Google says here what was wrong with a key. */
    details: schemas/* array */.YOg(schemas/* object */.Ikc({ reason: error_body_text }).catch({ reason: undefined })).catch([]),
});
/** FastAPI's own refusals: which field, and why. */
const Detail = schemas/* array */.YOg(schemas/* object */.Ikc({ loc: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])), type: error_body_text, msg: error_body_text }))
    .min(1);
/** The body of an HTTP error: JSON of any of the known shapes, or anything else, which says nothing. */
function parseErrorBody(body) {
    const parsed = parseJson(body);
    // Google wraps its answer in a list.
    const whole = Array.isArray(parsed) ? parsed[0] : parsed;
    if (typeof whole !== 'object' || whole === null)
        return NOTHING;
    if ('error' in whole)
        return parseError(whole.error);
    if ('detail' in whole)
        return parseDetail(whole.detail);
    // vLLM's and Mistral's servers send the error without a wrapper.
    return parseError(whole);
}
/** An error object as it stands under `error`; Ollama's own routes have a sentence there. */
function parseError(error) {
    if (typeof error === 'string')
        return { ...NOTHING, message: error.slice(0, MESSAGE_LENGTH_MAX) };
    const parsed = ErrorObject.safeParse(error);
    if (!parsed.success)
        return NOTHING;
    const { code, type, status, error_type, param, message, metadata, innererror, details } = parsed.data;
    // OpenRouter passes on what the provider behind it said, as text.
    const upstream = metadata?.raw === undefined ? NOTHING : parseUpstream(metadata.raw);
    const codes = [
        ...[metadata?.reason, metadata?.limit_source, metadata?.error_type, error_type, innererror?.code, code],
        ...[...details.map(({ reason }) => reason), type, status, metadata?.provider_code, ...upstream.codes],
    ];
    return {
        codes: codes.filter(code => code !== undefined),
        param: param ?? upstream.param,
        message: [message, upstream.message].filter(Boolean).join(' ').slice(0, MESSAGE_LENGTH_MAX),
        moderated: metadata !== undefined && (metadata.reasons || metadata.flagged_input || metadata.patterns),
    };
}
function parseUpstream(raw) {
    const parsed = parseJson(raw);
    if (typeof parsed !== 'object' || parsed === null)
        return { ...NOTHING, message: raw };
    const error = 'error' in parsed ? parsed.error : parsed;
    // One level is enough: nobody passes on what was passed on.
    return typeof error === 'object' && error !== null
        ? parseError({ ...error, metadata: undefined })
        : parseError(error);
}
function parseDetail(detail) {
    const first = Detail.safeParse(detail).data?.[0];
    if (first === undefined)
        return typeof detail === 'string' ? parseError(detail) : NOTHING;
    const path = first.loc.filter(step => step !== 'body').join('.');
    return parseError({ param: path, type: first.type, message: first.msg });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/adapters/openai/kind-by-code.js
/**
 * What the codes of OpenRouter, OpenAI, Azure, Google, LiteLLM, llama.cpp and others mean. Whoever adds one here
 * has seen it on the wire or in its provider's documentation.
 */
const KIND_BY_CODE = new Map([
    // OpenRouter's 402 has several meanings: https://openrouter.ai/docs/api_reference/limits
    ['in_flight_budget_exhausted', 'rate-limited'],
    ['openrouter_in_flight_budget', 'rate-limited'],
    ['weight_exceeds_budget', 'weight-exceeds-budget'],
    ['token_limit_exceeded', 'weight-exceeds-budget'],
    ['openrouter_key_limit', 'key-limit'],
    ['openrouter_guardrail_budget', 'key-limit'],
    ['openrouter_workspace_budget', 'key-limit'],
    ['openrouter_credits', 'out-of-credit'],
    ['payment_required', 'out-of-credit'],
    ['insufficient_quota', 'out-of-credit'],
    ['billing_hard_limit_reached', 'out-of-credit'],
    ['billing_not_active', 'out-of-credit'],
    ['exceeded_current_quota_error', 'out-of-credit'],
    // 429 as well, and no wait ends them: https://platform.openai.com/docs/guides/error-codes
    ['credit_balance_exhausted', 'out-of-credit'],
    ['organization_spend_limit_exceeded', 'key-limit'],
    ['project_spend_limit_exceeded', 'key-limit'],
    ['organization_usage_limit_exceeded', 'key-limit'],
    ['budget_exceeded', 'key-limit'],
    ['invalid_api_key', 'unauthorized'],
    ['API_KEY_INVALID', 'unauthorized'],
    ['authentication', 'unauthorized'],
    ['authentication_error', 'unauthorized'],
    ['account_deactivated', 'unauthorized'],
    ['insufficient_permissions', 'unauthorized'],
    ['unsupported_country_region_territory', 'unauthorized'],
    ['model_not_found', 'model-not-found'],
    ['invalid_model', 'model-not-found'],
    ['DeploymentNotFound', 'model-not-found'],
    ['key_model_access_denied', 'model-not-found'],
    ['team_model_access_denied', 'model-not-found'],
    ['invalid_json_schema', 'schema-refused'],
    ['context_length_exceeded', 'context-too-long'],
    ['context_window_exceeded', 'context-too-long'],
    ['exceed_context_size_error', 'context-too-long'],
    ['string_too_long', 'context-too-long'],
    ['string_above_max_length', 'context-too-long'],
    ['payload_too_large', 'too-large'],
    ['request_too_large', 'too-large'],
    ['content_policy_violation', 'content-refused'],
    ['content_filter', 'content-refused'],
    ['ResponsibleAIPolicyViolation', 'content-refused'],
    ['moderation_blocked', 'content-refused'],
    ['data_inspection_failed', 'content-refused'],
    ['refusal', 'content-refused'],
    ['max_tokens_exceeded', 'length'],
]);

;// CONCATENATED MODULE: ./build/adapters/openai/retry-after.js
/** Whatever a server says, nobody waits for longer than a day: the next run asks again. */
const WAIT_MS_MAX = 24 * 3_600_000;
/**
 * How long the server asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` as seconds or as a date.
 * A date is measured against the server's own clock where it gives one. Undefined: it did not say, or not clearly.
 */
function retryAfterMs(headers, nowMs) {
    const ms = amount(headers['retry-after-ms']);
    if (ms !== undefined)
        return clamp(ms);
    const after = headers['retry-after'];
    const seconds = amount(after);
    if (seconds !== undefined)
        return clamp(seconds * 1_000);
    const until = httpDate(after);
    return until === undefined ? undefined : clamp(until - (httpDate(headers.date) ?? nowMs));
}
function amount(text) {
    return typeof text === 'string' && /^\s*\d+(?:\.\d*)?\s*$/.test(text) ? Number(text) : undefined;
}
/** Only the form of HTTP, `Sun, 06 Nov 1994 08:49:37 GMT`: `Date.parse` also reads a bare "-5" as a date. */
function httpDate(text) {
    if (text === undefined || !/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text))
        return undefined;
    const ms = Date.parse(text);
    // There are days of that form that no calendar has.
    return Number.isNaN(ms) ? undefined : ms;
}
function clamp(ms) {
    return Math.ceil(Math.min(Math.max(ms, 0), WAIT_MS_MAX));
}

;// CONCATENATED MODULE: ./build/adapters/openai/failure.js



/**
 * Why a provider refused a request. It is read from what providers promise, in this order: their codes, the
 * parameter they name, the status. A text is read only where all of these leave it open, and then it never makes
 * a task look guilty that would otherwise have been tried again.
 */
function failureOf(refusal, words) {
    const error = parseErrorBody(refusal.body);
    const build = { refusal, error, code: error.codes.map(words.code).find(code => code !== undefined), words };
    return byCode(build) ?? byParameter(build) ?? byText(build) ?? byStatus(build);
}
function byCode(build) {
    const known = build.error.codes.find(code => KIND_BY_CODE.has(code));
    if (known !== undefined)
        return failure(KIND_BY_CODE.get(known) ?? 'bad-request', { ...build, code: known });
    return build.error.moderated ? failure('content-refused', build) : undefined;
}
/** Codes that refuse a parameter as such; all others refuse the value it has. */
const NAME_REFUSED = new Set(['unsupported_parameter', 'unknown_parameter', 'extra_forbidden']);
const NAME_REFUSED_TEXT = /unsupported|not support|unrecognized|unknown|not permitted/i;
function byParameter(build) {
    const { refusal, error, words } = build;
    const { param } = error;
    if (param === undefined || (refusal.status !== 400 && refusal.status !== 422))
        return undefined;
    const name = param.split(/[.[]/, 1)[0] ?? '';
    if (name === 'model')
        return failure('model-not-found', build);
    if (name === 'response_format')
        return failure('schema-refused', build);
    // vLLM's word for a prompt that does not fit.
    if (name === 'input_tokens')
        return failure('context-too-long', build);
    if (name === 'messages' || !refusal.sent.includes(name))
        return undefined;
    if (SHORT_OF_CONTEXT.test(error.message))
        return failure('context-too-long', build);
    const nameRefused = error.codes.some(code => NAME_REFUSED.has(code)) || NAME_REFUSED_TEXT.test(error.message);
    return parameterRefused(isOutputCap(name) && !nameRefused ? 'max-output-tokens' : name, refusal.status, words);
}
/** vLLM up to 0.15, and others that send no code. */
const SHORT_OF_CONTEXT = /maximum context length|context length is only|available context size|context window|prompt is too long|max_tokens must be at least 1, got -/i;
const MODEL_REFUSED = /invalid|not (?:a valid|found|exist|supported|available)|unknown|does not exist/i;
const SCHEMA_REFUSED = /response_format|json[_ ]schema|structured output|guided decoding|grammar/i;
/**
 * The last resort, for servers that give a sentence and nothing else. It never quarantines a task that the status
 * alone would have left in the queue, but for the one case that would wait for ever.
 */
function byText(build) {
    const { refusal, error, words } = build;
    const { status, call, sent } = refusal;
    const { message } = error;
    // One request above the limit of a whole minute: OpenAI calls it a rate limit, but no waiting makes it smaller.
    if (status === 429)
        return message.startsWith('Request too large') ? failure('too-large', build) : undefined;
    if (status === 404 && call.responseSchema !== undefined && /requested parameters/.test(message)) {
        return failure('schema-refused', build);
    }
    if (status !== 400 && status !== 422)
        return undefined;
    if (SHORT_OF_CONTEXT.test(message))
        return failure('context-too-long', build);
    const named = sent.find(name => !NOT_A_PARAMETER.has(name) && isQuoted(name, message));
    if (named !== undefined && NAME_REFUSED_TEXT.test(message))
        return parameterRefused(named, status, words);
    if (call.responseSchema !== undefined && SCHEMA_REFUSED.test(message))
        return failure('schema-refused', build);
    return names(message, call.model) && MODEL_REFUSED.test(message)
        ? failure('model-not-found', build)
        : undefined;
}
const NOT_A_PARAMETER = new Set(['model', 'messages', 'response_format']);
/** Whether the name stands in the message as a word of its own, and not within another one. */
function names(message, name) {
    const words = message.split(/[\s"'`,;=()[\]]+/).map(word => word.replace(/[.:]$/, ''));
    return words.includes(name);
}
function isQuoted(name, message) {
    return ["'", '"', '`'].some(quote => message.includes(quote + name + quote));
}
function byStatus(build) {
    const { status } = build.refusal;
    if (status < 400)
        return failure('server-error', { ...build, code: 'redirect' });
    switch (status) {
        case 401:
            return failure('unauthorized', build);
        case 402:
            return failure('out-of-credit', build);
        // A refusal that is not the API's own comes from a gateway before it, and concerns no task.
        case 403:
            return failure(build.error.message === '' && build.code === undefined ? 'server-error' : 'bad-request', build);
        // A wrong `base-url` says 404 or 405 to everything; 410 is a model, or a whole service, that was retired.
        case 404:
        case 405:
        case 410:
            return failure('model-not-found', build);
        case 408:
        case 409:
        case 421:
        case 424:
        case 425:
            return failure('server-error', build);
        case 413:
            return failure('too-large', build);
        case 429:
            return failure('rate-limited', build);
        default:
            return failure(status >= 500 ? 'server-error' : 'bad-request', build);
    }
}
function failure(kind, { refusal, code }) {
    const { status, headers, call, nowMs } = refusal;
    const coded = code === undefined ? {} : { code };
    const waitMs = retryAfterMs(headers, nowMs);
    const after = waitMs === undefined ? {} : { retryAfterMs: waitMs };
    switch (kind) {
        case 'rate-limited':
            return { kind, status, ...after };
        case 'server-error':
            return { kind, status, ...coded, ...after };
        case 'too-large':
        case 'context-too-long':
        case 'content-refused':
        case 'weight-exceeds-budget':
            return { kind, status };
        case 'length':
            return { kind, completionTokensMax: call.completionTokensMax };
        default:
            return { kind, status, ...coded };
    }
}
function parameterRefused(parameter, status, words) {
    return { kind: 'parameter-refused', status, parameter: words.code(parameter) ?? 'parameters' };
}
function isOutputCap(name) {
    return name === 'max_tokens' || name === 'max_completion_tokens';
}

;// CONCATENATED MODULE: ./build/adapters/openai/pace.js
const FIGURE_MAX = 1_000_000_000_000;
const RESET_MS_MAX = 24 * 3_600_000;
/**
 * The provider's pace, from the `x-ratelimit-*` headers that OpenAI has made common. OpenRouter sends its own
 * three with a refusal only, where they speak of requests and the reset is a time in milliseconds since the epoch.
 */
function paceOf(headers, nowMs) {
    const figure = (name) => figureOf(headers[`x-ratelimit-${name}`]);
    const resets = ['reset-requests', 'reset-tokens', 'reset']
        .map(name => resetMsOf(headers[`x-ratelimit-${name}`], nowMs))
        .filter(ms => ms !== undefined);
    return {
        requestsPerMinute: figure('limit-requests'),
        tokensPerMinute: figure('limit-tokens'),
        requestsRemaining: figure('remaining-requests') ?? figure('remaining'),
        tokensRemaining: figure('remaining-tokens'),
        resetMs: resets.length === 0 ? undefined : Math.max(...resets),
    };
}
function figureOf(text) {
    if (typeof text !== 'string' || !/^\d{1,13}(?:\.\d+)?$/.test(text))
        return undefined;
    return Math.min(Math.floor(Number(text)), FIGURE_MAX);
}
const UNIT_MS = new Map([
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1_000],
    ['ms', 1],
]);
/** `1h2m3.5s`, `6m0s`, `120ms`, or a bare number. */
function resetMsOf(text, nowMs) {
    if (typeof text !== 'string')
        return undefined;
    if (/^\d{1,15}(?:\.\d+)?$/.test(text))
        return pace_clamp(bareResetMs(Number(text), nowMs));
    if (!/^(?:\d{1,9}(?:\.\d+)?(?:ms|h|m|s))+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/([\d.]+)(ms|h|m|s)/g)];
    return pace_clamp(parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (UNIT_MS.get(unit) ?? 0), 0));
}
/** Servers mean seconds from now, or seconds or milliseconds since the epoch; their sizes lie far apart. */
function bareResetMs(figure, nowMs) {
    if (figure >= 1e11)
        return figure - nowMs;
    if (figure >= 1e8)
        return figure * 1_000 - nowMs;
    return figure * 1_000;
}
function pace_clamp(ms) {
    return Math.ceil(Math.min(Math.max(ms, 0), RESET_MS_MAX));
}

// EXTERNAL MODULE: ./build/domain/compile-later.js
var compile_later = __webpack_require__(13739);
;// CONCATENATED MODULE: ./build/adapters/openai/usage.js



/** More than any model can read or write in one call: a figure above it is no count. */
const TOKENS_MAX = 1_000_000_000;
const USD_MAX = 1_000_000;
const Count = schemas/* int */.Whr().min(0).max(TOKENS_MAX);
const Usd = schemas/* number */.aig().min(0).max(USD_MAX);
const RawUsage = schemas/* object */.Ikc({
    prompt_tokens: Count,
    completion_tokens: Count,
    total_tokens: Count.optional().catch(undefined),
    prompt_tokens_details: schemas/* object */.Ikc({ cached_tokens: Count.optional().catch(undefined) })
        .optional()
        .catch(undefined),
    completion_tokens_details: schemas/* object */.Ikc({ reasoning_tokens: Count.optional().catch(undefined) })
        .optional()
        .catch(undefined),
    cost: Usd.optional().catch(undefined),
    is_byok: schemas/* boolean */.zMY().optional().catch(undefined),
    cost_details: schemas/* object */.Ikc({ upstream_inference_cost: Usd.optional().catch(undefined) })
        .optional()
        .catch(undefined),
});
const readUsage = (0,compile_later/* compileLater */.O)(RawUsage);
/** What the provider says was used and what it cost. Undefined: it did not say, or what it said cannot be. */
function spentOf(usage) {
    const parsed = readUsage(usage);
    if (!parsed.success)
        return undefined;
    const { prompt_tokens, completion_tokens, total_tokens, prompt_tokens_details, completion_tokens_details } = parsed.data;
    // Some providers leave reasoning out of the completion and only count it in the total. It was paid for all the same.
    const completionTokens = Math.max(completion_tokens, (total_tokens ?? 0) - prompt_tokens);
    const cachedTokens = prompt_tokens_details?.cached_tokens;
    const reasoningTokens = completion_tokens_details?.reasoning_tokens;
    return {
        usage: {
            promptTokens: prompt_tokens,
            completionTokens,
            // A part cannot be larger than its whole; a price by kind would come out negative.
            ...(cachedTokens === undefined ? {} : { cachedTokens: Math.min(cachedTokens, prompt_tokens) }),
            ...(reasoningTokens === undefined
                ? {}
                : { reasoningTokens: Math.min(reasoningTokens, completionTokens) }),
        },
        costNanoUsd: costOf(parsed.data),
    };
}
/**
 * OpenRouter's own charge, and with a key of one's own at the provider behind it also what that one charges. With
 * OpenRouter's key the second figure repeats the first, and `is_byok` is false.
 */
function costOf({ cost, is_byok, cost_details }) {
    if (cost === undefined)
        return undefined;
    // It would be a call for nothing, and the list knows better.
    if (is_byok === true && cost_details?.upstream_inference_cost === undefined)
        return undefined;
    const upstream = is_byok === false ? 0 : (cost_details?.upstream_inference_cost ?? 0);
    return nanoUsd(cost) + nanoUsd(upstream);
}
/** Rounds up, for a bill is never below its figure; 15 digits drop what only the binary form of a decimal adds. */
function nanoUsd(usd) {
    return Math.ceil(Number((usd * domain_usd/* NANO_PER_USD */.W).toPrecision(15)));
}

;// CONCATENATED MODULE: ./build/adapters/openai/reply.js




/** Far above any output cap: an answer that a person asked for is shorter. In UTF-16 units. */
const ANSWER_LENGTH_MAX = 4 * 1024 * 1024;
const anything = schemas/* unknown */.L5J().optional();
const Part = schemas/* object */.Ikc({ type: schemas/* literal */.euz('text'), text: schemas/* string */.YjP() });
const Content = schemas/* union */.KCZ([
    schemas/* string */.YjP(),
    // Reasoning models of some providers answer in parts, of which only the text is the answer.
    schemas/* array */.YOg(schemas/* union */.KCZ([Part.transform(part => part.text), schemas/* unknown */.L5J().transform(() => '')]))
        .transform(parts => parts.join('')),
]);
const Choice = schemas/* object */.Ikc({
    message: schemas/* object */.Ikc({
        content: Content.nullish().catch(undefined),
        refusal: schemas/* string */.YjP().nullish().catch(undefined),
    }),
    finish_reason: schemas/* string */.YjP().nullish().catch(undefined),
    error: anything,
});
const readChoice = (0,compile_later/* compileLater */.O)(Choice);
/** What is the same in every answer of every provider; all else is passed over. */
const Completion = schemas/* object */.Ikc({ model: anything, usage: anything, error: anything, choices: anything });
const readEnvelope = (0,compile_later/* compileLater */.O)(Completion);
/**
 * Reads what came with a success. Whatever is wrong with an answer, its usage counts: it was paid for. Without
 * usage nobody can know, and the hold is charged.
 */
function readCompletion(completion, call, words) {
    const parsed = readEnvelope(completion);
    if (!parsed.success)
        return { result: failed({ kind: 'malformed-answer' }), spend: { kind: 'unknown' } };
    const { model, usage, error, choices } = parsed.data;
    const spent = spentOf(usage);
    const result = resultOf({
        error,
        choice: firstOf(choices),
        servedBy: words.code(model),
        spent,
        call,
        words,
    });
    const isUnsaid = spent === undefined || (result.kind === 'answer' && isNothing(spent));
    return { result, spend: isUnsaid ? { kind: 'unknown' } : { kind: 'known', ...spent } };
}
/** Servers that do not count send zeros. No answer with words in it was made of nothing. */
function isNothing({ usage: { promptTokens, completionTokens }, costNanoUsd = 0 }) {
    return promptTokens === 0 && completionTokens === 0 && costNanoUsd === 0;
}
function resultOf({ error, choice, servedBy, spent, call, words }) {
    const inner = error ?? choice?.error;
    if (inner !== undefined && inner !== null)
        return failed(errorInAnswer(inner, words));
    if (choice === undefined)
        return failed({ kind: 'malformed-answer' });
    const finishReason = words.code(choice.finish_reason);
    if (finishReason === 'error')
        return failed({ kind: 'error-in-answer' });
    if (finishReason === 'content_filter' || choice.message.refusal)
        return failed({ kind: 'content-refused' });
    if (finishReason === 'length') {
        const reasoningTokens = spent?.usage.reasoningTokens;
        const took = reasoningTokens === undefined ? {} : { reasoningTokens };
        return failed({ kind: 'length', completionTokensMax: call.completionTokensMax, ...took });
    }
    const text = choice.message.content ?? '';
    if (text.trim() === '')
        return failed({ kind: 'empty-answer', ...(finishReason === undefined ? {} : { finishReason }) });
    if (text.length > ANSWER_LENGTH_MAX)
        return failed({ kind: 'malformed-answer' });
    return { kind: 'answer', text: words.answer(text), finishReason, servedBy };
}
/** A provider that broke off may have better luck next time; one that refused the content will not. */
function errorInAnswer(error, words) {
    const body = parseError(error);
    if (isContentRefused(body))
        return { kind: 'content-refused' };
    const code = [...body.codes, statusOf(error)].map(words.code).find(code => code !== undefined);
    return { kind: 'error-in-answer', ...(code === undefined ? {} : { code }) };
}
function isContentRefused({ codes, moderated }) {
    return (moderated || codes.some(code => ['content_policy_violation', 'content_filter', 'refusal'].includes(code)));
}
/** OpenRouter puts the status that would have been into `code`, as a number. */
function statusOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
        ? String(error.code)
        : undefined;
}
function firstOf(choices) {
    return Array.isArray(choices) ? readChoice(choices[0]).data : undefined;
}
function failed(failure) {
    return { kind: 'failure', failure };
}

;// CONCATENATED MODULE: ./build/adapters/openai/reply-of-exchange.js



/** What a call came to. Only what happened on the wire counts, however the package in between tells it. */
function replyOfExchange(exchange) {
    const { completion, call, words, trace, nowMs } = exchange;
    const reply = completion === undefined ? afterTrouble(exchange) : readCompletion(completion.value, call, words);
    const pace = trace.response === undefined ? {} : paceOf(trace.response.headers, nowMs);
    return { ...reply, pace };
}
/**
 * At these somebody behind the answering server may still be at work, and will be paid for it. 524 is what Cloudflare says in
 * place of 504, also before OpenAI's API: https://community.openai.com/t/219369
 */
const STILL_AT_WORK = new Set([408, 504, 524]);
function afterTrouble(exchange) {
    const { trace, call, sent, isAborted, words, nowMs } = exchange;
    const { response } = trace;
    if (response !== undefined && response.status >= 300) {
        const { status, headers } = response;
        const refusal = { status, headers, body: response.body.toString(), call, sent, nowMs };
        return {
            result: { kind: 'failure', failure: failureOf(refusal, words) },
            spend: { kind: STILL_AT_WORK.has(status) ? 'unknown' : 'none' },
        };
    }
    const spend = { kind: trace.sent ? 'unknown' : 'none' };
    if (response !== undefined)
        return { result: { kind: 'failure', failure: { kind: 'malformed-answer' } }, spend };
    if (isAborted)
        return { result: { kind: 'aborted' }, spend };
    return { result: { kind: 'failure', failure: brokenBy(trace, call, words) }, spend };
}
/** Nobody but the client's timer aborts a call whose signal is quiet. */
function brokenBy(trace, { timeoutMs }, words) {
    if (trace.aborted === true)
        return { kind: 'timeout', timeoutMs };
    const code = words.code(trace.brokenBy);
    return { kind: 'network', ...(code === undefined ? {} : { code }) };
}

;// CONCATENATED MODULE: ./build/adapters/openai/turnstile.js
/**
 * How many pass in one turn of the event loop, however few wait. One would be fairest; each turn costs about as much as a
 * tenth of a call.
 */
const PER_TURN = 3;
/** And of a crowd, one in so many: those that come faster than they are handled must share what is done once for all. */
const CROWD_PER_TURN = 4;
/**
 * Lets work pass a few at a time, in the order it came, with a turn of the event loop in between.
 *
 * Fifty answers that arrive together would otherwise go through every stage together (read, kept, noted, followed by
 * the next request), and the first would wait at each for the last: the time of one call would grow by the work for all.
 */
class Turnstile {
    #waiting = [];
    #passed = 0;
    #turning = false;
    /** Resolves when it is the caller's turn; undefined: at once. */
    pass() {
        if (!this.#turning) {
            this.#turning = true;
            setImmediate(this.#turn);
        }
        if (this.#passed < PER_TURN) {
            this.#passed += 1;
            return undefined;
        }
        const { promise, resolve } = Promise.withResolvers();
        this.#waiting.push(resolve);
        return promise;
    }
    #turn = () => {
        const passing = this.#waiting.splice(0, Math.max(PER_TURN, this.#waiting.length / CROWD_PER_TURN));
        this.#passed = passing.length;
        for (const pass of passing)
            pass();
        this.#turning = passing.length > 0;
        if (this.#turning)
            setImmediate(this.#turn);
    };
}

// EXTERNAL MODULE: ./build/domain/secrets.js
var domain_secrets = __webpack_require__(37488);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
;// CONCATENATED MODULE: ./build/adapters/openai/words.js


/** Servers without a key are given a word in its place, such as `ollama`: that is no secret, and a word of its own right. */
const SECRET_LENGTH_MIN = 8;
function createWords(secrets) {
    const redact = (0,domain_secrets/* redactor */.$)(secrets.filter(secret => secret.trim().length >= SECRET_LENGTH_MIN));
    return {
        code: value => {
            const word = units/* Code */.Cy.safeParse(value);
            return word.success && redact(word.data) === word.data ? word.data : undefined;
        },
        // Half of a surrogate pair has no UTF-8, so an answer with one would not have the hash of its own file.
        answer: text => redact(text).toWellFormed(),
    };
}

;// CONCATENATED MODULE: ./build/adapters/openai/llm.js









/** The models of a provider that speaks OpenAI's chat completions, through its own client. */
function openLlm(options) {
    const message = headerMistake(options);
    if (message !== undefined)
        return { ok: false, message };
    const wire = createKeepAliveFetch({ proxyEnv: options.proxyEnv });
    const headers = headersOf(options);
    const turnstile = new Turnstile();
    // The package calls `fetch` somewhere within a call of its own; what ours needs travels along with it.
    const exchanges = new external_node_async_hooks_.AsyncLocalStorage();
    const client = new openai/* default */.Ay({
        // What is left out here, the package takes from environment variables of its own.
        baseURL: options.url,
        apiKey: options.apiKey ?? 'none',
        logLevel: 'off',
        maxRetries: 0,
        fetch: async (url, init) => {
            const exchange = exchanges.getStore();
            (0,invariant/* invariant */.V)(typeof url === 'string' && typeof init?.body === 'string', 'the client sends a text to a URL');
            (0,invariant/* invariant */.V)(exchange && init.signal, 'nothing is sent but within a call, and the client bounds its time');
            const { trace, stop } = exchange;
            // The headers are ours alone: the package would add some about this machine, and those of OPENAI_CUSTOM_HEADERS.
            const outgoing = { headers, body: init.body, timeout: init.signal, stop, trace };
            const response = await wire.post(url, outgoing);
            await turnstile.pass();
            return response;
        },
    });
    const words = createWords(secretsOf(options));
    const connection = { provider: options.provider, client, exchanges, words };
    return {
        ok: true,
        llm: {
            ask: (call, signal) => ask(connection, call, signal),
            close: () => Promise.resolve(wire.close()),
        },
    };
}
async function ask({ provider, client, exchanges, words }, call, signal) {
    const body = bodyOf(provider, call);
    const options = { timeout: call.timeoutMs, maxRetries: 0 };
    const trace = { sent: false };
    let completion;
    try {
        // Not `.parse()`: it throws away the usage of an answer that it cannot parse.
        const value = await exchanges.run({ trace, stop: signal }, () => client.chat.completions.create(body, options));
        // What is not called JSON, the package leaves a text.
        completion = { value: typeof value === 'string' ? jsonIn(value) : value };
    }
    catch (error) {
        // Nothing even began: that is a mistake of ours, and no answer to a call.
        if (isUntouched(trace) && !signal.aborted)
            throw error;
    }
    const sent = Object.keys(body);
    const isAborted = signal.aborted;
    return replyOfExchange({ call, sent, trace, completion, isAborted, words, nowMs: Date.now() });
}
/** Undefined: there is none. */
function jsonIn(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isUntouched({ sent, response, brokenBy, aborted }) {
    return !sent && response === undefined && brokenBy === undefined && aborted === undefined;
}


/***/ })

};
