export const id = 797;
export const ids = [797];
export const modules = {

/***/ 92042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ logFilesIn),
/* harmony export */   Uv: () => (/* binding */ handedOverPath),
/* harmony export */   c0: () => (/* binding */ snapshotPath),
/* harmony export */   e6: () => (/* binding */ snapshotAt),
/* harmony export */   eE: () => (/* binding */ answerPath),
/* harmony export */   mz: () => (/* binding */ piecePath),
/* harmony export */   pu: () => (/* binding */ putAsidePath),
/* harmony export */   sA: () => (/* binding */ answerAt),
/* harmony export */   sH: () => (/* binding */ pieceAt),
/* harmony export */   uT: () => (/* binding */ handedOverAt)
/* harmony export */ });
/* harmony import */ var _domain_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25649);

/** The names of the files on a state branch. Offsets count from the log's first byte, also when a snapshot stands for it. */
const OFFSET_DIGITS = 12;
const PIECE = /^log\/(\d{12})\.jsonl$/;
const SNAPSHOT = /^snapshot\/(\d{12})\.jsonl$/;
const HANDED_OVER = /^handed-over\/(.+)\.jsonl$/;
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
/** Those among the files of a branch. */
function logFilesIn(files) {
    return [...files].filter(({ path }) => pieceAt(path) !== undefined || snapshotAt(path) !== undefined);
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
/** The own lines of a run that lost its place in the log, for the next one to take in. */
function handedOverPath(run) {
    return `handed-over/${run}.jsonl`;
}
/** What was handed over and cannot be believed: for people to look at. */
function putAsidePath(run) {
    return `put-aside/${run}.jsonl`;
}
function handedOverAt(path) {
    return _domain_event_js__WEBPACK_IMPORTED_MODULE_0__/* .RunId */ .PI.safeParse(HANDED_OVER.exec(path)?.[1]).data;
}
function digitsOf(offset) {
    return String(offset).padStart(OFFSET_DIGITS, '0');
}
function numberIn(form, path) {
    const digits = form.exec(path)?.[1];
    return digits === undefined ? undefined : Number(digits);
}


/***/ }),

/***/ 45491:
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

/***/ 48392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ parseBranchHead),
/* harmony export */   eu: () => (/* binding */ branchHeadText)
/* harmony export */ });
/* unused harmony export BranchHead */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25649);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83822);



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
