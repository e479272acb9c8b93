export const id = 134;
export const ids = [134];
export const modules = {

/***/ 98896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOnce: () => (/* binding */ runOnce)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(36961);
// EXTERNAL MODULE: ./build/adapters/local-disk/lock.js + 1 modules
var local_disk_lock = __webpack_require__(44856);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(21579);
// EXTERNAL MODULE: ./build/adapters/local-disk/write-over.js
var write_over = __webpack_require__(17137);
// EXTERNAL MODULE: ./build/domain/decide.js + 4 modules
var decide = __webpack_require__(38096);
// EXTERNAL MODULE: ./build/domain/budget.js
var domain_budget = __webpack_require__(11304);
// EXTERNAL MODULE: ./build/domain/escrow.js
var escrow = __webpack_require__(6706);
// EXTERNAL MODULE: ./build/domain/requests/asked.js
var requests_asked = __webpack_require__(1268);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/domain/requests/limits-in-force.js
var limits_in_force = __webpack_require__(3346);
// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(83468);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
;// CONCATENATED MODULE: ./build/domain/plan.js







/** A run sits out a wait of up to this long; a longer one is left to a later run. */
const WAIT_MS_MAX = 60_000;
/**
 * Says what to do next: attempt this task, wait until then, or stop because. Tasks whose retry is due mostly come first,
 * then the queue in its order; one that is too big for what remains of a budget is passed over for smaller ones, and one
 * that is larger than a whole budget is none of a run's business.
 *
 * `stamp` is the time that an attempt started now will bear in the log, and so the day and month whose budgets it
 * counts in: the log does not follow a clock that was set back.
 */
function plan(state, work, limits, nowMs, stamp = (0,units/* timestampOf */.U_)(nowMs)) {
    const now = (0,units/* timestampOf */.U_)(nowMs);
    const open = state.throttle.until ?? now;
    const budgets = {
        limits,
        inForce: (0,limits_in_force/* limitsInForce */.h)(limits, state, stamp),
        accounts: (0,domain_state/* accountsAt */.GO)(state, stamp),
    };
    const found = survey(state, work, budgets, now);
    const pause = (0,requests_asked/* pauseAt */.Qr)(state.asked, now);
    if (pause !== undefined) {
        if (state.inFlight.size > 0)
            return { do: 'wait', until: undefined };
        return { do: 'stop', because: causeOfPause(found, pause.until) };
    }
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
function survey(state, work, { limits, inForce, accounts }, now) {
    const found = { next: undefined, retryAt: undefined, refusal: undefined, stopped: false };
    for (const { task: id, at } of openTasks(state, now)) {
        const needs = work.get(id);
        const task = state.tasks.get(id);
        (0,invariant/* invariant */.V)(task && 'tries' in task, `task "${id}" is in the queue, but is not open`);
        if (needs === undefined)
            continue;
        const hold = task.tries.doubled ? needs.holdDoubled : needs.hold;
        // No run could ever take it: it waits for its owner, who is told, and is no reason to call a budget reached.
        if ((0,domain_budget/* neverFits */.di)(hold, limits) !== undefined)
            continue;
        const refusal = (0,domain_budget/* refusalOf */.Of)(hold, accounts, inForce) ?? (0,escrow/* undrawn */.q3)(hold, state.run);
        if ((0,domain_state/* isStopped */.id)(state.run, needs)) {
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
/**
 * Retries that are due, then the queue, then the retries to come, soonest first. As long as nobody has answered in this run, a
 * task that an outage has let go comes behind the queue: were it the task that is bad, the breaker would open before the others
 * had their turn.
 */
function* openTasks(state, now) {
    const { retries, run, tasks } = state;
    const isHeard = run !== undefined && run.alive.models.size > 0;
    const behind = [];
    let due = 0;
    for (let retry = retries[due]; retry !== undefined && retry.at <= now; retry = retries[++due]) {
        if (isHeard || !wasLetGo(tasks.get(retry.task)))
            yield retry;
        else
            behind.push(retry);
    }
    for (const task of state.pending) {
        if (isHeard || !wasLetGo(tasks.get(task)))
            yield { task, at: undefined };
        else
            behind.push({ task, at: undefined });
    }
    yield* behind;
    for (let retry = retries[due]; retry !== undefined; retry = retries[++due])
        yield retry;
}
/** By attempts that did not count, of which few have another reason. */
function wasLetGo(task) {
    return task !== undefined && 'tries' in task && task.tries.attempts > task.tries.failures;
}
/** Where nothing is left, nothing was held up. */
function causeOfPause(found, until) {
    const isHeldUp = (found.next ?? found.retryAt ?? found.refusal) !== undefined;
    return isHeldUp && !found.stopped ? { kind: 'paused', until } : causeOf(found, undefined);
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

// EXTERNAL MODULE: ./build/domain/retry.js
var retry = __webpack_require__(49007);
// EXTERNAL MODULE: ./build/domain/unpublished.js
var unpublished = __webpack_require__(32382);
// EXTERNAL MODULE: ./build/app/alerts/alert-people.js + 11 modules
var alert_people = __webpack_require__(21832);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/app/publishing/publish-results.js
var publish_results = __webpack_require__(89368);
// EXTERNAL MODULE: ./build/app/home/branch-files.js
var branch_files = __webpack_require__(92042);
// EXTERNAL MODULE: ./build/app/home/fetch-many.js
var fetch_many = __webpack_require__(3480);
;// CONCATENATED MODULE: ./build/app/home/answers-on-branch.js




/** The answers on the state branch, as one view saw it. */
function answersOnBranch(branch, view) {
    return async (wanted) => {
        const files = wanted.flatMap(answer => view?.files.get((0,branch_files/* answerPath */.eE)(answer)) ?? []);
        const fetched = await (0,fetch_many/* fetchMany */.sl)(branch, files);
        if (!fetched.ok)
            return fetched;
        const found = new Map();
        for (const answer of wanted) {
            const bytes = fetched.value.get((0,branch_files/* answerPath */.eE)(answer));
            if (bytes !== undefined && (0,external_node_crypto_.hash)('sha256', bytes) === answer)
                found.set(answer, bytes);
        }
        return { ...fetched, value: found };
    };
}
/** What a copy has that is not gone on from may be nowhere else: GitHub refuses answers for what is in them. */
function answersInCopyOr(inCopy, onBranch) {
    if (inCopy === undefined)
        return onBranch;
    return async (wanted) => {
        const had = await inCopy(wanted);
        if (!had.ok)
            return onBranch(wanted);
        const others = await onBranch(wanted.filter(answer => !had.value.has(answer)));
        return others.ok ? { ...others, value: new Map([...had.value, ...others.value]) } : others;
    };
}
/**
 * Answers that the log wants, and that are not beside it as they were: a copy of a log can be whole, and a file beside it not.
 * What the branch has of them is fetched from there, or it would be paid for again. Resolves with what kept it from that.
 */
async function bringAnswersHere(find, answers, state) {
    const missing = [...(0,publish_results/* unpublishedAnswers */.bm)(state)].filter(answer => answers.get(answer) === undefined);
    const found = await find(missing);
    if (!found.ok)
        return found.trouble;
    for (const [answer, bytes] of found.value)
        await answers.put(answer, bytes);
    return undefined;
}

// EXTERNAL MODULE: ./build/log/appends-of-run.js
var appends_of_run = __webpack_require__(38852);
// EXTERNAL MODULE: ./build/domain/branch-head.js
var branch_head = __webpack_require__(48392);
// EXTERNAL MODULE: ./build/domain/lease.js
var domain_lease = __webpack_require__(80775);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/event.js
var domain_event = __webpack_require__(25649);
;// CONCATENATED MODULE: ./build/domain/unreached-runs.js


/** What the state branch says of runs that could not reach the cache: how many in a row, and the last of them. */
const UnreachedRuns = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), runs: schemas/* int */.Whr().positive(), last: domain_event/* RunId */.PI });
/** Undefined: there was none, or somebody has spoilt the file. */
function parseUnreachedRuns(text) {
    try {
        return UnreachedRuns.safeParse(JSON.parse(text ?? '')).data;
    }
    catch {
        return undefined;
    }
}
/** A run that is started again is the same run, and counts once. */
function oneMore(known, run) {
    return known?.last === run ? known : { version: 1, runs: (known?.runs ?? 0) + 1, last: run };
}

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
    if (isNewer(disk) && !disk.wasFetched)
        return notForUs(disk);
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
        case 'newer':
            return isNewer(cache) ? notForUs(cache) : { use: 'branch', endLost: true, because: 'copy-unusable' };
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
    if (disk?.kind === 'newer')
        return notForUs(disk);
    if (cache.kind === 'newer')
        return notForUs(cache);
    // Runs on other machines may have gone on since this disk was there.
    const isStale = disk?.kind === 'whole' && cache.kind === 'whole' && cache.head.seq > disk.head.seq;
    if (disk?.kind === 'whole' && !isStale)
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
/** One that goes on from what the branch knows, as far as anybody can tell who cannot read it. */
function isNewer(copy) {
    return copy?.kind === 'newer' && copy.mayHaveBranchHead;
}
function notForUs({ reason }) {
    return { use: 'nothing', because: 'copy-newer', reason };
}
function isPatient(unreachableRuns) {
    return unreachableRuns < UNREACHABLE_RUNS_MAX;
}

// EXTERNAL MODULE: ./build/app/home/branch-copy.js
var branch_copy = __webpack_require__(18960);
// EXTERNAL MODULE: ./build/app/home/home.js
var home_home = __webpack_require__(45491);
;// CONCATENATED MODULE: ./build/app/home/count-unreached.js


/**
 * Counts on the state branch one more run that could not reach the cache, and says how many in a row it is. Where that
 * cannot be written, the next run finds a lower count and is patient for longer, which costs nothing but time.
 */
async function countUnreached(branch, view, run) {
    const known = parseUnreachedRuns(view?.texts.get(home_home/* UNREACHED */.U3));
    const counted = oneMore(known, run);
    if (counted !== known)
        await branch.change({
            follows: view?.tip,
            message: 'Count a run that could not reach the cache',
            put: new Map([[home_home/* UNREACHED */.U3, Buffer.from(`${JSON.stringify(counted)}\n`)]]),
            remove: [],
        });
    return counted.runs;
}

// EXTERNAL MODULE: ./build/app/home/clock-offset.js
var clock_offset = __webpack_require__(70230);
// EXTERNAL MODULE: ./build/app/home/copy-facts.js
var copy_facts = __webpack_require__(93023);
// EXTERNAL MODULE: ./build/app/home/fetch-log.js
var fetch_log = __webpack_require__(27673);
;// CONCATENATED MODULE: ./build/app/home/of-the-machine.js
/** The disk could not be read, or the machine had no room for that: none of them says anything of what lies there. */
const CODES = new Set(['EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EBUSY', 'ESTALE', 'ETIMEDOUT']);
/** Whether it is the machine that could not read something, which may be whole. */
function isOfTheMachine(error) {
    for (let at = error; at instanceof Error; at = at.cause)
        if ('code' in at && typeof at.code === 'string' && CODES.has(at.code))
            return true;
    return false;
}

// EXTERNAL MODULE: ./build/domain/evolve.js + 7 modules
var evolve = __webpack_require__(80353);
;// CONCATENATED MODULE: ./build/domain/lost-work.js

/**
 * Follows a run through its own records, from State as both histories had it, which is changed. A call that was in flight
 * then was charged whole by whoever took the run for dead. Throws for records that no run can have written.
 */
function lostWorkOf(state, records) {
    const wereInFlight = new Set(state.inFlight.values());
    const ended = [];
    const published = new Map();
    for (const record of records) {
        const { event } = record;
        const task = 'task' in event ? event.task : '';
        const call = state.inFlight.get(task);
        (0,evolve/* evolve */.s)(state, record);
        if (call !== undefined && !state.inFlight.has(task))
            ended.push({ record, task, call, wasCharged: wereInFlight.has(call) });
        if (event.type === 'ResultsPublished')
            for (const result of event.results)
                published.set(nameOf(result), result.sha256);
    }
    return {
        outcomes: ended.map(end => outcomeOf(end, published.get(nameOf({ task: end.task, key: end.call.key })))),
        isWhole: state.run === undefined,
    };
}
function nameOf({ task, key }) {
    return `${task} ${key}`;
}
function outcomeOf({ record, task, call, wasCharged }, published) {
    const { run, seq, at, event } = record;
    const sent = {
        ...{ from: run, seq, task, key: call.key, attempt: call.attempt },
        ...{ taskType: call.taskType, model: call.model, countsAt: call.at },
        ...{ holdTokens: call.hold.tokens, holdNanoUsd: call.hold.nanoUsd, wasCharged },
    };
    switch (event.type) {
        case 'TaskCompleted':
            return { ...sent, ended: 'answered', hold: event.hold, result: resultOf(event, at, published) };
        case 'AttemptFailed':
            return { ...sent, ended: 'failed', failure: event.failure, hold: event.hold };
        default:
            return { ...sent, ended: 'failed', hold: { end: 'charged' } };
    }
}
function resultOf({ answer, servedBy, finishReason }, at, published) {
    return {
        ...{ answer, at },
        ...(servedBy !== undefined && { servedBy }),
        ...(finishReason !== undefined && { finishReason }),
        ...(published !== undefined && { published }),
    };
}

// EXTERNAL MODULE: ./build/log/chain.js
var chain = __webpack_require__(75204);
// EXTERNAL MODULE: ./build/log/line.js
var line = __webpack_require__(51343);
// EXTERNAL MODULE: ./build/log/replay.js + 4 modules
var replay = __webpack_require__(45706);
// EXTERNAL MODULE: ./build/app/open-journal.js + 1 modules
var open_journal = __webpack_require__(9259);
;// CONCATENATED MODULE: ./build/app/home/lost-history.js





/**
 * Proves that the lines of a run go on from an append of this log, and works out what it did from there on. They are
 * believed as far as a log is: to link, they must begin behind a seal that is ours.
 */
function readLostHistory(log, { run, lines }) {
    const first = (0,line/* readEnvelope */.HT)(Buffer.from(lines.subarray(0, ENVELOPE_BYTES_MAX)).toString('latin1'), 0);
    if (first === undefined)
        return refused('It does not begin with a line of a log.');
    const { seals, beginning } = sealsFrom(log, first.seq - 1);
    const known = seals.get(first.seq - 1);
    const rest = known === undefined ? linesBehind(beginning, lines) : lines;
    const from = known ?? beginning;
    if (from === undefined || rest === undefined)
        return refused(`This log has no append that ends before event ${first.seq}.`);
    const records = [];
    let fork = from.head;
    const onSeal = (head) => {
        if (seals.get(head.seq)?.head.hash === head.hash)
            fork = head;
    };
    const read = (0,replay/* replay */.e)([rest], record => records.push(record), { from, onSeal });
    if (read.status === 'torn')
        return refused('Its last append is cut off.');
    if (read.status !== 'intact') {
        const reason = `It cannot be read from event ${read.seq} on. ${read.reason}`;
        return read.status === 'newer' ? { kind: 'newer', reason } : refused(reason);
    }
    const own = records.filter(({ seq }) => seq > fork.seq);
    if (own.length === 0)
        return { kind: 'known' };
    if (own.some(record => record.run !== run))
        return refused('It has lines of other runs as well.');
    const then = stateAt(log, fork);
    return then === undefined ? refused('It has nothing in common with this log.') : workOf(then, own);
}
/** The part of a line before its event has no more. */
const ENVELOPE_BYTES_MAX = 256;
/**
 * Of a run that does not know that a snapshot stands for its first lines: the commit of that was its own, and the reply was lost.
 * Undefined: none of its appends ends there.
 */
function linesBehind(beginning, lines) {
    if (beginning === undefined)
        return undefined;
    const seal = `${(0,chain/* sealOf */.Ru)(beginning.head.hash)}\n`;
    const at = Buffer.from(lines).indexOf(seal);
    return at === -1 ? undefined : lines.subarray(at + seal.length);
}
/** Each place of the log from an event on at which an append ends, and with it another history may begin. */
function sealsFrom(log, seq) {
    const seals = new Map(seq === 0 ? [[0, { head: chain/* GENESIS */.hw, at: '' }]] : []);
    let at = '';
    const read = (0,open_journal/* readLog */.x6)(log, record => ({ at } = record), head => {
        if (head.seq >= seq)
            seals.set(head.seq, { head, at });
    });
    // Of the head that it begins with only the snapshot knows the time.
    const beginning = read.ok ? read.snapshot : undefined;
    if (beginning !== undefined)
        seals.set(beginning.head.seq, beginning);
    return { seals, beginning };
}
/** A copy, as it is gone on with. Undefined: the log has no such event. */
function stateAt(log, { seq }) {
    let then;
    (0,open_journal/* readLog */.x6)(log, (record, state) => {
        if (record.seq === seq)
            then = structuredClone(state);
    });
    return then;
}
/** Lines that link may still be no history: who can write to the branch can seal what he likes. */
function workOf(then, own) {
    try {
        return { kind: 'proved', ...lostWorkOf(then, own) };
    }
    catch {
        return refused('What it says cannot have happened.');
    }
}
function refused(reason) {
    return { kind: 'refused', reason };
}

;// CONCATENATED MODULE: ./build/app/home/left-behind.js





/** `find`: where the answers are that the lines name. */
function leftOnBranch(branch, view, find) {
    const files = [...(view?.files.values() ?? [])];
    return files.flatMap((file) => {
        const run = (0,branch_files/* handedOverAt */.uT)(file.path);
        if (run === undefined)
            return [];
        return [{ run, path: file.path, lines: () => branch.fetch(file), find }];
    });
}
/** The last run of a copy that goes on another way than the branch. The copy is read now: it will soon be gone. */
function leftInCopy({ store, answers }) {
    let run;
    const log = (0,open_journal/* readLog */.x6)(store, record => ({ run } = record));
    if (!log.ok || run === undefined)
        return undefined;
    const lines = (0,appends_of_run/* appendsOfRun */.G)(store.read(), run, log.end - (store.snapshot()?.end ?? 0));
    const kept = new Map(answers.list().flatMap(answer => {
        const bytes = answerIn(answers, answer);
        return bytes === undefined ? [] : [[answer, bytes]];
    }));
    return {
        ...{ run, path: undefined },
        lines: () => Promise.resolve({ ok: true, value: lines, date: undefined }),
        find: wanted => {
            const found = wanted.flatMap(answer => {
                const bytes = kept.get(answer);
                return bytes === undefined ? [] : [[answer, bytes]];
            });
            return Promise.resolve({ ok: true, value: new Map(found), date: undefined });
        },
    };
}
/** Who may write to the cache can put a folder in the place of a file. */
function answerIn(answers, answer) {
    try {
        return answers.get(answer);
    }
    catch (error) {
        if (isOfTheMachine(error))
            throw error;
        return undefined;
    }
}
/**
 * Whatever runs did aside from the log that lies here is paid for. A run that cannot see all of it, or cannot read it, must
 * not send anything: it might pay again.
 */
async function lookInto(left, here) {
    const looked = [];
    for (const { lines: fetchLines, find, ...each } of left) {
        const lines = await fetchLines();
        if (!lines.ok)
            return unseen(each.run, lines.trouble);
        const history = readLostHistory(here?.store ?? NO_LOG, { run: each.run, lines: lines.value });
        if (history.kind === 'newer') {
            const message = `What run ${each.run} did aside from this log is not taken in. ${history.reason}`;
            return { ok: false, because: 'newer', message };
        }
        const missing = answersIn(history).filter(answer => here?.answers.get(answer) === undefined);
        const found = await find([...new Set(missing)]);
        if (!found.ok)
            return unseen(each.run, found.trouble);
        looked.push({ ...each, lines: lines.value, history, answers: found.value });
    }
    return { ok: true, value: looked };
}
const NO_LOG = { read: () => [], snapshot: () => undefined };
/** What is published has been read by others already. */
function answersIn(history) {
    if (history.kind !== 'proved')
        return [];
    return history.outcomes.flatMap(({ result }) => result === undefined || result.published !== undefined ? [] : [result.answer]);
}
function unseen(run, { message }) {
    return {
        ok: false,
        because: 'trouble',
        message: `What run ${run} did aside from this log could not be fetched, and nothing is sent before: it might be paid for again. ${message}`,
    };
}

;// CONCATENATED MODULE: ./build/app/home/bring-log-here.js
















const CLOCK_SKEW_MS_MAX = 60 * 60_000;
const LOOKS_MAX = 3;
/**
 * Before a run opens its log: looks who is at work, decides whose copy of the log to go on from, and puts it on the disk.
 * Nothing is written anywhere else, but for a count of runs that could not reach the cache.
 */
async function bringLogHere({ home, clock }, seen, { identity, run }) {
    const looked = await lookedQuickly(home, seen);
    if (looked === undefined)
        return { kind: 'refused', message: SLOW, problem: undefined };
    if (!looked.ok)
        return { kind: 'refused', message: looked.trouble.message, problem: undefined };
    const view = looked.value;
    const read = headOn(view);
    if (!read.ok)
        return bring_log_here_refused('corrupt', read.message);
    const { head } = read;
    if (head !== undefined && (head.repository !== identity.repository || head.agent !== identity.agent))
        return bring_log_here_refused('foreign', foreignMessage(head, identity));
    const offset = (0,clock_offset/* offsetOf */.b4)(looked.date);
    const holder = await holderOf(view, { home, run, nowMs: clock.now() + offset.leastMs });
    if (holder !== undefined)
        return { kind: 'overlapped', holder };
    const offMs = (0,clock_offset/* surelyOff */.O2)(offset);
    if (Math.abs(offMs) > CLOCK_SKEW_MS_MAX)
        return bring_log_here_refused('clock', clockMessage(offMs));
    home.disk.clearScratch();
    const found = await findCopies(home, head, identity);
    const choice = chooseCopy(found.branch, found.disk, found.cache, parseUnreachedRuns(view?.texts.get(home_home/* UNREACHED */.U3))?.runs ?? 0);
    if (choice.use === 'nothing')
        return refuseChoice(choice, { home, view, run });
    // A copy that does not have the branch's head may be of a run that lost its place and died before it could say so.
    const isBeside = choice.use === 'branch' && found.cache.kind === 'whole' && !found.cache.hasBranchHead;
    const inCopy = isBeside && found.scratch ? leftInCopy(found.scratch) : undefined;
    const placed = await place(choice, found.scratch, { home, view, head, identity });
    if (placed !== undefined)
        return placed;
    home.disk.clearScratch();
    const isDoubtful = choice.because === 'ended-cleanly';
    const isOlder = isBeside && isKnownHere(found.cache, home);
    const besides = inCopy === undefined || isOlder ? [] : [{ ...inCopy, isDoubtful }];
    const find = answersInCopyOr(inCopy?.find, answersOnBranch(home.branch, view));
    const left = await lookInto([...leftOnBranch(home.branch, view, find), ...besides], home.disk.here());
    if (!left.ok)
        return left.because === 'newer'
            ? bring_log_here_refused('newer', newerMessage(left.message))
            : { kind: 'refused', message: left.message, problem: undefined };
    return {
        kind: 'here',
        source: choice.use === 'branch' ? 'repository' : choice.use,
        // A copy of an earlier run means that the killed one had not made any.
        because: choice.because === 'two-histories' && isOlder ? 'copy-missing' : choice.because,
        endLost: 'endLost' in choice && choice.endLost,
        onBranch: { ...(0,branch_copy/* onBranch */.n)(view, head), hasLeftBehind: left.value.length > 0 },
        find,
        leftBehind: left.value,
        outdated: view?.files.has(home_home/* UNREACHED */.U3) === true ? [home_home/* UNREACHED */.U3] : [],
        lease: view?.texts.get(home_home/* LEASE */.DL),
        date: looked.date,
    };
}
/** A look that took so long shows what was, and not what time it is: the machine stood still, or its clock was set meanwhile. */
async function lookedQuickly({ branch }, seen) {
    for (let looked = seen, looks = 1;; looks += 1) {
        const { leastMs, mostMs } = (0,clock_offset/* offsetOf */.b4)(looked.ok ? looked.date : undefined);
        if (Math.abs(mostMs - leastMs) <= clock_offset/* UNSURE_MS_MAX */.JI)
            return looked;
        if (looks === LOOKS_MAX)
            return undefined;
        looked = await branch.look(home_home/* LOOKED_AT */.Zw);
    }
}
const SLOW = 'GitHub’s answers took more than ten minutes each, so nobody can say what time it is there. Nothing was spent. The next run tries again.';
/** A branch without a head and without a log is one on which no run has ever begun. */
function headOn(view) {
    const text = view?.texts.get(home_home/* HEAD */.Vx);
    const head = text === undefined ? undefined : (0,branch_head/* parseBranchHead */.AC)(text);
    if (head !== undefined)
        return { ok: true, head };
    const hasLog = [...(view?.files.keys() ?? [])].some(path => /^(?:log|snapshot)\//.test(path));
    if (view === undefined || (!view.files.has(home_home/* HEAD */.Vx) && !hasLog))
        return { ok: true, head: undefined };
    return {
        ok: false,
        message: `The file ${home_home/* HEAD */.Vx} of the state branch cannot be read: somebody edited it, or a newer release wrote it. Nothing was spent. Take the branch back to a commit of the agent's, or delete the branch to start anew.`,
    };
}
/** The run that keeps this one out; undefined: nobody does. Asked only when a lease lives that is not ours. */
async function holderOf(view, { home, run, nowMs }) {
    // One that somebody has spoilt keeps nobody out: the branch itself lets only one writer through.
    const lease = (0,domain_lease/* parseLease */.QM)(view?.texts.get(home_home/* LEASE */.DL));
    if (lease === undefined)
        return undefined;
    const now = (0,units/* timestampOf */.U_)(nowMs);
    // Another job of the same workflow run has the same name: it is this one only if its lines lie here.
    const here = home.disk.wasFetched() ? undefined : home.disk.here();
    const me = here !== undefined && (0,appends_of_run/* appendsOfRun */.G)(here.store.read(), run).length > 0 ? run : undefined;
    if ((0,domain_lease/* claimLease */.lT)(lease, me, now, 'unknown') !== 'held')
        return undefined;
    const asked = await home.runs.isOver(lease.run);
    const holder = !asked.ok ? 'unknown' : asked.value ? 'over' : 'running';
    return (0,domain_lease/* claimLease */.lT)(lease, me, now, holder) === 'held' ? lease.run : undefined;
}
async function findCopies(home, head, identity) {
    const branch = head && { head, runIsOpen: head.run !== undefined };
    const here = home.disk.here();
    const disk = here && (0,copy_facts/* copyFacts */.JX)(here.store, identity, head, home.disk.wasFetched());
    if (!needsCache(branch, disk))
        return { branch, disk, cache: { kind: 'missing' }, scratch: undefined };
    const scratch = home.disk.openScratch();
    const restored = await home.copies.restore(home.copyPrefix, scratch.folder);
    switch (restored.kind) {
        case 'hit':
            return { branch, disk, cache: cachedFacts(scratch, identity, head), scratch };
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
/**
 * Who may write to the cache can put anything there. What cannot be read is no log, and no reason to end a run. Unless it is this
 * machine that cannot read it: it may be whole, and is as good as out of reach.
 */
function cachedFacts({ store, answers }, identity, head) {
    try {
        answers.list();
        return (0,copy_facts/* copyFacts */.JX)(store, identity, head, true) ?? { kind: 'unusable', reason: EMPTY_COPY };
    }
    catch (error) {
        if (isOfTheMachine(error))
            return { kind: 'unreachable', reason: UNREAD_COPY };
        return { kind: 'unusable', reason: UNREADABLE_COPY };
    }
}
const EMPTY_COPY = 'The copy of the log in the cache is empty.';
const UNREAD_COPY = 'The disk of this machine could not read the copy that came from there.';
const UNREADABLE_COPY = 'The copy of the log in the cache has something else in the place of a file or folder.';
/** Undefined: the chosen log lies on the disk. */
async function place(choice, cached, { home, view, head, identity }) {
    if (choice.use === 'cache' && cached !== undefined)
        home.disk.adopt(cached);
    if (choice.use !== 'branch' || view === undefined || head === undefined)
        return undefined;
    const fetched = await (0,fetch_log/* fetchLog */.$)(home.branch, view, head);
    if (!fetched.ok)
        return { kind: 'refused', message: fetched.trouble.message, problem: undefined };
    if (fetched.value.kind === 'damaged')
        return bring_log_here_refused('corrupt', damagedMessage(fetched.value.reason));
    const copy = home.disk.openScratch();
    if (fetched.value.snapshot !== undefined)
        copy.store.beginWith(fetched.value.snapshot);
    for (const { bytes } of fetched.value.pieces)
        await copy.store.append(bytes);
    for (const [answer, bytes] of fetched.value.answers)
        await copy.answers.put(answer, bytes);
    await copy.store.close();
    const facts = (0,copy_facts/* copyFacts */.JX)(copy.store, identity, head, true);
    if (facts?.kind === 'newer')
        return bring_log_here_refused('newer', newerMessage(facts.reason));
    const isWhole = facts?.kind === 'whole' && facts.hasBranchHead && facts.head.seq === head.seq;
    if (!isWhole)
        return bring_log_here_refused('corrupt', damagedMessage(facts?.kind === 'unusable' ? facts.reason : OTHER_HEAD));
    home.disk.adopt(copy);
    return undefined;
}
/**
 * A copy that does not have the branch's head is another history, unless the log of the branch, which lies here now, has
 * the copy's: then it is one of an earlier run.
 */
function isKnownHere(cache, { disk }) {
    const here = disk.here();
    return here !== undefined && cache.kind === 'whole' && (0,copy_facts/* hasSeal */.uB)(here.store, cache.head);
}
const OTHER_HEAD = `It does not end where ${home_home/* HEAD */.Vx} says.`;
async function refuseChoice(choice, { home, view, run }) {
    if (choice.because === 'copy-unusable')
        return bring_log_here_refused('corrupt', choice.reason);
    if (choice.because === 'copy-newer')
        return bring_log_here_refused('newer', newerMessage(choice.reason));
    const runs = await countUnreached(home.branch, view, run);
    return {
        kind: 'refused',
        message: `The last run was cut off, and the Actions cache, which may hold what it did last, cannot be reached: ${choice.reason} Nothing was spent. The next run tries again; the third in a row goes on from the state branch.`,
        problem: { kind: 'cache-unreachable', runs },
    };
}
function bring_log_here_refused(kind, message) {
    return { kind: 'refused', message, problem: { kind, message } };
}
function clockMessage(offMs) {
    const minutes = Math.round(Math.abs(offMs) / 60_000);
    return `The clock of this machine is ${minutes} minutes ${offMs > 0 ? 'behind' : 'ahead of'} GitHub's, and budgets count by the day. Nothing was spent. Set the clock right.`;
}
function foreignMessage(head, identity) {
    return `The state branch belongs to agent "${head.agent}" of repository ${head.repository}, expected agent "${identity.agent}" of repository ${identity.repository}: it came with a fork or a copy. Nothing was spent. Delete the branch to start anew, or take its finished work over with "log adopt".`;
}
/** Going back behind what the newer release did would pay again for what it has paid. */
function newerMessage(reason) {
    return `${reason} It was left as it is, and nothing was spent.`;
}
function damagedMessage(reason) {
    return `The log on the state branch is damaged. ${reason} It was left as it is, and nothing was spent. Take the branch back to a commit of the agent's: its history has every one.`;
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
        const { requestsPerMinute, tokensPerMinute } = this.#options;
        this.#requests.perMinute =
            requestsPerMinute ?? limitOf(pace.requestsPerMinute) ?? this.#requests.perMinute;
        this.#tokens.perMinute = tokensPerMinute ?? limitOf(pace.tokensPerMinute) ?? this.#tokens.perMinute;
        const spent = pace.requestsRemaining === 0 || pace.tokensRemaining === 0;
        if (spent && pace.resetMs !== undefined) {
            this.#closedUntilMs = Math.max(this.#closedUntilMs, nowMs + Math.min(pace.resetMs, MINUTE_MS));
        }
    }
}
/** By an answer that has come, a limit of nothing is how a server says that it has none. */
function limitOf(perMinute) {
    return perMinute === 0 ? undefined : perMinute;
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

// EXTERNAL MODULE: ./build/app/prepare-tasks.js + 1 modules
var prepare_tasks = __webpack_require__(79826);
// EXTERNAL MODULE: ./build/domain/alerts/firing-alerts.js + 2 modules
var firing_alerts = __webpack_require__(10278);
// EXTERNAL MODULE: ./build/report/publication-report.js
var publication_report = __webpack_require__(75036);
// EXTERNAL MODULE: ./build/domain/requests/skipped.js
var skipped = __webpack_require__(7952);
// EXTERNAL MODULE: ./build/report/json-text.js
var json_text = __webpack_require__(12365);
// EXTERNAL MODULE: ./build/report/money.js
var report_money = __webpack_require__(10967);
;// CONCATENATED MODULE: ./build/report/badge.js



/**
 * A badge as shields.io's endpoint takes it (https://shields.io/badges/endpoint-badge): the gravest alert, else how far
 * the list is done.
 */
function badgeOf(agent, state) {
    const label = agent === 'default' ? 'background agent' : `background agent ${agent}`;
    return (0,json_text/* jsonText */.s)({ schemaVersion: 1, label, ...stand(state) });
}
/** The gravest first. */
const ALERTS = [
    ['state', 'log trouble', 'red'],
    ['stale', 'silent', 'red'],
    ['provider', 'provider stopped', 'red'],
    ['quarantine', 'quarantined', 'orange'],
    ['budget', 'budget reached', 'yellow'],
    ['interrupted', 'interrupted', 'yellow'],
    ['anomaly', 'out of the ordinary', 'yellow'],
];
function stand({ tasks, alerts }) {
    // What somebody wants skipped is no part of the list, as long as they do.
    const all = [...tasks.values()].filter(task => !(0,skipped/* isSkipped */.J)(task));
    const quarantined = all.filter(({ status }) => status === 'quarantined').length;
    const done = all.filter(({ status }) => status === 'completed').length;
    const kinds = new Set([...alerts.values()].map(({ alert }) => alert));
    const gravest = ALERTS.find(([kind]) => kinds.has(kind));
    if (gravest === undefined) {
        return {
            message: `${(0,report_money/* count */.U9)(done)} of ${(0,report_money/* count */.U9)(all.length)} done`,
            color: done === all.length ? 'brightgreen' : 'blue',
        };
    }
    const [kind, message, color] = gravest;
    return { message: kind === 'quarantine' ? `${(0,report_money/* count */.U9)(quarantined)} ${message}` : message, color };
}

// EXTERNAL MODULE: ./build/domain/task-counts.js
var task_counts = __webpack_require__(37749);
// EXTERNAL MODULE: ./build/domain/usd.js
var usd = __webpack_require__(93509);
// EXTERNAL MODULE: ./build/report/budget-json.js
var budget_json = __webpack_require__(26669);
;// CONCATENATED MODULE: ./build/report/status-file.js




/**
 * How the agent stands, for programs and for people who look at the state branch: as of the last run that changed
 * something, since an idle one writes nothing. Money is in USD. Names of tasks are not in it.
 */
function statusFileOf(state, report) {
    const { agent, run, provider, startedAt, finishedAt, outcome, calls, tokens, costNanoUsd } = report;
    const snoozes = [...state.asked.snoozes].filter(([, until]) => until > finishedAt);
    return (0,json_text/* jsonText */.s)({
        version: 1,
        agent,
        asOf: finishedAt,
        counts: (0,task_counts/* countTasks */.g)(state),
        alerts: [...state.alerts.values()].map(alertOf),
        ...(snoozes.length > 0 && { snoozedUntil: Object.fromEntries(snoozes) }),
        lastRun: {
            run,
            provider,
            outcome,
            startedAt,
            finishedAt,
            completed: report.counts.completed,
            quarantined: report.counts.quarantined,
            calls,
            tokens,
            costUsd: costNanoUsd / usd/* NANO_PER_USD */.W,
        },
        budgets: report.budgets.map(budget_json/* budgetJson */.S),
    });
}
function alertOf({ alert, severity, reason, since, changedAt }) {
    return { kind: alert, severity, reason, since, changedAt };
}

// EXTERNAL MODULE: ./build/app/home/hand-over.js
var hand_over = __webpack_require__(47600);
// EXTERNAL MODULE: ./build/domain/alerts/alert.js
var alerts_alert = __webpack_require__(62639);
// EXTERNAL MODULE: ./build/domain/oddities/oddity.js + 2 modules
var oddity = __webpack_require__(26589);
// EXTERNAL MODULE: ./build/report/result-path.js
var result_path = __webpack_require__(68316);
// EXTERNAL MODULE: ./build/report/run-report.js
var run_report = __webpack_require__(72065);
;// CONCATENATED MODULE: ./build/app/report-run.js








/** All that a run has to say for itself: a projection of State as it is when the run ends. */
function reportRun(state, work, settings, at, findings) {
    const { run } = state;
    const tasks = [...(run?.touched.keys() ?? [])].flatMap(id => taskReport(id, state, run, settings));
    const completed = tasks.filter(({ status }) => status === 'completed').length;
    const quarantined = tasks.filter(run_report/* isQuarantine */.B).length;
    const skippedByPeople = [...state.tasks.values()].filter(skipped/* isSkipped */.J).length;
    const spent = run?.account.spent;
    const { own, grouped } = (0,oddity/* odditiesOf */.hT)(state);
    return {
        agent: settings.agent,
        run: settings.run,
        provider: settings.provider,
        alerts: [],
        alertsOpened: 0,
        ...at,
        ...findings,
        counts: {
            completed,
            quarantined,
            skipped: countOf(state, 'completed') - completed,
            pending: countOf(state, 'pending') + countOf(state, 'processing'),
            failed: countOf(state, 'failed'),
        },
        inQuarantine: countOf(state, 'quarantined') - skippedByPeople,
        skippedByPeople,
        calls: run?.calls ?? 0,
        tokens: spent?.tokens ?? 0,
        costNanoUsd: spent?.nanoUsd ?? 0,
        budgets: budgetsAt(state, at.finishedAt, settings.limits),
        budgetsReached: run?.budgetsReached ?? [],
        monthTotals: monthTotals(state, (0,units/* monthOf */.GS)(at.finishedAt)),
        oversized: oversizedTasks(state, work, settings.limits),
        stops: run?.stops ?? [],
        tasks,
        oddities: [...own, ...grouped],
        resultsPath: settings.results.folder,
        logPath: settings.logPath,
    };
}
function monthTotals({ totals }, wanted) {
    return [...totals.values()]
        .filter(({ month }) => month === wanted)
        .map(({ month, taskType, costNanoUsd }) => ({ month, taskType, costNanoUsd }));
}
/** Every budget that is switched on, or that people have set for the day, with its numbers as they are now. */
function budgetsAt(state, now, limits) {
    return (0,domain_budget/* budgetsOf */.k7)((0,domain_state/* accountsAt */.GO)(state, now), (0,limits_in_force/* limitsInForce */.h)(limits, state, now));
}
/** Open tasks whose own worst case is above a whole budget: no run will ever take them. */
function oversizedTasks(state, work, limits) {
    return [...work].flatMap(([id, needs]) => {
        const task = state.tasks.get(id);
        if (task?.status !== 'pending' && task?.status !== 'failed')
            return [];
        const budget = (0,domain_budget/* neverFits */.di)(task.tries.doubled ? needs.holdDoubled : needs.hold, limits);
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

// EXTERNAL MODULE: ./build/report/dashboard/request-reply.js
var request_reply = __webpack_require__(61580);
// EXTERNAL MODULE: ./build/app/alerts/told.js
var told = __webpack_require__(98053);
// EXTERNAL MODULE: ./build/app/requests/answered.js
var answered = __webpack_require__(53368);
// EXTERNAL MODULE: ./build/app/requests/look-into-inbox.js
var look_into_inbox = __webpack_require__(10914);
// EXTERNAL MODULE: ./build/app/requests/pending-requests.js + 1 modules
var pending_requests = __webpack_require__(67934);
;// CONCATENATED MODULE: ./build/app/requests/answer-requests.js






/** Later than that an answer is no answer any more. */
const ANSWERED_WITHIN_MS = 7 * 86_400_000;
/**
 * Answers each comment that was taken: one reply, then a reaction that says that it is answered. Only what is durable in the
 * repository may be answered. A reply of GitHub's that was lost doubles nothing: before a reply is written, it is looked for.
 */
async function answerRequests(requests, state, facts) {
    const taken = requests.taken.filter(({ source }) => source.kind === 'comment');
    const { owed, unsure } = await lateRequests(requests, state, Date.parse(facts().now));
    const open = [
        ...owed.map(request => ({ request, ...lateAnswerTo(request, facts) })),
        ...taken.map(request => ({ request, ...answerTo(request, facts) })),
    ];
    // Nobody can say whether they may: a later run can.
    const left = unsure.map(idOf);
    let trouble = unsure.length === 0 ? undefined : requests.askers.trouble;
    if (open.length === 0)
        return { left, trouble };
    // Somebody may have answered since: a run whose reply was lost, or one that was faster.
    const looked = await (0,look_into_inbox/* lookIntoInbox */.W)(requests.inbox, requests.agent);
    if (!looked.ok)
        return { left: [...left, ...open.map(({ request }) => idOf(request))], trouble: looked.trouble };
    for (const { request, reply, reaction } of open) {
        const issue = looked.value.issues.find(({ number }) => number === request.issue);
        // One that was deleted, or locked, wants no answer.
        if (issue === undefined || issue.isLocked || (0,answered/* isAnswered */.Q)(request, looked.value.issues))
            continue;
        const failed = await answer(requests, { request, issue, reply, reaction });
        if (failed === undefined)
            continue;
        trouble ??= failed;
        if ((0,told/* isPassing */.WG)(failed))
            left.push(idOf(request));
    }
    return { left, trouble };
}
/**
 * What an earlier run took and did not answer. It is one that died, or that GitHub refused: so it is looked up anew whether
 * whoever asked may, as a comment of somebody who may not lies below the mark of what was taken as well.
 */
async function lateRequests({ issues, agent, askers, taken }, { asked }, nowMs) {
    const owed = [];
    const unsure = [];
    const read = (0,look_into_inbox/* readUpTo */.V)(issues, agent);
    for (const request of (0,pending_requests/* requestsIn */.q)(issues, agent)) {
        const { issue, source, at, by } = request;
        if (source.kind !== 'comment' || (0,requests_asked/* isBefore */.Y8)(source, read))
            continue;
        if (taken.some(each => each.source.kind === 'comment' && each.source.id === source.id))
            continue;
        if (!(0,requests_asked/* isTaken */.Ck)(asked, issue, source) || Date.parse(at) < nowMs - ANSWERED_WITHIN_MS)
            continue;
        if ((0,answered/* isAnswered */.Q)(request, issues))
            continue;
        const mayAsk = await askers.mayAsk(by);
        if (mayAsk !== false)
            (mayAsk === true ? owed : unsure).push(request);
    }
    return { owed, unsure };
}
function answerTo({ wish, came }, facts) {
    if ('complaint' in wish)
        return answerToMistake(wish.complaint);
    const reaction = came.outcome === 'done' ? '+1' : 'confused';
    return { reply: (0,request_reply/* replyTo */.u7)(wish.request, came, facts), reaction };
}
/** What came of it is in the log only, behind what State knows. */
function lateAnswerTo({ wish }, facts) {
    if ('complaint' in wish)
        return answerToMistake(wish.complaint);
    return { reply: (0,request_reply/* lateReply */.je)(facts()), reaction: 'rocket' };
}
function answerToMistake(complaint) {
    return { reply: (0,request_reply/* replyToMistake */.qF)(complaint), reaction: 'confused' };
}
/** Undefined: it is done. The reaction comes last, as it says so. */
async function answer({ inbox, tracker }, { request, issue, reply, reaction, }) {
    const id = idOf(request);
    if (!(0,answered/* hasReply */.h)(id, issue)) {
        const said = await tracker.comment(issue.number, `${(0,request_reply/* replyMarkerOf */.EV)(id)}\n${reply}`);
        if (!said.ok)
            return said.trouble;
    }
    const reacted = await inbox.react(id, reaction);
    return reacted.ok ? undefined : reacted.trouble;
}
function idOf({ source }) {
    return source.kind === 'comment' ? source.id : 0;
}

// EXTERNAL MODULE: ./build/report/dashboard/dashboard-box.js
var dashboard_box = __webpack_require__(40796);
// EXTERNAL MODULE: ./build/report/dashboard/dashboard-marker.js
var dashboard_marker = __webpack_require__(10711);
// EXTERNAL MODULE: ./build/report/dashboard/dashboard-watch.js
var dashboard_watch = __webpack_require__(37482);
// EXTERNAL MODULE: ./build/report/dashboard/dashboard.js + 3 modules
var dashboard_dashboard = __webpack_require__(5742);
// EXTERNAL MODULE: ./build/domain/requests/agent-request.js
var agent_request = __webpack_require__(79597);
;// CONCATENATED MODULE: ./build/app/requests/show-dashboard.js









/**
 * Brings the agent's dashboard up to date, and makes it where there is none: silently, as GitHub tells nobody of an edit. What
 * somebody ticks between the look and the write is overwritten and yet not lost: the history of the edits has it, and the next
 * run reads that. One that a person has closed is left alone. Undefined: all is well; else why it could not be shown.
 */
async function showDashboard(requests, state, facts, unanswered) {
    const { agent, tracker } = requests;
    const looked = await (0,look_into_inbox/* lookIntoInbox */.W)(requests.inbox, agent);
    if (!looked.ok)
        return looked.trouble;
    const found = dashboardsIn(looked.value.issues, agent);
    const open = found.filter(({ isOpen }) => isOpen);
    const [dashboard, ...doubles] = open;
    if (dashboard === undefined && found.length > 0)
        return undefined;
    const read = readNow(requests, state, { unanswered, before: (0,look_into_inbox/* readUpTo */.V)(found, agent) });
    if (dashboard === undefined) {
        const body = (0,dashboard_dashboard/* dashboardOf */.O)(facts, '', read);
        const title = (0,dashboard_marker/* dashboardTitleOf */.UY)(agent);
        const wishes = { labels: [], assignees: [] };
        return troubleIn(await tracker.create({ title, body, labels: dashboard_marker/* DASHBOARD_LABELS */.jK, wishes }));
    }
    const shown = (0,dashboard_dashboard/* dashboardOf */.O)(facts, (0,dashboard_watch/* watchIn */.hv)(dashboard.body), read);
    const body = (0,dashboard_box/* withTicks */.Zm)(shown, await stillWanted(requests, state, { dashboard, read }));
    const written = await tracker.change(dashboard.number, { body });
    if (!written.ok)
        return written.trouble;
    return closeDoubles(requests, dashboard.number, doubles);
}
/** Oldest first. */
function dashboardsIn(issues, agent) {
    return (0,pending_requests/* issuesOf */.wf)(issues, agent)
        .filter(issue => (0,pending_requests/* isDashboardOf */.a$)(issue, agent))
        .toSorted((a, b) => a.number - b.number);
}
/** A reply of GitHub's was lost, or two runs made one each. Without its mark it is taken for none any more. */
async function closeDoubles({ tracker }, number, doubles) {
    for (const double of doubles) {
        const body = `The dashboard of this agent is #${number}; this one was made twice.\n`;
        const closed = await tracker.change(double.number, { state: 'closed', body });
        if (!closed.ok)
            return closed.trouble;
    }
    return undefined;
}
/**
 * Up to where everything that was asked is taken, or was asked by somebody who may not: all that the run saw at its start. If
 * something was in the way, or more has changed than it could look at, only what it has taken is left behind. Of the last second
 * of edits more may have come since.
 */
function readNow(requests, { asked }, { unanswered, before }) {
    const { agent, issues, hasSeenAll, askers } = requests;
    const isAllRead = hasSeenAll && askers.trouble === undefined;
    const read = (0,requests_asked/* laterOf */.eG)((0,requests_asked/* lastTaken */.SC)(asked), isAllRead ? seenIn((0,pending_requests/* issuesOf */.wf)(issues, agent)) : before);
    const first = Math.min(...unanswered);
    const comment = read.comment === undefined ? undefined : Math.min(read.comment, first - 1);
    return { ...read, comment: comment === 0 ? undefined : comment };
}
function seenIn(issues) {
    const comment = issues.reduce((last, { comments }) => Math.max(last, comments.at(-1)?.id ?? 0), 0);
    const times = issues.flatMap(({ edits }) => edits.at(-1)?.at ?? []).sort();
    const last = times.at(-1);
    return {
        comment: comment === 0 ? undefined : comment,
        edit: last === undefined ? undefined : { at: (0,units/* timestampOf */.U_)(Date.parse(last) - 1), number: 0 },
    };
}
/**
 * Boxes that somebody who may has ticked since: unticked they would look as if nobody had heard. What was left behind the mark
 * by a log that is gone is taken by nobody any more.
 */
async function stillWanted({ agent, askers }, { asked }, { dashboard, read }) {
    const wanted = new Set();
    for (const { issue, source, by, wish } of (0,pending_requests/* requestsIn */.q)([dashboard], agent)) {
        if (source.kind === 'comment' || !('request' in wish))
            continue;
        if ((0,requests_asked/* isTaken */.Ck)(asked, issue, source) || (0,requests_asked/* isBefore */.Y8)(source, read))
            continue;
        if ((await askers.mayAsk(by)) !== false)
            wanted.add((0,agent_request/* requestText */.T9)(wish.request));
    }
    return (0,dashboard_box/* boxesIn */.B6)(dashboard.body)
        .map(({ request }) => request)
        .filter(request => wanted.has((0,agent_request/* requestText */.T9)((0,dashboard_box/* requestOfBox */.Og)(request))));
}
function troubleIn(asked) {
    return asked.ok ? undefined : asked.trouble;
}

;// CONCATENATED MODULE: ./build/app/requests/settle-requests.js







/**
 * Answers whoever asked, and shows how the agent stands, once the run's events are durable in the repository: else the next run
 * might know nothing of what people were told. Undefined: all is said; else why it could not be.
 */
async function settleRequests(requests, run) {
    const facts = factsOf(requests, run, await requests.nextDueAt?.());
    const answered = await answerRequests(requests, run.state, () => facts);
    const trouble = await showDashboard(requests, run.state, facts, answered.left);
    return (answered.trouble ?? trouble)?.message;
}
/**
 * Whether something was taken of which the dashboard does not know: the run that took it died, or GitHub was not to be had. One
 * that a person has closed is told nothing, so there only an answer can be owed.
 */
async function isUnsaid(requests, { asked }, now) {
    const { issues, agent } = requests;
    const dashboards = issues.filter(issue => (0,pending_requests/* isDashboardOf */.a$)(issue, agent));
    if (dashboards.length > 0 && dashboards.every(({ isOpen }) => !isOpen))
        return (await lateRequests(requests, { asked }, Date.parse(now))).owed.length > 0;
    const read = (0,look_into_inbox/* readUpTo */.V)(issues, agent);
    return (0,pending_requests/* requestsIn */.q)(issues, agent).some(({ issue, source }) => (0,requests_asked/* isTaken */.Ck)(asked, issue, source) && !(0,requests_asked/* isBefore */.Y8)(source, read));
}
function factsOf({ agent }, { state, report, limits, now, place }, nextDueAt) {
    const budgets = budgetsAt(state, now, limits);
    return { agent, now, state, budgets, alerts: alertsOf(state, report), lastRun: report, nextDueAt, place };
}
/** The gravest first, and of those the longest known. */
function alertsOf({ alerts }, report) {
    return [...alerts.values()]
        .map(({ alert, fingerprint, severity, since }) => {
        const issue = report.alerts.find(({ kind }) => kind === alert)?.issue?.number;
        return { alert, fingerprint, severity, since, issue };
    })
        .sort((a, b) => (0,alerts_alert/* byGravity */.SN)(a.severity, b.severity) || (a.since < b.since ? -1 : 1));
}

// EXTERNAL MODULE: ./build/app/home/keep-state.js + 3 modules
var keep_state = __webpack_require__(28665);
// EXTERNAL MODULE: ./build/domain/recover-outcomes.js
var recover_outcomes = __webpack_require__(48723);
// EXTERNAL MODULE: ./build/log/decode.js
var decode = __webpack_require__(97179);
;// CONCATENATED MODULE: ./build/app/home/take-in.js





/**
 * Takes in what runs did that lost their place in the log: their calls are accounted for, and their answers are those of
 * tasks that still want one. Nothing may be sent before, or it might be paid for again. What cannot be proved is put aside
 * and told, and never believed.
 */
async function takeIn(ports, left) {
    const put = new Map();
    const remove = [];
    const merged = [];
    const refusals = [];
    for (const each of left) {
        const { run, path, history } = each;
        if (path !== undefined)
            remove.push(path);
        switch (history.kind) {
            case 'known':
                break;
            case 'refused':
                if (each.isDoubtful === true)
                    break;
                refusals.push(refusalText(each, history.reason));
                if (path !== undefined)
                    put.set((0,branch_files/* putAsidePath */.pu)(run), each.lines);
                break;
            case 'proved':
                await takeInOne(ports, each, history);
                merged.push(run);
                break;
            default:
                (0,invariant/* assertNever */.x)(history);
        }
    }
    for (const text of refusals)
        ports.console.write('warning', text);
    return { beside: { put, remove }, problem: problemOf(merged, refusals) };
}
async function takeInOne(ports, left, history) {
    const { journal, console } = ports;
    const { run } = left;
    const outcomes = [];
    for (const outcome of history.outcomes)
        outcomes.push(await withAnswer(ports, left, outcome));
    const events = await journal.commit({ type: 'RecoverOutcomes', outcomes });
    if (history.isWhole)
        await journal.commit({ type: 'ReleaseEscrow', run, reason: KNOWN_TO_ITS_END });
    const calls = events.filter(event => event.type === 'OutcomeRecovered');
    const answers = calls.filter(({ result }) => result !== undefined);
    console.write('warning', mergedText(run, calls.length, answers.length));
}
const KNOWN_TO_ITS_END = 'All that it did was taken in.';
/** An answer that a task wants must lie here before the log says so. One that nobody has any more was none. */
async function withAnswer({ journal, answers }, left, outcome) {
    const { result, ...without } = outcome;
    if (result === undefined || result.published !== undefined)
        return outcome;
    if (!(0,recover_outcomes/* isWanted */.Y)(journal.state, outcome.key))
        return without;
    if (answers.get(result.answer) !== undefined)
        return outcome;
    const bytes = left.answers.get(result.answer);
    if (bytes === undefined || !isAnswer(bytes))
        return without;
    await answers.put(result.answer, bytes);
    return outcome;
}
/** Its hash is right, so it is what that run had, if it was a run that had it. */
function isAnswer(bytes) {
    const text = Buffer.from(bytes).toString('utf8');
    return !text.includes('\n') && (0,decode/* parseJson */.q)(text) !== undefined;
}
function mergedText(run, calls, answers) {
    return `Run ${run} was at work while another one had taken its place. What it did was taken in: ${(0,report_money/* counted */.hS)(calls, 'call')}, ${(0,report_money/* counted */.hS)(answers, 'answer')} that ${answers === 1 ? 'was' : 'were'} still wanted.`;
}
function refusalText({ run, path }, reason) {
    const where = path === undefined
        ? 'the copy in the cache was left alone'
        : `it lies in "${(0,branch_files/* putAsidePath */.pu)(run)}" on the state branch now`;
    return `What is said to be the work of run ${run} could not be taken in, and ${where}. ${reason}`;
}
function problemOf(merged, refusals) {
    if (refusals.length > 0)
        return { kind: 'unproved', message: refusals.join(' ') };
    if (merged.length === 0)
        return undefined;
    return { kind: 'fork', message: `Taken in: what was done by run ${merged.join(', ')}.` };
}

// EXTERNAL MODULE: ./build/app/watch/look-back.js + 1 modules
var look_back = __webpack_require__(13066);
;// CONCATENATED MODULE: ./build/app/home/run-at-home.js














function atHome(home, brought, ports, journal, { timeoutMsMax, requests }) {
    const copy = new branch_copy/* BranchCopy */.G({ branch: home.branch, ...ports }, journal, brought.onBranch, home.bounds);
    const offset = (0,clock_offset/* offsetOf */.b4)(brought.date);
    const leaseThen = brought.lease;
    const keeper = new keep_state/* StateKeeper */.o({ home, ...ports }, journal, copy, { offset, timeoutMsMax, leaseThen });
    const { clock, console, store, answers } = ports;
    const found = { problem: undefined };
    return { home, brought, keeper, ports: { clock, console, store, answers }, requests, found };
}
/** What is to be noted of how the log came here; nothing, where all is as it should be. */
function recoveryOf(because) {
    switch (because) {
        case 'first-run':
        case 'same-disk':
        case 'ended-cleanly':
        case 'copy-of-killed-run':
            return [];
        case 'copy-missing':
        case 'copy-unusable':
        case 'two-histories':
        case 'cache-unreachable':
        case 'branch-missing':
            return [{ type: 'LogRecovered', damage: because }];
        default:
            return (0,invariant/* assertNever */.x)(because);
    }
}
/** Undefined: the clock is as it was when it was compared with GitHub's. Else no run may begin: it could count on a day that is not. */
function clockTrouble({ brought, ports }) {
    return Math.abs((0,clock_offset/* setSince */.bK)(brought.date, ports.clock)) > clock_offset/* UNSURE_MS_MAX */.JI ? CLOCK_WAS_SET : undefined;
}
const CLOCK_WAS_SET = 'The clock of this machine was set, or the machine slept, while the run began. Nothing was sent or spent. The next run looks what time it is.';
/**
 * Takes the lease with the commit that says that a run has started. Where that fails nothing was sent, so the run ends in
 * its own log as well: no later one may take it for killed.
 */
async function beginAtHome({ home, keeper, brought }, journal) {
    // What was fetched has a line of our own now.
    home.disk.own();
    const kept = await keeper.begin({ put: new Map(), remove: brought.outdated });
    if (kept.kind === 'kept') {
        keeper.start();
        return { kind: 'begun' };
    }
    const outcome = kept.kind === 'moved' ? 'overlapped' : 'failed';
    await journal.commit({ type: 'FinishRun', outcome });
    if (kept.kind === 'moved')
        return { kind: 'overlapped' };
    return {
        kind: 'refused',
        message: `${kept.trouble.message} Without it no state can be kept, so nothing was sent or spent.`,
    };
}
/** Once, when the log is up to the task files and before anything is sent: it may have been asked for already. */
async function takeInAtHome({ brought, keeper, ports, found }, journal) {
    if (brought.leftBehind.length === 0)
        return;
    const taken = await takeIn({ journal, ...ports }, brought.leftBehind);
    keeper.settle(taken.beside);
    found.problem = taken.problem;
}
/** Calls for help about what fires as the run ends, and says what is over. */
async function alertAtHome({ home, brought, found }, journal, { outcome, publication, limits, }) {
    const agent = journal.state.log?.agent ?? '';
    const problem = (publication && (0,publication_report/* problemOf */.Zw)(publication)) ?? found.problem ?? problemIn(brought);
    const { trouble: silence, judged } = home.lookedBack;
    const facts = { agent, outcome, problem, silence, judged, limits, now: journal.stamp() };
    return (0,alert_people/* alertOfRun */.de)({ ...home.alerting, journal }, facts);
}
/** What people must know of how the log came here, though the run went on. */
function problemIn({ because }) {
    return because === 'cache-unreachable'
        ? { kind: 'cache-unreachable', runs: firing_alerts/* UNREACHABLE_RUNS_UNTIL_ALERT */.s0 }
        : undefined;
}
/**
 * The run has ended in its log, and now in the repository and the cache, and then people are told what came of what they asked.
 * Undefined: all is kept there; else what is not, for people.
 */
async function endAtHome(atHome, journal, report, options) {
    const kept = await keepAtHome(atHome, journal, report, options);
    if (kept.isOnBranch)
        await settleAtHome(atHome, journal, report, options);
    return kept.problem;
}
/** A run with nothing to do says what an earlier one took and did not come to say. It takes nothing itself. */
async function catchUpAtHome(atHome, journal, report, options) {
    const { requests } = atHome;
    if (requests !== undefined && (await isUnsaid(requests, journal.state, journal.stamp())))
        await settleAtHome(atHome, journal, report, options);
}
async function settleAtHome({ requests, home, ports }, journal, report, { limits }) {
    if (requests === undefined)
        return;
    const { state } = journal;
    const run = { state, report, limits, now: journal.stamp(), place: home.alerting.place };
    const untold = await settleRequests(requests, run);
    // Where people could not be told of an alert either, that was said already.
    const level = report.alertTrouble === undefined ? 'warning' : 'debug';
    if (untold !== undefined)
        ports.console.write(level, `The dashboard, or an answer on it, is not up to date: ${untold}`);
}
/** The same of a run that is to end at once: people are told by the next one. */
async function keepAtHome({ home, keeper, ports }, journal, report, { files, isSettled, limits, }) {
    keeper.abandon();
    const { state, head } = journal;
    const isAllSaid = isSettled && !isWorthALook(journal, { agent: report.agent }, { limits });
    const idle = isAllSaid && !keeper.hasLapsed ? home.markIdle(report, files, head) : undefined;
    const put = new Map([
        ['status.json', Buffer.from(statusFileOf(state, report))],
        ['badge.json', Buffer.from(badgeOf(report.agent, state))],
    ]);
    if (idle !== undefined)
        put.set(home_home/* IDLE */.nY, Buffer.from(idle));
    // A copy of this log would stand before those of a run that has taken over.
    const { mayBeLost } = keeper;
    const [kept] = await Promise.all([
        keeper.end({ put, remove: [] }),
        mayBeLost ? undefined : keeper.saveCopy(),
    ]);
    // What went wrong with a checkpoint for a reason of our own is heard of now.
    await keeper.stop();
    const given = kept.kind === 'moved' ? await (0,hand_over/* handOver */.C)({ branch: home.branch, ...ports }, journal) : kept;
    if (given.kind === 'handed-over') {
        ports.console.write('warning', HANDED_OVER);
        if (given.leftOut !== undefined)
            ports.console.write('warning', `${given.leftOut.message} ${hand_over/* NOT_TAKEN */.e}`);
        return { problem: undefined, isOnBranch: false };
    }
    if (mayBeLost)
        await keeper.saveCopy();
    if (given.kind === 'trouble')
        return {
            problem: `${given.trouble.message}${kept.kind === 'moved' ? ` ${IN_CACHE_ONLY}` : ''}`,
            isOnBranch: false,
        };
    return given.kind === 'kept'
        ? { problem: undefined, isOnBranch: true }
        : { problem: IN_CACHE_ONLY, isOnBranch: false };
}
const HANDED_OVER = 'Another run has taken this one’s place meanwhile. What this one did is on the state branch all the same, and the next run takes it in.';
const IN_CACHE_ONLY = 'Another run, or a person, has written to the state branch meanwhile: what this one did is in its copy in the cache only.';
/** Whether a later run that sees all of its own past may have something to settle, though this one may not. */
function isWorthALook(journal, { agent, outcome = 'completed' }, { limits }) {
    const facts = { agent, problem: undefined, judged: look_back/* JUDGED_BY_AGENT */.mF, limits, now: journal.stamp() };
    return (0,alert_people/* hasAlertsToSettle */.ij)(journal.state, { ...facts, outcome });
}

;// CONCATENATED MODULE: ./build/app/home/mark-on-branch.js

/**
 * An idle run that had to read the log to know it says so on the branch, so that the next one knows at once. Once for
 * each change of what it depends on; nothing else is written, and where it cannot be, nothing is lost.
 */
async function leaveMark(atHome, { head }, report, files) {
    const { home, brought } = atHome ?? {};
    if (home === undefined || brought?.onBranch.tip === undefined || head.seq === 0)
        return;
    const idle = home.markIdle(report, files, head);
    if (idle === undefined)
        return;
    await home.branch.change({
        follows: brought.onBranch.tip,
        message: `Note that agent ${report.agent} has nothing to do`,
        put: new Map([[home_home/* IDLE */.nY, Buffer.from(idle)]]),
        // Nobody is at work: it is none, or one that has ended, and with one there no run is idle at once.
        remove: brought.onBranch.hasLease ? [home_home/* LEASE */.DL] : [],
    });
}
/**
 * Tells people of something that is no task's doing. Whoever comes next must look whether it is over: that is said before, as
 * this run may die in between, and after, as another one may have left its mark meanwhile. And one that has looked before may be
 * about to leave it: for what is new the branch moves in any case, and no mark follows a commit that its run has not seen.
 */
async function tellUnmarked(home, seen, { agent }, tell) {
    const isMarked = (texts) => ![undefined, LOOK_AGAIN].includes(texts.get(home_home/* IDLE */.nY));
    await askToLook(home, seen, { agent, isDue: ({ texts }) => isMarked(texts) });
    const told = await tell();
    // What GitHub did not answer to may be there.
    const mayBeNew = told.alertsOpened > 0 || (told.alertTrouble !== undefined && !told.isSettled);
    const looked = await home.branch.look([home_home/* IDLE */.nY]);
    await askToLook(home, looked, { agent, isDue: ({ texts }) => mayBeNew || isMarked(texts) });
    return told;
}
/** In the place of a mark: it is that of no state. */
const LOOK_AGAIN = '{"says":"Somebody must look again."}\n';
async function askToLook({ branch }, seen, { agent, isDue }) {
    for (let looked = seen, tries = 1; tries <= MARK_TRIES; tries += 1) {
        if (!looked.ok || looked.value === undefined || !isDue(looked.value))
            return;
        const asked = await branch.change({
            follows: looked.value.tip,
            message: `Note that agent ${agent} must look again`,
            put: new Map([[home_home/* IDLE */.nY, Buffer.from(LOOK_AGAIN)]]),
            remove: [],
        });
        if (!asked.ok || asked.value.kind === 'changed')
            return;
        looked = await branch.look([home_home/* IDLE */.nY]);
    }
}
/** Whoever moves the branch so often sees for himself. */
const MARK_TRIES = 3;

// EXTERNAL MODULE: ./build/report/result-file.js
var result_file = __webpack_require__(7577);
;// CONCATENATED MODULE: ./build/app/left-alone.js



/**
 * Results that people have edited, moved or deleted since they were published. They belong to the repository and are
 * left alone, but said: `rerun` makes them anew.
 *
 * A checkout that `mayBeBehind` where they were published, by age or because they wait in a pull request, may lack a
 * result or have the one before it: then only what nobody but people can have written is named.
 */
function findLeftAlone(state, results, pattern, { mayBeBehind } = { mayBeBehind: false }) {
    const changed = [];
    for (const task of state.tasks.values()) {
        if (!('published' in task) || task.published === undefined || task.published === 'forgotten')
            continue;
        const path = (0,result_path/* resultPath */.jO)(pattern, { id: task.id, type: task.taskType });
        const bytes = results.read(path);
        if (bytes !== undefined && (0,external_node_crypto_.hash)('sha256', bytes) === task.published)
            continue;
        if (!mayBeBehind || (bytes !== undefined && !isEarlier(bytes, task)))
            changed.push(path);
    }
    return changed;
}
/** Whether this is a result of the same task as it was before it was edited. */
function isEarlier(bytes, task) {
    const result = (0,result_file/* parseResult */.F)(Buffer.from(bytes).toString('utf8'));
    return result !== undefined && result.id === task.id && result.key !== task.key;
}

// EXTERNAL MODULE: ./build/report/failure-text.js
var failure_text = __webpack_require__(653);
// EXTERNAL MODULE: ./build/report/asked-text.js
var asked_text = __webpack_require__(85411);
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
            return damageText(event);
        case 'SnapshotTaken':
            return `a snapshot of the state after event ${event.seq} was taken; SHA-256 ${record_text_short(event.sha256)}`;
        case 'RunStarted':
            return `run started, provider ${event.provider}, version ${event.version}${escrowText(event.escrow)}`;
        case 'RunFinished':
            return `run finished: ${event.outcome}${oddText(event.odd)}`;
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
        case 'OutcomeRecovered':
            return recoveredText(event);
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
        case 'AlertRemembered':
            return `alert ${event.fingerprint} is remembered as ${event.memory.phase}, told last at ${event.memory.toldAt}`;
        case 'ResultsPublished':
            return `${counted(event.results.length, 'result')} written`;
        case 'AnswerForgotten':
            return `${event.task}: its answer was erased`;
        case 'RequestTaken':
        case 'AgentPaused':
        case 'AgentResumed':
        case 'BudgetLowered':
        case 'AlertSnoozed':
            return askedSentence(event);
        default:
            return assertNever(event);
    }
}
function recoveredText({ task, attempt, from, ended, failure, hold, result, }) {
    const answer = result === undefined ? 'its answer is not needed' : `answer ${record_text_short(result.answer)}`;
    const how = ended === 'answered' ? answer : `it failed${failure === undefined ? '' : `. ${failureText(failure)}`}`;
    return `${task}: attempt ${attempt} of run ${from}, whose own log counts no more, was taken in; ${holdText(hold)}; ${how}`;
}
function damageText({ damage, bytes = 0 }) {
    switch (damage) {
        case 'torn':
            return `a torn end of ${count(bytes)} bytes was kept aside and cut off`;
        case 'copy-missing':
            return 'the last run was killed and left no copy of the end of its log; the run went on from the state branch';
        case 'copy-unusable':
            return 'the last run was killed and its copy of the log cannot be used; the run went on from the state branch';
        case 'two-histories':
            return 'the copy of the log in the cache goes on another way than the state branch; the run went on from the branch';
        case 'cache-unreachable':
            return 'the cache could not be reached in several runs in a row; the run went on without its copy';
        case 'branch-missing':
            return 'the state branch was gone; the run went on from a copy of the log';
        default:
            return assertNever(damage);
    }
}
function oddText(odd = []) {
    const types = odd.map(({ taskType, kinds }) => `type "${taskType}" ${kinds.join(', ')}`);
    return types.length === 0 ? '' : `; out of the ordinary: ${types.join('; ')}`;
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
            if (event.failure.kind === 'skipped')
                return { level: 'info', text: `${event.task}: skipped, as somebody asked` };
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
    /** With those that are done already: what another run had done of it was taken in. */
    #total;
    #countedMs = 0;
    #lineMs;
    #lineDone;
    constructor(console, clock, state) {
        this.#console = console;
        this.#clock = clock;
        const { done } = progressOf(state, 0);
        this.#total = done + state.pending.size + state.retries.length;
        this.#lineMs = clock.now();
        this.#lineDone = done + this.#total / LINES_PER_RUN;
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
        const task = tasks.get(id);
        if (task?.status === 'completed')
            completed += 1;
        if (task?.status === 'quarantined' && !(0,skipped/* isSkipped */.J)(task))
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

// EXTERNAL MODULE: ./build/request/price.js + 1 modules
var request_price = __webpack_require__(89781);
;// CONCATENATED MODULE: ./build/app/calls.js
/** Why a wait ends that nobody needs any more: without a reason, an error with a stack would be made each time. */
const OVER = 'over';
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
        timer.abort(OVER);
    }
    /** Waits for all calls, aborts those that are not back after `graceMs`, and throws what any of them threw. */
    async land(graceMs) {
        const timer = new AbortController();
        await Promise.race([this.#quiet(), this.#clock.sleep(graceMs, timer.signal)]);
        timer.abort(OVER);
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

// EXTERNAL MODULE: ./build/request/price-of-tokens.js
var price_of_tokens = __webpack_require__(97248);
;// CONCATENATED MODULE: ./build/request/cost.js

/**
 * What a call cost by its tokens, for providers that do not say it themselves. Reasoning tokens are among the
 * completion tokens, and cached ones among the prompt tokens, where each is counted at its own rate.
 */
function costOf(usage, price) {
    const { promptTokens, completionTokens, cachedTokens = 0 } = usage;
    const rates = ratesFor(price, promptTokens);
    const cached = Math.min(cachedTokens, promptTokens);
    return (0,price_of_tokens/* priceOfTokens */.x)([
        [promptTokens - cached, rates.prompt],
        [cached, rates.cachedPrompt],
        [completionTokens, rates.completion],
    ]);
}
function ratesFor(price, promptTokens) {
    return price.tiers.findLast(tier => tier.above < promptTokens) ?? price;
}

// EXTERNAL MODULE: ./build/request/hold.js
var hold = __webpack_require__(39689);
// EXTERNAL MODULE: ./build/request/prompt-bound.js
var prompt_bound = __webpack_require__(10751);
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
    const { read } = new TextEncoder().encodeInto(text, new Uint8Array(prompt_bound/* COMPLAINT_BYTES_MAX */.R));
    return text.slice(0, read);
}

// EXTERNAL MODULE: ./build/domain/json.js
var domain_json = __webpack_require__(97803);
// EXTERNAL MODULE: ./node_modules/@cfworker/json-schema/dist/esm/validator.js + 6 modules
var validator = __webpack_require__(60207);
// EXTERNAL MODULE: ./build/domain/schema-references.js
var schema_references = __webpack_require__(28261);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./build/request/within-time.js

/** The one program that is ever run: it calls what it is given, and can be stopped within a regular expression, too. */
const PROGRAM = new external_node_vm_.Script('look()');
/** What `look` returns, or undefined when it takes longer. Nothing else can happen meanwhile, so it must never take long. */
function withinTime(msMax, look) {
    let seen;
    const context = (0,external_node_vm_.createContext)({ look: () => void (seen = look()) });
    try {
        PROGRAM.runInContext(context, { timeout: msMax });
        return seen;
    }
    catch (error) {
        if (isTimeout(error))
            return undefined;
        throw error;
    }
}
/** It is an error of the program's own world, so of another class. */
function isTimeout(error) {
    return (typeof error === 'object' &&
        error !== null &&
        'code' in error &&
        error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT');
}

;// CONCATENATED MODULE: ./build/request/check-answer.js



/** The rest would not fit into a complaint. */
const STATEMENTS_MAX = 10;
/** An answer of 40 letters keeps a pattern such as `^(a+)+$` busy for days: only to stop what would never end. */
const CHECK_MS_MAX = 1_000;
/**
 * Where a check may never end. The checker has patterns of its own for formats, and that of `url` is as bad; and a schema that
 * chooses among others that lead back to it is followed once for each choice at each level.
 */
const MAY_TAKE_LONG = ['pattern', 'patternProperties', 'format', '$ref'];
/**
 * Checks a value against a JSON Schema of draft 2020-12; undefined when it matches. The checker reads the schema and
 * never makes code of it: a schema comes from a file in a repository, and must not become a program.
 */
function mismatchOf(value, schema) {
    const { checker, slowBy } = checkerOf(schema);
    const look = () => errorsOf(value, checker);
    const errors = slowBy === undefined ? look() : (withinTime(CHECK_MS_MAX, look) ?? tooSlow(slowBy));
    if (errors === 'too deep')
        return { unchecked: errors };
    if ('unchecked' in errors)
        return errors;
    const [first, ...others] = errors.filter((error, index) => !leadsTo(error, errors[index + 1]));
    if (first === undefined)
        return undefined;
    return {
        keyword: check_answer_nameOf(first.keyword),
        statements: [first, ...others.filter(({ keyword }) => keyword !== 'false')]
            .slice(0, STATEMENTS_MAX)
            .map(({ instanceLocation, error }) => `At ${instanceLocation.slice(1) || '/'}: ${error}`),
    };
}
function tooSlow(keyword) {
    return { unchecked: 'too slow', keyword: check_answer_nameOf(keyword) };
}
/** The names of references begin with a character that a code in the log may not begin with. */
function check_answer_nameOf(keyword) {
    return keyword.replace('$', '');
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
    const copy = structuredClone(schema);
    for (const { schema: place, target } of (0,schema_references/* referringSchemas */.LJ)(copy))
        place['$ref'] = asCheckerWrites(target);
    const checker = new validator/* Validator */.D(copy, '2020-12');
    // To watch the time costs a millisecond.
    const text = JSON.stringify(schema);
    const made = { checker, slowBy: MAY_TAKE_LONG.find(keyword => text.includes(`"${keyword}":`)) };
    checkers.set(schema, made);
    return made;
}
/** It compares references with places by their text, and a place has one text only: `#/$defs/%24a` leads nowhere there. */
function asCheckerWrites(pointer) {
    return `#${encodeURI(pointer.slice(1)).replaceAll('#', '%23')}`;
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
const DEPTH_MAX = 200;
/** To check `uniqueItems` means to compare every value with every other. */
const VALUES_MAX = 20_000;
const TOO_MUCH = 'it is nested too deeply or has too many values.';
const TOO_LARGE = 'it has a number that is too large.';
const TOO_LONG = 'it has a whole number of more digits than can be kept. Write it as a text.';
/** Reads a model's text as the output that its task asked for. Nothing is an answer only when there is something in it. */
function readAnswer(text, output) {
    if (Buffer.byteLength(text) > BYTES_MAX)
        return read_answer_refused('json', 'it is far too long.');
    if (output.kind === 'text') {
        const sentence = text.trim();
        return sentence === '' ? read_answer_refused('minLength', 'it is empty.') : { ok: true, output: sentence };
    }
    const json = withoutFence(text);
    const value = parsed(json);
    if (value === undefined)
        return read_answer_refused('json', 'it is not JSON. Answer again, with JSON only.');
    const excess = excessOf(value);
    if (excess !== undefined)
        return read_answer_refused('json', excess);
    if (hasLongInteger(json))
        return read_answer_refused('json', TOO_LONG);
    const mismatch = mismatchOf(value, output.schema);
    if (mismatch === undefined)
        return { ok: true, output: value };
    if ('unchecked' in mismatch) {
        return mismatch.unchecked === 'too deep'
            ? read_answer_refused('json', TOO_MUCH)
            : read_answer_refused(mismatch.keyword, 'it takes too long to check.');
    }
    const problem = 'it does not match the JSON Schema. Answer again, with JSON only that matches it.';
    return read_answer_refused(mismatch.keyword, problem, mismatch.statements);
}
function read_answer_refused(keyword, problem, statements = []) {
    return { ok: false, keyword, complaint: complaintOf(problem, statements) };
}
/**
 * Many models wrap JSON in a Markdown fence whatever they are told. Words around it would be another answer. One pattern for
 * all of it would try each line end of a long answer with each other one.
 */
function withoutFence(text) {
    const fenced = text.trim();
    const opening = /^```(?:json)?[^\S\n]*\n/.exec(fenced);
    if (opening === null || !fenced.endsWith('```'))
        return text;
    const inside = fenced.slice(opening[0].length, -3);
    const content = inside.trimEnd();
    return inside.includes('\n', content.length) ? content : text;
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
/** One that would be written as another number. The text must be JSON. Nearly no answer has so many digits in a row. */
function hasLongInteger(json) {
    if (!/\d{16}/.test(json))
        return false;
    const withoutTexts = json.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
    return [...withoutTexts.matchAll(/-?\d[\d.eE+-]*/g)].some(([number]) => /^-?\d{16,}$/.test(number) && !(0,domain_json/* keepsDigits */.T6)(number));
}
/** What no check would bear, or no file can keep: `1e999` is read as infinite, and would be written as `null`. */
function excessOf(value) {
    const waiting = [{ value, depth: 1 }];
    let values = 0;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        values += 1;
        if (next.depth > DEPTH_MAX || values > VALUES_MAX)
            return TOO_MUCH;
        if (next.value === Infinity || next.value === -Infinity)
            return TOO_LARGE;
        if (typeof next.value !== 'object' || next.value === null)
            continue;
        for (const inner of Object.values(next.value))
            waiting.push({ value: inner, depth: next.depth + 1 });
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/request/read-reply.js


/**
 * What an answer that came back means for its task. That it was cut short counts before all it says: half an answer
 * may well look like a whole one.
 */
function readReply(reply, output, tokens) {
    const { text, finishReason } = reply;
    if (finishReason === 'length')
        return failed(lengthFailure(tokens));
    if (finishReason === 'content_filter')
        return failed({ kind: 'content-refused' });
    if (text.trim() === '')
        return failed(emptyFailure(finishReason));
    const answer = readAnswer(text, output);
    if (answer.ok)
        return answer;
    return failed({ kind: 'invalid-answer', keyword: answer.keyword }, answer.complaint);
}
function failed(failure, complaint) {
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
    const sent = sentParameters(worker, request.model);
    const call = callOf(attempt, { sent, doubled, complaint: complaints.get(task) });
    const sentMs = clock.elapsed();
    // The disk may have taken longer than the lease: then another run may be at work, and ask for the same.
    const isLate = clock.now() >= (attempt.leaseEndMs?.() ?? Infinity);
    const reply = isLate ? NOT_SENT : await llm.ask(call, abort);
    const [nowMs, hadMs] = [clock.now(), clock.elapsed()];
    notePace(pacer, { sentMs, hadMs }, reply);
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
        durationMs: Math.round(hadMs - sentMs),
        nowMs,
        random: random.fraction(),
    });
    // The next call can be planned now: its start and this end share an append, and it is not sent before both are durable.
    over();
    narrator.tell(await finishing);
    narrator.progress(journal.state);
}
const NOT_SENT = { result: { kind: 'aborted' }, spend: { kind: 'none' }, pace: {} };
/** The parameters as this model is known to take them. */
function sentParameters({ journal, outputCapName }, model) {
    const { run, adaptations } = journal.state;
    (0,invariant/* invariant */.V)(run, 'an attempt is performed outside a run');
    const known = adaptations.get((0,domain_state/* modelAt */.F1)(run, model));
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
        priceMax: price && (0,hold/* dearestRates */.Q)(price, request.promptTokensMax),
        timeoutMs: request.timeoutMs,
    };
}
function notePace(pacer, { sentMs, hadMs }, { result, pace }) {
    if (result.kind === 'failure' && result.failure.kind === 'rate-limited')
        pacer.noteRefusal(hadMs, sentMs, pace);
    else
        pacer.noteAnswer(hadMs, pace);
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

// EXTERNAL MODULE: ./build/domain/task-file.js
var task_file = __webpack_require__(49959);
// EXTERNAL MODULE: ./build/request/build-request.js + 9 modules
var build_request = __webpack_require__(28123);
;// CONCATENATED MODULE: ./build/app/rebuild-request.js




/**
 * The request of a task that is about to be sent, from its files as they are now; undefined when it is another than was
 * planned. A key given by hand stays the same when a file has changed; the hold that was planned for it may not.
 */
function rebuildRequest(task, source, provider, planned) {
    // What stands in the task file itself was read once. To tell it from other work again would double the cost of a request.
    if (!Object.values(task.input).some(task_file/* isFileInput */.rZ)) {
        const loaded = source.load(task);
        return loaded.ok ? (0,build_request/* renderRequest */.i)(task, loaded.input, { offline: provider === 'offline' }) : loaded;
    }
    const built = (0,prepare_tasks/* requestFor */.p)(task, source, provider);
    if (!built.ok)
        return built;
    const { request } = built;
    const isAsPlanned = request.key === planned.key && (0,hold/* holdOf */.n)(request, undefined).tokens === planned.holdTokens;
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
                        worker.pacer.noteSent(worker.clock.elapsed(), attempt.hold.tokens);
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
    const deadlineMs = Math.min(options.deadlineMs, options.leaseEndMs?.() ?? Infinity);
    if (calls >= pacer.concurrency)
        return ANY_CHANGE;
    const step = plan(journal.state, prepared.work, options.limits, nowMs, journal.stamp());
    // A run that had nothing left to send was not cut short by its deadline.
    if (step.do !== 'stop' && nowMs >= deadlineMs)
        return calls > 0 ? ANY_CHANGE : { do: 'stop', because: { kind: 'deadline' } };
    switch (step.do) {
        case 'attempt': {
            const delayMs = pacer.delayMs(clock.elapsed(), step.hold.tokens);
            return delayMs > 0 ? { do: 'wait', untilMs: Math.min(nowMs + delayMs, deadlineMs) } : step;
        }
        case 'wait':
            return {
                do: 'wait',
                untilMs: Math.min(step.until === undefined ? Infinity : Date.parse(step.until), deadlineMs),
            };
        case 'stop':
            return calls > 0 ? ANY_CHANGE : step;
        default:
            return (0,invariant/* assertNever */.x)(step);
    }
}
const ANY_CHANGE = { do: 'wait', untilMs: undefined };
/** Builds the request once more, from the files as they are now. One that is another than planned is left to the next run. */
function attemptFor({ task: id, hold }, { journal }, source, prepared, { provider, leaseEndMs }, notices) {
    const task = prepared.tasks.get(id);
    const work = prepared.work.get(id);
    (0,invariant/* invariant */.V)(task !== undefined && work !== undefined, `task "${id}" is planned but not listed`);
    const planned = { key: journal.state.tasks.get(id)?.key, holdTokens: work.hold.tokens };
    const built = rebuildRequest(task, source, provider, planned);
    if (built.ok && built.request !== undefined) {
        const { request } = built;
        const { holdDoubled, attemptsMax } = work;
        const price = (0,request_price/* priceOf */.xx)(request.model, prepared.pricing);
        const type = task.type.name;
        return { task: id, type, request, hold, holdDoubled, price, attemptsMax, leaseEndMs };
    }
    const changed = 'A file that this task uses changed while the run was on; the next run takes it as it is then.';
    notices.push(built.ok ? { place: task.place, message: changed } : built.mistake);
    prepared.work.delete(id);
    return undefined;
}

;// CONCATENATED MODULE: ./build/app/requests/take-requests.js



/**
 * Turns what people ask for into events, one by one and in their order. Only a run that holds the lease may, when its log is up
 * to the task files and before it sends anything.
 */
async function takeRequests(requests, journal) {
    for (const asked of await allowedRequests(requests, journal.state)) {
        const { issue, source, by, wish } = asked;
        const request = 'request' in wish ? wish.request : undefined;
        const now = journal.stamp();
        const events = await journal.commit({ type: 'TakeRequest', issue, source, by, request, now });
        const came = events.find(event => event.type === 'RequestTaken');
        if (came !== undefined)
            requests.taken.push({ ...asked, came });
    }
}
/**
 * What is not taken yet, of those who may. The dashboard has its say as well: where a log was lost or begun anew, nobody means
 * what they wrote long ago once more, and nor does somebody who may since today. It ends before the first of whom nobody can say whether they may: what was asked
 * later would be taken before it, and it be taken for done.
 */
async function allowedRequests({ issues, agent, askers }, { asked }) {
    const read = (0,look_into_inbox/* readUpTo */.V)(issues, agent);
    const allowed = [];
    for (const request of (0,pending_requests/* requestsIn */.q)(issues, agent)) {
        if ((0,requests_asked/* isTaken */.Ck)(asked, request.issue, request.source) || (0,requests_asked/* isBefore */.Y8)(request.source, read))
            continue;
        const mayAsk = await askers.mayAsk(request.by);
        if (mayAsk === undefined)
            break;
        if (mayAsk)
            allowed.push(request);
    }
    return allowed;
}

// EXTERNAL MODULE: ./build/app/published-answer.js
var published_answer = __webpack_require__(74381);
;// CONCATENATED MODULE: ./build/app/share-answers.js


/**
 * Gives tasks the answer of a finished one with the same key. The answer is taken from the published result where it
 * must be, but only if nobody has changed it since: otherwise the task is simply asked for.
 */
async function shareAnswers({ journal, answers, results }, pattern) {
    const shares = [];
    for (const { task, owners } of shareable(journal.state)) {
        for (const owner of owners) {
            const bytes = answers.get(owner.answer) ?? (0,published_answer/* publishedAnswer */.V)(owner, results, pattern);
            if (bytes === undefined)
                continue;
            await answers.put(owner.answer, bytes);
            shares.push({ task, sameAs: owner.id });
            break;
        }
    }
    await journal.commit({ type: 'ShareAnswers', shares });
}
/** Tasks that would be asked for, now or at their retry, with the finished ones that have the same key. */
function shareable(state) {
    return [...state.pending, ...state.retries.map(({ task }) => task)].map(task => ({
        task,
        owners: ownersOf(state.tasks.get(task)?.key ?? '', state),
    }));
}
/** One after the other: of some the result may have been edited or deleted since. */
function* ownersOf(key, state) {
    for (const id of (0,domain_state/* idsOf */.UX)(state, key)) {
        const task = (0,domain_state/* versionOf */.E4)(state, id, key);
        if (task?.status === 'completed')
            yield task;
    }
}

;// CONCATENATED MODULE: ./build/app/run.js













async function startRun({ ports, settings, journal, atHome }) {
    const connected = await ports.connect();
    if (!connected.ok)
        return { kind: 'unusable', message: connected.message };
    const { llm } = connected;
    const trouble = atHome && clockTrouble(atHome);
    if (trouble !== undefined) {
        await llm.close();
        return { kind: 'refused', message: trouble };
    }
    const { agent, repository, version, provider } = settings;
    if (journal.state.log === undefined) {
        await journal.commit({ type: 'CreateLog', log: ports.random.word(20), repository, agent });
    }
    const start = { type: 'StartRun', version, provider };
    if (atHome === undefined) {
        await journal.commit(start);
        return { kind: 'started', llm };
    }
    await journal.record(recoveryOf(atHome.brought.because));
    const draw = { now: journal.stamp() };
    await journal.commit({ ...start, draw, endLost: atHome.brought.endLost });
    const begun = await beginAtHome(atHome, journal);
    if (begun.kind === 'begun')
        return { kind: 'started', llm };
    await llm.close();
    return begun;
}
/** Brings the log up to the task files, and works until there is a reason to stop. */
async function workThrough(run, llm, prepared, until) {
    const { ports, settings, journal } = run;
    await journal.commit({ type: 'ListTasks', tasks: prepared.listed });
    // An answer that is gone is asked for again now, and not after a run that had nothing else to do; if nobody else has one.
    sayLost(run, await (0,publish_results/* releaseLost */.ov)({ journal, ...ports }, settings.results));
    if (run.atHome !== undefined)
        await takeInAtHome(run.atHome, journal);
    // Before anybody's wish lets go of an answer, and after one has made more tasks open.
    await shareAnswers({ journal, ...ports }, settings.results);
    if (run.atHome?.requests !== undefined)
        await takeRequests(run.atHome.requests, journal);
    await shareAnswers({ journal, ...ports }, settings.results);
    const narrator = new Narrator(ports.console, ports.clock, journal.state);
    const toDo = journal.state.pending.size + journal.state.retries.length;
    if (toDo > 0) {
        ports.console.write('info', `${toDo} of ${(0,report_money/* counted */.hS)(prepared.listed.length, 'task')} to do; provider ${settings.provider}, ${(0,report_money/* counted */.hS)(settings.pace.concurrency, 'call')} at once.`);
        // A disk that takes no answer says so now: by the first of them a call would be paid, and by every later run one more.
        await ports.answers.prepare();
    }
    const worker = workerOf(run, llm, narrator);
    const cause = await processTasks(worker, ports.source, prepared, run.notices, {
        provider: settings.provider,
        limits: settings.limits,
        leaseEndMs: run.atHome && (() => run.atHome?.keeper.sendUntilMs ?? 0),
        ...until,
    });
    if (cause.kind === 'budget')
        await journal.commit({ type: 'ReachBudget', refusal: cause.refusal });
    return cause;
}
/**
 * What goes where people look for it is on the state branch before: were the machine lost in between, a later run would pay for it
 * again. Whoever has lost its place hands its work over instead, to be published by the run that takes it in.
 */
async function isKeptFirst({ atHome, ports, journal, unwritten }) {
    if (atHome === undefined || ports.publisher === undefined || !(0,unpublished/* hasUnpublished */.w)(journal.state))
        return true;
    const kept = await atHome.keeper.bringUpToDate();
    if (kept.kind === 'trouble')
        unwritten.push(`${kept.trouble.message} ${PUBLISHED_LATER}`);
    return kept.kind === 'kept';
}
const PUBLISHED_LATER = 'What is not kept on the state branch is not published either: the next run does that.';
/** Writes what is not yet published. What cannot be written is kept and said. */
async function publish({ ports, settings, journal, unwritten, publication, atHome, }) {
    const isOvertaken = () => atHome?.keeper.mayBeLost === true;
    const published = await (0,publish_results/* publishResults */.ku)({ journal, ...ports, isOvertaken }, settings.results);
    if (published.publication !== undefined)
        publication.report = (0,publication_report/* followedBy */.gx)(publication.report, published.publication);
    // All that is not published yet was tried again: what was in the way before may be gone.
    unwritten.splice(0, unwritten.length, ...published.unwritten);
    sayLost({ ports }, published.lost);
}
function sayLost({ ports }, lost) {
    for (const id of lost) {
        ports.console.write('warning', `The answer of task "${id}" is gone from the disk before it was published; the task is pending again.`);
    }
}
async function finishRun(run, prepared, cause, stop) {
    const { atHome, journal, publication, unwritten } = run;
    if (atHome !== undefined && cause.kind === 'interrupted')
        return cutShort(run, atHome, prepared);
    const mayPublish = await isKeptFirst(run);
    if (atHome !== undefined && stop.aborted)
        return cutShort(run, atHome, prepared);
    if (mayPublish)
        await publish(run);
    if (atHome !== undefined && stop.aborted)
        return cutShort(run, atHome, prepared);
    const isRefused = publication.report?.refused?.isPassing === false;
    const outcome = unwritten.length > 0 || isRefused ? 'failed' : run_outcomeOf(cause);
    const { limits } = run.settings;
    // By a log that is not the agent's any more nobody is called for help: the run that takes this one in sees it all.
    const alerted = atHome?.keeper.isLost === false
        ? await alertAtHome(atHome, journal, { outcome, publication: publication.report, limits })
        : undefined;
    const report = { ...reportOf(run, prepared, outcome), ...alerted };
    await journal.commit({ type: 'FinishRun', outcome });
    if (atHome === undefined)
        return report;
    const isSettled = alerted?.isSettled === true;
    const problem = await endAtHome(atHome, journal, report, { files: prepared.files, isSettled, limits });
    return problem === undefined ? report : { ...report, outcome: 'failed', problem };
}
/** Whoever cancels a run does not wait long: what it did is kept, and all else is left to the next one. */
async function cutShort(run, atHome, prepared) {
    const { journal, settings } = run;
    const report = reportOf(run, prepared, 'interrupted');
    await journal.commit({ type: 'FinishRun', outcome: 'interrupted' });
    const options = { files: prepared.files, isSettled: false, limits: settings.limits };
    const { problem } = await keepAtHome(atHome, journal, report, options);
    return problem === undefined ? report : { ...report, problem };
}
function reportOf(run, prepared, outcome) {
    const { ports, settings, journal, startedMs, notices, unwritten } = run;
    const at = { startedAt: (0,units/* timestampOf */.U_)(startedMs), finishedAt: (0,units/* timestampOf */.U_)(ports.clock.now()) };
    const mayBeBehind = ports.publisher !== undefined;
    const leftAlone = findLeftAlone(journal.state, ports.results, settings.results, { mayBeBehind });
    const isNowhere = run.atHome !== undefined && ports.publisher === undefined;
    const publication = isNowhere ? publication_report/* PUBLISHED_NOWHERE */.aI : run.publication.report;
    const gap = run.atHome?.home.lookedBack.gap;
    const findings = { outcome, notices, leftAlone, unwritten, publication, gap };
    return reportRun(journal.state, prepared.work, settings, at, findings);
}
function workerOf({ ports, settings, journal, pacer }, llm, narrator) {
    const { clock, random, answers } = ports;
    const { outputCapName } = settings;
    return { clock, random, journal, llm, answers, pacer, outputCapName, complaints: new Map(), narrator };
}
function run_outcomeOf(cause) {
    switch (cause.kind) {
        case 'done':
            return 'completed';
        case 'budget':
            return 'budget-exhausted';
        case 'provider-stopped':
        case 'waiting':
        case 'paused':
        case 'deadline':
        case 'interrupted':
            return cause.kind;
        default:
            return (0,invariant/* assertNever */.x)(cause);
    }
}

// EXTERNAL MODULE: ./build/app/requests/askers.js
var requests_askers = __webpack_require__(37992);
;// CONCATENATED MODULE: ./build/app/requests/requests.js

/** A trouble of GitHub leaves everything for the next run. */
async function openRequests({ inbox, tracker, nextDueAt, looked }, agent) {
    const asked = await looked();
    const issues = asked.ok ? asked.value.issues : [];
    const askers = new requests_askers/* Askers */.s(inbox);
    return {
        inbox,
        tracker,
        ...(nextDueAt && { nextDueAt }),
        agent,
        askers,
        issues,
        hasSeenAll: asked.ok && asked.value.isComplete,
        taken: [],
    };
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
    // Nothing was begun, and so there is nothing to end.
    if (stop.aborted)
        return { kind: 'reported', source, files, report: reportOf(run, prepared, 'interrupted') };
    const outlook = (await hasRequests(run)) ? 'work' : outlookOf(run, prepared);
    if (outlook !== 'work') {
        const alerted = await alertIdle(run, outlook);
        const hasTrouble = ports.home?.lookedBack.trouble !== undefined;
        const report = { ...reportOf(run, prepared, outlook), ...alerted };
        if (run.atHome !== undefined)
            await catchUpAtHome(run.atHome, run.journal, report, settings);
        if (!hasTrouble && alerted?.isSettled === true && !isWorthALook(run.journal, report, settings))
            await leaveMark(run.atHome, run.journal, report, files);
        return { kind: 'reported', source, files, report };
    }
    const started = await startRun(run);
    if (started.kind !== 'started')
        return started;
    const hurry = () => run.atHome?.keeper.hurry();
    stop.addEventListener('abort', hurry);
    try {
        if (stop.aborted)
            hurry();
        const deadlineMs = run.startedMs + settings.runtimeMsMax;
        const cause = await workThrough(run, started.llm, prepared, { deadlineMs, stop });
        return { kind: 'reported', source, files, report: await finishRun(run, prepared, cause, stop) };
    }
    finally {
        stop.removeEventListener('abort', hurry);
        // However it ends: nothing of it may be kept any more by itself.
        run.atHome?.keeper.abandon();
        await started.llm.close();
    }
}
/** Of a run that has nothing to do. Undefined: nobody was told of anything, nor that it is over. */
async function alertIdle({ atHome: here, journal, settings }, outcome) {
    if (here === undefined)
        return undefined;
    const { home } = here;
    const { agent, limits } = settings;
    const alert = () => alertAtHome(here, journal, { outcome, publication: undefined, limits });
    const before = await home.looked();
    if (home.lookedBack.trouble !== undefined)
        return tellUnmarked(home, before, { agent }, alert);
    // Whoever was at work meanwhile knows better what fires and what is over. The next run sees.
    return hasMoved(before, await home.branch.look([home_home/* IDLE */.nY])) ? undefined : alert();
}
/** Reads the task files and opens the log: all that can be known before anything is sent or spent. */
async function beginRun(ports, settings) {
    const startedMs = ports.clock.now();
    const read = (0,prepare_tasks/* prepareTasks */.K)(ports.source, { ...settings, at: (0,units/* timestampOf */.U_)(startedMs) });
    if (!read.ok)
        return { kind: 'mistaken', mistakes: read.mistakes };
    const policy = { limits: settings.limits, backoff: retry/* BACKOFF */.h };
    const identity = { repository: settings.repository, agent: settings.agent };
    const { home } = ports;
    const brought = home &&
        (await bringLogHere({ home, clock: ports.clock }, await home.looked(), { identity, run: settings.run }));
    if (brought?.kind === 'refused')
        return { ...brought, alertsOpened: await tellOf(home, brought.problem, settings) };
    if (brought?.kind === 'overlapped')
        return brought;
    const opened = await (0,open_journal/* openJournal */._0)(ports, { identity, run: settings.run, policy });
    if (!opened.ok) {
        const alertsOpened = await tellOf(home, opened.problem, settings);
        return { kind: 'refused', message: opened.problem.message, alertsOpened };
    }
    const { journal, notice } = opened;
    const missed = brought && (await bringAnswersHere(brought.find, ports.answers, journal.state));
    if (missed !== undefined)
        return { kind: 'refused', message: missed.message };
    const source = brought?.source ?? opened.source;
    if (notice !== undefined)
        ports.console.write('warning', notice);
    const timeoutMsMax = timeoutMsMaxOf(read.prepared);
    const requests = home?.requests && (await openRequests(home.requests, settings.agent));
    const run = {
        ports,
        settings,
        journal,
        policy,
        startedMs,
        notices: [...read.prepared.notices],
        unwritten: [],
        publication: { report: undefined },
        pacer: new Pacer(settings.pace),
        atHome: home && brought && atHome(home, brought, ports, journal, { timeoutMsMax, requests }),
    };
    return { kind: 'begun', run, prepared: read.prepared, source };
}
/** Nobody may work on the log, so somebody must be told. Returns how many issues were opened. */
async function tellOf(home, problem, { agent, run }) {
    if (home === undefined || problem === undefined)
        return 0;
    const looked = await home.branch.look([home_home/* IDLE */.nY]);
    // Somebody was at work meanwhile, and what is wrong may be over: nobody would close an issue on that. A next run sees.
    if (problem.kind !== 'cache-unreachable' && hasMoved(await home.looked(), looked))
        return 0;
    const tell = () => (0,alert_people/* alertOfProblem */.bW)(home.alerting, { agent, run, problem });
    // All else that a run is refused for is put right on the branch, by a person or a newer release: it stays as it is, and
    // whoever comes then sees the issue before it is idle.
    const told = await (problem.kind === 'clock' ? tellUnmarked(home, looked, { agent }, tell) : tell());
    return told.alertsOpened;
}
function hasMoved(before, now) {
    return before.ok && now.ok && before.value?.tip !== now.value?.tip;
}
/** The longest that a call of this run may take, by what its tasks say. */
function timeoutMsMaxOf({ tasks }) {
    let max = 0;
    for (const { settings } of tasks.values())
        max = Math.max(max, settings.timeoutMs);
    return max;
}
/** Whether somebody has asked for something that is not taken yet. */
async function hasRequests({ atHome, journal }) {
    const requests = atHome?.requests;
    if (requests === undefined)
        return false;
    return (await allowedRequests(requests, journal.state)).length > 0;
}
/** An idle run writes nothing: neither an event nor a result. Nor does a paused one that has nothing to do but what must not be sent. */
function outlookOf({ journal, settings, policy, startedMs, atHome }, prepared) {
    const { state } = journal;
    const step = plan(state, prepared.work, settings.limits, startedMs);
    const cause = step.do === 'stop' ? step.because.kind : undefined;
    if (atHome?.keeper.isBehind === true || atHome?.brought.onBranch.hasLeftBehind === true)
        return 'work';
    const { agent, limits } = settings;
    const { trouble: silence, judged } = atHome?.home.lookedBack ?? look_back/* NOTHING_SEEN */.s3;
    const facts = { agent, problem: undefined, silence, judged, limits, now: journal.stamp() };
    // What a paused run cannot find out, it cannot settle either.
    const outcome = cause === 'paused' ? 'paused' : 'completed';
    const places = atHome?.home.alerting;
    if (atHome !== undefined && (0,alert_people/* hasAlertsToSettle */.ij)(state, { ...facts, outcome }, places))
        return 'work';
    // That a run was killed is over with one that ends by itself in the log. Whoever came next was cancelled.
    if (atHome !== undefined && state.interruption !== undefined)
        return 'work';
    if (state.run !== undefined || (0,unpublished/* hasUnpublished */.w)(state))
        return 'work';
    if ((0,decide/* decide */.L)({ type: 'ListTasks', tasks: prepared.listed }, state, policy).length > 0)
        return 'work';
    if (cause === 'paused')
        return 'paused';
    return cause === 'done' ? 'idle' : 'work';
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
    const started = await startRun(run);
    if (started.kind !== 'started')
        return started;
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
                    report: await finishRun(run, prepared, cause, stop),
                };
            await publish(run);
            await ports.clock.sleep(pollMs, stop);
            prepared = readAgain(run, prepared, mistakesTold);
        }
    }
    finally {
        await started.llm.close();
    }
}
/** A day's budget is free again tomorrow, and a wait or a pause ends; a run's own budget and a stop last as long as the run. */
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
        case 'paused':
            return false;
    }
}
/** While a task file is being edited it may well be wrong: its mistakes are said, each once, and the list before stays in force. */
function readAgain({ ports, settings }, before, told) {
    const read = (0,prepare_tasks/* prepareTasks */.K)(ports.source, { ...settings, at: (0,units/* timestampOf */.U_)(ports.clock.now()) });
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

// EXTERNAL MODULE: ./build/entrypoints/say-mistakes.js
var say_mistakes = __webpack_require__(87505);
// EXTERNAL MODULE: ./build/entrypoints/wire.js + 2 modules
var wire = __webpack_require__(62505);
;// CONCATENATED MODULE: ./build/entrypoints/run-once.js










/**
 * One run on this machine's disk: takes the folder's lock, runs, writes the report. Everything wrong is said to the
 * console; what is returned decides over the exit code and the outputs.
 */
async function runOnce(config, mode, { console, env, stop, home, publisher, newer, atEnd, }) {
    const folder = (0,local_disk_folder/* makeStateFolder */.En)(config.workspace, config.stateFolder);
    const lock = (0,local_disk_lock/* acquireLock */.I)(folder);
    if (!lock.ok) {
        console.write('notice', `Another run is at work on ${config.stateFolder} (${lock.holder}): this one leaves it alone.`);
        return { kind: 'overlapped' };
    }
    const ports = { ...(0,wire/* wire */.O)(config, console, env, newer), home, publisher };
    try {
        const end = await start(ports, config, mode, stop);
        const told = tell(end, config, folder, console);
        atEnd?.(told);
        return told;
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
            (0,say_mistakes/* sayMistakes */.p)(console, end.mistakes);
            return { kind: 'unusable' };
        case 'unusable':
            console.write('error', end.message);
            return { kind: 'unusable' };
        case 'refused':
            console.write('error', end.message);
            return { kind: 'refused', message: end.message, alertsOpened: end.alertsOpened ?? 0 };
        case 'overlapped':
            console.write('notice', `Another run is at work${end.holder === undefined ? '' : ` (${end.holder})`}: this one leaves it alone.`);
            return { kind: 'overlapped' };
        case 'reported': {
            for (const { place, message } of end.report.notices)
                console.write('warning', message, place);
            for (const message of end.report.unwritten)
                console.write('error', message);
            const isWritten = writeReport(end.report, folder, console);
            return {
                kind: 'reported',
                report: end.report,
                source: end.source,
                files: end.files,
                reportPath: isWritten ? (0,external_node_path_.join)(config.stateFolder, REPORT) : '',
            };
        }
    }
}
const REPORT = 'report.json';
/** All that it tells of is done and kept: a disk without room for it must not turn the run red now. */
function writeReport(report, folder, console) {
    const path = (0,external_node_path_.join)(folder, REPORT);
    try {
        (0,write_over/* writeOver */.i)(path, (0,run_report/* reportText */.U)(report));
        return true;
    }
    catch (error) {
        console.write('warning', (0,storage_error/* storageError */.QX)('write the report', path, error).message);
        return false;
    }
}


/***/ })

};
