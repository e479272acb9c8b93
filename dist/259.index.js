export const id = 259;
export const ids = [259];
export const modules = {

/***/ 54043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Journal)
/* harmony export */ });
/* harmony import */ var _domain_decide_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38096);
/* harmony import */ var _domain_evolve_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80353);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);
/* harmony import */ var _log_chain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75204);




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
    /** No append is on its way: State is that of the log at its head. Said of this very moment, up to the next `await`. */
    get isAtRest() {
        return this.#writing === undefined && this.#broken === undefined;
    }
    /** Decides, and resolves with the events once they are durable. No events: nothing came of the command. */
    async commit(command) {
        if (this.#broken !== undefined)
            throw new Error('The log can no longer be written.', { cause: this.#broken.error });
        const events = (0,_domain_decide_js__WEBPACK_IMPORTED_MODULE_0__/* .decide */ .L)(command, this.state, this.#policy);
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
            (0,_domain_evolve_js__WEBPACK_IMPORTED_MODULE_1__/* .evolve */ .s)(this.state, { seq: ++this.#seq, at: append.at, run: this.run, event });
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
        const now = (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .timestampOf */ .U_)(this.#clock.now());
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
            const sealed = (0,_log_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .seal */ .od)(head, at, this.run, events.slice(first, first + EVENTS_PER_APPEND));
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


/***/ }),

/***/ 9259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V$: () => (/* binding */ foreign),
  _0: () => (/* binding */ openJournal),
  x6: () => (/* binding */ readLog),
  DH: () => (/* binding */ strangenessOf)
});

// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/domain/evolve.js + 7 modules
var evolve = __webpack_require__(80353);
// EXTERNAL MODULE: ./build/domain/state.js
var state = __webpack_require__(83468);
// EXTERNAL MODULE: ./build/log/chain.js
var chain = __webpack_require__(75204);
// EXTERNAL MODULE: ./build/log/replay.js + 4 modules
var replay = __webpack_require__(45706);
// EXTERNAL MODULE: ./build/log/snapshot.js + 6 modules
var log_snapshot = __webpack_require__(66883);
;// CONCATENATED MODULE: ./build/log/restore.js





/**
 * Folds a log into State, with every check on. A snapshot counts only if the log behind it says that it was taken, of this
 * head and with these bytes: it is proved by the chain that goes on from it. `onRecord` sees each event that is here when
 * State has it, `onSeal` each head that is known to be of this log.
 */
function restore(log, onRecord = () => { }, onSeal = () => { }) {
    const beginning = beginningOf(log.snapshot);
    if ('status' in beginning)
        return beginning;
    const { state, start, sha256 } = beginning;
    let { at } = start ?? NO_START;
    let unproved = start;
    const fold = (record) => {
        (0,evolve/* evolve */.s)(state, record);
        at = record.at;
        if (unproved !== undefined && tells(record.event, unproved, sha256))
            unproved = undefined;
        onRecord(record, state);
    };
    if (start !== undefined)
        onSeal(start.head);
    const read = (0,replay/* replay */.e)(log.rest, fold, { onSeal, ...(start && { from: start }) });
    if ('reason' in read)
        return read;
    if (unproved !== undefined)
        return corrupt(unproved.head.seq + 1, NOT_TOLD);
    const { status, head, offset } = read;
    const end = (log.snapshot?.end ?? 0) + offset;
    return { status, state, head, at, end, tornBytes: status === 'torn' ? read.bytes : 0, snapshot: start };
}
const NO_START = { head: chain/* GENESIS */.hw, at: '' };
const NOT_TOLD = 'The log begins with a snapshot, and no event behind it says that it was taken, from this head and with these bytes.';
function beginningOf(snapshot) {
    if (snapshot === undefined)
        return { state: (0,state/* newState */.om)(), start: undefined, sha256: '' };
    const read = (0,log_snapshot/* readSnapshot */.RA)(snapshot.bytes);
    switch (read.status) {
        case 'intact': {
            const { state, head, at } = read;
            return { state, start: { head, at }, sha256: (0,log_snapshot/* snapshotHash */.jZ)(snapshot.bytes) };
        }
        case 'corrupt':
            return corrupt(1, `The log begins with a snapshot that cannot be read. ${read.reason}`);
        case 'newer':
            return {
                status: 'newer',
                seq: 1,
                reason: `It begins with a snapshot in version ${read.version} of the form, which this release cannot read. A newer one wrote it: update to go on.`,
            };
    }
}
function tells(event, { head }, sha256) {
    if (event.type !== 'SnapshotTaken')
        return false;
    return event.seq === head.seq && event.hash === head.hash && event.sha256 === sha256;
}
function corrupt(seq, reason) {
    return { status: 'corrupt', seq, reason };
}

// EXTERNAL MODULE: ./build/app/journal.js
var app_journal = __webpack_require__(54043);
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
    const problem = strangenessOf(log, identity, clock.now());
    if (problem !== undefined)
        return { ok: false, problem };
    const { torn } = log;
    const aside = torn && store.cutAt(torn.offset);
    const { state, head, at, end } = log;
    const journal = new app_journal/* Journal */.C(store, clock, { state, head, at, end, run, policy });
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
function readLog(store, onRecord, onSeal) {
    const read = restore({ snapshot: store.snapshot(), rest: store.read() }, onRecord, onSeal);
    switch (read.status) {
        case 'intact':
        case 'torn': {
            const { state, head, at, end, snapshot } = read;
            const torn = read.status === 'torn' ? { offset: end, bytes: read.tornBytes } : undefined;
            return { ok: true, state, head, at, end, torn, snapshot };
        }
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
/** What is wrong with a log that could be read: it is somebody else's, or from a time to come. */
function strangenessOf({ state, at }, identity, nowMs) {
    return foreign(state, identity) ?? skewed(at, nowMs);
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

/***/ 70045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isNews),
/* harmony export */   y: () => (/* binding */ raiseAlerts)
/* harmony export */ });
/* harmony import */ var _alert_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79311);

/** What is new, or says something else than before, is raised; what is over is resolved; the rest is no news. */
function raiseAlerts({ firing, memories = new Map(), }, { alerts, alertMemories }) {
    const still = new Set(firing.map(({ fingerprint }) => fingerprint));
    const over = [...alerts.values()].filter(({ fingerprint }) => !still.has(fingerprint));
    return [
        ...firing
            .filter(alert => isNews(alert, alerts))
            .map((alert) => ({ type: 'AlertRaised', ...alert })),
        ...over.map(({ alert, fingerprint }) => ({ type: 'AlertResolved', alert, fingerprint })),
        ...[...memories]
            .filter(([fingerprint, memory]) => !(0,_alert_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameMemory */ .I3)(memory, alertMemories.get(fingerprint)))
            .map(([fingerprint, memory]) => ({ type: 'AlertRemembered', fingerprint, memory })),
    ];
}
/** Whether people have not been told this yet. A reason alone is none: it is a word for machines. */
function isNews({ fingerprint, severity, facts }, alerts) {
    const known = alerts.get(fingerprint);
    return known?.severity !== severity || known.facts !== facts;
}


/***/ }),

/***/ 62484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ stop)
/* harmony export */ });
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


/***/ }),

/***/ 38709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ openBreaker),
/* harmony export */   G7: () => (/* binding */ opensBreaker),
/* harmony export */   Hh: () => (/* binding */ isOutOfReach),
/* harmony export */   g7: () => (/* binding */ metBy),
/* harmony export */   qU: () => (/* binding */ isSpared)
/* harmony export */ });
/* unused harmony exports OUTAGE_UNTIL_STOP, UNCOUNTED_MAX */
/* harmony import */ var _attempt_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62484);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11304);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54543);



/** Failures of the provider in a row, across tasks, that open the breaker. */
const OUTAGE_UNTIL_STOP = 5;
/** So many attempts of a task may not have counted before those that an outage took do, where that could go on for ever. */
const UNCOUNTED_MAX = 10;
/**
 * Whether an outage takes nothing from a task. Always where nobody was answered and nothing was spent: that is the provider, and
 * to ask once more costs nothing. A task that is bad in itself, together with others of its kind, looks like an outage as well,
 * in every run, and may be paid for each time: so not for ever. And an answer that had nothing in it, and may be billed, is as
 * much the task's doing as the provider's.
 */
function isSpared({ attempts, failures, lastFailure }, { spent, isHeard }) {
    const isFree = spent.tokens === 0 && spent.nanoUsd === 0;
    if (isFree && !isHeard)
        return true;
    if (!isFree && IS_EMPTY.has(lastFailure?.kind))
        return false;
    return attempts - failures < UNCOUNTED_MAX;
}
/** Somebody was at work, for whatever it was. */
const IS_EMPTY = new Set([
    'empty-answer',
    'malformed-answer',
    'error-in-answer',
]);
function metBy(run, task) {
    return { spent: run.touched.get(task) ?? _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .ZERO */ .f2, isHeard: run.alive.models.size > 0 };
}
/** One task alone cannot open it: nobody could tell its own trouble from the provider's. */
function opensBreaker(task, run) {
    const streak = [...run.outage, task];
    return streak.length >= OUTAGE_UNTIL_STOP && new Set(streak).size > 1;
}
/**
 * Nothing was sent, and nobody has answered in this run: a provider that cannot be reached, however few the tasks are. It
 * costs nothing to find that out again, so no task is given up for it.
 */
function isOutOfReach({ attempt, run }, failure) {
    return failure.kind === 'network' && attempt.hold.end === 'released' && run.alive.models.size === 0;
}
/**
 * Stops the provider for this run, and gives back what the outage took from those that it spares: attempts, by the stop itself,
 * and tasks it had quarantined.
 */
function openBreaker(context, failure) {
    const { run, state } = context;
    const wronged = new Set(run.outage.filter(id => isWronged(state.tasks.get(id), metBy(run, id))));
    return [
        ...(0,_attempt_result_js__WEBPACK_IMPORTED_MODULE_2__/* .stop */ .d)(context, { kind: 'provider' }, 'breaker', failure),
        ...[...wronged].map((id) => ({ type: 'TaskReleased', task: id, reason: 'breaker' })),
    ];
}
/**
 * In quarantine for the outage, and not for something of its own that came to light in between. One that comes back has a new
 * beginning, so it must be the provider for certain: it may be the task that is bad, and this the tenth time.
 */
function isWronged(task, { isHeard }) {
    if (task?.status !== 'quarantined' || isHeard)
        return false;
    const { failure, spent } = task.facts;
    if (spent.tokens > 0 || spent.nanoUsd > 0)
        return false;
    return failure.kind !== 'interrupted' && failure.kind !== 'skipped' && (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isOutage */ .uD)(failure);
}


/***/ }),

/***/ 11304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gt: () => (/* binding */ EMPTY_ACCOUNT),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   Re: () => (/* binding */ subtract),
/* harmony export */   WQ: () => (/* binding */ add),
/* harmony export */   d1: () => (/* binding */ NO_LIMITS),
/* harmony export */   di: () => (/* binding */ neverFits),
/* harmony export */   f2: () => (/* binding */ ZERO),
/* harmony export */   k7: () => (/* binding */ budgetsOf)
/* harmony export */ });
const ZERO = { tokens: 0, nanoUsd: 0 };
const EMPTY_ACCOUNT = { spent: ZERO, held: ZERO };
const NO_LIMITS = { run: {}, day: {}, month: {} };
const WINDOWS = ['run', 'day', 'month'];
const UNITS = ['tokens', 'cost'];
/**
 * The first budget that a hold would pass, or undefined if it fits into all of them. A hold fits when
 * spent + held + hold <= limit: what is set aside counts like what is gone, or concurrent calls would overshoot.
 */
function refusalOf(hold, accounts, limits) {
    for (const window of WINDOWS) {
        for (const unit of UNITS) {
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
/** Every budget that is switched on, with its numbers. */
function budgetsOf(accounts, limits) {
    return WINDOWS.flatMap(window => UNITS.flatMap(unit => {
        const field = fieldOf(unit);
        const limit = limits[window][field];
        const { spent, held } = accounts[window];
        return limit === undefined ? [] : [{ window, unit, limit, spent: spent[field], held: held[field] }];
    }));
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

/***/ 38096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ decide)
});

// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(11304);
// EXTERNAL MODULE: ./build/domain/escrow.js
var domain_escrow = __webpack_require__(6706);
// EXTERNAL MODULE: ./build/domain/attempt-result.js
var attempt_result = __webpack_require__(62484);
// EXTERNAL MODULE: ./build/domain/breaker.js
var breaker = __webpack_require__(38709);
// EXTERNAL MODULE: ./build/domain/requests/skipped.js
var skipped = __webpack_require__(7952);
// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(83468);
// EXTERNAL MODULE: ./build/domain/suspect.js
var suspect = __webpack_require__(22016);
;// CONCATENATED MODULE: ./build/domain/configuration.js




/** Three tasks that a provider refuses in the same words, before anything has worked, point at what they share. */
const SUSPECTS_UNTIL_STOP = 3;
/** So many where such tasks were answered before: a few bad ones among them are nobody else's trouble. */
const SUSPECTS_AMONG_ANSWERED = 5;
/** A setting is wrong: adapt the model to it once if that is known to help, else stop the model, or the type. */
function adaptOrStop(context, failure) {
    const { call, run, state } = context;
    if (failure.kind === 'schema-refused' || failure.kind === 'type-not-supported')
        return (0,attempt_result/* stop */.d)(context, { kind: 'type', name: call.taskType }, 'configuration', failure);
    const adaptation = failure.kind === 'parameter-refused' ? adaptationFor(failure.parameter, context.attempt.sent) : undefined;
    if (adaptation === undefined)
        return (0,attempt_result/* stop */.d)(context, { kind: 'model', name: call.model }, 'configuration', failure);
    const known = [...(state.adaptations.get((0,domain_state/* modelAt */.F1)(run, call.model)) ?? [])];
    // It was adapted while this call was in flight: the next one will have it.
    if (known.includes(adaptation))
        return [];
    // Refused under the one name and under the other: no third name is known.
    if (known.some(isOutputCapName) && isOutputCapName(adaptation))
        return (0,attempt_result/* stop */.d)(context, { kind: 'model', name: call.model }, 'configuration', failure);
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
    // 400 is about how something is asked. Any other status may be about the tasks alone, if such were answered in earlier runs.
    const neededFor = (name) => failure.status === 400 || !wasAnswered(state, name, call[name])
        ? SUSPECTS_UNTIL_STOP
        : SUSPECTS_AMONG_ANSWERED;
    const own = (0,suspect/* suspectOf */.Z)({ id: attempt.task, model: call.model, taskType: call.taskType }, failure);
    const alike = suspects.filter(({ task, signature }) => signature === own.signature && task !== own.task);
    const candidates = [
        {
            scope: { kind: 'type', name: own.taskType },
            alive: alive.types.has(own.taskType),
            needed: neededFor('taskType'),
            like: alike.filter(({ taskType }) => taskType === own.taskType),
        },
        {
            scope: { kind: 'model', name: own.model },
            alive: alive.models.has(own.model),
            needed: neededFor('model'),
            like: alike.filter(({ model }) => model === own.model),
        },
    ];
    const found = candidates.find(({ alive, needed, like }) => !alive && like.length + 1 >= needed);
    if (found === undefined)
        return undefined;
    const tasks = found.like.map(({ task }) => task).filter(id => isAside(state.tasks.get(id)));
    return { scope: found.scope, tasks };
}
/** In quarantine, and not because a person wants it there. */
function isAside(task) {
    return task?.status === 'quarantined' && !(0,skipped/* isSkipped */.J)(task);
}
/** In any run, by the books. */
function wasAnswered({ totals }, name, value) {
    return [...totals.values()].some(row => row[name] === value && row.calls > row.failedCalls);
}

// EXTERNAL MODULE: ./build/domain/failure.js
var domain_failure = __webpack_require__(54543);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/domain/retry.js
var retry = __webpack_require__(49007);
// EXTERNAL MODULE: ./build/domain/requests/limits-in-force.js
var limits_in_force = __webpack_require__(3346);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
;// CONCATENATED MODULE: ./build/domain/start-run.js






function startRun(start, state, { limits }) {
    const { version, provider, draw, endLost = false } = start;
    const interrupted = interruptRun(state, endLost);
    if (draw === undefined)
        return [...interrupted, { type: 'RunStarted', version, provider }];
    const charged = interrupted.find(event => event.type === 'RunInterrupted')?.charged;
    const inForce = (0,limits_in_force/* limitsInForce */.h)(limits, { ...state, run: undefined }, draw.now);
    const escrow = (0,domain_escrow/* escrowAt */.NL)(accountsAfter(charged, state, draw.now), inForce);
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
    return [...holds, { ...interrupted, charged: (0,domain_escrow/* unaccounted */.cZ)(run.escrow, { spent, held: budget/* ZERO */.f2 }) }];
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
var totals = __webpack_require__(45718);
;// CONCATENATED MODULE: ./build/domain/finish-attempt.js











/**
 * Chooses what follows from an attempt: the table of failures, told in code.
 *
 *   passing        wait and slow down; costs no attempt
 *   call           a failed attempt; retry by backoff; the last one quarantines
 *   (outage)       five of those in a row across tasks, or a provider that a task's last attempt cannot even reach: the
 *                  breaker opens and takes them back from the tasks that it spares
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
                ...(0,attempt_result/* stop */.d)(context, { kind: 'provider' }, 'account', failure),
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
    const asked = askedMs(failure);
    // Calls that were on their way when the provider first said "slower" say it again: that is one wait, not fifty.
    if (asked === undefined && known !== undefined && known > (0,units/* timestampOf */.U_)(attempt.nowMs))
        return [];
    const waitMs = asked ?? (0,retry/* backoffMs */.j)(policy.backoff, state.throttle.waits + 1, attempt.random);
    const until = (0,units/* timestampOf */.U_)(attempt.nowMs + waitMs);
    return known !== undefined && known >= until ? [] : [{ type: 'ProviderThrottled', until }];
}
/** To wait for nothing is no wait: whoever kept to it would ask again at once, as often as the line can carry it. */
function askedMs(failure) {
    const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
    return asked === 0 ? undefined : asked;
}
function failCall(context, failure) {
    const { attempt, call, tries, run, policy } = context;
    // The provider was stopped while this call was in flight: it met the same trouble, and that is no task's fault.
    if ((0,domain_failure/* isOutage */.uD)(failure) && isProviderStopped(run))
        return [failed(context, failure, { counted: false })];
    const failures = tries.failures + 1;
    const waitMs = askedMs(failure) ?? (0,retry/* backoffMs */.j)(policy.backoff, failures, attempt.random);
    const retryAt = (0,units/* timestampOf */.U_)(attempt.nowMs + waitMs);
    const isLast = failures >= attempt.attemptsMax;
    const isDown = (0,breaker/* opensBreaker */.G7)(attempt.task, run) || (isLast && (0,breaker/* isOutOfReach */.Hh)(context, failure));
    const stops = (0,domain_failure/* isOutage */.uD)(failure) && isDown ? (0,breaker/* openBreaker */.$6)(context, failure) : [];
    const met = (0,breaker/* metBy */.g7)(run, attempt.task);
    const spent = (0,budget/* add */.WQ)(met.spent, (0,totals/* spentOf */.uv)(call.hold, attempt.hold));
    const isLet = stops.length > 0 && (0,breaker/* isSpared */.qU)({ ...tries, failures, lastFailure: failure }, { ...met, spent });
    if (!isLast || isLet)
        return [failed(context, failure, { counted: true, retryAt }), ...stops];
    return [failed(context, failure, { counted: true }), quarantined(context, failure), ...stops];
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
        ...(0,attempt_result/* stop */.d)(context, wronged.scope, 'configuration', failure),
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
    return exceeded ? (0,attempt_result/* stop */.d)(context, { kind: 'model', name: call.model }, 'hold-exceeded', undefined) : [];
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

// EXTERNAL MODULE: ./build/domain/list-tasks.js
var list_tasks = __webpack_require__(35250);
// EXTERNAL MODULE: ./build/domain/oddities/oddity.js + 2 modules
var oddity = __webpack_require__(26589);
// EXTERNAL MODULE: ./build/domain/alerts/raise-alerts.js
var raise_alerts = __webpack_require__(70045);
// EXTERNAL MODULE: ./build/domain/recover-outcomes.js
var recover_outcomes = __webpack_require__(48723);
// EXTERNAL MODULE: ./build/domain/requests/agent-request.js
var agent_request = __webpack_require__(79597);
// EXTERNAL MODULE: ./build/domain/alerts/alert.js
var alerts_alert = __webpack_require__(62639);
// EXTERNAL MODULE: ./build/domain/requests/asked.js
var requests_asked = __webpack_require__(1268);
;// CONCATENATED MODULE: ./build/domain/requests/take-request.js







/**
 * What comes of a request: that it was taken, and what follows. One that cannot be granted as a whole is refused as a whole, and
 * changes nothing. What was taken once, or comes before what was, is not taken again.
 */
function takeRequest(asked, state, policy) {
    (0,invariant/* invariant */.V)(state.run, 'a request is taken where no run is on');
    const { issue, source, by, request } = asked;
    if ((0,requests_asked/* isTaken */.Ck)(state.asked, issue, source))
        return [];
    const granted = request === undefined ? refused('not-understood') : grant(request, asked, state, policy);
    const taken = {
        ...{ type: 'RequestTaken', issue, source, by },
        ...(request !== undefined && { what: (0,agent_request/* requestText */.T9)(request) }),
    };
    return 'reason' in granted
        ? [{ ...taken, outcome: 'refused', ...granted }]
        : [{ ...taken, outcome: 'done' }, ...granted];
}
/** How long nobody wants to hear of an alert that was snoozed. */
const SNOOZE_MS = 7 * 86_400_000;
function refused(reason) {
    return { reason };
}
function grant(request, asker, state, policy) {
    switch (request.kind) {
        case 'retry':
            return grantEach(request.tasks, state, whyNoRetry, task => ({
                type: 'TaskReleased',
                task: task.id,
                reason: 'retry',
            }));
        case 'skip':
            return grantEach(request.tasks, state, whyNoSkip, ({ id: task, key }) => ({
                type: 'TaskQuarantined',
                ...{ task, key, failure: { kind: 'skipped' } },
            }));
        case 'pause':
            return grantPause(request.until, asker);
        case 'resume':
            return (0,requests_asked/* pauseAt */.Qr)(state.asked, asker.now) === undefined
                ? refused('not-paused')
                : [{ type: 'AgentResumed' }];
        case 'budget':
            return grantBudget(request.nanoUsd, asker, state, policy);
        case 'snooze':
            return grantSnooze(request.fingerprint, asker, state);
        case 'status':
        case 'run':
            return [];
    }
}
/** All of them or none: what stands in the way of the first is said, with every task that it concerns. */
function grantEach(ids, state, whyNot, follows) {
    const events = [];
    const inTheWay = [];
    for (const id of ids) {
        const task = state.tasks.get(id);
        if (task === undefined) {
            inTheWay.push({ id, reason: 'unknown-task' });
            continue;
        }
        const reason = whyNot(task);
        if (reason === undefined)
            events.push(follows(task));
        else
            inTheWay.push({ id, reason });
    }
    const [first] = inTheWay;
    if (first === undefined)
        return events;
    const { reason } = first;
    return { reason, tasks: inTheWay.filter(each => each.reason === reason).map(({ id }) => id) };
}
function whyNoRetry({ status }) {
    return status === 'quarantined' ? undefined : 'not-in-quarantine';
}
function whyNoSkip(task) {
    if (task.status === 'processing')
        return 'under-way';
    if (task.status === 'completed')
        return 'completed';
    return (0,skipped/* isSkipped */.J)(task) ? 'already-skipped' : undefined;
}
function grantPause(until, { by, now }) {
    if (until === undefined)
        return [{ type: 'AgentPaused', by }];
    return until <= now ? refused('pause-over') : [{ type: 'AgentPaused', by, until }];
}
/**
 * A comment may be written by more people than may change the workflow, so that it can only lower what that allows. Where no
 * cost is limited at all, models without a price are let through: no limit could be kept then.
 */
function grantBudget(nanoUsd, { by, now }, state, { limits }) {
    if (Object.values(limits).every(window => window.nanoUsd === undefined))
        return refused('no-cost-budget');
    const { day } = (0,limits_in_force/* limitsInForce */.h)(limits, { ...state, run: undefined }, now);
    if (day.nanoUsd !== undefined && nanoUsd > day.nanoUsd)
        return refused('would-raise');
    return [{ type: 'BudgetLowered', by, day: (0,units/* dayOf */.kb)(now), nanoUsd }];
}
/** Who watches from outside raises `stale` without a word in this log. */
const RAISED_ELSEWHERE = 'stale';
function grantSnooze(fingerprint, { now }, state) {
    const isElsewhere = fingerprint === (0,alerts_alert/* fingerprintOf */.ax)(state.log?.agent ?? '', RAISED_ELSEWHERE);
    if (!isElsewhere && !state.alerts.has(fingerprint))
        return refused('not-firing');
    const until = (0,units/* timestampOf */.U_)(Date.parse(now) + SNOOZE_MS);
    return [{ type: 'AlertSnoozed', fingerprint, until }];
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
            return (0,list_tasks/* listTasks */.V)(command.tasks, state);
        case 'StartAttempt':
            return startAttempt(command, state, policy);
        case 'FinishAttempt':
            return finishAttempt(command, state, policy);
        case 'RecoverOutcomes':
            return (0,recover_outcomes/* recoverOutcomes */.F)(command.outcomes, state);
        case 'ShareAnswers':
            return command.shares.flatMap(share => shareAnswer(share, state));
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
        case 'TakeRequest':
            return takeRequest(command, state, policy);
        case 'RaiseAlerts':
            return (0,raise_alerts/* raiseAlerts */.y)(command, state);
        case 'FinishRun':
            (0,invariant/* invariant */.V)(state.inFlight.size === 0, 'a run finishes only when every call is accounted for');
            return [finishRun(command.outcome, state)];
        default:
            return (0,invariant/* assertNever */.x)(command);
    }
}
/** What was odd goes into the log as it was found: a replay compares nothing. */
function finishRun(outcome, state) {
    const odd = (0,oddity/* oddTypes */.Te)((0,oddity/* odditiesOf */.hT)(state).own);
    return { type: 'RunFinished', outcome, ...(odd.length > 0 && { odd }) };
}
function startAttempt(command, state, policy) {
    const task = state.tasks.get(command.task);
    (0,invariant/* invariant */.V)(task?.status === 'pending' || task?.status === 'failed', `task "${command.task}" is not to be attempted`);
    // Asked again here although the plan has asked: this is the line that no call passes without room in every budget.
    const limits = (0,limits_in_force/* limitsInForce */.h)(policy.limits, state, command.now);
    const accounts = (0,domain_state/* accountsAt */.GO)(state, command.now);
    if (((0,budget/* refusalOf */.Of)(command.hold, accounts, limits) ?? (0,domain_escrow/* undrawn */.q3)(command.hold, state.run)) !== undefined)
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
/** By the State before any of them: a task that gets an answer lets go of its last one, which another may be about to get. */
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

/***/ 706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $P: () => (/* binding */ rememberKey),
/* harmony export */   Ve: () => (/* binding */ enter),
/* harmony export */   Xb: () => (/* binding */ taskOf),
/* harmony export */   _M: () => (/* binding */ touch),
/* harmony export */   aS: () => (/* binding */ openTask),
/* harmony export */   ng: () => (/* binding */ runOf),
/* harmony export */   qG: () => (/* binding */ leave),
/* harmony export */   z0: () => (/* binding */ forgetKey)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11304);
/* harmony import */ var _due_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64263);
/* harmony import */ var _invariant_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93001);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83468);




/** Takes a task out of the index of the situation it is in. */
function leave(draft, task) {
    if (task.status === 'pending')
        draft.pending.delete(task.id);
    if (task.status === 'failed')
        (0,_due_js__WEBPACK_IMPORTED_MODULE_2__/* .removeRetry */ .t)(draft.retries, { at: task.retryAt, task: task.id });
}
/** Puts a task into a situation and into its index. */
function enter(draft, { id, key, input, taskType, model }, situation) {
    draft.tasks.set(id, { id, key, input, taskType, model, ...situation });
    if (situation.status === 'pending')
        draft.pending.add(id);
    if (situation.status === 'failed')
        (0,_due_js__WEBPACK_IMPORTED_MODULE_2__/* .insertRetry */ .M)(draft.retries, { at: situation.retryAt, task: id });
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
    const others = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .idsOf */ .UX)(draft, key).filter(other => other !== id);
    if (others.length === 0)
        draft.idsByKey.delete(key);
    else
        draft.idsByKey.set(key, others);
}
function taskOf(draft, id) {
    const task = draft.tasks.get(id);
    (0,_invariant_js__WEBPACK_IMPORTED_MODULE_3__/* .invariant */ .V)(task, `task "${id}" is named before it was added`);
    return task;
}
/** A task that still may be worked on. */
function openTask(draft, id) {
    const task = taskOf(draft, id);
    (0,_invariant_js__WEBPACK_IMPORTED_MODULE_3__/* .invariant */ .V)(task.status !== 'completed', `task "${id}" is worked on after it was completed`);
    return task;
}
function runOf(draft) {
    (0,_invariant_js__WEBPACK_IMPORTED_MODULE_3__/* .invariant */ .V)(draft.run, 'a run does something before it started');
    return draft.run;
}
/** Notes that this run has dealt with the task, and what it spent on it; returns all that it has spent on it. */
function touch(draft, id, spent = _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .ZERO */ .f2) {
    const { touched } = runOf(draft);
    const sum = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .add */ .WQ)(touched.get(id) ?? _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .ZERO */ .f2, spent);
    touched.set(id, sum);
    return sum;
}


/***/ }),

/***/ 64263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ insertRetry),
/* harmony export */   t: () => (/* binding */ removeRetry)
/* harmony export */ });
/* harmony import */ var _invariant_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93001);

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
    (0,_invariant_js__WEBPACK_IMPORTED_MODULE_0__/* .invariant */ .V)(index >= 0, `task "${retry.task}" waits for a retry that nobody knows`);
    retries.splice(index, 1);
}
function isDueNoLater(known, retry) {
    return known !== undefined && known.at <= retry.at;
}


/***/ }),

/***/ 6706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NL: () => (/* binding */ escrowAt),
/* harmony export */   cZ: () => (/* binding */ unaccounted),
/* harmony export */   q3: () => (/* binding */ undrawn)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11304);

/**
 * What a run may spend at most, as it starts: its own budget, or what is left of the day's or the month's. Drawn from
 * these before its first call, it bounds what a machine that is lost with its log can have spent.
 */
function escrowAt(accounts, limits) {
    const tokens = leastLeft('tokens', accounts, limits);
    const nanoUsd = leastLeft('nanoUsd', accounts, limits);
    return { ...(tokens === undefined ? {} : { tokens }), ...(nanoUsd === undefined ? {} : { nanoUsd }) };
}
/**
 * A hold beyond what its run drew, as a refusal. A budget may have got room since, where the draw of a lost run was released: were
 * this one lost in its turn, nobody would charge what it took of that. So it is the next run's.
 */
function undrawn(hold, run) {
    if (run?.escrow === undefined)
        return undefined;
    const accounts = { run: run.account, day: _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_ACCOUNT */ .Gt, month: _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_ACCOUNT */ .Gt };
    return (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalOf */ .Of)(hold, accounts, { run: run.escrow, day: {}, month: {} });
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


/***/ }),

/***/ 80353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ evolve)
});

// EXTERNAL MODULE: ./build/domain/requests/asked.js
var requests_asked = __webpack_require__(1268);
// EXTERNAL MODULE: ./build/domain/alerts/alert-memory.js
var alert_memory = __webpack_require__(79311);
// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(11304);
// EXTERNAL MODULE: ./build/domain/draft.js
var domain_draft = __webpack_require__(706);
// EXTERNAL MODULE: ./build/domain/failure.js
var domain_failure = __webpack_require__(54543);
// EXTERNAL MODULE: ./build/domain/state.js
var state = __webpack_require__(83468);
// EXTERNAL MODULE: ./build/domain/oddities/tally.js
var oddities_tally = __webpack_require__(68435);
;// CONCATENATED MODULE: ./build/domain/oddities/evolve-usual.js




/** What calls make of State beside their cost: how long they took, what they cost and how many failed, by type. */
function noteEnd(draft, { taskType }, event) {
    const isFailed = event.type === 'AttemptFailed';
    if (isFailed && !saysSomething(event))
        return;
    const tally = tallyOf(draft, taskType);
    if (tally === undefined)
        return;
    const { task, durationMs, hold } = event;
    tally.attempts += 1;
    if (isFailed)
        tally.failed += 1;
    else
        (0,oddities_tally/* addSample */.yl)(tally.samples.durationsMs, durationMs);
    // A call without an answer took as long as our own timeout lets it, and nobody knows what it cost.
    if (!isFailed || hold.end === 'settled')
        (0,oddities_tally/* addExtreme */.m0)(tally.slowest, task, durationMs);
    if (hold.end !== 'settled' || hold.costSource === 'unknown')
        return;
    (0,oddities_tally/* addExtreme */.m0)(tally.dearest, task, hold.costNanoUsd);
    if (!isFailed)
        (0,oddities_tally/* addSample */.yl)(tally.samples.costsNanoUsd, hold.costNanoUsd);
}
/** A wait, the account and a setting are no type's doing, and each has an alert or a word of its own. */
function saysSomething({ failure }) {
    const fault = (0,domain_failure/* faultOf */.Kl)(failure);
    return fault !== 'passing' && fault !== 'account' && fault !== 'configuration';
}
/** Undefined: this run does not watch the type. A rehearsal says nothing about a model. */
function tallyOf(draft, taskType) {
    const { provider, tallies } = (0,domain_draft/* runOf */.ng)(draft);
    const known = tallies.get(taskType);
    if (known !== undefined || provider === 'offline' || tallies.size === oddities_tally/* TYPES_MAX */.vO)
        return known;
    const tally = (0,oddities_tally/* newTally */.l4)();
    tallies.set(taskType, tally);
    return tally;
}
/**
 * The run is over: what it has met is part of what is usual from now on, also what was odd about it. So what lasts stops
 * being odd one day. `odd`: what was found; undefined: nobody has looked.
 */
function learnUsual(draft, odd) {
    const run = (0,domain_draft/* runOf */.ng)(draft);
    for (const [taskType, tally] of run.tallies) {
        const before = draft.usual.get(taskType) ?? oddities_tally/* NO_USUAL */.HW;
        // At the end again: who was not tried for longest comes first, and goes first.
        draft.usual.delete(taskType);
        draft.usual.set(taskType, {
            samples: joined(before.samples, tally.samples),
            runs: runsWith(before, tally, (0,state/* isTypeStopped */.uv)(run, taskType)),
            odd: odd === undefined ? before.odd : (odd.find(found => found.taskType === taskType)?.kinds ?? []),
        });
    }
    for (const taskType of draft.usual.keys()) {
        if (draft.usual.size <= oddities_tally/* TYPES_MAX */.vO)
            return;
        draft.usual.delete(taskType);
    }
}
/** Another repository's issues are not here. */
function forgetOdd(draft) {
    for (const [taskType, usual] of draft.usual)
        draft.usual.set(taskType, { ...usual, odd: [] });
}
function joined(before, now) {
    return {
        durationsMs: [...before.durationsMs, ...now.durationsMs].slice(-oddities_tally/* SAMPLES_MAX */.BY),
        costsNanoUsd: [...before.costsNanoUsd, ...now.costsNanoUsd].slice(-oddities_tally/* SAMPLES_MAX */.BY),
    };
}
function runsWith({ runs }, { failed, attempts }, isStopped) {
    return isStopped ? runs : [...runs, { failed, attempts }].slice(-oddities_tally/* RUNS_MAX */.St);
}

;// CONCATENATED MODULE: ./build/domain/alerts/evolve-alert.js




/** What alerts, and runs that were killed, make of State: what was told, and what is still to be told. */
function raiseAlert(draft, { at }, { type: _, ...alert }) {
    const since = draft.alerts.get(alert.fingerprint)?.since ?? at;
    draft.alerts.set(alert.fingerprint, { ...alert, since, changedAt: at });
}
function resolveAlert(draft, { fingerprint }) {
    draft.alerts.delete(fingerprint);
    // Its end is remembered by an event of its own, or by its issue.
    draft.alertMemories.delete(fingerprint);
}
function rememberAlert(draft, { fingerprint, memory }) {
    draft.alertMemories.set(fingerprint, memory);
}
/** What was over a day ago does not come back: it is new. */
function forgetOldAlerts(draft, at) {
    for (const [fingerprint, memory] of draft.alertMemories)
        if (memory.phase === 'over' && Date.parse(at) - Date.parse(memory.overAt) >= alert_memory/* REMEMBERED_MS */.OW)
            draft.alertMemories.delete(fingerprint);
}
/** A run that was killed is over, and is remembered until one has ended by itself. */
function interruptRun(draft, { at }, { interrupted, charged = budget/* ZERO */.f2 }) {
    const { startedAt, calls, account } = (0,domain_draft/* runOf */.ng)(draft);
    draft.interruption = {
        run: interrupted,
        startedAt,
        at,
        calls,
        spent: (0,budget/* add */.WQ)(account.spent, charged),
        runsInARow: (draft.interruption?.runsInARow ?? 0) + 1,
    };
    // Nobody has looked whether anything was odd: what was before is all that is known.
    learnUsual(draft, undefined);
    draft.run = undefined;
}
/** Whatever killed the runs before is over when one ends by itself; one that was cancelled proves nothing. */
function endRun(draft, { outcome, odd = [] }) {
    learnUsual(draft, odd);
    draft.run = undefined;
    if (outcome !== 'interrupted')
        draft.interruption = undefined;
}

// EXTERNAL MODULE: ./build/domain/ledger.js
var ledger = __webpack_require__(48984);
// EXTERNAL MODULE: ./build/domain/suspect.js
var suspect = __webpack_require__(22016);
;// CONCATENATED MODULE: ./build/domain/evolve-attempt.js






/** What the events of an attempt make of State: the task moves on, and its hold is opened or closed. */
function startAttempt(draft, event, at) {
    const task = (0,domain_draft/* openTask */.aS)(draft, event.task);
    (0,domain_draft/* leave */.qG)(draft, task);
    (0,domain_draft/* enter */.Ve)(draft, task, { status: 'processing', tries: { ...task.tries, attempts: event.attempt } });
    (0,domain_draft/* touch */._M)(draft, task.id);
    (0,ledger/* openHold */.Si)(draft, task.id, {
        key: event.key,
        attempt: event.attempt,
        model: event.model,
        taskType: task.taskType,
        hold: { tokens: event.holdTokens, nanoUsd: event.holdNanoUsd },
        at: (0,state/* bookedAt */.Ef)(draft.run, at),
    });
}
function failAttempt(draft, event) {
    noteEnd(draft, (0,ledger/* closeHold */.qX)(draft, event.task, event.hold, 'failed'), event);
    const { tries, ...task } = (0,domain_draft/* openTask */.aS)(draft, event.task);
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
        (0,domain_draft/* enter */.Ve)(draft, task, { status: 'pending', tries: next });
    else
        (0,domain_draft/* enter */.Ve)(draft, task, { status: 'failed', tries: next, retryAt: event.retryAt });
}
function completeTask(draft, record, event) {
    const call = (0,ledger/* closeHold */.qX)(draft, event.task, event.hold, 'answered');
    if (draft.throttle.waits > 0)
        draft.throttle = { ...draft.throttle, waits: 0 };
    noteLife(draft, call);
    noteEnd(draft, call, event);
    (0,domain_draft/* enter */.Ve)(draft, (0,domain_draft/* openTask */.aS)(draft, event.task), {
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
    const task = (0,domain_draft/* openTask */.aS)(draft, event.task);
    (0,domain_draft/* leave */.qG)(draft, task);
    (0,domain_draft/* touch */._M)(draft, task.id);
    (0,domain_draft/* enter */.Ve)(draft, task, {
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
    const task = (0,domain_draft/* openTask */.aS)(draft, event.task);
    (0,domain_draft/* leave */.qG)(draft, task);
    const spent = (0,domain_draft/* touch */._M)(draft, task.id);
    const run = (0,domain_draft/* runOf */.ng)(draft);
    const { failure } = event;
    if (failure.kind === 'bad-request') {
        draft.run = { ...run, suspects: (0,suspect/* withSuspect */.q)(run, (0,suspect/* suspectOf */.Z)(task, failure)) };
    }
    (0,domain_draft/* enter */.Ve)(draft, task, {
        status: 'quarantined',
        tries: task.tries,
        published: undefined,
        facts: { at: record.at, run: record.run, failure, spent },
    });
}
function chargeHold(draft, event) {
    (0,ledger/* closeHold */.qX)(draft, event.task, { end: 'charged' }, 'failed');
    const { tries, ...task } = (0,domain_draft/* openTask */.aS)(draft, event.task);
    const interruptions = tries.interruptions + 1;
    const failures = tries.failures + (event.counted ? 1 : 0);
    (0,domain_draft/* enter */.Ve)(draft, task, { status: 'pending', tries: { ...tries, interruptions, failures } });
}
function noteOutage(draft, id, failure) {
    const run = (0,domain_draft/* runOf */.ng)(draft);
    if ((0,domain_failure/* isOutage */.uD)(failure))
        draft.run = { ...run, outage: [...run.outage, id] };
    else if ((0,domain_failure/* isSignOfLife */.vm)(failure))
        draft.run = { ...run, outage: [] };
}
/** Something answered. Mostly that is known already, and then nothing is written. */
function noteLife(draft, { model, taskType }) {
    const run = (0,domain_draft/* runOf */.ng)(draft);
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

;// CONCATENATED MODULE: ./build/domain/requests/evolve-asked.js

/** What requests of people make of State. They are few, so that each map is made anew. */
function takeRequest(draft, { issue, source }) {
    const { asked } = draft;
    if ((0,requests_asked/* isTaken */.Ck)(asked, issue, source))
        return;
    const before = asked.taken.get(issue) ?? { comment: undefined, edit: undefined };
    const after = source.kind === 'comment'
        ? { ...before, comment: source.id }
        : { ...before, edit: { at: source.at, number: source.number } };
    draft.asked = { ...asked, taken: new Map([...asked.taken, [issue, after]]) };
}
function pause(draft, { at }, { by, until }) {
    draft.asked = { ...draft.asked, pause: { since: at, until, by } };
}
function resume(draft) {
    draft.asked = { ...draft.asked, pause: undefined };
}
function lowerBudget(draft, { type: _, ...lowered }) {
    draft.asked = { ...draft.asked, lowered };
}
function snooze(draft, { fingerprint, until }) {
    draft.asked = { ...draft.asked, snoozes: new Map([...draft.asked.snoozes, [fingerprint, until]]) };
}
/** Should it fire again, that is news. */
function endSnooze(draft, fingerprint) {
    const { asked } = draft;
    if (!asked.snoozes.has(fingerprint))
        return;
    draft.asked = {
        ...asked,
        snoozes: new Map([...asked.snoozes].filter(([snoozed]) => snoozed !== fingerprint)),
    };
}

;// CONCATENATED MODULE: ./build/domain/evolve-list.js


function addTask(draft, event) {
    takeUp(draft, workOf(event));
}
function changeTask(draft, event) {
    putAside(draft, (0,domain_draft/* taskOf */.Xb)(draft, event.task));
    takeUp(draft, workOf(event));
}
function removeTask(draft, id) {
    putAside(draft, (0,domain_draft/* taskOf */.Xb)(draft, id));
    draft.tasks.delete(id);
}
function releaseTask(draft, id) {
    const task = (0,domain_draft/* taskOf */.Xb)(draft, id);
    (0,domain_draft/* leave */.qG)(draft, task);
    (0,domain_draft/* enter */.Ve)(draft, task, { status: 'pending', tries: state/* NO_TRIES */.ig });
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
        (0,domain_draft/* rememberKey */.$P)(draft, work);
        (0,domain_draft/* enter */.Ve)(draft, work, { status: 'pending', tries: state/* NO_TRIES */.ig });
    }
}
/** Of what nobody asks for any more, finished work is kept. */
function putAside(draft, task) {
    (0,domain_draft/* leave */.qG)(draft, task);
    if (task.status === 'completed')
        draft.archive.set(task.id, task);
    else
        (0,domain_draft/* forgetKey */.z0)(draft, task);
}
function workOf(event) {
    return { id: event.task, key: event.key, input: event.input, taskType: event.taskType, model: event.model };
}

;// CONCATENATED MODULE: ./build/domain/evolve-recovery.js


/** What the outcome of a run that lost its place makes of State: as if it had ended here, but that the call was not ours. */
function recoverOutcome(draft, event) {
    const { from, seq, result } = event;
    draft.takenIn.set(from, Math.max(seq, draft.takenIn.get(from) ?? 0));
    (0,ledger/* accountFor */.NR)(draft, event);
    if (result === undefined)
        return;
    const task = (0,domain_draft/* openTask */.aS)(draft, event.task);
    (0,domain_draft/* leave */.qG)(draft, task);
    // It is news for whoever reads what this run has brought, and cost it nothing.
    (0,domain_draft/* touch */._M)(draft, task.id);
    (0,domain_draft/* enter */.Ve)(draft, task, {
        status: 'completed',
        answer: result.answer,
        published: result.published,
        facts: {
            at: result.at,
            run: from,
            attempts: event.attempt,
            model: event.model,
            hold: event.hold,
            servedBy: result.servedBy,
            finishReason: result.finishReason,
            sameAs: undefined,
        },
    });
}

// EXTERNAL MODULE: ./build/domain/breaker.js
var breaker = __webpack_require__(38709);
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
        tallies: new Map(),
    };
}
function stopProvider(draft, event) {
    const run = (0,domain_draft/* runOf */.ng)(draft);
    draft.run = {
        ...run,
        stops: [...run.stops, { scope: event.scope, reason: event.reason, failure: event.failure }],
    };
    if (event.reason !== 'breaker')
        return;
    // An outage is no task's fault: each of its failures is taken back, where that cannot go on for ever.
    for (const id of new Set(run.outage)) {
        const task = draft.tasks.get(id);
        if (task === undefined || !('tries' in task))
            continue;
        if (!(0,breaker/* isSpared */.qU)(task.tries, (0,breaker/* metBy */.g7)(run, id)))
            continue;
        const cost = run.outage.filter(other => other === id).length;
        draft.tasks.set(id, {
            ...task,
            tries: { ...task.tries, failures: Math.max(0, task.tries.failures - cost) },
        });
    }
}
function adaptModel(draft, { model, adaptation }) {
    const name = (0,state/* modelAt */.F1)((0,domain_draft/* runOf */.ng)(draft), model);
    const known = draft.adaptations.get(name) ?? new Set();
    draft.adaptations.set(name, new Set([...known, adaptation]));
}
function reachBudget(draft, { type: _, ...refusal }) {
    const run = (0,domain_draft/* runOf */.ng)(draft);
    draft.run = { ...run, budgetsReached: [...run.budgetsReached, refusal] };
}

// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
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
            forgetOdd(draft);
            draft.alertMemories.clear();
            draft.interruption = undefined;
            // Whoever asked for something did so there.
            draft.asked = requests_asked/* NOTHING_ASKED */.jp;
            return state;
        case 'RunStarted':
            draft.run = startRun(record, event);
            forgetOldAlerts(draft, at);
            draft.throttle = { ...draft.throttle, waits: 0 };
            return state;
        case 'RunFinished':
            endRun(draft, event);
            return state;
        case 'RunInterrupted':
            (0,ledger/* chargeEscrow */.iN)(draft, event);
            interruptRun(draft, record, event);
            return state;
        case 'EscrowReleased':
            (0,ledger/* releaseEscrow */.X5)(draft, event.released);
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
        case 'OutcomeRecovered':
            recoverOutcome(draft, event);
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
            endSnooze(draft, event.fingerprint);
            return state;
        case 'AlertRemembered':
            rememberAlert(draft, event);
            return state;
        case 'ResultsPublished':
            for (const result of event.results)
                publish(draft, result, result.sha256);
            return state;
        case 'AnswerForgotten':
            publish(draft, event, 'forgotten');
            return state;
        case 'RequestTaken':
            takeRequest(draft, event);
            return state;
        case 'AgentPaused':
            pause(draft, record, event);
            return state;
        case 'AgentResumed':
            resume(draft);
            return state;
        case 'BudgetLowered':
            lowerBudget(draft, event);
            return state;
        case 'AlertSnoozed':
            snooze(draft, event);
            return state;
        case 'LogRecovered':
        case 'SnapshotTaken':
            return state;
        default:
            return (0,invariant/* assertNever */.x)(event);
    }
}


/***/ }),

/***/ 48984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ setAside),
/* harmony export */   NR: () => (/* binding */ accountFor),
/* harmony export */   Si: () => (/* binding */ openHold),
/* harmony export */   X5: () => (/* binding */ releaseEscrow),
/* harmony export */   iN: () => (/* binding */ chargeEscrow),
/* harmony export */   qX: () => (/* binding */ closeHold)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11304);
/* harmony import */ var _draft_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(706);
/* harmony import */ var _invariant_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93001);
/* harmony import */ var _totals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45718);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83822);





/** A call begins: the run counts it, and its hold is made. */
function openHold(draft, id, call) {
    (0,_invariant_js__WEBPACK_IMPORTED_MODULE_4__/* .invariant */ .V)(!draft.inFlight.has(id), `task "${id}" has an attempt in flight already`);
    (0,_draft_js__WEBPACK_IMPORTED_MODULE_1__/* .runOf */ .ng)(draft).calls += 1;
    setAside(draft, id, call);
}
/** Sets a call's worst case aside in the run's, the day's and the month's books. */
function setAside(draft, id, call) {
    draft.inFlight.set(id, call);
    draft.keysInFlight.add(call.key);
    for (const account of booksOf(draft, call.at))
        account.held = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .add */ .WQ)(account.held, call.hold);
}
/** Ends a call: its hold becomes what was really spent, in the books in which it was made. */
function closeHold(draft, id, end, kind) {
    const call = draft.inFlight.get(id);
    (0,_invariant_js__WEBPACK_IMPORTED_MODULE_4__/* .invariant */ .V)(call, `task "${id}" has no attempt in flight`);
    draft.inFlight.delete(id);
    draft.keysInFlight.delete(call.key);
    const spent = (0,_totals_js__WEBPACK_IMPORTED_MODULE_2__/* .spentOf */ .uv)(call.hold, end);
    for (const account of booksOf(draft, call.at)) {
        account.spent = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .add */ .WQ)(account.spent, spent);
        account.held = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .subtract */ .Re)(account.held, call.hold);
    }
    (0,_draft_js__WEBPACK_IMPORTED_MODULE_1__/* .touch */ ._M)(draft, id, spent);
    (0,_totals_js__WEBPACK_IMPORTED_MODULE_2__/* .addCall */ .A7)(rowOf(draft, call), call.hold, end, kind === 'failed');
    return call;
}
/**
 * A call of a run that lost its place. Where that run was charged for what nobody knew, what it is now known to have spent
 * is part of the charge: the books have it already. Only what is beyond comes to them.
 */
function accountFor(draft, event) {
    const { from, taskType, model, countsAt, wasCharged } = event;
    const hold = { tokens: event.holdTokens, nanoUsd: event.holdNanoUsd };
    const row = rowOf(draft, { taskType, model, at: countsAt });
    if (wasCharged)
        (0,_totals_js__WEBPACK_IMPORTED_MODULE_2__/* .takeBackCharged */ .fC)(row, hold);
    (0,_totals_js__WEBPACK_IMPORTED_MODULE_2__/* .addCall */ .A7)(row, hold, event.hold, event.ended === 'failed');
    const known = wasCharged ? hold : _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .ZERO */ .f2;
    const beyond = explain(draft, from, (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .subtract */ .Re)((0,_totals_js__WEBPACK_IMPORTED_MODULE_2__/* .spentOf */ .uv)(hold, event.hold), known));
    for (const book of windowsOf(draft, countsAt))
        book.spent = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .add */ .WQ)(book.spent, beyond);
}
/** Takes what was spent off the charge of a run, and returns what is beyond that. */
function explain(draft, run, spent) {
    const charge = draft.charges.get(run);
    if (charge === undefined)
        return spent;
    const rest = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .subtract */ .Re)(charge.amount, spent);
    const amount = { tokens: Math.max(0, rest.tokens), nanoUsd: Math.max(0, rest.nanoUsd) };
    draft.charges.set(run, { ...charge, amount });
    return (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .subtract */ .Re)(amount, rest);
}
/** A run whose log's end is lost: what it drew and is not known to have spent is gone, in the books it was drawn from. */
function chargeEscrow(draft, { interrupted, charged }) {
    if (charged === undefined)
        return;
    const at = (0,_draft_js__WEBPACK_IMPORTED_MODULE_1__/* .runOf */ .ng)(draft).startedAt;
    draft.charges.set(interrupted, { at, amount: charged });
    for (const book of windowsOf(draft, at))
        book.spent = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .add */ .WQ)(book.spent, charged);
}
/** It was not gone after all. */
function releaseEscrow(draft, run) {
    const charge = draft.charges.get(run);
    (0,_invariant_js__WEBPACK_IMPORTED_MODULE_4__/* .invariant */ .V)(charge, `nothing was charged for run "${run}"`);
    draft.charges.delete(run);
    for (const book of windowsOf(draft, charge.at))
        book.spent = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .subtract */ .Re)(book.spent, charge.amount);
}
function booksOf(draft, at) {
    return [(0,_draft_js__WEBPACK_IMPORTED_MODULE_1__/* .runOf */ .ng)(draft).account, ...windowsOf(draft, at)];
}
function windowsOf(draft, at) {
    return [bookOf(draft.days, (0,_units_js__WEBPACK_IMPORTED_MODULE_3__/* .dayOf */ .kb)(at)), bookOf(draft.months, (0,_units_js__WEBPACK_IMPORTED_MODULE_3__/* .monthOf */ .GS)(at))];
}
function bookOf(books, window) {
    const known = books.get(window);
    if (known !== undefined)
        return known;
    const book = { spent: _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .ZERO */ .f2, held: _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .ZERO */ .f2 };
    books.set(window, book);
    return book;
}
function rowOf(draft, { taskType, model, at }) {
    const month = (0,_units_js__WEBPACK_IMPORTED_MODULE_3__/* .monthOf */ .GS)(at);
    const name = (0,_totals_js__WEBPACK_IMPORTED_MODULE_2__/* .rowName */ ._k)({ month, taskType, model });
    const row = draft.totals.get(name) ?? { month, taskType, model, ..._totals_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_TOTALS */ .wv };
    draft.totals.set(name, row);
    return row;
}


/***/ }),

/***/ 35250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ listTasks),
/* harmony export */   Y: () => (/* binding */ standingOf)
/* harmony export */ });
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28332);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83468);


function standingOf(listed, state) {
    const task = state.tasks.get(listed.id);
    if (task?.key === listed.key)
        return 'known';
    if (task?.status === 'processing')
        return 'busy';
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .versionOf */ .E4)(state, listed.id, listed.key) !== undefined)
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
    const rehearsed = task.model === _task_js__WEBPACK_IMPORTED_MODULE_0__/* .OFFLINE_MODEL */ .w;
    const rehearsing = listed.model === _task_js__WEBPACK_IMPORTED_MODULE_0__/* .OFFLINE_MODEL */ .w;
    return rehearsing ? !rehearsed : listed.onChange === 'keep' && !rehearsed;
}


/***/ }),

/***/ 26589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q3: () => (/* binding */ ODD_KINDS),
  Te: () => (/* binding */ oddTypes),
  hT: () => (/* binding */ odditiesOf)
});

;// CONCATENATED MODULE: ./build/domain/oddities/failure-jump.js
const ATTEMPTS_MIN = 20;
const ATTEMPTS_BEFORE_MIN = 50;
/**
 * Whether attempts fail far more often than in the runs before. To begin: with at least 20 attempts now and 50 before, at
 * least twice as often, at least 10 points more, and beyond 3 standard errors of the difference of two shares, which
 * chance passes once in 700 comparisons. Once people know of it, it goes on as long as it is twice as often and 10 points more,
 * however few the attempts: a run of three tasks that all fail is no sign that it is over.
 */
function jumpOf({ failed, attempts }, { runs, odd }) {
    const before = {
        failed: runs.reduce((sum, run) => sum + run.failed, 0),
        attempts: runs.reduce((sum, run) => sum + run.attempts, 0),
    };
    // The two shares times both numbers of attempts: integers.
    const share = failed * before.attempts;
    const usual = before.failed * attempts;
    const isFarMore = share > usual && share >= 2 * usual && (share - usual) * 10 >= attempts * before.attempts;
    if (!isFarMore)
        return undefined;
    if (odd.includes('failing'))
        return { before };
    const isEnough = attempts >= ATTEMPTS_MIN && before.attempts >= ATTEMPTS_BEFORE_MIN;
    return isEnough &&
        (share - usual) / (attempts * before.attempts) > 3 * standardError({ failed, attempts }, before)
        ? { before }
        : undefined;
}
/** Of the difference of two independent shares, each with its own variance. */
function standardError(...shares) {
    const variances = shares.map(({ failed, attempts }) => {
        const share = failed / attempts;
        return (share * (1 - share)) / attempts;
    });
    return Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0));
}

// EXTERNAL MODULE: ./build/domain/requests/skipped.js
var skipped = __webpack_require__(7952);
// EXTERNAL MODULE: ./build/domain/state.js
var state = __webpack_require__(83468);
// EXTERNAL MODULE: ./build/domain/oddities/tally.js
var oddities_tally = __webpack_require__(68435);
;// CONCATENATED MODULE: ./build/domain/oddities/usual-bound.js
/** With fewer figures nobody can say what is usual. */
const SAMPLES_MIN = 20;
/**
 * What is usual of durations or costs: the median, and a bound that only what is out of the ordinary passes. The largest of
 *
 * - median and MAD of the logarithms: median + 5 × 1.4826 × MAD. 1.4826 = 1 / Φ⁻¹(3/4) makes the MAD of normal figures
 *   their standard deviation (Rousseeuw and Croux, Alternatives to the Median Absolute Deviation, JASA 88, 1993), and a few
 *   wild ones do not move it. Of logarithms, because what calls take spreads by factors: as they are, such figures have a
 *   long tail to the right, and median + 8 × 1.4826 × MAD finds something odd in every sixth run of 200 quite ordinary calls
 *   (log-normal, σ 0.5) and in nearly every run at σ 1. With logarithms and 5 it is one run in thousands whatever the σ, once
 *   there are 128 figures, and about one in twenty while there are twenty.
 * - 3 × the median: where all are alike, a small difference is none worth a word.
 * - 2 × the second largest of them: a type with two sorts of tasks has two usual sizes, and the rarer one does not show in
 *   a median. What came twice among the last so many is not out of the ordinary, and one slip does not set the bound.
 * - the median + `least`, below which nobody cares.
 *
 * Undefined: there are too few, or it is usually nothing.
 */
function usualBound(values, least) {
    const [, second = 0] = values.toSorted((a, b) => b - a);
    const median = medianOf(values);
    if (values.length < SAMPLES_MIN || median === 0)
        return undefined;
    const logs = values.map(value => Math.log(Math.max(1, value)));
    const middle = medianOf(logs);
    const deviation = SIGMA_OF_MAD * medianOf(logs.map(log => Math.abs(log - middle)));
    const bound = Math.max(Math.exp(middle + 5 * deviation), 3 * median, 2 * second, median + least);
    return { median, bound };
}
const SIGMA_OF_MAD = 1.4826;
/** Of an even number, what lies between the two in the middle; of none, 0. */
function medianOf(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const half = sorted.length / 2;
    const [low = 0, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
    return (low + high) / 2;
}

;// CONCATENATED MODULE: ./build/domain/oddities/oddity.js





/** Less is not worth anybody's while: 5 seconds, and a tenth of a cent. */
const LEAST_MORE_MS = 5_000;
const LEAST_MORE_NANO_USD = 1_000_000;
/**
 * What was odd in the run that is on, by what was usual before it. One problem is one issue: where a type has tasks that
 * this run set aside, their issue tells as well that its answers are no good, or fail more often.
 */
function odditiesOf({ run, tasks, usual }) {
    const own = [];
    const grouped = [];
    if (run === undefined)
        return { own, grouped };
    const setAside = setAsideBy(run, tasks);
    for (const [taskType, tally] of run.tallies) {
        const before = usual.get(taskType) ?? oddities_tally/* NO_USUAL */.HW;
        own.push(...outliersOf(taskType, tally, before));
        const jump = (0,state/* isTypeStopped */.uv)(run, taskType) ? undefined : jumpOf(tally, before);
        if (jump === undefined)
            continue;
        const { failed, attempts } = tally;
        const failing = { kind: 'failing', taskType, now: { failed, attempts }, ...jump };
        (setAside.has(taskType) ? grouped : own).push(failing);
    }
    for (const [taskType, all] of setAside) {
        const mismatched = all.filter(({ facts }) => facts.failure.kind === 'invalid-answer').map(({ id }) => id);
        if (mismatched.length > 0)
            grouped.push({ kind: 'mismatched', taskType, tasks: mismatched });
    }
    return { own, grouped };
}
/** What an alert of its own tells, by type, as the run's end notes it. */
function oddTypes(own) {
    const kindsOf = (odd) => ODD_KINDS.filter(kind => odd.some(oddity => oddity.kind === kind));
    return [...Map.groupBy(own, ({ taskType }) => taskType)].map(([taskType, odd]) => ({
        taskType,
        kinds: kindsOf(odd),
    }));
}
/** The gravest first. */
const ODD_KINDS = ['failing', 'dear', 'slow'];
function outliersOf(taskType, { slowest, dearest }, { samples }) {
    return [
        ...beyond('slow', slowest, samples.durationsMs, LEAST_MORE_MS),
        ...beyond('dear', dearest, samples.costsNanoUsd, LEAST_MORE_NANO_USD),
    ].map(odd => ({ ...odd, taskType }));
}
function beyond(kind, extremes, values, least) {
    const usual = usualBound(values, least);
    if (usual === undefined)
        return [];
    return extremes.filter(({ value }) => value > usual.bound).map(extreme => ({ kind, ...extreme, ...usual }));
}
function setAsideBy(run, tasks) {
    const all = [...run.touched.keys()].flatMap(id => {
        const task = tasks.get(id);
        const isOurs = task?.status === 'quarantined' && task.facts.run === run.id && !(0,skipped/* isSkipped */.J)(task);
        return isOurs ? [task] : [];
    });
    return Map.groupBy(all, ({ taskType }) => taskType);
}


/***/ }),

/***/ 68435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ SAMPLES_MAX),
/* harmony export */   HW: () => (/* binding */ NO_USUAL),
/* harmony export */   St: () => (/* binding */ RUNS_MAX),
/* harmony export */   l4: () => (/* binding */ newTally),
/* harmony export */   m0: () => (/* binding */ addExtreme),
/* harmony export */   vO: () => (/* binding */ TYPES_MAX),
/* harmony export */   xW: () => (/* binding */ EXTREMES_MAX),
/* harmony export */   yl: () => (/* binding */ addSample)
/* harmony export */ });
/* unused harmony export NO_SAMPLES */
const SAMPLES_MAX = 128;
const RUNS_MAX = 20;
/** So few that nobody has to look through more, and an insertion costs nothing. */
const EXTREMES_MAX = 5;
/**
 * Types that are watched: the first so many of a run, and the so many that were tried last. Of one beyond that nothing is
 * known, so nothing about it is ever odd. A list with more has types that are made up as it is written.
 */
const TYPES_MAX = 64;
const NO_SAMPLES = { durationsMs: [], costsNanoUsd: [] };
const NO_USUAL = { samples: NO_SAMPLES, runs: [], odd: [] };
function newTally() {
    return {
        ...{ attempts: 0, failed: 0 },
        samples: { durationsMs: [], costsNanoUsd: [] },
        ...{ slowest: [], dearest: [] },
    };
}
/** Keeps the last `SAMPLES_MAX` and some: to cut a list once it is twice as long costs one step a value, whatever its length. */
function addSample(values, value) {
    values.push(value);
    if (values.length === 2 * SAMPLES_MAX)
        values.splice(0, SAMPLES_MAX);
}
function addExtreme(extremes, task, value) {
    const least = extremes[EXTREMES_MAX - 1];
    // So it is with nearly all of a million calls.
    if (least !== undefined && value <= least.value)
        return;
    const place = extremes.findIndex(extreme => extreme.value < value);
    extremes.splice(place < 0 ? extremes.length : place, 0, { task, value });
    if (extremes.length > EXTREMES_MAX)
        extremes.pop();
}


/***/ }),

/***/ 82711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ parseEvent)
/* harmony export */ });
/* harmony import */ var _compile_later_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13739);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25649);


// A log of a million events is checked event by event.
const parse = (0,_compile_later_js__WEBPACK_IMPORTED_MODULE_0__/* .compileLater */ .O)(_event_js__WEBPACK_IMPORTED_MODULE_1__/* .Event */ .Jh);
/** The event in today's shape, or undefined when it is none: then a newer release wrote it, or we erred. */
function parseEvent(stored) {
    const parsed = parse(stored);
    return parsed.success ? parsed.data : undefined;
}


/***/ }),

/***/ 48723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ recoverOutcomes),
/* harmony export */   Y: () => (/* binding */ isWanted)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83468);

/** Whether somebody still wants an answer to this: the task that was asked for, or another one that asks the same now. */
function isWanted(state, key) {
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .idsOf */ .UX)(state, key).some(id => (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)((0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionOf */ .E4)(state, id, key)));
}
/**
 * What a run did that lost its place counts once: its cost always, its answer if the task still wants one. A second answer
 * for a finished key is dropped. Equal work under other ids is done by it as by any other answer.
 */
function recoverOutcomes(outcomes, state) {
    const done = new Set();
    return outcomes.flatMap(({ result, ...outcome }) => {
        if (outcome.seq <= (state.takenIn.get(outcome.from) ?? 0))
            return [];
        const { task, key } = outcome;
        if (result === undefined)
            return [{ type: 'OutcomeRecovered', ...outcome }];
        const isOwn = wants(state, task, key, done);
        if (isOwn)
            done.add(task);
        const recovered = { type: 'OutcomeRecovered', ...outcome, ...(isOwn && { result }) };
        // Once it is published its bytes may be nowhere else: then it is shared as other published ones are.
        if (result.published !== undefined)
            return [recovered];
        const sharers = (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .idsOf */ .UX)(state, key).filter(id => wants(state, id, key, done));
        for (const id of sharers)
            done.add(id);
        const { answer } = result;
        return [
            recovered,
            ...sharers.map((id) => ({ type: 'AnswerShared', task: id, key, sameAs: task, answer })),
        ];
    });
}
function wants(state, id, key, done) {
    return !done.has(id) && (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)((0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .versionOf */ .E4)(state, id, key));
}


/***/ }),

/***/ 3346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ limitsInForce)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83468);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83822);


/**
 * The limits that a call made now must keep. Whether a task could ever run is not for these to say: a budget that was lowered
 * is back at midnight.
 */
function limitsInForce(limits, { asked, run }, now) {
    const { lowered } = asked;
    if (lowered?.day !== (0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .dayOf */ .kb)((0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .bookedAt */ .Ef)(run, now)))
        return limits;
    const nanoUsd = Math.min(limits.day.nanoUsd ?? Infinity, lowered.nanoUsd);
    return { ...limits, day: { ...limits.day, nanoUsd } };
}


/***/ }),

/***/ 49007:
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

/***/ 83468:
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
/* harmony export */   om: () => (/* binding */ newState),
/* harmony export */   uv: () => (/* binding */ isTypeStopped)
/* harmony export */ });
/* harmony import */ var _requests_asked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1268);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11304);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);



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
        takenIn: new Map(),
        alerts: new Map(),
        usual: new Map(),
        alertMemories: new Map(),
        interruption: undefined,
        asked: _requests_asked_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING_ASKED */ .jp,
    };
}
/** The books that a hold made now would be entered in. */
function accountsAt({ run, days, months }, now) {
    const booked = bookedAt(run, now);
    return {
        run: run?.account ?? _budget_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_ACCOUNT */ .Gt,
        day: days.get((0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .dayOf */ .kb)(booked)) ?? _budget_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_ACCOUNT */ .Gt,
        month: months.get((0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .monthOf */ .GS)(booked)) ?? _budget_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_ACCOUNT */ .Gt,
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
/** Whether the provider was down or refused the type: then how many of its calls fail says nothing about its tasks. */
function isTypeStopped({ stops }, taskType) {
    return stops.some(({ scope }) => scope.kind === 'provider' || (scope.kind === 'type' && scope.name === taskType));
}
function modelAt(run, model) {
    return `${run.provider} ${model}`;
}


/***/ }),

/***/ 22016:
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

/***/ 45718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ addCall),
/* harmony export */   XN: () => (/* binding */ sumOf),
/* harmony export */   _k: () => (/* binding */ rowName),
/* harmony export */   fC: () => (/* binding */ takeBackCharged),
/* harmony export */   uv: () => (/* binding */ spentOf),
/* harmony export */   wv: () => (/* binding */ NO_TOTALS)
/* harmony export */ });
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
/** Takes a call back that was added as one whose end nobody knew. */
function takeBackCharged(totals, { tokens, nanoUsd }) {
    totals.calls -= 1;
    totals.failedCalls -= 1;
    totals.costNanoUsd -= nanoUsd;
    totals.failedCostNanoUsd -= nanoUsd;
    totals.chargedTokens -= tokens;
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

/***/ 75204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ unseal),
/* harmony export */   IJ: () => (/* binding */ linkOf),
/* harmony export */   Ru: () => (/* binding */ sealOf),
/* harmony export */   _D: () => (/* binding */ LINK_LENGTH),
/* harmony export */   as: () => (/* binding */ APPEND_BYTES_MAX),
/* harmony export */   hA: () => (/* binding */ endsInSeal),
/* harmony export */   hw: () => (/* binding */ GENESIS),
/* harmony export */   od: () => (/* binding */ seal)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _domain_invariant_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93001);
/* harmony import */ var _domain_parse_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82711);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51343);




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
    (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_2__/* .invariant */ .V)(events.length > 0, 'an append holds at least one event');
    const text = events.map((event, index) => writtenLine(head.seq + 1 + index, at, run, event)).join('\n');
    (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_2__/* .invariant */ .V)((0,_line_js__WEBPACK_IMPORTED_MODULE_3__/* .readEnvelope */ .HT)(text, 0) !== undefined, `line ${head.seq + 1} must have a timestamp and a run id, got "${at}" and "${run}"`);
    const body = Buffer.from(text.slice(0, -1));
    const link = linkOf(head, body);
    const bytes = Buffer.concat([body, Buffer.from(`${sealOf(link)}\n`)]);
    (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_2__/* .invariant */ .V)(bytes.length <= APPEND_BYTES_MAX, `an append is at most ${APPEND_BYTES_MAX} bytes, got ${bytes.length}`);
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
    const link = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', roomy.subarray(0, end));
    const sealed = roomy.toString('latin1', end, end + SEAL_LENGTH) === sealOf(link);
    return sealed ? { body: roomy.subarray(LINK_LENGTH, end), hash: link } : undefined;
}
function sealOf(link) {
    return `,"hash":"${link}"}`;
}
function linkOf(head, body) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', Buffer.concat([Buffer.from(head.hash), body]));
}
const QUOTE = '"'.charCodeAt(0);
/** What is durable can never be taken back, so a line that could not be read again must not get that far. */
function writtenLine(seq, at, run, event) {
    (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_2__/* .invariant */ .V)((0,_domain_parse_event_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEvent */ .w)(event) !== undefined, `event ${seq} "${event.type}" must match its own schema`);
    const line = (0,_line_js__WEBPACK_IMPORTED_MODULE_3__/* .lineOf */ .cA)(seq, at, run, event);
    // The seal takes the place of the brace that closes the line.
    const length = Buffer.byteLength(line) - '}'.length + SEAL_LENGTH;
    (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_2__/* .invariant */ .V)(length <= _line_js__WEBPACK_IMPORTED_MODULE_3__/* .LINE_BYTES_MAX */ .iD, `line ${seq} "${event.type}" is at most ${_line_js__WEBPACK_IMPORTED_MODULE_3__/* .LINE_BYTES_MAX */ .iD} bytes, got ${length}`);
    return line;
}


/***/ }),

/***/ 97179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ decode),
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
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


/***/ }),

/***/ 51343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ readVersion),
/* harmony export */   HT: () => (/* binding */ readEnvelope),
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   g5: () => (/* binding */ readNextEnvelope),
/* harmony export */   iD: () => (/* binding */ LINE_BYTES_MAX),
/* harmony export */   uB: () => (/* binding */ FORMAT)
/* harmony export */ });
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


/***/ }),

/***/ 45706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ replay)
});

// EXTERNAL MODULE: ./build/domain/parse-event.js
var parse_event = __webpack_require__(82711);
// EXTERNAL MODULE: ./build/log/chain.js
var chain = __webpack_require__(75204);
// EXTERNAL MODULE: ./build/log/line.js
var log_line = __webpack_require__(51343);
;// CONCATENATED MODULE: ./build/log/blocks.js


const NEWLINE = '\n'.charCodeAt(0);
/**
 * Cuts chunks of any size at the seals. Only the bytes since the last seal are kept between chunks, in one buffer
 * that is used again and again, and those have a bound. Nothing is verified here but where a seal must be.
 */
function* blocksOf(chunks) {
    let buffer = Buffer.alloc(chain/* LINK_LENGTH */._D);
    let kept = chain/* LINK_LENGTH */._D;
    let line = chain/* LINK_LENGTH */._D;
    for (const chunk of chunks) {
        const end = kept + chunk.length;
        if (end > buffer.length)
            buffer = Buffer.concat([buffer.subarray(0, kept)], 2 * end);
        buffer.set(chunk, kept);
        const bytes = buffer.subarray(0, end);
        let start = chain/* LINK_LENGTH */._D;
        for (let newline = bytes.indexOf(NEWLINE, kept); newline !== -1; newline = bytes.indexOf(NEWLINE, line)) {
            if (newline - line > log_line/* LINE_BYTES_MAX */.iD)
                return yield blockOf('too-long', buffer, line, end);
            line = newline + 1;
            if (!(0,chain/* endsInSeal */.hA)(bytes, newline))
                continue;
            yield blockOf('append', buffer, start, line);
            start = line;
        }
        bytes.copyWithin(chain/* LINK_LENGTH */._D, start);
        kept = chain/* LINK_LENGTH */._D + end - start;
        line -= start - chain/* LINK_LENGTH */._D;
        if (kept - chain/* LINK_LENGTH */._D > chain/* APPEND_BYTES_MAX */.as)
            return yield blockOf('too-long', buffer, chain/* LINK_LENGTH */._D, kept);
    }
    if (kept > chain/* LINK_LENGTH */._D)
        yield blockOf('rest', buffer, chain/* LINK_LENGTH */._D, kept);
}
function blockOf(kind, buffer, start, end) {
    return { kind, roomy: buffer.subarray(start - chain/* LINK_LENGTH */._D, end) };
}

// EXTERNAL MODULE: ./build/log/decode.js
var decode = __webpack_require__(97179);
;// CONCATENATED MODULE: ./build/log/json-prefix.js
/**
 * What may be missing at a cut, apart from closing brackets: the rest of a string or of an escape in it, of a literal,
 * of a number; or a whole value, name, or member. A name that is cut gets a letter more, so that it cannot repeat one.
 * Four digits are enough for any escape, and too many do no harm.
 */
const MISSING = [
    ...['', '\\"', '0000"', '0'],
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
const TOKEN = /"(?:[^"\\]|\\.)*["\\]?|[{}[\]]/gs;
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
        const envelope = (0,log_line/* readEnvelope */.HT)(line, 0);
        if (envelope === undefined || !fits(envelope, due))
            return false;
        if (!line.endsWith('}') || !isJson(line.slice(envelope.length, -1)))
            return false;
        due = { seq: due.seq + 1, at: envelope.at };
        from = end + 1;
    }
    return text.length - from <= log_line/* LINE_BYTES_MAX */.iD && beginsLine(text, from, due, head);
}
/** Is `text`, from `from` on, the beginning of the line that is due? If it has a seal, that must be the right one. */
function beginsLine(text, from, due, head) {
    const envelope = (0,log_line/* readEnvelope */.HT)(text, from);
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
    return after === '}' || (0,chain/* sealOf */.Ru)((0,chain/* linkOf */.IJ)(head, Buffer.from(body))).startsWith(after);
}
/** An envelope that was cut lacks its end, so the end of some whole one, put behind it, makes it whole. */
function beginsEnvelope(cut, due) {
    const whole = `{"v":1,"seq":${due.seq},"at":"9999-99-99T99:99:99.999Z","run":"0","event":{`;
    for (let from = 0; from < whole.length; from += 1) {
        const envelope = (0,log_line/* readEnvelope */.HT)(cut + whole.slice(from), 0);
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
const BEGINNING = { head: chain/* GENESIS */.hw, at: '' };
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
    const unsealed = (0,chain/* unseal */.Du)(place.head, roomy);
    if (unsealed === undefined)
        return corrupt(seq, 'The append that begins here does not match the hash at its end.');
    const text = (0,decode/* decode */.D)(unsealed.body);
    if (text === undefined)
        return corrupt(seq, 'The append that begins here is not UTF-8.');
    const stored = readLines(text, place);
    if ('status' in stored)
        return stored;
    const all = [];
    let at = place.at;
    for (const record of stored) {
        const event = (0,parse_event/* parseEvent */.w)(upcast(record.stored));
        if (event === undefined)
            return newer(record.seq, 'The event here has a type or a form');
        all.push({ seq: record.seq, at: record.at, run: record.run, event });
        at = record.at;
    }
    const head = { seq: place.head.seq + all.length, hash: unsealed.hash };
    return { all, place: { head, at, offset: place.offset + roomy.length - chain/* LINK_LENGTH */._D } };
}
/** `text` is an append without its seal, and so without the brace that closes its last line. */
function readLines(text, place) {
    const records = [];
    let { at } = place;
    let envelope;
    for (let from = 0, end = 0; end !== -1; from = end + '}\n'.length) {
        const seq = place.head.seq + 1 + records.length;
        end = text.indexOf('}\n', from);
        envelope = envelope === undefined ? (0,log_line/* readEnvelope */.HT)(text, from) : (0,log_line/* readNextEnvelope */.g5)(text, from, envelope);
        if (envelope === undefined)
            return unreadable(seq, (0,log_line/* readVersion */.$4)(text, from));
        if (envelope.seq !== seq)
            return corrupt(seq, `Expected the line with seq ${seq} here, got ${envelope.seq}.`);
        if (envelope.at < at)
            return corrupt(seq, `The line is from ${envelope.at}, earlier than the one before it, ${at}.`);
        const stored = (0,decode/* parseJson */.q)(text.slice(from + envelope.length, end === -1 ? text.length : end));
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
        return corrupt(head.seq + 1, `A line may have ${log_line/* LINE_BYTES_MAX */.iD} bytes and an append ${chain/* APPEND_BYTES_MAX */.as}; the one that begins here has more.`);
    }
    const tail = block.roomy.subarray(chain/* LINK_LENGTH */._D);
    if (isTorn(tail, head, at))
        return { status: 'torn', head, offset, bytes: tail.length };
    return corrupt(head.seq + 1, 'The bytes from here to the end are no append, and no beginning of one either.');
}
/** The seal is right, so this is what was written: by a newer release, unless its version says otherwise. */
function unreadable(seq, version) {
    if (version !== undefined && version > log_line/* FORMAT */.uB) {
        return newer(seq, `The line here has format version ${version}, not ${log_line/* FORMAT */.uB},`);
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


/***/ }),

/***/ 66883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RA: () => (/* binding */ readSnapshot),
  jZ: () => (/* binding */ snapshotHash),
  W9: () => (/* binding */ takeSnapshot)
});

// UNUSED EXPORTS: ROW_BYTES_MAX

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/alerts/alert.js
var alerts_alert = __webpack_require__(62639);
// EXTERNAL MODULE: ./build/domain/requests/asked-event.js
var asked_event = __webpack_require__(8781);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
;// CONCATENATED MODULE: ./build/domain/rows/asked-row.js




const { at: editAt, number: editNumber } = asked_event/* EditMark */.AZ.shape;
/** What people asked for, as rows of a snapshot. */
const ASKED_ROWS = [
    /** since, until, by */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('paused'), units/* Timestamp */.Dc, units/* Timestamp */.Dc.nullable(), asked_event/* Login */.az]),
    /** cost, by */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('lowered'), asked_event/* Day */.LB, units/* NanoUsd */.D1, asked_event/* Login */.az]),
    /** until */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('snoozed'), alerts_alert/* Fingerprint */.$A, units/* Timestamp */.Dc]),
    /** issue, comment, edit */
    schemas/* tuple */.PVZ([
        ...[schemas/* literal */.euz('taken'), asked_event/* IssueNumber */.rd, asked_event/* IssueNumber */.rd.nullable()],
        schemas/* tuple */.PVZ([editAt, editNumber]).nullable(),
    ]),
];
function* askedRows({ pause, lowered, snoozes, taken }) {
    if (pause !== undefined)
        yield ['paused', pause.since, pause.until ?? null, pause.by];
    if (lowered !== undefined)
        yield ['lowered', lowered.day, lowered.nanoUsd, lowered.by];
    for (const [fingerprint, until] of snoozes)
        yield ['snoozed', fingerprint, until];
    for (const [issue, { comment = null, edit }] of taken)
        yield ['taken', issue, comment, edit === undefined ? null : [edit.at, edit.number]];
}
/** Takes the row in. The answer is undefined, or why it cannot stand there. */
function addAskedRow(draft, row) {
    const { asked } = draft;
    switch (row[0]) {
        case 'paused': {
            const [, since, until, by] = row;
            if (asked.pause !== undefined)
                return TWICE;
            draft.asked = { ...asked, pause: { since, until: until ?? undefined, by } };
            return undefined;
        }
        case 'lowered': {
            const [, day, nanoUsd, by] = row;
            if (asked.lowered !== undefined)
                return TWICE;
            draft.asked = { ...asked, lowered: { day, nanoUsd, by } };
            return undefined;
        }
        case 'snoozed': {
            const [, fingerprint, until] = row;
            if (asked.snoozes.has(fingerprint))
                return TWICE;
            draft.asked = { ...asked, snoozes: new Map([...asked.snoozes, [fingerprint, until]]) };
            return undefined;
        }
        case 'taken': {
            const [, issue, comment, edit] = row;
            if (asked.taken.has(issue))
                return TWICE;
            const taken = {
                comment: comment ?? undefined,
                edit: edit === null ? undefined : { at: edit[0], number: edit[1] },
            };
            draft.asked = { ...asked, taken: new Map([...asked.taken, [issue, taken]]) };
            return undefined;
        }
    }
}
const TWICE = 'there is one already';

// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(11304);
// EXTERNAL MODULE: ./build/domain/draft.js
var domain_draft = __webpack_require__(706);
// EXTERNAL MODULE: ./build/domain/due.js
var due = __webpack_require__(64263);
// EXTERNAL MODULE: ./build/domain/ledger.js
var ledger = __webpack_require__(48984);
;// CONCATENATED MODULE: ./build/domain/rows/task-of-row.js
/** The task that a row tells of, as State has it. */
function taskOfRow(row, names) {
    switch (row[0]) {
        case 'pending':
        case 'processing': {
            const [status, work, tries] = row;
            return { ...workOf(work, names), status, tries: triesOf(tries) };
        }
        case 'failed': {
            const [status, work, tries, retryAt] = row;
            return { ...workOf(work, names), status, tries: triesOf(tries), retryAt };
        }
        case 'quarantined': {
            const [status, work, tries, published, at, run, failure, spent] = row;
            return {
                ...workOf(work, names),
                status,
                tries: triesOf(tries),
                published: published ?? undefined,
                facts: { at, run: names.one(run), failure, spent: amountOf(spent) },
            };
        }
        case 'completed':
            return completedOfRow(row, names);
    }
}
function completedOfRow(row, names) {
    const [, work, answer, published, facts] = row;
    return {
        ...workOf(work, names),
        status: 'completed',
        answer,
        published: published ?? undefined,
        facts: factsOf(facts, names),
    };
}
function amountOf([tokens, nanoUsd]) {
    return { tokens, nanoUsd };
}
/** One string for each of the few names that a million rows repeat: else State would hold a million copies of each. */
class Names {
    #known = new Map();
    one(name) {
        const known = this.#known.get(name);
        if (known === undefined)
            this.#known.set(name, name);
        return known ?? name;
    }
    oneOrNone(name) {
        return name === null ? undefined : this.one(name);
    }
}
function workOf([id, key, input, taskType, model], names) {
    return { id, key, input, taskType: names.one(taskType), model: names.one(model) };
}
function triesOf([attempts, failures, interruptions, doubled, lastFailure]) {
    return { attempts, failures, interruptions, doubled, lastFailure: lastFailure ?? undefined };
}
function factsOf(columns, names) {
    const [at, run, attempts, model, hold, servedBy, finishReason, sameAs] = columns;
    return {
        at,
        run: names.one(run),
        attempts,
        model: names.one(model),
        hold: holdOf(hold),
        servedBy: names.oneOrNone(servedBy),
        finishReason: names.oneOrNone(finishReason),
        sameAs: sameAs ?? undefined,
    };
}
function holdOf(column) {
    if (typeof column === 'string')
        return { end: column };
    const [promptTokens, completionTokens, cachedTokens, reasoningTokens, costNanoUsd, costSource] = column;
    const usage = {
        promptTokens,
        completionTokens,
        ...(cachedTokens === null ? {} : { cachedTokens }),
        ...(reasoningTokens === null ? {} : { reasoningTokens }),
    };
    return { end: 'settled', usage, costNanoUsd, costSource };
}

;// CONCATENATED MODULE: ./build/domain/rows/run-of-rows.js


function runOfRow(row) {
    const [, id, startedAt, provider, escrow, calls, spent] = row;
    return {
        id,
        startedAt,
        provider,
        account: { spent: amountOf(spent), held: budget/* ZERO */.f2 },
        escrow: escrow ?? undefined,
        stops: [],
        budgetsReached: [],
        outage: [],
        suspects: [],
        alive: { models: new Set(), types: new Set() },
        calls,
        touched: new Map(),
        tallies: new Map(),
    };
}
/** The run is new and nobody else knows it yet, so its lists grow in place. */
function addRunPart(run, row) {
    switch (row[0]) {
        case 'stop': {
            const [, scope, reason, failure] = row;
            run.stops.push({ scope, reason, failure: failure ?? undefined });
            return;
        }
        case 'budget-reached': {
            const [, window, unit, limit, spent, held] = row;
            run.budgetsReached.push({ window, unit, limit, spent, held });
            return;
        }
        case 'outage':
            run.outage.push(row[1]);
            return;
        case 'suspect': {
            const [, task, model, taskType, signature] = row;
            run.suspects.push({ task, model, taskType, signature });
            return;
        }
        case 'alive-model':
            run.alive.models.add(row[1]);
            return;
        case 'alive-type':
            run.alive.types.add(row[1]);
            return;
        case 'touched':
            run.touched.set(row[1], amountOf(row[2]));
            return;
        case 'tally': {
            const [, taskType, attempts, failed, durationsMs, costsNanoUsd, slowest, dearest] = row;
            const samples = { durationsMs, costsNanoUsd };
            run.tallies.set(taskType, {
                ...{ attempts, failed, samples },
                ...{ slowest: slowest.map(extremeOf), dearest: dearest.map(extremeOf) },
            });
            return;
        }
    }
}
function extremeOf([task, value]) {
    return { task, value };
}

// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(83468);
// EXTERNAL MODULE: ./build/domain/totals.js
var totals = __webpack_require__(45718);
;// CONCATENATED MODULE: ./build/domain/rows/restoration.js









/**
 * State on its way back from its rows. Whatever these say, on a State that comes of them `evolve` and the plan can rely as
 * on one from a log: each open task stands in its queue once, and each call in flight is of a task that waits for it.
 * What follows from other rows is worked out, so that no row can say it wrong.
 */
class Restoration {
    #draft = (0,domain_state/* newState */.om)();
    #names = new Names();
    /** Tasks that must stand in the queue, among the retries or in flight, and do not yet. */
    #missing = new Set();
    #sharers = new Map();
    /** Takes the next row in. The answer is undefined, or why it cannot stand there. */
    add(row) {
        const draft = this.#draft;
        switch (row[0]) {
            case 'log': {
                const [, id, repository, agent] = row;
                draft.log = { id, repository, agent };
                return undefined;
            }
            case 'throttle': {
                const [, until, waits] = row;
                draft.throttle = { until: until ?? undefined, waits };
                return undefined;
            }
            case 'adaptation': {
                const [, model, adaptation] = row;
                draft.adaptations.set(model, new Set([...(draft.adaptations.get(model) ?? []), adaptation]));
                return undefined;
            }
            case 'day':
                return addNew(draft.days, row[1], bookOf(row));
            case 'month':
                return addNew(draft.months, row[1], bookOf(row));
            case 'charge': {
                const [, run, at, amount] = row;
                return addNew(draft.charges, run, { at, amount: amountOf(amount) });
            }
            case 'taken-in':
                return addNew(draft.takenIn, row[1], row[2]);
            case 'total': {
                const total = totalOf(row);
                return addNew(draft.totals, (0,totals/* rowName */._k)(total), total);
            }
            case 'alert': {
                const [, alert, fingerprint, severity, reason, facts, since, changedAt] = row;
                const state = { alert, fingerprint, severity, reason, facts, since, changedAt };
                return addNew(draft.alerts, fingerprint, state);
            }
            case 'usual': {
                const [, taskType, durationsMs, costsNanoUsd, shares, odd] = row;
                const runs = shares.map(([failed, attempts]) => ({ failed, attempts }));
                return addNew(draft.usual, taskType, { samples: { durationsMs, costsNanoUsd }, runs, odd });
            }
            case 'alert-memory': {
                const [, fingerprint, memory] = row;
                return addNew(draft.alertMemories, fingerprint, memory);
            }
            case 'interruption': {
                const [, run, startedAt, at, calls, spent, runsInARow] = row;
                draft.interruption = { run, startedAt, at, calls, spent: amountOf(spent), runsInARow };
                return undefined;
            }
            case 'paused':
            case 'lowered':
            case 'snoozed':
            case 'taken':
                return addAskedRow(draft, row);
            case 'run':
                draft.run = runOfRow(row);
                return undefined;
            case 'stop':
            case 'budget-reached':
            case 'outage':
            case 'suspect':
            case 'alive-model':
            case 'alive-type':
            case 'touched':
            case 'tally':
                if (draft.run === undefined)
                    return NO_RUN;
                addRunPart(draft.run, row);
                return undefined;
            case 'pending':
            case 'processing':
            case 'failed':
                this.#missing.add(row[1][0]);
                return this.#addTask(taskOfRow(row, this.#names));
            case 'quarantined':
            case 'completed':
                return this.#addTask(taskOfRow(row, this.#names));
            case 'archived': {
                const task = completedOfRow(row, this.#names);
                (0,domain_draft/* rememberKey */.$P)(draft, task);
                return addNew(draft.archive, task.id, task);
            }
            case 'sharer': {
                const [, key, id] = row;
                const ids = this.#sharers.get(key);
                if (ids === undefined)
                    this.#sharers.set(key, [id]);
                else
                    ids.push(id);
                return undefined;
            }
            case 'next':
                if (this.#place(row[1], 'pending') === undefined)
                    return NO_PLACE;
                draft.pending.add(row[1]);
                return undefined;
            case 'retry': {
                const task = this.#place(row[1], 'failed');
                if (task === undefined)
                    return NO_PLACE;
                (0,due/* insertRetry */.M)(draft.retries, { at: task.retryAt, task: task.id });
                return undefined;
            }
            case 'call':
                return this.#addCall(row);
        }
    }
    /** State, once all rows are in: then nothing may be left that lacks its other half. */
    finish() {
        const { tasks, archive, idsByKey } = this.#draft;
        if (this.#missing.size > 0)
            return refused('an open task stands in no queue');
        for (const { id, key } of archive.values()) {
            const task = tasks.get(id);
            if (task?.key === key || (task !== undefined && 'published' in task))
                return refused(`task "${id}" is finished and archived as well`);
        }
        for (const [key, ids] of this.#sharers) {
            if (ids.toSorted().join() !== (0,domain_state/* idsOf */.UX)(this.#draft, key).toSorted().join())
                return refused('those said to share a key are not those that do');
            idsByKey.set(key, ids);
        }
        return { ok: true, state: this.#draft };
    }
    #addTask(task) {
        (0,domain_draft/* rememberKey */.$P)(this.#draft, task);
        return addNew(this.#draft.tasks, task.id, task);
    }
    #addCall([, id, model, hold, at]) {
        const draft = this.#draft;
        const task = this.#place(id, 'processing');
        if (task === undefined)
            return NO_PLACE;
        if (draft.run === undefined)
            return NO_RUN;
        if (draft.keysInFlight.has(task.key))
            return 'a call for equal work is there already';
        const { key, taskType, tries } = task;
        const call = {
            key,
            attempt: tries.attempts,
            model: this.#names.one(model),
            taskType,
            hold: amountOf(hold),
            at,
        };
        (0,ledger/* setAside */.Fi)(draft, id, call);
        return undefined;
    }
    /** The task, if it is of this status and had no place yet. From now on it has one. */
    #place(id, status) {
        const task = this.#draft.tasks.get(id);
        const placed = task?.status === status && this.#missing.delete(id);
        return placed ? task : undefined;
    }
}
const NO_RUN = 'no run is on';
const NO_PLACE = 'no task has to stand there';
function refused(reason) {
    return { ok: false, reason };
}
function addNew(map, key, value) {
    if (map.has(key))
        return 'there is one already';
    map.set(key, value);
    return undefined;
}
function bookOf([, , spent]) {
    return { spent: amountOf(spent), held: budget/* ZERO */.f2 };
}
function totalOf([, month, taskType, model, calls, tokens, cost, failedCalls, failedCost]) {
    const [promptTokens, completionTokens, cachedTokens, reasoningTokens, chargedTokens] = tokens;
    return {
        ...{ month, taskType, model, calls, failedCalls },
        ...{ promptTokens, completionTokens, cachedTokens, reasoningTokens, chargedTokens },
        ...{ costNanoUsd: cost, failedCostNanoUsd: failedCost },
    };
}

;// CONCATENATED MODULE: ./build/domain/rows/rows-of-state.js


/** State as rows, from which `Restoration` makes it again. Equal States give equal rows, whatever led to them. */
function* rowsOf(state) {
    for (const rows of Object.values(ROWS_OF))
        yield* rows(state);
}
/** Each field has its rows, in this order, or none because all of it follows from others. */
const ROWS_OF = {
    log: ({ log }) => (log === undefined ? [] : [['log', log.id, log.repository, log.agent]]),
    throttle: ({ throttle }) => [['throttle', throttle.until ?? null, throttle.waits]],
    *adaptations({ adaptations }) {
        for (const [model, all] of adaptations)
            for (const one of all)
                yield ['adaptation', model, one];
    },
    *days({ days }) {
        for (const [day, { spent }] of days)
            yield ['day', day, amountColumns(spent)];
    },
    *months({ months }) {
        for (const [month, { spent }] of months)
            yield ['month', month, amountColumns(spent)];
    },
    *charges({ charges }) {
        for (const [run, { at, amount }] of charges)
            yield ['charge', run, at, amountColumns(amount)];
    },
    *takenIn({ takenIn }) {
        for (const [run, seq] of takenIn)
            yield ['taken-in', run, seq];
    },
    totals: totalRows,
    *alerts({ alerts }) {
        for (const { alert, fingerprint, severity, reason, facts, since, changedAt } of alerts.values())
            yield ['alert', alert, fingerprint, severity, reason, facts, since, changedAt];
    },
    *usual({ usual }) {
        for (const [taskType, { samples, runs, odd }] of usual) {
            const shares = runs.map(({ failed, attempts }) => [failed, attempts]);
            yield ['usual', taskType, [...samples.durationsMs], [...samples.costsNanoUsd], shares, [...odd]];
        }
    },
    *alertMemories({ alertMemories }) {
        for (const [fingerprint, memory] of alertMemories)
            yield ['alert-memory', fingerprint, sorted(memory)];
    },
    *interruption({ interruption }) {
        if (interruption === undefined)
            return;
        const { run, startedAt, at, calls, spent, runsInARow } = interruption;
        yield ['interruption', run, startedAt, at, calls, amountColumns(spent), runsInARow];
    },
    asked: ({ asked }) => askedRows(asked),
    run: ({ run }) => (run === undefined ? [] : runRows(run)),
    *tasks({ tasks }) {
        for (const task of tasks.values())
            yield taskRow(task);
    },
    *archive({ archive }) {
        for (const task of archive.values()) {
            const { answer, published = null, facts } = task;
            yield ['archived', workColumns(task), answer, published, factsColumns(facts)];
        }
    },
    idsByKey: sharerRows,
    *pending({ pending }) {
        for (const id of pending)
            yield ['next', id];
    },
    *retries({ retries }) {
        for (const { task } of retries)
            yield ['retry', task];
    },
    *inFlight({ inFlight }) {
        for (const [id, { model, hold, at }] of inFlight)
            yield ['call', id, model, amountColumns(hold), at];
    },
    keysInFlight: () => [],
};
function* totalRows({ totals }) {
    for (const row of totals.values()) {
        const { promptTokens, completionTokens, cachedTokens, reasoningTokens, chargedTokens } = row;
        const { month, taskType, model, calls, costNanoUsd, failedCalls, failedCostNanoUsd } = row;
        yield [
            ...['total', month, taskType, model, calls],
            [promptTokens, completionTokens, cachedTokens, reasoningTokens, chargedTokens],
            ...[costNanoUsd, failedCalls, failedCostNanoUsd],
        ];
    }
}
function* runRows(run) {
    const { id, startedAt, provider, escrow, calls, account } = run;
    yield ['run', id, startedAt, provider, sorted(escrow), calls, amountColumns(account.spent)];
    for (const { scope, reason, failure } of run.stops)
        yield ['stop', sorted(scope), reason, sorted(failure)];
    for (const { window, unit, limit, spent, held } of run.budgetsReached)
        yield ['budget-reached', window, unit, limit, spent, held];
    for (const task of run.outage)
        yield ['outage', task];
    for (const { task, model, taskType, signature } of run.suspects)
        yield ['suspect', task, model, taskType, signature];
    for (const model of run.alive.models)
        yield ['alive-model', model];
    for (const type of run.alive.types)
        yield ['alive-type', type];
    for (const [task, spent] of run.touched)
        yield ['touched', task, amountColumns(spent)];
    for (const [taskType, tally] of run.tallies)
        yield tallyRow(taskType, tally);
}
function tallyRow(taskType, { attempts, failed, samples, slowest, dearest }) {
    const extremes = (all) => all.map(({ task, value }) => [task, value]);
    return [
        ...['tally', taskType, attempts, failed],
        [...samples.durationsMs],
        [...samples.costsNanoUsd],
        ...[extremes(slowest), extremes(dearest)],
    ];
}
function taskRow(task) {
    const work = workColumns(task);
    switch (task.status) {
        case 'pending':
        case 'processing':
            return [task.status, work, triesColumns(task.tries)];
        case 'failed':
            return ['failed', work, triesColumns(task.tries), task.retryAt];
        case 'quarantined': {
            const { tries, published = null, facts } = task;
            const { at, run, failure, spent } = facts;
            const why = [at, run, sorted(failure), amountColumns(spent)];
            return ['quarantined', work, triesColumns(tries), published, ...why];
        }
        case 'completed': {
            const { answer, published = null, facts } = task;
            return ['completed', work, answer, published, factsColumns(facts)];
        }
    }
}
/** Only of keys whose tasks came in another order than that in which their rows stand. */
function* sharerRows(state) {
    const byRows = new Map();
    for (const { id, key } of [...state.tasks.values(), ...state.archive.values()]) {
        if ((0,domain_state/* idsOf */.UX)(state, key).length === 1)
            continue;
        const ids = byRows.get(key);
        if (ids === undefined)
            byRows.set(key, [id]);
        else
            ids.push(id);
    }
    for (const [key, ids] of byRows) {
        const known = (0,domain_state/* idsOf */.UX)(state, key);
        if (known.join() === ids.join())
            continue;
        for (const id of known)
            yield ['sharer', key, id];
    }
}
function workColumns({ id, key, input, taskType, model }) {
    return [id, key, input, taskType, model];
}
function triesColumns({ attempts, failures, interruptions, doubled, lastFailure }) {
    return [attempts, failures, interruptions, doubled, sorted(lastFailure)];
}
function factsColumns(facts) {
    const { at, run, attempts, model, hold, servedBy = null, finishReason = null, sameAs = null } = facts;
    return [at, run, attempts, model, holdColumn(hold), servedBy, finishReason, sameAs];
}
function holdColumn(hold) {
    if (hold.end !== 'settled')
        return hold.end;
    const { promptTokens, completionTokens, cachedTokens = null, reasoningTokens = null } = hold.usage;
    return [promptTokens, completionTokens, cachedTokens, reasoningTokens, hold.costNanoUsd, hold.costSource];
}
function amountColumns({ tokens, nanoUsd }) {
    return [tokens, nanoUsd];
}
function sorted(flat) {
    if (flat === undefined)
        return null;
    return Object.fromEntries(Object.entries(flat).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// EXTERNAL MODULE: ./build/domain/alerts/alert-memory.js
var alert_memory = __webpack_require__(79311);
// EXTERNAL MODULE: ./build/domain/event.js
var domain_event = __webpack_require__(25649);
// EXTERNAL MODULE: ./build/domain/compile-later.js
var compile_later = __webpack_require__(13739);
// EXTERNAL MODULE: ./build/domain/failure.js
var failure = __webpack_require__(54543);
// EXTERNAL MODULE: ./build/domain/oddities/tally.js
var tally = __webpack_require__(68435);
// EXTERNAL MODULE: ./build/domain/task.js
var task = __webpack_require__(28332);
;// CONCATENATED MODULE: ./build/domain/rows/state-row.js










const count = schemas/* int */.Whr().nonnegative();
/** A sum may pass what a single figure may be, but is as whole. */
const sum = schemas/* number */.aig().nonnegative().multipleOf(1);
/** tokens, nano-USD */
const amount = schemas/* tuple */.PVZ([sum, sum]);
const hold = schemas/* tuple */.PVZ([units/* Tokens */.DQ, units/* NanoUsd */.D1]);
const day = schemas/* string */.YjP().regex(/^\d{4}-\d\d-\d\d$/);
const month = schemas/* string */.YjP().regex(/^\d{4}-\d\d$/);
/** id, key, input, type, model */
const work = schemas/* tuple */.PVZ([task/* TaskId */.L, units/* Sha256 */.IA, units/* Sha256 */.IA, schemas/* string */.YjP(), schemas/* string */.YjP()]);
/** Far from the end of the integers: the next attempt is one more, and an event has to say it. */
const attempts = count.max(1_000_000_000);
/** attempts, failures, interruptions, doubled, last failure */
const tries = schemas/* tuple */.PVZ([attempts, count, count, schemas/* boolean */.zMY(), failure/* Failure */.HR.nullable()]);
const triesUnderWay = schemas/* tuple */.PVZ([attempts.positive(), count, count, schemas/* boolean */.zMY(), failure/* Failure */.HR.nullable()]);
const publication = units/* Sha256 */.IA.or(schemas/* literal */.euz('forgotten')).nullable();
/** prompt, completion, cached and reasoning tokens, cost, its source */
const settled = schemas/* tuple */.PVZ([units/* Tokens */.DQ, units/* Tokens */.DQ, units/* Tokens */.DQ.nullable(), units/* Tokens */.DQ.nullable(), units/* NanoUsd */.D1, domain_event/* CostSource */.vl]);
const holdEnd = settled.or(schemas/* enum */.k5n(['released', 'charged']));
/** at, run, attempts, model asked, hold, served by, finish reason, same as */
const facts = schemas/* tuple */.PVZ([
    ...[units/* Timestamp */.Dc, domain_event/* RunId */.PI, count, schemas/* string */.YjP(), holdEnd],
    ...[units/* Code */.Cy.nullable(), units/* Code */.Cy.nullable(), task/* TaskId */.L.nullable()],
]);
/** prompt, completion, cached, reasoning and charged tokens */
const tokens = schemas/* tuple */.PVZ([sum, sum, sum, sum, sum]);
/** ms and nano-USD of calls, oldest first */
function samples(max) {
    const values = schemas/* array */.YOg(count).max(max);
    return [values, values];
}
/** task, value; the largest first */
const extremes = schemas/* array */.YOg(schemas/* tuple */.PVZ([task/* TaskId */.L, count])).max(tally/* EXTREMES_MAX */.xW);
/** failed, attempts */
const runs = schemas/* array */.YOg(schemas/* tuple */.PVZ([count, count])).max(tally/* RUNS_MAX */.St);
/**
 * A part of State as a list of values, its kind first: a line of a snapshot. A task is one row, however much happened to
 * it. A row that belongs to a task or to the run comes after it; what State has in an order comes in that order.
 */
const ROWS = [
    /** id, repository, agent */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('log'), schemas/* string */.YjP(), schemas/* string */.YjP(), schemas/* string */.YjP()]),
    /** until, waits */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('throttle'), units/* Timestamp */.Dc.nullable(), count]),
    /** provider and model, adaptation */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('adaptation'), schemas/* string */.YjP(), domain_event/* Adaptation */.YF]),
    /** spent */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('day'), day, amount]),
    schemas/* tuple */.PVZ([schemas/* literal */.euz('month'), month, amount]),
    /** at, charged */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('charge'), domain_event/* RunId */.PI, units/* Timestamp */.Dc, hold]),
    /** the last event of that run's log */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('taken-in'), domain_event/* RunId */.PI, schemas/* int */.Whr().positive()]),
    /** type, model, calls, tokens, cost; failed calls and their cost */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('total'), month, schemas/* string */.YjP(), schemas/* string */.YjP(), sum, tokens, sum, sum, sum]),
    /** fingerprint, severity, reason, facts, since, changed at */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('alert'), alerts_alert/* AlertKind */.pj, alerts_alert/* Fingerprint */.$A, alerts_alert/* Severity */.AI, units/* Code */.Cy, units/* Sha256 */.IA, units/* Timestamp */.Dc, units/* Timestamp */.Dc]),
    /** durations, costs, failed and all attempts of runs, what is odd about it */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('usual'), schemas/* string */.YjP(), ...samples(tally/* SAMPLES_MAX */.BY), runs, schemas/* array */.YOg(domain_event/* OddKind */.O0).max(3)]),
    schemas/* tuple */.PVZ([schemas/* literal */.euz('alert-memory'), alerts_alert/* Fingerprint */.$A, alert_memory/* AlertMemory */.kk]),
    /** started at, at, calls, spent, runs in a row */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('interruption'), domain_event/* RunId */.PI, units/* Timestamp */.Dc, units/* Timestamp */.Dc, count, amount, count]),
    ...ASKED_ROWS,
    /** started at, provider, escrow, calls, spent */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('run'), domain_event/* RunId */.PI, units/* Timestamp */.Dc, schemas/* string */.YjP(), domain_event/* Escrow */.U0.nullable(), count, amount]),
    schemas/* tuple */.PVZ([schemas/* literal */.euz('stop'), domain_event/* StopScope */.Nh, domain_event/* StopReason */.Tn, failure/* Failure */.HR.nullable()]),
    /** limit, spent, held */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('budget-reached'), domain_event/* Window */.p8, domain_event/* Unit */.Nf, sum, sum, sum]),
    schemas/* tuple */.PVZ([schemas/* literal */.euz('outage'), task/* TaskId */.L]),
    /** model, type, signature */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('suspect'), task/* TaskId */.L, schemas/* string */.YjP(), schemas/* string */.YjP(), schemas/* string */.YjP()]),
    schemas/* tuple */.PVZ([schemas/* literal */.euz('alive-model'), schemas/* string */.YjP()]),
    schemas/* tuple */.PVZ([schemas/* literal */.euz('alive-type'), schemas/* string */.YjP()]),
    /** spent on it in this run */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('touched'), task/* TaskId */.L, amount]),
    /** what its calls of a type came to: attempts, failed, durations, costs, the slowest and the dearest */
    schemas/* tuple */.PVZ([
        ...[schemas/* literal */.euz('tally'), schemas/* string */.YjP(), count, count],
        ...samples(2 * tally/* SAMPLES_MAX */.BY - 1),
        ...[extremes, extremes],
    ]),
    schemas/* tuple */.PVZ([schemas/* literal */.euz('pending'), work, tries]),
    schemas/* tuple */.PVZ([schemas/* literal */.euz('processing'), work, triesUnderWay]),
    /** retry at */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('failed'), work, tries, units/* Timestamp */.Dc]),
    /** published, at, run, failure, spent */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('quarantined'), work, tries, publication, units/* Timestamp */.Dc, domain_event/* RunId */.PI, domain_event/* QuarantineFailure */.lw, amount]),
    /** answer, published, facts */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('completed'), work, units/* Sha256 */.IA, publication, facts]),
    /** finished work that nobody asks for now */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('archived'), work, units/* Sha256 */.IA, publication, facts]),
    /** all tasks of a key, if they came in another order than that in which their rows stand */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('sharer'), units/* Sha256 */.IA, task/* TaskId */.L]),
    /** the queue */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('next'), task/* TaskId */.L]),
    /** failed tasks, the soonest retry first */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('retry'), task/* TaskId */.L]),
    /** a call in flight: model, held, at */
    schemas/* tuple */.PVZ([schemas/* literal */.euz('call'), task/* TaskId */.L, schemas/* string */.YjP(), hold, units/* Timestamp */.Dc]),
];
// A snapshot may have a million rows.
const PARSERS = new Map(ROWS.map(schema => [schema.def.items[0].value, (0,compile_later/* compileLater */.O)(schema)]));
/** The row, or undefined when it is none of this form. */
function parseRow(stored) {
    const parse = Array.isArray(stored) ? PARSERS.get(stored[0]) : undefined;
    return parse?.(stored).data;
}

// EXTERNAL MODULE: ./build/log/decode.js
var decode = __webpack_require__(97179);
// EXTERNAL MODULE: ./build/log/text-lines.js
var text_lines = __webpack_require__(41412);
;// CONCATENATED MODULE: ./build/log/snapshot.js







/** The version of the form, which the first line tells. A reader refuses a higher one and reads every lower one. */
const FORMAT = 1;
/** No row comes near it, and a hostile one must not eat the memory. */
const ROW_BYTES_MAX = 4 * 1024 * 1024;
/**
 * Writes State at a head, so that a log may begin with it. Equal States at one head have equal bytes. What it replaces may
 * be gone for good, so it is read back before anybody gets it; one that cannot be is a bug of ours, and throws.
 */
function takeSnapshot(state, head, at) {
    const parts = [];
    let lines = [headerOf(head, at)];
    let rows = 0;
    for (const row of rowsOf(state)) {
        rows += 1;
        lines.push(JSON.stringify(row));
        if (lines.length < LINES_PER_PART)
            continue;
        parts.push(bytesOf(lines));
        lines = [];
    }
    parts.push(bytesOf([...lines, endOf(rows)]));
    const read = readSnapshot(parts);
    (0,invariant/* invariant */.V)(read.status === 'intact', 'reason' in read ? read.reason : 'a snapshot is read by its writer');
    return Buffer.concat(parts);
}
/**
 * What `SnapshotTaken` says of the bytes. Compare it before the snapshot is read: a figure in it that was changed may
 * contradict nothing.
 */
function snapshotHash(bytes) {
    return (0,external_node_crypto_.hash)('sha256', bytes);
}
/** Reads a snapshot, whole or in chunks of any size, row by row. It is hostile until the last one is proved. */
function readSnapshot(bytes) {
    const lines = (0,text_lines/* textLines */.F)(bytes instanceof Uint8Array ? [bytes] : bytes, ROW_BYTES_MAX);
    const first = lines.next().value;
    const start = startOf(first && textOf(first));
    if ('status' in start)
        return start;
    const restoration = new Restoration();
    let rows = 0;
    let ended = false;
    for (const line of lines) {
        const text = textOf(line);
        if (ended || text === undefined)
            return corrupt(rows, 'is cut off, too long, not UTF-8, or behind the end');
        ended = text === endOf(rows);
        if (ended)
            continue;
        const row = parseRow((0,decode/* parseJson */.q)(text));
        if (row === undefined)
            return corrupt(rows, 'has no known form');
        const problem = restoration.add(row);
        if (problem !== undefined)
            return corrupt(rows, `cannot be true: ${problem}`);
        rows += 1;
    }
    if (!ended)
        return corrupt(rows, 'is missing');
    const restored = restoration.finish();
    if (!restored.ok)
        return { status: 'corrupt', reason: `The snapshot contradicts itself: ${restored.reason}.` };
    return { status: 'intact', state: restored.state, ...start };
}
/** Lines are joined and encoded some at a time: a snapshot may be longer than a text can be. */
const LINES_PER_PART = 1_000;
const HEADER = /^\{"snapshot":1,"seq":([1-9]\d{0,15}),"hash":"([0-9a-f]{64})","at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"\}$/;
/** The first field of the first line has its place in every version. */
const VERSION = /^\{"snapshot":([1-9]\d{0,8}),/;
function headerOf({ seq, hash }, at) {
    return JSON.stringify({ snapshot: FORMAT, seq, hash, at });
}
/** How many rows there are: so a cut between two lines is seen as well. */
function endOf(rows) {
    return JSON.stringify({ rows });
}
function bytesOf(lines) {
    return Buffer.from(`${lines.join('\n')}\n`);
}
function startOf(header = '') {
    const match = HEADER.exec(header);
    if (match !== null) {
        const [, seq, hash = '', at = ''] = match;
        return { head: { seq: Number(seq), hash }, at };
    }
    const version = Number(VERSION.exec(header)?.[1]);
    if (version > FORMAT)
        return { status: 'newer', version };
    return { status: 'corrupt', reason: 'The first line is not that of a snapshot.' };
}
function textOf({ bytes, whole }) {
    return whole ? (0,decode/* decode */.D)(bytes) : undefined;
}
/** Of the line behind so many rows. */
function corrupt(rows, what) {
    return { status: 'corrupt', reason: `Line ${rows + 2} of the snapshot ${what}.` };
}


/***/ }),

/***/ 41412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ textLines)
/* harmony export */ });
const NEWLINE = '\n'.charCodeAt(0);
/**
 * Cuts chunks of any size into lines. Only the line that a chunk ends in is kept until the next one, and it has a bound: a
 * longer one is told and the rest is not asked for. A line is good until the next one is asked for.
 */
function* textLines(chunks, bytesMax) {
    let rest = Buffer.alloc(0);
    for (const chunk of chunks) {
        const bytes = Buffer.concat([rest, chunk]);
        let from = 0;
        for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
            const line = bytes.subarray(from, end);
            yield { bytes: line, whole: line.length <= bytesMax };
            from = end + 1;
        }
        rest = bytes.subarray(from);
        if (rest.length > bytesMax)
            break;
    }
    if (rest.length > 0)
        yield { bytes: rest, whole: false };
    return undefined;
}


/***/ })

};
