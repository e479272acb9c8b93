import type { CopiedState } from '../../ports/state-disk.ts';
import type { Journal } from '../journal.ts';
import type { SayOnce } from '../say-once.ts';
import type { Home } from './home.ts';

const KEPT_ON_BRANCH = 'Until it works, the state is kept on the state branch, at most once a minute.';

type Ports = {
  readonly home: Pick<Home, 'copies' | 'copyPrefix' | 'disk'>;
  readonly journal: Journal;
  readonly say: SayOnce;
};

/** Copies of the state for the cache, one after the other, as long as it takes them. */
export class CopySaver {
  readonly #ports: Ports;
  #saving: Promise<void> = Promise.resolve();
  /** Where the log ended in the last copy that reached the cache. */
  #savedEnd = 0;
  /** Undefined: the last copy got there. `for-now`: it did not, and the next one may. */
  #failing: 'for-now' | 'for-good' | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  get isFailing(): boolean {
    return this.#failing !== undefined;
  }

  /** A copy, if anything is new since the last. One that is on its way comes first. */
  save(): Promise<void> {
    return (this.#saving = this.#saving.then(() => this.#save()));
  }

  async #save(): Promise<void> {
    const { home, journal, say } = this.#ports;
    const { end, head, run } = journal;
    if (this.#failing === 'for-good' || end === this.#savedEnd) return;
    const copy = this.#copyHere(end);
    if (copy === undefined) return;
    try {
      const saved = await home.copies.save(`${home.copyPrefix}${run}/${head.seq}`, copy.folder);
      if (saved.kind === 'saved' || saved.kind === 'taken') {
        this.#savedEnd = end;
        this.#failing = undefined;
        return;
      }
      // Of the other three the next copy would meet the same.
      this.#failing = saved.kind === 'unreachable' ? 'for-now' : 'for-good';
      say(saved.kind === 'unreachable' ? 'warning' : 'notice', `${saved.reason} ${KEPT_ON_BRANCH}`);
    } finally {
      copy.remove();
    }
  }

  /** A disk that has no room for a copy must not end a run that can be kept on the branch. */
  #copyHere(end: number): CopiedState | undefined {
    try {
      return this.#ports.home.disk.copy(end);
    } catch (error) {
      this.#failing = 'for-now';
      const reason = error instanceof Error ? error.message : String(error);
      this.#ports.say('warning', `${reason} ${KEPT_ON_BRANCH}`);
      return undefined;
    }
  }
}
