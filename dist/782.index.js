export const id = 782;
export const ids = [782];
export const modules = {

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

/***/ 3822:
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

/***/ 1782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOnce: () => (/* binding */ runOnce)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(1579);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/adapters/local-disk/sync-file.js


/*
 * A sync waits for the disk, so it waits in a thread of its own. The calls around it, which only reach the kernel's memory,
 * are made in place: to hand one over to another thread and back takes longer, and with fifty answers coming in at once
 * every such round costs all of them.
 */
/** Makes a file's bytes survive the machine. */
const syncData = (0,external_node_util_.promisify)(external_node_fs_.fdatasync);
/** The same for all of it; for a folder, the names in it. */
const syncAll = (0,external_node_util_.promisify)(external_node_fs_.fsync);

;// CONCATENATED MODULE: ./build/adapters/local-disk/folder.js




/** Added to the flags of every `open`: whoever can put a link into a state folder must not choose where we write. */
const NO_FOLLOW = external_node_fs_.constants.O_NOFOLLOW ?? 0;
/**
 * Makes a folder, with those above it, and makes sure that it would still be there after a power failure.
 * Throws if what stands there is no folder but a link or a file.
 */
function makeFolder(path) {
    try {
        const first = makeAll(path);
        if (!(0,external_node_fs_.lstatSync)(path).isDirectory())
            throw (0,storage_error/* linkError */.rH)('use the folder', path);
        if (first === undefined)
            return;
        const above = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(first));
        for (let made = (0,external_node_path_.resolve)(path); made !== above; made = (0,external_node_path_.dirname)(made))
            syncFolderBlocking((0,external_node_path_.dirname)(made));
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)('make the folder', path, error);
    }
}
/** Returns the first folder that was missing. */
function makeAll(path) {
    try {
        return (0,external_node_fs_.mkdirSync)(path, { recursive: true });
    }
    catch (error) {
        // Said of a read-only disk too: to make the first missing folder alone names the real reason.
        if ((0,storage_error/* codeOf */.$N)(error) === 'ENOENT')
            (0,external_node_fs_.mkdirSync)(firstMissing((0,external_node_path_.resolve)(path)));
        throw error;
    }
}
function firstMissing(path) {
    return (0,external_node_fs_.existsSync)((0,external_node_path_.dirname)(path)) ? path : firstMissing((0,external_node_path_.dirname)(path));
}
/**
 * Makes the state folder of an agent and returns its absolute path. `path` is relative to the workspace or absolute.
 * What lies in the workspace came with the repository, so no link on the way from there is followed. A new folder
 * keeps itself out of git: the agent's memory does not belong into somebody's commit.
 */
function makeStateFolder(workspace, path) {
    const folder = (0,external_node_path_.resolve)(workspace, path);
    const isNew = !(0,external_node_fs_.existsSync)(folder);
    makeFolders(workspace, folder);
    if (isNew)
        ignoreInGit(folder);
    return folder;
}
function makeFolders(workspace, folder) {
    const inside = (0,external_node_path_.relative)(workspace, folder);
    if ((0,external_node_path_.isAbsolute)(inside) || inside.split(external_node_path_.sep)[0] === '..')
        return makeFolder(folder);
    let made = workspace;
    for (const name of inside.split(external_node_path_.sep)) {
        made = (0,external_node_path_.join)(made, name);
        makeFolder(made);
    }
}
function ignoreInGit(folder) {
    const path = (0,external_node_path_.join)(folder, '.gitignore');
    try {
        (0,external_node_fs_.writeFileSync)(path, '*\n', { flag: 'wx' });
    }
    catch (error) {
        // Two runs may make the folder at once; the file is the same.
        if ((0,storage_error/* codeOf */.$N)(error) !== 'EEXIST')
            throw (0,storage_error/* storageError */.QX)('write', path, error);
    }
}
/** Makes what was created, renamed and removed in a folder survive the machine. */
async function syncFolder(path) {
    const folder = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY);
    try {
        await syncAll(folder);
    }
    catch (error) {
        throwUnlessUnsupported(error);
    }
    finally {
        (0,external_node_fs_.closeSync)(folder);
    }
}
function syncFolderBlocking(path) {
    const folder = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY);
    try {
        (0,external_node_fs_.fsyncSync)(folder);
    }
    catch (error) {
        throwUnlessUnsupported(error);
    }
    finally {
        (0,external_node_fs_.closeSync)(folder);
    }
}
/** Windows and some network disks cannot sync a folder: there it is as durable as it gets. */
function throwUnlessUnsupported(error) {
    if (!['EPERM', 'EINVAL', 'ENOTSUP'].includes((0,storage_error/* codeOf */.$N)(error) ?? ''))
        throw error;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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
        makeFolder(folder);
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
        return (0,external_node_fs_.readFileSync)(path, { encoding: 'utf8', flag: external_node_fs_.constants.O_RDONLY | NO_FOLLOW });
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

;// CONCATENATED MODULE: ./build/domain/budget.js
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
;// CONCATENATED MODULE: ./build/domain/failure.js



const failure_status = schemas/* int */.Whr().min(100).max(599);
/**
 * Why an attempt failed: a fact for the log, so it holds kinds, codes and counts and never a text of the
 * provider, the model or a task. `code` is the provider's own error code.
 */
const Failure = schemas/* discriminatedUnion */.gMt('kind', [
    // Passing: nobody is at fault, waiting helps.
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('rate-limited'), status: failure_status, retryAfterMs: schemas/* int */.Whr().nonnegative().optional() }),
    // The call's.
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('network'), code: units/* Code */.Cy.optional() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('timeout'), timeoutMs: schemas/* int */.Whr().positive() }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('server-error'),
        status: failure_status,
        code: units/* Code */.Cy.optional(),
        retryAfterMs: schemas/* int */.Whr().nonnegative().optional(),
    }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('error-in-answer'), code: units/* Code */.Cy.optional() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('malformed-answer') }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('empty-answer'), finishReason: units/* Code */.Cy.optional() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('invalid-answer'), keyword: units/* Code */.Cy }),
    // The account's.
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('unauthorized'), status: failure_status, code: units/* Code */.Cy.optional() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('out-of-credit'), status: failure_status, code: units/* Code */.Cy.optional() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('key-limit'), status: failure_status, code: units/* Code */.Cy.optional() }),
    // The configuration's.
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('model-not-found'), status: failure_status, code: units/* Code */.Cy.optional() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('parameter-refused'), status: failure_status, parameter: units/* Code */.Cy }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('schema-refused'), status: failure_status, code: units/* Code */.Cy.optional() }),
    /** This provider cannot answer tasks of this type at all: `offline` knows the built-in ones only. */
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('type-not-supported') }),
    // The task's.
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('too-large'), status: failure_status }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('context-too-long'), status: failure_status }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('content-refused'), status: failure_status.optional() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('weight-exceeds-budget'), status: failure_status }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('bad-request'), status: failure_status, code: units/* Code */.Cy.optional() }),
    // Cut short by the output cap.
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz('length'),
        completionTokensMax: units/* Tokens */.DQ,
        reasoningTokens: units/* Tokens */.DQ.optional(),
    }),
]);
/** Whose fault a failure is decides what follows: the table in `finish-attempt.ts`. */
function faultOf(failure) {
    switch (failure.kind) {
        case 'rate-limited':
            return 'passing';
        case 'network':
        case 'timeout':
        case 'server-error':
        case 'error-in-answer':
        case 'malformed-answer':
        case 'empty-answer':
        case 'invalid-answer':
            return 'call';
        case 'unauthorized':
        case 'out-of-credit':
        case 'key-limit':
            return 'account';
        case 'model-not-found':
        case 'parameter-refused':
        case 'schema-refused':
        case 'type-not-supported':
            return 'configuration';
        case 'too-large':
        case 'context-too-long':
        case 'content-refused':
        case 'weight-exceeds-budget':
        case 'bad-request':
            return 'task';
        case 'length':
            return 'length';
        default:
            return (0,invariant/* assertNever */.x)(failure);
    }
}
/** No model was heard of: with enough of these in a row it is the provider that fails, not the tasks. */
function isOutage(failure) {
    return faultOf(failure) === 'call' && failure.kind !== 'invalid-answer';
}
/** A model did answer, however badly: whatever fails next is no continuation of an outage. */
function isSignOfLife(failure) {
    return failure.kind === 'invalid-answer' || failure.kind === 'length';
}

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
    return failure.kind !== 'interrupted' && isOutage(failure);
}

;// CONCATENATED MODULE: ./build/domain/state.js


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
        run: run?.account ?? EMPTY_ACCOUNT,
        day: days.get((0,units/* dayOf */.kb)(booked)) ?? EMPTY_ACCOUNT,
        month: months.get((0,units/* monthOf */.GS)(booked)) ?? EMPTY_ACCOUNT,
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

;// CONCATENATED MODULE: ./build/domain/suspect.js
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
    const known = [...(state.adaptations.get(modelAt(run, call.model)) ?? [])];
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
    const own = suspectOf({ id: attempt.task, model: call.model, taskType: call.taskType }, failure);
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

;// CONCATENATED MODULE: ./build/domain/retry.js
const BACKOFF = { delayMsInitial: 1_000, delayMsMax: 60_000 };
/** `failures` counts from 1; `random` is in [0, 1). The result is in [0, ceiling). */
function backoffMs(backoff, failures, random) {
    const ceilingMs = Math.min(backoff.delayMsMax, backoff.delayMsInitial * 2 ** (failures - 1));
    return Math.floor(random * ceilingMs);
}

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
    const { day, month } = accountsAt({ ...state, run: undefined }, now);
    const then = state.run?.startedAt;
    const also = (window, isSame) => charged === undefined || !isSame ? window : { ...window, spent: add(window.spent, charged) };
    return {
        run: EMPTY_ACCOUNT,
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
    const spent = add(run.account.spent, run.account.held);
    return [...holds, { ...interrupted, charged: unaccounted(run.escrow, { spent, held: ZERO }) }];
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

;// CONCATENATED MODULE: ./build/domain/totals.js
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
    const sharers = idsOf(state, call.key).filter(id => isOpen(versionOf(state, id, call.key)));
    return [
        completed,
        ...sharers.map((id) => ({ type: 'AnswerShared', task: id, key: call.key, sameAs: task, answer })),
    ];
}
function fail(context, failure) {
    switch (faultOf(failure)) {
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
    const waitMs = asked ?? backoffMs(policy.backoff, state.throttle.waits + 1, attempt.random);
    const until = (0,units/* timestampOf */.U_)(attempt.nowMs + waitMs);
    return known !== undefined && known >= until ? [] : [{ type: 'ProviderThrottled', until }];
}
function failCall(context, failure) {
    const { attempt, tries, run, policy } = context;
    // The provider was stopped while this call was in flight: it met the same trouble, and that is no task's fault.
    if (isOutage(failure) && isProviderStopped(run))
        return [failed(context, failure, { counted: false })];
    const failures = tries.failures + 1;
    const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
    const waitMs = asked ?? backoffMs(policy.backoff, failures, attempt.random);
    const retryAt = (0,units/* timestampOf */.U_)(attempt.nowMs + waitMs);
    if (isOutage(failure) && opensBreaker(attempt.task, run)) {
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
    const fits = neverFits(attempt.holdDoubled, policy.limits) === undefined;
    // When only the rest of a budget has no room for the doubled hold, a later run has.
    if (!tries.doubled && fits)
        return [failed(context, failure, { counted: false })];
    return [failed(context, failure, { counted: true }), quarantined(context, failure)];
}
/** A provider that spends more than the hold allowed breaks the budget's one assumption: it gets no further call. */
function stopIfHoldExceeded(context) {
    const { attempt, call, policy } = context;
    const spent = spentOf(call.hold, attempt.hold);
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

;// CONCATENATED MODULE: ./build/domain/expectation.js

/** For the `error` of a schema: says what the value must be, and what was there instead. */
function expected(what) {
    return issue => issue.input === undefined
        ? `is missing; it must be ${what}`
        : `must be ${what}, got ${shown(issue.input)}`;
}
/** An object that knows all its keys. A key it does not know is refused with the nearest one it does. */
function closedObject(what, shape) {
    const known = Object.keys(shape);
    const wrongType = expected(what);
    return schemas/* strictObject */.rej(shape, {
        error: issue => issue.code === 'unrecognized_keys'
            ? issue.keys.map(key => `is not a key of ${what}; ${adviceFor(key, known)}`).join('\n')
            : wrongType(issue),
    });
}
/** Every problem of a value that a schema refused, each at its own place. */
function problemsOf(error) {
    return error.issues.flatMap(issue => problemsOfIssue(issue, []));
}
/** A value as a short text on one line, for a sentence that ends in "got". */
function shown(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null) {
        const keys = Object.keys(value);
        return keys.length === 0 ? 'an empty map' : `a map with ${enumerated(keys)}`;
    }
    return shortened(String(JSON.stringify(value)));
}
/** `"a", "b" and 7 more`: names for a message, bounded. */
function enumerated(names) {
    const listed = names.slice(0, NAMES_MAX).map(name => shortened(JSON.stringify(name)));
    return names.length > NAMES_MAX
        ? `${listed.join(', ')} and ${names.length - NAMES_MAX} more`
        : listed.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}
/** `did you mean "model"?` for a word that is nearly a known one, else the known ones. */
function adviceFor(word, known) {
    const near = closest(word, known);
    return near === undefined ? `known are ${enumerated(known)}` : `did you mean ${JSON.stringify(near)}?`;
}
const NAMES_MAX = 20;
const SHOWN_LENGTH_MAX = 60;
function problemsOfIssue(issue, base) {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
        // `closedObject` wrote one line for each key, in the order of the keys.
        const lines = issue.message.split('\n');
        return issue.keys.map((key, index) => problem([...path, key], lines[index] ?? issue.message));
    }
    if (issue.code === 'invalid_key')
        return issue.issues.map(inner => problem(path, inner.message));
    if (issue.code === 'invalid_union') {
        // When only one form of several was meant, its own problems say more than "none of these forms".
        const [meant, ...others] = issue.errors.filter(form => !form.some(isOfAnotherType));
        if (meant !== undefined && others.length === 0)
            return meant.flatMap(inner => problemsOfIssue(inner, path));
    }
    return [problem(path, issue.message)];
}
function isOfAnotherType(issue) {
    return issue.path.length === 0 && issue.code !== 'unrecognized_keys' && issue.code !== 'custom';
}
function problem(path, predicate) {
    const stop = /[.?]$/.test(predicate) ? '' : '.';
    return { path, message: `${nameOf(path)} ${predicate}${stop}` };
}
/** The last key of a path with the indexes after it: line and column say the rest. */
function nameOf(path) {
    const last = path.findLastIndex(part => typeof part === 'string');
    const indexes = path.slice(last + 1).map(index => `[${String(index)}]`);
    const key = path[last];
    if (key === undefined)
        return indexes.length === 0 ? 'This' : `Item ${indexes.join('')}`;
    return shortened(JSON.stringify(`${String(key)}${indexes.join('')}`));
}
/** The known word that is at most two fifths of its letters away. */
function closest(word, known) {
    const plain = plainly(word);
    const near = known
        .map(name => ({ name, distance: distanceOf(plain, plainly(name)) }))
        .filter(({ name, distance }) => distance <= name.length * 0.4)
        .toSorted((a, b) => a.distance - b.distance);
    return near[0]?.name;
}
/** `maxOutputTokens` and `max_output_tokens` are `max-output-tokens` spelt by another habit. */
function plainly(word) {
    return word
        .slice(0, SHOWN_LENGTH_MAX)
        .replaceAll(/[^A-Za-z0-9]/g, '')
        .toLowerCase();
}
/** How many letters must be put in, taken out or replaced: Levenshtein's distance, one row at a time. */
function distanceOf(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(row[j] + 1, next[j - 1] + 1, replaced));
        }
        row = next;
    }
    return row[b.length];
}
function shortened(text) {
    return text.length <= SHOWN_LENGTH_MAX ? text : `${text.slice(0, SHOWN_LENGTH_MAX)}…`;
}

;// CONCATENATED MODULE: ./build/domain/task.js


/**
 * A task's name, and the name of its result file: so no trailing dot and no Windows device name either.
 * Uniqueness without regard to letter case is checked where all tasks are known.
 */
const TaskId = schemas/* string */.YjP({ error: expected('a name for the task (a number needs quotes)') })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, {
    error: expected('up to 128 letters, digits, dots, hyphens and underscores, a letter or digit first'),
    abort: true,
})
    .regex(/[^.]$/, { error: expected('a name without a dot at its end') })
    .regex(/^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))/i, {
    error: expected('a name that Windows does not keep for a device'),
});
/** What a rehearsal has in the model's place, in keys and in the log, so that it never counts as the real work done. */
const OFFLINE_MODEL = 'offline';

;// CONCATENATED MODULE: ./build/domain/list-tasks.js


function standingOf(listed, state) {
    const task = state.tasks.get(listed.id);
    if (task?.key === listed.key)
        return 'known';
    if (task?.status === 'processing')
        return 'busy';
    if (versionOf(state, listed.id, listed.key) !== undefined)
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
    const rehearsed = task.model === OFFLINE_MODEL;
    const rehearsing = listed.model === OFFLINE_MODEL;
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
    if (refusalOf(command.hold, accountsAt(state, command.now), policy.limits) !== undefined)
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
    if (sharer === undefined || !isOpen(sharer))
        return [];
    const owner = versionOf(state, sameAs, sharer.key);
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

;// CONCATENATED MODULE: ./build/domain/plan.js




/** A run sits out a wait of up to this long; a longer one is left to a later run. */
const WAIT_MS_MAX = 60_000;
/**
 * Says what to do next: attempt this task, wait until then, or stop because. Tasks whose retry is due come first,
 * then the queue in its order; one that is too big for what remains of a budget is passed over for smaller ones, and one
 * that is larger than a whole budget is none of a run's business.
 *
 * `stamp` is the time that an attempt started now will bear in the log, and so the day and month whose budgets it
 * counts in: the log does not follow a clock that was set back.
 */
function plan(state, work, limits, nowMs, stamp = (0,units/* timestampOf */.U_)(nowMs)) {
    const now = (0,units/* timestampOf */.U_)(nowMs);
    const open = state.throttle.until ?? now;
    const found = survey(state, work, limits, now, accountsAt(state, stamp));
    if (found.next !== undefined && open <= now)
        return { do: 'attempt', ...found.next };
    const soonest = found.next === undefined ? found.retryAt : now;
    const until = soonest === undefined || soonest > open ? soonest : open;
    if (state.inFlight.size > 0)
        return { do: 'wait', until };
    if (until !== undefined && until <= (0,units/* timestampOf */.U_)(nowMs + WAIT_MS_MAX))
        return { do: 'wait', until };
    return { do: 'stop', because: causeOf(found, until) };
}
/** Looks through everything open until something can be attempted, noting why the rest cannot. */
function survey(state, work, limits, now, accounts) {
    const found = { next: undefined, retryAt: undefined, refusal: undefined, stopped: false };
    for (const { task: id, at } of openTasks(state, now)) {
        const needs = work.get(id);
        const task = state.tasks.get(id);
        (0,invariant/* invariant */.V)(task && 'tries' in task, `task "${id}" is in the queue, but is not open`);
        if (needs === undefined)
            continue;
        const hold = task.tries.doubled ? needs.holdDoubled : needs.hold;
        // No run could ever take it: it waits for its owner, who is told, and is no reason to call a budget reached.
        if (neverFits(hold, limits) !== undefined)
            continue;
        const refusal = refusalOf(hold, accounts, limits);
        if (isStopped(state.run, needs)) {
            found.stopped = true;
        }
        else if (state.keysInFlight.has(task.key)) {
            // Equal work is under way for another id: its answer will serve both.
        }
        else if (refusal !== undefined) {
            found.refusal ??= refusal;
        }
        else if (at !== undefined && at > now) {
            found.retryAt = at;
            return found;
        }
        else {
            found.next = { task: id, hold };
            return found;
        }
    }
    return found;
}
/** Retries that are due, then the queue, then the retries to come, soonest first. */
function* openTasks(state, now) {
    const { retries } = state;
    let due = 0;
    for (let retry = retries[due]; retry !== undefined && retry.at <= now; retry = retries[++due])
        yield retry;
    for (const task of state.pending)
        yield { task, at: undefined };
    for (let retry = retries[due]; retry !== undefined; retry = retries[++due])
        yield retry;
}
function causeOf({ refusal, stopped }, until) {
    if (stopped)
        return { kind: 'provider-stopped' };
    if (refusal !== undefined)
        return { kind: 'budget', refusal };
    if (until !== undefined)
        return { kind: 'waiting', until };
    return { kind: 'done' };
}

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
    const others = idsOf(draft, key).filter(other => other !== id);
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
function touch(draft, id, spent = ZERO) {
    const { touched } = runOf(draft);
    const sum = add(touched.get(id) ?? ZERO, spent);
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
function evolve_alert_interruptRun(draft, { at }, { interrupted, charged = ZERO }) {
    const { startedAt, calls, account } = runOf(draft);
    draft.interruption = {
        run: interrupted,
        startedAt,
        at,
        calls,
        spent: add(account.spent, charged),
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
        account.held = add(account.held, call.hold);
}
/** Ends a call: its hold becomes what was really spent, in the books in which it was made. */
function closeHold(draft, id, end, kind) {
    const call = draft.inFlight.get(id);
    (0,invariant/* invariant */.V)(call, `task "${id}" has no attempt in flight`);
    draft.inFlight.delete(id);
    draft.keysInFlight.delete(call.key);
    const spent = spentOf(call.hold, end);
    for (const account of booksOf(draft, call.at)) {
        account.spent = add(account.spent, spent);
        account.held = subtract(account.held, call.hold);
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
        book.spent = add(book.spent, charged);
}
/** It was not gone after all. */
function releaseEscrow(draft, run) {
    const charge = draft.charges.get(run);
    (0,invariant/* invariant */.V)(charge, `nothing was charged for run "${run}"`);
    draft.charges.delete(run);
    for (const book of windowsOf(draft, charge.at))
        book.spent = subtract(book.spent, charge.amount);
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
    const book = { spent: ZERO, held: ZERO };
    books.set(window, book);
    return book;
}
function total(draft, call, end, failed) {
    const month = (0,units/* monthOf */.GS)(call.at);
    const { taskType, model } = call;
    const name = rowName({ month, taskType, model });
    const row = draft.totals.get(name) ?? { month, taskType, model, ...NO_TOTALS };
    addCall(row, call.hold, end, failed);
    draft.totals.set(name, row);
}

;// CONCATENATED MODULE: ./build/domain/evolve-attempt.js





/** What the events of an attempt make of State: the task moves on, and its hold is opened or closed. */
function evolve_attempt_startAttempt(draft, event, at) {
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
        at: bookedAt(draft.run, at),
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
function evolve_attempt_shareAnswer(draft, record, event) {
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
        draft.run = { ...run, suspects: withSuspect(run, suspectOf(task, failure)) };
    }
    enter(draft, task, {
        status: 'quarantined',
        tries: task.tries,
        published: undefined,
        facts: { at: record.at, run: record.run, failure, spent },
    });
}
function evolve_attempt_chargeHold(draft, event) {
    closeHold(draft, event.task, { end: 'charged' }, 'failed');
    const { tries, ...task } = openTask(draft, event.task);
    const interruptions = tries.interruptions + 1;
    const failures = tries.failures + (event.counted ? 1 : 0);
    enter(draft, task, { status: 'pending', tries: { ...tries, interruptions, failures } });
}
function noteOutage(draft, id, failure) {
    const run = runOf(draft);
    if (isOutage(failure))
        draft.run = { ...run, outage: [...run.outage, id] };
    else if (isSignOfLife(failure))
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
    enter(draft, task, { status: 'pending', tries: NO_TRIES });
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
        enter(draft, work, { status: 'pending', tries: NO_TRIES });
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
function evolve_run_startRun({ run, at }, event) {
    return {
        id: run,
        startedAt: at,
        provider: event.provider,
        account: { spent: ZERO, held: ZERO },
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
    const name = modelAt(runOf(draft), model);
    const known = draft.adaptations.get(name) ?? new Set();
    draft.adaptations.set(name, new Set([...known, adaptation]));
}
function evolve_run_reachBudget(draft, { type: _, ...refusal }) {
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
            draft.run = evolve_run_startRun(record, event);
            draft.throttle = { ...draft.throttle, waits: 0 };
            return state;
        case 'RunFinished':
            endRun(draft, event);
            return state;
        case 'RunInterrupted':
            chargeEscrow(draft, event);
            evolve_alert_interruptRun(draft, record, event);
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
            evolve_attempt_startAttempt(draft, event, at);
            return state;
        case 'AttemptFailed':
            failAttempt(draft, event);
            return state;
        case 'TaskCompleted':
            completeTask(draft, record, event);
            return state;
        case 'AnswerShared':
            evolve_attempt_shareAnswer(draft, record, event);
            return state;
        case 'TaskQuarantined':
            quarantine(draft, record, event);
            return state;
        case 'TaskReleased':
            releaseTask(draft, event.task);
            return state;
        case 'HoldCharged':
            evolve_attempt_chargeHold(draft, event);
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
            evolve_run_reachBudget(draft, event);
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
;// CONCATENATED MODULE: ./build/domain/alert.js


/** What an agent calls for help about. */
const AlertKind = schemas/* enum */.k5n(['quarantine', 'budget', 'provider', 'interrupted', 'state']);
/** `critical`: nothing goes on until somebody acts. `warning`: something does not. `info`: worth knowing. */
const Severity = schemas/* enum */.k5n(['info', 'warning', 'critical']);
/** The name of an agent, safe wherever it stands: in a path, a branch, a label, a marker. */
const AgentName = schemas/* string */.YjP().regex(/^[a-z0-9-]{1,32}$/);
/** What makes an alert the same one as before: one for each agent and kind, `default/quarantine`. */
const Fingerprint = schemas/* string */.YjP().regex(/^[a-z0-9-]{1,32}\/[a-z]{1,16}$/);
const Alert = schemas/* strictObject */.rej({
    alert: AlertKind,
    fingerprint: Fingerprint,
    severity: Severity,
    /** Why it fires, as a word for machines. */
    reason: units/* Code */.Cy,
    /** SHA-256 of what it tells, as far as a change of it is news. */
    facts: units/* Sha256 */.IA,
});
function fingerprintOf(agent, kind) {
    return `${agent}/${kind}`;
}

;// CONCATENATED MODULE: ./build/domain/event.js





const Usage = schemas/* strictObject */.rej({
    promptTokens: units/* Tokens */.DQ,
    completionTokens: units/* Tokens */.DQ,
    /** Of the prompt tokens, those served from the provider's prompt cache. */
    cachedTokens: units/* Tokens */.DQ.optional(),
    /** Of the completion tokens, those spent on reasoning. */
    reasoningTokens: units/* Tokens */.DQ.optional(),
});
/** Who said what the call cost: the provider's own figure, or tokens by kind at a price and where that stands. */
const CostSource = schemas/* enum */.k5n(['provider', 'task-file', 'bundled', 'free', 'offline', 'unknown']);
/** How a hold ended: with the real figures, with nothing spent, or, where nobody can know, with the whole hold. */
const HoldEnd = schemas/* discriminatedUnion */.gMt('end', [
    schemas/* strictObject */.rej({ end: schemas/* literal */.euz('settled'), usage: Usage, costNanoUsd: units/* NanoUsd */.D1, costSource: CostSource }),
    schemas/* strictObject */.rej({ end: schemas/* literal */.euz('released') }),
    schemas/* strictObject */.rej({ end: schemas/* literal */.euz('charged') }),
]);
/** `run` and `runAttempt` of GitHub, or a random word of a run on a local disk. */
const RunId = schemas/* string */.YjP().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/);
const Outcome = schemas/* enum */.k5n([
    'completed',
    'idle',
    'waiting',
    'budget-exhausted',
    'deadline',
    'overlapped',
    'provider-stopped',
    'interrupted',
    'failed',
]);
/** What a stop covers: everything, one model, or one type of task. It lasts until the run ends. */
const StopScope = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('provider') }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('model'), name: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('type'), name: schemas/* string */.YjP() }),
]);
const StopReason = schemas/* enum */.k5n(['account', 'breaker', 'configuration', 'hold-exceeded']);
/** What is adapted once per model when a provider refuses a parameter by name. */
const Adaptation = schemas/* enum */.k5n(['max_tokens', 'max_completion_tokens', 'without-temperature']);
const Window = schemas/* enum */.k5n(['run', 'day', 'month']);
const Unit = schemas/* enum */.k5n(['tokens', 'cost']);
/**
 * What a run draws from the budgets of the day and the month before its first call. A unit that no budget limits is
 * left out.
 */
const Escrow = schemas/* strictObject */.rej({ tokens: units/* Tokens */.DQ.optional(), nanoUsd: units/* NanoUsd */.D1.optional() });
/** Why a task was set aside: its last failure, or kills that used up its attempts. */
const QuarantineFailure = Failure.or(schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('interrupted') }));
/** What shapes an answer, by hash: enough to say later what changed, never the text itself. */
const work = { task: TaskId, key: units/* Sha256 */.IA, input: units/* Sha256 */.IA, taskType: schemas/* string */.YjP(), model: schemas/* string */.YjP() };
const attempt = { task: TaskId, key: units/* Sha256 */.IA, attempt: schemas/* int */.Whr().positive() };
const Event = schemas/* discriminatedUnion */.gMt('type', [
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('LogCreated'),
        log: schemas/* string */.YjP(),
        repository: schemas/* string */.YjP(),
        agent: schemas/* string */.YjP(),
    }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('LogAdopted'), repository: schemas/* string */.YjP(), previous: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('LogRecovered'), damage: schemas/* literal */.euz('torn'), bytes: schemas/* int */.Whr().positive() }),
    /** State at the head with this `seq` and `hash` was kept; `sha256` is of the snapshot's bytes. */
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('SnapshotTaken'), seq: schemas/* int */.Whr().positive(), hash: units/* Sha256 */.IA, sha256: units/* Sha256 */.IA }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('RunStarted'),
        version: schemas/* string */.YjP(),
        provider: schemas/* string */.YjP(),
        /** Of a run whose log may be lost with its machine. All its calls count in the day and month in which it was drawn. */
        escrow: Escrow.optional(),
    }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('RunFinished'), outcome: Outcome }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('RunInterrupted'),
        interrupted: RunId,
        /** The end of its log is lost, so what it drew and is not known to have spent counts as spent. */
        charged: schemas/* strictObject */.rej({ tokens: units/* Tokens */.DQ, nanoUsd: units/* NanoUsd */.D1 }).optional(),
    }),
    /** A person knows better: what was charged for a lost run was not spent. */
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('EscrowReleased'), released: RunId, reason: schemas/* string */.YjP().min(1).max(500) }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('TaskAdded'), ...work }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('TaskChanged'), ...work }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('TaskRemoved'), task: TaskId }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('AttemptStarted'),
        ...attempt,
        model: schemas/* string */.YjP(),
        holdTokens: units/* Tokens */.DQ,
        holdNanoUsd: units/* NanoUsd */.D1,
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('AttemptFailed'),
        ...attempt,
        failure: Failure,
        hold: HoldEnd,
        /** Whether it brings the task nearer to quarantine. */
        counted: schemas/* boolean */.zMY(),
        /** When the task may be tried again; absent: at once. */
        retryAt: units/* Timestamp */.Dc.optional(),
        durationMs: schemas/* int */.Whr().nonnegative(),
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('TaskCompleted'),
        ...attempt,
        /** SHA-256 of the answer's bytes; the answer is a file of that name until it is published. */
        answer: units/* Sha256 */.IA,
        servedBy: units/* Code */.Cy.optional(),
        finishReason: units/* Code */.Cy.optional(),
        hold: HoldEnd,
        durationMs: schemas/* int */.Whr().nonnegative(),
    }),
    /** The same key under another id: that task's answer is this one's too, and is not paid again. */
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('AnswerShared'),
        task: TaskId,
        key: units/* Sha256 */.IA,
        sameAs: TaskId,
        answer: units/* Sha256 */.IA,
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('TaskQuarantined'),
        task: TaskId,
        key: units/* Sha256 */.IA,
        failure: QuarantineFailure,
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('TaskReleased'),
        task: TaskId,
        reason: schemas/* enum */.k5n(['retry', 'rerun', 'breaker', 'configuration']),
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('HoldCharged'),
        ...attempt,
        cause: schemas/* enum */.k5n(['killed', 'aborted']),
        counted: schemas/* boolean */.zMY(),
    }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('ProviderThrottled'), until: units/* Timestamp */.Dc }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('ProviderStopped'),
        scope: StopScope,
        reason: StopReason,
        failure: Failure.optional(),
    }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('ModelAdapted'), model: schemas/* string */.YjP(), adaptation: Adaptation }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('BudgetReached'),
        window: Window,
        unit: Unit,
        limit: schemas/* int */.Whr().nonnegative(),
        spent: schemas/* int */.Whr().nonnegative(),
        held: schemas/* int */.Whr().nonnegative(),
    }),
    /** Raised: it fires from now on, or says something else than before. */
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('AlertRaised'), ...Alert.shape }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('AlertResolved'), alert: AlertKind, fingerprint: Fingerprint }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('ResultsPublished'),
        results: schemas/* array */.YOg(schemas/* strictObject */.rej({ task: TaskId, key: units/* Sha256 */.IA, sha256: units/* Sha256 */.IA })).min(1),
    }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('AnswerForgotten'), task: TaskId, key: units/* Sha256 */.IA, answer: units/* Sha256 */.IA }),
]);

;// CONCATENATED MODULE: ./build/domain/parse-event.js


// Compiled once: a log of a million events is checked event by event, and the plain parser takes three times as long.
const schema = compile/* compile */.wE(Event, { strict: true });
/** The event in today's shape, or undefined when it is none: then a newer release wrote it, or we erred. */
function parseEvent(stored) {
    const parsed = schema.safeParse(stored);
    return parsed.success ? parsed.data : undefined;
}

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
        const events = decide(command, this.state, this.#policy);
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
/** Replays the log into State and changes nothing. `onRecord` sees each event when State has it. */
function readLog(store, onRecord = () => { }) {
    const state = newState();
    let at = '';
    const read = replay(store.read(), record => {
        evolve(state, record);
        at = record.at;
        onRecord(record, state);
    });
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

;// CONCATENATED MODULE: ./build/domain/json.js
/** `Array.isArray` alone does not recognise a readonly list. */
function isJsonList(value) {
    return Array.isArray(value);
}
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !isJsonList(value);
}

;// CONCATENATED MODULE: ./build/request/canonical.js

/**
 * One text for one value, as RFC 8785 writes it: no spaces, keys sorted by UTF-16 code units, numbers as ECMAScript
 * prints them (so -0 is 0). A lone surrogate, which that RFC refuses, stays the escape that JSON knows for it.
 */
function canonical(value) {
    if (isJsonList(value))
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
    return hashOf({ form: FORM, idempotencyKey, ...(offline ? { model: OFFLINE_MODEL } : {}) });
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

;// CONCATENATED MODULE: ./build/request/prompt-bound.js
/** UTF-8 bytes of a complaint about an answer. The hold has room for one, so a next try never needs a larger hold. */
const COMPLAINT_BYTES_MAX = 512;
/** Role and separators of one message: 3 or 4 tokens in every chat format known; twice that to be safe. */
const TOKENS_PER_MESSAGE = 8;
/** What a chat format adds once: the opening of the answer, and a preamble such as today's date or the reasoning effort. */
const TOKENS_PER_REQUEST = 128;
/**
 * An upper bound of a prompt's tokens, without a tokenizer. Every token of a byte-level tokenizer stands for at
 * least one byte of the UTF-8 text, so a text never has more tokens than bytes; tokenizers that know characters fall
 * back to bytes, which comes to the same. Real prompts have about a quarter of that.
 */
function promptTokensBound(prompt) {
    const { messages, responseSchema, parameters } = prompt;
    let tokens = TOKENS_PER_REQUEST;
    for (const { content } of messages)
        tokens += TOKENS_PER_MESSAGE + Buffer.byteLength(content);
    if (responseSchema !== undefined)
        tokens += Buffer.byteLength(JSON.stringify(responseSchema));
    tokens += Buffer.byteLength(JSON.stringify(parameters));
    return tokens + TOKENS_PER_MESSAGE + COMPLAINT_BYTES_MAX;
}

// EXTERNAL MODULE: ./node_modules/liquidjs/dist/liquid.node.js
var liquid_node = __webpack_require__(8694);
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
        `got ${shown(value)}; there is no current time in a template: put the date into the input`);
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
        ? ` ${names.length === 0 ? 'The input is empty.' : `The input has ${enumerated(names)}.`}`
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
    if (!isJsonObject(schema) || place.depth > DEPTH_MAX)
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
        ...(isJsonObject(schema['properties']) ? { additionalProperties: false } : {}),
        ...Object.fromEntries(members.map(([keyword, value]) => [keyword, closeInside(keyword, value)])),
    };
}
function closeInside(keyword, value) {
    if (keyword === 'items')
        return closeIfObject(value);
    if (keyword === 'anyOf' && isJsonList(value))
        return value.map(closeIfObject);
    if ((keyword === 'properties' || keyword === '$defs') && isJsonObject(value)) {
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closeIfObject(inner)]));
    }
    return value;
}
function closeIfObject(schema) {
    return isJsonObject(schema) ? strict_schema_close(schema) : schema;
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
var own_parameters = __webpack_require__(3866);
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
    const built = renderRequest(task, input, options);
    if (!built.ok)
        return built;
    const { request } = built;
    return { ok: true, request: { ...request, ...identityOf(task, input, request, options) } };
}
/** The same without what tells it from other work: for a task that is known, and cannot have changed since. */
function renderRequest(task, input, options) {
    const { type, settings } = task;
    const model = options.offline ? OFFLINE_MODEL : settings.model;
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
        promptTokensMax: promptTokensBound({ messages, responseSchema, parameters }),
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

;// CONCATENATED MODULE: ./build/request/price-of-tokens.js
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

;// CONCATENATED MODULE: ./build/request/hold.js

/** The most that one call of a request can use and cost. Without a price the money is 0: no cost budget asks for it then. */
function holdOf(request, price) {
    const { promptTokensMax, completionTokensMax } = request;
    const tokens = promptTokensMax + completionTokensMax;
    if (price === undefined)
        return { tokens, nanoUsd: 0 };
    const dearest = dearestRates(price, promptTokensMax);
    const nanoUsd = priceOfTokens([
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

// EXTERNAL MODULE: ./build/domain/usd.js
var domain_usd = __webpack_require__(3509);
// EXTERNAL MODULE: ./node_modules/@pydantic/genai-prices/dist/index.js
var dist = __webpack_require__(2294);
;// CONCATENATED MODULE: ./build/request/bundled-price.js


/**
 * A model's price as the table of this release has it, or undefined. Of prices for different hours of the day it is
 * the dearest, of prices with a first day the one in force on `at`'s day.
 *
 * The table takes 40 ms to load and 0.8 MB of a bundle: only `price.ts` imports this file, and is itself loaded late.
 */
function bundledPrice(model, seller, at) {
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
/** The entries of `prices` that lead to no price, one sentence each. */
function checkPrices(sources) {
    return [...sources.prices.keys()].flatMap(model => {
        const { path, price } = follow(model, sources);
        if (price !== undefined)
            return [];
        const way = path.map(name => JSON.stringify(name)).join(' is like ');
        const isCircle = new Set(path).size < path.length;
        const end = isCircle ? 'which leads in a circle' : 'which has no price';
        return `The price of ${way}, ${end}. Name a model with a known price, or write { input: …, output: … }.`;
    });
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
    const unpriced = new Set();
    for (const task of list.tasks) {
        const built = requestFor(task, source, provider);
        if (!built.ok) {
            mistakes.push(built.mistake);
            continue;
        }
        const { request } = built;
        const price = priceOf(request.model, pricing);
        const mistake = unpricedMistake(task, request.model, price, options.limits);
        // One set of lines to paste serves all tasks of a model: it is said at the first of them.
        if (mistake !== undefined && !unpriced.has(request.model))
            mistakes.push(mistake);
        if (mistake !== undefined)
            unpriced.add(request.model);
        listed.push(listedTask(task, request));
        work.set(task.id, prepare_tasks_workOf(task, request, price));
    }
    mistakes.push(...priceMistakes(list, pricing));
    if (mistakes.length > 0)
        return { ok: false, mistakes };
    const tasks = new Map(list.tasks.map(task => [task.id, task]));
    return { ok: true, prepared: { tasks, listed, work, pricing, notices: list.notices, files: list.files } };
}
function requestFor(task, source, provider) {
    const loaded = source.load(task);
    return loaded.ok ? buildRequest(task, loaded.input, { offline: provider === 'offline' }) : loaded;
}
function priceMistakes({ files, tasks }, pricing) {
    const path = tasks[0]?.place.path ?? files[0] ?? '';
    return checkPrices(pricing).map(message => ({ place: { path, line: 1, column: 1 }, message }));
}
function listedTask(task, request) {
    const { attemptsMax, onChange } = task.settings;
    const { key, inputHash: input, model } = request;
    return { id: task.id, key, input, taskType: task.type.name, model, attemptsMax, onChange };
}
function prepare_tasks_workOf(task, request, price) {
    const doubled = { ...request, completionTokensMax: 2 * request.completionTokensMax };
    return {
        model: request.model,
        taskType: task.type.name,
        hold: holdOf(request, price),
        holdDoubled: holdOf(doubled, price),
        attemptsMax: task.settings.attemptsMax,
    };
}
/** A cost budget is no promise for a model whose price nobody knows. */
function unpricedMistake(task, model, price, limits) {
    const costCounts = Object.values(limits).some(({ nanoUsd }) => nanoUsd !== undefined);
    if (price !== undefined || !costCounts)
        return undefined;
    return {
        place: task.place,
        message: `The price of the model "${model}" is not known, and a cost budget is set. Add this line to the task file, or name a model that costs the same with { like: openai/gpt-4o-mini }, or write free; or switch the budget off with cost-budget: none.\n${priceLine(model)}`,
    };
}

// EXTERNAL MODULE: ./build/report/failure-text.js
var failure_text = __webpack_require__(653);
// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
;// CONCATENATED MODULE: ./build/report/json-text.js

/**
 * JSON for a file that people read and tools print: two-space indent, keys in the order given, a final newline.
 * Whatever a text in it says, no line of it can be a workflow command; parsed, it is the text again.
 */
function jsonText(value) {
    return `${(0,plain_text/* plainText */.wh)(JSON.stringify(value, null, 2))}\n`;
}

;// CONCATENATED MODULE: ./build/report/result-file.js







const Output = schemas/* json */.Pq9();
const head = {
    version: schemas/* literal */.euz(1),
    id: TaskId.describe("The task's name."),
    type: schemas/* string */.YjP().describe("The name of the task's type."),
    key: schemas/* string */.YjP()
        .regex(/^[0-9a-f]{64}$/)
        .describe('The idempotency key: a SHA-256 of all that shaped the answer.'),
};
const tail = {
    attempts: schemas/* int */.Whr().nonnegative().describe('Requests sent for this task and key.'),
    completedAt: units/* Timestamp */.Dc.describe('When the task was completed or quarantined, UTC.'),
    run: RunId.describe('The run that did it.'),
};
const CompletedResult = schemas/* strictObject */.rej({
    ...head,
    status: schemas/* literal */.euz('completed'),
    output: Output.describe('The answer: a text, or JSON that matches the schema of the type.'),
    sameAs: TaskId.optional().describe('The task with the same key whose answer this is. It was paid for once.'),
    model: schemas/* string */.YjP().describe('The model that was asked.'),
    servedBy: schemas/* string */.YjP().optional().describe('The model that answered, as the provider says.'),
    finishReason: schemas/* string */.YjP().optional().describe('Why the model stopped, as the provider says.'),
    usage: Usage.extend({ totalTokens: schemas/* int */.Whr().nonnegative() })
        .optional()
        .describe('Absent when the provider did not say.'),
    costUsd: schemas/* number */.aig()
        .nonnegative()
        .optional()
        .describe('Absent when the provider did not say what was used.'),
    ...tail,
});
const QuarantinedResult = schemas/* strictObject */.rej({
    ...head,
    status: schemas/* literal */.euz('quarantined'),
    failure: schemas/* strictObject */.rej({
        kind: schemas/* string */.YjP(),
        message: schemas/* string */.YjP().describe('What happened and what to do.'),
    }),
    model: schemas/* string */.YjP().describe('The model that was asked.'),
    ...tail,
});
/** What a result file says. The keys stand in the file in this order. */
const Result = schemas/* discriminatedUnion */.gMt('status', [CompletedResult, QuarantinedResult]);
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
        ...(settled && { usage: usageOf(settled.usage), costUsd: settled.costNanoUsd / domain_usd/* NANO_PER_USD */.W }),
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
        failure: { kind: facts.failure.kind, message: (0,failure_text/* failureText */.k)(facts.failure) },
        model: task.model,
        attempts: tries.attempts,
        completedAt: facts.at,
        run: facts.run,
    };
}
/** The bytes of a result file: the same for the same result, whoever writes it. */
function resultText(result) {
    return jsonText(result);
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

// EXTERNAL MODULE: ./build/report/result-path.js
var result_path = __webpack_require__(8316);
;// CONCATENATED MODULE: ./build/app/publish-results.js



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
        const path = (0,result_path/* resultPath */.jO)(pattern, { id: task.id, type: task.taskType });
        const bytes = Buffer.from(resultText(result));
        const write = results.write(path, bytes);
        if (write.ok)
            published.push({ task: task.id, key: task.key, sha256: (0,external_node_crypto_.hash)('sha256', bytes) });
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
        return quarantinedResult(task);
    const answer = answers.get(task.answer);
    return answer && completedResult(task, JSON.parse(Buffer.from(answer).toString('utf8')));
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

// EXTERNAL MODULE: ./build/report/money.js
var report_money = __webpack_require__(967);
;// CONCATENATED MODULE: ./build/app/left-alone.js


/**
 * Results that people have edited, moved or deleted since they were published. They belong to the repository and are
 * left alone, but said: `rerun` makes them anew.
 */
function findLeftAlone(state, results, pattern) {
    const changed = [];
    for (const task of state.tasks.values()) {
        if (!('published' in task) || task.published === undefined || task.published === 'forgotten')
            continue;
        const path = (0,result_path/* resultPath */.jO)(pattern, { id: task.id, type: task.taskType });
        const bytes = results.read(path);
        if (bytes === undefined || (0,external_node_crypto_.hash)('sha256', bytes) !== task.published)
            changed.push(path);
    }
    return changed;
}

;// CONCATENATED MODULE: ./build/report/record-text.js




/** One event as one line: when, in which run, and what happened. */
function recordText({ seq, at, run, event }) {
    return `${String(seq).padStart(6)}  ${at}  ${run}  ${eventSentence(event)}`;
}
/** What happened, in a sentence. Names in it are other people's words: show it as hostile text like any other. */
function eventSentence(event) {
    switch (event.type) {
        case 'LogCreated':
            return `log ${event.log} created for agent "${event.agent}" of repository ${event.repository}`;
        case 'LogAdopted':
            return `log taken over from repository ${event.previous}; budgets start anew`;
        case 'LogRecovered':
            return `a torn end of ${count(event.bytes)} bytes was kept aside and cut off`;
        case 'SnapshotTaken':
            return `a snapshot of the state after event ${event.seq} was taken; SHA-256 ${record_text_short(event.sha256)}`;
        case 'RunStarted':
            return `run started, provider ${event.provider}, version ${event.version}${escrowText(event.escrow)}`;
        case 'RunFinished':
            return `run finished: ${event.outcome}`;
        case 'RunInterrupted':
            return `run ${event.interrupted} was killed before it finished${event.charged === undefined ? '' : `; the end of its log is lost, so all it drew is charged: ${count(event.charged.tokens)} tokens, ${money(event.charged.nanoUsd)}`}`;
        case 'EscrowReleased':
            return `what was charged for run ${event.released} was released: ${event.reason}`;
        case 'TaskAdded':
            return `${event.task}: added, type ${event.taskType}, model ${event.model}, key ${record_text_short(event.key)}`;
        case 'TaskChanged':
            return `${event.task}: changed, type ${event.taskType}, model ${event.model}, key ${record_text_short(event.key)}`;
        case 'TaskRemoved':
            return `${event.task}: no longer in the task file`;
        case 'AttemptStarted':
            return `${event.task}: attempt ${event.attempt} sent to ${event.model}; held ${count(event.holdTokens)} tokens, ${money(event.holdNanoUsd)}`;
        case 'AttemptFailed':
            return `${event.task}: attempt ${event.attempt} failed after ${event.durationMs} ms; ${holdText(event.hold)}; ${event.counted ? 'counts towards quarantine' : 'costs no attempt'}${event.retryAt === undefined ? '' : `; retry at ${event.retryAt}`}. ${failureText(event.failure)}`;
        case 'TaskCompleted':
            return `${event.task}: completed by attempt ${event.attempt} in ${event.durationMs} ms; ${holdText(event.hold)}; answer ${record_text_short(event.answer)}`;
        case 'AnswerShared':
            return `${event.task}: completed with the answer of ${event.sameAs}, which has the same key`;
        case 'TaskQuarantined':
            return `${event.task}: quarantined. ${failureText(event.failure)}`;
        case 'TaskReleased':
            return `${event.task}: put back into the queue (${event.reason})`;
        case 'HoldCharged':
            return `${event.task}: attempt ${event.attempt} was ${event.cause}; its whole hold is charged`;
        case 'ProviderThrottled':
            return `the provider asked to slow down; waiting until ${event.until}`;
        case 'ProviderStopped':
            return `${scopeText(event.scope)} stopped for the rest of the run (${event.reason})${event.failure === undefined ? '' : `. ${failureText(event.failure)}`}`;
        case 'ModelAdapted':
            return `model ${event.model} is asked with ${event.adaptation} from now on`;
        case 'BudgetReached':
            return `${budgetName(event)} reached: limit ${amountOf(event, event.limit)}, spent ${amountOf(event, event.spent)}, held ${amountOf(event, event.held)}`;
        case 'AlertRaised':
            return `alert ${event.alert} (${event.severity}) raised: ${event.reason}`;
        case 'AlertResolved':
            return `alert ${event.alert} is over`;
        case 'ResultsPublished':
            return `${counted(event.results.length, 'result')} written`;
        case 'AnswerForgotten':
            return `${event.task}: its answer was erased`;
        default:
            return assertNever(event);
    }
}
function escrowText(escrow) {
    if (escrow === undefined)
        return '';
    const { tokens, nanoUsd } = escrow;
    const parts = [
        ...(tokens === undefined ? [] : [`${count(tokens)} tokens`]),
        ...(nanoUsd === undefined ? [] : [money(nanoUsd)]),
    ];
    return parts.length === 0 ? '' : `; may spend ${parts.join(' and ')}`;
}
function holdText(hold) {
    switch (hold.end) {
        case 'settled':
            return `used ${count(hold.usage.promptTokens)} + ${count(hold.usage.completionTokens)} tokens, ${money(hold.costNanoUsd)} (${hold.costSource})`;
        case 'released':
            return 'nothing spent';
        case 'charged':
            return 'whole hold charged';
        default:
            return assertNever(hold);
    }
}
function scopeText(scope) {
    switch (scope.kind) {
        case 'provider':
            return 'the provider';
        case 'model':
            return `model "${scope.name}"`;
        case 'type':
            return `type "${scope.name}"`;
        default:
            return (0,invariant/* assertNever */.x)(scope);
    }
}
function record_text_short(hash) {
    return hash.slice(0, 12);
}

;// CONCATENATED MODULE: ./build/report/event-text.js


/** What an event that follows from an attempt says to whoever watches the run; undefined: nothing worth a line. */
function eventText(event) {
    switch (event.type) {
        case 'TaskCompleted':
            return { level: 'debug', text: `${event.task}: completed` };
        case 'AnswerShared':
            return { level: 'debug', text: `${event.task}: same work as ${event.sameAs}, not paid again` };
        case 'AttemptFailed':
            return {
                level: 'info',
                text: `${event.task}: attempt ${event.attempt} failed. ${(0,failure_text/* failureText */.k)(event.failure)}`,
            };
        case 'TaskQuarantined':
            return { level: 'warning', text: `${event.task}: quarantined. ${(0,failure_text/* failureText */.k)(event.failure)}` };
        case 'TaskReleased':
            return { level: 'info', text: `${event.task}: put back into the queue` };
        case 'HoldCharged':
            return {
                level: 'info',
                text: `${event.task}: attempt ${event.attempt} was cut off; its whole hold is charged`,
            };
        case 'ProviderThrottled':
            return { level: 'info', text: `The provider asks to slow down: waiting until ${event.until}` };
        case 'ProviderStopped':
            return {
                level: 'error',
                text: `Stopped ${scopeText(event.scope)} for this run (${event.reason}).${event.failure === undefined ? '' : ` ${(0,failure_text/* failureText */.k)(event.failure)}`}`,
            };
        case 'ModelAdapted':
            return { level: 'info', text: `Model "${event.model}" is asked with ${event.adaptation} from now on` };
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/report/progress.js

/** One line: `12/72 done · 4 in flight · 1 quarantined · 3,210 tokens · $0.0012`. */
function progressLine(progress) {
    const { done, total, inFlight, failed, quarantined, tokens, costNanoUsd } = progress;
    return [
        `${(0,report_money/* count */.U9)(done)}/${(0,report_money/* count */.U9)(total)} done`,
        ...(inFlight > 0 ? [`${(0,report_money/* count */.U9)(inFlight)} in flight`] : []),
        ...(failed > 0 ? [`${(0,report_money/* count */.U9)(failed)} to retry`] : []),
        ...(quarantined > 0 ? [`${(0,report_money/* count */.U9)(quarantined)} quarantined`] : []),
        `${(0,report_money/* count */.U9)(tokens)} tokens`,
        (0,report_money/* money */.TG)(costNanoUsd),
    ].join(' · ');
}

;// CONCATENATED MODULE: ./build/app/narrator.js


/** Counting takes as long as the run has tasks, and nobody sees a line that stands for less. */
const PROGRESS_EVERY_MS = 100;
/** In a log, where no line is replaced: one at each tenth of the tasks, and one at least this often. */
const LINES_PER_RUN = 10;
const LINE_EVERY_MS = 30_000;
/** Tells a run while it is on: one line a decision that people care about, and how far it has come. */
class Narrator {
    #console;
    #clock;
    #total;
    #countedMs = 0;
    #lineMs;
    #lineDone;
    constructor(console, clock, state) {
        this.#console = console;
        this.#clock = clock;
        this.#total = state.pending.size + state.retries.length;
        this.#lineMs = clock.now();
        this.#lineDone = this.#total / LINES_PER_RUN;
    }
    tell(events) {
        for (const event of events) {
            const told = eventText(event);
            if (told !== undefined)
                this.#console.write(told.level, told.text);
        }
    }
    progress(state) {
        const nowMs = this.#clock.now();
        if (nowMs < this.#countedMs + PROGRESS_EVERY_MS)
            return;
        this.#countedMs = nowMs;
        const progress = progressOf(state, this.#total);
        const text = progressLine(progress);
        this.#console.progress(text);
        if (progress.done < this.#lineDone && nowMs < this.#lineMs + LINE_EVERY_MS)
            return;
        this.#console.write('info', text);
        this.#lineMs = nowMs;
        this.#lineDone = progress.done + this.#total / LINES_PER_RUN;
    }
}
function progressOf({ run, tasks, inFlight, retries }, total) {
    let [completed, quarantined] = [0, 0];
    for (const id of run?.touched.keys() ?? []) {
        const status = tasks.get(id)?.status;
        if (status === 'completed')
            completed += 1;
        if (status === 'quarantined')
            quarantined += 1;
    }
    const { tokens, nanoUsd: costNanoUsd } = run?.account.spent ?? { tokens: 0, nanoUsd: 0 };
    return {
        done: completed + quarantined,
        total,
        inFlight: inFlight.size,
        failed: retries.length,
        quarantined,
        tokens,
        costNanoUsd,
    };
}

;// CONCATENATED MODULE: ./build/app/pacer.js
const MINUTE_MS = 60_000;
/** How far ahead of an even pace calls may run: enough to fill the first seconds, too little to trip a limit. */
const BURST_MS = 5_000;
/**
 * Keeps calls below a provider's pace. Each call moves two due times on, by its share of a minute's requests and of
 * a minute's tokens; a call must wait while a due time lies further ahead than a burst. A limit that nobody set is
 * learnt from headers. After a refusal for pace only half as many calls run at once; every round without one adds one.
 */
class Pacer {
    #options;
    #concurrency;
    #answersSinceChange = 0;
    #requests;
    #tokens;
    #closedUntilMs = 0;
    /** When the number was last halved. */
    #slowedMs = -Infinity;
    constructor(options) {
        this.#options = options;
        this.#concurrency = options.concurrency;
        this.#requests = { perMinute: options.requestsPerMinute, dueMs: 0 };
        this.#tokens = { perMinute: options.tokensPerMinute, dueMs: 0 };
    }
    /** How many calls may be in flight now. */
    get concurrency() {
        return this.#concurrency;
    }
    /** Milliseconds until a call of that many tokens may be sent; 0: now. */
    delayMs(nowMs, tokens) {
        const delays = [
            this.#closedUntilMs - nowMs,
            delayOf(this.#requests, nowMs, 1),
            delayOf(this.#tokens, nowMs, tokens),
        ];
        return Math.max(0, ...delays);
    }
    noteSent(nowMs, tokens) {
        advance(this.#requests, nowMs, 1);
        advance(this.#tokens, nowMs, tokens);
    }
    noteAnswer(nowMs, pace) {
        this.#learn(nowMs, pace);
        this.#answersSinceChange += 1;
        if (this.#answersSinceChange < this.#concurrency || this.#concurrency >= this.#options.concurrency)
            return;
        this.#concurrency += 1;
        this.#answersSinceChange = 0;
    }
    noteRefusal(nowMs, sentMs, pace) {
        this.#learn(nowMs, pace);
        // The calls sent beside a refused one are refused with it: they halve the number once, not each.
        if (sentMs <= this.#slowedMs)
            return;
        this.#slowedMs = nowMs;
        this.#concurrency = Math.max(1, Math.floor(this.#concurrency / 2));
        this.#answersSinceChange = 0;
    }
    #learn(nowMs, pace) {
        this.#requests.perMinute =
            this.#options.requestsPerMinute ?? pace.requestsPerMinute ?? this.#requests.perMinute;
        this.#tokens.perMinute = this.#options.tokensPerMinute ?? pace.tokensPerMinute ?? this.#tokens.perMinute;
        const spent = pace.requestsRemaining === 0 || pace.tokensRemaining === 0;
        if (spent && pace.resetMs !== undefined) {
            this.#closedUntilMs = Math.max(this.#closedUntilMs, nowMs + Math.min(pace.resetMs, MINUTE_MS));
        }
    }
}
function delayOf({ perMinute, dueMs }, nowMs, amount) {
    if (perMinute === undefined)
        return 0;
    // A single call larger than a whole burst may still go, on an empty bucket.
    const burstMs = Math.max(BURST_MS, (amount / perMinute) * MINUTE_MS);
    return Math.max(dueMs, nowMs) + (amount / perMinute) * MINUTE_MS - burstMs - nowMs;
}
function advance(bucket, nowMs, amount) {
    if (bucket.perMinute === undefined)
        return;
    bucket.dueMs = Math.max(bucket.dueMs, nowMs) + (amount / bucket.perMinute) * MINUTE_MS;
}

;// CONCATENATED MODULE: ./build/app/calls.js
/** The calls under way: how many, when something about them changes, and how they come to an end. */
class Calls {
    #clock;
    #abort = new AbortController();
    #bell = Promise.withResolvers();
    /** Calls under way. */
    #size = 0;
    /** Those, and the ones that are over but not yet written down. */
    #open = 0;
    #bug;
    constructor(clock) {
        this.#clock = clock;
    }
    get size() {
        return this.#size;
    }
    /**
     * Starts a call. What it rejects with is no failure of a provider, which would be a fact, but the end of the run. A
     * call that says it is `over` makes room for the next one while it is still being written down.
     */
    begin(call) {
        this.#size += 1;
        this.#open += 1;
        let isOver = false;
        const over = () => {
            if (!isOver)
                this.#size -= 1;
            isOver = true;
            this.wake();
        };
        void call(this.#abort.signal, over)
            .catch((error) => {
            this.#bug ??= { error };
        })
            .finally(() => {
            this.#open -= 1;
            over();
        });
    }
    /** Ends the wait of whoever waits for a change. */
    wake() {
        this.#bell.resolve();
        this.#bell = Promise.withResolvers();
    }
    /** Resolves when a call has ended, when somebody wakes, or at `untilMs`. */
    async change(untilMs) {
        const bell = this.#bell.promise;
        if (untilMs === undefined)
            return bell;
        const timer = new AbortController();
        await Promise.race([bell, this.#clock.sleep(untilMs - this.#clock.now(), timer.signal)]);
        timer.abort();
    }
    /** Waits for all calls, aborts those that are not back after `graceMs`, and throws what any of them threw. */
    async land(graceMs) {
        const timer = new AbortController();
        await Promise.race([this.#quiet(), this.#clock.sleep(graceMs, timer.signal)]);
        timer.abort();
        this.#abort.abort();
        await this.#quiet();
        this.throwBug();
    }
    throwBug() {
        if (this.#bug !== undefined)
            throw this.#bug.error;
    }
    async #quiet() {
        while (this.#open > 0)
            await this.#bell.promise;
    }
}

;// CONCATENATED MODULE: ./build/request/cost.js

/**
 * What a call cost by its tokens, for providers that do not say it themselves. Reasoning tokens are among the
 * completion tokens, and cached ones among the prompt tokens, where each is counted at its own rate.
 */
function costOf(usage, price) {
    const { promptTokens, completionTokens, cachedTokens = 0 } = usage;
    const rates = ratesFor(price, promptTokens);
    const cached = Math.min(cachedTokens, promptTokens);
    return priceOfTokens([
        [promptTokens - cached, rates.prompt],
        [cached, rates.cachedPrompt],
        [completionTokens, rates.completion],
    ]);
}
function ratesFor(price, promptTokens) {
    return price.tiers.findLast(tier => tier.above < promptTokens) ?? price;
}

;// CONCATENATED MODULE: ./build/request/complain.js

/** The messages of the next try: the same, and what was wrong with the last answer. The request's hold has room for it. */
function complain(request, complaint) {
    return [...request.messages, { role: 'user', content: cut(complaint) }];
}
/** A complaint in plain words for the model, the most useful ones first: what is too long is cut at its end. */
function complaintOf(problem, statements) {
    return cut(`Your last answer was not accepted: ${problem} ${statements.join(' ')}`.trimEnd());
}
function cut(text) {
    const { read } = new TextEncoder().encodeInto(text, new Uint8Array(COMPLAINT_BYTES_MAX));
    return text.slice(0, read);
}

// EXTERNAL MODULE: ./node_modules/@cfworker/json-schema/dist/esm/validator.js + 6 modules
var validator = __webpack_require__(207);
;// CONCATENATED MODULE: ./build/request/check-answer.js

/** The rest would not fit into a complaint. */
const STATEMENTS_MAX = 10;
/**
 * Checks a value against a JSON Schema of draft 2020-12; undefined when it matches. The checker reads the schema and
 * never makes code of it: a schema comes from a file in a repository, and must not become a program.
 */
function mismatchOf(value, schema) {
    const errors = errorsOf(value, checkerOf(schema));
    if (errors === 'too deep')
        return errors;
    const [first, ...others] = errors.filter((error, index) => !leadsTo(error, errors[index + 1]));
    if (first === undefined)
        return undefined;
    return {
        // The names of references begin with a character that a code in the log may not begin with.
        keyword: first.keyword.replace('$', ''),
        statements: [first, ...others.filter(({ keyword }) => keyword !== 'false')]
            .slice(0, STATEMENTS_MAX)
            .map(({ instanceLocation, error }) => `At ${instanceLocation.slice(1) || '/'}: ${error}`),
    };
}
/** A schema that refers to itself can need more stack for a deep answer than there is. That is the answer's doing. */
function errorsOf(value, checker) {
    try {
        return checker.validate(value).errors;
    }
    catch (error) {
        if (error instanceof RangeError)
            return 'too deep';
        throw error;
    }
}
const checkers = new WeakMap();
function checkerOf(schema) {
    const known = checkers.get(schema);
    if (known !== undefined)
        return known;
    // A copy, because the checker leaves its marks in the schema.
    const checker = new validator/* Validator */.D(structuredClone(schema), '2020-12');
    checkers.set(schema, checker);
    return checker;
}
/** Errors that only say that something inside is wrong; the next one says what. */
const WRAPPERS = new Set(('properties patternProperties additionalProperties unevaluatedProperties propertyNames dependentSchemas ' +
    'prefixItems items unevaluatedItems allOf if $ref').split(' '));
/** The schema `false` says nothing by itself: there the wrapper is the statement. */
function leadsTo(error, next) {
    return WRAPPERS.has(error.keyword) && next !== undefined && next.keyword !== 'false';
}

;// CONCATENATED MODULE: ./build/request/read-answer.js


const BYTES_MAX = 4_194_304;
const read_answer_DEPTH_MAX = 200;
/** To check `uniqueItems` means to compare every value with every other. */
const VALUES_MAX = 20_000;
const TOO_MUCH = 'it is nested too deeply or has too many values.';
/** Reads a model's text as the output that its task asked for. Nothing is an answer only when there is something in it. */
function readAnswer(text, output) {
    if (Buffer.byteLength(text) > BYTES_MAX)
        return refused('json', 'it is far too long.');
    if (output.kind === 'text') {
        const sentence = text.trim();
        return sentence === '' ? refused('minLength', 'it is empty.') : { ok: true, output: sentence };
    }
    const value = parsed(withoutFence(text));
    if (value === undefined)
        return refused('json', 'it is not JSON. Answer again, with JSON only.');
    if (isTooMuch(value))
        return refused('json', TOO_MUCH);
    const mismatch = mismatchOf(value, output.schema);
    if (mismatch === undefined)
        return { ok: true, output: value };
    if (mismatch === 'too deep')
        return refused('json', TOO_MUCH);
    const problem = 'it does not match the JSON Schema. Answer again, with JSON only that matches it.';
    return refused(mismatch.keyword, problem, mismatch.statements);
}
function refused(keyword, problem, statements = []) {
    return { ok: false, keyword, complaint: complaintOf(problem, statements) };
}
/** Many models wrap JSON in a Markdown fence whatever they are told. Words around it would be another answer. */
function withoutFence(text) {
    return /^\s*```(?:json)?\s*\n(.*)\n\s*```\s*$/s.exec(text)?.[1] ?? text;
}
/** A key `__proto__` becomes a member like any other here, and stays one. */
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isTooMuch(value) {
    const waiting = [{ value, depth: 1 }];
    let values = 0;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        values += 1;
        if (next.depth > read_answer_DEPTH_MAX || values > VALUES_MAX)
            return true;
        if (typeof next.value !== 'object' || next.value === null)
            continue;
        for (const inner of Object.values(next.value))
            waiting.push({ value: inner, depth: next.depth + 1 });
    }
    return false;
}

;// CONCATENATED MODULE: ./build/request/read-reply.js


/**
 * What an answer that came back means for its task. That it was cut short counts before all it says: half an answer
 * may well look like a whole one.
 */
function readReply(reply, output, tokens) {
    const { text, finishReason } = reply;
    if (finishReason === 'length')
        return read_reply_failed(lengthFailure(tokens));
    if (finishReason === 'content_filter')
        return read_reply_failed({ kind: 'content-refused' });
    if (text.trim() === '')
        return read_reply_failed(emptyFailure(finishReason));
    const answer = readAnswer(text, output);
    if (answer.ok)
        return answer;
    return read_reply_failed({ kind: 'invalid-answer', keyword: answer.keyword }, answer.complaint);
}
function read_reply_failed(failure, complaint) {
    return { ok: false, failure, complaint };
}
function lengthFailure(tokens) {
    const { completionTokensMax, reasoningTokens } = tokens;
    return {
        kind: 'length',
        completionTokensMax,
        ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    };
}
/** The provider chose the word: it stands in the log only if it is one. */
function emptyFailure(finishReason) {
    const code = units/* Code */.Cy.safeParse(finishReason);
    return { kind: 'empty-answer', ...(code.success ? { finishReason: code.data } : {}) };
}

;// CONCATENATED MODULE: ./build/app/perform-attempt.js







/**
 * One attempt, whole: the hold goes to the disk, the request out, the answer to the disk, and what follows into the
 * log. When there was no room for the hold after all, nothing is sent. `over` is called as soon as State has the outcome.
 */
async function performAttempt(worker, attempt, abort, over = () => { }) {
    const { clock, random, journal, llm, answers, pacer, complaints, narrator } = worker;
    const { task, request, hold, holdDoubled, attemptsMax } = attempt;
    // The hold comes first, and is on the disk first: a crash between here and the answer must still count the spend.
    const started = await journal.commit({
        type: 'StartAttempt',
        task,
        model: request.model,
        hold,
        now: journal.stamp(),
    });
    if (started.length === 0)
        return;
    const doubled = hold.tokens > request.promptTokensMax + request.completionTokensMax;
    const sent = perform_attempt_sentParameters(worker, request.model);
    const call = callOf(attempt, { sent, doubled, complaint: complaints.get(task) });
    const sentMs = clock.now();
    const reply = await llm.ask(call, abort);
    const nowMs = clock.now();
    notePace(pacer, { sentMs, nowMs }, reply);
    const read = readResult(reply, call);
    if (read.answer !== undefined)
        await answers.put(read.answer.sha256, read.answer.bytes);
    if (read.complaint === undefined)
        complaints.delete(task);
    else
        complaints.set(task, read.complaint);
    const finishing = journal.commit({
        type: 'FinishAttempt',
        task,
        attemptsMax,
        holdDoubled,
        result: read.result,
        hold: holdEndOf(reply, attempt.price),
        sent,
        durationMs: Math.max(0, nowMs - sentMs),
        nowMs,
        random: random.fraction(),
    });
    // The next call can be planned now: its start and this end share an append, and it is not sent before both are durable.
    over();
    narrator.tell(await finishing);
    narrator.progress(journal.state);
}
/** The parameters as this model is known to take them. */
function perform_attempt_sentParameters({ journal, outputCapName }, model) {
    const { run, adaptations } = journal.state;
    (0,invariant/* invariant */.V)(run, 'an attempt is performed outside a run');
    const known = adaptations.get(modelAt(run, model));
    const capNames = ['max_tokens', 'max_completion_tokens'].filter(name => known?.has(name));
    return {
        outputCapName: capNames[0] ?? outputCapName,
        withoutTemperature: known?.has('without-temperature') ?? false,
    };
}
function callOf({ type, request, price }, { sent, doubled, complaint }) {
    return {
        type,
        model: request.model,
        messages: complaint === undefined ? request.messages : complain(request, complaint),
        parameters: request.parameters,
        output: request.output,
        responseSchema: request.responseSchema,
        completionTokensMax: (doubled ? 2 : 1) * request.completionTokensMax,
        ...sent,
        priceMax: price && dearestRates(price, request.promptTokensMax),
        timeoutMs: request.timeoutMs,
    };
}
function notePace(pacer, { sentMs, nowMs }, { result, pace }) {
    if (result.kind === 'failure' && result.failure.kind === 'rate-limited')
        pacer.noteRefusal(nowMs, sentMs, pace);
    else
        pacer.noteAnswer(nowMs, pace);
}
function readResult({ result, spend }, call) {
    switch (result.kind) {
        case 'aborted':
            return { result };
        case 'failure':
            return { result: { kind: 'failed', failure: result.failure } };
        case 'answer': {
            const reasoningTokens = spend.kind === 'known' ? spend.usage.reasoningTokens : undefined;
            const read = readReply(result, call.output, {
                completionTokensMax: call.completionTokensMax,
                reasoningTokens,
            });
            if (!read.ok)
                return { result: { kind: 'failed', failure: read.failure }, complaint: read.complaint };
            const bytes = Buffer.from(JSON.stringify(read.output));
            const sha256 = (0,external_node_crypto_.hash)('sha256', bytes);
            const { servedBy, finishReason } = result;
            return {
                result: { kind: 'answered', answer: sha256, servedBy, finishReason },
                answer: { sha256, bytes },
            };
        }
    }
}
function holdEndOf({ spend }, price) {
    switch (spend.kind) {
        case 'none':
            return { end: 'released' };
        case 'unknown':
            return { end: 'charged' };
        case 'known': {
            const { usage, costNanoUsd } = spend;
            if (costNanoUsd !== undefined)
                return { end: 'settled', usage, costNanoUsd, costSource: 'provider' };
            if (price === undefined)
                return { end: 'settled', usage, costNanoUsd: 0, costSource: 'unknown' };
            return { end: 'settled', usage, costNanoUsd: costOf(usage, price), costSource: price.source };
        }
    }
}

// EXTERNAL MODULE: ./build/domain/duration.js
var domain_duration = __webpack_require__(4953);
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
const json_schema_text = schemas/* string */.YjP({ error: expected('text') });
const flag = schemas/* boolean */.zMY({ error: expected('true or false') });
const number = schemas/* number */.aig({ error: expected('a number') });
const json_schema_count = schemas/* int */.Whr({ error: expected('a whole number') }).min(0, { error: expected('0 or more') });
const anyJson = schemas/* any */.bzn();
const pattern = json_schema_text.refine(compiles, {
    error: expected('a regular expression that JavaScript takes with the flag u'),
});
const names = schemas/* array */.YOg(json_schema_text, { error: expected('a list of property names') })
    .refine(isWithoutTwins, { error: expected('a list in which no name stands twice') });
const typeName = schemas/* enum */.k5n(TYPES, { error: expected(`one of ${TYPES.join(', ')}`) });
const typeNames = schemas/* array */.YOg(typeName)
    .min(1, { error: expected('a list of at least one type') })
    .refine(isWithoutTwins, { error: expected('a list in which no type stands twice') });
/** References reach within the schema only: to check an answer must never mean to fetch something. */
const reference = json_schema_text.regex(/^#(?:\/|$)/, {
    error: expected('a reference within this schema, such as "#/$defs/name"'),
    abort: true,
});
const json_schema_schema = schemas/* lazy */.RZV(() => schemas/* union */.KCZ([schemas/* boolean */.zMY(), keywords], { error: expected('a JSON Schema: a map of keywords, true or false') }));
const json_schema_schemas = schemas/* record */.g1P(schemas/* string */.YjP(), json_schema_schema, { error: expected('a map of JSON Schemas') });
const schemaList = schemas/* array */.YOg(json_schema_schema, { error: expected('a list of JSON Schemas') })
    .min(1, { error: expected('a list of at least one JSON Schema') });
/** The keywords of draft 2020-12, but for those that reach outside the schema or name places in it (`$id`, `$anchor`). */
const keywords = closedObject('a JSON Schema', {
    $schema: json_schema_text
        .regex(/^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, {
        error: expected('"https://json-schema.org/draft/2020-12/schema", the one dialect known here'),
    })
        .exactOptional(),
    $comment: json_schema_text.exactOptional(),
    $ref: reference.exactOptional(),
    ...keywordsOf(WITH_SCHEMA, json_schema_schema),
    ...keywordsOf(WITH_SCHEMA_LIST, schemaList),
    ...keywordsOf(WITH_SCHEMA_MAP, json_schema_schemas),
    title: json_schema_text.exactOptional(),
    description: json_schema_text.exactOptional(),
    default: anyJson.exactOptional(),
    examples: schemas/* array */.YOg(anyJson, { error: expected('a list') }).exactOptional(),
    deprecated: flag.exactOptional(),
    readOnly: flag.exactOptional(),
    writeOnly: flag.exactOptional(),
    type: schemas/* union */.KCZ([typeName, typeNames], { error: expected(`one of ${TYPES.join(', ')}, or a list of these`) })
        .exactOptional(),
    enum: schemas/* array */.YOg(anyJson, { error: expected('a list of the values allowed') })
        .min(1, { error: expected('a list of at least one value') })
        .exactOptional(),
    const: anyJson.exactOptional(),
    minLength: json_schema_count.exactOptional(),
    maxLength: json_schema_count.exactOptional(),
    pattern: pattern.exactOptional(),
    format: json_schema_text.exactOptional(),
    contentEncoding: json_schema_text.exactOptional(),
    contentMediaType: json_schema_text.exactOptional(),
    minimum: number.exactOptional(),
    maximum: number.exactOptional(),
    exclusiveMinimum: number.exactOptional(),
    exclusiveMaximum: number.exactOptional(),
    multipleOf: number.positive({ error: expected('a number above 0') }).exactOptional(),
    minItems: json_schema_count.exactOptional(),
    maxItems: json_schema_count.exactOptional(),
    minContains: json_schema_count.exactOptional(),
    maxContains: json_schema_count.exactOptional(),
    uniqueItems: flag.exactOptional(),
    patternProperties: json_schema_schemas
        .refine(map => Object.keys(map).every(compiles), {
        error: expected('a map whose names are regular expressions'),
    })
        .exactOptional(),
    required: names.exactOptional(),
    dependentRequired: schemas/* record */.g1P(schemas/* string */.YjP(), names, { error: expected('a map from a property to a list of property names') })
        .exactOptional(),
    minProperties: json_schema_count.exactOptional(),
    maxProperties: json_schema_count.exactOptional(),
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

;// CONCATENATED MODULE: ./build/domain/task-file.js






const TIMEOUT_MS_MAX = 24 * 3_600_000;
const task_file_anyJson = schemas/* any */.bzn();
const task_file_text = (what) => schemas/* string */.YjP({ error: expected(what) });
const filled = (what) => task_file_text(what).min(1, { error: expected(what) });
const wholeNumber = (what, max) => schemas/* int */.Whr({ error: expected(what) })
    .min(1, { error: expected(what) })
    .max(max, { error: expected(what) });
const TIMEOUT = 'a duration above 0 and up to one day, such as 90s, 15m or 6h';
const settings = {
    model: filled('the name of a model')
        .exactOptional()
        .describe("The model to ask, by the provider's name for it, for example `google/gemini-2.5-flash`."),
    'max-output-tokens': wholeNumber('a whole number from 1 to 10,000,000', 10_000_000)
        .exactOptional()
        .describe('The most tokens an answer may have, reasoning included. Part of what a call is held for in the budget.'),
    timeout: schemas/* union */.KCZ([schemas/* string */.YjP().regex(domain_duration/* DURATION */.f, { abort: true }), schemas/* number */.aig()], { error: expected(TIMEOUT) })
        .refine(isTimeout, { error: expected(TIMEOUT) })
        .exactOptional()
        .describe('How long one call may take: `90s`, `15m`, `6h`; a bare number is seconds.'),
    'max-attempts': wholeNumber('a whole number from 1 to 100', 100)
        .exactOptional()
        .describe('How many failed attempts bring a task into quarantine.'),
    parameters: schemas/* record */.g1P(schemas/* string */.YjP(), task_file_anyJson, {
        error: expected('a map of request parameters, such as { temperature: 0 }'),
    })
        .superRefine(refuseOwnParameters)
        .exactOptional()
        .describe('Merged into the request as they are. `null` leaves out a parameter that a wider setting asks for.'),
    'on-change': schemas/* enum */.k5n(['rerun', 'keep'], { error: expected('rerun or keep') })
        .exactOptional()
        .describe('Whether finished tasks run again when only their type, model or prompt changed (`rerun`), or stay (`keep`).'),
};
/** The settings that `defaults`, a type and a task can all have. */
const FileSettings = closedObject('the settings', settings).describe('Settings for every task of this file. A type or a task can set each of them anew.');
const FileMessage = closedObject('a message', {
    role: schemas/* enum */.k5n(['system', 'user', 'assistant'], { error: expected('system, user or assistant') })
        .describe('Who says it.'),
    content: task_file_text('the text of the message').describe('A Liquid template; the input of a task gives the variables.'),
});
const typeFields = {
    description: task_file_text('a text').exactOptional().describe('For people; never sent.'),
    system: task_file_text('a text').exactOptional().describe('The system message: a Liquid template.'),
    prompt: task_file_text('a text')
        .exactOptional()
        .describe("The user's message: a Liquid template. Without it, the input's `text`."),
    messages: schemas/* array */.YOg(FileMessage, { error: expected('a list of messages') })
        .min(1, { error: expected('a list of at least one message') })
        .exactOptional()
        .describe('All messages, instead of `system` and `prompt`.'),
    output: JsonSchema.exactOptional().describe('What an answer must be: a JSON Schema, asked for as structured output and checked on arrival. Without it, plain text.'),
};
/** A type of the task file's own, or, under the name of a built-in type, settings for it. */
const FileType = closedObject('a type', { ...typeFields, ...settings })
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
const TypeName = schemas/* string */.YjP().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, {
    error: 'must begin with a letter and go on with up to 63 letters, digits, hyphens or underscores',
});
const PRICE = '{ input, output } in USD per million tokens, { like: another model } or free';
const usd = schemas/* number */.aig({ error: expected('a price in USD per million tokens') })
    .min(0, { error: expected('0 or more') })
    .max(1_000_000, { error: expected('a price in USD per million tokens, at most 1,000,000') });
const FilePrice = schemas/* union */.KCZ([
    schemas/* literal */.euz('free'),
    closedObject('a price', {
        input: usd.describe('USD per million tokens of the prompt.'),
        output: usd.describe('USD per million tokens of the answer.'),
        'cached-input': usd
            .exactOptional()
            .describe('USD per million tokens of the prompt that came from a cache.'),
    }),
    closedObject('a price', {
        like: filled('the name of a model').describe('A model that costs the same.'),
    }),
], { error: expected(PRICE) })
    .describe('What a model costs, in USD per million tokens; or like another model; or free.');
const notYet = (what) => schemas/* never */.ZmZ({ error: `is not yet supported; take it out` })
    .exactOptional()
    .describe(`Reserved for ${what}; not yet supported.`);
const FileTask = closedObject('a task', {
    id: TaskId.describe('The name of the task and of its result file. Unique, also when letter case is ignored.'),
    type: filled('the name of a type, or the path of a .prompt.yml file').describe('A built-in type (`summarize`, `analyze_sentiment`, `extract_entities`), a type of this file, or the path of a GitHub prompt file (`.prompt.yml`), relative to this file.'),
    input: schemas/* record */.g1P(schemas/* string */.YjP(), task_file_anyJson.describe('Any value; `{ file: path }` stands for the text of that file.'), {
        error: expected('a map, such as { text: … }'),
    })
        .superRefine(refuseOddFileInputs)
        .exactOptional()
        .describe('The variables of the prompt. `{ file: path }` is the text of a file, relative to this file.'),
    'idempotency-key': task_file_text('a text of 1 to 256 characters')
        .min(1, { error: expected('a text of 1 to 256 characters') })
        .max(256, { error: expected('a text of 1 to 256 characters') })
        .exactOptional()
        .describe('Two tasks with the same key are the same work. Without it, a hash of all that shapes the answer.'),
    ...settings,
    'for-each': notYet('one task for each of many inputs'),
    needs: notYet('tasks that build upon the answers of others'),
    every: notYet('tasks that run again after a while'),
}).describe('One piece of work: one request, one answer.');
const task_file_VERSION = '1, the version of the task file format';
const headFields = {
    version: schemas/* literal */.euz(1, { error: expected(task_file_VERSION) }).describe('The version of the task file format: 1.'),
    defaults: FileSettings.exactOptional(),
    types: schemas/* record */.g1P(TypeName, FileType, { error: expected('a map of types') })
        .exactOptional()
        .describe('Types of your own, by name. Under the name of a built-in type only settings may stand.'),
    prices: schemas/* record */.g1P(filled('the name of a model'), FilePrice, { error: expected('a map from models to prices') })
        .exactOptional()
        .describe('Prices by model, for models without a known one.'),
};
/** All of a task file but its tasks: in JSON Lines, the first line. */
const FileHead = closedObject('the first line', headFields);
/** A whole task file: what its published JSON Schema is made from. */
const TaskFile = closedObject('the task file', {
    ...headFields,
    tasks: schemas/* array */.YOg(FileTask, { error: expected('a list of tasks') }).describe('The work to do, in this order.'),
}).describe('The task file of Background Agent.');
/** The file as it is read: its tasks come one by one, so that one mistake does not hide those of the tasks after it. */
const TaskFileWithoutTasks = closedObject('the task file', {
    ...headFields,
    tasks: schemas/* array */.YOg(task_file_anyJson, { error: expected('a list of tasks') }),
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
            message: expected('the path of a file')({ code: 'custom', input: value.file }),
        });
    }
}
function refuseOwnParameters(parameters, context) {
    for (const [name, value] of Object.entries(parameters)) {
        const advice = (0,own_parameters/* ownParameterAdvice */.s)(name, value);
        if (advice !== undefined)
            context.addIssue({ code: 'custom', path: [name], message: `cannot be a parameter: ${advice}` });
    }
}
function isTimeout(duration) {
    const ms = (0,domain_duration/* parseDurationMs */.y)(duration);
    return ms !== undefined && ms > 0 && ms <= TIMEOUT_MS_MAX;
}

;// CONCATENATED MODULE: ./build/app/rebuild-request.js




/**
 * The request of a task that is about to be sent, from its files as they are now; undefined when it is another than was
 * planned. A key given by hand stays the same when a file has changed; the hold that was planned for it may not.
 */
function rebuildRequest(task, source, provider, planned) {
    // What stands in the task file itself was read once. To tell it from other work again would double the cost of a request.
    if (!Object.values(task.input).some(isFileInput)) {
        const loaded = source.load(task);
        return loaded.ok ? renderRequest(task, loaded.input, { offline: provider === 'offline' }) : loaded;
    }
    const built = requestFor(task, source, provider);
    if (!built.ok)
        return built;
    const { request } = built;
    const isAsPlanned = request.key === planned.key && holdOf(request, undefined).tokens === planned.holdTokens;
    return { ok: true, request: isAsPlanned ? request : undefined };
}

;// CONCATENATED MODULE: ./build/app/process-tasks.js






/** How long an interrupted run waits for answers that are on their way. */
const GRACE_MS = 3_000;
/**
 * Works through everything that may be attempted now, with as many calls in flight as allowed, until `plan` says
 * stop. `notices` takes in tasks that changed while the run was on; the next run takes them as they are then.
 */
async function processTasks(worker, source, prepared, notices, options) {
    const calls = new Calls(worker.clock);
    const wake = () => calls.wake();
    options.stop.addEventListener('abort', wake);
    try {
        while (!options.stop.aborted) {
            calls.throwBug();
            const step = nextStep(worker, prepared, calls.size, options);
            switch (step.do) {
                case 'stop':
                    return step.because;
                case 'wait':
                    await calls.change(step.untilMs);
                    break;
                case 'attempt': {
                    const attempt = attemptFor(step, worker, source, prepared, options, notices);
                    if (attempt !== undefined) {
                        worker.pacer.noteSent(worker.clock.now(), attempt.hold.tokens);
                        calls.begin((abort, over) => performAttempt(worker, attempt, abort, over));
                    }
                    break;
                }
                default:
                    (0,invariant/* assertNever */.x)(step);
            }
        }
        return { kind: 'interrupted' };
    }
    finally {
        options.stop.removeEventListener('abort', wake);
        await calls.land(GRACE_MS);
    }
}
/** What the plan says, within what the deadline, the number of calls in flight and the provider's pace allow. */
function nextStep({ clock, journal, pacer }, prepared, calls, options) {
    const nowMs = clock.now();
    if (calls >= pacer.concurrency)
        return ANY_CHANGE;
    const step = plan(journal.state, prepared.work, options.limits, nowMs, journal.stamp());
    // A run that had nothing left to send was not cut short by its deadline.
    if (step.do !== 'stop' && nowMs >= options.deadlineMs)
        return calls > 0 ? ANY_CHANGE : { do: 'stop', because: { kind: 'deadline' } };
    switch (step.do) {
        case 'attempt': {
            const delayMs = pacer.delayMs(nowMs, step.hold.tokens);
            return delayMs > 0 ? { do: 'wait', untilMs: Math.min(nowMs + delayMs, options.deadlineMs) } : step;
        }
        case 'wait':
            return {
                do: 'wait',
                untilMs: Math.min(step.until === undefined ? Infinity : Date.parse(step.until), options.deadlineMs),
            };
        case 'stop':
            return calls > 0 ? ANY_CHANGE : step;
        default:
            return (0,invariant/* assertNever */.x)(step);
    }
}
const ANY_CHANGE = { do: 'wait', untilMs: undefined };
/** Builds the request once more, from the files as they are now. One that is another than planned is left to the next run. */
function attemptFor({ task: id, hold }, { journal }, source, prepared, { provider }, notices) {
    const task = prepared.tasks.get(id);
    const work = prepared.work.get(id);
    (0,invariant/* invariant */.V)(task !== undefined && work !== undefined, `task "${id}" is planned but not listed`);
    const planned = { key: journal.state.tasks.get(id)?.key, holdTokens: work.hold.tokens };
    const built = rebuildRequest(task, source, provider, planned);
    if (built.ok && built.request !== undefined) {
        const { request } = built;
        const { holdDoubled, attemptsMax } = work;
        const price = priceOf(request.model, prepared.pricing);
        return { task: id, type: task.type.name, request, hold, holdDoubled, price, attemptsMax };
    }
    const changed = 'A file that this task uses changed while the run was on; the next run takes it as it is then.';
    notices.push(built.ok ? { place: task.place, message: changed } : built.mistake);
    prepared.work.delete(id);
    return undefined;
}

;// CONCATENATED MODULE: ./build/app/report-run.js




/** All that a run has to say for itself: a projection of State as it is when the run ends. */
function reportRun(state, work, settings, at, findings) {
    const { run } = state;
    const tasks = [...(run?.touched.keys() ?? [])].flatMap(id => taskReport(id, state, run, settings));
    const completed = tasks.filter(({ status }) => status === 'completed').length;
    const quarantined = tasks.filter(({ status }) => status === 'quarantined').length;
    const spent = run?.account.spent;
    return {
        agent: settings.agent,
        run: settings.run,
        provider: settings.provider,
        ...at,
        ...findings,
        counts: {
            completed,
            quarantined,
            skipped: countOf(state, 'completed') - completed,
            pending: countOf(state, 'pending') + countOf(state, 'processing'),
            failed: countOf(state, 'failed'),
        },
        calls: run?.calls ?? 0,
        tokens: spent?.tokens ?? 0,
        costNanoUsd: spent?.nanoUsd ?? 0,
        budgets: budgetsAt(state, at.finishedAt, settings.limits),
        budgetsReached: run?.budgetsReached ?? [],
        monthTotals: monthTotals(state, (0,units/* monthOf */.GS)(at.finishedAt)),
        oversized: oversizedTasks(state, work, settings.limits),
        stops: run?.stops ?? [],
        tasks,
        resultsPath: settings.results.folder,
        logPath: settings.logPath,
    };
}
function monthTotals({ totals }, wanted) {
    return [...totals.values()]
        .filter(({ month }) => month === wanted)
        .map(({ month, taskType, costNanoUsd }) => ({ month, taskType, costNanoUsd }));
}
/** Every budget that is switched on, with its numbers. */
function budgetsAt(state, now, limits) {
    const accounts = accountsAt(state, now);
    return ['run', 'day', 'month'].flatMap(window => {
        const { tokens, nanoUsd } = limits[window];
        const account = accounts[window];
        const budgets = [];
        if (tokens !== undefined) {
            budgets.push({
                window,
                unit: 'tokens',
                limit: tokens,
                spent: account.spent.tokens,
                held: account.held.tokens,
            });
        }
        if (nanoUsd !== undefined) {
            budgets.push({
                window,
                unit: 'cost',
                limit: nanoUsd,
                spent: account.spent.nanoUsd,
                held: account.held.nanoUsd,
            });
        }
        return budgets;
    });
}
/** Open tasks whose own worst case is above a whole budget: no run will ever take them. */
function oversizedTasks(state, work, limits) {
    return [...work].flatMap(([id, needs]) => {
        const task = state.tasks.get(id);
        if (task?.status !== 'pending' && task?.status !== 'failed')
            return [];
        const budget = neverFits(task.tries.doubled ? needs.holdDoubled : needs.hold, limits);
        return budget === undefined ? [] : [{ id, budget }];
    });
}
function taskReport(id, state, run, settings) {
    const task = state.tasks.get(id);
    if (task?.status !== 'completed' && task?.status !== 'quarantined' && task?.status !== 'failed')
        return [];
    const spent = run?.touched.get(id);
    return [
        {
            id,
            type: task.taskType,
            model: task.model,
            status: task.status,
            ...('published' in task &&
                task.published !== undefined &&
                task.published !== 'forgotten' && {
                path: (0,result_path/* resultPath */.jO)(settings.results, { id, type: task.taskType }),
            }),
            attempts: task.status === 'completed' ? task.facts.attempts : task.tries.attempts,
            tokens: spent?.tokens ?? 0,
            costNanoUsd: spent?.nanoUsd ?? 0,
            failure: failureOf(task),
        },
    ];
}
function failureOf(task) {
    if (task.status === 'quarantined')
        return task.facts.failure;
    return task.status === 'failed' ? task.tries.lastFailure : undefined;
}
function countOf(state, status) {
    let count = 0;
    for (const task of state.tasks.values())
        if (task.status === status)
            count += 1;
    return count;
}

;// CONCATENATED MODULE: ./build/app/share-answers.js




/**
 * Gives tasks the answer of a finished one with the same key. The answer is taken from the published result where it
 * must be, but only if nobody has changed it since: otherwise the task is simply asked for.
 */
async function shareAnswers({ journal, answers, results }, pattern) {
    for (const { task, owner } of shareable(journal.state)) {
        const bytes = answers.get(owner.answer) ?? publishedAnswer(owner, results, pattern);
        if (bytes === undefined)
            continue;
        await answers.put(owner.answer, bytes);
        await journal.commit({ type: 'ShareAnswer', task, sameAs: owner.id });
    }
}
/** Open tasks with the key of a finished one. */
function shareable(state) {
    const pairs = [];
    for (const id of state.pending) {
        const task = state.tasks.get(id);
        const owner = task && ownerOf(task.key, state);
        if (owner !== undefined)
            pairs.push({ task: id, owner });
    }
    return pairs;
}
function ownerOf(key, state) {
    for (const id of idsOf(state, key)) {
        const task = versionOf(state, id, key);
        if (task?.status === 'completed')
            return task;
    }
    return undefined;
}
function publishedAnswer(owner, results, pattern) {
    const file = results.read((0,result_path/* resultPath */.jO)(pattern, { id: owner.id, type: owner.taskType }));
    const result = file && parseResult(Buffer.from(file).toString('utf8'));
    if (result?.status !== 'completed')
        return undefined;
    const bytes = Buffer.from(JSON.stringify(result.output));
    return (0,external_node_crypto_.hash)('sha256', bytes) === owner.answer ? bytes : undefined;
}

;// CONCATENATED MODULE: ./build/app/run.js










async function run_startRun({ ports, settings, journal }) {
    const connected = await ports.connect();
    if (!connected.ok)
        return connected;
    const { agent, repository, version, provider } = settings;
    if (journal.state.log === undefined) {
        await journal.commit({ type: 'CreateLog', log: ports.random.word(20), repository, agent });
    }
    await journal.commit({ type: 'StartRun', version, provider });
    return connected;
}
/** Brings the log up to the task files, and works until there is a reason to stop. */
async function workThrough(run, llm, prepared, until) {
    const { ports, settings, journal } = run;
    await journal.commit({ type: 'ListTasks', tasks: prepared.listed });
    await shareAnswers({ journal, ...ports }, settings.results);
    const narrator = new Narrator(ports.console, ports.clock, journal.state);
    const toDo = journal.state.pending.size + journal.state.retries.length;
    if (toDo > 0)
        ports.console.write('info', `${toDo} of ${(0,report_money/* counted */.hS)(prepared.listed.length, 'task')} to do; provider ${settings.provider}, ${(0,report_money/* counted */.hS)(settings.pace.concurrency, 'call')} at once.`);
    const worker = workerOf(run, llm, narrator);
    const cause = await processTasks(worker, ports.source, prepared, run.notices, {
        provider: settings.provider,
        limits: settings.limits,
        ...until,
    });
    if (cause.kind === 'budget')
        await journal.commit({ type: 'ReachBudget', refusal: cause.refusal });
    return cause;
}
/** Writes what is not yet published. What cannot be written is kept and said. */
async function run_publish({ ports, settings, journal, unwritten }) {
    const published = await publishResults({ journal, ...ports }, settings.results);
    // All that is not published yet was tried again: what was in the way before may be gone.
    unwritten.splice(0, unwritten.length, ...published.unwritten);
    for (const id of published.lost) {
        ports.console.write('warning', `The answer of task "${id}" is gone from the disk before it was published; the task is pending again.`);
    }
}
async function finishRun(run, prepared, cause) {
    await run_publish(run);
    const outcome = run.unwritten.length > 0 ? 'failed' : outcomeOf(cause);
    const report = reportOf(run, prepared, outcome);
    await run.journal.commit({ type: 'FinishRun', outcome });
    return report;
}
function reportOf(run, prepared, outcome) {
    const { ports, settings, journal, startedMs, notices, unwritten } = run;
    const at = { startedAt: (0,units/* timestampOf */.U_)(startedMs), finishedAt: (0,units/* timestampOf */.U_)(ports.clock.now()) };
    const leftAlone = findLeftAlone(journal.state, ports.results, settings.results);
    return reportRun(journal.state, prepared.work, settings, at, { outcome, notices, leftAlone, unwritten });
}
function workerOf({ ports, settings, journal }, llm, narrator) {
    const { clock, random, answers } = ports;
    const { pace, outputCapName } = settings;
    const pacer = new Pacer(pace);
    return { clock, random, journal, llm, answers, pacer, outputCapName, complaints: new Map(), narrator };
}
function outcomeOf(cause) {
    switch (cause.kind) {
        case 'done':
            return 'completed';
        case 'budget':
            return 'budget-exhausted';
        case 'provider-stopped':
        case 'waiting':
        case 'deadline':
        case 'interrupted':
            return cause.kind;
        default:
            return (0,invariant/* assertNever */.x)(cause);
    }
}

;// CONCATENATED MODULE: ./build/app/run-agent.js








/**
 * One run: reads the tasks, replays the log, works through what is open within the budgets, publishes the results,
 * and says how it went. What the world does wrong is in the report; what rejects is a bug or a disk that fails.
 */
async function runAgent(ports, settings, stop) {
    const begun = await beginRun(ports, settings);
    if (begun.kind !== 'begun')
        return begun;
    const { run, prepared, source } = begun;
    const { files } = prepared;
    if (!hasWork(run, prepared))
        return { kind: 'reported', source, files, report: reportOf(run, prepared, 'idle') };
    const started = await run_startRun(run);
    if (!started.ok)
        return { kind: 'unusable', message: started.message };
    try {
        const deadlineMs = run.startedMs + settings.runtimeMsMax;
        const cause = await workThrough(run, started.llm, prepared, { deadlineMs, stop });
        return { kind: 'reported', source, files, report: await finishRun(run, prepared, cause) };
    }
    finally {
        await started.llm.close();
    }
}
/** Reads the task files and opens the log: all that can be known before anything is sent or spent. */
async function beginRun(ports, settings) {
    const startedMs = ports.clock.now();
    const read = prepareTasks(ports.source, { ...settings, at: (0,units/* timestampOf */.U_)(startedMs) });
    if (!read.ok)
        return { kind: 'mistaken', mistakes: read.mistakes };
    const policy = { limits: settings.limits, backoff: BACKOFF };
    const identity = { repository: settings.repository, agent: settings.agent };
    const opened = await openJournal(ports, { identity, run: settings.run, policy });
    if (!opened.ok)
        return { kind: 'refused', message: opened.problem.message };
    const { journal, source, notice } = opened;
    if (notice !== undefined)
        ports.console.write('warning', notice);
    const run = {
        ports,
        settings,
        journal,
        policy,
        startedMs,
        notices: [...read.prepared.notices],
        unwritten: [],
    };
    return { kind: 'begun', run, prepared: read.prepared, source };
}
/** An idle run writes nothing: neither an event nor a result. */
function hasWork({ journal, settings, policy, startedMs }, prepared) {
    const { state } = journal;
    if (state.run !== undefined || hasUnpublished(state))
        return true;
    if (decide({ type: 'ListTasks', tasks: prepared.listed }, state, policy).length > 0)
        return true;
    const step = plan(state, prepared.work, settings.limits, startedMs);
    return step.do !== 'stop' || step.because.kind !== 'done';
}

;// CONCATENATED MODULE: ./build/app/watch-agent.js




/**
 * Stays as one run: works through what is open, publishes it, and reads the task files again every `pollMs` until
 * somebody stops it, or until nothing that may still happen in this run could go on.
 */
async function watchAgent(ports, settings, { pollMs, stop }) {
    const begun = await beginRun(ports, settings);
    if (begun.kind !== 'begun')
        return begun;
    const { run, source } = begun;
    const started = await run_startRun(run);
    if (!started.ok)
        return { kind: 'unusable', message: started.message };
    try {
        let { prepared } = begun;
        const mistakesTold = new Set();
        for (;;) {
            const cause = await workThrough(run, started.llm, prepared, { deadlineMs: Infinity, stop });
            if (endsWatch(cause))
                return {
                    kind: 'reported',
                    source,
                    files: prepared.files,
                    report: await finishRun(run, prepared, cause),
                };
            await run_publish(run);
            await ports.clock.sleep(pollMs, stop);
            prepared = readAgain(run, prepared, mistakesTold);
        }
    }
    finally {
        await started.llm.close();
    }
}
/** A day's budget is free again tomorrow, and a wait ends; a run's own budget and a stop last as long as the run. */
function endsWatch(cause) {
    switch (cause.kind) {
        case 'interrupted':
        case 'provider-stopped':
        case 'deadline':
            return true;
        case 'budget':
            return cause.refusal.window === 'run';
        case 'done':
        case 'waiting':
            return false;
    }
}
/** While a task file is being edited it may well be wrong: its mistakes are said, each once, and the list before stays in force. */
function readAgain({ ports, settings }, before, told) {
    const read = prepareTasks(ports.source, { ...settings, at: (0,units/* timestampOf */.U_)(ports.clock.now()) });
    if (read.ok)
        return read.prepared;
    for (const { place, message } of read.mistakes) {
        const mistake = JSON.stringify([place, message]);
        if (!told.has(mistake))
            ports.console.write('warning', message, place);
        told.add(mistake);
    }
    return before;
}

;// CONCATENATED MODULE: ./build/report/budget-json.js

/** A budget with its numbers for a program: money is in USD. */
function budgetJson({ window, unit, limit, spent, held }) {
    const per = unit === 'cost' ? domain_usd/* NANO_PER_USD */.W : 1;
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

;// CONCATENATED MODULE: ./build/report/run-report.js




/** The report as a file for scripts. Money is in USD there. */
function reportText(report) {
    const { agent, run, provider, startedAt, finishedAt, outcome, problem, counts, calls, tokens } = report;
    return jsonText({
        version: 1,
        agent,
        run,
        provider,
        startedAt,
        finishedAt,
        outcome,
        problem,
        ...counts,
        calls,
        tokens,
        costUsd: report.costNanoUsd / domain_usd/* NANO_PER_USD */.W,
        budgets: report.budgets.map(budgetJson),
        budgetsReached: report.budgetsReached.map(budgetJson),
        oversized: report.oversized.map(({ id, budget }) => ({ id, budget: budgetJson(budget) })),
        stops: report.stops,
        tasks: report.tasks.map(run_report_taskOf),
        notices: report.notices,
        leftAlone: report.leftAlone,
        unwritten: report.unwritten,
        resultsPath: report.resultsPath,
        logPath: report.logPath,
    });
}
function run_report_taskOf({ id, type, model, status, path, attempts, tokens, costNanoUsd, failure, }) {
    const costUsd = costNanoUsd / domain_usd/* NANO_PER_USD */.W;
    const why = failure && { kind: failure.kind, message: (0,failure_text/* failureText */.k)(failure) };
    return { id, type, model, status, path, attempts, tokens, costUsd, failure: why };
}

;// CONCATENATED MODULE: ./build/entrypoints/say-mistakes.js
/** A setting that is missing everywhere is missing in every task: nobody reads a hundred thousand lines of that. */
const MISTAKES_MAX = 100;
function sayMistakes(console, mistakes) {
    for (const { place, message } of mistakes.slice(0, MISTAKES_MAX))
        console.write('error', message, place);
    const more = mistakes.length - MISTAKES_MAX;
    if (more > 0)
        console.write('error', `and ${more} more mistakes: correct these first`);
}

// EXTERNAL MODULE: ./build/adapters/crypto-random.js
var crypto_random = __webpack_require__(7110);
;// CONCATENATED MODULE: ./build/adapters/local-disk/incoming-answers.js






const READ = external_node_fs_.constants.O_RDONLY | NO_FOLLOW;
const APPEND = external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_APPEND | external_node_fs_.constants.O_CREAT | NO_FOLLOW;
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
            await syncData(file);
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
        makeFolder(folder);
        try {
            const { bytes } = this.#read();
            const file = (0,external_node_fs_.openSync)(this.#path, APPEND);
            try {
                (0,external_node_fs_.ftruncateSync)(file, bytes);
                // The name is durable before the first answer counts: as long as it is not, the file is not open for any.
                await syncFolder(folder);
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

;// CONCATENATED MODULE: ./build/adapters/local-disk/share-next.js
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

;// CONCATENATED MODULE: ./build/adapters/local-disk/answer-folder.js










const answer_folder_READ = external_node_fs_.constants.O_RDONLY | NO_FOLLOW;
const WRITE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_TRUNC | NO_FOLLOW;
/** A bound on the files that are open at once. */
const FILES_PER_SYNC = 100;
/**
 * Answers in a folder. One that comes in is a line of `incoming.jsonl`; one that is still wanted when a run lets go of the
 * others becomes a file of its own, whose name is the hash of the whole: what a crash left half written is told by it.
 */
class AnswerFolder {
    #folder;
    #incoming;
    #flush = shareNext(() => this.#appendWaiting());
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
            await syncFolder(this.#folder);
    }
    /** All are written before the first is synced: to make a file while the disk syncs another is to wait for it. */
    async #fileTogether(answers) {
        const files = [];
        try {
            makeFolder(this.#folder);
            for (const answer of answers) {
                const bytes = this.#incoming.get(answer);
                if (bytes === undefined)
                    continue;
                const file = (0,external_node_fs_.openSync)(this.#path(answer), WRITE);
                files.push(file);
                (0,external_node_fs_.writeFileSync)(file, bytes);
            }
            await Promise.all(files.map(file => syncData(file)));
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

;// CONCATENATED MODULE: ./build/adapters/local-disk/segments.js



const NAME = /^(\d{6})\.jsonl$/;
/** A folder's segments in order; none when there is no folder. Refuses a link or a folder that is named like one. */
function listSegments(folder) {
    return entriesOf(folder)
        .filter(entry => NAME.test(entry.name))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(entry => {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (!entry.isFile())
            throw (0,storage_error/* linkError */.rH)('use the segment', path);
        return { number: Number.parseInt(entry.name, 10), path, bytes: (0,external_node_fs_.statSync)(path).size };
    });
}
function segmentPath(folder, number) {
    return (0,external_node_path_.join)(folder, `${String(number).padStart(6, '0')}.jsonl`);
}
function entriesOf(folder) {
    try {
        if ((0,external_node_fs_.lstatSync)(folder).isSymbolicLink())
            throw (0,storage_error/* linkError */.rH)('use the folder', folder);
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch (error) {
        if ((0,storage_error/* codeOf */.$N)(error) === 'ENOENT')
            return [];
        throw (0,storage_error/* storageError */.QX)('read the folder', folder, error);
    }
}

;// CONCATENATED MODULE: ./build/adapters/local-disk/cut-segments.js





const CREATE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | NO_FOLLOW;
/**
 * Keeps all bytes of a log from `offset` on in a file of their own, whose path is returned, then cuts them off.
 * They are kept first: a crash at any point leaves the log as it was, or shorter by some of them, and never without both.
 */
function cutSegments(folder, offset) {
    try {
        const cuts = cutsAt(offset, listSegments(folder));
        const aside = keepAside(folder, offset, Buffer.concat(cuts.map(bytesCut)));
        // From the end: if this is interrupted too, what is left is still a log with a torn end.
        for (const { segment, keep } of cuts.toReversed()) {
            if (keep === 0)
                (0,external_node_fs_.unlinkSync)(segment.path);
            else
                truncate(segment.path, keep);
        }
        syncFolderBlocking(folder);
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
            syncFolderBlocking(folder);
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
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDWR | NO_FOLLOW);
    try {
        (0,external_node_fs_.fsyncSync)(file);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./build/adapters/local-disk/log-folder.js








/** A full segment is never written again, so whoever copies segments copies a full one once. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const log_folder_APPEND = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND | NO_FOLLOW;
const log_folder_CREATE = log_folder_APPEND | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL;
/** A log as a folder of segments. The bytes of one call stay together in one of them. */
class LogFolder {
    #folder;
    #flush = shareNext(() => this.#writeWaiting());
    #waiting = [];
    #open;
    #failure;
    /** Makes nothing on the disk: only the first append does. */
    constructor(folder) {
        this.#folder = folder;
    }
    *read() {
        for (const { path } of listSegments(this.#folder))
            yield* chunksOf(path);
    }
    slice(from, to) {
        const parts = [];
        let start = 0;
        for (const { path, bytes } of listSegments(this.#folder)) {
            const [first, last] = [Math.max(from, start), Math.min(to, start + bytes)];
            if (first < last)
                parts.push(log_folder_bytesOf(path, first - start, last - first));
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
            await syncData(segment.file);
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
    const last = listSegments(folder).at(-1);
    return last && { number: last.number, file: (0,external_node_fs_.openSync)(last.path, log_folder_APPEND), bytes: last.bytes };
}
/** The name is durable before the first byte, so that no later segment can be there without it. */
async function openNew(folder, number) {
    makeFolder(folder);
    const file = (0,external_node_fs_.openSync)(segmentPath(folder, number), log_folder_CREATE);
    await syncFolder(folder);
    return { number, file, bytes: 0 };
}
function log_folder_bytesOf(path, offset, length) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | NO_FOLLOW);
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
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | NO_FOLLOW);
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
            const next = open_folder_enter(folder, name, names.slice(0, index + 1).join('/'), create);
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
function open_folder_enter(parent, name, shown, create) {
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
const results_folder_DEPTH_MAX = 32;
function collect(folder, shown, files, depth = 0) {
    if (depth > results_folder_DEPTH_MAX)
        return;
    for (const entry of (0,external_node_fs_.readdirSync)(folder.path, { withFileTypes: true })) {
        if (entry.name.startsWith('.'))
            continue;
        const path = `${shown}/${entry.name}`;
        if (entry.isFile() && entry.name.endsWith('.json'))
            files.push(path);
        if (!entry.isDirectory())
            continue;
        const below = open_folder_enter(folder, entry.name, path, false);
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

;// CONCATENATED MODULE: ./build/adapters/task-files/find-task-files.js


/** The task files that paths and globs lead to: sorted, each once. What leads nowhere is a mistake. */
function findTaskFiles(workspace, patterns, mistakes) {
    const paths = new Set();
    for (const pattern of patterns) {
        const place = { path: pattern, line: 1, column: 1 };
        const written = find_task_files_exists(workspace, pattern) ? [pattern] : matchesOf(workspace, pattern);
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
function find_task_files_exists(workspace, path) {
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
        return adviceFor(name, [...this.#known.keys()]);
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
    for (const field of TYPE_FIELDS) {
        if (!Object.hasOwn(definition, field))
            continue;
        const message = `The type "${name}" is built in: its settings can be set here, but not its "${field}". Give your type another name.`;
        mistakes.add(head.placeOf(['types', name, field]), message);
    }
}

;// CONCATENATED MODULE: ./build/adapters/task-files/mistake-list.js
const mistake_list_MISTAKES_MAX = 100;
/** Gathers mistakes. All are counted, and as many kept as somebody would read. */
class MistakeList {
    #kept = [];
    #count = 0;
    get count() {
        return this.#count;
    }
    add(place, message) {
        this.#count += 1;
        if (this.#kept.length < mistake_list_MISTAKES_MAX)
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
function json_file_parseJson(path, text) {
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
            return workspace_refused(written, 'is no path of a file');
        if (first === '..' || (0,external_node_path_.isAbsolute)(path))
            return workspace_refused(written, 'lies outside the workspace; name a file inside it');
        if (first === '.git')
            return workspace_refused(written, 'lies in .git, which can hold credentials; name a file outside it');
        return { ok: true, value: external_node_path_.posix.normalize(path) };
    }
    /** Whether the path leads to a regular file of at most `bytesMax` bytes, without reading it. */
    check(path, bytesMax) {
        try {
            const parts = path.split('/');
            for (const [index] of parts.entries()) {
                const stats = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(this.root, ...parts.slice(0, index + 1)));
                if (stats.isSymbolicLink()) {
                    return workspace_refused(path, `leads through a symbolic link (${parts.slice(0, index + 1).join('/')}); name the file itself`);
                }
                if (index === parts.length - 1 && !stats.isFile())
                    return workspace_refused(path, 'is not a file');
                if (index === parts.length - 1 && stats.size > bytesMax)
                    return workspace_refused(path, tooLarge(stats.size, bytesMax));
            }
            return { ok: true, value: null };
        }
        catch (error) {
            return workspace_refused(path, troubleOf(error));
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
            return workspace_refused(path, 'is not a file');
        }
        catch (error) {
            return workspace_refused(path, troubleOf(error));
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
                return workspace_refused(path, tooLarge(bytes.length, bytesMax));
            const text = workspace_textOf(bytes);
            return text === undefined
                ? workspace_refused(path, 'is not text in UTF-8; save it as UTF-8')
                : { ok: true, value: text };
        }
        catch (error) {
            return workspace_refused(path, troubleOf(error));
        }
        finally {
            (0,external_node_fs_.closeSync)(opened.value);
        }
    }
}
/** Undefined for bytes that are no text: not UTF-8, or with a NUL in them. */
function workspace_textOf(bytes) {
    if (!(0,external_node_buffer_.isUtf8)(bytes) || bytes.includes(0))
        return undefined;
    const text = bytes.toString('utf8');
    return text.startsWith('\u{FEFF}') ? text.slice(1) : text;
}
function workspace_refused(path, trouble) {
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



const json_lines_CHUNK_BYTES = 1 << 20;
const json_lines_NEWLINE = 0x0a;
/**
 * One JSON value a line, in order, with one line in memory at a time. Blank lines are passed over. A line that is no
 * JSON is reported, and the lines after it are still read. Closes the file.
 */
function* readJsonLines(path, descriptor, mistakes) {
    let line = 0;
    for (const bytes of linesOf(descriptor)) {
        line += 1;
        const placeAt = (offset) => ({ path, line, column: offset + 1 });
        const text = workspace_textOf(bytes);
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
            const chunk = Buffer.allocUnsafe(json_lines_CHUNK_BYTES);
            const bytes = chunk.subarray(0, (0,external_node_fs_.readSync)(descriptor, chunk));
            if (bytes.length === 0)
                break;
            let start = 0;
            for (let end = bytes.indexOf(json_lines_NEWLINE); end !== -1; end = bytes.indexOf(json_lines_NEWLINE, start)) {
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
var yaml_dist = __webpack_require__(8815);
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
    const [document, second] = new yaml_dist/* Composer */.Dk(OPTIONS).compose(tokens, true, text.length);
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
    const parser = new yaml_dist/* Parser */.iX();
    for (const lexeme of new yaml_dist/* Lexer */.JG().lex(text)) {
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
        if (yaml_dist/* isAlias */.Vj(node))
            return this.#aliased(node, depth);
        const before = { size: this.#size, deepest: this.#deepest };
        this.#size += 1;
        this.#deepest = yaml_dist/* isCollection */.P3(node) ? depth + 1 : depth;
        const value = this.#plainValueOf(node, depth);
        if (yaml_dist/* isNode */.Ll(node) && node.anchor !== undefined) {
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
        if (yaml_dist/* isMap */.jh(node))
            return this.#mapOf(node, depth);
        if (yaml_dist/* isSeq */.oP(node))
            return node.items.map(item => this.valueOf(item, depth + 1));
        if (!yaml_dist/* isScalar */.jn(node))
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
        if (!yaml_dist/* isScalar */.jn(key) || key.value === null) {
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
        const offset = yaml_dist/* isNode */.Ll(node) ? (node.range?.[0] ?? 0) : 0;
        this.faults.push({ offset, message });
        return null;
    }
}
/** Where the key or list item stands that `path` leads to, or the last step that exists. */
function offsetIn(root, path) {
    let node = root;
    let offset = startOf(root) ?? 0;
    for (const step of path) {
        if (yaml_dist/* isMap */.jh(node)) {
            const pair = node.items.find(({ key }) => yaml_dist/* isScalar */.jn(key) && (key.source ?? key.value) === String(step));
            if (pair === undefined)
                return offset;
            offset = startOf(pair.key) ?? offset;
            node = pair.value;
        }
        else if (yaml_dist/* isSeq */.oP(node)) {
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
    return yaml_dist/* isNode */.Ll(node) ? node.range?.[0] : undefined;
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
            return openDocument(workspace, path, json_file_parseJson, mistakes);
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

;// CONCATENATED MODULE: ./build/adapters/task-files/prompt-file.js







const prompt_file_anyJson = schemas/* any */.bzn();
const prompt_file_FORMATS = 'text, json_object or json_schema';
/** GitHub's format; its `name`, `description`, `testData` and `evaluators` mean nothing to a run. */
const PromptFile = schemas/* object */.Ikc({
    messages: schemas/* array */.YOg(schemas/* object */.Ikc({
        role: schemas/* enum */.k5n(['system', 'user', 'assistant'], { error: expected('system, user or assistant') }),
        content: schemas/* string */.YjP({ error: expected('the text of the message') }),
    }, { error: expected('a message') }), { error: expected('a list of messages') })
        .min(1, { error: expected('a list of at least one message') }),
    model: schemas/* string */.YjP({ error: expected('the name of a model') }).exactOptional(),
    modelParameters: schemas/* record */.g1P(schemas/* string */.YjP(), prompt_file_anyJson, { error: expected('a map of parameters') })
        .exactOptional(),
    responseFormat: schemas/* enum */.k5n(['text', 'json_object', 'json_schema'], { error: expected(prompt_file_FORMATS) })
        .exactOptional(),
    jsonSchema: prompt_file_anyJson.exactOptional(),
}, { error: expected('a map with "messages"') });
const NamedSchema = closedObject('a named JSON Schema', {
    name: schemas/* string */.YjP({ error: expected('a name') })
        .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: expected('1 to 64 letters, digits, hyphens and underscores') }),
    description: schemas/* string */.YjP({ error: expected('a text') }).exactOptional(),
    strict: schemas/* boolean */.zMY({ error: expected('true or false') })
        .nullable()
        .exactOptional(),
    schema: JsonSchema,
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
    const result = FileSettings.safeParse(settings);
    if (result.success)
        return result.data;
    for (const { path, message } of problemsOf(result.error)) {
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
    const inner = json_file_parseJson(document.placeOf([]).path, file.jsonSchema);
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
    for (const { path, message } of problemsOf(result.error)) {
        mistakes.add(document.placeOf([...base, ...path]), message);
    }
    return undefined;
}

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
    const ms = (0,domain_duration/* parseDurationMs */.y)(timeout);
    (0,invariant/* invariant */.V)(ms !== undefined, `"${timeout}" passed the schema but is no duration`);
    return ms;
}

;// CONCATENATED MODULE: ./build/adapters/task-files/task-reader.js







const FILE_INPUT_BYTES_MAX = 1 << 20;
const PROMPT_FILE_BYTES_MAX = 1 << 20;
const PROMPT_FILE = /\.prompt\.ya?ml$/;
const SETTING_NAMES = Object.keys(FileSettings.shape);
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
    #schema = compile/* compile */.wE(FileTask, { strict: true });
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
            for (const { path, message } of problemsOf(result.error))
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
            if (!isFileInput(value))
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
    const schema = form === 'lines' ? FileHead : TaskFileWithoutTasks;
    const result = schema.safeParse(head.value);
    if (result.success)
        return result.data;
    for (const { path, message } of problemsOf(result.error))
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
        if (!isFileInput(value)) {
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

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/adapters/wall-clock.js

/** A timer of Node can be set no further ahead than this. */
const TIMER_MS_MAX = 2 ** 31 - 1;
/** The machine's clock. */
const wallClock = {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
        if (signal?.aborted === true)
            return;
        const options = signal === undefined ? {} : { signal };
        // An aborted wait has ended: that is no failure of anything.
        await (0,promises_.setTimeout)(Math.min(Math.max(0, ms), TIMER_MS_MAX), undefined, options).catch(() => undefined);
    },
};

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
        clock: wallClock,
        random: crypto_random/* cryptoRandom */.j,
        store: new LogFolder((0,external_node_path_.resolve)(state, 'log')),
        answers: new AnswerFolder((0,external_node_path_.resolve)(state, 'answers')),
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

;// CONCATENATED MODULE: ./build/entrypoints/run-once.js









/**
 * One run on this machine's disk: takes the folder's lock, runs, writes the report. Everything wrong is said to the
 * console; what is returned decides over the exit code and the outputs.
 */
async function runOnce(config, mode, { console, env, stop, }) {
    const folder = makeStateFolder(config.workspace, config.stateFolder);
    const lock = acquireLock(folder);
    if (!lock.ok) {
        console.write('notice', `Another run is at work on ${config.stateFolder} (${lock.holder}): this one leaves it alone.`);
        return { kind: 'overlapped' };
    }
    const ports = wire(config, console, env);
    try {
        const end = await start(ports, config, mode, stop);
        return tell(end, config, folder, console);
    }
    finally {
        await ports.store.close();
        lock.release();
    }
}
function start(ports, { settings }, mode, stop) {
    return mode.kind === 'once'
        ? runAgent(ports, settings, stop)
        : watchAgent(ports, settings, { pollMs: mode.pollMs, stop });
}
function tell(end, config, folder, console) {
    switch (end.kind) {
        case 'mistaken':
            sayMistakes(console, end.mistakes);
            return { kind: 'unusable' };
        case 'unusable':
            console.write('error', end.message);
            return { kind: 'unusable' };
        case 'refused':
            console.write('error', end.message);
            return { kind: 'refused', message: end.message };
        case 'reported': {
            for (const { place, message } of end.report.notices)
                console.write('warning', message, place);
            for (const message of end.report.unwritten)
                console.write('error', message);
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'report.json'), reportText(end.report));
            return {
                kind: 'reported',
                report: end.report,
                source: end.source,
                files: end.files,
                reportPath: (0,external_node_path_.join)(config.stateFolder, 'report.json'),
            };
        }
    }
}


/***/ })

};
