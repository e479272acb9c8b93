export const id = 515;
export const ids = [515,567];
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

/***/ 95567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isKeptOn: () => (/* binding */ isKeptOn),
  workflowOfAgent: () => (/* binding */ workflowOfAgent)
});

;// CONCATENATED MODULE: ./build/domain/watch/cron.js
/**
 * What is wrong with the five fields of a schedule on GitHub, as what was expected; undefined: nothing. Stricter than
 * POSIX where GitHub is: no names such as `@daily`, and at least five minutes between two runs.
 */
function cronComplaint(cron) {
    const parts = cron.split(' ');
    if (parts.length !== FIELDS.length)
        return 'expected five fields with one space between them, such as "17 2 * * *"';
    const sets = new Map();
    for (const [part, field] of pairsOf(parts, FIELDS)) {
        const set = valuesOf(part, field);
        if (set === undefined)
            return `expected ${field.expected}, got "${part}"`;
        sets.set(field.name, set);
    }
    const valuesIn = (name) => [...sets].flatMap(([of, set]) => (of === name ? [...set] : []));
    if (gapOf(valuesIn('minute'), valuesIn('hour')) < MINUTES_BETWEEN_MIN)
        return 'expected at least 5 minutes between two runs: GitHub starts none more often';
    const isAnyWeekday = parts.at(-1) === '*';
    const firstDay = Math.min(...valuesIn('day'));
    if (isAnyWeekday && !valuesIn('month').some(month => firstDay <= daysOf(month)))
        return 'expected a day that some month has';
    return undefined;
}
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIELDS = [
    { name: 'minute', min: 0, max: 59, names: [], expected: 'a minute from 0 to 59' },
    { name: 'hour', min: 0, max: 23, names: [], expected: 'an hour from 0 to 23' },
    { name: 'day', min: 1, max: 31, names: [], expected: 'a day from 1 to 31' },
    { name: 'month', min: 1, max: 12, names: MONTHS, expected: 'a month from 1 to 12 or JAN to DEC' },
    { name: 'weekday', min: 0, max: 6, names: DAYS, expected: 'a day of the week from 0 to 6 or SUN to SAT' },
];
const MINUTES_BETWEEN_MIN = 5;
/** Every value that a field means; undefined: it is no such field. */
function valuesOf(text, field) {
    const values = new Set();
    for (const part of text.split(',')) {
        const match = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d{1,2}))?$/.exec(part);
        if (match === null)
            return undefined;
        const [, every, first = '', last = first, step] = match;
        const from = every === undefined ? cron_valueOf(first, field) : field.min;
        // `7/5` goes on from 7 to the end, as `7-59/5` does.
        const isOpen = every !== undefined || (step !== undefined && match[3] === undefined);
        const to = isOpen ? field.max : cron_valueOf(last, field);
        const by = Number(step ?? 1);
        if (from === undefined || to === undefined || from > to || by === 0)
            return undefined;
        for (let value = from; value <= to; value += by)
            values.add(value);
    }
    return values;
}
function cron_valueOf(text, { min, max, names }) {
    const named = names.indexOf(text.toUpperCase());
    const value = named === -1 ? (/^\d{1,2}$/.test(text) ? Number(text) : NaN) : named + min;
    return value >= min && value <= max ? value : undefined;
}
/** The fewest minutes between two runs. */
function gapOf(minutes, hours) {
    const withinTheHour = minutes
        .flatMap(first => minutes.map(second => second - first))
        .filter(gap => gap > 0);
    const meetsNextHour = hours.some(hour => hours.includes((hour + 1) % 24));
    const overTheHour = 60 + Math.min(...minutes) - Math.max(...minutes);
    return Math.min(...withinTheHour, meetsNextHour ? overTheHour : Infinity);
}
function daysOf(month) {
    return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
function pairsOf(firsts, seconds) {
    return firsts.flatMap((first, index) => seconds.slice(index, index + 1).map(second => [first, second]));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
;// CONCATENATED MODULE: ./build/adapters/workflow-file/workflow-shape.js

/*
 * The part of a workflow file that tells when its jobs run and what they use, as lenient as can be: the file is somebody
 * else's, and what is wrong in one place must not hide the others.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
const Text = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]).transform(String);
const ScheduleLine = schemas/* object */.Ikc({ cron: schemas/* unknown */.L5J().optional(), timezone: schemas/* unknown */.L5J().optional() });
/** `on: push`, `on: [push]` and `on: { push: … }` say the same. */
const Events = schemas/* union */.KCZ([
    schemas/* string */.YjP().transform(event => ({ [event]: null })),
    schemas/* array */.YOg(schemas/* string */.YjP().catch('')).transform(events => Object.fromEntries(events.map(event => [event, null]))),
    schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
]);
const Step = schemas/* object */.Ikc({
    uses: schemas/* string */.YjP().optional().catch(undefined),
    with: schemas/* record */.g1P(schemas/* string */.YjP(), Text.catch('')).catch({}).default({}),
});
const Job = schemas/* object */.Ikc({
    'timeout-minutes': schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]).optional().catch(undefined),
    needs: schemas/* unknown */.L5J().optional(),
    /** Of a job that is another workflow. */
    uses: schemas/* string */.YjP().optional().catch(undefined),
    steps: schemas/* array */.YOg(Step.catch({ with: {} }))
        .catch([])
        .default([]),
});
const WorkflowShape = schemas/* object */.Ikc({
    on: Events.catch({}).default({}),
    jobs: schemas/* record */.g1P(schemas/* string */.YjP(), Job.catch({ steps: [] }))
        .catch({})
        .default({}),
});
/** The lines of `on.schedule`; undefined: there is no schedule. What is no line is one without a cron. */
function scheduleLinesOf(events) {
    if (!Object.hasOwn(events, 'schedule'))
        return undefined;
    return schemas/* array */.YOg(ScheduleLine.catch({})).catch([{}]).parse(events['schedule']);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/adapters/workflow-file/yaml-value.js

/**
 * One YAML document, by whoever may write to the repository. What makes a small text into a large value is refused, and
 * so is what could not be read in a moment.
 */
function yamlValueOf(text) {
    if (text.length > TEXT_LENGTH_MAX)
        return { ok: false, complaint: `It is longer than ${TEXT_LENGTH_MAX} characters.` };
    const tokens = [];
    const parser = new dist/* Parser */.iX();
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        tokens.push(...parser.next(lexeme));
        // All that comes after this calls itself for each level; a map and a list entry can each put two tokens there.
        if (parser.stack.length > 2 * DEPTH_MAX)
            return { ok: false, complaint: TOO_DEEP };
    }
    tokens.push(...parser.end());
    const [document, second] = new dist/* Composer */.Dk(OPTIONS).compose(tokens, true, text.length);
    if (second !== undefined)
        return { ok: false, complaint: 'It holds several documents.' };
    const [fault] = document?.errors ?? [];
    if (fault !== undefined)
        return { ok: false, complaint: fault.message };
    const conversion = new Conversion();
    const value = conversion.valueOf(document?.contents, 0);
    const { complaint } = conversion;
    return complaint === undefined ? { ok: true, value } : { ok: false, complaint };
}
/** Twice what GitHub takes. */
const TEXT_LENGTH_MAX = 1_000_000;
/** Deeper than anybody nests by hand; far from what would overflow a stack. */
const DEPTH_MAX = 100;
/** Those that an alias stands for count each time. */
const VALUES_MAX = 200_000;
const TOO_DEEP = `It is nested more than ${DEPTH_MAX} levels deep.`;
/** As GitHub reads it: `on` is a text, and no merge keys. To look for twin keys would be quadratic. */
const OPTIONS = {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
};
/** Turns nodes into values, and stops at the first that makes no sense or too many. */
class Conversion {
    complaint;
    #anchors = new Map();
    #values = 0;
    valueOf(node, depth) {
        if (this.complaint !== undefined)
            return null;
        if (depth > DEPTH_MAX)
            return this.#refuse(TOO_DEEP);
        this.#values += 1;
        if (this.#values > VALUES_MAX)
            return this.#refuse(`It stands for more than ${VALUES_MAX} values.`);
        if (dist/* isAlias */.Vj(node)) {
            const target = this.#anchors.get(node.source);
            return target === undefined
                ? this.#refuse(`No anchor "${node.source}" stands before its alias.`)
                : this.valueOf(target, depth + 1);
        }
        const value = this.#plainValueOf(node, depth);
        // Only now: an alias within what it stands for would have no end.
        if (dist/* isNode */.Ll(node) && node.anchor !== undefined)
            this.#anchors.set(node.anchor, node);
        return value;
    }
    #plainValueOf(node, depth) {
        if (dist/* isSeq */.oP(node))
            return node.items.map(item => this.valueOf(item, depth + 1));
        if (dist/* isScalar */.jn(node))
            return node.value;
        if (!dist/* isMap */.jh(node))
            return null;
        // Defines own properties, also for a key such as `__proto__`.
        return Object.fromEntries(node.items.map(({ key, value }) => [
            dist/* isScalar */.jn(key) ? String(key.value) : '',
            this.valueOf(value, depth + 1),
        ]));
    }
    #refuse(complaint) {
        this.complaint = complaint;
        return null;
    }
}

;// CONCATENATED MODULE: ./build/adapters/workflow-file/read-workflow.js



function readWorkflow({ path, text }) {
    const read = yamlValueOf(text);
    if (!read.ok)
        return read;
    const shape = WorkflowShape.safeParse(read.value);
    if (!shape.success)
        return { ok: false, complaint: 'It is no map of "on" and "jobs".' };
    const { on, jobs } = shape.data;
    const schedule = scheduleOf(scheduleLinesOf(on));
    const workflow = {
        path,
        ...schedule,
        hasDispatch: Object.hasOwn(on, 'workflow_dispatch'),
        jobs: Object.entries(jobs).map(([name, job]) => ({
            name,
            timeoutMinutes: minutesOf(job['timeout-minutes']),
            hasNeeds: job.needs !== undefined,
            calls: job.uses,
            uses: job.steps.flatMap(({ uses, with: inputs }) => uses === undefined ? [] : [{ uses, with: inputs }]),
        })),
    };
    return { ok: true, workflow };
}
/** What GitHub gives a job that names no time of its own, and what we take for an expression. */
const MINUTES = 360;
/** A job on a machine of one's own ends after five days, whatever it says. */
const MINUTES_MAX = 5 * 24 * 60;
function minutesOf(timeout) {
    const minutes = typeof timeout === 'string' && timeout.trim() === '' ? NaN : Number(timeout);
    return minutes > 0 ? Math.min(minutes, MINUTES_MAX) : MINUTES;
}
/** More lines than anybody has; each is computed at every look. */
const LINES_MAX = 50;
function scheduleOf(all) {
    const judged = (all ?? []).slice(0, LINES_MAX).map(judge);
    const complaints = judged.filter(line => typeof line === 'string');
    if (all?.length === 0)
        complaints.push('The schedule is empty.');
    if (all !== undefined && all.length > LINES_MAX)
        complaints.push(`Only the first ${LINES_MAX} lines of the schedule are looked at.`);
    return { lines: judged.filter(line => typeof line !== 'string'), complaints };
}
/** The line, or what is wrong with it. */
function judge({ cron, timezone }) {
    if (typeof cron !== 'string')
        return 'A line of the schedule has no cron.';
    const complaint = cronComplaint(cron);
    if (complaint !== undefined)
        return `cron "${cron}": ${complaint}.`;
    const zone = timezone ?? 'UTC';
    if (typeof zone !== 'string' || !isZone(zone))
        return `timezone ${JSON.stringify(zone)}: expected a name such as "Europe/Berlin".`;
    return { cron, zone };
}
function isZone(name) {
    // Node takes offsets such as "+01:00", too; GitHub takes names.
    if (!/^[A-Za-z]/.test(name))
        return false;
    try {
        return new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0) !== '';
    }
    catch (error) {
        if (error instanceof RangeError)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/workflow-file/agent-workflow.js

/**
 * The workflow file that runs an agent: one with a step that uses this action, `owner/repo`, or the action of its own
 * repository, in the mode `run`, under that name. Where files of the same repository call that one, those run it, unless
 * it has a schedule of its own; who calls them is not looked for. Of several the first with a schedule, else the first.
 * `path`: only that file may be it.
 */
function workflowOfAgent(files, { action, name, path: only }) {
    const readings = files.map(file => ({ path: file.path, ...readWorkflow(file) }));
    const workflows = readings.flatMap(reading => (reading.ok ? [reading.workflow] : []));
    const thoseWith = (isName) => workflows.filter(({ jobs }) => jobs.some(({ uses }) => uses.some(step => isAgent(step, action, isName))));
    const unreadable = readings.flatMap(({ path, ...reading }) => reading.ok ? [] : [`${path}: ${reading.complaint}`]);
    const named = thoseWith(given => given === name);
    // What a name will be that is made up as it runs nobody knows. Rather this than none, but for one that needs no name.
    const mayBeUnread = readings.some(({ ok, path }) => !ok && only === undefined && path.includes(name));
    const isElsewhere = named.length > 0 || mayBeUnread || name === DEFAULTS.name;
    const withStep = isElsewhere ? named : thoseWith(isExpression);
    const running = withStep
        .flatMap(workflow => runnersOf(workflow, workflows))
        .filter(({ path }) => only === undefined || path === only);
    const found = running.find(({ lines }) => lines.length > 0) ??
        running.find(({ complaints }) => complaints.length > 0) ??
        running[0];
    return {
        file: found && watchedFileOf(found, withStep),
        unreadable,
    };
}
/** Whether one of them is to keep the agent's schedule on: a step in the mode `monitor` with `keepalive: true`. */
function isKeptOn(files, { action, name }) {
    const steps = files.flatMap(file => {
        const reading = readWorkflow(file);
        return reading.ok ? reading.workflow.jobs.flatMap(({ uses }) => uses) : [];
    });
    return steps.some(step => isOurs(step, action, given => given === name) &&
        inputOf(step.with, 'mode') === 'monitor' &&
        inputOf(step.with, 'keepalive') === 'true');
}
function isAgent(step, action, isName) {
    const mode = inputOf(step.with, 'mode');
    return (mode === 'run' || isExpression(mode)) && isOurs(step, action, isName);
}
/** Whether it uses this action, under such a name. */
function isOurs({ uses, with: inputs }, action, isName) {
    const [used = ''] = uses.split('@');
    const isAction = used === './' || used.toLowerCase() === action.toLowerCase();
    return isAction && isName(inputOf(inputs, 'name'));
}
/** What `action.yml` says of them. */
const DEFAULTS = { mode: 'run', name: 'default', keepalive: 'false' };
function inputOf(inputs, input) {
    // The names of inputs are the same in any case.
    const [, value = ''] = Object.entries(inputs).find(([key]) => key.toLowerCase() === input) ?? [];
    return value.trim() || DEFAULTS[input];
}
function isExpression(value) {
    return value.includes('${{');
}
/** The workflows whose schedule and runs are those of one with the step: itself, or those that call it. */
function runnersOf(workflow, workflows) {
    const hasSchedule = workflow.lines.length > 0 || workflow.complaints.length > 0;
    const callers = workflows.filter(({ jobs }) => jobs.some(job => isCallOf(job, workflow)));
    return hasSchedule || callers.length === 0 ? [workflow] : callers;
}
/** Of a file of the same repository, at the same commit. */
function isCallOf({ calls }, { path }) {
    return calls === `./${path}`;
}
/** `called`: what its jobs may call, each with a time of its own. */
function watchedFileOf({ path, lines, complaints, hasDispatch, jobs }, called) {
    const minutes = agent_workflow_minutesOf(jobs, job => {
        const its = called.find(workflow => isCallOf(job, workflow));
        return its === undefined ? job.timeoutMinutes : agent_workflow_minutesOf(its.jobs, each => each.timeoutMinutes);
    });
    return { path, lines, complaints, canBeStarted: hasDispatch, timeoutMs: minutes * 60_000 };
}
/** Jobs that need others begin when those have ended. A run is on until its last job is over. */
function agent_workflow_minutesOf(jobs, timeOf) {
    const mayWait = jobs.some(({ hasNeeds }) => hasNeeds);
    return jobs.map(timeOf).reduce((sum, each) => (mayWait ? sum + each : Math.max(sum, each)), 0);
}


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

/***/ 26515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inboxStep: () => (/* binding */ inboxStep)
});

// EXTERNAL MODULE: ./build/adapters/github/workflow-books.js + 5 modules
var workflow_books = __webpack_require__(99755);
// EXTERNAL MODULE: ./build/adapters/runner-event.js
var runner_event = __webpack_require__(46198);
// EXTERNAL MODULE: ./build/adapters/workflow-file/agent-workflow.js + 4 modules
var agent_workflow = __webpack_require__(95567);
// EXTERNAL MODULE: ./build/app/requests/askers.js
var requests_askers = __webpack_require__(37992);
// EXTERNAL MODULE: ./build/app/requests/look-into-inbox.js
var look_into_inbox = __webpack_require__(10914);
// EXTERNAL MODULE: ./build/app/requests/new-requests.js
var new_requests = __webpack_require__(16852);
;// CONCATENATED MODULE: ./build/app/requests/receive.js



/**
 * Hears what somebody asks for: shows that it was seen, and starts the agent, whose next run takes it. Nothing of the event is
 * believed but where to look. Undefined `event`: something may have been asked anywhere.
 */
async function receiveAsked(ports, agent, event) {
    const { inbox, console } = ports;
    const looked = await (0,look_into_inbox/* lookIntoInbox */.W)(inbox, agent);
    if (!looked.ok)
        return refused(looked.trouble.message);
    const askers = new requests_askers/* Askers */.s(inbox);
    const asked = await (0,new_requests/* newRequests */.b)(looked.value.issues, { agent, askers }, request => isOf(event, request));
    if (asked.length === 0)
        return askers.trouble === undefined ? { kind: 'idle' } : refused(askers.trouble.message);
    for (const { source } of asked) {
        if (source.kind !== 'comment')
            continue;
        const reacted = await inbox.react(source.id, 'eyes');
        if (!reacted.ok)
            console.write('debug', reacted.trouble.message);
    }
    const trouble = await startAgent(ports);
    if (trouble !== undefined)
        return refused(trouble);
    console.write('info', 'Somebody who may has asked for something: the agent was started, and takes it.');
    return { kind: 'received' };
}
function isOf(event, { issue, source }) {
    if (event === undefined)
        return true;
    const comment = source.kind === 'comment' ? source.id : undefined;
    return issue === event.issue && comment === event.comment;
}
/** Undefined: GitHub has heard it. Else why not. Names of files are somebody's words, and in no message. */
async function startAgent({ books, findFile }) {
    const [files, repository] = await Promise.all([books.files(), books.repository()]);
    if (!files.ok)
        return messageOf(files.trouble);
    if (!repository.ok)
        return messageOf(repository.trouble);
    const file = findFile(files.value);
    if (file === undefined)
        return 'No workflow file of the default branch has a step that uses this action in the mode "run" under this name.';
    if (!file.canBeStarted)
        return 'The workflow of the agent has no "workflow_dispatch:" under "on:", so nobody can start it.';
    const started = await books.start(file.path, repository.value.defaultBranch);
    return started.ok ? undefined : messageOf(started.trouble);
}
function messageOf({ message }) {
    return message;
}
function refused(why) {
    return { kind: 'refused', message: `${why} What was asked is taken by the next run that comes.` };
}

// EXTERNAL MODULE: ./build/entrypoints/github-ports.js + 19 modules
var github_ports = __webpack_require__(27040);
;// CONCATENATED MODULE: ./build/entrypoints/inbox-step.js





/** `mode: inbox`: starts the agent when somebody who may asks for something. It reads no task and no log, and needs no key. */
async function inboxStep(config, github, { console, env }) {
    const { agent } = config.settings;
    // Such an agent reads no issue, so there is nothing that it could be started for.
    if (config.alerts === undefined)
        return { kind: 'heard', outcome: 'idle' };
    const ports = (0,github_ports/* openGitHub */.o6)(config, github);
    try {
        const { owner, name } = ports.placeOf('');
        const action = env['GITHUB_ACTION_REPOSITORY'] ?? '';
        const end = await receiveAsked({
            inbox: (0,github_ports/* openInbox */.P6)(ports),
            books: (0,workflow_books/* workflowBooks */.w)({ api: ports.api, owner, name }),
            findFile: files => (0,agent_workflow.workflowOfAgent)(files, { action, name: agent }).file,
            console,
        }, agent, (0,runner_event/* readIssueEvent */.w)(env['GITHUB_EVENT_PATH']));
        if (end.kind === 'refused')
            console.write('error', end.message);
        return end.kind === 'refused' ? end : { kind: 'heard', outcome: end.kind };
    }
    finally {
        ports.api.close();
    }
}


/***/ })

};
