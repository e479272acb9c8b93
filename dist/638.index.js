export const id = 638;
export const ids = [638];
export const modules = {

/***/ 9424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ AnswerFolder)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(6961);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(1579);
// EXTERNAL MODULE: ./build/adapters/local-disk/sync-file.js
var sync_file = __webpack_require__(369);
;// CONCATENATED MODULE: ./build/adapters/local-disk/incoming-answers.js






const READ = external_node_fs_.constants.O_RDONLY | local_disk_folder/* NO_FOLLOW */.qP;
const APPEND = external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_APPEND | external_node_fs_.constants.O_CREAT | local_disk_folder/* NO_FOLLOW */.qP;
const LINE_END = 0x0a;
/**
 * The answers of a run that is on, in one file, a line each: the hash of a line is its name. To make and sync a file of
 * its own for every answer would take as long as many a call; a line takes a share of one sync.
 * The last line may be half written, by a process that was killed: nobody was told that it is there.
 */
class IncomingAnswers {
    #path;
    #index;
    #file;
    #failure;
    /** Makes nothing on the disk: only the first answer does. */
    constructor(path) {
        this.#path = path;
    }
    names() {
        return [...this.#read().places.keys()];
    }
    /** Undefined when it is not here, or its bytes were changed. */
    get(answer) {
        const place = this.#read().places.get(answer);
        if (place === undefined)
            return undefined;
        const bytes = this.#bytesAt(place);
        return (0,external_node_crypto_.hash)('sha256', bytes) === answer ? bytes : undefined;
    }
    /**
     * Resolves when all of them would survive the machine. After a failed write there may be half a line, and after a
     * failed sync nobody knows: so a failure is for good.
     */
    async append(answers) {
        if (this.#failure !== undefined)
            throw this.#failure;
        const file = await this.#writable();
        try {
            const index = this.#read();
            const lines = [];
            const places = [];
            let end = index.bytes;
            for (const [answer, bytes] of answers) {
                // One that is there may come from a process that died before it synced it: the sync below makes up for that.
                if (this.get(answer) !== undefined)
                    continue;
                places.push([answer, { offset: end, length: bytes.length }]);
                lines.push(bytes, LINE_ENDING);
                end += bytes.length + 1;
            }
            if (lines.length > 0)
                (0,external_node_fs_.writeFileSync)(file, Buffer.concat(lines));
            await (0,sync_file/* syncData */.Q)(file);
            for (const [answer, place] of places)
                index.places.set(answer, place);
            index.bytes = end;
        }
        catch (error) {
            this.#failure = (0,storage_error/* storageError */.QX)('write the answers to', this.#path, error);
            throw this.#failure;
        }
    }
    /** Takes the file away, with all that is in it. */
    discard() {
        try {
            if (this.#file !== undefined)
                (0,external_node_fs_.closeSync)(this.#file);
            this.#file = undefined;
            this.#index = undefined;
            (0,external_node_fs_.rmSync)(this.#path, { force: true });
        }
        catch (error) {
            throw (0,storage_error/* storageError */.QX)('remove the answers in', this.#path, error);
        }
    }
    async #writable() {
        if (this.#file !== undefined)
            return this.#file;
        const folder = (0,external_node_path_.dirname)(this.#path);
        (0,local_disk_folder/* makeFolder */.fc)(folder);
        try {
            const { bytes } = this.#read();
            const file = (0,external_node_fs_.openSync)(this.#path, APPEND);
            try {
                (0,external_node_fs_.ftruncateSync)(file, bytes);
                // The name is durable before the first answer counts: as long as it is not, the file is not open for any.
                await (0,local_disk_folder/* syncFolder */.Yw)(folder);
            }
            catch (error) {
                (0,external_node_fs_.closeSync)(file);
                throw error;
            }
            this.#file = file;
            return file;
        }
        catch (error) {
            throw (0,storage_error/* storageError */.QX)('write the answers to', this.#path, error);
        }
    }
    #read() {
        return (this.#index ??= indexOf(this.#path));
    }
    #bytesAt({ offset, length }) {
        try {
            const file = this.#file ?? (0,external_node_fs_.openSync)(this.#path, READ);
            try {
                const bytes = Buffer.alloc(length);
                return bytes.subarray(0, (0,external_node_fs_.readSync)(file, bytes, 0, length, offset));
            }
            finally {
                if (file !== this.#file)
                    (0,external_node_fs_.closeSync)(file);
            }
        }
        catch (error) {
            throw (0,storage_error/* storageError */.QX)('read the answers in', this.#path, error);
        }
    }
}
const LINE_ENDING = Buffer.of(LINE_END);
function indexOf(path) {
    const bytes = bytesOf(path);
    const places = new Map();
    let offset = 0;
    for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, offset)) {
        places.set((0,external_node_crypto_.hash)('sha256', bytes.subarray(offset, end)), { offset, length: end - offset });
        offset = end + 1;
    }
    return { places, bytes: offset };
}
function bytesOf(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, { flag: READ });
    }
    catch (error) {
        if ((0,storage_error/* codeOf */.$N)(error) === 'ENOENT')
            return Buffer.alloc(0);
        throw (0,storage_error/* storageError */.QX)('read the answers in', path, error);
    }
}

// EXTERNAL MODULE: ./build/adapters/local-disk/share-next.js
var share_next = __webpack_require__(9850);
;// CONCATENATED MODULE: ./build/adapters/local-disk/answer-folder.js










const answer_folder_READ = external_node_fs_.constants.O_RDONLY | local_disk_folder/* NO_FOLLOW */.qP;
const WRITE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_TRUNC | local_disk_folder/* NO_FOLLOW */.qP;
/** A bound on the files that are open at once. */
const FILES_PER_SYNC = 100;
/**
 * Answers in a folder. One that comes in is a line of `incoming.jsonl`; one that is still wanted when a run lets go of the
 * others becomes a file of its own, whose name is the hash of the whole: what a crash left half written is told by it.
 */
class AnswerFolder {
    #folder;
    #incoming;
    #flush = (0,share_next/* shareNext */.D)(() => this.#appendWaiting());
    #waiting = new Map();
    /** Answers that were put and are not durable yet. */
    #coming = 0;
    /** Makes nothing on the disk: only the first answer does. */
    constructor(folder) {
        this.#folder = folder;
        this.#incoming = new IncomingAnswers((0,external_node_path_.join)(folder, 'incoming.jsonl'));
    }
    /** The same answer to many questions, "positive" for example, is written once. */
    put(answer, bytes) {
        (0,invariant/* invariant */.V)((0,external_node_crypto_.hash)('sha256', bytes) === answer, 'an answer is named by the SHA-256 of its bytes');
        (0,invariant/* invariant */.V)(!bytes.includes(LINE_END), 'an answer is one line');
        this.#waiting.set(answer, bytes);
        this.#coming += 1;
        return this.#flush().finally(() => (this.#coming -= 1));
    }
    get(answer) {
        const path = this.#path(answer);
        return this.#incoming.get(answer) ?? fileAt(path, answer);
    }
    list() {
        return [...new Set([...this.#incoming.names(), ...this.#filed()])].sort();
    }
    async remove(answer) {
        (0,invariant/* invariant */.V)(units/* Sha256 */.IA.safeParse(answer).success, 'an answer is named by a SHA-256');
        await this.keepOnly(new Set(this.list().filter(other => other !== answer)));
    }
    async keepOnly(wanted) {
        (0,invariant/* invariant */.V)(this.#coming === 0, 'answers are let go of while none comes in');
        await this.#file(this.#incoming.names().filter(answer => wanted.has(answer)));
        this.#incoming.discard();
        for (const answer of this.#filed())
            if (!wanted.has(answer))
                this.#removeFile(answer);
    }
    async #appendWaiting() {
        const waiting = this.#waiting;
        this.#waiting = new Map();
        await this.#incoming.append(waiting);
    }
    /** Gives answers files of their own, and makes sure that they are there before anybody counts on them. */
    async #file(answers) {
        for (let first = 0; first < answers.length; first += FILES_PER_SYNC)
            await this.#fileTogether(answers.slice(first, first + FILES_PER_SYNC));
        if (answers.length > 0)
            await (0,local_disk_folder/* syncFolder */.Yw)(this.#folder);
    }
    /** All are written before the first is synced: to make a file while the disk syncs another is to wait for it. */
    async #fileTogether(answers) {
        const files = [];
        try {
            (0,local_disk_folder/* makeFolder */.fc)(this.#folder);
            for (const answer of answers) {
                const bytes = this.#incoming.get(answer);
                if (bytes === undefined)
                    continue;
                const file = (0,external_node_fs_.openSync)(this.#path(answer), WRITE);
                files.push(file);
                (0,external_node_fs_.writeFileSync)(file, bytes);
            }
            await Promise.all(files.map(file => (0,sync_file/* syncData */.Q)(file)));
        }
        catch (error) {
            throw (0,storage_error/* storageError */.QX)('write the answers in', this.#folder, error);
        }
        finally {
            for (const file of files)
                (0,external_node_fs_.closeSync)(file);
        }
    }
    #filed() {
        try {
            return (0,external_node_fs_.readdirSync)(this.#folder).filter(name => units/* Sha256 */.IA.safeParse(name).success);
        }
        catch (error) {
            if ((0,storage_error/* codeOf */.$N)(error) === 'ENOENT')
                return [];
            throw (0,storage_error/* storageError */.QX)('read the folder', this.#folder, error);
        }
    }
    #removeFile(answer) {
        const path = this.#path(answer);
        try {
            (0,external_node_fs_.rmSync)(path, { force: true });
        }
        catch (error) {
            throw (0,storage_error/* storageError */.QX)('remove the answer', path, error);
        }
    }
    #path(answer) {
        (0,invariant/* invariant */.V)(units/* Sha256 */.IA.safeParse(answer).success, 'an answer is named by a SHA-256');
        return (0,external_node_path_.join)(this.#folder, answer);
    }
}
function fileAt(path, answer) {
    try {
        // Asked first, as an error costs more than an answer.
        if (!(0,external_node_fs_.existsSync)(path))
            return undefined;
        const bytes = (0,external_node_fs_.readFileSync)(path, { flag: answer_folder_READ });
        return (0,external_node_crypto_.hash)('sha256', bytes) === answer ? bytes : undefined;
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)('read the answer', path, error);
    }
}


/***/ }),

/***/ 6961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ syncFolderBlocking),
/* harmony export */   En: () => (/* binding */ makeStateFolder),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   fc: () => (/* binding */ makeFolder),
/* harmony export */   qP: () => (/* binding */ NO_FOLLOW)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _storage_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1579);
/* harmony import */ var _sync_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(369);




/** Added to the flags of every `open`: whoever can put a link into a state folder must not choose where we write. */
const NO_FOLLOW = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0;
/**
 * Makes a folder, with those above it, and makes sure that it would still be there after a power failure.
 * Throws if what stands there is no folder but a link or a file.
 */
function makeFolder(path) {
    try {
        const first = makeAll(path);
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path).isDirectory())
            throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .linkError */ .rH)('use the folder', path);
        if (first === undefined)
            return;
        const above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(first));
        for (let made = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path); made !== above; made = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(made))
            syncFolderBlocking((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(made));
    }
    catch (error) {
        throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .storageError */ .QX)('make the folder', path, error);
    }
}
/** Returns the first folder that was missing. */
function makeAll(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { recursive: true });
    }
    catch (error) {
        // Said of a read-only disk too: to make the first missing folder alone names the real reason.
        if ((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) === 'ENOENT')
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(firstMissing((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path)));
        throw error;
    }
}
function firstMissing(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)) ? path : firstMissing((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
}
/**
 * Makes the state folder of an agent and returns its absolute path. `path` is relative to the workspace or absolute.
 * What lies in the workspace came with the repository, so no link on the way from there is followed. A new folder
 * keeps itself out of git: the agent's memory does not belong into somebody's commit.
 */
function makeStateFolder(workspace, path) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path);
    const isNew = !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder);
    makeFolders(workspace, folder);
    if (isNew)
        ignoreInGit(folder);
    return folder;
}
function makeFolders(workspace, folder) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, folder);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside) || inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] === '..')
        return makeFolder(folder);
    let made = workspace;
    for (const name of inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
        made = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(made, name);
        makeFolder(made);
    }
}
function ignoreInGit(folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.gitignore');
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, '*\n', { flag: 'wx' });
    }
    catch (error) {
        // Two runs may make the folder at once; the file is the same.
        if ((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) !== 'EEXIST')
            throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .storageError */ .QX)('write', path, error);
    }
}
/** Makes what was created, renamed and removed in a folder survive the machine. */
async function syncFolder(path) {
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY);
    try {
        await (0,_sync_file_js__WEBPACK_IMPORTED_MODULE_2__/* .syncAll */ .L)(folder);
    }
    catch (error) {
        throwUnlessUnsupported(error);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(folder);
    }
}
function syncFolderBlocking(path) {
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync)(folder);
    }
    catch (error) {
        throwUnlessUnsupported(error);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(folder);
    }
}
/** Windows and some network disks cannot sync a folder: there it is as durable as it gets. */
function throwUnlessUnsupported(error) {
    if (!['EPERM', 'EINVAL', 'ENOTSUP'].includes((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) ?? ''))
        throw error;
}


/***/ }),

/***/ 4856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ acquireLock)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(6961);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(1579);
;// CONCATENATED MODULE: ./build/adapters/local-disk/process.js


function thisProcess() {
    return { pid: process.pid, startedAt: statusOf(process.pid)?.startedAt ?? '' };
}
/** Is this very process alive? A number alone proves nothing: the system gives it to another process later. */
function isRunning({ pid, startedAt }) {
    if (!exists(pid))
        return false;
    const status = statusOf(pid);
    if (status === undefined)
        return true;
    // A zombie has ended; only its parent has not noticed yet.
    return status.state !== 'Z' && (startedAt === '' || status.startedAt === startedAt);
}
function exists(pid) {
    // Zero would mean our own group.
    if (pid === 0)
        return false;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,storage_error/* codeOf */.$N)(error) === 'EPERM';
    }
}
/** From /proc/<pid>/stat, see proc(5): behind the name, which may hold anything, fields 3 (state) and 22 (start time). */
function statusOf(pid) {
    try {
        const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return { state: fields[3 - 3], startedAt: fields[22 - 3] };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/adapters/local-disk/lock.js






/** Each round that is lost was won by somebody else, so a run of this many is no race but a bug or an attack. */
const ROUNDS_MAX = 100;
/** A claim gets a follower behind it only when its process dies within microseconds of taking over. */
const FOLLOWERS_MAX = 100;
/**
 * Lets one process at a time work in a state folder. A lock whose process is gone is free at once.
 *
 * `lock` is created by `link`, which one process wins. To take it over from a dead claim, a process creates
 * `lock.after-<id of the dead claim>` the same way, and then renames it to `lock`. Only one can ever win the
 * right to follow a given claim; and one that wins it late, when the claim is no longer in force, finds that no chain
 * leads from `lock` to its own claim, and begins again.
 */
function acquireLock(folder) {
    const path = (0,external_node_path_.join)(folder, 'lock');
    const own = { id: (0,external_node_crypto_.randomUUID)(), process: thisProcess() };
    try {
        (0,local_disk_folder/* makeFolder */.fc)(folder);
        for (let round = 0; round < ROUNDS_MAX; round += 1) {
            const last = lastClaim(path);
            if (last !== undefined && isRunning(last.process))
                return { ok: false, holder: `process ${last.process.pid}` };
            const place = last === undefined ? path : placeAfter(path, last);
            if (!create(place, own))
                continue;
            if (lastClaim(path)?.id === own.id) {
                (0,external_node_fs_.renameSync)(place, path);
                return { ok: true, release: () => release(path, own) };
            }
            (0,external_node_fs_.unlinkSync)(place);
        }
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)('take the lock', path, error);
    }
    throw new Error(`Cannot take the lock "${path}": it changed hands ${ROUNDS_MAX} times meanwhile. Remove it and try again.`);
}
/** The claim in force: the one in `lock`, or the last of those that follow it. */
function lastClaim(path) {
    let last = readClaim(path);
    for (let followers = 0; last !== undefined && followers < FOLLOWERS_MAX; followers += 1) {
        const next = readClaim(placeAfter(path, last));
        if (next === undefined)
            break;
        last = next;
    }
    return last;
}
function placeAfter(path, claim) {
    return `${path}.after-${claim.id}`;
}
/** False: somebody else was there first. A claim is written before it gets its name, so nobody reads half of one. */
function create(place, claim) {
    const { pid, startedAt } = claim.process;
    const unnamed = `${place}.${claim.id}`;
    (0,external_node_fs_.writeFileSync)(unnamed, `${claim.id} ${pid} ${startedAt}\n`, { flag: 'wx' });
    try {
        (0,external_node_fs_.linkSync)(unnamed, place);
        return true;
    }
    catch (error) {
        if ((0,storage_error/* codeOf */.$N)(error) === 'EEXIST')
            return false;
        throw error;
    }
    finally {
        (0,external_node_fs_.unlinkSync)(unnamed);
    }
}
/** Undefined: nothing is there. What a failing disk has made unreadable is a dead claim, with an id of its place. */
function readClaim(place) {
    const text = readText(place);
    if (text === undefined)
        return undefined;
    const [, id, pid = '0', startedAt = ''] = CLAIM.exec(text) ?? [];
    return { id: id ?? (0,external_node_crypto_.hash)('sha256', place), process: { pid: Number(pid), startedAt } };
}
function readText(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, { encoding: 'utf8', flag: external_node_fs_.constants.O_RDONLY | local_disk_folder/* NO_FOLLOW */.qP });
    }
    catch (error) {
        if ((0,storage_error/* codeOf */.$N)(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
function release(path, own) {
    if (readClaim(path)?.id === own.id)
        (0,external_node_fs_.unlinkSync)(path);
}
const CLAIM = /^([0-9a-f-]{36}) (\d{1,10}) (\d*)\n$/;


/***/ }),

/***/ 2252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ LogFolder)
});

// UNUSED EXPORTS: SEGMENT_BYTES

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(6961);
// EXTERNAL MODULE: ./build/adapters/local-disk/segments.js
var segments = __webpack_require__(7283);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(1579);
;// CONCATENATED MODULE: ./build/adapters/local-disk/cut-segments.js





const CREATE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | local_disk_folder/* NO_FOLLOW */.qP;
/**
 * Keeps all bytes of a log from `offset` on in a file of their own, whose path is returned, then cuts them off.
 * They are kept first: a crash at any point leaves the log as it was, or shorter by some of them, and never without both.
 */
function cutSegments(folder, offset) {
    try {
        const cuts = cutsAt(offset, (0,segments/* listSegments */.B)(folder));
        const aside = keepAside(folder, offset, Buffer.concat(cuts.map(bytesCut)));
        // From the end: if this is interrupted too, what is left is still a log with a torn end.
        for (const { segment, keep } of cuts.toReversed()) {
            if (keep === 0)
                (0,external_node_fs_.unlinkSync)(segment.path);
            else
                truncate(segment.path, keep);
        }
        (0,local_disk_folder/* syncFolderBlocking */.Be)(folder);
        return aside;
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)('cut the torn end off the log in', folder, error);
    }
}
/**
 * The size of what was cut off at `offset`. Of several cuts that a crash interrupted, the largest is the one that has all
 * of it: one may have died before its first byte.
 */
function bytesKeptAt(folder, offset) {
    let largest = 0;
    for (let number = 1;; number += 1) {
        const path = asidePath(folder, offset, number);
        const kept = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
        if (kept === undefined)
            return largest === 0 ? undefined : largest;
        largest = Math.max(largest, kept.size);
    }
}
function cutsAt(offset, segments) {
    let start = 0;
    return segments
        .map(segment => {
        const keep = Math.max(0, offset - start);
        start += segment.bytes;
        return { segment, keep };
    })
        .filter(({ segment, keep }) => keep < segment.bytes);
}
function bytesCut({ segment, keep }) {
    return (0,external_node_fs_.readFileSync)(segment.path).subarray(keep);
}
function keepAside(folder, offset, bytes) {
    for (let number = 1;; number += 1) {
        const path = asidePath(folder, offset, number);
        try {
            const file = (0,external_node_fs_.openSync)(path, CREATE);
            try {
                (0,external_node_fs_.writeFileSync)(file, bytes);
                (0,external_node_fs_.fsyncSync)(file);
            }
            finally {
                (0,external_node_fs_.closeSync)(file);
            }
            (0,local_disk_folder/* syncFolderBlocking */.Be)(folder);
            return path;
        }
        catch (error) {
            // An earlier cut of the same end, which a crash interrupted, took the name.
            if ((0,storage_error/* codeOf */.$N)(error) !== 'EEXIST')
                throw error;
        }
    }
}
function asidePath(folder, offset, number) {
    return (0,external_node_path_.join)(folder, `torn-at-${offset}-${number}`);
}
function truncate(path, length) {
    (0,external_node_fs_.truncateSync)(path, length);
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDWR | local_disk_folder/* NO_FOLLOW */.qP);
    try {
        (0,external_node_fs_.fsyncSync)(file);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: ./build/adapters/local-disk/share-next.js
var share_next = __webpack_require__(9850);
// EXTERNAL MODULE: ./build/adapters/local-disk/sync-file.js
var sync_file = __webpack_require__(369);
;// CONCATENATED MODULE: ./build/adapters/local-disk/log-folder.js








/** A full segment is never written again, so whoever copies segments copies a full one once. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const APPEND = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND | local_disk_folder/* NO_FOLLOW */.qP;
const log_folder_CREATE = APPEND | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL;
/** A log as a folder of segments. The bytes of one call stay together in one of them. */
class LogFolder {
    #folder;
    #flush = (0,share_next/* shareNext */.D)(() => this.#writeWaiting());
    #waiting = [];
    #open;
    #failure;
    /** Makes nothing on the disk: only the first append does. */
    constructor(folder) {
        this.#folder = folder;
    }
    *read() {
        for (const { path } of (0,segments/* listSegments */.B)(this.#folder))
            yield* chunksOf(path);
    }
    slice(from, to) {
        const parts = [];
        let start = 0;
        for (const { path, bytes } of (0,segments/* listSegments */.B)(this.#folder)) {
            const [first, last] = [Math.max(from, start), Math.min(to, start + bytes)];
            if (first < last)
                parts.push(bytesOf(path, first - start, last - first));
            start += bytes;
        }
        const slice = Buffer.concat(parts);
        (0,invariant/* invariant */.V)(slice.length === to - from, `a log has its bytes from ${from} to ${to}`);
        return slice;
    }
    append(bytes) {
        this.#waiting.push(bytes);
        return this.#flush();
    }
    cutAt(offset) {
        (0,invariant/* invariant */.V)(this.#open === undefined, 'a log is cut before anything is appended to it');
        return cutSegments(this.#folder, offset);
    }
    keptAt(offset) {
        return bytesKeptAt(this.#folder, offset);
    }
    /** Resolves when all that was appended is on the disk or has failed. */
    async close() {
        await this.#flush().catch(() => { });
        this.#close();
    }
    /** After a failed write there may be a hole, and after a failed sync nobody knows: so a failure is for good. */
    async #writeWaiting() {
        if (this.#failure !== undefined)
            throw this.#failure;
        const bytes = Buffer.concat(this.#waiting);
        this.#waiting = [];
        if (bytes.length === 0)
            return;
        try {
            const segment = await this.#writable();
            (0,external_node_fs_.writeFileSync)(segment.file, bytes);
            await (0,sync_file/* syncData */.Q)(segment.file);
            segment.bytes += bytes.length;
        }
        catch (error) {
            this.#failure = (0,storage_error/* storageError */.QX)('append to the log in', this.#folder, error);
            throw this.#failure;
        }
    }
    async #writable() {
        this.#open ??= openLast(this.#folder);
        if (this.#open !== undefined && this.#open.bytes < SEGMENT_BYTES)
            return this.#open;
        const full = this.#close();
        this.#open = await openNew(this.#folder, 1 + (full?.number ?? 0));
        return this.#open;
    }
    #close() {
        const open = this.#open;
        this.#open = undefined;
        if (open !== undefined)
            (0,external_node_fs_.closeSync)(open.file);
        return open;
    }
}
function openLast(folder) {
    const last = (0,segments/* listSegments */.B)(folder).at(-1);
    return last && { number: last.number, file: (0,external_node_fs_.openSync)(last.path, APPEND), bytes: last.bytes };
}
/** The name is durable before the first byte, so that no later segment can be there without it. */
async function openNew(folder, number) {
    (0,local_disk_folder/* makeFolder */.fc)(folder);
    const file = (0,external_node_fs_.openSync)((0,segments/* segmentPath */.R)(folder, number), log_folder_CREATE);
    await (0,local_disk_folder/* syncFolder */.Yw)(folder);
    return { number, file, bytes: 0 };
}
function bytesOf(path, offset, length) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | local_disk_folder/* NO_FOLLOW */.qP);
    try {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, (0,external_node_fs_.readSync)(file, bytes, 0, length, offset));
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)('read the log in', path, error);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function* chunksOf(path) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | local_disk_folder/* NO_FOLLOW */.qP);
    try {
        const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
        for (;;) {
            const length = (0,external_node_fs_.readSync)(file, chunk);
            if (length === 0)
                return;
            yield chunk.subarray(0, length);
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}


/***/ }),

/***/ 7283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ listSegments),
/* harmony export */   R: () => (/* binding */ segmentPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _storage_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1579);



const NAME = /^(\d{6})\.jsonl$/;
/** A folder's segments in order; none when there is no folder. Refuses a link or a folder that is named like one. */
function listSegments(folder) {
    return entriesOf(folder)
        .filter(entry => NAME.test(entry.name))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(entry => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, entry.name);
        if (!entry.isFile())
            throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_2__/* .linkError */ .rH)('use the segment', path);
        return { number: Number.parseInt(entry.name, 10), path, bytes: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).size };
    });
}
function segmentPath(folder, number) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${String(number).padStart(6, '0')}.jsonl`);
}
function entriesOf(folder) {
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(folder).isSymbolicLink())
            throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_2__/* .linkError */ .rH)('use the folder', folder);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true });
    }
    catch (error) {
        if ((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === 'ENOENT')
            return [];
        throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_2__/* .storageError */ .QX)('read the folder', folder, error);
    }
}


/***/ }),

/***/ 9850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ shareNext)
/* harmony export */ });
/**
 * Turns costly work that serves everybody, such as a sync, into one that is shared: whoever calls while it runs gets
 * the next run, as this one may have begun too early for them. Runs never overlap.
 */
function shareNext(work) {
    let next;
    let last = Promise.resolve();
    return () => {
        if (next !== undefined)
            return next;
        const run = last.then(() => {
            next = undefined;
            return work();
        });
        next = run;
        // A run that failed has told its callers; the one after it decides for itself.
        last = run.catch(() => { });
        return run;
    };
}


/***/ }),

/***/ 369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ syncAll),
/* harmony export */   Q: () => (/* binding */ syncData)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);


/*
 * A sync waits for the disk, so it waits in a thread of its own. The calls around it, which only reach the kernel's memory,
 * are made in place: to hand one over to another thread and back takes longer, and with fifty answers coming in at once
 * every such round costs all of them.
 */
/** Makes a file's bytes survive the machine. */
const syncData = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.fdatasync);
/** The same for all of it; for a folder, the names in it. */
const syncAll = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.fsync);


/***/ }),

/***/ 3690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ BranchCopy)
/* harmony export */ });
/* harmony import */ var _domain_branch_head_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8392);
/* harmony import */ var _branch_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6248);
/* harmony import */ var _publish_results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8640);



const NOTHING_BESIDE = { put: new Map(), remove: [] };
/**
 * The log as it is known in the repository, with the answers that are not in the results yet. It grows by one commit at a
 * time, each of which follows the last: after any of them the branch alone is enough to go on from.
 */
class BranchCopy {
    #ports;
    #journal;
    #known;
    /** Answers that were no longer wanted at the last commit. */
    #fading = new Set();
    constructor(ports, journal, known) {
        this.#ports = ports;
        this.#journal = journal;
        this.#known = known;
    }
    /** Whether the log has grown since. */
    get isBehind() {
        return this.#known.end < this.#journal.end;
    }
    /**
     * Brings the branch up to where the log stands, with or without a lease. State may be ahead of the log's durable end: an
     * answer whose event is not there yet does no harm, and one that is no longer wanted goes a commit later, when the event
     * that says so is there for sure. Whether a run is on is said as State has it, so its end is durable before.
     */
    async keep(lease, also = NOTHING_BESIDE) {
        const { branch, store, answers } = this.#ports;
        const { state, head, end, at } = this.#journal;
        const { tip, hasLease } = this.#known;
        const wanted = (0,_publish_results_js__WEBPACK_IMPORTED_MODULE_1__/* .unpublishedAnswers */ .bm)(state);
        const put = new Map();
        if (end > this.#known.end)
            put.set((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_2__/* .piecePath */ .mz)(this.#known.end), store.slice(this.#known.end, end));
        put.set('head.json', Buffer.from((0,_domain_branch_head_js__WEBPACK_IMPORTED_MODULE_0__/* .branchHeadText */ .eu)(headOf(state, { ...head, at, end }))));
        if (lease !== undefined)
            put.set('lease.json', Buffer.from(`${JSON.stringify(lease, null, 2)}\n`));
        for (const answer of wanted) {
            const bytes = this.#known.answers.has(answer) ? undefined : answers.get(answer);
            if (bytes !== undefined)
                put.set((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_2__/* .answerPath */ .eE)(answer), bytes);
        }
        const unwanted = new Set([...this.#known.answers].filter(answer => !wanted.has(answer)));
        const gone = [...unwanted].filter(answer => this.#fading.has(answer));
        const remove = gone.map(_branch_files_js__WEBPACK_IMPORTED_MODULE_2__/* .answerPath */ .eE);
        if (lease === undefined && hasLease)
            remove.push('lease.json');
        for (const [path, bytes] of also.put)
            put.set(path, bytes);
        remove.push(...also.remove);
        const message = `Keep the state of agent ${state.log?.agent ?? ''}\n\nEvents: ${head.seq}`;
        const asked = await branch.change({ follows: tip, message, put, remove });
        if (!asked.ok)
            return { kind: 'trouble', trouble: asked.trouble };
        if (asked.value.kind === 'moved')
            return { kind: 'moved' };
        const there = new Set([...this.#known.answers, ...[...put.keys()].flatMap(path => (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_2__/* .answerAt */ .sA)(path) ?? [])]);
        for (const answer of gone)
            there.delete(answer);
        this.#known = { tip: asked.value.tip, end, answers: there, hasLease: lease !== undefined };
        this.#fading = unwanted;
        return { kind: 'kept', date: asked.date };
    }
}
function headOf({ log, run }, place) {
    const { seq, hash, at, end } = place;
    const { id = '', repository = '', agent = '' } = log ?? {};
    return { version: 1, log: id, repository, agent, seq, hash, at, end, ...(run && { run: run.id }) };
}


/***/ }),

/***/ 6248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e6: () => (/* binding */ snapshotAt),
/* harmony export */   eE: () => (/* binding */ answerPath),
/* harmony export */   mz: () => (/* binding */ piecePath),
/* harmony export */   sA: () => (/* binding */ answerAt),
/* harmony export */   sH: () => (/* binding */ pieceAt)
/* harmony export */ });
/* unused harmony export snapshotPath */
/** The names of the files on a state branch. Offsets count from the log's first byte, also when a snapshot stands for it. */
const OFFSET_DIGITS = 12;
const PIECE = /^log\/(\d{12})\.jsonl$/;
const SNAPSHOT = /^snapshot\/(\d{12})\.jsonl$/;
const ANSWER = /^answers\/([0-9a-f]{64})$/;
/** The log's bytes from there on, as far as the next piece. */
function piecePath(offset) {
    return `log/${digitsOf(offset)}.jsonl`;
}
/** State where so many bytes of the log have been read. */
function snapshotPath(end) {
    return `snapshot/${digitsOf(end)}.jsonl`;
}
function answerPath(answer) {
    return `answers/${answer}`;
}
function pieceAt(path) {
    return numberIn(PIECE, path);
}
function snapshotAt(path) {
    return numberIn(SNAPSHOT, path);
}
function answerAt(path) {
    return ANSWER.exec(path)?.[1];
}
function digitsOf(offset) {
    return String(offset).padStart(OFFSET_DIGITS, '0');
}
function numberIn(form, path) {
    const digits = form.exec(path)?.[1];
    return digits === undefined ? undefined : Number(digits);
}


/***/ }),

/***/ 9423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ bringLogHere),
  G: () => (/* binding */ onBranch)
});

// EXTERNAL MODULE: ./build/domain/branch-head.js
var branch_head = __webpack_require__(8392);
// EXTERNAL MODULE: ./build/domain/lease.js
var domain_lease = __webpack_require__(775);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
;// CONCATENATED MODULE: ./build/log/choose-copy.js

/** In the third run in a row that cannot reach the cache, the branch has to do: the cache may be gone for good. */
const UNREACHABLE_RUNS_MAX = 2;
/** Whether the cache must be asked at all. A disk that has the branch's head knows more than any copy. */
function needsCache(branch, disk) {
    return !isOwn(branch, disk);
}
/**
 * Where to take the log from. What the branch knows is never given up; what is beyond it counts only if it goes on from
 * there; and a cache that cannot be reached is never taken for one that has nothing.
 */
function chooseCopy(branch, disk, cache, unreachableRuns) {
    if (isOwn(branch, disk))
        return { use: 'disk', endLost: false, because: 'same-disk' };
    if (branch === undefined)
        return withoutBranch(disk, cache, unreachableRuns);
    if (!branch.runIsOpen) {
        const isHere = cache.kind === 'whole' && cache.head.seq === branch.head.seq && cache.hasBranchHead;
        return { use: isHere ? 'cache' : 'branch', endLost: false, because: 'ended-cleanly' };
    }
    switch (cache.kind) {
        case 'whole':
            return cache.hasBranchHead
                ? { use: 'cache', endLost: true, because: 'copy-of-killed-run' }
                : { use: 'branch', endLost: true, because: 'two-histories' };
        case 'unusable':
            return { use: 'branch', endLost: true, because: 'copy-unusable' };
        case 'missing':
            return { use: 'branch', endLost: true, because: 'copy-missing' };
        case 'unreachable':
            return isPatient(unreachableRuns)
                ? { use: 'nothing', because: 'cache-unreachable', reason: cache.reason }
                : { use: 'branch', endLost: true, because: 'cache-unreachable' };
        default:
            return (0,invariant/* assertNever */.x)(cache);
    }
}
/** This disk's own log, which its runs wrote to the end, and which has all that the branch has. */
function isOwn(branch, disk) {
    return branch !== undefined && disk?.kind === 'whole' && disk.hasBranchHead && !disk.wasFetched;
}
/** Somebody deleted the branch, or there never was one. Whatever copy is left is better than to pay for all again. */
function withoutBranch(disk, cache, unreachableRuns) {
    if (disk?.kind === 'whole')
        return { use: 'disk', endLost: disk.wasFetched, because: 'branch-missing' };
    if (cache.kind === 'whole')
        return { use: 'cache', endLost: true, because: 'branch-missing' };
    for (const copy of [disk, cache])
        if (copy?.kind === 'unusable')
            return { use: 'nothing', because: 'copy-unusable', reason: copy.reason };
    if (cache.kind !== 'unreachable')
        return { use: 'fresh', because: 'first-run' };
    return isPatient(unreachableRuns)
        ? { use: 'nothing', because: 'cache-unreachable', reason: cache.reason }
        : { use: 'fresh', because: 'cache-unreachable' };
}
function isPatient(unreachableRuns) {
    return unreachableRuns < UNREACHABLE_RUNS_MAX;
}

// EXTERNAL MODULE: ./build/app/branch-files.js
var branch_files = __webpack_require__(6248);
// EXTERNAL MODULE: ./build/app/copy-facts.js
var copy_facts = __webpack_require__(169);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/app/fetch-log.js


/** Files of a branch that was kept for long are many and small. */
const FETCHES_AT_ONCE = 8;
/** Everything the branch has of a log, as one view saw it: files have ids of their own, so no later commit changes them. */
async function fetchLog(branch, view, head) {
    const parts = partsOf(view, head.end);
    if ('reason' in parts)
        return { ok: true, value: parts, date: undefined };
    const { snapshot, pieces } = parts;
    const answers = [...view.files.values()].filter(({ path }) => (0,branch_files/* answerAt */.sA)(path) !== undefined);
    const fetched = await fetchAll(branch, [
        ...[snapshot, ...pieces].flatMap(part => part?.file ?? []),
        ...answers,
    ]);
    if (!fetched.ok)
        return fetched;
    const bytesOf = ({ file, offset }) => ({ offset, bytes: bytesIn(fetched.value, file) });
    const log = {
        snapshot: snapshot && { end: snapshot.offset, bytes: bytesIn(fetched.value, snapshot.file) },
        pieces: pieces.map(bytesOf),
        answers: new Map(answers.flatMap(file => {
            const [answer, bytes] = [(0,branch_files/* answerAt */.sA)(file.path) ?? '', bytesIn(fetched.value, file)];
            return (0,external_node_crypto_.hash)('sha256', bytes) === answer ? [[answer, bytes]] : [];
        })),
    };
    return { ok: true, value: { kind: 'log', ...log }, date: fetched.date };
}
/** The newest snapshot that the pieces go on from counts, and what stands before it does not. */
function partsOf({ files }, end) {
    const pieces = inOrder(files, branch_files/* pieceAt */.sH);
    const snapshots = inOrder(files, branch_files/* snapshotAt */.e6).toReversed();
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
async function fetchAll(branch, files) {
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
function bytesIn(contents, { path }) {
    return contents.get(path) ?? new Uint8Array();
}

// EXTERNAL MODULE: ./build/app/home.js
var app_home = __webpack_require__(7677);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/event.js + 1 modules
var domain_event = __webpack_require__(2678);
;// CONCATENATED MODULE: ./build/app/unreached-runs.js



const Unreached = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), runs: schemas/* int */.Whr().positive(), last: domain_event/* RunId */.PI });
/** How many runs in a row could not reach the cache, as the state branch counts them. */
function unreachedRuns(text) {
    return read(text)?.runs ?? 0;
}
/**
 * Counts one more, and says how many it is then. Where that cannot be written, the next run finds a lower count and is
 * patient for longer, which costs nothing but time.
 */
async function countUnreached(branch, view, run) {
    const known = read(view?.texts.get(app_home/* UNREACHED */.U3));
    // A run that is started again is the same run.
    if (known?.last === run)
        return known.runs;
    const runs = (known?.runs ?? 0) + 1;
    const text = `${JSON.stringify({ version: 1, runs, last: run })}\n`;
    await branch.change({
        follows: view?.tip,
        message: 'Count a run that could not reach the cache',
        put: new Map([[app_home/* UNREACHED */.U3, Buffer.from(text)]]),
        remove: [],
    });
    return runs;
}
function read(text) {
    try {
        return Unreached.safeParse(JSON.parse(text ?? '')).data;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/app/bring-log-here.js










const CLOCK_SKEW_MS_MAX = 60 * 60_000;
/**
 * Before a run opens its log: looks who is at work, decides whose copy of the log to go on from, and puts it on the disk.
 * Nothing is written anywhere else, but for a count of runs that could not reach the cache.
 */
async function bringLogHere({ home, clock }, looked, { identity, run }) {
    if (!looked.ok)
        return { kind: 'refused', message: looked.trouble.message, problem: undefined };
    const offsetMs = looked.date === undefined ? 0 : looked.date - clock.now();
    if (Math.abs(offsetMs) > CLOCK_SKEW_MS_MAX)
        return refused('clock', clockMessage(offsetMs));
    const view = looked.value;
    const read = headOn(view);
    if (!read.ok)
        return refused('corrupt', read.message);
    const { head } = read;
    if (head !== undefined && (head.repository !== identity.repository || head.agent !== identity.agent))
        return refused('foreign', foreignMessage(head, identity));
    const holder = await holderOf(view, { home, run, nowMs: clock.now() + offsetMs });
    if (holder !== undefined)
        return { kind: 'overlapped', holder };
    home.disk.clearScratch();
    const found = await findCopies(home, head, identity);
    const choice = chooseCopy(found.branch, found.disk, found.cache, unreachedRuns(view?.texts.get(app_home/* UNREACHED */.U3)));
    if (choice.use === 'nothing')
        return refuseChoice(choice, { home, view, run });
    const placed = await place(choice, found.scratch, { home, view, head, identity });
    if (placed !== undefined)
        return placed;
    home.disk.clearScratch();
    return {
        kind: 'here',
        source: choice.use === 'branch' ? 'repository' : choice.use,
        because: choice.because,
        endLost: 'endLost' in choice && choice.endLost,
        onBranch: onBranch(view, head),
        outdated: view?.files.has(app_home/* UNREACHED */.U3) === true ? [app_home/* UNREACHED */.U3] : [],
        offsetMs,
    };
}
/** A branch without a head and without a log is one on which no run has ever begun. */
function headOn(view) {
    const text = view?.texts.get(app_home/* HEAD */.Vx);
    const head = text === undefined ? undefined : (0,branch_head/* parseBranchHead */.AC)(text);
    if (head !== undefined)
        return { ok: true, head };
    const hasLog = [...(view?.files.keys() ?? [])].some(path => /^(?:log|snapshot)\//.test(path));
    if (view === undefined || (!view.files.has(app_home/* HEAD */.Vx) && !hasLog))
        return { ok: true, head: undefined };
    return {
        ok: false,
        message: `The file ${app_home/* HEAD */.Vx} of the state branch cannot be read: somebody edited it, or a newer release wrote it. Nothing was spent. Take the branch back to a commit of the agent's, or delete the branch to start anew.`,
    };
}
/** The run that keeps this one out; undefined: nobody does. Asked only when a lease lives that is not ours. */
async function holderOf(view, { home, run, nowMs }) {
    const lease = leaseIn(view?.texts.get(app_home/* LEASE */.DL));
    const now = (0,units/* timestampOf */.U_)(nowMs);
    if (lease === undefined || (0,domain_lease/* claimLease */.lT)(lease, run, now, 'unknown') !== 'held')
        return undefined;
    const asked = await home.runs.isOver(lease.run);
    const holder = !asked.ok ? 'unknown' : asked.value ? 'over' : 'running';
    return (0,domain_lease/* claimLease */.lT)(lease, run, now, holder) === 'held' ? lease.run : undefined;
}
/** One that somebody has spoilt keeps nobody out: the branch itself lets only one writer through. */
function leaseIn(text) {
    try {
        return domain_lease/* Lease */.nD.safeParse(JSON.parse(text ?? '')).data;
    }
    catch {
        return undefined;
    }
}
async function findCopies(home, head, identity) {
    const branch = head && { head, runIsOpen: head.run !== undefined };
    const here = home.disk.here();
    const disk = here && (0,copy_facts/* copyFacts */.J)(here.store, identity, head, home.disk.wasFetched());
    if (!needsCache(branch, disk))
        return { branch, disk, cache: { kind: 'missing' }, scratch: undefined };
    const scratch = home.disk.openScratch();
    const restored = await home.copies.restore(home.copyPrefix, scratch.folder);
    switch (restored.kind) {
        case 'hit': {
            const cache = (0,copy_facts/* copyFacts */.J)(scratch.store, identity, head, true);
            return { branch, disk, cache: cache ?? { kind: 'unusable', reason: EMPTY_COPY }, scratch };
        }
        case 'missing':
        // A cache that is switched off was never written to by this agent either.
        case 'off':
            return { branch, disk, cache: { kind: 'missing' }, scratch: undefined };
        case 'unreachable':
            return { branch, disk, cache: restored, scratch: undefined };
        default:
            return (0,invariant/* assertNever */.x)(restored);
    }
}
const EMPTY_COPY = 'The copy of the log in the cache is empty.';
/** Undefined: the chosen log lies on the disk. */
async function place(choice, cached, { home, view, head, identity }) {
    if (choice.use === 'cache' && cached !== undefined)
        home.disk.adopt(cached);
    if (choice.use !== 'branch' || view === undefined || head === undefined)
        return undefined;
    const fetched = await fetchLog(home.branch, view, head);
    if (!fetched.ok)
        return { kind: 'refused', message: fetched.trouble.message, problem: undefined };
    if (fetched.value.kind === 'damaged')
        return refused('corrupt', damagedMessage(fetched.value.reason));
    const copy = home.disk.openScratch();
    for (const { bytes } of fetched.value.pieces)
        await copy.store.append(bytes);
    for (const [answer, bytes] of fetched.value.answers)
        await copy.answers.put(answer, bytes);
    await copy.store.close();
    const facts = (0,copy_facts/* copyFacts */.J)(copy.store, identity, head, true);
    const isWhole = facts?.kind === 'whole' && facts.hasBranchHead && facts.head.seq === head.seq;
    if (!isWhole)
        return refused('corrupt', damagedMessage(facts?.kind === 'unusable' ? facts.reason : OTHER_HEAD));
    home.disk.adopt(copy);
    return undefined;
}
const OTHER_HEAD = `It does not end where ${app_home/* HEAD */.Vx} says.`;
async function refuseChoice(choice, { home, view, run }) {
    if (choice.because === 'copy-unusable')
        return refused('corrupt', choice.reason);
    const runs = await countUnreached(home.branch, view, run);
    return {
        kind: 'refused',
        message: `The last run was cut off, and the Actions cache, which may hold what it did last, cannot be reached: ${choice.reason} Nothing was spent. The next run tries again; the third in a row goes on from the state branch.`,
        problem: { kind: 'cache-unreachable', runs },
    };
}
/** What a view shows of the log and of who is at work on it. */
function onBranch(view, head) {
    const paths = [...(view?.files.keys() ?? [])];
    return {
        tip: view?.tip,
        end: head?.end ?? 0,
        answers: new Set(paths.flatMap(path => (0,branch_files/* answerAt */.sA)(path) ?? [])),
        hasLease: paths.includes(app_home/* LEASE */.DL),
    };
}
function refused(kind, message) {
    return { kind: 'refused', message, problem: { kind, message } };
}
function clockMessage(offsetMs) {
    const minutes = Math.round(Math.abs(offsetMs) / 60_000);
    return `The clock of this machine is ${minutes} minutes ${offsetMs > 0 ? 'behind' : 'ahead of'} GitHub's, and budgets count by the day. Nothing was spent. Set the clock right.`;
}
function foreignMessage(head, identity) {
    return `The state branch belongs to agent "${head.agent}" of repository ${head.repository}, expected agent "${identity.agent}" of repository ${identity.repository}: it came with a fork or a copy. Nothing was spent. Delete the branch to start anew, or take its finished work over with "log adopt".`;
}
function damagedMessage(reason) {
    return `The log on the state branch is damaged. ${reason} It was left as it is, and nothing was spent. Take the branch back to a commit of the agent's: its history has every one.`;
}


/***/ }),

/***/ 169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ copyFacts)
/* harmony export */ });
/* harmony import */ var _open_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4621);

/**
 * Reads a copy of the log with every check on, and compares it with what the branch knows. Undefined: there is nothing in
 * it. A torn end does not make a copy unusable: its head is its last seal.
 */
function copyFacts(store, identity, branch, wasFetched) {
    let hasBranchHead = branch === undefined;
    const log = (0,_open_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readLog */ .x6)(store, undefined, ({ seq, hash }) => {
        if (seq === branch?.seq && hash === branch.hash)
            hasBranchHead = true;
    });
    if (!log.ok)
        return { kind: 'unusable', reason: log.problem.message };
    if (log.head.seq === 0)
        return undefined;
    const problem = (0,_open_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .foreign */ .V$)(log.state, identity);
    if (problem !== undefined)
        return { kind: 'unusable', reason: problem.message };
    return { kind: 'whole', head: log.head, hasBranchHead, wasFetched };
}


/***/ }),

/***/ 7843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ StateKeeper)
/* harmony export */ });
/* harmony import */ var _domain_lease_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(775);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3822);
/* harmony import */ var _publish_results_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8640);



/** So many results, or so long, and the branch is brought up to date even where the cache works. */
const RESULTS_PER_COMMIT = 100;
const COMMIT_MS = 15 * 60_000;
/** Without a cache the branch is all there is; more commits than this would fill its history. */
const COMMIT_MS_WITHOUT_CACHE = 60_000;
/**
 * Keeps what a run does in the places that outlive its machine, while it goes on: in the cache every checkpoint
 * interval, on the branch less often, and the lease with it. What it cannot keep it says once, and tries again.
 */
class StateKeeper {
    #home;
    #clock;
    #console;
    #journal;
    #copy;
    #options;
    #stop = new AbortController();
    #lease;
    #loop = Promise.resolve();
    #committedMs;
    #completedThen = 0;
    /** Where the log ended in the last copy that reached the cache. */
    #cachedEnd = 0;
    #cacheWorks = true;
    #said = new Set();
    /** Another run has written to the branch: this one is not the only writer any more. */
    #isLost = false;
    constructor(ports, journal, copy, options) {
        this.#home = ports.home;
        this.#clock = ports.clock;
        this.#console = ports.console;
        this.#journal = journal;
        this.#copy = copy;
        this.#options = options;
        this.#committedMs = ports.clock.now();
    }
    /** Whether the branch does not have all of the log. */
    get isBehind() {
        return this.#copy.isBehind;
    }
    get isLost() {
        return this.#isLost;
    }
    /** Until when requests may be sent, by our own clock: later ones could outlive the lease. */
    get sendUntilMs() {
        if (this.#isLost || this.#lease === undefined)
            return 0;
        return (0,_domain_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .lastSendMs */ .ht)(this.#lease, this.#options.timeoutMsMax) - this.#options.offsetMs;
    }
    /** The first commit of a run: nothing may be sent before it, as it takes the lease and draws the budget. */
    async begin(also) {
        return this.#commit(also);
    }
    /** From now on checkpoints are made by themselves. */
    start() {
        this.#loop = this.#checkpoints();
    }
    /** Resolves when nothing is on its way any more. */
    async stop() {
        this.#stop.abort();
        await this.#loop;
    }
    /** The last commit: the lease goes with it. */
    async end(also) {
        if (this.#isLost)
            return { kind: 'moved' };
        this.#lease = undefined;
        return this.#noted(await this.#copy.keep(undefined, also));
    }
    /** A copy for the cache, if anything is new since the last. */
    async saveCopy() {
        const home = this.#home;
        const { end, head, run } = this.#journal;
        if (!this.#cacheWorks || end === this.#cachedEnd)
            return;
        const copy = home.disk.copy(end);
        try {
            const saved = await home.copies.save(`${home.copyPrefix}${run}/${head.seq}`, copy.folder);
            if (saved.kind === 'saved' || saved.kind === 'taken') {
                this.#cachedEnd = end;
                return;
            }
            // Of these three the next copy would meet the same.
            if (saved.kind !== 'unreachable')
                this.#cacheWorks = false;
            this.#sayOnce(saved.kind === 'unreachable' ? 'warning' : 'notice', `${saved.reason} Until it works, the state is kept on the state branch, at most once a minute.`);
        }
        finally {
            copy.remove();
        }
    }
    async #checkpoints() {
        const { signal } = this.#stop;
        while (!signal.aborted) {
            await this.#clock.sleep(this.#home.checkpointIntervalMs, signal);
            if (signal.aborted || this.#isLost)
                return;
            await this.saveCopy();
            if (!signal.aborted && this.#isCommitDue())
                await this.#commit();
        }
    }
    #isCommitDue() {
        const sinceMs = this.#clock.now() - this.#committedMs;
        if (sinceMs >= _domain_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .RENEW_AFTER_MS */ .Oe)
            return true;
        if (!this.#copy.isBehind)
            return false;
        if (sinceMs >= COMMIT_MS || this.#completed - this.#completedThen >= RESULTS_PER_COMMIT)
            return true;
        return this.#cachedEnd < this.#journal.end && sinceMs >= COMMIT_MS_WITHOUT_CACHE;
    }
    get #completed() {
        return (0,_publish_results_js__WEBPACK_IMPORTED_MODULE_2__/* .unpublishedAnswers */ .bm)(this.#journal.state).size;
    }
    async #commit(also) {
        const completed = this.#completed;
        const nowMs = this.#clock.now() + this.#options.offsetMs;
        const since = this.#lease?.since ?? (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .timestampOf */ .U_)(nowMs);
        const lease = {
            version: 1,
            run: this.#journal.run,
            since,
            until: (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .timestampOf */ .U_)(nowMs + _domain_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .LEASE_MS */ .Wf),
        };
        const kept = this.#noted(await this.#copy.keep(lease, also));
        if (kept.kind === 'kept') {
            this.#lease = lease;
            this.#committedMs = this.#clock.now();
            this.#completedThen = completed;
        }
        return kept;
    }
    #noted(kept) {
        if (kept.kind === 'moved')
            this.#isLost = true;
        if (kept.kind === 'trouble')
            this.#sayOnce('warning', kept.trouble.message);
        return kept;
    }
    #sayOnce(level, text) {
        if (this.#said.has(text))
            return;
        this.#said.add(text);
        this.#console.write(level, text);
    }
}


/***/ }),

/***/ 4621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V$: () => (/* binding */ foreign),
  _0: () => (/* binding */ openJournal),
  x6: () => (/* binding */ readLog)
});

// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(1304);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
;// CONCATENATED MODULE: ./build/domain/due.js

/** Puts a retry behind those due no later: the list stays sorted, first come first served among equals. */
function insertRetry(retries, retry) {
    let low = 0;
    let high = retries.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (isDueNoLater(retries[middle], retry))
            low = middle + 1;
        else
            high = middle;
    }
    retries.splice(low, 0, retry);
}
function removeRetry(retries, retry) {
    const index = retries.findIndex(({ at, task }) => at === retry.at && task === retry.task);
    (0,invariant/* invariant */.V)(index >= 0, `task "${retry.task}" waits for a retry that nobody knows`);
    retries.splice(index, 1);
}
function isDueNoLater(known, retry) {
    return known !== undefined && known.at <= retry.at;
}

// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(3468);
;// CONCATENATED MODULE: ./build/domain/draft.js




/** Takes a task out of the index of the situation it is in. */
function leave(draft, task) {
    if (task.status === 'pending')
        draft.pending.delete(task.id);
    if (task.status === 'failed')
        removeRetry(draft.retries, { at: task.retryAt, task: task.id });
}
/** Puts a task into a situation and into its index. */
function enter(draft, { id, key, input, taskType, model }, situation) {
    draft.tasks.set(id, { id, key, input, taskType, model, ...situation });
    if (situation.status === 'pending')
        draft.pending.add(id);
    if (situation.status === 'failed')
        insertRetry(draft.retries, { at: situation.retryAt, task: id });
    if ('published' in situation)
        retire(draft, id);
}
/** The result of an edited task replaces the one before, whose answer then is nowhere to be had any more. */
function retire(draft, id) {
    const before = draft.archive.get(id);
    if (before === undefined)
        return;
    draft.archive.delete(id);
    forgetKey(draft, before);
}
function rememberKey(draft, { key, id }) {
    const known = draft.idsByKey.get(key);
    if (known === undefined)
        draft.idsByKey.set(key, [id]);
    else
        known.push(id);
}
function forgetKey(draft, { key, id }) {
    const others = (0,domain_state/* idsOf */.UX)(draft, key).filter(other => other !== id);
    if (others.length === 0)
        draft.idsByKey.delete(key);
    else
        draft.idsByKey.set(key, others);
}
function taskOf(draft, id) {
    const task = draft.tasks.get(id);
    (0,invariant/* invariant */.V)(task, `task "${id}" is named before it was added`);
    return task;
}
/** A task that still may be worked on. */
function openTask(draft, id) {
    const task = taskOf(draft, id);
    (0,invariant/* invariant */.V)(task.status !== 'completed', `task "${id}" is worked on after it was completed`);
    return task;
}
function runOf(draft) {
    (0,invariant/* invariant */.V)(draft.run, 'a run does something before it started');
    return draft.run;
}
/** Notes that this run has dealt with the task, and what it spent on it; returns all that it has spent on it. */
function touch(draft, id, spent = budget/* ZERO */.f2) {
    const { touched } = runOf(draft);
    const sum = (0,budget/* add */.WQ)(touched.get(id) ?? budget/* ZERO */.f2, spent);
    touched.set(id, sum);
    return sum;
}

;// CONCATENATED MODULE: ./build/domain/evolve-alert.js


/** What alerts, and runs that were killed, make of State: what was told, and what is still to be told. */
function raiseAlert(draft, { at }, { type: _, ...alert }) {
    const since = draft.alerts.get(alert.fingerprint)?.since ?? at;
    draft.alerts.set(alert.fingerprint, { ...alert, since, changedAt: at });
}
function resolveAlert(draft, { fingerprint }) {
    draft.alerts.delete(fingerprint);
}
/** A run that was killed is over, and is remembered until one has ended by itself. */
function interruptRun(draft, { at }, { interrupted, charged = budget/* ZERO */.f2 }) {
    const { startedAt, calls, account } = runOf(draft);
    draft.interruption = {
        run: interrupted,
        startedAt,
        at,
        calls,
        spent: (0,budget/* add */.WQ)(account.spent, charged),
        runsInARow: (draft.interruption?.runsInARow ?? 0) + 1,
    };
    draft.run = undefined;
}
/** Whatever killed the runs before is over when one ends by itself; one that was cancelled proves nothing. */
function endRun(draft, { outcome }) {
    draft.run = undefined;
    if (outcome !== 'interrupted')
        draft.interruption = undefined;
}

// EXTERNAL MODULE: ./build/domain/failure.js
var domain_failure = __webpack_require__(4543);
// EXTERNAL MODULE: ./build/domain/totals.js
var totals = __webpack_require__(5718);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
;// CONCATENATED MODULE: ./build/domain/ledger.js





/** A call begins: the run counts it, and its hold is made. */
function openHold(draft, id, call) {
    (0,invariant/* invariant */.V)(!draft.inFlight.has(id), `task "${id}" has an attempt in flight already`);
    runOf(draft).calls += 1;
    setAside(draft, id, call);
}
/** Sets a call's worst case aside in the run's, the day's and the month's books. */
function setAside(draft, id, call) {
    draft.inFlight.set(id, call);
    draft.keysInFlight.add(call.key);
    for (const account of booksOf(draft, call.at))
        account.held = (0,budget/* add */.WQ)(account.held, call.hold);
}
/** Ends a call: its hold becomes what was really spent, in the books in which it was made. */
function closeHold(draft, id, end, kind) {
    const call = draft.inFlight.get(id);
    (0,invariant/* invariant */.V)(call, `task "${id}" has no attempt in flight`);
    draft.inFlight.delete(id);
    draft.keysInFlight.delete(call.key);
    const spent = (0,totals/* spentOf */.uv)(call.hold, end);
    for (const account of booksOf(draft, call.at)) {
        account.spent = (0,budget/* add */.WQ)(account.spent, spent);
        account.held = (0,budget/* subtract */.Re)(account.held, call.hold);
    }
    touch(draft, id, spent);
    total(draft, call, end, kind === 'failed');
    return call;
}
/** A run whose log's end is lost: what it drew and is not known to have spent is gone, in the books it was drawn from. */
function chargeEscrow(draft, { interrupted, charged }) {
    if (charged === undefined)
        return;
    const at = runOf(draft).startedAt;
    draft.charges.set(interrupted, { at, amount: charged });
    for (const book of windowsOf(draft, at))
        book.spent = (0,budget/* add */.WQ)(book.spent, charged);
}
/** It was not gone after all. */
function releaseEscrow(draft, run) {
    const charge = draft.charges.get(run);
    (0,invariant/* invariant */.V)(charge, `nothing was charged for run "${run}"`);
    draft.charges.delete(run);
    for (const book of windowsOf(draft, charge.at))
        book.spent = (0,budget/* subtract */.Re)(book.spent, charge.amount);
}
function booksOf(draft, at) {
    return [runOf(draft).account, ...windowsOf(draft, at)];
}
function windowsOf(draft, at) {
    return [bookOf(draft.days, (0,units/* dayOf */.kb)(at)), bookOf(draft.months, (0,units/* monthOf */.GS)(at))];
}
function bookOf(books, window) {
    const known = books.get(window);
    if (known !== undefined)
        return known;
    const book = { spent: budget/* ZERO */.f2, held: budget/* ZERO */.f2 };
    books.set(window, book);
    return book;
}
function total(draft, call, end, failed) {
    const month = (0,units/* monthOf */.GS)(call.at);
    const { taskType, model } = call;
    const name = (0,totals/* rowName */._k)({ month, taskType, model });
    const row = draft.totals.get(name) ?? { month, taskType, model, ...totals/* NO_TOTALS */.wv };
    (0,totals/* addCall */.A7)(row, call.hold, end, failed);
    draft.totals.set(name, row);
}

// EXTERNAL MODULE: ./build/domain/suspect.js
var suspect = __webpack_require__(2016);
;// CONCATENATED MODULE: ./build/domain/evolve-attempt.js





/** What the events of an attempt make of State: the task moves on, and its hold is opened or closed. */
function startAttempt(draft, event, at) {
    const task = openTask(draft, event.task);
    leave(draft, task);
    enter(draft, task, { status: 'processing', tries: { ...task.tries, attempts: event.attempt } });
    touch(draft, task.id);
    openHold(draft, task.id, {
        key: event.key,
        attempt: event.attempt,
        model: event.model,
        taskType: task.taskType,
        hold: { tokens: event.holdTokens, nanoUsd: event.holdNanoUsd },
        at: (0,domain_state/* bookedAt */.Ef)(draft.run, at),
    });
}
function failAttempt(draft, event) {
    closeHold(draft, event.task, event.hold, 'failed');
    const { tries, ...task } = openTask(draft, event.task);
    const { failure } = event;
    noteOutage(draft, event.task, failure);
    const next = {
        attempts: tries.attempts,
        failures: tries.failures + (event.counted ? 1 : 0),
        interruptions: 0,
        doubled: tries.doubled || failure.kind === 'length',
        lastFailure: failure,
    };
    if (event.retryAt === undefined)
        enter(draft, task, { status: 'pending', tries: next });
    else
        enter(draft, task, { status: 'failed', tries: next, retryAt: event.retryAt });
}
function completeTask(draft, record, event) {
    const call = closeHold(draft, event.task, event.hold, 'answered');
    if (draft.throttle.waits > 0)
        draft.throttle = { ...draft.throttle, waits: 0 };
    noteLife(draft, call);
    enter(draft, openTask(draft, event.task), {
        status: 'completed',
        answer: event.answer,
        published: undefined,
        facts: {
            at: record.at,
            run: record.run,
            attempts: event.attempt,
            model: call.model,
            hold: event.hold,
            servedBy: event.servedBy,
            finishReason: event.finishReason,
            sameAs: undefined,
        },
    });
}
function shareAnswer(draft, record, event) {
    const task = openTask(draft, event.task);
    leave(draft, task);
    touch(draft, task.id);
    enter(draft, task, {
        status: 'completed',
        answer: event.answer,
        published: undefined,
        facts: {
            at: record.at,
            run: record.run,
            attempts: 0,
            model: task.model,
            hold: { end: 'released' },
            servedBy: undefined,
            finishReason: undefined,
            sameAs: event.sameAs,
        },
    });
}
function quarantine(draft, record, event) {
    const task = openTask(draft, event.task);
    leave(draft, task);
    const spent = touch(draft, task.id);
    const run = runOf(draft);
    const { failure } = event;
    if (failure.kind === 'bad-request') {
        draft.run = { ...run, suspects: (0,suspect/* withSuspect */.q)(run, (0,suspect/* suspectOf */.Z)(task, failure)) };
    }
    enter(draft, task, {
        status: 'quarantined',
        tries: task.tries,
        published: undefined,
        facts: { at: record.at, run: record.run, failure, spent },
    });
}
function chargeHold(draft, event) {
    closeHold(draft, event.task, { end: 'charged' }, 'failed');
    const { tries, ...task } = openTask(draft, event.task);
    const interruptions = tries.interruptions + 1;
    const failures = tries.failures + (event.counted ? 1 : 0);
    enter(draft, task, { status: 'pending', tries: { ...tries, interruptions, failures } });
}
function noteOutage(draft, id, failure) {
    const run = runOf(draft);
    if ((0,domain_failure/* isOutage */.uD)(failure))
        draft.run = { ...run, outage: [...run.outage, id] };
    else if ((0,domain_failure/* isSignOfLife */.vm)(failure))
        draft.run = { ...run, outage: [] };
}
/** Something answered. Mostly that is known already, and then nothing is written. */
function noteLife(draft, { model, taskType }) {
    const run = runOf(draft);
    const { models, types } = run.alive;
    if (run.outage.length > 0)
        run.outage = [];
    if (models.has(model) && types.has(taskType))
        return;
    run.alive = { models: withMember(models, model), types: withMember(types, taskType) };
}
function withMember(set, member) {
    return set.has(member) ? set : new Set([...set, member]);
}

;// CONCATENATED MODULE: ./build/domain/evolve-list.js


function addTask(draft, event) {
    takeUp(draft, workOf(event));
}
function changeTask(draft, event) {
    putAside(draft, taskOf(draft, event.task));
    takeUp(draft, workOf(event));
}
function removeTask(draft, id) {
    putAside(draft, taskOf(draft, id));
    draft.tasks.delete(id);
}
function releaseTask(draft, id) {
    const task = taskOf(draft, id);
    leave(draft, task);
    enter(draft, task, { status: 'pending', tries: domain_state/* NO_TRIES */.ig });
}
/** Notes what became of a result, of the task as it is or as it was finished before. */
function publish(draft, { task: id, key }, published) {
    const task = draft.tasks.get(id);
    const finished = draft.archive.get(id);
    if (task?.key === key && 'published' in task)
        draft.tasks.set(id, { ...task, published });
    if (finished?.key === key)
        draft.archive.set(id, { ...finished, published });
}
/** Work that was finished and is asked for again needs no second answer. */
function takeUp(draft, work) {
    const finished = draft.archive.get(work.id);
    if (finished?.key === work.key) {
        draft.archive.delete(work.id);
        draft.tasks.set(work.id, finished);
    }
    else {
        rememberKey(draft, work);
        enter(draft, work, { status: 'pending', tries: domain_state/* NO_TRIES */.ig });
    }
}
/** Of what nobody asks for any more, finished work is kept. */
function putAside(draft, task) {
    leave(draft, task);
    if (task.status === 'completed')
        draft.archive.set(task.id, task);
    else
        forgetKey(draft, task);
}
function workOf(event) {
    return { id: event.task, key: event.key, input: event.input, taskType: event.taskType, model: event.model };
}

;// CONCATENATED MODULE: ./build/domain/evolve-run.js



/** What the events of a run make of State: what is counted, stopped or learnt in it lasts as long as it does. */
function startRun({ run, at }, event) {
    return {
        id: run,
        startedAt: at,
        provider: event.provider,
        account: { spent: budget/* ZERO */.f2, held: budget/* ZERO */.f2 },
        escrow: event.escrow,
        stops: [],
        budgetsReached: [],
        outage: [],
        suspects: [],
        alive: { models: new Set(), types: new Set() },
        calls: 0,
        touched: new Map(),
    };
}
function stopProvider(draft, event) {
    const run = runOf(draft);
    draft.run = {
        ...run,
        stops: [...run.stops, { scope: event.scope, reason: event.reason, failure: event.failure }],
    };
    if (event.reason !== 'breaker')
        return;
    // An outage is no task's fault: each of its failures is taken back.
    for (const id of run.outage) {
        const task = draft.tasks.get(id);
        if (task === undefined || !('tries' in task))
            continue;
        draft.tasks.set(id, {
            ...task,
            tries: { ...task.tries, failures: Math.max(0, task.tries.failures - 1) },
        });
    }
}
function adaptModel(draft, { model, adaptation }) {
    const name = (0,domain_state/* modelAt */.F1)(runOf(draft), model);
    const known = draft.adaptations.get(name) ?? new Set();
    draft.adaptations.set(name, new Set([...known, adaptation]));
}
function reachBudget(draft, { type: _, ...refusal }) {
    const run = runOf(draft);
    draft.run = { ...run, budgetsReached: [...run.budgetsReached, refusal] };
}

;// CONCATENATED MODULE: ./build/domain/evolve.js






/**
 * Applies one fact, in place: a copy per event would make a replay quadratic. Whatever was decided has
 * happened, so nothing is refused here; a fact that cannot follow from the state is a bug and throws.
 */
function evolve(state, record) {
    const draft = state;
    const { event, at } = record;
    switch (event.type) {
        case 'LogCreated':
            draft.log = { id: event.log, repository: event.repository, agent: event.agent };
            return state;
        case 'LogAdopted':
            (0,invariant/* invariant */.V)(draft.log, 'a log is adopted before it was created');
            draft.log = { ...draft.log, repository: event.repository };
            // Whatever another repository spent was not drawn from this one's budgets.
            draft.days.clear();
            draft.months.clear();
            draft.charges.clear();
            // Its issues are not here, and what killed its run is no news here.
            draft.alerts.clear();
            draft.interruption = undefined;
            return state;
        case 'RunStarted':
            draft.run = startRun(record, event);
            draft.throttle = { ...draft.throttle, waits: 0 };
            return state;
        case 'RunFinished':
            endRun(draft, event);
            return state;
        case 'RunInterrupted':
            chargeEscrow(draft, event);
            interruptRun(draft, record, event);
            return state;
        case 'EscrowReleased':
            releaseEscrow(draft, event.released);
            return state;
        case 'TaskAdded':
            addTask(draft, event);
            return state;
        case 'TaskChanged':
            changeTask(draft, event);
            return state;
        case 'TaskRemoved':
            removeTask(draft, event.task);
            return state;
        case 'AttemptStarted':
            startAttempt(draft, event, at);
            return state;
        case 'AttemptFailed':
            failAttempt(draft, event);
            return state;
        case 'TaskCompleted':
            completeTask(draft, record, event);
            return state;
        case 'AnswerShared':
            shareAnswer(draft, record, event);
            return state;
        case 'TaskQuarantined':
            quarantine(draft, record, event);
            return state;
        case 'TaskReleased':
            releaseTask(draft, event.task);
            return state;
        case 'HoldCharged':
            chargeHold(draft, event);
            return state;
        case 'ProviderThrottled':
            draft.throttle = { until: event.until, waits: draft.throttle.waits + 1 };
            return state;
        case 'ProviderStopped':
            stopProvider(draft, event);
            return state;
        case 'ModelAdapted':
            adaptModel(draft, event);
            return state;
        case 'BudgetReached':
            reachBudget(draft, event);
            return state;
        case 'AlertRaised':
            raiseAlert(draft, record, event);
            return state;
        case 'AlertResolved':
            resolveAlert(draft, event);
            return state;
        case 'ResultsPublished':
            for (const result of event.results)
                publish(draft, result, result.sha256);
            return state;
        case 'AnswerForgotten':
            publish(draft, event, 'forgotten');
            return state;
        case 'LogRecovered':
        case 'SnapshotTaken':
            return state;
        default:
            return (0,invariant/* assertNever */.x)(event);
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/compile.js
var compile = __webpack_require__(7478);
// EXTERNAL MODULE: ./build/domain/event.js + 1 modules
var domain_event = __webpack_require__(2678);
;// CONCATENATED MODULE: ./build/domain/parse-event.js


// Compiled once: a log of a million events is checked event by event, and the plain parser takes three times as long.
const schema = compile/* compile */.wE(domain_event/* Event */.Jh, { strict: true });
/** The event in today's shape, or undefined when it is none: then a newer release wrote it, or we erred. */
function parseEvent(stored) {
    const parsed = schema.safeParse(stored);
    return parsed.success ? parsed.data : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/log/line.js
/** The major version of the format, `v` of every line. A reader refuses a higher one and reads every lower one. */
const FORMAT = 1;
/** A line longer than this is damage or an attack: no event comes near it, and it must not eat the memory. */
const LINE_BYTES_MAX = 1024 * 1024;
const START = '{"v":1,"seq":';
const ENVELOPE = /\{"v":1,"seq":([1-9]\d{0,15})(,"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","run":"([A-Za-z0-9][A-Za-z0-9.-]{0,63})","event":)(?=\{)/y;
const VERSION = /\{"v":([1-9]\d{0,8}),/y;
/** One event with its place, as text without a seal and without the newline. The order of the fields is the format's. */
function lineOf(seq, at, run, event) {
    return JSON.stringify({ v: FORMAT, seq, at, run, event });
}
/** Reads the envelope of the line that begins at `from`, or undefined if it has not exactly the written form. */
function readEnvelope(text, from) {
    ENVELOPE.lastIndex = from;
    const match = ENVELOPE.exec(text);
    if (match === null)
        return undefined;
    const [whole, seq, constant = '', at = '', run = ''] = match;
    return { seq: Number(seq), at: detached(at), run: detached(run), constant, length: whole.length };
}
/**
 * The same string with memory of its own. V8 makes the match of an expression a view into the whole text, and State
 * keeps times for good: each would keep its append in memory with it.
 */
function detached(text) {
    return Buffer.from(text, 'latin1').toString('latin1');
}
/** The same for the line after `before`. Most differ from it in their seq only: to compare is quicker than to match. */
function readNextEnvelope(text, from, before) {
    const seq = before.seq + 1;
    const digits = String(seq);
    const seqFrom = from + START.length;
    const rest = seqFrom + digits.length;
    const length = START.length + digits.length + before.constant.length;
    const same = text.slice(from, seqFrom) === START &&
        text.slice(seqFrom, rest) === digits &&
        text.slice(rest, from + length) === before.constant;
    return same
        ? { seq, at: before.at, run: before.run, constant: before.constant, length }
        : readEnvelope(text, from);
}
/** The format's version that the line at `from` claims: the one field that no version will ever move. */
function readVersion(text, from) {
    VERSION.lastIndex = from;
    const match = VERSION.exec(text);
    return match === null ? undefined : Number(match[1]);
}

;// CONCATENATED MODULE: ./build/log/chain.js




const GENESIS = { seq: 0, hash: '0'.repeat(64) };
/** What a hash is long, in bytes, the way it stands in the log. */
const LINK_LENGTH = GENESIS.hash.length;
/** A reader holds one append in memory until its seal proves it, so no append may be longer. */
const APPEND_BYTES_MAX = 64 * 1024 * 1024;
/** Every append ends with its hash, at a fixed distance from its end: no parsing is needed to find it. */
const SEAL_LENGTH = sealOf(GENESIS.hash).length;
/**
 * Writes events as one append: they become durable together or not at all. They may be of several decisions.
 * `at` must not be earlier than that of the append before. Throws for what no replay would read again.
 */
function seal(head, at, run, events) {
    (0,invariant/* invariant */.V)(events.length > 0, 'an append holds at least one event');
    const text = events.map((event, index) => writtenLine(head.seq + 1 + index, at, run, event)).join('\n');
    (0,invariant/* invariant */.V)(readEnvelope(text, 0) !== undefined, `line ${head.seq + 1} must have a timestamp and a run id, got "${at}" and "${run}"`);
    const body = Buffer.from(text.slice(0, -1));
    const link = linkOf(head, body);
    const bytes = Buffer.concat([body, Buffer.from(`${sealOf(link)}\n`)]);
    (0,invariant/* invariant */.V)(bytes.length <= APPEND_BYTES_MAX, `an append is at most ${APPEND_BYTES_MAX} bytes, got ${bytes.length}`);
    return { bytes, head: { seq: head.seq + events.length, hash: link } };
}
/** Does the line that ends before `end` close an append? A sealed line ends in `"}`, any other one in `}}`. */
function endsInSeal(bytes, end) {
    return bytes[end - 2] === QUOTE;
}
/**
 * Checks an append, its newline included, against the head it must follow, and returns its bytes before the seal and
 * the hash in it. Undefined: it does not follow. Bytes are compared, not meaning, so an old shape never passes for damage.
 * In front of the append `roomy` has room for a hash: to hash one piece is much quicker than two.
 */
function unseal(head, roomy) {
    const end = roomy.length - '\n'.length - SEAL_LENGTH;
    roomy.write(head.hash, 'latin1');
    const link = (0,external_node_crypto_.hash)('sha256', roomy.subarray(0, end));
    const sealed = roomy.toString('latin1', end, end + SEAL_LENGTH) === sealOf(link);
    return sealed ? { body: roomy.subarray(LINK_LENGTH, end), hash: link } : undefined;
}
function sealOf(link) {
    return `,"hash":"${link}"}`;
}
function linkOf(head, body) {
    return (0,external_node_crypto_.hash)('sha256', Buffer.concat([Buffer.from(head.hash), body]));
}
const QUOTE = '"'.charCodeAt(0);
/** What is durable can never be taken back, so a line that could not be read again must not get that far. */
function writtenLine(seq, at, run, event) {
    (0,invariant/* invariant */.V)(parseEvent(event) !== undefined, `event ${seq} "${event.type}" must match its own schema`);
    const line = lineOf(seq, at, run, event);
    const length = Buffer.byteLength(line) + SEAL_LENGTH;
    (0,invariant/* invariant */.V)(length <= LINE_BYTES_MAX, `line ${seq} "${event.type}" is at most ${LINE_BYTES_MAX} bytes, got ${length}`);
    return line;
}

;// CONCATENATED MODULE: ./build/log/blocks.js


const NEWLINE = '\n'.charCodeAt(0);
/**
 * Cuts chunks of any size at the seals. Only the bytes since the last seal are kept between chunks, in one buffer
 * that is used again and again, and those have a bound. Nothing is verified here but where a seal must be.
 */
function* blocksOf(chunks) {
    let buffer = Buffer.alloc(LINK_LENGTH);
    let kept = LINK_LENGTH;
    let line = LINK_LENGTH;
    for (const chunk of chunks) {
        const end = kept + chunk.length;
        if (end > buffer.length)
            buffer = Buffer.concat([buffer.subarray(0, kept)], 2 * end);
        buffer.set(chunk, kept);
        const bytes = buffer.subarray(0, end);
        let start = LINK_LENGTH;
        for (let newline = bytes.indexOf(NEWLINE, kept); newline !== -1; newline = bytes.indexOf(NEWLINE, line)) {
            if (newline - line > LINE_BYTES_MAX)
                return yield blockOf('too-long', buffer, line, end);
            line = newline + 1;
            if (!endsInSeal(bytes, newline))
                continue;
            yield blockOf('append', buffer, start, line);
            start = line;
        }
        bytes.copyWithin(LINK_LENGTH, start);
        kept = LINK_LENGTH + end - start;
        line -= start - LINK_LENGTH;
        if (kept - LINK_LENGTH > APPEND_BYTES_MAX)
            return yield blockOf('too-long', buffer, LINK_LENGTH, kept);
    }
    if (kept > LINK_LENGTH)
        yield blockOf('rest', buffer, LINK_LENGTH, kept);
}
function blockOf(kind, buffer, start, end) {
    return { kind, roomy: buffer.subarray(start - LINK_LENGTH, end) };
}

;// CONCATENATED MODULE: ./build/log/decode.js
// Bytes from a disk or a network become text and values, or undefined: what is damaged is a status, never an exception.
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function decode(bytes) {
    try {
        return UTF8.decode(bytes);
    }
    catch {
        return undefined;
    }
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/log/json-prefix.js
/**
 * What may be missing at a cut, apart from closing brackets: the rest of a string or of an escape in it, of a literal,
 * of a number; or a whole value, name, or member. A name that is cut gets a letter more, so that it cannot repeat one.
 */
const MISSING = [
    ...['', '"', '\\"', '0"', '00"', '000"', '0000"', '0'],
    ...['rue', 'ue', 'e', 'alse', 'lse', 'se'],
    ...[':0', '~":0', '"~":0'],
];
/** Is this text, as far as it goes, what `JSON.stringify` writes for an object of strings, natural numbers and booleans? */
function beginsJson(text) {
    const closing = unclosed(text);
    return MISSING.some(missing => isJson(text + missing + closing));
}
/** Is this exactly what `JSON.stringify` writes? No space, no second spelling, no name twice. */
function isJson(text) {
    try {
        return JSON.stringify(JSON.parse(text)) === text;
    }
    catch {
        return false;
    }
}
/** Where the object that `text` begins with is closed: the index after its last brace; undefined if it never is. */
function endOfObject(text) {
    let depth = 0;
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
        if (token === '{' || token === '[')
            depth += 1;
        if (token === '}' || token === ']')
            depth -= 1;
        if (depth === 0)
            return index + 1;
    }
    return undefined;
}
/** A string, also one that is cut off, or a bracket outside of strings. */
const TOKEN = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}[\]]/gs;
/** The brackets that would close all that is open at the end of `text`. */
function unclosed(text) {
    const open = [];
    for (const [token] of text.matchAll(TOKEN)) {
        if (token === '{')
            open.push('}');
        if (token === '[')
            open.push(']');
        if (token === '}' || token === ']')
            open.pop();
    }
    return open.reverse().join('');
}

;// CONCATENATED MODULE: ./build/log/torn.js



/**
 * Could a crash have left these bytes after `head`: the beginning of one append that was on its way, or zeros where
 * the file had grown before its content arrived, or the one followed by the other? Anything else was changed, not cut.
 * So whole lines must be unsealed and in order, and what follows them must be the beginning of the line that is due.
 */
function isTorn(tail, head, at) {
    const text = decodeStart(withoutZeros(tail));
    if (text === undefined)
        return false;
    let due = { seq: head.seq + 1, at };
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        const line = text.slice(from, end);
        const envelope = readEnvelope(line, 0);
        if (envelope === undefined || !fits(envelope, due))
            return false;
        if (!line.endsWith('}') || !isJson(line.slice(envelope.length, -1)))
            return false;
        due = { seq: due.seq + 1, at: envelope.at };
        from = end + 1;
    }
    return text.length - from <= LINE_BYTES_MAX && beginsLine(text, from, due, head);
}
/** Is `text`, from `from` on, the beginning of the line that is due? If it has a seal, that must be the right one. */
function beginsLine(text, from, due, head) {
    const envelope = readEnvelope(text, from);
    if (envelope === undefined)
        return beginsEnvelope(text.slice(from), due);
    if (!fits(envelope, due))
        return false;
    const event = text.slice(from + envelope.length);
    const length = endOfObject(event);
    if (length === undefined)
        return beginsJson(event);
    if (!isJson(event.slice(0, length)))
        return false;
    const after = event.slice(length);
    const body = text.slice(0, text.length - after.length);
    return after === '}' || sealOf(linkOf(head, Buffer.from(body))).startsWith(after);
}
/** An envelope that was cut lacks its end, so the end of some whole one, put behind it, makes it whole. */
function beginsEnvelope(cut, due) {
    const whole = `{"v":1,"seq":${due.seq},"at":"9999-99-99T99:99:99.999Z","run":"0","event":{`;
    for (let from = 0; from < whole.length; from += 1) {
        const envelope = readEnvelope(cut + whole.slice(from), 0);
        if (envelope !== undefined && fits(envelope, due))
            return true;
    }
    return false;
}
function fits(envelope, due) {
    return envelope.seq === due.seq && envelope.at >= due.at;
}
function withoutZeros(bytes) {
    return bytes.subarray(0, 1 + bytes.findLastIndex(byte => byte !== 0));
}
/** As text, a character that was cut standing as an unknown one. Undefined: these bytes begin no UTF-8. */
function decodeStart(bytes) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
        return Buffer.byteLength(text) === bytes.length ? text : `${text}\uFFFD`;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/log/upcast.js
/** Brings an event written by any past release into today's shape. Add a case; never edit one. */
function upcast(stored) {
    return stored;
}

;// CONCATENATED MODULE: ./build/log/replay.js







/** Before the first append. Its `at` is earlier than every timestamp. */
const BEGINNING = { head: GENESIS, at: '' };
/**
 * Folds a whole log, record by record, from chunks of any size. A torn tail is the ordinary mark of a crash: its
 * append was never acknowledged, so it may be dropped. Any other bytes that do not link are corruption, and
 * corruption is reported, never repaired. `onSeal` is told each head that the log contains after `from`, when its append
 * has been folded: a head known from elsewhere is compared there.
 */
function replay(chunks, fold, { from = BEGINNING, onSeal } = {}) {
    let place = { ...from, offset: 0 };
    for (const block of blocksOf(chunks)) {
        if (block.kind !== 'append')
            return endOf(block, place);
        const records = readAppend(block.roomy, place);
        if ('status' in records)
            return records;
        for (const record of records.all)
            fold(record);
        place = records.place;
        onSeal?.(place.head);
    }
    return { status: 'intact', head: place.head, offset: place.offset };
}
/** Integrity before meaning: nothing is upcast or parsed before the whole append links and is in order. */
function readAppend(roomy, place) {
    const seq = place.head.seq + 1;
    const unsealed = unseal(place.head, roomy);
    if (unsealed === undefined)
        return corrupt(seq, 'The append that begins here does not match the hash at its end.');
    const text = decode(unsealed.body);
    if (text === undefined)
        return corrupt(seq, 'The append that begins here is not UTF-8.');
    const stored = readLines(text, place);
    if ('status' in stored)
        return stored;
    const all = [];
    let at = place.at;
    for (const record of stored) {
        const event = parseEvent(upcast(record.stored));
        if (event === undefined)
            return newer(record.seq, 'The event here has a type or a form');
        all.push({ seq: record.seq, at: record.at, run: record.run, event });
        at = record.at;
    }
    const head = { seq: place.head.seq + all.length, hash: unsealed.hash };
    return { all, place: { head, at, offset: place.offset + roomy.length - LINK_LENGTH } };
}
/** `text` is an append without its seal, and so without the brace that closes its last line. */
function readLines(text, place) {
    const records = [];
    let { at } = place;
    let envelope;
    for (let from = 0, end = 0; end !== -1; from = end + '}\n'.length) {
        const seq = place.head.seq + 1 + records.length;
        end = text.indexOf('}\n', from);
        envelope = envelope === undefined ? readEnvelope(text, from) : readNextEnvelope(text, from, envelope);
        if (envelope === undefined)
            return unreadable(seq, readVersion(text, from));
        if (envelope.seq !== seq)
            return corrupt(seq, `Expected the line with seq ${seq} here, got ${envelope.seq}.`);
        if (envelope.at < at)
            return corrupt(seq, `The line is from ${envelope.at}, earlier than the one before it, ${at}.`);
        const stored = parseJson(text.slice(from + envelope.length, end === -1 ? text.length : end));
        if (stored === undefined)
            return corrupt(seq, 'The event here is not JSON.');
        records.push({ seq, at: envelope.at, run: envelope.run, stored });
        at = envelope.at;
    }
    return records;
}
/** Where no seal closes the bytes: a crash in the middle of an append, or damage. */
function endOf(block, { head, at, offset }) {
    if (block.kind === 'too-long') {
        return corrupt(head.seq + 1, `A line may have ${LINE_BYTES_MAX} bytes and an append ${APPEND_BYTES_MAX}; the one that begins here has more.`);
    }
    const tail = block.roomy.subarray(LINK_LENGTH);
    if (isTorn(tail, head, at))
        return { status: 'torn', head, offset, bytes: tail.length };
    return corrupt(head.seq + 1, 'The bytes from here to the end are no append, and no beginning of one either.');
}
/** The seal is right, so this is what was written: by a newer release, unless its version says otherwise. */
function unreadable(seq, version) {
    if (version !== undefined && version > FORMAT) {
        return newer(seq, `The line here has format version ${version}, not ${FORMAT},`);
    }
    return corrupt(seq, 'The line here does not have the form of a log line.');
}
function corrupt(seq, reason) {
    return { status: 'corrupt', seq, reason };
}
function newer(seq, what) {
    return {
        status: 'newer',
        seq,
        reason: `${what} that this release cannot read. A newer one wrote it: update to go on.`,
    };
}

// EXTERNAL MODULE: ./build/domain/decide.js + 8 modules
var decide = __webpack_require__(2272);
;// CONCATENATED MODULE: ./build/app/journal.js




/**
 * The one way from a command to a durable fact.
 *
 * State shows a decision at once, so that the next one takes it into account; the promise resolves when the disk
 * has it, and nothing may be done in the world before. Decisions made while the disk is busy share the next append.
 * When an append fails the journal is broken: it takes no further command, as State is ahead of the log.
 */
class Journal {
    state;
    run;
    #store;
    #clock;
    #policy;
    #head;
    #end;
    #durableAt;
    /** Of the last event in State; the head is behind it while an append is on its way. */
    #seq;
    #at;
    #next;
    #writing;
    #broken;
    constructor(store, clock, options) {
        this.#store = store;
        this.#clock = clock;
        this.state = options.state;
        this.run = options.run;
        this.#head = options.head;
        this.#end = options.end;
        this.#durableAt = options.at;
        this.#seq = options.head.seq;
        this.#at = options.at;
        this.#policy = options.policy;
    }
    /** Where the log on the disk stands. */
    get head() {
        return this.#head;
    }
    /** The time of its last event; empty when there is none. */
    get at() {
        return this.#durableAt;
    }
    /** How many bytes of it are durable: all of them up to the head's seal. */
    get end() {
        return this.#end;
    }
    /** Decides, and resolves with the events once they are durable. No events: nothing came of the command. */
    async commit(command) {
        if (this.#broken !== undefined)
            throw new Error('The log can no longer be written.', { cause: this.#broken.error });
        const events = (0,decide/* decide */.L)(command, this.state, this.#policy);
        await this.record(events);
        return events;
    }
    /** Notes facts that nobody decides: those about the log itself. */
    async record(events) {
        if (events.length === 0)
            return;
        const append = this.#open();
        for (const event of events) {
            append.events.push(event);
            evolve(this.state, { seq: ++this.#seq, at: append.at, run: this.run, event });
        }
        this.#writing ??= this.#write();
        await append.durable.promise;
    }
    /** The time that a decision made now will bear in the log: budgets count by its day and month. */
    stamp() {
        return this.#open().at;
    }
    #open() {
        if (this.#next !== undefined && this.#next.events.length > 0)
            return this.#next;
        // A clock that was set back must not make the log go back.
        const now = (0,units/* timestampOf */.U_)(this.#clock.now());
        this.#at = now > this.#at ? now : this.#at;
        return (this.#next = { at: this.#at, events: [], durable: Promise.withResolvers() });
    }
    async #write() {
        // Everything that is decided in this turn of the event loop goes into the first append.
        await Promise.resolve();
        while (this.#next !== undefined && this.#next.events.length > 0) {
            const append = this.#next;
            this.#next = undefined;
            try {
                await this.#append(append);
                append.durable.resolve();
            }
            catch (error) {
                this.#broken = { error };
                append.durable.reject(error);
                // What was decided while the disk failed is lost with it. Nobody waits for a stamp.
                const lost = this.#next;
                this.#next = undefined;
                if (lost !== undefined && lost.events.length > 0)
                    lost.durable.reject(error);
            }
        }
        this.#writing = undefined;
    }
    async #append({ at, events }) {
        const texts = [];
        let head = this.#head;
        for (let first = 0; first < events.length; first += EVENTS_PER_APPEND) {
            const sealed = seal(head, at, this.run, events.slice(first, first + EVENTS_PER_APPEND));
            texts.push(sealed.bytes);
            head = sealed.head;
        }
        const bytes = Buffer.concat(texts);
        await this.#store.append(bytes);
        this.#head = head;
        this.#end += bytes.length;
        this.#durableAt = at;
    }
}
/** Only a task list of this size is ever longer, and each of its events stands for itself. */
const EVENTS_PER_APPEND = 10_000;

;// CONCATENATED MODULE: ./build/app/open-journal.js





const CLOCK_SKEW_MS_MAX = 24 * 60 * 60 * 1000;
/**
 * Opens the log for one run: replays it with every check on, cuts a torn end, and refuses whatever else is not as
 * it must be. A log that does not exist yet is created by the first run that has something to do.
 */
async function openJournal(ports, options) {
    const { store, clock } = ports;
    const { identity, run, policy } = options;
    const log = readLog(store);
    if (!log.ok)
        return log;
    const problem = foreign(log.state, identity) ?? skewed(log.at, clock.now());
    if (problem !== undefined)
        return { ok: false, problem };
    const { torn } = log;
    const aside = torn && store.cutAt(torn.offset);
    const { state, head, at, end } = log;
    const journal = new Journal(store, clock, { state, head, at, end, run, policy });
    // A run that was killed between its cut and the event left a whole log, and the bytes aside.
    const bytes = torn?.bytes ?? store.keptAt(log.end);
    if (bytes !== undefined)
        await journal.record([{ type: 'LogRecovered', damage: 'torn', bytes }]);
    const notice = aside &&
        `The last append of the log was cut off, as a crash does; its ${bytes} bytes were kept in ${aside}.`;
    const source = log.state.log === undefined ? 'fresh' : 'disk';
    return { ok: true, journal, source, notice };
}
/**
 * Replays the log into State and changes nothing. `onRecord` sees each event when State has it, `onSeal` each head that the
 * log contains.
 */
function readLog(store, onRecord = () => { }, onSeal) {
    const state = (0,domain_state/* newState */.om)();
    let at = '';
    const fold = (record) => {
        evolve(state, record);
        at = record.at;
        onRecord(record, state);
    };
    const read = replay(store.read(), fold, onSeal && { onSeal });
    switch (read.status) {
        case 'intact':
            return { ok: true, state, head: read.head, at, end: read.offset, torn: undefined };
        case 'torn':
            return {
                ok: true,
                state,
                head: read.head,
                at,
                end: read.offset,
                torn: { offset: read.offset, bytes: read.bytes },
            };
        case 'newer':
            return {
                ok: false,
                problem: {
                    kind: 'newer',
                    message: `The log cannot be read from event ${read.seq} on. ${read.reason}`,
                },
            };
        case 'corrupt':
            return {
                ok: false,
                problem: {
                    kind: 'corrupt',
                    message: `The log is damaged at event ${read.seq}. ${read.reason} It was left as it is, and nothing was spent. Put back a whole copy of it, or start anew with "log reset".`,
                },
            };
    }
}
/** Undefined: the log is this agent's own, or there is none yet. */
function foreign(state, identity) {
    const { log } = state;
    if (log === undefined || (log.repository === identity.repository && log.agent === identity.agent))
        return undefined;
    const waysOut = log.agent === identity.agent
        ? '"log adopt" takes its finished work over and starts the budgets anew; "log reset" starts a new log.'
        : `Each agent has a log of its own: choose another state folder, or the name "${log.agent}".`;
    return {
        kind: 'foreign',
        message: `The log belongs to agent "${log.agent}" of repository ${log.repository}, expected agent "${identity.agent}" of repository ${identity.repository}. ${waysOut}`,
    };
}
function skewed(at, nowMs) {
    if (at <= (0,units/* timestampOf */.U_)(nowMs + CLOCK_SKEW_MS_MAX))
        return undefined;
    return {
        kind: 'clock',
        message: `The last event of the log is from ${at}, more than 24 hours ahead of this machine's clock, ${(0,units/* timestampOf */.U_)(nowMs)}. Nothing was spent. Set the clock right.`,
    };
}


/***/ }),

/***/ 8640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bm: () => (/* binding */ unpublishedAnswers),
/* harmony export */   ku: () => (/* binding */ publishResults),
/* harmony export */   wY: () => (/* binding */ hasUnpublished)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _report_result_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7577);
/* harmony import */ var _report_result_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8316);



/** Results in one event: its line stays far below the longest that a log may have. */
const RESULTS_PER_EVENT = 1_000;
/**
 * Writes the results that were never published, notes that in the log, and only then lets go of the answers.
 * A published result belongs to the repository: it is not looked at again.
 */
async function publishResults({ journal, answers, results, }, pattern) {
    const published = [];
    const unwritten = [];
    const lost = [];
    for (const task of unpublished(journal.state)) {
        const result = resultOf(task, answers);
        if (result === undefined) {
            lost.push(task.id);
            continue;
        }
        const path = (0,_report_result_path_js__WEBPACK_IMPORTED_MODULE_2__/* .resultPath */ .jO)(pattern, { id: task.id, type: task.taskType });
        const bytes = Buffer.from((0,_report_result_file_js__WEBPACK_IMPORTED_MODULE_1__/* .resultText */ .D6)(result));
        const write = results.write(path, bytes);
        if (write.ok)
            published.push({ task: task.id, key: task.key, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', bytes) });
        else
            unwritten.push(write.message);
    }
    for (let first = 0; first < published.length; first += RESULTS_PER_EVENT) {
        await journal.commit({
            type: 'PublishResults',
            results: published.slice(first, first + RESULTS_PER_EVENT),
        });
    }
    if (lost.length > 0)
        await journal.commit({ type: 'ReleaseTasks', tasks: lost, reason: 'rerun' });
    await answers.keepOnly(unpublishedAnswers(journal.state));
    return { written: published.length, unwritten, lost };
}
function hasUnpublished(state) {
    return !unpublished(state).next().done;
}
function* unpublished(state) {
    for (const task of state.tasks.values()) {
        if ((task.status === 'completed' || task.status === 'quarantined') && task.published === undefined)
            yield task;
    }
}
function resultOf(task, answers) {
    if (task.status === 'quarantined')
        return (0,_report_result_file_js__WEBPACK_IMPORTED_MODULE_1__/* .quarantinedResult */ .Cb)(task);
    const answer = answers.get(task.answer);
    return answer && (0,_report_result_file_js__WEBPACK_IMPORTED_MODULE_1__/* .completedResult */ .pB)(task, JSON.parse(Buffer.from(answer).toString('utf8')));
}
/** The answers that are nowhere but beside the log. */
function unpublishedAnswers(state) {
    const wanted = new Set();
    for (const task of unpublished(state))
        if (task.status === 'completed')
            wanted.add(task.answer);
    // A task that was edited or removed before its result was written may come back as it was.
    for (const task of state.archive.values())
        if (task.published === undefined)
            wanted.add(task.answer);
    return wanted;
}


/***/ }),

/***/ 1304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gt: () => (/* binding */ EMPTY_ACCOUNT),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   Re: () => (/* binding */ subtract),
/* harmony export */   WQ: () => (/* binding */ add),
/* harmony export */   d1: () => (/* binding */ NO_LIMITS),
/* harmony export */   di: () => (/* binding */ neverFits),
/* harmony export */   f2: () => (/* binding */ ZERO)
/* harmony export */ });
const ZERO = { tokens: 0, nanoUsd: 0 };
const EMPTY_ACCOUNT = { spent: ZERO, held: ZERO };
const NO_LIMITS = { run: {}, day: {}, month: {} };
const WINDOWS = ['run', 'day', 'month'];
/**
 * The first budget that a hold would pass, or undefined if it fits into all of them. A hold fits when
 * spent + held + hold <= limit: what is set aside counts like what is gone, or concurrent calls would overshoot.
 */
function refusalOf(hold, accounts, limits) {
    for (const window of WINDOWS) {
        for (const unit of ['tokens', 'cost']) {
            const field = fieldOf(unit);
            const limit = limits[window][field];
            if (limit === undefined)
                continue;
            const spent = accounts[window].spent[field];
            const held = accounts[window].held[field];
            if (spent + held + hold[field] > limit)
                return { window, unit, limit, spent, held };
        }
    }
    return undefined;
}
const EMPTY = { run: EMPTY_ACCOUNT, day: EMPTY_ACCOUNT, month: EMPTY_ACCOUNT };
/** The budget that could not take this hold even when new: such a task waits for its owner, not for midnight. */
function neverFits(hold, limits) {
    return refusalOf(hold, EMPTY, limits);
}
function add(a, b) {
    return { tokens: a.tokens + b.tokens, nanoUsd: a.nanoUsd + b.nanoUsd };
}
function subtract(a, b) {
    return { tokens: a.tokens - b.tokens, nanoUsd: a.nanoUsd - b.nanoUsd };
}
function fieldOf(unit) {
    return unit === 'tokens' ? 'tokens' : 'nanoUsd';
}


/***/ }),

/***/ 2272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ decide)
});

// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(1304);
;// CONCATENATED MODULE: ./build/domain/attempt-result.js
/** A stop that is in force already is not said again by every call that was in flight. */
function stop({ run }, scope, reason, failure) {
    const known = run.stops.some(known => sameScope(known.scope, scope));
    return known
        ? []
        : [{ type: 'ProviderStopped', scope, reason, ...(failure === undefined ? {} : { failure }) }];
}
function sameScope(a, b) {
    return a.kind === b.kind && ('name' in a ? a.name : '') === ('name' in b ? b.name : '');
}

// EXTERNAL MODULE: ./build/domain/failure.js
var domain_failure = __webpack_require__(4543);
;// CONCATENATED MODULE: ./build/domain/breaker.js


/** Failures of the provider in a row, across tasks, that open the breaker. */
const OUTAGE_UNTIL_STOP = 5;
/** One task alone cannot open it: nobody could tell its own trouble from the provider's. */
function opensBreaker(task, run) {
    const streak = [...run.outage, task];
    return streak.length >= OUTAGE_UNTIL_STOP && new Set(streak).size > 1;
}
/** Stops the provider for this run, and gives back what the outage took: attempts, by the stop itself, and tasks it had quarantined. */
function openBreaker(context, failure) {
    const { run, state } = context;
    const wronged = new Set(run.outage.filter(id => isWronged(state.tasks.get(id))));
    return [
        ...stop(context, { kind: 'provider' }, 'breaker', failure),
        ...[...wronged].map((id) => ({ type: 'TaskReleased', task: id, reason: 'breaker' })),
    ];
}
/** In quarantine for the outage, and not for something of its own that came to light in between. */
function isWronged(task) {
    if (task?.status !== 'quarantined')
        return false;
    const { failure } = task.facts;
    return failure.kind !== 'interrupted' && (0,domain_failure/* isOutage */.uD)(failure);
}

// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(3468);
// EXTERNAL MODULE: ./build/domain/suspect.js
var suspect = __webpack_require__(2016);
;// CONCATENATED MODULE: ./build/domain/configuration.js



/** Three tasks that a provider refuses in the same words, before anything has worked, point at what they share. */
const SUSPECTS_UNTIL_STOP = 3;
/** A setting is wrong: adapt the model to it once if that is known to help, else stop the model, or the type. */
function adaptOrStop(context, failure) {
    const { call, run, state } = context;
    if (failure.kind === 'schema-refused' || failure.kind === 'type-not-supported')
        return stop(context, { kind: 'type', name: call.taskType }, 'configuration', failure);
    const adaptation = failure.kind === 'parameter-refused' ? adaptationFor(failure.parameter, context.attempt.sent) : undefined;
    if (adaptation === undefined)
        return stop(context, { kind: 'model', name: call.model }, 'configuration', failure);
    const known = [...(state.adaptations.get((0,domain_state/* modelAt */.F1)(run, call.model)) ?? [])];
    // It was adapted while this call was in flight: the next one will have it.
    if (known.includes(adaptation))
        return [];
    // Refused under the one name and under the other: no third name is known.
    if (known.some(isOutputCapName) && isOutputCapName(adaptation))
        return stop(context, { kind: 'model', name: call.model }, 'configuration', failure);
    return [{ type: 'ModelAdapted', model: call.model, adaptation }];
}
function adaptationFor(parameter, sent) {
    if (parameter === 'temperature' && !sent.withoutTemperature)
        return 'without-temperature';
    if (parameter !== sent.outputCapName)
        return undefined;
    return sent.outputCapName === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
}
function isOutputCapName(adaptation) {
    return adaptation !== 'without-temperature';
}
/** The type or model that three tasks have in common that were refused in the same words, before anything of it worked. */
function sharedSuspicion({ attempt, call, run, state }, failure) {
    const { alive, suspects } = run;
    if (failure.status !== 400)
        return undefined;
    const own = (0,suspect/* suspectOf */.Z)({ id: attempt.task, model: call.model, taskType: call.taskType }, failure);
    const alike = suspects.filter(({ task, signature }) => signature === own.signature && task !== own.task);
    const candidates = [
        {
            scope: { kind: 'type', name: own.taskType },
            alive: alive.types.has(own.taskType),
            like: alike.filter(({ taskType }) => taskType === own.taskType),
        },
        {
            scope: { kind: 'model', name: own.model },
            alive: alive.models.has(own.model),
            like: alike.filter(({ model }) => model === own.model),
        },
    ];
    const found = candidates.find(({ alive, like }) => !alive && like.length + 1 >= SUSPECTS_UNTIL_STOP);
    if (found === undefined)
        return undefined;
    const tasks = found.like
        .map(({ task }) => task)
        .filter(id => state.tasks.get(id)?.status === 'quarantined');
    return { scope: found.scope, tasks };
}

// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./build/domain/retry.js
var retry = __webpack_require__(9007);
;// CONCATENATED MODULE: ./build/domain/escrow.js
/**
 * What a run may spend at most, as it starts: its own budget, or what is left of the day's or the month's. Drawn from
 * these before its first call, it bounds what a machine that is lost with its log can have spent.
 */
function escrowAt(accounts, limits) {
    const tokens = leastLeft('tokens', accounts, limits);
    const nanoUsd = leastLeft('nanoUsd', accounts, limits);
    return { ...(tokens === undefined ? {} : { tokens }), ...(nanoUsd === undefined ? {} : { nanoUsd }) };
}
/** What was drawn and is not known to be gone, once every hold is closed. */
function unaccounted(escrow, { spent }) {
    return {
        tokens: Math.max(0, (escrow.tokens ?? 0) - spent.tokens),
        nanoUsd: Math.max(0, (escrow.nanoUsd ?? 0) - spent.nanoUsd),
    };
}
function leastLeft(unit, accounts, limits) {
    const left = ['run', 'day', 'month'].flatMap(window => {
        const limit = limits[window][unit];
        const { spent, held } = accounts[window];
        return limit === undefined ? [] : [Math.max(0, limit - spent[unit] - held[unit])];
    });
    return left.length === 0 ? undefined : Math.min(...left);
}

// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
;// CONCATENATED MODULE: ./build/domain/start-run.js





function startRun(start, state, { limits }) {
    const { version, provider, draw, endLost = false } = start;
    const interrupted = interruptRun(state, endLost);
    if (draw === undefined)
        return [...interrupted, { type: 'RunStarted', version, provider }];
    const charged = interrupted.find(event => event.type === 'RunInterrupted')?.charged;
    const escrow = escrowAt(accountsAfter(charged, state, draw.now), limits);
    return [...interrupted, { type: 'RunStarted', version, provider, escrow }];
}
/** What a new run finds in the books when the one before is charged. Its open holds become spent: the sums stay. */
function accountsAfter(charged, state, now) {
    const { day, month } = (0,domain_state/* accountsAt */.GO)({ ...state, run: undefined }, now);
    const then = state.run?.startedAt;
    const also = (window, isSame) => charged === undefined || !isSame ? window : { ...window, spent: (0,budget/* add */.WQ)(window.spent, charged) };
    return {
        run: budget/* EMPTY_ACCOUNT */.Gt,
        day: also(day, then !== undefined && (0,units/* dayOf */.kb)(then) === (0,units/* dayOf */.kb)(now)),
        month: also(month, then !== undefined && (0,units/* monthOf */.GS)(then) === (0,units/* monthOf */.GS)(now)),
    };
}
/**
 * A run that never finished was killed: nobody can know what its calls in flight have cost, so each is charged
 * whole, and the tasks go back to the queue. Where the end of its log is lost too, so is all that it drew.
 */
function interruptRun(state, endLost = false) {
    const { run } = state;
    if (run === undefined)
        return [];
    const holds = [...state.inFlight].map(([id, call]) => chargeHold(id, call, 'killed', state));
    const interrupted = { type: 'RunInterrupted', interrupted: run.id };
    if (!endLost || run.escrow === undefined)
        return [...holds, interrupted];
    const spent = (0,budget/* add */.WQ)(run.account.spent, run.account.held);
    return [...holds, { ...interrupted, charged: unaccounted(run.escrow, { spent, held: budget/* ZERO */.f2 }) }];
}
const INTERRUPTIONS_FREE = 2;
/**
 * A kill or an abort is no fault of the task, so it costs no attempt; but a task that is there each time the
 * process dies may be why it dies: from the third in a row on, each costs one.
 */
function chargeHold(id, call, cause, state) {
    const task = state.tasks.get(id);
    (0,invariant/* invariant */.V)(task?.status === 'processing', `task "${id}" has a hold but no attempt`);
    return {
        type: 'HoldCharged',
        task: id,
        key: call.key,
        attempt: call.attempt,
        cause,
        counted: task.tries.interruptions >= INTERRUPTIONS_FREE,
    };
}

// EXTERNAL MODULE: ./build/domain/totals.js
var totals = __webpack_require__(5718);
;// CONCATENATED MODULE: ./build/domain/finish-attempt.js











/**
 * Chooses what follows from an attempt: the table of failures, told in code.
 *
 *   passing        wait and slow down; costs no attempt
 *   call           a failed attempt; retry by backoff; the last one quarantines
 *   (outage)       five of those in a row across tasks: the breaker opens and takes them back
 *   account        no attempt lost; the provider stops for this run
 *   configuration  no attempt lost; adapted once, else that model or type stops for this run
 *   task           quarantine now
 *   length         one retry with twice the cap, else quarantine
 */
function finishAttempt(attempt, state, policy) {
    const { run } = state;
    const { task: id, result } = attempt;
    const call = state.inFlight.get(id);
    const task = state.tasks.get(id);
    (0,invariant/* invariant */.V)(run && call && task?.status === 'processing', `task "${id}" has no attempt in flight`);
    const context = { attempt, call, tries: task.tries, run, state, policy };
    switch (result.kind) {
        case 'answered':
            return [...complete(context, result), ...stopIfHoldExceeded(context)];
        case 'aborted':
            return [chargeHold(id, call, 'aborted', state)];
        case 'failed':
            return [...fail(context, result.failure), ...stopIfHoldExceeded(context)];
    }
}
function complete({ attempt, call, state }, answered) {
    const { task, hold, durationMs } = attempt;
    const { answer, servedBy, finishReason } = answered;
    const completed = {
        type: 'TaskCompleted',
        task,
        key: call.key,
        attempt: call.attempt,
        answer,
        ...(servedBy === undefined ? {} : { servedBy }),
        ...(finishReason === undefined ? {} : { finishReason }),
        hold,
        durationMs,
    };
    // Equal work under other ids is done by this answer: it goes down in the same append, so it is never paid twice.
    const sharers = (0,domain_state/* idsOf */.UX)(state, call.key).filter(id => (0,domain_state/* isOpen */.nT)((0,domain_state/* versionOf */.E4)(state, id, call.key)));
    return [
        completed,
        ...sharers.map((id) => ({ type: 'AnswerShared', task: id, key: call.key, sameAs: task, answer })),
    ];
}
function fail(context, failure) {
    switch ((0,domain_failure/* faultOf */.Kl)(failure)) {
        case 'passing':
            return [failed(context, failure, { counted: false }), ...throttle(context, failure)];
        case 'call':
            return failCall(context, failure);
        case 'account':
            return [
                failed(context, failure, { counted: false }),
                ...stop(context, { kind: 'provider' }, 'account', failure),
            ];
        case 'configuration':
            return [failed(context, failure, { counted: false }), ...adaptOrStop(context, failure)];
        case 'task':
            return failTask(context, failure);
        case 'length':
            return failLength(context, failure);
    }
}
function throttle({ attempt, state, policy }, failure) {
    const known = state.throttle.until;
    const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
    // Calls that were on their way when the provider first said "slower" say it again: that is one wait, not fifty.
    if (asked === undefined && known !== undefined && known > (0,units/* timestampOf */.U_)(attempt.nowMs))
        return [];
    const waitMs = asked ?? (0,retry/* backoffMs */.j)(policy.backoff, state.throttle.waits + 1, attempt.random);
    const until = (0,units/* timestampOf */.U_)(attempt.nowMs + waitMs);
    return known !== undefined && known >= until ? [] : [{ type: 'ProviderThrottled', until }];
}
function failCall(context, failure) {
    const { attempt, tries, run, policy } = context;
    // The provider was stopped while this call was in flight: it met the same trouble, and that is no task's fault.
    if ((0,domain_failure/* isOutage */.uD)(failure) && isProviderStopped(run))
        return [failed(context, failure, { counted: false })];
    const failures = tries.failures + 1;
    const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
    const waitMs = asked ?? (0,retry/* backoffMs */.j)(policy.backoff, failures, attempt.random);
    const retryAt = (0,units/* timestampOf */.U_)(attempt.nowMs + waitMs);
    if ((0,domain_failure/* isOutage */.uD)(failure) && opensBreaker(attempt.task, run)) {
        return [failed(context, failure, { counted: true, retryAt }), ...openBreaker(context, failure)];
    }
    if (failures < attempt.attemptsMax)
        return [failed(context, failure, { counted: true, retryAt })];
    return [failed(context, failure, { counted: true }), quarantined(context, failure)];
}
function isProviderStopped(run) {
    return run.stops.some(({ scope }) => scope.kind === 'provider');
}
function failTask(context, failure) {
    const wronged = failure.kind === 'bad-request' ? sharedSuspicion(context, failure) : undefined;
    if (wronged === undefined)
        return [failed(context, failure, { counted: true }), quarantined(context, failure)];
    return [
        failed(context, failure, { counted: false }),
        ...stop(context, wronged.scope, 'configuration', failure),
        ...wronged.tasks.map((id) => ({ type: 'TaskReleased', task: id, reason: 'configuration' })),
    ];
}
function failLength(context, failure) {
    const { attempt, tries, policy } = context;
    const fits = (0,budget/* neverFits */.di)(attempt.holdDoubled, policy.limits) === undefined;
    // When only the rest of a budget has no room for the doubled hold, a later run has.
    if (!tries.doubled && fits)
        return [failed(context, failure, { counted: false })];
    return [failed(context, failure, { counted: true }), quarantined(context, failure)];
}
/** A provider that spends more than the hold allowed breaks the budget's one assumption: it gets no further call. */
function stopIfHoldExceeded(context) {
    const { attempt, call, policy } = context;
    const spent = (0,totals/* spentOf */.uv)(call.hold, attempt.hold);
    const costCounts = Object.values(policy.limits).some(({ nanoUsd }) => nanoUsd !== undefined);
    const exceeded = spent.tokens > call.hold.tokens || (costCounts && spent.nanoUsd > call.hold.nanoUsd);
    return exceeded ? stop(context, { kind: 'model', name: call.model }, 'hold-exceeded', undefined) : [];
}
function failed({ attempt, call }, failure, next) {
    const { task, hold, durationMs } = attempt;
    return {
        type: 'AttemptFailed',
        task,
        key: call.key,
        attempt: call.attempt,
        failure,
        hold,
        ...next,
        durationMs,
    };
}
function quarantined({ attempt, call }, failure) {
    return { type: 'TaskQuarantined', task: attempt.task, key: call.key, failure };
}

// EXTERNAL MODULE: ./build/domain/task.js
var domain_task = __webpack_require__(8332);
;// CONCATENATED MODULE: ./build/domain/list-tasks.js


function standingOf(listed, state) {
    const task = state.tasks.get(listed.id);
    if (task?.key === listed.key)
        return 'known';
    if (task?.status === 'processing')
        return 'busy';
    if ((0,domain_state/* versionOf */.E4)(state, listed.id, listed.key) !== undefined)
        return 'returned';
    if (task === undefined)
        return 'new';
    return task.status === 'completed' && task.input === listed.input && keeps(listed, task)
        ? 'kept'
        : 'changed';
}
/** Brings the log's list of tasks up to the task file's. */
function listTasks(listed, state) {
    const ids = new Set(listed.map(({ id }) => id));
    const events = [];
    for (const task of state.tasks.values()) {
        if (!ids.has(task.id) && task.status !== 'processing')
            events.push({ type: 'TaskRemoved', task: task.id });
    }
    for (const task of listed)
        events.push(...eventsOf(task, state));
    return events;
}
function eventsOf(listed, state) {
    const { id: task, key, input, taskType, model } = listed;
    switch (standingOf(listed, state)) {
        case 'new':
        case 'changed':
        case 'returned':
            return [
                { type: state.tasks.has(task) ? 'TaskChanged' : 'TaskAdded', task, key, input, taskType, model },
            ];
        case 'known':
            return quarantineExhausted(task, listed.attemptsMax, state);
        case 'kept':
        case 'busy':
            return [];
    }
}
/** Kills may have used up a task's attempts, or somebody lowered their number: then it is set aside before it is tried again. */
function quarantineExhausted(id, attemptsMax, state) {
    const task = state.tasks.get(id);
    if (task?.status !== 'pending' && task?.status !== 'failed')
        return [];
    if (task.tries.failures < attemptsMax)
        return [];
    const failure = task.tries.interruptions > 0 ? undefined : task.tries.lastFailure;
    return [{ type: 'TaskQuarantined', task: id, key: task.key, failure: failure ?? { kind: 'interrupted' } }];
}
function keeps(listed, task) {
    const rehearsed = task.model === domain_task/* OFFLINE_MODEL */.w;
    const rehearsing = listed.model === domain_task/* OFFLINE_MODEL */.w;
    return rehearsing ? !rehearsed : listed.onChange === 'keep' && !rehearsed;
}

;// CONCATENATED MODULE: ./build/domain/raise-alerts.js
/** What is new, or says something else than before, is raised; what is over is resolved; the rest is no news. */
function raiseAlerts(firing, { alerts }) {
    const still = new Set(firing.map(({ fingerprint }) => fingerprint));
    const over = [...alerts.values()].filter(({ fingerprint }) => !still.has(fingerprint));
    return [
        ...firing
            .filter(alert => isNews(alert, alerts))
            .map((alert) => ({ type: 'AlertRaised', ...alert })),
        ...over.map(({ alert, fingerprint }) => ({ type: 'AlertResolved', alert, fingerprint })),
    ];
}
/** Whether people have not been told this yet. A reason alone is none: it is a word for machines. */
function isNews({ fingerprint, severity, facts }, alerts) {
    const known = alerts.get(fingerprint);
    return known?.severity !== severity || known.facts !== facts;
}

;// CONCATENATED MODULE: ./build/domain/decide.js







/**
 * The only place where facts are chosen. Pure: no clock, no chance, no I/O. A command that cannot be obeyed
 * because the world is not so (an unknown task, a budget that is full) gives no events; one that could only come
 * from a bug of ours throws.
 */
function decide(command, state, policy) {
    switch (command.type) {
        case 'CreateLog':
            (0,invariant/* invariant */.V)(state.log === undefined, 'a log is created once');
            return [{ type: 'LogCreated', log: command.log, repository: command.repository, agent: command.agent }];
        case 'AdoptLog':
            (0,invariant/* invariant */.V)(state.log, 'a log that does not exist cannot be adopted');
            return [
                ...interruptRun(state),
                { type: 'LogAdopted', repository: command.repository, previous: state.log.repository },
            ];
        case 'StartRun':
            return startRun(command, state, policy);
        case 'InterruptRun':
            return interruptRun(state);
        case 'ListTasks':
            return listTasks(command.tasks, state);
        case 'StartAttempt':
            return startAttempt(command, state, policy);
        case 'FinishAttempt':
            return finishAttempt(command, state, policy);
        case 'ShareAnswer':
            return shareAnswer(command, state);
        case 'ReleaseTasks':
            return releaseTasks(command, state);
        case 'ForgetAnswer':
            return forgetAnswer(command.task, state);
        case 'PublishResults':
            return command.results.length === 0
                ? []
                : [{ type: 'ResultsPublished', results: [...command.results] }];
        case 'ReleaseEscrow':
            return state.charges.has(command.run)
                ? [{ type: 'EscrowReleased', released: command.run, reason: command.reason }]
                : [];
        case 'ReachBudget':
            return reachBudget(command.refusal, state);
        case 'RaiseAlerts':
            return raiseAlerts(command.firing, state);
        case 'FinishRun':
            (0,invariant/* invariant */.V)(state.inFlight.size === 0, 'a run finishes only when every call is accounted for');
            return [{ type: 'RunFinished', outcome: command.outcome }];
        default:
            return (0,invariant/* assertNever */.x)(command);
    }
}
function startAttempt(command, state, policy) {
    const task = state.tasks.get(command.task);
    (0,invariant/* invariant */.V)(task?.status === 'pending' || task?.status === 'failed', `task "${command.task}" is not to be attempted`);
    // Asked again here although the plan has asked: this is the line that no call passes without room in every budget.
    if ((0,budget/* refusalOf */.Of)(command.hold, (0,domain_state/* accountsAt */.GO)(state, command.now), policy.limits) !== undefined)
        return [];
    return [
        {
            type: 'AttemptStarted',
            task: task.id,
            key: task.key,
            attempt: task.tries.attempts + 1,
            model: command.model,
            holdTokens: command.hold.tokens,
            holdNanoUsd: command.hold.nanoUsd,
        },
    ];
}
function shareAnswer({ task, sameAs }, state) {
    const sharer = state.tasks.get(task);
    if (sharer === undefined || !(0,domain_state/* isOpen */.nT)(sharer))
        return [];
    const owner = (0,domain_state/* versionOf */.E4)(state, sameAs, sharer.key);
    if (owner?.status !== 'completed')
        return [];
    return [{ type: 'AnswerShared', task, key: sharer.key, sameAs, answer: owner.answer }];
}
/** An edited task may have two answers: what it was, and what it is. */
function forgetAnswer(id, state) {
    return [state.tasks.get(id), state.archive.get(id)]
        .filter(task => task?.status === 'completed')
        .map(({ key, answer }) => ({ type: 'AnswerForgotten', task: id, key, answer }));
}
function releaseTasks(command, state) {
    const releasable = command.reason === 'retry' ? ['quarantined', 'failed'] : ['quarantined', 'failed', 'completed'];
    return command.tasks
        .filter(id => releasable.includes(state.tasks.get(id)?.status ?? 'unknown'))
        .map(task => ({ type: 'TaskReleased', task, reason: command.reason }));
}
function reachBudget(refusal, state) {
    const known = state.run?.budgetsReached.some(({ window, unit }) => window === refusal.window && unit === refusal.unit);
    return known ? [] : [{ type: 'BudgetReached', ...refusal }];
}


/***/ }),

/***/ 6202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ JsonSchema)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/expectation.js
var expectation = __webpack_require__(5443);
;// CONCATENATED MODULE: ./build/domain/schema-references.js
/** The keywords of JSON Schema that hold other schemas: one, a list of them, or a map. */
const WITH_SCHEMA = [
    'items',
    'contains',
    'unevaluatedItems',
    'additionalProperties',
    'unevaluatedProperties',
    'propertyNames',
    'not',
    'if',
    'then',
    'else',
];
const WITH_SCHEMA_LIST = ['prefixItems', 'allOf', 'anyOf', 'oneOf'];
const WITH_SCHEMA_MAP = [
    '$defs',
    'definitions',
    'properties',
    'patternProperties',
    'dependentSchemas',
];
/** These judge the very value that the schema around them judges. A circle of them would never end. */
const WITH_SAME_VALUE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];
/** Every `$ref` that leads to no schema, or back to itself with the same value. The keywords must be sound. */
function brokenReferences(root) {
    const places = placesOf(root);
    return [...places.values()].flatMap(place => {
        const message = troubleWith(place, places);
        return message === undefined ? [] : [{ path: [...place.path, '$ref'], message }];
    });
}
/** Every schema within a schema, by JSON Pointer. */
function placesOf(root) {
    const places = new Map();
    const waiting = [{ schema: root, path: [], pointer: '#' }];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
        places.set(place.pointer, place);
        waiting.push(...innerPlaces(place, [...WITH_SCHEMA, ...WITH_SCHEMA_LIST, ...WITH_SCHEMA_MAP]));
    }
    return places;
}
function innerPlaces(place, keywords) {
    return keywords.flatMap(keyword => {
        const value = Object.hasOwn(place.schema, keyword) ? place.schema[keyword] : undefined;
        const path = [...place.path, keyword];
        const pointer = `${place.pointer}/${keyword}`;
        if (WITH_SCHEMA.includes(keyword))
            return isSchemaObject(value) ? [{ schema: value, path, pointer }] : [];
        return Object.entries(value ?? {}).flatMap(([key, schema]) => isSchemaObject(schema) ? [{ schema, path: [...path, key], pointer: `${pointer}/${escaped(key)}` }] : []);
    });
}
function troubleWith(place, places) {
    const { $ref } = place.schema;
    if (typeof $ref !== 'string')
        return undefined;
    if (!places.has(pointerOf($ref)))
        return `leads to no schema: nothing stands at ${JSON.stringify($ref)}`;
    return returnsTo(place, places)
        ? 'leads in a circle: checking a value against it would never end'
        : undefined;
}
/** Whether judging a value by this schema means judging the same value by it again. */
function returnsTo(start, places) {
    const seen = new Set();
    const waiting = judgesToo(start, places);
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
        if (place === start)
            return true;
        if (seen.has(place))
            continue;
        seen.add(place);
        waiting.push(...judgesToo(place, places));
    }
    return false;
}
function judgesToo(place, places) {
    const { $ref } = place.schema;
    const inner = innerPlaces(place, WITH_SAME_VALUE).map(({ pointer }) => pointer);
    return (typeof $ref === 'string' ? [...inner, pointerOf($ref)] : inner).flatMap(pointer => places.get(pointer) ?? []);
}
/** A reference as JSON Pointer writes it in plain text: `#/$defs/a%20b` is `#/$defs/a b`. */
function pointerOf(reference) {
    try {
        return decodeURIComponent(reference);
    }
    catch {
        return reference;
    }
}
function escaped(key) {
    return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
function isSchemaObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/domain/json-schema.js



const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const json_schema_text = schemas/* string */.YjP({ error: (0,expectation/* expected */.p6)('text') });
const flag = schemas/* boolean */.zMY({ error: (0,expectation/* expected */.p6)('true or false') });
const number = schemas/* number */.aig({ error: (0,expectation/* expected */.p6)('a number') });
const count = schemas/* int */.Whr({ error: (0,expectation/* expected */.p6)('a whole number') }).min(0, { error: (0,expectation/* expected */.p6)('0 or more') });
const anyJson = schemas/* any */.bzn();
const pattern = json_schema_text.refine(compiles, {
    error: (0,expectation/* expected */.p6)('a regular expression that JavaScript takes with the flag u'),
});
const names = schemas/* array */.YOg(json_schema_text, { error: (0,expectation/* expected */.p6)('a list of property names') })
    .refine(isWithoutTwins, { error: (0,expectation/* expected */.p6)('a list in which no name stands twice') });
const typeName = schemas/* enum */.k5n(TYPES, { error: (0,expectation/* expected */.p6)(`one of ${TYPES.join(', ')}`) });
const typeNames = schemas/* array */.YOg(typeName)
    .min(1, { error: (0,expectation/* expected */.p6)('a list of at least one type') })
    .refine(isWithoutTwins, { error: (0,expectation/* expected */.p6)('a list in which no type stands twice') });
/** References reach within the schema only: to check an answer must never mean to fetch something. */
const reference = json_schema_text.regex(/^#(?:\/|$)/, {
    error: (0,expectation/* expected */.p6)('a reference within this schema, such as "#/$defs/name"'),
    abort: true,
});
const schema = schemas/* lazy */.RZV(() => schemas/* union */.KCZ([schemas/* boolean */.zMY(), keywords], { error: (0,expectation/* expected */.p6)('a JSON Schema: a map of keywords, true or false') }));
const json_schema_schemas = schemas/* record */.g1P(schemas/* string */.YjP(), schema, { error: (0,expectation/* expected */.p6)('a map of JSON Schemas') });
const schemaList = schemas/* array */.YOg(schema, { error: (0,expectation/* expected */.p6)('a list of JSON Schemas') })
    .min(1, { error: (0,expectation/* expected */.p6)('a list of at least one JSON Schema') });
/** The keywords of draft 2020-12, but for those that reach outside the schema or name places in it (`$id`, `$anchor`). */
const keywords = (0,expectation/* closedObject */.YI)('a JSON Schema', {
    $schema: json_schema_text
        .regex(/^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, {
        error: (0,expectation/* expected */.p6)('"https://json-schema.org/draft/2020-12/schema", the one dialect known here'),
    })
        .exactOptional(),
    $comment: json_schema_text.exactOptional(),
    $ref: reference.exactOptional(),
    ...keywordsOf(WITH_SCHEMA, schema),
    ...keywordsOf(WITH_SCHEMA_LIST, schemaList),
    ...keywordsOf(WITH_SCHEMA_MAP, json_schema_schemas),
    title: json_schema_text.exactOptional(),
    description: json_schema_text.exactOptional(),
    default: anyJson.exactOptional(),
    examples: schemas/* array */.YOg(anyJson, { error: (0,expectation/* expected */.p6)('a list') }).exactOptional(),
    deprecated: flag.exactOptional(),
    readOnly: flag.exactOptional(),
    writeOnly: flag.exactOptional(),
    type: schemas/* union */.KCZ([typeName, typeNames], { error: (0,expectation/* expected */.p6)(`one of ${TYPES.join(', ')}, or a list of these`) })
        .exactOptional(),
    enum: schemas/* array */.YOg(anyJson, { error: (0,expectation/* expected */.p6)('a list of the values allowed') })
        .min(1, { error: (0,expectation/* expected */.p6)('a list of at least one value') })
        .exactOptional(),
    const: anyJson.exactOptional(),
    minLength: count.exactOptional(),
    maxLength: count.exactOptional(),
    pattern: pattern.exactOptional(),
    format: json_schema_text.exactOptional(),
    contentEncoding: json_schema_text.exactOptional(),
    contentMediaType: json_schema_text.exactOptional(),
    minimum: number.exactOptional(),
    maximum: number.exactOptional(),
    exclusiveMinimum: number.exactOptional(),
    exclusiveMaximum: number.exactOptional(),
    multipleOf: number.positive({ error: (0,expectation/* expected */.p6)('a number above 0') }).exactOptional(),
    minItems: count.exactOptional(),
    maxItems: count.exactOptional(),
    minContains: count.exactOptional(),
    maxContains: count.exactOptional(),
    uniqueItems: flag.exactOptional(),
    patternProperties: json_schema_schemas
        .refine(map => Object.keys(map).every(compiles), {
        error: (0,expectation/* expected */.p6)('a map whose names are regular expressions'),
    })
        .exactOptional(),
    required: names.exactOptional(),
    dependentRequired: schemas/* record */.g1P(schemas/* string */.YjP(), names, { error: (0,expectation/* expected */.p6)('a map from a property to a list of property names') })
        .exactOptional(),
    minProperties: count.exactOptional(),
    maxProperties: count.exactOptional(),
}).meta({ id: 'JsonSchema', description: 'A JSON Schema, draft 2020-12. References reach within it only.' });
/** A JSON Schema that a checker can follow to its end: known keywords, sound values, and every `$ref` leads to a schema. */
const JsonSchema = keywords.superRefine((root, context) => {
    for (const { path, message } of brokenReferences(root))
        context.addIssue({ code: 'custom', path: [...path], message });
});
function keywordsOf(names, schema) {
    return Object.fromEntries(names.map(name => [name, schema.exactOptional()]));
}
function compiles(source) {
    try {
        return new RegExp(source, 'u').unicode;
    }
    catch {
        return false;
    }
}
function isWithoutTwins(values) {
    return new Set(values).size === values.length;
}


/***/ }),

/***/ 775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oe: () => (/* binding */ RENEW_AFTER_MS),
/* harmony export */   Wf: () => (/* binding */ LEASE_MS),
/* harmony export */   ht: () => (/* binding */ lastSendMs),
/* harmony export */   lT: () => (/* binding */ claimLease),
/* harmony export */   nD: () => (/* binding */ Lease)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2678);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3822);



/**
 * The right to be the one writer of an agent's log, kept on the state branch. All times in it are GitHub's, from the
 * `Date` of its answers: two runners need not agree on the time.
 */
const Lease = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    run: _event_js__WEBPACK_IMPORTED_MODULE_0__/* .RunId */ .PI,
    since: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Timestamp */ .Dc,
    until: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Timestamp */ .Dc,
});
/** Longer than any pause between two renewals, so that only a run that died or hangs loses its lease. */
const LEASE_MS = 30 * 60_000;
/** How old a lease may get before it is renewed: twice it can fail, and there is still time. */
const RENEW_AFTER_MS = 10 * 60_000;
function claimLease(lease, run, now, holder) {
    if (lease === undefined)
        return 'free';
    if (lease.run === run)
        return 'mine';
    return holder === 'over' || lease.until <= now ? 'taken-over' : 'held';
}
/**
 * From then on nothing more may be sent, unless the lease was renewed before: a call may take as long as its timeout,
 * and must be accounted for while the lease still lives.
 */
function lastSendMs(lease, timeoutMsMax) {
    return Date.parse(lease.until) - timeoutMsMax;
}


/***/ }),

/***/ 3866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ ownParameterAdvice)
/* harmony export */ });
const MODEL = 'set "model" beside "parameters"';
const CAP = 'set "max-output-tokens" beside "parameters", which the budget knows';
const ONE = 'each task has one answer, which its hold covers';
const WHOLE = 'answers are taken whole';
const MESSAGES = 'write them into the type';
const TOOLS = 'the model has no tools, so that no prompt can make it act';
/** What bounds an answer, multiplies it, is billed beside it, or gives the model tools: a promise hangs on each. */
const ADVICE = new Map([
    ['model', MODEL],
    ['models', MODEL],
    ['messages', MESSAGES],
    ['prompt', MESSAGES],
    ['max_tokens', CAP],
    ['max_completion_tokens', CAP],
    ['max_output_tokens', CAP],
    ['response_format', 'give the type an "output"'],
    ['n', ONE],
    ['best_of', ONE],
    ['prediction', 'it is billed beside the answer, and no hold covers it'],
    ['stream', WHOLE],
    ['stream_options', WHOLE],
    ['tools', TOOLS],
    ['tool_choice', TOOLS],
    ['parallel_tool_calls', TOOLS],
    ['functions', TOOLS],
    ['function_call', TOOLS],
    ['plugins', TOOLS],
    ['web_search_options', TOOLS],
]);
/** Service tiers that cost no more than the price a hold is made with. */
const CHEAP_TIERS = ['auto', 'default', 'flex', null];
/** Why nobody may set this parameter, as advice on what to do instead; undefined: it is passed on as it is. */
function ownParameterAdvice(name, value) {
    if (name === 'service_tier' && !CHEAP_TIERS.includes(value))
        return 'use "flex" or "default": other tiers cost more than any hold covers';
    return ADVICE.get(name);
}


/***/ }),

/***/ 9007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ BACKOFF),
/* harmony export */   j: () => (/* binding */ backoffMs)
/* harmony export */ });
const BACKOFF = { delayMsInitial: 1_000, delayMsMax: 60_000 };
/** `failures` counts from 1; `random` is in [0, 1). The result is in [0, ceiling). */
function backoffMs(backoff, failures, random) {
    const ceilingMs = Math.min(backoff.delayMsMax, backoff.delayMsInitial * 2 ** (failures - 1));
    return Math.floor(random * ceilingMs);
}


/***/ }),

/***/ 3468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   Ef: () => (/* binding */ bookedAt),
/* harmony export */   F1: () => (/* binding */ modelAt),
/* harmony export */   GO: () => (/* binding */ accountsAt),
/* harmony export */   UX: () => (/* binding */ idsOf),
/* harmony export */   id: () => (/* binding */ isStopped),
/* harmony export */   ig: () => (/* binding */ NO_TRIES),
/* harmony export */   nT: () => (/* binding */ isOpen),
/* harmony export */   om: () => (/* binding */ newState)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1304);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3822);


const NO_TRIES = {
    attempts: 0,
    failures: 0,
    interruptions: 0,
    doubled: false,
    lastFailure: undefined,
};
function newState() {
    return {
        log: undefined,
        run: undefined,
        tasks: new Map(),
        archive: new Map(),
        idsByKey: new Map(),
        pending: new Set(),
        retries: [],
        inFlight: new Map(),
        keysInFlight: new Set(),
        days: new Map(),
        months: new Map(),
        totals: new Map(),
        adaptations: new Map(),
        throttle: { until: undefined, waits: 0 },
        charges: new Map(),
        alerts: new Map(),
        interruption: undefined,
    };
}
/** The books that a hold made now would be entered in. */
function accountsAt({ run, days, months }, now) {
    const booked = bookedAt(run, now);
    return {
        run: run?.account ?? _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_ACCOUNT */ .Gt,
        day: days.get((0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .dayOf */ .kb)(booked)) ?? _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_ACCOUNT */ .Gt,
        month: months.get((0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .monthOf */ .GS)(booked)) ?? _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_ACCOUNT */ .Gt,
    };
}
/** When a call made now counts: a run that drew its budget from a day and a month spends it there, also after midnight. */
function bookedAt(run, now) {
    return run?.escrow === undefined ? now : run.startedAt;
}
/** The tasks that share a key, those in the archive too, in the order in which they came. */
function idsOf(state, key) {
    return state.idsByKey.get(key) ?? [];
}
/** The task as it is asked for now, or as it was finished before: whichever has this key. */
function versionOf(state, id, key) {
    return [state.tasks.get(id), state.archive.get(id)].find(task => task?.key === key);
}
/** Whether a task still wants an answer and no call for it is under way. */
function isOpen(task) {
    return task?.status === 'pending' || task?.status === 'failed' || task?.status === 'quarantined';
}
/** Whether this run sends nothing more for such tasks. */
function isStopped(run, { model, taskType }) {
    return (run?.stops ?? []).some(({ scope }) => {
        switch (scope.kind) {
            case 'provider':
                return true;
            case 'model':
                return scope.name === model;
            case 'type':
                return scope.name === taskType;
        }
    });
}
function modelAt(run, model) {
    return `${run.provider} ${model}`;
}


/***/ }),

/***/ 2016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suspectOf),
/* harmony export */   q: () => (/* binding */ withSuspect)
/* harmony export */ });
function suspectOf(task, failure) {
    return {
        task: task.id,
        model: task.model,
        taskType: task.taskType,
        signature: `${failure.status} ${failure.code ?? ''}`,
    };
}
/** Each task once. When both its model and its type have answered, a refusal is the task's own fault and no clue. */
function withSuspect({ suspects, alive }, suspect) {
    if (alive.models.has(suspect.model) && alive.types.has(suspect.taskType))
        return suspects;
    return [...suspects.filter(({ task }) => task !== suspect.task), suspect];
}


/***/ }),

/***/ 9959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $w: () => (/* binding */ TYPE_FIELDS),
/* harmony export */   HF: () => (/* binding */ FileHead),
/* harmony export */   Mo: () => (/* binding */ FileSettings),
/* harmony export */   SV: () => (/* binding */ FileTask),
/* harmony export */   ob: () => (/* binding */ TaskFileWithoutTasks),
/* harmony export */   rZ: () => (/* binding */ isFileInput)
/* harmony export */ });
/* unused harmony exports FileMessage, FileType, TypeName, FilePrice, TaskFile */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2131);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4953);
/* harmony import */ var _expectation_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5443);
/* harmony import */ var _own_parameters_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3866);
/* harmony import */ var _json_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6202);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8332);






const TIMEOUT_MS_MAX = 24 * 3_600_000;
const anyJson = zod__WEBPACK_IMPORTED_MODULE_4__/* .any */ .bzn();
const text = (what) => zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(what) });
const filled = (what) => text(what).min(1, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(what) });
const wholeNumber = (what, max) => zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(what) })
    .min(1, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(what) })
    .max(max, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(what) });
const TIMEOUT = 'a duration above 0 and up to one day, such as 90s, 15m or 6h';
const settings = {
    model: filled('the name of a model')
        .exactOptional()
        .describe("The model to ask, by the provider's name for it, for example `google/gemini-2.5-flash`."),
    'max-output-tokens': wholeNumber('a whole number from 1 to 10,000,000', 10_000_000)
        .exactOptional()
        .describe('The most tokens an answer may have, reasoning included. Part of what a call is held for in the budget.'),
    timeout: zod__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .DURATION */ .f, { abort: true }), zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()], { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(TIMEOUT) })
        .refine(isTimeout, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(TIMEOUT) })
        .exactOptional()
        .describe('How long one call may take: `90s`, `15m`, `6h`; a bare number is seconds.'),
    'max-attempts': wholeNumber('a whole number from 1 to 100', 100)
        .exactOptional()
        .describe('How many failed attempts bring a task into quarantine.'),
    parameters: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), anyJson, {
        error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a map of request parameters, such as { temperature: 0 }'),
    })
        .superRefine(refuseOwnParameters)
        .exactOptional()
        .describe('Merged into the request as they are. `null` leaves out a parameter that a wider setting asks for.'),
    'on-change': zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['rerun', 'keep'], { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('rerun or keep') })
        .exactOptional()
        .describe('Whether finished tasks run again when only their type, model or prompt changed (`rerun`), or stay (`keep`).'),
};
/** The settings that `defaults`, a type and a task can all have. */
const FileSettings = (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('the settings', settings).describe('Settings for every task of this file. A type or a task can set each of them anew.');
const FileMessage = (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('a message', {
    role: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['system', 'user', 'assistant'], { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('system, user or assistant') })
        .describe('Who says it.'),
    content: text('the text of the message').describe('A Liquid template; the input of a task gives the variables.'),
});
const typeFields = {
    description: text('a text').exactOptional().describe('For people; never sent.'),
    system: text('a text').exactOptional().describe('The system message: a Liquid template.'),
    prompt: text('a text')
        .exactOptional()
        .describe("The user's message: a Liquid template. Without it, the input's `text`."),
    messages: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(FileMessage, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a list of messages') })
        .min(1, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a list of at least one message') })
        .exactOptional()
        .describe('All messages, instead of `system` and `prompt`.'),
    output: _json_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .JsonSchema */ .M.exactOptional().describe('What an answer must be: a JSON Schema, asked for as structured output and checked on arrival. Without it, plain text.'),
};
/** A type of the task file's own, or, under the name of a built-in type, settings for it. */
const FileType = (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('a type', { ...typeFields, ...settings })
    .superRefine((type, context) => {
    if (type.messages === undefined)
        return;
    for (const other of ['system', 'prompt']) {
        if (type[other] === undefined)
            continue;
        const message = 'cannot stand beside "messages"; make it one of the messages';
        context.addIssue({ code: 'custom', path: [other], message });
    }
})
    .describe('What all tasks of this type share: prompt, form of the answer, settings.');
/** The fields by which a type says what it is, and not only how it is to run. */
const TYPE_FIELDS = Object.keys(typeFields);
const TypeName = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, {
    error: 'must begin with a letter and go on with up to 63 letters, digits, hyphens or underscores',
});
const PRICE = '{ input, output } in USD per million tokens, { like: another model } or free';
const usd = zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a price in USD per million tokens') })
    .min(0, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('0 or more') })
    .max(1_000_000, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a price in USD per million tokens, at most 1,000,000') });
const FilePrice = zod__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('free'),
    (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('a price', {
        input: usd.describe('USD per million tokens of the prompt.'),
        output: usd.describe('USD per million tokens of the answer.'),
        'cached-input': usd
            .exactOptional()
            .describe('USD per million tokens of the prompt that came from a cache.'),
    }),
    (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('a price', {
        like: filled('the name of a model').describe('A model that costs the same.'),
    }),
], { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(PRICE) })
    .describe('What a model costs, in USD per million tokens; or like another model; or free.');
const notYet = (what) => zod__WEBPACK_IMPORTED_MODULE_4__/* .never */ .ZmZ({ error: `is not yet supported; take it out` })
    .exactOptional()
    .describe(`Reserved for ${what}; not yet supported.`);
const FileTask = (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('a task', {
    id: _task_js__WEBPACK_IMPORTED_MODULE_3__/* .TaskId */ .L.describe('The name of the task and of its result file. Unique, also when letter case is ignored.'),
    type: filled('the name of a type, or the path of a .prompt.yml file').describe('A built-in type (`summarize`, `analyze_sentiment`, `extract_entities`), a type of this file, or the path of a GitHub prompt file (`.prompt.yml`), relative to this file.'),
    input: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), anyJson.describe('Any value; `{ file: path }` stands for the text of that file.'), {
        error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a map, such as { text: … }'),
    })
        .superRefine(refuseOddFileInputs)
        .exactOptional()
        .describe('The variables of the prompt. `{ file: path }` is the text of a file, relative to this file.'),
    'idempotency-key': text('a text of 1 to 256 characters')
        .min(1, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a text of 1 to 256 characters') })
        .max(256, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a text of 1 to 256 characters') })
        .exactOptional()
        .describe('Two tasks with the same key are the same work. Without it, a hash of all that shapes the answer.'),
    ...settings,
    'for-each': notYet('one task for each of many inputs'),
    needs: notYet('tasks that build upon the answers of others'),
    every: notYet('tasks that run again after a while'),
}).describe('One piece of work: one request, one answer.');
const VERSION = '1, the version of the task file format';
const headFields = {
    version: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(VERSION) }).describe('The version of the task file format: 1.'),
    defaults: FileSettings.exactOptional(),
    types: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(TypeName, FileType, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a map of types') })
        .exactOptional()
        .describe('Types of your own, by name. Under the name of a built-in type only settings may stand.'),
    prices: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(filled('the name of a model'), FilePrice, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a map from models to prices') })
        .exactOptional()
        .describe('Prices by model, for models without a known one.'),
};
/** All of a task file but its tasks: in JSON Lines, the first line. */
const FileHead = (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('the first line', headFields);
/** A whole task file: what its published JSON Schema is made from. */
const TaskFile = (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('the task file', {
    ...headFields,
    tasks: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(FileTask, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a list of tasks') }).describe('The work to do, in this order.'),
}).describe('The task file of Background Agent.');
/** The file as it is read: its tasks come one by one, so that one mistake does not hide those of the tasks after it. */
const TaskFileWithoutTasks = (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .closedObject */ .YI)('the task file', {
    ...headFields,
    tasks: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(anyJson, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('a list of tasks') }),
});
function isFileInput(value) {
    return isLoneFile(value) && typeof value['file'] === 'string';
}
function isLoneFile(value) {
    return typeof value === 'object' && value !== null && 'file' in value && Object.keys(value).length === 1;
}
function refuseOddFileInputs(input, context) {
    for (const [name, value] of Object.entries(input)) {
        if (!isLoneFile(value) || isFileInput(value))
            continue;
        context.addIssue({
            code: 'custom',
            path: [name, 'file'],
            message: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)('the path of a file')({ code: 'custom', input: value.file }),
        });
    }
}
function refuseOwnParameters(parameters, context) {
    for (const [name, value] of Object.entries(parameters)) {
        const advice = (0,_own_parameters_js__WEBPACK_IMPORTED_MODULE_1__/* .ownParameterAdvice */ .s)(name, value);
        if (advice !== undefined)
            context.addIssue({ code: 'custom', path: [name], message: `cannot be a parameter: ${advice}` });
    }
}
function isTimeout(duration) {
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDurationMs */ .y)(duration);
    return ms !== undefined && ms > 0 && ms <= TIMEOUT_MS_MAX;
}


/***/ }),

/***/ 5718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ addCall),
/* harmony export */   _k: () => (/* binding */ rowName),
/* harmony export */   uv: () => (/* binding */ spentOf),
/* harmony export */   wv: () => (/* binding */ NO_TOTALS)
/* harmony export */ });
/* unused harmony export sumOf */
/** Under which name State keeps the row. */
function rowName({ month, taskType, model }) {
    return `${month}\t${taskType}\t${model}`;
}
const NO_TOTALS = {
    calls: 0,
    failedCalls: 0,
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
    reasoningTokens: 0,
    chargedTokens: 0,
    costNanoUsd: 0,
    failedCostNanoUsd: 0,
};
/** What a hold comes to when it ends: real figures, nothing, or all of it. */
function spentOf(hold, end) {
    switch (end.end) {
        case 'settled':
            return { tokens: end.usage.promptTokens + end.usage.completionTokens, nanoUsd: end.costNanoUsd };
        case 'released':
            return { tokens: 0, nanoUsd: 0 };
        case 'charged':
            return hold;
    }
}
/** Adds a call that has ended, in place: State does so for every call there ever was. */
function addCall(totals, hold, end, failed) {
    const { nanoUsd } = spentOf(hold, end);
    totals.calls += 1;
    totals.costNanoUsd += nanoUsd;
    if (failed) {
        totals.failedCalls += 1;
        totals.failedCostNanoUsd += nanoUsd;
    }
    if (end.end === 'charged')
        totals.chargedTokens += hold.tokens;
    if (end.end !== 'settled')
        return;
    const { promptTokens, completionTokens, cachedTokens = 0, reasoningTokens = 0 } = end.usage;
    totals.promptTokens += promptTokens;
    totals.completionTokens += completionTokens;
    totals.cachedTokens += cachedTokens;
    totals.reasoningTokens += reasoningTokens;
}
function sumOf(parts) {
    let sum = NO_TOTALS;
    for (const part of parts) {
        sum = {
            calls: sum.calls + part.calls,
            failedCalls: sum.failedCalls + part.failedCalls,
            promptTokens: sum.promptTokens + part.promptTokens,
            completionTokens: sum.completionTokens + part.completionTokens,
            cachedTokens: sum.cachedTokens + part.cachedTokens,
            reasoningTokens: sum.reasoningTokens + part.reasoningTokens,
            chargedTokens: sum.chargedTokens + part.chargedTokens,
            costNanoUsd: sum.costNanoUsd + part.costNanoUsd,
            failedCostNanoUsd: sum.failedCostNanoUsd + part.failedCostNanoUsd,
        };
    }
    return sum;
}


/***/ }),

/***/ 4082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ wire)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/crypto-random.js
var crypto_random = __webpack_require__(7110);
// EXTERNAL MODULE: ./build/adapters/local-disk/answer-folder.js + 1 modules
var answer_folder = __webpack_require__(9424);
// EXTERNAL MODULE: ./build/adapters/local-disk/log-folder.js + 1 modules
var log_folder = __webpack_require__(2252);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/adapters/results-folder/open-folder.js

/** A place where no result may be. The message says which, and what to do. */
class Refused extends Error {
}
/** Opens a folder below the workspace, level by level. Undefined when one is missing and must not be made. */
function withFolder(workspace, names, { create }, use) {
    let folder = openFolder((0,external_node_fs_.realpathSync)(workspace));
    const opened = [folder];
    try {
        for (const [index, name] of names.entries()) {
            const next = enter(folder, name, names.slice(0, index + 1).join('/'), create);
            if (next === undefined)
                return undefined;
            opened.push(next);
            folder = next;
        }
        return use(folder);
    }
    finally {
        opened.forEach(open_folder_close);
    }
}
/** One step down, never along a link. `shown` is the folder's name for people. The caller closes what it gets. */
function enter(parent, name, shown, create) {
    const path = entryOf(parent, name);
    const found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (found === undefined) {
        if (!create)
            return undefined;
        (0,external_node_fs_.mkdirSync)(path);
    }
    else if (found.isSymbolicLink()) {
        throw new Refused(`"${shown}" is a symbolic link, expected a folder. Remove the link, or set "results" to another folder.`);
    }
    else if (!found.isDirectory()) {
        throw new Refused(`"${shown}" is a file, expected a folder. Move the file, or set "results" to another folder.`);
    }
    return openFolder(path);
}
const OPEN_FOLDERS = '/proc/self/fd';
/** Elsewhere names are checked and then used: a link put in between the two would be followed. */
const CAN_PIN = (0,external_node_fs_.existsSync)(OPEN_FOLDERS);
function openFolder(path) {
    if (!CAN_PIN)
        return { fd: undefined, path };
    // The look before gave the clear message; this is the check that cannot be outrun.
    const fd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_DIRECTORY | external_node_fs_.constants.O_NOFOLLOW);
    return { fd, path: `${OPEN_FOLDERS}/${fd}` };
}
function open_folder_close({ fd }) {
    if (fd !== undefined)
        (0,external_node_fs_.closeSync)(fd);
}
/** The pattern's parser has made sure of this; a path is checked again where it is used. */
function segmentsOf(path) {
    const segments = path.split('/');
    const strange = segments.some(segment => /^\.{0,2}$|[\\:\0]/.test(segment));
    if (strange)
        throw new Refused('expected a relative path of plain names.');
    return segments;
}
/** The path under which an entry of an open folder is reached. */
function entryOf(folder, name) {
    return `${folder.path}/${name}`;
}

;// CONCATENATED MODULE: ./build/adapters/results-folder/results-folder.js


/**
 * The results in the checkout. A repository can hold symbolic links, so each folder on the way is opened without
 * following one, and entries are reached through the open folder: a link put in its place meanwhile changes
 * nothing. The package `write-file-atomic` does not fit here: it resolves links and writes where they lead.
 *
 * A file is replaced as a whole: written aside, synced, renamed. What a crash leaves aside is removed when the
 * same result is written again.
 */
function resultsFolder({ workspace, folder }) {
    return {
        write(path, bytes) {
            return refusable('write', path, () => withParent(workspace, path, { create: true }, (parent, name) => {
                const unchanged = isFile(parent, name, path) && readEntry(parent, name)?.equals(bytes);
                if (!unchanged)
                    replaceEntry(parent, name, bytes);
            }));
        },
        remove(path) {
            return refusable('remove', path, () => withParent(workspace, path, { create: false }, (parent, name) => {
                if (isFile(parent, name, path))
                    (0,external_node_fs_.unlinkSync)(entryOf(parent, name));
            }));
        },
        read(path) {
            return undefinedIfAbsent(() => withParent(workspace, path, { create: false }, readEntry));
        },
        list() {
            const files = [];
            undefinedIfAbsent(() => withFolder(workspace, segmentsOf(folder), { create: false }, root => collect(root, folder, files)));
            return files.sort();
        },
    };
}
function refusable(verb, path, change) {
    try {
        change();
        return { ok: true };
    }
    catch (error) {
        if (error instanceof Refused)
            return { ok: false, message: `Cannot ${verb} ${path}: ${error.message}` };
        const code = codeOf(error);
        if (code === undefined)
            throw error;
        return {
            ok: false,
            message: `Cannot ${verb} ${path}: ${ADVICE[code] ?? `the file system says ${code}`}.`,
        };
    }
}
function undefinedIfAbsent(look) {
    try {
        return look();
    }
    catch (error) {
        if (error instanceof Refused || ABSENT.has(codeOf(error) ?? ''))
            return undefined;
        throw error;
    }
}
/** What the file system says where there is no such file, or something that is no file. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO', 'ENAMETOOLONG']);
const ADVICE = {
    EACCES: 'no permission (EACCES). Let the user of this process write into the results folder',
    EPERM: 'no permission (EPERM). Let the user of this process write into the results folder',
    EROFS: 'the disk is read-only (EROFS). Point "results" at a folder that can be written',
    ENOSPC: 'the disk is full (ENOSPC). Free some space; the answer is kept and written by the next run',
    ELOOP: 'a symbolic link took the place of a folder (ELOOP). Remove the link, or set "results" to another folder',
};
function withParent(workspace, path, options, use) {
    const folders = segmentsOf(path);
    const name = folders.pop() ?? '';
    return withFolder(workspace, folders, options, parent => use(parent, name));
}
/** Whether there is a file to replace. Anything else in its place is refused. */
function isFile(parent, name, shown) {
    const found = (0,external_node_fs_.lstatSync)(entryOf(parent, name), { throwIfNoEntry: false });
    if (found === undefined)
        return false;
    if (found.isFile())
        return true;
    const what = found.isSymbolicLink()
        ? 'a symbolic link'
        : found.isDirectory()
            ? 'a folder'
            : 'no regular file';
    throw new Refused(`"${shown}" is ${what}, expected a file or nothing. Remove it, or set "results" to another folder.`);
}
function readEntry(parent, name) {
    // Without O_NONBLOCK a named pipe would wait for its writer for ever.
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const fd = (0,external_node_fs_.openSync)(entryOf(parent, name), flags);
    try {
        return (0,external_node_fs_.fstatSync)(fd).isFile() ? (0,external_node_fs_.readFileSync)(fd) : undefined;
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function replaceEntry(parent, name, bytes) {
    const aside = entryOf(parent, `.${name}.tmp`);
    (0,external_node_fs_.rmSync)(aside, { force: true });
    try {
        const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_NOFOLLOW;
        const fd = (0,external_node_fs_.openSync)(aside, flags, 0o644);
        try {
            (0,external_node_fs_.writeFileSync)(fd, bytes);
            (0,external_node_fs_.fsyncSync)(fd);
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
        (0,external_node_fs_.renameSync)(aside, entryOf(parent, name));
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(aside, { force: true });
        throw error;
    }
    if (parent.fd !== undefined)
        (0,external_node_fs_.fsyncSync)(parent.fd);
}
/** More levels than a pattern can ask for. */
const DEPTH_MAX = 32;
function collect(folder, shown, files, depth = 0) {
    if (depth > DEPTH_MAX)
        return;
    for (const entry of (0,external_node_fs_.readdirSync)(folder.path, { withFileTypes: true })) {
        if (entry.name.startsWith('.'))
            continue;
        const path = `${shown}/${entry.name}`;
        if (entry.isFile() && entry.name.endsWith('.json'))
            files.push(path);
        if (!entry.isDirectory())
            continue;
        const below = enter(folder, entry.name, path, false);
        if (below === undefined)
            continue;
        try {
            collect(below, path, files, depth + 1);
        }
        finally {
            open_folder_close(below);
        }
    }
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

// EXTERNAL MODULE: ./build/domain/expectation.js
var expectation = __webpack_require__(5443);
// EXTERNAL MODULE: ./build/domain/task-file.js
var task_file = __webpack_require__(9959);
;// CONCATENATED MODULE: ./build/adapters/task-files/find-task-files.js


/** The task files that paths and globs lead to: sorted, each once. What leads nowhere is a mistake. */
function findTaskFiles(workspace, patterns, mistakes) {
    const paths = new Set();
    for (const pattern of patterns) {
        const place = { path: pattern, line: 1, column: 1 };
        const written = exists(workspace, pattern) ? [pattern] : matchesOf(workspace, pattern);
        if (written.length === 0)
            mistakes.add(place, `${absenceOf(workspace)} ${adviceOf(pattern)}`);
        for (const path of written) {
            const resolved = workspace.resolve('', path);
            if (resolved.ok)
                paths.add(resolved.value);
            else
                mistakes.add(place, resolved.trouble);
        }
    }
    return [...paths].toSorted();
}
function exists(workspace, path) {
    const resolved = workspace.resolve('', path);
    // What may not be named at all is not looked for; `resolve` says why once more.
    return (!resolved.ok || (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(workspace.root, resolved.value), { throwIfNoEntry: false }) !== undefined);
}
/** Folders are passed over, and prompt files, which stand beside task files and end like them. */
function matchesOf(workspace, pattern) {
    if (!/[*?[{]/.test(pattern))
        return [];
    return (0,external_node_fs_.globSync)(pattern, { cwd: workspace.root, withFileTypes: true })
        .filter(entry => !entry.isDirectory() && !/\.prompt\.ya?ml$/.test(entry.name))
        .map(entry => (0,external_node_path_.join)(entry.parentPath, entry.name));
}
/** Without a checkout every file is missing, and looking for a typing error would be a waste of time. */
function absenceOf(workspace) {
    const isCheckedOut = namesIn(workspace.root).includes('.git');
    return isCheckedOut
        ? 'There is no task file here.'
        : 'There is no task file here, and no checkout of a repository either: in a workflow, put a step with "uses: actions/checkout" before this one.';
}
function adviceOf(pattern) {
    return `Looked for ${JSON.stringify(pattern)}; correct "tasks", or add the file.`;
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/adapters/task-files/known-types.js



/** The types by name: those built in, and those that all task files say together. */
class KnownTypes {
    #builtIn;
    #known = new Map();
    /** Types of a head that is wrong: what is wrong with it is said, and their tasks need not be told so again. */
    #broken = new Set();
    #said = new Map();
    constructor(builtIn) {
        this.#builtIn = builtIn;
        for (const [name, type] of builtIn)
            this.#known.set(name, { type, settings: [] });
    }
    /** Takes in the types of one file. */
    add(head, types, mistakes) {
        for (const [name, definition] of Object.entries(types)) {
            const place = head.placeOf(['types', name]);
            const before = this.#said.get(name);
            if (before !== undefined) {
                if ((0,external_node_util_.isDeepStrictEqual)(before.definition, definition))
                    continue;
                mistakes.add(place, `The type "${name}" is another one ${whereOf(before.place)}; give one of them another name.`);
                continue;
            }
            this.#said.set(name, { definition, place });
            const builtIn = this.#builtIn.get(name);
            const type = builtIn ?? typeFrom(name, definition, head, mistakes);
            if (builtIn !== undefined)
                refuseRedefinition(name, definition, head, mistakes);
            this.#known.set(name, { type, settings: [definition] });
        }
    }
    addBroken(name) {
        this.#broken.add(name);
    }
    isBroken(name) {
        return this.#broken.has(name);
    }
    get(name) {
        return this.#known.get(name);
    }
    adviceFor(name) {
        return (0,expectation/* adviceFor */.cp)(name, [...this.#known.keys()]);
    }
}
/** `in other.yml:3:5`, for a message about two places. */
function whereOf(place) {
    return `in ${place.path}:${place.line}:${place.column}`;
}
function typeFrom(name, definition, head, mistakes) {
    const placed = placedMessages(name, definition, head);
    if (placed.length === 0) {
        const message = `The type "${name}" does not say what to ask; give it a "prompt", a "system" message or "messages".`;
        mistakes.add(head.placeOf(['types', name]), message);
    }
    return {
        name,
        messages: placed.map(({ message }) => message),
        output: definition.output === undefined ? { kind: 'text' } : { kind: 'json', name, schema: definition.output },
        places: placed.map(({ place }) => place),
    };
}
function placedMessages(name, definition, head) {
    const { messages, system, prompt } = definition;
    const placeOf = (...path) => head.placeOf(['types', name, ...path]);
    if (messages !== undefined) {
        return messages.map((message, index) => ({ message, place: placeOf('messages', index, 'content') }));
    }
    if (system === undefined && prompt === undefined)
        return [];
    const user = {
        message: { role: 'user', content: prompt ?? '{{ text }}' },
        place: placeOf('prompt'),
    };
    return system === undefined
        ? [user]
        : [{ message: { role: 'system', content: system }, place: placeOf('system') }, user];
}
/** Results of a built-in type mean the same everywhere; only how it runs can be set. */
function refuseRedefinition(name, definition, head, mistakes) {
    for (const field of task_file/* TYPE_FIELDS */.$w) {
        if (!Object.hasOwn(definition, field))
            continue;
        const message = `The type "${name}" is built in: its settings can be set here, but not its "${field}". Give your type another name.`;
        mistakes.add(head.placeOf(['types', name, field]), message);
    }
}

;// CONCATENATED MODULE: ./build/adapters/task-files/mistake-list.js
const MISTAKES_MAX = 100;
/** Gathers mistakes. All are counted, and as many kept as somebody would read. */
class MistakeList {
    #kept = [];
    #count = 0;
    get count() {
        return this.#count;
    }
    add(place, message) {
        this.#count += 1;
        if (this.#kept.length < MISTAKES_MAX)
            this.#kept.push({ place, message });
    }
    addAll(mistakes) {
        for (const { place, message } of mistakes)
            this.add(place, message);
    }
    /** By file, line and column; a last one says how many more there are. */
    toSorted() {
        const sorted = this.#kept.toSorted((a, b) => comparePlaces(a.place, b.place));
        const last = sorted.at(-1);
        const more = this.#count - sorted.length;
        return last === undefined || more === 0
            ? sorted
            : [...sorted, { place: last.place, message: `And ${more} more mistakes: correct these first.` }];
    }
}
function comparePlaces(a, b) {
    if (a.path !== b.path)
        return a.path < b.path ? -1 : 1;
    return a.line - b.line || a.column - b.column;
}

;// CONCATENATED MODULE: ./build/adapters/task-files/sheet.js
/** Deeper than anybody nests by hand; far from what would overflow a stack. */
const sheet_DEPTH_MAX = 100;
const TOO_DEEP = `is nested more than ${sheet_DEPTH_MAX} levels deep; flatten it.`;

;// CONCATENATED MODULE: ./build/adapters/task-files/json-text.js

/**
 * Reads a JSON text strictly (RFC 8259) without building its value, and says what is wrong first. Beyond the grammar,
 * what `JSON.parse` would change in silence is refused: a key that stands twice, a number out of range.
 */
function scanJson(text, visit) {
    const scanner = new Scanner(text, 0, visit);
    const end = scanner.value() ?? scanner.end();
    return end === STOPPED ? undefined : end;
}
/**
 * Where the key or list item stands that `path` leads to, or the last step that exists. The text must be sound, and a
 * value must begin at `from`.
 */
function offsetOf(text, path, from = 0) {
    let found = from;
    let depth = 0;
    const scanner = new Scanner(text, from, (here, offset) => {
        // What is not deeper than the last step found lies behind it.
        if (here.length <= depth)
            return 'stop';
        if (here.length !== depth + 1 || String(here[depth]) !== String(path[depth]))
            return undefined;
        found = offset;
        depth += 1;
        return depth === path.length ? 'stop' : undefined;
    });
    if (path.length > 0)
        scanner.value();
    return found;
}
/** Not a fault: the visitor has seen enough. */
const STOPPED = { offset: 0, message: '' };
const WORD = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** Goes through a text once. Each method takes what its name says, and returns why it cannot. */
class Scanner {
    #text;
    #visit;
    #path = [];
    #at;
    constructor(text, from, visit) {
        this.#text = text;
        this.#at = from;
        this.#visit = visit;
        this.#skipBlanks();
    }
    /** Recursion is safe: maps and lists refuse to nest deeper than `DEPTH_MAX`. */
    value() {
        switch (this.#text[this.#at]) {
            case '{':
                return this.#map();
            case '[':
                return this.#list();
            case '"':
                return this.#string();
            default:
                return this.#word();
        }
    }
    end() {
        this.#skipBlanks();
        return this.#at < this.#text.length ? this.#expected('nothing after the value') : undefined;
    }
    #map() {
        if (this.#path.length === sheet_DEPTH_MAX)
            return this.#fault(`This ${TOO_DEEP}`);
        this.#step();
        if (this.#skipsTo('}'))
            return undefined;
        const keys = new Set();
        const depth = this.#path.push('');
        for (;;) {
            const start = this.#at;
            if (this.#text[start] !== '"')
                return this.#expected('a key in double quotes');
            const fault = this.#string();
            if (fault !== undefined)
                return fault;
            const raw = this.#text.slice(start, this.#at);
            const key = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
            if (keys.has(key))
                return this.#fault(`The key ${raw.slice(0, 60)} stands twice in this map; keep one.`, start);
            keys.add(key);
            this.#path[depth - 1] = key;
            if (this.#visit?.(this.#path, start) === 'stop')
                return STOPPED;
            if (!this.#skipsTo(':'))
                return this.#expected('a colon');
            const inner = this.value();
            if (inner !== undefined)
                return inner;
            if (this.#skipsTo(','))
                continue;
            this.#path.pop();
            return this.#skipsTo('}') ? undefined : this.#expected('a comma or }');
        }
    }
    #list() {
        if (this.#path.length === sheet_DEPTH_MAX)
            return this.#fault(`This ${TOO_DEEP}`);
        this.#step();
        if (this.#skipsTo(']'))
            return undefined;
        const depth = this.#path.push(0);
        for (let index = 0;; index++) {
            this.#path[depth - 1] = index;
            if (this.#visit?.(this.#path, this.#at) === 'stop')
                return STOPPED;
            const inner = this.value();
            if (inner !== undefined)
                return inner;
            if (this.#skipsTo(','))
                continue;
            this.#path.pop();
            return this.#skipsTo(']') ? undefined : this.#expected('a comma or ]');
        }
    }
    #string() {
        const start = this.#at;
        for (let at = start + 1; at < this.#text.length; at++) {
            const code = this.#text.charCodeAt(at);
            if (code === 0x22) {
                this.#at = at + 1;
                return undefined;
            }
            if (code < 0x20)
                return this.#fault('Not valid JSON: a text must not have a control character, such as a line break; write it as \\n.', at);
            if (code !== 0x5c)
                continue;
            ESCAPE.lastIndex = at;
            if (!ESCAPE.test(this.#text))
                return this.#fault('Not valid JSON: a text must not have an escape that JSON does not know.', at);
            at = ESCAPE.lastIndex - 1;
        }
        return this.#fault('Not valid JSON: this text has no closing quote.', start);
    }
    /** A number, true, false or null. */
    #word() {
        WORD.lastIndex = this.#at;
        const word = WORD.exec(this.#text)?.[0];
        if (word === undefined)
            return this.#expected('a value');
        if (Math.abs(Number(word)) === Infinity)
            return this.#fault('This number is too large to be kept; write it as a text.');
        this.#at += word.length;
        return undefined;
    }
    /** Passes over blanks, and over `mark` and the blanks behind it if that is what follows. */
    #skipsTo(mark) {
        this.#skipBlanks();
        if (this.#text[this.#at] !== mark)
            return false;
        this.#step();
        return true;
    }
    #step() {
        this.#at += 1;
        this.#skipBlanks();
    }
    #skipBlanks() {
        for (; this.#at < this.#text.length; this.#at++) {
            const code = this.#text.charCodeAt(this.#at);
            if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)
                return;
        }
    }
    #expected(what) {
        const codePoint = this.#text.codePointAt(this.#at);
        const got = codePoint === undefined ? 'the end' : JSON.stringify(String.fromCodePoint(codePoint));
        return this.#fault(`Not valid JSON: expected ${what}, got ${got}.`);
    }
    #fault(message, offset = this.#at) {
        return { offset, message };
    }
}

;// CONCATENATED MODULE: ./build/adapters/task-files/line-starts.js
function lineStartsOf(path, text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return {
        placeAt(offset) {
            let low = 0;
            let high = starts.length - 1;
            while (low < high) {
                const middle = (low + high + 1) >> 1;
                if ((starts[middle] ?? 0) <= offset)
                    low = middle;
                else
                    high = middle - 1;
            }
            return { path, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
        },
    };
}

;// CONCATENATED MODULE: ./build/adapters/task-files/json-file.js


/** A JSON document with the place of every part of it. */
function parseJson(path, text) {
    const lines = lineStartsOf(path, text);
    /** Where each task begins: looking for one of many from the top of the file each time would be quadratic. */
    const taskOffsets = [];
    const fault = scanJson(text, (here, offset) => {
        if (here.length === 2 && here[0] === 'tasks' && typeof here[1] === 'number')
            taskOffsets.push(offset);
    });
    if (fault !== undefined) {
        const mistake = { place: lines.placeAt(fault.offset), message: fault.message };
        return { ok: false, mistakes: [mistake] };
    }
    const offsetAt = (steps) => {
        const taskOffset = steps[0] === 'tasks' ? taskOffsets[Number(steps[1])] : undefined;
        return taskOffset === undefined ? offsetOf(text, steps) : offsetOf(text, steps.slice(2), taskOffset);
    };
    return { ok: true, value: { value: JSON.parse(text), placeOf: steps => lines.placeAt(offsetAt(steps)) } };
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/adapters/task-files/workspace.js



/**
 * Files of one folder, and nothing else. No path leads out of it, and no part of a path below it is a symbolic link:
 * whoever can write a task file must not make the agent send what lies elsewhere on the machine to a model.
 */
class Workspace {
    root;
    constructor(root) {
        this.root = root;
    }
    /** A path as somebody wrote it, relative to `folder`, made relative to the workspace. */
    resolve(folder, written) {
        const path = (0,external_node_path_.isAbsolute)(written) ? (0,external_node_path_.relative)(this.root, written) : external_node_path_.posix.join(folder, written);
        const [first] = external_node_path_.posix.normalize(path).split('/');
        if (written === '' || written.includes('\0'))
            return refused(written, 'is no path of a file');
        if (first === '..' || (0,external_node_path_.isAbsolute)(path))
            return refused(written, 'lies outside the workspace; name a file inside it');
        if (first === '.git')
            return refused(written, 'lies in .git, which can hold credentials; name a file outside it');
        return { ok: true, value: external_node_path_.posix.normalize(path) };
    }
    /** Whether the path leads to a regular file of at most `bytesMax` bytes, without reading it. */
    check(path, bytesMax) {
        try {
            const parts = path.split('/');
            for (const [index] of parts.entries()) {
                const stats = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(this.root, ...parts.slice(0, index + 1)));
                if (stats.isSymbolicLink()) {
                    return refused(path, `leads through a symbolic link (${parts.slice(0, index + 1).join('/')}); name the file itself`);
                }
                if (index === parts.length - 1 && !stats.isFile())
                    return refused(path, 'is not a file');
                if (index === parts.length - 1 && stats.size > bytesMax)
                    return refused(path, tooLarge(stats.size, bytesMax));
            }
            return { ok: true, value: null };
        }
        catch (error) {
            return refused(path, troubleOf(error));
        }
    }
    /** Opens a file that passes `check`. Whoever calls closes it. */
    open(path, bytesMax) {
        const checked = this.check(path, bytesMax);
        if (!checked.ok)
            return checked;
        try {
            // Between check and open the file could have become a link, or a pipe that nobody ever writes to.
            const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
            const descriptor = (0,external_node_fs_.openSync)((0,external_node_path_.join)(this.root, path), flags);
            if ((0,external_node_fs_.fstatSync)(descriptor).isFile())
                return { ok: true, value: descriptor };
            (0,external_node_fs_.closeSync)(descriptor);
            return refused(path, 'is not a file');
        }
        catch (error) {
            return refused(path, troubleOf(error));
        }
    }
    /** The text of a file: UTF-8, without its byte order mark. */
    readText(path, bytesMax) {
        const opened = this.open(path, bytesMax);
        if (!opened.ok)
            return opened;
        try {
            const bytes = (0,external_node_fs_.readFileSync)(opened.value);
            if (bytes.length > bytesMax)
                return refused(path, tooLarge(bytes.length, bytesMax));
            const text = textOf(bytes);
            return text === undefined
                ? refused(path, 'is not text in UTF-8; save it as UTF-8')
                : { ok: true, value: text };
        }
        catch (error) {
            return refused(path, troubleOf(error));
        }
        finally {
            (0,external_node_fs_.closeSync)(opened.value);
        }
    }
}
/** Undefined for bytes that are no text: not UTF-8, or with a NUL in them. */
function textOf(bytes) {
    if (!(0,external_node_buffer_.isUtf8)(bytes) || bytes.includes(0))
        return undefined;
    const text = bytes.toString('utf8');
    return text.startsWith('\u{FEFF}') ? text.slice(1) : text;
}
function refused(path, trouble) {
    return { ok: false, trouble: `${JSON.stringify(path)} ${trouble}.` };
}
function tooLarge(bytes, bytesMax) {
    return `has ${bytes} bytes, and ${bytesMax} are the most; split it`;
}
function troubleOf(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return 'does not exist; correct the path, or add the file';
        case 'ELOOP':
            return 'leads through a symbolic link; name the file itself';
        case 'EACCES':
        case 'EPERM':
            return 'may not be read by this process; change its permissions';
        default:
            return `cannot be read (${code ?? 'unknown error'})`;
    }
}

;// CONCATENATED MODULE: ./build/adapters/task-files/json-lines.js



const CHUNK_BYTES = 1 << 20;
const NEWLINE = 0x0a;
/**
 * One JSON value a line, in order, with one line in memory at a time. Blank lines are passed over. A line that is no
 * JSON is reported, and the lines after it are still read. Closes the file.
 */
function* readJsonLines(path, descriptor, mistakes) {
    let line = 0;
    for (const bytes of linesOf(descriptor)) {
        line += 1;
        const placeAt = (offset) => ({ path, line, column: offset + 1 });
        const text = textOf(bytes);
        if (text === undefined) {
            // One is enough: what is no text has line ends by chance.
            mistakes.add(placeAt(0), 'This line is not text in UTF-8; save the file as UTF-8.');
            return;
        }
        if (text.trim() === '')
            continue;
        const fault = scanJson(text);
        if (fault !== undefined) {
            mistakes.add(placeAt(fault.offset), fault.message);
            continue;
        }
        yield locatedIn(path, line, text);
    }
}
function locatedIn(path, line, text) {
    return {
        value: JSON.parse(text),
        placeOf: steps => ({ path, line, column: offsetOf(text, steps) + 1 }),
    };
}
function* linesOf(descriptor) {
    try {
        /** The beginning of a line whose end is not read yet. */
        let begun = [];
        for (;;) {
            const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
            const bytes = chunk.subarray(0, (0,external_node_fs_.readSync)(descriptor, chunk));
            if (bytes.length === 0)
                break;
            let start = 0;
            for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
                const rest = bytes.subarray(start, end);
                yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
                begun = [];
                start = end + 1;
            }
            begun.push(bytes.subarray(start));
        }
        yield Buffer.concat(begun);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/adapters/task-files/yaml-text.js



/**
 * Parses one YAML 1.2 document into plain JSON values. What JSON has no word for, or what makes a small text into a
 * large value, is refused with its place: tags, directives, merge keys, twin keys, several documents, alias bombs.
 */
function parseYaml(path, text) {
    const lines = lineStartsOf(path, text);
    const refuse = (faults) => ({
        ok: false,
        mistakes: faults.map(({ offset, message }) => ({ place: lines.placeAt(offset), message })),
    });
    const tokens = tokensOf(text);
    if (!Array.isArray(tokens))
        return refuse([tokens]);
    const [document, second] = new dist/* Composer */.Dk(OPTIONS).compose(tokens, true, text.length);
    if (document === undefined)
        return refuse([]);
    if (second !== undefined) {
        return refuse([
            { offset: second.range[0], message: 'A second document begins here; a task file is one document.' },
        ]);
    }
    const faults = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
        offset: pos[0],
        message: `Not valid YAML: ${message}${message.endsWith('.') ? '' : '.'}`,
    }));
    if (faults.length > 0)
        return refuse(faults);
    const conversion = new Conversion();
    const value = conversion.valueOf(document.contents);
    if (conversion.faults.length > 0)
        return refuse(conversion.faults);
    return { ok: true, value: { value, placeOf: steps => lines.placeAt(offsetIn(document.contents, steps)) } };
}
/** Twin keys are found by `Conversion`: the package compares each key of a map with each, which is quadratic. */
const OPTIONS = {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
};
/** How many values all aliases of a file may stand for, together. */
const ALIASED_VALUES_MAX = 100_000;
/** The document as syntax. Everything after this recurses, so a nesting too deep for the call stack ends here. */
function tokensOf(text) {
    const tokens = [];
    const parser = new dist/* Parser */.iX();
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        tokens.push(...parser.next(lexeme));
        // A map and a list entry can each put two tokens on the stack for one level.
        if (parser.stack.length > 2 * sheet_DEPTH_MAX)
            return { offset: parser.offset, message: `This ${TOO_DEEP}` };
    }
    tokens.push(...parser.end());
    const directive = tokens.find(token => token.type === 'directive');
    return directive === undefined
        ? tokens
        : { offset: directive.offset, message: 'A % directive is not supported here; take it out.' };
}
/** Turns nodes into values, once, in the order of the text. */
class Conversion {
    faults = [];
    #anchors = new Map();
    /** How many values there are so far, those behind aliases included. */
    #size = 0;
    #aliasedSize = 0;
    /** How many maps and lists stand around the innermost value, counted within the value at hand. */
    #deepest = 0;
    valueOf(node, depth = 0) {
        if (dist/* isAlias */.Vj(node))
            return this.#aliased(node, depth);
        const before = { size: this.#size, deepest: this.#deepest };
        this.#size += 1;
        this.#deepest = dist/* isCollection */.P3(node) ? depth + 1 : depth;
        const value = this.#plainValueOf(node, depth);
        if (dist/* isNode */.Ll(node) && node.anchor !== undefined) {
            this.#anchors.set(node.anchor, {
                value,
                size: this.#size - before.size,
                height: this.#deepest - depth,
            });
        }
        this.#deepest = Math.max(this.#deepest, before.deepest);
        return value;
    }
    #plainValueOf(node, depth) {
        if (this.#deepest > sheet_DEPTH_MAX)
            return this.#refuse(node, `This ${TOO_DEEP}`);
        if (dist/* isMap */.jh(node))
            return this.#mapOf(node, depth);
        if (dist/* isSeq */.oP(node))
            return node.items.map(item => this.valueOf(item, depth + 1));
        if (!dist/* isScalar */.jn(node))
            return null;
        const { value } = node;
        return typeof value === 'number' && !Number.isFinite(value)
            ? this.#refuse(node, 'This number cannot be written in JSON; write it as a text, in quotes.')
            : value;
    }
    #mapOf(map, depth) {
        const entries = new Map();
        for (const { key, value } of map.items) {
            const name = this.#keyOf(key);
            if (name === undefined)
                continue;
            if (entries.has(name))
                this.#refuse(key, `The key ${JSON.stringify(name)} stands twice in this map; keep one.`);
            entries.set(name, this.valueOf(value, depth + 1));
        }
        // Defines own properties, also for a key such as `__proto__`.
        return Object.fromEntries(entries);
    }
    #keyOf(key) {
        if (!dist/* isScalar */.jn(key) || key.value === null) {
            this.#refuse(key, 'A key must be a text.');
            return undefined;
        }
        if (key.value === '<<' && key.type === 'PLAIN') {
            this.#refuse(key, 'The merge key << is not supported; write the values out, or set them in "defaults" or a type.');
            return undefined;
        }
        return typeof key.value === 'string' ? key.value : (key.source ?? JSON.stringify(key.value));
    }
    #aliased(alias, depth) {
        const anchor = this.#anchors.get(alias.source);
        if (anchor === undefined)
            return this.#refuse(alias, `No anchor &${alias.source} stands before this alias.`);
        this.#deepest = Math.max(this.#deepest, depth + anchor.height);
        if (this.#deepest > sheet_DEPTH_MAX)
            return this.#refuse(alias, `This ${TOO_DEEP}`);
        this.#size += anchor.size;
        const before = this.#aliasedSize;
        this.#aliasedSize += anchor.size;
        return before <= ALIASED_VALUES_MAX && this.#aliasedSize > ALIASED_VALUES_MAX
            ? this.#refuse(alias, `The aliases up to here stand for more than ${ALIASED_VALUES_MAX} values; write them out, or use fewer.`)
            : anchor.value;
    }
    #refuse(node, message) {
        const offset = dist/* isNode */.Ll(node) ? (node.range?.[0] ?? 0) : 0;
        this.faults.push({ offset, message });
        return null;
    }
}
/** Where the key or list item stands that `path` leads to, or the last step that exists. */
function offsetIn(root, path) {
    let node = root;
    let offset = startOf(root) ?? 0;
    for (const step of path) {
        if (dist/* isMap */.jh(node)) {
            const pair = node.items.find(({ key }) => dist/* isScalar */.jn(key) && (key.source ?? key.value) === String(step));
            if (pair === undefined)
                return offset;
            offset = startOf(pair.key) ?? offset;
            node = pair.value;
        }
        else if (dist/* isSeq */.oP(node)) {
            node = node.items[Number(step)];
            offset = startOf(node) ?? offset;
        }
        else {
            return offset;
        }
    }
    return offset;
}
function startOf(node) {
    return dist/* isNode */.Ll(node) ? node.range?.[0] : undefined;
}

;// CONCATENATED MODULE: ./build/adapters/task-files/open-sheet.js





const TASK_FILE_BYTES_MAX = 64 << 20;
const HEAD_KEYS = ['version', 'defaults', 'types', 'prices'];
/** Opens one task file in the form that its name promises. Undefined when that fails: the mistakes say why. */
function openSheet(workspace, path, mistakes) {
    switch ((0,external_node_path_.extname)(path).toLowerCase()) {
        case '.yml':
        case '.yaml':
            return openDocument(workspace, path, parseYaml, mistakes);
        case '.json':
            return openDocument(workspace, path, parseJson, mistakes);
        case '.jsonl':
        case '.ndjson':
            return openJsonLines(workspace, path, mistakes);
        default:
            mistakes.add(open_sheet_startOf(path), `${JSON.stringify(path)} must end in .yml, .yaml, .json, .jsonl or .ndjson to be read as a task file.`);
            return undefined;
    }
}
function openDocument(workspace, path, parse, mistakes) {
    const text = workspace.readText(path, TASK_FILE_BYTES_MAX);
    if (!text.ok) {
        mistakes.add(open_sheet_startOf(path), text.trouble);
        return undefined;
    }
    if (text.value.trim() === '') {
        mistakes.add(open_sheet_startOf(path), emptyMessage(path));
        return undefined;
    }
    const parsed = parse(path, text.value);
    if (!parsed.ok) {
        mistakes.addAll(parsed.mistakes);
        return undefined;
    }
    if (parsed.value.value === null) {
        mistakes.add(open_sheet_startOf(path), emptyMessage(path));
        return undefined;
    }
    return { form: 'document', head: parsed.value, tasks: () => tasksOf(parsed.value) };
}
function* tasksOf(document) {
    const { value } = document;
    if (typeof value !== 'object' || value === null || !('tasks' in value) || !Array.isArray(value.tasks))
        return;
    for (const [index, task] of value.tasks.entries()) {
        yield { value: task, placeOf: path => document.placeOf(['tasks', index, ...path]) };
    }
}
/** The file is read twice, once for its head and once for its tasks, and never held as a whole. */
function openJsonLines(workspace, path, mistakes) {
    const lines = (report) => {
        const opened = workspace.open(path, TASK_FILE_BYTES_MAX);
        if (opened.ok)
            return readJsonLines(path, opened.value, report);
        report.add(open_sheet_startOf(path), opened.trouble);
        return [];
    };
    const fresh = new MistakeList();
    const first = firstOf(lines(fresh));
    if (first === undefined) {
        if (fresh.count === 0)
            mistakes.add(open_sheet_startOf(path), emptyMessage(path));
        mistakes.addAll(fresh.toSorted());
        return undefined;
    }
    const head = isHead(first.value) ? first : undefined;
    return {
        form: 'lines',
        head,
        tasks: report => (head === undefined ? lines(report) : withoutFirst(lines(report))),
    };
}
function isHead(value) {
    return (typeof value === 'object' && value !== null && !('id' in value) && HEAD_KEYS.some(key => key in value));
}
function firstOf(items) {
    for (const item of items)
        return item;
    return undefined;
}
function* withoutFirst(items) {
    let isFirst = true;
    for (const item of items) {
        if (!isFirst)
            yield item;
        isFirst = false;
    }
}
function emptyMessage(path) {
    return `${JSON.stringify(path)} is empty; write at least one task into it.`;
}
function open_sheet_startOf(path) {
    return { path, line: 1, column: 1 };
}

;// CONCATENATED MODULE: ./build/adapters/task-files/prices.js


/** The prices of all task files together, by model. */
class Prices {
    byModel = new Map();
    #places = new Map();
    add(head, prices, mistakes) {
        for (const [model, written] of Object.entries(prices)) {
            const price = priceFrom(written);
            const place = head.placeOf(['prices', model]);
            const before = this.byModel.get(model);
            const placeBefore = this.#places.get(model);
            if (before !== undefined && placeBefore !== undefined && !(0,external_node_util_.isDeepStrictEqual)(before, price)) {
                mistakes.add(place, `The price of ${JSON.stringify(model)} is another one ${whereOf(placeBefore)}; keep one of them.`);
                continue;
            }
            this.byModel.set(model, price);
            this.#places.set(model, place);
        }
    }
}
function priceFrom(written) {
    if (written === 'free')
        return { kind: 'free' };
    if ('like' in written)
        return { kind: 'like', model: written.like };
    const { input, output, 'cached-input': cachedInput } = written;
    return { kind: 'usd', input, output, ...(cachedInput === undefined ? {} : { cachedInput }) };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/compile.js
var compile = __webpack_require__(7478);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./build/domain/json-schema.js + 1 modules
var json_schema = __webpack_require__(6202);
;// CONCATENATED MODULE: ./build/adapters/task-files/prompt-file.js







const anyJson = schemas/* any */.bzn();
const FORMATS = 'text, json_object or json_schema';
/** GitHub's format; its `name`, `description`, `testData` and `evaluators` mean nothing to a run. */
const PromptFile = schemas/* object */.Ikc({
    messages: schemas/* array */.YOg(schemas/* object */.Ikc({
        role: schemas/* enum */.k5n(['system', 'user', 'assistant'], { error: (0,expectation/* expected */.p6)('system, user or assistant') }),
        content: schemas/* string */.YjP({ error: (0,expectation/* expected */.p6)('the text of the message') }),
    }, { error: (0,expectation/* expected */.p6)('a message') }), { error: (0,expectation/* expected */.p6)('a list of messages') })
        .min(1, { error: (0,expectation/* expected */.p6)('a list of at least one message') }),
    model: schemas/* string */.YjP({ error: (0,expectation/* expected */.p6)('the name of a model') }).exactOptional(),
    modelParameters: schemas/* record */.g1P(schemas/* string */.YjP(), anyJson, { error: (0,expectation/* expected */.p6)('a map of parameters') })
        .exactOptional(),
    responseFormat: schemas/* enum */.k5n(['text', 'json_object', 'json_schema'], { error: (0,expectation/* expected */.p6)(FORMATS) })
        .exactOptional(),
    jsonSchema: anyJson.exactOptional(),
}, { error: (0,expectation/* expected */.p6)('a map with "messages"') });
const NamedSchema = (0,expectation/* closedObject */.YI)('a named JSON Schema', {
    name: schemas/* string */.YjP({ error: (0,expectation/* expected */.p6)('a name') })
        .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: (0,expectation/* expected */.p6)('1 to 64 letters, digits, hyphens and underscores') }),
    description: schemas/* string */.YjP({ error: (0,expectation/* expected */.p6)('a text') }).exactOptional(),
    strict: schemas/* boolean */.zMY({ error: (0,expectation/* expected */.p6)('true or false') })
        .nullable()
        .exactOptional(),
    schema: json_schema/* JsonSchema */.M,
});
/** A GitHub prompt file (`.prompt.yml`) as a type. Undefined when it is wrong: the mistakes say where. */
function readPromptFile(path, text, mistakes) {
    const parsed = parseYaml(path, text);
    if (!parsed.ok) {
        mistakes.addAll(parsed.mistakes);
        return undefined;
    }
    const document = parsed.value;
    const file = checked(PromptFile, document, [], document.value, mistakes);
    if (file === undefined)
        return undefined;
    const settings = settingsIn(file, document, mistakes);
    const output = outputIn(file, document, mistakes);
    if (settings === undefined || output === undefined)
        return undefined;
    const messages = file.messages.map(({ role, content }) => ({ role, content }));
    const places = messages.map((_, index) => document.placeOf(['messages', index, 'content']));
    return { type: { name: path, messages, output, places }, settings: [settings] };
}
/** The names that GitHub has for the output cap. */
const OUTPUT_CAPS = ['maxCompletionTokens', 'maxTokens', 'max_completion_tokens', 'max_tokens'];
function settingsIn(file, document, mistakes) {
    const given = Object.entries(file.modelParameters ?? {});
    const cap = OUTPUT_CAPS.find(name => Object.hasOwn(file.modelParameters ?? {}, name));
    const parameters = given
        .filter(([name]) => !OUTPUT_CAPS.includes(name))
        .map(([name, value]) => [snakeCase(name), value]);
    const settings = {
        ...(file.model === undefined ? {} : { model: file.model }),
        ...(cap === undefined ? {} : { 'max-output-tokens': file.modelParameters?.[cap] }),
        ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
    };
    const result = task_file/* FileSettings */.Mo.safeParse(settings);
    if (result.success)
        return result.data;
    for (const { path, message } of (0,expectation/* problemsOf */.GW)(result.error)) {
        mistakes.add(document.placeOf(path[0] === 'model' ? ['model'] : ['modelParameters', ...originOf(path, given, cap)]), message);
    }
    return undefined;
}
/** Where in `modelParameters` a setting came from. */
function originOf(path, given, cap) {
    if (path[0] === 'max-output-tokens')
        return cap === undefined ? [] : [cap];
    return given.filter(([name]) => snakeCase(name) === path[1]).map(([name]) => name);
}
/** `topP` is `top_p` in a request. */
function snakeCase(name) {
    return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
function outputIn(file, document, mistakes) {
    switch (file.responseFormat) {
        case undefined:
        case 'text':
            return { kind: 'text' };
        case 'json_object':
            return { kind: 'json', name: 'answer', schema: { type: 'object', additionalProperties: true } };
        case 'json_schema': {
            const named = namedSchemaIn(file, document, mistakes);
            return named === undefined ? undefined : { kind: 'json', name: named.name, schema: named.schema };
        }
        default:
            return (0,invariant/* assertNever */.x)(file.responseFormat);
    }
}
/** GitHub writes the schema as a text of JSON; a map is taken too, and has a place for each part. */
function namedSchemaIn(file, document, mistakes) {
    const place = document.placeOf(['jsonSchema']);
    if (file.jsonSchema === undefined) {
        mistakes.add(document.placeOf(['responseFormat']), '"responseFormat" is json_schema, but there is no "jsonSchema"; add it.');
        return undefined;
    }
    if (typeof file.jsonSchema !== 'string') {
        return checked(NamedSchema, document, ['jsonSchema'], file.jsonSchema, mistakes);
    }
    const inner = parseJson(document.placeOf([]).path, file.jsonSchema);
    if (!inner.ok) {
        const [fault] = inner.mistakes;
        const where = fault === undefined ? '' : ` (line ${fault.place.line} of the text)`;
        mistakes.add(place, `In "jsonSchema"${where}: ${fault?.message ?? ''}`);
        return undefined;
    }
    return checked(NamedSchema, { value: inner.value.value, placeOf: () => place }, [], inner.value.value, mistakes);
}
function checked(schema, document, base, value, mistakes) {
    const result = schema.safeParse(value);
    if (result.success)
        return result.data;
    for (const { path, message } of (0,expectation/* problemsOf */.GW)(result.error)) {
        mistakes.add(document.placeOf([...base, ...path]), message);
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(4953);
;// CONCATENATED MODULE: ./build/adapters/task-files/settings.js


/** `layers` from the nearest to the widest: task, type, prompt file, defaults. The nearest that speaks wins. */
function settingsFrom(layers, fallback) {
    const nearest = (name) => layers.find(layer => layer[name] !== undefined)?.[name];
    const timeout = nearest('timeout');
    return {
        model: nearest('model') ?? fallback.model,
        completionTokensMax: nearest('max-output-tokens') ?? fallback.completionTokensMax,
        timeoutMs: timeout === undefined ? fallback.timeoutMs : millisecondsOf(timeout),
        attemptsMax: nearest('max-attempts') ?? fallback.attemptsMax,
        parameters: mergedParameters(layers),
        onChange: nearest('on-change') ?? 'rerun',
    };
}
/** Parameters are merged one by one: to set a temperature must not mean to lose the seed. */
function mergedParameters(layers) {
    const widestFirst = layers.toReversed().flatMap(({ parameters = {} }) => Object.entries(parameters));
    return Object.fromEntries(widestFirst);
}
function millisecondsOf(timeout) {
    const ms = (0,duration/* parseDurationMs */.y)(timeout);
    (0,invariant/* invariant */.V)(ms !== undefined, `"${timeout}" passed the schema but is no duration`);
    return ms;
}

;// CONCATENATED MODULE: ./build/adapters/task-files/task-reader.js







const FILE_INPUT_BYTES_MAX = 1 << 20;
const PROMPT_FILE_BYTES_MAX = 1 << 20;
const PROMPT_FILE = /\.prompt\.ya?ml$/;
const SETTING_NAMES = Object.keys(task_file/* FileSettings */.Mo.shape);
/** Turns the entries of all task files into tasks, and remembers across files what must be unique. */
class TaskReader {
    tasks = [];
    notices = [];
    /** Prompt files and file inputs, relative to the workspace. */
    files = new Set();
    #workspace;
    #types;
    #fallback;
    #mistakes;
    #schema = compile/* compile */.wE(task_file/* FileTask */.SV, { strict: true });
    /** By id in lower case: on many disks `A.json` and `a.json` are one file. */
    #ids = new Map();
    #keys = new Map();
    /** By path. Undefined: it is wrong, and said so. */
    #promptFiles = new Map();
    constructor(options) {
        this.#workspace = options.workspace;
        this.#types = options.types;
        this.#fallback = options.fallback;
        this.#mistakes = options.mistakes;
    }
    /** Reads the tasks of one file, to which `defaults` apply. */
    readAll(entries, defaults) {
        /** Most tasks have no settings of their own: those of one type share one object. */
        const settingsByType = new Map();
        for (const entry of entries) {
            const written = this.#check(entry);
            if (written === undefined)
                continue;
            const known = this.#typeOf(written.type, entry);
            if (known === undefined)
                continue;
            const isPlain = !SETTING_NAMES.some(name => Object.hasOwn(written, name));
            const settings = (isPlain ? settingsByType.get(known) : undefined) ??
                settingsFrom([written, ...known.settings, defaults], this.#fallback);
            if (isPlain)
                settingsByType.set(known, settings);
            const { 'idempotency-key': idempotencyKey } = written;
            this.#add({
                id: written.id,
                type: known.type,
                input: written.input ?? {},
                settings,
                ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
                place: entry.placeOf([]),
            });
        }
    }
    #check(entry) {
        const result = this.#schema.safeParse(entry.value);
        if (!result.success) {
            for (const { path, message } of (0,expectation/* problemsOf */.GW)(result.error))
                this.#mistakes.add(entry.placeOf(path), message);
            return undefined;
        }
        const { data } = result;
        const isNew = this.#isNewId(data.id, entry);
        const isReadable = this.#checkFileInputs(data, entry);
        return isNew && isReadable ? data : undefined;
    }
    #isNewId(id, entry) {
        const before = this.#ids.get(id.toLowerCase());
        if (before === undefined) {
            this.#ids.set(id.toLowerCase(), { id, ...entry.placeOf([]) });
            return true;
        }
        const difference = before.id === id ? '' : `, as "${before.id}": letter case makes no difference`;
        this.#mistakes.add(entry.placeOf(['id']), `The id "${id}" is taken by the task ${whereOf(before)}${difference}; give one of them another id.`);
        return false;
    }
    #checkFileInputs(task, entry) {
        let isReadable = true;
        for (const [name, value] of Object.entries(task.input ?? {})) {
            if (!(0,task_file/* isFileInput */.rZ)(value))
                continue;
            const trouble = this.#troubleWith(value.file, entry.placeOf([]));
            if (trouble === undefined)
                continue;
            this.#mistakes.add(entry.placeOf(['input', name]), `The file for "${name}": ${trouble}`);
            isReadable = false;
        }
        return isReadable;
    }
    #troubleWith(written, place) {
        const resolved = this.#workspace.resolve(external_node_path_.posix.dirname(place.path), written);
        if (!resolved.ok)
            return resolved.trouble;
        const checked = this.#workspace.check(resolved.value, FILE_INPUT_BYTES_MAX);
        if (!checked.ok)
            return checked.trouble;
        this.files.add(resolved.value);
        return undefined;
    }
    #typeOf(name, entry) {
        if (PROMPT_FILE.test(name))
            return this.#promptFileAt(name, entry);
        const known = this.#types.get(name);
        if (known !== undefined || this.#types.isBroken(name))
            return known;
        const message = `There is no type ${JSON.stringify(name)}; ${this.#types.adviceFor(name)}`;
        this.#mistakes.add(entry.placeOf(['type']), /[.?]$/.test(message) ? message : `${message}.`);
        return undefined;
    }
    #promptFileAt(written, entry) {
        const place = entry.placeOf(['type']);
        const resolved = this.#workspace.resolve(external_node_path_.posix.dirname(place.path), written);
        if (!resolved.ok) {
            this.#mistakes.add(place, resolved.trouble);
            return undefined;
        }
        const path = resolved.value;
        if (this.#promptFiles.has(path))
            return this.#promptFiles.get(path);
        const text = this.#workspace.readText(path, PROMPT_FILE_BYTES_MAX);
        if (!text.ok)
            this.#mistakes.add(place, text.trouble);
        const known = text.ok ? readPromptFile(path, text.value, this.#mistakes) : undefined;
        this.#promptFiles.set(path, known);
        this.files.add(path);
        return known;
    }
    /** The first task with an explicit key runs; later ones are passed over, and said so. */
    #add(task) {
        const first = task.idempotencyKey === undefined ? undefined : this.#keys.get(task.idempotencyKey);
        if (first !== undefined) {
            const message = `The task "${task.id}" is passed over: "${first.id}" ${whereOf(first.place)} has the same idempotency-key.`;
            this.notices.push({ place: task.place, message });
            return;
        }
        if (task.idempotencyKey !== undefined)
            this.#keys.set(task.idempotencyKey, task);
        this.tasks.push(task);
    }
}

;// CONCATENATED MODULE: ./build/adapters/task-files/task-files.js










/** Tasks from files in the workspace: YAML, JSON or JSON Lines by their names. */
function taskFiles(options) {
    const workspace = new Workspace(options.workspace);
    return {
        read: () => readTaskFiles(workspace, options),
        load: task => loadInput(workspace, task),
    };
}
function readTaskFiles(workspace, options) {
    const mistakes = new MistakeList();
    const paths = findTaskFiles(workspace, options.patterns, mistakes);
    const sheets = paths.flatMap(path => openSheet(workspace, path, mistakes) ?? []);
    // All heads come first: a task may have a type that another file says.
    const types = new KnownTypes(options.types);
    const prices = new Prices();
    const defaults = new Map();
    for (const sheet of sheets) {
        const head = headOf(sheet, mistakes);
        if (sheet.head === undefined)
            continue;
        if (head === undefined) {
            for (const name of typeNamesIn(sheet.head.value))
                types.addBroken(name);
            continue;
        }
        types.add(sheet.head, head.types ?? {}, mistakes);
        prices.add(sheet.head, head.prices ?? {}, mistakes);
        defaults.set(sheet, head.defaults ?? {});
    }
    const reader = new TaskReader({ workspace, types, fallback: options.fallback, mistakes });
    for (const sheet of sheets)
        reader.readAll(sheet.tasks(mistakes), defaults.get(sheet) ?? {});
    if (mistakes.count > 0)
        return { ok: false, mistakes: mistakes.toSorted() };
    return {
        ok: true,
        list: {
            tasks: reader.tasks,
            prices: prices.byModel,
            files: [...new Set([...paths, ...reader.files])].toSorted(),
            notices: reader.notices,
        },
    };
}
function headOf({ head, form }, mistakes) {
    if (head === undefined)
        return undefined;
    const schema = form === 'lines' ? task_file/* FileHead */.HF : task_file/* TaskFileWithoutTasks */.ob;
    const result = schema.safeParse(head.value);
    if (result.success)
        return result.data;
    for (const { path, message } of (0,expectation/* problemsOf */.GW)(result.error))
        mistakes.add(head.placeOf(path), message);
    return undefined;
}
function typeNamesIn(head) {
    const types = typeof head === 'object' && head !== null && 'types' in head ? head.types : undefined;
    return typeof types === 'object' && types !== null ? Object.keys(types) : [];
}
/** Read again each time: a file may be large, and is needed only when its task runs. */
function loadInput(workspace, task) {
    const input = [];
    for (const [name, value] of Object.entries(task.input)) {
        if (!(0,task_file/* isFileInput */.rZ)(value)) {
            input.push([name, value]);
            continue;
        }
        const resolved = workspace.resolve(external_node_path_.posix.dirname(task.place.path), value.file);
        const text = resolved.ok ? workspace.readText(resolved.value, FILE_INPUT_BYTES_MAX) : resolved;
        if (!text.ok)
            return {
                ok: false,
                mistake: { place: task.place, message: `The file for "${name}": ${text.trouble}` },
            };
        input.push([name, text.value]);
    }
    return { ok: true, input: Object.fromEntries(input) };
}

// EXTERNAL MODULE: ./build/adapters/wall-clock.js
var wall_clock = __webpack_require__(1178);
;// CONCATENATED MODULE: ./build/request/built-in-types.js
/**
 * The types every task file knows. Their words are part of every key made from them: one letter changed and all
 * finished tasks of all users would run and cost again. So they are edited only with a new major version.
 */
const BUILT_IN_TYPES = new Map([
    typeOf('summarize', "Summarize the user's text in one plain sentence. Answer with that sentence only.", {
        kind: 'text',
    }),
    typeOf('analyze_sentiment', "Judge the sentiment of the user's text: positive, negative or neutral. `confidence` runs from 0, a guess, to 1, certain. Answer with JSON only.", {
        kind: 'json',
        name: 'sentiment',
        schema: {
            type: 'object',
            properties: {
                sentiment: { type: 'string', enum: ['positive', 'negative', 'neutral'] },
                confidence: { type: 'number', minimum: 0, maximum: 1 },
            },
            required: ['sentiment', 'confidence'],
            additionalProperties: false,
        },
    }),
    typeOf('extract_entities', "List the named entities of the user's text as it spells them, each once. `type` is one lower-case word: person, organization, place, date or similar. Answer with JSON only.", {
        kind: 'json',
        name: 'entities',
        schema: {
            type: 'object',
            properties: {
                entities: {
                    type: 'array',
                    items: {
                        type: 'object',
                        properties: { name: { type: 'string' }, type: { type: 'string' } },
                        required: ['name', 'type'],
                        additionalProperties: false,
                    },
                },
            },
            required: ['entities'],
            additionalProperties: false,
        },
    }),
].map(type => [type.name, type]));
function typeOf(name, system, output) {
    return {
        name,
        messages: [
            { role: 'system', content: system },
            { role: 'user', content: '{{ text }}' },
        ],
        output,
    };
}

// EXTERNAL MODULE: ./build/entrypoints/state-folder.js
var state_folder = __webpack_require__(3146);
;// CONCATENATED MODULE: ./build/entrypoints/wire.js









/** Joins the ports with the world: the one place where it is chosen what stands behind each. */
function wire(config, console, env) {
    const { workspace, taskPatterns, fallback, settings } = config;
    const state = (0,state_folder/* stateFolderOf */.l)(config);
    return {
        clock: wall_clock/* wallClock */.X,
        random: crypto_random/* cryptoRandom */.j,
        store: new log_folder/* LogFolder */.j((0,external_node_path_.resolve)(state, 'log')),
        answers: new answer_folder/* AnswerFolder */.V((0,external_node_path_.resolve)(state, 'answers')),
        results: resultsFolder({ workspace, folder: settings.results.folder }),
        source: taskFiles({ workspace, patterns: taskPatterns, types: BUILT_IN_TYPES, fallback }),
        console,
        connect: () => connect(config, env),
    };
}
/** The clients are loaded here and not before: a run that finds nothing to do never needs them. */
async function connect(config, env) {
    const { settings, apiKey, headers } = config;
    const { provider } = settings;
    if (provider === 'offline') {
        const { offlineLlm } = await Promise.all(/* import() */[__webpack_require__.e(292), __webpack_require__.e(521)]).then(__webpack_require__.bind(__webpack_require__, 2521));
        return { ok: true, llm: offlineLlm() };
    }
    if (apiKey === undefined && provider !== 'compatible')
        return { ok: false, message: keyAdvice(provider) };
    const [{ parseBaseUrl }, { openLlm }] = await Promise.all([
        __webpack_require__.e(/* import() */ 655).then(__webpack_require__.bind(__webpack_require__, 8655)),
        Promise.all(/* import() */[__webpack_require__.e(193), __webpack_require__.e(603)]).then(__webpack_require__.bind(__webpack_require__, 1603)),
    ]);
    const endpoint = parseBaseUrl(provider, settings.baseUrl ?? '');
    if (!endpoint.ok)
        return endpoint;
    const app = { name: 'Background Agent', url: repositoryUrl(env) };
    return openLlm({ provider, url: endpoint.url, apiKey, headers, app, env });
}
function keyAdvice(provider) {
    const variable = provider === 'openrouter' ? 'OPENROUTER_API_KEY' : 'OPENAI_API_KEY';
    return `Provider "${provider}" needs a key, and there is none. Give it as "api-key", from a secret, or in the environment variable ${variable}. A workflow started from a fork or by Dependabot does not see the repository's secrets. To try without a key, use the provider "offline".`;
}
function repositoryUrl(env) {
    const [server, repository] = [env['GITHUB_SERVER_URL'], env['GITHUB_REPOSITORY']];
    return server === undefined || repository === undefined ? 'https://github.com' : `${server}/${repository}`;
}


/***/ }),

/***/ 2365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ jsonText)
/* harmony export */ });
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6429);

/**
 * JSON for a file that people read and tools print: two-space indent, keys in the order given, a final newline.
 * Whatever a text in it says, no line of it can be a workflow command; parsed, it is the text again.
 */
function jsonText(value) {
    return `${(0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(JSON.stringify(value, null, 2))}\n`;
}


/***/ }),

/***/ 7577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ quarantinedResult),
/* harmony export */   D6: () => (/* binding */ resultText),
/* harmony export */   F: () => (/* binding */ parseResult),
/* harmony export */   pB: () => (/* binding */ completedResult)
/* harmony export */ });
/* unused harmony export Result */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2131);
/* harmony import */ var _domain_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2678);
/* harmony import */ var _domain_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8332);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3822);
/* harmony import */ var _domain_usd_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3509);
/* harmony import */ var _failure_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(653);
/* harmony import */ var _json_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2365);







const Output = zod__WEBPACK_IMPORTED_MODULE_3__/* .json */ .Pq9();
const head = {
    version: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    id: _domain_task_js__WEBPACK_IMPORTED_MODULE_1__/* .TaskId */ .L.describe("The task's name."),
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().describe("The name of the task's type."),
    key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(/^[0-9a-f]{64}$/)
        .describe('The idempotency key: a SHA-256 of all that shaped the answer.'),
};
const tail = {
    attempts: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative().describe('Requests sent for this task and key.'),
    completedAt: _domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .Timestamp */ .Dc.describe('When the task was completed or quarantined, UTC.'),
    run: _domain_event_js__WEBPACK_IMPORTED_MODULE_0__/* .RunId */ .PI.describe('The run that did it.'),
};
const CompletedResult = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...head,
    status: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('completed'),
    output: Output.describe('The answer: a text, or JSON that matches the schema of the type.'),
    sameAs: _domain_task_js__WEBPACK_IMPORTED_MODULE_1__/* .TaskId */ .L.optional().describe('The task with the same key whose answer this is. It was paid for once.'),
    model: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().describe('The model that was asked.'),
    servedBy: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional().describe('The model that answered, as the provider says.'),
    finishReason: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional().describe('Why the model stopped, as the provider says.'),
    usage: _domain_event_js__WEBPACK_IMPORTED_MODULE_0__/* .Usage */ ._U.extend({ totalTokens: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative() })
        .optional()
        .describe('Absent when the provider did not say.'),
    costUsd: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()
        .nonnegative()
        .optional()
        .describe('Absent when the provider did not say what was used.'),
    ...tail,
});
const QuarantinedResult = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...head,
    status: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('quarantined'),
    failure: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().describe('What happened and what to do.'),
    }),
    model: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().describe('The model that was asked.'),
    ...tail,
});
/** What a result file says. The keys stand in the file in this order. */
const Result = zod__WEBPACK_IMPORTED_MODULE_3__/* .discriminatedUnion */ .gMt('status', [CompletedResult, QuarantinedResult]);
function completedResult(task, output) {
    const { facts } = task;
    const settled = facts.hold.end === 'settled' ? facts.hold : undefined;
    return {
        version: 1,
        id: task.id,
        type: task.taskType,
        key: task.key,
        status: 'completed',
        output,
        ...(facts.sameAs !== undefined && { sameAs: facts.sameAs }),
        model: facts.model,
        ...(facts.servedBy !== undefined && { servedBy: facts.servedBy }),
        ...(facts.finishReason !== undefined && { finishReason: facts.finishReason }),
        ...(settled && { usage: usageOf(settled.usage), costUsd: settled.costNanoUsd / _domain_usd_js__WEBPACK_IMPORTED_MODULE_4__/* .NANO_PER_USD */ .W }),
        attempts: facts.attempts,
        completedAt: facts.at,
        run: facts.run,
    };
}
function quarantinedResult(task) {
    const { facts, tries } = task;
    return {
        version: 1,
        id: task.id,
        type: task.taskType,
        key: task.key,
        status: 'quarantined',
        failure: { kind: facts.failure.kind, message: (0,_failure_text_js__WEBPACK_IMPORTED_MODULE_5__/* .failureText */ .k)(facts.failure) },
        model: task.model,
        attempts: tries.attempts,
        completedAt: facts.at,
        run: facts.run,
    };
}
/** The bytes of a result file: the same for the same result, whoever writes it. */
function resultText(result) {
    return (0,_json_text_js__WEBPACK_IMPORTED_MODULE_6__/* .jsonText */ .s)(result);
}
/** Undefined when the text is no result file of this version. */
function parseResult(text) {
    try {
        return Result.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}
function usageOf(usage) {
    const { promptTokens, completionTokens, cachedTokens, reasoningTokens } = usage;
    return {
        promptTokens,
        completionTokens,
        totalTokens: promptTokens + completionTokens,
        ...(cachedTokens !== undefined && { cachedTokens }),
        ...(reasoningTokens !== undefined && { reasoningTokens }),
    };
}


/***/ })

};
