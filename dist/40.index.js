export const id = 40;
export const ids = [40];
export const modules = {

/***/ 22383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ refused),
/* harmony export */   k: () => (/* binding */ restPath)
/* harmony export */ });
function restPath({ owner, name }) {
    return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}
/** GraphQL's own types are words of GitHub's; its message may quote anything, so it is cut short. */
function refused(doing, { type, message }, access = 'write') {
    const kind = KINDS.get(type) ?? (WANTS_PULL.test(message) ? 'protected' : 'refused');
    const advice = kind === 'forbidden' ? ` Add "contents: ${access}" to the "permissions:" of the job.` : '';
    const said = message.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
    return { kind, message: `Could not ${doing}: ${said}${/[.!?]$/.test(said) ? '' : '.'}${advice}` };
}
/**
 * A ruleset says it under a type that it shares with other rules, such as those against secrets in a file. These words are the same
 * as those of a protected branch: https://github.com/Thinkmill/keystatic/issues/1598
 */
const WANTS_PULL = /changes must be made through a pull request/i;
const KINDS = new Map([
    ['FORBIDDEN', 'forbidden'],
    ['INSUFFICIENT_SCOPES', 'forbidden'],
    ['NOT_FOUND', 'missing'],
    ['BRANCH_PROTECTION_RULE_VIOLATION', 'protected'],
]);


/***/ }),

/***/ 59908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fq: () => (/* binding */ TIP_QUERY),
/* harmony export */   UL: () => (/* binding */ CommitData),
/* harmony export */   _n: () => (/* binding */ COMMIT_MUTATION),
/* harmony export */   gu: () => (/* binding */ TipData),
/* harmony export */   jM: () => (/* binding */ DEFAULT_TIP_QUERY),
/* harmony export */   qJ: () => (/* binding */ LookData),
/* harmony export */   w8: () => (/* binding */ lookQuery),
/* harmony export */   xT: () => (/* binding */ DefaultTipData)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);

const Oid = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{40}$/);
const File = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), oid: Oid, size: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative() });
const Folder = File.extend({
    object: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ entries: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(File).optional() }).nullish(),
});
const Text = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ oid: Oid, text: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(), isTruncated: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().nullish() }).nullish();
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
const LookData = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ target: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ oid: Oid, tree: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ entries: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Folder) }) }) })
            .nullable(),
    })
        .catchall(Text),
});
/** The last commits of a branch: what others have put behind one of ours hides it only when it is more than these. */
const TIP_QUERY = `query ($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target { ... on Commit { history(first: 20) { nodes { oid message parents(first: 1) { nodes { oid } } } } } }
    }
  }
}`;
const CommitNode = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    oid: Oid,
    message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    parents: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ nodes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ oid: Oid })) }),
});
const TipData = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ target: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ history: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ nodes: zod__WEBPACK_IMPORTED_MODULE_0__/* .tuple */ .PVZ([CommitNode], CommitNode) }) }) })
            .nullable(),
    }),
});
const DEFAULT_TIP_QUERY = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { defaultBranchRef { name target { oid } } }
}`;
const DefaultTipData = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        defaultBranchRef: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1), target: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ oid: Oid }) }).nullable(),
    }),
});
const COMMIT_MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
const CommitData = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    createCommitOnBranch: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ commit: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ oid: Oid }) }),
});


/***/ }),

/***/ 65465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ tipOf),
/* harmony export */   o: () => (/* binding */ tipInTime)
/* harmony export */ });
/* harmony import */ var _branch_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22383);
/* harmony import */ var _branch_queries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59908);
/* harmony import */ var _graphql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82000);



const BEHIND_MS = 1_000;
const BEHIND_MS_MAX = 8_000;
/**
 * The last commit of a branch of which something is known that may not be shown yet: GitHub reads a branch as it was some
 * seconds ago. Looked at until it `isInTime`; as it is shown when that takes longer.
 */
async function tipInTime(at, doing, isInTime) {
    for (let waitMs = BEHIND_MS;; waitMs *= 2) {
        const tip = await tipOf(at, doing);
        if (!tip.ok || isInTime(tip.value) || waitMs > BEHIND_MS_MAX)
            return tip;
        await at.api.pause(waitMs);
    }
}
/** The last commit of a branch, and some before it: to see whether a change whose reply was lost is there. */
async function tipOf(at, doing) {
    const { api, owner, name, branch } = at;
    const variables = { owner, name, ref: `refs/heads/${branch}` };
    const answer = await (0,_graphql_js__WEBPACK_IMPORTED_MODULE_2__/* .query */ .P)(api, { query: _branch_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .TIP_QUERY */ .Fq, variables, data: _branch_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .TipData */ .gu, doing });
    if (!answer.ok)
        return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,_branch_place_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)(doing, answer) };
    const nodes = answer.data.repository.ref?.target.history.nodes;
    const value = nodes && {
        oid: nodes[0].oid,
        recent: nodes.map(({ oid, message, parents }) => ({ oid, message, parent: parents.nodes[0]?.oid })),
    };
    return { ok: true, value, date: answer.date };
}


/***/ }),

/***/ 72624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ follow)
/* harmony export */ });
/* harmony import */ var _branch_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22383);
/* harmony import */ var _branch_queries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59908);
/* harmony import */ var _branch_tip_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65465);
/* harmony import */ var _graphql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82000);




/** How often a change is sent whose reply was lost and which is not there. */
const SENDS_MAX = 3;
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
    const question = { query: _branch_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMIT_MUTATION */ ._n, variables: { input }, data: _branch_queries_js__WEBPACK_IMPORTED_MODULE_1__/* .CommitData */ .UL, doing };
    for (let sent = 1;; sent += 1) {
        const answer = await (0,_graphql_js__WEBPACK_IMPORTED_MODULE_3__/* .mutate */ .T)(api, question);
        if (answer.ok) {
            const tip = answer.data.createCommitOnBranch.commit.oid;
            return { ok: true, value: { kind: 'changed', tip }, date: answer.date };
        }
        const isStale = 'type' in answer && answer.type === 'STALE_DATA';
        const trouble = 'type' in answer ? (0,_branch_place_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)(doing, answer) : answer.trouble;
        if (!isStale && ('type' in answer || !answer.mayBeDone))
            return { ok: false, trouble };
        // Somebody else was faster, or our own commit is there: its reply was lost, or it came twice and this is the second one's.
        // Others may have gone on behind it since, and to make it again would take back what they have done.
        // Behind a merge it may be a second parent, and only the first is asked for.
        const hasMoved = (shown) => shown !== undefined &&
            shown.oid !== follows &&
            shown.recent.some(({ oid, parent }) => parent === follows || oid === follows);
        const mayStand = (shown) => shown?.oid === follows && !isStale;
        const tip = await (0,_branch_tip_js__WEBPACK_IMPORTED_MODULE_2__/* .tipInTime */ .o)(at, doing, shown => hasMoved(shown) || mayStand(shown));
        if (!tip.ok)
            return isStale ? MOVED : tip;
        const own = tip.value?.recent.find(({ parent, message }) => parent === follows && message.endsWith(mark));
        if (own !== undefined)
            return { ok: true, value: { kind: 'changed', tip: own.oid }, date: tip.date };
        if (isStale || tip.value?.oid !== follows)
            return { ...MOVED, date: tip.date };
        if (sent === SENDS_MAX)
            return { ok: false, trouble };
    }
}
const MOVED = { ok: true, value: { kind: 'moved' }, date: undefined };


/***/ }),

/***/ 82000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ query),
/* harmony export */   T: () => (/* binding */ mutate)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(174);


/** Most answers have none: to refuse them by the schema would take longer than to read them. */
const Errors = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    errors: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().catch(''), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().catch('') }))
        .min(1)
        .optional(),
});
/** What a question is about, whatever its own schema: made once, as a schema costs more than an answer. */
const Whole = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ data: zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J() });
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
    const first = failed.data?.errors?.[0];
    if (first !== undefined)
        return { ok: false, ...first };
    const parsed = data.safeParse(Whole.safeParse(asked.value).data?.data);
    if (parsed.success)
        return { ok: true, data: parsed.data, date: asked.date };
    const refusal = { kind: 'unreachable', sent: true, status: undefined };
    return { ok: false, trouble: (0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .L)(refusal, doing), mayBeDone: true };
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
        case 'cancelled':
            return {
                kind: 'unreachable',
                message: `Could not ${doing}: the run was cancelled. The next run does it.`,
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

/***/ 35900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ gitStand),
/* harmony export */   n: () => (/* binding */ gitFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * Which commit a checkout is at, from git's own files: a git that could be asked need not be there, and would read the
 * settings of whoever made the checkout. https://git-scm.com/docs/gitrepository-layout
 */
function gitStand(workspace) {
    const folder = gitFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, '.git'));
    if (folder === undefined)
        return undefined;
    const shared = textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'commondir'));
    const folders = [folder, ...(shared === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, shared)])];
    const head = textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'HEAD')) ?? '';
    const [, ref] = /^ref: (refs\/\S+)$/.exec(head) ?? [];
    if (ref === undefined)
        return { commit: commitIn(head), branch: undefined };
    // A branch that was made here, and came from nowhere, is no branch of the repository, whatever its name.
    const name = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : '';
    const isFromRemote = commitOf(folders, `refs/remotes/origin/${name}`) !== undefined;
    return { commit: commitOf(folders, ref), branch: isFromRemote ? name : undefined };
}
/** A worktree has a file that says where its folder is. Undefined: neither is there. */
function gitFolder(path) {
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (stats?.isDirectory() === true)
        return path;
    const [, elsewhere] = /^gitdir: (.+)$/.exec(textOf(path) ?? '') ?? [];
    return elsewhere === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path, '..', elsewhere);
}
function commitOf(folders, ref) {
    for (const folder of folders) {
        const commit = commitIn(textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ref)) ?? '') ?? packedCommit(folder, ref);
        if (commit !== undefined)
            return commit;
    }
    return undefined;
}
function packedCommit(folder, ref) {
    const packed = textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'packed-refs'))?.split('\n') ?? [];
    const line = packed.find(each => each.endsWith(` ${ref}`));
    return commitIn(line?.slice(0, line.indexOf(' ')) ?? '');
}
function commitIn(text) {
    return /^[0-9a-f]{40}$/.test(text) ? text : undefined;
}
/** Undefined: there is no such file, or it cannot be read. */
function textOf(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8').trimEnd();
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 27040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jv: () => (/* binding */ checkoutPorts),
  KP: () => (/* binding */ givenUpAt),
  o6: () => (/* binding */ openGitHub),
  P6: () => (/* binding */ openInbox)
});

// UNUSED EXPORTS: stateBranchOf

// EXTERNAL MODULE: ./build/adapters/crypto-random.js
var crypto_random = __webpack_require__(77110);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/secrets.js
var secrets = __webpack_require__(37488);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
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
    /**
     * When the writes so far would have been sent at one a second. By the clock that nobody sets: one that was set back would
     * hold up the next for as long.
     */
    #paidUntilMs = 0;
    constructor(clock) {
        this.#clock = clock;
    }
    /** One after the other, and in time. Undefined: it was not sent, as `giveUp` came before its turn. */
    pass(write, giveUp) {
        const mine = this.#last.then(async () => {
            const waitMs = this.#paidUntilMs - this.#aheadMax * GAP_MS - this.#clock.elapsed();
            if (waitMs > 0)
                await this.#clock.sleep(waitMs, giveUp);
            // It costs no time of those behind it: a run that ends has its state to write yet.
            if (giveUp?.aborted === true)
                return undefined;
            try {
                return await write();
            }
            finally {
                this.#paidUntilMs = Math.max(this.#paidUntilMs, this.#clock.elapsed()) + GAP_MS;
            }
        });
        this.#last = mine.catch(() => { });
        return mine;
    }
    /** From now on a full second lies between two writes. */
    slowDown() {
        this.#aheadMax = 0;
        this.#paidUntilMs = this.#clock.elapsed() + GAP_MS;
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/api.js





// Left to itself zod writes a parser for every schema at its first use, and an answer of GitHub's is read once or twice.
core/* config */.$W({ jitless: true });
/** Never sent: somebody wants the run to end. */
const CANCELLED = { ok: false, refusal: { kind: 'cancelled' } };
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
    const closed = new AbortController();
    const rest = safeUrl(options.url);
    const graphql = safeUrl(options.graphqlUrl);
    const exchange = options.exchange ?? openExchange(options.proxyEnv);
    const pace = new WritePace(clock);
    // What GitHub says may be told to people, in issues too: whoever stands in between could put the token into it.
    const redact = (0,secrets/* redactor */.$)([options.token]);
    const once = async (method, url, body) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = headersOf(options.token, text);
        const sentMs = clock.now();
        try {
            const received = await exchange.send({ method, url: new URL(url), headers, body: text });
            return askedOf({ ...received, body: redact(received.body) }, {
                sentMs,
                hadMs: clock.now(),
                hadElapsedMs: clock.elapsed(),
            });
        }
        catch (error) {
            if (!(error instanceof BrokenExchange))
                throw error;
            return { ok: false, refusal: { kind: 'unreachable', sent: error.sent, status: undefined } };
        }
    };
    const safely = (ask) => retry(ask, true, options, closed.signal);
    const paced = async (ask, giveUp) => {
        const asked = (await pace.pass(ask, giveUp)) ?? CANCELLED;
        if (!asked.ok && asked.refusal.kind === 'rate-limited')
            pace.slowDown();
        return asked;
    };
    const carefully = (ask, giveUp) => {
        const end = giveUp === undefined ? closed.signal : AbortSignal.any([closed.signal, giveUp]);
        return retry(() => paced(ask, giveUp), false, options, end);
    };
    return {
        read: path => safely(() => once('GET', rest + path)),
        write: (method, path, body, giveUp) => carefully(() => once(method, rest + path, body), giveUp),
        query: (query, variables) => safely(() => once('POST', graphql, { query, variables })),
        mutate: (query, variables, giveUp) => carefully(() => once('POST', graphql, { query, variables }), giveUp),
        pause: ms => clock.sleep(ms, closed.signal),
        close: () => {
            closed.abort();
            exchange.close();
        },
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
function askedOf(received, times) {
    const refusal = refusalOf(received, times.hadMs);
    if (refusal !== undefined)
        return { ok: false, refusal };
    try {
        const value = received.body === '' ? undefined : JSON.parse(received.body);
        if (isSlowedDown(value))
            return { ok: false, refusal: { kind: 'rate-limited', waitMs: WAIT_MS_GRAPHQL } };
        const ms = Date.parse(received.headers.date ?? '');
        return { ok: true, value, date: Number.isNaN(ms) ? undefined : { ms, ...times } };
    }
    catch {
        // A success that is no JSON comes from something in between.
        return { ok: false, refusal: { kind: 'unreachable', sent: true, status: received.status } };
    }
}
/** GraphQL says with a success that it did nothing. */
function isSlowedDown(value) {
    return SlowedDown.safeParse(value).data?.errors !== undefined;
}
const SlowedDown = schemas/* object */.Ikc({
    errors: schemas/* tuple */.PVZ([schemas/* object */.Ikc({ type: schemas/* literal */.euz('RATE_LIMITED') })], schemas/* unknown */.L5J()).optional(),
});
async function retry(ask, isSafe, { clock, random }, end) {
    for (let attempt = 1;; attempt += 1) {
        const asked = await ask();
        const waitMs = asked.ok ? undefined : waitOf(asked.refusal, isSafe, attempt, random);
        if (waitMs === undefined || waitMs > WAIT_MS_MAX || attempt === TRIES)
            return asked;
        // Once nobody waits for the answer any more, it must keep no process from ending. What it was refused for is all that is known.
        await clock.sleep(waitMs, end);
        if (end.aborted)
            return asked;
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

;// CONCATENATED MODULE: ./build/adapters/github/actor.js

/** Of nobody else than ourselves is the number asked for: of a bot, REST and GraphQL have different names. */
const ACTOR_FIELDS = '__typename login ... on User { databaseId } ... on Bot { databaseId }';
/** Null: whoever it was is on GitHub no more. */
const Actor = schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), login: schemas/* string */.YjP(), databaseId: schemas/* int */.Whr().nullish() })
    .nullable();
/** A kind that is not known yet is no person's: a person can be asked whether they may. */
function authorOf(actor, own) {
    if (actor === null)
        return { kind: 'person', login: undefined };
    const { login, databaseId, __typename: kind } = actor;
    if (databaseId === own)
        return { kind: 'own', login };
    return { kind: kind === 'User' || kind === 'EnterpriseUserAccount' ? 'person' : 'bot', login };
}

// EXTERNAL MODULE: ./build/adapters/github/graphql.js
var graphql = __webpack_require__(82000);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
;// CONCATENATED MODULE: ./build/adapters/github/inbox-queries.js



/** GitHub lists comments with the oldest first, and edits with the newest first: both are read from the newest backwards. */
const COMMENTS = `comments(last: 50, before: $before) {
    pageInfo { hasOlder: hasPreviousPage cursor: startCursor }
    nodes {
      id: fullDatabaseId createdAt body viewerDidAuthor
      author { ${ACTOR_FIELDS} }
      reactionGroups { content viewerHasReacted }
    }
  }`;
const EDITS = `userContentEdits(first: 30, after: $after) {
    pageInfo { hasOlder: hasNextPage cursor: endCursor }
    nodes { editedAt diff editor { ${ACTOR_FIELDS} } }
  }`;
/** Who we are, our issues, and what was written there last: one request. */
const INBOX_QUERY = `query (
  $owner: String!, $name: String!, $label: String!, $from: String, $before: String, $after: String
) {
  viewer { databaseId }
  repository(owner: $owner, name: $name) {
    issues(first: 30, after: $from, labels: [$label], orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasOlder: hasNextPage cursor: endCursor }
      nodes {
        number title body state locked updatedAt viewerDidAuthor
        author { ${ACTOR_FIELDS} }
        ${COMMENTS}
        ${EDITS}
      }
    }
  }
}`;
/** What was written in one issue before that. */
const OLDER_QUERY = `query (
  $owner: String!, $name: String!, $number: Int!
  $before: String, $after: String, $comments: Boolean!, $edits: Boolean!
) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      ... on Issue @include(if: $comments) { ${COMMENTS} }
      ... on Issue @include(if: $edits) { ${EDITS} }
    }
  }
}`;
/** Too large for GraphQL's numbers, so it comes as a text. */
const Id = schemas/* union */.KCZ([schemas/* int */.Whr(), schemas/* string */.YjP().regex(/^\d{1,16}$/)])
    .transform(Number)
    .pipe(schemas/* int */.Whr().positive());
const Time = schemas/* string */.YjP()
    .transform(text => Date.parse(text))
    .pipe(schemas/* int */.Whr())
    .transform(units/* timestampOf */.U_)
    .pipe(units/* Timestamp */.Dc);
const CommentData = schemas/* object */.Ikc({
    id: Id,
    createdAt: Time,
    body: schemas/* string */.YjP(),
    viewerDidAuthor: schemas/* boolean */.zMY(),
    author: Actor,
    reactionGroups: schemas/* array */.YOg(schemas/* object */.Ikc({ content: schemas/* string */.YjP(), viewerHasReacted: schemas/* boolean */.zMY() })).nullish(),
});
/** Without a `diff`, somebody has deleted what the edit left. */
const EditData = schemas/* object */.Ikc({ editedAt: Time, diff: schemas/* string */.YjP().nullish(), editor: Actor });
function page(node) {
    return schemas/* object */.Ikc({
        pageInfo: schemas/* object */.Ikc({ hasOlder: schemas/* boolean */.zMY(), cursor: schemas/* string */.YjP().nullish() }),
        nodes: schemas/* array */.YOg(node.nullable()).nullish(),
    })
        .transform(({ pageInfo, nodes }) => ({
        nodes: (nodes ?? []).flatMap(each => (each === null ? [] : [each])),
        older: pageInfo.hasOlder ? (pageInfo.cursor ?? undefined) : undefined,
    }));
}
const Comments = page(CommentData);
const Edits = page(EditData)
    .nullable()
    .transform((edits) => edits ?? { nodes: [], older: undefined });
const IssueData = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    locked: schemas/* boolean */.zMY(),
    updatedAt: Time,
    viewerDidAuthor: schemas/* boolean */.zMY(),
    author: Actor,
    comments: Comments,
    userContentEdits: Edits,
});
const InboxData = schemas/* object */.Ikc({
    viewer: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }),
    repository: schemas/* object */.Ikc({ issues: page(IssueData) }),
});
const OlderData = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        issue: schemas/* object */.Ikc({ comments: Comments.optional(), userContentEdits: Edits.optional() }),
    }),
});

// EXTERNAL MODULE: ./build/adapters/github/trouble.js
var trouble = __webpack_require__(174);
;// CONCATENATED MODULE: ./build/adapters/github/inbox-trouble.js

/** Why issues could not be read. GraphQL does not name the permission that it would take. */
function inboxTroubleOf(answer, doing) {
    return 'trouble' in answer ? answer.trouble : (0,trouble/* troubleOf */.L)(refusalOfType(answer.type), doing);
}
function refusalOfType(type) {
    switch (type) {
        case 'FORBIDDEN':
        case 'INSUFFICIENT_SCOPES':
            return { kind: 'forbidden', needs: 'issues=read' };
        case 'NOT_FOUND':
            return { kind: 'missing' };
        default:
            return { kind: 'invalid', codes: [type] };
    }
}

;// CONCATENATED MODULE: ./build/adapters/github/issue-pages.js



/** Of 30 issues each. An agent has a handful of issues that still move; many more at once are somebody's game. */
const PAGES_MAX = 5;
/**
 * The issues with a label, the last changed first, as far back as something in them may not be seen yet. Whoever opened them is
 * sorted out afterwards: GitHub does not say under which name it would look for a bot's. `seenIn` says by the first page how far
 * the caller has seen.
 */
async function issuePages({ api, owner, name }, label, { seenIn, doing }) {
    const page = async (from) => {
        const variables = { owner, name, label, from };
        const answer = await (0,graphql/* query */.P)(api, { query: INBOX_QUERY, variables, data: InboxData, doing });
        return answer.ok
            ? { ok: true, value: answer.data, date: answer.date }
            : { ok: false, trouble: inboxTroubleOf(answer, doing) };
    };
    const first = await page(undefined);
    if (!first.ok)
        return first;
    const seen = seenIn(first.value);
    let issues = first.value.repository.issues.nodes;
    let next = unseenAfter(first.value, issues, seen);
    let pages = 1;
    for (; next !== undefined && seen.comment !== undefined && pages < PAGES_MAX; pages += 1) {
        const asked = await page(next);
        if (!asked.ok)
            return asked;
        issues = together(issues, asked.value.repository.issues.nodes);
        next = unseenAfter(asked.value, issues, seen);
    }
    const found = { viewer: first.value.viewer, seen, isComplete: next === undefined };
    if (pages === 1)
        return { ok: true, value: { ...found, issues }, date: first.date };
    // Meanwhile an issue may have moved from a page that was still to come to one that was read already, or somebody may have
    // written on one of those, before what was read last.
    const again = await page(undefined);
    if (!again.ok)
        return again;
    return {
        ok: true,
        value: { ...found, issues: together(again.value.repository.issues.nodes, issues) },
        date: again.date,
    };
}
/**
 * Where to go on. Undefined: all that comes was seen, as a comment that is not is younger than each that is, and its issue has
 * changed since. (An edit that is not seen counts on a dashboard only, and that has a label of its own.)
 */
function unseenAfter({ repository }, issues, seen) {
    const { nodes, older } = repository.issues;
    const changedAt = nodes.at(-1)?.updatedAt;
    const seenAt = issues
        .flatMap(({ comments }) => comments.nodes)
        .filter(({ id }) => id <= (seen.comment ?? 0))
        .reduce((last, { createdAt }) => (createdAt > last ? createdAt : last), '');
    return changedAt !== undefined && changedAt < seenAt ? undefined : older;
}
/** Each issue once: as the first list has it. */
function together(first, second) {
    const known = new Set(first.map(({ number }) => number));
    return [...first, ...second.filter(({ number }) => !known.has(number))];
}

;// CONCATENATED MODULE: ./build/adapters/github/may-write.js


/** A person's. Underscores are in those that a company manages. A bot's has brackets. */
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/;
/** Newer roles count as the older one that they contain: `maintain` is `write`, `triage` is `read`. */
const Level = schemas/* object */.Ikc({ permission: schemas/* string */.YjP() });
/** `path` is the repository's. Whoever is not sure to be allowed is not. */
async function mayWrite(api, path, login) {
    if (!LOGIN.test(login))
        return { ok: true, value: false, date: undefined };
    const doing = `learn whether ${login} may write`;
    const asked = await api.read(`${path}/collaborators/${encodeURIComponent(login)}/permission`);
    if (!asked.ok)
        return asked.refusal.kind === 'missing'
            ? { ok: true, value: false, date: undefined }
            : { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
    const { data } = Level.safeParse(asked.value);
    if (data === undefined)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, doing) };
    const value = data.permission === 'admin' || data.permission === 'write';
    return { ok: true, value, date: asked.date };
}
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };

;// CONCATENATED MODULE: ./build/adapters/github/older-talk.js



/** Of all issues of a look together: whoever writes thousands of comments may not use up the hour's requests. */
const QUERIES_MAX = 20;
/**
 * The same issues, with everything in them that was not seen yet, unless it is too much. When one page cannot be read, there is
 * no answer at all: a caller that went on from what is newer would never come back for it.
 */
async function withOlderTalk({ api, owner, name }, issues, { seen, doing }) {
    const whole = [];
    let queriesLeft = QUERIES_MAX;
    let isComplete = true;
    for (const issue of issues) {
        let talk = issue;
        let unseen = unseenBehind(talk, seen);
        for (; unseen !== undefined && seen.comment !== undefined && queriesLeft > 0; queriesLeft -= 1) {
            const variables = { owner, name, number: issue.number, ...unseen };
            const answer = await (0,graphql/* query */.P)(api, { query: OLDER_QUERY, variables, data: OlderData, doing });
            if (!answer.ok)
                return { ok: false, trouble: inboxTroubleOf(answer, doing) };
            talk = joined(talk, answer.data);
            unseen = unseenBehind(talk, seen);
        }
        isComplete &&= unseen === undefined;
        whole.push({ ...issue, ...talk });
    }
    return { ok: true, value: { issues: whole, isComplete }, date: undefined };
}
/** Undefined: whatever is behind the oldest that we have was seen. */
function unseenBehind({ comments, userContentEdits: edits }, seen) {
    const oldestComment = comments.nodes[0]?.id;
    // What was ticked is known only by the text before, and somebody may have deleted that.
    const oldestText = edits.nodes.findLast(({ diff }) => typeof diff === 'string')?.editedAt;
    const before = oldestComment !== undefined && oldestComment <= (seen.comment ?? 0) ? undefined : comments.older;
    // Of two edits in one second, one may have been seen and the other not.
    const after = oldestText !== undefined && oldestText < (seen.edit ?? '') ? undefined : edits.older;
    if (before === undefined && after === undefined)
        return undefined;
    return { before, after, comments: before !== undefined, edits: after !== undefined };
}
function joined(talk, { repository: { issue: older } }) {
    const { comments, userContentEdits: edits } = talk;
    return {
        number: talk.number,
        comments: older.comments
            ? { nodes: [...older.comments.nodes, ...comments.nodes], older: older.comments.older }
            : comments,
        userContentEdits: older.userContentEdits
            ? { nodes: [...edits.nodes, ...older.userContentEdits.nodes], older: older.userContentEdits.older }
            : edits,
    };
}

;// CONCATENATED MODULE: ./build/adapters/github/inbox.js





/** What people write in our issues. Issues by anybody else are never seen: their text could claim anything. */
function inbox(place) {
    const { api, owner, name } = place;
    const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
    return {
        look: (label, seenIn = () => ({})) => look(place, label, seenIn),
        mayWrite: login => mayWrite(api, path, login),
        async react(comment, content) {
            const asked = await api.write('POST', `${path}/issues/comments/${comment}/reactions`, { content });
            return asked.ok
                ? { ok: true, value: undefined, date: asked.date }
                : { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, 'react to a comment') };
        },
    };
}
async function look(place, label, seenIn) {
    const doing = 'read what people ask for in the issues';
    const oursAmong = (issues, viewer) => issues.filter(issue => isOurs(issue, viewer));
    const looked = await issuePages(place, label, {
        seenIn: ({ viewer, repository }) => seenIn(oursAmong(repository.issues.nodes, viewer).map(issue => issueOf(issue, viewer))),
        doing,
    });
    if (!looked.ok)
        return looked;
    const { viewer, issues, seen, isComplete } = looked.value;
    const whole = await withOlderTalk(place, oursAmong(issues, viewer), { seen, doing });
    if (!whole.ok)
        return whole;
    const value = {
        issues: whole.value.issues.map(issue => issueOf(issue, viewer)),
        isComplete: isComplete && whole.value.isComplete,
    };
    return { ok: true, value, date: looked.date };
}
function isOurs({ viewerDidAuthor, author }, { databaseId }) {
    return viewerDidAuthor || authorOf(author, databaseId).kind === 'own';
}
function issueOf(issue, viewer) {
    const { number, title, body, state, locked, comments, userContentEdits: edits } = issue;
    return {
        number,
        title,
        body,
        isOpen: state === 'OPEN',
        isLocked: locked,
        comments: comments.nodes.map(comment => commentOf(comment, viewer)).toSorted((a, b) => a.id - b.id),
        edits: edits.nodes
            .toReversed()
            // GitHub says in whole seconds when it was: those of one second stay in its order.
            .toSorted((a, b) => (a.editedAt < b.editedAt ? -1 : Number(a.editedAt > b.editedAt)))
            .flatMap(edit => editsOf(edit, viewer)),
    };
}
function commentOf(comment, { databaseId }) {
    const { id, createdAt, body, viewerDidAuthor, reactionGroups } = comment;
    const author = authorOf(comment.author, databaseId);
    const ours = (reactionGroups ?? []).filter(({ viewerHasReacted }) => viewerHasReacted);
    const reaction = REACTIONS.find(([, content]) => ours.some(group => group.content === content));
    return {
        id,
        at: createdAt,
        body,
        author: viewerDidAuthor ? { ...author, kind: 'own' } : author,
        reaction: reaction?.[0],
    };
}
/** REST's and GraphQL's words for the same, from what says most to what says least. */
const REACTIONS = [
    ['+1', 'THUMBS_UP'],
    ['-1', 'THUMBS_DOWN'],
    ['confused', 'CONFUSED'],
    ['rocket', 'ROCKET'],
    ['eyes', 'EYES'],
];
function editsOf({ editedAt, diff, editor }, { databaseId }) {
    if (typeof diff !== 'string')
        return [];
    return [{ at: editedAt, body: diff, author: authorOf(editor, databaseId) }];
}

// EXTERNAL MODULE: ./build/adapters/github/branch-place.js
var branch_place = __webpack_require__(22383);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/adapters/github/file-queries.js

const Oid = schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/);
/** A branch, a commit, or an object that is no commit. */
const Found = schemas/* object */.Ikc({ name: schemas/* string */.YjP().optional(), target: schemas/* object */.Ikc({ oid: Oid }).nullish(), oid: Oid.optional() })
    .nullish();
/** Where branches stand, and which commits are there. Of the commits and branches there are a few. */
function standQuery(asked) {
    const branches = numbers(asked.branches).map(n => `branch${n}: ref(qualifiedName: $branch${n}) { ...stand }`);
    const commits = numbers(asked.commits).map(n => `commit${n}: object(oid: $commit${n}) { ... on Commit { oid } }`);
    const parameters = [
        ...numbers(asked.branches).map(n => `, $branch${n}: String!`),
        ...numbers(asked.commits).map(n => `, $commit${n}: GitObjectID!`),
    ];
    return `query ($owner: String!, $name: String!${parameters.join('')}) {
  repository(owner: $owner, name: $name) {
    isArchived
    defaultBranchRef { ...stand }
    ${[...branches, ...commits].join('\n    ')}
  }
}
fragment stand on Ref { name target { oid } }`;
}
const StandData = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ isArchived: schemas/* boolean */.zMY(), defaultBranchRef: Found }).catchall(Found),
});
/** What stands at paths, at each of some commits. */
function filesQuery(asked) {
    const commits = numbers(asked.commits).map(n => `commit${n}: object(oid: $commit${n}) { ...files }`);
    const files = numbers(asked.paths).map(n => `file${n}: file(path: $path${n}) { oid mode type size }`);
    const parameters = [
        ...numbers(asked.commits).map(n => `, $commit${n}: GitObjectID!`),
        ...numbers(asked.paths).map(n => `, $path${n}: String!`),
    ];
    return `query ($owner: String!, $name: String!${parameters.join('')}) {
  repository(owner: $owner, name: $name) {
    ${commits.join('\n    ')}
  }
}
fragment files on Commit {
  ${files.join('\n  ')}
}`;
}
const Entry = schemas/* object */.Ikc({ oid: Oid, mode: schemas/* int */.Whr(), type: schemas/* string */.YjP(), size: schemas/* int */.Whr().nonnegative() });
const FilesData = schemas/* object */.Ikc({
    repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), Entry.nullable()).nullable()),
});
function textsQuery(count) {
    const parameters = numbers(count).map(n => `, $blob${n}: GitObjectID!`);
    const blobs = numbers(count).map(n => `blob${n}: object(oid: $blob${n}) { ... on Blob { text } }`);
    return `query ($owner: String!, $name: String!${parameters.join('')}) {
  repository(owner: $owner, name: $name) {
    ${blobs.join('\n    ')}
  }
}`;
}
const TextsData = schemas/* object */.Ikc({
    repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ text: schemas/* string */.YjP().nullish() }).nullable()),
});
function numbers(count) {
    return Array.from({ length: count }, (_, index) => index);
}

;// CONCATENATED MODULE: ./build/adapters/github/fetch-files.js






/** Of one request. GitHub cuts a text that is longer than half a megabyte. */
const TEXTS_MAX = 50;
const TEXT_BYTES_MAX = 500_000;
const TEXTS_BYTES_MAX = 4_000_000;
/** The bytes of files, each proved by its id. Short texts come many at a time; what is long or no text, one by one. */
async function fetchFiles(place, files, doing) {
    const found = new Map();
    for (const portion of portionsOf(files)) {
        const answer = await (0,graphql/* query */.P)(place.api, {
            query: textsQuery(portion.length),
            variables: {
                ...{ owner: place.owner, name: place.name },
                ...Object.fromEntries(portion.map(({ id }, index) => [`blob${index}`, id])),
            },
            data: TextsData,
            doing,
        });
        if (!answer.ok)
            return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,branch_place/* refused */.J)(doing, answer) };
        for (const [index, { id }] of portion.entries()) {
            const bytes = Buffer.from(answer.data.repository[`blob${index}`]?.text ?? '');
            // A text that GitHub has changed on the way, as it does with what is not UTF-8, is fetched as it is.
            if (idOf(bytes) === id)
                found.set(id, bytes);
        }
    }
    for (const { path, id } of files) {
        if (found.has(id))
            continue;
        const asked = await place.api.read(`${(0,branch_place/* restPath */.k)(place)}/git/blobs/${id}`);
        if (!asked.ok)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
        const parsed = Blob.safeParse(asked.value);
        const bytes = Buffer.from(parsed.data?.content ?? '', 'base64');
        if (idOf(bytes) !== id)
            return { ok: false, trouble: (0,branch_place/* refused */.J)(doing, { type: '', message: `"${path}" came incomplete` }) };
        found.set(id, bytes);
    }
    return { ok: true, value: found, date: undefined };
}
const Blob = schemas/* object */.Ikc({ encoding: schemas/* literal */.euz('base64'), content: schemas/* string */.YjP() });
function portionsOf(files) {
    const portions = [];
    let bytes = Infinity;
    for (const file of files.filter(each => each.bytes <= TEXT_BYTES_MAX)) {
        const last = portions.at(-1);
        bytes += file.bytes;
        if (last !== undefined && last.length < TEXTS_MAX && bytes <= TEXTS_BYTES_MAX)
            last.push(file);
        else {
            portions.push([file]);
            ({ bytes } = file);
        }
    }
    return portions;
}
/** Git's own: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function idOf(bytes) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./build/adapters/github/repository-files.js






const DOING = "read the repository's files";
/** GitHub counts what a query may lead to, and gives up on long ones. */
const PATHS_MAX = 100;
/** The files that people keep in the repository, by GitHub's API: as they are now, and as they were. */
function repositoryFiles(place) {
    return {
        stand: asked => stand(place, asked),
        leadsTo: (commit, later) => leadsTo(place, commit, later),
        files: (commits, paths) => files(place, commits, paths),
        list: folder => list(place, folder.path, folder.id),
        bytesOf: wanted => fetchFiles(place, wanted, DOING),
    };
}
async function stand({ api, owner, name }, { branches, commits }) {
    const answer = await (0,graphql/* query */.P)(api, {
        query: standQuery({ branches: branches.length, commits: commits.length }),
        variables: {
            ...{ owner, name },
            ...numbered('branch', branches.map(branch => `refs/heads/${branch}`)),
            ...numbered('commit', commits),
        },
        data: StandData,
        doing: DOING,
    });
    if (!answer.ok)
        return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,branch_place/* refused */.J)(DOING, answer) };
    const { repository } = answer.data;
    const refs = branches.map((_, index) => Found.parse(repository[`branch${index}`]));
    const [branch] = [...refs, repository.defaultBranchRef].flatMap(ref => ref?.name && ref.target ? [{ name: ref.name, tip: ref.target.oid }] : []);
    const known = commits.filter((_, index) => Found.parse(repository[`commit${index}`])?.oid !== undefined);
    return {
        ok: true,
        value: { isArchived: repository.isArchived, branch, commits: known },
        date: answer.date,
    };
}
/** The second page has the comparison without its files. */
async function leadsTo(place, commit, later) {
    const asked = await place.api.read(`${(0,branch_place/* restPath */.k)(place)}/compare/${later}...${commit}?per_page=1&page=2`);
    if (!asked.ok) {
        // Two commits of which neither comes from the other at all cannot be compared.
        if (asked.refusal.kind === 'missing')
            return { ok: true, value: false, date: undefined };
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, DOING) };
    }
    const compared = schemas/* object */.Ikc({ status: schemas/* string */.YjP() }).safeParse(asked.value);
    if (!compared.success)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(repository_files_NO_ANSWER, DOING) };
    const value = ['behind', 'identical'].includes(compared.data.status);
    return { ok: true, value, date: asked.date };
}
async function files({ api, owner, name }, commits, paths) {
    const value = commits.map(() => new Map());
    let date;
    for (let from = 0; from < paths.length; from += PATHS_MAX) {
        const some = paths.slice(from, from + PATHS_MAX);
        const answer = await (0,graphql/* query */.P)(api, {
            query: filesQuery({ commits: commits.length, paths: some.length }),
            variables: { owner, name, ...numbered('commit', commits), ...numbered('path', some) },
            data: FilesData,
            doing: DOING,
        });
        if (!answer.ok)
            return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,branch_place/* refused */.J)(DOING, answer) };
        ({ date } = answer);
        for (const [index, found] of value.entries()) {
            const entries = answer.data.repository[`commit${index}`];
            for (const [number, path] of some.entries()) {
                const entry = entries?.[`file${number}`];
                if (entry)
                    found.set(path, fileOf(path, entry));
            }
        }
    }
    return { ok: true, value, date };
}
function fileOf(path, { oid, mode, type, size }) {
    return { path, id: oid, bytes: size, kind: kindOf(mode, type) };
}
/** Git's modes, as https://git-scm.com/docs/git-fast-import has them. */
function kindOf(mode, type) {
    if (type === 'tree')
        return 'folder';
    if (type !== 'blob')
        return 'other';
    return mode === 0o120000 ? 'link' : 'file';
}
const Tree = schemas/* object */.Ikc({
    truncated: schemas/* boolean */.zMY(),
    tree: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), type: schemas/* string */.YjP() })),
});
async function list(place, folder, id) {
    const asked = await place.api.read(`${(0,branch_place/* restPath */.k)(place)}/git/trees/${id}?recursive=1`);
    if (!asked.ok)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, DOING) };
    const parsed = Tree.safeParse(asked.value);
    if (!parsed.success)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(repository_files_NO_ANSWER, DOING) };
    const { truncated, tree } = parsed.data;
    const found = tree.filter(({ type }) => type === 'blob');
    const value = truncated ? undefined : found.map(({ path }) => (folder === '' ? path : `${folder}/${path}`));
    return { ok: true, value, date: asked.date };
}
const repository_files_NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };
function numbered(name, values) {
    return Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]));
}

// EXTERNAL MODULE: ./build/adapters/github/branch-tip.js
var branch_tip = __webpack_require__(65465);
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
    const asked = await at.api.write('POST', `${(0,branch_place/* restPath */.k)(at)}/git/refs`, {
        ref: `refs/heads/${at.branch}`,
        sha: committed.sha,
    });
    if (asked.ok)
        return { ok: true, value: { kind: 'changed', tip: committed.sha }, date: asked.date };
    const { refusal } = asked;
    if (refusal.kind !== 'invalid' && !(refusal.kind === 'unreachable' && refusal.sent))
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(refusal, doing) };
    // There is one already: somebody else's, or ours whose reply was lost.
    const tip = await (0,branch_tip/* tipInTime */.o)(at, doing, shown => shown !== undefined);
    if (!tip.ok)
        return tip;
    if (tip.value?.oid === committed.sha)
        return { ok: true, value: { kind: 'changed', tip: committed.sha }, date: tip.date };
    if (tip.value === undefined)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(refusal, doing) };
    return { ok: true, value: { kind: 'moved' }, date: tip.date };
}
const Made = schemas/* object */.Ikc({ sha: schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/) });
const begin_branch_NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };
/** Trees and commits that nothing points at do no harm when they are there twice: sent again when a reply was lost. */
async function post(at, kind, body) {
    for (let sent = 1;; sent += 1) {
        const asked = await at.api.write('POST', `${(0,branch_place/* restPath */.k)(at)}/git/${kind}`, body);
        const made = asked.ok ? Made.safeParse(asked.value) : undefined;
        if (made?.success === true)
            return { ok: true, sha: made.data.sha };
        const refusal = asked.ok ? begin_branch_NO_ANSWER : asked.refusal;
        if (refusal.kind !== 'unreachable' || sent === SENDS_MAX)
            return { ok: false, refusal };
    }
}

// EXTERNAL MODULE: ./build/adapters/github/follow-tip.js
var follow_tip = __webpack_require__(72624);
// EXTERNAL MODULE: ./build/adapters/github/branch-queries.js
var branch_queries = __webpack_require__(59908);
;// CONCATENATED MODULE: ./build/adapters/github/view-branch.js






/** A view whose texts are of another commit than its files was taken while somebody wrote. */
const LOOKS_MAX = 3;
/** The branch as it is now: one request, whatever it holds. */
async function view_branch_look(at, paths) {
    const { api, owner, name, branch } = at;
    const ref = `refs/heads/${branch}`;
    const named = Object.fromEntries(paths.map((path, index) => [`path${index}`, `${ref}:${path}`]));
    const doing = `read the branch "${branch}"`;
    const question = {
        query: (0,branch_queries/* lookQuery */.w8)(paths),
        variables: { owner, name, ref, ...named },
        data: branch_queries/* LookData */.qJ,
        doing,
    };
    for (let looked = 1;; looked += 1) {
        const answer = await (0,graphql/* query */.P)(api, question);
        if (!answer.ok)
            return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,branch_place/* refused */.J)(doing, answer) };
        const view = viewOf(answer.data, paths);
        if (view !== 'mixed')
            return { ok: true, value: view, date: answer.date };
        if (looked === LOOKS_MAX)
            return { ok: false, trouble: (0,branch_place/* refused */.J)(doing, { type: '', message: 'it changes all the time' }) };
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
const view_branch_Blob = schemas/* object */.Ikc({ encoding: schemas/* literal */.euz('base64'), content: schemas/* string */.YjP() });
/** GitHub cuts a text in a view that is long; this has all of it. */
async function fetchFile(at, { id, path, bytes }) {
    const asked = await at.api.read(`${(0,branch_place/* restPath */.k)(at)}/git/blobs/${id}`);
    const doing = `read "${path}" of the branch "${at.branch}"`;
    if (!asked.ok)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
    const parsed = view_branch_Blob.safeParse(asked.value);
    const value = parsed.success ? Buffer.from(parsed.data.content, 'base64') : undefined;
    if (value?.length === bytes)
        return { ok: true, value, date: asked.date };
    return { ok: false, trouble: (0,branch_place/* refused */.J)(doing, { type: '', message: 'it came incomplete' }) };
}
/** One by one they would be more requests than a token has in an hour. */
async function fetchAll(at, files) {
    const fetched = await fetchFiles(at, files, `read files of the branch "${at.branch}"`);
    if (!fetched.ok)
        return fetched;
    const byPath = files.flatMap(({ path, id }) => {
        const bytes = fetched.value.get(id);
        return bytes === undefined ? [] : [[path, bytes]];
    });
    return { ...fetched, value: new Map(byPath) };
}

;// CONCATENATED MODULE: ./build/adapters/github/state-branch.js



/** A branch of a repository, by GitHub's API: no checkout is needed, and no push of somebody else's is in the way. */
function stateBranch(place) {
    return {
        look: paths => view_branch_look(place, paths),
        fetch: file => fetchFile(place, file),
        fetchAll: files => fetchAll(place, files),
        change: change => change.follows === undefined ? begin(place, change) : (0,follow_tip/* follow */.e)(place, change, change.follows),
    };
}

;// CONCATENATED MODULE: ./build/adapters/github/until-stopped.js

/**
 * GitHub's API for all that another run can do as well: once somebody wants this one to end, nothing more is sent, and nobody
 * waits for what is only read, nor until a write may be sent. One that is on its way is waited for: it will be done, and must not
 * be taken for undone.
 */
function untilStopped(api, stop) {
    const stopped = new Promise(resolve => {
        if (stop.aborted)
            resolve(CANCELLED);
        stop.addEventListener('abort', () => resolve(CANCELLED), { once: true });
    });
    const read = (ask) => (stop.aborted ? stopped : Promise.race([ask(), stopped]));
    const write = (ask) => (stop.aborted ? stopped : ask());
    return {
        read: path => read(() => api.read(path)),
        write: (method, path, body) => write(() => api.write(method, path, body, stop)),
        query: (query, variables) => read(() => api.query(query, variables)),
        mutate: (query, variables) => write(() => api.mutate(query, variables, stop)),
        pause: ms => Promise.race([api.pause(ms), stopped.then(() => { })]),
        close: () => api.close(),
    };
}

// EXTERNAL MODULE: ./build/adapters/task-files/task-globs.js
var task_globs = __webpack_require__(97402);
// EXTERNAL MODULE: ./build/adapters/task-files/find-task-files.js
var find_task_files = __webpack_require__(49816);
// EXTERNAL MODULE: ./build/adapters/task-files/git-stand.js
var git_stand = __webpack_require__(35900);
// EXTERNAL MODULE: ./build/adapters/task-files/mistake-list.js
var mistake_list = __webpack_require__(50530);
// EXTERNAL MODULE: ./build/adapters/task-files/open-sheet.js + 1 modules
var open_sheet = __webpack_require__(8552);
// EXTERNAL MODULE: ./build/adapters/task-files/workspace.js
var task_files_workspace = __webpack_require__(58692);
;// CONCATENATED MODULE: ./build/adapters/task-files/checkout.js







/** A folder that a step before this one has filled, as it is without anything newer. */
function checkout(root, patterns) {
    const workspace = new task_files_workspace/* Workspace */.a(root);
    return {
        stand: () => (0,git_stand/* gitStand */.R)(root),
        taskPaths: () => taskPathsIn(workspace, patterns),
        idOf: path => checkout_idOf(workspace, path),
    };
}
function taskPathsIn(workspace, patterns) {
    const named = patterns.flatMap(pattern => {
        const resolved = workspace.resolve('', pattern);
        return resolved.ok && !(0,task_globs/* isGlob */.fg)(pattern) ? [resolved.value] : [];
    });
    // Whoever reads the tasks will find the same mistakes, and say them.
    const found = (0,find_task_files/* findTaskFiles */.M)(workspace, patterns, new mistake_list/* MistakeList */.z());
    const globs = patterns.filter(task_globs/* isGlob */.fg).map(pattern => (0,find_task_files/* taskGlob */.G)(workspace.root, pattern));
    return {
        paths: [...new Set([...named, ...found])],
        globs: globs.filter(({ folder }) => folder === '' || workspace.resolve('', folder).ok),
    };
}
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function checkout_idOf(workspace, path) {
    if (!workspace.has(path))
        return undefined;
    const read = workspace.readBytes(path, open_sheet/* TASK_FILE_BYTES_MAX */.Y);
    if (!read.ok)
        return 'unfit';
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${read.value.length}\0`).update(read.value).digest('hex');
}

// EXTERNAL MODULE: ./build/adapters/wall-clock.js
var wall_clock = __webpack_require__(31178);
;// CONCATENATED MODULE: ./build/entrypoints/github-ports.js








function openGitHub({ settings, proxyEnv }, github) {
    const { apiUrl: url, graphqlUrl, token, owner, repository: name } = github;
    const random = crypto_random/* cryptoRandom */.j;
    const api = openApi({ url, graphqlUrl, token, clock: wall_clock/* wallClock */.X, random, proxyEnv });
    const placeOf = (branch) => ({ api, random, owner, name, branch });
    return { api, branch: stateBranch(placeOf(stateBranchOf(settings.agent))), placeOf };
}
/** All but the agent's own branch is given up once somebody wants the run to end: what it did is kept, and the rest can wait. */
function givenUpAt(stop, { branch, ...github }) {
    const api = untilStopped(github.api, stop);
    return { api, branch, placeOf: name => ({ ...github.placeOf(name), api }) };
}
/** Where people ask the agent for something. */
function openInbox({ api, placeOf }) {
    const { owner, name } = placeOf('');
    return inbox({ api, owner, name });
}
/** The checkout, and the files of its repository at any commit. */
function checkoutPorts({ workspace, taskPatterns }, { api, placeOf }) {
    return {
        checkout: checkout(workspace, taskPatterns),
        repository: repositoryFiles({ ...placeOf(''), api }),
    };
}
function stateBranchOf(agent) {
    return `background-agent/${agent}`;
}


/***/ })

};
