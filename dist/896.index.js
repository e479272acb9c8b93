export const id = 896;
export const ids = [896];
export const modules = {

/***/ 90491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ ownId)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _graphql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82000);
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

/***/ 51896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ placeIn),
  k: () => (/* binding */ wireAlerting)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(83822);
// EXTERNAL MODULE: ./build/adapters/github/own-id.js
var own_id = __webpack_require__(90491);
// EXTERNAL MODULE: ./build/adapters/github/trouble.js
var trouble = __webpack_require__(174);
;// CONCATENATED MODULE: ./build/adapters/github/issues.js




/** An agent has a handful of issues; many more with its label are somebody's game. */
const PAGES_MAX = 5;
const PER_PAGE = 100;
/** The repository's issues. Those by anybody else are never seen: their text could claim anything. */
function issueTracker({ api, owner, name }) {
    const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/issues`;
    let own;
    return {
        async list(label, closedSince) {
            const author = await (own ??= (0,own_id/* ownId */.o)(api));
            if (author.ok)
                return listIssues(api, path, { label, author: author.value, closedSince });
            own = undefined;
            return author;
        },
        create: issue => createIssue(api, path, issue),
        change: (number, change) => changeIssue(api, `${path}/${number}`, change),
        comment: async (number, body) => nothingOf(await api.write('POST', `${path}/${number}/comments`, { body }), `comment on issue ${number}`),
    };
}
const Label = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).transform(({ name }) => name)]);
const Issue = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    labels: schemas/* array */.YOg(Label).catch([]),
    comments: schemas/* int */.Whr().catch(0),
    state: schemas/* string */.YjP(),
    closed_at: schemas/* string */.YjP().nullish(),
    locked: schemas/* boolean */.zMY().catch(false),
    user: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }).nullish(),
    pull_request: schemas/* unknown */.L5J().optional(),
})
    .transform(({ number, title, body, labels, comments, state, closed_at, locked, user, pull_request }) => ({
    issue: {
        number,
        title,
        body: body ?? '',
        labels,
        comments,
        closedAt: state === 'closed' ? timeOf(closed_at) : undefined,
        isLocked: locked,
    },
    author: user?.id,
    isPull: pull_request !== undefined,
}));
const Issues = schemas/* array */.YOg(Issue);
async function listIssues(api, path, { label, author, closedSince }) {
    const doing = 'list the issues';
    const found = [];
    for (let page = 1; page <= PAGES_MAX; page += 1) {
        const wanted = new URLSearchParams({
            labels: label,
            state: 'all',
            sort: 'updated',
            direction: 'desc',
            per_page: String(PER_PAGE),
            page: String(page),
        });
        const asked = await api.read(`${path}?${wanted.toString()}`);
        if (!asked.ok)
            return { ok: false, trouble: issueTroubleOf(asked.refusal, doing) };
        const parsed = Issues.safeParse(asked.value);
        if (!parsed.success)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, doing) };
        const own = parsed.data.filter(each => each.author === author && !each.isPull);
        found.push(...own.map(({ issue }) => issue));
        if (parsed.data.length < PER_PAGE)
            return { ok: true, value: relevant(found, closedSince), date: asked.date };
    }
    return { ok: true, value: relevant(found, closedSince), date: undefined };
}
function relevant(issues, closedSince) {
    return issues
        .filter(({ closedAt }) => closedAt === undefined || closedAt >= closedSince)
        .sort((a, b) => a.number - b.number);
}
/** One wish is enough for GitHub to refuse the whole issue, with codes that differ: so they are left out in turn. */
async function createIssue(api, path, { wishes, ...issue }) {
    let refusal = NO_ANSWER;
    for (const refused of waysToDoWithout(wishes)) {
        const labels = refused.includes('labels') ? issue.labels : [...issue.labels, ...wishes.labels];
        const assignees = refused.includes('assignees') ? [] : wishes.assignees;
        const asked = await api.write('POST', path, { ...issue, labels, assignees });
        if (asked.ok)
            return createdOf(asked, refused);
        refusal = asked.refusal;
        if (refusal.kind !== 'invalid')
            break;
    }
    return { ok: false, trouble: issueTroubleOf(refusal, OPEN) };
}
/** None is left out first, and all of them last. */
function waysToDoWithout(wishes) {
    const all = [[], ['assignees'], ['labels'], ['assignees', 'labels']];
    return all.filter(refused => refused.every(wish => wishes[wish].length > 0));
}
function createdOf({ value, date }, refused) {
    const parsed = Issue.safeParse(value);
    return parsed.success
        ? { ok: true, value: { issue: parsed.data.issue, refused }, date }
        : { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, OPEN) };
}
const OPEN = 'open an issue';
async function changeIssue(api, path, change) {
    return nothingOf(await api.write('PATCH', path, change), 'bring an issue up to date');
}
function nothingOf(asked, doing) {
    return asked.ok
        ? { ok: true, value: undefined, date: asked.date }
        : { ok: false, trouble: issueTroubleOf(asked.refusal, doing) };
}
/** GitHub names what the one request would take; the agent needs to write issues, and issues to be there. */
function issueTroubleOf(refusal, doing) {
    switch (refusal.kind) {
        case 'forbidden':
            return (0,trouble/* troubleOf */.L)(refusal.needs?.includes('issues=') ? MAY_NOT_WRITE : refusal, doing);
        case 'gone':
            return {
                kind: 'refused',
                message: `Could not ${doing}: issues are switched off in the repository, or this one was deleted. Switch them on in the settings of the repository, or set "alerts: none".`,
            };
        default:
            return (0,trouble/* troubleOf */.L)(refusal, doing);
    }
}
const MAY_NOT_WRITE = { kind: 'forbidden', needs: 'issues=write' };
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };
function timeOf(text) {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) ? '' : (0,units/* timestampOf */.U_)(ms);
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(86429);
;// CONCATENATED MODULE: ./build/adapters/webhook/words.js

// What every shape for people says in the same words.
/** `Critical, still going on · agent nightly in octo/example · since 2026-01-31 23:59 UTC` */
function circumstancesOf(notification, repository) {
    const { agent, since } = notification;
    return `${gravityOf(notification)} · agent ${agent} in ${repository} · since ${minuteOf(since)}`;
}
/** `Critical, new`; once it is over, how grave it was is no matter any more. */
function gravityOf({ what, alert }) {
    return what === 'resolved' ? 'Over' : `${SEVERITIES[alert.severity]}, ${STANDINGS[what]}`;
}
/**
 * One line of at most `lengthMax` UTF-16 units, each character as it is `written` where it goes. A text is cut between
 * characters, so never inside of what escapes one.
 */
function lineWithin(text, lengthMax, written = (character) => character) {
    const characters = Array.from((0,plain_text/* plainLine */.h0)(text.trim(), lengthMax), written);
    if (characters.join('').length <= lengthMax)
        return characters.join('');
    let line = '';
    for (const character of characters) {
        if (line.length + character.length >= lengthMax)
            break;
        line += character;
    }
    return `${line}…`;
}
/** Pages about it on GitHub: the only addresses that may become links. */
function linksOf({ issueUrl, runUrl }) {
    const links = [
        { text: 'Issue', url: issueUrl },
        { text: 'Run', url: runUrl },
    ];
    return links.flatMap(({ text, url }) => (url !== undefined && isPage(url) ? [{ text, url }] : []));
}
/** No character of it can end a link in any of the shapes. */
function isPage(url) {
    return url.length <= 400 && /^https?:\/\/[A-Za-z0-9.:-]+\/[A-Za-z0-9._/-]+(?:#[A-Za-z0-9-]+)?$/.test(url);
}
function minuteOf(at) {
    return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
const SEVERITIES = {
    info: 'For your information',
    warning: 'Warning',
    critical: 'Critical',
};
const STANDINGS = {
    firing: 'new',
    again: 'back again',
    changed: 'changed',
    still: 'still going on',
};

;// CONCATENATED MODULE: ./build/adapters/webhook/discord.js

/**
 * A message of Discord's webhooks: one embed (https://discord.com/developers/docs/resources/webhook#execute-webhook).
 * Nobody can be mentioned by it, whatever it says. Discord finds links, lists and names by their characters as they are
 * sent, so a backslash before every mark leaves text.
 */
function discordBody(notification, repository) {
    const { what, alert, at } = notification;
    const happened = lineWithin(notification.happened, TEXT_LENGTH_MAX, escaped);
    const advice = lineWithin(notification.advice, TEXT_LENGTH_MAX, escaped);
    const links = linksOf(notification);
    const [page] = links;
    const description = [
        happened,
        advice === '' ? '' : `**What to do:** ${advice}`,
        links.map(({ text, url }) => `[${text}](${url})`).join(' · '),
    ];
    return {
        allowed_mentions: { parse: [] },
        embeds: [
            {
                title: lineWithin(notification.title, TITLE_LENGTH_MAX, escaped) || 'Background agent',
                ...(page !== undefined && { url: page.url }),
                description: description.filter(part => part !== '').join('\n\n'),
                color: what === 'resolved' ? OVER : COLOURS[alert.severity],
                timestamp: at,
                // Discord reads no Markdown here.
                footer: { text: lineWithin(circumstancesOf(notification, repository), FOOTER_LENGTH_MAX) },
            },
        ],
    };
}
const TITLE_LENGTH_MAX = 256;
/** Two of these and two links are less than the 4,096 of a description. */
const TEXT_LENGTH_MAX = 1_500;
const FOOTER_LENGTH_MAX = 500;
const COLOURS = { info: 0x3b_82_f6, warning: 0xf5_9e_0b, critical: 0xdc_26_26 };
const OVER = 0x16_a3_4a;
/** Every mark of ASCII but those that can only be what they are. */
function escaped(character) {
    return /^[!-/:-@[-`{-~]$/.test(character) && !`!"%',.;?`.includes(character) ? `\\${character}` : character;
}

// EXTERNAL MODULE: ./build/domain/alerts/alert.js
var alerts_alert = __webpack_require__(62639);
;// CONCATENATED MODULE: ./build/adapters/webhook/json.js




/** Our own shape, for programs: what is promised to stay as it is while `version` is 1. Keys may be added. */
const WebhookMessage = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    what: schemas/* enum */.k5n(['firing', 'again', 'changed', 'still', 'resolved'])
        .describe('firing: it is new. again: it was over. changed: it says something else. still: it goes on. resolved: it is over.'),
    agent: alerts_alert/* AgentName */.V.describe('The name of the agent.'),
    repository: schemas/* string */.YjP().describe('The repository that it works in, as owner/name.'),
    alert: schemas/* object */.Ikc({
        kind: alerts_alert/* AlertKind */.pj.describe('What it is about.'),
        fingerprint: alerts_alert/* Fingerprint */.$A.describe('The same for all that is said of one alert in one repository.'),
        severity: alerts_alert/* Severity */.AI.describe('critical: nothing goes on until somebody acts. warning: something does not. info: worth knowing.'),
        reason: units/* Code */.Cy.describe('Why it fires, as a word for machines.'),
        since: units/* Timestamp */.Dc.describe('When it was first raised, UTC.'),
    }),
    at: units/* Timestamp */.Dc.describe('When this was said, UTC.'),
    title: schemas/* string */.YjP().describe('Plain text, one line, as are the next two.'),
    happened: schemas/* string */.YjP().describe('What happened.'),
    advice: schemas/* string */.YjP().describe('What to do; empty when it is over.'),
    issueUrl: schemas/* url */.OZ5().optional().describe('The issue about it, if there is one.'),
    runUrl: schemas/* url */.OZ5().optional().describe('The run that says so, if it has a page.'),
});
function jsonBody(notification, repository) {
    const { what, agent, alert, since, at, title, happened, advice, issueUrl, runUrl } = notification;
    return {
        version: 1,
        what,
        agent,
        repository,
        alert: {
            kind: alert.alert,
            fingerprint: alert.fingerprint,
            severity: alert.severity,
            reason: alert.reason,
            since,
        },
        at,
        title: lineWithin(title, json_TEXT_LENGTH_MAX),
        happened: lineWithin(happened, json_TEXT_LENGTH_MAX),
        advice: lineWithin(advice, json_TEXT_LENGTH_MAX),
        ...(issueUrl !== undefined && { issueUrl }),
        ...(runUrl !== undefined && { runUrl }),
    };
}
const json_TEXT_LENGTH_MAX = 2_000;

;// CONCATENATED MODULE: ./build/adapters/webhook/pagerduty.js

/**
 * An event of PagerDuty's Events API v2 (https://developer.pagerduty.com/docs/send-alert-event). All that is said of one
 * alert of one agent in one repository has one key, so it becomes one incident, which ends when the alert is over.
 */
function pagerdutyBody(notification, repository, routingKey) {
    const { what, agent, alert, since, at, runUrl } = notification;
    const key = { routing_key: routingKey, dedup_key: `${repository}/${alert.fingerprint}` };
    if (what === 'resolved')
        return { ...key, event_action: 'resolve' };
    const [title, happened, advice] = [notification.title, notification.happened, notification.advice].map(text => lineWithin(text, pagerduty_TEXT_LENGTH_MAX));
    const links = linksOf(notification);
    return {
        ...key,
        event_action: 'trigger',
        payload: {
            summary: lineWithin(`${repository}: ${title}. ${happened}`, SUMMARY_LENGTH_MAX),
            source: repository,
            severity: alert.severity,
            timestamp: at,
            component: agent,
            group: 'background-agent',
            class: `${alert.alert}/${alert.reason}`,
            custom_details: { what, since, happened: happened ?? '', advice: advice ?? '' },
        },
        client: 'Background agent',
        ...(links.some(({ url }) => url === runUrl) && runUrl !== undefined && { client_url: runUrl }),
        links: links.map(({ text, url }) => ({ href: url, text })),
    };
}
const SUMMARY_LENGTH_MAX = 1_024;
const pagerduty_TEXT_LENGTH_MAX = 2_000;

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./build/adapters/webhook/post.js


const TRY_MS_MAX = 3_000;
/**
 * Sends one request, once. It follows no redirect, and reads nothing of the answer but its status: whoever answers has no
 * say in what is shown. No text here names the URL, which is what makes somebody able to send.
 */
async function post(url, { headers, body }, { proxyEnv, stop }) {
    const { Agent, request } = url.protocol === 'https:' ? external_node_https_ : external_node_http_;
    const signal = AbortSignal.any([stop, AbortSignal.timeout(TRY_MS_MAX)]);
    const agent = new Agent({ proxyEnv });
    try {
        const response = await new Promise((resolve, reject) => {
            request(url, { method: 'POST', headers, signal, agent })
                .on('response', resolve)
                .on('error', reject)
                .end(body);
        });
        response.on('error', () => { }).resume();
        return answerOf(response);
    }
    catch (error) {
        if (signal.aborted)
            return passing('It did not answer in time.');
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        return passing(`It could not be reached (${code}).`);
    }
    finally {
        agent.destroy();
    }
}
function answerOf({ statusCode = 0, headers }) {
    if (statusCode >= 200 && statusCode < 300)
        return { kind: 'taken' };
    const trouble = `It answered with the status ${statusCode}.`;
    if (statusCode !== 408 && statusCode !== 429 && statusCode < 500)
        return { kind: 'refused', trouble };
    return passing(trouble, headers['retry-after']);
}
/** `Retry-After` is in seconds, with a fraction where Discord sends it. A date is as good as none: ours may differ. */
function passing(trouble, retryAfter = '') {
    const waitMs = /^\d{1,9}(?:\.\d{1,9})?$/.test(retryAfter) ? Math.ceil(Number(retryAfter) * 1_000) : 0;
    return { kind: 'passing', trouble, waitMs };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/adapters/webhook/signature.js

/**
 * Headers that prove who sent a body, and when: a receiver that refuses what is minutes old cannot be told the same thing
 * again by somebody who has listened.
 */
function signatureOf(body, secret, nowMs) {
    const timestamp = Math.floor(nowMs / 1_000).toString();
    const hmac = (0,external_node_crypto_.createHmac)('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    return { 'x-background-agent-timestamp': timestamp, 'x-background-agent-signature': `sha256=${hmac}` };
}

;// CONCATENATED MODULE: ./build/adapters/webhook/slack.js

/**
 * A message of Slack's incoming webhooks (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
 * Texts stand in `plain_text`, in which Slack looks for nothing. What it reads as mrkdwn is our own line with links, and
 * the text that stands in for the blocks in a notification; there, what could begin a mention or a link is an entity.
 */
function slackBody(notification, repository) {
    const title = lineWithin(notification.title, HEADER_LENGTH_MAX) || 'Background agent';
    const happened = lineWithin(notification.happened, SECTION_LENGTH_MAX);
    const advice = lineWithin(notification.advice, SECTION_LENGTH_MAX - WHAT_TO_DO.length);
    const links = linksOf(notification).map(({ text, url }) => `<${url}|${text}>`);
    const circumstances = lineWithin(circumstancesOf(notification, repository), LINE_LENGTH_MAX, entity);
    return {
        text: lineWithin(`${gravityOf(notification)}: ${title}`, LINE_LENGTH_MAX, entity),
        unfurl_links: false,
        unfurl_media: false,
        blocks: [
            { type: 'header', text: plain(title) },
            ...(happened === '' ? [] : [{ type: 'section', text: plain(happened) }]),
            ...(advice === '' ? [] : [{ type: 'section', text: plain(WHAT_TO_DO + advice) }]),
            {
                type: 'context',
                // `verbatim`: an address or a name in it does not become a link by itself.
                elements: [{ type: 'mrkdwn', verbatim: true, text: [circumstances, ...links].join(' · ') }],
            },
        ],
    };
}
const HEADER_LENGTH_MAX = 150;
const SECTION_LENGTH_MAX = 3_000;
const LINE_LENGTH_MAX = 500;
const WHAT_TO_DO = 'What to do: ';
function plain(text) {
    return { type: 'plain_text', emoji: false, text };
}
/** The three characters that mean something to Slack are written as it asks for. */
function entity(character) {
    return ENTITIES[character] ?? character;
}
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

;// CONCATENATED MODULE: ./build/adapters/webhook/webhook.js







/** All that the sends of a run may take together, with their tries. */
const SEND_MS_MAX = 10_000;
const TRIES_MAX = 3;
/** Before the second try, and twice as long before the third. */
const PAUSE_MS = 300;
/** Places that people read, and that remember nothing of an alert. */
const IS_READ = new Set(['slack', 'discord']);
/** Tells a chat, a pager or a program what people are told of alerts: one request each, in order. */
function openWebhook(options) {
    return {
        send: async (notifications) => {
            const endMs = performance.now() + SEND_MS_MAX;
            const stop = AbortSignal.timeout(SEND_MS_MAX);
            const troubles = [];
            // One that is refused says nothing about the next: it may have been refused for what it says.
            for (const notification of notifications) {
                if (notification.isQuiet === true && IS_READ.has(options.format))
                    continue;
                const trouble = await deliver(options, notification, { endMs, stop });
                if (trouble !== undefined)
                    troubles.push(trouble);
            }
            const [first] = troubles;
            if (first === undefined || notifications.length === 1)
                return first;
            return `${troubles.length} of ${notifications.length} messages did not get there. ${first}`;
        },
    };
}
async function deliver(options, notification, { endMs, stop }) {
    const { url, proxyEnv } = options;
    const body = bodyOf(options, notification);
    for (let tries = 1;; tries += 1) {
        const answer = await post(url, letterOf(options, body), { proxyEnv, stop });
        if (answer.kind === 'taken')
            return undefined;
        const { trouble } = answer;
        if (answer.kind === 'refused' || tries === TRIES_MAX)
            return trouble;
        const pauseMs = Math.max(answer.waitMs, tries * PAUSE_MS);
        if (performance.now() + pauseMs >= endMs)
            return trouble;
        await (0,promises_.setTimeout)(pauseMs);
    }
}
function bodyOf({ format, secret, repository }, notification) {
    switch (format) {
        case 'slack':
            return JSON.stringify(slackBody(notification, repository));
        case 'discord':
            return JSON.stringify(discordBody(notification, repository));
        case 'pagerduty':
            return JSON.stringify(pagerdutyBody(notification, repository, secret ?? ''));
        case 'json':
            return JSON.stringify(jsonBody(notification, repository));
    }
}
/** Anew for each try, as the signature says when it was sent. */
function letterOf({ format, secret, clock }, body) {
    const isSigned = format === 'json' && secret !== undefined;
    return {
        body,
        headers: {
            'content-type': 'application/json',
            'user-agent': 'background-agent',
            ...(isSigned && signatureOf(body, secret, clock.now())),
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/wall-clock.js
var wall_clock = __webpack_require__(31178);
;// CONCATENATED MODULE: ./build/entrypoints/wire-alerting.js



/** How people are called for help, by whichever mode has something to say. */
function wireAlerting(config, github, { console, env }) {
    const { api, placeOf } = github;
    const { owner, name } = placeOf('');
    return {
        tracker: config.alerts && issueTracker({ api, owner, name }),
        webhook: webhookIn(config, `${owner}/${name}`),
        clock: wall_clock/* wallClock */.X,
        console,
        place: placeIn(env, github),
        wishes: config.alerts ?? { labels: [], assignees: [] },
    };
}
function webhookIn({ webhook, proxyEnv }, repository) {
    return webhook && openWebhook({ ...webhook, repository, proxyEnv, clock: wall_clock/* wallClock */.X });
}
/** Where links lead to. */
function placeIn(env, { placeOf }) {
    const { owner, name } = placeOf('');
    return { serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com', repository: `${owner}/${name}` };
}


/***/ })

};
