export const id = 491;
export const ids = [491];
export const modules = {

/***/ 5491:
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


/***/ })

};
