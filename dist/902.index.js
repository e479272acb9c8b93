export const id = 902;
export const ids = [902];
export const modules = {

/***/ 77110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ cryptoRandom)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Chance from the operating system. */
const cryptoRandom = {
    fraction: () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(2 ** 32) / 2 ** 32,
    word: length => Array.from({ length }, () => ALPHABET[(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(ALPHABET.length)]).join(''),
};


/***/ }),

/***/ 97114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ THIS_MACHINE)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);


const THIS_MACHINE = {
    openSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync,
    closeSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync,
    readFileSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync,
    readSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync,
    existsSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync,
    statSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync,
    lstatSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync,
    readdirSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync,
    writeFileSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync,
    ftruncateSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync,
    truncateSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.truncateSync,
    copyFileSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.copyFileSync,
    renameSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync,
    unlinkSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync,
    rmSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync,
    mkdirSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync,
    mkdtempSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync,
    fdatasyncSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.fdatasyncSync,
    fdatasync: (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.fdatasync),
    fsyncSync: node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync,
    fsync: (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.fsync),
    now: () => performance.now(),
};


/***/ }),

/***/ 36961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A6: () => (/* binding */ syncAllIn),
/* harmony export */   Be: () => (/* binding */ syncFolderBlocking),
/* harmony export */   En: () => (/* binding */ makeStateFolder),
/* harmony export */   TE: () => (/* binding */ WRITE_OVER),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   fc: () => (/* binding */ makeFolder),
/* harmony export */   qP: () => (/* binding */ NO_FOLLOW)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97114);
/* harmony import */ var _storage_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21579);




/** Added to the flags of every `open`: whoever can put a link into a state folder must not choose where we write. */
const NO_FOLLOW = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0;
/** Flags for a file that is written anew, whatever was in it. */
const WRITE_OVER = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_TRUNC | NO_FOLLOW;
/**
 * Makes a folder, with those above it, and makes sure that it would still be there after a power failure.
 * Throws if what stands there is no folder but a link or a file.
 */
function makeFolder(path, files = _files_js__WEBPACK_IMPORTED_MODULE_2__/* .THIS_MACHINE */ .D) {
    try {
        makeAll((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path), files);
        if (!files.lstatSync(path).isDirectory())
            throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .linkError */ .rH)('use the folder', path);
    }
    catch (error) {
        throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .storageError */ .QX)('make the folder', path, error);
    }
}
/** Each is durable before the next is made in it: so if this is interrupted, only the last may be known by a name that is not. */
function makeAll(path, files) {
    if (files.existsSync(path)) {
        // Refuses a file.
        files.mkdirSync(path, { recursive: true });
        return syncNameOf(path, files);
    }
    makeAll((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), files);
    try {
        files.mkdirSync(path);
    }
    catch (error) {
        // Two runs may make it at once.
        if ((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) !== 'EEXIST' || !files.existsSync(path))
            throw error;
    }
    syncFolderBlocking((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), files);
}
/** Whoever made the folder may have died before its name was durable. One who may not look there has not made it. */
function syncNameOf(path, files) {
    try {
        syncFolderBlocking((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), files);
    }
    catch (error) {
        if ((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) !== 'EACCES')
            throw error;
    }
}
/**
 * Makes the state folder of an agent and returns its absolute path. `path` is relative to the workspace or absolute.
 * What lies in the workspace came with the repository, so no link on the way from there is followed. A new folder
 * keeps itself out of git: the agent's memory does not belong into somebody's commit.
 */
function makeStateFolder(workspace, path, files = _files_js__WEBPACK_IMPORTED_MODULE_2__/* .THIS_MACHINE */ .D) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path);
    const isNew = !files.existsSync(folder);
    makeFolders(workspace, folder, files);
    if (isNew)
        ignoreInGit(folder, files);
    return folder;
}
function makeFolders(workspace, folder, files) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, folder);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside) || inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] === '..')
        return makeFolder(folder, files);
    let made = workspace;
    for (const name of inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
        made = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(made, name);
        makeFolder(made, files);
    }
}
function ignoreInGit(folder, files) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.gitignore');
    try {
        files.writeFileSync(path, '*\n', { flag: 'wx' });
    }
    catch (error) {
        // Two runs may make the folder at once; the file is the same.
        if ((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) !== 'EEXIST')
            throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .storageError */ .QX)('write', path, error);
    }
}
/** Makes what was created, renamed and removed in a folder survive the machine. */
async function syncFolder(path, files) {
    const folder = files.openSync(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY);
    try {
        await files.fsync(folder);
    }
    catch (error) {
        throwUnlessUnsupported(error);
    }
    finally {
        files.closeSync(folder);
    }
}
function syncFolderBlocking(path, files) {
    const folder = files.openSync(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY);
    try {
        files.fsyncSync(folder);
    }
    catch (error) {
        throwUnlessUnsupported(error);
    }
    finally {
        files.closeSync(folder);
    }
}
/** Makes what others have put into a folder survive the machine as well: the client of a cache syncs nothing. */
function syncAllIn(path, files) {
    for (const entry of files.readdirSync(path, { withFileTypes: true })) {
        if (!entry.isFile())
            continue;
        const file = files.openSync((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, entry.name), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | NO_FOLLOW);
        try {
            files.fsyncSync(file);
        }
        catch (error) {
            throwUnlessUnsupported(error);
        }
        finally {
            files.closeSync(file);
        }
    }
    syncFolderBlocking(path, files);
}
/** Windows and some network disks cannot sync a folder: there it is as durable as it gets. */
function throwUnlessUnsupported(error) {
    if (!['EPERM', 'EINVAL', 'ENOTSUP'].includes((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) ?? ''))
        throw error;
}


/***/ }),

/***/ 53133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JJ: () => (/* binding */ writeIdleMark),
/* harmony export */   KD: () => (/* binding */ areUnchanged),
/* harmony export */   N0: () => (/* binding */ idleMarkText),
/* harmony export */   Oh: () => (/* binding */ readIdleMark),
/* harmony export */   nC: () => (/* binding */ parseIdleMark)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _write_over_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17137);




/** The mark, if everything is as it was when it was left. Whatever cannot be read means that there is work to look for. */
function readIdleMark(context) {
    try {
        return parseIdleMark((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(pathOf(context), 'utf8'), context, logEndOf(context));
    }
    catch {
        return undefined;
    }
}
function writeIdleMark(context, mark) {
    const path = pathOf(context);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(context.stateFolder, { recursive: true });
    (0,_write_over_js__WEBPACK_IMPORTED_MODULE_3__/* .writeOver */ .i)(`${path}.new`, idleMarkText(context, logEndOf(context), mark));
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(`${path}.new`, path);
}
/** The same for a mark that is kept elsewhere. `logEnd` stands for all of the log that it was left at. */
function parseIdleMark(text, context, logEnd) {
    try {
        const stored = JSON.parse(text);
        if (!isStored(stored))
            return undefined;
        const { fingerprint, files, report } = stored;
        return fingerprint === fingerprintOf(context, logEnd, { files, report }) ? { files, report } : undefined;
    }
    catch {
        return undefined;
    }
}
function idleMarkText(context, logEnd, mark) {
    return JSON.stringify({ fingerprint: fingerprintOf(context, logEnd, mark), ...mark });
}
/**
 * Whether no file of those was changed, removed or added since then: a mark speaks of them as they are when it is left, and
 * must speak of them as they were read.
 */
function areUnchanged({ workspace, patterns, filesOf }, files, sinceMs) {
    const known = new Set(files);
    if (patterns.some(pattern => filesOf(workspace, pattern).some(path => !known.has(path))))
        return false;
    return files.every(file => {
        const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, file), { throwIfNoEntry: false });
        // The time of its last change of any kind: that of its content could be set to anything.
        return status !== undefined && Math.floor(status.ctimeMs) <= sinceMs;
    });
}
const NAME = 'idle.json';
function pathOf({ stateFolder }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(stateFolder, NAME);
}
function isStored(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { fingerprint, files, report } = value;
    return (typeof fingerprint === 'string' &&
        typeof report === 'string' &&
        Array.isArray(files) &&
        files.every(file => typeof file === 'string'));
}
/** The report is part of it, so that a damaged mark is no mark. */
function fingerprintOf({ workspace, patterns, filesOf, settings }, logEnd, { files, report }) {
    const all = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    add(all, 'settings', settings);
    add(all, 'report', report);
    for (const pattern of patterns)
        add(all, 'pattern', [pattern, ...filesOf(workspace, pattern)].join('\n'));
    for (const file of files)
        add(all, file, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, file))));
    add(all, 'log', logEnd);
    return all.digest('hex');
}
function add(all, name, value) {
    all.update(JSON.stringify([name, value]));
}
/** The last seal's bytes stand for the whole log: its hash covers everything before it. */
const SEAL_BYTES = 128;
function logEndOf({ stateFolder }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(stateFolder, 'log');
    // A snapshot lies beside the segments, and what was cut off a torn end: both sort behind them.
    const last = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(folder)
        .filter(name => /^\d+\.jsonl$/.test(name))
        .sort()
        .at(-1);
    if (last === undefined)
        return '';
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, last), 'r');
    try {
        const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file);
        const end = Buffer.alloc(SEAL_BYTES);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, end, 0, SEAL_BYTES, Math.max(0, size - SEAL_BYTES));
        return [last, String(size), end.toString('latin1')].join('\n');
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}


/***/ }),

/***/ 21579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   QX: () => (/* binding */ storageError),
/* harmony export */   aq: () => (/* binding */ StorageError),
/* harmony export */   rH: () => (/* binding */ linkError)
/* harmony export */ });
/** What the disk refused, where, and what somebody can do about it. The operating system's error is its cause. */
class StorageError extends Error {
    name = 'StorageError';
}
/** `doing` completes "Cannot ...", as in "append to". An error that already says where and what to do stays as it is. */
function storageError(doing, path, cause) {
    if (cause instanceof StorageError)
        return cause;
    return new StorageError(`Cannot ${doing} "${path}": ${adviceFor(codeOf(cause))}`, { cause });
}
/** For what is there but is no regular file or no folder of its own. */
function linkError(doing, path) {
    return new StorageError(`Cannot ${doing} "${path}": ${adviceFor('ELOOP')}`);
}
/** The code of an error of the operating system, `ENOENT` for example. Where `rmSync` does not know one, it has an empty one. */
function codeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' && code !== '' ? code : undefined;
}
function adviceFor(code) {
    switch (code) {
        case 'ENOSPC':
        case 'EDQUOT':
            return 'there is no space left. Free some and run again: what was written before is safe.';
        case 'EROFS':
            return 'the file system is read-only. Choose a state folder on a disk that can be written.';
        case 'EACCES':
        case 'EPERM':
            return 'permission was refused. Allow this user to write there, or choose another state folder.';
        case 'ELOOP':
            return 'it is a link or something else that is not followed here. Put a real one in its place.';
        case 'ENOTDIR':
        case 'EEXIST':
            return 'a file stands where a folder is expected. Move it away, or choose another state folder.';
        default:
            return `the disk reported ${code ?? 'an unknown error'}. Check the disk, or choose another state folder.`;
    }
}


/***/ }),

/***/ 17137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ writeOver)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36961);


/** Writes a file anew, for a reader who can do without it: it is not synced. Throws if a link stands in its place. */
function writeOver(path, text) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, _folder_js__WEBPACK_IMPORTED_MODULE_1__/* .WRITE_OVER */ .TE);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, text);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}


/***/ }),

/***/ 78655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isLoopback: () => (/* binding */ isLoopback),
/* harmony export */   parseBaseUrl: () => (/* binding */ parseBaseUrl)
/* harmony export */ });
const USUAL_BASE_URL = { openrouter: 'https://openrouter.ai/api/v1', openai: 'https://api.openai.com/v1' };
/**
 * The base URL that requests go to, without a trailing slash. The key travels with every request, so it leaves
 * this machine under TLS only, and never to a place that nobody named.
 */
function parseBaseUrl(provider, baseUrl) {
    if (baseUrl.trim() === '') {
        return provider === 'compatible'
            ? refuse('must be set for the provider "compatible": the URL before "/chat/completions", such as https://llm.example.com/v1')
            : { ok: true, url: USUAL_BASE_URL[provider] };
    }
    const url = URL.parse(baseUrl.trim());
    if (url === null)
        return refuse('must be a URL such as https://llm.example.com/v1, got something that is none');
    // What the message repeats is made of scheme and host alone: the rest may hold a password.
    const got = `got one for ${url.protocol}//${url.host}`;
    if (url.username !== '' || url.password !== '') {
        return refuse(`must not hold a user name or password; set "api-key" or "headers" instead; ${got}`);
    }
    if (url.search !== '' || url.hash !== '')
        return refuse(`must end with its path, without "?" or "#"; ${got}`);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
        return refuse(`must begin with https:// (http:// is only for a server on this machine), ${got}`);
    }
    const path = url.pathname.replace(/\/+$/, '');
    if (path.endsWith('/chat/completions')) {
        return refuse(`must be the part before "/chat/completions", which is added to it; ${got}`);
    }
    return { ok: true, url: url.origin + path };
}
/** Hosts come out of the URL parser in one spelling: `127.1` and `0x7f000001` are `127.0.0.1` by then. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
function refuse(problem) {
    return { ok: false, message: `Input "base-url" ${problem}.` };
}


/***/ }),

/***/ 97402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sh: () => (/* binding */ globbedOnDisk),
/* harmony export */   dY: () => (/* binding */ isPromptFile),
/* harmony export */   fg: () => (/* binding */ isGlob),
/* harmony export */   nh: () => (/* binding */ globbedIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


function isGlob(pattern) {
    return /[*?[{]/.test(pattern);
}
/** Prompt files stand beside task files and end like them. */
function isPromptFile(path) {
    return /\.prompt\.ya?ml$/.test(path);
}
/** The files on the disk that a glob means as task files, absolute. Folders and prompt files are passed over. */
function globbedOnDisk(root, glob) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.globSync)(glob, { cwd: root, withFileTypes: true })
        .filter(entry => !entry.isDirectory() && !isPromptFile(entry.name))
        .map(entry => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name));
}
/** The same, relative to the root and sorted; nothing for a path that is no glob, and leads to itself. */
function globbedIn(root, pattern) {
    if (!isGlob(pattern))
        return [];
    return globbedOnDisk(root, pattern)
        .map(path => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/'))
        .sort();
}


/***/ }),

/***/ 14953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ft: () => (/* binding */ DURATION),
/* harmony export */   qM: () => (/* binding */ TIMEOUT_MS_MAX),
/* harmony export */   yi: () => (/* binding */ parseDurationMs)
/* harmony export */ });
/** `90s`, `15m`, `6h`, `2d`; a bare number is seconds. */
const DURATION = /^(\d{1,9}(?:\.\d{1,3})?) ?([smhd]?)$/;
/** A call that takes longer is none any more; and no timer of Node can be set a month ahead, but it goes off at once. */
const TIMEOUT_MS_MAX = 24 * 3_600_000;
const MS_PER_UNIT = {
    '': 1_000,
    s: 1_000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
};
/** Whole milliseconds, or undefined when the text is no duration. A number is seconds, as a bare number in a text is. */
function parseDurationMs(duration) {
    const [, amount, unit = ''] = DURATION.exec(String(duration)) ?? [];
    const msPerUnit = MS_PER_UNIT[unit];
    return amount === undefined || msPerUnit === undefined ? undefined : Math.round(Number(amount) * msPerUnit);
}


/***/ }),

/***/ 93001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ invariant),
/* harmony export */   x: () => (/* binding */ assertNever)
/* harmony export */ });
/** A broken invariant is a bug of ours: stop before it becomes a false fact in the log. */
function invariant(condition, message) {
    if (!condition)
        throw new Error(`Invariant broken: ${message}`);
}
/** Makes the compiler prove that a switch handles every case. */
function assertNever(value) {
    throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 86429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h0: () => (/* binding */ plainLine),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* unused harmony export LINE_LENGTH_MAX */
/**
 * Text that nobody here wrote, made safe to show on a terminal, in a log, in a file that somebody prints.
 *
 * What could do harm is written as JSON would escape it, `\u001b`: it stays visible, nothing is lost, and JSON
 * that goes through here is still the same JSON. Harm is done by
 *
 * - control characters, line ends other than `\n`, lone surrogates, and every character that shows nothing or
 *   turns the text around it (bidi controls, zero-width, tags, fillers);
 * - workflow commands. The runner reads a line of output as one when it holds `##[name]` anywhere, or starts
 *   with `::name::` after any white space (`ActionCommand.cs` in actions/runner). Names can be registered while
 *   a job runs, so both openings are broken whatever follows: `##\u005b` and `\u003a:`.
 */
function plainText(text) {
    return text
        .replaceAll('\r\n', '\n')
        .replace(HARMFUL, escaped)
        .replaceAll('##[', `##${escaped('[')}`)
        .replace(COMMAND_START, `$1${escaped(':')}:`);
}
/** The same as one line of at most `lengthMax` characters; what was cut off is marked by an ellipsis. */
function plainLine(text, lengthMax = LINE_LENGTH_MAX) {
    // A character is at most two units long: this much is enough to know whether there is more.
    const start = text.slice(0, 2 * lengthMax + 2);
    const characters = Array.from(plainText(start).replaceAll('\n', '\\n'));
    return characters.length <= lengthMax
        ? characters.join('')
        : `${characters.slice(0, lengthMax - 1).join('')}…`;
}
const LINE_LENGTH_MAX = 2_000;
const HARMFUL = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]--\n]/gv;
const COMMAND_START = /^([^\S\n]*)::/gm;
/** `\uXXXX` for each of its UTF-16 units, as in JSON. */
function escaped(character) {
    const units = character.split('');
    return units.map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}


/***/ }),

/***/ 31989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ runsNeeded)
/* harmony export */ });
/**
 * How many more runs like this one the rest would take, or undefined if this one gives no measure. It answers
 * whoever wonders whether the budget is right for the list.
 */
function runsNeeded({ done, rest, }) {
    return done === 0 || rest === 0 ? undefined : Math.ceil(rest / done);
}


/***/ }),

/***/ 37488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ redactor),
/* harmony export */   e: () => (/* binding */ secretForms)
/* harmony export */ });
/**
 * Takes secrets out of a text. It must come before a text is cut or escaped: half a secret is not found again.
 */
function redactor(secrets) {
    const forms = secretForms(secrets);
    return text => forms.reduce((rest, form) => rest.replaceAll(form, '***'), text);
}
/**
 * Every text that gives a secret away: itself, itself without the white space around it, and, because logs are
 * read by the line, each of its lines. Longest first, so that a secret inside another leaves no rest of it.
 */
function secretForms(secrets) {
    const forms = secrets.flatMap(secret => [secret, secret.trim(), ...linesOf(secret)]);
    return [...new Set(forms)].filter(form => form.trim() !== '').sort((a, b) => b.length - a.length);
}
/** Shorter lines give nothing away: taking out each `{` of a key that is JSON would only spoil the log. */
const LINE_LENGTH_MIN = 4;
function linesOf(secret) {
    const lines = secret.split(/[\r\n]+/).map(line => line.trim());
    return lines.length === 1 ? [] : lines.filter(line => line.length >= LINE_LENGTH_MIN);
}


/***/ }),

/***/ 86942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ costVerdictOn),
/* harmony export */   y: () => (/* binding */ sumsOf)
/* harmony export */ });
function sumsOf({ tasks }) {
    const running = tasks.filter(({ action }) => action === 'run');
    return {
        running: running.length,
        again: running.filter(({ again }) => again).length,
        unpriced: running.filter(({ priced }) => !priced).length,
    };
}
/** Whether a plan stays within a cost: a limit is not kept where nobody knows a price. */
function costVerdictOn(plan, nanoUsdMax) {
    if (nanoUsdMax === undefined)
        return 'within';
    if (plan.worst.nanoUsd > nanoUsdMax)
        return 'above';
    return sumsOf(plan).unpriced > 0 ? 'unknown' : 'within';
}


/***/ }),

/***/ 83822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ Code),
/* harmony export */   D1: () => (/* binding */ NanoUsd),
/* harmony export */   DQ: () => (/* binding */ Tokens),
/* harmony export */   Dc: () => (/* binding */ Timestamp),
/* harmony export */   GS: () => (/* binding */ monthOf),
/* harmony export */   IA: () => (/* binding */ Sha256),
/* harmony export */   U_: () => (/* binding */ timestampOf),
/* harmony export */   kb: () => (/* binding */ dayOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);

/** Lower-case hexadecimal SHA-256. Written out: V8 takes three times as long for `{64}`, and a replay checks millions. */
const Sha256 = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(new RegExp(`^${'[0-9a-f]'.repeat(64)}$`));
/** ISO 8601 in UTC with milliseconds, `2026-01-31T23:59:59.999Z`: sorts as text, cuts into day and month. */
const Timestamp = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
/** Money is an integer of nano-USD, never a float: sums stay exact up to nine million dollars. */
const NanoUsd = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative();
const Tokens = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative();
/** A word that somebody else chose and that may stand in the log: short, and never a sentence. */
const Code = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[A-Za-z0-9][A-Za-z0-9_./:@+-]{0,127}$/);
function timestampOf(ms) {
    return new Date(ms).toISOString();
}
/** `2026-01-31` of a timestamp: days and months are UTC. */
function dayOf(at) {
    return at.slice(0, 10);
}
/** `2026-01` of a timestamp. */
function monthOf(at) {
    return at.slice(0, 7);
}


/***/ }),

/***/ 93509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ NANO_PER_USD)
/* harmony export */ });
/** Apart from the schemas of the other units: an idle run shows money, and loads no schema. */
const NANO_PER_USD = 1_000_000_000;


/***/ }),

/***/ 83374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   iI: () => (/* binding */ isRed),
/* harmony export */   u_: () => (/* binding */ USAGE)
/* harmony export */ });
/** Wrong usage or configuration: nothing was done. */
const USAGE = 2;
/** What a run's end means to a script. Green outcomes may still be more than 0: a limit was reached. */
function exitCodeOf(outcome) {
    switch (outcome) {
        case 'completed':
        case 'idle':
        case 'waiting':
        case 'overlapped':
        case 'paused':
            return 0;
        case 'budget-exhausted':
        case 'deadline':
        case 'provider-stopped':
            return 3;
        case 'interrupted':
        case 'failed':
            return 1;
    }
}
/** Whether the step is red: only when somebody must act, or when somebody asked for it. */
function isRed({ outcome, counts, budgetsReached }, failOn) {
    switch (outcome) {
        case 'provider-stopped':
        case 'interrupted':
        case 'failed':
            return true;
        case 'completed':
        case 'idle':
        case 'waiting':
        case 'overlapped':
        case 'paused':
        case 'budget-exhausted':
        case 'deadline':
            return ((failOn.quarantine && counts.quarantined > 0) ||
                (failOn.budget && (outcome === 'budget-exhausted' || budgetsReached.length > 0)));
    }
}


/***/ }),

/***/ 73975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ idleContextOf),
/* harmony export */   Eb: () => (/* binding */ findIdle),
/* harmony export */   PK: () => (/* binding */ leaveIdleMark),
/* harmony export */   Qo: () => (/* binding */ markAfter),
/* harmony export */   n2: () => (/* binding */ idleAfter)
/* harmony export */ });
/* unused harmony export leavesNothing */
/* harmony import */ var _adapters_local_disk_idle_mark_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53133);
/* harmony import */ var _adapters_task_files_task_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97402);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3146);




/**
 * A scheduled run mostly finds nothing to do. When nothing has changed since a run that left nothing, this one says
 * so at once: nothing is loaded, parsed or written. Undefined: there may be work, so look for it.
 */
function findIdle(config, nowMs) {
    const mark = (0,_adapters_local_disk_idle_mark_js__WEBPACK_IMPORTED_MODULE_0__/* .readIdleMark */ .Oh)(contextOf(config));
    return mark && idleAfter(mark, 'disk', config, nowMs);
}
/** What an idle run says of itself, by the mark of the one before. Undefined: time alone may have changed something. */
function idleAfter(mark, source, config, nowMs) {
    // The mark's fingerprint covers it: these are the bytes that a run left.
    const { report, reportPath } = JSON.parse(mark.report);
    const now = (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .timestampOf */ .U_)(nowMs);
    if (report.lookAgainAt !== undefined && report.lookAgainAt <= now)
        return undefined;
    const { run } = config.settings;
    return {
        kind: 'reported',
        source,
        files: mark.files,
        reportPath,
        report: { ...report, run, startedAt: now, finishedAt: now },
    };
}
/** Leaves the mark behind a run after which nothing is left to do. Without one the next run looks for itself, no more. */
function leaveIdleMark(told, config) {
    if (told.kind !== 'reported')
        return;
    const mark = markAfter(told.report, told.files, told.reportPath, config);
    if (mark === undefined)
        return;
    try {
        (0,_adapters_local_disk_idle_mark_js__WEBPACK_IMPORTED_MODULE_0__/* .writeIdleMark */ .JJ)(contextOf(config), mark);
    }
    catch {
        // The run is done and said: a full disk must not turn it red now.
    }
}
/** Undefined: there may be something left to do. */
function markAfter(report, files, reportPath, { workspace, taskPatterns: patterns }) {
    if (!leavesNothing(report))
        return undefined;
    // What somebody changed while the run was on is work that it has not seen.
    const where = { workspace, patterns, filesOf: _adapters_task_files_task_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .globbedIn */ .nh };
    if (!(0,_adapters_local_disk_idle_mark_js__WEBPACK_IMPORTED_MODULE_0__/* .areUnchanged */ .KD)(where, files, Date.parse(report.startedAt)))
        return undefined;
    const left = { report: idleReport(report), reportPath };
    return { files, report: JSON.stringify(left) };
}
/** Whether nobody has to come back for anything: neither for work nor for results that wait. */
function leavesNothing({ outcome, counts, unwritten, publication }) {
    const ended = outcome === 'completed' || outcome === 'idle';
    const isAllPublished = publication?.refused === undefined && (publication?.heldBack ?? []).length === 0;
    return ended && counts.pending === 0 && counts.failed === 0 && unwritten.length === 0 && isAllPublished;
}
/** What the next run will say of itself. The budgets and the costs of day and month are told by a run that reads the log. */
function idleReport(report) {
    const { counts } = report;
    return {
        ...report,
        outcome: 'idle',
        counts: { ...counts, completed: 0, quarantined: 0, skipped: counts.skipped + counts.completed },
        calls: 0,
        tokens: 0,
        costNanoUsd: 0,
        budgets: [],
        budgetsReached: [],
        publication: undefined,
        alertsOpened: 0,
        alertTrouble: undefined,
        alerts: report.alerts.map(alert => ({ ...alert, isFresh: false })),
        monthTotals: [],
        stops: [],
        tasks: [],
        oddities: [],
    };
}
function contextOf(config) {
    return { ...idleContextOf(config), stateFolder: (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .stateFolderOf */ .l)(config) };
}
/** All that decides whether there is work, but for what is secret or new with every run: its hash may lie where all can read it. */
function idleContextOf(config) {
    const { apiKey: _key, headers: _headers, github: _github, ...open } = config;
    const { pingUrl: _ping, proxyEnv: _proxy, webhook, settings, ...rest } = open;
    const { run: _run, ...lasting } = settings;
    const { workspace, taskPatterns: patterns } = config;
    const told = { ...rest, webhook: webhook?.format, ...lasting };
    return { workspace, patterns, filesOf: _adapters_task_files_task_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .globbedIn */ .nh, settings: JSON.stringify(told) };
}


/***/ }),

/***/ 95902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(86429);
// EXTERNAL MODULE: ./build/domain/secrets.js
var domain_secrets = __webpack_require__(37488);
;// CONCATENATED MODULE: ./build/adapters/console/annotation.js
/** A workflow command that marks a line of a file, or the run when there is no place. `message` may have lines. */
function annotation(level, title, message, place) {
    const properties = [
        ...(place ? [`file=${property(place.path)}`, `line=${place.line}`, `col=${place.column}`] : []),
        `title=${property(title)}`,
    ];
    return `::${level} ${properties.join(',')}::${data(message)}`;
}
/** Tells the runner to keep a text out of the log of the whole job. */
function mask(secret) {
    return `::add-mask::${data(secret)}`;
}
// The runner undoes exactly these (`ActionCommand.cs`), the percent sign last: so it comes first here.
function data(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function property(text) {
    return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

;// CONCATENATED MODULE: ./build/adapters/console/log-lines.js

/** More of one message than anybody reads, and less than fills a log. */
const LINES_MAX = 200;
/**
 * A message as lines that are safe to print. Every line after the first is set in, so that a line end smuggled
 * into a message cannot start what looks like a message of its own.
 */
function logLines(text) {
    const lines = text.trimEnd().split(/\r?\n/);
    const shown = lines.slice(0, LINES_MAX).map((line, index) => (0,plain_text/* plainLine */.h0)(index === 0 ? line : `  ${line}`));
    return lines.length <= LINES_MAX ? shown : [...shown, `  … ${lines.length - LINES_MAX} more lines`];
}

;// CONCATENATED MODULE: ./build/adapters/console/actions-console.js




/** GitHub shows so many annotations of a level for a step, and drops the others in silence. */
const ANNOTATIONS_MAX = 10;
/**
 * The log of a step on the runner. The runner executes what it reads there, so the only commands that leave
 * here are the ones made in `annotation.ts`: masks first of all, then annotations.
 */
class ActionsConsole {
    #options;
    #redact;
    #annotations = { notice: new Annotations(), warning: new Annotations(), error: new Annotations() };
    constructor(options) {
        this.#options = options;
        this.#redact = (0,domain_secrets/* redactor */.$)(options.secrets);
        for (const secret of (0,domain_secrets/* secretForms */.e)(options.secrets))
            this.#print(mask(secret));
    }
    write(level, text, place) {
        const message = place === undefined ? text : `${place.path}:${place.line}:${place.column}: ${text}`;
        switch (level) {
            case 'debug':
                if (this.#options.debug)
                    this.#printLines(`debug: ${message}`);
                return;
            case 'info':
                this.#printLines(message);
                return;
            case 'notice':
            case 'warning':
            case 'error':
                this.#annotate(level, message, place);
        }
    }
    /** A log that only grows has no line to replace. */
    progress() { }
    /** Says what did not fit into the annotations. Call it when the step ends. */
    close() {
        for (const level of ['error', 'warning', 'notice']) {
            const last = this.#annotations[level].last(level, this.#options.title);
            if (last !== undefined)
                this.#print(last);
        }
    }
    #annotate(level, message, place) {
        const text = logLines(this.#redact(message)).join('\n');
        const at = place && { ...place, path: (0,plain_text/* plainLine */.h0)(this.#redact(place.path)) };
        const command = annotation(level, this.#options.title, text, at);
        if (this.#annotations[level].admit(command))
            this.#print(command);
        else
            this.#printLines(`${level}: ${message}`);
    }
    #printLines(text) {
        for (const line of logLines(this.#redact(text)))
            this.#print(line);
    }
    #print(line) {
        this.#options.out.write(`${line}\n`);
    }
}
/** One level's annotations of a step. The last place is kept free to say how many more there were. */
class Annotations {
    #shown = 0;
    #waiting = { first: undefined, count: 0 };
    admit(command) {
        if (this.#shown < ANNOTATIONS_MAX - 1) {
            this.#shown += 1;
            return true;
        }
        this.#waiting.first ??= command;
        this.#waiting.count += 1;
        return false;
    }
    last(level, title) {
        const { first, count } = this.#waiting;
        this.#waiting.first = undefined;
        this.#waiting.count = 0;
        return count <= 1
            ? first
            : annotation(level, title, `and ${count} more: see "${level}:" in the log of this step`);
    }
}

// EXTERNAL MODULE: ./build/adapters/crypto-random.js
var crypto_random = __webpack_require__(77110);
;// CONCATENATED MODULE: ./build/adapters/webhook/format.js
/** The shapes that notifications are sent in, each that of one receiver; `json` is our own. */
const WEBHOOK_FORMATS = ['slack', 'discord', 'pagerduty', 'json'];
/** The shape that the receiver at this URL takes. */
function formatOf({ hostname, pathname }) {
    if (SLACK.test(hostname))
        return 'slack';
    if (DISCORD.test(hostname) && pathname.startsWith('/api/'))
        return 'discord';
    return PAGERDUTY.test(hostname) ? 'pagerduty' : 'json';
}
const SLACK = /^hooks\.slack(?:-gov)?\.com$/;
/** Test versions of Discord have hosts of their own. */
const DISCORD = /^(?:(?:ptb|canary)\.)?discord(?:app)?\.com$/;
const PAGERDUTY = /^events\.(?:eu\.)?pagerduty\.com$/;

// EXTERNAL MODULE: ./build/report/result-path.js
var result_path = __webpack_require__(68316);
// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(14953);
// EXTERNAL MODULE: ./build/domain/usd.js
var usd = __webpack_require__(93509);
;// CONCATENATED MODULE: ./build/entrypoints/inputs.js
/** Every input, once: `action.yml`, the flags, and the tables of the README are held against this list. */
const INPUTS = [
    {
        name: 'mode',
        actionOnly: true,
        default: 'run',
        description: '`run`; `plan`: says what a pull request would run and cost; `monitor`: tells when no run comes any more; `inbox`: takes what people ask for on issues. Only `run` needs a key.',
    },
    {
        name: 'name',
        default: 'default',
        description: 'Name of this agent, `[a-z0-9-]{1,32}`. A second agent in one repository has its own log and budgets.',
    },
    {
        name: 'tasks',
        default: '.github/background-agent/tasks.yml',
        description: 'Task files, one path or glob a line: YAML, JSON or JSON Lines by extension.',
    },
    {
        name: 'provider',
        env: { name: 'LLM_PROVIDER', cliOnly: true },
        description: '`openrouter`, `openai`, `compatible` (needs `base-url`) or `offline` (no key, no network; a rehearsal). Default: `openrouter`.',
    },
    {
        name: 'base-url',
        description: 'Root of an OpenAI-compatible API, for example `https://llm.example.com/v1`. https; plain http only to this machine.',
    },
    {
        name: 'api-key',
        description: 'Key of the provider. Default: the environment variable `OPENROUTER_API_KEY` or `OPENAI_API_KEY`, whichever belongs to the provider.',
    },
    { name: 'headers', description: 'Further HTTP headers for the provider, one `Name: value` a line.' },
    {
        name: 'model',
        env: { name: 'MODEL', cliOnly: true },
        description: 'Model for tasks that name none, as the provider spells it.',
    },
    {
        name: 'max-output-tokens',
        description: 'Most tokens of an answer, for tasks that do not say. Default: 2048.',
    },
    {
        name: 'timeout',
        env: { name: 'BG_AGENT_TIMEOUT' },
        description: 'Time for one call, for tasks that do not say, as `90s` or `5m`. Default: the environment variable `BG_AGENT_TIMEOUT` (seconds), else 300s.',
    },
    { name: 'concurrency', default: '4', description: 'Calls in flight at once, 1 to 500.' },
    { name: 'requests-per-minute', description: 'Most requests a minute. Empty: learn it from the provider.' },
    {
        name: 'tokens-per-minute',
        description: 'Most tokens a minute, counted as worst cases. Empty: learn it from the provider.',
    },
    {
        name: 'max-attempts',
        env: { name: 'BG_AGENT_MAX_RETRIES' },
        description: 'Failures of a task until it is quarantined, for tasks that do not say. Default: the environment variable `BG_AGENT_MAX_RETRIES`, else 3.',
    },
    {
        name: 'token-budget',
        env: { name: 'BG_AGENT_TOKEN_BUDGET' },
        description: 'Most tokens a run may use, or `none`. Default: the environment variable `BG_AGENT_TOKEN_BUDGET`, else 50000.',
    },
    {
        name: 'cost-budget',
        env: { name: 'BG_AGENT_COST_BUDGET' },
        description: 'Most USD a run may cost, or `none`. Default: the environment variable `BG_AGENT_COST_BUDGET`, else 1.00.',
    },
    { name: 'daily-token-budget', default: 'none', description: 'Most tokens a UTC day, or `none`.' },
    { name: 'daily-cost-budget', default: 'none', description: 'Most USD a UTC day, or `none`.' },
    { name: 'monthly-token-budget', default: 'none', description: 'Most tokens a UTC month, or `none`.' },
    { name: 'monthly-cost-budget', default: 'none', description: 'Most USD a UTC month, or `none`.' },
    {
        name: 'max-runtime',
        default: '50m',
        description: 'Time after which a run sends nothing more, as `50m`.',
    },
    {
        name: 'checkpoint-interval',
        actionOnly: true,
        default: '30s',
        description: 'How often what is new is copied to the cache while a run goes on, as `30s`.',
    },
    {
        name: 'results',
        default: 'results',
        description: 'Folder of the results, or a pattern such as `results/{type}/{id}.json`.',
    },
    {
        name: 'publish',
        actionOnly: true,
        default: 'commit',
        description: 'What becomes of results: `commit` to `branch`, `pull-request`, or `none` (they stay on the disk of the runner).',
    },
    {
        name: 'branch',
        actionOnly: true,
        description: 'Branch that results are committed to. Default: the default branch of the repository.',
    },
    {
        name: 'commit-message',
        actionOnly: true,
        description: 'First line of the commits of results. Default: it says how many results they hold.',
    },
    {
        name: 'state',
        description: 'Folder on the disk of the runner for log and answers. Default: `.background-agent/<name>`.',
    },
    {
        name: 'github-token',
        actionOnly: true,
        default: '${{ github.token }}',
        description: 'Token for state branch, commits and issues: `contents: write`, `issues: write`, and if possible `actions: read`. Empty: state stays on this disk.',
    },
    {
        name: 'alerts',
        actionOnly: true,
        default: 'issues',
        description: 'Where people are told of trouble: `issues`, or `none`.',
    },
    {
        name: 'alert-labels',
        actionOnly: true,
        description: 'Further labels of these issues, one a line or separated by commas.',
    },
    {
        name: 'alert-assignees',
        actionOnly: true,
        description: 'Who these issues are assigned to, one login a line or separated by commas.',
    },
    {
        name: 'stale-after',
        actionOnly: true,
        description: 'Time after the last good run from which silence is an alert, as `36h`. Default: by the schedule in the workflow file.',
    },
    {
        name: 'stale-grace',
        actionOnly: true,
        description: 'How late a scheduled run may be before it counts as missed, as `6h`. Default: as long as from one to the next, 3 to 12 hours.',
    },
    {
        name: 'keepalive',
        actionOnly: true,
        default: 'false',
        description: 'With `mode: monitor` and `actions: write`: `true` switches the workflow of the agent on again when GitHub has switched it off.',
    },
    {
        name: 'ping-url',
        description: 'Told when a run starts, succeeds or fails: a check of healthchecks.io or of a service like it, from a secret. It calls for help when no run comes any more.',
    },
    {
        name: 'webhook-url',
        actionOnly: true,
        description: 'Told of alerts beside the issues: a webhook of Slack or Discord, PagerDuty with `?routing_key=`, or any receiver of JSON, from a secret.',
    },
    {
        name: 'webhook-format',
        actionOnly: true,
        description: 'What is sent there: `slack`, `discord`, `pagerduty` or `json`. Default: what the host of `webhook-url` takes, else `json`.',
    },
    {
        name: 'webhook-secret',
        actionOnly: true,
        description: 'What `json` is signed with (HMAC-SHA256), from a secret. Empty: it is not signed.',
    },
    {
        name: 'max-plan-cost',
        actionOnly: true,
        default: 'none',
        description: 'With `mode: plan`: most USD that what is planned may cost at most, or `none`. Above it the step is red.',
    },
    {
        name: 'fail-on',
        description: 'What else makes the step red, separated by commas: `quarantine`, `budget`.',
    },
];
/** Those that are flags of the command line as well. */
const FLAGS = INPUTS.filter(input => !('actionOnly' in input));
/** The outputs of the action. */
const OUTPUTS = [
    {
        name: 'outcome',
        description: 'How the run ended: `completed`, `idle`, `waiting`, `budget-exhausted`, `deadline`, `overlapped`, `paused`, `provider-stopped`, `interrupted`, `failed`, or with another mode `planned`, `monitored` or `received`. More may come.',
    },
    { name: 'completed', description: 'Tasks this run completed.' },
    { name: 'quarantined', description: 'Tasks this run set aside.' },
    { name: 'skipped', description: 'Tasks that were done before (not those that somebody asked to skip).' },
    { name: 'tokens', description: 'Tokens this run used.' },
    { name: 'cost-usd', description: 'What this run cost, in USD.' },
    { name: 'pending', description: 'Tasks still to do at the end of the run.' },
    { name: 'failed', description: 'Tasks that wait for a retry at the end of the run.' },
    {
        name: 'state-source',
        description: 'Where the state came from: `cache`, `repository`, `disk` or `fresh`.',
    },
    { name: 'commit-sha', description: 'Last commit of results of this run, if there was one.' },
    { name: 'alerts-opened', description: 'Issues this run opened, or opened again.' },
    { name: 'results-path', description: 'Folder or pattern of the results.' },
    { name: 'log-path', description: 'Folder of the segments of the log.' },
    {
        name: 'report-path',
        description: 'JSON file about this run: its tasks with status, result path and cost.',
    },
    { name: 'planned', description: 'With `mode: plan`: tasks that would run.' },
    { name: 'reruns', description: 'With `mode: plan`: those of them that ran before.' },
    { name: 'expected-cost-usd', description: 'With `mode: plan`: what they are expected to cost, in USD.' },
    { name: 'max-cost-usd', description: 'With `mode: plan`: what they cost at most, in USD.' },
    {
        name: 'health',
        description: 'With `mode: monitor`: how the agent is: `well`, `late`, `missed`, `stale`, `pending`, `unscheduled`, `archived` or `unknown`.',
    },
];

;// CONCATENATED MODULE: ./build/entrypoints/input-reader.js



/**
 * Reads single settings, each from the input or flag, else from the environment variable that stands in for it. What is
 * wrong is noted in `problems`, one sentence each, and read as if it had not been given.
 */
class InputReader {
    problems = [];
    #source;
    constructor(source) {
        this.#source = source;
    }
    text(input) {
        return this.#value(input)?.text;
    }
    oneOf(input, members) {
        const text = this.text(input);
        if (text === undefined)
            return undefined;
        const member = members.find(known => known === text);
        return member ?? this.refuse(input, `must be one of ${members.join(', ')}`, text);
    }
    whole(input, { min, max }) {
        const text = this.text(input);
        if (text === undefined)
            return undefined;
        const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
        return number >= min && number <= max
            ? number
            : this.refuse(input, `must be a whole number from ${min} to ${max}`, text);
    }
    tokens(input, fallback) {
        const text = this.text(input);
        if (text === undefined)
            return fallback;
        if (text === 'none')
            return undefined;
        const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
        return number > 0
            ? number
            : this.refuse(input, 'must be a whole number of tokens above 0, or "none"', text);
    }
    usd(input, fallback) {
        const text = this.text(input) ?? fallback?.toString();
        if (text === undefined || text === 'none')
            return undefined;
        const nanoUsd = /^\d{1,6}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * usd/* NANO_PER_USD */.W) : 0;
        return nanoUsd > 0
            ? nanoUsd
            : this.refuse(input, 'must be a number of USD above 0 and below a million, or "none"', text);
    }
    durationMs(input) {
        const text = this.text(input);
        if (text === undefined)
            return undefined;
        const ms = (0,duration/* parseDurationMs */.yi)(text);
        return ms !== undefined && ms >= 1_000
            ? ms
            : this.refuse(input, 'must be a time like 90s, 15m or 2h', text);
    }
    /** As long as a task file may say, and no longer. */
    timeoutMs(input) {
        const ms = this.durationMs(input);
        return ms === undefined || ms <= duration/* TIMEOUT_MS_MAX */.qM
            ? ms
            : this.refuse(input, 'must be a time of one day at most; a bare number is seconds', this.text(input));
    }
    environmentMs(name) {
        const text = this.#source.env[name]?.trim();
        if (text === undefined || text === '')
            return undefined;
        const ms = (0,duration/* parseDurationMs */.yi)(text);
        if (ms !== undefined && ms > 0)
            return ms;
        this.problems.push(`The environment variable ${name} must be a number of seconds above 0, got "${text}".`);
        return undefined;
    }
    headers(input) {
        const headers = {};
        for (const line of linesOf(this.text(input) ?? '')) {
            const match = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([\x20-\x7e\t]*)$/.exec(line);
            const [, header = '', value = ''] = match ?? [];
            // The line itself may hold a secret, so it is not shown.
            if (match === null || RESERVED_HEADERS.has(header.toLowerCase()))
                this.refuse(input, 'must have one "Name: value" a line, and none of the headers the agent sets itself');
            else
                headers[header] = value.trim();
        }
        return headers;
    }
    /** Words, one a line or separated by commas. */
    list(input) {
        return linesOf((this.text(input) ?? '').replaceAll(',', '\n'));
    }
    /** As git has it, without `refs/heads/`. */
    branch(input) {
        const text = this.text(input);
        if (text === undefined)
            return undefined;
        return isBranchName(text) ? text : this.refuse(input, 'must be the name of a branch', text);
    }
    failOn(input) {
        const words = (this.text(input) ?? '').split(/[\s,]+/).filter(word => word !== '');
        for (const word of words) {
            if (word !== 'quarantine' && word !== 'budget')
                this.refuse(input, 'may name quarantine and budget, separated by a comma', word);
        }
        return { quarantine: words.includes('quarantine'), budget: words.includes('budget') };
    }
    refuse(input, rule, got) {
        const { label, advice } = this.#value(input) ?? this.#given(input, '');
        this.problems.push(`${label} ${rule}${got === undefined ? '' : `, got "${got}"`}. ${advice}`);
        return undefined;
    }
    #value(input) {
        const given = this.#source.given[input]?.trim();
        if (given !== undefined && given !== '')
            return this.#given(input, given);
        const { env } = INPUTS.find(({ name }) => name === input) ?? { name: input, description: '' };
        if (env === undefined || (env.cliOnly === true && this.#source.where === 'action'))
            return undefined;
        const text = this.#source.env[env.name]?.trim();
        if (text === undefined || text === '')
            return undefined;
        return { text, label: `The environment variable ${env.name}`, advice: 'Change or unset it.' };
    }
    #given(input, text) {
        return this.#source.where === 'action'
            ? { text, label: `Input "${input}"`, advice: 'Set it in the "with:" block of the step.' }
            : { text, label: `Flag --${input}`, advice: 'See --help.' };
    }
}
/** The rules of `git check-ref-format`, and none of the names that mean something else. */
function isBranchName(text) {
    const hasBadParts = text.split('/').some(part => part === '' || /^\.|\.lock$|\.$/.test(part));
    const isStrange = /[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|^@$|^-|^refs\//.test(text);
    return !hasBadParts && !isStrange && text.length <= 200;
}
const RESERVED_HEADERS = new Set([
    'authorization',
    'content-type',
    'content-length',
    'host',
    'connection',
    'transfer-encoding',
]);
function linesOf(text) {
    return text
        .split(/\r?\n/)
        .map(line => line.trim())
        .filter(line => line !== '');
}

// EXTERNAL MODULE: ./build/adapters/openai/endpoint.js
var endpoint = __webpack_require__(78655);
;// CONCATENATED MODULE: ./build/entrypoints/ping-url.js

/** The URL that signs of life go to. Whoever has it can send them, so it leaves this machine under TLS only. */
function parsePingUrl(text) {
    const url = URL.parse(text);
    if (url === null)
        return refuse('got something that is none');
    const got = `got one for ${url.protocol}//${url.host}`;
    if (url.username !== '' || url.password !== '')
        return refuse(`without a user name or password; ${got}`);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (0,endpoint.isLoopback)(url.hostname)))
        return refuse(`that begins with https:// (http:// is only for a server on this machine); ${got}`);
    url.hash = '';
    return { ok: true, url };
}
/** No part of the path is repeated: it is what makes the URL secret. */
function refuse(problem) {
    return {
        ok: false,
        message: `Input "ping-url" must be a URL such as https://hc-ping.com/<uuid>, from a secret; ${problem}.`,
    };
}

;// CONCATENATED MODULE: ./build/entrypoints/proxy.js
/**
 * The proxy for https, from `HTTPS_PROXY` and `NO_PROXY`; of two spellings the lower-case one wins, as it does in
 * Node. Node goes past a proxy that it cannot read, in silence; where a proxy is meant to be the only way out,
 * that must be an error.
 */
function parseProxy(env) {
    const proxy = env['https_proxy'] || env['HTTPS_PROXY'] || '';
    const exceptions = env['no_proxy'] || env['NO_PROXY'];
    if (proxy === '')
        return { ok: true, proxyEnv: {} };
    const url = URL.parse(proxy);
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
        const message = 'The environment variable HTTPS_PROXY must be a URL such as http://proxy.example.com:3128; its scheme must be http or https.';
        return { ok: false, message };
    }
    return {
        ok: true,
        // As it was understood: Node is more exact about how a URL is written, and goes past one, or fails at a line end with all of it.
        proxyEnv: { HTTPS_PROXY: url.href, ...(exceptions === undefined ? {} : { NO_PROXY: exceptions }) },
    };
}
/**
 * The environment with its proxy as it is understood here, for whatever takes it from there: the client of the cache, and Node
 * for our own questions to that.
 */
function withPlainProxy(env) {
    const plain = ['https_proxy', 'HTTPS_PROXY'].flatMap(name => {
        const url = URL.parse(env[name] ?? '');
        return url === null ? [] : [[name, url.href]];
    });
    return { ...env, ...Object.fromEntries(plain) };
}
/** The password of the proxy, if it has one, as it stands in the URL and as it is meant. */
function proxy_proxySecrets(env) {
    return [env['https_proxy'], env['HTTPS_PROXY']].flatMap(proxy => {
        const password = URL.parse(proxy ?? '')?.password ?? '';
        return password === '' ? [] : [password, unescaped(password)];
    });
}
function unescaped(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/entrypoints/webhook-url.js


/**
 * The webhook behind this URL. Whoever has the URL can send there, so it leaves this machine under TLS only. PagerDuty
 * has one URL for all: what tells its customers apart comes as `routing_key` in the query, and leaves in the body.
 */
function parseWebhook(text, { format, secret }) {
    const url = URL.parse(text);
    if (url === null)
        return webhook_url_refuse('got something that is none');
    const got = `got one for ${url.protocol}//${url.host}`;
    if (url.username !== '' || url.password !== '')
        return webhook_url_refuse(`without a user name or password; ${got}`);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (0,endpoint.isLoopback)(url.hostname)))
        return webhook_url_refuse(`that begins with https:// (http:// is only for a server on this machine); ${got}`);
    url.hash = '';
    const shape = format ?? formatOf(url);
    if (secret !== undefined && shape !== 'json')
        return {
            ok: false,
            message: `Input "webhook-secret" signs what is sent as json, and what is sent here is ${shape}. Remove it, or set "webhook-format" to json.`,
        };
    return shape === 'pagerduty' ? pagerduty(url) : { ok: true, webhook: { url, format: shape, secret } };
}
/** As the query has it, whatever else may be wrong with the URL; undefined: it has none. */
function routingKeyIn(text) {
    return URL.parse(text)?.searchParams.get(ROUTING_KEY) ?? undefined;
}
function pagerduty(url) {
    const secret = routingKeyIn(url.href) ?? '';
    // PagerDuty's own rule: it calls every other length a mistake.
    if (!/^[A-Za-z0-9]{32}$/.test(secret))
        return {
            ok: false,
            message: `Input "webhook-url" must hold the integration key of PagerDuty, as https://events.pagerduty.com/v2/enqueue?routing_key=<32 letters and digits>, from a secret; got ${secret === '' ? 'none' : 'another text'}.`,
        };
    url.searchParams.delete(ROUTING_KEY);
    return { ok: true, webhook: { url, format: 'pagerduty', secret } };
}
/** No part of path or query is repeated: they are what makes the URL secret. */
function webhook_url_refuse(problem) {
    return {
        ok: false,
        message: `Input "webhook-url" must be a URL such as https://hooks.slack.com/services/<id>, from a secret; ${problem}.`,
    };
}
const ROUTING_KEY = 'routing_key';

;// CONCATENATED MODULE: ./build/entrypoints/config.js






/** Reads every setting, and names every one that is wrong. */
function readConfig(source) {
    const reader = new InputReader(source);
    const name = reader.text('name') ?? 'default';
    if (!/^[a-z0-9-]{1,32}$/.test(name))
        reader.refuse('name', 'must be 1 to 32 lower-case letters, digits or hyphens', name);
    const provider = reader.oneOf('provider', PROVIDERS) ?? 'openrouter';
    const results = (0,result_path/* parseResultPattern */.fz)(reader.text('results') ?? 'results');
    if (!results.ok)
        reader.problems.push(results.message);
    const github = githubOf(reader.text('github-token'), source);
    const isAlone = provider === 'offline' && github === undefined && reader.text('ping-url') === undefined;
    const proxy = parseProxy(isAlone ? {} : source.env);
    if (!proxy.ok)
        reader.problems.push(proxy.message);
    const stateFolder = reader.text('state') ?? `.background-agent/${name}`;
    const limits = {
        run: { tokens: reader.tokens('token-budget', 50_000), nanoUsd: reader.usd('cost-budget', 1) },
        day: {
            tokens: reader.tokens('daily-token-budget', undefined),
            nanoUsd: reader.usd('daily-cost-budget', undefined),
        },
        month: {
            tokens: reader.tokens('monthly-token-budget', undefined),
            nanoUsd: reader.usd('monthly-cost-budget', undefined),
        },
    };
    const settings = {
        agent: name,
        repository: source.env['GITHUB_REPOSITORY_ID'] ?? 'local',
        version: source.version,
        run: runIdOf(source),
        provider,
        baseUrl: reader.text('base-url'),
        outputCapName: provider === 'openai' ? 'max_completion_tokens' : 'max_tokens',
        limits,
        pace: {
            concurrency: reader.whole('concurrency', { min: 1, max: 500 }) ?? 4,
            requestsPerMinute: reader.whole('requests-per-minute', { min: 1, max: 1_000_000 }),
            tokensPerMinute: reader.whole('tokens-per-minute', { min: 1, max: 1_000_000_000 }),
        },
        runtimeMsMax: reader.durationMs('max-runtime') ?? 50 * 60_000,
        logPath: `${stateFolder}/log`,
    };
    const config = {
        workspace: source.workspace,
        stateFolder,
        taskPatterns: linesOf(reader.text('tasks') ?? '.github/background-agent/tasks.yml'),
        fallback: {
            model: reader.text('model') ?? '',
            completionTokensMax: reader.whole('max-output-tokens', { min: 1, max: 1_000_000 }) ?? 2_048,
            timeoutMs: reader.timeoutMs('timeout') ?? 300_000,
            attemptsMax: reader.whole('max-attempts', { min: 1, max: 100 }) ?? 3,
        },
        apiKey: apiKeyOf(reader, provider, source.env),
        headers: reader.headers('headers'),
        proxyEnv: proxy.ok ? proxy.proxyEnv : {},
        failOn: reader.failOn('fail-on'),
        pollIntervalMs: reader.environmentMs('BG_AGENT_POLL_INTERVAL') ?? 10_000,
        mode: reader.oneOf('mode', MODES) ?? 'run',
        planCostNanoUsdMax: reader.usd('max-plan-cost', undefined),
        github,
        publishing: {
            how: reader.oneOf('publish', ['commit', 'pull-request', 'none']) ?? 'commit',
            branch: reader.branch('branch'),
            message: reader.text('commit-message'),
        },
        watching: {
            staleAfterMs: reader.durationMs('stale-after'),
            graceMs: reader.durationMs('stale-grace'),
            mayEnable: reader.oneOf('keepalive', ['true', 'false']) === 'true',
        },
        pingUrl: pingUrlOf(reader),
        alerts: alertingOf(reader),
        webhook: webhookOf(reader),
        checkpointIntervalMs: reader.durationMs('checkpoint-interval') ?? 30_000,
    };
    if (!results.ok || reader.problems.length > 0)
        return { ok: false, problems: reader.problems };
    return { ok: true, config: { ...config, settings: { ...settings, results: results.pattern } } };
}
/** Every text in the settings that must not be shown. */
function secretsOf({ apiKey, headers, github, pingUrl, webhook, proxyEnv, }) {
    const known = [apiKey, github?.token, pingUrl?.href, webhook?.url.href, webhook?.secret];
    const tokens = [...known, ...proxySecrets(proxyEnv)];
    return [...tokens.filter(token => token !== undefined), ...Object.values(headers)];
}
const MODES = ['run', 'plan', 'monitor', 'inbox'];
const PROVIDERS = ['openrouter', 'openai', 'compatible', 'offline'];
/** A key goes only to the provider it belongs to. */
function apiKeyOf(reader, provider, env) {
    const given = reader.text('api-key');
    if (given !== undefined)
        return given;
    const variable = provider === 'openrouter' ? 'OPENROUTER_API_KEY' : provider === 'openai' ? 'OPENAI_API_KEY' : undefined;
    const key = variable && env[variable]?.trim();
    return key === '' ? undefined : key;
}
/** On the command line the disk is all there is. */
function githubOf(token, { where, env }) {
    const [owner, repository] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    if (where === 'cli' || token === undefined || !owner || !repository)
        return undefined;
    return {
        token,
        apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
        graphqlUrl: env['GITHUB_GRAPHQL_URL'] || 'https://api.github.com/graphql',
        owner,
        repository,
    };
}
function pingUrlOf(reader) {
    const text = reader.text('ping-url');
    const parsed = text === undefined ? undefined : parsePingUrl(text);
    if (parsed?.ok === false)
        reader.problems.push(parsed.message);
    return parsed?.ok === true ? parsed.url : undefined;
}
function webhookOf(reader) {
    const format = reader.oneOf('webhook-format', WEBHOOK_FORMATS);
    const text = reader.text('webhook-url');
    if (text === undefined)
        return undefined;
    const parsed = parseWebhook(text, { format, secret: reader.text('webhook-secret') });
    if (!parsed.ok)
        reader.problems.push(parsed.message);
    return parsed.ok ? parsed.webhook : undefined;
}
function alertingOf(reader) {
    const where = reader.oneOf('alerts', ['issues', 'none']) ?? 'issues';
    const alerting = { labels: reader.list('alert-labels'), assignees: reader.list('alert-assignees') };
    return where === 'none' ? undefined : alerting;
}
function runIdOf({ env, runWord }) {
    const [run, attempt] = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT']];
    const known = /^\d{1,20}$/.test(run ?? '') && /^\d{1,6}$/.test(attempt ?? '');
    return known ? `${run}.${attempt}` : `local-${runWord}`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(21579);
;// CONCATENATED MODULE: ./build/entrypoints/bug-text.js


/** What ended a run unexpectedly. A disk that failed says itself what to do; for a bug of ours, the stacks of all causes. */
function bugText(error) {
    const texts = [];
    for (let cause = error; cause !== undefined && texts.length < CAUSES_MAX; cause = cause instanceof Error ? cause.cause : undefined) {
        if (cause instanceof storage_error/* StorageError */.aq)
            return cause.message;
        texts.push(cause instanceof Error ? (cause.stack ?? cause.message) : (0,external_node_util_.inspect)(cause));
    }
    return texts.join('\ncaused by: ');
}
const CAUSES_MAX = 5;

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/entrypoints/event-rules.js

/** Everything that says what a run is for is a few kilobytes; GitHub's own limit for an event is 25 MB. */
const EVENT_BYTES_MAX = 32 << 20;
/**
 * Why this mode must not run under the event that started the workflow; undefined: it may. Whoever opens a pull
 * request decides what its task file says: it would be asked with the repository's key, and paid from its budget.
 */
function refusalOfEvent(mode, env) {
    if (mode !== 'run')
        return undefined;
    const event = env['GITHUB_EVENT_NAME'] ?? '';
    if (isOfPullRequest(event))
        return refusal(`the event "${event}"`);
    if (event !== 'workflow_run')
        return undefined;
    const first = eventBefore(env['GITHUB_EVENT_PATH']);
    if (first === 'workflow_run')
        return `${REFUSED} the event "workflow_run" after another one: nobody says how that began, and it may have been with a pull request. ${ADVICE}`;
    if (first === undefined)
        return `${REFUSED} the event "workflow_run" when its payload cannot be read: it may have begun with a pull request. ${ADVICE}`;
    return isOfPullRequest(first) ? refusal(`the event "workflow_run" after "${first}"`) : undefined;
}
const REFUSED = 'Mode "run" does not work under';
const ADVICE = 'Start it by "schedule", "workflow_dispatch" or "push" instead.';
/** `pull_request`, `pull_request_target`, and those of reviews and their comments. */
function isOfPullRequest(event) {
    return event === 'pull_request' || event.startsWith('pull_request_');
}
function refusal(what) {
    return `${REFUSED} ${what}: whoever opens a pull request could have tasks of theirs asked with your key, and paid from your budget. Set "mode: plan" to see on a pull request what its tasks would cost. ${ADVICE}`;
}
/** Which event started the workflow whose end started this one. Undefined: nobody can say. */
function eventBefore(path) {
    try {
        if (path === undefined || (0,external_node_fs_.statSync)(path).size > EVENT_BYTES_MAX)
            return undefined;
        const payload = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        const event = fieldOf(fieldOf(payload, 'workflow_run'), 'event');
        return typeof event === 'string' && /^[a-z_]{1,40}$/.test(event) ? event : undefined;
    }
    catch {
        return undefined;
    }
}
function fieldOf(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}

// EXTERNAL MODULE: ./build/entrypoints/idle-step.js
var idle_step = __webpack_require__(73975);
;// CONCATENATED MODULE: ./build/entrypoints/step-phase.js

/** What the step notes for its second start, at the end of the job. */
const MAIN_BEGAN = 'main-began';
const MAIN_ENDED = 'main-ended';
/** The first argument of a step that was started at the end of the job: `post.ts` puts it there. */
const POST = 'post';
/**
 * `main`: the step's own turn. `post`: the end of the job, after a step that was killed or could not keep all that it did.
 * `over`: the end of the job after a step that ended by itself: nothing is left to do.
 */
function phaseOf(env, argument) {
    if (env[`STATE_${MAIN_ENDED}`] === 'true')
        return 'over';
    // A step that was killed before it could note anything began nothing; at the end of the job nothing may be begun either.
    return argument === POST || env[`STATE_${MAIN_BEGAN}`] === 'true' ? 'post' : 'main';
}
/** Every runner that starts a step again at the end of a job has a place for it. */
function noteState({ GITHUB_STATE: path }, name) {
    if (path === undefined || path === '')
        return;
    try {
        (0,external_node_fs_.appendFileSync)(path, `${name}=true\n`);
    }
    catch {
        // A full disk must not end a run.
    }
}
/**
 * What a run did is on the disk, and not all of it elsewhere: a commit failed, maybe the first one, of which nobody knows
 * then whether it was made.
 */
function isCutOff(told) {
    return told.kind === 'refused' || (told.kind === 'reported' && told.report.problem !== undefined);
}

;// CONCATENATED MODULE: ./build/entrypoints/signs-of-life.js



/** A run that was cancelled has seconds left, and work to put away in them. */
const CANCELLED_MS_MAX = 1_000;
/** The service has heard that the run failed, so the post step need not say it. */
const FAILURE_HEARD = 'failure-heard';
/**
 * Tells the service behind `ping-url` how the step goes, on every way out. It reads its own inputs, as the run whose other
 * settings are wrong is one to hear of; whether its own are right, the configuration says.
 */
class SignsOfLife {
    /** Undefined: nobody waits for them. */
    #service;
    #env;
    #console;
    #begun;
    constructor(given, env, console) {
        this.#env = env;
        this.#console = console;
        const text = given['ping-url']?.trim() ?? '';
        const url = text === '' || ['plan', 'inbox'].includes(given.mode?.trim() ?? '') ? undefined : parsePingUrl(text);
        const proxy = parseProxy(env);
        if (url?.ok === true && proxy.ok)
            this.#service = { url: url.url, proxyEnv: proxy.proxyEnv };
    }
    /** The step begins, and waits for nothing. */
    begin() {
        if (this.#service !== undefined)
            this.#begun = this.#open(this.#service);
        void this.#begun?.then(heartbeat => heartbeat.begin());
    }
    /** The step ends with this code, which it gives back. Another run that is at work speaks for itself. */
    async end(exitCode, told) {
        if (told?.kind === 'overlapped')
            return exitCode;
        const isCancelled = told?.kind === 'reported' && told.report.outcome === 'interrupted';
        await this.#say(exitCode === 0 ? 'success' : 'failure', isCancelled ? CANCELLED_MS_MAX : undefined);
        return exitCode;
    }
    /** The post step of a run that did not end by itself. */
    async endOfCutOff() {
        if (this.#env[`STATE_${FAILURE_HEARD}`] !== 'true')
            await this.#say('failure');
    }
    /** Loaded only where somebody waits for it. */
    async #open(service) {
        const { Heartbeat } = await __webpack_require__.e(/* import() */ 733).then(__webpack_require__.bind(__webpack_require__, 61733));
        return new Heartbeat(service);
    }
    async #say(sign, msMax) {
        if (this.#service === undefined)
            return;
        const heartbeat = await (this.#begun ?? this.#open(this.#service));
        const trouble = await heartbeat.end(sign, msMax);
        if (trouble === undefined) {
            if (sign === 'failure')
                noteState(this.#env, FAILURE_HEARD);
            return;
        }
        this.#console.write('warning', untold(sign, trouble));
    }
}
/** The sign did not arrive; the run is as it is. */
function untold(sign, trouble) {
    return `The service at "ping-url" was not told of the run's ${sign}. ${trouble}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/adapters/runner-files.js


/**
 * Hands a step's outputs to the runner. `path` is `GITHUB_OUTPUT`. A run has done its work by then, so trouble
 * here is told, never thrown.
 */
function setOutputs(path, values) {
    const entries = Object.entries(values).map(([name, value]) => heredoc(name, String(value)));
    return append('GITHUB_OUTPUT', path, entries.join(''));
}
/** Adds to the job summary. `path` is `GITHUB_STEP_SUMMARY`. */
function writeSummary(path, markdown) {
    return append('GITHUB_STEP_SUMMARY', path, cutAtLine(markdown));
}
/** GitHub drops a summary above 1 MiB whole. */
const SUMMARY_BYTES_MAX = 900_000;
const CUT_NOTE = '\n\n_The rest did not fit into a job summary. The report file has all of it._\n';
/** The value ends at a line that nobody could have written into it, because nobody knew it. */
function heredoc(name, value) {
    const delimiter = `end-${(0,external_node_crypto_.randomUUID)()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
function cutAtLine(markdown) {
    const bytes = Buffer.from(markdown);
    if (bytes.length <= SUMMARY_BYTES_MAX)
        return markdown;
    const end = bytes.lastIndexOf('\n', SUMMARY_BYTES_MAX - CUT_NOTE.length);
    return bytes.subarray(0, Math.max(end, 0)).toString() + CUT_NOTE;
}
function append(name, path, text) {
    if (path === undefined || path === '')
        return { ok: false, message: `${name} is not set: nothing was written there.` };
    try {
        (0,external_node_fs_.appendFileSync)(path, text);
        return { ok: true };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
        return {
            ok: false,
            message: `The file of ${name} cannot be written (${code}): nothing was written there.`,
        };
    }
}

// EXTERNAL MODULE: ./build/domain/task-plan.js
var task_plan = __webpack_require__(86942);
// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(10967);
;// CONCATENATED MODULE: ./build/report/quarantine-text.js

/**
 * What stands in quarantine since earlier runs, one sentence: the counts of a run have only what it set aside
 * itself. Empty when there is nothing. `status` is the command, as it is spelled where the sentence will stand.
 */
function earlierQuarantine({ inQuarantine, counts }, status) {
    const earlier = inQuarantine - counts.quarantined;
    // Not `earlier <= 0`: an idle mark of before there was this number has none, and means nothing by it.
    if (!(earlier > 0))
        return '';
    const tasks = (0,money/* counted */.hS)(earlier, counts.quarantined > 0 ? 'more task' : 'task');
    return `${tasks} ${earlier === 1 ? 'is' : 'are'} in quarantine: ${status} says why.`;
}

;// CONCATENATED MODULE: ./build/report/closing-line.js


/** The last line of a run: how it ended, what it did and cost, and where the answers are. */
function closingLine(report) {
    const { outcome, counts, skippedByPeople = 0, calls, tokens, costNanoUsd, resultsPath } = report;
    const done = [
        `${(0,money/* count */.U9)(counts.completed)} completed`,
        ...(counts.quarantined > 0 ? [`${(0,money/* count */.U9)(counts.quarantined)} quarantined`] : []),
        `${(0,money/* count */.U9)(counts.skipped)} done before`,
        ...(counts.pending > 0 ? [`${(0,money/* count */.U9)(counts.pending)} pending`] : []),
        ...(skippedByPeople > 0 ? [`${(0,money/* count */.U9)(skippedByPeople)} skipped as asked`] : []),
        ...(counts.failed > 0 ? [`${(0,money/* count */.U9)(counts.failed)} waiting for a retry`] : []),
    ];
    const effort = `${(0,money/* counted */.hS)(calls, 'call')}, ${(0,money/* counted */.hS)(tokens, 'token')}, ${(0,money/* money */.TG)(costNanoUsd)}`;
    const line = `${outcome}: ${done.join(', ')} (${effort}). ${remarkOn(outcome)} are in ${resultsPath}.`;
    // Whoever reads "nothing to do" takes it for "all is well".
    const trouble = earlierQuarantine(report, '"background-agent status"');
    return trouble === '' ? line : `${line} ${trouble}`;
}
/** Ends with the answers, as the sentence goes on with where they are. */
function remarkOn(outcome) {
    if (outcome === 'idle')
        return 'Nothing to do, no result was changed; the answers';
    if (outcome === 'paused')
        return 'The agent is paused, so nothing was sent; the answers';
    return 'The answers';
}

// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
// EXTERNAL MODULE: ./build/report/plan-text.js
var plan_text = __webpack_require__(76662);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/domain/runs-needed.js
var runs_needed = __webpack_require__(31989);
// EXTERNAL MODULE: ./build/report/budget-text.js
var budget_text = __webpack_require__(44116);
;// CONCATENATED MODULE: ./build/report/chart.js


/**
 * What a UTC month has cost by type of task: a pie, which GitHub draws in a summary, and the same numbers as a table.
 * Empty when nothing was spent. The rows are all of one month.
 */
function costChart(totals) {
    const shares = sharesOf(totals);
    const [{ month } = { month: '' }] = totals;
    return shares.length === 0 ? '' : `${pie(shares, month)}\n\n${sharesTable(shares)}`;
}
/** More slices nobody can tell apart: the smallest are drawn and listed as one. */
const SLICES_MAX = 10;
function sharesOf(totals) {
    const sums = new Map();
    for (const { taskType, costNanoUsd } of totals) {
        if (costNanoUsd > 0)
            sums.set(taskType, (sums.get(taskType) ?? 0) + costNanoUsd);
    }
    const shares = [...sums]
        .map(([name, nanoUsd]) => ({ name, nanoUsd }))
        .sort((a, b) => b.nanoUsd - a.nanoUsd);
    if (shares.length <= SLICES_MAX)
        return shares;
    const rest = shares.slice(SLICES_MAX - 1);
    const nanoUsd = rest.reduce((sum, share) => sum + share.nanoUsd, 0);
    return [...shares.slice(0, SLICES_MAX - 1), { name: `${rest.length} other types`, nanoUsd }];
}
/** Mermaid has no escape for a quote, so of a name only plain characters are left, and its number tells it from others. */
function pie(shares, month) {
    const slices = shares.map(({ name, nanoUsd }, index) => `    "${index + 1} ${plainName(name)}" : ${inCents(nanoUsd)}`);
    const title = `Cost of ${month.replace(/[^\d-]/g, '')} by type, in US cents`;
    return ['```mermaid', 'pie showData', `    title ${title}`, ...slices, '```'].join('\n');
}
function plainName(name) {
    return name.slice(0, 40).replace(/[^A-Za-z0-9_. -]/g, '_');
}
const NANO_PER_CENT = 10_000_000;
/** A slice of Mermaid's is above zero, with two decimals at most. */
function inCents(nanoUsd) {
    return Math.max(0.01, nanoUsd / NANO_PER_CENT).toFixed(2);
}
function sharesTable(shares) {
    const columns = [
        { title: '', align: 'right' },
        { title: 'Type' },
        { title: 'Cost', align: 'right' },
    ];
    const rows = shares.map(({ name, nanoUsd }, index) => [
        String(index + 1),
        (0,markdown/* codeSpan */.SS)(name, 80),
        (0,budget_text/* moneyCell */.hR)(nanoUsd),
    ]);
    return (0,markdown/* table */.tp)(columns, rows);
}

;// CONCATENATED MODULE: ./build/report/publication-text.js


/** What is in the way of results, each with what to do; empty when nothing is. */
function publicationTrouble({ refused, heldBack }) {
    const parts = [
        refused === undefined ? '' : (0,markdown/* list */.p_)([`${(0,markdown/* codeSpan */.SS)(refused.message, 1_000)} ${KEPT}`]),
        heldBack.length === 0
            ? ''
            : [
                `Held back, as GitHub does not take what is in ${heldBack.length === 1 ? 'it' : 'them'}. ${KEPT}`,
                (0,markdown/* list */.p_)(heldBack.map(({ path, reason }) => `${(0,markdown/* codeSpan */.SS)(path)} ${(0,markdown/* codeSpan */.SS)(reason, 500)}`)),
            ].join('\n\n'),
    ];
    return parts.filter(part => part !== '').join('\n\n');
}
/** Where the results of the run went; empty when none went anywhere. */
function publicationText({ how, landed, branch, commit, pull }) {
    if (how === 'none')
        return '`publish: none`: the results are on the disk of this job only. Unless a later step keeps them, they are gone with it, and the agent does not make them again.';
    if (landed === 0 || branch === undefined)
        return '';
    const at = commit === undefined ? '' : `, the last as ${(0,markdown/* codeSpan */.SS)(commit.slice(0, 10))}`;
    const done = `${(0,money/* counted */.hS)(landed, 'result')} committed to ${(0,markdown/* codeSpan */.SS)(branch)}${at}`;
    return pull === undefined ? `${done}.` : `${done}, for review in ${pullLink(pull)}.`;
}
/** What becomes of results that did not get there. */
const KEPT = 'What is paid for is kept, and the next run tries again without paying.';
/** An address is the one thing that cannot stand inside of code: it must be what it should be. */
function pullLink({ number, url }) {
    const words = `pull request ${number}`;
    return PULL_URL.test(url) ? `[${words}](${url})` : words;
}
const PULL_URL = /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?\/[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/(?!\.{1,2}\/)[A-Za-z0-9._-]{1,100}\/pull\/\d{1,12}$/;

// EXTERNAL MODULE: ./build/report/run-report.js
var run_report = __webpack_require__(72065);
// EXTERNAL MODULE: ./build/report/alerts/alert-table.js
var alert_table = __webpack_require__(77548);
// EXTERNAL MODULE: ./build/report/failure-text.js
var failure_text = __webpack_require__(653);
// EXTERNAL MODULE: ./build/report/oddity-text.js
var oddity_text = __webpack_require__(78662);
// EXTERNAL MODULE: ./build/report/alerts/stale-words.js + 1 modules
var stale_words = __webpack_require__(12625);
;// CONCATENATED MODULE: ./build/report/trouble.js









/** All that somebody has to look at, each with what to do; empty when there is nothing. */
function troubleOf(report) {
    const quarantined = report.tasks.filter(run_report/* isQuarantine */.B);
    const parts = [
        gapText(report),
        (0,markdown/* list */.p_)(report.stops.map(stopText)),
        (0,markdown/* list */.p_)(report.budgetsReached.map(budget => `Budget reached: ${(0,budget_text/* budgetName */.V7)(budget)}, limit ${(0,budget_text/* amountOf */.MT)(budget, budget.limit)}.`)),
        (0,markdown/* list */.p_)(report.oversized.map(oversizedText)),
        (0,markdown/* list */.p_)(report.unwritten.map(message => (0,markdown/* codeSpan */.SS)(message, 500))),
        report.publication === undefined ? '' : publicationTrouble(report.publication),
        quarantinedPart(quarantined),
        (0,markdown/* list */.p_)((report.oddities ?? []).map(oddity_text/* oddityText */.rj)),
        (0,markdown/* list */.p_)([earlierQuarantine(report, 'the dashboard issue, or `background-agent status` on a disk,')].filter(text => text !== '')),
        (0,markdown/* list */.p_)(report.notices.map(({ place, message }) => `${(0,markdown/* codeSpan */.SS)(`${place.path}:${place.line}:${place.column}`)} ${(0,markdown/* codeSpan */.SS)(message, 500)}`)),
        leftAlonePart(report.leftAlone),
    ].filter(part => part !== '');
    return parts.length === 0 ? '' : ['### Needs attention', ...parts].join('\n\n');
}
/** Nobody may have been there to notice it. */
function gapText({ gap }) {
    if (gap === undefined)
        return '';
    const { happened, advice } = (0,stale_words/* staleWords */.d)(gap);
    return `${happened} ${advice}`;
}
function stopText({ scope, failure }) {
    const what = scope.kind === 'provider'
        ? 'The provider'
        : `${scope.kind === 'model' ? 'Model' : 'Type'} ${(0,markdown/* codeSpan */.SS)(scope.name)}`;
    const why = failure === undefined ? '' : ` ${(0,markdown/* codeSpan */.SS)((0,failure_text/* failureText */.k)(failure), 500)}`;
    return `${what} was stopped for this run.${why}`;
}
function oversizedText({ id, budget }) {
    return `${(0,markdown/* codeSpan */.SS)(id)} can never run: its worst case alone is above the ${(0,budget_text/* budgetName */.V7)(budget)} budget of ${(0,budget_text/* amountOf */.MT)(budget, budget.limit)}. Lower its \`max-output-tokens\`, shorten it, or raise that budget.`;
}
function quarantinedPart(tasks) {
    if (tasks.length === 0)
        return '';
    const rows = tasks
        .slice(0, markdown/* ROWS_MAX */.Z0)
        .map(({ id, type, attempts, failure }) => [
        (0,markdown/* codeSpan */.SS)(id),
        (0,markdown/* codeSpan */.SS)(type),
        (0,money/* count */.U9)(attempts),
        failure === undefined ? '' : (0,markdown/* codeSpan */.SS)((0,failure_text/* failureText */.k)(failure), 500),
    ]);
    const columns = [
        { title: 'Quarantined' },
        { title: 'Type' },
        { title: 'Attempts', align: 'right' },
        { title: 'Why, and what to do' },
    ];
    const release = 'A quarantined task runs again when it is edited, or after the comment `/agent retry <task>` on the dashboard issue; where the state is on a disk, after `background-agent retry <task>`.';
    return [(0,markdown/* table */.tp)(columns, rows) + (0,markdown/* andMore */.v)(tasks.length), release].join('\n\n');
}
function leftAlonePart(paths) {
    if (paths.length === 0)
        return '';
    const items = (0,markdown/* list */.p_)(paths.map(path => (0,markdown/* codeSpan */.SS)(path)));
    return `Edited or deleted in the repository, so left alone (\`background-agent rerun <task>\` makes them anew):\n\n${items}`;
}

;// CONCATENATED MODULE: ./build/report/summary.js










/** A run as Markdown for the page of its job: trouble first, then the numbers, then where the answers are. */
function summaryOf(report) {
    const sections = [
        `## Background agent ${(0,markdown/* codeSpan */.SS)(report.agent)}: ${report.outcome}`,
        outcomeText(report),
        troubleOf(report),
        (0,alert_table/* alertsPart */.B)(report),
        countsPart(report),
        skippedPart(report),
        budgetsPart(report),
        typesPart(report),
        costChart(report.monthTotals),
        answersPart(report),
    ];
    return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}
function outcomeText(report) {
    const next = whatNext(report.outcome);
    const { completed, quarantined, pending, failed } = report.counts;
    const runs = (0,runs_needed/* runsNeeded */.w)({ done: completed + quarantined, rest: pending + failed });
    const pace = runs === undefined
        ? ''
        : ` At this budget and pace, about ${(0,money/* counted */.hS)(runs, 'more run')} will do the rest.`;
    const problem = report.problem === undefined ? '' : `\n\n${(0,markdown/* codeSpan */.SS)(report.problem, 2_000)}`;
    return next + pace + problem;
}
function whatNext(outcome) {
    switch (outcome) {
        case 'completed':
            return 'Nothing more can be done now.';
        case 'idle':
            return 'There was nothing to do: every task is done or set aside, and nothing was sent or spent.';
        case 'waiting':
            return 'Only tasks that wait for their retry time are left. The next run takes them up.';
        case 'budget-exhausted':
            return 'A budget was reached before the list was done. The rest is kept for the next run; to do more in one run, raise the budget named below.';
        case 'deadline':
            return 'The time of this run was up before the list was done. The rest is kept for the next run; to do more in one run, raise `max-runtime`, or `concurrency`.';
        case 'overlapped':
            return 'Another run of this agent is at work. This one did nothing.';
        case 'paused':
            return 'Somebody has paused this agent, so nothing was sent. It goes on when the pause ends, or with `/agent resume` in a comment on one of its issues.';
        case 'provider-stopped':
            return 'The provider, the account or a setting stopped the run. What to change stands below; the tasks are kept.';
        case 'interrupted':
            return 'The run was cancelled. What was finished is kept; the next run goes on from here.';
        case 'failed':
            return 'The run could not do its work.';
        default:
            return (0,invariant/* assertNever */.x)(outcome);
    }
}
function countsPart({ counts, calls, tokens, costNanoUsd }) {
    const columns = [
        'Completed',
        'Quarantined',
        'Skipped',
        'Waiting for a retry',
        'Pending',
        'Requests',
        'Tokens',
        'Cost',
    ];
    const { completed, quarantined, skipped, failed, pending } = counts;
    const numbers = [completed, quarantined, skipped, failed, pending, calls, tokens].map(money/* count */.U9);
    return (0,markdown/* table */.tp)(columns.map(title => ({ title, align: 'right' })), [[...numbers, (0,budget_text/* moneyCell */.hR)(costNanoUsd)]]);
}
/** Nobody need do anything about these, but their number explains why the others do not add up to the list. */
function skippedPart({ skippedByPeople = 0 }) {
    if (skippedByPeople === 0)
        return '';
    return `${(0,money/* counted */.hS)(skippedByPeople, 'task')} left alone, as somebody asked to skip ${skippedByPeople === 1 ? 'it' : 'them'}.`;
}
function budgetsPart({ budgets }) {
    if (budgets.length === 0)
        return '';
    const titles = ['Limit', 'Spent', 'Held', 'Remaining'].map(title => ({ title, align: 'right' }));
    const rows = budgets.map(budget => {
        const { limit, spent, held } = budget;
        return [
            (0,budget_text/* budgetName */.V7)(budget),
            ...[limit, spent, held, limit - spent - held].map(amount => (0,budget_text/* amountOf */.MT)(budget, amount)),
        ];
    });
    return (0,markdown/* table */.tp)([{ title: 'Budget' }, ...titles], rows);
}
function typesPart({ tasks }) {
    if (tasks.length === 0)
        return '';
    const types = Map.groupBy(tasks, ({ type }) => type);
    const titles = ['Completed', 'Quarantined', 'Tokens', 'Cost'].map(title => ({ title, align: 'right' }));
    const rows = [...types]
        .slice(0, markdown/* ROWS_MAX */.Z0)
        .map(([type, list]) => [
        (0,markdown/* codeSpan */.SS)(type),
        (0,money/* count */.U9)(list.filter(({ status }) => status === 'completed').length),
        (0,money/* count */.U9)(list.filter(run_report/* isQuarantine */.B).length),
        (0,money/* count */.U9)(list.reduce((sum, { tokens }) => sum + tokens, 0)),
        (0,budget_text/* moneyCell */.hR)(list.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0)),
    ]);
    return (0,markdown/* table */.tp)([{ title: 'Type' }, ...titles], rows) + (0,markdown/* andMore */.v)(types.size);
}
function answersPart({ resultsPath, tasks, publication }) {
    const example = tasks.find(({ status, path }) => status === 'completed' && path !== undefined)?.path;
    const forExample = example === undefined ? '' : `, for example ${(0,markdown/* codeSpan */.SS)(example)}`;
    const where = publication === undefined ? '' : publicationText(publication);
    return `The answers are in ${(0,markdown/* codeSpan */.SS)(resultsPath)}${forExample}.${where === '' ? '' : ` ${where}`}`;
}

// EXTERNAL MODULE: ./build/entrypoints/exit-code.js
var exit_code = __webpack_require__(83374);
;// CONCATENATED MODULE: ./build/entrypoints/step-end.js









/** Hands the runner what came of the step: outputs and summary, the last line of the log, and the exit code. */
function handOver(told, step) {
    const { paths, failOn, secrets, console, env } = step;
    const redact = (0,domain_secrets/* redactor */.$)(secrets);
    const outputs = Object.entries(outputsOf(told, paths)).map(([name, value]) => [
        name,
        FOREIGN.has(name) ? redact(String(value)) : String(value),
    ]);
    const written = [
        setOutputs(env['GITHUB_OUTPUT'], Object.fromEntries(outputs)),
        writeSummary(env['GITHUB_STEP_SUMMARY'], redact(summaryText(told))),
    ];
    for (const write of written)
        if (!write.ok)
            console.write('debug', write.message);
    switch (told.kind) {
        case 'unusable':
            return exit_code/* USAGE */.u_;
        case 'refused':
            return (0,exit_code/* exitCodeOf */.FO)('failed');
        case 'overlapped':
            return (0,exit_code/* exitCodeOf */.FO)('overlapped');
        case 'heard':
            return 0;
        case 'planned':
            if (told.plan !== undefined)
                console.write('info', (0,plan_text/* planLine */.od)(told.plan));
            return told.exitCode;
        // Whoever must be told was told: another red run would be another mail.
        case 'watched':
            return 0;
        case 'reported': {
            const { report } = told;
            console.write('info', closingLine(report));
            // A limit that was reached is no failure of the step, though a script is told of it.
            return (0,exit_code/* isRed */.iI)(report, failOn) ? (0,exit_code/* exitCodeOf */.FO)(report.outcome) || 1 : 0;
        }
    }
}
/** The outputs with texts that nobody here wrote. A header such as `X-Priority: 1` must not take the figures out of the others. */
const FOREIGN = new Set([
    'results-path',
    'log-path',
    'report-path',
    'commit-sha',
]);
function outputsOf(told, paths) {
    if (told.kind === 'planned' && told.plan !== undefined)
        return { ...NOTHING_DONE, ...paths, ...NOT_TOLD, outcome: 'planned', ...planOutputs(told.plan) };
    if (told.kind === 'watched') {
        const { health, alertsOpened } = told;
        return {
            ...NOTHING_DONE,
            ...paths,
            ...NOT_TOLD,
            outcome: 'monitored',
            health,
            'alerts-opened': alertsOpened,
        };
    }
    if (told.kind === 'heard')
        return { ...NOTHING_DONE, ...paths, ...NOT_TOLD, outcome: told.outcome };
    if (told.kind !== 'reported') {
        const outcome = told.kind === 'overlapped' ? 'overlapped' : 'failed';
        const alertsOpened = ('alertsOpened' in told && told.alertsOpened) || 0;
        return { outcome, ...NOTHING_DONE, ...paths, ...NOT_TOLD, 'alerts-opened': alertsOpened };
    }
    const { report, source, reportPath } = told;
    const { outcome, tokens, counts } = report;
    return {
        ...NOT_TOLD,
        outcome,
        ...counts,
        tokens,
        'cost-usd': usdText(report.costNanoUsd),
        ...paths,
        'state-source': source,
        'report-path': reportPath,
        'commit-sha': report.publication?.commit ?? '',
        'alerts-opened': report.alertsOpened,
    };
}
const NOTHING_DONE = {
    completed: 0,
    quarantined: 0,
    skipped: 0,
    pending: 0,
    failed: 0,
    tokens: 0,
    'cost-usd': 0,
};
/** A cost that nobody knows is empty, not 0. */
function planOutputs(plan) {
    const { running, again, unpriced } = (0,task_plan/* sumsOf */.y)(plan);
    const cost = (nanoUsd) => (unpriced === 0 ? usdText(nanoUsd) : '');
    return {
        planned: running,
        reruns: again,
        'expected-cost-usd': cost(plan.expected.nanoUsd),
        'max-cost-usd': cost(plan.worst.nanoUsd),
    };
}
/** Outputs that are empty unless there is something to say. */
const NOT_TOLD = {
    'state-source': '',
    'report-path': '',
    'commit-sha': '',
    'alerts-opened': 0,
    planned: '',
    reruns: '',
    'expected-cost-usd': '',
    'max-cost-usd': '',
    health: '',
};
/** Digits only, as `0.0000004`: a shell cannot reckon with `4e-7`. */
function usdText(nanoUsd) {
    return (nanoUsd / usd/* NANO_PER_USD */.W).toFixed(9).replace(/\.?0+$/, '');
}
function summaryText(told) {
    switch (told.kind) {
        case 'reported':
            return summaryOf(told.report);
        case 'planned':
        case 'watched':
            return told.summary;
        case 'heard':
            return told.outcome === 'idle' ? '' : HEARD;
        case 'overlapped':
            return '## Background agent: overlapped\n\nAnother run is at work on the same state: this one left it alone.\n';
        case 'refused':
            return `## Background agent: failed\n\n${(0,markdown/* codeSpan */.SS)(told.message, 2_000)}\n`;
        case 'unusable':
            return '## Background agent: failed\n\nThe settings or the task files are wrong. Every mistake is an annotation of this step, and nothing was sent or spent.\n';
    }
}
const HEARD = '## Background agent: received\n\nSomebody who may has asked for something: the agent was started, and takes it.\n';

;// CONCATENATED MODULE: ./build/entrypoints/stop-signals.js
/**
 * Turns the first Ctrl-C, or the runner's cancel, into a wish to end: no new call is sent, answers on their way are
 * waited for a moment, everything is saved. The runner sends SIGTERM 7.5 s later and kills after 2.5 s more, so a
 * second signal changes nothing: the end is near anyway.
 */
function stopSignals(process, onFirst) {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            if (controller.signal.aborted)
                return;
            controller.abort();
            onFirst();
        });
    }
    return controller.signal;
}

;// CONCATENATED MODULE: ./build/entrypoints/version.js
/** The released version. A test holds it against `package.json`. */
const VERSION = '0.1.0';

;// CONCATENATED MODULE: ./build/entrypoints/run-action.js














/** The step: reads its inputs, runs once, and hands the runner outputs, summary and an exit code. */
async function runAction(process) {
    const env = withPlainProxy(process.env);
    const phase = phaseOf(env, process.argv[2]);
    if (phase === 'over')
        return 0;
    // Before anything can go wrong: at the end of the job the same file is started again, and must not begin a second run.
    if (phase === 'main')
        noteState(env, MAIN_BEGAN);
    const given = givenInputs(env);
    // Whatever is wrong with the settings, the key is known to the console before the first word.
    const secrets = secretsIn(given, env);
    const console = new ActionsConsole({
        out: process.stdout,
        secrets,
        debug: env['RUNNER_DEBUG'] === '1',
        title: 'Background agent',
    });
    const step = { console, env, secrets, failOn: { quarantine: false, budget: false } };
    const signs = new SignsOfLife(given, env, console);
    if (phase === 'main')
        signs.begin();
    try {
        const read = readConfig({
            given,
            env,
            where: 'action',
            workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
            version: VERSION,
            runWord: crypto_random/* cryptoRandom */.j.word(10),
        });
        if (!read.ok) {
            // The step has said it, and began nothing that could be kept.
            if (phase === 'post')
                return 0;
            noteState(env, MAIN_ENDED);
            for (const problem of read.problems)
                console.write('error', problem);
            return await signs.end(handOver({ kind: 'unusable' }, { ...step, paths: NO_PATHS }));
        }
        const { config } = read;
        if (phase === 'post') {
            await rescue(config, step, process);
            await signs.endOfCutOff();
            return 0;
        }
        const refusal = refusalOfEvent(config.mode, env);
        if (refusal !== undefined) {
            noteState(env, MAIN_ENDED);
            console.write('error', refusal);
            return await signs.end(handOver({ kind: 'unusable' }, { ...step, paths: NO_PATHS }));
        }
        const { settings, failOn } = config;
        const paths = { 'results-path': settings.results.folder, 'log-path': settings.logPath };
        const told = await startedIn(config, step, process);
        const exitCode = handOver(told, { ...step, paths, failOn });
        if (!isCutOff(told))
            noteState(env, MAIN_ENDED);
        return await signs.end(exitCode, told);
    }
    catch (error) {
        console.write('error', bugText(error));
        if (phase === 'post') {
            await signs.endOfCutOff();
            return 1;
        }
        const message = error instanceof Error ? error.message : 'The run ended in a way that nobody expected.';
        return await signs.end(handOver({ kind: 'refused', message }, { ...step, paths: NO_PATHS }));
    }
    finally {
        console.close();
    }
}
const NO_PATHS = { 'results-path': '', 'log-path': '' };
function startedIn(config, step, process) {
    if (config.mode === 'plan')
        return plan(config, step);
    if (config.mode === 'monitor')
        return monitor(config, step);
    if (config.mode === 'inbox')
        return receive(config, step);
    return config.github === undefined
        ? ((0,idle_step/* findIdle */.Eb)(config, Date.now()) ?? work(config, step, process))
        : workAtHome(config, config.github, step, process);
}
/** What a run needs is loaded only now. */
async function work(config, { console, env }, process) {
    const { runOnce } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(478), __webpack_require__.e(37), __webpack_require__.e(814), __webpack_require__.e(207), __webpack_require__.e(821), __webpack_require__.e(651), __webpack_require__.e(259), __webpack_require__.e(484), __webpack_require__.e(505), __webpack_require__.e(832), __webpack_require__.e(939), __webpack_require__.e(642), __webpack_require__.e(670), __webpack_require__.e(52), __webpack_require__.e(134), __webpack_require__.e(531)]).then(__webpack_require__.bind(__webpack_require__, 98896));
    const stop = stopOf(console, process);
    // Before the lock is free: whoever goes on with the log then may leave something to do, and the mark would deny it.
    const atEnd = (told) => (0,idle_step/* leaveIdleMark */.PK)(told, config);
    return runOnce(config, { kind: 'once' }, { console, env, stop, atEnd });
}
async function workAtHome(config, github, { console, env }, process) {
    const { runAtHome } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(814), __webpack_require__.e(651), __webpack_require__.e(40), __webpack_require__.e(484), __webpack_require__.e(642), __webpack_require__.e(52), __webpack_require__.e(871)]).then(__webpack_require__.bind(__webpack_require__, 30871));
    const program = process.argv[1] ?? '';
    return runAtHome(config, github, { console, env, program, stop: () => stopOf(console, process) });
}
function stopOf(console, process) {
    return stopSignals(process, () => console.write('notice', 'Cancelled: no new calls; waiting a moment for answers on their way.'));
}
/** The runner starts the step again when the job ends. Then there is something to do only if it did not end by itself. */
async function rescue(config, { console, env }, process) {
    if (config.github === undefined || config.mode !== 'run')
        return;
    const { rescueAtHome } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(814), __webpack_require__.e(651), __webpack_require__.e(40), __webpack_require__.e(484), __webpack_require__.e(642), __webpack_require__.e(52), __webpack_require__.e(871)]).then(__webpack_require__.bind(__webpack_require__, 30871));
    await rescueAtHome(config, config.github, { console, env, program: process.argv[1] ?? '' });
}
async function plan(config, outside) {
    const { planStep } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(478), __webpack_require__.e(37), __webpack_require__.e(821), __webpack_require__.e(651), __webpack_require__.e(259), __webpack_require__.e(40), __webpack_require__.e(670), __webpack_require__.e(198)]).then(__webpack_require__.bind(__webpack_require__, 83082));
    return planStep(config, outside);
}
async function monitor(config, step) {
    if (config.github === undefined)
        return withoutGitHub('monitor', step.console);
    const { monitorStep } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(814), __webpack_require__.e(651), __webpack_require__.e(40), __webpack_require__.e(484), __webpack_require__.e(832), __webpack_require__.e(642), __webpack_require__.e(896), __webpack_require__.e(917)]).then(__webpack_require__.bind(__webpack_require__, 43432));
    return monitorStep(config, config.github, step);
}
async function receive(config, step) {
    if (config.github === undefined)
        return withoutGitHub('inbox', step.console);
    const { inboxStep } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(651), __webpack_require__.e(40), __webpack_require__.e(484), __webpack_require__.e(52), __webpack_require__.e(515)]).then(__webpack_require__.bind(__webpack_require__, 26515));
    return inboxStep(config, config.github, step);
}
/** What is all about GitHub does not work without it. */
function withoutGitHub(mode, console) {
    const message = `Mode "${mode}" looks at GitHub, and there is no token for it. Leave "github-token" as it is, or give it one.`;
    console.write('error', message);
    return { kind: 'refused', message };
}
function givenInputs(env) {
    // The runner upper-cases a name, and turns spaces but not hyphens into underscores.
    const entries = INPUTS.map(({ name }) => [name, env[`INPUT_${name.toUpperCase()}`]]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
function secretsIn(given, env) {
    const keys = [
        given['api-key'],
        given['github-token'],
        given['ping-url'],
        given['webhook-url'],
        given['webhook-secret'],
        routingKeyIn(given['webhook-url'] ?? ''),
        env['OPENROUTER_API_KEY'],
        env['OPENAI_API_KEY'],
        ...proxy_proxySecrets(env),
    ];
    const headers = (given.headers ?? '').split('\n').map(line => line.slice(line.indexOf(':') + 1));
    return [...keys, ...headers].flatMap(text => text === undefined || text.trim() === '' ? [] : [text.trim()]);
}


/***/ }),

/***/ 3146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ stateFolderOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Where log and answers are on this disk. */
function stateFolderOf({ workspace, stateFolder }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, stateFolder);
}


/***/ }),

/***/ 77548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ alertsPart)
/* harmony export */ });
/* harmony import */ var _alert_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13533);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34902);
/* harmony import */ var _run_link_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8211);



const COLUMNS = [{ title: 'Severity' }, { title: 'Alert' }, { title: 'Issue' }];
/** What fires, each with its issue, and why an issue is missing; empty when there is nothing. */
function alertsPart({ alerts, alertTrouble }) {
    const parts = [
        alerts.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(COLUMNS, alerts.map(row)),
        alertTrouble === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(alertTrouble, 1_000),
    ].filter(part => part !== '');
    return parts.length === 0 ? '' : ['### Alerts', ...parts].join('\n\n');
}
function row(alert) {
    return [alert.severity, _alert_words_js__WEBPACK_IMPORTED_MODULE_0__/* .TOPICS */ .p[alert.kind], issueOf(alert)];
}
function issueOf({ isTold, isFresh, isHeld, issue }) {
    if (isHeld === true)
        return `${issue === undefined ? '' : `${(0,_run_link_js__WEBPACK_IMPORTED_MODULE_2__/* .issueLink */ .MN)(issue.number, issue.place)}, `}${HELD}`;
    if (issue !== undefined)
        return ((0,_run_link_js__WEBPACK_IMPORTED_MODULE_2__/* .issueLink */ .MN)(issue.number, issue.place) + (isTold ? (isFresh ? ', opened now' : '') : ', not up to date'));
    return isTold ? 'none' : 'not yet: the next run tries again';
}
const HELD = 'not told again yet: it comes and goes';


/***/ }),

/***/ 13533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ RECOVERIES),
/* harmony export */   p: () => (/* binding */ TOPICS)
/* harmony export */ });
/** What an alert is about, as the title of its issue has it: the same for as long as the issue is open. */
const TOPICS = {
    quarantine: 'tasks are in quarantine',
    budget: 'a budget is used up or nearly so',
    provider: 'the provider stopped the work',
    stale: 'the schedule or its runs are in trouble',
    interrupted: 'a run was killed',
    state: 'the log, the results or the webhook is in trouble',
    anomaly: 'something is out of the ordinary',
};
/** What it means that an alert is over. */
const RECOVERIES = {
    quarantine: 'No task is in quarantine any more.',
    budget: 'No budget is at 80 % any more, and no run was stopped by one.',
    provider: 'The provider answers again, and nothing is stopped.',
    stale: 'The schedule is in force, and the agent runs as it should.',
    interrupted: 'A run has ended by itself again.',
    state: 'The log is in use, results are published, and messages arrive again.',
    anomaly: 'A run has ended in which nothing was out of the ordinary.',
};


/***/ }),

/***/ 12625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ staleWords)
});

// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/report/bounded-table.js
var bounded_table = __webpack_require__(50683);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(10967);
;// CONCATENATED MODULE: ./build/report/alerts/stale-advice.js

/** What brings the runs back, with the button, the command or the line of the file. */
function staleAdvice(finding) {
    const file = fileOf(finding);
    switch (finding.reason) {
        case 'disabled':
            return `Enable it: tab \`Actions\`, its name, \`Enable workflow\`; or \`gh workflow enable ${file}\`. In a fork, switch workflows on in the tab \`Actions\` first.`;
        case 'disabled-by-hand':
            return `If it is to rest, close this issue: nothing more will be said until it has run again. Else enable it: tab \`Actions\`, its name, \`Enable workflow\`; or \`gh workflow enable ${file}\`.`;
        case 'disabled-by-inactivity':
            return `Enable it: tab \`Actions\`, its name, \`Enable workflow\`; or \`gh workflow enable ${file}\`. Then start it: \`gh workflow run ${file}\`. With \`keepalive: true\` and the permission \`actions: write\` the monitor does so by itself.`;
        case 'broken':
            return brokenAdvice(finding);
        case 'hung':
            return hungAdvice(finding);
        case 'failing':
            return `Look at the first error of the run: \`gh run view ${finding.run} --log-failed\`. A run without a log was not given a machine: look at the billing and the spending limit of the owner of this repository. Then start one: \`gh workflow run ${file}\`.`;
        case 'missed':
            return missedAdvice(finding, file);
        case 'never-started':
            return `${seeRun(finding.lastRun)}Start it once by hand, which shows what is wrong: tab \`Actions\`, its name, \`Run workflow\`; or \`gh workflow run ${file}\`. GitHub runs a \`schedule\` from the default branch only, and not in a fork whose workflows are off.`;
        case 'inactive':
            return 'Any commit begins the 60 days anew. With `keepalive: true` and the permission `actions: write` the monitor sees to it.';
        case 'gap':
            return 'If its workflow was off or broken meanwhile, there is nothing to do. Else choose a minute away from the full hour for `cron`, and let `mode: monitor` watch the agent, or a service behind `ping-url`.';
        default:
            return (0,invariant/* assertNever */.x)(finding);
    }
}
function brokenAdvice(finding) {
    switch (finding.how) {
        case 'not-started':
            return `The page of the run says why: \`gh run view ${finding.run} --web\`. Mostly the workflow file is no valid one since its last change; it may also be that this repository may not use an action that it names, or that Actions are switched off.`;
        case 'no-file':
            return 'Bring its workflow file back, from the history of `.github/workflows` or with `background-agent init`. If the agent is no longer wanted, take out the step of the monitor that watches it.';
        case 'bad-schedule':
            return "Write each line as GitHub takes it, such as `- cron: '17 2 * * *'`, at least 5 minutes between two runs.";
        case 'no-schedule':
            return "Put it back, such as `schedule: [{ cron: '17 2 * * *' }]` under `on`. If something else starts the agent now, say with `stale-after` how long it may be silent.";
        default:
            return (0,invariant/* assertNever */.x)(finding);
    }
}
function hungAdvice({ run, isQueued }) {
    const why = isQueued
        ? 'A run waits for a machine with the labels of `runs-on`, for an earlier run of its `concurrency` group, or for somebody who must approve it.'
        : 'GitHub should have ended it at `timeout-minutes`; a machine of your own may be lost or out of reach.';
    return `Cancel it: \`gh run cancel ${run}\`. ${why} The next run goes on where it stood.`;
}
function missedAdvice({ lastRun }, file) {
    return `${seeRun(lastRun)}Start one by hand: tab \`Actions\`, its name, \`Run workflow\`; or \`gh workflow run ${file}\`. If that works and the schedule does not, let somebody who is a member of this repository change and commit the line with \`cron\`: a schedule ends when whoever wrote it last has left. The status page of GitHub says whether Actions are in trouble.`;
}
function seeRun(run) {
    return run === undefined ? '' : `Look at what became of the last run: \`gh run view ${run.id}\`. `;
}
/** For a command that somebody may copy: a name that a shell might take for more than a name is left to them. */
function fileOf({ path }) {
    const [, name] = PLAIN_PATH.exec(path ?? '') ?? [];
    return name ?? '<file>';
}
const PLAIN_PATH = /^\.github\/workflows\/([A-Za-z0-9_][A-Za-z0-9_.-]{0,99})$/;

// EXTERNAL MODULE: ./build/report/time-text.js
var time_text = __webpack_require__(1052);
;// CONCATENATED MODULE: ./build/report/alerts/stale-words.js







/** Why no run comes, or none ends well, and the way back. */
function staleWords(finding) {
    return {
        happened: `${happenedTo(finding)} ${lastSuccess(finding)}`,
        means: meaningOf(finding),
        advice: staleAdvice(finding),
        table: complaintsTable(finding),
    };
}
function lastSuccess({ lastSuccessMs, path }) {
    const file = path === undefined ? '' : ` Its workflow is ${(0,markdown/* codeSpan */.SS)(path)}.`;
    const last = lastSuccessMs === undefined
        ? 'No run that ended well is known.'
        : `The last run that ended well was over at ${time(lastSuccessMs)}.`;
    return `${last}${file}`;
}
function happenedTo(finding) {
    switch (finding.reason) {
        case 'disabled':
            return 'The workflow of the agent is switched off on GitHub.';
        case 'disabled-by-hand':
            return 'Somebody has switched the workflow of the agent off.';
        case 'disabled-by-inactivity':
            return 'GitHub has switched the workflow of the agent off, as it does in a public repository after 60 days without a commit.';
        case 'broken':
            return brokenHow(finding);
        case 'hung':
            return finding.isQueued
                ? `Run \`${finding.run}\` has waited since ${time(finding.sinceMs)} and does not begin.`
                : `Run \`${finding.run}\`, at work since ${time(finding.sinceMs)}, does not end: its time is up.`;
        case 'failing':
            return `The last ${(0,money/* count */.U9)(finding.runs)} runs have failed, \`${finding.run}\` the latest, and no other alert says why.`;
        case 'missed':
            return `A run was due at ${time(finding.dueMs)}, and none has ended well since.${vainStart(finding)}${lastRunText(finding.lastRun)}`;
        case 'never-started':
            return `The first run was due at ${time(finding.dueMs)}, and none has ended well yet.${lastRunText(finding.lastRun)}`;
        case 'inactive':
            return `The last commit on the default branch is of ${time(finding.committedAtMs)}. In a public repository GitHub switches schedules off after 60 days without a commit: at ${time(finding.offMs)}.`;
        case 'gap':
            return `The agent was silent: a run was due at ${time(finding.dueMs)}, and the next one came at ${time(finding.backMs)}, ${(0,time_text/* spanText */.Cp)(finding.backMs - finding.dueMs)} later.`;
        default:
            return (0,invariant/* assertNever */.x)(finding);
    }
}
function brokenHow(finding) {
    switch (finding.how) {
        case 'not-started':
            return `GitHub could not begin run \`${finding.run}\`.`;
        case 'no-file':
            return 'No workflow file of the default branch runs the agent any more.';
        case 'bad-schedule':
            return 'The workflow of the agent has a schedule that GitHub does not take.';
        case 'no-schedule':
            return 'The workflow of the agent has no schedule any more.';
        default:
            return (0,invariant/* assertNever */.x)(finding);
    }
}
function vainStart({ wasStartedInVain }) {
    return wasStartedInVain ? ' The monitor has asked GitHub to start one, in vain.' : '';
}
function lastRunText(run) {
    if (run === undefined)
        return '';
    return ` The last one that came, \`${run.id}\`, ${STANDS[run.stand]}.`;
}
const STANDS = {
    failed: 'has failed',
    cancelled: 'was cancelled or passed over',
    waits: 'waits and does not begin: for a machine with the labels of `runs-on`, for an earlier run, or for an approval',
};
function meaningOf({ reason }) {
    switch (reason) {
        case 'disabled':
        case 'disabled-by-hand':
        case 'disabled-by-inactivity':
            return 'GitHub starts no run of it, neither by schedule nor by hand. Tasks wait; nothing is lost, and nothing is spent.';
        case 'broken':
            return 'No run comes by schedule until this is mended. Tasks wait; nothing is lost, and nothing is spent.';
        case 'hung':
            return 'As long as it is there, other runs may wait for it. What it had finished is kept.';
        case 'failing':
            return 'Runs come and do not do their work. What was finished before is kept; each of them may have cost something, within the budgets.';
        case 'missed':
            return 'Tasks wait; nothing is lost, and nothing is spent. GitHub drops single runs when it is busy: this is more than that.';
        case 'never-started':
            return 'The agent has not begun its work. Its workflow is switched on, so the reason lies elsewhere.';
        case 'inactive':
            return 'The agent runs as it should. Once its schedule is off nothing starts it any more, and the schedule of its monitor goes the same way.';
        case 'gap':
            return 'It is at work again, and does what has waited. Nothing was lost; what kept it away may do so again.';
        default:
            return (0,invariant/* assertNever */.x)(reason);
    }
}
function complaintsTable(finding) {
    if (!('complaints' in finding) || finding.complaints.length === 0)
        return '';
    const title = finding.how === 'no-file' ? 'Workflow files that cannot be read' : 'What is wrong with the schedule';
    const rows = finding.complaints.map(complaint => [(0,markdown/* codeSpan */.SS)(complaint, 400)]);
    return (0,bounded_table/* boundedTable */.c)([{ title }], rows, 'The log of the run that says this names them all.');
}
function time(ms) {
    return (0,time_text/* timeText */.Tc)((0,units/* timestampOf */.U_)(ms));
}


/***/ }),

/***/ 50683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ boundedTable)
/* harmony export */ });
/* unused harmony export TABLE_LENGTH_MAX */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34902);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10967);


/** Far enough below the 65,536 characters that GitHub takes for what stands around a table. */
const TABLE_LENGTH_MAX = 48_000;
/**
 * A table that fits into the body of an issue or a comment: at most `ROWS_MAX` rows and `TABLE_LENGTH_MAX`
 * characters, whole rows only, and what to say of the others. Half a cell might leave its code open.
 */
function boundedTable(columns, rows, whereAllAre) {
    const kept = fitting(rows);
    const left = rows.length - kept.length;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(columns, kept) + (left === 0 ? '' : `\n\n… and ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(left)} more. ${whereAllAre}`);
}
function fitting(rows) {
    let length = 0;
    const tooLong = rows.slice(0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ROWS_MAX */ .Z0).findIndex(row => {
        // Each cell has its bar and its spaces.
        length += row.reduce((sum, cell) => sum + cell.length + 3, 2);
        return length > TABLE_LENGTH_MAX;
    });
    return rows.slice(0, tooLong < 0 ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ROWS_MAX */ .Z0 : tooLong);
}


/***/ }),

/***/ 26669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ budgetJson)
/* harmony export */ });
/* harmony import */ var _domain_usd_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93509);

/** A budget with its numbers for a program: money is in USD. */
function budgetJson({ window, unit, limit, spent, held }) {
    const per = unit === 'cost' ? _domain_usd_js__WEBPACK_IMPORTED_MODULE_0__/* .NANO_PER_USD */ .W : 1;
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


/***/ }),

/***/ 44116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ budgetInput),
/* harmony export */   MT: () => (/* binding */ amountOf),
/* harmony export */   V7: () => (/* binding */ budgetName),
/* harmony export */   hR: () => (/* binding */ moneyCell)
/* harmony export */ });
/* unused harmony export plainAmount */
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10967);

/** `cost a run`, `tokens a day (UTC)`. */
function budgetName({ window, unit }) {
    const words = { run: 'run', day: 'day (UTC)', month: 'month (UTC)' };
    return `${unit === 'tokens' ? 'tokens' : 'cost'} a ${words[window]}`;
}
/** An amount of a budget as Markdown. */
function amountOf({ unit }, amount) {
    return unit === 'tokens' ? (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(amount) : moneyCell(amount);
}
/** As code: GitHub reads what stands between two dollar signs as mathematics. */
function moneyCell(nanoUsd) {
    return `\`${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .money */ .TG)(nanoUsd)}\``;
}
/** The input that sets it: `daily-cost-budget`. */
function budgetInput({ window, unit }) {
    const prefix = { run: '', day: 'daily-', month: 'monthly-' }[window];
    return `${prefix}${unit === 'cost' ? 'cost' : 'token'}-budget`;
}
/** An amount of a budget for a terminal. */
function plainAmount({ unit }, amount) {
    return unit === 'tokens' ? `${count(amount)} tokens` : money(amount);
}


/***/ }),

/***/ 653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ failureText)
/* harmony export */ });
/* harmony import */ var _domain_invariant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93001);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10967);


/**
 * What happened and what to do, in a sentence or two. The codes in it are a provider's words: show it as
 * hostile text like any other.
 */
function failureText(failure) {
    switch (failure.kind) {
        case 'rate-limited':
            return `The provider asked to slow down (${http(failure)}). Nothing to do; if it goes on, lower "concurrency" or set "requests-per-minute".`;
        case 'network':
            return `The provider could not be reached${because(failure.code)}. Check "base-url" and the network of the runner.`;
        case 'timeout':
            return `No answer came within ${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(failure.timeoutMs / 1000)} s. Raise "timeout", lower "max-output-tokens", or choose a faster model.`;
        case 'server-error':
            return `The provider failed (${http(failure)}). Run again later; if it stays so, look at the provider's status page.`;
        case 'error-in-answer':
            return `The provider reported an error in place of an answer${because(failure.code)}. Run again later, or choose another model.`;
        case 'malformed-answer':
            return 'What came back is no chat completion. Check that "base-url" is the root of an OpenAI-compatible API.';
        case 'empty-answer':
            return `The model answered nothing${because(failure.finishReason)}. Reword the prompt, or choose another model.`;
        case 'invalid-answer':
            return `The answer did not match the schema of its type (keyword ${failure.keyword}). Relax the schema, say in the prompt what it asks for, or choose a model with structured output.`;
        case 'unauthorized':
            return `The provider refused the key (${http(failure)}). Check the secret behind "api-key", and that it belongs to this "provider".`;
        case 'out-of-credit':
            return `The account at the provider is out of credit (${http(failure)}). Add credit there; the tasks go on in the next run.`;
        case 'key-limit':
            return `The key has reached its own limit at the provider (${http(failure)}). Raise that limit, or use another key in "api-key".`;
        case 'model-not-found':
            return `The provider does not know the model (${http(failure)}). Check the spelling of "model" and that the key may use it.`;
        case 'parameter-refused':
            return `The provider refused the parameter "${failure.parameter}" (${http(failure)}). Leave it out: set it to null under "parameters".`;
        case 'schema-refused':
            return `The provider refused the schema of this type (${http(failure)}). Simplify "output" in the task file.`;
        case 'type-not-supported':
            return 'This provider cannot answer tasks of this type: "offline" knows summarize, analyze_sentiment and extract_entities only. Choose another "provider".';
        case 'too-large':
            return `The request is larger than the provider takes (${http(failure)}). Shorten the task's input or split the task.`;
        case 'context-too-long':
            return `The prompt and "max-output-tokens" together do not fit into the model (${http(failure)}). Shorten the input, lower "max-output-tokens", or choose a model with a longer context.`;
        case 'content-refused':
            return `The provider or the model refused the content${failure.status === undefined ? '' : ` (${http(failure)})`}. Reword the task, or choose another model.`;
        case 'weight-exceeds-budget':
            return `This one request costs more than the key may spend (${http(failure)}). Lower "max-output-tokens", or raise the limit of the key.`;
        case 'bad-request':
            return `The provider refused the request (${http(failure)}). Check the task's "parameters" and the messages of its type.`;
        case 'length':
            return `The answer was cut off at ${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(failure.completionTokensMax)} tokens${reasoningPart(failure.reasoningTokens)}. Raise "max-output-tokens" above that.`;
        case 'interrupted':
            return 'Runs were killed again and again while this task was being answered. Check the "timeout-minutes" of the job, then release the task with `background-agent retry`.';
        case 'skipped':
            return 'Somebody asked for this task to be skipped. To have it done, edit it, or put it back with `background-agent retry` or, in a comment on an issue of the agent, with `/agent retry`.';
        default:
            return (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_1__/* .assertNever */ .x)(failure);
    }
}
function http({ status, code }) {
    return code === undefined ? `HTTP ${status}` : `HTTP ${status}, ${code}`;
}
function because(code) {
    return code === undefined ? '' : ` (${code})`;
}
function reasoningPart(tokens) {
    return tokens === undefined || tokens === 0 ? '' : `, ${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(tokens)} of them spent on reasoning`;
}


/***/ }),

/***/ 12365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ jsonText)
/* harmony export */ });
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86429);

/**
 * JSON for a file that people read and tools print: two-space indent, keys in the order given, a final newline.
 * Whatever a text in it says, no line of it can be a workflow command; parsed, it is the text again.
 */
function jsonText(value) {
    return `${(0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(JSON.stringify(value, null, 2))}\n`;
}


/***/ }),

/***/ 34902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   Z0: () => (/* binding */ ROWS_MAX),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   v: () => (/* binding */ andMore)
/* harmony export */ });
/* unused harmony export codeBlock */
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86429);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10967);


/**
 * Hostile text inside GitHub-flavoured Markdown. Escaping is not enough: GitHub looks for mentions, references
 * and bare links in the rendered text, where every escape is gone. It never looks inside code. So text that
 * nobody here wrote is code, and its fence is longer than any it could close.
 */
function codeSpan(text, lengthMax = CODE_SPAN_LENGTH_MAX) {
    // A pipe would end a table's cell even inside code, and how a backslash saves it differs between renderers.
    const line = (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(text, lengthMax).replaceAll('|', '\\u007c');
    const fence = '`'.repeat(longestRun(line) + 1);
    // One space on each side is taken off by the renderer; it keeps backticks and the text's own spaces apart.
    return `${fence} ${line} ${fence}`;
}
/** Several lines of hostile text. It must start on a line of its own. */
function codeBlock(text) {
    const lines = plainText(text);
    const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
    return `${fence}text\n${lines}\n${fence}`;
}
/** A table of cells that are Markdown already: our own words, numbers, and code spans. */
function table(columns, rows) {
    const heads = columns.map(({ title }) => title);
    const rules = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
    return [heads, rules, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
/** Items that are Markdown already; more than anybody reads are left to the report file. */
function list(items) {
    const lines = items.slice(0, ROWS_MAX).map(item => `- ${item}`);
    return lines.join('\n') + andMore(items.length);
}
const ROWS_MAX = 50;
/** What to say below a table or list that was cut at `ROWS_MAX`. */
function andMore(total) {
    return total <= ROWS_MAX
        ? ''
        : `\n\n… and ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(total - ROWS_MAX)} more; the report file names them all.`;
}
const CODE_SPAN_LENGTH_MAX = 200;
function longestRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}


/***/ }),

/***/ 10967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TG: () => (/* binding */ money),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   hS: () => (/* binding */ counted)
/* harmony export */ });
const NANO_PER_CENT = 10_000_000;
const NANO_PER_STEP = 100_000;
/**
 * `$12.34`, and below a dollar up to four decimals, `$0.0012`: single calls cost fractions of a cent. Rounded up
 * to the last decimal shown, so that what is said to be spent is never less than what is.
 */
function money(nanoUsd) {
    if (nanoUsd < 0)
        return `-${money(-nanoUsd)}`;
    const steps = Math.ceil(nanoUsd / NANO_PER_STEP);
    if (steps >= 10_000)
        return `$${decimal(Math.ceil(nanoUsd / NANO_PER_CENT), 2)}`;
    return `$${decimal(steps, 4).replace(/0{1,2}$/, '')}`;
}
/** An integer with a decimal point put in: no float takes part. */
function decimal(value, places) {
    const digits = String(value).padStart(places + 1, '0');
    return `${grouped(digits.slice(0, -places))}.${digits.slice(-places)}`;
}
/** `1,234,567`. */
function count(value) {
    return grouped(String(value));
}
/** `1 call`, `2,000 calls`. */
function counted(value, noun) {
    return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
function grouped(digits) {
    return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}


/***/ }),

/***/ 78662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ oddityJson),
/* harmony export */   CR: () => (/* binding */ usualText),
/* harmony export */   JW: () => (/* binding */ seenText),
/* harmony export */   nT: () => (/* binding */ typeSpan),
/* harmony export */   rj: () => (/* binding */ oddityText)
/* harmony export */ });
/* harmony import */ var _domain_usd_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93509);
/* harmony import */ var _budget_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44116);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34902);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10967);
/* harmony import */ var _time_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1052);





/** What was odd in a run, one sentence of Markdown. */
function oddityText(odd) {
    const type = typeSpan(odd.taskType);
    if (odd.kind === 'mismatched')
        return `Type ${type}: ${seenText(odd)}.`;
    const what = odd.kind === 'failing' ? `Type ${type}:` : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(odd.task)} of type ${type}`;
    return `${what} ${seenText(odd)}; usual is ${usualText(odd)}.`;
}
/** What was seen. */
function seenText(odd) {
    switch (odd.kind) {
        case 'slow':
            return `took ${(0,_time_text_js__WEBPACK_IMPORTED_MODULE_1__/* .durationText */ .S5)(odd.value)}`;
        case 'dear':
            return `cost ${(0,_budget_text_js__WEBPACK_IMPORTED_MODULE_2__/* .moneyCell */ .hR)(odd.value)}`;
        case 'failing':
            return `${shareText(odd.now)} failed`;
        case 'mismatched': {
            const named = odd.tasks.slice(0, NAMED_MAX).map(id => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(id));
            const more = odd.tasks.length > named.length ? ', …' : '';
            return `${(0,_money_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(odd.tasks.length, 'task')} set aside without an answer that fits (${named.join(', ')}${more})`;
        }
    }
}
/** What is seen else, and up to where that is nothing to speak of; empty where there is no such thing. */
function usualText(odd) {
    switch (odd.kind) {
        case 'slow':
            return `${(0,_time_text_js__WEBPACK_IMPORTED_MODULE_1__/* .durationText */ .S5)(odd.median)}, and up to ${(0,_time_text_js__WEBPACK_IMPORTED_MODULE_1__/* .durationText */ .S5)(odd.bound)} nothing odd`;
        case 'dear':
            return `${(0,_budget_text_js__WEBPACK_IMPORTED_MODULE_2__/* .moneyCell */ .hR)(Math.ceil(odd.median))}, and up to ${(0,_budget_text_js__WEBPACK_IMPORTED_MODULE_2__/* .moneyCell */ .hR)(Math.ceil(odd.bound))} nothing odd`;
        case 'failing':
            return shareText(odd.before);
        case 'mismatched':
            return '';
    }
}
/** The same for a program: money is in USD. */
function oddityJson(odd) {
    const { kind, taskType: type } = odd;
    switch (odd.kind) {
        case 'slow':
            return { kind, type, task: odd.task, ms: odd.value, usualMs: odd.median };
        case 'dear':
            return {
                kind,
                type,
                task: odd.task,
                usd: odd.value / _domain_usd_js__WEBPACK_IMPORTED_MODULE_4__/* .NANO_PER_USD */ .W,
                usualUsd: odd.median / _domain_usd_js__WEBPACK_IMPORTED_MODULE_4__/* .NANO_PER_USD */ .W,
            };
        case 'failing':
            return { kind, type, now: odd.now, before: odd.before };
        case 'mismatched':
            return { kind, type, tasks: odd.tasks };
    }
}
function typeSpan(name) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(name, 80);
}
/** Rounded to the nearest per cent. */
function shareText({ failed, attempts }) {
    return `${(0,_money_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(failed)} of ${(0,_money_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(attempts, 'attempt')} (${Math.round((100 * failed) / attempts)} %)`;
}
const NAMED_MAX = 3;


/***/ }),

/***/ 76662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _f: () => (/* binding */ planRefusal),
/* harmony export */   od: () => (/* binding */ planLine)
/* harmony export */ });
/* unused harmony exports planText, planJson */
/* harmony import */ var _domain_task_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86942);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10967);






/** The plan for a terminal: what would run, what would not and why, and what it takes. */
function planText(plan) {
    const { tasks } = plan;
    const { running, again, unpriced } = sumsOf(plan);
    const all = { priced: unpriced === 0 };
    const lines = [
        textTable([
            { title: 'TASK', cell: ({ id }) => id },
            { title: 'TYPE', cell: ({ type }) => type },
            { title: 'MODEL', cell: ({ model }) => model },
            { title: 'NEXT RUN', cell: ({ action }) => action },
            {
                title: 'EXPECTED',
                cell: task => (task.action === 'run' ? amountText(task.expected, task) : ''),
                align: 'right',
            },
            {
                title: 'AT MOST',
                cell: task => (task.action === 'run' ? amountText(task.worst, task) : ''),
                align: 'right',
            },
            { title: 'WHY', cell: ({ why }) => why },
        ], tasks),
        '',
        `${count(running)} of ${counted(tasks.length, 'task')} would run: ${count(running - again)} new work, ${count(again)} again because they changed or were put back.`,
        `Expected: ${amountText(plan.expected, all)}. At most: ${amountText(plan.worst, all)}.`,
    ];
    const runs = runsText(plan, running, input => `"${input}"`);
    if (runs !== '')
        lines.push(runs);
    return lines.join('\n');
}
/** One line: what would run, and what it takes. */
function planLine(plan) {
    const { running, again, unpriced } = (0,_domain_task_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .sumsOf */ .y)(plan);
    const all = { priced: unpriced === 0 };
    return `plan: ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(running)} of ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(plan.tasks.length, 'task')} would run, ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(again)} of them again; expected ${amountText(plan.expected, all)}; at most ${amountText(plan.worst, all)}.`;
}
/** Why a plan is not within `max-plan-cost`, and what to do; undefined: it is. */
function planRefusal(plan, nanoUsdMax) {
    const limit = `"max-plan-cost" is ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .money */ .TG)(nanoUsdMax ?? 0)}`;
    switch ((0,_domain_task_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .costVerdictOn */ .s)(plan, nanoUsdMax)) {
        case 'within':
            return undefined;
        case 'above':
            return `What is planned costs at most ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .money */ .TG)(plan.worst.nanoUsd)}, and ${limit}. Take out tasks, lower "max-output-tokens", choose a cheaper "model", or raise "max-plan-cost".`;
        case 'unknown':
            return `${limit}, and not every price is known. Say the missing ones under "prices" in a task file.`;
    }
}
function planJson({ tasks, expected, worst, fitting, likely }) {
    return jsonText({
        version: 1,
        tasks: tasks.map(task => ({
            ...task,
            expected: amountJson(task.expected),
            worst: amountJson(task.worst),
        })),
        expected: amountJson(expected),
        worst: amountJson(worst),
        fitting,
        likely,
    });
}
function amountText({ tokens, nanoUsd }, { priced }) {
    return `${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(tokens)} tokens, ${priced ? (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .money */ .TG)(nanoUsd) : 'unknown cost'}`;
}
function amountJson({ tokens, nanoUsd }) {
    return { tokens, costUsd: nanoUsd / NANO_PER_USD };
}


/***/ }),

/***/ 68316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fz: () => (/* binding */ parseResultPattern),
/* harmony export */   jO: () => (/* binding */ resultPath)
/* harmony export */ });
/* unused harmony export slug */
/**
 * Reads the setting `results`: a folder, or a pattern with `{id}` and, if wanted, `{type}` in it.
 *
 * What it accepts puts every result below a visible folder of its own, and two tasks never into one file: ids
 * are unique, `{id}` stands exactly once, and no `{type}` beside it can make two ids look alike.
 */
function parseResultPattern(setting) {
    const text = completed(setting.trim().replace(/^\.\//, '').replace(/\/+$/, ''));
    const segments = text.split('/');
    const problem = problemOf(text, segments);
    if (problem !== undefined) {
        return {
            ok: false,
            message: `Input "results" ${problem}, got "${setting}". Use a folder like "results", or a pattern like "results/{type}/{id}.json".`,
        };
    }
    const fixed = segments.slice(0, segments.findIndex(segment => segment.includes('{')));
    return { ok: true, pattern: { text, folder: fixed.join('/') } };
}
/** The path of one result, relative to the workspace, with forward slashes. */
function resultPath(pattern, task) {
    return pattern.text.replaceAll('{type}', () => slug(task.type)).replace('{id}', () => task.id);
}
/**
 * A type's name as one plain name of a folder: `prompts/triage.prompt.yml` becomes `prompts-triage`. Two types may
 * share it, as their tasks have different ids.
 */
function slug(type) {
    const name = type
        .replace(/\.prompt\.ya?ml$/i, '')
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .slice(0, SLUG_LENGTH_MAX)
        .replace(/^-+|-+$/g, '');
    if (name === '')
        return 'type';
    return DEVICE_NAME.test(name) ? `type-${name}` : name;
}
const TEXT_LENGTH_MAX = 100;
const SLUG_LENGTH_MAX = 64;
/** Windows opens a device for these, whatever follows a dot. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const PLAIN_SEGMENT = /^[\p{L}\p{M}\p{N} _.@+=,-]+$/u;
/** Without `{id}` it names a folder. */
function completed(text) {
    return text === '' || text.includes('{id}') || text.endsWith('.json') ? text : `${text}/{id}.json`;
}
function problemOf(text, segments) {
    if (text === '')
        return 'must name a folder of the repository';
    if (text.length > TEXT_LENGTH_MAX)
        return `must have at most ${TEXT_LENGTH_MAX} characters`;
    if (/^[/\\~]|^[A-Za-z]:/.test(text))
        return 'must be relative to the repository, not absolute';
    if (text.includes('\\'))
        return 'must have forward slashes only';
    if (segments.includes('..') || segments.includes('.'))
        return 'must not have "." or ".." in it';
    if (segments.includes(''))
        return 'must not have an empty name between two slashes';
    if (!text.includes('{id}'))
        return 'would put all results into one file: it must have {id} in its name';
    if (!text.endsWith('.json'))
        return 'must end in ".json" when it has {id} in it';
    if (text.split('{id}').length > 2)
        return 'must have {id} only once';
    if (segments[0]?.includes('{'))
        return 'must begin with a folder of its own';
    for (const segment of segments) {
        if (segment.includes('{id}') && segment.includes('{type}'))
            return 'must have a slash between {type} and {id}';
        const named = segment.replaceAll('{type}', 'x').replace('{id}', 'x');
        if (/[{}]/.test(named))
            return 'can have {id} and {type} in it and no other braces';
        if (named.startsWith('.'))
            return 'must not lead into a hidden folder such as .git, .github or .background-agent';
        if (!PLAIN_SEGMENT.test(named))
            return 'must have letters, digits and " _.@+=,-" in its names only';
        if (/^ |[. ]$/.test(named))
            return 'must not have names that begin with a space or end in a dot or a space';
        if (DEVICE_NAME.test(named))
            return 'must not have a name that Windows keeps for a device';
    }
    return undefined;
}


/***/ }),

/***/ 8211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ issueUrl),
/* harmony export */   MN: () => (/* binding */ issueLink),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   ut: () => (/* binding */ runLink)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34902);

/** A run as Markdown: a link to its page where there is one, else its id. */
function runLink(run, place) {
    const url = runUrl(run, place);
    return url === undefined ? `run ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(run)}` : `[this run](${url})`;
}
/**
 * The address of a run's page; undefined when there is none, or when any part of it is not what it should be: an
 * address is the one thing here that cannot stand inside of code.
 */
function runUrl(run, place) {
    const [, id, runAttempt] = GITHUB_RUN.exec(run) ?? [];
    if (id === undefined || runAttempt === undefined)
        return undefined;
    return urlIn(place, `actions/runs/${id}/attempts/${runAttempt}`);
}
/** An issue as Markdown: a link to it where there is one, else its number. */
function issueLink(number, place) {
    const url = issueUrl(number, place);
    return url === undefined ? `issue ${number}` : `[issue ${number}](${url})`;
}
function issueUrl(number, place) {
    return urlIn(place, `issues/${number}`);
}
function urlIn(place, path) {
    if (place === undefined)
        return undefined;
    const { serverUrl, repository } = place;
    if (!SERVER_URL.test(serverUrl) || !REPOSITORY.test(repository))
        return undefined;
    return `${serverUrl}/${repository}/${path}`;
}
/** GitHub's run id, and its run attempt. */
const GITHUB_RUN = /^(\d{1,20})\.(\d{1,5})$/;
const SERVER_URL = /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?$/;
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;


/***/ }),

/***/ 72065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isQuarantine),
/* harmony export */   U: () => (/* binding */ reportText)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);
/* harmony import */ var _domain_usd_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93509);
/* harmony import */ var _alerts_alert_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13533);
/* harmony import */ var _budget_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26669);
/* harmony import */ var _failure_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(653);
/* harmony import */ var _json_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12365);
/* harmony import */ var _oddity_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(78662);
/* harmony import */ var _run_link_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8211);








/** Whether it was set aside for a failure. One that somebody asked to skip calls for nobody. */
function isQuarantine({ status, failure }) {
    return status === 'quarantined' && failure?.kind !== 'skipped';
}
/** A run was due then, and this one came. */
function silentJson({ dueMs, backMs }) {
    return { since: (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .timestampOf */ .U_)(dueMs), until: (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_0__/* .timestampOf */ .U_)(backMs) };
}
/** The report as a file for scripts. Money is in USD there. */
function reportText(report) {
    const { agent, run, provider, startedAt, finishedAt, outcome, problem, counts, calls, tokens } = report;
    return (0,_json_text_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonText */ .s)({
        version: 1,
        agent,
        run,
        provider,
        startedAt,
        finishedAt,
        outcome,
        problem,
        ...counts,
        inQuarantine: report.inQuarantine,
        skippedByPeople: report.skippedByPeople,
        calls,
        tokens,
        costUsd: report.costNanoUsd / _domain_usd_js__WEBPACK_IMPORTED_MODULE_3__/* .NANO_PER_USD */ .W,
        budgets: report.budgets.map(_budget_json_js__WEBPACK_IMPORTED_MODULE_4__/* .budgetJson */ .S),
        budgetsReached: report.budgetsReached.map(_budget_json_js__WEBPACK_IMPORTED_MODULE_4__/* .budgetJson */ .S),
        oversized: report.oversized.map(({ id, budget }) => ({ id, budget: (0,_budget_json_js__WEBPACK_IMPORTED_MODULE_4__/* .budgetJson */ .S)(budget) })),
        stops: report.stops,
        tasks: report.tasks.map(taskOf),
        notices: report.notices,
        leftAlone: report.leftAlone,
        unwritten: report.unwritten,
        publication: report.publication,
        silent: report.gap?.reason === 'gap' ? silentJson(report.gap) : undefined,
        oddities: report.oddities?.map(_oddity_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oddityJson */ .A1),
        alerts: report.alerts.map(alertOf),
        alertsOpened: report.alertsOpened,
        alertTrouble: report.alertTrouble,
        resultsPath: report.resultsPath,
        logPath: report.logPath,
    });
}
function alertOf({ kind, severity, reason, isTold, isFresh, isHeld, issue }) {
    const url = issue && (0,_run_link_js__WEBPACK_IMPORTED_MODULE_6__/* .issueUrl */ .$9)(issue.number, issue.place);
    const told = { told: isTold, new: isFresh, held: isHeld, issue: issue?.number, url };
    return { kind, severity, reason, title: _alerts_alert_words_js__WEBPACK_IMPORTED_MODULE_1__/* .TOPICS */ .p[kind], ...told };
}
function taskOf({ id, type, model, status, path, attempts, tokens, costNanoUsd, failure, }) {
    const costUsd = costNanoUsd / _domain_usd_js__WEBPACK_IMPORTED_MODULE_3__/* .NANO_PER_USD */ .W;
    const why = failure && { kind: failure.kind, message: (0,_failure_text_js__WEBPACK_IMPORTED_MODULE_7__/* .failureText */ .k)(failure) };
    return { id, type, model, status, path, attempts, tokens, costUsd, failure: why };
}


/***/ }),

/***/ 1052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ spanText),
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   Tc: () => (/* binding */ timeText)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10967);

/** `2026-01-31 12:00 UTC`. */
function timeText(at) {
    return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
const UNITS = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
];
/** How long a call took: `0.8 s`, `12 s`, `5 minutes`. */
function durationText(ms) {
    if (ms >= 120_000)
        return spanText(ms);
    return ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}
/** How long something took, to its two largest units: `2 days 3 hours`, `5 minutes`, `less than a minute`. */
function spanText(ms) {
    const parts = [];
    let rest = Math.max(0, ms);
    for (const [unit, unitMs] of UNITS) {
        const whole = Math.floor(rest / unitMs);
        rest -= whole * unitMs;
        if (whole > 0)
            parts.push((0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(whole, unit));
    }
    return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}


/***/ })

};
