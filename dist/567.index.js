export const id = 567;
export const ids = [567];
export const modules = {

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


/***/ })

};
