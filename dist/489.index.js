export const id = 489;
export const ids = [489];
export const modules = {

/***/ 2000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ query),
/* harmony export */   Q$: () => (/* binding */ dateOf),
/* harmony export */   Tk: () => (/* binding */ mutate)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(174);


const Errors = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    errors: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().catch(''), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().catch('') })).min(1),
});
/** Asks a query, and reads its answer by a schema: what GitHub sends is somebody else's until then. */
async function query(api, question) {
    return answerOf(await api.query(question.query, question.variables), question);
}
async function mutate(api, question) {
    return answerOf(await api.mutate(question.query, question.variables), question);
}
function answerOf(asked, { data, doing }) {
    if (!asked.ok) {
        const mayBeDone = asked.refusal.kind === 'unreachable' && asked.refusal.sent;
        return { ok: false, trouble: (0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .L)(asked.refusal, doing), mayBeDone };
    }
    const failed = Errors.safeParse(asked.value);
    const first = failed.data?.errors[0];
    if (first !== undefined)
        return { ok: false, ...first };
    const parsed = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ data }).safeParse(asked.value);
    if (parsed.success)
        return { ok: true, data: parsed.data.data, date: dateOf(asked.date) };
    const refusal = { kind: 'unreachable', sent: true, status: undefined };
    return { ok: false, trouble: (0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .L)(refusal, doing), mayBeDone: true };
}
function dateOf(header) {
    const ms = Date.parse(header ?? '');
    return Number.isNaN(ms) ? undefined : ms;
}


/***/ }),

/***/ 174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ troubleOf)
/* harmony export */ });
/** What a refusal means to somebody who reads a log, and what they can do. `doing` completes "Could not ...". */
function troubleOf(refusal, doing) {
    switch (refusal.kind) {
        case 'unauthorized':
            return {
                kind: 'unauthorized',
                message: `Could not ${doing}: GitHub does not know the token. Leave "github-token" out to use the job's own, or give one that has not expired.`,
            };
        case 'forbidden':
            return { kind: 'forbidden', message: `Could not ${doing}: ${permissionAdvice(refusal.needs)}` };
        case 'missing':
            return {
                kind: 'missing',
                message: `Could not ${doing}: GitHub says that it is not there, which it also says of what the token may not see. Check the repository, and the permissions of the job.`,
            };
        case 'gone':
            return { kind: 'refused', message: `Could not ${doing}: this is switched off in the repository.` };
        case 'conflict':
        case 'invalid':
            return {
                kind: 'refused',
                message: `Could not ${doing}: GitHub refused it${codesText(refusal.codes)}.`,
            };
        case 'rate-limited':
            return {
                kind: 'rate-limited',
                message: `Could not ${doing}: GitHub asks to wait for ${Math.ceil(refusal.waitMs / 1_000)} s. The next run tries again.`,
            };
        case 'unreachable':
            return {
                kind: 'unreachable',
                message: `Could not ${doing}: GitHub ${refusal.status === undefined ? 'could not be reached' : `answered with status ${refusal.status}`}. The next run tries again.`,
            };
    }
}
/** GitHub names a permission as `contents=write`, and several ways to have enough with semicolons between. */
function permissionAdvice(needs) {
    const [permission] = (needs ?? '').split(/[;,]/);
    const match = /^([a-z_]{1,40})=(read|write|admin)$/.exec((permission ?? '').trim());
    if (match === null)
        return 'the token may not. Check the "permissions:" of the job.';
    const [, name = '', level = ''] = match;
    return `the token may not. Add "${name.replaceAll('_', '-')}: ${level}" to the "permissions:" of the job.`;
}
function codesText(codes) {
    const words = codes.filter(code => /^[a-z0-9_-]{1,40}$/i.test(code));
    return words.length === 0 ? '' : ` (${words.join(', ')})`;
}


/***/ }),

/***/ 2489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ markText),
  rescueAtHome: () => (/* binding */ rescueAtHome),
  runAtHome: () => (/* binding */ runAtHome)
});

// EXTERNAL MODULE: ./build/adapters/local-disk/idle-mark.js
var idle_mark = __webpack_require__(3133);
// EXTERNAL MODULE: ./build/app/home.js
var app_home = __webpack_require__(7677);
// EXTERNAL MODULE: ./build/domain/branch-head.js
var branch_head = __webpack_require__(8392);
// EXTERNAL MODULE: ./build/adapters/crypto-random.js
var crypto_random = __webpack_require__(7110);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./build/adapters/github/exchange.js


/** There is no whole answer. `sent`: the request may have had its effect all the same. */
class BrokenExchange extends Error {
    name = 'BrokenExchange';
    sent;
    constructor(sent, cause) {
        super('The exchange broke.', { cause });
        this.sent = sent;
    }
}
/** Without a byte for so long, an exchange is given up. */
const SILENCE_MS_MAX = 30_000;
/** Our largest file travels in Base64; nothing of ours comes near it. */
const BODY_BYTES_MAX = 64 * 1024 * 1024;
/** One request and its whole answer at a time over connections that stay open. Follows no redirect and never sends again. */
function openExchange(proxyEnv) {
    const plain = new external_node_http_.Agent({ keepAlive: true });
    const secure = new external_node_https_.Agent({ keepAlive: true, proxyEnv });
    return {
        send: outgoing => outgoing.url.protocol === 'https:'
            ? exchange(external_node_https_.request(outgoing.url, optionsOf(outgoing, secure)), outgoing)
            : exchange(external_node_http_.request(outgoing.url, optionsOf(outgoing, plain)), outgoing),
        close: () => {
            plain.destroy();
            secure.destroy();
        },
    };
}
function optionsOf({ method, headers }, agent) {
    return { method, headers, agent, timeout: SILENCE_MS_MAX };
}
function exchange(request, { body }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    let sent = false;
    request.once('socket', socket => {
        // A connection that stands already may carry the request at once.
        if (!socket.connecting)
            sent = true;
        else
            socket.once('connect', () => (sent = true));
    });
    request.once('timeout', () => request.destroy(new Error('Nothing came for 30 s.')));
    request.on('error', error => reject(new BrokenExchange(sent, error)));
    request.once('response', incoming => {
        readAll(incoming).then(text => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }), (error) => reject(new BrokenExchange(true, error)));
    });
    request.end(body);
    return promise;
}
function readAll(incoming) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const chunks = [];
    let bytes = 0;
    incoming.on('data', (chunk) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes > BODY_BYTES_MAX)
            incoming.destroy(new Error(`The answer has more than ${BODY_BYTES_MAX} bytes.`));
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks).toString()));
    incoming.once('error', reject);
    return promise;
}

;// CONCATENATED MODULE: ./build/adapters/github/refusal.js

const Body = schemas/* object */.Ikc({
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ code: schemas/* string */.YjP() })).catch([]),
});
/** GitHub asks for at least a minute when it does not say how long. https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
const WAIT_MS_DEFAULT = 60_000;
/** Undefined: it was not refused. */
function refusalOf(received, nowMs) {
    const { status } = received;
    if (status >= 200 && status < 300)
        return undefined;
    const waitMs = rateLimitOf(received, nowMs);
    if (waitMs !== undefined)
        return { kind: 'rate-limited', waitMs };
    switch (status) {
        case 401:
            return { kind: 'unauthorized' };
        case 403:
            return { kind: 'forbidden', needs: headerOf(received, 'x-accepted-github-permissions') };
        case 404:
            return { kind: 'missing' };
        case 409:
            return { kind: 'conflict', codes: codesOf(received.body) };
        case 410:
            return { kind: 'gone' };
        case 422:
            return { kind: 'invalid', codes: codesOf(received.body) };
        default:
            return status >= 500
                ? { kind: 'unreachable', sent: true, status }
                : { kind: 'invalid', codes: [`http-${status}`] };
    }
}
/** A 403 is also how GitHub says "too fast": then it says when to come back, or that nothing is left. */
function rateLimitOf(received, nowMs) {
    if (received.status !== 429 && received.status !== 403)
        return undefined;
    const seconds = numberOf(headerOf(received, 'retry-after'));
    if (seconds !== undefined)
        return seconds * 1_000;
    const isSpent = numberOf(headerOf(received, 'x-ratelimit-remaining')) === 0;
    const resetSeconds = numberOf(headerOf(received, 'x-ratelimit-reset'));
    if (isSpent && resetSeconds !== undefined)
        return Math.max(0, resetSeconds * 1_000 - nowMs);
    return isSpent || received.status === 429 ? WAIT_MS_DEFAULT : undefined;
}
function headerOf({ headers }, name) {
    const value = headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function numberOf(text) {
    return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
function codesOf(body) {
    try {
        return Body.parse(JSON.parse(body)).errors.map(({ code }) => code);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/write-pace.js
/** GitHub asks for a second between two writes. https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
const GAP_MS = 1_000;
/** A run that does little makes fewer than these, and need not wait: what GitHub limits is the writes of a minute. */
const AHEAD_MAX = 5;
/** When the next write may be sent: one a second, but for a few at first. Once GitHub has said that it was too much, none. */
class WritePace {
    #clock;
    #last = Promise.resolve();
    #aheadMax = AHEAD_MAX;
    /** When the writes so far would have been sent at one a second. */
    #paidUntilMs = 0;
    constructor(clock) {
        this.#clock = clock;
    }
    /** One after the other, and in time. */
    pass(write) {
        const mine = this.#last.then(async () => {
            const waitMs = this.#paidUntilMs - this.#aheadMax * GAP_MS - this.#clock.now();
            if (waitMs > 0)
                await this.#clock.sleep(waitMs);
            try {
                return await write();
            }
            finally {
                this.#paidUntilMs = Math.max(this.#paidUntilMs, this.#clock.now()) + GAP_MS;
            }
        });
        this.#last = mine.catch(() => { });
        return mine;
    }
    /** From now on a full second lies between two writes. */
    slowDown() {
        this.#aheadMax = 0;
        this.#paidUntilMs = this.#clock.now() + GAP_MS;
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/api.js




const VERSION = '2022-11-28';
const TRIES = 4;
const BACKOFF_MS = 1_000;
/** A longer wait is the next run's. */
const WAIT_MS_MAX = 120_000;
/** GraphQL does not say how long. */
const WAIT_MS_GRAPHQL = 60_000;
/** GitHub's API for one token: paced, patient, and honest about what it does not know. */
function openApi(options) {
    const { clock } = options;
    const rest = safeUrl(options.url);
    const graphql = safeUrl(options.graphqlUrl);
    const exchange = openExchange(options.proxyEnv);
    const pace = new WritePace(clock);
    const once = async (method, url, body) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = headersOf(options.token, text);
        try {
            return askedOf(await exchange.send({ method, url: new URL(url), headers, body: text }), clock.now());
        }
        catch (error) {
            if (!(error instanceof BrokenExchange))
                throw error;
            return { ok: false, refusal: { kind: 'unreachable', sent: error.sent, status: undefined } };
        }
    };
    const patiently = (ask, isSafe) => retry(ask, isSafe, options);
    const paced = async (ask) => {
        const asked = await pace.pass(ask);
        if (!asked.ok && asked.refusal.kind === 'rate-limited')
            pace.slowDown();
        return asked;
    };
    return {
        read: path => patiently(() => once('GET', rest + path), true),
        write: (method, path, body) => patiently(() => paced(() => once(method, rest + path, body)), false),
        query: (query, variables) => patiently(() => once('POST', graphql, { query, variables }), true),
        mutate: (query, variables) => patiently(() => paced(() => once('POST', graphql, { query, variables })), false),
        close: () => exchange.close(),
    };
}
/** The token must not cross a network in the clear. Without the slash that may stand at its end. */
function safeUrl(text) {
    const url = new URL(text);
    const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
        throw new Error(`GitHub's API must be asked over https, got "${url.protocol}//${url.host}".`);
    return text.replace(/\/+$/, '');
}
function headersOf(token, body) {
    return {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'background-agent',
        'x-github-api-version': VERSION,
        ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
}
function askedOf(received, nowMs) {
    const refusal = refusalOf(received, nowMs);
    if (refusal !== undefined)
        return { ok: false, refusal };
    try {
        const value = received.body === '' ? undefined : JSON.parse(received.body);
        if (isSlowedDown(value))
            return { ok: false, refusal: { kind: 'rate-limited', waitMs: WAIT_MS_GRAPHQL } };
        return { ok: true, value, date: received.headers.date };
    }
    catch {
        // A success that is no JSON comes from something in between.
        return { ok: false, refusal: { kind: 'unreachable', sent: true, status: received.status } };
    }
}
/** GraphQL says with a success that it did nothing. */
function isSlowedDown(value) {
    return SlowedDown.safeParse(value).success;
}
const SlowedDown = schemas/* object */.Ikc({
    errors: schemas/* tuple */.PVZ([schemas/* object */.Ikc({ type: schemas/* literal */.euz('RATE_LIMITED') })], schemas/* unknown */.L5J()),
});
async function retry(ask, isSafe, { clock, random }) {
    for (let attempt = 1;; attempt += 1) {
        const asked = await ask();
        const waitMs = asked.ok ? undefined : waitOf(asked.refusal, isSafe, attempt, random);
        if (waitMs === undefined || waitMs > WAIT_MS_MAX || attempt === TRIES)
            return asked;
        await clock.sleep(waitMs);
    }
}
/** Undefined: to ask again would be wrong, or of no use. */
function waitOf(refusal, isSafe, attempt, random) {
    if (refusal.kind === 'rate-limited')
        return refusal.waitMs;
    if (refusal.kind !== 'unreachable' || (refusal.sent && !isSafe))
        return undefined;
    return random.fraction() * BACKOFF_MS * 2 ** attempt;
}

;// CONCATENATED MODULE: ./build/adapters/github/branch-place.js
function restPath({ owner, name }) {
    return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}
/** GraphQL's own types are words of GitHub's; its message may quote anything, so it is cut short. */
function refused(doing, { type, message }) {
    const { kind, advice } = KINDS[type] ?? { kind: 'refused', advice: '' };
    const said = message.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
    return { kind, message: `Could not ${doing}: ${said}${/[.!?]$/.test(said) ? '' : '.'}${advice}` };
}
const FORBIDDEN = {
    kind: 'forbidden',
    advice: ' Add "contents: write" to the "permissions:" of the job.',
};
const KINDS = {
    FORBIDDEN,
    INSUFFICIENT_SCOPES: FORBIDDEN,
    BRANCH_PROTECTION_RULE_VIOLATION: { kind: 'protected', advice: '' },
};

;// CONCATENATED MODULE: ./build/adapters/github/branch-queries.js

const Oid = schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/);
const File = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), type: schemas/* string */.YjP(), oid: Oid, size: schemas/* int */.Whr().nonnegative() });
const Folder = File.extend({
    object: schemas/* object */.Ikc({ entries: schemas/* array */.YOg(File).optional() }).nullish(),
});
const Text = schemas/* object */.Ikc({ oid: Oid, text: schemas/* string */.YjP().nullish(), isTruncated: schemas/* boolean */.zMY().nullish() }).nullish();
/** The tip, all files down to one folder below the root, and some texts: one request. */
function lookQuery(texts) {
    const parameters = texts.map((_, index) => `, $path${index}: String!`).join('');
    const fields = texts.map((_, index) => `text${index}: object(expression: $path${index}) { ... on Blob { oid text isTruncated } }`);
    return `query ($owner: String!, $name: String!, $ref: String!${parameters}) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target {
        oid
        ... on Commit {
          tree {
            entries { name type oid size object { ... on Tree { entries { name type oid size } } } }
          }
        }
      }
    }
    ${fields.join('\n    ')}
  }
}`;
}
const LookData = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        ref: schemas/* object */.Ikc({ target: schemas/* object */.Ikc({ oid: Oid, tree: schemas/* object */.Ikc({ entries: schemas/* array */.YOg(Folder) }) }) })
            .nullable(),
    })
        .catchall(Text),
});
const TIP_QUERY = `query ($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { oid ... on Commit { message parents(first: 1) { nodes { oid } } } } }
  }
}`;
const TipData = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        ref: schemas/* object */.Ikc({
            target: schemas/* object */.Ikc({
                oid: Oid,
                message: schemas/* string */.YjP(),
                parents: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ oid: Oid })) }),
            }),
        })
            .nullable(),
    }),
});
const COMMIT_MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
const CommitData = schemas/* object */.Ikc({
    createCommitOnBranch: schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ oid: Oid }) }),
});

// EXTERNAL MODULE: ./build/adapters/github/graphql.js
var graphql = __webpack_require__(2000);
;// CONCATENATED MODULE: ./build/adapters/github/branch-tip.js



/** The last commit of a branch: to see whether a change whose reply was lost is there. */
async function tipOf(at, doing) {
    const { api, owner, name, branch } = at;
    const variables = { owner, name, ref: `refs/heads/${branch}` };
    const answer = await (0,graphql/* query */.P)(api, { query: TIP_QUERY, variables, data: TipData, doing });
    if (!answer.ok)
        return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(doing, answer) };
    const target = answer.data.repository.ref?.target;
    const value = target && {
        oid: target.oid,
        message: target.message,
        parent: target.parents.nodes[0]?.oid,
    };
    return { ok: true, value, date: answer.date };
}

// EXTERNAL MODULE: ./build/adapters/github/trouble.js
var trouble = __webpack_require__(174);
;// CONCATENATED MODULE: ./build/adapters/github/begin-branch.js





const SENDS_MAX = 3;
/** Makes the branch with a commit that follows none: it shares no history with the code. */
async function begin(at, change) {
    const doing = `make the branch "${at.branch}"`;
    const tree = [...change.put].map(([path, bytes]) => ({
        path,
        mode: '100644',
        type: 'blob',
        content: Buffer.from(bytes).toString('utf8'),
    }));
    const made = await post(at, 'trees', { tree });
    if (!made.ok)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(made.refusal, doing) };
    const committed = await post(at, 'commits', { message: change.message, tree: made.sha, parents: [] });
    if (!committed.ok)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(committed.refusal, doing) };
    const asked = await at.api.write('POST', `${restPath(at)}/git/refs`, {
        ref: `refs/heads/${at.branch}`,
        sha: committed.sha,
    });
    if (asked.ok)
        return { ok: true, value: { kind: 'changed', tip: committed.sha }, date: (0,graphql/* dateOf */.Q$)(asked.date) };
    const { refusal } = asked;
    if (refusal.kind !== 'invalid' && !(refusal.kind === 'unreachable' && refusal.sent))
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(refusal, doing) };
    // There is one already: somebody else's, or ours whose reply was lost.
    const tip = await tipOf(at, doing);
    if (!tip.ok)
        return tip;
    if (tip.value?.oid === committed.sha)
        return { ok: true, value: { kind: 'changed', tip: committed.sha }, date: tip.date };
    if (tip.value === undefined)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(refusal, doing) };
    return { ok: true, value: { kind: 'moved' }, date: tip.date };
}
const Made = schemas/* object */.Ikc({ sha: schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/) });
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };
/** Trees and commits that nothing points at do no harm when they are there twice: sent again when a reply was lost. */
async function post(at, kind, body) {
    for (let sent = 1;; sent += 1) {
        const asked = await at.api.write('POST', `${restPath(at)}/git/${kind}`, body);
        const made = asked.ok ? Made.safeParse(asked.value) : undefined;
        if (made?.success === true)
            return { ok: true, sha: made.data.sha };
        const refusal = asked.ok ? NO_ANSWER : asked.refusal;
        if (refusal.kind !== 'unreachable' || sent === SENDS_MAX)
            return { ok: false, refusal };
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/follow-tip.js




/** How often a change is sent whose reply was lost and which is not there. */
const follow_tip_SENDS_MAX = 3;
/** Adds a commit if the tip is still the one it follows. */
async function follow(at, change, follows) {
    const { api, branch } = at;
    const doing = `write to the branch "${branch}"`;
    // A commit whose reply was lost is known again by a word that no other has.
    const mark = `Change: ${at.random.word(20)}`;
    const [headline = '', ...lines] = change.message.split('\n');
    const input = {
        branch: { repositoryNameWithOwner: `${at.owner}/${at.name}`, branchName: branch },
        expectedHeadOid: follows,
        message: { headline, body: `${lines.join('\n').trim()}\n\n${mark}`.trim() },
        fileChanges: {
            additions: [...change.put].map(([path, bytes]) => ({
                path,
                contents: Buffer.from(bytes).toString('base64'),
            })),
            deletions: change.remove.map(path => ({ path })),
        },
    };
    const question = { query: COMMIT_MUTATION, variables: { input }, data: CommitData, doing };
    for (let sent = 1;; sent += 1) {
        const answer = await (0,graphql/* mutate */.Tk)(api, question);
        if (answer.ok) {
            const tip = answer.data.createCommitOnBranch.commit.oid;
            return { ok: true, value: { kind: 'changed', tip }, date: answer.date };
        }
        if ('type' in answer) {
            if (answer.type === 'STALE_DATA')
                return { ok: true, value: { kind: 'moved' }, date: undefined };
            return { ok: false, trouble: refused(doing, answer) };
        }
        if (!answer.mayBeDone)
            return { ok: false, trouble: answer.trouble };
        const tip = await tipOf(at, doing);
        if (!tip.ok)
            return tip;
        if (tip.value?.oid !== follows) {
            const isOurs = tip.value?.parent === follows && tip.value.message.endsWith(mark);
            const value = isOurs ? { kind: 'changed', tip: tip.value.oid } : { kind: 'moved' };
            return { ok: true, value, date: tip.date };
        }
        if (sent === follow_tip_SENDS_MAX)
            return { ok: false, trouble: answer.trouble };
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/view-branch.js





/** A view whose texts are of another commit than its files was taken while somebody wrote. */
const LOOKS_MAX = 3;
/** The branch as it is now: one request, whatever it holds. */
async function look(at, paths) {
    const { api, owner, name, branch } = at;
    const ref = `refs/heads/${branch}`;
    const named = Object.fromEntries(paths.map((path, index) => [`path${index}`, `${ref}:${path}`]));
    const doing = `read the branch "${branch}"`;
    const question = {
        query: lookQuery(paths),
        variables: { owner, name, ref, ...named },
        data: LookData,
        doing,
    };
    for (let looked = 1;; looked += 1) {
        const answer = await (0,graphql/* query */.P)(api, question);
        if (!answer.ok)
            return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(doing, answer) };
        const view = viewOf(answer.data, paths);
        if (view !== 'mixed')
            return { ok: true, value: view, date: answer.date };
        if (looked === LOOKS_MAX)
            return { ok: false, trouble: refused(doing, { type: '', message: 'it changes all the time' }) };
    }
}
function viewOf({ repository }, paths) {
    const { ref } = repository;
    if (ref === null)
        return undefined;
    const files = new Map();
    for (const { name, type, oid, size, object } of ref.target.tree.entries) {
        if (type === 'blob')
            files.set(name, { path: name, id: oid, bytes: size });
        for (const inner of object?.entries ?? []) {
            const path = `${name}/${inner.name}`;
            if (inner.type === 'blob')
                files.set(path, { path, id: inner.oid, bytes: inner.size });
        }
    }
    const texts = new Map();
    for (const [index, path] of paths.entries()) {
        const text = textIn(repository, `text${index}`);
        if (text?.oid !== files.get(path)?.id)
            return 'mixed';
        if (typeof text?.text === 'string' && text.isTruncated !== true)
            texts.set(path, text.text);
    }
    return { tip: ref.target.oid, texts, files };
}
function textIn(repository, field) {
    return TextField.parse(repository[field]);
}
const TextField = schemas/* object */.Ikc({ oid: schemas/* string */.YjP(), text: schemas/* string */.YjP().nullish(), isTruncated: schemas/* boolean */.zMY().nullish() })
    .nullish();
const Blob = schemas/* object */.Ikc({ encoding: schemas/* literal */.euz('base64'), content: schemas/* string */.YjP() });
/** GitHub cuts a text in a view that is long; this has all of it. */
async function fetchFile(at, { id, path, bytes }) {
    const asked = await at.api.read(`${restPath(at)}/git/blobs/${id}`);
    const doing = `read "${path}" of the branch "${at.branch}"`;
    if (!asked.ok)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
    const parsed = Blob.safeParse(asked.value);
    const value = parsed.success ? Buffer.from(parsed.data.content, 'base64') : undefined;
    if (value?.length === bytes)
        return { ok: true, value, date: (0,graphql/* dateOf */.Q$)(asked.date) };
    return { ok: false, trouble: refused(doing, { type: '', message: 'it came incomplete' }) };
}

;// CONCATENATED MODULE: ./build/adapters/github/state-branch.js



/** A branch of a repository, by GitHub's API: no checkout is needed, and no push of somebody else's is in the way. */
function stateBranch(place) {
    return {
        look: paths => look(place, paths),
        fetch: file => fetchFile(place, file),
        change: change => change.follows === undefined ? begin(place, change) : follow(place, change, change.follows),
    };
}

// EXTERNAL MODULE: ./build/adapters/wall-clock.js
var wall_clock = __webpack_require__(1178);
;// CONCATENATED MODULE: ./build/entrypoints/github-ports.js




function openGitHub(github, agent, env) {
    const { apiUrl: url, graphqlUrl, token, owner, repository: name } = github;
    const random = crypto_random/* cryptoRandom */.j;
    const api = openApi({ url, graphqlUrl, token, clock: wall_clock/* wallClock */.X, random, proxyEnv: proxyOf(env) });
    const placeOf = (branch) => ({ api, random, owner, name, branch });
    return { api, branch: stateBranch(placeOf(stateBranchOf(agent))), placeOf };
}
function stateBranchOf(agent) {
    return `background-agent/${agent}`;
}
function proxyOf(env) {
    const proxy = env['https_proxy'] || env['HTTPS_PROXY'];
    const exceptions = env['no_proxy'] || env['NO_PROXY'];
    return {
        ...(proxy === undefined || proxy === '' ? {} : { HTTPS_PROXY: proxy }),
        ...(exceptions === undefined ? {} : { NO_PROXY: exceptions }),
    };
}

// EXTERNAL MODULE: ./build/entrypoints/idle-step.js
var idle_step = __webpack_require__(3975);
;// CONCATENATED MODULE: ./build/entrypoints/home-step.js





/** A run whose state has its home on GitHub. One look at the branch tells most of them that there is nothing to do. */
async function runAtHome(config, github, step) {
    const ports = openGitHub(github, config.settings.agent, step.env);
    try {
        const looked = await ports.branch.look(app_home/* LOOKED_AT */.Zw);
        const idle = looked.ok ? findIdle(config, looked.value, Date.now()) : undefined;
        if (idle !== undefined)
            return idle;
        const [{ runOnce }, { openHome }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(240), __webpack_require__.e(931), __webpack_require__.e(638), __webpack_require__.e(175)]).then(__webpack_require__.bind(__webpack_require__, 8175)),
            Promise.all(/* import() */[__webpack_require__.e(240), __webpack_require__.e(638), __webpack_require__.e(739)]).then(__webpack_require__.bind(__webpack_require__, 3739)),
        ]);
        const home = openHome(config, ports, { ...step, looked: () => Promise.resolve(looked) });
        return await runOnce(config, { kind: 'once' }, { ...step, stop: step.stop(), home });
    }
    finally {
        ports.api.close();
    }
}
/** After a step that did not end by itself: whatever it left on the disk is kept. */
async function rescueAtHome(config, github, step) {
    const ports = openGitHub(github, config.settings.agent, step.env);
    try {
        const looked = await ports.branch.look(app_home/* LOOKED_AT */.Zw);
        const { rescue } = await Promise.all(/* import() */[__webpack_require__.e(240), __webpack_require__.e(638), __webpack_require__.e(739)]).then(__webpack_require__.bind(__webpack_require__, 3739));
        await rescue(config, ports, { ...step, looked: () => Promise.resolve(looked) });
    }
    finally {
        ports.api.close();
    }
}
/** The mark of the last run, if nothing has changed since: neither what it depends on, nor the branch. */
function findIdle(config, view, nowMs) {
    const text = view?.texts.get(app_home/* IDLE */.nY);
    const head = (0,branch_head/* parseBranchHead */.AC)(view?.texts.get(app_home/* HEAD */.Vx) ?? '');
    if (text === undefined || head === undefined || head.run !== undefined || view?.files.has(app_home/* LEASE */.DL) === true)
        return undefined;
    const { repository, agent } = config.settings;
    if (head.repository !== repository || head.agent !== agent)
        return undefined;
    const mark = (0,idle_mark/* parseIdleMark */.nC)(text, homeContextOf(config), endOf(head));
    return mark && (0,idle_step/* idleAfter */.n2)(mark, 'repository', config, nowMs);
}
/** What a run leaves on the branch when nothing is left to do. */
function markText(config, report, files, head) {
    const mark = (0,idle_step/* markAfter */.Qo)(report, files, '');
    return mark && `${(0,idle_mark/* idleMarkText */.N0)(homeContextOf(config), endOf(head), mark)}\n`;
}
function endOf({ seq, hash }) {
    return `${seq} ${hash}`;
}
/** Where the checkout lies on this machine has no meaning on another. */
function homeContextOf(config) {
    return { ...(0,idle_step/* idleContextOf */.$c)({ ...config, workspace: '' }), workspace: config.workspace };
}


/***/ })

};
