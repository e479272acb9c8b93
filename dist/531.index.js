export const id = 531;
export const ids = [531];
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

/***/ 45491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DL: () => (/* binding */ LEASE),
/* harmony export */   QT: () => (/* binding */ BOUNDS),
/* harmony export */   U3: () => (/* binding */ UNREACHED),
/* harmony export */   Vx: () => (/* binding */ HEAD),
/* harmony export */   Zw: () => (/* binding */ LOOKED_AT),
/* harmony export */   nY: () => (/* binding */ IDLE)
/* harmony export */ });
const BOUNDS = { piecesMax: 40, bytesMax: 1024 * 1024, resultsPerCommit: 100 };
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


/***/ })

};
