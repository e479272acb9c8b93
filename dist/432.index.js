export const id = 432;
export const ids = [432];
export const modules = {

/***/ 491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ ownId)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _graphql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2000);
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

/***/ 2042:
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
/* harmony import */ var _domain_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5649);

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

/***/ 8392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ parseBranchHead),
/* harmony export */   eu: () => (/* binding */ branchHeadText)
/* harmony export */ });
/* unused harmony export BranchHead */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5649);
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

/***/ 4432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planStep: () => (/* binding */ planStep)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/adapters/github/graphql.js
var graphql = __webpack_require__(2000);
// EXTERNAL MODULE: ./build/adapters/github/own-id.js
var own_id = __webpack_require__(491);
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
/** Oldest first, as GitHub lists them. */
async function findComments(api, path, wantedOf) {
    for (let page = 1; page <= PAGES_MAX; page += 1) {
        const asked = await api.read(`${path}?per_page=${PER_PAGE}&page=${page}`);
        if (!asked.ok)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, READING) };
        const parsed = schemas/* array */.YOg(Comment).safeParse(asked.value);
        if (!parsed.success)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, READING) };
        const found = parsed.data.flatMap(wantedOf);
        if (found.length > 0 || parsed.data.length < PER_PAGE)
            return { ok: true, value: found, date: (0,graphql/* dateOf */.Q$)(asked.date) };
    }
    // To comment all the same would be to comment again and again.
    const message = `Could not ${READING}: there are more than ${PAGES_MAX * PER_PAGE}, and none of the first is ours.`;
    return { ok: false, trouble: { kind: 'refused', message } };
}
function nothingOf(asked) {
    return asked.ok
        ? { ok: true, value: undefined, date: (0,graphql/* dateOf */.Q$)(asked.date) }
        : { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, 'comment on the pull request') };
}
const READING = 'read the comments of the pull request';
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };

// EXTERNAL MODULE: ./build/adapters/local-disk/log-folder.js + 2 modules
var log_folder = __webpack_require__(1655);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/adapters/runner-event.js


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
// Titles, texts and names in it are anybody's: only numbers are read.
const Repository = schemas/* object */.Ikc({ id: schemas/* int */.Whr() });
const Event = schemas/* object */.Ikc({
    pull_request: schemas/* object */.Ikc({
        number: schemas/* int */.Whr().positive(),
        head: schemas/* object */.Ikc({ repo: Repository.nullable() }),
        base: schemas/* object */.Ikc({ repo: Repository }),
    }),
});
function jsonIn(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/adapters/task-files/task-files.js + 5 modules
var task_files = __webpack_require__(1345);
// EXTERNAL MODULE: ./build/adapters/wall-clock.js
var wall_clock = __webpack_require__(1178);
// EXTERNAL MODULE: ./build/app/open-journal.js + 2 modules
var open_journal = __webpack_require__(1742);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
// EXTERNAL MODULE: ./build/domain/task-plan.js
var task_plan = __webpack_require__(6942);
// EXTERNAL MODULE: ./build/report/bounded-table.js
var bounded_table = __webpack_require__(683);
// EXTERNAL MODULE: ./build/report/budget-text.js
var budget_text = __webpack_require__(4116);
// EXTERNAL MODULE: ./build/report/issue-marker.js
var issue_marker = __webpack_require__(419);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(967);
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
var budget = __webpack_require__(1304);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./build/domain/limits-in-force.js
var limits_in_force = __webpack_require__(6027);
// EXTERNAL MODULE: ./build/domain/skipped.js
var skipped = __webpack_require__(141);
// EXTERNAL MODULE: ./build/domain/task.js
var domain_task = __webpack_require__(8332);
// EXTERNAL MODULE: ./build/domain/list-tasks.js
var list_tasks = __webpack_require__(5250);
// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(3468);
// EXTERNAL MODULE: ./build/domain/totals.js
var totals = __webpack_require__(5718);
// EXTERNAL MODULE: ./build/request/price.js + 1 modules
var price = __webpack_require__(9781);
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

// EXTERNAL MODULE: ./build/app/prepare-tasks.js
var prepare_tasks = __webpack_require__(9932);
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
var branch_head = __webpack_require__(8392);
// EXTERNAL MODULE: ./build/app/home/branch-files.js
var branch_files = __webpack_require__(2042);
// EXTERNAL MODULE: ./build/app/home/fetch-log.js
var fetch_log = __webpack_require__(7673);
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
var domain_secrets = __webpack_require__(7488);
// EXTERNAL MODULE: ./build/report/plan-text.js
var plan_text = __webpack_require__(6662);
// EXTERNAL MODULE: ./build/request/built-in-types.js
var built_in_types = __webpack_require__(7236);
// EXTERNAL MODULE: ./build/entrypoints/exit-code.js
var exit_code = __webpack_require__(3374);
// EXTERNAL MODULE: ./build/entrypoints/github-ports.js + 12 modules
var github_ports = __webpack_require__(5606);
// EXTERNAL MODULE: ./build/entrypoints/say-mistakes.js
var say_mistakes = __webpack_require__(7505);
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
    const event = readPullRequestEvent(env['GITHUB_EVENT_PATH']);
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


/***/ }),

/***/ 683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ boundedTable)
/* harmony export */ });
/* unused harmony export TABLE_LENGTH_MAX */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4902);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(967);


/** Far enough below the 65,536 characters that GitHub takes for what stands around a table. */
const TABLE_LENGTH_MAX = 48_000;
/**
 * A table that fits into the body of an issue or a comment: at most `ROWS_MAX` rows and `TABLE_LENGTH_MAX`
 * characters, whole rows only, and what to say of the others. Half a cell might leave its code open.
 */
function boundedTable(columns, rows, whereAllAre) {
    const kept = fitting(rows);
    const left = rows.length - kept.length;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(columns, kept) + (left === 0 ? '' : `\n\n… and ${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(left)} more. ${whereAllAre}`);
}
function fitting(rows) {
    let length = 0;
    const tooLong = rows.slice(0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ROWS_MAX */ .Z0).findIndex(row => {
        // Each cell has its bar and its spaces.
        length += row.reduce((sum, cell) => sum + cell.length + 3, 2);
        return length > TABLE_LENGTH_MAX;
    });
    return rows.slice(0, tooLong < 0 ? _markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ROWS_MAX */ .Z0 : tooLong);
}


/***/ })

};
