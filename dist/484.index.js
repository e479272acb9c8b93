export const id = 484;
export const ids = [484];
export const modules = {

/***/ 71385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ windowEnd)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);

/** When the window of a budget that `at` lies in is over, and the budget new; undefined: with the next run. */
function windowEnd(window, at) {
    switch (window) {
        case 'run':
            return undefined;
        case 'day':
            return (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .timestampOf */ .U_)(Date.parse(`${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .dayOf */ .kb)(at)}T00:00:00.000Z`) + DAY_MS);
        case 'month': {
            const first = new Date(`${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .monthOf */ .GS)(at)}-01T00:00:00.000Z`);
            return (0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .timestampOf */ .U_)(first.setUTCMonth(first.getUTCMonth() + 1));
        }
    }
}
/** Days are UTC, and have no summer time. */
const DAY_MS = 86_400_000;


/***/ }),

/***/ 76998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ saidIn),
/* harmony export */   EN: () => (/* binding */ bodyOf),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   d_: () => (/* binding */ LABEL),
/* harmony export */   dx: () => (/* binding */ labelsAt),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   v1: () => (/* binding */ issueOf)
/* harmony export */ });
/* harmony import */ var _alert_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13533);
/* harmony import */ var _issue_marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92379);
/* harmony import */ var _run_link_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8211);
/* harmony import */ var _time_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1052);
/* harmony import */ var _words_of_alert_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72608);





/** Trouble first: what happened, what it means, what to do, and only then the tables. */
function issueOf({ alert, details, hasRisen = false }, context) {
    const { agent, run, now, since, place } = context;
    const { happened, means, advice, table } = (0,_words_of_alert_js__WEBPACK_IMPORTED_MODULE_2__/* .wordsOf */ .Z)(details);
    const risen = hasRisen ? ` ${RISEN}` : '';
    const parts = [
        `**${SEVERITIES[alert.severity]}** since ${(0,_time_text_js__WEBPACK_IMPORTED_MODULE_3__/* .timeText */ .Tc)(since)}, agent \`${agent}\`.${risen}`,
        happened,
        means,
        `${WHAT_TO_DO} ${advice}`,
        table,
    ];
    return {
        title: titleOf(agent, alert.alert),
        text: parts.filter(part => part !== '').join('\n\n'),
        seen: `Last seen ${(0,_time_text_js__WEBPACK_IMPORTED_MODULE_3__/* .timeText */ .Tc)(now)} by ${(0,_run_link_js__WEBPACK_IMPORTED_MODULE_4__/* .runLink */ .ut)(run, place)}. The agent keeps this text up to date, and closes the issue when it is over.`,
    };
}
/** At most 65,536 characters, whatever it is about. */
function bodyOf(marker, { text, seen }) {
    return `${[marker, text, seen].join('\n\n')}\n`;
}
/**
 * What an issue says happened, and what to do, for whoever knows no more than its body. People may have edited it: these
 * are their words then.
 */
function saidIn(body) {
    const parts = body.split(/(?:\r?\n){2,}/, PARTS_LOOKED_AT);
    const advice = parts.find(part => part.startsWith(WHAT_TO_DO)) ?? '';
    return { happened: parts[2] ?? '', advice: advice.slice(WHAT_TO_DO.length).trim() };
}
/** The same for as long as an issue lives, so that no mail is sent for a number that grew. */
function titleOf(agent, kind) {
    (0,_issue_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .expectAgentName */ .ou)(agent);
    return `Background agent \`${agent}\`: ${_alert_words_js__WEBPACK_IMPORTED_MODULE_0__/* .TOPICS */ .p[kind]}`;
}
/** On every issue of every agent: what to list issues by. */
const LABEL = 'background-agent';
function labelsOf(kind) {
    return [LABEL, `${LABEL}: ${kind}`];
}
/** The labels of an issue that has these: with the severity that it rose to, or without any. */
function labelsAt(labels, { severity, hasRisen = false }) {
    const others = labels.filter(label => !RISEN_LABELS.includes(label.toLowerCase()));
    return hasRisen ? [...others, `${LABEL}: ${severity}`] : others;
}
const RISEN_LABELS = ['warning', 'critical'].map(severity => `${LABEL}: ${severity}`);
const SEVERITIES = { info: 'For your information', warning: 'Warning', critical: 'Critical' };
const WHAT_TO_DO = '**What to do:**';
const RISEN = 'It was still so after three runs.';
/** What people add stands behind them. */
const PARTS_LOOKED_AT = 10;


/***/ }),

/***/ 72608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ wordsOf)
});

// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/report/bounded-table.js
var bounded_table = __webpack_require__(50683);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(34902);
// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(10967);
// EXTERNAL MODULE: ./build/report/oddity-text.js
var oddity_text = __webpack_require__(78662);
;// CONCATENATED MODULE: ./build/report/alerts/anomaly-words.js




const COLUMNS = [
    { title: 'Type' },
    { title: 'Task' },
    { title: 'What was seen' },
    { title: 'What is usual' },
];
/** What was out of the ordinary in a run, what that may mean, and where to look. */
function anomalyWords({ own, grouped, standing }) {
    const kinds = new Set([...own.map(({ kind }) => kind), ...standing.flatMap(({ kinds }) => kinds)]);
    return {
        happened: happenedText(own, standing),
        means: 'No task was stopped by it. The provider may be slow or in trouble today, the model behind the name may have changed, or the tasks have become larger or harder. What lasts is taken for usual within some runs, and is no alert any more.',
        advice: ADVICE.flatMap(([kind, text]) => (kinds.has(kind) ? [text] : [])).join(' '),
        table: (0,bounded_table/* boundedTable */.c)(COLUMNS, [...own.map(odd => row(odd)), ...grouped.map(groupedRow), ...standing.map(standingRow)], 'The report file of the run names them all.'),
    };
}
const ADVICE = [
    [
        'failing',
        '`background-agent explain <task>` says why an attempt failed. If the model or the prompt of the type was changed not long ago, look there first.',
    ],
    [
        'dear',
        'For what is dear, look at the input of the task and at the reasoning of the model; a lower `max-output-tokens` bounds what one call can cost.',
    ],
    [
        'slow',
        'For what is slow, look at the status page of the provider; a lower `max-output-tokens` or a faster `model` makes each call shorter, and `timeout` bounds it.',
    ],
];
function happenedText(odd, standing) {
    const numberOf = (kind) => odd.filter(oddity => oddity.kind === kind).length;
    const [failing, dear, slow] = [numberOf('failing'), numberOf('dear'), numberOf('slow')];
    const parts = [
        ...(failing > 0 ? [`attempts of ${(0,money/* counted */.hS)(failing, 'type')} failed far more often than usual`] : []),
        ...(dear > 0 ? [`${(0,money/* counted */.hS)(dear, 'call')} cost far more than usual`] : []),
        ...(slow > 0 ? [`${(0,money/* counted */.hS)(slow, 'call')} took far longer than usual`] : []),
    ];
    const sentence = parts.join('; ');
    const now = sentence === '' ? [] : [`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`];
    const before = `What was odd about ${(0,money/* counted */.hS)(standing.length, 'type')} in an earlier run was not tried since.`;
    return [...now, ...(standing.length === 0 ? [] : [before])].join(' ');
}
function row(odd) {
    return [(0,oddity_text/* typeSpan */.nT)(odd.taskType), 'task' in odd ? (0,markdown/* codeSpan */.SS)(odd.task) : '', (0,oddity_text/* seenText */.JW)(odd), (0,oddity_text/* usualText */.CR)(odd)];
}
function groupedRow(odd) {
    const usual = (0,oddity_text/* usualText */.CR)(odd);
    return [...row(odd).slice(0, 3), `${usual === '' ? '' : `${usual}; `}see the quarantine issue`];
}
function standingRow({ taskType, kinds }) {
    return [(0,oddity_text/* typeSpan */.nT)(taskType), '', `${kinds.map(kind => STANDING[kind]).join(', ')}, in an earlier run`, ''];
}
const STANDING = {
    failing: 'failed far more often',
    dear: 'calls that cost far more',
    slow: 'calls that took far longer',
};

// EXTERNAL MODULE: ./build/report/budget-text.js
var budget_text = __webpack_require__(44116);
// EXTERNAL MODULE: ./build/report/time-text.js
var time_text = __webpack_require__(1052);
;// CONCATENATED MODULE: ./build/report/alerts/budget-words.js




const budget_words_COLUMNS = [
    { title: 'Budget' },
    { title: 'Level' },
    { title: 'Limit', align: 'right' },
    { title: 'Spent', align: 'right' },
    { title: 'Held', align: 'right' },
    { title: 'Remaining', align: 'right' },
    { title: 'Free again' },
    { title: 'Input that sets it' },
];
/** Which budgets are reached or nearly so, when each is new, what waits for that, and which input raises it. */
function budgetWords({ budgets, left, runs }) {
    const isReached = budgets.some(({ level }) => level === 'reached');
    return {
        happened: isReached ? reachedText(budgets, left) : nearText(budgets, left),
        means: [isReached ? REACHED : NEAR, whenNew(budgets), paceText(left, runs)]
            .filter(text => text !== '')
            .join(' '),
        advice: 'If the rest may wait, there is nothing to do. To do more at once, raise the input named below in the `with:` block of the workflow; a lower `max-output-tokens` or a cheaper `model` makes each task smaller.',
        table: (0,markdown/* table */.tp)(budget_words_COLUMNS, budgets.map(budget_words_row)),
    };
}
const REACHED = 'Nothing is lost and no budget was passed: the next call might have cost more than what remained.';
const NEAR = 'Nothing is stopped by it yet. Whatever does not fit any more waits until the budget is new.';
function budget_words_row(budget) {
    const { limit, spent, held, level, freeAt } = budget;
    const amounts = [limit, spent, held, limit - spent - held].map(amount => (0,budget_text/* amountOf */.MT)(budget, amount));
    const free = freeAt === undefined ? 'with the next run' : (0,time_text/* timeText */.Tc)(freeAt);
    return [(0,budget_text/* budgetName */.V7)(budget), LEVELS[level], ...amounts, free, `\`${(0,budget_text/* budgetInput */.Cm)(budget)}\``];
}
const LEVELS = { near: '80 %', reached: 'reached' };
function reachedText(budgets, left) {
    const reached = budgets.filter(({ level }) => level === 'reached').length;
    const near = budgets.length - reached;
    const which = reached === 1 ? 'A budget was reached' : `${(0,money/* counted */.hS)(reached, 'budget')} were reached`;
    const others = near === 0 ? '' : ` ${(0,money/* counted */.hS)(near, 'more budget')} ${near === 1 ? 'is' : 'are'} at 80 %.`;
    return `${which}, and ${left === 0 ? 'no task' : (0,money/* counted */.hS)(left, 'task')} had to wait.${others}`;
}
function nearText({ length }, left) {
    const which = length === 1 ? 'A budget is' : `${(0,money/* counted */.hS)(length, 'budget')} are`;
    const waiting = left === 0 ? 'No task waits' : `${(0,money/* counted */.hS)(left, 'task')} ${left === 1 ? 'waits' : 'wait'}`;
    return `${which} spent to 80 % or more. ${waiting}.`;
}
/** The longest wait is the one that counts; the table has each. */
function whenNew(budgets) {
    const windows = ['month', 'day', 'run'].filter(name => budgets.some(({ window }) => window === name));
    const [longest = 'run'] = windows;
    const freeAt = budgets.find(({ window }) => window === longest)?.freeAt;
    const name = { run: 'a run', day: 'the day', month: 'the month' }[longest];
    return `The budget of ${name} is new ${freeAt === undefined ? 'with the next run' : `at ${(0,time_text/* timeText */.Tc)(freeAt)}`}.`;
}
function paceText(left, runs) {
    if (runs === undefined)
        return '';
    return `At the pace of this run, about ${(0,money/* counted */.hS)(runs, 'more run')} will do the ${(0,money/* counted */.hS)(left, 'task')} that ${left === 1 ? 'waits' : 'wait'}.`;
}

;// CONCATENATED MODULE: ./build/report/alerts/interrupted-words.js




/** A run that was killed: what became of its work and its money. */
function interruptedWords(interruption) {
    const { run, startedAt, calls, spent, runsInARow } = interruption;
    const inARow = runsInARow === 1 ? '' : ` It is the last of ${(0,money/* count */.U9)(runsInARow)} in a row.`;
    return {
        happened: `Run ${(0,markdown/* codeSpan */.SS)(run)}, started ${(0,time_text/* timeText */.Tc)(startedAt)}, was killed before it finished.${inARow}`,
        means: `What it had finished is kept, and the work goes on from there. It had sent ${(0,money/* counted */.hS)(calls, 'call')}; those whose end nobody knows count with their worst case, so that it stands in the books with ${(0,money/* counted */.hS)(spent.tokens, 'token')} and ${(0,budget_text/* moneyCell */.hR)(spent.nanoUsd)}.`,
        advice: 'If somebody cancelled the job, there is nothing to do. Else look at the end of its log: keep `max-runtime` well below `timeout-minutes` of the job, and lower `concurrency` if the runner ran out of memory.',
        table: '',
    };
}

// EXTERNAL MODULE: ./build/report/failure-text.js
var failure_text = __webpack_require__(653);
;// CONCATENATED MODULE: ./build/report/alerts/provider-words.js





const provider_words_COLUMNS = [{ title: 'Stopped' }, { title: 'Reason' }, { title: 'Why, and what to do' }];
/** What was stopped by account, outage or configuration, and which setting or page to look at. */
function providerWords({ stops, left }) {
    const everything = stops.some(({ scope }) => scope.kind === 'provider');
    const reasons = [...new Set(stops.map(({ reason }) => reason))];
    return {
        happened: everything
            ? 'The provider could not be used, and the run was stopped early.'
            : 'A model or a type of task could not be used, and was stopped for this run.',
        means: `No task lost an attempt by it. ${(0,money/* counted */.hS)(left, 'task')} ${left === 1 ? 'is' : 'are'} kept; the next run tries again.`,
        advice: reasons.map(adviceOn).join(' '),
        table: (0,bounded_table/* boundedTable */.c)(provider_words_COLUMNS, stops.map(provider_words_row), 'The report file of the run names them all.'),
    };
}
function provider_words_row({ scope, reason, failure }) {
    const what = scope.kind === 'provider'
        ? 'the provider'
        : `${scope.kind === 'model' ? 'model' : 'type'} ${(0,markdown/* codeSpan */.SS)(scope.name)}`;
    return [what, reason, failure === undefined ? adviceOn(reason) : (0,markdown/* codeSpan */.SS)((0,failure_text/* failureText */.k)(failure), 400)];
}
function adviceOn(reason) {
    switch (reason) {
        case 'account':
            return 'Look at the account at the provider: its credit, and the limit and the rights of the key behind `api-key`.';
        case 'breaker':
            return 'Calls failed one after the other across tasks: look at the status page of the provider, at `base-url`, and whether `timeout` is long enough.';
        case 'configuration':
            return 'A setting was refused: check `model`, `parameters` and the `output` schema of the type in the task file.';
        case 'hold-exceeded':
            return 'A call used or cost more than its worst case, which the output cap and the price make: put the right price under `prices` in the task file, and check that the model keeps to `max-output-tokens`.';
        default:
            return (0,invariant/* assertNever */.x)(reason);
    }
}

;// CONCATENATED MODULE: ./build/report/alerts/quarantine-words.js







const quarantine_words_COLUMNS = [
    { title: 'Task' },
    { title: 'Type' },
    { title: 'Model' },
    { title: 'Attempts', align: 'right' },
    { title: 'Cost', align: 'right' },
    { title: 'Since' },
    { title: 'Why, and what to do' },
];
/**
 * Which tasks were set aside, why, and what they have cost the run that did it. `odd`: what else was out of the ordinary
 * about their types as it did so, told here and in no issue of its own.
 */
function quarantineWords(tasks, odd = []) {
    return {
        happened: tasks.length === 1 ? '1 task is in quarantine.' : `${(0,money/* count */.U9)(tasks.length)} tasks are in quarantine.`,
        means: 'They failed too often, or in a way that another try cannot mend. They are left alone and cost nothing more; all other tasks go on.',
        advice: 'The table says why each failed. A task runs again when it is edited or, as it is, after the comment `/agent retry <task>` on this issue; `/agent skip <task>` leaves it alone for good, without an alert. The dashboard has a box for each.' +
            oddText(odd),
        table: (0,bounded_table/* boundedTable */.c)(quarantine_words_COLUMNS, tasks.map(quarantine_words_row), '`background-agent status` names them all.'),
    };
}
/** One sentence, with as many types as anybody reads. */
function oddText(odd) {
    if (odd.length === 0)
        return '';
    const shown = odd.slice(0, TYPES_SHOWN_MAX).map(oddity => {
        const what = oddity.kind === 'mismatched' ? 'gave no answer that fits' : 'failed far more often than usual';
        return `type ${(0,oddity_text/* typeSpan */.nT)(oddity.taskType)} ${what}`;
    });
    const more = odd.length > shown.length ? ', and more' : '';
    return ` In the run that set the last of them aside, ${shown.join(', ')}${more}: look first at what was changed about its prompt, its schema or its model.`;
}
const TYPES_SHOWN_MAX = 3;
function quarantine_words_row({ id, taskType, model, tries, facts }) {
    return [
        (0,markdown/* codeSpan */.SS)(id),
        (0,markdown/* codeSpan */.SS)(taskType, NAME_LENGTH_MAX),
        (0,markdown/* codeSpan */.SS)(model, NAME_LENGTH_MAX),
        (0,money/* count */.U9)(tries.attempts),
        (0,budget_text/* moneyCell */.hR)(facts.spent.nanoUsd),
        (0,time_text/* timeText */.Tc)(facts.at),
        (0,markdown/* codeSpan */.SS)((0,failure_text/* failureText */.k)(facts.failure), 400),
    ];
}
const NAME_LENGTH_MAX = 80;

// EXTERNAL MODULE: ./build/report/alerts/stale-words.js + 1 modules
var stale_words = __webpack_require__(12625);
;// CONCATENATED MODULE: ./build/report/alerts/state-words.js




/** What is wrong with the log, its copies or the results, and the ways out. */
function stateWords(problem) {
    const message = 'message' in problem ? ` ${(0,markdown/* codeSpan */.SS)(problem.message, 1_000)}` : '';
    return {
        happened: `${happenedTo(problem)}${message}`,
        means: meaningOf(problem),
        advice: state_words_adviceOn(problem),
        table: problem.kind === 'results-held-back' ? heldBackTable(problem.results) : '',
    };
}
function heldBackTable(results) {
    const rows = results.map(({ path, reason }) => [(0,markdown/* codeSpan */.SS)(path), (0,markdown/* codeSpan */.SS)(reason, 400)]);
    const columns = [{ title: 'Result' }, { title: 'Why it is not taken' }];
    return (0,bounded_table/* boundedTable */.c)(columns, rows, 'The report file of the run names them all.');
}
function happenedTo(problem) {
    switch (problem.kind) {
        case 'corrupt':
            return 'The log of the agent is damaged.';
        case 'newer':
            return 'The log of the agent was written by a newer release.';
        case 'foreign':
            return 'The log belongs to another agent or another repository.';
        case 'clock':
            return 'The clock of the runner and the times in the log do not fit together.';
        case 'fork':
            return 'The log had two histories.';
        case 'unproved':
            return 'What another run is said to have done could not be taken in.';
        case 'cache-unreachable':
            return `The Actions cache could not be reached in ${(0,money/* count */.U9)(problem.runs)} runs in a row.`;
        case 'results-refused':
            return 'The results cannot be published.';
        case 'webhook-lost':
            return 'The webhook at `webhook-url` was not told of all alerts.';
        case 'results-held-back':
            return `${(0,money/* counted */.hS)(problem.results.length, 'result')} cannot be published: GitHub does not take what is in ${problem.results.length === 1 ? 'it' : 'them'}.`;
        default:
            return (0,invariant/* assertNever */.x)(problem);
    }
}
function meaningOf({ kind }) {
    switch (kind) {
        case 'corrupt':
        case 'newer':
        case 'foreign':
        case 'clock':
            return 'Nothing was changed, sent or spent, and nothing will be until this is settled: work that was paid for might be paid for again.';
        case 'fork':
            return 'Two runs were at work at once. Nothing is lost: what the one did was entered again on top of what the other did. Where both have asked for the same, it was paid for twice.';
        case 'unproved':
            return 'Nothing of it was believed. If a run did do it, what it drew stays charged, and what it finished is asked for again.';
        case 'cache-unreachable':
            return 'The run went on from the state branch. Answers that only the cache holds may be asked for again, and what the last run drew counts as spent.';
        case 'results-refused':
            return 'No answer is lost: those that are paid for are kept, and the first run that may publish them does so without paying again.';
        case 'webhook-lost':
            return 'Whoever hears of alerts by it alone has not heard of all of them; issues and summaries have them all. The work goes on.';
        case 'results-held-back':
            return 'All other results are published. These are kept, and each run tries them once more, after all others and without paying again.';
        default:
            return (0,invariant/* assertNever */.x)(kind);
    }
}
function state_words_adviceOn({ kind }) {
    switch (kind) {
        case 'corrupt':
            return 'Put back a whole copy of the log from the history of the state branch, or start anew with `background-agent log reset`.';
        case 'newer':
            return 'Let the workflow use the release that wrote it, or a later one.';
        case 'foreign':
            return '`background-agent log adopt` keeps its finished work and starts the budgets anew; `background-agent log reset` starts a new log.';
        case 'clock':
            return 'Set the clock of the runner right. If the times in the log are wrong, start anew with `background-agent log reset`.';
        case 'fork':
            return 'Keep runs of this agent from overlapping: give the workflow a `concurrency` group without `cancel-in-progress`, and let nobody but the agent write its state branch.';
        case 'unproved':
            return 'Find out who wrote it: the history of the state branch says so. `background-agent log show` shows what the agent itself has done.';
        case 'cache-unreachable':
            return 'Look at the status page of GitHub, and whether the job may use the cache. The agent also works without it, at the price of the last run of a machine that is lost.';
        case 'results-refused':
            return 'Do what the message says, then start the workflow again, or wait for its next run.';
        case 'webhook-lost':
            return 'Look whether the URL in the secret is still the one that the service gave, and whether the service takes messages from where the job runs. It is tried again with the next alert.';
        case 'results-held-back':
            return 'If a secret is meant, take it out of the input and treat it as leaked; if a rule is, change the rule or the setting `results`. An edited task runs again, and its new result replaces the one that is held back. `background-agent forget <task>` erases an answer that nobody may see.';
        default:
            return (0,invariant/* assertNever */.x)(kind);
    }
}

;// CONCATENATED MODULE: ./build/report/alerts/words-of-alert.js








/** The words for an alert of any kind. */
function wordsOf(details) {
    switch (details.kind) {
        case 'quarantine':
            return quarantineWords(details.tasks, details.odd);
        case 'budget':
            return budgetWords(details);
        case 'provider':
            return providerWords(details);
        case 'interrupted':
            return interruptedWords(details.interruption);
        case 'anomaly':
            return anomalyWords(details);
        case 'state':
            return stateWords(details.problem);
        case 'stale':
            return (0,stale_words/* staleWords */.d)(details.finding);
        default:
            return (0,invariant/* assertNever */.x)(details);
    }
}


/***/ }),

/***/ 10711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ao: () => (/* binding */ parseDashboardMarker),
/* harmony export */   S8: () => (/* binding */ dashboardMarkerOf),
/* harmony export */   UY: () => (/* binding */ dashboardTitleOf),
/* harmony export */   Xg: () => (/* binding */ takenIn),
/* harmony export */   jK: () => (/* binding */ DASHBOARD_LABELS),
/* harmony export */   up: () => (/* binding */ DASHBOARD_LABEL)
/* harmony export */ });
/* harmony import */ var _domain_requests_asked_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1268);
/* harmony import */ var _alerts_issue_marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92379);
/* harmony import */ var _alerts_issue_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76998);



/**
 * The first line of the text of an agent's dashboard, which is found again by it. A reader does not see it. `read`: up to where
 * everything that was asked has been taken or left, in all issues together: so a run that reads no log knows what is new.
 */
function dashboardMarkerOf(agent, read = _domain_requests_asked_js__WEBPACK_IMPORTED_MODULE_0__/* .NONE_TAKEN */ .X0) {
    (0,_alerts_issue_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .expectAgentName */ .ou)(agent);
    const { comment, edit } = read;
    const marks = [
        ...(comment === undefined ? [] : [`"comment":${comment}`]),
        ...(edit === undefined ? [] : [`"edit":["${edit.at}",${edit.number}]`]),
    ];
    const taken = marks.length === 0 ? '' : `"taken":{${marks.join(',')}},`;
    return `<!-- background-agent dashboard: {"agent":"${agent}",${taken}"v":1} -->`;
}
/** The agent whose dashboard it is, or undefined. Anybody can write one, so it proves nothing about who wrote the issue. */
function parseDashboardMarker(body) {
    return DASHBOARD_MARKER.exec(body)?.[1];
}
/** Up to where the dashboard says that what was asked has been taken. */
function takenIn(body) {
    const [, , comment, at, number] = DASHBOARD_MARKER.exec(body) ?? [];
    return {
        comment: comment === undefined ? undefined : Number(comment),
        edit: at === undefined ? undefined : { at, number: Number(number) },
    };
}
function dashboardTitleOf(agent) {
    (0,_alerts_issue_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .expectAgentName */ .ou)(agent);
    return `Background agent \`${agent}\`: dashboard`;
}
/** Of dashboards alone, so that they are found among any number of issues. */
const DASHBOARD_LABEL = `${_alerts_issue_text_js__WEBPACK_IMPORTED_MODULE_2__/* .LABEL */ .d_}: dashboard`;
const DASHBOARD_LABELS = [_alerts_issue_text_js__WEBPACK_IMPORTED_MODULE_2__/* .LABEL */ .d_, DASHBOARD_LABEL];
// The end of the line may be one of a browser's form.
const DASHBOARD_MARKER = /^<!-- background-agent dashboard: \{"agent":"([a-z0-9-]{1,32})",(?:"taken":\{(?:"comment":(\d{1,15}))?,?(?:"edit":\["(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",(\d{1,6})\])?\},)?"v":1\} -->(?:\r?\n|$)/;


/***/ }),

/***/ 37482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hv: () => (/* binding */ watchIn),
/* harmony export */   i_: () => (/* binding */ withWatch),
/* harmony export */   vJ: () => (/* binding */ watchPart)
/* harmony export */ });
/* unused harmony export BODY_LENGTH_MAX */
/* harmony import */ var _domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86429);

/** As GitHub takes it, counted as it counts. */
const BODY_LENGTH_MAX = 65_536;
const BEGIN = '<!-- watch -->';
const END = '<!-- /watch -->';
/** The part of a dashboard that the monitor writes, while everything around it is the agent's. `text` is one line of Markdown, or empty. */
function watchPart(text) {
    // Nothing in it may look like one of the marks around it.
    const line = (0,_domain_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(text, WATCH_LENGTH_MAX).replaceAll('<!--', '<\\u0021--');
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


/***/ })

};
