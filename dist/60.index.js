export const id = 60;
export const ids = [60];
export const modules = {

/***/ 15060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bringFilesUpToDate: () => (/* binding */ bringFilesUpToDate)
});

// EXTERNAL MODULE: ./build/report/money.js
var money = __webpack_require__(10967);
;// CONCATENATED MODULE: ./build/app/checkout/compare-files.js
/** So many at a time are asked for file by file, before it is worth a request to see which folders are the same. */
const PATHS_FEW = 100;
/** A hundred are one request. */
const PATHS_MAX = 20_000;
/** What is sent in Base64 must fit an answer. */
const FILE_BYTES_MAX = 32 << 20;
/** All of them are kept in memory. */
const BYTES_MAX = 128 << 20;
/**
 * Settles for each path what counts. The one rule: a file that is on the disk as it is at the base, and is another at
 * the tip, counts as at the tip; this also says when it is gone there, or new.
 */
async function compareFiles(ports, span, paths, globs) {
    const { repository, checkout, newer } = ports;
    const added = await fittingAtTip(repository, span, globs);
    if (!added.ok)
        return added.trouble;
    const all = [...new Set([...paths, ...added.paths])];
    const open = await withoutSameFolders(repository, span, all);
    if (!open.ok)
        return open.trouble;
    if (open.paths.length > PATHS_MAX)
        return tooMuch(span, `${open.paths.length} files must be compared`);
    const files = await repository.files([span.base, span.tip], open.paths);
    if (!files.ok)
        return files.trouble;
    const [atBase, atTip] = files.value;
    const wanted = [];
    for (const path of all)
        newer.set(path, undefined);
    for (const path of open.paths) {
        const [before, now] = [fileIn(atBase, path), fileIn(atTip, path)];
        if (before?.id === now?.id || checkout.idOf(path) !== before?.id)
            continue;
        if (now === undefined)
            newer.set(path, { kind: 'gone' });
        else if (now.kind === 'link')
            newer.set(path, { kind: 'unfit', trouble: LINK });
        else if (now.bytes > FILE_BYTES_MAX)
            newer.set(path, { kind: 'unfit', trouble: tooLarge(now.bytes) });
        else
            wanted.push(now);
    }
    const bytes = wanted.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > BYTES_MAX)
        return tooMuch(span, `${bytes} bytes must be fetched`);
    const fetched = await repository.bytesOf(wanted);
    if (!fetched.ok)
        return fetched.trouble;
    for (const { path, id } of wanted) {
        const found = fetched.value.get(id);
        if (found !== undefined)
            newer.set(path, { kind: 'bytes', bytes: found });
    }
    return undefined;
}
/** Folders and other repositories inside this one are no files. */
function fileIn(files, path) {
    const found = files?.get(path);
    return found?.kind === 'file' || found?.kind === 'link' ? found : undefined;
}
/** Task files at the tip that the disk need not have. */
async function fittingAtTip(repository, span, globs) {
    const changed = await changedFolders(repository, span, [...new Set(globs.map(({ folder }) => folder))]);
    if (!changed.ok)
        return changed;
    const paths = [];
    for (const [path, id] of changed.folders) {
        if (id === undefined)
            continue;
        const listed = await repository.list({ path, id });
        if (!listed.ok)
            return listed;
        if (listed.value === undefined)
            return {
                ok: false,
                trouble: tooMuch(span, `${path === '' ? 'it' : JSON.stringify(path)} has more files than GitHub lists`),
            };
        const fitting = globs.filter(({ folder }) => folder === path);
        paths.push(...listed.value.filter(each => fitting.some(glob => glob.fits(each))));
    }
    return { ok: true, paths };
}
/** A folder that is the same at both ends has nothing new in it: mostly it is only the results that change. */
async function withoutSameFolders(repository, span, paths) {
    if (paths.length <= PATHS_FEW)
        return { ok: true, paths };
    const changed = await changedFolders(repository, span, [...new Set(paths.map(folderOf))]);
    return changed.ok
        ? { ok: true, paths: paths.filter(path => changed.folders.has(folderOf(path))) }
        : changed;
}
/** The folders that differ, and what each is at the tip; undefined: there is none any more. */
async function changedFolders(repository, { base, tip }, folders) {
    const named = folders.filter(folder => folder !== '');
    const asked = await repository.files([base, tip], named);
    if (!asked.ok)
        return asked;
    const [atBase, atTip] = asked.value;
    const changed = new Map();
    // The whole repository differs, or there would be nothing to compare.
    if (folders.includes(''))
        changed.set('', tip);
    for (const folder of named) {
        const now = atTip?.get(folder);
        if (atBase?.get(folder)?.id !== now?.id)
            changed.set(folder, now?.kind === 'folder' ? now.id : undefined);
    }
    return { ok: true, folders: changed };
}
function folderOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
const LINK = 'is a symbolic link at the tip of the branch; name the file itself';
function tooLarge(bytes) {
    return `has ${bytes} bytes at the tip of the branch, and ${FILE_BYTES_MAX} are the most; split it`;
}
function tooMuch({ base, branch }, what) {
    return {
        kind: 'refused',
        message: `The checkout of ${base.slice(0, 7)} is older than the branch "${branch}", and to know which task files count ${what}. Let actions/checkout check out the branch itself, with "ref: ${branch}".`,
    };
}

;// CONCATENATED MODULE: ./build/app/checkout/bring-tasks-up-to-date.js


/** Task files, then what they name: a third time only when the disk changes meanwhile. */
const ROUNDS_MAX = 3;
/**
 * A run can begin with an old checkout: when it is started again weeks later, or had to wait for another. What was done
 * since would be asked and paid once more, so the files of the tasks count as they are at the tip of the branch. What
 * a step of this job has made or changed counts as it is: the files are those that are not as they were checked out.
 */
async function bringTasksUpToDate(ports, span) {
    const { paths, globs } = ports.checkout.taskPaths();
    let trouble = await compareFiles(ports, span, paths, globs);
    for (let round = 1; round <= ROUNDS_MAX && trouble === undefined; round += 1) {
        ports.source.read();
        const { unknown } = ports.newer;
        if (unknown.length === 0)
            return { ok: true, notice: noticeOf(span, ports.newer.keys()) };
        trouble = await compareFiles(ports, span, unknown, []);
    }
    return { ok: false, trouble: trouble ?? { kind: 'refused', message: UNSTEADY } };
}
const UNSTEADY = 'The task files on the disk changed again and again while they were compared with the repository. Let the step that makes them end before this one.';
const NAMED_MAX = 5;
function noticeOf({ base, tip, branch }, paths) {
    if (paths.length === 0)
        return undefined;
    const named = paths.slice(0, NAMED_MAX).map(path => JSON.stringify(path));
    const more = paths.length - named.length;
    const list = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
    return `The checkout is of ${base.slice(0, 7)}, and the branch "${branch}" is at ${tip.slice(0, 7)} by now: ${(0,money/* counted */.hS)(paths.length, 'file')} ${paths.length === 1 ? 'counts' : 'count'} as there (${list}).`;
}

// EXTERNAL MODULE: ./build/entrypoints/wire.js + 2 modules
var wire = __webpack_require__(62505);
;// CONCATENATED MODULE: ./build/entrypoints/old-checkout.js


/** Makes the task files count as they are at the tip, where the checkout is old. Returns why nothing may be done, if so. */
async function bringFilesUpToDate(config, files, { span, newer, console, }) {
    if (span === undefined)
        return undefined;
    const source = (0,wire/* taskSource */.H)(config, newer);
    const upToDate = await bringTasksUpToDate({ ...files, newer, source }, span);
    if (!upToDate.ok)
        return upToDate.trouble.message;
    if (upToDate.notice !== undefined)
        console.write('notice', upToDate.notice);
    return undefined;
}


/***/ })

};
