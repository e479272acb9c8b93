export const id = 505;
export const ids = [505];
export const modules = {

/***/ 19424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ AnswerFolder),
  K: () => (/* binding */ hasAnswers)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/adapters/local-disk/files.js
var local_disk_files = __webpack_require__(97114);
// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(36961);
// EXTERNAL MODULE: ./build/adapters/local-disk/frequent-sync.js
var frequent_sync = __webpack_require__(61875);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(21579);
// EXTERNAL MODULE: ./build/adapters/local-disk/unsure-sync.js
var unsure_sync = __webpack_require__(3871);
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
    #files;
    #disk;
    #index;
    #file;
    #failure;
    /** Makes nothing on the disk: only the first `append` does. */
    constructor(path, files) {
        this.#path = path;
        this.#files = files;
        this.#disk = new frequent_sync/* FrequentSync */.S((0,frequent_sync/* diskOf */.F)(files));
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
     * Resolves when all of them would survive the machine; of none, when the file is open for the next. After a failed write
     * there may be half a line, and after a failed sync nobody knows: so a failure is for good.
     */
    async append(answers) {
        if (this.#failure !== undefined)
            throw this.#failure;
        const file = await this.#writable();
        if (answers.size === 0)
            return;
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
                this.#files.writeFileSync(file, Buffer.concat(lines));
            await this.#disk.sync(file);
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
                this.#files.closeSync(this.#file);
            this.#file = undefined;
            this.#index = undefined;
            for (const path of [this.#path, (0,unsure_sync/* copyPath */.be)(this.#path)])
                this.#files.rmSync(path, { force: true });
            (0,unsure_sync/* letGo */.Ko)((0,external_node_path_.dirname)(this.#path), this.#files);
        }
        catch (error) {
            throw (0,storage_error/* storageError */.QX)('remove the answers in', this.#path, error);
        }
    }
    async #writable() {
        if (this.#file !== undefined)
            return this.#file;
        const folder = (0,external_node_path_.dirname)(this.#path);
        (0,local_disk_folder/* makeFolder */.fc)(folder, this.#files);
        try {
            (0,unsure_sync/* takeOver */.w9)(folder, this.#path, this.#files);
            const { bytes } = this.#read();
            const file = this.#files.openSync(this.#path, APPEND);
            try {
                this.#files.ftruncateSync(file, bytes);
                // The name is durable before the first answer counts: as long as it is not, the file is not open for any.
                await (0,local_disk_folder/* syncFolder */.Yw)(folder, this.#files);
            }
            catch (error) {
                this.#files.closeSync(file);
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
        return (this.#index ??= indexOf(this.#path, this.#files));
    }
    #bytesAt({ offset, length }) {
        try {
            const file = this.#file ?? this.#files.openSync(this.#path, READ);
            try {
                const bytes = Buffer.alloc(length);
                return bytes.subarray(0, this.#files.readSync(file, bytes, 0, length, offset));
            }
            finally {
                if (file !== this.#file)
                    this.#files.closeSync(file);
            }
        }
        catch (error) {
            throw (0,storage_error/* storageError */.QX)('read the answers in', this.#path, error);
        }
    }
}
const LINE_ENDING = Buffer.of(LINE_END);
function indexOf(path, files) {
    const bytes = bytesOf(path, files);
    const places = new Map();
    let offset = 0;
    for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, offset)) {
        places.set((0,external_node_crypto_.hash)('sha256', bytes.subarray(offset, end)), { offset, length: end - offset });
        offset = end + 1;
    }
    return { places, bytes: offset };
}
function bytesOf(path, files) {
    try {
        return files.readFileSync(path, { flag: READ });
    }
    catch (error) {
        if ((0,storage_error/* codeOf */.$N)(error) === 'ENOENT')
            return Buffer.alloc(0);
        throw (0,storage_error/* storageError */.QX)('read the answers in', path, error);
    }
}

// EXTERNAL MODULE: ./build/adapters/local-disk/share-next.js
var share_next = __webpack_require__(59850);
;// CONCATENATED MODULE: ./build/adapters/local-disk/answer-folder.js










const answer_folder_READ = external_node_fs_.constants.O_RDONLY | local_disk_folder/* NO_FOLLOW */.qP;
const INCOMING = 'incoming.jsonl';
/** A bound on the files that are open at once. */
const FILES_PER_SYNC = 100;
/**
 * Answers in a folder. One that comes in is a line of `incoming.jsonl`; one that is still wanted when a run lets go of the
 * others becomes a file of its own, whose name is the hash of the whole: what a crash left half written is told by it.
 */
class AnswerFolder {
    #folder;
    #files;
    #incoming;
    #flush = (0,share_next/* shareNext */.D)(() => this.#appendWaiting());
    #waiting = new Map();
    /** Answers that were put and are not durable yet, and whoever makes ready for them. */
    #coming = 0;
    /** Makes nothing on the disk: only `prepare` and the first answer do. */
    constructor(folder, files = local_disk_files/* THIS_MACHINE */.D) {
        this.#folder = folder;
        this.#files = files;
        this.#incoming = new IncomingAnswers((0,external_node_path_.join)(folder, INCOMING), files);
    }
    prepare() {
        return this.#append();
    }
    /** The same answer to many questions, "positive" for example, is written once. */
    put(answer, bytes) {
        (0,invariant/* invariant */.V)((0,external_node_crypto_.hash)('sha256', bytes) === answer, 'an answer is named by the SHA-256 of its bytes');
        (0,invariant/* invariant */.V)(!bytes.includes(LINE_END), 'an answer is one line');
        this.#waiting.set(answer, bytes);
        return this.#append();
    }
    get(answer) {
        const path = this.#path(answer);
        return this.#incoming.get(answer) ?? fileAt(path, answer, this.#files);
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
    #append() {
        this.#coming += 1;
        return this.#flush().finally(() => (this.#coming -= 1));
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
            await (0,local_disk_folder/* syncFolder */.Yw)(this.#folder, this.#files);
    }
    /** All are written before the first is synced: to make a file while the disk syncs another is to wait for it. */
    async #fileTogether(answers) {
        const open = [];
        try {
            (0,local_disk_folder/* makeFolder */.fc)(this.#folder, this.#files);
            for (const answer of answers) {
                const bytes = this.#incoming.get(answer);
                if (bytes === undefined)
                    continue;
                const file = this.#files.openSync(this.#path(answer), local_disk_folder/* WRITE_OVER */.TE);
                open.push(file);
                this.#files.writeFileSync(file, bytes);
            }
            await Promise.all(open.map(file => this.#files.fdatasync(file)));
        }
        catch (error) {
            throw (0,storage_error/* storageError */.QX)('write the answers in', this.#folder, error);
        }
        finally {
            for (const file of open)
                this.#files.closeSync(file);
        }
    }
    #filed() {
        try {
            return this.#files.readdirSync(this.#folder).filter(name => units/* Sha256 */.IA.safeParse(name).success);
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
            this.#files.rmSync(path, { force: true });
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
/** Whether a file of such a folder has answers in it: all else that lies there is of no use anywhere else. */
function hasAnswers(name) {
    return name === INCOMING || units/* Sha256 */.IA.safeParse(name).success;
}
function fileAt(path, answer, files) {
    try {
        // Asked first, as an error costs more than an answer.
        if (!files.existsSync(path))
            return undefined;
        const bytes = files.readFileSync(path, { flag: answer_folder_READ });
        return (0,external_node_crypto_.hash)('sha256', bytes) === answer ? bytes : undefined;
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)('read the answer', path, error);
    }
}


/***/ }),

/***/ 62505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ taskSource),
  O: () => (/* binding */ wire)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/adapters/crypto-random.js
var crypto_random = __webpack_require__(77110);
// EXTERNAL MODULE: ./build/adapters/local-disk/answer-folder.js + 1 modules
var answer_folder = __webpack_require__(19424);
// EXTERNAL MODULE: ./build/adapters/local-disk/log-folder.js + 2 modules
var log_folder = __webpack_require__(41655);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/adapters/results-folder/open-folder.js

/** A place where no result may be. The message says which, and what to do. */
class Refused extends Error {
}
/** Opens a folder below the workspace, level by level. Undefined when one is missing and must not be made. */
function withFolder(workspace, names, { create, onEnter }, use) {
    let folder = openFolder((0,external_node_fs_.realpathSync)(workspace));
    const opened = [folder];
    try {
        for (const [index, name] of names.entries()) {
            const shown = names.slice(0, index + 1).join('/');
            const next = enter(folder, name, shown, create);
            if (next === undefined)
                return undefined;
            opened.push(next);
            onEnter?.(folder, shown);
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
 * same result is written again. Whoever wrote a file or made a folder may have died before it was durable, so what is
 * there already is synced, too: nobody keeps an answer any more whose result is written.
 */
function resultsFolder({ workspace, folder, sync = external_node_fs_.fsyncSync }) {
    /** Folders whose names this process has synced. */
    const durable = new Set();
    const onEnter = ({ fd }, shown) => {
        if (fd !== undefined && !durable.has(shown))
            sync(fd);
        durable.add(shown);
    };
    return {
        write(path, bytes) {
            return refusable('write', path, () => withParent(workspace, path, { create: true, onEnter }, (parent, name) => {
                const unchanged = isFile(parent, name, path) && readEntry(parent, name)?.equals(bytes);
                if (!unchanged)
                    replaceEntry(parent, name, bytes, sync);
                if (parent.fd === undefined)
                    return;
                if (unchanged)
                    syncEntry(parent, name, sync);
                sync(parent.fd);
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
function syncEntry(parent, name, sync) {
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const fd = (0,external_node_fs_.openSync)(entryOf(parent, name), flags);
    try {
        sync(fd);
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function replaceEntry(parent, name, bytes, sync) {
    const aside = entryOf(parent, `.${name}.tmp`);
    (0,external_node_fs_.rmSync)(aside, { force: true });
    try {
        const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_NOFOLLOW;
        const fd = (0,external_node_fs_.openSync)(aside, flags, 0o644);
        try {
            (0,external_node_fs_.writeFileSync)(fd, bytes);
            sync(fd);
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

// EXTERNAL MODULE: ./build/adapters/task-files/task-files.js + 5 modules
var task_files = __webpack_require__(63726);
// EXTERNAL MODULE: ./build/adapters/wall-clock.js
var wall_clock = __webpack_require__(31178);
// EXTERNAL MODULE: ./build/request/built-in-types.js
var built_in_types = __webpack_require__(57236);
// EXTERNAL MODULE: ./build/entrypoints/state-folder.js
var state_folder = __webpack_require__(3146);
;// CONCATENATED MODULE: ./build/entrypoints/wire.js









/** Joins the ports with the world: the one place where it is chosen what stands behind each. */
function wire(config, console, env, newer) {
    const { workspace, settings } = config;
    const state = (0,state_folder/* stateFolderOf */.l)(config);
    return {
        clock: wall_clock/* wallClock */.X,
        random: crypto_random/* cryptoRandom */.j,
        store: new log_folder/* LogFolder */.j((0,external_node_path_.resolve)(state, 'log')),
        answers: new answer_folder/* AnswerFolder */.V((0,external_node_path_.resolve)(state, 'answers')),
        results: resultsFolder({ workspace, folder: settings.results.folder }),
        source: taskSource(config, newer),
        console,
        connect: () => connect(config, env),
    };
}
/** The task files as they lie here, but for what is `newer` elsewhere. */
function taskSource(config, newer) {
    const { workspace, taskPatterns: patterns, fallback } = config;
    return (0,task_files/* taskFiles */.p)({ workspace, patterns, types: built_in_types/* BUILT_IN_TYPES */.Z, fallback, ...(newer && { newer }) });
}
/** The clients are loaded here and not before: a run that finds nothing to do never needs them. */
async function connect(config, env) {
    const { settings, apiKey, headers, proxyEnv } = config;
    const { provider } = settings;
    if (provider === 'offline') {
        const { offlineLlm } = await Promise.all(/* import() */[__webpack_require__.e(292), __webpack_require__.e(521)]).then(__webpack_require__.bind(__webpack_require__, 22521));
        return { ok: true, llm: offlineLlm() };
    }
    if (apiKey === undefined && provider !== 'compatible')
        return { ok: false, message: keyAdvice(provider) };
    const [{ parseBaseUrl }, { openLlm }] = await Promise.all([
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 78655)),
        Promise.all(/* import() */[__webpack_require__.e(193), __webpack_require__.e(293)]).then(__webpack_require__.bind(__webpack_require__, 5293)),
    ]);
    const endpoint = parseBaseUrl(provider, settings.baseUrl ?? '');
    if (!endpoint.ok)
        return endpoint;
    const app = { name: 'Background Agent', url: repositoryUrl(env) };
    return openLlm({ provider, url: endpoint.url, apiKey, headers, app, proxyEnv });
}
function keyAdvice(provider) {
    const variable = provider === 'openrouter' ? 'OPENROUTER_API_KEY' : 'OPENAI_API_KEY';
    return `Provider "${provider}" needs a key, and there is none. Give it as "api-key", from a secret, or in the environment variable ${variable}. A workflow started from a fork or by Dependabot does not see the repository's secrets. To try without a key, use the provider "offline".`;
}
function repositoryUrl(env) {
    const [server, repository] = [env['GITHUB_SERVER_URL'], env['GITHUB_REPOSITORY']];
    return server === undefined || repository === undefined ? 'https://github.com' : `${server}/${repository}`;
}


/***/ })

};
