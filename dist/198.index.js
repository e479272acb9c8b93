export const id = 198;
export const ids = [198];
export const modules = {

/***/ 90491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ ownId)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _graphql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82000);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(174);



/** Whose token it is, by number: of a bot, REST and GraphQL have different names. */
async function ownId(api) {
    const doing = 'learn whose token it is';
    const answer = await (0,_graphql_js__WEBPACK_IMPORTED_MODULE_0__/* .query */ .P)(api, { query: '{ viewer { databaseId } }', variables: {}, data: Viewer, doing });
    if (answer.ok)
        return { ok: true, value: answer.data.viewer.databaseId, date: answer.date };
    const refusal = { kind: 'forbidden', needs: undefined };
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .L)(refusal, doing) };
}
const Viewer = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ viewer: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ databaseId: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr() }) });


/***/ }),

/***/ 46198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readPullRequestEvent),
/* harmony export */   w: () => (/* binding */ readIssueEvent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2131);


/**
 * Reads what GitHub says of the event. `path` is `GITHUB_EVENT_PATH`. Undefined: it was not a pull request that started
 * the workflow, or nobody can tell.
 */
function readPullRequestEvent(path) {
    if (path === undefined || path === '')
        return undefined;
    const { data } = Event.safeParse(jsonIn(path));
    if (data === undefined)
        return undefined;
    const { number, head, base } = data.pull_request;
    // A fork that was deleted meanwhile is not there any more.
    return { number, isFromFork: head.repo?.id !== base.repo.id };
}
/** Undefined: it was no issue that started the workflow, or nobody can tell. */
function readIssueEvent(path) {
    if (path === undefined || path === '')
        return undefined;
    const { data } = OnIssue.safeParse(jsonIn(path));
    return data && { issue: data.issue.number, comment: data.comment?.id };
}
/** GitHub's own limit for an event is 25 MB. */
const EVENT_BYTES_MAX = 32 << 20;
// Titles, texts and names in it are anybody's: only numbers are read.
const Repository = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr() });
const Event = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    pull_request: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        number: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().positive(),
        head: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ repo: Repository.nullable() }),
        base: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ repo: Repository }),
    }),
});
const OnIssue = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    issue: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ number: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().positive() }),
    comment: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().positive() }).optional(),
});
function jsonIn(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).size > EVENT_BYTES_MAX ? undefined : JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

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
    const run = HANDED_OVER.exec(path)?.[1];
    // Of all files of a branch hardly one is.
    return run === undefined ? undefined : _domain_event_js__WEBPACK_IMPORTED_MODULE_0__/* .RunId */ .PI.safeParse(run).data;
}
function digitsOf(offset) {
    return String(offset).padStart(OFFSET_DIGITS, '0');
}
function numberIn(form, path) {
    const digits = form.exec(path)?.[1];
    return digits === undefined ? undefined : Number(digits);
}


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

/***/ 79597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T9: () => (/* binding */ requestText),
/* harmony export */   Yn: () => (/* binding */ usdText),
/* harmony export */   sr: () => (/* binding */ parseFingerprint)
/* harmony export */ });
/* harmony import */ var _alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62639);
/* harmony import */ var _usd_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93509);


/** In its normal form, which is the same for the same wish: as the log has it. */
function requestText(request) {
    switch (request.kind) {
        case 'retry':
        case 'skip':
            return [request.kind, ...request.tasks].join(' ');
        case 'pause':
            return request.until === undefined ? 'pause' : `pause ${request.until}`;
        case 'budget':
            return `budget ${usdText(request.nanoUsd)}`;
        case 'snooze':
            return `snooze ${request.fingerprint}`;
        case 'resume':
        case 'status':
        case 'run':
            return request.kind;
    }
}
/** The fingerprint that the text is, of whichever agent, or undefined. */
function parseFingerprint(text) {
    const [agent = '', kind] = text.split('/');
    const known = _alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AlertKind */ .pj.safeParse(kind).data;
    if (known === undefined || !_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.safeParse(agent).success)
        return undefined;
    const fingerprint = (0,_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(agent, known);
    return fingerprint === text ? fingerprint : undefined;
}
/** `0.5` USD: to the last digit, and no more digits than it takes. */
function usdText(nanoUsd) {
    const rest = nanoUsd % _usd_js__WEBPACK_IMPORTED_MODULE_1__/* .NANO_PER_USD */ .W;
    return `${(nanoUsd - rest) / _usd_js__WEBPACK_IMPORTED_MODULE_1__/* .NANO_PER_USD */ .W}.${String(rest).padStart(9, '0')}`.replace(/\.?0+$/, '');
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

/***/ 83082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planStep: () => (/* binding */ planStep)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/adapters/github/own-id.js
var own_id = __webpack_require__(90491);
// EXTERNAL MODULE: ./build/adapters/github/trouble.js
var trouble = __webpack_require__(174);
;// CONCATENATED MODULE: ./build/adapters/github/pull-request-comments.js



/** Ours is made when the pull request is young, so it is on the first page nearly always. */
const PAGES_MAX = 10;
const PER_PAGE = 100;
/** Comments of pull requests. Those by anybody else are never seen: their text could claim anything. */
function pullRequestComments({ api, owner, name }) {
    const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/issues`;
    let own;
    return {
        async find(pull, isWanted) {
            const author = await (own ??= (0,own_id/* ownId */.o)(api));
            if (author.ok)
                return findComments(api, `${path}/${pull}/comments`, found => {
                    const { id, body, user } = found;
                    return user?.id === author.value && isWanted(body) ? [{ id, body }] : [];
                });
            own = undefined;
            return author;
        },
        create: async (pull, body) => nothingOf(await api.write('POST', `${path}/${pull}/comments`, { body })),
        change: async ({ id }, body) => nothingOf(await api.write('PATCH', `${path}/comments/${id}`, { body })),
    };
}
const Comment = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    body: schemas/* string */.YjP().catch(''),
    user: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }).nullish(),
});
const Comments = schemas/* array */.YOg(Comment);
/** Oldest first, as GitHub lists them. */
async function findComments(api, path, wantedOf) {
    for (let page = 1; page <= PAGES_MAX; page += 1) {
        const asked = await api.read(`${path}?per_page=${PER_PAGE}&page=${page}`);
        if (!asked.ok)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, READING) };
        const parsed = Comments.safeParse(asked.value);
        if (!parsed.success)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, READING) };
        const found = parsed.data.flatMap(wantedOf);
        if (found.length > 0 || parsed.data.length < PER_PAGE)
            return { ok: true, value: found, date: asked.date };
    }
    // To comment all the same would be to comment again and again.
    const message = `Could not ${READING}: there are more than ${PAGES_MAX * PER_PAGE}, and none of the first is ours.`;
    return { ok: false, trouble: { kind: 'refused', message } };
}
function nothingOf(asked) {
    return asked.ok
        ? { ok: true, value: undefined, date: asked.date }
        : { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, 'comment on the pull request') };
}
const READING = 'read the comments of the pull request';
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };

// EXTERNAL MODULE: ./build/adapters/local-disk/log-folder.js + 2 modules
var log_folder = __webpack_require__(41655);
// EXTERNAL MODULE: ./build/adapters/runner-event.js
var runner_event = __webpack_require__(46198);
// EXTERNAL MODULE: ./build/adapters/task-files/task-files.js + 5 modules
var task_files = __webpack_require__(63726);
// EXTERNAL MODULE: ./build/adapters/wall-clock.js
var wall_clock = __webpack_require__(31178);
// EXTERNAL MODULE: ./build/app/open-journal.js + 1 modules
var open_journal = __webpack_require__(9259);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/domain/task-plan.js
var task_plan = __webpack_require__(86942);
// EXTERNAL MODULE: ./build/report/bounded-table.js
var bounded_table = __webpack_require__(50683);
// EXTERNAL MODULE: ./build/report/budget-text.js
var budget_text = __webpack_require__(44116);
// EXTERNAL MODULE: ./build/report/alerts/issue-marker.js
var issue_marker = __webpack_require__(92379);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(10967);
;// CONCATENATED MODULE: ./build/report/plan-runs.js


/**
 * How much of a plan one run does, one sentence or two; empty when a run does all of it by its worst case. `quote` spells
 * the name of an input as it is spelled where the text will stand.
 */
function runsText({ fitting, likely, refusal }, running, quote) {
    if (refusal === undefined)
        return '';
    const input = quote((0,budget_text/* budgetInput */.Cm)(refusal));
    if (likely === 0)
        return `No task of it can be sent before ${input} is reached.`;
    const atOnce = `By their worst cases, ${(0,money/* counted */.hS)(fitting, 'task')} can be sent at once before ${input} is reached.`;
    const runs = (0,money/* counted */.hS)(Math.ceil(running / likely), 'run');
    return `${atOnce} If each call comes to what is expected, one run does about ${(0,money/* count */.U9)(likely)}, and ${runs} all of it.`;
}

// EXTERNAL MODULE: ./build/report/run-link.js
var run_link = __webpack_require__(8211);
;// CONCATENATED MODULE: ./build/report/plan-comment.js








/**
 * The one comment that tells a pull request what merging it would cost. It is replaced as the pull request changes,
 * and at most 65,536 characters long.
 */
function planCommentOf(comment) {
    const { agent, run, place } = comment;
    return bodyOf([
        (0,issue_marker/* planMarkerOf */.l)(agent),
        `**Background agent \`${agent}\`**`,
        ...partsOf(comment, 'this pull request'),
        `${TOLD_BY} ${(0,run_link/* runLink */.ut)(run, place)}. Nothing was sent or spent for it.`,
    ]);
}
/** The same for the page of the job. There need not be a pull request. */
function planSummaryOf(comment) {
    return bodyOf([
        `## Background agent \`${comment.agent}\`: plan`,
        ...partsOf(comment, 'this checkout'),
        'Nothing was sent or spent for it.',
    ]);
}
/** Whether two comments say the same, whichever run told it, and whatever GitHub made of their ends of lines. */
function saysTheSame(body, other) {
    const wordsOf = (text) => {
        const lines = text.replaceAll('\r\n', '\n').trimEnd();
        return lines.slice(0, lines.lastIndexOf(`\n${TOLD_BY} `));
    };
    return wordsOf(body) === wordsOf(other);
}
/** The last paragraph begins with it, and no other line does: elsewhere, foreign words stand in code in a table. */
const TOLD_BY = 'Told by';
function partsOf({ found, costNanoUsdMax }, whose) {
    return found.kind === 'plan'
        ? planParts(found.plan, costNanoUsdMax, whose)
        : [
            `The task files of ${whose} cannot be used: ${(0,money/* counted */.hS)(found.mistakes.length, 'mistake')}.`,
            mistakesTable(found.mistakes),
        ];
}
function bodyOf(parts) {
    return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}
function planParts(plan, costNanoUsdMax, whose) {
    const { tasks } = plan;
    const { running, again, unpriced } = (0,task_plan/* sumsOf */.y)(plan);
    return [
        `With the task files of ${whose}, ${(0,money/* count */.U9)(running)} of ${(0,money/* counted */.hS)(tasks.length, 'task')} would run: ${(0,money/* count */.U9)(running - again)} new work, ${(0,money/* count */.U9)(again)} again because they changed or were put back.`,
        unpriced === 0 ? '' : `${(0,money/* counted */.hS)(unpriced, 'task')} of unknown price: no cost below has them in it.`,
        verdictOn(plan, costNanoUsdMax),
        running === 0 ? '' : sumsTable(plan),
        tasksTable(tasks.filter(({ action }) => action === 'run' || action === 'blocked')),
        runsText(plan, running, input => `\`${input}\``),
    ];
}
function verdictOn(plan, costNanoUsdMax) {
    const limit = `\`max-plan-cost\` is ${(0,budget_text/* moneyCell */.hR)(costNanoUsdMax ?? 0)}`;
    switch ((0,task_plan/* costVerdictOn */.s)(plan, costNanoUsdMax)) {
        case 'within':
            return '';
        case 'above':
            return `**Too much:** at most it costs ${(0,budget_text/* moneyCell */.hR)(plan.worst.nanoUsd)}, and ${limit}. Take out tasks, lower \`max-output-tokens\`, choose a cheaper \`model\`, or raise \`max-plan-cost\`.`;
        case 'unknown':
            return `**Unknown:** ${limit}, and not every price is known. Say the missing ones under \`prices\` in a task file.`;
    }
}
function sumsTable({ expected, worst }) {
    const columns = [
        { title: 'All that would run' },
        { title: 'Tokens', align: 'right' },
        { title: 'Cost', align: 'right' },
    ];
    return (0,markdown/* table */.tp)(columns, [
        ['expected', (0,money/* count */.U9)(expected.tokens), (0,budget_text/* moneyCell */.hR)(expected.nanoUsd)],
        ['at most', (0,money/* count */.U9)(worst.tokens), (0,budget_text/* moneyCell */.hR)(worst.nanoUsd)],
    ]);
}
const TASK_COLUMNS = [
    { title: 'Task' },
    { title: 'Type' },
    { title: 'Model' },
    { title: 'Expected', align: 'right' },
    { title: 'At most', align: 'right' },
    { title: 'Next run' },
    { title: 'Why' },
];
function tasksTable(tasks) {
    if (tasks.length === 0)
        return '';
    return (0,bounded_table/* boundedTable */.c)(TASK_COLUMNS, tasks.map(taskRow), '`background-agent plan` names them all.');
}
function taskRow({ id, type, model, action, why, priced, expected, worst }) {
    const cost = (nanoUsd) => (priced ? (0,budget_text/* moneyCell */.hR)(nanoUsd) : 'unknown');
    return [
        (0,markdown/* codeSpan */.SS)(id),
        (0,markdown/* codeSpan */.SS)(type, NAME_LENGTH_MAX),
        (0,markdown/* codeSpan */.SS)(model, NAME_LENGTH_MAX),
        action === 'run' ? cost(expected.nanoUsd) : '',
        action === 'run' ? cost(worst.nanoUsd) : '',
        action,
        (0,markdown/* codeSpan */.SS)(why, 300),
    ];
}
function mistakesTable(mistakes) {
    return (0,bounded_table/* boundedTable */.c)([{ title: 'Where' }, { title: 'What' }], mistakes.map(({ place, message }) => [
        (0,markdown/* codeSpan */.SS)(`${place.path}:${place.line}:${place.column}`),
        (0,markdown/* codeSpan */.SS)(message, 400),
    ]), 'The annotations of the run name them all.');
}
const NAME_LENGTH_MAX = 80;

// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(11304);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/domain/requests/limits-in-force.js
var limits_in_force = __webpack_require__(3346);
// EXTERNAL MODULE: ./build/domain/requests/skipped.js
var skipped = __webpack_require__(7952);
// EXTERNAL MODULE: ./build/domain/task.js
var domain_task = __webpack_require__(28332);
// EXTERNAL MODULE: ./build/domain/list-tasks.js
var list_tasks = __webpack_require__(35250);
// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(83468);
// EXTERNAL MODULE: ./build/domain/totals.js
var totals = __webpack_require__(45718);
// EXTERNAL MODULE: ./build/request/price.js + 1 modules
var price = __webpack_require__(89781);
;// CONCATENATED MODULE: ./build/app/questions/plan-tasks.js










/** Says per task what the next run would do and why, and what it would take. Pure: nothing is asked, written or spent. */
function planTasks(state, prepared, limits, now) {
    const means = meansOf(state);
    const keys = new Set();
    const tasks = prepared.listed.map(listed => {
        const planned = planTask(listed, state, prepared, limits, now, keys, means);
        if (planned.action === 'run')
            keys.add(listed.key);
        return planned;
    });
    const running = tasks.filter(({ action }) => action === 'run');
    return {
        tasks,
        expected: total(running.map(({ expected }) => expected)),
        worst: total(running.map(({ worst }) => worst)),
        ...fit(running, state, limits, now),
    };
}
function planTask(listed, state, prepared, limits, now, keys, means) {
    const { id, taskType: type, model } = listed;
    const task = (0,domain_state/* versionOf */.E4)(state, id, listed.key) ?? state.tasks.get(id);
    const needs = prepared.work.get(id);
    const worst = (task !== undefined && 'tries' in task && task.tries.doubled ? needs?.holdDoubled : needs?.hold) ??
        NOTHING;
    const oversized = (0,budget/* neverFits */.di)(worst, limits);
    const found = verdictOf(listed, task, state, keys, now);
    const verdict = found.action === 'run' && oversized !== undefined
        ? { action: 'blocked', why: `its worst case is above the whole ${(0,budget_text/* budgetInput */.Cm)(oversized)}` }
        : found;
    const again = task?.status === 'completed' && !rehearsedOnly(listed, task) && verdict.action === 'run';
    return {
        id,
        type,
        model,
        ...verdict,
        again,
        priced: (0,price/* priceOf */.xx)(model, prepared.pricing) !== undefined,
        expected: expectedOf(listed, worst, means),
        worst,
    };
}
function verdictOf(listed, task, state, keys, now) {
    if (task === undefined)
        return unlessShared(listed, state, keys, 'new');
    const standing = state.tasks.get(task.id) === task ? (0,list_tasks/* standingOf */.Y)(listed, state) : 'returned';
    switch (standing) {
        case 'new':
        case 'known':
            return situationOf(listed, task, state, keys, now);
        case 'changed':
            return unlessShared(listed, state, keys, rehearsedOnly(listed, task)
                ? 'only rehearsed offline so far'
                : `changed: ${changesOf(listed, task).join(', ')}`);
        case 'kept':
            return {
                action: 'skip',
                why: listed.onChange === 'keep'
                    ? 'done; kept although its prompt changed (on-change: keep)'
                    : 'done by a model; a rehearsal does not replace that',
            };
        case 'returned':
            return { action: 'skip', why: 'done before it was edited or removed, and now it is back as it was' };
        case 'busy':
            return {
                action: 'run',
                why: 'the last run was killed while it was in flight, and it has changed since',
            };
        default:
            return (0,invariant/* assertNever */.x)(standing);
    }
}
function situationOf(listed, task, state, keys, now) {
    switch (task.status) {
        case 'pending':
            return unlessShared(listed, state, keys, task.tries.attempts === 0 ? 'pending' : `pending after ${task.tries.attempts} of its attempts`);
        case 'processing':
            return { action: 'run', why: 'the last run was killed while it was in flight' };
        case 'failed':
            return task.retryAt <= now
                ? { action: 'run', why: 'its retry is due' }
                : { action: 'wait', why: `to be retried at ${task.retryAt}` };
        case 'completed':
            return { action: 'skip', why: `done in run ${task.facts.run}` };
        case 'quarantined': {
            const why = (0,skipped/* isSkipped */.J)(task) ? 'skipped, as somebody asked' : `quarantined (${task.facts.failure.kind})`;
            return { action: 'blocked', why: `${why}; "retry ${task.id}" puts it back` };
        }
        default:
            return (0,invariant/* assertNever */.x)(task);
    }
}
function unlessShared({ id, key }, state, keys, why) {
    const owner = (0,domain_state/* idsOf */.UX)(state, key).find(other => other !== id && (0,domain_state/* versionOf */.E4)(state, other, key)?.status === 'completed');
    if (owner !== undefined)
        return { action: 'skip', why: `the same work as ${owner}, whose answer it shares` };
    return keys.has(key)
        ? { action: 'skip', why: 'the same work as a task before it, whose answer it will share' }
        : { action: 'run', why };
}
/** An offline answer is no answer: when a model is asked at last, that is new work. */
function rehearsedOnly(listed, task) {
    return task.model === domain_task/* OFFLINE_MODEL */.w && listed.model !== domain_task/* OFFLINE_MODEL */.w;
}
/** What of a task is another than the last time, as far as hashes can tell. */
function changesOf(listed, task) {
    const changes = [
        ...(task.input === listed.input ? [] : ['input']),
        ...(task.taskType === listed.taskType ? [] : [`type ${task.taskType} to ${listed.taskType}`]),
        ...(task.model === listed.model ? [] : [`model ${task.model} to ${listed.model}`]),
    ];
    return changes.length > 0 ? changes : ['prompt, parameters or schema'];
}
const NOTHING = { tokens: 0, nanoUsd: 0 };
/** What an answer of a type and model has come to so far, failed calls included: by `type model`. */
function meansOf(state) {
    const groups = Map.groupBy(state.totals.values(), ({ taskType, model }) => `${taskType} ${model}`);
    const means = new Map();
    for (const [group, rows] of groups) {
        const { calls, failedCalls, promptTokens, completionTokens, chargedTokens, costNanoUsd } = (0,totals/* sumOf */.XN)(rows);
        const answers = calls - failedCalls;
        if (answers === 0)
            continue;
        const tokens = promptTokens + completionTokens + chargedTokens;
        means.set(group, { tokens: Math.ceil(tokens / answers), nanoUsd: Math.ceil(costNanoUsd / answers) });
    }
    return means;
}
/** Worst cases count bytes as tokens and answers at their cap: without history, a fifth of that is near what comes. */
const EXPECTED_SHARE = 5;
function expectedOf({ taskType, model }, worst, means) {
    const guess = {
        tokens: Math.ceil(worst.tokens / EXPECTED_SHARE),
        nanoUsd: Math.ceil(worst.nanoUsd / EXPECTED_SHARE),
    };
    return means.get(`${taskType} ${model}`) ?? guess;
}
function fit(running, state, limits, now) {
    const { run: _, ...rest } = (0,domain_state/* accountsAt */.GO)(state, now);
    const inForce = (0,limits_in_force/* limitsInForce */.h)(limits, state, now);
    const accounts = { ...rest, run: { spent: NOTHING, held: NOTHING } };
    let [held, spent] = [NOTHING, NOTHING];
    let [fitting, likely] = [0, 0];
    let refusal;
    for (const { worst, expected } of running) {
        const refused = (0,budget/* refusalOf */.Of)((0,budget/* add */.WQ)(held, worst), accounts, inForce);
        refusal ??= refused;
        if (refused === undefined) {
            held = (0,budget/* add */.WQ)(held, worst);
            fitting += 1;
        }
        // One after the other: a call holds its worst case only until it settles.
        if ((0,budget/* refusalOf */.Of)((0,budget/* add */.WQ)(spent, worst), accounts, inForce) === undefined) {
            spent = (0,budget/* add */.WQ)(spent, expected);
            likely += 1;
        }
    }
    return { fitting, likely, refusal };
}
function total(amounts) {
    let [tokens, nanoUsd] = [0, 0];
    for (const amount of amounts) {
        tokens += amount.tokens;
        nanoUsd += amount.nanoUsd;
    }
    return { tokens, nanoUsd };
}

// EXTERNAL MODULE: ./build/app/prepare-tasks.js + 1 modules
var prepare_tasks = __webpack_require__(79826);
;// CONCATENATED MODULE: ./build/app/questions/tell-plan.js


/** A reply may be lost once. More often, and GitHub is in trouble: the next push tells it. */
const TRIES_MAX = 2;
/**
 * Brings the one comment of an agent on a pull request up to date, or makes it. Nothing is written that says nothing new,
 * and before anything is sent a second time it is looked whether the first came through. Undefined: all is well.
 */
async function tellPlan(comments, pull, plan) {
    for (let tries = 1;; tries += 1) {
        const found = await comments.find(pull, body => (0,issue_marker/* parsePlanMarker */.Bk)(body) === plan.agent);
        if (!found.ok)
            return found.trouble;
        const written = await write(comments, pull, plan, found.value);
        if (written.every(({ ok }) => ok))
            return undefined;
        const trouble = written.flatMap(asked => (asked.ok ? [] : [asked.trouble]))[0];
        if (trouble?.kind !== 'unreachable' || tries === TRIES_MAX)
            return trouble;
    }
}
async function write(comments, pull, { body, isNews }, known) {
    if (known.length === 0)
        return isNews ? [await comments.create(pull, body)] : [];
    // Two runs that began together may have made one each: none of them may go on saying what is over.
    const written = [];
    for (const comment of known)
        if (!saysTheSame(comment.body, body))
            written.push(await comments.change(comment, body));
    return written;
}

;// CONCATENATED MODULE: ./build/app/questions/plan-on-github.js





/**
 * Says what the task files of this checkout would come to: read against the state that the base knows, which is not
 * changed. No model is asked, so no key is needed; the only thing that is written is the comment.
 */
async function planOnGitHub(ports, settings, options) {
    const now = (0,units/* timestampOf */.U_)(ports.clock.now());
    const read = (0,prepare_tasks/* prepareTasks */.K)(ports.source, { ...settings, at: now });
    if (!read.ok)
        return tell(ports, settings, options, { kind: 'mistakes', mistakes: read.mistakes }, []);
    const known = await ports.readState();
    if (!known.ok)
        return { kind: 'refused', message: known.message };
    const plan = planTasks(known.state, read.prepared, settings.limits, now);
    return tell(ports, settings, options, { kind: 'plan', plan }, read.prepared.notices);
}
async function tell({ pull }, { agent, run }, { costNanoUsdMax, place, redact }, found, notices) {
    const words = { agent, found, costNanoUsdMax, run, place };
    const isNews = found.kind === 'mistakes' || hasNews(found.plan);
    const untold = pull &&
        (await tellPlan(pull.comments, pull.number, { agent, body: redact(planCommentOf(words)), isNews }));
    return { kind: 'planned', found, notices, summary: planSummaryOf(words), untold };
}
/** A pull request that changes nothing for the agent is left alone. */
function hasNews({ tasks }) {
    return tasks.some(({ action }) => action === 'run' || action === 'blocked');
}

// EXTERNAL MODULE: ./build/domain/branch-head.js
var branch_head = __webpack_require__(48392);
// EXTERNAL MODULE: ./build/app/home/branch-files.js
var branch_files = __webpack_require__(92042);
// EXTERNAL MODULE: ./build/app/home/fetch-log.js
var fetch_log = __webpack_require__(27673);
;// CONCATENATED MODULE: ./build/app/questions/read-branch-state.js





/**
 * State as the branch has it, proved up to its head, for whoever only looks: in memory, without the answers, and no
 * byte is written anywhere. Without a branch nothing was ever done.
 */
async function readBranchState(branch, options) {
    const { identity, nowMs } = options;
    const looked = await branch.look(['head.json']);
    if (!looked.ok)
        return { ok: false, message: messageOf(looked.trouble) };
    const view = looked.value;
    if (view === undefined)
        return { ok: true, state: (0,domain_state/* newState */.om)() };
    const head = (0,branch_head/* parseBranchHead */.AC)(view.texts.get('head.json') ?? '');
    if (head === undefined)
        return damaged(identity, 'Its file head.json is missing, or is not of a form that this release knows.');
    const fetched = await (0,fetch_log/* fetchLog */.$)(branch, withoutAnswers(view), head);
    if (!fetched.ok)
        return { ok: false, message: messageOf(fetched.trouble) };
    if (fetched.value.kind === 'damaged')
        return damaged(identity, fetched.value.reason);
    const { snapshot, pieces } = fetched.value;
    const store = { snapshot: () => snapshot, read: () => pieces.map(({ bytes }) => bytes) };
    const log = (0,open_journal/* readLog */.x6)(store);
    if (!log.ok)
        return { ok: false, message: log.problem.message };
    if (log.torn !== undefined || log.head.seq !== head.seq || log.head.hash !== head.hash)
        return damaged(identity, 'Its log does not end at the head that head.json names.');
    const strange = (0,open_journal/* strangenessOf */.DH)(log, identity, nowMs);
    return strange === undefined ? { ok: true, state: log.state } : { ok: false, message: strange.message };
}
/** Each file is a request, and State holds where an answer is, never the answer. */
function withoutAnswers(view) {
    const ofLog = ([path]) => (0,branch_files/* pieceAt */.sH)(path) !== undefined || (0,branch_files/* snapshotAt */.e6)(path) !== undefined;
    return { ...view, files: new Map([...view.files].filter(ofLog)) };
}
function messageOf({ kind, message }) {
    return kind === 'forbidden'
        ? 'Could not read the state of the agent from its branch: the token may not. Add "contents: read" to the "permissions:" of the job.'
        : message;
}
function damaged({ agent }, reason) {
    return {
        ok: false,
        message: `The state branch of agent "${agent}" is damaged: somebody edited it. ${reason} Set it back to its last commit that is whole.`,
    };
}

// EXTERNAL MODULE: ./build/domain/secrets.js
var domain_secrets = __webpack_require__(37488);
// EXTERNAL MODULE: ./build/report/plan-text.js
var plan_text = __webpack_require__(76662);
// EXTERNAL MODULE: ./build/request/built-in-types.js
var built_in_types = __webpack_require__(57236);
// EXTERNAL MODULE: ./build/entrypoints/exit-code.js
var exit_code = __webpack_require__(83374);
// EXTERNAL MODULE: ./build/entrypoints/github-ports.js + 19 modules
var github_ports = __webpack_require__(27040);
// EXTERNAL MODULE: ./build/entrypoints/say-mistakes.js
var say_mistakes = __webpack_require__(87505);
// EXTERNAL MODULE: ./build/entrypoints/state-folder.js
var state_folder = __webpack_require__(3146);
;// CONCATENATED MODULE: ./build/entrypoints/plan-step.js
















/**
 * `mode: plan`: says what the checked-out task files would come to, on the pull request too where there is one. It needs
 * no key, and writes nothing but one comment: neither the state branch nor this disk.
 */
async function planStep(config, outside) {
    const { github, settings, planCostNanoUsdMax: costNanoUsdMax } = config;
    const { console, env, secrets } = outside;
    const event = (0,runner_event/* readPullRequestEvent */.$)(env['GITHUB_EVENT_PATH']);
    const hub = github && (0,github_ports/* openGitHub */.o6)(config, github);
    try {
        const ports = portsOf(config, hub, event);
        const options = { costNanoUsdMax, place: placeOf(env), redact: (0,domain_secrets/* redactor */.$)(secrets) };
        const end = await planOnGitHub(ports, settings, options);
        if (end.kind === 'planned')
            sayWhyUntold(end.untold, event, console);
        return plan_step_tell(end, costNanoUsdMax, console);
    }
    finally {
        hub?.api.close();
    }
}
function portsOf(config, hub, event) {
    const { workspace, taskPatterns: patterns, fallback, settings: identity, github } = config;
    const source = (0,task_files/* taskFiles */.p)({ workspace, patterns, types: built_in_types/* BUILT_IN_TYPES */.Z, fallback });
    const clock = wall_clock/* wallClock */.X;
    if (hub === undefined || github === undefined)
        return { source, clock, readState: async () => stateOnDisk(config, clock.now()), pull: undefined };
    const comments = pullRequestComments({ api: hub.api, owner: github.owner, name: github.repository });
    return {
        source,
        clock,
        readState: () => readBranchState(hub.branch, { identity, nowMs: clock.now() }),
        // The token of a fork's workflow only reads: it need not be tried.
        pull: event === undefined || event.isFromFork ? undefined : { number: event.number, comments },
    };
}
/** Without a token for GitHub the state is on this disk, if anywhere. */
function stateOnDisk(config, nowMs) {
    const log = (0,open_journal/* readLog */.x6)(new log_folder/* LogFolder */.j((0,external_node_path_.resolve)((0,state_folder/* stateFolderOf */.l)(config), 'log')));
    const problem = log.ok ? (0,open_journal/* strangenessOf */.DH)(log, config.settings, nowMs) : log.problem;
    return log.ok && problem === undefined
        ? { ok: true, state: log.state }
        : { ok: false, message: problem?.message ?? '' };
}
function placeOf(env) {
    const { GITHUB_SERVER_URL: serverUrl, GITHUB_REPOSITORY: repository } = env;
    return serverUrl === undefined || repository === undefined ? undefined : { serverUrl, repository };
}
function plan_step_tell(end, costNanoUsdMax, console) {
    if (end.kind === 'refused') {
        console.write('error', end.message);
        return end;
    }
    const { found, notices, summary } = end;
    if (found.kind === 'mistakes') {
        (0,say_mistakes/* sayMistakes */.p)(console, found.mistakes);
        return { kind: 'planned', plan: undefined, summary, exitCode: exit_code/* USAGE */.u_ };
    }
    for (const { place, message } of notices)
        console.write('warning', message, place);
    const refusal = (0,plan_text/* planRefusal */._f)(found.plan, costNanoUsdMax);
    if (refusal !== undefined)
        console.write('error', refusal);
    return { kind: 'planned', plan: found.plan, summary, exitCode: refusal === undefined ? 0 : 1 };
}
/** The plan is made and in the summary: that it is in no comment turns nothing red. */
function sayWhyUntold(trouble, event, console) {
    if (event?.isFromFork === true)
        console.write('notice', 'A pull request from a fork gets no comment: the plan is in the summary.');
    if (trouble?.kind === 'forbidden')
        console.write('notice', 'No comment on the pull request: the token may not write one, so the plan is in the summary only. Add "pull-requests: write" to the "permissions:" of the job, unless the pull request is locked.');
    else if (trouble !== undefined)
        console.write('warning', `${trouble.message} The plan is in the summary.`);
}


/***/ })

};
