export const id = 832;
export const ids = [832];
export const modules = {

/***/ 21832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bW: () => (/* binding */ alertOfProblem),
  de: () => (/* binding */ alertOfRun),
  V1: () => (/* binding */ alertOfSilence),
  ij: () => (/* binding */ hasAlertsToSettle)
});

// EXTERNAL MODULE: ./build/domain/alerts/alert.js
var alerts_alert = __webpack_require__(62639);
// EXTERNAL MODULE: ./build/domain/alerts/alert-rules.js
var alert_rules = __webpack_require__(51385);
// EXTERNAL MODULE: ./build/domain/alerts/firing-alerts.js + 2 modules
var firing_alerts = __webpack_require__(10278);
// EXTERNAL MODULE: ./build/domain/alerts/raise-alerts.js
var raise_alerts = __webpack_require__(70045);
// EXTERNAL MODULE: ./build/domain/requests/asked.js
var requests_asked = __webpack_require__(1268);
// EXTERNAL MODULE: ./build/domain/state.js
var state = __webpack_require__(83468);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/report/alerts/alert-words.js
var alert_words = __webpack_require__(13533);
;// CONCATENATED MODULE: ./build/report/alerts/alert-lines.js


// What a run says of its alerts in the log of its job: plain text, and nothing of what anybody else wrote but names.
/** What people were first told by this run; at least one. */
function freshLine(alerts) {
    return alerts
        .map(alert => alert.issue === undefined
        ? `Needs attention: ${topicOf(alert)}.`
        : `Issue ${alert.issue.number} was opened: ${topicOf(alert)}.`)
        .join('\n');
}
/** The gravest severity among them. */
function gravityOf(alerts) {
    const [gravest = 'info'] = alerts.map(({ severity }) => severity).sort(alerts_alert/* byGravity */.SN);
    return gravest;
}
/** `trouble` is a sentence that says why. */
function untoldLine(trouble, untold) {
    if (untold.length === 0)
        return trouble;
    return `${trouble} No issue says yet: ${untold.map(topicOf).join('; ')}. The summary of the run lists what fires.`;
}
/** There were enough issues already; at least one could not be opened. */
function crowdedLine(untold) {
    return untoldLine('A run opens three issues at most, and an agent has ten open at most.', untold);
}
/** What people wanted on the issues that GitHub did not take. */
function refusedLine(wish, names) {
    const why = wish === 'labels'
        ? 'Each must be a label that the repository has or can have.'
        : 'Each must be the login of somebody who can be assigned in this repository.';
    return `GitHub refused what "alert-${wish}" names (${names.join(', ')}), so the issue was opened without. ${why}`;
}
function topicOf({ kind, severity }) {
    return `${alert_words/* TOPICS */.p[kind]} (${severity})`;
}

;// CONCATENATED MODULE: ./build/app/alerts/send-notifications.js
/** Tells the webhook what people are told. Whatever becomes of it, the run is as it is; what went wrong stands in the log of the job. */
async function sendNotifications(webhook, notifications, console) {
    if (webhook === undefined || notifications.length === 0)
        return { kind: 'nothing' };
    const trouble = await webhook.send(notifications);
    // Some places take what nobody wants to read without being asked.
    if (trouble === undefined)
        return notifications.every(({ isQuiet }) => isQuiet === true) ? { kind: 'nothing' } : { kind: 'taken' };
    console.write('warning', lostLine(trouble));
    return { kind: 'lost', trouble };
}
/** The people behind the webhook do not know; those who read the issues do. */
function lostLine(trouble) {
    return `The webhook at "webhook-url" was not told of all alerts. ${trouble}`;
}

// EXTERNAL MODULE: ./build/report/alerts/issue-text.js
var issue_text = __webpack_require__(76998);
// EXTERNAL MODULE: ./build/report/alerts/plain-words.js
var plain_words = __webpack_require__(10583);
// EXTERNAL MODULE: ./build/report/run-link.js
var run_link = __webpack_require__(8211);
// EXTERNAL MODULE: ./build/report/time-text.js
var time_text = __webpack_require__(1052);
;// CONCATENATED MODULE: ./build/app/alerts/notification-of.js






/** The same for places that know no Markdown, and are not on GitHub. */
function notificationOf(message, { agent, run, nowMs, place }) {
    const { what, since, happened, advice, issue } = message;
    const { alert, fingerprint, severity, reason } = message.alert;
    return {
        what,
        agent,
        alert: { alert, fingerprint, severity, reason },
        since,
        at: (0,units/* timestampOf */.U_)(nowMs),
        title: (0,plain_words/* plainWords */.c)((0,issue_text/* titleOf */.Gg)(agent, alert)),
        happened: (0,plain_words/* plainWords */.c)(happened),
        advice: (0,plain_words/* plainWords */.c)(advice),
        issueUrl: issue === undefined ? undefined : (0,run_link/* issueUrl */.$9)(issue, place),
        runUrl: (0,run_link/* runUrl */.Vp)(run, place),
    };
}
/** That it is over, and how long it took. */
function notificationOfEnd({ kind, fingerprint, memory, overMs, issue }, options) {
    const { severity, reason, since } = memory;
    const tookMs = overMs - Date.parse(since);
    return notificationOf({
        ...{ what: 'resolved', alert: { alert: kind, fingerprint, severity, reason }, since, issue },
        ...{ happened: `${alert_words/* RECOVERIES */.Y[kind]} It took ${(0,time_text/* spanText */.Cp)(tookMs)}.`, advice: '' },
    }, options);
}

// EXTERNAL MODULE: ./build/domain/alerts/alert-lifecycle.js
var alert_lifecycle = __webpack_require__(47698);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/report/alerts/issue-marker.js
var issue_marker = __webpack_require__(92379);
// EXTERNAL MODULE: ./build/app/alerts/told.js
var alerts_told = __webpack_require__(98053);
;// CONCATENATED MODULE: ./build/app/alerts/careful-tracker.js

/** The issue tracker as one run uses it: what was refused is not asked for again, and the first trouble is remembered. */
class CarefulTracker {
    #tracker;
    refused = new Set();
    trouble;
    constructor(tracker) {
        this.#tracker = tracker;
    }
    list(label, closedSince) {
        return this.#ask(() => this.#tracker.list(label, closedSince));
    }
    async create({ wishes, ...issue }) {
        const labels = this.refused.has('labels') ? [] : wishes.labels;
        const assignees = this.refused.has('assignees') ? [] : wishes.assignees;
        const created = await this.#ask(() => this.#tracker.create({ ...issue, wishes: { labels, assignees } }));
        for (const wish of created?.refused ?? [])
            this.refused.add(wish);
        return created;
    }
    /** False: it was not done, or nobody knows. */
    async change(number, change) {
        const changed = await this.#ask(async () => {
            const asked = await this.#tracker.change(number, change);
            return asked.ok ? { ...asked, value: true } : asked;
        });
        return changed === true;
    }
    async say({ number, isLocked }, body) {
        if (this.isRefused)
            return 'lost';
        if (isLocked)
            return 'refused';
        const asked = await this.#tracker.comment(number, body);
        if (asked.ok)
            return 'said';
        if (!(0,alerts_told/* isPassing */.WG)(asked.trouble))
            return 'refused';
        this.trouble ??= asked.trouble;
        return 'lost';
    }
    /** Who may not, or was too fast, does not ask again in this run. */
    get isRefused() {
        const kind = this.trouble?.kind;
        return kind === 'unauthorized' || kind === 'forbidden' || kind === 'rate-limited';
    }
    async #ask(ask) {
        if (this.isRefused)
            return undefined;
        const asked = await ask();
        if (asked.ok)
            return asked.value;
        this.trouble ??= asked.trouble;
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/app/alerts/own-issues.js
var own_issues = __webpack_require__(96803);
// EXTERNAL MODULE: ./build/domain/invariant.js
var invariant = __webpack_require__(93001);
// EXTERNAL MODULE: ./build/report/alerts/words-of-alert.js + 6 modules
var words_of_alert = __webpack_require__(72608);
;// CONCATENATED MODULE: ./build/report/alerts/issue-comment.js





/** What is new about an alert whose issue is open already; the table is in the issue's own text. */
function commentOf({ details }, context) {
    const { happened, advice } = (0,words_of_alert/* wordsOf */.Z)(details);
    return [
        `**This has changed:** ${happened}`,
        `**What to do:** ${advice}`,
        `${UP_TO_DATE} ${seen(context)}`,
    ].join('\n\n');
}
/** Said once, to those who look after the agent, when an alert has fired for so long that it is graver. */
function risenCommentOf({ alert, details }, assignees, context) {
    const { happened, advice } = (0,words_of_alert/* wordsOf */.Z)(details);
    const mentions = mentionsOf(assignees);
    return [
        `**${issue_text/* SEVERITIES */.oC[alert.severity]}:** it is still so after three runs. ${happened}`,
        `**What to do:** ${advice}`,
        ...(mentions === '' ? [] : [`${mentions}: somebody has to look at this.`]),
        `${UP_TO_DATE} ${seen(context)}`,
    ].join('\n\n');
}
/** Said when nothing is new but the time that went by. All of it is in the issue. */
function stillCommentOf(goesOnForMs, context) {
    return `**Still so** after ${(0,time_text/* spanText */.Cp)(goesOnForMs)}. What happened, and what to do, is in the text above. ${seen(context)}`;
}
/** The last word on an alert, said as its issue is closed. */
function closingCommentOf({ alert }, recoveredAfterMs, context) {
    return `**Over:** ${alert_words/* RECOVERIES */.Y[alert]} It took ${(0,time_text/* spanText */.Cp)(recoveredAfterMs)}. ${seen(context)}`;
}
/** Said as an issue is opened again that was closed not long ago: its own text was brought up to date. */
function reopeningCommentOf({ details }, context) {
    const { happened } = (0,words_of_alert/* wordsOf */.Z)(details);
    return `**Again:** ${happened} ${seen(context)}`;
}
/** The only mentions that ever are made: of logins that the workflow itself names, and that are logins to the letter. */
function mentionsOf(logins) {
    return logins
        .filter(login => LOGIN.test(login))
        .map(login => `@${login}`)
        .join(' ');
}
/** GitHub's form, those of managed users with it (`ada_acme`). */
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,37}[A-Za-z0-9])?$/;
const UP_TO_DATE = 'The text above is up to date.';
function seen({ now, run, place }) {
    return `Seen ${(0,time_text/* timeText */.Tc)(now)} by ${(0,run_link/* runLink */.ut)(run, place)}.`;
}

;// CONCATENATED MODULE: ./build/app/alerts/say-word.js







/** A firing alert as it stands by now, undefined when nothing was learnt about it. */
function toldOf({ alert, details }, memory) {
    return (details && {
        alert: { ...alert, severity: (0,alert_lifecycle/* severityOf */.xJ)(alert, memory) },
        details,
        hasRisen: (0,alert_lifecycle/* hasRisen */.Yr)(alert, memory),
    });
}
/** What there is to say of an alert that fires, or fires again, in the issue that it has. */
function saidOfFiring(says, told, memory, issue, options) {
    const notification = notificationOf({ what: whatOf(says), ...messageOf(told, memory), issue }, options);
    return { comment: commentFor(says, told, memory, options), notification };
}
/** What a message says of an alert that fires. */
function messageOf({ alert, details }, { since }) {
    const { happened, advice } = (0,words_of_alert/* wordsOf */.Z)(details);
    return { alert, since, happened, advice };
}
/** That an alert has risen is a change of it. */
function whatOf(says) {
    return says === 'risen' ? 'changed' : says;
}
/** That an alert goes on, by whoever knows no more of it than its issue. */
function saidStill({ marker, memory, number, body }, options) {
    const { kind, fingerprint } = marker;
    const { severity, reason, since } = memory;
    const alert = { alert: kind, fingerprint, severity, reason };
    return {
        comment: stillCommentOf(options.nowMs - Date.parse(since), contextOf(options)),
        notification: notificationOf({ what: 'still', alert, since, issue: number, ...(0,issue_text/* saidIn */.$g)(body) }, options),
    };
}
/** The last word. */
function saidOver(issue, overAt, options) {
    const { marker, memory, number } = issue;
    const { kind, fingerprint } = marker;
    const overMs = Date.parse(overAt);
    const tookMs = overMs - Date.parse(memory.since);
    return {
        comment: closingCommentOf({ alert: kind }, tookMs, contextOf(options)),
        notification: notificationOfEnd({ kind, fingerprint, memory, overMs, issue: number }, options),
    };
}
function commentFor(says, told, { since }, options) {
    const context = contextOf(options);
    switch (says) {
        case 'again':
            return reopeningCommentOf(told, context);
        case 'changed':
            return commentOf(told, context);
        case 'risen':
            return risenCommentOf(told, options.wishes.assignees, context);
        case 'still':
            return stillCommentOf(options.nowMs - Date.parse(since), context);
        default:
            return (0,invariant/* assertNever */.x)(says);
    }
}
function contextOf({ agent, run, nowMs, place }) {
    return { agent, run, now: (0,units/* timestampOf */.U_)(nowMs), place };
}

;// CONCATENATED MODULE: ./build/app/alerts/issue-desk.js








/** A storm is one issue for each kind of trouble; even so a run never opens more. */
const NEW_ISSUES_MAX = 3;
/** Nor does an agent ever have more that are open. */
const OPEN_ISSUES_MAX = 10;
/** Where a run writes its issues: each with its marker, and each word of a comment once. */
class IssueDesk {
    #tracker;
    notifications = [];
    #options;
    issues = new Map();
    opened = new Set();
    constructor(tracker, options) {
        this.#tracker = new CarefulTracker(tracker);
        this.#options = options;
    }
    /** Also at what was closed long ago: a person may have closed it, and what it is about may fire still. */
    async look() {
        const listed = await this.#tracker.list(issue_text/* LABEL */.d_, (0,units/* timestampOf */.U_)(0));
        if (listed === undefined)
            return false;
        this.issues = (0,own_issues/* ownIssues */.J7)(listed, this.#options.agent);
        return true;
    }
    get ownIssues() {
        return [...this.issues.values()].flat();
    }
    /** Wishes for new issues that GitHub refused. */
    get refused() {
        return this.#tracker.refused;
    }
    get trouble() {
        return this.#tracker.trouble;
    }
    get hasPlace() {
        const opened = this.opened.union(this.#options.opened ?? new Set());
        const before = this.ownIssues.filter(issue => (0,own_issues/* isOpen */.nT)(issue) && !opened.has(issue.marker.fingerprint));
        return opened.size < NEW_ISSUES_MAX && before.length + opened.size < OPEN_ISSUES_MAX;
    }
    /** Returns its number; undefined: it was not opened, or nobody knows. */
    async open(told, memory, what) {
        const { agent, wishes } = this.#options;
        const { alert: kind, fingerprint } = told.alert;
        this.opened.add(fingerprint);
        const issue = this.#issueOf(told, memory);
        const body = (0,issue_text/* bodyOf */.EN)((0,issue_marker/* markerOf */.we)({ agent, kind, memory, text: essenceOf(issue) }), issue);
        const { title } = issue;
        const created = await this.#tracker.create({ title, body, labels: (0,issue_text/* labelsOf */.PC)(kind), wishes });
        const number = created?.issue.number;
        // Where nobody knows, people may have got their mail.
        if (created !== undefined || this.#tracker.trouble?.kind === 'unreachable')
            this.notifications.push(notificationOf({ what, ...messageOf(told, memory), issue: number }, this.#options));
        return number;
    }
    /** Whether its text is to be another than the one that was written last. What people have made of that since counts for nothing. */
    isTextNew(issue, told) {
        return essenceOf(this.#issueOf(told, issue.memory)) !== issue.marker.text;
    }
    /** The whole of it, and opened if it is not; with a comment when there is something to say. */
    async rewrite(issue, told, memory, says) {
        const text = this.#issueOf(told, memory);
        const { severity } = told.alert;
        const labels = (0,issue_text/* labelsAt */.dx)(issue.labels, { ...told, severity });
        const change = {
            title: text.title,
            body: (0,issue_text/* bodyOf */.EN)(this.#markerOf(issue, memory, says, essenceOf(text)), text),
            ...(!(0,own_issues/* isOpen */.nT)(issue) && { state: 'open' }),
            ...(labels.join('\n') !== issue.labels.join('\n') && { labels }),
        };
        if (!(await this.#tracker.change(issue.number, change)))
            return 'failed';
        const written = { ...issue, body: change.body };
        return says === undefined
            ? this.sayMissing(written, told)
            : this.#say(written, saidOfFiring(says, told, memory, issue.number, this.#options));
    }
    /** What is remembered, and nothing that anybody reads; and a comment that is missing, where it is known what it says. */
    async note(issue, memory, told) {
        const body = (0,issue_marker/* bodyWith */.$H)(this.#markerOf(issue, memory), issue.body);
        if (!(await this.#tracker.change(issue.number, { body })))
            return 'failed';
        return told === undefined ? 'written' : this.sayMissing({ ...issue, body }, told);
    }
    /** That it goes on. */
    async repeat(issue, memory) {
        const body = (0,issue_marker/* bodyWith */.$H)(this.#markerOf(issue, memory, 'still'), issue.body);
        if (!(await this.#tracker.change(issue.number, { body })))
            return 'failed';
        return this.#say({ ...issue, body }, saidStill(issue, this.#options));
    }
    /** Its marker then says that it is over, so that what comes back is news. */
    async close(issue, over, { isQuiet }) {
        const body = (0,issue_marker/* bodyWith */.$H)(this.#markerOf(issue, over, isQuiet ? undefined : 'over'), issue.body);
        if (!(await this.#tracker.change(issue.number, { state: 'closed', body })))
            return 'failed';
        return isQuiet
            ? 'written'
            : this.#say({ ...issue, body }, saidOver(issue, overAtOf(over), this.#options));
    }
    /** That it is over, to places that keep count of what they were told: whoever wants to hear nothing reads none of that. */
    noteEndElsewhere(issue, over) {
        const { notification } = saidOver(issue, overAtOf(over), this.#options);
        this.notifications.push({ ...notification, isQuiet: true });
    }
    /** The comment that an earlier run could not write. `told` undefined: nobody knows what there is to say of it now. */
    async sayMissing(issue, told) {
        const { word } = issue.marker;
        if (word === undefined || !(0,own_issues/* lacksWord */.xy)(issue, this.#options.nowMs))
            return 'written';
        const { says } = word;
        if (says === 'over')
            return this.#sayAgain(issue, saidOver(issue, overAtOf(issue.memory), this.#options));
        if (says === 'still')
            return this.#sayAgain(issue, saidStill(issue, this.#options));
        return told === undefined
            ? 'unsaid'
            : this.#sayAgain(issue, saidOfFiring(says, told, issue.memory, issue.number, this.#options));
    }
    /** The issue as it was written with that word. Places elsewhere hear of it whether GitHub takes the comment or not. */
    #say(issue, said) {
        this.notifications.push(said.notification);
        return this.#comment(issue, said);
    }
    /** Whoever wrote the issue has told the places elsewhere, or died before: so once more, when the comment is settled, and not at each try. */
    async #sayAgain(issue, said) {
        const written = await this.#comment(issue, said);
        if (written === 'written')
            this.notifications.push(said.notification);
        return written;
    }
    /** One that is refused for good is tried no more. */
    async #comment(issue, { comment }) {
        const saying = await this.#tracker.say(issue, comment);
        if (saying === 'lost')
            return 'unsaid';
        const body = (0,issue_marker/* bodyWithoutWord */.HY)(issue.body);
        if (saying === 'said' || body === issue.body)
            return 'written';
        return (await this.#tracker.change(issue.number, { body })) ? 'written' : 'unsaid';
    }
    #issueOf(told, { since }) {
        return (0,issue_text/* issueOf */.v1)(told, { ...contextOf(this.#options), since });
    }
    /** A comment that is missing stays so, until another one takes its place. */
    #markerOf(issue, memory, says, text = issue.marker.text) {
        const { agent, kind, word } = issue.marker;
        const isMissing = memory.phase === issue.memory.phase && (0,own_issues/* lacksWord */.xy)(issue, this.#options.nowMs);
        const missing = isMissing ? word : undefined;
        const isNew = says !== undefined && !issue.isLocked;
        const said = isNew ? { says, after: issue.comments } : missing;
        return (0,issue_marker/* markerOf */.we)({ agent, kind, memory, word: said, text });
    }
}
function overAtOf(memory) {
    return memory.phase === 'over' ? memory.overAt : memory.since;
}
/** All but the marker, and the run that has seen it last. */
function essenceOf({ title, text }) {
    return (0,external_node_crypto_.hash)('sha256', `${title}\n\n${text}`);
}

;// CONCATENATED MODULE: ./build/app/alerts/teller.js







/** Tells people for one run, as the life of each alert demands: first it looks, then it tells what fires and ends what does not. */
class Teller {
    #desk;
    #alerts;
    #options;
    /** What fires, as far as anybody knows. */
    #firing = [];
    #told = [];
    #numbers = new Map();
    #fresh = new Set();
    #held = new Set();
    #undecided = new Set();
    #risen = new Map();
    #acknowledged = new Set();
    #withoutPlace = new Set();
    #isSettled = true;
    constructor(tracker, alerts, options) {
        this.#desk = new IssueDesk(tracker, options);
        this.#alerts = alerts;
        this.#options = options;
    }
    get result() {
        const { notifications, opened, refused, trouble } = this.#desk;
        return {
            ...alerts_told/* NOTHING_TOLD */.E0,
            fresh: this.#fresh,
            opened,
            issues: this.#numbers,
            risen: this.#risen,
            held: this.#held,
            undecided: this.#undecided,
            acknowledged: this.#acknowledged,
            withoutPlace: this.#withoutPlace,
            told: this.#told,
            notifications,
            isSettled: this.#isSettled,
            refused,
            trouble,
        };
    }
    async look(firing) {
        if (!(await this.#desk.look()))
            return false;
        for (const { alert } of firing)
            this.#firing.push(alert);
        for (const issue of this.#desk.ownIssues)
            if ((0,own_issues/* isOpen */.nT)(issue) && issue.memory.phase === 'firing' && !this.#canEnd(issue))
                this.#firing.push(reasonOf(issue));
        return true;
    }
    /** One that does not say that it is over. */
    hasIssue(fingerprint) {
        return this.#desk.issues.get(fingerprint)?.some(({ memory }) => memory.phase !== 'over') === true;
    }
    async tell(firing) {
        const { alert } = firing;
        const { fingerprint } = alert;
        const issues = this.#desk.issues.get(fingerprint) ?? [];
        const [open, ...doubles] = issues.filter(own_issues/* isOpen */.nT);
        // A reply was lost, and the list did not show the issue yet: the oldest stays.
        for (const double of doubles)
            this.#settle(await this.#desk.close(double, this.#endOf(double).memory, { isQuiet: true }));
        // Of those that are closed the one that somebody closed speaks: its double was closed by us.
        const issue = open ?? issues.findLast(own_issues/* isAcknowledged */.V) ?? issues.at(-1);
        if (issue !== undefined && issue.memory.phase !== 'over')
            this.#numbers.set(fingerprint, issue.number);
        const told = toldOf(firing, issue?.memory);
        // Where there is none, because somebody took it away, the log says what people know.
        const isKnown = issue === undefined ? this.#isToldBefore(alert) : this.#isOverruled(alert, issue);
        if (told === undefined || isKnown)
            this.#told.push(alert);
        else
            await this.#bringInLine(firing, told, issue);
    }
    /** Whatever says that it fires, and does not, is over: also what an earlier run could not close, or did not know. */
    async closeAllBut(firing, isOurs = () => true) {
        const still = new Set(firing.map(({ alert }) => alert.fingerprint));
        for (const [fingerprint, issues] of this.#desk.issues)
            if (!still.has(fingerprint) && issues.every(({ marker }) => isOurs(marker.kind)))
                await this.#end(issues, this.#alerts.get(fingerprint));
    }
    /** Says that alerts go on, when it is time for that: of an agent that is idle nobody else would. */
    async repeat(isOurs) {
        const { nowMs } = this.#options;
        for (const issue of this.#desk.ownIssues) {
            const { memory, marker } = issue;
            if (!isOurs(marker.kind) || !(0,own_issues/* isOpen */.nT)(issue) || memory.phase !== 'firing')
                continue;
            const isQuiet = (0,alert_lifecycle/* isSilenced */.e2)(this.#occasionOf(marker.fingerprint, memory));
            if (isQuiet || (0,alert_rules/* followsFrom */.ZW)(reasonOf(issue), this.#firing))
                continue;
            this.#settle((0,alert_lifecycle/* hasRepeatPassed */.Mj)(memory.severity, memory.toldAt, { nowMs })
                ? await this.#desk.repeat(issue, { ...memory, toldAt: (0,units/* timestampOf */.U_)(nowMs) })
                : await this.#desk.sayMissing(issue, undefined));
        }
    }
    async #bringInLine(firing, before, issue) {
        const { alert } = firing;
        const isTextNew = issue !== undefined && this.#desk.isTextNew(issue, before);
        const occasion = this.#occasionOf(alert.fingerprint, issue?.memory);
        const wantsSilence = issue !== undefined && (0,own_issues/* isAcknowledged */.V)(issue) && ((0,alert_lifecycle/* isSilenced */.e2)(occasion) || !isForetold(alert, issue));
        if (wantsSilence)
            this.#acknowledged.add(alert.fingerprint);
        const { act, memory } = (0,alert_lifecycle/* stepOf */.cg)({
            ...{ ...occasion, alert, isTextNew },
            isAcknowledged: wantsSilence,
            isInhibited: (0,alert_rules/* followsFrom */.ZW)(alert, this.#firing),
        });
        // Nobody knows of it, and somebody wants it so.
        if (memory === undefined)
            return;
        const now = { alert, told: { ...before, ...toldOf(firing, memory) }, memory };
        if (act.do === 'open' || act.do === 'reopen' || issue === undefined)
            await this.#place(now, act.do === 'open' ? 'firing' : 'again', issue);
        else
            this.#note(now, await this.#write(act, now, issue, isTextNew), issue);
    }
    #write(act, { told, memory }, issue, isTextNew) {
        switch (act.do) {
            case 'comment':
                return this.#desk.rewrite(issue, told, memory, act.why);
            case 'update':
                return isTextNew ? this.#desk.rewrite(issue, told, memory) : this.#desk.note(issue, memory, told);
            case 'hold':
                return this.#desk.note(issue, memory, undefined);
            default:
                return (0,own_issues/* isOpen */.nT)(issue) ? this.#desk.sayMissing(issue, told) : Promise.resolve('written');
        }
    }
    /** Where people will look: an issue that is there already, if it is not too old. */
    async #place(now, what, issue) {
        const { told, memory, alert } = now;
        const { fingerprint } = alert;
        if (issue !== undefined && (0,own_issues/* isRecent */.Kb)(issue, this.#options.nowMs)) {
            const written = await this.#desk.rewrite(issue, told, memory, 'again');
            this.#numbers.set(fingerprint, issue.number);
            if (written !== 'failed' && !(0,own_issues/* isOpen */.nT)(issue))
                this.#fresh.add(fingerprint);
            this.#note(now, written, issue);
        }
        else if (this.#desk.hasPlace) {
            const number = await this.#desk.open(told, memory, what);
            if (number !== undefined) {
                this.#numbers.set(fingerprint, number);
                this.#fresh.add(fingerprint);
            }
            this.#note(now, number === undefined ? 'failed' : 'written', undefined);
        }
        else {
            this.#withoutPlace.add(fingerprint);
            this.#leave(this.#alerts.get(fingerprint));
        }
    }
    /** What people know now, and whether somebody has to look again. */
    #note({ alert, memory }, written, issue) {
        const { fingerprint } = alert;
        this.#settle(written);
        if (memory.phase === 'held') {
            this.#held.add(fingerprint);
            if (issue !== undefined)
                this.#numbers.set(fingerprint, issue.number);
            this.#isSettled = false;
            return;
        }
        if (written === 'failed') {
            this.#leave(this.#alerts.get(fingerprint));
            return;
        }
        this.#told.push(alert);
        if ((0,alert_lifecycle/* hasRisen */.Yr)(alert, memory))
            this.#risen.set(fingerprint, memory.severity);
        const isSilent = issue !== undefined && (0,own_issues/* isAcknowledged */.V)(issue);
        if ((0,alert_lifecycle/* willRise */.sz)(alert, memory) && !isSilent)
            this.#isSettled = false;
    }
    /** Where it takes more than this run has seen to know that it is over, it goes on. */
    async #end(issues, known) {
        const ending = issues.filter(({ memory }) => memory.phase !== 'over');
        for (const { marker } of ending.filter(({ memory }) => this.#isUndecided(memory)))
            this.#undecided.add(marker.fingerprint);
        if (!ending.every(issue => this.#canEnd(issue))) {
            // A later run can tell, if it looks; of what only the monitor sees it cannot.
            if (ending.some(issue => !this.#isEnoughFor(issue) && (0,alert_rules/* isForRuns */.Iw)(reasonOf(issue))))
                this.#isSettled = false;
            if (known !== undefined)
                this.#told.push((0,alerts_told/* asAlert */.dq)(known));
            return;
        }
        const first = ending.find(own_issues/* isOpen */.nT);
        const counted = first ?? ending.find(({ memory }) => memory.phase === 'firing');
        let isOver = true;
        for (const issue of ending) {
            const { act, memory } = this.#endOf(issue);
            const isQuiet = issue !== first || (act.do === 'close' && act.isQuiet);
            const written = act.do === 'close'
                ? await this.#desk.close(issue, memory, { isQuiet })
                : await this.#desk.note(issue, memory, undefined);
            this.#settle(written);
            isOver = isOver && written !== 'failed';
            if (isQuiet && issue === counted && issue.memory.phase === 'firing' && written !== 'failed')
                this.#desk.noteEndElsewhere(issue, memory);
        }
        // One that an earlier run closed may still lack the last word.
        for (const issue of issues)
            if (!ending.includes(issue))
                this.#settle(await this.#desk.sayMissing(issue, undefined));
        if (!isOver)
            this.#leave(known);
    }
    #endOf(issue) {
        const { memory, marker } = issue;
        const occasion = this.#occasionOf(marker.fingerprint, memory);
        const step = (0,alert_lifecycle/* stepOf */.cg)({ ...occasion, alert: undefined, isAcknowledged: (0,own_issues/* isAcknowledged */.V)(issue) });
        return { act: step.act, memory: step.memory ?? memory };
    }
    #occasionOf(fingerprint, memory) {
        const { nowMs, silencedUntil, countsAsRun = true } = this.#options;
        return { memory, nowMs, countsAsRun, silencedUntil: silencedUntil?.get(fingerprint) };
    }
    #canEnd(issue) {
        return !this.#isUndecided(issue.memory) && this.#isEnoughFor(issue);
    }
    #isEnoughFor(issue) {
        const { witness = 'any-run', judged } = this.#options;
        return (0,alert_rules/* isEnoughFor */.W_)(reasonOf(issue), witness, judged);
    }
    #isToldBefore(alert) {
        const { fingerprint } = alert;
        const isElsewhere = this.#options.toldElsewhere?.has(fingerprint) === true;
        return !isElsewhere && (0,alerts_told/* isSame */.Ft)(alert, this.#alerts.get(fingerprint));
    }
    /**
     * Its issue gives another reason, which is no less grave, and of which this run knows nothing: whoever does would take
     * it back.
     */
    #isOverruled({ reason, severity }, issue) {
        const { memory } = issue;
        return (memory.phase === 'firing' &&
            memory.reason !== reason &&
            !(0,alert_rules/* isGraver */.Cg)(severity, (0,alert_rules/* ruleOf */.Y)(reasonOf(issue)).severity) &&
            !this.#isEnoughFor(issue));
    }
    #isUndecided({ reason }) {
        return reason === this.#options.undecided;
    }
    #settle(written) {
        if (written !== 'written')
            this.#isSettled = false;
    }
    /** People could not be told: the log goes on saying what they were told before. */
    #leave(known) {
        this.#isSettled = false;
        if (known !== undefined)
            this.#told.push((0,alerts_told/* asAlert */.dq)(known));
    }
}
/** Whoever closed the warning of something has not heard of the thing itself. */
function isForetold({ reason }, { memory }) {
    return memory.reason === 'inactive' && reason !== 'inactive';
}
/** Why it fires, by what its issue says. */
function reasonOf({ marker, memory }) {
    return { alert: marker.kind, reason: memory.reason };
}

;// CONCATENATED MODULE: ./build/app/alerts/tell-alerts.js






/**
 * Brings the issues in line with what fires: one open issue for each alert, its text up to date, a comment only when
 * there is something new to say, closed when it is over.
 *
 * Issues are found again by label, author and marker, and the marker keeps what people were told: so whatever reply was
 * lost, the next run sees what is done and what is not, also when it has no log to compare with. What people do to an
 * issue stands: one that they closed says nothing until its alert was over once, one that they opened again is not closed.
 */
async function tellAlerts(tracker, { alerts, alertMemories = new Map() }, firing, options) {
    const remembered = [...alertMemories].filter(([, { phase }]) => phase !== 'over');
    const toldElsewhere = new Set(remembered.flatMap(([key, { phase }]) => (phase === 'firing' ? [key] : [])));
    const teller = new Teller(tracker, alerts, { ...options, toldElsewhere });
    const inIssues = gravestFirst(firing.filter(isForIssues));
    if (!(await teller.look(inIssues)))
        return untold(teller, alerts, firing);
    for (const each of inIssues)
        await teller.tell(each);
    await teller.closeAllBut(inIssues);
    const { result } = teller;
    const unread = firing.filter(each => !isForIssues(each)).map(({ alert }) => alert);
    const said = [...result.told, ...unread];
    const still = new Set(said.map(({ fingerprint }) => fingerprint));
    // Somebody has snoozed it, and there is no issue to say so.
    const asBefore = inIssues.flatMap(({ alert: { fingerprint } }) => {
        const known = toldElsewhere.has(fingerprint) && !still.has(fingerprint) ? alerts.get(fingerprint) : undefined;
        return known === undefined ? [] : [(0,alerts_told/* asAlert */.dq)(known)];
    });
    // What the log has from a time without issues is over once they are in line: from then on they remember.
    const ended = isInLine(result) ? remembered.filter(([key]) => still.has(key) || !alerts.has(key)) : [];
    const fires = new Set(firing.map(({ alert }) => alert.fingerprint));
    const unissued = remembered.filter(([key]) => !fires.has(key) && !teller.hasIssue(key));
    const over = isInLine(result) ? endsOf(unissued, options) : [];
    return {
        ...result,
        told: [...said, ...asBefore],
        memories: new Map([...ended, ...over].map(([key, memory]) => [key, overNow(memory, options)])),
        notifications: [
            ...result.notifications,
            ...over.map(([fingerprint, memory, kind]) => notificationOfEnd({ kind, fingerprint, memory, overMs: options.nowMs, issue: undefined }, options)),
        ],
    };
}
/** Of what only places elsewhere were told, what this run may say is over. */
function endsOf(remembered, { witness = 'any-run', judged }) {
    return remembered.flatMap(([fingerprint, memory]) => {
        const kind = (0,alerts_alert/* kindOf */.I)(fingerprint);
        if (kind === undefined || memory.phase !== 'firing')
            return [];
        const mayEnd = (0,alert_rules/* isEnoughFor */.W_)({ alert: kind, reason: memory.reason }, witness, judged);
        return mayEnd ? [[fingerprint, memory, kind]] : [];
    });
}
function isInLine({ trouble, withoutPlace }) {
    return trouble === undefined && withoutPlace.size === 0;
}
function overNow({ severity, reason, since, toldAt, returns }, { nowMs }) {
    return { phase: 'over', severity, reason, since, toldAt, returns, overAt: (0,units/* timestampOf */.U_)(nowMs) };
}
/** Tells one alert without a log to compare with, and leaves all other issues alone: nobody knows what else fires. */
async function tellAlone(tracker, firing, options) {
    const teller = new Teller(tracker, new Map(), options);
    if (!(await teller.look([firing])))
        return untold(teller, new Map(), [firing]);
    await teller.tell(firing);
    return teller.result;
}
/**
 * Brings the issues of these kinds in line, and no others: for whoever knows of nothing else, as a monitor, which has no log.
 * `repeatOthers`: it says of the others that they go on when it is time, by what their issues say of themselves.
 * `known`: of these kinds, what people were told before, by whoever has a log.
 */
async function tellOnly(tracker, firing, kinds, { repeatOthers = false, known = new Map(), ...options }) {
    const teller = new Teller(tracker, known, { witness: 'monitor', ...options });
    const inIssues = gravestFirst(firing.filter(isForIssues));
    if (!(await teller.look(inIssues)))
        return untold(teller, known, firing);
    for (const each of inIssues)
        await teller.tell(each);
    await teller.closeAllBut(inIssues, kind => kinds.has(kind));
    if (repeatOthers)
        await teller.repeat(kind => !kinds.has(kind));
    return teller.result;
}
function untold(teller, alerts, firing) {
    return { ...(0,alerts_told/* toldBefore */.dp)(alerts, firing), trouble: teller.result.trouble };
}
function isForIssues({ alert }) {
    return (0,alert_rules/* ruleOf */.Y)(alert).told === 'issue';
}
/** There is room for few new ones. */
function gravestFirst(firing) {
    return firing.toSorted((a, b) => (0,alerts_alert/* byGravity */.SN)(a.alert.severity, b.alert.severity));
}

;// CONCATENATED MODULE: ./build/app/alerts/tell-without-issues.js






/**
 * The same life of alerts where nobody wants issues: what is told stands in the log of the job and in messages to places
 * elsewhere, and what people know is remembered in the agent's own log.
 */
function tellWithoutIssues(known, firing, options, 
/** Of these, which fire as well, nothing is told: somebody wants it so. */
left = new Set()) {
    const teller = new LogTeller(known, firing, options);
    for (const each of firing)
        if (!left.has(each.alert.fingerprint))
            teller.tell(each);
    teller.endAllBut(firing);
    return teller.result;
}
/** Tells for one run. It writes nothing: the result says what the log is to remember. */
class LogTeller {
    #known;
    #options;
    #firing;
    #told = [];
    #fresh = new Set();
    #held = new Set();
    #undecided = new Set();
    #risen = new Map();
    #memories = new Map();
    #notifications = [];
    constructor(known, firing, options) {
        this.#known = known;
        this.#options = options;
        this.#firing = firing.map(({ alert }) => alert);
    }
    get result() {
        return {
            ...alerts_told/* NOTHING_TOLD */.E0,
            told: this.#told,
            fresh: this.#fresh,
            held: this.#held,
            undecided: this.#undecided,
            risen: this.#risen,
            memories: this.#memories,
            notifications: this.#notifications,
        };
    }
    tell(firing) {
        const { alert } = firing;
        const { fingerprint } = alert;
        if (firing.details === undefined || (0,alert_rules/* ruleOf */.Y)(alert).told === 'dashboard') {
            this.#told.push(alert);
            return;
        }
        const isInhibited = (0,alert_rules/* followsFrom */.ZW)(alert, this.#firing);
        const { act, memory } = (0,alert_lifecycle/* stepOf */.cg)({ ...this.#occasionOf(fingerprint), alert, isInhibited });
        // Nobody knows of it, and somebody wants it so.
        if (memory === undefined)
            return;
        this.#memories.set(fingerprint, memory);
        if (memory.phase === 'held')
            this.#held.add(fingerprint);
        else
            this.#told.push(alert);
        if ((0,alert_lifecycle/* hasRisen */.Yr)(alert, memory))
            this.#risen.set(fingerprint, memory.severity);
        const [what, told] = [whatOfAct(act), toldOf(firing, memory)];
        if (what === undefined || told === undefined)
            return;
        if (what !== 'still')
            this.#fresh.add(fingerprint);
        const message = { what, ...messageOf(told, memory), issue: undefined };
        this.#notifications.push(notificationOf(message, this.#options));
    }
    endAllBut(firing) {
        const { alerts, alertMemories } = this.#known;
        const still = new Set(firing.map(({ alert }) => alert.fingerprint));
        for (const fingerprint of new Set([...alerts.keys(), ...alertMemories.keys()]))
            if (!still.has(fingerprint))
                this.#end(fingerprint);
    }
    #end(fingerprint) {
        const { memory: before, ...occasion } = this.#occasionOf(fingerprint);
        const kind = (0,alerts_alert/* kindOf */.I)(fingerprint);
        if (before === undefined || kind === undefined)
            return;
        const { reason } = before;
        const known = this.#known.alerts.get(fingerprint);
        const { witness = 'any-run', undecided, judged } = this.#options;
        const isUndecided = before.phase !== 'over' && reason === undecided;
        if (isUndecided)
            this.#undecided.add(fingerprint);
        if (isUndecided || !(0,alert_rules/* isEnoughFor */.W_)({ alert: kind, reason }, witness, judged)) {
            if (known !== undefined)
                this.#told.push((0,alerts_told/* asAlert */.dq)(known));
            return;
        }
        const { act, memory = before } = (0,alert_lifecycle/* stepOf */.cg)({ ...occasion, memory: before, alert: undefined });
        this.#memories.set(fingerprint, memory);
        if (act.do !== 'close')
            return;
        const about = { kind, fingerprint, memory: before, overMs: this.#options.nowMs, issue: undefined };
        const over = notificationOfEnd(about, this.#options);
        this.#notifications.push(act.isQuiet ? { ...over, isQuiet: true } : over);
    }
    #occasionOf(fingerprint) {
        const { alerts, alertMemories } = this.#known;
        const { nowMs, silencedUntil, countsAsRun = true } = this.#options;
        const memory = alertMemories.get(fingerprint) ?? memoryOf(alerts.get(fingerprint));
        return { memory, nowMs, countsAsRun, silencedUntil: silencedUntil?.get(fingerprint) };
    }
}
/** Told by an earlier release, or in an issue when people still wanted some. */
function memoryOf(known) {
    if (known === undefined)
        return undefined;
    const { severity, reason, facts, since, changedAt } = known;
    const told = { severity, reason, facts, since, toldAt: changedAt };
    return { phase: 'firing', ...told, returns: 0, runs: 1, risen: false };
}
function whatOfAct(act) {
    switch (act.do) {
        case 'open':
            return 'firing';
        case 'reopen':
            return 'again';
        case 'comment':
            return whatOf(act.why);
        default:
            return undefined;
    }
}

// EXTERNAL MODULE: ./build/app/sha256.js
var sha256 = __webpack_require__(52113);
;// CONCATENATED MODULE: ./build/app/alerts/tell-of-run.js







/** The issues first, then the places elsewhere; what became of these may be one more thing to tell. */
async function tellAndSend(places, { state, firing, options }, facts) {
    const { webhook, console } = places;
    const first = webhook === undefined
        ? // Nobody wants one any more.
            { state, firing: firing.filter(each => !isOfWebhook(each)), options }
        : { state, firing, options: { ...options, undecided: WEBHOOK_LOST } };
    const told = await tellIn(places, first, facts);
    const sent = await sendNotifications(webhook, told.notifications, console);
    const lost = sent.kind === 'lost' ? (0,firing_alerts/* stateAlert */.my)(facts.agent, lostProblem(sent.trouble), sha256/* sha256 */.s) : undefined;
    const after = sent.kind === 'nothing' ? undefined : afterSending(first.firing, lost, told);
    if (after === undefined)
        return { firing: first.firing, told };
    const telling = { state, firing: after, options };
    return { firing: after, told: await tellOfWebhook(places, telling, { told, lost }) };
}
const WEBHOOK_LOST = 'webhook-lost';
function lostProblem(message) {
    return { kind: WEBHOOK_LOST, message };
}
function isOfWebhook({ alert }) {
    return alert.alert === 'state' && alert.reason === WEBHOOK_LOST;
}
/** Undefined: nothing else fires than before. What is wrong with the log or the results is graver than a message that was lost. */
function afterSending(firing, lost, { undecided }) {
    const others = firing.filter(each => !isOfWebhook(each));
    if (others.some(({ alert }) => alert.alert === 'state'))
        return undefined;
    if (lost !== undefined)
        return [lost, ...others];
    return others.length < firing.length || undecided.size > 0 ? others : undefined;
}
/** In a second step, and of nothing else: GitHub's list need not show the issues of the first one yet. */
async function tellOfWebhook({ tracker }, { state, firing, options }, { told, lost }) {
    if (tracker === undefined)
        return state.run === undefined ? told : tellWithoutIssues(state, firing, options);
    if (told.trouble !== undefined)
        return told;
    const known = new Map([...state.alerts].filter(([, { alert }]) => OF_STATE.has(alert)));
    const inHand = { ...options, known, opened: told.opened };
    const second = await tellOnly(tracker, lost === undefined ? [] : [lost], OF_STATE, inHand);
    return {
        ...second,
        fresh: told.fresh.union(second.fresh),
        opened: told.opened.union(second.opened),
        issues: new Map([...told.issues, ...second.issues]),
        risen: new Map([...told.risen, ...second.risen]),
        held: told.held.union(second.held),
        withoutPlace: told.withoutPlace.union(second.withoutPlace),
        told: [...told.told.filter(({ alert }) => alert !== 'state'), ...second.told],
        memories: told.memories,
        notifications: told.notifications,
        isSettled: told.isSettled && second.isSettled,
        refused: told.refused.union(second.refused),
    };
}
const OF_STATE = new Set(['state']);
async function tellIn({ tracker, webhook }, { state, firing, options }, { outcome }) {
    // A run that was cancelled has seconds left to save what it did: the next one tells.
    if (outcome === 'interrupted' && (tracker ?? webhook) !== undefined)
        return (0,alerts_told/* toldBefore */.dp)(state.alerts, firing);
    if (tracker === undefined)
        // A run that writes nothing would say the same again and again.
        return state.run === undefined
            ? inLog(firing, firing.filter(({ alert }) => (0,raise_alerts/* isNews */.M)(alert, state.alerts)))
            : tellWithoutIssues(state, firing, options);
    const told = await tellAlerts(tracker, state, firing, options);
    if (webhook === undefined || state.run === undefined || !isKeptFromPeople(told))
        return told;
    const { isSettled, trouble, issues, acknowledged } = told;
    const elsewhere = tellWithoutIssues(state, firing, options, acknowledged);
    const asBefore = told.told.filter(({ fingerprint }) => acknowledged.has(fingerprint));
    return { ...elsewhere, told: [...elsewhere.told, ...asBefore], issues, isSettled, trouble };
}
/** GitHub takes no issue of ours, and will not with the next run either: the places elsewhere are all there is. */
function isKeptFromPeople({ trouble, notifications }) {
    return trouble !== undefined && !(0,alerts_told/* isPassing */.WG)(trouble) && notifications.length === 0;
}
/** To stand in the log of the job is all the telling there is. */
function inLog(firing, fresh) {
    return {
        ...alerts_told/* NOTHING_TOLD */.E0,
        told: firing.map(({ alert }) => alert),
        fresh: new Set(fresh.map(({ alert }) => alert.fingerprint)),
    };
}

;// CONCATENATED MODULE: ./build/app/alerts/alert-people.js














/**
 * Calls for help about all that fires as a run ends, before it finishes in the log, and says what is over. What people
 * were told is noted in the log of a run that has started; one that found nothing to do writes nothing, and the issues
 * themselves keep it. It never rejects for what GitHub does: the run has done its work.
 */
async function alertOfRun(alerting, facts) {
    const { state, run } = alerting.journal;
    const first = (0,firing_alerts/* firingAlerts */.bB)(state, facts, sha256/* sha256 */.s);
    const options = optionsOfRun(alerting, facts, run);
    const { firing, told } = await tellAndSend(alerting, { state, firing: first, options }, facts);
    const alerted = alertedOf(alerting, firing, told);
    say(alerting, alerted, told);
    const { told: known, memories } = told;
    if (state.run !== undefined)
        await alerting.journal.commit({ type: 'RaiseAlerts', firing: known, memories });
    return alerted;
}
/**
 * The same where there is no log that may be worked on: what is wrong with it, and nothing else. What people know
 * already is read from the issue itself, so that an hourly run does not say it every hour.
 */
async function alertOfProblem(alerting, { agent, run, problem }) {
    const { tracker } = alerting;
    const firing = [(0,firing_alerts/* stateAlert */.my)(agent, problem, sha256/* sha256 */.s)].filter(alert => alert !== undefined);
    const [only] = firing;
    const options = optionsOf(alerting, agent, run);
    const told = tracker === undefined || only === undefined
        ? withoutMemory(firing, options)
        : await tellAlone(tracker, only, options);
    await sendNotifications(alerting.webhook, besides(told, firing, options), alerting.console);
    const alerted = alertedOf(alerting, firing, told);
    say(alerting, alerted, told);
    return alerted;
}
/**
 * The same for a watcher, which knows of silence and of nothing else; `firing` undefined: the agent is well. Other alerts
 * are said again when it is time, as an agent with nothing to do looks at none of them. `isKnown` false: it cannot say
 * whether the agent is well, and leaves the issue about that as it is. `countsAsRun`: it looks by its own schedule, not
 * because something happened. `snoozes`: what somebody wants to hear nothing of. Of silence they always hear: a log in which
 * nothing happens any more does not know when that was over.
 */
async function alertOfSilence(alerting, { agent, run, firing, isKnown, countsAsRun, snoozes = new Map(), }) {
    const { tracker, webhook, console } = alerting;
    const all = firing === undefined ? [] : [firing];
    const silencedUntil = new Map([...snoozes].filter(([fingerprint]) => (0,alerts_alert/* kindOf */.I)(fingerprint) !== 'stale'));
    const shared = { ...optionsOf(alerting, agent, run), silencedUntil };
    const options = { ...shared, witness: 'monitor', countsAsRun };
    const told = tracker === undefined
        ? withoutMemory(all, options)
        : await tellOnly(tracker, all, isKnown ? OF_SILENCE : OF_NOTHING, { ...options, repeatOthers: true });
    const notifications = besides(told, all, options).filter(({ alert }) => alert.reason !== 'webhook-lost');
    await sendNotifications(webhook, notifications, console);
    const alerted = alertedOf(alerting, all, told);
    say(alerting, alerted, told);
    return alerted;
}
const OF_SILENCE = new Set(['stale']);
const OF_NOTHING = new Set();
/**
 * Whether an alert that people were told of would be over, or say something else, with a run that has nothing else to
 * do. Such a run is worth its while: else the issue would stay as it is until there are new tasks, weeks after the
 * trouble. So it is after a run that recovered from a kill, as it tells of the kill itself. `problem`: what would still
 * stand in the way, if anything. `outcome`: how it would end. What it has not looked for it cannot settle. `places`: where
 * people are told; without issues only a run that writes can remember what it told a webhook, so only such a one tells it.
 */
function hasAlertsToSettle(state, facts, places) {
    // One that comes and goes is told of, or over, by a run that counts; that of a webhook only by one that sends something.
    const held = [...state.alertMemories].filter(([, { phase }]) => phase === 'held');
    const isDue = held.some(([fingerprint, { reason }]) => reason !== 'webhook-lost' && canSettle({ alert: (0,alerts_alert/* kindOf */.I)(fingerprint), reason }, facts));
    if (facts.outcome !== 'paused' && isDue)
        return true;
    // As it is once a run has ended by itself.
    const then = { ...state, run: undefined, interruption: undefined };
    const firing = (0,firing_alerts/* firingAlerts */.bB)(then, { outcome: 'completed', ...facts }, sha256/* sha256 */.s);
    const now = new Map(firing.map(({ alert }) => [alert.fingerprint, alert]));
    const isByLogAlone = places?.tracker === undefined && places?.webhook !== undefined;
    if (isByLogAlone && firing.some(({ alert }) => !isKnown(alert, state, facts.now)))
        return true;
    return [...state.alerts.values()].some(alert => (0,raise_alerts/* isNews */.M)(alert, now) && (now.has(alert.fingerprint) || canSettle(alert, facts)));
}
/** Whether people have heard of it, or are not to. */
function isKnown(alert, { alerts, alertMemories, asked }, now) {
    const { fingerprint } = alert;
    if (alerts.has(fingerprint) || (0,alert_rules/* ruleOf */.Y)(alert).told !== 'issue')
        return true;
    return alertMemories.get(fingerprint)?.phase === 'held' || (0,requests_asked/* isSnoozed */.Dr)(asked, fingerprint, now);
}
/** Whether a run that ends well can say that it is over. */
function canSettle({ alert, reason }, { judged }) {
    return alert === undefined || (0,alert_rules/* isEnoughFor */.W_)({ alert, reason }, 'good-run', judged);
}
function optionsOfRun(alerting, { agent, outcome, judged }, run) {
    return {
        ...optionsOf(alerting, agent, run),
        silencedUntil: alerting.journal.state.asked.snoozes,
        witness: ENDED_WELL.has(outcome) ? 'good-run' : 'any-run',
        judged,
        // One that was cancelled or must not work says nothing about how long something goes on.
        countsAsRun: outcome !== 'interrupted' && outcome !== 'paused',
    };
}
const ENDED_WELL = new Set([
    'completed',
    'idle',
    'waiting',
    'budget-exhausted',
    'deadline',
]);
function optionsOf({ clock, place, wishes }, agent, run) {
    return { agent, run, nowMs: clock.now(), place, wishes };
}
/**
 * Where nothing can be remembered, each run says it to places elsewhere; its own log says it in other words. What merely
 * happens in the repository is no reason to say it once more.
 */
function withoutMemory(firing, options) {
    if (options.countsAsRun === false)
        return inLog(firing, []);
    const { notifications } = tellWithoutIssues((0,state/* newState */.om)(), firing, options);
    return { ...inLog(firing, []), notifications };
}
/** What places elsewhere are told where GitHub takes no issue either. */
function besides(told, firing, options) {
    return isKeptFromPeople(told) ? withoutMemory(firing, options).notifications : told.notifications;
}
function alertedOf({ place, clock }, firing, told) {
    const alerts = firing.map(({ alert }) => {
        const { alert: kind, fingerprint, severity, reason } = alert;
        const number = told.issues.get(fingerprint);
        return {
            ...{ kind, severity: told.risen.get(fingerprint) ?? severity, reason },
            isTold: !(0,raise_alerts/* isNews */.M)(alert, new Map(told.told.map(each => [each.fingerprint, each]))),
            isFresh: told.fresh.has(fingerprint),
            isHeld: told.held.has(fingerprint),
            issue: number === undefined ? undefined : { number, place },
        };
    });
    return {
        alerts,
        alertsOpened: alerts.filter(({ isFresh, issue }) => isFresh && issue !== undefined).length,
        alertTrouble: isOfNoMatter(told) ? undefined : told.trouble?.message,
        // What could not be looked at may have to be closed.
        isSettled: told.isSettled && (told.trouble === undefined || !(0,alerts_told/* isPassing */.WG)(told.trouble)),
        lookAgainAt: told.trouble === undefined ? firstFree(firing) : earliest(firstFree(firing), tomorrow(clock)),
    };
}
/** What GitHub does not let us see or do now, somebody may allow without any task changing. */
function tomorrow(clock) {
    return (0,units/* timestampOf */.U_)(clock.now() + DAY_MS);
}
const DAY_MS = 86_400_000;
function earliest(one, other) {
    return one === undefined || other < one ? other : one;
}
/** A budget of a day or a month is new one day without anybody doing anything, and its alert over. */
function firstFree(firing) {
    const budgets = firing.flatMap(({ details }) => (details?.kind === 'budget' ? details.budgets : []));
    const [first] = budgets.flatMap(({ freeAt }) => freeAt ?? []).sort();
    return first;
}
/** GitHub was not to be had for a moment in which there was nothing to tell. */
function isOfNoMatter({ isSettled, trouble }) {
    return trouble === undefined || (isSettled && (0,alerts_told/* isPassing */.WG)(trouble));
}
/** Few lines, as each is an annotation: what is new, what was refused, and who could not be told. */
function say({ console, wishes }, { alerts, alertTrouble }, { refused, withoutPlace }) {
    const fresh = alerts.filter(({ isFresh }) => isFresh);
    const untold = alerts.filter(({ isTold, isHeld }) => !isTold && isHeld !== true);
    if (fresh.length > 0)
        console.write(LEVELS[gravityOf(fresh)], freshLine(fresh));
    for (const wish of refused)
        console.write('warning', refusedLine(wish, wishes[wish]));
    if (alertTrouble !== undefined)
        console.write('warning', untoldLine(alertTrouble, untold));
    else if (withoutPlace.size > 0)
        console.write('warning', crowdedLine(untold));
}
const LEVELS = { info: 'notice', warning: 'warning', critical: 'error' };


/***/ }),

/***/ 96803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ ownIssues),
/* harmony export */   Kb: () => (/* binding */ isRecent),
/* harmony export */   V: () => (/* binding */ isAcknowledged),
/* harmony export */   nT: () => (/* binding */ isOpen),
/* harmony export */   xy: () => (/* binding */ lacksWord)
/* harmony export */ });
/* harmony import */ var _domain_alerts_alert_lifecycle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47698);
/* harmony import */ var _report_alerts_issue_marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92379);


/** The issues of one agent among those with the label and by our own author; oldest first, as they came. */
function ownIssues(issues, agent) {
    const own = issues.flatMap((issue) => {
        const marker = (0,_report_alerts_issue_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMarker */ .gY)(issue.body);
        if (marker?.agent !== agent)
            return [];
        return [{ ...issue, marker, memory: marker.memory ?? overSince(issue.closedAt ?? LONG_AGO) }];
    });
    return Map.groupBy(own, ({ marker }) => marker.fingerprint);
}
function isOpen({ closedAt }) {
    return closedAt === undefined;
}
/** A person closed it, though its alert fires. */
function isAcknowledged(issue) {
    return !isOpen(issue) && issue.memory.phase === 'firing';
}
/** Whether it may be opened again rather than doubled. */
function isRecent({ closedAt }, nowMs) {
    return closedAt === undefined || nowMs - Date.parse(closedAt) <= _domain_alerts_alert_lifecycle_js__WEBPACK_IMPORTED_MODULE_0__/* .REOPEN_MS */ .Tz;
}
/** The comment that goes with its marker never came to be: its request or its reply was lost, not long ago. */
function lacksWord({ marker, memory, comments, isLocked }, nowMs) {
    const { word } = marker;
    const saidMs = Date.parse(memory.phase === 'over' ? memory.overAt : memory.toldAt);
    return word !== undefined && comments <= word.after && !isLocked && nowMs - saidMs < LATE_MS;
}
/** Older news help nobody. And whoever takes comments away is not to be told for ever. */
const LATE_MS = 24 * 60 * 60_000;
const LONG_AGO = '1970-01-01T00:00:00.000Z';
function overSince(at) {
    const unknown = { severity: 'info', reason: 'unknown' };
    return { phase: 'over', ...unknown, since: at, toldAt: at, overAt: at, returns: 0 };
}


/***/ }),

/***/ 98053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ NOTHING_TOLD),
/* harmony export */   Ft: () => (/* binding */ isSame),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   dp: () => (/* binding */ toldBefore),
/* harmony export */   dq: () => (/* binding */ asAlert)
/* harmony export */ });
const NOTHING_TOLD = {
    fresh: new Set(),
    opened: new Set(),
    issues: new Map(),
    risen: new Map(),
    held: new Set(),
    undecided: new Set(),
    acknowledged: new Set(),
    withoutPlace: new Set(),
    told: [],
    memories: new Map(),
    notifications: [],
    isSettled: true,
    refused: new Set(),
    trouble: undefined,
};
/** Nothing was told now: what people know is what they knew before. */
function toldBefore(alerts, firing) {
    return {
        ...NOTHING_TOLD,
        told: [...alerts.values()].map(asAlert),
        isSettled: firing.length === 0 && alerts.size === 0,
    };
}
/** The next run may meet none of it, without anybody doing anything. */
function isPassing({ kind }) {
    return kind === 'unreachable' || kind === 'rate-limited';
}
function asAlert({ since: _, changedAt: __, ...alert }) {
    return alert;
}
function isSame({ severity, facts }, other) {
    return other?.severity === severity && other.facts === facts;
}


/***/ }),

/***/ 52113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Of the text's UTF-8 bytes: what the domain is given where it tells facts apart. */
function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', text);
}


/***/ }),

/***/ 47698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mj: () => (/* binding */ hasRepeatPassed),
/* harmony export */   Tz: () => (/* binding */ REOPEN_MS),
/* harmony export */   Yr: () => (/* binding */ hasRisen),
/* harmony export */   cg: () => (/* binding */ stepOf),
/* harmony export */   e2: () => (/* binding */ isSilenced),
/* harmony export */   sz: () => (/* binding */ willRise),
/* harmony export */   xJ: () => (/* binding */ severityOf)
/* harmony export */ });
/* unused harmony export RUNS_UNTIL_RISE */
/* harmony import */ var _alert_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79311);
/* harmony import */ var _alert_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51385);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);



/** Its issue is opened again rather than doubled when it was over not longer ago than that. */
const REOPEN_MS = 7 * 24 * 60 * 60_000;
/** Runs in a row at which an alert fires before its severity goes up. */
const RUNS_UNTIL_RISE = 3;
/** More than so many doublings is longer than any alert is held. */
const RETURNS_MAX = 10;
/** An alert that fired for so long did not come and go. */
const STEADY_MS = 24 * 60 * 60_000;
/**
 * The life of an alert as people see it.
 *
 *     nothing known -> firing        `open`
 *     firing -> firing               `comment` when it says something else, when it has fired at three runs in a row and
 *                                    so rises by one severity (once, and only one that rises at all), and when the
 *                                    repeat interval has passed; else at most `update`. Closed by a person: nothing.
 *     firing -> over                 `close`; without a word to whoever closed it before, or wants to hear nothing
 *     over -> firing                 `reopen`, within seven days; later `open`
 *     over -> held                   instead, within a day of being over: it comes and goes
 *     held -> firing                 `reopen` when it has fired at 2, 4, 8... runs in a row, twice as many with each such
 *                                    return, or when the repeat interval has passed since people heard of it
 *     held -> over                   nobody was told, so nobody is told
 *
 * While it is silenced or inhibited its changes, repeats and its rise wait; a silenced one is not opened either. What was
 * held back is told when that is over, if it is still so.
 */
function stepOf(occasion) {
    const { memory, alert } = occasion;
    if (alert === undefined)
        return stepWhenOver(occasion);
    switch (memory?.phase) {
        case undefined:
            return isSilenced(occasion) ? { act: NOTHING, memory: undefined } : begin('open', alert, occasion, 0);
        case 'over':
            return stepWhenBack(memory, alert, occasion);
        case 'held':
            return stepWhenHeld({ ...memory, runs: counted(memory.runs, occasion) }, alert, occasion);
        case 'firing':
            return stepWhenFiring(memory, alert, occasion);
    }
}
/** The severity that an alert has now, with what is remembered of it. */
function severityOf(alert, memory) {
    return hasRisen(alert, memory) ? (0,_alert_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .risen */ .e$)(alert.severity) : alert.severity;
}
/** Whether it is graver by now than it was. One that fires for another reason may be none that rises, whatever it did before. */
function hasRisen(alert, memory) {
    return memory?.phase === 'firing' && memory.risen && (0,_alert_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleOf */ .Y)(alert).rises;
}
/** Whether it rises with the runs to come, if it fires on. */
function willRise(alert, memory) {
    return memory.phase === 'firing' && !memory.risen && memory.runs < RUNS_UNTIL_RISE && (0,_alert_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleOf */ .Y)(alert).rises;
}
function stepWhenOver({ memory, nowMs, ...occasion }) {
    if (memory === undefined || memory.phase === 'over')
        return { act: NOTHING, memory };
    const { severity, reason, since, toldAt } = memory;
    const returns = nowMs - Date.parse(since) >= STEADY_MS ? 0 : memory.returns;
    const told = { severity, reason, since, toldAt };
    const over = { phase: 'over', ...told, returns, overAt: (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .timestampOf */ .U_)(nowMs) };
    if (memory.phase === 'held' || occasion.isAcknowledged === true)
        return { act: HOLD, memory: over };
    const isQuiet = isSilenced({ nowMs, ...occasion });
    return {
        act: { do: 'close', isQuiet },
        memory: isQuiet ? over : { ...over, toldAt: over.overAt },
    };
}
function stepWhenBack({ overAt, toldAt, returns }, alert, occasion) {
    const goneMs = occasion.nowMs - Date.parse(overAt);
    const isFlapping = goneMs < _alert_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .REMEMBERED_MS */ .OW;
    if (!isFlapping && !isSilenced(occasion))
        return begin(goneMs <= REOPEN_MS ? 'reopen' : 'open', alert, occasion, 0);
    const { severity, reason } = alert;
    const back = {
        ...{ phase: 'held', severity, reason, since: (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .timestampOf */ .U_)(occasion.nowMs), toldAt },
        returns: isFlapping ? Math.min(returns + 1, RETURNS_MAX) : 0,
        runs: counted(0, occasion),
    };
    return isFlapping ? stepWhenHeld(back, alert, occasion) : { act: HOLD, memory: back };
}
/** `held` has this run counted. */
function stepWhenHeld(held, alert, occasion) {
    const isSteady = held.runs >= 2 ** held.returns;
    const mayTell = isSteady || hasRepeatPassed(alert.severity, held.toldAt, occasion);
    if (mayTell && !isSilenced(occasion))
        return begin('reopen', alert, occasion, held.returns, held.since);
    const { severity, reason } = alert;
    return { act: HOLD, memory: { ...held, severity, reason } };
}
function stepWhenFiring(memory, alert, occasion) {
    if (occasion.isAcknowledged === true)
        return { act: NOTHING, memory };
    const now = (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .timestampOf */ .U_)(occasion.nowMs);
    const { rises } = (0,_alert_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleOf */ .Y)(alert);
    // Where nothing comes of it, its issue is not written anew just to count.
    const runs = rises ? Math.min(counted(memory.runs, occasion), RUNS_UNTIL_RISE) : memory.runs;
    const isRising = rises && !memory.risen && runs >= RUNS_UNTIL_RISE;
    const mayTell = !isSilenced(occasion) && occasion.isInhibited !== true;
    const { reason, facts } = alert;
    const told = { ...memory, severity: severityOf(alert, memory), reason, facts, runs, toldAt: now };
    if (isRising && mayTell)
        return { act: RISEN, memory: { ...told, severity: (0,_alert_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .risen */ .e$)(alert.severity), risen: true } };
    const isNews = memory.severity !== told.severity || memory.facts !== facts;
    if (isNews && mayTell)
        return { act: CHANGED, memory: told };
    if (mayTell && hasRepeatPassed(memory.severity, memory.toldAt, occasion))
        return { act: STILL, memory: told };
    const isSame = runs === memory.runs && occasion.isTextNew !== true;
    return { act: isSame ? NOTHING : UPDATE, memory: { ...memory, runs } };
}
function begin(how, { severity, reason, facts }, occasion, returns, since) {
    const now = (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .timestampOf */ .U_)(occasion.nowMs);
    const told = { severity, reason, facts, since: since ?? now, toldAt: now };
    return {
        act: { do: how },
        memory: { phase: 'firing', ...told, returns, runs: counted(0, occasion), risen: false },
    };
}
function counted(runs, { countsAsRun = true }) {
    return countsAsRun ? Math.min(runs + 1, RUNS_MAX) : runs;
}
const RUNS_MAX = 2 ** RETURNS_MAX;
/** Whether somebody wants to hear nothing of it now. */
function isSilenced({ silencedUntil, nowMs }) {
    return silencedUntil !== undefined && nowMs < Date.parse(silencedUntil);
}
/** Whether people may hear of an alert of this severity again, though it says nothing new. */
function hasRepeatPassed(severity, toldAt, { nowMs }) {
    const repeatMs = _alert_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .REPEAT_MS */ .RZ[severity];
    return repeatMs !== undefined && nowMs - Date.parse(toldAt) >= repeatMs;
}
const NOTHING = { do: 'nothing' };
const HOLD = { do: 'hold' };
const UPDATE = { do: 'update' };
const CHANGED = { do: 'comment', why: 'changed' };
const RISEN = { do: 'comment', why: 'risen' };
const STILL = { do: 'comment', why: 'still' };


/***/ }),

/***/ 61693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ alertOf),
/* harmony export */   IP: () => (/* binding */ sorted),
/* harmony export */   J$: () => (/* binding */ leftIn),
/* harmony export */   Op: () => (/* binding */ asBefore),
/* harmony export */   jj: () => (/* binding */ endedByItself)
/* harmony export */ });
/* harmony import */ var _alert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62639);
/* harmony import */ var _alert_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51385);


/** An alert by what it tells: the same of the same facts, so that nobody is told twice. Its rule says how grave it is. */
function alertOf(agent, kind, { reason, told }, hash) {
    const fingerprint = (0,_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(agent, kind);
    const { severity } = (0,_alert_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleOf */ .Y)({ alert: kind, reason });
    return { alert: kind, fingerprint, severity, reason, facts: hash(JSON.stringify(told)) };
}
/** What people were told, where this run has learnt nothing about it. */
function asBefore(state, agent, kind) {
    const known = state.alerts.get((0,_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(agent, kind));
    if (known === undefined)
        return undefined;
    const { since: _, changedAt: __, ...alert } = known;
    return { alert, details: undefined };
}
/** A run that was cut off, or could not or must not do its work, says nothing about what stopped the one before. */
function endedByItself(outcome) {
    return !['interrupted', 'failed', 'overlapped', 'paused'].includes(outcome);
}
/** Tasks that still want an answer and are not in quarantine. */
function leftIn({ pending, retries }) {
    return pending.size + retries.length;
}
/** The same facts in another order are the same facts. */
function sorted(rows) {
    return rows.map(row => JSON.stringify(row)).sort();
}


/***/ }),

/***/ 10278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s0: () => (/* binding */ UNREACHABLE_RUNS_UNTIL_ALERT),
  bB: () => (/* binding */ firingAlerts),
  my: () => (/* binding */ stateAlert)
});

// EXTERNAL MODULE: ./build/domain/alerts/alert-of.js
var alert_of = __webpack_require__(61693);
// EXTERNAL MODULE: ./build/domain/alerts/alert.js
var alerts_alert = __webpack_require__(62639);
// EXTERNAL MODULE: ./build/domain/oddities/oddity.js + 2 modules
var oddity = __webpack_require__(26589);
;// CONCATENATED MODULE: ./build/domain/alerts/anomaly-alert.js



/**
 * What is out of the ordinary, by type. Which task it was is no news: a type that is slow today and slow tomorrow is one
 * piece of news. A type that was odd stays so until a run has tried it again and found nothing, or nobody asks for it any more;
 * where this run has only that to say, what people were told stands as it is.
 */
function anomalyAlert(state, agent, { own, grouped }, hash) {
    const standing = standingIn(state);
    const types = [...(0,oddity/* oddTypes */.Te)(own), ...standing];
    const [gravest] = oddity/* ODD_KINDS */.q3.filter(kind => types.some(({ kinds }) => kinds.includes(kind)));
    if (gravest === undefined)
        return undefined;
    const told = (0,alert_of/* sorted */.IP)(types.flatMap(({ taskType, kinds }) => kinds.map(kind => [kind, taskType])));
    const alert = (0,alert_of/* alertOf */.GU)(agent, 'anomaly', { reason: gravest, told }, hash);
    const isKnown = state.alerts.get((0,alerts_alert/* fingerprintOf */.ax)(agent, 'anomaly'))?.facts === alert.facts;
    if (own.length === 0 && isKnown)
        return { alert, details: undefined };
    return { alert, details: { kind: 'anomaly', own, grouped, standing } };
}
function standingIn({ run, tasks, usual }) {
    const odd = [...usual].filter(([taskType, { odd }]) => odd.length > 0 && run?.tallies.has(taskType) !== true);
    if (odd.length === 0)
        return [];
    const asked = new Set([...tasks.values()].map(({ taskType }) => taskType));
    return odd
        .filter(([taskType]) => asked.has(taskType))
        .map(([taskType, { odd: kinds }]) => ({ taskType, kinds }));
}

// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(11304);
// EXTERNAL MODULE: ./build/domain/budget-window.js
var budget_window = __webpack_require__(71385);
// EXTERNAL MODULE: ./build/domain/requests/limits-in-force.js
var limits_in_force = __webpack_require__(3346);
// EXTERNAL MODULE: ./build/domain/runs-needed.js
var runs_needed = __webpack_require__(31989);
// EXTERNAL MODULE: ./build/domain/requests/skipped.js
var skipped = __webpack_require__(7952);
// EXTERNAL MODULE: ./build/domain/state.js
var domain_state = __webpack_require__(83468);
;// CONCATENATED MODULE: ./build/domain/alerts/budget-alert.js







/**
 * One alert for all budgets: those that stopped the run, and those that are near their limit as it ends. It is over when
 * none is near and none stopped the run. A run that was cut off can tell what it met, and not that something is over.
 */
function budgetAlert(state, facts, hash) {
    const { agent, outcome } = facts;
    const stopped = state.run?.budgetsReached ?? [];
    if (stopped.length === 0 && !(0,alert_of/* endedByItself */.jj)(outcome)) {
        const before = (0,alert_of/* asBefore */.Op)(state, agent, 'budget');
        if (before !== undefined)
            return before;
    }
    const left = (0,alert_of/* leftIn */.J$)(state);
    const budgets = [...stoppedBy(state.run, facts), ...usedUp(state, facts, left)].sort(byGravity);
    const [gravest] = budgets;
    if (gravest === undefined)
        return undefined;
    // How far it was spent differs from run to run and is no news; that nothing is left after there was little is.
    const told = (0,alert_of/* sorted */.IP)(budgets.map(({ window, unit, limit, level }) => [window, unit, String(limit), level]));
    const { window, unit, level } = gravest;
    const reason = `${window}-${unit}${level === 'near' ? '-near' : ''}`;
    const alert = (0,alert_of/* alertOf */.GU)(agent, 'budget', { reason, told }, hash);
    const runs = (0,runs_needed/* runsNeeded */.w)({ done: doneIn(state), rest: left });
    return { alert, details: { kind: 'budget', budgets, left, runs } };
}
function stoppedBy(run, { now }) {
    return (run?.budgetsReached ?? []).map(budget => {
        // A run that drew its budget before midnight was stopped by that of a day that is over.
        const end = (0,budget_window/* windowEnd */.M)(budget.window, (0,domain_state/* bookedAt */.Ef)(run, now));
        return { ...budget, level: 'reached', freeAt: end !== undefined && end > now ? end : undefined };
    });
}
/**
 * Budgets that did not stop the run and are near their limit. Of day and month the books of this moment count: one whose
 * window is over is new. The run's own is new with the next run, so it matters only when work was left over: without,
 * its window is over, nobody was kept waiting, and there is nothing to be done about it.
 */
function usedUp(state, { limits, now }, left) {
    const { run, days, months } = state;
    const accounts = {
        ...(0,domain_state/* accountsAt */.GO)({ run: undefined, days, months }, now),
        ...(run !== undefined && left > 0 && { run: run.account }),
    };
    const stopped = new Set(run?.budgetsReached.map(nameOf));
    return (0,budget/* budgetsOf */.k7)(accounts, (0,limits_in_force/* limitsInForce */.h)(limits, { ...state, run: undefined }, now))
        .filter(budget => isNear(budget) && !stopped.has(nameOf(budget)))
        .map(budget => {
        const { window, limit, spent, held } = budget;
        const level = spent + held >= limit ? 'reached' : 'near';
        return { ...budget, level, freeAt: (0,budget_window/* windowEnd */.M)(window, now) };
    });
}
/** At 80 %, in integers. One of which nothing was spent is none to speak of, however small it was made. */
function isNear({ limit, spent, held }) {
    return spent + held > 0 && (spent + held) * 5 >= limit * 4;
}
function nameOf({ window, unit }) {
    return `${window}-${unit}`;
}
/** One that is reached is graver than one that is near; then the one for which one waits longest. */
function byGravity(a, b) {
    return (GRAVITY.indexOf(a.level) - GRAVITY.indexOf(b.level) || WAITS.indexOf(a.window) - WAITS.indexOf(b.window));
}
const GRAVITY = ['reached', 'near'];
const WAITS = ['month', 'day', 'run'];
/** Tasks that this run has brought to an end. */
function doneIn({ run, tasks }) {
    let done = 0;
    for (const id of run?.touched.keys() ?? []) {
        const task = tasks.get(id);
        if (task?.status === 'completed' || (task?.status === 'quarantined' && !(0,skipped/* isSkipped */.J)(task)))
            done += 1;
    }
    return done;
}

// EXTERNAL MODULE: ./build/domain/alerts/stale-alert.js
var stale_alert = __webpack_require__(33483);
// EXTERNAL MODULE: ./build/domain/unpublished.js
var unpublished = __webpack_require__(32382);
;// CONCATENATED MODULE: ./build/domain/alerts/firing-alerts.js







/**
 * What there is to call for help about when a run ends, before it finishes in the log; the gravest first.
 *
 * - `state`: the log was refused or forked, what another run handed over could not be proved, the cache could not be reached three runs in a row, or results could not be
 *   published.
 * - `provider`: the run was stopped by account, outage or configuration; over with a run that sent something, or
 *   finished the list, and was not.
 * - `quarantine`: while any task is in it that nobody has put there.
 * - `budget`: the run was stopped by one, so work is left, or one is near its limit; over when neither is so.
 * - `interrupted`: a run before this one was killed, and none since then has ended by itself.
 * - `stale`: another run of the agent hangs, or GitHub will switch its schedule off.
 * - `anomaly`: something was out of the ordinary for its type; over with a run that tried the type and found nothing.
 */
function firingAlerts(state, facts, hash) {
    const { agent, problem, silence } = facts;
    const odd = (0,oddity/* odditiesOf */.hT)(state);
    const firing = [
        problem === undefined ? stateAsBefore(state, agent) : stateAlert(agent, problem, hash),
        (0,stale_alert/* staleAlert */.S)(agent, { finding: silence }, hash),
        providerAlert(state, facts, hash),
        quarantineAlert(state, agent, odd, hash),
        budgetAlert(state, facts, hash),
        interruptedAlert(state, agent, hash),
        anomalyAlert(state, agent, odd, hash),
    ];
    return firing.filter(alert => alert !== undefined);
}
/** Unreachable is not missing: two runs wait for the cache to come back before somebody is called. */
const UNREACHABLE_RUNS_UNTIL_ALERT = 3;
/** Known without State: the log that would tell it may be what cannot be read. */
function stateAlert(agent, problem, hash) {
    const { kind } = problem;
    if (kind === 'cache-unreachable' && problem.runs < UNREACHABLE_RUNS_UNTIL_ALERT)
        return undefined;
    const told = kind === 'results-held-back' ? (0,alert_of/* sorted */.IP)([[kind], ...problem.results.map(({ path }) => [path])]) : kind;
    const alert = (0,alert_of/* alertOf */.GU)(agent, 'state', { reason: kind, told }, hash);
    return { alert, details: { kind: 'state', problem } };
}
/**
 * A run that has nothing to send it learns nothing about a webhook: whoever sent something says what came of it. And one that
 * did not come to publish, or had no answer to that, learns nothing about the results that still wait.
 */
function stateAsBefore(state, agent) {
    const before = (0,alert_of/* asBefore */.Op)(state, agent, 'state');
    const reason = before?.alert.reason;
    if (reason === 'webhook-lost')
        return before;
    return reason !== undefined && OF_RESULTS.has(reason) && (0,unpublished/* hasUnpublished */.w)(state) ? before : undefined;
}
const OF_RESULTS = new Set(['results-refused', 'results-held-back']);
function providerAlert(state, { agent, outcome }, hash) {
    const { stops = [], calls = 0 } = state.run ?? {};
    const [gravest] = [...stops].sort((a, b) => firing_alerts_GRAVITY.indexOf(a.reason) - firing_alerts_GRAVITY.indexOf(b.reason));
    if (gravest === undefined) {
        const tried = calls > 0 || outcome === 'completed' || outcome === 'idle';
        return tried && (0,alert_of/* endedByItself */.jj)(outcome) ? undefined : (0,alert_of/* asBefore */.Op)(state, agent, 'provider');
    }
    const { reason } = gravest;
    const told = stops.map(({ scope, reason, failure }) => [
        scope.kind,
        'name' in scope ? scope.name : '',
        reason,
        failure?.kind ?? '',
    ]);
    const alert = (0,alert_of/* alertOf */.GU)(agent, 'provider', { reason, told: (0,alert_of/* sorted */.IP)(told) }, hash);
    return { alert, details: { kind: 'provider', stops, left: (0,alert_of/* leftIn */.J$)(state) } };
}
const firing_alerts_GRAVITY = ['hold-exceeded', 'account', 'configuration', 'breaker'];
function quarantineAlert(state, agent, { grouped }, hash) {
    const tasks = [];
    for (const task of state.tasks.values()) {
        if (task.status === 'quarantined' && !(0,skipped/* isSkipped */.J)(task))
            tasks.push(task);
    }
    if (tasks.length === 0)
        return undefined;
    const told = (0,alert_of/* sorted */.IP)(tasks.map(({ id, key, facts }) => [id, key, facts.failure.kind]));
    const alert = (0,alert_of/* alertOf */.GU)(agent, 'quarantine', { reason: 'quarantined', told }, hash);
    return { alert, details: { kind: 'quarantine', tasks, ...(grouped.length > 0 && { odd: grouped }) } };
}
/** Once may be a cancelled job or a lost machine; so often in a row something kills them. */
const INTERRUPTIONS_UNTIL_WARNING = 3;
function interruptedAlert({ interruption }, agent, hash) {
    if (interruption === undefined)
        return undefined;
    const reason = interruption.runsInARow < INTERRUPTIONS_UNTIL_WARNING ? 'killed' : 'killed-repeatedly';
    const alert = (0,alert_of/* alertOf */.GU)(agent, 'interrupted', { reason, told: 'killed' }, hash);
    return { alert, details: { kind: 'interrupted', interruption } };
}


/***/ }),

/***/ 33483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ staleAlert)
/* harmony export */ });
/* harmony import */ var _alert_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61693);

/** Known without State: who is silent cannot say so. How long it has lasted, and in how many runs, is no news. */
function staleAlert(agent, { finding }, hash) {
    if (finding === undefined)
        return undefined;
    const { reason } = finding;
    const told = finding.reason === 'broken' ? [reason, finding.how] : [reason];
    const alert = (0,_alert_of_js__WEBPACK_IMPORTED_MODULE_0__/* .alertOf */ .GU)(agent, 'stale', { reason, told }, hash);
    return { alert, details: { kind: 'stale', finding } };
}


/***/ }),

/***/ 32382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ unpublished),
/* harmony export */   w: () => (/* binding */ hasUnpublished)
/* harmony export */ });
/** Results that never got to where people look for them. */
function* unpublished({ tasks }) {
    for (const task of tasks.values()) {
        if ((task.status === 'completed' || task.status === 'quarantined') && task.published === undefined)
            yield task;
    }
}
function hasUnpublished(state) {
    return !unpublished(state).next().done;
}


/***/ })

};
