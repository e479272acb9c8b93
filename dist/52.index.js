export const id = 52;
export const ids = [52];
export const modules = {

/***/ 53368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ isAnswered),
/* harmony export */   h: () => (/* binding */ hasReply)
/* harmony export */ });
/* harmony import */ var _report_dashboard_request_reply_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61580);

/** Whether our reaction says that a comment was answered. `eyes` says only that it was seen. */
function isAnswered({ source }, issues) {
    if (source.kind !== 'comment')
        return false;
    const reaction = commentIn(issues, source.id)?.reaction;
    return reaction !== undefined && reaction !== 'eyes';
}
/** Whether there is a reply to it already: by ourselves, as anybody can write the marker. */
function hasReply(comment, { comments }) {
    return comments.some(({ author, body }) => author.kind === 'own' && (0,_report_dashboard_request_reply_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReplyMarker */ .cM)(body) === comment);
}
function commentIn(issues, id) {
    return issues.flatMap(({ comments }) => comments).find(comment => comment.id === id);
}


/***/ }),

/***/ 37992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ Askers)
/* harmony export */ });
/** Who may ask for something. Each person is looked up once, and only who wants something. */
class Askers {
    #inbox;
    #known = new Map();
    #trouble;
    constructor(inbox) {
        this.#inbox = inbox;
    }
    /** Why nobody can say whether somebody may. */
    get trouble() {
        return this.#trouble;
    }
    /** Undefined: nobody can say. After the first trouble nobody new is looked up. */
    async mayAsk(login) {
        const known = this.#known.get(login);
        if (known !== undefined || this.#trouble !== undefined)
            return known;
        const asked = await this.#inbox.mayWrite(login);
        if (!asked.ok) {
            this.#trouble = asked.trouble;
            return undefined;
        }
        this.#known.set(login, asked.value);
        return asked.value;
    }
}


/***/ }),

/***/ 10914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readUpTo),
/* harmony export */   W: () => (/* binding */ lookIntoInbox)
/* harmony export */ });
/* harmony import */ var _domain_requests_asked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1268);
/* harmony import */ var _report_dashboard_dashboard_marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10711);
/* harmony import */ var _report_alerts_issue_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76998);
/* harmony import */ var _pending_requests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67934);




/**
 * What people have written on our issues, back to where the dashboard says that everything was read, and that dashboard itself.
 * One request, unless more has changed since than fits.
 */
async function lookIntoInbox(inbox, agent) {
    const hasDashboard = (issues) => issues.some(issue => (0,_pending_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .isDashboardOf */ .a$)(issue, agent));
    const looked = await inbox.look(_report_alerts_issue_text_js__WEBPACK_IMPORTED_MODULE_2__/* .LABEL */ .d_, issues => (hasDashboard(issues) ? seenIn(issues, agent) : {}));
    if (!looked.ok || looked.value.isComplete || hasDashboard(looked.value.issues))
        return looked;
    // So much has changed since the dashboard has that it is not among the first: a label of its own finds it all the same.
    const closer = await inbox.look(_report_dashboard_dashboard_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .DASHBOARD_LABEL */ .up, issues => seenIn(issues, agent));
    if (!closer.ok)
        return closer;
    const seen = seenIn(closer.value.issues, agent);
    const whole = await inbox.look(_report_alerts_issue_text_js__WEBPACK_IMPORTED_MODULE_2__/* .LABEL */ .d_, () => seen);
    return whole.ok ? { ...whole, value: together(whole.value, closer.value) } : whole;
}
/** Up to where the agent's dashboard says that everything was taken or left. */
function readUpTo(issues, agent) {
    return issues
        .filter(issue => (0,_pending_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .isDashboardOf */ .a$)(issue, agent))
        .reduce((last, { body }) => (0,_domain_requests_asked_js__WEBPACK_IMPORTED_MODULE_0__/* .laterOf */ .eG)(last, (0,_report_dashboard_dashboard_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .takenIn */ .Xg)(body)), _domain_requests_asked_js__WEBPACK_IMPORTED_MODULE_0__/* .NONE_TAKEN */ .X0);
}
function seenIn(issues, agent) {
    const { comment, edit } = readUpTo(issues, agent);
    return { comment: comment ?? 0, edit: edit?.at ?? BEGINNING };
}
function together(one, other) {
    const known = new Set(one.issues.map(({ number }) => number));
    const others = other.issues.filter(({ number }) => !known.has(number));
    return { issues: [...one.issues, ...others], isComplete: one.isComplete && other.isComplete };
}
const BEGINNING = '1970-01-01T00:00:00.000Z';


/***/ }),

/***/ 67934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a$: () => (/* binding */ isDashboardOf),
  wf: () => (/* binding */ issuesOf),
  q: () => (/* binding */ requestsIn)
});

// EXTERNAL MODULE: ./build/domain/alerts/alert.js
var alerts_alert = __webpack_require__(62639);
// EXTERNAL MODULE: ./build/domain/duration.js
var duration = __webpack_require__(14953);
// EXTERNAL MODULE: ./build/domain/task.js
var task = __webpack_require__(28332);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/domain/usd.js
var usd = __webpack_require__(93509);
;// CONCATENATED MODULE: ./build/domain/requests/comment-command.js





/**
 * What a comment asks for; undefined: it is no command. It is one when the first line that is not blank begins with `/agent`,
 * at its very start: so nothing is one in a quote, a list, a block of code or a hidden comment, each of which begins with
 * something else. What follows in further lines is for people.
 *
 *     /agent [name] retry <task>… | skip <task>… | pause [until] | resume | budget <usd> | status
 *
 * A word that is both is the command, and not a name. `agent` is whose issue it stands on; a wrong command is answered by that
 * one. `at` is when it was written: from then on a duration counts.
 */
function parseCommand(body, { agent = 'default', at }) {
    const line = body.split(LINE_END).find(text => text.trim() !== '') ?? '';
    if (!/^\/agent(?![^ \t])/.test(line))
        return undefined;
    const complain = (complaint) => ({ ok: false, agent, complaint });
    if (line.length > LINE_LENGTH_MAX)
        return complain({
            expected: `a line of at most ${LINE_LENGTH_MAX} characters`,
            got: line,
            example: RETRY,
        });
    const all = line
        .split(/[ \t]+/)
        .slice(1)
        .filter(word => word !== '');
    const [first = ''] = all;
    const isNamed = !isVerb(first) && alerts_alert/* AgentName */.V.safeParse(first).success;
    const [verb = first, ...words] = isNamed ? all.slice(1) : all;
    if (!isVerb(verb))
        return complain({ expected: ONE_OF_THEM, got: verb, example: '/agent status' });
    const read = READ[verb](words, at);
    return 'kind' in read ? { ok: true, agent: isNamed ? first : agent, request: read } : complain(read);
}
const LINE_END = /\r\n|\n|\r/;
/** Room for as many tasks as one command may name. */
const LINE_LENGTH_MAX = 8_000;
const TASKS_MAX = 50;
/** A pause that was meant to end does. */
const PAUSE_MS_MAX = 366 * 86_400_000;
const READ = {
    retry: words => readTasks('retry', words),
    skip: words => readTasks('skip', words),
    pause: readPause,
    resume: words => readAlone('resume', words),
    budget: readBudget,
    status: words => readAlone('status', words),
};
const RETRY = '/agent retry sum-001 sum-002';
const ONE_OF_THEM = 'retry, skip, pause, resume, budget or status, after the name of an agent or without';
function isVerb(word) {
    return Object.hasOwn(READ, word);
}
function readTasks(kind, words) {
    const example = RETRY.replace('retry', kind);
    const complain = (expected, got) => ({ expected, got, example });
    if (words.length === 0)
        return complain(`the id of at least one task after "${kind}"`, '');
    if (words.length > TASKS_MAX)
        return complain(`at most ${TASKS_MAX} tasks at once`, `${words.length} tasks`);
    const strange = words.find(word => !task/* TaskId */.L.safeParse(word).success);
    if (strange !== undefined)
        return complain('ids of tasks with nothing but spaces between them', strange);
    const double = words.find((word, index) => words.indexOf(word) !== index);
    if (double !== undefined)
        return complain('each task once', double);
    return { kind, tasks: words };
}
function readPause(words, at) {
    const [word, ...more] = words;
    const complain = (expected) => ({
        expected,
        got: words.join(' '),
        example: '/agent pause 6h',
    });
    if (word === undefined)
        return { kind: 'pause', until: undefined };
    const atMs = Date.parse(at);
    const untilMs = more.length === 0 ? instantOf(word, atMs) : undefined;
    if (untilMs === undefined)
        return complain('nothing, a duration like 6h or 2d, or a day or time in UTC like 2027-01-31 or 2027-01-31T08:00Z');
    if (untilMs <= atMs)
        return complain('an end of the pause that is still to come');
    if (untilMs > atMs + PAUSE_MS_MAX)
        return complain('an end of the pause within a year');
    return { kind: 'pause', until: (0,units/* timestampOf */.U_)(untilMs) };
}
/** Milliseconds since the epoch. A bare number is no duration here: nobody means seconds. */
function instantOf(word, atMs) {
    const durationMs = /[smhd]$/.test(word) ? (0,duration/* parseDurationMs */.yi)(word) : undefined;
    if (durationMs !== undefined)
        return atMs + durationMs;
    const [, day, minute = '00:00', second = '00', ms = '000'] = DAY_OR_TIME.exec(word) ?? [];
    if (day === undefined)
        return undefined;
    const written = `${day}T${minute}:${second}.${ms}Z`;
    const parsed = Date.parse(written);
    // There is no 30th of February, nor an hour 24.
    return Number.isNaN(parsed) || (0,units/* timestampOf */.U_)(parsed) !== written ? undefined : parsed;
}
const DAY_OR_TIME = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{3}))?)?Z?)?$/;
function readBudget(words) {
    const nanoUsd = parseNanoUsd(words.join(' '));
    if (nanoUsd !== undefined)
        return { kind: 'budget', nanoUsd };
    return {
        expected: 'one number of USD, below a million and with at most 9 decimals',
        got: words.join(' '),
        example: '/agent budget 0.50',
    };
}
/** No float takes part. */
function parseNanoUsd(text) {
    const [, whole, decimals = ''] = /^(\d{1,6})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
    return whole === undefined ? undefined : Number(whole) * usd/* NANO_PER_USD */.W + Number(decimals.padEnd(9, '0'));
}
function readAlone(kind, words) {
    if (words.length === 0)
        return { kind };
    return { expected: `nothing after "${kind}"`, got: words.join(' '), example: `/agent ${kind}` };
}

// EXTERNAL MODULE: ./build/report/dashboard/dashboard-box.js
var dashboard_box = __webpack_require__(40796);
// EXTERNAL MODULE: ./build/report/dashboard/dashboard-marker.js
var dashboard_marker = __webpack_require__(10711);
// EXTERNAL MODULE: ./build/report/alerts/issue-marker.js
var issue_marker = __webpack_require__(92379);
;// CONCATENATED MODULE: ./build/app/requests/pending-requests.js




/**
 * All that people ask of an agent on its issues, in the order in which they did. Nobody asks by our own words, nor does a
 * program, nor somebody of whom no name is left.
 */
function requestsIn(issues, agent) {
    return issuesOf(issues, agent)
        .flatMap(issue => [...commentsAsking(issue, agent), ...boxesAsking(issue, agent)])
        .sort(inOrder);
}
/** Those issues that say of themselves, in their first line, that they are this agent's. All of them are by ourselves. */
function issuesOf(issues, agent) {
    return issues.filter(({ body }) => (0,issue_marker/* parseMarker */.gY)(body)?.agent === agent || (0,dashboard_marker/* parseDashboardMarker */.Ao)(body) === agent);
}
function isDashboardOf({ body }, agent) {
    return (0,dashboard_marker/* parseDashboardMarker */.Ao)(body) === agent;
}
function commentsAsking(issue, agent) {
    return issue.comments.flatMap((comment) => {
        const { id, at } = comment;
        const by = personOf(comment);
        const parsed = by === undefined ? undefined : parseCommand(comment.body, { agent, at });
        if (by === undefined || parsed?.agent !== agent)
            return [];
        const wish = parsed.ok ? { request: parsed.request } : { complaint: parsed.complaint };
        return [{ issue: issue.number, source: { kind: 'comment', id }, at, by, wish }];
    });
}
/**
 * Each edit against the text before it. The first of the history is the text as it was made, or one that was read long ago. The
 * requests of one second are numbered whoever made them, so that each keeps its number.
 */
function boxesAsking(issue, agent) {
    if (!isDashboardOf(issue, agent))
        return [];
    const asking = [];
    let second = { at: '', ticks: 0 };
    let [before] = issue.edits;
    for (const edit of issue.edits.slice(1)) {
        const { at } = edit;
        if (at !== second.at)
            second = { at, ticks: 0 };
        for (const box of (0,dashboard_box/* newlyTicked */.AO)(before?.body ?? '', edit.body)) {
            const source = { kind: 'edit', at, number: second.ticks };
            second.ticks += 1;
            const by = personOf(edit);
            if (by !== undefined)
                asking.push({ issue: issue.number, source, at, by, wish: { request: (0,dashboard_box/* requestOfBox */.Og)(box) } });
        }
        before = edit;
    }
    return asking;
}
function personOf({ author }) {
    return author.kind === 'person' ? author.login : undefined;
}
function inOrder(a, b) {
    if (a.at !== b.at)
        return a.at < b.at ? -1 : 1;
    if (a.source.kind === 'comment')
        return b.source.kind === 'comment' ? a.source.id - b.source.id : -1;
    if (b.source.kind === 'comment')
        return 1;
    return a.issue - b.issue || a.source.number - b.source.number;
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

/***/ 37749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ countTasks)
/* harmony export */ });
/* harmony import */ var _requests_skipped_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7952);

function countTasks({ tasks }) {
    const counts = { pending: 0, processing: 0, failed: 0, quarantined: 0, skipped: 0, completed: 0 };
    for (const task of tasks.values())
        counts[(0,_requests_skipped_js__WEBPACK_IMPORTED_MODULE_0__/* .isSkipped */ .J)(task) ? 'skipped' : task.status] += 1;
    return counts;
}


/***/ }),

/***/ 85411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ REFUSALS)
/* harmony export */ });
/* unused harmony export askedSentence */


/** What somebody asked for on GitHub and what came of it, in a sentence for a log that people read. */
function askedSentence(event) {
    switch (event.type) {
        case 'RequestTaken':
            return takenText(event);
        case 'AgentPaused':
            return `paused by ${event.by}, until ${event.until ?? 'somebody resumes it'}`;
        case 'AgentResumed':
            return 'resumed: the pause is over';
        case 'BudgetLowered':
            return `cost of ${event.day} limited to ${money(event.nanoUsd)} by ${event.by}`;
        case 'AlertSnoozed':
            return `alert ${event.fingerprint} snoozed until ${event.until}`;
        default:
            return assertNever(event);
    }
}
function takenText({ issue, source, by, what, reason, tasks = [] }) {
    const where = source.kind === 'comment' ? `in comment ${source.id} on issue` : 'by a box on issue';
    const asked = what === undefined ? 'for something' : `for "${what}"`;
    const inTheWay = tasks.length === 0 ? '' : `: ${tasks.join(', ')}`;
    const came = reason === undefined ? '' : `; nothing was done. ${REFUSALS[reason]}${inTheWay}`;
    return `${by} asked ${asked} ${where} ${issue}${came}`;
}
/** Why nothing was done, without its full stop: the tasks that it concerns may follow behind a colon. */
const REFUSALS = {
    'not-understood': 'It is no command',
    'unknown-task': 'There is no such task',
    'not-in-quarantine': 'Not in quarantine',
    'under-way': 'Being worked on at this moment',
    completed: 'Completed already',
    'already-skipped': 'Skipped already',
    'pause-over': 'The time for which the pause was meant has passed',
    'not-paused': 'The agent is not paused',
    'would-raise': 'A request can only lower the limit of today; to raise it, change the workflow',
    'no-cost-budget': 'The workflow limits no cost, so models without a price are let through and no limit can be kept',
    'not-firing': 'That alert does not fire',
};


/***/ }),

/***/ 40796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ newlyTicked),
/* harmony export */   B6: () => (/* binding */ boxesIn),
/* harmony export */   Og: () => (/* binding */ requestOfBox),
/* harmony export */   Zm: () => (/* binding */ withTicks),
/* harmony export */   eY: () => (/* binding */ boxLine)
/* harmony export */ });
/* harmony import */ var _domain_requests_agent_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79597);
/* harmony import */ var _domain_invariant_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93001);
/* harmony import */ var _domain_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28332);



/**
 * A box to tick, as a line of a list: `- [ ] <!-- background-agent box: retry sum-001 --> Retry`. The hidden comment is its
 * meaning, whatever people make of the words behind it. GitHub changes nothing of the line but the mark between the brackets.
 */
function boxLine(request, label, indent = '') {
    const meaning = meaningOf(request);
    // It goes where nothing can be escaped.
    (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_2__/* .invariant */ .V)(parseMeaning(meaning) !== undefined, `a box means ${JSON.stringify(meaning)}`);
    return `${indent}- [ ] <!-- background-agent box: ${meaning} --> ${label}`;
}
/** Every box in a text that anybody may have edited, in its order. One that stands there twice is ticked if either is. */
function boxesIn(body) {
    const boxes = new Map();
    for (const [, tick = '', meaning = ''] of body.matchAll(BOX)) {
        const request = parseMeaning(meaning);
        if (request === undefined)
            continue;
        const isTicked = tick !== ' ' || boxes.get(meaning)?.isTicked === true;
        boxes.set(meaning, { request, isTicked });
    }
    return [...boxes.values()];
}
/**
 * What an edit asks for: the boxes that it leaves ticked and that were not before it, in the order of the text. A box that was
 * not there before counts as well: whoever ticked it had an older text before their eyes.
 */
function newlyTicked(before, after) {
    const ticked = new Set(boxesIn(before)
        .filter(({ isTicked }) => isTicked)
        .map(({ request }) => meaningOf(request)));
    return boxesIn(after)
        .filter(({ request, isTicked }) => isTicked && !ticked.has(meaningOf(request)))
        .map(({ request }) => request);
}
/** The text with these boxes ticked, as far as it has them. All else stays as it is. */
function withTicks(body, boxes) {
    const wanted = new Set(boxes.map(meaningOf));
    return body.replaceAll(BOX, (line, _tick, meaning) => wanted.has(meaning) ? line.replace('- [ ]', '- [x]') : line);
}
/** The same wish as a comment would have it. */
function requestOfBox(box) {
    return 'task' in box ? { kind: box.kind, tasks: [box.task] } : box;
}
// Line by line and bounded: a body is anybody's text.
const BOX = /^ {0,8}- \[([ xX])\] <!-- background-agent box: ([a-z]{1,8}(?: [A-Za-z0-9._%/-]{1,400})?) -->/gm;
function meaningOf(request) {
    if (request.kind === 'run')
        return 'run';
    const what = 'task' in request ? request.task : request.fingerprint;
    // Two hyphens in a row would end a hidden comment, and a name may have them.
    return `${request.kind} ${what.replaceAll(/(?<=-)-/g, HYPHEN)}`;
}
function parseMeaning(meaning) {
    if (meaning === 'run')
        return { kind: 'run' };
    const [kind, written = ''] = meaning.split(' ');
    const what = written.replaceAll(HYPHEN, '-');
    const request = requestOf(kind, what);
    return request !== undefined && meaningOf(request) === meaning ? request : undefined;
}
function requestOf(kind, what) {
    if (kind === 'snooze') {
        const fingerprint = (0,_domain_requests_agent_request_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFingerprint */ .sr)(what);
        return fingerprint === undefined ? undefined : { kind, fingerprint };
    }
    if (kind !== 'retry' && kind !== 'skip')
        return undefined;
    const task = _domain_task_js__WEBPACK_IMPORTED_MODULE_1__/* .TaskId */ .L.safeParse(what).data;
    return task === undefined ? undefined : { kind, task };
}
const HYPHEN = '%2D';


/***/ }),

/***/ 5742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ dashboardOf),
  _: () => (/* binding */ standOf)
});

// EXTERNAL MODULE: ./build/domain/requests/asked.js
var asked = __webpack_require__(1268);
// EXTERNAL MODULE: ./build/domain/task-counts.js
var task_counts = __webpack_require__(37749);
// EXTERNAL MODULE: ./build/report/alerts/alert-words.js
var alert_words = __webpack_require__(13533);
// EXTERNAL MODULE: ./build/domain/budget-window.js
var budget_window = __webpack_require__(71385);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/report/budget-text.js
var budget_text = __webpack_require__(44116);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
// EXTERNAL MODULE: ./build/report/time-text.js
var time_text = __webpack_require__(1052);
;// CONCATENATED MODULE: ./build/report/dashboard/dashboard-budgets.js





const COLUMNS = [
    { title: 'Budget' },
    { title: 'Limit', align: 'right' },
    { title: 'Spent', align: 'right' },
    { title: 'Remaining', align: 'right' },
    { title: 'Free again' },
];
/** What may be spent, what is, and when it is free again; empty where nothing is limited. */
function budgetsTable({ budgets, state, now }) {
    if (budgets.length === 0)
        return '';
    const rows = budgets.map(budget => {
        const { limit, spent } = budget;
        const amounts = [limit, spent, remainingOf(budget)].map(amount => (0,budget_text/* amountOf */.MT)(budget, amount));
        return [(0,budget_text/* budgetName */.V7)(budget), ...amounts, newAt(budget, now)];
    });
    return [(0,markdown/* table */.tp)(COLUMNS, rows), loweredText(state, now)].filter(part => part !== '').join('\n\n');
}
/** The same, a line each. */
function budgetLines({ budgets, now }) {
    return budgets.map(budget => {
        const [spent, limit] = [budget.spent, budget.limit].map(amount => (0,budget_text/* amountOf */.MT)(budget, amount));
        return `${(0,budget_text/* budgetName */.V7)(budget)}: ${spent} of ${limit} spent, free again ${newAt(budget, now)}`;
    });
}
/** What is held for calls on their way is as good as spent. A limit may have been lowered below what was spent before. */
function remainingOf({ limit, spent, held }) {
    return Math.max(0, limit - spent - held);
}
function newAt({ window }, now) {
    const end = (0,budget_window/* windowEnd */.M)(window, now);
    return end === undefined ? 'with each run' : (0,time_text/* timeText */.Tc)(end);
}
function loweredText({ asked }, now) {
    const { lowered } = asked;
    if (lowered?.day !== (0,units/* dayOf */.kb)(now))
        return '';
    return `The cost of today was lowered by ${(0,markdown/* codeSpan */.SS)(lowered.by)}; at midnight UTC the settings count again.`;
}

// EXTERNAL MODULE: ./build/report/dashboard/dashboard-box.js
var dashboard_box = __webpack_require__(40796);
// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(10967);
;// CONCATENATED MODULE: ./build/report/dashboard/dashboard-headline.js






/** How things stand, in the one sentence that everybody reads. */
function headline({ state, alerts, now }) {
    const pause = (0,asked/* pauseAt */.Qr)(state.asked, now);
    if (pause !== undefined) {
        const until = pause.until === undefined ? 'somebody writes `/agent resume`' : (0,time_text/* timeText */.Tc)(pause.until);
        return `**Paused** by ${(0,markdown/* codeSpan */.SS)(pause.by)} since ${(0,time_text/* timeText */.Tc)(pause.since)}: nothing is sent until ${until}.`;
    }
    // What somebody has snoozed they know.
    const grave = alerts.find(({ severity, fingerprint }) => severity !== 'info' && !(0,asked/* isSnoozed */.Dr)(state.asked, fingerprint, now));
    if (grave !== undefined)
        return `**${grave.severity === 'critical' ? 'Needs you' : 'Needs a look'}:** ${alert_words/* TOPICS */.p[grave.alert]}.`;
    const { completed, pending, processing, failed, quarantined, skipped } = (0,task_counts/* countTasks */.g)(state);
    const open = pending + processing + failed;
    const wanted = completed + open + quarantined;
    if (wanted + skipped === 0)
        return '**Nothing to do:** no task is known yet.';
    if (open > 0)
        return `**At work:** ${(0,money/* count */.U9)(completed)} of ${(0,money/* counted */.hS)(wanted, 'task')} completed, ${(0,money/* count */.U9)(open)} to go.`;
    if (quarantined > 0)
        return `**Done but for the quarantine:** ${(0,money/* count */.U9)(completed)} of ${(0,money/* counted */.hS)(wanted, 'task')} completed, nothing waits.`;
    return `**All done:** ${(0,money/* counted */.hS)(completed, 'task')} completed, nothing waits.`;
}

// EXTERNAL MODULE: ./build/report/dashboard/dashboard-marker.js
var dashboard_marker = __webpack_require__(10711);
// EXTERNAL MODULE: ./build/domain/requests/skipped.js
var skipped = __webpack_require__(7952);
// EXTERNAL MODULE: ./build/report/failure-text.js
var failure_text = __webpack_require__(653);
;// CONCATENATED MODULE: ./build/report/dashboard/dashboard-tasks.js






/** The tasks in quarantine, the newest first, each with what can be done about it; empty when there is none. */
function quarantinePart(state) {
    return boundedItems(asideIn(state).filter(task => !(0,skipped/* isSkipped */.J)(task)), item, { most: 25, length: 28_000 });
}
/** The tasks that somebody asked to skip. */
function skippedPart(state) {
    return boundedItems(asideIn(state).filter(skipped/* isSkipped */.J), skippedItem, { most: 10, length: 8_000 });
}
function asideIn({ tasks }) {
    const aside = [];
    for (const task of tasks.values())
        if (task.status === 'quarantined')
            aside.push(task);
    return aside.sort((a, b) => (a.facts.at < b.facts.at ? 1 : a.facts.at > b.facts.at ? -1 : 0));
}
function item({ id: task, taskType, tries, facts }) {
    const { at, failure } = facts;
    const tried = (0,money/* counted */.hS)(tries.attempts, 'attempt');
    return [
        `- ${(0,markdown/* codeSpan */.SS)(task)} of type ${(0,markdown/* codeSpan */.SS)(taskType, 80)}, ${tried}, since ${(0,time_text/* timeText */.Tc)(at)}: ${(0,markdown/* codeSpan */.SS)((0,failure_text/* failureText */.k)(failure), 300)}`,
        (0,dashboard_box/* boxLine */.eY)({ kind: 'retry', task }, 'Retry', '  '),
        (0,dashboard_box/* boxLine */.eY)({ kind: 'skip', task }, 'Skip', '  '),
    ].join('\n');
}
function skippedItem({ id: task, facts }) {
    return `- ${(0,markdown/* codeSpan */.SS)(task)} since ${(0,time_text/* timeText */.Tc)(facts.at)}\n${(0,dashboard_box/* boxLine */.eY)({ kind: 'retry', task }, 'Put back', '  ')}`;
}
/** Whole items only, and what to say of the others: half a one might leave its code open. */
function boundedItems(items, text, max) {
    const kept = [];
    let length = 0;
    for (const one of items.slice(0, max.most)) {
        const lines = text(one);
        length += lines.length + 1;
        if (length > max.length)
            break;
        kept.push(lines);
    }
    const left = items.length - kept.length;
    const more = left === 0 ? '' : `\n\n… and ${(0,money/* count */.U9)(left)} more: \`background-agent status\` names them all.`;
    return kept.join('\n') + more;
}

// EXTERNAL MODULE: ./build/report/dashboard/dashboard-watch.js
var dashboard_watch = __webpack_require__(37482);
// EXTERNAL MODULE: ./build/report/run-link.js
var run_link = __webpack_require__(8211);
;// CONCATENATED MODULE: ./build/report/dashboard/dashboard.js













/**
 * The one issue that shows how an agent stands and takes what people ask of it, as Markdown of at most 65,536 characters. First
 * what matters now, then what can be done about it, then the numbers. `watch`: what the monitor has said there, as `watchIn`
 * found it. `read`: up to where what was asked has been taken.
 */
function dashboardOf(facts, watch = '', read) {
    const { agent, now, state } = facts;
    const parts = [
        (0,dashboard_marker/* dashboardMarkerOf */.S8)(agent, read),
        `${headline(facts)} As of ${(0,time_text/* timeText */.Tc)(now)}.`,
        countsTable(state),
        section('Alerts', alertsPart(facts)),
        section('Quarantine', quarantinePart(state)),
        section('Skipped', skippedPart(state)),
        section('Budgets', budgetsTable(facts)),
        section('Runs', runsPart(facts)),
        (0,dashboard_watch/* watchPart */.vJ)(watch),
        section('What you can ask for', COMMANDS),
    ];
    return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}
/** The same in short, as an answer to whoever asks for it. */
function standOf(facts) {
    const { alerts, lastRun, place, state } = facts;
    const { completed, pending, processing, failed, quarantined, skipped } = (0,task_counts/* countTasks */.g)(state);
    const lines = [
        `${(0,money/* count */.U9)(completed)} completed, ${(0,money/* count */.U9)(pending + processing)} pending, ${(0,money/* count */.U9)(failed)} waiting for a retry, ${(0,money/* count */.U9)(quarantined)} in quarantine, ${(0,money/* count */.U9)(skipped)} skipped`,
        ...budgetLines(facts),
        ...(lastRun === undefined ? [] : [lastRunText(lastRun, place)]),
        ...alerts.map(alert => alertText(alert, place)),
    ];
    return [headline(facts), lines.map(line => `- ${line}`).join('\n')].join('\n\n');
}
function section(title, text) {
    return text === '' ? '' : `### ${title}\n\n${text}`;
}
const COUNTS = ['Completed', 'Pending', 'Waiting for a retry', 'In quarantine', 'Skipped'];
function countsTable(state) {
    const { completed, pending, processing, failed, quarantined, skipped } = (0,task_counts/* countTasks */.g)(state);
    const numbers = [completed, pending + processing, failed, quarantined, skipped];
    return (0,markdown/* table */.tp)(COUNTS.map(title => ({ title, align: 'right' })), [numbers.map(money/* count */.U9)]);
}
function alertsPart({ alerts, state, now, place }) {
    return alerts
        .map(alert => {
        const { fingerprint } = alert;
        const until = state.asked.snoozes.get(fingerprint);
        const below = until !== undefined && (0,asked/* isSnoozed */.Dr)(state.asked, fingerprint, now)
            ? `  - Snoozed until ${(0,time_text/* timeText */.Tc)(until)}`
            : (0,dashboard_box/* boxLine */.eY)({ kind: 'snooze', fingerprint }, 'Snooze for 7 days', '  ');
        return `- ${alertText(alert, place)}\n${below}`;
    })
        .join('\n');
}
function alertText({ alert, severity, since, issue }, place) {
    const where = issue === undefined ? '' : `, ${(0,run_link/* issueLink */.MN)(issue, place)}`;
    return `**${SEVERITIES[severity]}:** ${alert_words/* TOPICS */.p[alert]}, since ${(0,time_text/* timeText */.Tc)(since)}${where}`;
}
const SEVERITIES = { info: 'For your information', warning: 'Warning', critical: 'Critical' };
function runsPart({ lastRun, nextDueAt, place, state, now }) {
    const isPaused = (0,asked/* pauseAt */.Qr)(state.asked, now) !== undefined;
    const lines = [
        `- ${lastRun === undefined ? 'No run has ended yet' : lastRunText(lastRun, place)}`,
        ...(nextDueAt === undefined
            ? []
            : [`- Next run due ${(0,time_text/* timeText */.Tc)(nextDueAt)}${isPaused ? ', and paused as things stand' : ''}`]),
        (0,dashboard_box/* boxLine */.eY)({ kind: 'run' }, 'Run now'),
    ];
    return lines.join('\n');
}
function lastRunText({ run, outcome, finishedAt, counts, costNanoUsd }, place) {
    const url = (0,run_link/* runUrl */.Vp)(run, place);
    const name = url === undefined ? 'Last run' : `[Last run](${url})`;
    const done = `${(0,money/* counted */.hS)(counts.completed, 'task')} completed, ${(0,money/* count */.U9)(counts.quarantined)} quarantined`;
    return `${name} ended ${(0,time_text/* timeText */.Tc)(finishedAt)}, \`${outcome}\`: ${done}, for \`${(0,money/* money */.TG)(costNanoUsd)}\``;
}
const COMMANDS = `In a comment here, if you may write to this repository:

- \`/agent retry <task>…\` puts tasks that are in quarantine or skipped back into the queue.
- \`/agent skip <task>…\` leaves tasks alone, without an alert, until they are put back or edited.
- \`/agent pause\` sends nothing until \`/agent resume\`; \`/agent pause 6h\` or \`/agent pause 2027-01-31\` until then (UTC).
- \`/agent budget 0.50\` lowers what today may cost, in USD, until midnight UTC.
- \`/agent status\` answers with the numbers above.

The next run does what was asked and answers with a reaction and a line. Ticking a box above asks for the same.`;


/***/ }),

/***/ 61580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ replyMarkerOf),
/* harmony export */   cM: () => (/* binding */ parseReplyMarker),
/* harmony export */   je: () => (/* binding */ lateReply),
/* harmony export */   qF: () => (/* binding */ replyToMistake),
/* harmony export */   u7: () => (/* binding */ replyTo)
/* harmony export */ });
/* harmony import */ var _domain_requests_agent_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79597);
/* harmony import */ var _domain_invariant_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93001);
/* harmony import */ var _asked_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85411);
/* harmony import */ var _dashboard_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5742);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34902);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10967);
/* harmony import */ var _time_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1052);







// What the agent answers to whoever asked for something: a line or a few, and nothing in them of what others wrote but in code.
/** What came of a request that was understood. `facts` are asked for only where somebody wants to know how things stand. */
function replyTo(request, { reason, tasks = [] }, facts) {
    if (reason === undefined)
        return doneText(request, facts);
    const inTheWay = tasks.length === 0 ? '' : `: ${names(tasks)}`;
    return `Nothing was done. ${_asked_text_js__WEBPACK_IMPORTED_MODULE_1__/* .REFUSALS */ .a[reason]}${inTheWay}.`;
}
/** What is wrong with a command, and how a right one looks. */
function replyToMistake({ expected, got, example }) {
    const shown = got === '' ? 'nothing' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(got, 100);
    return `Nothing was done. Expected ${expected}; got ${shown}. For example: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(example)}`;
}
/** To somebody whose request an earlier run took, and then could not answer: what came of it shows in how things stand. */
function lateReply(facts) {
    return `An earlier run took this, and ended before it could answer. How things stand now:\n\n${(0,_dashboard_js__WEBPACK_IMPORTED_MODULE_2__/* .standOf */ ._)(facts)}`;
}
/** The first line of a reply, by which it is known again. A reader does not see it. */
function replyMarkerOf(comment) {
    return `<!-- background-agent reply: {"to":${comment},"v":1} -->`;
}
/** The comment that it is a reply to, or undefined. Anybody can write one, so it proves nothing about who did. */
function parseReplyMarker(body) {
    const [, to] = REPLY_MARKER.exec(body) ?? [];
    return to === undefined ? undefined : Number(to);
}
const REPLY_MARKER = /^<!-- background-agent reply: \{"to":(\d{1,15}),"v":1\} -->(?:\r?\n|$)/;
function doneText(request, facts) {
    switch (request.kind) {
        case 'retry':
            return `Back in the queue: ${names(request.tasks)}.`;
        case 'skip':
            return `Skipped: ${names(request.tasks)}. \`/agent retry\` puts such a task back, and so does an edit of it.`;
        case 'pause':
            return request.until === undefined
                ? 'Paused: nothing is sent until somebody writes `/agent resume`.'
                : `Paused: nothing is sent until ${(0,_time_text_js__WEBPACK_IMPORTED_MODULE_4__/* .timeText */ .Tc)(request.until)}, or until somebody writes \`/agent resume\`.`;
        case 'resume':
            return 'The pause is over.';
        case 'budget':
            return `Today may cost \`$${(0,_domain_requests_agent_request_js__WEBPACK_IMPORTED_MODULE_0__/* .usdText */ .Yn)(request.nanoUsd)}\` at most. At midnight UTC the settings count again.`;
        case 'snooze':
            return 'Snoozed for 7 days, or until it is over.';
        case 'run':
            return 'The agent is at work.';
        case 'status':
            return (0,_dashboard_js__WEBPACK_IMPORTED_MODULE_2__/* .standOf */ ._)(facts());
        default:
            return (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_5__/* .assertNever */ .x)(request);
    }
}
const NAMES_MAX = 10;
function names(tasks) {
    const shown = tasks.slice(0, NAMES_MAX).map(id => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(id));
    const more = tasks.length - shown.length;
    return shown.join(', ') + (more > 0 ? ` and ${(0,_money_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(more)} more` : '');
}


/***/ })

};
