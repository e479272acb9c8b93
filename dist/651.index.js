export const id = 651;
export const ids = [651];
export const modules = {

/***/ 49816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ taskGlob),
/* harmony export */   M: () => (/* binding */ findTaskFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _task_globs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97402);



/** The task files that paths and globs lead to: sorted, each once. What leads nowhere is a mistake. */
function findTaskFiles(workspace, patterns, mistakes) {
    const paths = new Set();
    for (const pattern of patterns) {
        const place = { path: pattern, line: 1, column: 1 };
        // In a glob a backslash makes a sign an ordinary one, and stands in no path.
        const isPath = !((0,_task_globs_js__WEBPACK_IMPORTED_MODULE_2__/* .isGlob */ .fg)(pattern) && pattern.includes('\\')) && exists(workspace, pattern);
        const written = isPath ? [pattern] : matchesOf(workspace, pattern);
        if (written.length === 0)
            mistakes.add(place, absenceOf(workspace, pattern));
        for (const path of written) {
            const resolved = workspace.resolve('', path);
            if (!resolved.ok)
                mistakes.add(place, resolved.trouble);
            else if (workspace.isFolder(resolved.value))
                mistakes.add(place, folderTrouble(resolved.value));
            else
                paths.add(resolved.value);
        }
    }
    return [...paths].toSorted();
}
function exists(workspace, path) {
    const resolved = workspace.resolve('', path);
    // What may not be named at all is not looked for; `resolve` says why once more.
    return !resolved.ok || workspace.has(resolved.value);
}
/** Folders are passed over. */
function matchesOf(workspace, pattern) {
    if (!(0,_task_globs_js__WEBPACK_IMPORTED_MODULE_2__/* .isGlob */ .fg)(pattern))
        return [];
    const { fits } = taskGlob(workspace.root, pattern);
    return [...(0,_task_globs_js__WEBPACK_IMPORTED_MODULE_2__/* .globbedOnDisk */ .Sh)(workspace.root, pattern), ...workspace.newerPaths().filter(fits)].filter(path => exists(workspace, path));
}
/** A pattern for paths that are not on the disk: they fit as if they were there. */
function taskGlob(root, pattern) {
    const written = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(pattern) ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, pattern) : pattern);
    const parts = written.split('/');
    const fixed = parts.slice(0, parts.findIndex(_task_globs_js__WEBPACK_IMPORTED_MODULE_2__/* .isGlob */ .fg));
    return {
        folder: fixed.join('/'),
        fits: path => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.matchesGlob(path, written) && !(0,_task_globs_js__WEBPACK_IMPORTED_MODULE_2__/* .isPromptFile */ .dY)(path),
    };
}
/** Without a checkout every file is missing, and in a workflow looking for a typing error would be a waste of time. */
function absenceOf(workspace, pattern) {
    const advice = `Looked for ${JSON.stringify(pattern)}; correct "tasks", or add the file: "background-agent init" writes one.`;
    const isCheckedOut = namesIn(workspace.root).includes('.git');
    return isCheckedOut
        ? `There is no task file here. ${advice}`
        : `There is no task file here, and no checkout of a repository either. ${advice} In a workflow, put a step with "uses: actions/checkout" before this one.`;
}
function folderTrouble(path) {
    const glob = JSON.stringify(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, '*.yml'));
    return `${JSON.stringify(path)} is a folder; name a file in it, or a glob such as ${glob}.`;
}
function namesIn(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 32746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _json_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94391);
/* harmony import */ var _line_starts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69193);


/** A JSON document with the place of every part of it. */
function parseJson(path, text) {
    const lines = (0,_line_starts_js__WEBPACK_IMPORTED_MODULE_1__/* .lineStartsOf */ .x)(path, text);
    /** Where each task begins: looking for one of many from the top of the file each time would be quadratic. */
    const taskOffsets = [];
    const fault = (0,_json_text_js__WEBPACK_IMPORTED_MODULE_0__/* .scanJson */ .E)(text, (here, offset) => {
        if (here.length === 2 && here[0] === 'tasks' && typeof here[1] === 'number')
            taskOffsets.push(offset);
    });
    if (fault !== undefined) {
        const mistake = { place: lines.placeAt(fault.offset), message: fault.message };
        return { ok: false, mistakes: [mistake] };
    }
    const offsetAt = (steps) => {
        const taskOffset = steps[0] === 'tasks' ? taskOffsets[Number(steps[1])] : undefined;
        return taskOffset === undefined ? (0,_json_text_js__WEBPACK_IMPORTED_MODULE_0__/* .offsetOf */ .b)(text, steps) : (0,_json_text_js__WEBPACK_IMPORTED_MODULE_0__/* .offsetOf */ .b)(text, steps.slice(2), taskOffset);
    };
    return { ok: true, value: { value: JSON.parse(text), placeOf: steps => lines.placeAt(offsetAt(steps)) } };
}


/***/ }),

/***/ 94391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ scanJson),
/* harmony export */   b: () => (/* binding */ offsetOf)
/* harmony export */ });
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97803);
/* harmony import */ var _sheet_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98282);


/**
 * Reads a JSON text strictly (RFC 8259) without building its value, and says what is wrong first. Beyond the grammar,
 * what `JSON.parse` would change in silence is refused: a key that stands twice, a number out of range or with too many digits.
 */
function scanJson(text, visit) {
    const scanner = new Scanner(text, 0, visit);
    const end = scanner.value() ?? scanner.end();
    return end === STOPPED ? undefined : end;
}
/**
 * Where the key or list item stands that `path` leads to, or the last step that exists. The text must be sound, and a
 * value must begin at `from`.
 */
function offsetOf(text, path, from = 0) {
    let found = from;
    let depth = 0;
    const scanner = new Scanner(text, from, (here, offset) => {
        // What is not deeper than the last step found lies behind it.
        if (here.length <= depth)
            return 'stop';
        if (here.length !== depth + 1 || String(here[depth]) !== String(path[depth]))
            return undefined;
        found = offset;
        depth += 1;
        return depth === path.length ? 'stop' : undefined;
    });
    if (path.length > 0)
        scanner.value();
    return found;
}
/** Not a fault: the visitor has seen enough. */
const STOPPED = { offset: 0, message: '' };
const WORD = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** Goes through a text once. Each method takes what its name says, and returns why it cannot. */
class Scanner {
    #text;
    #visit;
    #path = [];
    #at;
    constructor(text, from, visit) {
        this.#text = text;
        this.#at = from;
        this.#visit = visit;
        this.#skipBlanks();
    }
    /** Recursion is safe: maps and lists refuse to nest deeper than `DEPTH_MAX`. */
    value() {
        switch (this.#text[this.#at]) {
            case '{':
                return this.#map();
            case '[':
                return this.#list();
            case '"':
                return this.#string();
            default:
                return this.#word();
        }
    }
    end() {
        this.#skipBlanks();
        return this.#at < this.#text.length ? this.#expected('nothing after the value') : undefined;
    }
    #map() {
        if (this.#path.length === _sheet_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPTH_MAX */ .t)
            return this.#fault(`This ${_sheet_js__WEBPACK_IMPORTED_MODULE_0__/* .TOO_DEEP */ .g}`);
        this.#step();
        if (this.#skipsTo('}'))
            return undefined;
        const keys = new Set();
        const depth = this.#path.push('');
        for (;;) {
            const start = this.#at;
            if (this.#text[start] !== '"')
                return this.#expected('a key in double quotes');
            const fault = this.#string();
            if (fault !== undefined)
                return fault;
            const raw = this.#text.slice(start, this.#at);
            const key = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
            if (keys.has(key))
                return this.#fault(`The key ${raw.slice(0, 60)} stands twice in this map; keep one.`, start);
            keys.add(key);
            this.#path[depth - 1] = key;
            if (this.#visit?.(this.#path, start) === 'stop')
                return STOPPED;
            if (!this.#skipsTo(':'))
                return this.#expected('a colon');
            const inner = this.value();
            if (inner !== undefined)
                return inner;
            if (this.#skipsTo(','))
                continue;
            this.#path.pop();
            return this.#skipsTo('}') ? undefined : this.#expected('a comma or }');
        }
    }
    #list() {
        if (this.#path.length === _sheet_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPTH_MAX */ .t)
            return this.#fault(`This ${_sheet_js__WEBPACK_IMPORTED_MODULE_0__/* .TOO_DEEP */ .g}`);
        this.#step();
        if (this.#skipsTo(']'))
            return undefined;
        const depth = this.#path.push(0);
        for (let index = 0;; index++) {
            this.#path[depth - 1] = index;
            if (this.#visit?.(this.#path, this.#at) === 'stop')
                return STOPPED;
            const inner = this.value();
            if (inner !== undefined)
                return inner;
            if (this.#skipsTo(','))
                continue;
            this.#path.pop();
            return this.#skipsTo(']') ? undefined : this.#expected('a comma or ]');
        }
    }
    #string() {
        const start = this.#at;
        for (let at = start + 1; at < this.#text.length; at++) {
            const code = this.#text.charCodeAt(at);
            if (code === 0x22) {
                this.#at = at + 1;
                return undefined;
            }
            if (code < 0x20)
                return this.#fault('Not valid JSON: a text must not have a control character, such as a line break; write it as \\n.', at);
            if (code !== 0x5c)
                continue;
            ESCAPE.lastIndex = at;
            if (!ESCAPE.test(this.#text))
                return this.#fault('Not valid JSON: a text must not have an escape that JSON does not know.', at);
            at = ESCAPE.lastIndex - 1;
        }
        return this.#fault('Not valid JSON: this text has no closing quote.', start);
    }
    /** A number, true, false or null. */
    #word() {
        WORD.lastIndex = this.#at;
        const word = WORD.exec(this.#text)?.[0];
        if (word === undefined)
            return this.#expected('a value');
        if (Math.abs(Number(word)) === Infinity)
            return this.#fault('This number is too large to be kept; write it as a text.');
        if (/^-?\d+$/.test(word) && !(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_1__/* .keepsDigits */ .T6)(word))
            return this.#fault('This number has more digits than can be kept; write it as a text.');
        this.#at += word.length;
        return undefined;
    }
    /** Passes over blanks, and over `mark` and the blanks behind it if that is what follows. */
    #skipsTo(mark) {
        this.#skipBlanks();
        if (this.#text[this.#at] !== mark)
            return false;
        this.#step();
        return true;
    }
    #step() {
        this.#at += 1;
        this.#skipBlanks();
    }
    #skipBlanks() {
        for (; this.#at < this.#text.length; this.#at++) {
            const code = this.#text.charCodeAt(this.#at);
            if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)
                return;
        }
    }
    #expected(what) {
        const codePoint = this.#text.codePointAt(this.#at);
        const got = codePoint === undefined ? 'the end' : JSON.stringify(String.fromCodePoint(codePoint));
        return this.#fault(`Not valid JSON: expected ${what}, got ${got}.`);
    }
    #fault(message, offset = this.#at) {
        return { offset, message };
    }
}


/***/ }),

/***/ 69193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ lineStartsOf)
/* harmony export */ });
function lineStartsOf(path, text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return {
        placeAt(offset) {
            let low = 0;
            let high = starts.length - 1;
            while (low < high) {
                const middle = (low + high + 1) >> 1;
                if ((starts[middle] ?? 0) <= offset)
                    low = middle;
                else
                    high = middle - 1;
            }
            return { path, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
        },
    };
}


/***/ }),

/***/ 50530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ MistakeList)
/* harmony export */ });
const MISTAKES_MAX = 100;
/** Gathers mistakes. All are counted, and as many kept as somebody would read. */
class MistakeList {
    #kept = [];
    #count = 0;
    get count() {
        return this.#count;
    }
    add(place, message) {
        this.#count += 1;
        if (this.#kept.length < MISTAKES_MAX)
            this.#kept.push({ place, message });
    }
    addAll(mistakes) {
        for (const { place, message } of mistakes)
            this.add(place, message);
    }
    /** By file, line and column; a last one says how many more there are. */
    toSorted() {
        const sorted = this.#kept.toSorted((a, b) => comparePlaces(a.place, b.place));
        const last = sorted.at(-1);
        const more = this.#count - sorted.length;
        return last === undefined || more === 0
            ? sorted
            : [...sorted, { place: last.place, message: `And ${more} more mistakes: correct these first.` }];
    }
}
function comparePlaces(a, b) {
    if (a.path !== b.path)
        return a.path < b.path ? -1 : 1;
    return a.line - b.line || a.column - b.column;
}


/***/ }),

/***/ 8552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ TASK_FILE_BYTES_MAX),
  q: () => (/* binding */ openSheet)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/adapters/task-files/json-file.js
var json_file = __webpack_require__(32746);
// EXTERNAL MODULE: ./build/adapters/task-files/json-text.js
var json_text = __webpack_require__(94391);
// EXTERNAL MODULE: ./build/adapters/task-files/workspace.js
var workspace = __webpack_require__(58692);
;// CONCATENATED MODULE: ./build/adapters/task-files/json-lines.js


const NEWLINE = 0x0a;
/**
 * One JSON value a line, in order, with one line in memory at a time. Blank lines are passed over. A line that is no
 * JSON is reported, and the lines after it are still read. A chunk must stay as it is when the next one comes.
 */
function* readJsonLines(path, chunks, mistakes) {
    let line = 0;
    for (const bytes of linesOf(chunks)) {
        line += 1;
        const placeAt = (offset) => ({ path, line, column: offset + 1 });
        const text = (0,workspace/* textOf */.b)(bytes);
        if (text === undefined) {
            // One is enough: what is no text has line ends by chance.
            mistakes.add(placeAt(0), 'This line is not text in UTF-8; save the file as UTF-8.');
            return;
        }
        if (text.trim() === '')
            continue;
        const fault = (0,json_text/* scanJson */.E)(text);
        if (fault !== undefined) {
            mistakes.add(placeAt(fault.offset), fault.message);
            continue;
        }
        yield locatedIn(path, line, text);
    }
}
function locatedIn(path, line, text) {
    return {
        value: JSON.parse(text),
        placeOf: steps => ({ path, line, column: (0,json_text/* offsetOf */.b)(text, steps) + 1 }),
    };
}
function* linesOf(chunks) {
    /** The beginning of a line whose end is not read yet. */
    let begun = [];
    for (const bytes of chunks) {
        let start = 0;
        for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
            const rest = bytes.subarray(start, end);
            yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
            begun = [];
            start = end + 1;
        }
        begun.push(bytes.subarray(start));
    }
    yield Buffer.concat(begun);
}

// EXTERNAL MODULE: ./build/adapters/task-files/mistake-list.js
var mistake_list = __webpack_require__(50530);
// EXTERNAL MODULE: ./build/adapters/task-files/yaml-text.js
var yaml_text = __webpack_require__(88820);
;// CONCATENATED MODULE: ./build/adapters/task-files/open-sheet.js





const TASK_FILE_BYTES_MAX = 64 << 20;
const HEAD_KEYS = ['version', 'defaults', 'types', 'prices'];
/** Opens one task file in the form that its name promises. Undefined when that fails: the mistakes say why. */
function openSheet(workspace, path, mistakes) {
    switch ((0,external_node_path_.extname)(path).toLowerCase()) {
        case '.yml':
        case '.yaml':
            return openDocument(workspace, path, yaml_text/* parseYaml */.h, mistakes);
        case '.json':
            return openDocument(workspace, path, json_file/* parseJson */.q, mistakes);
        case '.jsonl':
        case '.ndjson':
            return openJsonLines(workspace, path, mistakes);
        default:
            mistakes.add(startOf(path), `${JSON.stringify(path)} must end in .yml, .yaml, .json, .jsonl or .ndjson to be read as a task file.`);
            return undefined;
    }
}
function openDocument(workspace, path, parse, mistakes) {
    const text = workspace.readText(path, TASK_FILE_BYTES_MAX);
    if (!text.ok) {
        mistakes.add(startOf(path), text.trouble);
        return undefined;
    }
    if (text.value.trim() === '') {
        mistakes.add(startOf(path), emptyMessage(path));
        return undefined;
    }
    const parsed = parse(path, text.value);
    if (!parsed.ok) {
        mistakes.addAll(parsed.mistakes);
        return undefined;
    }
    if (parsed.value.value === null) {
        mistakes.add(startOf(path), emptyMessage(path));
        return undefined;
    }
    return { form: 'document', head: parsed.value, tasks: () => tasksOf(parsed.value) };
}
function* tasksOf(document) {
    const { value } = document;
    if (typeof value !== 'object' || value === null || !('tasks' in value) || !Array.isArray(value.tasks))
        return;
    for (const [index, task] of value.tasks.entries()) {
        yield { value: task, placeOf: path => document.placeOf(['tasks', index, ...path]) };
    }
}
/** The file is read twice, once for its head and once for its tasks, and never held as a whole. */
function openJsonLines(workspace, path, mistakes) {
    const lines = (report) => {
        const chunks = workspace.chunks(path, TASK_FILE_BYTES_MAX);
        if (chunks.ok)
            return readJsonLines(path, chunks.value, report);
        report.add(startOf(path), chunks.trouble);
        return [];
    };
    const fresh = new mistake_list/* MistakeList */.z();
    const first = firstOf(lines(fresh));
    if (first === undefined) {
        if (fresh.count === 0)
            mistakes.add(startOf(path), emptyMessage(path));
        mistakes.addAll(fresh.toSorted());
        return undefined;
    }
    const head = isHead(first.value) ? first : undefined;
    return {
        form: 'lines',
        head,
        tasks: report => (head === undefined ? lines(report) : withoutFirst(lines(report))),
    };
}
function isHead(value) {
    return (typeof value === 'object' && value !== null && !('id' in value) && HEAD_KEYS.some(key => key in value));
}
function firstOf(items) {
    for (const item of items)
        return item;
    return undefined;
}
function* withoutFirst(items) {
    let isFirst = true;
    for (const item of items) {
        if (!isFirst)
            yield item;
        isFirst = false;
    }
}
function emptyMessage(path) {
    return `${JSON.stringify(path)} is empty; write at least one task into it.`;
}
function startOf(path) {
    return { path, line: 1, column: 1 };
}


/***/ }),

/***/ 98282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ TOO_DEEP),
/* harmony export */   t: () => (/* binding */ DEPTH_MAX)
/* harmony export */ });
/** Deeper than anybody nests by hand; far from what would overflow a stack. */
const DEPTH_MAX = 100;
const TOO_DEEP = `is nested more than ${DEPTH_MAX} levels deep; flatten it.`;


/***/ }),

/***/ 58692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ Workspace),
/* harmony export */   b: () => (/* binding */ textOf)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/**
 * Git's own folder, of whichever repository within the workspace, by all the names that it has on disks that are not exact
 * about them: https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreprotectNTFS
 */
const IS_GIT = /^(?:\.git|git~1)[. ]*(?::.*)?$/i;
const CHUNK_BYTES = 1 << 20;
/**
 * Files of one folder, and nothing else. No path leads out of it, and no part of a path below it is a symbolic link:
 * whoever can write a task file must not make the agent send what lies elsewhere on the machine to a model.
 * A newer version of a file counts instead of the disk's, and passes the same guards.
 */
class Workspace {
    root;
    #newer;
    constructor(root, newer = new Map()) {
        this.root = root;
        this.#newer = newer;
    }
    /** A path as somebody wrote it, relative to `folder`, made relative to the workspace. */
    resolve(folder, written) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(written)
            ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(this.root, written).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_2__.sep, '/')
            : node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(folder, written);
        const normal = node_path__WEBPACK_IMPORTED_MODULE_2__.posix.normalize(path);
        const parts = normal.split('/');
        if (written === '' || written.includes('\0'))
            return refused(written, 'is no path of a file');
        if (parts[0] === '..' || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path))
            return refused(written, 'lies outside the workspace; name a file inside it');
        // To Windows it stands between folders, and would lead anywhere.
        if (normal.includes('\\'))
            return refused(written, 'has a "\\" in it; write "/" between folders');
        if (parts.some(part => IS_GIT.test(part)))
            return refused(written, 'lies in .git, which can hold credentials; name a file outside it');
        return { ok: true, value: normal };
    }
    /** Whether something counts at the path, whatever it is. */
    has(path) {
        const newer = this.#newer.get(path);
        if (newer !== undefined)
            return newer.kind !== 'gone';
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.root, path), { throwIfNoEntry: false }) !== undefined;
        }
        catch (error) {
            // A file stands where the path has a folder. Whatever else is in the way is said by `check`.
            return !(error instanceof Error && 'code' in error && error.code === 'ENOTDIR');
        }
    }
    /** Whether it is a folder on the disk. Newer versions are there for files only. */
    isFolder(path) {
        if (this.#newer.get(path) !== undefined)
            return false;
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.root, path)).isDirectory();
        }
        catch {
            // What is in the way is said by `check`.
            return false;
        }
    }
    /** The paths that count though the disk need not have them. */
    newerPaths() {
        return [...this.#newer.keys()].filter(path => this.has(path));
    }
    /** Whether the path leads to a regular file of at most `bytesMax` bytes, without reading it. */
    check(path, bytesMax) {
        const newer = this.#newerBytes(path, bytesMax);
        if (newer !== undefined)
            return newer.ok ? { ok: true, value: null } : newer;
        return this.#checkDisk(path, bytesMax);
    }
    /** The bytes of a file, one piece after the other. What it opens is closed when the last was taken, or no more is. */
    chunks(path, bytesMax) {
        const newer = this.#newerBytes(path, bytesMax);
        if (newer !== undefined)
            return newer.ok ? { ok: true, value: [newer.value] } : newer;
        const opened = this.#open(path, bytesMax);
        return opened.ok ? { ok: true, value: chunksOf(opened.value) } : opened;
    }
    /** The text of a file: UTF-8, without its byte order mark. */
    readText(path, bytesMax) {
        const read = this.readBytes(path, bytesMax);
        if (!read.ok)
            return read;
        const text = textOf(read.value);
        return text === undefined
            ? refused(path, 'is not text in UTF-8; save it as UTF-8')
            : { ok: true, value: text };
    }
    readBytes(path, bytesMax) {
        const newer = this.#newerBytes(path, bytesMax);
        if (newer !== undefined)
            return newer;
        const opened = this.#open(path, bytesMax);
        if (!opened.ok)
            return opened;
        try {
            const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(opened.value);
            return bytes.length > bytesMax
                ? refused(path, tooLarge(bytes.length, bytesMax))
                : { ok: true, value: bytes };
        }
        catch (error) {
            return refused(path, troubleOf(error));
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(opened.value);
        }
    }
    /** Undefined: the disk counts. */
    #newerBytes(path, bytesMax) {
        const newer = this.#newer.get(path);
        switch (newer?.kind) {
            case undefined:
                return undefined;
            case 'gone':
                return refused(path, MISSING);
            case 'unfit':
                return refused(path, newer.trouble);
            case 'bytes': {
                const { length } = newer.bytes;
                if (length > bytesMax)
                    return refused(path, tooLarge(length, bytesMax));
                return { ok: true, value: Buffer.from(newer.bytes.buffer, newer.bytes.byteOffset, length) };
            }
        }
    }
    #checkDisk(path, bytesMax) {
        try {
            const parts = path.split('/');
            for (const [index] of parts.entries()) {
                const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.root, ...parts.slice(0, index + 1)));
                if (stats.isSymbolicLink()) {
                    return refused(path, `leads through a symbolic link (${parts.slice(0, index + 1).join('/')}); name the file itself`);
                }
                if (index === parts.length - 1 && !stats.isFile())
                    return refused(path, 'is not a file');
                if (index === parts.length - 1 && stats.size > bytesMax)
                    return refused(path, tooLarge(stats.size, bytesMax));
            }
            return { ok: true, value: null };
        }
        catch (error) {
            return refused(path, troubleOf(error));
        }
    }
    /** Opens a file that passes `check`. Whoever calls closes it. */
    #open(path, bytesMax) {
        const checked = this.#checkDisk(path, bytesMax);
        if (!checked.ok)
            return checked;
        try {
            // Between check and open the file could have become a link, or a pipe that nobody ever writes to.
            const flags = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK;
            const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.root, path), flags);
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(descriptor).isFile())
                return { ok: true, value: descriptor };
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(descriptor);
            return refused(path, 'is not a file');
        }
        catch (error) {
            return refused(path, troubleOf(error));
        }
    }
}
/** Undefined for bytes that are no text: not UTF-8, or with a NUL in them. */
function textOf(bytes) {
    if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) || bytes.includes(0))
        return undefined;
    const text = bytes.toString('utf8');
    return text.startsWith('\u{FEFF}') ? text.slice(1) : text;
}
function* chunksOf(descriptor) {
    try {
        for (;;) {
            const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
            const bytes = chunk.subarray(0, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(descriptor, chunk));
            if (bytes.length === 0)
                return;
            yield bytes;
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(descriptor);
    }
}
function refused(path, trouble) {
    return { ok: false, trouble: `${JSON.stringify(path)} ${trouble}.` };
}
function tooLarge(bytes, bytesMax) {
    return `has ${bytes} bytes, and ${bytesMax} are the most; split it`;
}
function troubleOf(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
            return MISSING;
        case 'ELOOP':
            return 'leads through a symbolic link; name the file itself';
        case 'EACCES':
        case 'EPERM':
            return 'may not be read by this process; change its permissions';
        default:
            return `cannot be read (${code ?? 'unknown error'})`;
    }
}
const MISSING = 'does not exist; correct the path, or add the file';


/***/ }),

/***/ 88820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _domain_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97803);
/* harmony import */ var _line_starts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69193);
/* harmony import */ var _sheet_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98282);




/**
 * Parses one YAML 1.2 document into plain JSON values. What JSON has no word for, or what makes a small text into a
 * large value, is refused with its place: tags, directives, merge keys, twin keys, several documents, alias bombs.
 */
function parseYaml(path, text) {
    const lines = (0,_line_starts_js__WEBPACK_IMPORTED_MODULE_1__/* .lineStartsOf */ .x)(path, text);
    const refuse = (faults) => ({
        ok: false,
        mistakes: faults.map(({ offset, message }) => ({ place: lines.placeAt(offset), message })),
    });
    const tokens = tokensOf(text);
    if (!Array.isArray(tokens))
        return refuse([tokens]);
    const [document, second] = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk(OPTIONS).compose(tokens, true, text.length);
    if (document === undefined)
        return refuse([]);
    if (second !== undefined) {
        return refuse([
            { offset: second.range[0], message: 'A second document begins here; a task file is one document.' },
        ]);
    }
    const faults = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
        offset: pos[0],
        message: `Not valid YAML: ${message}${message.endsWith('.') ? '' : '.'}`,
    }));
    if (faults.length > 0)
        return refuse(faults);
    const conversion = new Conversion();
    const value = conversion.valueOf(document.contents);
    if (conversion.faults.length > 0)
        return refuse(conversion.faults);
    return { ok: true, value: { value, placeOf: steps => lines.placeAt(offsetIn(document.contents, steps)) } };
}
/** Twin keys are found by `Conversion`: the package compares each key of a map with each, which is quadratic. */
const OPTIONS = {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
};
/** How many values all aliases of a file may stand for, together. */
const ALIASED_VALUES_MAX = 100_000;
/** The document as syntax. Everything after this recurses, so a nesting too deep for the call stack ends here. */
function tokensOf(text) {
    const tokens = [];
    const parser = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX();
    for (const lexeme of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        tokens.push(...parser.next(lexeme));
        // A map and a list entry can each put two tokens on the stack for one level.
        if (parser.stack.length > 2 * _sheet_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPTH_MAX */ .t)
            return { offset: parser.offset, message: `This ${_sheet_js__WEBPACK_IMPORTED_MODULE_2__/* .TOO_DEEP */ .g}` };
    }
    tokens.push(...parser.end());
    const directive = tokens.find(token => token.type === 'directive');
    return directive === undefined
        ? tokens
        : { offset: directive.offset, message: 'A % directive is not supported here; take it out.' };
}
/** Turns nodes into values, once, in the order of the text. */
class Conversion {
    faults = [];
    #anchors = new Map();
    /** How many values there are so far, those behind aliases included. */
    #size = 0;
    #aliasedSize = 0;
    /** How many maps and lists stand around the innermost value, counted within the value at hand. */
    #deepest = 0;
    valueOf(node, depth = 0) {
        if (yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj(node))
            return this.#aliased(node, depth);
        const before = { size: this.#size, deepest: this.#deepest };
        this.#size += 1;
        this.#deepest = yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3(node) ? depth + 1 : depth;
        const value = this.#plainValueOf(node, depth);
        if (yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll(node) && node.anchor !== undefined) {
            this.#anchors.set(node.anchor, {
                value,
                size: this.#size - before.size,
                height: this.#deepest - depth,
            });
        }
        this.#deepest = Math.max(this.#deepest, before.deepest);
        return value;
    }
    #plainValueOf(node, depth) {
        if (this.#deepest > _sheet_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPTH_MAX */ .t)
            return this.#refuse(node, `This ${_sheet_js__WEBPACK_IMPORTED_MODULE_2__/* .TOO_DEEP */ .g}`);
        if (yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh(node))
            return this.#mapOf(node, depth);
        if (yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP(node))
            return node.items.map(item => this.valueOf(item, depth + 1));
        if (!yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn(node))
            return null;
        const { value, source = '' } = node;
        if (typeof value !== 'number')
            return value;
        if (!Number.isFinite(value))
            return this.#refuse(node, 'This number cannot be written in JSON; write it as a text, in quotes.');
        if (/^[-+]?(?:\d+|0[xo][\da-f]+)$/i.test(source) && !(0,_domain_json_js__WEBPACK_IMPORTED_MODULE_3__/* .keepsDigits */ .T6)(source))
            return this.#refuse(node, 'This number has more digits than can be kept; write it as a text, in quotes.');
        return value;
    }
    #mapOf(map, depth) {
        const entries = new Map();
        for (const { key, value } of map.items) {
            const name = this.#keyOf(key);
            if (name === undefined)
                continue;
            if (entries.has(name))
                this.#refuse(key, `The key ${JSON.stringify(name)} stands twice in this map; keep one.`);
            entries.set(name, this.valueOf(value, depth + 1));
        }
        // Defines own properties, also for a key such as `__proto__`.
        return Object.fromEntries(entries);
    }
    #keyOf(key) {
        if (!yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn(key) || key.value === null) {
            this.#refuse(key, 'A key must be a text.');
            return undefined;
        }
        if (key.value === '<<' && key.type === 'PLAIN') {
            this.#refuse(key, 'The merge key << is not supported; write the values out, or set them in "defaults" or a type.');
            return undefined;
        }
        return typeof key.value === 'string' ? key.value : (key.source ?? JSON.stringify(key.value));
    }
    #aliased(alias, depth) {
        const anchor = this.#anchors.get(alias.source);
        if (anchor === undefined)
            return this.#refuse(alias, `No anchor &${alias.source} stands before this alias.`);
        this.#deepest = Math.max(this.#deepest, depth + anchor.height);
        if (this.#deepest > _sheet_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPTH_MAX */ .t)
            return this.#refuse(alias, `This ${_sheet_js__WEBPACK_IMPORTED_MODULE_2__/* .TOO_DEEP */ .g}`);
        this.#size += anchor.size;
        const before = this.#aliasedSize;
        this.#aliasedSize += anchor.size;
        return before <= ALIASED_VALUES_MAX && this.#aliasedSize > ALIASED_VALUES_MAX
            ? this.#refuse(alias, `The aliases up to here stand for more than ${ALIASED_VALUES_MAX} values; write them out, or use fewer.`)
            : anchor.value;
    }
    #refuse(node, message) {
        const offset = yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll(node) ? (node.range?.[0] ?? 0) : 0;
        this.faults.push({ offset, message });
        return null;
    }
}
/** Where the key or list item stands that `path` leads to, or the last step that exists. */
function offsetIn(root, path) {
    let node = root;
    let offset = startOf(root) ?? 0;
    for (const step of path) {
        if (yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh(node)) {
            const pair = node.items.find(({ key }) => yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn(key) && (key.source ?? key.value) === String(step));
            if (pair === undefined)
                return offset;
            offset = startOf(pair.key) ?? offset;
            node = pair.value;
        }
        else if (yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP(node)) {
            node = node.items[Number(step)];
            offset = startOf(node) ?? offset;
        }
        else {
            return offset;
        }
    }
    return offset;
}
function startOf(node) {
    return yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll(node) ? node.range?.[0] : undefined;
}


/***/ }),

/***/ 31178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ wallClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** A timer of Node can be set no further ahead than this. */
const TIMER_MS_MAX = 2 ** 31 - 1;
/** The machine's clock. */
const wallClock = {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    sleep: async (ms, signal) => {
        if (signal?.aborted === true)
            return;
        const options = signal === undefined ? {} : { signal };
        // An aborted wait has ended: that is no failure of anything.
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.min(Math.max(0, ms), TIMER_MS_MAX), undefined, options).catch(() => undefined);
    },
};


/***/ }),

/***/ 79311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I3: () => (/* binding */ isSameMemory),
/* harmony export */   OW: () => (/* binding */ REMEMBERED_MS),
/* harmony export */   kk: () => (/* binding */ AlertMemory)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2131);
/* harmony import */ var _alert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62639);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83822);



const count = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0).max(9_999);
/** What is remembered of every alert. */
const always = {
    /** As people were told last; of one that is held, as it fires. */
    severity: _alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Severity */ .AI,
    reason: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Code */ .Cy,
    /** When it began to fire, this time. */
    since: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Timestamp */ .Dc,
    /** When people last got a message about it. */
    toldAt: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Timestamp */ .Dc,
    /** How often in a row it came back within a day of being over. */
    returns: count,
};
/**
 * What has to be known of an alert to tell people of it calmly, wherever it is kept: in the marker of its issue, or in
 * the log where nobody wants issues.
 *
 * - `firing`: people know of it; `facts` are what they were told last.
 * - `held`: it is back so soon that nobody was told yet.
 * - `over`: it fires no more.
 */
const AlertMemory = zod__WEBPACK_IMPORTED_MODULE_2__/* .discriminatedUnion */ .gMt('phase', [
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        phase: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('firing'),
        ...always,
        facts: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Sha256 */ .IA,
        /** Runs in a row that met it since people were told that it fires; no more are counted than matter. */
        runs: count,
        /** It fired for so many that its severity went up. */
        risen: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        phase: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('held'),
        ...always,
        /** Runs in a row that met it. */
        runs: count,
    }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ phase: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('over'), ...always, overAt: _units_js__WEBPACK_IMPORTED_MODULE_1__/* .Timestamp */ .Dc }),
]);
/** So long a log remembers an alert that is over. */
const REMEMBERED_MS = 24 * 60 * 60_000;
function isSameMemory(memory, other) {
    // Which fields there are follows from the phase.
    const known = new Map(Object.entries(other ?? {}));
    return Object.entries(memory).every(([field, value]) => known.get(field) === value);
}


/***/ }),

/***/ 62639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ Fingerprint),
/* harmony export */   AI: () => (/* binding */ Severity),
/* harmony export */   Fc: () => (/* binding */ Alert),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   V: () => (/* binding */ AgentName),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   pj: () => (/* binding */ AlertKind)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2131);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);


/** What an agent calls for help about. */
const AlertKind = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n([
    'quarantine',
    'budget',
    'provider',
    'stale',
    'interrupted',
    'state',
    'anomaly',
]);
/** `critical`: nothing goes on until somebody acts. `warning`: something does not. `info`: worth knowing. */
const Severity = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['info', 'warning', 'critical']);
/** For sorting, the gravest first. */
function byGravity(a, b) {
    return Severity.options.indexOf(b) - Severity.options.indexOf(a);
}
/** The name of an agent, safe wherever it stands: in a path, a branch, a label, a marker. */
const AgentName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9-]{1,32}$/);
/** What makes an alert the same one as before: one for each agent and kind, `default/quarantine`. */
const Fingerprint = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9-]{1,32}\/[a-z]{1,16}$/);
const Alert = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    alert: AlertKind,
    fingerprint: Fingerprint,
    severity: Severity,
    /** Why it fires, as a word for machines. */
    reason: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Code */ .Cy,
    /** SHA-256 of what it tells, as far as a change of it is news. */
    facts: _units_js__WEBPACK_IMPORTED_MODULE_0__/* .Sha256 */ .IA,
});
function fingerprintOf(agent, kind) {
    return `${agent}/${kind}`;
}
/** Undefined: of a kind that there is not, as only somebody else can have made it. */
function kindOf(fingerprint) {
    return AlertKind.safeParse(fingerprint.split('/')[1]).data;
}


/***/ }),

/***/ 95443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ enumerated),
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   YI: () => (/* binding */ closedObject),
/* harmony export */   cp: () => (/* binding */ adviceFor),
/* harmony export */   p6: () => (/* binding */ expected)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);

/** For the `error` of a schema: says what the value must be, and what was there instead. */
function expected(what) {
    return issue => issue.input === undefined
        ? `is missing; it must be ${what}`
        : `must be ${what}, got ${shown(issue.input)}`;
}
/** An object that knows all its keys. A key it does not know is refused with the nearest one it does. */
function closedObject(what, shape) {
    const known = Object.keys(shape);
    const wrongType = expected(what);
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(shape, {
        error: issue => issue.code === 'unrecognized_keys'
            ? issue.keys.map(key => `is not a key of ${what}; ${adviceFor(key, known)}`).join('\n')
            : wrongType(issue),
    });
}
/** Every problem of a value that a schema refused, each at its own place. */
function problemsOf(error) {
    return error.issues.flatMap(issue => problemsOfIssue(issue, []));
}
/** A value as a short text on one line, for a sentence that ends in "got". */
function shown(value) {
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
    if (typeof value === 'object' && value !== null) {
        const keys = Object.keys(value);
        return keys.length === 0 ? 'an empty map' : `a map with ${enumerated(keys)}`;
    }
    return shortened(String(JSON.stringify(value)));
}
/** `"a", "b" and 7 more`: names for a message, bounded. */
function enumerated(names) {
    const listed = names.slice(0, NAMES_MAX).map(name => shortened(JSON.stringify(name)));
    return names.length > NAMES_MAX
        ? `${listed.join(', ')} and ${names.length - NAMES_MAX} more`
        : listed.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}
/** `did you mean "model"?` for a word that is nearly a known one, else the known ones. */
function adviceFor(word, known) {
    const near = closest(word, known);
    return near === undefined ? `known are ${enumerated(known)}` : `did you mean ${JSON.stringify(near)}?`;
}
const NAMES_MAX = 20;
const SHOWN_LENGTH_MAX = 60;
function problemsOfIssue(issue, base) {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
        // `closedObject` wrote one line for each key, in the order of the keys.
        const lines = issue.message.split('\n');
        return issue.keys.map((key, index) => problem([...path, key], lines[index] ?? issue.message));
    }
    if (issue.code === 'invalid_key')
        return issue.issues.map(inner => problem(path, inner.message));
    if (issue.code === 'invalid_union') {
        // When only one form of several was meant, its own problems say more than "none of these forms".
        const [meant, ...others] = issue.errors.filter(form => !form.some(isOfAnotherType));
        if (meant !== undefined && others.length === 0)
            return meant.flatMap(inner => problemsOfIssue(inner, path));
    }
    return [problem(path, issue.message)];
}
function isOfAnotherType(issue) {
    return issue.path.length === 0 && issue.code !== 'unrecognized_keys' && issue.code !== 'custom';
}
function problem(path, predicate) {
    const stop = /[.?]$/.test(predicate) ? '' : '.';
    return { path, message: `${nameOf(path)} ${predicate}${stop}` };
}
/** The last key of a path with the indexes after it: line and column say the rest. */
function nameOf(path) {
    const last = path.findLastIndex(part => typeof part === 'string');
    const indexes = path.slice(last + 1).map(index => `[${String(index)}]`);
    const key = path[last];
    if (key === undefined)
        return indexes.length === 0 ? 'This' : `Item ${indexes.join('')}`;
    return shortened(JSON.stringify(`${String(key)}${indexes.join('')}`));
}
/** The known word that is at most two fifths of its letters away. */
function closest(word, known) {
    const plain = plainly(word);
    const near = known
        .map(name => ({ name, distance: distanceOf(plain, plainly(name)) }))
        .filter(({ name, distance }) => distance <= name.length * 0.4)
        .toSorted((a, b) => a.distance - b.distance);
    return near[0]?.name;
}
/** `maxOutputTokens` and `max_output_tokens` are `max-output-tokens` spelt by another habit. */
function plainly(word) {
    return word
        .slice(0, SHOWN_LENGTH_MAX)
        .replaceAll(/[^A-Za-z0-9]/g, '')
        .toLowerCase();
}
/** How many letters must be put in, taken out or replaced: Levenshtein's distance, one row at a time. */
function distanceOf(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(row[j] + 1, next[j - 1] + 1, replaced));
        }
        row = next;
    }
    return row[b.length];
}
function shortened(text) {
    return text.length <= SHOWN_LENGTH_MAX ? text : `${text.slice(0, SHOWN_LENGTH_MAX)}…`;
}


/***/ }),

/***/ 97803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   P8: () => (/* binding */ isJsonList),
/* harmony export */   T6: () => (/* binding */ keepsDigits)
/* harmony export */ });
/** `Array.isArray` alone does not recognise a readonly list. */
function isJsonList(value) {
    return Array.isArray(value);
}
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !isJsonList(value);
}
/**
 * Whether a whole number, as somebody wrote it, is still that one as a value. Above 2^53 most become the nearest that there is,
 * and two of them the same.
 */
function keepsDigits(written) {
    const number = Number(written);
    return Number.isSafeInteger(number) || String(number) === written;
}


/***/ }),

/***/ 1268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ isTaken),
/* harmony export */   Dr: () => (/* binding */ isSnoozed),
/* harmony export */   Qr: () => (/* binding */ pauseAt),
/* harmony export */   SC: () => (/* binding */ lastTaken),
/* harmony export */   X0: () => (/* binding */ NONE_TAKEN),
/* harmony export */   Y8: () => (/* binding */ isBefore),
/* harmony export */   eG: () => (/* binding */ laterOf),
/* harmony export */   jp: () => (/* binding */ NOTHING_ASKED)
/* harmony export */ });
const NONE_TAKEN = { comment: undefined, edit: undefined };
/** What was taken last in all issues together. */
function lastTaken({ taken }) {
    let last = NONE_TAKEN;
    for (const each of taken.values())
        last = laterOf(last, each);
    return last;
}
function laterOf(one, other) {
    const comment = Math.max(one.comment ?? 0, other.comment ?? 0);
    const edit = one.edit === undefined || (other.edit !== undefined && isUpTo(one.edit, other.edit))
        ? other.edit
        : one.edit;
    return { comment: comment === 0 ? undefined : comment, edit };
}
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
    return isBefore(source, taken.get(issue) ?? NONE_TAKEN);
}
/** The same by one mark, for whichever issue it is. */
function isBefore(source, { comment, edit }) {
    if (source.kind === 'comment')
        return comment !== undefined && source.id <= comment;
    return edit !== undefined && isUpTo(source, edit);
}
/** Whether it is that edit or one before. */
function isUpTo(mark, last) {
    return mark.at < last.at || (mark.at === last.at && mark.number <= last.number);
}


/***/ }),

/***/ 7952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isSkipped)
/* harmony export */ });
/** Set aside because a person said so: it is in quarantine, and nobody need be called for it. */
function isSkipped(task) {
    return task?.status === 'quarantined' && task.facts.failure.kind === 'skipped';
}


/***/ }),

/***/ 28332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ TaskId),
/* harmony export */   w: () => (/* binding */ OFFLINE_MODEL)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2131);
/* harmony import */ var _expectation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95443);


/**
 * A task's name, and the name of its result file: so no trailing dot and no Windows device name either.
 * Uniqueness without regard to letter case is checked where all tasks are known.
 */
const TaskId = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({ error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a name for the task (a number needs quotes)') })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, {
    error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('up to 128 letters, digits, dots, hyphens and underscores, a letter or digit first'),
    abort: true,
})
    .regex(/[^.]$/, { error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a name without a dot at its end') })
    .regex(/^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))/i, {
    error: (0,_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .expected */ .p6)('a name that Windows does not keep for a device'),
});
/** What a rehearsal has in the model's place, in keys and in the log, so that it never counts as the real work done. */
const OFFLINE_MODEL = 'offline';


/***/ }),

/***/ 92379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ bodyWith),
/* harmony export */   Bk: () => (/* binding */ parsePlanMarker),
/* harmony export */   HY: () => (/* binding */ bodyWithoutWord),
/* harmony export */   gY: () => (/* binding */ parseMarker),
/* harmony export */   l: () => (/* binding */ planMarkerOf),
/* harmony export */   ou: () => (/* binding */ expectAgentName),
/* harmony export */   we: () => (/* binding */ markerOf)
/* harmony export */ });
/* unused harmony export WordKind */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2131);
/* harmony import */ var _domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62639);
/* harmony import */ var _domain_alerts_alert_memory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79311);
/* harmony import */ var _domain_invariant_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93001);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);





const WordKind = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['again', 'changed', 'risen', 'still', 'over']);
/** The first line of an issue's body. A reader does not see it. */
function markerOf({ agent, kind, memory, word, text }) {
    expectAgentName(agent);
    return lineOf({
        ...{ agent, kind, fingerprint: (0,_domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(agent, kind) },
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
/** The same without the comment that its marker speaks of, as that is never to be. */
function bodyWithoutWord(body) {
    const marker = parseMarker(body);
    return marker === undefined ? body : bodyWith(markerOf({ ...marker, word: undefined }), body);
}
/**
 * What the first line says, or undefined when it is no marker to the letter. Anybody can write one, so it proves
 * nothing about who wrote the issue.
 */
function parseMarker(body) {
    const [, line, json] = MARKER.exec(body) ?? [];
    // As of most issues: all that people write has none.
    if (line === undefined || json === undefined)
        return undefined;
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
    (0,_domain_invariant_js__WEBPACK_IMPORTED_MODULE_4__/* .invariant */ .V)(_domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.safeParse(agent).success, `an agent is named ${JSON.stringify(agent)}`);
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
    agent: _domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V,
    kind: _domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AlertKind */ .pj,
    word: WordKind.optional(),
    after: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative().optional(),
    text: _domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .Sha256 */ .IA.optional(),
});
/** Whatever was read must be written again with the same letters: so no marker has two forms. */
function markerIn(line, { agent, kind, fingerprint: _, word: says, after, text, v: __, ...rest }) {
    const about = About.safeParse({ agent, kind, word: says, after, text });
    const isWhole = Object.keys(rest).length === 0;
    const memory = isWhole ? undefined : _domain_alerts_alert_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .AlertMemory */ .kk.safeParse(rest).data;
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
    ...{ agent: _domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V, kind: _domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .AlertKind */ .pj, fingerprint: _domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Fingerprint */ .$A, v: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1) },
    ...{ severity: _domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .Severity */ .AI.optional(), facts: _domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .Sha256 */ .IA.optional(), since: _domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .Timestamp */ .Dc.optional() },
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
    if (!isToTheLetter || fingerprint !== (0,_domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(agent, kind))
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
    return { ...marker, fingerprint: (0,_domain_alerts_alert_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprintOf */ .ax)(marker.agent, marker.kind) };
}
/** Their form is not all: no month has the number 13. */
function hasTimes({ since, toldAt, overAt }) {
    return [since, toldAt, overAt].every(at => typeof at !== 'string' || !Number.isNaN(Date.parse(at)));
}


/***/ })

};
