/** The disk could not be read, or the machine had no room for that: none of them says anything of what lies there. */
const CODES = new Set(['EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EBUSY', 'ESTALE', 'ETIMEDOUT']);

/** Whether it is the machine that could not read something, which may be whole. */
export function isOfTheMachine(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && CODES.has(at.code)) return true;
  return false;
}
