import type { Chance } from '../../support/chance.ts';

/**
 * What was done to a file since all of it was synced. A write refers to where its bytes lie, and they stay there.
 * 'unsure': a sync failed that should have saved it. The kernel counts it as saved then, so no later sync saves it.
 */
type Change = { state: 'waiting' | 'unsure' | 'synced' } & (
  | { readonly do: 'write'; readonly from: Uint8Array; readonly at: number; readonly end: number }
  | { readonly do: 'resize'; readonly to: number }
);

/**
 * A file's bytes, as processes see them and as they are on the medium. Both share one array as long as bytes are only
 * appended, so a write copies nothing but itself and a sync copies nothing.
 */
export class SimulatedFile {
  size = 0;
  #bytes: Uint8Array = NO_BYTES;
  /** Whatever lies before this place in the array has somebody who refers to it. */
  #fixed = 0;
  #medium: Uint8Array = NO_BYTES;
  #mediumSize = 0;
  #changes: Change[] = [];

  /** The bytes as they are now: good until the next change. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.size);
  }

  write(bytes: Uint8Array, at: number): void {
    const end = at + bytes.length;
    this.#makeRoom(Math.min(at, this.size), end);
    if (at > this.size) this.#bytes.fill(0, this.size, at);
    this.#bytes.set(bytes, at);
    this.#fixed = Math.max(this.#fixed, end);
    this.size = Math.max(this.size, end);
    this.#changes.push({ state: 'waiting', do: 'write', from: this.#bytes, at, end });
  }

  /** What it grows by is zeros. */
  resize(to: number): void {
    if (to === this.size) return;
    if (to > this.size) {
      this.#makeRoom(this.size, to);
      this.#bytes.fill(0, this.size, to);
    }
    this.size = to;
    this.#changes.push({ state: 'waiting', do: 'resize', to });
  }

  sync(): void {
    if (this.#changes.length === 0) return;
    if (this.#changes.some(({ state }) => state === 'unsure')) return this.#mark('synced');
    this.#medium = this.#bytes;
    this.#mediumSize = this.size;
    this.#fixed = Math.max(this.#fixed, this.size);
    this.#changes = [];
  }

  failToSync(): void {
    this.#mark('unsure');
  }

  /** What would surely be there after a power failure. */
  durableBytes(): Uint8Array {
    // What was written since lies elsewhere: the medium's own bytes stay as they are.
    if (this.#changes.every(({ state }) => state !== 'synced'))
      return this.#medium.subarray(0, this.#mediumSize);
    return this.#after(({ state }) => (state === 'synced' ? 'whole' : 'not'));
  }

  /**
   * Keeps what was synced and, as chance says, the first of what was not, the last of them in part: cut off, or with zeros
   * where the file had grown before its content arrived.
   */
  losePower(chance: Chance): void {
    if (this.#changes.length === 0) return;
    let goesOn = true;
    const bytes = this.#after(({ state }) => {
      if (state === 'synced') return 'whole';
      if (state === 'unsure') return chance.is(1 / 2) ? 'whole' : 'not';
      if (!goesOn) return 'not';
      const fate = chance.pick(['whole', 'not', 'cut', 'cut and zeros']);
      goesOn = fate === 'whole';
      return fate === 'whole' || fate === 'not' ? fate : { kept: chance.fraction(), zeros: fate !== 'cut' };
    });
    [this.#bytes, this.size, this.#fixed] = [bytes, bytes.length, bytes.length];
    [this.#medium, this.#mediumSize, this.#changes] = [bytes, bytes.length, []];
  }

  /** A copy that shares the bytes until it is written to. */
  clone(): SimulatedFile {
    this.#fixed = Math.max(this.#fixed, this.size);
    const copy = new SimulatedFile();
    copy.size = this.size;
    copy.#bytes = this.#bytes;
    copy.#fixed = Infinity;
    copy.#medium = this.#medium;
    copy.#mediumSize = this.#mediumSize;
    copy.#changes = this.#changes.map(change => ({ ...change }));
    return copy;
  }

  #makeRoom(from: number, end: number): void {
    if (from >= this.#fixed && end <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(2 * end, BYTES_AT_FIRST));
    bytes.set(this.bytes());
    this.#bytes = bytes;
    this.#fixed = 0;
  }

  #mark(state: 'unsure' | 'synced'): void {
    for (const change of this.#changes) if (change.state === 'waiting') change.state = state;
  }

  /** The medium after those of the changes that reach it. */
  #after(fateOf: (change: Change) => Reach): Uint8Array {
    const onMedium = new SimulatedFile();
    onMedium.write(this.#medium.subarray(0, this.#mediumSize), 0);
    for (const change of this.#changes) {
      const reach = fateOf(change);
      if (reach === 'not') continue;
      if (change.do === 'resize') {
        if (reach === 'whole') onMedium.resize(change.to);
        continue;
      }
      const written = change.from.subarray(change.at, change.end);
      if (reach === 'whole') onMedium.write(written, change.at);
      else {
        const kept = Math.floor(reach.kept * written.length);
        onMedium.write(written.subarray(0, kept), change.at);
        if (reach.zeros) onMedium.resize(Math.max(onMedium.size, change.end));
      }
    }
    return onMedium.bytes();
  }
}

/** How much of a change reaches the medium. `kept`: that share of a write. */
type Reach = 'whole' | 'not' | { readonly kept: number; readonly zeros: boolean };

const NO_BYTES = new Uint8Array(0);
const BYTES_AT_FIRST = 1024;
