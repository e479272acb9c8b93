export const id = 739;
export const ids = [739];
export const modules = {

/***/ 3739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openHome: () => (/* binding */ openHome),
  rescue: () => (/* binding */ rescue)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./build/adapters/actions-cache/send.js


/** Sends one request, once. Resolves when the headers are there; follows no redirect. */
function send(url, { method, headers = {}, body, env, signal }) {
    const { Agent, request } = url.protocol === 'https:' ? external_node_https_ : external_node_http_;
    return new Promise((resolve, reject) => {
        request(url, { method, headers, signal, agent: new Agent({ proxyEnv: env }) })
            .on('response', resolve)
            .on('error', reject)
            .end(body);
    });
}
/** The whole body as text. Throws when it is longer than any answer of the service. */
async function textOf(response) {
    const chunks = [];
    let length = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > TEXT_BYTES_MAX)
            throw new Error(`expected an answer of at most ${TEXT_BYTES_MAX} bytes.`);
    }
    return Buffer.concat(chunks).toString();
}
const TEXT_BYTES_MAX = 64 * 1024;
/** The code of the system or of Node for what went wrong, and no word of the other side. */
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/cache-service.js


/**
 * The requests of our own to the cache service: the client gives `undefined` for a miss and for every failure, and
 * -1 for every save that failed. Twirp as JSON, as in `cache.twirp-client.js` of @actions/cache.
 */
class CacheService {
    #url;
    #token;
    #env;
    constructor({ url, token }, env) {
        this.#url = url;
        this.#token = token;
        this.#env = env;
    }
    /** The newest entry whose key starts with `prefix`, or is it. */
    async find(prefix, version, signal) {
        const asked = await this.#ask('GetCacheEntryDownloadURL', { key: prefix, restore_keys: [prefix], version }, signal);
        if (asked.kind === 'failed')
            return { kind: 'unreachable', reason: asked.reason };
        const { success, data } = FoundBody.safeParse(asked.body);
        if (asked.status !== 200 || !success)
            return { kind: 'unreachable', reason: asked.reason };
        if (!('matched_key' in data))
            return { kind: 'missing' };
        if (!data.matched_key.startsWith(prefix))
            return { kind: 'unreachable', reason: OTHER_KEY };
        return { kind: 'found', key: data.matched_key, url: new URL(data.signed_download_url) };
    }
    /** Whether the service would take an entry of this key, and if not, why. If it would, the key is used up by that. */
    async offer(key, version, signal) {
        const asked = await this.#ask('CreateCacheEntry', { key, version }, signal);
        if (asked.kind === 'failed')
            return { kind: 'unreachable', reason: asked.reason };
        const { ok, message, msg } = OfferedBody.safeParse(asked.body).data ?? {};
        if (asked.status === 200 && ok === true)
            return { kind: 'welcome' };
        if (msg?.includes(QUOTA_USED_UP) === true)
            return { kind: 'full', reason: FULL };
        if (asked.status === 403 || message?.startsWith(WRITE_DENIED) === true)
            return { kind: 'read-only', reason: READ_ONLY };
        return { kind: 'unreachable', reason: asked.reason };
    }
    async #ask(method, question, signal) {
        try {
            const response = await send(new URL(`/twirp/${SERVICE}/${method}`, this.#url), {
                method: 'POST',
                headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
                body: JSON.stringify(question),
                env: this.#env,
                signal,
            });
            const { statusCode: status = 0 } = response;
            const body = parseJson(await textOf(response));
            return { kind: 'answered', status, body, reason: strange(method, status, body) };
        }
        catch (error) {
            const what = signal.aborted ? 'no answer in time' : codeOf(error);
            return { kind: 'failed', reason: `The cache service did not answer ${method}: ${what}.` };
        }
    }
}
const SERVICE = 'github.actions.results.api.v1.CacheService';
// In protobuf's JSON what is false or empty may be left out; anything else without an `ok` is no answer of the service.
const FoundBody = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ ok: schemas/* literal */.euz(true), matched_key: schemas/* string */.YjP().min(1), signed_download_url: schemas/* url */.OZ5() }),
    schemas/* object */.Ikc({ ok: schemas/* literal */.euz(false) }),
    schemas/* strictObject */.rej({}),
]);
const OfferedBody = schemas/* object */.Ikc({
    ok: schemas/* boolean */.zMY().optional(),
    message: schemas/* string */.YjP().optional(),
    /** Twirp's own errors. */
    msg: schemas/* string */.YjP().optional(),
});
/** The service's stable word for a token that may only read: `CACHE_WRITE_DENIED_PREFIX` of @actions/cache. */
const WRITE_DENIED = 'cache write denied:';
/** By which the client itself knows it: `UsageError` of @actions/cache. */
const QUOTA_USED_UP = 'insufficient usage';
const READ_ONLY = 'The cache service lets this run read only, so no copy was saved.';
const FULL = 'The storage for caches that this account may use is used up, so no copy was saved.';
const OTHER_KEY = 'The cache service answered with an entry of another key than it was asked for.';
const TwirpCode = schemas/* object */.Ikc({ code: schemas/* string */.YjP().regex(/^[a-z_]{1,40}$/) });
function strange(method, status, body) {
    const { data } = TwirpCode.safeParse(body);
    const answer = `HTTP ${status}${data === undefined ? '' : ` (${data.code})`}`;
    return `The cache service answered ${method} with ${answer}, and nothing that can be used.`;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/environment.js
/** Reads what the runner says about the cache, by the rules of its client (`config.js` in @actions/cache). */
function readAccess(env) {
    const url = URL.parse(env['ACTIONS_RESULTS_URL'] ?? '');
    const token = env['ACTIONS_RUNTIME_TOKEN'] ?? '';
    if (url === null || token === '')
        return { kind: 'off', reason: NO_SERVICE };
    if (isOtherServer(env) || !env['ACTIONS_CACHE_SERVICE_V2'])
        return { kind: 'off', reason: OLD_SERVICE };
    // A mode that nobody knows yet forbids nothing; the service has the last word.
    const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
    return {
        kind: 'on',
        url,
        token,
        readable: !['none', 'write-only'].includes(mode),
        writable: !['none', 'read'].includes(mode),
        mode,
    };
}
const NO_SERVICE = 'There is no Actions cache here: ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN must both be set, as the runner of GitHub Actions does for an action.';
const OLD_SERVICE = 'The Actions cache of this server speaks an older protocol: expected the one that github.com announces by ACTIONS_CACHE_SERVICE_V2.';
/** GitHub Enterprise Server has the older protocol only, whatever is announced. */
function isOtherServer(env) {
    const host = URL.parse(env['GITHUB_SERVER_URL'] || 'https://github.com')?.hostname ?? '';
    return host !== 'github.com' && !host.endsWith('.ghe.com') && !host.endsWith('.localhost');
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/byte-reader.js
/** What was read is no archive of ours. The message says why, in words of our own. */
class Unusable extends Error {
}
/** Takes a stream of bytes apart into pieces of known lengths, and refuses one that is longer than allowed. */
class ByteReader {
    #source;
    #bytesMax;
    #bytes = 0;
    #rest = Buffer.alloc(0);
    constructor(source, bytesMax) {
        this.#source = source[Symbol.asyncIterator]();
        this.#bytesMax = bytesMax;
    }
    /** Exactly so many bytes, at once. */
    async take(length) {
        const pieces = [];
        for await (const piece of this.stream(length))
            pieces.push(piece);
        return Buffer.concat(pieces);
    }
    /** Exactly so many bytes, as they come. */
    async *stream(length) {
        let missing = length;
        while (missing > 0) {
            if (this.#rest.length === 0 && !(await this.#fill()))
                throw new Unusable('it ends too early');
            const piece = this.#rest.subarray(0, missing);
            this.#rest = this.#rest.subarray(piece.length);
            missing -= piece.length;
            yield piece;
        }
    }
    /** Reads to the end, so that whoever unpacks the bytes has checked all of them. */
    async drain() {
        while (await this.#fill())
            ;
    }
    async #fill() {
        const { done, value } = await this.#source.next();
        if (done === true)
            return false;
        this.#bytes += value.length;
        if (this.#bytes > this.#bytesMax)
            throw new Unusable(`it holds more than ${this.#bytesMax} bytes`);
        this.#rest = value;
        return true;
    }
}

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/adapters/actions-cache/pax.js

/**
 * The path in an extended header of a tar archive, if there is one: records of `<length> <key>=<value>\n`, whose
 * length counts itself. Times and owners are of no use here; what changes how the content is read is refused.
 */
function pathIn(extension) {
    let path;
    for (let start = 0; start < extension.length;) {
        const [head = '', digits = ''] = /^([1-9]\d{0,5}) /.exec(extension.toString('latin1', start, start + 8)) ?? [];
        const end = start + Number(digits);
        const record = extension.toString('utf8', start + head.length, end);
        const equals = record.indexOf('=');
        if (head === '' || end > extension.length || equals < 1 || !record.endsWith('\n'))
            throw new Unusable('an extended header in it is damaged');
        const key = record.slice(0, equals);
        if (key === 'size' || key.startsWith('GNU.sparse'))
            throw new Unusable('a file in it is too large, or sparse');
        if (key === 'path')
            path = record.slice(equals + 1, -1);
        start = end;
    }
    return path;
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/tar.js


/**
 * The members of a tar archive as the client makes it: `tar --posix` of the folder `.`. Whatever else tar can hold
 * (links, devices, absolute names, sparse files) is refused, not skipped: such an archive is not ours.
 * The content of a file must be read before the next member is asked for.
 */
async function* readTar(archive) {
    let longPath;
    for (let headers = 0; headers < HEADERS_MAX; headers++) {
        const header = await archive.take(BLOCK);
        if (isZero(header))
            return expectEnd(archive);
        const { type, size, path } = parseHeader(header);
        if (type === 'x') {
            if (size > EXTENSION_BYTES_MAX)
                throw new Unusable('an extended header in it is too long');
            longPath = pathIn(await archive.take(size));
        }
        else {
            const names = namesOf(longPath ?? path);
            longPath = undefined;
            if (type === '5' && size === 0)
                yield { kind: 'folder', names };
            else if (type === '0')
                yield { kind: 'file', names, content: archive.stream(size) };
            else
                throw new Unusable('a member of it is neither a file nor a folder');
        }
        await archive.take(padding(size));
    }
    throw new Unusable('it has too many members');
}
const BLOCK = 512;
const HEADERS_MAX = 200_000;
const EXTENSION_BYTES_MAX = 64 * 1024;
/** A log with its answers is two deep; a path of a thousand folders would make a thousand folders. */
const DEPTH_MAX = 8;
function parseHeader(header) {
    const unsummed = Buffer.from(header).fill(' ', 148, 156);
    const sum = unsummed.reduce((total, byte) => total + byte, 0);
    if (sum !== octal(header, 148, 156))
        throw new Unusable('a header in it is damaged');
    const prefix = tar_text(header, 345, 500);
    const name = tar_text(header, 0, 100);
    return {
        type: String.fromCharCode(header[156] || ZERO),
        size: octal(header, 124, 136),
        path: prefix === '' ? name : `${prefix}/${name}`,
    };
}
/** What older archives have where newer ones have a `0`. */
const ZERO = 0x30;
function octal(header, start, end) {
    const digits = header.toString('latin1', start, end);
    // Lengths in another form are those of 8 GiB and more.
    if (!/^[0-7]+[ \0]*$/.test(digits))
        throw new Unusable('a number in it cannot be read');
    return Number.parseInt(digits, 8);
}
function tar_text(header, start, end) {
    const [value = ''] = header.toString('utf8', start, end).split('\0');
    return value;
}
function namesOf(path) {
    const [root, ...names] = path.replace(/\/$/, '').split('/');
    if (root !== '.' || names.length > DEPTH_MAX || names.some(name => STRANGE_NAME.test(name)))
        throw new Unusable('a member of it has a path that no member has that we packed');
    return names;
}
/** Also what leads elsewhere on Windows only. */
const STRANGE_NAME = /^\.{0,2}$|[\\:\0]|^.{256}/s;
/** The end is two blocks of zeros, filled up to the length of a tape's record. */
async function expectEnd(archive) {
    if (!isZero(await archive.take(BLOCK)))
        throw new Unusable('there is a hole in it');
    await archive.drain();
}
function isZero(block) {
    return block.every(byte => byte === 0);
}
function padding(size) {
    return (BLOCK - (size % BLOCK)) % BLOCK;
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/unpack.js






/**
 * Unpacks an archive into an empty folder. The client would have tar do it, with `-P`, which follows the archive
 * wherever it points; here there are only new files and folders below `into`, as many bytes as allowed.
 * Rejects with `Unusable`, or with the error of the disk, the stream or the decompressor.
 */
async function unpack({ archive, compression, bytesMax, signal }, into) {
    const decompressor = compression === 'gzip' ? (0,external_node_zlib_.createGunzip)() : (0,external_node_zlib_.createZstdDecompress)();
    await (0,promises_.pipeline)(archive, decompressor, async (bytes) => {
        for await (const member of readTar(new ByteReader(bytes, bytesMax))) {
            const path = (0,external_node_path_.join)(into, ...member.names);
            if (member.kind === 'folder')
                (0,external_node_fs_.mkdirSync)(path, { recursive: true });
            else
                await writeNew(path, member.content);
        }
    }, { signal });
}
async function writeNew(path, content) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
    // Never what is there already: a name that comes twice is refused.
    const file = (0,external_node_fs_.openSync)(path, 'wx');
    try {
        for await (const piece of content)
            (0,external_node_fs_.writeFileSync)(file, piece);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: ./build/adapters/actions-cache/version.js
var actions_cache_version = __webpack_require__(5282);
;// CONCATENATED MODULE: ./build/adapters/actions-cache/restore.js




/** Asks for the newest copy, fetches it, and unpacks it as it comes. Whatever goes wrong on the way is `unreachable`. */
async function restoreCopy(prefix, into, { service, env, bytesMax, msMax }) {
    const signal = AbortSignal.timeout(msMax);
    const compression = await (0,actions_cache_version/* findCompression */.iM)(env);
    const found = await service.find(prefix, (0,actions_cache_version/* copyVersion */.kv)(compression, process.platform), signal);
    if (found.kind !== 'found')
        return found;
    try {
        const archive = await send(found.url, { method: 'GET', env, signal });
        if (archive.statusCode !== 200) {
            archive.destroy();
            return { kind: 'unreachable', reason: `The copy's address answered with HTTP ${archive.statusCode}.` };
        }
        await unpack({ archive, compression, bytesMax, signal }, into);
        return { kind: 'hit', key: found.key };
    }
    catch (error) {
        const what = signal.aborted ? `it took more than ${msMax / 1000} s` : troubleOf(error);
        return { kind: 'unreachable', reason: `The copy in the cache cannot be used: ${what}.` };
    }
}
function troubleOf(error) {
    return error instanceof Unusable ? error.message : codeOf(error);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/adapters/actions-cache/save-in-child.js
var save_in_child = __webpack_require__(9154);
;// CONCATENATED MODULE: ./build/adapters/actions-cache/client-process.js






/**
 * Runs GitHub's client in a process of its own, as nothing else keeps it in bounds. It prints workflow commands
 * with text of the service in them: this process has no output. It takes its folder from `GITHUB_WORKSPACE` and
 * the working directory: those are the child's. It cannot be cancelled: a process can be killed, with the tar it
 * started. What it leaves in the temporary folder goes with that folder.
 */
async function uploadInChild(upload) {
    const temp = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(upload.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'cache-copy-'));
    try {
        return await endOf(start(upload, temp), upload.msMax);
    }
    finally {
        // The runner empties its temporary folder at the end of the job; what is left until then does no harm.
        await (0,external_node_fs_promises_.rm)(temp, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
}
function start({ key, folder, env, program }, temp) {
    return (0,external_node_child_process_.spawn)(process.execPath, [program, save_in_child/* SAVE_COPY */.G, key], {
        cwd: folder,
        env: { ...env, GITHUB_WORKSPACE: folder, RUNNER_TEMP: temp },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        detached: HAS_GROUPS,
        windowsHide: true,
    });
}
/** On Windows a process cannot be killed with what it started. */
const HAS_GROUPS = process.platform !== 'win32';
async function endOf(child, msMax) {
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(msMax)]);
    try {
        const [saved] = await Promise.race([
            (0,external_node_events_.once)(child, 'message', { signal }),
            (0,external_node_events_.once)(child, 'exit', { signal }).then(() => [false]),
        ]);
        return saved === true ? 'saved' : 'failed';
    }
    catch {
        return signal.aborted ? 'late' : 'failed';
    }
    finally {
        ended.abort();
        kill(child);
    }
}
function kill(child) {
    // The whole group, unless it never started. It may be over by now.
    if (child.pid === undefined)
        return;
    if (!HAS_GROUPS)
        child.kill('SIGKILL');
    else
        try {
            process.kill(-child.pid, 'SIGKILL');
        }
        catch {
            return;
        }
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/save.js



/** Has the client save the copy; if it does not, asks the service why, as the client does not say. */
async function saveCopy(key, folder, saving) {
    try {
        const outcome = await uploadInChild({ key, folder, ...saving });
        return outcome === 'saved' ? { kind: 'saved' } : await explain(key, outcome, saving);
    }
    catch (error) {
        return { kind: 'unreachable', reason: `The copy could not be packed: ${codeOf(error)}.` };
    }
}
async function explain(key, outcome, { service, env, msMax }) {
    const signal = AbortSignal.timeout(ASK_MS_MAX);
    const version = (0,actions_cache_version/* copyVersion */.kv)(await (0,actions_cache_version/* findCompression */.iM)(env), process.platform);
    // Not under the key itself: the client may have got as far as reserving that. It must match no prefix of ours.
    const offered = await service.offer(`asked-${key}`.slice(0, KEY_LENGTH_MAX), version, signal);
    if (offered.kind !== 'welcome')
        return offered;
    const found = await service.find(key, version, signal);
    if (found.kind === 'found' && found.key === key)
        return { kind: 'taken', reason: TAKEN };
    return { kind: 'unreachable', reason: outcome === 'late' ? tooLate(msMax) : NOT_UPLOADED };
}
const KEY_LENGTH_MAX = 512;
const ASK_MS_MAX = 10_000;
const NOT_UPLOADED = 'The copy could not be packed or uploaded, though the cache service answers.';
const TAKEN = 'There is a copy of this key in the cache already; a copy is never replaced.';
function tooLate(msMax) {
    return `The copy was not saved within ${msMax / 1000} s.`;
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/actions-cache.js





/** Copies in the cache of GitHub Actions. Nothing is asked and nothing is loaded before the first call. */
function openActionsCache({ env, program, restoreMsMax = 60_000, saveMsMax = 120_000, bytesMax = 1024 ** 3, }) {
    const access = readAccess(env);
    if (access.kind === 'off') {
        const off = Promise.resolve(access);
        return { restore: () => off, save: () => off };
    }
    const service = new CacheService(access, env);
    const off = { kind: 'off', reason: `This job's cache-mode is "${access.mode}".` };
    return {
        async restore(prefix, into) {
            expectKey(prefix);
            if (!access.readable)
                return off;
            return restoreCopy(prefix, into, { service, env, bytesMax, msMax: restoreMsMax });
        },
        async save(key, folder) {
            expectKey(key);
            if (!access.writable)
                return off;
            return saveCopy(key, folder, { service, env, program, msMax: saveMsMax });
        },
    };
}
/** The service's rules for keys; ours are made of the agent's name, a branch's name and numbers. */
function expectKey(key) {
    (0,invariant/* invariant */.V)(key !== '' && key.length <= KEY_LENGTH_MAX && !key.includes(','), `a key of 1 to ${KEY_LENGTH_MAX} characters without a comma, not "${key}"`);
}

// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
// EXTERNAL MODULE: ./build/adapters/github/graphql.js
var graphql = __webpack_require__(2000);
// EXTERNAL MODULE: ./build/adapters/github/trouble.js
var trouble = __webpack_require__(174);
;// CONCATENATED MODULE: ./build/adapters/github/issues.js




/** An agent has a handful of issues; many more with its label are somebody's game. */
const PAGES_MAX = 5;
const PER_PAGE = 100;
/** The repository's issues. Those by anybody else are never seen: their text could claim anything. */
function issueTracker({ api, owner, name }) {
    const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/issues`;
    let own;
    return {
        async list(label, closedSince) {
            const author = await (own ??= ownId(api));
            if (author.ok)
                return listIssues(api, path, { label, author: author.value, closedSince });
            own = undefined;
            return author;
        },
        create: issue => createIssue(api, path, issue),
        change: (number, change) => changeIssue(api, `${path}/${number}`, change),
        comment: async (number, body) => nothingOf(await api.write('POST', `${path}/${number}/comments`, { body }), `comment on issue ${number}`),
    };
}
/** Whose token it is, by number: of a bot, REST and GraphQL have different names. */
async function ownId(api) {
    const doing = 'learn whose token it is';
    const answer = await (0,graphql/* query */.P)(api, { query: '{ viewer { databaseId } }', variables: {}, data: Viewer, doing });
    if (answer.ok)
        return { ok: true, value: answer.data.viewer.databaseId, date: answer.date };
    const refusal = { kind: 'forbidden', needs: undefined };
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,trouble/* troubleOf */.L)(refusal, doing) };
}
const Viewer = schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }) });
const Issue = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    state: schemas/* string */.YjP(),
    closed_at: schemas/* string */.YjP().nullish(),
    locked: schemas/* boolean */.zMY().catch(false),
    user: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }).nullish(),
    pull_request: schemas/* unknown */.L5J().optional(),
})
    .transform(({ number, title, body, state, closed_at, locked, user, pull_request }) => ({
    issue: {
        number,
        title,
        body: body ?? '',
        closedAt: state === 'closed' ? timeOf(closed_at) : undefined,
        isLocked: locked,
    },
    author: user?.id,
    isPull: pull_request !== undefined,
}));
async function listIssues(api, path, { label, author, closedSince }) {
    const doing = 'list the issues';
    const found = [];
    for (let page = 1; page <= PAGES_MAX; page += 1) {
        const wanted = new URLSearchParams({
            labels: label,
            state: 'all',
            sort: 'updated',
            direction: 'desc',
            per_page: String(PER_PAGE),
            page: String(page),
        });
        const asked = await api.read(`${path}?${wanted.toString()}`);
        if (!asked.ok)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
        const parsed = schemas/* array */.YOg(Issue).safeParse(asked.value);
        if (!parsed.success)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, doing) };
        const own = parsed.data.filter(each => each.author === author && !each.isPull);
        found.push(...own.map(({ issue }) => issue));
        if (parsed.data.length < PER_PAGE)
            return { ok: true, value: relevant(found, closedSince), date: (0,graphql/* dateOf */.Q$)(asked.date) };
    }
    return { ok: true, value: relevant(found, closedSince), date: undefined };
}
function relevant(issues, closedSince) {
    return issues
        .filter(({ closedAt }) => closedAt === undefined || closedAt >= closedSince)
        .sort((a, b) => a.number - b.number);
}
async function createIssue(api, path, issue) {
    const doing = 'open an issue';
    const asked = await api.write('POST', path, issue);
    if (!asked.ok)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
    const parsed = Issue.safeParse(asked.value);
    return parsed.success
        ? { ok: true, value: parsed.data.issue, date: (0,graphql/* dateOf */.Q$)(asked.date) }
        : { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, doing) };
}
async function changeIssue(api, path, change) {
    return nothingOf(await api.write('PATCH', path, change), 'bring an issue up to date');
}
function nothingOf(asked, doing) {
    return asked.ok
        ? { ok: true, value: undefined, date: (0,graphql/* dateOf */.Q$)(asked.date) }
        : { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
}
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };
function timeOf(text) {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) ? '' : (0,units/* timestampOf */.U_)(ms);
}

;// CONCATENATED MODULE: ./build/adapters/github/workflow-runs.js



const RUN = /^(\d{1,20})\.(\d{1,6})$/;
const Run = schemas/* object */.Ikc({ status: schemas/* string */.YjP() });
/** What GitHub knows of the workflow runs of the repository. */
function workflowRuns({ api, owner, name }) {
    const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/actions/runs`;
    return {
        async isOver(run) {
            const doing = `learn whether run ${run} is over`;
            const [, id, attempt] = RUN.exec(run) ?? [];
            if (id === undefined)
                return { ok: false, trouble: (0,trouble/* troubleOf */.L)({ kind: 'missing' }, doing) };
            const asked = await api.read(`${path}/${id}/attempts/${attempt}`);
            if (!asked.ok)
                return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
            const { data } = Run.safeParse(asked.value);
            // Words that are not known yet may mean anything but that it is over.
            return { ok: true, value: data?.status === 'completed', date: (0,graphql/* dateOf */.Q$)(asked.date) };
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(6961);
// EXTERNAL MODULE: ./build/adapters/local-disk/lock.js + 1 modules
var local_disk_lock = __webpack_require__(4856);
// EXTERNAL MODULE: ./build/adapters/local-disk/answer-folder.js + 1 modules
var answer_folder = __webpack_require__(9424);
// EXTERNAL MODULE: ./build/adapters/local-disk/log-folder.js + 1 modules
var log_folder = __webpack_require__(2252);
// EXTERNAL MODULE: ./build/adapters/local-disk/segments.js
var segments = __webpack_require__(7283);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(1579);
;// CONCATENATED MODULE: ./build/adapters/local-disk/state-disk.js







const PARTS = ['log', 'answers'];
const SCRATCH = 'scratch';
const FETCHED = 'fetched';
/** The state folder: the log in `log/`, answers in `answers/`, what is being fetched in `scratch/`, what was replaced in `aside-…`. */
function stateDisk({ folder, temp }) {
    const scratch = (0,external_node_path_.join)(folder, SCRATCH);
    const mark = (0,external_node_path_.join)(folder, FETCHED);
    return {
        here: () => ((0,segments/* listSegments */.B)((0,external_node_path_.join)(folder, 'log')).length === 0 ? undefined : copyIn(folder)),
        wasFetched: () => (0,external_node_fs_.existsSync)(mark),
        own: () => (0,external_node_fs_.rmSync)(mark, { force: true }),
        clearScratch: () => (0,external_node_fs_.rmSync)(scratch, { recursive: true, force: true }),
        openScratch() {
            (0,local_disk_folder/* makeFolder */.fc)(scratch);
            const place = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(scratch, 'copy-'));
            return { ...copyIn(place), folder: place };
        },
        adopt(copy) {
            try {
                adopt(folder, copy, mark);
            }
            catch (error) {
                throw (0,storage_error/* storageError */.QX)('put a copy of the log into', folder, error);
            }
        },
        copy: end => copyUpTo(folder, temp, end),
    };
}
function copyIn(folder) {
    return { store: new log_folder/* LogFolder */.j((0,external_node_path_.join)(folder, 'log')), answers: new answer_folder/* AnswerFolder */.V((0,external_node_path_.join)(folder, 'answers')) };
}
/** The mark comes first: a crash in between leaves no log here, or one that is known to be fetched. */
function adopt(folder, copy, mark) {
    (0,external_node_fs_.writeFileSync)(mark, '');
    (0,local_disk_folder/* syncFolderBlocking */.Be)(folder);
    for (const part of PARTS) {
        const own = (0,external_node_path_.join)(folder, part);
        if ((0,external_node_fs_.existsSync)(own))
            (0,external_node_fs_.renameSync)(own, (0,external_node_path_.join)(asideIn(folder), part));
    }
    for (const part of PARTS) {
        const fetched = (0,external_node_path_.join)(copy.folder, part);
        if ((0,external_node_fs_.existsSync)(fetched))
            (0,external_node_fs_.renameSync)(fetched, (0,external_node_path_.join)(folder, part));
    }
    (0,local_disk_folder/* syncFolderBlocking */.Be)(folder);
}
/** What is replaced is kept: it may be the other of two histories. */
function asideIn(folder) {
    const taken = (0,external_node_fs_.readdirSync)(folder).filter(name => name.startsWith('aside-')).length;
    const aside = (0,external_node_path_.join)(folder, `aside-${taken + 1}`);
    (0,external_node_fs_.mkdirSync)(aside, { recursive: true });
    return aside;
}
/** The log is cut at `end`. Answers may be ahead of it: those that nothing names do no harm, nor does half a last line. */
function copyUpTo(folder, temp, end) {
    const copy = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temp, 'state-copy-'));
    for (const part of PARTS)
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(copy, part));
    let left = end;
    for (const { path, bytes } of (0,segments/* listSegments */.B)((0,external_node_path_.join)(folder, 'log'))) {
        if (left <= 0)
            break;
        const target = (0,external_node_path_.join)(copy, 'log', (0,external_node_path_.basename)(path));
        (0,external_node_fs_.copyFileSync)(path, target);
        if (bytes > left)
            (0,external_node_fs_.truncateSync)(target, left);
        left -= bytes;
    }
    const answers = (0,external_node_path_.join)(folder, 'answers');
    for (const name of (0,external_node_fs_.existsSync)(answers) ? (0,external_node_fs_.readdirSync)(answers) : [])
        (0,external_node_fs_.copyFileSync)((0,external_node_path_.join)(answers, name), (0,external_node_path_.join)(copy, 'answers', name));
    return { folder: copy, remove: () => (0,external_node_fs_.rmSync)(copy, { recursive: true, force: true }) };
}

// EXTERNAL MODULE: ./build/domain/branch-head.js
var branch_head = __webpack_require__(8392);
// EXTERNAL MODULE: ./build/domain/lease.js
var lease = __webpack_require__(775);
// EXTERNAL MODULE: ./build/domain/retry.js
var retry = __webpack_require__(9007);
// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(1304);
// EXTERNAL MODULE: ./build/app/branch-copy.js
var branch_copy = __webpack_require__(3690);
// EXTERNAL MODULE: ./build/app/bring-log-here.js + 3 modules
var bring_log_here = __webpack_require__(9423);
// EXTERNAL MODULE: ./build/app/copy-facts.js
var copy_facts = __webpack_require__(169);
// EXTERNAL MODULE: ./build/app/home.js
var app_home = __webpack_require__(7677);
// EXTERNAL MODULE: ./build/app/keep-state.js
var keep_state = __webpack_require__(7843);
// EXTERNAL MODULE: ./build/app/open-journal.js + 18 modules
var open_journal = __webpack_require__(4621);
;// CONCATENATED MODULE: ./build/app/rescue-state.js










/**
 * After a step that was killed or cancelled, while its machine still lives: what it left on the disk goes to the
 * repository and the cache, the run is noted as interrupted, and its lease ends. So nothing of its escrow stays charged, and
 * the next run need not wait.
 */
async function rescueState(ports, looked, { identity, run }) {
    const { home, clock, console } = ports;
    if (!looked.ok) {
        console.write('warning', `${looked.trouble.message} What the cut-off run did last could not be kept.`);
        return 'not-kept';
    }
    const view = looked.value;
    const head = (0,branch_head/* parseBranchHead */.AC)(view?.texts.get(app_home/* HEAD */.Vx) ?? '');
    // It never began there, or has ended, or somebody else is at work.
    if (view === undefined || head === undefined || (head.run !== run && !hasLease(view, run)))
        return 'nothing-to-do';
    const here = home.disk.here();
    const facts = here && (0,copy_facts/* copyFacts */.J)(here.store, identity, head, home.disk.wasFetched());
    if (facts?.kind !== 'whole' || !facts.hasBranchHead || facts.wasFetched) {
        console.write('warning', 'The log on this disk does not go on from the state branch; it was left alone.');
        return 'not-kept';
    }
    const policy = { limits: budget/* NO_LIMITS */.d1, backoff: retry/* BACKOFF */.h };
    const opened = await (0,open_journal/* openJournal */._0)(ports, { identity, run, policy });
    if (!opened.ok) {
        console.write('warning', opened.problem.message);
        return 'not-kept';
    }
    const { journal } = opened;
    if (journal.state.run?.id === run)
        await journal.commit({ type: 'InterruptRun' });
    const copy = new branch_copy/* BranchCopy */.G({ branch: home.branch, ...ports }, journal, (0,bring_log_here/* onBranch */.G)(view, head));
    const offsetMs = looked.date === undefined ? 0 : looked.date - clock.now();
    const keeper = new keep_state/* StateKeeper */.o(ports, journal, copy, { offsetMs, timeoutMsMax: 0 });
    const kept = await keeper.end({ put: new Map(), remove: [] });
    await keeper.saveCopy();
    return kept.kind === 'kept' ? 'kept' : 'not-kept';
}
function hasLease(view, run) {
    try {
        return lease/* Lease */.nD.safeParse(JSON.parse(view.texts.get(app_home/* LEASE */.DL) ?? '')).data?.run === run;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/entrypoints/home-step.js + 12 modules
var home_step = __webpack_require__(2489);
// EXTERNAL MODULE: ./build/entrypoints/state-folder.js
var state_folder = __webpack_require__(3146);
// EXTERNAL MODULE: ./build/entrypoints/wire.js + 19 modules
var wire = __webpack_require__(4082);
;// CONCATENATED MODULE: ./build/entrypoints/wire-home.js













/** Joins the ports of an agent's home with GitHub, the Actions cache and the disk. */
function openHome(config, github, wiring) {
    const { env, looked, program } = wiring;
    const { settings, checkpointIntervalMs } = config;
    const { api } = github;
    const { owner, name } = github.placeOf('');
    return {
        branch: github.branch,
        looked,
        copies: openActionsCache({ env, program }),
        copyPrefix: `background-agent/${settings.agent}/`,
        disk: stateDisk({ folder: (0,state_folder/* stateFolderOf */.l)(config), temp: tempIn(env) }),
        runs: workflowRuns({ api, owner, name }),
        issues: config.alerts && issueTracker({ api, owner, name }),
        checkpointIntervalMs,
        markIdle: (report, files, head) => (0,home_step/* markText */.P)(config, report, files, head),
    };
}
/** Keeps what a cut-off run left on this disk. */
async function rescue(config, github, wiring) {
    const { console, env, looked } = wiring;
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)((0,state_folder/* stateFolderOf */.l)(config), 'log')))
        return;
    const lock = (0,local_disk_lock/* acquireLock */.I)((0,local_disk_folder/* makeStateFolder */.En)(config.workspace, config.stateFolder));
    if (!lock.ok)
        return console.write('warning', `The state folder is still in use by ${lock.holder}.`);
    const ports = (0,wire/* wire */.O)(config, console, env);
    try {
        const home = openHome(config, github, wiring);
        const { agent, repository, run } = config.settings;
        const identity = { agent, repository };
        const rescued = await rescueState({ ...ports, home }, await looked(), { identity, run });
        if (rescued === 'kept')
            console.write('notice', 'The run was cut off; what it did is kept, and the next run goes on from there.');
    }
    finally {
        await ports.store.close();
        lock.release();
    }
}
/** The client of the cache cuts a path at a space. */
function tempIn(env) {
    const temp = (0,external_node_path_.resolve)(env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)());
    const folder = temp.includes(' ') ? (0,external_node_os_.tmpdir)() : temp;
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    return folder;
}


/***/ })

};
