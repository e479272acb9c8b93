export const id = 361;
export const ids = [361,677];
export const modules = {

/***/ 7677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DL: () => (/* binding */ LEASE),
/* harmony export */   U3: () => (/* binding */ UNREACHED),
/* harmony export */   Vx: () => (/* binding */ HEAD),
/* harmony export */   Zw: () => (/* binding */ LOOKED_AT),
/* harmony export */   nY: () => (/* binding */ IDLE)
/* harmony export */ });
/** Files of the state branch beside the log: who is at work, where the log ends, and what the last runs left. */
const HEAD = 'head.json';
const LEASE = 'lease.json';
const IDLE = 'idle.json';
const UNREACHED = 'cache-unreachable.json';
/** What must be looked at before a run knows whether it may begin. */
const LOOKED_AT = [HEAD, LEASE, IDLE, UNREACHED];


/***/ }),

/***/ 6971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ findIdle),
/* harmony export */   P: () => (/* binding */ markText)
/* harmony export */ });
/* harmony import */ var _adapters_local_disk_idle_mark_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3133);
/* harmony import */ var _app_branch_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6248);
/* harmony import */ var _app_home_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7677);
/* harmony import */ var _domain_branch_head_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8392);
/* harmony import */ var _idle_step_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3975);





/** The mark of the last run, if nothing has changed since: neither what it depends on, nor the branch, where nothing waits either. */
function findIdle(config, view, nowMs) {
    const text = view?.texts.get(_app_home_js__WEBPACK_IMPORTED_MODULE_2__/* .IDLE */ .nY);
    const head = (0,_domain_branch_head_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBranchHead */ .AC)(view?.texts.get(_app_home_js__WEBPACK_IMPORTED_MODULE_2__/* .HEAD */ .Vx) ?? '');
    if (text === undefined || head === undefined || head.run !== undefined)
        return undefined;
    const paths = [...(view?.files.keys() ?? [])];
    if (paths.some(path => path === _app_home_js__WEBPACK_IMPORTED_MODULE_2__/* .LEASE */ .DL || (0,_app_branch_files_js__WEBPACK_IMPORTED_MODULE_1__/* .handedOverAt */ .uT)(path) !== undefined))
        return undefined;
    const { repository, agent } = config.settings;
    if (head.repository !== repository || head.agent !== agent)
        return undefined;
    const mark = (0,_adapters_local_disk_idle_mark_js__WEBPACK_IMPORTED_MODULE_0__/* .parseIdleMark */ .nC)(text, homeContextOf(config), endOf(head));
    return mark && (0,_idle_step_js__WEBPACK_IMPORTED_MODULE_4__/* .idleAfter */ .n2)(mark, 'repository', config, nowMs);
}
/** What a run leaves on the branch when nothing is left to do. */
function markText(config, report, files, head) {
    const mark = (0,_idle_step_js__WEBPACK_IMPORTED_MODULE_4__/* .markAfter */ .Qo)(report, files, '');
    return mark && `${(0,_adapters_local_disk_idle_mark_js__WEBPACK_IMPORTED_MODULE_0__/* .idleMarkText */ .N0)(homeContextOf(config), endOf(head), mark)}\n`;
}
function endOf({ seq, hash }) {
    return `${seq} ${hash}`;
}
/** Where the checkout lies on this machine has no meaning on another. */
function homeContextOf(config) {
    return { ...(0,_idle_step_js__WEBPACK_IMPORTED_MODULE_4__/* .idleContextOf */ .$c)({ ...config, workspace: '' }), workspace: config.workspace };
}


/***/ }),

/***/ 7361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rescueAtHome: () => (/* binding */ rescueAtHome),
  runAtHome: () => (/* binding */ runAtHome)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/app/find-span.js
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

// EXTERNAL MODULE: ./build/app/home.js
var app_home = __webpack_require__(7677);
;// CONCATENATED MODULE: ./build/app/newer-than-disk.js
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

// EXTERNAL MODULE: ./build/entrypoints/github-ports.js + 12 modules
var github_ports = __webpack_require__(5606);
// EXTERNAL MODULE: ./build/entrypoints/home-mark.js
var home_mark = __webpack_require__(6971);
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









/** A run whose state has its home on GitHub. One look at the branch tells most of them that there is nothing to do. */
async function runAtHome(config, github, step) {
    const ports = (0,github_ports/* openGitHub */.o6)(github, config.settings.agent, step.env);
    try {
        const files = (0,github_ports/* checkoutPorts */.Jv)(config, ports);
        const [looked, found] = await Promise.all([
            ports.branch.look(app_home/* LOOKED_AT */.Zw),
            findSpan(files, runRef(step.env)),
        ]);
        if (!found.ok)
            return refused(found.trouble.message, step.console);
        const isAsCheckedOut = found.span === undefined;
        const idle = looked.ok && isAsCheckedOut ? (0,home_mark/* findIdle */.E)(config, looked.value, Date.now()) : undefined;
        if (idle !== undefined)
            return idle;
        const [{ runOnce }, { openHome, openPublisher }, { bringFilesUpToDate }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(478), __webpack_require__.e(37), __webpack_require__.e(207), __webpack_require__.e(821), __webpack_require__.e(138), __webpack_require__.e(505), __webpack_require__.e(254), __webpack_require__.e(48), __webpack_require__.e(516)]).then(__webpack_require__.bind(__webpack_require__, 3516)),
            Promise.all(/* import() */[__webpack_require__.e(478), __webpack_require__.e(821), __webpack_require__.e(138), __webpack_require__.e(505), __webpack_require__.e(254), __webpack_require__.e(458)]).then(__webpack_require__.bind(__webpack_require__, 9458)),
            Promise.all(/* import() */[__webpack_require__.e(478), __webpack_require__.e(821), __webpack_require__.e(505), __webpack_require__.e(360)]).then(__webpack_require__.bind(__webpack_require__, 9360)),
        ]);
        const newer = new NewerThanDisk();
        const problem = await bringFilesUpToDate(config, files, {
            span: found.span,
            newer,
            console: step.console,
        });
        if (problem !== undefined)
            return refused(problem, step.console);
        const home = openHome(config, ports, { ...step, looked: () => Promise.resolve(looked), newer });
        const publisher = openPublisher(config, ports, step.env);
        return await runOnce(config, { kind: 'once' }, { ...step, stop: step.stop(), home, publisher, newer });
    }
    finally {
        ports.api.close();
    }
}
function refused(message, console) {
    console.write('error', message);
    return { kind: 'refused', message };
}
/** After a step that did not end by itself: whatever it left on the disk is kept. */
async function rescueAtHome(config, github, step) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)((0,state_folder/* stateFolderOf */.l)(config), 'log')))
        return;
    const ports = (0,github_ports/* openGitHub */.o6)(github, config.settings.agent, step.env);
    try {
        const looked = await ports.branch.look(app_home/* LOOKED_AT */.Zw);
        const { rescue } = await Promise.all(/* import() */[__webpack_require__.e(478), __webpack_require__.e(821), __webpack_require__.e(138), __webpack_require__.e(505), __webpack_require__.e(254), __webpack_require__.e(458)]).then(__webpack_require__.bind(__webpack_require__, 9458));
        const newer = new NewerThanDisk();
        await rescue(config, ports, { ...step, looked: () => Promise.resolve(looked), newer });
    }
    finally {
        ports.api.close();
    }
}


/***/ })

};
