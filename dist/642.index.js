export const id = 642;
export const ids = [642];
export const modules = {

/***/ 13066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mF: () => (/* binding */ JUDGED_BY_AGENT),
  s3: () => (/* binding */ NOTHING_SEEN),
  Lp: () => (/* binding */ lookBack)
});

// EXTERNAL MODULE: ./build/domain/watch/counted-runs.js
var counted_runs = __webpack_require__(63786);
// EXTERNAL MODULE: ./build/domain/watch/health.js
var health = __webpack_require__(13983);
// EXTERNAL MODULE: ./build/domain/watch/stale.js
var stale = __webpack_require__(83196);
;// CONCATENATED MODULE: ./build/domain/watch/gap.js


/**
 * What an agent that starts sees of its own silence: nobody may have been there to notice it, and whatever dropped its
 * runs may do so again. Undefined: it is in time, or has never run well.
 */
function gapBefore(schedule, lastSuccessMs, { nowMs, graceMs, path, }) {
    const deadlines = lastSuccessMs === undefined ? undefined : (0,health/* deadlinesAfter */.EV)(schedule, lastSuccessMs, graceMs);
    if (deadlines === undefined || nowMs < deadlines.staleMs)
        return undefined;
    const { dueMs } = deadlines;
    return { reason: 'gap', dueMs, backMs: nowMs, severity: stale/* STALE_SEVERITIES */.M.gap, lastSuccessMs, path };
}

// EXTERNAL MODULE: ./build/domain/watch/run-signs.js
var run_signs = __webpack_require__(91971);
// EXTERNAL MODULE: ./build/domain/watch/stale-causes.js
var stale_causes = __webpack_require__(717);
// EXTERNAL MODULE: ./build/domain/watch/watched.js
var watched = __webpack_require__(4263);
;// CONCATENATED MODULE: ./build/app/watch/look-back.js







/** All that an agent can see of itself, if nothing is in its way. */
const JUDGED_BY_AGENT = new Set(['hung', 'inactive']);
const NOTHING_SEEN = { trouble: undefined, gap: undefined, judged: new Set() };
/**
 * The agent as its own watcher: was it silent before this run, does another run of it hang, will GitHub switch its
 * schedule off? What it may not read it does not judge; one that is not started sees nothing at all.
 */
async function lookBack({ books, file: fileOf, isKeptOn }, options) {
    const [listed, asked] = await Promise.all([books.runs(options.path), books.repository()]);
    const repository = asked.ok ? asked.value : undefined;
    const counted = listed.ok ? (0,counted_runs/* countedRuns */.X)(listed.value, repository?.defaultBranch) : undefined;
    const others = counted?.filter(({ id }) => id !== options.run);
    if (!mayMatter(others, repository, options))
        return {
            ...NOTHING_SEEN,
            judged: judgedBy({ hung: others !== undefined, inactive: repository !== undefined }),
        };
    const file = await fileOf();
    const trouble = troubleIn(others, repository, file, options);
    // The monitor tells by itself when it cannot; else each would take back, day by day, what the other has said.
    const isLeftToMonitor = trouble?.reason === 'inactive' && (await isKeptOn());
    const judged = judgedBy({
        hung: others !== undefined && (file !== undefined || !others.some(isOn)),
        inactive: repository !== undefined &&
            !isLeftToMonitor &&
            (file !== undefined || !mayBeInactive(repository, options.nowMs)),
    });
    return { trouble: isLeftToMonitor ? undefined : trouble, gap: gapIn(others, file, options), judged };
}
function judgedBy({ hung, inactive }) {
    return new Set([
        ...(hung ? ['hung'] : []),
        ...(inactive ? ['inactive'] : []),
    ]);
}
function isOn({ status }) {
    return status !== 'over';
}
/** It is, if its workflow has a schedule. */
function mayBeInactive(repository, nowMs) {
    return (0,stale_causes/* inactivityOf */.C5)({ file: ANY_SCHEDULE, repository }, nowMs) !== undefined;
}
/** Mostly nothing can be wrong, whatever the file says: then it need not be read. */
function mayMatter(others, repository, { nowMs, staleAfterMs = Infinity, graceMs = health/* GRACE_MS_MIN */.hz }) {
    const patienceMs = Math.min(staleAfterMs, graceMs);
    const lastMs = others && lastSuccessIn(others, nowMs);
    return (others?.some(isOn) === true ||
        (lastMs !== undefined && nowMs - lastMs >= patienceMs) ||
        (repository !== undefined && mayBeInactive(repository, nowMs)));
}
/** One that could be switched off. */
const ANY_SCHEDULE = {
    path: '',
    lines: [{ cron: '17 2 * * *', zone: 'UTC' }],
    complaints: [],
    canBeStarted: false,
    timeoutMs: 0,
};
function troubleIn(others, repository, file, { path, nowMs }) {
    const timeoutMs = (0,watched/* timeoutOf */.R)(file);
    const signs = others && (0,run_signs/* runSignsOf */.rX)(others, undefined, { nowMs, timeoutMs });
    const cause = (signs && (0,stale_causes/* hungBy */.I7)(signs, timeoutMs)) ?? (repository && (0,stale_causes/* inactivityOf */.C5)({ file, repository }, nowMs));
    return (cause && { ...cause, severity: stale/* STALE_SEVERITIES */.M[cause.reason], lastSuccessMs: signs?.lastSuccessMs, path });
}
function gapIn(others, file, { path, nowMs, staleAfterMs, graceMs }) {
    const [first, ...rest] = file?.lines ?? [];
    const schedule = staleAfterMs === undefined
        ? first && { kind: 'cron', lines: [first, ...rest] }
        : { kind: 'stale-after', ms: staleAfterMs };
    if (others === undefined || schedule === undefined)
        return undefined;
    return gapBefore(schedule, lastSuccessIn(others, nowMs), { nowMs, graceMs, path });
}
/** When a run ends does not depend on how long it might have taken. */
function lastSuccessIn(others, nowMs) {
    return (0,run_signs/* runSignsOf */.rX)(others, undefined, { nowMs, timeoutMs: (0,watched/* timeoutOf */.R)(undefined) }).lastSuccessMs;
}


/***/ }),

/***/ 51385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cg: () => (/* binding */ isGraver),
/* harmony export */   Iw: () => (/* binding */ isForRuns),
/* harmony export */   RZ: () => (/* binding */ REPEAT_MS),
/* harmony export */   W_: () => (/* binding */ isEnoughFor),
/* harmony export */   Y: () => (/* binding */ ruleOf),
/* harmony export */   ZW: () => (/* binding */ followsFrom),
/* harmony export */   e$: () => (/* binding */ risen),
/* harmony export */   vu: () => (/* binding */ isRefusal)
/* harmony export */ });
/* unused harmony export ALERT_RULES */
/* harmony import */ var _alert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62639);
/* harmony import */ var _invariant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93001);


const ISSUE = {
    rises: true,
    told: 'issue',
    resolvedBy: 'any-run',
    inhibitedBy: [],
    inhibits: true,
};
const FOLLOWS_FROM_SILENCE = { ...ISSUE, inhibitedBy: ['stale'] };
/** The table of all alerts, the same as in the docs. The first row that fits counts. */
const ALERT_RULES = [
    {
        kind: 'state',
        reasons: ['cache-unreachable', 'fork', 'unproved', 'results-held-back', 'webhook-lost'],
        severity: 'warning',
        ...ISSUE,
    },
    { kind: 'state', reasons: undefined, severity: 'critical', ...ISSUE },
    {
        kind: 'provider',
        reasons: ['account', 'hold-exceeded'],
        severity: 'critical',
        ...FOLLOWS_FROM_SILENCE,
    },
    { kind: 'provider', reasons: undefined, severity: 'warning', ...FOLLOWS_FROM_SILENCE },
    { kind: 'stale', reasons: ['gap'], severity: 'info', ...ISSUE, told: 'dashboard', inhibits: false },
    {
        kind: 'stale',
        reasons: ['inactive'],
        severity: 'warning',
        ...ISSUE,
        resolvedBy: 'looking-run',
        inhibits: false,
    },
    { kind: 'stale', reasons: ['hung'], severity: 'critical', ...ISSUE, resolvedBy: 'looking-run' },
    { kind: 'stale', reasons: ['failing'], severity: 'critical', ...ISSUE, resolvedBy: 'good-run' },
    {
        kind: 'stale',
        reasons: ['disabled', 'disabled-by-hand', 'disabled-by-inactivity', 'broken', 'never-started'],
        severity: 'critical',
        ...ISSUE,
        resolvedBy: 'monitor',
    },
    { kind: 'stale', reasons: undefined, severity: 'critical', ...ISSUE },
    { kind: 'quarantine', reasons: undefined, severity: 'warning', ...ISSUE },
    {
        kind: 'budget',
        reasons: ['month-tokens', 'month-cost'],
        severity: 'warning',
        ...FOLLOWS_FROM_SILENCE,
    },
    { kind: 'budget', reasons: undefined, severity: 'info', ...FOLLOWS_FROM_SILENCE, rises: false },
    { kind: 'interrupted', reasons: ['killed-repeatedly'], severity: 'warning', ...FOLLOWS_FROM_SILENCE },
    { kind: 'interrupted', reasons: undefined, severity: 'info', ...FOLLOWS_FROM_SILENCE },
    { kind: 'anomaly', reasons: ['failing'], severity: 'warning', ...ISSUE },
    { kind: 'anomaly', reasons: undefined, severity: 'info', ...ISSUE },
];
const DAY_MS = 24 * 60 * 60_000;
/** How long people are left alone with an alert that goes on; undefined: for good. One that has risen repeats as what it is now. */
const REPEAT_MS = {
    info: undefined,
    warning: DAY_MS,
    critical: DAY_MS,
};
function ruleOf({ alert, reason }) {
    const rule = ALERT_RULES.find(({ kind, reasons }) => kind === alert && (reasons?.includes(reason) ?? true));
    (0,_invariant_js__WEBPACK_IMPORTED_MODULE_1__/* .invariant */ .V)(rule, `alerts about ${alert} have no rule`);
    return rule;
}
/** Whether that is enough for an alert that fires for this reason. `judged`: what a run has looked for itself. */
function isEnoughFor(alert, witness, judged = new Set()) {
    const { resolvedBy } = ruleOf(alert);
    if (resolvedBy === 'looking-run')
        return witness === 'monitor' || judged.has(alert.reason);
    return WITNESSES.indexOf(witness) >= WITNESSES.indexOf(resolvedBy);
}
/** Whether a run is refused for it: it does nothing, and notes nothing but the issue. */
function isRefusal(reason) {
    return REFUSALS.has(reason);
}
const REFUSALS = new Set(['corrupt', 'newer', 'foreign', 'clock', 'cache-unreachable']);
/** Whether a run of the agent may ever say that it is over. */
function isForRuns(alert) {
    return ruleOf(alert).resolvedBy !== 'monitor';
}
/** Each sees what the one before it sees, and more. */
const WITNESSES = ['any-run', 'good-run', 'monitor'];
/** Whether it follows from something else that fires. */
function followsFrom(alert, firing) {
    const { inhibitedBy } = ruleOf(alert);
    return [...firing].some(other => inhibitedBy.includes(other.alert) && ruleOf(other).inhibits);
}
/** One step up; there is none above the last. */
function risen(severity) {
    return severity === 'info' ? 'warning' : 'critical';
}
function isGraver(one, other) {
    return _alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Severity */ .AI.options.indexOf(one) > _alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Severity */ .AI.options.indexOf(other);
}


/***/ }),

/***/ 25649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jh: () => (/* binding */ Event),
/* harmony export */   Nf: () => (/* binding */ Unit),
/* harmony export */   Nh: () => (/* binding */ StopScope),
/* harmony export */   O0: () => (/* binding */ OddKind),
/* harmony export */   PI: () => (/* binding */ RunId),
/* harmony export */   Pi: () => (/* binding */ Outcome),
/* harmony export */   Tn: () => (/* binding */ StopReason),
/* harmony export */   U0: () => (/* binding */ Escrow),
/* harmony export */   YF: () => (/* binding */ Adaptation),
/* harmony export */   _U: () => (/* binding */ Usage),
/* harmony export */   lw: () => (/* binding */ QuarantineFailure),
/* harmony export */   p8: () => (/* binding */ Window),
/* harmony export */   vl: () => (/* binding */ CostSource)
/* harmony export */ });
/* unused harmony exports HoldEnd, LogDamage */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2131);
/* harmony import */ var _alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62639);
/* harmony import */ var _requests_asked_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8781);
/* harmony import */ var _alerts_alert_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79311);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54543);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28332);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83822);







const Usage = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    promptTokens: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Tokens */ .DQ,
    completionTokens: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Tokens */ .DQ,
    /** Of the prompt tokens, those served from the provider's prompt cache. */
    cachedTokens: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Tokens */ .DQ.optional(),
    /** Of the completion tokens, those spent on reasoning. */
    reasoningTokens: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Tokens */ .DQ.optional(),
});
/** Who said what the call cost: the provider's own figure, or tokens by kind at a price and where that stands. */
const CostSource = zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['provider', 'task-file', 'bundled', 'free', 'offline', 'unknown']);
/** How a hold ended: with the real figures, with nothing spent, or, where nobody can know, with the whole hold. */
const HoldEnd = zod__WEBPACK_IMPORTED_MODULE_6__/* .discriminatedUnion */ .gMt('end', [
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ end: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('settled'), usage: Usage, costNanoUsd: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .NanoUsd */ .D1, costSource: CostSource }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ end: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('released') }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ end: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('charged') }),
]);
/** `run` and `runAttempt` of GitHub, or a random word of a run on a local disk. */
const RunId = zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/);
const Outcome = zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n([
    'completed',
    'idle',
    'waiting',
    'budget-exhausted',
    'deadline',
    'overlapped',
    'paused',
    'provider-stopped',
    'interrupted',
    'failed',
]);
/** What a stop covers: everything, one model, or one type of task. It lasts until the run ends. */
const StopScope = zod__WEBPACK_IMPORTED_MODULE_6__/* .discriminatedUnion */ .gMt('kind', [
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('provider') }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('model'), name: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('type'), name: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
]);
const StopReason = zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['account', 'breaker', 'configuration', 'hold-exceeded']);
/** What is adapted once per model when a provider refuses a parameter by name. */
const Adaptation = zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['max_tokens', 'max_completion_tokens', 'without-temperature']);
/**
 * What was wrong with the log, or with its copies, when a run went on all the same. `torn`: its end was cut off. The others
 * say why the run could not go on from where the last one had got to, and went on from what was left.
 */
const LogDamage = zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n([
    'torn',
    'copy-missing',
    'copy-unusable',
    'two-histories',
    'cache-unreachable',
    'branch-missing',
]);
/** What may be odd about a type: calls that are slow, calls that are dear, and how many fail. */
const OddKind = zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['slow', 'dear', 'failing']);
const Window = zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['run', 'day', 'month']);
const Unit = zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['tokens', 'cost']);
/**
 * What a run draws from the budgets of the day and the month before its first call. A unit that no budget limits is
 * left out.
 */
const Escrow = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ tokens: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Tokens */ .DQ.optional(), nanoUsd: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .NanoUsd */ .D1.optional() });
/** Why a task was set aside: its last failure, kills that used up its attempts, or a person who said so. */
const QuarantineFailure = _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR.or(zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('interrupted') })).or(zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('skipped') }));
/** What shapes an answer, by hash: enough to say later what changed, never the text itself. */
const work = { task: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L, key: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA, input: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA, taskType: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), model: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() };
const attempt = { task: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L, key: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA, attempt: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().positive() };
const Event = zod__WEBPACK_IMPORTED_MODULE_6__/* .discriminatedUnion */ .gMt('type', [
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('LogCreated'),
        log: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
        repository: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
        agent: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('LogAdopted'), repository: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), previous: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('LogRecovered'),
        damage: LogDamage,
        /** Of a torn end, those that were cut off. */
        bytes: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().positive().optional(),
    }),
    /** State at the head with this `seq` and `hash` was kept; `sha256` is of the snapshot's bytes. */
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('SnapshotTaken'), seq: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().positive(), hash: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA, sha256: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('RunStarted'),
        version: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
        provider: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
        /** Of a run whose log may be lost with its machine. All its calls count in the day and month in which it was drawn. */
        escrow: Escrow.optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('RunFinished'),
        outcome: Outcome,
        /** Types of which something was out of the ordinary in it; absent: none. */
        odd: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ taskType: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), kinds: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(OddKind).min(1) }))
            .min(1)
            .optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('RunInterrupted'),
        interrupted: RunId,
        /** The end of its log is lost, so what it drew and is not known to have spent counts as spent. */
        charged: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ tokens: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Tokens */ .DQ, nanoUsd: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .NanoUsd */ .D1 }).optional(),
    }),
    /** A person knows better: what was charged for a lost run was not spent. */
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('EscrowReleased'), released: RunId, reason: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().min(1).max(500) }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('TaskAdded'), ...work }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('TaskChanged'), ...work }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('TaskRemoved'), task: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('AttemptStarted'),
        ...attempt,
        model: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
        holdTokens: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Tokens */ .DQ,
        holdNanoUsd: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .NanoUsd */ .D1,
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('AttemptFailed'),
        ...attempt,
        failure: _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR,
        hold: HoldEnd,
        /** Whether it brings the task nearer to quarantine. */
        counted: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY(),
        /** When the task may be tried again; absent: at once. */
        retryAt: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Timestamp */ .Dc.optional(),
        durationMs: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().nonnegative(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('TaskCompleted'),
        ...attempt,
        /** SHA-256 of the answer's bytes; the answer is a file of that name until it is published. */
        answer: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA,
        servedBy: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Code */ .Cy.optional(),
        finishReason: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Code */ .Cy.optional(),
        hold: HoldEnd,
        durationMs: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().nonnegative(),
    }),
    /** The same key under another id: that task's answer is this one's too, and is not paid again. */
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('AnswerShared'),
        task: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L,
        key: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA,
        sameAs: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L,
        answer: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA,
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('TaskQuarantined'),
        task: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L,
        key: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA,
        failure: QuarantineFailure,
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('TaskReleased'),
        task: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L,
        reason: zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['retry', 'rerun', 'breaker', 'configuration']),
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('HoldCharged'),
        ...attempt,
        cause: zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['killed', 'aborted']),
        counted: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY(),
    }),
    /**
     * How a call of another run ended that lost its place: two were at work at once, and its own lines are not in this log.
     * `task`, `key` and `attempt` are as that run had them.
     */
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('OutcomeRecovered'),
        from: RunId,
        /** The event of that run's own log with which it ended: what ended before is taken in from now on. */
        seq: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().positive(),
        ...attempt,
        taskType: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
        model: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
        holdTokens: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Tokens */ .DQ,
        holdNanoUsd: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .NanoUsd */ .D1,
        /** In whose day and month it counts. */
        countsAt: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Timestamp */ .Dc,
        ended: zod__WEBPACK_IMPORTED_MODULE_6__/* ["enum"] */ .k5n(['answered', 'failed']),
        failure: _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR.optional(),
        hold: HoldEnd,
        /** This log has the call already, charged whole as one of a run that was killed. */
        wasCharged: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY(),
        /** Absent: there was none, or nobody wants it any more. */
        result: zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
            answer: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA,
            at: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Timestamp */ .Dc,
            servedBy: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Code */ .Cy.optional(),
            finishReason: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Code */ .Cy.optional(),
            /** Of the result's bytes, which that run has published. */
            published: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA.optional(),
        })
            .optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('ProviderThrottled'), until: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Timestamp */ .Dc }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('ProviderStopped'),
        scope: StopScope,
        reason: StopReason,
        failure: _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR.optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('ModelAdapted'), model: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), adaptation: Adaptation }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('BudgetReached'),
        window: Window,
        unit: Unit,
        limit: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().nonnegative(),
        spent: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().nonnegative(),
        held: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().nonnegative(),
    }),
    /** Raised: it fires from now on, or says something else than before. */
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('AlertRaised'), ..._alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Alert */ .Fc.shape }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('AlertResolved'), alert: _alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AlertKind */ .pj, fingerprint: _alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Fingerprint */ .$A }),
    /** Where nobody wants issues, whose markers would keep it: what has to be known to tell people calmly. */
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('AlertRemembered'), fingerprint: _alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Fingerprint */ .$A, memory: _alerts_alert_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .AlertMemory */ .kk }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('ResultsPublished'),
        results: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ task: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L, key: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA, sha256: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA })).min(1),
    }),
    zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz('AnswerForgotten'), task: _task_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .L, key: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA, answer: _units_js__WEBPACK_IMPORTED_MODULE_5__/* .Sha256 */ .IA }),
    ..._requests_asked_event_js__WEBPACK_IMPORTED_MODULE_1__/* .ASKED_EVENTS */ .P9,
]);


/***/ }),

/***/ 54543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   Kl: () => (/* binding */ faultOf),
/* harmony export */   uD: () => (/* binding */ isOutage),
/* harmony export */   vm: () => (/* binding */ isSignOfLife)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2131);
/* harmony import */ var _invariant_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93001);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);



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

/***/ 8781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AZ: () => (/* binding */ EditMark),
/* harmony export */   LB: () => (/* binding */ Day),
/* harmony export */   P9: () => (/* binding */ ASKED_EVENTS),
/* harmony export */   az: () => (/* binding */ Login),
/* harmony export */   rd: () => (/* binding */ IssueNumber)
/* harmony export */ });
/* unused harmony exports RequestSource, RequestRefusal */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2131);
/* harmony import */ var _alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62639);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28332);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);




/** A name at GitHub, of a person or of a program. */
const Login = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$/);
/** Requests of one moment have numbers: GitHub's times are of whole seconds, and one edit may tick several boxes. */
const EditMark = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ at: _units_js__WEBPACK_IMPORTED_MODULE_2__/* .Timestamp */ .Dc, number: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative() });
/** Where on an issue somebody asked. A later comment has a higher id. */
const RequestSource = zod__WEBPACK_IMPORTED_MODULE_3__/* .discriminatedUnion */ .gMt('kind', [
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('comment'), id: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive() }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('edit'), ...EditMark.shape }),
]);
const IssueNumber = zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive();
/** `2026-01-31`, UTC. */
const Day = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^\d{4}-\d\d-\d\d$/);
/** Why nothing was done, as a word for machines. */
const RequestRefusal = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n([
    'not-understood',
    'unknown-task',
    'not-in-quarantine',
    'under-way',
    'completed',
    'already-skipped',
    'pause-over',
    'not-paused',
    'would-raise',
    'no-cost-budget',
    'not-firing',
]);
/** What people ask for on GitHub, and what came of it. */
const ASKED_EVENTS = [
    /** It was read, and whoever asked might. What follows from it comes with it. */
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('RequestTaken'),
        issue: IssueNumber,
        source: RequestSource,
        by: Login,
        /** The request in its normal form; absent: nobody can tell what was meant. */
        what: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
            .regex(/^[a-z]{1,16}(?: [A-Za-z0-9._:/-]{1,128}){0,50}$/)
            .optional(),
        outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['done', 'refused']),
        /** Of one that was refused. */
        reason: RequestRefusal.optional(),
        /** The tasks that stand in the way. */
        tasks: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(_task_js__WEBPACK_IMPORTED_MODULE_1__/* .TaskId */ .L).min(1).optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('AgentPaused'), by: Login, until: _units_js__WEBPACK_IMPORTED_MODULE_2__/* .Timestamp */ .Dc.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('AgentResumed') }),
    /** The cost of that UTC day has this limit from now on, whatever the settings say. */
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('BudgetLowered'), by: Login, day: Day, nanoUsd: _units_js__WEBPACK_IMPORTED_MODULE_2__/* .NanoUsd */ .D1 }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('AlertSnoozed'), fingerprint: _alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Fingerprint */ .$A, until: _units_js__WEBPACK_IMPORTED_MODULE_2__/* .Timestamp */ .Dc }),
];


/***/ }),

/***/ 63786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ countedRuns)
/* harmony export */ });
/**
 * The runs that tell of the agent as it is on the default branch, of which nobody may know the name. What somebody tries
 * on a branch of theirs, or proposes, is none of its doing: neither its success nor its failure is.
 */
function countedRuns(runs, defaultBranch) {
    return runs.filter(({ event, branch = defaultBranch }) => 
    // The branch of somebody's fork may be called as the default branch is.
    !event.startsWith('pull_request') && (defaultBranch === undefined || branch === defaultBranch));
}


/***/ }),

/***/ 32647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ explainedBy)
/* harmony export */ });
/* harmony import */ var _alerts_alert_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51385);
/* harmony import */ var _run_signs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91971);


/**
 * The newest run that failed, if people were told why. An agent that crashes closes none of its issues: what it once said
 * explains only runs that it has lived through, or that could not work, and nothing for longer than a week without a success.
 */
function explainedBy(facts, { since, lastSuccessMs }, nowMs) {
    const failed = since.find(_run_signs_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFailed */ .WN);
    const aliveMs = lastSuccessMs ?? facts.workflow?.createdAtMs;
    if (failed === undefined || aliveMs === undefined || nowMs > aliveMs + EXPLAINED_MS_MAX)
        return undefined;
    return isKeptFromWork(facts) || isToldByItself(facts, failed, nowMs) ? failed : undefined;
}
const EXPLAINED_MS_MAX = 7 * 86_400_000;
/** What keeps a run from working also keeps it from noting anything. */
function isKeptFromWork({ openAlerts }) {
    const reason = openAlerts.get('state');
    return reason !== undefined && ((0,_alerts_alert_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefusal */ .vu)(reason) || reason === 'results-refused');
}
/** It came to its end in that run or after it, and says what is wrong. */
function isToldByItself({ openAlerts, notedMs }, failed, nowMs) {
    if (notedMs === undefined || notedMs < failed.startedAtMs || notedMs > nowMs + _run_signs_js__WEBPACK_IMPORTED_MODULE_1__/* .AHEAD_MS_MAX */ .iP)
        return false;
    return TOLD_BY_ITSELF.some(kind => openAlerts.has(kind));
}
const TOLD_BY_ITSELF = ['provider', 'interrupted'];


/***/ }),

/***/ 13983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ deadlinesAfter),
/* harmony export */   hy: () => (/* binding */ isHung),
/* harmony export */   hz: () => (/* binding */ GRACE_MS_MIN),
/* harmony export */   w0: () => (/* binding */ healthBy),
/* harmony export */   wU: () => (/* binding */ END_MS_MAX)
/* harmony export */ });
/* unused harmony export healthOf */
/* harmony import */ var _schedule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13931);

const GRACE_MS_MIN = 3 * 3_600_000;
const GRACE_MS_MAX = 12 * 3_600_000;
/**
 * What a success at `lastMs` promises; undefined: the schedule has no further time. A first run that is missed may have
 * been dropped alone; the second one that is missed tells that nobody comes any more.
 * `graceMs` undefined: as long as from one time to the next, but three hours at least and twelve at most.
 */
function deadlinesAfter(schedule, lastMs, graceMs) {
    if (schedule.kind === 'stale-after') {
        const dueMs = lastMs + schedule.ms;
        return { dueMs, missedMs: dueMs, staleMs: dueMs };
    }
    const dueMs = (0,_schedule_js__WEBPACK_IMPORTED_MODULE_0__/* .nextDue */ .m)(schedule.lines, lastMs);
    const secondMs = dueMs && (0,_schedule_js__WEBPACK_IMPORTED_MODULE_0__/* .nextDue */ .m)(schedule.lines, dueMs);
    if (dueMs === undefined || secondMs === undefined)
        return undefined;
    const grace = graceMs ?? Math.min(Math.max(secondMs - dueMs, GRACE_MS_MIN), GRACE_MS_MAX);
    return { dueMs, missedMs: dueMs + grace, staleMs: secondMs + grace };
}
/** What GitHub takes to end a job whose time is up. */
const END_MS_MAX = 15 * 60_000;
function isHung({ startedMs, timeoutMs }, nowMs) {
    return nowMs > startedMs + timeoutMs + END_MS_MAX;
}
/** How an agent is, at this moment and by these signs alone. */
function healthOf(schedule, signs, { nowMs, graceMs }) {
    return healthBy(deadlinesAfter(schedule, signs.lastSuccessMs ?? signs.sinceMs, graceMs), signs, nowMs);
}
/** The same for whoever has computed the deadlines already, which takes longer than all else. */
function healthBy(deadlines, { lastSuccessMs, running, hasStartFailed }, nowMs) {
    if (running !== undefined && isHung(running, nowMs))
        return { kind: 'hung', startedMs: running.startedMs };
    if (deadlines === undefined)
        return { kind: 'well', dueMs: undefined };
    const { dueMs, missedMs, staleMs } = deadlines;
    // One that is at work is late, and not silent. Each night may bring one that only waits: that is silence all the same.
    const isExcused = running !== undefined && (!running.isQueued || nowMs < staleMs);
    if (lastSuccessMs === undefined)
        return { kind: 'pending', isOverdue: nowMs >= missedMs && !isExcused };
    if (nowMs < missedMs || isExcused)
        return { kind: 'well', dueMs };
    if (nowMs >= staleMs || hasStartFailed)
        return { kind: 'stale', dueMs };
    return { kind: 'missed', dueMs };
}


/***/ }),

/***/ 91971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tx: () => (/* binding */ runningOf),
/* harmony export */   WN: () => (/* binding */ hasFailed),
/* harmony export */   iP: () => (/* binding */ AHEAD_MS_MAX),
/* harmony export */   rX: () => (/* binding */ runSignsOf)
/* harmony export */ });
/* unused harmony export QUEUE_MS_MAX */
/* harmony import */ var _health_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13983);

/** A job waits for a runner, or for the run before it, for no longer. */
const QUEUE_MS_MAX = 24 * 3_600_000;
/** Clocks differ; a time further ahead of ours is wrong, and would hide any silence until then. */
const AHEAD_MS_MAX = 3_600_000;
function runSignsOf(runs, loggedSuccessMs, { nowMs, timeoutMs }) {
    // A run that is begun again by hand is as new as its last attempt.
    const newestFirst = [...runs].sort((a, b) => b.startedAtMs - a.startedAtMs);
    const successes = newestFirst.filter(({ conclusion }) => conclusion === 'success');
    const ends = successes.map(run => endOf(run, timeoutMs));
    const known = [...ends, loggedSuccessMs].filter(at => at !== undefined && at <= nowMs + AHEAD_MS_MAX);
    const lastSuccessMs = known.length === 0 ? undefined : Math.max(...known);
    // GitHub forgets to end a run now and then: one that a later one has left behind tells nothing.
    const leftBehindMs = successes[0]?.startedAtMs ?? -Infinity;
    const on = newestFirst.filter(({ status, startedAtMs }) => status !== 'over' && startedAtMs > leftBehindMs);
    return {
        lastSuccessMs,
        running: on.find(({ status }) => status === 'in-progress') ?? on[0],
        hung: on.find(run => (0,_health_js__WEBPACK_IMPORTED_MODULE_0__/* .isHung */ .hy)(runningOf(run, timeoutMs), nowMs)),
        since: newestFirst.filter(({ status, conclusion, startedAtMs }) => status === 'over' && conclusion !== 'success' && startedAtMs > (lastSuccessMs ?? -Infinity)),
    };
}
/** When its job began, as far as can be seen, and how long it may take; of one that waits, how long it may wait. */
function runningOf({ status, startedAtMs, updatedAtMs }, timeoutMs) {
    if (status === 'queued')
        return { startedMs: startedAtMs, timeoutMs: QUEUE_MS_MAX - _health_js__WEBPACK_IMPORTED_MODULE_0__/* .END_MS_MAX */ .wU, isQueued: true };
    // GitHub calls it started when it is made. What it notes after that is that the job has found a runner.
    const startedMs = Math.min(Math.max(startedAtMs, updatedAtMs), startedAtMs + QUEUE_MS_MAX);
    return { startedMs, timeoutMs, isQueued: false };
}
function hasFailed({ conclusion }) {
    return conclusion === 'failure' || conclusion === 'timed-out';
}
/** What is noted about a run long after it is over must not look like a sign of life. */
function endOf({ startedAtMs, updatedAtMs }, timeoutMs) {
    return Math.min(updatedAtMs, startedAtMs + QUEUE_MS_MAX + timeoutMs + _health_js__WEBPACK_IMPORTED_MODULE_0__/* .END_MS_MAX */ .wU);
}


/***/ }),

/***/ 13931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ nextDue)
});

// EXTERNAL MODULE: ./node_modules/croner/dist/croner.js
var croner = __webpack_require__(55814);
;// CONCATENATED MODULE: ./build/domain/watch/zone-clock.js
/*
 * A zone's clock shows wall time. Here that is counted as if it were UTC: the milliseconds since the epoch at which a clock
 * in UTC would show the same. Where clocks are put forward a wall time is never shown; where they are put back it is shown
 * twice.
 */
const DAY_MS = 86_400_000;
/** What the clock of a zone shows at an instant. @throws RangeError for a zone that does not exist. */
function wallTimeOf(instantMs, zone) {
    return instantMs + offsetOf(instantMs, zone);
}
/**
 * The first instant at which the clock of a zone shows this wall time or a later one: a time that is never shown is when
 * the clock passes over it, and one that is shown twice is the first of the two.
 */
function instantOf(wallMs, zone) {
    // No zone is further from UTC than a day, and none has two changes within two.
    const [fromMs, toMs] = [wallMs - DAY_MS, wallMs + DAY_MS];
    const [before, after] = [offsetOf(fromMs, zone), offsetOf(toMs, zone)];
    if (before === after)
        return wallMs - before;
    const changeMs = changeWithin(fromMs, toMs, zone);
    return wallMs - before < changeMs ? wallMs - before : Math.max(changeMs, wallMs - after);
}
/** Bisects to the instant from which on the offset is that of `toMs`. */
function changeWithin(fromMs, toMs, zone) {
    const after = offsetOf(toMs, zone);
    let [low, high] = [fromMs, toMs];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (offsetOf(middle, zone) === after)
            high = middle;
        else
            low = middle;
    }
    return high;
}
/** How far a zone's clock is ahead of UTC, in milliseconds. Whole seconds. */
function offsetOf(instantMs, zone) {
    // What most schedules are in, and thousands of times faster than to ask.
    if (zone === 'UTC')
        return 0;
    const parts = new Map(formatOf(zone)
        .formatToParts(instantMs)
        .map(({ type, value }) => [type, value]));
    const part = (type) => Number(parts.get(type));
    const [year, month, day] = [part('year'), part('month') - 1, part('day')];
    const wallMs = Date.UTC(year, month, day, part('hour'), part('minute'), part('second'));
    return wallMs - Math.floor(instantMs / 1_000) * 1_000;
}
const formats = new Map();
/** To make one takes longer than to use it a hundred times. */
function formatOf(zone) {
    const known = formats.get(zone);
    if (known !== undefined)
        return known;
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric' };
    const times = { hour: 'numeric', minute: 'numeric', second: 'numeric' };
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields, ...times });
    formats.set(zone, format);
    return format;
}

;// CONCATENATED MODULE: ./build/domain/watch/schedule.js


/**
 * The first instant after this one at which a line is due; of several, the earliest. A time that the zone's clock passes
 * over is due when it does; one that it shows twice is due once. Undefined: never again, as on 30 February.
 */
function nextDue(lines, afterMs) {
    const dues = lines.map(line => nextDueOf(line, afterMs)).filter(due => due !== undefined);
    return dues.length === 0 ? undefined : Math.min(...dues);
}
function nextDueOf({ cron, zone }, afterMs) {
    const times = timesOf(cron);
    // What a clock that was put back shows once more was due before.
    let wall = times.nextRun(new Date(wallTimeOf(afterMs, zone)));
    while (wall !== null && instantOf(wall.getTime(), zone) <= afterMs)
        wall = times.nextRun(wall);
    return wall === null ? undefined : instantOf(wall.getTime(), zone);
}
const patterns = new Map();
/** To read the fields takes longer than to use them. */
function timesOf(cron) {
    const known = patterns.get(cron);
    if (known !== undefined)
        return known;
    // The fields are about wall time; what zones do to that is ours. Asked for the zone UTC it would look it up each time.
    const times = new croner/* Cron */.l4(cron, { utcOffset: 0, paused: true });
    patterns.set(cron, times);
    return times;
}


/***/ }),

/***/ 717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ fileChangeOf),
/* harmony export */   C5: () => (/* binding */ inactivityOf),
/* harmony export */   Gx: () => (/* binding */ failingBy),
/* harmony export */   I7: () => (/* binding */ hungBy),
/* harmony export */   RA: () => (/* binding */ brokenBy),
/* harmony export */   rM: () => (/* binding */ isQuiet),
/* harmony export */   u0: () => (/* binding */ disabledBy)
/* harmony export */ });
/* harmony import */ var _explained_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32647);
/* harmony import */ var _run_signs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91971);


// What is wrong beside the rhythm of the runs, each by a rule of its own; undefined: nothing of that kind.
function disabledBy({ file, workflow }) {
    if (workflow === undefined || workflow.state === 'active')
        return undefined;
    // One whose file is gone is deleted, and nobody can switch that on.
    const isDeleted = file === undefined && workflow.state === 'disabled';
    return isDeleted ? undefined : { reason: workflow.state };
}
/** The file is gone, its schedule is, or GitHub could not begin the last run that was due by it. */
function brokenBy(facts, { since, lastSuccessMs }, nowMs) {
    const { file, unreadable, workflow, runs, staleAfterMs, hasState } = facts;
    if (file === undefined) {
        const hasWorked = hasState || lastSuccessMs !== undefined;
        // Where somebody said how long it may be silent, its own notes are enough to watch it by.
        const isKnown = workflow !== undefined || (staleAfterMs === undefined && hasWorked);
        return isKnown ? { reason: 'broken', how: 'no-file', complaints: unreadable } : undefined;
    }
    const newest = since.find(run => (0,_run_signs_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFailed */ .WN)(run) || run.conclusion === 'not-started');
    if (newest?.conclusion === 'not-started' && newest.startedAtMs >= fileChangeOf(facts, nowMs))
        return { reason: 'broken', how: 'not-started', run: newest.id };
    if (staleAfterMs !== undefined || file.lines.length > 0)
        return undefined;
    if (file.complaints.length > 0)
        return { reason: 'broken', how: 'bad-schedule', complaints: file.complaints };
    // Many workflows are only ever started by somebody.
    const hadSchedule = runs.some(({ event }) => event === 'schedule');
    return hadSchedule ? { reason: 'broken', how: 'no-schedule' } : undefined;
}
/** A commit may bear any date: one that is still to come tells nothing. -Infinity: nobody knows of any change. */
function fileChangeOf({ changedMs = -Infinity }, nowMs) {
    return changedMs <= nowMs ? changedMs : -Infinity;
}
function hungBy({ hung }, timeoutMs) {
    if (hung === undefined)
        return undefined;
    const isQueued = hung.status === 'queued';
    return { reason: 'hung', run: hung.id, sinceMs: (0,_run_signs_js__WEBPACK_IMPORTED_MODULE_1__/* .runningOf */ .Tx)(hung, timeoutMs).startedMs, isQueued };
}
/** One failed run may be GitHub's own fault; the agent's alerts say by themselves what fails it for long. */
function failingBy(facts, signs, nowMs) {
    const failed = signs.since.filter(_run_signs_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFailed */ .WN);
    const [newest] = failed;
    if (newest === undefined || failed.length < FAILED_RUNS_MIN)
        return undefined;
    if ((0,_explained_js__WEBPACK_IMPORTED_MODULE_0__/* .explainedBy */ .U)(facts, signs, nowMs) !== undefined)
        return undefined;
    return { reason: 'failing', run: newest.id, runs: failed.length };
}
const FAILED_RUNS_MIN = 2;
const DAY_MS = 86_400_000;
const INACTIVE_DAYS_UNTIL_WARNING = 45;
/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule */
const INACTIVE_DAYS_MAX = 60;
/** Nothing has happened in a public repository for so long that GitHub will soon switch its schedules off, or has. */
function isQuiet({ isPrivate, isArchived, committedAtMs }, nowMs) {
    if (isPrivate || isArchived || committedAtMs === undefined)
        return false;
    return nowMs >= committedAtMs + INACTIVE_DAYS_UNTIL_WARNING * DAY_MS;
}
/**
 * GitHub is about to switch the schedule off. A day after it should have, it has not: something has begun its sixty days anew,
 * and nobody can say when.
 */
function inactivityOf({ file, repository }, nowMs) {
    const { committedAtMs } = repository;
    const hasSchedule = file !== undefined && file.lines.length > 0;
    if (committedAtMs === undefined || !hasSchedule || !isQuiet(repository, nowMs))
        return undefined;
    const offMs = committedAtMs + INACTIVE_DAYS_MAX * DAY_MS;
    return nowMs < offMs + DAY_MS ? { reason: 'inactive', committedAtMs, offMs } : undefined;
}


/***/ }),

/***/ 83196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ STALE_SEVERITIES)
/* harmony export */ });
/** Nothing goes on until somebody acts; but for what is still to come, and what is over. */
const STALE_SEVERITIES = {
    disabled: 'critical',
    'disabled-by-hand': 'critical',
    'disabled-by-inactivity': 'critical',
    broken: 'critical',
    hung: 'critical',
    failing: 'critical',
    missed: 'critical',
    'never-started': 'critical',
    inactive: 'warning',
    gap: 'info',
};


/***/ }),

/***/ 4263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ timeoutOf)
/* harmony export */ });
/** What a run may take, once its first job has begun. */
function timeoutOf(file) {
    return file?.timeoutMs ?? TIMEOUT_MS;
}
/** GitHub's own limit for a job that names none. */
const TIMEOUT_MS = 6 * 3_600_000;


/***/ }),

/***/ 10583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ plainWords)
/* harmony export */ });
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86429);

/**
 * Our own Markdown as one plain line, for places that show none: code without its fence, strong words without their
 * stars, a link as its words. What a name says inside of code stays as it is.
 */
function plainWords(markdown) {
    const plain = markdown
        .slice(0, MARKDOWN_LENGTH_MAX)
        .replace(PIECE, (_, __, code, words) => code?.replace(PADDED, '$1') ?? words ?? '');
    return (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(plain.replace(/\s+/g, ' ').trim());
}
/** Code; or the stars of strong words; or a link. Whatever comes first is it. */
const PIECE = /(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)|\*\*|\[([^[\]]*)\]\([^()\s]*\)/g;
/** A renderer takes off one space on each side, where there are two. */
const PADDED = /^ ([^]+) $/;
/** Longer than all that we say in a sentence or two: a text that people edited may be anything. */
const MARKDOWN_LENGTH_MAX = 4_000;


/***/ })

};
