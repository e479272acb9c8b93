export const id = 939;
export const ids = [939];
export const modules = {

/***/ 44856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ acquireLock),
  j: () => (/* binding */ otherHolder)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(36961);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(21579);
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
/**
 * Who else has the lock, for people; undefined: nobody who lives. Nothing is changed, so that a full disk is no obstacle. Where
 * it failed while this process took the lock, its own claim may be there.
 */
function otherHolder(folder) {
    const last = lastClaim((0,external_node_path_.join)(folder, 'lock'));
    if (last === undefined || last.process.pid === process.pid || !isRunning(last.process))
        return undefined;
    return `process ${last.process.pid}`;
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
    try {
        if (readClaim(path)?.id === own.id)
            (0,external_node_fs_.unlinkSync)(path);
    }
    catch {
        // All is done and said by now, and the claim of a process that has ended is in nobody's way.
    }
}
const CLAIM = /^([0-9a-f-]{36}) (\d{1,10}) (\d*)\n$/;


/***/ }),

/***/ 60670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ withoutMark),
/* harmony export */   bs: () => (/* binding */ together),
/* harmony export */   kb: () => (/* binding */ withoutGone),
/* harmony export */   p4: () => (/* binding */ NOTHING_BESIDE)
/* harmony export */ });
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45491);

const NOTHING_BESIDE = { put: new Map(), remove: [] };
function together(one, other) {
    return { put: new Map([...one.put, ...other.put]), remove: [...one.remove, ...other.remove] };
}
/** Nothing can be removed twice. */
function withoutGone({ put, remove }, view) {
    return { put, remove: remove.filter(path => view?.files.has(path) === true) };
}
/** Somebody was at the branch meanwhile, and may have told people of something that is to be looked after. */
function withoutMark({ put, remove }) {
    return { put: new Map([...put].filter(([path]) => path !== _home_js__WEBPACK_IMPORTED_MODULE_0__/* .IDLE */ .nY)), remove };
}


/***/ }),

/***/ 18960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ BranchCopy),
/* harmony export */   n: () => (/* binding */ onBranch)
/* harmony export */ });
/* harmony import */ var _domain_branch_head_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48392);
/* harmony import */ var _branch_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92042);
/* harmony import */ var _beside_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60670);
/* harmony import */ var _copy_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93023);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45491);
/* harmony import */ var _publishing_publish_results_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89368);
/* harmony import */ var _sift_answers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23448);







/**
 * The log as it is known in the repository, with the answers that are not in the results yet. It grows by one commit at a
 * time, each of which follows the last: after any of them the branch alone is enough to go on from.
 */
class BranchCopy {
    #ports;
    #journal;
    #bounds;
    #known;
    /** Answers that State no longer wanted at the last commit. */
    #fading = new Set();
    /** What the log there begins with from the next commit on. */
    #snapshot;
    /** What the log here begins with, while nothing there does: somebody deleted the branch, and the first bytes with it. */
    #missing;
    /** Answers that GitHub does not take for what is in them, and what it says: push protection, for example. */
    #leftOut = new Map();
    /** Answers that may still be wanted although State does not name them: by what this run is about to take in. */
    #spared;
    /** The same, by what others have left since: only a later run takes that in. */
    #newlyLeft = new Set();
    constructor(ports, journal, known, bounds = _home_js__WEBPACK_IMPORTED_MODULE_4__/* .BOUNDS */ .QT) {
        this.#ports = ports;
        this.#journal = journal;
        this.#bounds = bounds;
        this.#known = known;
        const first = ports.store.snapshot();
        this.#missing = known.end < (first?.end ?? 0) ? first : undefined;
        this.#spared = known.hasLeftBehind ? known.answers : new Set();
    }
    /** Runs have left something that State does not know of yet, and that may go on from events which must still be here then. */
    get hasLeftBehind() {
        return this.#known.hasLeftBehind;
    }
    /** What was left there before is taken in: answers that neither State names now nor others have left since are wanted by nobody. */
    spareNoMore() {
        this.#spared = new Set();
        this.#known = { ...this.#known, hasLeftBehind: false };
    }
    /**
     * Whether a view shows the log as this run has left it. It may have without knowing: the reply to its commit was lost, or it
     * was cut off when one was on its way. Then the log there ends where an append of its own does.
     */
    isAsLeft(head) {
        const known = this.#known.head;
        if (head?.seq === known?.seq && head?.hash === known?.hash)
            return true;
        const { run } = this.#journal;
        return head !== undefined && head.seq > (known?.seq ?? 0) && (0,_copy_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .isSealOf */ .l8)(run, this.#ports.store, head);
    }
    /** Whether a head is of the log as it was before what this run has seen or written there. */
    mayBeBefore(head) {
        const seq = this.#known.head?.seq ?? 0;
        return head !== undefined && head.seq < seq && (0,_copy_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .hasSeal */ .uB)(this.#ports.store, head);
    }
    /**
     * Goes on behind a commit of somebody else's that no run has made; undefined: somebody deleted the branch. What it has
     * taken away is put there again, and if any of the log is gone, all of it.
     */
    follow(view) {
        const { head, end, log } = this.#known;
        const now = onBranch(view, undefined);
        const isWhole = listOf(now.log) === listOf(log);
        const left = now.hasLeftBehind ? [...now.answers] : [];
        this.#newlyLeft = new Set([...this.#newlyLeft, ...left]);
        // What is in a copy, no view shows.
        const hasLeftBehind = now.hasLeftBehind || this.#known.hasLeftBehind;
        this.#known = { ...now, hasLeftBehind, head, end: isWhole ? end : 0 };
        if (!isWhole)
            this.#missing = this.#ports.store.snapshot();
        this.#fading = new Set();
    }
    /** Whether there was a branch when it was seen or written last. */
    get isThere() {
        return this.#known.tip !== undefined;
    }
    /** Whether the log has grown since. */
    get isBehind() {
        return this.#known.end < this.#journal.end;
    }
    /** Whether the log there has become long, in pieces or in bytes. */
    get isLong() {
        const { log } = this.#known;
        const { piecesMax, bytesMax } = this.#bounds;
        const pieces = log.filter(({ path }) => (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .pieceAt */ .sH)(path) !== undefined).length;
        const last = log.findLast(({ path }) => (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .snapshotAt */ .e6)(path) !== undefined);
        const beyond = this.#journal.end - (last === undefined ? 0 : ((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .snapshotAt */ .e6)(last.path) ?? 0));
        return pieces > piecesMax || beyond > Math.max(bytesMax, last?.bytes ?? 0);
    }
    /** The next commit puts this in the place of all that is before; when it is there, the disk lets go of that too. */
    beginWith(snapshot) {
        this.#snapshot = snapshot;
    }
    /**
     * Brings the branch up to where the log stands, with or without a lease. State may be ahead of the log's durable end: an
     * answer whose event is not there yet does no harm, and one that is no longer wanted goes with a later commit that has
     * every event of State. A run is on at the head until its end is durable.
     *
     * One answer that GitHub refuses must not keep the log of all others from the branch: it stays in the cache alone.
     */
    async keep(lease, also = _beside_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING_BESIDE */ .p4) {
        const kept = await this.#keep(lease, also);
        if (kept.kind !== 'trouble' || kept.trouble.kind !== 'refused')
            return kept;
        const missing = this.#missingAnswers();
        if (missing.size === 0)
            return kept;
        const { refused, stoppedBy } = await (0,_sift_answers_js__WEBPACK_IMPORTED_MODULE_6__/* .siftAnswers */ .I)(missing, some => this.#send(some));
        if (stoppedBy !== undefined)
            return stoppedBy;
        for (const [answer, trouble] of refused)
            this.#leftOut.set(answer, trouble);
        const rest = await this.#keep(lease, also);
        // What is refused without them as well is not refused for what is in them: the next commit has them again.
        if (rest.kind === 'trouble' && rest.trouble.kind === 'refused')
            for (const answer of refused.keys())
                this.#leftOut.delete(answer);
        return rest;
    }
    /** A commit with answers only: where their events are not there yet, they do no harm. */
    async #send(some) {
        const asked = await this.#ports.branch.change({
            follows: this.#known.tip,
            message: `Keep answers of agent ${this.#journal.state.log?.agent ?? ''}`,
            put: new Map([...some].map(([answer, bytes]) => [(0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerPath */ .eE)(answer), bytes])),
            remove: [],
        });
        if (!asked.ok)
            return { kind: 'trouble', trouble: asked.trouble };
        if (asked.value.kind === 'moved')
            return { kind: 'moved' };
        const answers = new Set([...this.#known.answers, ...some.keys()]);
        this.#known = { ...this.#known, tip: asked.value.tip, answers };
        return { kind: 'sent' };
    }
    /** Those that are wanted and not there. */
    #missingAnswers() {
        const missing = new Map();
        for (const answer of (0,_publishing_publish_results_js__WEBPACK_IMPORTED_MODULE_5__/* .unpublishedAnswers */ .bm)(this.#journal.state)) {
            if (this.#known.answers.has(answer) || this.#leftOut.has(answer))
                continue;
            const bytes = this.#ports.answers.get(answer);
            if (bytes !== undefined)
                missing.set(answer, bytes);
        }
        return missing;
    }
    async #keep(lease, also) {
        const { branch, store } = this.#ports;
        const { state, head, end, at, isAtRest: isDurable } = this.#journal;
        const { tip, hasLease } = this.#known;
        const wanted = (0,_publishing_publish_results_js__WEBPACK_IMPORTED_MODULE_5__/* .unpublishedAnswers */ .bm)(state);
        const snapshot = this.#snapshot ?? this.#missing;
        const from = snapshot?.end ?? this.#known.end;
        const put = new Map();
        if (snapshot !== undefined)
            put.set((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .snapshotPath */ .c0)(snapshot.end), snapshot.bytes);
        if (end > from)
            put.set((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .piecePath */ .mz)(from), store.slice(from, end));
        const run = state.run?.id ?? (isDurable ? undefined : this.#journal.run);
        put.set('head.json', Buffer.from((0,_domain_branch_head_js__WEBPACK_IMPORTED_MODULE_0__/* .branchHeadText */ .eu)(headOf(state, { ...head, at, end, run }))));
        if (lease !== undefined)
            put.set('lease.json', Buffer.from(`${JSON.stringify(lease, null, 2)}\n`));
        for (const [answer, bytes] of this.#missingAnswers())
            put.set((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerPath */ .eE)(answer), bytes);
        const isSpared = (answer) => this.#spared.has(answer) || this.#newlyLeft.has(answer);
        const unwanted = new Set([...this.#known.answers].filter(answer => !wanted.has(answer) && !isSpared(answer)));
        // State may have wanted one in between: only where it is that of the log itself is it known why none is wanted.
        const gone = isDurable ? [...unwanted].filter(answer => this.#fading.has(answer)) : [];
        const remove = gone.map(_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerPath */ .eE);
        // Nothing of what is there is gone on with.
        if (snapshot !== undefined || this.#known.end === 0)
            remove.push(...this.#known.log.map(({ path }) => path).filter(path => !put.has(path)));
        if (lease === undefined && hasLease)
            remove.push('lease.json');
        for (const [path, bytes] of also.put)
            put.set(path, bytes);
        remove.push(...also.remove);
        const message = `Keep the state of agent ${state.log?.agent ?? ''}\n\nEvents: ${head.seq}`;
        // There is nothing to remove from a branch that is made by this commit.
        const asked = await branch.change({
            follows: tip,
            message,
            put,
            remove: tip === undefined ? [] : remove,
        });
        if (!asked.ok) {
            // The snapshot may be what is in the way, and the branch can do without: the next run takes another.
            this.#snapshot = undefined;
            return { kind: 'trouble', trouble: asked.trouble };
        }
        if (asked.value.kind === 'moved')
            return { kind: 'moved' };
        const there = new Set([...this.#known.answers, ...[...put.keys()].flatMap(path => (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerAt */ .sA)(path) ?? [])]);
        for (const answer of gone)
            there.delete(answer);
        const isBehindOthers = snapshot === undefined && this.#known.end > 0;
        const log = [...(isBehindOthers ? this.#known.log : []), ...(0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .logFilesIn */ .P)(filesOf(put))];
        const { tip: next } = asked.value;
        this.#known = {
            ...this.#known,
            tip: next,
            head,
            end,
            log,
            answers: there,
            hasLease: lease !== undefined,
        };
        this.#fading = unwanted;
        this.#snapshot = undefined;
        if (snapshot !== this.#missing && snapshot !== undefined)
            store.beginWith(snapshot);
        this.#missing = undefined;
        const leftOut = [...this.#leftOut].find(([answer]) => wanted.has(answer))?.[1];
        return { kind: 'kept', leftOut };
    }
}
/** What a view shows of the log and of who is at work on it. */
function onBranch(view, head) {
    const paths = [...(view?.files.keys() ?? [])];
    return {
        tip: view?.tip,
        head,
        end: head?.end ?? 0,
        log: (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .logFilesIn */ .P)(view?.files.values() ?? []),
        answers: new Set(paths.flatMap(path => (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerAt */ .sA)(path) ?? [])),
        hasLease: paths.includes(_home_js__WEBPACK_IMPORTED_MODULE_4__/* .LEASE */ .DL),
        hasLeftBehind: paths.some(path => (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .handedOverAt */ .uT)(path) !== undefined),
    };
}
/** Files in any order, to be compared. */
function listOf(files) {
    const lines = files.map(({ path, bytes }) => `${path} ${bytes}`);
    return lines.sort().join('\n');
}
function filesOf(put) {
    return [...put].map(([path, { length }]) => ({ path, bytes: length }));
}
function headOf({ log }, { seq, hash, at, end, run }) {
    const { id = '', repository = '', agent = '' } = log ?? {};
    return { version: 1, log: id, repository, agent, seq, hash, at, end, ...(run !== undefined && { run }) };
}


/***/ }),

/***/ 70230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JI: () => (/* binding */ UNSURE_MS_MAX),
/* harmony export */   O2: () => (/* binding */ surelyOff),
/* harmony export */   b4: () => (/* binding */ offsetOf),
/* harmony export */   bK: () => (/* binding */ setSince)
/* harmony export */ });
/** Whoever knows the time no better than that does not know it. */
const UNSURE_MS_MAX = 10 * 60_000;
/** Where GitHub did not say what time it is, ours must do. */
function offsetOf(date) {
    if (date === undefined)
        return { leastMs: 0, mostMs: 0 };
    return { leastMs: date.ms - date.hadMs, mostMs: date.ms - date.sentMs };
}
/**
 * How far our clock was set since GitHub's answer, or the machine slept: whichever it was, that answer tells no time any more.
 * Negative: it was set back.
 */
function setSince(date, clock) {
    if (date === undefined)
        return 0;
    return clock.now() - date.hadMs - (clock.elapsed() - date.hadElapsedMs);
}
/** What it is at least, with its sign: 0 if both clocks may tell the same time. */
function surelyOff({ leastMs, mostMs }) {
    return Math.max(leastMs, 0) + Math.min(mostMs, 0);
}


/***/ }),

/***/ 93023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JX: () => (/* binding */ copyFacts),
/* harmony export */   l8: () => (/* binding */ isSealOf),
/* harmony export */   uB: () => (/* binding */ hasSeal)
/* harmony export */ });
/* harmony import */ var _open_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9259);

/**
 * Reads a copy of the log with every check on, and compares it with what the branch knows. Undefined: there is nothing in
 * it. A torn end does not make a copy unusable: its head is its last seal.
 */
function copyFacts(store, identity, branch, wasFetched) {
    let hasBranchHead = branch === undefined;
    let isReadable = false;
    const log = (0,_open_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readLog */ .x6)(store, undefined, ({ seq, hash }) => {
        isReadable = true;
        if (seq === branch?.seq && hash === branch.hash)
            hasBranchHead = true;
    });
    if (!log.ok) {
        const { kind, message: reason } = log.problem;
        if (kind !== 'newer')
            return { kind: 'unusable', reason };
        return { kind, reason, mayHaveBranchHead: hasBranchHead || !isReadable, wasFetched };
    }
    if (log.head.seq === 0)
        return undefined;
    const problem = (0,_open_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .foreign */ .V$)(log.state, identity);
    if (problem !== undefined)
        return { kind: 'unusable', reason: problem.message };
    return { kind: 'whole', head: log.head, hasBranchHead, wasFetched };
}
/**
 * Whether a log has this head as one of its seals, and so is the same history, as far as that. What a snapshot stands for
 * has no seals left, so a head before it is taken at its word.
 */
function hasSeal(store, head) {
    let isThere = false;
    const log = (0,_open_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readLog */ .x6)(store, undefined, ({ seq, hash }) => {
        if (seq === head.seq && hash === head.hash)
            isThere = true;
    });
    return isThere || (log.ok && log.snapshot !== undefined && head.seq < log.snapshot.head.seq);
}
/** Whether a log has this head as one of its seals, and a run has written what is before it. */
function isSealOf(run, store, head) {
    let writer;
    let isThere = false;
    (0,_open_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readLog */ .x6)(store, record => (writer = record.run), ({ seq, hash }) => {
        if (seq === head.seq && hash === head.hash)
            isThere = writer === run;
    });
    return isThere;
}


/***/ }),

/***/ 47600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ handOver),
/* harmony export */   e: () => (/* binding */ NOT_TAKEN)
/* harmony export */ });
/* harmony import */ var _log_appends_of_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38852);
/* harmony import */ var _branch_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92042);
/* harmony import */ var _publishing_publish_results_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89368);
/* harmony import */ var _sift_answers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23448);




/** Of what is left out. */
const NOT_TAKEN = 'All else is there; what is refused is paid again.';
/** Those who have the branch now write to it all the time, and each time this must follow. */
const MOVES_MAX = 20;
/**
 * A run whose place in the log another one has taken leaves what it did on the state branch: its own lines, all of them, and
 * the answers that are nowhere else. Head and lease are not its any more and stay as they are, so whoever is at work now goes
 * round this commit. Where the two histories part, whoever takes it in finds out: it has the log.
 *
 * One answer that GitHub refuses must not keep all others from there. Then the lines come last: a run that finds them takes
 * in the answers that it finds with them, and no others.
 */
async function handOver({ branch, store, answers }, { state, run, end }) {
    // What a full disk has taken of an append is no part of the log, and whoever finds it at the end believes none of the lines.
    const lines = (0,_log_appends_of_run_js__WEBPACK_IMPORTED_MODULE_0__/* .appendsOfRun */ .G)(store.read(), run, end - (store.snapshot()?.end ?? 0));
    if (lines.length === 0)
        return { kind: 'nothing-to-do' };
    const message = `Hand over what run ${run} of agent ${state.log?.agent ?? ''} did`;
    const own = { path: (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .handedOverPath */ .Uv)(run), lines };
    const all = new Map();
    for (const answer of (0,_publishing_publish_results_js__WEBPACK_IMPORTED_MODULE_2__/* .unpublishedAnswers */ .bm)(state)) {
        const bytes = answers.get(answer);
        if (bytes !== undefined)
            all.set(answer, bytes);
    }
    const left = await leave(branch, { own, some: all, message });
    if (left.kind !== 'trouble' || left.trouble.kind !== 'refused' || all.size === 0)
        return left;
    const { refused, stoppedBy } = await (0,_sift_answers_js__WEBPACK_IMPORTED_MODULE_3__/* .siftAnswers */ .I)(all, async (some) => {
        const sent = await leave(branch, { own: undefined, some, message });
        return sent.kind === 'trouble' ? sent : { kind: 'sent' };
    });
    if (stoppedBy?.kind === 'trouble')
        return stoppedBy;
    // Whoever takes in the lines alone lets go of what is in the cache.
    if (refused.size === all.size)
        return left;
    // Whoever is at work may have removed some meanwhile, as long as there were no lines that name them.
    const taken = new Map([...all].filter(([answer]) => !refused.has(answer)));
    const last = await leave(branch, { own, some: taken, message });
    const [leftOut] = refused.values();
    return last.kind === 'handed-over' ? { ...last, leftOut } : last;
}
/** In one commit, behind whatever others have written. */
async function leave(branch, { own, some, message }) {
    for (let moves = 0;; moves += 1) {
        const looked = await branch.look([]);
        if (!looked.ok)
            return { kind: 'trouble', trouble: looked.trouble };
        const view = looked.value;
        if (view === undefined)
            return { kind: 'nothing-to-do' };
        if (own !== undefined && view.files.get(own.path)?.bytes === own.lines.length)
            // Where the branch has moved meanwhile it is this commit, whose reply was lost, and what others have put on it.
            return moves === 0 ? { kind: 'nothing-to-do' } : { kind: 'handed-over', leftOut: undefined };
        const put = new Map(own && [[own.path, own.lines]]);
        for (const [answer, bytes] of some)
            if (!view.files.has((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerPath */ .eE)(answer)))
                put.set((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .answerPath */ .eE)(answer), bytes);
        if (put.size === 0)
            return { kind: 'nothing-to-do' };
        const asked = await branch.change({ follows: view.tip, message, put, remove: [] });
        if (!asked.ok)
            return { kind: 'trouble', trouble: asked.trouble };
        if (asked.value.kind === 'changed')
            return { kind: 'handed-over', leftOut: undefined };
        if (moves === MOVES_MAX)
            return { kind: 'trouble', trouble: ALWAYS_MOVED };
    }
}
const ALWAYS_MOVED = {
    kind: 'unreachable',
    message: 'The state branch moved each time that something was to be left on it.',
};


/***/ }),

/***/ 28665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ StateKeeper)
});

// EXTERNAL MODULE: ./build/domain/branch-head.js
var branch_head = __webpack_require__(48392);
// EXTERNAL MODULE: ./build/domain/lease.js
var domain_lease = __webpack_require__(80775);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/app/home/beside.js
var home_beside = __webpack_require__(60670);
// EXTERNAL MODULE: ./build/app/home/home.js
var home = __webpack_require__(45491);
// EXTERNAL MODULE: ./build/app/home/look-in-time.js
var look_in_time = __webpack_require__(37649);
;// CONCATENATED MODULE: ./build/app/home/save-copies.js
const KEPT_ON_BRANCH = 'Until it works, the state is kept on the state branch, at most once a minute.';
/** Copies of the state for the cache, one after the other, as long as it takes them. */
class CopySaver {
    #ports;
    #saving = Promise.resolve();
    /** Where the log ended in the last copy that reached the cache. */
    #savedEnd = 0;
    /** Undefined: the last copy got there. `for-now`: it did not, and the next one may. */
    #failing;
    constructor(ports) {
        this.#ports = ports;
    }
    get isFailing() {
        return this.#failing !== undefined;
    }
    /** A copy, if anything is new since the last. One that is on its way comes first. */
    save() {
        return (this.#saving = this.#saving.then(() => this.#save()));
    }
    async #save() {
        const { home, journal, say } = this.#ports;
        const { end, head, run } = journal;
        if (this.#failing === 'for-good' || end === this.#savedEnd)
            return;
        const copy = this.#copyHere(end);
        if (copy === undefined)
            return;
        try {
            const saved = await home.copies.save(`${home.copyPrefix}${run}/${head.seq}`, copy.folder);
            if (saved.kind === 'saved' || saved.kind === 'taken') {
                this.#savedEnd = end;
                this.#failing = undefined;
                return;
            }
            // Of the other three the next copy would meet the same.
            this.#failing = saved.kind === 'unreachable' ? 'for-now' : 'for-good';
            say(saved.kind === 'unreachable' ? 'warning' : 'notice', `${saved.reason} ${KEPT_ON_BRANCH}`);
        }
        finally {
            copy.remove();
        }
    }
    /** A disk that has no room for a copy must not end a run that can be kept on the branch. */
    #copyHere(end) {
        try {
            return this.#ports.home.disk.copy(end);
        }
        catch (error) {
            this.#failing = 'for-now';
            const reason = error instanceof Error ? error.message : String(error);
            this.#ports.say('warning', `${reason} ${KEPT_ON_BRANCH}`);
            return undefined;
        }
    }
}

;// CONCATENATED MODULE: ./build/app/say-once.js
/** What goes on for the whole of a run is said when it begins, and not again. */
function saysOnce(console) {
    const said = new Set();
    return (level, text) => {
        if (said.has(text))
            return;
        said.add(text);
        console.write(level, text);
    };
}

// EXTERNAL MODULE: ./build/log/snapshot.js + 6 modules
var snapshot = __webpack_require__(66883);
// EXTERNAL MODULE: ./build/app/open-journal.js + 1 modules
var open_journal = __webpack_require__(9259);
;// CONCATENATED MODULE: ./build/app/home/take-snapshot.js



/** A commit that is longer, in base64 and with the rest of it, is refused by GitHub. */
const SNAPSHOT_BYTES_MAX = 24 * 1024 * 1024;
/**
 * Takes a snapshot when the log on the branch has become long; the next commit puts it there. Its moment is right after a
 * run's first commit. Then the branch has all of the log, so its git history keeps what the snapshot replaces; no call is
 * under way; and each copy that the run makes for the cache is a short one. Resolves with whether it was taken.
 */
async function takeSnapshotIfLong(store, journal, copy) {
    if (!copy.isLong || copy.isBehind || !journal.isAtRest)
        return false;
    if (copy.hasLeftBehind || mayBeHandedOverTo(store, journal))
        return false;
    const { state, head, at, end } = journal;
    const bytes = (0,snapshot/* takeSnapshot */.W9)(state, head, at);
    if (bytes.length > SNAPSHOT_BYTES_MAX)
        return false;
    store.beginSegment();
    await journal.record([{ type: 'SnapshotTaken', ...head, sha256: (0,snapshot/* snapshotHash */.jZ)(bytes) }]);
    copy.beginWith({ end, bytes });
    return true;
}
/** Longer than a run goes on after another one has taken its place. */
const HANDED_OVER_WITHIN_MS = 24 * 60 * 60_000;
/**
 * A run that was taken for dead a short time ago may live and hand over what it does. That goes on from events which must
 * still be here then. When it began does not matter: of an agent that runs once a day that is a day ago.
 */
function mayBeHandedOverTo(store, { state, at }) {
    if (state.charges.size === 0)
        return false;
    const since = (0,units/* timestampOf */.U_)(Date.parse(at) - HANDED_OVER_WITHIN_MS);
    let mayBe = false;
    (0,open_journal/* readLog */.x6)(store, ({ at: notedAt, event }) => {
        if (event.type === 'RunInterrupted' && notedAt >= since && state.charges.has(event.interrupted))
            mayBe = true;
    });
    return mayBe;
}

;// CONCATENATED MODULE: ./build/app/home/keep-state.js









const UP_TO_DATE = { kind: 'kept', leftOut: undefined };
/** A branch that moves so often under one commit is somebody's game. */
const MOVES_MAX = 5;
/** A branch that is gone may be shown for some seconds more: so much longer each time is waited for that. */
const SHOWN_MS = 1_000;
const MOVES_ON = {
    kind: 'unreachable',
    message: `Could not write to the state branch: it moved ${MOVES_MAX + 1} times under one commit. Look who else writes to it.`,
};
/** Without a cache the branch is all there is; more commits than this would fill its history. */
const COMMIT_MS_WITHOUT_CACHE = 60_000;
const MADE_ANEW = 'Somebody deleted the state branch while this run was at work. It is made anew, with all that this run knows.';
const KEPT_IN_CACHE = 'All else is there; what is refused is in the Actions cache only, and is paid again if that is lost.';
/**
 * Keeps what a run does in the places that outlive its machine, while it goes on: in the cache every checkpoint
 * interval, on the branch less often, and the lease with it. What it cannot keep it says once, and tries again.
 */
class StateKeeper {
    #home;
    #clock;
    #say;
    #store;
    #journal;
    #copy;
    #saver;
    #options;
    #stop = new AbortController();
    #lease;
    #loop = Promise.resolve();
    /** The commit that is on its way. */
    #committing = Promise.resolve();
    /** When this run began, by both clocks. */
    #began;
    #committedMs;
    #completedThen = 0;
    /** Another run has written to the branch: this one is not the only writer any more. */
    #isLost = false;
    /** The lease had run out before it was renewed. */
    #hasLapsed = false;
    /** What runs have left is at hand and not in the log yet. */
    #hasToSettle;
    /** It has gone round a commit that it had not seen, and which may ask the next run to look again: no mark must cover that. */
    #hasGoneRound = false;
    /** What goes with the next commit. */
    #waiting = home_beside/* NOTHING_BESIDE */.p4;
    constructor(ports, journal, copy, options) {
        this.#home = ports.home;
        this.#clock = ports.clock;
        this.#say = saysOnce(ports.console);
        this.#store = ports.store;
        this.#journal = journal;
        this.#copy = copy;
        this.#saver = new CopySaver({ home: ports.home, journal, say: this.#say });
        this.#options = options;
        this.#hasToSettle = copy.hasLeftBehind;
        this.#began = { nowMs: ports.clock.now(), elapsedMs: ports.clock.elapsed() };
        this.#committedMs = this.#nowMs;
    }
    /** Whether the branch does not have all of the log. */
    get isBehind() {
        return this.#copy.isBehind;
    }
    get isLost() {
        return this.#isLost;
    }
    /** By our clock as it was when GitHub's was compared with it, though it may have been set back since, or the machine slept. */
    get #nowMs() {
        const { nowMs, elapsedMs } = this.#began;
        return Math.max(this.#clock.now(), nowMs + this.#clock.elapsed() - elapsedMs);
    }
    /** What GitHub's clock may say now. Whoever took it for earlier would think that the lease lasts longer than it does. */
    get #latestMs() {
        return this.#nowMs + this.#options.offset.mostMs;
    }
    /** The lease has run out, or had once: another run may have looked at the agent meanwhile, and told people of something. */
    get hasLapsed() {
        return this.#hasLapsed || this.mayBeLost;
    }
    /** The lease has run out, so another run may have taken it over. */
    get mayBeLost() {
        return this.#isLost || this.#lease === undefined || (0,units/* timestampOf */.U_)(this.#latestMs) >= this.#lease.until;
    }
    /** Until when requests may be sent, by our own clock: later ones could outlive the lease. */
    get sendUntilMs() {
        if (this.#isLost || this.#lease === undefined)
            return 0;
        const leftMs = (0,domain_lease/* lastSendMs */.ht)(this.#lease, this.#options.timeoutMsMax) - this.#latestMs;
        return this.#clock.now() + leftMs;
    }
    /**
     * The first commit of a run: nothing may be sent before it, as it takes the lease and draws the budget. A log that has
     * become long begins with a snapshot after a second one.
     */
    async begin(also) {
        const kept = await this.#commit(also);
        const isDue = kept.kind === 'kept' && (await takeSnapshotIfLong(this.#store, this.#journal, this.#copy));
        if (!isDue)
            return kept;
        const again = await this.#commit();
        return again.kind === 'moved' ? again : kept;
    }
    /** From now on checkpoints are made by themselves. */
    start() {
        this.#loop = this.#checkpoints();
        // A bug in it is heard of by whoever stops it: until then the run itself goes on.
        this.#loop.catch(() => { });
    }
    /** The run is to end soon: what takes a while to be ready for its last copy is made ready. */
    hurry() {
        this.abandon();
        this.#home.copies.prepareSave();
    }
    /** No checkpoint is begun any more; one that is on its way is not waited for. */
    abandon() {
        this.#stop.abort();
    }
    /** Resolves when nothing is on its way any more. */
    async stop() {
        this.abandon();
        await this.#loop;
    }
    /** What runs left behind that lost their place is in the log now: `beside` goes with the next commit. */
    settle(beside) {
        this.#hasToSettle = false;
        this.#waiting = (0,home_beside/* together */.bs)(this.#waiting, beside);
        this.#copy.spareNoMore();
    }
    /** Resolves when the branch has all of the log as it is now, with the answers: whatever happens to this machine then, they are there. */
    async bringUpToDate() {
        await this.#committing;
        if (this.#isLost)
            return { kind: 'moved' };
        return this.#copy.isBehind ? this.#commit() : UP_TO_DATE;
    }
    /** The last commit, after one that is on its way: the lease goes with it. */
    async end(also) {
        await this.#committing;
        if (this.#isLost)
            return { kind: 'moved' };
        return this.#noted(await this.#keep(undefined, also));
    }
    /** A copy for the cache, if anything is new since the last. */
    saveCopy() {
        return this.#saver.save();
    }
    async #checkpoints() {
        const { signal } = this.#stop;
        const { checkpointIntervalMs } = this.#home;
        for (let waitMs = checkpointIntervalMs; !signal.aborted;) {
            // The lease is renewed in time, however seldom copies are wanted.
            const sleptMs = Math.min(waitMs, domain_lease/* RENEW_AFTER_MS */.Oe);
            await this.#clock.sleep(sleptMs, signal);
            waitMs -= sleptMs;
            if (signal.aborted || this.#isLost)
                return;
            if (waitMs === 0) {
                // A copy of this log would stand before those of a run that has taken over, or before one that is not taken in yet.
                if (!this.mayBeLost && !this.#hasToSettle)
                    await this.saveCopy();
                waitMs = checkpointIntervalMs;
            }
            if (!signal.aborted && this.#isCommitDue())
                await this.#commit();
        }
    }
    #isCommitDue() {
        const sinceMs = this.#nowMs - this.#committedMs;
        if (sinceMs >= domain_lease/* RENEW_AFTER_MS */.Oe)
            return true;
        if (!this.#copy.isBehind)
            return false;
        const { resultsPerCommit } = this.#home.bounds ?? home/* BOUNDS */.QT;
        if (this.#completed - this.#completedThen >= resultsPerCommit)
            return true;
        // Not whether the log has grown since the last copy: it does that while a copy is on its way.
        return this.#saver.isFailing && sinceMs >= COMMIT_MS_WITHOUT_CACHE;
    }
    /** Results, not answers: many tasks may have the same. */
    get #completed() {
        let completed = 0;
        for (const { status } of this.#journal.state.tasks.values())
            if (status === 'completed')
                completed += 1;
        return completed;
    }
    /** One after the other: each must follow the last. */
    #commit(also) {
        const commit = this.#committing.then(() => this.#commitNow(also));
        this.#committing = commit.then(nothing, nothing);
        return commit;
    }
    async #commitNow(also) {
        const completed = this.#completed;
        const nowMs = this.#latestMs;
        if (this.#lease !== undefined && this.mayBeLost)
            this.#hasLapsed = true;
        const since = this.#lease?.since ?? (0,units/* timestampOf */.U_)(nowMs);
        const lease = {
            version: 1,
            run: this.#journal.run,
            since,
            until: (0,units/* timestampOf */.U_)(nowMs + (0,domain_lease/* leaseMsFor */.CY)(this.#options.timeoutMsMax)),
        };
        const asked = await this.#keep(lease, also);
        // Why a run cannot begin is told by whoever begins it.
        const kept = asked.kind === 'trouble' && this.#lease === undefined ? asked : this.#noted(asked);
        if (kept.kind === 'kept') {
            this.#lease = lease;
            this.#committedMs = this.#nowMs;
            this.#completedThen = completed;
        }
        return kept;
    }
    /** What somebody has done who is no other run is gone round, also if it is that the branch is gone. */
    async #keep(lease, beside = home_beside/* NOTHING_BESIDE */.p4) {
        for (let also = beside, moves = 0;; moves += 1) {
            const waiting = this.#waiting;
            if (this.#hasGoneRound)
                also = (0,home_beside/* withoutMark */.E_)(also);
            const kept = await this.#copy.keep(lease, (0,home_beside/* together */.bs)(waiting, also));
            if (kept.kind === 'kept' && this.#waiting === waiting)
                this.#waiting = home_beside/* NOTHING_BESIDE */.p4;
            const isGone = kept.kind === 'trouble' && kept.trouble.kind === 'missing' && this.#copy.isThere;
            if (!(isGone || kept.kind === 'moved'))
                return kept;
            const looked = await this.#look();
            // Nobody knows who has moved it: to be asked again, not to be given up.
            if (!looked.ok)
                return { kind: 'trouble', trouble: looked.trouble };
            const view = looked.value;
            if (view === undefined)
                this.#say('warning', MADE_ANEW);
            else if (!this.#isAsLeft(view))
                return kept;
            if (moves === MOVES_MAX)
                return isGone ? kept : { kind: 'trouble', trouble: MOVES_ON };
            if (isGone && view !== undefined)
                await this.#clock.sleep(SHOWN_MS * (moves + 1));
            this.#hasGoneRound = true;
            this.#copy.follow(view);
            this.#waiting = (0,home_beside/* withoutGone */.kb)(this.#waiting, view);
            also = (0,home_beside/* withoutGone */.kb)(also, view);
        }
    }
    /** Whoever looks at the branch as it was before its own last commit would think that it is not there. */
    async #look() {
        const look = () => this.#home.branch.look([home/* HEAD */.Vx, home/* LEASE */.DL]);
        const mayBeBehind = (view) => this.#copy.mayBeBefore(headIn(view));
        return (0,look_in_time/* lookInTime */.y)(await look(), { clock: this.#clock, look, mayBeBehind });
    }
    /** Neither the log nor the lease is another run's now. */
    #isAsLeft(view) {
        const text = view.texts.get(home/* LEASE */.DL);
        const holder = (0,domain_lease/* parseLease */.QM)(text)?.run;
        // Whoever lives has renewed it.
        const isOver = text !== undefined && text === this.#options.leaseThen;
        const isHeld = holder !== undefined && holder !== this.#journal.run && !isOver;
        return !isHeld && this.#copy.isAsLeft(headIn(view));
    }
    #noted(kept) {
        if (kept.kind === 'moved')
            this.#isLost = true;
        if (kept.kind === 'trouble')
            this.#say('warning', kept.trouble.message);
        if (kept.kind === 'kept' && kept.leftOut !== undefined)
            this.#say('warning', `${kept.leftOut.message} ${KEPT_IN_CACHE}`);
        return kept;
    }
}
function headIn(view) {
    return (0,branch_head/* parseBranchHead */.AC)(view?.texts.get(home/* HEAD */.Vx) ?? '');
}
const nothing = () => { };


/***/ }),

/***/ 37649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ lookInTime)
/* harmony export */ });
const BEHIND_MS = 1_000;
const BEHIND_MS_MAX = 8_000;
/**
 * GitHub may show a branch as it was some seconds ago, before what is known to be there. It is looked at until it does not; as it
 * is shown when that takes longer.
 */
async function lookInTime(first, { clock, look, mayBeBehind, }) {
    let shown = first;
    for (let waitMs = BEHIND_MS; waitMs <= BEHIND_MS_MAX; waitMs *= 2) {
        if (!shown.ok || !mayBeBehind(shown.value))
            break;
        await clock.sleep(waitMs);
        shown = await look();
    }
    return shown;
}


/***/ }),

/***/ 23448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ siftAnswers)
/* harmony export */ });
/** So many answers refused, each alone, and none taken: it is not the answers. */
const REFUSED_ALONE_MAX = 5;
/** Sends answers in ever smaller parts, until the ones that are refused stand alone and all others are there. */
async function siftAnswers(answers, send) {
    const refused = new Map();
    let isAnyTaken = false;
    const waiting = [[...answers]];
    for (let some = waiting.pop(); some !== undefined; some = waiting.pop()) {
        const sent = await send(new Map(some));
        if (sent.kind === 'sent') {
            isAnyTaken = true;
            continue;
        }
        if (sent.kind === 'moved' || sent.trouble.kind !== 'refused')
            return { refused, stoppedBy: sent };
        const [alone, ...others] = some;
        if (others.length > 0) {
            const half = Math.ceil(some.length / 2);
            waiting.push(some.slice(half), some.slice(0, half));
        }
        else if (alone !== undefined) {
            refused.set(alone[0], sent.trouble);
        }
        const takesNone = !isAnyTaken && refused.size >= REFUSED_ALONE_MAX;
        if (takesNone && waiting.length > 0)
            return { refused, stoppedBy: sent };
    }
    return { refused, stoppedBy: undefined };
}


/***/ }),

/***/ 74381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ publishedAnswer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _report_result_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7577);
/* harmony import */ var _report_result_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68316);



/** The answer of a finished task, from its published result; undefined: there is none, or somebody has changed it since. */
function publishedAnswer({ id, taskType, answer }, results, pattern) {
    const file = results.read((0,_report_result_path_js__WEBPACK_IMPORTED_MODULE_2__/* .resultPath */ .jO)(pattern, { id, type: taskType }));
    const result = file && (0,_report_result_file_js__WEBPACK_IMPORTED_MODULE_1__/* .parseResult */ .F)(Buffer.from(file).toString('utf8'));
    if (result?.status !== 'completed')
        return undefined;
    const bytes = Buffer.from(JSON.stringify(result.output));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', bytes) === answer ? bytes : undefined;
}


/***/ }),

/***/ 89368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bm: () => (/* binding */ unpublishedAnswers),
/* harmony export */   ku: () => (/* binding */ publishResults),
/* harmony export */   ov: () => (/* binding */ releaseLost)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _domain_unpublished_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32382);
/* harmony import */ var _report_publication_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75036);
/* harmony import */ var _report_result_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7577);
/* harmony import */ var _report_result_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68316);
/* harmony import */ var _published_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74381);






/**
 * So many results are in memory at once, and in one event: its line stays far below the longest that a log may have,
 * and a run that is killed has noted most of what it published.
 */
const RESULTS_AT_ONCE = 1_000;
/**
 * Writes the results that were never published, brings them to where people look for them, notes in the log which got
 * there, and only then lets go of their answers. A published result belongs to the repository: it is not looked at again.
 */
async function publishResults(ports, pattern) {
    const { journal, answers, publisher } = ports;
    const unwritten = [];
    const lost = [];
    let written = 0;
    let publication;
    for (const batch of batchesOf(ports)) {
        const onDisk = writeAll(batch, ports, pattern);
        unwritten.push(...onDisk.unwritten);
        lost.push(...onDisk.lost);
        let landed = onDisk.files;
        if (publisher !== undefined) {
            // Later steps may read what is on the disk, whatever is in the way beyond it.
            const isStopped = publication?.refused !== undefined;
            const delivery = isStopped || landed.length === 0 ? undefined : await publisher.publish(landed, ports.isOvertaken);
            if (delivery !== undefined)
                publication = reportAfter(publication, publisher, delivery);
            landed = delivery?.landed ?? [];
        }
        const published = landed.flatMap(({ path, bytes }) => {
            const task = onDisk.tasks.get(path);
            return task === undefined ? [] : [{ task: task.id, key: task.key, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', bytes) }];
        });
        if (published.length > 0)
            await journal.commit({ type: 'PublishResults', results: published });
        written += published.length;
    }
    if (lost.length > 0)
        await journal.commit({ type: 'ReleaseTasks', tasks: lost, reason: 'rerun' });
    await answers.keepOnly(unpublishedAnswers(journal.state));
    return { written, unwritten, lost, publication };
}
/**
 * Completed tasks whose answers were never published and are nowhere any more: they are pending again. A result may be there of
 * which the log knows nothing: GitHub had refused the answer on the state branch, and the run died once it took the result.
 */
async function releaseLost({ journal, answers, results }, pattern) {
    const lost = [];
    for (const task of (0,_domain_unpublished_js__WEBPACK_IMPORTED_MODULE_4__/* .unpublished */ .O)(journal.state)) {
        if (task.status !== 'completed' || answers.get(task.answer) !== undefined)
            continue;
        const bytes = (0,_published_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .publishedAnswer */ .V)(task, results, pattern);
        if (bytes === undefined)
            lost.push(task.id);
        else
            await answers.put(task.answer, bytes);
    }
    if (lost.length > 0)
        await journal.commit({ type: 'ReleaseTasks', tasks: lost, reason: 'rerun' });
    return lost;
}
function writeAll(batch, { answers, results }, pattern) {
    const files = [];
    const tasks = new Map();
    const unwritten = [];
    const lost = [];
    for (const task of batch) {
        const result = resultOf(task, answers);
        if (result === undefined) {
            lost.push(task.id);
            continue;
        }
        const path = (0,_report_result_path_js__WEBPACK_IMPORTED_MODULE_5__/* .resultPath */ .jO)(pattern, { id: task.id, type: task.taskType });
        const bytes = Buffer.from((0,_report_result_file_js__WEBPACK_IMPORTED_MODULE_2__/* .resultText */ .D6)(result));
        const write = results.write(path, bytes);
        if (write.ok) {
            files.push({ path, bytes, status: task.status });
            tasks.set(path, task);
        }
        else {
            unwritten.push(write.message);
        }
    }
    return { files, tasks, unwritten, lost };
}
/**
 * What this run finished comes first. What an earlier run could not publish may be what nobody takes: it comes after
 * all others, and in another order each time, so that what is refused for ever is not always tried first.
 */
function batchesOf({ journal, publisher, random }) {
    const all = [...(0,_domain_unpublished_js__WEBPACK_IMPORTED_MODULE_4__/* .unpublished */ .O)(journal.state)];
    if (publisher === undefined)
        return chunksOf(all);
    const ofThisRun = ({ id }) => journal.state.run?.touched.has(id) === true;
    const again = all
        .filter(task => !ofThisRun(task))
        .map(task => ({ task, place: random.fraction() }))
        .sort((a, b) => a.place - b.place);
    return [...chunksOf(all.filter(ofThisRun)), ...chunksOf(again.map(({ task }) => task))];
}
function chunksOf(tasks) {
    const chunks = [];
    for (let first = 0; first < tasks.length; first += RESULTS_AT_ONCE)
        chunks.push(tasks.slice(first, first + RESULTS_AT_ONCE));
    return chunks;
}
function reportAfter(before, { how }, { landed, heldBack, trouble, branch, tip, pull }) {
    const isPassing = trouble?.kind === 'unreachable' || trouble?.kind === 'rate-limited';
    return (0,_report_publication_report_js__WEBPACK_IMPORTED_MODULE_1__/* .followedBy */ .gx)(before, {
        how,
        landed: landed.length,
        branch,
        commit: tip,
        pull: pull && { number: pull.number, url: pull.url },
        heldBack: [
            ...(before?.heldBack ?? []),
            ...heldBack.map(({ file, reason }) => ({ path: file.path, reason })),
        ],
        refused: trouble && { message: trouble.message, isPassing },
    });
}
function resultOf(task, answers) {
    if (task.status === 'quarantined')
        return (0,_report_result_file_js__WEBPACK_IMPORTED_MODULE_2__/* .quarantinedResult */ .Cb)(task);
    const answer = answers.get(task.answer);
    return answer && (0,_report_result_file_js__WEBPACK_IMPORTED_MODULE_2__/* .completedResult */ .pB)(task, JSON.parse(Buffer.from(answer).toString('utf8')));
}
/** The answers that are nowhere but beside the log. */
function unpublishedAnswers(state) {
    const wanted = new Set();
    for (const task of (0,_domain_unpublished_js__WEBPACK_IMPORTED_MODULE_4__/* .unpublished */ .O)(state))
        if (task.status === 'completed')
            wanted.add(task.answer);
    // A task that was edited or removed before its result was written may come back as it was.
    for (const task of state.archive.values())
        if (task.published === undefined)
            wanted.add(task.answer);
    return wanted;
}


/***/ }),

/***/ 80775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CY: () => (/* binding */ leaseMsFor),
/* harmony export */   Oe: () => (/* binding */ RENEW_AFTER_MS),
/* harmony export */   QM: () => (/* binding */ parseLease),
/* harmony export */   ht: () => (/* binding */ lastSendMs),
/* harmony export */   lT: () => (/* binding */ claimLease)
/* harmony export */ });
/* unused harmony exports Lease, LEASE_MS */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25649);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83822);



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
/** Where calls may take so long that the time left to send them would be short, the lease is longer. */
function leaseMsFor(timeoutMsMax) {
    return Math.max(LEASE_MS, timeoutMsMax + 2 * RENEW_AFTER_MS);
}
/** `run` undefined: whoever asks is new here, so that even a lease of its name is another's. */
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
/** Undefined: there is none, or somebody has spoilt it. */
function parseLease(text) {
    if (text === undefined)
        return undefined;
    try {
        return Lease.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 38852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ appendsOfRun)
/* harmony export */ });
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51343);
/* harmony import */ var _text_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41412);


const NEWLINE = Buffer.from('\n');
/**
 * The bytes of a log from the first append of a run on. An append is written by one run, so its first line begins one. Empty:
 * the run wrote nothing there. `end`: so many bytes of it count, up to a seal.
 */
function appendsOfRun(chunks, run, end = Number.MAX_SAFE_INTEGER) {
    const lines = [];
    let left = end;
    for (const { bytes, whole } of (0,_text_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .textLines */ .F)(chunks, _line_js__WEBPACK_IMPORTED_MODULE_1__/* .LINE_BYTES_MAX */ .iD)) {
        left -= bytes.length + NEWLINE.length;
        if (!whole || left < 0)
            break;
        const isOfRun = lines.length > 0 || (0,_line_js__WEBPACK_IMPORTED_MODULE_1__/* .readEnvelope */ .HT)(Buffer.from(bytes).toString('utf8'), 0)?.run === run;
        if (isOfRun)
            lines.push(Buffer.from(bytes), NEWLINE);
    }
    return Buffer.concat(lines);
}


/***/ }),

/***/ 75036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zw: () => (/* binding */ problemOf),
/* harmony export */   aI: () => (/* binding */ PUBLISHED_NOWHERE),
/* harmony export */   gx: () => (/* binding */ followedBy)
/* harmony export */ });
/** Of `publish: none`: the results are on the disk, and that is all. */
const PUBLISHED_NOWHERE = {
    ...{ how: 'none', landed: 0, branch: undefined, commit: undefined, pull: undefined },
    ...{ heldBack: [], refused: undefined },
};
/** The publication of a run that published twice: what is held back or refused now is all that still is. */
function followedBy(before, after) {
    if (before === undefined)
        return after;
    return {
        ...after,
        landed: before.landed + after.landed,
        branch: after.branch ?? before.branch,
        commit: after.commit ?? before.commit,
        pull: after.pull ?? before.pull,
    };
}
/** What people must be called for: not for what may pass by itself. */
function problemOf({ refused, heldBack }) {
    if (refused !== undefined && !refused.isPassing)
        return { kind: 'results-refused', message: refused.message };
    return heldBack.length === 0 ? undefined : { kind: 'results-held-back', results: heldBack };
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
/* harmony import */ var _domain_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25649);
/* harmony import */ var _domain_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28332);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);
/* harmony import */ var _domain_usd_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93509);
/* harmony import */ var _failure_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(653);
/* harmony import */ var _json_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(12365);







/** Whatever JSON can carry, and as it is: a schema that looked into it would drop a member named `__proto__`. */
const Output = zod__WEBPACK_IMPORTED_MODULE_3__/* .any */ .bzn().refine(output => output !== undefined);
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
        kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
            .describe('What went wrong, as a word; `skipped`: nothing did, somebody asked to leave the task alone.'),
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
