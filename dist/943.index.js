export const id = 943;
export const ids = [943];
export const modules = {

/***/ 1178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ wallClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

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
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.min(Math.max(0, ms), TIMER_MS_MAX), undefined, options).catch(() => undefined);
    },
};


/***/ }),

/***/ 7677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DL: () => (/* binding */ LEASE),
/* harmony export */   U3: () => (/* binding */ UNREACHED),
/* harmony export */   Vx: () => (/* binding */ HEAD),
/* harmony export */   Zw: () => (/* binding */ LOOKED_AT),
/* harmony export */   nY: () => (/* binding */ IDLE)
/* harmony export */ });
/** Files of the state branch beside the log: who is at work, where the log ends, and what the last runs left. */
const HEAD = 'head.json';
const LEASE = 'lease.json';
const IDLE = 'idle.json';
const UNREACHED = 'cache-unreachable.json';
/** What must be looked at before a run knows whether it may begin. */
const LOOKED_AT = [HEAD, LEASE, IDLE, UNREACHED];


/***/ }),

/***/ 8392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ parseBranchHead),
/* harmony export */   eu: () => (/* binding */ branchHeadText)
/* harmony export */ });
/* unused harmony export BranchHead */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2678);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3822);



/** What stands in `head.json` on the state branch: how far the log is known there, and whose it is. */
const BranchHead = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    log: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    repository: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    agent: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    seq: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().positive(),
    hash: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Sha256 */ .IA,
    /** Of the last event. */
    at: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Timestamp */ .Dc,
    /** Bytes of the log up to there. */
    end: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().positive(),
    /** The run that is on there; absent: the last one has ended. */
    run: _event_js__WEBPACK_IMPORTED_MODULE_0__/* .RunId */ .PI.optional(),
});
/** The file's text. A person may read it. */
function branchHeadText(head) {
    return `${JSON.stringify(BranchHead.parse(head), null, 2)}\n`;
}
/** Undefined: somebody edited the file by hand, or a newer release wrote it. */
function parseBranchHead(text) {
    try {
        return BranchHead.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 2678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jh: () => (/* binding */ Event),
  PI: () => (/* binding */ RunId),
  _U: () => (/* binding */ Usage)
});

// UNUSED EXPORTS: Adaptation, CostSource, Escrow, HoldEnd, Outcome, QuarantineFailure, StopReason, StopScope, Unit, Window

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
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

// EXTERNAL MODULE: ./build/domain/failure.js
var failure = __webpack_require__(4543);
// EXTERNAL MODULE: ./build/domain/task.js
var task = __webpack_require__(8332);
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
const QuarantineFailure = failure/* Failure */.HR.or(schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('interrupted') }));
/** What shapes an answer, by hash: enough to say later what changed, never the text itself. */
const work = { task: task/* TaskId */.L, key: units/* Sha256 */.IA, input: units/* Sha256 */.IA, taskType: schemas/* string */.YjP(), model: schemas/* string */.YjP() };
const attempt = { task: task/* TaskId */.L, key: units/* Sha256 */.IA, attempt: schemas/* int */.Whr().positive() };
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
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('TaskRemoved'), task: task/* TaskId */.L }),
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
        failure: failure/* Failure */.HR,
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
        task: task/* TaskId */.L,
        key: units/* Sha256 */.IA,
        sameAs: task/* TaskId */.L,
        answer: units/* Sha256 */.IA,
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('TaskQuarantined'),
        task: task/* TaskId */.L,
        key: units/* Sha256 */.IA,
        failure: QuarantineFailure,
    }),
    schemas/* strictObject */.rej({
        type: schemas/* literal */.euz('TaskReleased'),
        task: task/* TaskId */.L,
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
        failure: failure/* Failure */.HR.optional(),
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
        results: schemas/* array */.YOg(schemas/* strictObject */.rej({ task: task/* TaskId */.L, key: units/* Sha256 */.IA, sha256: units/* Sha256 */.IA })).min(1),
    }),
    schemas/* strictObject */.rej({ type: schemas/* literal */.euz('AnswerForgotten'), task: task/* TaskId */.L, key: units/* Sha256 */.IA, answer: units/* Sha256 */.IA }),
]);


/***/ }),

/***/ 5443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ enumerated),
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   YI: () => (/* binding */ closedObject),
/* harmony export */   cp: () => (/* binding */ adviceFor),
/* harmony export */   p6: () => (/* binding */ expected)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);

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
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(shape, {
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


/***/ }),

/***/ 4543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   uD: () => (/* binding */ isOutage),
/* harmony export */   vm: () => (/* binding */ isSignOfLife)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2131);
/* harmony import */ var _invariant_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3001);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3822);



const status = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(100).max(599);
/**
 * Why an attempt failed: a fact for the log, so it holds kinds, codes and counts and never a text of the
 * provider, the model or a task. `code` is the provider's own error code.
 */
const Failure = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('kind', [
    // Passing: nobody is at fault, waiting helps.
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('rate-limited'), status, retryAfterMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative().optional() }),
    // The call's.
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('network'), code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('timeout'), timeoutMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().positive() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('server-error'),
        status,
        code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional(),
        retryAfterMs: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative().optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('error-in-answer'), code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('malformed-answer') }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('empty-answer'), finishReason: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('invalid-answer'), keyword: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy }),
    // The account's.
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('unauthorized'), status, code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('out-of-credit'), status, code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('key-limit'), status, code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    // The configuration's.
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('model-not-found'), status, code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('parameter-refused'), status, parameter: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('schema-refused'), status, code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    /** This provider cannot answer tasks of this type at all: `offline` knows the built-in ones only. */
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('type-not-supported') }),
    // The task's.
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('too-large'), status }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('context-too-long'), status }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('content-refused'), status: status.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('weight-exceeds-budget'), status }),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('bad-request'), status, code: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy.optional() }),
    // Cut short by the output cap.
    zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('length'),
        completionTokensMax: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Tokens */ .DQ,
        reasoningTokens: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Tokens */ .DQ.optional(),
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
            return (0,_invariant_js__WEBPACK_IMPORTED_MODULE_2__/* .assertNever */ .x)(failure);
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


/***/ }),

/***/ 8332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ TaskId),
/* harmony export */   w: () => (/* binding */ OFFLINE_MODEL)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);
/* harmony import */ var _expectation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5443);


/**
 * A task's name, and the name of its result file: so no trailing dot and no Windows device name either.
 * Uniqueness without regard to letter case is checked where all tasks are known.
 */
const TaskId = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a name for the task (a number needs quotes)') })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, {
    error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('up to 128 letters, digits, dots, hyphens and underscores, a letter or digit first'),
    abort: true,
})
    .regex(/[^.]$/, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a name without a dot at its end') })
    .regex(/^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))/i, {
    error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a name that Windows does not keep for a device'),
});
/** What a rehearsal has in the model's place, in keys and in the log, so that it never counts as the real work done. */
const OFFLINE_MODEL = 'offline';


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


/***/ })

};
