export const id = 897;
export const ids = [897];
export const modules = {

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


/***/ }),

/***/ 55434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openHome: () => (/* binding */ openHome),
  openPublisher: () => (/* binding */ openPublisher),
  rescue: () => (/* binding */ rescue)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/adapters/crypto-random.js
var crypto_random = __webpack_require__(77110);
// EXTERNAL MODULE: ./build/adapters/wall-clock.js
var wall_clock = __webpack_require__(31178);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(2131);
// EXTERNAL MODULE: ./build/adapters/github/trouble.js
var trouble = __webpack_require__(174);
;// CONCATENATED MODULE: ./build/adapters/github/workflow-runs.js


const RUN = /^(\d{1,20})\.(\d{1,6})$/;
const Run = schemas/* object */.Ikc({ status: schemas/* string */.YjP() });
/** What GitHub knows of the workflow runs of the repository. */
function workflowRuns({ api, owner, name }) {
    const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/actions/runs`;
    return {
        async isOver(run) {
            const doing = `learn whether run ${run} is over`;
            const [, id, attempt] = RUN.exec(run) ?? [];
            if (id === undefined)
                return { ok: false, trouble: (0,trouble/* troubleOf */.L)({ kind: 'missing' }, doing) };
            const asked = await api.read(`${path}/${id}/attempts/${attempt}`);
            if (!asked.ok)
                return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
            const { data } = Run.safeParse(asked.value);
            // Words that are not known yet may mean anything but that it is over.
            return { ok: true, value: data?.status === 'completed', date: asked.date };
        },
    };
}

// EXTERNAL MODULE: ./build/adapters/local-disk/folder.js
var local_disk_folder = __webpack_require__(36961);
// EXTERNAL MODULE: ./build/adapters/local-disk/answer-folder.js + 1 modules
var answer_folder = __webpack_require__(19424);
// EXTERNAL MODULE: ./build/adapters/local-disk/files.js
var local_disk_files = __webpack_require__(97114);
// EXTERNAL MODULE: ./build/adapters/local-disk/log-folder.js + 2 modules
var log_folder = __webpack_require__(41655);
// EXTERNAL MODULE: ./build/adapters/local-disk/segments.js
var local_disk_segments = __webpack_require__(37283);
// EXTERNAL MODULE: ./build/adapters/local-disk/storage-error.js
var storage_error = __webpack_require__(21579);
;// CONCATENATED MODULE: ./build/adapters/local-disk/state-disk.js







const PARTS = ['log', 'answers'];
const SCRATCH = 'scratch';
const FETCHED = 'fetched';
const ASIDE = /^aside-(\d{1,9})$/;
/** Where machines take turns, each finds its log outdated every time. */
const ASIDES_MAX = 3;
/** The state folder: the log in `log/`, answers in `answers/`, what is being fetched in `scratch/`, what was replaced in `aside-…`. */
function stateDisk({ folder, temp }, files = local_disk_files/* THIS_MACHINE */.D) {
    const scratch = (0,external_node_path_.join)(folder, SCRATCH);
    const mark = (0,external_node_path_.join)(folder, FETCHED);
    return {
        here: () => ((0,local_disk_segments/* listSegments */.Bz)((0,external_node_path_.join)(folder, 'log'), files).length === 0 ? undefined : copyIn(folder, files)),
        wasFetched: () => files.existsSync(mark),
        own: () => told('remove', mark, () => removeMark(folder, mark, files)),
        clearScratch: () => told('remove', scratch, () => files.rmSync(scratch, { recursive: true, force: true })),
        openScratch() {
            (0,local_disk_folder/* makeFolder */.fc)(scratch, files);
            const place = told('make a folder in', scratch, () => files.mkdtempSync((0,external_node_path_.join)(scratch, 'copy-')));
            return { ...copyIn(place, files), folder: place };
        },
        adopt: copy => told('put a copy of the log into', folder, () => adopt(folder, copy, mark, files)),
        copy: end => copyUpTo(folder, temp, end, files),
    };
}
/** What the disk refuses ends the run that asked for it, and its words are all that people get to see of it. */
function told(doing, path, work) {
    try {
        return work();
    }
    catch (error) {
        throw (0,storage_error/* storageError */.QX)(doing, path, error);
    }
}
function copyIn(folder, files) {
    return {
        store: new log_folder/* LogFolder */.j((0,external_node_path_.join)(folder, 'log'), files),
        answers: new answer_folder/* AnswerFolder */.V((0,external_node_path_.join)(folder, 'answers'), files),
    };
}
function removeMark(folder, mark, files) {
    if (!files.existsSync(mark))
        return;
    files.rmSync(mark);
    // Were the mark there again after a power failure, what is added from now on would count for nothing.
    (0,local_disk_folder/* syncFolderBlocking */.Be)(folder, files);
}
/**
 * The mark comes before the copy: a crash in between leaves no log here, or one that is known to be fetched. All of the copy is
 * durable before it counts: what this machine adds must not survive without what is before it.
 */
function adopt(folder, copy, mark, files) {
    const fetched = PARTS.map(part => (0,external_node_path_.join)(copy.folder, part)).filter(path => files.existsSync(path));
    for (const path of fetched)
        (0,local_disk_folder/* syncAllIn */.A6)(path, files);
    const own = PARTS.map(part => (0,external_node_path_.join)(folder, part)).filter(path => files.existsSync(path));
    // What was fetched and never gone on with is in the place that it came from.
    if (files.existsSync(mark))
        for (const path of own)
            files.rmSync(path, { recursive: true });
    else if (own.length > 0)
        putAside(folder, own, files);
    if (!files.existsSync(mark))
        files.writeFileSync(mark, '', { flag: 'wx' });
    (0,local_disk_folder/* syncFolderBlocking */.Be)(folder, files);
    // The log comes last, once its answers are durable: to a run that finds it without them they are lost.
    for (const path of fetched.toReversed()) {
        files.renameSync(path, (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(path)));
        (0,local_disk_folder/* syncFolderBlocking */.Be)(folder, files);
    }
}
/** What is replaced is kept, for a while: it may be the other of two histories. The last of a few has the highest number. */
function putAside(folder, own, files) {
    const before = files
        .readdirSync(folder)
        .flatMap(name => ASIDE.exec(name)?.[1] ?? [])
        .map(Number)
        .sort((a, b) => a - b);
    const aside = (0,external_node_path_.join)(folder, `aside-${(before.at(-1) ?? 0) + 1}`);
    files.mkdirSync(aside);
    for (const path of own)
        files.renameSync(path, (0,external_node_path_.join)(aside, (0,external_node_path_.basename)(path)));
    (0,local_disk_folder/* syncFolderBlocking */.Be)(aside, files);
    for (const old of before.slice(0, Math.max(0, before.length + 1 - ASIDES_MAX)))
        files.rmSync((0,external_node_path_.join)(folder, `aside-${old}`), { recursive: true, force: true });
}
/** The log is cut at `end`. Answers may be ahead of it: those that nothing names do no harm, nor does half a last line. */
function copyUpTo(folder, temp, end, files) {
    let copy;
    const remove = () => {
        try {
            if (copy !== undefined)
                files.rmSync(copy, { recursive: true, force: true });
        }
        catch {
            // The runner empties its temporary folder after the job: no run has to end because this one could not.
        }
    };
    try {
        copy = files.mkdtempSync((0,external_node_path_.join)(temp, 'state-copy-'));
        copyLog((0,external_node_path_.join)(folder, 'log'), (0,external_node_path_.join)(copy, 'log'), end, files);
        copyAnswers((0,external_node_path_.join)(folder, 'answers'), (0,external_node_path_.join)(copy, 'answers'), files);
        return { folder: copy, remove };
    }
    catch (error) {
        remove();
        throw (0,storage_error/* storageError */.QX)('copy the state into', temp, error);
    }
}
function copyLog(folder, copy, end, files) {
    files.mkdirSync(copy);
    const { snapshot, segments } = (0,local_disk_segments/* listLog */.VS)(folder, files);
    if (snapshot !== undefined)
        files.copyFileSync(snapshot.path, (0,external_node_path_.join)(copy, (0,external_node_path_.basename)(snapshot.path)));
    let left = end - (snapshot?.end ?? 0);
    for (const { path, bytes } of segments) {
        if (left <= 0)
            break;
        const target = (0,external_node_path_.join)(copy, (0,external_node_path_.basename)(path));
        files.copyFileSync(path, target);
        if (bytes > left)
            files.truncateSync(target, left);
        left -= bytes;
    }
}
function copyAnswers(folder, copy, files) {
    files.mkdirSync(copy);
    if (!files.existsSync(folder))
        return;
    // A link would bring in what lies elsewhere, and the copy leaves this machine.
    for (const entry of files.readdirSync(folder, { withFileTypes: true }))
        if (entry.isFile() && (0,answer_folder/* hasAnswers */.K)(entry.name))
            files.copyFileSync((0,external_node_path_.join)(folder, entry.name), (0,external_node_path_.join)(copy, entry.name));
}

// EXTERNAL MODULE: ./build/domain/branch-head.js
var branch_head = __webpack_require__(48392);
// EXTERNAL MODULE: ./build/domain/lease.js
var lease = __webpack_require__(80775);
// EXTERNAL MODULE: ./build/domain/retry.js
var retry = __webpack_require__(49007);
// EXTERNAL MODULE: ./build/domain/budget.js
var budget = __webpack_require__(11304);
// EXTERNAL MODULE: ./build/app/home/branch-copy.js
var branch_copy = __webpack_require__(18960);
// EXTERNAL MODULE: ./build/app/home/clock-offset.js
var clock_offset = __webpack_require__(70230);
// EXTERNAL MODULE: ./build/app/home/copy-facts.js
var copy_facts = __webpack_require__(93023);
// EXTERNAL MODULE: ./build/app/home/hand-over.js
var hand_over = __webpack_require__(47600);
// EXTERNAL MODULE: ./build/app/home/home.js
var home_home = __webpack_require__(45491);
// EXTERNAL MODULE: ./build/app/journal.js
var journal = __webpack_require__(54043);
// EXTERNAL MODULE: ./build/app/home/keep-state.js + 3 modules
var keep_state = __webpack_require__(28665);
// EXTERNAL MODULE: ./build/app/home/look-in-time.js
var look_in_time = __webpack_require__(37649);
// EXTERNAL MODULE: ./build/app/open-journal.js + 1 modules
var open_journal = __webpack_require__(9259);
;// CONCATENATED MODULE: ./build/app/home/rescue-state.js













/**
 * After a step that was killed or cancelled, while its machine still lives: what it left on the disk goes to the
 * repository and the cache, the run is noted as interrupted, and its lease ends. So nothing of its escrow stays charged, and
 * the next run need not wait.
 */
async function rescueState(ports, looked, { identity, run }) {
    const { home, console } = ports;
    const shown = await lookedInTime(ports, looked, { identity, run });
    if (!shown.ok) {
        console.write('warning', `${shown.trouble.message} What the cut-off run did last could not be kept.`);
        return 'not-kept';
    }
    const { view, head, here, facts, isAtWork } = seenIn(home, shown.value, { identity, run });
    if (view === undefined || head === undefined)
        return 'nothing-to-do';
    const isOwn = facts?.kind === 'whole' && !facts.wasFetched;
    // It never began there, or has ended, or somebody else is at work.
    if (!isAtWork && !(isOwn && !facts.hasBranchHead && hasSent(here?.store, run)))
        return 'nothing-to-do';
    if (!isOwn || (isAtWork && !facts.hasBranchHead)) {
        console.write('warning', 'The log on this disk does not go on from the state branch; it was left alone.');
        return 'not-kept';
    }
    const opened = await openInterrupted(ports, { identity, run, policy: POLICY });
    if (!opened.ok) {
        console.write('warning', opened.problem.message);
        return 'not-kept';
    }
    const { journal } = opened;
    if (!isAtWork)
        return leave(ports, journal);
    const copy = new branch_copy/* BranchCopy */.G({ branch: home.branch, ...ports }, journal, (0,branch_copy/* onBranch */.n)(view, head));
    const keeper = new keep_state/* StateKeeper */.o(ports, journal, copy, { offset: (0,clock_offset/* offsetOf */.b4)(shown.date), timeoutMsMax: 0 });
    const kept = await keeper.end({ put: new Map(), remove: [] });
    if (kept.kind === 'moved')
        return leave(ports, journal);
    // Before its first request it may have had the copy of another run at hand, which is not taken in yet: nobody looks for one behind its own.
    const isAllThere = kept.kind === 'kept' && kept.leftOut === undefined;
    if (!isAllThere || hasSent(here?.store, run))
        await keeper.saveCopy();
    return kept.kind === 'kept' ? 'kept' : 'not-kept';
}
/**
 * GitHub may show a branch as it was some seconds ago: before the run's first commit. There was one before its first request,
 * and whoever has gone on since has lines that are not here.
 */
function lookedInTime({ home, clock }, looked, who) {
    return (0,look_in_time/* lookInTime */.y)(looked, {
        clock,
        look: () => home.branch.look(home_home/* LOOKED_AT */.Zw),
        mayBeBehind: view => mayBeBehind(seenIn(home, view, who), who),
    });
}
function seenIn({ disk }, view, { identity, run }) {
    const head = (0,branch_head/* parseBranchHead */.AC)(view?.texts.get(home_home/* HEAD */.Vx) ?? '');
    const here = disk.here();
    const facts = here && (0,copy_facts/* copyFacts */.JX)(here.store, identity, head, disk.wasFetched());
    const isAtWork = head?.run === run || (0,lease/* parseLease */.QM)(view?.texts.get(home_home/* LEASE */.DL))?.run === run;
    return { view, head, here, facts, isAtWork };
}
/** A run that has ended has all of its log there: of that nothing more is read. */
function mayBeBehind({ head, here, facts, isAtWork }, { run }) {
    if (isAtWork || here === undefined || facts?.kind !== 'whole')
        return false;
    if (head !== undefined && head.seq >= facts.head.seq)
        return false;
    const { store } = here;
    const isOfBefore = head === undefined || ((0,copy_facts/* hasSeal */.uB)(store, head) && !(0,copy_facts/* isSealOf */.l8)(run, store, head));
    return isOfBefore && hasSent(store, run);
}
const POLICY = { limits: budget/* NO_LIMITS */.d1, backoff: retry/* BACKOFF */.h };
const AS_IT_IS = 'What is in the log goes to the repository as it is, and the next run notes that this one was cut off.';
/**
 * The log with the end of the run in it. A full disk may be what ended it, and takes nothing now either; but what is on it can
 * be read, and the machine goes soon: then it is the log as it is.
 */
async function openInterrupted({ store, clock, console }, options) {
    const { run, policy } = options;
    try {
        const opened = await (0,open_journal/* openJournal */._0)({ store, clock }, options);
        if (opened.ok && opened.journal.state.run?.id === run)
            await opened.journal.commit({ type: 'InterruptRun' });
        return opened;
    }
    catch (error) {
        console.write('warning', `${error instanceof Error ? error.message : String(error)} ${AS_IT_IS}`);
        const log = (0,open_journal/* readLog */.x6)(store);
        return log.ok ? { ok: true, journal: new journal/* Journal */.C(store, clock, { ...log, run, policy }) } : log;
    }
}
/** Whether the run has asked for anything: else there is nothing of it that anybody could miss. */
function hasSent(store, run) {
    let sent = false;
    if (store !== undefined)
        (0,open_journal/* readLog */.x6)(store, record => (sent ||= record.run === run && record.event.type === 'AttemptStarted'));
    return sent;
}
/** No copy goes to the cache: it would stand before those of the run that goes on without this one. */
async function leave(ports, journal) {
    const left = await (0,hand_over/* handOver */.C)({ branch: ports.home.branch, ...ports }, journal);
    if (left.kind === 'trouble') {
        ports.console.write('warning', `${left.trouble.message} What the cut-off run did last could not be kept.`);
        return 'not-kept';
    }
    if (left.kind === 'handed-over' && left.leftOut !== undefined)
        ports.console.write('warning', `${left.leftOut.message} ${hand_over/* NOT_TAKEN */.e}`);
    return left.kind;
}

// EXTERNAL MODULE: ./build/entrypoints/home-mark.js + 1 modules
var home_mark = __webpack_require__(2436);
// EXTERNAL MODULE: ./build/entrypoints/look-back-step.js
var look_back_step = __webpack_require__(65448);
// EXTERNAL MODULE: ./build/adapters/local-disk/lock.js + 1 modules
var lock = __webpack_require__(44856);
;// CONCATENATED MODULE: ./build/entrypoints/rescue-lock.js

/**
 * The lock for whoever looks after a run that was cut off. A full disk may be what ended it, and takes no lock either: what is
 * on it is read all the same, if nobody who lives is at work there.
 */
function lockForRescue(folder, console) {
    try {
        return (0,lock/* acquireLock */.I)(folder);
    }
    catch (error) {
        const holder = (0,lock/* otherHolder */.j)(folder);
        if (holder !== undefined)
            return { ok: false, holder };
        console.write('warning', error instanceof Error ? error.message : String(error));
        return { ok: true, release: () => { } };
    }
}

// EXTERNAL MODULE: ./build/entrypoints/state-folder.js
var state_folder = __webpack_require__(3146);
// EXTERNAL MODULE: ./build/entrypoints/wire-alerting.js + 9 modules
var wire_alerting = __webpack_require__(51896);
;// CONCATENATED MODULE: ./build/adapters/github/pull-requests.js


/** The newest are enough: the open one, and those that ended last. */
const PER_PAGE = 30;
/** The repository's pull requests from branches of its own. Those of forks are never seen: anybody can name a branch. */
function pullRequests({ api, owner, name }) {
    const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/pulls`;
    return {
        list: async (head) => {
            const wanted = new URLSearchParams({
                head: `${owner}:${head}`,
                state: 'all',
                sort: 'created',
                direction: 'desc',
                per_page: String(PER_PAGE),
            });
            const asked = await api.read(`${path}?${wanted.toString()}`);
            const listed = pull_requests_valueOf(asked, schemas/* array */.YOg(Pull), 'list the pull requests');
            if (!listed.ok)
                return listed;
            const own = listed.value.filter(({ from, branch }) => branch === head && from?.toLowerCase() === `${owner}/${name}`.toLowerCase());
            return { ...listed, value: own.map(({ pull }) => pull) };
        },
        look: async (number) => pullOf(await api.read(`${path}/${number}`), 'read a pull request'),
        create: async (fresh) => pullOf(await api.write('POST', path, fresh), 'open a pull request'),
        changeBody: async (number, body) => pullOf(await api.write('PATCH', `${path}/${number}`, { body }), 'bring a pull request up to date'),
    };
}
const Pull = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    html_url: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    state: schemas/* string */.YjP(),
    base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP() }),
    head: schemas/* object */.Ikc({
        ref: schemas/* string */.YjP(),
        sha: schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/),
        repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish(),
    }),
})
    .transform(({ number, html_url, body, state, base, head }) => ({
    pull: {
        number,
        url: html_url,
        body: body ?? '',
        base: base.ref,
        tip: head.sha,
        isOpen: state === 'open',
    },
    branch: head.ref,
    from: head.repo?.full_name,
}));
function pullOf(asked, doing) {
    const read = pull_requests_valueOf(asked, Pull, doing);
    return read.ok ? { ...read, value: read.value.pull } : read;
}
function pull_requests_valueOf(asked, schema, doing) {
    if (!asked.ok)
        return { ok: false, trouble: troubleOfPull(asked.refusal, doing) };
    const parsed = schema.safeParse(asked.value);
    return parsed.success
        ? { ok: true, value: parsed.data, date: asked.date }
        : { ok: false, trouble: (0,trouble/* troubleOf */.L)({ kind: 'unreachable', sent: true, status: undefined }, doing) };
}
/**
 * Two things may be missing, and GitHub's answer is the same: the permission, and a setting that is off in a new
 * repository. https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository
 */
function troubleOfPull(refusal, doing) {
    // Of a pull request as such GitHub says with a code what is wrong.
    const isOff = refusal.kind === 'invalid' && refusal.codes.length === 0;
    if (refusal.kind !== 'forbidden' && !isOff)
        return (0,trouble/* troubleOf */.L)(refusal, doing);
    return {
        kind: 'forbidden',
        message: `Could not ${doing}: the token may not. Add "pull-requests: write" to the "permissions:" of the job, and switch on "Allow GitHub Actions to create and approve pull requests" in the settings of the repository, under Actions, General.`,
    };
}

// EXTERNAL MODULE: ./build/adapters/github/branch-place.js
var branch_place = __webpack_require__(22383);
// EXTERNAL MODULE: ./build/adapters/github/branch-queries.js
var branch_queries = __webpack_require__(59908);
// EXTERNAL MODULE: ./build/adapters/github/branch-tip.js
var branch_tip = __webpack_require__(65465);
// EXTERNAL MODULE: ./build/adapters/github/follow-tip.js
var follow_tip = __webpack_require__(72624);
// EXTERNAL MODULE: ./build/adapters/github/graphql.js
var graphql = __webpack_require__(82000);
;// CONCATENATED MODULE: ./build/adapters/github/result-branch.js





/** The branch of the repository's people, at its tip and not as it was checked out. */
function resultBranch(place) {
    const { branch } = place;
    return {
        tip: async () => {
            if (branch === undefined)
                return defaultTip(place);
            const asked = await (0,branch_tip/* tipOf */.n)({ ...place, branch }, `read the branch "${branch}"`);
            return asked.ok ? { ...asked, value: asked.value && { branch, commit: asked.value.oid } } : asked;
        },
        change: ({ follows, ...change }) => {
            const { commit } = follows;
            return (0,follow_tip/* follow */.e)({ ...place, branch: follows.branch }, { ...change, follows: commit }, commit);
        },
    };
}
async function defaultTip({ api, owner, name }) {
    const doing = 'read the default branch';
    const variables = { owner, name };
    const answer = await (0,graphql/* query */.P)(api, { query: branch_queries/* DEFAULT_TIP_QUERY */.jM, variables, data: branch_queries/* DefaultTipData */.xT, doing });
    if (!answer.ok)
        return { ok: false, trouble: 'trouble' in answer ? answer.trouble : (0,branch_place/* refused */.J)(doing, answer) };
    const ref = answer.data.repository.defaultBranchRef;
    const value = ref === null ? undefined : { branch: ref.name, commit: ref.target.oid };
    return { ok: true, value, date: answer.date };
}

;// CONCATENATED MODULE: ./build/adapters/github/review-branches.js





/** How often a write is sent whose reply was lost and which is not done. */
const SENDS_MAX = 3;
/** Branches that we make and take away, by GitHub's references: those of a pull request. */
function reviewBranches(repository) {
    return {
        list: name => listBranches(repository, name),
        open: branch => resultBranch({ ...repository, branch }),
        begin: at => beginAt(repository, at),
        remove: branch => removeBranch(repository, branch),
        contains: (commit, ancestor) => contains(repository, commit, ancestor),
    };
}
const Refs = schemas/* array */.YOg(schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), object: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }) }));
async function listBranches(repository, name) {
    const doing = `list the branches "${name}"`;
    const asked = await repository.api.read(`${pathOf(repository)}/git/matching-refs/heads/${name}`);
    if (!asked.ok)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
    const parsed = Refs.safeParse(asked.value);
    if (!parsed.success)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, doing) };
    // GitHub names all that begin so, those of an agent with a longer name, too.
    const own = parsed.data
        .map(({ ref, object }) => ({ branch: ref.slice('refs/heads/'.length), commit: object.sha }))
        .filter(({ branch }) => branch === name || /^\.\d{1,6}$/.test(branch.slice(name.length)));
    return { ok: true, value: own, date: asked.date };
}
async function beginAt(repository, { branch, commit }) {
    const doing = `make the branch "${branch}"`;
    const body = { ref: `refs/heads/${branch}`, sha: commit };
    for (let sent = 1;; sent += 1) {
        const asked = await repository.api.write('POST', `${pathOf(repository)}/git/refs`, body);
        if (asked.ok)
            return { ok: true, value: 'begun', date: asked.date };
        const { refusal } = asked;
        if (!isToBeLookedAt(refusal))
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(refusal, doing) };
        // There is one already: somebody else's, or ours whose reply was lost.
        const isTaken = refusal.kind === 'invalid';
        const tip = await (0,branch_tip/* tipInTime */.o)({ ...repository, branch }, doing, shown => shown !== undefined || !isTaken);
        if (!tip.ok)
            return tip;
        if (tip.value !== undefined)
            return { ok: true, value: tip.value.oid === commit ? 'begun' : 'taken', date: tip.date };
        if (isTaken)
            return { ok: false, trouble: ruledOut(doing) };
        if (sent === SENDS_MAX)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(refusal, doing) };
    }
}
async function removeBranch(repository, branch) {
    const doing = `take away the branch "${branch}"`;
    const path = `${pathOf(repository)}/git/refs/heads/${branch}`;
    for (let sent = 1;; sent += 1) {
        const asked = await repository.api.write('DELETE', path, undefined);
        if (asked.ok)
            return { ok: true, value: undefined, date: asked.date };
        const { refusal } = asked;
        if (!isToBeLookedAt(refusal))
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(refusal, doing) };
        const isGone = refusal.kind === 'invalid';
        const tip = await (0,branch_tip/* tipInTime */.o)({ ...repository, branch }, doing, shown => shown === undefined || !isGone);
        if (!tip.ok)
            return tip;
        if (tip.value === undefined)
            return { ok: true, value: undefined, date: tip.date };
        if (isGone)
            return { ok: false, trouble: ruledOut(doing) };
        if (sent === SENDS_MAX)
            return { ok: false, trouble: (0,trouble/* troubleOf */.L)(refusal, doing) };
    }
}
const Comparison = schemas/* object */.Ikc({ status: schemas/* enum */.k5n(['ahead', 'identical', 'behind', 'diverged']) });
async function contains(repository, commit, ancestor) {
    const doing = 'compare two commits';
    const asked = await repository.api.read(`${pathOf(repository)}/compare/${ancestor}...${commit}`);
    // Of commits without a common history, or that are gone, GitHub says that there is nothing to compare.
    if (!asked.ok && asked.refusal.kind === 'missing')
        return { ok: true, value: false, date: undefined };
    if (!asked.ok)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(asked.refusal, doing) };
    const parsed = Comparison.safeParse(asked.value);
    if (!parsed.success)
        return { ok: false, trouble: (0,trouble/* troubleOf */.L)(NO_ANSWER, doing) };
    const { status } = parsed.data;
    return { ok: true, value: status === 'ahead' || status === 'identical', date: asked.date };
}
/** Whether the branch says more than the refusal. */
function isToBeLookedAt(refusal) {
    return refusal.kind === 'invalid' || (refusal.kind === 'unreachable' && refusal.sent);
}
/** A reference that could be moved, and was not, met a rule: GitHub's answer has no code for it. */
function ruledOut(doing) {
    return (0,branch_place/* refused */.J)(doing, {
        type: 'BRANCH_PROTECTION_RULE_VIOLATION',
        message: 'a rule of the repository stands against it',
    });
}
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined };
function pathOf(repository) {
    return (0,branch_place/* restPath */.k)(repository);
}

;// CONCATENATED MODULE: ./build/app/publishing/commit-results.js
/** A portion is complete in itself: whatever stops a run, what has landed is right. */
const FILES_PER_COMMIT = 100;
const BYTES_PER_COMMIT = 5_000_000;
/** People push too; each of their pushes costs one more try. */
const CONFLICTS_MAX = 200;
const BACKOFF_MS = 200;
const BACKOFF_MS_MAX = 5_000;
/** So many single files refused and none taken: it is not the files. */
const REFUSED_ALONE_MAX = 5;
/**
 * Commits results to a branch at its tip, in portions. A portion that is refused for what is in it is halved until the
 * offending results stand alone; those are held back, and all others land.
 */
async function commitResults(ports, files, message) {
    const landed = [];
    const heldBack = [];
    let last;
    const delivery = (trouble) => ({
        ...{ landed, heldBack, trouble },
        ...{ branch: last?.branch, tip: last?.commit, pull: undefined },
    });
    const waiting = portionsOf(files).toReversed();
    for (let portion = waiting.pop(); portion !== undefined; portion = waiting.pop()) {
        const done = await commitPortion(ports, portion, message(portion));
        if (done.ok) {
            landed.push(...portion);
            last = done.tip;
            continue;
        }
        const { trouble } = done;
        if (trouble.kind !== 'refused')
            return delivery(trouble);
        const [file, ...others] = portion;
        if (others.length > 0) {
            const half = Math.ceil(portion.length / 2);
            waiting.push(portion.slice(half), portion.slice(0, half));
        }
        else if (file !== undefined) {
            heldBack.push({ file, reason: trouble.message });
        }
        const takesNone = landed.length === 0 && heldBack.length >= REFUSED_ALONE_MAX;
        if (takesNone && waiting.length > 0)
            return delivery(takesNoneOf(trouble));
    }
    return delivery(undefined);
}
function takesNoneOf({ message }) {
    const told = `${message} ${REFUSED_ALONE_MAX} results were refused, each alone, and none was taken, so the rest was not tried.`;
    return { kind: 'protected', message: told };
}
function portionsOf(files) {
    const portions = [];
    let bytes = 0;
    for (const file of files) {
        const last = portions.at(-1);
        bytes += file.bytes.length;
        if (last === undefined || last.length === FILES_PER_COMMIT || bytes > BYTES_PER_COMMIT) {
            portions.push([file]);
            bytes = file.bytes.length;
        }
        else {
            last.push(file);
        }
    }
    return portions;
}
/** Always at the tip as it is now: whoever pushed meanwhile keeps every byte. */
async function commitPortion({ branch, clock, random, isOvertaken }, files, message) {
    const put = new Map(files.map(({ path, bytes }) => [path, bytes]));
    for (let conflicts = 0;; conflicts += 1) {
        const tip = await branch.tip();
        if (!tip.ok)
            return tip;
        if (tip.value === undefined)
            return { ok: false, trouble: NO_BRANCH };
        if (isOvertaken?.() === true)
            return { ok: false, trouble: OVERTAKEN };
        const asked = await branch.change({ follows: tip.value, message, put, remove: [] });
        if (!asked.ok)
            return asked;
        if (asked.value.kind === 'changed')
            return { ok: true, tip: { branch: tip.value.branch, commit: asked.value.tip } };
        if (conflicts === CONFLICTS_MAX)
            return { ok: false, trouble: TOO_BUSY };
        await clock.sleep(random.fraction() * Math.min(BACKOFF_MS_MAX, BACKOFF_MS * 2 ** conflicts));
    }
}
const NO_BRANCH = {
    kind: 'missing',
    message: 'Could not commit the results: there is no such branch. Name one that exists as "branch".',
};
const OVERTAKEN = {
    kind: 'unreachable',
    message: 'Could not commit the results: another run may have taken this one’s place meanwhile. The next run publishes them.',
};
const TOO_BUSY = {
    kind: 'unreachable',
    message: `Could not commit the results: the branch moved ${CONFLICTS_MAX} times in between. The next run tries again.`,
};

;// CONCATENATED MODULE: ./build/app/publishing/commit-to.js

/** Publishes by commits to the branch that people work on. */
function commitTo(ports, message) {
    return {
        how: 'commit',
        publish: async (files, isOvertaken) => {
            const delivery = await commitResults({ ...ports, isOvertaken }, files, message);
            return { ...delivery, trouble: delivery.trouble && advised(delivery.trouble) };
        },
    };
}
/** What else can be done than GitHub says. A bot cannot be let past the rules of a branch. */
function advised(trouble) {
    const advice = ADVICE[trouble.kind];
    return advice === undefined ? trouble : { ...trouble, message: `${trouble.message} ${advice}` };
}
const ADVICE = {
    protected: 'Set "publish: pull-request", name another "branch", or give a "github-token" that may write there.',
    forbidden: 'An archived repository takes nothing until it is unarchived.',
};

// EXTERNAL MODULE: ./build/report/alerts/issue-marker.js
var issue_marker = __webpack_require__(92379);
// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(10967);
// EXTERNAL MODULE: ./build/report/run-link.js
var run_link = __webpack_require__(8211);
;// CONCATENATED MODULE: ./build/report/pull-request-text.js



/** The same for as long as it is open: what changes stands in the body. */
function pullTitleOf(agent) {
    (0,issue_marker/* expectAgentName */.ou)(agent);
    return `Results of background-agent/${agent}`;
}
/** What a reviewer must know, between two markers: nothing of a task or a model is in it. */
function pullBodyOf({ agent, results, run, place }) {
    (0,issue_marker/* expectAgentName */.ou)(agent);
    return [
        `<!-- background-agent results: {"agent":"${agent}","results":${results},"v":1} -->`,
        `${(0,money/* counted */.hS)(results, 'result')} of \`background-agent/${agent}\` ${results === 1 ? 'was' : 'were'} committed here, the last by ${(0,run_link/* runLink */.ut)(run, place)}.`,
        'Results that come while this is open are added at the tip, and commits of yours on the branch are kept. After it was merged, squashed or closed, the next results open a new one. What was proposed once is not proposed again: `background-agent rerun <task>` makes a result anew.',
        END,
    ].join('\n\n');
}
/**
 * The body brought up to date. What people wrote below our part stays; a body that does not begin with our marker is
 * somebody else's, and undefined: it is left alone.
 */
function pullBodyAfter(body, { agent, run, place }, more) {
    const [, owner, results] = MARKER.exec(body) ?? [];
    if (owner !== agent || results === undefined)
        return undefined;
    const end = body.indexOf(END);
    const below = end < 0 ? '' : body.slice(end + END.length);
    return pullBodyOf({ agent, run, place, results: Number(results) + more }) + below;
}
const END = '<!-- background-agent results: end -->';
const MARKER = /^<!-- background-agent results: \{"agent":"([a-z0-9-]{1,32})","results":(\d{1,9}),"v":1\} -->(?:\r?\n|$)/;

;// CONCATENATED MODULE: ./build/app/publishing/choose-review-branch.js
/** Deletions are forbidden, and every one of so many branches is used up: somebody must tidy up. */
const BRANCHES_MAX = 20;
/**
 * Chooses the branch that results are proposed from:
 *
 * - that of the open pull request into the base, whoever opened it;
 * - none there: a new one at the tip of the base;
 * - one whose pull request was merged, squashed or closed: it is taken away and made anew at the tip of the base, as
 *   nothing but what people have judged is on it. May it not be taken away, or has somebody gone on on it, the next
 *   number is used: nothing is ever forced, and no commit of anybody is lost.
 */
async function chooseReviewBranch(ports, name, base) {
    const { branches, pulls } = ports;
    const listed = await branches.list(name);
    if (!listed.ok)
        return listed;
    const known = [...listed.value].sort((a, b) => numberOf(b.branch) - numberOf(a.branch));
    if (known.length > BRANCHES_MAX)
        return { ok: false, trouble: tooMany(name) };
    let newest;
    for (const tip of known) {
        const from = await pulls.list(tip.branch);
        if (!from.ok)
            return from;
        const open = openInto(from.value, base.branch);
        if (open !== undefined)
            return found({ branch: tip.branch, pull: open, isLeft: false });
        newest ??= { tip, pulls: from.value };
    }
    if (newest === undefined)
        return choose_review_branch_beginAt(ports, { branch: name, commit: base.commit });
    const { branch } = newest.tip;
    const next = { branch: `${name}.${numberOf(branch) + 1}`, commit: base.commit };
    const use = await useOf(ports, newest, base.commit);
    if (!use.ok)
        return use;
    if (use.value === 'as it is')
        return found({ branch, pull: undefined, isLeft: true });
    if (use.value === 'for others')
        return choose_review_branch_beginAt(ports, next);
    const removed = await branches.remove(branch);
    if (removed.ok)
        return choose_review_branch_beginAt(ports, { branch, commit: base.commit });
    const isRefused = removed.trouble.kind === 'protected' || removed.trouble.kind === 'refused';
    return isRefused ? choose_review_branch_beginAt(ports, next) : removed;
}
/** The open one into that base. */
function openInto(pulls, base) {
    return pulls.find(pull => pull.isOpen && pull.base === base);
}
/** What may be done with a branch from which no pull request into the base is open. */
async function useOf({ branches }, { tip, pulls }, base) {
    if (pulls.some(({ isOpen }) => isOpen))
        return found('for others');
    const [ended] = pulls;
    if (ended === undefined)
        return found('as it is');
    if (ended.tip === tip.commit)
        return found('anew');
    // Not what was judged: either it was made anew since then, or somebody went on on it.
    const hasIt = await branches.contains(tip.commit, ended.tip);
    if (!hasIt.ok)
        return hasIt;
    if (!hasIt.value)
        return found('as it is');
    const isMerged = await branches.contains(base, ended.tip);
    if (!isMerged.ok)
        return isMerged;
    return found(isMerged.value ? 'as it is' : 'for others');
}
async function choose_review_branch_beginAt({ branches }, at) {
    const begun = await branches.begin(at);
    if (!begun.ok)
        return begun;
    return found({ branch: at.branch, pull: undefined, isLeft: begun.value === 'taken' });
}
/** `name` is the first, `name.2` the second: a dot is in no agent's name. */
function numberOf(branch) {
    const [, digits] = /\.(\d{1,6})$/.exec(branch) ?? [];
    return digits === undefined ? 1 : Number(digits);
}
function tooMany(name) {
    return {
        kind: 'protected',
        message: `Could not begin a branch for a pull request: there are more than ${BRANCHES_MAX} branches "${name}" already. Delete those whose pull requests are merged or closed, and let the agent delete them from now on.`,
    };
}
function found(value) {
    return { ok: true, value, date: undefined };
}

;// CONCATENATED MODULE: ./build/app/publishing/publish-by-pull-request.js



/** People merge, close and delete while we write; each time it begins again. */
const ROUNDS_MAX = 5;
const publish_by_pull_request_SENDS_MAX = 3;
/**
 * Publishes by one open pull request that is kept up to date. Results have landed when they are on its branch and it
 * is open, or has ended with them: only then can people find them.
 */
function publishByPullRequest(ports, options) {
    return {
        how: 'pull-request',
        publish: async (files, isOvertaken) => {
            const delivery = await deliver({ ...heeding(ports, isOvertaken), isOvertaken }, options, files);
            return { ...delivery, trouble: delivery.trouble && publish_by_pull_request_advised(delivery.trouble) };
        },
    };
}
/** Asked before each write: a branch that is taken away may be the one that the other run has made anew for its results. */
function heeding(ports, isOvertaken) {
    const unlessOvertaken = async (write) => isOvertaken?.() === true ? { ok: false, trouble: OVERTAKEN } : write();
    const { branches, pulls } = ports;
    return {
        ...ports,
        branches: {
            ...branches,
            begin: at => unlessOvertaken(() => branches.begin(at)),
            remove: branch => unlessOvertaken(() => branches.remove(branch)),
        },
        pulls: {
            ...pulls,
            create: pull => unlessOvertaken(() => pulls.create(pull)),
            changeBody: (number, body) => unlessOvertaken(() => pulls.changeBody(number, body)),
        },
    };
}
async function deliver(ports, options, files) {
    const { branches, clock, random, isOvertaken } = ports;
    for (let round = 1; round <= ROUNDS_MAX; round += 1) {
        const begun = await beginReview(ports, options);
        if (!begun.ok)
            return { ...NOTHING, trouble: begun.trouble };
        const { review, base } = begun.value;
        const branch = branches.open(review.branch);
        const committed = await commitResults({ branch, clock, random, isOvertaken }, files, options.message);
        // Somebody deleted the branch, with what was on it.
        if (committed.trouble?.kind === 'missing')
            continue;
        if (committed.landed.length === 0)
            return { ...committed, pull: review.pull };
        const told = await tell(ports, options, { review, base, results: committed.landed.length });
        if (!told.ok)
            return { ...committed, landed: [], trouble: told.trouble };
        const pull = told.value;
        if (pull.isOpen || pull.tip === committed.tip)
            return { ...committed, pull };
    }
    return { ...NOTHING, trouble: publish_by_pull_request_TOO_BUSY };
}
async function beginReview(ports, options) {
    const base = await ports.base.tip();
    if (!base.ok)
        return base;
    if (base.value === undefined)
        return { ok: false, trouble: NO_BASE };
    const name = `background-agent-results/${options.agent}`;
    const chosen = await chooseReviewBranch(ports, name, base.value);
    if (!chosen.ok)
        return chosen;
    const review = chosen.value;
    const begun = { review, base: base.value.branch };
    if (!review.isLeft)
        return { ...chosen, value: begun };
    // What stands in the way of a pull request is found out before there is one more commit that nobody can find.
    const opened = await openPull(ports, options, { ...begun, results: 0 });
    if (opened.ok)
        return { ...opened, value: { ...begun, review: { ...review, pull: opened.value } } };
    // Without a commit there is nothing to propose yet.
    return opened.trouble.kind === 'refused' ? { ...chosen, value: begun } : opened;
}
/** The pull request, open and up to date; or, if people were faster, as it ended. */
async function tell(ports, options, results) {
    const { pull } = results.review;
    if (pull === undefined)
        return openPull(ports, options, results);
    const body = pullBodyAfter(pull.body, options, results.results);
    const changed = body === undefined ? undefined : await ports.pulls.changeBody(pull.number, body);
    // The words matter less than where the results are.
    return changed?.ok === true ? changed : ports.pulls.look(pull.number);
}
async function openPull({ pulls }, { agent, run, place }, { review: { branch }, base, results }) {
    const body = pullBodyOf({ agent, run, place, results });
    for (let sent = 1;; sent += 1) {
        const created = await pulls.create({ title: pullTitleOf(agent), body, head: branch, base });
        if (created.ok)
            return created;
        if (created.trouble.kind !== 'refused' && created.trouble.kind !== 'unreachable')
            return created;
        // There may be one all the same: its reply was lost, or a person was faster.
        const listed = await pulls.list(branch);
        if (!listed.ok)
            return listed;
        const open = openInto(listed.value, base);
        if (open !== undefined)
            return { ...listed, value: open };
        if (created.trouble.kind === 'refused' || sent === publish_by_pull_request_SENDS_MAX)
            return created;
    }
}
/** What else can be done than GitHub says. */
function publish_by_pull_request_advised(trouble) {
    if (trouble.kind !== 'protected')
        return trouble;
    const advice = 'Let the rules for branches leave out "background-agent-results/**": only what is merged from there needs them.';
    return { ...trouble, message: `${trouble.message} ${advice}` };
}
const NOTHING = {
    landed: [],
    heldBack: [],
    trouble: undefined,
    branch: undefined,
    tip: undefined,
    pull: undefined,
};
const NO_BASE = {
    kind: 'missing',
    message: 'Could not propose the results: there is no such branch to merge them into. Name one that exists as "branch".',
};
const publish_by_pull_request_TOO_BUSY = {
    kind: 'unreachable',
    message: `Could not propose the results: the pull request or its branch was ended ${ROUNDS_MAX} times while they were committed. The next run tries again.`,
};

// EXTERNAL MODULE: ./build/domain/plain-text.js
var plain_text = __webpack_require__(86429);
;// CONCATENATED MODULE: ./build/report/commit-message.js




/**
 * The message of a commit that publishes results: a subject, what is in it, and whose it is. No name of a task, a type
 * or a model is in it: in a commit message nothing can be put into code, where GitHub does not look.
 */
function commitMessageOf({ subject, agent, counts, run, place }) {
    (0,issue_marker/* expectAgentName */.ou)(agent);
    const { completed, quarantined } = counts;
    const url = (0,run_link/* runUrl */.Vp)(run, place);
    const own = `Add ${(0,money/* counted */.hS)(completed + quarantined, 'result')} of background-agent/${agent}`;
    const parts = [
        subject === undefined ? own : defused(subject, own),
        `${(0,money/* counted */.hS)(completed, 'task')} completed, ${(0,money/* counted */.hS)(quarantined, 'task')} quarantined.`,
        [
            `Background-Agent: background-agent/${agent}`,
            ...(url === undefined ? [] : [`Background-Agent-Run: ${url}`]),
        ].join('\n'),
    ];
    return `${parts.join('\n\n')}\n`;
}
/** What GitHub shows of a subject, and some. */
const SUBJECT_LENGTH_MAX = 200;
/**
 * A subject that a workflow chose, perhaps with other people's words put into it: one line, and no mention, reference
 * or address, which would ring somebody's bell, or close an issue, at every run. `[skip ci]` stays: it is for the
 * workflow to say.
 */
function defused(subject, fallback) {
    const [firstLine = ''] = subject.trim().split(/[\r\n]/);
    const line = (0,plain_text/* plainLine */.h0)(firstLine, SUBJECT_LENGTH_MAX)
        .replace(/@(?=\w)/g, '@ ')
        .replace(/#(?=\d)/g, '# ')
        .replace(/\b(gh)-(?=\d)/gi, '$1 ')
        .replace(/:(?=\/\/)/g, ': ')
        .replace(/\bwww\.(?=\S)/gi, 'www ')
        .replace(/\b([0-9a-f]{6})[0-9a-f]{1,34}\b/gi, '$1…')
        .trim();
    return line === '' ? fallback : line;
}

;// CONCATENATED MODULE: ./build/entrypoints/wire-publisher.js






/** Joins the way that was chosen for results with GitHub; undefined: they stay on the disk. */
function wirePublisher({ api, clock, random, place }, { publishing, settings }, { owner, repository: name }) {
    const { agent, run } = settings;
    const message = (files) => {
        const completed = files.filter(({ status }) => status === 'completed').length;
        const counts = { completed, quarantined: files.length - completed };
        return commitMessageOf({ subject: publishing.message, agent, counts, run, place });
    };
    const at = { api, random, owner, name };
    const branch = resultBranch({ ...at, branch: publishing.branch });
    switch (publishing.how) {
        case 'none':
            return undefined;
        case 'commit':
            return commitTo({ branch, clock, random }, message);
        case 'pull-request':
            return publishByPullRequest({ base: branch, branches: reviewBranches(at), pulls: pullRequests(at), clock, random }, { agent, run, place, message });
    }
}

// EXTERNAL MODULE: ./build/entrypoints/wire.js + 2 modules
var wire = __webpack_require__(62505);
;// CONCATENATED MODULE: ./build/entrypoints/wire-home.js
















/** Joins the ports of an agent's home with GitHub, the Actions cache and the disk. */
function openHome(config, github, wiring) {
    const { console, copies, env, inbox, looked, lookedBack, newer } = wiring;
    const { settings, checkpointIntervalMs } = config;
    const { api } = github;
    const { owner, name } = github.placeOf('');
    const alerting = (0,wire_alerting/* wireAlerting */.k)(config, github, { console, env });
    const { tracker } = alerting;
    return {
        branch: github.branch,
        looked,
        copies,
        copyPrefix: `background-agent/${settings.agent}/`,
        disk: stateDisk({ folder: (0,state_folder/* stateFolderOf */.l)(config), temp: tempIn(env) }),
        runs: workflowRuns({ api, owner, name }),
        lookedBack,
        alerting,
        requests: tracker &&
            inbox && {
            inbox: inbox.box,
            tracker,
            looked: () => Promise.resolve(inbox.asked),
            nextDueAt: () => (0,look_back_step/* nextDueOf */.b0)(config, github, env),
        },
        checkpointIntervalMs,
        // A mark is of the files on the disk: it must not be left when others counted.
        markIdle: (report, files, head) => newer.keys().length === 0 ? (0,home_mark/* markText */.P)(config, report, files, head) : undefined,
    };
}
/** Where the results of a run go beyond the disk. */
function openPublisher(config, github, env) {
    const { owner, name: repository, api } = github.placeOf('');
    const place = (0,wire_alerting/* placeIn */.V)(env, github);
    return wirePublisher({ api, clock: wall_clock/* wallClock */.X, random: crypto_random/* cryptoRandom */.j, place }, config, { owner, repository });
}
/** Keeps what a cut-off run left on this disk. */
async function rescue(config, github, wiring) {
    const { console, env, looked } = wiring;
    const lock = lockForRescue((0,local_disk_folder/* makeStateFolder */.En)(config.workspace, config.stateFolder), console);
    if (!lock.ok)
        return console.write('warning', `The state folder is still in use by ${lock.holder}.`);
    const ports = (0,wire/* wire */.O)(config, console, env);
    try {
        const home = openHome(config, github, wiring);
        const { agent, repository, run } = config.settings;
        const identity = { agent, repository };
        const rescued = await rescueState({ ...ports, home }, await looked(), { identity, run });
        if (rescued === 'kept')
            console.write('notice', 'The run was cut off; what it did is kept, and the next run goes on from there.');
        if (rescued === 'handed-over')
            console.write('notice', 'The run was cut off, and another one has taken its place. What it did is on the state branch, and the next run takes it in.');
    }
    finally {
        await ports.store.close();
        lock.release();
    }
}
/** The client of the cache cuts a path at a space. */
function tempIn(env) {
    const temp = (0,external_node_path_.resolve)(env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)());
    const folder = temp.includes(' ') ? (0,external_node_os_.tmpdir)() : temp;
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    return folder;
}


/***/ })

};
