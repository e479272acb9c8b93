export const id = 355;
export const ids = [355];
export const modules = {

/***/ 9129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ isTaken),
/* harmony export */   Qr: () => (/* binding */ pauseAt),
/* harmony export */   jp: () => (/* binding */ NOTHING_ASKED)
/* harmony export */ });
/* unused harmony export isSnoozed */
const NOTHING_ASKED = {
    pause: undefined,
    lowered: undefined,
    snoozes: new Map(),
    taken: new Map(),
};
/** The pause that is on. One with an end is over by itself. */
function pauseAt({ pause }, now) {
    return pause?.until !== undefined && pause.until <= now ? undefined : pause;
}
function isSnoozed({ snoozes }, fingerprint, now) {
    return (snoozes.get(fingerprint) ?? '') > now;
}
/** Whether a request was taken already, or comes before one that was. */
function isTaken({ taken }, issue, source) {
    const { comment, edit } = taken.get(issue) ?? {};
    if (source.kind === 'comment')
        return comment !== undefined && source.id <= comment;
    return edit !== undefined && isUpTo(source, edit);
}
function isUpTo(mark, last) {
    return mark.at < last.at || (mark.at === last.at && mark.number <= last.number);
}


/***/ }),

/***/ 1304:
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

/***/ 6027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ limitsInForce)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3468);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3822);


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

/***/ 2899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q3: () => (/* binding */ ODD_KINDS),
  Te: () => (/* binding */ oddTypes),
  hT: () => (/* binding */ odditiesOf)
});

;// CONCATENATED MODULE: ./build/domain/failure-jump.js
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

// EXTERNAL MODULE: ./build/domain/skipped.js
var skipped = __webpack_require__(141);
// EXTERNAL MODULE: ./build/domain/state.js
var state = __webpack_require__(3468);
// EXTERNAL MODULE: ./build/domain/tally.js
var domain_tally = __webpack_require__(1751);
;// CONCATENATED MODULE: ./build/domain/usual-bound.js
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

;// CONCATENATED MODULE: ./build/domain/oddity.js





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
        const before = usual.get(taskType) ?? domain_tally/* NO_USUAL */.HW;
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

/***/ 7061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isNews),
/* harmony export */   y: () => (/* binding */ raiseAlerts)
/* harmony export */ });
/* harmony import */ var _alert_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5463);

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

/***/ 141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isSkipped)
/* harmony export */ });
/** Set aside because a person said so: it is in quarantine, and nobody need be called for it. */
function isSkipped(task) {
    return task?.status === 'quarantined' && task.facts.failure.kind === 'skipped';
}


/***/ }),

/***/ 3468:
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
/* harmony import */ var _asked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9129);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1304);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3822);



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
        asked: _asked_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING_ASKED */ .jp,
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

/***/ 1751:
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

/***/ 419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ bodyWith),
/* harmony export */   Bk: () => (/* binding */ parsePlanMarker),
/* harmony export */   gY: () => (/* binding */ parseMarker),
/* harmony export */   l: () => (/* binding */ planMarkerOf),
/* harmony export */   ou: () => (/* binding */ expectAgentName),
/* harmony export */   we: () => (/* binding */ markerOf)
/* harmony export */ });
/* unused harmony export WordKind */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2131);
/* harmony import */ var _domain_alert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8951);
/* harmony import */ var _domain_alert_memory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5463);
/* harmony import */ var _domain_invariant_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3001);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3822);





const WordKind = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['again', 'changed', 'risen', 'still', 'over']);
/** The first line of an issue's body. A reader does not see it. */
function markerOf({ agent, kind, memory, word, text }) {
    expectAgentName(agent);
    return lineOf({
        ...{ agent, kind, fingerprint: (0,_domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(agent, kind) },
        ...(memory && fieldsOf(memory)),
        ...(word && { word: word.says, after: word.after }),
        ...(text !== undefined && { text }),
        v: 2,
    });
}
/** The body of an issue with another marker. All else in it stays as it is, whoever wrote it. */
function bodyWith(marker, body) {
    return marker + body.slice(body.search(/\r?\n|$/));
}
/**
 * What the first line says, or undefined when it is no marker to the letter. Anybody can write one, so it proves
 * nothing about who wrote the issue.
 */
function parseMarker(body) {
    const [, line = '', json = ''] = MARKER.exec(body) ?? [];
    const fields = fieldsIn(json);
    return markerIn(line, fields) ?? firstFormIn(line, fields);
}
/** The first line of the comment that tells a pull request what it would cost. One for each agent. */
function planMarkerOf(agent) {
    expectAgentName(agent);
    return `<!-- background-agent plan: {"agent":"${agent}","v":1} -->`;
}
/** The agent whose plan the comment is, or undefined. */
function parsePlanMarker(body) {
    return PLAN_MARKER.exec(body)?.[1];
}
/** It goes where nothing can be escaped. */
function expectAgentName(agent) {
    (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_4__/* .invariant */ .V)(_domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.safeParse(agent).success, `an agent is named ${JSON.stringify(agent)}`);
}
// Without anything that could end the comment, nest or ring a bell, and bounded: a body is anybody's text. The end of the
// line may be one of a browser's form.
const MARKER = /^(<!-- background-agent alert: (\{[\w"/:,.+-]{1,1200}\}) -->)(?:\r?\n|$)/;
const PLAN_MARKER = /^<!-- background-agent plan: \{"agent":"([a-z0-9-]{1,32})","v":1\} -->(?:\r?\n|$)/;
function lineOf(fields) {
    return `<!-- background-agent alert: ${JSON.stringify(fields)} -->`;
}
/** In one order; and a reason is a word that anybody may have chosen. */
function fieldsOf(memory) {
    const { phase, severity, since, toldAt, returns } = memory;
    const always = { phase, severity, reason: memory.reason.replaceAll('@', '-'), since, toldAt, returns };
    switch (memory.phase) {
        case 'firing':
            return { ...always, facts: memory.facts, runs: memory.runs, risen: memory.risen };
        case 'held':
            return { ...always, runs: memory.runs };
        case 'over':
            return { ...always, overAt: memory.overAt };
    }
}
const Fields = zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(), zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY()]));
function fieldsIn(json) {
    try {
        return Fields.parse(JSON.parse(json));
    }
    catch {
        return {};
    }
}
const About = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    agent: _domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V,
    kind: _domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AlertKind */ .pj,
    word: WordKind.optional(),
    after: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative().optional(),
    text: _domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .Sha256 */ .IA.optional(),
});
/** Whatever was read must be written again with the same letters: so no marker has two forms. */
function markerIn(line, { agent, kind, fingerprint: _, word: says, after, text, v: __, ...rest }) {
    const about = About.safeParse({ agent, kind, word: says, after, text });
    const isWhole = Object.keys(rest).length === 0;
    const memory = isWhole ? undefined : _domain_alert_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .AlertMemory */ .kk.safeParse(rest).data;
    if (!about.success || (!isWhole && memory === undefined) || !hasTimes(rest))
        return undefined;
    const word = wordOf(about.data);
    const marker = { agent: about.data.agent, kind: about.data.kind, memory, word, text: about.data.text };
    return markerOf(marker) === line ? withFingerprint(marker) : undefined;
}
function wordOf({ word, after }) {
    return word === undefined || after === undefined ? undefined : { says: word, after };
}
const FirstForm = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...{ agent: _domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V, kind: _domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AlertKind */ .pj, fingerprint: _domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Fingerprint */ .$A, v: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1) },
    ...{ severity: _domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Severity */ .AI.optional(), facts: _domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .Sha256 */ .IA.optional(), since: _domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .Timestamp */ .Dc.optional() },
});
/** As the first releases wrote it: while it fires with what was told, later without. */
function firstFormIn(line, fields) {
    const { data } = FirstForm.safeParse(fields);
    if (data === undefined || !hasTimes(fields))
        return undefined;
    const { agent, kind, fingerprint, severity, facts, since } = data;
    const fires = severity !== undefined && facts !== undefined && since !== undefined;
    const told = fires ? { severity, facts, since } : {};
    const isToTheLetter = lineOf({ agent, kind, fingerprint, ...told, v: 1 }) === line;
    if (!isToTheLetter || fingerprint !== (0,_domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(agent, kind))
        return undefined;
    const memory = fires
        ? {
            ...{ phase: 'firing', severity, reason: 'unknown', facts, since, toldAt: since },
            ...{ runs: 1, risen: false, returns: 0 },
        }
        : undefined;
    return withFingerprint({ agent, kind, memory, word: undefined, text: undefined });
}
function withFingerprint(marker) {
    return { ...marker, fingerprint: (0,_domain_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(marker.agent, marker.kind) };
}
/** Their form is not all: no month has the number 13. */
function hasTimes({ since, toldAt, overAt }) {
    return [since, toldAt, overAt].every(at => typeof at !== 'string' || !Number.isNaN(Date.parse(at)));
}


/***/ })

};
