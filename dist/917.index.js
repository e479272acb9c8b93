export const id = 917;
export const ids = [917,567];
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


/***/ }),

/***/ 43432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  monitorStep: () => (/* binding */ monitorStep)
});

// EXTERNAL MODULE: ./build/adapters/workflow-file/agent-workflow.js + 4 modules
var agent_workflow = __webpack_require__(95567);
// EXTERNAL MODULE: ./build/adapters/github/workflow-books.js + 5 modules
var workflow_books = __webpack_require__(99755);
// EXTERNAL MODULE: ./build/domain/alerts/stale-alert.js
var stale_alert = __webpack_require__(33483);
// EXTERNAL MODULE: ./build/domain/watch/run-signs.js
var run_signs = __webpack_require__(91971);
;// CONCATENATED MODULE: ./build/domain/watch/asked-start.js

/** GitHub says that it has heard, and starts a run within minutes. */
const ARRIVAL_MS_MAX = 3_600_000;
/** Its clock may be behind that of whoever asked. */
const BEHIND_MS_MAX = 5 * 60_000;
/**
 * Whether a start that was asked for since the last success came to nothing: its run failed, or there is none within an
 * hour. One that somebody cancelled proves nothing.
 */
function hasStartFailed(askedMs, runs, { lastSuccessMs, nowMs }) {
    if (askedMs === undefined || askedMs <= (lastSuccessMs ?? -Infinity))
        return false;
    const brought = runs.filter(({ event, createdAtMs }) => event === 'workflow_dispatch' && createdAtMs >= askedMs - BEHIND_MS_MAX);
    if (brought.length === 0)
        return nowMs > askedMs + ARRIVAL_MS_MAX;
    return brought.every(run => (0,run_signs/* hasFailed */.WN)(run) || run.conclusion === 'not-started');
}

// EXTERNAL MODULE: ./build/domain/watch/explained.js
var explained = __webpack_require__(32647);
// EXTERNAL MODULE: ./build/domain/watch/health.js
var watch_health = __webpack_require__(13983);
// EXTERNAL MODULE: ./build/domain/watch/stale-causes.js
var stale_causes = __webpack_require__(717);
;// CONCATENATED MODULE: ./build/domain/watch/deadlines-since.js



/** A week of changes is a week of work on it; one that is changed for longer without a run is dead all the same. */
const CHANGES_MS_MAX = 7 * 86_400_000;
/** GitHub may note a change of the file as one of the workflow. */
const SAME_CHANGE_MS_MAX = 3_600_000;
/** What the last sign of life promises. A change since then puts it off, as nothing was due by it before; but not for ever. */
function deadlinesSince(schedule, { facts, signs }, { nowMs, graceMs }) {
    const { workflow } = facts;
    const heardMs = Math.max(signs.lastSuccessMs ?? workflow?.createdAtMs ?? nowMs, switchedOnMs(facts, nowMs) ?? -Infinity);
    // A run that failed for a reason that people were told of has come all the same.
    const sinceMs = Math.max(heardMs, (0,explained/* explainedBy */.U)(facts, signs, nowMs)?.startedAtMs ?? -Infinity);
    const deadlines = (0,watch_health/* deadlinesAfter */.EV)(schedule, sinceMs, graceMs);
    const changeMs = Math.max((0,stale_causes/* fileChangeOf */.AM)(facts, nowMs), updateOf(facts, nowMs));
    const later = changeMs > sinceMs ? (0,watch_health/* deadlinesAfter */.EV)(schedule, changeMs, graceMs) : undefined;
    if (deadlines === undefined || later === undefined)
        return { sinceMs, deadlines };
    const lastMs = heardMs + CHANGES_MS_MAX + (later.missedMs - later.dueMs);
    return {
        sinceMs,
        deadlines: {
            // What is missed by the last success must not be called due at a time that is still to come.
            dueMs: later.missedMs <= lastMs ? later.dueMs : deadlines.dueMs,
            missedMs: Math.max(deadlines.missedMs, Math.min(later.missedMs, lastMs)),
            staleMs: Math.max(deadlines.staleMs, Math.min(later.staleMs, lastMs)),
        },
    };
}
/**
 * When its workflow was switched on, after weeks maybe. What keeps the schedules of a repository on in which nothing
 * happens does so day by day, and would hide a dead agent behind that.
 */
function switchedOnMs(facts, nowMs) {
    const { changedMs } = facts;
    if (changedMs === undefined || (0,stale_causes/* isQuiet */.rM)(facts.repository, nowMs))
        return undefined;
    const updateMs = updateOf(facts, nowMs);
    return updateMs > changedMs + SAME_CHANGE_MS_MAX ? updateMs : undefined;
}
function updateOf({ workflow }, nowMs) {
    const updatedAtMs = workflow?.updatedAtMs ?? -Infinity;
    return updatedAtMs <= nowMs ? updatedAtMs : -Infinity;
}

;// CONCATENATED MODULE: ./build/domain/watch/pulse.js




function pulseOf(schedule, { facts, signs, timeoutMs, }, { nowMs, graceMs }) {
    const calm = { dueMs: undefined, cause: undefined, wantsStart: false };
    if (schedule === undefined)
        return { ...calm, health: 'unscheduled' };
    const { startAskedMs } = facts;
    const { lastSuccessMs, running } = signs;
    const startFailed = hasStartFailed(startAskedMs, facts.runs, { lastSuccessMs, nowMs });
    const { sinceMs, deadlines } = deadlinesSince(schedule, { facts, signs }, { nowMs, graceMs });
    if (deadlines === undefined)
        return { ...calm, health: 'well' };
    const { dueMs, staleMs } = deadlines;
    // A start that came to nothing is not asked for anew before a second silence is as long as the first. What already waits
    // would wait no shorter for another beside it.
    const wantsStart = running === undefined &&
        (startAskedMs === undefined || startAskedMs <= sinceMs || nowMs >= startAskedMs + (staleMs - sinceMs));
    const lastRun = lastRunOf(signs);
    const onRun = running && (0,run_signs/* runningOf */.Tx)(running, timeoutMs);
    const health = (0,watch_health/* healthBy */.w0)(deadlines, { lastSuccessMs, running: onRun, hasStartFailed: startFailed }, nowMs);
    switch (health.kind) {
        case 'pending':
            if (!health.isOverdue || nowMs < staleMs)
                return { ...calm, health: 'pending', dueMs };
            return { health: 'stale', dueMs, cause: { reason: 'never-started', dueMs, lastRun }, wantsStart };
        case 'stale': {
            const cause = { reason: 'missed', dueMs, wasStartedInVain: startFailed, lastRun };
            return { health: 'stale', dueMs, cause, wantsStart };
        }
        case 'missed':
            return { health: 'missed', dueMs, cause: undefined, wantsStart };
        // A run that hangs is told as such, not as silence.
        case 'hung':
        case 'well':
            return { ...calm, health: nowMs < dueMs ? 'well' : 'late', dueMs };
    }
}
/** Of those that are over only where none is on. */
function lastRunOf({ running, since: [last] }) {
    if (running !== undefined)
        return { id: running.id, stand: 'waits' };
    return last && { id: last.id, stand: (0,run_signs/* hasFailed */.WN)(last) ? 'failed' : 'cancelled' };
}

// EXTERNAL MODULE: ./build/domain/watch/stale.js
var stale = __webpack_require__(83196);
// EXTERNAL MODULE: ./build/domain/watch/watched.js
var watched = __webpack_require__(4263);
;// CONCATENATED MODULE: ./build/domain/watch/watch.js





/**
 * A judgement by what the agent noted, what GitHub says, and the time, and by nothing else. Where several things are
 * wrong the most fundamental is told: mending the others would be in vain.
 */
function watch(facts, options) {
    const { file, repository, runs, loggedSuccessMs } = facts;
    const { nowMs } = options;
    const timeoutMs = (0,watched/* timeoutOf */.R)(file);
    const signs = (0,run_signs/* runSignsOf */.rX)(runs, loggedSuccessMs, { nowMs, timeoutMs });
    const { lastSuccessMs } = signs;
    const silent = { lastSuccessMs, dueMs: undefined, finding: undefined, isQuiet: false, act: undefined };
    if (repository.isArchived)
        return { ...silent, health: 'archived' };
    const schedule = scheduleOf(facts);
    const isTraced = [file, facts.workflow, schedule, lastSuccessMs].some(trace => trace !== undefined);
    if (!isTraced && !facts.hasState)
        return { ...silent, health: 'unknown' };
    const pulse = pulseOf(schedule, { facts, signs, timeoutMs }, options);
    const cause = (0,stale_causes/* disabledBy */.u0)(facts) ??
        (0,stale_causes/* brokenBy */.RA)(facts, signs, nowMs) ??
        (0,stale_causes/* hungBy */.I7)(signs, timeoutMs) ??
        (0,stale_causes/* failingBy */.Gx)(facts, signs, nowMs) ??
        pulse.cause;
    const told = cause ?? (0,stale_causes/* inactivityOf */.C5)(facts, nowMs);
    return {
        health: cause === undefined ? pulse.health : 'stale',
        lastSuccessMs,
        dueMs: pulse.dueMs,
        finding: told && {
            ...told,
            severity: stale/* STALE_SEVERITIES */.M[told.reason],
            lastSuccessMs,
            path: file?.path,
        },
        isQuiet: (0,stale_causes/* isQuiet */.rM)(repository, nowMs),
        act: actOn(told, pulse, facts),
    };
}
function scheduleOf({ file, staleAfterMs }) {
    if (staleAfterMs !== undefined)
        return { kind: 'stale-after', ms: staleAfterMs };
    const [first, ...rest] = file?.lines ?? [];
    return first && { kind: 'cron', lines: [first, ...rest] };
}
/** What a person switched off stays off, and a run that would hang, fail or not begin is not asked for. */
function actOn(cause, { wantsStart }, { file, workflow }) {
    const reason = cause?.reason;
    if (reason === 'disabled-by-inactivity')
        return 'enable';
    const canStart = workflow?.state === 'active' && file?.canBeStarted === true;
    if (wantsStart && canStart && (reason === undefined || WANT_A_RUN.has(reason)))
        return 'start';
    // To enable what is enabled starts GitHub's sixty days anew; so do the actions that are made for that.
    return reason === 'inactive' ? 'enable' : undefined;
}
const WANT_A_RUN = new Set(['missed', 'never-started', 'inactive']);

// EXTERNAL MODULE: ./build/app/alerts/alert-people.js + 11 modules
var alert_people = __webpack_require__(21832);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/report/time-text.js
var time_text = __webpack_require__(1052);
;// CONCATENATED MODULE: ./build/report/alerts/missed-run-text.js


/**
 * A single run that has not come, as a line of Markdown that is plain text as well: GitHub drops some, so nobody is
 * called for it.
 */
function missedRunText({ dueMs, isAskedFor, }) {
    const next = isAskedFor
        ? 'GitHub was asked to start one in its place.'
        : 'The next one that is due does its work; when that is missed too, an issue says so.';
    return `The run that was due at ${(0,time_text/* timeText */.Tc)((0,units/* timestampOf */.U_)(dueMs))} has not come. GitHub drops some. ${next}`;
}

// EXTERNAL MODULE: ./build/domain/watch/counted-runs.js
var counted_runs = __webpack_require__(63786);
;// CONCATENATED MODULE: ./build/domain/watch/good-outcome.js
/** Whether an agent whose last run ended like this is alive: it came, and did what it could. */
function isGoodOutcome(outcome) {
    switch (outcome) {
        case 'completed':
        case 'idle':
        case 'waiting':
        case 'budget-exhausted':
        case 'deadline':
        case 'overlapped':
        case 'paused':
            return true;
        case 'provider-stopped':
        case 'interrupted':
        case 'failed':
            return false;
    }
}

// EXTERNAL MODULE: ./build/report/alerts/issue-text.js
var issue_text = __webpack_require__(76998);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/alerts/alert.js
var alerts_alert = __webpack_require__(62639);
// EXTERNAL MODULE: ./build/domain/event.js
var domain_event = __webpack_require__(25649);
;// CONCATENATED MODULE: ./build/report/read-status.js




/** Undefined: there is no such file, or it is not ours. */
function readStatus(text) {
    return Status.safeParse(parsed(text)).data?.lastRun;
}
/** What somebody wants to hear nothing of, and until when, by the log as of then. */
function readSnoozes(text) {
    return new Map(Object.entries(Snoozes.safeParse(parsed(text)).data?.snoozedUntil ?? {}));
}
function parsed(text) {
    try {
        return JSON.parse(text ?? '');
    }
    catch {
        return undefined;
    }
}
/** Anybody may have edited it: what looks like a time need not be one. */
const Time = units/* Timestamp */.Dc.refine(text => !Number.isNaN(Date.parse(text)));
const Status = schemas/* object */.Ikc({ lastRun: schemas/* object */.Ikc({ outcome: domain_event/* Outcome */.Pi, finishedAt: Time }) });
const Snoozes = schemas/* object */.Ikc({ snoozedUntil: schemas/* record */.g1P(alerts_alert/* Fingerprint */.$A, Time) });

;// CONCATENATED MODULE: ./build/report/starter/starter.js
/** The action, by the tag that moves with its releases. */
const ACTION = 'background-agent/background-agent@v0';
/** Where the files stand. The agent `default` has the names that documentation speaks of. */
function starterPaths(name) {
    const own = name === 'default' ? '' : `-${name}`;
    return {
        workflow: `.github/workflows/background-agent${own}.yml`,
        plan: `.github/workflows/background-agent-plan${own}.yml`,
        monitor: `.github/workflows/background-agent-monitor${own}.yml`,
        inbox: `.github/workflows/background-agent-inbox${own}.yml`,
        tasks: `.github/background-agent/${name === 'default' ? 'tasks' : name}.yml`,
    };
}
/** As `gh workflow` knows it. */
function workflowFileName(path) {
    return path.replace('.github/workflows/', '');
}
/** What the agent's workflow is called on GitHub. */
function workflowName(name) {
    return name === 'default' ? 'Background agent' : `Background agent ${name}`;
}
/** The secret that holds the key of a provider; undefined: it needs none. */
function secretOf(provider) {
    switch (provider) {
        case 'openrouter':
            return 'OPENROUTER_API_KEY';
        case 'openai':
            return 'OPENAI_API_KEY';
        case 'compatible':
            return 'LLM_API_KEY';
        case 'offline':
            return undefined;
    }
}
/** The checkout, pinned. */
const CHECKOUT = (/* unused pure expression or super */ null && (`\
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
`));
/** Inputs of the action that both workflows must give alike: who the agent is, and what it would ask. */
function commonInputs({ name, provider, baseUrl }) {
    return [
        ...(name === 'default' ? [] : [`name: '${name}'`, `tasks: ${starterPaths(name).tasks}`]),
        ...(provider === 'openrouter' ? [] : [`provider: ${provider}`]),
        ...(baseUrl === undefined ? [] : [`base-url: '${baseUrl}'`]),
    ];
}

// EXTERNAL MODULE: ./build/app/alerts/own-issues.js
var own_issues = __webpack_require__(96803);
;// CONCATENATED MODULE: ./build/app/watch/gather-facts.js







/**
 * All that can be known of an agent from outside. What cannot be read is trouble, not a fact: a watcher that sees
 * nothing must not say that all is well.
 */
async function gatherFacts({ books, branch, tracker, findFile }, { agent, staleAfterMs, nowMs }) {
    const [files, repository, looked, issues] = await Promise.all([
        books.files(),
        books.repository(),
        branch.look([STATUS]),
        tracker?.list(issue_text/* LABEL */.d_, (0,units/* timestampOf */.U_)(nowMs)) ?? none,
    ]);
    if (!files.ok)
        return files;
    if (!repository.ok)
        return repository;
    if (!looked.ok)
        return looked;
    if (!issues.ok)
        return issues;
    const { file, unreadable } = findFile(files.value);
    const path = file?.path ?? lostPathOf(agent, files.value, unreadable);
    const [workflow, runs, changed] = await Promise.all([
        path === undefined ? nothing : books.workflow(path),
        path === undefined ? none : runsOf(books, path, repository.value.defaultBranch),
        path === undefined ? nothing : books.fileChangedMs(path),
    ]);
    if (!workflow.ok)
        return workflow;
    if (!runs.ok)
        return runs;
    const status = looked.value?.texts.get(STATUS);
    const noted = readStatus(status);
    const open = [...(0,own_issues/* ownIssues */.J7)(issues.value, agent).values()].flat().filter(own_issues/* isOpen */.nT);
    const facts = {
        file,
        unreadable,
        workflow: workflow.value,
        runs: runs.value,
        repository: repository.value,
        staleAfterMs,
        hasState: looked.value !== undefined,
        loggedSuccessMs: noted !== undefined && isGoodOutcome(noted.outcome) ? Date.parse(noted.finishedAt) : undefined,
        notedMs: noted && Date.parse(noted.finishedAt),
        openAlerts: new Map(open.map(({ marker, memory }) => [marker.kind, memory.reason])),
        // Whoever asked for it: a start by hand that came to nothing tells as much.
        // To search a long history may take GitHub too long. Without it silence is told too early rather than not at all.
        changedMs: changed.ok ? changed.value : undefined,
        startAskedMs: runs.value.find(({ event }) => event === 'workflow_dispatch')?.createdAtMs,
    };
    const { defaultBranch } = repository.value;
    return { ok: true, facts, defaultBranch, issues: issues.value, snoozes: readSnoozes(status) };
}
/** Where runs of pull requests and branches fill the list, those that count are asked for by themselves. */
async function runsOf(books, path, defaultBranch) {
    const listed = await books.runs(path);
    if (!listed.ok)
        return listed;
    const counted = (0,counted_runs/* countedRuns */.X)(listed.value, defaultBranch);
    if (counted.length === listed.value.length)
        return listed;
    const others = await books.runs(path, defaultBranch);
    if (!others.ok)
        return others;
    const isNew = ({ id }) => counted.every(known => known.id !== id);
    return { ...listed, value: [...counted, ...(0,counted_runs/* countedRuns */.X)(others.value, defaultBranch).filter(isNew)] };
}
/**
 * Where `init` would have put the file of an agent that none of them runs: GitHub goes on knowing a workflow whose file
 * cannot be read, or is gone. One that can be read runs something else.
 */
function lostPathOf(agent, files, unreadable) {
    const { workflow: path } = starterPaths(agent);
    const isThere = files.some(file => file.path === path);
    return !isThere || unreadable.some(complaint => complaint.startsWith(`${path}: `)) ? path : undefined;
}
const STATUS = 'status.json';
const nothing = { ok: true, value: undefined, date: undefined };
const none = { ok: true, value: [], date: undefined };

// EXTERNAL MODULE: ./build/app/alerts/told.js
var told = __webpack_require__(98053);
;// CONCATENATED MODULE: ./build/app/watch/help-agent.js


/** Does what the verdict asks for, as far as that is wanted. */
async function helpAgent(books, { act, finding, isQuiet }, options) {
    const { path, defaultBranch, mayEnable } = options;
    const isInactive = finding?.reason === 'inactive';
    const done = mayEnable && isQuiet ? await keepOn(books, keptOn(finding, options), options, isInactive) : NO_HELP;
    // Whatever else is wrong, that GitHub leaves the schedules on mends nothing of it.
    const kept = isInactive ? done : NO_HELP;
    if (path === undefined)
        return NO_HELP;
    // Whether a run that was asked for comes is still to be seen.
    if (act === 'start')
        return { ...kept, helped: helpedBy(await books.start(path, defaultBranch), 'started') };
    if (finding?.reason !== 'disabled-by-inactivity' || !mayEnable)
        return kept;
    return helpOf(await books.enable(path), 'enabled');
}
/** What is off stays off here: whoever switched it off may want that. The monitor is needed whatever is wrong with the agent. */
function keptOn(finding, { path, ownPath }) {
    const isOff = finding?.reason.startsWith('disabled') === true;
    return [...new Set([isOff ? undefined : path, ownPath])].filter(each => each !== undefined);
}
const NO_HELP = { helped: undefined, mended: 'no' };
/**
 * To enable what is enabled begins GitHub's sixty days anew, which it counts for each workflow: also for the monitor's own,
 * that would fall asleep beside the agent's. Weeks are left for it, so that once a day is enough; hourly it would be a
 * thousand writes a month that change nothing. An earlier look of the day is a green run of our own, unless people were told
 * that it did not help.
 */
async function keepOn(books, paths, { ownPath, isTold, nowMs }, isInactive) {
    if (!(isTold && isInactive) && (await hasLookedToday(books, ownPath, nowMs)))
        return { helped: { act: 'kept' }, mended: 'unknown' };
    let asked;
    for (const path of paths)
        if (asked?.ok !== false)
            asked = await books.enable(path);
    return asked === undefined ? NO_HELP : helpOf(asked, 'kept');
}
/** Whoever has heard no answer tells nobody yet: the next look sees what came of it, and asks again. */
function helpOf(asked, act) {
    const mended = asked.ok ? 'yes' : (0,told/* isPassing */.WG)(asked.trouble) ? 'unknown' : 'no';
    return { helped: helpedBy(asked, act), mended };
}
/** By the days of UTC. Where nobody can say, it has not. */
async function hasLookedToday(books, ownPath, nowMs) {
    const runs = ownPath === undefined ? undefined : await books.runs(ownPath);
    const today = dayOf(nowMs);
    return (runs?.ok === true &&
        runs.value.some(({ conclusion, startedAtMs }) => conclusion === 'success' && dayOf(startedAtMs) === today));
}
function dayOf(ms) {
    return (0,units/* timestampOf */.U_)(ms).slice(0, 10);
}
function helpedBy(asked, act) {
    return asked.ok ? { act } : { act: 'refused', trouble: asked.trouble };
}

// EXTERNAL MODULE: ./build/report/dashboard/dashboard-marker.js
var dashboard_marker = __webpack_require__(10711);
// EXTERNAL MODULE: ./build/report/dashboard/dashboard-watch.js
var dashboard_watch = __webpack_require__(37482);
;// CONCATENATED MODULE: ./build/app/watch/note-on-dashboard.js




/**
 * Says on the dashboard of the agent what the monitor has seen; an empty line takes it back. Only that part is written,
 * and only when it changes. Without a dashboard, or with one that somebody closed, nobody wants to read it there.
 */
async function noteOnDashboard(tracker, issues, { nowMs, ...note }) {
    if (noteIn(issues, note) === undefined)
        return undefined;
    // A look takes a while, and the agent may have written all of it meanwhile: that must stay.
    const listed = await tracker.list(issue_text/* LABEL */.d_, (0,units/* timestampOf */.U_)(nowMs));
    if (!listed.ok)
        return listed.trouble;
    const change = noteIn(listed.value, note);
    if (change === undefined)
        return undefined;
    const asked = await tracker.change(change.number, { body: change.body });
    return asked.ok ? undefined : asked.trouble;
}
/** Undefined: there is nothing to write. */
function noteIn(issues, { agent, line }) {
    const dashboard = issues.find(({ body, closedAt }) => closedAt === undefined && (0,dashboard_marker/* parseDashboardMarker */.Ao)(body) === agent);
    if (dashboard === undefined)
        return undefined;
    const { number } = dashboard;
    const body = (0,dashboard_watch/* withWatch */.i_)(dashboard.body, line);
    return body === dashboard.body ? undefined : { number, body };
}

// EXTERNAL MODULE: ./build/app/sha256.js
var sha256 = __webpack_require__(52113);
;// CONCATENATED MODULE: ./build/app/watch/monitor-agent.js








/**
 * One look at an agent from outside: is it silent, can it be helped, and who must be told? It has no log and no key, and
 * knows nothing of an alert but what its issue says.
 */
async function monitorAgent(ports, options) {
    const { alerting } = ports;
    const { agent, run, staleAfterMs, graceMs, isScheduled, mayEnable, ownPath } = options;
    const nowMs = alerting.clock.now();
    const gathered = await gatherFacts(ports, { agent, staleAfterMs, nowMs });
    if (!gathered.ok)
        return { kind: 'blind', trouble: gathered.trouble };
    const { facts, defaultBranch, issues, snoozes } = gathered;
    const verdict = watch(facts, { nowMs, graceMs });
    const { helped, mended } = await helpAgent(ports.books, verdict, {
        ...{ defaultBranch, mayEnable, ownPath, nowMs },
        path: facts.file?.path,
        isTold: facts.openAlerts.has('stale'),
    });
    const alerted = await (0,alert_people/* alertOfSilence */.V1)(alerting, {
        ...{ agent, run, countsAsRun: isScheduled },
        firing: mended === 'no' ? (0,stale_alert/* staleAlert */.S)(agent, verdict, sha256/* sha256 */.s) : undefined,
        isKnown: mended !== 'unknown',
        snoozes,
    });
    const line = lineOf(verdict, helped);
    const untold = alerting.tracker && (await noteOnDashboard(alerting.tracker, issues, { agent, line, nowMs }));
    return { kind: 'watched', verdict, helped, alerted, untold };
}
/** One line for the dashboard: what is worth knowing, and worth nobody's mail. */
function lineOf({ health, dueMs }, helped) {
    if (health !== 'missed' || dueMs === undefined)
        return '';
    return missedRunText({ dueMs, isAskedFor: helped?.act === 'started' });
}

// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/report/alerts/alert-table.js
var alert_table = __webpack_require__(77548);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
// EXTERNAL MODULE: ./build/report/alerts/stale-words.js + 1 modules
var stale_words = __webpack_require__(12625);
;// CONCATENATED MODULE: ./build/report/monitor-summary.js







/** How the agent is, as Markdown for the page of the monitor's job. */
function monitorSummaryOf(report) {
    const { agent, verdict } = report;
    const parts = [
        `## Background agent ${(0,markdown/* codeSpan */.SS)(agent)}: ${verdict.health}`,
        standOf(verdict, report.helped?.act === 'started'),
        rhythmOf(verdict),
        helpText(report),
        adviceOn(report),
        (0,alert_table/* alertsPart */.B)(report),
    ];
    return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}
/** How it is, in one sentence that is plain text as well. */
function standOf(verdict, isAskedFor) {
    const { health, finding, dueMs } = verdict;
    if (finding !== undefined)
        return (0,stale_words/* staleWords */.d)(finding).happened;
    switch (health) {
        case 'well':
            return 'The agent runs as it should.';
        case 'late':
            return 'A run is due, and on its way or still in time: GitHub starts late.';
        case 'missed':
            return missedRunText({ dueMs: dueMs ?? 0, isAskedFor });
        case 'pending':
            return 'The agent has not run yet, and is not late.';
        case 'unscheduled':
            return 'The agent has no schedule, so it is never late. If it should run by itself, give its workflow one, or say with `stale-after` how long it may be silent.';
        case 'archived':
            return 'The repository is archived: nothing runs here.';
        case 'unknown':
            return 'There is no such agent: no workflow file of the default branch runs one of this name, and it has left no trace.';
        // There is a finding then.
        case 'stale':
            return 'The agent is silent.';
        default:
            return (0,invariant/* assertNever */.x)(health);
    }
}
/** What keeps it from running says this itself, and so does a run that was missed. */
function rhythmOf({ health, finding, lastSuccessMs, dueMs }) {
    if (finding !== undefined)
        return '';
    const last = lastSuccessMs === undefined ? '' : `The last run that ended well was over at ${time(lastSuccessMs)}.`;
    const due = dueMs === undefined || health === 'missed' ? '' : `The next one is due at ${time(dueMs)}.`;
    return [last, due].filter(text => text !== '').join(' ');
}
function helpText({ helped, verdict }) {
    switch (helped?.act) {
        case undefined:
            return '';
        case 'enabled':
            return 'Its workflow was switched on again.';
        case 'started':
            return verdict.finding === undefined ? '' : 'A run was asked for.';
        case 'kept':
            return 'With `keepalive`, GitHub was asked today to keep its workflow on, and that of the monitor: the 60 days begin anew.';
        case 'refused':
            return (0,markdown/* codeSpan */.SS)(helped.trouble.message, 1_000);
    }
}
/** What was done already, nobody else has to do. */
function adviceOn({ verdict: { finding }, helped }) {
    const isDone = helped?.act === 'enabled' || helped?.act === 'kept';
    return finding === undefined || isDone ? '' : `**What to do:** ${(0,stale_words/* staleWords */.d)(finding).advice}`;
}
function time(ms) {
    return (0,time_text/* timeText */.Tc)((0,units/* timestampOf */.U_)(ms));
}

// EXTERNAL MODULE: ./build/entrypoints/github-ports.js + 19 modules
var github_ports = __webpack_require__(27040);
// EXTERNAL MODULE: ./build/entrypoints/look-back-step.js
var look_back_step = __webpack_require__(65448);
// EXTERNAL MODULE: ./build/entrypoints/wire-alerting.js + 9 modules
var wire_alerting = __webpack_require__(51896);
;// CONCATENATED MODULE: ./build/entrypoints/monitor-step.js







/** `mode: monitor`: looks at the agent from outside. It reads no task, needs no key, and takes nothing from an event. */
async function monitorStep(config, github, { console, env }) {
    const { settings, watching } = config;
    const { agent, run } = settings;
    const ports = (0,github_ports/* openGitHub */.o6)(config, github);
    try {
        const { api } = ports;
        const { owner, name } = ports.placeOf('');
        const place = { api, owner, name };
        const alerting = (0,wire_alerting/* wireAlerting */.k)(config, ports, { console, env });
        const end = await monitorAgent({
            books: (0,workflow_books/* workflowBooks */.w)(place),
            findFile: files => (0,agent_workflow.workflowOfAgent)(files, { action: env['GITHUB_ACTION_REPOSITORY'] ?? '', name: agent }),
            branch: ports.branch,
            tracker: alerting.tracker,
            alerting,
        }, {
            ...{ agent, run, ...watching, isScheduled: env['GITHUB_EVENT_NAME'] === 'schedule' },
            ownPath: (0,look_back_step/* ownWorkflowIn */.fb)(env),
        });
        if (end.kind === 'blind') {
            const message = `${end.trouble.message} The monitor could not look, so nobody knows whether the agent is silent.`;
            console.write('error', message);
            return { kind: 'refused', message };
        }
        const { verdict, helped, alerted, untold } = end;
        console.write(verdict.health === 'missed' ? 'notice' : 'info', standOf(verdict, helped?.act === 'started'));
        if (helped?.act === 'refused')
            console.write(isChoice(verdict, helped.trouble) ? 'info' : 'warning', helped.trouble.message);
        if (untold !== undefined)
            console.write('warning', untold.message);
        const summary = monitorSummaryOf({ agent, verdict, helped, ...alerted });
        return { kind: 'watched', health: verdict.health, alertsOpened: alerted.alertsOpened, summary };
    }
    finally {
        ports.api.close();
    }
}
/** A monitor that may not start runs is what most people want: it is no warning each hour. */
function isChoice({ act }, { kind }) {
    return act === 'start' && kind === 'forbidden';
}


/***/ })

};
