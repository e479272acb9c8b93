export const id = 733;
export const ids = [733];
export const modules = {

/***/ 61733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Heartbeat: () => (/* binding */ Heartbeat)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58500);



/** All that a sign may take, with its tries. */
const SIGN_MS_MAX = 10_000;
/** How long a start that is still on its way may hold up the end. */
const START_MS_LEFT = 1_000;
const TRY_MS_MAX = 3_000;
const TRIES_MAX = 3;
/** Before the second try, and twice as long before the third. */
const PAUSE_MS = 300;
/**
 * Signs of life to a service that calls for help when they stop (a check of healthchecks.io, or one that takes the same
 * requests): it is the only watcher that sees GitHub start nothing any more. Nothing here ever fails a run.
 */
class Heartbeat {
    #options;
    #beginning = new AbortController();
    #begun = Promise.resolve();
    constructor(options) {
        this.#options = options;
    }
    /** The run begins. It does not wait for this. */
    begin() {
        this.#begun = this.#send('start', this.#beginning.signal);
    }
    /** The run is over. Resolves with what went wrong, for people; undefined: the service knows. */
    async end(sign, msMax = SIGN_MS_MAX) {
        const stop = AbortSignal.timeout(Math.min(msMax, SIGN_MS_MAX));
        // A start that arrives after the end would stand for a run that is on: it gets through first, or not at all.
        const late = setTimeout(() => this.#beginning.abort(), Math.min(msMax / 2, START_MS_LEFT));
        await this.#begun;
        clearTimeout(late);
        return this.#send(sign, stop);
    }
    async #send(sign, stop) {
        let trouble = 'It did not answer in time.';
        try {
            for (let tries = 1;; tries += 1) {
                const answer = await this.#ask(urlOf(this.#options.url, sign), stop);
                if (answer.kind === 'heard')
                    return undefined;
                trouble = answer.trouble;
                if (answer.kind === 'refused' || tries === TRIES_MAX || stop.aborted)
                    return trouble;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(tries * PAUSE_MS, undefined, { signal: stop });
            }
        }
        catch {
            // Stopped while it waited for its next try.
            return trouble;
        }
    }
    async #ask(url, stop) {
        const { Agent, request } = url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__;
        const signal = AbortSignal.any([stop, AbortSignal.timeout(TRY_MS_MAX)]);
        const agent = new Agent({ proxyEnv: this.#options.proxyEnv });
        try {
            const status = await new Promise((resolve, reject) => {
                request(url, { signal, agent })
                    .on('response', response => {
                    response.on('error', () => { }).resume();
                    resolve(response.statusCode ?? 0);
                })
                    .on('error', reject)
                    .end();
            });
            if (status >= 200 && status < 300)
                return { kind: 'heard' };
            const mayPass = status === 429 || status >= 500;
            return { kind: mayPass ? 'silent' : 'refused', trouble: `It answered with the status ${status}.` };
        }
        catch (error) {
            if (signal.aborted)
                return { kind: 'silent', trouble: 'It did not answer in time.' };
            const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
            return { kind: 'silent', trouble: `It could not be reached (${code}).` };
        }
        finally {
            agent.destroy();
        }
    }
}
function urlOf(check, sign) {
    const url = new URL(check);
    const base = url.pathname.replace(/\/+$/, '');
    url.pathname = { start: `${base}/start`, success: base, failure: `${base}/fail` }[sign];
    return url;
}


/***/ })

};
