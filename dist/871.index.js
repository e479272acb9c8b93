export const id = 871;
export const ids = [871,531];
export const modules = {

/***/ 99755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ workflowBooks)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/adapters/github/trouble.js
var github_trouble = __webpack_require__(174);
;// CONCATENATED MODULE: ./build/adapters/github/actions-trouble.js

/** What a refusal by Actions means, with the permission that it takes: GitHub itself does not always name it. */
function actionsTroubleOf(refusal, { doing, access, advice }) {
    const trouble = (0,github_trouble/* troubleOf */.L)(refusal, doing);
    switch (refusal.kind) {
        case 'forbidden':
            return refusal.needs === undefined
                ? { ...trouble, message: `Could not ${doing}: the token may not. ${conditions(access)}` }
                : trouble;
        case 'missing':
            return {
                ...trouble,
                message: `Could not ${doing}: GitHub shows no such workflow to this token. Its file must be on the default branch. ${conditions(access)}`,
            };
        case 'invalid':
        case 'conflict':
            return advice === undefined ? trouble : { ...trouble, message: `${trouble.message} ${advice}` };
        default:
            return trouble;
    }
}
function conditions(access) {
    const permission = `It takes "actions: ${access}" in the "permissions:" of the job`;
    return access === 'read'
        ? `${permission}, and Actions that are switched on in the settings of the repository.`
        : `${permission}, and a repository that is not archived.`;
}

// EXTERNAL MODULE: ./build/adapters/github/branch-place.js
var branch_place = __webpack_require__(22383);
// EXTERNAL MODULE: ./build/adapters/github/graphql.js
var graphql = __webpack_require__(82000);
;// CONCATENATED MODULE: ./build/adapters/github/workflow-run-list.js

/** What GitHub gives at once. */
const RUNS_MAX = 30;
/** GitHub's form of a time, in milliseconds since the epoch. */
const Time = schemas/* string */.YjP()
    .transform(text => Date.parse(text))
    .refine(ms => !Number.isNaN(ms));
const QUEUED = new Set(['queued', 'requested', 'waiting', 'pending']);
/** Of those that end in another way nobody can say whether the agent has run. */
const CONCLUSIONS = new Map([
    ['success', 'success'],
    ['failure', 'failure'],
    ['cancelled', 'cancelled'],
    ['timed_out', 'timed-out'],
    ['startup_failure', 'not-started'],
]);
const Run = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    run_attempt: schemas/* int */.Whr().positive().catch(1),
    event: schemas/* string */.YjP().catch(''),
    head_branch: schemas/* string */.YjP().optional().catch(undefined),
    status: schemas/* string */.YjP().catch(''),
    conclusion: schemas/* string */.YjP().catch(''),
    created_at: Time,
    run_started_at: Time.optional().catch(undefined),
    updated_at: Time.optional().catch(undefined),
})
    .transform((run) => {
    const status = statusOf(run.status);
    const startedAtMs = run.run_started_at ?? run.created_at;
    return {
        id: run.id,
        attempt: run.run_attempt,
        event: run.event,
        branch: run.head_branch,
        status,
        conclusion: status === 'over' ? (CONCLUSIONS.get(run.conclusion) ?? 'other') : undefined,
        createdAtMs: run.created_at,
        startedAtMs,
        updatedAtMs: run.updated_at ?? startedAtMs,
    };
});
/** GitHub's answer as the runs in it. One that cannot be told from another, or from old ones, spoils them all. */
const RunList = schemas/* object */.Ikc({ workflow_runs: schemas/* array */.YOg(Run) })
    .transform(({ workflow_runs: runs }) => runs.sort((a, b) => b.createdAtMs - a.createdAtMs || b.id - a.id).slice(0, RUNS_MAX));
/** Words that are not known yet may mean anything but that it is over. */
function statusOf(word) {
    if (word === 'completed')
        return 'over';
    return QUEUED.has(word) ? 'queued' : 'in-progress';
}

;// CONCATENATED MODULE: ./build/adapters/github/repository-facts.js




const DOING = 'learn about the repository';
const QUERY = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    isPrivate
    isArchived
    defaultBranchRef { name target { ... on Commit { committedDate } } }
  }
}`;
const Data = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        isPrivate: schemas/* boolean */.zMY(),
        isArchived: schemas/* boolean */.zMY(),
        defaultBranchRef: schemas/* object */.Ikc({
            name: schemas/* string */.YjP().min(1),
            target: schemas/* object */.Ikc({ committedDate: Time.optional().catch(undefined) }).nullish(),
        })
            .nullable(),
    }),
});
/**
 * What GitHub goes by when it runs or rests the schedules of a repository. Pushes to the agent's own branch are none of
 * somebody's doing: only what is committed to the default branch counts as activity here.
 */
async function repositoryFacts({ api, owner, name, }) {
    const answer = await (0,graphql/* query */.P)(api, { query: QUERY, variables: { owner, name }, data: Data, doing: DOING });
    if (!answer.ok)
        return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,branch_place/* refused */.J)(DOING, answer, 'read') };
    const { isPrivate, isArchived, defaultBranchRef: branch } = answer.data.repository;
    const value = {
        isPrivate,
        isArchived,
        // Without a commit there is no branch, and nothing to run.
        defaultBranch: branch?.name ?? '',
        committedAtMs: branch?.target?.committedDate,
    };
    return { ok: true, value, date: answer.date };
}

;// CONCATENATED MODULE: ./build/adapters/github/workflow-change.js




const workflow_change_DOING = 'learn when the workflow file was changed';
const workflow_change_QUERY = `query ($owner: String!, $name: String!, $path: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target { ... on Commit { history(first: 1, path: $path) { nodes { committedDate } } } }
    }
  }
}`;
const workflow_change_Data = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        defaultBranchRef: schemas/* object */.Ikc({
            target: schemas/* object */.Ikc({
                history: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ committedDate: Time })) }),
            }),
        })
            .nullable(),
    }),
});
/** The date of the last commit on the default branch that touched a file, as whoever made it has it; undefined: none did. */
async function workflowChange({ api, owner, name }, path) {
    const variables = { owner, name, path };
    const answer = await (0,graphql/* query */.P)(api, { query: workflow_change_QUERY, variables, data: workflow_change_Data, doing: workflow_change_DOING });
    if (!answer.ok)
        return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,branch_place/* refused */.J)(workflow_change_DOING, answer, 'read') };
    const [last] = answer.data.repository.defaultBranchRef?.target.history.nodes ?? [];
    return { ok: true, value: last?.committedDate, date: answer.date };
}

;// CONCATENATED MODULE: ./build/adapters/github/workflow-files.js



const workflow_files_DOING = 'read the workflow files';
/** Who asks reads each of them as YAML, which takes its time. A repository has dozens. */
const FILES_MAX = 500;
/** Longer than any that people read. GitHub cuts a text at twice as much. */
const TEXT_CHARS_MAX = 250_000;
/** Git's modes, as https://git-scm.com/docs/git-fast-import has them: a file, and one that may be run. */
const FILE_MODES = new Set([0o100644, 0o100755]);
const workflow_files_QUERY = `query ($owner: String!, $name: String!, $folder: String!) {
  repository(owner: $owner, name: $name) {
    object(expression: $folder) {
      ... on Tree { entries { name mode object { ... on Blob { text isTruncated } } } }
    }
  }
}`;
const Entry = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    mode: schemas/* int */.Whr(),
    object: schemas/* object */.Ikc({ text: schemas/* string */.YjP().nullish(), isTruncated: schemas/* boolean */.zMY().nullish() }).nullish(),
});
const workflow_files_Data = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ object: schemas/* object */.Ikc({ entries: schemas/* array */.YOg(Entry).optional() }).nullable() }),
});
/** The workflow files of the default branch with their texts, by one question. Without the folder there are none. */
async function workflowFiles({ api, owner, name, }) {
    const variables = { owner, name, folder: 'HEAD:.github/workflows' };
    const answer = await (0,graphql/* query */.P)(api, { query: workflow_files_QUERY, variables, data: workflow_files_Data, doing: workflow_files_DOING });
    if (!answer.ok)
        return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,branch_place/* refused */.J)(workflow_files_DOING, answer, 'read') };
    const entries = answer.data.repository.object?.entries ?? [];
    return { ok: true, value: entries.flatMap(fileOf).slice(0, FILES_MAX), date: answer.date };
}
/** What was cut would be read as another workflow than it is: better not at all. */
function fileOf({ name, mode, object }) {
    const path = `.github/workflows/${name}`;
    if (!FILE_MODES.has(mode) || workflowNameIn(path) === undefined)
        return [];
    const text = object?.isTruncated === true ? undefined : object?.text;
    return typeof text === 'string' && text.length <= TEXT_CHARS_MAX ? [{ path, text }] : [];
}
/** The name of the file, by which GitHub knows a workflow; undefined: it takes nothing at this path for one. */
function workflowNameIn(path) {
    return /^\.github\/workflows\/([^/]+\.ya?ml)$/.exec(path)?.[1];
}

;// CONCATENATED MODULE: ./build/adapters/github/workflow-books.js








/** GitHub's books of the workflows of one repository. Texts of others, as the name of a file, are in no message. */
function workflowBooks(place) {
    const { api } = place;
    return {
        files: () => workflowFiles(place),
        workflow: async (path) => {
            const asked = await read(place, path, '', { schema: WorkflowAnswer, wish: SEE });
            return asked.ok ? { ...asked, value: asked.value && { path, ...asked.value } } : asked;
        },
        fileChangedMs: path => workflowChange(place, path),
        runs: async (path, branch) => {
            const only = branch === undefined ? '' : `&branch=${encodeURIComponent(branch)}`;
            const below = `/runs?per_page=${RUNS_MAX}${only}`;
            const asked = await read(place, path, below, { schema: RunList, wish: LIST });
            return asked.ok ? { ...asked, value: asked.value ?? [] } : asked;
        },
        repository: () => repositoryFacts(place),
        enable: path => write(place, path, ENABLE, url => api.write('PUT', `${url}/enable`, undefined)),
        start: (path, branch) => write(place, path, START, url => api.write('POST', `${url}/dispatches`, { ref: branch })),
    };
}
const SEE = { doing: 'learn the state of the workflow', access: 'read' };
const LIST = { doing: 'list the runs of the workflow', access: 'read' };
const ENABLE = {
    doing: 'switch the workflow on',
    access: 'write',
    advice: 'Enable it on the Actions page of the repository.',
};
const START = {
    doing: 'start the workflow',
    access: 'write',
    // Which of them it is, GitHub says in words only.
    advice: 'Its file on that branch needs "workflow_dispatch:" under "on:", with no input that is required, and the workflow must not be disabled.',
};
const STATES = new Map([
    ['active', 'active'],
    ['disabled_manually', 'disabled-by-hand'],
    ['disabled_inactivity', 'disabled-by-inactivity'],
]);
const WorkflowAnswer = schemas/* object */.Ikc({ state: schemas/* string */.YjP(), created_at: Time, updated_at: Time.optional().catch(undefined) })
    .transform(({ state, created_at: createdAtMs, updated_at: updatedAtMs }) => ({
    // Deleted, never switched on in a fork, or a word that is not known yet: GitHub starts none but the active.
    state: STATES.get(state) ?? 'disabled',
    createdAtMs,
    updatedAtMs,
}));
/** Undefined: GitHub knows no workflow at this path. */
async function read(place, path, below, { schema, wish }) {
    const url = workflowUrl(place, path);
    if (url === undefined)
        return { ok: true, value: undefined, date: undefined };
    const asked = await place.api.read(url + below);
    if (asked.ok)
        return workflow_books_valueOf(asked, schema, wish.doing);
    if (asked.refusal.kind !== 'missing')
        return { ok: false, trouble: actionsTroubleOf(asked.refusal, wish) };
    // GitHub says the same of what the token may not see: only who is shown the others knows that this one is not there.
    const others = await place.api.read(`${(0,branch_place/* restPath */.k)(place)}/actions/workflows?per_page=1`);
    return others.ok
        ? { ok: true, value: undefined, date: others.date }
        : { ok: false, trouble: actionsTroubleOf(others.refusal, wish) };
}
async function write(place, path, wish, send) {
    const url = workflowUrl(place, path);
    const asked = url === undefined ? { ok: false, refusal: { kind: 'missing' } } : await send(url);
    return asked.ok
        ? { ok: true, value: undefined, date: asked.date }
        : { ok: false, trouble: actionsTroubleOf(asked.refusal, wish) };
}
function workflow_books_valueOf({ value, date }, schema, doing) {
    const parsed = schema.safeParse(value);
    return parsed.success
        ? { ok: true, value: parsed.data, date }
        : { ok: false, trouble: (0,github_trouble/* troubleOf */.L)(NO_ANSWER, doing) };
}
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };
/** By the name of its file, as GitHub takes it. Undefined: no workflow can be there. */
function workflowUrl(place, path) {
    const name = workflowNameIn(path);
    return name && `${(0,branch_place/* restPath */.k)(place)}/actions/workflows/${encodeURIComponent(name)}`;
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

/***/ 16852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ newRequests)
/* harmony export */ });
/* harmony import */ var _domain_requests_asked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1268);
/* harmony import */ var _answered_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53368);
/* harmony import */ var _look_into_inbox_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10914);
/* harmony import */ var _pending_requests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67934);




/**
 * What people who may have asked for since the dashboard was last written: as far as it can be known without the log. On one
 * that is closed nothing says that a box was taken, so those wait for a run that reads the log. `wanted` narrows it down before
 * anybody is looked up.
 */
async function newRequests(issues, { agent, askers }, wanted = () => true) {
    const read = (0,_look_into_inbox_js__WEBPACK_IMPORTED_MODULE_2__/* .readUpTo */ .V)(issues, agent);
    const found = [];
    const closed = new Set(issues.filter(({ isOpen }) => !isOpen).map(({ number }) => number));
    for (const request of (0,_pending_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .requestsIn */ .q)(issues, agent)) {
        if (request.source.kind === 'edit' && closed.has(request.issue))
            continue;
        if ((0,_domain_requests_asked_js__WEBPACK_IMPORTED_MODULE_0__/* .isBefore */ .Y8)(request.source, read) || (0,_answered_js__WEBPACK_IMPORTED_MODULE_1__/* .isAnswered */ .Q)(request, issues) || !wanted(request))
            continue;
        if ((await askers.mayAsk(request.by)) === true)
            found.push(request);
    }
    return found;
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

/***/ 2436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ findIdle),
  P: () => (/* binding */ markText)
});

// EXTERNAL MODULE: ./build/adapters/local-disk/idle-mark.js
var idle_mark = __webpack_require__(53133);
// EXTERNAL MODULE: ./build/domain/branch-head.js
var branch_head = __webpack_require__(48392);
// EXTERNAL MODULE: ./build/app/home/branch-files.js
var branch_files = __webpack_require__(92042);
// EXTERNAL MODULE: ./build/app/home/home.js
var home = __webpack_require__(45491);
;// CONCATENATED MODULE: ./build/app/home/idle-on-branch.js



/** Undefined: it left none, or the branch says of itself that there may be work. */
function idleOnBranch(view, { repository, agent }) {
    const text = view?.texts.get(home/* IDLE */.nY);
    const head = (0,branch_head/* parseBranchHead */.AC)(view?.texts.get(home/* HEAD */.Vx) ?? '');
    if (text === undefined || head === undefined || head.run !== undefined)
        return undefined;
    const paths = [...(view?.files.keys() ?? [])];
    if (paths.some(path => path === home/* LEASE */.DL || (0,branch_files/* handedOverAt */.uT)(path) !== undefined))
        return undefined;
    return head.repository === repository && head.agent === agent ? { text, head } : undefined;
}

// EXTERNAL MODULE: ./build/entrypoints/idle-step.js
var idle_step = __webpack_require__(73975);
;// CONCATENATED MODULE: ./build/entrypoints/home-mark.js



/** The mark of the last run, if nothing has changed since: neither what it depends on, nor the branch, where nothing waits either. */
function findIdle(config, view, nowMs) {
    const left = idleOnBranch(view, config.settings);
    const mark = left && (0,idle_mark/* parseIdleMark */.nC)(left.text, homeContextOf(config), endOf(left.head));
    return mark && (0,idle_step/* idleAfter */.n2)(mark, 'repository', config, nowMs);
}
/** What a run leaves on the branch when nothing is left to do. */
function markText(config, report, files, head) {
    const mark = (0,idle_step/* markAfter */.Qo)(report, files, '', config);
    return mark && `${(0,idle_mark/* idleMarkText */.N0)(homeContextOf(config), endOf(head), mark)}\n`;
}
function endOf({ seq, hash }) {
    return `${seq} ${hash}`;
}
/** Where the checkout lies on this machine has no meaning on another. */
function homeContextOf(config) {
    return { ...(0,idle_step/* idleContextOf */.$c)({ ...config, workspace: '' }), workspace: config.workspace };
}


/***/ }),

/***/ 30871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rescueAtHome: () => (/* binding */ rescueAtHome),
  runAtHome: () => (/* binding */ runAtHome)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./build/adapters/actions-cache/send.js


/** Sends one request, once. Resolves when the headers are there; follows no redirect. */
function send(url, { method, headers = {}, body, env, signal }) {
    const { Agent, request } = url.protocol === 'https:' ? external_node_https_ : external_node_http_;
    return new Promise((resolve, reject) => {
        request(url, { method, headers, signal, agent: new Agent({ proxyEnv: env }) })
            .on('response', resolve)
            .on('error', reject)
            .end(body);
    });
}
/** The whole body as text. Throws when it is longer than any answer of the service. */
async function textOf(response) {
    const chunks = [];
    let length = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > TEXT_BYTES_MAX)
            throw new Error(`expected an answer of at most ${TEXT_BYTES_MAX} bytes.`);
    }
    return Buffer.concat(chunks).toString();
}
const TEXT_BYTES_MAX = 64 * 1024;
/** The code of the system or of Node for what went wrong, and no word of the other side. */
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/cache-service.js


/**
 * The requests of our own to the cache service: the client gives `undefined` for a miss and for every failure, and
 * -1 for every save that failed. Twirp as JSON, as in `cache.twirp-client.js` of @actions/cache.
 */
class CacheService {
    #url;
    #token;
    #env;
    constructor({ url, token }, env) {
        this.#url = url;
        this.#token = token;
        this.#env = env;
    }
    /** The newest entry whose key starts with `prefix`, or is it. */
    async find(prefix, version, signal) {
        const asked = await this.#ask('GetCacheEntryDownloadURL', { key: prefix, restore_keys: [prefix], version }, signal);
        if (asked.kind === 'failed')
            return { kind: 'unreachable', reason: asked.reason };
        const { success, data } = FoundBody.safeParse(asked.body);
        if (asked.status !== 200 || !success)
            return { kind: 'unreachable', reason: asked.reason };
        if (!('matched_key' in data))
            return { kind: 'missing' };
        if (!data.matched_key.startsWith(prefix))
            return { kind: 'unreachable', reason: OTHER_KEY };
        return { kind: 'found', key: data.matched_key, url: new URL(data.signed_download_url) };
    }
    /** Whether the service would take an entry of this key, and if not, why. If it would, the key is used up by that. */
    async offer(key, version, signal) {
        const asked = await this.#ask('CreateCacheEntry', { key, version }, signal);
        if (asked.kind === 'failed')
            return { kind: 'unreachable', reason: asked.reason };
        const { ok, message, msg } = OfferedBody.safeParse(asked.body).data ?? {};
        if (asked.status === 200 && ok === true)
            return { kind: 'welcome' };
        if (msg?.includes(QUOTA_USED_UP) === true)
            return { kind: 'full', reason: FULL };
        if (asked.status === 403 || message?.startsWith(WRITE_DENIED) === true)
            return { kind: 'read-only', reason: READ_ONLY };
        return { kind: 'unreachable', reason: asked.reason };
    }
    async #ask(method, question, signal) {
        try {
            const response = await send(new URL(`/twirp/${SERVICE}/${method}`, this.#url), {
                method: 'POST',
                headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
                body: JSON.stringify(question),
                env: this.#env,
                signal,
            });
            const { statusCode: status = 0 } = response;
            const body = parseJson(await textOf(response));
            return { kind: 'answered', status, body, reason: strange(method, status, body) };
        }
        catch (error) {
            const what = signal.aborted ? 'no answer in time' : codeOf(error);
            return { kind: 'failed', reason: `The cache service did not answer ${method}: ${what}.` };
        }
    }
}
const SERVICE = 'github.actions.results.api.v1.CacheService';
// In protobuf's JSON what is false or empty may be left out; anything else without an `ok` is no answer of the service.
const FoundBody = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ ok: schemas/* literal */.euz(true), matched_key: schemas/* string */.YjP().min(1), signed_download_url: schemas/* url */.OZ5() }),
    schemas/* object */.Ikc({ ok: schemas/* literal */.euz(false) }),
    schemas/* strictObject */.rej({}),
]);
const OfferedBody = schemas/* object */.Ikc({
    ok: schemas/* boolean */.zMY().optional(),
    message: schemas/* string */.YjP().optional(),
    /** Twirp's own errors. */
    msg: schemas/* string */.YjP().optional(),
});
/** The service's stable word for a token that may only read: `CACHE_WRITE_DENIED_PREFIX` of @actions/cache. */
const WRITE_DENIED = 'cache write denied:';
/** By which the client itself knows it: `UsageError` of @actions/cache. */
const QUOTA_USED_UP = 'insufficient usage';
const READ_ONLY = 'The cache service lets this run read only, so no copy was saved.';
const FULL = 'The storage for caches that this account may use is used up, so no copy was saved.';
const OTHER_KEY = 'The cache service answered with an entry of another key than it was asked for.';
const TwirpCode = schemas/* object */.Ikc({ code: schemas/* string */.YjP().regex(/^[a-z_]{1,40}$/) });
function strange(method, status, body) {
    const { data } = TwirpCode.safeParse(body);
    const answer = `HTTP ${status}${data === undefined ? '' : ` (${data.code})`}`;
    return `The cache service answered ${method} with ${answer}, and nothing that can be used.`;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/adapters/actions-cache/save-in-child.js
var save_in_child = __webpack_require__(79154);
;// CONCATENATED MODULE: ./build/adapters/actions-cache/client-process.js






/**
 * GitHub's client in a process of its own, as nothing else keeps it in bounds. It prints workflow commands with text of
 * the service in them: this process has no output. It takes its folder from `GITHUB_WORKSPACE` and the working
 * directory: those are the child's. It cannot be cancelled: a process can be killed, with the tar it started. What it
 * leaves in the temporary folder goes with that folder.
 *
 * To load the client takes longer than to upload, so a process can be started before there is anything to save.
 */
class ClientProcess {
    #client;
    #waiting;
    constructor(client) {
        this.#client = client;
    }
    /** Starts the process of the next upload. It keeps nobody from ending: it ends with whoever started it. */
    prepare() {
        if (this.#waiting !== undefined)
            return;
        const child = start(this.#client);
        child.unref();
        child.channel?.unref();
        // One that could not be started, or died, is no use; the upload starts another.
        const forget = () => {
            if (this.#waiting === child)
                this.#waiting = undefined;
        };
        child.once('exit', forget).once('error', forget);
        this.#waiting = child;
    }
    async upload({ key, folder, msMax }) {
        const temp = await (0,promises_.mkdtemp)((0,external_node_path_.join)(this.#client.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'cache-copy-'));
        try {
            return await answerOf(this.#take(), { key, folder, temp }, msMax);
        }
        finally {
            // The runner empties its temporary folder at the end of the job; what is left until then does no harm.
            await (0,promises_.rm)(temp, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
        }
    }
    #take() {
        const child = this.#waiting ?? start(this.#client);
        this.#waiting = undefined;
        child.ref();
        child.channel?.ref();
        return child;
    }
}
function start({ env, program }) {
    return (0,external_node_child_process_.spawn)(process.execPath, [program, save_in_child/* SAVE_COPY */.G], {
        env,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        detached: HAS_GROUPS,
        windowsHide: true,
    });
}
/** On Windows a process cannot be killed with what it started. */
const HAS_GROUPS = process.platform !== 'win32';
async function answerOf(child, wish, msMax) {
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(msMax)]);
    try {
        const answered = Promise.race([
            (0,external_node_events_.once)(child, 'message', { signal }),
            (0,external_node_events_.once)(child, 'exit', { signal }).then(() => [false]),
        ]);
        // What cannot be sent to a process that has died is told by its end.
        child.send(wish, () => { });
        const [saved] = await answered;
        return saved === true ? 'saved' : 'failed';
    }
    catch {
        return signal.aborted ? 'late' : 'failed';
    }
    finally {
        ended.abort();
        kill(child);
    }
}
function kill(child) {
    // The whole group, unless it never started. It may be over by now.
    if (child.pid === undefined)
        return;
    if (!HAS_GROUPS)
        child.kill('SIGKILL');
    else
        try {
            process.kill(-child.pid, 'SIGKILL');
        }
        catch {
            return;
        }
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/environment.js
/** Reads what the runner says about the cache, by the rules of its client (`config.js` in @actions/cache). */
function readAccess(env) {
    const url = URL.parse(env['ACTIONS_RESULTS_URL'] ?? '');
    const token = env['ACTIONS_RUNTIME_TOKEN'] ?? '';
    if (url === null || token === '')
        return { kind: 'off', reason: NO_SERVICE };
    if (isOtherServer(env) || !env['ACTIONS_CACHE_SERVICE_V2'])
        return { kind: 'off', reason: OLD_SERVICE };
    // A mode that nobody knows yet forbids nothing; the service has the last word.
    const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
    return {
        kind: 'on',
        url,
        token,
        readable: !['none', 'write-only'].includes(mode),
        writable: !['none', 'read'].includes(mode),
        mode,
    };
}
const NO_SERVICE = 'There is no Actions cache here: ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN must both be set, as the runner of GitHub Actions does for an action.';
const OLD_SERVICE = 'The Actions cache of this server speaks an older protocol: expected the one that github.com announces by ACTIONS_CACHE_SERVICE_V2.';
/** GitHub Enterprise Server has the older protocol only, whatever is announced. */
function isOtherServer(env) {
    const host = URL.parse(env['GITHUB_SERVER_URL'] || 'https://github.com')?.hostname ?? '';
    return host !== 'github.com' && !host.endsWith('.ghe.com') && !host.endsWith('.localhost');
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/byte-reader.js
/** What was read is no archive of ours. The message says why, in words of our own. */
class Unusable extends Error {
}
/** Takes a stream of bytes apart into pieces of known lengths, and refuses one that is longer than allowed. */
class ByteReader {
    #source;
    #bytesMax;
    #bytes = 0;
    #rest = Buffer.alloc(0);
    constructor(source, bytesMax) {
        this.#source = source[Symbol.asyncIterator]();
        this.#bytesMax = bytesMax;
    }
    /** Exactly so many bytes, at once. */
    async take(length) {
        const pieces = [];
        for await (const piece of this.stream(length))
            pieces.push(piece);
        return Buffer.concat(pieces);
    }
    /** Exactly so many bytes, as they come. */
    async *stream(length) {
        let missing = length;
        while (missing > 0) {
            if (this.#rest.length === 0 && !(await this.#fill()))
                throw new Unusable('it ends too early');
            const piece = this.#rest.subarray(0, missing);
            this.#rest = this.#rest.subarray(piece.length);
            missing -= piece.length;
            yield piece;
        }
    }
    /** Reads to the end, so that whoever unpacks the bytes has checked all of them. */
    async drain() {
        while (await this.#fill())
            ;
    }
    async #fill() {
        const { done, value } = await this.#source.next();
        if (done === true)
            return false;
        this.#bytes += value.length;
        if (this.#bytes > this.#bytesMax)
            throw new Unusable(`it holds more than ${this.#bytesMax} bytes`);
        this.#rest = value;
        return true;
    }
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/adapters/actions-cache/pax.js

/**
 * The path in an extended header of a tar archive, if there is one: records of `<length> <key>=<value>\n`, whose
 * length counts itself. Times and owners are of no use here; what changes how the content is read is refused.
 */
function pathIn(extension) {
    let path;
    for (let start = 0; start < extension.length;) {
        const [head = '', digits = ''] = /^([1-9]\d{0,5}) /.exec(extension.toString('latin1', start, start + 8)) ?? [];
        const end = start + Number(digits);
        const record = extension.toString('utf8', start + head.length, end);
        const equals = record.indexOf('=');
        if (head === '' || end > extension.length || equals < 1 || !record.endsWith('\n'))
            throw new Unusable('an extended header in it is damaged');
        const key = record.slice(0, equals);
        if (key === 'size' || key.startsWith('GNU.sparse'))
            throw new Unusable('a file in it is too large, or sparse');
        if (key === 'path')
            path = record.slice(equals + 1, -1);
        start = end;
    }
    return path;
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/tar.js


/**
 * The members of a tar archive as the client makes it: `tar --posix` of the folder `.`. Whatever else tar can hold
 * (links, devices, absolute names, sparse files) is refused, not skipped: such an archive is not ours.
 * The content of a file must be read before the next member is asked for.
 */
async function* readTar(archive) {
    let longPath;
    for (let headers = 0; headers < HEADERS_MAX; headers++) {
        const header = await archive.take(BLOCK);
        if (isZero(header))
            return expectEnd(archive);
        const { type, size, path } = parseHeader(header);
        if (type === 'x') {
            if (size > EXTENSION_BYTES_MAX)
                throw new Unusable('an extended header in it is too long');
            longPath = pathIn(await archive.take(size));
        }
        else {
            const names = namesOf(longPath ?? path);
            longPath = undefined;
            if (type === '5' && size === 0)
                yield { kind: 'folder', names };
            else if (type === '0')
                yield { kind: 'file', names, content: archive.stream(size) };
            else
                throw new Unusable('a member of it is neither a file nor a folder');
        }
        await archive.take(padding(size));
    }
    throw new Unusable('it has too many members');
}
const BLOCK = 512;
const HEADERS_MAX = 200_000;
const EXTENSION_BYTES_MAX = 64 * 1024;
/** A log with its answers is two deep; a path of a thousand folders would make a thousand folders. */
const DEPTH_MAX = 8;
function parseHeader(header) {
    const unsummed = Buffer.from(header).fill(' ', 148, 156);
    const sum = unsummed.reduce((total, byte) => total + byte, 0);
    if (sum !== octal(header, 148, 156))
        throw new Unusable('a header in it is damaged');
    const prefix = tar_text(header, 345, 500);
    const name = tar_text(header, 0, 100);
    return {
        type: String.fromCharCode(header[156] || ZERO),
        size: octal(header, 124, 136),
        path: prefix === '' ? name : `${prefix}/${name}`,
    };
}
/** What older archives have where newer ones have a `0`. */
const ZERO = 0x30;
function octal(header, start, end) {
    const digits = header.toString('latin1', start, end);
    // Lengths in another form are those of 8 GiB and more.
    if (!/^[0-7]+[ \0]*$/.test(digits))
        throw new Unusable('a number in it cannot be read');
    return Number.parseInt(digits, 8);
}
function tar_text(header, start, end) {
    const [value = ''] = header.toString('utf8', start, end).split('\0');
    return value;
}
function namesOf(path) {
    const [root, ...names] = path.replace(/\/$/, '').split('/');
    if (root !== '.' || names.length > DEPTH_MAX || names.some(name => STRANGE_NAME.test(name)))
        throw new Unusable('a member of it has a path that no member has that we packed');
    return names;
}
/** Also what leads elsewhere on Windows only. */
const STRANGE_NAME = /^\.{0,2}$|[\\:\0]|^.{256}/s;
/** The end is two blocks of zeros, filled up to the length of a tape's record. */
async function expectEnd(archive) {
    if (!isZero(await archive.take(BLOCK)))
        throw new Unusable('there is a hole in it');
    await archive.drain();
}
function isZero(block) {
    return block.every(byte => byte === 0);
}
function padding(size) {
    return (BLOCK - (size % BLOCK)) % BLOCK;
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/unpack.js






/**
 * Unpacks an archive into an empty folder. The client would have tar do it, with `-P`, which follows the archive
 * wherever it points; here there are only new files and folders below `into`, as many bytes as allowed.
 * Rejects with `Unusable`, or with the error of the disk, the stream or the decompressor.
 */
async function unpack({ archive, compression, bytesMax, signal }, into) {
    const decompressor = compression === 'gzip' ? (0,external_node_zlib_.createGunzip)() : (0,external_node_zlib_.createZstdDecompress)();
    await (0,external_node_stream_promises_.pipeline)(archive, decompressor, async (bytes) => {
        for await (const member of readTar(new ByteReader(bytes, bytesMax))) {
            const path = (0,external_node_path_.join)(into, ...member.names);
            if (member.kind === 'folder')
                (0,external_node_fs_.mkdirSync)(path, { recursive: true });
            else
                await writeNew(path, member.content);
        }
    }, { signal });
}
async function writeNew(path, content) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
    // Never what is there already: a name that comes twice is refused.
    const file = (0,external_node_fs_.openSync)(path, 'wx');
    try {
        for await (const piece of content)
            (0,external_node_fs_.writeFileSync)(file, piece);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

// EXTERNAL MODULE: ./build/adapters/actions-cache/version.js
var actions_cache_version = __webpack_require__(55282);
;// CONCATENATED MODULE: ./build/adapters/actions-cache/restore.js




/** Asks for the newest copy, fetches it, and unpacks it as it comes. Whatever goes wrong on the way is `unreachable`. */
async function restoreCopy(prefix, into, { service, env, bytesMax, msMax }) {
    const signal = AbortSignal.timeout(msMax);
    const compression = await (0,actions_cache_version/* findCompression */.iM)(env);
    const found = await service.find(prefix, (0,actions_cache_version/* copyVersion */.kv)(compression, process.platform), signal);
    if (found.kind !== 'found')
        return found;
    try {
        const archive = await send(found.url, { method: 'GET', env, signal });
        if (archive.statusCode !== 200) {
            archive.destroy();
            return { kind: 'unreachable', reason: `The copy's address answered with HTTP ${archive.statusCode}.` };
        }
        await unpack({ archive, compression, bytesMax, signal }, into);
        return { kind: 'hit', key: found.key };
    }
    catch (error) {
        const what = signal.aborted ? `it took more than ${msMax / 1000} s` : troubleOf(error);
        return { kind: 'unreachable', reason: `The copy in the cache cannot be used: ${what}.` };
    }
}
function troubleOf(error) {
    return error instanceof Unusable ? error.message : codeOf(error);
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/save.js


/** Has the client save the copy; if it does not, asks the service why, as the client does not say. */
async function saveCopy(key, folder, saving) {
    try {
        const outcome = await saving.client.upload({ key, folder, msMax: saving.msMax });
        return outcome === 'saved' ? { kind: 'saved' } : await explain(key, outcome, saving);
    }
    catch (error) {
        return { kind: 'unreachable', reason: `The copy could not be packed: ${codeOf(error)}.` };
    }
}
async function explain(key, outcome, { service, env, msMax }) {
    const signal = AbortSignal.timeout(ASK_MS_MAX);
    const version = (0,actions_cache_version/* copyVersion */.kv)(await (0,actions_cache_version/* findCompression */.iM)(env), process.platform);
    // Not under the key itself: the client may have got as far as reserving that. It must match no prefix of ours.
    const offered = await service.offer(`asked-${key}`.slice(0, KEY_LENGTH_MAX), version, signal);
    if (offered.kind !== 'welcome')
        return offered;
    const found = await service.find(key, version, signal);
    if (found.kind === 'found' && found.key === key)
        return { kind: 'taken', reason: TAKEN };
    return { kind: 'unreachable', reason: outcome === 'late' ? tooLate(msMax) : NOT_UPLOADED };
}
const KEY_LENGTH_MAX = 512;
const ASK_MS_MAX = 10_000;
const NOT_UPLOADED = 'The copy could not be packed or uploaded, though the cache service answers.';
const TAKEN = 'There is a copy of this key in the cache already; a copy is never replaced.';
function tooLate(msMax) {
    return `The copy was not saved within ${msMax / 1000} s.`;
}

;// CONCATENATED MODULE: ./build/adapters/actions-cache/actions-cache.js






/** Copies in the cache of GitHub Actions. Nothing is asked and nothing is loaded before the first call. */
function openActionsCache({ env, program, restoreMsMax = 60_000, saveMsMax = 120_000, bytesMax = 1024 ** 3, }) {
    const access = readAccess(env);
    if (access.kind === 'off') {
        const off = Promise.resolve(access);
        return { restore: () => off, save: () => off, prepareSave: () => { } };
    }
    const service = new CacheService(access, env);
    const client = new ClientProcess({ env, program });
    const off = { kind: 'off', reason: `This job's cache-mode is "${access.mode}".` };
    return {
        async restore(prefix, into) {
            expectKey(prefix);
            if (!access.readable)
                return off;
            return restoreCopy(prefix, into, { service, env, bytesMax, msMax: restoreMsMax });
        },
        async save(key, folder) {
            expectKey(key);
            if (!access.writable)
                return off;
            return saveCopy(key, folder, { service, client, env, msMax: saveMsMax });
        },
        prepareSave() {
            if (access.writable)
                client.prepare();
        },
    };
}
/** The service's rules for keys; ours are made of the agent's name, a branch's name and numbers. */
function expectKey(key) {
    (0,invariant/* invariant */.V)(key !== '' && key.length <= KEY_LENGTH_MAX && !key.includes(','), `a key of 1 to ${KEY_LENGTH_MAX} characters without a comma, not "${key}"`);
}

// EXTERNAL MODULE: ./build/adapters/task-files/git-stand.js
var git_stand = __webpack_require__(35900);
;// CONCATENATED MODULE: ./build/adapters/task-files/git-index.js



const HEADER_BYTES = 12;
/** Of an entry, up to its flags and without its name. */
const ENTRY_BYTES = 62;
const FLAGS_AT = 60;
const IS_EXTENDED = 0x4000;
/**
 * How many files in a folder came with a checkout, by git's own list of them: that of the repository around the folder, at
 * `workspace` or below it. 0 where there is no such list, or none that can be read: a git that shares its list between files
 * is not understood. Letter case counts for nothing, as on the disks of Windows and macOS.
 * https://git-scm.com/docs/gitformat-index
 */
function trackedIn(folder, workspace) {
    const root = repositoryAround(folder, workspace);
    const git = root === undefined ? undefined : (0,git_stand/* gitFolder */.n)((0,external_node_path_.join)(root, '.git'));
    const index = git === undefined ? undefined : indexIn(git);
    if (root === undefined || index === undefined)
        return 0;
    const prefix = `${(0,external_node_path_.relative)(root, folder).replaceAll(external_node_path_.sep, '/')}/`.toLowerCase();
    let count = 0;
    for (const name of namesIn(index))
        if (name.toString().toLowerCase().startsWith(prefix))
            count += 1;
    return count;
}
/** Undefined: the folder is not in the workspace, or nothing around it there is a repository. */
function repositoryAround(folder, workspace) {
    for (let at = (0,external_node_path_.dirname)(folder); isWithin(at, workspace); at = (0,external_node_path_.dirname)(at))
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
    return undefined;
}
function isWithin(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    return !(0,external_node_path_.isAbsolute)(way) && way.split(external_node_path_.sep)[0] !== '..';
}
function indexIn(git) {
    try {
        const bytes = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(git, 'index'));
        return bytes.length >= HEADER_BYTES && bytes.toString('latin1', 0, 4) === 'DIRC' ? bytes : undefined;
    }
    catch {
        return undefined;
    }
}
/** Ends where the list does, or is no longer one. */
function* namesIn(index) {
    const [version, entries] = [index.readUInt32BE(4), index.readUInt32BE(8)];
    let at = HEADER_BYTES;
    let before = Buffer.alloc(0);
    for (let entry = 0; entry < entries && at + ENTRY_BYTES < index.length; entry += 1) {
        const isExtended = (index.readUInt16BE(at + FLAGS_AT) & IS_EXTENDED) !== 0;
        const nameAt = at + ENTRY_BYTES + (isExtended ? 2 : 0);
        const [cut, suffixAt] = version === 4 ? numberAt(index, nameAt) : [before.length, nameAt];
        const end = index.indexOf(0, suffixAt);
        if (end === -1)
            return;
        before = Buffer.concat([
            before.subarray(0, Math.max(0, before.length - cut)),
            index.subarray(suffixAt, end),
        ]);
        yield before;
        // Without the compression of names, entries are padded to eights, with one NUL at least.
        at = version === 4 ? end + 1 : at + Math.ceil((end - at + 1) / 8) * 8;
    }
}
/** How much of the name before does not belong to this one: https://git-scm.com/docs/gitformat-pack, "offset encoding". */
function numberAt(index, from) {
    let at = from;
    let byte = index[at++] ?? 0;
    let value = byte & 0x7f;
    while ((byte & 0x80) !== 0) {
        byte = index[at++] ?? 0;
        value = (value + 1) * 0x80 + (byte & 0x7f);
    }
    return [value, at];
}

// EXTERNAL MODULE: ./build/domain/alerts/alert-rules.js
var alert_rules = __webpack_require__(51385);
// EXTERNAL MODULE: ./build/report/alerts/issue-marker.js
var issue_marker = __webpack_require__(92379);
;// CONCATENATED MODULE: ./build/app/alerts/refusal-open.js


/**
 * Whether an issue of the agent is open that says why a run might not work. Such a run writes nothing, so that no mark of a
 * run before it knows: whoever finds nothing in the way any more must not be idle before it has closed that.
 */
function isRefusalOpen(issues, agent) {
    return issues.some(({ isOpen, body }) => {
        const marker = isOpen ? (0,issue_marker/* parseMarker */.gY)(body) : undefined;
        const { memory } = marker ?? {};
        return (marker?.agent === agent &&
            marker.kind === 'state' &&
            memory?.phase === 'firing' &&
            (0,alert_rules/* isRefusal */.vu)(memory.reason));
    });
}

;// CONCATENATED MODULE: ./build/app/checkout/find-span.js
/** How far the checkout is behind its branch. One request, mostly. */
async function findSpan({ checkout, repository }, run) {
    const stand = checkout.stand();
    if (stand === undefined)
        return NO_SPAN;
    const asked = await repository.stand({
        branches: [stand.branch, run.branch].filter(each => each !== undefined),
        commits: [...new Set([stand.commit, run.commit])].filter(each => each !== undefined),
    });
    if (!asked.ok)
        return asked;
    const { isArchived, branch, commits } = asked.value;
    if (isArchived)
        return { ok: false, trouble: { kind: 'refused', message: ARCHIVED } };
    if (branch === undefined || branch.tip === stand.commit)
        return NO_SPAN;
    const base = await baseOf(repository, { own: stand.commit, ofRun: run.commit, commits }, branch);
    if (!base.ok)
        return base;
    if (base.commit === undefined || base.commit === branch.tip)
        return NO_SPAN;
    return { ok: true, span: { base: base.commit, tip: branch.tip, branch: branch.name } };
}
const NO_SPAN = { ok: true, span: undefined };
const ARCHIVED = 'The repository is archived: nobody can keep state or results in it. Unarchive it in its settings, or switch this workflow off.';
/**
 * The commit whose files are those that nobody has touched. A commit that GitHub does not know, or that did not lead to
 * the tip, may be one that a step of this job has made: then it is the commit that the run was started for.
 */
async function baseOf(repository, known, { tip }) {
    const [own, ofRun] = [known.own, known.ofRun].map(commit => known.commits.find(each => each === commit));
    if (own === undefined || ofRun === undefined || own === ofRun)
        return { ok: true, commit: own ?? ofRun };
    const asked = await repository.leadsTo(own, tip);
    return asked.ok ? { ok: true, commit: asked.value ? own : ofRun } : asked;
}

// EXTERNAL MODULE: ./build/app/home/home.js
var home_home = __webpack_require__(45491);
;// CONCATENATED MODULE: ./build/app/checkout/newer-than-disk.js
/** What counts instead of what lies on the disk, as far as it is known; it remembers what it was asked in vain. */
class NewerThanDisk {
    /** Undefined: it is known that the disk counts. */
    #known = new Map();
    #unknown = new Set();
    get(path) {
        if (!this.#known.has(path))
            this.#unknown.add(path);
        return this.#known.get(path);
    }
    keys() {
        return [...this.#known].flatMap(([path, newer]) => (newer === undefined ? [] : [path]));
    }
    set(path, newer) {
        this.#known.set(path, newer);
        this.#unknown.delete(path);
    }
    /** The paths that somebody asked for, and of which nothing is known. */
    get unknown() {
        return [...this.#unknown];
    }
}

// EXTERNAL MODULE: ./build/app/requests/askers.js
var requests_askers = __webpack_require__(37992);
// EXTERNAL MODULE: ./build/app/requests/look-into-inbox.js
var look_into_inbox = __webpack_require__(10914);
// EXTERNAL MODULE: ./build/app/requests/new-requests.js
var new_requests = __webpack_require__(16852);
// EXTERNAL MODULE: ./build/app/watch/look-back.js + 1 modules
var look_back = __webpack_require__(13066);
// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(10967);
// EXTERNAL MODULE: ./build/report/alerts/plain-words.js
var plain_words = __webpack_require__(10583);
// EXTERNAL MODULE: ./build/report/alerts/stale-words.js + 1 modules
var stale_words = __webpack_require__(12625);
// EXTERNAL MODULE: ./build/entrypoints/github-ports.js + 19 modules
var github_ports = __webpack_require__(27040);
// EXTERNAL MODULE: ./build/entrypoints/home-mark.js + 1 modules
var home_mark = __webpack_require__(2436);
// EXTERNAL MODULE: ./build/entrypoints/look-back-step.js
var look_back_step = __webpack_require__(65448);
;// CONCATENATED MODULE: ./build/entrypoints/run-ref.js
/** What GitHub has started the run for: of a re-run, that of the first time. */
function runRef(env) {
    const [, branch] = /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '') ?? [];
    const commit = env['GITHUB_SHA'] ?? '';
    return { branch, commit: /^[0-9a-f]{40}$/.test(commit) ? commit : undefined };
}

// EXTERNAL MODULE: ./build/entrypoints/state-folder.js
var state_folder = __webpack_require__(3146);
;// CONCATENATED MODULE: ./build/entrypoints/home-step.js




















/** A run whose state has its home on GitHub. A look at the branch, and one at what people ask for, tell most of them that there is nothing to do. */
async function runAtHome(config, github, step) {
    const trouble = trackedTrouble(config);
    if (trouble !== undefined)
        return refused(trouble, step.console);
    const ports = (0,github_ports/* openGitHub */.o6)(config, github);
    try {
        const files = (0,github_ports/* checkoutPorts */.Jv)(config, ports);
        const box = config.alerts && (0,github_ports/* openInbox */.P6)(ports);
        const { agent } = config.settings;
        const [looked, found, asked, lookedBack] = await Promise.all([
            ports.branch.look(home_home/* LOOKED_AT */.Zw),
            findSpan(files, runRef(step.env)),
            box && (0,look_into_inbox/* lookIntoInbox */.W)(box, agent),
            (0,look_back_step/* lookBackFrom */.Dt)(config, ports, step.env),
        ]);
        sayGap(lookedBack, step.console);
        if (!found.ok)
            return refused(found.trouble.message, step.console);
        if (asked?.ok === false)
            step.console.write('debug', `${asked.trouble.message} ${UNREAD}`);
        const isAsCheckedOut = found.span === undefined;
        const mayBeIdle = looked.ok && isAsCheckedOut && lookedBack.trouble === undefined;
        const hasToClose = asked?.ok === true && isRefusalOpen(asked.value.issues, agent);
        const idle = mayBeIdle && !hasToClose ? (0,home_mark/* findIdle */.E)(config, looked.value, Date.now()) : undefined;
        if (idle !== undefined && !(await isAsked(box, asked, { agent, console: step.console })))
            return idle;
        // It takes as long as all that follows until there is something to save.
        const copies = openActionsCache(step);
        copies.prepareSave();
        const [{ runOnce }, { openHome, openPublisher }, { bringFilesUpToDate }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(478), __webpack_require__.e(37), __webpack_require__.e(207), __webpack_require__.e(821), __webpack_require__.e(259), __webpack_require__.e(505), __webpack_require__.e(832), __webpack_require__.e(939), __webpack_require__.e(670), __webpack_require__.e(134)]).then(__webpack_require__.bind(__webpack_require__, 98896)),
            Promise.all(/* import() */[__webpack_require__.e(478), __webpack_require__.e(821), __webpack_require__.e(259), __webpack_require__.e(505), __webpack_require__.e(939), __webpack_require__.e(896), __webpack_require__.e(897)]).then(__webpack_require__.bind(__webpack_require__, 55434)),
            Promise.all(/* import() */[__webpack_require__.e(478), __webpack_require__.e(821), __webpack_require__.e(505), __webpack_require__.e(60)]).then(__webpack_require__.bind(__webpack_require__, 15060)),
        ]);
        const newer = new NewerThanDisk();
        const problem = await bringFilesUpToDate(config, files, {
            span: found.span,
            newer,
            console: step.console,
        });
        if (problem !== undefined)
            return refused(problem, step.console);
        const stop = step.stop();
        const interruptible = (0,github_ports/* givenUpAt */.KP)(stop, ports);
        const inbox = box && asked && { box: (0,github_ports/* openInbox */.P6)(interruptible), asked };
        const seen = { looked: () => Promise.resolve(looked), lookedBack, inbox };
        const home = openHome(config, interruptible, { ...step, copies, newer, ...seen });
        const publisher = openPublisher(config, interruptible, step.env);
        return await runOnce(config, { kind: 'once' }, { ...step, stop, home, publisher, newer });
    }
    finally {
        ports.api.close();
    }
}
/**
 * A state folder of the repository's own would be believed as if a run had left it on this disk: its lock, its mark that there is
 * nothing to do, and a log that goes on from the branch's head as somebody wants it to.
 */
function trackedTrouble(config) {
    const folder = (0,state_folder/* stateFolderOf */.l)(config);
    const count = (0,external_node_fs_.existsSync)(folder) ? trackedIn(folder, config.workspace) : 0;
    if (count === 0)
        return undefined;
    const { stateFolder } = config;
    return `The state folder ${JSON.stringify(stateFolder)} came with the checkout: ${(0,money/* counted */.hS)(count, 'file')} in it ${count === 1 ? 'is' : 'are'} in the repository, and whoever put them there could decide what this run believes. Take them out with "git rm -r --cached ${stateFolder}", and commit that; the agent keeps its state on a branch of its own.`;
}
/** Told even where there is nothing else to do: nobody may have been there to notice. */
function sayGap({ gap }, console) {
    if (gap !== undefined)
        console.write('notice', (0,plain_words/* plainWords */.c)((0,stale_words/* staleWords */.d)(gap).happened));
}
/**
 * Whether somebody who may has asked for something since the last run that worked. A trouble of GitHub's keeps no run from being
 * idle: what was asked is still there for the next one.
 */
async function isAsked(box, asked, { agent, console }) {
    if (box === undefined || asked?.ok !== true)
        return false;
    const askers = new requests_askers/* Askers */.s(box);
    const found = await (0,new_requests/* newRequests */.b)(asked.value.issues, { agent, askers });
    if (askers.trouble !== undefined)
        console.write('debug', `${askers.trouble.message} ${UNREAD}`);
    return found.length > 0;
}
const UNREAD = 'What people ask for on issues is read by the next run.';
function refused(message, console) {
    console.write('error', message);
    return { kind: 'refused', message };
}
/** After a step that did not end by itself: whatever it left on the disk is kept. */
async function rescueAtHome(config, github, step) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)((0,state_folder/* stateFolderOf */.l)(config), 'log')))
        return;
    // The step itself has said it, and left nothing there.
    if (trackedTrouble(config) !== undefined)
        return;
    const ports = (0,github_ports/* openGitHub */.o6)(config, github);
    try {
        const looked = await ports.branch.look(home_home/* LOOKED_AT */.Zw);
        const { rescue } = await Promise.all(/* import() */[__webpack_require__.e(478), __webpack_require__.e(821), __webpack_require__.e(259), __webpack_require__.e(505), __webpack_require__.e(939), __webpack_require__.e(896), __webpack_require__.e(897)]).then(__webpack_require__.bind(__webpack_require__, 55434));
        const newer = new NewerThanDisk();
        const copies = openActionsCache(step);
        const seen = { looked: () => Promise.resolve(looked), lookedBack: look_back/* NOTHING_SEEN */.s3, inbox: undefined };
        await rescue(config, ports, { ...step, copies, newer, ...seen });
    }
    finally {
        ports.api.close();
    }
}


/***/ }),

/***/ 65448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dt: () => (/* binding */ lookBackFrom),
/* harmony export */   b0: () => (/* binding */ nextDueOf),
/* harmony export */   fb: () => (/* binding */ ownWorkflowIn)
/* harmony export */ });
/* harmony import */ var _adapters_github_workflow_books_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99755);
/* harmony import */ var _app_watch_look_back_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13066);
/* harmony import */ var _domain_watch_schedule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13931);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83822);




/** What a run sees of its own past as it starts. Of one that no workflow of this repository runs there is nothing to see. */
async function lookBackFrom({ settings, watching }, { api, placeOf }, env) {
    const path = ownWorkflowIn(env);
    const run = Number(env['GITHUB_RUN_ID']);
    if (path === undefined || !Number.isSafeInteger(run))
        return _app_watch_look_back_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING_SEEN */ .s3;
    const { owner, name } = placeOf('');
    const books = (0,_adapters_github_workflow_books_js__WEBPACK_IMPORTED_MODULE_0__/* .workflowBooks */ .w)({ api, owner, name });
    const files = once(() => books.files());
    const action = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    const agent = { action, name: settings.agent };
    const file = () => fileAt(path, { files }, agent);
    const isKeptOn = () => hasKeeper({ files }, agent);
    const { staleAfterMs, graceMs } = watching;
    return (0,_app_watch_look_back_js__WEBPACK_IMPORTED_MODULE_1__/* .lookBack */ .Lp)({ books, file, isKeptOn }, { path, run, nowMs: Date.now(), staleAfterMs, graceMs });
}
/** Both questions are about the same files. */
function once(ask) {
    let asked;
    return () => (asked ??= ask());
}
/** When the workflow that runs this job is due next, by its schedule on the default branch. */
async function nextDueOf({ settings }, { api, placeOf }, env) {
    const path = ownWorkflowIn(env);
    if (path === undefined)
        return undefined;
    const { owner, name } = placeOf('');
    const action = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    const file = await fileAt(path, (0,_adapters_github_workflow_books_js__WEBPACK_IMPORTED_MODULE_0__/* .workflowBooks */ .w)({ api, owner, name }), { action, name: settings.agent });
    const dueMs = (0,_domain_watch_schedule_js__WEBPACK_IMPORTED_MODULE_2__/* .nextDue */ .m)(file?.lines ?? [], Date.now());
    return dueMs === undefined ? undefined : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_3__/* .timestampOf */ .U_)(dueMs);
}
/** The file of the workflow that runs this job, as `.github/workflows/agent.yml`. */
function ownWorkflowIn({ GITHUB_WORKFLOW_REF: ref = '' }) {
    return /^[^/\s]+\/[^/\s]+\/(\.github\/workflows\/[^/@\s]+\.ya?ml)@/.exec(ref)?.[1];
}
/** As the default branch has it, where schedules come from. What reads YAML is loaded only now. */
async function fileAt(path, books, agent) {
    const files = await books.files();
    if (!files.ok || files.value.every(file => file.path !== path))
        return undefined;
    const { workflowOfAgent } = await __webpack_require__.e(/* import() */ 567).then(__webpack_require__.bind(__webpack_require__, 95567));
    // The step may be in a file that this one calls.
    return workflowOfAgent(files.value, { ...agent, path }).file;
}
/** Whether a workflow of the default branch watches over the agent with `keepalive: true`. */
async function hasKeeper(books, agent) {
    const files = await books.files();
    if (!files.ok)
        return false;
    const { isKeptOn } = await __webpack_require__.e(/* import() */ 567).then(__webpack_require__.bind(__webpack_require__, 95567));
    return isKeptOn(files.value, agent);
}


/***/ })

};
