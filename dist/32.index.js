export const id = 32;
export const ids = [32];
export const modules = {

/***/ 3032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  monitorStep: () => (/* binding */ monitorStep)
});

;// CONCATENATED MODULE: ./build/domain/cron.js
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
var dist = __webpack_require__(8815);
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
 * repository, in the mode `run`, under that name. Of several the first with a schedule, else the first.
 */
function workflowOfAgent(files, { action, name }) {
    const readings = files.map(file => ({ path: file.path, ...readWorkflow(file) }));
    const running = readings
        .flatMap(reading => (reading.ok ? [reading.workflow] : []))
        .filter(({ jobs }) => jobs.some(({ uses }) => uses.some(step => isAgent(step, action, name))));
    const found = running.find(({ lines }) => lines.length > 0) ??
        running.find(({ complaints }) => complaints.length > 0) ??
        running[0];
    return {
        file: found && watchedFileOf(found),
        unreadable: readings.flatMap(({ path, ...reading }) => reading.ok ? [] : [`${path}: ${reading.complaint}`]),
    };
}
function isAgent({ uses, with: inputs }, action, name) {
    const [used = ''] = uses.split('@');
    if (used !== './' && used.toLowerCase() !== action.toLowerCase())
        return false;
    const mode = inputOf(inputs, 'mode');
    return (mode === 'run' || isExpression(mode)) && inputOf(inputs, 'name') === name;
}
/** What `action.yml` says of them. */
const DEFAULTS = { mode: 'run', name: 'default' };
function inputOf(inputs, input) {
    // The names of inputs are the same in any case.
    const [, value = ''] = Object.entries(inputs).find(([key]) => key.toLowerCase() === input) ?? [];
    return value.trim() || DEFAULTS[input];
}
function isExpression(value) {
    return value.includes('${{');
}
function watchedFileOf({ path, lines, complaints, hasDispatch, jobs }) {
    const minutes = jobs.map(({ timeoutMinutes }) => timeoutMinutes);
    // Jobs that need others begin when those have ended. A run is on until its last job is over.
    const mayWait = jobs.some(({ hasNeeds }) => hasNeeds);
    const all = minutes.reduce((sum, each) => (mayWait ? sum + each : Math.max(sum, each)), 0);
    return { path, lines, complaints, canBeStarted: hasDispatch, timeoutMs: all * 60_000 };
}

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
var branch_place = __webpack_require__(2383);
// EXTERNAL MODULE: ./build/adapters/github/graphql.js
var graphql = __webpack_require__(2000);
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
        runs: async (path) => {
            const below = `/runs?per_page=${RUNS_MAX}`;
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
const WorkflowAnswer = schemas/* object */.Ikc({ state: schemas/* string */.YjP(), created_at: Time })
    .transform(({ state, created_at: createdAtMs }) => ({
    // Deleted, never switched on in a fork, or a word that is not known yet: GitHub starts none but the active.
    state: STATES.get(state) ?? 'disabled',
    createdAtMs,
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
        ? { ok: true, value: undefined, date: (0,graphql/* dateOf */.Q$)(others.date) }
        : { ok: false, trouble: actionsTroubleOf(others.refusal, wish) };
}
async function write(place, path, wish, send) {
    const url = workflowUrl(place, path);
    const asked = url === undefined ? { ok: false, refusal: { kind: 'missing' } } : await send(url);
    return asked.ok
        ? { ok: true, value: undefined, date: (0,graphql/* dateOf */.Q$)(asked.date) }
        : { ok: false, trouble: actionsTroubleOf(asked.refusal, wish) };
}
function workflow_books_valueOf({ value, date }, schema, doing) {
    const parsed = schema.safeParse(value);
    return parsed.success
        ? { ok: true, value: parsed.data, date: (0,graphql/* dateOf */.Q$)(date) }
        : { ok: false, trouble: (0,github_trouble/* troubleOf */.L)(NO_ANSWER, doing) };
}
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };
/** By the name of its file, as GitHub takes it. Undefined: no workflow can be there. */
function workflowUrl(place, path) {
    const name = workflowNameIn(path);
    return name && `${(0,branch_place/* restPath */.k)(place)}/actions/workflows/${encodeURIComponent(name)}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/domain/stale-alert.js
var stale_alert = __webpack_require__(5107);
// EXTERNAL MODULE: ./node_modules/croner/dist/croner.js
var croner = __webpack_require__(5814);
;// CONCATENATED MODULE: ./build/domain/zone-clock.js
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

;// CONCATENATED MODULE: ./build/domain/schedule.js


/** A wall time so far back that no clock was put back by more since then. */
const PUT_BACK_MS_MAX = 3 * 3_600_000;
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
    let wall = times.nextRun(new Date(wallTimeOf(afterMs, zone) - PUT_BACK_MS_MAX));
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

;// CONCATENATED MODULE: ./build/domain/health.js

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
    const dueMs = nextDue(schedule.lines, lastMs);
    const secondMs = dueMs && nextDue(schedule.lines, dueMs);
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
    if (lastSuccessMs === undefined)
        return { kind: 'pending', isOverdue: nowMs >= missedMs && running === undefined };
    // One that is at work is late, and not silent.
    if (nowMs < missedMs || running !== undefined)
        return { kind: 'well', dueMs };
    if (nowMs >= staleMs || hasStartFailed)
        return { kind: 'stale', dueMs };
    return { kind: 'missed', dueMs };
}

;// CONCATENATED MODULE: ./build/domain/run-signs.js

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
        running: on[0],
        hung: on.find(run => isHung(runningOf(run, timeoutMs), nowMs)),
        since: newestFirst.filter(({ status, conclusion, startedAtMs }) => status === 'over' && conclusion !== 'success' && startedAtMs > (lastSuccessMs ?? -Infinity)),
    };
}
/** When its job began, as far as can be seen, and how long it may take; of one that waits, how long it may wait. */
function runningOf({ status, startedAtMs, updatedAtMs }, timeoutMs) {
    if (status === 'queued')
        return { startedMs: startedAtMs, timeoutMs: QUEUE_MS_MAX - END_MS_MAX };
    // GitHub calls it started when it is made. What it notes after that is that the job has found a runner.
    const startedMs = Math.min(Math.max(startedAtMs, updatedAtMs), startedAtMs + QUEUE_MS_MAX);
    return { startedMs, timeoutMs };
}
function hasFailed({ conclusion }) {
    return conclusion === 'failure' || conclusion === 'timed-out';
}
/** What is noted about a run long after it is over must not look like a sign of life. */
function endOf({ startedAtMs, updatedAtMs }, timeoutMs) {
    return Math.min(updatedAtMs, startedAtMs + QUEUE_MS_MAX + timeoutMs + END_MS_MAX);
}

;// CONCATENATED MODULE: ./build/domain/asked-start.js

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
    return brought.every(run => hasFailed(run) || run.conclusion === 'not-started');
}

;// CONCATENATED MODULE: ./build/domain/stale-causes.js

// What is wrong beside the rhythm of the runs, each by a rule of its own; undefined: nothing of that kind.
function disabledBy({ workflow }) {
    return workflow === undefined || workflow.state === 'active' ? undefined : { reason: workflow.state };
}
/** The file is gone, its schedule is, or GitHub could not begin the last run that was due by it. */
function brokenBy(facts, { since, lastSuccessMs }) {
    const { file, unreadable, workflow, runs, staleAfterMs, changedMs = -Infinity } = facts;
    if (file === undefined) {
        // Where somebody said how long it may be silent, its own notes are enough to watch it by.
        const isKnown = workflow !== undefined || (staleAfterMs === undefined && lastSuccessMs !== undefined);
        return isKnown ? { reason: 'broken', how: 'no-file', complaints: unreadable } : undefined;
    }
    const newest = since.find(run => hasFailed(run) || run.conclusion === 'not-started');
    if (newest?.conclusion === 'not-started' && newest.startedAtMs >= changedMs)
        return { reason: 'broken', how: 'not-started', run: newest.id };
    if (staleAfterMs !== undefined || file.lines.length > 0)
        return undefined;
    if (file.complaints.length > 0)
        return { reason: 'broken', how: 'bad-schedule', complaints: file.complaints };
    // Many workflows are only ever started by somebody.
    const hadSchedule = runs.some(({ event }) => event === 'schedule');
    return hadSchedule ? { reason: 'broken', how: 'no-schedule' } : undefined;
}
function hungBy({ hung }, timeoutMs) {
    if (hung === undefined)
        return undefined;
    const isQueued = hung.status === 'queued';
    return { reason: 'hung', run: hung.id, sinceMs: runningOf(hung, timeoutMs).startedMs, isQueued };
}
/** One failed run may be GitHub's own fault; the agent's alerts say by themselves what fails it for long. */
function failingBy(facts, { since }) {
    const failed = since.filter(hasFailed);
    const [newest] = failed;
    if (newest === undefined || failed.length < FAILED_RUNS_MIN || isExplained(facts))
        return undefined;
    return { reason: 'failing', run: newest.id, runs: failed.length };
}
const FAILED_RUNS_MIN = 2;
/** Whether people were told why runs fail. */
function isExplained({ openAlerts }) {
    return EXPLANATIONS.some(kind => openAlerts.has(kind));
}
const EXPLANATIONS = ['provider', 'state', 'interrupted', 'budget'];
const stale_causes_DAY_MS = 86_400_000;
const INACTIVE_DAYS_UNTIL_WARNING = 45;
/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule */
const INACTIVE_DAYS_MAX = 60;
/** GitHub switches the schedules of a public repository off in which nothing happens. */
function inactivityOf({ file, repository }, nowMs) {
    const { isPrivate, isArchived, committedAtMs } = repository;
    const hasSchedule = file !== undefined && file.lines.length > 0;
    if (isPrivate || isArchived || committedAtMs === undefined || !hasSchedule)
        return undefined;
    if (nowMs < committedAtMs + INACTIVE_DAYS_UNTIL_WARNING * stale_causes_DAY_MS)
        return undefined;
    return { reason: 'inactive', committedAtMs, offMs: committedAtMs + INACTIVE_DAYS_MAX * stale_causes_DAY_MS };
}

;// CONCATENATED MODULE: ./build/domain/pulse.js




function pulseOf(schedule, { facts, signs, timeoutMs, }, { nowMs, graceMs }) {
    const calm = { dueMs: undefined, cause: undefined, wantsStart: false };
    if (schedule === undefined)
        return { ...calm, health: 'unscheduled' };
    const { startAskedMs } = facts;
    const { lastSuccessMs, running } = signs;
    const startFailed = hasStartFailed(startAskedMs, facts.runs, { lastSuccessMs, nowMs });
    const sinceMs = sinceOf(facts, signs, nowMs);
    const deadlines = deadlinesAfter(schedule, sinceMs, graceMs);
    if (deadlines === undefined)
        return { ...calm, health: 'well' };
    const { dueMs, staleMs } = deadlines;
    // A start that came to nothing is not asked for anew before a second silence is as long as the first.
    const wantsStart = startAskedMs === undefined || startAskedMs <= sinceMs || nowMs >= startAskedMs + (staleMs - sinceMs);
    const lastRun = endedRunOf(signs);
    const onRun = running && runningOf(running, timeoutMs);
    const health = healthBy(deadlines, { lastSuccessMs, running: onRun, hasStartFailed: startFailed }, nowMs);
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
/** From when on the next run counts as due: the last sign of life. */
function sinceOf(facts, { lastSuccessMs, since }, nowMs) {
    const { workflow, changedMs = -Infinity } = facts;
    // A run that failed for a reason that people were told of has come all the same.
    const explained = isExplained(facts) ? since.find(hasFailed) : undefined;
    return Math.max(lastSuccessMs ?? workflow?.createdAtMs ?? nowMs, changedMs, explained?.startedAtMs ?? -Infinity);
}
function endedRunOf({ since: [last] }) {
    return last && { id: last.id, hasFailed: hasFailed(last) };
}

;// CONCATENATED MODULE: ./build/domain/stale.js
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

;// CONCATENATED MODULE: ./build/domain/watch.js




/**
 * A judgement by what the agent noted, what GitHub says, and the time, and by nothing else. Where several things are
 * wrong the most fundamental is told: mending the others would be in vain.
 */
function watch(facts, options) {
    const { file, repository, runs, loggedSuccessMs } = facts;
    const { nowMs } = options;
    const timeoutMs = file?.timeoutMs ?? TIMEOUT_MS;
    const signs = runSignsOf(runs, loggedSuccessMs, { nowMs, timeoutMs });
    const { lastSuccessMs } = signs;
    const silent = { lastSuccessMs, dueMs: undefined, finding: undefined, act: undefined };
    if (repository.isArchived)
        return { ...silent, health: 'archived' };
    const schedule = watch_scheduleOf(facts);
    const isTraced = [file, facts.workflow, schedule, lastSuccessMs].some(trace => trace !== undefined);
    if (!isTraced)
        return { ...silent, health: 'unknown' };
    const pulse = pulseOf(schedule, { facts, signs, timeoutMs }, options);
    const cause = disabledBy(facts) ??
        brokenBy(facts, signs) ??
        hungBy(signs, timeoutMs) ??
        failingBy(facts, signs) ??
        pulse.cause;
    const told = cause ?? inactivityOf(facts, nowMs);
    return {
        health: cause === undefined ? pulse.health : 'stale',
        lastSuccessMs,
        dueMs: pulse.dueMs,
        finding: told && {
            ...told,
            severity: STALE_SEVERITIES[told.reason],
            lastSuccessMs,
            path: file?.path,
        },
        act: actOn(told, pulse, facts),
    };
}
/** GitHub's own limit for a job that names none. */
const TIMEOUT_MS = 6 * 3_600_000;
function watch_scheduleOf({ file, staleAfterMs }) {
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

// EXTERNAL MODULE: ./build/app/alerts/alert-people.js + 13 modules
var alert_people = __webpack_require__(4958);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
// EXTERNAL MODULE: ./build/report/time-text.js
var time_text = __webpack_require__(1052);
;// CONCATENATED MODULE: ./build/report/missed-run-text.js


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

;// CONCATENATED MODULE: ./build/domain/good-outcome.js
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

// EXTERNAL MODULE: ./build/report/issue-text.js
var issue_text = __webpack_require__(865);
// EXTERNAL MODULE: ./build/domain/event.js
var domain_event = __webpack_require__(5649);
;// CONCATENATED MODULE: ./build/report/read-status.js



/** Undefined: there is no such file, or it is not ours. */
function readStatus(text) {
    try {
        return Status.safeParse(JSON.parse(text ?? '')).data?.lastRun;
    }
    catch {
        return undefined;
    }
}
const Status = schemas/* object */.Ikc({ lastRun: schemas/* object */.Ikc({ outcome: domain_event/* Outcome */.Pi, finishedAt: units/* Timestamp */.Dc }) });

// EXTERNAL MODULE: ./build/app/alerts/own-issues.js
var own_issues = __webpack_require__(6803);
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
    const [workflow, runs] = await Promise.all([
        file === undefined ? nothing : books.workflow(file.path),
        file === undefined ? none : books.runs(file.path),
    ]);
    if (!workflow.ok)
        return workflow;
    if (!runs.ok)
        return runs;
    const noted = readStatus(looked.value?.texts.get(STATUS));
    const open = [...(0,own_issues/* ownIssues */.J7)(issues.value, agent).values()].flat().filter(own_issues/* isOpen */.nT);
    const facts = {
        file,
        unreadable,
        workflow: workflow.value,
        runs: runs.value,
        repository: repository.value,
        staleAfterMs,
        loggedSuccessMs: noted !== undefined && isGoodOutcome(noted.outcome) ? Date.parse(noted.finishedAt) : undefined,
        openAlerts: new Set(open.map(({ marker }) => marker.kind)),
        // Whoever asked for it: a start by hand that came to nothing tells as much.
        startAskedMs: runs.value.find(({ event }) => event === 'workflow_dispatch')?.createdAtMs,
    };
    return { ok: true, facts, defaultBranch: repository.value.defaultBranch, issues: issues.value };
}
const STATUS = 'status.json';
const nothing = { ok: true, value: undefined, date: undefined };
const none = { ok: true, value: [], date: undefined };

// EXTERNAL MODULE: ./build/report/issue-marker.js
var issue_marker = __webpack_require__(419);
;// CONCATENATED MODULE: ./build/report/dashboard-marker.js


/** The first line of the text of an agent's dashboard, which is found again by it. A reader does not see it. */
function dashboardMarkerOf(agent) {
    expectAgentName(agent);
    return `<!-- background-agent dashboard: {"agent":"${agent}","v":1} -->`;
}
/** The agent whose dashboard it is, or undefined. Anybody can write one, so it proves nothing about who wrote the issue. */
function parseDashboardMarker(body) {
    return DASHBOARD_MARKER.exec(body)?.[1];
}
function dashboardTitleOf(agent) {
    expectAgentName(agent);
    return `Background agent \`${agent}\`: dashboard`;
}
const DASHBOARD_LABELS = [issue_text/* LABEL */.d_, `${issue_text/* LABEL */.d_}: dashboard`];
// The end of the line may be one of a browser's form.
const DASHBOARD_MARKER = /^<!-- background-agent dashboard: \{"agent":"([a-z0-9-]{1,32})","v":1\} -->(?:\r?\n|$)/;

// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(6429);
;// CONCATENATED MODULE: ./build/report/dashboard-watch.js

/** As GitHub takes it, counted as it counts. */
const BODY_LENGTH_MAX = 65_536;
const BEGIN = '<!-- watch -->';
const END = '<!-- /watch -->';
/** The part of a dashboard that the monitor writes, while everything around it is the agent's. `text` is one line of Markdown, or empty. */
function watchPart(text) {
    // Nothing in it may look like one of the marks around it.
    const line = (0,plain_text/* plainLine */.h0)(text, WATCH_LENGTH_MAX).replaceAll('<!--', '<\\u0021--');
    return line === '' ? `${BEGIN}\n${END}` : `${BEGIN}\n${line}\n${END}`;
}
/**
 * The dashboard with this said by the monitor; all else stays as it is. People may have taken the part out, and then it comes to
 * the end. Where there is no room left, nothing changes.
 */
function withWatch(body, text) {
    const place = placeIn(body);
    const part = watchPart(text);
    const whole = place === undefined
        ? `${body.trimEnd()}\n\n${part}\n`
        : `${body.slice(0, place.from)}${part}${body.slice(place.to)}`;
    return whole.length > BODY_LENGTH_MAX ? body : whole;
}
/**
 * What the monitor has said, for an agent that writes the rest anew; empty: nothing. Anybody may have edited it, so that only a
 * line is kept in which nothing can come alive.
 */
function watchIn(body) {
    const place = placeIn(body);
    if (place === undefined)
        return '';
    const text = body.slice(place.from + BEGIN.length, place.to - END.length).trim();
    return isCalm(text) ? text : '';
}
/** Each mark is a line of its own: a name in the text may look like one, and stands behind something else. */
function placeIn(body) {
    const from = body.search(/^<!-- watch -->\r?$/m);
    if (from < 0)
        return undefined;
    const length = body.slice(from).search(/^<!-- \/watch -->\r?$/m);
    return length < 0 ? undefined : { from, to: from + length + END.length };
}
const WATCH_LENGTH_MAX = 1_000;
/** Words, numbers and stops, some of them strong: no mention, no link, no reference, no address, no hash of a commit. */
function isCalm(text) {
    return (text.length <= WATCH_LENGTH_MAX &&
        /^[\p{L}\p{N} .,;:()'’%*–—-]*$/u.test(text) &&
        !/www\.|\b[0-9a-f]{7,40}\b|\bgh-\d|:\w+:/i.test(text));
}

;// CONCATENATED MODULE: ./build/app/watch/note-on-dashboard.js


/**
 * Says on the dashboard of the agent what the monitor has seen; an empty line takes it back. Only that part is written,
 * and only when it changes. Without a dashboard, or with one that somebody closed, nobody wants to read it there.
 */
async function noteOnDashboard(tracker, issues, { agent, line }) {
    const dashboard = issues.find(({ body, closedAt }) => closedAt === undefined && parseDashboardMarker(body) === agent);
    if (dashboard === undefined)
        return undefined;
    const body = withWatch(dashboard.body, line);
    if (body === dashboard.body)
        return undefined;
    const asked = await tracker.change(dashboard.number, { body });
    return asked.ok ? undefined : asked.trouble;
}

;// CONCATENATED MODULE: ./build/app/watch/monitor-agent.js







/**
 * One look at an agent from outside: is it silent, can it be helped, and who must be told? It has no log and no key, and
 * knows nothing of an alert but what its issue says.
 */
async function monitorAgent(ports, options) {
    const { books, alerting } = ports;
    const { agent, run, staleAfterMs, graceMs, isScheduled } = options;
    const nowMs = alerting.clock.now();
    const gathered = await gatherFacts(ports, { agent, staleAfterMs, nowMs });
    if (!gathered.ok)
        return { kind: 'blind', trouble: gathered.trouble };
    const { facts, defaultBranch: branch, issues } = gathered;
    const verdict = watch(facts, { nowMs, graceMs });
    const helped = await help(books, verdict, { path: facts.file?.path, branch, ...options });
    const firing = isMended(verdict, helped) ? undefined : (0,stale_alert/* staleAlert */.S)(agent, verdict, sha256);
    const alerted = await (0,alert_people/* alertOfSilence */.V1)(alerting, { agent, run, firing, countsAsRun: isScheduled });
    const line = lineOf(verdict, helped);
    const untold = alerting.tracker && (await noteOnDashboard(alerting.tracker, issues, { agent, line }));
    return { kind: 'watched', verdict, helped, alerted, untold };
}
async function help(books, { act }, { path, branch, mayEnable, }) {
    if (act === undefined || path === undefined || (act === 'enable' && !mayEnable))
        return undefined;
    const asked = act === 'enable' ? await books.enable(path) : await books.start(path, branch);
    if (!asked.ok)
        return { act: 'refused', trouble: asked.trouble };
    return { act: act === 'enable' ? 'enabled' : 'started' };
}
/** What is switched on again needs nobody. Whether a run that was asked for comes is still to be seen. */
function isMended({ finding }, helped) {
    const isOfActivity = finding?.reason === 'disabled-by-inactivity' || finding?.reason === 'inactive';
    return isOfActivity && helped?.act === 'enabled';
}
/** One line for the dashboard: what is worth knowing, and worth nobody's mail. */
function lineOf({ health, dueMs }, helped) {
    if (health !== 'missed' || dueMs === undefined)
        return '';
    return missedRunText({ dueMs, isAskedFor: helped?.act === 'started' });
}
const sha256 = (text) => (0,external_node_crypto_.hash)('sha256', text);

// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(3001);
// EXTERNAL MODULE: ./build/report/alert-table.js
var alert_table = __webpack_require__(8980);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
// EXTERNAL MODULE: ./build/report/stale-words.js + 1 modules
var stale_words = __webpack_require__(4128);
;// CONCATENATED MODULE: ./build/report/monitor-summary.js







/** How the agent is, as Markdown for the page of the monitor's job. */
function monitorSummaryOf(report) {
    const { agent, verdict } = report;
    const parts = [
        `## Background agent ${(0,markdown/* codeSpan */.SS)(agent)}: ${verdict.health}`,
        standOf(verdict, report.helped?.act === 'started'),
        rhythmOf(verdict),
        helpText(report.helped),
        adviceOn(verdict),
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
function rhythmOf({ lastSuccessMs, dueMs }) {
    const last = lastSuccessMs === undefined ? '' : `The last run that ended well was over at ${time(lastSuccessMs)}.`;
    const due = dueMs === undefined ? '' : `After it one is due at ${time(dueMs)}.`;
    return [last, due].filter(text => text !== '').join(' ');
}
function helpText(helped) {
    switch (helped?.act) {
        case undefined:
            return '';
        case 'enabled':
            return 'Its workflow was switched on again.';
        case 'started':
            return 'A run was asked for.';
        case 'refused':
            return (0,markdown/* codeSpan */.SS)(helped.trouble.message, 1_000);
    }
}
function adviceOn({ finding }) {
    return finding === undefined ? '' : `**What to do:** ${(0,stale_words/* staleWords */.d)(finding).advice}`;
}
function time(ms) {
    return (0,time_text/* timeText */.Tc)((0,units/* timestampOf */.U_)(ms));
}

// EXTERNAL MODULE: ./build/entrypoints/github-ports.js + 12 modules
var github_ports = __webpack_require__(5606);
// EXTERNAL MODULE: ./build/entrypoints/wire-alerting.js + 9 modules
var wire_alerting = __webpack_require__(1896);
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
            books: workflowBooks(place),
            findFile: files => workflowOfAgent(files, { action: env['GITHUB_ACTION_REPOSITORY'] ?? '', name: agent }),
            branch: ports.branch,
            tracker: alerting.tracker,
            alerting,
        }, { agent, run, ...watching, isScheduled: env['GITHUB_EVENT_NAME'] === 'schedule' });
        if (end.kind === 'blind') {
            const message = `${end.trouble.message} The monitor could not look, so nobody knows whether the agent is silent.`;
            console.write('error', message);
            return { kind: 'refused', message };
        }
        const { verdict, helped, alerted, untold } = end;
        console.write(verdict.health === 'missed' ? 'notice' : 'info', standOf(verdict, helped?.act === 'started'));
        if (helped?.act === 'refused')
            console.write('warning', helped.trouble.message);
        if (untold !== undefined)
            console.write('warning', untold.message);
        const summary = monitorSummaryOf({ agent, verdict, helped, ...alerted });
        return { kind: 'watched', health: verdict.health, alertsOpened: alerted.alertsOpened, summary };
    }
    finally {
        ports.api.close();
    }
}


/***/ })

};
