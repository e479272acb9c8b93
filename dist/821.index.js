export const id = 821;
export const ids = [821];
export const modules = {

/***/ 61875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ diskOf),
/* harmony export */   S: () => (/* binding */ FrequentSync)
/* harmony export */ });
/** A disk that syncs faster than this is waited for in place: the way to a thread and back would take longer. */
const QUICK_MS = 0.5;
/** So many slow ones in a row are the disk, and no hiccup. */
const SLOW_MAX = 3;
/** How many syncs a slow disk gets in a thread before one in place asks again how fast it is. */
const IN_THREAD = 200;
/** A sync of a file that is synced over and over, and holds somebody up each time: in place as long as the disk is quick. */
class FrequentSync {
    #disk;
    #slow = 0;
    #inThread = 0;
    constructor(disk) {
        this.#disk = disk;
    }
    /** Resolves when the file's bytes would survive the machine. */
    async sync(descriptor) {
        if (this.#inThread > 0) {
            this.#inThread -= 1;
            return this.#disk.inThread(descriptor);
        }
        const beganMs = this.#disk.now();
        this.#disk.inPlace(descriptor);
        this.#slow = this.#disk.now() - beganMs < QUICK_MS ? 0 : this.#slow + 1;
        if (this.#slow >= SLOW_MAX)
            this.#inThread = IN_THREAD;
    }
}
/** How quick it is tells the clock of the disk itself: a disk that is made up has no real time. */
function diskOf(files) {
    return {
        inPlace: descriptor => files.fdatasyncSync(descriptor),
        inThread: descriptor => files.fdatasync(descriptor),
        now: () => files.now(),
    };
}


/***/ }),

/***/ 41655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ LogFolder)
});

// UNUSED EXPORTS: SEGMENT_BYTES

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(36961);
// EXTERNAL MODULE: ./build/adapters/local-disk/segments.js
var local_disk_segments = __webpack_require__(37283);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(21579);
// EXTERNAL MODULE: ./build/adapters/local-disk/write-whole.js
var write_whole = __webpack_require__(36452);
;// CONCATENATED MODULE: ./build/adapters/local-disk/begin-with.js





/**
 * Puts a snapshot in the place of all segments before its end. It gets its name when all of it is on the disk, and from then
 * on it counts, whatever is left of what it stands for: so that may go in any order, and a crash does no harm.
 */
function beginLogWith(folder, { end, bytes }, files) {
    const { segments } = (0,local_disk_segments/* listLog */.VS)(folder, files);
    (0,invariant/* invariant */.V)(segments.length === 0 || segments.some(({ offset }) => offset === end), `a segment begins at the end of the snapshot, ${end}`);
    (0,local_disk_folder/* makeFolder */.fc)(folder, files);
    try {
        (0,write_whole/* writeWhole */.f)((0,local_disk_segments/* unfinishedPath */.t1)(folder, end), bytes, files);
        files.renameSync((0,local_disk_segments/* unfinishedPath */.t1)(folder, end), (0,local_disk_segments/* snapshotPath */.c0)(folder, end));
        (0,local_disk_folder/* syncFolderBlocking */.Be)(folder, files);
        for (const path of (0,local_disk_segments/* listLog */.VS)(folder, files).leftovers)
            files.rmSync(path);
        (0,local_disk_folder/* syncFolderBlocking */.Be)(folder, files);
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)('put a snapshot into the log in', folder, error);
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/adapters/local-disk/unsure-sync.js
var unsure_sync = __webpack_require__(3871);
;// CONCATENATED MODULE: ./build/adapters/local-disk/cut-segments.js






const CREATE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | local_disk_folder/* NO_FOLLOW */.qP;
/**
 * Keeps all bytes of a log from `offset` on in a file of their own, whose path is returned, then cuts them off.
 * They are kept first: a crash at any point leaves the log as it was, or shorter by some of them, and never without both.
 */
function cutSegments(folder, offset, files) {
    try {
        const cuts = cutsAt(offset, (0,local_disk_segments/* listLog */.VS)(folder, files));
        // A cut of which a sync fails may be undone, behind lines that were added after it.
        (0,unsure_sync/* markUnsure */.at)(folder, files);
        const aside = keepAside(folder, offset, Buffer.concat(cuts.map(cut => bytesCut(cut, files))), files);
        // From the end: if this is interrupted too, what is left is still a log with a torn end.
        for (const { segment, keep } of cuts.toReversed()) {
            if (keep === 0)
                files.unlinkSync(segment.path);
            else
                truncate(segment.path, keep, files);
        }
        (0,local_disk_folder/* syncFolderBlocking */.Be)(folder, files);
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
function bytesKeptAt(folder, offset, files) {
    let largest = 0;
    for (let number = 1;; number += 1) {
        const path = asidePath(folder, offset, number);
        const kept = files.lstatSync(path, { throwIfNoEntry: false });
        if (kept === undefined)
            return largest === 0 ? undefined : largest;
        largest = Math.max(largest, kept.size);
    }
}
function cutsAt(offset, { snapshot, segments }) {
    let start = snapshot?.end ?? 0;
    return segments
        .map(segment => {
        const keep = Math.max(0, offset - start);
        start += segment.bytes;
        return { segment, keep };
    })
        .filter(({ segment, keep }) => keep < segment.bytes);
}
function bytesCut({ segment, keep }, files) {
    return files.readFileSync(segment.path).subarray(keep);
}
function keepAside(folder, offset, bytes, files) {
    for (let number = 1;; number += 1) {
        const path = asidePath(folder, offset, number);
        try {
            const file = files.openSync(path, CREATE);
            try {
                files.writeFileSync(file, bytes);
                files.fsyncSync(file);
            }
            finally {
                files.closeSync(file);
            }
            (0,local_disk_folder/* syncFolderBlocking */.Be)(folder, files);
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
function truncate(path, length, files) {
    files.truncateSync(path, length);
    const file = files.openSync(path, external_node_fs_.constants.O_RDWR | local_disk_folder/* NO_FOLLOW */.qP);
    try {
        files.fsyncSync(file);
    }
    finally {
        files.closeSync(file);
    }
}

// EXTERNAL MODULE: ./build/adapters/local-disk/files.js
var local_disk_files = __webpack_require__(97114);
// EXTERNAL MODULE: ./build/adapters/local-disk/frequent-sync.js
var frequent_sync = __webpack_require__(61875);
// EXTERNAL MODULE: ./build/adapters/local-disk/share-next.js
var share_next = __webpack_require__(59850);
;// CONCATENATED MODULE: ./build/adapters/local-disk/log-folder.js











/** A full segment is never written again, so whoever copies segments copies a full one once. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const READ = external_node_fs_.constants.O_RDONLY | local_disk_folder/* NO_FOLLOW */.qP;
const APPEND = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND | local_disk_folder/* NO_FOLLOW */.qP;
const log_folder_CREATE = APPEND | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL;
/** A log as a folder of segments. The bytes of one call stay together in one of them. */
class LogFolder {
    #folder;
    #files;
    #flush = (0,share_next/* shareNext */.D)(() => this.#writeWaiting());
    #disk;
    #waiting = [];
    #open;
    /** The next append goes into a new segment, however much room there is. */
    #isParted = false;
    #failure;
    /** Makes nothing on the disk: only the first append does. */
    constructor(folder, files = local_disk_files/* THIS_MACHINE */.D) {
        this.#folder = folder;
        this.#files = files;
        this.#disk = new frequent_sync/* FrequentSync */.S((0,frequent_sync/* diskOf */.F)(files));
    }
    snapshot() {
        const { snapshot } = (0,local_disk_segments/* listLog */.VS)(this.#folder, this.#files);
        return snapshot && { end: snapshot.end, bytes: wholeFile(snapshot.path, this.#files) };
    }
    *read() {
        for (const segment of (0,local_disk_segments/* listLog */.VS)(this.#folder, this.#files).segments)
            yield* chunksOf(segment, this.#files);
    }
    slice(from, to) {
        const parts = [];
        const { snapshot, segments } = (0,local_disk_segments/* listLog */.VS)(this.#folder, this.#files);
        let start = snapshot?.end ?? 0;
        for (const { path, bytes } of segments) {
            const [first, last] = [Math.max(from, start), Math.min(to, start + bytes)];
            if (first < last)
                parts.push(bytesOf(path, first - start, last - first, this.#files));
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
        return cutSegments(this.#folder, offset, this.#files);
    }
    keptAt(offset) {
        return bytesKeptAt(this.#folder, offset, this.#files);
    }
    beginSegment() {
        (0,invariant/* invariant */.V)(this.#waiting.length === 0, 'no append is on its way when a segment is begun');
        this.#isParted = true;
    }
    /** What is open is never before a segment that begins at the snapshot's end. */
    beginWith(snapshot) {
        beginLogWith(this.#folder, snapshot, this.#files);
    }
    /** Resolves when all that was appended is on the disk or has failed. */
    async close() {
        await this.#flush().catch(() => { });
        if (this.#close() !== undefined && this.#failure === undefined)
            (0,unsure_sync/* letGo */.Ko)(this.#folder, this.#files);
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
            this.#files.writeFileSync(segment.file, bytes);
            await this.#disk.sync(segment.file);
            segment.bytes += bytes.length;
        }
        catch (error) {
            this.#failure = (0,storage_error/* storageError */.QX)('append to the log in', this.#folder, error);
            throw this.#failure;
        }
    }
    async #writable() {
        this.#open ??= openLast(this.#folder, this.#files);
        const bytesMax = this.#isParted ? 1 : SEGMENT_BYTES;
        this.#isParted = false;
        if (this.#open !== undefined && this.#open.bytes < bytesMax)
            return this.#open;
        const full = this.#close();
        const offset = full === undefined ? ((0,local_disk_segments/* listLog */.VS)(this.#folder, this.#files).snapshot?.end ?? 0) : full.offset + full.bytes;
        this.#open = await openNew(this.#folder, offset, this.#files);
        return this.#open;
    }
    #close() {
        const open = this.#open;
        this.#open = undefined;
        if (open !== undefined)
            this.#files.closeSync(open.file);
        return open;
    }
}
/** What is added now must not survive without what is before it: what a process that was killed may not have synced. */
function openLast(folder, files) {
    const { snapshot, segments } = (0,local_disk_segments/* listLog */.VS)(folder, files);
    const last = segments.at(-1);
    if (last === undefined)
        return undefined;
    (0,local_disk_folder/* makeFolder */.fc)(folder, files);
    // The name of one that nobody marked may not be durable either: a person has put it there, or a release that left no marks.
    if (!(0,unsure_sync/* takeOver */.w9)(folder, last.path, files))
        (0,local_disk_folder/* syncFolderBlocking */.Be)(folder, files);
    const file = files.openSync(last.path, APPEND);
    const before = segments.slice(0, -1).reduce((end, { bytes }) => end + bytes, snapshot?.end ?? 0);
    return { offset: before, file, bytes: last.bytes };
}
/** The name is durable before the first byte, so that no later segment can be there without it. */
async function openNew(folder, offset, files) {
    (0,local_disk_folder/* makeFolder */.fc)(folder, files);
    const path = (0,local_disk_segments/* segmentPath */.RA)(folder, offset);
    (0,unsure_sync/* takeOver */.w9)(folder, path, files);
    const file = files.openSync(path, log_folder_CREATE);
    await (0,local_disk_folder/* syncFolder */.Yw)(folder, files);
    return { offset, file, bytes: 0 };
}
function wholeFile(path, files) {
    return reading(path, () => files.readFileSync(path, { flag: READ }));
}
function bytesOf(path, offset, length, files) {
    const file = reading(path, () => files.openSync(path, READ));
    try {
        const bytes = Buffer.alloc(length);
        const read = reading(path, () => files.readSync(file, bytes, 0, length, offset));
        return bytes.subarray(0, read);
    }
    finally {
        files.closeSync(file);
    }
}
function* chunksOf({ path, bytes }, files) {
    const file = reading(path, () => files.openSync(path, READ));
    try {
        // Most logs are much shorter than that; of one that grows meanwhile, the rest comes in chunks of this size as well.
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, bytes)));
        let position = 0;
        for (;;) {
            const at = position;
            const length = reading(path, () => files.readSync(file, chunk, 0, chunk.length, at));
            if (length === 0)
                return;
            position += length;
            yield chunk.subarray(0, length);
        }
    }
    finally {
        files.closeSync(file);
    }
}
/** What whoever gets the bytes throws is no trouble of the disk, so only its own work is in here. */
function reading(path, work) {
    try {
        return work();
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)('read the log in', path, error);
    }
}


/***/ }),

/***/ 37283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bz: () => (/* binding */ listSegments),
/* harmony export */   RA: () => (/* binding */ segmentPath),
/* harmony export */   VS: () => (/* binding */ listLog),
/* harmony export */   c0: () => (/* binding */ snapshotPath),
/* harmony export */   t1: () => (/* binding */ unfinishedPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _storage_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21579);


const SEGMENT = /^(\d{12})\.jsonl$/;
const SNAPSHOT = /^snapshot-(\d{12})\.jsonl$/;
const UNFINISHED = /^snapshot-\d{12}\.part$/;
/**
 * A folder's log; nothing when there is no folder. A snapshot counts from the moment it has its name, if a segment begins at
 * its end: what is before may be there still, or in part. Refuses a link or a folder that is named like a part of a log.
 */
function listLog(folder, files) {
    const entries = entriesOf(folder, files);
    const found = filesNamed(SEGMENT, folder, entries);
    const snapshots = filesNamed(SNAPSHOT, folder, entries)
        .map(({ number: end, path }) => ({ end, path }))
        .toReversed();
    const snapshot = snapshots.find(({ end }) => found.length === 0 || found.some(({ number }) => number === end));
    const [before, behind] = [new Array(), new Array()];
    for (const { number: offset, path } of found) {
        if (offset < (snapshot?.end ?? 0))
            before.push(path);
        else
            behind.push({ offset, path, bytes: files.statSync(path).size });
    }
    const others = snapshots.filter(({ end }) => end !== snapshot?.end).map(({ path }) => path);
    const unfinished = filesNamed(UNFINISHED, folder, entries).map(({ path }) => path);
    return { snapshot, segments: behind, leftovers: [...before, ...others, ...unfinished] };
}
/** A folder's segments in order; none when there is no folder. */
function listSegments(folder, files) {
    return listLog(folder, files).segments;
}
function segmentPath(folder, offset) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, `${digitsOf(offset)}.jsonl`);
}
function snapshotPath(folder, end) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, `snapshot-${digitsOf(end)}.jsonl`);
}
function unfinishedPath(folder, end) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, `snapshot-${digitsOf(end)}.part`);
}
function digitsOf(offset) {
    return String(offset).padStart(12, '0');
}
function filesNamed(form, folder, entries) {
    return entries
        .filter(({ name }) => form.test(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(entry => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, entry.name);
        if (!entry.isFile())
            throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_1__/* .linkError */ .rH)('use the segment', path);
        return { number: Number(form.exec(entry.name)?.[1]), path };
    });
}
function entriesOf(folder, files) {
    try {
        if (files.lstatSync(folder).isSymbolicLink())
            throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_1__/* .linkError */ .rH)('use the folder', folder);
        return files.readdirSync(folder, { withFileTypes: true });
    }
    catch (error) {
        if ((0,_storage_error_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) === 'ENOENT')
            return [];
        throw (0,_storage_error_js__WEBPACK_IMPORTED_MODULE_1__/* .storageError */ .QX)('read the folder', folder, error);
    }
}


/***/ }),

/***/ 59850:
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

/***/ 3871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ko: () => (/* binding */ letGo),
/* harmony export */   at: () => (/* binding */ markUnsure),
/* harmony export */   be: () => (/* binding */ copyPath),
/* harmony export */   w9: () => (/* binding */ takeOver)
/* harmony export */ });
/* unused harmony export UNSURE */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36961);
/* harmony import */ var _write_whole_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36452);




const CREATE = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_EXCL | _folder_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_FOLLOW */ .qP;
/** Lies in a folder as long as somebody writes there, and when they have not come to a good end. */
const UNSURE = 'unsure';
/**
 * Before the first byte of a process. When a sync fails the kernel says so once, drops what it could not save from its list, and
 * calls every later sync of the same bytes a success; and whoever was told may have been killed at once. So what is found in a
 * folder with a mark is replaced by a copy that is on the disk for sure.
 *
 * The mark is not synced. A power failure that takes it leaves nothing unsure either: from then on all that can be read is what
 * the disk has.
 *
 * Returns whether there is such a copy, with a name that is durable.
 */
function takeOver(folder, path, files) {
    if (markUnsure(folder, files))
        return false;
    if (!files.existsSync(path))
        return false;
    const copy = copyPath(path);
    (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_3__/* .writeWhole */ .f)(copy, files.readFileSync(path, { flag: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | _folder_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_FOLLOW */ .qP }), files);
    files.renameSync(copy, path);
    (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .syncFolderBlocking */ .Be)(folder, files);
    return true;
}
/** Before the first change of a process that does not go on with the file at once. False: there is a mark already. */
function markUnsure(folder, files) {
    const mark = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, UNSURE);
    if (files.existsSync(mark))
        return false;
    files.closeSync(files.openSync(mark, CREATE));
    return true;
}
/** What is found is written here first: a killed process may have left it. */
function copyPath(path) {
    return `${path}.part`;
}
/** All that was written is synced, or gone. */
function letGo(folder, files) {
    try {
        files.rmSync((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, UNSURE), { force: true });
    }
    catch {
        // All is kept: a mark that stays has the next process write it anew, no more.
    }
}


/***/ }),

/***/ 36452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36961);


const CREATE = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_EXCL | _folder_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_FOLLOW */ .qP;
/**
 * A file with these bytes, which survive the machine once its name does; what a crash left under that name goes. What cannot be
 * made whole goes as well: on a full disk it would have the last of the space.
 */
function writeWhole(path, bytes, files) {
    files.rmSync(path, { force: true });
    const file = files.openSync(path, CREATE);
    try {
        files.writeFileSync(file, bytes);
        files.fsyncSync(file);
    }
    catch (error) {
        removeHalf(path, files);
        throw error;
    }
    finally {
        files.closeSync(file);
    }
}
function removeHalf(path, files) {
    try {
        files.rmSync(path, { force: true });
    }
    catch {
        // What was in the way of the whole is what somebody must know.
    }
}


/***/ }),

/***/ 63726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ taskFiles)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/domain/expectation.js
var expectation = __webpack_require__(95443);
// EXTERNAL MODULE: ./build/domain/task-file.js
var task_file = __webpack_require__(49959);
// EXTERNAL MODULE: ./build/adapters/task-files/find-task-files.js
var find_task_files = __webpack_require__(49816);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
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

// EXTERNAL MODULE: ./build/adapters/task-files/mistake-list.js
var mistake_list = __webpack_require__(50530);
// EXTERNAL MODULE: ./build/adapters/task-files/open-sheet.js + 1 modules
var open_sheet = __webpack_require__(8552);
;// CONCATENATED MODULE: ./build/adapters/task-files/prices.js


/** The prices of all task files together, by model. */
class Prices {
    byModel = new Map();
    places = new Map();
    add(head, prices, mistakes) {
        for (const [model, written] of Object.entries(prices)) {
            const price = priceFrom(written);
            const place = head.placeOf(['prices', model]);
            const before = this.byModel.get(model);
            const placeBefore = this.places.get(model);
            if (before !== undefined && placeBefore !== undefined && !(0,external_node_util_.isDeepStrictEqual)(before, price)) {
                mistakes.add(place, `The price of ${JSON.stringify(model)} is another one ${whereOf(placeBefore)}; keep one of them.`);
                continue;
            }
            this.byModel.set(model, price);
            this.places.set(model, place);
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

// EXTERNAL MODULE: ./build/domain/compile-later.js
var compile_later = __webpack_require__(13739);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/domain/json-schema.js
var json_schema = __webpack_require__(9155);
// EXTERNAL MODULE: ./build/adapters/task-files/json-file.js
var json_file = __webpack_require__(32746);
// EXTERNAL MODULE: ./build/adapters/task-files/yaml-text.js
var yaml_text = __webpack_require__(88820);
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
    const parsed = (0,yaml_text/* parseYaml */.h)(path, text);
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
    const inner = (0,json_file/* parseJson */.q)(document.placeOf([]).path, file.jsonSchema);
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
var duration = __webpack_require__(14953);
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
    const ms = (0,duration/* parseDurationMs */.yi)(timeout);
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
    #parse = (0,compile_later/* compileLater */.O)(task_file/* FileTask */.SV);
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
        const result = this.#parse(entry.value);
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

// EXTERNAL MODULE: ./build/adapters/task-files/workspace.js
var task_files_workspace = __webpack_require__(58692);
;// CONCATENATED MODULE: ./build/adapters/task-files/task-files.js










/** Tasks from files in the workspace: YAML, JSON or JSON Lines by their names. */
function taskFiles(options) {
    const workspace = new task_files_workspace/* Workspace */.a(options.workspace, options.newer);
    return {
        read: () => readTaskFiles(workspace, options),
        load: task => loadInput(workspace, task),
    };
}
function readTaskFiles(workspace, options) {
    const mistakes = new mistake_list/* MistakeList */.z();
    const paths = (0,find_task_files/* findTaskFiles */.M)(workspace, options.patterns, mistakes);
    const sheets = paths.flatMap(path => (0,open_sheet/* openSheet */.q)(workspace, path, mistakes) ?? []);
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
            pricePlaces: prices.places,
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


/***/ }),

/***/ 13739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ compileLater)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27478);

// Left to itself zod writes a parser for every schema at its first use; this is for those that are worth it.
zod__WEBPACK_IMPORTED_MODULE_0__/* .config */ .$W({ jitless: true });
/** So many parses cost about as much as to compile a schema of the log's size. */
const WALKS = 300;
/**
 * A schema's `safeParse` for what comes by the million, or only once. Compiled it is several times as fast, but to compile
 * it takes longer than a whole small log: so it is done when that many have come.
 */
function compileLater(schema) {
    let walks = 0;
    let compiled;
    return value => {
        if (compiled !== undefined)
            return compiled.safeParse(value);
        walks += 1;
        if (walks > WALKS)
            compiled = zod__WEBPACK_IMPORTED_MODULE_1__/* .compile */ .wE(schema);
        return schema.safeParse(value);
    };
}


/***/ }),

/***/ 9155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ JsonSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);
/* harmony import */ var _expectation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95443);
/* harmony import */ var _schema_references_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28261);



const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('text') });
const flag = zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('true or false') });
const number = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a number') });
const count = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a whole number') }).min(0, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('0 or more') });
const anyJson = zod__WEBPACK_IMPORTED_MODULE_0__/* .any */ .bzn();
const pattern = text.refine(compiles, {
    error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a regular expression that JavaScript takes with the flag u'),
});
const names = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list of property names') })
    .refine(isWithoutTwins, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list in which no name stands twice') });
const typeName = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(TYPES, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)(`one of ${TYPES.join(', ')}`) });
const typeNames = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(typeName)
    .min(1, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list of at least one type') })
    .refine(isWithoutTwins, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list in which no type stands twice') });
/** References reach within the schema only: to check an answer must never mean to fetch something. */
const reference = text.regex(/^#(?:\/|$)/, {
    error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a reference within this schema, such as "#/$defs/name"'),
    abort: true,
});
const schema = zod__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .RZV(() => zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), keywords], { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a JSON Schema: a map of keywords, true or false') }));
const schemas = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), schema, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a map of JSON Schemas') });
const schemaList = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(schema, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list of JSON Schemas') })
    .min(1, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list of at least one JSON Schema') });
/** The keywords of draft 2020-12, but for those that reach outside the schema or name places in it (`$id`, `$anchor`). */
const keywords = (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .closedObject */ .YI)('a JSON Schema', {
    $schema: text
        .regex(/^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, {
        error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('"https://json-schema.org/draft/2020-12/schema", the one dialect known here'),
    })
        .exactOptional(),
    $comment: text.exactOptional(),
    $ref: reference.exactOptional(),
    ...keywordsOf(_schema_references_js__WEBPACK_IMPORTED_MODULE_2__/* .WITH_SCHEMA */ .jT, schema),
    ...keywordsOf(_schema_references_js__WEBPACK_IMPORTED_MODULE_2__/* .WITH_SCHEMA_LIST */ .IU, schemaList),
    ...keywordsOf(_schema_references_js__WEBPACK_IMPORTED_MODULE_2__/* .WITH_SCHEMA_MAP */ .Kk, schemas),
    title: text.exactOptional(),
    description: text.exactOptional(),
    default: anyJson.exactOptional(),
    examples: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(anyJson, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list') }).exactOptional(),
    deprecated: flag.exactOptional(),
    readOnly: flag.exactOptional(),
    writeOnly: flag.exactOptional(),
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([typeName, typeNames], { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)(`one of ${TYPES.join(', ')}, or a list of these`) })
        .exactOptional(),
    enum: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(anyJson, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list of the values allowed') })
        .min(1, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a list of at least one value') })
        .exactOptional(),
    const: anyJson.exactOptional(),
    minLength: count.exactOptional(),
    maxLength: count.exactOptional(),
    pattern: pattern.exactOptional(),
    // The checker looks it up by name, and passes over what it does not know.
    format: text
        .refine(name => !(name in Object.prototype), {
        error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('the name of a format, such as "date-time"'),
    })
        .exactOptional(),
    contentEncoding: text.exactOptional(),
    contentMediaType: text.exactOptional(),
    minimum: number.exactOptional(),
    maximum: number.exactOptional(),
    exclusiveMinimum: number.exactOptional(),
    exclusiveMaximum: number.exactOptional(),
    multipleOf: number.positive({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a number above 0') }).exactOptional(),
    minItems: count.exactOptional(),
    maxItems: count.exactOptional(),
    minContains: count.exactOptional(),
    maxContains: count.exactOptional(),
    uniqueItems: flag.exactOptional(),
    patternProperties: schemas
        .refine(map => Object.keys(map).every(compiles), {
        error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a map whose names are regular expressions'),
    })
        .exactOptional(),
    required: names.exactOptional(),
    dependentRequired: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), names, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a map from a property to a list of property names') })
        .exactOptional(),
    minProperties: count.exactOptional(),
    maxProperties: count.exactOptional(),
}).meta({ id: 'JsonSchema', description: 'A JSON Schema, draft 2020-12. References reach within it only.' });
/** A JSON Schema that a checker can follow to its end: known keywords, sound values, and every `$ref` leads to a schema. */
const JsonSchema = keywords.superRefine((root, context) => {
    for (const { path, message } of (0,_schema_references_js__WEBPACK_IMPORTED_MODULE_2__/* .brokenReferences */ .Sd)(root))
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

/***/ 23866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ ownParameterAdvice)
/* harmony export */ });
const MODEL = 'set "model" beside "parameters"';
const CAP = 'set "max-output-tokens" beside "parameters", which the budget knows';
const ONE = 'each task has one answer, which its hold covers';
const BESIDE = 'it is billed beside the answer, and no hold covers it';
const TEXT = 'answers are text, and a hold is made at its price';
const WHOLE = 'answers are taken whole';
const MESSAGES = 'write them into the type';
const TOOLS = 'the model has no tools, so that no prompt can make it act';
/** What bounds an answer, multiplies it, is billed beside it, or gives the model tools: a promise hangs on each. */
const ADVICE = new Map([
    ['model', MODEL],
    ['models', MODEL],
    // OpenRouter's, with models, messages and tools in it, and those of LiteLLM's proxy.
    ['preset', MODEL],
    ['fallbacks', MODEL],
    ['context_window_fallback_dict', MODEL],
    ['num_retries', 'set "max-attempts" beside "parameters": each request is an attempt of its own'],
    ['messages', MESSAGES],
    ['prompt', MESSAGES],
    ['max_tokens', CAP],
    ['max_completion_tokens', CAP],
    ['max_output_tokens', CAP],
    ['response_format', 'give the type an "output"'],
    ['n', ONE],
    ['best_of', ONE],
    ['prediction', BESIDE],
    ['cache_control', BESIDE],
    ['modalities', TEXT],
    ['audio', TEXT],
    ['stream', WHOLE],
    ['stream_options', WHOLE],
    ['tools', TOOLS],
    ['tool_choice', TOOLS],
    ['parallel_tool_calls', TOOLS],
    ['functions', TOOLS],
    ['function_call', TOOLS],
    ['plugins', TOOLS],
    ['web_search_options', TOOLS],
    ['search_parameters', TOOLS],
    ['enable_search', TOOLS],
    ['mcp_servers', TOOLS],
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

/***/ 28261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IU: () => (/* binding */ WITH_SCHEMA_LIST),
/* harmony export */   Kk: () => (/* binding */ WITH_SCHEMA_MAP),
/* harmony export */   LJ: () => (/* binding */ referringSchemas),
/* harmony export */   Sd: () => (/* binding */ brokenReferences),
/* harmony export */   jT: () => (/* binding */ WITH_SCHEMA)
/* harmony export */ });
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
/** Every schema in it that refers to another one, with the JSON Pointer of that in plain text. */
function referringSchemas(root) {
    return [...placesOf(root).values()].flatMap(({ schema }) => typeof schema['$ref'] === 'string' ? [{ schema, target: pointerOf(schema['$ref']) }] : []);
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


/***/ }),

/***/ 49959:
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
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14953);
/* harmony import */ var _expectation_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95443);
/* harmony import */ var _own_parameters_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23866);
/* harmony import */ var _json_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9155);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28332);






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
    timeout: zod__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .DURATION */ .ft, { abort: true }), zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()], { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_5__/* .expected */ .p6)(TIMEOUT) })
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
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDurationMs */ .yi)(duration);
    return ms !== undefined && ms > 0 && ms <= _duration_js__WEBPACK_IMPORTED_MODULE_0__/* .TIMEOUT_MS_MAX */ .qM;
}


/***/ }),

/***/ 57236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ BUILT_IN_TYPES)
/* harmony export */ });
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


/***/ })

};
